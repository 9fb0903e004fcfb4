/* The smallest sets of changes that allow what an enquiry asks. */
#include "fix.h"
#include "rules.h"

enum { MOST_PROFILES = 2048 };

typedef struct {
  TsFixing fixing;
  const TsIntent *intents;
  size_t n_intents;
  GArray *venues;      /* TsVenue: where no immovable rule stands in the way */
  GArray **candidates; /* TsChange: one array a venue */
  GArray *fixes;       /* TsFix */
  bool is_counted;
  TsReachCounts now; /* how much is exposed; counted with the first fix */
} Search;

/* ----------------------------------------------------------------- exposure -- */

/* All exposed pairs, and those under an isolation intent. */
static bool count (const Search *search, const TsPolicy *policy, TsReachCounts *counts)
{
  TsReachCounts isolated;
  if (!ts_policy_reach_counts (policy, NULL, 0, MOST_PROFILES, counts))
    return false;
  if (search->n_intents == 0)
    return true;
  bool fits = ts_policy_reach_counts (policy, search->intents, search->n_intents, MOST_PROFILES, &isolated);
  counts->violations = isolated.violations;
  return fits;
}

static bool is_exposed (const TsPolicy *policy, TsEnquiry enquiry)
{
  enquiry.by_name = false;
  enquiry.operation = TS_OPERATION_SEARCH;
  TsQuestion search = ts_policy_question (policy, &enquiry);
  enquiry.operation = TS_OPERATION_CALL;
  TsQuestion call = ts_policy_question (policy, &enquiry);
  return ts_exposed (ts_policy_facts (policy, &search)) || ts_exposed (ts_policy_facts (policy, &call));
}

static bool is_isolated (const Search *search)
{
  const TsEnquiry *enquiry = search->fixing.enquiry;
  for (size_t i = 0; i < search->n_intents; i++)
    if (search->intents[i].kind == TS_INTENT_ISOLATION &&
        ts_intent_holds (&search->intents[i], enquiry->caller, enquiry->callee))
      return true;
  return false;
}

/* Changes only ever permit more, so what is new is the difference. */
static void count_what_opens (Search *search, const TsPolicy *policy, TsFix *fix)
{
  const TsFixing *fixing = &search->fixing;
  TsReachCounts then = {0};
  if (!search->is_counted)
    search->is_counted = count (search, fixing->policy, &search->now);
  fix->is_counted = search->is_counted && count (search, policy, &then);
  if (!fix->is_counted)
    return;
  bool is_apart = fixing->caller->home == TS_NONE || fixing->caller->home != fixing->callee->home;
  uint64_t own =
    is_apart && is_exposed (policy, *fixing->enquiry) && !is_exposed (fixing->policy, *fixing->enquiry) ? 1 : 0;
  g_assert (then.exposure >= search->now.exposure + own);
  fix->opens = then.exposure - search->now.exposure - own;
  fix->violations = then.violations - search->now.violations - (is_isolated (search) ? own : 0);
}

/* ------------------------------------------------------------------- trying -- */

/* Settings with the changes made, compiled. */
static TsPolicy *compile_with (const TsFixing *fixing, const TsChange *changes, size_t n)
{
  TsSettings *settings = ts_settings_copy (fixing->settings);
  for (size_t i = 0; i < n; i++)
    ts_settings_change (settings, &changes[i]);
  TsPolicy *policy = ts_policy_compile (settings);
  ts_settings_free (settings);
  return policy;
}

static TsPath path_of (const TsPolicy *policy, const TsQuestion *question)
{
  if (question->operation != TS_OPERATION_JOIN_MEETING)
    return (TsPath)ts_decide (ts_policy_facts (policy, question)).path;
  TsMeetingQuestion meeting = ts_meeting_of_two (policy, question->caller, question->callee, question->caller_tenant);
  return (TsPath)ts_meeting_decide (ts_policy_meeting_facts (policy, &meeting)).path;
}

/* Asks again with the two where they would meet. */
static bool allows (const TsPolicy *policy, const TsEnquiry *enquiry, TsFix *fix)
{
  TsQuestion question = ts_policy_question (policy, enquiry);
  if (!ts_policy_meeting_place (policy, &question, &fix->caller_tenant, &fix->callee_tenant))
    return false;
  question.caller_tenant = fix->caller_tenant;
  question.callee_tenant = fix->callee_tenant;
  fix->path = path_of (policy, &question);
  g_assert (fix->path != TS_PATH_NONE);
  return true;
}

static bool is_same (const TsChange *a, const TsChange *b)
{
  return a->kind == b->kind && a->tenant == b->tenant && a->person == b->person && a->domain == b->domain &&
         a->team == b->team && a->other == b->other;
}

static bool has_change (const TsFix *fix, const TsChange *change)
{
  for (size_t i = 0; i < fix->n_changes; i++)
    if (is_same (&fix->changes[i], change))
      return true;
  return false;
}

/* Is a set that was found a part of this one? */
static bool has_smaller (const Search *search, const TsFix *fix)
{
  for (guint i = 0; i < search->fixes->len; i++) {
    const TsFix *found = &g_array_index (search->fixes, TsFix, i);
    size_t shared = 0;
    for (size_t k = 0; k < found->n_changes; k++)
      shared += has_change (fix, &found->changes[k]);
    if (shared == found->n_changes)
      return true;
  }
  return false;
}

