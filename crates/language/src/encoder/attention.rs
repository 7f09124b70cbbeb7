//! Attention of the pieces of one sentence to each other, and the products of all words with all heads.
// Lanes of several arrays are counted together.
#![allow(clippy::needless_range_loop)]

use super::elementwise::softmax;
use super::weights::HEAD_WIDTH;

/// Memory that [`attend`] uses again and again.
#[derive(Debug, Default)]
pub struct Room {
    keys: Vec<[f32; 16]>,
    /// Lane `l` of block `b` at piece `j`: value `16 * b + l` of that piece.
    values: Vec<[f32; 16]>,
    queries: Vec<[f32; HEAD_WIDTH]>,
    scores: Vec<f32>,
}

/// Turns rows of `depth` values (from `start` on, `stride` apart) into blocks of 16 rows: value `d` of row
/// `16 * b + l` becomes lane `l` of `into[b * depth + d]`. Lanes without a row are zero.
#[inline(always)]
pub fn transpose(rows: &[f32], stride: usize, start: usize, depth: usize, into: &mut Vec<[f32; 16]>) {
    let count = rows.len() / stride;
    into.clear();
    into.resize(count.div_ceil(16) * depth, [0.0; 16]);
    for (number, row) in rows.chunks_exact(stride).enumerate() {
        let block = &mut into[number / 16 * depth..][..depth];
        for (lanes, value) in block.iter_mut().zip(&row[start..start + depth]) {
            lanes[number % 16] = *value;
        }
    }
}

/// The product of each query (a row of `depth` values) with each key of the transposed blocks. Row `i` of the result
/// begins at `into[i * stride]` and is written up to a multiple of 16.
#[inline(always)]
pub fn products(queries: &[f32], depth: usize, keys: &[[f32; 16]], into: &mut [f32], stride: usize) {
    let mut fours = queries.chunks_exact(4 * depth);
    let mut rows = into.chunks_mut(4 * stride);
    for (four, into) in fours.by_ref().zip(rows.by_ref()) {
        some_products::<4>(four, depth, depth, keys, into, stride);
    }
    let rest = fours.remainder().chunks_exact(depth);
    for (one, into) in rest.zip(rows.next().into_iter().flat_map(|rows| rows.chunks_mut(stride))) {
        some_products::<1>(one, depth, depth, keys, into, stride);
    }
}

/// The same for `N` queries, `apart` from each other.
#[inline(always)]
fn some_products<const N: usize>(
    queries: &[f32],
    apart: usize,
    depth: usize,
    keys: &[[f32; 16]],
    into: &mut [f32],
    stride: usize,
) {
    let rows: [&[f32]; N] = std::array::from_fn(|n| &queries[n * apart..][..depth]);
    for (number, block) in keys.chunks_exact(depth).enumerate() {
        let mut sums = [[0.0; 16]; N];
        for (d, lanes) in block.iter().enumerate() {
            for n in 0..N {
                let query = rows[n][d];
                for lane in 0..16 {
                    sums[n][lane] += query * lanes[lane];
                }
            }
        }
        for (n, sums) in sums.iter().enumerate() {
            into[n * stride + 16 * number..][..16].copy_from_slice(sums);
        }
    }
}

/// Attention of one sentence. `qkv` holds a row for each piece: query, key and value, each of `hidden` values;
/// `queries` are the pieces whose rows are wanted. Row `i` of `into` is what query `i` takes from all pieces.
#[inline(always)]
pub fn attend(qkv: &[f32], hidden: usize, queries: &[usize], room: &mut Room, into: &mut [f32]) {
    let stride = 3 * hidden;
    let pieces = qkv.len() / stride;
    let padded = pieces.next_multiple_of(16);
    // 1 / sqrt(HEAD_WIDTH), rounded.
    let factor = 0.176_776_7_f32;
    room.scores.clear();
    room.scores.resize(4 * padded, 0.0);
    for start in (0..hidden).step_by(HEAD_WIDTH) {
        transpose(qkv, stride, hidden + start, HEAD_WIDTH, &mut room.keys);
        room.values.clear();
        for block in (0..HEAD_WIDTH).step_by(16) {
            room.values.extend(qkv.chunks_exact(stride).map(|row| {
                let mut lanes = [0.0; 16];
                lanes.copy_from_slice(&row[2 * hidden + start + block..][..16]);
                lanes
            }));
        }
        room.queries.clear();
        for &piece in queries {
            let query = &qkv[piece * stride + start..][..HEAD_WIDTH];
            room.queries.push(std::array::from_fn(|d| query[d] * factor));
        }
        let mut fours = room.queries.chunks_exact(4);
        let mut at = 0;
        for four in fours.by_ref() {
            some_queries::<4>(
                four,
                &room.keys,
                &room.values,
                &mut room.scores,
                &mut into[at * hidden..],
                hidden,
                start,
            );
            at += 4;
        }
        for one in fours.remainder() {
            let one = std::slice::from_ref(one);
            some_queries::<1>(
                one,
                &room.keys,
                &room.values,
                &mut room.scores,
                &mut into[at * hidden..],
                hidden,
                start,
            );
            at += 1;
        }
    }
}

#[inline(always)]
fn some_queries<const N: usize>(
    queries: &[[f32; HEAD_WIDTH]],
    keys: &[[f32; 16]],
    values: &[[f32; 16]],
    scores: &mut [f32],
    into: &mut [f32],
    hidden: usize,
    start: usize,
) {
    let pieces = values.len() / (HEAD_WIDTH / 16);
    let padded = pieces.next_multiple_of(16);
    some_products::<N>(queries.as_flattened(), HEAD_WIDTH, HEAD_WIDTH, keys, scores, padded);
    for row in scores.chunks_exact_mut(padded).take(N) {
        softmax(row, pieces);
    }
    some_products::<N>(scores, padded, pieces, values, &mut into[start..], hidden);
}
