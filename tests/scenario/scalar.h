/* scalar.h - one piece of text as it would stand in a file, and what is said about it */
#ifndef TENANTSIM_TESTS_SCENARIO_SCALAR_H
#define TENANTSIM_TESTS_SCENARIO_SCALAR_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../sim/scenario/diagnostics.h"

/* A scalar in line 3, column 8. Valid as long as the text. */
static inline TsNode scalar (const char *text)
{
  return (TsNode){
    .kind = TS_NODE_SCALAR,
    .origin = 1,
    .line = 3,
    .column = 8,
    .width = MAX (1, (int)strlen (text)),
    .text = (char *)(gpointer)text,
  };
}

/* Exactly one diagnostic was given, it stands at the scalar, says `says`, and hints at `hint` (NULL: at nothing). */
static inline void assert_only_error (const TsDiagnostics *diagnostics, const char *says, const char *hint)
{
  assert_int_equal (ts_diagnostics_length (diagnostics), 1);
  const TsDiagnostic *diagnostic = ts_diagnostics_get (diagnostics, 0);
  assert_int_equal (diagnostic->severity, TS_SEVERITY_ERROR);
  assert_int_equal (diagnostic->line, 3);
  assert_int_equal (diagnostic->column, 8);
  if (strstr (diagnostic->message, says) == NULL)
    fail_msg ("\"%s\" does not say \"%s\"", diagnostic->message, says);
  if (hint == NULL)
    assert_null (diagnostic->hint);
  else if (diagnostic->hint == NULL)
    fail_msg ("\"%s\" has no hint", diagnostic->message);
  else
    assert_string_equal (diagnostic->hint, hint);
}

#endif
