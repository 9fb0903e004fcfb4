/* status.c - which exit status wins where several apply */
#include "status.h"

#include <glib.h>

const TsStatusMeaning ts_status_table[] = {
  {TS_STATUS_OK, "all well"},
  {TS_STATUS_FAILED, "an expectation or assertion failed"},
  {TS_STATUS_REGRESSION, "worse than the baseline"},
  {TS_STATUS_UNDECIDED, "undecided"},
  {TS_STATUS_INCOMPARABLE, "no such baseline"},
  {TS_STATUS_USAGE, "wrong usage"},
  {TS_STATUS_INVALID, "invalid scenario"},
  {TS_STATUS_UNREADABLE, "unreadable file"},
  {TS_STATUS_BUG, "a bug in tenantsim"},
  {TS_STATUS_LIMIT, "a resource limit"},
  {TS_STATUS_UNWRITABLE, "an output cannot be written"},
  {TS_STATUS_INTERRUPTED, "interrupted"},
  {TS_STATUS_TERMINATED, "terminated"},
  {TS_STATUS_OK, NULL},
};

/* The gravest first. */
static const TsStatus precedence[] = {
  TS_STATUS_BUG,          TS_STATUS_LIMIT,      TS_STATUS_UNWRITABLE,  TS_STATUS_USAGE,
  TS_STATUS_INVALID,      TS_STATUS_UNREADABLE, TS_STATUS_INTERRUPTED, TS_STATUS_TERMINATED,
  TS_STATUS_INCOMPARABLE, TS_STATUS_FAILED,     TS_STATUS_REGRESSION,  TS_STATUS_UNDECIDED,
  TS_STATUS_OK,
};

TsStatus ts_status_worse (TsStatus a, TsStatus b)
{
  for (size_t i = 0; i < G_N_ELEMENTS (precedence); i++)
    if (precedence[i] == a || precedence[i] == b)
      return precedence[i];
  g_assert_not_reached ();
}
