/* Keyed random draws: Threefry2x64-20 from Random123. */
#include <Random123/threefry.h>

#include "tenantsim/engine.h"

TsDraw ts_draw (TsDrawKey key, uint64_t entity, uint32_t need, uint16_t attempt, uint16_t purpose)
{
  threefry2x64_ctr_t counter = {{entity, ((uint64_t)need << 32) | ((uint64_t)attempt << 16) | purpose}};
  threefry2x64_key_t threefry_key = {{key.seed, key.replication}};
  threefry2x64_ctr_t bits = threefry2x64_R (20, counter, threefry_key);
  return (TsDraw){.first = bits.v[0], .second = bits.v[1]};
}
