#!/bin/sh
# `report RESULTS`: the reports of an earlier run, made again from results.json alone.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1
command -v gnuplot > /dev/null || { echo "gnuplot is needed for this test"; exit 1; }

tenantsim run gate.yaml --out first
expect_status 10
rm gate.yaml
tenantsim report first/results.json --format markdown
expect_status 0
expect_true "summary.md is that and the pictures" sh -c 'head -c "$(wc -c < out)" first/summary.md | cmp - out'

# Every format is what the run wrote; the verdict is no status.
for pair in json:results.json csv:results.csv junit:junit.xml; do
  tenantsim report first/results.json --format "${pair%%:*}"
  expect_status 0
  expect_no_err
  expect_true "${pair#*:} again, byte for byte" cmp out "first/${pair#*:}"
done
small_scenario > gate.yaml
printf 'expect:\n  - "closed: helped_rate > 99%%"\n' >> gate.yaml
for options in "" --verbose "--color always" "--format text" "--quiet --format text"; do
  tenantsim run gate.yaml $options
  cp out text
  tenantsim report first/results.json $options
  expect_status 0
  expect_true "the text of the run" cmp out text
done
tenantsim report first/results.json --quiet
expect_status 0
expect_no_out
expect_no_err

# Every scenario we ship, not only a small one.
for scenario in "$TENANTSIM_SOURCE_DIR"/scenarios/*.yaml; do
  label="results of $(basename "$scenario") again"
  "$TENANTSIM" run "$scenario" --replications 2 --format json > shipped.json 2> err
  "$TENANTSIM" report shipped.json --format json > again.json 2> err
  expect_true "the same bytes" cmp shipped.json again.json
done

# --out: the files of the run but run.json, the figures drawn again.
rm -r first/figures
tenantsim report first/results.json --out second --format text
expect_status 0
expect_err "the report is in second"
expect_out "FAIL closed: helped_rate > 99%"
expect "the files, and no others" \
  "./comparisons.csv $small_figures./junit.xml ./report.html ./results-wide.csv ./results.csv ./results.json ./summary.md " \
  "$(cd second && find . -type f | LC_ALL=C sort | tr '\n' ' ')"
for file in comparisons.csv junit.xml report.html results-wide.csv results.csv results.json summary.md; do
  expect_true "the same $file" cmp "first/$file" "second/$file"
done
expect_true "a whole SVG" sh -c "tail -c 20 second/figures/success-rate.svg | grep -q '</svg>'"
cp first/run.json before.json
tenantsim report first/results.json --out first --quiet
expect_status 0
expect_no_err
expect_true "what tells of the run is left as it was" cmp before.json first/run.json
expect_true "the figures are back" test -s first/figures/success-rate.png
tenantsim report first/results.json --out own --reports "$TENANTSIM_SOURCE_DIR/reports"
expect_status 0
expect_true "the same picture" cmp own/figures/success-rate.svg second/figures/success-rate.svg

label="tenantsim report --out, no gnuplot on PATH"
mkdir empty
status=0
PATH="$work/empty" "$TENANTSIM" report first/results.json --out third > out 2> err || status=$?
expect_status 0
expect_err "figures/success-rate.svg is missing: gnuplot is not installed"
"$TENANTSIM" report first/results.json --format markdown > out
expect_true "everything else is there, and nothing shows what is missing" cmp out third/summary.md

# --format html: the page of the folder.
tenantsim report second/results.json --format html
expect_status 0
expect_no_err
expect_true "the page of the folder" cmp out second/report.html

# --plots: pictures of letters below the text.
tenantsim report first/results.json --plots
expect_status 0
expect_no_err
expect_out "needs not helped yet, %, by minutes since they arose"
expect_out "Letters: A closed, B open"
LC_ALL=C "$TENANTSIM" report first/results.json --plots > out 2> err
expect "lines of at most 80 columns" "" "$(awk 'length > 80' out)"
expect "ASCII in the C locale" "" "$(LC_ALL=C grep -n '[^ -~]' out)"
label="tenantsim report --plots, no gnuplot on PATH"
status=0
PATH="$work/empty" "$TENANTSIM" report first/results.json --plots > out 2> err || status=$?
expect_status 0
expect_err "the picture of time-to-help is missing: gnuplot is not installed"
label="tenantsim report --plots in 20 columns"
status=0
COLUMNS=20 "$TENANTSIM" report first/results.json --plots > out 2> err || status=$?
expect_status 0
expect_err "--plots needs a terminal of at least 40 columns"

# A narrow terminal in the C locale: no line is too long, every letter is ASCII.
label="tenantsim report in 20 columns"
COLUMNS=20 LC_ALL=C "$TENANTSIM" report first/results.json --verbose > out 2> err
expect "lines of at most 20 columns" "" "$(awk 'length > 20' out)"
expect "ASCII" "" "$(LC_ALL=C grep -n '[^ -~]' out)"

# 64: wrong usage.
tenantsim report
expect_status 64
expect_err "report: needs RESULTS"
tenantsim report first/results.json --format pdf
expect_status 64
tenantsim report first/results.json --replications 3
expect_status 64
expect_err "--replications is an option of 'tenantsim run'"

# 65: not results, or of a version that is not known.
refused () {
  tenantsim report "$1" --out never
  expect_status 65
  expect_err "$1: $2"
  expect_no_out
  expect_true "nothing was begun" test ! -e never
}
printf '{"tenantsim_results": 1,\n "version": }' > syntax.json
refused syntax.json "line 2, column 13"
printf '[]' > list.json
refused list.json "top level: must be an object"
: > empty.json
refused empty.json "line 1"
jq '.tenantsim_results = 2' first/results.json > future.json
refused future.json ""
expect_err "tenantsim_results"
jq 'del(.configurations[0].needs)' first/results.json > hole.json
refused hole.json ""
expect_err "configurations[0].needs"
head -c 2000 first/results.json > cut.json
refused cut.json "line"
head -c 3000 first/figures/success-rate.png > picture.json
refused picture.json ""

# 66: cannot be read.
tenantsim report missing.json
expect_status 66
expect_err "missing.json: the file cannot be read"
tenantsim report .
expect_status 66
tenantsim report first/results.json --out fourth --reports nowhere
expect_status 66
expect_true "nothing was begun" test ! -e fourth

# 73: cannot be written.
tenantsim report first/results.json --out before.json
expect_status 73
mkdir -p taken/summary.md
tenantsim report first/results.json --out taken
expect_status 73
expect_err "taken/summary.md"
expect "nothing was written" "taken taken/figures taken/summary.md " "$(find taken | LC_ALL=C sort | tr '\n' ' ')"
label="report on a full disk"
status=0
"$TENANTSIM" report first/results.json > /dev/full 2> err || status=$?
expect_status 73

finish
