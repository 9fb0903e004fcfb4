"""hold, mm1 and mmcc for SimPy, as `tenantsim bench` has them.

Usage: simpy_models.py CASE SIZE. Prints nanoseconds of processor time an event, and the mean number
of customers in the station (0 for hold). One event is one record taken off the list of events to come.
"""
import random
import sys
import time

import simpy

SERVICE = 100.0


def hold(size):
    env = simpy.Environment()
    holds = max(200000, 2 * size)

    def entity():
        while True:
            yield env.timeout(random.expovariate(1.0))

    for _ in range(size):
        env.process(entity())
    for _ in range(2 * size):
        env.step()
    start = time.process_time()
    for _ in range(holds):
        env.step()
    return (time.process_time() - start) * 1e9 / holds, 0.0


def station(servers, most, load, arrivals):
    """Callbacks, not processes: the cheaper way in SimPy, and the same events as elsewhere."""
    env = simpy.Environment()
    state = {"busy": 0, "waiting": [], "arrived": 0, "area": 0.0, "until": 0.0, "events": 0}

    def pass_time():
        state["area"] += (env.now - state["until"]) * (state["busy"] + len(state["waiting"]) - state.get("first", 0))
        state["until"] = env.now
        state["events"] += 1

    def serve(service):
        state["busy"] += 1
        env.timeout(service).callbacks.append(departs)

    def departs(_):
        pass_time()
        state["busy"] -= 1
        first = state.get("first", 0)
        if first < len(state["waiting"]):
            state["first"] = first + 1
            serve(state["waiting"][first])
            if first > 10000:
                del state["waiting"][: first + 1]
                state["first"] = 0

    def arrives(_):
        pass_time()
        state["arrived"] += 1
        service = random.expovariate(1.0 / SERVICE)
        if state["busy"] < servers:
            serve(service)
        elif state["busy"] + len(state["waiting"]) - state.get("first", 0) < most:
            state["waiting"].append(service)
        env.timeout(random.expovariate(load / SERVICE)).callbacks.append(arrives)

    env.timeout(0).callbacks.append(arrives)
    start = time.process_time()
    while state["arrived"] < arrivals:
        env.step()
    return (time.process_time() - start) * 1e9 / state["events"], state["area"] / max(state["until"], 1e-9)


def main():
    case, size = sys.argv[1], int(sys.argv[2])
    random.seed(1)
    if case == "hold":
        ns, customers = hold(size)
    else:
        servers, most, load = {"mm1": (1, float("inf"), 0.9), "mmcc": (10, 10, 8.0)}[case]
        ns, customers = station(servers, most, load, size)
    print(f"{ns:.1f} {customers:.4f}")


main()
