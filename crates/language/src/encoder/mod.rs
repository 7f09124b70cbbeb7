//! The encoder: tags, heads, relations and coarse names of each sentence.
//!
//! One network of a few transformer layers (`model/FORMAT.md`) reads every sentence once; it computes in int8 with
//! one scale a token, so what it says of a sentence does not depend on the sentences beside it, on the number of
//! threads or on the processor. `docs/encoder.md` says why it is an engine of its own.

mod agree;
mod attention;
mod elementwise;
mod forward;
mod kernel;
mod names;
mod shape;
#[cfg(test)]
mod testing;
mod tree;
mod weights;
mod window;
mod wordpiece;

use std::ops::Range;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::{Deprel, Document, Error, Name, NameKind, TokenId, Upos, Xpos};
use forward::{Batch, Buffers, Network};
use kernel::Isa;
use weights::Weights;
use wordpiece::WordPiece;

/// Pieces that go through the network together, unless one sentence has more: so few that their states stay in the
/// second-level cache.
const BATCH_PIECES: usize = 512;

/// The file in the program, aligned so that its tensors can be read where they lie.
#[repr(C, align(64))]
struct Aligned<T: ?Sized>(T);

static EMBEDDED: &Aligned<[u8]> = &Aligned(*include_bytes!("../../model/sayso-en.bin"));

/// The encoder and its heads (`model/FORMAT.md`).
#[derive(Debug)]
pub struct Encoder {
    file: &'static [u8],
    digest: OnceLock<String>,
    weights: Weights,
    pieces: WordPiece,
    upos: Vec<Upos>,
    xpos: Vec<Xpos>,
    deprel: Vec<Deprel>,
    /// Index of `root` in `deprel`.
    root: usize,
    names: Vec<names::Tag>,
    isa: Isa,
    /// Memory of earlier calls; each call takes one and puts it back.
    spare: Mutex<Vec<Buffers>>,
}

/// What the encoder says of one sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Universal part of speech of each word.
    pub upos: Vec<Upos>,
    /// English tag of each word.
    pub xpos: Vec<Xpos>,
    /// Head of each word, as an index into the sentence; `None` for its root.
    pub head: Vec<Option<usize>>,
    /// Relation of each word to its head.
    pub deprel: Vec<Deprel>,
    /// Its names, in order.
    pub names: Vec<Found>,
}

/// A name in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its words.
    pub words: Range<usize>,
    /// Its coarse kind (person, organisation, place, people).
    pub kind: NameKind,
    /// What speaks for each kind, in the order of `agree::KINDS`.
    scores: agree::KindScores,
}

impl Encoder {
    /// The model that the program embeds. It is read in place.
    ///
    /// # Errors
    /// If the embedded file is not a model.
    pub fn embedded() -> Result<Self, Error> {
        Self::new(&EMBEDDED.0)
    }

    /// A model from the bytes of its file. They are copied, and the copy lives as long as the program.
    ///
    /// # Errors
    /// If they are not a model that this version reads.
    pub fn from_bytes(file: &[u8]) -> Result<Self, Error> {
        let aligned = vec![0u64; file.len().div_ceil(8)].leak();
        bytemuck::cast_slice_mut(aligned)[..file.len()].copy_from_slice(file);
        Self::new(&bytemuck::cast_slice(aligned)[..file.len()])
    }

    fn new(file: &'static [u8]) -> Result<Self, Error> {
        let weights = Weights::new(file)?;
        let labels = &weights.labels;
        let names: Option<Vec<_>> = labels.name.iter().map(|label| names::Tag::from_label(label)).collect();
        if labels.upos.is_empty() || labels.xpos.is_empty() || names.as_ref().is_none_or(Vec::is_empty) {
            return Err(Error::Model("a label set is empty or has an unknown label".to_owned()));
        }
        let root = labels.deprel.iter().position(|label| label == "root");
        if labels.deprel.len() < 2 {
            return Err(Error::Model("there are fewer than two relations".to_owned()));
        }
        Ok(Self {
            file,
            digest: OnceLock::new(),
            pieces: WordPiece::new(weights.vocab)?,
            upos: labels.upos.iter().map(|label| Upos::from_label(label)).collect(),
            xpos: labels.xpos.iter().map(|label| Xpos::from_label(label)).collect(),
            deprel: labels.deprel.iter().map(|label| Deprel::from_label(label)).collect(),
            root: root.ok_or_else(|| Error::Model("there is no relation called root".to_owned()))?,
            names: names.unwrap_or_default(),
            isa: Isa::best(),
            spare: Mutex::new(Vec::new()),
            weights,
        })
    }

