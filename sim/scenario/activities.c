/* activities.c - intents and activities: whose needs, for whom */
#include "compile.h"

static const TsNode *side (const GArray *between, guint i)
{
  return g_array_index (between, TsDraftSide, i).people;
}

static TsRange *copy_ranges (const GArray *ranges)
{
  return g_memdup2 (ranges->data, ranges->len * sizeof (TsRange));
}

void ts_intents_make (const TsEstate *estate, TsScenario *scenario)
{
  const GArray *drafts = estate->draft->intents;
  scenario->intents = g_new0 (TsIntent, ts_items (drafts));
  for (guint i = 0; i < ts_items (drafts); i++) {
    const TsDraftIntent *draft = &g_array_index (drafts, TsDraftIntent, i);
    GArray *first, *second;
    if (!ts_estate_sides (estate, draft->between, &first, &second))
      continue;
    scenario->intents[scenario->n_intents++] =
      (TsIntent){.kind = draft->want == TS_WORD_ISOLATION ? TS_INTENT_ISOLATION : TS_INTENT_COLLABORATION,
                 .first = copy_ranges (first),
                 .n_first = first->len,
                 .second = copy_ranges (second),
                 .n_second = second->len,
                 .origin = draft->named.node->origin};
  }
}

/* -------------------------------------------------------------- activities -- */

static TsSelection select_people (const GArray *ranges)
{
  return (TsSelection){.ranges = copy_ranges (ranges), .n_ranges = ranges->len, .people = ts_ranges_people (ranges)};
}

static void check_target (const TsEstate *estate, const TsDraftActivity *draft, const GArray *who, const GArray *needs)
{
  if (ts_ranges_people (needs) == 1 && ts_ranges_people (who) == 1 && ts_ranges_meet (who, needs))
    ts_diagnostics_error (estate->reader->diagnostics, draft->needs, NULL, "nobody can need only themselves");
}

static const TsNode *written (const TsDraftActivity *draft, const char *key)
{
  return ts_node_get (draft->named.node, key);
}

static TsChoice choice_of (const TsDraftActivity *draft)
{
  return draft->choose == 0 ? TS_CHOICE_RANDOM : (TsChoice)(draft->choose - 1);
}

/* Who has been free for longest, and who is free at all, only presence tells. */
static bool needs_presence (TsChoice choice)
{
  return choice == TS_CHOICE_LONGEST_IDLE || choice == TS_CHOICE_QUEUE;
}

static void check_choice (const TsEstate *estate, const TsDraftActivity *draft)
{
  TsDiagnostics *diagnostics = estate->reader->diagnostics;
  TsChoice choice = choice_of (draft);
  if (draft->presence == TS_WORD_OFF && needs_presence (choice))
    ts_diagnostics_error (diagnostics, written (draft, "presence"), NULL, "`choose: %s` goes by presence",
                          ts_choice_name (choice));
  if (written (draft, "queue_patience") != NULL && choice != TS_CHOICE_QUEUE)
    ts_diagnostics_error (diagnostics, written (draft, "queue_patience"), NULL,
                          "there is no queue: `queue_patience` goes with `choose: queue`");
}

#define HOURS_OF_DAY 24
#define HOURS_OF_WEEK 168
#define MOST_PACED_HOURS 5e6 /* of all groups of an activity */

static void check_profile (const TsEstate *estate, const TsDraftActivity *draft)
{
  TsDiagnostics *diagnostics = estate->reader->diagnostics;
  const TsNode *node = written (draft, "profile");
  guint n = ts_items (draft->profile);
  bool passes = false;
  if (node == NULL || n < HOURS_OF_DAY || n > HOURS_OF_WEEK)
    return;
  for (guint i = 0; i < n; i++)
    passes |= g_array_index (draft->profile, TsDraftFactor, i).factor > 0;
  double hours = (double)estate->draft->clock.duration / TS_HOUR * estate->groups->len;
  if (n != HOURS_OF_DAY && n != HOURS_OF_WEEK)
    ts_diagnostics_error (diagnostics, node, NULL, "\"profile\" has %u factors: 24 or 168 are possible", n);
  else if (!passes)
    ts_diagnostics_error (diagnostics, node, NULL, "all factors are 0: nothing would ever happen");
  else if (hours > MOST_PACED_HOURS)
    ts_diagnostics_error (diagnostics, node, NULL,
                          "a profile over so long a clock for %u groups is too large: groups x hours is over %.0f",
                          estate->groups->len, MOST_PACED_HOURS);
  if (draft->times != NULL)
    ts_diagnostics_error (diagnostics, node, NULL, "`times` already says when needs arise");
}

