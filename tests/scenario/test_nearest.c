/* "did you mean": near enough to help, never a wild guess. */
#include "scalar.h"

static void assert_hint (const char *typed, const char *expected)
{
  static const char *const names[] = {"hololens", "ra-mobile", "teams-desktop", "teams-mobile", "on", "Zürich"};
  g_autofree char *hint = ts_did_you_mean (typed, names, G_N_ELEMENTS (names));
  if (expected == NULL)
    assert_null (hint);
  else if (hint == NULL)
    fail_msg ("%s: nothing was guessed", typed);
  else
    assert_string_equal (hint, expected);
}

static void a_slip_is_found (void **state)
{
  (void)state;
  assert_hint ("hololense", "did you mean \"hololens\"?");
  assert_hint ("holoens", "did you mean \"hololens\"?");
  assert_hint ("hololans", "did you mean \"hololens\"?");
  assert_hint ("ohlolens", "did you mean \"hololens\"?");
  assert_hint ("teams-mobil", "did you mean \"teams-mobile\"?");
  assert_hint ("teams_desktop", "did you mean \"teams-desktop\"?");
}

static void letter_case_does_not_count (void **state)
{
  (void)state;
  assert_hint ("HoloLens", "did you mean \"hololens\"?");
  assert_hint ("RA-MOBILE", "did you mean \"ra-mobile\"?");
  assert_hint ("ZÜRICH", "did you mean \"Zürich\"?");
  assert_hint ("Zurich", "did you mean \"Zürich\"?");
}

static void neighbours_swapped_count_one (void **state)
{
  (void)state;
  assert_hint ("no", "did you mean \"on\"?");
}

static void nothing_near_is_nothing (void **state)
{
  (void)state;
  assert_hint ("phone", NULL);
  assert_hint ("", NULL);
  assert_hint ("xx", NULL);
  static const char *const letter[] = {"a"};
  assert_null (ts_did_you_mean ("b", letter, 1));
  assert_hint ("teams", NULL);
  assert_hint ("hololens", NULL);
  assert_hint ("\xFF\xFE", NULL);
  assert_null (ts_did_you_mean ("a", NULL, 0));
  g_autofree char *endless = g_strnfill (100000, 'h');
  assert_hint (endless, NULL);
}

static void the_nearest_wins_and_then_the_first (void **state)
{
  (void)state;
  static const char *const names[] = {"guest1", "guest2", "guests"};
  g_autofree char *first = ts_did_you_mean ("guest3", names, 3);
  assert_string_equal (first, "did you mean \"guest1\"?");
  g_autofree char *nearest = ts_did_you_mean ("gests", names, 3);
  assert_string_equal (nearest, "did you mean \"guests\"?");
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_slip_is_found),
    cmocka_unit_test (letter_case_does_not_count),
    cmocka_unit_test (neighbours_swapped_count_one),
    cmocka_unit_test (nothing_near_is_nothing),
    cmocka_unit_test (the_nearest_wins_and_then_the_first),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
