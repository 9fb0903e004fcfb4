/* normal_table.h - the quantile of the standard normal distribution for 64 random bits, from a table
 *
 * Between 0 and 1/2, every octave of the probability is cut into equal pieces; in each, the
 * quantile is the polynomial of degree 5 that has its value and its first two derivatives at
 * both ends (ts_normal_quantile() gives the values). So it has no jumps; it differs from the
 * exact one by less than 1e-11 of it, and takes a quarter of the time. */
#ifndef TENANTSIM_ENGINE_NORMAL_TABLE_H
#define TENANTSIM_ENGINE_NORMAL_TABLE_H

#include <string.h>

#include "tenantsim/engine.h"

enum {
  TS_NORMAL_OCTAVES = 52,
  TS_NORMAL_PIECES_BITS = 5,
  TS_NORMAL_PIECES = TS_NORMAL_OCTAVES << TS_NORMAL_PIECES_BITS
};

/* Of one piece: the powers of t, which goes from 0 to 1 along it, lowest first. */
typedef struct {
  double power[6];
} TsNormalPiece;

/* TS_NORMAL_PIECES of them, made when first asked for; then only read. */
const TsNormalPiece *ts_normal_table (void);

/* The quantile of ts_uniform (bits). An odd number n of at most 52 bits stands for the
 * probability n / 2^53 below a half; as a double, its exponent is the octave and the
 * highest bits of its fraction are the piece. */
static inline double ts_normal_from_bits (const TsNormalPiece *table, uint64_t bits)
{
  const uint64_t one = UINT64_C (0x3ff0000000000000);
  uint64_t cell = bits >> 12;
  uint64_t upper = 0 - (cell >> 51); /* all ones above a half */
  double n = (double)(int64_t)(((cell ^ upper) & ((UINT64_C (1) << 51) - 1)) * 2 + 1);
  uint64_t word;
  memcpy (&word, &n, sizeof word);
  const double *power = table[(word - one) >> (52 - TS_NORMAL_PIECES_BITS)].power;
  word = one | (word << TS_NORMAL_PIECES_BITS & ~(UINT64_MAX << 52));
  double t;
  memcpy (&t, &word, sizeof t);
  t -= 1.0;
  double square = t * t;
  double z = power[0] + power[1] * t + square * (power[2] + power[3] * t + square * (power[4] + power[5] * t));
  return upper != 0 ? -z : z;
}

#endif
