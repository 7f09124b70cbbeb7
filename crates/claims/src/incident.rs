//! The incidents of a report: what it is about, and what it tells as background.
//!
//! A claim belongs to the main incident unless its own words put it elsewhere: a time well before the incident's day,
//! a period ("in recent months", "this year"), or words such as "in a separate attack".

use std::collections::HashMap;

use jiff::civil::Date;
use language::knowledge::Error;
use language::{Document, Knowledge, PlacePrecision, Span, TimePrecision, TokenId, Upos, times};

use crate::draft::Draft;
use crate::predicates::Classes;
use crate::reading::{IncidentType, Kind, Reality};

/// Days by which a time must lie apart from the main incident's to be another incident's.
const APART_DAYS: i32 = 4;

/// An incident in the making.
#[derive(Clone, Debug)]
pub struct Occurrence {
    /// What the report is about.
    pub main: bool,
    /// What kind.
    pub incident_type: IncidentType,
    /// First and last possible day.
    pub days: Option<(Date, Date)>,
    /// How wide its time is.
    pub precision: TimePrecision,
    /// Index into the document's places.
    pub place: Option<usize>,
}

/// Words that tell the type of an incident (`data/incident_types.tsv`).
#[derive(Debug)]
pub struct TypeWords {
    by_lemma: HashMap<String, (IncidentType, u32)>,
}

impl TypeWords {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line cannot be read.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut by_lemma = HashMap::new();
        for row in knowledge.rows("incident_types.tsv") {
            let kind = IncidentType::from_name(row.field(0))
                .ok_or_else(|| row.error(format!("no incident type is called {:?}", row.field(0))))?;
            let weight = row.field(1).parse().map_err(|_| row.error("the weight is a whole number"))?;
            for lemma in row.list(2) {
                by_lemma.insert(lemma.to_owned(), (kind, weight));
            }
        }
        Ok(Self { by_lemma })
    }
}

/// Finds the incidents of a report and gives each draft its incident. With no drafts there is no incident.
pub fn find(doc: &Document, classes: &Classes, types: &TypeWords, drafts: &mut [Draft]) -> Vec<Occurrence> {
    if drafts.is_empty() {
        return Vec::new();
    }
    let mut told: Vec<_> = drafts.iter().map(|draft| setting(doc, classes, draft)).collect();
    items_of_round_up(doc, drafts, &mut told);
    let main_day = main_day(drafts, &told);
    let mut keys: Vec<Key> = vec![Key::Main];
    for (draft, setting) in drafts.iter_mut().zip(&told) {
        let key = setting.key(main_day);
        draft.incident = match keys.iter().position(|k| *k == key) {
            Some(index) => index,
            None => {
                keys.push(key);
                keys.len() - 1
            }
        };
    }
    // Parts are about the same incident as their total.
    for index in 0..drafts.len() {
        if let Some(total) = drafts[index].part_of {
            drafts[index].incident = drafts[total].incident;
        }
    }
    // Nothing may be left of the main incident where every claim has a time of its own: the first is the main one.
    if !drafts.iter().any(|draft| draft.incident == 0) {
        for draft in drafts.iter_mut() {
            draft.incident -= 1;
        }
        keys.remove(0);
    }
    keys.iter()
        .enumerate()
        .map(|(index, key)| {
            let mut occurrence = describe(doc, classes, types, drafts, &told, index, index == 0);
            match key {
                Key::Main => {}
                Key::Period(_) => {
                    if drafts.iter().any(|d| d.incident == index && d.kind.is_count()) {
                        occurrence.incident_type = IncidentType::Total;
                    }
                }
                Key::Item(_) => occurrence.main = true,
                Key::Days(..) | Key::Other(_) => {}
            }
            occurrence
        })
        .collect()
}

/// A list whose items each tell an event is a round-up: every such item is an incident of its own.
fn items_of_round_up(doc: &Document, drafts: &[Draft], told: &mut [Setting]) {
    let item = |draft: &Draft| {
        let paragraph = doc.sentences[doc.tokens[draft.trigger].sentence].paragraph;
        let list = doc.paragraphs.get(paragraph).is_some_and(|p| p.kind == language::ParagraphKind::ListItem);
        list.then_some(paragraph)
    };
    let mut with_events: Vec<usize> = drafts
        .iter()
        .zip(&*told)
        .filter(|(d, s)| is_event(d) && s.place.is_some())
        .filter_map(|(d, _)| item(d))
        .collect();
    with_events.dedup();
    if with_events.len() < 2 {
        return;
    }
    for (draft, setting) in drafts.iter().zip(told) {
        setting.item = item(draft).filter(|paragraph| with_events.contains(paragraph));
    }
}

