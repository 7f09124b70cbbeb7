#!/usr/bin/env python3
"""Fits the weights of data/confidence.tsv, and says how well they are calibrated.

    train features DIR/claims/reports.jsonl > own.jsonl          # DIR: `train corpus export corpus/ --part train -o DIR`
    confidence.py --scorer BENCH/score_claims.py fit DIR/claims/gold.jsonl own.jsonl > data/confidence.tsv
    confidence.py --scorer BENCH/score_claims.py check DIR/claims/gold.jsonl own.jsonl      # by cross-validation
    confidence.py --scorer BENCH/score_claims.py test GOLD.jsonl FEATURES.jsonl             # the confidence as given

A claim is right if the scorer finds a gold claim for it (kind, interval, overlapping evidence). The model is a logistic
regression over features that a claim has or has not (crates/claims/src/confidence.rs), with a Gaussian prior on the
weights but not on the level; Newton's method from zero, so the same input gives the same table. The corpus is made of
what the program got wrong. So its level is not that of ordinary reports, and is corrected as in case-control studies
(King and Zeng 2001, "Logistic Regression in Rare Events Data", prior correction): by the difference between the log odds
of `--right`, the share of claims that are right in ordinary reports, and those of the corpus. Standard library alone.
"""
import argparse
import importlib.util
import json
import math
from collections import Counter

PENALTY = 1.0  # half the inverse variance of the prior, in claims; chosen by log loss in cross-validation (0.5 to 8)
RIGHT = 0.90  # share of right claims in ordinary reports, by hand: docs/scores.md
RARE = 8  # features of fewer claims get no weight
FOLDS = 10
NEWTON_STEPS = 12


def load(scorer, gold_path, features_path):
    """(report, confidence, features, right) of each claim, in order."""
    gold = {line["doc"]: line for line in map(json.loads, open(gold_path, encoding="utf-8"))}
    rows = []
    for line in map(json.loads, open(features_path, encoding="utf-8")):
        doc = line["report"]["id"]
        if doc not in gold:
            continue
        right = set(scorer.match(gold[doc]["claims"], line["claims"]).values())
        for index, claim in enumerate(line["claims"]):
            rows.append((doc, claim["confidence"], claim["features"], index in right))
    return rows


def sigmoid(x):
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def log_odds(share):
    return math.log(share / (1 - share))


