#!/bin/sh
# scenarios/ci-example: the steps of its workflow, run as a CI would, in a git repository of their own: the job passes
# where nothing changed, and each of its gates really fails.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1
mkdir bin estate artifacts
ln -s "$TENANTSIM" bin/tenantsim
PATH=$work/bin:$PATH
export GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY="$work/step-summary.md"

# The steps of the file: a line each, "always|ordinary<TAB>run|upload<TAB>command or path".
python3 - "$TENANTSIM_SOURCE_DIR/scenarios/ci-example/workflow.yaml" > steps <<'PYTHON'
import sys, yaml
workflow = yaml.safe_load (open (sys.argv[1]))
(job,) = workflow["jobs"].values ()
for step in job["steps"]:
    when = "always" if step.get ("if") == "always()" else "ordinary"
    if "run" in step:
        assert "\n" not in step["run"].strip (), "one command a step"
        print (when, "run", step["run"].strip (), sep="\t")
    elif step["uses"].startswith ("actions/upload-artifact@"):
        print (when, "upload", step["with"]["path"], sep="\t")
    else:
        assert step["uses"].startswith ("actions/checkout@"), step
PYTHON
expect "the steps that run something" 4 "$(grep -c '	run	' steps)"

# job: runs the steps in estate/; $status becomes that of the first that failed, as the job's would.
job () {
  status=0
  rm -rf artifacts/* "$GITHUB_STEP_SUMMARY"
  : > log
  while IFS='	' read -r when kind what; do
    [ "$status" -eq 0 ] || [ "$when" = always ] || continue
    if [ "$kind" = upload ]; then
      [ ! -e "estate/$what" ] || cp -R "estate/$what" artifacts/
      continue
    fi
    step=0
    (cd estate && sh -e -c "$what" < /dev/null) >> log 2>&1 || step=$?
    [ "$status" -ne 0 ] || status=$step
  done < steps
}

# expect_job WHAT STATUS
expect_job () {
  label="the job: $1"
  rm -rf estate/report
  job
  checks=$((checks + 1))
  [ "$status" -eq "$2" ] || fail "status" "$2" "$status; $(tail -c 600 log)"
}

expect_summary () {
  expect_true "the summary is posted" grep -qF -e "$1" "$GITHUB_STEP_SUMMARY"
  expect_true "the results are uploaded" test -s artifacts/report/results.json
  expect_true "the page is uploaded, whole" grep -q "</html>" artifacts/report/report.html
  expect_true "it is of this scenario" grep -qF "$(jq -r .scenario.name artifacts/report/results.json)" \
    artifacts/report/report.html
}

# change SED-EXPRESSION: the estate as it is in git, but for this.
change () {
  git -C estate checkout -q -- .
  sed -i "$1" estate/estate.yaml
  expect_true "something is changed" sh -c '! git -C estate diff --quiet'
}

cp "$TENANTSIM_SOURCE_DIR/scenarios/ci-example/estate.yaml" estate/
git -C estate init -q
git -C estate config user.name test
git -C estate config user.email test@example.com

expect_job "no baseline yet" 14
expect_summary "PASS"
# The commands that the file itself says keep one.
sed -n 's/^#   \(tenantsim run .*\)/\1/p' "$TENANTSIM_SOURCE_DIR/scenarios/ci-example/workflow.yaml" > keep
expect "one command" 1 "$(wc -l < keep)"
(cd estate && sh -e ../keep > /dev/null && git add -A . && git reset -q report 2> /dev/null; git commit -qm "What the estate does now")

expect_job "nothing changed" 0
expect_summary "PASS"
expect_true "says that nothing changed" grep -q "identical" log
expect_true "the baseline is as committed" git -C estate diff --quiet -- baseline.json

change 's/seed: 1/seed: 2/'
expect_job "another seed" 0
expect_summary "PASS"

change 's/ > 90%/ > 99%/'
expect_job "an expectation fails" 10
expect_summary "FAIL"
expect_true "an annotation at its line" grep -q "^::error file=estate.yaml,line=[0-9]*" log

change 's/allow: call, from: Experts, to: Field/allow: call, from: Experts, to: Partner/'
expect_job "an assertion fails, before anything is simulated" 10

# 70 % answered, the default, becomes 65 %: planted, and the expectations still hold.
change 's/ > 90%/ > 50%/; s/^configurations:/behaviour: {answered: 65%}\nconfigurations:/'
expect_job "a planted slowdown is a regression" 11
expect_summary "PASS"
expect_true "says what is worse" grep -qi "regression" log

change 's/Partner: off/Partner: open/; s/Field: {allow: \[experts.example\]/Field: {allow: [experts.example, partner.example]/; /isolation.vio/d; /deny: search/d'
expect_job "somebody is exposed" 11

git -C estate checkout -q -- .
value=$(cd estate && "$TENANTSIM" run estate.yaml -r 320 --format json -q | jq '.configurations[0].needs.helped_rate.mean * 100000 | floor / 1000')
change "s/helped_rate > 90%/helped_rate > ${value}%/"
expect_job "an expectation stays undecided" 13
expect_summary "UNDECIDED"

change 's/era: 2020-04/era: 2020-05/'
expect_job "a mistake in the scenario" 65
expect_true "no summary, no report" sh -c '! test -e artifacts/report && ! test -s "$GITHUB_STEP_SUMMARY"'

change 's/Partner: off/Partner: {allow: [partner.example]}/'
expect_job "a warning" 10

git -C estate checkout -q -- .
git -C estate rm -q --cached baseline.json && rm estate/baseline.json
expect_job "the baseline is lost" 14

finish
