/* gnuplot as a function. It reads its commands from a file, not from a pipe: where it
 * ends without reading them, what it said is still known. The file has no name: nothing is
 * left behind, however we end. */
#define _GNU_SOURCE /* O_TMPFILE */

#include "gnuplot.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MOST_OUTPUT ((gsize)32 << 20) /* bytes; pictures are a thousandth of it */
#define MOST_COMPLAINTS ((gsize)64 << 10)

typedef struct {
  GMainLoop *loop;
  GCancellable *cancellable;
  GOutputStream *output;
  GOutputStream *complaints;
  int pending;   /* both streams, and the end of the process */
  GError *error; /* the first */
  bool too_late;
} Run;

/* Takes `error`. */
static void one_less (Run *run, GError *error)
{
  if (error != NULL && run->error == NULL) {
    run->error = error;
    g_cancellable_cancel (run->cancellable);
  } else {
    g_clear_error (&error);
  }
  if (--run->pending == 0)
    g_main_loop_quit (run->loop);
}

static void stream_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);
  one_less (data, error);
}

static void process_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_subprocess_wait_finish (G_SUBPROCESS (source), result, &error);
  one_less (data, error);
}

static gboolean give_up (gpointer data)
{
  Run *run = data;
  run->too_late = true;
  g_cancellable_cancel (run->cancellable);
  return G_SOURCE_REMOVE;
}

/* The picture must not depend on what a user or a login script has set. */
static GSubprocess *start (int commands, GError **error)
{
  static const char *const disturbing[] = {
    "GNUTERM",    "GNUPLOT_LIB",    "GNUPLOT_FONTPATH",   "GNUPLOT_DEFAULT_GDFONT",
    "GDFONTPATH", "GNUPLOT_PS_DIR", "GNUPLOT_DRIVER_DIR", "DISPLAY"};
  static const char *const command[] = {"gnuplot", "-d", "-", NULL};
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  for (size_t i = 0; i < G_N_ELEMENTS (disturbing); i++)
    g_subprocess_launcher_unsetenv (launcher, disturbing[i]);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);
  g_subprocess_launcher_take_stdin_fd (launcher, commands);
  g_autofree char *program = g_find_program_in_path (command[0]);
  if (program == NULL) {
    g_set_error (error, TS_REPORT_ERROR, TS_REPORT_ERROR_NO_GNUPLOT,
                 "gnuplot is not installed; the package is called gnuplot-nox on Debian and Ubuntu");
    return NULL;
  }
  GError *reason = NULL;
  GSubprocess *process = g_subprocess_launcher_spawnv (launcher, command, &reason);
  if (process == NULL) {
    g_set_error (error, TS_REPORT_ERROR, TS_REPORT_ERROR_GNUPLOT, "cannot start gnuplot: %s", reason->message);
    g_error_free (reason);
  }
  return process;
}

/* The first line that is not a warning: gnuplot warns of what it then draws all the same. */
static char *first_complaint (GBytes *bytes)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data != NULL ? data : "", length);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    g_strstrip (*line);
    bool is_echo = g_str_has_prefix (*line, "gnuplot>") || g_str_has_prefix (*line, "multiplot>");
    if (!is_echo && strpbrk (*line, "abcdefghijklmnopqrstuvwxyz") != NULL && strstr (*line, "warning:") == NULL)
      return g_strdup (*line);
  }
  return g_strdup ("");
}

static bool complain (const char *what, GError **error)
{
  g_set_error (error, TS_REPORT_ERROR, TS_REPORT_ERROR_GNUPLOT, "gnuplot %s", what);
  return false;
}

