/*
 * tenantsim/report.h - the results structure, written for people and machines
 *
 * What it keeps: JSON in both directions, text, Markdown, CSV, JUnit, HTML, and the data
 * and scripts for gnuplot. What it knows nothing of: how results came to be. Every function
 * works from TsResults alone, so a report can be made again later.
 *
 * Files appear whole or not at all: they are written aside, flushed, and
 * renamed.
 */
#ifndef TENANTSIM_REPORT_H
#define TENANTSIM_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "tenantsim/experiment.h"

G_BEGIN_DECLS

#define TS_REPORT_ERROR (ts_report_error_quark ())
GQuark ts_report_error_quark (void);
typedef enum {
  TS_REPORT_ERROR_WRITE,      /* a file cannot be written */
  TS_REPORT_ERROR_READ,       /* a file cannot be read */
  TS_REPORT_ERROR_INVALID,    /* it is not a results file */
  TS_REPORT_ERROR_VERSION,    /* it is one of a version this program does not know */
  TS_REPORT_ERROR_NO_GNUPLOT, /* gnuplot is not installed */
  TS_REPORT_ERROR_GNUPLOT     /* gnuplot failed or took too long */
} TsReportError;

/* How text is written. */
typedef struct {
  bool color;     /* ANSI colours; always with words */
  bool utf8;      /* bars and signs beyond ASCII */
  unsigned width; /* columns, at least 20 */
  bool verbose;
} TsTextStyle;

/* results.json as design section 6 fixes it: two-space indent, integers exact,
 * reals with at most 12 significant digits, keys in the fixed order; what is not
 * computed is absent. Free with g_free(). */
char *ts_report_json (const TsResults *results);

/* Reads results.json back. NULL with TS_REPORT_ERROR_INVALID, naming the JSON
 * path or the position, when it is not one, or TS_REPORT_ERROR_VERSION. What ts_report_json() writes of it
 * is the same text again. */
TsResults *ts_report_read_json (const char *text, size_t length, GError **error);

/* How large a file of results may be, in MiB. */
#define TS_MOST_RESULTS_MIB 1024

/* The comparison table with the verdict of expectations and assertions on top. Free with g_free(). */
char *ts_report_text (const TsResults *results, const TsTextStyle *style);

/* Only that verdict; "" where nothing was expected or asserted. Free with g_free(). */
char *ts_report_verdicts (const TsResults *results, const TsTextStyle *style);

/* results.csv, long form, RFC 4180: configuration, measure, operation, from, to,
 * statistic, unit, mean, low, high, n. Free with g_free(). */
char *ts_report_csv (const TsResults *results);

/* results-wide.csv, RFC 4180: a row for each configuration, in the order of the file.
 * Columns: configuration; replications; then of each operation that is reported the measures
 * of an operation, as OPERATION.MEASURE; then the others, as MEASURE. The names and units are
 * those of ts_measure(): shares, seconds, hours, counts. A column NAME holds the mean, NAME.low and
 * NAME.high its 95 % interval, which what is exact does not have; durations have NAME.p50 and
 * NAME.p95 besides, with intervals alike. Empty: no data. Free with g_free(). */
char *ts_report_csv_wide (const TsResults *results);

/* comparisons.csv, RFC 4180: a row for each pair of configurations and measure, in the order of
 * results.json: a, b, measure ("call.success_rate"), unit, difference (a minus b, paired by
 * replication), low, high, n, verdict (about a: better, worse, equivalent, undecided). Empty: no
 * data. Free with g_free(). */
char *ts_report_csv_comparisons (const TsResults *results);

/* summary.md, for the summary of a job: the verdict on top, the same tables as
 * ts_report_text(), failures by cause with who can change each, assumptions folded.
 * GitHub's Markdown; text of the scenario is shown as text, never as markup. Free
 * with g_free(). */
char *ts_report_markdown (const TsResults *results);

/* junit.xml: a testsuite for the scenario, a testcase for each expectation, and for each
 * assertion in each configuration, with file and line; one that failed holds a failure,
 * an undecided one an error, each with what was found. No time of day and no name of a
 * machine: the same results give the same bytes. What XML 1.0 cannot hold, and what turns the
 * direction of text, becomes U+FFFD.
 * Free with g_free(). */
char *ts_report_junit (const TsResults *results);
/* The same with a testcase for each measure of each configuration that was compared with a
 * baseline, with its values before and after; a regression is a failure. Free with g_free(). */
char *ts_report_junit_compared (const TsResults *results, const TsBaselineComparison *comparison);
/* These alone. `after` are the later results. Free with g_free(). */
char *ts_report_baseline_junit (const TsResults *after, const TsBaselineComparison *comparison);

/* Workflow commands of GitHub, a line each: "::error file=...,line=...::..." for every
 * expectation or assertion that failed, "::warning" for what is undecided, with what was found.
 * `file` names the scenario. Empty where all hold. Free with g_free(). */
char *ts_report_annotations (const TsResults *results, const char *file);

/* A comparison with a baseline: the verdict, what is better and worse, a table for each
 * configuration that is not identical. Free with g_free(). */
char *ts_report_baseline_text (const TsBaselineComparison *comparison, const TsTextStyle *style);
/* The same for machines: {"tenantsim_comparison": 1, "verdict": ...}. Free with g_free(). */
char *ts_report_baseline_json (const TsBaselineComparison *comparison);

/* Writes `length` bytes to `path` whole or not at all. */
bool ts_report_write_file (const char *path, const char *data, size_t length, GError **error);

