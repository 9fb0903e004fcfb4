/* Settings that change while the clock runs, and when they take effect. */
#include "small_world.h"

#define AT_ONCE                                                                                                        \
  "behaviour.external_access_propagation=constant(5h)", "behaviour.guest_access_propagation=constant(5h)",             \
    "behaviour.policy_propagation=constant(5h)", "behaviour.team_propagation=constant(0s)",                            \
    "behaviour.invitation_accepted=100%", "behaviour.invitation_delay=constant(2h)"

static const char *const technician = "Contoso.technician";
static const char *const expert = "ABC.expert";

static uint32_t step_at (TsTime at)
{
  return (uint32_t)(at / ts_series_step (2 * TS_DAY));
}

/* Attempts that ended in [from, until), and those of them that succeeded. */
static TsSeriesStep over (const TsReplication *result, TsTime from, TsTime until)
{
  TsSeriesStep sum = {0};
  for (uint32_t step = step_at (from); step < step_at (until); step++)
    for (int operation = 0; operation < TS_OPERATIONS; operation++) {
      sum.attempts[operation] += result->series[step].attempts[operation];
      sum.successes[operation] += result->series[step].successes[operation];
    }
  return sum;
}

static void assert_same_counts (const TsReplication *a, const TsReplication *b)
{
  assert_int_equal (a->n_pairs, b->n_pairs);
  assert_memory_equal (a->pairs, b->pairs, a->n_pairs * sizeof *a->pairs);
  assert_memory_equal (a->endings, b->endings, a->n_endings * sizeof *a->endings);
  assert_memory_equal (a->series, b->series, a->n_series * sizeof *a->series);
  assert_memory_equal (&a->needs.restricted_time_to_help, &b->needs.restricted_time_to_help,
                       sizeof a->needs.restricted_time_to_help);
}

