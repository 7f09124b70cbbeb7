//! Findings -> [`Reading`]: ids, character spans, and what can be told of each claim's holder, place and time.

use language::names::Sex;
use language::{Deprel, Document, Span, TokenId, Upos};

use crate::attribution::{self, Attribution};
use crate::cameo;
use crate::convert;
use crate::counting::Counted;
use crate::draft::{Draft, Holder};
use crate::entities::Entities;
use crate::holders::{self, HolderTypes};
use crate::incident::{Along, Occurrence, is_spoken};
use crate::np;
use crate::reader::Findings;
use crate::reading::{
    self, Claim, Contradiction, How, Incident, IncidentType, Offsets, Place, Reading, Role, Time, Victim,
};
use crate::roles;
use crate::whereabouts::{PlaceList, date_precision, named_exactly, place_id};

/// Steps up the tree from a time to the clause that it is of, at most.
const STEPS_OF_TIME: usize = 12;

/// Writes readings of one document.
pub struct Writer<'a> {
    doc: &'a Document,
    offsets: Offsets<'a>,
    holder_types: &'a HolderTypes,
    entities: &'a Entities,
    attributions: &'a [Attribution],
    places: PlaceList,
}

impl<'a> Writer<'a> {
    /// For one document.
    pub fn new(
        doc: &'a Document,
        holder_types: &'a HolderTypes,
        entities: &'a Entities,
        attributions: &'a [Attribution],
    ) -> Self {
        let offsets = Offsets::new(&doc.text);
        let places = PlaceList::new(doc, &offsets);
        Self { doc, offsets, holder_types, entities, attributions, places }
    }

    /// Whether two drafts have one holder: the same entity, the same words, or both the outlet itself.
    pub fn same_holder(&self, a: &Draft, b: &Draft) -> bool {
        match (&a.holder, &b.holder) {
            (None, None) => true,
            (Some(a), Some(b)) => match (self.entities.at(a.head), self.entities.at(b.head)) {
                (Some(a), Some(b)) => a == b,
                _ => self.holder_text(a).to_lowercase() == self.holder_text(b).to_lowercase(),
            },
            _ => false,
        }
    }

    /// A span as it leaves the program.
    pub fn text_span(&self, span: Span) -> reading::TextSpan {
        self.offsets.span(span)
    }

    /// The reading, without its head.
    pub fn reading(&self, findings: &Findings<'_>, blank: Reading) -> Reading {
        // A claim's attribution is always given, whatever else is left out.
        let refers = |index: usize| {
            findings.drafts.iter().any(|d| d.holder.as_ref().is_some_and(|h| h.attribution == Some(index)))
        };
        let ids = attribution::ids_of(self.attributions, refers);
        let (places, at) = self.places.of_incidents(self.doc, findings.occurrences);
        Reading {
            entities: self.entities.to_reading(self.doc, &self.offsets),
            places: places.clone(),
            times: self.doc.times.iter().map(|t| self.time(t)).collect(),
            attributions: attribution::to_reading(
                self.attributions,
                &self.offsets,
                |a| a.source.and_then(|s| self.entities.at(s.antecedent.unwrap_or(s.head))).map(entity_id),
                refers,
            ),
            claims: findings
                .drafts
                .iter()
                .enumerate()
                .map(|(i, draft)| self.claim(i, draft, findings, &ids))
                .collect(),
            incidents: self.incidents(findings, &places, &at),
            contradictions: findings
                .conflicts
                .iter()
                .map(|conflict| Contradiction {
                    a: claim_id(conflict.a),
                    b: claim_id(conflict.b),
                    kind: conflict.kind,
                    strength: conflict.strength,
                    may_be: conflict.may_be.clone(),
                    why: conflict.why.clone(),
                })
                .collect(),
            events: findings.events.iter().enumerate().map(|(i, event)| self.event(i, event)).collect(),
            ..blank
        }
    }

