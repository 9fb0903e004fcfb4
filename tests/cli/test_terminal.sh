#!/bin/sh
# The progress line: on a terminal only, and gone in the end.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1

# on_terminal WORDS: standard error is a terminal, whose output is kept in `shown`
on_terminal () {
  label="tenantsim $1, on a terminal"
  TERM=xterm script -qec "'$TENANTSIM' $1 > out" /dev/null > shown < /dev/null
}

# More than a tenth of a second, on any machine.
slow="run small.yaml --replications 2000 --threads 1"

on_terminal "$slow"
expect_true "replications done and all" grep -qE '[0-9]+ of 4000 replications' shown
expect_true "the time left" grep -q ' left' shown
expect_true "what comes out so far, and how sure" grep -qE '[0-9.]+ \+-[0-9.]+ % helped' shown
expect_true "the configuration" grep -qE 'closed|open' shown
expect "one line, drawn over itself" 0 "$(tr -dc '\n' < shown | wc -c)"
tail -c 200 shown | tr '\r' '\n' | tail -n 1 > last
expect "nothing is left of it" "" "$(tr -d ' \n' < last)"
expect_true "nothing of it in the data" sh -c '! grep -q " of 4000 replications" out'

on_terminal "$slow --no-progress"
expect "nothing with --no-progress" "" "$(cat shown)"
on_terminal "$slow --quiet"
expect "nothing with --quiet" "" "$(cat shown)"
tenantsim $slow
expect_status 0
expect_no_err

finish
