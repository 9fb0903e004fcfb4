/* Who joins whose meetings, as what, and who waits in the lobby. */
#include "estate.h"

#include "../../sim/policy/meeting_rules.h"

static TsMeetingVerdict decide (Estate *estate, const TsMeetingQuestion *question)
{
  return ts_meeting_decide (ts_policy_meeting_facts (compiled (estate), question));
}

static TsMeetingQuestion meeting_at (Estate *estate, uint32_t joiner, uint32_t tenant, uint32_t organizer)
{
  return ts_meeting_of_two (compiled (estate), profile_of (estate, joiner), profile_of (estate, organizer), tenant);
}

static TsMeetingVerdict join_at (Estate *estate, uint32_t joiner, uint32_t tenant, uint32_t organizer)
{
  TsMeetingQuestion question = meeting_at (estate, joiner, tenant, organizer);
  return decide (estate, &question);
}

/* Active at home. */
static TsMeetingVerdict join (Estate *estate, uint32_t joiner, uint32_t organizer)
{
  return join_at (estate, joiner, home_of (estate, joiner), organizer);
}

static void assert_joins (TsMeetingVerdict verdict, TsPath path, bool waits)
{
  assert_string_equal (ts_reason ((TsReason)verdict.reason)->code, "");
  assert_int_equal (verdict.kind, TS_VERDICT_ALLOW);
  assert_string_equal (ts_path_name ((TsPath)verdict.path), ts_path_name (path));
  assert_int_equal (verdict.waits, waits);
}

static void assert_kept_out (TsMeetingVerdict verdict, TsVerdictKind kind, TsReason reason)
{
  assert_string_equal (ts_reason ((TsReason)verdict.reason)->code, ts_reason (reason)->code);
  assert_int_equal (verdict.kind, kind);
  assert_int_equal (verdict.path, TS_PATH_NONE);
}

static void set_meetings (Estate *estate, uint32_t tenant, bool anonymous_join, TsAutoAdmit auto_admit)
{
  TsMeetingSettings settings = {.anonymous_join = anonymous_join, .auto_admit = auto_admit};
  ts_settings_set_meetings (estate->settings, tenant, &settings);
}

/* ---------------------------------------------------------------- identity -- */

static void meetings_are_for_members_guests_federated_and_anonymous_people_SEED_5_SEED_22 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  guest_access_on (&estate, CONTOSO1);
  guest (&estate, EXPERT1, 1, CONTOSO1);
  assert_joins (join (&estate, DESK1_OUTSIDE, DESK1), TS_PATH_INTERNAL, false);
  assert_joins (join_at (&estate, EXPERT1, CONTOSO1, DESK1), TS_PATH_GUEST, false);
  assert_joins (join (&estate, EXPERT1, DESK1), TS_PATH_EXTERNAL, false);
  assert_joins (join_at (&estate, FREELANCER, TS_NONE, DESK1), TS_PATH_ANONYMOUS, true);
  estate_free (&estate);
}

static void a_meeting_over_external_access_is_possible_where_a_group_call_is_not_SEED_22_SEED_37_C_6 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  assert_joins (join (&estate, EXPERT1, TECHNICIAN1), TS_PATH_EXTERNAL, false);
  assert_joins (join (&estate, TECHNICIAN1, EXPERT1), TS_PATH_EXTERNAL, false);
  TsQuestion group_call = question_at (&estate, TS_OPERATION_ADD_PARTICIPANT, EXPERT1, ABC, TECHNICIAN1, CONTOSO1);
  assert_denied (ts_decide (ts_policy_facts (compiled (&estate), &group_call)), TS_REASON_GROUP_EXTERNAL);
  estate_free (&estate);
}

static void both_tenants_and_both_people_must_permit_a_federated_guest_of_a_meeting_SEED_22_SEED_39_C_4 (void **state)
{
  (void)state;
  for (unsigned refuser = 0; refuser < 4; refuser++) {
    Estate estate = estate_new ();
    if (refuser < 2)
      external_off (&estate, refuser == 0 ? ABC : CONTOSO1);
    else
      ts_settings_set_person_external (estate.settings, (TsRange){refuser == 2 ? EXPERT1 : DESK1, 1}, false, 0);
    assert_joins (join (&estate, EXPERT1, DESK1), TS_PATH_ANONYMOUS, true);
    estate_free (&estate);
  }
}

