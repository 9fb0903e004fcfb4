/*
 * A replication as bytes: the structure as it lies in memory, so that every number comes along,
 * then what its pointers lead to, in the order of walk(). A new pointer needs a line there.
 */
#include "replication_bytes.h"

#include <string.h>

typedef struct {
  GByteArray *out; /* packing; or NULL */
  const guint8 *in;
  size_t left;
} Stream;

/* `size` bytes behind a pointer: written, or read into new memory. */
static void carry (Stream *stream, void *pointer_to_pointer, size_t size)
{
  void *pointer;
  memcpy (&pointer, pointer_to_pointer, sizeof pointer);
  if (stream->out != NULL) {
    if (size > 0)
      g_byte_array_append (stream->out, pointer, (guint)size);
    return;
  }
  g_assert (size <= stream->left);
  pointer = size > 0 ? g_memdup2 (stream->in, size) : NULL;
  stream->in += size;
  stream->left -= size;
  memcpy (pointer_to_pointer, &pointer, sizeof pointer);
}

static void carry_histogram (Stream *stream, TsHistogram *histogram)
{
  carry (stream, &histogram->cells, histogram->n_cells * sizeof *histogram->cells);
}

static void walk (Stream *stream, TsReplication *replication)
{
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    carry_histogram (stream, &replication->operations[operation].setup_time);
  carry_histogram (stream, &replication->needs.time_to_help);
  carry (stream, &replication->groups, replication->n_groups * sizeof *replication->groups);
  for (uint32_t group = 0; group < replication->n_groups; group++)
    carry_histogram (stream, &replication->groups[group].needs.time_to_help);
  carry (stream, &replication->pairs, replication->n_pairs * sizeof *replication->pairs);
  carry (stream, &replication->endings, replication->n_endings * sizeof *replication->endings);
  carry (stream, &replication->series, replication->n_series * sizeof *replication->series);
  carry (stream, &replication->records, replication->n_records * sizeof *replication->records);
}

void ts_replication_pack (const TsReplication *replication, GByteArray *bytes)
{
  TsReplication copy = *replication;
  Stream stream = {.out = bytes};
  g_byte_array_append (bytes, (const guint8 *)replication, sizeof *replication);
  walk (&stream, &copy);
}

TsReplication ts_replication_unpack (const guint8 *bytes, size_t length)
{
  TsReplication replication;
  g_assert (length >= sizeof replication);
  memcpy (&replication, bytes, sizeof replication);
  Stream stream = {.in = bytes + sizeof replication, .left = length - sizeof replication};
  walk (&stream, &replication);
  g_assert (stream.left == 0);
  return replication;
}
