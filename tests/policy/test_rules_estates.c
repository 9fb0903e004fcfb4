/* Random estates and, of the smallest, all: the verdict of the core for every ordered pair of people and every
 * question equals that of the clauses in Prolog (rules.pl), which are run on a description
 * of the estate, not on the core's facts. A difference is printed as the smallest estate that still shows it. */
#include "rule_tables.h"

#include <glib/gstdio.h>

#include "sketch.h"

enum { SEED = 2020, ESTATES = 1000, BATCH = 1000 };

static const char *const yes_no[] = {"no", "yes"};
static const char *const licences_words[] = {"none", "teams", "remote_assist", "both"};
static const char *const scope_words[] = {[TS_GUEST_SCOPE_TEAM] = "team", [TS_GUEST_SCOPE_TENANT] = "tenant"};
static const char *const files_words[] = {
  [TS_GUEST_FILES_ANY] = "any", [TS_GUEST_FILES_CHANNEL] = "channel", [TS_GUEST_FILES_NONE] = "none"};
static const char *const seat_words[] = {
  [SEAT_MEMBER] = "member", [SEAT_ACCEPTED] = "accepted", [SEAT_INVITED] = "invited"};

/* ------------------------------------------------------- estates as facts -- */

/* "x1,x2" with a comma before all but the first. */
static void write_separator (GString *text, bool *is_first)
{
  if (!*is_first)
    g_string_append_c (text, ',');
  *is_first = false;
}

static void write_domains (GString *text, unsigned set)
{
  bool is_first = true;
  g_string_append_c (text, '[');
  for (unsigned domain = 0; domain < SKETCH_DOMAINS; domain++)
    if ((set >> domain & 1) != 0) {
      write_separator (text, &is_first);
      g_string_append_printf (text, "d%u", domain);
    }
  g_string_append_c (text, ']');
}

static const char *const inviters_words[] = {
  [TS_INVITERS_MEMBERS] = "members", [TS_INVITERS_ADMINS] = "admins", [TS_INVITERS_NOBODY] = "nobody"};
static const char *const by_words[] = {
  [TS_INVITED_BY_OWNER] = "owner", [TS_INVITED_BY_ADMIN] = "admin", [TS_INVITED_BY_MEMBER] = "member"};

static const char *const admit_words[] = {
  [TS_ADMIT_EVERYONE] = "everyone", [TS_ADMIT_COMPANY_AND_FEDERATED] = "company_and_federated",
  [TS_ADMIT_COMPANY] = "company",   [TS_ADMIT_COMPANY_NO_GUESTS] = "company_without_guests",
  [TS_ADMIT_INVITED] = "invited",   [TS_ADMIT_ORGANIZER] = "organizer"};

/* any, listed([...]) or unlisted([...]). */
static void write_listed (GString *text, const char *all, bool is_all, bool is_listed, unsigned domains)
{
  if (is_all) {
    g_string_append (text, all);
    return;
  }
  g_string_append (text, is_listed ? "listed(" : "unlisted(");
  write_domains (text, domains);
  g_string_append_c (text, ')');
}

static void write_guests (GString *text, const Sketch *sketch, uint32_t tenant)
{
  const TsGuestAccess *guests = &sketch->guest_access[tenant];
  const SketchInvitations *invitations = &sketch->invitations[tenant];
  g_string_append_printf (text, "guests(%s,%s,%s,%s,%s,%s,%s,invitations(%s,%s,%s,", yes_no[guests->on],
                          yes_no[guests->calling], yes_no[!guests->chat_off], scope_words[guests->scope],
                          files_words[guests->files], yes_no[!guests->groups_off], yes_no[!guests->sharing_off],
                          inviters_words[guests->inviters], yes_no[!guests->owners_may_not_add],
                          yes_no[guests->members_may_add]);
  write_listed (text, "any", invitations->kind == TS_INVITE_ANY_DOMAIN, invitations->kind == TS_INVITE_LISTED,
                invitations->domains);
  g_string_append (text, "))");
}

