/* explain_words.c - rules and the facts behind them, in words */
#include "explain.h"

typedef struct {
  const TsAnswer *answer;
  const TsExplainedRule *rule;
} Saying;

static const TsDirectory *directory_of (const TsAnswer *answer)
{
  return answer->scenario->directory;
}

char *ts_explain_address (const TsAnswer *answer, uint32_t person)
{
  return ts_scenario_person_address (answer->scenario, person);
}

const TsGroup *ts_explain_group (const TsAnswer *answer, uint32_t person)
{
  const TsDirectory *directory = directory_of (answer);
  return ts_directory_group (directory, ts_directory_group_of (directory, person));
}

static const char *client_of (const TsAnswer *answer, uint32_t person)
{
  return ts_client_name (ts_explain_group (answer, person)->client);
}

static char *team_of (const TsAnswer *answer, uint32_t team)
{
  const TsDirectory *directory = directory_of (answer);
  uint32_t tenant = ts_directory_team_tenant (directory, team);
  return g_strconcat (ts_directory_tenant_name (directory, tenant), "/", ts_directory_team_name (directory, team),
                      NULL);
}

const char *ts_explain_tenant (const TsAnswer *answer, uint32_t tenant)
{
  return tenant == TS_NONE ? "nowhere" : ts_directory_tenant_name (directory_of (answer), tenant);
}

const char *ts_explain_verdict (const TsAnswer *answer)
{
  static const char *const words[] = {
    [TS_VERDICT_ALLOW] = "allowed", [TS_VERDICT_DENY] = "denied", [TS_VERDICT_UNREACHABLE] = "unreachable"};
  return words[answer->explanation->verdict.kind];
}

char *ts_explain_question (const TsAnswer *answer)
{
  static const char *const formats[TS_ASKED_OPERATIONS] = {
    [TS_OPERATION_SEARCH] = "May %s find %s?",
    [TS_OPERATION_CALL] = "May %s call %s?",
    [TS_OPERATION_ADD_PARTICIPANT] = "May %s add %s to a call?",
    [TS_OPERATION_JOIN_MEETING] = "May %s join a meeting of %s?",
    [TS_OPERATION_SHARE_FILE] = "May %s share a file with %s?",
    [TS_OPERATION_CHAT] = "May %s chat with %s?",
  };
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  g_autofree char *caller = ts_explain_address (answer, enquiry->caller);
  g_autofree char *callee = ts_explain_address (answer, enquiry->callee);
  const char *rest = formats[enquiry->operation];
  g_auto (GStrv) parts = g_strsplit (rest, "%s", 3);
  g_autofree char *end = enquiry->chat == 0
                           ? g_strdup (parts[2])
                           : g_strdup_printf (" to a call that a chat of %u people starts?", enquiry->chat);
  return g_strconcat (parts[0], caller, parts[1], callee, end, NULL);
}

/* -------------------------------------------------------------------- facts -- */

static char *say_licence (const Saying *saying)
{
  const TsGroup *group = ts_explain_group (saying->answer, saying->rule->person);
  g_autofree char *who = ts_explain_address (saying->answer, saying->rule->person);
  const char *client = ts_client_name (group->client);
  if (group->tenant == TS_NONE)
    return g_strdup_printf ("%s belongs to no tenant, and needs no licence", who);
  return g_strdup_printf ("%s %s the licence that %s needs", who, saying->rule->fails ? "lacks" : "has", client);
}

static char *say_not_home (const Saying *saying)
{
  g_autofree char *who = ts_explain_address (saying->answer, saying->rule->person);
  const char *client = client_of (saying->answer, saying->rule->person);
  if (ts_client_is_remote_assist (ts_explain_group (saying->answer, saying->rule->person)->client))
    return g_strdup_printf ("%s uses %s, which works at home only%s", who, client,
                            saying->rule->fails ? "" : ", and is at home");
  return g_strdup_printf ("%s uses %s, which works away from home, too", who, client);
}

static char *say_client_pair (const Saying *saying)
{
  const TsEnquiry *enquiry = &saying->answer->explanation->enquiry;
  return g_strdup_printf ("%s %s call %s", client_of (saying->answer, enquiry->caller),
                          saying->rule->fails ? "cannot" : "can", client_of (saying->answer, enquiry->callee));
}

