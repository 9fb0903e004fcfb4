#!/bin/sh
# Help fits a terminal of 80 columns and 24 lines, and lists all there is.
. "$(dirname "$0")/helpers.sh"

expect_fits () {
  expect "lines of at most 80 columns" "" "$(awk 'length > 80' "$work/out")"
  lines=$(wc -l < "$work/out")
  expect "at most 24 lines" yes "$([ "$lines" -le 24 ] && echo yes || echo "$lines lines")"
}

tenantsim --help
expect_status 0
expect_fits
expect_no_err
for word in run check explain schema help --help --version "Exit status" Example; do
  expect_out "$word"
done
for number in 0 10 11 13 14 64 65 66 70 71 73 130 143; do
  expect_true "the status $number is explained" grep -qE "(^ +|; )$number [a-z]" "$work/out"
done
cp "$work/out" "$work/general"

for arguments in help -h; do
  tenantsim $arguments
  expect_status 0
  expect_true "the same as --help" cmp "$work/general" "$work/out"
done

# Every command that the general help lists, whatever they are.
commands=$(awk '/^Commands:/ {on = 1; next} /^$/ {on = 0} on {print $1}' "$work/general")
expect "the commands" "run compare sweep check explain reach report explain-code bench schema completion help" "$(echo $commands)"
for command in $commands; do
  tenantsim help "$command"
  expect_status 0
  expect_fits
  expect_no_err
  expect_out "Usage: tenantsim $command"
  expect_out "Example: tenantsim $command"
  expect_out "--help"
  cp "$work/out" "$work/one"
  tenantsim "$command" --help
  expect_status 0
  expect_true "the same as help $command" cmp "$work/one" "$work/out"
done

tenantsim help run
for option in --config --replications --seed --threads --set --out --format --quiet --verbose --color --no-progress \
              --reports --baseline --save-baseline; do
  expect_out "$option"
done
expect_out "--tolerance, --same-scenario, --color: see 'tenantsim help compare'"
expect_out "--reports, --plots, --keep-plot-data: see 'tenantsim help report'"
tenantsim help sweep
for option in --vary --where --latin --one-at-a-time --store --config --set --out --format; do
  expect_out "$option"
done
expect_out "--replications, --seed, --threads, --max-needs: see 'tenantsim help run'"
tenantsim help compare
for option in --tolerance --same-scenario --format --quiet --color; do
  expect_out "$option"
done
tenantsim help check
for option in --set --strict --quiet --color; do
  expect_out "$option"
done

tenantsim help explain
for option in --config --set --caller-in --callee-in --fix --format --color; do
  expect_out "$option"
done

# Formats are those that the command takes.
expect_formats () {
  tenantsim help "$1"
  expect_out "as $2"
  case $1 in
    explain) arguments="explain scenario caller call callee" ;;
    compare) arguments="compare old new" ;;
    *) arguments="$1 file" ;;
  esac
  tenantsim $arguments --format nothing
  expect_status 64
  expect_err "$1: --format takes one of $3, not 'nothing'"
}
expect_formats run "text (default), json, csv, markdown, junit or html" "text, json, csv, markdown, junit, html"
expect_formats report "text (default), json, csv, markdown, junit or html" "text, json, csv, markdown, junit, html"
expect_formats compare "text (default), json or junit" "text, json, junit"
expect_formats reach "text (default), json, csv or markdown" "text, json, csv, markdown"
expect_formats explain "text (default) or json" "text, json"
expect_true "an end of the line" sh -c '"$TENANTSIM" help explain | grep -q "or json$"'

tenantsim help report
for option in --out --format --reports --plots --keep-plot-data --quiet --verbose --color; do
  expect_out "$option"
done

for option in --version -V; do
  tenantsim $option
  expect_status 0
  expect "the version" "tenantsim 0.1.0" "$(cat "$work/out")"
  expect_no_err
done

tenantsim help rnu
expect_status 64
expect_err "did you mean 'run'?"
expect_no_out

finish
