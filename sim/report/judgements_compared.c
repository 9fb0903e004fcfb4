/* What a comparison with a baseline found, measure by measure. */
#include "judgements.h"

#include "results_view.h"
#include "text_value.h"

static TsExpectationVerdict judge (const TsBaselineComparison *comparison, const TsMeasureChange *change)
{
  if (change->verdict == TS_BASELINE_CHANGE_REGRESSION)
    return TS_EXPECTATION_FAIL;
  if (comparison->verdict == TS_BASELINE_UNDECIDED && !ts_unit_is_exact (ts_measure (change->measure)->unit))
    return TS_EXPECTATION_UNDECIDED;
  return TS_EXPECTATION_PASS;
}

static TsJudgement of_change (const TsBaselineComparison *comparison, const char *configuration,
                              const TsMeasureChange *change)
{
  static const TsTextStyle style = {.utf8 = true, .width = 80};
  static const char *const ends[] = {[TS_EXPECTATION_PASS] = "",
                                     [TS_EXPECTATION_FAIL] = "",
                                     [TS_EXPECTATION_UNDECIDED] = ", which too few replications tell from chance"};
  g_autofree char *measure = ts_measure_full_name (change->measure, change->operation);
  g_autofree char *values = ts_text_change (change, &style);
  TsExpectationVerdict verdict = judge (comparison, change);
  return (TsJudgement){.kind = "baseline",
                       .text = g_strdup_printf ("%s: %s is no worse than before", configuration, measure),
                       .verdict = verdict,
                       .found = g_strconcat (values, ends[verdict], NULL)};
}

static TsJudgement of_identical (const char *configuration)
{
  return (TsJudgement){.kind = "baseline",
                       .text = g_strdup_printf ("%s: nothing is worse than before", configuration),
                       .verdict = TS_EXPECTATION_PASS,
                       .found = g_strdup ("nothing changed at all")};
}

static void add_configuration (GArray *judgements, const TsBaselineComparison *comparison,
                               const TsConfigurationChanges *configuration)
{
  TsJudgement judgement;
  if (configuration->is_identical) {
    judgement = of_identical (configuration->name);
    g_array_append_val (judgements, judgement);
    return;
  }
  for (uint32_t i = 0; i < configuration->n_changes; i++) {
    judgement = of_change (comparison, configuration->name, &configuration->changes[i]);
    g_array_append_val (judgements, judgement);
  }
}

static TsJudgement of_incomparable (const TsBaselineComparison *comparison)
{
  return (TsJudgement){.kind = "baseline",
                       .text = g_strdup ("nothing is worse than before"),
                       .verdict = TS_EXPECTATION_UNDECIDED,
                       .found = g_strdup (comparison->notes[0])};
}

void ts_judgements_add_comparison (GArray *judgements, const TsBaselineComparison *comparison)
{
  if (comparison->verdict == TS_BASELINE_INCOMPARABLE) {
    TsJudgement judgement = of_incomparable (comparison);
    g_array_append_val (judgements, judgement);
  }
  for (uint32_t i = 0; i < comparison->n_configurations; i++)
    add_configuration (judgements, comparison, &comparison->configurations[i]);
}