static char *say_no_group (const Saying *saying)
{
  g_autofree char *who = ts_explain_address (saying->answer, saying->rule->person);
  return g_strdup_printf ("%s uses %s, which takes %s group calls", who,
                          client_of (saying->answer, saying->rule->person),
                          saying->rule->fails ? "no part in" : "part in");
}

static char *say_group_hololens (const Saying *saying)
{
  return g_strdup (saying->rule->fails ? "both use hololens" : "at most one of the two uses hololens");
}

static char *say_chat (const Saying *saying)
{
  return g_strdup_printf ("%u people are in the chat, and up to %u can be called from it",
                          saying->answer->explanation->enquiry.chat,
                          ts_era_limits (saying->answer->scenario->era)->call_from_chat);
}

static char *say_no_files (const Saying *saying)
{
  g_autofree char *who = ts_explain_address (saying->answer, saying->rule->person);
  return g_strdup_printf ("%s uses %s, which %s share files", who, client_of (saying->answer, saying->rule->person),
                          saying->rule->fails ? "cannot" : "can");
}

static char *say_barrier (const Saying *saying)
{
  return g_strdup_printf ("%s barrier of %s stands between the two", saying->rule->fails ? "an information" : "no",
                          ts_explain_tenant (saying->answer, saying->rule->tenant));
}

static char *say_calling (const Saying *saying)
{
  g_autofree char *who = ts_explain_address (saying->answer, saying->rule->person);
  return g_strdup_printf ("the calling policy of %s %s private calls", who, saying->rule->fails ? "forbids" : "allows");
}

static char *say_full_email (const Saying *saying)
{
  return g_strdup (saying->rule->fails ? "only a name is typed" : "the full e-mail address is typed");
}

static char *say_guest_access (const Saying *saying)
{
  return g_strdup_printf ("guest access of %s is %s", ts_explain_tenant (saying->answer, saying->rule->tenant),
                          saying->rule->fails ? "off" : "on");
}

/* What the directory looked at: the domain first, then who invites. */
static char *say_guest_directory (const Saying *saying)
{
  const TsAnswer *answer = saying->answer;
  g_autofree char *who = ts_explain_address (answer, saying->rule->person);
  const char *tenant = ts_explain_tenant (answer, saying->rule->tenant);
  const TsGuestAccess *access = ts_settings_guest_access (answer->configuration->settings, saying->rule->tenant);
  uint32_t domain = ts_explain_group (answer, saying->rule->person)->domain;
  if (!saying->rule->fails)
    return g_strdup_printf ("the directory of %s permits the invitation of %s", tenant, who);
  if (!ts_guest_access_admits_domain (access, domain))
    return g_strdup_printf ("the directory of %s permits no invitations of people of %s", tenant,
                            ts_directory_domain_name (directory_of (answer), domain));
  return g_strdup_printf ("%s was invited by somebody who may not invite in %s", who, tenant);
}

static char *say_guest_groups (const Saying *saying)
{
  return g_strdup_printf ("guests %s access to groups of %s", saying->rule->fails ? "have no" : "have",
                          ts_explain_tenant (saying->answer, saying->rule->tenant));
}

static char *say_guest_chat (const Saying *saying)
{
  return g_strdup_printf ("guests of %s %s chat", ts_explain_tenant (saying->answer, saying->rule->tenant),
                          saying->rule->fails ? "may not" : "may");
}

static char *say_guest_pending (const Saying *saying)
{
  g_autofree char *who = ts_explain_address (saying->answer, saying->rule->person);
  return g_strdup_printf ("%s %s the invitation to %s", who, saying->rule->fails ? "has not accepted" : "has accepted",
                          ts_explain_tenant (saying->answer, saying->rule->tenant));
}

