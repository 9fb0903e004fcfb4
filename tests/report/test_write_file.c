/* Files appear whole or not at all (design section 7). */
#define _POSIX_C_SOURCE 200809L
#define _DEFAULT_SOURCE

#include "sample_results.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static int make_folder (void **state)
{
  *state = g_dir_make_tmp ("tenantsim-write-XXXXXX", NULL);
  return *state == NULL;
}

static int remove_folder (void **state)
{
  GDir *folder = g_dir_open (*state, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (*state, name, NULL);
    g_remove (path);
  }
  g_dir_close (folder);
  int failed = g_rmdir (*state);
  g_free (*state);
  return failed;
}

static unsigned files_in (const char *path)
{
  unsigned n = 0;
  GDir *folder = g_dir_open (path, 0, NULL);
  while (g_dir_read_name (folder) != NULL)
    n++;
  g_dir_close (folder);
  return n;
}

static void assert_holds (const char *path, const char *expected)
{
  g_autofree char *text = NULL;
  assert_true (g_file_get_contents (path, &text, NULL, NULL));
  assert_string_equal (text, expected);
}

static void a_file_is_written_and_replaced_and_nothing_else_is_left (void **state)
{
  g_autofree char *path = g_build_filename (*state, "results.json", NULL);
  assert_true (ts_report_write_file (path, "one", 3, NULL));
  assert_holds (path, "one");
  assert_true (ts_report_write_file (path, "second", 6, NULL));
  assert_holds (path, "second");
  assert_int_equal (files_in (*state), 1);
}

static void an_empty_file_is_a_file (void **state)
{
  g_autofree char *path = g_build_filename (*state, "empty", NULL);
  assert_true (ts_report_write_file (path, "", 0, NULL));
  assert_holds (path, "");
}

static void a_new_file_obeys_the_umask (void **state)
{
  g_autofree char *path = g_build_filename (*state, "mode", NULL);
  struct stat found;
  mode_t before = umask (027);
  assert_true (ts_report_write_file (path, "x", 1, NULL));
  umask (before);
  assert_int_equal (stat (path, &found), 0);
  assert_int_equal (found.st_mode & 0777, 0640);
}

static void assert_refused (const char *path, const char *word)
{
  GError *error = NULL;
  assert_false (ts_report_write_file (path, "x", 1, &error));
  assert_true (g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_WRITE));
  assert_non_null (strstr (error->message, path));
  if (strstr (error->message, word) == NULL)
    fail_msg ("'%s' does not say '%s'", error->message, word);
  g_error_free (error);
}

static void a_folder_that_is_not_there_is_named (void **state)
{
  g_autofree char *path = g_build_filename (*state, "nowhere", "file", NULL);
  assert_refused (path, "No such file");
}

static void a_folder_is_not_overwritten_and_nothing_is_left (void **state)
{
  g_autofree char *path = g_build_filename (*state, "folder", NULL);
  assert_int_equal (g_mkdir (path, 0700), 0);
  assert_refused (path, "directory");
  assert_int_equal (files_in (*state), 1);
}

static void a_folder_that_may_not_be_written_is_named (void **state)
{
  if (geteuid () == 0)
    skip (); /* root writes anywhere */
  g_autofree char *path = g_build_filename (*state, "file", NULL);
  assert_int_equal (g_chmod (*state, 0500), 0);
  assert_refused (path, "Permission denied");
  assert_int_equal (g_chmod (*state, 0700), 0);
}

static void a_device_that_is_full_leaves_the_old_file_and_no_other (void **state)
{
  g_autofree char *path = g_build_filename (*state, "file", NULL);
  assert_true (ts_report_write_file (path, "old", 3, NULL));
  struct rlimit before;
  struct rlimit tiny;
  assert_int_equal (getrlimit (RLIMIT_FSIZE, &before), 0);
  tiny = before;
  tiny.rlim_cur = 4096;
  signal (SIGXFSZ, SIG_IGN);
  assert_int_equal (setrlimit (RLIMIT_FSIZE, &tiny), 0);
  g_autofree char *data = g_strnfill (100000, 'x');
  GError *error = NULL;
  bool ok = ts_report_write_file (path, data, strlen (data), &error);
  setrlimit (RLIMIT_FSIZE, &before);
  assert_false (ok);
  assert_true (g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_WRITE));
  assert_holds (path, "old");
  assert_int_equal (files_in (*state), 1);
  g_error_free (error);
}

static void a_link_is_replaced_and_its_target_untouched (void **state)
{
  g_autofree char *target = g_build_filename (*state, "target", NULL);
  g_autofree char *path = g_build_filename (*state, "link", NULL);
  assert_true (ts_report_write_file (target, "precious", 8, NULL));
  assert_int_equal (symlink (target, path), 0);
  assert_true (ts_report_write_file (path, "new", 3, NULL));
  assert_holds (target, "precious");
  assert_holds (path, "new");
}

#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown (test, make_folder, remove_folder)

int main (void)
{
  const struct CMUnitTest tests[] = {
    IN_A_FOLDER (a_file_is_written_and_replaced_and_nothing_else_is_left),
    IN_A_FOLDER (an_empty_file_is_a_file),
    IN_A_FOLDER (a_new_file_obeys_the_umask),
    IN_A_FOLDER (a_folder_that_is_not_there_is_named),
    IN_A_FOLDER (a_folder_is_not_overwritten_and_nothing_is_left),
    IN_A_FOLDER (a_folder_that_may_not_be_written_is_named),
    IN_A_FOLDER (a_device_that_is_full_leaves_the_old_file_and_no_other),
    IN_A_FOLDER (a_link_is_replaced_and_its_target_untouched),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
