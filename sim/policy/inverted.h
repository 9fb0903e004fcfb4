/* inverted.h - rules that say the opposite, one at a time, in a test build (tests/policy/test_inverted_rules.sh) */
#ifndef TENANTSIM_POLICY_INVERTED_H
#define TENANTSIM_POLICY_INVERTED_H

#include <stdbool.h>
#include <stddef.h>

#ifdef TS_INVERTED_RULE
#include <glib.h>

/* Is it row `row` of the table `table`, as in TENANTSIM_INVERTED_RULE="meetings 3"? */
static inline bool ts_is_inverted (const char *table, size_t row)
{
  g_autofree char *this_one = g_strdup_printf ("%s %zu", table, row);
  return g_strcmp0 (g_getenv ("TENANTSIM_INVERTED_RULE"), this_one) == 0;
}
#else
static inline bool ts_is_inverted (const char *table, size_t row)
{
  (void)table;
  (void)row;
  return false;
}
#endif

#endif
