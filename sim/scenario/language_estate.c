/* language_estate.c - the keys of tenants, their groups and teams, and of people of no tenant */
#include "draft.h"
#include "types.h"

#define MOST_TENANTS 1000000
#define MOST_GROUPS 1000000
#define MOST_DOMAINS 5000
#define MOST_CHANNELS 30 /* private ones of a team; limits-specifications-teams 2020-02-11 */

static const TsType people_count = {.kind = TS_VALUE_COUNT, .name = "a whole number", .low = 1, .high = TS_MOST_PEOPLE};

static const TsKey group_keys[] = {
  {.name = "count", .type = &people_count, .required = true, .offset = offsetof (TsDraftGroup, count),
   .means = "How many people are in the group."},
  {.name = "client", .type = &ts_type_client, .required = true, .offset = offsetof (TsDraftGroup, client),
   .means = "The client they use."},
  {.name = "licences", .type = &ts_type_licences, .offset = offsetof (TsDraftGroup, licences),
   .means = "Licences of their accounts; left out: those their client needs (SEED-4)."},
  {.name = "hours", .type = &ts_type_hours, .offset = offsetof (TsDraftGroup, hours), .default_value = "always",
   .means = "When they work, in the tenant's time zone."},
  {.name = "domain", .type = &ts_type_word, .offset = offsetof (TsDraftGroup, domain_node),
   .means = "Domain of their addresses, one of the tenant's; left out: the tenant's first."},
  {.name = "used_by", .type = &ts_type_people, .offset = offsetof (TsDraftGroup, used_by),
   .means = "People from elsewhere who use these accounts: service accounts, a second identity (SEED-6)."},
};
static const TsTable group_table = {group_keys, G_N_ELEMENTS (group_keys)};
static const TsType group = {.kind = TS_VALUE_MAPPING, .name = "a group of people", .table = &group_table};
static const TsType groups = {.kind = TS_VALUE_NAMED,
                              .name = "groups of people by name",
                              .high = MOST_GROUPS,
                              .item = &group,
                              .item_size = sizeof (TsDraftGroup)};

static const TsKey outsider_keys[] = {
  {.name = "count", .type = &people_count, .required = true, .offset = offsetof (TsDraftGroup, count),
   .means = "How many people are in the group."},
  {.name = "client", .type = &ts_type_client, .required = true, .offset = offsetof (TsDraftGroup, client),
   .means = "The client they use."},
  {.name = "domain", .type = &ts_type_domain, .required = true, .offset = offsetof (TsDraftGroup, domain),
   .means = "Domain of their addresses; no tenant owns it."},
  {.name = "hours", .type = &ts_type_hours, .offset = offsetof (TsDraftGroup, hours), .default_value = "always",
   .means = "When they work."},
  {.name = "time_zone", .type = &ts_type_time_zone, .offset = offsetof (TsDraftGroup, time_zone),
   .default_value = "UTC", .means = "The time zone of their hours."},
};
static const TsTable outsider_table = {outsider_keys, G_N_ELEMENTS (outsider_keys)};
static const TsType outsider = {.kind = TS_VALUE_MAPPING, .name = "a group of people", .table = &outsider_table};
const TsType ts_type_outsiders = {.kind = TS_VALUE_NAMED,
                                  .name = "groups of people of no tenant, by name",
                                  .high = MOST_GROUPS,
                                  .item = &outsider,
                                  .item_size = sizeof (TsDraftGroup)};

static const TsType members = {.kind = TS_VALUE_WORDS, .name = "groups of this tenant"};
static const TsKey channel_keys[] = {
  {.name = "members", .type = &members, .offset = offsetof (TsDraftChannel, members),
   .means = "Groups of the tenant, members of the team, whose people are in the channel."},
};
static const TsTable channel_table = {channel_keys, G_N_ELEMENTS (channel_keys)};
static const TsType channel = {.kind = TS_VALUE_MAPPING, .name = "a private channel", .table = &channel_table};
static const TsType channels = {.kind = TS_VALUE_NAMED,
                                .name = "private channels by name",
                                .high = MOST_CHANNELS,
                                .item = &channel,
                                .item_size = sizeof (TsDraftChannel)};

static const TsKey team_keys[] = {
  {.name = "members", .type = &members, .required = true, .offset = offsetof (TsDraftTeam, members),
   .means = "Groups of the tenant whose people are members of the team."},
  {.name = "channels", .type = &channels, .offset = offsetof (TsDraftTeam, channels),
   .means = "Its private channels. A guest of one reaches its members by chat and files, and the team by calls (C-2)."},
};
static const TsTable team_table = {team_keys, G_N_ELEMENTS (team_keys)};
static const TsType team = {.kind = TS_VALUE_MAPPING, .name = "a team", .table = &team_table};
static const TsType teams = {.kind = TS_VALUE_NAMED,
                             .name = "teams by name",
                             .high = MOST_GROUPS,
                             .item = &team,
                             .item_size = sizeof (TsDraftTeam)};

static const TsType domains = {.kind = TS_VALUE_LIST,
                               .name = "a list of at least one domain",
                               .low = 1,
                               .high = MOST_DOMAINS,
                               .item = &ts_type_domain,
                               .item_offset = offsetof (TsDraftDomain, domain),
                               .item_size = sizeof (TsDraftDomain)};

static const TsKey tenant_keys[] = {
  {.name = "domains", .type = &domains, .required = true, .offset = offsetof (TsDraftTenant, domains),
   .means = "Domains the tenant owns; the first is that of its people's addresses."},
  {.name = "time_zone", .type = &ts_type_time_zone, .offset = offsetof (TsDraftTenant, time_zone),
   .default_value = "UTC", .means = "The time zone of its people's hours."},
  {.name = "users", .type = &groups, .offset = offsetof (TsDraftTenant, groups),
   .means = "Its people, in groups that are alike."},
  {.name = "teams", .type = &teams, .offset = offsetof (TsDraftTenant, teams),
   .means = "Its teams, into which guests can be invited."},
  {.name = "trial", .type = &ts_type_truth, .offset = offsetof (TsDraftTenant, trial), .since = TS_ERA_2026,
   .means = "Has it no paid subscription? Others refuse it unless they permit trials. Not in era 2020-04."},
};
static const TsTable tenant_table = {tenant_keys, G_N_ELEMENTS (tenant_keys)};
static const TsType tenant = {.kind = TS_VALUE_MAPPING, .name = "a tenant", .table = &tenant_table};
const TsType ts_type_tenants = {.kind = TS_VALUE_NAMED,
                                .name = "at least one tenant",
                                .low = 1,
                                .high = MOST_TENANTS,
                                .item = &tenant,
                                .item_size = sizeof (TsDraftTenant)};
