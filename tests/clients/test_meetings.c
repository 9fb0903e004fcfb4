/* Meetings: planned alike in every configuration, joined as the policy has it, and nobody is
 * in two of them, or in one and in a call. */
#include "small_world.h"

/* Technicians on HoloLens invite engineers; nobody is late, overlooked or unlucky. */
static const char *const meeting_world =
  "tenantsim: 1\n"
  "name: meetings\n"
  "era: 2020-04\n"
  "clock: {start: 2020-04-06T00:00, duration: 4d, replications: 4, seed: 5}\n"
  "tenants:\n"
  "  Contoso:\n"
  "    domains: [contoso.com]\n"
  "    users:\n"
  "      technician: {count: 6, client: hololens, hours: mon-fri 08:00-16:00}\n"
  "      mobile: {count: 2, client: ra-mobile, hours: mon-fri 08:00-16:00}\n"
  "      desk: {count: 4, client: teams-desktop, hours: mon-fri 08:00-16:00}\n"
  "    teams: {field: {members: [technician, mobile, desk]}}\n"
  "  Vendor:\n"
  "    domains: [vendor.com]\n"
  "    users: {engineer: {count: 5, client: teams-desktop, hours: mon-fri 08:00-16:00}}\n"
  "behaviour: {media_failure: 0%, file_failure: 0%}\n"
  "activities:\n"
  "  inspection:\n"
  "    who: Contoso.technician\n"
  "    needs: Vendor.engineer\n"
  "    every: exponential(8h)\n"
  "    talk: constant(20min)\n"
  "    file_share: 50%\n"
  "    meeting: {ahead: uniform(1h 4h), no_show: 0%, overlooked: 0%}\n"
  "configurations:\n"
  "  shut: {external_access: {default: off}, meetings: {Contoso: {anonymous_join: off}}}\n"
  "  shipped: {external_access: {default: off}}\n"
  "  everyone: {external_access: {default: off}, meetings: {Contoso: {auto_admit: everyone}}}\n"
  "  federated: {}\n"
  "  guests: {external_access: {default: off}, guest_access: {default: on}, switching: follow-meetings,\n"
  "           guests: [{who: Vendor.engineer, in: Contoso/field}]}\n"
  "  guests-home: {external_access: {default: off}, guest_access: {default: on},\n"
  "                meetings: {Contoso: {anonymous_join: off}},\n"
  "                guests: [{who: Vendor.engineer, in: Contoso/field}]}\n"
  "  guests-on-demand: {external_access: {default: off}, guest_access: {default: on}, switching: on-demand,\n"
  "                     meetings: {Contoso: {anonymous_join: off}},\n"
  "                     guests: [{who: Vendor.engineer, in: Contoso/field}]}\n";

enum { SHUT, SHIPPED, EVERYONE, FEDERATED, GUESTS, GUESTS_HOME, GUESTS_ON_DEMAND, MEETING_CONFIGURATIONS };

static const char *const technician = "Contoso.technician";
static const char *const engineer = "Vendor.engineer";

static TsReplication run_meetings (TsScenario *scenario, uint32_t configuration)
{
  TsReplication result = run_small_world (scenario, configuration, 0);
  for (uint32_t group = 0; group < result.n_groups; group++)
    assert_true (result.groups[group].talk_time <= result.groups[group].working_time);
  return result;
}

/* All meetings that somebody was invited to in time; none of them is under way at the end. */
static TsAttemptCounts joined (TsScenario *scenario, uint32_t configuration)
{
  TsReplication result = run_meetings (scenario, configuration);
  TsAttemptCounts counts = between (scenario, &result, engineer, technician, TS_OPERATION_JOIN_MEETING);
  assert_true (counts.attempts > 10);
  assert_int_equal (counts.attempts, counts_of (&result, TS_OPERATION_JOIN_MEETING)->attempts);
  ts_replication_clear (&result);
  return counts;
}

