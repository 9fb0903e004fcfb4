/* Telling what happens, event by event. Who takes part in an event is asked before it is
 * dispatched, since rows may be gone afterwards; what became of attempts is noted meanwhile;
 * whose state is another than before is told last. */
#include "world.h"

const char *ts_happening_name (uint8_t kind)
{
  static const char *const names[] = {
    [TS_HAPPENS_NEED] = "need arises",
    [TS_HAPPENS_RETRY] = "tries again",
    [TS_HAPPENS_SEARCH_ENDS] = "search ends",
    [TS_HAPPENS_SIGNALLED] = "call arrives",
    [TS_HAPPENS_RING_ENDS] = "ring ends",
    [TS_HAPPENS_MEDIA_READY] = "media is set up",
    [TS_HAPPENS_THIRD_WANTED] = "third person is wanted",
    [TS_HAPPENS_THIRD_SIGNALLED] = "call to third person arrives",
    [TS_HAPPENS_THIRD_RING_ENDS] = "ring of third person ends",
    [TS_HAPPENS_FILE_WANTED] = "file is shared",
    [TS_HAPPENS_TALK_ENDS] = "talk ends",
    [TS_HAPPENS_SWITCHED] = "has switched tenants",
    [TS_HAPPENS_REQUEST_READ] = "reads the request to come",
    [TS_HAPPENS_TOLD] = "is told that the expert has come",
    [TS_HAPPENS_THIRD_TOLD] = "is told that the third person has come",
    [TS_HAPPENS_GAVE_UP_WAITING] = "waits for the expert no longer",
    [TS_HAPPENS_HOLD_ENDS] = "waits for the redial no longer",
    [TS_HAPPENS_IDLE_AWAY] = "goes back home",
    [TS_HAPPENS_LEAVES_LINE] = "leaves the queue",
    [TS_HAPPENS_LINE_WAKES] = "the queue's people come to work",
    [TS_HAPPENS_NOTHING] = "nothing",
    [TS_HAPPENS_STEP] = "settings, people or faults change",
    [TS_HAPPENS_MEETING_BEGINS] = "meeting begins",
    [TS_HAPPENS_MEETING_FILE] = "file is shared in the meeting",
    [TS_HAPPENS_MEETING_GIVEN_UP] = "meeting is given up",
    [TS_HAPPENS_MEETING_ENDS] = "meeting ends",
    [TS_HAPPENS_SEAT_PREPARES] = "prepares for the meeting",
    [TS_HAPPENS_SEAT_COMES] = "comes to the meeting",
    [TS_HAPPENS_SEAT_JOINS] = "joins the meeting",
    [TS_HAPPENS_SEAT_ADMITTED] = "is admitted",
    [TS_HAPPENS_SEAT_GIVES_UP] = "leaves the lobby",
    [TS_HAPPENS_MEETING_ADDS] = "somebody is asked into the meeting",
    [TS_HAPPENS_TURN] = "another tenant's turn",
  };
  g_assert (kind < G_N_ELEMENTS (names) && names[kind] != NULL);
  return names[kind];
}

const char *ts_doing_name (uint8_t doing)
{
  static const char *const names[] = {
    [TS_IDLE] = "idle",        [TS_SEARCHING] = "searching", [TS_DIALLING] = "dialling",
    [TS_RINGING] = "ringing",  [TS_TALKING] = "talking",     [TS_CHANGING_TENANT] = "changing tenant",
    [TS_QUEUEING] = "queueing", [TS_MEETING] = "in a meeting"};
  return doing < G_N_ELEMENTS (names) && names[doing] != NULL ? names[doing] : "busy";
}

/* How somebody was when they were last told of. */
typedef struct {
  uint32_t tenant;
  uint8_t doing;
} Known;

struct TsTrace {
  TsTraceFunction tell;
  void *data;
  Known *known;         /* one a person */
  TsTraceRecord record; /* of the event under way */
  uint32_t third;
  bool is_of_all; /* anybody's state may change */
};

void ts_world_trace (TsWorld *world, TsTraceFunction tell, void *data)
{
  world->trace = g_new0 (TsTrace, 1);
  *world->trace = (TsTrace){.tell = tell, .data = data, .known = g_new0 (Known, world->n_people + 1)};
}

void ts_trace_free (TsTrace *trace)
{
  if (trace == NULL)
    return;
  g_free (trace->known);
  g_free (trace);
}

static void take_part_in_call (const TsWorld *world, TsTrace *trace, uint32_t row, bool with_third)
{
  const TsCall *call = &world->calls[row];
  trace->record.need = world->needs[call->need].serial;
  trace->record.from = call->caller;
  trace->record.to = with_third ? call->third : call->callee;
  trace->third = with_third ? call->callee : call->third;
}

