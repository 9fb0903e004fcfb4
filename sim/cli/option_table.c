/* option_table.c - every option there is, and how its value is read */
#include "options.h"

#include <string.h>

#include "nearest.h"

#define MOST_THREADS 1024
#define MOST_REPLICATIONS 100000
#define MOST_RUNS 1000
#define MOST_SIZE 16000000

enum {
  RUN = 1u << TS_COMMAND_RUN,
  EXPLAIN = 1u << TS_COMMAND_EXPLAIN,
  REACH = 1u << TS_COMMAND_REACH,
  REPORT = 1u << TS_COMMAND_REPORT,
  EXPLAIN_CODE = 1u << TS_COMMAND_EXPLAIN_CODE,
  COMPARE = 1u << TS_COMMAND_COMPARE,
  SWEEP = 1u << TS_COMMAND_SWEEP,
  CHECK = 1u << TS_COMMAND_CHECK,
  BENCH = 1u << TS_COMMAND_BENCH,
  HELP = 1u << TS_COMMAND_HELP,
  EVERYWHERE = (1u << TS_COMMANDS) - 1,
  OUTSIDE = 1u << TS_COMMAND_NONE,
  NAMED_BY_RUN = TS_OPTION_NAMED (TS_COMMAND_RUN),
  NAMED_BY_SWEEP = TS_OPTION_NAMED (TS_COMMAND_SWEEP)
};

static bool read_number (const char *value, guint64 low, guint64 high, guint64 *number, char **complaint)
{
  if (g_ascii_string_to_unsigned (value, 10, low, high, number, NULL))
    return true;
  *complaint = g_strdup_printf ("takes a whole number from %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT ", not '%s'",
                                low, high, value);
  return false;
}

/* The index of a word in a NULL-terminated list. */
static bool read_word (const char *value, const char *const *words, unsigned *index, char **complaint)
{
  const char *nearest;
  g_autofree char *list = NULL;

  for (*index = 0; words[*index] != NULL; (*index)++)
    if (strcmp (words[*index], value) == 0)
      return true;
  nearest = ts_nearest (value, words);
  list = g_strjoinv (", ", (char **)words);
  *complaint = nearest == NULL ? g_strdup_printf ("takes one of %s, not '%s'", list, value)
                               : g_strdup_printf ("takes one of %s, not '%s'; did you mean '%s'?", list, value, nearest);
  return false;
}

static bool read_folder (const char *value, const char **folder, char **complaint)
{
  *folder = value;
  if (*value != '\0')
    return true;
  *complaint = g_strdup ("takes the name of a folder, not an empty one");
  return false;
}

static void add_override (TsOptions *options, char *path, const char *value)
{
  TsOverride override = {.path = path, .value = g_strdup (value)};

  g_array_append_val (options->overrides, override);
}

/* A number that stands in for a key of the scenario. */
static bool override_number (TsOptions *options, const char *path, const char *value, guint64 low, guint64 high,
                             char **complaint)
{
  guint64 number;
  g_autofree char *text = NULL;

  if (!read_number (value, low, high, &number, complaint))
    return false;
  text = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  add_override (options, g_strdup (path), text);
  return true;
}

static bool read_replications (TsOptions *options, const char *value, char **complaint)
{
  options->fixes_replications = true;
  return override_number (options, "clock.replications", value, 1, MOST_REPLICATIONS, complaint);
}

static bool read_max_replications (TsOptions *options, const char *value, char **complaint)
{
  return override_number (options, "clock.max_replications", value, 1, MOST_REPLICATIONS, complaint);
}

static bool read_file (const char *value, const char **file, char **complaint)
{
  *file = value;
  if (*value != '\0')
    return true;
  *complaint = g_strdup ("takes the name of a file, not an empty one");
  return false;
}

static bool read_store (TsOptions *options, const char *value, char **complaint)
{
  return read_file (value, &options->store, complaint);
}

static bool read_vary (TsOptions *options, const char *value, char **complaint)
{
  (void)complaint;
  g_ptr_array_add (options->vary, (gpointer)value);
  return true;
}

static bool read_where (TsOptions *options, const char *value, char **complaint)
{
  (void)complaint;
  g_ptr_array_add (options->where, (gpointer)value);
  return true;
}

