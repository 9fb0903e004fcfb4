/* The store of sweeps. */
#include "store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#ifndef TS_VERSION
#define TS_VERSION "0.1.0"
#endif

#define FORMAT "1"
#define NANOSECONDS_PER_SECOND 1e9

struct TsStore {
  sqlite3 *database;
  char *path; /* NULL: in memory */
};

static const char *const schema =
  "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
  "INSERT INTO about VALUES ('format', '" FORMAT "'), ('program', 'tenantsim " TS_VERSION "');"
  "CREATE TABLE point (point INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE);"
  "CREATE TABLE setting (point INTEGER NOT NULL REFERENCES point, path TEXT NOT NULL, value TEXT NOT NULL,"
  " PRIMARY KEY (point, path)) WITHOUT ROWID;"
  "CREATE TABLE result (point INTEGER NOT NULL REFERENCES point, configuration TEXT NOT NULL,"
  " replication INTEGER NOT NULL, fingerprint TEXT NOT NULL, events INTEGER NOT NULL, needs INTEGER NOT NULL,"
  " open INTEGER NOT NULL, helped INTEGER NOT NULL, fully_helped INTEGER NOT NULL, calls INTEGER NOT NULL,"
  " restricted_seconds REAL NOT NULL, search_attempts INTEGER NOT NULL, search_successes INTEGER NOT NULL,"
  " call_attempts INTEGER NOT NULL, call_successes INTEGER NOT NULL, add_participant_attempts INTEGER NOT NULL,"
  " add_participant_successes INTEGER NOT NULL, share_file_attempts INTEGER NOT NULL,"
  " share_file_successes INTEGER NOT NULL, PRIMARY KEY (point, configuration, replication)) WITHOUT ROWID;"
  "CREATE VIEW rate AS SELECT point, configuration, count (*) AS replications,"
  " 1.0 * sum (helped) / nullif (sum (needs - open), 0) AS helped_rate,"
  " 1.0 * sum (fully_helped) / nullif (sum (needs - open), 0) AS fully_helped_rate,"
  " sum (restricted_seconds) / nullif (sum (needs - open), 0) AS restricted_time_to_help,"
  " 1.0 * sum (search_successes) / nullif (sum (search_attempts), 0) AS search_success_rate,"
  " 1.0 * sum (call_successes) / nullif (sum (call_attempts), 0) AS call_success_rate,"
  " 1.0 * sum (calls) / nullif (sum (needs - open), 0) AS calls_per_need"
  " FROM result GROUP BY point, configuration;"
  "CREATE VIEW described AS SELECT rate.*, (SELECT group_concat (path || '=' || value, ' ') FROM setting"
  " WHERE setting.point = rate.point) AS settings FROM rate;";

/* A full disk, a folder that nothing may be written to: also these come as a sentence. */
static bool complain (const TsStore *store, GError **error)
{
  g_set_error (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_STORE, "the store %s: %s",
               store->path != NULL ? store->path : "in memory", sqlite3_errmsg (store->database));
  return false;
}

static bool execute (TsStore *store, const char *statements, GError **error)
{
  return sqlite3_exec (store->database, statements, NULL, NULL, NULL) == SQLITE_OK || complain (store, error);
}

static sqlite3_stmt *prepare (TsStore *store, const char *text, GError **error)
{
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2 (store->database, text, -1, &statement, NULL) != SQLITE_OK)
    complain (store, error);
  return statement;
}

/* Runs a statement that gives no rows, and ends it. */
static bool finish (TsStore *store, sqlite3_stmt *statement, GError **error)
{
  bool ok = sqlite3_step (statement) == SQLITE_DONE || complain (store, error);
  sqlite3_finalize (statement);
  return ok;
}

static void bind_text (sqlite3_stmt *statement, int column, const char *text)
{
  sqlite3_bind_text (statement, column, text, -1, SQLITE_TRANSIENT);
}

/* ---------------------------------------------------------------- the file -- */

/* A number that one row has; `absent` where there is no row. */
static bool query_number (TsStore *store, sqlite3_stmt *statement, int64_t absent, int64_t *number, GError **error)
{
  int code = sqlite3_step (statement);
  *number = code == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : absent;
  bool ok = code == SQLITE_ROW || code == SQLITE_DONE || complain (store, error);
  sqlite3_finalize (statement);
  return ok;
}

