#!/bin/sh
# clang-tidy finds nothing in sim/ with the checks of .clang-tidy, but what clang_tidy.txt says is none, finding by
# finding, and leaks of variables that GLib frees where they go out of scope.
set -u
: "${TENANTSIM_SOURCE_DIR:?the checkout}" "${TENANTSIM_BUILD_DIR:?the build}"
build=$TENANTSIM_BUILD_DIR/clang-tidy
command -v clang-tidy > /dev/null || { echo "clang-tidy is needed for this test"; exit 1; }
cd "$TENANTSIM_SOURCE_DIR" || exit 1
cmake -S . -B "$build" -DBUILD_TESTING=OFF -DCMAKE_C_COMPILER=clang -DCMAKE_EXPORT_COMPILE_COMMANDS=ON > "$build.log" 2>&1 || {
  cat "$build.log"
  exit 1
}
find sim -name '*.c' | xargs -P "$(nproc)" -n 8 clang-tidy --quiet -p "$build" > "$build.found" 2>> "$build.log" || {
  cat "$build.log" "$build.found"
  exit 1
}

# Is a finding the leak of a variable that frees itself? "sim/ROOM/FILE.c:LINE:COLUMN: warning: ... 'NAME' [CHECK]"
frees_itself ()
{
  name=$(printf '%s' "$1" | sed -n "s/.*leak of memory pointed to by '\([a-z_]*\)' .*/\1/p")
  [ -n "$name" ] && grep -qE "(g_autofree|g_autoptr \([A-Za-z]*\)) [^;]*\\b$name\\b" "${1%%:*}"
}

grep -vE '^(#|$)' tests/analysis/clang_tidy.txt | sort -u > "$build.known"
: > "$build.new"
grep -E ': warning: ' "$build.found" | sed "s|^$TENANTSIM_SOURCE_DIR/||" | sort -u > "$build.findings"
while IFS= read -r finding; do
  frees_itself "$finding" ||
    printf '%s\n' "$finding" | sed -E 's/^([^:]*):.*(\[[^]]*\])$/\1: \2/' | grep -qxFf "$build.known" ||
    printf '%s\n' "$finding" >> "$build.new"
done < "$build.findings"
[ ! -s "$build.new" ] || {
  echo "FAILED:"
  cat "$build.new"
  exit 1
}
echo "ok: $(grep -c . "$build.findings") findings, all of them known to be none"
