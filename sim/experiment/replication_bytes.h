/* A replication as bytes and back, to send it from one process of a program to another of the same
 * program on the same kind of machine. */
#ifndef TENANTSIM_EXPERIMENT_REPLICATION_BYTES_H
#define TENANTSIM_EXPERIMENT_REPLICATION_BYTES_H

#include "tenantsim/clients.h"

/* Appends it. */
void ts_replication_pack (const TsReplication *replication, GByteArray *bytes);

/* Reads what was packed. Clear with ts_replication_clear(). */
TsReplication ts_replication_unpack (const guint8 *bytes, size_t length);

#endif
