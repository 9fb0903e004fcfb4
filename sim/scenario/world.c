/* world.c - the directory and the calendars of a scenario */
#include "calendars.h"
#include "compile.h"

#define ALL_DAYS 0x7fu
#define DAY_MINUTES 1440

static void add_tenants (const TsEstate *estate, TsDirectory *directory)
{
  for (guint i = 0; i < estate->draft->tenants->len; i++) {
    const TsDraftTenant *tenant = &g_array_index (estate->draft->tenants, TsDraftTenant, i);
    uint32_t number = ts_directory_add_tenant (directory, tenant->named.key->text, tenant->named.key->origin);
    g_assert (number == tenant->number);
    if (tenant->trial == TS_WORD_TRUE)
      ts_directory_set_trial (directory, number);
    for (guint j = 0; j < tenant->domains->len; j++) {
      const char *domain = g_array_index (tenant->domains, TsDraftDomain, j).domain;
      ts_directory_own_domain (directory, ts_directory_domain (directory, domain), number);
    }
  }
}

/* SEED-4: without a word, everybody holds the licences that their client needs;
 * people of no tenant have no account that could hold one. */
static unsigned licences_of (const TsDraftGroup *group, TsClient client)
{
  if (group->tenant == TS_NONE)
    return 0;
  if (group->licences & TS_FLAGS_WRITTEN)
    return group->licences & ~TS_FLAGS_WRITTEN;
  return ts_client_is_remote_assist (client) ? TS_LICENCE_TEAMS | TS_LICENCE_REMOTE_ASSIST : TS_LICENCE_TEAMS;
}

static void add_groups (const TsEstate *estate, TsDirectory *directory)
{
  for (guint i = 0; i < estate->groups->len; i++) {
    const TsDraftGroup *draft = estate->groups->pdata[i];
    TsClient client = (TsClient)(draft->client - 1);
    TsGroup group = {.name = draft->named.key->text,
                     .tenant = draft->tenant,
                     .domain = ts_directory_domain (directory, draft->domain),
                     .count = draft->count,
                     .client = client,
                     .licences = licences_of (draft, client),
                     .origin = draft->named.key->origin};
    uint32_t number = ts_directory_add_group (directory, &group);
    g_assert (number == draft->number && ts_directory_group_people (directory, number).first == draft->people.first);
  }
}

static void add_teams (const TsEstate *estate, TsDirectory *directory)
{
  for (guint i = 0; i < estate->teams->len; i++) {
    const TsDraftTeam *team = estate->teams->pdata[i];
    const TsNode *key = team->named.key;
    uint32_t number = ts_directory_add_team (directory, team->tenant, key->text, key->origin);
    g_assert (number == team->number);
    for (guint j = 0; j < team->ranges->len; j++)
      ts_directory_add_team_members (directory, number, g_array_index (team->ranges, TsRange, j));
  }
}

static void add_channels (const TsEstate *estate, TsDirectory *directory)
{
  for (guint i = 0; i < estate->teams->len; i++) {
    const TsDraftTeam *team = estate->teams->pdata[i];
    for (guint j = 0; j < ts_items (team->channels); j++) {
      const TsDraftChannel *channel = &g_array_index (team->channels, TsDraftChannel, j);
      const TsNode *key = channel->named.key;
      uint32_t number = ts_directory_add_channel (directory, team->number, key->text, key->origin);
      g_assert (number == channel->number);
      for (guint k = 0; k < channel->ranges->len; k++)
        ts_directory_add_channel_members (directory, number, g_array_index (channel->ranges, TsRange, k));
    }
  }
}

/* --------------------------------------------------------------- calendars -- */

static bool is_always (const TsHours *hours)
{
  return hours->days == ALL_DAYS && hours->end - hours->start == DAY_MINUTES;
}

static TsCalendar make_calendar (const TsScenario *scenario, const TsDraftGroup *group)
{
  if (is_always (&group->hours))
    return ts_calendar_always (scenario->duration);
  return ts_calendar_make (&group->hours, group->time_zone, scenario->start_unix, scenario->duration);
}

/* Groups with the same hours in the same time zone share a calendar. */
static char *calendar_key (const TsDraftGroup *group)
{
  if (is_always (&group->hours))
    return g_strdup ("always");
  return g_strdup_printf ("%u %d %d %s", group->hours.days, group->hours.start, group->hours.end, group->time_zone);
}

static uint32_t find_calendar (TsScenario *scenario, GHashTable *known, GArray *calendars, const TsDraftGroup *group)
{
  char *key = calendar_key (group);
  gpointer number;
  if (g_hash_table_lookup_extended (known, key, NULL, &number)) {
    g_free (key);
    return GPOINTER_TO_UINT (number);
  }
  TsCalendar calendar = make_calendar (scenario, group);
  g_array_append_val (calendars, calendar);
  g_hash_table_insert (known, key, GUINT_TO_POINTER (calendars->len - 1));
  return calendars->len - 1;
}

static void make_groups (const TsEstate *estate, TsScenario *scenario)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *calendars = g_array_new (FALSE, FALSE, sizeof (TsCalendar));
  scenario->groups = g_new0 (TsGroupInfo, estate->groups->len);
  for (guint i = 0; i < estate->groups->len; i++) {
    const TsDraftGroup *draft = estate->groups->pdata[i];
    scenario->groups[i] = (TsGroupInfo){.full_name = g_strdup (draft->full_name),
                                        .hash = ts_hash_text (draft->full_name),
                                        .calendar = find_calendar (scenario, known, calendars, draft)};
    if (g_array_index (calendars, TsCalendar, scenario->groups[i].calendar).total == 0)
      ts_diagnostics_warn (estate->reader->diagnostics, draft->named.key, NULL,
                           "\"%s\" never works within the clock's duration", draft->full_name);
  }
  scenario->n_calendars = calendars->len;
  scenario->calendars = (TsCalendar *)g_array_free (calendars, FALSE);
}

void ts_directory_make (const TsEstate *estate, TsScenario *scenario)
{
  scenario->directory = ts_directory_new (scenario->era);
  add_tenants (estate, scenario->directory);
  add_groups (estate, scenario->directory);
  add_teams (estate, scenario->directory);
  add_channels (estate, scenario->directory);
  make_groups (estate, scenario);
}
