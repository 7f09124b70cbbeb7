//! Laying decisions over readings and incidents.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use claims::Reading;
use claims::reading::{Codes, DatePrecision, Incident, IncidentType, Kind};
use incidents::origins::{Origins, Provenance, origins};
use incidents::review::anchor::{ClaimAnchor, added_by};
use incidents::review::regroup::regroup;
use incidents::review::{
    Choice, INCIDENT, MOVED, Now, Person, Settled, Standing, Subject, Telling, Unfit, VERDICT, fields,
    figures, is_rejected,
};
use incidents::{Mask, Masked, Summary};

use super::{Reviewed, ReviewedIncident, Ruling};
use crate::error::Result;
use crate::linking::{Linker, Part, Parts, Told, name, report_key};
use crate::tx::Tx;

/// What is known of a telling.
#[derive(Clone)]
struct Known {
    /// Its name as an account; none for one that people made.
    id: Option<String>,
    main: bool,
    published: Option<i32>,
}

/// Reports as they stand, each looked up once.
#[derive(Default)]
pub(super) struct Reports(BTreeMap<u64, Option<Now>>);

impl Reports {
    pub fn get(&mut self, tx: &mut Tx<'_>, report: u64) -> Result<Option<Now>> {
        if let Some(known) = self.0.get(&report) {
            return Ok(known.clone());
        }
        let now = tx.report_now(report)?;
        self.0.insert(report, now.clone());
        Ok(now)
    }
}

/// The group that holds most of some tellings; of equals the first.
fn most_of<'t>(
    groups: &[BTreeSet<Telling>],
    tellings: impl Iterator<Item = &'t Telling> + Clone,
) -> Option<usize> {
    let held = |group: &BTreeSet<Telling>| tellings.clone().filter(|told| group.contains(*told)).count();
    let counted = groups.iter().map(held).enumerate().filter(|(_, held)| *held > 0);
    counted.max_by_key(|(n, held)| (*held, std::cmp::Reverse(*n))).map(|(n, _)| n)
}

/// Where to find what was decided about an incident.
#[derive(Default)]
struct Index {
    /// Claims, tellings and pairs of tellings, by the tellings.
    by_telling: BTreeMap<Telling, Vec<Subject>>,
    /// Persons and groups, by report.
    by_report: BTreeMap<u64, Vec<Subject>>,
}

impl Index {
    fn of<'s>(&'s self, tellings: &'s [Telling]) -> impl Iterator<Item = &'s Subject> {
        let reports: BTreeSet<u64> = tellings.iter().map(|telling| telling.report).collect();
        let of_reports = reports.into_iter().filter_map(|report| self.by_report.get(&report)).flatten();
        let of_tellings = tellings.iter().filter_map(|telling| self.by_telling.get(telling)).flatten();
        of_tellings.chain(of_reports)
    }
}

pub(super) struct Overlay<'o, 't> {
    tx: &'o mut Tx<'t>,
    linker: &'o Linker,
    reports: Reports,
    standing: Standing,
    unfit: Vec<Unfit>,
    /// Readings as they stand, of reports that were decided about.
    changed: BTreeMap<u64, Arc<Reading>>,
    known: BTreeMap<Telling, Known>,
    provenances: BTreeMap<u64, Arc<Provenance>>,
    instead_of: BTreeMap<String, Vec<Telling>>,
}

impl<'o, 't> Overlay<'o, 't> {
    pub fn new(tx: &'o mut Tx<'t>, linker: &'o Linker, reports: Reports, standing: Standing) -> Self {
        Self {
            tx,
            linker,
            reports,
            standing,
            unfit: Vec::new(),
            changed: BTreeMap::new(),
            known: BTreeMap::new(),
            provenances: BTreeMap::new(),
            instead_of: BTreeMap::new(),
        }
    }

