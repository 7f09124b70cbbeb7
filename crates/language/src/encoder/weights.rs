//! The model file (`model/FORMAT.md`): the header is parsed, the tensors are read where they lie.

use std::collections::HashMap;

use serde::Deserialize;

use crate::Error;

const MAGIC: &[u8] = b"SAYSOEN2";

/// Values that one attention head looks at.
pub const HEAD_WIDTH: usize = 32;

/// Sizes of the network.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Config {
    pub layers: usize,
    /// How many of the layers lie below the branch for names.
    pub name_from: usize,
    /// Layers of that branch.
    pub name_layers: usize,
    pub hidden: usize,
    pub heads: usize,
    pub ffn: usize,
    pub max_pieces: usize,
    pub vocab: usize,
    pub shapes: usize,
    pub arc: usize,
    pub label: usize,
    pub norm_eps: f32,
}

/// The label sets, in the order of the scores.
#[derive(Clone, Debug, Deserialize)]
pub struct Labels {
    pub upos: Vec<String>,
    pub xpos: Vec<String>,
    pub deprel: Vec<String>,
    pub name: Vec<String>,
}

#[derive(Deserialize)]
struct Header {
    config: Config,
    labels: Labels,
    tensors: HashMap<String, Tensor>,
}

#[derive(Deserialize)]
struct Tensor {
    dtype: String,
    shape: Vec<usize>,
    offset: usize,
}

/// A linear layer with int8 weights, packed in tiles of 16 outputs.
#[derive(Debug)]
pub struct Linear {
    /// Values of an input row; a multiple of 4.
    pub inputs: usize,
    /// Values of an output row; a multiple of 16, padded with zeros.
    pub outputs: usize,
    /// `[outputs / 16, inputs / 4, 16, 4]`; never -128.
    pub weights: &'static [i8],
    /// One scale an output.
    pub scales: &'static [f32],
    /// One bias an output.
    pub bias: &'static [f32],
    /// -128 times the sum of each output's weights: what the kernels add because they read inputs as `x + 128`.
    pub corrections: Vec<i32>,
}

/// Gain and bias of a layer norm.
#[derive(Debug)]
pub struct Norm {
    pub gain: &'static [f32],
    pub bias: &'static [f32],
    pub eps: f32,
}

/// One layer of the encoder.
#[derive(Debug)]
pub struct Layer {
    pub query: Linear,
    pub key: Linear,
    pub value: Linear,
    pub output: Linear,
    pub norm1: Norm,
    pub up: Linear,
    pub down: Linear,
    pub norm2: Norm,
}

/// Everything in the file.
#[derive(Debug)]
pub struct Weights {
    pub config: Config,
    pub labels: Labels,
    /// `[vocab, hidden]`
    pub word: &'static [i8],
    /// `[vocab]`
    pub word_scale: &'static [f32],
    /// `[max_pieces, hidden]`
    pub position: &'static [f32],
    pub norm: Norm,
    pub layers: Vec<Layer>,
    /// The branch for names.
    pub name_layers: Vec<Layer>,
    /// `[shapes, hidden]`, added to the encoder's last states.
    pub shape: &'static [f32],
    /// `[shapes, hidden]`, added where the branch for names begins.
    pub name_shape: &'static [f32],
    pub upos: Linear,
    pub xpos: Linear,
    pub name: Linear,
    /// `[labels.name, labels.name]`: what a name label's score gains after another label.
    pub name_next: &'static [f32],
    pub arc_dep: Linear,
    pub arc_head: Linear,
    pub arc_u: Linear,
    pub label_dep: Linear,
    pub label_head: Linear,
    pub label_u: Linear,
    /// `[labels.deprel]`
    pub label_v: &'static [f32],
    /// One piece a line, in order of id.
    pub vocab: &'static str,
}

