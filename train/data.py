"""Corpora, WordPiece, word shapes and batches for the training of sayso-en.

Everything here mirrors crates/language/model/FORMAT.md.
"""

import json
import os
import random
import re
import unicodedata

import numpy as np

import wiki
import written as W

NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]
KINDS = ("PER", "ORG", "LOC", "MISC")
NAME_ID = {n: i for i, n in enumerate(NAMES)}
MASK = -10000  # no loss for this word
# several labels are right: -1 - (their bits)
any_of = lambda *tags: -1 - sum(1 << NAMES.index(t) for t in tags)
NOT_PLO = any_of("O", "B-MISC", "I-MISC")  # the corpus has no MISC
BEGINS = any_of("B-PER", "B-ORG", "B-LOC", "B-MISC")
IN_NAME = any_of(*NAMES[1:])
PART = any_of(*NAMES[2::2], "O")  # inside a name or not in one

# ---------------------------------------------------------------- WordPiece


def is_punct(c):
    """BERT's punctuation: the ASCII symbols and the Unicode classes P*."""
    o = ord(c)
    if 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126:
        return True
    return unicodedata.category(c).startswith("P")


def is_cjk(o):
    return (
        0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0x20000 <= o <= 0x2A6DF
        or 0x2A700 <= o <= 0x2B73F or 0x2B740 <= o <= 0x2B81F or 0x2B820 <= o <= 0x2CEAF
        or 0xF900 <= o <= 0xFAFF or 0x2F800 <= o <= 0x2FA1F
    )


class WordPiece:
    def __init__(self, pieces):
        self.pieces = pieces
        self.ids = {p: i for i, p in enumerate(pieces)}
        self.cls, self.sep, self.unk = self.ids["[CLS]"], self.ids["[SEP]"], self.ids["[UNK]"]
        self.cache = {}

    @staticmethod
    def parts(word):
        """BERT's basic tokeniser: cleaned, lower case, no accents, punctuation and CJK apart."""
        out = [""]
        for c in word:
            o = ord(c)
            if o == 0 or o == 0xFFFD:
                continue
            if c in "\t\n\r" or unicodedata.category(c) == "Zs":
                out.append("")
                continue
            if unicodedata.category(c).startswith("C"):
                continue
            for d in unicodedata.normalize("NFD", c.lower()):
                if unicodedata.category(d) == "Mn":
                    continue
                if is_punct(d) or is_cjk(ord(d)):
                    out += [d, ""]
                else:
                    out[-1] += d
        return [p for p in out if p]

    def word(self, word):
        """The piece ids of one word, never none."""
        got = self.cache.get(word)
        if got is not None:
            return got
        ids = []
        for part in self.parts(word):
            if len(part) > 100:
                ids.append(self.unk)
                continue
            at, piece_ids = 0, []
            while at < len(part):
                end = len(part)
                while end > at:
                    p = part[at:end] if at == 0 else "##" + part[at:end]
                    if p in self.ids:
                        break
                    end -= 1
                if end == at:
                    piece_ids = [self.unk]
                    break
                piece_ids.append(self.ids[p])
                at = end
            ids += piece_ids
        self.cache[word] = ids = ids or [self.unk]
        return ids


# ---------------------------------------------------------------- shapes

INSIDE = set("-\u2010\u2011'\u2019.")  # hyphens, apostrophes, full stop


def shape_class(word):
    """1 to 10, see FORMAT.md."""
    num = lambda c: unicodedata.category(c) in ("Nd", "Nl", "No")
    if word and all(num(c) for c in word):
        return 6
    if any(num(c) for c in word) and all(num(c) or c in ".,:/-" for c in word):
        return 7
    core = [c for c in word if c not in INSIDE]
    if core and all(c.isalpha() or num(c) for c in core):
        letters = [c for c in core if c.isalpha()]
        if not letters:
            return 7  # digits with an apostrophe and the like
        if len(letters) < len(core):
            return 8
        up = sum(c.isupper() for c in core)
        low = sum(c.islower() for c in core)
        if up + low == 0:
            return 10
        if up == 0:
            return 1
        if low == 0:
            return 4 if len(core) == 1 else 3
        return 2 if core[0].isupper() and up == 1 else 5
    if word and all(unicodedata.category(c).startswith("P") for c in word):
        return 9
    return 10


