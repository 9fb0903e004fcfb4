/* Replications counted by hand, and results folded from them. */
#ifndef TENANTSIM_TESTS_REPLICATIONS_H
#define TENANTSIM_TESTS_REPLICATIONS_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../sim/experiment/fold.h"
#include "../../sim/experiment/quantity.h"
#include "../../sim/experiment/verdicts.h"

/* cmocka's assert_float_equal compares single precision. */
static inline void assert_near (double found, double expected, double tolerance)
{
  if (!(found >= expected - tolerance && found <= expected + tolerance))
    fail_msg ("%.12g is not within %g of %.12g", found, tolerance, expected);
}

/* Two groups. A replication has `attempts` calls from group 1 to group 0 of which
 * `success` succeed inside the tenant and the others are denied; as many again
 * from group 0 to group 1, all of which succeed. */
static inline TsAttemptCounts hand_counts (uint64_t attempts, uint64_t success)
{
  TsAttemptCounts counts = {.attempts = attempts, .in_progress = 1};
  counts.outcomes[TS_OUTCOME_SUCCESS] = success;
  counts.paths[TS_PATH_INTERNAL] = success;
  counts.outcomes[TS_OUTCOME_DENIED] = attempts - success;
  counts.reasons[TS_REASON_FED_REMOTE] = attempts - success;
  return counts;
}

/* 10 needs of which one is open and `helped` are helped after `seconds`, the
 * others given up after 100 s. */
static inline TsNeedTally hand_needs (uint64_t helped, int seconds)
{
  TsNeedTally needs = {
    .needs = 10, .open = 1, .helped = helped, .fully_helped = helped / 2, .abandoned = 9 - helped, .calls = 18};
  needs.queued = 8;
  needs.waited = 4;
  needs.left = 1;
  for (uint64_t i = 0; i < 9; i++)
    ts_tally_add (&needs.restricted_time_to_help, (i < helped ? seconds : 100) * TS_SECOND);
  for (uint64_t i = 0; i < helped; i++)
    ts_histogram_add (&needs.time_to_help, seconds * TS_SECOND);
  return needs;
}

/* Calls between two groups: so many attempts, and so many that succeed. */
static inline void hand_pair (TsReplication *replication, uint32_t row, uint64_t attempts, uint64_t success)
{
  TsPairEnding *endings = &replication->endings[2 * row];
  replication->pairs[row] = (TsPairTally){.from = row,
                                          .to = 1 - row,
                                          .operation = TS_OPERATION_CALL,
                                          .in_progress = 1,
                                          .first_ending = 2 * row,
                                          .n_endings = 2};
  endings[0] = (TsPairEnding){.count = success, .reason = TS_REASON_NONE, .path = TS_PATH_INTERNAL};
  endings[1] = (TsPairEnding){.count = attempts - success, .reason = TS_REASON_FED_REMOTE};
}

static inline TsReplication hand_replication (uint64_t attempts, uint64_t success, uint64_t helped, int seconds)
{
  TsReplication replication = {.n_groups = 2, .n_pairs = 2, .events = 1000, .fingerprint = attempts};
  replication.groups = g_new0 (TsGroupTally, 2);
  replication.pairs = g_new0 (TsPairTally, 2);
  replication.endings = g_new0 (TsPairEnding, 4);
  replication.n_endings = 4;
  TsOperationTally *call = &replication.operations[TS_OPERATION_CALL];
  call->wanted = 20;
  call->fulfilled = success;
  call->counts = hand_counts (2 * attempts, attempts + success);
  ts_histogram_add (&call->setup_time, 12 * TS_SECOND);
  hand_pair (&replication, 0, attempts, attempts);
  hand_pair (&replication, 1, attempts, success);
  replication.needs = hand_needs (helped, seconds);
  replication.groups[1] = (TsGroupTally){.needs = hand_needs (helped, seconds),
                                         .talk_time = 30 * TS_MINUTE,
                                         .working_time = 2 * TS_HOUR,
                                         .tenant_switches = 2,
                                         .time_switching = 1500 * TS_MILLISECOND};
  return replication;
}

/* Folds the n replications of each of n_configurations, one after the other, and
 * clears them. Free with ts_results_free(). */
static inline TsResults *hand_results (TsReplication *replications, uint32_t n_configurations, uint32_t n)
{
  TsResults *results = g_new0 (TsResults, 1);
  results->replications = n;
  results->n_groups = 2;
  results->n_configurations = n_configurations;
  results->configurations = g_new0 (TsConfigurationResult, n_configurations);
  for (uint32_t i = 0; i < n_configurations; i++)
    ts_fold_configuration (&results->configurations[i], n > 0 ? &replications[i * n] : NULL, n, 2, TS_HOUR, 0);
  for (uint32_t i = 0; i < n_configurations * n; i++)
    ts_replication_clear (&replications[i]);
  return results;
}

#endif