    /// The readings of the reports that were decided about.
    fn readings(&mut self) -> Result<()> {
        for report in self.standing.reports() {
            if let Some(now) = self.reports.get(self.tx, report)? {
                let (reading, unfit) = self.standing.reading(&now);
                self.unfit.extend(unfit);
                self.changed.insert(report, Arc::new(reading));
            }
        }
        Ok(())
    }

    /// The machine's incidents that are touched.
    fn machine(&mut self) -> Result<()> {
        let mut reports: BTreeSet<u64> = self.changed.keys().copied().collect();
        let noted = self.standing.notes.iter().map(|note| &note.on);
        for subject in self.standing.subjects().chain(noted) {
            match subject {
                Subject::Incident(telling) | Subject::Telling(telling) => _ = reports.insert(telling.report),
                Subject::Pair(a, b) => reports.extend([a.report, b.report]),
                Subject::Claim(report, _) | Subject::Entity(report, _) => _ = reports.insert(*report),
            }
        }
        for (_, _, to) in self.standing.moves() {
            reports.extend(to.map(|telling| telling.report));
        }
        for change in self.standing.changes() {
            if let incidents::review::regroup::Change::Move(_, to) = change {
                reports.insert(to.report);
            }
        }
        let reports: Vec<u64> = reports.into_iter().collect();
        let accounts = self.tx.accounts_of(&reports)?;
        let accounts: Vec<String> = accounts.into_iter().map(|account| account.id).collect();
        let accounts: Vec<&str> = accounts.iter().map(String::as_str).collect();
        let touched: BTreeSet<String> =
            self.tx.incidents_of(&accounts)?.into_iter().map(|(_, incident)| incident).collect();
        for id in touched {
            let Some(incident) = self.tx.incident(&id)? else { continue };
            let members: Vec<&str> = incident.members.iter().map(String::as_str).collect();
            let mut tellings = Vec::new();
            for told in self.tx.told(&members)? {
                tellings.push(self.know(&told));
            }
            // That after which it is named comes first.
            tellings.sort_by_key(|telling| self.rank(telling));
            self.instead_of.insert(id, tellings);
        }
        Ok(())
    }

    fn know(&mut self, told: &Told) -> Telling {
        let telling = Telling { report: told.report, incident: told.fingerprint.incident.clone() };
        if let Some(provenance) = &told.provenance {
            self.provenances.insert(told.report, Arc::clone(provenance));
        }
        let known = Known {
            id: Some(told.id().to_owned()),
            main: told.fingerprint.main,
            published: told.fingerprint.published,
        };
        self.known.insert(telling.clone(), known);
        telling
    }

    /// The order in which an incident is named after its tellings.
    fn rank(&self, telling: &Telling) -> (bool, bool, i32, String) {
        let known = self.known.get(telling);
        let id = known.and_then(|known| known.id.clone());
        (
            id.is_none(),
            !known.is_some_and(|known| known.main),
            known.and_then(|known| known.published).unwrap_or(i32::MAX),
            id.unwrap_or_else(|| telling.incident.clone()),
        )
    }

    /// The incidents as they stand.
    pub fn incidents(mut self) -> Result<Reviewed> {
        self.readings()?;
        self.machine()?;
        let groups = self.instead_of.values().map(|tellings| tellings.iter().cloned().collect()).collect();
        let mut groups = regroup(groups, &self.standing.changes());
        self.move_claims(&mut groups);
        let index = self.index();
        let named = self.named(&groups);
        let decided = self.decided_about(&groups);
        let taken: BTreeSet<String> = named.values().cloned().collect();
        let mut made = Vec::new();
        for (n, group) in groups.into_iter().enumerate() {
            let about = decided.get(&n).cloned().unwrap_or_default();
            made.extend(self.incident(group, named.get(&n), &taken, &about, &index)?);
        }
        made.sort_by(|a, b| a.summary.id.cmp(&b.summary.id));
        let mut unfit = std::mem::take(&mut self.standing.unfit);
        unfit.append(&mut self.unfit);
        unfit.sort_by_key(|unfit| unfit.person.seq);
        Ok(Reviewed { standing: self.standing, unfit, incidents: made, instead_of: self.instead_of })
    }

