//! A text's fingerprint for finding copies: the least hashes of its runs of words (a bottom-k sketch).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::link::each_word;

/// Words in a run.
const RUN: usize = 4;

/// Hashes that are kept.
const KEPT: usize = 96;

/// The least hashes of a text's runs of words, and how many different runs there are.
///
/// How much two texts share is read off the hashes that are least in both together: a fair sample of all their runs.
/// Hashes are stored, so their function (BLAKE3) never changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    runs: u32,
    /// In order.
    least: Vec<u64>,
}

impl Sketch {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        each_word(text, |word| words.push(word));
        let mut hashes: BTreeSet<u64> = words.windows(RUN).map(hash).collect();
        if hashes.is_empty() && !words.is_empty() {
            hashes.insert(hash(&words));
        }
        let runs = u32::try_from(hashes.len()).unwrap_or(u32::MAX);
        Self { runs, least: hashes.into_iter().take(KEPT).collect() }
    }

    /// The share of the shorter text's runs that stand in the other, in thousandths; 0 if either has none.
    pub fn contained(&self, other: &Self) -> u32 {
        let both: BTreeSet<u64> = self.least.iter().chain(&other.least).copied().collect();
        let sample: Vec<u64> = both.into_iter().take(KEPT).collect();
        if sample.is_empty() || self.runs == 0 || other.runs == 0 {
            return 0;
        }
        let is_in = |sketch: &Self, hash: &u64| sketch.least.binary_search(hash).is_ok();
        let shared = sample.iter().filter(|hash| is_in(self, hash) && is_in(other, hash)).count() as u64;
        let of = sample.len() as u64;
        // Of the runs of both together (u), the share j is in both: u = (n + m) / (1 + j), so j * u runs are shared.
        let (n, m) = (u64::from(self.runs), u64::from(other.runs));
        let runs_shared = 1000 * shared * (n + m) / (of + shared);
        (runs_shared / n.min(m)).min(1000) as u32
    }
}

fn hash(words: &[String]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for word in words {
        hasher.update(word.as_bytes());
        hasher.update(b" ");
    }
    let mut bytes = [0; 8];
    hasher.finalize_xof().fill(&mut bytes);
    u64::from_le_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(from: u32, to: u32) -> String {
        (from..to).map(|n| format!("word{n} ")).collect()
    }

    #[test]
    fn a_part_is_contained_in_the_whole() {
        let (whole, part) = (Sketch::of(&text(0, 3000)), Sketch::of(&text(0, 600)));
        assert!(whole.contained(&part) > 700, "{}", whole.contained(&part));
        assert_eq!(whole.contained(&whole), 1000);
        assert_eq!(whole.contained(&part), part.contained(&whole));
    }

    #[test]
    fn half_shared_is_about_half() {
        let (a, b) = (Sketch::of(&text(0, 1000)), Sketch::of(&text(500, 1500)));
        assert!((350..650).contains(&a.contained(&b)), "{}", a.contained(&b));
    }

    #[test]
    fn other_texts_and_empty_ones_share_nothing() {
        let (a, b) = (Sketch::of(&text(0, 1000)), Sketch::of(&text(5000, 6000)));
        assert_eq!(a.contained(&b), 0);
        assert_eq!(a.contained(&Sketch::of("")), 0);
        assert_eq!(Sketch::of("...").contained(&Sketch::of("!!!")), 0);
        assert_eq!(Sketch::of("Two dead.").contained(&Sketch::of("two dead")), 1000);
    }
}
