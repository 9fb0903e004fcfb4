/* External access from settings to facts, exhaustively: two tenants, every mode and list over three
 * domains, up to two domains a tenant, people with and without external access. What a tenant
 * permits is a table made by Prolog from its clauses (rules.pl, permits/2). */
#include "rule_tables.h"

enum {
  DOMAINS = 3,
  LISTS = 1 << DOMAINS,
  SETTINGS = 2 * 2 * LISTS * LISTS,               /* on, has an allow list, allowed, blocked */
  SETTINGS_TO_MAKE = 2 * (LISTS + LISTS * LISTS), /* without an allow list nothing is allowed by one */
  OWNERSHIPS = 1 << DOMAINS,
  MOST_PEOPLE = 2 * DOMAINS
};

static RuleTables *tables;

static int read_the_tables (void **state)
{
  (void)state;
  tables = rule_tables_new ();
  return 0;
}

static int forget_the_tables (void **state)
{
  (void)state;
  rule_tables_free (tables);
  return 0;
}

/* The number of a setting: the row of Prolog's table, but for the domain. */
static bool permits (unsigned setting, uint32_t domain)
{
  return tables->permits[setting * DOMAINS + domain] == '1';
}

/* Domains are allowed only by an allow list. */
static bool can_be_set (unsigned setting)
{
  return setting / (LISTS * LISTS) % 2 != 0 || setting / LISTS % LISTS == 0;
}

static void set_external (TsSettings *settings, uint32_t tenant, unsigned setting)
{
  uint32_t allowed[DOMAINS], blocked[DOMAINS];
  TsExternalAccess access = {.on = setting / (2 * LISTS * LISTS) != 0,
                             .has_allow_list = setting / (LISTS * LISTS) % 2 != 0,
                             .allowed = allowed,
                             .blocked = blocked};
  for (uint32_t domain = 0; domain < DOMAINS; domain++) {
    if ((setting / LISTS % LISTS >> domain & 1) != 0)
      allowed[access.n_allowed++] = domain;
    if ((setting % LISTS >> domain & 1) != 0)
      blocked[access.n_blocked++] = domain;
  }
  ts_settings_set_external (settings, tenant, &access);
}

typedef struct {
  uint32_t tenant;
  uint32_t domain;
  bool federates;
} Person;

typedef struct {
  TsDirectory *directory;
  Person people[MOST_PEOPLE];
  uint32_t n_people;
} Tenants;

/* Domain d belongs to tenant (owners >> d & 1); in each two people, one of them without external
 * access of their own. */
static Tenants tenants_new (unsigned owners)
{
  static const char *const names[DOMAINS] = {"one.example", "two.example", "three.example"};
  Tenants tenants = {.directory = ts_directory_new (TS_ERA_2020_04)};
  ts_directory_add_tenant (tenants.directory, "A", 0);
  ts_directory_add_tenant (tenants.directory, "B", 0);
  for (uint32_t domain = 0; domain < DOMAINS; domain++) {
    assert_int_equal (ts_directory_domain (tenants.directory, names[domain]), domain);
    uint32_t tenant = owners >> domain & 1;
    ts_directory_own_domain (tenants.directory, domain, tenant);
    TsGroup group = {.name = names[domain],
                     .tenant = tenant,
                     .domain = domain,
                     .count = 2,
                     .client = TS_CLIENT_TEAMS_DESKTOP,
                     .licences = TS_LICENCE_TEAMS};
    ts_directory_add_group (tenants.directory, &group);
    for (unsigned i = 0; i < 2; i++)
      tenants.people[tenants.n_people++] = (Person){tenant, domain, i == 0};
  }
  return tenants;
}

static void assert_facts (TsFacts facts, const Person *caller, const Person *callee, const unsigned *settings)
{
  bool is_across = caller->tenant != callee->tenant;
  assert_int_equal (ts_fact (facts, TS_FACT_SAME_HOME), !is_across);
  assert_int_equal (ts_fact (facts, TS_FACT_LOCAL_PERMITS),
                    is_across && permits (settings[caller->tenant], callee->domain));
  assert_int_equal (ts_fact (facts, TS_FACT_REMOTE_PERMITS),
                    is_across && permits (settings[callee->tenant], caller->domain));
  assert_int_equal (ts_fact (facts, TS_FACT_CALLER_FEDERATES), is_across && caller->federates);
  assert_int_equal (ts_fact (facts, TS_FACT_CALLEE_FEDERATES), is_across && callee->federates);
  assert_true (ts_facts_are_valid (facts));
}

