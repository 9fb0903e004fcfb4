/* explain_steps.c - what happens next, and what people would have to do, in words */
#include "explain.h"

char *ts_explain_switch (const TsAnswer *answer, uint32_t person, uint32_t from, uint32_t to)
{
  if (from == to)
    return NULL;
  g_autofree char *who = ts_explain_address (answer, person);
  if (from == TS_NONE)
    return g_strdup_printf ("%s signs in to %s", who, ts_explain_tenant (answer, to));
  return g_strdup_printf ("%s switches from %s to %s", who, ts_explain_tenant (answer, from),
                          ts_explain_tenant (answer, to));
}

/* --------------------------------------------------------------------- next -- */

/* What a client needs in order to ring: the Remote Assist user guide of 2019-04-01, and
 * Teams on a PC of 2020-02-17. */
static const char *const to_ring[TS_CLIENTS] = {
  [TS_CLIENT_HOLOLENS] = ", if the app was started",
  [TS_CLIENT_RA_MOBILE] = ", while the app is open",
  [TS_CLIENT_TEAMS_DESKTOP] = "",
  [TS_CLIENT_TEAMS_MOBILE] = "",
};

static char *next_of_allowed (const TsAnswer *answer)
{
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  g_autofree char *caller = ts_explain_address (answer, enquiry->caller);
  g_autofree char *callee = ts_explain_address (answer, enquiry->callee);
  bool is_external = answer->explanation->verdict.path == TS_PATH_EXTERNAL;
  TsClient client = ts_explain_group (answer, enquiry->callee)->client;
  const char *tenant = ts_explain_tenant (answer, enquiry->callee_tenant);
  switch (enquiry->operation) {
  case TS_OPERATION_SEARCH:
    return g_strdup_printf ("%s finds %s %s.", caller, callee,
                            is_external ? "by typing the full e-mail address" : "by name");
  case TS_OPERATION_ADD_PARTICIPANT:
    return g_strdup_printf ("It rings at %s, on %s active in %s%s. All other pairs of the call have to pass as well.",
                            callee, ts_client_name (client), tenant, to_ring[client]);
  case TS_OPERATION_JOIN_MEETING:
    return g_strdup_printf (answer->explanation->waits ? "%s waits in the lobby until %s lets them in."
                                                       : "%s enters a meeting of %s without waiting.",
                            caller, callee);
  case TS_OPERATION_SHARE_FILE: return g_strdup_printf ("The file reaches %s within their call.", callee);
  case TS_OPERATION_CHAT:
    return g_strdup_printf ("%s can write to %s, who reads it while active in the tenant the chat is in.", caller,
                            callee);
  case TS_OPERATION_CALL:
  case TS_ASKED_OPERATIONS: break;
  }
  return g_strdup_printf ("It rings at %s, on %s active in %s%s. The rest is up to people: busy, answered or not.",
                          callee, ts_client_name (client), tenant, to_ring[client]);
}

static void add_switch (const TsAnswer *answer, uint32_t person, uint32_t from, uint32_t to, GPtrArray *next)
{
  g_autofree char *step = ts_explain_switch (answer, person, from, to);
  if (step != NULL)
    g_ptr_array_add (next, g_strdup_printf ("It would be allowed after %s.", step));
}

static void add_unreachable (const TsAnswer *answer, GPtrArray *next)
{
  const TsExplanation *explanation = answer->explanation;
  const TsEnquiry *enquiry = &explanation->enquiry;
  g_ptr_array_add (next, g_strdup (enquiry->operation == TS_OPERATION_JOIN_MEETING
                                     ? "The meeting is closed to the caller, where they are active now."
                                     : "Nothing rings where the two are active now."));
  add_switch (answer, enquiry->caller, enquiry->caller_tenant, explanation->caller_tenant, next);
  add_switch (answer, enquiry->callee, enquiry->callee_tenant, explanation->callee_tenant, next);
  if (answer->configuration->switching == TS_SWITCHING_ON_DEMAND)
    g_ptr_array_add (next, g_strdup ("Switching is on demand here: whoever has to switch is asked to."));
  else if (answer->configuration->switching == TS_SWITCHING_FOLLOW_MEETINGS)
    g_ptr_array_add (next, g_strdup ("Switching follows meetings here: people switch before they begin, and back after."));
  else if (answer->configuration->n_turns > 0)
    g_ptr_array_add (next, g_strdup ("Switching goes by the clock here: nobody switches because they are asked."));
  else
    g_ptr_array_add (next, g_strdup ("Switching is `home` here: in a run of this configuration nobody switches."));
}

char **ts_explain_next (const TsAnswer *answer)
{
  GPtrArray *next = g_ptr_array_new ();
  const TsExplanation *explanation = answer->explanation;
  if (explanation->verdict.kind == TS_VERDICT_ALLOW)
    g_ptr_array_add (next, next_of_allowed (answer));
  else if (explanation->verdict.kind == TS_VERDICT_UNREACHABLE)
    add_unreachable (answer, next);
  else if (explanation->enquiry.operation == TS_OPERATION_SEARCH)
    g_ptr_array_add (next, g_strdup ("The search finds nobody, in whichever tenant the caller is active."));
  else if (explanation->enquiry.operation == TS_OPERATION_JOIN_MEETING)
    g_ptr_array_add (next, g_strdup ("The meeting stays closed, in whichever tenant the caller is active."));
  else if (explanation->enquiry.operation == TS_OPERATION_CHAT)
    g_ptr_array_add (next, g_strdup ("No chat comes to be, in whichever tenants the two are active."));
  else
    g_ptr_array_add (next, g_strdup ("Nothing rings, in whichever tenants the two are active."));
  for (char *const *said = answer->circumstances; said != NULL && *said != NULL; said++)
    g_ptr_array_add (next, g_strdup (*said));
  g_ptr_array_add (next, NULL);
  return (char **)g_ptr_array_free (next, FALSE);
}

