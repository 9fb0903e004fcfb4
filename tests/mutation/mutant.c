/* mutant.c - the beginning of every mutated file: which mutant is chosen, and which are come to
 *
 * TS_MUTANT=N chooses mutant N, -1 none. TS_MUTANTS_REACHED=FILE: at the end, the numbers of those that were
 * come to are appended.
 */
#include <stdio.h>
#include <stdlib.h>

#define MOST_MUTANTS 4096

static int ts_mutant_chosen = -1;
static volatile unsigned char ts_mutants_reached[MOST_MUTANTS];

static inline int ts_mutant (int number)
{
  ts_mutants_reached[number] = 1;
  return ts_mutant_chosen == number;
}

__attribute__ ((constructor)) static void ts_mutants_begin (void)
{
  const char *text = getenv ("TS_MUTANT");
  ts_mutant_chosen = text == NULL ? -1 : atoi (text);
}

__attribute__ ((destructor)) static void ts_mutants_end (void)
{
  const char *name = getenv ("TS_MUTANTS_REACHED");
  FILE *file = name == NULL ? NULL : fopen (name, "a");
  for (int i = 0; file != NULL && i < MOST_MUTANTS; i++)
    if (ts_mutants_reached[i])
      fprintf (file, "%d\n", i);
  if (file != NULL)
    fclose (file);
}
