#!/bin/sh
# A gnuplot that hangs is ended after half a minute, one picture after the other.
. "$(dirname "$0")/helpers.sh"
mkdir "$work/bin"
printf '#!/bin/sh\nexec sleep 1000\n' > "$work/bin/gnuplot"
chmod +x "$work/bin/gnuplot"
label="gnuplot hangs"
PATH="$work/bin:$PATH"
export PATH
tenantsim run small.yaml --threads 1 --quiet --out report
expect_status 0
expect_err "report/figures/success-rate.svg is missing: gnuplot took too long and was ended"
expect_err "report/figures/success-rate.png is missing: gnuplot took too long and was ended"
expect_jq "the results are whole" report/results.json .complete
expect "nothing is left behind" "" "$(ls -A "$TMPDIR")"
expect_true "nobody still waits" sh -c '! pgrep -f "^sleep 1000$"'
finish