impl Weights {
    /// Reads a model file that lies in memory, aligned to 64 bytes.
    pub fn new(file: &'static [u8]) -> Result<Self, Error> {
        let reader = Reader::new(file)?;
        let Config { hidden, ffn, arc, label, norm_eps, .. } = reader.header.config;
        let norm = |name: &str| -> Result<Norm, Error> {
            Ok(Norm {
                gain: reader.f32s(&format!("{name}.g"), &[hidden])?,
                bias: reader.f32s(&format!("{name}.b"), &[hidden])?,
                eps: norm_eps,
            })
        };
        let layer = |prefix: &str, n: usize| -> Result<Layer, Error> {
            let part = |name: &str| format!("{prefix}.{n}.{name}");
            Ok(Layer {
                query: reader.linear(&part("q"), hidden, hidden)?,
                key: reader.linear(&part("k"), hidden, hidden)?,
                value: reader.linear(&part("v"), hidden, hidden)?,
                output: reader.linear(&part("o"), hidden, hidden)?,
                norm1: norm(&part("norm1"))?,
                up: reader.linear(&part("up"), ffn, hidden)?,
                down: reader.linear(&part("down"), hidden, ffn)?,
                norm2: norm(&part("norm2"))?,
            })
        };
        let Config { layers, name_layers, vocab, shapes, max_pieces, .. } = reader.header.config;
        let labels = reader.header.labels.clone();
        let relations = labels.deprel.len();
        Ok(Self {
            word: reader.i8s("embed.word", &[vocab, hidden])?,
            word_scale: reader.f32s("embed.word.s", &[vocab])?,
            position: reader.f32s("embed.position", &[max_pieces, hidden])?,
            norm: norm("embed.norm")?,
            layers: (0..layers).map(|n| layer("layer", n)).collect::<Result<_, _>>()?,
            name_layers: (0..name_layers).map(|n| layer("name.layer", n)).collect::<Result<_, _>>()?,
            shape: reader.f32s("shape", &[shapes, hidden])?,
            name_shape: reader.f32s("name.shape", &[shapes, hidden])?,
            upos: reader.linear("upos", labels.upos.len(), hidden)?,
            xpos: reader.linear("xpos", labels.xpos.len(), hidden)?,
            name: reader.linear("name", labels.name.len(), hidden)?,
            name_next: reader.f32s("name.next", &[labels.name.len(), labels.name.len()])?,
            arc_dep: reader.linear("arc.dep", arc, hidden)?,
            arc_head: reader.linear("arc.head", arc, hidden)?,
            arc_u: reader.linear("arc.u", arc, arc)?,
            label_dep: reader.linear("label.dep", label, hidden)?,
            label_head: reader.linear("label.head", label, hidden)?,
            label_u: reader.linear("label.u", relations * label, label)?,
            label_v: reader.f32s("label.v", &[relations])?,
            vocab: reader.vocab()?,
            config: reader.header.config,
            labels,
        })
    }
}

struct Reader {
    file: &'static [u8],
    header: Header,
}

impl Reader {
    fn new(file: &'static [u8]) -> Result<Self, Error> {
        if cfg!(target_endian = "big") {
            return Err(wrong("this processor is big-endian; the file is not"));
        }
        let (Some(magic), Some(length)) = (file.get(..8), file.get(8..12)) else {
            return Err(wrong("it is too short"));
        };
        if magic != MAGIC {
            return Err(wrong("it does not begin with SAYSOEN2"));
        }
        let length = u32::from_le_bytes([length[0], length[1], length[2], length[3]]) as usize;
        let text = file.get(12..12 + length).ok_or_else(|| wrong("the header is cut short"))?;
        let header: Header =
            serde_json::from_slice(text).map_err(|error| wrong(format!("header: {error}")))?;
        let config = header.config;
        let sizes = [config.hidden, config.ffn, config.arc, config.label];
        if sizes.iter().any(|size| *size == 0 || size % 16 != 0 || *size > 1 << 14) {
            return Err(wrong("hidden, ffn, arc and label have to be multiples of 16"));
        }
        if config.hidden != config.heads * HEAD_WIDTH {
            return Err(wrong(format!("hidden has to be {HEAD_WIDTH} times heads")));
        }
        if config.max_pieces < 3 || config.layers == 0 || config.layers > 100 || config.shapes < 21 {
            return Err(wrong("layers, max_pieces or shapes is out of range"));
        }
        if config.name_from >= config.layers || config.name_layers == 0 || config.name_layers > 100 {
            return Err(wrong("name_from or name_layers is out of range"));
        }
        Ok(Self { file, header })
    }

