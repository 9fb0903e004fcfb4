/* The pending-event set: events leave in order of time, and first in, first out at
 * one instant, whatever was pushed when. Every test runs over every implementation. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "../../sim/engine/pending.h"
#include "tenantsim/engine.h"

static uint64_t bits (uint32_t k)
{
  return ts_draw ((TsDrawKey){.seed = 4}, 0, k, 0, 0).first;
}

static TsPending *new_set (void **state, size_t capacity)
{
  return ts_pending_new (*(const TsPendingKind *)*state, capacity);
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

static void assert_leave_sorted (TsPending *pending, TsEvent *events, size_t n)
{
  for (size_t i = 0; i < n; i++)
    assert_true (ts_pending_push (pending, events[i]));
  assert_int_equal (ts_pending_length (pending), n);
  qsort (events, n, sizeof *events, by_time_then_sequence);
  for (size_t i = 0; i < n; i++) {
    TsEvent event;
    assert_true (ts_pending_pop (pending, TS_TIME_NEVER, &event));
    assert_int_equal (event.time, events[i].time);
    assert_int_equal (event.word, events[i].word);
  }
  assert_int_equal (ts_pending_length (pending), 0);
}

/* How far the events of a test are apart: all within `range`, or in clusters. */
static TsTime spread (uint32_t k, uint64_t range, uint64_t clusters)
{
  TsTime within = (TsTime)ts_uniform_below (bits (k), range);
  return within + (TsTime)ts_uniform_below (bits (k + 1000000), clusters) * 3 * TS_HOUR;
}

static void events_leave_in_the_order_of_a_sorted_list (void **state)
{
  enum { EVENTS = 5000 };
  static const uint64_t ranges[] = {1, 7, 3000, 1000000, UINT64_C (60000000000), INT64_MAX / 4};
  TsEvent *events = g_new (TsEvent, EVENTS);
  for (size_t r = 0; r < G_N_ELEMENTS (ranges); r++)
    for (uint64_t clusters = 1; clusters <= 100; clusters += 33) {
      TsPending *pending = new_set (state, 1);
      for (uint32_t i = 0; i < EVENTS; i++)
        events[i] = event_at (spread (i, ranges[r], clusters), i + 1);
      assert_leave_sorted (pending, events, EVENTS);
      ts_pending_free (pending);
    }
  g_free (events);
}

static void the_first_and_the_last_instant_are_in_order_too (void **state)
{
  TsEvent events[] = {event_at (TS_TIME_NEVER, 1),
                      event_at (0, 2),
                      event_at (TS_TIME_NEVER - 1, 3),
                      event_at (TS_TIME_NEVER, 4),
                      event_at (1, 5),
                      event_at (0, 6),
                      event_at (INT64_C (1) << 62, 7),
                      event_at (63, 8),
                      event_at (64, 9),
                      event_at (4095, 10),
                      event_at (4096, 11),
                      event_at (INT64_C (1) << 60, 12)};
  TsPending *pending = new_set (state, 0);
  assert_leave_sorted (pending, events, G_N_ELEMENTS (events));
  ts_pending_free (pending);
}

/* A scheduler numbers events as it pushes them; the order does not rest on that. */
static void numbers_decide_at_one_instant_however_they_were_pushed (void **state)
{
  enum { EVENTS = 1000 };
  TsEvent events[EVENTS];
  TsPending *pending = new_set (state, 0);
  for (uint32_t i = 0; i < EVENTS; i++)
    events[i] = event_at (TS_SECOND, (i * 7919u) % EVENTS + 1); /* a permutation */
  assert_leave_sorted (pending, events, EVENTS);

  /* Now their instant is far away when they are pushed. */
  for (uint32_t i = 0; i < EVENTS; i++)
    events[i] = event_at (i < EVENTS / 2 ? i : TS_SECOND, (i * 7919u) % EVENTS + 1);
  assert_leave_sorted (pending, events, EVENTS);
  ts_pending_free (pending);
}

static void a_lower_number_at_the_instant_under_way_comes_next (void **state)
{
  TsPending *pending = new_set (state, 0);
  TsEvent event;
  assert_true (ts_pending_push (pending, event_at (TS_SECOND, 5)));
  assert_true (ts_pending_push (pending, event_at (TS_SECOND, 9)));
  assert_true (ts_pending_pop (pending, TS_SECOND, &event));
  assert_true (ts_pending_push (pending, event_at (TS_SECOND, 7)));
  assert_true (ts_pending_pop (pending, TS_SECOND, &event));
  assert_int_equal (ts_event_sequence (event), 7);
  assert_true (ts_pending_pop (pending, TS_SECOND, &event));
  assert_int_equal (ts_event_sequence (event), 9);
  ts_pending_free (pending);
}

static void assert_later (TsEvent event, TsEvent last)
{
  assert_true (event.time > last.time || (event.time == last.time && event.word > last.word));
}

