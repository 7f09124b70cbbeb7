//! Ordinals: "the 21st homicide this year" counts 21. Only a rule that knows what is counted up may take one for a number,
//! so they are no numbers of the document.

use super::lexicon::{Lexicon, Role, Word};

/// The place in an order that `words` tell from beginning to end: "21st", "third", "twenty-first".
pub fn read(words: &[Word], lexicon: &Lexicon) -> Option<u64> {
    match words {
        [word] => in_digits(&word.form).or_else(|| lexicon.ordinal(&word.form)),
        [tens, hyphen, unit] if hyphen.form == "-" => compound(tens, unit, lexicon),
        [tens, unit] => compound(tens, unit, lexicon),
        _ => None,
    }
}

fn compound(tens: &Word, unit: &Word, lexicon: &Lexicon) -> Option<u64> {
    let unit = lexicon.ordinal(&unit.form).filter(|unit| *unit < 10)?;
    lexicon.roles(std::slice::from_ref(tens)).find_map(|(_, role)| match role {
        Role::Tens(tens) => Some(tens + unit),
        _ => None,
    })
}

/// "21st", "1,002nd".
fn in_digits(word: &str) -> Option<u64> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))?;
    let starts = digits.starts_with(|c: char| c.is_ascii_digit());
    starts.then(|| digits.replace(',', "").parse().ok()).flatten()
}
