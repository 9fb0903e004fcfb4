/* The answers to all questions that one profile can ask of another, fast enough to ask
 * them of all pairs. */
#ifndef TENANTSIM_POLICY_ANSWERS_H
#define TENANTSIM_POLICY_ANSWERS_H

#include "compiled.h"

/* A byte for each operation, the TsReason why it is denied in every active tenant; the
 * highest byte is not 0 where the pair is exposed for search or call. */
typedef uint64_t TsAnswer;

static inline TsReason ts_answer_reason (TsAnswer answer, TsOperation operation)
{
  return (TsReason)(answer >> (8 * (unsigned)operation) & 0xff);
}

static inline bool ts_answer_is_exposed (TsAnswer answer)
{
  return answer >> 56 != 0;
}

/* Two people whom no invitation and no block connects are answered alike by everybody with the same
 * client, licences, kind of account and calling policy whom tenants and policies permit alike, so each such
 * answer is made once, by packing and deciding. The others are packed and decided each time. */
typedef struct TsAnswers TsAnswers;

/* `operations`: which to answer, bit o for TsOperation o. The policy must outlive it. */
TsAnswers *ts_answers_new (const TsPolicy *policy, unsigned operations);
void ts_answers_free (TsAnswers *answers);

/* From now on answers are for this caller. O(pairs that invitations connect them to). */
void ts_answers_set_caller (TsAnswers *answers, uint32_t caller);
TsAnswer ts_answers_ask (TsAnswers *answers, uint32_t callee);

/* Is the caller connected to the callee by an invitation of either, or of both, or by a block? */
bool ts_answers_are_connected (const TsAnswers *answers, uint32_t callee);
/* What everything about the profile's client, licences, account and policies is told by. */
unsigned ts_answers_class (const TsAnswers *answers, uint32_t profile);
/* Do the tenants of two profiles, and nothing else, decide what external access permits: neither a trial nor
 * domains of one's own? */
bool ts_answers_are_plain (const TsAnswers *answers, uint32_t one, uint32_t other);

#endif