    /// Puts claims where people laid them.
    fn move_claims(&mut self, groups: &mut Vec<BTreeSet<Telling>>) {
        let mut of: BTreeMap<Telling, usize> = BTreeMap::new();
        for (n, group) in groups.iter().enumerate() {
            of.extend(group.iter().map(|telling| (telling.clone(), n)));
        }
        for (report, claim, to) in self.standing.moves() {
            let Some(reading) = self.changed.get_mut(&report).map(Arc::make_mut) else { continue };
            if !reading.claims.iter().any(|known| known.id == claim) {
                continue;
            }
            let group = to.as_ref().and_then(|to| of.get(to).copied());
            let there = group.and_then(|group| groups[group].iter().find(|told| told.report == report));
            let incident = match there {
                Some(telling) => telling.incident.clone(),
                None => {
                    let id = match added_by(&claim) {
                        Some(_) => claim.clone(),
                        None => format!("{claim}{MOVED}"),
                    };
                    let like = to.as_ref().and_then(|to| self.known.get(to)).is_some();
                    let kind = self.standing.own_incident(report, &id);
                    reading.incidents.push(own_incident(&id, kind, !like));
                    let telling = Telling { report, incident: id.clone() };
                    match group {
                        Some(group) => _ = groups[group].insert(telling),
                        None => groups.push(BTreeSet::from([telling])),
                    }
                    id
                }
            };
            if let Some(found) = reading.claims.iter_mut().find(|known| known.id == claim) {
                found.incident = incident;
            }
        }
        for reading in self.changed.values_mut().map(Arc::make_mut) {
            for incident in &mut reading.incidents {
                let claims = reading.claims.iter().filter(|claim| claim.incident == incident.id);
                incident.claims = claims.map(|claim| claim.id.clone()).collect();
            }
        }
    }

    /// The names of the machine's incidents: each goes to the group that holds most of what it was made of. A group with several
    /// has that of the telling which comes first.
    fn named(&self, groups: &[BTreeSet<Telling>]) -> BTreeMap<usize, String> {
        let mut named: BTreeMap<usize, Vec<&String>> = BTreeMap::new();
        for (id, tellings) in &self.instead_of {
            if let Some(n) = most_of(groups, tellings.iter()) {
                named.entry(n).or_default().push(id);
            }
        }
        let first = |(n, ids): (usize, Vec<&String>)| {
            let rank = |id: &&String| {
                let tellings = self.instead_of.get(*id).into_iter().flatten();
                tellings.filter(|told| groups[n].contains(*told)).map(|told| self.rank(told)).min()
            };
            ids.into_iter().min_by_key(rank).map(|id| (n, id.clone()))
        };
        named.into_iter().filter_map(first).collect()
    }

    /// The decisions on incidents, by the group that holds most of what each was about.
    fn decided_about(&self, groups: &[BTreeSet<Telling>]) -> BTreeMap<usize, BTreeSet<u64>> {
        let mut decided: BTreeMap<usize, BTreeSet<u64>> = BTreeMap::new();
        for (seq, tellings) in self.standing.whole() {
            if let Some(n) = most_of(groups, tellings.iter()) {
                decided.entry(n).or_default().insert(*seq);
            }
        }
        decided
    }

    fn index(&self) -> Index {
        let mut index = Index::default();
        let notes = self.standing.notes.iter().map(|note| &note.on);
        let subjects: BTreeSet<&Subject> = self.standing.subjects().chain(notes).collect();
        for subject in subjects {
            let tellings = match subject {
                Subject::Entity(report, _) => {
                    index.by_report.entry(*report).or_default().push(subject.clone());
                    continue;
                }
                Subject::Claim(report, claim) => self.told_in(*report, claim).into_iter().collect(),
                Subject::Telling(telling) | Subject::Incident(telling) => vec![telling.clone()],
                Subject::Pair(a, b) => vec![a.clone(), b.clone()],
            };
            for telling in tellings {
                index.by_telling.entry(telling).or_default().push(subject.clone());
            }
        }
        index
    }

