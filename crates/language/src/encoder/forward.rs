//! The network: pieces of many sentences in, scores of their words out.

use std::ops::Range;

use super::attention::Room;
use super::kernel::{Isa, Quantised};
use super::weights::{Layer, Linear, Norm, Weights};

/// Rows that go through the feed-forward part together: so many that its weights are used often, so few that the
/// widened rows stay in the second-level cache.
const FEED_FORWARD_ROWS: usize = 48;
/// Rows whose label products are held at a time.
const LABEL_ROWS: usize = 12;

/// Sentences that go through the network together. Nothing is padded: their pieces lie one after the other.
#[derive(Debug, Default)]
pub struct Batch {
    /// Ids of the pieces, `[CLS]` and `[SEP]` of each sentence included.
    pub pieces: Vec<u32>,
    /// For the root of each sentence and each of its words: the first piece, as an index into `pieces`.
    pub firsts: Vec<usize>,
    /// The shapes of the same.
    pub shapes: Vec<u8>,
    /// The shape of each piece's word; the root's for `[CLS]` and `[SEP]`.
    pub piece_shapes: Vec<u8>,
    /// The sentences' parts of `pieces` and of `firsts`.
    pub sentences: Vec<(Range<usize>, Range<usize>)>,
}

/// Memory that the network uses again and again.
#[derive(Debug, Default)]
pub struct Buffers {
    states: Vec<f32>,
    /// The states where the layers for names branch off.
    fork: Vec<f32>,
    qkv: Vec<f32>,
    /// What attention takes from all pieces.
    mixed: Vec<f32>,
    /// What a sublayer adds to the states.
    added: Vec<f32>,
    /// The feed-forward part's wide rows.
    wide: Vec<f32>,
    rows: Quantised,
    room: Room,
}

impl Buffers {
    /// What the last run left: the states of roots and words above which tags and trees are read, and those above which
    /// names are.
    pub fn last_states(&self) -> (&[f32], &[f32]) {
        (&self.fork, &self.states)
    }
}

/// What the network makes of a batch. Rows are the roots and words, in the order of [`Batch::firsts`].
#[derive(Debug, Default)]
pub struct Scores {
    /// Scores of the universal parts of speech, a padded row each.
    pub upos: Rows,
    /// Scores of the English tags.
    pub xpos: Rows,
    /// Scores of the name tags.
    pub name: Rows,
    arc_dep: Rows,
    arc_head: Rows,
    label_dep: Rows,
    label_head: Rows,
}

/// Rows of floats of one width.
#[derive(Debug, Default)]
pub struct Rows {
    width: usize,
    values: Vec<f32>,
}

impl Rows {
    fn shape(&mut self, rows: usize, width: usize) {
        self.width = width;
        self.values.resize(rows * width, 0.0);
    }

    /// A row.
    pub fn row(&self, n: usize) -> &[f32] {
        self.range(n..n + 1)
    }

    fn range(&self, rows: Range<usize>) -> &[f32] {
        &self.values[rows.start * self.width..rows.end * self.width]
    }
}

/// The network, bound to an instruction set.
#[derive(Clone, Copy, Debug)]
pub struct Network<'a> {
    /// The weights.
    pub weights: &'a Weights,
    /// What to compute with.
    pub isa: Isa,
}

