#!/bin/sh
# `compare` and `run --baseline`: what is a regression, what can be compared at all.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1
scenario=$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.yaml
contoso="run $scenario --config guests --config isolated --replications 8"

# A baseline is results.json, byte for byte.
tenantsim $contoso --save-baseline baselines/old.json --format json
cp out results.json
expect_true "the baseline is what is printed" cmp results.json baselines/old.json
cp baselines/old.json old.json

# The same again: identical.
tenantsim compare old.json results.json
expect_status 0
expect_no_err
expect_out "identical: nothing changed at all in isolated, guests"
tenantsim compare old.json old.json --format json
expect_status 0
expect_jq "identical for machines" out \
  '.verdict == "identical" and .regressions == 0 and .notes == [] and ([.configurations[].identical] | all)'
tenantsim compare old.json old.json --same-scenario --quiet
expect_status 0
expect_no_out

# People answer 65 % instead of 70 % of calls: found.
tenantsim $contoso --set behaviour.answered=65% --save-baseline slow.json --quiet
tenantsim compare old.json slow.json
expect_status 11
expect_no_err
expect_out "REGRESSION"
expect_out "- guests: call.success_rate"
expect_out "- guests: helped_rate"
expect_out "identical: nothing changed at all in isolated"
expect_out "Note: other values in force"
expect_true "lines of at most 80 columns" sh -c '! grep -qE "^.{81}" out'
cp out expected
tenantsim compare old.json slow.json --format json
expect_status 11
cp out comparison.json
expect_jq "the same for machines" comparison.json \
  '.verdict == "regression" and .paired and .replications == {"old": 8, "new": 8} and
   (.configurations[1].measures[] | select(.measure == "helped_rate") |
    .verdict == "regression" and .p_holm < 0.01 and .p <= .p_holm and .difference.high < 0 and
    ((.new - .old - .difference.mean) | fabs) < 1e-9)'
expect_jq "as many tests as there are p-values" comparison.json \
  '.tests == ([.configurations[].measures[] | select(has("p"))] | length)'
expect_jq "a regression is listed for each" comparison.json \
  '.regressions == ([.configurations[].measures[] | select(.verdict == "regression")] | length)'
tenantsim compare slow.json old.json
expect_status 0
expect_out "PASS no regression"
expect_out "Better:"
tenantsim compare old.json slow.json --tolerance 50%
expect_status 0
expect_out "Worse, within the tolerance:"
tenantsim compare old.json slow.json --tolerance 50,1
expect_status 11
expect_out "- guests: restricted_time_to_help"

