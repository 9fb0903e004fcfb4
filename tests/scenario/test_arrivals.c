/* When needs arise: profiles over the hours of a day or a week in local time, and times in
 * a file beside the scenario. */
#include "loaded.h"

#include <glib/gstdio.h>

#define WITH(activity)                                                                                                 \
  HEAD TENANTS "activities:\n  a: {who: Contoso1.technician, needs: ABC.expert, " activity "}\n" CONFIGURATIONS
#define NIGHT "0,0,0,0,0,0,0,0, 0,0,0,0,0,0,0,0, 0,0,0,0,0,0,0,0"
#define DAY "0,0,0,0,0,0,0,0, 1,2,1,1,0.5,1,1,1, 0,0,0,0,0,0,0,0"

static const TsPace *pace_of (const Loaded *loaded)
{
  const TsActivity *activity = &loaded->scenario->activities[0];
  uint32_t group = ts_directory_group_of (loaded->scenario->directory, activity->who.ranges[0].first);
  return &loaded->scenario->paces[activity->paces[group]];
}

static void time_passes_at_the_pace_of_the_hour (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("every: 1h, profile: [" DAY "]"));
  const TsPace *pace = pace_of (&loaded);
  assert_true (pace->total == 5 * 8.5 * TS_HOUR);
  assert_int_equal (ts_pace_after (pace, 0, 0), 8 * TS_HOUR);
  assert_int_equal (ts_pace_after (pace, 0, TS_HOUR / 2), 8 * TS_HOUR + TS_HOUR / 2);
  assert_int_equal (ts_pace_after (pace, 0, 2 * TS_HOUR), 9 * TS_HOUR + TS_HOUR / 2);
  assert_int_equal (ts_pace_after (pace, 9 * TS_HOUR, 2 * TS_HOUR), 10 * TS_HOUR);
  assert_int_equal (ts_pace_after (pace, 12 * TS_HOUR, TS_HOUR), 13 * TS_HOUR + TS_HOUR / 2);
  assert_int_equal (ts_pace_after (pace, 15 * TS_HOUR, TS_HOUR), TS_DAY + 8 * TS_HOUR);
  assert_true (ts_pace_after (pace, 4 * TS_DAY + 15 * TS_HOUR, TS_HOUR) == TS_TIME_NEVER);
  assert_true (ts_pace_after (pace, 5 * TS_DAY, 0) == TS_TIME_NEVER);
  unload (&loaded);
}

/* Working hours end what a profile begins, and the week begins on Monday. */
static void only_working_time_passes (void **state)
{
  (void)state;
  g_autoptr (GString) week = g_string_new ("1");
  for (int hour = 1; hour < 168; hour++)
    g_string_append_printf (week, ",%d", hour / 24 == 1 ? 3 : 1); /* Tuesday: thrice as fast */
  g_autofree char *text = g_strdup_printf (
    HEAD "tenants:\n"
         "  ABC: {domains: [abc.com], users: {expert: {count: 1, client: teams-desktop}}}\n"
         "  C: {domains: [c.com], users: {t: {count: 1, client: hololens, hours: \"mon-fri 08:00-16:00\"}}}\n"
         "activities:\n  a: {who: C.t, needs: ABC.expert, every: 1h, profile: [%s]}\n" CONFIGURATIONS,
    week->str);
  Loaded loaded = load_right (text);
  const TsPace *pace = pace_of (&loaded);
  assert_true (pace->total == (4 + 3) * 8.0 * TS_HOUR);
  assert_int_equal (ts_pace_after (pace, 0, 8 * TS_HOUR), TS_DAY + 8 * TS_HOUR);
  assert_int_equal (ts_pace_after (pace, 0, 11 * TS_HOUR), TS_DAY + 9 * TS_HOUR);
  unload (&loaded);
}

static Loaded load_london (const char *start, const char *factors)
{
  g_autofree char *text =
    g_strdup_printf ("tenantsim: 1\nname: Test\nera: 2020-04\nclock: {start: %s, duration: 3d}\ntenants:\n"
                     "  ABC: {domains: [abc.com], users: {expert: {count: 1, client: teams-desktop}}}\n"
                     "  C: {domains: [c.com], time_zone: Europe/London, users: {t: {count: 1, client: hololens}}}\n"
                     "activities:\n  a: {who: C.t, needs: ABC.expert, every: 1h, profile: [%s]}\n" CONFIGURATIONS,
                     start, factors);
  return load_right (text);
}

