/* values.c - reading single values and lists of words */
#include "values.h"

#include <string.h>

#include "calendars.h"

#define LONGEST_TEXT 1000

static const char *kind_of (const TsNode *node)
{
  if (node->kind == TS_NODE_SCALAR)
    return node->text[0] == '\0' && !node->quoted ? "nothing" : "a single value";
  return node->kind == TS_NODE_SEQUENCE ? "a list" : "a mapping";
}

bool ts_expect_kind (TsReader *reader, const TsNode *node, TsNodeKind kind, const char *name)
{
  if (node->kind == kind)
    return true;
  ts_diagnostics_error (reader->diagnostics, node, NULL, "expected %s, not %s", name, kind_of (node));
  return false;
}

/* ------------------------------------------------------------------ words -- */

/* The number of a word, from 1; 0, and an error, when it is none of them. */
static int find_word (TsReader *reader, const TsNode *node, const TsType *type)
{
  if (!ts_expect_kind (reader, node, TS_NODE_SCALAR, type->name))
    return 0;
  for (int i = 0; type->words[i] != NULL; i++)
    if (strcmp (type->words[i], node->text) == 0)
      return i + 1;
  g_autofree char *all = g_strjoinv (", ", (char **)type->words);
  g_autofree char *hint = ts_reader_hint (reader, node->text, type->words, g_strv_length ((char **)type->words));
  ts_diagnostics_error (reader->diagnostics, node, hint, "\"%s\" is not %s: one of %s", node->text, type->name, all);
  return 0;
}

static bool read_choice (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  int *number = into;
  *number = find_word (reader, node, type);
  return *number != 0;
}

static bool read_flags (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  unsigned *flags = into;
  *flags = TS_FLAGS_WRITTEN;
  if (!ts_expect_kind (reader, node, TS_NODE_SEQUENCE, "a list such as [teams]"))
    return false;
  bool right = true;
  for (size_t i = 0; i < ts_node_length (node); i++) {
    int number = find_word (reader, ts_node_item (node, i), type);
    if (number != 0)
      *flags |= 1u << (number - 1);
    else
      right = false;
  }
  return right;
}

static bool read_text (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  if (!ts_expect_kind (reader, node, TS_NODE_SCALAR, type->name))
    return false;
  size_t length = strlen (node->text);
  if (length == 0 || length > LONGEST_TEXT) {
    ts_diagnostics_error (reader->diagnostics, node, NULL,
                          length == 0 ? "expected %s, not nothing" : "expected %s of at most %d bytes", type->name,
                          LONGEST_TEXT);
    return false;
  }
  *(const char **)into = node->text;
  return true;
}

static bool read_word (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  *(const TsNode **)into = node;
  if (!ts_expect_kind (reader, node, TS_NODE_SCALAR, type->name))
    return false;
  if (node->text[0] != '\0')
    return true;
  ts_diagnostics_error (reader->diagnostics, node, NULL, "expected %s, not nothing", type->name);
  return false;
}

/* One of several words, which may be limited to some. */
static bool read_one_word (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  *(const TsNode **)into = node;
  return type->words != NULL ? find_word (reader, node, type) != 0 : read_word (reader, node, type, into);
}

static bool read_words (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  if (node->kind != TS_NODE_SEQUENCE)
    return read_one_word (reader, node, type, into);
  bool right = ts_node_length (node) > 0;
  if (!right)
    ts_diagnostics_error (reader->diagnostics, node, NULL, "the list is empty: expected %s", type->name);
  for (size_t i = 0; i < ts_node_length (node); i++)
    right &= read_one_word (reader, ts_node_item (node, i), type, into);
  *(const TsNode **)into = node;
  return right;
}

/* ------------------------------------------------------------- quantities -- */

static bool read_count (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  uint64_t count = 0;
  if (!ts_expect_kind (reader, node, TS_NODE_SCALAR, type->name) ||
      !ts_read_count (node, reader->diagnostics, type->low, type->high, &count))
    return false;
  if (type->high > UINT32_MAX)
    *(uint64_t *)into = count;
  else
    *(uint32_t *)into = (uint32_t)count;
  return true;
}

