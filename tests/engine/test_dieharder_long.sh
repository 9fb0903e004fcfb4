#!/bin/sh
# The whole battery of dieharder on keyed draws: of single streams, and of streams interleaved over
# persons, needs and purposes. A p-value is FAILED below 1e-6; of the hundreds of the battery one in
# thousands of runs. An hour of a processor for each of five kinds of streams, which run side by side and are told as
# they end. DIEHARDER_TESTS="-d 0" and the like make it shorter.
set -u
command -v dieharder >/dev/null || { echo "skipped: dieharder is not installed (Debian: dieharder)"; exit 77; }
source_dir=${TENANTSIM_SOURCE_DIR:-$(cd "$(dirname "$0")/../.." && pwd)}
build=${TENANTSIM_BUILD_DIR:?the build folder}
scratch=$(mktemp -d) || exit 70
trap 'rm -rf "$scratch"' EXIT
# shellcheck disable=SC2046 # words on purpose
cc -std=c17 -O2 -I "$source_dir/include" $(pkg-config --cflags glib-2.0) "$source_dir/tests/engine/keyed_streams.c" \
  "$build"/libtenantsim.a $(pkg-config --libs glib-2.0) -lm -o "$scratch/streams" || exit 1

# few_are_weak TESTS WEAK: of good streams one value in a hundred is weak; so many or more of so many tests are so
# with a probability of at least 1e-6 (binomial)
few_are_weak () {
  awk -v n="$1" -v weak="$2" 'BEGIN {
    term = 0.99 ^ n
    for (k = 0; k < weak; k++) {
      fewer += term
      term *= (n - k) / (k + 1) / 99
    }
    exit !(1 - fewer >= 1e-6)
  }'
}

# try MODE: runs the battery, tells how it went, and leaves a file where all is well.
try () {
  mode=$1
  # shellcheck disable=SC2086 # words on purpose
  "$scratch/streams" "$mode" | dieharder -g 200 ${DIEHARDER_TESTS:--a} >"$scratch/$mode" || return
  passed=$(grep -c PASSED "$scratch/$mode") weak=$(grep -c WEAK "$scratch/$mode") failed=$(grep -c FAILED "$scratch/$mode")
  echo "$mode: $passed passed, $weak weak, $failed failed$(grep -E 'WEAK|FAILED' "$scratch/$mode" | sed 's/^/\n  /')"
  [ $((passed + weak)) -gt 0 ] && [ "$failed" -eq 0 ] && few_are_weak $((passed + weak)) "$weak" && : >"$scratch/$mode.good"
}

modes="single persons needs purposes interleaved"
for mode in $modes; do
  try "$mode" &
done
wait
for mode in $modes; do
  [ -e "$scratch/$mode.good" ] || exit 1
done
