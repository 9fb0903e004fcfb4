/* fuzz_edited.c - results.json with edits: an error, or results that are written to the same text */
#include "edited_results.h"
#include "fuzz.h"
#include "results_check.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  char *text = edited_results (data, size);
  results_check (text, strlen (text));
  free (text);
  return 0;
}
