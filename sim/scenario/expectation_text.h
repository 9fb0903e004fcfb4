/* expectation_text.h - walking through the text of an expectation, and pointing into it */
#ifndef TENANTSIM_SCENARIO_EXPECTATION_TEXT_H
#define TENANTSIM_SCENARIO_EXPECTATION_TEXT_H

#include "estate.h"

/* A text at a node of the tree: what is left of it. */
typedef struct {
  const TsEstate *estate;
  const TsNode *node; /* whose text holds it */
  const char *at;
} TsText;

void ts_text_skip_spaces (TsText *text);
/* Is the next character this one? Then goes past it. */
bool ts_text_take (TsText *text, char c);
/* The longest part made of `characters`; new, maybe "". */
char *ts_text_part (TsText *text, const char *characters);

/* A node that covers `length` bytes of the text from `start`, to report at; the
 * whole node where that cannot be told (blocks, escapes). Its text is not set. */
TsNode ts_text_node (const TsText *text, const char *start, size_t length);

/* Reports at a part of the text; always false. */
bool ts_text_error (const TsText *text, const char *start, size_t length, const char *hint, const char *format, ...)
  G_GNUC_PRINTF (5, 6);

#endif
