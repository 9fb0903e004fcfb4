/* Samples and histograms of a configuration of results.json. */
#include "json_read.h"
#include "json_samples.h"

static bool has_length (TsJsonReader *reader, const TsJsonNode *array, uint32_t replications)
{
  if (!reader->failed && ts_json_length (array) != replications)
    ts_json_complain (reader, array, "must hold one element for each of %u replications", replications);
  return !reader->failed;
}

/* Far above what can be simulated, far below where sums of it are no numbers any more. */
#define MOST 1e18

static double read_sum (TsJsonReader *reader, const TsJsonNode *node)
{
  double value = ts_json_as_real (reader, node);
  if (!(value >= 0.0 && value <= MOST))
    ts_json_complain (reader, node, "must be between 0 and 1e18");
  return value;
}

static void read_sampled (TsJsonReader *reader, const TsJsonNode *samples, uint32_t replications, TsSampled *sampled)
{
  if (!ts_json_has (samples, sampled->name))
    return;
  TsJsonNode node = ts_json_object (reader, samples, sampled->name);
  TsJsonNode numerators = ts_json_array (reader, &node, "numerator");
  TsJsonNode denominators = ts_json_array (reader, &node, "denominator");
  if (!has_length (reader, &numerators, replications) || !has_length (reader, &denominators, replications))
    return;
  sampled->measured->samples = g_new0 (TsSample, replications);
  for (uint32_t r = 0; r < replications; r++) {
    TsJsonNode numerator = ts_json_element (&numerators, r);
    TsJsonNode denominator = ts_json_element (&denominators, r);
    sampled->measured->samples[r] = (TsSample){read_sum (reader, &numerator), read_sum (reader, &denominator)};
    if (sampled->is_share && sampled->measured->samples[r].numerator > sampled->measured->samples[r].denominator)
      ts_json_complain (reader, &numerator, "must be at most its denominator");
  }
}

static void read_cell (TsJsonReader *reader, const TsJsonNode *node, TsHistogram *histogram)
{
  if (ts_json_length (node) != 2) {
    ts_json_complain (reader, node, "must be [cell, count]");
    return;
  }
  TsJsonNode first = ts_json_element (node, 0);
  TsJsonNode second = ts_json_element (node, 1);
  uint64_t cell = ts_json_as_count (reader, &first);
  uint64_t count = ts_json_as_count (reader, &second);
  if (cell >= TS_HISTOGRAM_CELLS)
    ts_json_complain (reader, &first, "must be below %d", TS_HISTOGRAM_CELLS);
  if (reader->failed)
    return;
  ts_histogram_add_to_cell (histogram, cell, count);
}

static void read_histogram (TsJsonReader *reader, const TsJsonNode *node, TsHistogram *histogram)
{
  if (!json_is_array (node->value))
    ts_json_complain (reader, node, "must be an array");
  for (size_t i = 0; i < ts_json_length (node) && !reader->failed; i++) {
    TsJsonNode cell = ts_json_element (node, i);
    read_cell (reader, &cell, histogram);
  }
}

/* The sum of the durations is not kept in cells: it stays 0, and means come from
 * the samples. */
static void read_histograms (TsJsonReader *reader, const TsJsonNode *histograms, uint32_t replications,
                             TsSampled *sampled)
{
  if (sampled->duration == NULL || !ts_json_has (histograms, sampled->name))
    return;
  TsJsonNode array = ts_json_array (reader, histograms, sampled->name);
  if (!has_length (reader, &array, replications))
    return;
  sampled->duration->histograms = g_new0 (TsHistogram, replications);
  for (uint32_t r = 0; r < replications && !reader->failed; r++) {
    TsJsonNode element = ts_json_element (&array, r);
    read_histogram (reader, &element, &sampled->duration->histograms[r]);
  }
}

void ts_json_read_samples (TsJsonReader *reader, const TsJsonNode *node, uint32_t replications,
                           TsConfigurationResult *configuration)
{
  TsJsonNode samples = ts_json_object (reader, node, "samples");
  TsJsonNode histograms = ts_json_object (reader, node, "histograms");
  g_autoptr (GArray) list = ts_sampled_list (configuration);
  for (guint i = 0; i < list->len && !reader->failed; i++) {
    TsSampled *sampled = &g_array_index (list, TsSampled, i);
    read_sampled (reader, &samples, replications, sampled);
    read_histograms (reader, &histograms, replications, sampled);
  }
}
