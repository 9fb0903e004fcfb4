#!/bin/sh
# ./bootstrap test is green only where something ran and nothing failed; .ci/run passes that on. Played with stand-ins
# for the tools, which do at once what each case says.
set -u
source_dir=${TENANTSIM_SOURCE_DIR:-$(cd "$(dirname "$0")/../.." && pwd)}
scratch=$(mktemp -d) || exit 70
trap 'rm -rf "$scratch"' EXIT
failures=0
mkdir "$scratch/bin" "$scratch/checkout" "$scratch/checkout/.ci"
cp "$source_dir/bootstrap" "$scratch/checkout/"
cp "$source_dir/.ci/run" "$scratch/checkout/.ci/"

# stand_in NAME: a tool that does what standard input says.
stand_in ()
{
  { echo '#!/bin/sh'; cat; } >"$scratch/bin/$1"
  chmod +x "$scratch/bin/$1"
}

for tool in gcc clang ninja pkg-config glib-compile-resources gnuplot jq python3; do
  echo 'exit 0' | stand_in "$tool"
done
stand_in cmake <<'TOOL'
[ "$1" = --build ] && exit "${BUILD_STATUS:-0}"
mkdir -p "build/$2" && cat >"build/$2/tenantsim" <<'PROGRAM'
#!/bin/sh
# run SCENARIO ... --out FOLDER ...
while [ "$1" != --out ]; do shift; done
mkdir -p "$2"
case $2 in *clang*) echo "${CLANG_SAYS:-results}" ;; *) echo results ;; esac >"$2/results.json"
exit "${PROGRAM_STATUS:-0}"
PROGRAM
chmod +x "build/$2/tenantsim"
TOOL
stand_in ctest <<'TOOL'
[ -z "${TESTS-none}" ] || printf '%b' "${TESTS-$GOOD}" >"$6"
exit "${TEST_STATUS:-0}"
TOOL
good='\t<testcase name="a" status="run">\n'
bad='\t<testcase name="b" status="fail">\n'
absent='\t<testcase name="c" status="notrun">\n\t\t<skipped message="Unable to find executable"/>\n'
skipped='\t<testcase name="d" status="notrun">\n\t\t<skipped message="SKIP_RETURN_CODE=77"/>\n'

# expect WHAT GREEN|RED LAST-LINE COMMAND [NAME=VALUE]...
expect ()
{
  what=$1 colour=$2 last_line=$3 command=$4
  shift 4
  rm -rf "$scratch/checkout/build"
  status=0
  env PATH="$scratch/bin:$PATH" GOOD="$good" "$@" sh -c "'$scratch/checkout/'$command" \
    >"$scratch/out" 2>&1 </dev/null || status=$?
  seen=RED
  [ "$status" -ne 0 ] || seen=GREEN
  if [ "$seen" = "$colour" ] && [ "$(tail -n 1 "$scratch/out")" = "$last_line" ]; then
    echo "ok: $what"
  else
    printf 'FAILED: %s: expected %s and "%s", not status %s and:\n' "$what" "$colour" "$last_line" "$status"
    cat "$scratch/out"
    failures=$((failures + 1))
  fi
}

expect "all is well" GREEN "5 passed, 0 failed" "bootstrap test"
expect "a test server sees it" GREEN "5 passed, 0 failed" ".ci/run"
expect "a test fails" RED "5 passed, 3 failed" "bootstrap test" TESTS="$good$bad" TEST_STATUS=8
expect "a test server sees it fail" RED "5 passed, 3 failed" ".ci/run" TESTS="$good$bad" TEST_STATUS=8
expect "a test is not there" RED "5 passed, 3 failed" "bootstrap test" TESTS="$good$absent" TEST_STATUS=8
expect "a skipped test is neither" GREEN "5 passed, 0 failed" "bootstrap test" TESTS="$good$skipped"
expect "only skipped tests: nothing was tested" RED "2 passed, 3 failed" "bootstrap test" TESTS="$skipped"
expect "no test at all" RED "2 passed, 3 failed" "bootstrap test" TESTS= TEST_STATUS=8
expect "ctest fails and blames no test" RED "5 passed, 3 failed" "bootstrap test" TEST_STATUS=8
expect "it does not build" RED "2 passed, 3 failed" "bootstrap test" BUILD_STATUS=1
expect "the compilers disagree" RED "4 passed, 1 failed" "bootstrap test" CLANG_SAYS=otherwise
expect "the main scenario fails" RED "3 passed, 1 failed" "bootstrap test" PROGRAM_STATUS=10
expect "run ends as the program does" RED "  build/report/contoso-abc/results.json" "bootstrap run" PROGRAM_STATUS=10
expect "run is well" GREEN "  build/report/contoso-abc/results.json" "bootstrap run"

[ "$failures" -eq 0 ]
