/* From intervals to verdicts. */
#include "tenantsim/stats.h"

double ts_unit_margin (TsUnit unit)
{
  static const double margins[] = {[TS_UNIT_RATE] = 0.01,
                                   [TS_UNIT_SECONDS] = 1.0,
                                   [TS_UNIT_NUMBER] = 0.01,
                                   [TS_UNIT_COUNT] = 0.0,
                                   [TS_UNIT_HOURS] = 0.0};
  g_assert ((size_t)unit < G_N_ELEMENTS (margins));
  return margins[unit];
}

bool ts_unit_is_exact (TsUnit unit)
{
  return unit == TS_UNIT_COUNT || unit == TS_UNIT_HOURS;
}

TsComparisonVerdict ts_judge_difference (TsEstimate difference, int better, double margin)
{
  g_assert (margin >= 0.0);
  if (difference.n < 2)
    return TS_COMPARISON_UNDECIDED;
  if (better != 0 && (difference.low > 0.0 || difference.high < 0.0))
    return (difference.low > 0.0) == (better > 0) ? TS_COMPARISON_BETTER : TS_COMPARISON_WORSE;
  if (difference.low >= -margin && difference.high <= margin)
    return TS_COMPARISON_EQUIVALENT;
  return TS_COMPARISON_UNDECIDED;
}

static TsExpectationVerdict decide (bool surely, bool surely_not)
{
  g_assert (!(surely && surely_not));
  return surely ? TS_EXPECTATION_PASS : surely_not ? TS_EXPECTATION_FAIL : TS_EXPECTATION_UNDECIDED;
}

TsExpectationVerdict ts_judge_value (TsEstimate value, TsUnit unit, TsRelation relation, double bound)
{
  if (value.n == 0 || (value.n == 1 && !ts_unit_is_exact (unit)))
    return TS_EXPECTATION_UNDECIDED;
  bool all_equal = value.low == bound && value.high == bound;
  bool none_equal = value.low > bound || value.high < bound;
  switch (relation) {
  case TS_LESS: return decide (value.high < bound, value.low >= bound);
  case TS_AT_MOST: return decide (value.high <= bound, value.low > bound);
  case TS_MORE: return decide (value.low > bound, value.high <= bound);
  case TS_AT_LEAST: return decide (value.low >= bound, value.high < bound);
  case TS_EQUAL: return decide (all_equal, none_equal);
  case TS_NOT_EQUAL: return decide (none_equal, all_equal);
  }
  g_assert_not_reached ();
}
