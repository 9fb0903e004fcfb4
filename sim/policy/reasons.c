/* The one table of reason codes: everything printed about a reason comes from here. */
#include <string.h>

#include "tenantsim/policy.h"

static const char the_caller[] = "the caller";
static const char the_callee[] = "the callee";
static const char nobody[] = "nobody";
static const char caller_admin[] = "the caller's tenant admin";
static const char callee_admin[] = "the callee's tenant admin";
static const char either_admin[] = "the tenant admin of the person concerned";
static const char inviting_admin[] = "the admin of the inviting tenant";

static const TsReasonRow reasons[TS_REASONS] = {
  [TS_REASON_NONE] = {"", TS_OUTCOME_SUCCESS, "It is permitted.", TS_SIDE_NEITHER, nobody, "", ""},

  [TS_REASON_NO_LICENCE] = {"NO_LICENCE", TS_OUTCOME_DENIED,
                            "One of the two has no licence for the client they use.", TS_SIDE_EITHER, either_admin,
                            "Assign the licence: Remote Assist for a Remote Assist client, Teams for a Teams client.",
                            "SEED-13, SEED-14, SEED-15"},
  [TS_REASON_RA_NOT_HOME] = {"RA_NOT_HOME", TS_OUTCOME_DENIED,
                             "Remote Assist works only in the person's home tenant, not with a guest account.",
                             TS_SIDE_NEITHER, either_admin,
                             "Invite the Teams person into the Remote Assist person's tenant instead.",
                             "SEED-49, SEED-50, C-14"},
  [TS_REASON_CLIENT_PAIR] = {"CLIENT_PAIR", TS_OUTCOME_DENIED, "These two clients cannot call each other.",
                             TS_SIDE_NEITHER, the_callee, "Use Teams on a PC at one end.", "SEED-1, C-5"},
  [TS_REASON_CLIENT_NO_GROUP] = {"CLIENT_NO_GROUP", TS_OUTCOME_DENIED,
                                 "Remote Assist mobile and Teams mobile take no part in group calls.",
                                 TS_SIDE_NEITHER, "the person on the mobile client",
                                 "Use HoloLens or Teams on a PC for group calls.",
                                 "Remote Assist FAQ 2020-04-01; Teams on a PC 2020-02-17"},
  [TS_REASON_GROUP_HOLOLENS] = {"GROUP_HOLOLENS", TS_OUTCOME_DENIED, "A group call holds at most one HoloLens.",
                                TS_SIDE_NEITHER, the_caller, "Add people who use Teams on a PC.",
                                "Teams on a PC 2020-02-17"},
  [TS_REASON_GROUP_TOO_LARGE] = {"GROUP_TOO_LARGE", TS_OUTCOME_DENIED, "The group call is full: it holds 50 people.",
                                 TS_SIDE_NEITHER, the_caller, "Let somebody leave first.",
                                 "Remote Assist user guide 2019-04-01"},
  [TS_REASON_CLIENT_NO_FILES] = {"CLIENT_NO_FILES", TS_OUTCOME_DENIED,
                                 "Remote Assist mobile cannot share or receive files.", TS_SIDE_NEITHER,
                                 "the person on Remote Assist mobile",
                                 "Install the release of April 2020 (ra_mobile_files), or use HoloLens or Teams.",
                                 "Teams on a PC 2020-02-17"},
  [TS_REASON_NOT_FOUND] = {"NOT_FOUND", TS_OUTCOME_DENIED,
                           "The person has no account that the caller could find.", TS_SIDE_NEITHER, caller_admin,
                           "Invite the person as a guest.", "SEED-9, SEED-12, C-8"},
  [TS_REASON_NEED_FULL_EMAIL] = {"NEED_FULL_EMAIL", TS_OUTCOME_DENIED,
                                 "People outside the tenant are found by their full e-mail address only.",
                                 TS_SIDE_CALLER, the_caller, "Type the full e-mail address.", "SEED-40, F-4, C-11"},
  [TS_REASON_GUEST_OFF] = {"GUEST_OFF", TS_OUTCOME_DENIED, "Guest access is off in the inviting tenant.",
                           TS_SIDE_EITHER, inviting_admin, "Turn on guest access in Teams.", "SEED-9, SEED-59"},
  [TS_REASON_GUEST_PENDING] = {"GUEST_PENDING", TS_OUTCOME_DENIED, "The guest has not accepted the invitation yet.",
                               TS_SIDE_EITHER, "the guest", "Accept the invitation.", "guest-joins 2020"},
  [TS_REASON_GUEST_SCOPE] = {"GUEST_SCOPE", TS_OUTCOME_DENIED,
                             "A guest reaches only the people of the team they were invited to.", TS_SIDE_EITHER,
                             "an owner of a team in the inviting tenant", "Put both people into one team.",
                             "SEED-34, SEED-53, C-1"},
  [TS_REASON_GUEST_CALLING_OFF] = {"GUEST_CALLING_OFF", TS_OUTCOME_DENIED,
                                   "Guests may not make private calls in the inviting tenant.", TS_SIDE_EITHER,
                                   inviting_admin, "Allow private calls for guests.", "F-15; set-up-guests 2020"},
  [TS_REASON_FILE_GUEST] = {"FILE_GUEST", TS_OUTCOME_DENIED, "Files cannot be shared in a call with a guest.",
                            TS_SIDE_EITHER, inviting_admin,
                            "Set guest files to any, or use the files of a channel of the team.",
                            "F-5; guest-experience 2020; C-13"},
  [TS_REASON_GUEST_NO_FEDERATION] = {"GUEST_NO_FEDERATION", TS_OUTCOME_DENIED,
                                     "Somebody who is only a guest cannot make or receive calls between tenants.",
                                     TS_SIDE_NEITHER, "the admin of the other person's tenant",
                                     "Invite the person into the other person's tenant as well.",
                                     "guest-experience 2020; C-8"},
  [TS_REASON_FED_LOCAL] = {"FED_LOCAL", TS_OUTCOME_DENIED,
                           "The caller's tenant does not permit external access with the callee's domain.",
                           TS_SIDE_CALLER, caller_admin, "Permit the callee's domain in external access.",
                           "SEED-23, SEED-27, SEED-39"},
  [TS_REASON_FED_REMOTE] = {"FED_REMOTE", TS_OUTCOME_DENIED,
                            "The callee's tenant does not permit external access with the caller's domain.",
                            TS_SIDE_CALLEE, callee_admin, "Permit the caller's domain in external access.",
                            "SEED-27, SEED-32, SEED-39"},
  [TS_REASON_FED_USER] = {"FED_USER", TS_OUTCOME_DENIED,
                          "The external access policy of one of the two people forbids it.", TS_SIDE_EITHER,
                          either_admin, "Allow external access in the person's policy.",
                          "CsExternalAccessPolicy 2020; C-4"},
  [TS_REASON_CLIENT_NOT_FEDERABLE] = {"CLIENT_NOT_FEDERABLE", TS_OUTCOME_DENIED,
                                      "Calls with Remote Assist mobile are not supported over external access.",
                                      TS_SIDE_NEITHER, "the admin of the Remote Assist person's tenant",
                                      "Invite the Teams person as a guest, or use HoloLens.", "SEED-20, C-15"},
  [TS_REASON_GROUP_EXTERNAL] = {"GROUP_EXTERNAL", TS_OUTCOME_DENIED,
                                "These two clients have no group calls over external access.", TS_SIDE_NEITHER,
                                "the admin of the Remote Assist person's tenant",
                                "Invite the people of the other tenant as guests.", "SEED-37, F-7, C-6"},
  [TS_REASON_FILE_EXTERNAL] = {"FILE_EXTERNAL", TS_OUTCOME_DENIED,
                               "Files cannot be shared over external access.", TS_SIDE_NEITHER,
                               "the admin of either tenant", "Invite the other person as a guest.",
                               "SEED-38, F-5"},

  [TS_REASON_CALLER_OTHER_TENANT] = {"CALLER_OTHER_TENANT", TS_OUTCOME_UNREACHABLE,
                                     "The caller is active in a tenant from which the callee cannot be reached.",
                                     TS_SIDE_CALLER, the_caller, "Switch to the tenant in which the two can meet.",
                                     "SEED-54, SEED-55"},
  [TS_REASON_OFFLINE_OTHER_TENANT] = {"OFFLINE_OTHER_TENANT", TS_OUTCOME_UNREACHABLE,
                                      "The callee is active in another tenant.", TS_SIDE_CALLEE, the_callee,
                                      "Switch to the tenant in which the two can meet.",
                                      "SEED-45, SEED-46, SEED-47, SEED-54, SEED-55"},

  [TS_REASON_MISTYPED] = {"MISTYPED", TS_OUTCOME_FAILED, "The e-mail address was mistyped.", TS_SIDE_CALLER,
                          the_caller, "Type the address again.", "SEED-40"},
  [TS_REASON_APP_CLOSED] = {"APP_CLOSED", TS_OUTCOME_UNREACHABLE, "The callee's app was not running.",
                            TS_SIDE_CALLEE, the_callee, "Start the app.", "Remote Assist user guide 2019-04-01"},
  [TS_REASON_OFF_HOURS] = {"OFF_HOURS", TS_OUTCOME_UNREACHABLE, "The callee was not at work.", TS_SIDE_CALLEE,
                           the_callee, "Call in the callee's working hours.", "assumption"},
  [TS_REASON_BUSY] = {"BUSY", TS_OUTCOME_BUSY, "The callee was talking or ringing.", TS_SIDE_CALLEE, the_callee, "",
                      "assumption"},
  [TS_REASON_DECLINED] = {"DECLINED", TS_OUTCOME_DECLINED, "The callee refused the call.", TS_SIDE_CALLEE, the_callee,
                          "", "Remote Assist user guide 2019-04-01"},
  [TS_REASON_NO_ANSWER] = {"NO_ANSWER", TS_OUTCOME_NO_ANSWER, "The callee did not answer in time.", TS_SIDE_CALLEE,
                           the_callee, "", "Set-CsUserCallingSettings"},
  [TS_REASON_MEDIA_FAIL] = {"MEDIA_FAIL", TS_OUTCOME_FAILED, "Audio and video could not be set up.", TS_SIDE_NEITHER,
                            "the network's admins", "Look at the network between the two.",
                            "quality-of-experience-review-guide, table 2"},
  [TS_REASON_FILE_FAIL] = {"FILE_FAIL", TS_OUTCOME_FAILED, "The file could not be transferred.", TS_SIDE_NEITHER,
                           "the network's admins", "Share the file again.", "assumption"},
};

const TsReasonRow *ts_reason (TsReason reason)
{
  g_assert ((size_t)reason < TS_REASONS);
  return &reasons[reason];
}

TsReason ts_reason_find (const char *code)
{
  int reason = 0;
  while (reason < TS_REASONS && strcmp (reasons[reason].code, code) != 0)
    reason++;
  return (TsReason)reason;
}
