/* Settings become flat tables: bits of permitted domains, and profiles of people. */
#include "compiled.h"

static void set_bits (uint64_t *row, const uint32_t *domains, size_t n, bool value)
{
  for (size_t i = 0; i < n; i++) {
    uint64_t bit = (uint64_t)1 << (domains[i] % 64);
    uint64_t *word = &row[domains[i] / 64];
    *word = value ? *word | bit : *word & ~bit;
  }
}

static bool has_bit (const uint64_t *row, uint32_t domain)
{
  return (row[domain / 64] >> (domain % 64) & 1) != 0;
}

/* What lies below a domain of the block list. */
static void block_subdomains (uint64_t *row, const TsExternalAccess *access, const TsDirectory *directory)
{
  uint32_t n = ts_directory_domains (directory);
  g_autofree uint64_t *is_listed = g_new0 (uint64_t, n / 64 + 1);
  set_bits (is_listed, access->blocked, access->n_blocked, true);
  for (uint32_t domain = 0; domain < n; domain++) {
    uint32_t above = domain;
    while (above != TS_NONE && !has_bit (is_listed, above))
      above = ts_directory_domain_above (directory, above);
    if (above != TS_NONE)
      set_bits (row, &domain, 1, false);
  }
}

/* An allow list closes the rest and makes the block list ignored. */
static void fill_row (uint64_t *row, size_t words, const TsExternalAccess *access, const TsDirectory *directory)
{
  bool all = access->on && !access->has_allow_list;
  for (size_t i = 0; i < words; i++)
    row[i] = all ? UINT64_MAX : 0;
  if (all)
    set_bits (row, access->blocked, access->n_blocked, false);
  else if (access->on)
    set_bits (row, access->allowed, access->n_allowed, true);
  if (all && access->block_subdomains && access->n_blocked > 0)
    block_subdomains (row, access, directory);
}

static void make_permits (TsPermits *permits, const TsSettings *settings)
{
  uint32_t n_domains = ts_directory_domains (settings->directory);
  ts_permits_init (permits, settings->n_tenants, n_domains);
  g_autofree uint64_t *row = g_new (uint64_t, permits->row_words + 1);
  for (uint32_t tenant = 0; tenant < settings->n_tenants; tenant++) {
    fill_row (row, permits->row_words, &settings->external[tenant], settings->directory);
    ts_permits_add (permits, tenant, row, n_domains);
  }
}

/* A row for each setting of people, whether it is a list or not. */
static void fill_person_domains (TsPolicy *policy, const GArray *rows)
{
  policy->person_domains = g_new0 (uint64_t, rows->len * policy->row_words + 1);
  for (guint i = 0; i < rows->len; i++) {
    const TsPersonDomains *domains = &g_array_index (rows, TsDomainsOfPeople, i).domains;
    uint64_t *row = &policy->person_domains[i * policy->row_words];
    bool is_open = domains->mode == TS_DOMAINS_ALL || domains->mode == TS_DOMAINS_UNLISTED;
    for (size_t word = 0; word < policy->row_words; word++)
      row[word] = is_open ? UINT64_MAX : 0;
    set_bits (row, domains->domains, domains->n_domains, domains->mode == TS_DOMAINS_LISTED);
  }
}

static void fill_trials (TsPolicy *policy, const TsSettings *settings)
{
  policy->trials = g_new0 (TsTrials, policy->n_tenants + 1);
  for (uint32_t tenant = 0; tenant < policy->n_tenants; tenant++) {
    const TsExternalAccess *access = &settings->external[tenant];
    TsTrials *trials = &policy->trials[tenant];
    *trials = (TsTrials){.is_trial = ts_directory_is_trial (settings->directory, tenant), .refuses = !access->trials};
    policy->has_trials |= trials->is_trial;
    if (access->n_trial_domains > 0)
      trials->domains = g_memdup2 (access->trial_domains, access->n_trial_domains * sizeof *access->trial_domains);
    trials->n_domains = access->n_trial_domains;
  }
}

bool ts_policy_refuses_trial (const TsPolicy *policy, uint32_t tenant, uint32_t other, uint32_t domain)
{
  const TsTrials *trials = &policy->trials[tenant];
  return policy->trials[other].is_trial && trials->refuses &&
         !ts_lists_domain (trials->domains, trials->n_domains, domain);
}

