/*
 * progress.h - one line that says how far a run is
 *
 * On standard error only. It is drawn over itself at most ten times a second and
 * leaves nothing behind. A run that ends at once shows none.
 */
#ifndef TENANTSIM_CLI_PROGRESS_H
#define TENANTSIM_CLI_PROGRESS_H

#include <stddef.h>

#include "tenantsim/experiment.h"

typedef struct {
  gint64 started; /* microseconds of a clock that never jumps */
  gint64 drawn;   /* when the line was drawn last, or when it began */
  size_t columns; /* that it covers now */
  unsigned width; /* of the terminal */
} TsProgressLine;

void ts_progress_begin (TsProgressLine *line);

/* A TsProgressFunction; the line is its data. */
void ts_progress_draw (const TsProgress *progress, void *line);

/* Erases the line. Nothing may be written to the terminal before. */
void ts_progress_end (TsProgressLine *line);

/* "12 of 210 replications, 3 s left, allow-lists: 64.3 +-0.7 % helped", cut to `columns`. Free with
 * g_free(). */
char *ts_progress_text (const TsProgress *progress, double seconds_so_far, unsigned columns);

#endif