/* For a program that ends in the middle of it: removes what lies aside. Safe in a signal handler. */
void ts_report_remove_unfinished (void);

/* -------------------------------------------------------------- figures -- */

typedef enum { TS_FIGURE_SVG, TS_FIGURE_PNG, TS_FIGURE_TERMINAL, TS_FIGURE_FORMATS } TsFigureFormat;

typedef enum {
  TS_FIGURE_SUCCESS_RATE,
  TS_FIGURE_OUTCOMES,
  TS_FIGURE_TIME_TO_HELP,
  TS_FIGURE_OVER_TIME,
  TS_FIGURE_DIFFERENCES,
  TS_FIGURE_HELP_AND_PRICE,
  TS_FIGURE_UTILISATION,
  TS_FIGURE_SWITCHING,
  TS_FIGURES
} TsFigureId;

/* One row of the one table of figures. */
typedef struct {
  const char *name;  /* of its script in reports/ and of its files: "success-rate" */
  const char *title; /* for people, without full stop */
  const char *shows; /* how to read it, one or two sentences */
} TsFigure;

const TsFigure *ts_figure (TsFigureId id);

/* Do the results hold what the figure shows? Where not, it is left out. */
bool ts_figure_applies (const TsResults *results, TsFigureId id);

/* How figures are drawn. */
typedef struct {
  const char *reports_folder; /* where the scripts are; NULL: those of the program */
  unsigned columns;           /* of TS_FIGURE_TERMINAL; at least 20 */
  const volatile int *stop;   /* or NULL; non-zero: nothing more is begun */
} TsFigureStyle;

/* One picture, or why there is none. */
typedef struct {
  TsFigureId id;
  TsFigureFormat format;
  GBytes *picture; /* the file; NULL where it could not be drawn */
  GError *error;   /* TS_REPORT_ERROR; NULL where it was, or where it was stopped */
} TsPicture;

/*
 * Draws all figures that apply in all the formats with gnuplot, two or more at a time where
 * there are as many processors, in the order of the table, for each figure in that of the formats.
 * A script that is broken costs its own figure only. Scenario text reaches gnuplot as quoted
 * data, never as script. The same results give the same SVG. Free with g_array_unref().
 */
GArray *ts_report_pictures (const TsResults *results, const TsFigureFormat *formats, size_t n_formats,
                            const TsFigureStyle *style);

/*
 * report.html: one file that needs no network and, but to sort tables, no script. `pictures` are
 * those of ts_report_pictures(); of those that apply and are not among them it says how to get
 * them. Template, style sheet and script come from `reports_folder`, or from the program where it
 * is NULL. NULL with TS_REPORT_ERROR_READ or TS_REPORT_ERROR_INVALID where the template is not
 * there or is none. Free with g_free().
 */
char *ts_report_html (const TsResults *results, const GArray *pictures, const char *reports_folder, GError **error);

/* What shows `pictures` at the end of summary.md: those of TS_FIGURE_PNG that were drawn, each with its
 * title and how to read it, as FOLDER/NAME.png beside the file. "" where there is none: then nothing points to
 * nowhere. Free with g_free(). */
char *ts_report_markdown_pictures (const GArray *pictures, const char *folder);

/* Those of TS_FIGURE_TERMINAL below each other, without empty lines around them, and which
 * letter stands for which configuration. Free with g_free(). */
char *ts_report_terminal_pictures (const TsResults *results, const GArray *pictures, const TsTextStyle *style);

/* What gnuplot is given, data and script in one: `gnuplot FILE > PICTURE` draws it again.
 * NULL with TS_REPORT_ERROR_READ where the script cannot be read. Free with g_free(). */
char *ts_report_figure_script (const TsResults *results, TsFigureId id, TsFigureFormat format,
                               const TsFigureStyle *style, GError **error);

/* ----------------------------------------------------------------- sweeps -- */

/* A table with a row for each point and configuration, and what matters most first where one
 * thing at a time was varied. Free with g_free(). */
char *ts_report_sweep_text (const TsSweepResults *results, const TsTextStyle *style);
/* {"tenantsim_sweep": 1, ..., "varied": [names], "points": [{"values": {...}, "configurations": [{"name",
 * "replications", measures as in results.json}]}], "sensitivities": [...]}. Free with g_free(). */
char *ts_report_sweep_json (const TsSweepResults *results);
/* Long form, RFC 4180: point, configuration, a column for each varied, measure, mean, low, high,
 * n. Free with g_free(). */
char *ts_report_sweep_csv (const TsSweepResults *results);

/* Which figure suits the sweep: helped_rate over one varied, over two as a heat map for one
 * configuration, or what each varied alone changes. */
typedef enum { TS_SWEEP_CURVE, TS_SWEEP_HEAT, TS_SWEEP_TORNADO, TS_SWEEP_NO_FIGURE } TsSweepFigure;
TsSweepFigure ts_report_sweep_figure_kind (const TsSweepResults *results);
const char *ts_report_sweep_figure_name (TsSweepFigure figure); /* "sweep-curve", ... */

/* Draws it with reports/NAME.gp and writes it to `path`; the script comes from the program, or from
 * `reports_folder` when not NULL. TS_FIGURE_SVG or TS_FIGURE_PNG; not TS_SWEEP_NO_FIGURE. */
bool ts_report_sweep_figure (const TsSweepResults *results, TsFigureFormat format, const char *reports_folder,
                             const char *path, GError **error);

G_END_DECLS

#endif
