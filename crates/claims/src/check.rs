//! "Evidence holds": the check that every claim's number is the one that its words express.
//!
//! It reads a finished reading and its text, and trusts nothing of how the reading was made.

use language::numbers;

use crate::convert;
use crate::reading::{Claim, Qualifier, Reading, TextSpan, Vague};

/// What a reading says that its text does not bear out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Id of the claim.
    pub claim: String,
    /// What does not hold.
    pub what: String,
}

/// Words that say of a person that nothing happened; they are the number word of "none".
const NEGATIONS: &[&str] = &[
    "not",
    "n't",
    "n’t",
    "never",
    "neither",
    "unhurt",
    "unharmed",
    "uninjured",
    "unscathed",
    "alive",
    "safe",
    "without",
    "escape",
    "escapes",
    "escaped",
    "escaping",
];

/// Checks every claim of a reading against the report's text.
pub fn evidence(reading: &Reading, text: &str) -> Vec<Violation> {
    let characters: Vec<char> = text.chars().collect();
    let mut violations = Vec::new();
    for claim in &reading.claims {
        for (name, span) in spans(claim) {
            if !stands(&characters, span) {
                violations.push(Violation {
                    claim: claim.id.clone(),
                    what: format!(
                        "the {name} {:?} does not stand at {}..{}",
                        span.text, span.start, span.end
                    ),
                });
            }
        }
        if let Some(what) = interval(claim) {
            violations.push(Violation { claim: claim.id.clone(), what });
        }
    }
    violations
}

fn spans(claim: &Claim) -> impl Iterator<Item = (&'static str, &TextSpan)> {
    let holder = claim.holder.as_ref().map(|holder| ("holder", &holder.span));
    let verification = claim.verification.as_ref().map(|v| ("verification", &v.span));
    [("evidence", &claim.evidence), ("trigger", &claim.trigger)]
        .into_iter()
        .chain(claim.quantity.as_ref().map(|span| ("quantity", span)))
        .chain(holder)
        .chain(verification)
}

fn stands(text: &[char], span: &TextSpan) -> bool {
    text.get(span.start..span.end).is_some_and(|found| found.iter().copied().eq(span.text.chars()))
}

/// What the words of a number allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// At least so many.
    pub low: Option<u64>,
    /// At most.
    pub high: Option<u64>,
    /// How the words bound it.
    pub qualifier: Qualifier,
    /// Which vague words.
    pub vague: Option<Vague>,
}

/// The interval that a number's words express; `None` if they are none.
pub fn express(words: &str) -> Option<Interval> {
    if NEGATIONS.contains(&words.to_lowercase().as_str()) {
        return Some(Interval { low: Some(0), high: Some(0), qualifier: Qualifier::None, vague: None });
    }
    let read = numbers::read(words).or_else(|| numbers::read_ordinal(words))?;
    let qualifier = convert::qualifier(read.qualifier);
    Some(Interval { low: read.low, high: read.high, qualifier, vague: read.vague.map(convert::vague) })
}

fn interval(claim: &Claim) -> Option<String> {
    if !claim.kind.is_count() {
        let bare = claim.low.is_none()
            && claim.high.is_none()
            && claim.quantity.is_none()
            && claim.qualifier.is_none();
        return (!bare).then(|| "an act has no number".to_owned());
    }
    interval_of_count(
        claim.low,
        claim.high,
        claim.qualifier,
        claim.vague,
        claim.quantity.as_ref().map(|span| span.text.as_str()),
    )
}

/// What is wrong with a count: its interval must be the one that its quantity's words express; without such words, one
/// that the form of the phrase gives.
pub fn interval_of_count(
    low: Option<u64>,
    high: Option<u64>,
    qualifier: Option<Qualifier>,
    vague: Option<Vague>,
    quantity: Option<&str>,
) -> Option<String> {
    let Some(quantity) = quantity else {
        let counted_by_form = match qualifier {
            Some(Qualifier::Exact) => low.is_some() && low == high,
            Some(Qualifier::Vague) => low == Some(2) && high.is_none() && vague == Some(Vague::Plural),
            _ => false,
        };
        return (!counted_by_form).then(|| {
            "a count without number words must be of names, a singular or a bare plural".to_owned()
        });
    };
    let Some(read) = express(quantity) else {
        return Some(format!("{quantity:?} is no number"));
    };
    let same =
        (read.low, read.high) == (low, high) && Some(read.qualifier) == qualifier && read.vague == vague;
    (!same).then(|| format!("{quantity:?} says {read:?}, the claim {low:?}..{high:?}"))
}
