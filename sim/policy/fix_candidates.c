/* Where two people could meet, and which changes could matter there. */
#include "eras.h"
#include "fix.h"
#include "meeting_rules.h"

enum { MOST_TEAMS = 4, MOST_THIRD_TENANTS = 8 };

/* ------------------------------------------------------------------- venues -- */

static bool has_team (const TsFixing *fixing, uint32_t tenant)
{
  const TsDirectory *directory = fixing->settings->directory;
  for (uint32_t team = 0; team < ts_directory_teams (directory); team++)
    if (ts_directory_team_tenant (directory, team) == tenant)
      return true;
  return false;
}

static void add_venue (GArray *venues, TsWay way, uint32_t host)
{
  TsVenue venue = {way, host};
  g_array_append_val (venues, venue);
}

/* In a third tenant somebody of the two has an account already. */
static void add_third_tenants (const TsFixing *fixing, GArray *venues)
{
  uint32_t caller_home = fixing->caller->home, callee_home = fixing->callee->home, added = 0;
  for (uint32_t tenant = 0; tenant < fixing->settings->n_tenants && added < MOST_THIRD_TENANTS; tenant++) {
    if (tenant == caller_home || tenant == callee_home)
      continue;
    if (ts_policy_standing (fixing->policy, fixing->caller, tenant) == TS_STANDING_NONE &&
        ts_policy_standing (fixing->policy, fixing->callee, tenant) == TS_STANDING_NONE)
      continue;
    add_venue (venues, TS_WAY_THIRD, tenant);
    added++;
  }
}

/* All ways into a meeting lead to the organizer's tenant. */
static void add_meeting_venues (const TsFixing *fixing, GArray *venues)
{
  uint32_t host = fixing->callee->home;
  bool is_same_home = ts_fact (fixing->facts, TS_FACT_SAME_HOME) != 0;
  if (host == TS_NONE)
    return;
  if (is_same_home)
    add_venue (venues, TS_WAY_INTERNAL, host);
  if (!is_same_home && has_team (fixing, host))
    add_venue (venues, TS_WAY_GUEST_THERE, host);
  if (!is_same_home && ts_both_are_members (fixing->facts))
    add_venue (venues, TS_WAY_EXTERNAL, host);
  add_venue (venues, TS_WAY_ANONYMOUS, host);
}

GArray *ts_fix_venues (const TsFixing *fixing)
{
  GArray *venues = g_array_new (FALSE, FALSE, sizeof (TsVenue));
  if (fixing->is_meeting) {
    add_meeting_venues (fixing, venues);
    return venues;
  }
  uint32_t caller_home = fixing->caller->home, callee_home = fixing->callee->home;
  bool is_same_home = ts_fact (fixing->facts, TS_FACT_SAME_HOME) != 0;
  if (is_same_home)
    add_venue (venues, TS_WAY_INTERNAL, caller_home);
  if (!is_same_home && caller_home != TS_NONE && has_team (fixing, caller_home))
    add_venue (venues, TS_WAY_GUEST_HERE, caller_home);
  if (!is_same_home && callee_home != TS_NONE && has_team (fixing, callee_home))
    add_venue (venues, TS_WAY_GUEST_THERE, callee_home);
  add_third_tenants (fixing, venues);
  if (ts_way_exists (fixing->facts, TS_WAY_EXTERNAL))
    add_venue (venues, TS_WAY_EXTERNAL, TS_NONE);
  return venues;
}

static uint64_t immovable_of_meeting (const TsFixing *fixing, const TsVenue *venue)
{
  TsQuestion asked = ts_policy_question (fixing->policy, fixing->enquiry);
  TsMeetingQuestion question = ts_meeting_of_two (fixing->policy, asked.caller, asked.callee, asked.caller_tenant);
  TsMeetingFacts facts = ts_policy_meeting_facts (fixing->policy, &question);
  if (!ts_meeting_way_exists (facts, venue->way))
    facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_STANDING, TS_STANDING_INVITED);
  return ts_meeting_rules_immovable (facts, venue->way);
}

uint64_t ts_fix_immovable (const TsFixing *fixing, const TsVenue *venue)
{
  if (fixing->is_meeting)
    return immovable_of_meeting (fixing, venue);
  TsFacts facts = fixing->facts;
  if (!ts_way_exists (facts, venue->way))
    facts = ts_facts_with (facts, ts_guest_fact_of (venue->way, TS_GUEST_FACT_STANDING), TS_STANDING_INVITED);
  return ts_rules_immovable (facts, venue->way);
}

/* --------------------------------------------------------------- candidates -- */