static bool check_format (TsStore *store, GError **error)
{
  int64_t tables, format;
  sqlite3_stmt *statement = prepare (store, "SELECT count (*) FROM sqlite_master", error);
  if (statement == NULL || !query_number (store, statement, 0, &tables, error))
    return false;
  if (tables == 0)
    return execute (store, "BEGIN", error) && execute (store, schema, error) && execute (store, "COMMIT", error);
  statement = prepare (store, "SELECT CAST (value AS INTEGER) FROM about WHERE key = 'format'", NULL);
  if (statement != NULL && query_number (store, statement, 0, &format, NULL) && format == 1)
    return true;
  g_set_error (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_STORE,
               "%s is a database, but not a store of sweeps that this version knows", store->path);
  return false;
}

TsStore *ts_store_open (const char *path, GError **error)
{
  TsStore *store = g_new0 (TsStore, 1);
  store->path = g_strdup (path);
  bool ok = sqlite3_open (path != NULL ? path : ":memory:", &store->database) == SQLITE_OK || complain (store, error);
  /* One sweep at a time, from the first look on. */
  ok =
    ok && execute (store, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = ON; BEGIN IMMEDIATE; COMMIT", error);
  if (!ok || !check_format (store, error)) {
    ts_store_close (store);
    return NULL;
  }
  return store;
}

void ts_store_close (TsStore *store)
{
  if (store == NULL)
    return;
  sqlite3_close (store->database);
  g_free (store->path);
  g_free (store);
}

bool ts_store_begin (TsStore *store, GError **error)
{
  return execute (store, "BEGIN", error);
}

bool ts_store_commit (TsStore *store, GError **error)
{
  if (execute (store, "COMMIT", error))
    return true;
  sqlite3_exec (store->database, "ROLLBACK", NULL, NULL, NULL);
  return false;
}

bool ts_store_settle (TsStore *store, GError **error)
{
  if (store->path == NULL)
    return true;
  g_autofree char *aside = g_strconcat (store->path, ".settling", NULL);
  g_unlink (aside);
  /* The number of the schema would count how often this was done. */
  if (!execute (store, "PRAGMA schema_version = 1", error))
    return false;
  sqlite3_stmt *statement = prepare (store, "VACUUM INTO ?", error);
  if (statement == NULL)
    return false;
  bind_text (statement, 1, aside);
  if (finish (store, statement, error) && g_rename (aside, store->path) == 0)
    return true;
  g_unlink (aside);
  if (error != NULL && *error == NULL)
    g_set_error (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_STORE, "the store %s cannot be replaced", store->path);
  return false;
}

/* ------------------------------------------------------------------- points -- */

static bool add_settings (TsStore *store, int64_t point, const TsOverride *settings, size_t n, GError **error)
{
  for (size_t i = 0; i < n; i++) {
    sqlite3_stmt *statement = prepare (store, "INSERT OR REPLACE INTO setting VALUES (?, ?, ?)", error);
    if (statement == NULL)
      return false;
    sqlite3_bind_int64 (statement, 1, point);
    bind_text (statement, 2, settings[i].path);
    bind_text (statement, 3, settings[i].value);
    if (!finish (store, statement, error))
      return false;
  }
  return true;
}

bool ts_store_point (TsStore *store, const char *identity, const TsOverride *settings, size_t n_settings,
                     int64_t *point, GError **error)
{
  sqlite3_stmt *statement = prepare (store, "SELECT point FROM point WHERE identity = ?", error);
  if (statement == NULL)
    return false;
  bind_text (statement, 1, identity);
  if (!query_number (store, statement, 0, point, error) || *point > 0)
    return *point > 0;
  statement = prepare (store, "INSERT INTO point (identity) VALUES (?)", error);
  if (statement == NULL)
    return false;
  bind_text (statement, 1, identity);
  if (!finish (store, statement, error))
    return false;
  *point = sqlite3_last_insert_rowid (store->database);
  return add_settings (store, *point, settings, n_settings, error);
}

/* ------------------------------------------------------------------ results -- */

bool ts_store_count (TsStore *store, int64_t point, const char *configuration, uint32_t *n, GError **error)
{
  int64_t count;
  sqlite3_stmt *statement =
    prepare (store, "SELECT count (*) FROM result WHERE point = ? AND configuration = ?", error);
  if (statement == NULL)
    return false;
  sqlite3_bind_int64 (statement, 1, point);
  bind_text (statement, 2, configuration);
  if (!query_number (store, statement, 0, &count, error))
    return false;
  *n = (uint32_t)count;
  return true;
}

static void bind_replication (sqlite3_stmt *statement, const TsReplication *replication)
{
  static const TsOperation operations[] = {TS_OPERATION_SEARCH, TS_OPERATION_CALL, TS_OPERATION_ADD_PARTICIPANT,
                                           TS_OPERATION_SHARE_FILE};
  const TsNeedTally *needs = &replication->needs;
  g_autofree char *fingerprint = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", replication->fingerprint);
  bind_text (statement, 4, fingerprint);
  const uint64_t counts[] = {replication->events, needs->needs,        needs->open,
                             needs->helped,       needs->fully_helped, needs->calls};
  for (int i = 0; i < (int)G_N_ELEMENTS (counts); i++)
    sqlite3_bind_int64 (statement, 5 + i, (sqlite3_int64)counts[i]);
  sqlite3_bind_double (statement, 11, (double)needs->restricted_time_to_help.sum / NANOSECONDS_PER_SECOND);
  for (int i = 0; i < (int)G_N_ELEMENTS (operations); i++) {
    const TsAttemptCounts *attempts = &replication->operations[operations[i]].counts;
    sqlite3_bind_int64 (statement, 12 + 2 * i, (sqlite3_int64)attempts->attempts);
    sqlite3_bind_int64 (statement, 13 + 2 * i, (sqlite3_int64)attempts->outcomes[TS_OUTCOME_SUCCESS]);
  }
}

bool ts_store_add (TsStore *store, int64_t point, const char *configuration, const TsReplication *replications,
                   uint32_t from, uint32_t to, GError **error)
{
  for (uint32_t r = from; r < to; r++) {
    sqlite3_stmt *statement =
      prepare (store, "INSERT OR IGNORE INTO result VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", error);
    if (statement == NULL)
      return false;
    sqlite3_bind_int64 (statement, 1, point);
    bind_text (statement, 2, configuration);
    sqlite3_bind_int64 (statement, 3, r);
    bind_replication (statement, &replications[r]);
    if (!finish (store, statement, error))
      return false;
  }
  return true;
}

static TsSample sample (sqlite3_stmt *statement, int numerator, int denominator)
{
  return (TsSample){sqlite3_column_double (statement, numerator), sqlite3_column_double (statement, denominator)};
}

bool ts_store_read (TsStore *store, int64_t point, uint32_t n, TsSweepConfiguration *configuration, GError **error)
{
  sqlite3_stmt *statement = prepare (store,
                                     "SELECT helped, needs - open, fully_helped, restricted_seconds, call_successes,"
                                     " call_attempts, search_successes, search_attempts FROM result"
                                     " WHERE point = ? AND configuration = ? AND replication < ? ORDER BY replication",
                                     error);
  if (statement == NULL)
    return false;
  sqlite3_bind_int64 (statement, 1, point);
  bind_text (statement, 2, configuration->name);
  sqlite3_bind_int64 (statement, 3, n);
  TsSample **all[] = {&configuration->helped, &configuration->fully_helped, &configuration->restricted,
                      &configuration->call, &configuration->search};
  for (size_t i = 0; i < G_N_ELEMENTS (all); i++)
    *all[i] = g_new0 (TsSample, n);
  int code;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW) {
    uint32_t r = configuration->replications++;
    configuration->helped[r] = sample (statement, 0, 1);
    configuration->fully_helped[r] = sample (statement, 2, 1);
    configuration->restricted[r] = sample (statement, 3, 1);
    configuration->call[r] = sample (statement, 4, 5);
    configuration->search[r] = sample (statement, 6, 7);
  }
  bool ok = code == SQLITE_DONE || complain (store, error);
  sqlite3_finalize (statement);
  return ok;
}
