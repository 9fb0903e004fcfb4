/* estate_maker.h - the pieces a valid scenario is made of: choices by bytes, and the text written so far
 *
 * Each add_...() writes one piece with all its keys, chosen by the bytes that come next.
 */
#ifndef TENANTSIM_TESTS_FUZZ_ESTATE_MAKER_H
#define TENANTSIM_TESTS_FUZZ_ESTATE_MAKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <glib.h>

#define MAKER_TENANTS 4 /* at most, as the next two */
#define MAKER_GROUPS 4
#define MAKER_TEAMS 2

typedef struct {
  unsigned groups; /* numbered from 0 */
  unsigned teams;  /* none where there are no groups */
  unsigned domains;
  bool has_channel[MAKER_TEAMS]; /* a private one, "closed" */
} MakerTenant;

typedef struct {
  const uint8_t *data;
  size_t size;
  size_t at;
  GString *out;
  unsigned tenants;
  bool is_2026;
  MakerTenant of[MAKER_TENANTS];
  unsigned outsiders; /* groups of people of no tenant */
  unsigned configurations;
} Maker;

/* Below `n`; when the bytes have run out, 0. */
unsigned choose (Maker *maker, unsigned n);
bool maybe (Maker *maker);
const char *one_of (Maker *maker, const char *const *words, unsigned n);
#define ONE_OF(maker, words) one_of (maker, words, G_N_ELEMENTS (words))

void add (Maker *maker, const char *format, ...) G_GNUC_PRINTF (2, 3);

const char *on_or_off (Maker *maker);
const char *some_share (Maker *maker);
const char *some_duration (Maker *maker);

/* Any distribution; `instantly`: one that may be no time at all too. */
const char *distribution (Maker *maker, bool instantly);

/* ", KEY: on" or off, or nothing. */
void add_switches (Maker *maker, const char *const *keys, size_t n);

/* -------------------------------------------------------------- people -- */

const char *maker_group (unsigned group);
void add_tenant (Maker *maker, unsigned tenant);
void add_outsiders (Maker *maker);

/* A tenant with people. */
unsigned peopled (Maker *maker);

/* One selection: a tenant, a group, one person by number, people of no tenant. */
void add_people (Maker *maker);

/* One or two of these. */
void add_selection (Maker *maker);

/* A tenant with a team, or MAKER_TENANTS. */
unsigned host_of_guests (Maker *maker);

/* ---------------------------------------------------- the other parts -- */

void add_intents (Maker *maker);
void add_activities (Maker *maker);
void add_behaviour (Maker *maker, const char *indent);
void add_configuration (Maker *maker, unsigned number);
void add_changes (Maker *maker);
void add_faults (Maker *maker);

/* What configurations and changes share: the value of a tenant's external access, a row of its guest access, a list of
 * guests, settings of meetings. */
void add_mode (Maker *maker);
void add_guest_access_of (Maker *maker, unsigned tenant);
void add_guests (Maker *maker);
void add_meeting_settings (Maker *maker);

#endif
