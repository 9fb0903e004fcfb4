/* Simulated time, and the events that are still to come. */
#include "scheduler.h"

struct TsScheduler {
  TsPending *pending;
  TsTime now;
  uint64_t sequence; /* of the event scheduled last */
  TsSchedulerFault fault;
};

TsScheduler *ts_scheduler_new (TsPendingKind kind, size_t capacity)
{
  TsScheduler *scheduler = g_new0 (TsScheduler, 1);
  scheduler->pending = ts_pending_new (kind, capacity);
  return scheduler;
}

void ts_scheduler_free (TsScheduler *scheduler)
{
  if (scheduler == NULL)
    return;
  ts_pending_free (scheduler->pending);
  g_free (scheduler);
}

void ts_scheduler_reset (TsScheduler *scheduler)
{
  ts_pending_clear (scheduler->pending);
  scheduler->now = 0;
  scheduler->sequence = 0;
  scheduler->fault = TS_SCHEDULER_NO_FAULT;
}

void ts_scheduler_skip_to (TsScheduler *scheduler, uint64_t sequence)
{
  scheduler->sequence = sequence;
}

TsPending *ts_scheduler_set (TsScheduler *scheduler)
{
  return scheduler->pending;
}

TsTime ts_scheduler_now (const TsScheduler *scheduler)
{
  return scheduler->now;
}

/* The caller's mistakes end the program: going on would be a wrong result. */
static void refuse (const TsScheduler *scheduler, TsTime at, unsigned kind, uint32_t subject)
{
  if (at < scheduler->now)
    g_error ("at %" G_GINT64_FORMAT " ns: an event of kind %u is scheduled for %" G_GINT64_FORMAT " ns, in the past",
             scheduler->now, kind, at);
  g_error ("at %" G_GINT64_FORMAT " ns: kind %u or subject %u of an event is out of range", scheduler->now, kind,
           subject);
}

static uint64_t fail (TsScheduler *scheduler, TsSchedulerFault fault)
{
  if (scheduler->fault == TS_SCHEDULER_NO_FAULT)
    scheduler->fault = fault;
  return 0;
}

uint64_t ts_scheduler_schedule (TsScheduler *scheduler, TsTime at, unsigned kind, uint32_t subject)
{
  if (at < scheduler->now || kind >= TS_EVENT_KINDS || subject >= TS_EVENT_SUBJECTS)
    refuse (scheduler, at, kind, subject);
  if (scheduler->sequence >= TS_LAST_SEQUENCE)
    return fail (scheduler, TS_SCHEDULER_SEQUENCE_EXHAUSTED);
  uint64_t sequence = scheduler->sequence + 1;
  TsEvent event = {.time = at,
                   .word = (sequence << (TS_EVENT_KIND_BITS + TS_EVENT_SUBJECT_BITS)) |
                           ((uint64_t)kind << TS_EVENT_SUBJECT_BITS) | subject};
  if (!ts_pending_put (scheduler->pending, event))
    return fail (scheduler, TS_SCHEDULER_MEMORY_EXHAUSTED);
  scheduler->sequence = sequence;
  return sequence;
}

bool ts_scheduler_next (TsScheduler *scheduler, TsTime until, TsEvent *event)
{
  if (scheduler->fault != TS_SCHEDULER_NO_FAULT)
    return false;
  if (ts_pending_take (scheduler->pending, until, event)) {
    scheduler->now = event->time;
    return true;
  }
  scheduler->now = MAX (scheduler->now, until);
  return false;
}

size_t ts_scheduler_pending (const TsScheduler *scheduler)
{
  return ts_pending_length (scheduler->pending);
}

const TsEvent *ts_scheduler_upcoming (TsScheduler *scheduler, size_t wanted, size_t *n)
{
  return ts_pending_upcoming (scheduler->pending, wanted, n);
}

TsSchedulerFault ts_scheduler_fault (const TsScheduler *scheduler)
{
  return scheduler->fault;
}
