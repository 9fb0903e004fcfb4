/* Walking through all words of facts in which some fields take all their values. */
#ifndef TENANTSIM_TESTS_POLICY_EVERY_WORD_H
#define TENANTSIM_TESTS_POLICY_EVERY_WORD_H

#include "estate.h"

#include "../../sim/policy/rules.h"

typedef void (*Visit) (TsFacts facts, void *data);

/* Visits `base` with every combination of values of the fields that is a valid word. */
static inline void walk (TsFacts base, const TsFact *fields, size_t n, Visit visit, void *data)
{
  if (n == 0) {
    if (ts_facts_are_valid (base))
      visit (base, data);
    return;
  }
  for (unsigned value = 0; value < ts_fact_fields[fields[0]].values; value++)
    if (fields[0] != TS_FACT_OPERATION || value != TS_OPERATION_JOIN_MEETING)
      walk (ts_facts_with (base, fields[0], value), fields + 1, n - 1, visit, data);
}

static inline TsFacts swapped (TsFacts facts, TsFact one, TsFact other)
{
  unsigned value = ts_fact (facts, one);
  return ts_facts_with (ts_facts_with (facts, one, ts_fact (facts, other)), other, value);
}

/* The same question asked by the other side. */
static inline TsFacts mirrored (TsFacts facts)
{
  static const TsFact twins[][2] = {
    {TS_FACT_CALLER_PLACE, TS_FACT_CALLEE_PLACE},       {TS_FACT_CALLER_CLIENT, TS_FACT_CALLEE_CLIENT},
    {TS_FACT_CALLER_LICENCES, TS_FACT_CALLEE_LICENCES}, {TS_FACT_CALLER_ACCOUNT, TS_FACT_CALLEE_ACCOUNT},
    {TS_FACT_LOCAL_PERMITS, TS_FACT_REMOTE_PERMITS},    {TS_FACT_CALLER_FEDERATES, TS_FACT_CALLEE_FEDERATES},
    {TS_FACT_HERE_STANDING, TS_FACT_THERE_STANDING},    {TS_FACT_HERE_ON, TS_FACT_THERE_ON},
    {TS_FACT_HERE_CALLING, TS_FACT_THERE_CALLING},      {TS_FACT_HERE_IN_SCOPE, TS_FACT_THERE_IN_SCOPE},
    {TS_FACT_HERE_FILES, TS_FACT_THERE_FILES},          {TS_FACT_HERE_REFUSED, TS_FACT_THERE_REFUSED},
    {TS_FACT_HERE_NO_GROUPS, TS_FACT_THERE_NO_GROUPS},  {TS_FACT_CALLER_NO_CALLS, TS_FACT_CALLEE_NO_CALLS},
    {TS_FACT_LOCAL_NO_TRIALS, TS_FACT_REMOTE_NO_TRIALS}, {TS_FACT_LOCAL_BLOCKS, TS_FACT_REMOTE_BLOCKS}};
  for (size_t i = 0; i < G_N_ELEMENTS (twins); i++)
    facts = swapped (facts, twins[i][0], twins[i][1]);
  return facts;
}

static inline TsWay mirrored_way (TsWay way)
{
  if (way == TS_WAY_GUEST_HERE)
    return TS_WAY_GUEST_THERE;
  return way == TS_WAY_GUEST_THERE ? TS_WAY_GUEST_HERE : way;
}

static inline uint64_t reason_bit (TsReason reason)
{
  return (uint64_t)1 << reason;
}

#endif
