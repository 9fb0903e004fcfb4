/* language_configurations.c - the keys of configurations */
#include "draft.h"
#include "types.h"

#define MOST_ENTRIES 100000

/* ----------------------------------------------------------- external access -- */

static const TsType list = {.kind = TS_VALUE_LIST,
                            .name = "a list of domains",
                            .high = MOST_ENTRIES,
                            .item = &ts_type_domain,
                            .item_offset = offsetof (TsDraftDomain, domain),
                            .item_size = sizeof (TsDraftDomain)};

static const TsKey external_keys[] = {
  {.name = "allow", .type = &list, .offset = offsetof (TsDraftExternal, allow),
   .means = "Allow list: only these domains are permitted; an empty one permits nobody."},
  {.name = "block", .type = &list, .offset = offsetof (TsDraftExternal, block),
   .means = "Block list: these domains are refused; ignored beside an allow list."},
  {.name = "block_subdomains", .type = &ts_type_switch, .offset = offsetof (TsDraftExternal, block_subdomains),
   .since = TS_ERA_2026,
   .means = "Does the block list refuse subdomains too? Left out: off. Not in era 2020-04, where lists are exact."},
  {.name = "trials", .type = &ts_type_switch, .offset = offsetof (TsDraftExternal, trials), .since = TS_ERA_2026,
   .means = "Are trial tenants permitted (ExternalAccessWithTrialTenants)? Left out: off. Not in era 2020-04."},
  {.name = "trial_domains", .type = &list, .offset = offsetof (TsDraftExternal, trial_domains), .since = TS_ERA_2026,
   .means = "Trial tenants with these domains are permitted all the same. Not in era 2020-04."},
  {.name = "block_people", .type = &ts_type_people, .offset = offsetof (TsDraftExternal, block_people),
   .since = TS_ERA_2026,
   .means = "People of other tenants whom the admin blocks. Not in era 2020-04, where nobody can be blocked (F-13)."},
};
static const TsTable external_table = {external_keys, G_N_ELEMENTS (external_keys)};

static const char *const mode_words[] = {"off", "open", NULL};
static const TsType mode = {.kind = TS_VALUE_CHOICE, .name = "a mode of external access", .words = mode_words};
static const TsType external = {.kind = TS_VALUE_EITHER,
                                .name = "open, off, {allow: [...]} or {block: [...]}",
                                .table = &external_table,
                                .item = &mode,
                                .item_offset = offsetof (TsDraftExternal, mode)};
const TsType ts_type_external_access = {.kind = TS_VALUE_NAMED,
                                       .name = "external access by tenant, and `default` for the others",
                                       .high = UINT32_MAX,
                                       .item = &external,
                                       .item_size = sizeof (TsDraftExternal)};

/* -------------------------------------------------------------- guest access -- */

/* In the order of TsInviters. */
static const char *const inviter_words[] = {"members", "admins", "nobody", NULL};
static const TsType inviters = {.kind = TS_VALUE_CHOICE, .name = "who may invite", .words = inviter_words};

/* Those that a tenant can switch off, in the order of TsFeature from video on. */
static const char *const off_words[] = {"video",    "screen_sharing", "meet_now", "editing",
                                        "deleting", "giphy",          "memes",    "stickers", NULL};
static const TsType off_features = {.kind = TS_VALUE_FLAGS, .name = "a feature of guests", .words = off_words};

