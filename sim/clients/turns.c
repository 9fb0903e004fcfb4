/* Being where the clock says: who is a guest in the tenant whose turn it is, is there when
 * they have no work; the others stay at home. */
#include "world.h"

bool ts_is_guest_in (const TsPolicy *policy, uint32_t profile, uint32_t tenant)
{
  const uint32_t *tenants;
  size_t n = ts_policy_guest_tenants (policy, profile, &tenants);
  for (size_t i = 0; i < n; i++)
    if (tenants[i] == tenant)
      return true;
  return false;
}

uint32_t ts_world_base (const TsWorld *world, uint32_t profile)
{
  uint32_t home = ts_policy_home (world->policy, profile);
  const uint32_t *tenants;
  if (world->turn_of != TS_NONE && !ts_client_is_remote_assist (ts_policy_client (world->policy, profile)) &&
      ts_is_guest_in (world->policy, profile, world->turn_of))
    return world->turn_of;
  if (home == TS_NONE && ts_policy_guest_tenants (world->policy, profile, &tenants) > 0)
    return tenants[0];
  return home;
}

void ts_turns_begin (TsWorld *world)
{
  const TsConfiguration *configuration = world->configuration;
  world->turn_of = ts_turn_at (configuration->turns, configuration->n_turns, 0);
  for (uint32_t turn = 0; turn < configuration->n_turns; turn++)
    if (configuration->turns[turn].at > 0)
      ts_scheduler_schedule (world->scheduler, configuration->turns[turn].at, TS_HAPPENS_TURN, turn);
}

bool ts_turn_follow (TsWorld *world, uint32_t number)
{
  const TsPerson *person = &world->people[number];
  if (world->configuration->n_turns == 0)
    return false;
  uint32_t base = ts_world_base (world, person->profile);
  if (base == TS_NONE || base == person->tenant)
    return false;
  ts_switch_to_base (world, number, base);
  return true;
}

void ts_turns_followed (TsWorld *world)
{
  if (world->configuration->n_turns == 0)
    return;
  for (uint32_t number = 0; number < world->n_people; number++)
    if (world->people[number].doing == TS_IDLE && world->people[number].tenant != TS_NONE)
      ts_turn_follow (world, number);
}

void ts_turn_comes (TsWorld *world, uint32_t turn)
{
  world->turn_of = world->configuration->turns[turn].tenant;
  ts_turns_followed (world);
}
