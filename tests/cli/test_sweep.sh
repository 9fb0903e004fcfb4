#!/bin/sh
# `sweep`: its points, its store, and that a sweep that was interrupted ends like one that was not.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1

# query FILE SQL: through python3, which has SQLite
query () {
  python3 -c 'import sqlite3, sys
for row in sqlite3.connect (sys.argv[1]).execute (sys.argv[2]): print ("|".join (str (cell) for cell in row))' "$1" "$2"
}

vary="--vary behaviour.answered=50%..90%/3 --vary tenants.North.users.expert.count=2,3"

# Every combination, each with the numbers of a run with these values.
tenantsim sweep small.yaml $vary --format json
expect_status 0
expect_no_err
expect_jq "six points, two configurations, four replications" out '
  (.points | length) == 6 and .complete and .design == "grid"
  and ([.points[].configurations | length] | unique) == [2]
  and ([.points[].configurations[].replications] | unique) == [4]
  and .points[1].values == {"behaviour.answered": "50%", "tenants.North.users.expert.count": "3"}'
cp out whole.json
"$TENANTSIM" run small.yaml --set behaviour.answered=50% --set tenants.North.users.expert.count=3 --format json -q > run.json
expect "the numbers of a run" "$(jq -c '.configurations[1].needs.helped_rate' run.json)" \
  "$(jq -c '.points[1].configurations[1].helped_rate' whole.json)"
for threads in 1 2 8; do
  tenantsim sweep small.yaml $vary --format json --threads "$threads"
  expect_true "$threads threads: the same bytes" cmp out whole.json
done

# Tables for people and machines, and a folder.
tenantsim sweep small.yaml $vary --config open
expect_status 0
expect_out "6 points, 4 replications each, seed 1"
expect_out "behaviour.answered"
tenantsim sweep small.yaml $vary --format csv
expect_out "point,configuration,behaviour.answered,tenants.North.users.expert.count,measure,mean,low,high,n"
expect "six points, two configurations, five measures" 61 "$(wc -l < out)"
tenantsim sweep small.yaml $vary --out folder --quiet
expect_status 0
expect_no_out
expect_true "the same JSON" cmp folder/sweep.json whole.json

# One thing: a curve; two: a map; one at a time: a tornado. Each is drawn whole, and says what it shows.
expect_figure () {
  expect_status 0
  expect_no_err
  expect "figures" "$1.png $1.svg" "$(ls folder/figures | tr '\n' ' ' | sed 's/ $//')"
  expect_true "a picture" xmllint --noout "folder/figures/$1.svg"
  for word in "Two tenants" open "$2"; do
    expect_true "it says $word" grep -q "$word" "folder/figures/$1.svg"
  done
  rm -r folder
}
expect_figure sweep-heat behaviour.answered
tenantsim sweep small.yaml --vary behaviour.answered=50%..90%/3 --out folder --quiet
expect_figure sweep-curve behaviour.answered
tenantsim sweep small.yaml --vary configurations.open.switching=home,on-demand --out folder --quiet
expect_figure sweep-curve on-demand
tenantsim sweep small.yaml $vary --one-at-a-time --out folder --quiet
expect_figure sweep-tornado tenants.North.users.expert.count

# The store: one row per point, configuration and replication; nothing is run twice.
tenantsim sweep small.yaml $vary --store whole.db --format json
expect_true "with a store the same results" cmp out whole.json
expect "rows" 48 "$(query whole.db 'SELECT count (*) FROM result')"
expect "settings" "behaviour.answered=50% tenants.North.users.expert.count=3" \
  "$(query whole.db "SELECT DISTINCT settings FROM described WHERE point = 2")"
expect "the view has the pooled rate" yes "$(query whole.db \
  "SELECT CASE WHEN abs (helped_rate - $(jq '.points[1].configurations[1].helped_rate.mean' whole.json)) < 1e-11
   THEN 'yes' ELSE 'no' END FROM rate WHERE point = 2 AND configuration = 'open'")"
cp whole.db before.db
tenantsim sweep small.yaml $vary --store whole.db --format json --max-needs 1
expect_status 0
expect_true "nothing to run, the same results" cmp out whole.json
expect_true "the same store" cmp whole.db before.db

tenantsim sweep small.yaml $vary --set tenants.South.users.technician.count=9000000 --set clock.duration=1min --threads 1 --max-memory 200MB --format json
expect_status 71
expect_err " MB of memory are needed for a point, and the limit is 200 MB; a larger --max-memory permits it"

