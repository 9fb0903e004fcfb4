/* mutant.c - the beginning of every mutated file: which mutant is chosen, and which are come to
 *
 * TS_MUTANT=N chooses mutant N, -1 none. TS_MUTANTS_REACHED=FILE: the numbers of those that are come to are appended,
 * at once: a test may end its children in any way.
 */
#include <stdio.h>
#include <stdlib.h>

#define MOST_MUTANTS 4096

static int ts_mutant_chosen = -1;
static const char *ts_mutants_file;
static volatile unsigned char ts_mutants_reached[MOST_MUTANTS];

__attribute__ ((noinline, unused)) static void ts_mutant_is_reached (int number)
{
  ts_mutants_reached[number] = 1;
  FILE *file = ts_mutants_file == NULL ? NULL : fopen (ts_mutants_file, "a");
  if (file == NULL)
    return;
  fprintf (file, "%d\n", number);
  fclose (file);
}

static inline int ts_mutant (int number)
{
  if (!ts_mutants_reached[number])
    ts_mutant_is_reached (number);
  return ts_mutant_chosen == number;
}

__attribute__ ((constructor)) static void ts_mutants_begin (void)
{
  const char *text = getenv ("TS_MUTANT");
  ts_mutant_chosen = text == NULL ? -1 : atoi (text);
  ts_mutants_file = getenv ("TS_MUTANTS_REACHED");
}