static void write_tenant (GString *text, const Sketch *sketch, uint32_t tenant)
{
  const SketchExternal *external = &sketch->external[tenant];
  g_string_append_printf (text, "tenant(t%u,external(%s,", tenant, external->on ? "on" : "off");
  if (external->has_allow_list)
    write_domains (text, external->allowed);
  else
    g_string_append (text, "all");
  g_string_append_c (text, ',');
  write_domains (text, external->blocked);
  g_string_append_printf (text, "),trial(%s,%s,", yes_no[external->is_trial], external->trials ? "allowed" : "blocked");
  write_domains (text, external->trial_domains);
  g_string_append (text, "),");
  write_guests (text, sketch, tenant);
  const TsMeetingSettings *meetings = &sketch->meetings[tenant];
  g_string_append_printf (text, ",meetings(%s,%s,%s))", yes_no[meetings->anonymous_join],
                          yes_no[meetings->anonymous_start], admit_words[meetings->auto_admit]);
}

/* The last policy of a kind that holds for a person, or NULL. */
static const SketchPolicy *policy_of (const Sketch *sketch, uint32_t person, SketchPolicyKind kind)
{
  const SketchPolicy *found = NULL;
  for (uint32_t i = 0; i < sketch->n_policies; i++)
    if (sketch->policies[i].kind == kind &&
        person - sketch->policies[i].people.first < sketch->policies[i].people.count)
      found = &sketch->policies[i];
  return found;
}

static bool is_allowed (const SketchPolicy *policy)
{
  return policy == NULL || policy->allowed;
}

static void write_own (GString *text, const SketchPolicy *policy)
{
  if (policy == NULL || policy->mode == TS_DOMAINS_OF_TENANT)
    g_string_append (text, "tenant");
  else if (policy->mode == TS_DOMAINS_NONE)
    g_string_append (text, "listed([])");
  else
    write_listed (text, "all", policy->mode == TS_DOMAINS_ALL, policy->mode == TS_DOMAINS_LISTED, policy->domains);
}

static void write_tenant_name (GString *text, uint32_t tenant, const char *nothing)
{
  if (tenant == TS_NONE)
    g_string_append (text, nothing);
  else
    g_string_append_printf (text, "t%u", tenant);
}

static void write_person (GString *text, const Sketch *sketch, uint32_t person)
{
  const SketchGroup *group = sketch_group_of (sketch, person);
  g_string_append_printf (text, "person(p%u,", person);
  write_tenant_name (text, group->tenant, "none");
  g_string_append_printf (text, ",d%u,'%s',%s,%s,", group->domain, ts_client_name (group->client),
                          licences_words[group->licences],
                          yes_no[is_allowed (policy_of (sketch, person, POLICY_EXTERNAL))]);
  write_own (text, policy_of (sketch, person, POLICY_DOMAINS));
  g_string_append_printf (text, ",%s,", yes_no[is_allowed (policy_of (sketch, person, POLICY_CALLING))]);
  write_tenant_name (text, sketch->active[person], "nowhere");
  g_string_append_c (text, ')');
}

static void write_seats (GString *text, const Sketch *sketch)
{
  bool is_first = true;
  for (uint32_t i = 0; i < sketch->n_seats; i++) {
    const SketchSeat *seat = &sketch->seats[i];
    for (uint32_t j = 0; j < seat->people.count; j++) {
      if (sketch->is_absent[seat->people.first + j])
        continue;
      write_separator (text, &is_first);
      g_string_append_printf (text, "seat(p%u,team%u,", seat->people.first + j, seat->team);
      if (seat->channel == TS_NONE)
        g_string_append (text, "none");
      else
        g_string_append_printf (text, "channel%u", seat->channel);
      g_string_append_printf (text, ",t%u,%s,%s)", seat->team / 2, seat_words[seat->kind], by_words[seat->by]);
    }
  }
}

static void write_names (GString *text, TsRange people)
{
  bool is_first = true;
  g_string_append_c (text, '[');
  for (uint32_t i = 0; i < people.count; i++) {
    write_separator (text, &is_first);
    g_string_append_printf (text, "p%u", people.first + i);
  }
  g_string_append_c (text, ']');
}