static void a_guest_is_one_only_while_active_there_SEED_54 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  set_meetings (&estate, CONTOSO1, false, TS_ADMIT_COMPANY);
  assert_joins (join_at (&estate, EXPERT1, CONTOSO1, TECHNICIAN1), TS_PATH_GUEST, false);
  assert_kept_out (join (&estate, EXPERT1, TECHNICIAN1), TS_VERDICT_UNREACHABLE, TS_REASON_CALLER_OTHER_TENANT);
  TsMeetingQuestion question = meeting_at (&estate, EXPERT1, ABC, TECHNICIAN1);
  assert_int_equal (ts_policy_meeting_tenant (compiled (&estate), &question), CONTOSO1);
  estate_free (&estate);
}

static void a_guest_may_join_whom_they_could_not_call_C_1 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_denied (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, DESK1_OUTSIDE, CONTOSO1),
                 TS_REASON_GUEST_SCOPE);
  assert_joins (join_at (&estate, EXPERT1, CONTOSO1, DESK1_OUTSIDE), TS_PATH_GUEST, false);
  estate_free (&estate);
}

static void a_colleague_who_is_away_joins_anonymously (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_joins (join_at (&estate, EXPERT1, CONTOSO1, EXPERT2), TS_PATH_ANONYMOUS, true);
  set_meetings (&estate, ABC, false, TS_ADMIT_COMPANY);
  ts_policy_free (estate.policy);
  estate.policy = NULL;
  assert_kept_out (join_at (&estate, EXPERT1, CONTOSO1, EXPERT2), TS_VERDICT_UNREACHABLE,
                   TS_REASON_CALLER_OTHER_TENANT);
  estate_free (&estate);
}

/* ---------------------------------------------------------- vendor scenario 3 -- */

static void outsiders_help_a_HoloLens_with_neither_access_type_SEED_7 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  assert_kept_out (join (&estate, EXPERT1, TECHNICIAN1), TS_VERDICT_DENY, TS_REASON_LOBBY_NOBODY);
  estate_free (&estate);
  estate = estate_new ();
  all_external_off (&estate);
  set_meetings (&estate, CONTOSO1, true, TS_ADMIT_EVERYONE);
  assert_joins (join (&estate, EXPERT1, TECHNICIAN1), TS_PATH_ANONYMOUS, false);
  assert_joins (join_at (&estate, FREELANCER, TS_NONE, TECHNICIAN1), TS_PATH_ANONYMOUS, false);
  estate_free (&estate);
  estate = estate_new ();
  all_external_off (&estate);
  set_meetings (&estate, CONTOSO1, false, TS_ADMIT_EVERYONE);
  assert_kept_out (join (&estate, EXPERT1, TECHNICIAN1), TS_VERDICT_DENY, TS_REASON_ANONYMOUS_OFF);
  estate_free (&estate);
}

/* The app is needed, not the licence. */
static void outsiders_need_Teams_and_no_licence_SEED_7_SEED_13_C_16 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  ts_settings_set_licences (estate.settings, (TsRange){EXPERT1, 1}, 0);
  ts_settings_set_licences (estate.settings, (TsRange){TECHNICIAN2, 1}, TS_LICENCE_TEAMS);
  assert_joins (join (&estate, EXPERT1, DESK1), TS_PATH_ANONYMOUS, true);
  assert_joins (join_at (&estate, FREELANCER, TS_NONE, DESK1), TS_PATH_ANONYMOUS, true);
  assert_kept_out (join (&estate, TECHNICIAN2, DESK1), TS_VERDICT_DENY, TS_REASON_NO_LICENCE);
  estate_free (&estate);
}

static TsMeetingVerdict act_as (Estate *estate, TsMeetingAct act, uint32_t who, uint32_t organizer, TsWay as)
{
  TsMeetingQuestion question = {.act = act,
                                .joiner = profile_of (estate, who),
                                .organizer = profile_of (estate, organizer),
                                .tenant = home_of (estate, who),
                                .with = 1u << ts_policy_client (compiled (estate), profile_of (estate, organizer)),
                                .as = as};
  return decide (estate, &question);
}

