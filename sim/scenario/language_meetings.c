/* language_meetings.c - the keys of meetings that people organise ahead */
#include "draft.h"
#include "types.h"

static const TsType invited = {.kind = TS_VALUE_COUNT, .name = "a whole number", .low = 1, .high = 50};

static const TsKey meeting_keys[] = {
  {.name = "ahead", .type = &ts_type_distribution, .offset = offsetof (TsDraftMeeting, ahead),
   .default_value = "uniform(2h 16h)", .means = "Working time from organising a meeting to its start, at least.",
   .is_assumption = true},
  {.name = "raster", .type = &ts_type_duration, .offset = offsetof (TsDraftMeeting, raster),
   .default_value = "30min", .means = "Meetings start at multiples of this, within the organizer's hours.",
   .is_assumption = true},
  {.name = "invited", .type = &invited, .offset = offsetof (TsDraftMeeting, invited), .default_value = "1",
   .means = "How many people of `needs` are invited."},
  {.name = "with", .type = &ts_type_people, .offset = offsetof (TsDraftMeeting, with),
   .means = "One of these is invited as well, such as a colleague who can admit people from the lobby."},
  {.name = "early", .type = &ts_type_delay, .offset = offsetof (TsDraftMeeting, early), .default_value = "5min",
   .means = "Nobody comes to a meeting sooner before its start.", .is_assumption = true},
  {.name = "arrival", .type = &ts_type_distribution, .offset = offsetof (TsDraftMeeting, arrival),
   .default_value = "lognormal(median=5min p95=12min)", .means = "Time from then until somebody comes.",
   .is_assumption = true},
  {.name = "no_show", .type = &ts_type_share, .offset = offsetof (TsDraftMeeting, no_show), .default_value = "5%",
   .means = "Share of invited people who do not come.", .is_assumption = true},
  {.name = "joining", .type = &ts_type_distribution, .offset = offsetof (TsDraftMeeting, joining),
   .default_value = "lognormal(median=10s p95=30s)",
   .means = "Time from coming to being in the meeting, or in its lobby.", .is_assumption = true},
  {.name = "admitting", .type = &ts_type_distribution, .offset = offsetof (TsDraftMeeting, admitting),
   .default_value = "lognormal(median=20s p95=2min)", .means = "Time until somebody lets people in from the lobby.",
   .is_assumption = true},
  {.name = "overlooked", .type = &ts_type_share, .offset = offsetof (TsDraftMeeting, overlooked),
   .default_value = "2%", .means = "Share of people in the lobby whom nobody sees.", .is_assumption = true},
  {.name = "lobby_patience", .type = &ts_type_duration, .offset = offsetof (TsDraftMeeting, lobby_patience),
   .default_value = "10min", .means = "Time after which somebody leaves the lobby.", .is_assumption = true},
  {.name = "given_up", .type = &ts_type_duration, .offset = offsetof (TsDraftMeeting, given_up),
   .default_value = "15min", .means = "Time after the start when a meeting is given up that has not come about.",
   .is_assumption = true},
};
const TsTable ts_meeting_keys = {meeting_keys, G_N_ELEMENTS (meeting_keys)};
const TsType ts_type_meeting = {.kind = TS_VALUE_MAPPING,
                                .name = "meetings such as {ahead: uniform(2h 16h)}",
                                .table = &ts_meeting_keys};
