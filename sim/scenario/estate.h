/* estate.h - the people, tenants, domains and teams of a draft, numbered and found by name
 *
 * People are numbered in file order: tenants, their groups, then people of no
 * tenant. Whatever is wrong with the estate is reported; what could be understood
 * can still be referred to, so that one mistake does not make many.
 */
#ifndef TENANTSIM_SCENARIO_ESTATE_H
#define TENANTSIM_SCENARIO_ESTATE_H

#include "draft.h"

typedef struct {
  TsReader *reader;
  TsDraft *draft;
  GPtrArray *groups;      /* of TsDraftGroup *, by number */
  GPtrArray *teams;       /* of TsDraftTeam *, by number */
  uint32_t people;
  GHashTable *tenants;    /* name -> TsDraftTenant * */
  GHashTable *by_name;    /* full name -> TsDraftGroup * */
  GHashTable *by_address; /* "prefix@domain" -> TsDraftGroup * */
  GHashTable *by_path;    /* "Tenant/team" -> TsDraftTeam * */
  GHashTable *channels;   /* "Tenant/team/channel" -> TsDraftChannel * */
  uint32_t n_channels;
  GHashTable *owners;     /* domain -> TsDraftTenant * */
  GPtrArray *names;       /* of const char *: everything a reference can say; file order */
  GPtrArray *paths;       /* of const char *: every team */
  GPtrArray *domains;     /* of const char *: every domain that has an owner */
} TsEstate;

/* Numbers and checks the estate of a draft, which it fills. Clear with ts_estate_clear(). */
void ts_estate_make (TsEstate *estate, TsReader *reader, TsDraft *draft);
void ts_estate_clear (TsEstate *estate);

/* The tenant of a name at a node, or NULL and an error. */
TsDraftTenant *ts_estate_tenant (const TsEstate *estate, const TsNode *at);
/* The team that "Tenant/team" names, or that a channel "Tenant/team/channel" is of, which is stored, or TS_NONE;
 * NULL and an error where there is none. */
TsDraftTeam *ts_estate_team (const TsEstate *estate, const TsNode *at, uint32_t *channel);

/* The people that a reference, or a list of references, names: disjoint ranges,
 * ascending, kept by the reader. NULL and errors where one is unknown. */
GArray *ts_estate_people (const TsEstate *estate, const TsNode *words);
/* Both selections of a `between`; false where one is missing or wrong. */
bool ts_estate_sides (const TsEstate *estate, const GArray *between, GArray **first, GArray **second);
/* Sorts ranges and joins those that overlap or touch. */
void ts_ranges_join (GArray *ranges);
/* How many they are. */
uint32_t ts_ranges_people (const GArray *ranges);
/* Do two such selections share somebody? */
bool ts_ranges_meet (const GArray *a, const GArray *b);

/* The number of the group of a person. O(log groups). */
uint32_t ts_estate_group_of (const TsEstate *estate, uint32_t person);

/* The number in "Contoso1.technician.3": without sign or leading zeros; 0 when it is none. */
uint64_t ts_person_number (const char *text);

/* An address in small letters, its domain in the ASCII form; it has an "@". Free with g_free(). */
char *ts_fold_address (const char *text);

/* The people of one reference, a text that stands at `at`. */
bool ts_estate_reference (const TsEstate *estate, const TsNode *at, const char *text, TsRange *people);

/* Two people whose addresses are the same, or whose random draws would be the same. */
void ts_estate_check_addresses (TsEstate *estate);
void ts_estate_check_hashes (TsEstate *estate);

/* Finds two equal values among n; sorts them. O(n log n). */
bool ts_find_equal (uint64_t *values, size_t n, uint64_t *equal);

#endif
