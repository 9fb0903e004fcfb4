/* The hold model: take the next event, schedule one an exponential time later. Heap and
 * buckets in turn, through the scheduler that the model uses; nanoseconds of processor time
 * for one hold, minimum and median of five runs. Usage: bench_engine [PENDING...] */
#define _POSIX_C_SOURCE 200809L
#include "measuring.h"

#include "tenantsim/engine.h"

enum { DELAYS = 1 << 16 };

static TsDuration delays[DELAYS];

static void draw_delays (void)
{
  TsDistribution delay = ts_exponential (TS_HOUR);
  for (uint32_t i = 0; i < DELAYS; i++)
    delays[i] = 1 + ts_distribution_sample (&delay, ts_draw ((TsDrawKey){.seed = 1}, 0, i, 0, 0).first);
}

static double hold (TsPendingKind kind, uint32_t pending, uint32_t holds)
{
  TsScheduler *scheduler = ts_scheduler_new (kind, pending);
  TsEvent event;
  uint32_t next = 0;
  for (uint32_t i = 0; i < pending; i++)
    ts_scheduler_schedule (scheduler, delays[next++ % DELAYS], 0, i % TS_EVENT_SUBJECTS);
  double start = 0.0;
  for (uint32_t i = 0; i < pending + holds; i++) {
    if (i == pending)
      start = cpu_nanoseconds ();
    ts_scheduler_next (scheduler, TS_TIME_NEVER, &event);
    ts_scheduler_schedule (scheduler, event.time + delays[next++ % DELAYS], 0, ts_event_subject (event));
  }
  double nanoseconds = (cpu_nanoseconds () - start) / holds;
  ts_scheduler_free (scheduler);
  return nanoseconds;
}

static void bench (uint32_t pending)
{
  uint32_t holds = pending > 1000000 ? 4000000 : 2000000;
  double heap[RUNS], buckets[RUNS];
  for (int run = 0; run < RUNS; run++) {
    heap[run] = hold (TS_PENDING_HEAP, pending, holds);
    buckets[run] = hold (TS_PENDING_BUCKETS, pending, holds);
  }
  sort_runs (heap);
  sort_runs (buckets);
  printf ("%9u  %6.1f %6.1f  %6.1f %6.1f  %5.2f\n", pending, heap[0], heap[RUNS / 2], buckets[0], buckets[RUNS / 2],
          buckets[RUNS / 2] / heap[RUNS / 2]);
}

int main (int argc, char **argv)
{
  static const uint32_t usual[] = {1000, 10000, 100000, 1000000};
  draw_delays ();
  printf ("hold model, ns a hold: minimum and median of %d runs\n", RUNS);
  printf ("%9s  %13s  %13s  %5s\n", "pending", "heap", "buckets", "ratio");
  for (int i = 1; i < argc; i++)
    bench ((uint32_t)strtoul (argv[i], NULL, 10));
  for (size_t i = 0; argc == 1 && i < sizeof usual / sizeof *usual; i++)
    bench (usual[i]);
  return 0;
}
