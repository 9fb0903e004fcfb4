/* run_facts.h - what is true of one run only: when, how long, how many threads */
#ifndef TENANTSIM_CLI_RUN_FACTS_H
#define TENANTSIM_CLI_RUN_FACTS_H

#include "tenantsim/experiment.h"

typedef struct {
  char *started;  /* date and time, UTC */
  double seconds; /* that the simulation took */
  unsigned threads;
  int argc; /* the command line */
  char **argv;
} TsRunFacts;

/* The text of run.json. Free with g_free(). */
char *ts_run_facts_json (const TsRunFacts *facts, const TsResults *results);

#endif