# More replications: only the new ones are run.
tenantsim sweep small.yaml $vary --store whole.db -r 6 --format json
expect_status 0
expect "rows" 72 "$(query whole.db 'SELECT count (*) FROM result')"
"$TENANTSIM" sweep small.yaml $vary -r 6 --format json > six.json
expect_true "as if run at once" cmp out six.json

# Interrupted in the middle, resumed: the same bytes as a sweep that was not.
long="sweep small.yaml $vary -r 600 --threads 1"
"$TENANTSIM" $long --store straight.db --format json > straight.json
for signal in INT TERM; do
  label="sweep, $signal in the middle"
  rm -f broken.db
  "$TENANTSIM" $long --store broken.db --format json > broken.json 2> err &
  sleep 0.4
  kill "-$signal" $!
  status=0
  wait $! || status=$?
  expect_status "$([ "$signal" = INT ] && echo 130 || echo 143)"
  expect_true "says how to go on" grep -q "goes on where it stopped" err
  expect_jq "marked incomplete" broken.json '.complete == false'
  expect_true "something is kept" [ "$(query broken.db 'SELECT count (*) FROM result')" -gt 0 ]
  tenantsim $long --store broken.db --format json
  expect_status 0
  expect_true "the same results" cmp out straight.json
  expect_true "the same store, byte for byte" cmp broken.db straight.db
done
label="sweep, killed in the middle"
rm -f broken.db*
"$TENANTSIM" $long --store broken.db --format json > broken.json 2> err &
sleep 0.4
kill -KILL $!
wait $!
tenantsim $long --store broken.db --format json
expect_status 0
expect_true "the same results" cmp out straight.json
expect_true "the same store, byte for byte" cmp broken.db straight.db

# A full disk: status 73, and what is stored is whole.
label="sweep on a full disk"
status=0
(trap '' XFSZ; ulimit -f 40; exec "$TENANTSIM" $long --store full.db > out 2> err) || status=$?
expect_status 73
expect_true "says so" grep -q "full.db" err
tenantsim $long --store full.db --format json
expect_status 0
expect_true "room again: the same results" cmp out straight.json

# Not a store.
echo "no database" > text.db
tenantsim sweep small.yaml $vary --store text.db
expect_status 73
query other.db "CREATE TABLE x (y)"
tenantsim sweep small.yaml $vary --store other.db
expect_status 73
expect_err "not a store of sweeps"

# What matters most first.
tenantsim sweep small.yaml --vary behaviour.answered=30%,90% --vary behaviour.media_failure=1%,2% --one-at-a-time \
  --format json -r 10
expect_status 0
expect_jq "the wide swing comes first" out '
  .design == "one-at-a-time" and (.points | length) == 5 and .points[0].values == {}
  and .sensitivities[0].varied == "behaviour.answered" and .sensitivities[-1].varied == "behaviour.media_failure"
  and ([.sensitivities[] | select (.configuration == "open" and .value == "30%")][0].change.high < 0)'

# Parameters of the scenario, constraints, samples.
{ cat small.yaml; printf 'parameters:\n  answering: {path: behaviour.answered, values: 40%%..80%%/5}\n'
  printf '  experts: {path: tenants.North.users.expert.count, values: [2, 4]}\n'; } > parameters.yaml
tenantsim check parameters.yaml
expect_status 0
tenantsim sweep parameters.yaml --format json
expect_jq "all parameters" out '(.points | length) == 10 and .varied == ["answering", "experts"]'
tenantsim sweep parameters.yaml --vary answering --where "answering > 50%" --format json
expect_jq "one, constrained" out '[.points[].values.answering] == ["60%", "70%", "80%"]'
tenantsim sweep parameters.yaml --vary answering=10%..90% --vary experts --latin 6 --format json
expect_jq "a Latin hypercube" out '(.points | length) == 6 and ([.points[].values.experts] | sort) == ["2", "2", "2", "4", "4", "4"]'
cp out latin.json
tenantsim sweep parameters.yaml --vary answering=10%..90% --vary experts --latin 6 --format json
expect_true "the same every time" cmp out latin.json

# What is wrong is said, with the status that belongs to it.
tenantsim sweep small.yaml
expect_status 64
expect_err "nothing is varied"
tenantsim sweep small.yaml --vary behaviour.answered
expect_status 64
tenantsim sweep small.yaml --vary behaviour.answerd=50%
expect_status 65
expect_err "did you mean"
tenantsim sweep small.yaml --vary behaviour.answered=50%,many
expect_status 65
expect_err "the scenario is invalid at behaviour.answered=many"
tenantsim sweep small.yaml $vary --config opne
expect_status 64
expect_err "did you mean 'open'"
tenantsim sweep small.yaml $vary --max-needs 10
expect_status 71
tenantsim sweep nowhere.yaml $vary
expect_status 66

finish