def shapes(words):
    """Shape ids of a sentence, the root's 0 first."""
    text = "".join(words)
    caseless = not any(c.islower() for c in text) or not any(c.isupper() for c in text)
    out = [0]
    for w in words:
        s = shape_class(w)
        if caseless:
            s = 11 if s <= 5 else s + 10
        out.append(s)
    return out


# ---------------------------------------------------------------- sentences


class Sent:
    """words; upos, xpos, head, deprel (None without a tree); names (None without a layer)."""

    __slots__ = ("words", "upos", "xpos", "head", "deprel", "names", "doc", "weight", "id",
                 "pieces", "first", "shapes", "y_upos", "y_xpos", "y_deprel", "y_name", "soft", "piece_word")

    def __init__(self, words, upos=None, xpos=None, head=None, deprel=None, names=None, doc=""):
        self.words, self.upos, self.xpos, self.head, self.deprel = words, upos, xpos, head, deprel
        self.names, self.doc, self.weight, self.soft = names, doc, 1.0, None

    def prepare(self, wp, labels=None):
        """labels: {"upos": {label: id}, ...}"""
        ids, first = [wp.cls], [0]
        for w in self.words:
            first.append(len(ids))
            ids += wp.word(w)
        ids.append(wp.sep)
        self.pieces, self.first = ids, first
        self.shapes = [shapes(self.words), shapes([w.upper() for w in self.words]),
                       shapes([w.lower() for w in self.words])]
        if labels is not None:
            n = len(self.words)
            if self.head is not None:
                look = lambda key, vals: [labels[key].get(v, MASK) for v in vals]
                self.y_upos, self.y_xpos = look("upos", self.upos), look("xpos", self.xpos)
                self.y_deprel = look("deprel", self.deprel)
            else:
                self.y_upos = self.y_xpos = self.y_deprel = [MASK] * n
            self.y_name = ([MASK] * n if self.names is None else
                           [v if isinstance(v, int) else NAME_ID[v] for v in self.names])


