//! Loops over floats: quantisation, layer norm, GELU, softmax.
//!
//! Everything is computed in 16 lanes that are summed in a fixed order, and no library function whose result may
//! differ between systems (`exp`, `erf`) is called, so the result is the same to the bit on every processor.
// Lanes of several arrays are counted together.
#![allow(clippy::needless_range_loop)]

use super::kernel::Quantised;

/// Adding and subtracting it rounds a small float to the nearest integer, ties to even; its low bits then hold that.
const ROUND: f32 = 12_582_912.0;

/// The sum of 16 lanes.
#[inline(always)]
fn sum(lanes: [f32; 16]) -> f32 {
    let mut lanes = lanes;
    for half in [8, 4, 2, 1] {
        for lane in 0..half {
            lanes[lane] += lanes[lane + half];
        }
    }
    lanes[0]
}

/// The greatest of 16 lanes.
#[inline(always)]
fn greatest(lanes: [f32; 16]) -> f32 {
    let mut lanes = lanes;
    for half in [8, 4, 2, 1] {
        for lane in 0..half {
            lanes[lane] = larger(lanes[lane], lanes[lane + half]);
        }
    }
    lanes[0]
}

/// `f32::max` without its care for NaN, which costs three instructions.
#[inline(always)]
fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// Quantises rows of `width` values, each with its own scale: `a = max|x| / 127`, `q = round(x / a)`.
#[inline(always)]
pub fn quantise(values: &[f32], width: usize, into: &mut Quantised) {
    into.width = width;
    into.scales.clear();
    into.bytes.resize(values.len(), 0);
    for (row, bytes) in values.chunks_exact(width).zip(into.bytes.chunks_exact_mut(width)) {
        let mut top = [0.0; 16];
        for part in row.as_chunks::<16>().0 {
            for lane in 0..16 {
                top[lane] = larger(part[lane].abs(), top[lane]);
            }
        }
        let top = greatest(top);
        if top < 1e-30 {
            bytes.fill(128);
            into.scales.push(0.0);
            continue;
        }
        let scale = top / 127.0;
        for (byte, value) in bytes.iter_mut().zip(row) {
            *byte = (value / scale + ROUND).to_bits() as u8 ^ 0x80;
        }
        into.scales.push(scale);
    }
}

/// Layer norm of `values + add`, row by row, in place; rows are as long as `gain`.
#[inline(always)]
pub fn add_and_norm(values: &mut [f32], add: &[f32], gain: &[f32], bias: &[f32], eps: f32) {
    let width = gain.len();
    for (row, add) in values.chunks_exact_mut(width).zip(add.chunks_exact(width)) {
        let (row, _) = row.as_chunks_mut::<16>();
        let mut total = [0.0; 16];
        for (part, add) in row.iter_mut().zip(add.as_chunks::<16>().0) {
            for lane in 0..16 {
                part[lane] += add[lane];
                total[lane] += part[lane];
            }
        }
        let mean = sum(total) / width as f32;
        let mut squares = [0.0; 16];
        for part in row.iter_mut() {
            for lane in 0..16 {
                part[lane] -= mean;
                squares[lane] += part[lane] * part[lane];
            }
        }
        let factor = 1.0 / (sum(squares) / width as f32 + eps).sqrt();
        let constants = gain.as_chunks::<16>().0.iter().zip(bias.as_chunks::<16>().0);
        for (part, (gain, bias)) in row.iter_mut().zip(constants) {
            for lane in 0..16 {
                part[lane] = part[lane] * factor * gain[lane] + bias[lane];
            }
        }
    }
}

/// The word's embedding (int8 with its scale) plus the position's.
#[inline(always)]
pub fn embed(word: &[i8], scale: f32, position: &[f32], into: &mut [f32]) {
    for ((value, word), position) in into.iter_mut().zip(word).zip(position) {
        *value = f32::from(*word) * scale + position;
    }
}

/// `(Phi(t) - 1/2) / t`, Phi the normal distribution function, as a polynomial in `2 (t / 5)^2 - 1` for `|t| <= 5`:
/// least squares with weight `t * max(t, 1)` at 400 Chebyshev nodes.
const NORMAL: [f32; 13] = [
    0.14136378,
    -0.070296675,
    0.051521674,
    -0.04043263,
    0.031422976,
    -0.023336954,
    0.016511437,
    -0.01097854,
    0.006142826,
    -0.0029019369,
    0.0020143003,
    -0.0015232915,
    0.000492995,
];

/// GELU, the erf form, within 2e-6.
#[inline(always)]
pub fn gelu(values: &mut [f32]) {
    for part in values.as_chunks_mut::<16>().0 {
        for value in part {
            let t = if *value > 5.0 { 5.0 } else { *value };
            let t = if t < -5.0 { -5.0 } else { t };
            let u = t * t * 0.08 - 1.0;
            let mut factor = NORMAL[12];
            for coefficient in NORMAL[..12].iter().rev() {
                factor = factor * u + coefficient;
            }
            *value *= t * factor + 0.5;
        }
    }
}