def solve(matrix, vector):
    """Gaussian elimination with pivots; the matrix is positive definite."""
    size = len(vector)
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda r: abs(rows[r][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for below in range(column + 1, size):
            factor = rows[below][column] / rows[column][column]
            if factor:
                rows[below] = [a - factor * b for a, b in zip(rows[below], rows[column])]
    found = [0.0] * size
    for row in reversed(range(size)):
        known = sum(rows[row][c] * found[c] for c in range(row + 1, size))
        found[row] = (rows[row][size] - known) / rows[row][row]
    return found


def fit(rows, penalty=PENALTY):
    """Weights by name, the level among them."""
    counts = Counter(name for row in rows for name in row[2])
    names = ["level"] + sorted(name for name, count in counts.items() if count >= RARE)
    place = {name: index for index, name in enumerate(names)}
    active = [[0] + [place[name] for name in row[2] if name in place] for row in rows]
    weights = [0.0] * len(names)
    for _ in range(NEWTON_STEPS):
        slope = [-2 * penalty * weight * (index > 0) for index, weight in enumerate(weights)]
        curve = [[0.0] * len(names) for _ in names]
        for index in range(len(names)):
            curve[index][index] = 2 * penalty * (index > 0)
        for indices, row in zip(active, rows):
            sure = sigmoid(sum(weights[i] for i in indices))
            for i in indices:
                slope[i] += row[3] - sure
                for j in indices:
                    curve[i][j] += sure * (1 - sure)
        weights = [weight + step for weight, step in zip(weights, solve(curve, slope))]
    return dict(zip(names, weights))


def stated(weights, features):
    return sigmoid(weights["level"] + sum(weights.get(name, 0.0) for name in features))


def cross_validate(rows, penalty=PENALTY):
    """Confidence and truth of each claim, by weights fitted without its report's fold."""
    docs = sorted({row[0] for row in rows})
    fold = {doc: index % FOLDS for index, doc in enumerate(docs)}
    pairs = []
    for held in range(FOLDS):
        weights = fit([row for row in rows if fold[row[0]] != held], penalty)
        pairs += [(stated(weights, row[2]), row[3]) for row in rows if fold[row[0]] == held]
    return pairs


def report(pairs):
    """A reliability table in Markdown, with the expected calibration error and how well the order is."""
    edges = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01]
    print("| confidence | claims | stated | observed |\n|---|---|---|---|")
    error = 0.0
    for low, high in zip(edges, edges[1:]):
        inside = [pair for pair in pairs if low <= pair[0] < high]
        if inside:
            said = sum(sure for sure, _ in inside) / len(inside)
            seen = sum(right for _, right in inside) / len(inside)
            error += abs(said - seen) * len(inside) / len(pairs)
            print(f"| {low:.2f} to {min(high, 1):.2f} | {len(inside)} | {said:.2f} | {seen:.2f} |")
    loss = -sum(math.log(max(sure if right else 1 - sure, 1e-9)) for sure, right in pairs) / len(pairs)
    base = sum(right for _, right in pairs) / len(pairs)
    plain = -(base * math.log(base) + (1 - base) * math.log(1 - base)) if 0 < base < 1 else 0.0
    order = area([sure for sure, right in pairs if right], [sure for sure, right in pairs if not right])
    print(f"\nexpected calibration error {error:.3f}; log loss {loss:.3f} ({plain:.3f} by a constant); "
          f"a right claim is the surer one of two in {order:.2f}; {len(pairs)} claims, {base:.3f} of them right")


def area(right, wrong):
    """The share of pairs of a right and a wrong claim in which the right one is surer; ties count half."""
    wins = sum((a > b) + (a == b) / 2 for a in right for b in wrong)
    return wins / max(1, len(right) * len(wrong))


HEAD = """\
# How sure the reader is of a claim: a logistic model over features that a claim has or has not
# (crates/claims/src/confidence.rs says what each means). The confidence is 1 / (1 + e^-s), s the sum of the weights of
# the claim's features and of the level. A weight of 0.7 doubles the odds, one of -0.7 halves them.
# Made by train/confidence.py from the training part of corpus/; the level is then corrected from the corpus, which is
# made of what the program gets wrong, to ordinary reports, of whose claims {right:.0%} are right.
# claims, right: how many claims of the corpus have the feature, and the share of these that is right
#feature	weight	claims	right"""


def table(rows, weights, right):
    share = sum(row[3] for row in rows) / len(rows)
    weights = dict(weights, level=weights["level"] + log_odds(right) - log_odds(share))
    print(HEAD.format(right=right))
    print(f"level\t{weights.pop('level'):.2f}\t{len(rows)}\t{share:.2f}")
    for name in sorted(weights, key=lambda name: -weights[name]):
        having = [row[3] for row in rows if name in row[2]]
        print(f"{name}\t{weights[name]:.2f}\t{len(having)}\t{sum(having) / len(having):.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scorer", required=True, help="the benchmark's score_claims.py")
    parser.add_argument("--right", type=float, default=RIGHT)
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("what", choices=["fit", "check", "test"])
    parser.add_argument("gold")
    parser.add_argument("features")
    arguments = parser.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", arguments.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rows = load(scorer, arguments.gold, arguments.features)
    if arguments.what == "fit":
        table(rows, fit(rows, arguments.penalty), arguments.right)
    elif arguments.what == "check":
        report(cross_validate(rows, arguments.penalty))
    else:
        report([(row[1], row[3]) for row in rows])


if __name__ == "__main__":
    main()
