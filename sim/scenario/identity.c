/* identity.c - nobody shares an address or a stream of random numbers with somebody else
 *
 * Person n of a group has the address GROUPn@DOMAIN. Two groups of one domain give
 * somebody the same address when the name of one is the name of the other with
 * digits after it: person 1 of "expert1" and person 11 of "expert".
 */
#include "estate.h"

#include <stdlib.h>
#include <string.h>

#define MOST_DIGITS 8 /* of a person's number */
#define MOST_PERSON_HASHES 1000000

static void report_address (TsEstate *estate, const TsDraftGroup *group, uint64_t n, const TsDraftGroup *other,
                            uint64_t m)
{
  ts_diagnostics_error (estate->reader->diagnostics, group->named.key, NULL,
                        "the address \"%s%" G_GUINT64_FORMAT "@%s\" belongs to two people: %s.%" G_GUINT64_FORMAT
                        " and %s.%" G_GUINT64_FORMAT " (line %d)",
                        group->prefix, n, group->domain, group->full_name, n, other->full_name, m,
                        other->named.key->line);
}

/* Groups whose name is that of `group` without some of its last digits. */
static void check_shorter (TsEstate *estate, const TsDraftGroup *group)
{
  size_t length = strlen (group->prefix);
  uint64_t number = 0, weight = 1;
  for (size_t digits = 1; digits <= MOST_DIGITS && digits < length; digits++, weight *= 10) {
    char digit = group->prefix[length - digits];
    if (!g_ascii_isdigit (digit))
      return;
    number += weight * (uint64_t)(digit - '0');
    if (digit == '0')
      continue;
    g_autofree char *key = g_strdup_printf ("%.*s@%s", (int)(length - digits), group->prefix, group->domain);
    const TsDraftGroup *other = g_hash_table_lookup (estate->by_address, key);
    if (other != NULL && number * 10 + 1 <= other->people.count)
      report_address (estate, group, 1, other, number * 10 + 1);
  }
}

void ts_estate_check_addresses (TsEstate *estate)
{
  for (guint i = 0; i < estate->groups->len; i++) {
    TsDraftGroup *group = estate->groups->pdata[i];
    if (group->domain == NULL)
      continue;
    char *key = g_strdup_printf ("%s@%s", group->prefix, group->domain);
    const TsDraftGroup *other = g_hash_table_lookup (estate->by_address, key);
    if (other != NULL)
      report_address (estate, group, 1, other, 1);
    if (other == NULL)
      g_hash_table_insert (estate->by_address, key, group);
    else
      g_free (key);
  }
  for (guint i = 0; i < estate->groups->len; i++) {
    const TsDraftGroup *group = estate->groups->pdata[i];
    if (group->domain != NULL)
      check_shorter (estate, group);
  }
}

/* ------------------------------------------------------------------ hashes -- */

static int compare (const void *a, const void *b)
{
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

bool ts_find_equal (uint64_t *values, size_t n, uint64_t *equal)
{
  if (n > 0)
    qsort (values, n, sizeof *values, compare);
  for (size_t i = 1; i < n; i++)
    if (values[i] == values[i - 1]) {
      *equal = values[i];
      return true;
    }
  return false;
}

static void report_hash (TsEstate *estate)
{
  const TsNode *root = ((const TsDraftGroup *)estate->groups->pdata[0])->named.key;
  ts_diagnostics_error (estate->reader->diagnostics, root, NULL,
                        "two people or groups would get the same random numbers: their names have one hash; rename "
                        "a group");
}

/* Above a million people only groups are checked: among n people the chance of
 * a collision is n^2 / 2^65, below 1 in 10^5 even for 16 million. */
void ts_estate_check_hashes (TsEstate *estate)
{
  bool of_people = estate->people <= MOST_PERSON_HASHES;
  g_autofree uint64_t *hashes = g_new (uint64_t, of_people ? estate->people : estate->groups->len);
  size_t n = 0;
  for (guint i = 0; i < estate->groups->len; i++) {
    const TsDraftGroup *group = estate->groups->pdata[i];
    uint64_t hash = ts_hash_text (group->full_name);
    if (!of_people)
      hashes[n++] = hash;
    for (uint32_t k = 0; of_people && k < group->people.count; k++)
      hashes[n++] = ts_hash_combine (hash, k);
  }
  uint64_t equal;
  if (ts_find_equal (hashes, n, &equal))
    report_hash (estate);
}
