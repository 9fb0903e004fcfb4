/*
 * Replications on threads. POSIX threads, not GLib's pool: the thread sanitizer
 * sees what orders them, so that it can vouch for the worlds that run on them.
 */
#define _POSIX_C_SOURCE 200809L

#include "pool.h"

#include <math.h>
#include <pthread.h>

#include "ranks.h"
#include "shares.h"

/* What finished so far, for the eye. */
typedef struct {
  uint32_t n;
  double x, y, xx, xy, yy; /* sums over replications: helped and closed needs */
} Glimpse;

typedef struct {
  const TsTasks *tasks;
  uint32_t from; /* first replication */
  size_t n_tasks;
  TsShares shares; /* of each task; together they are a task */
  pthread_mutex_t mutex; /* guards what follows */
  size_t next_job;   /* share s of task t is job t * shares + s */
  uint32_t *missing; /* shares, one per task; 0: the task is finished */
  GPtrArray **idle;  /* per configuration: worlds that no thread uses now */
  Glimpse *glimpses; /* one per configuration */
  uint32_t done;
  size_t failed_task; /* the lowest that failed, or SIZE_MAX */
  GError *error;      /* of that task */
} Pool;

/* Tasks go by replication first, so that an interrupted run has whole rows. */
static uint32_t task_configuration (const Pool *pool, size_t task)
{
  return (uint32_t)(task % pool->tasks->n);
}

static uint32_t task_replication (const Pool *pool, size_t task)
{
  return pool->from + (uint32_t)(task / pool->tasks->n);
}

static bool is_stopped (const Pool *pool)
{
  const TsRunOptions *options = pool->tasks->options;
  return options->stop != NULL && *options->stop != 0;
}

/* Takes ownership of `error`. */
static void fail (Pool *pool, size_t task, GError *error)
{
  pthread_mutex_lock (&pool->mutex);
  if (task < pool->failed_task) {
    g_clear_error (&pool->error);
    pool->error = error;
    pool->failed_task = task;
  } else {
    g_error_free (error);
  }
  pthread_mutex_unlock (&pool->mutex);
}

/* The next share of a task in order. False when there is none, or no use in one. Only where there is one
 * rank, a task has more than one. */
static bool take_job (Pool *pool, size_t *task, uint32_t *share)
{
  pthread_mutex_lock (&pool->mutex);
  *task = pool->next_job / pool->shares.n;
  *share = (uint32_t)(pool->next_job % pool->shares.n);
  bool more = *task < pool->n_tasks && pool->failed_task == SIZE_MAX && !is_stopped (pool);
  if (more)
    pool->next_job += ts_ranks_count ();
  pthread_mutex_unlock (&pool->mutex);
  return more;
}

static TsWorld *borrow_world (Pool *pool, uint32_t slot, GError **error)
{
  TsWorld *world = NULL;
  pthread_mutex_lock (&pool->mutex);
  GPtrArray *idle = pool->idle[slot];
  if (idle->len > 0)
    world = g_ptr_array_steal_index_fast (idle, idle->len - 1);
  pthread_mutex_unlock (&pool->mutex);
  if (world != NULL)
    return world;
  TsPendingKind queue = pool->tasks->options->keeps_heap ? TS_PENDING_HEAP : TS_PENDING_BUCKETS;
  world = ts_world_new (pool->tasks->scenario, pool->tasks->configurations[slot], queue, error);
  if (world != NULL && pool->tasks->keeps_records)
    ts_world_keep_records (world);
  return world;
}

static void give_back_world (Pool *pool, uint32_t slot, TsWorld *world)
{
  pthread_mutex_lock (&pool->mutex);
  g_ptr_array_add (pool->idle[slot], world);
  pthread_mutex_unlock (&pool->mutex);
}

/* Every replication is checked, always: a wrong sum must not become a result. */
static bool check (const Pool *pool, size_t task, const TsReplication *replication, GError **error)
{
  g_autofree char *broken = ts_replication_check (replication);
  if (broken == NULL)
    return true;
  const TsScenario *scenario = pool->tasks->scenario;
  uint32_t configuration = pool->tasks->configurations[task_configuration (pool, task)];
  g_set_error (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_BUG,
               "configuration '%s', replication %u, seed %" G_GUINT64_FORMAT ": %s",
               scenario->configurations[configuration].name, task_replication (pool, task), scenario->seed, broken);
  return false;
}

