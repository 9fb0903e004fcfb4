/* processes.h - the program as one of several processes, started by mpirun */
#ifndef TENANTSIM_CLI_PROCESSES_H
#define TENANTSIM_CLI_PROCESSES_H

#include <stdbool.h>

#include "status.h"

/* Call before anything is said: all ranks but the first are silent from here on. False, after
 * saying so, where MPI cannot be used. */
bool ts_processes_start (int *argc, char ***argv);

/* The status to end with. Where something went wrong or was interrupted, the other ranks may
 * be gone or may never come: then it ends this one at once. */
TsStatus ts_processes_end (TsStatus status);

#endif