static bool read_latin (TsOptions *options, const char *value, char **complaint)
{
  guint64 number;

  if (!read_number (value, 1, MOST_REPLICATIONS, &number, complaint))
    return false;
  options->latin = (unsigned)number;
  return true;
}

static bool read_seed (TsOptions *options, const char *value, char **complaint)
{
  return override_number (options, "clock.seed", value, 0, G_MAXINT64, complaint);
}

/* "1.5" or "1.5%"; *end is what follows. */
static bool read_percent (const char *text, double *share, const char **end)
{
  char *stop;
  double value;

  if (!g_ascii_isdigit (*text))
    return false;
  value = g_ascii_strtod (text, &stop);
  *end = *stop == '%' ? stop + 1 : stop;
  *share = value / 100.0;
  return value <= 100.0;
}

/* "2%" or "2": a precision that stands in for the scenario's. */
static bool read_precision (TsOptions *options, const char *value, char **complaint)
{
  const char *end;
  double share;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (read_percent (value, &share, &end) && *end == '\0' && share > 0.0) {
    g_autofree char *percent =
      g_strconcat (g_ascii_formatd (text, (gint)sizeof text, "%.12g", share * 100.0), "%", NULL);

    add_override (options, g_strdup ("clock.precision"), percent);
    return true;
  }
  *complaint = g_strdup_printf ("takes a percentage above 0, as in 2%%, not '%s'", value);
  return false;
}

static bool read_set (TsOptions *options, const char *value, char **complaint)
{
  const char *equals = strchr (value, '=');

  if (equals != NULL && equals > value) {
    add_override (options, g_strndup (value, (gsize)(equals - value)), equals + 1);
    return true;
  }
  *complaint = g_strdup_printf ("takes PATH=VALUE, as in behaviour.answered=80%%, not '%s'", value);
  return false;
}

static bool read_threads (TsOptions *options, const char *value, char **complaint)
{
  guint64 number;

  if (!read_number (value, 1, MOST_THREADS, &number, complaint))
    return false;
  options->threads = (unsigned)number;
  return true;
}

static bool read_max_needs (TsOptions *options, const char *value, char **complaint)
{
  return read_number (value, 1, G_MAXUINT64, &options->max_needs, complaint);
}

static bool read_max_events (TsOptions *options, const char *value, char **complaint)
{
  return read_number (value, 1, G_MAXUINT64, &options->max_events, complaint);
}

/* "500MB" */
static bool read_max_memory (TsOptions *options, const char *value, char **complaint)
{
  static const struct {
    const char *unit;
    guint64 bytes;
  } units[] = {{"MB", 1000000}, {"GB", 1000000000}, {"TB", 1000000000000}};
  const char *unit = value + strspn (value, "0123456789");
  g_autofree char *digits = g_strndup (value, (gsize)(unit - value));
  guint64 number;

  for (size_t i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].unit, unit) == 0 &&
        g_ascii_string_to_unsigned (digits, 10, 1, G_MAXINT64 / units[i].bytes, &number, NULL)) {
      options->max_memory = number * units[i].bytes;
      return true;
    }
  *complaint = g_strdup_printf ("takes a whole number of MB, GB or TB, as in 500MB, not '%s'", value);
  return false;
}

static bool read_config (TsOptions *options, const char *value, char **complaint)
{
  (void)complaint;
  g_ptr_array_add (options->configurations, (gpointer)value);
  return true;
}

static bool read_out (TsOptions *options, const char *value, char **complaint)
{
  return read_folder (value, &options->out, complaint);
}

static bool read_reports (TsOptions *options, const char *value, char **complaint)
{
  return read_folder (value, &options->reports, complaint);
}

static bool read_baseline (TsOptions *options, const char *value, char **complaint)
{
  return read_file (value, &options->baseline, complaint);
}

static bool read_save_baseline (TsOptions *options, const char *value, char **complaint)
{
  return read_file (value, &options->save_baseline, complaint);
}

/* One percentage, or that of rates and that of anything else. */
static bool read_tolerance (TsOptions *options, const char *value, char **complaint)
{
  TsTolerance tolerance;
  const char *end;

  if (read_percent (value, &tolerance.rate, &end)) {
    tolerance.relative = tolerance.rate;
    if (*end == '\0' || (*end == ',' && read_percent (end + 1, &tolerance.relative, &end) && *end == '\0')) {
      options->tolerance = tolerance;
      return true;
    }
  }
  *complaint = g_strdup_printf ("takes one or two percentages, as in 1%%,2%%, not '%s'", value);
  return false;
}

