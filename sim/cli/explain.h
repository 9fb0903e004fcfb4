/*
 * explain.h - what `tenantsim explain` found out, and its words
 *
 * Text and JSON say the same in the same words, which all come from here.
 */
#ifndef TENANTSIM_CLI_EXPLAIN_H
#define TENANTSIM_CLI_EXPLAIN_H

#include <glib.h>

#include "tenantsim/scenario.h"

/* One configuration's answer. */
typedef struct {
  const TsScenario *scenario;
  const TsConfiguration *configuration;
  TsExplanation *explanation;
  TsExplanation *by_name; /* of a search: the same by name; or NULL */
  TsFixes *fixes;         /* or NULL: nobody asked */
  char **circumstances;   /* what else holds at the instant that was asked for; or NULL */
} TsAnswer;

/* Explains one configuration's answer, with the smallest changes where they are wanted. */
TsAnswer ts_explain_answer (const TsScenario *scenario, const TsConfiguration *configuration, TsEnquiry enquiry,
                            bool wants_fix);
void ts_explain_answer_clear (TsAnswer *answer);

/* How the text is written. */
typedef struct {
  bool color;
  unsigned width;
} TsExplainStyle;

/* The answers as text or JSON, one for each configuration; n >= 1. Free with g_free(). */
char *ts_explain_text (const TsAnswer *answers, size_t n, const TsExplainStyle *style);
char *ts_explain_json (const TsAnswer *answers, size_t n);

/* What configurations say of a row of the table of features, as text or JSON; free with g_free(). */
char *ts_explain_feature (const TsScenario *scenario, const uint32_t *configurations, size_t n,
                          const TsEnquiry *enquiry, TsFeature feature, bool as_json);

/* Words; free with g_free() where they are not constant. */

char *ts_explain_address (const TsAnswer *answer, uint32_t person);
const TsGroup *ts_explain_group (const TsAnswer *answer, uint32_t person);
const char *ts_explain_verdict (const TsAnswer *answer); /* "allowed", "denied", "unreachable" */
const char *ts_explain_tenant (const TsAnswer *answer, uint32_t tenant); /* "nowhere" for TS_NONE */
/* "May a@x.com call b@y.com?" */
char *ts_explain_question (const TsAnswer *answer);
/* "contoso-abc.yaml:62" or "--set"; NULL for 0. */
char *ts_explain_position (const TsScenario *scenario, TsOrigin origin);
/* "b@y.com as a guest in X" */
char *ts_explain_way (const TsAnswer *answer, const TsExplainedWay *way);
/* Why the way does not exist. */
char *ts_explain_no_way (const TsAnswer *answer, const TsExplainedWay *way);
/* The facts a rule rests on: "X permits y.com: it is on the allow list". */
char *ts_explain_fact (const TsAnswer *answer, const TsExplainedRule *rule);
/* Where the setting behind it stands: a position or "product default of 2020-04"; NULL for
 * what is no setting. */
char *ts_explain_where (const TsAnswer *answer, const TsExplainedRule *rule);
/* Whose side it is on, and who can change it. */
char *ts_explain_side (const TsAnswer *answer, const TsExplainedRule *rule);
char *ts_explain_who (const TsAnswer *answer, const TsExplainedRule *rule);
/* What happens next: sentences, NULL-terminated; free with g_strfreev(). */
char **ts_explain_next (const TsAnswer *answer);
/* "the admin of X adds y.com to the allow list of external access" */
char *ts_explain_change (const TsAnswer *answer, const TsChange *change);
/* "b@y.com switches from X to Y", NULL where nobody has to. */
char *ts_explain_switch (const TsAnswer *answer, uint32_t person, uint32_t from, uint32_t to);
/* "meant to be apart", "meant to work together", with the line; NULL where no intent says. */
char *ts_explain_intent (const TsAnswer *answer);

#endif
