/* A memory of decisions answers as the decision itself does, whatever was asked before:
 * every question that an estate has, in an order in which answers are forgotten and made
 * again, and after the policy was exchanged for another. */
#include "estate.h"
#include "tenantsim/engine.h"

/* The questions of an estate, by number. */
static const TsOperation operations[] = {TS_OPERATION_SEARCH, TS_OPERATION_CALL, TS_OPERATION_SHARE_FILE};
enum { PLACES = TENANTS + 1 };

static uint32_t count_questions (const TsPolicy *policy)
{
  uint32_t profiles = ts_policy_profiles (policy);
  return (uint32_t)G_N_ELEMENTS (operations) * 2 * profiles * profiles * PLACES * PLACES;
}

static uint32_t take (uint32_t *number, uint32_t n)
{
  uint32_t digit = *number % n;
  *number /= n;
  return digit;
}

static uint32_t take_place (uint32_t *number)
{
  uint32_t place = take (number, PLACES);
  return place == TENANTS ? TS_NONE : place;
}

static TsQuestion question_number (const TsPolicy *policy, uint32_t number)
{
  TsQuestion question = {.operation = operations[take (&number, G_N_ELEMENTS (operations))]};
  question.by_name = take (&number, 2) == 1;
  question.caller_tenant = take_place (&number);
  question.callee_tenant = take_place (&number);
  question.caller = take (&number, ts_policy_profiles (policy));
  question.callee = number;
  return question;
}

static void assert_answered (TsDecisions *decisions, const TsPolicy *policy, uint32_t number)
{
  TsQuestion question = question_number (policy, number);
  TsVerdict verdict = ts_policy_decide (policy, &question);
  TsVerdict answer = ts_decisions_ask (decisions, &question);
  assert_int_equal (answer.kind, verdict.kind);
  assert_int_equal (answer.path, verdict.path);
  assert_int_equal (answer.reason, verdict.reason);
}

/* In order; then by chance, when most are there already. */
static void assert_all_answered (TsDecisions *decisions, const TsPolicy *policy)
{
  uint32_t n = count_questions (policy);
  assert_true (n > 10000);
  for (uint32_t number = 0; number < n; number++)
    assert_answered (decisions, policy, number);
  for (uint32_t k = 0; k < n; k++)
    assert_answered (decisions, policy,
                     (uint32_t)ts_uniform_below (ts_draw ((TsDrawKey){.seed = 1}, 0, k, 0, 0).first, n));
}

static TsParticipant take_participant (const TsPolicy *policy, uint32_t *number)
{
  uint32_t tenant = take_place (number);
  return (TsParticipant){.profile = take (number, ts_policy_profiles (policy)), .tenant = tenant};
}

static void assert_addition_answered (TsDecisions *decisions, const TsPolicy *policy, uint32_t number)
{
  uint32_t chat = number % 5 == 0 ? 21 : 0;
  TsParticipant present[2];
  present[0] = take_participant (policy, &number);
  present[1] = take_participant (policy, &number);
  TsParticipant added = take_participant (policy, &number);
  TsVerdict verdict = ts_policy_decide_add (policy, present, 2, 0, added, chat);
  TsVerdict answer = ts_decisions_ask_add (decisions, present, added, chat);
  assert_int_equal (answer.kind, verdict.kind);
  assert_int_equal (answer.path, verdict.path);
  assert_int_equal (answer.reason, verdict.reason);
}

/* More than the memory holds, each twice: at once, when it is remembered, and later, when others have come between. */
static void assert_additions_answered (TsDecisions *decisions, const TsPolicy *policy)
{
  uint32_t participants = ts_policy_profiles (policy) * PLACES, n = participants * participants * participants;
  for (int round = 0; round < 2; round++)
    for (uint32_t number = 0; number < n; number += 7) {
      assert_addition_answered (decisions, policy, number);
      assert_addition_answered (decisions, policy, number);
    }
}

static Estate make_estate (unsigned which)
{
  Estate estate = estate_of_era (which % 2 == 0 ? TS_ERA_2020_04 : TS_ERA_2026);
  if (which / 2 == 1)
    figure_1_2 (&estate);
  if (which / 2 == 2)
    figure_1_3 (&estate);
  return estate;
}

static void every_question_is_answered_as_it_is_decided (void **state)
{
  (void)state;
  for (unsigned which = 0; which < 6; which++) {
    Estate estate = make_estate (which);
    TsDecisions *decisions = ts_decisions_new (compiled (&estate));
    assert_all_answered (decisions, compiled (&estate));
    assert_additions_answered (decisions, compiled (&estate));
    ts_decisions_free (decisions);
    estate_free (&estate);
  }
}

static void another_policy_begins_with_nothing_remembered (void **state)
{
  (void)state;
  Estate isolated = estate_new (), open = estate_new ();
  all_external_off (&isolated);
  TsDecisions *decisions = ts_decisions_new (compiled (&isolated));
  for (int round = 0; round < 2; round++) {
    assert_all_answered (decisions, compiled (&isolated));
    assert_additions_answered (decisions, compiled (&isolated));
    ts_decisions_use (decisions, compiled (&open));
    assert_all_answered (decisions, compiled (&open));
    assert_additions_answered (decisions, compiled (&open));
    ts_decisions_use (decisions, compiled (&isolated));
  }
  ts_decisions_free (decisions);
  estate_free (&isolated);
  estate_free (&open);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_question_is_answered_as_it_is_decided),
    cmocka_unit_test (another_policy_begins_with_nothing_remembered),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
