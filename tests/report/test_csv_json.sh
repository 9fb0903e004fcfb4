#!/bin/sh
# Every number of results.csv, results-wide.csv and comparisons.csv is the one of results.json, and none of its estimates
# is left out.
: "${TENANTSIM:?the program to test}"
: "${TENANTSIM_SOURCE_DIR:?the checkout}"
command -v python3 > /dev/null || { echo "python3 is needed for this test"; exit 1; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
for scenario in contoso-abc meetings-across-tenants failing-gate; do
  "$TENANTSIM" run "$TENANTSIM_SOURCE_DIR/scenarios/$scenario.yaml" --replications 3 --quiet --no-progress \
    --out "$work/$scenario" > /dev/null 2> "$work/said"
  case $? in 0 | 10 | 13) ;; *) cat "$work/said"; exit 1 ;; esac
  python3 - "$work/$scenario" <<'PYTHON' || exit 1
import csv, json, sys
folder = sys.argv[1]
results = json.load(open(f"{folder}/results.json"))
configurations = {c["name"]: c for c in results["configurations"]}
seen = set()

def rows(name):
    return list(csv.DictReader(open(f"{folder}/{name}", newline="")))

def walk(tree, path):
    for key in path.split("."):
        tree = tree[key]
    return tree["actions"] if path == "admin.changes" else tree

def estimate(tree, measure, statistic):
    """{mean, low, high, n} of a measure, or None; times have their statistics inside."""
    found = walk(tree, measure)
    if isinstance(found, dict) and isinstance(found.get(statistic), dict):
        found = found[statistic]
    elif isinstance(found, dict) and statistic in found and "n" not in found:
        found = found[statistic]
    elif statistic not in ("mean", "total"):
        raise KeyError(statistic)
    seen.add(id(found))
    return found

def same(row, found, what):
    if found is None or found.get("n") == 0:
        assert [row[k] for k in ("mean", "low", "high")] == ["", "", ""], (what, row)
        return
    for key in ("mean", "low", "high", "n"):
        assert float(row[key]) == float(found[key]), (what, key, row, found)

def place(row):
    tree = configurations[row["configuration"]]
    if row["to"]:
        return next(p for p in tree["pairs"]
                    if (p["from"], p["to"], p["operation"]) == (row["from"], row["to"], row["operation"]))
    if row["operation"]:
        return tree["operations"][row["operation"]]
    if row["from"]:
        return next(g for g in tree["groups"] if g["name"] == row["from"])
    return tree

numbers = 0
for row in rows("results.csv"):
    tree, measure = place(row), row["measure"]
    if "needs" in tree and measure in tree["needs"] and row["statistic"] != "total":
        tree = tree["needs"]
    if row["statistic"] == "total":
        count = walk(tree, measure)
        assert float(row["mean"]) == count, (row, count)
    else:
        same(row, estimate(tree, measure, row["statistic"]), row["configuration"])
    numbers += 1

def estimates(tree):
    if isinstance(tree, dict):
        if set(tree) >= {"mean", "low", "high", "n"} and not isinstance(tree["mean"], dict):
            yield tree
        else:
            for key, part in tree.items():
                if key not in ("samples", "histograms", "series", "queues", "batches"):
                    yield from estimates(part)
    elif isinstance(tree, list):
        for part in tree:
            yield from estimates(part)

missing = [e for c in configurations.values() for e in estimates({k: c[k] for k in ("operations", "needs", "groups")})
           if id(e) not in seen]
assert not missing, (len(missing), missing[:3])

for row in rows("results-wide.csv"):
    tree = configurations[row["configuration"]]
    for column, text in row.items():
        if column in ("configuration", "replications") or column.endswith((".low", ".high")):
            continue
        operation, _, rest = column.partition(".")
        home = tree["operations"].get(operation)
        measure = rest if home is not None else column
        home = home if home is not None else tree["needs"]
        measure, _, statistic = measure.partition(".p")
        if column == "call.setup_time.p50":  # which results.json has in its histograms only
            continue
        if measure not in home:
            count = walk(tree, column) if column.split(".")[0] in tree else None
            assert (float(text) if text else None) == count, (column, text, count)
        else:
            found = estimate(home, measure, "p" + statistic if statistic else "mean")
            if isinstance(found, int):
                assert float(text) == found, (column, text, found)
                continue
            known = found is not None and found.get("n") != 0
            for end, key in (("", "mean"), (".low", "low"), (".high", "high")):
                cell = row[column + end]
                assert (float(cell) == found[key]) if known else cell == "", (column + end, cell, found)
        numbers += 1

pairs = rows("comparisons.csv")
assert len(pairs) == len(results["comparisons"])
for row, found in zip(pairs, results["comparisons"]):
    for key in ("a", "b", "measure", "verdict"):
        assert row[key] == found[key], (row, found)
    difference = found["difference"]
    for column, key in (("difference", "mean"), ("low", "low"), ("high", "high")):
        assert row[column] == "" if difference is None else float(row[column]) == difference[key], (row, found)
    numbers += 1
print(f"{folder.rsplit('/', 1)[1]}: {numbers} numbers are the same")
assert numbers > 50
PYTHON
done
