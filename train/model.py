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


def export(net, labels, vocab, path):
    """net: float. labels: {"upos": [...], ...}. Written beside and renamed."""
    tensors = {}

    def linear(name, w, b):
        q, s = quantise_rows(w.detach().float())
        q = pack(q.numpy().astype(np.int8))
        pad = q.shape[0] * 16 - len(s)
        z = np.zeros(pad, np.float32)
        tensors[name + ".w"] = q
        tensors[name + ".s"] = np.concatenate([s.numpy(), z]).astype(np.float32)
        tensors[name + ".b"] = np.concatenate([b.detach().float().numpy(), z]).astype(np.float32)

    f32 = lambda t: t.detach().float().numpy().astype(np.float32)
    q, s = quantise_rows(net.word.data.float())
    tensors["embed.word"], tensors["embed.word.s"] = q.numpy().astype(np.int8), f32(s)
    tensors["embed.position"] = f32(net.position)
    tensors["embed.norm.g"], tensors["embed.norm.b"] = f32(net.norm.weight), f32(net.norm.bias)
    for i, l in enumerate(net.layers):
        p = f"layer.{i}."
        for k, n in enumerate("qkv"):
            at = slice(k * HIDDEN, (k + 1) * HIDDEN)
            linear(p + n, l.qkv.weight[at], l.qkv.bias[at])
        linear(p + "o", l.o.weight, l.o.bias)
        linear(p + "up", l.up.weight, l.up.bias)
        linear(p + "down", l.down.weight, l.down.bias)
        for n, m in (("norm1", l.norm1), ("norm2", l.norm2)):
            tensors[p + n + ".g"], tensors[p + n + ".b"] = f32(m.weight), f32(m.bias)
    tensors["shape"] = f32(net.shape)
    for name, attr in LINEARS:
        m = getattr(net, attr)
        linear(name, m.weight, m.bias)
    tensors["label.v"] = f32(net.label_v)
    tensors["vocab"] = np.frombuffer("\n".join(vocab).encode("utf-8"), np.uint8)

    kind = {np.dtype(np.float32): "f32", np.dtype(np.int8): "i8", np.dtype(np.uint8): "u8"}
    header = {"name": "sayso-en", "version": "1",
              "config": {"layers": len(net.layers), "hidden": HIDDEN, "heads": HEADS, "ffn": FFN, "max_pieces": POS,
                         "vocab": len(vocab), "shapes": SHAPES, "arc": ARC, "label": LABEL, "norm_eps": EPS},
              "labels": labels, "tensors": {}}
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
    data = bytearray(b"SAYSOEN1" + room.to_bytes(4, "little") + text.ljust(room))
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


def read_file(path):
    """The exported file as a Net that computes in int8, its labels and its vocabulary."""
    data = open(path, "rb").read()
    assert data[:8] == b"SAYSOEN1"
    n = int.from_bytes(data[8:12], "little")
    header = json.loads(data[12:12 + n])
    dt = {"f32": np.float32, "i8": np.int8, "u8": np.uint8}

    def get(name):
        t = header["tensors"][name]
        assert t["offset"] % 64 == 0
        a = np.frombuffer(data, dt[t["dtype"]], math.prod(t["shape"]), t["offset"]).reshape(t["shape"])
        return a

    ten = lambda name: torch.from_numpy(get(name).copy())
    lab = header["labels"]
    net = Net(header["config"]["layers"], len(lab["upos"]), len(lab["xpos"]), len(lab["deprel"]), len(lab["name"]))

    def lin(name, out):
        w = torch.from_numpy(unpack(get(name + ".w")).astype(np.float32))
        return w[:out], ten(name + ".s")[:out], ten(name + ".b")[:out]

    net.word.data = ten("embed.word").float() * ten("embed.word.s")[:, None]
    net.position.data = ten("embed.position")
    put = lambda m, name: (setattr(m.weight, "data", ten(name + ".g")), setattr(m.bias, "data", ten(name + ".b")))
    put(net.norm, "embed.norm")
    for i, l in enumerate(net.layers):
        p = f"layer.{i}."
        parts = [lin(p + c, HIDDEN) for c in "qkv"]
        l.qkv = QLinear(*(torch.cat([x[j] for x in parts]) for j in range(3)))
        l.o, l.up, l.down = (QLinear(*lin(p + c, o)) for c, o in (("o", HIDDEN), ("up", FFN), ("down", HIDDEN)))
        put(l.norm1, p + "norm1")
        put(l.norm2, p + "norm2")
    net.shape.data = ten("shape")
    for name, attr in LINEARS:
        setattr(net, attr, QLinear(*lin(name, getattr(net, attr).out_features)))
    net.label_v.data = ten("label.v")
    return net.eval(), lab, get("vocab").tobytes().decode("utf-8").split("\n"), header
