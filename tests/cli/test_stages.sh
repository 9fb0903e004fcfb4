#!/bin/sh
# `run --precision` and `--max-replications`: stages, the evidence in the results, status 13 at the cap.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1
scenario=$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.yaml

# Bytes do not depend on the number of threads, whatever the stages.
for threads in 1 2 8; do
  tenantsim run "$scenario" -c allow-lists -c guests -r 5 --precision 1% --format json --threads "$threads"
  expect_status 0
  cp out "threads-$threads"
done
expect_true "1 and 2 threads: the same bytes" cmp threads-1 threads-2
expect_true "1 and 8 threads: the same bytes" cmp threads-1 threads-8
expect_jq "stages double until the precision is reached" threads-1 '
  .stopping.reason == "decided" and .stopping.precision == 0.01 and .stopping.max_replications == 80
  and ([.stopping.stages[].replications] | . == [5, 10, 20, 40, 80][:length] and length > 1)
  and .stopping.stages[-1].half_width <= 0.01 and .replications == .stopping.stages[-1].replications'
expect_jq "every success rate has it" threads-1 '
  [.configurations[].operations[].success_rate | select (. != null) | .high - .low | . <= 0.02] | all'

# An expectation on the edge asks for more, and is undecided at the cap.
sed 's/^expect:.*/expect:/; /^expect:/,$d' pass.yaml > edge.yaml
value=$("$TENANTSIM" run pass.yaml -q -r 16 --format json | jq -r '.configurations[-1].needs.helped_rate.mean')
name=$("$TENANTSIM" run pass.yaml -q -r 1 --format json | jq -r '.configurations[-1].name')
printf 'expect:\n  - "%s: helped_rate > %s%%"\n' "$name" "$(echo "$value" | awk '{printf "%.3f", $1 * 100}')" >> edge.yaml
tenantsim run edge.yaml -r 4 --max-replications 16 --format json
expect_status 13
expect_jq "at the cap" out '.stopping.reason == "at most" and [.stopping.stages[].replications] == [4, 8, 16]
  and .stopping.stages[-1].undecided == 1 and .replications == 16 and .complete'
tenantsim run edge.yaml -r 4 --max-replications 16
expect_out "Stages of 4, 8, 16 replications (at most 16): no more are permitted"

# So it does without being asked, up to eight times the replications of the scenario, unless a number is asked for.
tenantsim run edge.yaml --format json
expect_status 13
expect_jq "eight times the four of the scenario" out '.stopping.reason == "at most" and .stopping.max_replications == 32
  and [.stopping.stages[].replications] == [4, 8, 16, 32] and [.stopping.stages[].undecided] == [1, 1, 1, 1]
  and .stopping.stages[0].level == 0.95 and .replications == 32'
tenantsim run edge.yaml --format json --threads 1
mv out one
tenantsim run edge.yaml --format json --threads 8
expect_true "1 and 8 threads: the same bytes" cmp out one
tenantsim run edge.yaml -r 4 --format json
expect_status 13
expect_jq "four, as asked" out '.replications == 4 and (has ("stopping") | not)'
tenantsim run edge.yaml --max-replications 4 --format json
expect_status 13
expect_jq "four, as asked" out '.replications == 4'
needs=$("$TENANTSIM" run edge.yaml -r 4 --format json -q | jq '[.configurations[].needs.needs] | add | . * 3')
tenantsim run edge.yaml --max-needs "$needs" --format json
expect_status 13
expect_jq "no farther than the limit permits" out '.stopping.max_replications == 8'
tenantsim run pass.yaml --format json
expect_status 0
expect_jq "what is decided at once needs no more" out '.replications == 4 and (has ("stopping") | not)
  and ([.expectations[] | has ("replications")] | any | not)'

# What is decided on the way says after how many, and stays.
{ cat edge.yaml; printf '  - "%s: helped_rate > 1%%"\n' "$name"; } > two.yaml
tenantsim run two.yaml --format json
expect_status 13
expect_jq "the one after four, the other not" out '[.expectations[] | {verdict, replications}] ==
  [{verdict: "undecided", replications: null}, {verdict: "pass", replications: 4}]'

tenantsim run two.yaml
expect_out "Expectations are judged by intervals of"
expect_true "says at what levels" sh -c 'tr "\n" " " < out | tr -s " " | grep -q "of 95 % at the first stage and of 98.33 % later"'
tenantsim run two.yaml --format markdown
expect_out "decided after 4 replications"

# What is asked without sense.
tenantsim run pass.yaml --precision 0%
expect_status 64
expect_err "takes a percentage above 0"
tenantsim run pass.yaml --precision many
expect_status 64
tenantsim run pass.yaml --max-replications 0
expect_status 64
tenantsim run pass.yaml -r 8 --max-replications 4
expect_status 65
expect_err "max_replications is 4, and the first stage already has 8 replications"

finish
