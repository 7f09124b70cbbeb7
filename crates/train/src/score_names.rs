//! `train score names`: names, with the corpus's own tokens; exact spans.
//!
//! Our kinds are folded into the corpora's: a person is PER; an organisation, armed group, security force or
//! government ORG; a place or country LOC; a people MISC.

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;

use anyhow::Context;
use language::names::{Actors, refine};
use language::{Document, Knowledge, NameKind};

use crate::conllu::{self, Case, GoldSentence, Word};
use crate::score_language::encoder;

/// Arguments of the subcommand.
#[derive(clap::Args)]
pub struct Arguments {
    /// The corpus's file.
    file: PathBuf,
    /// Which corpus it is.
    #[arg(long)]
    set: Set,
    /// Change the case of the text first.
    #[arg(long)]
    case: Option<Case>,
    /// The encoder alone, without the actor file.
    #[arg(long)]
    encoder: bool,
    /// Print the first mistakes.
    #[arg(long, default_value_t = 0)]
    errors: usize,
    /// A model file other than the embedded one.
    #[arg(long)]
    model: Option<PathBuf>,
}

/// A corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Set {
    /// WikiGold: every fifth document (counted from 0, those whose number leaves 4) is kept for measuring.
    Wikigold,
    /// Universal NER on EWT; it marks no MISC, so ours do not count.
    Uner,
}

/// A name: its sentence, first word, word after the last, label.
type Mention = (usize, usize, usize, String);

#[derive(Default)]
struct Gold {
    sentences: Vec<GoldSentence>,
    names: Vec<Mention>,
}

/// Prints the scores.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let encoder = encoder(arguments.model.as_ref())?;
    let knowledge = Knowledge::embedded();
    let actors = Actors::new(&knowledge)?;
    let lemmatiser = language::lemma::Lemmatiser::new(&knowledge)?;
    let text = std::fs::read_to_string(&arguments.file)
        .with_context(|| format!("cannot read {}", arguments.file.display()))?;
    let mut kinds: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let (mut all, mut spans) = ([0; 3], [0; 3]);
    let mut left = arguments.errors;
    for gold in read(&text, arguments.set) {
        let mut document = conllu::document(&gold.sentences, arguments.case);
        encoder.annotate(&mut document);
        if !arguments.encoder {
            lemmatiser.fill(&mut document);
            refine(&mut document, &actors);
        }
        let found = mentions(&document, arguments.set);
        let count = |totals: &mut [usize; 3], gold: HashSet<&Mention>, found: HashSet<&Mention>| {
            totals[0] += gold.intersection(&found).count();
            totals[1] += gold.len();
            totals[2] += found.len();
        };
        count(&mut all, gold.names.iter().collect(), found.iter().collect());
        let bare = |names: &[Mention]| -> Vec<Mention> {
            names.iter().map(|(sentence, start, end, _)| (*sentence, *start, *end, String::new())).collect()
        };
        let (bare_gold, bare_found) = (bare(&gold.names), bare(&found));
        count(&mut spans, bare_gold.iter().collect(), bare_found.iter().collect());
        for label in ["PER", "ORG", "LOC", "MISC"] {
            count(
                kinds.entry(label.to_owned()).or_default(),
                gold.names.iter().filter(|name| name.3 == label).collect(),
                found.iter().filter(|name| name.3 == label).collect(),
            );
        }
        for (sign, these, others) in [("missed", &gold.names, &found), ("wrong", &found, &gold.names)] {
            for name in these.iter().filter(|name| !others.contains(name)) {
                if left > 0 {
                    left -= 1;
                    let start = document.sentences[name.0].tokens.start;
                    let words = document.span_of(start + name.1..start + name.2);
                    println!("{sign} {}: {}", name.3, words.of(&document.text));
                }
            }
        }
    }
    println!("{:<8} {:>6} {:>6} {:>6} {:>6}", "", "gold", "P", "R", "F");
    let print = |label: &str, [right, gold, found]: [usize; 3]| {
        let ratio = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
        let f = 200.0 * right as f64 / (gold + found).max(1) as f64;
        println!("{label:<8} {gold:>6} {:>6.2} {:>6.2} {f:>6.2}", ratio(found), ratio(gold));
    };
    for (label, totals) in kinds.into_iter().filter(|(_, totals)| totals[1] > 0) {
        print(&label, totals);
    }
    print("spans", spans);
    print("names", all);
    Ok(())
}

