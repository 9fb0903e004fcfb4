/* Why attempts did not succeed, and who can change that. */
#include "html_parts.h"

#include "causes.h"
#include "text_line.h"
#include "text_value.h"

static uint64_t count_of (const TsConfigurationResult *configuration, TsReason reason)
{
  uint64_t count = 0;
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    count += configuration->operations[operation].counts.reasons[reason];
  return count;
}

static uint64_t attempts_of (const TsConfigurationResult *configuration)
{
  uint64_t attempts = 0;
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    attempts += configuration->operations[operation].counts.attempts;
  return attempts;
}

static bool is_met (const TsResults *results, TsReason reason)
{
  for (uint32_t i = 0; i < results->n_configurations; i++)
    if (count_of (&results->configurations[i], reason) > 0)
      return true;
  return false;
}

static char *share_of (const TsConfigurationResult *configuration, TsReason reason)
{
  uint64_t count = count_of (configuration, reason), attempts = attempts_of (configuration);
  return count == 0 ? g_strdup ("–") : ts_text_percent ((double)count / (double)attempts);
}

/* A row a reason, a column a configuration. */
void ts_html_causes (GString *out, const TsPage *page)
{
  const TsResults *results = page->results;
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (headers, g_strdup ("reason"));
  for (uint32_t i = 0; i < results->n_configurations; i++)
    g_ptr_array_add (headers, ts_text_clean (results->configurations[i].name, &ts_html_style));
  g_ptr_array_add (headers, NULL);
  TsTable *table = ts_table_new ((const char *const *)headers->pdata);
  g_autofree char **cells = g_new (char *, headers->len);
  bool is_empty = true;
  for (int reason = TS_REASON_NONE + 1; reason < TS_REASONS; reason++) {
    if (!is_met (results, (TsReason)reason))
      continue;
    is_empty = false;
    cells[0] = g_strdup (ts_reason ((TsReason)reason)->code);
    for (uint32_t i = 0; i < results->n_configurations; i++)
      cells[i + 1] = share_of (&results->configurations[i], (TsReason)reason);
    ts_table_add (table, cells);
  }
  if (!is_empty)
    ts_html_table (out, table, "Why attempts did not succeed, per cent of all attempts");
  ts_table_free (table);
}

/* What each of them means. */
void ts_html_reasons (GString *out, const TsPage *page)
{
  static const char *const headers[] = {"reason", "class", "what went wrong", "who can change it", "what helps",
                                        "source", NULL};
  TsTable *table = ts_table_new (headers);
  bool is_empty = true;
  for (int reason = TS_REASON_NONE + 1; reason < TS_REASONS; reason++) {
    const TsReasonRow *row = ts_reason ((TsReason)reason);
    if (!is_met (page->results, (TsReason)reason))
      continue;
    char *cells[] = {g_strdup (row->code),     g_strdup (ts_outcome_name (row->outcome)),
                     g_strdup (row->sentence), g_strdup (row->who),
                     g_strdup (row->change),   g_strdup (row->source)};
    ts_table_add (table, cells);
    is_empty = false;
  }
  if (!is_empty)
    ts_html_table (out, table, "What the reasons mean and who can change them");
  ts_table_free (table);
}