static bool judge (GSubprocess *process, Run *run, GBytes **output, GError **error)
{
  g_autoptr (GBytes) written = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (run->output));
  g_autoptr (GBytes) said = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (run->complaints));
  if (run->too_late)
    return complain ("took too long and was ended", error);
  if (g_error_matches (run->error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return complain ("wrote more than a picture holds and was ended", error);
  if (run->error != NULL)
    return complain (run->error->message, error);
  if (!g_subprocess_get_successful (process)) {
    g_autofree char *line = first_complaint (said);
    g_autofree char *what = g_strconcat ("failed: ", line[0] != '\0' ? line : "no message", NULL);
    return complain (what, error);
  }
  if (g_bytes_get_size (written) == 0)
    return complain ("drew nothing", error);
  *output = g_bytes_new (g_bytes_get_data (written, NULL), g_bytes_get_size (written)); /* no more than it needs */
  return true;
}

/* A stream into memory that refuses to hold more than `most` bytes. */
static GOutputStream *collect (GInputStream *from, gsize most, Run *run)
{
  GOutputStream *into = g_memory_output_stream_new (g_malloc (most), most, NULL, g_free);
  g_output_stream_splice_async (into, from, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT, run->cancellable,
                                stream_ended, run);
  run->pending++;
  return into;
}

/* Waits for the end or for the time to be up. */
static void communicate (GSubprocess *process, unsigned seconds, GMainContext *context, Run *run)
{
  g_autoptr (GSource) timer = g_timeout_source_new_seconds (seconds);
  run->loop = g_main_loop_new (context, FALSE);
  run->cancellable = g_cancellable_new ();
  g_source_set_callback (timer, give_up, run, NULL);
  g_source_attach (timer, context);
  run->output = collect (g_subprocess_get_stdout_pipe (process), MOST_OUTPUT, run);
  run->complaints = collect (g_subprocess_get_stderr_pipe (process), MOST_COMPLAINTS, run);
  g_subprocess_wait_async (process, run->cancellable, process_ended, run);
  run->pending++;
  g_main_loop_run (run->loop);
  g_source_destroy (timer);
  if (run->error != NULL)
    g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  g_main_loop_unref (run->loop);
  g_object_unref (run->cancellable);
}

/* Takes the file. */
static bool run_file (int commands, unsigned seconds, GBytes **output, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  Run run = {0};
  g_main_context_push_thread_default (context);
  g_autoptr (GSubprocess) process = start (commands, error);
  bool ok = false;
  if (process != NULL) {
    communicate (process, seconds, context, &run);
    ok = judge (process, &run, output, error);
    g_object_unref (run.output);
    g_object_unref (run.complaints);
  }
  g_main_context_pop_thread_default (context);
  g_clear_error (&run.error);
  return ok;
}

static bool write_all (int file, const char *text, size_t length)
{
  while (length > 0) {
    ssize_t written = write (file, text, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return false;
    text += written;
    length -= (size_t)written;
  }
  return true;
}

/* A temporary file that never has a name, or, where the file system cannot do that, not for long: other threads
 * may end the program at any time. -1: an error. */
static int open_nameless (GError **error)
{
  int file = open (g_get_tmp_dir (), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0)
    return file;
  g_autofree char *path = NULL;
  file = g_file_open_tmp ("tenantsim-XXXXXX.gp", &path, error);
  if (file >= 0)
    g_unlink (path);
  return file;
}

/* A temporary file with the commands, at its beginning; -1: an error. */
static int write_commands (const char *commands, GError **error)
{
  g_autoptr (GError) reason = NULL;
  int file = open_nameless (&reason);
  if (file >= 0 && write_all (file, commands, strlen (commands)) && lseek (file, 0, SEEK_SET) == 0)
    return file;
  g_autofree char *what =
    g_strconcat ("cannot be given its commands: ", reason != NULL ? reason->message : g_strerror (errno), NULL);
  if (file >= 0)
    close (file);
  complain (what, error);
  return -1;
}

bool ts_gnuplot_run (const char *commands, unsigned seconds, GBytes **output, GError **error)
{
  int file = write_commands (commands, error);
  return file >= 0 && run_file (file, seconds, output, error);
}
