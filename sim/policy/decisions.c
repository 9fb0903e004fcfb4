/* Decisions that were made before, in a table of fixed size. */
#include "additions.h"

#include "tenantsim/engine.h"

/*
 * An entry has the answers to all questions about two people where they are, and is half a line of
 * memory: who asks for one of them will soon ask for the next. Each pair has a set of two places in
 * the table; a new one takes the place of the older.
 */
enum { ANSWERS = 8, BY_NAME = ANSWERS - 1, UNKNOWN = UINT16_MAX };

typedef struct {
  uint64_t who;   /* the two profiles */
  uint64_t where; /* the two active tenants */
} Key;

typedef struct {
  Key key;
  uint16_t answers[ANSWERS]; /* by operation; the last of a search by name */
} Entry;

typedef struct {
  _Alignas(64) Entry entries[2];
} Set;

enum {
  KIND_BITS = 2,
  PATH_BITS = 3,
  REASON_BITS = 7,
  FEWEST_SETS_SHIFT = 7, /* 8 KiB */
  MOST_SETS_SHIFT = 19,  /* 32 MiB */
  SETS_PER_PROFILE = 16
};

_Static_assert((int)TS_ASKED_OPERATIONS <= (int)BY_NAME, "every operation has its answer");
_Static_assert(TS_REASONS <= 1 << REASON_BITS && TS_PATHS <= 1 << PATH_BITS &&
                 TS_VERDICT_UNREACHABLE < 1 << KIND_BITS && KIND_BITS + PATH_BITS + REASON_BITS < 16,
               "an answer fits, and is never unknown");
/* A new fact of a question must get into what it is remembered by. */
_Static_assert(sizeof (TsQuestion) == 6 * sizeof (uint32_t), "key_of() below looks at all of a question");

/* Nobody calls themselves. */
#define EMPTY UINT64_MAX

struct TsDecisions {
  const TsPolicy *policy;
  Set *sets;
  unsigned shift;
  TsAdditions additions;
};

static size_t n_sets (const TsDecisions *decisions)
{
  return (size_t)1 << decisions->shift;
}

static void forget (TsDecisions *decisions)
{
  for (size_t i = 0; i < n_sets (decisions); i++)
    decisions->sets[i].entries[0].key.who = decisions->sets[i].entries[1].key.who = EMPTY;
  ts_additions_forget (&decisions->additions);
}

static unsigned shift_for (const TsPolicy *policy)
{
  uint64_t wanted = (uint64_t)ts_policy_profiles (policy) * SETS_PER_PROFILE;
  unsigned shift = FEWEST_SETS_SHIFT;
  while (shift < MOST_SETS_SHIFT && UINT64_C (1) << shift < wanted)
    shift++;
  return shift;
}

double ts_decisions_memory (const TsPolicy *policy)
{
  return (double)(sizeof (Set) << shift_for (policy)) + ts_additions_memory (ts_policy_profiles (policy));
}

TsDecisions *ts_decisions_new (const TsPolicy *policy)
{
  TsDecisions *decisions = g_new0 (TsDecisions, 1);
  decisions->shift = shift_for (policy);
  decisions->sets = g_aligned_alloc (n_sets (decisions), sizeof (Set), sizeof (Set));
  ts_prefer_huge_pages (decisions->sets, n_sets (decisions) * sizeof (Set));
  ts_additions_init (&decisions->additions, ts_policy_profiles (policy));
  ts_decisions_use (decisions, policy);
  return decisions;
}

void ts_decisions_free (TsDecisions *decisions)
{
  if (decisions == NULL)
    return;
  ts_additions_clear (&decisions->additions);
  g_aligned_free (decisions->sets);
  g_free (decisions);
}

void ts_decisions_use (TsDecisions *decisions, const TsPolicy *policy)
{
  decisions->policy = policy;
  forget (decisions);
}

static inline Key key_of (const TsQuestion *question)
{
  return (Key){.who = (uint64_t)question->caller << 32 | question->callee,
               .where = (uint64_t)question->caller_tenant << 32 | question->callee_tenant};
}

/* The high halves of products with two odd constants spread all bits. */
static inline Set *set_of (const TsDecisions *decisions, Key key)
{
  uint64_t mixed = (key.who ^ key.who >> 29) * UINT64_C (0x9e3779b97f4a7c15) +
                   (key.where ^ key.where >> 32) * UINT64_C (0xd6e8feb86659fd93);
  return &decisions->sets[mixed >> (64 - decisions->shift)];
}

static inline bool is_about (const Entry *entry, Key key)
{
  return ((entry->key.who ^ key.who) | (entry->key.where ^ key.where)) == 0;
}

static inline TsVerdict verdict_of (unsigned answer)
{
  return (TsVerdict){.kind = (uint8_t)(answer & ((1u << KIND_BITS) - 1)),
                     .path = (uint8_t)(answer >> KIND_BITS & ((1u << PATH_BITS) - 1)),
                     .reason = (uint8_t)(answer >> (KIND_BITS + PATH_BITS))};
}

static uint16_t answer_of (TsVerdict verdict)
{
  return (uint16_t)(verdict.kind | verdict.path << KIND_BITS | verdict.reason << (KIND_BITS + PATH_BITS));
}

static inline unsigned place_of (const TsQuestion *question)
{
  bool by_name = question->by_name && question->operation == TS_OPERATION_SEARCH;
  return by_name ? BY_NAME : (unsigned)question->operation;
}

/* In the place of the older one. */
static Entry *new_entry (Set *set, Key key)
{
  set->entries[1] = set->entries[0];
  set->entries[0].key = key;
  for (unsigned i = 0; i < ANSWERS; i++)
    set->entries[0].answers[i] = UNKNOWN;
  return &set->entries[0];
}

static TsVerdict decide_and_keep (const TsDecisions *decisions, const TsQuestion *question, uint16_t *answer)
{
  TsVerdict verdict = ts_policy_decide (decisions->policy, question);
  *answer = answer_of (verdict);
  return verdict;
}

TsVerdict ts_decisions_ask (TsDecisions *decisions, const TsQuestion *question)
{
  Key key = key_of (question);
  Set *set = set_of (decisions, key);
  Entry *entry = &set->entries[0];
  if (!is_about (entry, key)) {
    entry = &set->entries[1];
    if (!is_about (entry, key))
      entry = new_entry (set, key);
  }
  uint16_t *answer = &entry->answers[place_of (question)];
  return *answer == UNKNOWN ? decide_and_keep (decisions, question, answer) : verdict_of (*answer);
}

void ts_decisions_fetch (const TsDecisions *decisions, const TsQuestion *question)
{
  __builtin_prefetch (set_of (decisions, key_of (question)));
}

TsVerdict ts_decisions_ask_add (TsDecisions *decisions, const TsParticipant present[2], TsParticipant added,
                                uint32_t chat)
{
  return ts_additions_ask (&decisions->additions, decisions->policy, present, added, chat);
}
