/* Small things that the command line says: the gravest status, the nearest name,
 * the progress line, text fit for a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../sim/cli/nearest.h"
#include "../../sim/cli/print.h"
#include "../../sim/cli/progress.h"

/* Design section 7: 70, 71, 73, 64-66, then 130/143, 14, 10, 11, 13. */
static void of_two_statuses_the_graver_counts (void **state)
{
  static const int gravest_first[] = {70, 71, 73, 64, 65, 66, 130, 143, 14, 10, 11, 13, 0};
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (gravest_first); i++)
    for (size_t j = i; j < G_N_ELEMENTS (gravest_first); j++) {
      TsStatus a = (TsStatus)gravest_first[i];
      TsStatus b = (TsStatus)gravest_first[j];
      assert_int_equal (ts_status_worse (a, b), a);
      assert_int_equal (ts_status_worse (b, a), a);
    }
}

static void every_status_has_its_words (void **state)
{
  size_t n = 0;
  (void)state;
  while (ts_status_table[n].means != NULL)
    n++;
  assert_int_equal (n, 13);
  for (size_t i = 1; i < n; i++)
    assert_true (ts_status_table[i - 1].status < ts_status_table[i].status);
}

static void the_nearest_name_is_near (void **state)
{
  static const char *const names[] = {"replications", "reports", "seed", "set", "quiet", NULL};
  static const struct {
    const char *typed;
    const char *nearest;
  } words[] = {
    {"repliactions", "replications"},
    {"sede", "seed"},
    {"stt", "set"},
    {"quite", "quiet"},
    {"repl", "replications"},
    {"rep", NULL},
    {"xyzzy", NULL},
    {"", NULL},
    {"q", NULL},
    {"reprots", "reports"},
  };
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (words); i++) {
    const char *nearest = ts_nearest (words[i].typed, names);
    if (g_strcmp0 (nearest, words[i].nearest) != 0)
      fail_msg ("'%s': expected %s, got %s", words[i].typed, words[i].nearest, nearest);
  }
}

static void assert_progress (uint32_t done, double seconds, unsigned columns, const char *expected)
{
  TsProgress progress = {.done = done, .total = 200, .configuration = "allow-\x1b[2Jlists\xc3\xa9"};
  g_autofree char *text = ts_progress_text (&progress, seconds, columns);
  assert_string_equal (text, expected);
}

/* Of the configuration that runs: the mean so far and half of its interval, once there are two replications. */
static void progress_says_what_comes_out_so_far (void **state)
{
  (void)state;
  TsProgress progress = {.done = 100, .total = 200, .configuration = "guests", .helped = {0.623, 0.611, 0.635, 50}};
  g_autofree char *text = ts_progress_text (&progress, 3, 79);
  assert_string_equal (text, "100 of 200 replications, 3 s left, guests: 62.3 +-1.2 % helped");
  progress.helped.n = 1;
  g_autofree char *early = ts_progress_text (&progress, 3, 79);
  assert_string_equal (early, "100 of 200 replications, 3 s left, guests");
}

static void progress_says_how_much_is_done_and_how_long_it_takes (void **state)
{
  (void)state;
  assert_progress (100, 3, 79, "100 of 200 replications, 3 s left, allow-?[2Jlists?");
  assert_progress (50, 30, 79, "50 of 200 replications, 1 min 30 s left, allow-?[2Jlists?");
  assert_progress (1, 60, 79, "1 of 200 replications, 3 h 19 min left, allow-?[2Jlists?");
  assert_progress (1, 1e6, 79, "1 of 200 replications, days left, allow-?[2Jlists?");
  assert_progress (200, 5, 79, "200 of 200 replications, 0 s left, allow-?[2Jlists?");
}

static void progress_is_cut_to_the_terminal (void **state)
{
  (void)state;
  assert_progress (100, 3, 19, "100 of 200 replicat");
}

static void control_characters_do_not_reach_the_terminal (void **state)
{
  g_autofree char *text = ts_printable ("a\x1b]0;b\x07\n\xc2\x9b"
                                        "c\xff\xc3\xa9");
  (void)state;
  assert_string_equal (text, "a?]0;b???c\xef\xbf\xbd\xc3\xa9");
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (of_two_statuses_the_graver_counts),
    cmocka_unit_test (every_status_has_its_words),
    cmocka_unit_test (the_nearest_name_is_near),
    cmocka_unit_test (progress_says_how_much_is_done_and_how_long_it_takes),
    cmocka_unit_test (progress_says_what_comes_out_so_far),
    cmocka_unit_test (progress_is_cut_to_the_terminal),
    cmocka_unit_test (control_characters_do_not_reach_the_terminal),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
