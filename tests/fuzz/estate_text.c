/* estate_text.c - a valid scenario made of any bytes */
#include "estate_text.h"

#include <stdbool.h>

#include <glib.h>

#define MOST_TENANTS 4
#define MOST_GROUPS 4
#define MOST_TEAMS 2

typedef struct {
  unsigned groups; /* numbered from 0 */
  unsigned teams;  /* none where there are no groups */
  unsigned domains;
} Tenant;

typedef struct {
  const uint8_t *data;
  size_t size;
  size_t at;
  GString *out;
  unsigned tenants;
  bool is_2026;
  Tenant of[MOST_TENANTS];
  unsigned outsiders; /* groups of people of no tenant */
} Maker;

static const char *const group_names[MOST_GROUPS] = {"expert", "technician", "mobile", "phone"};
static const char *const clients[] = {"teams-desktop", "hololens", "ra-mobile", "teams-mobile"};
static const char *const distributions[] = {"exponential(11h)",
                                            "constant(2h)",
                                            "uniform(1min 8h)",
                                            "lognormal(median=11min mean=15min)",
                                            "exponential(1min)",
                                            "lognormal(median=1s p99=30d)",
                                            "uniform(3s 3s)",
                                            "constant(1ms)",
                                            "exponential(1ms)",
                                            "lognormal(median=5s p90=15s)",
                                            "lognormal(median=1h p95=1h)",
                                            "exponential(36525d)"};
static const char *const instants[] = {"constant(0s)", "uniform(0s 1s)", "2s"}; /* where no time at all is allowed */
static const char *const shares[] = {"0%", "100%", "50%", "15%", "0.000001%", "99.999999%"};
static const char *const durations[] = {"1h", "20s", "1ms", "100d", "5min"};

/* ------------------------------------------------------------- choosing -- */

static unsigned choose (Maker *maker, unsigned n)
{
  if (maker->at >= maker->size)
    return 0;
  return maker->data[maker->at++] % n;
}

static bool maybe (Maker *maker)
{
  return choose (maker, 2) == 1;
}

static const char *one_of (Maker *maker, const char *const *words, unsigned n)
{
  return words[choose (maker, n)];
}

#define ONE_OF(maker, words) one_of (maker, words, G_N_ELEMENTS (words))

static void add (Maker *maker, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void add (Maker *maker, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_string_append_vprintf (maker->out, format, arguments);
  va_end (arguments);
}

/* Any distribution; `instantly`: one that may be no time at all too. */
static const char *distribution (Maker *maker, bool instantly)
{
  unsigned n = G_N_ELEMENTS (distributions);
  unsigned chosen = choose (maker, n + (instantly ? (unsigned)G_N_ELEMENTS (instants) : 0));
  return chosen < n ? distributions[chosen] : instants[chosen - n];
}

/* -------------------------------------------------------------- people -- */

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
  add (maker, "      %s: {count: %u, client: %s", group_names[group], 1 + choose (maker, 6), ONE_OF (maker, clients));
  if (maybe (maker))
    add (maker, ", licences: %s", ONE_OF (maker, licences));
  if (maybe (maker))
    add (maker, ", domain: d%u.t%u.example", choose (maker, maker->of[tenant].domains), tenant);
  add_hours (maker);
  add (maker, "}\n");
}

static void add_teams (Maker *maker, unsigned tenant)
{
  const Tenant *of = &maker->of[tenant];
  add (maker, "    teams:%s\n", of->teams == 0 ? " {}" : "");
  for (unsigned i = 0; i < of->teams; i++) {
    add (maker, "      team%u: {members: [%s", i, group_names[choose (maker, of->groups)]);
    if (maybe (maker))
      add (maker, ", %s", group_names[choose (maker, of->groups)]);
    add (maker, "]}\n");
  }
}

