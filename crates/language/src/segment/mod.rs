//! Text -> paragraphs, sentences, tokens, quotations, dateline.
//!
//! The order: lines are joined to [`paragraphs`], quotation marks paired ([`quotes`]), each paragraph cut into
//! [`tokens`], a [`dateline`] set apart, and the tokens grouped into [`sentences`]. Each step is linear in the text.

mod abbreviations;
mod case;
mod chars;
mod dateline;
mod kinds;
mod paragraphs;
mod quotes;
mod sentences;
mod teasers;
mod tokens;

use std::sync::LazyLock;

use crate::{Document, Error, Knowledge, Paragraph, ParagraphKind, Sentence, Span, Token};
use abbreviations::Abbreviations;
pub(crate) use tokens::is_grouped_number;

/// Cuts texts into paragraphs, sentences and tokens. Made once from the knowledge files.
#[derive(Debug)]
pub struct Segmenter {
    abbreviations: Abbreviations,
}

static EMBEDDED: LazyLock<Segmenter> = LazyLock::new(|| match Segmenter::new(&Knowledge::embedded()) {
    Ok(segmenter) => segmenter,
    Err(error) => panic!("an embedded knowledge file is wrong: {error}"),
});

/// Cuts a text into paragraphs, sentences and tokens, and finds its quotations and dateline, with the embedded
/// knowledge.
pub fn segment(text: &str) -> Document {
    EMBEDDED.segment(text)
}

impl Segmenter {
    /// From `abbreviations.tsv` and `tokens.tsv`.
    ///
    /// # Errors
    /// If a line of them cannot be read.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        Ok(Self { abbreviations: Abbreviations::new(knowledge)? })
    }

    /// The tokens of a few words, without regard to paragraphs and sentences.
    pub fn words(&self, words: &str) -> impl Iterator<Item = Span> + use<> {
        tokens::tokenise(words, Span::new(0, words.len()), &self.abbreviations)
            .into_iter()
            .map(|piece| piece.span)
    }

    /// Cuts a text into paragraphs, sentences and tokens, and finds its quotations and dateline.
    pub fn segment(&self, text: &str) -> Document {
        let spans = paragraphs::split(text);
        let quotes = quotes::find(text, &spans);
        let marks = quotes::Marks::new(&quotes);
        let text_case = case::TextCase::of(text);
        let mut document = Document { text: text.to_owned(), quotes, ..Document::default() };
        let teasers = teasers::find(text, &spans);
        let announced = dateline::announced(text, &spans);
        let listed = spans.iter().filter(|span| dateline::may_head_item(span.of(text))).count() > 1;
        for (index, &span) in spans.iter().enumerate() {
            let kind = if teasers[index] { ParagraphKind::Teaser } else { kinds::kind(text, &spans, index) };
            let case = text_case.within(span.of(text));
            let pieces = tokens::tokenise(text, span, &self.abbreviations);
            let mut body = 0;
            if document.dateline.is_none()
                && let Some(found) = dateline::find(text, &pieces, case, kind, &self.abbreviations)
            {
                body = found.tokens;
                document.dateline = Some(found.dateline);
            } else if (document.dateline.is_some() || listed || announced[index])
                && let Some(found) = dateline::find_item(
                    text,
                    &pieces,
                    case,
                    kind,
                    listed,
                    announced[index],
                    &self.abbreviations,
                )
            {
                body = found.tokens;
                document.items.push(found.dateline);
            }
            let first_sentence = document.sentences.len();
            let mut ends = if body > 0 { vec![body] } else { Vec::new() };
            sentences::ends(text, &pieces, body, &marks, case, &self.abbreviations, &mut ends);
            let mut start = 0;
            for end in ends {
                let Some(group) = pieces.get(start..end).filter(|group| !group.is_empty()) else { continue };
                push_sentence(&mut document, group, index);
                start = end;
            }
            let kind = match kind {
                // a line that is nothing but a dateline
                _ if body > 0 && body == pieces.len() => ParagraphKind::Furniture,
                // running text that lacks its last full stop
                ParagraphKind::Headline if document.sentences.len() > first_sentence + 2 => {
                    ParagraphKind::Body
                }
                kind => kind,
            };
            document.paragraphs.push(Paragraph {
                span,
                kind,
                sentences: first_sentence..document.sentences.len(),
            });
        }
        // Where nothing is told above the items, the first of them looks like the report's own dateline.
        if let Some(first) = document.dateline.clone()
            && first.date.is_none()
            && first.agency.is_none()
            && document.items.first().is_some_and(|item| first.span.end <= item.span.start)
        {
            document.items.insert(0, first);
        }
        document
    }
}

fn push_sentence(document: &mut Document, group: &[tokens::Piece], paragraph: usize) {
    let sentence = document.sentences.len();
    let first = document.tokens.len();
    document.tokens.extend(group.iter().map(|piece| Token::new(piece.span, sentence)));
    // the stop of an abbreviation that ends the sentence is the sentence's own
    if let Some(last) = group.last().filter(|last| group.len() > 2 && last.stop.is_some())
        && let Some(token) = document.tokens.last_mut()
        && last.span.len() > 1
        && last.span.of(&document.text).matches('.').count() == 1
    {
        token.span.end -= 1;
        let stop = Span::new(token.span.end, last.span.end);
        document.tokens.push(Token::new(stop, sentence));
    }
    let span = group.iter().fold(group[0].span, |all, piece| all.cover(piece.span));
    document.sentences.push(Sentence { span, tokens: first..document.tokens.len(), paragraph });
}

#[cfg(test)]
mod tests;
