/* language_activities.c - the keys of intents and activities */
#include "draft.h"
#include "types.h"

const TsType ts_type_between = {.kind = TS_VALUE_LIST,
                               .name = "a list of two: who and whom, such as [ABC.expert, Contoso1]",
                               .low = 2,
                               .high = 2,
                               .item = &ts_type_people,
                               .item_offset = offsetof (TsDraftSide, people),
                               .item_size = sizeof (TsDraftSide)};

/* In the order of TS_WORD_COLLABORATION, TS_WORD_ISOLATION. */
static const char *const want_words[] = {"collaboration", "isolation", NULL};
static const TsType want = {.kind = TS_VALUE_CHOICE, .name = "an intent", .words = want_words};

static const TsKey intent_keys[] = {
  {.name = "want", .type = &want, .required = true, .offset = offsetof (TsDraftIntent, want),
   .means = "Should they be able to reach each other (collaboration), or not (isolation)?"},
  {.name = "between", .type = &ts_type_between, .required = true, .offset = offsetof (TsDraftIntent, between),
   .means = "The two sides; the intent holds in both directions."},
};
static const TsTable intent_table = {intent_keys, G_N_ELEMENTS (intent_keys)};
static const TsType intent = {.kind = TS_VALUE_MAPPING, .name = "an intent", .table = &intent_table};
const TsType ts_type_intents = {.kind = TS_VALUE_LIST,
                                .name = "a list of intents",
                                .high = 10000,
                                .item = &intent,
                                .item_size = sizeof (TsDraftIntent)};

/* How large a chat can be, and how large it may be to start a call, differs between eras. */
static const TsType chat_people = {.kind = TS_VALUE_COUNT, .name = "a whole number", .low = 3, .high = 250};
static const TsKey third_keys[] = {
  {.name = "chance", .type = &ts_type_share, .required = true, .offset = offsetof (TsDraftThird, chance),
   .means = "Share of needs that want a third person in the call."},
  {.name = "from", .type = &ts_type_people, .required = true, .offset = offsetof (TsDraftThird, from),
   .means = "Whom they want: one of these."},
  {.name = "chat", .type = &chat_people, .offset = offsetof (TsDraftThird, chat),
   .means = "So many people are in the group chat that starts the call with the third person, which more than 20 "
            "cannot; left out: the call of two grows."},
};
static const TsTable third_table = {third_keys, G_N_ELEMENTS (third_keys)};
static const TsType third_person = {.kind = TS_VALUE_MAPPING, .name = "a third person", .table = &third_table};

/* In the order of TsSourceKind and TsChoice. */
static const char *const source_words[] = {"steady", "finite", "open", NULL};
static const TsType source = {.kind = TS_VALUE_CHOICE, .name = "a kind of source", .words = source_words};
static const char *const choice_words[] = {"random",       "named",         "in-order", "round-robin",
                                           "longest-idle", "least-refused", "queue",    NULL};
static const TsType choose = {.kind = TS_VALUE_CHOICE, .name = "a way to choose", .words = choice_words};

const char *ts_choice_name (TsChoice choice)
{
  g_assert ((size_t)choice < TS_CHOICES);
  return choice_words[choice];
}

static const TsType factor = {.kind = TS_VALUE_FACTOR, .name = "a factor such as 1.5"};
static const TsType profile = {.kind = TS_VALUE_LIST,
                               .name = "a list of 24 or 168 factors, one for each hour of the day or of the week",
                               .low = 24,
                               .high = 168,
                               .item = &factor,
                               .item_offset = offsetof (TsDraftFactor, factor),
                               .item_size = sizeof (TsDraftFactor)};
static const char *const wanted_words[] = {"call", "search", NULL};
static const TsType wanted = {.kind = TS_VALUE_CHOICE, .name = "an operation", .words = wanted_words};

