//! What there is to say of several reports together: on how many voices it rests, who confirms or denies what, whether the numbers
//! add up.

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::{Claim, Kind, Status};
use incidents::balance::{Verdict, balance};
use incidents::corroboration::corroborations;
use incidents::origins::{Origins, Same};
use incidents::{Case, Summary};

use super::counts::counted;
use super::joined::Joined;
use super::lookup::{Countries, Lookup};
use super::rich::Rich;
use super::words;

/// Lines of a section that are shown.
const SHOWN: usize = 12;

/// Some lines under a heading.
#[derive(Clone, Debug)]
pub struct Section {
    /// What they are.
    pub title: String,
    /// The lines.
    pub lines: Vec<Rich>,
}

impl Section {
    /// Of lines; `None` if there are none.
    pub fn new(title: &str, lines: Vec<Rich>) -> Option<Self> {
        (!lines.is_empty()).then(|| Self { title: title.to_owned(), lines })
    }
}

/// The sections of an incident over several reports.
pub fn sections(
    case: &Case<'_>,
    summary: &Summary,
    origins: &Origins,
    joined: &Joined,
    countries: &Countries,
) -> Vec<Section> {
    let lookup = Lookup::new(&joined.reading, &joined.positions, countries);
    let mut found = Vec::new();
    found.extend(Section::new("CONFIRMED, DENIED, NOT VERIFIED", standing(case, summary, &lookup)));
    found.extend(Section::new("DO THE NUMBERS ADD UP", accounts(case, &lookup)));
    found.extend(Section::new("ON HOW MANY VOICES", voices(case, origins)));
    found
}

/// Which figures others confirm or deny, and which nobody has verified after how long.
fn standing(case: &Case<'_>, summary: &Summary, lookup: &Lookup<'_>) -> Vec<Rich> {
    let ends: BTreeSet<&str> = summary.words.iter().map(|words| words.claim.as_str()).collect();
    let mut lines = Vec::new();
    let mut seen = BTreeSet::new();
    for status in corroborations(case) {
        let Some(claim) = lookup.claim(&status.claim) else { continue };
        let is_end = ends.contains(status.claim.as_str());
        let is_boast = claim.kind == Kind::Responsibility && !status.denied_by.is_empty();
        if !(is_end || claim.kind.is_count() && claim.status == Status::Unverified || is_boast) {
            continue;
        }
        let mut said: Vec<String> = Vec::new();
        let named = |words: &[incidents::corroboration::Word]| {
            let of = |word: &incidents::corroboration::Word| {
                let report = word.claim.as_deref().and_then(|claim| claim.split('/').next());
                report.map_or_else(|| word.who.clone(), |report| format!("{} ({report})", word.who))
            };
            words.iter().map(of).collect::<Vec<_>>().join(", ")
        };
        if !status.confirmed_by.is_empty() {
            said.push(format!("CONFIRMED by {}", named(&status.confirmed_by)));
        }
        if !status.denied_by.is_empty() {
            said.push(format!("DENIED by {}", named(&status.denied_by)));
        }
        match status.unverified_days {
            Some(1) => said.push("NOT VERIFIED after 1 day".to_owned()),
            Some(days) => said.push(format!("NOT VERIFIED after {days} days")),
            None => {}
        }
        if said.is_empty() {
            continue;
        }
        let who = lookup.say_so(claim, &Default::default());
        let line = Rich::new().strong(&what(claim)).plain(", ").then(who).dim(&at(lookup, claim));
        // Reprints say the same of the same words.
        if seen.insert((what(claim), claim.holder.as_ref().map(|holder| holder.text.clone()), said.clone())) {
            lines.push(line.plain(": ").mark(&said.join(" · ")));
        }
    }
    cut(lines)
}

fn what(claim: &Claim) -> String {
    if claim.kind.is_count() {
        format!("{} {}", counted(claim), words::participle(claim.kind))
    } else {
        claim.kind.as_str().replace('_', " ")
    }
}

