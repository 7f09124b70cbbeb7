//! The sheet: everything that a person is shown of one reading, before it is laid out for a terminal or in Markdown.

use claims::Reading;
use claims::reading::Incident;

use super::across::Section;
use super::conflicts::{self, Conflict};
use super::counts::{self, Count};
use super::estimate::{self, EstimateSheet, Witness};
use super::facts::{self, Fact, when};
use super::joined::Joined;
use super::lookup::{Countries, Lookup};
use super::omissions::{self, LeftOut};
use super::positions::Positions;
use super::rich::Rich;
use super::sayings::{self, Saying};
use super::words;

/// Shown of what was left out; the rest is counted.
const MAX_LEFT_OUT: usize = 12;

/// Shown of the figures of a background incident.
const MAX_BACKGROUND: usize = 12;

/// Shown of the acts of a background incident.
const MAX_BACKGROUND_ACTS: usize = 3;

/// One reading for people.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Name, publication day, outlet.
    pub title: Rich,
    /// What stands under the title where there is no incident.
    pub no_incident: Option<String>,
    /// What the report is about.
    pub main: Vec<IncidentSheet>,
    /// What it mentions besides.
    pub background: Vec<Background>,
    /// What does not fit together.
    pub conflicts: Vec<Conflict>,
    /// What there is to say of several reports together, and what people decided.
    pub sections: Vec<Section>,
    /// What is left open.
    pub not_said: Vec<String>,
    /// What gave no claim.
    pub left_out: Vec<LeftOut>,
    /// How many more gave none.
    pub more_left_out: usize,
    /// Remarks on the reading.
    pub notes: Vec<String>,
}

/// One incident that the report is about.
#[derive(Clone, Debug)]
pub struct IncidentSheet {
    /// Type and name.
    pub heading: Rich,
    /// Where, when, who, state.
    pub facts: Vec<Fact>,
    /// How many.
    pub counts: Vec<Count>,
    /// After whose rule how many.
    pub estimates: Vec<EstimateSheet>,
    /// Who says what.
    pub sayings: Vec<Saying>,
}

/// One incident that the report only mentions.
#[derive(Clone, Debug)]
pub struct Background {
    /// Type, name and days.
    pub heading: Rich,
    /// Its figures.
    pub counts: Vec<Count>,
    /// Its acts.
    pub sayings: Vec<Saying>,
    /// How many more claims there are.
    pub more: usize,
}

impl Sheet {
    /// Of one reading.
    pub fn new(reading: &Reading, positions: &Positions, countries: &Countries) -> Self {
        let lookup = Lookup::new(reading, positions, countries);
        let mut left_out = omissions::left_out(&lookup);
        let more_left_out = left_out.len().saturating_sub(MAX_LEFT_OUT);
        left_out.truncate(MAX_LEFT_OUT);
        Self {
            title: title(reading),
            no_incident: no_incident(reading, positions),
            main: reading.incidents.iter().filter(|i| i.main).map(|i| incident(&lookup, i)).collect(),
            background: reading
                .incidents
                .iter()
                .filter(|i| !i.main)
                .map(|i| background(&lookup, i))
                .collect(),
            conflicts: conflicts::conflicts(&lookup),
            sections: Vec::new(),
            not_said: omissions::not_said(&lookup),
            left_out,
            more_left_out,
            notes: reading.notes.clone(),
        }
    }
}

impl Sheet {
    /// Of an incident over several reports.
    pub fn joined(joined: &Joined, summary: &incidents::Summary, countries: &Countries) -> Self {
        let mut title = Rich::new().strong(&summary.id);
        if let Some((first, last)) = &summary.published {
            let day = |date: &str| facts::weekday(date.get(..10).unwrap_or(date));
            title = title.plain(&format!(" · published {} to {}", day(first), day(last)));
        }
        Self { title, ..Self::new(&joined.reading, &joined.positions, countries) }
    }
}

