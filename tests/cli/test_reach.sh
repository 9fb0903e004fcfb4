#!/bin/sh
# `reach` shows who can reach whom, and with --diff what another configuration changes. The whole
# text of two cases is in reach_groups.txt and reach_diff.txt; to renew them, run this test with
# RENEW=1 and read the difference.
. "$(dirname "$0")/helpers.sh"
folder=$TENANTSIM_SOURCE_DIR/tests/cli
estate=$folder/reach_estate.yaml
figure=$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.yaml

# expect_golden FILE: every word of standard output, in 80 columns
expect_golden () {
  expect_status 0
  expect_no_err
  [ "${RENEW:-0}" = 0 ] || cp "$work/out" "$folder/$1"
  expect "the text of $1" "" "$(diff "$folder/$1" "$work/out")"
  expect "lines of at most 80 columns" "" "$(awk 'length > 80' "$work/out")"
  expect "no trailing blanks" "" "$(grep -n ' $' "$work/out")"
}

tenantsim reach "$estate"
expect_golden reach_groups.txt
tenantsim reach "$estate" --config some-guests --diff open
expect_golden reach_diff.txt

# Colours only where they are asked for.
expect_true "no colour codes in a pipe" sh -c "! grep -q '$(printf '\033')' '$work/out'"
tenantsim reach "$estate" --config open --color always
expect_true "colours where they are asked for" grep -q "$(printf '\033\\[1;31m')VIOLATED" "$work/out"

# The figure's numbers (SEED-16 to SEED-18, SEED-35): 45 * 30 pairs each way between the Contosos.
tenantsim reach "$figure" --config allow-lists --diff open-federation --format json
expect_status 0
cp "$work/out" "$work/opened.json"
expect_jq "2,700 pairs violate the isolation" "$work/opened.json" '.totals.violations == {gained: 2700, lost: 0}'
expect_jq "and everybody can be found" "$work/opened.json" '.totals.search == {gained: 2700, lost: 0}'
expect_jq "no call is gained: Remote Assist cannot call itself" "$work/opened.json" '.totals.call.gained == 0'
expect_jq "the lines of both sides are named" "$work/opened.json" \
  '[.changes[].settings | length] | unique == [2]'
tenantsim reach "$figure" --config open-federation --diff allow-lists --format json
expect_jq "the way back loses what the way there gained" "$work/out" \
  '.totals.violations == {gained: 0, lost: 2700} and .totals.search == {gained: 0, lost: 2700}'
tenantsim reach "$figure" --config guests --diff guests
expect_status 0
expect_out "Nothing changes."

# By tenant and by person.
tenantsim reach "$figure" --config allow-lists --by tenant
expect_status 0
expect_out "1 ABC           12  search  all    all    all"
expect_out "                    call    all    67% c  67% c"
tenantsim reach "$estate" --config some-guests --by person
expect_status 0
expect_out "1 ABC.expert.1-2            2  search, call  all  all  all  all  - c  all"

# One operation; several.
tenantsim reach "$figure" --config allow-lists --operation share_file
expect_status 0
expect_out "FILE_EXTERNAL"
tenantsim reach "$figure" --config guests --operation add_participant --operation call --format json
expect_jq "the operations that were asked for" "$work/out" '.operations == ["call", "add_participant"]'

