/* values.h - reading single values and lists of words */
#ifndef TENANTSIM_SCENARIO_VALUES_H
#define TENANTSIM_SCENARIO_VALUES_H

#include "keys.h"

/* Is it a scalar, a sequence, a mapping? Otherwise reports that `name` was expected. */
bool ts_expect_kind (TsReader *reader, const TsNode *node, TsNodeKind kind, const char *name);

/* Reads a value of one of the types that have no table and no items. */
bool ts_read_scalar (TsReader *reader, const TsNode *node, const TsType *type, void *into);

#endif
