/* A file appears whole or not at all: written aside, flushed, renamed. */
#define _POSIX_C_SOURCE 200809L

#include "tenantsim/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAMES_TRIED 100

/* What lies aside now; a signal handler may look at it. Files are written by one thread. */
static const char *volatile unfinished;

static bool complain (const char *path, int number, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error, TS_REPORT_ERROR, TS_REPORT_ERROR_WRITE, "cannot write %s: %s", shown, g_strerror (number));
  return false;
}

/* A new file next to the target; O_EXCL never follows a link that somebody put
 * there. Returns -1 with errno set. */
static int open_aside (const char *path, char **aside)
{
  for (int i = 0; i < NAMES_TRIED; i++) {
    g_autofree char *name = g_strdup_printf ("%s.%08x.part", path, g_random_int ());
    int file = open (name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file >= 0) {
      *aside = g_steal_pointer (&name);
      return file;
    }
    if (errno != EEXIST)
      return -1;
  }
  return -1;
}

static bool write_all (int file, const char *data, size_t length)
{
  while (length > 0) {
    ssize_t written = write (file, data, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return false;
    data += written;
    length -= (size_t)written;
  }
  return true;
}

/* Makes the rename last. A folder that cannot be opened or flushed (some network
 * file systems) does not make the file wrong. */
static void flush_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int handle = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0)
    return;
  (void)fsync (handle);
  close (handle);
}

void ts_report_remove_unfinished (void)
{
  const char *aside = unfinished;
  if (aside != NULL)
    (void)unlink (aside);
}

bool ts_report_write_file (const char *path, const char *data, size_t length, GError **error)
{
  g_autofree char *aside = NULL;
  int file = open_aside (path, &aside);
  if (file < 0)
    return complain (path, errno, error);
  unfinished = aside;
  bool ok = write_all (file, data, length) && fsync (file) == 0;
  int number = errno;
  if (close (file) != 0 && ok) {
    ok = false;
    number = errno;
  }
  if (ok && rename (aside, path) != 0) {
    ok = false;
    number = errno;
  }
  if (!ok)
    (void)unlink (aside);
  unfinished = NULL;
  if (!ok)
    return complain (path, number, error);
  flush_folder (path);
  return true;
}
