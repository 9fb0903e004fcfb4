/* The first screen: what people read after a run. */
#include "sentences.h"
#include "text_line.h"
#include "text_parts.h"

static void head (GString *out, const TsResults *results, const TsTextStyle *style)
{
  g_autofree char *name = ts_text_clean (results->scenario_name, style);
  g_autofree char *cut = ts_text_cut (name, style->width);
  g_autofree char *experiment = ts_sentence_experiment (results, style);
  ts_text_tinted (out, cut, TS_TINT_STRONG, style);
  g_string_append_c (out, '\n');
  if (results->scenario_question != NULL) {
    g_autofree char *question = ts_text_clean (results->scenario_question, style);
    ts_text_wrapped (out, question, 0, 2, style);
  }
  ts_text_wrapped (out, experiment, 0, 2, style);
  g_autofree char *warm_up = ts_sentence_warm_up (results);
  if (warm_up != NULL)
    ts_text_wrapped (out, warm_up, 0, 2, style);
  g_autofree char *batches = ts_sentence_batches (results, style);
  if (batches != NULL)
    ts_text_wrapped (out, batches, 0, 2, style);
  g_autofree char *stages = ts_sentence_stopping (results);
  if (stages != NULL)
    ts_text_wrapped (out, stages, 0, 2, style);
  if (!results->complete) {
    g_autofree char *missing = ts_sentence_incomplete (results);
    ts_text_tinted (out, "INCOMPLETE", TS_TINT_DOUBT, style);
    g_string_append_c (out, ' ');
    ts_text_wrapped (out, missing, 11, 2, style);
  }
  g_string_append_c (out, '\n');
}

static void ranking (GString *out, const TsResults *results, const TsTextStyle *style)
{
  g_autofree char *sentence = ts_sentence_ranking (results, style);
  if (sentence == NULL)
    return;
  ts_text_wrapped (out, sentence, 0, 2, style);
  g_auto (GStrv) ranked = ts_sentences_ranked (results, style);
  for (char **line = ranked; *line != NULL; line++)
    ts_text_wrapped (out, *line, 0, 3, style);
  g_string_append_c (out, '\n');
}

static void assumptions (GString *out, const TsResults *results, const TsTextStyle *style)
{
  guint n = g_strv_length (results->assumptions);
  if (n == 0)
    return;
  g_autofree char *line = g_strdup_printf ("%u assumption%s in force%s", n, n == 1 ? "" : "s",
                                           style->verbose ? ":" : "; --verbose and results.json list them.");
  ts_text_wrapped (out, line, 0, 2, style);
  for (guint i = 0; style->verbose && i < n; i++) {
    g_autofree char *clean = ts_text_clean (results->assumptions[i], style);
    g_string_append (out, "- ");
    ts_text_wrapped (out, clean, 2, 2, style);
  }
}

/* What happened, in three numbers: times, kinds and people of all events in order. And how
 * far Little's law is from holding. */
static void trajectories (GString *out, const TsResults *results, const TsTextStyle *style)
{
  if (!style->verbose || results->n_configurations == 0)
    return;
  ts_text_wrapped (out, "Trajectories: fingerprints of the times, kinds and people of all events; Little's law, "
                        "needs that wait = needs an hour x wait, and what is missing from it:", 0, 2, style);
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    const TsConfigurationResult *configuration = &results->configurations[i];
    const TsFingerprints *fingerprints = &configuration->fingerprints;
    const TsLittle *little = &configuration->little;
    g_autofree char *name = ts_text_clean (configuration->name, style);
    g_autofree char *line =
      g_strdup_printf ("- %s: %016" G_GINT64_MODIFIER "x %016" G_GINT64_MODIFIER "x %016" G_GINT64_MODIFIER "x", name,
                       fingerprints->times, fingerprints->kinds, fingerprints->people);
    ts_text_wrapped (out, line, 0, 2, style);
    g_autofree char *law =
      g_strdup_printf ("  %.4g waiting, %.4g an hour x %.4g s, %.2g %% missing", little->waiting, little->rate,
                       little->wait, 100 * little->residual);
    if (little->is_known)
      ts_text_wrapped (out, law, 0, 2, style);
  }
  g_string_append_c (out, '\n');
}

char *ts_report_text (const TsResults *results, const TsTextStyle *style)
{
  g_assert (style->width >= 20);
  GString *out = g_string_new (NULL);
  head (out, results, style);
  ts_text_expectations (out, results, style);
  ranking (out, results, style);
  ts_text_tables (out, results, style);
  ts_text_reasons (out, results, style);
  trajectories (out, results, style);
  assumptions (out, results, style);
  return g_string_free (out, FALSE);
}
