//! `train score language`: tags, trees and lemmas, with the treebank's own tokens.

use std::path::PathBuf;

use language::Knowledge;
use language::encoder::Encoder;
use language::lemma::Lemmatiser;

use crate::conllu::{self, Case, Counts};

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
    /// A model file other than the embedded one.
    #[arg(long)]
    model: Option<PathBuf>,
}

/// The embedded model or another.
pub fn encoder(model: Option<&PathBuf>) -> anyhow::Result<Encoder> {
    Ok(match model {
        Some(path) => Encoder::from_bytes(&std::fs::read(path)?)?,
        None => Encoder::embedded()?,
    })
}

/// Prints the scores of each file.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let encoder = encoder(arguments.model.as_ref())?;
    let lemmatiser = Lemmatiser::new(&Knowledge::embedded())?;
    println!(
        "{:<34} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}",
        "", "words", "UPOS", "XPOS", "UAS", "LAS", "full", "lemma"
    );
    for path in &arguments.files {
        let mut counts = Counts::default();
        for gold in conllu::read(path)?.iter().filter(|gold| !arguments.news || gold.is_news()) {
            let mut document = conllu::document(&gold.sentences, arguments.case);
            encoder.annotate(&mut document);
            lemmatiser.fill(&mut document);
            for (gold, sentence) in gold.sentences.iter().zip(&document.sentences) {
                let first = sentence.tokens.start;
                for (word, token) in gold.words.iter().zip(&document.tokens[sentence.tokens.clone()]) {
                    let head = token.head.map_or(0, |head| head - first + 1);
                    counts.add(word, token, head == word.head);
                }
            }
        }
        let percent = |count: usize| 100.0 * count as f64 / counts.words.max(1) as f64;
        let Counts { words, upos, xpos, uas, las, full, lemma } = counts;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        print!("{name:<34} {words:>6}");
        for count in [upos, xpos, uas, las, full, lemma] {
            print!(" {:>6.2}", percent(count));
        }
        println!();
    }
    Ok(())
}
