#!/bin/sh
# A third era is a table: one more name in the list of eras and one more row in sim/policy/eras.c, and decisions,
# defaults, limits and features follow it (third_era.c). Nothing else of the room is touched.
set -eu
source_dir=${TENANTSIM_SOURCE_DIR:-$(cd "$(dirname "$0")/../.." && pwd)}
cache=${TENANTSIM_BUILD_DIR:-/nonexistent}/CMakeCache.txt
compiler=cc
[ ! -e "$cache" ] || compiler=$(sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$cache")
scratch=$(mktemp -d) || exit 70
trap 'rm -rf "$scratch"' EXIT

mkdir -p "$scratch/sim" "$scratch/tests/policy"
cp -r "$source_dir/include" "$scratch/include"
cp -r "$source_dir/sim/policy" "$source_dir/sim/engine" "$scratch/sim"
cp "$source_dir/tests/policy/third_era.c" "$source_dir/tests/policy/estate.h" "$source_dir/tests/policy/third_era.inc" \
  "$scratch/tests/policy"
sed -i 's/TS_ERA_2026, TS_ERAS } TsEra;/TS_ERA_2026, TS_ERA_OF_TEST, TS_ERAS } TsEra;/' "$scratch/include/tenantsim/policy.h"
awk -v row="$source_dir/tests/policy/third_era.inc" '
  /^static const TsEraRow eras\[TS_ERAS\]/ { within = 1 }
  within && /^};/ { while ((getline line < row) > 0) print line; within = 0 }
  { print }' "$source_dir/sim/policy/eras.c" >"$scratch/sim/policy/eras.c"
differing=$(for folder in include sim/policy sim/engine; do
  diff -rq "$source_dir/$folder" "$scratch/$folder" || true
done)
[ "$(echo "$differing" | wc -l)" -eq 2 ] || { echo "FAILED: more differs than a name and a table: $differing" >&2; exit 1; }

cd "$scratch"
# shellcheck disable=SC2046 # several words are meant
set -- -std=c17 -O0 -Iinclude $(pkg-config --cflags glib-2.0 cmocka)
printf '%s\n' sim/policy/*.c sim/engine/draws.c sim/engine/hashes.c sim/engine/huge_pages.c tests/policy/third_era.c |
  xargs -P 2 -n 8 "$compiler" "$@" -c
# shellcheck disable=SC2046
"$compiler" ./*.o -o third_era $(pkg-config --libs glib-2.0 cmocka) -lm
./third_era
