/* Writes raw bits of keyed draws to standard output until nobody reads them, for batteries of
 * tests of randomness. Usage: keyed_streams single|persons|needs|purposes|interleaved
 *
 * single: one person's needs; persons, needs, purposes: neighbours in one part of the key, the
 * others fixed; interleaved: all parts of the key in turn, as a simulation asks for them. */
#include <stdio.h>
#include <string.h>

#include "tenantsim/engine.h"

static TsDraw draw (const char *mode, uint64_t k)
{
  const TsDrawKey key = {.seed = 1, .replication = 7};
  uint64_t person = ts_hash_combine (ts_hash_text ("Contoso1.technician"), strcmp (mode, "persons") == 0 ? k : 3);
  if (strcmp (mode, "purposes") == 0)
    return ts_draw (key, person, (uint32_t)(k >> 16), 1, (uint16_t)k);
  if (strcmp (mode, "needs") == 0)
    return ts_draw (key, person, (uint32_t)k, (uint16_t)(k >> 32), 12);
  if (strcmp (mode, "interleaved") != 0)
    return ts_draw (key, person, (uint32_t)k, (uint16_t)(k >> 32), 0);
  uint64_t who = ts_hash_combine (ts_hash_text ("ABC.expert"), k / 32 % 1000);
  return ts_draw (key, who, (uint32_t)(k / 32 / 1000), (uint16_t)(k / 16 % 2), (uint16_t)(k % 16));
}

int main (int argc, char **argv)
{
  enum { BLOCK = 4096 };
  static TsDraw block[BLOCK];
  if (argc != 2)
    return 64;
  for (uint64_t k = 0;;) {
    for (int i = 0; i < BLOCK; i++)
      block[i] = draw (argv[1], k++);
    if (fwrite (block, sizeof *block, BLOCK, stdout) != BLOCK)
      return 0;
  }
}
