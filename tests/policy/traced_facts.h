/* facts.h for sources of the core that are to be watched: included ahead of them, it puts functions that note
 * which facts are read in the place of those that read. A new function of facts.h that reads is to be added; one
 * that is forgotten reads noise, since words come scrambled. */
#define ts_fact plain_fact
#define ts_guest_fact plain_guest_fact
#define ts_caller_client plain_caller_client
#define ts_callee_client plain_callee_client
#define ts_both_are_members plain_both_are_members
#include "../../sim/policy/facts.h"
#undef ts_fact
#undef ts_guest_fact
#undef ts_caller_client
#undef ts_callee_client
#undef ts_both_are_members

extern uint64_t facts_read; /* bit f for TsFact f */
extern TsFacts facts_key;   /* the word is scrambled with it */

static inline unsigned ts_fact (TsFacts word, TsFact fact)
{
  facts_read |= (uint64_t)1 << fact;
  return plain_fact (word ^ facts_key, fact);
}

static inline unsigned ts_guest_fact (TsFacts word, TsWay way, TsGuestFact which)
{
  return ts_fact (word, ts_guest_fact_of (way, which));
}

static inline TsClient ts_caller_client (TsFacts word)
{
  return (TsClient)ts_fact (word, TS_FACT_CALLER_CLIENT);
}

static inline TsClient ts_callee_client (TsFacts word)
{
  return (TsClient)ts_fact (word, TS_FACT_CALLEE_CLIENT);
}

static inline bool ts_both_are_members (TsFacts word)
{
  return ts_fact (word, TS_FACT_CALLER_ACCOUNT) == TS_ACCOUNT_MEMBER &&
         ts_fact (word, TS_FACT_CALLEE_ACCOUNT) == TS_ACCOUNT_MEMBER;
}
