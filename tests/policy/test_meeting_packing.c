/* From settings to the facts of a meeting, exhaustively: an organizer at home in one tenant, a joiner of the same, of
 * another or of none; every mode of external access of both, every kind of guest, every setting of meetings, every
 * place. What each fact should be is stated here once more. */
#include "estate.h"

#include "../../sim/policy/meeting_facts.h"

enum { HOST, OTHER, THIRD, PLACES };
enum { ORGANIZER, OUTSIDER = 1, COLLEAGUE = 2, NOBODYS = 3, PEOPLE_HERE };
enum { OPEN, BLOCKS_OTHERS, BLOCKS_PARTNER, ALLOWS_PARTNER, ALLOWS_OTHERS, OFF, MODES };

static const uint32_t homes[PEOPLE_HERE] = {HOST, OTHER, HOST, TS_NONE};

typedef struct {
  unsigned modes[2]; /* of HOST, of OTHER */
  bool federates[2]; /* the organizer, the outsider */
  bool is_guest, is_accepted, guest_on;
  unsigned files;
  TsMeetingSettings meetings;
} Case;

typedef struct {
  TsDirectory *directory;
  uint32_t domains[PLACES];
  uint32_t team;
} World;

static World world_new (void)
{
  static const char *const names[PLACES] = {"host.example", "other.example", "third.example"};
  World world = {.directory = ts_directory_new (TS_ERA_2026)};
  for (uint32_t tenant = 0; tenant < PLACES; tenant++) {
    ts_directory_add_tenant (world.directory, names[tenant], 0);
    world.domains[tenant] = ts_directory_domain (world.directory, names[tenant]);
  }
  world.team = ts_directory_add_team (world.directory, HOST, "team", 0);
  for (uint32_t person = 0; person < PEOPLE_HERE; person++) {
    TsGroup group = {.name = names[person % PLACES],
                     .tenant = homes[person],
                     .domain = world.domains[homes[person] == TS_NONE ? THIRD : homes[person]],
                     .count = 1,
                     .client = (TsClient)person,
                     .licences = person};
    ts_directory_add_group (world.directory, &group);
  }
  return world;
}

static void set_mode (const World *world, TsSettings *settings, uint32_t tenant, unsigned mode)
{
  uint32_t partner = world->domains[1 - tenant], other = world->domains[THIRD];
  const TsExternalAccess modes[MODES] = {
    [OPEN] = {.on = true},
    [BLOCKS_OTHERS] = {.on = true, .blocked = &other, .n_blocked = 1},
    [BLOCKS_PARTNER] = {.on = true, .blocked = &partner, .n_blocked = 1},
    [ALLOWS_PARTNER] = {.on = true, .has_allow_list = true, .allowed = &partner, .n_allowed = 1},
    [ALLOWS_OTHERS] = {.on = true, .has_allow_list = true, .allowed = &other, .n_allowed = 1},
    [OFF] = {.on = false},
  };
  ts_settings_set_external (settings, tenant, &modes[mode]);
}

/* The truth table of external access: open, or a block list without the partner, or an allow list with. */
static bool permits (unsigned mode)
{
  return mode == OPEN || mode == BLOCKS_OTHERS || mode == ALLOWS_PARTNER;
}

static TsPolicy *compile (const World *world, const Case *it)
{
  TsSettings *settings = ts_settings_new (world->directory);
  TsGuestAccess access = {.on = it->guest_on, .files = (TsGuestFiles)it->files};
  for (uint32_t tenant = 0; tenant < 2; tenant++) {
    set_mode (world, settings, tenant, it->modes[tenant]);
    ts_settings_set_person_external (settings, (TsRange){tenant == HOST ? ORGANIZER : OUTSIDER, 1},
                                     it->federates[tenant], 0);
  }
  ts_settings_set_guest_access (settings, HOST, &access);
  ts_settings_set_meetings (settings, HOST, &it->meetings);
  for (uint32_t person = 0; it->is_guest && person < PEOPLE_HERE; person++)
    if (homes[person] != HOST)
      ts_settings_add_guests (settings, (TsRange){person, 1}, world->team,
                              it->is_accepted ? TS_GUEST_ACCEPTED : TS_GUEST_INVITED, 0);
  TsPolicy *policy = ts_policy_compile (settings);
  ts_settings_free (settings);
  return policy;
}

