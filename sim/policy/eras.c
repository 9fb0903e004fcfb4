/* One row an era. Sources: the domain notes, sections 2 to 4. */
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
    .external_groups = false,
    .external_files = false,
  },
};

const TsEraRow *ts_era_row (TsEra era)
{
  g_assert ((size_t)era < TS_ERAS);
  return &eras[era];
}
