//! What stands of all that was decided.

use std::collections::{BTreeMap, BTreeSet};

use claims::Reading;
use claims::reading::{Claim, Entity, TextSpan};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::anchor::{IncidentAnchor, TellingAnchor, added_id};
use super::fields::{apply_part, patched};
use super::regroup::Change;
use super::{Act, Linked, Now, Recorded, Target};

/// Whose decisions count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    All,
    /// One person's: what somebody sees who codes blind.
    Only(String),
}

/// What one report tells of one incident, as things stand: the report's number and the incident's id in its reading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Telling {
    /// The report.
    pub report: u64,
    /// The incident.
    pub incident: String,
}

/// What a decision is about, as things stand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A claim of a report.
    Claim(u64, String),
    /// What a report tells of an incident.
    Telling(Telling),
    /// Somebody who is named in a report.
    Entity(u64, String),
    /// An incident, by the telling after which it was named.
    Incident(Telling),
    /// Whether what two reports tell is one incident.
    Pair(Telling, Telling),
}

/// The field under which stands whether something is a claim, an incident, or one incident with another.
pub const VERDICT: &str = "verdict";

/// The field under which stands to which incident something belongs.
pub const INCIDENT: &str = "incident";

/// What somebody chose for a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// The machine's value.
    Machine,
    /// Another: for a verdict true or false, else a patch.
    Set(Value),
}

/// Who decided, when, why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The decision's number.
    pub seq: u64,
    /// When it was recorded.
    pub at: String,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Whether without having seen what others had decided.
    pub blind: bool,
}

/// What somebody decided of one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Vote {
    /// Who.
    pub person: Person,
    /// What.
    pub choice: Choice,
    /// The same in words; none for the machine's value and for verdicts.
    pub words: Option<String>,
    /// What the machine had when it was decided; none for verdicts.
    pub was: Option<Value>,
}

/// What stands of the votes on one field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settled {
    /// What holds; none where those who decided blind do not agree and nobody has settled it.
    pub stands: Option<Vote>,
    /// The votes that count: one, or several that were cast blind.
    pub live: Vec<Vote>,
    /// Who settled it after others had decided.
    pub adjudicated: Option<Person>,
}

impl Settled {
    /// Takes the next vote, in the order of the decisions.
    fn cast(&mut self, vote: Vote) {
        let is_other = |known: &Vote| known.person.by != vote.person.by;
        let differs = self.live.iter().any(|known| is_other(known) && known.choice != vote.choice);
        if vote.person.blind {
            // What was settled is not opened again by somebody who did not know.
            if self.adjudicated.as_ref().is_some_and(|person| person.by != vote.person.by) {
                return;
            }
            self.live.retain(is_other);
        } else if differs || self.stands.is_none() {
            if self.live.iter().any(is_other) {
                self.adjudicated = Some(vote.person.clone());
            }
            self.live.clear();
        } else {
            self.live.retain(is_other);
        }
        self.live.push(vote);
        let agree = self.live.windows(2).all(|pair| pair[0].choice == pair[1].choice);
        self.stands = self.live.last().filter(|_| agree).cloned();
    }
}

/// Which of the votes on one field count, in their order.
pub fn settle(votes: &[Vote]) -> Settled {
    let mut settled = Settled::default();
    votes.iter().for_each(|vote| settled.cast(vote.clone()));
    settled
}

/// What one decision says of its subject.
#[derive(Clone, Debug)]
enum Said {
    Accepted,
    Rejected,
    Set(Vec<Set>),
}

#[derive(Clone, Debug)]
struct Set {
    field: String,
    value: Value,
    words: String,
    was: Value,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Who.
    pub person: Person,
    /// On what.
    pub on: Subject,
    /// What.
    pub text: String,
}

/// A decision that what is now read does not fit any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unfit {
    /// Who.
    #[serde(flatten)]
    pub person: Person,
    /// What kind of decision.
    pub act: String,
    /// Why it does not fit.
    pub why: String,
}

/// All that stands.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    said: BTreeMap<Subject, Vec<(Person, Said)>>,
    /// What each decision on an incident was about: all that reports told of it then.
    whole: BTreeMap<u64, BTreeSet<Telling>>,
    added: BTreeMap<u64, Vec<(Person, Claim)>>,
    /// The kind of incident of claims that were added with one of their own.
    own_incidents: BTreeMap<(u64, String), claims::reading::IncidentType>,
    /// What each decision parted from an incident.
    parted: BTreeMap<u64, BTreeSet<Telling>>,
    /// Remarks.
    pub notes: Vec<Note>,
    /// Decisions that do not fit what is read now.
    pub unfit: Vec<Unfit>,
}

