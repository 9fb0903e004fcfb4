/* edited_results.h - results.json with some of its values replaced, taken out or doubled
 *
 * Random bytes are hardly ever JSON of the right shape. Here every four bytes are one edit: two choose a
 * value of real results, one what is done with it, one with what.
 */
#ifndef TENANTSIM_TESTS_FUZZ_EDITED_RESULTS_H
#define TENANTSIM_TESTS_FUZZ_EDITED_RESULTS_H

#include <stddef.h>
#include <stdint.h>

/* The results before any edit; owned here. */
const char *unedited_results (void);

/* Free with free(). */
char *edited_results (const uint8_t *data, size_t size);

#endif
