/* A need arises, is tried, tried again, and closed. */
#include "meetings.h"

TsDuration ts_need_patience (const TsWorld *world, const TsNeed *need)
{
  TsDuration own = ts_world_activity (world, need)->patience;
  return own != 0 ? own : world->behaviour->patience;
}

/* The people to try, one after the other. False when there is nobody. */
static bool choose_target (TsWorld *world, TsNeed *need)
{
  uint32_t person = ts_choose (world, need);
  if (person == TS_NONE)
    return false;
  need->target = person;
  need->persons++;
  need->tries = 0;
  need->asked = 0;
  need->found = false;
  return true;
}

void ts_needer_engage (TsWorld *world, const TsNeed *need, TsDoing doing)
{
  if (!need->is_open)
    ts_person_engage (world, need->needer, doing);
}

static bool need_try (TsWorld *world, uint32_t number);

/* What happens next to a need, or else to its person. */
static void needer_next (TsWorld *world, uint32_t number)
{
  const TsNeed *need = &world->needs[number];
  if (!need->is_open)
    ts_person_next (world, need->needer);
  else if (need->state == TS_NEED_DUE)
    need_try (world, number);
}

static void let_wait (TsWorld *world, TsPerson *person, uint32_t number)
{
  TsNeed *needs = world->needs;
  needs[number].next = number;
  if (person->waiting != TS_NONE) {
    needs[number].next = needs[person->waiting].next;
    needs[person->waiting].next = number;
  }
  person->waiting = number;
}

TsNeed ts_need_of (TsWorld *world, uint32_t source_number, uint32_t index, uint64_t entity, TsTime born)
{
  const TsSource *source = &world->sources[source_number];
  const TsActivity *activity = &world->scenario->activities[source->activity];
  return (TsNeed){.born = born,
                  .asked_queue = -1,
                  .entity = entity,
                  .serial = ++world->serials,
                  .source = source_number,
                  .needer = source->person,
                  .activity = source->activity,
                  .index = index,
                  .next = TS_NONE,
                  .previous = TS_NONE,
                  .attempt_row = TS_NONE,
                  .target = TS_NONE,
                  .state = TS_NEED_WAITING,
                  .is_open = activity->source == TS_SOURCE_OPEN,
                  .is_queued = activity->choice == TS_CHOICE_QUEUE,
                  .is_counted = born >= world->scenario->warm_up && !activity->stray};
}

void ts_need_wish (const TsWorld *world, TsNeed *need)
{
  const TsActivity *activity = ts_world_activity (world, need);
  if (activity->third_person == 0 && activity->file_share == 0)
    return;
  TsDraw draw = ts_need_draws (world, need, 0, TS_PURPOSE_WISHES);
  need->wants_third = ts_uniform (draw.first) < activity->third_person;
  need->wants_file = ts_uniform (draw.second) < activity->file_share;
}

void ts_need_arises (TsWorld *world, uint32_t source_number)
{
  if (ts_world_is_absent (world, world->sources[source_number].person)) {
    world->sources[source_number].arisen++;
    ts_source_schedule (world, source_number);
    return;
  }
  if (world->scenario->activities[world->sources[source_number].activity].meeting.is_on) {
    ts_meeting_organised (world, source_number);
    return;
  }
  uint32_t number = ts_world_take_need (world);
  if (number == TS_NONE)
    return;
  TsSource *source = &world->sources[source_number];
  const TsActivity *activity = &world->scenario->activities[source->activity];
  TsNeed *need = &world->needs[number];
  const TsForeseen *foreseen = ts_foreseen (world, source_number, source->arisen);
  uint64_t entity = foreseen != NULL ? foreseen->entity : ts_source_entity (world, source);
  *need = ts_need_of (world, source_number, source->arisen, entity, ts_world_now (world));
  ts_need_wish (world, need);
  source->arisen++;
  ts_tally_need_arose (world, need);
  if (activity->source != TS_SOURCE_FINITE)
    ts_source_schedule_for (world, source_number, entity);
  if (activity->source == TS_SOURCE_OPEN) {
    need_try (world, number);
    return;
  }

  TsPerson *person = &world->people[source->person];
  let_wait (world, person, number);
  if (person->need == TS_NONE && person->doing == TS_IDLE)
    ts_person_next (world, source->person);
}

