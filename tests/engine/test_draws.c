/* Keyed draws: the published generator, keyed as documented, and nothing that depends
 * on the order of asking. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "tenantsim/engine.h"

/* Known answers for threefry2x64, 20 rounds, from tests/kat_vectors of Random123 1.14
 * (D. E. Shaw Research, BSD 3-clause licence). */
typedef struct {
  uint64_t counter[2], key[2], answer[2];
} KnownAnswer;

static const KnownAnswer known_answers[] = {
  {{0, 0}, {0, 0}, {UINT64_C (0xc2b6e3a8c2c69865), UINT64_C (0x6f81ed42f350084d)}},
  {{UINT64_MAX, UINT64_MAX}, {UINT64_MAX, UINT64_MAX}, {UINT64_C (0xe02cb7c4d95d277a), UINT64_C (0xd06633d0893b8b68)}},
  {{UINT64_C (0x243f6a8885a308d3), UINT64_C (0x13198a2e03707344)},
   {UINT64_C (0xa4093822299f31d0), UINT64_C (0x082efa98ec4e6c89)},
   {UINT64_C (0x263c7d30bb0f0af1), UINT64_C (0x56be8361d3311526)}},
};

static void draws_are_threefry2x64_20_with_the_documented_counter (void **state)
{
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (known_answers); i++) {
    const KnownAnswer *known = &known_answers[i];
    TsDrawKey key = {.seed = known->key[0], .replication = known->key[1]};
    uint64_t rest = known->counter[1];
    TsDraw draw = ts_draw (key, known->counter[0], (uint32_t)(rest >> 32), (uint16_t)(rest >> 16), (uint16_t)rest);
    assert_true (draw.first == known->answer[0]);
    assert_true (draw.second == known->answer[1]);
  }
}

static void every_part_of_the_key_matters (void **state)
{
  (void)state;
  TsDrawKey key = {.seed = 1, .replication = 2};
  uint64_t draws[] = {
    ts_draw (key, 3, 4, 5, 6).first,
    ts_draw ((TsDrawKey){.seed = 2, .replication = 2}, 3, 4, 5, 6).first,
    ts_draw ((TsDrawKey){.seed = 1, .replication = 3}, 3, 4, 5, 6).first,
    ts_draw (key, 4, 4, 5, 6).first,
    ts_draw (key, 3, 5, 5, 6).first,
    ts_draw (key, 3, 4, 6, 6).first,
    ts_draw (key, 3, 4, 5, 7).first,
  };
  for (size_t i = 0; i < G_N_ELEMENTS (draws); i++)
    for (size_t j = 0; j < i; j++)
      assert_true (draws[i] != draws[j]);
}

static void a_uniform_number_is_never_0_and_never_1 (void **state)
{
  (void)state;
  assert_true (ts_uniform (0) > 0.0);
  assert_true (ts_uniform (UINT64_MAX) < 1.0);
  assert_true (ts_uniform (UINT64_C (1) << 63) > 0.5);
  assert_true (ts_uniform ((UINT64_C (1) << 63) - 1) < 0.5);
}

static void whole_numbers_are_spread_evenly (void **state)
{
  (void)state;
  enum { CELLS = 7, DRAWS = 70000 };
  int counts[CELLS] = {0};
  for (uint32_t i = 0; i < DRAWS; i++)
    counts[ts_uniform_below (ts_draw ((TsDrawKey){.seed = 9}, 1, i, 0, 0).first, CELLS)]++;
  double chi_square = 0.0;
  for (int i = 0; i < CELLS; i++) {
    double difference = counts[i] - DRAWS / CELLS;
    chi_square += difference * difference / (DRAWS / CELLS);
  }
  assert_true (chi_square < 22.46); /* 99.9 % point with 6 degrees of freedom */
  assert_int_equal (ts_uniform_below (UINT64_MAX, 7), 6);
  assert_int_equal (ts_uniform_below (0, 7), 0);
  assert_int_equal (ts_uniform_below (UINT64_MAX, 1), 0);
}

static int by_size (const void *a, const void *b)
{
  uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
  return (left > right) - (left < right);
}

static void assert_no_two_alike (uint64_t *values, size_t n)
{
  qsort (values, n, sizeof *values, by_size);
  for (size_t i = 1; i < n; i++)
    assert_true (values[i - 1] != values[i]);
}

/* 10 people, 10 needs, 10 attempts, 20 purposes: two of these 40,000 numbers are equal by chance
 * with a probability of 4e-11. */
static void neighbouring_keys_never_share_a_draw (void **state)
{
  (void)state;
  enum { KEYS = 20000 };
  uint64_t *values = g_new (uint64_t, 2 * KEYS);
  for (uint32_t i = 0; i < KEYS; i++) {
    TsDraw draw = ts_draw ((TsDrawKey){.seed = 1}, i % 10, i / 10 % 10, (uint16_t)(i / 100 % 10), (uint16_t)(i / 1000));
    values[2 * i] = draw.first;
    values[2 * i + 1] = draw.second;
  }
  assert_no_two_alike (values, (size_t)2 * KEYS);
  g_free (values);
}

static void neighbouring_names_and_numbers_never_share_a_hash (void **state)
{
  (void)state;
  enum { TENANTS = 200, PEOPLE = 200 };
  uint64_t *values = g_new (uint64_t, TENANTS * PEOPLE);
  for (size_t tenant = 0; tenant < TENANTS; tenant++) {
    char name[32];
    g_snprintf (name, sizeof name, "Tenant%zu.expert", tenant);
    for (size_t person = 0; person < PEOPLE; person++)
      values[tenant * PEOPLE + person] = ts_hash_combine (ts_hash_text (name), person);
  }
  assert_no_two_alike (values, (size_t)TENANTS * PEOPLE);
  g_free (values);
}

/* Computed apart from the library, from the published definitions of FNV-1a and splitmix64. */
static void hashes_never_change (void **state)
{
  (void)state;
  assert_true (ts_hash_text ("") == UINT64_C (0xf52a15e9a9b5e89b));
  assert_true (ts_hash_text ("ABC.expert") == UINT64_C (0xf1b2814be5170464));
  assert_true (ts_hash_combine (1, 2) == UINT64_C (0x64684c4f0fd784b4));
  assert_true (ts_hash_combine (2, 1) != ts_hash_combine (1, 2));
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (draws_are_threefry2x64_20_with_the_documented_counter),
    cmocka_unit_test (every_part_of_the_key_matters),
    cmocka_unit_test (a_uniform_number_is_never_0_and_never_1),
    cmocka_unit_test (whole_numbers_are_spread_evenly),
    cmocka_unit_test (neighbouring_keys_never_share_a_draw),
    cmocka_unit_test (neighbouring_names_and_numbers_never_share_a_hash),
    cmocka_unit_test (hashes_never_change),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
