#!/bin/sh
# What is installed can be used: the program finds its way, and a stranger's program builds with pkg-config.
set -u
: "${TENANTSIM_BUILD_DIR:?the build folder}"
scratch=$(mktemp -d) || exit 70
trap 'rm -rf "$scratch"' EXIT
failures=0

expect ()
{
  what=$1
  shift
  if "$@" >"$scratch/out" 2>&1; then
    echo "ok: $what"
  else
    echo "FAILED: $what: $(cat "$scratch/out")"
    failures=$((failures + 1))
  fi
}

expect "installs" cmake --install "$TENANTSIM_BUILD_DIR" --prefix "$scratch/usr"
expect "the program runs from where it is installed" "$scratch/usr/bin/tenantsim" --version
expect "the scenarios are there" test -d "$scratch/usr/share/tenantsim/scenarios"
for command in $("$scratch/usr/bin/tenantsim" help | awk '/^Commands:/ {on = 1; next} /^$/ {on = 0} on {print "-" $1}') ""; do
  page=$scratch/usr/share/man/man1/tenantsim$command.1
  expect "the manual page tenantsim$command(1) is there" grep -q '^\.TH TENANTSIM' "$page"
done

pc=$(find "$scratch/usr" -name tenantsim.pc)
expect "the pkg-config file is there" test -n "$pc"
PKG_CONFIG_PATH=$(dirname "$pc")
export PKG_CONFIG_PATH
cat >"$scratch/stranger.c" <<'SOURCE'
#include <tenantsim/clients.h>
#include <tenantsim/engine.h>
#include <tenantsim/experiment.h>
#include <tenantsim/policy.h>
#include <tenantsim/report.h>
#include <tenantsim/scenario.h>
#include <tenantsim/stats.h>

int main (void)
{
  return ts_log (1.0) == 0.0 ? 0 : 1;
}
SOURCE
# shellcheck disable=SC2046 # words on purpose
expect "a stranger's program builds" "${CC:-cc}" -std=c17 -o "$scratch/stranger" "$scratch/stranger.c" \
  $(pkg-config --cflags --libs --static tenantsim)
expect "and runs" "$scratch/stranger"

# The example that is installed, with CMake's way to find a library, and from a folder that was moved.
mv "$scratch/usr" "$scratch/moved"
example=$(find "$scratch/moved" -type d -name example)
expect "the example is there" test -n "$example"
expect "find_package finds the library" cmake -S "$example" -B "$scratch/build" -DCMAKE_PREFIX_PATH="$scratch/moved"
expect "the example builds" cmake --build "$scratch/build"
expect "the example runs a scenario that is installed" "$scratch/build/example" \
  "$scratch/moved/share/tenantsim/scenarios/failing-gate.yaml"
"$scratch/build/example" "$scratch/moved/share/tenantsim/scenarios/failing-gate.yaml" >"$scratch/said"
expect "it prints a line for every configuration" grep -Eq ' [0-9.]+ % \([0-9.]+ to [0-9.]+\)$' "$scratch/said"

[ "$failures" -eq 0 ]
