/* Everything that a scenario expects or asserts, and what was found: one list for all
 * reports that go through it case by case. */
#ifndef TENANTSIM_REPORT_JUDGEMENTS_H
#define TENANTSIM_REPORT_JUDGEMENTS_H

#include "tenantsim/report.h"

typedef struct {
  const char *kind; /* "expect" or "assert": the key of the scenario it stands under; or "baseline" */
  char *text;
  int line; /* 0: it stands in no line */
  TsExpectationVerdict verdict;
  char *found; /* "measured 50.0 % (45.0 to 55.0)", "all 12 pairs are as asserted" */
} TsJudgement;

/* An empty list of TsJudgement. Free with g_array_unref(). */
GArray *ts_judgements_new (void);

/* Of TsJudgement: the expectations, then the assertions, one for each configuration they
 * speak of. Free with g_array_unref(). */
GArray *ts_judgements (const TsResults *results);

/* Adds those of a comparison: one for each measure of each configuration that was compared,
 * which fails where it is a regression, and one for each configuration that is identical.
 * Where nothing could be tested, what is not exact is undecided; where nothing could be
 * compared, there is one, undecided, that says why. */
void ts_judgements_add_comparison (GArray *judgements, const TsBaselineComparison *comparison);

/* How many of the list have this verdict. */
uint32_t ts_judgements_count (const GArray *judgements, TsExpectationVerdict verdict);

/* "measured 64.3 % (63.6 to 65.0)", and where there were stages after how many replications it was decided. Free with
 * g_free(). */
char *ts_expectation_found (const TsExpectationResult *expectation);

/* "5 of 12 pairs differ; the first is call from A.x.1 to B.y.1: expected denied, is
 * allowed". Free with g_free(). */
char *ts_assertion_found (const TsAssertionResult *assertion);

#endif
