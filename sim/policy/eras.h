/* What differs between eras: product defaults and what clients can do. */
#ifndef TENANTSIM_POLICY_ERAS_H
#define TENANTSIM_POLICY_ERAS_H

#include "tenantsim/policy.h"

/* Meetings, as clients and the product have them. */
typedef struct {
  TsMeetingSettings settings;         /* product default */
  unsigned auto_admits;               /* how many values of TsAutoAdmit there are */
  bool joins[TS_CLIENTS];             /* takes part in meetings */
  bool meets[TS_CLIENTS][TS_CLIENTS]; /* takes part in one where the other is; symmetric */
  bool admits[TS_CLIENTS];            /* can let people in from the lobby */
  bool meet_now[TS_CLIENTS];          /* takes part in meetings that nobody scheduled */
  bool without_account[TS_CLIENTS];   /* joins anonymously without being signed in */
  unsigned opens[TS_CLIENTS];         /* offers to join so many minutes before; 0: always */
  size_t limit;                       /* people in a meeting */
} TsEraMeetings;

/* What one column of the table of features says: bits f for TsFeature f. */
typedef struct {
  uint32_t has;
  uint32_t not_said;
} TsEraFeatures;

typedef struct {
  const char *name;
  /* product defaults */
  TsExternalAccess external;
  TsGuestAccess guest_access;
  bool ra_mobile_files;
  /* clients */
  unsigned licences[TS_CLIENTS];      /* TsLicence flags, any of which will do; the lowest is the one to buy */
  bool pairs[TS_CLIENTS][TS_CLIENTS]; /* 1:1 calls, from the first to the second */
  bool groups[TS_CLIENTS];            /* takes part in group calls */
  bool federated[TS_CLIENTS];         /* calls over external access */
  bool rings_everywhere[TS_CLIENTS];  /* rings for every account of its person, wherever they are active */
  /* group calls and files */
  bool several_hololens;
  bool external_groups[TS_CLIENTS]; /* group calls over external access, where both clients can */
  bool external_files;  /* files over external access */
  TsEraMeetings meetings;
  TsLimits limits;
  TsEraFeatures external_features;
  TsEraFeatures guest_features;
  uint64_t absent; /* reasons that rest on what the product does not have: bit r for TsReason r */
} TsEraRow;

const TsEraRow *ts_era_row (TsEra era);

/* Of the licences that will do, the one to assign. */
static inline unsigned ts_licence_to_assign (unsigned suitable)
{
  return suitable & (~suitable + 1u);
}

#endif
