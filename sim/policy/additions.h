/* additions.h - decisions about adding a third person to a call that were made before */
#ifndef TENANTSIM_POLICY_ADDITIONS_H
#define TENANTSIM_POLICY_ADDITIONS_H

#include "tenantsim/policy.h"

/* Who adds, whom they talk to, who is added, from a chat of how many; and the answer. Two of them fill a line of
 * memory. */
typedef struct {
  TsParticipant people[3];
  uint32_t chat;
  TsVerdict verdict;
} TsAddition;

/* Each question has one place in the table. */
typedef struct {
  TsAddition *entries;
  unsigned shift;
} TsAdditions;

double ts_additions_memory (uint32_t profiles); /* bytes */
void ts_additions_init (TsAdditions *additions, uint32_t profiles);
void ts_additions_clear (TsAdditions *additions); /* frees the memory */
void ts_additions_forget (TsAdditions *additions);
TsVerdict ts_additions_ask (TsAdditions *additions, const TsPolicy *policy, const TsParticipant present[2],
                            TsParticipant added, uint32_t chat);

#endif
