/* Random estates as plain descriptions: drawn by key, so that a number names an estate; built
 * through the public manual of policy. Elements can be taken away one at a time. */
#ifndef TENANTSIM_TESTS_POLICY_SKETCH_H
#define TENANTSIM_TESTS_POLICY_SKETCH_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "tenantsim/engine.h"
#include "tenantsim/policy.h"

enum {
  SKETCH_TENANTS = 4,
  SKETCH_DOMAINS = 2 * SKETCH_TENANTS + 1, /* two a tenant and one that is nobody's */
  SKETCH_GROUPS = 5,
  SKETCH_PEOPLE = 2 * SKETCH_GROUPS,
  SKETCH_TEAMS = 2 * SKETCH_TENANTS,
  SKETCH_SEATS = 12,
  SKETCH_POLICIES = 3,
  SKETCH_APARTS = 2
};

typedef struct {
  bool on;
  bool has_allow_list;
  unsigned allowed; /* bit d for domain d */
  unsigned blocked;
  bool is_trial;
  bool trials;
  unsigned trial_domains;
} SketchExternal;

/* The layers of guest access beside those of TsGuestAccess that are no lists. */
typedef struct {
  TsInviteDomains kind;
  unsigned domains;
} SketchInvitations;

typedef struct {
  uint32_t tenant;
  uint32_t domain;
  uint32_t count;
  TsClient client;
  unsigned licences;
} SketchGroup;

typedef enum { SEAT_MEMBER, SEAT_ACCEPTED, SEAT_INVITED } SketchSeatKind;

/* People of one group in a team. */
typedef struct {
  TsRange people;
  uint32_t team;    /* the team's tenant is team / 2 */
  uint32_t channel; /* of guests: 2 * team or 2 * team + 1, or TS_NONE; of members: besides the team */
  SketchSeatKind kind;
  TsInvitedBy by;
} SketchSeat;

/* An external access policy, a calling policy or domains of people's own. */
typedef enum { POLICY_EXTERNAL, POLICY_CALLING, POLICY_DOMAINS } SketchPolicyKind;

typedef struct {
  TsRange people;
  SketchPolicyKind kind;
  bool allowed;
  TsDomainsMode mode;
  unsigned domains;
} SketchPolicy;

/* A barrier between people, or a block of people by a tenant or by people. */
typedef enum { APART_BARRIER, APART_BY_TENANT, APART_BY_PEOPLE } SketchApartKind;

typedef struct {
  SketchApartKind kind;
  uint32_t tenant;
  TsRange one;
  TsRange other;
} SketchApart;

typedef struct {
  uint32_t n_tenants;
  SketchExternal external[SKETCH_TENANTS];
  TsGuestAccess guest_access[SKETCH_TENANTS];
  SketchInvitations invitations[SKETCH_TENANTS];
  TsMeetingSettings meetings[SKETCH_TENANTS];
  uint32_t n_groups;
  SketchGroup groups[SKETCH_GROUPS];
  uint32_t n_people;
  uint32_t active[SKETCH_PEOPLE]; /* the tenant they are in, or TS_NONE */
  bool is_absent[SKETCH_PEOPLE];  /* nobody asks about them */
  uint32_t n_seats;
  SketchSeat seats[SKETCH_SEATS];
  uint32_t n_policies;
  SketchPolicy policies[SKETCH_POLICIES];
  uint32_t n_aparts;
  SketchApart aparts[SKETCH_APARTS];
  TsPreferPath prefer;
  bool ra_mobile_files;
  TsEra era;
} Sketch;

typedef struct {
  TsDirectory *directory;
  TsSettings *settings;
  TsPolicy *policy;
} Built;

/* ---------------------------------------------------------------- drawing -- */

typedef struct {
  TsDrawKey key;
  uint32_t count;
} Dice;

static inline uint32_t dice_below (Dice *dice, uint32_t n)
{
  return (uint32_t)(ts_draw (dice->key, 0, dice->count++, 0, 0).first % n);
}

static inline bool dice_chance (Dice *dice, uint32_t percent)
{
  return dice_below (dice, 100) < percent;
}

static inline uint32_t sketch_group_first (const Sketch *sketch, uint32_t group)
{
  uint32_t first = 0;
  for (uint32_t i = 0; i < group; i++)
    first += sketch->groups[i].count;
  return first;
}

