//! What the words beside a name say of where it lies, against a namesake far away: "Balad, 30 km north of Alder", "Fern, a
//! district of Alder", "the Fern quarter".
//!
//! No gazetteer has all villages and quarters. One that it knows abroad alone is not the one that is meant where the text
//! itself puts the name by another place.

use super::kilometres;
use super::words::PlaceWords;
use crate::{Document, Place, PlacePrecision, TokenId, Upos};

/// Words from a name to the place that says where it lies, at most: ", about 120 kilometres to the north of the town of".
const TO_PLACE: usize = 12;
/// How much farther off than told a place may lie, and by how many kilometres besides: roads wind, cities are wide.
const SLACK: f64 = 1.6;
const SLACK_KM: f64 = 40.0;
/// Kilometres off up to which a village lies in the division of the place that it is measured from.
const SAME_DIVISION_KM: f64 = 60.0;
/// Words of a phrase between a name and the noun that says what it is: "the Fern and Alder quarters".
const TO_KIND: usize = 4;

/// Takes the names back that mean no namesake abroad, and gives them what the text says of where they lie.
pub fn take_back(document: &mut Document, words: &PlaceWords) {
    let dateline = document
        .dateline
        .as_ref()
        .and_then(|dateline| document.places.iter().position(|place| dateline.span.overlaps(place.span)));
    for index in 0..document.places.len() {
        let Some(around) = around(document, words, index, dateline) else { continue };
        let Some(other) = document.places.get(around.place) else { continue };
        let (country, division) = (other.country.clone(), other.admin1.clone());
        let (lat, lon) = (other.lat, other.lon);
        let word = document.places[index].span.of(&document.text).to_owned();
        let place = &mut document.places[index];
        place.name = word;
        place.country = country;
        place.admin1 = division.filter(|_| around.near);
        place.precision = if place.admin1.is_some() { PlacePrecision::Adm1 } else { PlacePrecision::Country };
        (place.lat, place.lon) = if around.near { (lat, lon) } else { (None, None) };
        (place.capital, place.unlisted) = (false, true);
        place.part |= around.part;
    }
}

/// Leaves out what is the name of a ship: "the tanker Valencia".
pub fn without_ships(document: &Document, words: &PlaceWords, places: Vec<Place>) -> Vec<Place> {
    let is_ship = |place: &Place| {
        place.tokens.start.checked_sub(1).is_some_and(|t| {
            document.tokens[t].sentence == document.tokens[place.tokens.start].sentence
                && document.tokens[t].upos != Upos::Adp
                && words.is_ship(&document.word(t).to_lowercase())
        })
    };
    places.into_iter().filter(|place| !is_ship(place)).collect()
}

/// The place by which the text puts another.
struct Around {
    place: usize,
    /// It lies in the same division.
    near: bool,
    part: bool,
}

fn around(document: &Document, words: &PlaceWords, index: usize, dateline: Option<usize>) -> Option<Around> {
    let place = document.places.get(index).filter(|place| place.country.is_some() && !place.unlisted)?;
    if matches!(place.precision, PlacePrecision::Country | PlacePrecision::SeaOrAir) || place.capital {
        return None;
    }
    let abroad = |other: &Place| other.country.is_some() && other.country != place.country;
    if let Some(next) = document.places.get(index + 1) {
        let told = between(document, place, next);
        if let Some(told) = told.clone()
            && let Some(km) = measured(document, told)
        {
            let far = |km: f64| distance(place, next).is_some_and(|apart| apart > km * SLACK + SLACK_KM);
            if next.country.is_some() && (abroad(next) || far(km)) {
                return Some(Around { place: index + 1, near: km <= SAME_DIVISION_KM, part: false });
            }
        }
        if let Some(told) = told
            && abroad(next)
            && (is_said_of(document, words, told.clone()) || is_kind_of(document, words, told))
        {
            return Some(Around { place: index + 1, near: true, part: true });
        }
    }
    // "The Fern quarter" of the town in which the report was written or of which it tells.
    let dateline = dateline.filter(|&at| at != index)?;
    let home = document.places.get(dateline).filter(|home| abroad(home))?;
    // Somewhere else the text may tell of that country.
    let told_of = document
        .places
        .iter()
        .enumerate()
        .any(|(at, other)| at != index && other.country == place.country && other.name != place.name);
    (!told_of && is_quarter(document, words, place)).then(|| Around {
        place: dateline,
        near: !home.capital || home.precision == PlacePrecision::Exact,
        part: true,
    })
}

