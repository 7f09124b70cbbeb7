"""Trains sayso-en: all-MiniLM-L6-v2 with heads for tags, trees and names. See docs/models.md.

    train.py --base MODEL_FOLDER --bench BENCH_FOLDER --work FOLDER --name NAME [--layers 3] [--epochs 2] ...
"""

import argparse
import json
import math
import os
import pickle
import random
import sys
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


def corpora(bench, final=False, names=False):
    """Training sentences and what decisions are made on."""
    L, N = os.path.join(bench, "language"), os.path.join(bench, "names")
    train = D.treebank(f"{L}/en_ewt-ud-train.rebuilt.conllu", proper=True)
    train += D.treebank(f"{L}/en_gum-ud-train.rebuilt.open.conllu", gum=True)
    ewt_dev = D.treebank(f"{L}/en_ewt-ud-dev.conllu")
    gum_dev = D.treebank(f"{L}/en_gum-ud-dev.open.conllu", gum=True)
    if final:
        train += ewt_dev + [s for s in gum_dev if not s.doc.startswith("GUM_news")]
    trees = len(train)
    for _ in range(5 if names else 3):  # the one corpus with the habits we follow
        train += D.wikigold(f"{N}/wikigold/wikigold.conllu")
    if names:
        train += D.re3d(f"{N}/re3d")
    else:
        train += D.wnut(f"{N}/wnut17/wnut17train.conll") + D.wnut(f"{N}/wnut17/emerging.dev.conll")
    train += D.uner(f"{N}/uner_ewt/en_ewt-ud-dev.iob2")
    train += D.re3d(f"{N}/re3d") + D.written()
    dev = {"ewt-dev": ewt_dev, "gum-dev": gum_dev}
    return train, dev, trees


def label_sets(train):
    from collections import Counter
    c = {k: Counter() for k in ("upos", "xpos", "deprel")}
    for s in train:
        if s.head is not None:
            for k in c:
                c[k].update(getattr(s, k))
    out = {k: sorted(v for v, n in c[k].items() if n >= (1 if k == "upos" else 2)) for k in c}
    out["name"] = D.NAMES
    return out


def ce(logits, gold, smooth=0.0):
    return F.cross_entropy(logits.flatten(0, -2).float(), gold.flatten(), ignore_index=D.MASK,
                           label_smoothing=smooth, reduction="none")


def mean(loss, mask):
    return loss[mask].mean() if mask.any() else loss.sum() * 0


BITS = torch.arange(9)


def name_loss(logits, gold):
    """gold: a label, D.MASK, or -1 - bits of the labels that are all right.

    Where all kinds of name are right, the gradient goes through O alone: through the kinds it would strengthen
    whichever kind is already the likelier."""
    lg = logits.float().flatten(0, -2)
    lp = F.log_softmax(logits.float().flatten(0, -2), -1)
    g = gold.flatten()
    bits = torch.where(g >= 0, 1 << g.clamp_min(0), torch.where(g == D.MASK, 511, -1 - g))
    ok = (bits[:, None] >> BITS) & 1
    loss = -torch.logsumexp(lp.masked_fill(ok == 0, -1e4), -1)
    span = F.softplus(lg[:, 0] - torch.logsumexp(lg[:, 1:].detach(), -1))
    return torch.where((g == D.BEGINS) | (g == D.IN_NAME), span, loss), g != D.MASK


def kl(logits, target, mask):
    """target: log probabilities of the teacher"""
    p = target.exp()
    lp = F.log_softmax(logits.float(), -1)
    loss = (p * (target - lp).clamp(-50, 50)).sum(-1)
    return mean(loss.flatten(), mask.flatten())


@torch.no_grad()
def soften(teacher, sents, room, cache):
    """The teacher's log probabilities for each sentence, kept as float16."""
    teacher.eval()
    t0, old, every = time.time(), {}, sents
    key = lambda s: (" ".join(s.words), s.head is not None)
    if os.path.exists(cache):
        old = pickle.load(open(cache, "rb"))
        for s in sents:
            s.soft = old.get(key(s))
        sents = [s for s in sents if s.soft is None]
    for batch in D.batches(sents, room) if sents else ():
        t = {k: torch.from_numpy(v) for k, v in D.collate(batch).items()}
        with torch.autocast("cpu", torch.bfloat16):
            o = teacher.heads(teacher.words(t))
            arc = o["arc"].float().masked_fill(~t["wmask"][:, None, :], -1e4)
            h = torch.where(t["head"] >= 0, t["head"], arc.argmax(-1))
            lab = teacher.labels(o["ld"], o["lh"], h)
        half = lambda x: F.log_softmax(x.float(), -1).clamp_min(-30).half().numpy()
        up, xp, nm, ar, lb = (half(x) for x in (o["upos"], o["xpos"], o["name"], arc, lab))
        for i, s in enumerate(batch):
            n = len(s.words)
            s.soft = (up[i, :n].copy(), xp[i, :n].copy(), nm[i, :n].copy(), ar[i, :n, :n + 1].copy(),
                      lb[i, :n].copy(), h[i, :n].numpy().copy())
    if sents:
        pickle.dump(old | {key(s): s.soft for s in every}, open(cache, "wb"))
    print(f"soft targets of {len(sents)} sentences: {time.time() - t0:.0f} s", flush=True)


