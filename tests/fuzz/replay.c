/* replay.c - a target without libFuzzer: every file of the folders named, and seeded mutations of them
 *
 * replay SEED MUTATIONS FOLDER...; the same files give the same inputs everywhere. An input that takes
 * MOST_SECONDS of computing, sanitizers included, is a finding. Where an input ends the program,
 * its bytes are in ./crash-input.
 */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LONGEST_INPUT 4096 /* of a mutation; files may be longer */
#define LONGEST_CHANGE 32  /* bytes */
#define MOST_CHANGES 4
#define MOST_SECONDS 2.0
#define KEPT "crash-input"

typedef struct {
  GPtrArray *inputs; /* of GBytes */
  GPtrArray *names;
  GRand *random;
  double slowest;
} Replay;

static int by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* In the order of names, whatever the file system's is. */
static void read_folder (Replay *replay, const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name = dir == NULL ? NULL : g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, by_name);
  for (guint i = 0; i < names->len; i++) {
    char *bytes;
    gsize length;
    if (!g_file_get_contents (names->pdata[i], &bytes, &length, NULL))
      continue;
    g_ptr_array_add (replay->inputs, g_bytes_new_take (bytes, length));
    g_ptr_array_add (replay->names, g_strdup (names->pdata[i]));
  }
}

static GString *copy_of (GBytes *bytes)
{
  gsize length;
  const uint8_t *data = g_bytes_get_data (bytes, &length);
  return g_string_new_len ((const char *)data, (gssize)MIN (length, LONGEST_INPUT));
}

/* Where a change begins, up to the end itself. */
static gsize place_in (Replay *replay, const GString *input)
{
  return (gsize)g_rand_int_range (replay->random, 0, (gint32)input->len + 1);
}

static char random_byte (Replay *replay)
{
  return (char)g_rand_int_range (replay->random, 0, 256);
}

/* A byte changed, bytes taken out, bytes doubled, random bytes or a piece of another input put in. */
static void change (Replay *replay, GString *input)
{
  gsize at = place_in (replay, input);
  gsize most = (gsize)g_rand_int_range (replay->random, 1, LONGEST_CHANGE + 1);
  gsize n = MIN (most, input->len - at);
  GBytes *other = replay->inputs->pdata[g_rand_int_range (replay->random, 0, (gint32)replay->inputs->len)];
  g_autoptr (GString) piece = copy_of (other);
  gsize from = place_in (replay, piece);
  switch (g_rand_int_range (replay->random, 0, 5)) {
  case 0:
    if (n > 0)
      input->str[at] = random_byte (replay);
    break;
  case 1: g_string_erase (input, (gssize)at, (gssize)n); break;
  case 2:
    g_string_assign (piece, "");
    g_string_append_len (piece, input->str + at, (gssize)n);
    g_string_insert_len (input, (gssize)at, piece->str, (gssize)n);
    break;
  case 3:
    for (gsize i = 0; i < n; i++)
      input->str[at + i] = random_byte (replay);
    break;
  default: g_string_insert_len (input, (gssize)at, piece->str + from, (gssize)MIN (most, piece->len - from));
  }
}

/* Left behind where the input ends the program. */
static void keep (const uint8_t *data, size_t length)
{
  FILE *file = fopen (KEPT, "wb");
  if (file == NULL)
    return;
  fwrite (data, 1, length, file);
  fclose (file);
}

static void try_input (Replay *replay, const char *name, const uint8_t *data, size_t length)
{
  clock_t before = clock ();
  keep (data, length);
  LLVMFuzzerTestOneInput (data, length);
  double seconds = (double)(clock () - before) / CLOCKS_PER_SEC;
  replay->slowest = MAX (replay->slowest, seconds);
  if (seconds > MOST_SECONDS)
    fuzz_broken ("%s takes %.1f s", name, seconds);
}

static void try_mutation (Replay *replay, int number)
{
  guint chosen = (guint)g_rand_int_range (replay->random, 0, (gint32)replay->inputs->len);
  g_autoptr (GString) input = copy_of (replay->inputs->pdata[chosen]);
  g_autofree char *name = g_strdup_printf ("mutation %d of %s", number, (const char *)replay->names->pdata[chosen]);
  for (int changes = g_rand_int_range (replay->random, 1, MOST_CHANGES + 1); changes > 0; changes--)
    change (replay, input);
  try_input (replay, name, (const uint8_t *)input->str, input->len);
}

int main (int argc, char **argv)
{
  Replay replay = {.inputs = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref),
                   .names = g_ptr_array_new_with_free_func (g_free),
                   .random = g_rand_new_with_seed (argc > 1 ? (guint32)atoi (argv[1]) : 0)};
  int mutations = argc > 2 ? atoi (argv[2]) : 0;
  for (int i = 3; i < argc; i++)
    read_folder (&replay, argv[i]);
  if (replay.inputs->len == 0) {
    fprintf (stderr, "usage: replay SEED MUTATIONS FOLDER...; the first folder must hold a file\n");
    return EXIT_FAILURE;
  }
  for (guint i = 0; i < replay.inputs->len; i++) {
    gsize length;
    const uint8_t *data = g_bytes_get_data (replay.inputs->pdata[i], &length);
    try_input (&replay, replay.names->pdata[i], data, length);
  }
  for (int i = 0; i < mutations; i++)
    try_mutation (&replay, i);
  remove (KEPT);
  printf ("%u files and %d mutations, the slowest in %.3f s\n", replay.inputs->len, mutations, replay.slowest);
  g_ptr_array_unref (replay.inputs);
  g_ptr_array_unref (replay.names);
  g_rand_free (replay.random);
  return EXIT_SUCCESS;
}
