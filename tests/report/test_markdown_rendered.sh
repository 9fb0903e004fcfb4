#!/bin/sh
# summary.md as GitHub renders it: tables are tables with a row for each configuration, what is folded opens and closes, and
# pictures are there.
: "${TENANTSIM:?the program to test}"
: "${TENANTSIM_SOURCE_DIR:?the checkout}"
command -v cmark-gfm > /dev/null || { echo "cmark-gfm is needed for this test; ./bootstrap install gets it"; exit 1; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
for scenario in contoso-abc failing-gate; do
  "$TENANTSIM" run "$TENANTSIM_SOURCE_DIR/scenarios/$scenario.yaml" --replications 3 --quiet --no-progress \
    --out "$work/$scenario" > /dev/null 2> "$work/said"
  case $? in 0 | 10 | 13) ;; *) cat "$work/said"; exit 1 ;; esac
  cmark-gfm -e table -e strikethrough -e autolink -e tasklist -e tagfilter --unsafe "$work/$scenario/summary.md" \
    > "$work/$scenario/summary.html" || exit 1
  python3 - "$work/$scenario" <<'PYTHON' || exit 1
import html.parser, json, pathlib, sys
folder = pathlib.Path(sys.argv[1])
results = json.loads((folder / "results.json").read_text())
names = [c["name"] for c in results["configurations"]]

class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tables, self.open, self.images, self.plain = [], [], [], ""
    def handle_starttag(self, tag, attributes):
        if tag == "img":
            self.images.append(dict(attributes))
        elif tag not in ("br", "hr"):
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
    def handle_endtag(self, tag):
        if tag in ("img", "br", "hr"):
            return
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()
    def handle_data(self, text):
        if "td" in self.open or "th" in self.open:
            self.tables[-1][-1][-1] += text
        elif "pre" not in self.open and "code" not in self.open:
            self.plain += text

page = Page()
page.feed((folder / "summary.html").read_text())
assert not page.open, page.open
assert "|" not in page.plain, "a table that was not taken for one: " + page.plain[max(0, page.plain.find("|") - 80):][:200]
of_configurations = [t for t in page.tables if t[0][0] == "configuration"]
assert len(of_configurations) >= 3, [t[0] for t in page.tables]
for table in of_configurations:
    rows = [row[0] for row in table[1:]]
    assert rows and rows == [name for name in names if name in rows], table
    assert {len(row) for row in table} == {len(table[0])}, table
whole = [table for table in of_configurations if len(table) == 1 + len(names)]
assert len(whole) >= 3, len(whole)
rate = whole[0]
for configuration, row in zip(results["configurations"], rate[1:]):
    for column, operation in enumerate(rate[0][1:], 1):
        mean = (configuration["operations"][operation]["success_rate"] or {}).get("mean")
        assert row[column].startswith("-" if mean is None else f"{100 * mean:.1f}"), (row, operation, mean)
shown = sorted(image["src"] for image in page.images)
assert shown == sorted(f"figures/{p.name}" for p in (folder / "figures").glob("*.png")), shown
assert all(image["alt"] for image in page.images)
print(f"{folder.name}: {len(page.tables)} tables and {len(shown)} pictures")
PYTHON
done
