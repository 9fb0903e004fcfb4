#!/bin/sh
# Is the engine as fast as it was? Times of a busy machine say little, so the bucket queue is held
# to the kept heap, measured in turn: the minimum of five runs each, as a ratio. A slowdown of more
# than 30 % over the ratio below, three times in a row, is a failure. Policy is held to what it
# promises: a decision in 10 ns, an explanation in 1 ms, and the matrix of 4,000 tenants with lists
# of 30 domains, and the difference of two such estates, in 1 s: 62.5 ns for each of 16 million pairs. A million events
# at one instant cost no more than twice the spread-out ones, and the main scenario takes a second.
set -u
: "${TENANTSIM:?the program to test}" "${TENANTSIM_SOURCE_DIR:?the checkout}"
command -v jq >/dev/null || { echo "jq is needed for this test"; exit 1; }
cache=${TENANTSIM_BUILD_DIR:-.}/CMakeCache.txt
if [ -f "$cache" ] && ! grep -q '^CMAKE_BUILD_TYPE:[A-Z]*=Release$' "$cache"; then
  echo "skipped: speed is that of a release build"
  exit 77
fi

# CASE SIZE RATIO, as measured when this was written.
ratios='hold 1000 0.30
hold 10000 0.25
model 1000 0.80
model 10000 0.86
model 100000 0.68
tenants 100000 0.70'

# CASE SIZE NANOSECONDS
limits='decisions 1000 10
explain 4000 1000000
matrix 4000 62.5
diff 4000 62.5
opening 4000 62.5'

# slow CASE SIZE RATIO: prints the ratio seen; true when it is more than 30 % worse.
slow ()
{
  "$TENANTSIM" bench "$1" --size "$2" --runs 5 --format json |
    jq -er ".results[0] | (.buckets.minimum / .heap.minimum) as \$seen |
            \"$1 \\(.size): \\(\$seen * 100 | round) % of the heap's time, expected about \\($3 * 100 | round) %\",
            (\$seen > 1.3 * $3)"
}

# over CASE SIZE NANOSECONDS: prints the time seen; true when it is more.
over ()
{
  "$TENANTSIM" bench "$1" --size "$2" --runs 3 --format json |
    jq -er ".results[0] | .nanoseconds.minimum as \$seen |
            \"$1 \\(.size): \\(\$seen) ns for each \\(.thing), at most $3\", (\$seen > $3)"
}

# ties SIZE TIMES: events of one instant beside those that are spread out; true when they cost more than TIMES as much.
ties ()
{
  "$TENANTSIM" bench ties hold --size "$1" --runs 3 --format json |
    jq -er "(.results[0].buckets.minimum / .results[1].buckets.minimum) as \$seen |
            \"ties of $1 events: \\(\$seen * 100 | round) % of the time of spread-out ones, at most $2 times\", (\$seen > $2)"
}

# main SCENARIO SECONDS: all its configurations and replications on two threads; true when they take longer.
main ()
{
  start=$(date +%s%N)
  "$TENANTSIM" run "$1" --threads 2 --quiet >/dev/null || { echo "$1 did not run"; echo true; return; }
  taken=$((($(date +%s%N) - start) / 1000000))
  echo "$(basename "$1"): $taken ms on two threads, at most $2 s"
  if [ "$taken" -gt $(($2 * 1000)) ]; then echo true; else echo false; fi
}

failures=0
# hold HOW CASE SIZE BOUND: three tries.
hold ()
{
  for try in 1 2 3; do
    seen=$("$@")
    echo "$seen" | head -1
    [ "$(echo "$seen" | tail -1)" = true ] || return 0
    echo "  slow, try $try"
  done
  echo "FAILED: $* was slow three times in a row"
  failures=$((failures + 1))
}

while read -r case size ratio; do
  hold slow "$case" "$size" "$ratio"
done <<END
$ratios
END
while read -r case size limit; do
  hold over "$case" "$size" "$limit"
done <<END
$limits
END
hold ties 1000000 2
hold main "$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.yaml" 1
[ "$failures" -eq 0 ]
