/* What forbids a group call as a whole, compared with Prolog (group_rules.pl) for every number of people and every size
 * of a chat; and a call that a chat starts, decided and explained in both eras. */
#include <source_folder.h>

#include "estate.h"
#include "explained.h"
#include "prolog.h"

enum { MOST_PEOPLE = 120, SMALLEST_CHAT = 3, LARGEST_CHAT = 300 };

static char *run_group_rules (void)
{
  const char *arguments[] = {
    "swipl", "-q", "-g", "print_groups", "-t", "halt", TENANTSIM_SOURCE_DIR "/tests/policy/group_rules.pl", NULL};
  return run_swipl (arguments, "group_rules.pl");
}

/* "GROUP_TOO_LARGE+CHAT_TOO_LARGE", "none" */
static uint64_t read_reasons (const char *word)
{
  uint64_t reasons = 0;
  g_auto (GStrv) codes = g_strsplit (word, "+", -1);
  for (char **code = codes; strcmp (word, "none") != 0 && *code != NULL; code++)
    reasons |= (uint64_t)1 << ts_reason_find (*code);
  return reasons;
}

/* Compares one line, and says how many questions it holds. */
static unsigned check_line (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  unsigned era = 0, n = 0;
  while (era < TS_ERAS && strcmp (ts_era_name ((TsEra)era), words[0]) != 0)
    era++;
  assert_int_not_equal (era, TS_ERAS);
  size_t people = (size_t)g_ascii_strtoull (words[1], NULL, 10);
  for (char **word = words + 2; *word != NULL; word++, n++) {
    uint32_t chat = n == 0 ? 0 : SMALLEST_CHAT + n - 1;
    if (ts_group_denials ((TsEra)era, people, chat) != read_reasons (*word))
      fail_msg ("era %s, %zu people, a chat of %u: Prolog says %s", words[0], people, chat, *word);
  }
  return n;
}

static void calls_as_a_whole_are_forbidden_as_Prolog_forbids_them (void **state)
{
  (void)state;
  g_autofree char *text = run_group_rules ();
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  unsigned compared = 0;
  for (char **line = lines; strcmp (*line, "end") != 0; line++)
    compared += check_line (*line);
  print_message ("group calls compared: %u\n", compared);
  assert_int_equal (compared, TS_ERAS * (MOST_PEOPLE - 2) * (1 + LARGEST_CHAT - SMALLEST_CHAT + 1));
}

static TsVerdict add_from_chat (Estate *estate, uint32_t chat)
{
  TsParticipant present[] = {{profile_of (estate, DESK1), CONTOSO1}, {profile_of (estate, DESK1_OUTSIDE), CONTOSO1}};
  return ts_policy_decide_add (compiled (estate), present, 2, 0,
                               (TsParticipant){profile_of (estate, TECHNICIAN1), CONTOSO1}, chat);
}

static void a_chat_of_more_than_twenty_people_starts_no_call_domain_notes_3 (void **state)
{
  (void)state;
  for (unsigned era = 0; era < TS_ERAS; era++) {
    Estate estate = estate_of_era ((TsEra)era);
    assert_allowed (add_from_chat (&estate, 0), TS_PATH_INTERNAL);
    assert_allowed (add_from_chat (&estate, 20), TS_PATH_INTERNAL);
    assert_denied (add_from_chat (&estate, 21), TS_REASON_CHAT_TOO_LARGE);
    estate_free (&estate);
  }
}

static TsEnquiry from_chat (uint32_t caller, uint32_t callee, uint32_t chat)
{
  return (TsEnquiry){.operation = TS_OPERATION_ADD_PARTICIPANT,
                     .caller = caller,
                     .callee = callee,
                     .caller_tenant = CONTOSO1,
                     .callee_tenant = CONTOSO1,
                     .chat = chat};
}

static const TsExplainedRule *chat_rule (const TsExplanation *explanation, unsigned way)
{
  for (size_t i = 0; i < explanation->ways[way].n_rules; i++)
    if (explanation->ways[way].rules[i].rule == TS_REASON_CHAT_TOO_LARGE)
      return &explanation->ways[way].rules[i];
  return NULL;
}

static void the_size_of_the_chat_is_explained_in_its_place_and_no_setting_helps (void **state)
{
  (void)state;
  for (unsigned era = 0; era < TS_ERAS; era++) {
    Estate estate = estate_of_era ((TsEra)era);
    for (uint32_t chat = 0; chat <= 21; chat += 7) {
      TsEnquiry enquiry = from_chat (DESK1, DESK1_OUTSIDE, chat);
      TsExplanation *explanation = ts_policy_explain (compiled (&estate), estate.settings, &enquiry);
      const TsExplainedRule *rule = chat_rule (explanation, 0);
      assert_int_equal (rule != NULL, chat > 0);
      assert_int_equal (rule != NULL && rule->fails, chat > 20);
      assert_int_equal (explanation->verdict.kind, chat > 20 ? TS_VERDICT_DENY : TS_VERDICT_ALLOW);
      assert_int_equal (explanation->can_meet, chat <= 20);
      for (size_t i = 1; i < explanation->ways[0].n_rules; i++)
        assert_true (explanation->ways[0].rules[i - 1].rule <= explanation->ways[0].rules[i].rule);
      ts_explanation_free (explanation);
      TsFixes *fixes = ts_policy_fixes (estate.settings, &enquiry, NULL, 0);
      assert_int_equal (fixes->n, chat > 20 ? 0 : 1); /* nothing needs to change */
      if (chat > 20)
        assert_int_equal (fixes->immovable[TS_WAY_INTERNAL], (uint64_t)1 << TS_REASON_CHAT_TOO_LARGE);
      ts_fixes_free (fixes);
    }
    estate_free (&estate);
  }
}

/* The first rule in the order of evaluation is the reason, whether it is about the two or about the chat. */
static void what_forbids_the_two_first_is_the_reason_before_the_chat (void **state)
{
  (void)state;
  static const struct {
    uint32_t callee;
    TsReason reason;
  } cases[] = {
    {MOBILE1, TS_REASON_CLIENT_NO_GROUP}, {EXPERT1, TS_REASON_CHAT_TOO_LARGE}, {TECHNICIAN1, TS_REASON_CHAT_TOO_LARGE}};
  Estate estate = estate_new ();
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    TsEnquiry enquiry = from_chat (DESK1, cases[i].callee, 21);
    TsExplanation *explanation = ts_policy_explain (compiled (&estate), estate.settings, &enquiry);
    assert_denied (explanation->verdict, cases[i].reason);
    ts_explanation_free (explanation);
  }
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (calls_as_a_whole_are_forbidden_as_Prolog_forbids_them),
    cmocka_unit_test (a_chat_of_more_than_twenty_people_starts_no_call_domain_notes_3),
    cmocka_unit_test (the_size_of_the_chat_is_explained_in_its_place_and_no_setting_helps),
    cmocka_unit_test (what_forbids_the_two_first_is_the_reason_before_the_chat),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