static const TsKey activity_keys[] = {
  {.name = "who", .type = &ts_type_people, .offset = offsetof (TsDraftActivity, who),
   .means = "Whose needs they are; goes with `needs`."},
  {.name = "needs", .type = &ts_type_people, .offset = offsetof (TsDraftActivity, needs),
   .means = "Whom they need: one of these."},
  {.name = "between", .type = &ts_type_between, .offset = offsetof (TsDraftActivity, between),
   .means = "Two sides that need each other, instead of `who` and `needs`."},
  {.name = "every", .type = &ts_type_interval, .offset = offsetof (TsDraftActivity, every),
   .means = "Working time from one need of a person to the next; or `times` says when needs arise."},
  {.name = "talk", .type = &ts_type_distribution, .offset = offsetof (TsDraftActivity, talk),
   .default_value = "lognormal(median=11min mean=15min)", .means = "How long they talk (default: an assumption)."},
  {.name = "third_person", .type = &third_person, .offset = offsetof (TsDraftActivity, third_person),
   .means = "A third person who is added to the call now and then; of a meeting: whom somebody in it asks in."},
  {.name = "file_share", .type = &ts_type_share, .offset = offsetof (TsDraftActivity, file_share),
   .default_value = "0%", .means = "Share of needs that want a file shared."},
  {.name = "patience", .type = &ts_type_duration, .offset = offsetof (TsDraftActivity, patience),
   .means = "After this a need is given up; left out: behaviour.patience."},
  {.name = "stray", .type = &ts_type_truth, .offset = offsetof (TsDraftActivity, stray), .default_value = "false",
   .means = "Do people try who should not reach each other? Attempts are counted, needs are not."},
  {.name = "source", .type = &source, .offset = offsetof (TsDraftActivity, source),
   .means = "steady (left out): needs arise whatever happens; finite: the next interval begins when the need before "
            "is closed; open: nobody stands behind the needs, and any number go on at once."},
  {.name = "choose", .type = &choose, .offset = offsetof (TsDraftActivity, choose),
   .means = "Whom of `needs` to call: random (left out), named, in-order, round-robin, longest-idle, least-refused, "
            "or a shared queue. Third persons are chosen alike; of a queue, whoever is longest idle."},
  {.name = "presence", .type = &ts_type_switch, .offset = offsetof (TsDraftActivity, presence),
   .means = "Do people shown as available come first? Left out: on for longest-idle and queue, else off."},
  {.name = "queue_patience", .type = &ts_type_distribution, .offset = offsetof (TsDraftActivity, queue_patience),
   .means = "How long a need waits in the queue, from when it first asks it; left out: its patience."},
  {.name = "profile", .type = &profile, .offset = offsetof (TsDraftActivity, profile),
   .means = "How much faster working time passes for `every` in each hour of the day (24 factors) or of the week (168, "
            "from Monday 0:00), by local time: in an hour with factor 2, needs come twice as often."},
  {.name = "times", .type = &ts_type_text, .offset = offsetof (TsDraftActivity, times),
   .means = "A CSV file beside the scenario, in place of `every`: when needs arise, as dates in UTC or durations from "
            "the start, and in a second column whose they are, as person or address; without one, all in turn."},
  {.name = "want", .type = &wanted, .offset = offsetof (TsDraftActivity, want),
   .means = "What is wanted: a call (left out), or only to find the person (search)."},
  {.name = "meeting", .type = &ts_type_meeting, .offset = offsetof (TsDraftActivity, meeting),
   .means = "The needs are meetings that `who` organise ahead, not calls."},
};
static const TsTable activity_table = {activity_keys, G_N_ELEMENTS (activity_keys)};
static const TsType activity = {.kind = TS_VALUE_MAPPING, .name = "an activity", .table = &activity_table};
const TsType ts_type_activities = {.kind = TS_VALUE_NAMED,
                                   .name = "activities by name",
                                   .high = 100000,
                                   .item = &activity,
                                   .item_size = sizeof (TsDraftActivity)};
