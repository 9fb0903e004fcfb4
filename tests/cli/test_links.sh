#!/bin/sh
# `run --out DIR` writes nothing outside DIR, whatever links lie there.
. "$(dirname "$0")/helpers.sh"
mkdir "$work/here" && cd "$work/here" || exit 1

mkdir elsewhere out
for file in results.json results.csv results-wide.csv comparisons.csv summary.md junit.xml report.html run.json success-rate.svg success-rate.png; do
  echo precious > "elsewhere/$file"
done
seal () {
  (cd elsewhere && find . | LC_ALL=C sort && cat ./*.*)
}
seal > before
expect_untouched () {
  seal > after
  expect_true "nothing outside the folder was touched" cmp before after
}

# A link in the place of a file is replaced.
mkdir out/figures
for file in results.json results.csv results-wide.csv comparisons.csv summary.md junit.xml report.html run.json; do ln -s "../elsewhere/$file" "out/$file"; done
ln -s ../../elsewhere/success-rate.svg out/figures/success-rate.svg
ln -s ../../elsewhere/missing.png out/figures/success-rate.png
tenantsim run ../pass.yaml --out out
expect_status 0
expect_untouched
expect "no link is left" "" "$(find out -type l)"
expect_jq "the results are there" out/results.json '.tenantsim_results == 1'

# So is one that leads to a folder.
rm out/results.json
ln -s ../elsewhere out/results.json
tenantsim run ../pass.yaml --out out
expect_status 0
expect_untouched
expect_jq "the results are there" out/results.json '.tenantsim_results == 1'

# Figures that cannot be drawn: the link goes, not what it leads to.
rm out/figures/success-rate.svg
ln -s ../../elsewhere/success-rate.svg out/figures/success-rate.svg
mkdir empty
label="no gnuplot, and a link in the place of the picture"
status=0
PATH="$work/empty" "$TENANTSIM" run ../pass.yaml --out out > "$work/out" 2> "$work/err" || status=$?
expect_status 0
expect_untouched
expect "no link is left" "" "$(find out -type l)"

# A folder inside the folder is not looked for behind a link.
rm -r out/figures
for target in ../elsewhere ../nowhere .; do
  ln -s "$target" out/figures
  rm -f out/results.json
  tenantsim run ../pass.yaml --out out
  expect_status 73
  expect_err "cannot write to out/figures: it is a link, and nothing is written through links inside the folder"
  expect_true "nothing was begun" test ! -e out/results.json
  expect_untouched
  expect_true "nothing was made behind it" test ! -e nowhere
  rm out/figures
done

# The folder itself is what the user named.
mkdir real
ln -s real named
tenantsim run ../pass.yaml --out named --quiet
expect_status 0
expect_jq "the results are there" real/results.json '.tenantsim_results == 1'
expect_untouched

finish
