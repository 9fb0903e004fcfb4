#!/bin/sh
# Text of a scenario, and what is typed, is shown as text: nothing runs it, no page or picture takes it for
# markup, no terminal obeys it.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1
command -v python3 > /dev/null || { echo "python3 is needed for this test"; exit 1; }
mkdir here && cd here || exit 1

# no_control FILE: no control character but the line end, none that turns the direction of text
no_control () {
  expect_true "$1 obeys no control character" python3 -c '
import sys, unicodedata
text = open(sys.argv[1], encoding="utf-8", newline="").read()
bad = [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs")]
sys.exit(repr(bad) if bad else 0)' "$1"
}

# Nothing but what the test put here may be here.
nothing_ran () {
  expect "nothing was executed" "" "$(find . -name 'touched*')"
}

# shown_as_text NAME DRAWN: a scenario of this name and question runs, and its name arrives everywhere as
# text; DRAWN is what the picture begins it with
shown_as_text () {
  name=$1
  printf '%s' "$name" | python3 -c '
import json, sys
name = json.dumps(sys.stdin.read(), ensure_ascii=False)
for line in open("../small.yaml", encoding="utf-8"):
    sys.stdout.write(f"name: {name}\nquestion: {name}\n" if line.startswith("name:") else line)' > hostile.yaml
  tenantsim run hostile.yaml --out report --verbose --color never
  label="a scenario called $name"
  expect_status 0
  mv ../out text
  mv ../err complaints
  no_control text
  no_control complaints
  expect "the JSON has the name" "$name" "$(jq -r .scenario.name report/results.json)"
  expect_true "the picture is XML with nothing to run" python3 -c '
import sys, xml.dom.minidom
page = xml.dom.minidom.parse("report/figures/success-rate.svg")
every = page.getElementsByTagName("*")
assert not [e for e in every if e.tagName.lower() in ("script", "foreignobject", "image", "a")], "markup"
assert not [k for e in every for k in e.attributes.keys() if k.lower().startswith("on")], "handler"
def walk(node):
    return [node.data] if node.nodeType == 3 else [t for c in node.childNodes for t in walk(c)]
drawn = "".join("".join(walk(e)) for e in page.getElementsByTagName("text"))
assert sys.argv[1] in drawn, (sys.argv[1], drawn[:200])' "$2"
  expect_true "the JUnit file is XML" python3 -c '
import xml.dom.minidom
page = xml.dom.minidom.parse("report/junit.xml")
assert {e.tagName for e in page.getElementsByTagName("*")} <= {"testsuites", "testsuite", "properties", "property",
  "testcase", "failure", "error", "skipped", "system-out", "system-err"}'
  no_control report/summary.md
  expect_true "the Markdown has no markup of HTML" sh -c '! grep -i "<script" report/summary.md'
  tenantsim run hostile.yaml --format csv
  expect_true "the CSV has its columns in every row" python3 -c '
import csv, sys
rows = list(csv.reader(open("../out", newline="")))
assert len(rows) > 10 and {len(row) for row in rows} == {11}, {len(row) for row in rows}'
  tenantsim reach hostile.yaml
  expect_status 0
  no_control ../out
  nothing_ran
}

shown_as_text '"; system '\''touch touched'\''' '"; system '
# shellcheck disable=SC2016 # not to be expanded: that is the point
shown_as_text '`touch touched`' '`touch touched`'
# shellcheck disable=SC2016
shown_as_text '$(touch touched)' '$(touch touched)'
shown_as_text '"+system("touch touched")+"' '"+system("touch touch'
shown_as_text "'.system('touch touched').'" "'.system('touch touch"
shown_as_text '|END_OF_DATA' '|END_OF_DATA'
shown_as_text 'a
END_OF_DATA
system "touch touched"
!touch touched' 'a END_OF_DATA system'
shown_as_text '<script>alert(1)</script>&"]]>' '<script>alert(1)</sc'
shown_as_text '%s%n%d {/Symbol a}_b^c @macro' '%s%n%d {/Symbol a}_b'
shown_as_text '\n\";!touch touched\' '\n\";!touch touched\'
shown_as_text '=HYPERLINK("x"),1;2	3' '=HYPERLINK("x"),1;2'
# U+202E turns the direction of what follows, U+2066 and U+2069 isolate it.
shown_as_text "$(printf 'a\342\200\256b\342\201\246c\342\201\251d')" 'a?b?c?d'
shown_as_text "$(printf '%01000d' 0 | tr 0 W)" 'WWWWWWWWWW'

# Control characters cannot even be written with escapes.
for escape in x1b x00 x07 r x9b; do
  sed "s/^name:.*/name: \"a\\\\${escape}b\"/" ../small.yaml > escape.yaml
  tenantsim run escape.yaml
  expect_status 65
  expect_err "the text holds the control character"
  mv ../err complaints
  no_control complaints
done

# Names of tenants, groups and configurations are letters, digits, - and _.
# shellcheck disable=SC2016
for name in '`touch touched`' '; system (touch touched)' '<b>' 'a b' '../x' "$(printf 'a\342\200\256b')"; do
  sed "s|^  closed:|  \"$name\":|" ../small.yaml > name.yaml
  tenantsim check name.yaml
  expect_status 65
  expect_err "is not a name"
  mv ../err complaints
  no_control complaints
  nothing_ran
done

# What is typed.
turned=$(printf 'x\342\200\256y\033[2J')
cp ../small.yaml .
for words in "run small.yaml --config" "run small.yaml --seed" "run small.yaml --reports" "run small.yaml --color" \
  "run small.yaml --set" "run" "check" "explain small.yaml --config open" "reach small.yaml --diff" "reach" ""; do
  # shellcheck disable=SC2086 # a list of words
  tenantsim $words "$turned"
  expect_true "it is refused" test "$status" -ne 0 -a "$status" -ne 70
  mv ../err complaints
  mv ../out text
  no_control complaints
  no_control text
done

# No report names a place of this machine, wherever the files lie.
cp ../small.yaml placed.yaml
tenantsim run "$PWD/placed.yaml" --out "$PWD/placed"
expect_status 0
expect "reports without a path" "" "$(grep -rlF "$work" placed --exclude=run.json)"
for format in text markdown csv json junit; do
  tenantsim run "$PWD/placed.yaml" --format $format
  expect "$format without a path" "" "$(grep -F "$work" ../out)"
done

# Keys that name files name files of the scenario's folder.
mkdir inner
printf "1h\n2h\n" > outside.csv
ln -s ../outside.csv inner/link.csv
for file in ../outside.csv "$PWD/outside.csv" link.csv inner/../../outside.csv; do
  sed "s|every: exponential(3h)|every: empirical($file)|" ../small.yaml > inner/file.yaml
  tenantsim check inner/file.yaml
  expect_status 65
  expect_err "lies outside the folder of the scenario"
  sed "s|every: exponential(3h)|times: $file|" ../small.yaml > inner/file.yaml
  tenantsim check inner/file.yaml
  expect_status 65
  expect_err "lies outside the folder of the scenario"
done

# The name of the file.
# shellcheck disable=SC2016
for file in '$(touch touched).yaml' '`touch touched`.yaml' '"; system "touch touched".yaml' "$turned.yaml" \
  "$(printf 'a\nb\377.yaml')"; do
  cp ../small.yaml "./$file"
  tenantsim run "./$file" --out report --verbose
  expect_status 0
  mv ../out text
  mv ../err complaints
  no_control text
  no_control complaints
  sed 's/^era:.*/era: 1/' ../small.yaml > "./$file"
  tenantsim check "./$file"
  expect_status 65
  mv ../err complaints
  no_control complaints
  nothing_ran
done

finish
