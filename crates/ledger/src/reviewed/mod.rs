//! What people decided, laid over what is derived by machine.
//!
//! Derived tables know nothing of decisions: they are a function of the reports alone. Here the decisions that stand are
//! applied to the readings and incidents that they are about, each time that somebody looks; all other incidents stay as
//! they are stored.

mod overlay;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use incidents::review::anchor::{IncidentAnchor, TellingAnchor};
use incidents::review::{Act, Now, Person, Recorded, Review, Standing, Subject, Telling, Unfit, Whose};
use incidents::{Mask, Summary};
use serde::Serialize;

use crate::decision::Decision;
use crate::error::{Problem, Result};
use crate::linking::{Linker, Parts, name, report_seq};
use crate::store::collect;
use crate::tx::Tx;

use overlay::{Overlay, Reports};

/// Decisions that are read at once.
const BATCH: usize = 1000;

/// One thing that was decided, as it is shown beside the machine's value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ruling {
    /// What it is about: `r12/c5`, `r12/e3`, `r12/i1`, or none for the incident as a whole.
    pub on: Option<String>,
    /// Which field; `verdict` for whether it is a claim, or an incident, at all.
    pub field: String,
    /// What stands; none if those who decided do not agree and nobody has settled it.
    pub stands: Option<String>,
    /// What the machine has, where the field has a value.
    pub machine: Option<String>,
    /// Who decided, and what: one, or several who did not see each other.
    pub votes: Vec<(Person, String)>,
    /// Who settled it after others had decided.
    pub adjudicated: Option<Person>,
}

/// An incident that people decided something about.
#[derive(Clone, Debug)]
pub struct ReviewedIncident {
    /// As it stands.
    pub summary: Summary,
    /// What it is made of.
    pub parts: Parts,
    /// What was decided.
    pub rulings: Vec<Ruling>,
    /// Remarks.
    pub notes: Vec<(Person, String)>,
    /// Whether it stands that it is none.
    pub is_rejected: bool,
    /// The decisions on it as a whole.
    pub decisions: BTreeSet<u64>,
    tellings: BTreeSet<Telling>,
    mask: Mask,
}

impl ReviewedIncident {
    /// What a list shows of it: names of private persons are masked.
    pub fn listed(&self) -> Summary {
        let mut summary = self.summary.clone();
        self.mask.summary(&mut summary);
        summary
    }
}

/// Something that was decided about.
#[derive(Clone, Debug)]
pub enum Thing {
    /// An incident, with the decisions on it.
    Incident {
        /// One of its tellings.
        first: Option<Telling>,
        /// The decisions.
        decisions: BTreeSet<u64>,
    },
    /// Anything else.
    Other(Subject),
}

/// A ledger's incidents as they stand.
#[derive(Debug, Default)]
pub struct Reviewed {
    /// All that stands.
    pub standing: Standing,
    /// Decisions that do not fit what is read now.
    pub unfit: Vec<Unfit>,
    /// Incidents as they stand, in order of their names.
    pub incidents: Vec<ReviewedIncident>,
    /// The machine's incidents in whose place these stand, with what each is made of.
    instead_of: BTreeMap<String, Vec<Telling>>,
}

impl Reviewed {
    /// Whether a machine's incident stands as it is stored.
    pub fn is_as_stored(&self, incident: &str) -> bool {
        !self.instead_of.contains_key(incident)
    }

    /// An incident as it stands.
    pub fn incident(&self, id: &str) -> Option<&ReviewedIncident> {
        self.incidents.iter().find(|incident| incident.summary.id == id)
    }

    /// What masks the words of a decision: the names of the incident that it is about.
    pub fn mask_of(&self, decision: u64) -> Option<&Mask> {
        let is_about = |incident: &&ReviewedIncident| {
            let ruled = incident.rulings.iter().flat_map(|ruling| {
                let votes = ruling.votes.iter().map(|(person, _)| person.seq);
                votes.chain(ruling.adjudicated.as_ref().map(|person| person.seq))
            });
            incident.decisions.contains(&decision)
                || ruled.chain(incident.notes.iter().map(|(person, _)| person.seq)).any(|seq| seq == decision)
        };
        self.incidents.iter().find(is_about).map(|incident| &incident.mask)
    }