static void try_set (Search *search, TsFix fix)
{
  if (has_smaller (search, &fix))
    return;
  TsPolicy *policy = compile_with (&search->fixing, fix.changes, fix.n_changes);
  if (allows (policy, search->fixing.enquiry, &fix)) {
    count_what_opens (search, policy, &fix);
    g_array_append_val (search->fixes, fix);
  }
  ts_policy_free (policy);
}

/* All sets of `size` candidates from `first` on, added to what `fix` has. */
static void try_sets (Search *search, const GArray *candidates, guint first, size_t size, TsFix fix)
{
  if (fix.n_changes == size) {
    try_set (search, fix);
    return;
  }
  for (guint i = first; i < candidates->len; i++) {
    TsFix larger = fix;
    larger.changes[larger.n_changes++] = g_array_index (candidates, TsChange, i);
    try_sets (search, candidates, i + 1, size, larger);
  }
}

/* ---------------------------------------------------------------- the search -- */

/* The call as a whole: no setting makes a chat smaller. */
static uint64_t denials_of_chat (const TsFixing *fixing)
{
  const TsEnquiry *enquiry = fixing->enquiry;
  return enquiry->operation == TS_OPERATION_ADD_PARTICIPANT ? ts_group_denials (fixing->policy->era, 3, enquiry->chat)
                                                            : 0;
}

/* Takes the venues that settings can open, and says why the others cannot be. */
static void take_venues (Search *search, TsFixes *fixes)
{
  g_autoptr (GArray) venues = ts_fix_venues (&search->fixing);
  for (guint i = 0; i < venues->len; i++) {
    TsVenue venue = g_array_index (venues, TsVenue, i);
    uint64_t immovable = ts_fix_immovable (&search->fixing, &venue) | denials_of_chat (&search->fixing);
    fixes->is_possible[venue.way] = true;
    fixes->immovable[venue.way] = immovable;
    if (immovable == 0)
      g_array_append_val (search->venues, venue);
  }
  search->candidates = g_new0 (GArray *, search->venues->len + 1);
  for (guint i = 0; i < search->venues->len; i++)
    search->candidates[i] = ts_fix_candidates (&search->fixing, &g_array_index (search->venues, TsVenue, i));
}

static int compare_fixes (const void *a, const void *b)
{
  const TsFix *x = a, *y = b;
  if (x->n_changes != y->n_changes)
    return x->n_changes < y->n_changes ? -1 : 1;
  return (x->opens > y->opens) - (x->opens < y->opens);
}

/* Stable, so that equal ones stay in the order in which they were tried. */
static TsFix *sorted (GArray *fixes, size_t *n)
{
  *n = fixes->len;
  for (guint i = 1; i < fixes->len; i++) {
    TsFix fix = g_array_index (fixes, TsFix, i);
    guint at = i;
    for (; at > 0 && compare_fixes (&g_array_index (fixes, TsFix, at - 1), &fix) > 0; at--)
      g_array_index (fixes, TsFix, at) = g_array_index (fixes, TsFix, at - 1);
    g_array_index (fixes, TsFix, at) = fix;
  }
  return (TsFix *)(void *)g_array_free (fixes, FALSE);
}

static void prepare (Search *search, const TsSettings *settings, const TsEnquiry *enquiry)
{
  TsFixing *fixing = &search->fixing;
  fixing->settings = settings;
  fixing->enquiry = enquiry;
  fixing->policy = ts_policy_compile (settings);
  TsQuestion question = ts_policy_question (fixing->policy, enquiry);
  fixing->is_meeting = question.operation == TS_OPERATION_JOIN_MEETING;
  if (fixing->is_meeting)
    question.operation = TS_OPERATION_CALL; /* for the facts of the two people */
  fixing->facts = ts_policy_facts (fixing->policy, &question);
  fixing->caller = ts_policy_profile (fixing->policy, question.caller);
  fixing->callee = ts_policy_profile (fixing->policy, question.callee);
  search->venues = g_array_new (FALSE, FALSE, sizeof (TsVenue));
  search->fixes = g_array_new (FALSE, FALSE, sizeof (TsFix));
}

TsFixes *ts_policy_fixes (const TsSettings *settings, const TsEnquiry *enquiry, const TsIntent *intents,
                          size_t n_intents)
{
  g_assert (enquiry->caller != enquiry->callee);
  TsFixes *fixes = g_new0 (TsFixes, 1);
  Search search = {.intents = intents, .n_intents = n_intents};
  prepare (&search, settings, enquiry);
  take_venues (&search, fixes);
  for (size_t size = 0; size <= TS_MOST_FIX_CHANGES; size++)
    for (guint i = 0; i < search.venues->len; i++)
      try_sets (&search, search.candidates[i], 0, size, (TsFix){0});
  for (guint i = 0; i < search.venues->len; i++)
    g_array_free (search.candidates[i], TRUE);
  g_free (search.candidates);
  g_array_free (search.venues, TRUE);
  ts_policy_free (search.fixing.policy);
  fixes->fixes = sorted (search.fixes, &fixes->n);
  return fixes;
}

void ts_fixes_free (TsFixes *fixes)
{
  if (fixes == NULL)
    return;
  g_free (fixes->fixes);
  g_free (fixes);
}
