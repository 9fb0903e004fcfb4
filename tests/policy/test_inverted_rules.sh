#!/bin/sh
# Every row of the rules, inverted, is missed by a test: by one that is named for a statement the rule rests on (SEED-n,
# C-n, F-n or a section of the domain notes, in the row of its reason), where it rests on one. Prints which.
set -u
source_dir=${TENANTSIM_SOURCE_DIR:?the checkout}
programs=${TENANTSIM_BUILD_DIR:?the build}/tests/inverted

# The codes of a table's rows, in order; at least so many: codes_of FILE LEAST
codes_of ()
{
  codes=$(sed -n 's/^ *{TS_REASON_\([A-Z_]*\),.*/\1/p' "$source_dir/sim/policy/$1")
  [ "$(echo "$codes" | wc -l)" -ge "$2" ] || { echo "FAILED: $1 has no rows that can be read" >&2; exit 1; }
  echo "$codes"
}

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
rows=0
try_row () # TABLE ROW CODE
{
  statements=$(statements_of "$3")
  tests=$(missed_by "$1 $2" | grep -E "(${statements:-.})([^0-9]|\$)" | sort -u)
  rows=$((rows + 1))
  if [ -z "$tests" ]; then
    echo "FAILED: $1 $2, $3, inverted: no test named for ${statements:-anything} fails" >&2
    failed=1
  else
    printf '%-8s %-3d %-22s %s\n' "$1" "$2" "$3" "$(echo "$tests" | head -1)"
  fi
}
try_table () # TABLE CODE...
{
  table=$1
  shift
  row=0
  for code in "$@"; do
    try_row "$table" "$row" "$code"
    row=$((row + 1))
  done
}
# shellcheck disable=SC2046 # lists of words
{
  try_table calls $(codes_of rules.c 36)
  try_table meetings $(codes_of meeting_rules.c 22)
  try_table groups $(codes_of add.c 2)
}
[ "$rows" -ge 60 ] || { echo "FAILED: only $rows rows" >&2; failed=1; }
echo "$rows rows inverted, one at a time"
exit "$failed"
