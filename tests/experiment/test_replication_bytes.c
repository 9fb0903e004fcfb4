/* A replication survives the way to another process, whole. */
#include "staged.h"

#include "../../sim/experiment/fold.h"
#include "../../sim/experiment/replication_bytes.h"

static TsReplication simulated (const TsScenario *scenario, uint32_t number)
{
  TsReplication replication;
  TsWorld *world = ts_world_new (scenario, 0, TS_PENDING_BUCKETS, NULL);
  ts_world_keep_records (world);
  assert_true (ts_world_run (world, number, NULL, &replication, NULL));
  ts_world_free (world);
  return replication;
}

/* Packed, and the original freed: nothing of it may be needed. */
static TsReplication sent (TsReplication *replication)
{
  GByteArray *bytes = g_byte_array_new ();
  ts_replication_pack (replication, bytes);
  ts_replication_clear (replication);
  TsReplication received = ts_replication_unpack (bytes->data, bytes->len);
  g_byte_array_unref (bytes);
  return received;
}

/* Field by field: what lies between the fields is nobody's. */
static void assert_same_record (const TsNeedRecord *a, const TsNeedRecord *b)
{
  assert_true (a->born == b->born && a->restricted == b->restricted);
  assert_int_equal (a->source, b->source);
  assert_int_equal (a->index, b->index);
  assert_int_equal (a->fate, b->fate);
  assert_int_equal (a->reason, b->reason);
}

static void what_is_received_packs_to_the_same_bytes_but_for_addresses (void **state)
{
  (void)state;
  TsScenario *scenario = staged_scenario ("replications: 2", NULL);
  TsReplication original = simulated (scenario, 0);
  TsReplication copied = simulated (scenario, 0);
  TsReplication received = sent (&copied);
  assert_null (ts_replication_check (&received));
  assert_int_equal (received.n_records, original.n_records);
  assert_true (received.n_records > 0);
  for (uint32_t i = 0; i < original.n_records; i++)
    assert_same_record (&received.records[i], &original.records[i]);
  assert_memory_equal (received.pairs, original.pairs, original.n_pairs * sizeof *original.pairs);
  assert_memory_equal (received.endings, original.endings, original.n_endings * sizeof *original.endings);
  assert_memory_equal (received.series, original.series, original.n_series * sizeof *original.series);
  const TsHistogram *a = &original.needs.time_to_help, *b = &received.needs.time_to_help;
  assert_int_equal (a->n_cells, b->n_cells);
  assert_memory_equal (a->cells, b->cells, a->n_cells * sizeof *a->cells);
  assert_true (original.fingerprint == received.fingerprint);
  ts_replication_clear (&original);
  ts_replication_clear (&received);
  ts_scenario_free (scenario);
}

static void what_is_received_folds_to_the_same_results (void **state)
{
  (void)state;
  TsScenario *scenario = staged_scenario ("replications: 2", NULL);
  TsReplication here[] = {simulated (scenario, 0), simulated (scenario, 1)};
  TsReplication there[] = {simulated (scenario, 0), simulated (scenario, 1)};
  there[0] = sent (&there[0]);
  there[1] = sent (&there[1]);
  uint32_t n_groups = ts_directory_groups (scenario->directory);
  TsResults *results = g_new0 (TsResults, 1);
  results->replications = 2;
  results->n_groups = n_groups;
  results->configurations = g_new0 (TsConfigurationResult, 2);
  results->n_configurations = 2;
  ts_fold_configuration (&results->configurations[0], here, 2, n_groups, scenario->duration, 0);
  ts_fold_configuration (&results->configurations[1], there, 2, n_groups, scenario->duration, 0);
  assert_memory_equal (&results->configurations[0].needs.time_to_help.p95,
                       &results->configurations[1].needs.time_to_help.p95, sizeof (TsEstimate));
  assert_memory_equal (&results->configurations[0].needs.helped_rate.estimate,
                       &results->configurations[1].needs.helped_rate.estimate, sizeof (TsEstimate));
  assert_true (results->configurations[0].fingerprint == results->configurations[1].fingerprint);
  for (int i = 0; i < 2; i++) {
    ts_replication_clear (&here[i]);
    ts_replication_clear (&there[i]);
  }
  ts_results_free (results);
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (what_is_received_packs_to_the_same_bytes_but_for_addresses),
    cmocka_unit_test (what_is_received_folds_to_the_same_results),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
