#!/bin/sh
# cppcheck finds nothing in sim/ but what cppcheck.txt says is none, finding by finding; a planted mistake is found.
set -u
: "${TENANTSIM_SOURCE_DIR:?the checkout}"
here=$TENANTSIM_SOURCE_DIR/tests/analysis
command -v cppcheck > /dev/null || { echo "cppcheck is needed for this test"; exit 1; }
cd "$TENANTSIM_SOURCE_DIR" || exit 1

check () {
  cppcheck --std=c11 --enable=warning,performance,portability --quiet --error-exitcode=1 --library=gtk --library="$here/glib.cfg" -Iinclude \
    --suppressions-list="$here/cppcheck.txt" --suppress=unmatchedSuppression -j "$(nproc)" "$@" 2>&1
}

check sim || { echo "FAILED: the findings above"; exit 1; }
echo "ok: nothing in sim/"
scratch=$(mktemp -d) || exit 70
trap 'rm -rf "$scratch"' EXIT
printf 'int planted (const int *a);\nint planted (const int *a)\n{\n  int b[2] = {0};\n  return a ? b[2] : *a;\n}\n' > "$scratch/planted.c"
if check "$scratch/planted.c" > "$scratch/found"; then
  echo "FAILED: the planted mistake is not found"
  exit 1
fi
echo "ok: the planted mistake is found"