/// What tells one incident of a report from another.
#[derive(Clone, Debug, PartialEq)]
enum Key {
    Main,
    /// Another time.
    Days(Date, Date),
    /// A stretch of time, by its words.
    Period(String),
    /// "in a separate attack": by its sentence.
    Other(usize),
    /// An item of a round-up's list, by its paragraph.
    Item(usize),
}

/// When and where a claim's own words put it.
#[derive(Clone, Debug, Default)]
struct Setting {
    days: Option<(Date, Date)>,
    precision: Option<TimePrecision>,
    period: Option<String>,
    other: Option<usize>,
    item: Option<usize>,
    place: Option<usize>,
    in_clause: bool,
}

impl Setting {
    fn key(&self, main_day: Option<(Date, Date)>) -> Key {
        if let Some(paragraph) = self.item {
            return Key::Item(paragraph);
        }
        if let Some(sentence) = self.other {
            return Key::Other(sentence);
        }
        if let Some(words) = &self.period {
            return Key::Period(words.clone());
        }
        match (self.days, main_day) {
            (Some((start, end)), Some((main_start, main_end))) if self.in_clause => {
                let before = days_between(end, main_start) > APART_DAYS;
                let after = days_between(main_end, start) > APART_DAYS;
                if before || after { Key::Days(start, end) } else { Key::Main }
            }
            _ => Key::Main,
        }
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The time and place in a claim's own clause, else in its sentence.
fn setting(doc: &Document, classes: &Classes, draft: &Draft) -> Setting {
    let sentence = doc.tokens[draft.trigger].sentence;
    let around = doc.sentences[sentence].span;
    let nearest = |spans: &mut dyn Iterator<Item = (usize, Span)>, within: Span| {
        spans
            .filter(|(_, span)| within.contains(*span))
            .min_by_key(|(_, span)| distance(doc, *span, draft.trigger))
            .map(|(i, _)| i)
    };
    let time_in = |within: Span| nearest(&mut doc.times.iter().enumerate().map(|(i, t)| (i, t.span)), within);
    let place_in =
        |within: Span| nearest(&mut doc.places.iter().enumerate().map(|(i, p)| (i, p.span)), within);
    let in_clause = time_in(draft.evidence);
    let time = in_clause.or_else(|| time_in(around)).map(|i| &doc.times[i]);
    let days = time.and_then(|t| t.value.as_deref()).and_then(times::days);
    let precision = time.map(|t| t.precision);
    let wide = matches!(
        precision,
        Some(
            TimePrecision::Month
                | TimePrecision::Season
                | TimePrecision::Quarter
                | TimePrecision::Year
                | TimePrecision::Decade
        )
    );
    // "since January", "so far this year", "in the past three months": a sum over a stretch of time.
    let is_period = |span: Span| {
        let words = doc.tokens_in(span);
        (words.start.saturating_sub(3)..words.end).any(|w| classes.has("PERIOD_WORD", &doc.tokens[w].lemma))
    };
    let counts_many = draft.counted.as_ref().is_some_and(|c| c.interval.low != Some(1));
    let period = time
        .filter(|t| counts_many && wide && in_clause.is_some() && is_period(t.span))
        .map(|t| t.span.of(&doc.text).to_lowercase());
    let other = doc.sentences[sentence]
        .tokens
        .clone()
        .take(6)
        .any(|t| classes.has("ELSEWHERE_WORD", &doc.tokens[t].lemma))
        .then_some(sentence);
    Setting {
        item: None,
        days,
        precision,
        period,
        other,
        place: place_in(draft.evidence).or_else(|| place_in(around)),
        in_clause: in_clause.is_some(),
    }
}

fn distance(doc: &Document, span: Span, trigger: TokenId) -> usize {
    let at = doc.tokens[trigger].span;
    if span.end <= at.start { at.start - span.end } else { span.start.saturating_sub(at.end) }
}

/// What happened, as against what was said about it.
fn is_event(draft: &Draft) -> bool {
    (draft.kind.is_count() && draft.kind != Kind::Arrested && draft.kind != Kind::Present
        || draft.kind == Kind::Attack)
        && draft.reality != Reality::Unreal
}

/// The day of the main incident: the one that the claims nearest to the head of the report name.
fn main_day(drafts: &[Draft], told: &[Setting]) -> Option<(Date, Date)> {
    let mut votes: Vec<((Date, Date), u32)> = Vec::new();
    let mut place_in_order = 0;
    for (draft, setting) in drafts.iter().zip(told) {
        let (true, Some(days)) = (is_event(draft), setting.days) else { continue };
        let fine = matches!(
            setting.precision,
            Some(TimePrecision::Day | TimePrecision::PartOfDay | TimePrecision::Hour | TimePrecision::Minute)
        );
        if !fine && days_between(days.0, days.1) > 6 {
            continue;
        }
        let weight = match place_in_order {
            0 => 4,
            1..4 => 2,
            _ => 1,
        } + u32::from(setting.in_clause);
        place_in_order += 1;
        match votes.iter_mut().find(|(d, _)| *d == days) {
            Some((_, total)) => *total += weight,
            None => votes.push((days, weight)),
        }
    }
    let best = votes.iter().map(|(_, weight)| *weight).max()?;
    votes.iter().find(|(_, weight)| *weight == best).map(|(days, _)| *days)
}

fn describe(
    doc: &Document,
    classes: &Classes,
    types: &TypeWords,
    drafts: &[Draft],
    told: &[Setting],
    index: usize,
    main: bool,
) -> Occurrence {
    let mine = || drafts.iter().zip(told).filter(|(draft, _)| draft.incident == index);
    let timed = mine()
        .filter(|(draft, setting)| is_event(draft) && setting.days.is_some())
        .min_by_key(|(draft, setting)| {
            let (start, end) = setting.days.unwrap_or_default();
            (days_between(start, end) > 1, !setting.in_clause, draft.trigger)
        })
        .map(|(_, setting)| setting);
    let place = mine()
        .filter(|(draft, setting)| is_event(draft) && setting.place.is_some())
        .min_by_key(|(draft, setting)| {
            let precision = setting
                .place
                .and_then(|p| doc.places.get(p))
                .map_or(PlacePrecision::Unknown, |p| p.precision);
            let located =
                setting.place.and_then(|p| doc.places.get(p)).is_some_and(|p| is_located(doc, classes, p));
            (precision == PlacePrecision::Unknown, !located, coarseness(precision), draft.trigger)
        })
        .and_then(|(_, setting)| setting.place)
        .or_else(|| mine().find_map(|(_, setting)| setting.place));
    Occurrence {
        main,
        incident_type: incident_type(doc, types, drafts, index),
        days: timed.and_then(|t| t.days),
        precision: timed.and_then(|t| t.precision).unwrap_or(TimePrecision::Unknown),
        place,
    }
}

/// Whether a place stands behind a preposition that puts something there ("in", "near"), not in "Lima-bound" or "of Lima".
fn is_located(doc: &Document, classes: &Classes, place: &language::Place) -> bool {
    let first = place.tokens.start;
    let describes =
        |t: TokenId| matches!(doc.tokens[t].upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn);
    (first.saturating_sub(3)..first)
        .any(|t| classes.has("LOCATIVE", &doc.tokens[t].lemma) && (t + 1..first).all(describes))
}

/// Finer places say more of where it happened.
fn coarseness(precision: PlacePrecision) -> u8 {
    match precision {
        PlacePrecision::Exact | PlacePrecision::Near | PlacePrecision::Line => 0,
        PlacePrecision::Adm2 | PlacePrecision::SeaOrAir => 1,
        PlacePrecision::Adm1 => 2,
        PlacePrecision::Country => 3,
        PlacePrecision::Unknown => 4,
    }
}

/// The type that the words of the incident's sentences tell: predicates and nouns vote, the head of the report counts
/// for more.
fn incident_type(doc: &Document, types: &TypeWords, drafts: &[Draft], index: usize) -> IncidentType {
    let mut votes: HashMap<IncidentType, u32> = HashMap::new();
    let mut seen = None;
    let first = drafts.iter().filter(|d| d.incident == index).map(|d| doc.tokens[d.trigger].sentence).min();
    for draft in drafts.iter().filter(|d| d.incident == index && d.reality != Reality::Unreal) {
        let sentence = doc.tokens[draft.trigger].sentence;
        let weight = if Some(sentence) == first { 3 } else { 1 };
        if let Some(kind) = draft.suggests {
            // Whoever hijacks also takes hostages and shoots: the seizure names the whole.
            let strength = if kind == IncidentType::Hijacking { 8 } else { 2 };
            *votes.entry(kind).or_default() += strength * weight;
        }
        if seen == Some(sentence) {
            continue;
        }
        seen = Some(sentence);
        for t in doc.sentences[sentence].tokens.clone() {
            if let Some(&(kind, words)) = types.by_lemma.get(&doc.tokens[t].lemma.to_lowercase()) {
                *votes.entry(kind).or_default() += words * weight;
            }
        }
    }
    // Equal votes go to the first type of the list, whatever the order of the table.
    let best = votes.values().copied().max().unwrap_or(0);
    IncidentType::ALL
        .iter()
        .copied()
        .find(|kind| best > 0 && votes.get(kind) == Some(&best))
        .unwrap_or(IncidentType::Other)
}
