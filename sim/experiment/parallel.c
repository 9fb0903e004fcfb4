/* Calls in no order, on threads. */
#define _POSIX_C_SOURCE 200809L

#include "parallel.h"

#include <glib.h>
#include <pthread.h>
#include <stdbool.h>

typedef struct {
  void (*each) (void *data, uint32_t i);
  void *data;
  uint32_t n;
  pthread_mutex_t mutex; /* guards what follows */
  uint32_t next;
} Calls;

static bool take (Calls *calls, uint32_t *i)
{
  pthread_mutex_lock (&calls->mutex);
  *i = calls->next;
  calls->next += calls->next < calls->n;
  pthread_mutex_unlock (&calls->mutex);
  return *i < calls->n;
}

static void *work (void *data)
{
  Calls *calls = data;
  uint32_t i;
  while (take (calls, &i))
    calls->each (calls->data, i);
  return NULL;
}

void ts_parallel (uint32_t threads, uint32_t n, void (*each) (void *data, uint32_t i), void *data)
{
  Calls calls = {.each = each, .data = data, .n = n};
  uint32_t wanted = MIN (threads > 0 ? threads : g_get_num_processors (), n), started = 0;
  g_autofree pthread_t *others = g_new (pthread_t, wanted + 1);
  pthread_mutex_init (&calls.mutex, NULL);
  /* Where a thread cannot be started, those there are do its work. */
  while (started + 1 < wanted && pthread_create (&others[started], NULL, work, &calls) == 0)
    started++;
  work (&calls);
  for (uint32_t i = 0; i < started; i++)
    pthread_join (others[i], NULL);
  pthread_mutex_destroy (&calls.mutex);
}
