/* references.c - whom "Contoso1", "Contoso1.technician.3" or "expert3@abc.com" names */
#include "estate.h"

#include <string.h>

static TsDiagnostics *diagnostics (const TsEstate *estate)
{
  return estate->reader->diagnostics;
}

uint64_t ts_person_number (const char *text)
{
  size_t length = strspn (text, "0123456789");
  if (length == 0 || length > 9 || text[length] != '\0' || text[0] == '0')
    return 0;
  return g_ascii_strtoull (text, NULL, 10);
}

static bool report_number (const TsEstate *estate, const TsNode *at, const TsDraftGroup *group, const char *text)
{
  ts_diagnostics_error (diagnostics (estate), at, NULL, "there is no \"%s\": %s has %u people, counted from 1", text,
                        group->full_name, group->people.count);
  return false;
}

static bool find_in_group (const TsEstate *estate, const TsNode *at, const char *text, const TsDraftGroup *group,
                           uint64_t number, TsRange *people)
{
  if (group->count == 0) /* its count is wrong, which was reported */
    number = 1;
  if (number == 0 || number > group->people.count)
    return report_number (estate, at, group, text);
  *people = (TsRange){.first = group->people.first + (uint32_t)number - 1, .count = 1};
  return true;
}

/* --------------------------------------------------------------- addresses -- */

char *ts_fold_address (const char *text)
{
  const char *at = strrchr (text, '@');
  g_autofree char *ascii = g_hostname_to_ascii (at + 1);
  g_autofree char *before = g_strndup (text, (size_t)(at + 1 - text));
  g_autofree char *whole = g_strconcat (before, ascii != NULL ? ascii : at + 1, NULL);
  return g_ascii_strdown (whole, -1);
}

static bool find_address (const TsEstate *estate, const TsNode *at, const char *text, TsRange *people)
{
  g_autofree char *lower = ts_fold_address (text);
  const char *domain = strrchr (lower, '@');
  size_t length = (size_t)(domain - lower);
  const TsDraftGroup *near = NULL;
  for (size_t digits = 0; digits < length && (digits == 0 || g_ascii_isdigit (lower[length - digits])); digits++) {
    g_autofree char *key = g_strdup_printf ("%.*s%s", (int)(length - digits), lower, domain);
    g_autofree char *number = g_strndup (lower + length - digits, digits);
    const TsDraftGroup *group = g_hash_table_lookup (estate->by_address, key);
    if (group == NULL)
      continue;
    near = group;
    uint64_t n = ts_person_number (number);
    if (n >= 1 && (n <= group->people.count || group->count == 0))
      return find_in_group (estate, at, text, group, n, people);
  }
  if (near != NULL)
    return report_number (estate, at, near, text);
  g_autofree char *hint = NULL;
  if (g_hash_table_contains (estate->owners, domain + 1))
    hint = g_strdup ("addresses are the group's name and a number, as in expert3@abc.com");
  ts_diagnostics_error (diagnostics (estate), at, hint, "nobody has the address \"%s\"", text);
  return false;
}

/* ------------------------------------------------------------------- names -- */

static void report_unknown (const TsEstate *estate, const TsNode *at, const char *text)
{
  const GPtrArray *names = estate->names;
  g_autofree char *hint = ts_reader_hint (estate->reader, text, (const char *const *)names->pdata, names->len);
  const char *dot = strchr (text, '.');
  g_autofree char *tenant = dot != NULL ? g_strndup (text, (size_t)(dot - text)) : NULL;
  if (tenant != NULL && g_hash_table_contains (estate->tenants, tenant))
    ts_diagnostics_error (diagnostics (estate), at, hint, "tenant \"%s\" has no group \"%s\"", tenant, dot + 1);
  else
    ts_diagnostics_error (diagnostics (estate), at, hint, "there is no tenant, group or person \"%s\"", text);
}

bool ts_estate_reference (const TsEstate *estate, const TsNode *at, const char *text, TsRange *people)
{
  if (strchr (text, '@') != NULL)
    return find_address (estate, at, text, people);
  const TsDraftGroup *group = g_hash_table_lookup (estate->by_name, text);
  const TsDraftTenant *tenant = g_hash_table_lookup (estate->tenants, text);
  if (group != NULL) {
    *people = group->people;
    return true;
  }
  if (tenant != NULL) {
    *people = tenant->people;
    if (tenant->people.count == 0)
      ts_diagnostics_error (diagnostics (estate), at, NULL, "nobody is in tenant \"%s\"", text);
    return tenant->people.count > 0;
  }
  const char *dot = strrchr (text, '.');
  g_autofree char *before = dot != NULL ? g_strndup (text, (size_t)(dot - text)) : NULL;
  group = before != NULL ? g_hash_table_lookup (estate->by_name, before) : NULL;
  if (group != NULL)
    return find_in_group (estate, at, text, group, ts_person_number (dot + 1), people);
  report_unknown (estate, at, text);
  return false;
}

/* -------------------------------------------------------------- selections -- */

