/* What was decided and on what evidence, in results.json. */
#include "json_evidence.h"

#include <string.h>

/* The key of needs for which no try ended in time: there is no reason then. */
#define NOT_TRIED "NOT_TRIED"

uint32_t ts_json_get_configuration (TsJsonReader *reader, const TsJsonNode *node, const char *key,
                                    const TsResults *results)
{
  const char *name = ts_json_peek_string (reader, node, key);
  for (uint32_t i = 0; !reader->failed && i < results->n_configurations; i++)
    if (strcmp (results->configurations[i].name, name) == 0)
      return i;
  ts_json_complain (reader, node, "no configuration is named '%s'", name);
  return 0;
}

static double real_or_zero (TsJsonReader *reader, const TsJsonNode *node, const char *key)
{
  return ts_json_has (node, key) ? ts_json_get_real (reader, node, key) : 0.0;
}

/* -------------------------------------------------------------- comparisons -- */

void ts_json_write_comparison_evidence (TsJsonText *json, const TsComparison *comparison)
{
  ts_json_real (json, "p", comparison->p);
  ts_json_real (json, "p_family", comparison->p_family);
  if (!comparison->pairing.is_known)
    return;
  ts_json_real (json, "correlation", comparison->pairing.correlation);
  if (comparison->pairing.reduction > 0.0)
    ts_json_real (json, "variance_reduction", comparison->pairing.reduction);
}

void ts_json_read_comparison_evidence (TsJsonReader *reader, const TsJsonNode *node, TsComparison *comparison)
{
  comparison->p = real_or_zero (reader, node, "p");
  comparison->p_family = real_or_zero (reader, node, "p_family");
  comparison->pairing = (TsPairing){.is_known = !reader->failed && ts_json_has (node, "correlation"),
                                    .correlation = real_or_zero (reader, node, "correlation"),
                                    .reduction = real_or_zero (reader, node, "variance_reduction")};
}

/* --------------------------------------------------------------- need by need -- */

static const char *lost_code (int reason)
{
  return reason == TS_REASON_NONE ? NOT_TRIED : ts_reason ((TsReason)reason)->code;
}

static void write_lost (TsJsonText *json, const char *key, const uint64_t *lost)
{
  ts_json_open_object (json, key, TS_JSON_ONE_LINE);
  for (int reason = 0; reason < TS_REASONS; reason++)
    if (lost[reason] > 0)
      ts_json_integer (json, lost_code (reason), lost[reason]);
  ts_json_close_object (json);
}

static void read_lost (TsJsonReader *reader, const TsJsonNode *parent, const char *key, uint64_t *lost)
{
  TsJsonNode object = ts_json_object (reader, parent, key);
  for (int reason = 0; !reader->failed && reason < TS_REASONS; reason++)
    if (ts_json_has (&object, lost_code (reason)))
      lost[reason] = ts_json_get_count (reader, &object, lost_code (reason));
}

static void write_needs_compared (TsJsonText *json, const TsResults *results)
{
  if (results->needs_compared == NULL)
    return;
  ts_json_open_array (json, "needs_compared", TS_JSON_LINES);
  for (uint32_t i = 0; i < results->n_needs_compared; i++) {
    const TsNeedsCompared *compared = &results->needs_compared[i];
    ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
    ts_json_string (json, "a", results->configurations[compared->a].name);
    ts_json_string (json, "b", results->configurations[compared->b].name);
    ts_json_integer (json, "both", compared->both);
    ts_json_integer (json, "only_a", compared->only_a);
    ts_json_integer (json, "only_b", compared->only_b);
    ts_json_integer (json, "neither", compared->neither);
    ts_json_integer (json, "open", compared->open);
    write_lost (json, "lost_in_a", compared->lost_in_a);
    write_lost (json, "lost_in_b", compared->lost_in_b);
    ts_json_close_object (json);
  }
  ts_json_close_array (json);
}

static void read_needs_compared (TsJsonReader *reader, const TsJsonNode *top, TsResults *results)
{
  if (reader->failed || !ts_json_has (top, "needs_compared"))
    return;
  TsJsonNode array = ts_json_array (reader, top, "needs_compared");
  size_t n = ts_json_length (&array);
  results->needs_compared = g_new0 (TsNeedsCompared, n + 1);
  results->n_needs_compared = (uint32_t)n;
  for (size_t i = 0; i < n && !reader->failed; i++) {
    TsJsonNode node = ts_json_element (&array, i);
    results->needs_compared[i] = (TsNeedsCompared){.a = ts_json_get_configuration (reader, &node, "a", results),
                                                   .b = ts_json_get_configuration (reader, &node, "b", results),
                                                   .both = ts_json_get_count (reader, &node, "both"),
                                                   .only_a = ts_json_get_count (reader, &node, "only_a"),
                                                   .only_b = ts_json_get_count (reader, &node, "only_b"),
                                                   .neither = ts_json_get_count (reader, &node, "neither"),
                                                   .open = ts_json_get_count (reader, &node, "open")};
    read_lost (reader, &node, "lost_in_a", results->needs_compared[i].lost_in_a);
    read_lost (reader, &node, "lost_in_b", results->needs_compared[i].lost_in_b);
  }
}