static unsigned place_of (uint32_t home, uint32_t tenant)
{
  if (tenant == TS_NONE || tenant == THIRD)
    return TS_MEETING_PLACE_ELSEWHERE;
  if (tenant == home)
    return TS_MEETING_PLACE_OWN_HOME;
  return tenant == HOST ? TS_MEETING_PLACE_ORGANIZERS : TS_MEETING_PLACE_ELSEWHERE;
}

static void check (TsMeetingFacts facts, TsMeetingFact fact, unsigned expected)
{
  if (ts_meeting_fact (facts, fact) != expected)
    fail_msg ("%s is %u, not %u", ts_meeting_fact_fields[fact].name, ts_meeting_fact (facts, fact), expected);
}

static void check_pair (const Case *it, TsMeetingFacts facts, uint32_t joiner, uint32_t tenant)
{
  bool is_across = homes[joiner] == OTHER, is_outside = homes[joiner] != HOST, is_guest = it->is_guest && is_outside;
  check (facts, TS_MEETING_FACT_PLACE, place_of (homes[joiner], tenant));
  check (facts, TS_MEETING_FACT_CLIENT, joiner);
  check (facts, TS_MEETING_FACT_LICENCES, joiner);
  check (facts, TS_MEETING_FACT_ORGANIZER_IS_MEMBER, 1);
  check (facts, TS_MEETING_FACT_ACCOUNT,
         homes[joiner] != TS_NONE          ? TS_ACCOUNT_MEMBER
         : it->is_guest && it->is_accepted ? TS_ACCOUNT_GUEST
                                           : TS_ACCOUNT_NONE);
  check (facts, TS_MEETING_FACT_SAME_HOME, !is_outside);
  check (facts, TS_MEETING_FACT_JOINERS_PERMITS, is_across && permits (it->modes[OTHER]));
  check (facts, TS_MEETING_FACT_ORGANIZERS_PERMITS, is_across && permits (it->modes[HOST]));
  check (facts, TS_MEETING_FACT_JOINER_FEDERATES, is_across && it->federates[1]);
  check (facts, TS_MEETING_FACT_ORGANIZER_FEDERATES, is_across && it->federates[0]);
  check (facts, TS_MEETING_FACT_STANDING,
         !is_guest         ? TS_STANDING_NONE
         : it->is_accepted ? TS_STANDING_ACCEPTED
                           : TS_STANDING_INVITED);
  check (facts, TS_MEETING_FACT_GUEST_ON, is_guest && it->guest_on);
  check (facts, TS_MEETING_FACT_GUEST_FILES, is_guest ? it->files : 0);
  check (facts, TS_MEETING_FACT_ANONYMOUS_JOIN, it->meetings.anonymous_join);
  check (facts, TS_MEETING_FACT_ANONYMOUS_START, it->meetings.anonymous_start);
  check (facts, TS_MEETING_FACT_AUTO_ADMIT, it->meetings.auto_admit);
  assert_true (ts_meeting_facts_are_valid (facts));
}

static size_t compare (const World *world, const Case *it)
{
  static const uint32_t tenants[] = {HOST, OTHER, THIRD, TS_NONE};
  TsPolicy *policy = compile (world, it);
  uint32_t organizer = ts_policy_profile_of (policy, ORGANIZER);
  size_t compared = 0;
  for (uint32_t joiner = OUTSIDER; joiner < PEOPLE_HERE; joiner++)
    for (size_t i = 0; i < G_N_ELEMENTS (tenants); i++, compared++) {
      TsMeetingQuestion question =
        ts_meeting_of_two (policy, ts_policy_profile_of (policy, joiner), organizer, tenants[i]);
      check_pair (it, ts_policy_meeting_facts (policy, &question), joiner, tenants[i]);
    }
  ts_policy_free (policy);
  return compared;
}

