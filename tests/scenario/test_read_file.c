/* What somebody else wrote is read up to a size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <string.h>

#include "tenantsim/scenario.h"

#define MIB ((size_t)1024 * 1024)

static char *write_file (size_t length)
{
  char *path = NULL;
  g_autofree char *bytes = g_malloc (length + 1);
  for (size_t i = 0; i < length; i++)
    bytes[i] = (char)('a' + i % 26);
  g_autoptr (GError) error = NULL;
  int file = g_file_open_tmp ("tenantsim-XXXXXX", &path, &error);
  assert_true (file >= 0 && g_close (file, NULL));
  assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
  return path;
}

static void a_file_of_any_size_up_to_the_limit_is_read_as_it_is (void **state)
{
  static const size_t sizes[] = {0, 1, 65534, 65535, 65536, 65537, 131071, 131072, MIB - 1, MIB};
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree char *path = write_file (sizes[i]);
    size_t length = 12345;
    g_autofree char *bytes = ts_read_file (path, 1, &length, NULL);
    assert_non_null (bytes);
    assert_int_equal (length, sizes[i]);
    assert_int_equal (bytes[length], '\0');
    for (size_t at = 0; at < length; at++)
      if (bytes[at] != (char)('a' + at % 26))
        fail_msg ("byte %zu of %zu", at, length);
    g_unlink (path);
  }
}

static void assert_refused (const char *path, size_t mib, GFileError code, const char *part)
{
  g_autoptr (GError) error = NULL;
  size_t length;
  assert_null (ts_read_file (path, mib, &length, &error));
  assert_true (g_error_matches (error, G_FILE_ERROR, (int)code));
  assert_non_null (strstr (error->message, part));
}

static void a_larger_file_is_refused_with_the_limit (void **state)
{
  g_autofree char *path = write_file (MIB + 1);
  (void)state;
  assert_refused (path, 1, G_FILE_ERROR_FAILED, "it is larger than 1 MiB, the most that is read");
  g_unlink (path);
}

static void what_has_no_end_is_given_up_at_the_limit (void **state)
{
  (void)state;
  assert_refused ("/dev/zero", 2, G_FILE_ERROR_FAILED, "it is larger than 2 MiB");
}

static void what_cannot_be_read_says_why (void **state)
{
  (void)state;
  assert_refused ("/nowhere/at all", 1, G_FILE_ERROR_NOENT, "No such file");
  assert_refused ("/", 1, G_FILE_ERROR_ISDIR, "Is a directory");
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_file_of_any_size_up_to_the_limit_is_read_as_it_is),
    cmocka_unit_test (a_larger_file_is_refused_with_the_limit),
    cmocka_unit_test (what_has_no_end_is_given_up_at_the_limit),
    cmocka_unit_test (what_cannot_be_read_says_why),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
