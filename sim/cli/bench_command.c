/* bench_command.c - `tenantsim bench [CASE...]` */
#define _DEFAULT_SOURCE

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "nearest.h"
#include "options.h"
#include "print.h"

enum { QUEUES = 2, USUAL_RUNS = 5 };

static const char *const queue_names[QUEUES] = {[TS_PENDING_HEAP] = "heap", [TS_PENDING_BUCKETS] = "buckets"};

static const TsBenchCase cases[] = {
  {"hold",
   "event",
   "the hold model: so many events are pending",
   {1000, 10000, 100000, 1000000},
   true,
   false,
   ts_bench_hold},
  {"ties", "event", "so many events at one instant", {1000, 1000000}, true, false, ts_bench_ties},
  {"mm1", "event", "M/M/1 at 90 %, so many arrivals", {2000000}, true, false, ts_bench_mm1},
  {"mmcc", "event", "M/M/10/10 with 8 erlangs, so many arrivals", {2000000}, true, false, ts_bench_loss},
  {"erlang-a", "event", "M/M/10+M with 10 erlangs, so many arrivals", {2000000}, true, false, ts_bench_erlang_a},
  {"model",
   "event",
   "the whole model, two tenants, light load",
   {1000, 10000, 100000, 1000000},
   true,
   true,
   ts_bench_model},
  {"guests", "event", "the same with guests who change tenants", {1000, 10000, 100000}, true, true, ts_bench_guests},
  {"congested",
   "event",
   "the same with few experts and many needs",
   {1000, 10000, 100000},
   true,
   true,
   ts_bench_congested},
  {"tenants",
   "event",
   "eight hours of tenants of a hundred people",
   {1000, 10000, 100000},
   true,
   true,
   ts_bench_tenants},
  {"loading", "group", "loading a scenario of so many groups", {1000, 10000}, false, false, ts_bench_loading},
  {"decisions", "decision", "decisions of policy, so many tenants", {10, 1000}, false, false, ts_bench_decisions},
  {"explain", "explanation", "explanations, so many tenants with lists", {4000}, false, false, ts_bench_explain},
  {"matrix", "pair", "who reaches whom, so many tenants with lists", {4000}, false, false, ts_bench_matrix},
  {"diff", "pair", "what changes when some lists are shorter", {4000}, false, false, ts_bench_diff},
  {"opening", "pair", "what changes when all tenants are open", {4000}, false, false, ts_bench_opening},
};

const TsBenchCase *ts_bench_cases (size_t *n)
{
  *n = G_N_ELEMENTS (cases);
  return cases;
}

