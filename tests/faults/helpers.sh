# shellcheck shell=sh
# helpers.sh - runs of the program in which something fails; sourced by the scripts of this folder
. "$(dirname "$0")/../cli/helpers.sh"
: "${TENANTSIM_BUILD_DIR:?the build}"
shim=$TENANTSIM_BUILD_DIR/tests/faults.so
[ -f "$shim" ] || { echo "$shim is not built"; exit 1; }
case $(sed -n 's/^TENANTSIM_SANITIZE:[^=]*=//p' "$TENANTSIM_BUILD_DIR/CMakeCache.txt") in
  '') ;;
  *) echo "a sanitizer wants to come first; this test is for builds without one"; exit 77 ;;
esac
mkdir "$work/here" "$work/temporary" && cd "$work/here" || exit 1
TMPDIR=$work/temporary
export TMPDIR

# As small as it can be, with everything that is written.
small_scenario | sed 's/duration: 5d, replications: 4/duration: 1d, replications: 2/' > small.yaml
printf 'expect:\n  - "open: call.attempts >= 1"\nassert:\n  - {config: closed, deny: call, from: South, to: North}\n' >> small.yaml

# with_fault NAME=VALUE ARGUMENT...: tenantsim on one thread with this fault
with_fault () {
  fault=$1
  shift
  label="tenantsim $* with $fault"
  status=0
  env "$fault" LD_PRELOAD="$shim" "$TENANTSIM" "$@" > "$work/out" 2> "$work/err" < /dev/null || status=$?
}

# how_many WHAT ARGUMENT...: allocations, writes, ... of such a run
how_many () {
  what=$1
  shift
  with_fault FAULT_COUNT="$work/count" "$@"
  sed -n "s/^$what //p" "$work/count"
}

# From here on there is no gnuplot: it takes long, and what it takes is not ours.
without_gnuplot () {
  mkdir "$work/tools"
  for tool in env jq cmp find rm ls sed head tail grep seq cat mkdir mv mount umount id; do
    ln -s "$(command -v $tool)" "$work/tools/"
  done
  PATH=$work/tools
}

# expect_summary FOLDER: its text is that of $work/reference, and every picture it shows is there
expect_summary () {
  sed '/^## Pictures/,$d' "$work/reference/summary.md" > "$work/text"
  sed '/^## Pictures/,$d' "$1/summary.md" | cmp -s - "$work/text" ||
    fail "summary.md" "as without the fault" "$(head -c 300 "$1/summary.md")"
  for picture in $(sed -n 's/^!\[.*\](\(.*\))$/\1/p' "$1/summary.md"); do
    [ -s "$1/$picture" ] || fail "$picture in summary.md" "a file" "nothing"
  done
}

# expect_whole FOLDER: each file in it is that of $work/reference, or is not there; none is half written,
# and none is forgotten elsewhere
expect_whole () {
  checks=$((checks + 1))
  for file in $(cd "$1" 2> /dev/null && find . -type f); do
    case $file in
      ./run.json) jq empty "$1/$file" 2> /dev/null || fail "run.json" "whole" "$(head -c 300 "$1/$file")" ;;
      ./summary.md) expect_summary "$1" ;;
      ./report.html) [ "$(tail -n 1 "$1/$file")" = "$(tail -n 1 "$work/reference/$file")" ] || fail "$file" "its end" "$(tail -n 2 "$1/$file")" ;;
      *) cmp -s "$work/reference/$file" "$1/$file" || fail "$file" "as without the fault" "$(head -c 300 "$1/$file")" ;;
    esac
  done
  [ -z "$(ls -A "$TMPDIR")" ] || fail "temporary files" "none" "$(ls -A "$TMPDIR")"
  rm -rf "$1" "${TMPDIR:?}"/*
}