static void add_tenant (Maker *maker, unsigned tenant)
{
  static const char *const zones[] = {"UTC", "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"};
  Tenant *of = &maker->of[tenant];
  of->domains = 1 + choose (maker, 3);
  /* Somebody must be somewhere. */
  of->groups = tenant == 0 ? 1 + choose (maker, MOST_GROUPS) : choose (maker, MOST_GROUPS + 1);
  of->teams = of->groups == 0 ? 0 : choose (maker, MOST_TEAMS + 1);
  add (maker, "  T%u:\n    domains: [", tenant);
  for (unsigned i = 0; i < of->domains; i++)
    add (maker, "%sd%u.t%u.example", i == 0 ? "" : ", ", i, tenant);
  add (maker, "]\n    time_zone: %s\n    users:%s\n", ONE_OF (maker, zones), of->groups == 0 ? " {}" : "");
  for (unsigned i = 0; i < of->groups; i++)
    add_group (maker, tenant, i);
  add_teams (maker, tenant);
}

static void add_outsiders (Maker *maker)
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
static unsigned peopled (Maker *maker)
{
  unsigned tenant = choose (maker, maker->tenants);
  while (maker->of[tenant].groups == 0)
    tenant = (tenant + 1) % maker->tenants;
  return tenant;
}

/* One selection: a tenant, a group, one person by number or address, people of no tenant. */
static void add_people (Maker *maker)
{
  unsigned tenant = peopled (maker);
  unsigned group = choose (maker, maker->of[tenant].groups);
  switch (choose (maker, 4)) {
  case 0: add (maker, "T%u", tenant); break;
  case 1: add (maker, "T%u.%s", tenant, group_names[group]); break;
  case 2: add (maker, "T%u.%s.1", tenant, group_names[group]); break;
  default:
    if (maker->outsiders == 0)
      add (maker, "T%u", tenant);
    else
      add (maker, "free%c", 'a' + (char)choose (maker, maker->outsiders));
  }
}

static void add_selection (Maker *maker)
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

/* ----------------------------------------------------- intents, activities -- */

static void add_intents (Maker *maker)
{
  unsigned n = choose (maker, 4);
  add (maker, "intents:%s\n", n == 0 ? " []" : "");
  for (unsigned i = 0; i < n; i++) {
    add (maker, "  - {want: %s, between: [", maybe (maker) ? "isolation" : "collaboration");
    add_selection (maker);
    add (maker, ", ");
    add_selection (maker);
    add (maker, "]}\n");
  }
}

/* Nobody can need only themselves: who needs people of their own tenant may need somebody else too. */
static void add_who (Maker *maker, unsigned number)
{
  unsigned first = peopled (maker), second = peopled (maker);
  if (first != second && maybe (maker)) {
    add (maker, "  both%u:\n    between: [T%u, T%u]\n", number, first, second);
    return;
  }
  add (maker, "  one%u:\n    who: T%u\n    needs: [", number, first);
  if (first != second)
    add (maker, "T%u", second);
  else
    add (maker, "T%u, somebody", first);
  add (maker, "]\n");
}

/* How needs come, and whom they find. A search alone has nothing that belongs to calls. */
static void add_ways (Maker *maker)
{
  static const char *const sources[] = {"steady", "finite", "open"};
  static const char *const rules[] = {"random", "named", "in-order", "round-robin", "longest-idle", "least-refused"};
  if (maybe (maker))
    add (maker, "    source: %s\n", ONE_OF (maker, sources));
  if (maybe (maker))
    add (maker, "    profile: [%s1,0,2.5,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]\n", maybe (maker) ? "0," : "7,");
  if (maybe (maker)) {
    add (maker, "    choose: queue\n");
    if (maybe (maker))
      add (maker, "    queue_patience: %s\n", distribution (maker, true));
  } else if (maybe (maker))
    add (maker, "    choose: %s\n    presence: on\n", ONE_OF (maker, rules));
}

static void add_meeting (Maker *maker)
{
  static const char *const rasters[] = {"30min", "1h", "1ms", "5min"};
  add (maker, "    meeting:\n      invited: %u\n      raster: %s\n", 1 + choose (maker, 3), ONE_OF (maker, rasters));
  if (maybe (maker))
    add (maker, "      ahead: %s\n      arrival: %s\n", distribution (maker, false), distribution (maker, true));
  if (maybe (maker))
    add (maker, "      no_show: %s\n      overlooked: %s\n", ONE_OF (maker, shares), ONE_OF (maker, shares));
  if (maybe (maker))
    add (maker, "      lobby_patience: %s\n      given_up: %s\n", ONE_OF (maker, durations), ONE_OF (maker, durations));
}

