//! An incident as many reports tell of it: what a list of incidents shows.

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::{
    DatePrecision, Figure, Incident, IncidentType, Kind, PlacePrecision, RoleName, Status,
};
use serde::{Deserialize, Serialize};

use crate::across::stated_across;
use crate::case::{Account, Case};
use crate::voices;

/// Where an incident was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Whereabouts {
    /// The place's name.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// First-level division.
    pub admin1: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// How exactly it is known.
    pub precision: PlacePrecision,
}

/// One report's telling of the incident, by report key and id in its reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// The report's key in the ledger.
    pub report: String,
    /// The incident's id in its reading.
    pub incident: String,
    /// Whether the report is about it.
    pub main: bool,
}

/// The words that give an end of a figure, with whose they are: what people are shown in place of the number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The claim, `r12/c5`.
    pub claim: String,
    /// The words of the number; none for one person, a name or a bare plural.
    pub quantity: Option<String>,
    /// Those counted, as they are called.
    pub of: Option<String>,
    /// Who says it; none for the report itself.
    pub holder: Option<String>,
    /// How it stands.
    pub status: Status,
}

/// An incident over all reports that tell of it. A pure function of them: it can be made again at any time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Its name in the ledger.
    pub id: String,
    /// What most reports call it.
    #[serde(rename = "type")]
    pub incident_type: IncidentType,
    /// For people to read.
    pub title: String,
    /// Where, by most reports and the closest of them.
    pub place: Option<Whereabouts>,
    /// First possible day.
    pub start: Option<String>,
    /// Last possible day.
    pub end: Option<String>,
    /// How wide.
    pub date_precision: DatePrecision,
    /// The reports that are about it, by the user's names for them, the earliest published first.
    pub reports: Vec<String>,
    /// The reports that mention it as background.
    pub mentioned_in: Vec<String>,
    /// What of which reading it is made of.
    pub tellings: Vec<Telling>,
    /// Independent voices: at least, at most.
    pub origins: (usize, usize),
    /// Parties to the conflict whose voices are heard.
    pub sides: usize,
    /// Who is said to have done it, by any report.
    pub actors: Vec<String>,
    /// When the first and the last report on it were published.
    pub published: Option<(String, String)>,
    /// What is stated in all.
    pub figures: Vec<Figure>,
    /// The words behind the ends of these figures, and whose they are.
    pub words: Vec<Words>,
    /// Whether the number of dead or hurt is disputed between parties.
    pub contested: bool,
}

