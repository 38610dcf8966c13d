#!/usr/bin/env python3
"""Prints what a REST route costs against the same operation over GraphQL: CPU of the server for each answer, in one
process, in alternating rounds. The load is wrk on another core.

usage: rest_ratio.py PID PORT [--rounds N] [--seconds S] [--core C]
"""
import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import urllib.request

QUERY = "query($id: ID!){ workflowStatus(id:$id){ id status progress } }"
GRAPHQL = f"""wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json"
wrk.body = [[{{"query":"{QUERY}","variables":{{"id":"wf-7"}}}}]]
"""
REST_GET = 'wrk.headers["Accept"] = "application/json"\n'
REST_POST = """wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json"
wrk.body = [[{"id":"wf-7"}]]
"""
TARGETS = {
    "graphql": ("/graphql", GRAPHQL),
    "rest GET": ("/api/v1/workflow/status/wf-7", REST_GET),
    "rest POST": ("/api/v1/workflow/status", REST_POST),
}


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(name, options, folder):
    path, script = TARGETS[name]
    lua = os.path.join(folder, name.replace(" ", "-") + ".lua")
    with open(lua, "w", encoding="utf-8") as file:
        file.write(script)
    before = cpu_seconds(options.pid)
    command = ["taskset", "-c", str(options.core), "wrk", "-t1", "-c32", f"-d{options.seconds}s", "-s", lua]
    text = subprocess.run(
        command + [f"http://127.0.0.1:{options.port}{path}"], capture_output=True, text=True, check=True,
        timeout=options.seconds + 30).stdout
    used = cpu_seconds(options.pid) - before
    if "Non-2xx" in text:
        sys.exit(f"rest_ratio.py: {name} does not answer with success:\n{text}")
    count = int(re.search(r"(\d+) requests in", text).group(1))
    return used / count * 1e6


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pid", type=int)
    parser.add_argument("port", type=int)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--core", type=int, default=1)
    options = parser.parse_args()
    with urllib.request.urlopen(f"http://127.0.0.1:{options.port}{TARGETS['rest GET'][0]}") as answer:
        print("GET answers", answer.read().decode())
    samples = {name: [] for name in TARGETS}
    with tempfile.TemporaryDirectory() as folder:
        for name in TARGETS:
            run(name, options, folder)
        for _ in range(options.rounds):
            for name in TARGETS:
                samples[name].append(run(name, options, folder))
    for name, values in samples.items():
        ratios = sorted(value / base for value, base in zip(values, samples["graphql"]))
        print(
            f"{name:10} {statistics.median(values):6.2f} µs of CPU an answer, {statistics.median(ratios):.3f} of graphql"
            f" ({ratios[0]:.3f} to {ratios[-1]:.3f} in {len(ratios)} rounds)"
        )


if __name__ == "__main__":
    main()
