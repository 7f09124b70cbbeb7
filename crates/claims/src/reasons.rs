//! Why an incident's fields are what they are: for each the words it comes from, and the rule or row that decided.

use language::{BesideSource, Document, Span, TimePrecision, TokenId};

use crate::incident::Occurrence;
use crate::reader::Findings;
use crate::reading::{Against, Incident, Place, Reading, TextSpan};
use crate::roles::{Deed, Filler, Harm, Outcome, Victim};
use crate::write::Writer;

/// Where one field of an incident comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The field, as in the schema.
    pub field: &'static str,
    /// Its value.
    pub value: String,
    /// The words it comes from.
    pub words: Vec<TextSpan>,
    /// The rule or the row of a table that decided.
    pub rule: String,
}

/// For each incident, in the order of the reading, the reasons of its fields.
pub fn find(writer: &Writer<'_>, findings: &Findings<'_>, reading: &Reading) -> Vec<Vec<Reason>> {
    let mut all: Vec<(usize, Vec<Reason>)> = findings
        .occurrences
        .iter()
        .enumerate()
        .map(|(index, occurrence)| {
            let teller = Teller { writer, findings, index, occurrence };
            let position = writer.position(index, findings);
            let incident = reading.incidents.get(position);
            let place = incident.and_then(|incident| {
                reading.places.iter().find(|place| Some(&place.id) == incident.place.as_ref())
            });
            let mut reasons = teller.reasons(place);
            if let Some(incident) = incident {
                reasons.extend(teller.precision(incident, &reading.places));
            }
            (position, reasons)
        })
        .collect();
    all.sort_by_key(|(position, _)| *position);
    all.into_iter().map(|(_, reasons)| reasons).collect()
}

struct Teller<'a> {
    writer: &'a Writer<'a>,
    findings: &'a Findings<'a>,
    index: usize,
    occurrence: &'a Occurrence,
}

