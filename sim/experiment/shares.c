/* Splitting replications among threads. */
#include "shares.h"

#include "ranks.h"

static bool may_be_split (const TsTasks *tasks)
{
  for (uint32_t c = 0; c < tasks->n; c++)
    if (!ts_parts_are_apart (tasks->scenario, tasks->configurations[c]))
      return false;
  return ts_ranks_count () == 1 && tasks->options->most_events == 0;
}

/* So many shares as there are threads for each task, and memory for. */
static uint32_t number_of_shares (const TsTasks *tasks, size_t n_tasks, uint32_t n_parts)
{
  uint32_t threads = tasks->options->threads > 0 ? tasks->options->threads : g_get_num_processors ();
  double world = ts_world_memory (tasks->scenario), most = tasks->options->most_memory;
  uint32_t n = (uint32_t)MIN (threads / n_tasks, n_parts);
  while (n > 1 && most > 0.0 && world * n * (double)n_tasks > most)
    n--;
  return MAX (n, 1);
}

TsShares ts_shares_of (const TsTasks *tasks, size_t n_tasks)
{
  TsShares shares = {.n = 1};
  if (!may_be_split (tasks))
    return shares;
  TsParts parts = ts_parts_find (tasks->scenario);
  shares.n = number_of_shares (tasks, n_tasks, parts.n);
  for (uint32_t share = 0; share < shares.n; share++)
    shares.parts[share] = ts_parts_share (&parts, share, shares.n);
  ts_parts_clear (&parts);
  return shares;
}