/* ---------------------------------------------------------------- outcomes -- */

/* An organizer who is in another meeting leaves people in the lobby: LOBBY_NOBODY, now and then. */

static void neither_access_type_is_needed_where_anonymous_people_enter_at_once_SEED_7 (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (meeting_world, NULL);
  TsAttemptCounts shut = joined (scenario, SHUT), shipped = joined (scenario, SHIPPED);
  TsAttemptCounts everyone = joined (scenario, EVERYONE);
  assert_int_equal (shut.reasons[TS_REASON_ANONYMOUS_OFF], shut.attempts);
  assert_int_equal (shipped.reasons[TS_REASON_LOBBY_NOBODY], shipped.attempts);
  assert_true (everyone.paths[TS_PATH_ANONYMOUS] > everyone.attempts * 9 / 10);
  assert_int_equal (everyone.paths[TS_PATH_ANONYMOUS] + everyone.reasons[TS_REASON_LOBBY_NOBODY], everyone.attempts);
  ts_scenario_free (scenario);
}

static void a_meeting_works_over_external_access_and_as_a_guest_SEED_5_SEED_22 (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (meeting_world, NULL);
  TsAttemptCounts federated = joined (scenario, FEDERATED), guests = joined (scenario, GUESTS);
  assert_true (federated.paths[TS_PATH_EXTERNAL] > federated.attempts * 9 / 10);
  assert_int_equal (federated.paths[TS_PATH_EXTERNAL] + federated.reasons[TS_REASON_LOBBY_NOBODY], federated.attempts);
  assert_int_equal (guests.paths[TS_PATH_GUEST] + guests.paths[TS_PATH_ANONYMOUS] +
                      guests.reasons[TS_REASON_LOBBY_NOBODY],
                    guests.attempts);
  assert_true (guests.paths[TS_PATH_GUEST] > guests.attempts * 9 / 10);
  ts_scenario_free (scenario);
}

