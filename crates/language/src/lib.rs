//! Text -> [`Document`]: sentences, tokens, lemmas, tags, dependency trees, names, numbers, times and places.
//!
//! No I/O, no clock, no randomness: the same text gives the same document, whatever was read before or beside it.
#![deny(unsafe_code)]

pub mod children;
#[doc(hidden)]
pub mod conllu;
pub mod document;
pub mod encoder;
pub mod knowledge;
pub mod lemma;
pub mod names;
pub mod numbers;
pub mod places;
pub mod repair;
mod repair_clauses;
mod repair_deaths;
mod repair_fixed;
mod repair_lists;
mod repair_participles;
mod repair_parts;
mod repair_speech;
mod repair_subjects;
pub mod segment;
pub mod tags;
pub mod times;

pub use document::{
    BesideSource, Dateline, Document, Interval, Name, NameKind, Number, Paragraph, ParagraphKind, Place,
    PlaceBeside, PlacePrecision, Qualifier, Quote, Sentence, Span, Time, TimePrecision, Token, TokenId,
    Vague,
};
pub use knowledge::Knowledge;
pub use tags::{Deprel, Upos, Xpos};

/// What can go wrong when a reader is made. Reading itself cannot fail.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A knowledge file is wrong.
    #[error(transparent)]
    Knowledge(#[from] knowledge::Error),
    /// The model file is not one that this version reads.
    #[error("the model file cannot be read: {0}")]
    Model(String),
    /// A gazetteer cannot be read.
    #[error("the gazetteer cannot be read: {0}")]
    Gazetteer(String),
}

/// What is known of a report beside its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// Publication day.
    pub published: Option<jiff::civil::Date>,
    /// The title, where it is given apart from the text; helps to resolve names.
    pub title: Option<String>,
    /// The outlet's name or the report's address; helps a little to resolve names.
    pub outlet: Option<String>,
}

/// Reads texts. Made once, shared by all threads.
#[derive(Debug)]
pub struct Reader {
    knowledge: Knowledge,
    segmenter: segment::Segmenter,
    encoder: encoder::Encoder,
    lemmatiser: lemma::Lemmatiser,
    times: times::Lexicon,
    numbers: numbers::Grammar,
    actors: names::Actors,
    gazetteer: places::Gazetteer,
}

impl Reader {
    /// A reader with the given knowledge and gazetteer.
    ///
    /// # Errors
    /// If a knowledge file or the embedded model cannot be read.
    pub fn new(knowledge: Knowledge, gazetteer: places::Gazetteer) -> Result<Self, Error> {
        let encoder = encoder::Encoder::embedded()?;
        let lemmatiser = lemma::Lemmatiser::new(&knowledge)?;
        let segmenter = segment::Segmenter::new(&knowledge)?;
        let times = times::Lexicon::new(&knowledge)?;
        let numbers = numbers::Grammar::new(&knowledge)?;
        let actors = names::Actors::new(&knowledge)?;
        let gazetteer = gazetteer.with_knowledge(&knowledge)?;
        Ok(Self { knowledge, segmenter, encoder, lemmatiser, times, numbers, actors, gazetteer })
    }

    /// The knowledge that this reader was made with.
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// The encoder below the trees.
    pub fn encoder(&self) -> &encoder::Encoder {
        &self.encoder
    }

    /// The grammar of number expressions, to read evidence with.
    pub fn numbers(&self) -> &numbers::Grammar {
        &self.numbers
    }

    /// Finds dictionary forms.
    pub fn lemmatiser(&self) -> &lemma::Lemmatiser {
        &self.lemmatiser
    }

    /// The known actors, countries and peoples.
    pub fn actors(&self) -> &names::Actors {
        &self.actors
    }

    /// BLAKE3 digest of everything that a reading depends on beside the report: knowledge files, model, gazetteer.
    pub fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for part in [self.knowledge.digest(), self.encoder.digest(), self.gazetteer.digest()] {
            hasher.update(part.as_bytes());
            hasher.update(b"\n");
        }
        hasher.finalize().to_hex().to_string()
    }

    /// Reads one text.
    pub fn read(&self, text: &str, context: &Context) -> Document {
        let mut document = self.segmenter.segment(text);
        document.published = context.published;
        self.encoder.annotate(&mut document);
        repair::trees(&mut document);
        self.lemmatiser.fill(&mut document);
        self.fill_above_trees(&mut document, context);
        document
    }

    /// Fills the layers above the trees: times, numbers, names, places. For documents whose trees were made by hand.
    pub fn fill_above_trees(&self, document: &mut Document, context: &Context) {
        times::find(document, &self.times);
        self.numbers.find(document);
        names::refine(document, &self.actors);
        places::find(document, &self.gazetteer, context);
    }
}
