/* What every report for people says in words. */
#include "sentences.h"

#include <math.h>
#include <string.h>

#include "text_line.h"
#include "text_value.h"

#define SECONDS_PER_DAY 86400.0

char *ts_sentence_experiment (const TsResults *results, const TsTextStyle *style)
{
  char days[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (days, (gint)sizeof days, "%.4g", results->duration / SECONDS_PER_DAY);
  g_autofree char *line =
    g_strdup_printf ("%u replication%s of %s day%s from %s, seed %" G_GUINT64_FORMAT ", era %s",
                     results->replications, results->replications == 1 ? "" : "s", days,
                     results->duration == SECONDS_PER_DAY ? "" : "s", results->start, results->seed, results->era);
  return ts_text_clean (line, style);
}

char *ts_sentence_incomplete (const TsResults *results)
{
  return g_strdup_printf ("only %u of %u replications were run", results->replications, results->replications_asked);
}

/* --------------------------------------------------------------- the verdict -- */

static uint32_t count (const TsResults *results, TsExpectationVerdict verdict)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < results->n_expectations; i++)
    n += results->expectations[i].verdict == verdict;
  return n;
}

/* An assertion holds when it does in every configuration. Numbers ascend. */
static void count_assertions (const TsResults *results, uint32_t *n, uint32_t *failed)
{
  uint32_t last = 0, last_failed = 0;
  *n = *failed = 0;
  for (uint32_t i = 0; i < results->n_assertions; i++) {
    const TsAssertionResult *assertion = &results->assertions[i];
    *n += assertion->number != last;
    *failed += assertion->differ > 0 && assertion->number != last_failed;
    last = assertion->number;
    last_failed = assertion->differ > 0 ? assertion->number : last_failed;
  }
}

TsExpectationVerdict ts_overall_verdict (const TsResults *results)
{
  uint32_t n, failed;
  count_assertions (results, &n, &failed);
  if (failed > 0 || count (results, TS_EXPECTATION_FAIL) > 0)
    return TS_EXPECTATION_FAIL;
  return count (results, TS_EXPECTATION_UNDECIDED) > 0 ? TS_EXPECTATION_UNDECIDED : TS_EXPECTATION_PASS;
}

const char *ts_verdict_word (TsExpectationVerdict verdict)
{
  static const char *const words[] = {
    [TS_EXPECTATION_PASS] = "PASS", [TS_EXPECTATION_FAIL] = "FAIL", [TS_EXPECTATION_UNDECIDED] = "UNDECIDED"};
  g_assert ((size_t)verdict < G_N_ELEMENTS (words));
  return words[verdict];
}

static const char *plural (uint32_t n)
{
  return n == 1 ? "" : "s";
}

char *ts_sentence_hold (const TsResults *results)
{
  uint32_t n = results->n_expectations, n_assertions, failed;
  count_assertions (results, &n_assertions, &failed);
  if (n > 0 && n_assertions > 0)
    return g_strdup_printf ("all %u expectation%s and %u assertion%s hold", n, plural (n), n_assertions,
                            plural (n_assertions));
  const char *what = n > 0 ? "expectation" : "assertion";
  n += n_assertions;
  return n == 1 ? g_strdup_printf ("the %s holds", what) : g_strdup_printf ("all %u %ss hold", n, what);
}

char *ts_sentence_expectations (const TsResults *results)
{
  if (results->n_expectations == 0)
    return NULL;
  return g_strdup_printf ("Of %u expectation%s %u passed, %u failed, %u undecided", results->n_expectations,
                          plural (results->n_expectations), count (results, TS_EXPECTATION_PASS),
                          count (results, TS_EXPECTATION_FAIL), count (results, TS_EXPECTATION_UNDECIDED));
}

char *ts_sentence_assertions (const TsResults *results)
{
  uint32_t n, failed;
  count_assertions (results, &n, &failed);
  if (n == 0)
    return NULL;
  return g_strdup_printf ("Of %u assertion%s %u passed, %u failed", n, plural (n), n - failed, failed);
}

/* --------------------------------------------------------------- the ranking -- */

static double helped (const TsResults *results, uint32_t configuration)
{
  return results->configurations[configuration].needs.helped_rate.estimate.mean;
}

/* Numbers of the configurations that have data, most helped first. */
static GArray *rank (const TsResults *results)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    if (results->configurations[i].needs.helped_rate.estimate.n == 0)
      continue;
    guint place = 0;
    while (place < order->len && helped (results, g_array_index (order, uint32_t, place)) >= helped (results, i))
      place++;
    g_array_insert_val (order, place, i);
  }
  return order;
}