static const TsKey guest_access_keys[] = {
  {.name = "access", .type = &ts_type_switch, .required = true, .offset = offsetof (TsDraftGuestAccess, access),
   .means = "Does the tenant let guests in?"},
  {.name = "calling", .type = &ts_type_switch, .offset = offsetof (TsDraftGuestAccess, calling),
   .default_value = "on", .means = "May guests make private calls?"},
  {.name = "scope", .type = &ts_type_guest_scope, .offset = offsetof (TsDraftGuestAccess, scope),
   .means = "Whom a guest reaches: members of the same team, or the whole tenant (C-1)."},
  {.name = "files", .type = &ts_type_guest_files, .offset = offsetof (TsDraftGuestAccess, files),
   .means = "Which files a guest can share (C-13)."},
  {.name = "chat", .type = &ts_type_switch, .offset = offsetof (TsDraftGuestAccess, chat),
   .means = "May guests chat (AllowUserChat)? Left out: on."},
  {.name = "groups", .type = &ts_type_switch, .offset = offsetof (TsDraftGuestAccess, groups),
   .means = "May guests access what groups hold, the third layer? Left out: on."},
  {.name = "sharing", .type = &ts_type_switch, .offset = offsetof (TsDraftGuestAccess, sharing),
   .means = "May files be shared with guests, the fourth layer? Left out: on."},
  {.name = "inviters", .type = &inviters, .offset = offsetof (TsDraftGuestAccess, inviters),
   .means = "Who may invite people new to the directory, the first layer: members, so owners and admins too; admins; "
            "nobody. Left out: members."},
  {.name = "owners_can_add_guests", .type = &ts_type_switch, .offset = offsetof (TsDraftGuestAccess, owners_can_add),
   .means = "May owners of teams add people from outside? Left out: on."},
  {.name = "members_can_add_guests", .type = &ts_type_switch, .offset = offsetof (TsDraftGuestAccess, members_can_add),
   .means = "May members of teams do, as SEED-42 has it and no other document (C-9)? Left out: off."},
  {.name = "invite_only", .type = &list, .offset = offsetof (TsDraftGuestAccess, invite_only),
   .means = "Only people of these domains can be invited; not beside invite_not."},
  {.name = "off", .type = &off_features, .offset = offsetof (TsDraftGuestAccess, off),
   .means = "Features of guests that are switched off: F-16 to F-23 of the table, such as [video, meet_now]."},
  {.name = "invite_not", .type = &list, .offset = offsetof (TsDraftGuestAccess, invite_not),
   .means = "People of these domains cannot be invited."},
};
static const TsTable guest_access_table = {guest_access_keys, G_N_ELEMENTS (guest_access_keys)};
static const TsType guest_access_item = {.kind = TS_VALUE_EITHER,
                                         .name = "on, off or {access: on, ...}",
                                         .table = &guest_access_table,
                                         .item = &ts_type_switch,
                                         .item_offset = offsetof (TsDraftGuestAccess, access)};
const TsType ts_type_guest_access = {.kind = TS_VALUE_NAMED,
                                    .name = "guest access by tenant, and `default` for the others",
                                    .high = UINT32_MAX,
                                    .item = &guest_access_item,
                                    .item_size = sizeof (TsDraftGuestAccess)};

const TsType ts_type_team = {.kind = TS_VALUE_WORD, .name = "a team such as Contoso1/field-support"};
static const TsType in = {.kind = TS_VALUE_WORD,
                          .name = "a team such as Contoso1/field-support, or a channel such as Contoso1/field-support/pump"};
/* In the order of TsInvitedBy. */
static const char *const by_words[] = {"owner", "admin", "member", NULL};
static const TsType by = {.kind = TS_VALUE_CHOICE, .name = "who invites", .words = by_words};
/* In the order of TsGuestState. */
static const char *const state_words[] = {"accepted", "invited", NULL};
static const TsType state = {.kind = TS_VALUE_CHOICE, .name = "a state of an invitation", .words = state_words};

static const TsKey guest_keys[] = {
  {.name = "who", .type = &ts_type_people, .required = true, .offset = offsetof (TsDraftGuest, who),
   .means = "The people invited."},
  {.name = "in", .type = &in, .required = true, .offset = offsetof (TsDraftGuest, in),
   .means = "The team they become members of, Tenant/team, or a private channel of one, Tenant/team/channel (C-2)."},
  {.name = "state", .type = &state, .offset = offsetof (TsDraftGuest, state), .default_value = "accepted",
   .means = "Have they accepted the invitation?"},
  {.name = "by", .type = &by, .offset = offsetof (TsDraftGuest, by),
   .means = "Who invites: an owner of the team, an admin, or a member (C-9). Left out: owner."},
};
static const TsTable guest_table = {guest_keys, G_N_ELEMENTS (guest_keys)};
static const TsType guest = {.kind = TS_VALUE_MAPPING, .name = "guests", .table = &guest_table};
const TsType ts_type_guests = {.kind = TS_VALUE_LIST,
                              .name = "a list of guests",
                              .high = MOST_ENTRIES,
                              .item = &guest,
                              .item_size = sizeof (TsDraftGuest)};

/* ------------------------------------------------------------------ meetings -- */

/* In the order of TsAutoAdmit. */
static const char *const admit_words[] = {"everyone",               "company-and-federated", "company",
                                          "company-without-guests", "invited",               "organizer", NULL};
static const TsType auto_admit = {
  .kind = TS_VALUE_CHOICE, .name = "who is admitted to meetings without waiting", .words = admit_words};
static const char *const admit_defaults[TS_ERAS] = {[TS_ERA_2020_04] = "company-and-federated",
                                                    [TS_ERA_2026] = "company"};