static void every_setting_becomes_the_facts_it_should_SEED_22_SEED_39 (void **state)
{
  (void)state;
  World world = world_new ();
  size_t compared = 0;
  for (unsigned number = 0; number < MODES * MODES * 4; number++)
    for (unsigned guest = 0; guest < 1 + 2 * 2 * 3; guest++) {
      unsigned kind = guest == 0 ? 0 : guest - 1;
      Case it = {.modes = {number % MODES, number / MODES % MODES},
                 .federates = {number / (MODES * MODES) % 2 != 0, number / (MODES * MODES) / 2 != 0},
                 .is_guest = guest > 0,
                 .is_accepted = kind % 2 != 0,
                 .guest_on = kind / 2 % 2 != 0,
                 .files = kind / 4,
                 .meetings = {.anonymous_join = number % 2 != 0,
                              .anonymous_start = number / 2 % 2 != 0,
                              .auto_admit = (TsAutoAdmit)((number + guest) % TS_ADMITS)}};
      compared += compare (&world, &it);
    }
  print_message ("packing: %zu questions of %u settings\n", compared, MODES * MODES * 4 * 13);
  assert_int_equal (compared, MODES * MODES * 4 * 13 * 3 * 4);
  ts_directory_free (world.directory);
}

/* What is asked of the meeting itself is packed as it is asked. */
static void the_question_is_packed_as_it_is_asked (void **state)
{
  (void)state;
  World world = world_new ();
  Case it = {.meetings = {.anonymous_join = true}};
  TsPolicy *policy = compile (&world, &it);
  for (unsigned bits = 0; bits < 1u << 4; bits++)
    for (unsigned with = 1; with < 16; with++) {
      TsMeetingQuestion question = ts_meeting_of_two (policy, ts_policy_profile_of (policy, COLLEAGUE),
                                                      ts_policy_profile_of (policy, ORGANIZER), HOST);
      question.is_meet_now = (bits & 1) != 0;
      question.is_early = (bits & 2) != 0;
      question.is_full = (bits & 4) != 0;
      question.is_organizer = (bits & 8) != 0;
      question.with = with;
      question.admitters = with & (with - 1);
      question.is_started = question.admitters != 0;
      TsMeetingFacts facts = ts_policy_meeting_facts (policy, &question);
      check (facts, TS_MEETING_FACT_MEET_NOW, question.is_meet_now);
      check (facts, TS_MEETING_FACT_EARLY, question.is_early);
      check (facts, TS_MEETING_FACT_FULL, question.is_full);
      check (facts, TS_MEETING_FACT_IS_ORGANIZER, question.is_organizer);
      check (facts, TS_MEETING_FACT_STARTED, question.is_started);
      check (facts, TS_MEETING_FACT_WITH, with);
      check (facts, TS_MEETING_FACT_ADMITTERS, question.admitters);
      assert_true (ts_meeting_facts_are_valid (facts));
    }
  ts_policy_free (policy);
  ts_directory_free (world.directory);
}

/* Fields follow each other without a gap or an overlap. */
static void the_word_has_room_for_every_value (void **state)
{
  (void)state;
  unsigned bit = 0;
  for (unsigned fact = 0; fact < TS_MEETING_FACT_FIELDS; fact++) {
    const TsFactField *field = &ts_meeting_fact_fields[fact];
    assert_true (field->shift >= bit && field->values <= 1u << field->width);
    bit = field->shift + field->width;
  }
  assert_true (bit <= 64);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_setting_becomes_the_facts_it_should_SEED_22_SEED_39),
    cmocka_unit_test (the_question_is_packed_as_it_is_asked),
    cmocka_unit_test (the_word_has_room_for_every_value),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
