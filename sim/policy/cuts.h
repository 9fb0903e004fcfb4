/* Where to cut the line of all people so that each piece lies wholly inside or
 * outside of every range. */
#ifndef TENANTSIM_POLICY_CUTS_H
#define TENANTSIM_POLICY_CUTS_H

#include "tenantsim/policy.h"

typedef struct {
  GArray *at; /* uint32_t: where pieces begin; the last is the end of the last piece */
} TsCuts;

void ts_cuts_init (TsCuts *cuts);
void ts_cuts_clear (TsCuts *cuts);
void ts_cuts_add (TsCuts *cuts, TsRange people);
/* After the last range: sorts. Then there are ts_cuts_pieces() pieces. */
void ts_cuts_sort (TsCuts *cuts);
uint32_t ts_cuts_pieces (const TsCuts *cuts);
TsRange ts_cuts_piece (const TsCuts *cuts, uint32_t piece);
/* The pieces of a range that was added: *first up to, not with, *end. O(log pieces). */
void ts_cuts_covered (const TsCuts *cuts, TsRange people, uint32_t *first, uint32_t *end);

#endif
