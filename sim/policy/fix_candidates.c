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
  TsChange change = {
    .kind = kind, .tenant = tenant, .person = person, .domain = domain, .team = team, .other = TS_NONE};
  g_array_append_val (changes, change);
}

/* Every entry of the block list that refuses the domain; several where subdomains are blocked with them. */
static void add_unblocking (const TsFixing *fixing, uint32_t tenant, uint32_t domain, GArray *changes)
{
  const TsExternalAccess *access = ts_settings_external (fixing->settings, tenant);
  for (size_t i = 0; i < access->n_blocked; i++)
    if (ts_external_refuses (fixing->settings->directory, access, access->blocked[i], domain) &&
        !ts_lists_domain (access->blocked, i, access->blocked[i]))
      add_change (changes, TS_CHANGE_UNBLOCK_DOMAIN, tenant, TS_NONE, access->blocked[i], TS_NONE);
}

static void add_external_of (const TsFixing *fixing, uint32_t tenant, uint32_t domain, GArray *changes)
{
  const TsExternalAccess *access = ts_settings_external (fixing->settings, tenant);
  if (!access->on && !access->has_allow_list)
    add_change (changes, TS_CHANGE_EXTERNAL_ON_FOR, tenant, TS_NONE, domain, TS_NONE);
  if (!access->on)
    add_change (changes, TS_CHANGE_EXTERNAL_ON, tenant, TS_NONE, TS_NONE, TS_NONE);
  if (access->has_allow_list && !ts_lists_domain (access->allowed, access->n_allowed, domain))
    add_change (changes, TS_CHANGE_ALLOW_DOMAIN, tenant, TS_NONE, domain, TS_NONE);
  if (!access->has_allow_list)
    add_unblocking (fixing, tenant, domain, changes);
}

static void add_pair_change (GArray *changes, TsChangeKind kind, uint32_t tenant, uint32_t person, uint32_t other)
{
  TsChange change = {
    .kind = kind, .tenant = tenant, .person = person, .domain = TS_NONE, .team = TS_NONE, .other = other};
  g_array_append_val (changes, change);
}

/* One of the two people of a fixing, and the other. */
typedef struct {
  const TsProfile *profile;
  const TsProfile *other_profile;
  uint32_t person;
  uint32_t other;
} Side;

static Side side_of (const TsFixing *fixing, bool is_caller)
{
  const TsEnquiry *enquiry = fixing->enquiry;
  if (is_caller)
    return (Side){fixing->caller, fixing->callee, enquiry->caller, enquiry->callee};
  return (Side){fixing->callee, fixing->caller, enquiry->callee, enquiry->caller};
}

/* What a person has of their own. */
static void add_person (const TsFixing *fixing, Side side, GArray *changes)
{
  uint32_t home = side.profile->home, domain = side.other_profile->domain;
  const TsPersonDomains *domains = ts_settings_person_domains (fixing->settings, side.person);
  if (!side.profile->federates)
    add_change (changes, TS_CHANGE_PERSON_EXTERNAL, home, side.person, TS_NONE, TS_NONE);
  if (domains != NULL && !ts_person_domains_permit (domains, domain))
    add_change (changes, TS_CHANGE_PERSON_DOMAIN, home, side.person, domain, TS_NONE);
}

static void add_blocks (const TsFixing *fixing, Side side, GArray *changes)
{
  bool by_admin = false, by_person = false;
  for (guint i = 0; i < fixing->settings->blocks->len; i++) {
    const TsBlock *block = &g_array_index (fixing->settings->blocks, TsBlock, i);
    if (!ts_range_holds (block->people, side.other))
      continue;
    by_admin |= block->tenant != TS_NONE && block->tenant == side.profile->home;
    by_person |= block->tenant == TS_NONE && ts_range_holds (block->by, side.person);
  }
  if (by_admin)
    add_change (changes, TS_CHANGE_UNBLOCK_PERSON, side.profile->home, side.other, TS_NONE, TS_NONE);
  if (by_person)
    add_pair_change (changes, TS_CHANGE_UNBLOCK_BY_PERSON, side.profile->home, side.person, side.other);
}

static void add_external (const TsFixing *fixing, GArray *changes)
{
  for (unsigned i = 0; i < 2; i++) {
    Side side = side_of (fixing, i == 0);
    if (side.profile->domains == TS_NONE)
      add_external_of (fixing, side.profile->home, side.other_profile->domain, changes);
    else if (!ts_settings_external (fixing->settings, side.profile->home)->on)
      add_change (changes, TS_CHANGE_EXTERNAL_ON, side.profile->home, TS_NONE, TS_NONE, TS_NONE);
  }
  for (unsigned i = 0; i < 2; i++) {
    Side side = side_of (fixing, i == 0);
    add_person (fixing, side, changes);
    if (ts_policy_refuses_trial (fixing->policy, side.profile->home, side.other_profile->home,
                                 side.other_profile->domain))
      add_change (changes, TS_CHANGE_ALLOW_TRIAL, side.profile->home, TS_NONE, side.other_profile->domain, TS_NONE);
    add_blocks (fixing, side, changes);
  }
}

/* Calling policies of those who are at home on the way, and what stands between colleagues. */
static void add_home (const TsFixing *fixing, const TsVenue *venue, GArray *changes)
{
  const TsEnquiry *enquiry = fixing->enquiry;
  bool talks = ts_operation_awaits_callee (enquiry->operation);
  if (talks && fixing->caller->no_calls && !ts_way_makes_caller_guest (venue->way))
    add_change (changes, TS_CHANGE_CALLING_ON, fixing->caller->home, enquiry->caller, TS_NONE, TS_NONE);
  if (talks && fixing->callee->no_calls && !ts_way_makes_callee_guest (venue->way))
    add_change (changes, TS_CHANGE_CALLING_ON, fixing->callee->home, enquiry->callee, TS_NONE, TS_NONE);
  if (ts_fact (fixing->facts, TS_FACT_BARRIER) != 0 && venue->way == TS_WAY_INTERNAL)
    add_pair_change (changes, TS_CHANGE_LIFT_BARRIER, fixing->caller->home, enquiry->caller, enquiry->callee);
}

