/* The pending-event set: events leave in order of time, and first in, first out at
 * one instant, whatever was pushed when. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "tenantsim/engine.h"

static uint64_t bits (uint32_t k)
{
  return ts_draw ((TsDrawKey){.seed = 4}, 0, k, 0, 0).first;
}

static TsEvent event_at (TsTime time, uint64_t sequence)
{
  return (TsEvent){.time = time, .word = sequence << (TS_EVENT_KIND_BITS + TS_EVENT_SUBJECT_BITS)};
}

static int by_time_then_sequence (const void *a, const void *b)
{
  const TsEvent *left = a, *right = b;
  if (left->time != right->time)
    return left->time < right->time ? -1 : 1;
  return left->word < right->word ? -1 : left->word > right->word;
}

static void events_leave_in_the_order_of_a_sorted_list (void **state)
{
  (void)state;
  enum { EVENTS = 20000 };
  TsEvent *sorted = g_new (TsEvent, EVENTS);
  TsPending *pending = ts_pending_new (TS_PENDING_HEAP, 1);
  for (uint32_t i = 0; i < EVENTS; i++) {
    sorted[i] = event_at ((TsTime)ts_uniform_below (bits (i), 3000), i + 1);
    assert_true (ts_pending_push (pending, sorted[i]));
  }
  qsort (sorted, EVENTS, sizeof *sorted, by_time_then_sequence);
  assert_int_equal (ts_pending_length (pending), EVENTS);
  for (uint32_t i = 0; i < EVENTS; i++) {
    TsEvent event;
    assert_true (ts_pending_pop (pending, TS_TIME_NEVER, &event));
    assert_int_equal (event.time, sorted[i].time);
    assert_int_equal (event.word, sorted[i].word);
  }
  assert_int_equal (ts_pending_length (pending), 0);
  ts_pending_free (pending);
  g_free (sorted);
}

static void pushing_between_pops_keeps_the_order (void **state)
{
  (void)state;
  TsPending *pending = ts_pending_new (TS_PENDING_HEAP, 0);
  TsEvent last = {0};
  uint64_t sequence = 0;
  for (uint32_t i = 0; i < 50000; i++) {
    TsTime at = last.time + (TsTime)ts_uniform_below (bits (i), 100);
    assert_true (ts_pending_push (pending, event_at (at, ++sequence)));
    if (i % 3 == 0)
      continue;
    TsEvent event;
    assert_true (ts_pending_pop (pending, TS_TIME_NEVER, &event));
    assert_true (event.time > last.time || (event.time == last.time && event.word > last.word));
    last = event;
  }
  ts_pending_free (pending);
}

static void a_storm_of_events_at_one_instant_is_first_in_first_out (void **state)
{
  (void)state;
  enum { EVENTS = 100000 };
  TsPending *pending = ts_pending_new (TS_PENDING_HEAP, 16);
  for (uint64_t i = 1; i <= EVENTS; i++)
    assert_true (ts_pending_push (pending, event_at (TS_SECOND, i)));
  for (uint64_t i = 1; i <= EVENTS; i++) {
    TsEvent event;
    assert_true (ts_pending_pop (pending, TS_SECOND, &event));
    assert_int_equal (ts_event_sequence (event), i);
  }
  ts_pending_free (pending);
}

static void an_event_later_than_until_stays (void **state)
{
  (void)state;
  TsPending *pending = ts_pending_new (TS_PENDING_HEAP, 4);
  TsEvent event = {.time = 77};
  assert_false (ts_pending_pop (pending, TS_TIME_NEVER, &event));
  assert_true (ts_pending_push (pending, event_at (10, 1)));
  assert_false (ts_pending_pop (pending, 9, &event));
  assert_int_equal (event.time, 77);
  assert_int_equal (ts_pending_length (pending), 1);
  assert_true (ts_pending_pop (pending, 10, &event));
  assert_true (ts_pending_push (pending, event_at (10, 2)));
  ts_pending_clear (pending);
  assert_int_equal (ts_pending_length (pending), 0);
  ts_pending_free (pending);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (events_leave_in_the_order_of_a_sorted_list),
    cmocka_unit_test (pushing_between_pops_keeps_the_order),
    cmocka_unit_test (a_storm_of_events_at_one_instant_is_first_in_first_out),
    cmocka_unit_test (an_event_later_than_until_stays),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
