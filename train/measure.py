#!/usr/bin/env python3
"""Runs a binary over the benchmarks and prints each one's headline; compares two such runs.

usage: train/measure.py run BENCH SAYSO OUT [SET ...] [--train TRAIN] [--corpus DIR] [--errors N]
       train/measure.py compare OUT OUT
       train/measure.py changed OUT OUT SET [WORDS OF TEXT]

BENCH is the folder of the benchmarks, OUT takes SET.jsonl (readings) and SET.score (what the scorer said). Sets:
claims headlines releases times places attribution roles rolestrain codes (with --train, the binary of `train`),
ctrain ctest (with --train and --corpus), figures0 ... figures5 (lines 1, 7, 13 ... of the set and so on), figures (all six).
Two sets run side by side. `changed` lists the reports of figures, releases or headlines that only one of two runs has right.
"""
import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PARTS = 6
PLAIN = "claims headlines releases times places".split()
FOLDERS = {"attribution": "attribution/dev", "roles": "roles/dev", "rolestrain": "roles/train"}
SCORERS = {"rolestrain": "roles", "ctrain": "claims", "ctest": "claims"}
FIGURES = [f"figures{k}" for k in range(PARTS)]
ALL = PLAIN + list(FOLDERS) + ["codes", "ctrain", "ctest"] + FIGURES
# The lines of a score that are worth a row, by how they begin.
KEYS = ("figures ", "acts ", "contradictions", "all claims", "headlines,", "releases,", "start date", "province", "times,", "places,",
        "partial     all", "mean of partial", "PerpInd", "PerpOrg", "Target", "Victim", "Weapon", "relevance", "all roles", "reports,",
        "date of", "dyad", "evidence")


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def write(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def part_of_figures(bench, out, name):
    """Every sixth report of the set, with the gold of those reports alone."""
    part = int(name[len("figures"):])
    reports = lines(bench / "figures/reports.jsonl")[part::PARTS]
    kept = {report["id"] for report in reports}
    gold = []
    for incident in lines(bench / "figures/gold.jsonl"):
        docs = [doc for doc in incident["docs"] if doc in kept]
        if docs:
            gold.append({**incident, "docs": docs})
    folder = out / "sets" / name
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "reports.jsonl", reports)
    write(folder / "gold.jsonl", gold)
    return folder


def folder_of(args, name):
    if name.startswith("figures"):
        return part_of_figures(args.bench, args.out, name)
    if name in ("ctrain", "ctest"):
        folder = args.out / "sets" / name
        part = name[1:]
        subprocess.run([args.train, "corpus", "export", args.corpus, "--part", part, "-o", folder], check=True, capture_output=True)
        return folder / "claims"
    return args.bench / FOLDERS.get(name, name)


def measure(args, name):
    folder, readings = folder_of(args, name), args.out / f"{name}.jsonl"
    with open(readings, "w", encoding="utf-8") as file:
        command = [args.sayso, "read", "--format", "jsonl", "--input-format", "jsonl", folder / "reports.jsonl"]
        subprocess.run(command, check=True, stdout=file, stderr=subprocess.DEVNULL)
    if name == "codes":
        command = [args.train, "score", "codes", args.bench / "codes", readings]
    else:
        scorer = SCORERS.get(name, name.rstrip("012345"))
        command = [sys.executable, args.bench / f"score_{scorer}.py", folder / "gold.jsonl", readings]
        command += ["--errors", str(args.errors)] if args.errors else []
    score = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    (args.out / f"{name}.score").write_text(score, encoding="utf-8")
    return name


def keys(out, name):
    path = out / f"{name}.score"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [line for line in text.splitlines() if line.startswith(KEYS) or name == "codes"]