/* Barriers, or blocks. */
static void write_aparts (GString *text, const Sketch *sketch, bool barriers)
{
  bool is_first = true;
  for (uint32_t i = 0; i < sketch->n_aparts; i++) {
    const SketchApart *apart = &sketch->aparts[i];
    if ((apart->kind == APART_BARRIER) != barriers)
      continue;
    write_separator (text, &is_first);
    if (apart->kind == APART_BY_TENANT) {
      g_string_append_printf (text, "block(tenant(t%u)", apart->tenant);
    } else {
      g_string_append (text, barriers ? "barrier(" : "block(people(");
      write_names (text, apart->one);
      g_string_append (text, barriers ? "" : ")");
    }
    g_string_append_c (text, ',');
    write_names (text, apart->other);
    g_string_append_c (text, ')');
  }
}

/* estate(Number, Era, Prefer, RaMobileFiles, Tenants, People, Seats, Barriers, Blocks). */
static void write_estate (GString *text, const Sketch *sketch, size_t number)
{
  g_string_append_printf (text, "estate(%zu,'%s',%s,%s,\n [", number, ts_era_name (sketch->era),
                          table_preferences[sketch->prefer], yes_no[sketch->ra_mobile_files]);
  for (uint32_t tenant = 0; tenant < sketch->n_tenants; tenant++) {
    g_string_append (text, tenant == 0 ? "" : ",\n  ");
    write_tenant (text, sketch, tenant);
  }
  g_string_append (text, "],\n [");
  bool is_first = true;
  for (uint32_t person = 0; person < sketch->n_people; person++) {
    if (sketch->is_absent[person])
      continue;
    g_string_append (text, is_first ? "" : ",\n  ");
    is_first = false;
    write_person (text, sketch, person);
  }
  g_string_append (text, "],\n [");
  write_seats (text, sketch);
  g_string_append (text, "],\n [");
  write_aparts (text, sketch, true);
  g_string_append (text, "],\n [");
  write_aparts (text, sketch, false);
  g_string_append (text, "]).\n");
}

/* ------------------------------------------------------------------ answers */

static void write_verdict (GString *text, TsVerdict verdict)
{
  static const char *const kinds[] = {
    [TS_VERDICT_ALLOW] = "allow", [TS_VERDICT_DENY] = "deny", [TS_VERDICT_UNREACHABLE] = "unreachable"};
  g_string_append_printf (text, " %s:%s", kinds[verdict.kind],
                          verdict.kind == TS_VERDICT_ALLOW ? ts_path_name ((TsPath)verdict.path)
                                                           : ts_reason ((TsReason)verdict.reason)->code);
}

static uint64_t reasons_seen; /* bit r for TsReason r */

static TsVerdict core_verdict (const Sketch *sketch, const TsPolicy *policy, SketchQuestion question, uint32_t caller,
                               uint32_t callee)
{
  TsVerdict verdict = ts_decide (sketch_facts (sketch, policy, question, caller, callee));
  reasons_seen |= (uint64_t)1 << verdict.reason;
  return verdict;
}

/* Joining a meeting that the callee has scheduled, and is in. */
static void write_meeting_verdict (GString *text, const Sketch *sketch, const TsPolicy *policy, uint32_t caller,
                                   uint32_t callee)
{
  TsMeetingQuestion question = ts_meeting_of_two (policy, ts_policy_profile_of (policy, caller),
                                                  ts_policy_profile_of (policy, callee), sketch->active[caller]);
  TsMeetingVerdict verdict = ts_meeting_decide (ts_policy_meeting_facts (policy, &question));
  reasons_seen |= (uint64_t)1 << verdict.reason;
  write_verdict (text, (TsVerdict){.kind = verdict.kind, .path = verdict.path, .reason = verdict.reason});
  g_string_append (text, verdict.waits ? ":yes" : ":no");
}

/* The line that Prolog should print; returns how many verdicts are in it. */
static size_t write_core_answers (GString *text, const Sketch *sketch, size_t number)
{
  Built built = sketch_build (sketch);
  size_t verdicts = 0;
  g_string_append_printf (text, "%zu", number);
  for (uint32_t caller = 0; caller < sketch->n_people; caller++)
    for (uint32_t callee = 0; callee < sketch->n_people; callee++) {
      if (caller == callee || sketch->is_absent[caller] || sketch->is_absent[callee])
        continue;
      for (unsigned i = 0; i < SKETCH_QUESTIONS; i++, verdicts++)
        write_verdict (text, core_verdict (sketch, built.policy, sketch_questions[i], caller, callee));
      write_meeting_verdict (text, sketch, built.policy, caller, callee);
      verdicts++;
    }
  built_free (&built);
  return verdicts;
}