static bool simulate (Pool *pool, size_t task, uint32_t share, TsReplication *result, GError **error)
{
  uint32_t slot = task_configuration (pool, task);
  TsWorld *world = borrow_world (pool, slot, error);
  if (world == NULL)
    return false;
  ts_world_limit_events (world, pool->tasks->options->most_events);
  if (pool->shares.n > 1)
    ts_world_take_parts (world, pool->shares.parts[share]);
  bool ok = ts_world_run (world, task_replication (pool, task), pool->tasks->options->stop, result, error);
  give_back_world (pool, slot, world);
  return ok;
}

/* The ratio of sums with its interval by the delta method. */
static TsEstimate glimpse (Glimpse *so_far, const TsNeedTally *needs)
{
  double x = (double)needs->helped, y = (double)(needs->needs - needs->open);
  so_far->n++;
  so_far->x += x;
  so_far->y += y;
  so_far->xx += x * x;
  so_far->xy += x * y;
  so_far->yy += y * y;
  if (so_far->y == 0.0)
    return (TsEstimate){0};
  double n = so_far->n, ratio = so_far->x / so_far->y;
  TsEstimate estimate = {.mean = ratio, .low = ratio, .high = ratio, .n = so_far->n};
  if (so_far->n == 1)
    return estimate;
  double squares = MAX (so_far->xx - 2.0 * ratio * so_far->xy + ratio * ratio * so_far->yy, 0.0);
  double half =
    ts_student_quantile (0.5 + TS_INTERVAL_LEVEL / 2.0, n - 1.0) * sqrt (n / (n - 1.0) * squares) / so_far->y;
  estimate.low = MAX (ratio - half, 0.0);
  estimate.high = MIN (ratio + half, 1.0);
  return estimate;
}

static void tell (Pool *pool, size_t task)
{
  const TsTasks *tasks = pool->tasks;
  uint32_t slot = task_configuration (pool, task);
  if (tasks->options->progress == NULL)
    return;
  TsProgress progress = {
    .done = pool->done,
    .total = pool->from * tasks->n + (uint32_t)pool->n_tasks,
    .configuration = tasks->scenario->configurations[tasks->configurations[slot]].name,
    .helped = glimpse (&pool->glimpses[slot], &tasks->replications[slot][task_replication (pool, task)].needs)};
  tasks->options->progress (&progress, tasks->options->progress_data);
}

static TsReplication *result_of (const Pool *pool, size_t task)
{
  return &pool->tasks->replications[task_configuration (pool, task)][task_replication (pool, task)];
}

static void note (Pool *pool, size_t task)
{
  pool->missing[task] = 0;
  pool->done++;
  tell (pool, task);
}

static void finish (Pool *pool, size_t task)
{
  pthread_mutex_lock (&pool->mutex);
  if (ts_ranks_number () == 0) {
    note (pool, task);
  } else {
    ts_ranks_send (task, result_of (pool, task));
    ts_replication_clear (result_of (pool, task));
  }
  pthread_mutex_unlock (&pool->mutex);
}

/* Whoever comes first stores, the others add; true for the last. */
static bool add_share (Pool *pool, size_t task, TsReplication *share)
{
  TsReplication *result = result_of (pool, task);
  pthread_mutex_lock (&pool->mutex);
  if (pool->missing[task] == pool->shares.n)
    *result = *share;
  else
    ts_replication_add (result, share);
  bool is_last = pool->missing[task] == 1;
  pool->missing[task] -= !is_last; /* a task that is not checked is not finished */
  pthread_mutex_unlock (&pool->mutex);
  return is_last;
}

/* One share of a task; after the last the whole task. */
static bool do_job (Pool *pool, size_t task, uint32_t share, GError **error)
{
  TsReplication result = {0};
  if (!simulate (pool, task, share, &result, error))
    return false;
  if (!add_share (pool, task, &result))
    return true;
  if (!check (pool, task, result_of (pool, task), error))
    return false;
  finish (pool, task);
  return true;
}

static void *work (void *data)
{
  Pool *pool = data;
  size_t task;
  uint32_t share;
  while (take_job (pool, &task, &share)) {
    GError *error = NULL;
    if (do_job (pool, task, share, &error))
      continue;
    if (g_error_matches (error, TS_CLIENTS_ERROR, TS_CLIENTS_ERROR_INTERRUPTED))
      g_error_free (error);
    else
      fail (pool, task, error);
  }
  return NULL;
}

