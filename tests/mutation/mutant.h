/* mutant.h - put before every source of a mutated build: which mutant is chosen, and which are reached
 *
 * TS_MUTANT=N chooses mutant N, -1 none. TS_MUTANTS_REACHED=FILE: at the end, the numbers of those that were
 * come to.
 */
#ifndef TENANTSIM_TESTS_MUTATION_MUTANT_H
#define TENANTSIM_TESTS_MUTATION_MUTANT_H

#include <stdio.h>
#include <stdlib.h>

#define TS_MOST_MUTANTS 4096

__attribute__ ((weak)) int ts_mutant_chosen = -1;
__attribute__ ((weak)) volatile unsigned char ts_mutants_reached[TS_MOST_MUTANTS];
__attribute__ ((weak)) int ts_mutants_known;

static inline int ts_mutant (int number)
{
  ts_mutants_reached[number] = 1;
  return ts_mutant_chosen == number;
}

__attribute__ ((weak, constructor)) void ts_mutants_begin (void)
{
  const char *chosen = getenv ("TS_MUTANT");
  ts_mutant_chosen = chosen == NULL ? -1 : atoi (chosen);
}

__attribute__ ((weak, destructor)) void ts_mutants_end (void)
{
  const char *name = getenv ("TS_MUTANTS_REACHED");
  FILE *file = name == NULL ? NULL : fopen (name, "a");
  for (int i = 0; file != NULL && i < TS_MOST_MUTANTS; i++)
    if (ts_mutants_reached[i])
      fprintf (file, "%d\n", i);
  if (file != NULL)
    fclose (file);
}

#endif
