#!/bin/sh
# An allocation that fails ends the program with 71 and a message, or does not matter: no file is half written,
# none is wrong. Of the allocations of each command FAULT_TRIES are tried, evenly spread; the long test tries all.
. "$(dirname "$0")/helpers.sh"
tries=${FAULT_TRIES:-40}
without_gnuplot
"$TENANTSIM" run small.yaml --threads 1 --quiet --out "$work/reference" > /dev/null 2>&1
results=$work/reference/results.json

# try_all WHAT VARIABLE ARGUMENT...: fails one after the other
try_all () {
  kind=$1
  variable=$2
  shift 2
  number=$(how_many "$kind" "$@")
  tenantsim "$@"
  good=$status
  step=$((number / tries + 1))
  ended=0
  for n in $(seq 1 "$step" "$number"); do
    rm -rf report
    with_fault "$variable=$n" "$@"
    checks=$((checks + 1))
    case $status in
      "$good") ;;
      71)
        ended=$((ended + 1))
        grep -q 'limit' "$work/err" || fail "message" "a limit" "$(head -c 300 "$work/err")"
        ;;
      *) fail "status" "71, or $good where it does not matter" "$status: $(head -c 300 "$work/err")" ;;
    esac
    expect_whole report
  done
  printf '%s: %s of %s %s failed, %s of them ended it\n' "$*" "$(seq 1 "$step" "$number" | grep -c .)" "$number" "$kind" \
    "$ended"
}

try_all allocations FAULT_ALLOCATION run small.yaml --threads 1 --quiet --out report
expect_true "some of them end the program" test "$ended" -gt 0
try_all allocations FAULT_ALLOCATION check small.yaml
try_all allocations FAULT_ALLOCATION report "$results" --format markdown
try_all allocations FAULT_ALLOCATION compare "$results" "$results"
try_all allocations FAULT_ALLOCATION reach small.yaml
try_all allocations FAULT_ALLOCATION explain small.yaml --config open technician1@south.example call expert1@north.example
tries=1000
try_all large FAULT_LARGE run small.yaml --threads 1 --quiet --out report
finish
