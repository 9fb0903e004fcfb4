#!/bin/sh
# Exit statuses, which other people's scripts rely on.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1

# 0 and 10: the verdict.
tenantsim run pass.yaml
expect_status 0
tenantsim run gate.yaml
expect_status 10
tenantsim run "$TENANTSIM_SOURCE_DIR/scenarios/failing-gate.yaml" --replications 2
expect_status 10

# 13: one replication cannot decide.
tenantsim run pass.yaml --replications 1
expect_status 13

# 64: wrong usage, with what may have been meant.
tenantsim run pass.yaml --repliactions 3
expect_status 64
expect_err "--replications"
expect_no_out
tenantsim rnu pass.yaml
expect_status 64
expect_err "'run'"
tenantsim
expect_status 64
tenantsim run
expect_status 64
tenantsim run pass.yaml gate.yaml
expect_status 64
tenantsim run pass.yaml --config opne
expect_status 64
expect_err "'open'"
tenantsim run pass.yaml --threads 0
expect_status 64
tenantsim run pass.yaml --format xml
expect_status 64
tenantsim check --out folder pass.yaml
expect_status 64

# 65: an invalid scenario, with file, line, column and the nearest key.
sed 's/^intents:/intnets:/' small.yaml > wrong.yaml
tenantsim run wrong.yaml --out never
expect_status 65
expect_err "wrong.yaml:13:1: error:"
expect_err 'did you mean "intents"?'
expect_no_out
expect_true "no folder for what was not run" test ! -e never
tenantsim run pass.yaml --set clock.seed=many
expect_status 65

# 66: files that cannot be read.
tenantsim run missing.yaml
expect_status 66
expect_err "missing.yaml"
tenantsim run "$work"
expect_status 66
cp pass.yaml locked.yaml
chmod 000 locked.yaml
if [ ! -r locked.yaml ]; then
  tenantsim run locked.yaml
  expect_status 66
fi

# 73: outputs that cannot be written, known before anything is simulated.
long="run small.yaml --config open --set clock.replications=100000 --set clock.duration=20d"
tenantsim $long --out pass.yaml/report
expect_status 73
expect_err "pass.yaml/report"
tenantsim $long --out pass.yaml
expect_status 73
mkdir -p taken/results.json
tenantsim $long --out taken
expect_status 73
expect_err "taken/results.json"
label="standard output on a full disk"
for command in "run pass.yaml" schema help --version "check pass.yaml"; do
  status=0
  "$TENANTSIM" $command > /dev/full 2> err || status=$?
  expect_status 73
  expect_err "standard output"
done
label="standard output closed"
status=0
"$TENANTSIM" schema >&- 2> err || status=$?
expect_status 73

# A pipe that closes early: 0, silently.
label="a pipe that closes early"
for command in "run pass.yaml --format json" schema help; do
  (sleep 1; "$TENANTSIM" $command 2> err; echo $? > ended) | :
  status=$(cat ended)
  expect_status 0
  expect_no_err
done

# until_it_computed PROCESS: for a second of computing, which on a busy machine takes longer.
until_it_computed () {
  ticks=$(getconf CLK_TCK)
  while kill -0 "$1" 2> err.wait && [ "$(cut -d ' ' -f 14 "/proc/$1/stat")" -lt "$ticks" ]; do sleep 0.2; done
}

# 130 and 143: finished replications are written, and marked incomplete.
# interrupt SIGNAL STATUS
interrupt () {
  label="SIG$1 while it simulates"
  rm -rf report
  status=0
  "$TENANTSIM" $long --threads 2 --out report > out 2> err &
  process=$!
  until_it_computed $process
  kill -s "$1" $process
  wait $process || status=$?
  expect_status "$2"
  expect_err "interrupted"
  expect_jq "results.json says that it is incomplete" report/results.json \
    '.complete == false and .replications < 100000 and .replications > 0 and (.configurations | length) == 1'
  expect_jq "run.json too" report/run.json '.complete == false'
  expect "the pictures that are missing are told in one line" 1 "$(grep -c 'are missing: interrupted' err)"
}
interrupt INT 130
interrupt TERM 143

# The second signal ends the program at once, whatever it waits for.
label="two signals while gnuplot hangs"
mkdir slow
printf '#!/bin/sh\nexec sleep 15\n' > slow/gnuplot
chmod +x slow/gnuplot
status=0
PATH="$work/slow:$PATH" "$TENANTSIM" run pass.yaml --out hanging > out 2> err &
process=$!
while [ ! -e hanging/junit.xml ] && kill -0 $process; do sleep 1; done
kill -s INT $process
sleep 1
expect_true "the first is waited for" kill -0 $process
begun=$(date +%s)
kill -s INT $process
wait $process || status=$?
expect_status 130
expect_true "it did not wait for gnuplot" test $(($(date +%s) - begun)) -lt 8
expect_jq "what was written before is whole" hanging/results.json .complete

# 70: a crash is a bug.
label="SIGABRT"
status=0
"$TENANTSIM" $long > out 2> err &
process=$!
sleep 1
kill -s ABRT $process
wait $process || status=$?
expect_status 70
expect_err "bug in tenantsim"

# 71: more than anybody waits for, as expected before it begins.
tenantsim run small.yaml --set clock.duration=36525d --set 'activities.assistance.every=constant(1ms)'
expect_status 71
expect_err "about 3.01e+13 needs are to be simulated, and the limit is 10000000000"
expect_err "a larger --max-needs permits it"
expect_no_out
tenantsim run small.yaml --max-needs 100 --out too-many
expect_status 71
expect_err "about 533 needs are to be simulated, and the limit is 100: 66.7 expected in each of 4 replications of 2 configurations"
expect_true "nothing was begun" test ! -e too-many
tenantsim run small.yaml --max-needs 267 --config open --quiet
expect_status 0
tenantsim run small.yaml --max-needs 0
expect_status 64

# 71: more than the machine has. Programs with sanitizers need more than this to start.
label="little memory"
if sh -c 'ulimit -v 300000; "$TENANTSIM" --version; exit $?' > out 2> err; then
  status=0
  (ulimit -v 300000; exec "$TENANTSIM" run small.yaml --replications 100000) > out 2> err || status=$?
  expect_status 71
  expect_err "limit"
fi

finish
