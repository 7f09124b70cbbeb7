//! A plain f32 encoder with random weights, as a yardstick for speed: the six layers that our three int8 ones replace,
//! and the heads' linear layers, without decoding. Products go through the crate `gemm`, on one thread; the other
//! loops are compiled for the processor by the crate `pulp`. Nothing is padded, as in ours.

use std::ops::Range;

use gemm::Parallelism;
use pulp::Arch;

const HIDDEN: usize = 384;
const FFN: usize = 1536;
const HEADS: usize = 12;
const WIDTH: usize = HIDDEN / HEADS;

/// A linear layer: `[inputs, outputs]`.
struct Linear {
    inputs: usize,
    outputs: usize,
    weights: Vec<f32>,
}

/// The network.
pub struct Network {
    layers: Vec<[Linear; 4]>,
    heads: Vec<Linear>,
    label: Linear,
    arc: Linear,
    arch: Arch,
}

fn random(count: usize, seed: u64) -> Vec<f32> {
    let mut state = seed | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1u64 << 24) as f32 - 0.5
    };
    (0..count).map(|_| next() * 0.1).collect()
}

fn linear(inputs: usize, outputs: usize) -> Linear {
    Linear { inputs, outputs, weights: random(inputs * outputs, (inputs * 31 + outputs) as u64) }
}

impl Network {
    /// A network of some layers.
    pub fn new(layers: usize) -> Self {
        let layer = |_| {
            [linear(HIDDEN, 3 * HIDDEN), linear(HIDDEN, HIDDEN), linear(HIDDEN, FFN), linear(FFN, HIDDEN)]
        };
        Self {
            layers: (0..layers).map(layer).collect(),
            heads: [17, 49, 9, 256, 256, 64, 64].map(|outputs| linear(HIDDEN, outputs)).into(),
            label: linear(64, 51 * 64),
            arc: linear(256, 256),
            arch: Arch::new(),
        }
    }

    /// Runs sentences of so many pieces each, one after the other in one batch; gives a number that depends on all.
    pub fn run(&self, lengths: &[usize]) -> f32 {
        let rows: usize = lengths.iter().sum();
        let mut sentences: Vec<Range<usize>> = Vec::new();
        for length in lengths {
            let start = sentences.last().map_or(0, |last| last.end);
            sentences.push(start..start + length);
        }
        let mut states = random(rows * HIDDEN, 7);
        for [qkv, output, up, down] in &self.layers {
            let mixed = self.attend(&qkv.run(&states), &sentences);
            let added = output.run(&mixed);
            self.arch.dispatch(|| add_and_norm(&mut states, &added));
            // In blocks, as ours: the widened rows stay in the cache.
            for part in states.chunks_mut(96 * HIDDEN) {
                let mut wide = up.run(part);
                self.arch.dispatch(|| gelu(&mut wide));
                let added = down.run(&wide);
                self.arch.dispatch(|| add_and_norm(part, &added));
            }
        }
        let heads: Vec<Vec<f32>> = self.heads.iter().map(|head| head.run(&states)).collect();
        let arcs = self.arc.run(&heads[3]);
        let mut total = heads.iter().map(|head| head[0]).sum::<f32>();
        for sentence in sentences {
            let mut scores = vec![0.0; sentence.len() * sentence.len()];
            let part = sentence.start * 256..sentence.end * 256;
            multiply(
                [sentence.len(), 256, sentence.len()],
                (&arcs[part.clone()], [256, 1]),
                (&heads[4][part], [1, 256]),
                &mut scores,
            );
            total += scores[0];
        }
        for part in heads[5].chunks(48 * 64) {
            total += self.label.run(part)[0];
        }
        total
    }

