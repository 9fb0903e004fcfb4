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

struct TsSettings {
  const TsDirectory *directory;
  uint32_t n_tenants;
  TsExternalAccess *external;   /* one a tenant; lists owned */
  TsGuestAccess *guest_access;  /* one a tenant */
  TsMeetingSettings *meetings;  /* one a tenant */
  GArray *person_external;      /* TsPersonExternal; where ranges overlap the last one holds */
  GArray *guests;               /* TsGuestGrant */
  GArray *members;              /* TsMembership; after those of the directory, one after the other */
  GArray *licences;             /* TsPersonLicences; where ranges overlap the last one holds */
  TsPreferPath prefer;
  bool ra_mobile_files;
};

/* Does an entry of the block list of `access` refuse a domain? */
bool ts_external_refuses (const TsDirectory *directory, const TsExternalAccess *access, uint32_t entry,
                          uint32_t domain);

#endif
