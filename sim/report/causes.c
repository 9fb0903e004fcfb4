/* Why attempts did not succeed. */
#include "causes.h"

#include "text_value.h"

typedef struct {
  uint64_t attempts;
  uint64_t unsuccessful;
  uint64_t reasons[TS_REASONS];
} Totals;

static Totals add_up (const TsConfigurationResult *configuration)
{
  Totals totals = {0};
  for (int operation = 0; operation < TS_OPERATIONS; operation++) {
    const TsAttemptCounts *counts = &configuration->operations[operation].counts;
    totals.attempts += counts->attempts;
    for (int reason = TS_REASON_NONE + 1; reason < TS_REASONS; reason++) {
      totals.reasons[reason] += counts->reasons[reason];
      totals.unsuccessful += counts->reasons[reason];
    }
  }
  return totals;
}

/* The most frequent reason, or TS_REASON_NONE. */
static TsReason most_frequent (const Totals *totals)
{
  TsReason most = TS_REASON_NONE;
  for (int reason = TS_REASON_NONE + 1; reason < TS_REASONS; reason++)
    if (totals->reasons[reason] > totals->reasons[most])
      most = (TsReason)reason;
  return most;
}

TsCauses ts_causes (const TsConfigurationResult *configuration, bool mentioned[TS_REASONS])
{
  Totals totals = add_up (configuration);
  TsCauses causes = {0};
  if (totals.unsuccessful == 0 || totals.attempts == 0)
    return causes;
  causes.unsuccessful = (double)totals.unsuccessful / (double)totals.attempts;
  while (causes.n < TS_MOST_CAUSES) {
    TsReason reason = most_frequent (&totals);
    if (reason == TS_REASON_NONE)
      break;
    causes.reasons[causes.n] = reason;
    causes.shares[causes.n] = (double)totals.reasons[reason] / (double)totals.unsuccessful;
    causes.n++;
    mentioned[reason] = true;
    totals.reasons[reason] = 0;
  }
  return causes;
}

char *ts_causes_text (const TsCauses *causes)
{
  GString *text = g_string_new (NULL);
  for (unsigned i = 0; i < causes->n; i++) {
    g_autofree char *share = ts_text_percent (causes->shares[i]);
    g_string_append_printf (text, "%s %s %s %%", i > 0 ? "," : "", ts_reason (causes->reasons[i])->code, share);
  }
  return g_string_free (text, FALSE);
}
