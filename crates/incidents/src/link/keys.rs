//! Blocking keys: only tellings that share a key are compared.
//!
//! Each key holds a time or a full name, so that the tellings with one key stay few however long the ledger grows. The
//! time comes first in the key: keys of one time stand together in the ledger's index, so that a new report touches the
//! pages of its own days and no others.

use std::collections::BTreeSet;

use super::fingerprint::Fingerprint;

/// Words of a telling that are keys, the rarest.
const WORDS: usize = 12;

/// A word links reports that were published within this many days, or up to twice as many.
const WINDOW_DAYS: i32 = 7;

/// Cells are fifths of a degree, about 20 km.
const CELL_THOUSANDTHS: i32 = 200;

/// Bits of a key that hold its hash; those above hold the window.
const HASH_BITS: u32 = 44;

/// Stands for a window in keys that hold for all times.
const ALWAYS: i32 = -1 << 19;

/// The keys of a telling, in order: hashes of what it has in common with others. Two different things with one hash cost a
/// comparison, nothing else.
///
/// Two tellings share a key if one of the two keeps what the other asks for; which one does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Under which it is found.
    pub kept: BTreeSet<i64>,
    /// Under which it finds others: what it keeps, and the neighbours of that in time.
    pub asked: BTreeSet<i64>,
}

impl Keys {
    /// Whether a telling with these keys and one with others share one.
    pub fn meet(&self, other: &Self) -> bool {
        !self.asked.is_disjoint(&other.kept)
    }
}

/// The keys of a telling.
pub fn keys(fingerprint: &Fingerprint) -> Keys {
    let mut keys = Keys::default();
    for name in &fingerprint.names {
        let hash = hash(&["name", name]);
        keys.kept.insert(key(ALWAYS, hash));
        keys.asked.insert(key(ALWAYS, hash));
    }
    let first_day = fingerprint.days.map(|(first, _)| first);
    if let Some(day) = fingerprint.published.or(first_day) {
        let window = day.div_euclid(WINDOW_DAYS);
        for word in rarest(fingerprint) {
            let hash = hash(&["word", word]);
            keys.kept.insert(key(window, hash));
            // In the windows before and after too, so that neighbours across a border meet.
            keys.asked.extend((window - 1..=window + 1).map(|window| key(window, hash)));
        }
    }
    let spot = fingerprint.spot.as_ref().filter(|spot| spot.exact);
    if let (Some((first, last)), Some((north, east))) = (fingerprint.days, spot.and_then(|spot| spot.point)) {
        let cell = |thousandths: i32| thousandths.div_euclid(CELL_THOUSANDTHS).to_string();
        let (north, east) = (cell(north), cell(east));
        let at =
            |day: i32| key(day.div_euclid(WINDOW_DAYS), hash(&["place", &day.to_string(), &north, &east]));
        keys.kept.extend((first..=last).map(at));
        keys.asked.extend((first - 1..=last + 1).map(at));
    }
    keys
}

fn rarest(fingerprint: &Fingerprint) -> impl Iterator<Item = &str> {
    // Numbers are as rare as any word in the table, which knows no year to come, and stand in every report.
    let is_number = |word: &str| word.starts_with(char::is_numeric);
    let mut words: Vec<&(String, u16)> =
        fingerprint.words.iter().filter(|(word, _)| !is_number(word)).collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words.into_iter().take(WORDS).map(|(word, _)| word.as_str())
}

/// Windows that are too far from now to be told apart cost a comparison.
fn key(window: i32, hash: i64) -> i64 {
    (i64::from(window) << HASH_BITS) | (hash & ((1 << HASH_BITS) - 1))
}

/// BLAKE3, since keys are stored: the function never changes.
fn hash(parts: &[&str]) -> i64 {
    let mut text = String::new();
    for part in parts {
        text.push_str(part);
        text.push('\0');
    }
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&blake3::hash(text.as_bytes()).as_bytes()[..8]);
    i64::from_le_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_one_time_stand_together() {
        assert!(key(3240, -1) < key(3241, 0));
        assert!(key(-2, -1) < key(-1, 0));
        assert!(key(ALWAYS, 5) < key(-500_000, 0));
        assert_eq!(key(3240, 77), key(3240, 77 | 1 << 60));
    }
}