/// The words between a place and the next, where they follow on it in its sentence.
fn between(document: &Document, place: &Place, next: &Place) -> Option<std::ops::Range<TokenId>> {
    let sentence = |t: TokenId| document.tokens.get(t).map(|token| token.sentence);
    let told = place.tokens.end..next.tokens.start;
    let same = sentence(place.tokens.start) == sentence(next.tokens.start);
    let no_verb = |t: TokenId| document.tokens[t].upos != Upos::Verb;
    (same && !told.is_empty() && told.len() <= TO_PLACE && told.clone().all(no_verb)).then_some(told)
}

/// ", 45 km north of", ", a village 40 km south of": how many kilometres.
fn measured(document: &Document, told: std::ops::Range<TokenId>) -> Option<f64> {
    let word = |t: TokenId| document.word(t).to_lowercase();
    if word(told.start) != "," {
        return None;
    }
    let unit = (told.start + 2..told.end).find(|&t| kilometres_of(&word(t)).is_some())?;
    // A measure is no number of the document's, which count.
    let count = u32::try_from(crate::numbers::read(&word(unit - 1))?.low?).ok()?;
    Some(f64::from(count) * kilometres_of(&word(unit))?)
}

/// How many kilometres a unit has.
fn kilometres_of(unit: &str) -> Option<f64> {
    match unit.trim_end_matches('.') {
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => Some(1.0),
        "mile" | "miles" => Some(1.609),
        _ => None,
    }
}

/// ", a district of", ", a village outside": what it is, and by what.
fn is_said_of(document: &Document, words: &PlaceWords, told: std::ops::Range<TokenId>) -> bool {
    let word = |t: TokenId| document.word(t).to_lowercase();
    let Some(last) = told.end.checked_sub(1).filter(|_| told.len() >= 3) else { return false };
    let joins = matches!(word(last).as_str(), "of" | "in" | "near" | "outside");
    word(told.start) == ","
        && matches!(word(told.start + 1).as_str(), "a" | "an" | "the")
        && joins
        && words.kind(&word(last - 1)).is_some()
        && (told.start + 2..last).all(|t| document.tokens[t].upos != Upos::Punct)
}

/// "The Fern quarter of": its kind right behind it.
fn is_kind_of(document: &Document, words: &PlaceWords, told: std::ops::Range<TokenId>) -> bool {
    let word = |t: TokenId| document.word(t).to_lowercase();
    let singular = |word: String| word.strip_suffix('s').map_or(word.clone(), str::to_owned);
    told.len() == 2
        && matches!(word(told.start + 1).as_str(), "of" | "in")
        && (words.kind(&singular(word(told.start))) == Some(super::Feature::Section)
            || matches!(singular(word(told.start)).as_str(), "district" | "neighbourhood" | "neighborhood"))
}

/// "In the Fern quarter", "the Alder and Fern districts": a part of a town, by the noun behind it.
fn is_quarter(document: &Document, words: &PlaceWords, place: &Place) -> bool {
    let end = place.tokens.end;
    let sentence = document.tokens[place.tokens.start].sentence;
    let near = (end..document.tokens.len().min(end + TO_KIND))
        .take_while(|&t| document.tokens[t].sentence == sentence)
        .take_while(|&t| {
            matches!(document.tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Cconj | Upos::Part)
                || document.word(t) == "-"
        });
    let opened = (place.tokens.start.saturating_sub(TO_KIND)..place.tokens.start)
        .any(|t| document.word(t).eq_ignore_ascii_case("the") && document.tokens[t].sentence == sentence);
    opened
        && near.into_iter().any(|t| {
            let word = document.word(t).to_lowercase();
            let singular = word.strip_suffix('s').unwrap_or(&word);
            words.kind(singular) == Some(super::Feature::Section) || singular == "district"
        })
}

fn distance(place: &Place, other: &Place) -> Option<f64> {
    Some(kilometres((place.lat?, place.lon?), (other.lat?, other.lon?)))
}
