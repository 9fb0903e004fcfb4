/* Changing the active tenant; asking an expert to change theirs. A Teams person
 * has one active tenant at a time (SEED-54 to 56); a Remote Assist person stays
 * at home (SEED-49). */
#include "world.h"

bool ts_person_can_switch (const TsWorld *world, uint32_t number)
{
  uint32_t profile = world->people[number].profile;
  const uint32_t *tenants;
  return world->configuration->switching == TS_SWITCHING_ON_DEMAND &&
         !ts_client_is_remote_assist (ts_policy_client (world->policy, profile)) &&
         ts_policy_guest_tenants (world->policy, profile, &tenants) > 0;
}

/* The host tenant may ask for a second factor; home does not. */
static TsDuration switch_time (const TsWorld *world, uint32_t profile, uint32_t tenant, TsDraw draw)
{
  const TsBehaviour *behaviour = world->behaviour;
  const TsDistribution *time = ts_policy_client (world->policy, profile) == TS_CLIENT_TEAMS_MOBILE
                                 ? &behaviour->switch_mobile
                                 : &behaviour->switch_desktop;
  TsDuration duration = ts_distribution_sample (time, draw.first);
  if (tenant != ts_policy_home (world->policy, profile) && ts_uniform (draw.second) < behaviour->second_factor)
    duration += behaviour->second_factor_time;
  return duration;
}

void ts_switch_begin (TsWorld *world, uint32_t number, uint32_t tenant, TsSwitchReason reason, TsDraw draw)
{
  TsPerson *person = &world->people[number];
  TsDuration duration = switch_time (world, person->profile, tenant, draw);
  TsGroupTally *group = &world->groups[person->group];
  if (ts_world_now (world) >= world->scenario->warm_up) {
    group->tenant_switches++;
    group->time_switching += duration;
  }
  ts_person_engage (world, number, TS_CHANGING_TENANT);
  TsErrand *errand = ts_world_take_errand (world, number);
  if (errand == NULL)
    return;
  person->tenant = TS_NONE;
  errand->next_tenant = tenant;
  errand->switch_reason = (uint8_t)reason;
  ts_world_schedule (world, duration, TS_HAPPENS_SWITCHED, number);
}

static TsRequest take_request (TsWorld *world, uint32_t row)
{
  TsRequest request = world->requests[row];
  ts_world_return_request (world, row);
  return request;
}

/* Does the caller still wait for this very expert? */
static bool request_stands (const TsWorld *world, const TsRequest *request)
{
  const TsNeed *need = &world->needs[request->need];
  if (need->serial != request->serial)
    return false;
  if (!request->for_third)
    return need->state == TS_NEED_ASKED && need->target == request->expert;
  if (need->state != TS_NEED_TALKING)
    return false;
  const TsCall *call = &world->calls[need->call];
  return call->third == request->expert && !call->adding && !call->ending && !call->third_in;
}

/* The expert is where they were asked to be: tells the caller, and waits for the
 * redial. */
static void tell_caller (TsWorld *world, uint32_t number, const TsRequest *request)
{
  TsErrand *errand = ts_world_take_errand (world, number);
  if (errand == NULL)
    return;
  TsNeed *need = &world->needs[request->need];
  TsDuration told = ts_need_sample (world, need, request->attempt, TS_PURPOSE_TOLD, &world->behaviour->told);
  if (request->for_third)
    need->third_timer = ts_world_schedule (world, told, TS_HAPPENS_THIRD_TOLD, request->need);
  else
    need->timer = ts_world_schedule (world, told, TS_HAPPENS_TOLD, request->need);
  errand->held_for = request->serial;
  errand->hold_timer = ts_world_schedule (world, world->behaviour->hold, TS_HAPPENS_HOLD_ENDS, number);
}

void ts_switch_ends (TsWorld *world, uint32_t number)
{
  TsPerson *person = &world->people[number];
  TsErrand *errand = &world->errands[person->errand];
  person->tenant = errand->next_tenant;
  errand->next_tenant = TS_NONE;
  if (errand->switch_reason == TS_SWITCH_FOR_NEED) {
    ts_need_reach_out (world, person->need);
    return;
  }
  if (errand->switch_reason == TS_SWITCH_FOR_REQUEST) {
    TsRequest request = take_request (world, errand->serving);
    errand->serving = TS_NONE;
    if (request_stands (world, &request))
      tell_caller (world, number, &request);
  }
  ts_person_next (world, number);
}

uint32_t ts_request_tenant (const TsWorld *world, const TsQuestion *question)
{
  uint32_t here, there;
  bool possible = ts_policy_meeting_place (world->policy, question, &here, &there);
  return possible && here == question->caller_tenant && there != question->callee_tenant ? there : TS_NONE;
}

/* How soon an expert reads that they are asked for: in a chat, where one reaches them, else in a mail. */
static const TsDistribution *reading (const TsWorld *world, const TsNeed *need, uint32_t expert)
{
  TsQuestion question = ts_world_question (world, TS_OPERATION_CHAT, need->needer, expert);
  return ts_policy_chat_arrives (world->policy, &question) ? &world->behaviour->read_request
                                                           : &world->behaviour->read_mail;
}

