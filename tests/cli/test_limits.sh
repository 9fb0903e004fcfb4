#!/bin/sh
# A scenario of 1 KB takes `check` and `reach` no more than a second of computing and 1 GB of memory, whatever
# it says; what is too much is refused with the limit and the value.
. "$(dirname "$0")/helpers.sh"
mkdir "$work/here" && cd "$work/here" || exit 1

# scenario CLOCK USERS REST
scenario () {
  cat <<YAML
tenantsim: 1
name: x
era: 2020-04
clock: {start: 2020-04-06T00:00, duration: $1}
tenants: {A: {domains: [a.example], users: {$2}, teams: {t: {members: g}}}}
people: {f: {count: 7000000, client: ra-mobile, domain: f.example}}
$3
YAML
}
people='g: {count: 8000000, client: teams-desktop}'
configurations='configurations: {c: {}}'

# limited COMMAND...: within the limits, with the status
limited () {
  label="tenantsim $*, one second, 1 GB"
  status=0
  # shellcheck disable=SC3045 # dash, bash and busybox have them
  (ulimit -t 1 && ulimit -v 1048576 && exec "$TENANTSIM" "$@" x.yaml) > "$work/out" 2> "$work/err" < /dev/null ||
    status=$?
}

# repeat N TEXT; numbers FIRST STEP LAST PREFIX: "PREFIX1, PREFIX3, ..."
repeat () {
  awk -v n="$1" -v text="$2" 'BEGIN { while (n-- > 0) printf "%s", text }'
}
numbers () {
  awk -v i="$1" -v step="$2" -v last="$3" -v prefix="$4" \
    'BEGIN { for (; i <= last; i += step) { printf "%s%s%d", comma, prefix, i; comma = ", " } }'
}

# accepted NAME: the scenario in x.yaml is right
accepted () {
  for command in check reach; do
    limited $command
    label="$1: $label"
    expect_status 0
  done
  limited check --assert
  label="$1: $label"
  expect_true "it is judged" test "$status" -eq 0 -o "$status" -eq 10
}

# refused NAME MESSAGE: the scenario in x.yaml is not
refused () {
  limited check
  label="$1: $label"
  expect_status 65
  expect_err "$2"
}

scenario 10d "$people" "$configurations" > x.yaml
accepted "15 million people"
scenario 36525d "$(numbers 10 1 23 x | sed 's/x\([0-9]*\)/g\1x: {count: 1, client: hololens, hours: daily 08:\1-16:00}/g'), g: {count: 1, client: hololens}" \
  "$configurations" > x.yaml
accepted "14 calendars of 100 years"
scenario 10d "$people" "$configurations
assert: [{deny: [search, call], from: [$(numbers 1 2 140 A.g.)], to: f, both_ways: true}]" > x.yaml
accepted "people one by one"
scenario 10d "$people" "$configurations
intents: [{want: collaboration, between: [[$(numbers 1 2 60 A.g.)], [$(numbers 1 2 60 f.)]]}]" > x.yaml
accepted "pairs one by one"
scenario 10d "$people" "configurations: {c: {guest_access: {A: on}, guests: [{who: [$(numbers 1 2 140 f.)], in: A/t}]}}" > x.yaml
accepted "guests one by one"
scenario 10d "$people" "configurations: {$(numbers 10 1 80 c | sed 's/c[0-9]*/&: {}/g')}" > x.yaml
accepted "71 configurations"