/* An activity that is not about calls, which has nothing that belongs to them. */
static bool add_other_kind (Maker *maker)
{
  unsigned kind = choose (maker, 6);
  if (kind == 4)
    add (maker, "    want: search\n");
  if (kind == 5)
    add_meeting (maker);
  return kind >= 4;
}

static void add_activities (Maker *maker)
{
  unsigned n = choose (maker, 4);
  add (maker, "activities:%s\n", n == 0 ? " {}" : "");
  for (unsigned i = 0; i < n; i++) {
    add_who (maker, i);
    add (maker, "    every: %s\n", distribution (maker, false));
    if (add_other_kind (maker))
      continue;
    if (maybe (maker))
      add (maker, "    talk: %s\n", distribution (maker, true));
    if (maybe (maker)) {
      add (maker, "    third_person: {chance: %s, from: ", ONE_OF (maker, shares));
      add_selection (maker);
      add (maker, "}\n");
    }
    if (maybe (maker))
      add (maker, "    file_share: %s\n", ONE_OF (maker, shares));
    if (maybe (maker))
      add (maker, "    patience: %s\n", ONE_OF (maker, durations));
    if (maybe (maker))
      add (maker, "    stray: %s\n", maybe (maker) ? "true" : "false");
    if (maybe (maker))
      add_ways (maker);
  }
}

/* ------------------------------------------------------------ behaviour -- */

