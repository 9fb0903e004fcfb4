#!/bin/sh
# The README tells the truth: its table is what the program prints, its scenario loads
# and keeps its expectations, and it names no file that is not there.
readme=$TENANTSIM_SOURCE_DIR/README.md
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
failed=0

fail ()
{
  printf 'FAILED: %s\n' "$*"
  failed=$((failed + 1))
}

# block LANGUAGE: the first fenced block of that language.
block ()
{
  awk -v fence="\`\`\`$1" '$0 == fence { on = 1; next } /^```$/ { if (on) exit } on' "$readme"
}

block text >"$folder/printed"
lines=$(wc -l <"$folder/printed")
[ "$lines" -gt 30 ] || fail "the result has only $lines lines"
LC_ALL=C.UTF-8 "$TENANTSIM" run "$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.yaml" --color never 2>"$folder/errors" |
  head -n "$lines" >"$folder/now"
diff -u "$folder/printed" "$folder/now" || fail "the result is not what the program prints now"

block yaml >"$folder/my.yaml"
"$TENANTSIM" run "$folder/my.yaml" --quiet || fail "the scenario of the README ends with status $?"

grep -o '](\([^)h][^)]*\))' "$readme" | tr -d '()]' | while read -r file; do
  [ -e "$TENANTSIM_SOURCE_DIR/$file" ] || printf '%s\n' "$file"
done >"$folder/missing"
[ ! -s "$folder/missing" ] || fail "not there: $(cat "$folder/missing")"

[ "$failed" -eq 0 ]
