#!/bin/sh
# The thread sanitizer finds no race: in the experiments of the unit tests, and in the program on four threads.
set -u
: "${TENANTSIM_SOURCE_DIR:?the checkout}" "${TENANTSIM_BUILD_DIR:?the build}"
build=$TENANTSIM_BUILD_DIR/tsan
cd "$TENANTSIM_SOURCE_DIR" || exit 1
cmake --preset tsan -B "$build" > "$build.log" 2>&1 && cmake --build "$build" >> "$build.log" 2>&1 || {
  tail -40 "$build.log"
  exit 1
}
TSAN_OPTIONS="halt_on_error=1 exitcode=66"
# GLib hands memory from thread to thread under locks of its own, which the sanitizer does not see.
G_SLICE=always-malloc
export TSAN_OPTIONS G_SLICE
# The longest by itself: under the sanitizer and beside others it takes longer than a test may.
ctest --test-dir "$build" -L '^experiment$' -LE '^(long|script)$' -E '^experiment-theory$' --output-on-failure || exit 1
"$build/tests/experiment-theory" > "$build.out" 2>&1 || { cat "$build.out"; exit 1; }
for scenario in contoso-abc mixed-modes era-2026 expert-pool; do
  # the last one on more threads than replications: where people fall into parts, each is split
  for command in "run --replications 4 --set clock.duration=2d" "run --precision 30%" "run -r 1 --threads 64"; do
    # shellcheck disable=SC2086 # a list of words
    "$build/tenantsim" run --threads 4 ${command#run} "scenarios/$scenario.yaml" --quiet > "$build.out" 2>&1
    status=$?
    case $status in
      0 | 10 | 13) echo "ok: $command, $scenario" ;;
      *) echo "FAILED: $command, $scenario: status $status"; cat "$build.out"; exit 1 ;;
    esac
  done
done
