/* One row an era. Sources: the domain notes, sections 1 to 4 and 9. */
#include "eras.h"

#define HAS(feature) ((uint32_t)1 << TS_FEATURE_##feature)

enum { ALL_FEATURES = (1 << TS_FEATURES) - 1 };

/* The columns of 2020 (domain notes, 1.1): of the rest external access has nothing. */
#define EXTERNAL_OF_2020                                                                                              \
  (HAS (CHAT) | HAS (CALL) | HAS (AVAILABILITY) | HAS (SEARCH) | HAS (MEETING_INVITATION) | HAS (SHOWN_AS_EXTERNAL) |  \
   HAS (PRESENCE) | HAS (MENTIONS) | HAS (PRIVATE_CALLS) | HAS (VIDEO) | HAS (SCREEN_SHARING) | HAS (EDITING) |        \
   HAS (DELETING) | HAS (GIPHY) | HAS (MEMES) | HAS (STICKERS))
/* Guests do not search in other tenants; whether more people join their chats is no question of theirs. */
#define GUEST_OF_2020 (ALL_FEATURES & ~(HAS (SEARCH) | HAS (MORE_PEOPLE) | HAS (DIAL_IN_NUMBERS)))

static const TsEraRow eras[TS_ERAS] = {
  [TS_ERA_2020_04] = {
    .name = "2020-04",
    .external = {.on = true, .has_allow_list = false, .trials = true}, /* nobody speaks of trials */
    .guest_access = {.on = false, .calling = true, .scope = TS_GUEST_SCOPE_TEAM, .files = TS_GUEST_FILES_ANY},
    .ra_mobile_files = false,
    /* The Remote Assist licence includes Teams. */
    .licences = {[TS_CLIENT_HOLOLENS] = TS_LICENCE_REMOTE_ASSIST,
                 [TS_CLIENT_RA_MOBILE] = TS_LICENCE_REMOTE_ASSIST,
                 [TS_CLIENT_TEAMS_DESKTOP] = TS_LICENCE_TEAMS | TS_LICENCE_REMOTE_ASSIST,
                 [TS_CLIENT_TEAMS_MOBILE] = TS_LICENCE_TEAMS | TS_LICENCE_REMOTE_ASSIST},
    /* Remote Assist mobile with Teams mobile is contested for this date: after the
     * FAQ of 2020-04-01, the newest dated text. */
    .pairs = {[TS_CLIENT_HOLOLENS] = {[TS_CLIENT_TEAMS_DESKTOP] = true, [TS_CLIENT_TEAMS_MOBILE] = true},
              [TS_CLIENT_RA_MOBILE] = {[TS_CLIENT_TEAMS_DESKTOP] = true},
              [TS_CLIENT_TEAMS_DESKTOP] = {[TS_CLIENT_HOLOLENS] = true,
                                           [TS_CLIENT_RA_MOBILE] = true,
                                           [TS_CLIENT_TEAMS_DESKTOP] = true,
                                           [TS_CLIENT_TEAMS_MOBILE] = true},
              [TS_CLIENT_TEAMS_MOBILE] = {[TS_CLIENT_HOLOLENS] = true,
                                          [TS_CLIENT_TEAMS_DESKTOP] = true,
                                          [TS_CLIENT_TEAMS_MOBILE] = true}},
    .groups = {[TS_CLIENT_HOLOLENS] = true, [TS_CLIENT_TEAMS_DESKTOP] = true},
    .federated = {[TS_CLIENT_HOLOLENS] = true, [TS_CLIENT_TEAMS_DESKTOP] = true, [TS_CLIENT_TEAMS_MOBILE] = true},
    .several_hololens = false,
    .external_files = false,
    /* The default of the days before 14 April 2020, when the lobby was closed to federated
     * people as well (MC209349). Remote Assist mobile has no meetings; a HoloLens has them
     * with Teams on a PC, and cannot admit until 2020-12-11 ("Vendors use Teams"). */
    .meetings = {.settings = {.anonymous_join = true, .auto_admit = TS_ADMIT_COMPANY_AND_FEDERATED},
                 .auto_admits = TS_ADMIT_COMPANY + 1,
                 .joins = {[TS_CLIENT_HOLOLENS] = true,
                           [TS_CLIENT_TEAMS_DESKTOP] = true,
                           [TS_CLIENT_TEAMS_MOBILE] = true},
                 .meets = {[TS_CLIENT_HOLOLENS] = {[TS_CLIENT_TEAMS_DESKTOP] = true},
                           [TS_CLIENT_TEAMS_DESKTOP] = {[TS_CLIENT_HOLOLENS] = true,
                                                        [TS_CLIENT_TEAMS_DESKTOP] = true,
                                                        [TS_CLIENT_TEAMS_MOBILE] = true},
                           [TS_CLIENT_TEAMS_MOBILE] = {[TS_CLIENT_TEAMS_DESKTOP] = true,
                                                       [TS_CLIENT_TEAMS_MOBILE] = true}},
                 .admits = {[TS_CLIENT_TEAMS_DESKTOP] = true, [TS_CLIENT_TEAMS_MOBILE] = true},
                 .meet_now = {[TS_CLIENT_TEAMS_DESKTOP] = true, [TS_CLIENT_TEAMS_MOBILE] = true},
                 .without_account = {[TS_CLIENT_TEAMS_DESKTOP] = true, [TS_CLIENT_TEAMS_MOBILE] = true},
                 .opens = {[TS_CLIENT_HOLOLENS] = 15},
                 .limit = 250},
    .limits = {.group_call = 50,
               .call_from_chat = 20,
               .chat = 100,
               .guests_per_licence = 5,
               .tenants = 500,
               .team = 5000,
               .bulk_invitations = 2000},
    .external_features = {.has = EXTERNAL_OF_2020, .not_said = HAS (DIAL_IN_NUMBERS)},
    .guest_features = {.has = GUEST_OF_2020, .not_said = HAS (MORE_PEOPLE) | HAS (DIAL_IN_NUMBERS)},
    /* Nobody can be blocked (F-13), and nobody speaks of trials. */
    .absent = (uint64_t)1 << TS_REASON_FED_TRIAL | (uint64_t)1 << TS_REASON_FED_BLOCKED_USER,
  },
  [TS_ERA_2026] = {
    .name = "2026",
    /* Trial tenants are refused where nobody said otherwise, since July and August 2024. */
    .external = {.on = true, .has_allow_list = false, .trials = false},
    /* On where nobody ever touched it, since 2021-02-08. */
    .guest_access = {.on = true, .calling = true, .scope = TS_GUEST_SCOPE_TEAM, .files = TS_GUEST_FILES_ANY},
    .ra_mobile_files = true, /* since the release of April 2020 */
    .licences = {[TS_CLIENT_HOLOLENS] = TS_LICENCE_REMOTE_ASSIST,
                 [TS_CLIENT_RA_MOBILE] = TS_LICENCE_REMOTE_ASSIST,
                 [TS_CLIENT_TEAMS_DESKTOP] = TS_LICENCE_TEAMS | TS_LICENCE_REMOTE_ASSIST,
                 [TS_CLIENT_TEAMS_MOBILE] = TS_LICENCE_TEAMS | TS_LICENCE_REMOTE_ASSIST},
    /* Remote Assist mobile calls Teams mobile since 2020-06-03, and its own kind since July
     * 2020; teams-mobile-all of 2022 still has no call from Teams mobile to it. That two
     * HoloLens, or a HoloLens and Remote Assist mobile, can call each other is assumed: the
     * documents say that they are in one call, which begins as a call of two. */
    .pairs = {[TS_CLIENT_HOLOLENS] = {[TS_CLIENT_HOLOLENS] = true,
                                      [TS_CLIENT_RA_MOBILE] = true,
                                      [TS_CLIENT_TEAMS_DESKTOP] = true,
                                      [TS_CLIENT_TEAMS_MOBILE] = true},
              [TS_CLIENT_RA_MOBILE] = {[TS_CLIENT_HOLOLENS] = true,
                                       [TS_CLIENT_RA_MOBILE] = true,
                                       [TS_CLIENT_TEAMS_DESKTOP] = true,
                                       [TS_CLIENT_TEAMS_MOBILE] = true},
              [TS_CLIENT_TEAMS_DESKTOP] = {[TS_CLIENT_HOLOLENS] = true,
                                           [TS_CLIENT_RA_MOBILE] = true,
                                           [TS_CLIENT_TEAMS_DESKTOP] = true,
                                           [TS_CLIENT_TEAMS_MOBILE] = true},
              [TS_CLIENT_TEAMS_MOBILE] = {[TS_CLIENT_HOLOLENS] = true,
                                          [TS_CLIENT_TEAMS_DESKTOP] = true,
                                          [TS_CLIENT_TEAMS_MOBILE] = true}},
    /* Group calls of Remote Assist mobile since 2020-10-01; Teams mobile may join. */
    .groups = {[TS_CLIENT_HOLOLENS] = true,
               [TS_CLIENT_RA_MOBILE] = true,
               [TS_CLIENT_TEAMS_DESKTOP] = true,
               [TS_CLIENT_TEAMS_MOBILE] = true},
    /* Remote Assist mobile was never supported over external access, up to 2024-05-06. */
    .federated = {[TS_CLIENT_HOLOLENS] = true, [TS_CLIENT_TEAMS_DESKTOP] = true, [TS_CLIENT_TEAMS_MOBILE] = true},
    /* Teams of 2023 has several tenants side by side; it is a program for desktops. */
    .rings_everywhere = {[TS_CLIENT_TEAMS_DESKTOP] = true},
    .several_hololens = true, /* since 2022 */
    /* Documented for group chats since 2021; that calls follow is assumed. */
    .external_groups = {[TS_CLIENT_TEAMS_DESKTOP] = true, [TS_CLIENT_TEAMS_MOBILE] = true},
    .external_files = false,
    /* Remote Assist mobile joins since 2022-01-04, as the customer of a one-time call (2021)
     * without an account; that it offers to join at the same time as HoloLens is assumed, and
     * that clients which can be in one group call can be in one meeting. */
    .meetings = {.settings = {.anonymous_join = true, .auto_admit = TS_ADMIT_COMPANY},
                 .auto_admits = TS_ADMITS,
                 .joins = {true, true, true, true},
                 .meets = {{true, true, true, true},
                           {true, true, true, true},
                           {true, true, true, true},
                           {true, true, true, true}},
                 .admits = {true, true, true, true}, /* HoloLens since 2020-12-11 */
                 .meet_now = {[TS_CLIENT_TEAMS_DESKTOP] = true, [TS_CLIENT_TEAMS_MOBILE] = true},
                 .without_account = {[TS_CLIENT_RA_MOBILE] = true,
                                     [TS_CLIENT_TEAMS_DESKTOP] = true,
                                     [TS_CLIENT_TEAMS_MOBILE] = true},
                 .opens = {[TS_CLIENT_HOLOLENS] = 15, [TS_CLIENT_RA_MOBILE] = 15},
                 .limit = 1000}, /* since 2021-06 */
    /* Group chats since 2021, blocking by 2024; dial-in numbers are not for federated people (2020-04-22). */
    .external_features = {.has = EXTERNAL_OF_2020 | HAS (GROUP_CHAT) | HAS (MORE_PEOPLE) | HAS (BLOCKING)},
    .guest_features = {.has = GUEST_OF_2020 | HAS (DIAL_IN_NUMBERS), .not_said = HAS (MORE_PEOPLE)},
    /* A group call: assumed, there is no later figure. */
    .limits = {.group_call = 50,
               .call_from_chat = 20,
               .chat = 250,
               .tenants = 500,
               .team = 25000,
               .bulk_invitations = 2000,
               .listed_domains = 4000},
  },
};

const TsEraRow *ts_era_row (TsEra era)
{
  g_assert ((size_t)era < TS_ERAS);
  return &eras[era];
}

bool ts_era_ra_mobile_files (TsEra era)
{
  return ts_era_row (era)->ra_mobile_files;
}

const TsLimits *ts_era_limits (TsEra era)
{
  return &ts_era_row (era)->limits;
}

bool ts_era_has_reason (TsEra era, TsReason reason)
{
  return ts_reason_is_policy (reason) && ts_reason (reason)->outcome == TS_OUTCOME_DENIED &&
         (ts_era_row (era)->absent >> reason & 1) == 0;
}

bool ts_era_permits_trials (TsEra era)
{
  return ts_era_row (era)->external.trials;
}
