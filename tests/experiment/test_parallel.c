/* The same done with each of several things: each exactly once, whatever the threads. */
#include "../../sim/experiment/parallel.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { THINGS = 1000 };

static void count (void *data, uint32_t i)
{
  unsigned *counts = data;
  counts[i] += i + 1;
}

static void everything_is_done_once (void **state)
{
  (void)state;
  static const uint32_t threads[] = {0, 1, 2, 8, 2 * THINGS};
  for (size_t t = 0; t < sizeof threads / sizeof *threads; t++) {
    unsigned counts[THINGS] = {0};
    ts_parallel (threads[t], THINGS, count, counts);
    for (uint32_t i = 0; i < THINGS; i++)
      assert_int_equal (counts[i], i + 1);
  }
}

static void of_nothing_nothing_is_done (void **state)
{
  (void)state;
  unsigned counts[1] = {0};
  ts_parallel (4, 0, count, counts);
  assert_int_equal (counts[0], 0);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (everything_is_done_once),
    cmocka_unit_test (of_nothing_nothing_is_done),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
