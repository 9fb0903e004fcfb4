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

static void cut_along_people (Cutting *cutting)
{
  const TsSettings *settings = cutting->settings;
  size_t n_members;
  const TsChannelMembers *members = ts_directory_channel_members (settings->directory, &n_members);
  for (size_t i = 0; i < n_members; i++)
    ts_cuts_add (&cutting->cuts, members[i].people);
  for (guint i = 0; i < settings->person_domains->len; i++)
    ts_cuts_add (&cutting->cuts, g_array_index (settings->person_domains, TsDomainsOfPeople, i).people);
  for (guint i = 0; i < settings->person_calling->len; i++)
    ts_cuts_add (&cutting->cuts, g_array_index (settings->person_calling, TsPersonExternal, i).people);
  for (guint i = 0; i < settings->barriers->len; i++) {
    ts_cuts_add (&cutting->cuts, g_array_index (settings->barriers, TsBarrier, i).one);
    ts_cuts_add (&cutting->cuts, g_array_index (settings->barriers, TsBarrier, i).other);
  }
  for (guint i = 0; i < settings->blocks->len; i++) {
    ts_cuts_add (&cutting->cuts, g_array_index (settings->blocks, TsBlock, i).by);
    ts_cuts_add (&cutting->cuts, g_array_index (settings->blocks, TsBlock, i).people);
  }
}

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
  cut_along_people (cutting);
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
                                             .federates = true,
                                             .domains = TS_NONE};
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

static void apply_domains (Cutting *cutting)
{
  uint32_t first, end;
  const GArray *rows = cutting->settings->person_domains;
  for (guint i = 0; i < rows->len; i++) {
    const TsDomainsOfPeople *row = &g_array_index (rows, TsDomainsOfPeople, i);
    ts_cuts_covered (&cutting->cuts, row->people, &first, &end);
    for (uint32_t piece = first; piece < end; piece++)
      cutting->pieces[piece].profile.domains = row->domains.mode == TS_DOMAINS_OF_TENANT ? TS_NONE : i;
  }
}

/* The calling policy is the home tenant's. */
static void apply_calling (Cutting *cutting)
{
  uint32_t first, end;
  const GArray *rows = cutting->settings->person_calling;
  for (guint i = 0; i < rows->len; i++) {
    const TsPersonExternal *row = &g_array_index (rows, TsPersonExternal, i);
    ts_cuts_covered (&cutting->cuts, row->people, &first, &end);
    for (uint32_t piece = first; piece < end; piece++)
      cutting->pieces[piece].profile.no_calls = !row->allowed && cutting->pieces[piece].profile.home != TS_NONE;
  }
}

static void set_apart (Cutting *cutting, TsRange people)
{
  uint32_t first, end;
  ts_cuts_covered (&cutting->cuts, people, &first, &end);
  for (uint32_t piece = first; piece < end; piece++)
    cutting->pieces[piece].profile.is_apart = true;
}