static void anonymous_people_share_no_files_and_add_nobody_SEED_7_SEED_38 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  guest_access_on (&estate, CONTOSO1);
  guest (&estate, EXPERT1, 1, CONTOSO1);
  for (unsigned act = TS_MEETING_SHARE_FILE; act <= TS_MEETING_RECEIVE_FILE; act++) {
    assert_kept_out (act_as (&estate, (TsMeetingAct)act, EXPERT1, TECHNICIAN1, TS_WAY_ANONYMOUS), TS_VERDICT_DENY,
                     TS_REASON_FILE_ANON);
    assert_kept_out (act_as (&estate, (TsMeetingAct)act, EXPERT1, TECHNICIAN1, TS_WAY_EXTERNAL), TS_VERDICT_DENY,
                     TS_REASON_FILE_EXTERNAL);
    assert_joins (act_as (&estate, (TsMeetingAct)act, EXPERT1, TECHNICIAN1, TS_WAY_GUEST_THERE), TS_PATH_GUEST, false);
    assert_joins (act_as (&estate, (TsMeetingAct)act, DESK1, TECHNICIAN1, TS_WAY_INTERNAL), TS_PATH_INTERNAL, false);
  }
  assert_kept_out (act_as (&estate, TS_MEETING_ADD_PERSON, EXPERT1, TECHNICIAN1, TS_WAY_ANONYMOUS), TS_VERDICT_DENY,
                   TS_REASON_ADD_ANON);
  assert_joins (act_as (&estate, TS_MEETING_ADD_PERSON, EXPERT1, TECHNICIAN1, TS_WAY_EXTERNAL), TS_PATH_EXTERNAL,
                false);
  estate_free (&estate);
}

/* Layers of guest access hold for meetings, too: whom the directory refuses is no guest there, and where nothing is
 * shared with guests, nothing is shared in a meeting. */
static void layers_of_guest_access_hold_in_meetings_SEED_9_C_13 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsGuestAccess access = *ts_settings_guest_access (estate.settings, CONTOSO1);
  access.on = access.sharing_off = true;
  ts_settings_set_guest_access (estate.settings, CONTOSO1, &access);
  access.invite_domains = TS_INVITE_LISTED;
  ts_settings_set_guest_access (estate.settings, CONTOSO2, &access);
  guest (&estate, EXPERT1, 1, CONTOSO1);
  guest (&estate, EXPERT1, 1, CONTOSO2);
  assert_joins (join_at (&estate, EXPERT1, CONTOSO1, DESK1), TS_PATH_GUEST, false);
  assert_joins (join_at (&estate, EXPERT1, CONTOSO2, DESK2), TS_PATH_ANONYMOUS, true);
  assert_joins (join (&estate, EXPERT1, DESK2), TS_PATH_EXTERNAL, false);
  for (unsigned act = TS_MEETING_SHARE_FILE; act <= TS_MEETING_RECEIVE_FILE; act++)
    assert_kept_out (act_as (&estate, (TsMeetingAct)act, EXPERT1, DESK1, TS_WAY_GUEST_THERE), TS_VERDICT_DENY,
                     TS_REASON_FILE_GUEST);
  estate_free (&estate);
}

/* ------------------------------------------------------------------- lobby -- */

static const TsWay joiners[] = {TS_WAY_INTERNAL, TS_WAY_GUEST_THERE, TS_WAY_EXTERNAL, TS_WAY_ANONYMOUS};

/* meeting-policies-in-teams: a row a value, who waits while somebody of the tenant is in it. */
static void the_lobby_holds_whom_the_setting_does_not_admit (void **state)
{
  (void)state;
  static const bool waits[TS_ADMITS][4] = {
    [TS_ADMIT_EVERYONE] = {false, false, false, false}, [TS_ADMIT_COMPANY_AND_FEDERATED] = {false, false, false, true},
    [TS_ADMIT_COMPANY] = {false, false, true, true},    [TS_ADMIT_COMPANY_NO_GUESTS] = {false, true, true, true},
    [TS_ADMIT_INVITED] = {false, false, false, true},   [TS_ADMIT_ORGANIZER] = {true, true, true, true},
  };
  for (unsigned admit = 0; admit < TS_ADMITS; admit++)
    for (unsigned i = 0; i < G_N_ELEMENTS (joiners); i++) {
      TsMeetingFacts facts = ts_meeting_facts_with (0, TS_MEETING_FACT_AUTO_ADMIT, admit);
      facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_STARTED, 1);
      assert_int_equal (ts_meeting_waits (facts, joiners[i]), waits[admit][i]);
      assert_false (ts_meeting_waits (ts_meeting_facts_with (facts, TS_MEETING_FACT_IS_ORGANIZER, 1), joiners[i]));
    }
}

