/* fuzz_results.c - any bytes as results.json: an error, or results that are written to the same text */
#include "fuzz.h"
#include "results_check.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  results_check ((const char *)data, size);
  return 0;
}