/* Every ordered pair of people of a configuration; returns how many. */
static size_t compare_people (const TsPolicy *policy, const Tenants *tenants, const unsigned *settings)
{
  uint32_t profiles[MOST_PEOPLE];
  for (uint32_t i = 0; i < tenants->n_people; i++)
    profiles[i] = ts_policy_profile_of (policy, i);
  for (uint32_t i = 0; i < tenants->n_people; i++)
    for (uint32_t j = 0; j < tenants->n_people; j++) {
      TsQuestion question = {.operation = TS_OPERATION_CALL,
                             .caller = profiles[i],
                             .callee = profiles[j],
                             .caller_tenant = tenants->people[i].tenant,
                             .callee_tenant = tenants->people[j].tenant};
      assert_facts (ts_policy_facts (policy, &question), &tenants->people[i], &tenants->people[j], settings);
    }
  return (size_t)tenants->n_people * tenants->n_people;
}

static size_t compare_settings (const Tenants *tenants, unsigned a, unsigned b)
{
  unsigned numbers[] = {a, b};
  TsSettings *settings = ts_settings_new (tenants->directory);
  set_external (settings, 0, a);
  set_external (settings, 1, b);
  for (uint32_t person = 0; person < tenants->n_people; person++)
    if (!tenants->people[person].federates)
      ts_settings_set_person_external (settings, (TsRange){person, 1}, false, 0);
  TsPolicy *policy = ts_policy_compile (settings);
  ts_settings_free (settings);
  size_t compared = compare_people (policy, tenants, numbers);
  ts_policy_free (policy);
  return compared;
}

static void the_facts_of_external_access_are_what_Prolog_says_of_the_settings_SEED_23_SEED_39 (void **state)
{
  (void)state;
  assert_int_equal (strlen (tables->permits), SETTINGS * DOMAINS);
  size_t compared = 0, configurations = 0;
  for (unsigned owners = 1; owners < OWNERSHIPS - 1; owners++) {
    Tenants tenants = tenants_new (owners);
    for (unsigned a = 0; a < SETTINGS; a++)
      for (unsigned b = 0; b < SETTINGS; b++)
        if (can_be_set (a) && can_be_set (b)) {
          compared += compare_settings (&tenants, a, b);
          configurations++;
        }
    ts_directory_free (tenants.directory);
  }
  print_message ("packing: %zu configurations, %zu pairs of people\n", configurations, compared);
  assert_int_equal (configurations, (OWNERSHIPS - 2) * SETTINGS_TO_MAKE * SETTINGS_TO_MAKE);
}

static void an_untouched_tenant_permits_every_domain_SEED_24 (void **state)
{
  (void)state;
  Tenants tenants = tenants_new (1);
  TsSettings *settings = ts_settings_new (tenants.directory);
  for (uint32_t tenant = 0; tenant < 2; tenant++) {
    const TsExternalAccess *access = ts_settings_external (settings, tenant);
    unsigned setting = 2u * LISTS * LISTS * access->on + 1u * LISTS * LISTS * access->has_allow_list;
    for (uint32_t domain = 0; domain < DOMAINS; domain++)
      assert_true (permits (setting, domain));
  }
  ts_settings_free (settings);
  ts_directory_free (tenants.directory);
}

/* Every block list over four domains, with subdomains and without. */
static void block_lists_refuse_subdomains_as_Prolog_says (void **state)
{
  (void)state;
  static const char *const names[] = {"contoso.com", "marketing.contoso.com", "eu.marketing.contoso.com",
                                      "subcontoso.com"};
  enum { NAMES = G_N_ELEMENTS (names), NAME_LISTS = 1 << NAMES };
  TsDirectory *directory = ts_directory_new (TS_ERA_2026);
  ts_directory_add_tenant (directory, "A", 0);
  ts_directory_add_tenant (directory, "B", 0);
  for (uint32_t i = 0; i < NAMES; i++) {
    TsGroup group = {.name = names[i],
                     .tenant = 1,
                     .domain = ts_directory_domain (directory, names[i]),
                     .count = 1,
                     .client = TS_CLIENT_TEAMS_DESKTOP,
                     .licences = TS_LICENCE_TEAMS};
    ts_directory_add_group (directory, &group);
  }
  TsGroup caller = {.name = "caller",
                    .tenant = 0,
                    .domain = ts_directory_domain (directory, "abc.com"),
                    .count = 1,
                    .client = TS_CLIENT_TEAMS_DESKTOP,
                    .licences = TS_LICENCE_TEAMS};
  ts_directory_add_group (directory, &caller);
  assert_int_equal (strlen (tables->subdomains), 2 * NAME_LISTS * NAMES);
  const char *bit = tables->subdomains;
  for (unsigned with = 0; with < 2; with++)
    for (unsigned list = 0; list < NAME_LISTS; list++) {
      uint32_t blocked[NAMES];
      TsExternalAccess access = {.on = true, .blocked = blocked, .block_subdomains = with != 0};
      for (uint32_t i = 0; i < NAMES; i++)
        if ((list >> i & 1) != 0)
          blocked[access.n_blocked++] = i;
      TsSettings *settings = ts_settings_new (directory);
      ts_settings_set_external (settings, 0, &access);
      TsPolicy *policy = ts_policy_compile (settings);
      for (uint32_t i = 0; i < NAMES; i++) {
        TsQuestion question = {.operation = TS_OPERATION_CALL,
                               .caller = ts_policy_profile_of (policy, NAMES),
                               .callee = ts_policy_profile_of (policy, i)};
        assert_int_equal (ts_fact (ts_policy_facts (policy, &question), TS_FACT_LOCAL_PERMITS), *bit++ == '1');
      }
      ts_policy_free (policy);
      ts_settings_free (settings);
    }
  ts_directory_free (directory);
}