fn title(reading: &Reading) -> Rich {
    let head = &reading.report;
    let name = head.id.rsplit('/').next().unwrap_or(&head.id);
    let mut title = Rich::new().strong(name);
    if let Some(given) = &head.title {
        title = title.plain(&format!(" · {given}"));
    }
    let published = head.published.as_deref().map(|p| {
        let (day, rest) = p.split_at_checked(10).unwrap_or((p, ""));
        format!(" · published {}{rest}", facts::weekday(day))
    });
    let outlet = head.outlet.as_deref().map(|outlet| format!(" · {outlet}"));
    title = title.plain(published.as_deref().unwrap_or(" · publication day not given"));
    title = title.plain(outlet.as_deref().unwrap_or(" · outlet not given"));
    match &head.credit {
        Some(credit) => title.plain(&format!(" · credited to {credit}")),
        None => title,
    }
}

fn no_incident(reading: &Reading, positions: &Positions) -> Option<String> {
    if reading.incidents.iter().any(|incident| incident.main) {
        return None;
    }
    if reading.skipped {
        return Some("Not read: what this report says is not known.".to_owned());
    }
    let (sentences, paragraphs) = (positions.sentences(), positions.paragraphs());
    let read =
        format!("{sentences} sentence{} in {paragraphs} paragraph{}", plural(sentences), plural(paragraphs));
    let what = if reading.incidents.is_empty() {
        "No incident found: the text was read"
    } else {
        "No incident found that this report is about, only ones that it mentions: the text was read"
    };
    let rest = match reading.not_understood.len() {
        0 => "and no sentence was left out".to_owned(),
        n => format!("and {n} sentence{} with a number of people or a violent word gave no claim", plural(n)),
    };
    Some(format!("{what} ({read}), {rest}."))
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// "HIJACKING · seizure of the ferry Halcyon"; a title that begins with the type says it once: "BOMBING · in Mwanza".
fn heading(incident: &Incident) -> Rich {
    let of_type = words::incident_type(incident.incident_type);
    let heading = Rich::new().strong(of_type);
    let names = [of_type, incident.incident_type.as_str()];
    let rest = names.iter().find_map(|name| without_prefix(&incident.title, name)).unwrap_or(&incident.title);
    if rest.is_empty() { heading } else { heading.plain(&format!(" · {rest}")) }
}

/// What stands behind the words at the beginning, whatever their case.
fn without_prefix<'t>(title: &'t str, words: &str) -> Option<&'t str> {
    let (start, rest) = title.split_at_checked(words.len())?;
    (start.eq_ignore_ascii_case(words) && !rest.starts_with(char::is_alphanumeric)).then(|| rest.trim_start())
}

fn incident(lookup: &Lookup<'_>, incident: &Incident) -> IncidentSheet {
    IncidentSheet {
        heading: heading(incident),
        facts: facts::facts(lookup, incident),
        counts: counts::rows(lookup, incident),
        estimates: estimates(lookup, incident),
        sayings: sayings::rows(lookup, incident),
    }
}

fn estimates(lookup: &Lookup<'_>, incident: &Incident) -> Vec<EstimateSheet> {
    let attackers = lookup.attackers(incident);
    let witness = Witness {
        claim: &|id| lookup.claim(id),
        who: &|claim| lookup.say_so(claim, &attackers),
        at: &|claim| lookup.position(claim).map_or_else(String::new, |at| at.to_string()),
    };
    incident.estimates.iter().map(|estimate| estimate::sheet(estimate, &witness)).collect()
}

fn background(lookup: &Lookup<'_>, incident: &Incident) -> Background {
    let mut counts: Vec<Count> =
        counts::rows(lookup, incident).into_iter().filter(|count| !count.is_total).collect();
    let mut sayings = sayings::rows(lookup, incident);
    let more =
        counts.len().saturating_sub(MAX_BACKGROUND) + sayings.len().saturating_sub(MAX_BACKGROUND_ACTS);
    counts.truncate(MAX_BACKGROUND);
    sayings.truncate(MAX_BACKGROUND_ACTS);
    let heading = match when(incident).as_str() {
        "not said" => heading(incident),
        when => heading(incident).plain(&format!(" · {when}")),
    };
    Background { heading, counts, sayings, more }
}
