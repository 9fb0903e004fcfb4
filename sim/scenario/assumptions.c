/* assumptions.c - sentences about everything in force that no source stands behind */
#include "compile.h"
#include "types.h"

/* Does a mapping say something about a key? */
static bool is_written (const TsNode *behaviour, const char *name)
{
  return behaviour != NULL && behaviour->kind == TS_NODE_MAPPING && ts_node_get (behaviour, name) != NULL;
}

static const TsDraftConfiguration *configuration (const TsDraft *draft, guint i)
{
  return &g_array_index (draft->configurations, TsDraftConfiguration, i);
}

/* The names of the configurations for which the answer is `wanted`; NULL: none; "": all. */
static char *where (const TsDraft *draft, bool (*answer) (const TsDraftConfiguration *, const char *), const char *name,
                    bool wanted)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < draft->configurations->len; i++)
    if (answer (configuration (draft, i), name) == wanted)
      g_ptr_array_add (names, configuration (draft, i)->named.key->text);
  if (names->len == 0)
    return NULL;
  if (names->len == draft->configurations->len)
    return g_strdup ("");
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **)names->pdata);
  return g_strdup_printf (" (in %s)", list);
}

static bool overrides (const TsDraftConfiguration *draft, const char *name)
{
  return is_written (draft->behaviour, name);
}

/* Does a noun that a parameter goes with appear? */
static bool has_noun (const TsDraft *draft, const char *noun)
{
  if (noun == NULL || (strcmp (noun, "changes") == 0 && ts_items (draft->changes) > 0))
    return true;
  for (guint i = 0; i < draft->configurations->len && strcmp (noun, "changes") == 0; i++)
    if (configuration (draft, i)->start == TS_WORD_FROM_NOTHING)
      return true;
  return false;
}

/* A number that the scenario writes itself is not ours to assume. */
static void add_behaviour (const TsDraft *draft, GPtrArray *sentences)
{
  for (size_t i = 0; i < ts_behaviour_keys.n; i++) {
    const TsKey *key = &ts_behaviour_keys.keys[i];
    if (!key->is_assumption || is_written (draft->behaviour_node, key->name) || !has_noun (draft, key->only_with))
      continue;
    g_autofree char *place = where (draft, overrides, key->name, false);
    g_autofree char *means = g_strndup (key->means, strlen (key->means) - 1);
    if (place != NULL)
      g_ptr_array_add (sentences,
                       g_strdup_printf ("%s: %s (behaviour.%s)%s.", means, key->default_value, key->name, place));
  }
}

/* ------------------------------------------------------ readings of the rules -- */

/* How guest accounts are read matters only where somebody is a guest. */
static bool has_scope (const TsDraftConfiguration *draft, const char *word)
{
  return ts_items (draft->guests) > 0 && g_strcmp0 (ts_type_guest_scope.words[draft->guest_scope - 1], word) == 0;
}

static bool has_files (const TsDraftConfiguration *draft, const char *word)
{
  return ts_items (draft->guests) > 0 && g_strcmp0 (ts_type_guest_files.words[draft->guest_files - 1], word) == 0;
}

static bool prefers (const TsDraftConfiguration *draft, const char *word)
{
  static const char *const words[] = {"active", "guest", "federation"}; /* as TsPreferPath */
  return ts_items (draft->guests) > 0 && g_strcmp0 (words[draft->prefer_path - 1], word) == 0;
}

static bool has_mobile_files (const TsDraftConfiguration *draft, const char *word)
{
  return (draft->ra_mobile_files == TS_WORD_ON) == (g_strcmp0 (word, "on") == 0);
}

static const struct {
  bool (*answer) (const TsDraftConfiguration *draft, const char *word);
  const char *word;
  const char *sentence;
} readings[] = {
  {has_scope, "team", "A guest finds and calls only members of the same team (guest_scope: team; C-1)"},
  {has_scope, "tenant", "A guest finds and calls everybody in the inviting tenant (guest_scope: tenant; C-1)"},
  {has_files, "any", "Guests can share files in calls of the inviting tenant (guest_file_mode: any; C-13)"},
  {has_files, "channel",
   "Guests share files in channels only, and download what members share (guest_file_mode: channel; C-13)"},
  {has_files, "none", "Guests cannot share files (guest_file_mode: none; C-13)"},
  {prefers, "active",
   "Where several ways connect two people, the one that fits their active tenants is taken "
   "(prefer_path: active)"},
  {prefers, "guest", "Where a guest account would connect two people, federation is not used (prefer_path: guest)"},
  {prefers, "federation",
   "Where federation would connect two people, guest accounts are not used "
   "(prefer_path: federation)"},
  {has_mobile_files, "off", "Remote Assist mobile cannot share files (ra_mobile_files: off)"},
  {has_mobile_files, "on", "Remote Assist mobile can share files (ra_mobile_files: on)"},
};

/* What the table of an era (sim/policy/eras.c) takes without a clear document behind it. */
static const char *const of_2020_04[] = {
  "Remote Assist mobile cannot call Teams mobile (FAQ of 1 April 2020; other pages of that time disagree).", NULL};
