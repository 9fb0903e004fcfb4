/* tree_problem.c - why text is not YAML, said so that its writer can mend it */
#include "tree_build.h"

#include <string.h>

/* Which of the two places that libyaml names helps: where it stopped, or where the thing began. */
typedef enum { AT_PROBLEM, AT_CONTEXT } Place;

/* libyaml's words, and ours. */
typedef struct {
  const char *problem;    /* the start of libyaml's `problem` */
  const char *context;    /* the start of its `context`; NULL: any */
  const char *characters; /* it stopped at one of these; NULL: any */
  const char *message;
  const char *hint;
  Place place;
} Problem;

static const char in_one_column[] = "all keys of a mapping begin in the same column";
static const char quote_it[] = "put the text in quotes";
static const char no_tags[] = "tags (\"!\") are no part of a scenario";
static const char quote_tag[] = "text that begins with \"!\" needs quotes";
static const char no_directives[] = "directives (\"%\") are no part of a scenario";

static const Problem problems[] = {
  {"mapping values are not allowed", NULL, NULL, "a \":\" cannot stand here",
   "is the line before indented as it should be? Text that holds \": \" needs quotes", AT_PROBLEM},
  {"mapping keys are not allowed", NULL, NULL, "a key cannot stand here", NULL, AT_PROBLEM},
  {"block sequence entries are not allowed", NULL, NULL, "a \"- \" item cannot stand here",
   "put the list on lines of its own, under its key", AT_PROBLEM},
  {"could not find expected ':'", NULL, NULL, "a \":\" is missing after this key", NULL, AT_CONTEXT},
  {"did not find expected ',' or ']'", NULL, NULL, "this list is not closed with \"]\", or a \",\" is missing in it",
   NULL, AT_CONTEXT},
  {"did not find expected ',' or '}'", NULL, NULL, "this mapping is not closed with \"}\", or a \",\" is missing in it",
   NULL, AT_CONTEXT},
  {"found unexpected end of stream", "while scanning a quoted", NULL, "the closing quote is missing", NULL, AT_CONTEXT},
  {"found unexpected document indicator", "while scanning a quoted", NULL, "the closing quote is missing", NULL,
   AT_CONTEXT},
  {"found character that cannot start", NULL, "\t", "a tab cannot indent", "indent with spaces", AT_PROBLEM},
  {"found character that cannot start", NULL, NULL, "text cannot begin with this character", quote_it, AT_PROBLEM},
  {"found a tab character", NULL, NULL, "a tab cannot indent", "indent with spaces", AT_PROBLEM},
  {"found unknown escape character", NULL, NULL, "this is not an escape that YAML knows",
   "in single quotes a backslash is just a backslash", AT_PROBLEM},
  {"found invalid Unicode character escape", NULL, NULL, "this escape is no Unicode character", NULL, AT_PROBLEM},
  {"did not find expected hexdecimal", NULL, NULL, "hexadecimal digits are missing in this escape", NULL, AT_PROBLEM},
  {"found undefined tag handle", NULL, NULL, no_tags, quote_tag, AT_CONTEXT},
  {"found unexpected ':'", NULL, NULL, "a \":\" cannot stand inside this text", quote_it, AT_PROBLEM},
  {"", "while scanning a directive", NULL, no_directives, NULL, AT_CONTEXT},
  {"", "while scanning a %", NULL, no_directives, NULL, AT_CONTEXT},
  {"found duplicate %", NULL, NULL, no_directives, NULL, AT_PROBLEM},
  {"found incompatible YAML", NULL, NULL, no_directives, NULL, AT_PROBLEM},
  {"", "while scanning an anchor", NULL, "anchors (\"&\") are no part of a scenario",
   "text that begins with \"&\" needs quotes", AT_CONTEXT},
  {"", "while scanning an alias", NULL, "aliases (\"*\") are no part of a scenario",
   "text that begins with \"*\" needs quotes", AT_CONTEXT},
  {"", "while scanning a tag", NULL, no_tags, quote_tag, AT_CONTEXT},
  {"", "while parsing a tag", NULL, no_tags, quote_tag, AT_CONTEXT},
  {"", "while scanning a block scalar", NULL, "after \"|\" or \">\" the text begins on the next line", NULL,
   AT_PROBLEM},
  {"did not find expected", NULL, "]}", "this bracket closes nothing", NULL, AT_PROBLEM},
  {"did not find expected", NULL, ":", "a key cannot be empty", NULL, AT_PROBLEM},
  {"did not find expected '-' indicator", NULL, NULL, "this line does not fit the list above it",
   "every item of a list begins with \"- \" in the same column", AT_PROBLEM},
  {"did not find expected key", NULL, NULL, "this line does not fit the mapping above it", in_one_column, AT_PROBLEM},
  {"did not find expected node content", NULL, NULL, "a value is missing here", NULL, AT_PROBLEM},
  {"did not find expected <document start>", NULL, NULL, "this does not belong to what stands above it", in_one_column,
   AT_PROBLEM},
};

static bool fits (const Problem *row, const char *problem, const char *context, char character)
{
  return g_str_has_prefix (problem, row->problem) &&
         (row->context == NULL || g_str_has_prefix (context, row->context)) &&
         (row->characters == NULL || (character != '\0' && strchr (row->characters, character) != NULL));
}

/* Does text stand before the mark on its line? */
static bool is_inside_line (TsBuilder *builder, yaml_mark_t mark)
{
  const char *at = ts_builder_at (builder, mark);
  for (size_t column = mark.column; column > 0; column--) {
    at = g_utf8_prev_char (at);
    if (*at != ' ' && *at != '\t')
      return true;
  }
  return false;
}

static void report_row (TsBuilder *builder, const Problem *row)
{
  const yaml_parser_t *parser = &builder->parser;
  bool has_context = row->place == AT_CONTEXT && parser->context != NULL;
  yaml_mark_t mark = has_context ? parser->context_mark : parser->problem_mark;
  if (row->hint == in_one_column && is_inside_line (builder, mark))
    ts_builder_report (builder, mark, 1, "is a \",\" or a line break missing before it?",
                       "this does not belong to the value before it");
  else
    ts_builder_report (builder, mark, 1, row->hint, "%s", row->message);
}

void ts_builder_report_syntax (TsBuilder *builder)
{
  const yaml_parser_t *parser = &builder->parser;
  const char *problem = parser->problem == NULL ? "" : parser->problem;
  const char *context = parser->context == NULL ? "" : parser->context;
  if (parser->error == YAML_MEMORY_ERROR)
    g_error ("failed to allocate memory while reading YAML");
  char character = *ts_builder_at (builder, parser->problem_mark);
  for (size_t i = 0; i < G_N_ELEMENTS (problems); i++) {
    if (fits (&problems[i], problem, context, character)) {
      report_row (builder, &problems[i]);
      return;
    }
  }
  ts_builder_report (builder, parser->problem_mark, 1, NULL, "not YAML: %s%s%s", problem, *context == '\0' ? "" : " ",
                     context);
}