static char *say_guest_scope (const Saying *saying)
{
  const TsExplainedRule *rule = saying->rule;
  const TsEnquiry *enquiry = &saying->answer->explanation->enquiry;
  const TsGuestAccess *access = ts_settings_guest_access (saying->answer->configuration->settings, rule->tenant);
  if (access->scope == TS_GUEST_SCOPE_TENANT)
    return g_strdup_printf ("guests of %s reach everybody in it", ts_explain_tenant (saying->answer, rule->tenant));
  g_autofree char *team = team_of (saying->answer, rule->team);
  bool asks_channel = ts_operation_asks_channel (enquiry->operation);
  if (!rule->fails)
    return g_strdup_printf (
      asks_channel ? "both are in the team %s, or in one of its channels" : "both are in the team %s", team);
  if (asks_channel && rule->shares_team)
    return g_strdup_printf ("both are in the team %s, but only as a guest of its private channels", team);
  g_autofree char *guest = ts_explain_address (saying->answer, rule->person);
  g_autofree char *other =
    ts_explain_address (saying->answer, rule->person == enquiry->caller ? enquiry->callee : enquiry->caller);
  return g_strdup_printf ("%s is a guest in the team %s, %s is not in it", guest, team, other);
}

static char *say_guest_calling (const Saying *saying)
{
  return g_strdup_printf ("guests of %s %s make private calls",
                          ts_explain_tenant (saying->answer, saying->rule->tenant),
                          saying->rule->fails ? "may not" : "may");
}

static char *say_guest_files (const Saying *saying)
{
  static const char *const words[] = {[TS_GUEST_FILES_ANY] = "share any file",
                                      [TS_GUEST_FILES_CHANNEL] = "share files in channels only",
                                      [TS_GUEST_FILES_NONE] = "share no files"};
  const TsAnswer *answer = saying->answer;
  const TsGuestAccess *access = ts_settings_guest_access (answer->configuration->settings, saying->rule->tenant);
  if (access->sharing_off)
    return g_strdup_printf ("%s shares no files with guests", ts_explain_tenant (answer, saying->rule->tenant));
  return g_strdup_printf ("guests of %s %s", ts_explain_tenant (answer, saying->rule->tenant), words[access->files]);
}

static char *say_no_federation (const Saying *saying)
{
  const TsGroup *group = ts_explain_group (saying->answer, saying->rule->person);
  g_autofree char *who = ts_explain_address (saying->answer, saying->rule->person);
  return saying->rule->fails
           ? g_strdup_printf ("%s belongs to no tenant and is a guest only", who)
           : g_strdup_printf ("%s is at home in %s", who, ts_explain_tenant (saying->answer, group->tenant));
}

/* How the external access of a tenant came to its answer about a domain. */
static const char *external_mode (const TsExternalAccess *access, uint32_t domain, bool permits)
{
  if (!access->on)
    return "external access is off";
  if (access->has_allow_list)
    return permits ? "it is on the allow list" : "it is not on the allow list";
  for (size_t i = 0; i < access->n_blocked; i++)
    if (access->blocked[i] == domain)
      return "it is on the block list";
  if (!permits)
    return "a domain above it is on the block list, which refuses subdomains too";
  return access->n_blocked > 0 ? "it is not on the block list" : "external access is open";
}

static char *say_external (const Saying *saying)
{
  const TsAnswer *answer = saying->answer;
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  bool is_local = saying->rule->rule == TS_REASON_FED_LOCAL;
  uint32_t domain = ts_explain_group (answer, is_local ? enquiry->callee : enquiry->caller)->domain;
  const TsExternalAccess *access = ts_settings_external (answer->configuration->settings, saying->rule->tenant);
  uint32_t own = is_local ? enquiry->caller : enquiry->callee;
  if (ts_settings_person_domains (answer->configuration->settings, own) != NULL) {
    g_autofree char *who = ts_explain_address (answer, own);
    return g_strdup_printf ("external access of %s is %s; %s has domains of their own",
                            ts_explain_tenant (answer, saying->rule->tenant), access->on ? "on" : "off", who);
  }
  return g_strdup_printf ("%s %s %s: %s", ts_explain_tenant (answer, saying->rule->tenant),
                          saying->rule->fails ? "does not permit" : "permits",
                          ts_directory_domain_name (directory_of (answer), domain),
                          external_mode (access, domain, !saying->rule->fails));
}

