"""The Contoso scenario for SimPy: configuration open-federation of scenarios/contoso-abc.yaml.

Usage: simpy_contoso.py REPLICATIONS PROGRAM SCENARIO. Simulates as many replications as tenantsim does, which is run
beside it on one thread, and prints seconds of processor time and rates with 95 % half-widths of both. Fails where rates
differ by more than chance. Demand, behaviour and rules are those of the scenario: over federation phones are not called, two HoloLens are
not, and nobody is added or shares a file.
"""
import json
import math
import random
import resource
import subprocess
import sys
import time

import simpy

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
DURATION, PATIENCE, TRIES, PERSONS = 10 * DAY, HOUR, 3, 2
RETRY = {"busy": 0.8, "denied": 0.25, "unreachable": 0.6}  # else 0.6


def by_p95(median, p95):
    mu, sigma = math.log(median), math.log(p95 / median) / 1.6448536269514722
    return lambda: random.lognormvariate(mu, sigma)


def by_mean(median, mean):
    mu, sigma = math.log(median), math.sqrt(2 * math.log(mean / median))
    return lambda: random.lognormvariate(mu, sigma)


type_address = by_p95(15, 40)
signalling = by_p95(1.5, 3.5)
answer_delay = by_p95(6, 15)
media_setup = by_p95(1, 3)
wait_after_busy = by_p95(MINUTE, 3 * MINUTE)
wait_after_other = by_p95(3 * MINUTE, 9 * MINUTE)


def at_work(now):
    return now // DAY % 7 < 5 and 8 * HOUR <= now % DAY < 16 * HOUR


