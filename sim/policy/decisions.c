/* Decisions that were made before, in a table of fixed size. */
#include "additions.h"
#include "tenantsim/engine.h"

/*
 * A question and its answer are 16 bytes, so four of them fill a line of memory. Each
 * question has a set of two places in the table: the one asked last is the first of them.
 */
typedef struct {
  uint64_t what;  /* caller, callee, operation, by_name; the answer in the lowest bits */
  uint64_t where; /* the two active tenants */
} Entry;

enum {
  KIND_BITS = 2,
  PATH_BITS = 3,
  REASON_BITS = 7,
  ANSWER_BITS = KIND_BITS + PATH_BITS + REASON_BITS,
  OPERATION_BITS = 3,
  PROFILE_BITS = 24,
  FEWEST_SETS_SHIFT = 8, /* 8 KiB */
  MOST_SETS_SHIFT = 19,  /* 16 MiB */
  SETS_PER_PROFILE = 16
};

_Static_assert(ANSWER_BITS + OPERATION_BITS + 1 + 2 * PROFILE_BITS == 64, "an entry has two words");
_Static_assert(TS_OPERATIONS <= 1 << OPERATION_BITS && TS_REASONS <= 1 << REASON_BITS && TS_PATHS <= 1 << PATH_BITS &&
                 TS_VERDICT_UNREACHABLE < 1 << KIND_BITS,
               "an answer fits");
/* A new fact of a question must get into what it is remembered by. */
_Static_assert(sizeof (TsQuestion) == 6 * sizeof (uint32_t), "key_of() below looks at all of a question");

#define NO_PROFILE ((1u << PROFILE_BITS) - 1)
/* No profile calls like this. */
#define EMPTY UINT64_MAX

struct TsDecisions {
  const TsPolicy *policy;
  Entry *entries;
  unsigned sets_shift;
  bool is_kept; /* all profiles have numbers that an entry can hold */
  TsAdditions additions;
};

static size_t n_entries (const TsDecisions *decisions)
{
  return (size_t)2 << decisions->sets_shift;
}

static void forget (TsDecisions *decisions)
{
  for (size_t i = 0; i < n_entries (decisions); i++)
    decisions->entries[i].what = EMPTY;
  ts_additions_forget (&decisions->additions);
}

TsDecisions *ts_decisions_new (const TsPolicy *policy)
{
  TsDecisions *decisions = g_new0 (TsDecisions, 1);
  uint64_t sets = (uint64_t)ts_policy_profiles (policy) * SETS_PER_PROFILE;
  decisions->sets_shift = FEWEST_SETS_SHIFT;
  while (decisions->sets_shift < MOST_SETS_SHIFT && ((uint64_t)1 << decisions->sets_shift) < sets)
    decisions->sets_shift++;
  decisions->entries = g_new (Entry, n_entries (decisions));
  ts_prefer_huge_pages (decisions->entries, n_entries (decisions) * sizeof (Entry));
  ts_additions_init (&decisions->additions, ts_policy_profiles (policy));
  ts_decisions_use (decisions, policy);
  return decisions;
}

void ts_decisions_free (TsDecisions *decisions)
{
  if (decisions == NULL)
    return;
  ts_additions_clear (&decisions->additions);
  g_free (decisions->entries);
  g_free (decisions);
}

void ts_decisions_use (TsDecisions *decisions, const TsPolicy *policy)
{
  decisions->policy = policy;
  decisions->is_kept = ts_policy_profiles (policy) <= NO_PROFILE;
  forget (decisions);
}

static inline Entry key_of (const TsQuestion *question)
{
  uint64_t what = ((uint64_t)question->caller << PROFILE_BITS | question->callee) << (OPERATION_BITS + 1);
  what |= (uint64_t)question->operation << 1 | (question->by_name ? 1u : 0u);
  return (Entry){what << ANSWER_BITS, (uint64_t)question->caller_tenant << 32 | question->callee_tenant};
}

/* The two halves of a product of two odd constants spread all bits over the high ones. */
static inline size_t set_of (const TsDecisions *decisions, Entry key)
{
  uint64_t mixed = (key.what ^ key.what >> 29) * UINT64_C (0x9e3779b97f4a7c15) +
                   (key.where ^ key.where >> 32) * UINT64_C (0xd6e8feb86659fd93);
  return (size_t)(mixed >> (64 - decisions->sets_shift));
}

static inline bool is_answer_to (Entry entry, Entry key)
{
  return ((entry.what ^ key.what) >> ANSWER_BITS | (entry.where ^ key.where)) == 0;
}

static inline TsVerdict verdict_of (Entry entry)
{
  unsigned answer = (unsigned)entry.what & ((1u << ANSWER_BITS) - 1);
  return (TsVerdict){.kind = (uint8_t)(answer & ((1u << KIND_BITS) - 1)),
                     .path = (uint8_t)(answer >> KIND_BITS & ((1u << PATH_BITS) - 1)),
                     .reason = (uint8_t)(answer >> (KIND_BITS + PATH_BITS))};
}

static TsVerdict decide_and_keep (TsDecisions *decisions, const TsQuestion *question, Entry *set, Entry key)
{
  TsVerdict verdict = ts_policy_decide (decisions->policy, question);
  if (decisions->is_kept) {
    uint64_t answer =
      verdict.kind | (uint64_t)verdict.path << KIND_BITS | (uint64_t)verdict.reason << (KIND_BITS + PATH_BITS);
    set[1] = set[0];
    set[0] = (Entry){key.what | answer, key.where};
  }
  return verdict;
}

TsVerdict ts_decisions_ask (TsDecisions *decisions, const TsQuestion *question)
{
  Entry key = key_of (question);
  Entry *set = &decisions->entries[2 * set_of (decisions, key)];
  if (is_answer_to (set[0], key))
    return verdict_of (set[0]);
  if (is_answer_to (set[1], key))
    return verdict_of (set[1]);
  return decide_and_keep (decisions, question, set, key);
}

TsVerdict ts_decisions_ask_add (TsDecisions *decisions, const TsParticipant present[2], TsParticipant added,
                                uint32_t chat)
{
  return ts_additions_ask (&decisions->additions, decisions->policy, present, added, chat);
}