/* Prolog's lines about the estates of a text. */
static char **ask_prolog (const GString *estates)
{
  GError *error = NULL;
  char *file = NULL;
  int descriptor = g_file_open_tmp ("estates-XXXXXX.pl", &file, &error);
  assert_true (descriptor >= 0);
  g_close (descriptor, NULL);
  assert_true (g_file_set_contents (file, estates->str, (gssize)estates->len, &error));
  char *out = run_prolog ("answer_estates", file);
  g_remove (file);
  g_free (file);
  char **lines = g_strsplit (g_strchomp (out), "\n", -1);
  g_free (out);
  return lines;
}

typedef struct {
  const Sketch *sketch; /* the first that differs, or NULL */
  char *core;           /* what the core and Prolog say of it */
  char *prolog;
  size_t verdicts;
} Comparison;

static Comparison compare_sketches (const Sketch *sketches, size_t n)
{
  Comparison comparison = {0};
  GString *estates = g_string_new (NULL), *line = g_string_new (NULL);
  for (size_t i = 0; i < n; i++)
    write_estate (estates, &sketches[i], i);
  char **answers = ask_prolog (estates);
  assert_int_equal (g_strv_length (answers), n);
  for (size_t i = 0; i < n && comparison.sketch == NULL; i++) {
    g_string_truncate (line, 0);
    comparison.verdicts += write_core_answers (line, &sketches[i], i);
    if (strcmp (line->str, answers[i]) != 0) {
      comparison.sketch = &sketches[i];
      comparison.core = g_strdup (line->str);
      comparison.prolog = g_strdup (answers[i]);
    }
  }
  g_strfreev (answers);
  g_string_free (line, TRUE);
  g_string_free (estates, TRUE);
  return comparison;
}

static void comparison_clear (Comparison *comparison)
{
  g_free (comparison->core);
  g_free (comparison->prolog);
  *comparison = (Comparison){0};
}

/* ---------------------------------------------------------------- shrinking */

static void without_seat (Sketch *sketch, uint32_t seat)
{
  for (uint32_t i = seat + 1; i < sketch->n_seats; i++)
    sketch->seats[i - 1] = sketch->seats[i];
  sketch->n_seats--;
}

static void without_policy (Sketch *sketch, uint32_t policy)
{
  for (uint32_t i = policy + 1; i < sketch->n_policies; i++)
    sketch->policies[i - 1] = sketch->policies[i];
  sketch->n_policies--;
}

static void without_apart (Sketch *sketch, uint32_t apart)
{
  for (uint32_t i = apart + 1; i < sketch->n_aparts; i++)
    sketch->aparts[i - 1] = sketch->aparts[i];
  sketch->n_aparts--;
}

static void add_smaller (GArray *smaller, const Sketch *sketch, const Sketch *changed)
{
  if (memcmp (sketch, changed, sizeof *sketch) != 0)
    g_array_append_vals (smaller, changed, 1);
}

/* Settings of a tenant that are as the product ships, lists that are one domain shorter. */
static void add_simpler_tenants (GArray *smaller, const Sketch *sketch, uint32_t tenant)
{
  Sketch changed = *sketch;
  changed.external[tenant] = (SketchExternal){.on = true};
  add_smaller (smaller, sketch, &changed);
  changed = *sketch;
  changed.guest_access[tenant] = (TsGuestAccess){.calling = true};
  add_smaller (smaller, sketch, &changed);
  changed = *sketch;
  memset (&changed.invitations[tenant], 0, sizeof changed.invitations[tenant]);
  add_smaller (smaller, sketch, &changed);
  for (unsigned domain = 0; domain < SKETCH_DOMAINS; domain++) {
    changed = *sketch;
    changed.external[tenant].allowed &= ~(1u << domain);
    add_smaller (smaller, sketch, &changed);
    changed = *sketch;
    changed.external[tenant].blocked &= ~(1u << domain);
    add_smaller (smaller, sketch, &changed);
  }
}

