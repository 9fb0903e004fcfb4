/* reach_text.h - the parts of the text of `tenantsim reach` */
#ifndef TENANTSIM_CLI_REACH_TEXT_H
#define TENANTSIM_CLI_REACH_TEXT_H

#include "reach_page.h"

/* A letter for each reason that occurs, in the order of reasons; 0: it does not. */
typedef struct {
  char letters[TS_REASONS];
  uint64_t reasons;
} TsReachLetters;

/* "67% ab": the share, and the letters of what stands in the way. */
char *ts_reach_cell_text (const TsReachCell *cell, const TsReachLetters *letters);
/* "ab" */
char *ts_reach_letters_text (uint64_t reasons, const TsReachLetters *letters);

/* Rows and columns in blocks that fit the width. */
void ts_reach_write_matrix (TsPage *page, const TsReachView *view, const TsReachLetters *letters);
/* Whom those can reach who can reach the same; for many rows. */
void ts_reach_write_list (TsPage *page, const TsReachView *view, const TsReachLetters *letters);
void ts_reach_write_intents (TsPage *page, const TsReachView *view, const TsReachLetters *letters);

#endif