    fn event(&self, index: usize, event: &cameo::Event) -> reading::Event {
        let words = |party: &cameo::Party| self.offsets.span(np::core(self.doc, party.head));
        reading::Event {
            id: format!("v{}", index + 1),
            source: event.source.code.clone(),
            target: event.target.as_ref().map_or_else(|| cameo::NOBODY.to_owned(), |t| t.code.clone()),
            code: event.code.clone(),
            plover: event.plover.clone(),
            source_span: words(&event.source),
            target_span: event.target.as_ref().map(words),
            trigger: self.offsets.span(self.doc.tokens[event.trigger].span),
        }
    }

    fn time(&self, time: &language::Time) -> Time {
        Time {
            span: self.offsets.span(time.span),
            value: time.value.clone(),
            precision: convert::time_precision(time.precision),
        }
    }

    fn claim(&self, index: usize, draft: &Draft, findings: &Findings<'_>, ids: &[Option<String>]) -> Claim {
        let doc = self.doc;
        let counted = draft.counted.as_ref();
        let interval = counted.map(|c| c.interval);
        let holder = draft.holder.as_ref().map(|holder| self.holder(holder, ids));
        let said = draft.holder.as_ref().and_then(|h| self.time_said(h));
        Claim {
            id: claim_id(index),
            kind: draft.kind,
            low: interval.and_then(|i| i.low),
            high: interval.and_then(|i| i.high),
            qualifier: interval.map(|i| convert::qualifier(i.qualifier)),
            of: counted.map(|c| without_marks(c.of.of(&doc.text)).to_owned()),
            who: counted.and_then(|c| self.person_counted(c)).map(entity_id),
            group: draft.group,
            as_called: counted.and_then(|c| self.as_called(c)),
            role_detail: counted.and_then(|c| c.who.role_detail),
            part_of: draft.part_of.map(claim_id),
            by: draft.agent.and_then(|agent| self.entities.at(agent)).map(entity_id),
            place: self.place_in(draft).map(place_id),
            time: self.time_in(draft),
            said,
            as_of: None,
            holder,
            status: Claim::derived_status(
                draft.stance,
                draft.reality,
                draft.verification.as_ref().map(|verification| verification.state),
            ),
            stance: draft.stance,
            reality: draft.reality,
            verification: draft.verification.as_ref().map(|verification| reading::Verification {
                state: verification.state,
                by: verification.by.map(|span| span.of(&doc.text).to_owned()),
                span: self.offsets.span(verification.span),
            }),
            confidence: draft.confidence,
            evidence: self.offsets.span(draft.evidence),
            trigger: self.offsets.span(doc.tokens[draft.trigger].span),
            quantity: counted.and_then(|c| c.quantity).map(|span| self.offsets.span(span)),
            vague: interval.and_then(|i| i.vague).map(convert::vague),
            incident: incident_id(self.position(draft.incident, findings)),
            in_title: draft.in_title,
        }
    }

    /// The person whom a count of one is of, where the report names that person.
    fn person_counted(&self, counted: &Counted) -> Option<usize> {
        let one = counted.interval.low == Some(1) && counted.interval.high == Some(1);
        let entity = self.entities.at(counted.head).filter(|_| one)?;
        // A first or last name alone may be another mention of somebody with a full one.
        let full_name = self.entities.describe(self.doc, counted.head).split_whitespace().nth(1).is_some();
        // "The chief said that he ...": a pronoun is too easily taken for whoever speaks.
        let pronoun = self.doc.tokens[counted.head].upos == language::Upos::Pron;
        let sources = || self.attributions.iter().filter_map(|a| a.source);
        let speaks =
            pronoun && sources().any(|s| self.entities.at(s.antecedent.unwrap_or(s.head)) == Some(entity));
        let person = self.entities.kind(entity) == Some(reading::EntityKind::Person);
        (person && full_name && !speaks).then_some(entity)
    }

