/* loaded.h - a scenario written in a test, loaded, and what was said about it */
#ifndef TENANTSIM_TESTS_SCENARIO_LOADED_H
#define TENANTSIM_TESTS_SCENARIO_LOADED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "tenantsim/scenario.h"

/* Parts of a scenario that loads; tests put their own in the place of one. */
#define HEAD "tenantsim: 1\nname: Test\nera: 2020-04\nclock: {start: 2020-04-06T00:00, duration: 5d}\n"
#define TENANTS                                                                                                        \
  "tenants:\n"                                                                                                         \
  "  ABC: {domains: [abc.com], users: {expert: {count: 12, client: teams-desktop}}}\n"                                 \
  "  Contoso1:\n"                                                                                                      \
  "    domains: [contoso1.com]\n"                                                                                      \
  "    users:\n"                                                                                                       \
  "      technician: {count: 30, client: hololens}\n"                                                                  \
  "      mobile: {count: 15, client: ra-mobile}\n"                                                                     \
  "    teams: {field-support: {members: [technician, mobile]}}\n"                                                      \
  "  Contoso2:\n"                                                                                                      \
  "    domains: [contoso2.com]\n"                                                                                      \
  "    users: {technician: {count: 20, client: hololens}, mobile: {count: 10, client: ra-mobile}}\n"                   \
  "    teams: {field-support: {members: technician}}\n"
#define CONFIGURATIONS "configurations:\n  plain: {}\n  other: {}\n"

typedef struct {
  TsDiagnostics *diagnostics;
  TsScenario *scenario; /* NULL unless it loaded */
  TsLoadStatus status;
} Loaded;

static inline Loaded load_with (const char *text, const TsOverride *overrides, size_t n)
{
  Loaded loaded = {.diagnostics = ts_diagnostics_new ()};
  loaded.status =
    ts_scenario_load_text ("folder/test.yaml", text, strlen (text), overrides, n, loaded.diagnostics, &loaded.scenario);
  return loaded;
}

static inline Loaded load (const char *text)
{
  return load_with (text, NULL, 0);
}

/* A scenario without anything wrong. */
static inline Loaded load_right (const char *text)
{
  Loaded loaded = load (text);
  g_autofree char *said = ts_diagnostics_format (loaded.diagnostics, false);
  if (loaded.status != TS_LOAD_OK || ts_diagnostics_length (loaded.diagnostics) > 0)
    fail_msg ("did not load as it should:\n%s", said);
  return loaded;
}

static inline void unload (Loaded *loaded)
{
  ts_scenario_free (loaded->scenario);
  ts_diagnostics_free (loaded->diagnostics);
}

/* The part of the source line that is underlined; free with g_free(). */
static inline char *underlined (const TsDiagnostic *diagnostic)
{
  if (diagnostic->source == NULL)
    return g_strdup ("");
  int first = diagnostic->column - 1, length = (int)g_utf8_strlen (diagnostic->source, -1);
  return first < length ? g_utf8_substring (diagnostic->source, first, MIN (first + diagnostic->width, length))
                        : g_strdup ("");
}

static inline bool is_said (const TsDiagnostic *diagnostic, TsSeverity severity, const char *where, const char *says,
                            const char *hint)
{
  g_autofree char *part = underlined (diagnostic);
  return diagnostic->severity == severity && strcmp (part, where) == 0 && strstr (diagnostic->message, says) != NULL &&
         g_strcmp0 (diagnostic->hint, hint) == 0;
}

/* Something was said exactly about the words `where` that contains `says` and hints at `hint` (NULL: no hint). */
static inline void assert_said (const Loaded *loaded, TsSeverity severity, const char *where, const char *says,
                                const char *hint)
{
  for (size_t i = 0; i < ts_diagnostics_length (loaded->diagnostics); i++)
    if (is_said (ts_diagnostics_get (loaded->diagnostics, i), severity, where, says, hint))
      return;
  g_autofree char *said = ts_diagnostics_format (loaded->diagnostics, false);
  fail_msg ("nothing says \"%s\" about \"%s\" (hint: %s), but:\n%s", says, where, hint != NULL ? hint : "none", said);
}

/* Loading the text gives this error, about these words, and no other. */
static inline void refuse (const char *text, const char *where, const char *says, const char *hint)
{
  Loaded loaded = load (text);
  assert_int_equal (loaded.status, TS_LOAD_INVALID);
  assert_null (loaded.scenario);
  assert_said (&loaded, TS_SEVERITY_ERROR, where, says, hint);
  g_autofree char *said = ts_diagnostics_format (loaded.diagnostics, false);
  if (ts_diagnostics_count (loaded.diagnostics, TS_SEVERITY_ERROR) != 1)
    fail_msg ("more than one error:\n%s", said);
  unload (&loaded);
}

/* Loading the text gives this warning and nothing else, and a scenario. */
static inline void warn (const char *text, const char *where, const char *says, const char *hint)
{
  Loaded loaded = load (text);
  assert_int_equal (loaded.status, TS_LOAD_OK);
  assert_non_null (loaded.scenario);
  assert_said (&loaded, TS_SEVERITY_WARNING, where, says, hint);
  assert_int_equal (ts_diagnostics_length (loaded.diagnostics), 1);
  unload (&loaded);
}

#endif