static int compare_ranges (gconstpointer a, gconstpointer b)
{
  const TsRange *x = a, *y = b;
  return (x->first > y->first) - (x->first < y->first);
}

void ts_ranges_join (GArray *ranges)
{
  g_array_sort (ranges, compare_ranges);
  guint n = 0;
  for (guint i = 0; i < ranges->len; i++) {
    TsRange range = g_array_index (ranges, TsRange, i);
    TsRange *last = n > 0 ? &g_array_index (ranges, TsRange, n - 1) : NULL;
    if (last != NULL && range.first <= last->first + last->count)
      last->count = MAX (last->count, range.first + range.count - last->first);
    else
      g_array_index (ranges, TsRange, n++) = range;
  }
  g_array_set_size (ranges, n);
}

static bool add_reference (const TsEstate *estate, const TsNode *at, GArray *ranges)
{
  TsRange range;
  if (at->kind != TS_NODE_SCALAR || at->text[0] == '\0') /* reported when it was read */
    return false;
  if (!ts_estate_reference (estate, at, at->text, &range))
    return false;
  g_array_append_val (ranges, range);
  return true;
}

GArray *ts_estate_people (const TsEstate *estate, const TsNode *words)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (TsRange));
  g_ptr_array_add (estate->reader->arrays, ranges);
  bool right = true;
  if (words->kind == TS_NODE_SEQUENCE)
    for (size_t i = 0; i < ts_node_length (words); i++)
      right &= add_reference (estate, ts_node_item (words, i), ranges);
  else
    right = add_reference (estate, words, ranges);
  if (!right || ranges->len == 0)
    return NULL;
  ts_ranges_join (ranges);
  return ranges;
}

static const TsNode *side (const GArray *between, guint i)
{
  return g_array_index (between, TsDraftSide, i).people;
}

bool ts_estate_sides (const TsEstate *estate, const GArray *between, GArray **first, GArray **second)
{
  *first = *second = NULL;
  if (ts_items (between) > 0 && side (between, 0) != NULL)
    *first = ts_estate_people (estate, side (between, 0));
  if (ts_items (between) > 1 && side (between, 1) != NULL)
    *second = ts_estate_people (estate, side (between, 1));
  return *first != NULL && *second != NULL;
}

uint32_t ts_ranges_people (const GArray *ranges)
{
  uint32_t people = 0;
  for (guint i = 0; i < ranges->len; i++)
    people += g_array_index (ranges, TsRange, i).count;
  return people;
}

uint32_t ts_estate_group_of (const TsEstate *estate, uint32_t person)
{
  uint32_t low = 0, high = estate->groups->len;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (((const TsDraftGroup *)estate->groups->pdata[middle])->people.first <= person)
      low = middle;
    else
      high = middle;
  }
  return low;
}

bool ts_ranges_meet (const GArray *a, const GArray *b)
{
  for (guint i = 0, j = 0; i < a->len && j < b->len;) {
    TsRange x = g_array_index (a, TsRange, i), y = g_array_index (b, TsRange, j);
    if (x.first + x.count <= y.first)
      i++;
    else if (y.first + y.count <= x.first)
      j++;
    else
      return true;
  }
  return false;
}

/* ------------------------------------------------------- tenants and teams -- */

TsDraftTenant *ts_estate_tenant (const TsEstate *estate, const TsNode *at)
{
  TsDraftTenant *tenant = g_hash_table_lookup (estate->tenants, at->text);
  if (tenant != NULL)
    return tenant;
  guint n = ts_items (estate->draft->tenants);
  n = ts_reader_may_compare (estate->reader, n) ? n : 0;
  g_autofree const char **names = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    names[i] = g_array_index (estate->draft->tenants, TsDraftTenant, i).named.key->text;
  g_autofree char *hint = ts_reader_hint (estate->reader, at->text, names, n);
  ts_diagnostics_error (diagnostics (estate), at, hint, "there is no tenant \"%s\"", at->text);
  return NULL;
}

TsDraftTeam *ts_estate_team (const TsEstate *estate, const TsNode *at, uint32_t *channel)
{
  *channel = TS_NONE;
  if (at->kind != TS_NODE_SCALAR || at->text[0] == '\0')
    return NULL;
  TsDraftTeam *team = g_hash_table_lookup (estate->by_path, at->text);
  if (team != NULL)
    return team;
  const TsDraftChannel *found = g_hash_table_lookup (estate->channels, at->text);
  if (found != NULL) {
    *channel = found->number;
    return estate->teams->pdata[found->team];
  }
  g_autofree char *hint =
    ts_reader_hint (estate->reader, at->text, (const char *const *)estate->paths->pdata, estate->paths->len);
  if (strchr (at->text, '/') == NULL)
    ts_diagnostics_error (diagnostics (estate), at, hint, "\"%s\" is not a team: write Tenant/team", at->text);
  else
    ts_diagnostics_error (diagnostics (estate), at, hint, "there is no team or channel \"%s\"", at->text);
  return NULL;
}
