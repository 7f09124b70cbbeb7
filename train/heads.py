#!/usr/bin/env python3
"""Learned heads over the encoder's states, measured against the rules on what both decide.

    train corpus export corpus/ --part train -o DIR                     # and --part test
    train states DIR/claims/reports.jsonl STATES.f32 > STATES.jsonl     # of each set
    heads.py --scorer BENCH/score_claims.py TRAIN TEST BENCH [--task NAME] [--looks LOOKS] [--prior P,P]
    heads.py --scorer BENCH/score_claims.py --curve 20,40,80 --prior P --margin M TRAIN TEST BENCH    # main or background
    heads.py --scorer BENCH/score_claims.py --export --prior P --margin M [--reports N] TRAIN > data/background.tsv

TRAIN, TEST and BENCH are each `GOLD.jsonl,STATES.jsonl,STATES.f32`. Fitted on TRAIN alone; everything is chosen by
cross-validation over its reports. The rules' own answer for `main` is taken from what the head looks at, so it does not
matter which data/background.tsv the program was built with. Tasks:

    group       whom a figure counts              (the rules' group against the gold one, of the figures found)
    main        main incident or background       (of the claims found)
    status      asserted, denied, unverified ...  (of the claims found)
    literal     whether the predicate of a claim is meant literally (claims that the corpus marks `!` against those found)
    right       whether a claim of the rules is one at all (found by the scorer or not)
    holder      whose claim it is: the rules' holder, or where that is wrong the outlet, the source of the innermost
                attribution around the predicate, that of the attribution before, or the holder of the claim before; where
                none of them is right the rules' counts as right (of the claims found)

A head is a softmax regression. What it looks at (`--looks`): `d`, discrete features, the rules' answer among them; `s`,
the states of the counted and of the predicate word and the mean of the sentence, each in its DIMENSIONS principal
directions; `ds`, both. The head takes the decision from the rules where its own answer is likelier than theirs by a
margin. `d` is the same head without the encoder, so the difference says what the states add. NumPy alone. Chance decides
nothing but the order in which `--curve` and `--reports` take the reports (a fixed seed; each step holds the one before).
"""
import argparse
import importlib.util
import json
import random
from collections import Counter

import numpy as np

WIDTH = 384  # of one branch's state
DIMENSIONS = 48  # principal directions that are looked at
STEPS = 150
FOLDS = 6
ORDERS = 5  # of the reports, of which the curve is the mean
RARE = 6  # features of fewer claims are left out
MARGINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
TASKS = ("group", "main", "status", "literal", "right", "holder")
PAST = "ago last earlier previous previously since year month week recent history similar separate another same decade".split()


def load(scorer, paths):
    gold_path, lines_path, states_path = paths.split(",")
    gold = {line["doc"]: line for line in map(json.loads, open(gold_path, encoding="utf-8"))}
    states = np.fromfile(states_path, dtype="<f4").reshape(-1, 2 * WIDTH)
    docs, at = [], 0
    for doc in map(json.loads, open(lines_path, encoding="utf-8")):
        end = at + len(doc["tokens"])
        doc["states"], at = states[at:end], end
        doc["gold"] = gold[doc["report"]["id"]]
        doc["found"] = {j: i for i, j in scorer.match(doc["gold"]["claims"], doc["claims"]).items()}
        docs.append(doc)
    return docs


class Directions:
    """The principal directions of the states of all tokens of the training reports."""

    def __init__(self, docs):
        states = np.vstack([doc["states"] for doc in docs]).astype(np.float64)
        self.mean = states.mean(0)
        states -= self.mean
        self.axes = []
        for part in (slice(0, WIDTH), slice(WIDTH, 2 * WIDTH)):
            values, vectors = np.linalg.eigh(states[:, part].T @ states[:, part] / len(states))
            best = np.argsort(-values)[:DIMENSIONS]
            self.axes.append(vectors[:, best] / np.sqrt(values[best] + 1e-6))

    def of(self, rows):
        rows = rows - self.mean
        return np.hstack([rows[:, :WIDTH] @ self.axes[0], rows[:, WIDTH:] @ self.axes[1]])


