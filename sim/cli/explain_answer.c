/* explain_answer.c - one configuration's answer to a question, for whoever prints it */
#include "explain.h"

TsAnswer ts_explain_answer (const TsScenario *scenario, const TsConfiguration *configuration, TsEnquiry enquiry,
                            bool wants_fix)
{
  TsPolicy *policy = configuration->policy;
  TsAnswer found = {.scenario = scenario, .configuration = configuration};

  found.explanation = ts_policy_explain (policy, configuration->settings, &enquiry);
  if (wants_fix)
    found.fixes = ts_policy_fixes (configuration->settings, &enquiry, scenario->intents, scenario->n_intents);
  enquiry.by_name = true;
  if (enquiry.operation == TS_OPERATION_SEARCH)
    found.by_name = ts_policy_explain (policy, configuration->settings, &enquiry);
  return found;
}

void ts_explain_answer_clear (TsAnswer *answer)
{
  ts_explanation_free (answer->explanation);
  ts_explanation_free (answer->by_name);
  ts_fixes_free (answer->fixes);
  g_strfreev (answer->circumstances);
}