    /// The holder's word for those counted: the head noun with its compounds.
    fn as_called(&self, counted: &Counted) -> Option<String> {
        let word = np::name(self.doc, counted.head).of(&self.doc.text);
        (!word.is_empty() && counted.who.is_person).then(|| word.to_owned())
    }

    fn holder_text(&self, holder: &Holder) -> String {
        let own = balanced(&self.doc.text, holder.span);
        // A pronoun or a short form is given by the fullest name that the report has for it.
        if self.doc.tokens[holder.head].upos == language::Upos::Pron {
            let described = self.entities.describe(self.doc, holder.head);
            if !described.is_empty() {
                return described;
            }
        }
        own.to_owned()
    }

    fn holder(&self, holder: &Holder, ids: &[Option<String>]) -> reading::Holder {
        let entity = self.entities.at(holder.head);
        let kind = entity.and_then(|e| self.entities.kind(e));
        reading::Holder {
            text: self.holder_text(holder),
            entity: entity.map(entity_id),
            span: self.offsets.span(holder.span),
            attribution: holder.attribution.and_then(|index| ids.get(index).cloned().flatten()),
            how: if holder.carried { How::Carried } else { How::Stated },
            via: holder.via.iter().filter_map(|&head| self.entities.at(head)).map(entity_id).collect(),
            holder_type: self.holder_types.of(self.doc, holder.span, kind),
            side: entity
                .or_else(|| self.entities.affiliation(self.doc, holder.head))
                .and_then(|e| self.entities.side(e))
                .map(entity_id),
            anonymous: entity.is_none() && holders::is_anonymous(self.doc, holder.head, holder.span),
        }
    }

    /// "said on Wednesday": a time right beside the source or cue.
    fn time_said(&self, holder: &Holder) -> Option<String> {
        let attribution = self.attributions.get(holder.attribution?)?;
        let cue = attribution.cue?;
        let beside = |span: Span| {
            let gap = if span.start >= cue.span.end {
                span.start - cue.span.end
            } else {
                cue.span.start.saturating_sub(span.end)
            };
            gap <= 4 && !attribution.content.iter().any(|content| content.contains(span))
        };
        self.doc.times.iter().find(|time| beside(time.span)).and_then(|time| time.value.clone())
    }

    fn time_in(&self, draft: &Draft) -> Option<String> {
        let said = draft.holder.as_ref().and_then(|h| self.time_said(h));
        // "Were freed on Monday", whatever was told before.
        let behind = draft.trigger + 1..=draft.trigger + 2;
        let right = self.doc.times.iter().find(|time| {
            behind.contains(&time.tokens.start)
                && draft.evidence.contains(time.span)
                && (draft.trigger + 1..time.tokens.start).all(|t| self.doc.tokens[t].upos == Upos::Adp)
        });
        if let Some(value) = right.and_then(|time| time.value.clone()) {
            return Some(value);
        }
        self.doc
            .times
            .iter()
            .filter(|time| draft.evidence.contains(time.span) && !self.is_of_another(draft, time))
            .filter_map(|time| time.value.clone())
            .find(|value| Some(value) != said.as_ref() || !draft.kind.is_count())
            .or_else(|| self.time_of_sentence(draft, said.as_ref()))
    }

    /// "Five fishermen seized in March were freed on Sunday": the time hangs on a participle or clause that describes those counted, and on
    /// no word of this claim.
    fn is_of_another(&self, draft: &Draft, time: &language::Time) -> bool {
        let describes = |t: TokenId| {
            matches!(self.doc.tokens[t].deprel, Deprel::Acl | Deprel::AclRelcl)
                && self.doc.tokens[t].upos == Upos::Verb
        };
        let above = self.doc.ancestors(time.tokens.start).take(STEPS_OF_TIME);
        let clause = above.take_while(|&t| t != draft.trigger).find(|&t| describes(t));
        clause
            .is_some_and(|clause| !self.doc.ancestors(draft.trigger).take(STEPS_OF_TIME).any(|t| t == clause))
    }