def features(doc, j):
    """What is discrete about a claim, the rules' answers among it."""
    tokens, claims, claim = doc["tokens"], doc["claims"], doc["claims"][j]
    trigger = tokens[claim["token"]]
    is_main = {incident["id"]: incident["main"] for incident in doc["incidents"]}
    kind_of = {incident["id"]: incident["type"] for incident in doc["incidents"]}
    sentence = trigger[2]
    here = [token for token in tokens if token[2] == sentence]
    found = {
        "kind " + claim["kind"], "predicate " + trigger[3].lower(), "predicate's tag " + trigger[5],
        "predicate's relation " + trigger[6], "status " + claim["status"], "main %s" % is_main[claim["incident"]],
        "type %s" % kind_of[claim["incident"]], "paragraph " + doc["sentences"][sentence],
        "position %d" % min(4, sentence // 3), "part %d" % (4 * sentence // max(1, len(doc["sentences"]))),
        "confidence %d" % (10 * claim["confidence"]), "incidents %d" % min(4, len(doc["incidents"])),
        "has time %s" % (claim["time"] is not None), "part of a total %s" % (claim["part_of"] is not None),
    }
    holder = claim.get("holder")
    found.add("holder %s" % (holder.get("type") if holder else None))
    low = claim["low"]
    found.add("number %s" % (None if low is None else len(str(low)) if low > 2 else -low))
    words = {token[3].lower() for token in here}
    found |= {"sentence has " + word for word in PAST if word in words}
    found |= {"sentence has a year" for word in words if len(word) == 4 and word.isdigit()}
    found |= {"below " + t[6] + " " + t[3].lower() for t in here if t[7] == claim["token"] and t[4] != "PUNCT"}
    if trigger[7] is not None:
        found.add("above " + tokens[trigger[7]][3].lower())
    all_words = Counter(token[3].lower() for token in tokens if token[4] in ("NOUN", "VERB"))
    found |= {"report has " + word for word, count in all_words.items() if count > 1}
    if claim["counted"] is not None:
        head = tokens[claim["counted"]]
        found |= {"group " + claim["group"], "own group %s" % claim["own_group"], "counted " + head[3].lower(),
                  "counted's tag " + head[5], "counted's relation " + head[6],
                  "kind and own group %s %s" % (claim["kind"], claim["own_group"])}
        found |= {"counted is " + t[3].lower() for t in here
                  if t[7] == claim["counted"] and t[6] in ("amod", "compound", "nmod", "nmod:poss", "det")}
        found |= {"counted is a name, " + kind for a, b, kind in doc["names"] if a <= claim["counted"] < b}
        others = [c for k, c in enumerate(claims) if k != j and c["counted"] not in (None, claim["counted"])]
        found |= {"others are " + c["group"] for c in others}
        found |= {"others of the kind are " + c["group"] for c in others if c["kind"] == claim["kind"]}
        before = [c for c in claims[:j] if c["counted"] not in (None, claim["counted"])]
        found |= {"before are " + c["group"] for c in before[-1:]}
    return found


def holders(scorer, doc, j):
    """The texts of those whose claim it may be, by where they are taken from, and what is seen of them."""
    tokens, claim = doc["tokens"], doc["claims"][j]
    start, end = claim["trigger"]["start"], claim["trigger"]["end"]
    named = [a for a in doc["attributions"] if a["source"] and a["cue"]]
    around = [a for a in named if any(c["start"] <= start and end <= c["end"] for c in a["content"])]
    inner = min(around, key=lambda a: sum(c["end"] - c["start"] for c in a["content"]), default=None)
    before = [a for a in named if a["cue"]["start"] < start and a is not inner]
    held = [scorer.holder_text(c) for c in doc["claims"][:j] if c["holder"]]
    texts = {
        "rules": scorer.holder_text(claim), "outlet": None, "inner": inner and inner["source"]["text"],
        "before": before[-1]["source"]["text"] if before else None, "claim before": held[-1] if held else None,
    }
    by = "holder" if claim["holder"] else "outlet"
    seen = {"rules " + by, "%d around" % min(2, len(around)), "%s, %d around" % (by, min(2, len(around))),
            "%s of %s" % (by, claim["kind"]), "%s at %s" % (by, tokens[claim["token"]][6])}
    if claim["holder"]:
        last = texts["rules"].lower().split()
        seen |= {"holder's last word " + last[-1], "holder of %d words" % min(4, len(last)),
                 "inner is the holder %s" % scorer.same_holder(texts["inner"], texts["rules"])}
    if inner:
        seen |= {"inner cue " + inner["cue"]["text"].lower(), "inner %s" % inner["mode"], "nested %s" % bool(inner["within"])}
    if before:
        cue = max(token[2] for token in tokens if token[0] <= before[-1]["cue"]["start"])
        gap = min(3, tokens[claim["token"]][2] - cue)
        seen |= {"%d sentences behind %s" % (gap, before[-1]["mode"]), "%s, %d sentences behind" % (by, gap)}
    return texts, seen


def looked_at(doc, j):
    claim = doc["claims"][j]
    sentence = doc["tokens"][claim["token"]][2]
    rows = [k for k, token in enumerate(doc["tokens"]) if token[2] == sentence]
    counted = claim["token"] if claim["counted"] is None else claim["counted"]
    return np.vstack([doc["states"][counted], doc["states"][claim["token"]], doc["states"][rows].mean(0)])


def rows_of(scorer, task, docs, directions):
    """(report, features, states, gold, the rules' answer) of each claim that the task is about."""
    rows = []
    for doc in docs:
        gold = doc["gold"]
        main_gold = {incident["id"]: incident["main"] for incident in gold["incidents"]}
        marks = gold.get("figures_of_speech", [])
        for j, claim in enumerate(doc["claims"]):
            matched = gold["claims"][doc["found"][j]] if j in doc["found"] else None
            if task == "right":
                answer = ("yes" if matched else "no", "yes")
            elif task == "literal":
                start, end = doc["tokens"][claim["token"]][:2]
                marked = any(a < end and start < b for a, b in marks)
                if not matched and not marked and marks is not None and "figures_of_speech" in gold:
                    continue
                # On sets without marks a claim that is not found stands for one; only the removal of right ones is exact.
                answer = ("yes" if matched else "no", "yes")
            elif matched is None:
                continue
            elif task == "group":
                if claim["kind"] in scorer.ACTS or claim["counted"] is None:
                    continue
                answer = (matched["group"], claim["group"])
            elif task == "main":
                answer = (str(main_gold[matched["incident"]]), str("rules main" in claim["setting"]))
            elif task == "holder":
                texts, more = holders(scorer, doc, j)
                right = [name for name, text in texts.items() if scorer.same_holder(matched["holder"], text)]
                answer = (right[0] if right else "rules", "rules")
            else:
                answer = (matched["status"], claim["status"])
            states = directions.of(looked_at(doc, j)).reshape(-1) if directions else None
            # For main or background what the program itself looks at (crates/claims/src/incident/judged.rs).
            seen = set(claim["setting"]) if task == "main" else features(doc, j)
            seen |= more if task == "holder" else set()
            rows.append((gold["doc"], seen, states, *answer))
    return rows


class Head:
    """A softmax regression with a Gaussian prior."""

    def __init__(self, rows, looks, prior):
        counts = Counter(name for row in rows for name in row[1])
        self.names = {name: n for n, name in enumerate(sorted(n for n, c in counts.items() if c >= RARE))}
        self.looks = looks
        self.labels = sorted({row[3] for row in rows} | {row[4] for row in rows})
        x = self.matrix(rows)
        y = np.zeros((len(rows), len(self.labels)))
        y[np.arange(len(rows)), [self.labels.index(row[3]) for row in rows]] = 1
        step = 1 / (0.5 * float(np.linalg.norm(x, 2)) ** 2 + prior)
        weights = np.zeros((x.shape[1], len(self.labels)))
        ahead = weights
        penalty = np.full((x.shape[1], 1), prior)
        penalty[-1] = 1e-3
        for number in range(STEPS):  # Nesterov's accelerated gradient descent
            slope = x.T @ (self.softmax(x @ ahead) - y) + penalty * ahead
            following = ahead - step * slope
            ahead = following + number / (number + 3) * (following - weights)
            weights = following
        self.weights = weights

    @staticmethod
    def softmax(scores):
        scores = np.exp(scores - scores.max(1, keepdims=True))
        return scores / scores.sum(1, keepdims=True)

    def matrix(self, rows):
        parts = []
        if "d" in self.looks:
            seen = np.zeros((len(rows), len(self.names)))
            for n, row in enumerate(rows):
                seen[n, [self.names[name] for name in row[1] if name in self.names]] = 1
            parts.append(seen)
        if "s" in self.looks:
            parts.append(0.3 * np.array([row[2] for row in rows]))
        return np.hstack([*parts, np.ones((len(rows), 1))])

    def answers(self, rows):
        """For each row what each label gets, and the index of the rules' answer (-1 where the head does not know it)."""
        rules = [self.labels.index(row[4]) if row[4] in self.labels else -1 for row in rows]
        return self.softmax(self.matrix(rows) @ self.weights), rules

    def decide(self, rows, margin):
        sure, rules = self.answers(rows)
        best = sure.argmax(1)
        theirs = np.array([sure[n, r] if r >= 0 else 1.0 for n, r in enumerate(rules)])
        takes = sure[np.arange(len(rows)), best] - theirs > margin
        return [self.labels[best[n]] if takes[n] else row[4] for n, row in enumerate(rows)]


def share(answers, rows):
    return sum(answer == row[3] for answer, row in zip(answers, rows)) / max(1, len(rows))


def cross_validated(rows, looks, prior):
    """The share that is right at each margin, each report decided by a head that has not seen it."""
    docs = sorted({row[0] for row in rows})
    fold = {doc: n % FOLDS for n, doc in enumerate(docs)}
    right = np.zeros(len(MARGINS))
    for held in range(FOLDS):
        head = Head([row for row in rows if fold[row[0]] != held], looks, prior)
        kept = [row for row in rows if fold[row[0]] == held]
        right += [sum(a == r[3] for a, r in zip(head.decide(kept, margin), kept)) for margin in MARGINS]
    return right / len(rows)


def changes(answers, rows):
    better = sum(a == r[3] != r[4] for a, r in zip(answers, rows))
    worse = sum(a != r[3] == r[4] for a, r in zip(answers, rows))
    return f"+{better} -{worse}"


def report(name, rows, head, margin):
    answers = head.decide(rows, margin)
    alone = head.decide(rows, -1.0)
    print(f"    {name:6} rules {share([row[4] for row in rows], rows):.3f}   head alone {share(alone, rows):.3f}   "
          f"both {share(answers, rows):.3f} ({changes(answers, rows)} of {len(rows)})")


def in_order(docs, seed):
    """The reports in one of the orders in which the curve takes them."""
    names = sorted(doc["gold"]["doc"] for doc in docs)
    random.Random(seed).shuffle(names)
    return names


def curve(docs, rows, tests, steps, prior, margin):
    """The head for main or background by the number of reports it is fitted to, the mean over several orders."""
    orders = [in_order(docs, seed) for seed in range(1, ORDERS + 1)]
    print("reports  claims " + "".join(f"   set {n + 1}: both (alone)" for n in range(len(tests))))
    print("      0       0 " + "".join(f"   {share([row[4] for row in test], test):.3f}" for test in tests))
    for step in steps:
        fitted, right = 0, np.zeros((len(tests), 2))
        for order in orders:
            taken = set(order[:step])
            some = [row for row in rows if row[0] in taken]
            head = Head(some, "d", prior)
            fitted += len(some)
            right += [[share(head.decide(test, m), test) for m in (margin, -1.0)] for test in tests]
        shown = "".join(f"   {both:.3f} ({alone:.3f})" for both, alone in right / len(orders))
        print(f"{step:7} {fitted / len(orders):7.0f} {shown}", flush=True)


TABLE = """\
# Main incident or background: a logistic model over features that a claim has or has not
# (crates/claims/src/incident/judged.rs). The weights of a claim's features and the level are summed up: above 0 it is of the
# background, below 0 of the main incident, at 0 the rules' answer stays. "rules main" and "rules background" are that answer.
# Made by train/heads.py from the training part of corpus/.
# claims, background: how many claims of the corpus have the feature, and the share of these that is background
#feature	weight	claims	background"""


def export(rows, prior, margin):
    """The table of the head that decides between main and background, strongest weights first.

    The margin by which it has to be surer than the rules is put into the weights of the rules' answers."""
    head = Head(rows, "d", prior)
    weights = head.weights[:, head.labels.index("False")] - head.weights[:, head.labels.index("True")]
    odds = np.log((1 + margin) / (1 - margin))
    weights[head.names["rules main"]] -= odds
    weights[head.names["rules background"]] += odds
    print(TABLE)
    print(f"level\t{weights[-1]:.2f}\t{len(rows)}\t{share(['False'] * len(rows), rows):.2f}")
    names = sorted(head.names, key=lambda name: (-round(weights[head.names[name]], 2), name))
    for name in names:
        weight = round(weights[head.names[name]], 2)
        having = [row for row in rows if name in row[1]]
        if weight:
            print(f"{name}\t{weight:.2f}\t{len(having)}\t{share(['False'] * len(having), having):.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scorer", required=True, help="the benchmark's score_claims.py")
    parser.add_argument("--task", action="append", choices=TASKS)
    parser.add_argument("--looks", default="d,s,ds")
    parser.add_argument("--prior", default="2,8", help="strengths of the prior to choose from")
    parser.add_argument("--curve", help="numbers of reports, such as 20,40,80: main or background by how many are learnt from")
    parser.add_argument("--export", action="store_true", help="print the table of the head for main or background")
    parser.add_argument("--margin", type=float, default=0.0, help="of the exported head and the curve's")
    parser.add_argument("--reports", type=int, help="export what so many reports teach, the first of the curve's first order")
    parser.add_argument("train")
    parser.add_argument("measured", nargs="*")
    arguments = parser.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", arguments.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    training = load(scorer, arguments.train)
    measured = [load(scorer, paths) for paths in arguments.measured]
    priors = [float(prior) for prior in arguments.prior.split(",")]
    if arguments.export or arguments.curve:
        rows = rows_of(scorer, "main", training, None)
        if arguments.curve:
            tests = [rows_of(scorer, "main", docs, None) for docs in measured]
            steps = [int(step) for step in arguments.curve.split(",")]
            curve(training, rows, tests, steps, priors[0], arguments.margin)
            return
        taken = set(in_order(training, 1)[: arguments.reports])
        export([row for row in rows if row[0] in taken], priors[0], arguments.margin)
        return
    directions = Directions(training) if "s" in arguments.looks else None
    for task in arguments.task or TASKS:
        rows = rows_of(scorer, task, training, directions)
        tests = [rows_of(scorer, task, docs, directions) for docs in measured]
        for looks in arguments.looks.split(","):
            tried = [(cross_validated(rows, looks, prior), prior) for prior in priors]
            best = max(tried, key=lambda one: one[0].max())
            margin = MARGINS[int(best[0].argmax())]
            head = Head(rows, looks, best[1])
            print(f"{task}, looks at {looks}, {len({row[0] for row in rows})} reports: prior {best[1]:g}, margin {margin:g}; "
                  f"cross-validated {best[0].max():.3f}, rules {share([row[4] for row in rows], rows):.3f} of {len(rows)}",
                  flush=True)
            for n, test in enumerate(tests):
                report(f"set {n + 1}", test, head, margin)


if __name__ == "__main__":
    main()
