/* Makes the tables; quantile_tables.h tells what they hold. */
#include "quantile_tables.h"

#include <math.h>

#define SQRT_TWO_PI 2.50662827463100050242

/* The quantile and its derivatives by t, where a piece is `width` wide. */
typedef struct {
  double value;
  double first;
  double second;
} Node;

static Node normal_at (double p, double width)
{
  double z = ts_normal_quantile (p);
  double slope = SQRT_TWO_PI * ts_exp (0.5 * z * z) * width;
  return (Node){z, slope, z * slope * slope};
}

static TsPiece piece_between (Node a, Node b)
{
  double rise = b.value - a.value;
  return (TsPiece){{a.value, a.first, 0.5 * a.second,
                    10.0 * rise - 6.0 * a.first - 4.0 * b.first - 1.5 * a.second + 0.5 * b.second,
                    -15.0 * rise + 8.0 * a.first + 7.0 * b.first + 1.5 * a.second - b.second,
                    6.0 * rise - 3.0 * (a.first + b.first) + 0.5 * (b.second - a.second)}};
}

static void fill_normal (TsPiece *table)
{
  const unsigned parts = 1u << TS_NORMAL_PIECES_BITS;
  for (unsigned octave = 0; octave < TS_NORMAL_OCTAVES; octave++) {
    double start = ldexp (1.0, (int)octave - 53), width = start / parts;
    for (unsigned part = 0; part < parts; part++)
      table[octave * parts + part] =
        piece_between (normal_at (start + part * width, width), normal_at (start + (part + 1) * width, width));
  }
}

const TsPiece *ts_normal_table (void)
{
  static TsPiece table[TS_NORMAL_PIECES];
  static gsize is_made = 0;
  if (g_once_init_enter (&is_made)) {
    fill_normal (table);
    g_once_init_leave (&is_made, 1);
  }
  return table;
}

/* -ln m. */
static Node exponential_at (double m, double width)
{
  return (Node){-ts_log (m), -width / m, width * width / (m * m)};
}

static void fill_exponential (TsPiece *table)
{
  const double width = 1.0 / TS_EXPONENTIAL_PIECES;
  for (unsigned piece = 0; piece < TS_EXPONENTIAL_PIECES; piece++)
    table[piece] =
      piece_between (exponential_at (1.0 + piece * width, width), exponential_at (1.0 + (piece + 1) * width, width));
}

const TsPiece *ts_exponential_table (void)
{
  static TsPiece table[TS_EXPONENTIAL_PIECES];
  static gsize is_made = 0;
  if (g_once_init_enter (&is_made)) {
    fill_exponential (table);
    g_once_init_leave (&is_made, 1);
  }
  return table;
}