static void add_change (GArray *changes, TsChangeKind kind, uint32_t tenant, uint32_t person, uint32_t domain,
                        uint32_t team)
{
  TsChange change = {.kind = kind, .tenant = tenant, .person = person, .domain = domain, .team = team};
  g_array_append_val (changes, change);
}

static bool is_listed (const uint32_t *domains, size_t n, uint32_t domain)
{
  for (size_t i = 0; i < n; i++)
    if (domains[i] == domain)
      return true;
  return false;
}

/* Every entry of the block list that refuses the domain; several where subdomains are blocked with them. */
static void add_unblocking (const TsFixing *fixing, uint32_t tenant, uint32_t domain, GArray *changes)
{
  const TsExternalAccess *access = ts_settings_external (fixing->settings, tenant);
  for (size_t i = 0; i < access->n_blocked; i++)
    if (ts_external_refuses (fixing->settings->directory, access, access->blocked[i], domain) &&
        !is_listed (access->blocked, i, access->blocked[i]))
      add_change (changes, TS_CHANGE_UNBLOCK_DOMAIN, tenant, TS_NONE, access->blocked[i], TS_NONE);
}

static void add_external_of (const TsFixing *fixing, uint32_t tenant, uint32_t domain, GArray *changes)
{
  const TsExternalAccess *access = ts_settings_external (fixing->settings, tenant);
  if (!access->on && !access->has_allow_list)
    add_change (changes, TS_CHANGE_EXTERNAL_ON_FOR, tenant, TS_NONE, domain, TS_NONE);
  if (!access->on)
    add_change (changes, TS_CHANGE_EXTERNAL_ON, tenant, TS_NONE, TS_NONE, TS_NONE);
  if (access->has_allow_list && !is_listed (access->allowed, access->n_allowed, domain))
    add_change (changes, TS_CHANGE_ALLOW_DOMAIN, tenant, TS_NONE, domain, TS_NONE);
  if (!access->has_allow_list)
    add_unblocking (fixing, tenant, domain, changes);
}

static void add_external (const TsFixing *fixing, GArray *changes)
{
  const TsProfile *caller = fixing->caller, *callee = fixing->callee;
  add_external_of (fixing, caller->home, callee->domain, changes);
  add_external_of (fixing, callee->home, caller->domain, changes);
  if (!caller->federates)
    add_change (changes, TS_CHANGE_PERSON_EXTERNAL, caller->home, fixing->enquiry->caller, TS_NONE, TS_NONE);
  if (!callee->federates)
    add_change (changes, TS_CHANGE_PERSON_EXTERNAL, callee->home, fixing->enquiry->callee, TS_NONE, TS_NONE);
}

static bool is_in (const TsFixing *fixing, const TsProfile *profile, uint32_t team)
{
  for (uint32_t i = 0; i < profile->seats.count; i++)
    if (g_array_index (fixing->policy->profiles.seats, TsTeamSeat, profile->seats.first + i).team == team)
      return true;
  return false;
}

/* The teams of the host that one of the two is in; without any, its first. */
static uint32_t teams_to_try (const TsFixing *fixing, uint32_t host, uint32_t *teams)
{
  const TsDirectory *directory = fixing->settings->directory;
  uint32_t n = 0, first = TS_NONE;
  for (uint32_t team = 0; team < ts_directory_teams (directory) && n < MOST_TEAMS; team++) {
    if (ts_directory_team_tenant (directory, team) != host)
      continue;
    if (first == TS_NONE)
      first = team;
    if (is_in (fixing, fixing->caller, team) || is_in (fixing, fixing->callee, team))
      teams[n++] = team;
  }
  if (n == 0 && first != TS_NONE)
    teams[n++] = first;
  return n;
}

/* What brings one of the two into a team of the host. */
static void add_seat (const TsFixing *fixing, const TsVenue *venue, uint32_t person, bool is_guest, uint32_t team,
                      GArray *changes)
{
  const TsProfile *profile = person == fixing->enquiry->caller ? fixing->caller : fixing->callee;
  bool is_seated = is_in (fixing, profile, team);
  bool is_pending = ts_policy_standing (fixing->policy, profile, venue->host) == TS_STANDING_INVITED;
  if (!is_guest && !is_seated)
    add_change (changes, TS_CHANGE_JOIN_TEAM, venue->host, person, TS_NONE, team);
  else if (is_guest && !is_seated)
    add_change (changes, TS_CHANGE_INVITE, venue->host, person, TS_NONE, team);
  else if (is_guest && is_pending)
    add_change (changes, TS_CHANGE_ACCEPT, venue->host, person, TS_NONE, team);
}

