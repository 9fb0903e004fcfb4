/* signals.c - SIGINT, SIGTERM, SIGPIPE, crashes and GLib's fatal messages */
#define _XOPEN_SOURCE 700

#include "signals.h"

#include <errno.h>
#include <glib.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "print.h"
#include "tenantsim/report.h"

/* A signal handler has no other way to tell anybody. */
static volatile int stop_signal;

static const char *memory_hint;

/* At once, and without half a file. */
G_NORETURN static void end_now (int status)
{
  ts_report_remove_unfinished ();
  _exit (status);
}

static void on_stop (int number)
{
  if (stop_signal != 0)
    end_now (128 + number);
  stop_signal = number;
}

static void write_error (const char *message)
{
  ssize_t written = write (STDERR_FILENO, message, strlen (message));

  (void)written;
}

/* GLib aborts where there is no memory for a lock; malloc() has set errno then. */
static void on_crash (int number)
{
  if (number == SIGABRT && errno == ENOMEM) {
    write_error ("tenantsim: a memory or resource limit is reached");
    write_error (memory_hint != NULL ? "; " : "");
    write_error (memory_hint != NULL ? memory_hint : "");
    write_error ("\n");
    end_now (TS_STATUS_LIMIT);
  }
  write_error ("tenantsim: this is a bug in tenantsim: it crashed; please report it with the scenario\n");
  end_now (TS_STATUS_BUG);
}

/* Sanitizers and debuggers that came first keep their own crash handlers. */
static void install_crash_handler (int number)
{
  struct sigaction action = {0};

  if (sigaction (number, NULL, &action) != 0 || action.sa_handler != SIG_DFL)
    return;
  action.sa_handler = on_crash;
  sigaction (number, &action, NULL);
}

static const char *message_of (const GLogField *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0)
      return fields[i].value;
  return "";
}

/* GLib ends the program with a trap when memory or threads run out, and goes on
 * after a broken precondition; the first is a limit, the second a bug. */
static GLogWriterOutput on_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  const char *message = message_of (fields, n_fields);
  const char *allocation = strstr (message, "failed to allocate"); /* behind a file and line of GLib's own */

  if (!(level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL)))
    return g_log_writer_default (level, fields, n_fields, user_data);
  if (allocation != NULL || strstr (message, "creating thread") != NULL) {
    ts_say ("a memory or resource limit is reached: %s%s%s", allocation != NULL ? allocation : message,
            memory_hint != NULL ? "; " : "", memory_hint != NULL ? memory_hint : "");
    end_now (TS_STATUS_LIMIT);
  }
  ts_say ("this is a bug in tenantsim: %s", message);
  end_now (TS_STATUS_BUG);
}

void ts_signals_install (void)
{
  struct sigaction stop = {0};
  const int crashes[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};

  stop.sa_handler = on_stop;
  stop.sa_flags = SA_RESTART;
  sigaction (SIGINT, &stop, NULL);
  sigaction (SIGTERM, &stop, NULL);
  /* A reader that has gone shows as EPIPE. */
  signal (SIGPIPE, SIG_IGN);
  /* A file that grows too large for `ulimit -f` shows as EFBIG. */
  signal (SIGXFSZ, SIG_IGN);
  for (size_t i = 0; i < G_N_ELEMENTS (crashes); i++)
    install_crash_handler (crashes[i]);
  g_log_set_writer_func (on_log, NULL, NULL);
}

void ts_signals_say_of_memory (const char *hint)
{
  memory_hint = hint;
}

const volatile int *ts_signals_stop (void)
{
  return &stop_signal;
}

TsStatus ts_signals_status (void)
{
  switch (stop_signal) {
  case SIGINT:
    return TS_STATUS_INTERRUPTED;
  case SIGTERM:
    return TS_STATUS_TERMINATED;
  default:
    return TS_STATUS_OK;
  }
}
