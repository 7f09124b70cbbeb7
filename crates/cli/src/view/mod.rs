//! What people see of a reading: a sheet of rich text, laid out for a terminal or in Markdown.

mod across;
mod conflicts;
mod counts;
mod decided;
mod estimate;
mod explain;
mod facts;
mod joined;
mod lookup;
mod markdown;
mod omissions;
mod positions;
mod reasons;
mod rich;
mod sayings;
mod sheet;
mod terminal;
mod whom;
mod words;

pub use across::{Section, sections};
pub use counts::counted;
pub use decided::{decided, ruling};
pub use estimate::{Witness, why};
pub use explain::explain;
pub use facts::weekday;
pub use joined::{Joined, Text};
pub use lookup::{Countries, Lookup};
pub use markdown::markdown;
pub use positions::Positions;
pub use reasons::reasons;
pub use rich::{Rich, safe};
pub use sheet::Sheet;
pub use terminal::{Frame, LEGEND, Layout, Page, framed, terminal};
pub use words::{group as group_word, incident_type as incident_word, participle};

#[cfg(test)]
mod tests {
    use std::error::Error;

    use expect_test::expect_file;
    use language::{Document, Paragraph, ParagraphKind, Sentence, Span};

    use super::*;

    /// A document with a sentence after each full stop and a paragraph after each blank line: no more than the
    /// fixture needs, so that the views are tested without the segmenter.
    fn document(text: &str) -> Document {
        let mut document = Document { text: text.to_owned(), ..Document::default() };
        let mut from = 0;
        for block in text.split_inclusive("\n\n") {
            let first = document.sentences.len();
            let paragraph = document.paragraphs.len();
            let mut start = from;
            for sentence in block.split_inclusive(". ") {
                let span = Span::new(start, start + sentence.trim_end().len());
                document.sentences.push(Sentence { span, tokens: 0..0, paragraph });
                start += sentence.len();
            }
            let span = Span::new(from, from + block.trim_end().len());
            let sentences = first..document.sentences.len();
            document.paragraphs.push(Paragraph { span, kind: ParagraphKind::Body, sentences });
            from += block.len();
        }
        document
    }

    fn sheet() -> Result<Sheet, Box<dyn Error>> {
        let reading = serde_json::from_str(include_str!("../../tests/fixtures/ferry.json"))?;
        let positions = Positions::of(&document(include_str!("../../tests/fixtures/ferry.txt")));
        Ok(Sheet::new(&reading, &positions, &Countries::new(&language::Knowledge::embedded())))
    }

    #[test]
    fn at_80_columns() -> Result<(), Box<dyn Error>> {
        let page = terminal(&sheet()?, Layout { width: 80, color: false });
        expect_file!["../../tests/fixtures/ferry.80.txt"].assert_eq(&page);
        Ok(())
    }

    #[test]
    fn on_a_narrow_terminal() -> Result<(), Box<dyn Error>> {
        let page = terminal(&sheet()?, Layout { width: 44, color: false });
        expect_file!["../../tests/fixtures/ferry.44.txt"].assert_eq(&page);
        Ok(())
    }

    #[test]
    fn explained() -> Result<(), Box<dyn Error>> {
        let reading = serde_json::from_str(include_str!("../../tests/fixtures/ferry.json"))?;
        let document = document(include_str!("../../tests/fixtures/ferry.txt"));
        let countries = Countries::new(&language::Knowledge::embedded());
        let page = explain(&reading, &document, &countries, Layout { width: 80, color: false });
        expect_file!["../../tests/fixtures/ferry.explain.txt"].assert_eq(&page);
        Ok(())
    }

    #[test]
    fn in_markdown() -> Result<(), Box<dyn Error>> {
        expect_file!["../../tests/fixtures/ferry.md"].assert_eq(&markdown(&sheet()?, LEGEND));
        Ok(())
    }
}
