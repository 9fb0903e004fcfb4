#!/bin/sh
# Results written by an earlier version are read by this one; those of a version that does not exist yet are refused.
# results-0.1.0.json was written when 0.1.0 began, by a program that knew less: it never changes.
. "$(dirname "$0")/../cli/helpers.sh"
here=$TENANTSIM_SOURCE_DIR/tests/compatibility
old=$here/results-0.1.0.json
cp "$here/written-by-0.1.0.yaml" "$work" && cd "$work" || exit 1

# What it says is shown as it was.
for format in text markdown csv json junit; do
  tenantsim report "$old" --format "$format"
  expect_status 0
  expect_no_err
done
tenantsim report "$old"
expect_out "Two tenants, as 0.1.0 began"
expect_out "66.4 "
tenantsim report "$old" --out folder
expect_status 0
expect_true "nothing of it is lost when it is written again" sh -c '
  jq -n --slurpfile old "$1" --slurpfile new "$2" "
    def leaves: [paths (type != \"object\" and type != \"array\") as \$p | {key: (\$p | map (tostring) | join (\"/\")), value: getpath (\$p)}] | from_entries;
    (\$old[0] | leaves) as \$a | (\$new[0] | leaves) as \$b | [\$a | keys[] | select (\$a[.] != \$b[.])] == []" | grep -qx true' sh "$old" folder/results.json

# The same scenario today: it can be compared, and is what it was.
tenantsim run written-by-0.1.0.yaml --baseline "$old" --same-scenario
expect_status 10
expect_out "Compared with"
expect_out "PASS"
tenantsim run written-by-0.1.0.yaml --format json --quiet
mv out new.json
tenantsim compare "$old" new.json
expect_status 0
expect_out "no regression"
tenantsim run written-by-0.1.0.yaml --set 'configurations.open={external_access: {default: off}}' --format json --quiet
mv out worse.json
tenantsim compare "$old" worse.json
expect_status 11

# Keys that a later minor version may add are passed over.
jq '.from_the_future = {"a": [1]} | .configurations[0].more = 1 | .configurations[0].operations.call.more = {}' "$old" > more.json
tenantsim report more.json
expect_status 0

# Another shape is another version, which is said first, whatever else is in it.
for version in 2 3 17 1000000; do
  jq ".tenantsim_results = $version" "$old" > later.json
  printf '{"tenantsim_results": %s, "shape": "unknown"}' "$version" > stranger.json
  for file in later.json stranger.json; do
    tenantsim report "$file"
    expect_status 65
    expect_err "tenantsim_results is $version, and this program knows version 1"
    expect_no_out
    tenantsim compare "$old" "$file"
    expect_status 14
    expect_err "tenantsim_results is $version, and this program knows version 1"
    tenantsim run written-by-0.1.0.yaml --baseline "$file" --out never
    expect_status 14
  done
done
for version in 0 -1 '"1"' 1.5 null; do
  jq ".tenantsim_results = $version" "$old" > wrong.json
  tenantsim report wrong.json
  expect_status 65
done

# A scenario of a later language likewise.
sed 's/^tenantsim: 1/tenantsim: 2/' written-by-0.1.0.yaml > later.yaml
tenantsim check later.yaml
expect_status 65
expect_err 'later.yaml:1:12: error: "2" is not a version of the language'

# It is the file that was written then.
expect "the file never changes" "$(cut -d ' ' -f 1 "$here/results-0.1.0.sha256")" "$(sha256sum < "$old" | cut -d ' ' -f 1)"
finish