static inline const SketchGroup *sketch_group_of (const Sketch *sketch, uint32_t person)
{
  uint32_t group = 0;
  while (person >= sketch->groups[group].count)
    person -= sketch->groups[group++].count;
  return &sketch->groups[group];
}

static inline void draw_tenant (Sketch *sketch, uint32_t tenant, Dice *dice)
{
  unsigned domains = 1u << (2 * sketch->n_tenants + 1);
  SketchExternal *external = &sketch->external[tenant];
  external->on = dice_chance (dice, 90);
  external->has_allow_list = dice_chance (dice, 40);
  if (external->has_allow_list)
    external->allowed = dice_below (dice, domains) | dice_below (dice, domains);
  external->blocked = dice_chance (dice, 50) ? dice_below (dice, domains) : 0;
  external->is_trial = dice_chance (dice, 15);
  external->trials = dice_chance (dice, 30);
  external->trial_domains = dice_chance (dice, 50) ? dice_below (dice, domains) : 0;
  sketch->invitations[tenant] =
    (SketchInvitations){dice_chance (dice, 75) ? TS_INVITE_ANY_DOMAIN : (TsInviteDomains)(1 + dice_below (dice, 2)),
                        dice_below (dice, domains)};
  sketch->guest_access[tenant] = (TsGuestAccess){
    .on = dice_chance (dice, 80),
    .calling = dice_chance (dice, 80),
    .scope = dice_chance (dice, 70) ? TS_GUEST_SCOPE_TEAM : TS_GUEST_SCOPE_TENANT,
    .files = (TsGuestFiles)dice_below (dice, 3),
    .inviters = dice_chance (dice, 80) ? TS_INVITERS_MEMBERS : (TsInviters)(1 + dice_below (dice, 2)),
    .members_may_add = dice_chance (dice, 50),
    .owners_may_not_add = dice_chance (dice, 10),
    .groups_off = dice_chance (dice, 10),
    .sharing_off = dice_chance (dice, 15),
    .chat_off = dice_chance (dice, 20),
  };
}

static inline void draw_group (Sketch *sketch, Dice *dice)
{
  SketchGroup *group = &sketch->groups[sketch->n_groups++];
  group->tenant = dice_chance (dice, 85) ? dice_below (dice, sketch->n_tenants) : TS_NONE;
  group->domain = group->tenant != TS_NONE ? 2 * group->tenant + dice_below (dice, 2) : 2 * sketch->n_tenants;
  group->count = 1 + dice_below (dice, 2);
  group->client = (TsClient)(dice_chance (dice, 40) ? TS_CLIENT_TEAMS_DESKTOP : dice_below (dice, TS_CLIENTS));
  group->licences = dice_chance (dice, 75) ? 3 : dice_below (dice, 4);
  sketch->n_people += group->count;
}

static inline TsRange draw_people (const Sketch *sketch, uint32_t group, Dice *dice)
{
  uint32_t count = 1 + dice_below (dice, sketch->groups[group].count);
  uint32_t skip = dice_below (dice, sketch->groups[group].count - count + 1);
  return (TsRange){sketch_group_first (sketch, group) + skip, count};
}

/* Members sit in teams at home, guests in the others; some in a channel. */
static inline void draw_seat (Sketch *sketch, Dice *dice)
{
  uint32_t group = dice_below (dice, sketch->n_groups);
  uint32_t home = sketch->groups[group].tenant;
  bool is_member = home != TS_NONE && dice_chance (dice, 45);
  uint32_t tenant = is_member ? home : dice_below (dice, sketch->n_tenants);
  uint32_t team = 2 * tenant + dice_chance (dice, 25);
  SketchSeat *seat = &sketch->seats[sketch->n_seats++];
  memset (seat, 0, sizeof *seat);
  seat->people = draw_people (sketch, group, dice);
  seat->team = team;
  seat->channel = dice_chance (dice, 30) ? 2 * team + dice_below (dice, 2) : TS_NONE;
  seat->kind = tenant == home ? SEAT_MEMBER : dice_chance (dice, 75) ? SEAT_ACCEPTED : SEAT_INVITED;
  seat->by = dice_chance (dice, 60) ? TS_INVITED_BY_OWNER : (TsInvitedBy)(1 + dice_below (dice, 2));
}