/* What a need is may contradict when it arises or who answers it. */
static void check_arrivals (const TsEstate *estate, const TsDraftActivity *draft)
{
  TsDiagnostics *diagnostics = estate->reader->diagnostics;
  bool has_every = written (draft, "every") != NULL;
  if (has_every == (draft->times != NULL))
    ts_diagnostics_error (diagnostics, has_every ? written (draft, "times") : draft->named.key, NULL,
                          has_every ? "`every` already says when needs arise"
                                    : "\"every\" is missing: when do needs arise? `times` can say it, too");
  if (draft->times != NULL && draft->source - 1 == (int)TS_SOURCE_FINITE)
    ts_diagnostics_error (diagnostics, written (draft, "source"), NULL,
                          "needs at given times do not wait for those before: `source: finite` goes with `every`");
  if (draft->times != NULL && draft->between != NULL)
    ts_diagnostics_error (diagnostics, written (draft, "times"), NULL,
                          "`times` are of one side: use `who` and `needs`");
  if (draft->want != TS_WORD_SEARCH)
    return;
  static const char *const of_calls[] = {"talk", "third_person", "file_share", "queue_patience"};
  for (size_t i = 0; i < G_N_ELEMENTS (of_calls); i++)
    if (written (draft, of_calls[i]) != NULL)
      ts_diagnostics_error (diagnostics, written (draft, of_calls[i]), NULL, "nobody is called: \"%s\" has no meaning",
                            of_calls[i]);
  if (choice_of (draft) == TS_CHOICE_QUEUE)
    ts_diagnostics_error (diagnostics, written (draft, "choose"), NULL, "nobody is called: there is no queue");
}

/* The hours of a day, seven times. */
static double *week_of (const GArray *profile)
{
  if (ts_items (profile) == 0)
    return NULL;
  double *week = g_new (double, HOURS_OF_WEEK);
  for (guint i = 0; i < HOURS_OF_WEEK; i++)
    week[i] = g_array_index (profile, TsDraftFactor, i % profile->len).factor;
  return week;
}

static void add_choice (TsActivity *activity, const TsDraftActivity *draft)
{
  activity->source = draft->source == 0 ? TS_SOURCE_STEADY : (TsSourceKind)(draft->source - 1);
  activity->choice = choice_of (draft);
  activity->uses_presence = draft->presence == 0 ? needs_presence (activity->choice) : draft->presence == TS_WORD_ON;
  activity->has_queue_patience = written (draft, "queue_patience") != NULL;
  activity->queue_patience = draft->queue_patience;
}

static void refuse_keys_of_calls (const TsEstate *estate, const TsDraftActivity *draft)
{
  static const char *const keys[] = {"source", "choose", "presence", "queue_patience", "want"};
  for (size_t i = 0; i < G_N_ELEMENTS (keys); i++)
    if (written (draft, keys[i]) != NULL)
      ts_diagnostics_error (estate->reader->diagnostics, written (draft, keys[i]), NULL,
                            "`%s` is about calls, and this activity makes meetings", keys[i]);
}

/* Meet Now starts when the need arises, and no chat starts a meeting. */
static void refuse_keys_beside_meet_now (const TsEstate *estate, const TsDraftActivity *draft, const TsNode *meeting)
{
  static const char *const keys[] = {"ahead", "raster", "early"};
  TsDiagnostics *diagnostics = estate->reader->diagnostics;
  const TsNode *third = written (draft, "third_person"), *chat = third != NULL ? ts_node_get (third, "chat") : NULL;
  for (size_t i = 0; i < G_N_ELEMENTS (keys) && draft->meeting.is_meet_now == TS_WORD_TRUE; i++)
    if (ts_node_get (meeting, keys[i]) != NULL)
      ts_diagnostics_error (diagnostics, ts_node_get (meeting, keys[i]), NULL,
                            "`%s` is about meetings that are scheduled, and these start at once", keys[i]);
  if (chat != NULL)
    ts_diagnostics_error (diagnostics, chat, NULL, "`chat` is about calls, and this activity makes meetings");
}

/* A meeting invites everybody ahead. */
static void add_meeting (const TsEstate *estate, const TsDraftActivity *draft, TsActivity *activity)
{
  const TsNode *node = written (draft, "meeting");
  const TsDraftMeeting *meeting = &draft->meeting;
  if (node == NULL || node->kind != TS_NODE_MAPPING)
    return;
  refuse_keys_of_calls (estate, draft);
  refuse_keys_beside_meet_now (estate, draft, node);
  activity->meeting = (TsMeetingHabit){.is_on = true,
                                       .is_meet_now = meeting->is_meet_now == TS_WORD_TRUE,
                                       .ahead = meeting->ahead,
                                       .raster = meeting->raster,
                                       .invited = meeting->invited,
                                       .early = meeting->early,
                                       .arrival = meeting->arrival,
                                       .no_show = meeting->no_show,
                                       .joining = meeting->joining,
                                       .admitting = meeting->admitting,
                                       .overlooked = meeting->overlooked,
                                       .lobby_patience = meeting->lobby_patience,
                                       .given_up = meeting->given_up};
  GArray *with = meeting->with != NULL ? ts_estate_people (estate, meeting->with) : NULL;
  if (with != NULL)
    activity->meeting.with = select_people (with);
}

