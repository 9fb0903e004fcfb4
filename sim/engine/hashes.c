/* Stable hashes: FNV-1a (Fowler, Noll, Vo) and the finaliser of splitmix64
 * (Steele, Lea, Flood, OOPSLA 2014). */
#include "tenantsim/engine.h"

static uint64_t finalise (uint64_t hash)
{
  hash = (hash ^ (hash >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  hash = (hash ^ (hash >> 27)) * UINT64_C (0x94d049bb133111eb);
  return hash ^ (hash >> 31);
}

uint64_t ts_hash_text (const char *text)
{
  uint64_t hash = UINT64_C (0xcbf29ce484222325);
  for (const char *c = text; *c != '\0'; c++)
    hash = (hash ^ (uint8_t)*c) * UINT64_C (0x100000001b3);
  return finalise (hash);
}

/* The odd constant keeps (a, b) and (b, a) apart, and 0 from being neutral. */
uint64_t ts_hash_combine (uint64_t hash, uint64_t value)
{
  return finalise (hash * UINT64_C (0x9e3779b97f4a7c15) + finalise (value + UINT64_C (0x9e3779b97f4a7c15)));
}
