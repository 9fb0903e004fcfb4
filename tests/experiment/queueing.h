/* What queueing theory says, from the formulas, by code that shares nothing with the
 * simulator. Offered load a in Erlang, c servers. */
#ifndef TENANTSIM_TESTS_EXPERIMENT_QUEUEING_H
#define TENANTSIM_TESTS_EXPERIMENT_QUEUEING_H

#include <math.h>

/* Loss system M/G/c/c: B(0) = 1, B(k) = a B(k-1) / (k + a B(k-1)). */
static inline double erlang_b (int c, double a)
{
  double b = 1;
  for (int k = 1; k <= c; k++)
    b = a * b / (k + a * b);
  return b;
}

/* Delay system M/M/c: C = c B / (c - a (1 - B)). */
static inline double erlang_c (int c, double a)
{
  double b = erlang_b (c, a);
  return c * b / (c - a * (1 - b));
}

/* Calls made by one who hunts through c servers in order: each is tried when all before
 * it are busy. */
static inline double calls_of_hunting (int c, double a)
{
  double calls = 0;
  for (int k = 0; k < c; k++)
    calls += erlang_b (k, a);
  return calls;
}

typedef struct {
  double waits;    /* probability */
  double abandons; /* probability */
  double in_line;  /* mean number */
} ErlangA;

/* M/M/c+M as a birth-death chain: birth l, death min(n, c) m + max(n - c, 0) t. */
static inline ErlangA erlang_a (int c, double l, double m, double t)
{
  double weight = 1, sum = 0, waits = 0, in_line = 0;
  for (int n = 0; n < 5000; n++) {
    sum += weight;
    if (n >= c) {
      waits += weight;
      in_line += (n - c) * weight;
    }
    double death = n + 1 <= c ? (n + 1) * m : c * m + (n + 1 - c) * t;
    weight *= l / death;
  }
  return (ErlangA){.waits = waits / sum, .in_line = in_line / sum, .abandons = t * in_line / sum / l};
}

static inline double choose_of (int n, int k)
{
  double ways = 1;
  for (int i = 1; i <= k; i++)
    ways *= (double)(n - k + i) / i;
  return ways;
}

/* Engset: S sources that each call at rate b (in units of the service rate) while idle;
 * the share of time in which all c servers are busy. */
static inline double engset_time (int s, int c, double b)
{
  double sum = 0;
  for (int k = 0; k <= c; k++)
    sum += choose_of (s, k) * pow (b, k);
  return choose_of (s, c) * pow (b, c) / sum;
}

/* ... and the share of calls that find them so: what S - 1 sources see (arrival theorem). */
static inline double engset_call (int s, int c, double b)
{
  return engset_time (s - 1, c, b);
}

/* M/M/1 with retrials at rate n, load r: mean number in orbit. */
static inline double retrial_orbit (double r, double m, double n)
{
  return r * r / (1 - r) * (m + n) / n;
}

#endif