    /// The bytes of a tensor, after a check of its type and shape.
    fn tensor(&self, name: &str, dtype: &str, size: usize, shape: &[usize]) -> Result<&'static [u8], Error> {
        let tensor = self.header.tensors.get(name).ok_or_else(|| wrong(format!("{name} is missing")))?;
        if tensor.dtype != dtype || tensor.shape != shape {
            let Tensor { dtype: is, shape: has, .. } = tensor;
            return Err(wrong(format!("{name} is {is} {has:?}, expected {dtype} {shape:?}")));
        }
        let bytes = shape.iter().try_fold(size, |product, &n| product.checked_mul(n));
        bytes
            .and_then(|bytes| tensor.offset.checked_add(bytes))
            .and_then(|end| self.file.get(tensor.offset..end))
            .ok_or_else(|| wrong(format!("{name} lies outside the file")))
    }

    fn f32s(&self, name: &str, shape: &[usize]) -> Result<&'static [f32], Error> {
        let bytes = self.tensor(name, "f32", 4, shape)?;
        let values: &[f32] = bytemuck::try_cast_slice(bytes)
            .map_err(|_| wrong(format!("{name} is not aligned to 4 bytes")))?;
        // A sum of finite values that is not finite has overflowed, which no sound weight does either.
        if values.iter().fold(0.0, |sum, value| sum + value.abs()).is_finite() {
            Ok(values)
        } else {
            Err(wrong(format!("{name} holds a value that is not finite")))
        }
    }

    fn i8s(&self, name: &str, shape: &[usize]) -> Result<&'static [i8], Error> {
        Ok(bytemuck::cast_slice(self.tensor(name, "i8", 1, shape)?))
    }

    fn linear(&self, name: &str, outputs: usize, inputs: usize) -> Result<Linear, Error> {
        let outputs = outputs.next_multiple_of(16);
        let weights = self.i8s(&format!("{name}.w"), &[outputs / 16, inputs / 4, 16, 4])?;
        let mut corrections = vec![0; outputs];
        let (tiles, _) = weights.as_chunks::<64>();
        let mut least = 0;
        for (sums, steps) in corrections.chunks_exact_mut(16).zip(tiles.chunks_exact(inputs / 4)) {
            for tile in steps {
                for (sum, lane) in sums.iter_mut().zip(tile.as_chunks::<4>().0) {
                    *sum -= 128 * lane.iter().map(|&w| i32::from(w)).sum::<i32>();
                }
                least = tile.iter().fold(least, |least, &w| least.min(w));
            }
        }
        if least == i8::MIN {
            return Err(wrong(format!("{name}.w holds -128")));
        }
        Ok(Linear {
            inputs,
            outputs,
            weights,
            scales: self.f32s(&format!("{name}.s"), &[outputs])?,
            bias: self.f32s(&format!("{name}.b"), &[outputs])?,
            corrections,
        })
    }

    fn vocab(&self) -> Result<&'static str, Error> {
        let length = self.header.tensors.get("vocab").and_then(|tensor| tensor.shape.first().copied());
        let bytes = self.tensor("vocab", "u8", 1, &[length.unwrap_or(0)])?;
        let text = std::str::from_utf8(bytes).map_err(|_| wrong("the vocabulary is not UTF-8"))?;
        let lines = text.lines().count();
        if lines != self.header.config.vocab {
            return Err(wrong(format!(
                "the vocabulary has {lines} pieces, expected {}",
                self.header.config.vocab
            )));
        }
        Ok(text)
    }
}

fn wrong(what: impl Into<String>) -> Error {
    Error::Model(what.into())
}
