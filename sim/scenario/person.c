/* person.c - which person of a loaded scenario a text names, and what a person is called */
#include "estate.h"

#include <string.h>

/* "expert@abc.com", the address of a group's people without their number. */
static char *group_address (const TsScenario *scenario, uint32_t group)
{
  const TsGroup *row = ts_directory_group (scenario->directory, group);
  g_autofree char *prefix = g_ascii_strdown (row->name, -1);
  return g_strconcat (prefix, "@", ts_directory_domain_name (scenario->directory, row->domain), NULL);
}

static uint32_t find_by_name (const TsScenario *scenario, const char *name)
{
  for (uint32_t group = 0; group < ts_directory_groups (scenario->directory); group++)
    if (strcmp (scenario->groups[group].full_name, name) == 0)
      return group;
  return TS_NONE;
}

static uint32_t find_by_address (const TsScenario *scenario, const char *address)
{
  for (uint32_t group = 0; group < ts_directory_groups (scenario->directory); group++) {
    g_autofree char *found = group_address (scenario, group);
    if (strcmp (found, address) == 0)
      return group;
  }
  return TS_NONE;
}

static bool find_in_group (const TsScenario *scenario, const char *text, uint32_t group, uint64_t number,
                           uint32_t *person, char **why_not)
{
  TsRange people = ts_directory_group_people (scenario->directory, group);
  if (number >= 1 && number <= people.count) {
    *person = people.first + (uint32_t)number - 1;
    return true;
  }
  *why_not = g_strdup_printf ("there is no \"%s\": %s has %u people, counted from 1", text,
                              scenario->groups[group].full_name, people.count);
  return false;
}

/* ------------------------------------------------------------------ nearest -- */

/* The name nearest to `typed`: every group, or every address without its number. */
static char *nearest_name (const TsScenario *scenario, const char *typed, bool as_address)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (uint32_t group = 0; group < ts_directory_groups (scenario->directory); group++)
    g_ptr_array_add (names, as_address ? group_address (scenario, group)
                                       : g_strdup (scenario->groups[group].full_name));
  return g_strdup (ts_nearest_name (typed, (const char *const *)names->pdata, names->len));
}

/* How many digits a text ends in, before position `end`. */
static size_t digits_before (const char *text, size_t end)
{
  size_t digits = 0;
  while (digits < end && g_ascii_isdigit (text[end - 1 - digits]))
    digits++;
  return digits;
}

static bool refuse_address (const TsScenario *scenario, const char *text, const char *lower, char **why_not)
{
  size_t at = (size_t)(strrchr (lower, '@') - lower), digits = digits_before (lower, at);
  g_autofree char *number = digits > 0 ? g_strndup (lower + at - digits, digits) : g_strdup ("1");
  g_autofree char *bare = g_strdup_printf ("%.*s%s", (int)(at - digits), lower, lower + at);
  g_autofree char *nearest = nearest_name (scenario, bare, true);
  if (nearest == NULL && find_by_address (scenario, bare) != TS_NONE)
    nearest = g_strdup (bare);
  const char *sign = nearest != NULL ? strrchr (nearest, '@') : NULL;
  *why_not = sign == NULL ? g_strdup_printf ("nobody has the address \"%s\"", text)
                          : g_strdup_printf ("nobody has the address \"%s\"; did you mean \"%.*s%s%s\"?", text,
                                             (int)(sign - nearest), nearest, number, sign);
  return false;
}

static bool refuse_name (const TsScenario *scenario, const char *text, char **why_not)
{
  const char *dot = strrchr (text, '.');
  bool has_number = dot != NULL && ts_person_number (dot + 1) > 0;
  g_autofree char *bare = has_number ? g_strndup (text, (size_t)(dot - text)) : g_strdup (text);
  g_autofree char *nearest = nearest_name (scenario, bare, false);
  const char *near_tenant;
  if (ts_scenario_tenant (scenario, text, &near_tenant) != TS_NONE)
    *why_not = g_strdup_printf ("\"%s\" is a tenant: name a group or a person, as in %s.group.1", text, text);
  else if (nearest != NULL)
    *why_not = g_strdup_printf ("there is no group or person \"%s\"; did you mean \"%s%s\"?", text, nearest,
                                has_number ? dot : "");
  else
    *why_not = g_strdup_printf ("there is no group or person \"%s\"", text);
  return false;
}

/* ---------------------------------------------------------------- a person -- */

static bool read_address (const TsScenario *scenario, const char *text, uint32_t *person, char **why_not)
{
  g_autofree char *lower = ts_fold_address (text);
  const char *domain = strrchr (lower, '@');
  size_t length = (size_t)(domain - lower), most = digits_before (lower, length);
  uint32_t near = TS_NONE;
  for (size_t digits = 1; digits <= most; digits++) {
    g_autofree char *address = g_strdup_printf ("%.*s%s", (int)(length - digits), lower, domain);
    g_autofree char *number = g_strndup (lower + length - digits, digits);
    uint32_t group = find_by_address (scenario, address);
    if (group == TS_NONE)
      continue;
    uint64_t n = ts_person_number (number);
    near = group;
    if (n >= 1 && n <= ts_directory_group (scenario->directory, group)->count)
      return find_in_group (scenario, text, group, n, person, why_not);
  }
  return near != TS_NONE ? find_in_group (scenario, text, near, 0, person, why_not)
                         : refuse_address (scenario, text, lower, why_not);
}

bool ts_scenario_person (const TsScenario *scenario, const char *text, uint32_t *person, char **why_not)
{
  *why_not = NULL;
  if (strchr (text, '@') != NULL)
    return read_address (scenario, text, person, why_not);
  uint32_t group = find_by_name (scenario, text);
  if (group != TS_NONE)
    return find_in_group (scenario, text, group, 1, person, why_not);
  const char *dot = strrchr (text, '.');
  g_autofree char *before = dot != NULL ? g_strndup (text, (size_t)(dot - text)) : NULL;
  group = before != NULL ? find_by_name (scenario, before) : TS_NONE;
  return group != TS_NONE ? find_in_group (scenario, text, group, ts_person_number (dot + 1), person, why_not)
                          : refuse_name (scenario, text, why_not);
}

/* ------------------------------------------------------------------- called -- */

static uint32_t number_in_group (const TsScenario *scenario, uint32_t person, uint32_t *group)
{
  *group = ts_directory_group_of (scenario->directory, person);
  return person - ts_directory_group_people (scenario->directory, *group).first + 1;
}

char *ts_scenario_person_name (const TsScenario *scenario, uint32_t person)
{
  uint32_t group, number = number_in_group (scenario, person, &group);
  return g_strdup_printf ("%s.%u", scenario->groups[group].full_name, number);
}

char *ts_scenario_person_address (const TsScenario *scenario, uint32_t person)
{
  uint32_t group, number = number_in_group (scenario, person, &group);
  g_autofree char *address = group_address (scenario, group);
  const char *sign = strrchr (address, '@');
  return g_strdup_printf ("%.*s%u%s", (int)(sign - address), address, number, sign);
}

uint32_t ts_scenario_tenant (const TsScenario *scenario, const char *name, const char **nearest)
{
  uint32_t n = ts_directory_tenants (scenario->directory);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  *nearest = NULL;
  for (uint32_t tenant = 0; tenant < n; tenant++) {
    names[tenant] = ts_directory_tenant_name (scenario->directory, tenant);
    if (strcmp (names[tenant], name) == 0)
      return tenant;
  }
  *nearest = ts_nearest_name (name, names, n);
  return TS_NONE;
}