static void a_block_takes_effect_when_it_has_propagated_and_ends_when_its_end_has (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (
    AT_ONCE, "activities.inside.every=constant(1000h)", "activities.assistance.every=exponential(20min)",
    "changes=[{at: 8h, until: 20h, external_access: {Contoso: {block: [abc.com]}}}]", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  TsSeriesStep before = over (&result, 0, 13 * TS_HOUR), during = over (&result, 13 * TS_HOUR, 25 * TS_HOUR);
  TsSeriesStep after = over (&result, 25 * TS_HOUR, 48 * TS_HOUR);
  TsSeriesStep saved_only = over (&result, 8 * TS_HOUR, 13 * TS_HOUR),
               undone = over (&result, 20 * TS_HOUR, 25 * TS_HOUR);
  assert_true (before.successes[TS_OPERATION_SEARCH] > 0 && saved_only.successes[TS_OPERATION_SEARCH] > 0);
  assert_true (during.attempts[TS_OPERATION_SEARCH] > 0 && undone.attempts[TS_OPERATION_SEARCH] > 0);
  assert_int_equal (during.successes[TS_OPERATION_SEARCH], 0);
  assert_true (after.successes[TS_OPERATION_SEARCH] > 0);

  TsAttemptCounts search = between (scenario, &result, technician, expert, TS_OPERATION_SEARCH);
  assert_true (search.reasons[TS_REASON_FED_LOCAL] > 0);
  assert_true (search.reasons[TS_REASON_FED_NOT_PROPAGATED] > 0);
  assert_int_equal (search.reasons[TS_REASON_FED_LOCAL] + search.reasons[TS_REASON_FED_NOT_PROPAGATED],
                    search.outcomes[TS_OUTCOME_DENIED]);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void a_change_that_is_undone_before_it_propagates_does_nothing (void **state)
{
  (void)state;
  TsScenario *plain = load_small_world (AT_ONCE, NULL);
  TsScenario *undone = load_small_world (
    AT_ONCE,
    "changes=[{at: 8h, until: 12h, external_access: {Contoso: off, ABC: off}, guest_access: {Contoso: off},"
    " external_access_off_for: [ABC], licences: [{who: Contoso.technician, licences: []}]}]",
    NULL);
  for (uint32_t configuration = 0; configuration < CONFIGURATIONS; configuration++) {
    TsReplication without = run_small_world (plain, configuration, 1),
                  with = run_small_world (undone, configuration, 1);
    assert_same_counts (&without, &with);
    ts_replication_clear (&without);
    ts_replication_clear (&with);
  }
  ts_scenario_free (plain);
  ts_scenario_free (undone);
}

static void a_guest_who_is_removed_and_taken_back_at_once_need_not_accept_again (void **state)
{
  (void)state;
  const char *change = "changes=[{at: 8h, until: 9h, remove_guests: [{who: ABC.expert, in: Contoso/field}]}]";
  TsScenario *plain = load_small_world (AT_ONCE, NULL);
  TsScenario *slow =
    load_small_world ("behaviour.team_propagation=constant(2h)", "behaviour.invitation_accepted=0%", change, NULL);
  TsScenario *fast =
    load_small_world ("behaviour.team_propagation=constant(10min)", "behaviour.invitation_accepted=0%", change, NULL);
  TsReplication without = run_small_world (plain, CONFIGURATION_GUESTS, 0);
  TsReplication in_time = run_small_world (slow, CONFIGURATION_GUESTS, 0);
  TsReplication too_late = run_small_world (fast, CONFIGURATION_GUESTS, 0);
  assert_same_counts (&without, &in_time);
  TsAttemptCounts search = between (fast, &too_late, technician, expert, TS_OPERATION_SEARCH);
  assert_true (search.reasons[TS_REASON_GUEST_PENDING] > 0);
  ts_replication_clear (&without);
  ts_replication_clear (&in_time);
  ts_replication_clear (&too_late);
  ts_scenario_free (plain);
  ts_scenario_free (slow);
  ts_scenario_free (fast);
}

/* Common random numbers: what changes is not whether and when anybody needs somebody. */
static void needs_arise_at_the_same_instants_whatever_changes (void **state)
{
  (void)state;
  TsScenario *plain = load_small_world (NULL);
  TsScenario *changing = load_small_world ("changes=[{at: 3h, external_access: {default: off}},"
                                           " {at: 9h, guests: [{who: ABC, in: Contoso/field}]}]",
                                           NULL);
  for (uint32_t configuration = 0; configuration < CONFIGURATIONS; configuration++) {
    TsReplication a = run_small_world (plain, configuration, 0), b = run_small_world (changing, configuration, 0);
    assert_int_equal (a.needs.needs, b.needs.needs);
    for (uint32_t step = 0; step < a.n_series; step++)
      assert_int_equal (a.series[step].needs, b.series[step].needs);
    for (uint32_t step = 0; step < step_at (3 * TS_HOUR); step++)
      assert_memory_equal (a.series[step].attempts, b.series[step].attempts, sizeof a.series[step].attempts);
    ts_replication_clear (&a);
    ts_replication_clear (&b);
  }
  ts_scenario_free (plain);
  ts_scenario_free (changing);
}

static void from_nothing_guests_are_reached_when_access_has_propagated_and_they_have_accepted (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (
    AT_ONCE, "configurations.guests-home.start=from-nothing", "behaviour.invitation_delay=constant(8h)",
    "activities.inside.every=constant(1000h)", "activities.assistance.every=exponential(20min)", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS_HOME, 0);
  TsAttemptCounts search = between (scenario, &result, technician, expert, TS_OPERATION_SEARCH);
  /* as shipped, external access is open: the product's default is in force for five hours */
  assert_true (search.paths[TS_PATH_EXTERNAL] > 0);
  assert_true (search.paths[TS_PATH_GUEST] > 0);
  assert_true (search.reasons[TS_REASON_GUEST_PENDING] > 0);
  assert_true (over (&result, 0, 5 * TS_HOUR).successes[TS_OPERATION_SEARCH] > 0);
  assert_true (over (&result, 5 * TS_HOUR, 8 * TS_HOUR).attempts[TS_OPERATION_SEARCH] > 0);
  assert_int_equal (over (&result, 5 * TS_HOUR, 8 * TS_HOUR).successes[TS_OPERATION_SEARCH], 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static TsDuration operational (uint32_t configuration, const char *first_change, ...)
{
  va_list changes;
  va_start (changes, first_change);
  TsScenario *scenario = load_changed_world (small_world, first_change, changes);
  va_end (changes);
  TsReplication result = run_small_world (scenario, configuration, 0);
  TsDuration after = result.operational;
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
  return after;
}

static void a_rollout_works_as_configured_when_the_last_setting_and_the_last_guest_have_come (void **state)
{
  (void)state;
  const char *rollout = "configurations.guests-home.start=from-nothing";
  /* the guest access takes 5 h, guests 1 min of mail and 2 h each */
  assert_true (operational (CONFIGURATION_GUESTS_HOME, AT_ONCE, rollout, NULL) == 5 * TS_HOUR);
  assert_true (operational (CONFIGURATION_GUESTS_HOME, AT_ONCE, rollout, "behaviour.invitation_delay=constant(8h)",
                            NULL) == 8 * TS_HOUR + TS_MINUTE);
  /* one guest every 12 h: the third is invited after 24 h */
  assert_true (operational (CONFIGURATION_GUESTS_HOME, AT_ONCE, rollout, "behaviour.invitations_at_once=1",
                            "behaviour.invitation_interval=12h", NULL) == 26 * TS_HOUR + TS_MINUTE);
  /* who never accepts is not waited for; what takes longer than the clock takes as long as the clock */
  assert_true (operational (CONFIGURATION_GUESTS_HOME, AT_ONCE, rollout, "behaviour.invitation_accepted=0%", NULL) ==
               5 * TS_HOUR);
  assert_true (operational (CONFIGURATION_GUESTS_HOME, AT_ONCE, rollout, "behaviour.invitation_delay=constant(99h)",
                            NULL) == 48 * TS_HOUR);
}

static void what_runs_already_and_what_changes_later_is_no_rollout (void **state)
{
  (void)state;
  const char *change = "changes=[{at: 8h, external_access: {Contoso: {block: [abc.com]}}}]";
  assert_true (operational (CONFIGURATION_GUESTS_HOME, AT_ONCE, NULL) == -1);
  assert_true (operational (CONFIGURATION_GUESTS_HOME, AT_ONCE, change, NULL) == -1);
  assert_true (operational (CONFIGURATION_GUESTS_HOME, AT_ONCE, change, "configurations.guests-home.start=from-nothing",
                            NULL) == 5 * TS_HOUR);
}

static void guests_who_never_accept_stay_pending (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world (AT_ONCE, "configurations.guests.start=from-nothing", "behaviour.invitation_accepted=0%",
                      "configurations.guests.external_access={default: off}", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
  TsAttemptCounts search = between (scenario, &result, technician, expert, TS_OPERATION_SEARCH);
  assert_int_equal (search.paths[TS_PATH_GUEST], 0);
  assert_true (search.reasons[TS_REASON_GUEST_PENDING] > 0);
  assert_int_equal (result.groups[group_named (scenario, expert)].tenant_switches, 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void invitations_go_out_in_batches (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world (AT_ONCE, "configurations.guests-home.start=from-nothing", "behaviour.invitations_at_once=1",
                      "behaviour.invitation_interval=12h", "behaviour.invitation_delay=constant(1min)", NULL);
  TsInForce at;
  for (int batch = 0; batch < 3; batch++)
    for (int late = 0; late < 2; late++) {
      ts_in_force_at (scenario, CONFIGURATION_GUESTS_HOME, batch * 12 * TS_HOUR + (late ? 3 : 1) * TS_MINUTE, &at);
      size_t n, accepted = 0;
      const TsGuestGrant *grants = ts_settings_guests (at.settings, &n);
      for (size_t i = 0; i < n; i++)
        accepted += grants[i].state == TS_GUEST_ACCEPTED ? grants[i].people.count : 0;
      assert_int_equal (accepted, (size_t)(batch + late));
      ts_in_force_clear (&at);
    }
  ts_scenario_free (scenario);
}

static void people_who_leave_need_nobody_and_cannot_be_found (void **state)
{
  (void)state;
  TsScenario *plain = load_small_world (NULL);
  TsScenario *leaving = load_small_world ("changes=[{at: 24h, leave: [Contoso.technician, ABC.expert.1]},"
                                          " {at: 12h, join: ABC.expert.2}]",
                                          NULL);
  TsReplication all = run_small_world (plain, CONFIGURATION_OPEN, 0),
                gone = run_small_world (leaving, CONFIGURATION_OPEN, 0);
  TsAttemptCounts search = between (leaving, &gone, "Contoso.mobile", expert, TS_OPERATION_SEARCH);
  uint32_t technicians = group_named (plain, technician), mobiles = group_named (plain, "Contoso.mobile");
  assert_true (gone.groups[technicians].needs.needs > 0);
  assert_true (gone.groups[technicians].needs.needs < all.groups[technicians].needs.needs * 3 / 4);
  assert_int_equal (gone.groups[mobiles].needs.needs, all.groups[mobiles].needs.needs);
  assert_true (search.reasons[TS_REASON_ACCOUNT_DISABLED] > 0);
  ts_replication_clear (&all);
  ts_replication_clear (&gone);
  ts_scenario_free (plain);
  ts_scenario_free (leaving);
}

static void a_guest_who_is_removed_is_signed_out_of_the_tenant (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world (AT_ONCE, "behaviour.return_home=10d", "configurations.guests.external_access={default: open}",
                      "configurations.guests.prefer_path=active", "activities.assistance.every=exponential(30min)",
                      "changes=[{at: 24h, remove_guests: [{who: ABC, in: Contoso/field}]}]", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
  TsAttemptCounts call = between (scenario, &result, technician, expert, TS_OPERATION_CALL);
  assert_true (call.paths[TS_PATH_EXTERNAL] > 0);
  TsSeriesStep last_day = over (&result, 25 * TS_HOUR, 48 * TS_HOUR);
  assert_true (last_day.successes[TS_OPERATION_CALL] > 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* With medians every delay is known: 1 h, 13 h, 4 h and the welcome mail. */
static void what_is_in_force_at_an_instant_is_known_without_drawing (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world ("behaviour.external_access_propagation=lognormal(median=1h p99=24h)",
                      "behaviour.guest_access_propagation=uniform(2h 24h)", "behaviour.team_propagation=constant(0s)",
                      "changes=[{at: 10h, external_access: {ABC: off}, guest_access: {Contoso: on},"
                      " guests: [{who: ABC.expert.2, in: Contoso/field}]}]",
                      NULL);
  static const struct {
    TsTime at;
    bool external, guests;
    int state; /* -1: not invited */
  } cases[] = {
    {10 * TS_HOUR - 1, true, false, -1},
    {11 * TS_HOUR - TS_SECOND, true, false, TS_GUEST_INVITED},
    {11 * TS_HOUR + TS_SECOND, false, false, TS_GUEST_INVITED},
    {14 * TS_HOUR + 2 * TS_MINUTE, false, false, TS_GUEST_ACCEPTED},
    {23 * TS_HOUR + TS_SECOND, false, true, TS_GUEST_ACCEPTED},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    TsInForce in_force;
    size_t n;
    ts_in_force_at (scenario, CONFIGURATION_OPEN, cases[i].at, &in_force);
    const TsGuestGrant *grants = ts_settings_guests (in_force.settings, &n);
    assert_int_equal (ts_settings_external (in_force.settings, 0)->on, cases[i].external);
    assert_int_equal (ts_settings_guest_access (in_force.settings, 1)->on, cases[i].guests);
    assert_int_equal (n, cases[i].state >= 0);
    if (n > 0)
      assert_int_equal (grants[0].state, cases[i].state);
    ts_in_force_clear (&in_force);
  }
  ts_scenario_free (scenario);
}

/* ------------------------------------------------- every kind of setting -- */

/* A change at 8h that closes an operation of technicians when it has propagated, at 13h. */
typedef struct {
  const char *change;
  const char *setup[2]; /* besides, from the start; or NULL */
  uint32_t configuration;
  const char *callee;
  TsOperation operation;
  TsReason reason;
} Closing;

static const Closing closings[] = {
  /* external access: people whom the admin blocks, trials; and what people have of their own */
  {"external_access: {Contoso: {block_people: [ABC.expert]}}",
   {NULL},
   CONFIGURATION_OPEN,
   "ABC.expert",
   TS_OPERATION_SEARCH,
   TS_REASON_FED_BLOCKED_USER},
  {"blocks: [{who: ABC.expert, whom: Contoso}]",
   {NULL},
   CONFIGURATION_OPEN,
   "ABC.expert",
   TS_OPERATION_SEARCH,
   TS_REASON_FED_BLOCKED_USER},
  {"external_access: {ABC: {trials: off}}",
   {"tenants.Contoso.trial=true", "configurations.open.external_access={ABC: {trials: on}}"},
   CONFIGURATION_OPEN,
   "ABC.expert",
   TS_OPERATION_SEARCH,
   TS_REASON_FED_TRIAL},
  {"external_access_of_people: [{who: ABC.expert, block: [contoso.com]}]",
   {NULL},
   CONFIGURATION_OPEN,
   "ABC.expert",
   TS_OPERATION_SEARCH,
   TS_REASON_FED_USER},
  {"calling_off_for: [ABC.expert]", {NULL}, CONFIGURATION_OPEN, "ABC.expert", TS_OPERATION_CALL, TS_REASON_CALLING_OFF},
  {"information_barriers: [{between: [Contoso.technician, Contoso.desk]}]",
   {NULL},
   CONFIGURATION_OFF,
   "Contoso.desk",
   TS_OPERATION_SEARCH,
   TS_REASON_BARRIER},
  /* guest access: directory, Teams, groups, sharing */
  {"guest_access: {Contoso: {access: on, invite_not: [abc.com]}}",
   {NULL},
   CONFIGURATION_GUESTS,
   "ABC.expert",
   TS_OPERATION_SEARCH,
   TS_REASON_GUEST_DIRECTORY},
  {"guest_access: {Contoso: {access: on, inviters: nobody}}",
   {NULL},
   CONFIGURATION_GUESTS,
   "ABC.expert",
   TS_OPERATION_SEARCH,
   TS_REASON_GUEST_DIRECTORY},
  {"guest_access: {Contoso: off}",
   {NULL},
   CONFIGURATION_GUESTS,
   "ABC.expert",
   TS_OPERATION_SEARCH,
   TS_REASON_GUEST_OFF},
  {"guest_access: {Contoso: {access: on, groups: off}}",
   {NULL},
   CONFIGURATION_GUESTS,
   "ABC.expert",
   TS_OPERATION_SEARCH,
   TS_REASON_GUEST_GROUPS},
  {"guest_access: {Contoso: {access: on, sharing: off}}",
   {NULL},
   CONFIGURATION_GUESTS,
   "ABC.expert",
   TS_OPERATION_SHARE_FILE,
   TS_REASON_FILE_GUEST},
  {"guest_access: {Contoso: {access: on, calling: off}}",
   {NULL},
   CONFIGURATION_GUESTS,
   "ABC.expert",
   TS_OPERATION_CALL,
   TS_REASON_GUEST_CALLING_OFF},
  /* a guest of the team becomes one of a channel, which the technicians are not in: files only */
  {"remove_guests: [{who: ABC.expert, in: Contoso/field}], guests: [{who: ABC.expert, in: Contoso/field/pump}]",
   {"tenants.Contoso.teams.field={members: [technician, mobile, desk], channels: {pump: {members: [desk]}}}"},
   CONFIGURATION_GUESTS,
   "ABC.expert",
   TS_OPERATION_SHARE_FILE,
   TS_REASON_GUEST_SCOPE},
};

/* Nobody needs anybody else than the callee. */
static TsReplication run_closing (const Closing *closing, TsScenario **scenario)
{
  bool is_inside = strcmp (closing->callee, expert) != 0;
  g_autofree char *changes = g_strdup_printf ("changes=[{at: 8h, %s}]", closing->change);
  *scenario = load_small_world (
    AT_ONCE, "era=2026", changes, "activities.assistance.who=[Contoso.technician]",
    "activities.assistance.third_person.chance=0%", "activities.inside.third_person.chance=0%",
    is_inside ? "activities.assistance.every=constant(1000h)" : "activities.assistance.every=exponential(20min)",
    is_inside ? "activities.inside.every=exponential(20min)" : "activities.inside.every=constant(1000h)",
    closing->setup[0] != NULL ? closing->setup[0] : "activities.inside.file_share=40%", closing->setup[1], NULL);
  return run_small_world (*scenario, closing->configuration, 0);
}

static void each_kind_of_setting_closes_what_it_is_about_when_it_has_propagated (void **state)
{
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (closings); i++) {
    const Closing *closing = &closings[i];
    TsScenario *scenario;
    TsReplication result = run_closing (closing, &scenario);
    TsSeriesStep before = over (&result, 0, 8 * TS_HOUR), after = over (&result, 14 * TS_HOUR, 48 * TS_HOUR);
    const TsAttemptCounts *counts = counts_of (&result, closing->operation);
    if (before.successes[closing->operation] == 0)
      fail_msg ("%s: nothing works before", closing->change);
    if (counts->reasons[closing->reason] == 0)
      fail_msg ("%s: nothing is denied for %s", closing->change, ts_reason (closing->reason)->code);
    if (after.successes[closing->operation] != 0)
      fail_msg ("%s: something still works", closing->change);
    ts_replication_clear (&result);
    ts_scenario_free (scenario);
  }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_block_takes_effect_when_it_has_propagated_and_ends_when_its_end_has),
    cmocka_unit_test (a_change_that_is_undone_before_it_propagates_does_nothing),
    cmocka_unit_test (a_guest_who_is_removed_and_taken_back_at_once_need_not_accept_again),
    cmocka_unit_test (needs_arise_at_the_same_instants_whatever_changes),
    cmocka_unit_test (from_nothing_guests_are_reached_when_access_has_propagated_and_they_have_accepted),
    cmocka_unit_test (a_rollout_works_as_configured_when_the_last_setting_and_the_last_guest_have_come),
    cmocka_unit_test (what_runs_already_and_what_changes_later_is_no_rollout),
    cmocka_unit_test (guests_who_never_accept_stay_pending),
    cmocka_unit_test (invitations_go_out_in_batches),
    cmocka_unit_test (people_who_leave_need_nobody_and_cannot_be_found),
    cmocka_unit_test (a_guest_who_is_removed_is_signed_out_of_the_tenant),
    cmocka_unit_test (what_is_in_force_at_an_instant_is_known_without_drawing),
    cmocka_unit_test (each_kind_of_setting_closes_what_it_is_about_when_it_has_propagated),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