impl Standing {
    /// Of decisions in their order. `now` gives a report as it stands, by the number of any of its versions; none if it is gone.
    pub fn new(decisions: &[Recorded], whose: &Whose, now: &mut dyn FnMut(u64) -> Option<Now>) -> Self {
        let mut standing = Self::default();
        for recorded in active(decisions, whose) {
            let person = Person {
                seq: recorded.seq,
                at: recorded.at.clone(),
                by: recorded.by.clone(),
                reason: recorded.reason.clone(),
                blind: recorded.review.blind,
            };
            if let Err(why) = standing.take(&person, &recorded.review.act, now) {
                let act = recorded.review.act.name().to_owned();
                standing.unfit.push(Unfit { person, act, why: why.to_owned() });
            }
        }
        standing
    }

    fn take(
        &mut self,
        person: &Person,
        act: &Act,
        now: &mut dyn FnMut(u64) -> Option<Now>,
    ) -> Result<(), &'static str> {
        match act {
            Act::Undo { .. } => {}
            Act::Accept { on } => {
                let subject = self.subject(person, on, now)?;
                self.say(subject, person, Said::Accepted);
            }
            Act::Reject { on } => {
                let subject = self.subject(person, on, now)?;
                self.say(subject, person, Said::Rejected);
            }
            Act::Correct { on, set } => {
                let subject = self.subject(person, on, now)?;
                let set = set.iter().map(|correction| Set {
                    field: correction.field.clone(),
                    value: Value::Object(correction.patch.clone()),
                    words: correction.value.clone(),
                    was: correction.was.clone(),
                });
                self.say(subject, person, Said::Set(set.collect()));
            }
            Act::Note { on, text } => {
                let on = subject(on, now)?;
                self.notes.push(Note { person: person.clone(), on, text: text.clone() });
            }
            Act::Add { report, claim, to, incident_type } => {
                let now_report = now(*report).ok_or(GONE)?;
                let mut claim = placed(claim, &now_report).ok_or(NO_WORDS)?;
                claim.id = added_id(person.seq);
                let to = match to {
                    Some(anchor) => Some(lead(anchor, now)?),
                    None => None,
                };
                claim.incident = added_id(person.seq);
                let on = Subject::Claim(now_report.report, claim.id.clone());
                if let Some(kind) = incident_type {
                    self.own_incidents.insert((now_report.report, claim.incident.clone()), *kind);
                }
                self.added.entry(now_report.report).or_default().push((person.clone(), claim));
                let set = to.map(|to| belongs(&to)).into_iter().collect::<Vec<_>>();
                self.say(on, person, if set.is_empty() { Said::Accepted } else { Said::Set(set) });
            }
            Act::Merge { a, b } => {
                let (a, b) = (lead(a, now)?, lead(b, now)?);
                self.say(pair(a, b), person, Said::Accepted);
            }
            Act::Split { from, tellings } => {
                let from = lead(from, now)?;
                let found =
                    tellings.iter().map(|anchor| telling(anchor, now)).collect::<Result<Vec<_>, _>>()?;
                for telling in found {
                    self.parted.entry(person.seq).or_default().insert(telling.clone());
                    self.say(pair(telling, from.clone()), person, Said::Rejected);
                }
            }
            Act::Link { on, to } => {
                let to = lead(to, now)?;
                let on = match on {
                    Linked::Claim(claim) => subject(&Target::Claim(claim.clone()), now)?,
                    Linked::Telling(anchor) => Subject::Telling(telling(anchor, now)?),
                };
                self.say(on, person, Said::Set(vec![belongs(&to)]));
            }
        }
        Ok(())
    }

    /// What is decided about; of an incident, all of it is kept.
    fn subject(
        &mut self,
        person: &Person,
        on: &Target,
        now: &mut dyn FnMut(u64) -> Option<Now>,
    ) -> Result<Subject, &'static str> {
        if let Target::Incident(anchor) = on {
            let found = anchor.tellings.iter().filter_map(|of| telling(of, now).ok());
            self.whole.insert(person.seq, found.collect());
        }
        subject(on, now)
    }

    /// What decisions on incidents were about, by their numbers.
    pub fn whole(&self) -> &BTreeMap<u64, BTreeSet<Telling>> {
        &self.whole
    }

    /// What holds of each field of an incident by some of the decisions on incidents.
    pub fn of_incident(&self, decisions: &BTreeSet<u64>) -> BTreeMap<String, Settled> {
        let votes = self.votes_of_incident(decisions);
        votes.into_iter().map(|(field, votes)| (field, settle(&votes))).collect()
    }

    /// The votes on each field of an incident by some of the decisions on incidents.
    pub fn votes_of_incident(&self, decisions: &BTreeSet<u64>) -> BTreeMap<String, Vec<Vote>> {
        let on_incidents = self.said.iter().filter(|(subject, _)| matches!(subject, Subject::Incident(_)));
        let of =
            on_incidents.flat_map(|(_, said)| said).filter(|(person, _)| decisions.contains(&person.seq));
        votes_of(of.collect())
    }

    fn say(&mut self, subject: Subject, person: &Person, said: Said) {
        self.said.entry(subject).or_default().push((person.clone(), said));
    }

    /// What was decided about.
    pub fn subjects(&self) -> impl Iterator<Item = &Subject> {
        self.said.keys()
    }

    /// The reports whose readings are not the machine's.
    pub fn reports(&self) -> BTreeSet<u64> {
        let changed = self.said.keys().filter_map(|subject| match subject {
            Subject::Claim(report, _) | Subject::Entity(report, _) => Some(*report),
            Subject::Telling(telling) => Some(telling.report),
            Subject::Incident(_) | Subject::Pair(..) => None,
        });
        changed.chain(self.added.keys().copied()).collect()
    }

    /// The votes on each field of one subject, in the order of the decisions.
    pub fn votes(&self, subject: &Subject) -> BTreeMap<String, Vec<Vote>> {
        votes_of(self.said.get(subject).into_iter().flatten().collect())
    }

    /// What holds of each field of one subject.
    pub fn settled(&self, subject: &Subject) -> BTreeMap<String, Settled> {
        self.votes(subject).into_iter().map(|(field, votes)| (field, settle(&votes))).collect()
    }

    /// A report's reading as it stands: what was rejected is gone, what was added is there, what was corrected is corrected.
    /// Corrections that do not fit are left out and named. Where claims belong is not yet seen to ([`Standing::moves`]).
    pub fn reading(&self, now: &Now) -> (Reading, Vec<Unfit>) {
        let mut reading = (*now.reading).clone();
        let mut unfit = Vec::new();
        for (_, claim) in self.added.get(&now.report).into_iter().flatten() {
            reading.claims.push(claim.clone());
        }
        let from = Subject::Claim(now.report, String::new());
        for subject in self.said.range(from..).map(|(subject, _)| subject) {
            let Subject::Claim(report, id) = subject else { break };
            if *report != now.report {
                break;
            }
            let settled = self.settled(subject);
            if is_rejected(&settled) {
                remove(&mut reading, id);
                continue;
            }
            for (vote, patch) in patches(&settled) {
                let fits = patched(&mut reading, id, &patch, &now.text);
                if let Err(why) = fits {
                    let person = vote.person.clone();
                    unfit.push(Unfit { person, act: "correct".to_owned(), why });
                }
            }
        }
        for (subject, settled) in self.of_report(now.report) {
            let done = match subject {
                Subject::Telling(telling) if is_rejected(&settled) => {
                    reject_telling(&mut reading, &telling.incident);
                    Ok(())
                }
                Subject::Telling(telling) => patches(&settled).into_iter().try_for_each(|(vote, patch)| {
                    let found = reading.incidents.iter_mut().find(|i| i.id == telling.incident);
                    replace(found, &patch).map_err(|why| (vote.person.clone(), why))
                }),
                Subject::Entity(_, id) => patches(&settled).into_iter().try_for_each(|(vote, patch)| {
                    let found = reading.entities.iter_mut().find(|entity| entity.id == *id);
                    rename(found, &patch).map_err(|why| (vote.person.clone(), why))
                }),
                _ => Ok(()),
            };
            if let Err((person, why)) = done {
                unfit.push(Unfit { person, act: "correct".to_owned(), why });
            }
        }
        reading.claims.sort_by_key(|claim| (claim.evidence.start, claim.trigger.start));
        (reading, unfit)
    }

    /// What was decided about tellings and persons of one report.
    fn of_report(&self, report: u64) -> Vec<(&Subject, BTreeMap<String, Settled>)> {
        let first = Telling { report, incident: String::new() };
        let next = Telling { report: report.saturating_add(1), incident: String::new() };
        let tellings = self.said.range(Subject::Telling(first)..Subject::Telling(next));
        let entities = self.said.range(
            Subject::Entity(report, String::new())..Subject::Entity(report.saturating_add(1), String::new()),
        );
        let subjects = tellings.chain(entities).map(|(subject, _)| subject);
        subjects.map(|subject| (subject, self.settled(subject))).collect()
    }

    /// To which incidents claims were laid: report, claim, a telling of that incident; those that were added without one
    /// begin an incident of their own, of that kind.
    pub fn moves(&self) -> Vec<(u64, String, Option<Telling>)> {
        let mut moves = Vec::new();
        for subject in self.said.keys() {
            let Subject::Claim(report, claim) = subject else { continue };
            let settled = self.settled(subject);
            if is_rejected(&settled) {
                continue;
            }
            let to = settled.get(INCIDENT).and_then(|settled| settled.stands.as_ref()).and_then(telling_of);
            let is_added = super::anchor::added_by(claim).is_some();
            if to.is_some() || is_added {
                moves.push((*report, claim.clone(), to));
            }
        }
        moves
    }

    /// The kind of incident that an added claim begins.
    pub fn own_incident(&self, report: u64, incident: &str) -> claims::reading::IncidentType {
        let key = (report, incident.to_owned());
        self.own_incidents.get(&key).copied().unwrap_or(claims::reading::IncidentType::Other)
    }

    /// What was decided of which tellings are one incident, in the order of the decisions.
    pub fn changes(&self) -> Vec<Change> {
        let mut changes: Vec<(u64, Change)> = Vec::new();
        for subject in self.said.keys() {
            let settled = self.settled(subject);
            match subject {
                Subject::Pair(a, b) => {
                    let Some(vote) = settled.get(VERDICT).and_then(|settled| settled.stands.as_ref()) else {
                        continue;
                    };
                    let first = settled.get(VERDICT).and_then(|settled| settled.live.first());
                    // Those who agree blind send the same away; the first of them says with whom it stays.
                    let seq = first.map_or(vote.person.seq, |first| first.person.seq);
                    let change = if vote.choice == Choice::Set(Value::Bool(true)) {
                        Change::Join(a.clone(), b.clone())
                    } else {
                        let goes = |telling: &Telling| {
                            self.parted.get(&seq).is_some_and(|parted| parted.contains(telling))
                        };
                        let (goes, stays) = if goes(a) { (a, b) } else { (b, a) };
                        Change::Part { decision: seq, goes: goes.clone(), stays: stays.clone() }
                    };
                    changes.push((seq, change));
                }
                Subject::Telling(telling) => {
                    let stands = settled.get(INCIDENT).and_then(|settled| settled.stands.as_ref());
                    if let Some((vote, to)) = stands.and_then(|vote| Some((vote, telling_of(vote)?))) {
                        changes.push((vote.person.seq, Change::Move(telling.clone(), to)));
                    }
                }
                _ => {}
            }
        }
        changes.sort_by_key(|(seq, _)| *seq);
        changes.into_iter().map(|(_, change)| change).collect()
    }
}

