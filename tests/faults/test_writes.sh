#!/bin/sh
# Whatever fails while files are written: status 73 with the name of the file and the reason, and every file is
# whole, as it was, or not there. A write that takes only a part is no failure, and a clock that jumps neither.
. "$(dirname "$0")/helpers.sh"
# Sixteen pictures a run are too many for a hundred runs: what is looked at here is how they are written.
mkdir "$work/bin"
cat > "$work/bin/gnuplot" <<'SH'
#!/bin/sh
read -r first
case $first in *png*) printf '\211PNG picture' ;; *) echo '<?xml picture' ;; esac
SH
chmod +x "$work/bin/gnuplot"
PATH=$work/bin:$PATH
[ -n "${FAULT_FIGURES:-}" ] || without_gnuplot
run="run small.yaml --threads 1 --quiet --out report --save-baseline baseline/saved.json"
# shellcheck disable=SC2086 # a list of words
"$TENANTSIM" $run > /dev/null 2>&1
mkdir "$work/saved" && mv baseline/saved.json "$work/saved/" && mv report "$work/reference"

# expect_baseline: whole or not there
expect_baseline () {
  [ ! -e baseline/saved.json ] || expect_true "the baseline is whole" cmp baseline/saved.json "$work/saved/saved.json"
  expect "nothing lies aside" "" "$(find baseline -name '*.part' 2> /dev/null)"
  rm -rf baseline
}

# fail_each WHAT VARIABLE REASON: every one of them fails once
fail_each () {
  # shellcheck disable=SC2086
  number=$(how_many "$1" $run)
  expect_whole report
  expect_baseline
  refused=0
  for n in $(seq 1 "$number"); do
    # shellcheck disable=SC2086
    with_fault "$2=$n" $run
    case $status in
      73)
        refused=$((refused + 1))
        expect_err "$3"
        ;;
      0)
        # What gnuplot was to read: what is missing is said.
        [ -e report/figures/success-rate.svg ] && [ -e report/figures/success-rate.png ] || expect_err "is missing"
        ;;
      *) fail "status" "73" "$status: $(head -c 300 "$work/err")" ;;
    esac
    expect_whole report
    expect_baseline
  done
  printf '%s %s, %s of them with status 73\n' "$number" "$1" "$refused"
  expect_true "the files of the folder and the baseline are among them" test "$refused" -ge 7
}

fail_each writes FAULT_WRITE "No space left on device"
fail_each fsyncs FAULT_FSYNC "Input/output error"
fail_each closes FAULT_CLOSE "Input/output error"
fail_each renames FAULT_RENAME "Input/output error"
fail_each creations FAULT_CREATE "Disk quota exceeded"

for fault in FAULT_SHORT=1 FAULT_CLOCK=1; do
  # shellcheck disable=SC2086
  with_fault $fault $run
  expect_status 0
  for file in results.json results.csv results-wide.csv comparisons.csv junit.xml summary.md; do
    expect_true "$file is as ever" cmp "report/$file" "$work/reference/$file"
  done
  expect_jq "it took no time below zero" report/run.json '.wall_seconds >= 0 or .seconds >= 0'
  expect_whole report
  expect_baseline
done

# An older file stays until the new one is whole.
mkdir report && echo old > report/results.json
# shellcheck disable=SC2086
with_fault FAULT_WRITE=1 $run
expect_status 73
expect "the old file" old "$(cat report/results.json)"
rm -rf report baseline

# The same without a shim: a limit on the size of files, and a disk that is full.
label="a limit on the size of files"
status=0
# shellcheck disable=SC3045,SC2086 # dash, bash and busybox have it
(ulimit -f 8 && exec "$TENANTSIM" $run) > "$work/out" 2> "$work/err" || status=$?
expect_status 73
expect_err "cannot write report/results.json: File too large"
expect_whole report
expect_baseline
label="a full disk"
mkdir report
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=16k none report 2> /dev/null; then
  status=0
  # shellcheck disable=SC2086
  "$TENANTSIM" $run > "$work/out" 2> "$work/err" || status=$?
  expect_status 73
  expect_err "No space left on device"
  for file in $(cd report && find . -type f ! -name run.json); do
    expect_true "$file is whole" cmp "$work/reference/$file" "report/$file"
  done
  umount report
else
  echo "no file system can be mounted here: a full disk is not tried"
fi
finish