    /// BLAKE3 digest of the model file, as hexadecimal.
    pub fn digest(&self) -> String {
        self.digest.get_or_init(|| blake3::hash(self.file).to_hex().to_string()).clone()
    }

    /// Fills `upos`, `xpos`, `head`, `deprel` of every token, `children`, and `names` with the four coarse kinds
    /// (person, organisation, place, people). Names with the same words are of the same kind.
    pub fn annotate(&self, document: &mut Document) {
        let sentences: Vec<Vec<&str>> = document
            .sentences
            .iter()
            .map(|sentence| sentence.tokens.clone().map(|token| document.word(token)).collect())
            .collect();
        let analyses = self.analyse(&sentences);
        for (sentence, analysis) in document.sentences.iter().zip(&analyses) {
            let start = sentence.tokens.start;
            for (word, head) in analysis.head.iter().enumerate() {
                let token = &mut document.tokens[start + word];
                token.upos = analysis.upos[word];
                token.xpos = analysis.xpos[word];
                token.head = head.map(|head| start + head);
                token.deprel = analysis.deprel[word];
            }
        }
        document.index_trees();
        document.names = Self::names_in(document, &analyses);
    }

    /// The names of all sentences. Those that share their words have decided together of what kind they are.
    fn names_in(document: &Document, analyses: &[Analysis]) -> Vec<Name> {
        let starts = document.sentences.iter().map(|sentence| sentence.tokens.start);
        let found: Vec<(Range<TokenId>, &Found)> = starts
            .zip(analyses)
            .flat_map(|(start, analysis)| {
                analysis
                    .names
                    .iter()
                    .map(move |name| (start + name.words.start..start + name.words.end, name))
            })
            .collect();
        let mentions: Vec<_> = found
            .iter()
            .map(|(tokens, name)| {
                let words = tokens.clone().map(|token| document.word(token).to_lowercase());
                (words.collect(), name.scores)
            })
            .collect();
        let joined = agree::together(&mentions);
        let name = |((tokens, found), scores): ((Range<TokenId>, &Found), _)| Name {
            span: document.span_of(tokens.clone()),
            tokens,
            kind: agree::best(&scores, found.kind),
            known: None,
        };
        found.into_iter().zip(joined).map(name).collect()
    }

