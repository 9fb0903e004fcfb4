/* The scheduler: a clock that only moves forward, numbers that are never reused, and
 * limits that are reported and never wrap. */
#define _POSIX_C_SOURCE 200809L
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../sim/engine/pending.h"
#include "../../sim/engine/scheduler.h"
#include "tenantsim/engine.h"

static void the_clock_moves_to_each_event_and_then_to_until (void **state)
{
  (void)state;
  TsScheduler *scheduler = ts_scheduler_new (TS_PENDING_HEAP, 4);
  TsEvent event;
  ts_scheduler_schedule (scheduler, 5 * TS_SECOND, 3, 1234);
  ts_scheduler_schedule (scheduler, 2 * TS_SECOND, TS_EVENT_KINDS - 1, TS_EVENT_SUBJECTS - 1);
  assert_true (ts_scheduler_next (scheduler, TS_MINUTE, &event));
  assert_int_equal (ts_scheduler_now (scheduler), 2 * TS_SECOND);
  assert_int_equal (ts_event_kind (event), TS_EVENT_KINDS - 1);
  assert_int_equal (ts_event_subject (event), TS_EVENT_SUBJECTS - 1);
  assert_false (ts_scheduler_next (scheduler, 3 * TS_SECOND, &event));
  assert_int_equal (ts_scheduler_now (scheduler), 3 * TS_SECOND);
  assert_int_equal (ts_scheduler_pending (scheduler), 1);
  assert_false (ts_scheduler_next (scheduler, TS_SECOND, &event)); /* the clock never goes back */
  assert_int_equal (ts_scheduler_now (scheduler), 3 * TS_SECOND);
  assert_true (ts_scheduler_next (scheduler, TS_MINUTE, &event));
  assert_int_equal (ts_event_kind (event), 3);
  assert_int_equal (ts_event_subject (event), 1234);
  assert_int_equal (ts_event_sequence (event), 1);
  ts_scheduler_free (scheduler);
}

/* Lazy cancellation: the model keeps the number of the timer it still means. */
static void a_timer_is_cancelled_by_forgetting_its_number (void **state)
{
  (void)state;
  TsScheduler *scheduler = ts_scheduler_new (TS_PENDING_HEAP, 4);
  uint64_t timer = ts_scheduler_schedule (scheduler, TS_SECOND, 0, 0);
  uint64_t forgotten = timer;
  timer = ts_scheduler_schedule (scheduler, TS_SECOND, 0, 0);
  assert_true (forgotten != 0 && timer != 0 && timer != forgotten);
  int rang = 0, dropped = 0;
  TsEvent event;
  while (ts_scheduler_next (scheduler, TS_MINUTE, &event))
    *(ts_event_sequence (event) == timer ? &rang : &dropped) += 1;
  assert_int_equal (rang, 1);
  assert_int_equal (dropped, 1);
  ts_scheduler_free (scheduler);
}

static void reset_goes_back_to_the_beginning (void **state)
{
  (void)state;
  TsScheduler *scheduler = ts_scheduler_new (TS_PENDING_HEAP, 4);
  TsEvent event;
  ts_scheduler_schedule (scheduler, TS_SECOND, 0, 0);
  ts_scheduler_schedule (scheduler, TS_HOUR, 0, 0);
  ts_scheduler_next (scheduler, TS_MINUTE, &event);
  ts_scheduler_reset (scheduler);
  assert_int_equal (ts_scheduler_now (scheduler), 0);
  assert_int_equal (ts_scheduler_pending (scheduler), 0);
  assert_int_equal (ts_scheduler_schedule (scheduler, 0, 0, 0), 1);
  ts_scheduler_free (scheduler);
}

static void running_out_of_sequence_numbers_is_a_fault_and_never_a_wrap (void **state)
{
  (void)state;
  TsScheduler *scheduler = ts_scheduler_new (TS_PENDING_HEAP, 4);
  TsEvent event;
  ts_scheduler_skip_to (scheduler, TS_LAST_SEQUENCE - 1);
  assert_int_equal (ts_scheduler_schedule (scheduler, 1, 63, 7), TS_LAST_SEQUENCE);
  assert_int_equal (ts_scheduler_fault (scheduler), TS_SCHEDULER_NO_FAULT);
  assert_int_equal (ts_scheduler_schedule (scheduler, 1, 63, 7), 0);
  assert_int_equal (ts_scheduler_fault (scheduler), TS_SCHEDULER_SEQUENCE_EXHAUSTED);
  assert_false (ts_scheduler_next (scheduler, TS_HOUR, &event));
  assert_int_equal (ts_scheduler_now (scheduler), 0);
  ts_scheduler_reset (scheduler);
  assert_int_equal (ts_scheduler_fault (scheduler), TS_SCHEDULER_NO_FAULT);
  ts_scheduler_free (scheduler);
}

