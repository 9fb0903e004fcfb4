/* quantity_text.h - between the files that read quantities: numbers, units and words in text */
#ifndef TENANTSIM_SCENARIO_QUANTITY_TEXT_H
#define TENANTSIM_SCENARIO_QUANTITY_TEXT_H

#include "quantities.h"

#define TS_WANTED_DURATION "a duration such as 20s, 15min or 4h"

#define TS_DECIMALS 9
#define TS_DECIMAL_ONE UINT64_C (1000000000)

typedef enum {
  TS_NUMBER_OK,
  TS_NUMBER_MISSING,  /* the text does not begin with a number */
  TS_NUMBER_TOO_FINE, /* more than TS_DECIMALS decimals */
  TS_NUMBER_TOO_LARGE /* over 1.8e10 */
} TsNumberStatus;

/* "-1.5 h" taken apart, exactly. */
typedef struct {
  TsNumberStatus status;
  bool is_negative;
  uint64_t value;     /* in units of 1 / TS_DECIMAL_ONE */
  const char *digits; /* where the number begins, behind a sign */
  size_t length;      /* of the number */
  bool has_blank;     /* between number and unit */
  const char *unit;   /* what follows, "" for nothing */
} TsNumber;

TsNumber ts_number_from_text (const char *text);

/* The text of a scalar that is not empty; else NULL, after an error that names what is `wanted`. */
const char *ts_quantity_text (const TsNode *node, const char *wanted, TsDiagnostics *diagnostics);

/* A duration in text that is (part of) the node's. */
bool ts_duration_from_text (const char *text, const TsNode *node, TsDiagnostics *diagnostics, TsDuration *duration);

#define TS_DATA_FIELDS 2

/* A field of a line of a data file: its text, which is also the node's, and its place. */
typedef struct {
  char *text;
  TsNode place;
} TsDataField;

/* Takes the first TS_DATA_FIELDS fields of a line, the first of which is not empty; those that
 * are not there are. Reports what is wrong and returns false. */
typedef bool (*TsReadRow) (const TsDataField *fields, TsDiagnostics *of_file, void *data);

/* Reads a data file in the folder of the scenario: fields end with a comma or semicolon, empty
 * lines and a header are passed over. False where it cannot be read, reported at the node, or
 * where something in it is wrong, reported with its place in the file. */
bool ts_read_data_file (const char *folder, const char *name, const TsNode *node, TsDiagnostics *diagnostics,
                        TsReadRow read, void *data);

/* The durations in the first column of a data file: an array for g_free(), ascending. NULL: reported. */
TsDuration *ts_read_durations_file (const char *folder, const char *name, const TsNode *node,
                                    TsDiagnostics *diagnostics, size_t *n);

#endif
