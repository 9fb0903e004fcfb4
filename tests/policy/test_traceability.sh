#!/bin/sh
# Which test holds which statement of "Multi-tenant company deployments" (SEED-1 to SEED-60):
# gathered from the names of tests and claims, compared with the table kept beside this file.
# And which holds which treatment of its contradictions (C-1 to C-16; tenantsim explain-code contradictions).
# To renew them, run this with RENEW=1 and read the difference.
set -u
source_dir=${TENANTSIM_SOURCE_DIR:?the checkout}
table=$source_dir/tests/policy/traceability.txt
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT

advice="3 30 33 41 57 58 59" # pure advice, or no behaviour
not_yet=""                   # nothing

# Lines of "NUMBER ROOM: NAME".
(
  cd "$source_dir/tests" || exit 1
  grep -oE 'cmocka_unit_test[a-z_]* \([A-Za-z0-9_]*SEED_[A-Za-z0-9_]*' -- */*.c | sed 's/:.*(/: /'
  grep -oE '^claim ".*SEED-.*"' -- */*.sh | sed -e 's/:claim "/: /' -e 's/"$//'
) | awk '{
  line = $0
  rest = line
  split (line, parts, "/")
  name = line
  sub (/^[^:]*: /, "", name)
  while (match (rest, /SEED[-_][0-9]+/)) {
    number = substr (rest, RSTART + 5, RLENGTH - 5) + 0
    print number, parts[1] ": " name
    rest = substr (rest, RSTART + RLENGTH)
  }
}' | LC_ALL=C sort -u -k1,1n -k2 >"$folder/found"

failed=0
for number in $(seq 1 60); do
  printf 'SEED-%s\n' "$number"
  if grep -q "^$number " "$folder/found"; then
    grep "^$number " "$folder/found" | sed 's/^[0-9]* /  /'
  elif case " $advice " in *" $number "*) true ;; *) false ;; esac; then
    echo "  advice: nothing to test"
  elif case " $not_yet " in *" $number "*) true ;; *) false ;; esac; then
    echo "  not yet simulated"
  else
    echo "  NO TEST"
    printf 'FAILED: SEED-%s is held by no test\n' "$number" >&2
    echo 1 >"$folder/failed"
  fi
done >"$folder/table"
[ ! -e "$folder/failed" ] || failed=1

for number in $advice $not_yet; do
  if grep -q "^$number " "$folder/found"; then
    printf 'FAILED: SEED-%s has a test, and is listed as one that has none\n' "$number" >&2
    failed=1
  fi
done

(
  cd "$source_dir/tests" || exit 1
  grep -oE 'cmocka_unit_test[a-z_]* \([A-Za-z0-9_]*_C_[0-9]+[A-Za-z0-9_]*' -- */*.c | sed 's/:.*(/: /'
) | awk '{
  split ($0, parts, "/")
  rest = $0
  sub (/^[^:]*: /, "", rest)
  name = rest
  while (match (rest, /_C_[0-9]+/)) {
    print substr (rest, RSTART + 3, RLENGTH - 3) + 0, parts[1] ": " name
    rest = substr (rest, RSTART + RLENGTH)
  }
}' | LC_ALL=C sort -u -k1,1n -k2 >"$folder/found"
for number in $(seq 1 16); do
  printf 'C-%s\n' "$number"
  grep "^$number " "$folder/found" | sed 's/^[0-9]* /  /'
  grep -q "^$number " "$folder/found" || { printf 'FAILED: C-%s is held by no test\n' "$number" >&2; failed=1; }
done >"$folder/contradictions"
[ -z "${RENEW:-}" ] || cp "$folder/contradictions" "$source_dir/tests/policy/contradictions.txt"
diff -u "$source_dir/tests/policy/contradictions.txt" "$folder/contradictions" || failed=1

[ -z "${RENEW:-}" ] || cp "$folder/table" "$table"
diff -u "$table" "$folder/table" || failed=1
cat "$folder/table"
exit "$failed"