static void add_behaviour (Maker *maker, const char *indent)
{
  static const char *const times[] = {
    "find_by_name",         "type_address",   "signalling",    "answer_delay", "media_setup", "wait_after_busy",
    "wait_after_no_answer", "switch_desktop", "switch_mobile", "read_request", "told"};
  static const char *const chances[] = {
    "mistyped",         "hololens_app_started",  "ra_mobile_app_open", "media_failure",           "file_failure",
    "retry_after_busy", "retry_after_no_answer", "retry_after_denied", "retry_after_unreachable", "second_factor"};
  static const char *const lengths[] = {"ring", "ring_without_voicemail", "patience",
                                        "hold", "wait_for_expert",        "return_home"};
  add (maker, "%sbehaviour:\n%s  answered: %s\n%s  declined: 0%%\n", indent, indent, ONE_OF (maker, shares), indent);
  for (size_t i = 0; i < G_N_ELEMENTS (times); i++)
    if (maybe (maker))
      add (maker, "%s  %s: %s\n", indent, times[i], distribution (maker, true));
  for (size_t i = 0; i < G_N_ELEMENTS (chances); i++)
    if (maybe (maker))
      add (maker, "%s  %s: %s\n", indent, chances[i], ONE_OF (maker, shares));
  for (size_t i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (maybe (maker))
      add (maker, "%s  %s: %s\n", indent, lengths[i], ONE_OF (maker, durations));
  if (maybe (maker))
    add (maker, "%s  tries: %u\n%s  persons: %u\n", indent, 1 + choose (maker, 5), indent, 1 + choose (maker, 5));
  if (maybe (maker))
    add (maker, "%s  federation_delay: 0s\n%s  second_factor_time: 0s\n", indent, indent);
}

/* -------------------------------------------------------- configurations -- */

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

static void add_mode (Maker *maker)
{
  switch (choose (maker, 5)) {
  case 0: add (maker, "open\n"); return;
  case 1: add (maker, "off\n"); return;
  case 2: add (maker, "{"), add_list (maker, "allow"); break;
  case 3:
    add (maker, maker->is_2026 && maybe (maker) ? "{block_subdomains: on, " : "{");
    add_list (maker, "block");
    break;
  default: add (maker, "{"), add_list (maker, "allow"), add (maker, ", "), add_list (maker, "block"); break;
  }
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

static void add_guest_access (Maker *maker)
{
  static const char *const scopes[] = {"team", "tenant"};
  static const char *const files[] = {"any", "channel", "none"};
  add (maker, "    guest_access:\n      default: %s\n", maybe (maker) ? "on" : "off");
  for (unsigned i = 0; i < maker->tenants; i++)
    if (maybe (maker))
      add (maker, "      T%u: {access: %s, calling: %s, scope: %s, files: %s}\n", i, maybe (maker) ? "off" : "on",
           maybe (maker) ? "off" : "on", ONE_OF (maker, scopes), ONE_OF (maker, files));
}

static void add_meeting_settings (Maker *maker)
{
  static const char *const admitted[] = {
    "everyone", "company-and-federated", "company", "company-without-guests", "invited", "organizer"};
  unsigned known = maker->is_2026 ? 6 : 3;
  if (!maybe (maker))
    return;
  add (maker, "    meetings:\n      default: {anonymous_join: %s}\n", maybe (maker) ? "off" : "on");
  for (unsigned i = 0; i < maker->tenants; i++)
    if (maybe (maker))
      add (maker, "      T%u: {auto_admit: %s, anonymous_can_start: %s}\n", i, one_of (maker, admitted, known),
           maybe (maker) ? "on" : "off");
}

/* A tenant with a team, or MOST_TENANTS. */
static unsigned host_of_guests (Maker *maker)
{
  unsigned first = choose (maker, maker->tenants);
  for (unsigned i = 0; i < maker->tenants; i++)
    if (maker->of[(first + i) % maker->tenants].teams > 0)
      return (first + i) % maker->tenants;
  return MOST_TENANTS;
}

/* Everybody but the tenant's own people can be a guest of a team. */
static void add_guest (Maker *maker, unsigned host)
{
  unsigned n = 0;
  add (maker, "      - {who: [");
  for (unsigned i = 0; i < maker->tenants; i++)
    if (i != host && maker->of[i].groups > 0 && maybe (maker))
      add (maker, "%sT%u.%s", n++ == 0 ? "" : ", ", i, group_names[choose (maker, maker->of[i].groups)]);
  for (unsigned i = 0; i < maker->outsiders; i++)
    if (n == 0 || maybe (maker))
      add (maker, "%sfree%c", n++ == 0 ? "" : ", ", 'a' + (char)i);
  if (n == 0)
    add (maker, "somebody");
  add (maker, "], in: T%u/team%u, state: %s}\n", host, choose (maker, maker->of[host].teams),
       maybe (maker) ? "invited" : "accepted");
}

static void add_guests (Maker *maker)
{
  unsigned n = choose (maker, 4);
  unsigned host = n == 0 ? MOST_TENANTS : host_of_guests (maker);
  if (host == MOST_TENANTS)
    return;
  add (maker, "    guests:\n");
  for (unsigned i = 0; i < n; i++) {
    add_guest (maker, host);
    host = host_of_guests (maker);
  }
}

static void add_configuration (Maker *maker, unsigned number)
{
  static const char *const paths[] = {"active", "guest", "federation"};
  static const char *const files[] = {"any", "channel", "none"};
  static const char *const switching[] = {"home", "on-demand", "follow-meetings"};
  add (maker, "  c%u:\n", number);
  add_external (maker);
  add_guest_access (maker);
  add_meeting_settings (maker);
  add_guests (maker);
  add (maker, "    guest_scope: %s\n    guest_file_mode: %s\n    prefer_path: %s\n", maybe (maker) ? "tenant" : "team",
       ONE_OF (maker, files), ONE_OF (maker, paths));
  add (maker, "    ra_mobile_files: %s\n    switching: %s\n", maybe (maker) ? "on" : "off",
       one_of (maker, switching, 3));
  if (maybe (maker))
    add (maker, "    start: %s\n", maybe (maker) ? "running" : "from-nothing");
  if (maybe (maker))
    add_behaviour (maker, "    ");
}

/* At least one thing changes. */
static void add_changes (Maker *maker, unsigned configurations)
{
  static const char *const starts[] = {"0s", "1h", "1d", "3h"};
  static const char *const ends[] = {"25h", "2d", "40d"};
  static const char *const people[] = {"leave", "join", "external_access_on_for", "external_access_off_for"};
  unsigned n = choose (maker, 4);
  add (maker, "changes:%s\n", n == 0 ? " []" : "");
  for (unsigned i = 0; i < n; i++) {
    add (maker, "  - at: %s\n    %s: ", ONE_OF (maker, starts), ONE_OF (maker, people));
    add_selection (maker);
    add (maker, "\n");
    if (maybe (maker))
      add (maker, "    until: %s\n", ONE_OF (maker, ends));
    if (maybe (maker))
      add (maker, "    configurations: c%u\n", choose (maker, configurations));
    if (maybe (maker)) {
      add (maker, "    external_access:\n      T%u: ", choose (maker, maker->tenants));
      add_mode (maker);
    }
    if (maybe (maker))
      add (maker, "    guest_access: {T%u: {access: %s}}\n", choose (maker, maker->tenants),
           maybe (maker) ? "on" : "off");
  }
}

static void add_expectations (Maker *maker, unsigned configurations)
{
  static const char *const measures[] = {"call.success_rate > 40%",      "search.success_rate{from=T0} < 1%",
                                         "p95(time_to_help) < 10min",    "exposure == 0",
                                         "isolation.violations == 0",    "helped_rate >= 5%",
                                         "restricted_time_to_help < 1h", "tenant_switches > 0",
                                         "p99(call.setup_time) < 20s"};
  unsigned n = choose (maker, 4);
  add (maker, "expect:%s\n", n == 0 ? " []" : "");
  for (unsigned i = 0; i < n; i++)
    add (maker, "  - \"c%u: %s\"\n", choose (maker, configurations), ONE_OF (maker, measures));
}

static const char *const operations[] = {"call",       "search",         "add_participant",
                                         "share_file", "[search, call]", "join_meeting"};

/* Nobody is in both lists, not even a colleague. */
static void add_reaches (Maker *maker)
{
  unsigned first = peopled (maker), second = peopled (maker);
  add (maker, "operation: %s, from: T%u, reaches: ", ONE_OF (maker, operations), first);
  if (first == second || maybe (maker))
    add (maker, "%s}\n", maybe (maker) ? "nobody" : "somebody");
  else
    add (maker, "[T%u, somebody]}\n", second);
}

static void add_assertions (Maker *maker, unsigned configurations)
{
  unsigned n = choose (maker, 4);
  add (maker, "assert:%s\n", n == 0 ? " []" : "");
  for (unsigned i = 0; i < n; i++) {
    add (maker, "  - {config: c%u, ", choose (maker, configurations));
    if (maybe (maker)) {
      add_reaches (maker);
      continue;
    }
    add (maker, "%s: %s, from: ", maybe (maker) ? "deny" : "allow", ONE_OF (maker, operations));
    add_people (maker);
    /* One person alone on both sides would say nothing. */
    add (maker, ", to: [");
    add_people (maker);
    add (maker, ", somebody]");
    add (maker, "%s}\n", maybe (maker) ? ", both_ways: true" : "");
  }
}

char *estate_text (const uint8_t *data, size_t size)
{
  static const char *const starts[] = {"2020-04-06T00:00", "2020-03-28T12:34", "2019-12-31T23:59", "2020-10-24T00:00"};
  static const char *const lengths[] = {"3d", "1d", "1h", "9d", "1ms", "40d", "400d"};
  Maker maker = {.data = data, .size = size, .out = g_string_new (NULL)};
  maker.is_2026 = maybe (&maker);
  add (&maker, "tenantsim: 1\nname: made of bytes\nera: %s\n", maker.is_2026 ? "2026" : "2020-04");
  add (&maker, "clock: {start: %s, duration: %s, replications: 1, seed: %u%s%s}\n", ONE_OF (&maker, starts),
       ONE_OF (&maker, lengths), choose (&maker, 256), maybe (&maker) ? ", precision: 5%" : "",
       maybe (&maker) ? ", max_replications: 4" : "");
  maker.tenants = 1 + choose (&maker, MOST_TENANTS);
  add (&maker, "tenants:\n");
  for (unsigned i = 0; i < maker.tenants; i++)
    add_tenant (&maker, i);
  add_outsiders (&maker);
  add_intents (&maker);
  add_activities (&maker);
  if (maybe (&maker))
    add_behaviour (&maker, "");
  unsigned configurations = 1 + choose (&maker, 3);
  add (&maker, "configurations:\n");
  for (unsigned i = 0; i < configurations; i++)
    add_configuration (&maker, i);
  if (maybe (&maker))
    add (&maker, "parameters: {answered: {path: behaviour.answered, values: [60%%, 80%%..90%%/3]}}\n");
  add_changes (&maker, configurations);
  add_expectations (&maker, configurations);
  add_assertions (&maker, configurations);
  return g_string_free (maker.out, FALSE);
}