/* People of a profile are alike, so the first one stands for all. */
bool ts_policy_blocks (const TsPolicy *policy, const TsProfile *profile, const TsProfile *other)
{
  for (guint i = 0; other->is_apart && i < policy->blocks->len; i++) {
    const TsBlock *block = &g_array_index (policy->blocks, TsBlock, i);
    bool is_by =
      block->tenant != TS_NONE ? block->tenant == profile->home : ts_range_holds (block->by, profile->people.first);
    if (is_by && ts_range_holds (block->people, other->people.first))
      return true;
  }
  return false;
}

static GArray *copy_rows (const GArray *rows, guint size)
{
  GArray *copy = g_array_new (FALSE, FALSE, size);
  g_array_append_vals (copy, rows->data, rows->len);
  return copy;
}

TsPolicy *ts_policy_compile (const TsSettings *settings)
{
  TsPolicy *policy = g_new0 (TsPolicy, 1);
  policy->era = ts_directory_era (settings->directory);
  policy->prefer = settings->prefer;
  policy->ra_mobile_files = settings->ra_mobile_files;
  policy->n_tenants = settings->n_tenants;
  policy->guest_access = g_memdup2 (settings->guest_access, settings->n_tenants * sizeof *settings->guest_access);
  policy->meetings = g_memdup2 (settings->meetings, settings->n_tenants * sizeof *settings->meetings);
  make_permits (&policy->permits, settings);
  policy->row_words = (ts_directory_domains (settings->directory) + 63) / 64;
  policy->is_on = g_new (bool, settings->n_tenants + 1);
  for (uint32_t tenant = 0; tenant < settings->n_tenants; tenant++) {
    policy->is_on[tenant] = settings->external[tenant].on;
    policy->guest_access[tenant].domains = NULL; /* invitations are judged while compiling */
    policy->guest_access[tenant].n_domains = 0;
  }
  fill_person_domains (policy, settings->person_domains);
  fill_trials (policy, settings);
  policy->barriers = copy_rows (settings->barriers, sizeof (TsBarrier));
  policy->blocks = copy_rows (settings->blocks, sizeof (TsBlock));
  ts_profiles_make (&policy->profiles, settings);
  return policy;
}

void ts_policy_free (TsPolicy *policy)
{
  if (policy == NULL)
    return;
  g_free (policy->guest_access);
  g_free (policy->meetings);
  ts_permits_clear (&policy->permits);
  g_free (policy->person_domains);
  g_free (policy->is_on);
  for (uint32_t tenant = 0; tenant < policy->n_tenants; tenant++)
    g_free (policy->trials[tenant].domains);
  g_free (policy->trials);
  g_array_free (policy->barriers, TRUE);
  g_array_free (policy->blocks, TRUE);
  ts_profiles_clear (&policy->profiles);
  g_free (policy);
}

uint32_t ts_policy_profiles (const TsPolicy *policy)
{
  return policy->profiles.rows->len;
}

TsRange ts_policy_profile_people (const TsPolicy *policy, uint32_t profile)
{
  return ts_policy_profile (policy, profile)->people;
}

uint32_t ts_policy_profile_of (const TsPolicy *policy, uint32_t person)
{
  uint32_t low = 0, high = policy->profiles.rows->len;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (ts_policy_profile (policy, middle)->people.first <= person)
      low = middle;
    else
      high = middle;
  }
  g_assert (low < high &&
            person - ts_policy_profile (policy, low)->people.first < ts_policy_profile (policy, low)->people.count);
  return low;
}

uint32_t ts_policy_home (const TsPolicy *policy, uint32_t profile)
{
  return ts_policy_profile (policy, profile)->home;
}

TsClient ts_policy_client (const TsPolicy *policy, uint32_t profile)
{
  return ts_policy_profile (policy, profile)->client;
}

size_t ts_policy_guest_tenants (const TsPolicy *policy, uint32_t profile, const uint32_t **tenants)
{
  TsSlice slice = ts_policy_profile (policy, profile)->guest_tenants;
  *tenants = slice.count == 0 ? NULL : &g_array_index (policy->profiles.guest_tenants, uint32_t, slice.first);
  return slice.count;
}
