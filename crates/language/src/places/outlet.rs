//! The places that an outlet's name holds: "The Toledo Blade", "www.toledoblade.com".
//!
//! Weak evidence: it says where an outlet sits, and what it reports of lies near it more often than not.

use super::fold;
use super::gazetteer::{Feature, Gazetteer};
use super::mention::Mention;
use super::outlets::host;

/// Shorter names stand in too many words.
const LEAST_LETTERS: usize = 6;
/// Longer hosts are cut: keeps the look-ups few.
const MOST_LETTERS: usize = 40;
/// Inhabitants of a town that an outlet may be named after.
const LEAST_INHABITANTS: f64 = 60_000.0;

/// The places named in an outlet's name or address, as mentions that stand nowhere in the text; the longest names first.
pub fn mentions(gazetteer: &Gazetteer, outlet: &str) -> Vec<Mention> {
    let letters: Vec<char> = name(outlet)
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .take(MOST_LETTERS)
        .collect();
    let mut found = Vec::new();
    let mut start = 0;
    while start + LEAST_LETTERS <= letters.len() {
        let longest = (start + LEAST_LETTERS..=letters.len()).rev().find_map(|end| {
            let key = known(gazetteer, letters.get(start..end)?)?;
            Some((end, key))
        });
        match longest {
            Some((end, key)) => {
                found.push(Mention::beside(key));
                start = end;
            }
            None => start += 1,
        }
    }
    found
}

/// The part of an address that names the outlet.
fn name(outlet: &str) -> &str {
    let host = host(outlet);
    if host.len() == outlet.len() {
        return outlet;
    }
    let host = host.trim_start_matches("www.");
    host.rsplit_once('.').map_or(host, |(name, _)| name)
}

/// The key of a place that these letters name, written in one word or two, if it is one that outlets are named after.
fn known(gazetteer: &Gazetteer, letters: &[char]) -> Option<String> {
    let whole: String = letters.iter().collect();
    let is_known = |key: &str| {
        gazetteer.find_key(key).filter_map(|bearer| gazetteer.record(bearer.id)).any(|record| {
            let usual = fold::key(record.name) == key;
            match record.feature {
                Feature::Country | Feature::Adm1 => usual,
                Feature::Populated => usual && record.population >= LEAST_INHABITANTS,
                _ => false,
            }
        })
    };
    if is_known(&whole) {
        return Some(whole);
    }
    (3..letters.len().saturating_sub(3)).find_map(|at| {
        let key = format!(
            "{} {}",
            letters[..at].iter().collect::<String>(),
            letters[at..].iter().collect::<String>()
        );
        is_known(&key).then_some(key)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::embedded);

    #[test]
    fn names_in_addresses() {
        let keys =
            |outlet| mentions(&GAZETTEER, outlet).into_iter().map(|m| m.key).collect::<Vec<_>>().join(", ");
        assert_eq!(keys("https://www.nairobiherald.com/news/1"), "nairobi");
        assert_eq!(
            keys("http://archive.example.org/web/2016/http://www.nashvillenow.com:80/fire"),
            "nashville"
        );
        assert_eq!(keys("http://www.kansascitynews.com"), "kansas city");
        assert_eq!(keys("The Oregon Courier"), "oregon");
        assert_eq!(keys("https://example.com/london"), "");
        assert_eq!(keys("Daily News"), "");
    }
}
