/* One configuration of results.json. */
#include "json_estate.h"
#include "json_evidence.h"
#include "json_read.h"
#include "json_admin.h"
#include "json_series.h"

#include <string.h>

static uint64_t sum (const uint64_t *counts, int n)
{
  uint64_t total = 0;
  for (int i = 0; i < n; i++)
    total += counts[i];
  return total;
}

static void read_outcomes (TsJsonReader *reader, const TsJsonNode *node, TsAttemptCounts *counts)
{
  TsJsonNode outcomes = ts_json_object (reader, node, "outcomes");
  for (int i = 0; i < TS_OUTCOMES; i++)
    counts->outcomes[i] = ts_json_get_count (reader, &outcomes, ts_outcome_name ((TsOutcome)i));
}

static void read_reasons (TsJsonReader *reader, const TsJsonNode *node, TsAttemptCounts *counts)
{
  TsJsonNode reasons = ts_json_object (reader, node, "reasons");
  const char *code;
  json_t *value;
  json_object_foreach (reasons.value, code, value)
  {
    TsReason reason = ts_reason_find (code);
    if (reason == TS_REASONS || reason == TS_REASON_NONE)
      ts_json_complain (reader, &reasons, "'%s' is no reason code", code);
    else
      counts->reasons[reason] = ts_json_get_count (reader, &reasons, code);
  }
}

static void read_paths (TsJsonReader *reader, const TsJsonNode *node, TsAttemptCounts *counts)
{
  TsJsonNode paths = ts_json_object (reader, node, "paths");
  size_t known = 0;
  for (int i = 0; i < TS_PATHS && !reader->failed; i++)
    if (ts_json_has (&paths, ts_path_name ((TsPath)i))) {
      counts->paths[i] = ts_json_get_count (reader, &paths, ts_path_name ((TsPath)i));
      known++;
    }
  if (!reader->failed && known != json_object_size (paths.value))
    ts_json_complain (reader, &paths, "holds an unknown path");
}

/* The sum rules of the design: what breaks them did not come from us. */
static void read_counts (TsJsonReader *reader, const TsJsonNode *node, TsAttemptCounts *counts)
{
  counts->attempts = ts_json_get_count (reader, node, "attempts");
  counts->in_progress = ts_json_get_count (reader, node, "in_progress");
  read_outcomes (reader, node, counts);
  read_reasons (reader, node, counts);
  read_paths (reader, node, counts);
  if (sum (counts->outcomes, TS_OUTCOMES) != counts->attempts)
    ts_json_complain (reader, node, "outcomes do not sum to attempts");
  if (sum (counts->reasons, TS_REASONS) != counts->attempts - counts->outcomes[TS_OUTCOME_SUCCESS])
    ts_json_complain (reader, node, "reasons do not sum to attempts minus success");
  if (sum (counts->paths, TS_PATHS) != counts->outcomes[TS_OUTCOME_SUCCESS])
    ts_json_complain (reader, node, "paths do not sum to success");
}

static void read_dropped_by (TsJsonReader *reader, const TsJsonNode *parent, TsOperationResult *result)
{
  TsJsonNode node = ts_json_object (reader, parent, "dropped_by");
  uint64_t sum = 0;
  for (unsigned kind = 0; kind < TS_FAULT_KINDS && !reader->failed; kind++) {
    const char *code = ts_reason (ts_fault_reason ((TsFaultKind)kind))->code;
    if (ts_json_has (&node, code))
      result->dropped_by[kind] = ts_json_get_count (reader, &node, code);
    if (result->dropped_by[kind] > result->dropped - sum)
      ts_json_complain (reader, &node, "more than were dropped");
    else
      sum += result->dropped_by[kind];
  }
}

static void read_operation (TsJsonReader *reader, const TsJsonNode *node, TsOperation operation,
                            TsOperationResult *result)
{
  result->wanted = ts_json_get_count (reader, node, "wanted");
  result->fulfilled = ts_json_get_count (reader, node, "fulfilled");
  read_counts (reader, node, &result->counts);
  result->success_rate.estimate = ts_json_get_estimate (reader, node, "success_rate");
  result->fulfilled_rate.estimate = ts_json_get_estimate (reader, node, "fulfilled_rate");
  if (!reader->failed && ts_json_has (node, "dropped"))
    result->dropped = ts_json_get_count (reader, node, "dropped");
  if (!reader->failed && ts_json_has (node, "dropped_by"))
    read_dropped_by (reader, node, result);
  if (operation == TS_OPERATION_CALL) {
    TsJsonNode setup = ts_json_object (reader, node, "setup_time");
    result->setup_time.mean.estimate = ts_json_get_estimate (reader, &setup, "mean");
    result->setup_time.p95 = ts_json_get_estimate (reader, &setup, "p95");
  }
}

