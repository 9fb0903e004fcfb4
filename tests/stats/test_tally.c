/* Tallies: exact sums, beyond 64 bits, in any order. */
#include "nearby.h"

static void a_tally_counts_and_sums (void **state)
{
  (void)state;
  TsTally tally = {0};
  ts_tally_add (&tally, 3);
  ts_tally_add (&tally, 0);
  ts_tally_add (&tally, 39);
  assert_int_equal (tally.count, 3);
  assert_true (tally.sum == 42);
}

/* 2^63 - 1 ns is 292 years; five of them do not fit in 64 bits. */
static void a_sum_does_not_wrap_at_64_bits (void **state)
{
  (void)state;
  TsTally tally = {0};
  for (int i = 0; i < 5; i++)
    ts_tally_add (&tally, INT64_MAX);
  assert_int_equal ((uint64_t)(tally.sum >> 64), 2);
  assert_true ((uint64_t)tally.sum == ((uint64_t)INT64_MAX * 5u));
}

static void merging_is_adding_in_any_order (void **state)
{
  (void)state;
  TsTally first = {.count = 2, .sum = UINT64_MAX};
  TsTally second = {.count = 5, .sum = 7};
  TsTally forward = first;
  TsTally backward = second;
  ts_tally_merge (&forward, &second);
  ts_tally_merge (&backward, &first);
  assert_int_equal (forward.count, 7);
  assert_true (forward.sum == (ts_uint128)UINT64_MAX + 7);
  assert_true (forward.count == backward.count && forward.sum == backward.sum);
}

static void merging_nothing_changes_nothing (void **state)
{
  (void)state;
  TsTally tally = {.count = 2, .sum = 9};
  ts_tally_merge (&tally, &(TsTally){0});
  assert_true (tally.count == 2 && tally.sum == 9);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_tally_counts_and_sums),
    cmocka_unit_test (a_sum_does_not_wrap_at_64_bits),
    cmocka_unit_test (merging_is_adding_in_any_order),
    cmocka_unit_test (merging_nothing_changes_nothing),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
