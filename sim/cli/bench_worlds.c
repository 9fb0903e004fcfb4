/* bench_worlds.c - the whole model, loading, and decisions of policy */
#include "bench.h"

#include <string.h>

#include "tenantsim/clients.h"

enum { EVENTS = 1000000, PEOPLE_OF_A_TENANT = 100, WORKING_DAY = 8 };

static TsScenario *load (const char *text)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  if (ts_scenario_load_text ("bench.yaml", text, strlen (text), NULL, 0, diagnostics, &scenario) != TS_LOAD_OK) {
    g_autofree char *why = ts_diagnostics_format (diagnostics, false);
    g_error ("a scenario to measure is invalid: %s", why);
  }
  ts_diagnostics_free (diagnostics);
  return scenario;
}

static void begin_text (GString *text, uint32_t hours)
{
  g_string_append_printf (text,
                          "tenantsim: 1\nname: bench\nera: 2020-04\n"
                          "clock: {start: 2020-04-06T00:00, duration: %uh, replications: 1, seed: 1}\n",
                          hours);
}

/* Experts of one tenant, technicians and phones of another. */
static char *two_tenants (uint32_t people, uint32_t experts, const char *every, uint32_t hours)
{
  uint32_t mobiles = people / 5 + 1, technicians = people - MIN (people, experts + mobiles) + 1;
  GString *text = g_string_new (NULL);
  begin_text (text, hours);
  g_string_append_printf (
    text,
    "tenants:\n"
    "  ABC: {domains: [abc.com], users: {expert: {count: %u, client: teams-desktop, licences: [teams]}}}\n"
    "  Contoso:\n"
    "    domains: [contoso.com]\n"
    "    users:\n"
    "      technician: {count: %u, client: hololens, licences: [remote-assist]}\n"
    "      mobile: {count: %u, client: ra-mobile, licences: [remote-assist]}\n"
    "    teams: {field: {members: [technician, mobile]}}\n"
    "activities:\n"
    "  assistance: {who: [Contoso], needs: [ABC.expert], every: exponential(%s), file_share: 30%%,\n"
    "               third_person: {chance: 15%%, from: [ABC.expert]}, talk: lognormal(median=11min mean=15min)}\n"
    "configurations:\n"
    "  federation: {}\n"
    "  guests: {external_access: {default: off}, guest_access: {Contoso: on}, switching: on-demand,\n"
    "           guests: [{who: ABC.expert, in: Contoso/field}]}\n",
    experts, technicians, mobiles, every);
  return g_string_free (text, FALSE);
}

/* Tenants of a hundred people whose technicians need experts of their own and of another:
 * two groups each. */
static char *many_tenants (uint32_t tenants, uint32_t hours)
{
  uint32_t experts = PEOPLE_OF_A_TENANT / 5;
  GString *text = g_string_new (NULL);
  begin_text (text, hours);
  g_string_append (text, "tenants:\n");
  for (uint32_t i = 0; i < tenants; i++)
    g_string_append_printf (text,
                            "  T%u: {domains: [t%u.example], users: {\n"
                            "    expert: {count: %u, client: teams-desktop, licences: [teams]},\n"
                            "    technician: {count: %u, client: hololens, licences: [remote-assist]}}}\n",
                            i, i, experts, PEOPLE_OF_A_TENANT - experts);
  g_string_append (text, "activities:\n");
  for (uint32_t i = 0; i < tenants; i++)
    g_string_append_printf (text,
                            "  a%u: {who: [T%u.technician], needs: [T%u.expert, T%u.expert], every: exponential(8h),\n"
                            "    talk: lognormal(median=11min mean=15min), file_share: 30%%,\n"
                            "    third_person: {chance: 15%%, from: [T%u.expert]}}\n",
                            i, i, i, (i + 1) % tenants, i);
  g_string_append (text, "configurations:\n  federation: {}\n");
  return g_string_free (text, FALSE);
}

static uint32_t tenants_of (uint32_t people)
{
  return MAX (people / PEOPLE_OF_A_TENANT, 2);
}