def read_conllu(path):
    """[(rows, newdoc)]: rows of the ten columns, syntactic words alone."""
    doc, rows, out = "", [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#"):
            if line.startswith("# newdoc id = "):
                doc = line[14:]
        elif line:
            cols = line.split("\t")
            if cols[0].isdigit():
                rows.append(cols)
        elif rows:
            out.append((rows, doc))
            rows = []
    if rows:
        out.append((rows, doc))
    return out


def treebank(path, gum=False, proper=False):
    out, stack = [], []
    for rows, doc in read_conllu(path):
        if out and out[-1].doc != doc:
            stack = []
        s = Sent([r[1] for r in rows], [r[3] for r in rows], [r[4] for r in rows],
                 [int(r[6]) for r in rows], [r[7] for r in rows], doc=doc)
        s.names = gum_names(rows) if gum else ewt_names(rows) if proper else None
        out.append(s)
    return out


# Adjectives and names of peoples, for the corpora that do not mark them.
DEMONYMS = set("""afghan albanian algerian american angolan argentine argentinian armenian australian austrian
azerbaijani azeri bahraini bangladeshi basque belarusian belgian bengali bolivian bosnian brazilian british
bulgarian burmese burundian cambodian cameroonian canadian catalan chadian chechen chilean chinese colombian
congolese croatian cuban cypriot czech danish dutch ecuadorian egyptian english eritrean estonian ethiopian
european filipino finnish flemish french gambian georgian german ghanaian greek guatemalan guinean haitian
honduran hungarian icelandic indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese
jordanian kazakh kenyan korean kosovar kurdish kuwaiti kyrgyz laotian latin latvian lebanese liberian libyan
lithuanian macedonian malagasy malawian malaysian malian maltese mauritanian mexican moldovan mongolian
montenegrin moroccan mozambican namibian nepalese nepali nicaraguan nigerian nigerien norwegian omani pakistani
palestinian panamanian paraguayan pashtun persian peruvian polish portuguese punjabi qatari romanian russian
rwandan salvadoran saudi scottish senegalese serbian sindhi singaporean slovak slovenian somali soviet spanish
sudanese swedish swiss syrian taiwanese tajik tamil tanzanian thai tibetan tigrayan tunisian turkish turkmen
ugandan ukrainian uruguayan uyghur uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean african asian
arab arabic muslim islamic islamist christian jewish catholic protestant sunni shia shiite buddhist hindu roman
byzantine ottoman mediterranean caribbean scandinavian nordic slavic baltic balkan western-european""".split())
DEMONYMS |= {d + "s" for d in DEMONYMS if d[-1] in "ni"} | {"turks", "turk", "kurds", "kurd", "arabs", "jews", "jew",
             "scots", "danes", "finns", "swedes", "poles", "serbs", "croats", "chechens", "tamils", "afghans",
             "greeks", "germans", "uzbeks", "tajiks", "filipinos", "christians", "muslims", "sunnis", "shiites",
             "catholics", "brits", "spaniards", "hutu", "hutus", "tutsi", "tutsis", "hausa", "fulani", "yoruba",
             "igbo", "zulu", "oromo", "amhara", "tigray", "dinka", "nuer", "tuareg", "berber", "yazidi", "yazidis",
             "rohingya", "druze", "alawite", "alawites", "hazara", "hazaras", "baloch", "pashtuns"}


def is_demonym(word):
    w = word.lower()
    if w in DEMONYMS:
        return True
    return any(p in DEMONYMS for p in re.split(r"[-\u2013]", w)[:2]) and "-" in w


GUM_TYPE = {"person": "PER", "organization": "ORG", "place": "LOC"}
TITLES = set("""mr. mrs. ms. mr mrs ms dr. dr prof. professor president gen. general col. colonel lt. capt. captain maj.
major sgt. minister secretary senator sen. rep. sir lord lady king queen prince princess pope bishop judge justice
governor gov. mayor chancellor ambassador commander admiral sheikh prime saint chairman director emperor earl miss protector fellow duke count baron archbishop cardinal lieutenant sergeant corporal
private king empress father sister brother officer detective sheriff imam mullah sheik ayatollah""".split())
TIMES = set("""january february march april may june july august september october november december monday tuesday
wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun.
jul. aug. sep. sept. oct. nov. dec. mon tue wed thu fri sat sun""".split())
_gum_open = []


def gum_names(rows):
    """Names out of GUM's Entity column: a mention of a person, place or organisation is cut down to the run of
    proper nouns around its head; other proper nouns may be anything (masked)."""
    n = len(rows)
    spans, stack = [], []
    for i, r in enumerate(rows):
        m = re.search(r"(?:^|\|)Entity=([^|]*)", r[9])
        if not m:
            continue
        for opening, body, closing in re.findall(r"(\()?([^()]*)(\))?", m.group(1)):
            if not body:
                continue
            f = body.split("-")
            if opening:
                etype = f[1] if len(f) > 1 else ""
                stack.append((f[0], i, etype))
                if closing:
                    k = stack.pop()
                    spans.append((k[1], i, k[2]))
            elif closing:
                for at in range(len(stack) - 1, -1, -1):
                    if stack[at][0] == f[0]:
                        k = stack.pop(at)
                        spans.append((k[1], i, k[2]))
                        break
    tags = ["O"] * n
    prop = [r[3] == "PROPN" or r[4] in ("NNP", "NNPS") for r in rows]
    for i, r in enumerate(rows):
        if prop[i] and r[1].lower() not in TIMES:
            tags[i] = MASK
        if is_demonym(r[1]) and r[1][:1].isupper():
            tags[i] = "B-MISC"
    heads = [int(r[6]) - 1 for r in rows]
    done = [False] * n
    # long mentions first; a mention inside a name already made is left out
    for b, e, etype in sorted(spans, key=lambda s: s[0] - s[1]):
        kind = GUM_TYPE.get(etype)
        inner = [i for i in range(b, e + 1) if not b <= heads[i] <= e]
        if len(inner) != 1 or not prop[inner[0]]:
            continue
        h = inner[0]
        link = lambda i: prop[i] or (rows[i][4] in ("HYPH", "POS") or rows[i][1] in ("of", "the", "and", "&", "for")) \
            and b < i < e and prop[i + 1] and (rows[i][1] == "-" or kind == "ORG" or rows[i][1] == "of" and kind == "LOC") \
            or rows[i][3] in ("ADJ", "NUM", "NOUN", "VERB") and rows[i][1][:1].isupper() and i > 0 and prop[min(i + 1, n - 1)] and i + 1 <= e
        lo = hi = h
        while lo > b and link(lo - 1) and not done[lo - 1]:
            lo -= 1
        while hi < e and link(hi + 1) and not done[hi + 1]:
            hi += 1
        if done[h]:
            continue
        if kind == "PER":
            while lo < hi and rows[lo][1].lower() in TITLES:
                lo += 1
            if lo == hi and rows[lo][1].lower() in TITLES:
                kind = None
        if rows[lo][3] in ("DET", "ADP", "CCONJ"):
            lo += 1
        if kind is None:
            for i in range(lo, hi + 1):
                done[i] = True
                tags[i] = MASK if not is_demonym(rows[i][1]) else tags[i]
            continue
        for i in range(lo, hi + 1):
            done[i] = True
            tags[i] = ("B-" if i == lo else "I-") + kind
    return tags


def ewt_names(rows):
    """EWT has no name layer. Its proper nouns say where names are, not of what kind: all kinds are right."""
    tags = []
    n = len(rows)
    proper = [r[4] in ("NNP", "NNPS") and r[1].lower() not in TIMES and not any(c in r[1] for c in "@/_")
              and ".com" not in r[1] and ".net" not in r[1] and ".org" not in r[1] for r in rows]
    if sum(r[1].isupper() for r in rows) > n / 2:
        return None
    for i, r in enumerate(rows):
        w, cap = r[1], r[1][:1].isupper()
        inside = i > 0 and (proper[i - 1] or tags[-1] in (PART,))
        if proper[i]:
            first = not (i and proper[i - 1])
            if w.lower() in TITLES:
                tags.append(MASK)
            elif not first:
                tags.append(IN_NAME)
            elif tags and tags[-1] == PART:
                tags.append(IN_NAME)
            else:
                tags.append(BEGINS if len(w) > 1 else MASK)
        elif r[3] == "ADJ" and is_demonym(w) and cap:
            tags.append("B-MISC")
        elif is_demonym(w) and cap:
            tags.append(any_of("B-MISC", "I-MISC", "I-ORG", "B-ORG"))
        elif inside and (w in ("of", "the", "and", "for", "&", "-", "'s", "in", "to", "'") or w.isdigit()) and i + 1 < n \
                and (proper[i + 1] or w in ("of", "for") and proper[min(i + 2, n - 1)]):
            tags.append(PART)
        elif w[:1].islower() or r[3] == "PUNCT":
            tags.append("O")
        elif cap and (i > 0 and r[3] in ("ADJ", "NOUN", "VERB", "NUM", "X") or i + 1 < n and proper[i + 1]):
            tags.append(MASK)
        else:
            tags.append("O")
    return tags


# ---------------------------------------------------------------- names


def wikigold(path, test=False):
    """Documents begin with -DOCSTART- (the first one at the file's start). Counted from 0, the documents with
    number % 5 == 4 are kept for testing."""
    out, words, tags, doc = [], [], [], 0

    def close():
        if words and (doc % 5 == 4) == test:
            out.append(Sent(list(words), names=list(tags), doc=f"wikigold{doc}"))
        words.clear()
        tags.clear()

    for line in open(path, encoding="utf-8"):
        cols = line.rstrip("\n").split("\t")
        if len(cols) < 3:
            close()
        elif cols[1] == "-DOCSTART-":
            close()
            doc += 1
        else:
            words.append(cols[1])
            tags.append(cols[2])
    close()
    return out


WNUT = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG", "product": "MISC",
        "creative-work": "MISC"}


