/* Lists of exceptions permit the same domains as rows of bits, which estates of fewer
 * domains have: of tenants that permit all, none, few, nearly all and half. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../sim/policy/permits.h"
#include "tenantsim/engine.h"

enum { TENANTS = 60, DOMAINS = TS_MOST_PERMIT_BITS + 77 };

static const double shares[] = {0.0, 1.0, 0.001, 0.999, 0.5};

static bool is_permitted (uint32_t tenant, uint32_t domain)
{
  double share = shares[tenant % G_N_ELEMENTS (shares)];
  return share >= 1.0 || ts_uniform (ts_draw ((TsDrawKey){.seed = 1}, tenant, domain, 0, 0).first) < share;
}

/* Beyond the last domain a row may hold anything. */
static void fill (uint64_t *row, uint32_t tenant, uint32_t n_domains)
{
  for (uint32_t domain = 0; domain < (n_domains + 63) / 64 * 64; domain++) {
    uint64_t bit = (uint64_t)1 << domain % 64;
    row[domain / 64] = (domain % 64 == 0 ? 0 : row[domain / 64]) | (is_permitted (tenant, domain) ? bit : 0);
  }
}

static void assert_permits (uint32_t n_domains, bool has_bits)
{
  uint64_t row[DOMAINS / 64 + 1];
  TsPermits permits;
  ts_permits_init (&permits, TENANTS, n_domains);
  for (uint32_t tenant = 0; tenant < TENANTS; tenant++) {
    fill (row, tenant, n_domains);
    ts_permits_add (&permits, tenant, row, n_domains);
  }
  assert_int_equal (permits.rows != NULL, has_bits);
  for (uint32_t tenant = 0; tenant < TENANTS; tenant++)
    for (uint32_t domain = 0; domain < n_domains; domain++)
      assert_int_equal (ts_permits (&permits, tenant, domain), is_permitted (tenant, domain));
  ts_permits_clear (&permits);
}

static void rows_of_bits_permit_what_was_added (void **state)
{
  (void)state;
  assert_permits (TS_MOST_PERMIT_BITS, true);
  assert_permits (65, true);
}

static void lists_of_exceptions_permit_what_was_added (void **state)
{
  (void)state;
  assert_permits (DOMAINS, false);
  assert_permits (TS_MOST_PERMIT_BITS + 64, false);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (rows_of_bits_permit_what_was_added),
    cmocka_unit_test (lists_of_exceptions_permit_what_was_added),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
