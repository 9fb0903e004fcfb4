/* summary.md: what a job shows beside its log. The verdict on top, the tables, why
 * attempts did not succeed and who can change it; what is long is folded. */
#include "causes.h"
#include "judgements.h"
#include "markdown_text.h"
#include "result_tables.h"
#include "sentences.h"
#include "text_line.h"
#include "text_value.h"

static const TsTextStyle style = {.utf8 = true, .width = 80};

/* `text` is escaped; `before` and `after` are Markdown. */
static void append_text (GString *out, const char *before, const char *text, const char *after)
{
  g_autofree char *escaped = ts_markdown_escape (text);
  g_string_append_printf (out, "%s%s%s", before, escaped, after);
}

/* A sentence of its own. */
static void append_sentence (GString *out, const char *words)
{
  g_autofree char *sentence = g_strconcat (words, ".", NULL);
  sentence[0] = g_ascii_toupper (sentence[0]);
  append_text (out, "", sentence, "\n\n");
}

/* What is between the two is shown when somebody asks for it. */
static void begin_fold (GString *out, const char *summary)
{
  g_string_append_printf (out, "<details>\n<summary>%s</summary>\n\n", summary);
}

static void end_fold (GString *out)
{
  g_string_append (out, "\n</details>\n\n");
}

static void head (GString *out, const TsResults *results)
{
  g_autofree char *experiment = ts_sentence_experiment (results, &style);
  g_string_append (out, "# ");
  if (results->n_expectations + results->n_assertions > 0)
    g_string_append_printf (out, "%s: ", ts_verdict_word (ts_overall_verdict (results)));
  append_text (out, "", results->scenario_name, "\n\n");
  if (!results->complete) {
    g_autofree char *missing = ts_sentence_incomplete (results);
    append_text (out, "**INCOMPLETE**: ", missing, ".\n\n");
  }
  g_autofree char *warm_up = ts_sentence_warm_up (results);
  if (warm_up != NULL)
    append_text (out, "", warm_up, "\n\n");
  g_autofree char *batches = ts_sentence_batches (results, &style);
  if (batches != NULL)
    append_text (out, "", batches, "\n\n");
  g_autofree char *stages = ts_sentence_stopping (results);
  if (stages != NULL)
    append_text (out, "", stages, "\n\n");
  if (results->scenario_question != NULL)
    append_text (out, "> ", results->scenario_question, "\n\n");
  append_text (out, "tenantsim ", results->version, ": ");
  append_text (out, "", experiment, ".\n\n");
}

/* -------------------------------------------------------------- the judgements -- */

/* Those that hold, or the others. */
static void judgements_table (GString *out, const TsResults *results, const GArray *judgements, bool that_hold)
{
  static const char *const headers[] = {"verdict", "expected or asserted", "found", "where", NULL};
  TsTable *table = ts_table_new (headers);
  for (guint i = 0; i < judgements->len; i++) {
    const TsJudgement *judgement = &g_array_index (judgements, TsJudgement, i);
    if ((judgement->verdict == TS_EXPECTATION_PASS) != that_hold)
      continue;
    char *cells[] = {g_strdup (ts_verdict_word (judgement->verdict)), g_strdup (judgement->text),
                     g_strdup (judgement->found),
                     g_strdup_printf ("%s, line %d", results->scenario_file, judgement->line)};
    ts_table_add (table, cells);
  }
  ts_table_render_markdown (table, TS_MARKDOWN_WORDS, out);
  ts_table_free (table);
}

static void what_does_not_hold (GString *out, const TsResults *results, const GArray *judgements)
{
  char *sentences[] = {ts_sentence_expectations (results), ts_sentence_assertions (results)};
  for (size_t i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i] != NULL)
      append_sentence (out, sentences[i]);
  judgements_table (out, results, judgements, false);
  g_string_append_c (out, '\n');
  g_free (sentences[0]);
  g_free (sentences[1]);
}

static void what_holds (GString *out, const TsResults *results, const GArray *judgements, const char *summary)
{
  begin_fold (out, summary);
  judgements_table (out, results, judgements, true);
  end_fold (out);
}

static void judgements (GString *out, const TsResults *results)
{
  g_autoptr (GArray) all = ts_judgements (results);
  if (all->len == 0)
    return;
  if (ts_overall_verdict (results) == TS_EXPECTATION_PASS) {
    g_autofree char *sentence = ts_sentence_hold (results);
    sentence[0] = g_ascii_toupper (sentence[0]);
    what_holds (out, results, all, sentence);
    return;
  }
  what_does_not_hold (out, results, all);
  if (ts_judgements_count (all, TS_EXPECTATION_PASS) > 0)
    what_holds (out, results, all, "What holds");
}

