//! Where outlets sit (`data/outlets.tsv`), found by the names that they go by in an address, a title or a dateline.

use std::collections::HashMap;

use super::fold;
use super::mention::{Container, Mention};
use crate::{Error, Knowledge};

const FILE: &str = "outlets.tsv";
/// Names of fewer letters stand in other words: they must be a whole word of the address.
const LEAST_LETTERS: usize = 4;
/// Longer words of an address are cut: keeps the look-ups few.
const MOST_LETTERS: usize = 40;
/// Names of more letters may stand before anything: no other word begins with them.
const SHORT_LETTERS: usize = 7;
/// What may follow a shorter name, since words of every day begin with many call signs: "week" is one, "weekly" none.
const ENDINGS: &[&str] = &["tv", "news", "radio", "fm", "am", "dt", "online", "local"];

/// Where an outlet sits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// ISO 3166-1 code.
    pub country: String,
    /// First-level division and town, as the gazetteer names them.
    pub division: Option<String>,
    /// See there.
    pub town: Option<String>,
}

impl Seat {
    /// The seat as mentions that stand nowhere in the text; `shift` mentions stand before them.
    pub fn mentions(&self, shift: usize) -> Vec<Mention> {
        let country = Some(Container::Country(self.country.clone()));
        let key = |name: &String| Mention::beside(fold::key(name));
        let mut mentions = Vec::new();
        if let Some(division) = &self.division {
            mentions.push(Mention { container: country.clone(), ..key(division) });
        }
        if let Some(town) = &self.town {
            let within = match &self.division {
                Some(_) => Some(Container::Mention { index: shift, firm: true }),
                None => country,
            };
            mentions.push(Mention { container: within, ..key(town) });
        }
        mentions
    }
}

/// The outlets that are known, by their names in lower case.
#[derive(Debug, Default)]
pub struct Outlets {
    seats: HashMap<String, Seat>,
}

impl Outlets {
    /// From `data/outlets.tsv`.
    ///
    /// # Errors
    /// If a line names no country.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut seats = HashMap::new();
        for row in knowledge.rows(FILE) {
            let country = row.field(0);
            if country.len() != 2 {
                return Err(row.error("an outlet's country has two letters").into());
            }
            let name = |at: usize| Some(row.field(at)).filter(|f| !f.is_empty() && *f != "-");
            let seat = Seat {
                country: country.to_owned(),
                division: name(1).map(str::to_owned),
                town: name(2).map(str::to_owned),
            };
            for word in row.list(3) {
                seats.entry(word.to_owned()).or_insert_with(|| seat.clone());
            }
        }
        Ok(Self { seats })
    }

    /// The seat of an outlet by its name or a report's address.
    pub fn of_address(&self, outlet: &str) -> Option<&Seat> {
        let host = host(outlet).to_lowercase();
        if let Some(seat) = self.whole_host(&host) {
            return Some(seat);
        }
        let words = host.split(|c: char| c == '.' || c.is_whitespace()).filter(|w| *w != "www");
        words
            .clone()
            .find_map(|word| self.seats.get(word))
            .or_else(|| words.into_iter().find_map(|w| self.beginning(w)))
    }

    /// The seat of the outlet that a word in capitals of a title or dateline names: "KQXT". In capitals throughout, no word
    /// is a sign.
    pub fn of_words(&self, text: &str) -> Option<&Seat> {
        if !text.contains(char::is_lowercase) {
            return None;
        }
        let is_sign = |word: &&str| {
            (3..=4).contains(&word.len())
                && word.starts_with(['K', 'W'])
                && word.bytes().all(|b| b.is_ascii_uppercase())
        };
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter(is_sign).find_map(|word| self.seats.get(&word.to_lowercase()))
    }

    /// Names with a point are ends of addresses: "nation.com.pk".
    fn whole_host(&self, host: &str) -> Option<&Seat> {
        let mut rest = host;
        loop {
            if let Some(seat) = self.seats.get(rest).filter(|_| rest.contains('.')) {
                return Some(seat);
            }
            rest = rest.split_once('.')?.1;
        }
    }

    /// The longest name that a word begins with, and that is no beginning of another word.
    fn beginning(&self, word: &str) -> Option<&Seat> {
        let ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).take(MOST_LETTERS);
        let long = ends.filter(|&end| end >= LEAST_LETTERS).collect::<Vec<_>>();
        long.into_iter().rev().find_map(|end| {
            let (name, rest) = word.split_at_checked(end)?;
            let is_name = end > SHORT_LETTERS
                || ENDINGS.iter().any(|ending| rest.starts_with(ending))
                || rest.starts_with(|c: char| !c.is_alphabetic());
            self.seats.get(name).filter(|_| is_name)
        })
    }
}

/// The host of an address (of an archive's address, that of the page kept there), or the whole of a name.
pub fn host(outlet: &str) -> &str {
    let Some((_, page)) = outlet.rsplit_once("//") else { return outlet };
    page.split(['/', ':', '?', '#']).next().unwrap_or(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_by_address_and_sign() {
        let outlets = Outlets::new(&Knowledge::embedded()).expect("the table can be read");
        let town = |seat: Option<&Seat>| {
            seat.map(|s| format!("{} {}", s.country, s.town.as_deref().unwrap_or("-"))).unwrap_or_default()
        };
        assert_eq!(town(outlets.of_address("https://www.kwtx.com/2031/05/04/fire")), "US Waco");
        assert_eq!(town(outlets.of_address("http://kwtxnews.example/fire")), "US Waco");
        assert_eq!(town(outlets.of_address("https://nation.com.pk/a")), "PK -");
        assert_eq!(town(outlets.of_address("https://nation.example/a")), "");
        assert_eq!(town(outlets.of_address("Dawn")), "PK -");
        assert_eq!(town(outlets.of_words("Two hurt in barn fire - KWTX 10")), "US Waco");
        assert_eq!(town(outlets.of_words("Kwtx and WHO")), "");
        assert_eq!(town(outlets.of_words("TWO HURT IN WAVE OF ATTACKS")), "");
        assert_eq!(town(outlets.of_address("https://weeklypost.example/a")), "");
        assert_eq!(town(outlets.of_address("https://chronicle.example/a")), "");
        assert_eq!(town(outlets.of_address("The Week")), "");
    }
}
