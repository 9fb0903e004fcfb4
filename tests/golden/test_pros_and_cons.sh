#!/bin/sh
# The pros and cons of the two solutions (SEED-33, SEED-36 to SEED-38, SEED-49 to SEED-55) are numbers in the golden results
# of contoso-abc, each with an interval that excludes zero, and the README says the same numbers.
golden=$TENANTSIM_SOURCE_DIR/tests/golden/contoso-abc.json
readme=$TENANTSIM_SOURCE_DIR/README.md
failed=0
claims=0

fail ()
{
  printf 'FAILED: %s\n' "$1"
  failed=$((failed + 1))
}

# number BEGINNING: what was measured for the expectation that begins so, as people read it, without its sign; "0" where
# zero lies in the interval.
number ()
{
  jq -r --arg text "$1" '
    def two: tostring | if length < 2 then "0" + . else . end;
    def clock: (. + 0.5 | floor) as $s | "\($s / 60 | floor):\($s % 60 | two)";
    def tenths: (. * 1000 + 0.5 | floor) as $t | "\($t / 10 | floor).\($t % 10)";
    [.expectations[] | select (.text | startswith ($text))] | .[0].value as $v | .[0].unit as $unit
    | ([$v.high - $v.mean, $v.mean - $v.low] | max) as $half | ($v.mean | if . < 0 then -. else . end) as $mean
    | if length != 1 then "no such expectation"
      elif $v.low <= 0 and $v.high >= 0 then "0"
      elif $unit == "seconds" then "\($mean | clock) ±\($half | clock)"
      else "\($mean | tenths) ±\($half | tenths)" end' "$golden"
}

# claim WORDS NUMBERS: the row of the README that begins with the words ends with the numbers.
claim ()
{
  claims=$((claims + 1))
  row=$(grep -F "| $1 |" "$readme")
  [ -n "$row" ] || fail "no row of the README begins with: $1"
  case $row in *"| $2 |") ;; *) fail "of \"$1\" the golden results say: $2; the README: $row" ;; esac
}

versus='guests vs allow-lists'
time1=$(number 'allow-lists vs guests: restricted_time_to_help{from=Contoso1.technician}')
time2=$(number 'allow-lists vs guests: restricted_time_to_help{from=Contoso2.technician}')
phones1=$(number "$versus: helped_rate{from=Contoso1.mobile}")
phones2=$(number "$versus: helped_rate{from=Contoso2.mobile}")
third=$(number "$versus: add_participant.fulfilled_rate")
file=$(number "$versus: share_file.fulfilled_rate")
actions=$(jq -r '[.configurations[] | {key: .name, value: .}] | from_entries
  | "`allow-lists` \(.["allow-lists"].admin.actions), `guests` \(.guests.admin.actions); "
    + "\(.["allow-lists"].exposure) and \(.guests.exposure)"' "$golden")

claim "helped, experts who switch when asked against experts who stay at home | \`guests\` over \`guests-home\`" \
  "$(number 'guests vs guests-home: helped_rate') points"
claim "time to help of HoloLens, Contoso1 and Contoso2 | \`allow-lists\` over \`guests\`" "$time1 and $time2 min"
claim "helped on phones, Contoso1 and Contoso2 | \`guests\` over \`allow-lists\`" "$phones1 and $phones2 points"
claim "third person added; file shared | \`guests\` over \`allow-lists\`" "$third; $file points"
claim "helped with everything wanted | \`guests\` over \`allow-lists\`" "$(number "$versus: fully_helped_rate") points"
claim "admin actions; pairs exposed without an intent | $actions" "exact"
[ "$failed" -eq 0 ] && printf '%s rows hold\n' "$claims"
[ "$failed" -eq 0 ]
