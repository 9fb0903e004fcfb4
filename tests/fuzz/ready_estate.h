/* ready_estate.h - the base scenario read once, so that small texts can be read into it many times a second */
#ifndef TENANTSIM_TESTS_FUZZ_READY_ESTATE_H
#define TENANTSIM_TESTS_FUZZ_READY_ESTATE_H

#include "../../sim/scenario/compile.h"

/* What one text is read with; the estate is the same for all. Never freed. */
typedef struct {
  TsTree *tree;
  TsReader base;   /* keeps what the draft points to */
  TsReader reader; /* of the text under way */
  TsDraft draft;
  TsEstate estate;
} ReadyEstate;

/* The base scenario; everything it says is right. */
ReadyEstate *ready_estate (void);

/* New diagnostics and room for strings, for one text; done: both freed. */
void ready_estate_begin (ReadyEstate *ready);
void ready_estate_done (ReadyEstate *ready);

/* Is this input one of the few that are also taken the long way? One in `n`, by its bytes alone. */
bool takes_long_way (const uint8_t *data, size_t size, uint32_t n);

#endif