static void apply_barriers_and_blocks (Cutting *cutting)
{
  const GArray *barriers = cutting->settings->barriers, *blocks = cutting->settings->blocks;
  for (guint i = 0; i < barriers->len; i++) {
    set_apart (cutting, g_array_index (barriers, TsBarrier, i).one);
    set_apart (cutting, g_array_index (barriers, TsBarrier, i).other);
  }
  for (guint i = 0; i < blocks->len; i++) {
    set_apart (cutting, g_array_index (blocks, TsBlock, i).by);
    set_apart (cutting, g_array_index (blocks, TsBlock, i).people);
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

/* A seat in a team, and in a channel of it where there is one. */
static void take_seat (Cutting *cutting, TsRange people, uint32_t team, uint32_t channel, bool is_narrowed)
{
  uint32_t first, end;
  TsTeamSeat seat = {.tenant = ts_directory_team_tenant (cutting->settings->directory, team),
                     .team = team,
                     .channel = TS_NONE,
                     .is_narrowed = is_narrowed};
  TsTeamSeat channel_seat = {.tenant = seat.tenant, .team = team, .channel = channel};
  ts_cuts_covered (&cutting->cuts, people, &first, &end);
  for (uint32_t i = first; i < end; i++) {
    Piece *piece = &cutting->pieces[i];
    if (piece->seats == NULL)
      piece->seats = g_array_new (FALSE, FALSE, sizeof (TsTeamSeat));
    g_array_append_val (piece->seats, seat);
    if (channel != TS_NONE)
      g_array_append_val (piece->seats, channel_seat);
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
  uint32_t first, end, tenant = ts_directory_team_tenant (cutting->settings->directory, grant->team);
  const TsGuestAccess *access = &cutting->settings->guest_access[tenant];
  TsGuestAccount account = {.tenant = tenant, .is_accepted = grant->state == TS_GUEST_ACCEPTED};
  ts_cuts_covered (&cutting->cuts, grant->people, &first, &end);
  for (uint32_t i = first; i < end; i++) {
    Piece *piece = &cutting->pieces[i];
    if (piece->accounts == NULL)
      piece->accounts = g_array_new (FALSE, FALSE, sizeof (TsGuestAccount));
    account.is_refused = !ts_guest_access_admits_inviter (access, grant->by) ||
                         !ts_guest_access_admits_domain (access, piece->profile.domain);
    g_array_append_val (piece->accounts, account);
  }
  take_seat (cutting, grant->people, grant->team, grant->channel, grant->channel != TS_NONE);
}

static void apply_teams_and_guests (Cutting *cutting)
{
  size_t n_members;
  const TsTeamMembers *members = ts_directory_team_members (cutting->settings->directory, &n_members);
  for (size_t i = 0; i < n_members; i++)
    take_seat (cutting, members[i].people, members[i].team, TS_NONE, false);
  const GArray *joined = cutting->settings->members;
  size_t n_channels;
  const TsChannelMembers *channels = ts_directory_channel_members (cutting->settings->directory, &n_channels);
  for (size_t i = 0; i < n_channels; i++)
    take_seat (cutting, channels[i].people,
               ts_directory_channel_team (cutting->settings->directory, channels[i].channel), channels[i].channel,
               false);
  for (guint i = 0; i < joined->len; i++) {
    const TsMembership *membership = &g_array_index (joined, TsMembership, i);
    if (membership->leaves)
      leave_seat (cutting, membership->people, membership->team);
    else
      take_seat (cutting, membership->people, membership->team, TS_NONE, false);
  }
  const GArray *guests = cutting->settings->guests;
  for (guint i = 0; i < guests->len; i++)
    invite (cutting, &g_array_index (guests, TsGuestGrant, i));
}

static int by_number (uint32_t x, uint32_t y)
{
  return (x > y) - (x < y);
}

/* A seat in the whole team before one in channels only. */
static int compare_seats (const void *a, const void *b)
{
  const TsTeamSeat *x = a, *y = b;
  if (x->tenant != y->tenant)
    return by_number (x->tenant, y->tenant);
  if (x->team != y->team)
    return by_number (x->team, y->team);
  return x->channel != y->channel ? by_number (x->channel, y->channel) : by_number (x->is_narrowed, y->is_narrowed);
}

static int compare_accounts (const void *a, const void *b)
{
  return by_number (((const TsGuestAccount *)a)->tenant, ((const TsGuestAccount *)b)->tenant);
}

static void add_seats (TsProfiles *profiles, TsProfile *profile, GArray *seats)
{
  profile->seats.first = profiles->seats->len;
  if (seats == NULL)
    return;
  g_array_sort (seats, compare_seats);
  for (guint i = 0; i < seats->len; i++) {
    TsTeamSeat seat = g_array_index (seats, TsTeamSeat, i);
    const TsTeamSeat *last = i > 0 ? &g_array_index (seats, TsTeamSeat, i - 1) : NULL;
    if (last != NULL && last->team == seat.team && last->channel == seat.channel)
      continue;
    g_array_append_val (profiles->seats, seat);
    profile->seats.count++;
  }
}

/* A person has one account in a tenant: once an invitation is permitted, and once one is accepted, it serves
 * all teams there. */
static void add_accounts (TsProfiles *profiles, TsProfile *profile, GArray *accounts)
{
  profile->accounts.first = profiles->accounts->len;
  profile->guest_tenants.first = profiles->guest_tenants->len;
  if (accounts == NULL)
    return;
  g_array_sort (accounts, compare_accounts);
  for (guint i = 0; i < accounts->len; i++) {
    TsGuestAccount account = g_array_index (accounts, TsGuestAccount, i);
    for (; i + 1 < accounts->len && g_array_index (accounts, TsGuestAccount, i + 1).tenant == account.tenant; i++) {
      account.is_accepted |= g_array_index (accounts, TsGuestAccount, i + 1).is_accepted;
      account.is_refused &= g_array_index (accounts, TsGuestAccount, i + 1).is_refused;
    }
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
    if (x->tenant != y->tenant || x->is_accepted != y->is_accepted || x->is_refused != y->is_refused)
      return false;
  }
  for (uint32_t i = 0; i < a->seats.count; i++) {
    const TsTeamSeat *x = &g_array_index (profiles->seats, TsTeamSeat, a->seats.first + i);
    const TsTeamSeat *y = &g_array_index (profiles->seats, TsTeamSeat, b->seats.first + i);
    if (x->team != y->team || x->channel != y->channel || x->is_narrowed != y->is_narrowed)
      return false;
  }
  return true;
}

static bool are_alike (const TsProfiles *profiles, const TsProfile *a, const TsProfile *b)
{
  return a->home == b->home && a->domain == b->domain && a->client == b->client && a->licences == b->licences &&
         a->federates == b->federates && a->no_calls == b->no_calls && a->domains == b->domains && !a->is_apart &&
         !b->is_apart && same_lists (profiles, a, b);
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
  apply_domains (&cutting);
  apply_calling (&cutting);
  apply_barriers_and_blocks (&cutting);
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
