/* bench_queues.c - the engine alone: the hold model, ties, and stations with servers
 *
 * Hold model: take the next event, schedule one an exponential time later (Jones, CACM 29,
 * 1986). Stations: M/M/1 at 90 %, M/M/10/10 with 8 erlangs, and M/M/10+M; customers, their
 * services and their patience are events and draws as in the simulation of calls. */
#include "bench.h"

enum { DELAYS = 1 << 16, HOLDS = 2000000, MANY_HOLDS = 4000000, MANY = 1000000 };

static void draw_delays (TsDuration delays[DELAYS])
{
  TsDistribution delay = ts_exponential (TS_HOUR);
  for (uint32_t i = 0; i < DELAYS; i++)
    delays[i] = 1 + ts_distribution_sample (&delay, ts_draw ((TsDrawKey){.seed = 1}, 0, i, 0, 0).first);
}

TsMeasurement ts_bench_hold (uint32_t pending, TsPendingKind queue)
{
  static TsDuration delays[DELAYS];
  uint32_t holds = pending > MANY ? MANY_HOLDS : HOLDS, next = 0;
  draw_delays (delays);
  double memory = ts_bench_memory (), start = 0.0;
  TsScheduler *scheduler = ts_scheduler_new (queue, pending);
  TsEvent event;
  for (uint32_t i = 0; i < pending; i++)
    ts_scheduler_schedule (scheduler, delays[next++ % DELAYS], 0, i % TS_EVENT_SUBJECTS);
  for (uint32_t i = 0; i < pending + holds; i++) {
    if (i == pending)
      start = ts_bench_clock ();
    ts_scheduler_next (scheduler, TS_TIME_NEVER, &event);
    ts_scheduler_schedule (scheduler, event.time + delays[next++ % DELAYS], 0, ts_event_subject (event));
  }
  TsMeasurement measurement = {
    .nanoseconds = ts_bench_clock () - start, .things = holds, .bytes = ts_bench_memory () - memory};
  ts_scheduler_free (scheduler);
  return measurement;
}

/* All events at one instant, then all at the next. */
TsMeasurement ts_bench_ties (uint32_t pending, TsPendingKind queue)
{
  enum { ROUNDS = 4 };
  TsScheduler *scheduler = ts_scheduler_new (queue, pending);
  TsEvent event;
  for (uint32_t i = 0; i < pending; i++)
    ts_scheduler_schedule (scheduler, TS_MINUTE, 0, i % TS_EVENT_SUBJECTS);
  double start = ts_bench_clock ();
  for (uint64_t i = 0; i < (uint64_t)ROUNDS * pending; i++) {
    ts_scheduler_next (scheduler, TS_TIME_NEVER, &event);
    ts_scheduler_schedule (scheduler, event.time + TS_MINUTE, 0, ts_event_subject (event));
  }
  TsMeasurement measurement = {.nanoseconds = ts_bench_clock () - start, .things = (double)ROUNDS * pending};
  ts_scheduler_free (scheduler);
  return measurement;
}

/* -------------------------------------------------------------- stations -- */

enum { ARRIVES, DEPARTS, ABANDONS };
enum { PLACES = 1 << 16, SERVICE_SECONDS = 100 };

typedef struct {
  uint32_t servers;
  uint32_t most;     /* customers in the station; more are lost */
  double load;       /* arrivals in the time of a service */
  bool has_patience; /* exponential, as long as a service on average */
} Station;

typedef struct {
  TsDuration service;
  uint64_t abandons; /* sequence number of the event; 0: has gone */
} Customer;

typedef struct {
  const Station *station;
  TsScheduler *scheduler;
  TsDistribution between, service;
  Customer *places; /* a ring of those who wait */
  uint32_t first, end;
  uint32_t busy, waiting;
  uint32_t arrived;
  double events;
  TsTime until; /* what follows is up to here */
  double area;  /* customers in the station times nanoseconds */
} Run;

static void pass_time (Run *run, TsTime now)
{
  run->area += (double)(now - run->until) * (double)(run->busy + run->waiting);
  run->until = now;
}

static void serve (Run *run, TsDuration service)
{
  run->busy++;
  ts_scheduler_schedule (run->scheduler, ts_scheduler_now (run->scheduler) + service, DEPARTS, 0);
}

