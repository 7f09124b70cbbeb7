//! The reader: one report in, one reading out.

use language::{Context, Document, Knowledge, ParagraphKind};
use reports::Report;
use sha2::{Digest, Sha256};

use crate::attribution::{self, Cues};
use crate::confidence::{self, Weights};
use crate::draft::Draft;
use crate::entities::Entities;
use crate::holders::HolderTypes;
use crate::incident::Occurrence;
use crate::people::People;
use crate::predicates::Predicates;
use crate::reading::{Offsets, Reading, ReportHead, SCHEMA};
use crate::reasons::{self, Reason};
use crate::triage::Triage;
use crate::{
    acts, admissions, alive, attacks, cameo, check, condemnation, contradiction, convert, entities, events,
    figures, genre, groups, headline, heads, holders, homicide, identifications, incident, issuer,
    operations, precision_codes, present, responsibility, roles, status, taken_up, threats, write,
};

/// Reads reports. Made once, shared by all threads.
#[derive(Debug)]
pub struct Reader {
    language: language::Reader,
    cues: Cues,
    predicates: Predicates,
    role_tables: roles::Tables,
    cameo_tables: cameo::Tables,
    people: People,
    entity_tables: entities::Tables,
    holder_types: HolderTypes,
    incident_tables: incident::Tables,
    precision_codes: precision_codes::Table,
    triage: Triage,
    weights: Weights,
    digest: String,
}

/// Note of a reading that is none.
const SKIPPED: &str =
    "Not read: triage found no word of violence, nor of anything else that could give a claim.";

/// A document with everything that was found in it, before it is written as a reading.
pub struct Findings<'a> {
    /// The text as the language stage read it.
    pub doc: &'a Document,
    /// The claims.
    pub drafts: &'a [Draft],
    /// What they are about.
    pub occurrences: &'a [Occurrence],
    /// What does not fit together.
    pub conflicts: &'a [contradiction::Conflict],
    /// Who plays which part.
    pub roles: &'a roles::Found,
    /// Who does what to whom.
    pub events: &'a [cameo::Event],
    /// How exactly, in codes.
    pub precision_codes: &'a precision_codes::Table,
}

impl Reader {
    /// A reader on top of a language reader, with the same knowledge.
    ///
    /// # Errors
    /// If a knowledge file cannot be read; the message names file and line.
    pub fn new(language: language::Reader) -> Result<Self, language::Error> {
        let knowledge: &Knowledge = language.knowledge();
        let predicates = Predicates::new(knowledge)?;
        Ok(Self {
            cues: Cues::new(knowledge)?,
            role_tables: roles::Tables::new(knowledge, predicates.classes())?,
            cameo_tables: cameo::Tables::new(knowledge)?,
            triage: Triage::new(&predicates),
            weights: Weights::new(knowledge)?,
            predicates,
            people: People::new(knowledge)?,
            entity_tables: entities::Tables::new(knowledge)?,
            holder_types: HolderTypes::new(knowledge)?,
            incident_tables: incident::Tables::new(knowledge)?,
            precision_codes: precision_codes::Table::new(knowledge)?,
            digest: language.digest(),
            language,
        })
    }

    /// The language reader below.
    pub fn language(&self) -> &language::Reader {
        &self.language
    }

    /// The document that a report's claims are read from.
    pub fn document(&self, report: &Report) -> Document {
        let context = Context {
            published: report.published.as_ref().map(|p| p.day),
            title: report.title.clone(),
            outlet: report.outlet.clone().or_else(|| report.url.clone()),
        };
        self.language.read(&report.text, &context)
    }

    /// The sentences of a document that count people or hold a violent word: what a reading should not pass over.
    pub fn telling(&self, doc: &Document) -> Vec<language::Span> {
        crate::silence::spans(doc, &self.predicates, &self.people)
    }

    /// Whether a text has any word that could give a claim. One that has none need not be read: [`Self::skip`].
    pub fn may_hold(&self, text: &str) -> bool {
        self.triage.may_hold(text, self.language.lemmatiser())
    }

    /// The reading of a report that is not read, and says so.
    pub fn skip(&self, report: &Report) -> Reading {
        Reading { skipped: true, notes: vec![SKIPPED.to_owned()], ..self.blank(report, None) }
    }

