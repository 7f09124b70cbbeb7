//! Blocking keys: only tellings that share a key are compared.
//!
//! Each key holds a time or a full name, so that the tellings with one key stay few however long the ledger grows.

use std::collections::BTreeSet;

use super::fingerprint::Fingerprint;

/// Words of a telling that are keys, the rarest.
const WORDS: usize = 12;

/// A word links reports that were published within this many days, or up to twice as many.
const WINDOW_DAYS: i32 = 7;

/// Cells are fifths of a degree, about 20 km.
const CELL_THOUSANDTHS: i32 = 200;

/// The keys of a telling, in order: hashes of what it has in common with others. Two different things with one hash cost a
/// comparison, nothing else.
pub fn keys(fingerprint: &Fingerprint) -> BTreeSet<i64> {
    let mut keys: BTreeSet<i64> = fingerprint.names.iter().map(|name| key(&["name", name])).collect();
    let first_day = fingerprint.days.map(|(first, _)| first);
    if let Some(day) = fingerprint.published.or(first_day) {
        let window = day.div_euclid(WINDOW_DAYS);
        for word in rarest(fingerprint) {
            // In its own window and in the next, so that neighbours across a border meet in one.
            keys.insert(key(&["word", &window.to_string(), word]));
            keys.insert(key(&["word", &(window + 1).to_string(), word]));
        }
    }
    let spot = fingerprint.spot.as_ref().filter(|spot| spot.exact);
    if let (Some((first, last)), Some((north, east))) = (fingerprint.days, spot.and_then(|spot| spot.point)) {
        let cell = |thousandths: i32| thousandths.div_euclid(CELL_THOUSANDTHS).to_string();
        for day in first..=last + 1 {
            keys.insert(key(&["place", &day.to_string(), &cell(north), &cell(east)]));
        }
    }
    keys
}

fn rarest(fingerprint: &Fingerprint) -> impl Iterator<Item = &str> {
    let mut words: Vec<&(String, u16)> = fingerprint.words.iter().collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words.into_iter().take(WORDS).map(|(word, _)| word.as_str())
}

/// BLAKE3, since keys are stored: the function never changes.
fn key(parts: &[&str]) -> i64 {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    let mut bytes = [0; 8];
    hasher.finalize_xof().fill(&mut bytes);
    i64::from_le_bytes(bytes)
}
