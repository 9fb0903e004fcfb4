/* quantile_tables.h - quantiles for 64 random bits, from tables
 *
 * A probability is cut into octaves, and each into equal pieces; in each piece the quantile is
 * the polynomial of degree 5 that has its value and its first two derivatives at both ends. So
 * it has no jumps. Of the normal distribution there is a table for each octave between 0 and
 * 1/2, made of ts_normal_quantile(): exact to 1e-11 of the value, in a quarter of the time. Of
 * the exponential distribution one octave is enough, since the next one is ln 2 more: exact to
 * 1e-13, in half the time. */
#ifndef TENANTSIM_ENGINE_QUANTILE_TABLES_H
#define TENANTSIM_ENGINE_QUANTILE_TABLES_H

#include "mathematics.h"

enum {
  TS_NORMAL_OCTAVES = 52,
  TS_NORMAL_PIECES_BITS = 5,
  TS_NORMAL_PIECES = TS_NORMAL_OCTAVES << TS_NORMAL_PIECES_BITS,
  TS_EXPONENTIAL_PIECES_BITS = 6,
  TS_EXPONENTIAL_PIECES = 1 << TS_EXPONENTIAL_PIECES_BITS
};

/* Of one piece: the powers of t, which goes from 0 to 1 along it, lowest first. */
typedef struct {
  double power[6];
} TsPiece;

/* Made when first asked for; then only read. */
const TsPiece *ts_normal_table (void);
const TsPiece *ts_exponential_table (void);

/* t is what the fraction of a double has below the bits that name the piece. */
static inline double ts_piece_at (const TsPiece *piece, uint64_t word, unsigned piece_bits)
{
  uint64_t bits = UINT64_C (0x3ff0000000000000) | (word << piece_bits & ~(UINT64_MAX << 52));
  double t = ts_double_of (bits) - 1.0;
  const double *power = piece->power;
  double square = t * t;
  return power[0] + power[1] * t + square * (power[2] + power[3] * t + square * (power[4] + power[5] * t));
}

/* The quantile of ts_uniform (bits). An odd number n of at most 52 bits stands for the
 * probability n / 2^53 below a half; as a double, its exponent is the octave and the
 * highest bits of its fraction are the piece. */
static inline double ts_normal_from_bits (const TsPiece *table, uint64_t bits)
{
  uint64_t cell = bits >> 12;
  uint64_t upper = 0 - (cell >> 51); /* all ones above a half */
  uint64_t word = ts_bits_of ((double)(int64_t)(((cell ^ upper) & ((UINT64_C (1) << 51) - 1)) * 2 + 1));
  uint64_t piece = (word - UINT64_C (0x3ff0000000000000)) >> (52 - TS_NORMAL_PIECES_BITS);
  uint64_t z = ts_bits_of (ts_piece_at (&table[piece], word, TS_NORMAL_PIECES_BITS));
  return ts_double_of (z ^ upper << 63); /* no branch: it would be foretold wrong half the time */
}

/* -ln (1 - ts_uniform (bits)), where the difference is n / 2^53 for an odd n of 53 bits. */
static inline double ts_exponential_from_bits (const TsPiece *table, uint64_t bits)
{
  const double ln2 = 0.693147180559945309417;
  uint64_t word = ts_bits_of ((double)(int64_t)((~bits >> 12) * 2 + 1));
  double octaves = (double)(1023 + 53 - (int)(word >> 52));
  uint64_t piece = word >> (52 - TS_EXPONENTIAL_PIECES_BITS) & (TS_EXPONENTIAL_PIECES - 1);
  return octaves * ln2 + ts_piece_at (&table[piece], word, TS_EXPONENTIAL_PIECES_BITS);
}

#endif
