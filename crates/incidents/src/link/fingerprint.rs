//! What a report's telling of an incident is recognised by.

use std::collections::BTreeSet;

use claims::reading::{
    Claim, DatePrecision, EntityKind, Figure, Incident, IncidentType, Kind, PlacePrecision, Reading,
};
use serde::{Deserialize, Serialize};

use super::words::Rarity;
use crate::case::Published;

/// Characters at the beginning of a report whose words count for its main incident: what happened is told there.
const HEAD_CHARACTERS: usize = 1500;

/// How far from its point something in a town, or near it, may have been.
const TOWN_KM: u32 = 5;

/// The same for a district.
const DISTRICT_KM: u32 = 30;

/// Where an incident was, as far as one report knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// Lower case.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// First-level division.
    pub admin1: Option<String>,
    /// Thousandths of a degree north and east.
    pub point: Option<(i32, i32)>,
    /// A town or closer: its point says where it was. A region's centre does not.
    pub exact: bool,
    /// How far from its point it may have been; none for what is wider than a district.
    pub reach_km: Option<u32>,
}

/// What a report's telling of one incident is recognised by. A pure function of report and reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Of the telling, the same whenever and wherever it is made: its report's key and the incident's place in the
    /// reading, `r4tk2mqz1c.i1`.
    pub id: String,
    /// The report's key.
    pub report: String,
    /// The incident's id in the reading.
    pub incident: String,
    /// Whether the report is about it, not background.
    pub main: bool,
    /// Day of publication, counted from 1970-01-01.
    pub published: Option<i32>,
    /// First and last possible day, where they are less than [`Fingerprint::MAX_DAYS`] apart.
    pub days: Option<(i32, i32)>,
    /// Where.
    pub spot: Option<Spot>,
    /// All towns and closer places that the report names, in lower case.
    pub places: BTreeSet<String>,
    /// All places that it names.
    pub named: BTreeSet<String>,
    /// Private persons with first and last name, in lower case.
    pub names: BTreeSet<String>,
    /// Ages of those who came to harm.
    pub ages: BTreeSet<u32>,
    /// Least and greatest number of dead that are told as actual, all groups together.
    pub killed: Option<(u64, u64)>,
    /// The same for the hurt.
    pub injured: Option<(u64, u64)>,
    /// What kind.
    #[serde(rename = "type")]
    pub incident_type: IncidentType,
    /// Rare words with their weights ([`Rarity::words`]).
    pub words: Vec<(String, u16)>,
}

impl Fingerprint {
    /// "In March" is no help in finding an incident; "over the weekend" is.
    pub const MAX_DAYS: i32 = 10;

    /// One for each incident of a reading that can be linked: totals over several incidents cannot. `key` is the
    /// report's key in the ledger, `text` the text that was read. The reading's figures are to be filled.
    pub fn of(reading: &Reading, key: &str, text: &str, rarity: &Rarity) -> Vec<Self> {
        let about = reading.incidents.iter().filter(|incident| incident.incident_type != IncidentType::Total);
        about.map(|incident| Self::of_incident(reading, incident, key, text, rarity)).collect()
    }

    fn of_incident(reading: &Reading, incident: &Incident, key: &str, text: &str, rarity: &Rarity) -> Self {
        let claims: Vec<&Claim> = reading.claims.iter().filter(|c| c.incident == incident.id).collect();
        let mut texts: Vec<&str> = evidence(&claims);
        if incident.main {
            texts.extend(reading.report.title.as_deref());
            texts.push(head(text));
        }
        let people = |kind| people(&incident.figures, kind);
        Self {
            id: format!("{key}.{}", incident.id),
            report: key.to_owned(),
            incident: incident.id.clone(),
            main: incident.main,
            published: published(reading),
            days: days(incident),
            spot: spot(reading, incident),
            places: places(reading),
            named: reading.places.iter().map(|place| place.name.to_lowercase()).collect(),
            names: names(reading),
            ages: incident.victims.iter().filter_map(|victim| victim.age).collect(),
            killed: people(Kind::Killed),
            injured: people(Kind::Injured),
            incident_type: incident.incident_type,
            words: rarity.words(texts),
        }
    }
}

/// The day in UTC, as wherever days of publication are compared.
fn published(reading: &Reading) -> Option<i32> {
    day_number(&Published::of(reading.report.published.as_deref()).day)
}

/// The clauses of claims, each once, in the text's order.
fn evidence<'a>(claims: &[&'a Claim]) -> Vec<&'a str> {
    let spans: BTreeSet<(usize, &str)> =
        claims.iter().map(|claim| (claim.evidence.start, claim.evidence.text.as_str())).collect();
    spans.into_iter().map(|(_, text)| text).collect()
}