    fn attend(&self, qkv: &[f32], sentences: &[Range<usize>]) -> Vec<f32> {
        let stride = 3 * HIDDEN;
        let mut mixed = vec![0.0; qkv.len() / 3];
        for sentence in sentences {
            let length = sentence.len();
            let mut scores = vec![0.0; length * length];
            let mut values = vec![0.0; length * WIDTH];
            for head in 0..HEADS {
                let from = |part: usize| &qkv[sentence.start * stride + part * HIDDEN + head * WIDTH..];
                multiply(
                    [length, WIDTH, length],
                    (from(0), [stride, 1]),
                    (from(1), [1, stride]),
                    &mut scores,
                );
                self.arch.dispatch(|| scores.chunks_exact_mut(length).for_each(softmax));
                multiply(
                    [length, length, WIDTH],
                    (&scores, [length, 1]),
                    (from(2), [stride, 1]),
                    &mut values,
                );
                for (row, value) in sentence.clone().zip(values.chunks_exact(WIDTH)) {
                    mixed[row * HIDDEN + head * WIDTH..][..WIDTH].copy_from_slice(value);
                }
            }
        }
        mixed
    }
}

impl Linear {
    fn run(&self, rows: &[f32]) -> Vec<f32> {
        let count = rows.len() / self.inputs;
        let mut into = vec![0.0; count * self.outputs];
        let sizes = [count, self.inputs, self.outputs];
        multiply(sizes, (rows, [self.inputs, 1]), (&self.weights, [self.outputs, 1]), &mut into);
        into
    }
}

/// `into[m, n] = left[m, k] * right[k, n]`; the factors come with the strides of their rows and columns.
fn multiply(
    [m, k, n]: [usize; 3],
    (left, [left_row, left_column]): (&[f32], [usize; 2]),
    (right, [right_row, right_column]): (&[f32], [usize; 2]),
    into: &mut [f32],
) {
    assert!(m > 0 && k > 0 && n > 0 && into.len() == m * n);
    assert!(left.len() > (m - 1) * left_row + (k - 1) * left_column);
    assert!(right.len() > (k - 1) * right_row + (n - 1) * right_column);
    // SAFETY: the last element of each matrix has been seen to lie inside its slice.
    unsafe {
        gemm::gemm(
            m,
            n,
            k,
            into.as_mut_ptr(),
            1,
            n as isize,
            false,
            left.as_ptr(),
            left_column as isize,
            left_row as isize,
            right.as_ptr(),
            right_column as isize,
            right_row as isize,
            0.0,
            1.0,
            false,
            false,
            false,
            Parallelism::None,
        );
    }
}

#[inline(always)]
fn add_and_norm(states: &mut [f32], add: &[f32]) {
    for (row, add) in states.chunks_exact_mut(HIDDEN).zip(add.chunks_exact(HIDDEN)) {
        let mut total = [0.0; 16];
        for (part, add) in row.as_chunks_mut::<16>().0.iter_mut().zip(add.as_chunks::<16>().0) {
            for lane in 0..16 {
                part[lane] += add[lane];
                total[lane] += part[lane];
            }
        }
        let mean = total.iter().sum::<f32>() / HIDDEN as f32;
        let mut squares = [0.0; 16];
        for part in row.as_chunks_mut::<16>().0 {
            for lane in 0..16 {
                part[lane] -= mean;
                squares[lane] += part[lane] * part[lane];
            }
        }
        let factor = 1.0 / (squares.iter().sum::<f32>() / HIDDEN as f32 + 1e-12).sqrt();
        row.iter_mut().for_each(|value| *value *= factor);
    }
}

/// The tanh form by a rational function: cheap and, for a yardstick, near enough.
#[inline(always)]
fn gelu(values: &mut [f32]) {
    for value in values {
        let t = (*value * (0.797_884_6 + 0.035_677_4 * *value * *value)).clamp(-4.9, 4.9);
        let u = t * t;
        let tanh = t * (135_135.0 + u * (17_325.0 + u * (378.0 + u)))
            / (135_135.0 + u * (62_370.0 + u * (3150.0 + u * 28.0)));
        *value *= 0.5 + 0.5 * tanh;
    }
}

#[inline(always)]
fn softmax(row: &mut [f32]) {
    let top = row.iter().fold(f32::MIN, |top, score| if *score > top { *score } else { top });
    let mut total = 0.0;
    for score in row.iter_mut() {
        let power = ((*score - top) * std::f32::consts::LOG2_E).max(-80.0);
        let whole = power.floor();
        let f = power - whole;
        let value = 1.0 + f * (0.695_976 + f * (0.224_494 + f * 0.079_02));
        *score = value * f32::from_bits(((whole as i32 + 127) as u32) << 23);
        total += *score;
    }
    row.iter_mut().for_each(|score| *score /= total);
}
