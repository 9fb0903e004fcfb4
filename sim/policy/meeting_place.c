/* Where two people would have to be active for a question to be allowed. */
#include "compiled.h"
#include "eras.h"
#include "rules.h"

/* How little a way asks of people: nothing, only the callee to move, more. */
static unsigned effort (TsFacts facts, TsWay way)
{
  if (!ts_way_finds_caller (facts, way))
    return 2;
  return ts_way_finds_callee (facts, way) ? 0 : 1;
}

uint32_t ts_place_tenant (TsPlace place, uint32_t own_home, uint32_t others_home, uint32_t third)
{
  const uint32_t tenants[TS_PLACES] = {[TS_PLACE_ELSEWHERE] = TS_NONE,
                                       [TS_PLACE_OWN_HOME] = own_home,
                                       [TS_PLACE_OTHERS_HOME] = others_home,
                                       [TS_PLACE_THIRD] = third};
  return tenants[place];
}

/* The organizer need not be active anywhere for others to join. */
static bool place_of_meeting (const TsPolicy *policy, const TsQuestion *question, uint32_t *caller_tenant,
                              uint32_t *callee_tenant)
{
  TsMeetingQuestion meeting = ts_meeting_of_two (policy, question->caller, question->callee, question->caller_tenant);
  if (ts_policy_denial (policy, question) != TS_REASON_NONE)
    return false;
  *caller_tenant = ts_policy_meeting_tenant (policy, &meeting);
  *callee_tenant = question->callee_tenant;
  return true;
}

bool ts_policy_meeting_place (const TsPolicy *policy, const TsQuestion *question, uint32_t *caller_tenant,
                              uint32_t *callee_tenant)
{
  if (question->operation == TS_OPERATION_JOIN_MEETING)
    return place_of_meeting (policy, question, caller_tenant, callee_tenant);
  uint32_t third;
  TsFacts facts = ts_policy_pack (policy, question, &third);
  TsWaySet usable = ts_ways_usable (facts);
  const TsWay *order = ts_ways_in_order (facts);
  TsWay best = TS_WAYS;
  for (unsigned i = 0; i < TS_WAYS; i++)
    if ((usable & ts_way_bit (order[i])) != 0 && (best == TS_WAYS || effort (facts, order[i]) < effort (facts, best)))
      best = order[i];
  if (best == TS_WAYS)
    return false;
  uint32_t caller_home = ts_policy_home (policy, question->caller);
  uint32_t callee_home = ts_policy_home (policy, question->callee);
  *caller_tenant = ts_place_tenant (ts_way_caller_place (best), caller_home, callee_home, third);
  *callee_tenant = ts_callee_is_awaited (facts)
                     ? ts_place_tenant (ts_way_callee_place (best), callee_home, caller_home, third)
                     : question->callee_tenant;
  return true;
}

uint32_t ts_policy_callee_tenant (const TsPolicy *policy, const TsQuestion *question)
{
  const TsEraRow *era = ts_era_row (policy->era);
  if (!era->rings_everywhere[ts_policy_client (policy, question->callee)])
    return question->callee_tenant;
  uint32_t third;
  TsFacts facts = ts_policy_pack (policy, question, &third);
  TsWaySet usable = ts_ways_usable (facts);
  const TsWay *order = ts_ways_in_order (facts);
  for (unsigned i = 0; i < TS_WAYS; i++)
    if ((usable & ts_way_bit (order[i])) != 0 && ts_way_finds_caller (facts, order[i]))
      return ts_place_tenant (ts_way_callee_place (order[i]), ts_policy_home (policy, question->callee),
                              ts_policy_home (policy, question->caller), third);
  return question->callee_tenant;
}

bool ts_policy_chat_arrives (const TsPolicy *policy, const TsQuestion *question)
{
  TsQuestion chat = *question;
  uint32_t third;
  chat.operation = TS_OPERATION_CHAT;
  TsFacts facts = ts_policy_pack (policy, &chat, &third);
  TsWaySet usable = ts_ways_usable (facts);
  bool shows_all = ts_era_row (policy->era)->rings_everywhere[ts_callee_client (facts)];
  for (unsigned way = 0; way < TS_WAYS; way++)
    if ((usable & ts_way_bit ((TsWay)way)) != 0 && ts_way_finds_caller (facts, (TsWay)way) &&
        (shows_all || ts_fact (facts, TS_FACT_CALLEE_PLACE) == ts_way_callee_place ((TsWay)way)))
      return true;
  return false;
}
