/* The estate of Figure 1.1: experts in ABC, technicians in Contoso1 and Contoso2, some
 * of them on phones. Each test states only what it changes. */
#ifndef TENANTSIM_TESTS_POLICY_ESTATE_H
#define TENANTSIM_TESTS_POLICY_ESTATE_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "tenantsim/policy.h"

enum { ABC, CONTOSO1, CONTOSO2, TENANTS };

/* People: three in each Contoso's field, two in its office. */
enum {
  EXPERT1, EXPERT2, EXPERT_ON_PHONE,
  TECHNICIAN1, OTHER_TECHNICIAN1, MOBILE1, DESK1, DESK1_OUTSIDE,
  TECHNICIAN2, OTHER_TECHNICIAN2, MOBILE2, DESK2, DESK2_OUTSIDE,
  FREELANCER, OTHER_FREELANCER,
  PEOPLE
};

enum { BOTH_LICENCES = TS_LICENCE_TEAMS | TS_LICENCE_REMOTE_ASSIST };

typedef struct {
  TsDirectory *directory;
  TsSettings *settings;
  TsPolicy *policy; /* compiled at the first question, from then on fixed */
  uint32_t domains[TENANTS];
  uint32_t teams[TENANTS]; /* "field": everybody of the tenant but ..._OUTSIDE */
} Estate;

static inline void add_people (Estate *estate, uint32_t tenant, uint32_t domain, uint32_t count, TsClient client,
                               unsigned licences)
{
  TsGroup group = {.name = ts_client_name (client),
                   .tenant = tenant,
                   .domain = domain,
                   .count = count,
                   .client = client,
                   .licences = licences};
  ts_directory_add_group (estate->directory, &group);
}

static inline void add_contoso (Estate *estate, uint32_t tenant)
{
  uint32_t domain = estate->domains[tenant], first = ts_directory_people (estate->directory);
  add_people (estate, tenant, domain, 2, TS_CLIENT_HOLOLENS, BOTH_LICENCES);
  add_people (estate, tenant, domain, 1, TS_CLIENT_RA_MOBILE, BOTH_LICENCES);
  add_people (estate, tenant, domain, 2, TS_CLIENT_TEAMS_DESKTOP, TS_LICENCE_TEAMS);
  ts_directory_add_team_members (estate->directory, estate->teams[tenant], (TsRange){first, 4});
}

/* The estate as the product ships it. */
static inline Estate estate_of_era (TsEra era)
{
  static const char *const names[] = {"ABC", "Contoso1", "Contoso2"};
  static const char *const domains[] = {"abc.com", "contoso1.com", "contoso2.com"};
  Estate estate = {.directory = ts_directory_new (era)};
  for (uint32_t tenant = 0; tenant < TENANTS; tenant++) {
    ts_directory_add_tenant (estate.directory, names[tenant], 0);
    estate.domains[tenant] = ts_directory_domain (estate.directory, domains[tenant]);
    ts_directory_own_domain (estate.directory, estate.domains[tenant], tenant);
    estate.teams[tenant] = ts_directory_add_team (estate.directory, tenant, "field", 0);
  }
  add_people (&estate, ABC, estate.domains[ABC], 2, TS_CLIENT_TEAMS_DESKTOP, TS_LICENCE_TEAMS);
  add_people (&estate, ABC, estate.domains[ABC], 1, TS_CLIENT_TEAMS_MOBILE, TS_LICENCE_TEAMS);
  ts_directory_add_team_members (estate.directory, estate.teams[ABC], (TsRange){EXPERT1, 3});
  add_contoso (&estate, CONTOSO1);
  add_contoso (&estate, CONTOSO2);
  uint32_t nowhere = ts_directory_domain (estate.directory, "freelancers.example");
  add_people (&estate, TS_NONE, nowhere, 2, TS_CLIENT_TEAMS_DESKTOP, 0);
  assert_int_equal (ts_directory_people (estate.directory), PEOPLE);
  estate.settings = ts_settings_new (estate.directory);
  return estate;
}

static inline Estate estate_new (void)
{
  return estate_of_era (TS_ERA_2020_04);
}

static inline void estate_free (Estate *estate)
{
  ts_policy_free (estate->policy);
  ts_settings_free (estate->settings);
  ts_directory_free (estate->directory);
}

/* ------------------------------------------------------------- settings -- */

static inline void external_off (Estate *estate, uint32_t tenant)
{
  TsExternalAccess access = {.on = false};
  ts_settings_set_external (estate->settings, tenant, &access);
}

static inline void all_external_off (Estate *estate)
{
  for (uint32_t tenant = 0; tenant < TENANTS; tenant++)
    external_off (estate, tenant);
}

