/*
 * status.h - exit statuses
 *
 * Scripts rely on these numbers word for word. 1 and 2 are never used for a
 * verdict, since make and shells use them.
 */
#ifndef TENANTSIM_CLI_STATUS_H
#define TENANTSIM_CLI_STATUS_H

typedef enum {
  TS_STATUS_OK = 0,
  TS_STATUS_FAILED = 10,     /* an expectation failed, or `check --strict` found something */
  TS_STATUS_REGRESSION = 11, /* worse than the baseline */
  TS_STATUS_UNDECIDED = 13,  /* undecided at the precision reached */
  TS_STATUS_INCOMPARABLE = 14, /* the baseline is missing, or of another experiment */
  TS_STATUS_USAGE = 64,      /* wrong usage */
  TS_STATUS_INVALID = 65,    /* a scenario or data file is invalid */
  TS_STATUS_UNREADABLE = 66, /* an input file cannot be read */
  TS_STATUS_BUG = 70,        /* a bug in tenantsim */
  TS_STATUS_LIMIT = 71,      /* a memory or resource limit */
  TS_STATUS_UNWRITABLE = 73, /* an output cannot be written */
  TS_STATUS_INTERRUPTED = 130,
  TS_STATUS_TERMINATED = 143
} TsStatus;

/* For help: every status in ascending order, ended by a row without words. */
typedef struct {
  TsStatus status;
  const char *means;
} TsStatusMeaning;

extern const TsStatusMeaning ts_status_table[];

/* Of two statuses that both apply, the one the program ends with. */
TsStatus ts_status_worse (TsStatus a, TsStatus b);

#endif
