#!/bin/sh
# `assert:` is judged by `run`, and by `check --assert` without simulating.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1

assert_block () {
  cat <<'YAML'
assert:
  - {config: open, allow: [search, call], from: North, to: South, both_ways: true}
  - {config: closed, deny: call, from: South, to: North, reason: FED_LOCAL}
  - {config: closed, from: South.technician.2, reaches: nobody}
YAML
}
{ cat small.yaml; assert_block; } > right.yaml
{ cat small.yaml; assert_block | sed 's/config: open, allow/config: closed, allow/'; } > false.yaml
line=$(grep -n 'allow: \[' false.yaml | cut -d: -f1)

tenantsim check --assert right.yaml
expect_status 0
expect_out "PASS all 3 assertions hold"
expect_no_err
tenantsim check right.yaml
expect_status 0
expect_true "assertions are only judged where asked" sh -c "! grep -q PASS out"

# What fails: the line, what was expected, what is, how many pairs, and why.
COLUMNS=500 tenantsim check --assert false.yaml
expect_status 10
expect_out "Of 3 assertions 2 passed, 1 failed:"
expect_out "in closed, 60 of 60 pairs differ; the first is search from North.expert.1 to South.technician.1"
expect_out "expected allowed, is denied (FED_LOCAL), false.yaml:$line"
expect_out "Why the assertion of line $line fails in closed:"
expect_out "closed ["
expect_out "DENIED, FED_LOCAL"
tenantsim check --assert --quiet false.yaml
expect_status 10
expect_no_out

# What cannot be understood is an error before anything is judged.
sed 's/FED_LOCAL/FED_LOCA/' right.yaml > wrong.yaml
tenantsim check --assert wrong.yaml
expect_status 65
expect_err 'did you mean "FED_LOCAL"?'
tenantsim check --assert small.yaml
expect_status 0
expect_err "small.yaml has no assertions"

# --coverage: each rule with the attempts of a run that it stopped, and the lines of assertions.
tenantsim run --replications 1 --out once --quiet right.yaml
stopped=$(jq '[.configurations[].operations[].reasons.FED_LOCAL // 0] | add' once/results.json)
tenantsim check --assert --coverage right.yaml
expect_status 0
expect_true "rules of the era" grep -q "^2 of [0-9]* rules are exercised" out
expect_true "attempts are stopped by FED_LOCAL" [ "$stopped" -gt 0 ]
expect_true "FED_LOCAL with the attempts that a run counts, and its lines" \
  grep -q "^  FED_LOCAL  *$stopped   lines $((line + 1)), $((line + 2))\$" out
expect_true "the ways of attempts that succeeded" grep -q "^Ways of .* internal none, .* external [1-9]" out
expect_true "never exercised" grep -q "^  GUEST_SCOPE  " out

# What only attempts exercise, in one of the configurations: here nobody asserts anything.
sed 's/^configurations:$/&\n  shut: {external_access: {North: off}}/' small.yaml > attempts.yaml
tenantsim check --assert --coverage attempts.yaml
expect_status 0
expect_true "FED_REMOTE by attempts alone" grep -q "^  FED_REMOTE  *[1-9][0-9]*   none\$" out
# What only assertions do.
{ sed '/^activities:/,/^configurations:/{/^configurations:/!d}' right.yaml; } > asserted.yaml
tenantsim check --assert --coverage asserted.yaml
expect_status 0
expect_true "FED_LOCAL by assertions alone" grep -q "^  FED_LOCAL  *none   lines " out
tenantsim check --coverage right.yaml
expect_status 64
expect_err "--coverage goes with --assert"

# A run judges them, too: text, status and results.json.
tenantsim run --out report right.yaml
expect_status 0
expect_out "PASS all 3 assertions hold"
expect_jq "three that hold" report/results.json '.assertions | length == 3 and all (.verdict == "pass")'
tenantsim run --out report false.yaml
expect_status 10
expect_out "Why the assertion of line $line fails in closed:"
expect_jq "one that does not" report/results.json '.assertions | map (select (.verdict == "fail")) | length == 1'
expect_jq "the difference" report/results.json "$(cat <<JQ
.assertions[0] == {text: .assertions[0].text, file: "false.yaml", line: $line, verdict: "fail", number: 1,
  configuration: "closed", pairs: 60, differ: 60, operation: "search", from: "North.expert.1",
  to: "South.technician.1", expected: {verdict: "allow"}, actual: {verdict: "deny", reason: "FED_LOCAL"}}
JQ
)"
tenantsim run --config open false.yaml
expect_status 0
tenantsim run --quiet false.yaml
expect_status 10
expect_no_out
tenantsim run --format csv false.yaml
expect_status 10
expect_true "data stays data" sh -c "! grep -q Why out"

# The figures of the document hold.
tenantsim check --assert "$TENANTSIM_SOURCE_DIR"/scenarios/contoso-abc.yaml
expect_status 0
expect_out "PASS all"
finish
