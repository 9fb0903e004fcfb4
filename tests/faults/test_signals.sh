#!/bin/sh
# SIGINT and SIGTERM at any time: one of them, or one after the other. Every file is whole, what is finished is kept and
# marked incomplete, and the status is that of the signal, or of the run where it came too late.
. "$(dirname "$0")/helpers.sh"
sed 's/replications: 2/replications: 400/' small.yaml > long.yaml
tries=${FAULT_TRIES:-12}

# at MILLISECONDS SIGNAL...: a run that gets these signals
at () {
  after=$1
  shift
  label="after $after ms: $*"
  rm -rf report
  "$TENANTSIM" run long.yaml --threads 2 --quiet --out report > "$work/out" 2> "$work/err" < /dev/null &
  process=$!
  sleep "$(printf '%d.%03d' $((after / 1000)) $((after % 1000)))"
  for signal; do
    kill -s "$signal" $process 2> /dev/null
  done
  status=0
  wait $process || status=$?
  checks=$((checks + 1))
  case $status in
    0) ;; # it was over
    130 | 143) ended=$((ended + 1)) ;;
    *) fail "status" "130, 143 or that of the run" "$status: $(head -c 300 "$work/err")" ;;
  esac
  # A signal may come before the program listens; then it has not begun.
  expect "nothing lies aside" "" "$(find . -name '*.part')"
  expect "nothing is forgotten elsewhere" "" "$(ls -A "$TMPDIR")"
  [ ! -e report/results.json ] ||
    expect_jq "results.json tells what it holds" report/results.json \
      '(.replications == .replications_asked) == .complete and (.configurations | length) == 2'
  for file in report/junit.xml report/figures/success-rate.svg; do
    [ ! -e "$file" ] || expect_true "$file is whole" xmllint --noout "$file"
  done
}

ended=0
i=0
while [ $i -lt "$tries" ]; do
  case $((i % 3)) in
    0) at $((i * 40)) INT ;;
    1) at $((i * 40)) TERM ;;
    *) at $((i * 40)) INT TERM ;;
  esac
  i=$((i + 1))
done
expect_true "some came in time" test $ended -gt 0
printf '%s runs, %s of them ended by the signal\n' "$tries" "$ended"
finish