static const TsKey meetings_keys[] = {
  {.name = "anonymous_join", .type = &ts_type_switch, .offset = offsetof (TsDraftMeetings, anonymous_join),
   .default_value = "on", .means = "May people whom the tenant does not know join (not DisableAnonymousJoin)?"},
  {.name = "auto_admit", .type = &auto_admit, .offset = offsetof (TsDraftMeetings, auto_admit),
   .era_defaults = admit_defaults,
   .means = "Who does not wait in the lobby (AutoAdmittedUsers); era 2020-04 knows the first three."},
  {.name = "anonymous_can_start", .type = &ts_type_switch, .offset = offsetof (TsDraftMeetings, anonymous_start),
   .default_value = "off",
   .means = "May people from outside enter before somebody of the tenant (AllowAnonymousUsersToStartMeeting)?"},
};
static const TsTable meetings_table = {meetings_keys, G_N_ELEMENTS (meetings_keys)};
static const TsType meetings_item = {
  .kind = TS_VALUE_MAPPING, .name = "settings of meetings such as {anonymous_join: off}", .table = &meetings_table};
const TsType ts_type_meetings = {.kind = TS_VALUE_NAMED,
                                .name = "settings of meetings by tenant, and `default` for the others",
                                .high = UINT32_MAX,
                                .item = &meetings_item,
                                .item_size = sizeof (TsDraftMeetings)};
/* -------------------------------------------------------------------- people -- */

static const TsKey person_external_keys[] = {
  {.name = "who", .type = &ts_type_people, .required = true, .offset = offsetof (TsDraftPersonExternal, who),
   .means = "The people; theirs takes the place of the tenant's lists, but not of its being off."},
  {.name = "domains", .type = &mode, .offset = offsetof (TsDraftPersonExternal, mode),
   .means = "open: every domain; off: none."},
  {.name = "allow", .type = &list, .offset = offsetof (TsDraftPersonExternal, allow),
   .means = "Only these domains are permitted to them."},
  {.name = "block", .type = &list, .offset = offsetof (TsDraftPersonExternal, block),
   .means = "These domains are refused to them."},
};
static const TsTable person_external_table = {person_external_keys, G_N_ELEMENTS (person_external_keys)};
static const TsType person_external_item = {
  .kind = TS_VALUE_MAPPING, .name = "people and their domains", .table = &person_external_table};
const TsType ts_type_person_external = {.kind = TS_VALUE_LIST,
                                        .name = "a list of people and their domains",
                                        .high = MOST_ENTRIES,
                                        .item = &person_external_item,
                                        .item_size = sizeof (TsDraftPersonExternal)};

static const TsKey block_keys[] = {
  {.name = "who", .type = &ts_type_people, .required = true, .offset = offsetof (TsDraftBlock, who),
   .means = "The people who block."},
  {.name = "whom", .type = &ts_type_people, .required = true, .offset = offsetof (TsDraftBlock, whom),
   .means = "Whom each of them blocks: people of other tenants."},
};
static const TsTable block_table = {block_keys, G_N_ELEMENTS (block_keys)};
static const TsType block = {.kind = TS_VALUE_MAPPING, .name = "who blocks whom", .table = &block_table};
const TsType ts_type_blocks = {.kind = TS_VALUE_LIST,
                               .name = "a list of who blocks whom",
                               .high = MOST_ENTRIES,
                               .item = &block,
                               .item_size = sizeof (TsDraftBlock)};

static const TsKey barrier_keys[] = {
  {.name = "between", .type = &ts_type_between, .required = true, .offset = offsetof (TsDraftBarrier, between),
   .means = "The two sides, of one tenant: they neither find, chat with nor call each other."},
};
static const TsTable barrier_table = {barrier_keys, G_N_ELEMENTS (barrier_keys)};
static const TsType barrier = {.kind = TS_VALUE_MAPPING, .name = "an information barrier", .table = &barrier_table};
const TsType ts_type_barriers = {.kind = TS_VALUE_LIST,
                                 .name = "a list of information barriers",
                                 .high = MOST_ENTRIES,
                                 .item = &barrier,
                                 .item_size = sizeof (TsDraftBarrier)};

/* ------------------------------------------------------------- configurations -- */

/* In the order of TsPreferPath. */
static const char *const path_words[] = {"active", "guest", "federation", NULL};
static const TsType prefer_path = {.kind = TS_VALUE_CHOICE, .name = "a preferred path", .words = path_words};
static const TsType switching = {
  .kind = TS_VALUE_TEXT,
  .pattern = "^(home|on-demand|follow-meetings|resident\\(.+\\)|rota\\(.+\\))$",
  .name = "a switching habit: home, on-demand, follow-meetings, resident(Tenant) or rota(Tenant 08:00-12:00 ...)"};
static const char *const start_words[] = {"running", "from-nothing", NULL};
static const TsType start = {.kind = TS_VALUE_CHOICE, .name = "a start", .words = start_words};

