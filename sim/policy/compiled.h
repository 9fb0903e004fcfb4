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
  bool is_refused; /* the directory permits none of the invitations */
} TsGuestAccount;

/* A team somebody is in, as a member or as a guest; or a private channel of one, which they are in besides. */
typedef struct {
  uint32_t tenant; /* the team's */
  uint32_t team;
  uint32_t channel; /* TS_NONE: the team */
  bool is_narrowed; /* of a team: as a guest of channels only (C-2) */
} TsTeamSeat;

/* People next to each other with the same facts. */
typedef struct {
  TsRange people;
  uint32_t home; /* or TS_NONE */
  uint32_t domain;
  TsClient client;
  unsigned licences;
  bool federates;        /* their external access policy */
  bool no_calls;         /* their calling policy forbids private calls */
  bool is_apart;         /* a barrier or a block speaks of them */
  uint32_t domains;      /* row of TsPolicy.person_domains, or TS_NONE: those of the tenant */
  TsSlice accounts;      /* of TsProfiles.accounts: ascending tenants */
  TsSlice guest_tenants; /* of TsProfiles.guest_tenants: the accepted ones */
  TsSlice seats;         /* of TsProfiles.seats: ascending tenants, then teams */
} TsProfile;

typedef struct {
  GArray *rows;          /* TsProfile, ascending people */
  GArray *accounts;      /* TsGuestAccount */
  GArray *guest_tenants; /* uint32_t */
  GArray *seats;         /* TsTeamSeat */
} TsProfiles;

/* What a tenant says about trial tenants. */
typedef struct {
  bool is_trial;
  bool refuses;      /* trials, but for those it lists */
  uint32_t *domains; /* of these */
  size_t n_domains;
} TsTrials;

struct TsPolicy {
  TsEra era;
  TsPreferPath prefer;
  bool ra_mobile_files;
  uint32_t n_tenants;
  TsGuestAccess *guest_access; /* one a tenant */
  TsMeetingSettings *meetings; /* one a tenant */
  TsPermits permits;
  bool *is_on;              /* external access, one a tenant */
  uint64_t *person_domains; /* a row of bits for people with domains of their own, a bit a domain */
  size_t row_words;
  TsTrials *trials; /* one a tenant */
  bool has_trials;  /* some tenant is one */
  GArray *barriers; /* TsBarrier */
  GArray *blocks;   /* TsBlock */
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

/* Does the home of a profile permit a domain? For people with domains of their own it does when external access
 * is on. / Does their own policy? */
static inline bool ts_profile_permits (const TsPolicy *policy, const TsProfile *profile, uint32_t domain)
{
  return profile->domains == TS_NONE ? ts_policy_permits (policy, profile->home, domain) : policy->is_on[profile->home];
}

static inline bool ts_profile_federates (const TsPolicy *policy, const TsProfile *profile, uint32_t domain)
{
  return profile->federates &&
         (profile->domains == TS_NONE ||
          (policy->person_domains[profile->domains * policy->row_words + domain / 64] >> (domain % 64) & 1) != 0);
}

/* Does a tenant refuse people of another, who have addresses in `domain`, since it is a trial? */
bool ts_policy_refuses_trial (const TsPolicy *policy, uint32_t tenant, uint32_t other, uint32_t domain);

/* Does the first, or the admin of their tenant, block the second? */
bool ts_policy_blocks (const TsPolicy *policy, const TsProfile *profile, const TsProfile *other);

/* Is there an information barrier between two profiles? */
bool ts_policy_has_barrier (const TsPolicy *policy, uint32_t one, uint32_t other);

/* Does the directory of a tenant refuse somebody's invitation? */
bool ts_policy_refuses_guest (const TsPolicy *policy, const TsProfile *profile, uint32_t tenant);

/* Packs a question; also stores the third tenant it speaks of, or TS_NONE. */
TsFacts ts_policy_pack (const TsPolicy *policy, const TsQuestion *question, uint32_t *third);

/* How far somebody's guest account in a tenant is. */
TsStanding ts_policy_standing (const TsPolicy *policy, const TsProfile *profile, uint32_t tenant);

/* The first team of a tenant that both are in, as members or guests; or TS_NONE. */
uint32_t ts_policy_shared_team (const TsPolicy *policy, const TsProfile *a, const TsProfile *b, uint32_t tenant);

/* Do the two share more than a team of a tenant that one of them is in as a guest of channels only? */
bool ts_policy_share_channel (const TsPolicy *policy, const TsProfile *a, const TsProfile *b, uint32_t tenant);

/* The tenant of a place; TS_NONE for elsewhere. */
uint32_t ts_place_tenant (TsPlace place, uint32_t own_home, uint32_t others_home, uint32_t third);

#endif