static inline void draw_policy (Sketch *sketch, Dice *dice)
{
  SketchPolicy *policy = &sketch->policies[sketch->n_policies++];
  memset (policy, 0, sizeof *policy);
  policy->people = draw_people (sketch, dice_below (dice, sketch->n_groups), dice);
  policy->kind = (SketchPolicyKind)dice_below (dice, 3);
  policy->allowed = dice_chance (dice, 30);
  policy->mode = (TsDomainsMode)dice_below (dice, 5);
  if (policy->mode == TS_DOMAINS_LISTED || policy->mode == TS_DOMAINS_UNLISTED)
    policy->domains = dice_below (dice, 1u << (2 * sketch->n_tenants + 1));
}

static inline void draw_apart (Sketch *sketch, Dice *dice)
{
  SketchApart *apart = &sketch->aparts[sketch->n_aparts++];
  memset (apart, 0, sizeof *apart);
  apart->kind = (SketchApartKind)dice_below (dice, 3);
  apart->tenant = dice_below (dice, sketch->n_tenants);
  apart->one = draw_people (sketch, dice_below (dice, sketch->n_groups), dice);
  apart->other = draw_people (sketch, dice_below (dice, sketch->n_groups), dice);
}

/* At home, or where somebody would look for them. */
static inline uint32_t draw_active (const Sketch *sketch, uint32_t person, Dice *dice)
{
  uint32_t active = sketch_group_of (sketch, person)->tenant;
  if (active != TS_NONE && dice_chance (dice, 60))
    return active;
  for (uint32_t i = 0; i < sketch->n_seats; i++)
    if (person - sketch->seats[i].people.first < sketch->seats[i].people.count && dice_chance (dice, 60))
      return sketch->seats[i].team / 2;
  return dice_chance (dice, 80) ? active : TS_NONE;
}

static inline void draw_meetings (Sketch *sketch, Dice *dice)
{
  for (uint32_t tenant = 0; tenant < sketch->n_tenants; tenant++) {
    TsMeetingSettings *meetings = &sketch->meetings[tenant];
    memset (meetings, 0, sizeof *meetings);
    meetings->anonymous_join = dice_chance (dice, 70);
    meetings->anonymous_start = dice_chance (dice, 40);
    meetings->auto_admit =
      (TsAutoAdmit)dice_below (dice, sketch->era == TS_ERA_2020_04 ? TS_ADMIT_COMPANY + 1 : TS_ADMITS);
  }
}

static inline Sketch sketch_draw (uint64_t seed, uint64_t number)
{
  Dice dice = {.key = {seed, number}};
  Sketch sketch = {.n_tenants = 1 + dice_below (&dice, SKETCH_TENANTS)};
  for (uint32_t tenant = 0; tenant < sketch.n_tenants; tenant++)
    draw_tenant (&sketch, tenant, &dice);
  for (uint32_t left = 2 + dice_below (&dice, SKETCH_GROUPS - 1); left > 0; left--)
    draw_group (&sketch, &dice);
  for (uint32_t left = dice_below (&dice, SKETCH_SEATS + 1); left > 0; left--)
    draw_seat (&sketch, &dice);
  for (uint32_t left = dice_below (&dice, SKETCH_POLICIES + 1); left > 0; left--)
    draw_policy (&sketch, &dice);
  for (uint32_t left = dice_below (&dice, SKETCH_APARTS + 1); left > 0; left--)
    draw_apart (&sketch, &dice);
  for (uint32_t person = 0; person < sketch.n_people; person++)
    sketch.active[person] = draw_active (&sketch, person, &dice);
  sketch.prefer = (TsPreferPath)dice_below (&dice, 3);
  sketch.ra_mobile_files = dice_chance (&dice, 50);
  sketch.era = (TsEra)dice_below (&dice, TS_ERAS);
  draw_meetings (&sketch, &dice);
  return sketch;
}

/* --------------------------------------------------------------- building -- */

static inline const char *sketch_name (char *buffer, const char *kind, uint32_t number)
{
  g_snprintf (buffer, 32, "%s%u", kind, number);
  return buffer;
}