    /// "The attack began on Tuesday when gunmen opened fire": the one time of the sentence is that of its clauses too.
    fn time_of_sentence(&self, draft: &Draft, said: Option<&String>) -> Option<String> {
        let event = draft.kind.is_count() || draft.kind == reading::Kind::Attack;
        let sentence = self.doc.sentences.get(self.doc.tokens[draft.trigger].sentence)?;
        let mut times = self.doc.times.iter().filter(|time| sentence.span.contains(time.span));
        let only = times.next().filter(|_| event && times.next().is_none())?;
        only.value.clone().filter(|value| Some(value) != said)
    }

    fn place_in(&self, draft: &Draft) -> Option<usize> {
        let at = self.doc.tokens[draft.trigger].span.start;
        self.doc
            .places
            .iter()
            .enumerate()
            .filter(|(_, place)| draft.evidence.contains(place.span))
            .min_by_key(|(_, place)| place.span.start.abs_diff(at))
            .map(|(mention, _)| self.places.of_mention[mention])
    }

    /// Main incidents come first: the place of an incident in the output.
    pub fn position(&self, incident: usize, findings: &Findings<'_>) -> usize {
        let is_main = |i: usize| findings.occurrences.get(i).is_some_and(|o| o.main);
        let before = (0..incident).filter(|&i| is_main(i) || !is_main(incident)).count();
        let mains_after = if is_main(incident) {
            0
        } else {
            (incident..findings.occurrences.len()).filter(|&i| is_main(i)).count()
        };
        before + mains_after
    }

    /// `places` and the place of each occurrence among them.
    fn incidents(&self, findings: &Findings<'_>, places: &[Place], at: &[Option<usize>]) -> Vec<Incident> {
        let mut incidents: Vec<(usize, Incident)> = findings
            .occurrences
            .iter()
            .enumerate()
            .map(|(index, occurrence)| {
                let position = self.position(index, findings);
                (
                    position,
                    self.incident(position, index, occurrence, findings, at[index].map(|p| &places[p])),
                )
            })
            .collect();
        incidents.sort_by_key(|(position, _)| *position);
        incidents.into_iter().map(|(_, incident)| incident).collect()
    }

    fn incident(
        &self,
        position: usize,
        index: usize,
        occurrence: &Occurrence,
        findings: &Findings<'_>,
        place: Option<&Place>,
    ) -> Incident {
        let outcome = findings.roles.outcomes.get(index);
        let incident_type = outcome.map_or(occurrence.incident_type, |o| o.incident_type);
        let date_precision = date_precision(occurrence);
        let mut codes = outcome.map_or_else(reading::Codes::default, |o| o.codes.clone());
        // Where and when somebody threatens, demands, offers or denies is not where and when something happened; what is
        // condemned did happen.
        let mut told = findings.drafts.iter().filter(|draft| draft.incident == index).peekable();
        let only_spoken = told.peek().is_some()
            && told.all(|draft| is_spoken(draft) && draft.kind != reading::Kind::Condemnation);
        let named = occurrence.at.place.and_then(|mention| named_exactly(findings.doc, mention));
        codes.precision = (!only_spoken)
            .then(|| {
                findings.precision_codes.of(place, named, occurrence.at.far, occurrence.days, date_precision)
            })
            .flatten();
        Incident {
            id: incident_id(position),
            main: occurrence.main,
            incident_type,
            title: self.title(incident_type, place, occurrence),
            place: place.map(|p| p.id.clone()),
            start: occurrence.days.map(|(start, _)| start.to_string()),
            end: occurrence.days.map(|(_, end)| end.to_string()),
            date_precision,
            against: outcome.and_then(|o| o.against),
            roles: self.roles(index, findings),
            victims: outcome.map_or_else(Vec::new, |o| o.victims.iter().map(|v| self.victim(v)).collect()),
            codes,
            claims: findings
                .drafts
                .iter()
                .enumerate()
                .filter(|(_, draft)| draft.incident == index)
                .map(|(i, _)| claim_id(i))
                .collect(),
            figures: Vec::new(),
            estimates: Vec::new(),
        }
    }

