#!/bin/sh
# valgrind finds no wrong memory access, no value that was never set and nothing lost: in the commands, and in the unit
# tests that do not try whole input spaces.
set -u
: "${TENANTSIM_SOURCE_DIR:?the checkout}" "${TENANTSIM_BUILD_DIR:?the build}" "${TENANTSIM:?the program}"
command -v valgrind > /dev/null || { echo "valgrind is needed for this test"; exit 1; }
case $(sed -n 's/^TENANTSIM_SANITIZE:[^=]*=//p' "$TENANTSIM_BUILD_DIR/CMakeCache.txt") in
  '') ;;
  *) echo "valgrind and sanitizers exclude each other"; exit 77 ;;
esac
work=$(mktemp -d) || exit 70
trap 'rm -rf "$work"' EXIT
scenarios=$TENANTSIM_SOURCE_DIR/scenarios
failures=0
tried=0
# GLib keeps what it made once.
G_SLICE=always-malloc
export G_SLICE

# What valgrind says of a system call of a newer kernel, which GLib asks for and does without, is not of the program.
newer_kernel='WARNING: unhandled amd64-linux syscall|You may be able to write|Read the file README_MISSING|Nevertheless we consider|it at http://valgrind'

# clean WANTED COMMAND...: valgrind has nothing to say, and the status is the wanted one, or any for "-"; tests have
# children that are meant to end with an error
clean () {
  wanted=$1
  shift
  tried=$((tried + 1))
  valgrind --quiet --child-silent-after-fork=yes --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite --show-leak-kinds=definite \
    --suppressions="$TENANTSIM_SOURCE_DIR/tests/analysis/valgrind.txt" --log-file="$work/log" "$@" > "$work/out" 2>&1 < /dev/null
  status=$?
  grep -vE "$newer_kernel" "$work/log" > "$work/said"
  [ ! -s "$work/said" ] && { [ "$wanted" = - ] || [ $status -eq "$wanted" ]; } && return
  failures=$((failures + 1))
  printf 'FAILED: %s: status %s\n' "$*" "$status"
  head -40 "$work/said"
}

main=$scenarios/contoso-abc.yaml
clean - "$TENANTSIM" run "$main" --replications 2 --set clock.duration=1d --threads 2 --out "$work/report"
clean 0 "$TENANTSIM" report "$work/report/results.json" --format markdown
clean 0 "$TENANTSIM" compare "$work/report/results.json" "$work/report/results.json"
clean 0 "$TENANTSIM" explain "$main" --config allow-lists --fix mobile7@contoso1.com call expert1@abc.com
clean 0 "$TENANTSIM" reach "$main" --config allow-lists --diff open-federation
clean 0 "$TENANTSIM" check "$main" --assert
clean 65 "$TENANTSIM" check "$TENANTSIM_SOURCE_DIR/README.md"
clean 66 "$TENANTSIM" check "$work/missing.yaml"
clean 64 "$TENANTSIM" run --nonsense
clean 0 "$TENANTSIM" schema
# Those that measure the allocator, in whose place valgrind's is, are left out.
for program in "$TENANTSIM_BUILD_DIR"/tests/*; do
  [ -f "$program" ] && [ -x "$program" ] || continue
  case ${program##*/} in
    *_long | *.so | fuzz-* | policy-every_* | policy-rules_* | stats-coverage | clients-queueing* | clients-little* | \
      clients-allocations | clients-memory) continue ;;
    engine-* | stats-* | scenario-* | report-* | policy-* | clients-* | cli-*) clean 0 "$program" ;;
  esac
done
printf '%s programs under valgrind, %s failed\n' "$tried" "$failures"
[ $failures -eq 0 ]
