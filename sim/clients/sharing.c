/* Sharing a file in a call. The Teams side shares with the Remote Assist side;
 * between two Teams people the caller does. */
#include "world.h"

void ts_file_wanted (TsWorld *world, uint32_t row)
{
  const TsCall *call = &world->calls[row];
  TsNeed *need = &world->needs[call->need];
  TsClient client = ts_policy_client (world->policy, world->people[call->caller].profile);
  bool callee_shares = ts_client_is_remote_assist (client);
  uint32_t sharer = callee_shares ? call->callee : call->caller;
  uint32_t receiver = callee_shares ? call->caller : call->callee;

  TsQuestion question = ts_world_question (world, TS_OPERATION_SHARE_FILE, sharer, receiver);
  if (callee_shares)
    question.caller_tenant = call->callee_tenant;
  else
    question.callee_tenant = call->callee_tenant;
  TsVerdict verdict = ts_decisions_ask (world->decisions, &question);
  TsReason reason = ts_world_judge (world, TS_OPERATION_SHARE_FILE, sharer, receiver, &verdict, false);
  if (reason == TS_REASON_NONE &&
      ts_need_chance (world, need, 0, TS_PURPOSE_FILE_FAILURE, world->behaviour->file_failure))
    reason = TS_REASON_FILE_FAIL;

  uint32_t attempt = ts_attempt_begin (world, need->born, TS_OPERATION_SHARE_FILE, sharer, receiver);
  if (reason != TS_REASON_NONE) {
    ts_attempt_ended (world, attempt, reason);
    return;
  }
  ts_attempt_succeeded (world, attempt, verdict.path);
  if (!need->file_done)
    ts_tally_fulfilled (world, need, TS_OPERATION_SHARE_FILE);
  need->file_done = true;
}
