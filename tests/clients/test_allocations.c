/* A run allocates nothing and takes no lock for its events, once its arrays have grown: a
 * long run asks the allocator exactly as often as a short one, namely to store its result. */
#include "small_world.h"

#include <stdlib.h>

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(TS_CHECKS)

#include <pthread.h>

/* In the place of those of the C library, which counts nothing. */
extern void *__libc_malloc (size_t size);
extern void *__libc_calloc (size_t n, size_t size);
extern void *__libc_realloc (void *memory, size_t size);
extern void *__libc_memalign (size_t alignment, size_t size);
void *malloc (size_t size);
void *calloc (size_t n, size_t size);
void *realloc (void *memory, size_t size);
void *aligned_alloc (size_t alignment, size_t size);

static unsigned long allocations, locks;

void *malloc (size_t size)
{
  allocations++;
  return __libc_malloc (size);
}

void *calloc (size_t n, size_t size)
{
  allocations++;
  return __libc_calloc (n, size);
}

void *aligned_alloc (size_t alignment, size_t size)
{
  allocations++;
  return __libc_memalign (alignment, size);
}

void *realloc (void *memory, size_t size)
{
  allocations++;
  return __libc_realloc (memory, size);
}

/* One thread runs here, so nobody is kept out. */
int pthread_mutex_lock (pthread_mutex_t *mutex)
{
  (void)mutex;
  locks++;
  return 0;
}

int pthread_mutex_unlock (pthread_mutex_t *mutex)
{
  (void)mutex;
  return 0;
}

void g_mutex_lock (GMutex *mutex)
{
  (void)mutex;
  locks++;
}

void g_mutex_unlock (GMutex *mutex)
{
  (void)mutex;
}

typedef struct {
  unsigned long allocations, locks;
  uint64_t events;
} Cost;

/* Of replication 0, in a world that has run it before. */
static Cost cost_of (const char *duration, uint32_t configuration, TsPendingKind kind)
{
  TsScenario *scenario = load_small_world (duration, "activities.assistance.every=exponential(1h)", NULL);
  GError *error = NULL;
  TsWorld *world = ts_world_new (scenario, configuration, kind, &error);
  Cost cost = {0};
  for (int round = 0; round < 2; round++) {
    TsReplication result;
    unsigned long before = allocations, locks_before = locks;
    assert_true (ts_world_run (world, 0, NULL, &result, &error));
    cost = (Cost){allocations - before, locks - locks_before, result.events};
    ts_replication_clear (&result);
  }
  ts_world_free (world);
  ts_scenario_free (scenario);
  return cost;
}

static void the_counters_count (void **state)
{
  (void)state;
  static GMutex mutex;
  unsigned long before = allocations, locks_before = locks;
  g_free (g_malloc (77));
  g_mutex_lock (&mutex);
  g_mutex_unlock (&mutex);
  assert_true (allocations > before);
  assert_true (locks > locks_before);
}

static void events_allocate_nothing_and_take_no_lock (void **state)
{
  (void)state;
  for (uint32_t configuration = CONFIGURATION_OPEN; configuration < CONFIGURATIONS; configuration++)
    for (int kind = TS_PENDING_HEAP; kind <= TS_PENDING_BUCKETS; kind++) {
      Cost brief = cost_of ("clock.duration=2d", configuration, (TsPendingKind)kind);
      Cost lengthy = cost_of ("clock.duration=60d", configuration, (TsPendingKind)kind);
      assert_true (lengthy.events > 20 * brief.events);
      assert_int_equal (lengthy.allocations, brief.allocations);
      assert_in_range (lengthy.allocations, 0, 20);
      assert_int_equal (lengthy.locks, 0);
    }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_counters_count),
    cmocka_unit_test (events_allocate_nothing_and_take_no_lock),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

#else

/* The sanitizers have allocators of their own; other builds count. */
int main (void)
{
  return 77;
}

#endif
