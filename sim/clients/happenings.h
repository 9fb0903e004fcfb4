/* happenings.h - everything that can happen in a world, and everything that is drawn for */
#ifndef TENANTSIM_CLIENTS_HAPPENINGS_H
#define TENANTSIM_CLIENTS_HAPPENINGS_H

/* Everything that can happen. The comment names the subject of the event. */
typedef enum {
  TS_HAPPENS_NEED,             /* source: the next need of a person by an activity */
  TS_HAPPENS_RETRY,            /* need: the wait between two tries is over */
  TS_HAPPENS_SEARCH_ENDS,      /* need */
  TS_HAPPENS_SIGNALLED,        /* need: the call has reached the callee's side */
  TS_HAPPENS_RING_ENDS,        /* call: answered, declined, or nobody came */
  TS_HAPPENS_MEDIA_READY,      /* call: talk begins, or media failed */
  TS_HAPPENS_THIRD_WANTED,     /* call: a third person is called into it */
  TS_HAPPENS_THIRD_SIGNALLED,  /* call */
  TS_HAPPENS_THIRD_RING_ENDS,  /* call */
  TS_HAPPENS_FILE_WANTED,      /* call: a file is shared */
  TS_HAPPENS_TALK_ENDS,        /* call */
  TS_HAPPENS_SWITCHED,         /* person: now active in another tenant */
  TS_HAPPENS_REQUEST_READ,     /* request: the expert sees that they are asked for */
  TS_HAPPENS_TOLD,             /* need: the caller sees that the expert has come */
  TS_HAPPENS_THIRD_TOLD,       /* need: the same, for a third person */
  TS_HAPPENS_GAVE_UP_WAITING,  /* need: the expert has not come */
  TS_HAPPENS_HOLD_ENDS,        /* person: the redial has not come */
  TS_HAPPENS_IDLE_AWAY,        /* person: long without work away from home */
  TS_HAPPENS_LEAVES_LINE,      /* need: has waited in the queue for too long */
  TS_HAPPENS_LINE_WAKES,       /* pool: people come to work for whom needs wait */
  TS_HAPPENS_NOTHING,          /* in tests */
  TS_HAPPENS_STEP,             /* 0: the next instant of the timeline has come */
  TS_HAPPENS_MEETING_BEGINS,   /* meeting: its planned start */
  TS_HAPPENS_MEETING_FILE,     /* meeting: a file is shared in it */
  TS_HAPPENS_MEETING_GIVEN_UP, /* meeting: it has not come about */
  TS_HAPPENS_MEETING_ENDS,     /* meeting */
  TS_HAPPENS_SEAT_PREPARES,    /* seat: its person switches to the meeting's tenant in time */
  TS_HAPPENS_SEAT_COMES,       /* seat: its person wants to join */
  TS_HAPPENS_SEAT_JOINS,       /* seat: they enter the meeting, or its lobby */
  TS_HAPPENS_SEAT_ADMITTED,    /* seat: they are let in from the lobby */
  TS_HAPPENS_SEAT_GIVES_UP,    /* seat: they leave the lobby */
  TS_HAPPENS_TURN,             /* turn: people go to the tenant whose turn it is */
  TS_HAPPENS_MEETING_ADDS      /* meeting: somebody in it asks one more person in */
} TsHappening;

/* What a draw is for. Part of the key of every draw: never renumber, only add. A draw has two halves, for what
 * is decided at the same instant. */
typedef enum {
  TS_PURPOSE_ARRIVAL = 0,
  TS_PURPOSE_TARGET = 1,
  TS_PURPOSE_WISHES = 2, /* a third person; a file */
  TS_PURPOSE_FIND = 4,
  TS_PURPOSE_MISTYPE = 5,
  TS_PURPOSE_SIGNALLING = 6,
  TS_PURPOSE_APP = 7,
  TS_PURPOSE_ANSWER = 8, /* whether; after how long */
  TS_PURPOSE_MEDIA = 10, /* after how long; whether it fails */
  TS_PURPOSE_TALK = 12,
  TS_PURPOSE_RETRY = 13, /* whether; after how long */
  TS_PURPOSE_THIRD_MOMENT = 15,
  TS_PURPOSE_THIRD_TARGET = 16,
  TS_PURPOSE_THIRD_SIGNALLING = 17,
  TS_PURPOSE_THIRD_APP = 18,
  TS_PURPOSE_THIRD_ANSWER = 19, /* as of ANSWER */
  TS_PURPOSE_THIRD_MEDIA_FAILURE = 21,
  TS_PURPOSE_FILE_MOMENT = 22,
  TS_PURPOSE_FILE_FAILURE = 23,
  TS_PURPOSE_SWITCH = 24, /* how long; a second factor */
  TS_PURPOSE_READ = 26,
  TS_PURPOSE_TOLD = 27,
  TS_PURPOSE_GO_HOME = 28,       /* as of SWITCH */
  TS_PURPOSE_EXPERT_SWITCH = 30, /* as of SWITCH */
  TS_PURPOSE_OWN_TARGET = 32,
  TS_PURPOSE_QUEUE_PATIENCE = 33,
  TS_PURPOSE_MEETING_AHEAD = 80,
  TS_PURPOSE_MEETING_INVITED = 81,
  TS_PURPOSE_MEETING_WITH = 82,
  TS_PURPOSE_MEETING_NO_SHOW = 83,
  TS_PURPOSE_MEETING_ARRIVAL = 84,
  TS_PURPOSE_MEETING_JOINING = 85,
  TS_PURPOSE_MEETING_MEDIA = 86,
  TS_PURPOSE_MEETING_ADMITTING = 87,
  TS_PURPOSE_MEETING_OVERLOOKED = 88,
  TS_PURPOSE_MEETING_SWITCH = 89, /* as of SWITCH */
  /* of the timeline; their entities are tenants and invitations */
  TS_PURPOSE_PROPAGATION = 100,
  TS_PURPOSE_INVITATION_ACCEPTED = 101,
  TS_PURPOSE_INVITATION_DELAY = 102,
  TS_PURPOSE_INVITATION_PROPAGATION = 103,
  TS_PURPOSE_FAULT_EVERY = 104,
  TS_PURPOSE_FAULT_LASTS = 105,
  /* of needs again */
  TS_PURPOSE_DROPPED = 106,
  TS_PURPOSE_DROP_MOMENT = 107,
  /* of meetings and third persons again */
  TS_PURPOSE_MEETING_WAIT = 108,
  TS_PURPOSE_OWN_THIRD = 109,
  TS_PURPOSE_MEETING_ADD_MOMENT = 110
} TsPurpose;

#endif
