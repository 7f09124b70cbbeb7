//! Where an incident happened.

use language::{Document, PlacePrecision, TokenId, Upos};

use super::is_event;
use super::setting::Setting;
use crate::draft::Draft;
use crate::predicates::Classes;

/// The place of an incident, as an index into the document's places.
pub fn of_incident(
    doc: &Document,
    classes: &Classes,
    drafts: &[Draft],
    told: &[Setting],
    index: usize,
) -> Option<usize> {
    let mine = || drafts.iter().zip(told).filter(|(draft, _)| draft.incident == index);
    mine()
        .filter(|(draft, setting)| is_event(draft) && setting.place.is_some())
        .min_by_key(|(draft, setting)| {
            let precision = setting
                .place
                .and_then(|p| doc.places.get(p))
                .map_or(PlacePrecision::Unknown, |p| p.precision);
            let located =
                setting.place.and_then(|p| doc.places.get(p)).is_some_and(|p| is_located(doc, classes, p));
            (precision == PlacePrecision::Unknown, !located, coarseness(precision), draft.trigger)
        })
        .and_then(|(_, setting)| setting.place)
        .or_else(|| mine().find_map(|(_, setting)| setting.place))
}

/// Whether a place stands behind a preposition that puts something there ("in", "near"), not in "Lima-bound" or "of Lima".
fn is_located(doc: &Document, classes: &Classes, place: &language::Place) -> bool {
    let first = place.tokens.start;
    let describes =
        |t: TokenId| matches!(doc.tokens[t].upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn);
    (first.saturating_sub(3)..first)
        .any(|t| classes.has("LOCATIVE", &doc.tokens[t].lemma) && (t + 1..first).all(describes))
}

/// Finer places say more of where it happened.
fn coarseness(precision: PlacePrecision) -> u8 {
    match precision {
        PlacePrecision::Exact | PlacePrecision::Near | PlacePrecision::Line => 0,
        PlacePrecision::Adm2 | PlacePrecision::SeaOrAir => 1,
        PlacePrecision::Adm1 => 2,
        PlacePrecision::Country => 3,
        PlacePrecision::Unknown => 4,
    }
}
