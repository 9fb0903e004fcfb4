/* The data of figures, as gnuplot reads them. */
#ifndef TENANTSIM_REPORT_FIGURE_DATA_H
#define TENANTSIM_REPORT_FIGURE_DATA_H

#include "tenantsim/report.h"

/* More configurations than these are not drawn: nobody could tell them apart. */
#define TS_MOST_DRAWN 24

/* One figure: is there anything to draw, and what. */
typedef struct {
  bool (*applies) (const TsResults *results);
  void (*write) (GString *out, const TsResults *results, TsFigureFormat format);
} TsFigureData;

extern const TsFigureData ts_figure_success_rate;
extern const TsFigureData ts_figure_outcomes;
extern const TsFigureData ts_figure_time_to_help;
extern const TsFigureData ts_figure_over_time;
extern const TsFigureData ts_figure_differences;
extern const TsFigureData ts_figure_help_and_price;
extern const TsFigureData ts_figure_utilisation;
extern const TsFigureData ts_figure_switching;

/* How many configurations are drawn: the first ones, in file order. */
uint32_t ts_figure_configurations (const TsResults *results);

/* A named block of data, which gnuplot reads with `plot $name`. */
void ts_figure_begin (GString *out, const char *name);
void ts_figure_end (GString *out);

/*
 * The end of a block of rows: one row more, of panel 0, which no panel shows. gnuplot 5.4 crashes when it draws labels
 * of a block whose only row has none.
 */
void ts_figure_end_rows (GString *out);

/*
 * A line of text in a block. gnuplot takes blocks as they are: no quotes, escapes or
 * commands are recognised in them. The bar in front keeps any line from being the end
 * of the block; the scripts drop it.
 */
void ts_figure_text (GString *out, const char *text, TsFigureFormat format);

/* A blank and the number. */
void ts_figure_number (GString *out, double value);

/* Blank, 1 and mean, low and high, each multiplied by `scale`; " 0 0 0 0" without data. */
void ts_figure_estimate (GString *out, TsEstimate estimate, double scale);

/* Scenario, configurations: what every figure may name. */
void ts_figure_names (GString *out, const TsResults *results, TsFigureFormat format);

/* The operations that are shown, in a block, and how many they are. */
unsigned ts_figure_operations (GString *out, const TsResults *results, TsFigureFormat format);

/* What gnuplot draws of the commands, checked and finished; NULL with TS_REPORT_ERROR_NO_GNUPLOT
 * or TS_REPORT_ERROR_GNUPLOT. Unref with g_bytes_unref(). */
GBytes *ts_figure_draw (const char *commands, TsFigureFormat format, GError **error);

#endif
