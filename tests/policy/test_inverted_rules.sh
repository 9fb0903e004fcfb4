#!/bin/sh
# Every row of the rules, inverted, is missed by a test: by one that is named for a statement the rule rests on (SEED-n,
# C-n, F-n or a section of the domain notes, in the row of its reason), where it rests on one. Prints which.
set -u
source_dir=${TENANTSIM_SOURCE_DIR:?the checkout}
programs=${TENANTSIM_BUILD_DIR:?the build}/tests/inverted
codes=$(sed -n 's/^  {TS_REASON_\([A-Z_]*\),.*/\1/p' "$source_dir/sim/policy/rules.c")
[ "$(echo "$codes" | wc -l)" -ge 30 ] || { echo "FAILED: rules.c has no rows that can be read" >&2; exit 1; }

# What names of tests can say of a code's sources: "SEED_27|C_4".
statements_of ()
{
  "${TENANTSIM:?the program}" explain-code "$1" | sed -n '/^  source/,$p' | tr -s ' \n' ' ' |
    grep -oE '(SEED|C|F)-[0-9]+|domain notes, section [0-9]+' | sed 's/notes, section/notes/; s/[- ]/_/g' | paste -sd'|' -
}

# The tests that fail when a row is inverted.
missed_by ()
{
  for program in "$programs"/inverted-*; do
    TENANTSIM_INVERTED_RULE=$1 "$program" 2>&1 | sed -n 's/^\[  FAILED  \] \([A-Za-z0-9_]*\)$/\1/p' | sort -u
  done
}

for program in "$programs"/inverted-*; do
  "$program" >/dev/null 2>&1 || { echo "FAILED: $(basename "$program") fails with no rule inverted" >&2; exit 1; }
done
failed=0
row=0
for code in $codes; do
  statements=$(statements_of "$code")
  tests=$(missed_by "$row" | grep -E "(${statements:-.})([^0-9]|\$)" | sort -u)
  if [ -z "$tests" ]; then
    echo "FAILED: row $row, $code, inverted: no test named for ${statements:-anything} fails" >&2
    failed=1
  else
    printf '%-3d %-22s %s\n' "$row" "$code" "$(echo "$tests" | head -1)"
  fi
  row=$((row + 1))
done
echo "$row rows inverted, one at a time"
exit "$failed"
