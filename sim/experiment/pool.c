/*
 * Replications on threads. POSIX threads, not GLib's pool: the thread sanitizer
 * sees what orders them, so that it can vouch for the worlds that run on them.
 */
#define _POSIX_C_SOURCE 200809L

#include "pool.h"

#include <pthread.h>

typedef struct {
  const TsScenario *scenario;
  const TsRunOptions *options;
  const uint32_t *configurations;
  uint32_t n_configurations;
  TsReplication *replications;
  size_t n_tasks;
  pthread_mutex_t mutex; /* guards what follows */
  size_t next_task;
  bool *finished;   /* one per task */
  GPtrArray **idle; /* per configuration: worlds that no thread uses now */
  uint32_t done;
  size_t failed_task; /* the lowest task that failed, or SIZE_MAX */
  GError *error;      /* of that task */
} Pool;

/* Tasks go by replication first, so that an interrupted run has whole rows. */
static uint32_t task_configuration (const Pool *pool, size_t task)
{
  return (uint32_t)(task % pool->n_configurations);
}

static uint32_t task_replication (const Pool *pool, size_t task)
{
  return (uint32_t)(task / pool->n_configurations);
}

static bool is_stopped (const Pool *pool)
{
  return pool->options->stop != NULL && *pool->options->stop != 0;
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

/* The next task in order. False when there is none, or no use in one. */
static bool take_task (Pool *pool, size_t *task)
{
  pthread_mutex_lock (&pool->mutex);
  bool more = pool->next_task < pool->n_tasks && pool->failed_task == SIZE_MAX && !is_stopped (pool);
  if (more)
    *task = pool->next_task++;
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
  return world != NULL ? world : ts_world_new (pool->scenario, pool->configurations[slot], TS_PENDING_BUCKETS, error);
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
  uint32_t configuration = pool->configurations[task_configuration (pool, task)];
  g_set_error (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_BUG,
               "configuration '%s', replication %u, seed %" G_GUINT64_FORMAT ": %s",
               pool->scenario->configurations[configuration].name, task_replication (pool, task),
               pool->scenario->seed, broken);
  return false;
}

static bool simulate (Pool *pool, size_t task, GError **error)
{
  uint32_t slot = task_configuration (pool, task);
  uint32_t replication = task_replication (pool, task);
  TsWorld *world = borrow_world (pool, slot, error);
  if (world == NULL)
    return false;
  TsReplication *result = &pool->replications[(size_t)slot * pool->scenario->replications + replication];
  bool ok = ts_world_run (world, replication, pool->options->stop, result, error);
  give_back_world (pool, slot, world);
  return ok && check (pool, task, result, error);
}

static void finish (Pool *pool, size_t task)
{
  uint32_t configuration = pool->configurations[task_configuration (pool, task)];
  pthread_mutex_lock (&pool->mutex);
  pool->finished[task] = true;
  pool->done++;
  if (pool->options->progress != NULL) {
    TsProgress progress = {.done = pool->done,
                           .total = pool->n_configurations * pool->scenario->replications,
                           .configuration = pool->scenario->configurations[configuration].name};
    pool->options->progress (&progress, pool->options->progress_data);
  }
  pthread_mutex_unlock (&pool->mutex);
}

static void *work (void *data)
{
  Pool *pool = data;
  size_t task;
  while (take_task (pool, &task)) {
    GError *error = NULL;
    if (simulate (pool, task, &error))
      finish (pool, task);
    else if (g_error_matches (error, TS_CLIENTS_ERROR, TS_CLIENTS_ERROR_INTERRUPTED))
      g_error_free (error);
    else
      fail (pool, task, error);
  }
  return NULL;
}

static bool run_all (Pool *pool, GError **error)
{
  size_t wanted = pool->options->threads > 0 ? pool->options->threads : g_get_num_processors ();
  wanted = MIN (wanted, pool->n_tasks);
  g_autofree pthread_t *threads = g_new (pthread_t, wanted);
  size_t started = 0;
  int number = 0;
  while (started < wanted && number == 0) {
    number = pthread_create (&threads[started], NULL, work, pool);
    started += number == 0;
  }
  for (size_t i = 0; i < started; i++)
    pthread_join (threads[i], NULL);
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
  while (task < pool->n_tasks && pool->finished[task])
    task++;
  return task_replication (pool, task);
}

bool ts_pool_run (const TsScenario *scenario, const uint32_t *configurations, uint32_t n,
                  const TsRunOptions *options, TsReplication *replications, uint32_t *prefix, GError **error)
{
  g_assert (n > 0 && scenario->replications > 0);
  Pool pool = {.scenario = scenario,
               .options = options,
               .configurations = configurations,
               .n_configurations = n,
               .replications = replications,
               .n_tasks = (size_t)n * scenario->replications,
               .idle = g_new0 (GPtrArray *, n),
               .failed_task = SIZE_MAX};
  pool.finished = g_new0 (bool, pool.n_tasks);
  pthread_mutex_init (&pool.mutex, NULL);
  for (uint32_t slot = 0; slot < n; slot++)
    pool.idle[slot] = g_ptr_array_new_with_free_func ((GDestroyNotify)ts_world_free);

  bool ok = run_all (&pool, error);
  *prefix = finished_prefix (&pool);

  for (uint32_t slot = 0; slot < n; slot++)
    g_ptr_array_unref (pool.idle[slot]);
  g_free (pool.idle);
  g_free (pool.finished);
  g_clear_error (&pool.error);
  pthread_mutex_destroy (&pool.mutex);
  return ok;
}
