/* language_assertions.c - the keys of assertions */
#include "draft.h"
#include "types.h"

/* As TsOperation; found by name. */
static const char *const operation_words[] = {"search",     "call", "add_participant", "join_meeting",
                                              "share_file", "chat", NULL};
static const TsType operations = {.kind = TS_VALUE_WORDS, .name = "an operation", .words = operation_words};
static const TsType reason = {.kind = TS_VALUE_WORD, .name = "a reason code such as FED_REMOTE"};
static const TsType configurations = {.kind = TS_VALUE_WORDS, .name = "the name of a configuration, or a list of them"};

static const TsKey assertion_keys[] = {
  {.name = "config", .type = &configurations, .offset = offsetof (TsDraftAssertion, config),
   .means = "The configurations it is about; left out: all."},
  {.name = "allow", .type = &operations, .offset = offsetof (TsDraftAssertion, allow),
   .means = "What everybody of `from` can do with everybody of `to`, once both are active in the best tenant."},
  {.name = "deny", .type = &operations, .offset = offsetof (TsDraftAssertion, deny),
   .means = "What nobody of `from` can do with anybody of `to`, wherever the two are active."},
  {.name = "reaches", .type = &ts_type_people, .offset = offsetof (TsDraftAssertion, reaches),
   .means = "Exactly the people of other tenants whom everybody of `from` can reach; `nobody` for none."},
  {.name = "from", .type = &ts_type_people, .required = true, .offset = offsetof (TsDraftAssertion, from),
   .means = "The people who search, call, add, join or share."},
  {.name = "to", .type = &ts_type_people, .offset = offsetof (TsDraftAssertion, to),
   .means = "With whom they do; goes with `allow` and `deny`."},
  {.name = "both_ways", .type = &ts_type_truth, .offset = offsetof (TsDraftAssertion, both_ways),
   .default_value = "false", .means = "Is the same said of `to` with `from`?"},
  {.name = "reason", .type = &reason, .offset = offsetof (TsDraftAssertion, reason),
   .means = "Why it is denied; goes with `deny`; left out: whatever the reason."},
  {.name = "operation", .type = &operations, .offset = offsetof (TsDraftAssertion, operation),
   .means = "What `reaches` speaks of; left out: call."},
};
static const TsTable assertion_table = {assertion_keys, G_N_ELEMENTS (assertion_keys)};
static const TsType assertion = {.kind = TS_VALUE_MAPPING, .name = "an assertion", .table = &assertion_table};
const TsType ts_type_assertions = {.kind = TS_VALUE_LIST,
                                   .name = "a list of assertions",
                                   .high = 10000,
                                   .item = &assertion,
                                   .item_size = sizeof (TsDraftAssertion)};