double ts_bench_clock (void)
{
  struct timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

double ts_bench_memory (void)
{
  char text[128];
  uint64_t resident = 0; /* the second number */
  FILE *statm = fopen ("/proc/self/statm", "r");
  if (statm == NULL)
    return 0.0;
  if (fgets (text, sizeof text, statm) != NULL) {
    char *rest;
    g_ascii_strtoull (text, &rest, 10);
    resident = g_ascii_strtoull (rest, NULL, 10);
  }
  fclose (statm);
  return (double)resident * (double)sysconf (_SC_PAGESIZE);
}

/* ------------------------------------------------------------ measuring -- */

/* In a child process, which ends with it. */
static bool measure_apart (const TsBenchCase *row, uint32_t size, TsPendingKind queue, TsMeasurement *measurement)
{
  int ends[2], status = 0;
  if (pipe (ends) != 0)
    return false;
  pid_t child = fork ();
  if (child == 0) {
    TsMeasurement made = row->measure (size, queue);
    _exit (write (ends[1], &made, sizeof made) == (ssize_t)sizeof made ? 0 : 1);
  }
  close (ends[1]);
  bool is_read = child > 0 && read (ends[0], measurement, sizeof *measurement) == (ssize_t)sizeof *measurement;
  close (ends[0]);
  return child > 0 && waitpid (child, &status, 0) == child && status == 0 && is_read;
}

/* The runs of one size with one queue, ascending by time a thing. */
typedef struct {
  double *nanoseconds; /* in the order of the runs, for pairs; then sorted */
  double bytes;        /* the most */
  TsMeasurement last;
} Runs;

static int by_size (const void *a, const void *b)
{
  double left = *(const double *)a, right = *(const double *)b;
  return (left > right) - (left < right);
}

static double median (const double *values, unsigned n)
{
  g_autofree double *sorted = g_memdup2 (values, n * sizeof *values);
  qsort (sorted, n, sizeof *sorted, by_size);
  return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
}

static double least (const double *values, unsigned n)
{
  double least = values[0];
  for (unsigned i = 1; i < n; i++)
    least = MIN (least, values[i]);
  return least;
}

/* Both queues in turn, so that what else goes on disturbs both alike. */
static bool measure (const TsBenchCase *row, uint32_t size, unsigned n, Runs runs[QUEUES])
{
  for (unsigned i = 0; i < n; i++)
    for (int queue = row->has_queue ? 0 : TS_PENDING_BUCKETS; queue < QUEUES; queue++) {
      TsMeasurement *last = &runs[queue].last;
      if (!measure_apart (row, size, (TsPendingKind)queue, last))
        return false;
      runs[queue].nanoseconds[i] = last->nanoseconds / MAX (last->things, 1.0);
      runs[queue].bytes = MAX (runs[queue].bytes, last->bytes);
    }
  return true;
}

/* --------------------------------------------------------------- writing -- */

static void write_text (GString *out, const TsBenchCase *row, uint32_t size, unsigned n, const Runs runs[QUEUES])
{
  const Runs *buckets = &runs[TS_PENDING_BUCKETS], *heap = &runs[TS_PENDING_HEAP];
  double ns = median (buckets->nanoseconds, n);
  g_string_append_printf (out, "%-10s %9u  %8.1f %8.1f  ", row->name, size, least (buckets->nanoseconds, n), ns);
  if (row->has_queue)
    g_string_append_printf (out, "%8.1f %8.1f  %5.2f  ", least (heap->nanoseconds, n), median (heap->nanoseconds, n),
                            least (buckets->nanoseconds, n) / least (heap->nanoseconds, n));
  else
    g_string_append_printf (out, "%8s %8s  %5s  ", "-", "-", "-");
  g_string_append_printf (out, "%11.0f  ", 1e9 / ns);
  if (row->counts_people)
    g_string_append_printf (out, "%6.0f\n", buckets->bytes / size);
  else
    g_string_append (out, "     -\n");
}

static void write_queue (GString *out, const TsBenchCase *row, uint32_t size, unsigned n, const Runs *runs)
{
  g_string_append_printf (out, "{\"minimum\": %.3f, \"median\": %.3f, \"per_second\": %.0f, \"bytes\": %.0f",
                          least (runs->nanoseconds, n), median (runs->nanoseconds, n),
                          1e9 / median (runs->nanoseconds, n), runs->bytes);
  if (row->counts_people)
    g_string_append_printf (out, ", \"bytes_per_person\": %.1f", runs->bytes / size);
  g_string_append_printf (out, ", \"things\": %.0f", runs->last.things);
  if (runs->last.expected > 0.0)
    g_string_append_printf (out, ", \"answer\": %.6f, \"expected\": %.6f", runs->last.answer, runs->last.expected);
  g_string_append (out, ", \"runs\": [");
  for (unsigned i = 0; i < n; i++)
    g_string_append_printf (out, "%s%.3f", i == 0 ? "" : ", ", runs->nanoseconds[i]);
  g_string_append (out, "]}");
}

static void write_json (GString *out, const TsBenchCase *row, uint32_t size, unsigned n, const Runs runs[QUEUES])
{
  g_string_append_printf (out, "%s\n  {\"case\": \"%s\", \"size\": %u, \"thing\": \"%s\", \"says\": \"%s\"",
                          g_str_has_suffix (out->str, "[") ? "" : ",", row->name, size, row->thing, row->says);
  for (int queue = row->has_queue ? 0 : TS_PENDING_BUCKETS; queue < QUEUES; queue++) {
    g_string_append_printf (out, ",\n   \"%s\": ", row->has_queue ? queue_names[queue] : "nanoseconds");
    write_queue (out, row, size, n, &runs[queue]);
  }
  g_string_append (out, "}");
}

static double load_of_machine (void)
{
  double load = 0.0;
  return getloadavg (&load, 1) == 1 ? load : 0.0;
}

/* ------------------------------------------------------------ the command -- */

typedef struct {
  const TsOptions *options;
  GString *out; /* JSON; text is printed row by row */
  unsigned runs;
} Bench;

static TsStatus bench_size (Bench *bench, const TsBenchCase *row, uint32_t size)
{
  g_autofree double *heap = g_new0 (double, bench->runs), *buckets = g_new0 (double, bench->runs);
  Runs runs[QUEUES] = {[TS_PENDING_HEAP] = {.nanoseconds = heap}, [TS_PENDING_BUCKETS] = {.nanoseconds = buckets}};
  if (!measure (row, size, bench->runs, runs)) {
    ts_say ("bench: %s with %u could not be measured: not enough memory?", row->name, size);
    return TS_STATUS_LIMIT;
  }
  if (bench->options->format == TS_FORMAT_JSON) {
    write_json (bench->out, row, size, bench->runs, runs);
    return TS_STATUS_OK;
  }
  g_autoptr (GString) line = g_string_new (NULL);
  write_text (line, row, size, bench->runs, runs);
  return ts_print (line->str);
}

static TsStatus bench_case (Bench *bench, const TsBenchCase *row)
{
  const GArray *sizes = bench->options->sizes;
  TsStatus status = TS_STATUS_OK;
  for (guint i = 0; i < sizes->len && status == TS_STATUS_OK; i++)
    status = bench_size (bench, row, g_array_index (sizes, guint, i));
  for (size_t i = 0; sizes->len == 0 && i < TS_MOST_BENCH_SIZES && row->sizes[i] != 0 && status == TS_STATUS_OK; i++)
    status = bench_size (bench, row, row->sizes[i]);
  return status;
}

static const TsBenchCase *find_case (const char *name)
{
  const char *names[G_N_ELEMENTS (cases) + 1] = {NULL};
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    names[i] = cases[i].name;
    if (strcmp (cases[i].name, name) == 0)
      return &cases[i];
  }
  const char *nearest = ts_nearest (name, names);
  g_autofree char *list = g_strjoinv (", ", (char **)names);
  if (nearest != NULL)
    ts_say ("bench: there is no case '%s'; did you mean '%s'?", name, nearest);
  else
    ts_say ("bench: there is no case '%s'; there are %s", name, list);
  return NULL;
}

