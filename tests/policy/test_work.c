/* What there is to set, to get from one settings to another: ts_settings_work(). */
#include "tasks.h"

static void assert_only (const TsWork *work, uint32_t tenant, TsWorkKind kind, uint64_t actions)
{
  for (uint32_t i = 0; i <= TENANTS; i++)
    for (int k = 0; k < TS_WORKS; k++)
      assert_int_equal (work[i].counts[k], i == tenant && k == (int)kind ? actions : 0);
}

static void assert_work (const TsSettings *from, const TsSettings *to, const Task *task)
{
  TsWork work[TENANTS + 1] = {0};
  ts_settings_work (from, to, work);
  assert_only (work, task->tenant, task->kind, task->actions);
}

static void whatever_is_set_is_work_of_one_tenant_and_undoing_it_is_as_much (void **state)
{
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (tasks); i++) {
    Estate estate = estate_of_era (TS_ERA_2026);
    TsSettings *to = ts_settings_copy (estate.settings);
    tasks[i].set (to, &estate);
    print_message ("%s\n", tasks[i].what);
    assert_work (estate.settings, to, &tasks[i]);
    assert_work (to, estate.settings, &tasks[i]);
    assert_work (to, to, &(Task){.tenant = ABC, .kind = TS_WORK_SETTING, .actions = 0});
    ts_settings_free (to);
    estate_free (&estate);
  }
}

/* Each task alone, and all that do not touch the same setting after one another. */
static void work_adds_up (void **state)
{
  (void)state;
  Estate estate = estate_of_era (TS_ERA_2026);
  TsSettings *to = ts_settings_copy (estate.settings);
  TsWork work[TENANTS + 1] = {0}, expected[TENANTS + 1] = {0};
  for (size_t i = 0; i < G_N_ELEMENTS (tasks); i++) {
    if (tasks[i].set == a_barrier_between_groups)
      continue;
    tasks[i].set (to, &estate);
    expected[tasks[i].tenant].counts[tasks[i].kind] += tasks[i].actions;
  }
  ts_settings_work (estate.settings, to, work);
  for (uint32_t tenant = 0; tenant <= TENANTS; tenant++)
    for (int kind = 0; kind < TS_WORKS; kind++)
      if (kind != TS_WORK_GUEST)
        assert_int_equal (work[tenant].counts[kind], expected[tenant].counts[kind]);
  assert_int_equal (work[CONTOSO1].counts[TS_WORK_GUEST], 2);
  assert_int_equal (work[CONTOSO2].counts[TS_WORK_GUEST], 1);
  ts_settings_free (to);
  estate_free (&estate);
}

static void rows_in_another_order_are_no_work (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsSettings *to = ts_settings_copy (estate.settings);
  const TsRange desks[] = {{DESK1, 1}, {DESK1_OUTSIDE, 1}};
  for (size_t i = 0; i < 2; i++) {
    ts_settings_set_licences (estate.settings, desks[i], BOTH_LICENCES);
    ts_settings_set_person_calling (estate.settings, desks[i], false, 0);
    ts_settings_add_team_members (estate.settings, desks[i], estate.teams[CONTOSO1]);
    ts_settings_block_for_tenant (estate.settings, ABC, desks[i], 0);
    ts_settings_set_licences (to, desks[1 - i], BOTH_LICENCES);
    ts_settings_set_person_calling (to, desks[1 - i], false, 0);
    ts_settings_add_team_members (to, desks[1 - i], estate.teams[CONTOSO1]);
    ts_settings_block_for_tenant (to, ABC, desks[1 - i], 0);
  }
  assert_work (estate.settings, to, &(Task){.tenant = CONTOSO1, .kind = TS_WORK_PERSON, .actions = 0});
  ts_settings_free (to);
  estate_free (&estate);
}

/* Rows that have something in common are as far apart as others. */
static void each_row_that_differs_is_counted_by_itself (void **state)
{
  (void)state;
  Estate estate = estate_of_era (TS_ERA_2026);
  TsSettings *to = ts_settings_copy (estate.settings);
  ts_settings_set_licences (estate.settings, (TsRange){DESK1, 1}, 0);
  ts_settings_set_licences (to, (TsRange){EXPERT1, 3}, 0);
  ts_settings_set_licences (to, (TsRange){DESK2, 1}, 0);
  ts_settings_block_for_tenant (estate.settings, CONTOSO1, (TsRange){FREELANCER, 2}, 0);
  ts_settings_block_for_tenant (to, CONTOSO2, (TsRange){FREELANCER, 2}, 0);
  TsWork work[TENANTS + 1] = {0};
  ts_settings_work (estate.settings, to, work);
  static const uint64_t actions[] = {3, 1 + 2, 1 + 2, 0};
  for (uint32_t tenant = 0; tenant <= TENANTS; tenant++)
    assert_int_equal (work[tenant].counts[TS_WORK_PERSON], actions[tenant]);
  ts_settings_free (to);
  estate_free (&estate);
}

/* One row for each person, or one for all: what differs is what was written. */
static void people_of_two_tenants_are_work_of_both (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsSettings *to = ts_settings_copy (estate.settings);
  ts_settings_set_person_external (to, (TsRange){EXPERT2, PEOPLE - EXPERT2}, false, 0);
  TsWork work[TENANTS + 1] = {0};
  ts_settings_work (estate.settings, to, work);
  static const uint64_t people[] = {2, 5, 5, 2};
  for (uint32_t tenant = 0; tenant <= TENANTS; tenant++)
    assert_int_equal (work[tenant].counts[TS_WORK_PERSON], people[tenant]);
  ts_settings_free (to);
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (whatever_is_set_is_work_of_one_tenant_and_undoing_it_is_as_much),
    cmocka_unit_test (work_adds_up),
    cmocka_unit_test (rows_in_another_order_are_no_work),
    cmocka_unit_test (each_row_that_differs_is_counted_by_itself),
    cmocka_unit_test (people_of_two_tenants_are_work_of_both),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
