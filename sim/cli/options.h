/*
 * options.h - what a command line says
 *
 * One table holds every option: its names, its argument, its sentence of help,
 * the commands that take it and the function that reads its value. The parser
 * and the help are made from it.
 *
 * `--name value`, `--name=value`, `-n value`, `-nvalue`; flags can be bundled,
 * `-qv`; `--` ends the options; options and operands may be mixed. An option
 * given twice: the later one counts, save where it is a list.
 */
#ifndef TENANTSIM_CLI_OPTIONS_H
#define TENANTSIM_CLI_OPTIONS_H

#include <glib.h>
#include <stdbool.h>

#include "commands.h"
#include "terminal.h"
#include "tenantsim/experiment.h"

typedef enum {
  TS_FORMAT_TEXT,
  TS_FORMAT_JSON,
  TS_FORMAT_CSV,
  TS_FORMAT_MARKDOWN,
  TS_FORMAT_JUNIT,
  TS_FORMAT_HTML,
  TS_FORMAT_CSV_WIDE, /* this and the next only as files of --out: --format has no room for their names in the help */
  TS_FORMAT_CSV_COMPARISONS,
  TS_FORMATS
} TsFormat;

/* Strings belong to the command line unless said otherwise. */
struct TsOptions {
  int argc;
  char **argv;
  TsCommandId command; /* whose options these are */
  bool wants_help;
  bool wants_version;
  bool wants_man; /* help as a manual page */
  bool is_quiet;
  bool is_verbose;
  bool is_strict;
  bool wants_assertions; /* judged */
  bool wants_coverage;
  bool hides_progress;
  bool has_format; /* one was asked for */
  TsFormat format;
  TsColor color;
  unsigned threads;          /* 0: one per processor */
  bool fixes_replications;   /* by --replications */
  guint64 max_needs;         /* of a whole run, as expected; 0: the default */
  guint64 max_events;        /* of each replication; 0: the default */
  bool keeps_heap;           /* events are kept in the heap, not in buckets */
  guint64 max_memory;        /* bytes; 0: the default */
  bool wants_fix;
  const char *caller_in;     /* tenant, or NULL */
  unsigned chat;             /* people in the chat that starts a call; 0: none does */
  const char *callee_in;
  const char *trace;         /* file, or NULL */
  guint64 trace_need;        /* its number; 0: none */
  const char *at;            /* instant of the clock, or NULL */
  const char *diff;          /* configuration, or NULL */
  TsReachBy by;
  unsigned operations;       /* bit o for TsOperation o; 0: none was named */
  const char *out;           /* folder, or NULL */
  const char *baseline;      /* file, or NULL */
  const char *save_baseline;
  const char *store; /* of a sweep, or NULL */
  GPtrArray *vary;   /* texts, as often as given */
  GPtrArray *where;
  unsigned latin; /* points of a Latin hypercube; 0: none */
  bool is_one_at_a_time;
  TsTolerance tolerance;
  bool wants_same_scenario;
  const char *reports;       /* folder, or NULL */
  bool wants_plots;          /* pictures in the text */
  bool keeps_plot_data;
  GPtrArray *configurations; /* names, as often as given */
  GArray *overrides;         /* TsOverride, in the order given; owned */
  unsigned runs;             /* of a benchmark; 0: the usual number */
  GArray *sizes;             /* of it, guint; empty: the usual ones */
  GPtrArray *operands;
};

typedef struct {
  const char *name;     /* without the dashes */
  char letter;          /* 0: none */
  const char *argument; /* NULL: a flag */
  const char *help; /* NULL: that of another option tells of it */
  unsigned commands; /* bits, 1 << TsCommandId; see TS_OPTION_NAMED() */
  /* Stores the value; false with what is wrong with it. NULL for a flag. */
  bool (*read) (TsOptions *options, const char *value, char **complaint);
  size_t flag; /* where in TsOptions a flag is */
} TsOption;

/* In the order in which help shows them. */
const TsOption *ts_option_table (size_t *n);

/* Its sentence in the help of a command, with the words that this command takes. Free
 * with g_free(). */
char *ts_option_help (const TsOption *option, TsCommandId command);

bool ts_option_belongs_to (const TsOption *option, TsCommandId command);

/* A further bit for a command that takes the option and has no room in its help to
 * explain it: that of another command does. */
#define TS_OPTION_NAMED(command) (1u << ((command) + 16))

bool ts_option_is_only_named_by (const TsOption *option, TsCommandId command);
/* The first command whose help explains it. */
TsCommandId ts_option_explained_by (const TsOption *option);

void ts_options_init (TsOptions *options, int argc, char **argv);
void ts_options_clear (TsOptions *options);

/* Reads argv from `first` on as options and operands of `command`. False with a
 * complaint of one sentence, without full stop; free with g_free(). Call once. */
bool ts_options_read (TsOptions *options, TsCommandId command, int first, char **complaint);

#endif
