/* What the rest of the policy room may see of a directory beyond its manual. */
#ifndef TENANTSIM_POLICY_DIRECTORY_H
#define TENANTSIM_POLICY_DIRECTORY_H

#include "tenantsim/policy.h"

/* People who are members of a team in their own tenant. */
typedef struct {
  uint32_t team;
  TsRange people;
} TsTeamMembers;

/* In the order in which they were added. */
const TsTeamMembers *ts_directory_team_members (const TsDirectory *directory, size_t *n);

/* People who are members of a private channel. */
typedef struct {
  uint32_t channel;
  TsRange people;
} TsChannelMembers;

const TsChannelMembers *ts_directory_channel_members (const TsDirectory *directory, size_t *n);

/* Is at least one person of the range at home in the tenant? / Are all? */
bool ts_directory_some_at_home (const TsDirectory *directory, TsRange people, uint32_t tenant);
bool ts_directory_all_at_home (const TsDirectory *directory, TsRange people, uint32_t tenant);

/* The nearest known domain above one: contoso.com for eu.contoso.com; or TS_NONE. */
uint32_t ts_directory_domain_above (const TsDirectory *directory, uint32_t domain);

#endif
