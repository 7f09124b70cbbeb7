"""Trees and scores."""

from collections import Counter

import numpy as np
import torch

import data as D


def is_tree(heads):
    """heads: for words 1.., as numbers with 0 the root; one word alone under the root."""
    if sum(h == 0 for h in heads) != 1:
        return False
    n = len(heads)
    seen = [0] * (n + 1)
    seen[0] = -1
    for i in range(1, n + 1):
        at = i
        while seen[at] == 0:
            seen[at] = i
            at = heads[at - 1]
        if seen[at] == i:
            return False
        at = i
        while seen[at] == i:
            seen[at] = -1
            at = heads[at - 1]
    return True


def chu_liu_edmonds(score):
    """score[i, j]: word i under j, for 0 .. n; row 0 is not read. Best heads, without the one-root rule."""
    n = score.shape[0]
    score = score.copy()
    np.fill_diagonal(score, -np.inf)
    heads = score.argmax(1)
    heads[0] = 0
    colour = np.zeros(n, int)
    cycle = None
    for i in range(1, n):
        path, at = [], i
        while at != 0 and colour[at] == 0:
            colour[at] = i
            path.append(at)
            at = heads[at]
        if at != 0 and colour[at] == i:
            cycle = path[path.index(at):]
            break
    if cycle is None:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    rest = [i for i in range(n) if not inside[i]]
    m = len(rest)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = score[np.ix_(rest, rest)]
    sub = score[np.ix_(rest, cycle)]
    small[:m, m] = sub.max(1)
    to_c = sub.argmax(1)
    enter = score[np.ix_(cycle, rest)] - score[cycle, heads[cycle]][:, None]
    small[m, :m] = enter.max(0)
    from_c = enter.argmax(0)
    got = chu_liu_edmonds(small)
    out = heads.copy()
    for k in range(1, m):
        out[rest[k]] = cycle[to_c[k]] if got[k] == m else rest[got[k]]
    j = got[m]
    out[cycle[from_c[j]]] = rest[j]
    return out


def tree(score):
    """score [words, words + 1] -> heads of the best tree with one word under the root."""
    w = score.shape[0]
    s = score.copy()
    s[np.arange(w), np.arange(1, w + 1)] = -np.inf
    greedy = s.argmax(1)
    if is_tree(list(greedy)):
        return greedy
    full = np.full((w + 1, w + 1), -np.inf)
    full[1:] = score
    best = chu_liu_edmonds(full)
    if (best[1:] == 0).sum() == 1:
        return best[1:]
    top, found = -np.inf, best
    for r in range(1, w + 1):
        one = full.copy()
        keep = one[r, 0]
        one[1:, 0] = -1e9
        one[r, 0] = keep
        h = chu_liu_edmonds(one)
        val = one[np.arange(1, w + 1), h[1:]].sum()
        if val > top:
            top, found = val, h
    return found[1:]


BAD = np.array([[-1e9 if b[0] == "I" and (a == "O" or a[2:] != b[2:]) else 0.0 for b in D.NAMES] for a in D.NAMES])


def best_names(logits, after=0.0):
    """after: what is added to a label's score after another label (the first word comes after O).

    logits [words, 9] -> the best sequence in which I-X follows B-X or I-X alone (Viterbi; only differences between a
    word's logits matter, once each word's are turned into log probabilities)."""
    m = logits.max(1, keepdims=True)
    lp = logits - m - np.log(np.exp(logits - m).sum(1, keepdims=True))
    bad = BAD + after
    score = lp[0] + bad[0]
    back = []
    for i in range(1, len(lp)):
        t = score[:, None] + bad
        back.append(t.argmax(0))
        score = t.max(0) + lp[i]
    out = [int(score.argmax())]
    for b in reversed(back):
        out.append(int(b[out[-1]]))
    return np.array(out[::-1])