static void pushing_between_pops_keeps_the_order (void **state)
{
  static const uint64_t ranges[] = {1, 100, 1000000, UINT64_C (3600000000000)};
  for (size_t r = 0; r < G_N_ELEMENTS (ranges); r++) {
    TsPending *pending = new_set (state, 0);
    TsEvent event, last = {0};
    uint64_t sequence = 0;
    for (uint32_t i = 0; i < 20000; i++) {
      TsTime at = last.time + (TsTime)ts_uniform_below (bits (i), ranges[r]);
      assert_true (ts_pending_push (pending, event_at (at, ++sequence)));
      if (i % 3 == 0)
        continue;
      assert_true (ts_pending_pop (pending, TS_TIME_NEVER, &event));
      assert_later (event, last);
      last = event;
    }
    while (ts_pending_pop (pending, TS_TIME_NEVER, &event)) {
      assert_later (event, last);
      last = event;
    }
    ts_pending_free (pending);
  }
}

/* Those that come next, in order; none comes before them but what lies among the late ones. */
static void look_ahead (TsPending *buckets, size_t wanted)
{
  size_t n;
  const TsEvent *events = ts_pending_upcoming (buckets, wanted, &n);
  assert_true ((events != NULL) == (n > 0));
  assert_true (n >= wanted || n + buckets->buckets.late.length == ts_pending_length (buckets));
  for (size_t i = 1; i < n; i++)
    assert_later (events[i], events[i - 1]);
}

/* Runs with stops: what was looked at and left must not keep earlier events from coming. */
static void assert_both_pop_the_same (size_t looks_ahead)
{
  TsPending *heap = ts_pending_new (TS_PENDING_HEAP, 0), *buckets = ts_pending_new (TS_PENDING_BUCKETS, 0);
  TsTime now = 0;
  size_t popped = 0;
  for (uint32_t i = 0; i < 30000; i++) {
    uint64_t any = bits (i);
    uint64_t range = UINT64_C (1) << (any & 63) % 45;
    TsEvent pushed = event_at (now + (TsTime)ts_uniform_below (any, range), i + 1), first = {0}, second = {0};
    assert_true (ts_pending_push (heap, pushed));
    assert_true (ts_pending_push (buckets, pushed));
    TsTime until = now + (TsTime)ts_uniform_below (bits (i + 500000), range);
    while (ts_pending_pop (heap, until, &first)) {
      assert_true (ts_pending_pop (buckets, until, &second));
      assert_true (first.time == second.time && first.word == second.word);
      look_ahead (buckets, looks_ahead);
      popped++;
    }
    assert_false (ts_pending_pop (buckets, until, &second));
    assert_int_equal (ts_pending_length (heap), ts_pending_length (buckets));
    now = until;
  }
  assert_true (popped > 25000);
  ts_pending_free (heap);
  ts_pending_free (buckets);
}

static void both_kinds_pop_the_same_when_runs_stop_and_go_on (void **state)
{
  (void)state;
  assert_both_pop_the_same (0);
}

static void looking_ahead_changes_no_order (void **state)
{
  (void)state;
  static const size_t ahead[] = {1, 13, 1000};
  for (size_t i = 0; i < G_N_ELEMENTS (ahead); i++)
    assert_both_pop_the_same (ahead[i]);
}

static void of_a_heap_nothing_is_known_ahead (void **state)
{
  (void)state;
  TsPending *heap = ts_pending_new (TS_PENDING_HEAP, 0);
  assert_true (ts_pending_push (heap, event_at (TS_SECOND, 1)));
  size_t n = 7;
  assert_null (ts_pending_upcoming (heap, 1, &n));
  assert_int_equal (n, 0);
  ts_pending_free (heap);
}