/* ---------------------------------------------------- people, trials, guests -- */

/* Asks a call of the first person of tenant 0 with each of tenant 1, who have an address in each domain; stores
 * the facts. */
static void facts_of_each_domain (const TsSettings *settings, TsFacts *facts)
{
  TsPolicy *policy = ts_policy_compile (settings);
  for (uint32_t domain = 0; domain < DOMAINS; domain++) {
    TsQuestion question = {.operation = TS_OPERATION_CALL,
                           .caller = ts_policy_profile_of (policy, 0),
                           .callee = ts_policy_profile_of (policy, 1 + domain),
                           .caller_tenant = 0,
                           .callee_tenant = 1};
    facts[domain] = ts_policy_facts (policy, &question);
    assert_true (ts_facts_are_valid (facts[domain]));
  }
  ts_policy_free (policy);
}

/* Domains 0 to 2 are tenant 1's, with a person each; tenant 0 has another one. */
static TsDirectory *one_against_three (bool is_trial)
{
  static const char *const names[DOMAINS] = {"one.example", "two.example", "three.example"};
  TsDirectory *directory = ts_directory_new (TS_ERA_2026);
  for (uint32_t domain = 0; domain < DOMAINS; domain++)
    assert_int_equal (ts_directory_domain (directory, names[domain]), domain);
  ts_directory_add_tenant (directory, "A", 0);
  ts_directory_add_tenant (directory, "B", 0);
  ts_directory_add_team (directory, 0, "team", 0);
  TsGroup group = {.name = "caller",
                   .tenant = 0,
                   .domain = ts_directory_domain (directory, "caller.example"),
                   .count = 1,
                   .client = TS_CLIENT_TEAMS_DESKTOP,
                   .licences = TS_LICENCE_TEAMS};
  ts_directory_add_group (directory, &group);
  for (uint32_t domain = 0; domain < DOMAINS; domain++) {
    group.tenant = 1;
    group.domain = domain;
    ts_directory_add_group (directory, &group);
  }
  if (is_trial)
    ts_directory_set_trial (directory, 1);
  return directory;
}

static size_t list_of (unsigned set, uint32_t *domains)
{
  size_t n = 0;
  for (uint32_t domain = 0; domain < DOMAINS; domain++)
    if ((set >> domain & 1) != 0)
      domains[n++] = domain;
  return n;
}

static void domains_of_people_replace_those_of_their_tenant_as_Prolog_says (void **state)
{
  (void)state;
  enum { SWITCHES = 2, KINDS = 5, ONS = 2, ALLOWS = 2, ROWS = SWITCHES * KINDS * LISTS * ONS * ALLOWS };
  static const TsDomainsMode modes[KINDS] = {TS_DOMAINS_OF_TENANT, TS_DOMAINS_ALL, TS_DOMAINS_LISTED,
                                             TS_DOMAINS_UNLISTED, TS_DOMAINS_NONE};
  static const uint32_t listed = 1; /* the allow list, where there is one */
  TsDirectory *directory = one_against_three (false);
  assert_int_equal (strlen (tables->own), ROWS * DOMAINS * 2);
  const char *bit = tables->own;
  for (unsigned row = 0; row < ROWS; row++) {
    unsigned allow = row % ALLOWS, on = row / ALLOWS % ONS, list = row / (ALLOWS * ONS) % LISTS;
    unsigned kind = row / (ALLOWS * ONS * LISTS) % KINDS, is_on = row / (ALLOWS * ONS * LISTS * KINDS);
    uint32_t domains[DOMAINS];
    bool has_list = modes[kind] == TS_DOMAINS_LISTED || modes[kind] == TS_DOMAINS_UNLISTED;
    TsPersonDomains own = {
      .mode = modes[kind], .domains = domains, .n_domains = has_list ? list_of (list, domains) : 0};
    TsExternalAccess access = {
      .on = on != 0, .has_allow_list = allow != 0, .allowed = &listed, .n_allowed = allow != 0 ? 1 : 0};
    TsSettings *settings = ts_settings_new (directory);
    TsFacts facts[DOMAINS];
    ts_settings_set_external (settings, 0, &access);
    ts_settings_set_person_external (settings, (TsRange){0, 1}, is_on != 0, 0);
    ts_settings_set_person_domains (settings, (TsRange){0, 1}, &own);
    facts_of_each_domain (settings, facts);
    for (unsigned domain = 0; domain < DOMAINS; domain++) {
      assert_int_equal (ts_fact (facts[domain], TS_FACT_LOCAL_PERMITS), *bit++ == '1');
      assert_int_equal (ts_fact (facts[domain], TS_FACT_CALLER_FEDERATES), *bit++ == '1');
    }
    ts_settings_free (settings);
  }
  ts_directory_free (directory);
}

