#!/bin/sh
# Is the engine as fast as it was? Times of a busy machine say little, so the bucket queue is held
# to the kept heap, measured in turn: the minimum of five runs each, as a ratio. A slowdown of more
# than 30 % over the ratio below, three times in a row, is a failure.
set -u
: "${TENANTSIM:?the program to test}"
command -v jq >/dev/null || { echo "jq is needed for this test"; exit 1; }
cache=${TENANTSIM_BUILD_DIR:-.}/CMakeCache.txt
if [ -f "$cache" ] && ! grep -q '^CMAKE_BUILD_TYPE:[A-Z]*=Release$' "$cache"; then
  echo "skipped: speed is that of a release build"
  exit 77
fi

# CASE SIZE RATIO, as measured when this was written.
ratios='hold 1000 0.30
hold 10000 0.25
model 1000 0.86
model 10000 0.83'

# slow CASE SIZE RATIO: prints the ratio seen; true when it is more than 30 % worse.
slow ()
{
  "$TENANTSIM" bench "$1" --size "$2" --runs 5 --format json |
    jq -er ".results[0] | (.buckets.minimum / .heap.minimum) as \$seen |
            \"$1 \\(.size): \\(\$seen * 100 | round) % of the heap's time, expected about \\($3 * 100 | round) %\",
            (\$seen > 1.3 * $3)"
}

failures=0
while read -r case size ratio; do
  for try in 1 2 3; do
    seen=$(slow "$case" "$size" "$ratio")
    echo "$seen" | head -1
    [ "$(echo "$seen" | tail -1)" = true ] || continue 2
    echo "  slow, try $try"
  done
  echo "FAILED: $case with $size was slow three times in a row"
  failures=$((failures + 1))
done <<END
$ratios
END
[ "$failures" -eq 0 ]
