//! `train stories`: fits what speaks for a sentence that opens a story of its own (`data/stories.tsv`).
//!
//! A logistic regression over what a sentence has or has not, with a penalty on the squares of the weights. A sentence
//! opens a story where most of its claims are of a main incident that no sentence before it told of.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::features::load;

/// What a feature must have been seen of, to have a weight.
const LEAST_SEEN: usize = 5;
/// How strongly weights are held to 0.
const PENALTY: f64 = 2.0;
/// Rounds over all weights.
const ROUNDS: usize = 300;

/// Which reports.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Reports, one JSON object a line, as `train corpus export` writes them
    reports: PathBuf,
    /// Their claims, as `train corpus export` writes them
    gold: PathBuf,
}

#[derive(Deserialize)]
struct Gold {
    doc: String,
    incidents: Vec<GoldIncident>,
    claims: Vec<GoldClaim>,
}

#[derive(Deserialize)]
struct GoldIncident {
    id: usize,
    main: bool,
}

#[derive(Deserialize)]
struct GoldClaim {
    incident: usize,
    /// In Unicode characters.
    start: usize,
}

/// A sentence with what is seen of it.
struct Example {
    features: Vec<usize>,
    opens: bool,
}

/// Fits the weights and prints the table.
///
/// # Errors
/// If a file cannot be read, or a report has no claims given.
pub fn run(arguments: &Arguments) -> Result<()> {
    let (reader, reports) = load(&arguments.reports)?;
    let lines =
        std::fs::read_to_string(&arguments.gold).with_context(|| arguments.gold.display().to_string())?;
    let mut gold = HashMap::new();
    for line in lines.lines() {
        let one: Gold = serde_json::from_str(line).context("claims of a report")?;
        gold.insert(one.doc.clone(), one);
    }
    let mut seen: Vec<(Vec<String>, bool)> = Vec::new();
    for report in &reports {
        let given = gold.get(&report.id).with_context(|| format!("{}: no claims are given", report.id))?;
        let doc = reader.document(report);
        let told = told(&doc, given);
        let mut known = HashSet::new();
        let opens: HashSet<usize> =
            told.iter().filter(|(_, story)| known.insert(*story)).map(|&(sentence, _)| sentence).collect();
        for (sentence, features) in reader.story_features(report, &doc, &told) {
            seen.push((features, opens.contains(&sentence)));
        }
    }
    print(&seen);
    Ok(())
}

/// The sentences that claim something of a main incident, and which story each belongs to.
fn told(doc: &language::Document, given: &Gold) -> Vec<(usize, usize)> {
    let bytes: Vec<usize> = doc.text.char_indices().map(|(at, _)| at).collect();
    let mut votes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for claim in &given.claims {
        let at = bytes.get(claim.start).copied().unwrap_or(doc.text.len());
        if let Some(sentence) = doc.sentences.iter().position(|s| s.span.end > at) {
            votes.entry(sentence).or_default().push(claim.incident);
        }
    }
    let mut order: Vec<usize> = Vec::new();
    let mut told = Vec::new();
    for (sentence, incidents) in votes {
        let count = |incident: usize| incidents.iter().filter(|&&i| i == incident).count();
        let Some(&incident) = incidents.iter().rev().max_by_key(|&&i| count(i)) else { continue };
        if !given.incidents.iter().any(|i| i.id == incident && i.main) {
            continue;
        }
        let story = order.iter().position(|&i| i == incident).unwrap_or_else(|| {
            order.push(incident);
            order.len() - 1
        });
        told.push((sentence, story));
    }
    told
}

/// Fits and prints the weights, strongest first.
fn print(seen: &[(Vec<String>, bool)]) {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (features, opens) in seen {
        for name in features {
            let count = counts.entry(name).or_default();
            count.0 += 1;
            count.1 += usize::from(*opens);
        }
    }
    let names: Vec<&str> = counts.iter().filter(|(_, c)| c.0 >= LEAST_SEEN).map(|(&name, _)| name).collect();
    let index: HashMap<&str, usize> = names.iter().enumerate().map(|(at, &name)| (name, at)).collect();
    let examples: Vec<Example> = seen
        .iter()
        .map(|(features, opens)| Example {
            features: features.iter().filter_map(|name| index.get(name.as_str()).copied()).collect(),
            opens: *opens,
        })
        .collect();
    let (level, weights) = fit(&examples, names.len());
    let opening = seen.iter().filter(|(_, opens)| *opens).count();
    println!(
        "# Whether a sentence opens a story of its own: a logistic model over what it has or has not\n\
         # (crates/claims/src/incident/stories). The weights of what it has and the level are summed up: above 0 it opens one.\n\
         # Made by `train stories` from the training part of corpus/.\n\
         # sentences, opening: how many sentences of the corpus have the feature, and the share of these that opens a story\n\
         #feature\tweight\tsentences\topening"
    );
    #[allow(clippy::cast_precision_loss)] // counts of sentences
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    println!("level\t{level:.2}\t{}\t{:.2}", seen.len(), share(opening, seen.len()));
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|&a, &b| weights[b].abs().total_cmp(&weights[a].abs()).then(names[a].cmp(names[b])));
    for at in order.into_iter().filter(|&at| weights[at].abs() >= 0.005) {
        let (all, opened) = counts[names[at]];
        println!("{}\t{:.2}\t{all}\t{:.2}", names[at], weights[at], share(opened, all));
    }
}

/// The level and the weights, by Newton's step on one weight after the other.
fn fit(examples: &[Example], features: usize) -> (f64, Vec<f64>) {
    let mut having: Vec<Vec<usize>> = vec![Vec::new(); features];
    for (at, example) in examples.iter().enumerate() {
        for &feature in &example.features {
            having[feature].push(at);
        }
    }
    let all: Vec<usize> = (0..examples.len()).collect();
    let mut sums = vec![0.0; examples.len()];
    let mut weights = vec![0.0; features];
    let mut level = 0.0;
    for _ in 0..ROUNDS {
        level += step(examples, &mut sums, &all, 0.0, 0.0);
        for feature in 0..features {
            weights[feature] += step(examples, &mut sums, &having[feature], weights[feature], PENALTY);
        }
    }
    (level, weights)
}

/// Moves one weight, and with it the sums of the examples that have its feature.
fn step(examples: &[Example], sums: &mut [f64], having: &[usize], weight: f64, penalty: f64) -> f64 {
    let (mut slope, mut bend) = (-penalty * weight, penalty + 1e-6);
    for &at in having {
        let chance = 1.0 / (1.0 + (-sums[at]).exp());
        slope += f64::from(u8::from(examples[at].opens)) - chance;
        bend += chance * (1.0 - chance);
    }
    let change = slope / bend;
    for &at in having {
        sums[at] += change;
    }
    change
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_tell_what_opens() {
        let example = |features: &[usize], opens| Example { features: features.to_vec(), opens };
        let mut examples = Vec::new();
        for _ in 0..20 {
            examples.push(example(&[0], true));
            examples.push(example(&[1], false));
            examples.push(example(&[], false));
        }
        let (level, weights) = fit(&examples, 2);
        assert!(level + weights[0] > 0.0, "{level} {weights:?}");
        assert!(level < 0.0 && level + weights[1] < 0.0, "{level} {weights:?}");
    }
}
