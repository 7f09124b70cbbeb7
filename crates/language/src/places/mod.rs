//! Places: the gazetteer, and the resolution of a report's place names by its own context.

mod brand;
mod builder;
pub mod fold;
mod gazetteer;
mod gloss;
mod import;
mod mention;
mod outlet;
mod outlets;
mod owners;
mod precision;
mod resolve;
mod words;

pub use builder::{Builder, NewPlace};
pub use gazetteer::{Bearer, Feature, Gazetteer, NameForm, PlaceId, Record};
pub use import::{Dumps, Imported, import};

/// Kilometres between two points, given as degrees north and east: right within a few hundred kilometres, and far where they
/// are far.
#[must_use]
pub fn kilometres((lat, lon): (f64, f64), (other_lat, other_lon): (f64, f64)) -> f64 {
    /// Of a degree of latitude.
    const DEGREE_KM: f64 = 111.2;
    let north = (lat - other_lat) * DEGREE_KM;
    // The shorter way around the earth.
    let degrees = (lon - other_lon).abs();
    let east = degrees.min(360.0 - degrees) * DEGREE_KM * lat.to_radians().cos();
    north.hypot(east)
}

#[cfg(test)]
use crate::Knowledge;
use crate::{BesideSource, Context, Document, PlaceBeside, Span};
use mention::{Container, Finder, Mention};
use outlets::Seat;
use resolve::{Chosen, CountryWeights};

/// What a place in the title counts for its country, against one for a country named in the text.
const TITLE_WEIGHT: f64 = 1.0;
/// Inhabitants of a town that a title may name without the text's naming it.
const TITLE_INHABITANTS: f64 = 150_000.0;
/// What phrases that are used of one country alone count.
const HINT_WEIGHT: f64 = 1.0;
/// What the country counts in which the outlet sits.
const SEAT_WEIGHT: f64 = 1.0;
/// Paragraphs that may bear the sign of an agency, and letters of such a sign, at most.
const SIGNED_PARAGRAPHS: usize = 4;
const SIGN_LETTERS: usize = 16;
/// What an adjective of a country counts.
const ADJECTIVE_WEIGHT: f64 = 0.5;
/// The same before a word for the country's forces, which mostly fight at home.
const FORCE_WEIGHT: f64 = 1.0;

/// Words that say what kind of division a name is, and go without it: "Borno State", "Sibi District".
const TYPE_WORDS: &[&str] = &[
    "state",
    "district",
    "province",
    "governorate",
    "region",
    "department",
    "oblast",
    "county",
    "municipality",
    "prefecture",
    "division",
    "republic",
    "territory",
    "agency",
    "canton",
    "krai",
    "raion",
    "rayon",
    "departamento",
    "provincia",
    "pradesh",
    "emirate",
    "parish",
    "voivodeship",
    "regency",
    "governate",
    "community",
    "commune",
];

/// The name of a division without its type word: "Borno" for "Borno State", "Maniema" for "Province of Maniema".
pub fn short_name(name: &str) -> Option<String> {
    let is_type = |word: &str| TYPE_WORDS.iter().any(|t| t.eq_ignore_ascii_case(word));
    if let Some((rest, last)) = name.rsplit_once(' ')
        && is_type(last)
    {
        return Some(rest.to_owned());
    }
    let (first, rest) = name.split_once(' ')?;
    let rest = rest.strip_prefix("of ").or_else(|| rest.strip_prefix("de ")).unwrap_or(rest);
    (is_type(first) && rest.len() > 2 && !rest.contains(' ')).then(|| rest.to_owned())
}

