/* processes.h - the program as one of several processes, started by mpirun */
#ifndef TENANTSIM_CLI_PROCESSES_H
#define TENANTSIM_CLI_PROCESSES_H

#include <stdbool.h>

#include "status.h"

/* Call before anything is said: all ranks but the first are silent from here on. False, after
 * saying so, where MPI cannot be used. */
bool ts_processes_start (int *argc, char ***argv);

/* Before anything is simulated: the status with which all ranks end, where one of them cannot begin. Waits
 * for every rank, once; without other ranks, and from the second time on, it is `status`. */
TsStatus ts_processes_agree (TsStatus status);

/* The status to end with. A mistake ends all ranks with it, in good order: a launcher waits long for those that
 * leave without a word. Where this one was interrupted, the others may be gone: then it ends at once. */
TsStatus ts_processes_end (TsStatus status);

#endif
