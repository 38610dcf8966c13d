"""Normal clients beside hostile ones, and what the hostile ones cost. See `run` for how to start it.

1. Every hostile request alone, a few times: CPU time and memory that the server spends on one of them.
2. Normal traffic alone: the quiet percentiles.
3. The same normal traffic beside a mix of all attacks, a new one every 1/RATE seconds.
"""

import argparse
import asyncio
import collections
import json
import os
import random
import re
import signal
import subprocess
import sys
import time

import connections
import documents
import sockets
from server import Server

HERE = os.path.dirname(os.path.abspath(__file__))
# Refusals by the protocol: a version and a transfer coding that are not spoken here.
HONEST_5XX = {501, 505}


def all_attacks(only, without):
    """Every attack as a function of the port, by name."""
    found = {}
    for name, (content_type, body) in documents.bodies().items():
        found[name] = lambda port, t=content_type, b=body: connections.one_answer(port, t, b)
    found.update(connections.attacks())
    found.update(sockets.attacks())
    return {
        name: attack
        for name, attack in found.items()
        if re.search(only or "", name) and not (without and re.search(without, name))
    }


class Failures:
    """What the figures demand and the run did not give."""

    def __init__(self):
        self.found = []

    def demand(self, condition, message):
        if not condition:
            self.found.append(message)


# MARK: 1. Each alone


async def alone(server, arguments, failures):
    print("== One hostile request at a time: CPU milliseconds and megabytes of the worst", flush=True)
    costs = []
    for name, (content_type, body) in documents.bodies().items():
        if name not in arguments.attacks:
            continue
        server.forget_peak()
        before = server.memory()
        times = []
        statuses = set()
        for _ in range(3):
            start = server.cpu_seconds()
            statuses.update(await connections.one_answer(server.port, content_type, body))
            times.append((server.cpu_seconds() - start) * 1000)
            if not server.is_alive:
                failures.demand(False, f"the server died of: {name}")
                return
        costs.append((max(times), server.memory("VmHWM") - before, name, statuses))
    costs.sort(key=lambda cost: -cost[0])
    print(f"{'ms':>8} {'MB':>7}  statuses  request")
    for milliseconds, megabytes, name, statuses in costs[: arguments.worst]:
        print(f"{milliseconds:8.1f} {megabytes:7.1f}  {', '.join(map(str, statuses)):8}  {name}")
    largest = max(costs, key=lambda cost: cost[1])
    print(f"worst of {len(costs)}: {costs[0][0]:.1f} ms, {largest[1]:.1f} MB ({largest[2]})", flush=True)
    failures.demand(costs[0][0] < 50, f"{costs[0][2]} costs {costs[0][0]:.1f} ms (below 50 is wanted)")
    failures.demand(largest[1] < 32, f"{largest[2]} takes {largest[1]:.1f} MB (below 32 is wanted)")


# MARK: 2. and 3. Normal traffic, quiet and not