impl Teller<'_> {
    fn doc(&self) -> &Document {
        self.findings.doc
    }

    fn words(&self, tokens: impl IntoIterator<Item = TokenId>) -> Vec<TextSpan> {
        let mut tokens: Vec<TokenId> = tokens.into_iter().collect();
        tokens.sort_unstable();
        tokens.dedup();
        tokens.into_iter().map(|t| self.writer.text_span(self.doc().tokens[t].span)).collect()
    }

    fn spans(&self, spans: impl IntoIterator<Item = Span>) -> Vec<TextSpan> {
        spans.into_iter().map(|span| self.writer.text_span(span)).collect()
    }

    fn reasons(&self, place: Option<&Place>) -> Vec<Reason> {
        let mut reasons = vec![self.kind()];
        reasons.extend(self.place(place));
        reasons.extend(self.days());
        let Some(outcome) = self.findings.roles.outcomes.get(self.index) else { return reasons };
        reasons.extend(self.against(outcome));
        reasons.extend(self.findings.roles.of(self.index).map(|filler| self.role(filler)));
        reasons.extend(outcome.victims.iter().map(|victim| self.victim(victim)));
        reasons.extend(self.codes(outcome));
        reasons
    }

    fn kind(&self) -> Reason {
        let told = self.occurrence.incident_type;
        let settled = self.findings.roles.outcomes.get(self.index).map_or(told, |o| o.incident_type);
        let rule = match settled == told {
            true => "the words of data/incident_types.tsv and the types of the claims' predicates, by vote"
                .to_owned(),
            false => {
                format!("by its words a {told}; who did it, who fought whom and who came to harm say more")
            }
        };
        Reason {
            field: "type",
            value: settled.to_string(),
            words: self.words(self.occurrence.type_words.iter().copied()),
            rule,
        }
    }

    /// `place` is the incident's as the reading has it: of a place that only tells where around it happened, the division.
    fn place(&self, place: Option<&Place>) -> Option<Reason> {
        let told = self.occurrence.at.place.and_then(|index| self.doc().places.get(index));
        let around = self.occurrence.at.within.and_then(|within| within.place(self.doc()));
        let source = around.map(|(_, source)| match source {
            Some(BesideSource::Title) => "the report's title",
            Some(BesideSource::Office) => "the name of a force or office that answers for it",
            Some(BesideSource::Outlet) => "the outlet's name, its address or data/outlets.tsv",
            None => "another place of the report",
        });
        let rule = match (told, source) {
            (Some(_), None) => {
                "the finest place that stands in the clause or sentence of one of its claims".to_owned()
            }
            (Some(_), Some(source)) => format!("no gazetteer has it; its division is taken from {source}"),
            (None, Some("another place of the report")) => {
                "no place is told as its scene; the division or country of another place of the report"
                    .to_owned()
            }
            (None, source) => format!("the text names no place; taken from {}", source?),
        };
        Some(Reason {
            field: "place",
            value: place.map(|place| place.name.clone())?,
            words: self.spans(
                told.map(|place| place.span)
                    .or_else(|| around.filter(|(_, source)| source.is_none()).map(|(place, _)| place.span)),
            ),
            rule,
        })
    }

    fn days(&self) -> Option<Reason> {
        let (start, end) = self.occurrence.days?;
        let days = |time: &language::Time| time.value.as_deref().and_then(language::times::days);
        let is_whole = self.doc().times.iter().any(|time| days(time) == Some((start, end)));
        // A stretch may be told by its two ends.
        let is_meant = |time: &&language::Time| match days(time) {
            Some(told) if is_whole => told == (start, end),
            Some(told) => told == (start, start) || told == (end, end),
            None => false,
        };
        let value = if start == end { start.to_string() } else { format!("{start} to {end}") };
        Some(Reason {
            field: "start, end",
            value,
            words: self.spans(self.doc().times.iter().find(is_meant).map(|time| time.span)),
            rule: match self.occurrence.precision {
                TimePrecision::Unknown => "no time is told; the day of the report stands in",
                _ => "a time in the clause or sentence of one of its claims",
            }
            .to_owned(),
        })
    }

    fn against(&self, outcome: &Outcome) -> Option<Reason> {
        let against = outcome.against?;
        let rule = match against {
            Against::MilitaryOnly => "all of those and that harmed belong to armed forces or groups",
            Against::Nonmilitary => "none of those and that harmed belong to armed forces or groups",
            Against::Mixed => "some of those and that harmed belong to armed forces or groups, some do not",
        };
        let harmed = outcome.harms.iter().filter(|harm| !harm.unsaid).map(|harm: &Harm| harm.head);
        Some(Reason {
            field: "against",
            value: against.to_string(),
            words: self.words(harmed),
            rule: rule.to_owned(),
        })
    }

    fn role(&self, filler: &Filler) -> Reason {
        let row = match filler.line {
            Some(line) => format!("data/role_frames.tsv, line {line}"),
            None if filler.deed == Deed::Fight => "one of two sides that fight each other".to_owned(),
            None => "the only armed group of the report, and fighters without a name".to_owned(),
        };
        let mut words = self.spans([filler.span]);
        words.extend(self.words([filler.trigger]));
        let mut value = format!("{} {}", filler.role, filler.span.of(&self.doc().text));
        if let Some(effect) = filler.effect {
            value += &format!(", effect {effect}");
        }
        if let Some(confidence) = filler.confidence {
            value += &format!(", {confidence}");
        }
        Reason { field: "roles", value, words, rule: row }
    }

    fn victim(&self, victim: &Victim) -> Reason {
        let mut words = self.spans([victim.span]);
        words.extend(self.words([victim.trigger]));
        words.extend(self.spans(victim.occupation));
        let told = self.writer.victim(victim);
        let name = victim.name.unwrap_or(victim.span).of(&self.doc().text);
        let known = [
            ("age", told.age.map(|age| age.to_string())),
            ("sex", told.sex),
            ("occupation", told.occupation),
            ("group", told.group.map(|group| group.to_string())),
            ("counted in", told.counted_in),
        ];
        let known: String =
            known.into_iter().filter_map(|(name, value)| Some(format!(", {name} {}", value?))).collect();
        Reason {
            field: "victims",
            value: format!("{} {name}{known}", victim.what),
            words,
            rule: "a person, named or described, to whom it was done or whom a claim counts".to_owned(),
        }
    }

    fn codes(&self, outcome: &Outcome) -> Vec<Reason> {
        let row = |(scheme, code, line): &(&'static str, String, usize)| Reason {
            field: "codes",
            value: format!("{scheme} {code}"),
            words: Vec::new(),
            rule: format!("data/incident_codes.tsv, line {line}"),
        };
        let gap = |(scheme, why): &(&'static str, String)| Reason {
            field: "codes",
            value: format!("{scheme} -"),
            words: Vec::new(),
            rule: why.clone(),
        };
        outcome.code_rows.iter().map(row).chain(outcome.code_gaps.iter().map(gap)).collect()
    }

    /// How exactly place and time are known.
    fn precision(&self, incident: &Incident, places: &[Place]) -> Vec<Reason> {
        let Some(codes) = &incident.codes.precision else { return Vec::new() };
        let place = places.iter().find(|place| Some(&place.id) == incident.place.as_ref());
        let of_place =
            place.map_or("no place".to_owned(), |place| format!("the place is known as {}", place.precision));
        let of_time = match (&incident.start, &incident.end) {
            (Some(start), Some(end)) => format!("its days are {start} to {end}"),
            _ => "no day is known".to_owned(),
        };
        let reason = |scheme: &str, name: &str, code: Option<u8>, why: &str| Reason {
            field: "codes",
            value: format!("{scheme} {name} {}", code.map_or("-".to_owned(), |code| code.to_string())),
            words: Vec::new(),
            rule: format!("data/precision_codes.tsv: {why}"),
        };
        vec![
            reason("ucdp", "where_prec", codes.where_prec, &of_place),
            reason("ucdp", "date_prec", codes.date_prec, &of_time),
            reason("acled", "geo_precision", codes.geo_precision, &of_place),
            reason("acled", "time_precision", codes.time_precision, &of_time),
        ]
    }
}
