/* estate_behaviour.c - how people behave, in a scenario or a configuration of it */
#include "estate_maker.h"

void add_behaviour (Maker *maker, const char *indent)
{
  static const char *const times[] = {"find_by_name",
                                      "type_address",
                                      "signalling",
                                      "answer_delay",
                                      "media_setup",
                                      "wait_after_busy",
                                      "wait_after_no_answer",
                                      "switch_desktop",
                                      "switch_mobile",
                                      "read_request",
                                      "read_mail",
                                      "told",
                                      "external_access_propagation",
                                      "guest_access_propagation",
                                      "policy_propagation",
                                      "team_propagation",
                                      "invitation_delay"};
  static const char *const chances[] = {
    "mistyped",         "hololens_app_started",  "ra_mobile_app_open", "media_failure",           "file_failure",
    "retry_after_busy", "retry_after_no_answer", "retry_after_denied", "retry_after_unreachable", "second_factor",
    "dropped",          "invitation_accepted"};
  static const char *const lengths[] = {"ring",        "ring_without_voicemail", "patience", "hold", "wait_for_expert",
                                        "return_home", "invitation_interval"};
  add (maker, "%sbehaviour:\n%s  answered: %s\n%s  declined: 0%%\n", indent, indent, some_share (maker), indent);
  for (size_t i = 0; i < G_N_ELEMENTS (times); i++)
    if (maybe (maker))
      add (maker, "%s  %s: %s\n", indent, times[i], distribution (maker, true));
  for (size_t i = 0; i < G_N_ELEMENTS (chances); i++)
    if (maybe (maker))
      add (maker, "%s  %s: %s\n", indent, chances[i], some_share (maker));
  for (size_t i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (maybe (maker))
      add (maker, "%s  %s: %s\n", indent, lengths[i], some_duration (maker));
  if (maybe (maker))
    add (maker, "%s  tries: %u\n%s  persons: %u\n", indent, 1 + choose (maker, 5), indent, 1 + choose (maker, 5));
  if (maybe (maker))
    add (maker, "%s  invitations_at_once: %u\n", indent, 1 + choose (maker, 5));
  if (maybe (maker))
    add (maker, "%s  federation_delay: 0s\n%s  second_factor_time: 0s\n", indent, indent);
}
