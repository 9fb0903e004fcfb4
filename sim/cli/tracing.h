/*
 * tracing.h - telling what happens in the first replication
 *
 * Each configuration's first replication is simulated once more for it, so that a run
 * without a trace pays nothing for this one.
 */
#ifndef TENANTSIM_CLI_TRACING_H
#define TENANTSIM_CLI_TRACING_H

#include "options.h"
#include "tenantsim/clients.h"

/* Writes --trace FILE: a line of JSON for each record; where FILE ends in ".json", a trace for
 * Perfetto and Chrome; where it ends in ".svg", the ladder of --trace-need. Prints the ladder of
 * --trace-need as text. */
TsStatus ts_tracing_run (const TsScenario *scenario, const TsOptions *options, const GArray *chosen);

/* What was told of one configuration, and where it goes. */
typedef struct {
  const TsScenario *scenario;
  const char *configuration;
  unsigned number;
  GArray *records; /* TsTraceRecord */
} TsTraced;

void ts_trace_append_lines (GString *out, const TsTraced *traced);
/* Elements of the array of Chrome's trace events, each with a comma before it but the first. */
void ts_trace_append_chrome (GString *out, const TsTraced *traced);

/* What happened to one need, from top to bottom, between those who took part. Nothing is
 * appended where the need does not occur; false then. */
bool ts_ladder_append_text (GString *out, const TsTraced *traced, guint64 need);
bool ts_ladder_append_svg (GString *out, const TsTraced *traced, guint64 need);

#endif