def start_normal(server, seconds, arguments):
    """The normal clients, on the core of the attackers but ahead of them."""
    command = [sys.executable, os.path.join(HERE, "normal.py"), str(server.port), str(seconds), str(arguments.rate)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


async def finish(process):
    output = await asyncio.to_thread(process.communicate)
    return json.loads(output[0])


async def attack(name, function, port, outcomes):
    try:
        for outcome in await asyncio.wait_for(function(port), 60):
            outcomes[name][outcome] += 1
    except asyncio.TimeoutError:
        outcomes[name]["no end in a minute"] += 1
    except (OSError, asyncio.IncompleteReadError):
        outcomes[name]["closed"] += 1


async def mix(server, seconds, arguments, memory):
    """Starts attacks, one after another in ever new order, and watches the server's memory."""
    outcomes = collections.defaultdict(collections.Counter)
    generator = random.Random(1)
    running = set()
    end = time.monotonic() + seconds
    next_sample = 0.0
    queue = []
    while time.monotonic() < end and server.is_alive:
        if time.monotonic() >= next_sample:
            memory.append(server.memory())
            next_sample = time.monotonic() + 1
        if not queue:
            queue = list(arguments.attacks.items())
            generator.shuffle(queue)
        name, function = queue.pop()
        task = asyncio.ensure_future(attack(name, function, server.port, outcomes))
        running.add(task)
        task.add_done_callback(running.discard)
        await asyncio.sleep(1 / arguments.hostile_rate)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    return outcomes


def line(name, result):
    return (
        f"{name:8} p50 {result['p50']:.2f}  p90 {result['p90']:.2f}  p99 {result['p99']:.2f}  "
        f"p99.9 {result['p999']:.2f}  max {result['max']:.1f} ms   {result['requests']} requests, "
        f"{result['5xx']} with 5xx, {result['wrong']} wrong, {result['lost']} connections lost "
        f"(the client itself was late by {result['late_p99']:.2f} ms at its p99)"
    )


async def beside(server, arguments, failures):
    quiet_seconds = max(10, min(60, arguments.seconds / 4))
    print(f"== Normal traffic alone, {quiet_seconds:.0f} s at {arguments.rate:g} requests a second", flush=True)
    await finish(start_normal(server, 3, arguments))
    quiet = await finish(start_normal(server, quiet_seconds, arguments))
    print(line("quiet", quiet), flush=True)

    print(
        f"== Beside {len(arguments.attacks)} kinds of attacks, {arguments.seconds:g} s, "
        f"{arguments.hostile_rate:g} a second",
        flush=True,
    )
    memory = []
    cpu = server.cpu_seconds()
    normal = start_normal(server, arguments.seconds, arguments)
    os.setpriority(os.PRIO_PROCESS, 0, 19)
    outcomes = await mix(server, arguments.seconds, arguments, memory)
    os_busy = (server.cpu_seconds() - cpu) / arguments.seconds if server.is_alive else 1.0
    beside = await finish(normal)
    print(line("beside", beside))
    report(server, outcomes, memory, os_busy, failures)
    ratio = beside["p99"] / max(quiet["p99"], 0.001)
    print(f"p99 beside hostile traffic: {ratio:.2f} times the quiet one (below 2 is wanted)")
    failures.demand(ratio < 2, f"the p99 of normal clients is {ratio:.2f} times its quiet value")
    for key in ("5xx", "wrong", "lost"):
        failures.demand(beside[key] == 0, f"normal clients: {beside[key]} {key}")


def report(server, outcomes, memory, busy, failures):
    step = max(1, len(memory) // 10)
    print("memory, MB: " + " ".join(f"{value:.0f}" for value in memory[::step]) + f"   server busy: {busy:.0%} of a core")
    if len(memory) >= 20:
        early = sorted(memory[len(memory) // 4 : len(memory) // 2])
        late = sorted(memory[3 * len(memory) // 4 :])
        growth = late[len(late) // 2] - early[len(early) // 2]
        print(f"memory of the last quarter against the second: {growth:+.1f} MB")
        failures.demand(growth < max(8, early[len(early) // 2] * 0.1), f"memory grew by {growth:.1f} MB")
    total = collections.Counter()
    for name, counts in sorted(outcomes.items()):
        total.update(counts)
        bad = [o for o in counts if isinstance(o, int) and 500 <= o < 600 and o not in HONEST_5XX]
        failures.demand(not bad, f"hostile clients saw {bad}: {name}")
        failures.demand("no end in a minute" not in counts, f"never came to an end: {name}")
    print("hostile clients saw: " + ", ".join(f"{count}x {outcome}" for outcome, count in total.most_common()))
    failures.demand(server.is_alive, "the server died")


async def run(server, arguments, failures):
    if arguments.part in ("alone", "all"):
        await alone(server, arguments, failures)
    if arguments.part in ("beside", "all") and server.is_alive:
        await beside(server, arguments, failures)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--server", required=True, help="the command that starts it")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--rate", type=float, default=200, help="normal requests a second")
    parser.add_argument("--hostile-rate", type=float, default=10, help="attacks a second")
    parser.add_argument("--only", help="attacks whose name has this regular expression")
    parser.add_argument("--without", help="attacks to leave out, likewise")
    parser.add_argument("--part", choices=["alone", "beside", "all"], default="all")
    parser.add_argument("--worst", type=int, default=15, help="how many of the most expensive requests are listed")
    parser.add_argument("--core", type=int, default=0, help="the server's core")
    arguments = parser.parse_args()
    arguments.attacks = all_attacks(arguments.only, arguments.without)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    cores = os.sched_getaffinity(0)
    server = Server(arguments.server, arguments.core if len(cores) > 1 else None)
    if len(cores) > 1:
        os.sched_setaffinity(0, cores - {arguments.core})
    failures = Failures()
    try:
        asyncio.run(run(server, arguments, failures))
    finally:
        status = server.stop()
    failures.demand(status == 0, f"the server ended with status {status} after SIGTERM")
    for failure in failures.found:
        print("FAILED: " + failure)
    print("every figure was reached" if not failures.found else f"{len(failures.found)} failures")
    sys.exit(1 if failures.found else 0)


if __name__ == "__main__":
    main()