/* Every estate with one thing less: a person, a seat, a policy, a setting. */
static GArray *smaller_sketches (const Sketch *sketch)
{
  GArray *smaller = g_array_new (FALSE, FALSE, sizeof *sketch);
  for (uint32_t person = 0; person < sketch->n_people; person++) {
    Sketch changed = *sketch;
    changed.is_absent[person] = true;
    add_smaller (smaller, sketch, &changed);
  }
  for (uint32_t seat = 0; seat < sketch->n_seats; seat++) {
    Sketch changed = *sketch;
    without_seat (&changed, seat);
    g_array_append_val (smaller, changed);
  }
  for (uint32_t policy = 0; policy < sketch->n_policies; policy++) {
    Sketch changed = *sketch;
    without_policy (&changed, policy);
    g_array_append_val (smaller, changed);
  }
  for (uint32_t apart = 0; apart < sketch->n_aparts; apart++) {
    Sketch changed = *sketch;
    without_apart (&changed, apart);
    g_array_append_val (smaller, changed);
  }
  for (uint32_t tenant = 0; tenant < sketch->n_tenants; tenant++)
    add_simpler_tenants (smaller, sketch, tenant);
  Sketch changed = *sketch;
  changed.prefer = TS_PREFER_ACTIVE;
  add_smaller (smaller, sketch, &changed);
  return smaller;
}

/* Takes things away as long as a difference stays. */
static Sketch shrink (Sketch sketch)
{
  for (bool shrinks = true; shrinks;) {
    GArray *smaller = smaller_sketches (&sketch);
    Comparison comparison = compare_sketches (&g_array_index (smaller, Sketch, 0), smaller->len);
    shrinks = comparison.sketch != NULL;
    if (shrinks)
      sketch = *comparison.sketch;
    comparison_clear (&comparison);
    g_array_free (smaller, TRUE);
  }
  return sketch;
}

static void print_difference (const Sketch *found)
{
  Sketch sketch = shrink (*found);
  Comparison comparison = compare_sketches (&sketch, 1);
  GString *text = g_string_new (NULL);
  write_estate (text, &sketch, 0);
  print_message ("the smallest estate that differs (for each ordered pair: search, search by name, call, add "
                 "a participant, share a file, chat, join a meeting):\n%sthe core: %s\nProlog:   %s\n",
                 text->str, comparison.core, comparison.prolog);
  g_string_free (text, TRUE);
  comparison_clear (&comparison);
}

/* Fails, with a small example, if any differs; returns how many verdicts were compared. */
static size_t assert_same_verdicts (const Sketch *sketches, size_t n)
{
  size_t verdicts = 0;
  for (size_t first = 0; first < n; first += BATCH) {
    Comparison comparison = compare_sketches (sketches + first, MIN (BATCH, n - first));
    verdicts += comparison.verdicts;
    if (comparison.sketch != NULL)
      print_difference (comparison.sketch);
    bool is_same = comparison.sketch == NULL;
    comparison_clear (&comparison);
    assert_true (is_same);
  }
  return verdicts;
}

/* More of them in test_rules_estates_long.sh. */
static size_t number_of_estates (void)
{
  const char *number = g_getenv ("TENANTSIM_ESTATES");
  return number != NULL ? (size_t)g_ascii_strtoull (number, NULL, 10) : ESTATES;
}

/* About how many are in a call, its chat or a meeting, and what people do who have joined one. */
static bool is_of_more_than_two (TsReason reason)
{
  static const TsReason reasons[] = {TS_REASON_GROUP_TOO_LARGE, TS_REASON_CHAT_TOO_LARGE, TS_REASON_MEET_NOW,
                                     TS_REASON_MEETING_FULL,    TS_REASON_FILE_ANON,      TS_REASON_ADD_ANON};
  for (size_t i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i] == reason)
      return true;
  return false;
}

static void random_estates_are_decided_as_Prolog_decides_them (void **state)
{
  (void)state;
  size_t estates = number_of_estates ();
  Sketch *sketches = g_new (Sketch, estates);
  for (uint64_t i = 0; i < estates; i++)
    sketches[i] = sketch_draw (SEED, i);
  size_t verdicts = assert_same_verdicts (sketches, estates);
  print_message ("estates: %zu, verdicts: %zu\n", estates, verdicts);
  for (unsigned reason = 0; reason <= TS_REASON_OFFLINE_OTHER_TENANT; reason++)
    if (!is_of_more_than_two ((TsReason)reason) && (reasons_seen >> reason & 1) == 0)
      fail_msg ("no estate is refused for %s", ts_reason ((TsReason)reason)->code);
  g_free (sketches);
}

