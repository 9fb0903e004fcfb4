/* distributions_text.c - "lognormal(median=11min mean=15min)" and its like */
#include "quantity_text.h"

#include <string.h>

#include "escape.h"

#define WANTED_DISTRIBUTION "a distribution such as exponential(4h), or a duration"
#define MOST_ARGUMENTS 2

/* What is known while a distribution is read. */
typedef struct {
  const TsNode *node;
  const char *folder;
  GPtrArray *keep;
  TsDiagnostics *diagnostics;
  char *inside; /* the text between the parentheses, without blanks around it */
  TsDuration values[MOST_ARGUMENTS];
} Reading;

typedef struct {
  const char *name;
  const char *example;
  bool (*read) (Reading *reading, TsDistribution *distribution);
} Family;

static bool read_constant (Reading *reading, TsDistribution *distribution);
static bool read_exponential (Reading *reading, TsDistribution *distribution);
static bool read_uniform (Reading *reading, TsDistribution *distribution);
static bool read_lognormal (Reading *reading, TsDistribution *distribution);
static bool read_empirical (Reading *reading, TsDistribution *distribution);

static const Family families[] = {
  {"constant", "constant(2s)", read_constant},
  {"exponential", "exponential(4h)", read_exponential},
  {"uniform", "uniform(2h 24h)", read_uniform},
  {"lognormal", "lognormal(median=11min mean=15min)", read_lognormal},
  {"empirical", "empirical(FILE.csv)", read_empirical},
};

/* What gives a lognormal's width beside its median. */
typedef struct {
  const char *name;
  double probability; /* 0: the mean */
} Width;

static const Width widths[] = {{"mean", 0}, {"p90", 0.90}, {"p95", 0.95}, {"p99", 0.99}};

static bool fail (Reading *reading, const char *hint, const char *format, ...) G_GNUC_PRINTF (3, 4);

static bool fail (Reading *reading, const char *hint, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ts_diagnostics_error (reading->diagnostics, reading->node, hint, "%s", message);
  return false;
}

/* The words between the parentheses; NULL, reported, when there are not `n`. */
static char **split_arguments (Reading *reading, const char *example, guint n)
{
  g_auto (GStrv) pieces = g_strsplit_set (reading->inside, " \t\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  guint found = 0;
  if (strchr (reading->inside, ',') != NULL) {
    g_autofree char *hint = g_strdup_printf ("as in \"%s\"", example);
    fail (reading, hint, "arguments are separated by blanks, not commas");
    return NULL;
  }
  for (char **piece = pieces; *piece != NULL; piece++) {
    if (**piece == '\0')
      continue;
    g_strv_builder_add (words, *piece);
    found++;
  }
  if (found == n)
    return g_strv_builder_end (words);
  fail (reading, NULL, "%u argument%s belong%s between the parentheses, not %u: %s", n, n == 1 ? "" : "s",
        n == 1 ? "s" : "", found, example);
  return NULL;
}

/* `n` durations into reading->values. */
static bool read_values (Reading *reading, const char *example, guint n)
{
  g_auto (GStrv) words = split_arguments (reading, example, n);
  if (words == NULL)
    return false;
  for (guint i = 0; i < n; i++) {
    const char *equals = strchr (words[i], '=');
    if (equals != NULL) {
      g_autofree char *shown = ts_quote (words[i]);
      return fail (reading, NULL, "%s has a name, and these arguments have none: %s", shown, example);
    }
    if (!ts_duration_from_text (words[i], reading->node, reading->diagnostics, &reading->values[i]))
      return false;
  }
  return true;
}

static bool read_constant (Reading *reading, TsDistribution *distribution)
{
  if (!read_values (reading, "constant(2s)", 1))
    return false;
  *distribution = ts_constant (reading->values[0]);
  return true;
}

static bool read_exponential (Reading *reading, TsDistribution *distribution)
{
  if (!read_values (reading, "exponential(4h)", 1))
    return false;
  if (reading->values[0] == 0)
    return fail (reading, NULL, "the mean of an exponential distribution must be more than 0");
  *distribution = ts_exponential (reading->values[0]);
  return true;
}

static bool read_uniform (Reading *reading, TsDistribution *distribution)
{
  if (!read_values (reading, "uniform(2h 24h)", 2))
    return false;
  if (reading->values[0] > reading->values[1])
    return fail (reading, "the lower end comes first",
                 "the lower end of a uniform distribution is above the upper one");
  *distribution = ts_uniform_between (reading->values[0], reading->values[1]);
  return true;
}

static const Width *width_named (const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (widths); i++) {
    if (strcmp (widths[i].name, name) == 0)
      return &widths[i];
  }
  return NULL;
}

