#!/bin/sh
# What GitHub shows beside the lines of a scenario, in the form that GitHub documents.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1

annotations () {
  grep '^::' err
}

cat pass.yaml > odd.yaml
cat >> odd.yaml << 'YAML'
  - "closed: admin.actions == 99"
  - "open: helped_rate > 5%"
YAML

GITHUB_ACTIONS=true
export GITHUB_ACTIONS

tenantsim run gate.yaml
expect_status 10
line=$(grep -n 'closed: helped_rate > 99%' gate.yaml | cut -d: -f1)
expect "one" 1 "$(annotations | wc -l)"
expect_true "an error with file and line, per cent escaped" grep -qE \
  "^::error file=gate.yaml,line=$line::fail: closed: helped_rate > 99%25 - measured 0.0 %25 \(0.0 to [0-9.]+\)$" err
expect_true "and the text, as without" grep -q '^FAIL closed: helped_rate > 99%' out
expect_true "data and annotations are apart" sh -c '! grep -q "^::" out'
# One replication cannot decide about rates.
tenantsim run odd.yaml --replications 1
expect_status 10
expect "one error, the others are warnings" "1 error 3 warning " \
  "$(annotations | sed 's/^::\([a-z]*\) .*/\1/' | sort | uniq -c | awk '{printf "%s %s ", $1, $2}')"
expect_true "a warning for what is undecided" grep -q '^::warning file=odd.yaml,line=[0-9]*::undecided: ' err
tenantsim run odd.yaml --quiet --format json
expect_true "under --quiet, too" grep -q '^::error' err
expect_true "standard output is JSON still" jq -e .expectations out

tenantsim run pass.yaml
expect_status 0
expect "nothing when all hold" "" "$(annotations)"
expect_no_err
tenantsim report missing.json
expect "nothing of what was not run" "" "$(annotations)"

# The properties escape two more characters than the text.
mkdir 'a,b:c%d'
cp gate.yaml 'a,b:c%d/gate.yaml'
tenantsim run 'a,b:c%d/gate.yaml'
expect_true "the file's name is escaped" grep -qF '::error file=a%2Cb%3Ac%25d/gate.yaml,line=' err

# Relative to the workspace, from wherever it is run.
GITHUB_WORKSPACE=$work
export GITHUB_WORKSPACE
mkdir inside
cd inside || exit 1
tenantsim run ../gate.yaml
expect_true "a path from the workspace" grep -qF '::error file=gate.yaml,line=' "$work/err"
tenantsim run "$work/a,b:c%d/gate.yaml"
expect_true "of an absolute one, too" grep -qF '::error file=a%2Cb%3Ac%25d/gate.yaml,line=' "$work/err"
GITHUB_WORKSPACE=$work/inside
tenantsim run ../gate.yaml
expect_true "outside of it, as it was typed" grep -qF '::error file=../gate.yaml,line=' "$work/err"
cd "$work" || exit 1

for value in false 1 ""; do
  GITHUB_ACTIONS=$value
  tenantsim run gate.yaml
  expect "nothing where GITHUB_ACTIONS is '$value'" "" "$(annotations)"
done
unset GITHUB_ACTIONS
tenantsim run gate.yaml
expect_status 10
expect_no_err

finish
