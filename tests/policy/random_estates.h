/* Random estates with two configurations and two intents, and pairs of people decided one at a time. */
#ifndef TENANTSIM_TESTS_POLICY_RANDOM_ESTATES_H
#define TENANTSIM_TESTS_POLICY_RANDOM_ESTATES_H

#include "estate.h"

enum { RANDOM_ESTATES = 60, RANDOM_TENANTS = 4, RANDOM_GROUPS = 8, MOST_PEOPLE = 40 };

static inline uint32_t below (GRand *random, uint32_t end)
{
  return (uint32_t)g_rand_int_range (random, 0, (gint32)end);
}

static inline bool chance (GRand *random, uint32_t of_ten)
{
  return below (random, 10) < of_ten;
}

static inline TsDirectory *random_directory (GRand *random)
{
  TsDirectory *directory = ts_directory_new (TS_ERA_2020_04);
  for (uint32_t tenant = 0; tenant < RANDOM_TENANTS; tenant++) {
    g_autofree char *name = g_strdup_printf ("T%u", tenant);
    ts_directory_add_tenant (directory, name, 0);
    for (uint32_t i = 0; i < 2; i++) {
      g_autofree char *domain = g_strdup_printf ("d%u.t%u", i, tenant);
      ts_directory_own_domain (directory, ts_directory_domain (directory, domain), tenant);
      ts_directory_add_team (directory, tenant, domain, 0);
    }
  }
  for (uint32_t i = 0; i < RANDOM_GROUPS; i++) {
    uint32_t tenant = below (random, RANDOM_TENANTS + 1);
    bool is_nowhere = tenant == RANDOM_TENANTS;
    TsGroup group = {.name = "g",
                     .tenant = is_nowhere ? TS_NONE : tenant,
                     .domain = is_nowhere ? ts_directory_domain (directory, "nowhere") : tenant * 2 + below (random, 2),
                     .count = below (random, 6),
                     .client = (TsClient)below (random, TS_CLIENTS),
                     .licences = chance (random, 8) ? 3 : below (random, 4)};
    ts_directory_add_group (directory, &group);
    TsRange people = ts_directory_group_people (directory, i);
    if (!is_nowhere && people.count > 0 && chance (random, 7))
      ts_directory_add_team_members (directory, tenant * 2 + below (random, 2),
                                     (TsRange){people.first, 1 + below (random, people.count)});
  }
  return directory;
}

static inline void random_external (GRand *random, TsSettings *settings, uint32_t tenant)
{
  uint32_t domains[3] = {below (random, 2 * RANDOM_TENANTS), below (random, 2 * RANDOM_TENANTS),
                         below (random, 2 * RANDOM_TENANTS)};
  bool is_list = chance (random, 4), is_block = !is_list && chance (random, 5);
  TsExternalAccess access = {.on = chance (random, 8),
                             .has_allow_list = is_list,
                             .allowed = domains,
                             .n_allowed = is_list ? 3 : 0,
                             .blocked = domains,
                             .n_blocked = is_block ? 2 : 0,
                             .origin = chance (random, 5) ? 100 + tenant : 0};
  ts_settings_set_external (settings, tenant, &access);
}

static inline void random_guest_access (GRand *random, TsSettings *settings, uint32_t tenant)
{
  TsGuestAccess access = {.on = chance (random, 8),
                          .calling = chance (random, 8),
                          .scope = chance (random, 3) ? TS_GUEST_SCOPE_TENANT : TS_GUEST_SCOPE_TEAM,
                          .origin = chance (random, 5) ? 200 + tenant : 0};
  ts_settings_set_guest_access (settings, tenant, &access);
}

static inline void random_guests (GRand *random, const TsDirectory *directory, TsSettings *settings)
{
  for (uint32_t group = 0; group < RANDOM_GROUPS; group++) {
    TsRange people = ts_directory_group_people (directory, group);
    uint32_t team = below (random, 2 * RANDOM_TENANTS);
    if (people.count == 0 || chance (random, 4) || ts_directory_group (directory, group)->tenant == team / 2)
      continue;
    TsRange some = {people.first, 1 + below (random, people.count)};
    ts_settings_add_guests (settings, some, team, chance (random, 8) ? TS_GUEST_ACCEPTED : TS_GUEST_INVITED,
                            300 + group);
  }
}

