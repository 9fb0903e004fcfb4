/* estate_activities.c - who wants what of whom, and how */
#include "estate_maker.h"

void add_intents (Maker *maker)
{
  unsigned n = choose (maker, 4);
  add (maker, "intents:%s\n", n == 0 ? " []" : "");
  for (unsigned i = 0; i < n; i++) {
    add (maker, "  - {want: %s, between: [", maybe (maker) ? "isolation" : "collaboration");
    add_selection (maker);
    add (maker, ", ");
    add_selection (maker);
    add (maker, "]}\n");
  }
}

/* Nobody can need only themselves: who needs people of their own tenant may need somebody else too. */
static void add_who (Maker *maker, unsigned number)
{
  unsigned first = peopled (maker), second = peopled (maker);
  if (first != second && maybe (maker)) {
    add (maker, "  both%u:\n    between: [T%u, T%u]\n", number, first, second);
    return;
  }
  add (maker, "  one%u:\n    who: T%u\n    needs: [", number, first);
  if (first != second)
    add (maker, "T%u", second);
  else
    add (maker, "T%u, somebody", first);
  add (maker, "]\n");
}

/* How needs come, and whom they find. A search alone has nothing that belongs to calls. */
static void add_ways (Maker *maker)
{
  static const char *const sources[] = {"steady", "finite", "open"};
  static const char *const rules[] = {"random", "named", "in-order", "round-robin", "longest-idle", "least-refused"};
  if (maybe (maker))
    add (maker, "    source: %s\n", ONE_OF (maker, sources));
  if (maybe (maker))
    add (maker, "    profile: [%s1,0,2.5,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]\n", maybe (maker) ? "0," : "7,");
  if (maybe (maker)) {
    add (maker, "    choose: queue\n");
    if (maybe (maker))
      add (maker, "    queue_patience: %s\n", distribution (maker, true));
  } else if (maybe (maker))
    add (maker, "    choose: %s\n    presence: on\n", ONE_OF (maker, rules));
}

static void add_third_person (Maker *maker, bool may_be_of_chat)
{
  add (maker, "    third_person: {chance: %s, ", some_share (maker));
  if (may_be_of_chat && maybe (maker))
    add (maker, "chat: %u, ", 3 + choose (maker, 98));
  add (maker, "from: ");
  add_selection (maker);
  add (maker, "}\n");
}

static void add_meeting (Maker *maker)
{
  static const char *const rasters[] = {"30min", "1h", "1ms", "5min"};
  bool is_meet_now = maybe (maker);
  if (maybe (maker))
    add_third_person (maker, false);
  add (maker, "    meeting:\n      invited: %u\n", 1 + choose (maker, 3));
  if (is_meet_now)
    add (maker, "      meet_now: %s\n", "true");
  else
    add (maker, "      raster: %s\n", ONE_OF (maker, rasters));
  if (!is_meet_now && maybe (maker))
    add (maker, "      ahead: %s\n      arrival: %s\n", distribution (maker, false), distribution (maker, true));
  if (maybe (maker))
    add (maker, "      no_show: %s\n      overlooked: %s\n", some_share (maker), some_share (maker));
  if (!is_meet_now && maybe (maker))
    add (maker, "      early: %s\n      joining: %s\n      admitting: %s\n", some_duration (maker),
         distribution (maker, true), distribution (maker, true));
  if (maybe (maker)) {
    add (maker, "      with: ");
    add_selection (maker);
    add (maker, "\n");
  }
  if (maybe (maker))
    add (maker, "      lobby_patience: %s\n      given_up: %s\n", some_duration (maker), some_duration (maker));
}

/* An activity that is not about calls, which has nothing that belongs to them. */
static bool add_other_kind (Maker *maker)
{
  unsigned kind = choose (maker, 6);
  if (kind == 4)
    add (maker, "    want: search\n");
  if (kind == 5)
    add_meeting (maker);
  return kind >= 4;
}

void add_activities (Maker *maker)
{
  unsigned n = choose (maker, 4);
  add (maker, "activities:%s\n", n == 0 ? " {}" : "");
  for (unsigned i = 0; i < n; i++) {
    add_who (maker, i);
    add (maker, "    every: %s\n", distribution (maker, false));
    if (add_other_kind (maker))
      continue;
    if (maybe (maker))
      add (maker, "    talk: %s\n", distribution (maker, true));
    if (maybe (maker))
      add_third_person (maker, true);
    if (maybe (maker))
      add (maker, "    file_share: %s\n", some_share (maker));
    if (maybe (maker))
      add (maker, "    patience: %s\n", some_duration (maker));
    if (maybe (maker))
      add (maker, "    stray: %s\n", maybe (maker) ? "true" : "false");
    if (maybe (maker))
      add_ways (maker);
  }
}
