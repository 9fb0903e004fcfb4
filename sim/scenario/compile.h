/* compile.h - the steps from a draft and its estate to the compiled world
 *
 * Each step reports what is wrong and goes on. Steps named ..._check only look;
 * ..._make fill the scenario. Those from ts_directory_make() on need a draft
 * without errors.
 */
#ifndef TENANTSIM_SCENARIO_COMPILE_H
#define TENANTSIM_SCENARIO_COMPILE_H

#include "estate.h"

/* An empty scenario of a text. Free with ts_scenario_free(). */
TsScenario *ts_scenario_new (const char *path, const char *text, size_t length);

void ts_intents_make (const TsEstate *estate, TsScenario *scenario);
void ts_activities_make (const TsEstate *estate, TsScenario *scenario);
void ts_configurations_check (const TsEstate *estate);
/* A truth value a configuration: is it one of those that words name? All where they are NULL.
 * Kept by the reader. */
bool *ts_configurations_named (const TsEstate *estate, const TsNode *words);
/* The settings that a configuration or a change writes. */
void ts_settings_check (const TsEstate *estate, TsDraftConfiguration *draft);
/* What a configuration says of switching, understood; and its turns. */
void ts_switching_check (const TsEstate *estate, TsDraftConfiguration *draft);
void ts_switching_make (const TsDraftConfiguration *draft, const TsScenario *scenario, TsConfiguration *configuration);
void ts_faults_check (const TsEstate *estate);
void ts_faults_make (const TsEstate *estate, TsScenario *scenario);
void ts_changes_check (const TsEstate *estate);
void ts_expectations_make (const TsEstate *estate, TsScenario *scenario);
void ts_assertions_make (const TsEstate *estate, TsScenario *scenario);

/* The working time of activities with a profile, paced. */
void ts_paces_make (const TsEstate *estate, TsScenario *scenario);
/* The times of a data file, spread over `who`; reports what is wrong there. */
void ts_times_read (const TsEstate *estate, const TsDraftActivity *draft, TsActivity *activity);

void ts_directory_make (const TsEstate *estate, TsScenario *scenario);
void ts_configurations_make (const TsEstate *estate, TsScenario *scenario);
/* Epochs, absences and settled policies of the configurations that are made. */
void ts_changes_make (const TsEstate *estate, TsScenario *scenario);

/* Parts of what a draft writes, into settings: external access; invitations, and what people
 * have of their own. */
void ts_settings_apply_external (const TsEstate *estate, TsDirectory *directory, TsSettings *settings,
                                 const TsDraftConfiguration *draft);
void ts_settings_apply_people (TsDirectory *directory, TsSettings *settings, const TsDraftConfiguration *draft);
/* Meetings of the tenants that are named. */
void ts_settings_apply_meetings (const TsEstate *estate, TsSettings *settings, const TsDraftConfiguration *draft);
/* Guest access as written; what is not written of scope and files is the configuration's. */
void ts_settings_apply_guest_access (TsDirectory *directory, TsSettings *settings, uint32_t tenant,
                                     const TsDraftConfiguration *configuration, const TsDraftGuestAccess *written);

/* Reports what is more than the era's limits. */
void ts_product_limits_check (const TsEstate *estate, const TsScenario *scenario, const TsDraftConfiguration *draft,
                      const TsConfiguration *configuration);

/* What the admins have to do, of a configuration whose epochs and absences are made. */
void ts_admin_make (const TsScenario *scenario, TsConfiguration *configuration);
/* Sentences about the times that it takes. */
void ts_admin_assumptions (bool has_changes, GPtrArray *sentences);

/* Sentences, NULL-terminated; free with g_strfreev(). */
char **ts_assumptions_make (const TsDraft *draft);

/* The scenario in one canonical text: keys of fixed tables in the order of the
 * table, defaults written out, comments and layout gone. Equal texts mean equal
 * results. Free with g_free(). */
char *ts_canonical_text (const TsNode *root, TsEra era);

/* The parameters of sweeps, as written. */
void ts_parameters_make (const TsDraft *draft, TsScenario *scenario);
void ts_parameters_free (TsScenario *scenario);

#endif