static void read_operations (TsJsonReader *reader, const TsJsonNode *node, TsConfigurationResult *configuration)
{
  TsJsonNode operations = ts_json_object (reader, node, "operations");
  for (int i = 0; i < TS_OPERATIONS && !reader->failed; i++) {
    const char *name = ts_operation_name ((TsOperation)i);
    if (i == TS_OPERATION_JOIN_MEETING && !ts_json_has (&operations, name))
      continue;
    TsJsonNode operation = ts_json_object (reader, &operations, name);
    read_operation (reader, &operation, (TsOperation)i, &configuration->operations[i]);
  }
}

uint32_t ts_json_find_group (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results,
                             const char *name)
{
  for (uint32_t i = 0; i < results->n_groups; i++)
    if (strcmp (results->groups[i], name) == 0)
      return i;
  ts_json_complain (reader, node, "no group is named '%s'", name);
  return TS_NONE;
}

static void read_pair (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results, TsPairResult *pair)
{
  pair->from = ts_json_find_group (reader, node, results, ts_json_peek_string (reader, node, "from"));
  pair->to = ts_json_find_group (reader, node, results, ts_json_peek_string (reader, node, "to"));
  const char *operation = ts_json_peek_string (reader, node, "operation");
  pair->operation = ts_operation_find (operation);
  if (pair->operation == TS_OPERATIONS)
    ts_json_complain (reader, node, "'%s' is no operation", operation);
  read_counts (reader, node, &pair->counts);
  pair->success_rate.estimate = ts_json_get_estimate (reader, node, "success_rate");
}

static void read_pairs (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results,
                        TsConfigurationResult *configuration)
{
  TsJsonNode array = ts_json_array (reader, node, "pairs");
  configuration->n_pairs = (uint32_t)ts_json_length (&array);
  configuration->pairs = g_new0 (TsPairResult, configuration->n_pairs);
  for (uint32_t i = 0; i < configuration->n_pairs && !reader->failed; i++) {
    TsJsonNode element = ts_json_element (&array, i);
    read_pair (reader, &element, results, &configuration->pairs[i]);
  }
}

static void read_needs (TsJsonReader *reader, const TsJsonNode *parent, TsNeedResult *result)
{
  TsJsonNode node = ts_json_object (reader, parent, "needs");
  result->needs = ts_json_get_count (reader, &node, "needs");
  result->open = ts_json_get_count (reader, &node, "open");
  result->helped = ts_json_get_count (reader, &node, "helped");
  result->fully_helped = ts_json_get_count (reader, &node, "fully_helped");
  result->abandoned = ts_json_get_count (reader, &node, "abandoned");
  if (result->open + result->helped + result->abandoned != result->needs)
    ts_json_complain (reader, &node, "open, helped and abandoned do not sum to needs");
  result->helped_rate.estimate = ts_json_get_estimate (reader, &node, "helped_rate");
  result->fully_helped_rate.estimate = ts_json_get_estimate (reader, &node, "fully_helped_rate");
  result->attempts_per_need.estimate = ts_json_get_estimate (reader, &node, "attempts_per_need");
  if (!reader->failed && ts_json_has (&node, "waited_rate")) {
    result->waited_rate.estimate = ts_json_get_estimate (reader, &node, "waited_rate");
    result->left_rate.estimate = ts_json_get_estimate (reader, &node, "left_rate");
  }
  TsJsonNode time = ts_json_object (reader, &node, "time_to_help");
  result->time_to_help.mean.estimate = ts_json_get_estimate (reader, &time, "mean");
  result->time_to_help.p50 = ts_json_get_estimate (reader, &time, "p50");
  result->time_to_help.p90 = ts_json_get_estimate (reader, &time, "p90");
  result->time_to_help.p95 = ts_json_get_estimate (reader, &time, "p95");
  result->time_to_help.p99 = ts_json_get_estimate (reader, &time, "p99");
  TsJsonNode restricted = ts_json_object (reader, &node, "restricted_time_to_help");
  result->restricted_time_to_help.estimate = ts_json_get_estimate (reader, &restricted, "mean");
  if (!reader->failed && ts_json_has (&node, "time_to_operational"))
    result->time_to_operational.estimate = ts_json_get_estimate (reader, &node, "time_to_operational");
}

static void read_groups (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results,
                         TsConfigurationResult *configuration)
{
  TsJsonNode array = ts_json_array (reader, node, "groups");
  configuration->groups = g_new0 (TsGroupResult, results->n_groups);
  if (!reader->failed && ts_json_length (&array) != results->n_groups)
    ts_json_complain (reader, &array, "must hold the %u groups listed at the top", results->n_groups);
  for (uint32_t i = 0; i < results->n_groups && !reader->failed; i++) {
    TsJsonNode element = ts_json_element (&array, i);
    TsGroupResult *group = &configuration->groups[i];
    if (strcmp (ts_json_peek_string (reader, &element, "name"), results->groups[i]) != 0)
      ts_json_complain (reader, &element, "must be group '%s', as listed at the top", results->groups[i]);
    read_needs (reader, &element, &group->needs);
    group->utilisation.estimate = ts_json_get_estimate (reader, &element, "utilisation");
    if (ts_json_has (&element, "switches_per_hour")) /* version 0.1.0 did not always write it */
      group->switches_per_hour.estimate = ts_json_get_estimate (reader, &element, "switches_per_hour");
    group->tenant_switches = ts_json_get_count (reader, &element, "tenant_switches");
    group->time_switching = ts_json_get_real (reader, &element, "time_switching");
  }
}