static const char *const of_2026[] = {
  "Group calls over external access are possible among Teams clients, as group chats are since 2021, and stay "
  "impossible where Remote Assist takes part (era 2026).",
  "Two HoloLens, and a HoloLens and Remote Assist mobile, can call each other, since both can be in one group call "
  "(era 2026).",
  "Teams mobile cannot call Remote Assist mobile, which can call Teams mobile (pages of 2020 and 2022; era 2026).",
  "A group call holds 50 people, the last figure published for HoloLens (era 2026).",
  "Teams desktop rings for every account of its person, and shows them as available there, wherever they are active; "
  "they take the call without switching. To call or write, and on Teams mobile, they are active in one tenant at a "
  "time (era 2026).",
  "Who is blocked, and whose tenant is refused as a trial, is neither found nor reached; a tenant refuses trials of "
  "others, so that two trials have to permit each other (era 2026).",
  NULL};
static const char *const *const of_eras[TS_ERAS] = {[TS_ERA_2020_04] = of_2020_04, [TS_ERA_2026] = of_2026};

static void add_readings (const TsDraft *draft, GPtrArray *sentences)
{
  for (size_t i = 0; i < G_N_ELEMENTS (readings); i++) {
    g_autofree char *place = where (draft, readings[i].answer, readings[i].word, true);
    if (place != NULL)
      g_ptr_array_add (sentences, g_strdup_printf ("%s%s.", readings[i].sentence, place));
  }
  g_ptr_array_add (sentences, g_strdup ("A person who is talking or ringing is busy; Teams has call waiting."));
  for (const char *const *sentence = of_eras[draft->era - 1]; *sentence != NULL; sentence++)
    g_ptr_array_add (sentences, g_strdup (*sentence));
}

static void add_talk (const TsDraft *draft, GPtrArray *sentences)
{
  for (guint i = 0; i < ts_items (draft->activities); i++) {
    const TsDraftActivity *activity = &g_array_index (draft->activities, TsDraftActivity, i);
    if (activity->want != TS_WORD_SEARCH && ts_node_get (activity->named.node, "talk") == NULL)
      g_ptr_array_add (sentences, g_strdup_printf ("The talks of \"%s\" last lognormal(median=11min mean=15min).",
                                                   activity->named.key->text));
  }
}

/* What makes demand differ between configurations, or rests on nobody. */
static void add_sources (const TsDraft *draft, GPtrArray *sentences)
{
  static const char *const says[] = {
    [TS_SOURCE_FINITE] = "The next need of \"%s\" is drawn when the one before is closed, so demand differs between "
                         "configurations.",
    [TS_SOURCE_OPEN] = "Nobody stands behind the needs of \"%s\": any number go on at once.",
  };
  for (guint i = 0; i < ts_items (draft->activities); i++) {
    const TsDraftActivity *activity = &g_array_index (draft->activities, TsDraftActivity, i);
    if (activity->source > TS_SOURCE_STEADY + 1)
      g_ptr_array_add (sentences, g_strdup_printf (says[activity->source - 1], activity->named.key->text));
  }
}

/* The keys of one activity's meetings. */
static void add_meeting (const TsDraftActivity *activity, GPtrArray *sentences)
{
  const TsNode *written = ts_node_get (activity->named.node, "meeting");
  if (written == NULL)
    return;
  for (size_t i = 0; i < ts_meeting_keys.n; i++) {
    const TsKey *key = &ts_meeting_keys.keys[i];
    if (!key->is_assumption || is_written (written, key->name))
      continue;
    g_autofree char *means = g_strndup (key->means, strlen (key->means) - 1);
    g_ptr_array_add (sentences, g_strdup_printf ("%s: %s (activities.%s.meeting.%s).", means, key->default_value,
                                                 activity->named.key->text, key->name));
  }
}

/* What is read into the rules of meetings, where there are any. */
static const char *const of_meetings[] = {
  "Everybody who joins a meeting was invited to it; a guest may join whom they could not call (C-1).",
  "Somebody of the organizer's tenant lets people in from the lobby, whoever it is.",
  "Somebody who is active away from home joins a meeting at home anonymously, or not at all.",
  NULL};
static const char *const of_meetings_by_era[TS_ERAS] = {
  [TS_ERA_2020_04] = "A tenant that set nothing admits federated people to meetings without waiting, as before 14 April "
                     "2020 (MC209349).",
  [TS_ERA_2026] = "Remote Assist mobile joins meetings over external access, too: what is not supported are calls "
                  "(SEED-20, C-6; era 2026)."};

static void add_meetings (const TsDraft *draft, GPtrArray *sentences)
{
  bool has_meetings = false;
  for (guint i = 0; i < ts_items (draft->activities); i++) {
    const TsDraftActivity *activity = &g_array_index (draft->activities, TsDraftActivity, i);
    has_meetings |= ts_node_get (activity->named.node, "meeting") != NULL;
    add_meeting (activity, sentences);
  }
  if (!has_meetings)
    return;
  for (const char *const *sentence = of_meetings; *sentence != NULL; sentence++)
    g_ptr_array_add (sentences, g_strdup (*sentence));
  g_ptr_array_add (sentences, g_strdup (of_meetings_by_era[draft->era - 1]));
}

char **ts_assumptions_make (const TsDraft *draft)
{
  GPtrArray *sentences = g_ptr_array_new ();
  add_readings (draft, sentences);
  add_talk (draft, sentences);
  add_sources (draft, sentences);
  add_meetings (draft, sentences);
  add_behaviour (draft, sentences);
  ts_admin_assumptions (ts_items (draft->changes) > 0, sentences);
  g_ptr_array_add (sentences, NULL);
  return (char **)g_ptr_array_free (sentences, FALSE);
}
