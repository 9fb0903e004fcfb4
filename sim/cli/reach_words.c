/* reach_words.c - names of people, settings and shares */
#include "explain.h"
#include "reach.h"

const char *ts_reach_by_name (TsReachBy by)
{
  static const char *const names[] = {
    [TS_REACH_BY_TENANT] = "tenant", [TS_REACH_BY_GROUP] = "group", [TS_REACH_BY_PERSON] = "person"};

  return names[by];
}

const char *ts_reach_intent_name (TsIntentKind kind)
{
  static const char *const names[] = {[TS_INTENT_COLLABORATION] = "collaboration", [TS_INTENT_ISOLATION] = "isolation"};

  return names[kind];
}

const char *ts_reach_under_name (TsUnder under)
{
  static const char *const names[] = {
    [TS_UNDER_NO_INTENT] = "no intent", [TS_UNDER_COLLABORATION] = "collaboration", [TS_UNDER_ISOLATION] = "isolation"};

  return names[under];
}

const char *ts_reach_basis_name (TsBasis basis)
{
  static const char *const names[] = {[TS_BASIS_PRODUCT] = "the product",
                                      [TS_BASIS_CLIENT] = "clients",
                                      [TS_BASIS_QUESTION] = "the question",
                                      [TS_BASIS_LICENCE] = "licences",
                                      [TS_BASIS_RA_MOBILE_FILES] = "ra_mobile_files",
                                      [TS_BASIS_GUEST_ACCESS] = "guest access",
                                      [TS_BASIS_INVITATION] = "guests",
                                      [TS_BASIS_TEAM] = "teams of guests",
                                      [TS_BASIS_EXTERNAL_ACCESS] = "external access",
                                      [TS_BASIS_PERSON_EXTERNAL] = "external access of people",
                                      [TS_BASIS_MEETINGS] = "meetings",
                                      [TS_BASIS_BLOCK] = "blocked people",
                                      [TS_BASIS_BARRIER] = "information barriers",
                                      [TS_BASIS_CALLING] = "calling policies of people"};

  return names[basis];
}

/* ------------------------------------------------------------------- people -- */

const char *ts_reach_group_name (const TsScenario *scenario, uint32_t group)
{
  return group == TS_NONE ? "various" : scenario->groups[group].full_name;
}

/* "Contoso1.technician.2-5", counted from 1; the group's name for all of it. */
static char *name_of_range (const TsScenario *scenario, uint32_t group, TsRange people)
{
  TsRange all = ts_directory_group_people (scenario->directory, group);
  const char *name = ts_reach_group_name (scenario, group);
  uint32_t first = people.first - all.first + 1;

  if (people.count == all.count)
    return g_strdup (name);
  if (people.count == 1)
    return g_strdup_printf ("%s.%u", name, first);
  return g_strdup_printf ("%s.%u-%u", name, first, first + people.count - 1);
}

char *ts_reach_unit_name (const TsScenario *scenario, TsReachBy by, TsReachUnit unit)
{
  if (by == TS_REACH_BY_TENANT)
    return g_strdup (unit.tenant == TS_NONE ? "(no tenant)"
                                            : ts_directory_tenant_name (scenario->directory, unit.tenant));
  return name_of_range (scenario, unit.group, unit.people);
}

/* How many people the groups of a tenant have from `group` on, next to each other. */
static uint32_t people_of_tenant_from (const TsDirectory *directory, uint32_t group)
{
  uint32_t tenant = ts_directory_group (directory, group)->tenant, people = 0;

  for (; group < ts_directory_groups (directory) && ts_directory_group (directory, group)->tenant == tenant; group++)
    people += ts_directory_group (directory, group)->count;
  return people;
}

/* The beginning of a range that has one name, which is appended: a tenant, a group or
 * people of one. Returns how many people these are. */
static uint32_t append_name (GString *out, const TsScenario *scenario, TsRange people)
{
  const TsDirectory *directory = scenario->directory;
  uint32_t group = ts_directory_group_of (directory, people.first);
  TsRange all = ts_directory_group_people (directory, group);
  uint32_t tenant = ts_directory_group (directory, group)->tenant;
  uint32_t of_tenant = people_of_tenant_from (directory, group);
  bool begins_tenant = group == 0 || ts_directory_group (directory, group - 1)->tenant != tenant;
  g_autofree char *name = NULL;

  if (tenant != TS_NONE && begins_tenant && people.first == all.first && of_tenant <= people.count) {
    g_string_append (out, ts_directory_tenant_name (directory, tenant));
    return of_tenant;
  }
  people.count = MIN (people.count, all.first + all.count - people.first);
  name = name_of_range (scenario, group, people);
  g_string_append (out, name);
  return people.count;
}

