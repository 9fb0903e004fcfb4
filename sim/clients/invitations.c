/* Guests who are invited while the clock runs: an invitation is planned, sent, and perhaps
 * accepted. Whoever was a guest when the clock started has accepted. */
#include "world.h"

#define MAIL (1 * TS_MINUTE) /* the welcome mail is sent at once */

/* One account: a person in a team. */
static int64_t place_of (uint32_t person, uint32_t team)
{
  return (int64_t)(((uint64_t)team << 32) | person);
}

static guint last_invitation (const TsTimeline *timeline, uint32_t person, uint32_t team)
{
  int64_t place = place_of (person, team);
  return GPOINTER_TO_UINT (g_hash_table_lookup (timeline->accounts, &place));
}

static void set_last_invitation (TsTimeline *timeline, uint32_t person, uint32_t team, guint number)
{
  int64_t *place = g_new (int64_t, 1);
  *place = place_of (person, team);
  g_hash_table_insert (timeline->accounts, place, GUINT_TO_POINTER (number));
}

/* The places that settings give to accepted guests. */
static GHashTable *accepted_places (const TsSettings *settings)
{
  GHashTable *places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  size_t n;
  const TsGuestGrant *grants = ts_settings_guests (settings, &n);
  for (size_t i = 0; i < n; i++)
    for (uint32_t k = 0; grants[i].state == TS_GUEST_ACCEPTED && k < grants[i].people.count; k++) {
      int64_t *place = g_new (int64_t, 1);
      *place = place_of (grants[i].people.first + k, grants[i].team);
      g_hash_table_add (places, place);
    }
  return places;
}

static uint64_t entity_of (const TsScenario *scenario, uint32_t person, uint32_t team)
{
  const TsDirectory *directory = scenario->directory;
  uint32_t group = ts_directory_group_of (directory, person);
  uint32_t host = ts_directory_team_tenant (directory, team);
  uint64_t guest =
    ts_hash_combine (scenario->groups[group].hash, person - ts_directory_group_people (directory, group).first);
  uint64_t in = ts_hash_combine (ts_hash_text (ts_directory_tenant_name (directory, host)),
                                 ts_hash_text (ts_directory_team_name (directory, team)));
  return ts_hash_combine (guest, in);
}

static void invite (TsTimeline *timeline, uint32_t version, uint32_t person, uint32_t team, uint32_t place)
{
  guint last = last_invitation (timeline, person, team);
  TsInvitation invitation = {.entity = entity_of (timeline->scenario, person, team),
                             .version = version,
                             .person = person,
                             .team = team,
                             .place = place};
  if (last > 0)
    invitation.ordinal = g_array_index (timeline->invitations, TsInvitation, last - 1).ordinal + 1;
  g_array_append_val (timeline->invitations, invitation);
  set_last_invitation (timeline, person, team, timeline->invitations->len);
}

static void invite_new_guests (TsTimeline *timeline, uint32_t version)
{
  g_autoptr (GHashTable) known = accepted_places (ts_timeline_before (timeline, version));
  uint32_t place = 0;
  size_t n;
  const TsGuestGrant *grants = ts_settings_guests (g_array_index (timeline->versions, TsVersion, version).settings, &n);
  for (size_t i = 0; i < n; i++)
    for (uint32_t k = 0; grants[i].state == TS_GUEST_ACCEPTED && k < grants[i].people.count; k++) {
      int64_t *key = g_new (int64_t, 1);
      *key = place_of (grants[i].people.first + k, grants[i].team);
      if (!g_hash_table_contains (known, key))
        invite (timeline, version, grants[i].people.first + k, grants[i].team, place++);
      g_hash_table_add (known, key);
    }
}

void ts_invitations_make (TsTimeline *timeline)
{
  for (guint version = 0; version < timeline->versions->len; version++)
    invite_new_guests (timeline, version);
}

