//! What lies on a line: "on the road between Aldgrove and Fernby", "on the border with Aldia".

use language::{Document, PlacePrecision, TokenId, Upos, numbers};

use crate::predicates::Classes;

/// Words between the first place and the second, at most: "and the northern town of".
const BETWEEN: usize = 6;
/// Words between a place and the noun for the border on which it is told.
const TO_BORDER: usize = 5;
/// Words between a town and its county: ", County".
const TO_REGION: usize = 2;
/// Words before a place in its own phrase: "between the towns of".
const BEFORE: usize = 4;

/// How the words put something on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Along {
    /// The two ends as the text has them, as indices into the document's places; the second may not be told.
    pub ends: (usize, Option<usize>),
    /// The line is a border.
    pub border: bool,
}

/// Whether the words put a mention of a place on a line, and how.
pub fn along(doc: &Document, classes: &Classes, mention: usize) -> Option<Along> {
    let place = doc.places.get(mention)?;
    let sentence = &doc.sentences[doc.tokens.get(place.tokens.start)?.sentence].tokens;
    let before = mention.checked_sub(1);
    let ends = match before.filter(|&before| are_joined(doc, before, mention)) {
        Some(before) => (before, Some(mention)),
        None => (mention, Some(mention + 1).filter(|&next| are_joined(doc, mention, next))),
    };
    let first = doc.places[ends.0].tokens.start;
    let last = doc.places[ends.1.unwrap_or(ends.0)].tokens.end;
    let mut around = first.saturating_sub(TO_BORDER).max(sentence.start)..sentence.end.min(last + 2);
    let is_line = place.precision == PlacePrecision::Line;
    let border = is_line && around.any(|t| classes.has("BORDER", &doc.tokens[t].lemma));
    (ends.1.is_some() || is_line).then_some(Along { ends, border })
}

/// "Between A and B", "from A to B", "the A-B road": whether two mentions are the ends of a line.
fn are_joined(doc: &Document, first: usize, second: usize) -> bool {
    let (Some(place), Some(other)) = (doc.places.get(first), doc.places.get(second)) else { return false };
    let between = place.tokens.end..other.tokens.start;
    let sentence = |t: TokenId| doc.tokens.get(t).map(|token| token.sentence);
    if between.len() > BETWEEN || sentence(place.tokens.start) != sentence(other.tokens.start) {
        return false;
    }
    let start = doc.sentences[doc.tokens[place.tokens.start].sentence].tokens.start;
    let opener = (place.tokens.start.saturating_sub(BEFORE).max(start)..place.tokens.start)
        .rev()
        .find(|&t| !is_of_phrase(doc, t))
        .map(|t| doc.word(t).to_lowercase());
    let opened = |words: &[&str]| opener.as_deref().is_some_and(|word| words.contains(&word));
    let hyphen = between.is_empty() && doc.word(other.tokens.start) == "-"
        || between.len() == 1 && matches!(doc.word(between.start), "-" | "–" | "/");
    match doc.word(between.start).to_lowercase().as_str() {
        _ if hyphen => place.precision == PlacePrecision::Line,
        "and" => opened(&["between", "linking", "connecting", "joining"]),
        "to" => opened(&["from"]) && place.precision == PlacePrecision::Line,
        _ => false,
    }
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
    // No count of the document's: a measure ("45 km").
    let told = |unit: TokenId| {
        let count = numbers::read(&doc.word(unit.checked_sub(1)?).to_lowercase())?.low?;
        Some((u32::try_from(count).ok()?, km(&doc.word(unit).to_lowercase())?))
    };
    let measured = (first + 1..place.tokens.start).any(|unit| {
        told(unit).is_some_and(|(count, km)| f64::from(count) * km > NEAR_KM)
            && (unit..place.tokens.start).all(|t| doc.tokens[t].upos != Upos::Verb)
    });
    if measured {
        return true;
    }
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

/// "In Aldgrove, 120 kilometres northeast of Fernby": what is told behind a place to say where that lies.
pub fn is_gloss(doc: &Document, mention: usize) -> bool {
    let before = mention.checked_sub(1).and_then(|before| doc.places.get(before));
    let Some((before, place)) = before.zip(doc.places.get(mention)) else { return false };
    let between = before.tokens.end..place.tokens.start;
    let near = |t: TokenId| doc.tokens.get(t).map(|token| token.sentence);
    // "in Zarqa district, about 120 kilometres to the north of the town of"
    if between.len() > TO_PLACE
        || near(before.tokens.start) != near(place.tokens.start)
        || before.unlisted && before.part
    {
        return false;
    }
    let comma = between.clone().take(2).find(|&t| doc.word(t) == ",");
    comma.is_some_and(|comma| {
        let mut units =
            (comma + 2..place.tokens.start).filter(|&t| km(&doc.word(t).to_lowercase()).is_some());
        units.any(|unit| doc.tokens[unit - 1].upos == Upos::Num || doc.word(unit - 1) == "-")
            && (comma..place.tokens.start).all(|t| doc.tokens[t].upos != Upos::Verb)
    })
}

/// "In the North Fern town of Aldgrove": a region that says where the next place lies.
pub fn holds_next(doc: &Document, classes: &Classes, mention: usize) -> bool {
    let Some((place, next)) = doc.places.get(mention).zip(doc.places.get(mention + 1)) else { return false };
    let between = place.tokens.end..next.tokens.start;
    let sentence = |t: TokenId| doc.tokens.get(t).map(|token| token.sentence);
    sentence(place.tokens.start) == sentence(next.tokens.start)
        && (2..=BEFORE).contains(&between.len())
        && doc.word(next.tokens.start - 1).eq_ignore_ascii_case("of")
        && classes.has("SETTLEMENT_KIND", &doc.tokens[next.tokens.start - 2].lemma)
        // "In Fern town of North Aldia": there the first is the smaller.
        && !matches!(next.precision, PlacePrecision::Country | PlacePrecision::Adm1 | PlacePrecision::Adm2)
        && between.clone().all(|t| is_of_phrase(doc, t))
}

/// "Aldgrove, County Fern": whether a place stands right before another that says where it lies.
pub fn stands_before(place: &language::Place, other: &language::Place) -> bool {
    let between = other.tokens.start.checked_sub(place.tokens.end);
    between.is_some_and(|between| (1..=TO_REGION).contains(&between))
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