    /// The parts that are played in an incident; one who plays a part more than once is given once.
    fn roles(&self, incident: usize, findings: &Findings<'_>) -> Vec<Role> {
        let mut written: Vec<Role> = Vec::new();
        for filler in findings.roles.of(incident) {
            let text = filler.span.of(&self.doc.text).split_whitespace().collect::<Vec<_>>().join(" ");
            let entity = filler.entity.map(entity_id);
            let told = |role: &Role| {
                role.role == filler.role
                    && (role.text.eq_ignore_ascii_case(&text) || entity.is_some() && role.entity == entity)
            };
            if !written.iter().any(told) {
                written.push(Role {
                    role: filler.role,
                    text,
                    entity,
                    span: self.offsets.span(filler.span),
                    effect: filler.effect,
                    confidence: filler.confidence,
                });
            }
        }
        written
    }

    /// A person who came to harm, as the reading has it.
    pub(crate) fn victim(&self, victim: &roles::Victim) -> Victim {
        let words = |span: Span| span.of(&self.doc.text).split_whitespace().collect::<Vec<_>>().join(" ");
        Victim {
            name: victim.name.map(words),
            age: victim.age,
            sex: victim.sex.map(|sex| match sex {
                Sex::Female => "female".to_owned(),
                Sex::Male => "male".to_owned(),
            }),
            occupation: victim.occupation.map(words),
            group: victim.group,
            what: victim.what,
            counted_in: victim.counted_in.map(claim_id),
            private: victim.private,
            span: self.offsets.span(victim.span),
        }
    }

    /// "between Aldgrove and Fernby", "on the border with Aldia", "near Aldgrove" on a road that the words name by it.
    fn on_line(&self, along: Along, place: &Place) -> String {
        let told = |end: usize| {
            self.doc.places.get(end).map(|place| place.span.of(&self.doc.text).trim_start_matches('-'))
        };
        match (told(along.ends.0), along.ends.1.and_then(told), along.border) {
            (Some(first), Some(second), true) => format!("on the border between {first} and {second}"),
            (Some(first), Some(second), false) => format!("between {first} and {second}"),
            (_, _, true) => format!("on the border of {}", place.as_told()),
            _ => format!("near {}", place.as_told()),
        }
    }

    fn title(&self, incident_type: IncidentType, place: Option<&Place>, occurrence: &Occurrence) -> String {
        let what = match incident_type {
            IncidentType::ProtestViolence => "protest violence",
            IncidentType::Total => "total over several incidents",
            IncidentType::Other => "incident",
            other => other.as_str(),
        };
        match place {
            Some(place)
                if place.precision == reading::PlacePrecision::Near && occurrence.at.line.is_none() =>
            {
                format!("{what} near {}", place.as_told())
            }
            Some(place) => match occurrence.at.line {
                Some(along) => format!("{what} {}", self.on_line(along, place)),
                None => format!("{what} in {}", place.as_told()),
            },
            None => what.to_owned(),
        }
    }
}

/// A phrase without quotation marks at its edges: 'a "few" hostages' is cut behind the number.
fn without_marks(phrase: &str) -> &str {
    phrase.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '„' | '«' | '»'))
}

/// A phrase with the bracket that its last word leaves open.
fn balanced(text: &str, span: Span) -> &str {
    let words = span.of(text);
    let open = words.rfind('(').is_some_and(|at| !words[at..].contains(')'));
    if open && text.get(span.end..).is_some_and(|rest| rest.starts_with(')')) {
        return text.get(span.start..span.end + 1).unwrap_or(words);
    }
    words
}

fn claim_id(index: usize) -> String {
    format!("c{}", index + 1)
}

fn entity_id(index: usize) -> String {
    format!("e{}", index + 1)
}

fn incident_id(position: usize) -> String {
    format!("i{}", position + 1)
}
