/* estate_text.c - a valid scenario made of any bytes */
#include "estate_text.h"

#include "estate_maker.h"

static void add_expectations (Maker *maker)
{
  static const char *const measures[] = {"call.success_rate > 40%",      "search.success_rate{from=T0} < 1%",
                                         "p95(time_to_help) < 10min",    "exposure == 0",
                                         "isolation.violations == 0",    "helped_rate >= 5%",
                                         "restricted_time_to_help < 1h", "tenant_switches > 0",
                                         "p99(call.setup_time) < 20s"};
  unsigned n = choose (maker, 4);
  add (maker, "expect:%s\n", n == 0 ? " []" : "");
  for (unsigned i = 0; i < n; i++)
    add (maker, "  - \"c%u: %s\"\n", choose (maker, maker->configurations), ONE_OF (maker, measures));
}

static const char *const operations[] = {"call",       "search",         "add_participant",
                                         "share_file", "[search, call]", "join_meeting"};

/* Nobody is in both lists, not even a colleague. */
static void add_reaches (Maker *maker)
{
  unsigned first = peopled (maker), second = peopled (maker);
  add (maker, "operation: %s, from: T%u, reaches: ", ONE_OF (maker, operations), first);
  if (first == second || maybe (maker))
    add (maker, "%s}\n", maybe (maker) ? "nobody" : "somebody");
  else
    add (maker, "[T%u, somebody]}\n", second);
}

static void add_assertions (Maker *maker)
{
  unsigned n = choose (maker, 4);
  add (maker, "assert:%s\n", n == 0 ? " []" : "");
  for (unsigned i = 0; i < n; i++) {
    add (maker, "  - {config: c%u, ", choose (maker, maker->configurations));
    if (maybe (maker)) {
      add_reaches (maker);
      continue;
    }
    add (maker, "%s: %s, from: ", maybe (maker) ? "deny" : "allow", ONE_OF (maker, operations));
    add_people (maker);
    /* One person alone on both sides would say nothing. */
    add (maker, ", to: [");
    add_people (maker);
    add (maker, ", somebody]");
    add (maker, "%s}\n", maybe (maker) ? ", both_ways: true" : "");
  }
}

char *estate_text (const uint8_t *data, size_t size)
{
  static const char *const starts[] = {"2020-04-06T00:00", "2020-03-28T12:34", "2019-12-31T23:59", "2020-10-24T00:00"};
  static const char *const lengths[] = {"3d", "1d", "1h", "9d", "1ms", "40d", "400d"};
  Maker maker = {.data = data, .size = size, .out = g_string_new (NULL)};
  maker.is_2026 = maybe (&maker);
  add (&maker, "tenantsim: 1\nname: made of bytes\nera: %s\n", maker.is_2026 ? "2026" : "2020-04");
  add (&maker, "clock: {start: %s, duration: %s, replications: 1, seed: %u%s%s}\n", ONE_OF (&maker, starts),
       ONE_OF (&maker, lengths), choose (&maker, 256), maybe (&maker) ? ", precision: 5%" : "",
       maybe (&maker) ? ", max_replications: 4" : "");
  maker.tenants = 1 + choose (&maker, MAKER_TENANTS);
  add (&maker, "tenants:\n");
  for (unsigned i = 0; i < maker.tenants; i++)
    add_tenant (&maker, i);
  add_outsiders (&maker);
  add_intents (&maker);
  add_activities (&maker);
  if (maybe (&maker))
    add_behaviour (&maker, "");
  maker.configurations = 1 + choose (&maker, 3);
  add (&maker, "configurations:\n");
  for (unsigned i = 0; i < maker.configurations; i++)
    add_configuration (&maker, i);
  if (maybe (&maker))
    add (&maker, "parameters: {answered: {path: behaviour.answered, values: [60%%, 80%%..90%%/3]}}\n");
  add_changes (&maker);
  add_faults (&maker);
  add_expectations (&maker);
  add_assertions (&maker);
  return g_string_free (maker.out, FALSE);
}