/* A colleague on Teams lets people in from the lobby; a HoloLens cannot. */
static void somebody_on_Teams_lets_people_in_and_may_overlook_them (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (meeting_world, "activities.inspection.meeting.with=Contoso.desk",
                                     "activities.inspection.meeting.early=5min", NULL);
  TsReplication result = run_meetings (scenario, SHIPPED);
  TsAttemptCounts counts = between (scenario, &result, engineer, technician, TS_OPERATION_JOIN_MEETING);
  assert_true (counts.paths[TS_PATH_ANONYMOUS] > counts.attempts * 8 / 10);
  assert_true (
    between (scenario, &result, "Contoso.desk", technician, TS_OPERATION_JOIN_MEETING).paths[TS_PATH_INTERNAL] > 10);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
  scenario = load_world (meeting_world, "activities.inspection.meeting.with=Contoso.desk",
                         "activities.inspection.meeting.overlooked=100%", NULL);
  result = run_meetings (scenario, SHIPPED);
  counts = between (scenario, &result, engineer, technician, TS_OPERATION_JOIN_MEETING);
  assert_int_equal (counts.reasons[TS_REASON_NOT_ADMITTED] + counts.reasons[TS_REASON_LOBBY_NOBODY], counts.attempts);
  assert_true (counts.reasons[TS_REASON_NOT_ADMITTED] > counts.attempts / 2);
  assert_int_equal (counts.outcomes[TS_OUTCOME_NO_ANSWER], counts.reasons[TS_REASON_NOT_ADMITTED]);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void in_2020_Remote_Assist_mobile_joins_no_meeting_and_in_2026_it_does (void **state)
{
  (void)state;
  for (unsigned era = 0; era < TS_ERAS; era++) {
    g_autofree char *change = g_strdup_printf ("era=%s", ts_era_name ((TsEra)era));
    TsScenario *scenario = load_world (meeting_world, change, "activities.inspection.who=Contoso.desk",
                                       "activities.inspection.needs=Contoso.mobile", NULL);
    TsReplication result = run_meetings (scenario, FEDERATED);
    TsAttemptCounts counts = between (scenario, &result, "Contoso.mobile", "Contoso.desk", TS_OPERATION_JOIN_MEETING);
    assert_true (counts.attempts > 10);
    if (era == TS_ERA_2020_04)
      assert_int_equal (counts.reasons[TS_REASON_CLIENT_NO_MEETING], counts.attempts);
    else
      assert_int_equal (counts.paths[TS_PATH_INTERNAL], counts.attempts);
    ts_replication_clear (&result);
    ts_scenario_free (scenario);
  }
}

static void files_are_for_guests_and_not_for_anonymous_or_federated_people_SEED_7_SEED_38 (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (meeting_world, NULL);
  TsReplication result = run_meetings (scenario, EVERYONE);
  TsAttemptCounts files = between (scenario, &result, engineer, technician, TS_OPERATION_SHARE_FILE);
  assert_true (files.attempts > 5);
  assert_int_equal (files.reasons[TS_REASON_FILE_ANON], files.attempts);
  ts_replication_clear (&result);
  result = run_meetings (scenario, FEDERATED);
  files = between (scenario, &result, engineer, technician, TS_OPERATION_SHARE_FILE);
  assert_int_equal (files.reasons[TS_REASON_FILE_EXTERNAL], files.attempts);
  ts_replication_clear (&result);
  result = run_meetings (scenario, GUESTS);
  files = between (scenario, &result, engineer, technician, TS_OPERATION_SHARE_FILE);
  assert_true (files.paths[TS_PATH_GUEST] > files.attempts * 8 / 10);
  assert_true (result.operations[TS_OPERATION_SHARE_FILE].fulfilled > 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* ------------------------------------------------------------------- needs -- */

static void a_meeting_is_a_need_that_arises_at_its_start_and_asks_for_nothing_but_to_join (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (meeting_world, NULL);
  TsReplication result = run_meetings (scenario, EVERYONE);
  assert_true (result.needs.needs > 10);
  assert_int_equal (result.operations[TS_OPERATION_JOIN_MEETING].wanted, result.needs.needs);
  assert_int_equal (result.operations[TS_OPERATION_SEARCH].wanted, 0);
  assert_int_equal (result.operations[TS_OPERATION_CALL].wanted, 0);
  assert_true (result.operations[TS_OPERATION_JOIN_MEETING].fulfilled >= result.needs.helped);
  assert_true (result.needs.helped > result.needs.needs * 8 / 10);
  assert_true (result.needs.time_to_help.tally.count == result.needs.helped);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* Common random numbers: the same meetings at the same times, whatever the settings. */
static void the_same_meetings_are_held_in_every_configuration (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (meeting_world, NULL);
  GArray *plans = NULL;
  for (uint32_t configuration = 0; configuration < MEETING_CONFIGURATIONS; configuration++) {
    TsReplication result;
    TsWorld *world = ts_world_new (scenario, configuration, TS_PENDING_BUCKETS, NULL);
    ts_world_keep_records (world);
    run_in (world, 0, &result);
    GArray *plan = g_array_new (FALSE, FALSE, sizeof (TsTime));
    for (uint32_t i = 0; i < result.n_records; i++) {
      TsTime start = result.records[i].born, hour = start % TS_DAY;
      assert_int_equal (start % (30 * TS_MINUTE), 0);
      assert_true (hour >= 8 * TS_HOUR && hour < 16 * TS_HOUR);
      g_array_append_val (plan, start);
    }
    if (plans != NULL) {
      assert_int_equal (plan->len, plans->len);
      assert_memory_equal (plan->data, plans->data, plan->len * sizeof (TsTime));
      g_array_free (plans, TRUE);
    }
    plans = plan;
    ts_replication_clear (&result);
    ts_world_free (world);
  }
  assert_true (plans->len > 10);
  g_array_free (plans, TRUE);
  ts_scenario_free (scenario);
}

static void who_does_not_come_does_not_join_and_the_meeting_is_given_up (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (meeting_world, "activities.inspection.meeting.no_show=100%", NULL);
  TsReplication result = run_meetings (scenario, EVERYONE);
  assert_int_equal (counts_of (&result, TS_OPERATION_JOIN_MEETING)->attempts, 0);
  assert_int_equal (result.needs.helped, 0);
  assert_true (result.needs.abandoned > 10);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* The HoloLens shows Join Meeting from 15 minutes before the start; pressed too early, it is pressed again. */
static void a_HoloLens_joins_from_15_minutes_before_the_start_on (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (
    meeting_world, "activities.inspection.who=Vendor.engineer", "activities.inspection.needs=Contoso.technician",
    "activities.inspection.meeting.early=30min", "activities.inspection.meeting.arrival=constant(0s)",
    "activities.inspection.meeting.joining=constant(0s)", NULL);
  TsReplication result = run_meetings (scenario, FEDERATED);
  TsAttemptCounts counts = between (scenario, &result, technician, engineer, TS_OPERATION_JOIN_MEETING);
  assert_true (counts.attempts > 10);
  assert_true (counts.reasons[TS_REASON_MEETING_NOT_OPEN] > counts.attempts * 4 / 10);
  assert_true (counts.reasons[TS_REASON_MEETING_NOT_OPEN] <= counts.outcomes[TS_OUTCOME_SUCCESS]);
  assert_int_equal (counts.reasons[TS_REASON_MEETING_NOT_OPEN] + counts.paths[TS_PATH_EXTERNAL] +
                      counts.reasons[TS_REASON_LOBBY_NOBODY],
                    counts.attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void who_joins_too_slowly_finds_the_meeting_over (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (meeting_world, "activities.inspection.meeting.joining=constant(1h)", NULL);
  TsAttemptCounts counts = joined (scenario, EVERYONE);
  assert_int_equal (counts.reasons[TS_REASON_MEETING_OVER], counts.attempts);
  ts_scenario_free (scenario);
}

/* -------------------------------------------------------------- one at a time -- */

static void people_in_a_meeting_are_busy_for_calls (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (
    meeting_world, "activities.assistance={who: Contoso.desk, needs: Vendor.engineer, every: exponential(30min)}",
    "activities.inspection.talk=constant(2h)", NULL);
  TsReplication meetings = run_meetings (scenario, FEDERATED);
  TsAttemptCounts calls = between (scenario, &meetings, "Contoso.desk", engineer, TS_OPERATION_CALL);
  assert_true (calls.reasons[TS_REASON_BUSY] > 10);
  assert_true (between (scenario, &meetings, engineer, technician, TS_OPERATION_JOIN_MEETING).attempts > 5);
  ts_replication_clear (&meetings);
  ts_scenario_free (scenario);
}

/* One engineer for all: most meetings overlap, and TS_CHECKS looks on. */
static void nobody_is_in_two_meetings_at_once (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_world (meeting_world, "tenants.Vendor.users.engineer.count=1", "activities.inspection.every=exponential(1h)",
                "activities.inspection.meeting.invited=3", NULL);
  for (uint32_t configuration = 0; configuration < MEETING_CONFIGURATIONS; configuration++) {
    TsReplication result = run_meetings (scenario, configuration);
    uint32_t group = group_named (scenario, engineer);
    assert_true (result.groups[group].talk_time <= result.groups[group].working_time);
    ts_replication_clear (&result);
  }
  ts_scenario_free (scenario);
}

/* --------------------------------------------------------------- switching -- */

static void who_follows_meetings_is_there_when_they_begin_and_home_after_them_SEED_54 (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_world (meeting_world, "activities.inspection.every=exponential(20h)", "clock.duration=9d", NULL);
  TsReplication result = run_meetings (scenario, GUESTS);
  TsAttemptCounts counts = between (scenario, &result, engineer, technician, TS_OPERATION_JOIN_MEETING);
  uint64_t switches = result.groups[group_named (scenario, engineer)].tenant_switches;
  assert_int_equal (counts.outcomes[TS_OUTCOME_UNREACHABLE], 0);
  assert_int_equal (switches % 2, 0);
  assert_true (switches > counts.paths[TS_PATH_GUEST] && switches <= 2 * counts.attempts + 2);
  ts_replication_clear (&result);
  result = run_meetings (scenario, GUESTS_HOME);
  counts = between (scenario, &result, engineer, technician, TS_OPERATION_JOIN_MEETING);
  assert_int_equal (counts.reasons[TS_REASON_CALLER_OTHER_TENANT], counts.attempts);
  ts_replication_clear (&result);
  result = run_meetings (scenario, GUESTS_ON_DEMAND);
  counts = between (scenario, &result, engineer, technician, TS_OPERATION_JOIN_MEETING);
  assert_int_equal (counts.paths[TS_PATH_GUEST], counts.attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* -------------------------------------------------------------------- changes -- */

static void a_change_closes_meetings_that_were_open_SEED_7 (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (meeting_world, "changes=[{at: 2d, meetings: {Contoso: {anonymous_join: off}}}]",
                                     "behaviour.policy_propagation=constant(0s)", NULL);
  TsAttemptCounts counts = joined (scenario, EVERYONE);
  assert_true (counts.paths[TS_PATH_ANONYMOUS] > 3);
  assert_true (counts.reasons[TS_REASON_ANONYMOUS_OFF] > 3);
  ts_scenario_free (scenario);
}

/* ------------------------------------------------------------------ repeating -- */

static void a_world_that_ran_before_holds_the_same_meetings (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (meeting_world, "activities.inspection.every=exponential(2h)", NULL);
  TsWorld *world = ts_world_new (scenario, GUESTS, TS_PENDING_BUCKETS, NULL);
  TsReplication other, again, fresh = run_meetings (scenario, GUESTS);
  run_in (world, 3, &other);
  run_in (world, 0, &again);
  assert_true (again.fingerprint == fresh.fingerprint && again.fingerprint != other.fingerprint);
  assert_int_equal (again.events, fresh.events);
  ts_replication_clear (&other);
  ts_replication_clear (&again);
  ts_replication_clear (&fresh);
  ts_world_free (world);
  ts_scenario_free (scenario);
}

/* ------------------------------------- faults, absence, settings on their way -- */

static TsAttemptCounts joined_with (const char *change, uint32_t configuration, TsOperationTally *all)
{
  TsScenario *scenario = load_world (
    meeting_world, change, "behaviour.external_access_propagation=constant(40h)",
    "behaviour.guest_access_propagation=constant(40h)", "behaviour.policy_propagation=constant(40h)",
    "behaviour.team_propagation=constant(40h)", NULL);
  TsReplication result = run_small_world (scenario, configuration, 0);
  TsAttemptCounts counts = between (scenario, &result, engineer, technician, TS_OPERATION_JOIN_MEETING);
  *all = result.operations[TS_OPERATION_JOIN_MEETING];
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
  return counts;
}

static void assert_all_fail (const char *change, uint32_t configuration, TsReason reason)
{
  TsOperationTally all;
  TsAttemptCounts counts = joined_with (change, configuration, &all);
  assert_true (counts.attempts > 10);
  assert_true (counts.reasons[reason] > 10);
  /* whoever waits for somebody to admit them may wait in vain before the path is known */
  assert_int_equal (counts.reasons[reason] + counts.reasons[TS_REASON_LOBBY_NOBODY], counts.attempts);
}

static void a_fault_keeps_people_out_of_meetings_as_it_keeps_them_from_calls (void **state)
{
  (void)state;
  assert_all_fail ("faults={f: {outage: Contoso, at: 0h, until: 4d}}", EVERYONE, TS_REASON_SERVICE_OUTAGE);
  assert_all_fail ("faults={f: {outage: Vendor, at: 0h, until: 4d}}", EVERYONE, TS_REASON_SERVICE_OUTAGE);
  assert_all_fail ("faults={f: {network_loss: Vendor, at: 0h, until: 4d}}", EVERYONE, TS_REASON_NETWORK_LOSS);
  assert_all_fail ("faults={f: {outage: federation, at: 0h, until: 4d}}", FEDERATED, TS_REASON_FEDERATION_OUTAGE);
}

/* Anonymous people do not come through the service that connects tenants. */
static void an_outage_of_federation_is_nothing_to_who_joins_anonymously (void **state)
{
  (void)state;
  TsOperationTally all;
  TsAttemptCounts counts = joined_with ("faults={f: {outage: federation, at: 0h, until: 4d}}", EVERYONE, &all);
  assert_true (counts.outcomes[TS_OUTCOME_SUCCESS] > 10);
  assert_int_equal (counts.reasons[TS_REASON_FEDERATION_OUTAGE], 0);
}

static void denied_comes_before_an_outage_in_meetings_too (void **state)
{
  (void)state;
  TsOperationTally all;
  TsAttemptCounts counts = joined_with ("faults={f: {outage: Contoso, at: 0h, until: 4d}}", SHUT, &all);
  assert_int_equal (counts.reasons[TS_REASON_ANONYMOUS_OFF], counts.attempts);
}

static void people_leave_a_meeting_when_a_fault_begins_and_come_back (void **state)
{
  (void)state;
  TsOperationTally calm, all;
  joined_with ("clock.seed=5", EVERYONE, &calm);
  TsAttemptCounts counts = joined_with (
    "faults={f: {battery: Vendor.engineer, every: exponential(1h), lasts: 1min}}", EVERYONE, &all);
  assert_int_equal (calm.dropped, 0);
  assert_true (all.dropped > 0 && all.dropped == all.dropped_by[TS_FAULT_BATTERY]);
  assert_true (counts.outcomes[TS_OUTCOME_SUCCESS] > all.dropped);
  assert_true (counts.outcomes[TS_OUTCOME_SUCCESS] > calm.counts.outcomes[TS_OUTCOME_SUCCESS]);
}

/* What is saved would let them in, and is not in force for 40 hours. */
static void a_meeting_that_settings_on_their_way_would_open_says_so (void **state)
{
  (void)state;
  TsOperationTally all;
  TsAttemptCounts counts =
    joined_with ("changes=[{at: 1h, meetings: {Contoso: {anonymous_join: on, auto_admit: everyone}}}]", SHUT, &all);
  assert_true (counts.reasons[TS_REASON_POLICY_NOT_PROPAGATED] > 0);
  assert_true (counts.outcomes[TS_OUTCOME_SUCCESS] > 0);
  assert_int_equal (counts.reasons[TS_REASON_ANONYMOUS_OFF], 0);
  counts = joined_with ("changes=[{at: 1h, external_access: {Contoso: open, Vendor: open}}]", SHUT, &all);
  assert_true (counts.reasons[TS_REASON_FED_NOT_PROPAGATED] > 0);
}

static void who_has_left_joins_no_meeting_and_organizes_none (void **state)
{
  (void)state;
  TsOperationTally all;
  TsAttemptCounts counts = joined_with ("changes=[{at: 36h, leave: [Contoso.technician]}]", EVERYONE, &all);
  assert_true (counts.outcomes[TS_OUTCOME_SUCCESS] > 0);
  assert_true (counts.reasons[TS_REASON_ACCOUNT_DISABLED] > 0);
}

/* --------------------------------------------------- one more person; at once -- */

/* Section 4.7 of the domain notes: anonymous people cannot add people; guests and federated people can. */
static void anonymous_people_ask_nobody_in_SEED_7 (void **state)
{
  (void)state;
  static const struct {
    uint32_t configuration;
    bool may_add;
  } cases[] = {{EVERYONE, false}, {FEDERATED, true}, {GUESTS, true}};
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    TsScenario *scenario = load_world (meeting_world, "activities.inspection.third_person.chance=100%",
                                       "activities.inspection.third_person.from=Contoso.desk", NULL);
    TsReplication result = run_meetings (scenario, cases[i].configuration);
    const TsAttemptCounts *add = counts_of (&result, TS_OPERATION_ADD_PARTICIPANT);
    TsAttemptCounts follow = between (scenario, &result, "Contoso.desk", technician, TS_OPERATION_JOIN_MEETING);
    assert_true (add->attempts > 10);
    assert_int_equal (add->attempts,
                      between (scenario, &result, engineer, "Contoso.desk", TS_OPERATION_ADD_PARTICIPANT).attempts);
    assert_int_equal (result.operations[TS_OPERATION_ADD_PARTICIPANT].wanted, result.needs.needs);
    assert_int_equal (result.operations[TS_OPERATION_ADD_PARTICIPANT].fulfilled, add->outcomes[TS_OUTCOME_SUCCESS]);
    if (cases[i].may_add) {
      assert_int_equal (add->outcomes[TS_OUTCOME_SUCCESS], add->attempts);
      assert_true (follow.paths[TS_PATH_INTERNAL] > add->attempts / 2);
    } else {
      assert_int_equal (add->reasons[TS_REASON_ADD_ANON], add->attempts);
      assert_int_equal (follow.attempts, 0);
      assert_int_equal (result.needs.fully_helped, 0);
    }
    ts_replication_clear (&result);
    ts_scenario_free (scenario);
  }
}

/* Section 4.7 and F-18: Meet Now is not for Remote Assist, nor for people from outside. */
static void Meet_Now_is_not_for_Remote_Assist_nor_for_people_from_outside_F_18 (void **state)
{
  (void)state;
  static const struct {
    const char *who, *needs;
    bool meets;
  } cases[] = {
    {"Contoso.technician", "Contoso.desk", false},
    {"Contoso.desk", "Vendor.engineer", false},
    {"Contoso.desk", "Contoso.desk", true},
  };
  static const char *const eras[] = {"era=2020-04", "era=2026"};
  for (size_t i = 0; i < G_N_ELEMENTS (cases) * G_N_ELEMENTS (eras); i++) {
    g_autofree char *who = g_strconcat ("activities.inspection.who=", cases[i / 2].who, NULL);
    g_autofree char *needs = g_strconcat ("activities.inspection.needs=", cases[i / 2].needs, NULL);
    TsScenario *scenario =
      load_world (meeting_world, "activities.inspection.meeting={meet_now: true, no_show: 0%, overlooked: 0%}", who,
                  needs, eras[i % 2], NULL);
    TsReplication result = run_small_world (scenario, FEDERATED, 0);
    const TsAttemptCounts *join = counts_of (&result, TS_OPERATION_JOIN_MEETING);
    assert_true (join->attempts > 10);
    if (cases[i / 2].meets)
      assert_true (join->paths[TS_PATH_INTERNAL] > join->attempts * 8 / 10);
    else
      assert_int_equal (join->reasons[TS_REASON_MEET_NOW], join->attempts);
    ts_replication_clear (&result);
    ts_scenario_free (scenario);
  }
}

/* Section 3 of the domain notes: a meeting of 2020 holds 250 people, its organizer among them. */
static void a_meeting_that_is_full_takes_nobody_more (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_world (meeting_world, "tenants.Contoso.users.desk.count=300", "activities.inspection.needs=Contoso.desk",
                "activities.inspection.who=Contoso.desk.1", "activities.inspection.every=constant(14h)",
                "activities.inspection.meeting.invited=260", "activities.inspection.talk=constant(90min)", NULL);
  TsReplication result = run_small_world (scenario, SHIPPED, 0);
  const TsAttemptCounts *join = counts_of (&result, TS_OPERATION_JOIN_MEETING);
  uint64_t meetings = result.needs.needs;
  assert_true (meetings >= 1);
  assert_int_equal (join->attempts, meetings * 260);
  assert_int_equal (join->paths[TS_PATH_INTERNAL], meetings * 249);
  assert_int_equal (join->reasons[TS_REASON_MEETING_FULL], meetings * 11);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void an_event_in_which_nothing_happens_changes_no_meeting (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (
    meeting_world, "faults={f: {battery: Vendor.engineer, every: exponential(1h), lasts: 1min}}",
    "changes=[{at: 30h, meetings: {Contoso: {auto_admit: everyone}}}]", NULL);
  for (uint32_t configuration = 0; configuration < MEETING_CONFIGURATIONS; configuration++) {
    TsReplication plain = run_small_world (scenario, configuration, 1), disturbed;
    TsWorld *world = ts_world_new (scenario, configuration, TS_PENDING_HEAP, NULL);
    ts_world_disturb (world, TS_MINUTE);
    run_in (world, 1, &disturbed);
    assert_true (plain.events > 0 && plain.fingerprint == disturbed.fingerprint);
    assert_memory_equal (&plain.flow, &disturbed.flow, sizeof plain.flow);
    ts_replication_clear (&plain);
    ts_replication_clear (&disturbed);
    ts_world_free (world);
  }
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (neither_access_type_is_needed_where_anonymous_people_enter_at_once_SEED_7),
    cmocka_unit_test (a_meeting_works_over_external_access_and_as_a_guest_SEED_5_SEED_22),
    cmocka_unit_test (somebody_on_Teams_lets_people_in_and_may_overlook_them),
    cmocka_unit_test (in_2020_Remote_Assist_mobile_joins_no_meeting_and_in_2026_it_does),
    cmocka_unit_test (files_are_for_guests_and_not_for_anonymous_or_federated_people_SEED_7_SEED_38),
    cmocka_unit_test (a_meeting_is_a_need_that_arises_at_its_start_and_asks_for_nothing_but_to_join),
    cmocka_unit_test (the_same_meetings_are_held_in_every_configuration),
    cmocka_unit_test (who_does_not_come_does_not_join_and_the_meeting_is_given_up),
    cmocka_unit_test (a_HoloLens_joins_from_15_minutes_before_the_start_on),
    cmocka_unit_test (who_joins_too_slowly_finds_the_meeting_over),
    cmocka_unit_test (people_in_a_meeting_are_busy_for_calls),
    cmocka_unit_test (nobody_is_in_two_meetings_at_once),
    cmocka_unit_test (who_follows_meetings_is_there_when_they_begin_and_home_after_them_SEED_54),
    cmocka_unit_test (a_change_closes_meetings_that_were_open_SEED_7),
    cmocka_unit_test (a_world_that_ran_before_holds_the_same_meetings),
    cmocka_unit_test (a_fault_keeps_people_out_of_meetings_as_it_keeps_them_from_calls),
    cmocka_unit_test (an_outage_of_federation_is_nothing_to_who_joins_anonymously),
    cmocka_unit_test (denied_comes_before_an_outage_in_meetings_too),
    cmocka_unit_test (people_leave_a_meeting_when_a_fault_begins_and_come_back),
    cmocka_unit_test (a_meeting_that_settings_on_their_way_would_open_says_so),
    cmocka_unit_test (who_has_left_joins_no_meeting_and_organizes_none),
    cmocka_unit_test (anonymous_people_ask_nobody_in_SEED_7),
    cmocka_unit_test (Meet_Now_is_not_for_Remote_Assist_nor_for_people_from_outside_F_18),
    cmocka_unit_test (a_meeting_that_is_full_takes_nobody_more),
    cmocka_unit_test (an_event_in_which_nothing_happens_changes_no_meeting),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