impl Network<'_> {
    /// Scores of everything but arcs and labels.
    pub fn run(&self, batch: &Batch, buffers: &mut Buffers) -> Scores {
        let weights = self.weights;
        let (shared, above) = weights.layers.split_at(weights.config.name_from);
        self.embed(batch, buffers);
        self.climb(shared, false, batch, buffers);
        buffers.fork.clear();
        buffers.fork.extend_from_slice(&buffers.states);

        self.climb(above, true, batch, buffers);
        self.add_shapes(&mut buffers.states, weights.shape, &batch.shapes);
        self.isa.quantise(&buffers.states, weights.config.hidden, &mut buffers.rows);
        let rows = &buffers.rows;
        let mut scores = Scores {
            upos: self.head(rows, &weights.upos, false),
            xpos: self.head(rows, &weights.xpos, false),
            arc_dep: self.head(rows, &weights.arc_dep, true),
            arc_head: self.head(rows, &weights.arc_head, true),
            label_dep: self.head(rows, &weights.label_dep, true),
            label_head: self.head(rows, &weights.label_head, true),
            name: Rows::default(),
        };

        std::mem::swap(&mut buffers.states, &mut buffers.fork);
        self.add_shapes(&mut buffers.states, weights.name_shape, &batch.piece_shapes);
        self.climb(&weights.name_layers, true, batch, buffers);
        self.isa.quantise(&buffers.states, weights.config.hidden, &mut buffers.rows);
        scores.name = self.head(&buffers.rows, &weights.name, false);
        scores
    }

    /// Adds to each row what belongs to its word's shape.
    fn add_shapes(&self, states: &mut [f32], table: &[f32], shapes: &[u8]) {
        let hidden = self.weights.config.hidden;
        for (row, &shape) in states.chunks_exact_mut(hidden).zip(shapes) {
            let shape = &table[usize::from(shape) * hidden..][..hidden];
            for (value, add) in row.iter_mut().zip(shape) {
                *value += add;
            }
        }
    }

    fn head(&self, rows: &Quantised, layer: &Linear, gelu: bool) -> Rows {
        let mut into = Rows::default();
        into.shape(rows.rows(), layer.outputs);
        self.isa.linear(rows, layer, &mut into.values, layer.outputs);
        if gelu {
            self.isa.gelu(&mut into.values);
        }
        into
    }

    /// Takes the states of all pieces through some layers. With `to_words`, only the words' first pieces are left
    /// after the last one, and of it nothing else is computed.
    fn climb(&self, layers: &[Layer], to_words: bool, batch: &Batch, buffers: &mut Buffers) {
        let hidden = self.weights.config.hidden;
        let Buffers { states, qkv, mixed, added, wide, rows, room, .. } = buffers;
        let all: Vec<usize> = (0..batch.pieces.len()).collect();
        qkv.resize(states.len() * 3, 0.0);
        for (number, layer) in layers.iter().enumerate() {
            let last = to_words && number + 1 == layers.len();
            self.isa.quantise(states, hidden, rows);
            for (part, linear) in [&layer.query, &layer.key, &layer.value].into_iter().enumerate() {
                self.isa.linear(rows, linear, &mut qkv[part * hidden..], 3 * hidden);
            }
            let wanted = if last { &batch.firsts } else { &all };
            if last {
                for (to, &from) in wanted.iter().enumerate() {
                    states.copy_within(from * hidden..(from + 1) * hidden, to * hidden);
                }
                states.truncate(wanted.len() * hidden);
            }
            mixed.resize(states.len(), 0.0);
            added.resize(states.len(), 0.0);
            for (pieces, words) in &batch.sentences {
                let wanted_here = if last { words } else { pieces };
                let queries: Vec<usize> =
                    wanted[wanted_here.clone()].iter().map(|row| row - pieces.start).collect();
                self.isa.attend(
                    &qkv[pieces.start * 3 * hidden..pieces.end * 3 * hidden],
                    hidden,
                    &queries,
                    room,
                    &mut mixed[wanted_here.start * hidden..wanted_here.end * hidden],
                );
            }
            self.isa.quantise(mixed, hidden, rows);
            self.isa.linear(rows, &layer.output, added, hidden);
            self.norm(states, added, &layer.norm1);
            self.feed_forward(layer, states, wide, added, rows);
        }
    }

    /// Puts the pieces' embeddings into `buffers.states`.
    fn embed(&self, batch: &Batch, buffers: &mut Buffers) {
        let hidden = self.weights.config.hidden;
        let Buffers { states, added, .. } = buffers;
        states.resize(batch.pieces.len() * hidden, 0.0);
        for (pieces, _) in &batch.sentences {
            for (position, row) in pieces.clone().enumerate() {
                let id = batch.pieces[row] as usize;
                self.isa.embed(
                    &self.weights.word[id * hidden..][..hidden],
                    self.weights.word_scale[id],
                    &self.weights.position[position * hidden..][..hidden],
                    &mut states[row * hidden..][..hidden],
                );
            }
        }
        added.clear();
        added.resize(states.len(), 0.0);
        self.norm(states, added, &self.weights.norm);
    }

    fn norm(&self, states: &mut [f32], add: &[f32], norm: &Norm) {
        self.isa.add_and_norm(states, add, norm.gain, norm.bias, norm.eps);
    }

    fn feed_forward(
        &self,
        layer: &Layer,
        states: &mut [f32],
        wide: &mut Vec<f32>,
        added: &mut [f32],
        rows: &mut Quantised,
    ) {
        let (hidden, width) = (self.weights.config.hidden, self.weights.config.ffn);
        for part in states.chunks_mut(FEED_FORWARD_ROWS * hidden) {
            wide.resize(part.len() / hidden * width, 0.0);
            self.isa.quantise(part, hidden, rows);
            self.isa.linear(rows, &layer.up, wide, width);
            self.isa.gelu(wide);
            self.isa.quantise(wide, width, rows);
            self.isa.linear(rows, &layer.down, added, hidden);
            self.norm(part, added, &layer.norm2);
        }
    }

    /// Scores of all arcs of one sentence, whose root and words are `rows`: a row for each word (the root has none),
    /// in it a score for the root and for each word as its head.
    pub fn arcs(&self, scores: &Scores, rows: Range<usize>) -> Vec<f32> {
        let depth = self.weights.config.arc;
        let count = rows.len();
        let words = rows.start + 1..rows.end;
        let mut quantised = Quantised::default();
        let mut queries = vec![0.0; words.len() * depth];
        self.isa.quantise(scores.arc_dep.range(words), depth, &mut quantised);
        self.isa.linear(&quantised, &self.weights.arc_u, &mut queries, depth);
        let mut keys = Vec::new();
        self.isa.transpose(scores.arc_head.range(rows), depth, 0, depth, &mut keys);
        let stride = count.next_multiple_of(16);
        let mut padded = vec![0.0; (count - 1) * stride];
        self.isa.products(&queries, depth, &keys, &mut padded, stride);
        padded.chunks_exact(stride).flat_map(|row| &row[..count]).copied().collect()
    }

    /// Scores of all labels of one sentence's arcs, whose root and words are `rows`; `heads` holds for each word its
    /// head, counted from 0 for the root. A row of scores for each word.
    pub fn labels(&self, scores: &Scores, rows: Range<usize>, heads: &[usize]) -> Vec<f32> {
        let layer = &self.weights.label_u;
        let relations = self.weights.label_v.len();
        let mut quantised = Quantised::default();
        let mut products = vec![0.0; LABEL_ROWS * layer.outputs];
        let mut into = vec![0.0; heads.len() * relations];
        let first = rows.start + 1;
        for (number, part) in into.chunks_mut(LABEL_ROWS * relations).enumerate() {
            let start = number * LABEL_ROWS;
            let end = start + part.len() / relations;
            self.isa.quantise(
                scores.label_dep.range(first + start..first + end),
                layer.inputs,
                &mut quantised,
            );
            self.isa.linear(&quantised, layer, &mut products, layer.outputs);
            let each = part.chunks_exact_mut(relations).zip(products.chunks_exact(layer.outputs));
            for ((into, products), head) in each.zip(&heads[start..end]) {
                let head = scores.label_head.row(rows.start + head);
                self.isa.label_scores(products, head, self.weights.label_v, into);
            }
        }
        into
    }
}
