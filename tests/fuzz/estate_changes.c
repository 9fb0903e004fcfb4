/* estate_changes.c - what changes at a time, and what does not work for a while */
#include "estate_maker.h"

static const char *const starts[] = {"0s", "1h", "1d", "3h"};
static const char *const ends[] = {"25h", "2d", "40d"};

static void add_tenant_changes (Maker *maker)
{
  if (maybe (maker)) {
    add (maker, "    external_access:\n      T%u: ", choose (maker, maker->tenants));
    add_mode (maker);
  }
  if (maybe (maker)) {
    add (maker, "    guest_access: {");
    add_guest_access_of (maker, choose (maker, maker->tenants));
    add (maker, "}\n");
  }
  add_meeting_settings (maker);
}

/* Only a tenant's own people join and leave its teams; anybody can be removed who is not there. */
static void add_team_changes (Maker *maker)
{
  static const char *const keys[] = {"join_team", "leave_team"};
  unsigned host = host_of_guests (maker);
  if (host == MAKER_TENANTS)
    return;
  unsigned team = choose (maker, maker->of[host].teams);
  for (size_t i = 0; i < G_N_ELEMENTS (keys); i++)
    if (maybe (maker))
      add (maker, "    %s: [{who: T%u.%s, in: T%u/team%u}]\n", keys[i], host,
           maker_group (choose (maker, maker->of[host].groups)), host, team);
  if (!maybe (maker))
    return;
  add (maker, "    remove_guests: [{who: ");
  add_selection (maker);
  add (maker, ", in: T%u/team%u}]\n", host, team);
}

static void add_licences (Maker *maker)
{
  static const char *const licences[] = {"[]", "[teams]", "[teams, remote-assist]", "[remote-assist]"};
  if (!maybe (maker))
    return;
  add (maker, "    licences: [{who: ");
  add_selection (maker);
  add (maker, ", licences: %s}]\n", ONE_OF (maker, licences));
}

/* At least one thing changes. */
static void add_change (Maker *maker)
{
  static const char *const people[] = {"leave", "join", "external_access_on_for", "external_access_off_for"};
  add (maker, "  - at: %s\n    %s: ", ONE_OF (maker, starts), ONE_OF (maker, people));
  add_selection (maker);
  add (maker, "\n");
  if (maybe (maker))
    add (maker, "    until: %s\n", ONE_OF (maker, ends));
  if (maybe (maker))
    add (maker, "    configurations: c%u\n", choose (maker, maker->configurations));
  add_tenant_changes (maker);
  if (maybe (maker))
    add_guests (maker);
  if (maybe (maker))
    add_team_changes (maker);
  add_licences (maker);
}

void add_changes (Maker *maker)
{
  unsigned n = choose (maker, 4);
  add (maker, "changes:%s\n", n == 0 ? " []" : "");
  for (unsigned i = 0; i < n; i++)
    add_change (maker);
}

/* -------------------------------------------------------------- faults -- */

static void add_fault (Maker *maker, unsigned number)
{
  unsigned kind = choose (maker, 4);
  add (maker, "  fault%u: {", number);
  if (kind == 0)
    add (maker, "outage: federation");
  else if (kind == 1)
    add (maker, "outage: T%u", choose (maker, maker->tenants));
  else {
    add (maker, "%s: ", kind == 2 ? "network_loss" : "battery");
    add_selection (maker);
  }
  if (maybe (maker))
    add (maker, ", every: %s, lasts: %s", distribution (maker, false), distribution (maker, false));
  else
    add (maker, ", at: %s, until: %s", ONE_OF (maker, starts), ONE_OF (maker, ends));
  if (maybe (maker))
    add (maker, ", configurations: [c%u]", choose (maker, maker->configurations));
  add (maker, "}\n");
}

void add_faults (Maker *maker)
{
  unsigned n = choose (maker, 3);
  add (maker, "faults:%s\n", n == 0 ? " {}" : "");
  for (unsigned i = 0; i < n; i++)
    add_fault (maker, i);
}
