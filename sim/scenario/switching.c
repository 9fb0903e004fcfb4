/* switching.c - switching habits: home, on-demand, follow-meetings, resident(Tenant), rota(Tenant 08:00-12:00 ...)
 *
 * The hours of a rota are those of the tenant that is named with them, in its time zone.
 */
#include "calendars.h"
#include "compile.h"

#include <string.h>

static const char *const plain_words[] = {[TS_SWITCHING_HOME] = "home",
                                          [TS_SWITCHING_ON_DEMAND] = "on-demand",
                                          [TS_SWITCHING_FOLLOW_MEETINGS] = "follow-meetings"};

static const TsNode *written_at (const TsDraftConfiguration *draft)
{
  const TsNode *node = draft->named.node->kind == TS_NODE_MAPPING ? ts_node_get (draft->named.node, "switching") : NULL;
  return node != NULL ? node : draft->named.key;
}

static void complain (const TsEstate *estate, const TsDraftConfiguration *draft, const char *hint)
{
  ts_diagnostics_error (estate->reader->diagnostics, written_at (draft), hint,
                        "expected home, on-demand, follow-meetings, resident(Tenant) or "
                        "rota(Tenant mon-fri 08:00-12:00 ...)");
}

/* The words between the parentheses of "name(...)", or NULL. Free with g_strfreev(). */
static char **arguments (const char *text, const char *name)
{
  size_t length = strlen (text), head = strlen (name);
  if (!g_str_has_prefix (text, name) || text[head] != '(' || text[length - 1] != ')')
    return NULL;
  g_autofree char *inside = g_strndup (text + head + 1, length - head - 2);
  char **words = g_strsplit_set (inside, " \t", -1);
  size_t n = 0;
  for (size_t i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      words[n++] = words[i];
    else
      g_free (words[i]);
  words[n] = NULL;
  return words;
}

static bool add_turn (const TsEstate *estate, TsDraftConfiguration *draft, char *tenant, char *hours)
{
  TsNode at = *written_at (draft);
  TsDraftTurn turn = {0};
  at.text = tenant;
  const TsDraftTenant *found = ts_estate_tenant (estate, &at);
  if (found == NULL)
    return false;
  at.text = hours;
  turn.tenant = found->number;
  turn.time_zone = found->time_zone;
  if (!ts_read_hours (&at, estate->reader->diagnostics, &turn.hours))
    return false;
  g_array_append_val (draft->turns, turn);
  return true;
}

/* "Contoso1 mon-fri 08:00-12:00 Contoso2 12:00-16:00" */
static bool add_turns (const TsEstate *estate, TsDraftConfiguration *draft, char **words)
{
  bool right = words[0] != NULL;
  size_t i = 0;
  while (right && words[i] != NULL) {
    bool has_days = words[i + 1] != NULL && strchr (words[i + 1], ':') == NULL;
    const char *days = has_days ? words[i + 1] : "daily";
    const char *times = words[i + 1] != NULL ? words[i + 1 + has_days] : NULL;
    if (times == NULL) {
      complain (estate, draft, NULL);
      return false;
    }
    g_autofree char *hours = g_strconcat (days, " ", times, NULL);
    right = add_turn (estate, draft, words[i], hours);
    i += 2 + has_days;
  }
  if (words[0] == NULL)
    complain (estate, draft, NULL);
  return right;
}

void ts_switching_check (const TsEstate *estate, TsDraftConfiguration *draft)
{
  const char *text = draft->switching != NULL ? draft->switching : plain_words[TS_SWITCHING_HOME];
  draft->habit = TS_SWITCHING_HOME + 1;
  for (int i = 0; i < (int)G_N_ELEMENTS (plain_words); i++)
    if (strcmp (text, plain_words[i]) == 0) {
      draft->habit = i + 1;
      return;
    }
  g_auto (GStrv) resident = arguments (text, "resident");
  g_auto (GStrv) rota = arguments (text, "rota");
  if (resident == NULL && rota == NULL) {
    g_autofree char *hint =
      ts_reader_hint (estate->reader, text, (const char *const *)plain_words, G_N_ELEMENTS (plain_words));
    complain (estate, draft, hint);
    return;
  }
  draft->turns = g_array_new (FALSE, FALSE, sizeof (TsDraftTurn));
  g_ptr_array_add (estate->reader->arrays, draft->turns);
  draft->habit = (resident != NULL ? TS_SWITCHING_RESIDENT : TS_SWITCHING_ROTA) + 1;
  if (rota != NULL)
    add_turns (estate, draft, rota);
  else if (resident[0] != NULL && resident[1] == NULL)
    add_turn (estate, draft, resident[0], (char *)"always");
  else
    complain (estate, draft, NULL);
}

/* ------------------------------------------------------------------- turns -- */

static int compare_instants (const void *a, const void *b)
{
  TsTime x = *(const TsTime *)a, y = *(const TsTime *)b;
  return (x > y) - (x < y);
}

/* The first of the turns that is open. */
static uint32_t whose_turn (const GArray *drafts, const TsCalendar *calendars, TsTime at)
{
  for (guint i = 0; i < drafts->len; i++)
    if (ts_calendar_is_open (&calendars[i], at))
      return g_array_index (drafts, TsDraftTurn, i).tenant;
  return TS_NONE;
}

static void add_instants (GArray *instants, const TsCalendar *calendar, TsDuration duration)
{
  for (uint32_t i = 0; i < calendar->n_shifts; i++) {
    g_array_append_val (instants, calendar->shifts[i].start);
    if (calendar->shifts[i].end < duration)
      g_array_append_val (instants, calendar->shifts[i].end);
  }
}

void ts_switching_make (const TsDraftConfiguration *draft, const TsScenario *scenario, TsConfiguration *configuration)
{
  guint n = ts_items (draft->turns);
  if (n == 0)
    return;
  g_autofree TsCalendar *calendars = g_new0 (TsCalendar, n);
  g_autoptr (GArray) instants = g_array_new (FALSE, FALSE, sizeof (TsTime));
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (TsTurn));
  TsTime start = 0;
  g_array_append_val (instants, start);
  for (guint i = 0; i < n; i++) {
    const TsDraftTurn *turn = &g_array_index (draft->turns, TsDraftTurn, i);
    calendars[i] = ts_calendar_make (&turn->hours, turn->time_zone, scenario->start_unix, scenario->duration);
    add_instants (instants, &calendars[i], scenario->duration);
  }
  g_array_sort (instants, compare_instants);
  for (guint i = 0; i < instants->len; i++) {
    TsTime at = g_array_index (instants, TsTime, i);
    TsTurn turn = {.at = at, .tenant = whose_turn (draft->turns, calendars, at)};
    if (turns->len == 0 || g_array_index (turns, TsTurn, turns->len - 1).tenant != turn.tenant)
      g_array_append_val (turns, turn);
  }
  for (guint i = 0; i < n; i++)
    g_free (calendars[i].shifts);
  configuration->n_turns = turns->len;
  configuration->turns = (TsTurn *)g_array_free (turns, FALSE);
}

uint32_t ts_turn_at (const TsTurn *turns, uint32_t n_turns, TsTime at)
{
  uint32_t low = 0, high = n_turns;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (turns[middle].at <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low == 0 ? TS_NONE : turns[low - 1].tenant;
}