/* ------------------------------------------------------------------- ranks -- */

#define LOOK_MICROSECONDS 1000

static TsRanksMessage receive (Pool *pool)
{
  uint64_t task = 0;
  TsReplication replication;
  GError *error = NULL;
  TsRanksMessage message = ts_ranks_receive (&task, &replication, &error);
  if (message == TS_RANKS_REPLICATION) {
    pthread_mutex_lock (&pool->mutex);
    *result_of (pool, (size_t)task) = replication;
    note (pool, (size_t)task);
    pthread_mutex_unlock (&pool->mutex);
  } else if (error != NULL) {
    fail (pool, (size_t)task, error);
  }
  return message;
}

/* Rank 0: takes what the others send until each has ended, or the run is stopped; then only what
 * has come already: a rank may be dead. */
static void collect (Pool *pool)
{
  uint32_t ended = 0;
  while (ended + 1 < ts_ranks_count () && !is_stopped (pool)) {
    TsRanksMessage message = receive (pool);
    ended += message == TS_RANKS_END;
    if (message == TS_RANKS_NOTHING)
      g_usleep (LOOK_MICROSECONDS);
  }
  while (ended + 1 < ts_ranks_count () && receive (pool) != TS_RANKS_NOTHING)
    ;
}

static void meet_others (Pool *pool)
{
  if (ts_ranks_count () > 1 && ts_ranks_number () == 0)
    collect (pool);
}

static void tell_rank_0 (Pool *pool)
{
  if (ts_ranks_number () > 0 && !is_stopped (pool))
    ts_ranks_send_end (pool->failed_task, pool->error);
}

static bool run_all (Pool *pool, GError **error)
{
  size_t wanted = pool->tasks->options->threads > 0 ? pool->tasks->options->threads : g_get_num_processors ();
  wanted = MIN (wanted, pool->n_tasks * pool->shares.n);
  g_autofree pthread_t *threads = g_new (pthread_t, wanted);
  size_t started = 0;
  int number = 0;
  while (started < wanted && number == 0) {
    number = pthread_create (&threads[started], NULL, work, pool);
    started += number == 0;
  }
  meet_others (pool);
  for (size_t i = 0; i < started; i++)
    pthread_join (threads[i], NULL);
  tell_rank_0 (pool);
  if (started == 0) {
    g_set_error (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_THREADS, "cannot start a thread: %s",
                 g_strerror (number));
    return false;
  }
  if (pool->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&pool->error));
    return false;
  }
  return true;
}

static uint32_t finished_prefix (const Pool *pool)
{
  size_t task = 0;
  while (task < pool->n_tasks && pool->missing[task] == 0)
    task++;
  return task_replication (pool, task);
}

bool ts_pool_run (const TsTasks *tasks, uint32_t from, uint32_t to, uint32_t *prefix, GError **error)
{
  g_assert (tasks->n > 0 && from < to);
  Pool pool = {.tasks = tasks,
               .from = from,
               .n_tasks = (size_t)tasks->n * (to - from),
               .done = from * tasks->n,
               .idle = g_new0 (GPtrArray *, tasks->n),
               .glimpses = g_new0 (Glimpse, tasks->n),
               .next_job = ts_ranks_number (),
               .failed_task = SIZE_MAX};
  pool.shares = ts_shares_of (tasks, pool.n_tasks);
  pool.missing = g_new (uint32_t, pool.n_tasks);
  for (size_t task = 0; task < pool.n_tasks; task++)
    pool.missing[task] = pool.shares.n;
  pthread_mutex_init (&pool.mutex, NULL);
  for (uint32_t slot = 0; slot < tasks->n; slot++)
    pool.idle[slot] = g_ptr_array_new_with_free_func ((GDestroyNotify)ts_world_free);

  bool ok = run_all (&pool, error);
  *prefix = finished_prefix (&pool);

  for (uint32_t slot = 0; slot < tasks->n; slot++)
    g_ptr_array_unref (pool.idle[slot]);
  g_free (pool.idle);
  g_free (pool.glimpses);
  g_free (pool.missing);
  g_clear_error (&pool.error);
  pthread_mutex_destroy (&pool.mutex);
  return ok;
}