/* Both limits are of the product, and one does not keep the scenario from being simulated. */
static void check_chat (const TsEstate *estate, const TsDraftActivity *draft)
{
  const TsNode *third = written (draft, "third_person");
  const TsNode *chat = third != NULL ? ts_node_get (third, "chat") : NULL;
  const TsLimits *limits = ts_era_limits (estate->reader->era);
  uint32_t people = draft->third_person.chat;
  if (chat == NULL)
    return;
  if (people > limits->chat)
    ts_diagnostics_error (estate->reader->diagnostics, chat, NULL,
                          "a chat of %u people; there can be %u in one (limits-specifications-teams)", people,
                          limits->chat);
  else if (people > limits->call_from_chat)
    ts_diagnostics_warn (estate->reader->diagnostics, chat, NULL,
                         "a chat of %u people starts no call: it can have %u (CHAT_TOO_LARGE)", people,
                         limits->call_from_chat);
}

static void add_activity (const TsEstate *estate, TsScenario *scenario, const TsDraftActivity *draft, const GArray *who,
                          const GArray *needs)
{
  const char *name = draft->named.key->text;
  TsActivity *activity = &scenario->activities[scenario->n_activities++];
  *activity = (TsActivity){.name = g_strdup (name),
                           .hash = ts_hash_text (name),
                           .who = select_people (who),
                           .needs = select_people (needs),
                           .every = draft->every,
                           .talk = draft->talk,
                           .third_person = draft->third_person.chance,
                           .third_chat = draft->third_person.chat,
                           .file_share = draft->file_share,
                           .patience = draft->patience,
                           .stray = draft->stray == TS_WORD_TRUE,
                           .origin = draft->named.key->origin};
  add_choice (activity, draft);
  activity->wants_search = draft->want == TS_WORD_SEARCH;
  activity->profile = week_of (draft->profile);
  if (draft->times != NULL && written (draft, "every") == NULL)
    ts_times_read (estate, draft, activity);
  const TsNode *from = draft->third_person.from;
  GArray *third = from != NULL ? ts_estate_people (estate, from) : NULL;
  if (third != NULL)
    activity->third_from = select_people (third);
  add_meeting (estate, draft, activity);
}

/* Needs in both directions share one name, so their random numbers are told
 * apart by the person only: nobody may stand on both sides. */
static void add_both_ways (const TsEstate *estate, TsScenario *scenario, const TsDraftActivity *draft)
{
  GArray *first, *second;
  if (draft->who != NULL || draft->needs != NULL)
    ts_diagnostics_error (estate->reader->diagnostics, draft->named.key, NULL,
                          "\"%s\" has `between` as well as `who` or `needs`", draft->named.key->text);
  if (!ts_estate_sides (estate, draft->between, &first, &second))
    return;
  if (ts_ranges_meet (first, second)) {
    ts_diagnostics_error (estate->reader->diagnostics, side (draft->between, 1), NULL,
                          "somebody is on both sides of \"%s\": use `who` and `needs`", draft->named.key->text);
    return;
  }
  add_activity (estate, scenario, draft, first, second);
  add_activity (estate, scenario, draft, second, first);
}

static void add_one_way (const TsEstate *estate, TsScenario *scenario, const TsDraftActivity *draft)
{
  if (draft->who == NULL || draft->needs == NULL) {
    ts_diagnostics_error (estate->reader->diagnostics, draft->named.key, NULL,
                          "\"%s\" does not say whose needs it makes: write `who` and `needs`, or `between`",
                          draft->named.key->text);
    return;
  }
  GArray *who = ts_estate_people (estate, draft->who);
  GArray *needs = ts_estate_people (estate, draft->needs);
  if (who == NULL || needs == NULL)
    return;
  check_target (estate, draft, who, needs);
  add_activity (estate, scenario, draft, who, needs);
}

void ts_activities_make (const TsEstate *estate, TsScenario *scenario)
{
  const GArray *drafts = estate->draft->activities;
  scenario->activities = g_new0 (TsActivity, 2 * (gsize)ts_items (drafts));
  ts_prefer_huge_pages (scenario->activities, 2 * (gsize)ts_items (drafts) * sizeof (TsActivity));
  for (guint i = 0; i < ts_items (drafts); i++) {
    const TsDraftActivity *draft = &g_array_index (drafts, TsDraftActivity, i);
    if (draft->named.node->kind != TS_NODE_MAPPING)
      continue;
    check_choice (estate, draft);
    check_profile (estate, draft);
    check_arrivals (estate, draft);
    check_chat (estate, draft);
    if (draft->between != NULL)
      add_both_ways (estate, scenario, draft);
    else
      add_one_way (estate, scenario, draft);
  }
}