/// Whether another name is worth its place: a Latin name, not a code, and of a town that is likely to be named by it.
pub fn is_useful_name(alternate: &str, name: &str, population: u64) -> bool {
    let key = fold::key(alternate);
    let own = fold::key(name);
    let capitals = alternate.chars().filter(|c| c.is_uppercase()).count();
    let letters = alternate.chars().filter(|c| c.is_alphabetic()).count();
    if !fold::is_latin(&key)
        || key.len() < 4
        || key == own
        || !alternate.starts_with(|c: char| c.is_uppercase())
        || (capitals == letters && letters < 5)
        || alternate.contains(|c: char| c.is_ascii_digit() || c == ',' || c == '(')
    {
        return false;
    }
    // The shortest way to write many sounds differs between transliterations; the first sound seldom does.
    let sound = |key: &str| match key.chars().next() {
        Some('c' | 'q' | 'k' | 'g') => 'k',
        Some('j' | 'y' | 'd' | 'z') => 'y',
        Some('u' | 'v' | 'w' | 'o') => 'v',
        Some('e' | 'a' | 'i') => 'a',
        Some('x' | 's' | 'h') => 's',
        Some(other) => other,
        None => ' ',
    };
    population >= 200_000 || (population >= 5_000 && (sound(&key) == sound(&own) || key.contains(&own)))
}

/// Finds and resolves the places of a document, from its names where it has any, and from the gazetteer.
pub fn find(document: &mut Document, gazetteer: &Gazetteer, context: &Context) {
    owners::find(document, gazetteer);
    let mentions = Finder::new(document, gazetteer, &gazetteer.words).find();
    let mut weights = CountryWeights::new();
    let found =
        |words: &str| Finder::new(&crate::segment::segment(words), gazetteer, &gazetteer.words).find();
    let parts = context.title.as_ref().map(|title| brand::part(title, &gazetteer.words));
    let title = parts.map(|(title, _)| found(title));
    for mention in title.iter().flatten() {
        weigh(&mut weights, gazetteer, mention, TITLE_WEIGHT);
    }
    for mention in mentions.iter().filter(|m| m.evidence_only) {
        weigh(&mut weights, gazetteer, mention, adjective_weight(document, gazetteer, mention));
    }
    document.nationalities =
        mentions.iter().filter(|m| m.evidence_only).filter_map(|m| country_of(gazetteer, m)).collect();
    for country in gazetteer.words.hinted_countries(&document.text) {
        *weights.entry(country).or_default() += HINT_WEIGHT;
    }
    let mentions = mention::without_evidence(mentions);
    let seat = seat(document, gazetteer, context);
    if let Some(code) = seat.and_then(|seat| seat.country.as_bytes().try_into().ok()) {
        *weights.entry(code).or_default() += SEAT_WEIGHT;
    }
    let mut all = mentions.clone();
    all.extend(title.map_or_else(Vec::new, |title| beside(gazetteer, title, &mentions, mentions.len())));
    let offices_from = all.len();
    all.extend(Finder::new(document, gazetteer, &gazetteer.words).institutions());
    let outlet_from = all.len();
    let brand = parts.filter(|_| seat.is_none()).map(|(_, outlet)| found(outlet));
    all.extend(beside(gazetteer, brand.unwrap_or_default(), &[], all.len()));
    all.extend(context.outlet.iter().flat_map(|outlet| outlet::mentions(gazetteer, outlet)));
    all.extend(seat.map_or_else(Vec::new, |seat| seat.mentions(all.len())));
    let local = seat.is_some_and(|seat| seat.town.is_some());
    let chosen = resolve::resolve(gazetteer, &all, &weights, local, offices_from..outlet_from);
    document.beside = (mentions.len()..all.len())
        .filter(|&index| matches!(chosen[index], Chosen::At(_)))
        .map(|index| PlaceBeside {
            place: precision::place(
                document,
                gazetteer,
                &Mention { tokens: 0..0, ..all[index].clone() },
                chosen[index],
            ),
            source: match index {
                _ if index < offices_from => BesideSource::Title,
                _ if index < outlet_from => BesideSource::Office,
                _ => BesideSource::Outlet,
            },
        })
        .collect();
    let places = mentions
        .iter()
        .zip(chosen)
        .map(|(mention, sense)| precision::place(document, gazetteer, mention, sense))
        .collect();
    document.places = gloss::without_ships(document, &gazetteer.words, places);
    gloss::take_back(document, &gazetteer.words);
}