/* "Users are automatically admitted when the first authenticated user joins the meeting." */
static void people_from_outside_wait_for_somebody_of_the_tenant_unless_they_may_start (void **state)
{
  (void)state;
  for (unsigned i = 0; i < G_N_ELEMENTS (joiners); i++)
    for (unsigned started = 0; started < 2; started++)
      for (unsigned may_start = 0; may_start < 2; may_start++) {
        TsMeetingFacts facts = ts_meeting_facts_with (0, TS_MEETING_FACT_AUTO_ADMIT, TS_ADMIT_EVERYONE);
        facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_STARTED, started);
        facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_ANONYMOUS_START, may_start);
        assert_int_equal (ts_meeting_waits (facts, joiners[i]),
                          joiners[i] != TS_WAY_INTERNAL && !started && !may_start);
      }
}

static void somebody_on_Teams_admits_and_a_HoloLens_since_December_2020 (void **state)
{
  (void)state;
  static const bool admits[TS_ERAS][TS_CLIENTS] = {
    [TS_ERA_2020_04] = {false, false, true, true}, [TS_ERA_2026] = {true, true, true, true}};
  for (unsigned era = 0; era < TS_ERAS; era++) {
    Estate estate = estate_of_era ((TsEra)era);
    all_external_off (&estate);
    for (unsigned client = 0; client < TS_CLIENTS; client++) {
      TsMeetingQuestion question = meeting_at (&estate, EXPERT1, ABC, DESK1);
      question.with |= 1u << client;
      question.admitters = 1u << client;
      if (!ts_era_joins_meetings ((TsEra)era, (TsClient)client))
        continue;
      TsMeetingVerdict verdict = decide (&estate, &question);
      if (admits[era][client])
        assert_joins (verdict, TS_PATH_ANONYMOUS, true);
      else
        assert_kept_out (verdict, TS_VERDICT_DENY, TS_REASON_LOBBY_NOBODY);
    }
    estate_free (&estate);
  }
}

/* A guest where anonymous people may not join, before the organizer has come. */
static void who_waits_in_the_lobby_is_told_of_the_lobby (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  set_meetings (&estate, CONTOSO1, false, TS_ADMIT_COMPANY);
  TsMeetingQuestion question = meeting_at (&estate, EXPERT1, CONTOSO1, DESK1);
  question.is_started = false;
  question.admitters = 0;
  TsMeetingVerdict verdict = decide (&estate, &question);
  assert_kept_out (verdict, TS_VERDICT_DENY, TS_REASON_LOBBY_NOBODY);
  assert_true (verdict.waits);
  question.tenant = ABC;
  assert_kept_out (decide (&estate, &question), TS_VERDICT_DENY, TS_REASON_ANONYMOUS_OFF);
  estate_free (&estate);
}

static void what_the_product_ships_lets_everybody_join_and_anonymous_people_wait (void **state)
{
  (void)state;
  static const TsAutoAdmit shipped[TS_ERAS] = {
    [TS_ERA_2020_04] = TS_ADMIT_COMPANY_AND_FEDERATED, [TS_ERA_2026] = TS_ADMIT_COMPANY};
  static const unsigned values[TS_ERAS] = {[TS_ERA_2020_04] = 3, [TS_ERA_2026] = 6};
  for (unsigned era = 0; era < TS_ERAS; era++) {
    Estate estate = estate_of_era ((TsEra)era);
    const TsMeetingSettings *settings = ts_settings_meetings (estate.settings, ABC);
    assert_true (settings->anonymous_join);
    assert_false (settings->anonymous_start);
    assert_int_equal (settings->auto_admit, shipped[era]);
    assert_int_equal (ts_era_auto_admits ((TsEra)era), values[era]);
    estate_free (&estate);
  }
}

/* ----------------------------------------------------------------- clients -- */

