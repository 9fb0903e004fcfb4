/* The log-linear histogram. Values below 256 have a cell each; above, the leading
 * 8 bits of a value choose its cell within its power of two. */
#include "histogram.h"

#include <math.h>
#include <string.h>

#define CELL_BITS 7
#define CELLS_PER_POWER ((uint64_t)1 << CELL_BITS)

/* Of a value that is not 0. */
static unsigned highest_bit (uint64_t value)
{
  return 63 - (unsigned)__builtin_clzll (value);
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

/* Makes room for the cells low .. high, in whole blocks. */
static void make_room (TsHistogram *histogram, size_t low, size_t high)
{
  size_t end = histogram->first + histogram->n_cells;
  if (histogram->cells != NULL && low >= histogram->first && high < end)
    return;
  size_t first = low / CELLS_PER_POWER * CELLS_PER_POWER;
  size_t last = high / CELLS_PER_POWER * CELLS_PER_POWER + CELLS_PER_POWER;
  if (histogram->cells != NULL) {
    first = MIN (first, histogram->first);
    last = MAX (last, end);
  }
  uint64_t *cells = g_new0 (uint64_t, last - first);
  if (histogram->cells != NULL)
    memcpy (cells + (histogram->first - first), histogram->cells, histogram->n_cells * sizeof *cells);
  g_free (histogram->cells);
  histogram->cells = cells;
  histogram->first = (uint32_t)first;
  histogram->n_cells = (uint32_t)(last - first);
}

void ts_histogram_reserve (TsHistogram *histogram)
{
  make_room (histogram, 0, TS_HISTOGRAM_CELLS - 1);
}

void ts_histogram_add (TsHistogram *histogram, TsDuration value)
{
  size_t cell = ts_histogram_cell (value);
  make_room (histogram, cell, cell);
  histogram->cells[cell - histogram->first]++;
  ts_tally_add (&histogram->tally, value);
}

void ts_histogram_add_to_cell (TsHistogram *histogram, size_t cell, uint64_t count)
{
  g_assert (cell < TS_HISTOGRAM_CELLS);
  make_room (histogram, cell, cell);
  histogram->cells[cell - histogram->first] += count;
  histogram->tally.count += count;
}

uint64_t ts_histogram_count (const TsHistogram *histogram, size_t cell)
{
  bool has_room = cell >= histogram->first && cell - histogram->first < histogram->n_cells;
  return has_room ? histogram->cells[cell - histogram->first] : 0;
}

void ts_histogram_merge (TsHistogram *into, const TsHistogram *from)
{
  ts_tally_merge (&into->tally, &from->tally);
  if (from->cells == NULL)
    return;
  make_room (into, from->first, from->first + from->n_cells - 1);
  uint64_t *cells = into->cells + (from->first - into->first);
  for (size_t i = 0; i < from->n_cells; i++)
    cells[i] += from->cells[i];
}

void ts_histogram_reset (TsHistogram *histogram)
{
  if (histogram->cells != NULL)
    memset (histogram->cells, 0, histogram->n_cells * sizeof *histogram->cells);
  histogram->tally = (TsTally){0};
}

TsHistogram ts_histogram_copy (const TsHistogram *histogram)
{
  TsHistogram copy = {.tally = histogram->tally};
  size_t low = 0, high = histogram->n_cells;
  while (low < high && histogram->cells[low] == 0)
    low++;
  while (high > low && histogram->cells[high - 1] == 0)
    high--;
  if (low == high)
    return copy;
  make_room (&copy, histogram->first + low, histogram->first + high - 1);
  memcpy (copy.cells + (histogram->first + low - copy.first), histogram->cells + low,
          (high - low) * sizeof *copy.cells);
  return copy;
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
  for (size_t i = 0; i < histogram->n_cells; i++) {
    if (histogram->cells[i] >= left)
      return ts_histogram_cell_middle (histogram->first + i);
    left -= histogram->cells[i];
  }
  g_assert_not_reached ();
}