static bool read_share (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  return ts_expect_kind (reader, node, TS_NODE_SCALAR, type->name) && ts_read_share (node, reader->diagnostics, into);
}

static bool read_factor (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  return ts_expect_kind (reader, node, TS_NODE_SCALAR, type->name) && ts_read_factor (node, reader->diagnostics, into);
}

static bool read_duration (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  TsDuration *duration = into;
  if (!ts_expect_kind (reader, node, TS_NODE_SCALAR, type->name) ||
      !ts_read_duration (node, reader->diagnostics, duration))
    return false;
  if ((uint64_t)*duration >= type->low)
    return true;
  ts_diagnostics_error (reader->diagnostics, node, NULL, "\"%s\" is too short: it must be more than 0", node->text);
  return false;
}

static bool read_distribution (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  TsDistribution *distribution = into;
  if (!ts_expect_kind (reader, node, TS_NODE_SCALAR, type->name) ||
      !ts_read_distribution (node, reader->folder, reader->keep, reader->diagnostics, distribution))
    return false;
  if (type->low == 0 || ts_distribution_mean (distribution) >= (double)type->low)
    return true;
  ts_diagnostics_error (reader->diagnostics, node, NULL, "the mean of \"%s\" must be more than 0", node->text);
  return false;
}

static bool read_hours (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  return ts_expect_kind (reader, node, TS_NODE_SCALAR, type->name) && ts_read_hours (node, reader->diagnostics, into);
}

static bool read_date (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  TsWrittenDate *date = into;
  date->text = node->text;
  return ts_expect_kind (reader, node, TS_NODE_SCALAR, type->name) &&
         ts_read_date (node, reader->diagnostics, &date->unix_seconds);
}

static bool read_time_zone (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  if (!ts_expect_kind (reader, node, TS_NODE_SCALAR, type->name))
    return false;
  *(const char **)into = node->text;
  if (ts_time_zone_exists (node->text))
    return true;
  ts_diagnostics_error (reader->diagnostics, node, NULL, "there is no time zone \"%s\": expected %s", node->text,
                        type->name);
  return false;
}

static bool read_domain (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  char **domain = into;
  if (!ts_expect_kind (reader, node, TS_NODE_SCALAR, type->name) || !ts_read_domain (node, reader->diagnostics, domain))
    return false;
  g_ptr_array_add (reader->keep, *domain);
  return true;
}

/* -------------------------------------------------------------- by type -- */

static bool read_expectation (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  TsWrittenExpectation *written = into;
  if (node->kind == TS_NODE_MAPPING && ts_node_length (node) == 1) {
    const TsEntry *only = ts_node_entry_at (node, 0);
    written->configuration = only->key;
    node = only->value;
  } else if (node->kind == TS_NODE_MAPPING) {
    ts_diagnostics_error (reader->diagnostics, node, NULL, "expected %s, not a mapping of several keys", type->name);
    return false;
  }
  return read_word (reader, node, type, &written->text);
}

typedef bool (*ReadScalar) (TsReader *reader, const TsNode *node, const TsType *type, void *into);

static const ReadScalar readers[TS_VALUES] = {
  [TS_VALUE_TEXT] = read_text,
  [TS_VALUE_CHOICE] = read_choice,
  [TS_VALUE_FLAGS] = read_flags,
  [TS_VALUE_COUNT] = read_count,
  [TS_VALUE_SHARE] = read_share,
  [TS_VALUE_FACTOR] = read_factor,
  [TS_VALUE_DURATION] = read_duration,
  [TS_VALUE_DISTRIBUTION] = read_distribution,
  [TS_VALUE_HOURS] = read_hours,
  [TS_VALUE_DATE] = read_date,
  [TS_VALUE_TIME_ZONE] = read_time_zone,
  [TS_VALUE_DOMAIN] = read_domain,
  [TS_VALUE_WORD] = read_word,
  [TS_VALUE_WORDS] = read_words,
  [TS_VALUE_EXPECTATION] = read_expectation,
};

bool ts_read_scalar (TsReader *reader, const TsNode *node, const TsType *type, void *into)
{
  g_assert (readers[type->kind] != NULL);
  return readers[type->kind](reader, node, type, into);
}