    /// What masks the words of what was decided about something.
    pub fn mask_on(&self, subject: &Subject) -> Option<&Mask> {
        let incident = match subject {
            Subject::Claim(report, _) | Subject::Entity(report, _) => self.with_report(*report).next(),
            Subject::Telling(telling) | Subject::Incident(telling) | Subject::Pair(telling, _) => {
                self.with(telling)
            }
        };
        incident.map(|incident| &incident.mask)
    }

    /// What was decided about, each thing once: an incident by all that decisions on it name it by.
    pub fn things(&self) -> Vec<Thing> {
        let incidents = self.incidents.iter().filter(|incident| !incident.decisions.is_empty());
        let incidents = incidents.map(|incident| Thing::Incident {
            first: incident.tellings.iter().next().cloned(),
            decisions: incident.decisions.clone(),
        });
        let others = self.standing.subjects().filter(|subject| !matches!(subject, Subject::Incident(_)));
        incidents.chain(others.cloned().map(Thing::Other)).collect()
    }

    fn with(&self, telling: &Telling) -> Option<&ReviewedIncident> {
        self.incidents.iter().find(|incident| incident.tellings.contains(telling))
    }

    fn with_report(&self, report: u64) -> impl Iterator<Item = &ReviewedIncident> {
        self.incidents
            .iter()
            .filter(move |incident| incident.tellings.iter().any(|telling| telling.report == report))
    }
}

impl Tx<'_> {
    /// Records what somebody decided.
    ///
    /// # Errors
    /// If it quotes a report that does not stand, or cannot be recorded.
    pub fn add_review(
        &mut self,
        at: jiff::Timestamp,
        by: &str,
        reason: &str,
        review: &Review,
    ) -> Result<u64> {
        if by.trim().is_empty() {
            return Err(Problem::Unfit("a decision says who made it".to_owned()).into());
        }
        let payload = serde_json::to_value(review)
            .map_err(|error| Problem::Unfit(format!("this has no JSON form: {error}")))?;
        let subject = if let Act::Undo { decision } = review.act { Some(decision) } else { None };
        let quotes = review.act.quotes();
        self.add_decision(
            at,
            &Decision {
                kind: review.act.name().to_owned(),
                by: by.trim().to_owned(),
                reason: reason.trim().to_owned(),
                subject,
                quotes,
                payload,
            },
        )
    }

    /// Decisions that took back another and were redacted: what they did stays, though not who did it and why.
    fn redacted_undoings(&mut self) -> Result<Vec<Recorded>> {
        let sql = "SELECT e.seq, e.at, e.subject FROM entries e JOIN entries s ON s.seq = e.subject \
                   WHERE e.kind = 'decision' AND s.kind = 'decision' \
                   AND NOT EXISTS (SELECT 1 FROM contents c WHERE c.seq = e.seq) ORDER BY e.seq";
        collect(self.store, sql, &[], |mut row| {
            let act = Act::Undo { decision: row.opt_seq(2)?.unwrap_or_default() };
            Ok(Recorded {
                seq: row.seq(0)?,
                at: row.text(1)?,
                by: String::new(),
                reason: String::new(),
                review: Review { act, blind: false },
            })
        })
    }

    /// All decisions of reviews, in their order; of a redacted one that took back another, only that it did.
    ///
    /// # Errors
    /// If the ledger cannot be read, or what is stored cannot be understood.
    pub fn reviews(&mut self) -> Result<Vec<Recorded>> {
        let mut found = Vec::new();
        let mut after = 0;
        loop {
            let batch = self.decisions(after, BATCH)?;
            let Some(last) = batch.last() else { break };
            after = last.seq;
            for stored in batch {
                if stored.decision.payload.get("act").is_none() {
                    continue;
                }
                let review: Review = serde_json::from_value(stored.decision.payload).map_err(|error| {
                    Problem::Damaged(format!(
                        "what decision {} says cannot be understood: {error}",
                        stored.seq
                    ))
                })?;
                let Decision { by, reason, .. } = stored.decision;
                found.push(Recorded { seq: stored.seq, at: stored.at, by, reason, review });
            }
        }
        found.extend(self.redacted_undoings()?);
        found.sort_by_key(|recorded| recorded.seq);
        Ok(found)
    }

    /// A report as it stands: the latest reading of the latest version; `None` if it is gone or was never read.
    ///
    /// # Errors
    /// If the ledger cannot be read, or what is stored is damaged.
    pub fn report_now(&mut self, report: u64) -> Result<Option<Now>> {
        let Some(&latest) = self.versions(report)?.last() else { return Ok(None) };
        let (Some(stored), Some(reading)) = (self.report(latest)?, self.latest_reading(latest)?) else {
            return Ok(None);
        };
        Ok(Some(Now {
            report: latest,
            reading_seq: reading.seq,
            reading: Arc::new(reading.reading()?),
            text: stored.text.into(),
        }))
    }

    /// The incidents that people decided something about, as they stand.
    ///
    /// # Errors
    /// If the ledger cannot be read, or what is stored is damaged.
    pub fn reviewed(&mut self, linker: &Linker, whose: &Whose) -> Result<Reviewed> {
        let decisions = self.reviews()?;
        if decisions.is_empty() {
            return Ok(Reviewed::default());
        }
        let mut reports = Reports::default();
        let mut failed = None;
        let standing = Standing::new(&decisions, whose, &mut |report| {
            reports.get(self, report).unwrap_or_else(|error| {
                failed.get_or_insert(error);
                None
            })
        });
        if let Some(error) = failed {
            return Err(error);
        }
        Overlay::new(self, linker, reports, standing).incidents()
    }

    /// The machine's incident of which a report tells; `None` if there is none.
    ///
    /// # Errors
    /// If the ledger cannot be read, or what is stored is damaged.
    pub fn machine_incident(&mut self, telling: &Telling) -> Result<Option<String>> {
        let accounts: Vec<String> =
            self.accounts_of(&[telling.report])?.into_iter().map(|account| account.id).collect();
        let accounts: Vec<&str> = accounts.iter().map(String::as_str).collect();
        for told in self.told(&accounts)? {
            if told.fingerprint.incident == telling.incident {
                return Ok(self.incidents_of(&[told.id()])?.pop().map(|(_, incident)| incident));
            }
        }
        Ok(None)
    }

    /// The incidents that a name may mean, as things stand: as [`Tx::incidents_named`], and the names of those that people made.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn reviewed_named(&mut self, reviewed: &Reviewed, name: &str) -> Result<Vec<String>> {
        if reviewed.incident(name).is_some() {
            return Ok(vec![name.to_owned()]);
        }
        let mut found: BTreeSet<String> = BTreeSet::new();
        for machine in self.incidents_named(name)? {
            match reviewed.instead_of.get(&machine) {
                None => _ = found.insert(machine),
                Some(_) if report_seq(name).is_some() => {}
                // By the name of one whose tellings went elsewhere, where the one that it was named after went is meant.
                Some(tellings) => {
                    let to = tellings.iter().find_map(|telling| reviewed.with(telling));
                    found.extend(to.map(|incident| incident.summary.id.clone()));
                }
            }
        }
        match report_seq(name) {
            Some(report) => found.extend(reviewed.with_report(report).map(|i| i.summary.id.clone())),
            None if name.is_empty() => {}
            None => {
                let begun = reviewed.incidents.iter().map(|incident| &incident.summary.id);
                found.extend(begun.filter(|id| id.starts_with(name)).cloned());
            }
        }
        Ok(found.into_iter().collect())
    }
}

