/*
 * Meetings: somebody organises one ahead; at its time people come, late or not at all, join
 * it, wait in its lobby until somebody lets them in, and leave when it is over. Whoever
 * joins, waits or is in a meeting is busy for everything else. Private to this room.
 *
 * A need of an activity that makes meetings is a meeting. It arises at the planned start,
 * is helped when the organizer and one of those invited are in it together, and ends with it.
 * Its draws are keyed by source, index and seat, so that a meeting is planned alike, and the
 * same people want to come at the same times, in every configuration.
 */
#ifndef TENANTSIM_CLIENTS_MEETINGS_H
#define TENANTSIM_CLIENTS_MEETINGS_H

#include "world.h"

typedef enum {
  TS_SEAT_EXPECTED,
  TS_SEAT_DUE, /* its person has come, and joins as soon as they are free */
  TS_SEAT_JOINING,
  TS_SEAT_LOBBY,
  TS_SEAT_IN,
  TS_SEAT_GONE /* has left, was kept out, or did not come */
} TsSeatState;

/* One person of one meeting. */
typedef struct {
  TsTime comes;    /* when its person wants to join */
  TsTime entered;  /* while in it */
  TsTime patience; /* in the lobby: when they give up */
  uint64_t timer;  /* sequence number of the awaited event; 0: none */
  uint32_t meeting;
  uint32_t person;
  uint32_t next;     /* of the meeting, or of the free ones */
  uint32_t next_due; /* of the person */
  uint32_t attempt_row;
  uint16_t number; /* within the meeting: 0 is the organizer */
  uint16_t tries;
  uint8_t state;          /* TsSeatState */
  uint8_t way;            /* TsWay, while in it */
  bool is_needed;         /* one of those for whom it is held */
  bool has_switched;      /* or tried to, for this meeting */
  bool is_awaited;        /* its person stays away from home until this is over */
  bool could_be_admitted; /* while in the lobby: somebody was there who could */
} TsSeat;

typedef struct {
  TsTime start;
  TsTime end;
  uint64_t entity; /* of its draws */
  uint64_t file_timer, add_timer, given_up_timer, end_timer;
  uint32_t source;
  uint32_t index; /* k-th need of its source */
  uint32_t need;  /* TS_NONE before it has begun */
  uint32_t first_seat;
  uint32_t next;  /* of the free ones */
  uint16_t n_in;  /* people in it */
  bool is_helped; /* organizer and a needed person were in it together */
  bool is_joined; /* a needed person was in it */
} TsMeeting;

/* What somebody has to do with meetings; one a person. */
typedef struct {
  uint32_t first_due; /* seat; first come, first joined */
  uint32_t awaited;   /* seats for which they stay away from home */
} TsAttendance;

typedef struct TsMeetings {
  TsMeeting *rows;
  uint32_t n_rows, rows_capacity, free_row;
  TsSeat *seats;
  uint32_t n_seats, seats_capacity, free_seat;
  TsAttendance *people;
} TsMeetings;

/* Makes room where an activity makes meetings; world->meetings stays NULL elsewhere. */
void ts_meetings_new (TsWorld *world);
void ts_meetings_free (TsMeetings *meetings);
void ts_meetings_reset (TsWorld *world);

/* meeting_plans.c: a source organises its next meeting. */
void ts_meeting_organised (TsWorld *world, uint32_t source);

/* One more seat, which is none of those that were planned; its person comes at once. */
void ts_meeting_add_seat (TsWorld *world, uint32_t meeting, uint32_t person);
/* Who could have it: one of the candidates who has no seat yet, or TS_NONE. */
uint32_t ts_meeting_choose_added (const TsWorld *world, const TsMeeting *meeting);

/* meeting_acts.c: what people in a meeting do with each other, at moments that are drawn when the organizer and a
 * needed person are first together: sharing a file, asking one more person in. */
void ts_meeting_plan_acts (TsWorld *world, uint32_t meeting);
void ts_meeting_shares_file (TsWorld *world, uint32_t meeting);
void ts_meeting_adds (TsWorld *world, uint32_t meeting);

/* One of the events of meetings and seats. */
void ts_meeting_happens (TsWorld *world, TsEvent event);
bool ts_meeting_is_cancelled (const TsWorld *world, TsEvent event);
uint32_t ts_meeting_person_of (const TsWorld *world, TsEvent event);

/* The person is free: joins the meeting that they have come to, or goes back home after one.
 * False where there is neither. */
bool ts_meeting_next (TsWorld *world, uint32_t person);

