#!/bin/sh
# clang-tidy finds nothing in sim/ with the checks of .clang-tidy.
set -u
: "${TENANTSIM_SOURCE_DIR:?the checkout}" "${TENANTSIM_BUILD_DIR:?the build}"
build=$TENANTSIM_BUILD_DIR/clang-tidy
command -v clang-tidy > /dev/null || { echo "clang-tidy is needed for this test"; exit 1; }
cd "$TENANTSIM_SOURCE_DIR" || exit 1
cmake -S . -B "$build" -DBUILD_TESTING=OFF -DCMAKE_C_COMPILER=clang -DCMAKE_EXPORT_COMPILE_COMMANDS=ON > "$build.log" 2>&1 || {
  cat "$build.log"
  exit 1
}
find sim -name '*.c' | xargs -P "$(nproc)" -n 8 clang-tidy --quiet --warnings-as-errors='*' -p "$build" > "$build.found" 2>> "$build.log"
status=$?
grep -E 'warning:|error:' "$build.found"
[ $status -eq 0 ] && [ ! -s "$build.found" ]
