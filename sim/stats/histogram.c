/* The log-linear histogram. Values below 256 have a cell each; above, the leading
 * 8 bits of a value choose its cell within its power of two. */
#include "histogram.h"

#include <math.h>

#define CELL_BITS 7
#define CELLS_PER_POWER ((uint64_t)1 << CELL_BITS)

static unsigned highest_bit (uint64_t value)
{
  unsigned bit = 0;
  for (unsigned step = 32; step > 0; step /= 2)
    if (value >> (bit + step) != 0)
      bit += step;
  return bit;
}

/* The width of a cell is 2 to the power of this. */
static unsigned cell_shift (size_t cell)
{
  return cell < CELLS_PER_POWER ? 0 : (unsigned)(cell / CELLS_PER_POWER) - 1;
}

size_t ts_histogram_cell (TsDuration value)
{
  g_assert (value >= 0);
  uint64_t bits = (uint64_t)value;
  if (bits < CELLS_PER_POWER)
    return (size_t)bits;
  unsigned shift = highest_bit (bits) - CELL_BITS;
  return (size_t)(shift * CELLS_PER_POWER + (bits >> shift));
}

TsDuration ts_histogram_cell_low (size_t cell)
{
  g_assert (cell < TS_HISTOGRAM_CELLS);
  unsigned shift = cell_shift (cell);
  return (TsDuration)((cell - shift * CELLS_PER_POWER) << shift);
}

double ts_histogram_cell_middle (size_t cell)
{
  uint64_t width = (uint64_t)1 << cell_shift (cell);
  return (double)ts_histogram_cell_low (cell) + (double)(width - 1) / 2.0;
}

static void ensure_cells (TsHistogram *histogram)
{
  if (histogram->cells == NULL)
    histogram->cells = g_new0 (uint64_t, TS_HISTOGRAM_CELLS);
}

void ts_histogram_add (TsHistogram *histogram, TsDuration value)
{
  ensure_cells (histogram);
  histogram->cells[ts_histogram_cell (value)]++;
  ts_tally_add (&histogram->tally, value);
}

void ts_histogram_merge (TsHistogram *into, const TsHistogram *from)
{
  ts_tally_merge (&into->tally, &from->tally);
  if (from->cells == NULL)
    return;
  ensure_cells (into);
  for (size_t cell = 0; cell < TS_HISTOGRAM_CELLS; cell++)
    into->cells[cell] += from->cells[cell];
}

void ts_histogram_clear (TsHistogram *histogram)
{
  g_free (histogram->cells);
  *histogram = (TsHistogram){0};
}

uint64_t ts_histogram_values (const TsHistogram *histogram)
{
  return histogram->cells == NULL ? 0 : histogram->tally.count;
}

uint64_t ts_histogram_rank (double q, uint64_t n)
{
  g_assert (q > 0.0 && q < 1.0 && n > 0);
  double rank = ceil (q * (double)n * (1.0 - 1e-15));
  return CLAMP ((uint64_t)rank, 1, n);
}

double ts_histogram_quantile (const TsHistogram *histogram, double q)
{
  uint64_t left = ts_histogram_rank (q, ts_histogram_values (histogram));
  for (size_t cell = 0; cell < TS_HISTOGRAM_CELLS; cell++) {
    if (histogram->cells[cell] >= left)
      return ts_histogram_cell_middle (cell);
    left -= histogram->cells[cell];
  }
  g_assert_not_reached ();
}
