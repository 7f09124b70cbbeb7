//! A small model with random weights, in the format of the real one.

use std::fmt::Write;

use super::Encoder;
use super::kernel::Isa;

const HIDDEN: usize = 64;
const FFN: usize = 128;

/// A generator of numbers that look random (xorshift).
pub struct Random(pub u64);

impl Random {
    /// The next number, from -1 to 1.
    pub fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1u64 << 23) as f32 - 1.0
    }
}

/// A model on the processor's best instruction set.
pub fn encoder() -> Encoder {
    encoder_on(Isa::best())
}

/// A model on an instruction set.
pub fn encoder_on(isa: Isa) -> Encoder {
    static FILE: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    let file = FILE.get_or_init(file);
    let mut encoder = Encoder::from_bytes(file).expect("a model");
    encoder.isa = isa;
    encoder
}

/// The model's file.
pub fn file() -> Vec<u8> {
    let (upos, xpos, deprel) =
        (["NOUN", "VERB", "X"], ["NN", "VB", "."], ["dep", "root", "obj", "nsubj", "punct"]);
    let name = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"];
    let mut vocab: Vec<String> = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", ",", ".", ";"].map(String::from).into();
    vocab.extend(('a'..='f').chain('0'..='9').flat_map(|c| [c.to_string(), format!("##{c}")]));
    let mut tensors = Tensors { random: Random(77), header: String::new(), data: Vec::new() };
    tensors.i8("embed.word", &[vocab.len(), HIDDEN]);
    tensors.f32("embed.word.s", &[vocab.len()], 0.01);
    tensors.f32("embed.position", &[128, HIDDEN], 1.0);
    tensors.norm("embed.norm");
    for layer in ["layer.0", "layer.1", "name.layer.0", "name.layer.1"] {
        for (part, outputs, inputs) in [
            ("q", HIDDEN, HIDDEN),
            ("k", HIDDEN, HIDDEN),
            ("v", HIDDEN, HIDDEN),
            ("o", HIDDEN, HIDDEN),
            ("up", FFN, HIDDEN),
            ("down", HIDDEN, FFN),
        ] {
            tensors.linear(&format!("{layer}.{part}"), outputs, inputs);
        }
        tensors.norm(&format!("{layer}.norm1"));
        tensors.norm(&format!("{layer}.norm2"));
    }
    tensors.f32("shape", &[24, HIDDEN], 1.0);
    tensors.f32("name.shape", &[24, HIDDEN], 1.0);
    tensors.f32("name.next", &[name.len(), name.len()], 1.0);
    tensors.linear("upos", upos.len(), HIDDEN);
    tensors.linear("xpos", xpos.len(), HIDDEN);
    tensors.linear("name", name.len(), HIDDEN);
    tensors.linear("arc.dep", 32, HIDDEN);
    tensors.linear("arc.head", 32, HIDDEN);
    tensors.linear("arc.u", 32, 32);
    tensors.linear("label.dep", 16, HIDDEN);
    tensors.linear("label.head", 16, HIDDEN);
    tensors.linear("label.u", deprel.len() * 16, 16);
    tensors.f32("label.v", &[deprel.len()], 1.0);
    tensors.bytes("vocab", "u8", &[vocab.join("\n").len()], vocab.join("\n").as_bytes());
    let room = START as u32;
    let config = format!(
        r#""layers": 2, "name_from": 1, "name_layers": 2, "hidden": {HIDDEN}, "heads": 2, "ffn": {FFN}, "max_pieces": 128, "vocab": {},
        "shapes": 24, "arc": 32, "label": 16, "norm_eps": 1e-12"#,
        vocab.len()
    );
    let labels = format!(r#""upos": {upos:?}, "xpos": {xpos:?}, "deprel": {deprel:?}, "name": {name:?}"#);
    let header = tensors.header.trim_end_matches(',');
    let header = format!(r#"{{"config": {{{config}}}, "labels": {{{labels}}}, "tensors": {{{header}}}}}"#);
    let mut file = b"SAYSOEN2".to_vec();
    file.extend_from_slice(&u32::to_le_bytes(room - 12));
    file.extend_from_slice(header.as_bytes());
    assert!(file.len() <= START);
    file.resize(START, b' ');
    file.append(&mut tensors.data);
    file
}

/// Where the tensors begin.
const START: usize = 20_032;

struct Tensors {
    random: Random,
    header: String,
    data: Vec<u8>,
}

impl Tensors {
    fn bytes(&mut self, name: &str, dtype: &str, shape: &[usize], bytes: &[u8]) {
        let offset = START + self.data.len();
        let _ = write!(
            self.header,
            r#""{name}": {{"dtype": "{dtype}", "shape": {shape:?}, "offset": {offset}}},"#
        );
        self.data.extend_from_slice(bytes);
        self.data.resize(self.data.len().next_multiple_of(64), 0);
    }

    fn i8(&mut self, name: &str, shape: &[usize]) {
        let bytes: Vec<u8> =
            (0..shape.iter().product()).map(|_| (self.random.next() * 127.0) as i8 as u8).collect();
        self.bytes(name, "i8", shape, &bytes);
    }

    fn f32(&mut self, name: &str, shape: &[usize], size: f32) {
        let values = (0..shape.iter().product()).flat_map(|_| (self.random.next() * size).to_le_bytes());
        let bytes: Vec<u8> = values.collect();
        self.bytes(name, "f32", shape, &bytes);
    }

    fn norm(&mut self, name: &str) {
        self.f32(&format!("{name}.g"), &[HIDDEN], 1.0);
        self.f32(&format!("{name}.b"), &[HIDDEN], 0.3);
    }

    fn linear(&mut self, name: &str, outputs: usize, inputs: usize) {
        let outputs = outputs.next_multiple_of(16);
        self.i8(&format!("{name}.w"), &[outputs / 16, inputs / 4, 16, 4]);
        self.f32(&format!("{name}.s"), &[outputs], 0.003);
        self.f32(&format!("{name}.b"), &[outputs], 0.5);
    }
}