/* In London clocks went forward at 01:00 UTC on 29 March 2020, and back at 01:00 UTC on 25
 * October: the hour from 8 moves against UTC, one from 1 is skipped, or lasts for two. */
static void hours_are_those_of_local_clocks (void **state)
{
  (void)state;
  Loaded loaded = load_london ("2020-03-28T00:00", "0,0,0,0,0,0,0,0, 1,0,0,0,0,0,0,0, 0,0,0,0,0,0,0,0");
  const TsPace *pace = pace_of (&loaded);
  assert_int_equal (pace->n_stretches, 3);
  assert_int_equal (pace->stretches[0].start, 8 * TS_HOUR);
  assert_int_equal (pace->stretches[1].start, TS_DAY + 7 * TS_HOUR);
  assert_int_equal (pace->stretches[2].start, 2 * TS_DAY + 7 * TS_HOUR);
  unload (&loaded);
  loaded = load_london ("2020-03-28T00:00", "0,1,0,0,0,0,0,0, 0,0,0,0,0,0,0,0, 0,0,0,0,0,0,0,0");
  pace = pace_of (&loaded);
  assert_int_equal (pace->n_stretches, 2); /* 28 and 30 March: on the 29th there is no hour from 1 */
  assert_int_equal (pace->stretches[1].start, 2 * TS_DAY);
  unload (&loaded);
  loaded = load_london ("2020-10-24T00:00", "0,1,0,0,0,0,0,0, 0,0,0,0,0,0,0,0, 0,0,0,0,0,0,0,0");
  pace = pace_of (&loaded);
  assert_int_equal (pace->n_stretches, 3);
  assert_int_equal (pace->stretches[1].start, TS_DAY);
  assert_int_equal (pace->stretches[1].end - pace->stretches[1].start, 2 * TS_HOUR);
  assert_int_equal (pace->stretches[2].start, 2 * TS_DAY + TS_HOUR);
  unload (&loaded);
}

static void profiles_that_make_no_sense_are_refused (void **state)
{
  (void)state;
  refuse (WITH ("every: 1h, profile: [1,2,3]"), "profile", "has 3 of 24 entries", NULL);
  refuse (WITH ("every: 1h, profile: [" DAY ", 1]"), "[" DAY ", 1]", "25 factors: 24 or 168 are possible", NULL);
  refuse (WITH ("every: 1h, profile: [" NIGHT "]"), "[" NIGHT "]", "all factors are 0", NULL);
  refuse (WITH ("every: 1h, profile: [1,0,0,0,0,0,0,0, 0,0,0,0,0,0,0,0, 0,0,0,0,0,0,0,50%]"), "50%", "is not a factor",
          NULL);
  refuse (WITH ("every: 1h, times: a.csv"), "a.csv", "`every` already says when needs arise", NULL);
  refuse (WITH ("talk: 1min"), "a", "\"every\" is missing", NULL);
}

static void what_contradicts_the_choice_is_refused (void **state)
{
  (void)state;
  refuse (WITH ("every: 1h, choose: queue, presence: off"), "off", "`choose: queue` goes by presence", NULL);
  refuse (WITH ("every: 1h, queue_patience: 1min"), "1min", "there is no queue", NULL);
  refuse (WITH ("every: 1h, want: search, choose: queue"), "queue", "nobody is called", NULL);
  refuse (WITH ("every: 1h, want: search, talk: 1min"), "1min", "nobody is called", NULL);
  refuse (WITH ("every: 1h, choose: hunting"), "hunting", "is not a way to choose", NULL);
}

/* ------------------------------------------------------------------- times -- */

static char *folder;

static Loaded load_times (const char *csv)
{
  g_autofree char *file = g_build_filename (folder, "a.csv", NULL);
  g_autofree char *scenario = g_build_filename (folder, "test.yaml", NULL);
  const char *text = WITH ("times: a.csv");
  assert_true (g_file_set_contents (file, csv, -1, NULL));
  Loaded loaded = {.diagnostics = ts_diagnostics_new ()};
  loaded.status = ts_scenario_load_text (scenario, text, strlen (text), NULL, 0, loaded.diagnostics, &loaded.scenario);
  return loaded;
}

