/* language_faults.c - the keys of what does not work for a while */
#include "draft.h"
#include "types.h"

static const TsType outage = {.kind = TS_VALUE_WORDS, .name = "a tenant, a list of tenants, or federation"};

static const TsKey fault_keys[] = {
  {.name = "outage", .type = &outage, .offset = offsetof (TsDraftFault, outage),
   .means = "The service of these tenants is down; `federation`: the service that connects tenants."},
  {.name = "network_loss", .type = &ts_type_people, .offset = offsetof (TsDraftFault, network_loss),
   .means = "These people have no network, all of them at the same time: a site."},
  {.name = "battery", .type = &ts_type_people, .offset = offsetof (TsDraftFault, battery),
   .means = "These people have an empty battery, each at times of their own."},
  {.name = "at", .type = &ts_type_delay, .offset = offsetof (TsDraftFault, at),
   .means = "When it begins, from the start of the clock; goes with `until`."},
  {.name = "until", .type = &ts_type_duration, .offset = offsetof (TsDraftFault, until),
   .means = "When it ends, from the start of the clock."},
  {.name = "every", .type = &ts_type_interval, .offset = offsetof (TsDraftFault, every),
   .means = "Or again and again: time from its end to its next beginning; goes with `lasts`."},
  {.name = "lasts", .type = &ts_type_interval, .offset = offsetof (TsDraftFault, lasts),
   .means = "How long it lasts each time."},
  {.name = "configurations", .type = &ts_type_only_in, .offset = offsetof (TsDraftFault, only_in),
   .means = "The configurations it happens in; left out: all."},
};
static const TsTable fault_table = {fault_keys, G_N_ELEMENTS (fault_keys)};
static const TsType fault = {.kind = TS_VALUE_MAPPING, .name = "a fault", .table = &fault_table};
const TsType ts_type_faults = {.kind = TS_VALUE_NAMED,
                               .name = "faults by name",
                               .high = 1000,
                               .item = &fault,
                               .item_size = sizeof (TsDraftFault)};