def wnut(path):
    out, words, tags = [], [], []

    def close():
        if words:
            out.append(Sent(list(words), names=list(tags), doc="wnut"))
        words.clear()
        tags.clear()

    for line in open(path, encoding="utf-8"):
        cols = line.strip().split("\t")
        if len(cols) < 2:
            close()
            continue
        tag = cols[1]
        if tag != "O":
            tag = tag[:2] + WNUT[tag[2:]]
        elif is_demonym(cols[0]):
            tag = MASK
        words.append(cols[0])
        tags.append(tag)
    close()
    return out


def uner(path, train=True):
    """train: words that could be MISC (which UNER does not mark) may be either."""
    out, words, tags = [], [], []

    def close():
        if words:
            out.append(Sent(list(words), names=list(tags), doc="uner"))
        words.clear()
        tags.clear()

    for line in open(path, encoding="utf-8"):
        cols = line.rstrip("\n").split("\t")
        if line.startswith("#"):
            continue
        if len(cols) < 3:
            close()
            continue
        tag = cols[2]
        if tag[2:] not in ("PER", "ORG", "LOC"):
            tag = "O"
        if train and tag == "O" and (is_demonym(cols[1]) or words and cols[1][:1].isupper()):
            tag = NOT_PLO
        words.append(cols[1])
        tags.append(tag)
    close()
    return out