/* -------------------------------------------------------------------- ranking -- */

static void write_ranking (TsJsonText *json, const TsResults *results)
{
  const TsRanking *ranking = &results->ranking;
  if (ranking->n == 0)
    return;
  ts_json_open_object (json, "ranking", TS_JSON_LINES);
  ts_json_string (json, "measure", ts_measure (TS_MEASURE_HELPED_RATE)->name);
  ts_json_open_array (json, "order", TS_JSON_ONE_LINE);
  for (uint32_t i = 0; i < ranking->n; i++)
    ts_json_string (json, NULL, results->configurations[ranking->order[i]].name);
  ts_json_close_array (json);
  ts_json_real (json, "indifference", ranking->indifference);
  if (ranking->probability > 0.0)
    ts_json_real (json, "probability_correct", ranking->probability);
  ts_json_close_object (json);
}

static uint32_t find_name (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results)
{
  const char *name = ts_json_as_string (reader, node);
  for (uint32_t i = 0; !reader->failed && i < results->n_configurations; i++)
    if (strcmp (results->configurations[i].name, name) == 0)
      return i;
  ts_json_complain (reader, node, "no configuration is named '%s'", name);
  return 0;
}

static void read_ranking (TsJsonReader *reader, const TsJsonNode *top, TsResults *results)
{
  if (reader->failed || !ts_json_has (top, "ranking"))
    return;
  TsJsonNode ranking = ts_json_object (reader, top, "ranking");
  TsJsonNode order = ts_json_array (reader, &ranking, "order");
  size_t n = ts_json_length (&order);
  results->ranking.order = g_new0 (uint32_t, n + 1);
  results->ranking.n = (uint32_t)n;
  for (size_t i = 0; i < n && !reader->failed; i++) {
    TsJsonNode element = ts_json_element (&order, i);
    results->ranking.order[i] = find_name (reader, &element, results);
  }
  results->ranking.indifference = ts_json_get_real (reader, &ranking, "indifference");
  results->ranking.probability = reader->failed ? 0.0 : real_or_zero (reader, &ranking, "probability_correct");
}

/* ------------------------------------------------------------------- stopping -- */

static void write_stopping (TsJsonText *json, const TsResults *results)
{
  const TsStopping *stopping = &results->stopping;
  if (stopping->n_stages == 0)
    return;
  ts_json_open_object (json, "stopping", TS_JSON_LINES);
  ts_json_string (json, "reason", ts_stop_reason_name (stopping->reason));
  if (stopping->precision > 0.0)
    ts_json_real (json, "precision", stopping->precision);
  ts_json_integer (json, "max_replications", stopping->most);
  ts_json_real (json, "level", stopping->level);
  ts_json_open_array (json, "stages", TS_JSON_LINES);
  for (uint32_t i = 0; i < stopping->n_stages; i++) {
    const TsStage *stage = &stopping->stages[i];
    ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
    ts_json_integer (json, "replications", stage->replications);
    ts_json_integer (json, "undecided", stage->undecided);
    if (stage->half_width >= 0.0)
      ts_json_real (json, "half_width", stage->half_width);
    ts_json_real (json, "level", stage->level);
    ts_json_close_object (json);
  }
  ts_json_close_array (json);
  ts_json_close_object (json);
}

static TsStopReason read_reason (TsJsonReader *reader, const TsJsonNode *node)
{
  const char *name = ts_json_peek_string (reader, node, "reason");
  for (int reason = TS_STOPPED_DECIDED; reason <= TS_STOPPED_INTERRUPTED; reason++)
    if (strcmp (ts_stop_reason_name ((TsStopReason)reason), name) == 0)
      return (TsStopReason)reason;
  ts_json_complain (reader, node, "'%s' is no reason to stop", name);
  return TS_STOPPED_DECIDED;
}

static void read_stopping (TsJsonReader *reader, const TsJsonNode *top, TsResults *results)
{
  TsStopping *stopping = &results->stopping;
  if (reader->failed || !ts_json_has (top, "stopping"))
    return;
  TsJsonNode node = ts_json_object (reader, top, "stopping");
  stopping->reason = read_reason (reader, &node);
  stopping->precision = reader->failed ? 0.0 : real_or_zero (reader, &node, "precision");
  stopping->most = ts_json_get_small_count (reader, &node, "max_replications");
  stopping->level = ts_json_get_real (reader, &node, "level");
  TsJsonNode stages = ts_json_array (reader, &node, "stages");
  size_t n = ts_json_length (&stages);
  stopping->stages = g_new0 (TsStage, n + 1);
  stopping->n_stages = (uint32_t)n;
  for (size_t i = 0; i < n && !reader->failed; i++) {
    TsJsonNode stage = ts_json_element (&stages, i);
    stopping->stages[i].replications = ts_json_get_small_count (reader, &stage, "replications");
    stopping->stages[i].undecided = ts_json_get_small_count (reader, &stage, "undecided");
    stopping->stages[i].half_width = -1.0;
    if (!reader->failed && ts_json_has (&stage, "half_width"))
      stopping->stages[i].half_width = ts_json_get_real (reader, &stage, "half_width");
    stopping->stages[i].level = reader->failed ? 0.0 : real_or_zero (reader, &stage, "level");
  }
}

