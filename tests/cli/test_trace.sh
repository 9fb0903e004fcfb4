#!/bin/sh
# --trace tells everything that happens in the first replication and changes nothing;
# --trace-need draws one need as a ladder, in text and in a picture.
. "$(dirname "$0")/helpers.sh"

scenario=$TENANTSIM_SOURCE_DIR/scenarios/rota-or-on-demand.yaml
cd "$work" || exit 1

# The trace agrees with what a run of one replication counts; results are what they are without.
tenantsim run "$scenario" --config on-demand --set clock.replications=1 --format json --no-progress
expect_status 0
cp "$work/out" plain.json
tenantsim run "$scenario" --config on-demand --set clock.replications=1 --format json --no-progress --trace all.ndjson
expect_status 0
expect_true "the same results" cmp "$work/out" plain.json
for operation in search call; do
  expect "attempts of $operation" \
    "$(jq ".configurations[0].operations.$operation | [.attempts, .outcomes.success]" -c plain.json)" \
    "$(jq -s "[.[] | select (.attempt == \"$operation\")] | [length, ([.[] | select (.outcome == \"success\")] | length)]" -c all.ndjson)"
done
expect "needs" "$(jq '[.configurations[0].needs.needs]' -c plain.json)" \
  "$(jq -s '[[.[] | select (.event == "need arises")] | length]' -c all.ndjson)"
expect "time never goes back" true "$(jq -s '[.[].t] | . == sort' all.ndjson)"
expect "switches end in the tenant" true \
  "$(jq -s 'any(.[]; .person == "ABC.expert.1" and .tenant == "Contoso1")' all.ndjson)"
expect "what somebody does changes from record to record" true "$(jq -s '
  [.[] | select (.person == "ABC.expert.1") | [.doing, .tenant]] | . as $states |
  all(range(1; length); $states[.] != $states[. - 1])' all.ndjson)"

# For Perfetto and Chrome: a process a configuration, a thread a person, no time that is negative.
tenantsim run "$scenario" --trace all.json --quiet --no-progress
expect_status 0
expect "five processes" 5 "$(jq '[.traceEvents[] | select (.name == "process_name")] | length' all.json)"
expect "threads have names" '"ABC.expert.1"' \
  "$(jq '[.traceEvents[] | select (.name == "thread_name")][0].args.name' all.json)"
expect "spans do not overlap" true "$(jq '
  [.traceEvents[] | select (.ph == "X" and .pid == 2 and .tid == 1)] | sort_by(.ts) | . as $spans |
  all(range(1; length); $spans[.].ts - $spans[. - 1].ts - $spans[. - 1].dur > -0.01) and all(.[]; .dur >= 0)' all.json)"

# The ladder of one need.
tenantsim run "$scenario" --config on-demand --trace-need 5 --trace need.svg
expect_status 0
expect_out "need 5, on-demand"
expect_out "OFFLINE_OTHER_TENANT"
expect_out "reads the request to come"
expect_out "call: success, guest"
expect_out "has switched tenants"
expect_true "the picture is XML" python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse (sys.argv[1])' need.svg
expect_true "and shows the same" grep -q "call: success, guest" need.svg
expect "what failed is drawn otherwise" "$(grep -c -e ': [A-Z][A-Z_]*<' need.svg)" "$(grep -c 'url(#failed)' need.svg)"
tenantsim run "$scenario" --config on-demand --trace-need 5
expect "the picture has an arrow a line of the text" "$(grep -c -e '->|' "$work/out")" "$(grep -c marker-end need.svg)"

# What cannot be.
tenantsim run "$scenario" --trace-need 99999999
expect_status 64
expect_err "there is no need 99999999"
tenantsim run "$scenario" --trace-need 0
expect_status 64
tenantsim run "$scenario" --trace need.svg
expect_status 64
expect_err "needs --trace-need and one --config"
tenantsim run "$scenario" --trace missing/all.ndjson
expect_status 73

finish
