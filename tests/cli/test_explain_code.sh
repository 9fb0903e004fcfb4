#!/bin/sh
# `explain-code`: the rows of the one table of reason codes.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1

tenantsim explain-code
expect_status 0
expect_no_err
expect "lines of at most 80 columns" "" "$(awk 'length > 80' out)"
expect_true "a line for FED_REMOTE" grep -qE '^FED_REMOTE +denied +The callee' out
expect_true "a line for BUSY" grep -qE '^BUSY +busy +The callee was talking' out
grep -oE '^[A-Z_]+' out > codes
expect "codes of policy.h" "$(sed -n '/^typedef enum {$/,/^} TsReason;$/s/^  TS_REASON_\([A-Z_]*\),$/\1/p' \
  "$TENANTSIM_SOURCE_DIR/include/tenantsim/policy.h" | grep -v '^NONE$' | tr '\n' ' ')" "$(tr '\n' ' ' < codes)"
expect_true "all sentences begin in one column" sh -c '! grep -vE "^.{34} [^ ]" out'

# Every code of the list can be asked for.
while read -r code; do
  tenantsim explain-code "$code"
  expect_status 0
  expect_true "the code comes first" sh -c "head -n 1 out | grep -q '^$code ('"
  for word in means "who can change it" source; do
    expect_out "  $word"
  done
done < codes

tenantsim explain-code FED_REMOTE
expect_out "FED_REMOTE (denied)"
expect_out "The callee's tenant does not permit external access"
expect_out "refused by        the callee's side"
expect_out "who can change it the callee's tenant admin"
expect_out "what helps        Permit the caller's domain in external access."
expect_out "SEED-32"
cp out one

# What the document contradicts itself in: each with its treatment, and held by a test that is named for it.
tenantsim explain-code contradictions
expect_status 0
expect "all 16" "$(seq 1 16 | sed 's/^/C-/')" "$(grep -oE '^C-[0-9]+$' out)"
expect "each says what the document does, and how that is treated" "16 16" \
  "$(grep -c '^  the document ' out) $(grep -c '^  treated ' out)"
for number in $(seq 1 16); do
  tenantsim explain-code "C-$number"
  expect_status 0
  expect "C-$number comes first" "C-$number" "$(head -n 1 out)"
  expect_true "a test is named for C-$number" grep -qE "^  [a-z]+: .*_C_$number(_[A-Z].*)?\$" \
    "$TENANTSIM_SOURCE_DIR/tests/policy/contradictions.txt"
done
tenantsim explain-code C-17
expect_status 64

# What nothing helps against, and what nobody refused, has no line that says nothing.
tenantsim explain-code BUSY
expect_true "no line without text" sh -c '! grep -qE "refused by|what helps" out'

tenantsim explain-code fed_remote
expect_true "small letters are fine" cmp out one
tenantsim explain-code FED_REMOTE BUSY
expect_status 0
expect "two, with a line between them" "FED_REMOTE (denied)  BUSY (busy) " "$(grep -E '^([A-Z]|$)' out | tr '\n' ' ')"
tenantsim explain-code FED_REMOTE --color always
expect_out "$(printf '\033[1mFED_REMOTE\033[0m')"

tenantsim explain-code FED_REMOT
expect_status 64
expect_no_out
expect_err "did you mean 'FED_REMOTE'?"
tenantsim explain-code FED_REMOTE SOMETHING_ELSE
expect_status 64
expect_no_out
expect_err "there is no reason code 'SOMETHING_ELSE'"
tenantsim explain-code ""
expect_status 64

label="a narrow terminal"
COLUMNS=20 "$TENANTSIM" explain-code > out
expect "lines of at most 60 columns" "" "$(awk 'length > 60' out)"

finish