static void add_guest (const TsFixing *fixing, const TsVenue *venue, GArray *changes)
{
  const TsGuestAccess *access = ts_settings_guest_access (fixing->settings, venue->host);
  uint32_t teams[MOST_TEAMS], n = teams_to_try (fixing, venue->host, teams);
  if (!access->on)
    add_change (changes, TS_CHANGE_GUEST_ACCESS_ON, venue->host, TS_NONE, TS_NONE, TS_NONE);
  for (uint32_t i = 0; i < n; i++) {
    add_seat (fixing, venue, fixing->enquiry->caller, ts_way_makes_caller_guest (venue->way), teams[i], changes);
    add_seat (fixing, venue, fixing->enquiry->callee, ts_way_makes_callee_guest (venue->way), teams[i], changes);
  }
  if (!access->calling)
    add_change (changes, TS_CHANGE_GUEST_CALLING_ON, venue->host, TS_NONE, TS_NONE, TS_NONE);
  if (access->files != TS_GUEST_FILES_ANY && fixing->enquiry->operation == TS_OPERATION_SHARE_FILE)
    add_change (changes, TS_CHANGE_GUEST_FILES_ANY, venue->host, TS_NONE, TS_NONE, TS_NONE);
}

static void add_licences (const TsFixing *fixing, const TsProfile *profile, uint32_t person, GArray *changes)
{
  unsigned suitable = ts_era_row (fixing->policy->era)->licences[profile->client];
  if (profile->home != TS_NONE && (profile->licences & suitable) == 0)
    add_change (changes, TS_CHANGE_ASSIGN_LICENCES, profile->home, person, TS_NONE, TS_NONE);
}

/* The release with which Remote Assist mobile shares files is installed by whoever uses it. */
static void add_mobile_files (const TsFixing *fixing, GArray *changes)
{
  bool caller_is_mobile = fixing->caller->client == TS_CLIENT_RA_MOBILE;
  bool is_mobile = caller_is_mobile || fixing->callee->client == TS_CLIENT_RA_MOBILE;
  const TsProfile *profile = caller_is_mobile ? fixing->caller : fixing->callee;
  uint32_t person = caller_is_mobile ? fixing->enquiry->caller : fixing->enquiry->callee;
  if (fixing->enquiry->operation == TS_OPERATION_SHARE_FILE && is_mobile && !fixing->policy->ra_mobile_files)
    add_change (changes, TS_CHANGE_RA_MOBILE_FILES_ON, profile->home, person, TS_NONE, TS_NONE);
}

/* Each admits more people than the one before. */
static void add_admission (const TsFixing *fixing, const TsVenue *venue, GArray *changes)
{
  const TsMeetingSettings *settings = ts_settings_meetings (fixing->settings, venue->host);
  bool is_known = venue->way != TS_WAY_ANONYMOUS, is_of_company = is_known && venue->way != TS_WAY_EXTERNAL;
  TsAutoAdmit admits = settings->auto_admit;
  if (venue->way == TS_WAY_ANONYMOUS && !settings->anonymous_join)
    add_change (changes, TS_CHANGE_ANONYMOUS_JOIN_ON, venue->host, TS_NONE, TS_NONE, TS_NONE);
  if (is_of_company && admits > TS_ADMIT_COMPANY)
    add_change (changes, TS_CHANGE_ADMIT_COMPANY, venue->host, TS_NONE, TS_NONE, TS_NONE);
  if (is_known && admits > TS_ADMIT_COMPANY_AND_FEDERATED)
    add_change (changes, TS_CHANGE_ADMIT_FEDERATED, venue->host, TS_NONE, TS_NONE, TS_NONE);
  if (admits > TS_ADMIT_EVERYONE)
    add_change (changes, TS_CHANGE_ADMIT_EVERYONE, venue->host, TS_NONE, TS_NONE, TS_NONE);
}

GArray *ts_fix_candidates (const TsFixing *fixing, const TsVenue *venue)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (TsChange));
  if (venue->way == TS_WAY_EXTERNAL && ts_both_are_members (fixing->facts))
    add_external (fixing, changes);
  if ((ts_way_bit (venue->way) & TS_WAYS_GUEST) != 0)
    add_guest (fixing, venue, changes);
  add_mobile_files (fixing, changes);
  add_licences (fixing, fixing->caller, fixing->enquiry->caller, changes);
  add_licences (fixing, fixing->callee, fixing->enquiry->callee, changes);
  if (fixing->is_meeting)
    add_admission (fixing, venue, changes);
  return changes;
}