/// `2^f` for `|f| <= 1/2`: least squares of the relative error at 400 Chebyshev nodes.
const POWER: [f32; 7] =
    [1.0, std::f32::consts::LN_2, 0.240_226_46, 0.055_503_29, 0.009_618_52, 0.001_339_986, 0.000_153_375_77];

/// `e^x` for `x <= 0`, within 2e-7 of its size; arguments under -50 count as -50, whose result no sum of ours notices.
#[inline(always)]
fn exp(x: f32) -> f32 {
    let x = if x < -50.0 { -50.0 } else { x };
    let power = x * std::f32::consts::LOG2_E;
    let rounded = power + ROUND;
    let fraction = power - (rounded - ROUND);
    let mut value = POWER[6];
    for coefficient in POWER[..6].iter().rev() {
        value = value * fraction + coefficient;
    }
    f32::from_bits(value.to_bits().wrapping_add(rounded.to_bits() << 23))
}

/// Softmax in place over the first `count` of `scores`; the rest, up to a multiple of 16, is overwritten.
#[inline(always)]
pub fn softmax(scores: &mut [f32], count: usize) {
    let padded = count.next_multiple_of(16).min(scores.len());
    scores[count..padded].fill(f32::MIN);
    let (parts, _) = scores[..padded].as_chunks_mut::<16>();
    let mut top = [f32::MIN; 16];
    for part in parts.iter() {
        for lane in 0..16 {
            top[lane] = larger(part[lane], top[lane]);
        }
    }
    let top = greatest(top);
    let mut total = [0.0; 16];
    for part in parts.iter_mut() {
        for lane in 0..16 {
            part[lane] = exp(part[lane] - top);
            total[lane] += part[lane];
        }
    }
    let factor = 1.0 / sum(total);
    for part in parts {
        for value in part {
            *value *= factor;
        }
    }
}

/// Scores of all labels of one arc: label `r` scores `products[r * width ..] . head + constants[r]`.
#[inline(always)]
pub fn label_scores(products: &[f32], head: &[f32], constants: &[f32], into: &mut [f32]) {
    let (head, _) = head.as_chunks::<16>();
    for ((score, constant), row) in into.iter_mut().zip(constants).zip(products.chunks_exact(16 * head.len()))
    {
        let mut total = [0.0; 16];
        for (part, head) in row.as_chunks::<16>().0.iter().zip(head) {
            for lane in 0..16 {
                total[lane] += part[lane] * head[lane];
            }
        }
        *score = sum(total) + constant;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The normal distribution function by its series, in double precision.
    fn phi(x: f64) -> f64 {
        let (mut term, mut total, mut n) = (x, x, 0.0);
        while term.abs() > 1e-18 {
            n += 1.0;
            term *= x * x / (2.0 * n + 1.0);
            total += term;
        }
        0.5 + total * (-x * x / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt()
    }

    #[test]
    fn gelu_is_close_to_the_erf_form() {
        let mut values: Vec<f32> = (-1600..1600).map(|n| n as f32 / 200.0).collect();
        let inputs = values.clone();
        gelu(&mut values);
        for (x, y) in inputs.iter().map(|x| f64::from(*x)).zip(values) {
            let error = (f64::from(y) - x * phi(x)).abs();
            assert!(error < 4e-6, "gelu({x}) = {y}, off by {error}");
        }
    }

    #[test]
    fn exp_is_close_to_exp() {
        for n in 0..50_000 {
            let x = -n as f32 / 1000.0;
            let error = (f64::from(exp(x)) / f64::from(x).exp() - 1.0).abs();
            assert!(error < 1e-5, "exp({x}) is off by {error}");
        }
        assert_eq!(exp(f32::MIN), exp(-50.0));
    }

    #[test]
    fn softmax_sums_to_one_and_ignores_what_lies_behind() {
        let mut scores = vec![0.5, -2.0, 3.0, 1e9, 1e9];
        scores.resize(16, 1e9);
        softmax(&mut scores, 3);
        assert!((scores[..3].iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!((scores[2] / scores[0] - 2.5f32.exp()).abs() < 1e-4);
        assert!(scores[3] < 1e-20);
    }

    #[test]
    fn norm_has_mean_zero_and_variance_one() {
        let mut row: Vec<f32> = (0..64).map(|n| (n * n % 37) as f32).collect();
        let nothing = vec![0.0; 64];
        add_and_norm(&mut row, &nothing, &[1.0; 64], &nothing, 1e-12);
        assert!(row.iter().sum::<f32>().abs() < 1e-4);
        assert!((row.iter().map(|x| x * x).sum::<f32>() / 64.0 - 1.0).abs() < 1e-4);
    }

    #[test]
    fn quantised_rows_round_half_to_even() {
        let mut row = vec![0.0; 32];
        row[..6].copy_from_slice(&[127.0, 0.5, 1.5, 2.5, -0.5, -127.0]);
        let mut into = Quantised::default();
        quantise(&row, 16, &mut into);
        let read: Vec<i32> = into.bytes.iter().map(|b| i32::from(*b) - 128).collect();
        assert_eq!(read[..6], [127, 0, 2, 2, 0, -127]);
        assert_eq!(read[16..], [0; 16]);
        assert_eq!(into.scales, [1.0, 0.0]);
    }
}
