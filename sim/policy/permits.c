/* Rows of bits and lists of exceptions. */
#include "permits.h"

#include <string.h>

void ts_permits_init (TsPermits *permits, uint32_t n_tenants, uint32_t n_domains)
{
  *permits = (TsPermits){.row_words = ((size_t)n_domains + 63) / 64};
  if (n_domains <= TS_MOST_PERMIT_BITS) {
    permits->rows = g_new (uint64_t, MAX (n_tenants * permits->row_words, 1));
    return;
  }
  permits->lists = g_new0 (TsPermitList, n_tenants);
  permits->exceptions = g_array_new (FALSE, FALSE, sizeof (uint32_t));
}

void ts_permits_clear (TsPermits *permits)
{
  g_free (permits->rows);
  g_free (permits->lists);
  if (permits->exceptions != NULL)
    g_array_free (permits->exceptions, TRUE);
  *permits = (TsPermits){0};
}

/* The bits of a word that stand for domains. */
static uint64_t mask_of (size_t word, uint32_t n_domains)
{
  uint64_t left = n_domains - (uint64_t)word * 64;
  return left >= 64 ? UINT64_MAX : ((uint64_t)1 << left) - 1;
}

static uint32_t count_permitted (const TsPermits *permits, const uint64_t *row, uint32_t n_domains)
{
  uint32_t count = 0;
  for (size_t word = 0; word < permits->row_words; word++)
    count += (uint32_t)__builtin_popcountll (row[word] & mask_of (word, n_domains));
  return count;
}

static void add_list (TsPermits *permits, TsPermitList *list, const uint64_t *row, uint32_t n_domains)
{
  *list = (TsPermitList){.first = permits->exceptions->len,
                         .others = count_permitted (permits, row, n_domains) > n_domains / 2};
  for (size_t word = 0; word < permits->row_words; word++) {
    uint64_t left = (list->others ? ~row[word] : row[word]) & mask_of (word, n_domains);
    for (; left != 0; left &= left - 1) {
      uint32_t domain = (uint32_t)(word * 64) + (uint32_t)__builtin_ctzll (left);
      g_array_append_val (permits->exceptions, domain);
    }
  }
  list->count = permits->exceptions->len - list->first;
}

void ts_permits_add (TsPermits *permits, uint32_t tenant, const uint64_t *row, uint32_t n_domains)
{
  if (permits->rows == NULL)
    add_list (permits, &permits->lists[tenant], row, n_domains);
  else if (permits->row_words > 0)
    memcpy (&permits->rows[tenant * permits->row_words], row, permits->row_words * sizeof *row);
}

bool ts_permits_in_list (const TsPermits *permits, uint32_t tenant, uint32_t domain)
{
  TsPermitList list = permits->lists[tenant];
  uint32_t low = list.first, high = list.first + list.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    uint32_t found = g_array_index (permits->exceptions, uint32_t, middle);
    if (found == domain)
      return !list.others;
    if (found < domain)
      low = middle + 1;
    else
      high = middle;
  }
  return list.others;
}
