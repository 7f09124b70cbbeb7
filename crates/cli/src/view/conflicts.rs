//! DO NOT FIT TOGETHER: each contradiction with both sides, their holders and the innocent explanations.

use claims::reading::{Claim, Contradiction, Strength};

use super::counts::{counted, label};
use super::lookup::{Lookup, letter};
use super::rich::{Rich, Tone};
use super::sayings::quote;
use super::words;

/// Characters of an act's words that a side shows.
const QUOTED_CHARS: usize = 70;

/// Two claims that cannot both hold.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// A, B, ...
    pub letter: String,
    /// Both sides.
    pub sides: Rich,
    /// Incompatible or strained.
    pub strength: Strength,
    /// Why.
    pub why: String,
    /// Innocent explanations.
    pub may_be: String,
}

/// All contradictions of a reading.
pub fn conflicts(lookup: &Lookup<'_>) -> Vec<Conflict> {
    let found = lookup.reading.contradictions.iter().enumerate();
    found.filter_map(|(index, contradiction)| conflict(lookup, index, contradiction)).collect()
}

fn conflict(lookup: &Lookup<'_>, index: usize, contradiction: &Contradiction) -> Option<Conflict> {
    let (a, b) = (lookup.claim(&contradiction.a)?, lookup.claim(&contradiction.b)?);
    let about = if a.kind.is_count() && a.kind == b.kind {
        label(a)
    } else {
        words::contradiction(contradiction.kind).to_owned()
    };
    let sides = Rich::new()
        .strong(&format!("{about}: "))
        .then(side(lookup, a))
        .with(Tone::Alarm, " against ")
        .then(side(lookup, b));
    let may_be: Vec<_> = contradiction.may_be.iter().map(|&m| words::may_be(m)).collect();
    Some(Conflict {
        letter: letter(index),
        sides,
        strength: contradiction.strength,
        why: contradiction.why.clone(),
        may_be: may_be.join("; or "),
    })
}

/// Holder and words of one side, and where it stands.
fn side(lookup: &Lookup<'_>, claim: &Claim) -> Rich {
    let who = lookup.say_so(claim, &Default::default());
    let said = if claim.kind.is_count() { counted(claim) } else { quote(claim, QUOTED_CHARS) };
    let at = lookup.position(claim).map_or(String::new(), |p| format!(" ({p})"));
    Rich::new().strong(&said).plain(", ").then(who).dim(&at)
}