static void in_2020_a_HoloLens_meets_Teams_on_a_PC_and_Remote_Assist_mobile_nobody (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_joins (join (&estate, TECHNICIAN1, DESK1), TS_PATH_INTERNAL, false);
  assert_joins (join (&estate, DESK1, TECHNICIAN1), TS_PATH_INTERNAL, false);
  assert_joins (join (&estate, EXPERT_ON_PHONE, DESK1), TS_PATH_EXTERNAL, false);
  assert_kept_out (join (&estate, EXPERT_ON_PHONE, TECHNICIAN1), TS_VERDICT_DENY, TS_REASON_MEETING_CLIENTS);
  assert_kept_out (join (&estate, OTHER_TECHNICIAN1, TECHNICIAN1), TS_VERDICT_DENY, TS_REASON_MEETING_CLIENTS);
  assert_kept_out (join (&estate, MOBILE1, DESK1), TS_VERDICT_DENY, TS_REASON_CLIENT_NO_MEETING);
  assert_kept_out (join (&estate, DESK1, MOBILE1), TS_VERDICT_DENY, TS_REASON_CLIENT_NO_MEETING);
  estate_free (&estate);
}

static void in_2026_every_client_meets_every_other (void **state)
{
  (void)state;
  Estate estate = estate_of_era (TS_ERA_2026);
  assert_joins (join (&estate, EXPERT_ON_PHONE, TECHNICIAN1), TS_PATH_EXTERNAL, true);
  assert_joins (join (&estate, OTHER_TECHNICIAN1, TECHNICIAN1), TS_PATH_INTERNAL, false);
  assert_joins (join (&estate, MOBILE1, DESK1), TS_PATH_INTERNAL, false);
  assert_joins (join (&estate, MOBILE1, EXPERT1), TS_PATH_EXTERNAL, true); /* SEED-20 speaks of calls */
  estate_free (&estate);
}

static void Meet_Now_is_neither_for_Remote_Assist_nor_for_outsiders_F_18 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  const uint32_t cases[][4] = {{DESK1, CONTOSO1, DESK1_OUTSIDE, true}, {EXPERT1, CONTOSO1, DESK1, true},
                               {TECHNICIAN1, CONTOSO1, DESK1, false},  {DESK1, CONTOSO1, TECHNICIAN1, false},
                               {EXPERT1, ABC, DESK1, false},           {FREELANCER, TS_NONE, DESK1, false}};
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    TsMeetingQuestion question = meeting_at (&estate, cases[i][0], cases[i][1], cases[i][2]);
    question.is_meet_now = true;
    TsMeetingVerdict verdict = decide (&estate, &question);
    if (cases[i][3])
      assert_int_equal (verdict.kind, TS_VERDICT_ALLOW);
    else if (cases[i][0] == EXPERT1) /* as a guest they could */
      assert_kept_out (verdict, TS_VERDICT_UNREACHABLE, TS_REASON_CALLER_OTHER_TENANT);
    else
      assert_kept_out (verdict, TS_VERDICT_DENY, TS_REASON_MEET_NOW);
  }
  estate_free (&estate);
}

static void a_HoloLens_offers_to_join_from_15_minutes_before_the_start_on (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsMeetingQuestion question = meeting_at (&estate, TECHNICIAN1, CONTOSO1, DESK1);
  question.is_early = true;
  assert_kept_out (decide (&estate, &question), TS_VERDICT_UNREACHABLE, TS_REASON_MEETING_NOT_OPEN);
  question = meeting_at (&estate, EXPERT1, ABC, DESK1);
  question.is_early = true;
  assert_joins (decide (&estate, &question), TS_PATH_EXTERNAL, false);
  for (unsigned era = 0; era < TS_ERAS; era++) {
    assert_int_equal (ts_era_meeting_opens ((TsEra)era, TS_CLIENT_HOLOLENS), 15);
    assert_int_equal (ts_era_meeting_opens ((TsEra)era, TS_CLIENT_TEAMS_DESKTOP), 0);
  }
  estate_free (&estate);
}

static void a_meeting_holds_250_people_and_a_thousand_since_2021 (void **state)
{
  (void)state;
  assert_int_equal (ts_era_meeting_limit (TS_ERA_2020_04), 250);
  assert_int_equal (ts_era_meeting_limit (TS_ERA_2026), 1000);
  Estate estate = estate_new ();
  TsMeetingQuestion question = meeting_at (&estate, EXPERT1, ABC, DESK1);
  question.is_full = true;
  assert_kept_out (decide (&estate, &question), TS_VERDICT_DENY, TS_REASON_MEETING_FULL);
  estate_free (&estate);
}

