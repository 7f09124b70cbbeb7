"""Scores of an exported file, computed from the file alone with FORMAT.md's arithmetic (int8, a scale a token).

    check.py --file sayso-en.bin --bench BENCH_FOLDER [--quick] [--checkpoint FILE.pt] [--fixture OUT.json]

--checkpoint: the float network of a checkpoint instead. --fixture: numbers for the Rust engine's test.
"""

import argparse
import hashlib
import json
import os
import time

os.environ.setdefault("OMP_WAIT_POLICY", "passive")
os.environ.setdefault("GOMP_SPINCOUNT", "0")

import torch

import data as D
import model as M
import names as branches
import score as S

SENTENCES = [
    "Militants attacked a police post in Quetta on Monday , killing at least 12 officers .",
    "The Baloch Liberation Army claimed responsibility for the attack , a spokesman said .",
    "MILITANTS ATTACKED A POLICE POST IN QUETTA ON MONDAY , KILLING AT LEAST 12 OFFICERS .",
    "the army denied that its soldiers had shot at protesters in the city .",
    "Gen. José Álvarez did n't say whether the rebels ' claims were true .",
    "\" We have lost 1,200 homes , \" said Fatima O'Neill , 43 , of the U.N. mission in Goma .",
    "Al - Shabaab fighters shelled Beledweyne at 10:30 on 12/09/2016 , Radio Mogadishu reported .",
    "al-Qaeda and al-Shabaab fought in N'Djamena-based camps , the well-known analyst J. Smith said .",
    "...",
    "Why ?",
    "KABUL ( Reuters ) - Two people were hurt",
    "Twenty-three civilians , mostly women and children , were buried after an airstrike that Syrian state media blamed on the coalition .",
    "The $ 5m convoy ( 14 lorries ) left the F-16 base ; it was n't seen again , he told www.example.org/news today .",
    "Nobody has claimed the bombing .",
    "Москва 和平 naïve coöperation €20 20th 3-year '90s R&D İstanbul straße ﬁre",
    "Supercalifragilisticexpialidocious pseudopseudohypoparathyroidism electroencephalographically",
    "On Tuesday the Hutu militia , which had been pushed out of North Kivu by the Congolese army and its allies in March , returned to three villages near the border , burned the health centre that the Red Cross had opened there last year , abducted the nurse and her two sons , and told the elders that anyone who worked with the government would be killed , according to a teacher who had walked for two days to reach Bunia .",
    "Police arrested John Smith and Mary Jones , both 30 , in London .",
    "IT IS NOT KNOWN IF THE FMLN OR THE ARMY PLANTED THE BOMB IN SAN SALVADOR .",
    "I saw him .",
    "Eight soldiers were injured when their vehicle struck a mine laid by insurgents in the Sambisa Forest in Borno State .",
]