/* Between neighbours of the ranking: does the paired difference decide? */
static const char *sign_between (const TsResults *results, uint32_t first, uint32_t second)
{
  for (uint32_t i = 0; i < results->n_comparisons; i++) {
    const TsComparison *comparison = &results->comparisons[i];
    if (comparison->measure != TS_MEASURE_HELPED_RATE || comparison->a != MIN (first, second) ||
        comparison->b != MAX (first, second))
      continue;
    bool decided =
      comparison->verdict == TS_COMPARISON_BETTER || comparison->verdict == TS_COMPARISON_WORSE;
    return decided ? " > " : comparison->verdict == TS_COMPARISON_EQUIVALENT ? " = " : " ~ ";
  }
  return " ~ ";
}

/* "the first is within 1 point of the best with a probability of at least 99.9 %" */
static void append_probability (GString *sentence, const TsRanking *ranking)
{
  if (ranking->probability == 0.0)
    return;
  char points[G_ASCII_DTOSTR_BUF_SIZE], per_cent[G_ASCII_DTOSTR_BUF_SIZE];
  /* Rounded down: it is a bound. */
  double bound = floor (ranking->probability * 1000.0) / 10.0;
  g_ascii_formatd (points, (gint)sizeof points, "%.4g", ranking->indifference * 100.0);
  g_ascii_formatd (per_cent, (gint)sizeof per_cent, "%.1f", MIN (bound, 99.9));
  g_string_append_printf (sentence, " The first is within %s point of the best with a probability of at least %s %%.",
                          points, per_cent);
}

char *ts_sentence_ranking (const TsResults *results, const TsTextStyle *style)
{
  g_autoptr (GArray) order = rank (results);
  if (order->len < 2)
    return NULL;
  GString *sentence = g_string_new ("Needs helped, most first: ");
  for (guint i = 0; i < order->len; i++) {
    uint32_t configuration = g_array_index (order, uint32_t, i);
    g_autofree char *name = ts_text_clean (results->configurations[configuration].name, style);
    if (i > 0)
      g_string_append (sentence, sign_between (results, g_array_index (order, uint32_t, i - 1), configuration));
    g_string_append (sentence, name);
  }
  g_string_append (sentence, " (> more, = equivalent, ~ undecided).");
  append_probability (sentence, &results->ranking);
  return g_string_free (sentence, FALSE);
}

/* ------------------------------------------------------------------ the stages -- */

char *ts_sentence_stopping (const TsResults *results)
{
  static const char *const ends[] = {[TS_STOPPED_DECIDED] = "all that was asked is decided",
                                     [TS_STOPPED_AT_MOST] = "no more are permitted",
                                     [TS_STOPPED_INTERRUPTED] = "interrupted"};
  const TsStopping *stopping = &results->stopping;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  if (stopping->n_stages == 0)
    return NULL;
  GString *sentence = g_string_new ("Stages of ");
  for (uint32_t i = 0; i < stopping->n_stages; i++)
    g_string_append_printf (sentence, "%s%u", i == 0 ? "" : ", ", stopping->stages[i].replications);
  g_string_append_printf (sentence, " replications (at most %u): %s", stopping->most, ends[stopping->reason]);
  const TsStage *last = &stopping->stages[stopping->n_stages - 1];
  if (last->undecided > 0)
    g_string_append_printf (sentence, "; %u expectation%s undecided", last->undecided, last->undecided == 1 ? "" : "s");
  if (stopping->precision > 0.0 && last->half_width >= 0.0) {
    g_ascii_formatd (number, (gint)sizeof number, "%.3g", last->half_width * 100.0);
    g_string_append_printf (sentence, "; the widest interval of a success rate reaches %s points to either side",
                            number);
    g_ascii_formatd (number, (gint)sizeof number, "%.3g", stopping->precision * 100.0);
    g_string_append_printf (sentence, ", %s were asked", number);
  }
  g_ascii_formatd (number, (gint)sizeof number, "%.4g", stopping->level * 100.0);
  bool differs = stopping->n_stages > 1 && stopping->stages[0].level == TS_INTERVAL_LEVEL;
  g_string_append_printf (sentence, ". Expectations are judged by intervals of %s%s %%%s.",
                          differs ? "95 % at the first stage and of " : "", number, differs ? " later" : "");
  return g_string_free (sentence, FALSE);
}

