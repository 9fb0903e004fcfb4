#!/bin/sh
# tenantsim bench measures what it is asked for, and the stations come out as theory says.
. "$(dirname "$0")/helpers.sh"

tenantsim bench hold decisions --runs 1 --size 50
expect_status 0
expect_no_err
expect "one line for each case under the heading" 4 "$(wc -l < "$work/out" | tr -d ' ')"
expect_true "the hold model has a ratio" grep -qE '^hold +50 +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ ' "$work/out"

tenantsim bench mm1 mmcc erlang-a --runs 2 --size 300000 --format json
expect_status 0
expect "three stations, two runs with each queue" "3 2 2" \
  "$(jq -r '[(.results | length), (.results[0].heap.runs | length), (.results[0].buckets.runs | length)] | join(" ")' \
    "$work/out")"
expect "customers in the station within a tenth of what theory expects" "true" \
  "$(jq '[.results[] | .heap, .buckets | (.answer / .expected - 1 | fabs) < 0.1] | all' "$work/out")"
expect "the same answer with either queue" "true" \
  "$(jq '[.results[] | .heap.answer == .buckets.answer] | all' "$work/out")"

tenantsim bench model --runs 1 --size 1000 --format json
expect_status 0
expect "bytes a person are counted" "true" "$(jq '.results[0].buckets.bytes_per_person > 0' "$work/out")"

tenantsim bench hlod
expect_status 64
expect_err "did you mean 'hold'?"
tenantsim bench hold --size 1
expect_status 64

# The growth of the cost, drawn from what bench says; which queue is faster is no question of this test.
sh "$TENANTSIM_SOURCE_DIR/tests/bench/growth" "$TENANTSIM" hold "$work/growth.svg" 100 1000 > "$work/rows" || true
expect "a row a size" 2 "$(wc -l < "$work/rows")"
expect_true "a picture with both queues" sh -c 'grep -q ">4-ary heap<" "$1" && grep -q ">buckets<" "$1" &&
  tail -c 20 "$1" | grep -q "</svg>"' sh "$work/growth.svg"
finish
