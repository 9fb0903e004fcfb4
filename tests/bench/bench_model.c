/* The whole model: experts of one tenant, technicians and phones of another, under open
 * federation and under guest access with switching on demand. Heap and buckets in turn;
 * nanoseconds of processor time for one event, minimum and median of five runs, and memory
 * for one person. Usage: bench_model [PEOPLE...] */
#define _POSIX_C_SOURCE 200809L
#include "measuring.h"

#include <string.h>

#include "tenantsim/clients.h"

enum { EVENTS = 3000000 };

/* About one event an hour for each person. */
static char *scenario_text (uint32_t people)
{
  uint32_t experts = people / 5 + 1, mobiles = people / 5 + 1, technicians = people - people / 5 * 2;
  uint32_t hours = MAX (EVENTS / people, 1);
  return g_strdup_printf (
    "tenantsim: 1\nname: benchmark\nera: 2020-04\n"
    "clock: {start: 2020-04-06T00:00, duration: %uh, replications: 1, seed: 1}\n"
    "tenants:\n"
    "  ABC: {domains: [abc.com], users: {expert: {count: %u, client: teams-desktop, licences: [teams]}}}\n"
    "  Contoso:\n"
    "    domains: [contoso.com]\n"
    "    users:\n"
    "      technician: {count: %u, client: hololens, licences: [remote-assist]}\n"
    "      mobile: {count: %u, client: ra-mobile, licences: [remote-assist]}\n"
    "    teams: {field: {members: [technician, mobile]}}\n"
    "activities:\n"
    "  assistance: {who: [Contoso], needs: [ABC.expert], every: exponential(8h), file_share: 30%%,\n"
    "               third_person: {chance: 15%%, from: [ABC.expert]}, talk: lognormal(median=11min mean=15min)}\n"
    "configurations:\n"
    "  federation: {}\n"
    "  guests: {external_access: {default: off}, guest_access: {Contoso: on}, switching: on-demand,\n"
    "           guests: [{who: ABC.expert, in: Contoso/field}]}\n",
    hours, experts, technicians, mobiles);
}

static TsScenario *make_scenario (uint32_t people)
{
  g_autofree char *text = scenario_text (people);
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  if (ts_scenario_load_text ("benchmark.yaml", text, strlen (text), NULL, 0, diagnostics, &scenario) != TS_LOAD_OK) {
    g_autofree char *why = ts_diagnostics_format (diagnostics, false);
    fputs (why, stderr);
    exit (65);
  }
  ts_diagnostics_free (diagnostics);
  return scenario;
}

/* Nanoseconds an event; adds the bytes that the world and its pending events take. */
static double run (const TsScenario *scenario, uint32_t configuration, TsPendingKind kind, double *bytes)
{
  GError *error = NULL;
  TsReplication result;
  double before = resident_bytes ();
  TsWorld *world = ts_world_new (scenario, configuration, kind, &error);
  double start = cpu_nanoseconds ();
  if (world == NULL || !ts_world_run (world, 0, NULL, &result, &error))
    g_error ("%s", error->message);
  double nanoseconds = (cpu_nanoseconds () - start) / (double)result.events;
  *bytes = resident_bytes () - before;
  ts_replication_clear (&result);
  ts_world_free (world);
  return nanoseconds;
}

static void bench (uint32_t people)
{
  TsScenario *scenario = make_scenario (people);
  for (uint32_t configuration = 0; configuration < scenario->n_configurations; configuration++) {
    double heap[RUNS], buckets[RUNS], bytes = 0.0, unused;
    for (int i = 0; i < RUNS; i++) {
      double now;
      buckets[i] = run (scenario, configuration, TS_PENDING_BUCKETS, &now);
      bytes = MAX (bytes, now);
      heap[i] = run (scenario, configuration, TS_PENDING_HEAP, &unused);
    }
    sort_runs (heap);
    sort_runs (buckets);
    printf ("%9u  %-10s  %6.0f %6.0f  %6.0f %6.0f  %5.2f  %12.0f\n", people,
            scenario->configurations[configuration].name, heap[0], heap[RUNS / 2], buckets[0], buckets[RUNS / 2],
            buckets[RUNS / 2] / heap[RUNS / 2], bytes / people);
    fflush (stdout);
  }
  ts_scenario_free (scenario);
}

int main (int argc, char **argv)
{
  static const uint32_t usual[] = {1000, 10000, 100000, 1000000};
  printf ("whole model, ns an event: minimum and median of %d runs\n", RUNS);
  printf ("%9s  %-10s  %13s  %13s  %5s  %12s\n", "people", "set-up", "heap", "buckets", "ratio", "bytes/person");
  for (int i = 1; i < argc; i++)
    bench ((uint32_t)strtoul (argv[i], NULL, 10));
  for (size_t i = 0; argc == 1 && i < sizeof usual / sizeof *usual; i++)
    bench (usual[i]);
  return 0;
}