fn mentions(document: &Document, set: Set) -> Vec<Mention> {
    let names = document.names.iter().filter(|name| !name.tokens.is_empty());
    let mention = |name: &language::Name| {
        let label = match name.kind {
            NameKind::Person => "PER",
            NameKind::Organisation
            | NameKind::ArmedGroup
            | NameKind::SecurityForce
            | NameKind::Government => "ORG",
            NameKind::Place | NameKind::Country => "LOC",
            NameKind::People => "MISC",
        };
        let sentence = document.tokens[name.tokens.start].sentence;
        let first = document.sentences[sentence].tokens.start;
        (sentence, name.tokens.start - first, name.tokens.end - first, label.to_owned())
    };
    names.map(mention).filter(|name| set != Set::Uner || name.3 != "MISC").collect()
}

/// The documents of a corpus: lines `number, word, tag`, an empty line between sentences.
fn read(text: &str, set: Set) -> Vec<Gold> {
    let mut documents = vec![Gold::default()];
    let mut words: Vec<(String, String)> = Vec::new();
    for line in text.lines().chain([""]) {
        let columns: Vec<&str> = line.split('\t').collect();
        let boundary = columns.len() > 1 && columns[1] == "-DOCSTART-" || line.starts_with("# newdoc");
        if (boundary || columns.len() < 3 && !line.starts_with('#'))
            && let Some(document) = documents.last_mut()
        {
            document.add(std::mem::take(&mut words), set);
        }
        if boundary {
            documents.push(Gold::default());
        } else if columns.len() >= 3 && !line.starts_with('#') {
            words.push((columns[1].to_owned(), columns[2].to_owned()));
        }
    }
    match set {
        Set::Wikigold => documents.into_iter().skip(4).step_by(5).collect(),
        Set::Uner => documents,
    }
}

impl Gold {
    fn add(&mut self, words: Vec<(String, String)>, set: Set) {
        if words.is_empty() {
            return;
        }
        let sentence = self.sentences.len();
        let mut open: Option<Mention> = None;
        for (at, (_, tag)) in words.iter().enumerate() {
            let (begin, label) = tag.split_once('-').unwrap_or(("O", ""));
            let known = label != "OTH" && (set != Set::Uner || label != "MISC");
            match &mut open {
                Some(name) if begin == "I" && name.3 == label => name.2 = at + 1,
                _ => {
                    self.names.extend(open.take());
                    if begin != "O" && known {
                        open = Some((sentence, at, at + 1, label.to_owned()));
                    }
                }
            }
        }
        self.names.extend(open);
        let word = |(form, _): (String, String)| Word { form, space: true, ..Word::default() };
        let words = words.into_iter().map(word).collect();
        self.sentences.push(GoldSentence { words, paragraph: sentence == 0 });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fifth_document_of_wikigold() {
        let document =
            |n: usize| format!("0\tOslo{n}\tB-LOC\n1\tport\tI-LOC\n2\t.\tO\n\n0\t-DOCSTART-\tO\n\n");
        let text: String = (0..11).map(document).collect();
        let read = read(&text, Set::Wikigold);
        let first: Vec<_> = read.iter().map(|d| d.sentences[0].words[0].form.as_str()).collect();
        assert_eq!(first, ["Oslo4", "Oslo9"]);
        assert_eq!(read[0].names, [(0, 0, 2, "LOC".to_owned())]);
    }
}
