/* The flat tables of a compiled policy. */
#ifndef TENANTSIM_POLICY_COMPILED_H
#define TENANTSIM_POLICY_COMPILED_H

#include "facts.h"
#include "permits.h"
#include "settings.h"

/* A stretch of one of the policy's flat arrays. */
typedef struct {
  uint32_t first;
  uint32_t count;
} TsSlice;

/* A guest account in a tenant. */
typedef struct {
  uint32_t tenant;
  bool is_accepted;
} TsGuestAccount;

/* A team somebody is in, as a member or as a guest. */
typedef struct {
  uint32_t tenant; /* the team's */
  uint32_t team;
} TsTeamSeat;

/* People next to each other with the same facts. */
typedef struct {
  TsRange people;
  uint32_t home; /* or TS_NONE */
  uint32_t domain;
  TsClient client;
  unsigned licences;
  bool federates;         /* their external access policy */
  TsSlice accounts;       /* of TsProfiles.accounts: ascending tenants */
  TsSlice guest_tenants;  /* of TsProfiles.guest_tenants: the accepted ones */
  TsSlice seats;          /* of TsProfiles.seats: ascending tenants, then teams */
} TsProfile;

typedef struct {
  GArray *rows;          /* TsProfile, ascending people */
  GArray *accounts;      /* TsGuestAccount */
  GArray *guest_tenants; /* uint32_t */
  GArray *seats;         /* TsTeamSeat */
} TsProfiles;

struct TsPolicy {
  TsEra era;
  TsPreferPath prefer;
  bool ra_mobile_files;
  uint32_t n_tenants;
  TsGuestAccess *guest_access; /* one a tenant */
  TsMeetingSettings *meetings; /* one a tenant */
  TsPermits permits;
  TsProfiles profiles;
};

void ts_profiles_make (TsProfiles *profiles, const TsSettings *settings);
void ts_profiles_clear (TsProfiles *profiles);

static inline const TsProfile *ts_policy_profile (const TsPolicy *policy, uint32_t profile)
{
  g_assert (profile < policy->profiles.rows->len);
  return &g_array_index (policy->profiles.rows, TsProfile, profile);
}

/* Does the external access of a tenant permit a domain? */
static inline bool ts_policy_permits (const TsPolicy *policy, uint32_t tenant, uint32_t domain)
{
  return ts_permits (&policy->permits, tenant, domain);
}

/* Packs a question; also stores the third tenant it speaks of, or TS_NONE. */
TsFacts ts_policy_pack (const TsPolicy *policy, const TsQuestion *question, uint32_t *third);

/* How far somebody's guest account in a tenant is. */
TsStanding ts_policy_standing (const TsPolicy *policy, const TsProfile *profile, uint32_t tenant);

/* The first team of a tenant that both are in, as members or guests; or TS_NONE. */
uint32_t ts_policy_shared_team (const TsPolicy *policy, const TsProfile *a, const TsProfile *b, uint32_t tenant);

/* The tenant of a place; TS_NONE for elsewhere. */
uint32_t ts_place_tenant (TsPlace place, uint32_t own_home, uint32_t others_home, uint32_t third);

#endif
