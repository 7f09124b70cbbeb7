//! An incident over several reports as one long reading, so that the views of one report show it: the reports' texts one behind
//! the other, their entities put together, their claims named by report.

use std::collections::{BTreeMap, BTreeSet};

use claims::Reading;
use claims::reading::{
    Claim, Codes, Contradiction, Entity, Incident, Place, ReportHead, Role, Strength, TextSpan, Victim,
};
use incidents::conflicts::{Relation, between};
use incidents::{Account, Case, Summary};
use language::Document;

use super::positions::Positions;

/// A report's number and its segmented text.
pub struct Text {
    /// Its number in the ledger.
    pub report: u64,
    /// Its key in the case.
    pub key: String,
    /// Sentences and paragraphs.
    pub document: Document,
}

/// An incident over several reports.
pub struct Joined {
    /// What is told of it.
    pub reading: Reading,
    /// Where.
    pub positions: Positions,
}

impl Joined {
    /// Of a case. Texts that are missing leave their claims without a place in the text.
    pub fn new(case: &Case<'_>, summary: &Summary, texts: &[Text]) -> Self {
        let mut positions = Positions::default();
        let mut bases: BTreeMap<&str, usize> = BTreeMap::new();
        let mut base = 0;
        for text in texts {
            positions.add(text.report, base, &text.document);
            bases.insert(&text.key, base);
            base += text.document.text.chars().count() + 1;
        }
        let base_of = |report: &str| bases.get(report).copied().unwrap_or(base);
        let incident = incident(case, summary, &base_of);
        let place = summary.place.iter().map(|place| Place {
            id: PLACE.to_owned(),
            name: place.name.clone(),
            country: place.country.clone(),
            admin1: place.admin1.clone(),
            lat: place.lat,
            lon: place.lon,
            precision: place.precision,
            mentions: Vec::new(),
        });
        let claims = case.told().iter().map(|told| {
            let report = case.account_of(told).map_or("", |account| account.report);
            moved(&told.claim, base_of(report))
        });
        let reading = Reading {
            report: ReportHead { id: summary.id.clone(), ..ReportHead::default() },
            entities: entities(case),
            places: place.collect(),
            claims: claims.collect(),
            incidents: vec![incident],
            contradictions: contradictions(case),
            ..Reading::default()
        };
        Self { reading, positions }
    }
}

/// The id of the one place.
const PLACE: &str = "p1";

fn entities(case: &Case<'_>) -> Vec<Entity> {
    let members = case.cast().members().iter().map(|member| Entity {
        id: member.id.clone(),
        name: member.name.clone(),
        kind: member.kind,
        aliases: member.aliases.clone(),
        country: member.country.clone(),
        role: role_of(case, &member.from),
        private: member.private,
        masked: false,
        mentions: Vec::new(),
    });
    members.collect()
}

/// The office that the first report to tell it gives.
fn role_of(case: &Case<'_>, from: &[(String, String)]) -> Option<String> {
    let in_order = case.accounts().iter().filter_map(|account| {
        let (_, entity) = from.iter().find(|(report, _)| report == account.report)?;
        account.reading.entities.iter().find(|known| known.id == *entity)?.role.clone()
    });
    in_order.into_iter().next()
}

fn incident(case: &Case<'_>, summary: &Summary, base_of: &dyn Fn(&str) -> usize) -> Incident {
    let mut roles: Vec<Role> = Vec::new();
    let mut victims: Vec<Victim> = Vec::new();
    let mut seen = BTreeSet::new();
    for account in case.accounts() {
        let Some(told) = account.told() else { continue };
        let base = base_of(account.report);
        for role in &told.roles {
            let entity = member(case, account, role.entity.as_deref());
            let who = entity.clone().unwrap_or_else(|| role.text.to_lowercase());
            if seen.insert((role.role, who)) {
                roles.push(Role { entity, span: shifted(&role.span, base), ..role.clone() });
            }
        }
        for victim in &told.victims {
            let known = victims.iter().any(|other| other.name.is_some() && other.name == victim.name);
            if !known {
                let counted_in = victim.counted_in.as_ref().map(|id| format!("{}/{id}", account.report));
                victims.push(Victim { span: shifted(&victim.span, base), counted_in, ..victim.clone() });
            }
        }
    }
    Incident {
        id: summary.id.clone(),
        main: true,
        incident_type: summary.incident_type,
        title: summary.title.clone(),
        place: summary.place.as_ref().map(|_| PLACE.to_owned()),
        start: summary.start.clone(),
        end: summary.end.clone(),
        date_precision: summary.date_precision,
        against: None,
        roles,
        victims,
        codes: Codes::default(),
        claims: case.told().iter().map(|told| told.claim.id.clone()).collect(),
        figures: summary.figures.clone(),
        estimates: Vec::new(),
    }
}

fn member(case: &Case<'_>, account: &Account<'_>, entity: Option<&str>) -> Option<String> {
    case.cast().member(account.report, entity?).map(|member| member.id.clone())
}

/// What does not fit within the reports, and between them. What one voice says later in place of an earlier figure is no
/// conflict: the timeline shows it.
fn contradictions(case: &Case<'_>) -> Vec<Contradiction> {
    let known = case.claims();
    let mut found = Vec::new();
    for account in case.accounts() {
        for contradiction in &account.reading.contradictions {
            let named = |id: &str| format!("{}/{id}", account.report);
            let (a, b) = (named(&contradiction.a), named(&contradiction.b));
            if known.contains_key(a.as_str()) && known.contains_key(b.as_str()) {
                found.push(Contradiction { a, b, ..contradiction.clone() });
            }
        }
    }
    for pair in between(case) {
        let strength = match pair.relation {
            Relation::Contradiction => pair.strength,
            Relation::MayBeUpdate => Strength::Strained,
            _ => continue,
        };
        found.push(Contradiction {
            a: pair.a,
            b: pair.b,
            kind: pair.kind,
            strength,
            may_be: pair.may_be,
            why: pair.why,
        });
    }
    found
}

fn moved(claim: &Claim, base: usize) -> Claim {
    let mut claim = claim.clone();
    claim.evidence = shifted(&claim.evidence, base);
    claim.trigger = shifted(&claim.trigger, base);
    claim.quantity = claim.quantity.map(|quantity| shifted(&quantity, base));
    if let Some(holder) = &mut claim.holder {
        holder.span = shifted(&holder.span, base);
    }
    claim
}

fn shifted(span: &TextSpan, base: usize) -> TextSpan {
    TextSpan { start: span.start + base, end: span.end + base, text: span.text.clone() }
}