static void read_reach (TsJsonReader *reader, const TsJsonNode *node, TsConfigurationResult *configuration)
{
  if (reader->failed || !ts_json_has (node, "exposure"))
    return;
  configuration->has_reach = true;
  configuration->reach.exposure = ts_json_get_count (reader, node, "exposure");
  TsJsonNode intents = ts_json_object (reader, node, "intents");
  configuration->reach.unmet = ts_json_get_count (reader, &intents, "unmet");
  TsJsonNode isolation = ts_json_object (reader, node, "isolation");
  configuration->reach.violations = ts_json_get_count (reader, &isolation, "violations");
}

static TsReachCounts read_scope (TsJsonReader *reader, const TsJsonNode *scopes, const char *scope)
{
  TsJsonNode node = ts_json_object (reader, scopes, scope);
  return (TsReachCounts){.unmet = ts_json_get_count (reader, &node, "unmet"),
                         .violations = ts_json_get_count (reader, &node, "violations"),
                         .exposure = ts_json_get_count (reader, &node, "exposure")};
}

/* Not in results of before both readings were counted, nor where nobody is a guest. */
static void read_scopes (TsJsonReader *reader, const TsJsonNode *node, TsConfigurationResult *configuration)
{
  if (reader->failed || !ts_json_has (node, "guest_scopes"))
    return;
  TsJsonNode scopes = ts_json_object (reader, node, "guest_scopes");
  configuration->has_scopes = true;
  configuration->scopes[TS_GUEST_SCOPE_TEAM] = read_scope (reader, &scopes, "team");
  configuration->scopes[TS_GUEST_SCOPE_TENANT] = read_scope (reader, &scopes, "tenant");
}

static uint64_t read_fingerprint (TsJsonReader *reader, const TsJsonNode *node, const char *key)
{
  const char *text = ts_json_peek_string (reader, node, key);
  guint64 value = 0;
  if (reader->failed)
    return 0;
  if (strlen (text) != 16 || !g_ascii_string_to_unsigned (text, 16, 0, G_MAXUINT64, &value, NULL))
    ts_json_complain (reader, node, "%s must be 16 hexadecimal digits", key);
  return value;
}

/* Results of earlier versions have neither. */
static void read_fingerprints (TsJsonReader *reader, const TsJsonNode *node, TsFingerprints *fingerprints)
{
  if (reader->failed || !ts_json_has (node, "fingerprints"))
    return;
  TsJsonNode object = ts_json_object (reader, node, "fingerprints");
  fingerprints->times = read_fingerprint (reader, &object, "times");
  fingerprints->kinds = read_fingerprint (reader, &object, "kinds");
  fingerprints->people = read_fingerprint (reader, &object, "people");
}

static void read_little (TsJsonReader *reader, const TsJsonNode *node, TsLittle *little)
{
  if (reader->failed || !ts_json_has (node, "little"))
    return;
  TsJsonNode object = ts_json_object (reader, node, "little");
  *little = (TsLittle){.waiting = ts_json_get_real (reader, &object, "waiting"),
                       .rate = ts_json_get_real (reader, &object, "arrivals_per_hour"),
                       .wait = ts_json_get_real (reader, &object, "wait"),
                       .residual = ts_json_get_real (reader, &object, "residual"),
                       .is_known = !reader->failed};
}

void ts_json_read_configuration (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results,
                                 TsConfigurationResult *configuration)
{
  if (!json_is_object (node->value))
    ts_json_complain (reader, node, "must be an object");
  configuration->name = ts_json_get_string (reader, node, "name");
  configuration->fingerprint = read_fingerprint (reader, node, "fingerprint");
  read_fingerprints (reader, node, &configuration->fingerprints);
  read_operations (reader, node, configuration);
  read_pairs (reader, node, results, configuration);
  read_needs (reader, node, &configuration->needs);
  read_little (reader, node, &configuration->little);
  read_groups (reader, node, results, configuration);
  read_reach (reader, node, configuration);
  read_scopes (reader, node, configuration);
  ts_json_read_admin (reader, node, results, configuration);
  configuration->tenant_switches = ts_json_get_count (reader, node, "tenant_switches");
  configuration->events = ts_json_get_count (reader, node, "events");
  ts_json_read_samples (reader, node, results->replications, configuration);
  ts_json_read_links (reader, node, results, configuration);
  ts_json_read_batch_means (reader, node, configuration);
  ts_json_read_series (reader, node, configuration);
}