/// Whether it stands that it is none.
pub fn is_rejected(settled: &BTreeMap<String, Settled>) -> bool {
    let verdict = settled.get(VERDICT).and_then(|settled| settled.stands.as_ref());
    verdict.is_some_and(|vote| vote.choice == Choice::Set(Value::Bool(false)))
}

/// The corrections that stand.
pub fn patches(settled: &BTreeMap<String, Settled>) -> Vec<(&Vote, Value)> {
    let others = settled.iter().filter(|(field, _)| *field != VERDICT && *field != INCIDENT);
    let standing = others.filter_map(|(_, settled)| settled.stands.as_ref());
    standing
        .filter_map(|vote| match &vote.choice {
            Choice::Set(patch) => Some((vote, patch.clone())),
            Choice::Machine => None,
        })
        .collect()
}

fn replace<T: Serialize + serde::de::DeserializeOwned>(
    found: Option<&mut T>,
    patch: &Value,
) -> Result<(), String> {
    apply_part(found.ok_or_else(|| "it is read no more".to_owned())?, patch)
}

/// Changes somebody who is named. What the report calls him stays one of his names, and what a person decided of his privacy goes
/// before what other reports make of it.
fn rename(found: Option<&mut Entity>, patch: &Value) -> Result<(), String> {
    let entity = found.ok_or_else(|| "it is read no more".to_owned())?;
    let before = entity.clone();
    apply_part(entity, patch)?;
    if entity.name != before.name && !entity.aliases.contains(&before.name) {
        entity.aliases.push(before.name);
    }
    entity.masked = entity.private && (before.masked || !before.private);
    Ok(())
}

