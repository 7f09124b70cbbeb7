"""Trains the name layers: a branch of the encoder that reads names alone. See docs/models.md.

    names.py --file sayso-en.bin --base MODEL_FOLDER --bench BENCH_FOLDER --work FOLDER --name NAME --deadline HH:MM ...

The encoder and the heads for tags and trees stay as they are in the file: they are read from it and not trained.
"""

import argparse
import glob
import os
import random
import re
import time

os.environ.setdefault("OMP_WAIT_POLICY", "passive")
os.environ.setdefault("GOMP_SPINCOUNT", "0")

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file

import data as D
import model as M
import score as S

SPAN = {D.BEGINS, D.IN_NAME}
HELD = ("encyclopedia:03", "encyclopedia:11")
BITS = torch.arange(len(D.NAMES))


# ---------------------------------------------------------------- sentences


def encyclopedia(folder):
    """Our own sentences: one a line, names written as [KIND words]; `#` begins a line of comment."""
    out = []
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        topic = ""
        for line in open(path, encoding="utf-8"):
            line = line.strip()
            if line.startswith("#"):
                topic = line
            elif line:
                words, tags = [], []
                for part in re.split(r"(\[(?:PER|ORG|LOC|MISC) [^\[\]]+\])", line):
                    mark = re.fullmatch(r"\[(PER|ORG|LOC|MISC) ([^\[\]]+)\]", part)
                    assert mark or "[" not in part, f"{path}: {line}"
                    text = mark.group(2) if mark else part
                    for i, m in enumerate(D.TOKEN.finditer(text)):
                        words.append(m.group())
                        tags.append(("I-" if i else "B-") + mark.group(1) if mark else "O")
                out.append(D.Sent(words, names=tags, doc=f"encyclopedia:{os.path.basename(path)}:{topic}"))
    return out


def corpora(bench, own, final):
    """[(sentences, how often an epoch)], and the sentences that choices are made on: of our own, since the encoder below
    the branch has been trained on all of WikiGold but what is kept for measuring."""
    L, N = os.path.join(bench, "language"), os.path.join(bench, "names")
    wiki = D.wikigold(f"{N}/wikigold/wikigold.conllu")
    ours = encyclopedia(own)
    held = lambda s: not final and s.doc.startswith(HELD)
    ewt = [s for s in D.treebank(f"{L}/en_ewt-ud-train.rebuilt.conllu", proper=True) if s.names is not None]
    gum = D.treebank(f"{L}/en_gum-ud-train.rebuilt.open.conllu", gum=True)
    wnut = D.wnut(f"{N}/wnut17/wnut17train.conll") + D.wnut(f"{N}/wnut17/emerging.dev.conll")
    return [(wiki, 3.0), ([s for s in ours if not held(s)], 2.0),
            (D.re3d(f"{N}/re3d"), 1.0), (D.uner(f"{N}/uner_ewt/en_ewt-ud-dev.iob2"), 1.0), (gum, 0.5),
            (ewt, 0.15), (wnut, 0.15), (D.written(200), 1.0)], [s for s in ours if held(s)]


def kind_of(sent, b, e, kind):
    """Mentions that may stand for each other: of one kind, one word or several, peoples apart from other MISC."""
    people = kind == "MISC" and D.is_demonym(sent.words[b])
    return kind, e - b > 1, people


class Mentions:
    """Names of the corpora whose kinds are all marked, to put in each other's place."""

    def __init__(self, sents):
        self.pool = {}
        for s in sents:
            for b, e, kind in S.spans([t if isinstance(t, str) else "O" for t in s.names]):
                self.pool.setdefault(kind_of(s, b, e, kind), []).append(s.words[b:e])

    def swap(self, s, rng, share):
        """The sentence with some of its names replaced; labels that are no label of one kind stay."""
        words, tags, at = [], [], 0
        for b, e, kind in S.spans([t if isinstance(t, str) else "O" for t in s.names]):
            words += s.words[at:b]
            tags += s.names[at:b]
            pool = self.pool.get(kind_of(s, b, e, kind))
            new = rng.choice(pool) if pool and rng.random() < share else s.words[b:e]
            words += new
            tags += ["B-" + kind] + ["I-" + kind] * (len(new) - 1)
            at = e
        return D.Sent(words + s.words[at:], names=tags + s.names[at:], doc=s.doc)


def one_epoch(sets, mentions, rng, share):
    """The sentences of an epoch: a set with a weight below one gives a random part of it."""
    out = []
    for sents, times in sets:
        whole = int(times)
        part = rng.sample(sents, int(len(sents) * (times - whole))) if times > whole else []
        for s in sents * whole + part:
            if s.doc.startswith(("wikigold", "encyclopedia", "re3d", "uner")) and rng.random() < share:
                s = mentions.swap(s, rng, 0.4)
            out.append(s)
    return out