/// An incident by what reports tell of it, so that a decision about it finds it again whatever it is called by then; that after
/// which it is called comes first.
///
/// # Errors
/// If the ledger cannot be read, or what is stored is damaged.
pub fn incident_anchor(tx: &mut Tx<'_>, id: &str, parts: &Parts) -> Result<IncidentAnchor> {
    let reports: Vec<u64> = parts.tellings.iter().map(|part| part.report).collect();
    let accounts: Vec<String> = tx.accounts_of(&reports)?.into_iter().map(|account| account.id).collect();
    let accounts: Vec<&str> = accounts.iter().map(String::as_str).collect();
    let told = tx.told(&accounts)?;
    let lead = told.iter().find(|told| name(told.id()) == id);
    let mut tellings = Vec::new();
    for part in &parts.tellings {
        if let Some(now) = tx.report_now(part.report)? {
            tellings.extend(TellingAnchor::new(part.report, now.reading_seq, &part.reading, &part.incident));
        }
    }
    tellings.sort_by_key(|anchor| {
        let is_lead = lead.is_some_and(|lead| {
            (lead.report, lead.fingerprint.incident.as_str()) == (anchor.report, anchor.incident.as_str())
        });
        (!is_lead, !anchor.main, anchor.report)
    });
    Ok(IncidentAnchor { tellings })
}
