/* prolog.h - runs SWI-Prolog and takes what it prints */
#ifndef TENANTSIM_TESTS_POLICY_PROLOG_H
#define TENANTSIM_TESTS_POLICY_PROLOG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glib.h>

/* `arguments` end with NULL; `rules` names the file in messages. Free the output with g_free(). A missing swipl is a
 * failure, not a pass; so is anything on standard error. */
static inline char *run_swipl (const char *const *arguments, const char *rules)
{
  char *out = NULL, *errors = NULL;
  int status = 0;
  GError *error = NULL;
  if (!g_spawn_sync (NULL, (char **)(void *)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &errors, &status,
                     &error))
    fail_msg ("cannot run SWI-Prolog (package swi-prolog-nox): %s", error->message);
  if (!g_spawn_check_wait_status (status, &error) || errors[0] != '\0')
    fail_msg ("%s failed: %s%s", rules, errors, error != NULL ? error->message : "");
  g_free (errors);
  return out;
}

#endif
