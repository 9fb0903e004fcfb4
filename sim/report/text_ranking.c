/* One sentence: which configuration helps most. */
#include "text_line.h"
#include "text_parts.h"

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

void ts_text_ranking (GString *out, const TsResults *results, const TsTextStyle *style)
{
  g_autoptr (GArray) order = rank (results);
  if (order->len < 2)
    return;
  GString *sentence = g_string_new ("Needs helped, most first: ");
  for (guint i = 0; i < order->len; i++) {
    uint32_t configuration = g_array_index (order, uint32_t, i);
    g_autofree char *name = ts_text_clean (results->configurations[configuration].name, style);
    if (i > 0)
      g_string_append (sentence, sign_between (results, g_array_index (order, uint32_t, i - 1), configuration));
    g_string_append (sentence, name);
  }
  g_string_append (sentence, " (> more, = equivalent, ~ undecided).");
  ts_text_wrapped (out, sentence->str, 0, 2, style);
  g_string_append_c (out, '\n');
  g_string_free (sentence, TRUE);
}