/* -------------------------------------------------------------- steady state -- */

static void write_warm_up (TsJsonText *json, const TsWarmUp *warm_up)
{
  if (warm_up->seconds == 0 && !warm_up->is_found)
    return;
  ts_json_open_object (json, "warm_up", TS_JSON_ONE_LINE);
  ts_json_string (json, "rule", warm_up->is_found ? "mser-5" : "given");
  ts_json_integer (json, "seconds", warm_up->seconds);
  if (warm_up->is_found) {
    ts_json_integer (json, "needs", warm_up->needs);
    ts_json_integer (json, "cut", warm_up->cut);
    ts_json_bool (json, "valid", warm_up->is_valid);
  }
  ts_json_close_object (json);
}

static void read_warm_up (TsJsonReader *reader, const TsJsonNode *top, TsWarmUp *warm_up)
{
  if (reader->failed || !ts_json_has (top, "warm_up"))
    return;
  TsJsonNode node = ts_json_object (reader, top, "warm_up");
  warm_up->is_found = g_strcmp0 (ts_json_peek_string (reader, &node, "rule"), "mser-5") == 0;
  warm_up->seconds = ts_json_get_small_count (reader, &node, "seconds");
  if (reader->failed || !warm_up->is_found)
    return;
  warm_up->needs = ts_json_get_small_count (reader, &node, "needs");
  warm_up->cut = ts_json_get_count (reader, &node, "cut");
  warm_up->is_valid = ts_json_get_bool (reader, &node, "valid");
}

static const char *const batched_names[TS_BATCHED] = {[TS_BATCHED_HELPED] = "helped_rate",
                                                      [TS_BATCHED_FULLY_HELPED] = "fully_helped_rate",
                                                      [TS_BATCHED_RESTRICTED] = "restricted_time_to_help"};

static void write_batches (TsJsonText *json, const char *name, const TsBatchMeans *means)
{
  ts_json_open_object (json, name, TS_JSON_ONE_LINE);
  ts_json_real (json, "mean", means->mean.mean);
  ts_json_real (json, "low", means->mean.low);
  ts_json_real (json, "high", means->mean.high);
  ts_json_integer (json, "n", means->mean.n);
  ts_json_integer (json, "batches", means->batches);
  ts_json_integer (json, "size", means->size);
  ts_json_real (json, "lag_1", means->lag_1);
  ts_json_close_object (json);
}

void ts_json_write_batch_means (TsJsonText *json, const TsConfigurationResult *configuration)
{
  if (configuration->batch_means[TS_BATCHED_HELPED].batches == 0)
    return;
  ts_json_open_object (json, "batch_means", TS_JSON_LINES);
  for (int i = 0; i < TS_BATCHED; i++)
    write_batches (json, batched_names[i], &configuration->batch_means[i]);
  ts_json_close_object (json);
}

void ts_json_read_batch_means (TsJsonReader *reader, const TsJsonNode *node, TsConfigurationResult *configuration)
{
  if (reader->failed || !ts_json_has (node, "batch_means"))
    return;
  TsJsonNode all = ts_json_object (reader, node, "batch_means");
  for (int i = 0; i < TS_BATCHED; i++) {
    TsBatchMeans *means = &configuration->batch_means[i];
    TsJsonNode one = ts_json_object (reader, &all, batched_names[i]);
    means->mean = ts_json_get_estimate (reader, &all, batched_names[i]);
    means->batches = ts_json_get_small_count (reader, &one, "batches");
    means->size = ts_json_get_count (reader, &one, "size");
    means->lag_1 = ts_json_get_real (reader, &one, "lag_1");
  }
}

/* ------------------------------------------------------------------------ all -- */

void ts_json_write_evidence (TsJsonText *json, const TsResults *results)
{
  write_needs_compared (json, results);
  write_ranking (json, results);
  write_stopping (json, results);
  write_warm_up (json, &results->warm_up);
}

void ts_json_read_evidence (TsJsonReader *reader, const TsJsonNode *top, TsResults *results)
{
  read_needs_compared (reader, top, results);
  read_ranking (reader, top, results);
  read_stopping (reader, top, results);
  read_warm_up (reader, top, &results->warm_up);
}
