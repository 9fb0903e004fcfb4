/* language_changes.c - the keys of what somebody changes while the clock runs */
#include "draft.h"
#include "types.h"

#define MOST_ENTRIES 100000

static const TsKey place_keys[] = {
  {.name = "who", .type = &ts_type_people, .required = true, .offset = offsetof (TsDraftPlace, who),
   .means = "The people."},
  {.name = "in", .type = &ts_type_team, .required = true, .offset = offsetof (TsDraftPlace, in),
   .means = "The team: Tenant/team."},
};
static const TsTable place_table = {place_keys, G_N_ELEMENTS (place_keys)};
static const TsType place = {.kind = TS_VALUE_MAPPING, .name = "people and a team", .table = &place_table};
static const TsType places = {.kind = TS_VALUE_LIST,
                              .name = "a list of people and teams, such as [{who: ABC.expert, in: Contoso1/field}]",
                              .high = MOST_ENTRIES,
                              .item = &place,
                              .item_size = sizeof (TsDraftPlace)};

static const TsKey licence_keys[] = {
  {.name = "who", .type = &ts_type_people, .required = true, .offset = offsetof (TsDraftLicences, who),
   .means = "The people."},
  {.name = "licences", .type = &ts_type_licences, .required = true, .offset = offsetof (TsDraftLicences, licences),
   .means = "All the licences they hold from then on."},
};
static const TsTable licence_table = {licence_keys, G_N_ELEMENTS (licence_keys)};
static const TsType licence_item = {.kind = TS_VALUE_MAPPING, .name = "people and licences", .table = &licence_table};
static const TsType licences = {.kind = TS_VALUE_LIST,
                                .name = "a list of people and licences",
                                .high = MOST_ENTRIES,
                                .item = &licence_item,
                                .item_size = sizeof (TsDraftLicences)};

const TsType ts_type_only_in = {.kind = TS_VALUE_WORDS, .name = "a configuration, or a list of them"};

#define SETTINGS(member) (offsetof (TsDraftChange, settings) + offsetof (TsDraftConfiguration, member))

static const TsKey change_keys[] = {
  {.name = "at",
   .type = &ts_type_delay,
   .required = true,
   .offset = offsetof (TsDraftChange, at),
   .means = "When it is saved, from the start of the clock: 3d."},
  {.name = "until",
   .type = &ts_type_duration,
   .offset = offsetof (TsDraftChange, until),
   .means = "When it is undone, from the start of the clock; left out: never."},
  {.name = "configurations",
   .type = &ts_type_only_in,
   .offset = offsetof (TsDraftChange, only_in),
   .means = "The configurations it happens in; left out: all."},
  {.name = "external_access",
   .type = &ts_type_external_access,
   .offset = SETTINGS (external),
   .means = "External access from then on, of the tenants that are named."},
  {.name = "guest_access",
   .type = &ts_type_guest_access,
   .offset = SETTINGS (guest_access),
   .means = "Guest access from then on, of the tenants that are named."},
  {.name = "meetings",
   .type = &ts_type_meetings,
   .offset = SETTINGS (meetings),
   .means = "Meetings from then on, of the tenants that are named; what is left out of one is as shipped."},
  {.name = "guests",
   .type = &ts_type_guests,
   .offset = SETTINGS (guests),
   .means = "Who is invited where; they accept, or not, as behaviour says."},
  {.name = "remove_guests",
   .type = &places,
   .offset = offsetof (TsDraftChange, remove_guests),
   .means = "Who is no longer a guest where."},
  {.name = "external_access_off_for",
   .type = &ts_type_people,
   .offset = SETTINGS (external_off_for),
   .means = "People whose external access policy is turned off."},
  {.name = "external_access_on_for",
   .type = &ts_type_people,
   .offset = offsetof (TsDraftChange, external_on_for),
   .means = "People whose external access policy is turned on."},
  {.name = "external_access_of_people",
   .type = &ts_type_person_external,
   .offset = SETTINGS (person_external),
   .since = TS_ERA_2026,
   .means = "People who have domains of their own from then on. Not in era 2020-04."},
  {.name = "blocks",
   .type = &ts_type_blocks,
   .offset = SETTINGS (blocks),
   .since = TS_ERA_2026,
   .means = "People who block people of other tenants from then on. Not in era 2020-04 (F-13)."},
  {.name = "calling_off_for",
   .type = &ts_type_people,
   .offset = SETTINGS (calling_off_for),
   .means = "People whose calling policy forbids private calls from then on."},
  {.name = "information_barriers",
   .type = &ts_type_barriers,
   .offset = SETTINGS (barriers),
   .means = "People of one tenant who are kept apart from then on."},
  {.name = "licences",
   .type = &licences,
   .offset = offsetof (TsDraftChange, licences),
   .means = "Licences that people hold from then on."},
  {.name = "join_team",
   .type = &places,
   .offset = offsetof (TsDraftChange, join_team),
   .means = "Who becomes a member of a team of their own tenant."},
  {.name = "leave_team",
   .type = &places,
   .offset = offsetof (TsDraftChange, leave_team),
   .means = "Who is no longer a member of a team of their own tenant."},
  {.name = "leave",
   .type = &ts_type_people,
   .offset = offsetof (TsDraftChange, leave),
   .means = "People who leave: their accounts are disabled, and they need nobody."},
  {.name = "join",
   .type = &ts_type_people,
   .offset = offsetof (TsDraftChange, join),
   .means = "People who join then, and were not there before."},
};
static const TsTable change_table = {change_keys, G_N_ELEMENTS (change_keys)};
static const TsType change = {.kind = TS_VALUE_MAPPING, .name = "a change", .table = &change_table};
const TsType ts_type_changes = {.kind = TS_VALUE_LIST,
                                .name = "a list of changes, such as [{at: 3d, external_access: {ABC: off}}]",
                                .high = 10000,
                                .item = &change,
                                .item_size = sizeof (TsDraftChange)};
