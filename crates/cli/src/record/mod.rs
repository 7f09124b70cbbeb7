//! The commands that keep a ledger.

pub mod add;
pub mod args;
mod changed;
pub mod head;
pub mod log;
pub mod redact;
pub mod verify;

use jiff::Timestamp;
use ledger::{Ledger, Mode};

use crate::view::safe;

/// Now, to the second: what entries say of when they were recorded.
pub fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

/// Opens a ledger that must be there.
///
/// # Errors
/// If it is not, or cannot be opened.
pub fn open(at: &args::At) -> anyhow::Result<Ledger> {
    Ok(Ledger::open(&at.ledger, Mode::Existing)?)
}

/// A number of things, in words that fit it.
fn count(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Numbers of entries, neighbours drawn together: "1 to 4, 7".
fn entries(seqs: &[u64]) -> String {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for seq in seqs {
        match runs.last_mut() {
            Some((_, end)) if end.checked_add(1) == Some(*seq) => *end = *seq,
            _ => runs.push((*seq, *seq)),
        }
    }
    let words = runs.iter().map(|(start, end)| match end - start {
        0 => start.to_string(),
        1 => format!("{start}, {end}"),
        _ => format!("{start} to {end}"),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Words on one line, safe for a terminal.
fn one_line(words: &str) -> String {
    safe(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::{entries, grouped};

    #[test]
    fn numbers_are_put_in_words() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(entries(&[1, 2, 3, 7, 9, 10]), "1 to 3, 7, 9, 10");
        assert_eq!(entries(&[]), "");
    }
}