    /// A reading with nothing but its head.
    fn blank(&self, report: &Report, credit: Option<String>) -> Reading {
        Reading {
            schema: SCHEMA.to_owned(),
            reader: format!("sayso {}", env!("CARGO_PKG_VERSION")),
            report: head(report, credit),
            data: self.digest.clone(),
            ..Reading::default()
        }
    }

    /// Reads one report. Figures stay empty: the crate `incidents` reckons them.
    pub fn read(&self, report: &Report) -> Reading {
        self.read_document(report, &self.document(report))
    }

    /// Reads a report whose document has been made already.
    pub fn read_document(&self, report: &Report, doc: &Document) -> Reading {
        self.with_findings(report, doc, |writer, findings| self.reading(report, writer, findings))
    }

    /// A report's reading, and for each of its claims the features that its confidence is reckoned from.
    pub fn read_with_features(&self, report: &Report, doc: &Document) -> (Reading, Vec<Vec<&'static str>>) {
        self.with_findings(report, doc, |writer, findings| {
            let features = confidence::features(doc, findings.occurrences, findings.drafts);
            (self.reading(report, writer, findings), features)
        })
    }

    /// A report's reading, and for each of its claims the words that it was read from.
    pub fn read_with_grounds(&self, report: &Report, doc: &Document) -> (Reading, Vec<heads::Grounds>) {
        self.with_findings(report, doc, |writer, findings| {
            let settings = incident::features(doc, &self.predicates, &self.incident_tables, findings.drafts);
            (self.reading(report, writer, findings), heads::grounds(findings.drafts, settings))
        })
    }

    /// What is seen of the sentences of a report that may open a story of its own, given the sentences that make claims and
    /// the story of each, for fitting `data/stories.tsv`. Those that take up what stands before are left out.
    pub fn story_features(
        &self,
        report: &Report,
        doc: &Document,
        told: &[(usize, usize)],
    ) -> Vec<(usize, Vec<String>)> {
        self.with_findings(report, doc, |_, findings| {
            incident::story_features(doc, &self.predicates, &self.incident_tables, findings.drafts, told)
        })
    }

    /// For each incident of a report, in the order of its reading: where each field comes from.
    pub fn reasons(&self, report: &Report, doc: &Document) -> Vec<Vec<Reason>> {
        self.with_findings(report, doc, |writer, findings| {
            let reading = self.reading(report, writer, findings);
            reasons::find(writer, findings, &reading)
        })
    }

    /// For each event of a report, in the order of its reading: the lines of `data/cameo_verbs.tsv` that made it.
    pub fn event_lines(&self, report: &Report, doc: &Document) -> Vec<Vec<usize>> {
        self.with_findings(report, doc, |_, findings| {
            findings.events.iter().map(|event| event.lines.clone()).collect()
        })
    }

