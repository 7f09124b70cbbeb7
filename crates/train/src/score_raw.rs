//! `train score raw`: sentences, tokens and trees from the plain text, by character spans (as in CoNLL 2018).
//!
//! The text is rebuilt from the treebank: white space where no `SpaceAfter=No` stands, a blank line between
//! paragraphs (`newpar`, `newdoc`). Words are the syntactic words ("do" and "n't"); a range token whose words do not
//! spell it ("won't" as "will", "not") is written as its words.

use std::collections::HashMap;
use std::path::PathBuf;

use language::segment::segment;
use language::{Document, Span};

use crate::conllu::{self, Case, Counts};
use crate::score_language::encoder;

/// Arguments of the subcommand.
#[derive(clap::Args)]
pub struct Arguments {
    /// Treebanks in CoNLL-U.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Change the case of the text first.
    #[arg(long)]
    case: Option<Case>,
    /// Only news (GUM, PUD).
    #[arg(long)]
    news: bool,
    /// Print the first mistakes in cutting.
    #[arg(long, default_value_t = 0)]
    errors: usize,
    /// A model file other than the embedded one.
    #[arg(long)]
    model: Option<PathBuf>,
}

#[derive(Default)]
struct Match {
    gold: usize,
    found: usize,
    right: usize,
}

impl Match {
    fn add(&mut self, gold: &[Span], found: &[Span]) {
        let known: std::collections::HashSet<_> = gold.iter().collect();
        self.gold += gold.len();
        self.found += found.len();
        self.right += found.iter().filter(|span| known.contains(span)).count();
    }

    fn f(&self) -> f64 {
        200.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Prints the scores of each file.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let encoder = encoder(arguments.model.as_ref())?;
    println!(
        "{:<34} {:>6} {:>9} {:>6} {:>6} {:>6} {:>6}",
        "", "words", "sentences", "tokens", "UPOS", "UAS", "LAS"
    );
    let mut left = arguments.errors;
    for path in &arguments.files {
        let (mut sentences, mut tokens, mut counts) = (Match::default(), Match::default(), Counts::default());
        for gold in conllu::read(path)?.iter().filter(|gold| !arguments.news || gold.is_news()) {
            let expected = conllu::document(&gold.sentences, arguments.case);
            let mut document = segment(&expected.text);
            encoder.annotate(&mut document);
            sentences.add(&sentence_spans(&expected), &sentence_spans(&document));
            tokens.add(&token_spans(&expected), &token_spans(&document));
            count_aligned(gold, &expected, &document, &mut counts);
            if left > 0 {
                print_mistakes(&expected, &document, &mut left);
            }
        }
        let f = |count: usize| 200.0 * count as f64 / (tokens.gold + tokens.found).max(1) as f64;
        println!(
            "{:<34} {:>6} {:>9.2} {:>6.2} {:>6.2} {:>6.2} {:>6.2}",
            path.file_name().unwrap_or_default().to_string_lossy(),
            tokens.gold,
            sentences.f(),
            tokens.f(),
            f(counts.upos),
            f(counts.uas),
            f(counts.las)
        );
    }
    Ok(())
}

fn sentence_spans(document: &Document) -> Vec<Span> {
    document.sentences.iter().map(|sentence| sentence.span).collect()
}

fn token_spans(document: &Document) -> Vec<Span> {
    document.tokens.iter().map(|token| token.span).collect()
}

/// Counts the words that both have; a head is right if it is the same word.
fn count_aligned(gold: &conllu::GoldDocument, expected: &Document, found: &Document, counts: &mut Counts) {
    let ours: HashMap<Span, usize> =
        found.tokens.iter().enumerate().map(|(id, token)| (token.span, id)).collect();
    for (gold, sentence) in gold.sentences.iter().zip(&expected.sentences) {
        let start = sentence.tokens.start;
        for (offset, word) in gold.words.iter().enumerate() {
            let Some(token) = ours.get(&expected.tokens[start + offset].span).map(|id| &found.tokens[*id])
            else {
                continue;
            };
            let head = word.head.checked_sub(1).map(|head| expected.tokens[start + head].span);
            counts.add(word, token, token.head.map(|head| found.tokens[head].span) == head);
        }
    }
}

fn print_mistakes(expected: &Document, found: &Document, left: &mut usize) {
    for (what, gold, ours) in [
        ("sentence", sentence_spans(expected), sentence_spans(found)),
        ("token", token_spans(expected), token_spans(found)),
    ] {
        for (sign, these, others) in [("missed", &gold, &ours), ("wrong", &ours, &gold)] {
            let others: std::collections::HashSet<_> = others.iter().collect();
            for span in these.iter().filter(|span| !others.contains(span)) {
                if *left == 0 {
                    return;
                }
                *left -= 1;
                println!("{sign} {what}: {:?}", span.of(&expected.text));
            }
        }
    }
}