static void Remote_Assist_joins_at_home_and_as_a_customer_of_a_one_time_call_since_2021_SEED_49 (void **state)
{
  (void)state;
  for (unsigned era = 0; era < TS_ERAS; era++) {
    TsMeetingFacts facts = ts_meeting_facts_with (0, TS_MEETING_FACT_ERA, era);
    facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_ORGANIZER_IS_MEMBER, 1);
    facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_ORGANIZER_LICENCES, TS_LICENCE_TEAMS);
    facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_ANONYMOUS_JOIN, 1);
    facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_WITH, 1u << TS_CLIENT_TEAMS_DESKTOP);
    facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_CLIENT, TS_CLIENT_HOLOLENS);
    assert_true (ts_meeting_failing_rules (facts, TS_WAY_ANONYMOUS) >> TS_REASON_RA_NOT_HOME & 1);
    facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_CLIENT, TS_CLIENT_RA_MOBILE);
    assert_int_equal (ts_meeting_failing_rules (facts, TS_WAY_ANONYMOUS) >> TS_REASON_RA_NOT_HOME & 1,
                      era == TS_ERA_2020_04);
  }
}

static void who_is_at_home_nowhere_organises_nothing_C_8 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_kept_out (join (&estate, EXPERT1, FREELANCER), TS_VERDICT_DENY, TS_REASON_MEETING_ORGANIZER);
  TsMeetingQuestion question = meeting_at (&estate, EXPERT1, ABC, FREELANCER);
  assert_int_equal (ts_policy_meeting_tenant (compiled (&estate), &question), TS_NONE);
  estate_free (&estate);
}

/* Whether Remote Assist mobile shares files is set for meetings as for calls. */
static void files_of_remote_assist_mobile_are_a_setting_in_meetings_too (void **state)
{
  (void)state;
  for (unsigned files = 0; files < 2; files++) {
    Estate estate = estate_of_era (TS_ERA_2026);
    ts_settings_set_ra_mobile_files (estate.settings, files != 0);
    TsMeetingQuestion question = meeting_at (&estate, MOBILE1, CONTOSO1, DESK1);
    question.act = TS_MEETING_SHARE_FILE;
    question.as = TS_WAY_INTERNAL;
    if (files != 0)
      assert_int_equal (decide (&estate, &question).kind, TS_VERDICT_ALLOW);
    else
      assert_kept_out (decide (&estate, &question), TS_VERDICT_DENY, TS_REASON_CLIENT_NO_FILES);
    estate_free (&estate);
  }
}

static void nobody_joins_on_a_way_that_only_calls_have (void **state)
{
  (void)state;
  for (unsigned standing = TS_STANDING_NONE; standing <= TS_STANDING_ACCEPTED; standing++) {
    TsMeetingFacts facts = ts_meeting_facts_with (0, TS_MEETING_FACT_ORGANIZER_IS_MEMBER, 1);
    facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_STANDING, standing);
    assert_false (ts_meeting_way_exists (facts, TS_WAY_GUEST_HERE));
    assert_false (ts_meeting_way_exists (facts, TS_WAY_THIRD));
    assert_int_equal (ts_meeting_way_exists (facts, TS_WAY_GUEST_THERE), standing != TS_STANDING_NONE);
  }
}

/* ------------------------------------------------------- reach, explain, fix -- */

