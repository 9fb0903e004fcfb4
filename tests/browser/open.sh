# shellcheck shell=sh
# open.sh - makes reports and opens them in Chromium; sourced by the tests of this folder.
set -u
: "${TENANTSIM:?the program to test}"
: "${TENANTSIM_SOURCE_DIR:?the checkout}"
: "${TENANTSIM_BUILD_DIR:?the build folder}"
browser=$(command -v chromium) || { echo "chromium is needed for this test; ./bootstrap install gets it"; exit 1; }
command -v node > /dev/null && command -v npm > /dev/null || { echo "node and npm are needed; ./bootstrap install gets them"; exit 1; }

# What npm gets stays in the build folder, for as long as the lock file is the same.
modules=$TENANTSIM_BUILD_DIR/browser
lock=$TENANTSIM_SOURCE_DIR/tests/browser/package-lock.json
if ! cmp -s "$lock" "$modules/done"; then
  mkdir -p "$modules"
  cp "$TENANTSIM_SOURCE_DIR/tests/browser/package.json" "$lock" "$modules/"
  (cd "$modules" && npm ci --ignore-scripts --no-audit --no-fund) || { echo "npm ci failed"; exit 1; }
  cp "$lock" "$modules/done"
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# report NAME ARGUMENT...: runs a scenario into $work/NAME
report () {
  page=$1
  shift
  "$TENANTSIM" run "$@" --quiet --no-progress --out "$work/$page" > /dev/null 2> "$work/said"
  case $? in
    0 | 10 | 13) ;;
    *) cat "$work/said"; exit 1 ;;
  esac
  [ -s "$work/$page/report.html" ] || { echo "FAILED: there is no page of $page"; exit 1; }
}

# look REPORT...: opens them; pictures of what was seen are kept in the build folder
look () {
  mkdir -p "$modules/seen"
  HOME=$work TENANTSIM_NODE_FOLDER=$modules node "$TENANTSIM_SOURCE_DIR/tests/browser/check.mjs" "$browser" "$modules/seen" "$@"
}
