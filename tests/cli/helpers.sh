# shellcheck shell=sh
# helpers.sh - what the shell tests of the command line share; sourced by each.
# Every check prints what was expected and what was seen when it fails.

set -u
: "${TENANTSIM:?the program to test}"
: "${TENANTSIM_SOURCE_DIR:?the checkout}"
unset NO_COLOR COLUMNS GITHUB_ACTIONS GITHUB_WORKSPACE
command -v jq > /dev/null || { echo "jq is needed for this test"; exit 1; }

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
checks=0
failures=0
status=0
label=

fail () {
  failures=$((failures + 1))
  printf 'FAILED: %s: %s\n  expected: %s\n  actual:   %s\n' "$label" "$1" "$2" "$3"
}

# expect WHAT EXPECTED ACTUAL
expect () {
  checks=$((checks + 1))
  [ "$2" = "$3" ] || fail "$1" "$2" "$3"
}

# expect_true WHAT COMMAND...: the command succeeds
expect_true () {
  what=$1
  shift
  checks=$((checks + 1))
  "$@" > "$work/command" 2>&1 || fail "$what" "success of: $*" "$(head -c 500 "$work/command")"
}

# tenantsim ARGUMENT...: runs it and keeps $status, $work/out and $work/err
tenantsim () {
  label="tenantsim $*"
  status=0
  "$TENANTSIM" "$@" > "$work/out" 2> "$work/err" < /dev/null || status=$?
}

expect_status () {
  checks=$((checks + 1))
  [ "$status" -eq "$1" ] || fail "status" "$1" "$status; standard error: $(head -c 500 "$work/err")"
}

# expect_out TEXT, expect_err TEXT: the stream holds this text
expect_out () {
  checks=$((checks + 1))
  grep -qF -e "$1" "$work/out" || fail "standard output" "...$1..." "$(head -c 500 "$work/out")"
}

expect_err () {
  checks=$((checks + 1))
  grep -qF -e "$1" "$work/err" || fail "standard error" "...$1..." "$(head -c 500 "$work/err")"
}

expect_no_out () {
  checks=$((checks + 1))
  [ ! -s "$work/out" ] || fail "standard output" "nothing" "$(head -c 500 "$work/out")"
}

expect_no_err () {
  checks=$((checks + 1))
  [ ! -s "$work/err" ] || fail "standard error" "nothing" "$(head -c 500 "$work/err")"
}

# expect_jq WHAT FILE FILTER: the filter says true of the JSON file
expect_jq () {
  expect "$1" true "$(jq "$3" "$2" 2>&1)"
}

# The figures of the small scenario below, in the order of `sort`.
small_figures=$(for name in differences help-and-price outcomes over-time success-rate time-to-help utilisation; do
  printf './figures/%s.png ./figures/%s.svg ' "$name" "$name"
done)

# Two configurations that differ plainly, and fast.
small_scenario () {
  cat <<'YAML'
tenantsim: 1
name: Two tenants
era: 2020-04
clock: {start: 2020-04-06T00:00, duration: 5d, replications: 4, seed: 1}
tenants:
  North:
    domains: [north.example]
    users: {expert: {count: 3, client: teams-desktop, licences: [teams], hours: mon-fri 08:00-17:00}}
  South:
    domains: [south.example]
    users:
      technician: {count: 5, client: hololens, licences: [teams, remote-assist], hours: mon-fri 08:00-16:00}
intents:
  - {want: collaboration, between: [North.expert, South]}
activities:
  assistance:
    who: [South]
    needs: [North.expert]
    every: exponential(3h)
    talk: constant(5min)
    file_share: 30%
configurations:
  closed: {external_access: {default: off}}
  open: {}
YAML
}

small_scenario > "$work/small.yaml"
{ small_scenario; printf 'expect:\n  - "open: helped_rate > 1%%"\n  - "closed: helped_rate < 10%%"\n'; } > "$work/pass.yaml"
{ small_scenario; printf 'expect:\n  - "closed: helped_rate > 99%%"\n'; } > "$work/gate.yaml"

finish () {
  printf '%s checks, %s failed\n' "$checks" "$failures"
  [ "$checks" -gt 0 ] && [ "$failures" -eq 0 ]
  exit
}
