#!/bin/sh
# CMakePresets.json: the six builds have a configure, a build and a test preset each; long tests are not in the default.
set -u
source_dir=${TENANTSIM_SOURCE_DIR:-$(cd "$(dirname "$0")/../.." && pwd)}
presets=$source_dir/CMakePresets.json
failures=0

# expect WHAT EXPECTED ACTUAL
expect ()
{
  if [ "$2" = "$3" ]; then
    echo "ok: $1"
  else
    echo "FAILED: $1: expected '$2', not '$3'"
    failures=$((failures + 1))
  fi
}

# Asks CMake itself, which refuses a file with mistakes.
names_of ()
{
  (cd "$source_dir" && cmake --list-presets="$1" 2>&1 | sed -n 's/^  "\([^"]*\)".*/\1/p' | sort | xargs)
}

of_presets ()
{
  jq -r "$1" "$presets" 2>&1
}

for kind in configure build test; do
  expect "the $kind presets" "asan clang coverage debug release tsan" "$(names_of "$kind")"
done
expect "a version that CMake 3.22 and later read" true "$(of_presets '.version <= 3')"
expect "every test preset says when there are no tests" true \
  "$(of_presets '[.testPresets[] | select(.hidden) | .execution.noTestsAction] == ["error"]')"
expect "every test preset rests on the common one" true \
  "$(of_presets '[.testPresets[] | select(.hidden | not) | .inherits == "common"] | all')"
expect "long tests are left out everywhere" true \
  "$(of_presets '[.testPresets[].filter.exclude.label | strings | test("long")] | length > 0 and all')"
expect "the browser looks at pages of one build" "release" \
  "$(of_presets '[.testPresets[] | select(.hidden | not) | select(.filter.exclude.label // "" | test("browser|script") | not) | .name]
    | sort | join(" ")')"
expect "asan has both sanitizers" "address,undefined" \
  "$(of_presets '.configurePresets[] | select(.name == "asan") | .cacheVariables.TENANTSIM_SANITIZE')"
expect "clang is clang" "clang" \
  "$(of_presets '.configurePresets[] | select(.name == "clang") | .cacheVariables.CMAKE_C_COMPILER')"

[ "$failures" -eq 0 ]
