//! What depends on the processor: int8 products in three versions, and the other loops compiled for each of them.
//!
//! This is the one file of the crate with `unsafe` in it, for two reasons:
//!
//! - Calling a function that is compiled for an instruction set. It is sound because an [`Isa`] that names the set is
//!   only made where the processor has been found to have it ([`Isa::all`]), and its field is private.
//! - Loads and stores through pointers in the int8 kernels. It is sound because every kernel first asserts, against
//!   the sizes that it then counts to, the lengths of all slices that it reads and writes.
//!
//! All versions give the same bits. Integer sums are exact: a product is at most 127 * 255 in size and a row has at
//! most 2^14 values, so a sum stays below 2^29. Floats are multiplied and added one operation at a time, in the same
//! order, never fused.
#![allow(unsafe_code)]
// Rows, tiles and lanes are counted together; iterators over one of them hide that.
#![allow(clippy::needless_range_loop)]

use super::{attention, elementwise, weights::Linear};

/// An instruction set that this processor has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Isa(Set);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    #[cfg(target_arch = "x86_64")]
    Avx512Vnni,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "aarch64")]
    Neon,
    Portable,
}

impl Isa {
    /// The sets that this processor has, best first; the last one is always the portable code.
    pub fn all() -> Vec<Self> {
        let mut sets = Vec::new();
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512dq")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512vnni")
            {
                sets.push(Isa(Set::Avx512Vnni));
            }
            if is_x86_feature_detected!("avx2") {
                sets.push(Isa(Set::Avx2));
            }
        }
        #[cfg(target_arch = "aarch64")]
        sets.push(Isa(Set::Neon));
        sets.push(Isa(Set::Portable));
        sets
    }

    /// The best of [`Isa::all`].
    pub fn best() -> Self {
        Self::all().first().copied().unwrap_or(Isa(Set::Portable))
    }
}

/// Rows of values, quantised row by row.
#[derive(Debug, Default)]
pub struct Quantised {
    /// Values of a row; a multiple of 16.
    pub width: usize,
    /// `value / scale + 128`, row after row.
    pub bytes: Vec<u8>,
    /// One scale a row.
    pub scales: Vec<f32>,
}

impl Quantised {
    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.scales.len()
    }
}