static void every_pair_is_told_the_same_by_reach_and_by_the_decision (void **state)
{
  (void)state;
  for (unsigned era = 0; era < TS_ERAS; era++) {
    Estate estate = estate_of_era ((TsEra)era);
    figure_1_3 (&estate);
    set_meetings (&estate, CONTOSO1, true, TS_ADMIT_EVERYONE);
    set_meetings (&estate, CONTOSO2, false, TS_ADMIT_COMPANY);
    TsReach *reach = ts_reach_new (estate.directory, compiled (&estate), TS_REACH_BY_PERSON, NULL, 0);
    uint32_t n = ts_reach_units (reach);
    g_autofree TsReachCell *cells = g_new (TsReachCell, n);
    for (uint32_t row = 0; row < n; row++) {
      ts_reach_row (reach, TS_OPERATION_JOIN_MEETING, row, cells);
      for (uint32_t column = 0; column < n; column++) {
        uint32_t from = ts_reach_unit (reach, row).people.first, to = ts_reach_unit (reach, column).people.first;
        to += from == to;
        TsQuestion question = question_at (&estate, TS_OPERATION_JOIN_MEETING, from, TS_NONE, to, TS_NONE);
        TsReason reason = ts_policy_denial (compiled (&estate), &question);
        if (cells[column].pairs == 0)
          continue;
        assert_int_equal (cells[column].permitted, reason == TS_REASON_NONE ? cells[column].pairs : 0);
        assert_int_equal (cells[column].reasons, reason == TS_REASON_NONE ? 0 : (uint64_t)1 << reason);
      }
    }
    ts_reach_free (reach);
    estate_free (&estate);
  }
}

static void what_closes_a_meeting_is_explained_and_can_be_fixed_SEED_7 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  set_meetings (&estate, CONTOSO1, false, TS_ADMIT_COMPANY);
  TsEnquiry enquiry = {.operation = TS_OPERATION_JOIN_MEETING,
                       .caller = EXPERT1,
                       .callee = TECHNICIAN1,
                       .caller_tenant = ABC,
                       .callee_tenant = CONTOSO1};
  TsExplanation *explanation = ts_policy_explain (compiled (&estate), estate.settings, &enquiry);
  assert_int_equal (explanation->n_ways, 4);
  const TsExplainedWay *anonymous = &explanation->ways[3];
  assert_int_equal (anonymous->way, TS_WAY_ANONYMOUS);
  uint64_t failing = 0;
  for (size_t i = 0; i < anonymous->n_rules; i++)
    failing |= anonymous->rules[i].fails ? (uint64_t)1 << anonymous->rules[i].rule : 0;
  assert_true (failing == ((uint64_t)1 << TS_REASON_ANONYMOUS_OFF | (uint64_t)1 << TS_REASON_LOBBY_NOBODY));
  ts_explanation_free (explanation);
  TsFixes *fixes = ts_policy_fixes (estate.settings, &enquiry, NULL, 0);
  assert_true (fixes->n >= 3);
  assert_int_equal (fixes->fixes[0].n_changes, 2);
  assert_int_equal (fixes->fixes[0].path, TS_PATH_ANONYMOUS);
  assert_int_equal (fixes->fixes[0].changes[0].kind, TS_CHANGE_ANONYMOUS_JOIN_ON);
  assert_int_equal (fixes->fixes[0].changes[1].kind, TS_CHANGE_ADMIT_EVERYONE);
  ts_fixes_free (fixes);
  enquiry.caller = MOBILE1;
  enquiry.caller_tenant = CONTOSO1;
  fixes = ts_policy_fixes (estate.settings, &enquiry, NULL, 0);
  assert_int_equal (fixes->n, 0);
  assert_true (fixes->immovable[TS_WAY_INTERNAL] >> TS_REASON_CLIENT_NO_MEETING & 1);
  ts_fixes_free (fixes);
  estate_free (&estate);
}

/* The organiser of 2026 lets guests in from the lobby with any client: only guest access is missing. */
static void a_guest_who_will_be_let_in_from_the_lobby_needs_no_change_to_it (void **state)
{
  (void)state;
  Estate estate = estate_of_era (TS_ERA_2026);
  all_external_off (&estate);
  guest (&estate, EXPERT1, 1, CONTOSO1);
  TsGuestAccess off = {.on = false};
  ts_settings_set_guest_access (estate.settings, CONTOSO1, &off);
  set_meetings (&estate, CONTOSO1, false, TS_ADMIT_COMPANY_NO_GUESTS);
  TsEnquiry enquiry = {.operation = TS_OPERATION_JOIN_MEETING,
                       .caller = EXPERT1,
                       .callee = TECHNICIAN1,
                       .caller_tenant = CONTOSO1,
                       .callee_tenant = CONTOSO1};
  TsFixes *fixes = ts_policy_fixes (estate.settings, &enquiry, NULL, 0);
  bool is_found = false;
  for (size_t i = 0; i < fixes->n; i++) {
    is_found |= fixes->fixes[i].n_changes == 1 && fixes->fixes[i].changes[0].kind == TS_CHANGE_GUEST_ACCESS_ON;
    for (size_t k = 0; k < fixes->fixes[i].n_changes; k++)
      assert_true (fixes->fixes[i].changes[k].kind < TS_CHANGE_ADMIT_COMPANY);
  }
  assert_true (is_found);
  ts_fixes_free (fixes);
  estate_free (&estate);
}