def soft_batch(batch, w, n_up, n_xp, n_lab):
    b = len(batch)
    out = [np.zeros((b, w, n_up), np.float32), np.zeros((b, w, n_xp), np.float32), np.zeros((b, w, 9), np.float32),
           np.full((b, w, w + 1), -30, np.float32), np.zeros((b, w, n_lab), np.float32), np.zeros((b, w), np.int64)]
    for i, s in enumerate(batch):
        n = len(s.words)
        for k in (0, 1, 2, 4, 5):
            out[k][i, :n] = s.soft[k]
        out[3][i, :n, :n + 1] = s.soft[3]
    return [torch.from_numpy(x) for x in out]


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--base", required=True, help="folder with model.safetensors and vocab.txt")
    a.add_argument("--bench", required=True)
    a.add_argument("--work", required=True)
    a.add_argument("--name", required=True)
    a.add_argument("--layers", type=int, default=3)
    a.add_argument("--epochs", type=int, default=2)
    a.add_argument("--stop", type=int, default=99, help="stop after this many epochs of the schedule")
    a.add_argument("--lr", type=float, default=1e-4)
    a.add_argument("--head-lr", type=float, default=1e-3)
    a.add_argument("--room", type=int, default=1800, help="padded pieces a batch")
    a.add_argument("--name-weight", type=float, default=0.5)
    a.add_argument("--init", help="checkpoint to begin with (its first layers)")
    a.add_argument("--resume", action="store_true")
    a.add_argument("--teacher", help="checkpoint for soft targets")
    a.add_argument("--soft", type=float, default=0.5)
    a.add_argument("--drop", type=float, default=0.1)
    a.add_argument("--head-drop", type=float, default=0.2)
    a.add_argument("--fake-from", type=int, default=99, help="simulate int8 from this epoch on")
    a.add_argument("--no-amp", action="store_true")
    a.add_argument("--final", action="store_true", help="train on the dev files too")
    a.add_argument("--names", action="store_true", help="more of WikiGold and re3d, no WNUT")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--deadline", help="HH:MM UTC: the rate falls to zero at that time, "
                   "whatever the number of epochs")
    a.add_argument("--export")
    a.add_argument("--limit", type=int, default=0)
    arg = a.parse_args()
    torch.set_num_threads(arg.threads)
    rng = random.Random(arg.seed)
    torch.manual_seed(arg.seed)

    t0 = time.time()
    train, dev, _ = corpora(arg.bench, arg.final, arg.names)
    vocab = D.load_vocab(arg.base)
    wp = D.WordPiece(vocab)
    path = os.path.join(arg.work, arg.name + ".pt")
    start = None
    if arg.init:
        start = torch.load(arg.init, weights_only=False)
    labels = start["labels"] if start else label_sets(train)
    index = {k: {v: i for i, v in enumerate(vs)} for k, vs in labels.items()}
    for s in train:
        s.prepare(wp, index)
    for d in dev.values():
        for s in d:
            s.prepare(wp, index)
    train = [s for s in train if len(s.pieces) <= 128]
    if arg.limit:
        rng.shuffle(train)
        train = train[:arg.limit]
    print(f"{len(train)} sentences, {sum(len(s.words) for s in train)} words, {sum(len(s.pieces) for s in train)} pieces,"
          f" {({k: len(v) for k, v in labels.items()})}, {time.time() - t0:.0f} s", flush=True)

    sizes = [len(labels[k]) for k in ("upos", "xpos", "deprel")]
    net = M.Net(arg.layers, *sizes, drop=arg.drop, head_drop=arg.head_drop)
    net.load_base(load_file(os.path.join(arg.base, "model.safetensors")))
    if start:
        net.load_state_dict(start["net"], strict=False)  # layers beyond ours are left out
    if arg.teacher:
        ck = torch.load(arg.teacher, weights_only=False)
        assert ck["labels"] == labels
        teacher = M.Net(ck["layers"], *sizes)
        teacher.load_state_dict(ck["net"])
        soften(teacher, train, 4000, arg.teacher + ".soft")
        del teacher

    enc, head, plain = [], [], []
    for n, p in net.named_parameters():
        if not p.requires_grad:
            continue
        if n.startswith(("layers.", "norm.")):
            (plain if p.dim() == 1 else enc).append(p)
        else:
            head.append(p)
    opt = torch.optim.AdamW([{"params": enc, "lr": arg.lr, "weight_decay": 0.01},
                             {"params": plain, "lr": arg.lr, "weight_decay": 0.0},
                             {"params": head, "lr": arg.head_lr, "weight_decay": 0.0}], betas=(0.9, 0.98), fused=True)
    base_lr = [g["lr"] for g in opt.param_groups]
    per_epoch = len(D.batches(train, arg.room, random.Random(0)))
    total = per_epoch * arg.epochs
    step, first_epoch = 0, 0
    if arg.resume and os.path.exists(path):
        ck = torch.load(path, weights_only=False)
        net.load_state_dict(ck["net"])
        opt.load_state_dict(ck["opt"])
        step, first_epoch = ck["step"], ck["epoch"]
        rng.seed(arg.seed + first_epoch)
    warm = min(300, total // 10)
    end = begin = time.time()
    if arg.deadline:
        h, m = map(int, arg.deadline.split(":"))
        end += (h * 3600 + m * 60 - begin % 86400) % 86400
    done = False
    for epoch in range(first_epoch, min(arg.epochs, arg.stop)):
        if done:
            break
        net.train()
        M.Linear.fake = epoch >= arg.fake_from
        t0, seen, sums = time.time(), 0, np.zeros(5)
        todo = D.batches(train, arg.room, rng)
        for k, batch in enumerate(todo):
            case = [1 if (r := rng.random()) < 0.10 else 2 if r < 0.18 else 0 for _ in batch]
            t = {n: torch.from_numpy(v) for n, v in D.collate(batch, case).items()}
            left = (total - step) / (total - warm) if not arg.deadline else (end - time.time()) / (end - begin)
            f = (step + 1) / warm * min(left, 1) if step < warm else max(0.0, left)
            if arg.deadline and left <= 0:
                done = True
                break
            for g, lr in zip(opt.param_groups, base_lr):
                g["lr"] = lr * f
            with torch.autocast("cpu", torch.bfloat16, enabled=not arg.no_amp):
                o = net.heads(net.words(t))
                arc = o["arc"].float().masked_fill(~t["wmask"][:, None, :], -1e4)
                soft = soft_batch(batch, t["head"].shape[1], *sizes) if arg.teacher else None
                h = soft[5] if soft else t["head"].clamp_min(0)
                lab = net.labels(o["ld"], o["lh"], h).float()
            words = t["wmask"][:, 1:].flatten()
            gold = (t["head"] != D.MASK).flatten()
            nl, nmask = name_loss(o["name"], t["name"])
            ok = lambda key: (t[key] != D.MASK).flatten()
            # a sentence's share of the loss is its number of words: divided by the words of the batch
            W = words.sum()
            part = lambda loss, mask: (loss[mask].sum() / W)
            parts = [part(ce(o["upos"], t["upos"]), ok("upos")), part(ce(o["xpos"], t["xpos"]), ok("xpos")),
                     part(ce(arc, t["head"]), gold), part(ce(lab, t["deprel"]), ok("deprel")),
                     arg.name_weight * part(nl, nmask) * 2]
            loss = sum(parts)
            if soft:
                # the teacher's kinds of name are no better than chance where it had no gold
                typed = torch.tensor([s.doc.startswith(("wikigold", "re3d", "uner", "GUM")) for s in batch])
                typed = typed[:, None].expand_as(t["head"]).flatten()
                ks = [kl(o["upos"], soft[0], words), kl(o["xpos"], soft[1], words), kl(arc, soft[3], words),
                      kl(lab, soft[4], words), arg.name_weight * kl(o["name"], soft[2], words & typed)]
                loss = (1 - arg.soft) * loss + arg.soft * sum(ks) * 1.5
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for g in opt.param_groups for p in g["params"]], 2.0)
            opt.step()
            opt.zero_grad(set_to_none=True)
            step += 1
            seen += sum(len(s.pieces) for s in batch)
            sums += [float(p.detach()) for p in parts]
            if k % 100 == 99 or k + 1 == len(todo):
                print(f"epoch {epoch + 1} {k + 1}/{len(todo)} {time.time() - t0:.0f} s {seen / (time.time() - t0):.0f} pieces/s"
                      f" loss {' '.join(f'{x:.3f}' for x in sums / (k + 1))}", flush=True)
        M.Linear.fake = False
        tmp = path + ".tmp"
        torch.save({"net": net.state_dict(), "opt": opt.state_dict(), "step": step, "epoch": epoch + 1,
                    "labels": labels, "layers": arg.layers}, tmp)
        os.replace(tmp, path)
        for n, d in dev.items():
            if arg.deadline and not done and epoch % 3:
                continue
            pred = S.predict(net, d, labels, amp=True, greedy=True)
            print(f"  {n}: {S.show(S.tree_scores(d, pred, labels))}", flush=True)
    if arg.export:
        n = M.export(net, labels, vocab, arg.export)
        print(f"exported {n} bytes", flush=True)


main()