def fixture(net, branch, labels, vocab, header, file, out):
    wp = D.WordPiece(vocab)
    sha = hashlib.sha256(open(file, "rb").read()).hexdigest()
    rows = []
    root = labels["deprel"].index("root")
    for text in SENTENCES:
        s = D.Sent(text.split(" "))
        s.prepare(wp)
        t = {k: torch.from_numpy(v) for k, v in D.collate([s]).items()}
        s.names = ["O"] * len(s.words)
        branches.prepare(s, wp)
        with torch.no_grad():
            name = branch.name_scores(branches.collate([s], [0]))[0]
            enc = net.encode(t["ids"], t["pmask"])[0]
            words = net.words(t)
            o = net.heads(words)
            arc = o["arc"][0].clone()
            n = len(s.words)
            greedy = arc.clone()
            greedy[torch.arange(n), torch.arange(1, n + 1)] = -float("inf")
            heads = greedy.argmax(-1)
            best = torch.tensor(S.tree(arc.numpy()))
            def labs(h):
                lab = net.labels(o["ld"], o["lh"], h[None])[0].clone()
                lab[:, root] = torch.where(h == 0, 1e9, -1e9)
                return [labels["deprel"][i] for i in lab.argmax(-1)]
            r = lambda x: [round(float(v), 5) for v in x]
            rows.append({
                "words": s.words, "pieces": s.pieces, "first": s.first, "shapes": D.shapes(s.words),
                "upos": [labels["upos"][i] for i in o["upos"][0].argmax(-1)],
                "xpos": [labels["xpos"][i] for i in o["xpos"][0].argmax(-1)],
                "name": [labels["name"][i] for i in name.argmax(-1)],
                "name_best": [labels["name"][i] for i in S.best_names(name.double().numpy(), branch.next.numpy())],
                "heads_greedy": heads.tolist(), "deprel_greedy": labs(heads),
                "heads_tree": best.tolist(), "deprel_tree": labs(best),
                "encoder_piece0_first4": r(enc[0][:4]), "encoder_piece1_first4": r(enc[1][:4]),
                "word_vectors_first4": [r(w[:4]) for w in words[0]],
                "upos_logits_word1": r(o["upos"][0][0]), "name_logits_word1": r(name[0]),
                "arc_scores_word1": r(arc[0]),
                "label_scores_word1_greedy_head": r(net.labels(o["ld"], o["lh"], heads[None])[0][0]),
            })
    note = ("word_vectors: root first, then words; encoder's output of the first piece + shape. label: without the root rule "
            "in label_scores; in deprel_*: head 0 always gets root, other heads never. Greedy: argmax of the arc scores, no "
            "word its own head. Tree: Chu-Liu-Edmonds with exactly one word under the root. Small differences come "
            "from float order; name: argmax, name_best: Viterbi with name.next and without I-X after anything but B-X and I-X; allow 1e-3 or so, and a rounding step now and then.")
    with open(out + ".tmp", "w", encoding="utf-8") as f:
        json.dump({"model_sha256": sha, "note": note, "labels": labels, "sentences": rows}, f, ensure_ascii=False, indent=1)
    os.replace(out + ".tmp", out)
    print("fixture of", len(rows), "sentences,", sha)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--file")
    a.add_argument("--checkpoint")
    a.add_argument("--bench")
    a.add_argument("--fixture")
    a.add_argument("--quick", action="store_true", help="a part of the sets")
    a.add_argument("--only", help="the one set whose name has this in it")
    a.add_argument("--dev", action="store_true", help="EWT dev and GUM dev without news too")
    arg = a.parse_args()
    torch.set_num_threads(2)
    branch = None if arg.checkpoint else M.read_names(arg.file)
    if arg.checkpoint:
        ck = torch.load(arg.checkpoint, weights_only=False)
        labels = ck["labels"]
        net = M.Net(ck["layers"], *[len(labels[k]) for k in ("upos", "xpos", "deprel")])
        net.load_state_dict(ck["net"])
        net.eval()
        vocab = M.read_file(arg.file)[2]
    else:
        net, labels, vocab, header = M.read_file(arg.file)
        print(arg.file, os.path.getsize(arg.file), "bytes, sha256", hashlib.sha256(open(arg.file, "rb").read()).hexdigest())
        if arg.fixture:
            fixture(net, branch, labels, vocab, header, arg.file, arg.fixture)
    if not arg.bench:
        return
    wp = D.WordPiece(vocab)
    L, N = os.path.join(arg.bench, "language"), os.path.join(arg.bench, "names")
    gum = [D.treebank(f"{L}/en_gum-ud-{k}.open.conllu") for k in ("dev", "test")]
    sets = {"EWT test": D.treebank(f"{L}/en_ewt-ud-test.conllu"),
            "GUM news (dev, test)": [s for g in gum for s in g if s.doc.startswith("GUM_news")],
            "PUD": D.treebank(f"{L}/en_pud-ud-test.conllu"), "GUM test": gum[1]}
    if arg.dev:
        sets = {"EWT dev": D.treebank(f"{L}/en_ewt-ud-dev.conllu"),
                "GUM dev without news": [s for s in gum[0] if not s.doc.startswith("GUM_news")]}
    for name, sents in sets.items():
        if arg.only and arg.only not in name:
            continue
        if arg.quick:
            sents = sents[:500]
        for s in sents:
            s.prepare(wp)
        for case, shape in (("", 0), (" IN CAPITALS", 1), (" in lower case", 2)):
            if shape and name not in ("EWT test", "EWT dev", "PUD"):
                continue
            if shape == 2 and all(s.shapes[1] == s.shapes[2] for s in sents):
                print(f"{name}{case}: the same (the model's input does not differ)")
                continue
            t0 = time.time()
            pred = S.predict(net, sents, labels, shape=shape, room=2000)
            print(f"{name}{case}: {S.show(S.tree_scores(sents, pred, labels))} ({time.time() - t0:.0f} s)", flush=True)
    if arg.dev or arg.only:
        return
    names = {"WikiGold, every fifth document": (D.wikigold(f"{N}/wikigold/wikigold.conllu", test=True), D.KINDS),
             "UNER-EWT test": (D.uner(f"{N}/uner_ewt/en_ewt-ud-test.iob2", train=False), D.KINDS[:3])}
    for name, (sents, kinds) in names.items():
        for s in sents:
            s.prepare(wp) if branch is None else branches.prepare(s, wp)
        for case, shape in (("", 0), (" IN CAPITALS", 1)):
            if branch is None:
                pred = S.predict(net, sents, labels, shape=shape, greedy=True, room=2000)
            else:
                pred = branches.predict(branch, sents, shape)
            print(f"{name}{case}: {S.show(S.name_scores(sents, pred, labels, kinds))}", flush=True)


if __name__ == "__main__":
    main()