    /// Reads sentences, given as words. What is said of one does not depend on the others.
    pub fn analyse<'a>(&self, sentences: &[impl AsRef<[&'a str]>]) -> Vec<Analysis> {
        let mut analyses = Vec::with_capacity(sentences.len());
        let mut buffers = self.spare.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        let mut batch = Batch::default();
        // For each sentence of the batch, in the order of `analyses`, the number of windows that it was cut into.
        let mut windows = Vec::new();
        for sentence in sentences {
            let before = batch.sentences.len();
            self.add(sentence.as_ref(), &mut batch);
            windows.push(batch.sentences.len() - before);
            if batch.pieces.len() >= BATCH_PIECES {
                self.run(&mut batch, &mut windows, &mut buffers, &mut analyses);
            }
        }
        self.run(&mut batch, &mut windows, &mut buffers, &mut analyses);
        self.spare.lock().unwrap_or_else(PoisonError::into_inner).push(buffers);
        analyses
    }

    /// The last states of every token of a document, a row each: those above which tags and trees are read, and behind them
    /// those above which names are read. For training heads; the program itself needs no states.
    pub fn states(&self, document: &Document) -> Vec<Vec<f32>> {
        let network = Network { weights: &self.weights, isa: self.isa };
        let hidden = self.weights.config.hidden;
        let mut buffers = Buffers::default();
        let mut states = Vec::with_capacity(document.tokens.len());
        for sentence in &document.sentences {
            let words: Vec<&str> = sentence.tokens.clone().map(|token| document.word(token)).collect();
            let mut batch = Batch::default();
            self.add(&words, &mut batch);
            network.run(&batch, &mut buffers);
            let (of_trees, of_names) = buffers.last_states();
            for (_, rows) in &batch.sentences {
                let row = |states: &[f32], row: usize| states[row * hidden..(row + 1) * hidden].to_vec();
                // The first row of a window is its root.
                states.extend(rows.clone().skip(1).map(|n| [row(of_trees, n), row(of_names, n)].concat()));
            }
        }
        states
    }

    /// How many pieces a sentence has, `[CLS]` and `[SEP]` included: what the time to read it depends on.
    pub fn pieces(&self, words: &[&str]) -> usize {
        let mut ids = Vec::new();
        words.iter().for_each(|word| self.pieces.pieces(word, &mut ids));
        ids.len() + 2
    }

    /// Adds a sentence to a batch: one entry for each window.
    fn add(&self, words: &[&str], batch: &mut Batch) {
        let mut ids = Vec::with_capacity(2 * words.len());
        let mut ends = Vec::with_capacity(words.len());
        for word in words {
            self.pieces.pieces(word, &mut ids);
            ends.push(ids.len());
        }
        let first = |word: usize| if word == 0 { 0 } else { ends[word - 1] };
        let counts: Vec<usize> = (0..words.len()).map(|word| ends[word] - first(word)).collect();
        let shapes = shape::shapes(words);
        for window in window::windows(words, &counts, self.weights.config.max_pieces - 2) {
            let (piece, row) = (batch.pieces.len(), batch.firsts.len());
            let offset = first(window.start);
            batch.firsts.push(piece);
            batch.shapes.push(shape::ROOT);
            batch.pieces.push(self.pieces.start);
            batch.pieces.extend_from_slice(&ids[offset..first(window.end)]);
            batch.pieces.push(self.pieces.end);
            batch.firsts.extend(window.clone().map(|word| piece + 1 + first(word) - offset));
            batch.piece_shapes.push(shape::ROOT);
            for word in window.clone() {
                batch.piece_shapes.extend(std::iter::repeat_n(shapes[word], counts[word]));
            }
            batch.piece_shapes.push(shape::ROOT);
            batch.shapes.extend_from_slice(&shapes[window]);
            batch.sentences.push((piece..batch.pieces.len(), row..batch.firsts.len()));
        }
    }

    /// Reads a batch and empties it.
    fn run(
        &self,
        batch: &mut Batch,
        windows: &mut Vec<usize>,
        buffers: &mut Buffers,
        analyses: &mut Vec<Analysis>,
    ) {
        let network = Network { weights: &self.weights, isa: self.isa };
        let scores =
            if batch.pieces.is_empty() { forward::Scores::default() } else { network.run(batch, buffers) };
        let mut parts = batch.sentences.iter();
        for count in windows.drain(..) {
            let mut analysis = Analysis::default();
            for (_, rows) in parts.by_ref().take(count) {
                analysis.append(self.decode(&network, &scores, rows.clone()));
            }
            analyses.push(analysis);
        }
        *batch = Batch::default();
    }

    /// The best tags, tree and names of one sentence, whose root and words are `rows`.
    fn decode(&self, network: &Network, scores: &forward::Scores, rows: Range<usize>) -> Analysis {
        let words = rows.start + 1..rows.end;
        let heads = tree::best(&network.arcs(scores, rows.clone()), words.len());
        let labels = network.labels(scores, rows, &heads);
        let label = |(head, scores): (&usize, &[f32])| {
            let best = if *head == 0 { self.root } else { greatest(scores, Some(self.root)) };
            self.deprel[best]
        };
        Analysis {
            upos: words
                .clone()
                .map(|row| self.upos[greatest(&scores.upos.row(row)[..self.upos.len()], None)])
                .collect(),
            xpos: words
                .clone()
                .map(|row| self.xpos[greatest(&scores.xpos.row(row)[..self.xpos.len()], None)])
                .collect(),
            deprel: heads.iter().zip(labels.chunks_exact(self.deprel.len())).map(label).collect(),
            head: heads.iter().map(|head| head.checked_sub(1)).collect(),
            names: self.names_of(scores, words),
        }
    }

    /// The names of one sentence, whose words are `rows`.
    fn names_of(&self, scores: &forward::Scores, rows: Range<usize>) -> Vec<Found> {
        let found =
            names::best(&self.names, self.weights.name_next, rows.clone().map(|row| scores.name.row(row)));
        let found = found.into_iter().map(|(words, kind)| {
            let first = rows.start + words.start;
            let kinds = agree::KINDS.map(|kind| {
                let of = |row| {
                    let tag = if row == first { names::Tag::Begin(kind) } else { names::Tag::Inside(kind) };
                    let at = self.names.iter().position(|other| *other == tag);
                    at.and_then(|at| scores.name.row(row).get(at).copied()).unwrap_or(f32::NEG_INFINITY)
                };
                (first..rows.start + words.end).map(of).sum()
            });
            Found { words, kind, scores: kinds }
        });
        found.collect()
    }
}

impl Analysis {
    /// Puts the next window of the same sentence behind; its root goes under the first one's root.
    fn append(&mut self, next: Analysis) {
        let start = self.head.len();
        if start == 0 {
            *self = next;
            return;
        }
        let root = self.head.iter().position(Option::is_none);
        for (head, deprel) in next.head.into_iter().zip(next.deprel) {
            self.deprel.push(if head.is_none() { Deprel::Parataxis } else { deprel });
            self.head.push(head.map(|head| start + head).or(root));
        }
        self.upos.extend(next.upos);
        self.xpos.extend(next.xpos);
        self.names.extend(
            next.names
                .into_iter()
                .map(|name| Found { words: start + name.words.start..start + name.words.end, ..name }),
        );
    }
}

