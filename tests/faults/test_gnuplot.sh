#!/bin/sh
# A gnuplot that is not what it should be: the run succeeds, what is missing is said, nothing wrong is believed.
. "$(dirname "$0")/helpers.sh"
mkdir "$work/bin"

# with_gnuplot WHAT SECONDS SCRIPT MESSAGE: this script is gnuplot
with_gnuplot () {
  printf '#!/bin/sh\n%s\n' "$3" > "$work/bin/gnuplot"
  chmod +x "$work/bin/gnuplot"
  rm -rf report
  mkdir -p report/figures
  echo old > report/figures/success-rate.svg
  begun=$(date +%s)
  label="gnuplot $1"
  status=0
  # shellcheck disable=SC3045 # dash, bash and busybox have it
  (ulimit -v 2000000 && PATH="$work/bin:$PATH" && export PATH &&
    exec "$TENANTSIM" run small.yaml --threads 1 --quiet --out report) > "$work/out" 2> "$work/err" || status=$?
  expect_status 0
  expect_err "report/figures/success-rate.svg is missing: gnuplot $4"
  expect_err "report/figures/success-rate.png is missing: gnuplot $4"
  expect_jq "the results are whole" report/results.json '.complete and (.configurations | length) == 2'
  expect "no picture is believed" "" "$(ls report/figures)"
  expect "nothing is left behind" "" "$(ls -A "$TMPDIR")"
  expect_true "it is not waited for" test $(($(date +%s) - begun)) -le "$2"
}

# shellcheck disable=SC2016 # for that shell
with_gnuplot "crashes" 100 'kill -SEGV $$' "failed: no message"
with_gnuplot "fails with garbage" 100 'printf "\033[2J\377\376 <script>\n" >&2; exit 3' "failed: "
expect_true "no terminal obeys it" sh -c '! LC_ALL=C grep -q "[[:cntrl:]]" "$1"' sh "$work/err"
with_gnuplot "says nothing" 100 'exit 0' "drew nothing"
with_gnuplot "prints garbage" 100 'printf "no picture \\000\\377"' "wrote something that is no picture"
with_gnuplot "never stops printing" 100 'exec cat /dev/zero' "wrote more than a picture holds and was ended"
with_gnuplot "never stops complaining" 100 'exec cat /dev/zero >&2' "wrote more than a picture holds and was ended"
with_gnuplot "prints half a picture and crashes" 100 'printf "<?xml "; kill -ABRT $$' "failed: no message"
finish
