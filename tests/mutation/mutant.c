/* mutant.c - part of a mutated build: which mutant is chosen, and which are come to
 *
 * TS_MUTANT=N chooses mutant N, -1 none. TS_MUTANTS_REACHED=FILE: at the end, the numbers of those that were
 * come to are appended.
 */
#include <stdio.h>
#include <stdlib.h>

#define MOST_MUTANTS 4096

int ts_mutant (int number);

static int chosen = -1;
static volatile unsigned char reached[MOST_MUTANTS];

int ts_mutant (int number)
{
  reached[number] = 1;
  return chosen == number;
}

__attribute__ ((constructor)) static void begin (void)
{
  const char *text = getenv ("TS_MUTANT");
  chosen = text == NULL ? -1 : atoi (text);
}

__attribute__ ((destructor)) static void end (void)
{
  const char *name = getenv ("TS_MUTANTS_REACHED");
  FILE *file = name == NULL ? NULL : fopen (name, "a");
  for (int i = 0; file != NULL && i < MOST_MUTANTS; i++)
    if (reached[i])
      fprintf (file, "%d\n", i);
  if (file != NULL)
    fclose (file);
}
