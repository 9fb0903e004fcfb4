/* times.c - a CSV of times at which needs arise, and whose they are */
#include "compile.h"
#include "quantity_text.h"

#include <string.h>

#define MOST_TIMES 5000000

typedef struct {
  TsTime time;
  uint32_t k; /* whose: k-th person of the activity */
  uint32_t order;
} Arrival;

typedef struct {
  const TsEstate *estate;
  const TsActivity *activity;
  GArray *arrivals; /* of Arrival */
  uint32_t nobodys; /* rows without a person */
} Reading;

/* The k of a person, or TS_NONE. */
static uint32_t place_among (const TsSelection *who, uint32_t person)
{
  uint32_t before = 0;
  for (uint32_t i = 0; i < who->n_ranges; i++) {
    if (person >= who->ranges[i].first && person - who->ranges[i].first < who->ranges[i].count)
      return before + (person - who->ranges[i].first);
    before += who->ranges[i].count;
  }
  return TS_NONE;
}

/* A date has a dash, a duration has none. */
static bool read_time (const Reading *reading, const TsDataField *field, TsDiagnostics *of_file, TsTime *time)
{
  if (strchr (field->text, '-') == NULL)
    return ts_duration_from_text (field->text, &field->place, of_file, time);
  int64_t unix_seconds;
  if (!ts_read_date (&field->place, of_file, &unix_seconds))
    return false;
  int64_t since = unix_seconds - reading->estate->draft->clock.start.unix_seconds;
  if (since < 0) {
    ts_diagnostics_error (of_file, &field->place, NULL, "\"%s\" is before the clock starts", field->text);
    return false;
  }
  *time = since * TS_SECOND;
  return true;
}

static bool read_person (Reading *reading, const TsDataField *field, TsDiagnostics *of_file, uint32_t *k)
{
  const TsSelection *who = &reading->activity->who;
  if (*field->text == '\0') {
    *k = reading->nobodys++ % who->people;
    return true;
  }
  TsReader *reader = reading->estate->reader;
  TsDiagnostics *of_scenario = reader->diagnostics;
  TsRange people;
  reader->diagnostics = of_file;
  bool is_known = ts_estate_reference (reading->estate, &field->place, field->text, &people);
  reader->diagnostics = of_scenario;
  if (!is_known)
    return false;
  *k = people.count == 1 ? place_among (who, people.first) : TS_NONE;
  if (*k == TS_NONE)
    ts_diagnostics_error (of_file, &field->place, NULL,
                          people.count == 1 ? "\"%s\" is not among those whose needs these are"
                                            : "\"%s\" is more than one person",
                          field->text);
  return *k != TS_NONE;
}

static bool add_arrival (const TsDataField *fields, TsDiagnostics *of_file, void *data)
{
  Reading *reading = data;
  Arrival arrival = {.order = reading->arrivals->len};
  if (reading->arrivals->len == MOST_TIMES) {
    ts_diagnostics_error (of_file, &fields[0].place, NULL, "more than %d times", MOST_TIMES);
    return false;
  }
  if (!read_time (reading, &fields[0], of_file, &arrival.time) ||
      !read_person (reading, &fields[1], of_file, &arrival.k))
    return false;
  g_array_append_val (reading->arrivals, arrival);
  return true;
}

static gint compare (gconstpointer first, gconstpointer second)
{
  const Arrival *a = first, *b = second;
  if (a->k != b->k)
    return a->k < b->k ? -1 : 1;
  if (a->time != b->time)
    return a->time < b->time ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

static void take_arrivals (TsActivity *activity, const GArray *arrivals)
{
  activity->times = g_new (TsTime, arrivals->len);
  activity->first_times = g_new0 (uint32_t, (gsize)activity->who.people + 1);
  for (guint i = 0; i < arrivals->len; i++) {
    const Arrival *arrival = &g_array_index (arrivals, Arrival, i);
    activity->times[i] = arrival->time;
    activity->first_times[arrival->k + 1]++;
  }
  for (uint32_t k = 0; k < activity->who.people; k++)
    activity->first_times[k + 1] += activity->first_times[k];
}

void ts_times_read (const TsEstate *estate, const TsDraftActivity *draft, TsActivity *activity)
{
  const TsNode *node = ts_node_get (draft->named.node, "times");
  g_autoptr (GArray) arrivals = g_array_new (FALSE, FALSE, sizeof (Arrival));
  Reading reading = {.estate = estate, .activity = activity, .arrivals = arrivals};
  if (!ts_read_data_file (estate->reader->folder, draft->times, node, estate->reader->diagnostics, add_arrival,
                          &reading))
    return;
  if (arrivals->len == 0)
    ts_diagnostics_error (estate->reader->diagnostics, node, NULL, "\"%s\" holds no times", draft->times);
  g_array_sort (arrivals, compare);
  take_arrivals (activity, arrivals);
}
