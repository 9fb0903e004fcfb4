#!/usr/bin/env python3
"""run.py OUT REASONS: tries every mutant of OUT/mutants.json with the tests that come to it, the fastest first

A mutant is killed when a test fails, crashes or takes ten times as long. Prints the rate of those killed with its
95 % interval (Clopper-Pearson), by room and by kind, and the survivors, with the reason that REASONS gives for each.
Fails when the lower bound is below 85 %.
"""
import collections
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile
import time

ENOUGH = 0.85
JOBS = int(os.environ.get("MUTATION_JOBS", os.cpu_count() or 1))
LABELS = ("engine", "stats", "policy", "golden")


class Test:
    def __init__(self, entry):
        properties = {p["name"]: p["value"] for p in entry.get("properties", [])}
        self.name = entry["name"]
        self.command = entry["command"]
        self.folder = properties.get("WORKING_DIRECTORY")
        self.labels = properties.get("LABELS", [])
        self.environment = dict(e.split("=", 1) for e in properties.get("ENVIRONMENT", []))
        self.seconds = 0.0
        self.reaches = set()

    def run(self, mutant, limit, reached=None):
        environment = dict(os.environ, **self.environment, TS_MUTANT=str(mutant))
        if reached is not None:
            environment["TS_MUTANTS_REACHED"] = reached
        try:
            done = subprocess.run(self.command, cwd=self.folder, env=environment, timeout=limit,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            return done.returncode == 0
        except subprocess.TimeoutExpired:
            return False


def tests_of(build):
    listing = subprocess.run(["ctest", "--test-dir", build, "--show-only=json-v1"], capture_output=True, check=True)
    tests = [Test(entry) for entry in json.loads(listing.stdout)["tests"] if "command" in entry]
    return [t for t in tests if "long" not in t.labels and t.labels and t.labels[0] in LABELS]


def measure(test):
    with tempfile.NamedTemporaryFile() as reached:
        begun = time.monotonic()
        passes = test.run(-1, 1200, reached.name)
        test.seconds = time.monotonic() - begun
        test.reaches = {int(line) for line in reached.read().split()}
    return passes


def killed_by(mutant, tests):
    for test in tests:
        if mutant["number"] in test.reaches and not test.run(mutant["number"], 10 * test.seconds + 10):
            return test.name
    return None


def beta_quantile(p, a, b):
    """By bisection of the regularised incomplete beta function, a and b whole: a sum of binomials."""
    from math import comb
    def below(x):
        n = a + b - 1
        return sum(comb(n, k) * x**k * (1 - x)**(n - k) for k in range(a, n + 1))
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < p else (low, middle)
    return low


def interval(k, n):
    return (0.0 if k == 0 else beta_quantile(0.025, k, n - k + 1),
            1.0 if k == n else beta_quantile(0.975, k + 1, n - k))


def key(mutant):
    return f'{mutant["file"]}:{mutant["function"]}: {" ".join(mutant["before"].split())} -> {" ".join(mutant["after"].split())}'


def reasons_in(path):
    """Lines "KEY" followed by an indented reason."""
    reasons, last = {}, None
    for line in open(path, encoding="utf-8"):
        if line.startswith((" ", "\t")) and last:
            reasons[last] = (reasons[last] + " " + line.strip()).strip()
        elif line.strip() and not line.startswith("#"):
            last = line.strip()
            reasons[last] = ""
    return reasons


def table(title, groups):
    print(title)
    for name in sorted(groups):
        killed, n = groups[name]
        print(f"  {name:<14} {killed:4} of {n:4}  {100 * killed / n:5.1f} %")


def main():
    out, reasons = sys.argv[1], reasons_in(sys.argv[2])
    mutants = json.load(open(os.path.join(out, "mutants.json")))
    tests = tests_of(os.path.join(out, "build"))
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        passing = list(pool.map(measure, tests))
        print("left out, not for this copy of the checkout:", " ".join(t.name for t, p in zip(tests, passing) if not p))
        tests = [t for t, passes in zip(tests, passing) if passes]
        tests.sort(key=lambda t: t.seconds)
        print(f"{len(tests)} tests, {sum(t.seconds for t in tests):.0f} s without a mutant", flush=True)
        killers = []
        for killer in pool.map(lambda m: killed_by(m, tests), mutants):
            killers.append(killer)
            if len(killers) % 50 == 0:
                print(f"{len(killers)} tried, {sum(k is not None for k in killers)} killed", flush=True)
    rooms, kinds = collections.defaultdict(lambda: [0, 0]), collections.defaultdict(lambda: [0, 0])
    for mutant, killer in zip(mutants, killers):
        mutant["killer"] = killer
        for groups, name in ((rooms, mutant["file"].split("/")[1]), (kinds, mutant["kind"].split()[0])):
            groups[name][0] += killer is not None
            groups[name][1] += 1
    json.dump(mutants, open(os.path.join(out, "tried.json"), "w"), indent=1)
    table("by room", rooms)
    table("by kind", kinds)
    survivors = [m for m in mutants if m["killer"] is None]
    reached = set().union(*(t.reaches for t in tests))
    print(f"{len(survivors)} survivors:")
    for mutant in survivors:
        why = reasons.get(key(mutant)) or ("no reason is known" if mutant["number"] in reached else "no test comes to it")
        print(f'  {mutant["line"]:4} {key(mutant)}\n       {why}')
    killed = len(mutants) - len(survivors)
    low, high = interval(killed, len(mutants))
    print(f"killed: {killed} of {len(mutants)}, {100 * killed / len(mutants):.1f} % ({100 * low:.1f} to {100 * high:.1f} %)")
    sys.exit(low < ENOUGH)


main()
