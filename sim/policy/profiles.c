/* Cuts all people into profiles: pieces within which every fact is the same. */
#include "compiled.h"
#include "cuts.h"

/* A piece on its way to becoming a profile. */
typedef struct {
  TsProfile profile;
  GArray *accounts; /* TsGuestAccount; NULL while empty */
  GArray *seats;    /* TsTeamSeat; NULL while empty */
} Piece;

typedef struct {
  const TsSettings *settings;
  TsCuts cuts;
  Piece *pieces;
  uint32_t n;
} Cutting;

static void cut (Cutting *cutting)
{
  const TsSettings *settings = cutting->settings;
  size_t n_members;
  const TsTeamMembers *members = ts_directory_team_members (settings->directory, &n_members);
  ts_cuts_init (&cutting->cuts);
  for (uint32_t group = 0; group < ts_directory_groups (settings->directory); group++)
    ts_cuts_add (&cutting->cuts, ts_directory_group_people (settings->directory, group));
  for (size_t i = 0; i < n_members; i++)
    ts_cuts_add (&cutting->cuts, members[i].people);
  for (guint i = 0; i < settings->person_external->len; i++)
    ts_cuts_add (&cutting->cuts, g_array_index (settings->person_external, TsPersonExternal, i).people);
  for (guint i = 0; i < settings->guests->len; i++)
    ts_cuts_add (&cutting->cuts, g_array_index (settings->guests, TsGuestGrant, i).people);
  for (guint i = 0; i < settings->members->len; i++)
    ts_cuts_add (&cutting->cuts, g_array_index (settings->members, TsMembership, i).people);
  for (guint i = 0; i < settings->licences->len; i++)
    ts_cuts_add (&cutting->cuts, g_array_index (settings->licences, TsPersonLicences, i).people);
  ts_cuts_sort (&cutting->cuts);
  cutting->n = ts_cuts_pieces (&cutting->cuts);
}

static void begin_pieces (Cutting *cutting)
{
  const TsDirectory *directory = cutting->settings->directory;
  cutting->pieces = g_new0 (Piece, cutting->n);
  for (uint32_t i = 0; i < cutting->n; i++) {
    TsRange people = ts_cuts_piece (&cutting->cuts, i);
    const TsGroup *group = ts_directory_group (directory, ts_directory_group_of (directory, people.first));
    cutting->pieces[i].profile = (TsProfile){.people = people,
                                             .home = group->tenant,
                                             .domain = group->domain,
                                             .client = group->client,
                                             .licences = group->licences,
                                             .federates = true};
  }
}

static void apply_person_external (Cutting *cutting)
{
  uint32_t first, end;
  const GArray *rows = cutting->settings->person_external;
  for (guint i = 0; i < rows->len; i++) {
    const TsPersonExternal *row = &g_array_index (rows, TsPersonExternal, i);
    ts_cuts_covered (&cutting->cuts, row->people, &first, &end);
    for (uint32_t piece = first; piece < end; piece++)
      cutting->pieces[piece].profile.federates = row->allowed;
  }
}

static void apply_licences (Cutting *cutting)
{
  uint32_t first, end;
  const GArray *rows = cutting->settings->licences;
  for (guint i = 0; i < rows->len; i++) {
    const TsPersonLicences *row = &g_array_index (rows, TsPersonLicences, i);
    ts_cuts_covered (&cutting->cuts, row->people, &first, &end);
    for (uint32_t piece = first; piece < end; piece++)
      cutting->pieces[piece].profile.licences = row->licences;
  }
}

static void take_seat (Cutting *cutting, TsRange people, uint32_t team)
{
  uint32_t first, end;
  TsTeamSeat seat = {ts_directory_team_tenant (cutting->settings->directory, team), team};
  ts_cuts_covered (&cutting->cuts, people, &first, &end);
  for (uint32_t i = first; i < end; i++) {
    Piece *piece = &cutting->pieces[i];
    if (piece->seats == NULL)
      piece->seats = g_array_new (FALSE, FALSE, sizeof (TsTeamSeat));
    g_array_append_val (piece->seats, seat);
  }
}

