/* The order within a replication, and its fingerprint: whether it was simulated at once or part by part.
 * Private to this room. */
#ifndef TENANTSIM_CLIENTS_ADDING_H
#define TENANTSIM_CLIENTS_ADDING_H

#include "tenantsim/clients.h"

void ts_sort_pairs (TsReplication *replication);
void ts_sort_records (TsReplication *replication);
uint64_t ts_fingerprint_of (const TsFingerprints *fingerprints);

#endif
