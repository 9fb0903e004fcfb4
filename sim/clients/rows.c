/* Rows that are taken and returned, and rows that are only added. */
#include "world.h"

#include <stdlib.h>
#include <string.h>

#define LINE 64

void *ts_lines_new (size_t n, size_t row_size)
{
  if (n >= (SIZE_MAX - LINE) / row_size)
    return NULL;
  size_t size = (n * row_size / LINE + 1) * LINE;
  void *lines = aligned_alloc (LINE, size);
  ts_prefer_huge_pages (lines, size);
  return lines;
}

bool ts_world_grow_rows (TsWorld *world, void **rows, uint32_t *capacity, size_t row_size)
{
  uint32_t wanted = *capacity == 0 ? 256 : *capacity * 2;
  void *larger = *capacity >= TS_EVENT_SUBJECTS ? NULL : g_try_realloc_n (*rows, wanted, row_size);
  if (larger == NULL) {
    world->exhausted = true;
    return false;
  }
  ts_prefer_huge_pages (larger, wanted * row_size);
  *rows = larger;
  *capacity = wanted;
  return true;
}

/* The same for rows in lines of memory. */
static bool grow_lines (TsWorld *world, void **rows, uint32_t *capacity, size_t row_size)
{
  uint32_t wanted = *capacity == 0 ? 256 : *capacity * 2;
  void *larger = *capacity >= TS_EVENT_SUBJECTS ? NULL : ts_lines_new (wanted, row_size);
  if (larger == NULL) {
    world->exhausted = true;
    return false;
  }
  if (*capacity > 0)
    memcpy (larger, *rows, *capacity * row_size);
  free (*rows);
  *rows = larger;
  *capacity = wanted;
  return true;
}

#define TS_DEFINE_ROWS(name, Type, rows, n_rows, rows_capacity, free_row, grow)                                        \
  uint32_t ts_world_take_##name (TsWorld *world)                                                                       \
  {                                                                                                                    \
    uint32_t row = world->free_row;                                                                                    \
    if (row != TS_NONE) {                                                                                              \
      world->free_row = world->rows[row].next;                                                                         \
      return row;                                                                                                      \
    }                                                                                                                  \
    void *memory = world->rows;                                                                                        \
    if (world->n_rows == world->rows_capacity && !grow (world, &memory, &world->rows_capacity, sizeof (Type)))         \
      return TS_NONE;                                                                                                  \
    world->rows = memory;                                                                                              \
    return world->n_rows++;                                                                                            \
  }                                                                                                                    \
  void ts_world_return_##name (TsWorld *world, uint32_t row)                                                           \
  {                                                                                                                    \
    world->rows[row] = (Type){.next = world->free_row};                                                                \
    world->free_row = row;                                                                                             \
  }

TS_DEFINE_ROWS (need, TsNeed, needs, n_needs, needs_capacity, free_need, grow_lines)
TS_DEFINE_ROWS (call, TsCall, calls, n_calls, calls_capacity, free_call, grow_lines)
TS_DEFINE_ROWS (request, TsRequest, requests, n_requests, requests_capacity, free_request, ts_world_grow_rows)

static const TsErrand no_errand = {.next_tenant = TS_NONE, .last_request = TS_NONE, .serving = TS_NONE};

const TsErrand *ts_world_errand (const TsWorld *world, uint32_t person)
{
  uint32_t errand = world->people[person].errand;
  return errand == TS_NONE ? &no_errand : &world->errands[errand];
}

TsErrand *ts_world_take_errand (TsWorld *world, uint32_t number)
{
  TsPerson *person = &world->people[number];
  if (person->errand == TS_NONE) {
    void *memory = world->errands;
    if (world->n_errands == world->errands_capacity &&
        !ts_world_grow_rows (world, &memory, &world->errands_capacity, sizeof (TsErrand)))
      return NULL;
    world->errands = memory;
    person->errand = world->n_errands++;
    world->errands[person->errand] = no_errand;
  }
  return &world->errands[person->errand];
}

uint32_t ts_world_take_record (TsWorld *world)
{
  void *memory = world->records;
  if (world->n_records == world->records_capacity &&
      !ts_world_grow_rows (world, &memory, &world->records_capacity, sizeof (TsNeedRecord)))
    return TS_NONE;
  world->records = memory;
  return world->n_records++;
}