impl Summary {
    /// Of a case; `id` is the incident's name. `None` of a case without a telling.
    pub fn of(id: &str, case: &Case<'_>) -> Option<Self> {
        let told: Vec<(&Account<'_>, &Incident)> =
            case.accounts().iter().filter_map(|account| Some((account, account.told()?))).collect();
        let leading = &case.leading();
        let (_, first) = leading.first()?;
        let incident_type = case.incident_type()?;
        let (start, end, date_precision) = days(leading);
        let figures = stated_across(case);
        let ids = |main: bool| {
            let mut ids: Vec<String> = Vec::new();
            for (account, _) in told.iter().filter(|(_, incident)| incident.main == main) {
                let id = &account.reading.report.id;
                if !ids.contains(id) {
                    ids.push(id.clone());
                }
            }
            ids
        };
        Some(Self {
            id: id.to_owned(),
            incident_type,
            title: title(leading, incident_type).unwrap_or_else(|| first.title.clone()),
            place: place(leading),
            start,
            end,
            date_precision,
            reports: ids(true),
            mentioned_in: ids(false),
            tellings: told.iter().map(|(account, incident)| telling(account, incident)).collect(),
            origins: case.origins(),
            sides: voices::sides(case.told().iter().filter_map(|told| told.claim.holder.as_ref())),
            actors: actors(case, leading),
            published: published(leading),
            contested: is_contested(&figures),
            words: words(&figures, case),
            figures,
        })
    }
}

fn telling(account: &Account<'_>, incident: &Incident) -> Telling {
    Telling { report: account.report.to_owned(), incident: incident.id.clone(), main: incident.main }
}

/// The title that most give with the chosen type, the first of them.
fn title(told: &[(&Account<'_>, &Incident)], kind: IncidentType) -> Option<String> {
    let titles: Vec<&str> = told
        .iter()
        .filter(|(_, incident)| incident.incident_type == kind)
        .map(|(_, incident)| incident.title.as_str())
        .collect();
    let votes = |title: &&str| titles.iter().filter(|other| *other == title).count();
    titles.iter().rev().max_by_key(|title| votes(title)).map(|title| (*title).to_owned())
}

/// How much a place's precision counts: two reports that know the town go before three that know the province.
fn weight(precision: PlacePrecision) -> u32 {
    match precision {
        PlacePrecision::Exact | PlacePrecision::Near => 8,
        PlacePrecision::Line => 6,
        PlacePrecision::Adm2 => 5,
        PlacePrecision::Adm1 => 2,
        PlacePrecision::Country | PlacePrecision::SeaOrAir => 1,
        PlacePrecision::Unknown => 0,
    }
}

fn place(told: &[(&Account<'_>, &Incident)]) -> Option<Whereabouts> {
    let mut votes: BTreeMap<(Option<&str>, &str), (u32, &claims::reading::Place)> = BTreeMap::new();
    for (account, incident) in told {
        let Some(id) = &incident.place else { continue };
        let Some(place) = account.reading.places.iter().find(|place| place.id == *id) else { continue };
        let vote = votes.entry((place.country.as_deref(), place.name.as_str())).or_insert((0, place));
        vote.0 += weight(place.precision);
    }
    let best = votes.into_values().rev().max_by_key(|(votes, _)| *votes).map(|(_, place)| place)?;
    Some(Whereabouts {
        name: best.name.clone(),
        country: best.country.clone(),
        admin1: best.admin1.clone(),
        lat: best.lat,
        lon: best.lon,
        precision: best.precision,
    })
}

/// The days that most give, of those that know them best; the earliest among equals.
fn days(told: &[(&Account<'_>, &Incident)]) -> (Option<String>, Option<String>, DatePrecision) {
    let mut votes: BTreeMap<(&str, Option<&str>), (usize, DatePrecision)> = BTreeMap::new();
    for (_, incident) in told {
        let Some(start) = incident.start.as_deref() else { continue };
        let vote = votes.entry((start, incident.end.as_deref())).or_insert((0, incident.date_precision));
        vote.0 += 1;
        vote.1 = vote.1.min(incident.date_precision);
    }
    let best =
        votes.into_iter().rev().max_by_key(|(_, (votes, precision))| (std::cmp::Reverse(*precision), *votes));
    match best {
        Some(((start, end), (_, precision))) => (Some(start.to_owned()), end.map(str::to_owned), precision),
        None => (None, None, DatePrecision::Unknown),
    }
}

/// Those who are said to have done it, each once.
fn actors(case: &Case<'_>, told: &[(&Account<'_>, &Incident)]) -> Vec<String> {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for (account, incident) in told {
        for role in incident.roles.iter().filter(|role| role.role == RoleName::PerpetratorOrganisation) {
            let entity = role.entity.as_deref();
            let member = entity.and_then(|entity| case.cast().member(account.report, entity));
            names.insert(member.map_or(&role.text, |member| &member.name).clone());
        }
    }
    names.into_iter().collect()
}

fn published(told: &[(&Account<'_>, &Incident)]) -> Option<(String, String)> {
    let mut dates: Vec<&str> =
        told.iter().filter_map(|(account, _)| account.reading.report.published.as_deref()).collect();
    dates.sort_unstable();
    Some(((*dates.first()?).to_owned(), (*dates.last()?).to_owned()))
}

/// The words of the claims that the figures' bounds are made of, each once.
pub(crate) fn words(figures: &[Figure], case: &Case<'_>) -> Vec<Words> {
    let claims: BTreeSet<&str> =
        figures.iter().flat_map(|figure| &figure.because).map(|because| because.claim.as_str()).collect();
    let told = claims.into_iter().filter_map(|id| case.claim(id));
    told.map(|told| Words {
        claim: told.claim.id.clone(),
        quantity: told.claim.quantity.as_ref().map(|quantity| quantity.text.clone()),
        of: told.claim.of.clone(),
        holder: told.claim.holder.as_ref().map(|holder| holder.text.clone()),
        status: told.claim.status,
    })
    .collect()
}

/// Whether the dead or the hurt have no best figure though several are stated.
pub(crate) fn is_contested(figures: &[Figure]) -> bool {
    let toll = |figure: &&Figure| matches!(figure.kind, Kind::Killed | Kind::Injured);
    figures.iter().filter(toll).any(|f| f.best.is_none() && f.low.is_some() && f.low != f.high)
}