static void leave_seat (Cutting *cutting, TsRange people, uint32_t team)
{
  uint32_t first, end;
  ts_cuts_covered (&cutting->cuts, people, &first, &end);
  for (uint32_t i = first; i < end; i++) {
    GArray *seats = cutting->pieces[i].seats;
    for (guint seat = seats != NULL ? seats->len : 0; seat > 0; seat--)
      if (g_array_index (seats, TsTeamSeat, seat - 1).team == team)
        g_array_remove_index (seats, seat - 1);
  }
}

static void invite (Cutting *cutting, const TsGuestGrant *grant)
{
  uint32_t first, end;
  TsGuestAccount account = {ts_directory_team_tenant (cutting->settings->directory, grant->team),
                            grant->state == TS_GUEST_ACCEPTED};
  ts_cuts_covered (&cutting->cuts, grant->people, &first, &end);
  for (uint32_t i = first; i < end; i++) {
    Piece *piece = &cutting->pieces[i];
    if (piece->accounts == NULL)
      piece->accounts = g_array_new (FALSE, FALSE, sizeof (TsGuestAccount));
    g_array_append_val (piece->accounts, account);
  }
  take_seat (cutting, grant->people, grant->team);
}

static void apply_teams_and_guests (Cutting *cutting)
{
  size_t n_members;
  const TsTeamMembers *members = ts_directory_team_members (cutting->settings->directory, &n_members);
  for (size_t i = 0; i < n_members; i++)
    take_seat (cutting, members[i].people, members[i].team);
  const GArray *joined = cutting->settings->members;
  for (guint i = 0; i < joined->len; i++) {
    const TsMembership *membership = &g_array_index (joined, TsMembership, i);
    if (membership->leaves)
      leave_seat (cutting, membership->people, membership->team);
    else
      take_seat (cutting, membership->people, membership->team);
  }
  const GArray *guests = cutting->settings->guests;
  for (guint i = 0; i < guests->len; i++)
    invite (cutting, &g_array_index (guests, TsGuestGrant, i));
}

static int compare_seats (const void *a, const void *b)
{
  const TsTeamSeat *x = a, *y = b;
  int by_tenant = (x->tenant > y->tenant) - (x->tenant < y->tenant);
  return by_tenant != 0 ? by_tenant : (x->team > y->team) - (x->team < y->team);
}

/* Accepted before invited: a person has one account in a tenant, and once it is
 * accepted it serves all teams there. */
static int compare_accounts (const void *a, const void *b)
{
  const TsGuestAccount *x = a, *y = b;
  int by_tenant = (x->tenant > y->tenant) - (x->tenant < y->tenant);
  return by_tenant != 0 ? by_tenant : (int)y->is_accepted - (int)x->is_accepted;
}

static void add_seats (TsProfiles *profiles, TsProfile *profile, GArray *seats)
{
  profile->seats.first = profiles->seats->len;
  if (seats == NULL)
    return;
  g_array_sort (seats, compare_seats);
  for (guint i = 0; i < seats->len; i++) {
    TsTeamSeat seat = g_array_index (seats, TsTeamSeat, i);
    if (i > 0 && g_array_index (seats, TsTeamSeat, i - 1).team == seat.team)
      continue;
    g_array_append_val (profiles->seats, seat);
    profile->seats.count++;
  }
}