char *ts_reach_people_name (const TsScenario *scenario, const TsRange *ranges, size_t n)
{
  GString *out = g_string_new (NULL);

  for (size_t i = 0; i < n; i++) {
    TsRange rest = ranges[i];
    while (rest.count > 0) {
      if (out->len > 0)
        g_string_append (out, ", ");
      uint32_t named = append_name (out, scenario, rest);
      rest.first += named;
      rest.count -= named;
    }
  }
  return g_string_free (out, FALSE);
}

/* --------------------------------------------------------------------- sets -- */

static char *join_bits (uint64_t bits, unsigned n, const char *(*name) (unsigned), const char *separator)
{
  GString *out = g_string_new (NULL);

  for (unsigned bit = 0; bit < n; bit++)
    if ((bits >> bit & 1) != 0)
      g_string_append_printf (out, "%s%s", out->len > 0 ? separator : "", name (bit));
  return g_string_free (out, FALSE);
}

static const char *operation_of (unsigned operation)
{
  return ts_operation_name ((TsOperation)operation);
}

static const char *code_of (unsigned reason)
{
  return ts_reason ((TsReason)reason)->code;
}

char *ts_reach_operations (unsigned operations, const char *separator)
{
  return join_bits (operations, TS_ASKED_OPERATIONS, operation_of, separator);
}

char *ts_reach_codes (uint64_t reasons, const char *separator)
{
  return join_bits (reasons, TS_REASONS, code_of, separator);
}

char *ts_reach_share (const TsReachCell *cell)
{
  uint64_t percent;

  if (cell->pairs == 0)
    return g_strdup (".");
  if (cell->permitted == 0)
    return g_strdup ("-");
  if (cell->permitted == cell->pairs)
    return g_strdup ("all");
  percent = (uint64_t)((double)cell->permitted / (double)cell->pairs * 100.0 + 0.5);
  return g_strdup_printf ("%" G_GUINT64_FORMAT "%%", CLAMP (percent, 1, 99));
}

/* ----------------------------------------------------------------- settings -- */

char *ts_reach_position (const TsScenario *scenario, TsOrigin origin)
{
  char *position = ts_explain_position (scenario, origin);

  return position != NULL ? position : g_strdup ("product default");
}

/* What the configuration says for all tenants has no line of its own here. */
static bool is_of_configuration (const TsReachSetting *setting)
{
  return setting->before == 0 && setting->after == 0 &&
         (setting->basis == TS_BASIS_RA_MOBILE_FILES || setting->basis == TS_BASIS_TEAM);
}

char *ts_reach_setting_position (const TsReachComparison *comparison, const TsReachSetting *setting, bool after)
{
  const TsConfiguration *configuration = after ? comparison->after : comparison->before;
  TsOrigin origin = after ? setting->after : setting->before;

  if (is_of_configuration (setting))
    return ts_reach_position (comparison->query->scenario, configuration->origin);
  if (origin == 0 && setting->basis == TS_BASIS_INVITATION)
    return g_strdup ("none");
  return ts_reach_position (comparison->query->scenario, origin);
}

static bool is_in_tenant (TsBasis basis)
{
  return basis == TS_BASIS_INVITATION || basis == TS_BASIS_PERSON_EXTERNAL || basis == TS_BASIS_BLOCK ||
         basis == TS_BASIS_CALLING;
}

char *ts_reach_setting_name (const TsScenario *scenario, const TsReachSetting *setting)
{
  if (setting->tenant == TS_NONE && setting->basis == TS_BASIS_RA_MOBILE_FILES)
    return g_strdup (ts_reach_basis_name (setting->basis));
  return g_strdup_printf (
    is_in_tenant (setting->basis) ? "%s in %s" : "%s of %s",
    ts_reach_basis_name (setting->basis),
    setting->tenant == TS_NONE ? "several tenants" : ts_directory_tenant_name (scenario->directory, setting->tenant));
}