static void wait_for_server (Run *run, TsDuration service)
{
  uint32_t place = run->end++ % PLACES;
  g_assert (run->end - run->first < PLACES);
  run->waiting++;
  run->places[place] = (Customer){.service = service, .abandons = 1};
  if (!run->station->has_patience)
    return;
  TsDraw draw = ts_draw ((TsDrawKey){.seed = 1}, 1, run->arrived, 0, 1);
  TsDuration patience = ts_distribution_sample (&run->service, draw.first);
  run->places[place].abandons =
    ts_scheduler_schedule (run->scheduler, ts_scheduler_now (run->scheduler) + patience, ABANDONS, place);
}

static void arrives (Run *run)
{
  TsDraw draw = ts_draw ((TsDrawKey){.seed = 1}, 1, run->arrived++, 0, 0);
  TsDuration service = ts_distribution_sample (&run->service, draw.second);
  TsDuration between = ts_distribution_sample (&run->between, draw.first);
  if (run->busy < run->station->servers)
    serve (run, service);
  else if (run->busy + run->waiting < run->station->most)
    wait_for_server (run, service);
  ts_scheduler_schedule (run->scheduler, ts_scheduler_now (run->scheduler) + between, ARRIVES, 0);
}

static void departs (Run *run)
{
  run->busy--;
  while (run->first != run->end) {
    Customer customer = run->places[run->first % PLACES];
    run->places[run->first++ % PLACES].abandons = 0;
    if (customer.abandons == 0)
      continue;
    run->waiting--;
    serve (run, customer.service);
    return;
  }
}

/* An event that no longer counts moves nobody. */
static bool happens (Run *run, TsEvent event)
{
  Customer *customer = &run->places[ts_event_subject (event)];
  if (ts_event_kind (event) == ABANDONS && customer->abandons != ts_event_sequence (event))
    return false;
  pass_time (run, event.time);
  if (ts_event_kind (event) == ARRIVES)
    arrives (run);
  else if (ts_event_kind (event) == DEPARTS)
    departs (run);
  else {
    customer->abandons = 0;
    run->waiting--;
  }
  return true;
}

/* Customers in a station in the long run: a process of births and deaths. */
static double expected_customers (const Station *station)
{
  double weight = 1.0, sum = 1.0, customers = 0.0;
  for (uint32_t n = 1; n <= station->most && n <= 2000; n++) {
    double served = MIN (n, station->servers), impatient = station->has_patience ? n - served : 0.0;
    weight *= station->load / (served + impatient);
    sum += weight;
    customers += n * weight;
  }
  return customers / sum;
}

static TsMeasurement measure_station (const Station *station, uint32_t arrivals, TsPendingKind queue)
{
  double seconds = SERVICE_SECONDS;
  Run run = {.station = station,
             .scheduler = ts_scheduler_new (queue, 64),
             .between = ts_exponential ((TsDuration)(seconds / station->load * (double)TS_SECOND)),
             .service = ts_exponential (SERVICE_SECONDS * TS_SECOND),
             .places = g_new0 (Customer, PLACES)};
  TsEvent event;
  ts_scheduler_schedule (run.scheduler, 0, ARRIVES, 0);
  double start = ts_bench_clock ();
  while (run.arrived < arrivals && ts_scheduler_next (run.scheduler, TS_TIME_NEVER, &event))
    run.events += happens (&run, event);
  TsMeasurement measurement = {.nanoseconds = ts_bench_clock () - start,
                               .things = run.events,
                               .answer = run.area / (double)MAX (run.until, 1),
                               .expected = expected_customers (station)};
  ts_scheduler_free (run.scheduler);
  g_free (run.places);
  return measurement;
}

TsMeasurement ts_bench_mm1 (uint32_t arrivals, TsPendingKind queue)
{
  static const Station station = {.servers = 1, .most = UINT32_MAX, .load = 0.9};
  return measure_station (&station, arrivals, queue);
}

TsMeasurement ts_bench_loss (uint32_t arrivals, TsPendingKind queue)
{
  static const Station station = {.servers = 10, .most = 10, .load = 8.0};
  return measure_station (&station, arrivals, queue);
}

TsMeasurement ts_bench_erlang_a (uint32_t arrivals, TsPendingKind queue)
{
  static const Station station = {.servers = 10, .most = UINT32_MAX, .load = 10.0, .has_patience = true};
  return measure_station (&station, arrivals, queue);
}