fn reject_telling(reading: &mut Reading, incident: &str) {
    let of: Vec<String> =
        reading.claims.iter().filter(|claim| claim.incident == incident).map(|c| c.id.clone()).collect();
    for claim in of {
        remove(reading, &claim);
    }
    reading.incidents.retain(|told| told.id != incident);
}

fn remove(reading: &mut Reading, claim: &str) {
    reading.claims.retain(|known| known.id != claim);
    for known in reading.claims.iter_mut().filter(|known| known.part_of.as_deref() == Some(claim)) {
        known.part_of = None;
    }
    for incident in &mut reading.incidents {
        incident.claims.retain(|known| known != claim);
        for victim in incident.victims.iter_mut().filter(|v| v.counted_in.as_deref() == Some(claim)) {
            victim.counted_in = None;
        }
    }
    reading.contradictions.retain(|pair| pair.a != claim && pair.b != claim);
}

/// The decisions that were not undone; an undoing that is itself undone does nothing.
fn active<'d>(decisions: &'d [Recorded], whose: &Whose) -> Vec<&'d Recorded> {
    let mut undone: BTreeSet<u64> = BTreeSet::new();
    let mut standing = Vec::new();
    let counts = |by: &str| match whose {
        Whose::All => true,
        // Who took something back in a decision that was redacted is not known any more.
        Whose::Only(person) => by == person || by.is_empty(),
    };
    for recorded in decisions.iter().rev().filter(|recorded| counts(&recorded.by)) {
        if undone.contains(&recorded.seq) {
            continue;
        }
        if let Act::Undo { decision } = recorded.review.act {
            undone.insert(decision);
        }
        standing.push(recorded);
    }
    standing.reverse();
    standing
}