    /// The telling to which a claim belongs, or belonged before it was rejected.
    fn told_in(&self, report: u64, claim: &str) -> Option<Telling> {
        let of = |reading: &Reading| {
            let known = reading.claims.iter().find(|known| known.id == claim);
            known.map(|known| Telling { report, incident: known.incident.clone() })
        };
        let now = self.changed.get(&report).and_then(|reading| of(reading));
        now.or_else(|| self.reports.0.get(&report)?.as_ref().and_then(|now| of(&now.reading)))
    }

    fn incident(
        &mut self,
        group: BTreeSet<Telling>,
        named: Option<&String>,
        taken: &BTreeSet<String>,
        about: &BTreeSet<u64>,
        index: &Index,
    ) -> Result<Option<ReviewedIncident>> {
        let mut tellings: Vec<Telling> = Vec::new();
        for telling in group {
            if self.reading(&telling)?.is_some_and(|r| r.incidents.iter().any(|i| i.id == telling.incident)) {
                tellings.push(telling);
            }
        }
        tellings.sort_by_key(|telling| self.rank(telling));
        let Some(first) = tellings.first() else { return Ok(None) };
        let own = || {
            let account = self.known.get(first).and_then(|known| known.id.as_deref()).map(name);
            let own = account.filter(|id| !taken.contains(id));
            own.unwrap_or_else(|| format!("{}-{}", report_key(first.report), first.incident))
        };
        let id = named.cloned().unwrap_or_else(own);
        let settled = self.standing.of_incident(about);
        self.set_type(&tellings, &settled)?;
        let parts = self.parts(&tellings)?;
        let case = parts.case(self.linker.names());
        let Some(machine) = Summary::of(&id, &case) else { return Ok(None) };
        let summary = self.decided(machine, &case, &settled)?;
        let is_rejected = self.is_rejected(&tellings, &settled);
        let mut rulings = self.rulings(&tellings, &settled, index);
        rulings.sort_by_key(|ruling| ruling.votes.first().map(|(person, _)| person.seq));
        let notes = self.notes(&tellings, index);
        let tellings = tellings.into_iter().collect();
        let mask = Mask::of(&case, Masked::Private);
        let decisions = about.clone();
        Ok(Some(ReviewedIncident { summary, parts, rulings, notes, is_rejected, decisions, tellings, mask }))
    }

    /// Whether it stands that it is none. Who rejected it has seen what reports told of it then; once another one tells of it, it is
    /// there again.
    fn is_rejected(&self, tellings: &[Telling], settled: &BTreeMap<String, Settled>) -> bool {
        let verdict = settled.get(VERDICT).and_then(|settled| settled.stands.as_ref());
        let seen = verdict.and_then(|vote| self.standing.whole().get(&vote.person.seq));
        is_rejected(settled) && seen.is_some_and(|seen| tellings.iter().all(|told| seen.contains(told)))
    }

    /// A decided type is what all reports are taken to tell of, so that policies go by it.
    fn set_type(&mut self, tellings: &[Telling], settled: &BTreeMap<String, Settled>) -> Result<()> {
        let decided = settled.get("type").and_then(|settled| settled.stands.as_ref());
        let Some(Choice::Set(patch)) = decided.map(|vote| &vote.choice) else { return Ok(()) };
        let kind = patch.get("type").and_then(|kind| IncidentType::from_name(kind.as_str()?));
        let Some(kind) = kind else { return Ok(()) };
        for telling in tellings {
            let Some(reading) = self.reading(telling)? else { continue };
            let mut reading = Arc::unwrap_or_clone(reading);
            for incident in reading.incidents.iter_mut().filter(|incident| incident.id == telling.incident) {
                incident.incident_type = kind;
            }
            self.changed.insert(telling.report, Arc::new(reading));
        }
        Ok(())
    }

