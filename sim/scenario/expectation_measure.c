/* expectation_measure.c - what an expectation looks at: statistic, measure, groups */
#include "expectations.h"

#include <string.h>

#define NAME_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-"
#define NEEDS "needs."

static const char *const statistics[] = {"mean", "p50", "p90", "p95", "p99", NULL}; /* as TsStatistic */

/* ----------------------------------------------------------------- measures -- */

/* Every name of a measure, as an expectation says it. */
static GPtrArray *measure_names (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  for (int id = 0; id < TS_MEASURES; id++) {
    const TsMeasure *measure = ts_measure ((TsMeasureId)id);
    for (int operation = 0; measure->scope == TS_SCOPE_OPERATION && operation < TS_OPERATIONS; operation++)
      g_ptr_array_add (names, g_strdup_printf ("%s.%s", ts_operation_name ((TsOperation)operation), measure->name));
    if (measure->scope != TS_SCOPE_OPERATION)
      g_ptr_array_add (names, g_strdup (measure->name));
    if (measure->scope == TS_SCOPE_NEEDS)
      g_ptr_array_add (names, g_strconcat (NEEDS, measure->name, NULL));
  }
  return names;
}

static bool has_scope (TsMeasureId id, TsMeasureScope scope)
{
  return id < TS_MEASURES && ts_measure (id)->scope == scope;
}

/* Finds the measure of a name, with its operation; false when there is none. */
static bool find_measure (const char *name, TsExpectation *expectation)
{
  const char *dot = strchr (name, '.');
  g_autofree char *before = g_strndup (name, dot != NULL ? (size_t)(dot - name) : 0);
  TsOperation operation = ts_operation_find (before);
  if (operation < TS_OPERATIONS) {
    expectation->operation = operation;
    expectation->measure = ts_measure_find (dot + 1);
    return has_scope (expectation->measure, TS_SCOPE_OPERATION);
  }
  bool of_needs = g_str_has_prefix (name, NEEDS);
  expectation->measure = ts_measure_find (of_needs ? name + strlen (NEEDS) : name);
  return has_scope (expectation->measure, TS_SCOPE_NEEDS) ||
         (!of_needs && has_scope (expectation->measure, TS_SCOPE_WORLD));
}

static bool report_measure (const TsText *text, const char *start, const char *name)
{
  g_autoptr (GPtrArray) names = measure_names ();
  TsMeasureId bare = ts_measure_find (name);
  if (has_scope (bare, TS_SCOPE_OPERATION))
    return ts_text_error (text, start, strlen (name), NULL, "\"%s\" needs an operation: write \"call.%s\"", name, name);
  g_autofree char *hint = ts_reader_hint (text->estate->reader, name, (const char *const *)names->pdata, names->len);
  if (name[0] == '\0')
    return ts_text_error (text, start, 1, NULL, "expected a measure such as \"call.success_rate\"");
  return ts_text_error (text, start, strlen (name), hint, "there is no measure \"%s\"", name);
}

/* ------------------------------------------------------------------- groups -- */

static int compare_numbers (gconstpointer a, gconstpointer b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static bool add_groups (const TsText *text, const char *start, const char *name, GArray *groups)
{
  const TsEstate *estate = text->estate;
  TsNode node = ts_text_node (text, start, strlen (name));
  TsRange people;
  if (name[0] == '\0')
    return ts_text_error (text, start, 1, NULL, "expected a group such as Contoso1.technician");
  if (!ts_estate_reference (estate, &node, name, &people))
    return false;
  if (!g_hash_table_contains (estate->tenants, name) && !g_hash_table_contains (estate->by_name, name))
    return ts_text_error (text, start, strlen (name), NULL,
                          "\"%s\" is one person; results are kept for groups: write Tenant or Tenant.group", name);
  uint32_t last = ts_estate_group_of (estate, people.first + people.count - 1);
  for (uint32_t group = ts_estate_group_of (estate, people.first); group <= last; group++)
    g_array_append_val (groups, group);
  return true;
}

/* Ascending, each once. */
static uint32_t *group_numbers (GArray *groups, uint32_t *n)
{
  g_array_sort (groups, compare_numbers);
  *n = 0;
  for (guint i = 0; i < groups->len; i++)
    if (*n == 0 || g_array_index (groups, uint32_t, i) != g_array_index (groups, uint32_t, *n - 1))
      g_array_index (groups, uint32_t, (*n)++) = g_array_index (groups, uint32_t, i);
  return g_memdup2 (groups->data, *n * sizeof (uint32_t));
}

static bool read_groups (TsText *text, uint32_t **numbers, uint32_t *n)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  bool right = true;
  do {
    const char *start = text->at;
    g_autofree char *name = ts_text_part (text, NAME_CHARACTERS "@");
    right &= add_groups (text, start, name, groups);
  } while (ts_text_take (text, ','));
  g_free (*numbers);
  *numbers = group_numbers (groups, n);
  return right;
}