/// The votes on each field, in the order of the decisions.
fn votes_of(mut all: Vec<&(Person, Said)>) -> BTreeMap<String, Vec<Vote>> {
    all.sort_by_key(|(person, _)| person.seq);
    let fields: BTreeSet<&str> = all
        .iter()
        .filter_map(|(_, said)| if let Said::Set(set) = said { Some(set) } else { None })
        .flat_map(|set| set.iter().map(|set| set.field.as_str()))
        .collect();
    let verdict = |(person, said): &&(Person, Said)| Vote {
        person: person.clone(),
        choice: Choice::Set(Value::Bool(!matches!(said, Said::Rejected))),
        words: None,
        was: None,
    };
    let mut votes = BTreeMap::new();
    if !all.is_empty() {
        votes.insert(VERDICT.to_owned(), all.iter().map(verdict).collect());
    }
    for field in fields {
        votes.insert(field.to_owned(), votes_on(field, &all));
    }
    votes
}

fn votes_on(field: &str, all: &[&(Person, Said)]) -> Vec<Vote> {
    let mut votes: Vec<Vote> = Vec::new();
    let mut settled = Settled::default();
    for (person, said) in all {
        let machine = || Vote { person: person.clone(), choice: Choice::Machine, words: None, was: None };
        let set = if let Said::Set(set) = said { set.iter().find(|set| set.field == field) } else { None };
        let vote = match (set, said) {
            (Some(set), _) => Vote {
                person: person.clone(),
                choice: set.choice(),
                words: Some(set.words.clone()),
                was: Some(set.was.clone()),
            },
            (None, Said::Rejected) => continue,
            // Who has seen the machine's value alone, and left it.
            (None, _) if person.blind => {
                if votes.iter().any(|known| known.person.by == person.by) {
                    continue;
                }
                machine()
            }
            // Who accepts what is shown accepts what others have made of it.
            (None, Said::Accepted) => match &settled.stands {
                Some(shown) => Vote { person: person.clone(), ..shown.clone() },
                None => machine(),
            },
            (None, _) => continue,
        };
        settled.cast(vote.clone());
        votes.push(vote);
    }
    votes
}

