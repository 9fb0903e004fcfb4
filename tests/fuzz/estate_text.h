/* estate_text.h - a valid scenario made of any bytes
 *
 * Every choice takes a byte or two; when they run out every choice is the first. So small changes of
 * the bytes are small changes of the scenario, and every scenario that can be written so is one
 * that must load and run. Names, domains and addresses never clash by construction.
 */
#ifndef TENANTSIM_TESTS_FUZZ_ESTATE_TEXT_H
#define TENANTSIM_TESTS_FUZZ_ESTATE_TEXT_H

#include <stddef.h>
#include <stdint.h>

/* Free with g_free(). */
char *estate_text (const uint8_t *data, size_t size);

#endif