/* One "name=value" of a lognormal; `width` is the one given so far. */
static bool read_named (Reading *reading, const char *word, bool *has_median, const Width **width)
{
  static const char *const names[] = {"median", "mean", "p90", "p95", "p99"};
  g_autofree char *shown = ts_quote (word);
  const char *equals = strchr (word, '=');
  if (equals == NULL)
    return fail (reading, NULL, "%s needs a name: lognormal(median=11min mean=15min)", shown);
  g_autofree char *name = g_strndup (word, (gsize)(equals - word));
  g_autofree char *shown_name = ts_quote (name);
  bool is_median = strcmp (name, "median") == 0;
  const Width *found = width_named (name);
  if (!is_median && found == NULL) {
    g_autofree char *hint = ts_did_you_mean (name, names, G_N_ELEMENTS (names));
    return fail (reading, hint, "a lognormal distribution has no %s: it has median, and mean, p90, p95 or p99",
                 shown_name);
  }
  if (is_median ? *has_median : *width != NULL)
    return fail (reading, NULL, "a lognormal distribution is given by its median and one of mean, p90, p95 and p99");
  if (is_median)
    *has_median = true;
  else
    *width = found;
  return ts_duration_from_text (equals + 1, reading->node, reading->diagnostics, &reading->values[is_median ? 0 : 1]);
}

static bool read_lognormal (Reading *reading, TsDistribution *distribution)
{
  bool has_median = false;
  const Width *width = NULL;
  g_auto (GStrv) words = split_arguments (reading, "lognormal(median=11min mean=15min)", 2);
  if (words == NULL || !read_named (reading, words[0], &has_median, &width) ||
      !read_named (reading, words[1], &has_median, &width))
    return false;
  TsDuration median = reading->values[0];
  TsDuration other = reading->values[1];
  if (median == 0)
    return fail (reading, NULL, "the median of a lognormal distribution must be more than 0");
  if (other < median)
    return fail (reading, NULL, "the %s of a lognormal distribution cannot be below its median", width->name);
  *distribution = width->probability > 0 ? ts_lognormal_quantile (median, width->probability, other)
                                         : ts_lognormal_mean (median, other);
  return true;
}

static bool read_empirical (Reading *reading, TsDistribution *distribution)
{
  size_t n = 0;
  if (*reading->inside == '\0')
    return fail (reading, NULL, "a file name is missing between the parentheses: empirical(FILE.csv)");
  TsDuration *sorted =
    ts_read_durations_file (reading->folder, reading->inside, reading->node, reading->diagnostics, &n);
  if (sorted == NULL)
    return false;
  g_ptr_array_add (reading->keep, sorted);
  *distribution = ts_empirical (sorted, n);
  return true;
}

/* The family of a name; NULL, reported, when there is none. */
static const Family *family_named (Reading *reading, const char *name)
{
  const char *names[G_N_ELEMENTS (families)];
  for (size_t i = 0; i < G_N_ELEMENTS (families); i++) {
    names[i] = families[i].name;
    if (strcmp (names[i], name) == 0)
      return &families[i];
  }
  g_autofree char *shown = ts_quote (name);
  g_autofree char *hint = ts_did_you_mean (name, names, G_N_ELEMENTS (names));
  fail (reading, hint, "%s is not a distribution: constant, exponential, uniform, lognormal and empirical are", shown);
  return NULL;
}

/* Text without parentheses: a duration, unless it begins with a letter. */
static bool read_bare (Reading *reading, const char *text, TsDistribution *distribution)
{
  TsDuration duration;
  if (g_ascii_isalpha (*text)) {
    g_autofree char *shown = ts_quote (text);
    for (size_t i = 0; i < G_N_ELEMENTS (families); i++) {
      g_autofree char *hint = g_strdup_printf ("as in \"%s\"", families[i].example);
      if (strcmp (text, families[i].name) == 0)
        return fail (reading, hint, "%s needs its arguments in parentheses", shown);
    }
    return fail (reading, NULL, "%s is not %s", shown, WANTED_DISTRIBUTION);
  }
  if (!ts_duration_from_text (text, reading->node, reading->diagnostics, &duration))
    return false;
  *distribution = ts_constant (duration);
  return true;
}

bool ts_read_distribution (const TsNode *node, const char *folder, GPtrArray *keep, TsDiagnostics *diagnostics,
                           TsDistribution *distribution)
{
  Reading reading = {.node = node, .folder = folder, .keep = keep, .diagnostics = diagnostics};
  const char *text = ts_quantity_text (node, WANTED_DISTRIBUTION, diagnostics);
  if (text == NULL)
    return false;
  const char *open = strchr (text, '(');
  if (open == NULL)
    return read_bare (&reading, text, distribution);
  if (!g_str_has_suffix (text, ")")) {
    g_autofree char *shown = ts_quote (text);
    bool is_closed = strchr (open, ')') != NULL;
    return fail (&reading, is_closed ? NULL : "arguments are separated by blanks, not commas",
                 is_closed ? "%s goes on after the \")\"" : "the \")\" of %s is missing", shown);
  }
  g_autofree char *name = g_strndup (text, (gsize)(open - text));
  const Family *family = family_named (&reading, g_strchomp (name));
  if (family == NULL)
    return false;
  g_autofree char *inside = g_strndup (open + 1, strlen (open) - 2);
  reading.inside = g_strstrip (inside);
  return family->read (&reading, distribution);
}