/* Only these domains: "abc.com contoso2.com"; "" for none. */
static inline void allow_only (Estate *estate, uint32_t tenant, const uint32_t *domains, size_t n)
{
  TsExternalAccess access = {.on = true, .has_allow_list = true, .allowed = domains, .n_allowed = n};
  ts_settings_set_external (estate->settings, tenant, &access);
}

static inline void block (Estate *estate, uint32_t tenant, uint32_t domain)
{
  TsExternalAccess access = {.on = true, .blocked = &domain, .n_blocked = 1};
  ts_settings_set_external (estate->settings, tenant, &access);
}

/* Figure 1.2: ABC with each Contoso, the Contosos not with each other. */
static inline void figure_1_2 (Estate *estate)
{
  allow_only (estate, ABC, &estate->domains[CONTOSO1], 2);
  allow_only (estate, CONTOSO1, &estate->domains[ABC], 1);
  allow_only (estate, CONTOSO2, &estate->domains[ABC], 1);
}

static inline void guest_access_on (Estate *estate, uint32_t tenant)
{
  TsGuestAccess access = *ts_settings_guest_access (estate->settings, tenant);
  access.on = true;
  ts_settings_set_guest_access (estate->settings, tenant, &access);
}

static inline void guest (Estate *estate, uint32_t first, uint32_t count, uint32_t tenant)
{
  ts_settings_add_guests (estate->settings, (TsRange){first, count}, estate->teams[tenant], TS_GUEST_ACCEPTED, 0);
}

/* Figure 1.3: external access off; both Contosos have guested Expert1 and Expert2 into
 * their field team. */
static inline void figure_1_3 (Estate *estate)
{
  all_external_off (estate);
  for (uint32_t tenant = CONTOSO1; tenant <= CONTOSO2; tenant++) {
    guest_access_on (estate, tenant);
    guest (estate, EXPERT1, 2, tenant);
  }
}

/* ------------------------------------------------------------- questions -- */

static inline const TsPolicy *compiled (Estate *estate)
{
  if (estate->policy == NULL)
    estate->policy = ts_policy_compile (estate->settings);
  return estate->policy;
}

static inline uint32_t profile_of (Estate *estate, uint32_t person)
{
  return ts_policy_profile_of (compiled (estate), person);
}

static inline uint32_t home_of (Estate *estate, uint32_t person)
{
  return ts_policy_home (compiled (estate), profile_of (estate, person));
}

static inline TsQuestion question_at (Estate *estate, TsOperation operation, uint32_t from, uint32_t from_tenant,
                                      uint32_t to, uint32_t to_tenant)
{
  return (TsQuestion){.operation = operation,
                      .caller = profile_of (estate, from),
                      .callee = profile_of (estate, to),
                      .caller_tenant = from_tenant,
                      .callee_tenant = to_tenant};
}

/* Each active in the tenant given. */
static inline TsVerdict ask_at (Estate *estate, TsOperation operation, uint32_t from, uint32_t from_tenant,
                                uint32_t to, uint32_t to_tenant)
{
  TsQuestion question = question_at (estate, operation, from, from_tenant, to, to_tenant);
  return ts_policy_decide (compiled (estate), &question);
}

/* Each active at home. */
static inline TsVerdict ask (Estate *estate, TsOperation operation, uint32_t from, uint32_t to)
{
  return ask_at (estate, operation, from, home_of (estate, from), to, home_of (estate, to));
}

static inline TsVerdict ask_by_name (Estate *estate, uint32_t from, uint32_t to)
{
  TsQuestion question =
    question_at (estate, TS_OPERATION_SEARCH, from, home_of (estate, from), to, home_of (estate, to));
  question.by_name = true;
  return ts_policy_decide (compiled (estate), &question);
}

static inline void assert_allowed (TsVerdict verdict, TsPath path)
{
  assert_string_equal (ts_reason ((TsReason)verdict.reason)->code, "");
  assert_int_equal (verdict.kind, TS_VERDICT_ALLOW);
  assert_string_equal (ts_path_name ((TsPath)verdict.path), ts_path_name (path));
}

static inline void assert_denied (TsVerdict verdict, TsReason reason)
{
  assert_string_equal (ts_reason ((TsReason)verdict.reason)->code, ts_reason (reason)->code);
  assert_int_equal (verdict.kind, TS_VERDICT_DENY);
  assert_int_equal (verdict.path, TS_PATH_NONE);
}

static inline void assert_unreachable (TsVerdict verdict, TsReason reason)
{
  assert_string_equal (ts_reason ((TsReason)verdict.reason)->code, ts_reason (reason)->code);
  assert_int_equal (verdict.kind, TS_VERDICT_UNREACHABLE);
  assert_int_equal (verdict.path, TS_PATH_NONE);
}

#endif
