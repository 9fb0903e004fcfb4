#!/bin/sh
# `run --out DIR`: the files it leaves behind.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1
command -v gnuplot > /dev/null || { echo "gnuplot is needed for this test"; exit 1; }

files_of () {
  (cd "$1" && find . -type f | LC_ALL=C sort | tr '\n' ' ')
}
everything="./comparisons.csv $small_figures./junit.xml ./report.html ./results-wide.csv ./results.csv ./results.json ./run.json ./summary.md "
without_figures="./comparisons.csv ./junit.xml ./report.html ./results-wide.csv ./results.csv ./results.json ./run.json ./summary.md "

tenantsim run pass.yaml --out deep/report --threads 2
expect_status 0
expect_err "results are in deep/report"
expect "the files, and no others" "$everything" "$(files_of deep/report)"

for pair in json:results.json csv:results.csv junit:junit.xml; do
  tenantsim run pass.yaml --format "${pair%%:*}"
  expect_true "${pair#*:} is what --format ${pair%%:*} prints" cmp out "deep/report/${pair#*:}"
done
# The wide form says what results.json says.
wide () { awk -F, -v column="$1" 'NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i} NR > 1 {print $at[column]}' wide.csv; }
tr -d '\r' < deep/report/results-wide.csv > wide.csv
expect "a row for each configuration" "closed open " "$(wide configuration | tr '\n' ' ')"
for column in call.success_rate search.success_rate; do
  expect "$column" "$(jq -r ".configurations | map(.operations.${column%.*}.success_rate.mean // \"\") | .[]" deep/report/results.json)" \
    "$(wide $column)"
  expect "$column.low" "$(jq -r ".configurations | map(.operations.${column%.*}.success_rate.low // \"\") | .[]" deep/report/results.json)" \
    "$(wide $column.low)"
done
# summary.md is that, and below it the pictures of the folder: every one, and none that is not there.
pictures_of () {
  sed -n 's/^!\[.*\](\(.*\))$/\1/p' "$1/summary.md" | LC_ALL=C sort
}
tenantsim run pass.yaml --format markdown
expect_true "summary.md begins with what --format markdown prints" \
  sh -c 'head -c "$(wc -c < out)" deep/report/summary.md | cmp - out'
expect "no picture for standard output" "" "$(grep '^!\[' out)"
expect "every picture is shown" "$(cd deep/report && find figures -name '*.png' | LC_ALL=C sort)" "$(pictures_of deep/report)"
expect "each with its title" 7 "$(grep -c '^### ' deep/report/summary.md)"
expect_true "run.json is the last" sh -c '! find deep/report -type f -newer deep/report/run.json | grep .'
expect_true "a whole SVG" sh -c "head -c 300 deep/report/figures/success-rate.svg | grep -q '<svg' &&
  tail -c 20 deep/report/figures/success-rate.svg | grep -q '</svg>'"
expect "a PNG" "89504e470d0a1a0a" "$(od -An -tx1 -N8 deep/report/figures/success-rate.png | tr -d ' \n')"
expect "a whole PNG" "49454e44ae426082" "$(tail -c 8 deep/report/figures/success-rate.png | od -An -tx1 | tr -d ' \n')"
expect_jq "run.json holds the facts of the run" deep/report/run.json \
  '.version == "0.1.0" and .seconds >= 0 and .threads == 2 and .complete == true and .replications == 4 and
   .command_line[1:3] == ["run", "pass.yaml"] and (.started | test("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z$"))'

# A second run takes the place of the first.
cp deep/report/results.json first.json
cp deep/report/figures/success-rate.svg first.svg
tenantsim run pass.yaml --out deep/report --seed 2 --quiet
expect_status 0
expect_no_out
expect_no_err
expect "the same files" "$everything" "$(files_of deep/report)"
expect_jq "the new results" deep/report/results.json '.seed == 2'
expect_true "not the old ones" sh -c '! cmp -s first.json deep/report/results.json'

# The page is one file with the pictures in it.
expect "every figure is on the page" 7 "$(grep -c '<svg class="drawn"' deep/report/report.html)"
expect_true "none is missing" sh -c '! grep -q "This figure is missing" deep/report/report.html'

# Without gnuplot the run succeeds, says what is missing, and leaves no old picture.
label="tenantsim run --out, no gnuplot on PATH"
mkdir empty
status=0
PATH="$work/empty" "$TENANTSIM" run pass.yaml --out deep/report > out 2> err || status=$?
expect_status 0
expect_err "figures/success-rate.svg is missing: gnuplot is not installed"
expect_err "figures/success-rate.png is missing: gnuplot is not installed"
expect_err "gnuplot-nox"
expect "everything else" "$without_figures" "$(files_of deep/report)"
expect "the page says what is missing and how to get it" 7 \
  "$(grep -c 'This figure is missing:.*gnuplot-nox' deep/report/report.html)"
expect "summary.md shows none" "" "$(pictures_of deep/report)"
expect_true "the same results" cmp first.json deep/report/results.json

label="tenantsim run --out, a gnuplot that fails"
mkdir broken
printf '#!/bin/sh\necho out of ink >&2\nexit 3\n' > broken/gnuplot
chmod +x broken/gnuplot
status=0
PATH="$work/broken:$PATH" "$TENANTSIM" run pass.yaml --out failing > out 2> err || status=$?
expect_status 0
expect_err "figures/success-rate.svg is missing: gnuplot failed: out of ink"
expect "everything else" "$without_figures" "$(files_of failing)"

# Data and script of every figure, from which gnuplot draws the same picture again.
tenantsim run pass.yaml --out kept --keep-plot-data
expect_status 0
for script in kept/figures/*.gp; do
  gnuplot "$script" > again.svg 2> err
  expect_true "$script draws its figure" cmp again.svg "${script%.gp}.svg"
done
expect "a script a figure" 7 "$(find kept -name '*.gp' | wc -l)"

# A panel with one row, nothing of which is without data, which gnuplot's labels do not survive by themselves; and a scenario
# in which nothing happens: no empty pictures.
tenantsim run "$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.yaml" --config guests --replications 2 --out one
expect_status 13
expect "no figure is missing" "" "$(grep missing err)"
expect_true "one group that switches is drawn" test -s one/figures/switching.svg
sed 's/every: exponential(3h)/every: exponential(3000h)/' small.yaml > idle.yaml
tenantsim run idle.yaml --replications 1 --out idle
expect_status 0
expect "nothing happened" 0 "$(jq '[.configurations[].operations[].attempts] | add' idle/results.json)"
expect "no picture of nothing" "" "$(ls idle/figures | grep -E 'success-rate|outcomes|over-time|time-to-help')"

# Scripts from another folder.
tenantsim run pass.yaml --out own --reports "$TENANTSIM_SOURCE_DIR/reports"
expect_status 0
expect_true "the scripts of the program are those of reports/" \
  cmp first.svg own/figures/success-rate.svg
expect "the files" "$everything" "$(files_of own)"
tenantsim run pass.yaml --out scriptless --reports empty
expect_status 66
expect_err "figures/success-rate.svg is missing"
tenantsim run pass.yaml --out nowhere --reports missing
expect_status 66
expect_err "missing: not a folder"
expect_true "nothing was begun" test ! -e nowhere

finish
