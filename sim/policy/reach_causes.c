/* From a difference to the settings behind it: the rules that forbid, on the closed side,
 * the way that is open on the other. */
#include "reach_causes.h"

#include <stdlib.h>
#include <string.h>

#include "compiled.h"
#include "rules.h"

/* The cause that external access was for the tenants of two classes. */
typedef struct {
  uint32_t from; /* class of the caller's tenant, plus 1; 0: none yet */
  uint32_t cause;
} Remembered;

struct TsReachCauses {
  TsReachSide sides[2];
  GArray *causes;         /* TsReachCause */
  GHashTable *known;      /* a TsReachCause, its tenants left out where lines are known, to its number */
  uint32_t *classes;      /* one a tenant: alike for tenants whose external access comes from the same lines */
  bool *is_shared;        /* one a class: several tenants are of it */
  Remembered *remembered; /* by class of the callee's tenant, open side, and who forbids */
};

/* Who forbids, of caller and callee: two bits. */
enum { FORBIDDING = 4 };

static guint hash_cause (gconstpointer key)
{
  const TsReachCause *cause = key;
  guint hash = (guint)cause->n;
  for (size_t i = 0; i < cause->n; i++) {
    const TsReachSetting *setting = &cause->settings[i];
    hash = hash * 31 + (guint)setting->basis;
    hash = hash * 1000003 + setting->tenant;
    hash = hash * 1000003 + setting->before;
    hash = hash * 1000003 + setting->after;
  }
  return hash;
}

static gboolean equal_causes (gconstpointer a, gconstpointer b)
{
  const TsReachCause *x = a, *y = b;
  return x->n == y->n && memcmp (x->settings, y->settings, x->n * sizeof *x->settings) == 0;
}

/* A setting that no line stands behind is of its tenant alone. */
static void classify_tenants (TsReachCauses *causes)
{
  uint32_t n = causes->sides[0].policy->n_tenants, n_classes = 0;
  const TsExternalAccess *before = causes->sides[0].settings->external, *after = causes->sides[1].settings->external;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  causes->classes = g_new (uint32_t, n + 1);
  causes->is_shared = g_new0 (bool, n + 1);
  causes->remembered = g_new0 (Remembered, (size_t)(n + 1) * 2 * FORBIDDING);
  for (uint32_t tenant = 0; tenant < n; tenant++) {
    gint64 lines = (gint64)((uint64_t)before[tenant].origin << 32 | after[tenant].origin);
    gpointer found;
    if (lines != 0 && g_hash_table_lookup_extended (known, &lines, NULL, &found)) {
      causes->classes[tenant] = GPOINTER_TO_UINT (found);
      causes->is_shared[causes->classes[tenant]] = true;
      continue;
    }
    causes->classes[tenant] = n_classes++;
    if (lines != 0)
      g_hash_table_insert (known, g_memdup2 (&lines, sizeof lines), GUINT_TO_POINTER (causes->classes[tenant]));
  }
}

TsReachCauses *ts_reach_causes_new (const TsReachSide sides[2])
{
  TsReachCauses *causes = g_new0 (TsReachCauses, 1);
  causes->sides[0] = sides[0];
  causes->sides[1] = sides[1];
  causes->causes = g_array_new (FALSE, FALSE, sizeof (TsReachCause));
  causes->known = g_hash_table_new_full (hash_cause, equal_causes, g_free, NULL);
  classify_tenants (causes);
  return causes;
}

TsReachCause *ts_reach_causes_finish (TsReachCauses *causes, size_t *n)
{
  *n = causes->causes->len;
  TsReachCause *rows = (TsReachCause *)(void *)g_array_free (causes->causes, FALSE);
  g_hash_table_unref (causes->known);
  g_free (causes->classes);
  g_free (causes->is_shared);
  g_free (causes->remembered);
  g_free (causes);
  return rows;
}

bool ts_reach_causes_are_full (const TsReachCauses *causes)
{
  return causes->causes->len == TS_MOST_REACH_CAUSES;
}

/* ----------------------------------------------------------------- one cause -- */

static bool has_line (const TsReachSetting *setting)
{
  return setting->before != 0 || setting->after != 0;
}

static bool is_same_setting (const TsReachSetting *a, const TsReachSetting *b)
{
  return a->basis == b->basis && a->before == b->before && a->after == b->after &&
         (has_line (a) || a->tenant == b->tenant);
}

