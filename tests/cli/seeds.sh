# shellcheck shell=sh
# seeds.sh - how often chance alone is called a regression; sourced after helpers.sh.

# quiet_tries TRIES SCENARIO OPTION...: prints in how many of so many independent pairs of
# seeds `compare` finds no regression. Anything but the statuses 0 and 11 is a failure.
quiet_tries () {
  tries=$1
  scenario=$2
  shift 2
  quiet=0
  try=1
  while [ "$try" -le "$tries" ]; do
    "$TENANTSIM" run "$scenario" "$@" --quiet --seed $((try * 2)) --save-baseline "$work/old.json"
    "$TENANTSIM" run "$scenario" "$@" --quiet --seed $((try * 2 + 1)) --save-baseline "$work/new.json"
    tenantsim compare "$work/old.json" "$work/new.json" --format json
    case $status in
      0) quiet=$((quiet + 1)) ;;
      11) expect_jq "a regression is listed" "$work/out" '.regressions > 0' ;;
      *) expect_status 0 ;;
    esac
    expect_jq "the tries are not paired, and nothing is the same" "$work/out" \
      '.paired == false and ([.configurations[].identical] | all | not)'
    try=$((try + 1))
  done
}

# expect_quiet TRIES SCENARIO OPTION...: no regression in at least 95 % of the tries.
expect_quiet () {
  quiet_tries "$@"
  label="$1 pairs of seeds of $2"
  echo "$label: no regression in $quiet"
  expect "no regression in at least 95 %" yes "$([ $((quiet * 100)) -ge $(($1 * 95)) ] && echo yes || echo "$quiet")"
}
