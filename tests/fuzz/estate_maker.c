/* estate_maker.c - choices by bytes */
#include "estate_maker.h"

static const char *const distributions[] = {"exponential(11h)",
                                            "constant(2h)",
                                            "uniform(1min 8h)",
                                            "lognormal(median=11min mean=15min)",
                                            "exponential(1min)",
                                            "lognormal(median=1s p99=30d)",
                                            "uniform(3s 3s)",
                                            "constant(1ms)",
                                            "exponential(1ms)",
                                            "lognormal(median=5s p90=15s)",
                                            "lognormal(median=1h p95=1h)",
                                            "exponential(36525d)"};
static const char *const instants[] = {"constant(0s)", "uniform(0s 1s)", "2s"}; /* where no time at all is allowed */
static const char *const shares[] = {"0%", "100%", "50%", "15%", "0.000001%", "99.999999%"};
static const char *const durations[] = {"1h", "20s", "1ms", "100d", "5min"};

unsigned choose (Maker *maker, unsigned n)
{
  if (maker->at >= maker->size)
    return 0;
  return maker->data[maker->at++] % n;
}

bool maybe (Maker *maker)
{
  return choose (maker, 2) == 1;
}

const char *one_of (Maker *maker, const char *const *words, unsigned n)
{
  return words[choose (maker, n)];
}

void add (Maker *maker, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_string_append_vprintf (maker->out, format, arguments);
  va_end (arguments);
}

const char *on_or_off (Maker *maker)
{
  return maybe (maker) ? "off" : "on";
}

const char *some_share (Maker *maker)
{
  return ONE_OF (maker, shares);
}

const char *some_duration (Maker *maker)
{
  return ONE_OF (maker, durations);
}

const char *distribution (Maker *maker, bool instantly)
{
  unsigned n = G_N_ELEMENTS (distributions);
  unsigned chosen = choose (maker, n + (instantly ? (unsigned)G_N_ELEMENTS (instants) : 0));
  return chosen < n ? distributions[chosen] : instants[chosen - n];
}

void add_switches (Maker *maker, const char *const *keys, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (maybe (maker))
      add (maker, ", %s: %s", keys[i], on_or_off (maker));
}