static char *say_fed_user (const Saying *saying)
{
  const TsAnswer *answer = saying->answer;
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  const TsSettings *settings = answer->configuration->settings;
  g_autofree char *who = ts_explain_address (saying->answer, saying->rule->person);
  uint32_t other = saying->rule->person == enquiry->caller ? enquiry->callee : enquiry->caller;
  if (ts_settings_person_domains (settings, saying->rule->person) != NULL &&
      ts_settings_person_federates (settings, saying->rule->person))
    return g_strdup_printf ("the policy of %s %s %s, by domains of their own", who,
                            saying->rule->fails ? "does not permit" : "permits",
                            ts_directory_domain_name (directory_of (answer), ts_explain_group (answer, other)->domain));
  return g_strdup_printf ("the policy of %s %s external access", who, saying->rule->fails ? "forbids" : "allows");
}

static char *say_trial (const Saying *saying)
{
  const TsAnswer *answer = saying->answer;
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  uint32_t caller = ts_explain_group (answer, enquiry->caller)->tenant;
  uint32_t other = saying->rule->tenant == caller ? ts_explain_group (answer, enquiry->callee)->tenant : caller;
  const char *name = ts_explain_tenant (answer, other), *tenant = ts_explain_tenant (answer, saying->rule->tenant);
  if (!ts_directory_is_trial (directory_of (answer), other))
    return g_strdup_printf ("%s is no trial tenant", name);
  return g_strdup_printf ("%s is a trial tenant, which %s %s", name, tenant,
                          saying->rule->fails ? "refuses" : "permits");
}

static char *say_block (const Saying *saying)
{
  const TsAnswer *answer = saying->answer;
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  uint32_t person = saying->rule->person, other = person == enquiry->caller ? enquiry->callee : enquiry->caller;
  g_autofree char *who = ts_explain_address (answer, person), *whom = ts_explain_address (answer, other);
  bool by_admin = false;
  TsOrigin origin;
  if (!ts_settings_blocks (answer->configuration->settings, person, other, &by_admin, &origin))
    return g_strdup_printf ("neither %s nor the admin of %s blocks %s", who,
                            ts_explain_tenant (answer, saying->rule->tenant), whom);
  if (by_admin)
    return g_strdup_printf ("%s is on the list of blocked people of %s", whom,
                            ts_explain_tenant (answer, saying->rule->tenant));
  return g_strdup_printf ("%s blocks %s", who, whom);
}

static char *say_not_federable (const Saying *saying)
{
  g_autofree char *who = ts_explain_address (saying->answer, saying->rule->person);
  return g_strdup_printf ("%s uses %s, which %s over external access", who,
                          client_of (saying->answer, saying->rule->person),
                          saying->rule->fails ? "cannot call" : "can call");
}

static char *say_group_external (const Saying *saying)
{
  const TsEnquiry *enquiry = &saying->answer->explanation->enquiry;
  return g_strdup_printf ("%s and %s %s group calls over external access", client_of (saying->answer, enquiry->caller),
                          client_of (saying->answer, enquiry->callee), saying->rule->fails ? "have no" : "have");
}

static char *say_file_external (const Saying *saying)
{
  return g_strdup_printf ("files %s over external access", saying->rule->fails ? "cannot be shared" : "can be shared");
}

static char *say_no_meeting (const Saying *saying)
{
  g_autofree char *who = ts_explain_address (saying->answer, saying->rule->person);
  return g_strdup_printf ("%s uses %s, which takes %s meetings", who,
                          client_of (saying->answer, saying->rule->person),
                          saying->rule->fails ? "no part in" : "part in");
}

static char *say_meeting_clients (const Saying *saying)
{
  const TsEnquiry *enquiry = &saying->answer->explanation->enquiry;
  return g_strdup_printf ("%s and %s %s be in one meeting", client_of (saying->answer, enquiry->caller),
                          client_of (saying->answer, enquiry->callee), saying->rule->fails ? "cannot" : "can");
}

static char *say_meet_now (const Saying *saying)
{
  (void)saying;
  return g_strdup ("the meeting is scheduled");
}

static char *say_meeting_full (const Saying *saying)
{
  return g_strdup_printf ("a meeting holds %zu people", ts_era_meeting_limit (saying->answer->scenario->era));
}