static void a_storm_of_events_at_one_instant_is_first_in_first_out (void **state)
{
  enum { EVENTS = 100000 };
  TsPending *pending = new_set (state, 16);
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
  TsPending *pending = new_set (state, 4);
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

/* Keeps `n` events pending while `times` of them come and are scheduled again. */
/* Instants on the edges of buckets of every size, asked for to the nanosecond. */
static void an_event_at_the_very_instant_is_taken_and_one_a_nanosecond_later_is_not (void **state)
{
  (void)state;
  static const TsPendingKind kinds[] = {TS_PENDING_HEAP, TS_PENDING_BUCKETS};
  for (size_t k = 0; k < G_N_ELEMENTS (kinds); k++) {
    TsPending *pending = ts_pending_new (kinds[k], 4);
    for (unsigned bit = 0; bit < 62; bit++)
      assert_true (ts_pending_push (pending, (TsEvent){.time = (TsTime)1 << bit, .word = bit}));
    for (unsigned bit = 0; bit < 62; bit++) {
      TsEvent event;
      assert_false (ts_pending_pop (pending, ((TsTime)1 << bit) - 1, &event));
      assert_true (ts_pending_pop (pending, (TsTime)1 << bit, &event));
      assert_int_equal (event.word, bit);
    }
    assert_int_equal (ts_pending_length (pending), 0);
    ts_pending_free (pending);
  }
}

static void hold (TsPending *pending, uint32_t n, uint32_t times)
{
  uint64_t sequence = 0;
  for (uint32_t i = 0; i < n; i++)
    assert_true (ts_pending_push (pending, event_at ((TsTime)(bits (i) >> 30), ++sequence)));
  for (uint32_t i = 0; i < times; i++) {
    TsEvent event;
    assert_true (ts_pending_pop (pending, TS_TIME_NEVER, &event));
    event = event_at (event.time + (TsTime)(bits (i) >> 30), ++sequence);
    assert_true (ts_pending_push (pending, event));
  }
}

static void a_set_that_has_grown_allocates_nothing (void **state)
{
  TsPending *pending = new_set (state, 1000);
  struct TsPending before = *pending;
  hold (pending, 1000, 20000);
  ts_pending_clear (pending);
  hold (pending, 1000, 20000);
  if (pending->kind == TS_PENDING_HEAP) {
    assert_ptr_equal (pending->heap.events, before.heap.events);
    assert_int_equal (pending->heap.capacity, before.heap.capacity);
  } else {
    assert_ptr_equal (pending->buckets.run, before.buckets.run);
    assert_ptr_equal (pending->buckets.chunks, before.buckets.chunks);
    assert_ptr_equal (pending->buckets.late.events, before.buckets.late.events);
    assert_int_equal (pending->buckets.capacity, before.buckets.capacity);
  }
  ts_pending_free (pending);
}

/* The memory reserved is enough for the least favourable arrangement: every bucket begun. */
static void chunks_never_run_out (void **state)
{
  TsPending *pending = new_set (state, 0);
  for (uint32_t i = 0; i < 20000; i++) {
    TsTime at = (TsTime)(bits (i) >> (1 + i % 62));
    assert_true (ts_pending_push (pending, event_at (at, i + 1)));
    if (pending->kind == TS_PENDING_BUCKETS)
      assert_true (pending->buckets.n_chunks <= pending->buckets.capacity / TS_CHUNK_EVENTS + TS_LEVELS * TS_DIGITS);
  }
  ts_pending_free (pending);
}

/* Far, near and late events are all forgotten, every time, without using memory up. */
static void a_cleared_set_is_as_good_as_new (void **state)
{
  TsPending *pending = new_set (state, 1000);
  TsEvent event;
  for (int i = 0; i < 30; i++) {
    hold (pending, 1000, 500);
    ts_pending_clear (pending);
    assert_int_equal (ts_pending_length (pending), 0);
    assert_false (ts_pending_pop (pending, TS_TIME_NEVER, &event));
    assert_true (ts_pending_push (pending, event_at (TS_WEEK, 1)));
    assert_false (ts_pending_pop (pending, TS_WEEK - 1, &event));
    assert_true (ts_pending_pop (pending, TS_WEEK, &event));
    assert_false (ts_pending_pop (pending, TS_TIME_NEVER, &event));
    ts_pending_clear (pending);
    if (pending->kind == TS_PENDING_BUCKETS)
      assert_true (pending->buckets.n_chunks == 0 && pending->buckets.base == 0);
  }
  ts_pending_free (pending);
}

static int choose_heap (void **state)
{
  static TsPendingKind kind = TS_PENDING_HEAP;
  *state = &kind;
  return 0;
}

static int choose_buckets (void **state)
{
  static TsPendingKind kind = TS_PENDING_BUCKETS;
  *state = &kind;
  return 0;
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (events_leave_in_the_order_of_a_sorted_list),
    cmocka_unit_test (the_first_and_the_last_instant_are_in_order_too),
    cmocka_unit_test (numbers_decide_at_one_instant_however_they_were_pushed),
    cmocka_unit_test (a_lower_number_at_the_instant_under_way_comes_next),
    cmocka_unit_test (pushing_between_pops_keeps_the_order),
    cmocka_unit_test (a_storm_of_events_at_one_instant_is_first_in_first_out),
    cmocka_unit_test (an_event_later_than_until_stays),
    cmocka_unit_test (an_event_at_the_very_instant_is_taken_and_one_a_nanosecond_later_is_not),
    cmocka_unit_test (a_set_that_has_grown_allocates_nothing),
    cmocka_unit_test (a_cleared_set_is_as_good_as_new),
    cmocka_unit_test (chunks_never_run_out),
  };
  const struct CMUnitTest comparisons[] = {
    cmocka_unit_test (both_kinds_pop_the_same_when_runs_stop_and_go_on),
    cmocka_unit_test (looking_ahead_changes_no_order),
    cmocka_unit_test (of_a_heap_nothing_is_known_ahead),
  };
  return cmocka_run_group_tests_name ("heap", tests, choose_heap, NULL) +
         cmocka_run_group_tests_name ("buckets", tests, choose_buckets, NULL) +
         cmocka_run_group_tests_name ("heap and buckets", comparisons, NULL, NULL);
}