/* The domain with a number, spelt with capitals here and there. */
static inline uint32_t sketch_domain (TsDirectory *directory, uint32_t domain)
{
  char name[32];
  g_snprintf (name, sizeof name, domain % 2 == 0 ? "D%u.Example" : "d%u.example", domain);
  return ts_directory_domain (directory, name);
}

static inline void build_tenants (const Sketch *sketch, TsDirectory *directory)
{
  char name[32];
  for (uint32_t tenant = 0; tenant < sketch->n_tenants; tenant++) {
    ts_directory_add_tenant (directory, sketch_name (name, "tenant", tenant), 0);
    for (uint32_t i = 0; i < 2; i++)
      ts_directory_own_domain (directory, sketch_domain (directory, 2 * tenant + i), tenant);
  }
  for (uint32_t team = 0; team < 2 * sketch->n_tenants; team++)
    assert_int_equal (ts_directory_add_team (directory, team / 2, sketch_name (name, "team", team), 0), team);
  for (uint32_t channel = 0; channel < 4 * sketch->n_tenants; channel++)
    assert_int_equal (ts_directory_add_channel (directory, channel / 2, sketch_name (name, "channel", channel), 0),
                      channel);
  for (uint32_t tenant = 0; tenant < sketch->n_tenants; tenant++)
    if (sketch->external[tenant].is_trial)
      ts_directory_set_trial (directory, tenant);
}

static inline void build_groups (const Sketch *sketch, TsDirectory *directory)
{
  char name[32];
  for (uint32_t i = 0; i < sketch->n_groups; i++) {
    const SketchGroup *from = &sketch->groups[i];
    TsGroup group = {.name = sketch_name (name, "group", i),
                     .tenant = from->tenant,
                     .domain = sketch_domain (directory, from->domain),
                     .count = from->count,
                     .client = from->client,
                     .licences = from->licences};
    ts_directory_add_group (directory, &group);
  }
  for (uint32_t i = 0; i < sketch->n_seats; i++) {
    const SketchSeat *seat = &sketch->seats[i];
    if (seat->kind == SEAT_MEMBER && seat->channel == TS_NONE)
      ts_directory_add_team_members (directory, seat->team, seat->people);
    else if (seat->kind == SEAT_MEMBER)
      ts_directory_add_channel_members (directory, seat->channel, seat->people);
  }
}

/* The numbers of the domains of a set, ascending. */
static inline size_t sketch_domains (TsDirectory *directory, unsigned set, uint32_t *domains)
{
  size_t n = 0;
  for (uint32_t domain = 0; domain < SKETCH_DOMAINS; domain++)
    if ((set >> domain & 1) != 0)
      domains[n++] = sketch_domain (directory, domain);
  return n;
}

static inline void build_external (const SketchExternal *external, uint32_t tenant, Built *built)
{
  uint32_t allowed[SKETCH_DOMAINS], blocked[SKETCH_DOMAINS], trials[SKETCH_DOMAINS];
  TsExternalAccess access = {.on = external->on,
                             .has_allow_list = external->has_allow_list,
                             .trials = external->trials,
                             .trial_domains = trials,
                             .n_trial_domains = sketch_domains (built->directory, external->trial_domains, trials),
                             .allowed = allowed,
                             .n_allowed = sketch_domains (built->directory, external->allowed, allowed),
                             .blocked = blocked,
                             .n_blocked = sketch_domains (built->directory, external->blocked, blocked)};
  ts_settings_set_external (built->settings, tenant, &access);
}

static inline void build_guest_access (const Sketch *sketch, uint32_t tenant, Built *built)
{
  uint32_t domains[SKETCH_DOMAINS];
  TsGuestAccess access = sketch->guest_access[tenant];
  access.invite_domains = sketch->invitations[tenant].kind;
  access.domains = domains;
  access.n_domains = sketch_domains (built->directory, sketch->invitations[tenant].domains, domains);
  ts_settings_set_guest_access (built->settings, tenant, &access);
}

