//! `train rarity`: counts in how many documents each word stands, for linking reports (`data/word_documents.tsv`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::Context;

use crate::conllu;

const HEAD: &str = "\
# In how many documents a word stands, in lower case; words of one document alone are left out, and are the rarest.
# word	documents; `*`: how many documents there are
# Counted by `train rarity` in the training parts of the UD English treebanks EWT and GUM (the openly licensed documents) and
# in the project's own corpus. CC BY-SA 4.0, as are these treebanks.
";

/// Inputs and output.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Treebanks in CoNLL-U
    #[arg(long, num_args = 1..)]
    treebank: Vec<PathBuf>,
    /// Reports as JSON Lines with `text` (`train corpus export`)
    #[arg(long, num_args = 1..)]
    reports: Vec<PathBuf>,
    /// Where to write
    #[arg(long, default_value = "data/word_documents.tsv")]
    out: PathBuf,
}

#[derive(serde::Deserialize)]
struct Report {
    text: String,
}

/// Runs the subcommand.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut documents = 0u32;
    let mut with: BTreeMap<String, u32> = BTreeMap::new();
    let mut count = |texts: &mut dyn Iterator<Item = &str>| {
        let mut words = BTreeSet::new();
        texts.for_each(|text| {
            incidents::link::each_word(text, |word| {
                words.insert(word.to_owned());
            })
        });
        documents += 1;
        words.into_iter().for_each(|word| *with.entry(word).or_default() += 1);
    };
    for path in &arguments.treebank {
        for document in conllu::read(path)? {
            count(&mut document.sentences.iter().flat_map(|s| s.words.iter().map(|word| word.form.as_str())));
        }
    }
    for path in &arguments.reports {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        for line in text.lines() {
            let report: Report =
                serde_json::from_str(line).with_context(|| format!("in {}", path.display()))?;
            count(&mut std::iter::once(report.text.as_str()));
        }
    }
    let mut out = HEAD.to_owned();
    writeln!(out, "*\t{documents}")?;
    for (word, documents) in with.iter().filter(|(_, documents)| **documents > 1) {
        writeln!(out, "{word}\t{documents}")?;
    }
    std::fs::write(&arguments.out, out)
        .with_context(|| format!("cannot write {}", arguments.out.display()))?;
    Ok(())
}
