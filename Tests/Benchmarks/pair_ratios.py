#!/usr/bin/env python3
"""Prints how one target does against another, pair by pair of the rounds in what `bench.py --json` wrote.

usage: pair_ratios.py SAMPLES TARGET BASE
"""
import json
import statistics
import sys


def ratios(samples, target, base, key):
    of_base = {s["round"]: s[key] for s in samples if s["target"] == base}
    pairs = [s[key] / of_base[s["round"]] for s in samples if s["target"] == target and of_base.get(s["round"])]
    if not pairs:
        sys.exit(f"pair_ratios.py: no rounds with both {target} and {base}")
    return sorted(pairs)


def main():
    path, target, base = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        samples = json.load(file)
    for key, name in (("rate", "answers a second"), ("per_cpu_s", "answers a CPU-second")):
        pairs = ratios(samples, target, base, key)
        print(
            f"{target} / {base}, {name}: median {statistics.median(pairs):.3f}"
            f" ({pairs[0]:.3f} to {pairs[-1]:.3f} in {len(pairs)} pairs)"
        )


if __name__ == "__main__":
    main()
