#!/bin/sh
# gcc -fanalyzer finds nothing in sim/ but what analyzer.txt says is none, finding by finding.
set -u
: "${TENANTSIM_SOURCE_DIR:?the checkout}" "${TENANTSIM_BUILD_DIR:?the build}"
here=$TENANTSIM_SOURCE_DIR/tests/analysis
build=$TENANTSIM_BUILD_DIR/analyzer
# A compiler cache would not say again what it said once.
CCACHE_DISABLE=1
export CCACHE_DISABLE
rm -rf "$build"
cmake -S "$TENANTSIM_SOURCE_DIR" -B "$build" -DBUILD_TESTING=OFF -DTENANTSIM_WERROR=OFF -DCMAKE_C_COMPILER=gcc \
  -DCMAKE_C_FLAGS=-fanalyzer > "$build.log" 2>&1 && cmake --build "$build" --parallel > "$build.found" 2>&1 || {
  tail -30 "$build.log" "$build.found"
  exit 1
}
# "sim/ROOM/FILE.c: [-Wanalyzer-KIND]"
grep -oE 'sim/[a-z_/]+\.[ch]:[0-9]+:[0-9]+: warning: .*' "$build.found" |
  sed -E 's/^([^:]*):[0-9]+:[0-9]+: warning: .*(\[[^]]*\])$/\1: \2/' | sort -u > "$build.names"
grep -vE "^(#|$)" "$here/analyzer.txt" | sort -u > "$build.known"
new=$(comm -23 "$build.names" "$build.known")
[ -z "$new" ] || {
  echo "FAILED: $new"
  grep -E -A3 'warning:' "$build.found" | head -60
  exit 1
}
echo "ok: $(grep -c . "$build.names") findings, all of them known to be none"
