/* measuring.h - thread CPU time, memory, and the middle of a few runs */
#ifndef TENANTSIM_TESTS_BENCH_MEASURING_H
#define TENANTSIM_TESTS_BENCH_MEASURING_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 5 };

/* Nanoseconds of processor time of this thread. */
static inline double cpu_nanoseconds (void)
{
  struct timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

/* Bytes of memory that this process has in use now. */
static inline double resident_bytes (void)
{
  double total = 0.0, resident = 0.0;
  FILE *statm = fopen ("/proc/self/statm", "r");
  if (statm == NULL)
    return 0.0;
  if (fscanf (statm, "%lf %lf", &total, &resident) != 2)
    resident = 0.0;
  fclose (statm);
  return resident * (double)sysconf (_SC_PAGESIZE);
}

static inline int by_size (const void *a, const void *b)
{
  double left = *(const double *)a, right = *(const double *)b;
  return (left > right) - (left < right);
}

/* Sorts RUNS values: [0] is then the minimum, [RUNS / 2] the median. */
static inline void sort_runs (double *runs)
{
  qsort (runs, RUNS, sizeof *runs, by_size);
}

#endif