/* A line that stands for several tenants, "default", is one setting of no one tenant. */
static void add_setting (TsReachCause *cause, TsReachSetting setting)
{
  for (size_t i = 0; i < cause->n; i++)
    if (is_same_setting (&cause->settings[i], &setting)) {
      if (cause->settings[i].tenant != setting.tenant)
        cause->settings[i].tenant = TS_NONE;
      return;
    }
  if (cause->n < TS_MOST_REACH_SETTINGS)
    cause->settings[cause->n++] = setting;
}

/* The last cause there is room for. From then on no cause is looked up. */
static uint32_t others (TsReachCauses *causes)
{
  TsReachCause cause = {.n = 0};
  if (!ts_reach_causes_are_full (causes))
    g_array_append_val (causes->causes, cause);
  return TS_MOST_REACH_CAUSES - 1;
}

static int compare_settings (const void *a, const void *b)
{
  const TsReachSetting *x = a, *y = b;
  const uint32_t differences[][2] = {
    {x->basis, y->basis}, {x->after, y->after}, {x->before, y->before}, {x->tenant, y->tenant}};
  for (size_t i = 0; i < G_N_ELEMENTS (differences); i++)
    if (differences[i][0] != differences[i][1])
      return differences[i][0] < differences[i][1] ? -1 : 1;
  return 0;
}

static uint32_t keep (TsReachCauses *causes, TsReachCause *cause)
{
  qsort (cause->settings, cause->n, sizeof *cause->settings, compare_settings);
  TsReachCause key = *cause;
  for (size_t i = 0; i < key.n; i++)
    if (has_line (&key.settings[i]))
      key.settings[i].tenant = TS_NONE;
  gpointer found;
  if (!g_hash_table_lookup_extended (causes->known, &key, NULL, &found)) {
    if (causes->causes->len >= TS_MOST_REACH_CAUSES - 1)
      return others (causes);
    g_array_append_val (causes->causes, *cause);
    g_hash_table_insert (causes->known, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (causes->causes->len - 1));
    return causes->causes->len - 1;
  }
  uint32_t number = GPOINTER_TO_UINT (found);
  TsReachCause *known = &g_array_index (causes->causes, TsReachCause, number);
  for (size_t i = 0; i < known->n; i++)
    if (known->settings[i].tenant != cause->settings[i].tenant)
      known->settings[i].tenant = TS_NONE;
  return number;
}

/* ---------------------------------------------------------------------- ways -- */

/* Clients and licences say nothing about exposure. */
static bool is_looked_at (const TsExplainedRule *rule, unsigned what)
{
  return what != TS_REACH_EXPOSURE ||
         (rule->basis != TS_BASIS_CLIENT && rule->basis != TS_BASIS_LICENCE && rule->basis != TS_BASIS_RA_MOBILE_FILES);
}

static bool is_open (const TsExplainedWay *way, unsigned what)
{
  if (!way->exists)
    return false;
  for (size_t i = 0; i < way->n_rules; i++)
    if (way->rules[i].fails && is_looked_at (&way->rules[i], what))
      return false;
  return true;
}

/* The first way that is open, NULL where none is. One that is passed over for the
 * preferred path never comes before that. */
static const TsExplainedWay *open_way (const TsExplanation *explanation, unsigned what)
{
  for (unsigned i = 0; i < explanation->n_ways; i++)
    if (is_open (&explanation->ways[i], what))
      return &explanation->ways[i];
  return NULL;
}

static const TsExplainedWay *same_way (const TsExplanation *explanation, TsWay way)
{
  for (unsigned i = 0; i < explanation->n_ways; i++)
    if (explanation->ways[i].way == way)
      return &explanation->ways[i];
  g_assert_not_reached ();
}

static TsReachSetting setting_of (unsigned open, const TsExplainedRule *rule, TsOrigin origin_open,
                                  TsOrigin origin_closed)
{
  bool is_of_all = rule->basis == TS_BASIS_RA_MOBILE_FILES;
  return (TsReachSetting){.basis = rule->basis,
                          .tenant = is_of_all ? TS_NONE : rule->tenant,
                          .before = open == 0 ? origin_open : origin_closed,
                          .after = open == 0 ? origin_closed : origin_open};
}

/* The way is there on both sides: the same rules, in the same order. */
static void add_failing_rules (TsReachCause *cause, unsigned open, unsigned what, const TsExplainedWay *there,
                               const TsExplainedWay *here)
{
  g_assert (there->n_rules == here->n_rules);
  for (size_t i = 0; i < here->n_rules; i++)
    if (here->rules[i].fails && is_looked_at (&here->rules[i], what))
      add_setting (cause, setting_of (open, &here->rules[i], there->rules[i].origin, here->rules[i].origin));
}