static void each_change_to_the_lobby_admits_more_people_than_the_one_before (void **state)
{
  (void)state;
  static const TsAutoAdmit admits[] = {TS_ADMIT_COMPANY, TS_ADMIT_COMPANY_AND_FEDERATED, TS_ADMIT_EVERYONE};
  Estate estate = estate_of_era (TS_ERA_2026);
  set_meetings (&estate, CONTOSO1, false, TS_ADMIT_ORGANIZER);
  for (unsigned i = 0; i < G_N_ELEMENTS (admits); i++) {
    TsChange change = {.kind = TS_CHANGE_ADMIT_COMPANY + i, .tenant = CONTOSO1};
    ts_settings_change (estate.settings, &change);
    assert_int_equal (ts_settings_meetings (estate.settings, CONTOSO1)->auto_admit, admits[i]);
    assert_false (ts_settings_meetings (estate.settings, CONTOSO1)->anonymous_join);
  }
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (meetings_are_for_members_guests_federated_and_anonymous_people_SEED_5_SEED_22),
    cmocka_unit_test (a_meeting_over_external_access_is_possible_where_a_group_call_is_not_SEED_22_SEED_37_C_6),
    cmocka_unit_test (both_tenants_and_both_people_must_permit_a_federated_guest_of_a_meeting_SEED_22_SEED_39_C_4),
    cmocka_unit_test (a_guest_is_one_only_while_active_there_SEED_54),
    cmocka_unit_test (a_guest_may_join_whom_they_could_not_call_C_1),
    cmocka_unit_test (a_colleague_who_is_away_joins_anonymously),
    cmocka_unit_test (outsiders_help_a_HoloLens_with_neither_access_type_SEED_7),
    cmocka_unit_test (outsiders_need_Teams_and_no_licence_SEED_7_SEED_13_C_16),
    cmocka_unit_test (anonymous_people_share_no_files_and_add_nobody_SEED_7_SEED_38),
    cmocka_unit_test (layers_of_guest_access_hold_in_meetings_SEED_9_C_13),
    cmocka_unit_test (the_lobby_holds_whom_the_setting_does_not_admit),
    cmocka_unit_test (people_from_outside_wait_for_somebody_of_the_tenant_unless_they_may_start),
    cmocka_unit_test (somebody_on_Teams_admits_and_a_HoloLens_since_December_2020),
    cmocka_unit_test (who_waits_in_the_lobby_is_told_of_the_lobby),
    cmocka_unit_test (what_the_product_ships_lets_everybody_join_and_anonymous_people_wait),
    cmocka_unit_test (in_2020_a_HoloLens_meets_Teams_on_a_PC_and_Remote_Assist_mobile_nobody),
    cmocka_unit_test (in_2026_every_client_meets_every_other),
    cmocka_unit_test (Meet_Now_is_neither_for_Remote_Assist_nor_for_outsiders_F_18),
    cmocka_unit_test (a_HoloLens_offers_to_join_from_15_minutes_before_the_start_on),
    cmocka_unit_test (a_meeting_holds_250_people_and_a_thousand_since_2021),
    cmocka_unit_test (Remote_Assist_joins_at_home_and_as_a_customer_of_a_one_time_call_since_2021_SEED_49),
    cmocka_unit_test (who_is_at_home_nowhere_organises_nothing_C_8),
    cmocka_unit_test (files_of_remote_assist_mobile_are_a_setting_in_meetings_too),
    cmocka_unit_test (nobody_joins_on_a_way_that_only_calls_have),
    cmocka_unit_test (every_pair_is_told_the_same_by_reach_and_by_the_decision),
    cmocka_unit_test (a_guest_who_will_be_let_in_from_the_lobby_needs_no_change_to_it),
    cmocka_unit_test (each_change_to_the_lobby_admits_more_people_than_the_one_before),
    cmocka_unit_test (what_closes_a_meeting_is_explained_and_can_be_fixed_SEED_7),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
