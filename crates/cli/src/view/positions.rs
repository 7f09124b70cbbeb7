//! Where in a text: paragraph and sentence.

use std::fmt;

use claims::reading::TextSpan;
use language::{Document, Span};

/// Paragraph and sentence, each from 1: `2:1`; with its number where there are several reports: `r7 2:1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Number of the report; 0 where there is but one.
    pub report: u64,
    /// Paragraph of the text.
    pub paragraph: usize,
    /// Sentence of the paragraph.
    pub sentence: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.report > 0 {
            write!(f, "r{} ", self.report)?;
        }
        write!(f, "{}:{}", self.paragraph, self.sentence)
    }
}

/// The sentences of one text, found by character offset.
#[derive(Clone, Debug, Default)]
pub struct Positions {
    /// First character of each sentence, in order.
    starts: Vec<(usize, Position)>,
    paragraphs: usize,
}

impl Positions {
    /// Of a segmented document.
    pub fn of(document: &Document) -> Self {
        let mut positions = Self::default();
        positions.add(0, 0, document);
        positions
    }

    /// Adds the sentences of a report's document, whose characters are counted from `base` on; in order of the bases.
    pub fn add(&mut self, report: u64, base: usize, document: &Document) {
        let offsets = claims::reading::Offsets::new(&document.text);
        for (number, paragraph) in document.paragraphs.iter().enumerate() {
            let sentences = document.sentences.get(paragraph.sentences.clone()).unwrap_or_default();
            // "QUETTA, March 12 (Agency) --" is no sentence to a reader: it counts with the one behind it.
            let is_dateline = |span: Span| document.dateline.as_ref().is_some_and(|d| d.span.contains(span));
            let mut position = Position { report, paragraph: number + 1, sentence: 1 };
            for sentence in sentences {
                self.starts.push((base + offsets.characters(sentence.span.start), position));
                position.sentence += usize::from(!is_dateline(sentence.span));
            }
        }
        self.paragraphs += document.paragraphs.len();
    }

    /// The sentence that a span begins in; white space before a sentence belongs to the one before.
    pub fn at(&self, span: &TextSpan) -> Option<Position> {
        let after = self.starts.partition_point(|(start, _)| *start <= span.start);
        self.starts.get(after.saturating_sub(1)).map(|(_, position)| *position)
    }

    /// How many paragraphs the text has.
    pub fn paragraphs(&self) -> usize {
        self.paragraphs
    }

    /// How many sentences the text has.
    pub fn sentences(&self) -> usize {
        self.starts.len()
    }
}

/// Positions as a table shows them: each once, in order.
pub fn listed(positions: &[Position]) -> String {
    let mut sorted = positions.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let between = if sorted.iter().any(|position| position.report > 0) { ", " } else { " " };
    sorted.iter().map(Position::to_string).collect::<Vec<_>>().join(between)
}
