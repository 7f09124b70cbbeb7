//! The head of an incident: where, when, who, and whether it is over.

use std::collections::HashSet;

use claims::reading::{
    Claim, ContradictionKind, DatePrecision, Incident, Kind, PlacePrecision, RoleName, Stance, Status,
};

use super::lookup::{Lookup, is_own, letter, party, short_name, without_article};
use super::rich::{Rich, Tone};
use super::whom::{is_private, whom};
use super::words;

/// One labelled line.
#[derive(Clone, Debug)]
pub struct Fact {
    /// "Where".
    pub label: &'static str,
    /// What is known, with who says so.
    pub text: Rich,
}

/// The facts of an incident.
pub fn facts(lookup: &Lookup<'_>, incident: &Incident) -> Vec<Fact> {
    let mut facts = vec![
        Fact { label: "Where", text: place(lookup, incident) },
        Fact { label: "When", text: Rich::from(when(incident).as_str()) },
        Fact { label: "Who", text: who(lookup, incident) },
    ];
    facts.extend(whom(lookup, incident).map(|text| Fact { label: "Whom", text }));
    facts.extend(state(lookup, incident).map(|text| Fact { label: "State", text }));
    facts
}

fn place(lookup: &Lookup<'_>, incident: &Incident) -> Rich {
    let Some(place) = incident.place.as_deref().and_then(|id| lookup.place(id)) else {
        return Rich::new().dim("not said");
    };
    let near = if place.precision == PlacePrecision::Near { "near " } else { "" };
    let told = place.as_told();
    let on_the_map =
        if told == place.name { String::new() } else { format!(" (on the map: {})", place.name) };
    let mut parts = vec![format!("{near}{told}{on_the_map}")];
    parts.extend(place.admin1.clone());
    parts.extend(place.country.as_deref().map(|code| lookup.countries.name(code).to_owned()));
    parts.dedup();
    let text = Rich::from(parts.join(", ").as_str());
    text.dim(&format!(" ({})", words::precision(place.precision)))
}

/// The days of an incident: "Tue 2031-05-04", "2031-05 (to the month)", "not said".
pub fn when(incident: &Incident) -> String {
    let (start, end) = (incident.start.as_deref(), incident.end.as_deref());
    let days = match (start, end) {
        (None, None) => return "not said".to_owned(),
        (Some(start), Some(end)) if start == end => weekday(start),
        (Some(start), Some(end)) if is_whole(incident.date_precision, start, end) => {
            let parts = if incident.date_precision == DatePrecision::Year { 4 } else { 7 };
            return start.get(..parts).unwrap_or(start).to_owned();
        }
        (Some(start), Some(end)) => format!("{} to {}", weekday(start), weekday(end)),
        (Some(start), None) => format!("{} or later", weekday(start)),
        (None, Some(end)) => format!("{} or earlier", weekday(end)),
    };
    match incident.date_precision {
        DatePrecision::Day => days,
        DatePrecision::Unknown => format!("{days} (how exactly is not known)"),
        wide => format!("{days} (some time in this {wide})"),
    }
}

/// Whether the days are just one month or one year.
fn is_whole(precision: DatePrecision, start: &str, end: &str) -> bool {
    let (Ok(first), Ok(last)) = (start.parse::<jiff::civil::Date>(), end.parse::<jiff::civil::Date>()) else {
        return false;
    };
    match precision {
        DatePrecision::Year => first == first.first_of_year() && last == first.last_of_year(),
        DatePrecision::Month => first == first.first_of_month() && last == first.last_of_month(),
        _ => false,
    }
}

/// A day with its weekday.
pub fn weekday(day: &str) -> String {
    match day.parse::<jiff::civil::Date>() {
        Ok(date) => date.strftime("%a %Y-%m-%d").to_string(),
        Err(_) => day.to_owned(),
    }
}

