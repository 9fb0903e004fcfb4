/* The table of figures, and the way from results to pictures. */
#include "tenantsim/report.h"

#include <gio/gio.h>
#include <string.h>

#include "figure_data.h"
#include "gnuplot.h"
#include "resources.h"

static const TsFigure table[TS_FIGURES] = {
  [TS_FIGURE_SUCCESS_RATE] = {"success-rate", "Success rate and fulfilled rate",
                              "Of the attempts of each operation, how many worked; and of the needs that wanted it, "
                              "how many got it at least once. Bars are means, lines 95 % intervals."},
  [TS_FIGURE_OUTCOMES] = {"outcomes", "How attempts ended",
                          "Every attempt ends in exactly one of seven ways. The thin line is the 95 % interval of "
                          "the success rate."},
  [TS_FIGURE_TIME_TO_HELP] = {"time-to-help", "Needs that still wait for help",
                              "The share of needs that are not helped yet, by the minutes since they arose; the axis "
                              "of shares is logarithmic. A curve that ends flat shows the needs that are never helped. "
                              "In each panel one configuration with its 95 % interval, the others in grey."},
  [TS_FIGURE_OVER_TIME] = {"over-time", "Success over time",
                           "Calls that succeed and needs that are helped, in each part of the clock. Where a "
                           "configuration changes on the way, the step shows."},
  [TS_FIGURE_DIFFERENCES] = {"differences", "Differences to the configuration that helps most",
                             "Differences are paired by replication: all configurations face the same needs. An "
                             "interval that does not touch the line in the middle is more than chance."},
  [TS_FIGURE_HELP_AND_PRICE] = {"help-and-price", "Help against exposure and admin hours",
                                "Each letter is a configuration, \"B +5\" are B and five that lie on it. Up is more "
                                "help, left is less exposure or less work; "
                                "filled ones are not beaten in both by any other."},
  [TS_FIGURE_UTILISATION] =
    {"utilisation", "Working time spent talking",
     "Of each group's working time, how much is talk, with 95 % intervals; the busiest groups."},
  [TS_FIGURE_SWITCHING] = {"switching", "Switches between tenants",
                           "How often a person of the group changes the active tenant in an hour of work, with 95 % "
                           "intervals; the groups that switch most."},
};

static const TsFigureData *const data[TS_FIGURES] = {
  [TS_FIGURE_SUCCESS_RATE] = &ts_figure_success_rate,     [TS_FIGURE_OUTCOMES] = &ts_figure_outcomes,
  [TS_FIGURE_TIME_TO_HELP] = &ts_figure_time_to_help,     [TS_FIGURE_DIFFERENCES] = &ts_figure_differences,
  [TS_FIGURE_HELP_AND_PRICE] = &ts_figure_help_and_price, [TS_FIGURE_UTILISATION] = &ts_figure_utilisation,
  [TS_FIGURE_SWITCHING] = &ts_figure_switching,           [TS_FIGURE_OVER_TIME] = &ts_figure_over_time,
};

const TsFigure *ts_figure (TsFigureId id)
{
  g_assert (id < TS_FIGURES);
  return &table[id];
}

bool ts_figure_applies (const TsResults *results, TsFigureId id)
{
  g_assert (id < TS_FIGURES);
  return results->n_configurations > 0 && data[id]->applies (results);
}

/* What a terminal is shown is drawn by scripts of its own, for those figures that it can show. */
static bool is_drawn_in (TsFigureId id, TsFigureFormat format)
{
  return format != TS_FIGURE_TERMINAL || id == TS_FIGURE_SUCCESS_RATE || id == TS_FIGURE_TIME_TO_HELP ||
         id == TS_FIGURE_HELP_AND_PRICE;
}

static void append_settings (GString *out, const TsResults *results, TsFigureFormat format, const TsFigureStyle *style)
{
  static const char *const names[TS_FIGURE_FORMATS] = {"svg", "png", "terminal"};
  g_string_append_printf (out, "format = \"%s\"\nreplications = %u\nall_configurations = %u\ncolumns = %u\n",
                          names[format], results->replications, results->n_configurations, MAX (style->columns, 20));
}