/* "; 2,700 pairs reach each other and must not, 600 should and cannot; 7 admin actions" */
static void append_price (GString *sentence, const TsConfigurationResult *configuration)
{
  g_autofree char *actions = ts_text_count (configuration->admin_actions);
  g_autofree char *violations = ts_text_count (configuration->reach.violations);
  g_autofree char *unmet = ts_text_count (configuration->reach.unmet);
  if (configuration->has_reach && configuration->reach.violations > 0)
    g_string_append_printf (sentence, "; %s pairs reach each other and must not", violations);
  if (configuration->has_reach && configuration->reach.unmet > 0)
    g_string_append_printf (sentence, "; %s pairs should and cannot", unmet);
  g_string_append_printf (sentence, "; %s admin action%s.", actions, configuration->admin_actions == 1 ? "" : "s");
}

static char *ranked (const TsConfigurationResult *configuration, uint32_t place, const TsTextStyle *style)
{
  const TsNeedResult *needs = &configuration->needs;
  g_autofree char *name = ts_text_clean (configuration->name, style);
  g_autofree char *helped = ts_text_estimate (needs->helped_rate.estimate, TS_UNIT_RATE, style);
  GString *sentence = g_string_new (NULL);
  g_string_append_printf (sentence, "%u. %s helps %s %%", place, name, helped);
  if (needs->time_to_help.mean.estimate.n > 0) {
    g_autofree char *time = ts_text_clock (needs->time_to_help.mean.estimate.mean);
    g_string_append_printf (sentence, " after %s min:s", time);
  }
  append_price (sentence, configuration);
  return g_string_free (sentence, FALSE);
}

char **ts_sentences_ranked (const TsResults *results, const TsTextStyle *style)
{
  g_autoptr (GArray) order = rank (results);
  char **sentences = g_new0 (char *, order->len + 1);
  uint32_t place = 1;
  for (guint i = 0; i < order->len; i++) {
    uint32_t configuration = g_array_index (order, uint32_t, i);
    if (i > 0 && strcmp (sign_between (results, g_array_index (order, uint32_t, i - 1), configuration), " > ") == 0)
      place = i + 1;
    sentences[i] = ranked (&results->configurations[configuration], place, style);
  }
  return sentences;
}

/* --------------------------------------------------------------- steady state -- */

char *ts_sentence_warm_up (const TsResults *results)
{
  const TsWarmUp *warm_up = &results->warm_up;
  char days[G_ASCII_DTOSTR_BUF_SIZE];
  if (warm_up->seconds == 0 && !warm_up->is_found)
    return NULL;
  g_ascii_formatd (days, (gint)sizeof days, "%.4g", warm_up->seconds / SECONDS_PER_DAY);
  GString *sentence = g_string_new (NULL);
  g_string_append_printf (sentence, "Warm-up: needs of the first %s days are simulated and not counted", days);
  if (warm_up->is_found)
    g_string_append_printf (sentence, ", as MSER-5 has it: %" G_GUINT64_FORMAT " of %u needs a replication",
                            warm_up->cut, warm_up->needs);
  g_string_append (sentence, warm_up->is_found && !warm_up->is_valid ? "; but the run is too short to tell." : ".");
  return g_string_free (sentence, FALSE);
}

char *ts_sentence_batches (const TsResults *results, const TsTextStyle *style)
{
  GString *sentence = g_string_new ("One long run, intervals from the means of ");
  bool is_first = true;
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    const TsBatchMeans *helped = &results->configurations[i].batch_means[TS_BATCHED_HELPED];
    char lag[G_ASCII_DTOSTR_BUF_SIZE];
    if (helped->batches == 0)
      continue;
    g_autofree char *name = ts_text_clean (results->configurations[i].name, style);
    g_autofree char *value = ts_text_interval (helped->mean, TS_UNIT_RATE);
    g_ascii_formatd (lag, (gint)sizeof lag, "%.2f", helped->lag_1);
    if (is_first)
      g_string_append_printf (sentence, "%u batches of needs. Helped: ", helped->batches);
    g_string_append_printf (sentence, "%s%s %s, %" G_GUINT64_FORMAT " needs a batch, lag-1 correlation %s",
                            is_first ? "" : "; ", name, value, helped->size, lag);
    is_first = false;
  }
  g_string_append_c (sentence, '.');
  if (is_first)
    g_string_truncate (sentence, 0);
  return sentence->len > 0 ? g_string_free (sentence, FALSE) : (g_string_free (sentence, TRUE), NULL);
}