def instant(worked):
    """When somebody has worked so long, mon-fri 08:00-16:00 from a Monday on."""
    day, rest = divmod(worked, 8 * HOUR)
    return (day // 5 * 7 + day % 5) * DAY + 8 * HOUR + rest


class Person:
    __slots__ = ("client", "busy", "need", "waiting", "due")

    def __init__(self, client):
        self.client, self.busy, self.need, self.waiting, self.due = client, False, False, [], None


class World:
    def __init__(self):
        self.env = simpy.Environment()
        self.count = dict.fromkeys(("search", "found", "call", "answered", "closed", "helped", "add", "share"), 0)
        experts = [Person("teams") for _ in range(12)]
        contoso = [[Person("hololens") for _ in range(n)] + [Person("phone") for _ in range(m)]
                   for n, m in ((30, 15), (20, 10))]
        help_talk, back_talk = by_mean(11 * MINUTE, 15 * MINUTE), by_mean(4 * MINUTE, 5 * MINUTE)
        self.sources(contoso[0] + contoso[1], experts, 11, help_talk, 0.15, 0.3, False)
        self.sources(experts, contoso[0] + contoso[1], 20, back_talk, 0.0, 0.2, False)
        self.sources(contoso[0], contoso[1], 200, back_talk, 0.0, 0.0, True)
        self.sources(contoso[1], contoso[0], 200, back_talk, 0.0, 0.0, True)

    def sources(self, who, needs, hours, talk, third, file, stray):
        for person in who:
            self.env.process(self.arrivals(person, (needs, talk, third, file, stray), hours * HOUR))

    def arrivals(self, person, activity, mean):
        worked = 0.0
        while True:
            worked += random.expovariate(1 / mean)
            at = instant(worked)
            if at >= DURATION:
                return
            yield self.env.timeout(at - self.env.now)
            person.waiting.append((self.env.now, activity))
            if not person.busy and not person.need:
                self.next_need(person)

    def next_need(self, person):
        person.need = True
        self.env.process(self.need(person, *person.waiting.pop(0)))

    def free(self, person):
        person.busy = False
        if person.due is not None:
            due, person.due = person.due, None
            due.succeed()
        elif not person.need and person.waiting:
            self.next_need(person)

    def need(self, person, born, activity):
        env, count = self.env, self.count
        candidates, talk, third, file, stray = activity
        wants_third, wants_file = random.random() < third, random.random() < file
        target, move_on, found, persons, tries, helped = None, False, False, 0, 0, False
        while env.now - born < PATIENCE:
            if target is None or move_on:
                if persons >= PERSONS:
                    break
                others = [one for one in (random.choice(candidates) for _ in range(3)) if one is not target]
                if not others:
                    break
                target, move_on, found, persons, tries = others[0], False, False, persons + 1, 0
            tries += 1
            person.busy = True
            outcome = "failed"
            if not found:
                yield env.timeout(type_address())
                count["search"] += 1
                found = random.random() >= 0.02
                count["found"] += found
            if found:
                yield env.timeout(signalling() + 0.7)
                outcome = yield from self.call(person, target, talk, wants_third, wants_file)
                count["call"] += 1
                if outcome == "success":
                    helped = True
                    break
            if tries < TRIES and random.random() < RETRY.get(outcome, 0.6):
                self.free(person)
                yield env.timeout(wait_after_busy() if outcome == "busy" else wait_after_other())
                if person.busy:
                    person.due = env.event()
                    yield person.due
            else:
                move_on = True
        if not stray:
            count["closed"] += 1
            count["helped"] += helped
        person.need = False
        self.free(person)

    def call(self, person, target, talk, wants_third, wants_file):
        env, count = self.env, self.count
        clients = (person.client, target.client)
        if "phone" in clients or clients == ("hololens", "hololens"):
            return "denied"
        if target.busy:
            return "busy"
        if not target.need and not at_work(env.now):
            return "unreachable"
        if not target.need and target.client == "hololens" and random.random() >= 0.9:
            return "unreachable"
        target.busy = True
        longest, delay, answer = 45.0 if target.client == "hololens" else 20.0, answer_delay(), random.random()
        if delay >= longest or answer >= 0.75:
            yield env.timeout(longest)
            self.free(target)
            return "no_answer"
        yield env.timeout(delay)
        if answer >= 0.7:
            self.free(target)
            return "declined"
        yield env.timeout(media_setup())
        if random.random() < 0.01:
            self.free(target)
            return "failed"
        count["answered"] += 1
        length = talk()
        if wants_third:
            env.timeout(length * random.uniform(0.05, 0.95)).callbacks.append(self.third_wanted)
        if wants_file:
            env.timeout(length * random.uniform(0.05, 0.95)).callbacks.append(self.file_wanted)
        yield env.timeout(length)
        self.free(target)
        return "success"

    def third_wanted(self, _):
        self.env.timeout(signalling()).callbacks.append(self.third_denied)

    def third_denied(self, _):
        self.count["add"] += 1

    def file_wanted(self, _):
        self.count["share"] += 1


def simulate(replications):
    start, counts = time.process_time(), []
    for _ in range(replications):
        world = World()
        world.env.run(until=DURATION)
        counts.append(world.count)
    seconds, rates = time.process_time() - start, {}
    for name, top, bottom in (("search", "found", "search"), ("call", "answered", "call"), ("help", "helped", "closed")):
        each = [count[top] / count[bottom] for count in counts]
        mean = sum(each) / replications
        deviation = math.sqrt(sum((rate - mean) ** 2 for rate in each) / (replications - 1))
        rates[name] = (mean, 1.98 * deviation / math.sqrt(replications))
    return seconds, rates


def run_tenantsim(replications, program, scenario):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run([program, "run", scenario, "--config", "open-federation", "--replications", str(replications),
                          "--threads", "1", "--quiet", "--format", "json"], stdout=subprocess.PIPE, check=False).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    result = json.loads(out)["configurations"][0]
    estimates = {"search": result["operations"]["search"]["success_rate"],
                 "call": result["operations"]["call"]["success_rate"], "help": result["needs"]["helped_rate"]}
    return seconds, {name: (e["mean"], (e["high"] - e["low"]) / 2) for name, e in estimates.items()}


def main():
    replications, program, scenario = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    random.seed(1)
    ours, our_rates = run_tenantsim(replications, program, scenario)
    theirs, their_rates = simulate(replications)
    differ = False
    print(f"| Contoso, open federation, {replications} replications | tenantsim | SimPy |")
    print("|---|---|---|")
    print(f"| seconds of processor time | {ours:.3f} | {theirs:.3f} |")
    for name, (mean, half) in our_rates.items():
        other, other_half = their_rates[name]
        print(f"| {name} succeeds, % | {100 * mean:.2f} ±{100 * half:.2f} | {100 * other:.2f} ±{100 * other_half:.2f} |")
        differ |= abs(mean - other) > 1.5 * math.hypot(half, other_half)
    print(f"\nSimPy takes {theirs / ours:.0f} times as long as the whole program, reading and writing included.")
    sys.exit(1 if differ else 0)


main()