/* When it is sent, and when the guest can be reached, if ever. */
static void add_steps (TsTimeline *timeline, const TsDrawKey *key, uint32_t number)
{
  const TsInvitation *invitation = &g_array_index (timeline->invitations, TsInvitation, number);
  const TsBehaviour *behaviour = &timeline->configuration->behaviour;
  uint64_t bits[3];
  for (uint16_t i = 0; i < 3; i++)
    bits[i] = ts_timeline_bits (key, invitation->entity, invitation->ordinal, 0,
                                (uint16_t)(TS_PURPOSE_INVITATION_ACCEPTED + i));
  TsDuration wait = (TsDuration)(invitation->place / behaviour->invitations_at_once) * behaviour->invitation_interval;
  TsTime sent = g_array_index (timeline->versions, TsVersion, invitation->version).at + MAIL + wait;
  ts_timeline_add_step (timeline, sent, TS_STEP_INVITED, number);
  TsTime usable = sent + ts_distribution_sample (&behaviour->invitation_delay, bits[1]) +
                  ts_distribution_sample (&behaviour->team_propagation, bits[2]);
  if (ts_uniform (bits[0]) >= behaviour->invitation_accepted)
    return;
  ts_timeline_add_step (timeline, usable, TS_STEP_ACCEPTED, number);
  ts_timeline_awaits (timeline, invitation->version, usable);
}

void ts_invitations_begin (TsTimeline *timeline, const TsDrawKey *key)
{
  g_hash_table_remove_all (timeline->accounts);
  for (guint i = 0; i < timeline->invitations->len; i++) {
    timeline->states[i] = TS_INVITATION_PLANNED;
    add_steps (timeline, key, i);
  }
}

/* What settings give as accepted, seen through the invitation that made it. */
static TsInvitationState state_of (const TsTimeline *timeline, uint32_t person, uint32_t team)
{
  guint last = last_invitation (timeline, person, team);
  return last == 0 ? TS_INVITATION_USABLE : (TsInvitationState)timeline->states[last - 1];
}

/* Somebody whose removal has not propagated is a guest still, and need not accept again. */
void ts_invitations_saved (TsTimeline *timeline, uint32_t version)
{
  g_autoptr (GHashTable) in_force = accepted_places (timeline->in_force);
  for (guint i = 0; i < timeline->invitations->len; i++) {
    const TsInvitation *invitation = &g_array_index (timeline->invitations, TsInvitation, i);
    int64_t place = place_of (invitation->person, invitation->team);
    bool is_guest = g_hash_table_contains (in_force, &place) &&
                    state_of (timeline, invitation->person, invitation->team) == TS_INVITATION_USABLE;
    if (invitation->version == version && !is_guest)
      set_last_invitation (timeline, invitation->person, invitation->team, i + 1);
  }
}

/* Appends the people of a grant, cut where their states differ. */
static void append_by_state (const TsTimeline *timeline, const TsGuestGrant *grant, GArray *grants)
{
  for (uint32_t k = 0; k < grant->people.count;) {
    TsInvitationState state = state_of (timeline, grant->people.first + k, grant->team);
    TsGuestGrant run = *grant;
    run.people = (TsRange){grant->people.first + k, 1};
    while (k + run.people.count < grant->people.count &&
           state_of (timeline, run.people.first + run.people.count, grant->team) == state)
      run.people.count++;
    run.state = state == TS_INVITATION_USABLE ? TS_GUEST_ACCEPTED : TS_GUEST_INVITED;
    if (state != TS_INVITATION_PLANNED)
      g_array_append_val (grants, run);
    k += run.people.count;
  }
}

TsSettings *ts_invitations_applied (const TsTimeline *timeline, const TsSettings *settings)
{
  TsSettings *applied = ts_settings_copy (settings);
  g_autoptr (GArray) grants = g_array_new (FALSE, FALSE, sizeof (TsGuestGrant));
  size_t n;
  const TsGuestGrant *written = ts_settings_guests (settings, &n);
  for (size_t i = 0; i < n; i++)
    if (written[i].state == TS_GUEST_ACCEPTED)
      append_by_state (timeline, &written[i], grants);
    else
      g_array_append_val (grants, written[i]);
  ts_settings_set_guests (applied, (const TsGuestGrant *)(const void *)grants->data, grants->len);
  return applied;
}