    fn with_findings<R>(
        &self,
        report: &Report,
        doc: &Document,
        use_them: impl FnOnce(&write::Writer<'_>, &Findings<'_>) -> R,
    ) -> R {
        let classes = self.predicates.classes();
        let attributions = attribution::find(doc, &self.cues);
        let entities = Entities::find(doc, self.language.actors(), &self.people, &self.entity_tables);
        let events = events::find(doc, &self.predicates, &self.people);
        let mut drafts = figures::find(doc, &self.people, &self.predicates, &events);
        identifications::add(doc, &self.people, &self.predicates, &entities, &mut drafts);
        taken_up::resume(doc, &entities, &mut drafts);
        let living = alive::find(doc, classes, &entities, &attributions, &drafts);
        drafts.extend(living);
        drafts.extend(attacks::find(doc, &self.predicates, &self.people, &events));
        let mut acts = acts::find(doc, &self.predicates, &events);
        acts.extend(responsibility::of_statements(
            doc,
            classes,
            &self.people,
            &entities,
            &attributions,
            &events,
            &acts,
        ));
        acts.extend(crate::offers::of_statements(
            doc,
            classes,
            &self.people,
            &entities,
            &attributions,
            &acts,
        ));
        acts.extend(threats::of_statements(doc, classes, &self.people, &entities, &attributions, &acts));
        admissions::mark(doc, classes, &self.people, &entities, &attributions, &events, &mut drafts);
        drafts.extend(acts);
        let present = present::find(doc, &self.people, classes, &events, &drafts);
        drafts.extend(crate::nobody_hurt::without_the_dead(doc, present, &drafts));
        drafts.extend(operations::find(doc, &self.predicates, &self.people));
        status::fill(doc, classes, &attributions, &mut drafts);
        crate::denied_claims::fill(doc, classes, &attributions, &mut drafts);
        crate::denied_claims::deny_statements(doc, classes, &mut drafts);
        crate::denied_claims::leave_to_nobody(doc, classes, &mut drafts);
        crate::denied_claims::deny_untrue(doc, classes, &mut drafts);
        crate::false_claims::mark(doc, classes, &attributions, &mut drafts);
        crate::headline_source::fill(doc, &self.holder_types, &entities, &mut drafts);
        holders::resolve(doc, &self.people, &entities, &attributions, &mut drafts);
        alive::take_back(doc, classes, &entities, &mut drafts);
        holders::of_tolls(doc, classes, &self.holder_types, &self.people, &entities, &mut drafts);
        crate::labels::drop_topics(
            doc,
            &self.holder_types,
            &self.people,
            &entities,
            &attributions,
            &mut drafts,
        );
        let transcript =
            crate::turns::fill(doc, classes, &self.people, &entities, &attributions, &mut drafts);
        if !transcript {
            issuer::fill(doc, classes, &mut drafts);
        }
        drop_unproven(doc, &mut drafts);
        drop_teasers(doc, &mut drafts);
        genre::drop_figures_of_speech(doc, classes, &mut drafts);
        genre::drop_beaten_speakers(doc, classes, &mut drafts);
        crate::fiction::drop(doc, classes, &mut drafts);
        crate::reviews::drop(doc, classes, &mut drafts);
        crate::drills::drop(doc, classes, &mut drafts);
        condemnation::drop_unheld(&mut drafts);
        acts::drop_asked(doc, &mut drafts);
        attacks::drop_mere_absence(&mut drafts);
        issuer::leave_to_outlet(doc, &mut drafts);
        present::drop_alone(&mut drafts);
        crate::failed_rescue::fill(doc, &self.people, classes, &mut drafts);
        groups::fill(doc, &self.people, classes, &entities, &mut drafts);
        homicide::fill(doc, classes, &entities, &mut drafts);
        holders::of_each_source(doc, &self.people, self.predicates.classes(), &mut drafts);
        order(&mut drafts);
        let occurrences = incident::find(doc, &self.predicates, &self.incident_tables, &mut drafts);
        groups::hurt_where_nobody_died(doc, &mut drafts);
        groups::arrested_at_protests(&occurrences, &mut drafts);
        self.tolls_of_title(report).mark(0, &mut drafts);
        self.weights.fill(doc, &occurrences, &mut drafts);
        let writer = write::Writer::new(doc, &self.holder_types, &entities, &attributions);
        let conflicts = contradiction::find(&contradiction::Claims {
            doc,
            classes,
            entities: &entities,
            people: &self.people,
            events: &events,
            attributions: &attributions,
            drafts: &drafts,
            same_holder: &|a, b| writer.same_holder(a, b),
        });
        let roles = roles::find(
            &self.role_tables,
            roles::Source {
                doc,
                published: report.published.as_ref().map(|p| p.day),
                classes,
                people: &self.people,
                entities: &entities,
                attributions: &attributions,
                titles: self.language.actors().titles(),
                drafts: &drafts,
                occurrences: &occurrences,
            },
        );
        let year = doc.written.map(jiff::civil::Date::year);
        let coded =
            cameo::find(&self.cameo_tables, doc, &entities, &self.people, self.language.actors(), year);
        let findings = Findings {
            doc,
            drafts: &drafts,
            occurrences: &occurrences,
            conflicts: &conflicts,
            roles: &roles,
            events: &coded,
            precision_codes: &self.precision_codes,
        };
        use_them(&writer, &findings)
    }

