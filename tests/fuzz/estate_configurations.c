/* estate_configurations.c - settings of tenants */
#include "estate_maker.h"

static void add_domain (Maker *maker)
{
  unsigned tenant = choose (maker, maker->tenants + 1);
  if (tenant == maker->tenants)
    add (maker, "free%u.example", choose (maker, 3));
  else
    add (maker, "d%u.t%u.example", choose (maker, maker->of[tenant].domains), tenant);
}

static void add_list (Maker *maker, const char *kind)
{
  unsigned n = choose (maker, 3);
  add (maker, "%s: [", kind);
  for (unsigned i = 0; i < n; i++) {
    add (maker, "%s", i == 0 ? "" : ", ");
    add_domain (maker);
  }
  add (maker, "]");
}

/* What only the later era knows: settings of an admin for everybody, and about trial tenants and single people. */
static void add_mode_2026 (Maker *maker)
{
  static const char *const switches[] = {"block_subdomains", "trials"};
  add_switches (maker, switches, G_N_ELEMENTS (switches));
  if (maybe (maker)) {
    add (maker, ", ");
    add_list (maker, "trial_domains");
  }
  if (maybe (maker)) {
    add (maker, ", block_people: ");
    add_selection (maker);
  }
}

void add_mode (Maker *maker)
{
  switch (choose (maker, 5)) {
  case 0: add (maker, "open\n"); return;
  case 1: add (maker, "off\n"); return;
  case 2: add (maker, "{"), add_list (maker, "allow"); break;
  case 3: add (maker, "{"), add_list (maker, "block"); break;
  default: add (maker, "{"), add_list (maker, "allow"), add (maker, ", "), add_list (maker, "block"); break;
  }
  if (maker->is_2026)
    add_mode_2026 (maker);
  add (maker, "}\n");
}

static void add_external (Maker *maker)
{
  add (maker, "    external_access:\n      default: %s\n", maybe (maker) ? "off" : "open");
  for (unsigned i = 0; i < maker->tenants; i++)
    if (maybe (maker)) {
      add (maker, "      T%u: ", i);
      add_mode (maker);
    }
  if (maybe (maker)) {
    add (maker, "    external_access_off_for: ");
    add_selection (maker);
    add (maker, "\n");
  }
}

static void add_invitations (Maker *maker)
{
  static const char *const inviters[] = {"members", "admins", "nobody"};
  if (maybe (maker))
    add (maker, ", inviters: %s", ONE_OF (maker, inviters));
  if (maybe (maker)) {
    add (maker, ", ");
    add_list (maker, maybe (maker) ? "invite_only" : "invite_not");
  }
}

void add_guest_access_of (Maker *maker, unsigned tenant)
{
  static const char *const scopes[] = {"team", "tenant"};
  static const char *const files[] = {"any", "channel", "none"};
  static const char *const switches[] = {
    "calling", "chat", "groups", "sharing", "owners_can_add_guests", "members_can_add_guests"};
  static const char *const features[] = {"video",    "screen_sharing", "meet_now", "editing",
                                         "deleting", "giphy",          "memes",    "stickers"};
  add (maker, "T%u: {access: %s, scope: %s, files: %s", tenant, on_or_off (maker), ONE_OF (maker, scopes),
       ONE_OF (maker, files));
  add_switches (maker, switches, G_N_ELEMENTS (switches));
  add_invitations (maker);
  if (maybe (maker))
    add (maker, ", off: [%s]", ONE_OF (maker, features));
  add (maker, "}");
}

static void add_guest_access (Maker *maker)
{
  add (maker, "    guest_access:\n      default: %s\n", on_or_off (maker));
  for (unsigned i = 0; i < maker->tenants; i++)
    if (maybe (maker)) {
      add (maker, "      ");
      add_guest_access_of (maker, i);
      add (maker, "\n");
    }
}

void add_meeting_settings (Maker *maker)
{
  static const char *const admitted[] = {
    "everyone", "company-and-federated", "company", "company-without-guests", "invited", "organizer"};
  unsigned known = maker->is_2026 ? 6 : 3;
  if (!maybe (maker))
    return;
  add (maker, "    meetings:\n      default: {anonymous_join: %s}\n", on_or_off (maker));
  for (unsigned i = 0; i < maker->tenants; i++)
    if (maybe (maker))
      add (maker, "      T%u: {auto_admit: %s, anonymous_can_start: %s}\n", i, one_of (maker, admitted, known),
           on_or_off (maker));
}