static bool is_in (const TsFixing *fixing, const TsProfile *profile, uint32_t team)
{
  for (uint32_t i = 0; i < profile->seats.count; i++)
    if (g_array_index (fixing->policy->profiles.seats, TsTeamSeat, profile->seats.first + i).team == team)
      return true;
  return false;
}

/* Is somebody in the team as a guest of channels only? */
static bool is_narrowed (const TsFixing *fixing, const TsProfile *profile, uint32_t team)
{
  for (uint32_t i = 0; i < profile->seats.count; i++) {
    const TsTeamSeat *seat = &g_array_index (fixing->policy->profiles.seats, TsTeamSeat, profile->seats.first + i);
    if (seat->team == team && seat->channel == TS_NONE)
      return seat->is_narrowed;
  }
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
  bool is_narrow =
    is_guest && ts_operation_asks_channel (fixing->enquiry->operation) && is_narrowed (fixing, profile, team);
  bool is_seated = is_in (fixing, profile, team) && !is_narrow;
  bool is_pending = ts_policy_standing (fixing->policy, profile, venue->host) == TS_STANDING_INVITED;
  if (!is_guest && !is_seated)
    add_change (changes, TS_CHANGE_JOIN_TEAM, venue->host, person, TS_NONE, team);
  else if (is_guest && !is_seated)
    add_change (changes, TS_CHANGE_INVITE, venue->host, person, TS_NONE, team);
  else if (is_guest && is_pending)
    add_change (changes, TS_CHANGE_ACCEPT, venue->host, person, TS_NONE, team);
}

/* Whom the directory of the host refuses now, or would refuse to an owner. */
static void add_directory (const TsFixing *fixing, const TsVenue *venue, GArray *changes)
{
  const TsGuestAccess *access = ts_settings_guest_access (fixing->settings, venue->host);
  bool is_guest[] = {ts_way_makes_caller_guest (venue->way), ts_way_makes_callee_guest (venue->way)};
  bool is_refused = false;
  for (unsigned i = 0; i < 2; i++) {
    Side side = side_of (fixing, i == 0);
    if (!is_guest[i])
      continue;
    bool is_known = ts_policy_standing (fixing->policy, side.profile, venue->host) != TS_STANDING_NONE;
    if (is_known && !ts_policy_refuses_guest (fixing->policy, side.profile, venue->host))
      continue;
    is_refused = true;
    bool is_first = i == 0 || !is_guest[0] || side.profile->domain != side.other_profile->domain;
    if (is_first && !ts_guest_access_admits_domain (access, side.profile->domain))
      add_change (changes, TS_CHANGE_ADMIT_DOMAIN, venue->host, TS_NONE, side.profile->domain, TS_NONE);
  }
  bool admits_all = ts_guest_access_admits_inviter (access, TS_INVITED_BY_MEMBER);
  bool admits_owners = ts_guest_access_admits_inviter (access, TS_INVITED_BY_OWNER);
  if (is_refused && !(admits_all && admits_owners))
    add_change (changes, TS_CHANGE_ADMIT_INVITERS, venue->host, TS_NONE, TS_NONE, TS_NONE);
}

static void add_guest (const TsFixing *fixing, const TsVenue *venue, GArray *changes)
{
  const TsGuestAccess *access = ts_settings_guest_access (fixing->settings, venue->host);
  uint32_t teams[MOST_TEAMS], n = teams_to_try (fixing, venue->host, teams);
  if (!access->on)
    add_change (changes, TS_CHANGE_GUEST_ACCESS_ON, venue->host, TS_NONE, TS_NONE, TS_NONE);
  add_directory (fixing, venue, changes);
  if (access->groups_off)
    add_change (changes, TS_CHANGE_GUEST_GROUPS_ON, venue->host, TS_NONE, TS_NONE, TS_NONE);
  for (uint32_t i = 0; i < n; i++) {
    add_seat (fixing, venue, fixing->enquiry->caller, ts_way_makes_caller_guest (venue->way), teams[i], changes);
    add_seat (fixing, venue, fixing->enquiry->callee, ts_way_makes_callee_guest (venue->way), teams[i], changes);
  }
  if (!access->calling)
    add_change (changes, TS_CHANGE_GUEST_CALLING_ON, venue->host, TS_NONE, TS_NONE, TS_NONE);
  if (access->chat_off && fixing->enquiry->operation == TS_OPERATION_CHAT)
    add_change (changes, TS_CHANGE_GUEST_CHAT_ON, venue->host, TS_NONE, TS_NONE, TS_NONE);
  if (access->sharing_off && fixing->enquiry->operation == TS_OPERATION_SHARE_FILE)
    add_change (changes, TS_CHANGE_GUEST_SHARING_ON, venue->host, TS_NONE, TS_NONE, TS_NONE);
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
  add_home (fixing, venue, changes);
  add_mobile_files (fixing, changes);
  add_licences (fixing, fixing->caller, fixing->enquiry->caller, changes);
  add_licences (fixing, fixing->callee, fixing->enquiry->callee, changes);
  if (fixing->is_meeting)
    add_admission (fixing, venue, changes);
  return changes;
}
