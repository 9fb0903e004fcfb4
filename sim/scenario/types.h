/* types.h - the types of values that several tables of keys share */
#ifndef TENANTSIM_SCENARIO_TYPES_H
#define TENANTSIM_SCENARIO_TYPES_H

#include "keys.h"

extern const TsType ts_type_text;
extern const TsType ts_type_share;
extern const TsType ts_type_duration; /* more than 0 */
extern const TsType ts_type_delay;    /* 0 is possible */
extern const TsType ts_type_distribution;
extern const TsType ts_type_interval; /* a distribution whose mean is more than 0 */
extern const TsType ts_type_hours;
extern const TsType ts_type_date;
extern const TsType ts_type_time_zone;
extern const TsType ts_type_domain;
extern const TsType ts_type_word;
extern const TsType ts_type_people; /* a selection of people */
extern const TsType ts_type_between; /* a list of two selections */
extern const TsType ts_type_switch; /* off, on */
extern const TsType ts_type_truth;  /* false, true */
extern const TsType ts_type_client;
extern const TsType ts_type_licences;
extern const TsType ts_type_guest_scope;
extern const TsType ts_type_guest_files;
extern const TsType ts_type_tries; /* 1..1000 */

/* The types of the larger parts: language_*.c. */
extern const TsType ts_type_tenants;
extern const TsType ts_type_outsiders; /* people of no tenant */
extern const TsType ts_type_intents;
extern const TsType ts_type_activities;
extern const TsType ts_type_meeting;
extern const TsType ts_type_configurations;
extern const TsType ts_type_external_access; /* of TsDraftExternal */
extern const TsType ts_type_meetings;        /* of TsDraftMeetings */
extern const TsType ts_type_guest_access;    /* of TsDraftGuestAccess */
extern const TsType ts_type_guests;          /* of TsDraftGuest */
extern const TsType ts_type_person_external; /* of TsDraftPersonExternal */
extern const TsType ts_type_blocks;          /* of TsDraftBlock */
extern const TsType ts_type_barriers;        /* of TsDraftBarrier */
extern const TsType ts_type_team;            /* Tenant/team */
extern const TsType ts_type_changes;
extern const TsType ts_type_faults;
extern const TsType ts_type_only_in; /* names of configurations */
extern const TsType ts_type_assertions;
extern const TsType ts_type_behaviour;
extern const TsType ts_type_behaviour_overrides;

#endif
