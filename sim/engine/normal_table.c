/* Makes the table of normal quantiles; normal_table.h tells what it holds. */
#include "normal_table.h"

#include <math.h>

#define SQRT_TWO_PI 2.50662827463100050242

/* The quantile and its derivatives by t, where a piece is `width` wide. */
typedef struct {
  double value;
  double first;
  double second;
} Node;

static Node node_at (double p, double width)
{
  double z = ts_normal_quantile (p);
  double slope = SQRT_TWO_PI * ts_exp (0.5 * z * z) * width;
  return (Node){z, slope, z * slope * slope};
}

static TsNormalPiece piece_between (Node a, Node b)
{
  double rise = b.value - a.value;
  return (TsNormalPiece){{a.value, a.first, 0.5 * a.second,
                          10.0 * rise - 6.0 * a.first - 4.0 * b.first - 1.5 * a.second + 0.5 * b.second,
                          -15.0 * rise + 8.0 * a.first + 7.0 * b.first + 1.5 * a.second - b.second,
                          6.0 * rise - 3.0 * (a.first + b.first) + 0.5 * (b.second - a.second)}};
}

static void fill (TsNormalPiece *table)
{
  const unsigned parts = 1u << TS_NORMAL_PIECES_BITS;
  for (unsigned octave = 0; octave < TS_NORMAL_OCTAVES; octave++) {
    double start = ldexp (1.0, (int)octave - 53), width = start / parts;
    for (unsigned part = 0; part < parts; part++)
      table[octave * parts + part] =
        piece_between (node_at (start + part * width, width), node_at (start + (part + 1) * width, width));
  }
}

const TsNormalPiece *ts_normal_table (void)
{
  static TsNormalPiece table[TS_NORMAL_PIECES];
  static gsize is_made = 0;
  if (g_once_init_enter (&is_made)) {
    fill (table);
    g_once_init_leave (&is_made, 1);
  }
  return table;
}
