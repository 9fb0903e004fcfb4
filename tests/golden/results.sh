# Shared by the test and by `renew`: what is kept of a scenario's results.
#
# NAME.json holds the results without samples, histograms, series and cells of reach,
# and where there are many groups without these, their pairs and what is drawn of them, so that a change can be
# read; NAME.sha256 is of the whole of results.json, so that no change can hide.

golden=$(dirname "$0")
scenarios=${TENANTSIM_SOURCE_DIR:-$golden/../..}/scenarios

fail ()
{
  printf 'golden: %s\n' "$*" >&2
  exit 1
}

# simulate NAME FOLDER: writes FOLDER/NAME.json and FOLDER/NAME.sha256.
simulate ()
{
  "$TENANTSIM" run "$scenarios/$1.yaml" --format json --quiet --no-progress >"$2/whole.json"
  case $? in
    0 | 10) ;;
    *) fail "running $1 failed" ;;
  esac
  jq 'del (.scenario.text) | .configurations |= map (del (.samples, .histograms, .series, .reach)) |
    if (.groups | length) > 100 then del (.estate) | .configurations |= map (del (.groups, .pairs, .links)) else . end' "$2/whole.json" >"$2/$1.json" ||
    fail "the results of $1 are not JSON"
  sha256sum <"$2/whole.json" | cut -d ' ' -f 1 >"$2/$1.sha256"
  rm "$2/whole.json"
}