static void add_accounts (TsProfiles *profiles, TsProfile *profile, GArray *accounts)
{
  profile->accounts.first = profiles->accounts->len;
  profile->guest_tenants.first = profiles->guest_tenants->len;
  if (accounts == NULL)
    return;
  g_array_sort (accounts, compare_accounts);
  for (guint i = 0; i < accounts->len; i++) {
    TsGuestAccount account = g_array_index (accounts, TsGuestAccount, i);
    if (i > 0 && g_array_index (accounts, TsGuestAccount, i - 1).tenant == account.tenant)
      continue;
    g_array_append_val (profiles->accounts, account);
    profile->accounts.count++;
    if (account.is_accepted) {
      g_array_append_val (profiles->guest_tenants, account.tenant);
      profile->guest_tenants.count++;
    }
  }
}

static bool same_lists (const TsProfiles *profiles, const TsProfile *a, const TsProfile *b)
{
  if (a->accounts.count != b->accounts.count || a->seats.count != b->seats.count)
    return false;
  for (uint32_t i = 0; i < a->accounts.count; i++) {
    const TsGuestAccount *x = &g_array_index (profiles->accounts, TsGuestAccount, a->accounts.first + i);
    const TsGuestAccount *y = &g_array_index (profiles->accounts, TsGuestAccount, b->accounts.first + i);
    if (x->tenant != y->tenant || x->is_accepted != y->is_accepted)
      return false;
  }
  for (uint32_t i = 0; i < a->seats.count; i++)
    if (g_array_index (profiles->seats, TsTeamSeat, a->seats.first + i).team !=
        g_array_index (profiles->seats, TsTeamSeat, b->seats.first + i).team)
      return false;
  return true;
}

static bool are_alike (const TsProfiles *profiles, const TsProfile *a, const TsProfile *b)
{
  return a->home == b->home && a->domain == b->domain && a->client == b->client && a->licences == b->licences &&
         a->federates == b->federates && same_lists (profiles, a, b);
}

/* Adds a piece, or joins it to the last profile where all facts are the same. */
static void add_piece (TsProfiles *profiles, Piece *piece)
{
  TsProfile profile = piece->profile;
  add_seats (profiles, &profile, piece->seats);
  add_accounts (profiles, &profile, piece->accounts);
  guint n = profiles->rows->len;
  TsProfile *last = n == 0 ? NULL : &g_array_index (profiles->rows, TsProfile, n - 1);
  if (last == NULL || !are_alike (profiles, last, &profile)) {
    g_array_append_val (profiles->rows, profile);
    return;
  }
  last->people.count += profile.people.count;
  g_array_set_size (profiles->seats, profile.seats.first);
  g_array_set_size (profiles->accounts, profile.accounts.first);
  g_array_set_size (profiles->guest_tenants, profile.guest_tenants.first);
}

static void free_piece (Piece *piece)
{
  if (piece->seats != NULL)
    g_array_free (piece->seats, TRUE);
  if (piece->accounts != NULL)
    g_array_free (piece->accounts, TRUE);
}

void ts_profiles_make (TsProfiles *profiles, const TsSettings *settings)
{
  profiles->rows = g_array_new (FALSE, FALSE, sizeof (TsProfile));
  profiles->accounts = g_array_new (FALSE, FALSE, sizeof (TsGuestAccount));
  profiles->guest_tenants = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  profiles->seats = g_array_new (FALSE, FALSE, sizeof (TsTeamSeat));
  Cutting cutting = {.settings = settings};
  cut (&cutting);
  begin_pieces (&cutting);
  apply_person_external (&cutting);
  apply_licences (&cutting);
  apply_teams_and_guests (&cutting);
  for (uint32_t i = 0; i < cutting.n; i++) {
    add_piece (profiles, &cutting.pieces[i]);
    free_piece (&cutting.pieces[i]);
  }
  g_free (cutting.pieces);
  ts_cuts_clear (&cutting.cuts);
}

void ts_profiles_clear (TsProfiles *profiles)
{
  g_array_free (profiles->rows, TRUE);
  g_array_free (profiles->accounts, TRUE);
  g_array_free (profiles->guest_tenants, TRUE);
  g_array_free (profiles->seats, TRUE);
}