static void need_close (TsWorld *world, uint32_t number, bool helped)
{
  TsNeed *need = &world->needs[number];
  uint32_t source = need->source;
  bool is_finite = ts_world_activity (world, need)->source == TS_SOURCE_FINITE;
  ts_tally_need_closed (world, need, helped);
  if (!need->is_open)
    world->people[need->needer].need = TS_NONE;
  need->serial = 0;
  need->timer = 0;
  need->third_timer = 0;
  ts_world_return_need (world, number);
  if (is_finite)
    ts_source_schedule (world, source);
}

/* Closes a need that somebody is engaged with, and lets them go on. */
static void close_and_go_on (TsWorld *world, uint32_t number, bool helped)
{
  uint32_t needer = world->needs[number].needer;
  bool is_open = world->needs[number].is_open;
  need_close (world, number, helped);
  if (!is_open)
    ts_person_next (world, needer);
}

void ts_need_helped (TsWorld *world, uint32_t number)
{
  close_and_go_on (world, number, true);
}

void ts_need_given_up (TsWorld *world, uint32_t number)
{
  close_and_go_on (world, number, false);
}

/* Moves the person to the tenant in which the target can be reached, where habit
 * and client permit. */
static bool switch_first (TsWorld *world, const TsNeed *need, uint32_t needer)
{
  TsQuestion question = ts_world_question (world, TS_OPERATION_CALL, needer, need->target);
  uint32_t here, there;
  if (need->is_open || !ts_person_can_switch (world, needer) ||
      !ts_policy_meeting_place (world->policy, &question, &here, &there) || here == question.caller_tenant)
    return false;
  ts_switch_begin (world, needer, here, TS_SWITCH_FOR_NEED,
                   ts_need_draws (world, need, need->attempt, TS_PURPOSE_SWITCH));
  return true;
}

/* Goes on with a need whose person is free. False when it was given up. */
static bool need_try (TsWorld *world, uint32_t number)
{
  TsNeed *need = &world->needs[number];
  need->state = TS_NEED_TRYING;
  need->timer = 0;
  if (need->is_queued) {
    bool goes_on = ts_line_try (world, number);
    if (!goes_on)
      need_close (world, number, false);
    return goes_on;
  }
  bool too_late = ts_world_now (world) - need->born >= ts_need_patience (world, need);
  bool next_person = need->target == TS_NONE || need->move_on;
  bool gone = ts_world_is_absent (world, need->needer);
  if (too_late || gone ||
      (next_person && (need->persons >= world->behaviour->persons || !choose_target (world, need)))) {
    need_close (world, number, false);
    return false;
  }
  need->move_on = false;
  need->attempt++;
  need->tries++;
  if (!switch_first (world, need, need->needer))
    ts_need_reach_out (world, number);
  return true;
}

void ts_need_reach_out (TsWorld *world, uint32_t number)
{
  if (world->needs[number].found)
    ts_call_dial (world, number);
  else
    ts_search_begin (world, number);
}

void ts_need_due (TsWorld *world, uint32_t number)
{
  TsNeed *need = &world->needs[number];
  need->timer = 0;
  need->state = TS_NEED_DUE;
  if (need->is_open || world->people[need->needer].doing == TS_IDLE)
    needer_next (world, number);
}

static double retry_share (const TsBehaviour *behaviour, TsOutcome outcome)
{
  switch (outcome) {
  case TS_OUTCOME_BUSY: return behaviour->retry_after_busy;
  case TS_OUTCOME_DENIED: return behaviour->retry_after_denied;
  case TS_OUTCOME_UNREACHABLE: return behaviour->retry_after_unreachable;
  case TS_OUTCOME_SUCCESS:
  case TS_OUTCOME_FAILED:
  case TS_OUTCOME_DECLINED:
  case TS_OUTCOME_NO_ANSWER:
  case TS_OUTCOMES: break;
  }
  return behaviour->retry_after_no_answer;
}

/* Asks the expert to come where they can be reached, when that is what stands in
 * the way. */