/* Makes a world, runs it, and counts its memory. */
static TsMeasurement run (char *text, uint32_t configuration, TsPendingKind queue)
{
  TsScenario *scenario = load (text);
  g_free (text);
  GError *error = NULL;
  TsReplication result;
  double memory = ts_bench_memory ();
  TsWorld *world = ts_world_new (scenario, configuration, queue, &error);
  double start = ts_bench_clock ();
  if (world == NULL || !ts_world_run (world, 0, NULL, &result, &error))
    g_error ("%s", error->message);
  TsMeasurement measurement = {
    .nanoseconds = ts_bench_clock () - start, .things = (double)result.events, .bytes = ts_bench_memory () - memory};
  ts_replication_clear (&result);
  ts_world_free (world);
  ts_scenario_free (scenario);
  return measurement;
}

/* So many hours that it takes a second or so, and a working day at least: about one event an hour for
 * each person, so that their number counts and not how the clock starts. */
static uint32_t hours_for (uint32_t people, uint32_t events_an_hour)
{
  return MAX (EVENTS / events_an_hour / people, WORKING_DAY);
}

TsMeasurement ts_bench_model (uint32_t people, TsPendingKind queue)
{
  return run (two_tenants (people, people / 5 + 1, "8h", hours_for (people, 1)), 0, queue);
}

TsMeasurement ts_bench_guests (uint32_t people, TsPendingKind queue)
{
  return run (two_tenants (people, people / 5 + 1, "8h", hours_for (people, 1)), 1, queue);
}

TsMeasurement ts_bench_congested (uint32_t people, TsPendingKind queue)
{
  return run (two_tenants (people, people / 20 + 1, "2h", hours_for (people, 8)), 0, queue);
}

TsMeasurement ts_bench_tenants (uint32_t people, TsPendingKind queue)
{
  return run (many_tenants (tenants_of (people), WORKING_DAY), 0, queue);
}

TsMeasurement ts_bench_loading (uint32_t groups, TsPendingKind queue)
{
  (void)queue;
  g_autofree char *text = many_tenants (MAX (groups / 2, 2), WORKING_DAY);
  double memory = ts_bench_memory (), start = ts_bench_clock ();
  TsScenario *scenario = load (text);
  TsMeasurement measurement = {.nanoseconds = ts_bench_clock () - start,
                               .things = ts_directory_groups (scenario->directory),
                               .bytes = ts_bench_memory () - memory};
  ts_scenario_free (scenario);
  return measurement;
}

/* Everybody asks their own tenant and the next one, again and again, as a world does. */
static void make_questions (TsQuestion *questions, uint32_t n, uint32_t profiles)
{
  for (uint32_t i = 0; i < n; i++) {
    uint32_t caller = (uint32_t)((uint64_t)i * 7919 % profiles), callee = (caller + 1 + 2 * (i % 2)) % profiles;
    questions[i] = (TsQuestion){.operation = i / 2 % 2 == 0 ? TS_OPERATION_SEARCH : TS_OPERATION_CALL,
                                .caller = caller,
                                .callee = callee,
                                .caller_tenant = caller / 2,
                                .callee_tenant = callee / 2};
  }
}

TsMeasurement ts_bench_decisions (uint32_t tenants, TsPendingKind queue)
{
  enum { QUESTIONS = 8192, ROUNDS = 500 };
  (void)queue;
  g_autofree char *text = many_tenants (MAX (tenants, 2), WORKING_DAY);
  TsScenario *scenario = load (text);
  const TsPolicy *policy = scenario->configurations[0].policy;
  TsDecisions *decisions = ts_decisions_new (policy);
  g_autofree TsQuestion *questions = g_new (TsQuestion, QUESTIONS);
  make_questions (questions, QUESTIONS, ts_policy_profiles (policy));
  double start = 0.0;
  unsigned allowed = 0;
  for (unsigned round = 0; round <= ROUNDS; round++) {
    if (round == 1)
      start = ts_bench_clock ();
    for (unsigned i = 0; i < QUESTIONS; i++)
      allowed += ts_decisions_ask (decisions, &questions[i]).kind == TS_VERDICT_ALLOW;
  }
  TsMeasurement measurement = {.nanoseconds = ts_bench_clock () - start, .things = (double)ROUNDS * QUESTIONS};
  g_assert (allowed % (ROUNDS + 1) == 0);
  ts_decisions_free (decisions);
  ts_scenario_free (scenario);
  return measurement;
}
