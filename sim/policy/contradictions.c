/* The contradictions and gaps of the document, and how each is treated. Numbers and wording: the domain notes, 7.2. */
#include "tenantsim/policy.h"

static const TsContradictionRow contradictions[TS_CONTRADICTIONS] = {
  {"The scope of a guest is the team (SEED-34, SEED-53), or all members and guests of the tenant (SEED-45 to SEED-47).",
   "The team, unless a setting says the tenant. reach and the reports of a run count both readings.", "guest_scope"},
  {"People are guested into a team or channel (SEED-9, SEED-34), or into teams and channels (SEED-42).",
   "An invitation names a team or a private channel of one. A guest of a channel is one of its team: calls use the team, "
   "chats and files the channel.",
   "guests: in: Tenant/team/channel"},
  {"Open federation is the default (SEED-24, SEED-29), and needs configuration on the other side (SEED-32).",
   "Both sides are asked: two tenants that set nothing reach each other. Admins work only where a setting differs from "
   "the default of the era.",
   "external_access"},
  {"Every user reaches every user (SEED-35), but no Remote Assist mobile (SEED-20), and people have policies.",
   "The rule of tenants comes first, then those of people and of clients, each with a reason of its own.",
   "external_access_off_for"},
  {"A call joins one Remote Assist and one Teams person (SEED-1), yet people with Remote Assist collaborate (SEED-18).",
   "Two Remote Assist clients cannot call each other in 2020-04 (CLIENT_PAIR), whatever tenants permit; exposure counts "
   "what tenants and people permit.",
   ""},
  {"Meetings are in scope (SEED-5, SEED-22), and no group call goes over external access (SEED-37).",
   "A meeting is no group call: joining is decided by rules of meetings, adding somebody to a call by all pairs of it.",
   "meetings"},
  {"Somebody known elsewhere is in two tenants (SEED-11), yet the example has three memberships (SEED-56).",
   "Any number of memberships, up to 500 (Azure AD service limits).", "guests"},
  {"Somebody unknown belongs to the inviting tenant only (SEED-12), but needs an identity to sign in.",
   "People who belong to no tenant: guests without a home that they could go back to.", "people"},
  {"Admins or members add guests (SEED-42); by the Teams pages of 2020 admins and owners do.",
   "Owners and admins invite. Members do where a setting says so.", "members_can_add_guests"},
  {"Figure 1.2 keeps Contoso1 and Contoso2 apart, though federation is open by default.",
   "The scenario has to configure it: lists on either side; with nothing configured the two reach each other.",
   "external_access"},
  {"The full e-mail address is for people who start a Remote Assist call (SEED-40), or for every search outside.",
   "For every client, in search as in call (NEED_FULL_EMAIL).", ""},
  {"\"Outside their tenant\" (SEED-40) could mean guests as well.",
   "Guests are in the directory and are found by name; the rule is about external access only.", ""},
  {"Files cannot be shared over external access (SEED-38); guests have no OneDrive and cannot share files of a chat.",
   "Denied over external access. Guests share any file, files of channels, or none.", "guest_file_mode"},
  {"Guesting Remote Assist people is advised against (SEED-50), which is no prohibition.",
   "The account is made, Remote Assist does not sign in with it (RA_NOT_HOME), and check warns.", "guests"},
  {"Remote Assist mobile has no calls over external access (SEED-20); nothing is said of search and chat.",
   "Search and chat succeed, the call is denied (CLIENT_NOT_FEDERABLE).", ""},
  {"Outsiders may or may not have Teams (SEED-7).",
   "They need the app of Teams and no licence: they join meetings as anonymous people.", "meetings: anonymous_join"},
};

const TsContradictionRow *ts_contradiction (unsigned number)
{
  g_assert (number >= 1 && number <= TS_CONTRADICTIONS);
  return &contradictions[number - 1];
}