def prepare(s, wp, rng=None, hide=0.0):
    """Pieces of a sentence; in training some words are hidden behind [MASK], names more often."""
    ids, first, piece_word = [wp.cls], [0], [0]
    for i, (w, t) in enumerate(zip(s.words, s.names)):
        first.append(len(ids))
        rate = hide * (3 if t != "O" and t != D.MASK else 1)
        got = [wp.ids["[MASK]"]] if rng is not None and rng.random() < rate else wp.word(w)
        ids += got
        piece_word += [i + 1] * len(got)
    s.pieces, s.first, s.shapes = ids + [wp.sep], first, None
    s.piece_word = piece_word + [0]
    s.y_name = [v if isinstance(v, int) else D.NAME_ID[v] for v in s.names]


def collate(batch, case):
    """case: for each sentence 0 as it is, 1 capitals, 2 lower case. A piece has its word's shape."""
    b, p, w = len(batch), max(len(s.pieces) for s in batch), max(len(s.words) for s in batch)
    t = {"ids": np.zeros((b, p), np.int64), "pmask": np.zeros((b, p), bool), "pshape": np.zeros((b, p), np.int64),
         "first": np.zeros((b, w), np.int64), "shape": np.zeros((b, w), np.int64),
         "wmask": np.zeros((b, w), bool), "name": np.full((b, w), D.MASK, np.int64)}
    for i, s in enumerate(batch):
        n, words = len(s.words), s.words
        if case[i]:
            words = [x.upper() if case[i] == 1 else x.lower() for x in words]
        shape = np.array(D.shapes(words))
        t["ids"][i, :len(s.pieces)] = s.pieces
        t["pmask"][i, :len(s.pieces)] = True
        t["pshape"][i, :len(s.pieces)] = shape[s.piece_word]
        t["first"][i, :n] = s.first[1:]
        t["wmask"][i, :n] = True
        t["shape"][i, :n] = shape[1:]
        t["name"][i, :n] = s.y_name
    return {k: torch.from_numpy(v) for k, v in t.items()}


# ---------------------------------------------------------------- loss


def crf_loss(net, emit, gold, wmask):
    """Negative log likelihood of the sequences whose labels are all allowed, of each sentence."""
    g = gold.clamp_max(len(D.NAMES))
    bits = torch.where(g >= 0, 1 << g.clamp_min(0), torch.where(g == D.MASK, 511, -1 - g))
    ok = ((bits[..., None] >> BITS) & 1) == 1
    emit = emit.float()
    both = torch.cat([emit, emit.masked_fill(~ok, -1e4)])
    mask = torch.cat([wmask, wmask])
    step = net.next + net.bad
    a = both[:, 0] + step[0]
    for i in range(1, both.shape[1]):
        n = torch.logsumexp(a[:, :, None] + step, 1) + both[:, i]
        a = torch.where(mask[:, i, None], n, a)
    z = torch.logsumexp(a, 1)
    half = len(emit)
    return z[:half] - z[half:]


def span_loss(emit, gold):
    """Words that are names of any kind: the gradient goes through O alone."""
    lg = emit.float().flatten(0, -2)
    g = gold.flatten()
    rest = torch.logsumexp(lg[:, 1:].detach(), -1)
    loss = torch.where(g == 0, F.softplus(torch.logsumexp(lg[:, 1:], -1) - lg[:, 0]), F.softplus(lg[:, 0] - rest))
    loss = torch.where(g > 0, F.cross_entropy(lg, g.clamp_min(0), reduction="none"), loss)
    use = (g >= 0) | (g == D.BEGINS) | (g == D.IN_NAME)
    return loss[use].sum()


# ---------------------------------------------------------------- main


@torch.no_grad()
def predict(net, sents, case=0, room=2000):
    """The names of each sentence, as score.py wants them."""
    net.eval()
    got = {}
    for batch in D.batches(sents, room):
        t = collate(batch, [case] * len(batch))
        emit = net.name_scores(t).float().numpy().astype(np.float64)
        for i, s in enumerate(batch):
            got[id(s)] = {"names": S.best_names(emit[i, :len(s.words)], net.next.float().numpy())}
    return [got[id(s)] for s in sents]


