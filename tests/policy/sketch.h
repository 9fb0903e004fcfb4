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
  SKETCH_POLICIES = 3
};

typedef struct {
  bool on;
  bool has_allow_list;
  unsigned allowed; /* bit d for domain d */
  unsigned blocked;
} SketchExternal;

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
  uint32_t team; /* the team's tenant is team / 2 */
  SketchSeatKind kind;
} SketchSeat;

/* An external access policy of people. */
typedef struct {
  TsRange people;
  bool allowed;
} SketchPolicy;

typedef struct {
  uint32_t n_tenants;
  SketchExternal external[SKETCH_TENANTS];
  TsGuestAccess guest_access[SKETCH_TENANTS];
  uint32_t n_groups;
  SketchGroup groups[SKETCH_GROUPS];
  uint32_t n_people;
  uint32_t active[SKETCH_PEOPLE]; /* the tenant they are in, or TS_NONE */
  bool is_absent[SKETCH_PEOPLE];  /* nobody asks about them */
  uint32_t n_seats;
  SketchSeat seats[SKETCH_SEATS];
  uint32_t n_policies;
  SketchPolicy policies[SKETCH_POLICIES];
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
  sketch->guest_access[tenant] = (TsGuestAccess){
    .on = dice_chance (dice, 80),
    .calling = dice_chance (dice, 80),
    .scope = dice_chance (dice, 70) ? TS_GUEST_SCOPE_TEAM : TS_GUEST_SCOPE_TENANT,
    .files = (TsGuestFiles)dice_below (dice, 3),
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

/* Members sit in teams at home, guests in the others. */
static inline void draw_seat (Sketch *sketch, Dice *dice)
{
  uint32_t group = dice_below (dice, sketch->n_groups);
  uint32_t home = sketch->groups[group].tenant;
  bool is_member = home != TS_NONE && dice_chance (dice, 45);
  uint32_t tenant = is_member ? home : dice_below (dice, sketch->n_tenants);
  sketch->seats[sketch->n_seats++] = (SketchSeat){.people = draw_people (sketch, group, dice),
                                                  .team = 2 * tenant + dice_chance (dice, 25),
                                                  .kind = tenant == home           ? SEAT_MEMBER
                                                          : dice_chance (dice, 75) ? SEAT_ACCEPTED
                                                                                   : SEAT_INVITED};
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
    sketch.policies[sketch.n_policies++] =
      (SketchPolicy){draw_people (&sketch, dice_below (&dice, sketch.n_groups), &dice), dice_chance (&dice, 30)};
  for (uint32_t person = 0; person < sketch.n_people; person++)
    sketch.active[person] = draw_active (&sketch, person, &dice);
  sketch.prefer = (TsPreferPath)dice_below (&dice, 3);
  sketch.ra_mobile_files = dice_chance (&dice, 50);
  sketch.era = (TsEra)dice_below (&dice, TS_ERAS);
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
  for (uint32_t i = 0; i < sketch->n_seats; i++)
    if (sketch->seats[i].kind == SEAT_MEMBER)
      ts_directory_add_team_members (directory, sketch->seats[i].team, sketch->seats[i].people);
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
  uint32_t allowed[SKETCH_DOMAINS], blocked[SKETCH_DOMAINS];
  TsExternalAccess access = {.on = external->on,
                             .has_allow_list = external->has_allow_list,
                             .allowed = allowed,
                             .n_allowed = sketch_domains (built->directory, external->allowed, allowed),
                             .blocked = blocked,
                             .n_blocked = sketch_domains (built->directory, external->blocked, blocked)};
  ts_settings_set_external (built->settings, tenant, &access);
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
    ts_settings_set_guest_access (built.settings, tenant, &sketch->guest_access[tenant]);
  }
  for (uint32_t i = 0; i < sketch->n_seats; i++)
    if (sketch->seats[i].kind != SEAT_MEMBER)
      ts_settings_add_guests (built.settings, sketch->seats[i].people, sketch->seats[i].team,
                              sketch->seats[i].kind == SEAT_ACCEPTED ? TS_GUEST_ACCEPTED : TS_GUEST_INVITED, 0);
  for (uint32_t i = 0; i < sketch->n_policies; i++)
    ts_settings_set_person_external (built.settings, sketch->policies[i].people, sketch->policies[i].allowed, 0);
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

/* The five questions asked of a pair. */
typedef struct {
  TsOperation operation;
  bool by_name;
} SketchQuestion;

enum { SKETCH_QUESTIONS = 5 };

static const SketchQuestion sketch_questions[SKETCH_QUESTIONS] = {
  {TS_OPERATION_SEARCH, false},          {TS_OPERATION_SEARCH, true},      {TS_OPERATION_CALL, false},
  {TS_OPERATION_ADD_PARTICIPANT, false}, {TS_OPERATION_SHARE_FILE, false},
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
