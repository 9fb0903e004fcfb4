#!/bin/sh
# reports/results.schema.json describes results.json: every scenario's results are valid, and what is broken is not.
. "$(dirname "$0")/../cli/helpers.sh"
schema=$TENANTSIM_SOURCE_DIR/reports/results.schema.json

# valid FILE: by an implementation that is not ours
valid () {
  python3 -c '
import json, sys, jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
errors = list(jsonschema.Draft202012Validator(schema).iter_errors(json.load(open(sys.argv[2]))))
for error in errors[:5]:
    print(list(error.absolute_path), error.message[:200])
sys.exit(len(errors) > 0)' "$schema" "$1"
}

for scenario in "$TENANTSIM_SOURCE_DIR"/scenarios/*.yaml; do
  label=$(basename "$scenario")
  "$TENANTSIM" run "$scenario" --replications 2 --quiet --format json > "$work/results.json" 2> "$work/err"
  expect_true "its results are valid" valid "$work/results.json"
done

# Every requirement of the schema is one: without the key, or with another type, results are invalid.
label="broken results"
"$TENANTSIM" run "$work/pass.yaml" --quiet --format json > "$work/results.json"
expect_true "whole they are valid" valid "$work/results.json"
for edit in 'del(.era)' 'del(.configurations[0].needs.helped)' '.seed = -1' '.configurations[0].events = 1.5' \
  '.configurations[0].operations.call.outcomes.lost = 1' 'del(.configurations[0].operations.search.outcomes.busy)' \
  '.configurations[0].needs.helped_rate = {}' '.comparisons[0].verdict = "good"' '.expectations[0].verdict = "passed"' \
  '.estate.reach_by = "person"' '.configurations[0].links.federation = [{"between": ["North"], "permitted_by": "both"}]' \
  '.configurations[0].fingerprint = "x"' '.tenantsim_results = 2' '.configurations[0].operations.dance = {}'; do
  jq "$edit" "$work/results.json" > "$work/broken.json"
  checks=$((checks + 1))
  ! valid "$work/broken.json" > "$work/said" || fail "$edit" "invalid" "valid"
done
finish