/* The way is there on one side only: it needs invitations that the other does not have. */
static void add_invitations (TsReachCause *cause, const TsReachCauses *causes, unsigned open,
                             const TsExplainedWay *there)
{
  const TsPolicy *closed = causes->sides[1 - open].policy;
  for (size_t i = 0; i < there->n_rules; i++) {
    const TsExplainedRule *rule = &there->rules[i];
    if (rule->basis != TS_BASIS_INVITATION)
      continue;
    const TsProfile *guest = ts_policy_profile (closed, ts_policy_profile_of (closed, rule->person));
    if (ts_policy_standing (closed, guest, there->host) != TS_STANDING_ACCEPTED)
      add_setting (cause, setting_of (open, rule, rule->origin, 0));
  }
}

static TsExplanation *explain (const TsReachSide *side, TsOperation operation, uint32_t caller, uint32_t callee)
{
  TsEnquiry enquiry = {
    .operation = operation, .caller = caller, .callee = callee, .caller_tenant = TS_NONE, .callee_tenant = TS_NONE};
  return ts_policy_explain (side->policy, side->settings, &enquiry);
}

static void compare_sides (TsReachCauses *causes, unsigned open, unsigned what, TsOperation operation, uint32_t caller,
                           uint32_t callee, TsReachCause *cause)
{
  TsExplanation *there = explain (&causes->sides[open], operation, caller, callee);
  TsExplanation *here = explain (&causes->sides[1 - open], operation, caller, callee);
  const TsExplainedWay *way = open_way (there, what);
  if (way != NULL) {
    const TsExplainedWay *same = same_way (here, way->way);
    if (same->exists && same->host == way->host)
      add_failing_rules (cause, open, what, way, same);
    else
      add_invitations (cause, causes, open, way);
  }
  ts_explanation_free (there);
  ts_explanation_free (here);
}

/* Whom tenants let be called they let be found: exposure is that of a search. */
uint32_t ts_reach_causes_find (TsReachCauses *causes, unsigned open, unsigned what, uint32_t caller, uint32_t callee)
{
  TsReachCause cause = {.n = 0};
  TsOperation operation = what == TS_REACH_EXPOSURE ? TS_OPERATION_SEARCH : (TsOperation)what;
  compare_sides (causes, open, what, operation, caller, callee, &cause);
  return keep (causes, &cause);
}

static void add_external (TsReachCause *cause, const TsReachCauses *causes, uint32_t tenant)
{
  add_setting (cause, (TsReachSetting){.basis = TS_BASIS_EXTERNAL_ACCESS,
                                       .tenant = tenant,
                                       .before = causes->sides[0].settings->external[tenant].origin,
                                       .after = causes->sides[1].settings->external[tenant].origin});
}

/* Would other tenants of the same classes add nothing to what is known of the cause? */
static bool is_settled (const TsReachCauses *causes, uint32_t number)
{
  const TsReachCause *cause = &g_array_index (causes->causes, TsReachCause, number);
  for (size_t i = 0; i < cause->n; i++) {
    uint32_t tenant = cause->settings[i].tenant;
    if (tenant != TS_NONE && causes->is_shared[causes->classes[tenant]])
      return false;
  }
  return true;
}

uint32_t ts_reach_causes_of_external (TsReachCauses *causes, unsigned open, uint32_t caller, uint32_t callee)
{
  const TsPolicy *policy = causes->sides[0].policy, *closed = causes->sides[1 - open].policy;
  const TsProfile *from = ts_policy_profile (policy, caller), *to = ts_policy_profile (policy, callee);
  if (ts_reach_causes_are_full (causes))
    return others (causes);
  bool caller_forbids = !ts_policy_permits (closed, from->home, to->domain);
  bool callee_forbids = !ts_policy_permits (closed, to->home, from->domain);
  size_t row =
    ((size_t)causes->classes[to->home] * 2 + open) * FORBIDDING + (caller_forbids ? 2 : 0) + (callee_forbids ? 1 : 0);
  Remembered *remembered = &causes->remembered[row];
  if (remembered->from == causes->classes[from->home] + 1)
    return remembered->cause;
  TsReachCause cause = {.n = 0};
  if (caller_forbids)
    add_external (&cause, causes, from->home);
  if (callee_forbids)
    add_external (&cause, causes, to->home);
  uint32_t number = keep (causes, &cause);
  if (is_settled (causes, number))
    *remembered = (Remembered){causes->classes[from->home] + 1, number};
  return number;
}
