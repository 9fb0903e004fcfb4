/* fuzz.h - what every fuzz target is: one function that must come through any bytes */
#ifndef TENANTSIM_TESTS_FUZZ_H
#define TENANTSIM_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include <glib.h>

/* Called by libFuzzer, or by replay.c. Always 0; a finding is a crash, an abort() or a hang. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* A promise is broken: says which and aborts. */
G_NORETURN void fuzz_broken (const char *format, ...) G_GNUC_PRINTF (1, 2);

#endif
