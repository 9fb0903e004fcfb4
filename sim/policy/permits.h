/* permits.h - which tenant permits which domain
 *
 * A bit for each tenant and domain; or, where that would take too much memory, for each
 * tenant what holds of most domains and the list of the others. */
#ifndef TENANTSIM_POLICY_PERMITS_H
#define TENANTSIM_POLICY_PERMITS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* With more domains, lists. */
enum { TS_MOST_PERMIT_BITS = 8192 };

typedef struct {
  uint32_t first; /* of TsPermits.exceptions */
  uint32_t count;
  bool others; /* permits the domains that are no exceptions */
} TsPermitList;

typedef struct {
  size_t row_words;
  uint64_t *rows; /* bits; NULL: lists */
  TsPermitList *lists;
  GArray *exceptions; /* uint32_t, ascending in each list */
} TsPermits;

/* For tenants that are then added one after the other, each with a row of bits, one a
 * domain. */
void ts_permits_init (TsPermits *permits, uint32_t n_tenants, uint32_t n_domains);
void ts_permits_add (TsPermits *permits, uint32_t tenant, const uint64_t *row, uint32_t n_domains);
void ts_permits_clear (TsPermits *permits);

bool ts_permits_in_list (const TsPermits *permits, uint32_t tenant, uint32_t domain);

/* O(1); of lists O(log exceptions). */
static inline bool ts_permits (const TsPermits *permits, uint32_t tenant, uint32_t domain)
{
  if (permits->rows == NULL)
    return ts_permits_in_list (permits, tenant, domain);
  return (permits->rows[tenant * permits->row_words + domain / 64] >> (domain % 64) & 1) != 0;
}

#endif