/// Compiles a function once for each instruction set, as a method of [`Isa`]. The function has to be
/// `#[inline(always)]`, as does all that it calls in its loops.
macro_rules! versions {
    ($( $(#[$meta:meta])* $name:ident = $body:path as fn($($arg:ident: $type:ty),* $(,)?); )+) => {
        impl Isa {
            $(
                $(#[$meta])*
                #[allow(clippy::too_many_arguments)]
                pub fn $name(self, $($arg: $type),*) {
                    match self.0 {
                        #[cfg(target_arch = "x86_64")]
                        Set::Avx512Vnni => {
                            #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
                            #[allow(clippy::too_many_arguments)]
                            fn version($($arg: $type),*) {
                                $body($($arg),*)
                            }
                            // SAFETY: this processor has AVX-512 with VNNI, see `Isa::all`.
                            unsafe { version($($arg),*) }
                        }
                        #[cfg(target_arch = "x86_64")]
                        Set::Avx2 => {
                            #[target_feature(enable = "avx2")]
                            #[allow(clippy::too_many_arguments)]
                            fn version($($arg: $type),*) {
                                $body($($arg),*)
                            }
                            // SAFETY: this processor has AVX2, see `Isa::all`.
                            unsafe { version($($arg),*) }
                        }
                        // All processors of this kind have NEON, so the plain code is compiled for it.
                        #[cfg(target_arch = "aarch64")]
                        Set::Neon => $body($($arg),*),
                        Set::Portable => $body($($arg),*),
                    }
                }
            )+
        }
    };
}

versions! {
    /// See [`elementwise::quantise`].
    quantise = elementwise::quantise as fn(values: &[f32], width: usize, into: &mut Quantised);
    /// See [`elementwise::gelu`].
    gelu = elementwise::gelu as fn(values: &mut [f32]);
    /// See [`elementwise::add_and_norm`].
    add_and_norm = elementwise::add_and_norm as
        fn(values: &mut [f32], add: &[f32], gain: &[f32], bias: &[f32], eps: f32);
    /// See [`elementwise::embed`].
    embed = elementwise::embed as
        fn(word: &[i8], scale: f32, position: &[f32], into: &mut [f32]);
    /// See [`attention::attend`].
    attend = attention::attend as
        fn(qkv: &[f32], hidden: usize, queries: &[usize], room: &mut attention::Room, into: &mut [f32]);
    /// See [`attention::products`].
    products = attention::products as
        fn(queries: &[f32], depth: usize, keys: &[[f32; 16]], into: &mut [f32], stride: usize);
    /// See [`attention::transpose`].
    transpose = attention::transpose as
        fn(rows: &[f32], stride: usize, start: usize, depth: usize, into: &mut Vec<[f32; 16]>);
    /// See [`elementwise::label_scores`].
    label_scores = elementwise::label_scores as
        fn(products: &[f32], head: &[f32], constants: &[f32], into: &mut [f32]);
}

impl Isa {
    /// A linear layer over quantised rows: row `r` of the result is written to `into[r * stride..][..outputs]`.
    ///
    /// # Panics
    /// If the sizes do not fit together.
    pub fn linear(self, rows: &Quantised, layer: &Linear, into: &mut [f32], stride: usize) {
        let Linear { inputs, outputs, .. } = *layer;
        let count = rows.rows();
        assert!(rows.width == inputs && rows.bytes.len() == count * inputs);
        assert!(inputs > 0 && inputs.is_multiple_of(4) && inputs <= 1 << 14 && outputs.is_multiple_of(16));
        assert!(layer.weights.len() == inputs * outputs);
        assert!(layer.scales.len() == outputs && layer.bias.len() == outputs);
        assert!(layer.corrections.len() == outputs && outputs <= stride);
        assert!(count == 0 || into.len() >= (count - 1) * stride + outputs);
        match self.0 {
            #[cfg(target_arch = "x86_64")]
            // SAFETY: this processor has AVX-512 with VNNI, see `Isa::all`; the sizes have been asserted.
            Set::Avx512Vnni => unsafe { avx512::linear(rows, layer, into, stride) },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: this processor has AVX2, see `Isa::all`; the sizes have been asserted.
            Set::Avx2 => unsafe { avx2::linear(rows, layer, into, stride) },
            #[cfg(target_arch = "aarch64")]
            // SAFETY: all processors of this kind have NEON; the sizes have been asserted.
            Set::Neon => unsafe { neon::linear(rows, layer, into, stride) },
            Set::Portable => portable(rows, layer, into, stride),
        }
    }
}

/// The same in plain code.
fn portable(rows: &Quantised, layer: &Linear, into: &mut [f32], stride: usize) {
    let steps = layer.inputs / 4;
    let (weights, _) = layer.weights.as_chunks::<64>();
    for (number, tiles) in weights.chunks_exact(steps).enumerate() {
        let at = 16 * number;
        for (row, (bytes, scale)) in rows.bytes.chunks_exact(layer.inputs).zip(&rows.scales).enumerate() {
            let mut sums = [0i32; 16];
            sums.copy_from_slice(&layer.corrections[at..at + 16]);
            for (tile, four) in tiles.iter().zip(bytes.as_chunks::<4>().0) {
                for (sum, weights) in sums.iter_mut().zip(tile.as_chunks::<4>().0) {
                    for (weight, value) in weights.iter().zip(four) {
                        *sum += i32::from(*weight) * i32::from(*value);
                    }
                }
            }
            let out = &mut into[row * stride + at..][..16];
            for (lane, (value, sum)) in out.iter_mut().zip(sums).enumerate() {
                *value = sum as f32 * scale * layer.scales[at + lane] + layer.bias[at + lane];
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx512 {
    use std::arch::x86_64::*;

    use super::{Linear, Quantised};

    /// All rows by all tiles.
    ///
    /// # Safety
    /// The processor has the features; the sizes are as [`super::Isa::linear`] asserts them.
    pub unsafe fn linear(rows: &Quantised, layer: &Linear, into: &mut [f32], stride: usize) {
        let tiles = layer.outputs / 16;
        let mut tile = 0;
        while tile + 4 <= tiles {
            // SAFETY: these tiles exist.
            unsafe { tiles_of::<4>(rows, layer, tile, into, stride) };
            tile += 4;
        }
        while tile + 2 <= tiles {
            // SAFETY: these tiles exist.
            unsafe { tiles_of::<2>(rows, layer, tile, into, stride) };
            tile += 2;
        }
        while tile < tiles {
            // SAFETY: these tiles exist.
            unsafe { tiles_of::<1>(rows, layer, tile, into, stride) };
            tile += 1;
        }
    }

    /// All rows by `N` tiles.
    ///
    /// # Safety
    /// As for [`linear`]; tiles `tile .. tile + N` exist.
    unsafe fn tiles_of<const N: usize>(
        rows: &Quantised,
        layer: &Linear,
        tile: usize,
        into: &mut [f32],
        stride: usize,
    ) {
        let mut row = 0;
        while row < rows.rows() {
            let count = (rows.rows() - row).min(6);
            // SAFETY: rows `row .. row + count` exist.
            unsafe {
                match count {
                    1 => block::<1, N>(rows, row, layer, tile, into, stride),
                    2 => block::<2, N>(rows, row, layer, tile, into, stride),
                    3 => block::<3, N>(rows, row, layer, tile, into, stride),
                    4 => block::<4, N>(rows, row, layer, tile, into, stride),
                    5 => block::<5, N>(rows, row, layer, tile, into, stride),
                    _ => block::<6, N>(rows, row, layer, tile, into, stride),
                }
            }
            row += count;
        }
    }

    /// `M` rows by `N` tiles.
    ///
    /// # Safety
    /// The processor has the features; rows `row .. row + M` and tiles `tile .. tile + N` exist; the sizes are as
    /// [`super::Isa::linear`] asserts them.
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
    unsafe fn block<const M: usize, const N: usize>(
        rows: &Quantised,
        row: usize,
        layer: &Linear,
        tile: usize,
        into: &mut [f32],
        stride: usize,
    ) {
        let (width, steps) = (layer.inputs, layer.inputs / 4);
        // SAFETY: all offsets stay below the lengths that the caller vouches for.
        unsafe {
            let input = rows.bytes.as_ptr().add(row * width);
            let weights = layer.weights.as_ptr().add(tile * steps * 64);
            let mut sums = [[_mm512_setzero_si512(); N]; M];
            for n in 0..N {
                let correction = _mm512_loadu_epi32(layer.corrections.as_ptr().add((tile + n) * 16));
                for m in 0..M {
                    sums[m][n] = correction;
                }
            }
            for k in 0..steps {
                let mut w = [_mm512_setzero_si512(); N];
                for n in 0..N {
                    w[n] = _mm512_loadu_epi8(weights.add((n * steps + k) * 64));
                }
                for m in 0..M {
                    let four = input.add(m * width + 4 * k).cast::<i32>().read_unaligned();
                    let x = _mm512_set1_epi32(four);
                    for n in 0..N {
                        sums[m][n] = _mm512_dpbusd_epi32(sums[m][n], x, w[n]);
                    }
                }
            }
            for n in 0..N {
                let at = (tile + n) * 16;
                let scale = _mm512_loadu_ps(layer.scales.as_ptr().add(at));
                let bias = _mm512_loadu_ps(layer.bias.as_ptr().add(at));
                for m in 0..M {
                    let row_scale = _mm512_set1_ps(*rows.scales.as_ptr().add(row + m));
                    let product = _mm512_mul_ps(_mm512_cvtepi32_ps(sums[m][n]), row_scale);
                    let value = _mm512_add_ps(_mm512_mul_ps(product, scale), bias);
                    _mm512_storeu_ps(into.as_mut_ptr().add((row + m) * stride + at), value);
                }
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::*;

    use super::{Linear, Quantised};

    /// All rows by all tiles.
    ///
    /// # Safety
    /// The processor has the features; the sizes are as [`super::Isa::linear`] asserts them.
    pub unsafe fn linear(rows: &Quantised, layer: &Linear, into: &mut [f32], stride: usize) {
        let tiles = layer.outputs / 16;
        let mut tile = 0;
        while tile < tiles {
            // SAFETY: these tiles exist.
            unsafe { tiles_of::<1>(rows, layer, tile, into, stride) };
            tile += 1;
        }
    }

    /// All rows by `N` tiles.
    ///
    /// # Safety
    /// As for [`linear`]; tiles `tile .. tile + N` exist.
    unsafe fn tiles_of<const N: usize>(
        rows: &Quantised,
        layer: &Linear,
        tile: usize,
        into: &mut [f32],
        stride: usize,
    ) {
        let mut row = 0;
        while row < rows.rows() {
            let count = (rows.rows() - row).min(3);
            // SAFETY: rows `row .. row + count` exist.
            unsafe {
                match count {
                    1 => block::<1, N>(rows, row, layer, tile, into, stride),
                    2 => block::<2, N>(rows, row, layer, tile, into, stride),
                    _ => block::<3, N>(rows, row, layer, tile, into, stride),
                }
            }
            row += count;
        }
    }

    /// `M` rows by `N` tiles. `maddubs` saturates at 2^15; with `|x|` as its unsigned and `w * sign(x)` as its signed
    /// factor a pair of products is at most 2 * 127 * 127 < 2^15, so it never does.
    ///
    /// # Safety
    /// The processor has AVX2; rows `row .. row + M` and tiles `tile .. tile + N` exist; the sizes are as
    /// [`super::Isa::linear`] asserts them.
    #[target_feature(enable = "avx2")]
    unsafe fn block<const M: usize, const N: usize>(
        rows: &Quantised,
        row: usize,
        layer: &Linear,
        tile: usize,
        into: &mut [f32],
        stride: usize,
    ) {
        let (width, steps) = (layer.inputs, layer.inputs / 4);
        // SAFETY: all offsets stay below the lengths that the caller vouches for.
        unsafe {
            let input = rows.bytes.as_ptr().add(row * width);
            let weights = layer.weights.as_ptr().add(tile * steps * 64);
            let ones = _mm256_set1_epi16(1);
            let flip = _mm256_set1_epi8(-128);
            let mut sums = [[[_mm256_setzero_si256(); 2]; N]; M];
            for k in 0..steps {
                let mut w = [[_mm256_setzero_si256(); 2]; N];
                for n in 0..N {
                    for half in 0..2 {
                        let at = weights.add((n * steps + k) * 64 + 32 * half);
                        w[n][half] = _mm256_loadu_si256(at.cast());
                    }
                }
                for m in 0..M {
                    let four = input.add(m * width + 4 * k).cast::<i32>().read_unaligned();
                    let x = _mm256_xor_si256(_mm256_set1_epi32(four), flip);
                    let size = _mm256_abs_epi8(x);
                    for n in 0..N {
                        for half in 0..2 {
                            let pairs = _mm256_maddubs_epi16(size, _mm256_sign_epi8(w[n][half], x));
                            let fours = _mm256_madd_epi16(pairs, ones);
                            sums[m][n][half] = _mm256_add_epi32(sums[m][n][half], fours);
                        }
                    }
                }
            }
            for n in 0..N {
                for half in 0..2 {
                    let at = (tile + n) * 16 + 8 * half;
                    let scale = _mm256_loadu_ps(layer.scales.as_ptr().add(at));
                    let bias = _mm256_loadu_ps(layer.bias.as_ptr().add(at));
                    for m in 0..M {
                        let row_scale = _mm256_set1_ps(*rows.scales.as_ptr().add(row + m));
                        let product = _mm256_mul_ps(_mm256_cvtepi32_ps(sums[m][n][half]), row_scale);
                        let value = _mm256_add_ps(_mm256_mul_ps(product, scale), bias);
                        _mm256_storeu_ps(into.as_mut_ptr().add((row + m) * stride + at), value);
                    }
                }
            }
        }
    }
}

#[cfg(target_arch = "aarch64")]
mod neon {
    use std::arch::aarch64::*;

    use super::{Linear, Quantised};

    /// All rows by all tiles.
    ///
    /// # Safety
    /// The processor has NEON; the sizes are as [`super::Isa::linear`] asserts them.
    pub unsafe fn linear(rows: &Quantised, layer: &Linear, into: &mut [f32], stride: usize) {
        for tile in 0..layer.outputs / 16 {
            let mut row = 0;
            while row < rows.rows() {
                let count = (rows.rows() - row).min(2);
                // SAFETY: rows `row .. row + count` and this tile exist.
                unsafe {
                    match count {
                        1 => block::<1>(rows, row, layer, tile, into, stride),
                        _ => block::<2>(rows, row, layer, tile, into, stride),
                    }
                }
                row += count;
            }
        }
    }

    /// `M` rows by one tile. Two steps are added up in 16 bits, which hold them: 2 * 128 * 127 < 2^15.
    ///
    /// # Safety
    /// The processor has NEON; rows `row .. row + M` and the tile exist; the sizes are as [`super::Isa::linear`]
    /// asserts them.
    #[target_feature(enable = "neon")]
    unsafe fn block<const M: usize>(
        rows: &Quantised,
        row: usize,
        layer: &Linear,
        tile: usize,
        into: &mut [f32],
        stride: usize,
    ) {
        let (width, steps) = (layer.inputs, layer.inputs / 4);
        // SAFETY: all offsets stay below the lengths that the caller vouches for.
        unsafe {
            let input = rows.bytes.as_ptr().add(row * width);
            let weights = layer.weights.as_ptr().add(tile * steps * 64);
            // Each sum holds two outputs, each in two parts.
            let mut sums = [[vdupq_n_s32(0); 8]; M];
            for k in (0..steps).step_by(2) {
                for m in 0..M {
                    let at = input.add(m * width + 4 * k);
                    let four = |step: usize| {
                        let bits = at.add(4 * step).cast::<u32>().read_unaligned() ^ 0x8080_8080;
                        vreinterpretq_s8_u32(vdupq_n_u32(bits))
                    };
                    let first = four(0);
                    let second = if k + 1 < steps { four(1) } else { vdupq_n_s8(0) };
                    for quarter in 0..4 {
                        let at = weights.add(k * 64 + 16 * quarter);
                        let w = vld1q_s8(at);
                        let next = if k + 1 < steps { vld1q_s8(at.add(64)) } else { vdupq_n_s8(0) };
                        let low = vmull_s8(vget_low_s8(w), vget_low_s8(first));
                        let low = vmlal_s8(low, vget_low_s8(next), vget_low_s8(second));
                        let high = vmull_high_s8(w, first);
                        let high = vmlal_high_s8(high, next, second);
                        sums[m][2 * quarter] = vpadalq_s16(sums[m][2 * quarter], low);
                        sums[m][2 * quarter + 1] = vpadalq_s16(sums[m][2 * quarter + 1], high);
                    }
                }
            }
            for quarter in 0..4 {
                let at = tile * 16 + 4 * quarter;
                let scale = vld1q_f32(layer.scales.as_ptr().add(at));
                let bias = vld1q_f32(layer.bias.as_ptr().add(at));
                for m in 0..M {
                    let sum = vpaddq_s32(sums[m][2 * quarter], sums[m][2 * quarter + 1]);
                    let product = vmulq_n_f32(vcvtq_f32_s32(sum), *rows.scales.as_ptr().add(row + m));
                    let value = vaddq_f32(vmulq_f32(product, scale), bias);
                    vst1q_f32(into.as_mut_ptr().add((row + m) * stride + at), value);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::Random;
    use super::*;

    fn layer(inputs: usize, outputs: usize, random: &mut Random, extreme: bool) -> Linear {
        let mut weights = Vec::new();
        for _ in 0..inputs * outputs {
            let weight = random.next() * 127.0;
            weights.push(if extreme { if weight < 0.0 { -127 } else { 127 } } else { weight as i8 });
        }
        let corrections = (0..outputs).map(|output| {
            let of_output =
                |at: usize| weights[(output / 16 * (inputs / 4) + at / 4) * 64 + output % 16 * 4 + at % 4];
            -128 * (0..inputs).map(|at| i32::from(of_output(at))).sum::<i32>()
        });
        let corrections = corrections.collect();
        let mut floats =
            || (0..outputs).map(|_| random.next()).collect::<Vec<f32>>().leak() as &'static [f32];
        let (scales, bias) = (floats(), floats());
        Linear { inputs, outputs, weights: weights.leak(), scales, bias, corrections }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn all_versions_give_the_same_bits(
            count in 1usize..15, fours in 1usize..30, tiles in 1usize..9, seed in 1u64.., extreme: bool,
        ) {
            let mut random = Random(seed);
            let (inputs, outputs) = (4 * fours, 16 * tiles);
            let layer = layer(inputs, outputs, &mut random, extreme);
            let mut byte = || {
                let value = random.next() * 127.0;
                (if extreme { value.signum() * 127.0 } else { value } + 128.0) as u8
            };
            let rows = Quantised {
                width: inputs,
                bytes: (0..count * inputs).map(|_| byte()).collect(),
                scales: (0..count).map(|row| 0.01 + row as f32 / 7.0).collect(),
            };
            let results: Vec<Vec<u32>> = Isa::all()
                .into_iter()
                .map(|isa| {
                    let mut into = vec![0.0; count * (outputs + 3)];
                    isa.linear(&rows, &layer, &mut into, outputs + 3);
                    into.into_iter().map(f32::to_bits).collect()
                })
                .collect();
            for result in &results {
                prop_assert_eq!(result, &results[0]);
            }
            // The first value, by the definition in FORMAT.md.
            let sum: i32 = (0..inputs)
                .map(|at| (i32::from(rows.bytes[at]) - 128) * i32::from(layer.weights[at / 4 * 64 + at % 4]))
                .sum();
            let expected = sum as f32 * rows.scales[0] * layer.scales[0] + layer.bias[0];
            prop_assert_eq!(results[0][0], expected.to_bits());
        }
    }
}
