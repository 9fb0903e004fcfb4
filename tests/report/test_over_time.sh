#!/bin/sh
# A change at a time shows in the figure over time at that time, and when it is in force: Contoso1 saves a block after
# 48 h and takes it out again after 72 h; each takes 3 h to propagate, so it holds from 51 h to 75 h.
. "$(dirname "$0")/../cli/helpers.sh"
cd "$work" || exit 1
tenantsim run "$TENANTSIM_SOURCE_DIR/scenarios/partner-blocks-us.yaml" --quiet --no-progress --out folder --keep-plot-data \
  --set "behaviour.external_access_propagation=constant(3h)"
expect_status 0
data=folder/figures/over-time.gp
block () { sed -n "/^\$$1 << /,/^END_OF_DATA/p" "$data"; }

# helped FROM UNTIL CONFIGURATION: needs helped, per cent, at the points of these hours (columns: time, then calls, then needs)
helped () {
  block series | awk -v from="$1" -v until="$2" -v of="$3" \
    '$1 == of && $7 == 1 && $2 * 24 > from && $2 * 24 < until {printf "%s%d", n++ ? " " : "", $8}'
}
# all FROM UNTIL CONFIGURATION RELATION BOUND
all () {
  points=$(helped "$1" "$2" "$3")
  expect_true "hours $1 to $2 of configuration $3: '$points' $4 $5" sh -c '
    [ -n "$1" ] && for point in $1; do [ "$point" "$2" "$3" ] || exit 1; done' sh "$points" "$4" "$5"
}
expect "points are of two hours" "step = 2" "$(grep '^step = ' "$data")"
all 24 32 1 -gt 80  # the day before
all 48 50 1 -gt 80  # saved, and not in force yet
all 52 56 1 -lt 5   # in force
all 72 74 1 -lt 30  # its end is saved, and not in force yet
all 76 80 1 -gt 80  # over
all 48 56 2 -gt 80  # who is not blocked notices nothing,
all 72 80 2 -gt 80
all 48 56 3 -gt 80  # nor do guests
expect "the instants are marked where settings change" "1:48 1:72 3:48 3:72" \
  "$(block changes | awk '$1 > 0 && NF == 2 {printf "%s%d:%d", n++ ? " " : "", $1, $2 * 24}')"
expect_true "and drawn" grep -q 'dotted' folder/figures/over-time.svg
finish
