/* meeting_facts.h for sources of the core that are to be watched: included ahead of them, it puts a function that notes
 * which facts are read in the place of the one that reads. Words come scrambled, so that nothing else can read them. */
#define ts_meeting_fact plain_meeting_fact
#include "../../sim/policy/meeting_facts.h"
#undef ts_meeting_fact

extern uint64_t facts_read;       /* bit f for TsMeetingFact f */
extern TsMeetingFacts facts_key;  /* the word is scrambled with it */

static inline unsigned ts_meeting_fact (TsMeetingFacts word, TsMeetingFact fact)
{
  facts_read |= (uint64_t)1 << fact;
  return plain_meeting_fact (word ^ facts_key, fact);
}
