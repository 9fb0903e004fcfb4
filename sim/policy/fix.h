/* Looking for sets of changes that allow what an enquiry asks. */
#ifndef TENANTSIM_POLICY_FIX_H
#define TENANTSIM_POLICY_FIX_H

#include "compiled.h"
#include "ways.h"

/* One enquiry, as the settings are. */
typedef struct {
  const TsSettings *settings;
  const TsEnquiry *enquiry;
  TsPolicy *policy;
  TsFacts facts;   /* of a meeting: of a call between the two */
  bool is_meeting; /* join_meeting: venues are in the order in which its ways are tried */
  const TsProfile *caller;
  const TsProfile *callee;
} TsFixing;

/* A way with the tenant it takes place in; TS_NONE for external access. */
typedef struct {
  TsWay way;
  uint32_t host;
} TsVenue;

/* Where the two could meet, whether the way exists or an invitation would make it:
 * TsVenue, in the order of TsWay, third tenants ascending. */
GArray *ts_fix_venues (const TsFixing *fixing);

/* The failing rules that no setting can change, as if an invitation made the way exist where it
 * does not. */
uint64_t ts_fix_immovable (const TsFixing *fixing, const TsVenue *venue);

/* The changes that could matter to a venue and are not made yet: TsChange, in a fixed
 * order. */
GArray *ts_fix_candidates (const TsFixing *fixing, const TsVenue *venue);

#endif
