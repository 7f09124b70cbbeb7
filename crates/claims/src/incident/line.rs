//! What lies on a line: "on the road between Aldgrove and Fernby", "on the border with Aldia".

use language::{Document, PlacePrecision, TokenId, Upos};

use crate::predicates::Classes;

/// Words between the first place and the second, at most: "and the northern town of".
const BETWEEN: usize = 6;
/// Words between a place and the noun for the border on which it is told.
const TO_BORDER: usize = 5;
/// Words before a place in its own phrase: "between the towns of".
const BEFORE: usize = 4;

/// How the words put something on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Along {
    /// The other end, as an index into the document's places.
    pub other: Option<usize>,
    /// The line is a border.
    pub border: bool,
}

/// Whether the words put a mention of a place on a line, and how.
pub fn along(doc: &Document, classes: &Classes, mention: usize) -> Option<Along> {
    let place = doc.places.get(mention)?;
    let sentence = &doc.sentences[doc.tokens.get(place.tokens.start)?.sentence].tokens;
    let next = mention + 1;
    let joined = |other: &language::Place| {
        let between = place.tokens.end..other.tokens.start;
        let near = between.len() <= BETWEEN && other.tokens.end <= sentence.end;
        let opened = || {
            let before = place.tokens.start.saturating_sub(BEFORE).max(sentence.start)..place.tokens.start;
            let opener = before.clone().rev().find(|&t| !is_of_phrase(doc, t));
            opener.map(|t| doc.word(t).to_lowercase())
        };
        let hyphen = between.is_empty() && doc.word(other.tokens.start) == "-"
            || between.len() == 1 && matches!(doc.word(between.start), "-" | "–" | "/");
        let word = doc.tokens.get(between.start).map(|_| doc.word(between.start).to_lowercase());
        let by = match word.as_deref() {
            Some("and") => opened().is_some_and(|word| {
                matches!(word.as_str(), "between" | "linking" | "connecting" | "joining")
            }),
            Some("to") => opened().is_some_and(|word| word == "from"),
            Some("with") => doc.tokens_in(place.span).any(|t| doc.tokens[t].upos == Upos::Propn),
            _ => false,
        };
        near && (hyphen && place.precision == PlacePrecision::Line || by)
    };
    let other = doc.places.get(next).filter(|other| joined(other)).map(|_| next);
    let last = other.map_or(place.tokens.end, |other| doc.places[other].tokens.end);
    let around = place.tokens.start.saturating_sub(TO_BORDER).max(sentence.start)..sentence.end.min(last + 2);
    let is_line = place.precision == PlacePrecision::Line;
    let border = is_line && around.into_iter().any(|t| classes.has("BORDER", &doc.tokens[t].lemma));
    (other.is_some() || is_line).then_some(Along { other, border })
}

/// A word of the phrase before a name: "the northern town of".
fn is_of_phrase(doc: &Document, t: TokenId) -> bool {
    matches!(doc.tokens[t].upos, Upos::Det | Upos::Adj | Upos::Noun) || doc.tokens[t].lemma == "of"
}

/// Kilometres off up to which something is near: UCDP GED takes so much for its second precision.
const NEAR_KM: f64 = 25.0;
/// Words from a distance to the place: "kilometres to the north-east of the town of".
const TO_PLACE: usize = 12;

/// "120 kilometres northeast of Aldgrove": farther off than what is near.
pub fn is_far_off(doc: &Document, mention: usize) -> bool {
    let Some(place) = doc.places.get(mention) else { return false };
    let Some(sentence) = doc.tokens.get(place.tokens.start).map(|t| &doc.sentences[t.sentence].tokens) else {
        return false;
    };
    let first = place.tokens.start.saturating_sub(TO_PLACE).max(sentence.start);
    let from = doc.numbers.partition_point(|number| number.tokens.start < first);
    doc.numbers[from..].iter().take_while(|number| number.tokens.end < place.tokens.start).any(|number| {
        let unit = (number.tokens.end..number.tokens.end + 2)
            .filter(|&t| t < place.tokens.start)
            .find_map(|t| km(&doc.word(t).to_lowercase()));
        let far = number.interval.low.zip(unit).is_some_and(|(count, km)| {
            u32::try_from(count).is_ok_and(|count| f64::from(count) * km > NEAR_KM)
        });
        // Nothing else is measured between: no verb.
        far && (number.tokens.end..place.tokens.start).all(|t| doc.tokens[t].upos != Upos::Verb)
    })
}

/// How many kilometres a unit has.
fn km(unit: &str) -> Option<f64> {
    match unit.trim_end_matches('.') {
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => Some(1.0),
        "mile" | "miles" => Some(1.609),
        "nm" | "nautical" => Some(1.852),
        _ => None,
    }
}