/* -------------------------------------------------------- one guest, all -- */

/* A member of tenant 0 and somebody of tenant 1, who may be a guest there: seats of both in two teams. */
static Sketch one_guest (unsigned members, unsigned guests, unsigned states, bool is_tenant_wide)
{
  Sketch sketch = {.n_tenants = 2, .n_groups = 2, .n_people = 2, .active = {0, 0}};
  for (uint32_t i = 0; i < 2; i++) {
    sketch.external[i] = (SketchExternal){.on = false};
    sketch.guest_access[i] = (TsGuestAccess){
      .on = true, .calling = true, .scope = is_tenant_wide ? TS_GUEST_SCOPE_TENANT : TS_GUEST_SCOPE_TEAM};
    sketch.groups[i] = (SketchGroup){
      .tenant = i, .domain = 2 * i, .count = 1, .client = TS_CLIENT_TEAMS_DESKTOP, .licences = TS_LICENCE_TEAMS};
  }
  for (uint32_t team = 0; team < 2; team++) {
    if ((members >> team & 1) != 0)
      sketch.seats[sketch.n_seats++] = (SketchSeat){{0, 1}, team, TS_NONE, SEAT_MEMBER, TS_INVITED_BY_OWNER};
    if ((guests >> team & 1) != 0)
      sketch.seats[sketch.n_seats++] = (SketchSeat){
        {1, 1}, team, TS_NONE, (states >> team & 1) != 0 ? SEAT_ACCEPTED : SEAT_INVITED, TS_INVITED_BY_OWNER};
  }
  return sketch;
}

static void every_guest_of_two_teams_is_in_scope_as_Prolog_says_SEED_34_C_1 (void **state)
{
  (void)state;
  enum { SETS = 4, ALL = SETS * SETS * SETS * 2 };
  Sketch *sketches = g_new (Sketch, ALL);
  for (unsigned i = 0; i < ALL; i++)
    sketches[i] = one_guest (i % SETS, i / SETS % SETS, i / (SETS * SETS) % SETS, i / (SETS * SETS * SETS) != 0);
  size_t verdicts = assert_same_verdicts (sketches, ALL);
  print_message ("estates of one guest: %d, verdicts: %zu\n", ALL, verdicts);
  assert_int_equal (verdicts, ALL * 2 * (SKETCH_QUESTIONS + 1));
  g_free (sketches);
}

/* Seats in a team and its two channels: of a member any set, of a guest any, and whether the invitation was to the
 * team as well. */
static void every_set_of_channels_narrows_chats_and_files_only_C_2 (void **state)
{
  (void)state;
  enum { SEATS = 8, ALL = SEATS * SEATS };
  Sketch *sketches = g_new (Sketch, ALL);
  for (unsigned i = 0; i < ALL; i++) {
    Sketch *sketch = &sketches[i];
    *sketch = one_guest (0, 0, 0, false);
    for (unsigned side = 0; side < 2; side++) {
      unsigned seats = side == 0 ? i % SEATS : i / SEATS;
      for (unsigned seat = 0; seat < 3; seat++)
        if ((seats >> seat & 1) != 0)
          sketch->seats[sketch->n_seats++] = (SketchSeat){.people = {side, 1},
                                                          .team = 0,
                                                          .channel = seat == 0 ? TS_NONE : seat - 1,
                                                          .kind = side == 0 ? SEAT_MEMBER : SEAT_ACCEPTED};
    }
  }
  size_t verdicts = assert_same_verdicts (sketches, ALL);
  print_message ("estates of channels: %d, verdicts: %zu\n", ALL, verdicts);
  g_free (sketches);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (random_estates_are_decided_as_Prolog_decides_them),
    cmocka_unit_test (every_guest_of_two_teams_is_in_scope_as_Prolog_says_SEED_34_C_1),
    cmocka_unit_test (every_set_of_channels_narrows_chats_and_files_only_C_2),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
