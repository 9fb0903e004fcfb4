#!/bin/sh
# libFuzzer on every target, from the corpus and the cases found so far, FUZZ_SECONDS each, or FUZZ_RUNS inputs.
# What it finds stays in the build's folder fuzz-long/found; a case worth keeping goes to
# tests/fuzz/found/TARGET with the fix.
set -u
: "${TENANTSIM_SOURCE_DIR:?the checkout}" "${TENANTSIM_BUILD_DIR:?the build}"
seconds=${FUZZ_SECONDS:-600}
runs=${FUZZ_RUNS:-0} # inputs for each target, in place of the time
targets=${FUZZ_TARGETS:-scenario results edited baseline csv expectation override options valid}
build=$TENANTSIM_BUILD_DIR/fuzz-long
folder=$TENANTSIM_SOURCE_DIR/tests/fuzz
command -v clang > /dev/null || { echo "clang is needed for this test"; exit 77; }

programs=
for target in $targets; do programs="$programs fuzz-$target"; done
cmake -S "$TENANTSIM_SOURCE_DIR" -B "$build" -DCMAKE_C_COMPILER=clang -DTENANTSIM_FUZZ=ON \
  "-DCMAKE_C_FLAGS_RELEASE=-O1 -g" > "$build.log" 2>&1 || { cat "$build.log"; exit 1; }
# shellcheck disable=SC2086 # a list of words
cmake --build "$build" --target $programs >> "$build.log" 2>&1 || { tail -40 "$build.log"; exit 1; }

mkdir -p "$build/found"
failures=0
for target in $targets; do
  mkdir -p "$build/corpus/$target"
  dictionary=
  [ -f "$folder/$target.dict" ] && dictionary=-dict=$folder/$target.dict
  [ "$target" = results ] && longest=40000 || longest=8000
  [ "$runs" -gt 0 ] && much=-runs=$runs || much=-max_total_time=$seconds
  if "$build/tests/fuzz-$target" "$much" -timeout=5 -rss_limit_mb=2500 -max_len="$longest" \
    -print_final_stats=1 ${dictionary:+"$dictionary"} -artifact_prefix="$build/found/$target-" \
    "$build/corpus/$target" "$folder/corpus/$target" "$folder/found/$target" > "$build/$target.log" 2>&1; then
    result=passed
  else
    result=FAILED
    failures=$((failures + 1))
    tail -60 "$build/$target.log"
  fi
  inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$target.log")
  slowest=$(sed -n 's/^stat::slowest_unit_time_sec: *//p' "$build/$target.log")
  printf '%s: %s: %s inputs (%s), the slowest took less than %s s\n' "$target" "$result" "${inputs:-?}" "$much" \
    "$((${slowest:-0} + 1))"
done
[ "$failures" -eq 0 ]
