//! Treebanks in CoNLL-U, and documents made of given tokens.

use std::path::Path;

use anyhow::{Context, bail};
use language::{Deprel, Document, Paragraph, ParagraphKind, Sentence, Span, Token, Upos, Xpos};

/// A syntactic word.
#[derive(Clone, Debug, Default)]
pub struct Word {
    pub form: String,
    pub lemma: String,
    pub upos: String,
    pub xpos: String,
    /// From 1; 0 for the root.
    pub head: usize,
    pub deprel: String,
    /// Whether white space follows.
    pub space: bool,
}

/// A sentence of a treebank.
#[derive(Clone, Debug, Default)]
pub struct GoldSentence {
    pub words: Vec<Word>,
    /// Whether it begins a paragraph.
    pub paragraph: bool,
}

/// A document of a treebank.
#[derive(Clone, Debug, Default)]
pub struct GoldDocument {
    pub id: String,
    pub sentences: Vec<GoldSentence>,
}

impl GoldDocument {
    /// Whether it is news by its id: GUM's genre, PUD's prefix.
    pub fn is_news(&self) -> bool {
        self.id.starts_with("GUM_news")
            || self.id.starts_with('n') && self.id[1..].bytes().all(|b| b.is_ascii_digit())
    }
}

/// How the case of a text is changed before it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Case {
    /// ALL CAPITALS.
    Upper,
    /// lower case.
    Lower,
}

/// The word in that case.
pub fn recase(form: &str, case: Option<Case>) -> String {
    match case {
        None => form.to_owned(),
        Some(Case::Upper) => form.to_uppercase(),
        Some(Case::Lower) => form.to_lowercase(),
    }
}

/// Reads a file. Where it marks no documents (PUD), a document is the sentences whose ids are the same but for their
/// last three characters.
pub fn read(path: &Path) -> anyhow::Result<Vec<GoldDocument>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    parse(&text).with_context(|| format!("cannot read {}", path.display()))
}

fn parse(text: &str) -> anyhow::Result<Vec<GoldDocument>> {
    let marked = text.contains("# newdoc");
    let mut documents: Vec<GoldDocument> = Vec::new();
    let mut sentence = GoldSentence::default();
    // Last word of the open range token, and whether white space follows that.
    let mut range = (0, true);
    for (number, line) in text.lines().chain([""]).enumerate() {
        if let Some(comment) = line.strip_prefix("# ") {
            let value = || comment.split_once(" = ").map_or("", |(_, value)| value);
            if comment == "newpar" || comment.starts_with("newpar id") {
                sentence.paragraph = true;
            } else if comment.starts_with("newdoc") {
                documents.push(GoldDocument { id: value().to_owned(), ..GoldDocument::default() });
                sentence.paragraph = true;
            } else if comment.starts_with("sent_id") && !marked {
                let id = value();
                let id = id.get(..id.len().saturating_sub(3)).unwrap_or(id);
                if documents.last().is_none_or(|document| document.id != id) {
                    documents.push(GoldDocument { id: id.to_owned(), ..GoldDocument::default() });
                    sentence.paragraph = true;
                }
            }
            continue;
        }
        if line.is_empty() {
            if !sentence.words.is_empty() {
                let Some(document) = documents.last_mut() else {
                    bail!("no document before line {}", number + 1)
                };
                document.sentences.push(std::mem::take(&mut sentence));
            }
            range = (0, true);
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, xpos, _, head, deprel, _, misc] = columns[..] else {
            bail!("line {} has {} columns, not 10", number + 1, columns.len());
        };
        let space = !misc.split('|').any(|item| item == "SpaceAfter=No");
        if let Some((_, last)) = id.split_once('-') {
            range = (last.parse()?, space);
            continue;
        }
        let Ok(id) = id.parse::<usize>() else { continue };
        sentence.words.push(Word {
            form: form.to_owned(),
            lemma: lemma.to_owned(),
            upos: upos.to_owned(),
            xpos: xpos.to_owned(),
            head: head.parse().with_context(|| format!("line {}", number + 1))?,
            deprel: deprel.to_owned(),
            space: if id < range.0 {
                false
            } else if id == range.0 {
                range.1
            } else {
                space
            },
        });
    }
    Ok(documents)
}

/// The text of the sentences (a blank line between paragraphs) as a document with their tokens.
pub fn document(sentences: &[GoldSentence], case: Option<Case>) -> Document {
    let mut document = Document::default();
    let mut space = false;
    for sentence in sentences {
        if sentence.paragraph || document.paragraphs.is_empty() {
            if !document.text.is_empty() {
                document.text.push_str("\n\n");
            }
            space = false;
            let here = document.sentences.len();
            document.paragraphs.push(Paragraph {
                span: Span::new(document.text.len(), document.text.len()),
                kind: ParagraphKind::Body,
                sentences: here..here,
            });
        }
        let first = document.tokens.len();
        let number = document.sentences.len();
        for word in &sentence.words {
            if space {
                document.text.push(' ');
            }
            space = word.space;
            let start = document.text.len();
            document.text.push_str(&recase(&word.form, case));
            document.tokens.push(Token::new(Span::new(start, document.text.len()), number));
        }
        let tokens = first..document.tokens.len();
        let span = document.span_of(tokens.clone());
        document.sentences.push(Sentence { span, tokens, paragraph: document.paragraphs.len() - 1 });
        if let Some(paragraph) = document.paragraphs.last_mut() {
            paragraph.sentences.end = number + 1;
            paragraph.span.end = span.end;
        }
    }
    document
}

/// How many words got which part of their analysis right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub words: usize,
    pub upos: usize,
    pub xpos: usize,
    pub uas: usize,
    /// The head and the universal part of the relation (CoNLL 2018), punctuation counted.
    pub las: usize,
    /// The head and the whole relation.
    pub full: usize,
    pub lemma: usize,
}

impl Counts {
    /// Counts a word; `head` says whether its head is right.
    pub fn add(&mut self, gold: &Word, token: &Token, head: bool) {
        self.words += 1;
        self.upos += usize::from(token.upos == Upos::from_label(&gold.upos));
        self.xpos += usize::from(token.xpos == Xpos::from_label(&gold.xpos));
        self.uas += usize::from(head);
        let universal = gold.deprel.split(':').next().unwrap_or_default();
        self.las += usize::from(head && token.deprel.universal() == universal);
        self.full += usize::from(head && token.deprel == Deprel::from_label(&gold.deprel));
        // UD writes no lemma as "_", and some lemmas of proper nouns with a capital that others lack.
        self.lemma +=
            usize::from(gold.lemma == "_" || gold.lemma.to_lowercase() == token.lemma.to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "# newdoc id = one\n# newpar\n# sent_id = a\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        1\tdo\tdo\tAUX\tVB\t_\t3\taux\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n\
        3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n4\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n\
        # sent_id = b\n1\tStay\tstay\tVERB\tVB\t_\t0\troot\t_\t_\n\n\
        # newpar\n1\tOut\tout\tADV\tRB\t_\t0\troot\t_\t_\n";

    #[test]
    fn text_is_rebuilt() {
        let documents = parse(SAMPLE).unwrap();
        assert_eq!(documents.len(), 1);
        let document = document(&documents[0].sentences, None);
        assert_eq!(document.text, "don't go! Stay\n\nOut");
        assert_eq!(document.word(1), "n't");
        assert_eq!(document.paragraphs.len(), 2);
        assert_eq!(document.sentences[0].span.of(&document.text), "don't go!");
    }
}