/* Everybody but the tenant's own people can be a guest of a team. */
static void add_guest (Maker *maker, unsigned host)
{
  static const char *const inviters[] = {"owner", "admin", "member"};
  unsigned n = 0;
  add (maker, "      - {who: [");
  for (unsigned i = 0; i < maker->tenants; i++)
    if (i != host && maker->of[i].groups > 0 && maybe (maker))
      add (maker, "%sT%u.%s", n++ == 0 ? "" : ", ", i, maker_group (choose (maker, maker->of[i].groups)));
  for (unsigned i = 0; i < maker->outsiders; i++)
    if (n == 0 || maybe (maker))
      add (maker, "%sfree%c", n++ == 0 ? "" : ", ", 'a' + (char)i);
  if (n == 0)
    add (maker, "somebody");
  unsigned team = choose (maker, maker->of[host].teams);
  add (maker, "], in: T%u/team%u%s, state: %s", host, team,
       maker->of[host].has_channel[team] && maybe (maker) ? "/closed" : "", maybe (maker) ? "invited" : "accepted");
  if (maybe (maker))
    add (maker, ", by: %s", ONE_OF (maker, inviters));
  add (maker, "}\n");
}

void add_guests (Maker *maker)
{
  unsigned n = choose (maker, 4);
  unsigned host = n == 0 ? MAKER_TENANTS : host_of_guests (maker);
  if (host == MAKER_TENANTS)
    return;
  add (maker, "    guests:\n");
  for (unsigned i = 0; i < n; i++) {
    add_guest (maker, host);
    host = host_of_guests (maker);
  }
}

static void add_calling_off (Maker *maker)
{
  if (!maybe (maker))
    return;
  add (maker, "    calling_off_for: ");
  add_selection (maker);
  add (maker, "\n");
}

/* Between two sides of one tenant. */
static void add_barrier (Maker *maker)
{
  unsigned tenant = peopled (maker), groups = maker->of[tenant].groups;
  if (maybe (maker))
    add (maker, "    information_barriers: [{between: [T%u.%s, T%u.%s]}]\n", tenant,
         maker_group (choose (maker, groups)), tenant, maker_group (choose (maker, groups)));
}

static void add_own_lists (Maker *maker)
{
  if (!maybe (maker))
    return;
  add (maker, "    external_access_of_people: [{who: ");
  add_selection (maker);
  add (maker, ", ");
  switch (choose (maker, 4)) {
  case 0: add (maker, "domains: off"); break;
  case 1: add (maker, "domains: open"); break;
  case 2: add_list (maker, "allow"); break;
  default: add_list (maker, "block");
  }
  add (maker, "}]\n");
}

static void add_blocks (Maker *maker)
{
  if (!maybe (maker))
    return;
  add (maker, "    blocks: [{who: ");
  add_selection (maker);
  add (maker, ", whom: ");
  add_selection (maker);
  add (maker, "}]\n");
}

/* Settings of single people. */
static void add_persons (Maker *maker)
{
  add_calling_off (maker);
  add_barrier (maker);
  if (!maker->is_2026)
    return;
  add_own_lists (maker);
  add_blocks (maker);
}

static void add_switching (Maker *maker)
{
  static const char *const plain[] = {"home", "on-demand", "follow-meetings"};
  unsigned kind = choose (maker, 5), tenant = choose (maker, maker->tenants);
  if (kind < 3)
    add (maker, "    switching: %s\n", plain[kind]);
  else if (kind == 3)
    add (maker, "    switching: resident(T%u)\n", tenant);
  else
    add (maker, "    switching: rota(T%u 08:00-12:00 T%u %s22:00-02:00)\n", tenant, choose (maker, maker->tenants),
         maybe (maker) ? "sat-sun " : "");
}

void add_configuration (Maker *maker, unsigned number)
{
  static const char *const paths[] = {"active", "guest", "federation"};
  static const char *const files[] = {"any", "channel", "none"};
  add (maker, "  c%u:\n", number);
  add_external (maker);
  add_guest_access (maker);
  add_meeting_settings (maker);
  add_guests (maker);
  add_persons (maker);
  add (maker, "    guest_scope: %s\n    guest_file_mode: %s\n    prefer_path: %s\n", maybe (maker) ? "tenant" : "team",
       ONE_OF (maker, files), ONE_OF (maker, paths));
  add (maker, "    ra_mobile_files: %s\n", on_or_off (maker));
  add_switching (maker);
  if (maybe (maker))
    add (maker, "    start: %s\n", maybe (maker) ? "running" : "from-nothing");
  if (maybe (maker))
    add_behaviour (maker, "    ");
}
