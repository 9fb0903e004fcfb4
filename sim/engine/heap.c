/* A 4-ary heap of events: half as deep as a binary one, and its four children are neighbours in memory. */
#include "heap.h"

#define CHILDREN 4

void ts_heap_init (TsHeap *heap, size_t capacity)
{
  *heap = (TsHeap){.events = g_try_new (TsEvent, capacity), .capacity = capacity};
  if (heap->events == NULL)
    heap->capacity = 0;
}

void ts_heap_clear (TsHeap *heap)
{
  g_free (heap->events);
  *heap = (TsHeap){0};
}

bool ts_heap_reserve (TsHeap *heap, size_t capacity)
{
  TsEvent *events = g_try_realloc_n (heap->events, capacity, sizeof *events);
  if (events == NULL)
    return false;
  heap->events = events;
  heap->capacity = capacity;
  return true;
}

bool ts_heap_push (TsHeap *heap, TsEvent event)
{
  if (heap->length == heap->capacity && !ts_heap_reserve (heap, MAX (heap->capacity * 2, 64)))
    return false;
  size_t hole = heap->length++;
  while (hole > 0) {
    size_t parent = (hole - 1) / CHILDREN;
    if (!ts_event_before (event, heap->events[parent]))
      break;
    heap->events[hole] = heap->events[parent];
    hole = parent;
  }
  heap->events[hole] = event;
  return true;
}

static size_t first_child (const TsHeap *heap, size_t parent)
{
  size_t best = parent * CHILDREN + 1;
  size_t end = MIN (best + CHILDREN, heap->length);
  for (size_t child = best + 1; child < end; child++)
    if (ts_event_before (heap->events[child], heap->events[best]))
      best = child;
  return best;
}

bool ts_heap_pop (TsHeap *heap, TsTime until, TsEvent *event)
{
  if (heap->length == 0 || heap->events[0].time > until)
    return false;
  *event = heap->events[0];
  TsEvent last = heap->events[--heap->length];
  size_t hole = 0;
  while (hole * CHILDREN + 1 < heap->length) {
    size_t child = first_child (heap, hole);
    if (!ts_event_before (heap->events[child], last))
      break;
    heap->events[hole] = heap->events[child];
    hole = child;
  }
  heap->events[hole] = last;
  return true;
}
