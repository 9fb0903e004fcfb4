/* Needs that wait for help, counted over time: what Little's law ties to how many arise
 * and how long each waits. Needs of stray activities and of the warm-up are not counted, as elsewhere. */
#include "world.h"

static void pass_time (TsWorld *world)
{
  TsFlow *flow = &world->flow;
  TsTime now = ts_world_now (world);
  flow->need_time += (ts_uint128)world->n_waiting * (uint64_t)(now - world->flow_until);
  world->flow_until = now;
}

void ts_flow_arrives (TsWorld *world, TsNeed *need)
{
  pass_time (world);
  need->waits_for_help = true;
  world->flow.arrived++;
  world->n_waiting++;
}

void ts_flow_leaves (TsWorld *world, TsNeed *need)
{
  if (!need->waits_for_help)
    return;
  pass_time (world);
  need->waits_for_help = false;
  world->n_waiting--;
  ts_tally_add (&world->flow.waits, ts_world_now (world) - need->born);
}

void ts_flow_ends (TsWorld *world)
{
  TsTime end = world->scenario->duration;
  world->flow.need_time += (ts_uint128)world->n_waiting * (uint64_t)(end - world->flow_until);
  world->flow_until = end;
  for (uint32_t row = 0; row < world->n_needs; row++)
    if (world->needs[row].waits_for_help)
      ts_tally_add (&world->flow.unfinished, end - world->needs[row].born);
}