/* "{from=A,B to=C}", after the opening brace. */
static bool read_selector (TsText *text, TsExpectation *expectation)
{
  bool right = true;
  for (;;) {
    ts_text_skip_spaces (text);
    if (ts_text_take (text, '}'))
      return right;
    const char *start = text->at;
    g_autofree char *key = ts_text_part (text, NAME_CHARACTERS);
    bool is_from = strcmp (key, "from") == 0;
    if ((!is_from && strcmp (key, "to") != 0) || !ts_text_take (text, '='))
      return ts_text_error (text, start, MAX (strlen (key), 1), NULL,
                            "expected {from=GROUP}, {to=GROUP} or {from=GROUP to=GROUP}");
    right &= is_from ? read_groups (text, &expectation->from, &expectation->n_from)
                     : read_groups (text, &expectation->to, &expectation->n_to);
  }
}

/* What is kept for groups: attempts and successes for pairs of groups, needs for
 * the group whose needs they are. */
static bool check_selector (const TsText *text, const char *start, const TsExpectation *expectation)
{
  const TsMeasure *measure = ts_measure (expectation->measure);
  size_t length = (size_t)(text->at - start);
  if (expectation->from == NULL && expectation->to == NULL)
    return true;
  if (measure->scope == TS_SCOPE_WORLD)
    return ts_text_error (text, start, length, NULL, "\"%s\" is of the whole world: it has no from and no to",
                          measure->name);
  if (measure->scope == TS_SCOPE_NEEDS && expectation->to != NULL)
    return ts_text_error (text, start, length, NULL, "\"%s\" is of the group whose needs they are: it has no to",
                          measure->name);
  if (measure->scope == TS_SCOPE_OPERATION && expectation->measure != TS_MEASURE_SUCCESS_RATE &&
      expectation->measure != TS_MEASURE_ATTEMPTS)
    return ts_text_error (text, start, length, NULL, "\"%s\" is not kept for groups: it has no from and no to",
                          measure->name);
  return true;
}

/* ---------------------------------------------------------------- statistics -- */

static bool check_statistic (const TsText *text, const char *start, const char *name, const TsExpectation *expectation)
{
  const TsMeasure *measure = ts_measure (expectation->measure);
  const char *word = statistics[expectation->statistic];
  if (expectation->measure == TS_MEASURE_SETUP_TIME && expectation->operation != TS_OPERATION_CALL)
    return ts_text_error (text, name, (size_t)(text->at - name), NULL,
                          "only calls have a set-up time: write \"call.setup_time\"");
  bool has_mean = measure->unit == TS_UNIT_SECONDS;
  if (measure->is_duration || *start != *word || !g_str_has_prefix (start, word))
    return true;
  if (start[strlen (word)] != '(' || (has_mean && expectation->statistic == TS_STATISTIC_MEAN))
    return true;
  return ts_text_error (text, start, strlen (word), NULL, "\"%s\" has no %s: it is one number", measure->name, word);
}

/* Goes past "p95(" and the like. */
static bool read_statistic (TsText *text, TsExpectation *expectation, bool *is_open)
{
  const char *start = text->at;
  g_autofree char *word = ts_text_part (text, NAME_CHARACTERS);
  *is_open = ts_text_take (text, '(');
  if (!*is_open) {
    text->at = start;
    return true;
  }
  for (int i = 0; statistics[i] != NULL; i++)
    if (strcmp (statistics[i], word) == 0) {
      expectation->statistic = (TsStatistic)i;
      return true;
    }
  return ts_text_error (text, start, MAX (strlen (word), 1), NULL,
                        "there is no statistic \"%s\": one of mean, p50, p90, p95, p99", word);
}

bool ts_expectation_measure (TsText *text, TsExpectation *expectation)
{
  bool is_open;
  const char *start = text->at;
  if (!read_statistic (text, expectation, &is_open))
    return false;
  ts_text_skip_spaces (text);
  const char *name_start = text->at;
  g_autofree char *name = ts_text_part (text, NAME_CHARACTERS);
  if (!find_measure (name, expectation))
    return report_measure (text, name_start, name);
  if (!check_statistic (text, start, name_start, expectation))
    return false;
  const char *selector = text->at;
  if (ts_text_take (text, '{') && (!read_selector (text, expectation) || !check_selector (text, selector, expectation)))
    return false;
  ts_text_skip_spaces (text);
  if (is_open && !ts_text_take (text, ')'))
    return ts_text_error (text, text->at, 1, NULL, "expected \")\" after \"%s\"", name);
  return true;
}
