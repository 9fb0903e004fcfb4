/* The rows of the table of features, and what two people have of them. */
#include <string.h>

#include "compiled.h"
#include "eras.h"
#include "ways.h"

static const TsFeatureRow features[TS_FEATURES] = {
  [TS_FEATURE_CHAT] = {"chat", "F-1", "chat with", TS_OPERATION_CHAT, false},
  [TS_FEATURE_CALL] = {"call", "F-2", "call", TS_OPERATION_CALL, false},
  [TS_FEATURE_AVAILABILITY] = {"availability", "F-3", "see the availability of", TS_OPERATION_SEARCH, false},
  [TS_FEATURE_SEARCH] = {"search", "F-4", "find", TS_OPERATION_SEARCH, false},
  [TS_FEATURE_FILES] = {"files", "F-5", "share files with", TS_OPERATION_SHARE_FILE, false},
  [TS_FEATURE_RESOURCES] = {"resources", "F-6", "use teams and channels with", TS_OPERATION_SEARCH, false},
  [TS_FEATURE_GROUP_CHAT] = {"group_chat", "F-7", "be in a group chat with", TS_OPERATION_CHAT, false},
  [TS_FEATURE_MEETING_INVITATION] = {"meeting_invitation", "F-8", "invite to a meeting", TS_ASKED_OPERATIONS, false},
  [TS_FEATURE_MORE_PEOPLE] = {"more_people", "F-9", "add more people to a chat with", TS_OPERATION_CHAT, false},
  [TS_FEATURE_SHOWN_AS_EXTERNAL] = {"shown_as_external", "F-10", "see as somebody from outside", TS_OPERATION_SEARCH,
                                    false},
  [TS_FEATURE_PRESENCE] = {"presence", "F-11", "see the presence of", TS_OPERATION_SEARCH, false},
  [TS_FEATURE_OUT_OF_OFFICE] = {"out_of_office", "F-12", "see the out-of-office text of", TS_OPERATION_SEARCH, false},
  [TS_FEATURE_BLOCKING] = {"blocking", "F-13", "block", TS_OPERATION_CHAT, false},
  [TS_FEATURE_MENTIONS] = {"mentions", "F-14", "mention", TS_OPERATION_CHAT, false},
  [TS_FEATURE_PRIVATE_CALLS] = {"private_calls", "F-15", "make private calls to", TS_OPERATION_CALL, false},
  [TS_FEATURE_VIDEO] = {"video", "F-16", "use video with", TS_OPERATION_CALL, true},
  [TS_FEATURE_SCREEN_SHARING] = {"screen_sharing", "F-17", "share the screen with", TS_OPERATION_CALL, true},
  [TS_FEATURE_MEET_NOW] = {"meet_now", "F-18", "meet now with", TS_OPERATION_CALL, true},
  [TS_FEATURE_EDITING] = {"editing", "F-19", "edit messages sent to", TS_OPERATION_CHAT, true},
  [TS_FEATURE_DELETING] = {"deleting", "F-20", "delete messages sent to", TS_OPERATION_CHAT, true},
  [TS_FEATURE_GIPHY] = {"giphy", "F-21", "send a Giphy to", TS_OPERATION_CHAT, true},
  [TS_FEATURE_MEMES] = {"memes", "F-22", "send a meme to", TS_OPERATION_CHAT, true},
  [TS_FEATURE_STICKERS] = {"stickers", "F-23", "send a sticker to", TS_OPERATION_CHAT, true},
  [TS_FEATURE_DIAL_IN_NUMBERS] = {"dial_in_numbers", "row of 2020-04-22", "show numbers of dial-in participants to",
                                  TS_ASKED_OPERATIONS, false},
};

const TsFeatureRow *ts_feature (TsFeature feature)
{
  g_assert ((size_t)feature < TS_FEATURES);
  return &features[feature];
}