static void take_part_in_need (const TsWorld *world, TsTrace *trace, uint32_t number)
{
  const TsNeed *need = &world->needs[number];
  trace->record.need = need->serial;
  trace->record.from = need->needer;
  trace->record.to = need->target;
}

/* The need for which somebody changes tenants; 0: for none. */
static uint64_t need_of_switch (const TsWorld *world, uint32_t number)
{
  const TsErrand *errand = ts_world_errand (world, number);
  uint32_t need = world->people[number].need;
  if (errand->switch_reason == TS_SWITCH_FOR_REQUEST && errand->serving != TS_NONE)
    return world->requests[errand->serving].serial;
  return errand->switch_reason == TS_SWITCH_FOR_NEED && need != TS_NONE ? world->needs[need].serial : 0;
}

/* Who takes part, and for which need. */
static void take_part (const TsWorld *world, TsTrace *trace, TsEvent event, uint32_t person)
{
  uint32_t subject = ts_event_subject (event);
  switch ((TsHappening)ts_event_kind (event)) {
  case TS_HAPPENS_RETRY:
  case TS_HAPPENS_SEARCH_ENDS:
  case TS_HAPPENS_SIGNALLED:
  case TS_HAPPENS_TOLD:
  case TS_HAPPENS_THIRD_TOLD:
  case TS_HAPPENS_LEAVES_LINE:
  case TS_HAPPENS_GAVE_UP_WAITING: take_part_in_need (world, trace, subject); return;
  case TS_HAPPENS_RING_ENDS:
  case TS_HAPPENS_MEDIA_READY:
  case TS_HAPPENS_FILE_WANTED:
  case TS_HAPPENS_TALK_ENDS: take_part_in_call (world, trace, subject, false); return;
  case TS_HAPPENS_THIRD_WANTED:
  case TS_HAPPENS_THIRD_SIGNALLED:
  case TS_HAPPENS_THIRD_RING_ENDS: take_part_in_call (world, trace, subject, true); return;
  case TS_HAPPENS_REQUEST_READ: trace->record.need = world->requests[subject].serial; break;
  case TS_HAPPENS_SWITCHED: trace->record.need = need_of_switch (world, subject); break;
  case TS_HAPPENS_LINE_WAKES:
  case TS_HAPPENS_STEP:
  case TS_HAPPENS_TURN: trace->is_of_all = true; return;
  default: break;
  }
  trace->record.from = person;
}

void ts_trace_begin (TsWorld *world, TsEvent event, uint32_t person)
{
  TsTrace *trace = world->trace;
  trace->record = (TsTraceRecord){.kind = TS_TRACE_EVENT,
                                  .at = event.time,
                                  .happening = (uint8_t)ts_event_kind (event),
                                  .from = TS_NONE,
                                  .to = TS_NONE,
                                  .tenant = TS_NONE};
  trace->third = TS_NONE;
  trace->is_of_all = false;
  take_part (world, trace, event, person);
  if (trace->record.happening == TS_HAPPENS_NEED)
    trace->record.need = world->serials + 1;
  trace->tell (&trace->record, trace->data);
}

void ts_trace_attempt (const TsWorld *world, TsOperation operation, TsReason reason, TsPath path)
{
  TsTraceRecord record = world->trace->record;
  record.kind = TS_TRACE_ATTEMPT;
  record.operation = operation;
  record.reason = reason;
  record.path = path;
  world->trace->tell (&record, world->trace->data);
}

static void tell_state (const TsWorld *world, uint32_t number)
{
  TsTrace *trace = world->trace;
  const TsPerson *person = &world->people[number];
  Known *known = &trace->known[number];
  if (known->doing == person->doing && known->tenant == person->tenant)
    return;
  TsTraceRecord record = trace->record;
  *known = (Known){.tenant = person->tenant, .doing = person->doing};
  record.kind = TS_TRACE_STATE;
  record.from = number;
  record.to = TS_NONE;
  record.tenant = person->tenant;
  record.doing = person->doing;
  trace->tell (&record, trace->data);
}

void ts_trace_end (TsWorld *world)
{
  const TsTrace *trace = world->trace;
  const uint32_t people[] = {trace->record.from, trace->record.to, trace->third};
  for (uint32_t number = 0; trace->is_of_all && number < world->n_people; number++)
    tell_state (world, number);
  for (size_t i = 0; i < G_N_ELEMENTS (people) && !trace->is_of_all; i++)
    if (people[i] != TS_NONE)
      tell_state (world, people[i]);
}

void ts_trace_start (TsWorld *world)
{
  for (uint32_t number = 0; number < world->n_people; number++)
    world->trace->known[number] = (Known){.tenant = world->people[number].tenant, .doing = world->people[number].doing};
}