# Colours add nothing but colours.
tenantsim compare old.json slow.json --color always
expect "the same text" "$(cat expected)" "$(sed "s/$(printf '\033')\\[[0-9;]*m//g" out)"
expect_true "colours" grep -q "$(printf '\033\\[')" out

# The same answer from the run itself, and its own report above.
tenantsim $contoso --set behaviour.answered=65% --baseline old.json
expect_status 11
expect_out "Compared with old.json"
expect_out "Success rate: attempts that succeeded"
expect "what compare says" "$(cat expected)" "$(sed '1,/^Compared with/d' out)"
tenantsim $contoso --set behaviour.answered=65% --baseline old.json --format json
expect_status 11
expect_true "the data are the results" cmp slow.json out
expect_err "compared with old.json: regression"
# JUnit: a failure for each regression that the JSON names, with its configuration and measure.
tenantsim compare old.json slow.json --format json
cp out compared.json
tenantsim compare old.json slow.json --format junit
expect_status 11
cp out compared.xml
expect_true "valid" xmllint --nonet --noout --schema "$TENANTSIM_SOURCE_DIR/tests/report/junit.xsd" compared.xml
failures () { xmllint --nonet --xpath '//testcase[@classname="baseline"][failure]/@name' "$1" | sed 's/^ *name="//; s/"$//'; }
jq -r '.configurations[] | .name as $c | .measures[] | select(.verdict == "regression")
       | "\($c): \(.measure) is no worse than before"' compared.json > regressions
expect "a failure for each regression" "$(cat regressions)" "$(failures compared.xml)"
expect_true "there are some" test -s regressions
tenantsim $contoso --set behaviour.answered=65% --baseline old.json --format junit
expect_status 11
cp out run.xml
expect "the run says the same" "$(cat regressions)" "$(failures run.xml)"
tenantsim $contoso --set behaviour.answered=65% --baseline old.json --out gated --quiet
expect_status 11
expect_true "and writes it" cmp run.xml gated/junit.xml
tenantsim $contoso --baseline old.json --format junit
expect_status 0
expect_out 'is worse than before'
expect "no failure" "" "$(failures out 2> /dev/null)"

tenantsim $contoso --baseline old.json --quiet
expect_status 0
expect_no_out
expect_no_err

# More people who can reach each other are a regression, however little it is.
tenantsim run small.yaml --config closed --save-baseline closed.json --quiet
sed 's/closed: .*/closed: {}/; /^  open/d' small.yaml > opened.yaml
tenantsim run opened.yaml --baseline closed.json
expect_status 0
expect_out "Note: another text of the scenario"
sed '/^intents/,/^  - /d' opened.yaml > unasked.yaml
tenantsim run unasked.yaml --baseline closed.json
expect_status 11
expect_out "- closed: exposure 0 -> "

# Another text, another value or another seed is a note; who asks for the same scenario is refused.
sed 's/talk: constant(5min)/talk: constant(6min)/' small.yaml > other.yaml
tenantsim run small.yaml --save-baseline small.json --quiet
tenantsim run small.yaml --out same --quiet
tenantsim compare small.json same/results.json --same-scenario
expect_status 0
expect_out "identical"
for change in "run small.yaml --seed 2" "run small.yaml --set behaviour.answered=71%" "run other.yaml"; do
  tenantsim $change --out changed --quiet
  tenantsim compare small.json changed/results.json
  expect_true "not refused: $change" [ "$status" -ne 14 ]
  expect_out "Note: "
  tenantsim compare small.json changed/results.json --same-scenario
  expect_status 14
  expect_no_out
  expect_true "says what differs" grep -q differ err
  tenantsim $change --baseline small.json --same-scenario --quiet
  expect_status 14
done

# Missing, or another experiment: 14, with what differs. The run is of use all the same.
tenantsim compare never.json old.json
expect_status 14
expect_err "there is no baseline never.json"
expect_no_out
tenantsim run gate.yaml --baseline never.json --save-baseline first.json
expect_status 14
expect_out "FAIL"
expect_err "there is no baseline never.json"
expect_true "a first baseline" test -s first.json
# A build server reads of it in JUnit, too: a case that is an error.
for other in never.json first.json; do
  tenantsim run small.yaml --set clock.duration=4d --baseline $other --format junit
  expect_status 14
  mv out incomparable.xml
  expect_true "an error of the baseline" xmllint --noout --xpath \
    '/testsuites[@errors = 1]/testsuite/testcase[@classname = "baseline" and @name = "nothing is worse than before"]/error' \
    incomparable.xml
  expect_true "by the schema" xmllint --noout --schema "$TENANTSIM_SOURCE_DIR/tests/report/junit.xsd" incomparable.xml
done
expect_true "which says why" grep -q 'message="the baseline is of another experiment"' incomparable.xml
tenantsim run small.yaml --set clock.duration=4d --save-baseline short.json --quiet
tenantsim compare short.json first.json
expect_status 14
expect_err "the duration of the clock differs: 4 days in the old results, 5 days in the new"
tenantsim compare old.json first.json
expect_status 14
expect_err "the scenario differs: ABC, Contoso1 and Contoso2 (Figure 1.1) in the old results, Two tenants in the new"
for change in '.era = "2026"' '.clock.start = "2020-04-07T00:00"' \
              '.configurations[0].name = "x" | .configurations[1].name = "y"' '.tenantsim_results = 2'; do
  jq "$change | .comparisons = [] | del (.needs_compared, .ranking)" first.json > other.json
  tenantsim compare other.json first.json
  expect_status 14
  expect_no_out
done
expect_err "tenantsim_results is 2"

# Another seed is told, and refused only where the same scenario is asked for.
tenantsim run small.yaml --seed 2 --save-baseline seed2.json --quiet
tenantsim run small.yaml --save-baseline seed1.json --quiet
tenantsim compare seed1.json seed2.json
expect_status 0
expect_out "Note: another seed: 1, now 2; replications cannot be paired"
expect_out "unpaired"
tenantsim compare seed1.json seed2.json --same-scenario
expect_status 14
expect_err "the seed differs"
tenantsim run small.yaml --set behaviour.answered=65% --baseline seed1.json --same-scenario --quiet
expect_status 14

# One replication decides nothing; expectations that fail win over a regression.
tenantsim run small.yaml --replications 1 --seed 5 --baseline seed1.json
expect_status 13
expect_out "UNDECIDED"
printf 'expect:\n  - "guests: helped_rate > 99.9%%"\n' > expectation
sed '/^expect:/,$d' "$scenario" | cat - expectation > failing.yaml
tenantsim run failing.yaml --config guests --replications 8 --set behaviour.answered=65% --baseline old.json
expect_status 10
expect_out "REGRESSION"

# Files that cannot be read, or are none: known before anything is simulated.
long="run small.yaml --config open --set clock.replications=100000 --set clock.duration=100d"
echo '{"tenantsim_results": 1}' > half.json
for command in "compare half.json old.json" "compare old.json small.yaml" "$long --baseline half.json"; do
  tenantsim $command
  expect_status 65
  expect_no_out
done
for command in "compare . old.json" "compare old.json never.json" "$long --baseline ."; do
  tenantsim $command
  expect_status 66
  expect_no_out
done
tenantsim $long --save-baseline small.yaml/never.json
expect_status 73
tenantsim $long --save-baseline .
expect_status 73
for line in "compare old.json" "compare old.json old.json --format csv" "compare old.json old.json --tolerance many" \
            "run small.yaml --baseline="; do
  tenantsim $line
  expect_status 64
done

# A gate does not forget what it has just found.
cp seed1.json kept.json
tenantsim run small.yaml --set "configurations.open.external_access={default: off}" --baseline kept.json \
  --save-baseline ./kept.json --quiet
expect_status 11
expect_err "kept.json stays as it was"
expect_true "the baseline stays" cmp seed1.json kept.json
tenantsim run small.yaml --seed 2 --baseline kept.json --save-baseline kept.json --quiet
expect_status 0
expect_true "a run without regression takes its place" cmp seed2.json kept.json

# An interrupted run leaves the baseline alone.
label="SIGINT while it simulates"
status=0
"$TENANTSIM" $long --save-baseline kept.json > out 2> err &
process=$!
sleep 1
kill -s INT $process
wait $process || status=$?
expect_status 130
expect_err "kept.json is not written: the run is incomplete"
expect_true "the baseline stays" cmp seed2.json kept.json
expect "nothing half-written" "" "$(find . -name '.*' -type f)"

finish
