/* From a question about a meeting to the word of facts that answers it. */
#include "compiled.h"
#include "meeting_rules.h"

static TsAccount account_of (const TsProfile *profile)
{
  if (profile->home != TS_NONE)
    return TS_ACCOUNT_MEMBER;
  return profile->guest_tenants.count > 0 ? TS_ACCOUNT_GUEST : TS_ACCOUNT_NONE;
}

static TsMeetingPlace place_of (uint32_t tenant, uint32_t own_home, uint32_t organizers_home)
{
  if (tenant == TS_NONE)
    return TS_MEETING_PLACE_ELSEWHERE;
  if (tenant == own_home)
    return TS_MEETING_PLACE_OWN_HOME;
  return tenant == organizers_home ? TS_MEETING_PLACE_ORGANIZERS : TS_MEETING_PLACE_ELSEWHERE;
}

static TsMeetingFacts with_question (TsMeetingFacts facts, const TsMeetingQuestion *question)
{
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_ACT, question->act);
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_WITH, question->with);
  if (question->act != TS_MEETING_JOIN) {
    unsigned as = 0;
    while (ts_meeting_ways[as] != question->as)
      as++;
    return ts_meeting_facts_with (facts, TS_MEETING_FACT_AS, as);
  }
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_IS_ORGANIZER, question->is_organizer);
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_MEET_NOW, question->is_meet_now);
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_EARLY, question->is_early);
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_FULL, question->is_full);
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_STARTED, question->is_started);
  return ts_meeting_facts_with (facts, TS_MEETING_FACT_ADMITTERS, question->admitters);
}

static TsMeetingFacts with_host (TsMeetingFacts facts, const TsPolicy *policy, const TsProfile *organizer)
{
  const TsMeetingSettings *settings = &policy->meetings[organizer->home];
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_ORGANIZER_IS_MEMBER, 1);
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_ANONYMOUS_JOIN, settings->anonymous_join);
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_ANONYMOUS_START, settings->anonymous_start);
  return ts_meeting_facts_with (facts, TS_MEETING_FACT_AUTO_ADMIT, settings->auto_admit);
}

/* Does one side's tenant let its person join as somebody known: by its lists, unless it refuses trials or blocks? */
static bool federates (const TsPolicy *policy, const TsProfile *profile, const TsProfile *other)
{
  return ts_profile_permits (policy, profile, other->domain) && !ts_policy_blocks (policy, profile, other) &&
         !(policy->has_trials && ts_policy_refuses_trial (policy, profile->home, other->home, other->domain));
}

static TsMeetingFacts with_federation (TsMeetingFacts facts, const TsPolicy *policy, const TsProfile *joiner,
                                       const TsProfile *organizer)
{
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_JOINERS_PERMITS, federates (policy, joiner, organizer));
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_ORGANIZERS_PERMITS, federates (policy, organizer, joiner));
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_JOINER_FEDERATES,
                                 ts_profile_federates (policy, joiner, organizer->domain));
  return ts_meeting_facts_with (facts, TS_MEETING_FACT_ORGANIZER_FEDERATES,
                                ts_profile_federates (policy, organizer, joiner->domain));
}

static TsMeetingFacts with_guest (TsMeetingFacts facts, const TsPolicy *policy, const TsProfile *joiner,
                                  uint32_t tenant)
{
  TsStanding standing = ts_policy_standing (policy, joiner, tenant);
  const TsGuestAccess *access = &policy->guest_access[tenant];
  if (standing == TS_STANDING_NONE || ts_policy_refuses_guest (policy, joiner, tenant))
    return facts;
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_STANDING, standing);
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_GUEST_ON, access->on);
  TsGuestFiles files = access->sharing_off ? TS_GUEST_FILES_NONE : access->files;
  return ts_meeting_facts_with (facts, TS_MEETING_FACT_GUEST_FILES, files);
}

TsMeetingFacts ts_policy_meeting_facts (const TsPolicy *policy, const TsMeetingQuestion *question)
{
  const TsProfile *joiner = ts_policy_profile (policy, question->joiner);
  const TsProfile *organizer = ts_policy_profile (policy, question->organizer);
  bool same_home = joiner->home != TS_NONE && joiner->home == organizer->home;
  TsMeetingFacts facts = with_question (0, question);
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_ERA, policy->era);
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_RA_MOBILE_FILES, policy->ra_mobile_files);
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_CLIENT, joiner->client);
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_LICENCES, joiner->licences);
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_ACCOUNT, account_of (joiner));
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_ORGANIZER_LICENCES, organizer->licences);
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_SAME_HOME, same_home);
  facts =
    ts_meeting_facts_with (facts, TS_MEETING_FACT_PLACE, place_of (question->tenant, joiner->home, organizer->home));
  if (organizer->home == TS_NONE)
    return facts;
  facts = with_host (facts, policy, organizer);
  if (!same_home && joiner->home != TS_NONE)
    facts = with_federation (facts, policy, joiner, organizer);
  return same_home ? facts : with_guest (facts, policy, joiner, organizer->home);
}

/* --------------------------------------------------------------- questions -- */

TsMeetingQuestion ts_meeting_of_two (const TsPolicy *policy, uint32_t joiner, uint32_t organizer, uint32_t tenant)
{
  unsigned client = 1u << ts_policy_client (policy, organizer);
  return (TsMeetingQuestion){.act = TS_MEETING_JOIN,
                             .joiner = joiner,
                             .organizer = organizer,
                             .tenant = tenant,
                             .is_started = true,
                             .with = client,
                             .admitters = client};
}

uint32_t ts_policy_meeting_tenant (const TsPolicy *policy, const TsMeetingQuestion *question)
{
  TsMeetingFacts facts = ts_policy_meeting_facts (policy, question);
  for (unsigned i = 0; i < TS_MEETING_WAYS; i++) {
    TsWay way = ts_meeting_ways[i];
    if (!ts_meeting_way_is_usable (facts, way))
      continue;
    if (ts_meeting_way_finds (facts, way))
      return question->tenant;
    return ts_policy_home (policy, way == TS_WAY_GUEST_THERE ? question->organizer : question->joiner);
  }
  return TS_NONE;
}
