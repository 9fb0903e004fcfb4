/* Which tenant people are active in when they join a meeting (SEED-54): nobody moves for one
 * at home; on demand people move where they could not join from where they are; who follows
 * meetings moves ahead to where they are admitted best, and back home after. */
#include "meetings.h"

static bool can_move (const TsWorld *world, uint32_t person)
{
  uint32_t profile = world->people[person].profile;
  const uint32_t *tenants;
  return (ts_meetings_are_followed (world) && world->people[person].tenant != TS_NONE &&
          !ts_client_is_remote_assist (ts_policy_client (world->policy, profile)) &&
          ts_policy_guest_tenants (world->policy, profile, &tenants) > 0) ||
         ts_person_can_switch (world, person);
}

/* As if the organizer were in it already. */
uint32_t ts_seat_tenant (const TsWorld *world, uint32_t number)
{
  const TsSeat *seat = &world->meetings->seats[number];
  const TsMeeting *meeting = &world->meetings->rows[seat->meeting];
  const TsPerson *person = &world->people[seat->person];
  if (seat->number == 0 || !can_move (world, seat->person))
    return TS_NONE;
  TsMeetingQuestion question = ts_meeting_of_two (
    world->policy, person->profile, world->people[ts_meeting_organizer (world, meeting)].profile, person->tenant);
  TsMeetingVerdict verdict = ts_meeting_decide (ts_policy_meeting_facts (world->policy, &question));
  if (!ts_meetings_are_followed (world) && verdict.kind == TS_VERDICT_ALLOW)
    return TS_NONE;
  uint32_t tenant = ts_policy_meeting_tenant (world->policy, &question);
  return tenant == person->tenant ? TS_NONE : tenant;
}