static inline TsSettings *random_settings (GRand *random, const TsDirectory *directory)
{
  TsSettings *settings = ts_settings_new (directory);
  uint32_t people = ts_directory_people (directory);
  for (uint32_t tenant = 0; tenant < RANDOM_TENANTS; tenant++) {
    random_external (random, settings, tenant);
    random_guest_access (random, settings, tenant);
  }
  random_guests (random, directory, settings);
  random_guests (random, directory, settings);
  if (people > 0 && chance (random, 5))
    ts_settings_set_person_external (settings, (TsRange){below (random, people), 1}, false, 400);
  ts_settings_set_prefer_path (settings, (TsPreferPath)below (random, 3));
  ts_settings_set_ra_mobile_files (settings, chance (random, 5));
  return settings;
}

/* A directory, two configurations and two intents; people of the first range are to
 * work with those of the second, which may overlap, and to stay away from the third. */
typedef struct {
  TsDirectory *directory;
  TsSettings *settings[2];
  TsPolicy *policies[2];
  TsReachSide sides[2];
  TsRange ranges[3];
  TsIntent intents[2];
} Sample;

static inline void sample_init (Sample *sample, uint32_t seed)
{
  GRand *random = g_rand_new_with_seed (seed);
  sample->directory = random_directory (random);
  uint32_t people = ts_directory_people (sample->directory);
  for (size_t i = 0; i < 2; i++) {
    sample->settings[i] = random_settings (random, sample->directory);
    sample->policies[i] = ts_policy_compile (sample->settings[i]);
    sample->sides[i] = (TsReachSide){sample->settings[i], sample->policies[i]};
  }
  for (size_t i = 0; i < 3; i++) {
    uint32_t first = below (random, people + 1);
    sample->ranges[i] = (TsRange){first, below (random, people - first + 1)};
  }
  for (size_t i = 0; i < 2; i++)
    sample->intents[i] = (TsIntent){.kind = i == 0 ? TS_INTENT_COLLABORATION : TS_INTENT_ISOLATION,
                                    .first = &sample->ranges[0],
                                    .n_first = 1,
                                    .second = &sample->ranges[1 + i],
                                    .n_second = 1};
  g_rand_free (random);
}

static inline void sample_clear (Sample *sample)
{
  for (size_t i = 0; i < 2; i++) {
    ts_policy_free (sample->policies[i]);
    ts_settings_free (sample->settings[i]);
  }
  ts_directory_free (sample->directory);
}

/* One pair of people, decided one at a time. */
typedef struct {
  TsReason reasons[TS_OPERATIONS];
  bool is_exposed; /* to somebody of another tenant */
} Slow;

static inline Slow decide_slowly (const TsPolicy *policy, uint32_t caller, uint32_t callee)
{
  static const TsOperation operations[] = {TS_OPERATION_SEARCH, TS_OPERATION_CALL, TS_OPERATION_SHARE_FILE,
                                           TS_OPERATION_ADD_PARTICIPANT};
  Slow slow = {.is_exposed = false};
  TsQuestion question = {.caller = ts_policy_profile_of (policy, caller),
                         .callee = ts_policy_profile_of (policy, callee),
                         .caller_tenant = TS_NONE,
                         .callee_tenant = TS_NONE};
  uint32_t home = ts_policy_home (policy, question.caller);
  bool is_other_tenant = home == TS_NONE || home != ts_policy_home (policy, question.callee);
  for (size_t i = 0; i < G_N_ELEMENTS (operations); i++) {
    question.operation = operations[i];
    TsFacts facts = ts_policy_facts (policy, &question);
    slow.reasons[operations[i]] = ts_permitted_somewhere (facts) ? TS_REASON_NONE : (TsReason)ts_decide (facts).reason;
    slow.is_exposed |= is_other_tenant && i < 2 && ts_exposed (facts);
  }
  return slow;
}

static inline bool is_in (TsRange range, uint32_t person)
{
  return person >= range.first && person - range.first < range.count;
}

static inline bool is_under (const TsIntent *intent, uint32_t a, uint32_t b)
{
  return (is_in (*intent->first, a) && is_in (*intent->second, b)) ||
         (is_in (*intent->first, b) && is_in (*intent->second, a));
}

#endif