static bool read_caller_in (TsOptions *options, const char *value, char **complaint)
{
  (void)complaint;
  options->caller_in = value;
  return true;
}

static bool read_chat (TsOptions *options, const char *value, char **complaint)
{
  guint64 number;

  if (!read_number (value, 3, UINT32_MAX, &number, complaint))
    return false;
  options->chat = (unsigned)number;
  return true;
}

static bool read_trace (TsOptions *options, const char *value, char **complaint)
{
  (void)complaint;
  options->trace = value;
  return true;
}

static bool read_trace_need (TsOptions *options, const char *value, char **complaint)
{
  return read_number (value, 1, G_MAXUINT64, &options->trace_need, complaint);
}

static bool read_at (TsOptions *options, const char *value, char **complaint)
{
  (void)complaint;
  options->at = value;
  return true;
}

static bool read_callee_in (TsOptions *options, const char *value, char **complaint)
{
  (void)complaint;
  options->callee_in = value;
  return true;
}

static bool read_diff (TsOptions *options, const char *value, char **complaint)
{
  (void)complaint;
  options->diff = value;
  return true;
}

static bool read_by (TsOptions *options, const char *value, char **complaint)
{
  static const char *const words[] = {"tenant", "group", "person", NULL};
  unsigned index;

  if (!read_word (value, words, &index, complaint))
    return false;
  options->by = (TsReachBy)index;
  return true;
}

static bool read_operation (TsOptions *options, const char *value, char **complaint)
{
  static const char *const words[] = {"search",     "call", "add_participant", "join_meeting",
                                      "share_file", "chat", NULL};
  unsigned index;

  if (!read_word (value, words, &index, complaint))
    return false;
  options->operations |= 1u << ts_asked_operation_find (words[index]);
  return true;
}

static bool read_runs (TsOptions *options, const char *value, char **complaint)
{
  guint64 number;

  if (!read_number (value, 1, MOST_RUNS, &number, complaint))
    return false;
  options->runs = (unsigned)number;
  return true;
}

static bool read_size (TsOptions *options, const char *value, char **complaint)
{
  guint64 number;
  guint size;

  if (!read_number (value, 2, MOST_SIZE, &number, complaint))
    return false;
  size = (guint)number;
  g_array_append_val (options->sizes, size);
  return true;
}

/* By TsFormat. */
static const struct {
  const char *name;
  unsigned commands;
} formats[TS_FORMATS] = {
  [TS_FORMAT_TEXT] = {"text", BENCH | RUN | SWEEP | COMPARE | REPORT | EXPLAIN | REACH},
  [TS_FORMAT_JSON] = {"json", BENCH | RUN | SWEEP | COMPARE | REPORT | EXPLAIN | REACH},
  [TS_FORMAT_CSV] = {"csv", RUN | SWEEP | REPORT | REACH},
  [TS_FORMAT_MARKDOWN] = {"markdown", RUN | REPORT | REACH},
  [TS_FORMAT_JUNIT] = {"junit", RUN | COMPARE | REPORT},
  [TS_FORMAT_HTML] = {"html", RUN | REPORT},
  [TS_FORMAT_CSV_WIDE] = {"csv-wide", 0},
  [TS_FORMAT_CSV_COMPARISONS] = {"csv-comparisons", 0},
};

/* The names of the formats of a command; returns how many there are. */
static unsigned list_formats (TsCommandId command, const char *names[TS_FORMATS + 1])
{
  unsigned n = 0;

  for (size_t i = 0; i < TS_FORMATS; i++)
    if ((formats[i].commands & (1u << command)) != 0)
      names[n++] = formats[i].name;
  names[n] = NULL;
  return n;
}

/* "text (default), json or csv" */
static char *list_formats_in_words (TsCommandId command)
{
  const char *names[TS_FORMATS + 1];
  unsigned n = list_formats (command, names);
  GString *out = g_string_new (NULL);

  for (unsigned i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s%s", i == 0 ? "" : i + 1 < n ? ", " : " or ", names[i],
                            i == TS_FORMAT_TEXT ? " (default)" : "");
  return g_string_free (out, FALSE);
}

