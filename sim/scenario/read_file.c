/* read_file.c - files that somebody else wrote, up to a size */
#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>

#include "tenantsim/scenario.h"

#define AT_FIRST 65536 /* bytes; doubled as often as it takes */
#define MIB ((size_t)1024 * 1024)

/* What was read of a file. */
typedef struct {
  char *bytes;
  size_t length;
  size_t room;
} Content;

static bool complain (int number, GError **error)
{
  g_set_error (error, G_FILE_ERROR, (gint)g_file_error_from_errno (number), "%s", g_strerror (number));
  return false;
}

static void make_room (Content *content)
{
  size_t room = content->room == 0 ? AT_FIRST : content->room * 2;
  char *larger = g_try_realloc (content->bytes, room);
  if (larger == NULL)
    g_error ("failed to allocate memory for a file of more than %zu bytes", content->length);
  content->bytes = larger;
  content->room = room;
}

static bool read_all (int file, size_t most, Content *content, GError **error)
{
  for (;;) {
    if (content->length + 1 >= content->room)
      make_room (content);
    ssize_t n = read (file, content->bytes + content->length, content->room - content->length - 1);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return complain (errno, error);
    if (n == 0)
      return true;
    content->length += (size_t)n;
    if (content->length > most) {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "it is larger than %zu MiB, the most that is read",
                   most / MIB);
      return false;
    }
  }
}

char *ts_read_file (const char *path, size_t mib, size_t *length, GError **error)
{
  Content content = {0};
  int file = open (path, O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    complain (errno, error);
    return NULL;
  }
  bool right = read_all (file, mib * MIB, &content, error);
  close (file);
  if (!right) {
    g_free (content.bytes);
    return NULL;
  }
  content.bytes[content.length] = '\0';
  *length = content.length;
  return content.bytes;
}
