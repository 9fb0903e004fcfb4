/* language.c - the keys of the whole file, of the clock and of expectations */
#include "draft.h"
#include "types.h"

#define DEFAULT_REPLICATIONS "10"

static const char *const version_words[] = {"1", NULL};
static const TsType version = {.kind = TS_VALUE_CHOICE, .name = "a version of the language", .words = version_words};

/* In the order of TsEra. */
static const char *const era_words[] = {"2020-04", "2026", NULL};
_Static_assert (G_N_ELEMENTS (era_words) == TS_ERAS + 1, "every era has its word");
static const TsType era = {.kind = TS_VALUE_CHOICE, .name = "an era", .words = era_words};

static const TsType replications = {.kind = TS_VALUE_COUNT, .name = "a whole number", .low = 1, .high = 100000};
static const TsType seed = {.kind = TS_VALUE_COUNT, .name = "a whole number", .low = 0, .high = INT64_MAX};

static const TsType warm_up = {.kind = TS_VALUE_WORD, .name = "a duration such as 2d, or mser-5"};

static const TsKey clock_keys[] = {
  {.name = "start", .type = &ts_type_date, .required = true, .offset = offsetof (TsDraftClock, start),
   .means = "When simulated time begins; read as UTC."},
  {.name = "duration", .type = &ts_type_duration, .required = true, .offset = offsetof (TsDraftClock, duration),
   .means = "How much time is simulated."},
  {.name = "replications", .type = &replications, .offset = offsetof (TsDraftClock, replications),
   .default_value = DEFAULT_REPLICATIONS, .means = "How often the same time is simulated, with other random numbers."},
  {.name = "seed", .type = &seed, .offset = offsetof (TsDraftClock, seed), .default_value = "1",
   .means = "Chooses the random numbers."},
  {.name = "warm_up",
   .type = &warm_up,
   .offset = offsetof (TsDraftClock, warm_up),
   .means = "Needs that arise before this has passed are simulated and not counted, so that an empty start does not "
            "show; mser-5 finds it from the data. Left out: the start is part of the question."},
  {.name = "precision",
   .type = &ts_type_share,
   .offset = offsetof (TsDraftClock, precision),
   .means =
     "Replicate in stages until the interval of every success rate reaches no farther than this to either side."},
  {.name = "max_replications",
   .type = &replications,
   .offset = offsetof (TsDraftClock, max_replications),
   .means = "Go on in stages, each doubling the number, up to this while an expectation is undecided or the precision "
            "is not reached. Default: 8 times as many as replications, or 16 times where a precision is asked."},
};
static const TsTable clock_table = {clock_keys, G_N_ELEMENTS (clock_keys)};
static const TsType clock_type = {.kind = TS_VALUE_MAPPING, .name = "the clock", .table = &clock_table};

static const TsType expectation = {
  .kind = TS_VALUE_EXPECTATION,
  .name = "an expectation such as \"allow-lists: call.success_rate > 40%\""};
static const TsType expectations = {.kind = TS_VALUE_LIST,
                                    .name = "a list of expectations",
                                    .high = 10000,
                                    .item = &expectation,
                                    .item_offset = offsetof (TsDraftExpectation, written),
                                    .item_size = sizeof (TsDraftExpectation)};

static const TsType parameter_path = {.kind = TS_VALUE_WORDS, .name = "a path such as behaviour.answered"};
static const TsType parameter_values = {.kind = TS_VALUE_WORDS, .name = "values, or a range such as 50%..90%/5"};
static const TsKey parameter_keys[] = {
  {.name = "path",
   .type = &parameter_path,
   .required = true,
   .offset = offsetof (TsDraftParameter, path),
   .means = "The key that takes the value, keys joined by dots as in --set; a list: all of them take it."},
  {.name = "values",
   .type = &parameter_values,
   .required = true,
   .offset = offsetof (TsDraftParameter, values),
   .means = "The values to try; LOW..HIGH/N stands for N from LOW to HIGH."},
};
static const TsTable parameter_table = {parameter_keys, G_N_ELEMENTS (parameter_keys)};
static const TsType parameter = {.kind = TS_VALUE_MAPPING, .name = "a parameter", .table = &parameter_table};
static const TsType parameters = {.kind = TS_VALUE_NAMED,
                                  .name = "parameters by name",
                                  .high = 100,
                                  .item = &parameter,
                                  .item_size = sizeof (TsDraftParameter)};

static const TsKey top_keys[] = {
  {.name = "tenantsim", .type = &version, .required = true, .offset = offsetof (TsDraft, version),
   .means = "The version of the scenario language: 1."},
  {.name = "name", .type = &ts_type_text, .required = true, .offset = offsetof (TsDraft, name),
   .means = "What reports call the scenario."},
  {.name = "question", .type = &ts_type_text, .offset = offsetof (TsDraft, question),
   .means = "The question that the scenario answers."},
  {.name = "era", .type = &era, .required = true, .offset = offsetof (TsDraft, era),
   .means = "The state of the product: its capabilities and default settings."},
  {.name = "clock", .type = &clock_type, .required = true, .offset = offsetof (TsDraft, clock),
   .means = "When, how long and how often is simulated."},
  {.name = "tenants", .type = &ts_type_tenants, .required = true, .offset = offsetof (TsDraft, tenants),
   .means = "The tenants, by name."},
  {.name = "people", .type = &ts_type_outsiders, .offset = offsetof (TsDraft, people),
   .means = "People who belong to no tenant, by the name of their group."},
  {.name = "intents", .type = &ts_type_intents, .offset = offsetof (TsDraft, intents),
   .means = "Who should, and who should not, be able to reach whom."},
  {.name = "activities", .type = &ts_type_activities, .offset = offsetof (TsDraft, activities),
   .means = "Why needs arise for people, by name."},
  {.name = "behaviour", .type = &ts_type_behaviour, .offset = offsetof (TsDraft, behaviour),
   .means = "How long things take and how often they go wrong."},
  {.name = "configurations", .type = &ts_type_configurations, .required = true,
   .offset = offsetof (TsDraft, configurations),
   .means = "The settings to compare, by name; what is left out is as the product ships."},
  {.name = "expect", .type = &expectations, .offset = offsetof (TsDraft, expectations),
   .means = "What the results are expected to show."},
  {.name = "assert", .type = &ts_type_assertions, .offset = offsetof (TsDraft, assertions),
   .means = "Who can reach whom, as settings have it; judged without simulating."},
  {.name = "changes", .type = &ts_type_changes, .offset = offsetof (TsDraft, changes),
   .means = "What somebody changes while the clock runs."},
  {.name = "faults", .type = &ts_type_faults, .offset = offsetof (TsDraft, faults),
   .means = "What does not work for a while, by name."},
  {.name = "parameters",
   .type = &parameters,
   .offset = offsetof (TsDraft, parameters),
   .means = "What `tenantsim sweep` varies, by name; a run takes no notice of it."},
};
const TsTable ts_scenario_keys = {top_keys, G_N_ELEMENTS (top_keys)};