def run(args):
    args.out.mkdir(parents=True, exist_ok=True)
    names = [name for given in args.sets or ALL for name in (FIGURES if given == "figures" else [given])]
    with ThreadPoolExecutor(2) as pool:
        for name in pool.map(lambda name: measure(args, name), names):
            for line in keys(args.out, name):
                print(f"{name:11} {line}", flush=True)
    parts = [line for name in FIGURES if name in names for line in outcomes(args.out, name).values()]
    if parts:
        print(f"figures together, both exact {sum(parts) / len(parts):.4f} ({sum(parts)} of {len(parts)})")


def compare(args):
    for name in ALL:
        before, after = keys(args.before, name), keys(args.after, name)
        for old, new in zip(before, after):
            if old != new:
                print(f"{name:11} - {old}\n{'':11} + {new}")
    pairs = [(outcomes(args.before, name), outcomes(args.after, name)) for name in FIGURES]
    pairs = [(before, after) for before, after in pairs if before and after]
    if pairs:
        print(f"figures together: {sum(sum(b.values()) for b, _ in pairs)} -> {sum(sum(a.values()) for _, a in pairs)}")


def totals(incident, kinds):
    """The sum of the best figures of each kind, as the scorers add them."""
    sums = {kind: None for kind in kinds}
    for figure in incident.get("figures") or []:
        if figure["kind"] in sums and figure.get("best") is not None:
            sums[figure["kind"]] = (sums[figure["kind"]] or 0) + figure["best"]
    return sums


def main_incident(reading):
    incidents = reading.get("incidents") or []
    return next((i for i in incidents if i.get("main")), incidents[0] if incidents else {})


def outcomes(out, name):
    """Which reports of a part of figures have both numbers right."""
    readings, gold = out / f"{name}.jsonl", out / "sets" / name / "gold.jsonl"
    if not readings.exists() or not gold.exists():
        return {}
    read = {reading["report"]["id"]: totals(main_incident(reading), ("killed", "injured")) for reading in lines(readings)}
    right = {}
    for incident in lines(gold):
        for doc in incident["docs"]:
            said = read.get(doc, {})
            right[doc] = all((said.get(kind) or 0) == incident[kind] for kind in ("killed", "injured"))
    return right


def told(reading):
    incident = main_incident(reading)
    found = {key: value for key, value in totals(incident, ("killed", "injured", "arrested", "captured")).items() if value is not None}
    return f"{found} {(incident.get('start') or '')[:10]}"


def changed(args):
    before, after = outcomes(args.before, args.set), outcomes(args.after, args.set)
    gold = {doc: incident for incident in lines(args.after / "sets" / args.set / "gold.jsonl") for doc in incident["docs"]}
    old = {reading["report"]["id"]: reading for reading in lines(args.before / f"{args.set}.jsonl")}
    new = {reading["report"]["id"]: reading for reading in lines(args.after / f"{args.set}.jsonl")}
    texts = {report["id"]: report["text"] for report in lines(args.after / "sets" / args.set / "reports.jsonl")}
    for doc, right in after.items():
        if before.get(doc) == right:
            continue
        aim = gold[doc]
        print(f"{'GAINED' if right else 'LOST'} {doc[:8]} gold {aim['killed']}/{aim['injured']}: {told(old[doc])} -> {told(new[doc])}")
        if args.characters:
            print("   ", " ".join(texts[doc].split())[: args.characters])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = ap.add_subparsers(required=True)
    one = commands.add_parser("run")
    for name in ("bench", "sayso", "out"):
        one.add_argument(name, type=Path)
    one.add_argument("sets", nargs="*", metavar="SET")
    one.add_argument("--train", type=Path, help="the binary of `train`, for codes and the corpus")
    one.add_argument("--corpus", type=Path, default=Path("corpus"))
    one.add_argument("--errors", type=int, default=0)
    one.set_defaults(run=run)
    two = commands.add_parser("compare")
    three = commands.add_parser("changed")
    for parser in (two, three):
        parser.add_argument("before", type=Path)
        parser.add_argument("after", type=Path)
    two.set_defaults(run=compare)
    three.add_argument("set", choices=FIGURES)
    three.add_argument("characters", nargs="?", type=int, default=0)
    three.set_defaults(run=changed)
    args = ap.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
