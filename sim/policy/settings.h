/* What the compiler of policies may see of settings beyond their manual. */
#ifndef TENANTSIM_POLICY_SETTINGS_H
#define TENANTSIM_POLICY_SETTINGS_H

#include "directory.h"

typedef struct {
  TsRange people;
  bool allowed;
  TsOrigin origin;
} TsPersonExternal;

typedef struct {
  TsRange people;
  unsigned licences;
} TsPersonLicences;

/* People join a team, or leave it. */
typedef struct {
  TsRange people;
  uint32_t team;
  bool leaves;
} TsMembership;

typedef struct {
  TsRange people;
  TsPersonDomains domains; /* its list kept by the settings */
} TsDomainsOfPeople;

typedef struct {
  TsRange one;
  TsRange other;
  TsOrigin origin;
} TsBarrier;

/* `people` are blocked by the admin of a tenant, or by people. */
typedef struct {
  uint32_t tenant; /* or TS_NONE: by people */
  TsRange by;
  TsRange people;
  TsOrigin origin;
} TsBlock;

struct TsSettings {
  const TsDirectory *directory;
  uint32_t n_tenants;
  TsExternalAccess *external;   /* one a tenant; lists owned */
  TsGuestAccess *guest_access;  /* one a tenant; lists owned */
  TsMeetingSettings *meetings;  /* one a tenant */
  GArray *person_external;      /* TsPersonExternal; where ranges overlap the last one holds */
  GArray *guests;               /* TsGuestGrant */
  GArray *members;              /* TsMembership; after those of the directory, one after the other */
  GArray *licences;             /* TsPersonLicences; where ranges overlap the last one holds */
  GArray *person_domains;       /* TsDomainsOfPeople; where ranges overlap the last one holds */
  GArray *person_calling;       /* TsPersonExternal, of the calling policy */
  GArray *barriers;             /* TsBarrier */
  GArray *blocks;               /* TsBlock */
  GPtrArray *kept;              /* lists of person_domains */
  TsPreferPath prefer;
  bool ra_mobile_files;
};

static inline bool ts_range_holds (TsRange range, uint32_t person)
{
  return person - range.first < range.count;
}

static inline bool ts_barrier_is_between (const TsBarrier *barrier, uint32_t one, uint32_t other)
{
  return (ts_range_holds (barrier->one, one) && ts_range_holds (barrier->other, other)) ||
         (ts_range_holds (barrier->one, other) && ts_range_holds (barrier->other, one));
}

/* Does a list hold a domain? */
bool ts_lists_domain (const uint32_t *domains, size_t n, uint32_t domain);

/* Do domains of one's own permit one? Not asked of TS_DOMAINS_OF_TENANT. */
bool ts_person_domains_permit (const TsPersonDomains *domains, uint32_t domain);

/* Does an entry of the block list of `access` refuse a domain? */
bool ts_external_refuses (const TsDirectory *directory, const TsExternalAccess *access, uint32_t entry,
                          uint32_t domain);

#endif