# JSON and CSV say the same of every cell and every finding.
tenantsim reach "$estate" --format json
expect_status 0
cp "$work/out" "$work/reach.json"
tenantsim reach "$estate" --format csv
expect_status 0
expect "lines end as RFC 4180 says" "$(wc -l < "$work/out")" "$(grep -c "$(printf '\r')$" "$work/out")"
tr -d '\r' < "$work/out" | jq -R -s 'split("\n")[1:-1] | map(split(","))' > "$work/csv.json"
jq '[.configurations[] | .name as $name |
     (.matrix[] | [$name, "reach", .operation, .from, .to, "\(.pairs)", "\(.permitted)", (.reasons | join(" ")), ""]),
     (.intents[] | . as $intent | .groups[] |
      [$name, (if $intent.want == "isolation" then "violation" else "unmet" end), ((.operations // []) | join(" ")),
       .from, .to, "\(.pairs)", "", ((.reasons // []) | join(" ")), $intent.position]),
     (.exposure.groups[] | [$name, "exposure", "", .from, .to, "\(.pairs)", "", "", ""]),
     ((.guest_scopes // {}) | to_entries[] | .key as $scope | .value | to_entries[] |
      [$name, "guest_scope_\($scope)_\(.key)", "", "", "", "\(.value)", "", "", ""])]' \
  "$work/reach.json" > "$work/json.json"
expect "CSV and JSON" "$(jq -c . "$work/json.json")" "$(jq -c . "$work/csv.json")"
expect_jq "3 configurations of 5 groups, 2 operations" "$work/csv.json" 'map(select(.[1] == "reach")) | length == 150'
expect_jq "every code is explained" "$work/reach.json" \
  '([.configurations[].matrix[].reasons[]] | unique) - (.reasons | keys) == []'
expect_jq "intents are met where nothing was found" "$work/reach.json" \
  '[.configurations[].intents[] | .met == (.pairs == 0)] | all'
expect_jq "in open, Contoso1 and Contoso2 reach each other" "$work/reach.json" \
  '.configurations[0].intents[1] | .want == "isolation" and .pairs == 12'
expect_jq "all pairs: 9 * 8 of people, for each operation" "$work/reach.json" \
  '[.configurations[] | [.matrix[].pairs] | add] == [144, 144, 144]'

tenantsim reach "$estate" --config some-guests --diff open --format json
expect_jq "new violations first, then new exposure, then the rest" "$work/out" \
  '[.changes[] | if .change == "lost" then 3 elif .exposure and .under == "isolation" then 0
                 elif .exposure and .under == "no intent" then 1 else 2 end] | . == sort'
changes=$(jq '.changes | length' "$work/out")
tenantsim reach "$estate" --config some-guests --diff open --format csv
expect "a line for each change, and the header" $((changes + 1)) "$(wc -l < "$work/out")"

# C-1: where some are not in the team, the two readings differ; every format and a run tell both.
outside='tenants.Contoso1.teams.field-support.members=[technician]'
tenantsim reach "$estate" --config some-guests --set "$outside" --format json
cp "$work/out" "$work/scopes.json"
expect_jq "the tenant as scope leaves fewer wishes unmet" "$work/scopes.json" \
  '.configurations[0].guest_scopes | .team.unmet > .tenant.unmet'
team=$(jq '.configurations[0].guest_scopes.team.unmet' "$work/scopes.json")
tenant=$(jq '.configurations[0].guest_scopes.tenant.unmet' "$work/scopes.json")
tenantsim reach "$estate" --config some-guests --set "$outside"
expect_out "guest scope (C-1): team: unmet $team,"
tenantsim reach "$estate" --config some-guests --set "$outside" --format markdown
expect_out "| people of the team | $team | "
expect_out "| the whole tenant | $tenant | "
tenantsim run "$estate" --set "$outside" --out "$work/scopes" --quiet
expect_jq "a run" "$work/scopes/results.json" \
  ".configurations[2].guest_scopes == $(jq -c '.configurations[0].guest_scopes' "$work/scopes.json")"
expect_jq "nothing where nobody is a guest" "$work/scopes/results.json" '.configurations[0] | has ("guest_scopes") | not'
tenantsim report "$work/scopes/results.json"
expect_true "in its table" grep -q "^some-guests  *$team → $tenant " "$work/out"
tenantsim report "$work/scopes/results.json" --format markdown
expect_out "Reach of guests"

# Markdown: the matrix is a table of 5 callers and 2 operations, with as many cells in every line.
tenantsim reach "$estate" --config lists --format markdown
expect_status 0
expect_out "| Contoso1.mobile | call | - CLIENT\\_NOT\\_FEDERABLE | - CLIENT\\_PAIR | . | - FED\\_LOCAL | - NOT\\_FOUND |"
expect "lines of the matrix" 12 "$(awk '/^## lists/ {on = 1} /^\| intent/ {exit} on && /^\|/' "$work/out" | wc -l)"
expect "cells of the matrix" 9 "$(awk -F '|' '/^## lists/ {on = 1} /^\| intent/ {exit} on && /^\|/ {print NF}' "$work/out" \
  | sort -u)"
tenantsim reach "$estate" --config lists --diff open --format markdown
expect_status 0
expect_out "| gained | isolation | yes | Contoso1.technician | Contoso2.desk |"

# Many rows become a list of callers who can reach the same.
awk 'BEGIN {
  print "tenantsim: 1\nname: Many\nera: 2020-04\nclock: {start: 2020-04-06T00:00, duration: 1d, replications: 1, seed: 1}"
  print "tenants:"
  for (i = 1; i <= 41; i++)
    printf "  T%d: {domains: [t%d.example], users: {desk: {count: 2, client: teams-desktop}}}\n", i, i
  print "configurations:\n  open: {}\n  one-closed: {external_access: {T7: off}}"
}' > "$work/many.yaml"
tenantsim reach "$work/many.yaml"
expect_status 0
expect_out "41 rows, of which 1 are different"
expect_out "41 rows, of which 2 are different"
expect_out "T7.desk (2 people)"
expect "lines of at most 80 columns" "" "$(awk 'length > 80' "$work/out")"
COLUMNS=60 tenantsim reach "$estate"
expect "lines of at most 60 columns" "" "$(awk 'length > 60' "$work/out")"

# Wrong names, with the nearest.
tenantsim reach "$estate" --config opne
expect_status 64
expect_err "did you mean 'open'?"
tenantsim reach "$estate" --config open --diff list
expect_status 64
expect_err "did you mean 'lists'?"
tenantsim reach "$estate" --by groop
expect_status 64
expect_err "did you mean 'group'?"
tenantsim reach "$estate" --operation serach
expect_status 64
expect_err "did you mean 'search'?"
tenantsim reach "$estate" --diff open
expect_status 64
expect_err "--config"
tenantsim reach "$estate" --config lists --diff open --by person
expect_status 64
tenantsim reach "$work/missing.yaml"
expect_status 66
tenantsim reach
expect_status 64
expect_err "needs SCENARIO"

finish
