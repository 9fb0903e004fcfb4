/* types.c - the types of values that several tables of keys share */
#include "types.h"

const TsType ts_type_text = {.kind = TS_VALUE_TEXT, .name = "a text"};
const TsType ts_type_share = {.kind = TS_VALUE_SHARE, .name = "a share such as 15%"};
const TsType ts_type_duration = {.kind = TS_VALUE_DURATION, .name = "a duration such as 20s", .low = 1};
const TsType ts_type_delay = {.kind = TS_VALUE_DURATION, .name = "a duration such as 20s"};
const TsType ts_type_distribution = {.kind = TS_VALUE_DISTRIBUTION,
                                     .name = "a distribution such as exponential(4h) or lognormal(median=5s p95=15s)"};
const TsType ts_type_interval = {
  .kind = TS_VALUE_DISTRIBUTION, .name = "a distribution such as exponential(4h)", .low = 1};
const TsType ts_type_hours = {.kind = TS_VALUE_HOURS, .name = "hours such as \"mon-fri 08:00-16:00\" or \"always\""};
const TsType ts_type_date = {.kind = TS_VALUE_DATE, .name = "a date and time such as 2020-04-06T00:00"};
const TsType ts_type_time_zone = {.kind = TS_VALUE_TIME_ZONE, .name = "a time zone such as UTC or Europe/London"};
const TsType ts_type_domain = {.kind = TS_VALUE_DOMAIN, .name = "a domain such as contoso.com"};
const TsType ts_type_word = {.kind = TS_VALUE_WORD, .name = "a name"};
const TsType ts_type_people = {.kind = TS_VALUE_WORDS,
                               .name =
                                 "people: Tenant, Tenant.group, Tenant.group.3, an e-mail address, or a list of these"};

static const char *const switch_words[] = {"off", "on", NULL};
const TsType ts_type_switch = {.kind = TS_VALUE_CHOICE, .name = "a switch", .words = switch_words};

static const char *const truth_words[] = {"false", "true", NULL};
const TsType ts_type_truth = {.kind = TS_VALUE_CHOICE, .name = "a truth value", .words = truth_words};

/* In the order of TsClient. */
static const char *const client_words[] = {"hololens", "ra-mobile", "teams-desktop", "teams-mobile", NULL};
const TsType ts_type_client = {.kind = TS_VALUE_CHOICE, .name = "a client", .words = client_words};

/* In the order of the bits of TsLicence. */
static const char *const licence_words[] = {"teams", "remote-assist", NULL};
const TsType ts_type_licences = {.kind = TS_VALUE_FLAGS, .name = "a licence", .words = licence_words};

/* In the order of TsGuestScope and TsGuestFiles. */
static const char *const scope_words[] = {"team", "tenant", NULL};
const TsType ts_type_guest_scope = {.kind = TS_VALUE_CHOICE, .name = "a guest scope", .words = scope_words};
static const char *const files_words[] = {"any", "channel", "none", NULL};
const TsType ts_type_guest_files = {.kind = TS_VALUE_CHOICE, .name = "a guest file mode", .words = files_words};

const TsType ts_type_tries = {.kind = TS_VALUE_COUNT, .name = "a whole number", .low = 1, .high = 1000};