fn who(lookup: &Lookup<'_>, incident: &Incident) -> Rich {
    // Who says it and in what words, and where; one line for all that say the same.
    let mut said: Vec<(String, String, Vec<String>)> = Vec::new();
    let mut named: HashSet<String> = HashSet::new();
    let mut claimants: HashSet<String> = HashSet::new();
    for claim in lookup.claims_of(incident).filter(|claim| claim.kind == Kind::Responsibility) {
        let holder = claim.holder.as_ref();
        let speaker = holder.and_then(party);
        let is_own = is_own(claim);
        let own_party = speaker.as_deref().filter(|_| is_own);
        let entity = claim.by.as_deref().or(own_party).and_then(|id| lookup.entity(id));
        let name = match (entity, holder) {
            (Some(entity), _) => full_name(entity.name.as_str(), short_name(entity)),
            (None, Some(holder)) if is_own => lookup.holder_name(holder),
            // Someone is accused whom the reading does not name: WHO SAYS WHAT has the words.
            (None, _) => continue,
        };
        let says = match (claim.stance, is_own) {
            (Stance::Admitted, _) => "admits it".to_owned(),
            (Stance::Denied, true) => "denies it".to_owned(),
            (Stance::Denied, false) => format!("was not it, says {}", speaker_name(lookup, claim)),
            (Stance::Asserted, true) => {
                claimants.insert(name.clone());
                "claims it".to_owned()
            }
            (Stance::Asserted, false) => format!("{} {}", blames(claim.status), speaker_name(lookup, claim)),
        };
        named.insert(name.to_lowercase());
        named.extend(entity.iter().flat_map(|e| e.aliases.iter().chain([&e.name])).map(|n| n.to_lowercase()));
        let at = at(lookup, claim).trim().to_owned();
        match said.iter_mut().find(|(n, s, _)| (n, s) == (&name, &says)) {
            Some((_, _, places)) if places.contains(&at) => {}
            Some((_, _, places)) => places.push(at),
            None => said.push((name, says, vec![at])),
        }
    }
    let line = |(name, says, places): &(String, String, Vec<String>)| {
        Rich::new().strong(name).plain(format!(": {says} {}", places.join(", ")).trim_end())
    };
    let mut lines: Vec<Rich> = said.iter().map(line).collect();
    for role in &incident.roles {
        let is_perpetrator =
            matches!(role.role, RoleName::PerpetratorOrganisation | RoleName::PerpetratorIndividual);
        let name = without_article(&role.text);
        if is_perpetrator && named.insert(name.to_lowercase()) {
            let position = lookup.positions.at(&role.span).map_or(String::new(), |p| format!(" {p}"));
            let how = words::ascription(role.confidence);
            let private = if is_private(lookup, role) { " (private person)" } else { "" };
            lines.push(Rich::new().strong(name).dim(private).plain(&format!(": {how}{position}")));
        }
    }
    if lines.is_empty() {
        return Rich::new().dim("not said who did it");
    }
    if claimants.len() == 1 {
        lines.push(Rich::new().dim("no rival claim here"));
    }
    joined(lines)
}

fn full_name(name: &str, short: &str) -> String {
    if name == short { name.to_owned() } else { format!("{name} ({short})") }
}

fn blames(status: Status) -> &'static str {
    match status {
        Status::Unverified | Status::Possible => "suspected or accused by",
        _ => "named by",
    }
}

fn speaker_name(lookup: &Lookup<'_>, claim: &Claim) -> String {
    claim.holder.as_ref().map_or_else(|| "the report itself".to_owned(), |holder| lookup.holder_name(holder))
}

fn at(lookup: &Lookup<'_>, claim: &Claim) -> String {
    lookup.position(claim).map_or(String::new(), |p| format!(" {p}"))
}

fn joined(lines: Vec<Rich>) -> Rich {
    let mut all = Rich::new();
    for line in lines {
        if !all.is_empty() {
            all.push(Tone::Plain, " · ");
        }
        all = all.then(line);
    }
    all
}

fn state(lookup: &Lookup<'_>, incident: &Incident) -> Option<Rich> {
    let contested = lookup.reading.contradictions.iter().position(|c| {
        c.kind == ContradictionKind::State
            && (incident.claims.contains(&c.a) || incident.claims.contains(&c.b))
    });
    if let Some(index) = contested {
        let text = format!("over, or still going on? (see {})", letter(index));
        return Some(Rich::new().with(Tone::Alarm, "contested: ").plain(&text));
    }
    let last = |kind: Kind| lookup.claims_of(incident).filter(|claim| claim.kind == kind).last();
    let (claim, text) = match (last(Kind::OperationEnded), last(Kind::OperationOngoing)) {
        (None, None) => (last(Kind::OperationStarted)?, "an operation has begun"),
        (Some(ended), None) => (ended, "an operation is over"),
        (None, Some(ongoing)) => (ongoing, "an operation goes on"),
        (Some(_), Some(ongoing)) => (ongoing, "an operation is told as over, another as going on"),
    };
    Some(Rich::from(format!("{text}, says {}{}", speaker_name(lookup, claim), at(lookup, claim)).as_str()))
}
