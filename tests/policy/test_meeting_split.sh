#!/bin/sh
# Comparing the rules of meetings with Prolog table by table loses nothing (meeting_split.c): the sources of the core are
# compiled once more, watched for the facts they read.
set -eu
source_dir=${TENANTSIM_SOURCE_DIR:-$(cd "$(dirname "$0")/../.." && pwd)}
cache=${TENANTSIM_BUILD_DIR:-/nonexistent}/CMakeCache.txt
compiler=cc
[ ! -e "$cache" ] || compiler=$(sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$cache")
scratch=$(mktemp -d) || exit 70
trap 'rm -rf "$scratch"' EXIT

# compile SOURCE FLAG...: into an object of the scratch folder.
compile ()
{
  source=$1
  shift
  # shellcheck disable=SC2046 # several words are meant
  "$compiler" -std=c17 -O1 -ffp-contract=off "$@" -I"$source_dir/include" $(pkg-config --cflags glib-2.0 cmocka) \
    -I"$scratch" -c "$source_dir/$source" -o "$scratch/$(basename "$source").o"
}

printf '#define TENANTSIM_SOURCE_DIR "%s"\n' "$source_dir" >"$scratch/source_folder.h"
watched="-include $source_dir/tests/policy/traced_meeting_facts.h"
# shellcheck disable=SC2086 # two words are meant
compile sim/policy/meeting_rules.c $watched
# shellcheck disable=SC2086
compile sim/policy/meetings.c $watched -Dts_meeting_failing_rules=chosen_rules -Dts_first_reason=chosen_first \
  -Dts_meeting_waits=chosen_waits
for source in sim/policy/eras.c sim/policy/ways.c sim/policy/rules.c sim/policy/names.c sim/policy/reasons.c \
  sim/engine/draws.c tests/policy/meeting_split.c; do
  compile "$source"
done
# shellcheck disable=SC2046
"$compiler" "$scratch"/*.o -o "$scratch/meeting_split" $(pkg-config --libs glib-2.0 cmocka)
"$scratch/meeting_split"