    /// The numbers of dead and hurt that the title gives, read as the text is.
    fn tolls_of_title(&self, report: &Report) -> headline::Tolls {
        let title = report.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        let Some(title) = title.filter(|title| self.may_hold(title)) else {
            return headline::Tolls::default();
        };
        let published = report.published.as_ref().map(|p| p.day);
        let doc = self.language.read(title, &Context { published, ..Context::default() });
        headline::Tolls::of(&self.figures_alone(&doc))
    }

    /// The counts of a document, with nothing that tells what they are about.
    pub(crate) fn figures_alone(&self, doc: &Document) -> Vec<Draft> {
        let attributions = attribution::find(doc, &self.cues);
        let entities = Entities::find(doc, self.language.actors(), &self.people, &self.entity_tables);
        let events = events::find(doc, &self.predicates, &self.people);
        let mut drafts = figures::find(doc, &self.people, &self.predicates, &events);
        status::fill(doc, self.predicates.classes(), &attributions, &mut drafts);
        groups::fill(doc, &self.people, self.predicates.classes(), &entities, &mut drafts);
        drafts
    }

    fn reading(&self, report: &Report, writer: &write::Writer<'_>, findings: &Findings<'_>) -> Reading {
        let doc = findings.doc;
        let credit = doc.dateline.as_ref().and_then(|d| d.agency).map(|span| span.of(&doc.text).to_owned());
        let mut reading = writer.reading(findings, self.blank(report, credit));
        reading.not_understood =
            crate::silence::find(findings, &self.predicates, &self.people, &Offsets::new(&doc.text));
        reading.notes.extend(notes(report, doc));
        debug_assert_eq!(crate::check::evidence(&reading, &doc.text), Vec::new());
        reading
    }
}

/// What a page tells of other stories is no claim of the report.
fn drop_teasers(doc: &Document, drafts: &mut Vec<Draft>) {
    let in_teaser: Vec<bool> = drafts
        .iter()
        .map(|draft| {
            let paragraph = doc.sentences[doc.tokens[draft.trigger].sentence].paragraph;
            doc.paragraphs.get(paragraph).is_some_and(|p| p.kind == ParagraphKind::Teaser)
        })
        .collect();
    figures::remove(drafts, &in_teaser);
}

/// A count whose number its own words do not give is no claim: its sentence is listed among those not understood.
fn drop_unproven(doc: &Document, drafts: &mut Vec<Draft>) {
    let unproven: Vec<bool> = drafts
        .iter()
        .map(|draft| {
            draft.counted.as_ref().is_some_and(|c| {
                check::interval_of_count(
                    c.interval.low,
                    c.interval.high,
                    Some(convert::qualifier(c.interval.qualifier)),
                    c.interval.vague.map(convert::vague),
                    c.quantity.map(|span| span.of(&doc.text)),
                )
                .is_some()
            })
        })
        .collect();
    figures::remove(drafts, &unproven);
}

/// Puts the drafts into the order of the text; `part_of` follows.
fn order(drafts: &mut Vec<Draft>) {
    let mut by_place: Vec<usize> = (0..drafts.len()).collect();
    by_place.sort_by_key(|&i| (drafts[i].evidence.start, drafts[i].trigger, i));
    let mut now_at = vec![0; drafts.len()];
    for (new, &old) in by_place.iter().enumerate() {
        now_at[old] = new;
    }
    let mut sorted: Vec<Draft> = by_place.iter().map(|&old| drafts[old].clone()).collect();
    for draft in &mut sorted {
        draft.part_of = draft.part_of.map(|old| now_at[old]);
    }
    *drafts = sorted;
}

fn head(report: &Report, credit: Option<String>) -> ReportHead {
    ReportHead {
        id: report.id.clone(),
        title: report.title.clone(),
        outlet: report.outlet.clone(),
        url: report.url.clone(),
        published: report.published.as_ref().map(|p| p.text.clone()),
        language: "en".to_owned(),
        sha256: hexadecimal(&Sha256::digest(report.text.as_bytes())),
        credit,
        text: None,
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn notes(report: &Report, doc: &Document) -> Vec<String> {
    let mut notes = Vec::new();
    if report.published.is_none() && doc.times.iter().any(|t| t.value.is_none()) {
        notes.push(
            "The publication date is not known, so some times could not be resolved; give it with --published."
                .to_owned(),
        );
    }
    notes
}