static bool ask_to_come (TsWorld *world, uint32_t number, TsReason reason)
{
  TsNeed *need = &world->needs[number];
  if (reason != TS_REASON_OFFLINE_OTHER_TENANT || need->asked >= 2 || !ts_person_can_switch (world, need->target))
    return false;
  TsQuestion question = ts_world_question (world, TS_OPERATION_CALL, need->needer, need->target);
  uint32_t tenant = ts_request_tenant (world, &question);
  if (tenant == TS_NONE || !ts_request_send (world, number, need->target, tenant, need->attempt, false))
    return false;
  need = &world->needs[number];
  need->asked++;
  need->state = TS_NEED_ASKED;
  TsDuration left = need->born + ts_need_patience (world, need) - ts_world_now (world);
  TsDuration wait = MIN (world->behaviour->wait_for_expert, MAX (left, 0));
  need->timer = ts_world_schedule (world, wait, TS_HAPPENS_GAVE_UP_WAITING, number);
  return true;
}

/* Redials the same person after a wait, when the person's habit says so. */
static bool pause_and_retry (TsWorld *world, uint32_t number, TsOutcome outcome)
{
  TsNeed *need = &world->needs[number];
  const TsBehaviour *behaviour = world->behaviour;
  if (need->tries >= behaviour->tries)
    return false;
  TsDraw draw = ts_need_draws (world, need, need->attempt, TS_PURPOSE_RETRY);
  if (ts_uniform (draw.first) >= retry_share (behaviour, outcome))
    return false;
  const TsDistribution *wait =
    outcome == TS_OUTCOME_BUSY ? &behaviour->wait_after_busy : &behaviour->wait_after_no_answer;
  need->state = TS_NEED_PAUSED;
  need->timer = ts_world_schedule (world, ts_distribution_sample (wait, draw.second), TS_HAPPENS_RETRY, number);
  return true;
}

void ts_need_failed (TsWorld *world, uint32_t number, TsOutcome outcome, TsReason reason)
{
  const TsNeed *need = &world->needs[number];
  world->needs[number].reason = (uint8_t)reason;
  if (need->is_queued) {
    if (world->people[need->target].doing == TS_IDLE)
      ts_person_becomes_free (world, need->target);
    world->needs[number].state = TS_NEED_DUE;
  } else if (!ask_to_come (world, number, reason) && !pause_and_retry (world, number, outcome)) {
    world->needs[number].move_on = true;
    world->needs[number].state = TS_NEED_DUE;
  }
  needer_next (world, number);
}

void ts_person_engage (TsWorld *world, uint32_t number, TsDoing doing)
{
  TsPerson *person = &world->people[number];
  person->doing = (uint8_t)doing;
  if (person->errand != TS_NONE)
    world->errands[person->errand].idle_timer = 0;
  if (world->pools.n_pools > 0)
    ts_pools_engaged (&world->pools, number);
}

static uint32_t take_waiting (TsWorld *world, TsPerson *person)
{
  TsNeed *needs = world->needs;
  uint32_t last = person->waiting, first = needs[last].next;
  if (first == last)
    person->waiting = TS_NONE;
  else
    needs[last].next = needs[first].next;
  needs[first].next = TS_NONE;
  return first;
}

/* Begins what a person does next; false when they stay idle. */
static bool person_goes_on (TsWorld *world, uint32_t number)
{
  TsPerson *person = &world->people[number];
  while (person->errand == TS_NONE || world->errands[person->errand].held_for == 0) {
    if (world->meetings != NULL && ts_meeting_next (world, number))
      return true;
    bool is_due = person->need != TS_NONE && world->needs[person->need].state == TS_NEED_DUE;
    if (!is_due && person->errand != TS_NONE && ts_request_serve (world, number))
      return true;
    if (!is_due && (person->need != TS_NONE || person->waiting == TS_NONE)) {
      if (ts_turn_follow (world, number))
        return true;
      ts_idle_arm (world, number);
      return false;
    }
    if (!is_due)
      person->need = take_waiting (world, person);
    if (need_try (world, person->need))
      return true;
  }
  return false;
}

void ts_person_next (TsWorld *world, uint32_t number)
{
  world->people[number].doing = TS_IDLE;
  if (!person_goes_on (world, number) && world->pools.n_pools > 0) {
    ts_person_becomes_free (world, number);
    ts_line_person_free (world, number);
  }
}