static TsStatus begin (const Bench *bench)
{
  if (bench->options->format == TS_FORMAT_JSON) {
    g_string_append_printf (
      bench->out,
      "{\"tenantsim_bench\": 1, \"version\": \"%s\", \"unit\": \"nanoseconds of processor time\", "
      "\"runs\": %u, \"load\": %.2f, \"results\": [",
      TS_VERSION, bench->runs, load_of_machine ());
    return TS_STATUS_OK;
  }
  g_autofree char *head = g_strdup_printf (
    "Nanoseconds of processor time, minimum and median of %u runs in turn; load %.1f\n"
    "%-10s %9s  %17s  %17s  %5s  %11s  %6s\n",
    bench->runs, load_of_machine (), "case", "size", "buckets", "heap", "ratio", "per second", "B/pers");
  return ts_print (head);
}

TsStatus ts_bench_command (const TsOptions *options)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Bench bench = {.options = options, .out = out, .runs = options->runs == 0 ? USUAL_RUNS : options->runs};
  for (guint i = 0; i < options->operands->len; i++)
    if (find_case (g_ptr_array_index (options->operands, i)) == NULL)
      return TS_STATUS_USAGE;
  TsStatus status = begin (&bench);
  for (guint i = 0; i < options->operands->len && status == TS_STATUS_OK; i++)
    status = bench_case (&bench, find_case (g_ptr_array_index (options->operands, i)));
  for (size_t i = 0; options->operands->len == 0 && i < G_N_ELEMENTS (cases) && status == TS_STATUS_OK; i++)
    status = bench_case (&bench, &cases[i]);
  if (status != TS_STATUS_OK || options->format != TS_FORMAT_JSON)
    return status;
  g_string_append (out, "\n]}\n");
  return ts_print (out->str);
}