fn head(text: &str) -> &str {
    text.char_indices().nth(HEAD_CHARACTERS).map_or(text, |(end, _)| &text[..end])
}

/// Days since 1970-01-01 of a date or moment that begins with `YYYY-MM-DD`.
fn day_number(date: &str) -> Option<i32> {
    let date: jiff::civil::Date = date.get(..10)?.parse().ok()?;
    let epoch = jiff::civil::date(1970, 1, 1);
    Some((date - epoch).get_days())
}

fn days(incident: &Incident) -> Option<(i32, i32)> {
    if incident.date_precision == DatePrecision::Unknown {
        return None;
    }
    let start = day_number(incident.start.as_deref()?)?;
    let end = incident.end.as_deref().and_then(day_number).unwrap_or(start).max(start);
    (end - start < Fingerprint::MAX_DAYS).then_some((start, end))
}

fn spot(reading: &Reading, incident: &Incident) -> Option<Spot> {
    let id = incident.place.as_ref()?;
    let place = reading.places.iter().find(|place| place.id == *id)?;
    let thousandths = |degrees: f64| (degrees * 1000.0).round() as i32;
    Some(Spot {
        name: place.name.to_lowercase(),
        country: place.country.clone(),
        admin1: place.admin1.clone(),
        point: place.lat.zip(place.lon).map(|(lat, lon)| (thousandths(lat), thousandths(lon))),
        exact: is_exact(place.precision),
        reach_km: match place.precision {
            PlacePrecision::Adm2 => Some(DISTRICT_KM),
            precision => is_exact(precision).then_some(TOWN_KM),
        },
    })
}

fn is_exact(precision: PlacePrecision) -> bool {
    matches!(precision, PlacePrecision::Exact | PlacePrecision::Near | PlacePrecision::Line)
}

fn places(reading: &Reading) -> BTreeSet<String> {
    let exact = reading.places.iter().filter(|place| is_exact(place.precision));
    exact.map(|place| place.name.to_lowercase()).collect()
}

/// First and last names of the private persons. Those in office turn up in reports of any incident.
fn names(reading: &Reading) -> BTreeSet<String> {
    let persons =
        reading.entities.iter().filter(|entity| entity.kind == EntityKind::Person && entity.private);
    persons
        .flat_map(|entity| std::iter::once(&entity.name).chain(&entity.aliases))
        .filter_map(|name| full_name(name))
        .collect()
}

/// "Ana María Ruiz" -> "ana ruiz": middle names and initials come and go. `None` without two words.
fn full_name(name: &str) -> Option<String> {
    let mut words = name
        .split_whitespace()
        .map(|word| {
            word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
        })
        .filter(|word| word.chars().count() > 1);
    let first = words.next()?;
    let last = words.next_back()?;
    Some(format!("{first} {last}"))
}

/// Least and greatest number over the groups of a kind.
fn people(figures: &[Figure], kind: Kind) -> Option<(u64, u64)> {
    let mut sum: Option<(u64, u64)> = None;
    for figure in figures.iter().filter(|figure| figure.kind == kind) {
        let (Some(low), Some(high)) =
            (figure.low.or(figure.best), figure.high.or(figure.best).or(figure.low))
        else {
            continue;
        };
        let (a, b) = sum.unwrap_or_default();
        sum = Some((a.saturating_add(low), b.saturating_add(high)));
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_the_epoch() {
        assert_eq!(day_number("1970-01-02T23:00:00Z"), Some(1));
        assert_eq!(day_number("1969-12-31"), Some(-1));
        assert_eq!(day_number("2032-03-01").unwrap() - day_number("2032-02-28").unwrap(), 2);
        assert_eq!(day_number("in March"), None);
        assert_eq!(day_number("2031-02-30"), None);
        assert_eq!(day_number("späterer Tag"), None);
    }

    #[test]
    fn a_report_is_published_on_one_day_wherever_it_is_read() {
        let of = |published: &str| {
            let mut reading = Reading::default();
            reading.report.published = Some(published.to_owned());
            super::published(&reading)
        };
        assert_eq!(of("2031-05-04T01:00:00+05:00"), day_number("2031-05-03"));
        assert_eq!(of("2031-05-04"), day_number("2031-05-04"));
        assert_eq!(of("lately"), None);
    }

    #[test]
    fn names_lose_what_comes_and_goes() {
        assert_eq!(full_name("Ana María Ruiz").as_deref(), Some("ana ruiz"));
        assert_eq!(full_name("Oskar J. Lind,").as_deref(), Some("oskar lind"));
        assert_eq!(full_name("Lind"), None);
        assert_eq!(full_name("J. Lind"), None);
    }
}
