#!/bin/sh
# `run --out` and `report` where something is not as usual: no gnuplot, a folder that nobody may write to, 20 columns, the C
# locale, a reader that leaves. Sensible output and status each time.
. "$(dirname "$0")/helpers.sh"
# shellcheck disable=SC2086 # lists of words
cd "$work" || exit 1
{ small_scenario; printf 'expect:\n  - "open: helped_rate > 1%%"\n'; } > quiet.yaml
small_run="run quiet.yaml --replications 2"
widest () { awk 'length > most { most = length } END { print most + 0 }' "$1"; }

label="no gnuplot on PATH"
mkdir nothing
status=0
PATH="$work/nothing" "$TENANTSIM" $small_run --out bare > out 2> err || status=$?
expect_status 0
expect_err "success-rate.svg is missing: gnuplot is not installed; the package is called gnuplot-nox on Debian and Ubuntu; install it and run this again"
expect_true "the page says it, too" grep -q "This figure is missing:</strong> gnuplot is not installed" bare/report.html
expect_true "the rest is there" test -s bare/results.json -a -s bare/summary.md -a -s bare/junit.xml
expect "no pictures" 0 "$(find bare/figures -type f | wc -l)"

label="a folder that may only be read"
mkdir locked
chmod 555 locked
as_nobody=
if [ "$(id -u)" -eq 0 ]; then
  cp "$TENANTSIM" program
  chmod -R a+rX .
  as_nobody="$(command -v setpriv) --reuid=65534 --regid=65534 --clear-groups"
else
  cp "$TENANTSIM" program
fi
status=0
$as_nobody ./program $small_run --out locked > out 2> err || status=$?
expect_status 73
expect_err "cannot write to locked: Permission denied"
expect_no_out
expect "nothing was simulated for it, nothing left" "" "$(ls -A locked)"

label="20 columns"
for words in "$small_run" "$small_run --verbose"; do
  status=0
  COLUMNS=20 LC_ALL=C.UTF-8 "$TENANTSIM" $words > out 2> err || status=$?
  expect_status 0
  # awk of the C locale counts bytes; wc -L counts columns.
  expect_true "lines of at most 20 columns" test "$(LC_ALL=C.UTF-8 wc -L < out)" -le 20
  expect_out "helped"
done

label="the C locale"
status=0
LC_ALL=C "$TENANTSIM" $small_run --verbose > out 2> err || status=$?
expect_status 0
expect "ASCII" "" "$(LC_ALL=C grep -n '[^ -~]' out)"
expect_true "lines of at most 80 columns" test "$(widest out)" -le 80
expect_out "+-"
LC_ALL=C "$TENANTSIM" $small_run --out plain --quiet
LC_ALL=C.UTF-8 "$TENANTSIM" $small_run --out other --quiet
for file in results.json report.html summary.md figures/success-rate.svg; do
  expect_true "the same $file in any locale" cmp "plain/$file" "other/$file"
done

label="a reader that leaves"
for words in "$small_run --format json" "$small_run --format html" "report plain/results.json --format csv" \
  "report plain/results.json --plots"; do
  status=0
  { { "$TENANTSIM" $words 2> err; echo $? > ended; } | head -c 1 > first; } || status=$?
  expect "status of $words" 0 "$(cat ended)"
  expect "not a word of it" "" "$(cat err)"
done
finish
