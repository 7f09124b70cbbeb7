#!/usr/bin/env python3
"""How well the claims of a report are grouped into its incidents: B-cubed over the claims that were found.

usage: train/incidents.py --scorer BENCH/score_claims.py GOLD.jsonl READINGS.jsonl

Claims are found as the scorer finds them. A claim's precision is the share of the found claims of its incident that the
gold puts together with it; its recall the share of those that the gold puts together with it which share its incident.
"several" are reports with more than one main incident, "single" all others.
"""
import argparse
import importlib.util
import json


def load(path):
    spec = importlib.util.spec_from_file_location("score_claims", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--scorer", required=True, help="score_claims.py of the benchmarks")
    ap.add_argument("gold")
    ap.add_argument("readings")
    args = ap.parse_args()
    scorer = load(args.scorer)
    readings = {reading["report"]["id"]: reading for reading in lines(args.readings)}
    sums = {name: [0.0, 0.0, 0, 0] for name in ("all", "several", "single")}
    for gold in lines(args.gold):
        reading = readings.get(gold["doc"])
        if not reading:
            continue
        found = scorer.match(gold["claims"], reading["claims"])
        pairs = [(gold["claims"][i]["incident"], reading["claims"][j]["incident"]) for i, j in found.items()]
        several = sum(incident["main"] for incident in gold["incidents"]) > 1
        for name in ("all", "several" if several else "single"):
            for right, given in pairs:
                both = pairs.count((right, given))
                sums[name][0] += both / sum(pair[1] == given for pair in pairs)
                sums[name][1] += both / sum(pair[0] == right for pair in pairs)
            sums[name][2] += len(pairs)
            sums[name][3] += 1
    for name, (precision, recall, claims, reports) in sums.items():
        p, r = precision / max(claims, 1), recall / max(claims, 1)
        f = 2 * p * r / (p + r) if p + r else 0.0
        print(f"{name:8} P {p:.3f}  R {r:.3f}  F {f:.3f}   ({claims} claims of {reports} reports)")


if __name__ == "__main__":
    main()
