/* reach_text_list.c - many rows as text: callers with equal rows together, and for each
 * operation the callees that are answered alike */
#include "reach_text.h"

#include <string.h>

#define MOST_NAMES 8 /* of a set of callees or callers */
#define OPERATION_INDENT 2
#define ANSWER_GAP 2

/* Callers whose rows say the same. */
typedef struct {
  GArray *units; /* uint32_t, ascending */
  uint64_t people;
} Rows;

/* Callees of one operation that are answered alike. */
typedef struct {
  char *text;
  GArray *units;
} Answer;

static void free_rows (gpointer data)
{
  Rows *rows = data;

  g_array_unref (rows->units);
  g_free (rows);
}

static void free_answer (gpointer data)
{
  Answer *answer = data;

  g_free (answer->text);
  g_array_unref (answer->units);
  g_free (answer);
}

/* What a row says, whatever the number of pairs. */
static char *digest_of (const TsReachView *view, const TsReachCell *cells)
{
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);
  size_t n = (size_t)view->n * view->query->n_operations;
  char *digest;

  for (size_t i = 0; i < n; i++) {
    g_autofree char *share = ts_reach_share (&cells[i]);
    g_checksum_update (checksum, (const guchar *)share, (gssize)strlen (share) + 1);
    g_checksum_update (checksum, (const guchar *)&cells[i].reasons, sizeof cells[i].reasons);
  }
  digest = g_strdup (g_checksum_get_string (checksum));
  g_checksum_free (checksum);
  return digest;
}

static GPtrArray *collect (const TsReachView *view, TsReachCell *cells)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (free_rows);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (uint32_t unit = 0; unit < view->n; unit++) {
    ts_reach_view_row (view, unit, cells);
    char *digest = digest_of (view, cells);
    Rows *rows = g_hash_table_lookup (known, digest);
    if (rows == NULL) {
      rows = g_new (Rows, 1);
      *rows = (Rows){g_array_new (FALSE, FALSE, sizeof (uint32_t)), 0};
      g_ptr_array_add (all, rows);
      g_hash_table_insert (known, g_strdup (digest), rows);
    }
    g_array_append_val (rows->units, unit);
    rows->people += ts_reach_unit (view->reach, unit).people.count;
    g_free (digest);
  }
  return all;
}

/* The first names, and how many more there are. */
static char *name_units (const TsReachView *view, const GArray *units)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < MIN (units->len, MOST_NAMES); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", view->names[g_array_index (units, uint32_t, i)]);
  if (units->len > MOST_NAMES)
    g_string_append_printf (out, " and %u more", units->len - MOST_NAMES);
  return g_string_free (out, FALSE);
}

static Answer *find_answer (GPtrArray *answers, char *text)
{
  for (guint i = 0; i < answers->len; i++) {
    Answer *answer = g_ptr_array_index (answers, i);
    if (strcmp (answer->text, text) == 0) {
      g_free (text);
      return answer;
    }
  }
  Answer *answer = g_new (Answer, 1);
  *answer = (Answer){text, g_array_new (FALSE, FALSE, sizeof (uint32_t))};
  g_ptr_array_add (answers, answer);
  return answer;
}

/* The commonest answer last. */
static int compare_answers (const void *a, const void *b)
{
  const Answer *x = *(Answer *const *)a, *y = *(Answer *const *)b;
  int by_units = (x->units->len > y->units->len) - (x->units->len < y->units->len);

  return by_units != 0 ? by_units : strcmp (x->text, y->text);
}

static void write_answers (TsPage *page, const TsReachView *view, GPtrArray *answers, unsigned indent)
{
  unsigned width = 0;

  g_ptr_array_sort (answers, compare_answers);
  for (guint i = 0; i < answers->len; i++)
    width = MAX (width, ts_page_columns (((Answer *)g_ptr_array_index (answers, i))->text));
  for (guint i = 0; i < answers->len; i++) {
    const Answer *answer = g_ptr_array_index (answers, i);
    bool is_rest = i + 1 == answers->len && answer->units->len > MOST_NAMES;
    g_autofree char *names =
      is_rest ? g_strdup_printf (answers->len == 1 ? "everybody (%u)" : "everybody else (%u)", answer->units->len)
              : name_units (view, answer->units);
    ts_page_go_to (page, indent);
    ts_page_write (page, answer->text[0] == 'a' ? TS_PAGE_GOOD : TS_PAGE_PLAIN, answer->text);
    ts_page_go_to (page, indent + width + ANSWER_GAP);
    ts_page_words (page, indent + width + ANSWER_GAP, names);
    ts_page_end_line (page);
  }
}

static void write_operation (TsPage *page, const TsReachView *view, TsOperation operation, const TsReachCell *cells,
                             const TsReachLetters *letters, unsigned indent)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (free_answer);

  for (uint32_t to = 0; to < view->n; to++) {
    if (cells[to].pairs == 0)
      continue;
    Answer *answer = find_answer (answers, ts_reach_cell_text (&cells[to], letters));
    g_array_append_val (answer->units, to);
  }
  ts_page_go_to (page, OPERATION_INDENT);
  ts_page_write (page, TS_PAGE_PLAIN, ts_operation_name (operation));
  write_answers (page, view, answers, indent);
}

static void write_rows (TsPage *page, const TsReachView *view, const Rows *rows, TsReachCell *cells,
                        const TsReachLetters *letters)
{
  g_autofree char *names = name_units (view, rows->units);
  unsigned indent = 0;

  ts_page_words (page, OPERATION_INDENT, names);
  ts_page_printf (page, " (%" G_GUINT64_FORMAT " %s)", rows->people, rows->people == 1 ? "person" : "people");
  ts_page_end_line (page);
  ts_reach_view_row (view, g_array_index (rows->units, uint32_t, 0), cells);
  for (unsigned i = 0; i < view->query->n_operations; i++)
    indent = MAX (indent, ts_page_columns (ts_operation_name (view->query->operations[i])));
  for (unsigned i = 0; i < view->query->n_operations; i++)
    write_operation (page, view, view->query->operations[i], &cells[(size_t)i * view->n], letters,
                     OPERATION_INDENT + indent + ANSWER_GAP);
}

void ts_reach_write_list (TsPage *page, const TsReachView *view, const TsReachLetters *letters)
{
  g_autofree TsReachCell *cells = g_new (TsReachCell, (size_t)view->n * view->query->n_operations + 1);
  g_autoptr (GPtrArray) all = collect (view, cells);

  ts_page_printf (page, "%u rows, of which %u are different", view->n, all->len);
  ts_page_end_line (page);
  for (guint i = 0; i < all->len; i++)
    write_rows (page, view, g_ptr_array_index (all, i), cells, letters);
}