static inline void build_guest (const SketchSeat *seat, Built *built)
{
  TsGuestGrant grant = {.people = seat->people,
                        .team = seat->team,
                        .channel = seat->channel,
                        .state = seat->kind == SEAT_ACCEPTED ? TS_GUEST_ACCEPTED : TS_GUEST_INVITED,
                        .by = seat->by};
  ts_settings_invite (built->settings, &grant);
}

static inline void build_policy (const SketchPolicy *policy, Built *built)
{
  uint32_t list[SKETCH_DOMAINS];
  TsPersonDomains domains = {.mode = policy->mode, .domains = list};
  domains.n_domains = sketch_domains (built->directory, policy->domains, list);
  if (policy->kind == POLICY_EXTERNAL)
    ts_settings_set_person_external (built->settings, policy->people, policy->allowed, 0);
  else if (policy->kind == POLICY_CALLING)
    ts_settings_set_person_calling (built->settings, policy->people, policy->allowed, 0);
  else
    ts_settings_set_person_domains (built->settings, policy->people, &domains);
}

static inline void build_apart (const SketchApart *apart, Built *built)
{
  if (apart->kind == APART_BARRIER)
    ts_settings_add_barrier (built->settings, apart->one, apart->other, 0);
  else if (apart->kind == APART_BY_TENANT)
    ts_settings_block_for_tenant (built->settings, apart->tenant, apart->other, 0);
  else
    ts_settings_block_for_people (built->settings, apart->one, apart->other, 0);
}

/* Directory and settings; the caller compiles the policy. */
static inline Built sketch_build_settings (const Sketch *sketch)
{
  Built built = {.directory = ts_directory_new (sketch->era)};
  build_tenants (sketch, built.directory);
  build_groups (sketch, built.directory);
  sketch_domain (built.directory, 2 * sketch->n_tenants);
  built.settings = ts_settings_new (built.directory);
  for (uint32_t tenant = 0; tenant < sketch->n_tenants; tenant++) {
    build_external (&sketch->external[tenant], tenant, &built);
    build_guest_access (sketch, tenant, &built);
    ts_settings_set_meetings (built.settings, tenant, &sketch->meetings[tenant]);
  }
  for (uint32_t i = 0; i < sketch->n_seats; i++)
    if (sketch->seats[i].kind != SEAT_MEMBER)
      build_guest (&sketch->seats[i], &built);
  for (uint32_t i = 0; i < sketch->n_policies; i++)
    build_policy (&sketch->policies[i], &built);
  for (uint32_t i = 0; i < sketch->n_aparts; i++)
    build_apart (&sketch->aparts[i], &built);
  ts_settings_set_prefer_path (built.settings, sketch->prefer);
  ts_settings_set_ra_mobile_files (built.settings, sketch->ra_mobile_files);
  return built;
}

static inline Built sketch_build (const Sketch *sketch)
{
  Built built = sketch_build_settings (sketch);
  built.policy = ts_policy_compile (built.settings);
  return built;
}

static inline void built_free (Built *built)
{
  ts_policy_free (built->policy);
  ts_settings_free (built->settings);
  ts_directory_free (built->directory);
}

/* -------------------------------------------------------------- questions -- */

/* The six questions asked of a pair. */
typedef struct {
  TsOperation operation;
  bool by_name;
} SketchQuestion;

enum { SKETCH_QUESTIONS = 6 };

static const SketchQuestion sketch_questions[SKETCH_QUESTIONS] = {
  {TS_OPERATION_SEARCH, false},          {TS_OPERATION_SEARCH, true},      {TS_OPERATION_CALL, false},
  {TS_OPERATION_ADD_PARTICIPANT, false}, {TS_OPERATION_SHARE_FILE, false}, {TS_OPERATION_CHAT, false},
};

/* The facts of a pair, each active where the sketch says. Adding a third person is asked of the pair alone. */
static inline TsFacts sketch_facts (const Sketch *sketch, const TsPolicy *policy, SketchQuestion asked, uint32_t caller,
                                    uint32_t callee)
{
  TsQuestion question = {.operation = asked.operation,
                         .caller = ts_policy_profile_of (policy, caller),
                         .callee = ts_policy_profile_of (policy, callee),
                         .caller_tenant = sketch->active[caller],
                         .callee_tenant = sketch->active[callee],
                         .by_name = asked.by_name};
  return ts_policy_facts (policy, &question);
}

#endif