def show(net, name, sents, kinds=D.KINDS):
    pred = predict(net, sents)
    print(f"  {name}: {S.show(S.name_scores(sents, pred, {'name': D.NAMES}, kinds))}", flush=True)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--file", required=True, help="the model whose encoder is branched off from")
    a.add_argument("--base", required=True)
    a.add_argument("--bench", required=True)
    a.add_argument("--own", required=True, help="folder with our own encyclopedic sentences")
    a.add_argument("--work", required=True)
    a.add_argument("--name", required=True)
    a.add_argument("--shared", type=int, default=2, help="layers of the encoder below the branch")
    a.add_argument("--layers", type=int, default=3)
    a.add_argument("--from-layer", type=int, default=2, help="the base model's layer that the branch begins with")
    a.add_argument("--lr", type=float, default=1.5e-4)
    a.add_argument("--head-lr", type=float, default=1e-3)
    a.add_argument("--room", type=int, default=1200)
    a.add_argument("--drop", type=float, default=0.1)
    a.add_argument("--head-drop", type=float, default=0.2)
    a.add_argument("--swap", type=float, default=0.4)
    a.add_argument("--hide", type=float, default=0.02)
    a.add_argument("--average", type=float, default=0.998, help="how much of the mean of the weights stays at a step")
    a.add_argument("--init", help="a checkpoint to begin with")
    a.add_argument("--final", action="store_true", help="train on the sentences that choices were made on too")
    a.add_argument("--deadline", required=True, help="HH:MM UTC: the rate falls to zero at that time")
    a.add_argument("--export", help="write the file with this branch")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--threads", type=int, default=1)
    arg = a.parse_args()
    torch.set_num_threads(arg.threads)
    torch.manual_seed(arg.seed)
    rng = random.Random(arg.seed)

    wp = D.WordPiece(M.File(arg.file).vocab())
    sets, dev = corpora(arg.bench, arg.own, arg.final)
    print(f"sentences {[len(s) for s, _ in sets]}, chosen on {len(dev)}", flush=True)
    for s in dev:
        prepare(s, wp)
    net = M.NameNet(arg.file, arg.shared, arg.layers, drop=arg.drop, head_drop=arg.head_drop)
    net.load_base(load_file(os.path.join(arg.base, "model.safetensors")), arg.from_layer)
    path = os.path.join(arg.work, arg.name + ".pt")
    if arg.init:
        net.branch.load_state_dict(torch.load(arg.init)["mean"])
    params = dict(net.branch.named_parameters())
    enc = [p for n, p in params.items() if n.startswith("layers.") and p.dim() > 1]
    plain = [p for n, p in params.items() if n.startswith("layers.") and p.dim() == 1]
    head = [p for n, p in params.items() if not n.startswith("layers.")]
    opt = torch.optim.AdamW([{"params": enc, "lr": arg.lr, "weight_decay": 0.01},
                             {"params": plain, "lr": arg.lr, "weight_decay": 0.0},
                             {"params": head, "lr": arg.head_lr, "weight_decay": 0.0}], betas=(0.9, 0.98), fused=True)
    rates = [g["lr"] for g in opt.param_groups]
    mean = {k: v.detach().clone() for k, v in net.branch.state_dict().items()}
    begin = time.time()
    h, m = map(int, arg.deadline.split(":"))
    end = begin + (h * 3600 + m * 60 - begin % 86400) % 86400
    step, epoch, saved = 0, 0, begin
    while time.time() < end:
        sents = one_epoch(sets, Mentions([s for ss, _ in sets[:4] for s in ss]), rng, arg.swap)
        for s in sents:
            prepare(s, wp, rng, arg.hide)
        todo = D.batches([s for s in sents if 1 < len(s.pieces) <= 110], arg.room, rng)
        epoch += 1
        t0, seen, sums = time.time(), 0, 0.0
        net.branch.train()
        for k, batch in enumerate(todo):
            left = (end - time.time()) / (end - begin)
            if left <= 0:
                break
            f = min((step + 1) / 100, left)
            for g, lr in zip(opt.param_groups, rates):
                g["lr"] = lr * f
            case = [1 if (r := rng.random()) < 0.08 else 2 if r < 0.14 else 0 for _ in batch]
            t = collate(batch, case)
            loose = torch.tensor([s.doc.startswith(("wikigold", "encyclopedia", "re3d", "uner", "GUM", "wnut", "written"))
                                  for s in batch])
            with torch.autocast("cpu", torch.bfloat16):
                emit = net.name_scores(t)
            words = t["wmask"].sum()
            loss = torch.zeros(())
            if loose.any():
                loss = loss + crf_loss(net, emit[loose], t["name"][loose], t["wmask"][loose]).sum() / words
            if not loose.all():
                loss = loss + 0.5 * span_loss(emit[~loose], t["name"][~loose].where(t["wmask"][~loose], D.MASK)) / words
            loss.backward()
            torch.nn.utils.clip_grad_norm_(list(params.values()), 1.0)
            opt.step()
            opt.zero_grad(set_to_none=True)
            step += 1
            keep = min(arg.average, step / (step + 20))
            with torch.no_grad():
                for n, v in net.branch.state_dict().items():
                    mean[n].lerp_(v, 1 - keep)
            seen += sum(len(s.pieces) for s in batch)
            sums += float(loss.detach())
            if k % 50 == 49:
                print(f"epoch {epoch} {k + 1}/{len(todo)} {time.time() - t0:.0f} s {seen / (time.time() - t0):.0f} pieces/s"
                      f" loss {sums / (k + 1):.4f} rate {f:.2f}", flush=True)
        torch.save({"mean": mean, "now": net.branch.state_dict(), "arg": vars(arg)}, path + ".tmp")
        os.replace(path + ".tmp", path)
        if dev:
            now = {k: v.clone() for k, v in net.branch.state_dict().items()}
            show(net, "chosen on", dev)
            net.branch.load_state_dict(mean)
            show(net, "chosen on, mean", dev)
            net.branch.load_state_dict(now)
    if arg.export:
        net.branch.load_state_dict(mean)
        print(f"exported {M.export_names(net, arg.file, arg.export)} bytes", flush=True)


if __name__ == "__main__":
    main()
