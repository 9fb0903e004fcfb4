/* explain_code_command.c - `tenantsim explain-code [CODE...]` */
#define _POSIX_C_SOURCE 200809L

#include <string.h>
#include <unistd.h>

#include "nearest.h"
#include "options.h"
#include "print.h"
#include "reach_page.h"

#define NARROWEST 60u
#define WIDEST 100u

/* The columns of the list, and of what is said of one code. */
enum { CLASS_COLUMN = 22, SENTENCE_COLUMN = 35, TEXT_COLUMN = 20 };

static const char *const sides[] = {[TS_SIDE_NEITHER] = "neither side: it cannot be done",
                                    [TS_SIDE_CALLER] = "the caller's side",
                                    [TS_SIDE_CALLEE] = "the callee's side",
                                    [TS_SIDE_EITHER] = "either side"};

static void write_line (TsPage *page, const char *label, const char *text)
{
  if (text[0] == '\0')
    return;
  ts_page_printf (page, "  %s", label);
  ts_page_go_to (page, TEXT_COLUMN);
  ts_page_words (page, TEXT_COLUMN, text);
  ts_page_end_line (page);
}

static void write_row (TsPage *page, const TsReasonRow *row)
{
  ts_page_write (page, TS_PAGE_STRONG, row->code);
  ts_page_printf (page, " (%s)", ts_outcome_name (row->outcome));
  ts_page_end_line (page);
  write_line (page, "means", row->sentence);
  write_line (page, "refused by", row->outcome == TS_OUTCOME_DENIED ? sides[row->side] : "");
  write_line (page, "who can change it", row->who);
  write_line (page, "what helps", row->change);
  write_line (page, "source", row->source);
}

static void write_list (TsPage *page)
{
  for (int reason = TS_REASON_NONE + 1; reason < TS_REASONS; reason++) {
    const TsReasonRow *row = ts_reason ((TsReason)reason);
    ts_page_write (page, TS_PAGE_STRONG, row->code);
    ts_page_go_to (page, CLASS_COLUMN);
    ts_page_printf (page, "%s", ts_outcome_name (row->outcome));
    ts_page_go_to (page, SENTENCE_COLUMN);
    ts_page_words (page, SENTENCE_COLUMN, row->sentence);
    ts_page_end_line (page);
  }
}

static void write_contradiction (TsPage *page, unsigned number)
{
  const TsContradictionRow *row = ts_contradiction (number);
  ts_page_printf (page, "C-%u", number);
  ts_page_end_line (page);
  write_line (page, "the document", row->conflict);
  write_line (page, "treated", row->treatment);
  write_line (page, "setting", row->setting);
}

/* "C-7" to 7; 0 for something else. */
static unsigned contradiction_of (const char *code)
{
  guint64 number = 0;
  bool is_one =
    g_str_has_prefix (code, "C-") && g_ascii_string_to_unsigned (code + 2, 10, 1, TS_CONTRADICTIONS, &number, NULL);
  return is_one ? (unsigned)number : 0;
}

static void write_contradictions (TsPage *page)
{
  for (unsigned number = 1; number <= TS_CONTRADICTIONS; number++) {
    if (number > 1)
      ts_page_end_line (page);
    write_contradiction (page, number);
  }
}

static TsStatus refuse (const char *typed, const char *code)
{
  const char *names[TS_REASONS] = {NULL};
  const char *nearest;

  for (int reason = TS_REASON_NONE + 1; reason < TS_REASONS; reason++)
    names[reason - 1] = ts_reason ((TsReason)reason)->code;
  nearest = ts_nearest (code, names);
  if (nearest != NULL)
    ts_say ("explain-code: there is no reason code '%s'; did you mean '%s'?", typed, nearest);
  else
    ts_say ("explain-code: there is no reason code '%s'; 'tenantsim explain-code' lists all", typed);
  return TS_STATUS_USAGE;
}

static TsStatus write_codes (TsPage *page, const GPtrArray *codes)
{
  for (guint i = 0; i < codes->len; i++) {
    const char *typed = g_ptr_array_index (codes, i);
    g_autofree char *code = g_ascii_strup (typed, -1);
    TsReason reason = ts_reason_find (code);
    unsigned contradiction = contradiction_of (code);
    bool is_all = strcmp (code, "CONTRADICTIONS") == 0;
    if (!is_all && contradiction == 0 && (reason == TS_REASONS || reason == TS_REASON_NONE))
      return refuse (typed, code);
    if (i > 0)
      ts_page_end_line (page);
    if (is_all)
      write_contradictions (page);
    else if (contradiction > 0)
      write_contradiction (page, contradiction);
    else
      write_row (page, ts_reason (reason));
  }
  return TS_STATUS_OK;
}

TsStatus ts_explain_code_command (const TsOptions *options)
{
  TsReachStyle style = {.color = ts_terminal_has_color (STDOUT_FILENO, options->color),
                        .width = CLAMP (ts_terminal_width (STDOUT_FILENO), NARROWEST, WIDEST)};
  TsPage page = ts_page_new (&style);
  TsStatus status = TS_STATUS_OK;
  g_autofree char *text = NULL;

  if (options->operands->len == 0)
    write_list (&page);
  else
    status = write_codes (&page, options->operands);
  text = ts_page_finish (&page);
  return status == TS_STATUS_OK ? ts_print (text) : status;
}