fn at(lookup: &Lookup<'_>, claim: &Claim) -> String {
    lookup.position(claim).map_or_else(String::new, |at| format!(" ({at})"))
}

/// Those aboard, or taken, against what became of them, in the words that tell it.
fn accounts(case: &Case<'_>, lookup: &Lookup<'_>) -> Vec<Rich> {
    let Some(balance) = balance(case) else { return Vec::new() };
    let mut lines: Vec<Rich> = Vec::new();
    for term in std::iter::once(&balance.total).chain(&balance.terms) {
        let mut line = Rich::new().plain(&format!("{}: ", term.name));
        let claims: Vec<&Claim> = term.claims.iter().filter_map(|id| lookup.claim(id)).collect();
        for (n, claim) in claims.iter().take(SHOWN).enumerate() {
            line = if n > 0 { line.plain("; ") } else { line };
            let who = lookup.say_so(claim, &Default::default());
            line = line.strong(&counted(claim)).plain(", ").then(who).dim(&at(lookup, claim));
        }
        lines.push(line);
    }
    let verdict = match balance.verdict {
        Verdict::Fits => "there are numbers that fit all of it",
        Verdict::CannotAddUp => "CANNOT ADD UP",
        Verdict::CannotBeChecked => "CANNOT BE CHECKED",
    };
    let why = if balance.why.is_empty() { String::new() } else { format!(": {}", balance.why.join("; ")) };
    lines.push(Rich::new().mark(verdict).plain(&why));
    lines
}

/// Which reports are one origin, surely or perhaps, and why.
fn voices(case: &Case<'_>, origins: &Origins) -> Vec<Rich> {
    // Sources are compared in lower case.
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    for member in case.cast().members() {
        for name in member.aliases.iter().chain([&member.name]) {
            names.entry(name.to_lowercase()).or_insert(name);
        }
    }
    let named = |why: &str| match why.rsplit_once(" from ") {
        Some((before, sources)) => {
            let sources = sources.split(", ").map(|source| names.get(source).copied().unwrap_or(source));
            format!("{before} from {}", sources.collect::<Vec<_>>().join(", "))
        }
        None => why.to_owned(),
    };
    let why = |group: &[String], same: Same| {
        let inside = |key: &String| group.contains(key);
        let ties = origins.ties.iter().filter(|tie| tie.same == same && inside(&tie.a) && inside(&tie.b));
        // Of reasons that differ in their share alone the least is given.
        let mut whys: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for tie in ties {
            let form = tie.why.chars().filter(|c| !c.is_ascii_digit()).collect();
            whys.entry(form).or_default().insert(&tie.why);
        }
        let least = |whys: &BTreeSet<&str>| {
            let words =
                whys.iter().min_by_key(|why| (why.len(), **why)).map_or_else(String::new, |why| named(why));
            if whys.len() > 1 { format!("at least {words}") } else { words }
        };
        whys.values().map(least).collect::<Vec<_>>().join("; ")
    };
    let mut lines = Vec::new();
    for group in origins.most.iter().filter(|group| group.len() > 1) {
        let line = Rich::new().strong(&group.join(", ")).plain(": one origin");
        lines.push(line.dim(&format!(" ({})", why(group, Same::Yes))));
    }
    let surely = |group: &Vec<String>| origins.most.contains(group);
    for group in origins.least.iter().filter(|group| group.len() > 1 && !surely(group)) {
        let line = Rich::new().strong(&group.join(", ")).plain(": may be one");
        lines.push(line.dim(&format!(" ({})", why(group, Same::Unknown))));
    }
    cut(lines)
}

fn cut(mut lines: Vec<Rich>) -> Vec<Rich> {
    let more = lines.len().saturating_sub(SHOWN);
    lines.truncate(SHOWN);
    if more > 0 {
        lines.push(Rich::new().dim(&format!("and {more} more (--format json)")));
    }
    lines
}