@torch.no_grad()
def predict(net, sents, labels, shape=0, room=3000, amp=False, greedy=False):
    """Fills a list of {"upos", "xpos", "head", "deprel", "names"} as ids, in the order of sents."""
    net.eval()
    root = labels["deprel"].index("root")
    got = {}
    for batch in D.batches(sents, room):
        t = {k: torch.from_numpy(v) for k, v in D.collate(batch, [shape] * len(batch)).items()}
        with torch.autocast("cpu", torch.bfloat16, enabled=amp):
            o = net.heads(net.words(t))
            arc = o["arc"].float().masked_fill(~t["wmask"][:, None, :], -1e9).numpy()
            heads = np.zeros(arc.shape[:2], np.int64)
            for i, s in enumerate(batch):
                n = len(s.words)
                if s.head is None and s.names is not None and greedy is None:
                    continue
                sc = arc[i, :n, :n + 1]
                if greedy:
                    sc = sc.copy()
                    sc[np.arange(n), np.arange(1, n + 1)] = -np.inf
                    heads[i, :n] = sc.argmax(1)
                else:
                    heads[i, :n] = tree(sc)
            ht = torch.from_numpy(heads)
            lab = net.labels(o["ld"], o["lh"], ht).float()
        lab[:, :, root] = torch.where(ht == 0, 1e9, -1e9)
        lab = lab.argmax(-1).numpy()
        up, xp = (o[k].argmax(-1).numpy() for k in ("upos", "xpos"))
        nm = o["name"].float().numpy().astype(np.float64)
        for i, s in enumerate(batch):
            n = len(s.words)
            got[id(s)] = {"upos": up[i, :n], "xpos": xp[i, :n], "head": heads[i, :n], "deprel": lab[i, :n],
                          "names": best_names(nm[i, :n])}
    return [got[id(s)] for s in sents]


def tree_scores(sents, pred, labels):
    c = Counter()
    for s, p in zip(sents, pred):
        for i in range(len(s.words)):
            c["n"] += 1
            c["upos"] += labels["upos"][p["upos"][i]] == s.upos[i]
            c["xpos"] += labels["xpos"][p["xpos"][i]] == s.xpos[i]
            if p["head"][i] == s.head[i]:
                c["uas"] += 1
                d = labels["deprel"][p["deprel"][i]]
                c["las"] += d.split(":")[0] == s.deprel[i].split(":")[0]
                c["full"] += d == s.deprel[i]
    return {k: 100 * c[k] / max(c["n"], 1) for k in ("upos", "xpos", "uas", "las", "full")}


def spans(tags):
    out, b, kind = [], None, None
    for i, t in enumerate(list(tags) + ["O"]):
        if b is not None and (t[0] != "I" or t[2:] != kind):
            out.append((b, i, kind))
            b = None
        if t[0] == "B" or t[0] == "I" and b is None:
            b, kind = i, t[2:]
    return out


def name_scores(sents, pred, labels, kinds=("PER", "ORG", "LOC", "MISC")):
    """Exact spans. Predictions of kinds which the corpus lacks do not count."""
    tp = fp = fn = sp = 0
    by = Counter()
    for s, p in zip(sents, pred):
        gold = {g for g in spans(s.names) if g[2] in kinds}
        ours = {g for g in spans([labels["name"][t] for t in p["names"]]) if g[2] in kinds}
        tp += len(gold & ours)
        fp += len(ours - gold)
        fn += len(gold - ours)
        sp += len({g[:2] for g in gold} & {g[:2] for g in ours})
        for k in kinds:
            by[k, "tp"] += sum(g[2] == k for g in gold & ours)
            by[k, "g"] += sum(g[2] == k for g in gold)
            by[k, "o"] += sum(g[2] == k for g in ours)
    f = lambda t: 200 * t / max(2 * tp + fp + fn, 1)
    out = {"f": f(tp), "p": 100 * tp / max(tp + fp, 1), "r": 100 * tp / max(tp + fn, 1), "spans": f(sp)}
    for k in kinds:
        out[k] = 200 * by[k, "tp"] / max(by[k, "g"] + by[k, "o"], 1)
    return out


def show(d):
    return " ".join(f"{k} {v:.2f}" for k, v in d.items())
