/* keys.h - tables of keys: what a mapping may hold, how values are read, what they mean
 *
 * Every mapping of the scenario language has one table. Its rows read a file
 * (keys.c), make the JSON Schema (schema.c) and the canonical text (canonical.c),
 * so the three cannot differ.
 */
#ifndef TENANTSIM_SCENARIO_KEYS_H
#define TENANTSIM_SCENARIO_KEYS_H

#include "diagnostics.h"
#include "quantities.h"
#include "tree.h"

/* What a value is, and what is stored for it. */
typedef enum {
  TS_VALUE_TEXT,         /* const char *, not empty */
  TS_VALUE_CHOICE,       /* int: number of the word, from 1, so that 0 is "not written" */
  TS_VALUE_FLAGS,        /* unsigned: a list of words; bit i is the i-th, TS_FLAGS_WRITTEN */
  TS_VALUE_COUNT,        /* uint32_t, or uint64_t where `high` needs it */
  TS_VALUE_SHARE,        /* double, 0..1 */
  TS_VALUE_FACTOR,       /* double, 0..1000, at most 6 decimals */
  TS_VALUE_DURATION,     /* TsDuration, >= low */
  TS_VALUE_DISTRIBUTION, /* TsDistribution */
  TS_VALUE_HOURS,        /* TsHours */
  TS_VALUE_DATE,         /* TsWrittenDate */
  TS_VALUE_TIME_ZONE,    /* const char * */
  TS_VALUE_DOMAIN,       /* char *, kept by the reader */
  TS_VALUE_WORD,         /* const TsNode *: a scalar that is understood later */
  TS_VALUE_WORDS,        /* const TsNode *: one such scalar, or a list of at least one; each
                            one of `words`, where there are any */
  TS_VALUE_MAPPING,      /* the struct that `table` describes */
  TS_VALUE_OVERRIDES,    /* const TsNode *: such a mapping, no key required, no defaults;
                            read again over a copy of what it overrides */
  TS_VALUE_EITHER,       /* a struct: a word of `item`, or the mapping of `table` */
  TS_VALUE_NAMED,        /* GArray * of structs that begin with TsNamed: names the writer
                            chooses, each with an `item` */
  TS_VALUE_LIST,         /* GArray * of structs that begin with TsNamed (without a key) */
  TS_VALUE_EXPECTATION,  /* TsWrittenExpectation: a text, or one "configuration: text" */
  TS_VALUES
} TsValueKind;

#define TS_FLAGS_WRITTEN (1u << 31)

/* The head of every item: where it stands. */
typedef struct {
  const TsNode *key;  /* NULL in lists */
  const TsNode *node; /* the value */
} TsNamed;

typedef struct {
  const char *text;
  int64_t unix_seconds;
} TsWrittenDate;

typedef struct {
  const TsNode *configuration; /* NULL where all stands in one text */
  const TsNode *text;
} TsWrittenExpectation;

typedef struct TsType TsType;

/* One row of a table of keys. */
typedef struct {
  const char *name;
  const TsType *type;
  bool required;
  size_t offset;             /* into the struct of the mapping */
  const char *default_value; /* as it would be written; NULL: none, or see `means` */
  const char *const *era_defaults; /* in place of default_value: one an era, in the order of TsEra */
  const char *means;         /* one sentence */
  const char *source;        /* behaviour: where the number comes from */
  bool is_assumption;        /* behaviour: no published number stands behind it */
  TsEra since;               /* the first era that has it */
  const char *only_with;     /* the noun without which it has no effect: then neither canonical text
                                nor assumptions speak of its default */
} TsKey;

typedef struct {
  const TsKey *keys;
  size_t n;
} TsTable;

struct TsType {
  TsValueKind kind;
  const char *name; /* in messages: "a share such as 15%" */
  const char *const *words; /* choice, flags: NULL-terminated */
  const char *pattern;      /* text: a regular expression for editors, or NULL */
  uint64_t low;     /* count; duration; distribution (its mean); named and list: how many items; mapping: 1 where its
                       defaults hold even when it is not written */
  uint64_t high;
  const TsTable *table;
  const TsType *item;       /* named, list, either */
  size_t item_offset;       /* where an item's own struct holds the value: list, named, either */
  size_t item_size;
};

/* What reading needs and keeps. */
typedef struct {
  TsDiagnostics *diagnostics;
  TsEra era;          /* whose defaults hold */
  const char *folder; /* of data files */
  GPtrArray *keep;    /* g_free: strings and empirical values */
  GPtrArray *arrays;  /* g_array_unref: lists of items */
  size_t comparisons; /* names that may still be compared for hints: a file full of
                         misspelt names must not take quadratic time */
} TsReader;

/* Reads a value into `into`; reports and returns false where it is wrong. `key`
 * is the node to point at where something is missing. */
bool ts_read_value (TsReader *reader, const TsNode *key, const TsNode *node, const TsType *type, void *into);
/* Reads the keys of a mapping. Keys that are missing get their defaults, unless
 * `overrides`. */
bool ts_read_keys (TsReader *reader, const TsNode *key, const TsNode *node, const TsTable *table, bool overrides,
                   void *into);

/* What holds where a key is not written, as it would be written; or NULL. */
static inline const char *ts_key_default (const TsKey *key, TsEra era)
{
  return key->era_defaults != NULL ? key->era_defaults[era] : key->default_value;
}

/* Is it a name: letters, digits, "-" and "_", at most 64 characters? */
bool ts_is_name (const char *text);

/* Is there time to compare n more names? */
bool ts_reader_may_compare (const TsReader *reader, size_t n);
/* ts_did_you_mean(), or NULL when enough names were compared. Free with g_free(). */
char *ts_reader_hint (TsReader *reader, const char *typed, const char *const *names, size_t n);

/* Item of an array of structs; NULL arrays are empty. */
guint ts_items (const GArray *items);

/* The table of the whole file. */
extern const TsTable ts_scenario_keys;
/* The table of behaviour, into TsBehaviour. */
extern const TsTable ts_behaviour_keys;
/* The table of an activity's meetings, into TsDraftMeeting. */
extern const TsTable ts_meeting_keys;

#endif