impl Set {
    /// What the machine has is no other value, however it is written.
    fn choice(&self) -> Choice {
        let same = match &self.was {
            Value::String(was) => *was == self.words,
            _ => false,
        };
        if same { Choice::Machine } else { Choice::Set(self.value.clone()) }
    }
}

fn belongs(to: &Telling) -> Set {
    let value = json!(to);
    Set {
        field: INCIDENT.to_owned(),
        value,
        words: format!("r{}/{}", to.report, to.incident),
        was: Value::Null,
    }
}

fn telling_of(vote: &Vote) -> Option<Telling> {
    match &vote.choice {
        Choice::Set(value) => serde_json::from_value(value.clone()).ok(),
        Choice::Machine => None,
    }
}

/// How the name of an incident ends that a report has got by a claim that was laid to it.
pub const MOVED: &str = "-moved";

const GONE: &str = "its report is not there any more";
const NO_WORDS: &str = "its words do not stand in the report as it is now";
const NOT_READ: &str = "what it is about is not read there any more";

fn subject(target: &Target, now: &mut dyn FnMut(u64) -> Option<Now>) -> Result<Subject, &'static str> {
    match target {
        Target::Claim(anchor) => {
            let now = now(anchor.report).ok_or(GONE)?;
            // Whether an added claim stands is known where it is looked for.
            let id = match anchor.added_by() {
                Some(_) => anchor.claim.clone(),
                None => anchor.find(&now).ok_or(NOT_READ)?,
            };
            Ok(Subject::Claim(now.report, id))
        }
        Target::Telling(anchor) => telling(anchor, now).map(Subject::Telling),
        Target::Incident(anchor) => lead(anchor, now).map(Subject::Incident),
        Target::Entity(anchor) => {
            let now = now(anchor.report).ok_or(GONE)?;
            Ok(Subject::Entity(now.report, anchor.find(&now).ok_or(NOT_READ)?))
        }
    }
}

fn telling(anchor: &TellingAnchor, now: &mut dyn FnMut(u64) -> Option<Now>) -> Result<Telling, &'static str> {
    let now = now(anchor.report).ok_or(GONE)?;
    // An incident that was made with a claim that was added or moved.
    let is_made = super::anchor::added_by(&anchor.incident).is_some() || anchor.incident.ends_with(MOVED);
    let incident = if is_made { anchor.incident.clone() } else { anchor.find(&now).ok_or(NOT_READ)? };
    Ok(Telling { report: now.report, incident })
}

/// The first telling of an incident that is still there.
fn lead(anchor: &IncidentAnchor, now: &mut dyn FnMut(u64) -> Option<Now>) -> Result<Telling, &'static str> {
    let mut why = NOT_READ;
    for of in &anchor.tellings {
        match telling(of, now) {
            Ok(found) => return Ok(found),
            Err(found) => why = found,
        }
    }
    Err(why)
}

fn pair(a: Telling, b: Telling) -> Subject {
    if a <= b { Subject::Pair(a, b) } else { Subject::Pair(b, a) }
}

/// An added claim in the report as it is now: where its clause stands, whoever is named there.
fn placed(claim: &Claim, now: &Now) -> Option<Claim> {
    let mut claim = claim.clone();
    if !super::fields::holds(&claim, &now.text) {
        let start = only_at(&now.text, &claim.evidence.text)?;
        let moved = |span: &mut TextSpan| {
            let from = (span.start + start).checked_sub(claim.evidence.start)?;
            span.end = from + (span.end - span.start);
            span.start = from;
            Some(())
        };
        moved(&mut claim.trigger)?;
        claim.quantity.as_mut().map(moved).unwrap_or(Some(()))?;
        if let Some(holder) = &mut claim.holder {
            holder.span = super::fields::find_words(&now.text, &holder.span.text, start)?;
        }
        if let Some(verification) = &mut claim.verification {
            moved(&mut verification.span)?;
        }
        let length = claim.evidence.end - claim.evidence.start;
        claim.evidence.start = start;
        claim.evidence.end = start + length;
    }
    super::fields::know_holder(&mut claim, &now.reading);
    super::fields::holds(&claim, &now.text).then_some(claim)
}

/// Where words stand that stand once, in characters.
fn only_at(text: &str, words: &str) -> Option<usize> {
    let mut found = text.match_indices(words);
    let (at, _) = found.next()?;
    found.next().is_none().then(|| text[..at].chars().count())
}