TsFeature ts_feature_find (const char *name)
{
  int feature = 0;
  while (feature < TS_FEATURES && strcmp (features[feature].name, name) != 0)
    feature++;
  return (TsFeature)feature;
}

/* What is about other tenants makes no sense inside one. */
static bool is_about_others (TsFeature feature)
{
  return feature == TS_FEATURE_SHOWN_AS_EXTERNAL || feature == TS_FEATURE_BLOCKING;
}

TsFeatureHas ts_era_feature (TsEra era, TsFeature feature, TsPath path)
{
  const TsEraRow *row = ts_era_row (era);
  if (path == TS_PATH_INTERNAL)
    return is_about_others (feature) ? TS_FEATURE_NO : TS_FEATURE_YES;
  if (path != TS_PATH_GUEST && path != TS_PATH_EXTERNAL)
    return TS_FEATURE_NO;
  const TsEraFeatures *table = path == TS_PATH_GUEST ? &row->guest_features : &row->external_features;
  if ((table->not_said >> feature & 1) != 0)
    return TS_FEATURE_NOT_SAID;
  return (table->has >> feature & 1) != 0 ? TS_FEATURE_YES : TS_FEATURE_NO;
}

static bool is_off (const TsSettings *settings, TsFeature feature, const TsExplainedWay *way)
{
  return ts_way_path (way->way) == TS_PATH_GUEST &&
         (ts_settings_guest_access (settings, way->host)->features_off >> feature & 1) != 0;
}

/* Looks at a way that is open; a better answer takes the place of the one so far. */
static void look_at (TsFeatureAnswer *answer, TsEra era, const TsSettings *settings, TsFeature feature,
                     const TsExplainedWay *way)
{
  TsPath path = ts_way_path (way->way);
  TsFeatureHas has = ts_era_feature (era, feature, path);
  bool off = has == TS_FEATURE_YES && is_off (settings, feature, way);
  if (answer->path != TS_PATH_NONE && (off || has != TS_FEATURE_YES || answer->has == TS_FEATURE_YES))
    return;
  *answer = (TsFeatureAnswer){.has = off ? TS_FEATURE_NO : has, .path = path, .off_in = off ? way->host : TS_NONE};
}

/* Nothing has to be possible first: by the path that the two would have, if any. */
static TsFeatureAnswer without_basis (TsEra era, const TsExplanation *explanation, TsFeature feature)
{
  TsPath path = TS_PATH_EXTERNAL;
  for (unsigned i = explanation->n_ways; i > 0; i--)
    if (explanation->ways[i - 1].exists)
      path = ts_way_path (explanation->ways[i - 1].way);
  return (TsFeatureAnswer){.has = ts_era_feature (era, feature, path), .path = path, .off_in = TS_NONE};
}

TsFeatureAnswer ts_policy_feature (const TsPolicy *policy, const TsSettings *settings, const TsEnquiry *enquiry,
                                   TsFeature feature)
{
  TsOperation basis = ts_feature (feature)->rests_on;
  TsEnquiry asked = *enquiry;
  TsFeatureAnswer answer = {.has = TS_FEATURE_NO, .path = TS_PATH_NONE, .off_in = TS_NONE};
  asked.operation = basis == TS_ASKED_OPERATIONS ? TS_OPERATION_SEARCH : basis;
  TsExplanation *explanation = ts_policy_explain (policy, settings, &asked);
  if (basis == TS_ASKED_OPERATIONS) {
    answer = without_basis (policy->era, explanation, feature);
  } else {
    for (unsigned i = 0; i < explanation->n_ways; i++)
      if (explanation->ways[i].permits && !explanation->ways[i].is_passed_over)
        look_at (&answer, policy->era, settings, feature, &explanation->ways[i]);
    if (answer.path == TS_PATH_NONE)
      answer.reason = (TsReason)explanation->verdict.reason;
  }
  ts_explanation_free (explanation);
  return answer;
}
