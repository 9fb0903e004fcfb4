#!/bin/sh
# `run`: what it prints, and what its options change.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1

# The text says what is right and compares.
tenantsim run pass.yaml
expect_status 0
expect_no_err
expect_out "Two tenants"
expect_out "PASS"
expect_out "closed"
expect_out "open"
expect_true "no colour codes in a pipe" sh -c "! grep -q '$(printf '\033')' out"
cp out plain
tenantsim run gate.yaml
expect_status 10
expect_out "FAIL"

# Colours.
tenantsim run pass.yaml --color always
expect_status 0
expect_true "colours where they are asked for" grep -q "$(printf '\033\\[')" out
sed "s/$(printf '\033')\\[[0-9;]*m//g" out > uncoloured
expect_true "colours add nothing but colours" cmp plain uncoloured
tenantsim run pass.yaml --color never
expect_true "never: as in a pipe" cmp plain out
label="NO_COLOR=1 tenantsim run on a terminal"
NO_COLOR=1 script -qec "'$TENANTSIM' run pass.yaml" /dev/null > out < /dev/null
expect_true "no colour codes" sh -c "! grep -q '$(printf '\033')' out"
label="tenantsim run on a terminal"
TERM=xterm script -qec "'$TENANTSIM' run pass.yaml" /dev/null > out < /dev/null
expect_true "colours" grep -q "$(printf '\033\\[')" out

# JSON: one document, and every sum rule.
tenantsim run pass.yaml --format json
expect_status 0
expect_no_err
cp out results.json
expect_jq "the head" results.json \
  '.tenantsim_results == 1 and .version == "0.1.0" and .seed == 1 and .replications == 4 and .complete == true'
expect_jq "something was simulated" results.json '[.configurations[].operations[].attempts] | add > 0'
expect_jq "seven outcomes sum to the attempts" results.json \
  '[.configurations[] | (.operations[], .pairs[]) | (.outcomes | length) == 7 and (.outcomes | add) == .attempts] | all'
expect_jq "reasons sum to what did not succeed" results.json \
  '[.configurations[] | (.operations[], .pairs[]) | (.reasons | add // 0) == .attempts - .outcomes.success] | all'
expect_jq "paths split the successes" results.json \
  '[.configurations[].operations[] | (.paths | add // 0) == .outcomes.success] | all'
expect_jq "needs are open, helped or abandoned" results.json \
  '[.configurations[].needs | .needs == .open + .helped + .abandoned and .fully_helped <= .helped] | all'
expect_jq "what is wanted is the same in all configurations" results.json \
  '[.configurations[] | [.operations[].wanted]] | unique | length == 1'
expect_jq "the verdicts" results.json '[.expectations[].verdict] == ["pass", "pass"]'

tenantsim run pass.yaml --format csv
expect_status 0
expect "the head of the table" "configuration,measure,operation,from,to,statistic,unit,mean,low,high,n" \
  "$(head -n 1 out | tr -d '\r')"

# The number of threads changes nothing.
tenantsim run pass.yaml --format json --threads 1
expect_true "one thread: the same bytes" cmp results.json out
tenantsim run pass.yaml --format json --threads 2
expect_true "two threads: the same bytes" cmp results.json out

# --replications and --seed stand for keys of the clock; the later one counts.
tenantsim run pass.yaml --format json --replications 2 --seed 7
cp out short.json
expect_jq "as many replications as asked for" short.json '.replications == 2 and .seed == 7'
tenantsim run pass.yaml --format json --set clock.replications=2 --seed=3 --set clock.seed=7
expect_true "the same by --set" cmp short.json out

# --config selects, in the order of the file, each once.
tenantsim run small.yaml --format json --config open
cp out one.json
expect_jq "one configuration" one.json '[.configurations[].name] == ["open"]'
tenantsim run small.yaml --format json -c open --config closed -copen
cp out two.json
expect_jq "both, in the order of the file" two.json '[.configurations[].name] == ["closed", "open"]'
expect_true "a configuration does not depend on the others" test \
  "$(jq -c '.configurations[0]' one.json)" = "$(jq -c '.configurations[1]' two.json)"

# --quiet: only errors, and the data that --format asks for.
tenantsim run gate.yaml --quiet
expect_status 10
expect_no_out
expect_no_err
tenantsim run pass.yaml --quiet --format json
expect_true "data all the same" cmp results.json out

tenantsim run pass.yaml --verbose
expect_status 0
expect_true "--verbose says more" test "$(wc -l < out)" -gt "$(wc -l < plain)"

finish
