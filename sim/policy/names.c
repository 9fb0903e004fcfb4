/* Enumerations as they are written in scenarios and results. */
#include <string.h>

#include "eras.h"

static const char *const clients[TS_CLIENTS] = {
  [TS_CLIENT_HOLOLENS] = "hololens",
  [TS_CLIENT_RA_MOBILE] = "ra-mobile",
  [TS_CLIENT_TEAMS_DESKTOP] = "teams-desktop",
  [TS_CLIENT_TEAMS_MOBILE] = "teams-mobile",
};

static const char *const operations[TS_ASKED_OPERATIONS] = {
  [TS_OPERATION_SEARCH] = "search",
  [TS_OPERATION_CALL] = "call",
  [TS_OPERATION_ADD_PARTICIPANT] = "add_participant",
  [TS_OPERATION_JOIN_MEETING] = "join_meeting",
  [TS_OPERATION_SHARE_FILE] = "share_file",
  [TS_OPERATION_CHAT] = "chat",
};

static const char *const paths[TS_PATHS] = {
  [TS_PATH_NONE] = "none",         [TS_PATH_INTERNAL] = "internal",   [TS_PATH_GUEST] = "guest",
  [TS_PATH_EXTERNAL] = "external", [TS_PATH_ANONYMOUS] = "anonymous",
};

static const char *const outcomes[TS_OUTCOMES] = {
  [TS_OUTCOME_SUCCESS] = "success",         [TS_OUTCOME_DENIED] = "denied", [TS_OUTCOME_FAILED] = "failed",
  [TS_OUTCOME_UNREACHABLE] = "unreachable", [TS_OUTCOME_BUSY] = "busy",     [TS_OUTCOME_DECLINED] = "declined",
  [TS_OUTCOME_NO_ANSWER] = "no_answer",
};

static const char *name_of (const char *const *names, size_t count, size_t value)
{
  g_assert (value < count);
  return names[value];
}

static size_t find (const char *const *names, size_t count, const char *name)
{
  size_t value = 0;
  while (value < count && strcmp (names[value], name) != 0)
    value++;
  return value;
}

const char *ts_era_name (TsEra era)
{
  return ts_era_row (era)->name;
}

const char *ts_client_name (TsClient client)
{
  return name_of (clients, TS_CLIENTS, client);
}

const char *ts_operation_name (TsOperation operation)
{
  return name_of (operations, TS_ASKED_OPERATIONS, operation);
}

const char *ts_path_name (TsPath path)
{
  return name_of (paths, TS_PATHS, path);
}

const char *ts_outcome_name (TsOutcome outcome)
{
  return name_of (outcomes, TS_OUTCOMES, outcome);
}

TsEra ts_era_find (const char *name)
{
  size_t era = 0;
  while (era < TS_ERAS && strcmp (ts_era_row ((TsEra)era)->name, name) != 0)
    era++;
  return (TsEra)era;
}

TsClient ts_client_find (const char *name)
{
  return (TsClient)find (clients, TS_CLIENTS, name);
}

TsOperation ts_operation_find (const char *name)
{
  return (TsOperation)find (operations, TS_OPERATIONS, name);
}

TsOperation ts_asked_operation_find (const char *name)
{
  return (TsOperation)find (operations, TS_ASKED_OPERATIONS, name);
}

TsOutcome ts_outcome_find (const char *name)
{
  return (TsOutcome)find (outcomes, TS_OUTCOMES, name);
}
