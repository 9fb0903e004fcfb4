/* A small estate in the scenario language, and running it: ABC has experts, Contoso
 * has technicians. Each test states only what it changes. */
#ifndef TENANTSIM_TESTS_CLIENTS_SMALL_WORLD_H
#define TENANTSIM_TESTS_CLIENTS_SMALL_WORLD_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "tenantsim/clients.h"

static const char *const small_world =
  "tenantsim: 1\n"
  "name: small world\n"
  "era: 2020-04\n"
  "clock: {start: 2020-04-06T00:00, duration: 2d, replications: 4, seed: 11}\n"
  "tenants:\n"
  "  ABC:\n"
  "    domains: [abc.com]\n"
  "    users: {expert: {count: 3, client: teams-desktop, licences: [teams]}}\n"
  "  Contoso:\n"
  "    domains: [contoso.com]\n"
  "    users:\n"
  "      technician: {count: 8, client: hololens, licences: [teams, remote-assist]}\n"
  "      mobile: {count: 4, client: ra-mobile, licences: [teams, remote-assist]}\n"
  "      desk: {count: 4, client: teams-desktop, licences: [teams]}\n"
  "    teams: {field: {members: [technician, mobile, desk]}}\n"
  "intents:\n"
  "  - {want: collaboration, between: [ABC.expert, Contoso]}\n"
  "activities:\n"
  "  assistance:\n"
  "    who: [Contoso.technician, Contoso.mobile]\n"
  "    needs: [ABC.expert]\n"
  "    every: exponential(3h)\n"
  "    talk: lognormal(median=11min mean=15min)\n"
  "    third_person: {chance: 30%, from: [ABC.expert, Contoso.desk]}\n"
  "    file_share: 40%\n"
  "  inside:\n"
  "    who: [Contoso.technician]\n"
  "    needs: [Contoso.desk]\n"
  "    every: exponential(6h)\n"
  "    talk: constant(5min)\n"
  "    third_person: {chance: 30%, from: [Contoso.desk]}\n"
  "    file_share: 40%\n"
  "configurations:\n"
  "  off: {external_access: {default: off}}\n"
  "  open: {external_access: {default: open}}\n"
  "  guests: {external_access: {default: off}, guest_access: {default: on}, switching: on-demand,\n"
  "           guests: [{who: ABC.expert, in: Contoso/field}]}\n"
  "  guests-home: {external_access: {default: off}, guest_access: {default: on}, switching: home,\n"
  "                guests: [{who: ABC.expert, in: Contoso/field}]}\n";

enum { CONFIGURATION_OFF, CONFIGURATION_OPEN, CONFIGURATION_GUESTS, CONFIGURATION_GUESTS_HOME, CONFIGURATIONS };

/* A world with "path=value" changes, ended by NULL. */
static inline TsScenario *load_changed_world (const char *text, const char *first_change, va_list changes)
{
  TsOverride overrides[32];
  char *copies[32];
  size_t n = 0;
  for (const char *change = first_change; change != NULL; change = va_arg (changes, const char *)) {
    copies[n] = g_strdup (change);
    char *value = strchr (copies[n], '=');
    *value = '\0';
    overrides[n] = (TsOverride){.path = copies[n], .value = value + 1};
    n++;
  }

  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  TsLoadStatus status = ts_scenario_load_text ("small-world.yaml", text, strlen (text), overrides, n, diagnostics, &scenario);
  if (status != TS_LOAD_OK) {
    g_autofree char *why = ts_diagnostics_format (diagnostics, false);
    fail_msg ("%s", why);
  }
  ts_diagnostics_free (diagnostics);
  for (size_t i = 0; i < n; i++)
    g_free (copies[i]);
  return scenario;
}

static inline TsScenario *load_world (const char *text, const char *first_change, ...)
{
  va_list changes;
  va_start (changes, first_change);
  TsScenario *scenario = load_changed_world (text, first_change, changes);
  va_end (changes);
  return scenario;
}

static inline TsScenario *load_small_world (const char *first_change, ...)
{
  va_list changes;
  va_start (changes, first_change);
  TsScenario *scenario = load_changed_world (small_world, first_change, changes);
  va_end (changes);
  return scenario;
}

static inline void run_in (TsWorld *world, uint32_t replication, TsReplication *result)
{
  GError *error = NULL;
  if (!ts_world_run (world, replication, NULL, result, &error))
    fail_msg ("%s", error->message);
  g_autofree char *broken = ts_replication_check (result);
  if (broken != NULL)
    fail_msg ("%s", broken);
}

/* One replication of one configuration. Free with ts_replication_clear(). */
static inline TsReplication run_small_world (const TsScenario *scenario, uint32_t configuration, uint32_t replication)
{
  TsReplication result;
  GError *error = NULL;
  TsWorld *world = ts_world_new (scenario, configuration, TS_PENDING_HEAP, &error);
  if (world == NULL)
    fail_msg ("%s", error->message);
  run_in (world, replication, &result);
  ts_world_free (world);
  return result;
}

static inline uint32_t group_named (const TsScenario *scenario, const char *full_name)
{
  for (uint32_t group = 0; group < ts_directory_groups (scenario->directory); group++)
    if (strcmp (scenario->groups[group].full_name, full_name) == 0)
      return group;
  fail_msg ("no group %s", full_name);
  return 0;
}

/* What happened between two groups; all zero when nothing did. */
static inline TsAttemptCounts between (const TsScenario *scenario, const TsReplication *replication, const char *from,
                                       const char *to, TsOperation operation)
{
  uint32_t from_group = group_named (scenario, from), to_group = group_named (scenario, to);
  for (uint32_t i = 0; i < replication->n_pairs; i++) {
    const TsPairTally *pair = &replication->pairs[i];
    if (pair->from == from_group && pair->to == to_group && pair->operation == operation)
      return ts_pair_counts (replication, i);
  }
  return (TsAttemptCounts){0};
}

static inline const TsAttemptCounts *counts_of (const TsReplication *replication, TsOperation operation)
{
  return &replication->operations[operation].counts;
}

#endif