/// Index of the greatest score, the first of equal ones; `but` is passed over.
fn greatest(scores: &[f32], but: Option<usize>) -> usize {
    let mut best = usize::from(but == Some(0));
    for (at, score) in scores.iter().enumerate() {
        if but != Some(at) && *score > scores[best] {
            best = at;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::segment::segment;

    fn sentence() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec("[a-f]{1,5}|[A-C][a-f]{1,3}|[,.;]|[0-9]{1,3}", 1..30)
    }

    fn read(encoder: &Encoder, sentences: &[Vec<String>]) -> Vec<Analysis> {
        let words: Vec<Vec<&str>> =
            sentences.iter().map(|s| s.iter().map(String::as_str).collect()).collect();
        encoder.analyse(&words)
    }

    fn check(analysis: &Analysis, words: usize) {
        let heads: Vec<usize> = analysis.head.iter().map(|head| head.map_or(0, |head| head + 1)).collect();
        assert_eq!(heads.len(), words);
        assert!(tree::is_tree(&heads), "{heads:?}");
        for (head, deprel) in analysis.head.iter().zip(&analysis.deprel) {
            assert_eq!(head.is_none(), *deprel == Deprel::Root);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn neither_batch_nor_order_nor_processor_matters(mut sentences in prop::collection::vec(sentence(), 1..12)) {
            let encoder = testing::encoder();
            let together = read(&encoder, &sentences);
            for (sentence, analysis) in sentences.iter().zip(&together) {
                check(analysis, sentence.len());
                prop_assert_eq!(&read(&encoder, std::slice::from_ref(sentence))[0], analysis);
            }
            for isa in Isa::all() {
                prop_assert_eq!(&read(&testing::encoder_on(isa), &sentences), &together);
            }
            sentences.reverse();
            let mut reversed = read(&encoder, &sentences);
            reversed.reverse();
            prop_assert_eq!(reversed, together);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn names_with_the_same_words_are_of_one_kind(words in prop::collection::vec("[A-C]|[a-c]|[.]", 1..80)) {
            let mut document = segment(&words.join(" "));
            testing::encoder().annotate(&mut document);
            let mut kinds = std::collections::HashMap::new();
            for name in &document.names {
                let words = name.span.of(&document.text).to_lowercase();
                prop_assert_eq!(*kinds.entry(words).or_insert(name.kind), name.kind);
            }
        }
    }

    #[test]
    fn long_sentences_are_read_in_windows() {
        let encoder = testing::encoder();
        let sentence: Vec<String> =
            (0..3000).map(|n| if n % 40 == 39 { ";".into() } else { format!("b{}", n % 7) }).collect();
        let analysis = &read(&encoder, &[sentence, vec!["a".into()]])[0];
        check(analysis, 3000);
        let parataxis = analysis.deprel.iter().filter(|d| **d == Deprel::Parataxis).count();
        assert!(parataxis > 3, "{parataxis}");
    }

    #[test]
    fn sentences_without_words_are_not_skipped() {
        let encoder = testing::encoder();
        let analyses = encoder.analyse(&[vec![], vec!["a", "b"], vec![]]);
        assert_eq!(analyses.iter().map(|a| a.head.len()).collect::<Vec<_>>(), [0, 2, 0]);
    }

    #[test]
    fn files_that_are_no_model_are_refused() {
        let file = testing::file();
        for damaged in [&[][..], b"SAYSOEN2", &file[..file.len() / 2], &file[1..]] {
            assert!(matches!(Encoder::from_bytes(damaged), Err(Error::Model(_))));
        }
    }

    #[test]
    fn the_embedded_model_reads_a_sentence() {
        let encoder = Encoder::embedded().unwrap();
        let words =
            "Two gunmen on a motorcycle killed the mayor of Tumaco on Friday , police in Colombia said .";
        let analysis = &encoder.analyse(&[words.split(' ').collect::<Vec<_>>()])[0];
        check(analysis, 18);
        assert_eq!((analysis.upos[0], analysis.upos[5]), (Upos::Num, Upos::Verb));
        assert_eq!((analysis.head[1], analysis.deprel[1]), (Some(5), Deprel::Nsubj));
        let place = |name: &Found| name.words == (9..10) && name.kind == NameKind::Place;
        assert!(analysis.names.iter().any(place), "{:?}", analysis.names);
    }
}
