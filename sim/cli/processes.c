/* processes.c - the program as one of several processes */
#define _POSIX_C_SOURCE 200809L

#include "processes.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "print.h"
#include "signals.h"
#include "tenantsim/experiment.h"

static bool has_agreed;

/* What every rank would say is said once. */
static void be_silent (void)
{
  int nowhere = open ("/dev/null", O_WRONLY);

  if (nowhere < 0)
    return;
  dup2 (nowhere, STDOUT_FILENO);
  dup2 (nowhere, STDERR_FILENO);
  close (nowhere);
}

bool ts_processes_start (int *argc, char ***argv)
{
  if (!ts_ranks_start (argc, argv)) {
    ts_say ("MPI cannot be used: it must let threads take turns (MPI_THREAD_SERIALIZED)");
    return false;
  }
  if (ts_ranks_number () > 0)
    be_silent ();
  return true;
}

TsStatus ts_processes_agree (TsStatus status)
{
  TsStatus worst;

  if (has_agreed)
    return status;
  worst = (TsStatus)ts_ranks_worst (status);
  has_agreed = true;
  if (status == TS_STATUS_OK && worst != TS_STATUS_OK)
    ts_say ("another process than the first cannot begin, with status %d: does it see the same files?", (int)worst);
  return worst;
}

TsStatus ts_processes_end (TsStatus status)
{
  if (ts_ranks_count () > 1 && ts_signals_status () != TS_STATUS_OK) {
    fflush (stdout);
    _exit ((int)status);
  }
  status = ts_processes_agree (status);
  ts_ranks_end ();
  return status;
}