TOKEN = re.compile(r"(?:[A-Z]\.)+(?:[A-Z]\b)?|[A-Za-z]+(?=n['\u2019]t\b)|n['\u2019]t\b|['\u2019](?:s|re|ve|ll|d|m|S)\b"
                   r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|St|No)\."
                   r"|[^\W\d_]+(?:['\u2019](?![sS]\b)[^\W\d_]+)*|\S", re.UNICODE)
JOIN = {"of", "the", "for", "and", "al", "in", "on", "de", "&", "'s", "-", "el", "ul", "ash", "an", "to", "'", "\u2019", "\u2019s"}


NOT_NAMES = set("""The A An Our This These That Those He She It We They You I His Her Its Their Us Them Who What Which
All Both Some Many Most Several Every Each Any No Other Another One Two Three""".split())


def re3d(folder):
    """Documents of re3d. Their mentions also hold titles, determiners and descriptions: a mention is cut down to
    its capitalised part and taken when it is a name throughout; capitalised words of other mentions are masked."""
    out = []
    for source in sorted(os.listdir(folder)):
        path = os.path.join(folder, source)
        if not os.path.isdir(path):
            continue
        texts, ents = {}, {}
        for line in open(os.path.join(path, "documents.json"), encoding="utf-8-sig"):
            if line.strip():
                d = json.loads(line)
                texts[d["_id"]] = d["text"]
        for line in open(os.path.join(path, "entities.json"), encoding="utf-8-sig"):
            if line.strip():
                e = json.loads(line)
                ents.setdefault(e["documentId"], []).append((e["begin"], e["end"], e["type"]))
        for doc in sorted(texts):
            text = texts[doc]
            toks = [(m.start(), m.end()) for m in TOKEN.finditer(text)]
            words = [text[b:e] for b, e in toks]
            tags = ["O"] * len(toks)
            taken = [False] * len(toks)
            cap = lambda i: words[i][:1].isupper()
            for b, e, t in sorted(set(ents.get(doc, [])), key=lambda x: x[0] - x[1]):
                kind = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "MISC"}.get(t)
                at = [i for i, (x, y) in enumerate(toks) if x >= b and y <= e]
                if not at:
                    continue
                lo, hi = at[0], at[-1]
                if kind is None:
                    for i in range(lo, hi + 1):
                        if cap(i) and not taken[i] and t != "Temporal" and words[i].lower() not in TIMES:
                            tags[i] = MASK
                    continue
                if any(taken[lo:hi + 1]):
                    continue
                while lo <= hi and (not cap(lo) or words[lo] in NOT_NAMES
                                    or kind == "PER" and words[lo].lower() in TITLES):
                    lo += 1
                end = hi
                while hi >= lo and not cap(hi) and not (words[hi].isdigit() and hi > lo):
                    hi -= 1
                if lo > hi:
                    continue
                text_of = " ".join(words[lo:hi + 1])
                if text_of.lower() in W.COUNTRY_SET or text_of == "US":
                    kind = "LOC"
                clean = all(cap(i) or words[i].lower() in JOIN or words[i].isdigit() for i in range(lo, hi + 1))
                if kind == "PER":
                    clean = clean and not any(words[i].lower() in ("of", "the", "for", "and", "to") for i in range(lo, hi + 1)) \
                        and not any(words[i].lower() in TITLES for i in range(lo, hi + 1)) and not is_demonym(words[lo]) \
                        and hi == end
                if kind == "LOC" and hi < end and words[hi].isupper() and text_of.lower() not in W.COUNTRY_SET:
                    clean = False
                if kind == "LOC" and lo == hi and is_demonym(words[lo]):
                    kind = "MISC"
                if lo < hi and " and " in text_of and words[lo].lower() in W.COUNTRY_SET:
                    clean = False
                if kind == "ORG" and lo < hi and is_demonym(words[lo]) and words[lo + 1].isupper():
                    tags[lo], taken[lo] = "B-MISC", True  # "the Kurdish YPG"
                    lo += 1
                if kind in ("ORG", "PER") and lo == hi and is_demonym(words[lo]):
                    kind = "MISC"
                if not clean or hi - lo > 8 or any(taken[lo:hi + 1]):
                    for i in range(lo, hi + 1):
                        if cap(i) and not taken[i]:
                            tags[i] = MASK
                    continue
                for i in range(lo, hi + 1):
                    tags[i], taken[i] = ("B-" if i == lo else "I-") + kind, True
            for i in range(len(words)):  # countries that were masked or not marked at all
                for n in (4, 3, 2, 1):
                    if not taken[i] and cap(i) and not any(taken[i:i + n]) and i + n <= len(words) \
                            and " ".join(words[i:i + n]).lower() in W.COUNTRY_SET and words[i] not in ("us",):
                        for k in range(i, i + n):
                            tags[k], taken[k] = ("B-" if k == i else "I-") + "LOC", True
            for i in range(len(words)):
                if not taken[i] and is_demonym(words[i]) and cap(i):
                    tags[i] = "B-MISC"
                elif tags[i] == "O" and cap(i) and i > 0 and words[i - 1].isalpha() and words[i].lower() not in TIMES \
                        and len(words[i]) > 1 and words[i] not in NOT_NAMES and words[i].lower() not in TITLES:
                    tags[i] = NOT_PLO
            b = 0
            for i in range(len(words)):
                last = i + 1 == len(words)
                gap = "" if last else text[toks[i][1]:toks[i + 1][0]]
                stop = last or "\n" in gap or words[i] in (".", "?", "!") and gap and (cap(i + 1) or not words[i + 1].isalpha())
                if stop:
                    if i + 1 - b > 1:
                        out.append(Sent(words[b:i + 1], names=tags[b:i + 1], doc=f"re3d:{source}"))
                    b = i + 1
    return out


