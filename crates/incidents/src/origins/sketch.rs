//! A text's fingerprint for finding copies: the least hashes of its runs of words (a bottom-k sketch).

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
        // All words one behind the other, each with a space: a run of them is a slice.
        let mut all = String::with_capacity(text.len() + 1);
        let mut starts = Vec::new();
        each_word(text, |word| {
            starts.push(all.len());
            all.push_str(word);
            all.push(' ');
        });
        let words = starts.len();
        starts.push(all.len());
        let run = |from: usize, to: usize| hash(&all.as_bytes()[starts[from]..starts[to]]);
        let mut hashes: Vec<u64> = match words {
            0 => Vec::new(),
            1..RUN => vec![run(0, words)],
            _ => (0..=words - RUN).map(|n| run(n, n + RUN)).collect(),
        };
        hashes.sort_unstable();
        hashes.dedup();
        let runs = u32::try_from(hashes.len()).unwrap_or(u32::MAX);
        hashes.truncate(KEPT);
        hashes.shrink_to_fit();
        Self { runs, least: hashes }
    }

    /// The share of the shorter text's runs that stand in the other, in thousandths; 0 if either has none.
    pub fn contained(&self, other: &Self) -> u32 {
        if self.runs == 0 || other.runs == 0 {
            return 0;
        }
        // The least hashes of both together, and how many of these stand in both.
        let (mut a, mut b) = (self.least.iter().peekable(), other.least.iter().peekable());
        let (mut of, mut shared) = (0u64, 0u64);
        while of < KEPT as u64 {
            match (a.peek(), b.peek()) {
                (None, None) => break,
                (Some(x), Some(y)) if x == y => {
                    shared += 1;
                    (_, _) = (a.next(), b.next());
                }
                (Some(x), Some(y)) if x < y => _ = a.next(),
                (Some(_), None) => _ = a.next(),
                _ => _ = b.next(),
            }
            of += 1;
        }
        if of == 0 {
            return 0;
        }
        // Of the runs of both together (u), the share j is in both: u = (n + m) / (1 + j), so j * u runs are shared.
        let (n, m) = (u64::from(self.runs), u64::from(other.runs));
        let runs_shared = 1000 * shared * (n + m) / (of + shared);
        (runs_shared / n.min(m)).min(1000) as u32
    }
}

fn hash(run: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&blake3::hash(run).as_bytes()[..8]);
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