static void times_come_from_a_file (void **state)
{
  (void)state;
  Loaded loaded = load_times ("time,who\n2020-04-06T08:15,Contoso1.technician.3\n90min,technician3@contoso1.com\n"
                              "2020-04-07T00:00:30\n20s,\n");
  assert_int_equal (loaded.status, TS_LOAD_OK);
  const TsActivity *activity = &loaded.scenario->activities[0];
  /* Those without a person are of all in turn: the first and the second technician. */
  assert_int_equal (activity->first_times[30], 4);
  assert_int_equal (activity->times[0], TS_DAY + 30 * TS_SECOND);
  assert_int_equal (activity->times[1], 20 * TS_SECOND);
  assert_int_equal (activity->first_times[2], 2);
  assert_int_equal (activity->times[2], 90 * TS_MINUTE);
  assert_int_equal (activity->times[3], 8 * TS_HOUR + 15 * TS_MINUTE);
  unload (&loaded);
}

static void refuse_times (const char *csv, int line, int column, const char *says)
{
  Loaded loaded = load_times (csv);
  assert_int_equal (loaded.status, TS_LOAD_INVALID);
  bool is_said = false;
  for (size_t i = 0; i < ts_diagnostics_length (loaded.diagnostics); i++) {
    const TsDiagnostic *diagnostic = ts_diagnostics_get (loaded.diagnostics, i);
    is_said |= g_str_has_suffix (diagnostic->file, "a.csv") && diagnostic->line == line &&
               diagnostic->column == column && strstr (diagnostic->message, says) != NULL;
  }
  g_autofree char *said = ts_diagnostics_format (loaded.diagnostics, false);
  if (!is_said)
    fail_msg ("not said: %s, but:\n%s", says, said);
  unload (&loaded);
}

static void what_is_wrong_in_the_file_is_named_with_its_place (void **state)
{
  (void)state;
  refuse_times ("1h\n2020-04-05T08:00\n", 2, 1, "is before the clock starts");
  refuse_times ("1h\n 25\n", 2, 2, "unit");
  refuse_times ("1h,Contoso1.tecnician.3\n", 1, 4, "has no group");
  refuse_times ("1h, ABC.expert.1\n", 1, 5, "is not among those whose needs these are");
  refuse_times ("1h,Contoso1.technician\n", 1, 4, "is more than one person");
  refuse_times ("1h,Contoso1.technician.31\n", 1, 4, "30");
  refuse_times ("2020-13-05T08:00\n", 1, 1, "does not exist");
}

static void an_empty_file_or_one_elsewhere_is_refused (void **state)
{
  (void)state;
  Loaded loaded = load_times ("time\n");
  assert_said (&loaded, TS_SEVERITY_ERROR, "a.csv", "holds no times", NULL);
  unload (&loaded);
  refuse (WITH ("times: ../a.csv"), "../a.csv", "outside the folder", NULL);
  refuse (WITH ("times: /etc/passwd"), "/etc/passwd", "outside the folder", NULL);
  refuse (WITH ("times: none.csv"), "none.csv", "cannot be read", NULL);
}

static int make_folder (void **state)
{
  (void)state;
  folder = g_dir_make_tmp ("tenantsim-XXXXXX", NULL);
  return folder == NULL;
}

static int remove_folder (void **state)
{
  (void)state;
  g_autofree char *file = g_build_filename (folder, "a.csv", NULL);
  g_unlink (file);
  g_rmdir (folder);
  g_free (folder);
  return 0;
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (time_passes_at_the_pace_of_the_hour),
    cmocka_unit_test (only_working_time_passes),
    cmocka_unit_test (hours_are_those_of_local_clocks),
    cmocka_unit_test (profiles_that_make_no_sense_are_refused),
    cmocka_unit_test (what_contradicts_the_choice_is_refused),
    cmocka_unit_test (times_come_from_a_file),
    cmocka_unit_test (what_is_wrong_in_the_file_is_named_with_its_place),
    cmocka_unit_test (an_empty_file_or_one_elsewhere_is_refused),
  };
  return cmocka_run_group_tests (tests, make_folder, remove_folder);
}
