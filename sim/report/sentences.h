/*
 * What every report for people says in words: what was simulated, the verdict, the
 * ranking. Text of the scenario in them is cleaned; a format escapes the rest as it
 * must. All results are new; free with g_free().
 */
#ifndef TENANTSIM_REPORT_SENTENCES_H
#define TENANTSIM_REPORT_SENTENCES_H

#include "tenantsim/report.h"

/* "30 replications of 10 days from 2020-04-06T00:00, seed 1, era 2020-04" */
char *ts_sentence_experiment (const TsResults *results, const TsTextStyle *style);

/* "only 2 of 30 replications were run" */
char *ts_sentence_incomplete (const TsResults *results);

/* The verdict on all expectations and assertions: fail where one failed, else undecided
 * where one is. */
TsExpectationVerdict ts_overall_verdict (const TsResults *results);

/* "PASS", "FAIL" or "UNDECIDED". */
const char *ts_verdict_word (TsExpectationVerdict verdict);

/* "all 25 expectations and 16 assertions hold", where they do and there are some. */
char *ts_sentence_hold (const TsResults *results);

/* "Of 3 expectations 1 passed, 1 failed, 1 undecided"; NULL where there are none. */
char *ts_sentence_expectations (const TsResults *results);

/* "Of 16 assertions 15 passed, 1 failed"; NULL where there are none. */
char *ts_sentence_assertions (const TsResults *results);

/* "Needs helped, most first: guests > isolated (> more, ...)."; NULL for fewer than two
 * configurations with data. */
char *ts_sentence_ranking (const TsResults *results, const TsTextStyle *style);

/* "Stages of 30, 60 replications (at most 480): all that was asked is decided ...", or NULL
 * where their number was fixed. */
char *ts_sentence_stopping (const TsResults *results);
/* One sentence for each configuration that has data, most helped first: what it gives and what it
 * costs. The place in front is that of the one before where the two do not differ:
 * "1. guests helps 91.9 ±0.5 % after 6:04 min:s; 29 admin actions.". NULL-terminated; free with g_strfreev(). */
char **ts_sentences_ranked (const TsResults *results, const TsTextStyle *style);

/* "Warm-up: the first 1.9 days are simulated and not counted ...", or NULL where there is none. */
char *ts_sentence_warm_up (const TsResults *results);

/* "One long run: helped 91.2 % (90.1 to 92.3) in allow-lists ...", or NULL where replications tell how
 * sure the numbers are. */
char *ts_sentence_batches (const TsResults *results, const TsTextStyle *style);

#endif
