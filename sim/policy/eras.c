/* One row an era. Sources: the domain notes, sections 1 to 4 and 9. */
#include "eras.h"

static const TsEraRow eras[TS_ERAS] = {
  [TS_ERA_2020_04] = {
    .name = "2020-04",
    .external = {.on = true, .has_allow_list = false},
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
    .group_limit = 50,
    .several_hololens = false,
    .external_files = false,
  },
  [TS_ERA_2026] = {
    .name = "2026",
    .external = {.on = true, .has_allow_list = false},
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
    .group_limit = 50, /* assumed: no later figure */
    .several_hololens = true, /* since 2022 */
    /* Documented for group chats since 2021; that calls follow is assumed. */
    .external_groups = {[TS_CLIENT_TEAMS_DESKTOP] = true, [TS_CLIENT_TEAMS_MOBILE] = true},
    .external_files = false,
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