    fn reading(&mut self, telling: &Telling) -> Result<Option<Arc<Reading>>> {
        if let Some(reading) = self.changed.get(&telling.report) {
            return Ok(Some(Arc::clone(reading)));
        }
        Ok(self.reports.get(self.tx, telling.report)?.map(|now| now.reading))
    }

    fn parts(&mut self, tellings: &[Telling]) -> Result<Parts> {
        let mut readings: BTreeMap<u64, Arc<Reading>> = BTreeMap::new();
        let mut found = Vec::new();
        for telling in tellings {
            let report = telling.report;
            let reading = match readings.get(&report) {
                Some(reading) => Arc::clone(reading),
                None => {
                    let Some(reading) = self.reading(telling)? else { continue };
                    let mut reading = Arc::unwrap_or_clone(reading);
                    incidents::fill(&mut reading);
                    let reading = Arc::new(reading);
                    readings.insert(report, Arc::clone(&reading));
                    reading
                }
            };
            if !self.provenances.contains_key(&report)
                && let Some(now) = self.reports.get(self.tx, report)?
            {
                let provenance = Arc::new(Provenance::of(&now.reading, &report_key(report), &now.text));
                self.provenances.insert(report, provenance);
            }
            let incident = telling.incident.clone();
            found.push(Part { report, key: report_key(report), reading, incident });
        }
        let reports: BTreeSet<u64> = found.iter().map(|part| part.report).collect();
        let provenances: Vec<&Provenance> =
            reports.iter().filter_map(|report| self.provenances.get(report)).map(Arc::as_ref).collect();
        let origins: Origins = origins(&provenances);
        Ok(Parts { tellings: found, origins })
    }

    /// The incident's fields as they stand.
    fn decided(
        &mut self,
        mut summary: Summary,
        case: &incidents::Case<'_>,
        settled: &BTreeMap<String, Settled>,
    ) -> Result<Summary> {
        // Fields that hang together, such as the first and the last day, are put in at once.
        let others = settled
            .iter()
            .filter(|(field, _)| *field != VERDICT && *field != INCIDENT && Kind::from_name(field).is_none());
        let mut all = serde_json::json!({});
        for vote in others.filter_map(|(_, settled)| settled.stands.as_ref()) {
            if let Choice::Set(patch) = &vote.choice {
                fields::join(&mut all, patch);
            }
        }
        let at_once = fields::apply(&mut summary, &all).is_ok();
        for (field, settled) in settled.iter().filter(|(field, _)| *field != VERDICT && *field != INCIDENT) {
            let Some(vote) = &settled.stands else { continue };
            let Choice::Set(patch) = &vote.choice else { continue };
            match (Kind::from_name(field), figures::claims_of(patch)) {
                (Some(kind), Some(anchors)) => {
                    let mut claims = Vec::new();
                    for anchor in &anchors {
                        claims.extend(self.claim_now(anchor)?);
                    }
                    if claims.len() == anchors.len() && claims.iter().all(|id| case.claim(id).is_some()) {
                        figures::decide(&mut summary, case, kind, &claims, &vote.person);
                    } else {
                        self.unfit.push(Unfit {
                            person: vote.person.clone(),
                            act: "correct".to_owned(),
                            why: format!("a claim that {field} was to rest on is read there no more"),
                        });
                    }
                }
                _ if at_once => {}
                _ => {
                    if let Err(why) = fields::apply(&mut summary, patch) {
                        self.unfit.push(Unfit {
                            person: vote.person.clone(),
                            act: "correct".to_owned(),
                            why: format!("{field}: {why}"),
                        });
                    }
                }
            }
        }
        Ok(summary)
    }

