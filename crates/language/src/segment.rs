//! Text -> paragraphs, sentences, tokens, quotations, dateline.

use crate::Document;

/// Cuts a text into paragraphs, sentences and tokens, and finds its quotations and dateline.
pub fn segment(text: &str) -> Document {
    Document { text: text.to_owned(), ..Document::default() }
}