bool ts_request_send (TsWorld *world, uint32_t number, uint32_t expert, uint32_t tenant, uint16_t attempt,
                      bool for_third)
{
  const TsNeed *need = &world->needs[number];
  const TsGroupInfo *group = &world->scenario->groups[world->people[expert].group];
  TsDuration delay = ts_need_sample (world, need, attempt, TS_PURPOSE_READ, reading (world, need, expert));
  TsTime at = ts_calendar_next_open (&world->scenario->calendars[group->calendar], ts_world_later (world, delay));
  if (at == TS_TIME_NEVER)
    return false;
  uint64_t serial = need->serial;
  uint32_t row = ts_world_take_request (world);
  if (row == TS_NONE)
    return false;
  world->requests[row] = (TsRequest){.serial = serial,
                                     .need = number,
                                     .expert = expert,
                                     .tenant = tenant,
                                     .next = TS_NONE,
                                     .attempt = attempt,
                                     .for_third = for_third};
  ts_scheduler_schedule (world->scheduler, at, TS_HAPPENS_REQUEST_READ, row);
  return true;
}

void ts_request_read (TsWorld *world, uint32_t row)
{
  uint32_t expert = world->requests[row].expert;
  TsErrand *errand = ts_world_take_errand (world, expert);
  if (errand == NULL)
    return;
  TsRequest *requests = world->requests;
  requests[row].next = row;
  if (errand->last_request != TS_NONE) {
    requests[row].next = requests[errand->last_request].next;
    requests[errand->last_request].next = row;
  }
  errand->last_request = row;
  if (world->people[expert].doing == TS_IDLE)
    ts_person_next (world, expert);
}

static uint32_t take_first_request (TsWorld *world, TsErrand *errand)
{
  TsRequest *requests = world->requests;
  uint32_t last = errand->last_request, first = requests[last].next;
  if (first == last)
    errand->last_request = TS_NONE;
  else
    requests[last].next = requests[first].next;
  return first;
}

bool ts_request_serve (TsWorld *world, uint32_t number)
{
  TsPerson *person = &world->people[number];
  TsErrand *errand = &world->errands[person->errand];
  while (errand->last_request != TS_NONE) {
    uint32_t row = take_first_request (world, errand);
    const TsRequest *request = &world->requests[row];
    if (!request_stands (world, request)) {
      ts_world_return_request (world, row);
      continue;
    }
    if (person->tenant == request->tenant) {
      TsRequest here = take_request (world, row);
      tell_caller (world, number, &here);
      return true;
    }
    const TsNeed *need = &world->needs[request->need];
    errand->serving = row;
    ts_switch_begin (world, number, request->tenant, TS_SWITCH_FOR_REQUEST,
                     ts_need_draws (world, need, request->attempt, TS_PURPOSE_EXPERT_SWITCH));
    return true;
  }
  return false;
}

void ts_hold_release (TsWorld *world, uint32_t number, uint64_t serial)
{
  uint32_t row = world->people[number].errand;
  TsErrand *errand = row == TS_NONE ? NULL : &world->errands[row];
  if (errand == NULL || errand->held_for != serial)
    return;
  errand->held_for = 0;
  errand->hold_timer = 0;
}

void ts_hold_ends (TsWorld *world, uint32_t number)
{
  const TsPerson *person = &world->people[number];
  TsErrand *errand = &world->errands[person->errand];
  errand->hold_timer = 0;
  errand->held_for = 0;
  if (person->doing == TS_IDLE)
    ts_person_next (world, number);
}

void ts_idle_arm (TsWorld *world, uint32_t number)
{
  if (!ts_person_can_switch (world, number))
    return;
  const TsPerson *person = &world->people[number];
  uint32_t home = ts_policy_home (world->policy, person->profile);
  if (home == TS_NONE || person->tenant == home)
    return;
  TsErrand *errand = ts_world_take_errand (world, number);
  if (errand != NULL)
    errand->idle_timer = ts_world_schedule (world, world->behaviour->return_home, TS_HAPPENS_IDLE_AWAY, number);
}

/* Goes where somebody without work belongs. */
void ts_switch_to_base (TsWorld *world, uint32_t number, uint32_t tenant)
{
  const TsPerson *person = &world->people[number];
  const TsGroupInfo *group = &world->scenario->groups[person->group];
  TsRange range = ts_directory_group_people (world->scenario->directory, person->group);
  uint64_t entity = ts_hash_combine (group->hash, number - range.first);
  TsErrand *errand = ts_world_take_errand (world, number);
  if (errand == NULL)
    return;
  uint32_t count = errand->homecomings++;
  errand->idle_timer = 0;
  ts_switch_begin (world, number, tenant, TS_SWITCH_TO_HOME,
                   ts_draw (world->key, entity, count, 0, TS_PURPOSE_GO_HOME));
}

void ts_idle_away (TsWorld *world, uint32_t number)
{
  ts_switch_to_base (world, number, ts_policy_home (world->policy, world->people[number].profile));
}