    /// The name over all reports of the claim that is meant.
    fn claim_now(&mut self, anchor: &ClaimAnchor) -> Result<Option<String>> {
        let Some(now) = self.reports.get(self.tx, anchor.report)? else { return Ok(None) };
        let id = match anchor.added_by() {
            Some(_) => Some(anchor.claim.clone()),
            None => anchor.find(&now),
        };
        Ok(id.map(|id| format!("{}/{id}", report_key(now.report))))
    }

    /// What was decided about the incident and what is told of it.
    fn rulings(&self, tellings: &[Telling], whole: &BTreeMap<String, Settled>, index: &Index) -> Vec<Ruling> {
        let mut rulings: Vec<Ruling> =
            worth_saying(whole).map(|(field, settled)| ruling(None, field, settled)).collect();
        // A pair of tellings is found by both.
        let subjects: BTreeSet<&Subject> = index.of(tellings).collect();
        for subject in subjects {
            let on = match subject {
                Subject::Claim(report, id) | Subject::Entity(report, id) => {
                    format!("{}/{id}", report_key(*report))
                }
                Subject::Telling(telling) => shown(telling),
                Subject::Pair(a, b) => format!("{} and {}", shown(a), shown(b)),
                Subject::Incident(_) => continue,
            };
            let settled = self.standing.settled(subject);
            rulings.extend(
                worth_saying(&settled).map(|(field, settled)| ruling(Some(on.clone()), field, settled)),
            );
        }
        rulings
    }

    fn notes(&self, tellings: &[Telling], index: &Index) -> Vec<(Person, String)> {
        let subjects: BTreeSet<&Subject> = index.of(tellings).collect();
        let notes = self.standing.notes.iter().filter(|note| subjects.contains(&note.on));
        notes.map(|note| (note.person.clone(), note.text.clone())).collect()
    }
}

/// That what is corrected is right otherwise goes without saying.
fn worth_saying(settled: &BTreeMap<String, Settled>) -> impl Iterator<Item = (&String, &Settled)> {
    let is_plain = |settled: &Settled| {
        let stands = settled.stands.as_ref();
        stands.is_some_and(|vote| vote.choice == Choice::Set(serde_json::Value::Bool(true)))
    };
    settled.iter().filter(move |(field, of)| *field != VERDICT || settled.len() == 1 || !is_plain(of))
}

fn shown(telling: &Telling) -> String {
    format!("{}/{}", report_key(telling.report), telling.incident)
}

fn ruling(on: Option<String>, field: &str, settled: &Settled) -> Ruling {
    let words = |vote: &incidents::review::Vote| match (&vote.choice, &vote.words) {
        (Choice::Machine, _) => "as the machine has it".to_owned(),
        (Choice::Set(value), None) => match value.as_bool() {
            Some(true) => "right".to_owned(),
            Some(false) => "rejected".to_owned(),
            None => value.to_string(),
        },
        (Choice::Set(_), Some(words)) => words.clone(),
    };
    let was = settled.live.iter().find_map(|vote| vote.was.as_ref());
    Ruling {
        on,
        field: field.to_owned(),
        stands: settled.stands.as_ref().map(words),
        machine: was.map(|was| match was {
            serde_json::Value::String(words) => words.clone(),
            serde_json::Value::Null => "none".to_owned(),
            other => other.to_string(),
        }),
        votes: settled.live.iter().map(|vote| (vote.person.clone(), words(vote))).collect(),
        adjudicated: settled.adjudicated.clone(),
    }
}

/// An incident of a report that people made, with nothing known of it but its kind.
fn own_incident(id: &str, kind: claims::reading::IncidentType, main: bool) -> Incident {
    Incident {
        id: id.to_owned(),
        main,
        incident_type: kind,
        title: kind.as_str().replace('_', " "),
        place: None,
        start: None,
        end: None,
        date_precision: DatePrecision::Unknown,
        against: None,
        roles: Vec::new(),
        victims: Vec::new(),
        codes: Codes::default(),
        claims: Vec::new(),
        figures: Vec::new(),
        estimates: Vec::new(),
    }
}