static const char *const mobile_files_defaults[TS_ERAS] = {[TS_ERA_2020_04] = "off", [TS_ERA_2026] = "on"};

static const TsKey configuration_keys[] = {
  {.name = "external_access",
   .type = &ts_type_external_access,
   .offset = offsetof (TsDraftConfiguration, external),
   .means = "External access (federation); left out: open, as the product ships."},
  {.name = "guest_access",
   .type = &ts_type_guest_access,
   .offset = offsetof (TsDraftConfiguration, guest_access),
   .means = "Guest access; left out: as the product ships, off in era 2020-04, on in 2026."},
  {.name = "guests",
   .type = &ts_type_guests,
   .offset = offsetof (TsDraftConfiguration, guests),
   .means = "Who is invited where."},
  {.name = "meetings",
   .type = &ts_type_meetings,
   .offset = offsetof (TsDraftConfiguration, meetings),
   .means = "Who joins meetings of a tenant, and who waits in the lobby; left out: as the product ships."},
  {.name = "external_access_off_for",
   .type = &ts_type_people,
   .offset = offsetof (TsDraftConfiguration, external_off_for),
   .means = "People whose external access policy is off."},
  {.name = "external_access_of_people",
   .type = &ts_type_person_external,
   .offset = offsetof (TsDraftConfiguration, person_external),
   .since = TS_ERA_2026,
   .means = "People with domains of their own (CommunicationWithExternalOrgs). Not in era 2020-04, where only tenants "
            "have lists."},
  {.name = "blocks",
   .type = &ts_type_blocks,
   .offset = offsetof (TsDraftConfiguration, blocks),
   .since = TS_ERA_2026,
   .means = "People who block people of other tenants. Not in era 2020-04, where nobody can (F-13)."},
  {.name = "calling_off_for",
   .type = &ts_type_people,
   .offset = offsetof (TsDraftConfiguration, calling_off_for),
   .means = "People whose calling policy forbids private calls (AllowPrivateCalling)."},
  {.name = "information_barriers",
   .type = &ts_type_barriers,
   .offset = offsetof (TsDraftConfiguration, barriers),
   .means = "People of one tenant who are kept apart (SEED-6)."},
  {.name = "guest_scope",
   .type = &ts_type_guest_scope,
   .offset = offsetof (TsDraftConfiguration, guest_scope),
   .default_value = "team",
   .means = "Whom guests reach where the tenant says nothing else (C-1)."},
  {.name = "guest_file_mode",
   .type = &ts_type_guest_files,
   .offset = offsetof (TsDraftConfiguration, guest_files),
   .default_value = "any",
   .means = "Which files guests share where the tenant says nothing else (C-13)."},
  {.name = "prefer_path",
   .type = &prefer_path,
   .offset = offsetof (TsDraftConfiguration, prefer_path),
   .default_value = "active",
   .means = "Which way is taken where a guest account and federation both connect."},
  {.name = "ra_mobile_files",
   .type = &ts_type_switch,
   .offset = offsetof (TsDraftConfiguration, ra_mobile_files),
   .era_defaults = mobile_files_defaults,
   .means = "Can Remote Assist mobile share files? Left out: off in era 2020-04, on in 2026."},
  {.name = "switching",
   .type = &switching,
   .offset = offsetof (TsDraftConfiguration, switching),
   .default_value = "home",
   .means = "Do Teams people switch tenants: never (home), when needed (on-demand), for meetings "
            "(follow-meetings), or are they where they are guests, always (resident(Tenant)) or by the clock there "
            "(rota(Tenant mon-fri 08:00-12:00 ...))?"},
  {.name = "start",
   .type = &start,
   .offset = offsetof (TsDraftConfiguration, start),
   .default_value = "running",
   .only_with = "start",
   .means = "Are settings and guests in place when the clock starts (running), or made then and only later in force "
            "(from-nothing)?"},
  {.name = "behaviour",
   .type = &ts_type_behaviour_overrides,
   .offset = offsetof (TsDraftConfiguration, behaviour),
   .means = "Behaviour that differs in this configuration."},
};
static const TsTable configuration_table = {configuration_keys, G_N_ELEMENTS (configuration_keys)};
static const TsType configuration = {.kind = TS_VALUE_MAPPING,
                                     .name = "a configuration",
                                     .table = &configuration_table};
const TsType ts_type_configurations = {.kind = TS_VALUE_NAMED,
                                       .name = "at least one configuration",
                                       .low = 1,
                                       .high = TS_MOST_CONFIGURATIONS,
                                       .item = &configuration,
                                       .item_size = sizeof (TsDraftConfiguration)};