/// The country of a mention that is an adjective or stands for evidence alone.
fn country_of(gazetteer: &Gazetteer, mention: &Mention) -> Option<String> {
    let bearer = gazetteer.find_key(&mention.key).next()?;
    gazetteer.record(bearer.id)?.country.map(str::to_owned)
}

/// Where the outlet sits: by a sign in the dateline (stations show each other's reports), by its name or address, else by
/// a sign in the title.
fn seat<'a>(document: &Document, gazetteer: &'a Gazetteer, context: &Context) -> Option<&'a Seat> {
    let outlets = &gazetteer.outlets;
    let agency = document.dateline.as_ref().and_then(|d| d.agency).or_else(|| signed(document));
    agency
        .and_then(|span| outlets.of_words(span.of(&document.text)))
        .or_else(|| context.outlet.as_ref().and_then(|outlet| outlets.of_address(outlet)))
        .or_else(|| context.title.as_ref().and_then(|title| outlets.of_words(title)))
}

/// The sign in brackets with which a report begins that has no place in its dateline: "(KXYZ) - Two men ...".
fn signed(document: &Document) -> Option<Span> {
    let mut starts = document.paragraphs.iter().take(SIGNED_PARAGRAPHS).map(|p| p.span.start);
    starts.find_map(|start| {
        let text = document.text.get(start..)?;
        let inner = text.strip_prefix('(')?.split_once(')')?;
        let dash = inner.1.trim_start_matches(' ').starts_with(['-', '–', '—']);
        (dash && inner.0.len() <= SIGN_LETTERS).then(|| Span::new(start + 1, start + 1 + inner.0.len()))
    })
}

/// The mentions of the title that are resolved together with those of the text: names that the text has too, and
/// well-known ones. What contains them is told by its index, `shift` mentions standing before them.
fn beside(gazetteer: &Gazetteer, title: Vec<Mention>, text: &[Mention], shift: usize) -> Vec<Mention> {
    let is_known = |mention: &Mention| {
        let bearer = gazetteer.find_key(&mention.key).next();
        bearer.and_then(|b| gazetteer.record(b.id)).is_some_and(|record| is_well_known(&record))
            || matches!(mention.container, Some(Container::Mention { firm: true, .. }))
            || text.iter().any(|other| other.key == mention.key)
    };
    // All of them or none: they refer to each other.
    if title.iter().any(|mention| mention.evidence_only) || !title.iter().any(is_known) {
        return Vec::new();
    }
    let shifted = title.into_iter().map(|mut mention| {
        if let Some(Container::Mention { index, .. }) = &mut mention.container {
            *index += shift;
        }
        mention
    });
    shifted.collect()
}

/// A place that is named without saying where it lies.
fn is_well_known(record: &Record<'_>) -> bool {
    mention::is_prominent(record) || record.population > TITLE_INHABITANTS
}

/// What an adjective of a country counts: more before its forces.
fn adjective_weight(document: &Document, gazetteer: &Gazetteer, mention: &Mention) -> f64 {
    let noun =
        document.tokens.get(mention.tokens.end).map(|token| token.span.of(&document.text).to_lowercase());
    let is_force = noun.is_some_and(|noun| gazetteer.words.is_force(&noun));
    let abroad = match &mention.container {
        Some(Container::Country(code)) => gazetteer.words.fights_abroad(&code.to_lowercase()),
        _ => true,
    };
    if is_force && !abroad { FORCE_WEIGHT } else { ADJECTIVE_WEIGHT }
}

/// Adds the weight of a mention outside the text's own places to that of its country, if it names a well-known place.
fn weigh(weights: &mut CountryWeights, gazetteer: &Gazetteer, mention: &Mention, weight: f64) {
    let bearer = gazetteer.find_key(&mention.key).next();
    let record = bearer.and_then(|b| gazetteer.record(b.id)).filter(mention::is_prominent);
    if let Some(code) = record.and_then(|r| r.country).and_then(|c| c.as_bytes().try_into().ok()) {
        *weights.entry(code).or_default() += weight;
    }
}

#[cfg(test)]
mod tests;
