"""The network of FORMAT.md in torch: float for training, int8 simulated for measuring, and the file itself."""

import json
import math
import os

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

HIDDEN, HEADS, FFN, ARC, LABEL, SHAPES, POS = 384, 12, 1536, 256, 64, 24, 512
EPS = 1e-12


class QLinear(nn.Module):
    """int8 weights a row, int8 inputs a token, as FORMAT.md computes them. The integers are held as floats."""

    def __init__(self, w, s, b):
        super().__init__()
        self.register_buffer("w", w)
        self.register_buffer("s", s)
        self.register_buffer("b", b)

    @staticmethod
    def of(linear):
        q, s = quantise_rows(linear.weight.detach().float())
        return QLinear(q, s, linear.bias.detach().float())

    def forward(self, x):
        a = x.abs().amax(-1, keepdim=True) / 127
        q = torch.where(a > 0, torch.round(x / a), torch.zeros_like(x)).clamp(-127, 127)
        return F.linear(q, self.w) * a * self.s + self.b


def quantise_rows(w):
    s = w.abs().amax(-1) / 127
    q = torch.where(s[:, None] > 0, torch.round(w / s[:, None]), torch.zeros_like(w)).clamp(-127, 127)
    return q, s


class FakeQuant(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        s = x.abs().amax(-1, keepdim=True).clamp_min(1e-12) / 127
        return torch.round(x / s).clamp(-127, 127) * s

    @staticmethod
    def backward(ctx, g):
        return g


class Dropout(nn.Module):
    """Dropout with masks cut out of one pool of random numbers: drawing them took a tenth of the training."""

    def __init__(self, p, pool=1 << 23):
        super().__init__()
        self.p = p
        self.size = pool
        self.pool = None

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        if self.pool is None:
            self.pool = (torch.rand(self.size) >= self.p).to(torch.bfloat16) / (1 - self.p)
        at = int(torch.randint(0, self.size - x.numel(), ()))
        return x * self.pool[at:at + x.numel()].view(x.shape)


class Linear(nn.Linear):
    fake = False  # simulate int8 in training

    def forward(self, x):
        if Linear.fake:
            return F.linear(FakeQuant.apply(x), FakeQuant.apply(self.weight), self.bias)
        return F.linear(x, self.weight, self.bias)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = Linear(HIDDEN, 3 * HIDDEN)
        self.o = Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, EPS)
        self.up = Linear(HIDDEN, FFN)
        self.down = Linear(FFN, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, EPS)

    def forward(self, x, bias, drop):
        b, p, _ = x.shape
        q, k, v = self.qkv(x).view(b, p, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        att = (q * (HIDDEN // HEADS) ** -0.5) @ k.transpose(2, 3) + bias
        att = att.softmax(-1) @ v
        x = self.norm1(x + drop(self.o(att.transpose(1, 2).reshape(b, p, HIDDEN))))
        return self.norm2(x + drop(self.down(F.gelu(self.up(x)))))


class Net(nn.Module):
    def __init__(self, layers, n_upos, n_xpos, n_deprel, n_name=9, drop=0.1, head_drop=0.2):
        super().__init__()
        self.word = nn.Parameter(torch.zeros(30522, HIDDEN), requires_grad=False)
        self.position = nn.Parameter(torch.zeros(POS, HIDDEN), requires_grad=False)
        self.norm = nn.LayerNorm(HIDDEN, EPS)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.shape = nn.Parameter(torch.zeros(SHAPES, HIDDEN))
        nn.init.normal_(self.shape, std=0.02)
        self.upos, self.xpos, self.name = (Linear(HIDDEN, n) for n in (n_upos, n_xpos, n_name))
        self.arc_dep, self.arc_head = Linear(HIDDEN, ARC), Linear(HIDDEN, ARC)
        self.arc_u = Linear(ARC, ARC)
        self.label_dep, self.label_head = Linear(HIDDEN, LABEL), Linear(HIDDEN, LABEL)
        self.label_u = Linear(LABEL, n_deprel * LABEL)
        self.label_v = nn.Parameter(torch.zeros(n_deprel))
        self.n_deprel = n_deprel
        self.drop, self.head_drop = Dropout(drop), Dropout(head_drop)

    def load_base(self, state):
        """Weights of all-MiniLM-L6-v2; the first layers where it has more."""
        get = lambda k: state[k].float()
        self.word.data = get("embeddings.word_embeddings.weight")
        self.position.data = (get("embeddings.position_embeddings.weight")
                              + get("embeddings.token_type_embeddings.weight")[0])

        def put(mod, w, b):
            mod.weight.data, mod.bias.data = w.clone(), b.clone()

        put(self.norm, get("embeddings.LayerNorm.weight"), get("embeddings.LayerNorm.bias"))
        for i, l in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            wb = lambda n: (get(p + n + ".weight"), get(p + n + ".bias"))
            parts = [wb("attention.self." + n) for n in ("query", "key", "value")]
            put(l.qkv, torch.cat([w for w, _ in parts]), torch.cat([b for _, b in parts]))
            put(l.o, *wb("attention.output.dense"))
            put(l.norm1, *wb("attention.output.LayerNorm"))
            put(l.up, *wb("intermediate.dense"))
            put(l.down, *wb("output.dense"))
            put(l.norm2, *wb("output.LayerNorm"))

    def encode(self, ids, pmask):
        x = self.norm(F.embedding(ids, self.word) + self.position[: ids.shape[1]])
        x = self.drop(x)
        bias = torch.zeros(pmask.shape, dtype=torch.float32).masked_fill(~pmask, -1e9)[:, None, None, :]
        for l in self.layers:
            x = l(x, bias, self.drop)
        return x

    def words(self, t):
        """[b, words + 1, hidden]: the root first."""
        x = self.encode(t["ids"], t["pmask"])
        b, p, _ = x.shape
        at = t["first"] + p * torch.arange(b)[:, None]
        x = x.reshape(b * p, HIDDEN).index_select(0, at.flatten()).view(b, -1, HIDDEN)
        return x.float() + F.embedding(t["shape"], self.shape)

    def heads(self, x):
        """Scores of everything but labels; d and h for the labels."""
        x = self.head_drop(x)
        w = x[:, 1:]
        d = self.head_drop(F.gelu(self.arc_dep(w)))
        h = self.head_drop(F.gelu(self.arc_head(x)))
        arc = self.arc_u(d) @ h.transpose(1, 2)
        return {"upos": self.upos(w), "xpos": self.xpos(w), "name": self.name(w), "arc": arc,
                "ld": self.head_drop(F.gelu(self.label_dep(w))), "lh": self.head_drop(F.gelu(self.label_head(x)))}

    def labels(self, ld, lh, heads):
        """ld [b, w, 64], lh [b, w + 1, 64], heads [b, w] -> [b, w, labels]"""
        b, w, _ = ld.shape
        at = heads + (w + 1) * torch.arange(b)[:, None]
        h = lh.reshape(b * (w + 1), LABEL).index_select(0, at.flatten())
        u = self.label_u(ld).view(b * w, self.n_deprel, LABEL)
        return torch.bmm(u, h[:, :, None]).view(b, w, -1) + self.label_v

    def quantised(self):
        """A copy that computes in int8, as the file will."""
        import copy
        net = copy.deepcopy(self).float().eval()
        q, s = quantise_rows(net.word.data)
        net.word.data = q * s[:, None]

        def swap(mod):
            for name, child in mod.named_children():
                if isinstance(child, nn.Linear):
                    setattr(mod, name, QLinear.of(child))
                else:
                    swap(child)

        swap(net)
        return net


class Branch(nn.Module):
    """What reads names: layers of their own above the encoder's lower ones, with the words' shapes at their input."""

    def __init__(self, layers, drop, head_drop):
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.shape = nn.Parameter(torch.zeros(SHAPES, HIDDEN))
        self.name = Linear(HIDDEN, 9)
        self.next = nn.Parameter(torch.zeros(9, 9))
        self.drop, self.head_drop = Dropout(drop), Dropout(head_drop)


class NameNet(nn.Module):
    """The encoder of a file, which stays as it is, with a branch for names."""

    def __init__(self, file, shared, layers, drop=0.1, head_drop=0.2):
        super().__init__()
        self.encoder = read_file(file)[0].eval().requires_grad_(False)
        self.shared = shared
        self.branch = Branch(layers, drop, head_drop)
        import score
        self.bad = torch.from_numpy(score.BAD).float().clamp_min(-1e4)

    @property
    def next(self):
        return self.branch.next

    def load_base(self, state, begin):
        """The base model's layers from `begin` on."""
        net = Net(begin + len(self.branch.layers), 1, 1, 1)
        net.load_base(state)
        for layer, base in zip(self.branch.layers, net.layers[begin:]):
            layer.load_state_dict(base.state_dict())

    def below(self, ids, bias):
        """The encoder's states where the branch begins."""
        e = self.encoder
        x = e.norm(F.embedding(ids, e.word) + e.position[: ids.shape[1]])
        for layer in e.layers[:self.shared]:
            x = layer(x, bias, lambda y: y)
        return x

    def name_scores(self, t):
        """[b, words, 9]"""
        bias = torch.zeros(t["pmask"].shape).masked_fill(~t["pmask"], -1e9)[:, None, None, :]
        with torch.no_grad():
            x = self.below(t["ids"], bias)
        br = self.branch
        x = br.drop(x + F.embedding(t["pshape"], br.shape))
        for layer in br.layers:
            x = layer(x, bias, br.drop)
        b, p, _ = x.shape
        at = t["first"] + p * torch.arange(b)[:, None]
        x = x.reshape(b * p, HIDDEN).index_select(0, at.flatten()).view(b, -1, HIDDEN)
        return br.name(br.head_drop(x))


# ---------------------------------------------------------------- the file

LINEARS = [("upos", "upos"), ("xpos", "xpos"), ("name", "name"), ("arc.dep", "arc_dep"), ("arc.head", "arc_head"),
           ("arc.u", "arc_u"), ("label.dep", "label_dep"), ("label.head", "label_head"), ("label.u", "label_u")]


def pack(q):
    """int8 [out, in] -> tiles [out/16, in/4, 16, 4]"""
    out, inp = q.shape
    pad = -out % 16
    q = np.concatenate([q, np.zeros((pad, inp), np.int8)]) if pad else q
    return np.ascontiguousarray(q.reshape(-1, 16, inp // 4, 4).transpose(0, 2, 1, 3))


def unpack(t):
    o, k = t.shape[:2]
    return t.transpose(0, 2, 1, 3).reshape(o * 16, k * 4)


def f32(t):
    return t.detach().float().numpy().astype(np.float32)


def put_linear(tensors, name, w, b):
    q, s = quantise_rows(w.detach().float())
    q = pack(q.numpy().astype(np.int8))
    zeros = np.zeros(q.shape[0] * 16 - len(s), np.float32)
    tensors[name + ".w"] = q
    tensors[name + ".s"] = np.concatenate([f32(s), zeros])
    tensors[name + ".b"] = np.concatenate([f32(b), zeros])


def put_layer(tensors, p, l):
    for k, n in enumerate("qkv"):
        at = slice(k * HIDDEN, (k + 1) * HIDDEN)
        put_linear(tensors, p + n, l.qkv.weight[at], l.qkv.bias[at])
    for n in ("o", "up", "down"):
        put_linear(tensors, p + n, getattr(l, n).weight, getattr(l, n).bias)
    for n in ("norm1", "norm2"):
        tensors[p + n + ".g"], tensors[p + n + ".b"] = f32(getattr(l, n).weight), f32(getattr(l, n).bias)


def export(net, labels, vocab, path):
    """net: float. labels: {"upos": [...], ...}. Written beside and renamed."""
    tensors = {}
    q, s = quantise_rows(net.word.data.float())
    tensors["embed.word"], tensors["embed.word.s"] = q.numpy().astype(np.int8), f32(s)
    tensors["embed.position"] = f32(net.position)
    tensors["embed.norm.g"], tensors["embed.norm.b"] = f32(net.norm.weight), f32(net.norm.bias)
    for i, l in enumerate(net.layers):
        put_layer(tensors, f"layer.{i}.", l)
    tensors["shape"] = f32(net.shape)
    for name, attr in LINEARS:
        put_linear(tensors, name, getattr(net, attr).weight, getattr(net, attr).bias)
    tensors["label.v"] = f32(net.label_v)
    tensors["vocab"] = np.frombuffer("\n".join(vocab).encode("utf-8"), np.uint8)

    config = {"layers": len(net.layers), "hidden": HIDDEN, "heads": HEADS, "ffn": FFN, "max_pieces": POS,
              "vocab": len(vocab), "shapes": SHAPES, "arc": ARC, "label": LABEL, "norm_eps": EPS}
    return write(path, b"SAYSOEN1", "1", config, labels, tensors)


def export_names(net, path, out):
    """The file `path` with the branch of `net` (a NameNet, float) instead of its head for names. Everything else stays
    to the byte, but for pieces that no word has ("[unused7]"), which are left out."""
    f = File(path)
    tensors = {n: f.get(n) for n in f.header["tensors"] if not n.startswith("name")}
    vocab = f.vocab()
    keep = [i for i, p in enumerate(vocab) if not p.startswith("[unused")]
    for n in ("embed.word", "embed.word.s"):
        tensors[n] = tensors[n][keep]
    vocab = [vocab[i] for i in keep]
    tensors["vocab"] = np.frombuffer("\n".join(vocab).encode("utf-8"), np.uint8)
    br = net.branch
    for i, l in enumerate(br.layers):
        put_layer(tensors, f"name.layer.{i}.", l)
    tensors["name.shape"], tensors["name.next"] = f32(br.shape), f32(br.next)
    put_linear(tensors, "name", br.name.weight, br.name.bias)
    config = f.header["config"] | {"vocab": len(vocab), "name_from": net.shared, "name_layers": len(br.layers)}
    return write(out, b"SAYSOEN2", "2", config, f.header["labels"], tensors)


def write(path, magic, version, config, labels, tensors):
    """Written beside and renamed; gives the number of bytes."""
    kind = {np.dtype(np.float32): "f32", np.dtype(np.int8): "i8", np.dtype(np.uint8): "u8"}
    header = {"name": "sayso-en", "version": version, "config": config, "labels": labels, "tensors": {}}
    room = 0
    for _ in range(3):  # the header's own length moves the offsets
        at = -(-(12 + room) // 64) * 64
        for n, t in tensors.items():
            header["tensors"][n] = {"dtype": kind[t.dtype], "shape": list(t.shape), "offset": at}
            at = -(-(at + t.nbytes) // 64) * 64
        text = json.dumps(header, ensure_ascii=False).encode("utf-8")
        room = max(room, len(text))
        room += -(12 + room) % 64
    assert len(text) <= room
    data = bytearray(magic + room.to_bytes(4, "little") + text.ljust(room))
    for n, t in tensors.items():
        off = header["tensors"][n]["offset"]
        data += bytes(off - len(data))
        data += t.tobytes()
    with open(path + ".tmp", "wb") as f:
        f.write(data)
        f.flush()
        os.fsync(f.fileno())
    os.replace(path + ".tmp", path)
    return len(data)


class File:
    """The tensors of an exported file."""

    def __init__(self, path):
        self.data = open(path, "rb").read()
        assert self.data[:7] == b"SAYSOEN"
        n = int.from_bytes(self.data[8:12], "little")
        self.header = json.loads(self.data[12:12 + n])

    def get(self, name):
        t = self.header["tensors"][name]
        assert t["offset"] % 64 == 0
        dt = {"f32": np.float32, "i8": np.int8, "u8": np.uint8}[t["dtype"]]
        return np.frombuffer(self.data, dt, math.prod(t["shape"]), t["offset"]).reshape(t["shape"])

    def tensor(self, name):
        return torch.from_numpy(self.get(name).copy())

    def vocab(self):
        return self.get("vocab").tobytes().decode("utf-8").split("\n")

    def linear(self, name, out):
        w = torch.from_numpy(unpack(self.get(name + ".w")).astype(np.float32))
        return QLinear(w[:out], self.tensor(name + ".s")[:out], self.tensor(name + ".b")[:out])

    def norm(self, m, name):
        m.weight.data, m.bias.data = self.tensor(name + ".g"), self.tensor(name + ".b")

    def layer(self, l, p):
        """The layer `p` computing in int8."""
        parts = [self.linear(p + c, HIDDEN) for c in "qkv"]
        l.qkv = QLinear(*(torch.cat([getattr(x, k) for x in parts]) for k in ("w", "s", "b")))
        l.o, l.up, l.down = (self.linear(p + c, o) for c, o in (("o", HIDDEN), ("up", FFN), ("down", HIDDEN)))
        self.norm(l.norm1, p + "norm1")
        self.norm(l.norm2, p + "norm2")


def read_file(path):
    """The encoder of an exported file as a Net that computes in int8, its labels, vocabulary and header. The head for
    names is random in files from version 2 on: see read_names."""
    f = File(path)
    lab, config = f.header["labels"], f.header["config"]
    net = Net(config["layers"], len(lab["upos"]), len(lab["xpos"]), len(lab["deprel"]), len(lab["name"]))
    net.word.data = f.tensor("embed.word").float() * f.tensor("embed.word.s")[:, None]
    net.position.data = f.tensor("embed.position")
    f.norm(net.norm, "embed.norm")
    for i, l in enumerate(net.layers):
        f.layer(l, f"layer.{i}.")
    net.shape.data = f.tensor("shape")
    for name, attr in LINEARS:
        if attr != "name" or "name_layers" not in config:
            setattr(net, attr, f.linear(name, getattr(net, attr).out_features))
    net.label_v.data = f.tensor("label.v")
    return net.eval(), lab, f.vocab(), f.header


def read_names(path):
    """The branch for names of an exported file, computing in int8."""
    f = File(path)
    config = f.header["config"]
    net = NameNet(path, config["name_from"], config["name_layers"])
    for i, l in enumerate(net.branch.layers):
        f.layer(l, f"name.layer.{i}.")
    net.branch.shape.data, net.branch.next.data = f.tensor("name.shape"), f.tensor("name.next")
    net.branch.name = f.linear("name", 9)
    return net.eval().requires_grad_(False)
