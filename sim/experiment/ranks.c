/* Ranks over MPI, or the one process there is. */
#include "ranks.h"

#ifndef TS_MPI

bool ts_ranks_start (int *argc, char ***argv)
{
  (void)argc;
  (void)argv;
  return true;
}

void ts_ranks_end (void)
{
}

uint32_t ts_ranks_number (void)
{
  return 0;
}

uint32_t ts_ranks_count (void)
{
  return 1;
}

void ts_ranks_send (uint64_t task, const TsReplication *replication)
{
  (void)task;
  (void)replication;
  g_assert_not_reached ();
}

void ts_ranks_send_end (uint64_t failed_task, const GError *error)
{
  (void)failed_task;
  (void)error;
  g_assert_not_reached ();
}

TsRanksMessage ts_ranks_receive (uint64_t *task, TsReplication *replication, GError **error)
{
  (void)task;
  (void)replication;
  (void)error;
  g_assert_not_reached ();
}

uint32_t ts_ranks_agree (uint32_t number)
{
  return number;
}

uint32_t ts_ranks_worst (uint32_t number)
{
  return number;
}

#else

#include <mpi.h>
#include <string.h>

#include "replication_bytes.h"

enum { TAG_REPLICATION = 1, TAG_END = 2 };

static int number;
static int count = 1;
static bool is_started;

/* Every launcher of MPI says so in the environment; started by hand, the program is alone. */
static bool is_launched (void)
{
  static const char *const variables[] = {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK"};
  for (size_t i = 0; i < G_N_ELEMENTS (variables); i++)
    if (g_getenv (variables[i]) != NULL)
      return true;
  return false;
}

bool ts_ranks_start (int *argc, char ***argv)
{
  int provided;
  if (!is_launched ())
    return true;
  if (MPI_Init_thread (argc, argv, MPI_THREAD_SERIALIZED, &provided) != MPI_SUCCESS || provided < MPI_THREAD_SERIALIZED)
    return false;
  is_started = true;
  MPI_Comm_rank (MPI_COMM_WORLD, &number);
  MPI_Comm_size (MPI_COMM_WORLD, &count);
  return true;
}

void ts_ranks_end (void)
{
  if (is_started)
    MPI_Finalize ();
  is_started = false;
}

uint32_t ts_ranks_number (void)
{
  return (uint32_t)number;
}

uint32_t ts_ranks_count (void)
{
  return (uint32_t)count;
}

/* A message is the number of the task and what there is to say. */
static void send_bytes (GByteArray *bytes, int tag)
{
  MPI_Send (bytes->data, (int)bytes->len, MPI_BYTE, 0, tag, MPI_COMM_WORLD);
  g_byte_array_unref (bytes);
}

static GByteArray *begin_message (uint64_t task)
{
  GByteArray *bytes = g_byte_array_new ();
  return g_byte_array_append (bytes, (const guint8 *)&task, sizeof task);
}

void ts_ranks_send (uint64_t task, const TsReplication *replication)
{
  GByteArray *bytes = begin_message (task);
  ts_replication_pack (replication, bytes);
  send_bytes (bytes, TAG_REPLICATION);
}

/* Errors are those of this program: their domains have names that every rank knows. */
void ts_ranks_send_end (uint64_t failed_task, const GError *error)
{
  GByteArray *bytes = begin_message (failed_task);
  if (error != NULL) {
    const char *domain = g_quark_to_string (error->domain);
    int32_t code = error->code;
    g_byte_array_append (bytes, (const guint8 *)&code, sizeof code);
    g_byte_array_append (bytes, (const guint8 *)domain, (guint)strlen (domain) + 1);
    g_byte_array_append (bytes, (const guint8 *)error->message, (guint)strlen (error->message) + 1);
  }
  send_bytes (bytes, TAG_END);
}

static GError *read_error (const guint8 *bytes, size_t length)
{
  int32_t code;
  if (length == 0)
    return NULL;
  memcpy (&code, bytes, sizeof code);
  const char *domain = (const char *)bytes + sizeof code;
  return g_error_new_literal (g_quark_from_string (domain), code, domain + strlen (domain) + 1);
}

/* What rank 0 is receiving: never waited for, since a rank may die in the middle of a message. */
static struct {
  guint8 *bytes; /* NULL: nothing */
  int length;
  int tag;
  MPI_Request request;
} incoming;

/* So often a message is asked for before something else is done: most are there at once. */
#define LOOKS 100

static bool begin_receiving (void)
{
  int has_come;
  MPI_Status status;
  MPI_Iprobe (MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &has_come, &status);
  if (!has_come)
    return false;
  MPI_Get_count (&status, MPI_BYTE, &incoming.length);
  incoming.tag = status.MPI_TAG;
  incoming.bytes = g_malloc ((gsize)incoming.length);
  MPI_Irecv (incoming.bytes, incoming.length, MPI_BYTE, status.MPI_SOURCE, status.MPI_TAG, MPI_COMM_WORLD,
             &incoming.request);
  return true;
}

static bool has_received (void)
{
  int is_whole = 0;
  for (int look = 0; look < LOOKS && !is_whole; look++)
    MPI_Test (&incoming.request, &is_whole, MPI_STATUS_IGNORE);
  return is_whole;
}

TsRanksMessage ts_ranks_receive (uint64_t *task, TsReplication *replication, GError **error)
{
  if ((incoming.bytes == NULL && !begin_receiving ()) || !has_received ())
    return TS_RANKS_NOTHING;
  g_autofree guint8 *bytes = g_steal_pointer (&incoming.bytes);
  memcpy (task, bytes, sizeof *task);
  const guint8 *rest = bytes + sizeof *task;
  size_t left = (size_t)incoming.length - sizeof *task;
  if (incoming.tag == TAG_END) {
    *error = read_error (rest, left);
    return TS_RANKS_END;
  }
  *replication = ts_replication_unpack (rest, left);
  return TS_RANKS_REPLICATION;
}

uint32_t ts_ranks_agree (uint32_t decided)
{
  if (count > 1)
    MPI_Bcast (&decided, 1, MPI_UINT32_T, 0, MPI_COMM_WORLD);
  return decided;
}

uint32_t ts_ranks_worst (uint32_t own)
{
  uint32_t worst = ts_ranks_agree (own);
  if (count > 1 && worst == 0)
    MPI_Allreduce (&own, &worst, 1, MPI_UINT32_T, MPI_MAX, MPI_COMM_WORLD);
  return worst;
}

#endif