static void trial_tenants_are_refused_as_Prolog_says (void **state)
{
  (void)state;
  assert_int_equal (strlen (tables->trials), 2 * 2 * LISTS * DOMAINS);
  const char *bit = tables->trials;
  for (unsigned is_trial = 0; is_trial < 2; is_trial++) {
    TsDirectory *directory = one_against_three (is_trial != 0);
    for (unsigned row = 0; row < 2 * LISTS; row++) {
      uint32_t domains[DOMAINS];
      TsExternalAccess access = {.on = true, .trials = row / LISTS != 0, .trial_domains = domains};
      access.n_trial_domains = list_of (row % LISTS, domains);
      TsSettings *settings = ts_settings_new (directory);
      TsFacts facts[DOMAINS];
      ts_settings_set_external (settings, 0, &access);
      facts_of_each_domain (settings, facts);
      for (unsigned domain = 0; domain < DOMAINS; domain++) {
        assert_int_equal (ts_fact (facts[domain], TS_FACT_LOCAL_NO_TRIALS), *bit++ == '1');
        assert_int_equal (ts_fact (facts[domain], TS_FACT_REMOTE_NO_TRIALS), 0);
      }
      ts_settings_free (settings);
    }
    ts_directory_free (directory);
  }
}

static void invitations_are_refused_by_domain_and_inviter_as_Prolog_says_SEED_42_C_9 (void **state)
{
  (void)state;
  enum { INVITERS = 3, BYS = 3, KINDS = 3, ROWS = INVITERS * 2 * 2 * BYS * KINDS * LISTS };
  TsDirectory *directory = one_against_three (false);
  assert_int_equal (strlen (tables->invitations), ROWS * DOMAINS);
  const char *bit = tables->invitations;
  for (unsigned row = 0; row < ROWS; row++) {
    unsigned list = row % LISTS, kind = row / LISTS % KINDS, by = row / (LISTS * KINDS) % BYS;
    unsigned switches = row / (LISTS * KINDS * BYS);
    uint32_t domains[DOMAINS];
    TsGuestAccess access = {.on = true,
                            .calling = true,
                            .inviters = (TsInviters)(switches / 4),
                            .owners_may_not_add = switches / 2 % 2 != 0,
                            .members_may_add = switches % 2 != 0,
                            .invite_domains = (TsInviteDomains)kind,
                            .domains = domains,
                            .n_domains = list_of (list, domains)};
    TsGuestGrant grant = {.people = {1, DOMAINS}, .team = 0, .channel = TS_NONE, .by = (TsInvitedBy)by};
    TsSettings *settings = ts_settings_new (directory);
    TsFacts facts[DOMAINS];
    ts_settings_set_guest_access (settings, 0, &access);
    ts_settings_invite (settings, &grant);
    facts_of_each_domain (settings, facts);
    for (unsigned domain = 0; domain < DOMAINS; domain++)
      assert_int_equal (ts_fact (facts[domain], TS_FACT_HERE_REFUSED), *bit++ == '1');
    ts_settings_free (settings);
  }
  ts_directory_free (directory);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_facts_of_external_access_are_what_Prolog_says_of_the_settings_SEED_23_SEED_39),
    cmocka_unit_test (an_untouched_tenant_permits_every_domain_SEED_24),
    cmocka_unit_test (block_lists_refuse_subdomains_as_Prolog_says),
    cmocka_unit_test (domains_of_people_replace_those_of_their_tenant_as_Prolog_says),
    cmocka_unit_test (trial_tenants_are_refused_as_Prolog_says),
    cmocka_unit_test (invitations_are_refused_by_domain_and_inviter_as_Prolog_says_SEED_42_C_9),
  };
  return cmocka_run_group_tests (tests, read_the_tables, forget_the_tables);
}
