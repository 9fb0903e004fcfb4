/* estate_people.c - tenants, their groups and teams, people of no tenant, and selections of them */
#include "estate_maker.h"

static const char *const group_names[MAKER_GROUPS] = {"expert", "technician", "mobile", "phone"};
static const char *const clients[] = {"teams-desktop", "hololens", "ra-mobile", "teams-mobile"};

const char *maker_group (unsigned group)
{
  return group_names[group];
}

static void add_hours (Maker *maker)
{
  static const char *const hours[] = {"always",
                                      "\"mon-fri 08:00-16:00\"",
                                      "daily 22:00-06:00",
                                      "\"sat,sun 00:00-24:00\"",
                                      "\"sun-tue 01:30-02:30\"",
                                      "mon 00:00-00:01"};
  if (maybe (maker))
    add (maker, ", hours: %s", ONE_OF (maker, hours));
}

static void add_group (Maker *maker, unsigned tenant, unsigned group)
{
  static const char *const licences[] = {"[teams]", "[teams, remote-assist]", "[]", "[remote-assist]"};
  add (maker, "      %s: {count: %u, client: %s", maker_group (group), 1 + choose (maker, 6), ONE_OF (maker, clients));
  if (maybe (maker))
    add (maker, ", licences: %s", ONE_OF (maker, licences));
  if (maybe (maker))
    add (maker, ", domain: d%u.t%u.example", choose (maker, maker->of[tenant].domains), tenant);
  if (tenant > 0 && maker->of[0].groups > 0 && maybe (maker))
    add (maker, ", used_by: T0.%s.1", group_names[choose (maker, maker->of[0].groups)]);
  add_hours (maker);
  add (maker, "}\n");
}

/* Whoever is in the private channel is in its team. */
static void add_team (Maker *maker, MakerTenant *of, unsigned team)
{
  const char *first = group_names[choose (maker, of->groups)];
  add (maker, "      team%u: {members: [%s", team, first);
  if (maybe (maker))
    add (maker, ", %s", group_names[choose (maker, of->groups)]);
  add (maker, "]");
  of->has_channel[team] = maybe (maker);
  if (of->has_channel[team])
    add (maker, ", channels: {closed: {members: [%s]}}", first);
  add (maker, "}\n");
}

static void add_teams (Maker *maker, unsigned tenant)
{
  MakerTenant *of = &maker->of[tenant];
  add (maker, "    teams:%s\n", of->teams == 0 ? " {}" : "");
  for (unsigned i = 0; i < of->teams; i++)
    add_team (maker, of, i);
}

void add_tenant (Maker *maker, unsigned tenant)
{
  static const char *const zones[] = {"UTC", "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"};
  MakerTenant *of = &maker->of[tenant];
  of->domains = 1 + choose (maker, 3);
  /* Somebody must be somewhere. */
  of->groups = tenant == 0 ? 1 + choose (maker, MAKER_GROUPS) : choose (maker, MAKER_GROUPS + 1);
  of->teams = of->groups == 0 ? 0 : choose (maker, MAKER_TEAMS + 1);
  add (maker, "  T%u:\n    domains: [", tenant);
  for (unsigned i = 0; i < of->domains; i++)
    add (maker, "%sd%u.t%u.example", i == 0 ? "" : ", ", i, tenant);
  add (maker, "]\n    time_zone: %s\n    users:%s\n", ONE_OF (maker, zones), of->groups == 0 ? " {}" : "");
  for (unsigned i = 0; i < of->groups; i++)
    add_group (maker, tenant, i);
  if (maker->is_2026 && maybe (maker))
    add (maker, "    trial: %s\n", maybe (maker) ? "false" : "true");
  add_teams (maker, tenant);
}

void add_outsiders (Maker *maker)
{
  maker->outsiders = choose (maker, 3);
  add (maker, "people:\n  somebody: {count: 1, client: teams-desktop, domain: somebody.example}\n");
  for (unsigned i = 0; i < maker->outsiders; i++) {
    add (maker, "  free%c: {count: %u, client: %s, domain: free%u.example", 'a' + (char)i, 1 + choose (maker, 3),
         ONE_OF (maker, clients), i);
    add_hours (maker);
    add (maker, "}\n");
  }
}

/* A tenant with people. */
unsigned peopled (Maker *maker)
{
  unsigned tenant = choose (maker, maker->tenants);
  while (maker->of[tenant].groups == 0)
    tenant = (tenant + 1) % maker->tenants;
  return tenant;
}

/* One selection: a tenant, a group, one person by number or address, people of no tenant. */
void add_people (Maker *maker)
{
  unsigned tenant = peopled (maker);
  unsigned group = choose (maker, maker->of[tenant].groups);
  switch (choose (maker, 4)) {
  case 0: add (maker, "T%u", tenant); break;
  case 1: add (maker, "T%u.%s", tenant, maker_group (group)); break;
  case 2: add (maker, "T%u.%s.1", tenant, maker_group (group)); break;
  default:
    if (maker->outsiders == 0)
      add (maker, "T%u", tenant);
    else
      add (maker, "free%c", 'a' + (char)choose (maker, maker->outsiders));
  }
}

void add_selection (Maker *maker)
{
  if (!maybe (maker)) {
    add_people (maker);
    return;
  }
  add (maker, "[");
  add_people (maker);
  add (maker, ", ");
  add_people (maker);
  add (maker, "]");
}

/* A tenant with a team, or MAKER_TENANTS. */
unsigned host_of_guests (Maker *maker)
{
  unsigned first = choose (maker, maker->tenants);
  for (unsigned i = 0; i < maker->tenants; i++)
    if (maker->of[(first + i) % maker->tenants].teams > 0)
      return (first + i) % maker->tenants;
  return MAKER_TENANTS;
}
