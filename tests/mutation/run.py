#!/usr/bin/env python3
"""run.py OUT REASONS: tries every mutant of OUT/mutants.json with the tests that come to it, the fastest first

Three times: with the tests of the mutated rooms; what survives, with unit tests of all rooms under the sanitizers and
the world looked into, as in the `asan` preset; what survives that, with all other tests. A mutant is killed when a
test fails, crashes or takes ten times as long. Prints the rate of those killed with its 95 % interval
(Clopper-Pearson), by room, kind and round, and the survivors, with the reason that REASONS gives for each. Fails when
the lower bound is below 85 %.
"""
import collections
import concurrent.futures
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

ENOUGH = 0.85
JOBS = int(os.environ.get("MUTATION_JOBS", os.cpu_count() or 1))
ROOMS = {"engine", "stats", "policy", "golden"}
# Tests of the checkout, of browsers and of speed say nothing of a mutant, or say it at random.
OUTSIDE = {"long", "house", "browser", "bench", "analysis", "coverage", "mutation"}


class Test:
    def __init__(self, entry):
        properties = {p["name"]: p["value"] for p in entry.get("properties", [])}
        self.name = entry["name"]
        self.command = entry["command"]
        self.folder = properties.get("WORKING_DIRECTORY")
        self.labels = set(properties.get("LABELS", []))
        self.environment = dict(e.split("=", 1) for e in properties.get("ENVIRONMENT", []))
        self.seconds = 0.0
        self.reaches = set()

    def run(self, mutant, limit, reached=None):
        """What a test started ends with it."""
        environment = dict(os.environ, **self.environment, TS_MUTANT=str(mutant))
        if reached is not None:
            environment["TS_MUTANTS_REACHED"] = reached
        with subprocess.Popen(self.command, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as process:
            try:
                return process.wait(limit) == 0
            except subprocess.TimeoutExpired:
                return False
            finally:
                try:
                    os.killpg(process.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass


class Round:
    """Tests of one build; `budget`: so many seconds of tests a mutant, the fastest of them."""

    def __init__(self, name, build, is_wanted, budget=None, environment=None):
        self.name = name
        self.budget = budget
        listing = subprocess.run(["ctest", "--test-dir", build, "--show-only=json-v1"], capture_output=True, check=True)
        tests = [Test(entry) for entry in json.loads(listing.stdout)["tests"] if "command" in entry]
        self.tests = [t for t in tests if not t.labels & OUTSIDE and is_wanted(t)]
        for test in self.tests:
            test.environment.update(environment or {})

    def measure(self, pool):
        passing = list(pool.map(measure, self.tests))
        left_out = [t.name for t, passes in zip(self.tests, passing) if not passes]
        self.tests = sorted((t for t, passes in zip(self.tests, passing) if passes), key=lambda t: t.seconds)
        print(f"{self.name}: {len(self.tests)} tests, {sum(t.seconds for t in self.tests):.0f} s without a mutant")
        if left_out:
            print("  left out, not for this copy of the checkout:", " ".join(left_out), flush=True)

    def killer_of(self, mutant):
        spent = 0.0
        for test in self.tests:
            if mutant["number"] not in test.reaches:
                continue
            spent += test.seconds
            if self.budget is not None and spent > self.budget:
                return None
            if not test.run(mutant["number"], 10 * test.seconds + 10):
                return test.name
        return None


def rounds_of(out):
    plain, checked = os.path.join(out, "build"), os.path.join(out, "checked")
    return [
        Round("tests of the rooms", plain, lambda t: t.labels & ROOMS),
        Round("under sanitizers", checked, lambda t: "script" not in t.labels, 60, {"G_SLICE": "always-malloc"}),
        Round("all other tests", plain, lambda t: not t.labels & ROOMS, 20),
    ]


def measure(test):
    with tempfile.NamedTemporaryFile() as reached:
        begun = time.monotonic()
        passes = test.run(-1, 1200, reached.name)
        test.seconds = time.monotonic() - begun
        test.reaches = {int(line) for line in reached.read().split()}
    return passes


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
    return f'{mutant["file"]}:{mutant["function"]}: {" ".join(mutant["before"].split())} -> {" ".join(mutant["after"].split())}'.rstrip()


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


def attempt(round_, mutants, pool):
    """Those that survive the round."""
    round_.measure(pool)
    survivors = []
    for tried, (mutant, killer) in enumerate(zip(mutants, pool.map(round_.killer_of, mutants)), 1):
        mutant["killer"], mutant["round"] = killer, round_.name
        if killer is None:
            survivors.append(mutant)
        if tried % 50 == 0:
            print(f"  {tried} tried, {tried - len(survivors)} killed", flush=True)
    return survivors


def main():
    out, reasons = sys.argv[1], reasons_in(sys.argv[2])
    mutants = json.load(open(os.path.join(out, "mutants.json")))
    survivors, reached = mutants, set()
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        for round_ in rounds_of(out):
            survivors = attempt(round_, survivors, pool)
            reached = reached.union(*(t.reaches for t in round_.tests))
            json.dump(mutants, open(os.path.join(out, "tried.json"), "w"), indent=1)
    groups = {"by room": lambda m: m["file"].split("/")[1], "by kind": lambda m: m["kind"].split()[0]}
    for title, group_of in groups.items():
        counts = collections.defaultdict(lambda: [0, 0])
        for mutant in mutants:
            counts[group_of(mutant)][0] += mutant["killer"] is not None
            counts[group_of(mutant)][1] += 1
        table(title, counts)
    print("by round")
    for name, n in collections.Counter(m["round"] for m in mutants if m["killer"] is not None).items():
        print(f"  {name:<20} {n:4}")
    print(f"{len(survivors)} survivors:")
    for mutant in survivors:
        why = reasons.get(key(mutant)) or ("no reason is known" if mutant["number"] in reached else "no test comes to it")
        print(f'  {mutant["line"]:4} {key(mutant)}\n       {why}')
    killed = len(mutants) - len(survivors)
    low, high = interval(killed, len(mutants))
    print(f"killed: {killed} of {len(mutants)}, {100 * killed / len(mutants):.1f} % ({100 * low:.1f} to {100 * high:.1f} %)")
    sys.exit(low < ENOUGH)


main()