static bool read_format (TsOptions *options, const char *value, char **complaint)
{
  const char *names[TS_FORMATS + 1];
  unsigned index;

  list_formats (options->command, names);
  if (!read_word (value, names, &index, complaint))
    return false;
  for (options->format = TS_FORMAT_TEXT; strcmp (formats[options->format].name, names[index]) != 0;)
    options->format++;
  options->has_format = true;
  return true;
}

static bool read_queue (TsOptions *options, const char *value, char **complaint)
{
  static const char *const words[] = {"buckets", "heap", NULL};
  unsigned index;

  if (!read_word (value, words, &index, complaint))
    return false;
  options->keeps_heap = index == 1;
  return true;
}

static bool read_color (TsOptions *options, const char *value, char **complaint)
{
  static const char *const words[] = {"auto", "always", "never", NULL};
  unsigned index;

  if (!read_word (value, words, &index, complaint))
    return false;
  options->color = (TsColor)index;
  return true;
}

static const TsOption table[] = {
  {"vary", 0, "PATH=VALUES", "60%,70% or 50%..90%/5; or a parameter's name", SWEEP, read_vary, 0},
  {"where", 0, "A<B", "leave out points that break this; may be repeated", SWEEP, read_where, 0},
  {"latin", 0, "N", "N points of a Latin hypercube over LOW..HIGH ranges", SWEEP, read_latin, 0},
  {"one-at-a-time", 0, NULL, "each value alone: what matters most", SWEEP, NULL, offsetof (TsOptions, is_one_at_a_time)},
  {"store", 0, "FILE", "keep results in this SQLite file, and go on there", SWEEP, read_store, 0},
  {"config", 'c', "NAME", "only this configuration; may be repeated", RUN | SWEEP | EXPLAIN | REACH, read_config, 0},
  {"replications", 'r', "N", "how often the same time is simulated", RUN | SWEEP | NAMED_BY_SWEEP, read_replications, 0},
  {"precision", 0, "PERCENT", "replicate until success rates are known this well", RUN, read_precision, 0},
  {"max-replications", 0, "N", "go on up to N while undecided; default: 8 times", RUN, read_max_replications, 0},
  {"seed", 's', "N", "choose other random numbers", RUN | SWEEP | NAMED_BY_SWEEP, read_seed, 0},
  {"threads", 't', "N", "on N threads, default all; --queue heap: for tests", RUN | SWEEP | NAMED_BY_SWEEP, read_threads, 0},
  {"max-needs", 0, "N", "a limit, as are --max-events N, --max-memory SIZE", RUN | SWEEP | NAMED_BY_SWEEP, read_max_needs, 0},
  {"max-events", 0, "N", NULL, RUN | SWEEP | NAMED_BY_SWEEP, read_max_events, 0},
  {"queue", 0, "KIND", NULL, RUN, read_queue, 0},
  {"max-memory", 0, "SIZE", NULL, RUN | SWEEP | NAMED_BY_SWEEP, read_max_memory, 0},
  {"set", 0, "PATH=VALUE", "another value for a key; may be repeated", RUN | SWEEP | CHECK | EXPLAIN | REACH, read_set, 0},
  {"caller-in", 0, "TENANT", "the caller is active here; default: at home", EXPLAIN, read_caller_in, 0},
  {"callee-in", 0, "TENANT", "the callee is active here; default: at home", EXPLAIN, read_callee_in, 0},
  {"chat", 0, "N", "add_participant: a chat of N people starts the call", EXPLAIN, read_chat, 0},
  {"trace", 0, "FILE", "what happens, as NDJSON; --trace-need N: one need", RUN, read_trace, 0},
  {"trace-need", 0, "N", NULL, RUN, read_trace_need, 0},
  {"at", 0, "TIME", "what holds at this instant of the clock, as in 3d", EXPLAIN, read_at, 0},
  {"fix", 0, NULL, "the smallest sets of changes that would allow it", EXPLAIN, NULL, offsetof (TsOptions, wants_fix)},
  {"diff", 0, "NAME", "what changes from --config to this one", REACH, read_diff, 0},
  {"by", 0, "WHOM", "rows and columns: tenant, group (default) or person", REACH, read_by, 0},
  {"operation", 0, "NAME", "not search and call but this; may be repeated", REACH, read_operation, 0},
  {"baseline", 0, "FILE", "compare with results that --save-baseline FILE wrote", RUN, read_baseline, 0},
  {"save-baseline", 0, "FILE", NULL, RUN, read_save_baseline, 0},
  {"tolerance", 0, "PERCENT", "worse by no more is no regression; default 1%,2%", RUN | COMPARE | NAMED_BY_RUN,
   read_tolerance, 0},
  {"same-scenario", 0, NULL, "refuse another text, value or seed: status 14", RUN | COMPARE | NAMED_BY_RUN, NULL,
   offsetof (TsOptions, wants_same_scenario)},
  {"out", 'o', "DIR", "write results and figures to this folder", RUN | SWEEP | REPORT, read_out, 0},
  {"format", 'f', "FORMAT", "as", BENCH | RUN | SWEEP | COMPARE | REPORT | EXPLAIN | REACH, read_format, 0},
  {"reports", 0, "DIR", "take scripts and styles from this folder", RUN | SWEEP | REPORT | NAMED_BY_RUN | NAMED_BY_SWEEP,
   read_reports, 0},
  {"plots", 0, NULL, "draw pictures into the text", RUN | REPORT | NAMED_BY_RUN, NULL,
   offsetof (TsOptions, wants_plots)},
  {"keep-plot-data", 0, NULL, "with --out: leave data and script of figures", RUN | REPORT | NAMED_BY_RUN, NULL,
   offsetof (TsOptions, keeps_plot_data)},
  {"runs", 0, "N", "how often each is measured; default: 5", BENCH, read_runs, 0},
  {"size", 0, "N", "not the usual sizes but this; may be repeated", BENCH, read_size, 0},
  {"strict", 0, NULL, "warnings count: status 10", CHECK, NULL, offsetof (TsOptions, is_strict)},
  {"assert", 0, NULL, "judge the assertions, without simulating", CHECK, NULL, offsetof (TsOptions, wants_assertions)},
  {"coverage", 0, NULL, "with --assert: which rules are exercised", CHECK, NULL, offsetof (TsOptions, wants_coverage)},
  {"quiet", 'q', NULL, "print errors only", RUN | SWEEP | COMPARE | REPORT | CHECK, NULL, offsetof (TsOptions, is_quiet)},
  {"verbose", 'v', NULL, "print more: the question, assumptions, fingerprints", RUN | REPORT, NULL,
   offsetof (TsOptions, is_verbose)},
  {"color", 0, "WHEN", "colours: auto (default), always or never",
   RUN | SWEEP | COMPARE | REPORT | CHECK | EXPLAIN | REACH | EXPLAIN_CODE | NAMED_BY_RUN, read_color, 0},
  {"no-progress", 0, NULL, "no progress line on a terminal", RUN | SWEEP, NULL, offsetof (TsOptions, hides_progress)},
  {"man", 0, NULL, "print it as a manual page, in roff", HELP, NULL, offsetof (TsOptions, wants_man)},
  {"help", 'h', NULL, "print help", EVERYWHERE, NULL, offsetof (TsOptions, wants_help)},
  {"version", 'V', NULL, "print the version", OUTSIDE, NULL, offsetof (TsOptions, wants_version)},
};

const TsOption *ts_option_table (size_t *n)
{
  *n = G_N_ELEMENTS (table);
  return table;
}

char *ts_option_help (const TsOption *option, TsCommandId command)
{
  g_autofree char *formats_taken = option->read == read_format ? list_formats_in_words (command) : NULL;

  return g_strjoin (" ", option->help, formats_taken, NULL);
}

bool ts_option_belongs_to (const TsOption *option, TsCommandId command)
{
  return (option->commands & (1u << command)) != 0;
}

bool ts_option_is_only_named_by (const TsOption *option, TsCommandId command)
{
  return (option->commands & TS_OPTION_NAMED (command)) != 0;
}

TsCommandId ts_option_explained_by (const TsOption *option)
{
  TsCommandId command = TS_COMMAND_NONE;

  while (!ts_option_belongs_to (option, command) || ts_option_is_only_named_by (option, command))
    command++;
  return command;
}