def written(n=1000):
    return [Sent(w, names=t, doc="written") for w, t in W.sentences(n) + wiki.sentences(n)]


# ---------------------------------------------------------------- all together


def load_vocab(base):
    """WordPiece vocabulary of the base model's folder: vocab.txt or tokenizer.json."""
    txt = os.path.join(base, "vocab.txt")
    if os.path.exists(txt):
        return open(txt, encoding="utf-8").read().split("\n")[:30522]
    vocab = json.load(open(os.path.join(base, "tokenizer.json"), encoding="utf-8"))["model"]["vocab"]
    return [p for p, _ in sorted(vocab.items(), key=lambda kv: kv[1])]


def batches(sents, room, rng=None, most=96):
    """Lists of sentences of like length; room: padded pieces a batch."""
    order = list(sents)
    if rng is not None:
        rng.shuffle(order)
        chunk = 2500
    else:
        chunk = len(order)
    out = []
    for at in range(0, len(order), chunk):
        part = sorted(order[at:at + chunk], key=lambda s: len(s.pieces))
        cur = []
        for s in part:
            if cur and ((len(cur) + 1) * len(s.pieces) > room or len(cur) >= most):
                out.append(cur)
                cur = []
            cur.append(s)
        if cur:
            out.append(cur)
    if rng is not None:
        rng.shuffle(out)
    return out


def collate(batch, shape_of=None):
    """Padded arrays. shape_of: for each sentence 0 as it is, 1 capitals, 2 lower case."""
    b = len(batch)
    p = max(len(s.pieces) for s in batch)
    w = max(len(s.words) for s in batch)
    out = {
        "ids": np.zeros((b, p), np.int64), "pmask": np.zeros((b, p), bool),
        "first": np.zeros((b, w + 1), np.int64), "shape": np.zeros((b, w + 1), np.int64),
        "wmask": np.zeros((b, w + 1), bool),
        "upos": np.full((b, w), MASK, np.int64), "xpos": np.full((b, w), MASK, np.int64),
        "head": np.full((b, w), MASK, np.int64), "deprel": np.full((b, w), MASK, np.int64),
        "name": np.full((b, w), MASK, np.int64),
    }
    for i, s in enumerate(batch):
        n = len(s.words)
        out["ids"][i, :len(s.pieces)] = s.pieces
        out["pmask"][i, :len(s.pieces)] = True
        out["first"][i, :n + 1] = s.first
        out["shape"][i, :n + 1] = s.shapes[shape_of[i] if shape_of else 0]
        out["wmask"][i, :n + 1] = True
        if hasattr(s, "y_upos"):
            out["upos"][i, :n] = s.y_upos
            out["xpos"][i, :n] = s.y_xpos
            out["deprel"][i, :n] = s.y_deprel
            out["name"][i, :n] = s.y_name
            if s.head is not None:
                out["head"][i, :n] = s.head
    return out
