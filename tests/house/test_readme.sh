#!/bin/sh
# The README tells the truth: its table is what the program prints, its scenario loads
# and keeps its expectations, it names no file that is not there, and its pictures are of the size that is drawn now.
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

# Blocks that begin with "$ tenantsim": every line but "..." is in what the command prints.
awk '/^```/ { on = 0 } on { print number "\t" $0 } /^\$ tenantsim/ { on = 1; number++; print number "\t" $0 }' "$readme" |
  grep -v '	 *\.\.\.$' >"$folder/sessions"
commands=$(grep -c '	\$ tenantsim' "$folder/sessions")
[ "$commands" -ge 2 ] || fail "only $commands commands with their output"
for number in $(seq 1 "$commands"); do
  grep "^$number	" "$folder/sessions" | cut -f 2- >"$folder/session"
  arguments=$(sed -n '1s/^\$ tenantsim //p' "$folder/session")
  # shellcheck disable=SC2086 # words on purpose
  (cd "$TENANTSIM_SOURCE_DIR" && LC_ALL=C.UTF-8 "$TENANTSIM" $arguments) >"$folder/said" 2>&1
  sed 1d "$folder/session" | while read -r line; do
    grep -qF -- "$line" "$folder/said" || printf 'tenantsim %s does not say: %s\n' "$arguments" "$line"
  done >"$folder/unsaid"
  [ ! -s "$folder/unsaid" ] || fail "$(cat "$folder/unsaid")"
done

grep -o '](\([^)h][^)]*\))' "$readme" | tr -d '()]' | while read -r file; do
  [ -e "$TENANTSIM_SOURCE_DIR/$file" ] || printf '%s\n' "$file"
done >"$folder/missing"
[ ! -s "$folder/missing" ] || fail "not there: $(cat "$folder/missing")"

# Its pictures are those of the command it names.
if command -v gnuplot >/dev/null; then
  "$TENANTSIM" run "$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.yaml" --quiet --no-progress --out "$folder/report" 2>"$folder/errors"
  for name in success-rate outcomes; do
    picture=$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.png
    [ "$name" = success-rate ] || picture=$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc-$name.png
    grep -q "](scenarios/${picture##*/})" "$readme" || fail "the README does not show ${picture##*/}"
    # Width and height, bytes 17 to 24 of a PNG: what depends on the data and not on fonts.
    [ "$(od -An -tx1 -j16 -N8 "$picture")" = "$(od -An -tx1 -j16 -N8 "$folder/report/figures/$name.png")" ] ||
      fail "${picture##*/} is not what the command draws now"
  done
fi

[ "$failed" -eq 0 ]