/* ----------------------------------------------------------------- the tables -- */

static void ranking (GString *out, const TsResults *results)
{
  g_autofree char *sentence = ts_sentence_ranking (results, &style);
  if (sentence == NULL)
    return;
  append_text (out, "", sentence, "\n\n");
  g_auto (GStrv) ranked = ts_sentences_ranked (results, &style);
  for (char **line = ranked; *line != NULL; line++)
    append_text (out, "- ", *line, "\n");
  g_string_append_c (out, '\n');
}

static void tables (GString *out, const TsResults *results)
{
  size_t n;
  const TsResultTable *shown = ts_result_tables (&n);
  for (size_t i = 0; i < n; i++) {
    TsTable *table = shown[i].make (results, &style);
    if (table == NULL)
      continue;
    append_text (out, "## ", shown[i].title, "\n\n");
    append_sentence (out, shown[i].explains);
    ts_table_render_markdown (table, TS_MARKDOWN_NUMBERS, out);
    ts_table_free (table);
    g_string_append_c (out, '\n');
  }
}

/* ----------------------------------------------------------------- the causes -- */

/* A row a configuration; NULL when everything succeeded. */
static TsTable *causes_table (const TsResults *results, bool *mentioned)
{
  static const char *const headers[] = {"configuration", "not successful", "main reasons, % of those", NULL};
  TsTable *table = ts_table_new (headers);
  bool is_empty = true;
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    TsCauses causes = ts_causes (&results->configurations[i], mentioned);
    if (causes.n == 0)
      continue;
    g_autofree char *share = ts_text_percent (causes.unsuccessful);
    g_autofree char *text = ts_causes_text (&causes);
    char *cells[] = {g_strdup (results->configurations[i].name), g_strdup_printf ("%s %%", share),
                     g_strdup (g_strstrip (text))};
    ts_table_add (table, cells);
    is_empty = false;
  }
  if (is_empty)
    g_clear_pointer (&table, ts_table_free);
  return table;
}

static void legend (GString *out, const bool *mentioned)
{
  static const char *const headers[] = {"reason", "class", "what went wrong", "who can change it", "what helps", NULL};
  TsTable *table = ts_table_new (headers);
  for (int reason = 0; reason < TS_REASONS; reason++) {
    const TsReasonRow *row = ts_reason ((TsReason)reason);
    if (!mentioned[reason])
      continue;
    char *cells[] = {g_strdup (row->code), g_strdup (ts_outcome_name (row->outcome)), g_strdup (row->sentence),
                     g_strdup (row->who), g_strdup (row->change)};
    ts_table_add (table, cells);
  }
  ts_table_render_markdown (table, TS_MARKDOWN_WORDS, out);
  ts_table_free (table);
}

static void causes (GString *out, const TsResults *results)
{
  bool mentioned[TS_REASONS] = {false};
  TsTable *table = causes_table (results, mentioned);
  if (table == NULL)
    return;
  g_string_append (out, "## Why attempts did not succeed\n\n");
  ts_table_render_markdown (table, TS_MARKDOWN_WORDS, out);
  ts_table_free (table);
  g_string_append_c (out, '\n');
  legend (out, mentioned);
  g_string_append_c (out, '\n');
}

static void assumptions (GString *out, const TsResults *results)
{
  guint n = g_strv_length (results->assumptions);
  if (n == 0)
    return;
  g_autofree char *summary = g_strdup_printf ("%u assumption%s in force", n, n == 1 ? "" : "s");
  begin_fold (out, summary);
  g_string_append (out, "<ul>\n");
  for (guint i = 0; i < n; i++)
    append_text (out, "<li>", results->assumptions[i], "</li>\n");
  g_string_append (out, "</ul>\n");
  end_fold (out);
}

char *ts_report_markdown (const TsResults *results)
{
  GString *out = g_string_new (NULL);
  head (out, results);
  judgements (out, results);
  ranking (out, results);
  tables (out, results);
  causes (out, results);
  assumptions (out, results);
  g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

char *ts_report_markdown_pictures (const GArray *pictures, const char *folder)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < pictures->len; i++) {
    const TsPicture *picture = &g_array_index (pictures, TsPicture, i);
    const TsFigure *figure = ts_figure (picture->id);
    if (picture->format != TS_FIGURE_PNG || picture->picture == NULL)
      continue;
    append_text (out, out->len == 0 ? "\n## Pictures\n\n### " : "\n### ", figure->title, "\n\n");
    append_text (out, "", figure->shows, "\n\n");
    append_text (out, "![", figure->title, "]");
    g_string_append_printf (out, "(%s/%s.png)\n", folder, figure->name);
  }
  return g_string_free (out, FALSE);
}