/* People who are in a meeting when the clock stops have used time, too. */
void ts_meetings_add_unfinished (TsWorld *world);

/* Counts, for every person, in how many meetings they join, wait or are. Also ends the
 * program where a meeting contradicts itself. */
void ts_meetings_check (const TsWorld *world, uint8_t *counts);

/* -------------------------------------------------------------- rows, draws -- */

uint32_t ts_meetings_take_row (TsWorld *world);
uint32_t ts_meetings_take_seat (TsWorld *world);
void ts_meetings_return_row (TsWorld *world, uint32_t meeting);
void ts_meetings_return_seat (TsWorld *world, uint32_t seat);

static inline const TsActivity *ts_meeting_activity (const TsWorld *world, const TsMeeting *meeting)
{
  return &world->scenario->activities[world->sources[meeting->source].activity];
}

static inline uint32_t ts_meeting_organizer (const TsWorld *world, const TsMeeting *meeting)
{
  return world->sources[meeting->source].person;
}

/* A draw for something that happens once to the seat with this number, or on its n-th try. */
static inline TsDraw ts_meeting_draws (const TsWorld *world, const TsMeeting *meeting, uint16_t number, uint16_t tries,
                                       TsPurpose purpose)
{
  uint16_t key = (uint16_t)(number << 6 | (tries & 63));
  return ts_draw (world->key, meeting->entity, meeting->index, key, (uint16_t)purpose);
}

/* The half of it that most have. */
static inline uint64_t ts_meeting_draw (const TsWorld *world, const TsMeeting *meeting, uint16_t number, uint16_t tries,
                                        TsPurpose purpose)
{
  return ts_meeting_draws (world, meeting, number, tries, purpose).first;
}

static inline bool ts_meeting_chance (const TsWorld *world, const TsMeeting *meeting, uint16_t number, uint16_t tries,
                                      TsPurpose purpose, double share)
{
  if (share <= 0.0 || share >= 1.0)
    return share >= 1.0;
  return ts_uniform (ts_meeting_draw (world, meeting, number, tries, purpose)) < share;
}

/* ------------------------------------------------- meeting_lobby.c, meeting_places.c -- */

/* The question of the seat's person, as the meeting stands now. */
TsMeetingQuestion ts_seat_question (const TsWorld *world, uint32_t seat);
/* In: the attempt has succeeded, as the verdict says. */
void ts_seat_enters (TsWorld *world, uint32_t seat, TsMeetingVerdict verdict);
void ts_seat_enters_lobby (TsWorld *world, uint32_t seat, bool can_be_admitted);
void ts_seat_admitted (TsWorld *world, uint32_t seat);
void ts_seat_gives_up (TsWorld *world, uint32_t seat);
/* Somebody has entered: whoever need not wait any more enters, and others may be let in. */
void ts_lobby_looks_again (TsWorld *world, uint32_t meeting);
/* Why somebody left the lobby. */
TsReason ts_lobby_reason (const TsWorld *world, uint32_t seat);
/* The attempt of the seat is over; for its organizer there is none. */
void ts_seat_attempt_ended (TsWorld *world, TsSeat *seat, TsReason reason);
/* Gone, without any attempt: nothing keeps its person away from home any more. */
void ts_seat_gone (TsWorld *world, TsSeat *seat);
/* Gone, and its attempt over; its person goes on with something else. */
void ts_seat_kept_out (TsWorld *world, uint32_t seat, TsReason reason);

/* --------------------------------------------------- meeting_faults.c -- */

/* What stands in the way of joining, given what the rules say: as of a call, an account that is
 * disabled, settings that have not propagated, faults. */
TsReason ts_seat_judge (const TsWorld *world, uint32_t seat, TsMeetingVerdict verdict);
/* Does it keep out whom the rules admit? */
bool ts_seat_is_shut_out (TsReason reason);
/* Their attempt ends; a fault lets them try again, so often as a caller tries one person. */
void ts_seat_turned_away (TsWorld *world, uint32_t seat, TsReason reason);
/* Faults have begun: whom they reach leaves. */
void ts_meetings_break_off (TsWorld *world);

/* Where the habit of the seat's person sends them before they join; TS_NONE: they stay. */
uint32_t ts_seat_tenant (const TsWorld *world, uint32_t seat);
/* Does anybody of this configuration go to meetings ahead, and back home after them? */
static inline bool ts_meetings_are_followed (const TsWorld *world)
{
  return world->configuration->switching == TS_SWITCHING_FOLLOW_MEETINGS;
}

#endif
