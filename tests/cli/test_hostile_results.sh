#!/bin/sh
# A results.json may hold any text in any place. Made into pages, pictures, XML, CSV and Markdown it is text: the page has the
# tags of a page with harmless names, and no more.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1
command -v python3 > /dev/null || { echo "python3 is needed for this test"; exit 1; }
command -v cmark-gfm > /dev/null || { echo "cmark-gfm is needed for this test; ./bootstrap install gets it"; exit 1; }
{
  sed 's/^era:/question: Who?\nera:/' small.yaml
  printf 'expect:\n  - "open: helped_rate > 1%%"\n  - "closed: helped_rate > 99%%"\n'
} > scenario.yaml
tenantsim run scenario.yaml --out plain --quiet
expect_status 10

cat > hostile.py << 'PYTHON'
# hostile.py NAME: plain/results.json with NAME in the place of every name and free text, apart only where names must differ
import json, sys
name = sys.argv[1]
results = json.load(open("plain/results.json"))
names = ["open", "closed", "North", "South", "North.expert", "South.technician", "Two tenants", "Who?"]
new = {old: name + "~" * i for i, old in enumerate(names)}
free = {"text", "file", "question", "source", "start"}

def walk(tree, key=""):
    if isinstance(tree, dict):
        return {k: walk(v, k) for k, v in tree.items()}
    if isinstance(tree, list):
        return [walk(v, key) for v in tree]
    if not isinstance(tree, str):
        return tree
    if key == "assumptions" or (key in free and tree not in new and "\n" not in tree):
        return name + tree
    return new.get(tree, tree)

json.dump(walk(results), open("hostile.json", "w"))
PYTHON

cat > judge.py << 'PYTHON'
# judge.py NAME: what was made of it, in hostile/
import csv, html.parser, pathlib, subprocess, sys, unicodedata, xml.dom.minidom
name, folder = sys.argv[1], pathlib.Path("hostile")

class Tags(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)
    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, sorted(key for key, _ in attributes)))
    def handle_endtag(self, tag):
        self.tags.append("/" + tag)

def tags(file):
    return Tags(pathlib.Path(file).read_text(encoding="utf-8")).tags

plain, hostile = tags("harmless/report.html"), tags("hostile/report.html")
for at, (a, b) in enumerate(zip(plain, hostile)):
    assert a == b, (at, a, b)
assert len(plain) == len(hostile), (len(plain), len(hostile))
pictures = sorted(folder.glob("figures/*.svg"))
assert len(pictures) == 7
for picture in pictures:
    page = xml.dom.minidom.parse(str(picture))
    every = page.getElementsByTagName("*")
    bad = [e.tagName for e in every if e.tagName.lower() in ("script", "foreignobject", "image", "a")]
    bad += [k for e in every for k in e.attributes.keys() if k.lower().startswith("on")]
    assert not bad, (picture, bad)
    assert all("touched" not in e.tagName for e in every)
xml.dom.minidom.parse("hostile/junit.xml")
for file, columns in (("results.csv", 11), ("comparisons.csv", 9), ("results-wide.csv", None)):
    rows = list(csv.reader(open(folder / file, newline="", encoding="utf-8")))
    assert len({len(row) for row in rows}) == 1 and columns in (None, len(rows[0])), file
    run = [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@", "\t", "\r")]
    assert not run, (file, run[:3])
def rendered(file):
    return Tags(subprocess.run(["cmark-gfm", "-e", "table", "-e", "strikethrough", "-e", "autolink", "--unsafe", file],
                               check=True, capture_output=True, text=True).stdout).tags
assert rendered("hostile/summary.md") == rendered("harmless/summary.md"), "Markdown is rendered as something else"
markdown = (folder / "summary.md").read_text(encoding="utf-8")
assert "<script" not in markdown.lower() and "![x](" not in markdown, "markup"
for file in ("summary.md", "report.html", "junit.xml"):
    text = (folder / file).read_text(encoding="utf-8")
    bad = {hex(ord(c)) for c in text if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs")}
    assert not bad - {"0xd"}, (file, bad)
PYTHON

# text_stays_text NAME
text_stays_text () {
  label="results full of $1"
  expect_true "results with it" python3 hostile.py "$1"
  rm -rf hostile
  tenantsim report hostile.json --out hostile --quiet
  label="results full of $1"
  expect_status 0
  expect_no_err
  expect_true "text stays text" python3 judge.py "$1"
  tenantsim report hostile.json --verbose --color never
  expect_true "a terminal obeys nothing of it" sh -c "! grep -q '$(printf '\033')' out"
  expect "nothing was executed" "" "$(find . -name 'touched*')"
}

python3 hostile.py harmless
tenantsim report hostile.json --out harmless --quiet
expect_status 0
text_stays_text '"; system "touch touched"; "'
# shellcheck disable=SC2016 # not to be expanded: that is the point
text_stays_text '`touch touched`$(touch touched)'
text_stays_text "'.system('touch touched').'"
text_stays_text '<script>alert(1)</script>"><img src=x onerror=alert(1)>&]]>'
text_stays_text '=cmd|/C calc!A0,"x"'
text_stays_text '![x](http://x) [a](javascript:x) | `b` **c** <details>'
text_stays_text '%s%n {/Symbol a}_b^c @macro \n END_OF_DATA'
text_stays_text "$(printf 'a\342\200\256b\342\201\246c\033[2J\007d\177e\302\205f')"
text_stays_text "$(printf '\327\251\327\234\327\225\327\235 \330\263\331\204\330\247\331\205')"
text_stays_text "$(printf '%0400d' 0 | tr 0 W)"
finish
