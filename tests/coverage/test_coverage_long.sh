#!/bin/sh
# At least 90 % of the lines and 80 % of the branches of sim/ are executed by the tests, and all lines of sim/policy.
set -u
: "${TENANTSIM_SOURCE_DIR:?the checkout}" "${TENANTSIM_BUILD_DIR:?the build}"
build=$TENANTSIM_BUILD_DIR/coverage
command -v gcovr > /dev/null || { echo "gcovr is needed for this test"; exit 1; }
cd "$TENANTSIM_SOURCE_DIR" || exit 1
cmake --preset coverage -B "$build" > "$build.log" 2>&1 && cmake --build "$build" >> "$build.log" 2>&1 || {
  tail -40 "$build.log"
  exit 1
}
find "$build" -name '*.gcda' -delete
# Speed, the order of allocations and linking with what was installed are not those of a build that counts.
ctest --test-dir "$build" -LE '^long$' -E '^(cli-bench|faults-allocations|house-install)$' --output-on-failure >> "$build.log" 2>&1 || {
  grep -E '\*\*\*|FAILED' "$build.log"
  echo "tests fail in the coverage build"
  exit 1
}
tests/coverage/report "$build"