/* A set so full that twice its size cannot be addressed. */
static void make_full (TsPending *pending)
{
  size_t all = SIZE_MAX / sizeof (TsEvent);
  if (pending->kind == TS_PENDING_HEAP)
    pending->heap.length = pending->heap.capacity = all;
  else
    pending->buckets.length = pending->buckets.capacity = all;
}

static void running_out_of_memory_is_a_fault_and_the_clock_stays (void **state)
{
  (void)state;
  static const TsPendingKind kinds[] = {TS_PENDING_HEAP, TS_PENDING_BUCKETS};
  for (size_t k = 0; k < G_N_ELEMENTS (kinds); k++) {
    TsScheduler *scheduler = ts_scheduler_new (kinds[k], 4);
    TsEvent event;
    assert_int_equal (ts_scheduler_schedule (scheduler, TS_SECOND, 0, 0), 1);
    assert_true (ts_scheduler_next (scheduler, TS_HOUR, &event));
    make_full (ts_scheduler_set (scheduler));
    size_t pending = ts_scheduler_pending (scheduler);
    assert_int_equal (ts_scheduler_schedule (scheduler, TS_MINUTE, 0, 0), 0);
    assert_int_equal (ts_scheduler_fault (scheduler), TS_SCHEDULER_MEMORY_EXHAUSTED);
    assert_true (ts_scheduler_pending (scheduler) == pending);
    assert_false (ts_scheduler_next (scheduler, TS_HOUR, &event));
    assert_int_equal (ts_scheduler_now (scheduler), TS_SECOND);
    ts_scheduler_skip_to (scheduler, TS_LAST_SEQUENCE);
    assert_int_equal (ts_scheduler_schedule (scheduler, TS_MINUTE, 0, 0), 0);
    assert_int_equal (ts_scheduler_fault (scheduler), TS_SCHEDULER_MEMORY_EXHAUSTED); /* the first one stays */
    ts_scheduler_free (scheduler);
  }
}

/* A caller's mistake ends the program, naming the instant: tried in a child process. */
static void assert_ends_program (void (*mistake) (TsScheduler *), const char *message)
{
  int said[2];
  assert_int_equal (pipe (said), 0);
  pid_t child = fork ();
  if (child == 0) {
    dup2 (said[1], STDERR_FILENO);
    mistake (ts_scheduler_new (TS_PENDING_HEAP, 4));
    _exit (0);
  }
  close (said[1]);
  char text[1024] = {0};
  size_t length = 0;
  for (ssize_t n; length < sizeof text - 1 && (n = read (said[0], text + length, sizeof text - 1 - length)) > 0;)
    length += (size_t)n;
  close (said[0]);
  int status = 0;
  waitpid (child, &status, 0);
  assert_true (WIFSIGNALED (status));
  assert_non_null (strstr (text, message));
}

static void schedule_in_the_past (TsScheduler *scheduler)
{
  TsEvent event;
  ts_scheduler_next (scheduler, TS_HOUR, &event);
  ts_scheduler_schedule (scheduler, TS_MINUTE, 5, 0);
}

static void schedule_an_unknown_kind (TsScheduler *scheduler)
{
  ts_scheduler_schedule (scheduler, 0, TS_EVENT_KINDS, 0); /* now, which is not the past */
}

static void schedule_an_unknown_subject (TsScheduler *scheduler)
{
  ts_scheduler_schedule (scheduler, TS_MINUTE, 0, TS_EVENT_SUBJECTS);
}

static void a_callers_mistake_ends_the_program_and_names_the_instant (void **state)
{
  (void)state;
  assert_ends_program (schedule_in_the_past, "at 3600000000000 ns: an event of kind 5");
  assert_ends_program (schedule_an_unknown_kind, "at 0 ns: kind 64");
  assert_ends_program (schedule_an_unknown_subject, "or subject 16777216");
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_clock_moves_to_each_event_and_then_to_until),
    cmocka_unit_test (a_timer_is_cancelled_by_forgetting_its_number),
    cmocka_unit_test (reset_goes_back_to_the_beginning),
    cmocka_unit_test (running_out_of_sequence_numbers_is_a_fault_and_never_a_wrap),
    cmocka_unit_test (running_out_of_memory_is_a_fault_and_the_clock_stays),
    cmocka_unit_test (a_callers_mistake_ends_the_program_and_names_the_instant),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