/* ------------------------------------------------------------------ changes -- */

/* What stands in braces is replaced by its name. */
static const char *const sentences[TS_CHANGES] = {
  [TS_CHANGE_EXTERNAL_ON_FOR] = "the admin of {tenant} turns external access on for {domain} alone (allow list)",
  [TS_CHANGE_EXTERNAL_ON] = "the admin of {tenant} turns external access on, with its lists as they are",
  [TS_CHANGE_ALLOW_DOMAIN] = "the admin of {tenant} adds {domain} to the allow list of external access",
  [TS_CHANGE_UNBLOCK_DOMAIN] = "the admin of {tenant} removes {domain} from the block list of external access",
  [TS_CHANGE_PERSON_EXTERNAL] = "the admin of {tenant} allows external access in the policy of {person}",
  [TS_CHANGE_PERSON_DOMAIN] = "the admin of {tenant} permits {domain} in the external access policy of {person}",
  [TS_CHANGE_ALLOW_TRIAL] = "the admin of {tenant} adds {domain} to the trial tenants that are permitted",
  [TS_CHANGE_UNBLOCK_PERSON] = "the admin of {tenant} takes {person} off the list of blocked people",
  [TS_CHANGE_UNBLOCK_BY_PERSON] = "{person} no longer blocks {other}",
  [TS_CHANGE_ADMIT_DOMAIN] = "the admin of {tenant} permits invitations of people of {domain}",
  [TS_CHANGE_ADMIT_INVITERS] = "the admin of {tenant} lets owners and members invite people from outside",
  [TS_CHANGE_GUEST_GROUPS_ON] = "the admin of {tenant} lets guests access group content",
  [TS_CHANGE_GUEST_CHAT_ON] = "the admin of {tenant} allows chats for guests",
  [TS_CHANGE_GUEST_SHARING_ON] = "the admin of {tenant} lets files be shared with guests",
  [TS_CHANGE_CALLING_ON] = "the admin of {tenant} allows private calls in the calling policy of {person}",
  [TS_CHANGE_LIFT_BARRIER] = "the compliance admin of {tenant} lifts the barrier between {person} and {other}",
  [TS_CHANGE_GUEST_ACCESS_ON] = "the admin of {tenant} turns guest access on",
  [TS_CHANGE_INVITE] = "an owner of {team} invites {person} as a guest, who accepts",
  [TS_CHANGE_ACCEPT] = "{person} accepts the invitation to {tenant}",
  [TS_CHANGE_JOIN_TEAM] = "an owner of {team} adds {person} as a member",
  [TS_CHANGE_GUEST_CALLING_ON] = "the admin of {tenant} allows private calls for guests",
  [TS_CHANGE_GUEST_FILES_ANY] = "the admin of {tenant} sets guest files to any",
  [TS_CHANGE_RA_MOBILE_FILES_ON] = "{person} installs the release of April 2020 (ra_mobile_files: on)",
  [TS_CHANGE_ANONYMOUS_JOIN_ON] = "the admin of {tenant} lets anonymous people join meetings",
  [TS_CHANGE_ADMIT_COMPANY] = "the admin of {tenant} admits members and guests to meetings automatically",
  [TS_CHANGE_ADMIT_FEDERATED] = "the admin of {tenant} admits federated people to meetings automatically",
  [TS_CHANGE_ADMIT_EVERYONE] = "the admin of {tenant} admits everyone to meetings automatically",
  [TS_CHANGE_ASSIGN_LICENCES] = "the admin of {tenant} assigns {person} the licence of their client",
};

static char *name_of (const TsAnswer *answer, const TsChange *change, const char *placeholder)
{
  const TsDirectory *directory = answer->scenario->directory;
  if (g_str_equal (placeholder, "person"))
    return ts_explain_address (answer, change->person);
  if (g_str_equal (placeholder, "other"))
    return ts_explain_address (answer, change->other);
  if (g_str_equal (placeholder, "domain"))
    return g_strdup (ts_directory_domain_name (directory, change->domain));
  if (g_str_equal (placeholder, "team"))
    return g_strconcat (ts_explain_tenant (answer, ts_directory_team_tenant (directory, change->team)), "/",
                        ts_directory_team_name (directory, change->team), NULL);
  return g_strdup (ts_explain_tenant (answer, change->tenant));
}

char *ts_explain_change (const TsAnswer *answer, const TsChange *change)
{
  g_auto (GStrv) parts = g_strsplit_set (sentences[change->kind], "{}", -1);
  GString *out = g_string_new (NULL);
  for (size_t i = 0; parts[i] != NULL; i++) {
    g_autofree char *name = i % 2 == 1 ? name_of (answer, change, parts[i]) : NULL;
    g_string_append (out, name != NULL ? name : parts[i]);
  }
  return g_string_free (out, FALSE);
}