static char *say_anonymous_off (const Saying *saying)
{
  return g_strdup_printf ("anonymous people %s join meetings of %s", saying->rule->fails ? "cannot" : "can",
                          ts_explain_tenant (saying->answer, saying->rule->tenant));
}

/* Whom the lobby lets through, and whether the organizer can let the others in. */
static char *say_lobby (const Saying *saying)
{
  static const char *const words[TS_ADMITS] = {
    [TS_ADMIT_EVERYONE] = "nobody waits",
    [TS_ADMIT_COMPANY_AND_FEDERATED] = "anonymous people wait",
    [TS_ADMIT_COMPANY] = "federated and anonymous people wait",
    [TS_ADMIT_COMPANY_NO_GUESTS] = "everybody from outside waits",
    [TS_ADMIT_INVITED] = "anonymous people wait",
    [TS_ADMIT_ORGANIZER] = "everybody else waits"};
  const TsAnswer *answer = saying->answer;
  const TsMeetingSettings *settings =
    ts_settings_meetings (answer->configuration->settings, saying->rule->tenant);
  return g_strdup_printf ("in the lobby of meetings of %s %s%s", ts_explain_tenant (answer, saying->rule->tenant),
                          words[settings->auto_admit],
                          saying->rule->fails ? ", and the organizer's client cannot let them in" : "");
}

char *ts_explain_fact (const TsAnswer *answer, const TsExplainedRule *rule)
{
  static char *(*const sayings[TS_REASONS]) (const Saying *saying) = {
    [TS_REASON_NO_LICENCE] = say_licence,
    [TS_REASON_RA_NOT_HOME] = say_not_home,
    [TS_REASON_CLIENT_PAIR] = say_client_pair,
    [TS_REASON_CLIENT_NO_GROUP] = say_no_group,
    [TS_REASON_GROUP_HOLOLENS] = say_group_hololens,
    [TS_REASON_CHAT_TOO_LARGE] = say_chat,
    [TS_REASON_CLIENT_NO_FILES] = say_no_files,
    [TS_REASON_NEED_FULL_EMAIL] = say_full_email,
    [TS_REASON_BARRIER] = say_barrier,
    [TS_REASON_CALLING_OFF] = say_calling,
    [TS_REASON_GUEST_DIRECTORY] = say_guest_directory,
    [TS_REASON_GUEST_OFF] = say_guest_access,
    [TS_REASON_GUEST_GROUPS] = say_guest_groups,
    [TS_REASON_GUEST_CHAT_OFF] = say_guest_chat,
    [TS_REASON_GUEST_PENDING] = say_guest_pending,
    [TS_REASON_GUEST_SCOPE] = say_guest_scope,
    [TS_REASON_GUEST_CALLING_OFF] = say_guest_calling,
    [TS_REASON_FILE_GUEST] = say_guest_files,
    [TS_REASON_GUEST_NO_FEDERATION] = say_no_federation,
    [TS_REASON_FED_LOCAL] = say_external,
    [TS_REASON_FED_REMOTE] = say_external,
    [TS_REASON_FED_USER] = say_fed_user,
    [TS_REASON_FED_TRIAL] = say_trial,
    [TS_REASON_FED_BLOCKED_USER] = say_block,
    [TS_REASON_CLIENT_NOT_FEDERABLE] = say_not_federable,
    [TS_REASON_GROUP_EXTERNAL] = say_group_external,
    [TS_REASON_FILE_EXTERNAL] = say_file_external,
    [TS_REASON_CLIENT_NO_MEETING] = say_no_meeting,
    [TS_REASON_MEETING_CLIENTS] = say_meeting_clients,
    [TS_REASON_MEET_NOW] = say_meet_now,
    [TS_REASON_MEETING_FULL] = say_meeting_full,
    [TS_REASON_ANONYMOUS_OFF] = say_anonymous_off,
    [TS_REASON_LOBBY_NOBODY] = say_lobby,
  };
  Saying saying = {answer, rule};
  return sayings[rule->rule] != NULL ? sayings[rule->rule](&saying) : g_strdup (ts_reason (rule->rule)->sentence);
}