scenario 10d 'g: {count: 9000001, client: teams-desktop}' "$configurations" > x.yaml
refused "too many people" "too many people: at most 16000000 in a scenario"
scenario 10d 'g: {count: 16000001, client: teams-desktop}' "$configurations" > x.yaml
refused "too many people in a group" '"16000001" is not a whole number from 1 to 16000000'
scenario 36526d "$people" "$configurations" > x.yaml
refused "too long" '"36526d" is longer than 100 years (36525d)'
scenario 10d "$people" "configurations: {$(numbers 1 1 201 c | sed 's/c[0-9]*/&: {}/g')}" > x.yaml
refused "too many configurations" '"configurations" has 201 entries; at most 200 are possible'
scenario 10d "$(repeat 65 x): {count: 1, client: hololens}, g: {count: 1, client: hololens}" "$configurations" > x.yaml
refused "too long a name" "letters, digits, - and _, at most 64 characters"
scenario "1$(repeat 900 0)d" "$people" "$configurations" > x.yaml
refused "too large a number" "is too large"
repeat 1000 '[' > x.yaml
refused "deep lists" "nested more than 64 deep"
repeat 250 '{a: ' > x.yaml
refused "deep mappings" "nested more than 64 deep"
repeat 330 '? ' > x.yaml
refused "deep keys" "a key must be plain text"
repeat 250 'a: 1
' > x.yaml
refused "one key many times" 'the key "a" is written twice'
repeat 1000 "$(printf '\t')" > x.yaml
refused "tabs" "a tab cannot indent"
{ printf '"'; repeat 999 '!' | tr '!' '\\'; } > x.yaml
refused "escapes" "this is not an escape that YAML knows"
scenario 10d "$people" "activities: {a: {who: A, needs: A, every: empirical(/dev/zero)}}
$configurations" > x.yaml
refused "a file without end" "lies outside the folder of the scenario"

# What a run takes is asked for before it is taken.
scenario 1d 'g: {count: 8000000, client: teams-desktop}' "activities: {a: {who: A, needs: f, every: exponential(30000d)}}
$configurations" > x.yaml
tenantsim run x.yaml --max-memory 500MB --threads 2 --out never
expect_status 71
expect_err " GB of memory are needed, and the limit is 500 MB: 15000000 people, 2 groups, "
expect_err "10 replications of 1 configurations on 2 threads; a larger --max-memory permits it"
expect_true "nothing was begun" test ! -e never
scenario 3650d 'g: {count: 1000, client: hololens}' "activities: {a: {who: A, needs: f, every: exponential(30d)}}
faults: {flat: {battery: A, every: exponential(1s), lasts: constant(1s)}}
$configurations" > x.yaml
tenantsim run x.yaml --out never
expect_status 71
expect_err "a limit is reached: about 1.58e+12 faults are to be simulated, and the limit is "
tenantsim run x.yaml --max-needs 9999999999999 --max-memory 1GB --out never
expect_status 71
expect_err " TB of memory are needed, and the limit is 1 GB"
expect_true "nothing was begun" test ! -e never
# What is not foreseen is refused when it is taken.
for size in 2MB 20MB 40MB; do # with 1 MB GLib itself gives up
  tenantsim run ../small.yaml --max-memory $size --threads 1 --set clock.replications=100000 --set 'tenants.South.users.technician.count=1000'
  expect_status 71
  expect_err "--max-memory"
done
tenantsim run ../small.yaml --max-memory 1TB --quiet
expect_status 0
for size in 0MB -1MB 500 MB 5kB 99999999999999TB 1.5GB '1 GB'; do
  tenantsim run ../small.yaml --max-memory "$size"
  expect_status 64
  expect_err "takes a whole number of MB, GB or TB, as in 500MB"
done

# Events are counted, exactly.
tenantsim run ../small.yaml --config open --replications 1 --format json
events=$(jq '.configurations[0].events' "$work/out")
tenantsim run ../small.yaml --config open --replications 1 --max-events "$events" --quiet
expect_status 0
tenantsim run ../small.yaml --config open --replications 1 --max-events $((events - 1)) --out never
expect_status 71
expect_err "a limit is reached: replication 0 of configuration open has more than $((events - 1)) events; a larger --max-events permits it"
expect_true "nothing is written" test ! -e never/results.json

# Files: what is larger than the limit, or has no end, is not read on.
truncate -s 65M x.yaml
refused_file () {
  limited "$@"
  expect_status 66
  expect_err "it is larger than 64 MiB, the most that is read"
}
refused_file check
limited check /dev/zero
expect_status 66
expect_err "/dev/zero: error: the file cannot be read: it is larger than 64 MiB, the most that is read"
scenario 1d 'g: {count: 1, client: hololens}' "activities: {a: {who: A, needs: f, every: empirical(large.csv)}}
$configurations" > x.yaml
truncate -s 65M large.csv
limited check
expect_status 65
expect_err "it is larger than 64 MiB, the most that is read"

finish