char *ts_report_figure_script (const TsResults *results, TsFigureId id, TsFigureFormat format,
                               const TsFigureStyle *style, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s%s.gp", table[id].name, format == TS_FIGURE_TERMINAL ? "-terminal" : "");
  g_autofree char *look = ts_resource_text (style->reports_folder, "style.gp", error);
  g_autofree char *script = look != NULL ? ts_resource_text (style->reports_folder, name, error) : NULL;
  if (script == NULL)
    return NULL;
  GString *commands = g_string_new (NULL);
  append_settings (commands, results, format, style);
  ts_figure_names (commands, results, format);
  data[id]->write (commands, results, format);
  g_string_append_printf (commands, "%s\n%s\n", look, script);
  return g_string_free (commands, FALSE);
}

/* gnuplot escapes "&" and "<", but in the text of XML "]]>" may not stand either. Its own markup
 * never holds it: there is no CDATA in a picture that is not for a mouse. */
static GBytes *finish_svg (GBytes *picture)
{
  g_autofree char *drawn = g_strndup (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  g_auto (GStrv) pieces = g_strsplit (drawn, "]]>", -1);
  char *svg = g_strjoinv ("]]&gt;", pieces);
  return g_bytes_new_take (svg, strlen (svg));
}

/* Whatever else it said to standard output is not kept in a picture's place. */
static bool is_picture (GBytes *picture, TsFigureFormat format, GError **error)
{
  static const char *const beginnings[TS_FIGURE_FORMATS] = {
    [TS_FIGURE_SVG] = "<?xml", [TS_FIGURE_PNG] = "\x89PNG", [TS_FIGURE_TERMINAL] = ""};
  gsize length;
  const char *bytes = g_bytes_get_data (picture, &length);
  if (length > strlen (beginnings[format]) && memcmp (bytes, beginnings[format], strlen (beginnings[format])) == 0)
    return true;
  g_set_error (error, TS_REPORT_ERROR, TS_REPORT_ERROR_GNUPLOT, "gnuplot wrote something that is no picture");
  return false;
}

GBytes *ts_figure_draw (const char *commands, TsFigureFormat format, GError **error)
{
  g_autoptr (GBytes) drawn = NULL;
  if (!ts_gnuplot_run (commands, TS_GNUPLOT_SECONDS, &drawn, error) || !is_picture (drawn, format, error))
    return NULL;
  return format == TS_FIGURE_SVG ? finish_svg (drawn) : g_bytes_ref (drawn);
}

/* What is handed to a thread: commands are made before, since GLib's resources are no thing for several. */
typedef struct {
  TsPicture *picture;
  char *commands;
} Job;

static void draw (gpointer item, gpointer user_data)
{
  Job *job = item;
  const TsFigureStyle *style = user_data;
  TsPicture *picture = job->picture;
  bool is_stopped = style->stop != NULL && *style->stop != 0;
  if (!is_stopped)
    picture->picture = ts_figure_draw (job->commands, picture->format, &picture->error);
  g_free (job->commands);
  g_free (job);
}

static void clear_picture (gpointer item)
{
  TsPicture *picture = item;
  g_clear_pointer (&picture->picture, g_bytes_unref);
  g_clear_error (&picture->error);
}

static GArray *list_pictures (const TsResults *results, const TsFigureFormat *formats, size_t n_formats)
{
  GArray *pictures = g_array_new (FALSE, TRUE, sizeof (TsPicture));
  g_array_set_clear_func (pictures, clear_picture);
  for (int id = 0; id < TS_FIGURES; id++)
    for (size_t i = 0; i < n_formats; i++) {
      TsPicture picture = {.id = (TsFigureId)id, .format = formats[i]};
      if (ts_figure_applies (results, picture.id) && is_drawn_in (picture.id, picture.format))
        g_array_append_val (pictures, picture);
    }
  return pictures;
}

GArray *ts_report_pictures (const TsResults *results, const TsFigureFormat *formats, size_t n_formats,
                            const TsFigureStyle *style)
{
  GArray *pictures = list_pictures (results, formats, n_formats);
  GThreadPool *pool = g_thread_pool_new (draw, (gpointer)style, (gint)g_get_num_processors (), FALSE, NULL);
  for (guint i = 0; i < pictures->len; i++) {
    TsPicture *picture = &g_array_index (pictures, TsPicture, i);
    Job job = {picture, ts_report_figure_script (results, picture->id, picture->format, style, &picture->error)};
    if (job.commands != NULL)
      g_thread_pool_push (pool, g_memdup2 (&job, sizeof job), NULL);
  }
  g_thread_pool_free (pool, FALSE, TRUE);
  return pictures;
}
