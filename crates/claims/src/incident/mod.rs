//! The incidents of a report: what it is about, and what it tells as background.
//!
//! A claim belongs to the main incident unless its own words put it elsewhere: a time well before the incident's day,
//! a period ("in recent months", "this year"), or words such as "in a separate attack".

pub mod arrests;
mod aside;
mod bearing;
mod court;
mod day;
#[cfg(test)]
mod days_tests;
mod earlier;
mod inherit;
mod items;
mod judged;
mod lasting;
mod line;
mod mishap;
mod newer;
#[cfg(test)]
mod newer_tests;
mod offset;
mod place;
mod recalled;
mod scene;
pub mod self_harm;
mod setting;
mod spans;
#[cfg(test)]
mod spoken_tests;
mod stories;
mod stretches;
mod sums;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod turns_tests;
mod types;
mod weights;

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use language::knowledge::Error;
use language::{Deprel, Document, Knowledge, ParagraphKind, Time, TimePrecision, TokenId, Upos, times};

use self::bearing::{Bearing, Bearings};
use self::day::When;
use self::items::Items;
pub use self::line::Along;
pub use self::place::{Where, Within};
use self::setting::{Key, Setting, setting};
use self::types::TypeWords;
use crate::draft::Draft;
use crate::predicates::{Classes, Predicates};
use crate::reading::{IncidentType, Kind, Reality, Stance};
use crate::syntax;

/// Sentences of the head of a report.
const HEAD_SENTENCES: usize = 8;

/// Days before the report within which news is of what has just happened.
const NEWS_DAYS: i32 = 14;
/// Sentences behind the first claim that still say what the report is about.
const NEWS_SENTENCES: usize = 2;

/// Times of a claim that are looked at.
const TIMES_OF_CLAIM: usize = 8;

/// Steps up the tree from what is condemned to the word that condemns it, at most.
const STEPS_TO_CONDEMNATION: usize = 8;

/// An incident in the making.
#[derive(Clone, Debug)]
pub struct Occurrence {
    /// What the report is about.
    pub main: bool,
    /// What kind.
    pub incident_type: IncidentType,
    /// The words that say so.
    pub type_words: Vec<TokenId>,
    /// By artillery, mortars or rockets, and nothing that flies.
    pub shelled: bool,
    /// First and last possible day.
    pub days: Option<(Date, Date)>,
    /// How wide its time is.
    pub precision: TimePrecision,
    /// Where.
    pub at: Where,
}

/// The knowledge about incidents.
#[derive(Debug)]
pub struct Tables {
    types: TypeWords,
    bearings: Bearings,
    weights: judged::Weights,
    stories: stories::Weights,
}

impl Tables {
    /// Reads the tables.
    ///
    /// # Errors
    /// If a line cannot be read.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        Ok(Self {
            types: TypeWords::new(knowledge)?,
            bearings: Bearings::new(knowledge)?,
            weights: judged::Weights::new(knowledge)?,
            stories: stories::Weights::new(knowledge)?,
        })
    }
}

/// Finds the incidents of a report and gives each draft its incident. With no drafts there is no incident.
///
/// The rules say first; where `judged` says otherwise whether a claim is of the main incident, it is gathered again.
pub fn find(
    doc: &Document,
    predicates: &Predicates,
    tables: &Tables,
    drafts: &mut [Draft],
) -> Vec<Occurrence> {
    let classes = predicates.classes();
    let mut settings = Settings::by_rules(doc, predicates, tables, drafts);
    let occurrences = settings.gather(doc, classes, tables, drafts);
    let judged = tables.weights.judge(doc, classes, &occurrences, drafts);
    let mut changed = false;
    let of_main = (newer::told_first(doc, drafts, &settings.told, settings.main_day), settings.main_day);
    for ((draft, setting), judged) in drafts.iter().zip(&mut settings.told).zip(judged) {
        let main = occurrences.get(draft.incident).is_some_and(|occurrence| occurrence.main);
        match judged {
            Some(true) if main && setting.item.is_none() => {
                setting.other = Some(doc.tokens[draft.trigger].sentence);
                changed = true;
            }
            Some(false)
                if !main
                    && !setting.surely_aside
                    && !is_of_its_own_day(doc, draft, setting)
                    && !newer::is_newer(doc, draft, setting, of_main) =>
            {
                setting.surely_main = true;
                // "In a separate incident" is news as well, and no part of the first.
                if setting.elsewhere && setting.story == 0 {
                    setting.story = stories::alone(doc.tokens[draft.trigger].sentence);
                }
                changed = true;
            }
            _ => {}
        }
    }
    if changed { settings.gather(doc, classes, tables, drafts) } else { occurrences }
}

/// "A leader who was detained on 26 February": a clause that describes somebody has a day of its own.
fn is_of_its_own_day(doc: &Document, draft: &Draft, setting: &Setting) -> bool {
    setting.surely && doc.tokens[draft.trigger].deprel == Deprel::AclRelcl
}

/// What the weights of `judged` are fitted to: the features of each draft, with the incidents as the rules have them.
pub fn features(
    doc: &Document,
    predicates: &Predicates,
    tables: &Tables,
    drafts: &[Draft],
) -> Vec<Vec<String>> {
    let mut drafts = drafts.to_vec();
    let settings = Settings::by_rules(doc, predicates, tables, &drafts);
    let occurrences = settings.gather(doc, predicates.classes(), tables, &mut drafts);
    judged::features(doc, predicates.classes(), &occurrences, &drafts)
}

/// What is seen of each sentence that may open a story; see [`stories::features`].
pub fn story_features(
    doc: &Document,
    predicates: &Predicates,
    tables: &Tables,
    drafts: &[Draft],
    told: &[(usize, usize)],
) -> Vec<(usize, Vec<String>)> {
    stories::features(doc, predicates.classes(), &tables.types, &tables.stories, drafts, told)
}

/// When and where each draft is set, and the bearings of the times.
struct Settings {
    of_times: Vec<Bearing>,
    told: Vec<Setting>,
    main_day: Option<(Date, Date)>,
    items: Items,
    by_trigger: ByTrigger,
}

impl Settings {
    fn by_rules(doc: &Document, predicates: &Predicates, tables: &Tables, drafts: &[Draft]) -> Self {
        let classes = predicates.classes();
        let of_times = bearing::all(doc, predicates, &tables.bearings, drafts);
        let mut told: Vec<_> = drafts.iter().map(|draft| setting(doc, classes, &of_times, draft)).collect();
        // "Was killed as forces stormed the house at dawn": an hour alone names no day.
        for (draft, setting) in drafts.iter().zip(&mut told) {
            let first = doc.times.partition_point(|time| time.span.start < draft.evidence.start);
            let own = doc.times[first..].iter().take(TIMES_OF_CLAIM);
            let mut own = own.take_while(|time| time.span.end <= draft.evidence.end).peekable();
            if own.peek().is_some()
                && own.all(|time| is_of_day(time) && tables.bearings.is_dayless(time.span.of(&doc.text)))
            {
                (setting.days, setting.surely) = (None, false);
            }
        }
        // "The siege ended on Monday" is of the siege, whichever day that is.
        for (draft, setting) in drafts.iter().zip(&mut told) {
            if spans::is_turn(doc, classes, draft.trigger) {
                (setting.days, setting.surely) = (None, false);
            }
        }
        inherit::fill(doc, predicates, &of_times, drafts, &mut told);
        items_of_round_up(doc, drafts, &mut told);
        aside::mark(doc, classes, drafts, &mut told);
        offset::mark(doc, classes, drafts, &mut told);
        sums::mark(doc, classes, drafts, false, &mut told);
        recalled::mark(doc, classes, &of_times, drafts, &mut told);
        let by_trigger = by_trigger(drafts);
        let of_news = |time: &Time| {
            sentence_of(doc, time).is_some_and(|sentence| !recalled::is_aside(doc, drafts, &told, sentence))
                && !hangs_on(doc, &by_trigger, time, |at| told[at].surely_aside || told[at].other.is_some())
        };
        let main_day = day::elect(doc, &tables.bearings, &of_times, of_news).map(|when| when.days);
        let main_day = main_day
            .map(|days| if is_news(doc, &of_times, drafts, days) { days } else { day_of_news(doc, days) });
        let items = Items::of(doc, classes);
        let of_main = (main_day, &items);
        stories::tell_apart(doc, classes, &tables.types, &tables.stories, of_main, drafts, &mut told);
        if told.iter().any(|setting| setting.story > 0) {
            sums::mark(doc, classes, drafts, true, &mut told);
        } else {
            sums::keep_whole(doc, classes, drafts, &mut told);
        }
        Self { of_times, told, main_day, items, by_trigger }
    }

    /// Puts drafts that are set alike into one incident, the main one first.
    fn gather(
        &self,
        doc: &Document,
        classes: &Classes,
        tables: &Tables,
        drafts: &mut [Draft],
    ) -> Vec<Occurrence> {
        if drafts.is_empty() {
            return Vec::new();
        }
        let mut keys: Vec<Key> = vec![Key::Main];
        for (draft, setting) in drafts.iter_mut().zip(&self.told) {
            let key = setting.key(self.main_day);
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
        for index in 0..drafts.len() {
            if let Some(total) = taken_up(doc, drafts, index) {
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
        leave_out_empty(drafts, &mut keys);
        lead(doc, tables, &self.of_times, drafts, &mut keys);
        let mut occurrences: Vec<Occurrence> = keys
            .iter()
            .enumerate()
            .map(|(index, key)| {
                let mut scope = scope(doc, drafts, index);
                self.items.keep_to(doc, drafts, index, &mut scope);
                let inside = |sentence: usize| scope.get(sentence).copied().unwrap_or(false);
                let own = |time: &Time| {
                    sentence_of(doc, time).is_some_and(inside)
                        && !hangs_on(doc, &self.by_trigger, time, |at| drafts[at].incident != index)
                };
                let when = day::elect(doc, &tables.bearings, &self.of_times, own);
                let when = if index == 0 { self.day_of_lead(doc, tables, drafts, when) } else { when };
                let when = when.map(|when| when.with_turns(doc, classes, inside));
                let when = when.map(|when| self.with_taking(drafts, index, when));
                let when = when.or_else(|| When::of_stretch(doc, classes, inside));
                let when = when.or_else(|| self.day_of_item(doc, tables, drafts, index));
                let when = when.or_else(|| day_of_report(doc, &self.of_times, drafts, index));
                // What is only threatened has no day.
                let when = when.filter(|_| !types::is_only_meant(drafts, index));
                let types::TypeTold { kind: incident_type, words: type_words, shelled } =
                    types::incident_type(doc, classes, &tables.types, drafts, index);
                // A threat is no attack.
                let threatens = |d: &Draft| matches!(d.kind, Kind::Threat | Kind::Demand | Kind::Offer);
                let mere = drafts.iter().filter(|d| d.incident == index).all(threatens)
                    || types::is_only_meant(drafts, index);
                let incident_type = if mere { IncidentType::Other } else { incident_type };
                let told = place::Told {
                    drafts,
                    settings: &self.told,
                    scope: &scope,
                    index,
                    incident_type,
                    shelled,
                    items: &self.items,
                };
                let mut occurrence = Occurrence {
                    main: index == 0,
                    incident_type,
                    type_words,
                    shelled,
                    days: when.map(|when| when.days),
                    precision: when.map_or(TimePrecision::Unknown, |when| when.precision),
                    at: place::of_incident(doc, classes, &tables.bearings, &told),
                };
                // What is told in a clause of its own is set where that clause says.
                let mine = || drafts.iter().zip(&self.told).filter(|(draft, _)| draft.incident == index);
                if let Some(place) = mine().next().and_then(|(_, setting)| setting.clause_place)
                    && mine().all(|(_, setting)| setting.clause_place == Some(place))
                {
                    occurrence.at = Where { place: Some(place), ..Where::default() };
                    let day = |(draft, setting): (&Draft, &Setting)| {
                        let own = offset::day_of(doc, draft.trigger).map(|day| (day, day));
                        own.or(setting.days.filter(|(first, last)| first == last))
                    };
                    if let Some(days) = mine().find_map(day) {
                        (occurrence.days, occurrence.precision) = (Some(days), TimePrecision::Day);
                    }
                }
                // "A day after gunmen shot two": the day is counted from that of another.
                if let Some(day) = mine().next().and_then(|(_, setting)| setting.counted_day)
                    && mine().all(|(_, setting)| setting.counted_day == Some(day))
                {
                    (occurrence.days, occurrence.precision) = (Some((day, day)), TimePrecision::Day);
                }
                match key {
                    Key::Main => occurrence.main = true,
                    Key::Period(_) => {
                        if drafts.iter().any(|d| d.incident == index && d.kind.is_count()) {
                            occurrence.incident_type = IncidentType::Total;
                        }
                    }
                    // A sum in the head is what the report is about.
                    Key::Sum => {
                        occurrence.incident_type = IncidentType::Total;
                        let sentences = drafts.iter().filter(|d| d.incident == index);
                        let first = sentences.map(|d| doc.tokens[d.trigger].sentence).min();
                        occurrence.main |= first.is_some_and(|first| first <= NEWS_SENTENCES);
                    }
                    Key::Item(_) | Key::Story(_) => occurrence.main = true,
                    Key::Days(start, end) => {
                        if newer::shares_its_sentences(doc, drafts, index) {
                            occurrence.days = Some((*start, *end));
                            let places = mine().map(|(_, setting)| setting.place);
                            occurrence.at = newer::place_of_all(places).unwrap_or(occurrence.at);
                        }
                        occurrence.main =
                            newer::is_news_of_its_own(doc, drafts, index, (*start, self.main_day));
                    }
                    Key::Other(_) => {}
                }
                occurrence
            })
            .collect();
        newer::put_first(doc, drafts, &mut occurrences);
        occurrences
    }
}

impl Settings {
    /// "Held six warders before letting them go on Monday. They had been overpowered on Sunday": hostages are let go on the last day of
    /// what began when they were taken.
    fn with_taking(&self, drafts: &[Draft], index: usize, when: When) -> When {
        let mine = || drafts.iter().zip(&self.told).filter(|(draft, _)| draft.incident == index);
        if when.days.0 != when.days.1 || !mine().any(|(draft, _)| draft.kind == Kind::Abducted) {
            return when;
        }
        let days = |kinds: [Kind; 2]| {
            let told = mine().filter(move |(draft, _)| kinds.contains(&draft.kind));
            told.filter_map(|(_, setting)| setting.days.filter(|days| days.0 == days.1)).map(|days| days.0)
        };
        let taken = days([Kind::Attack, Kind::Abducted]).min();
        let free = days([Kind::Released, Kind::Rescued]).max();
        let Some((first, last)) = taken.zip(free) else { return when };
        let told = first == when.days.0 || last == when.days.0;
        if told && (1..=NEWS_DAYS).contains(&day::days_between(first, last)) {
            return when.over((first, last));
        }
        when
    }

    /// The day that a round-up tells above its items ("Attacks reported on Tuesday:"), for items without one of their own;
    /// else the day of the report.
    fn day_of_item(&self, doc: &Document, tables: &Tables, drafts: &[Draft], index: usize) -> Option<When> {
        let mut mine = drafts.iter().filter(|draft| draft.incident == index);
        if !mine.all(|draft| self.items.place(doc.tokens[draft.trigger].sentence).is_some()) {
            return None;
        }
        let above = |time: &Time| sentence_of(doc, time).is_some_and(|at| self.items.is_above(at));
        day::elect(doc, &tables.bearings, &self.of_times, above)
            .filter(|when| is_news(doc, &self.of_times, drafts, when.days))
            .or_else(|| When::of_report(doc))
    }

    /// What the report is about happened on the day for which the whole report speaks, where its own sentences tell no
    /// more than what was done about it.
    fn day_of_lead(
        &self,
        doc: &Document,
        tables: &Tables,
        drafts: &[Draft],
        own: Option<When>,
    ) -> Option<When> {
        let of_item = |draft: &Draft| self.items.place(doc.tokens[draft.trigger].sentence).is_some();
        if own.is_some_and(|own| own.happened) || drafts.iter().filter(|d| d.incident == 0).all(of_item) {
            return own;
        }
        let whole = day::elect(doc, &tables.bearings, &self.of_times, |_| true).filter(|day| {
            let is_day = own.is_none() || day.days.0 == day.days.1;
            day.happened && is_day && is_news(doc, &self.of_times, drafts, day.days)
        });
        whole.or(own)
    }
}

fn sentence_of(doc: &Document, time: &Time) -> Option<usize> {
    doc.tokens.get(time.tokens.start).map(|token| token.sentence)
}

/// Steps from a time up to the word for what happened then.
const STEPS_TO_EVENT: usize = 6;

/// "Burned four buses on Monday after a leader was killed the day before": whether the nearest word above a time that tells a claim tells
/// only such claims.
fn hangs_on(doc: &Document, told: &ByTrigger, time: &Time, such: impl Fn(usize) -> bool) -> bool {
    if doc.tokens.get(time.tokens.start).is_none() {
        return false;
    }
    let above = doc.ancestors(time.tokens.start).take(STEPS_TO_EVENT).find_map(|t| told.get(&t));
    above.is_some_and(|claims| claims.iter().all(|&at| such(at)))
}

/// The claims that each word tells, by their indices.
type ByTrigger = HashMap<TokenId, Vec<usize>>;

fn by_trigger(drafts: &[Draft]) -> ByTrigger {
    let mut told = ByTrigger::new();
    for (at, draft) in drafts.iter().enumerate() {
        told.entry(draft.trigger).or_default().push(at);
    }
    told
}

/// Leaves out incidents all of whose claims are parts of another's.
fn leave_out_empty(drafts: &mut [Draft], keys: &mut Vec<Key>) {
    let mut told = vec![false; keys.len()];
    for draft in drafts.iter() {
        told[draft.incident] = true;
    }
    let mut now_at = Vec::with_capacity(keys.len());
    let mut next = 0;
    for &is_told in &told {
        now_at.push(next);
        next += usize::from(is_told);
    }
    for draft in drafts {
        draft.incident = now_at[draft.incident];
    }
    let mut told = told.into_iter();
    keys.retain(|_| told.next().unwrap_or(true));
}

/// Puts first the incident that the report tells most of. What has no day and no place of its own is of the report's main
/// incident; where nobody is counted in that and a story of the report counts its dead or hurt, the story comes first.
fn lead(doc: &Document, tables: &Tables, of_times: &[Bearing], drafts: &mut [Draft], keys: &mut [Key]) {
    let counts = |index: usize| {
        let harmed = |draft: &&Draft| {
            draft.incident == index
                && matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Casualties)
                && draft.reality == Reality::Actual
        };
        drafts.iter().any(|draft| harmed(&draft))
    };
    if keys.first() != Some(&Key::Main) || counts(0) {
        return;
    }
    let is_story = |key: &Key| matches!(key, Key::Story(_) | Key::Item(_));
    let dated = |index: usize| {
        let scope = scope(doc, drafts, index);
        let inside = |sentence: usize| scope.get(sentence).copied().unwrap_or(false);
        let own = |time: &Time| sentence_of(doc, time).is_some_and(inside);
        day::elect(doc, &tables.bearings, of_times, own).is_some()
    };
    let stories = (1..keys.len()).filter(|&index| is_story(&keys[index]) && counts(index));
    let Some(first) = stories.max_by_key(|&index| (dated(index), std::cmp::Reverse(index))) else { return };
    keys.swap(0, first);
    for draft in drafts {
        draft.incident = match draft.incident {
            0 => first,
            index if index == first => 0,
            index => index,
        };
    }
}

/// Whether a day can be that of the main incident: news is of the last days, unless the report sets out with an older
/// one, or tells in a clause of its own what happened then. "The victims of a bombing three weeks ago", far down in a report of an attack, is of another.
fn is_news(doc: &Document, of_times: &[Bearing], drafts: &[Draft], days: (Date, Date)) -> bool {
    let Some(written) = doc.written else { return true };
    if day::days_between(days.1, written) <= NEWS_DAYS {
        return true;
    }
    // Nothing is told to have happened of late: a report of a trial, an anniversary.
    let recent = doc.times.iter().zip(of_times).any(|(time, &bearing)| {
        let days = time.value.as_deref().and_then(times::days);
        matches!(bearing, Bearing::Happened | Bearing::Known | Bearing::Response)
            && days.is_some_and(|(_, last)| day::days_between(last, written) <= NEWS_DAYS)
    });
    if !recent && days.0 == days.1 {
        return true;
    }
    let first = drafts.iter().map(|draft| doc.tokens[draft.trigger].sentence).min().unwrap_or_default();
    doc.times.iter().any(|time| {
        let near = doc.tokens.get(time.tokens.start).is_some_and(|t| t.sentence <= first + NEWS_SENTENCES);
        (near || hangs_on_verb(doc, time)) && time.value.as_deref().and_then(times::days) == Some(days)
    })
}

/// A part of a day or less.
fn is_of_day(time: &Time) -> bool {
    use TimePrecision::{Hour, Minute, PartOfDay};
    matches!(time.precision, Minute | Hour | PartOfDay)
}

/// "Was shot on 3 June", not "the bombing three weeks ago".
fn hangs_on_verb(doc: &Document, time: &Time) -> bool {
    let outside = |&t: &usize| !time.tokens.contains(&t);
    let above = time.tokens.clone().find_map(|t| doc.tokens[t].head.filter(outside));
    above.is_some_and(|t| doc.tokens[t].upos == Upos::Verb)
}

/// The report's own day, against which older ones are another incident's.
fn day_of_news(doc: &Document, days: (Date, Date)) -> (Date, Date) {
    doc.written.map_or(days, |day| (day, day))
}

/// The day of the report for the main incident, where the report tells of it as news: at its head, with no other day.
fn day_of_report(doc: &Document, of_times: &[Bearing], drafts: &[Draft], index: usize) -> Option<When> {
    if of_times.contains(&Bearing::Court) || is_only_spoken(doc, drafts, index) {
        return None;
    }
    let sentence = |draft: &Draft| doc.tokens[draft.trigger].sentence;
    let first = drafts.iter().filter(|draft| draft.incident == index).map(sentence).min()?;
    // Stamps say nothing against it, nor do days to come, but for those of courts.
    let mine: HashSet<usize> = drafts.iter().filter(|draft| draft.incident == index).map(sentence).collect();
    let others: HashSet<usize> =
        drafts.iter().filter(|draft| draft.incident != index).map(sentence).collect();
    let other_day = doc.times.iter().zip(of_times).any(|(time, &bearing)| {
        let days = time.value.as_deref().and_then(times::days);
        let at = doc.tokens.get(time.tokens.start).map_or(0, |token| token.sentence);
        // What another incident is told of with says nothing of this one.
        let of_another = others.contains(&at) && !mine.contains(&at);
        bearing != Bearing::Outside
            && !of_another
            && days.is_some_and(|(first, _)| {
                let follows = bearing == Bearing::Aftermath && Some(first) != doc.written;
                follows || doc.written.is_none_or(|written| first < written)
            })
    });
    if index == 0 && first < HEAD_SENTENCES && !other_day { When::of_report(doc) } else { None }
}

/// Drafts before one among which the whole that it takes up is looked for.
const LOOK_BACK: usize = 16;

/// "In 2010 nine were shot, three of them fatally": the figure of its sentence of which one counts a share.
fn taken_up(doc: &Document, drafts: &[Draft], index: usize) -> Option<usize> {
    let counted = drafts[index].counted.as_ref().filter(|c| syntax::takes_up(doc, c.head))?;
    let sentence = doc.tokens[counted.head].sentence;
    (index.saturating_sub(LOOK_BACK)..index).rev().find(|&at| {
        drafts[at].counted.as_ref().is_some_and(|whole| {
            whole.quantity.is_some()
                && whole.head < counted.head
                && doc.tokens[whole.head].sentence == sentence
                && whole.interval.low >= counted.interval.low
        })
    })
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

/// What happened, as against what was said about it.
fn is_event(draft: &Draft) -> bool {
    (draft.kind.is_count() && draft.kind != Kind::Arrested && draft.kind != Kind::Present
        || draft.kind == Kind::Attack)
        && draft.reality != Reality::Unreal
}

/// What is denied, condemned, threatened, asked for or offered: where and when it is said, nothing happened.
pub fn is_spoken(draft: &Draft) -> bool {
    matches!(draft.kind, Kind::Denial | Kind::Condemnation | Kind::Threat | Kind::Demand | Kind::Offer)
        || draft.stance == Stance::Denied
}

/// Whether an incident is told only where somebody denies, condemns or threatens it: what is condemned ("condemned the killing of
/// three") did happen, but not where and when it is condemned; nobody harmed is what denials say too.
pub fn is_only_spoken(doc: &Document, drafts: &[Draft], index: usize) -> bool {
    let of_incident = || drafts.iter().filter(|draft| draft.incident == index);
    let condemning: Vec<TokenId> =
        of_incident().filter(|d| d.kind == Kind::Condemnation).map(|d| d.trigger).take(LOOK_BACK).collect();
    let condemned = |draft: &Draft| {
        doc.ancestors(draft.trigger).take(STEPS_TO_CONDEMNATION).any(|t| condemning.contains(&t))
    };
    let nobody =
        |draft: &Draft| draft.counted.as_ref().is_some_and(|counted| counted.interval.high == Some(0));
    of_incident().any(is_spoken)
        && of_incident().all(|draft| is_spoken(draft) || nobody(draft) || condemned(draft))
}

/// Which sentences tell of an incident: those of its claims; for the main one, all that are not another's alone.
fn scope(doc: &Document, drafts: &[Draft], index: usize) -> Vec<bool> {
    let mut scope = vec![index == 0; doc.sentences.len()];
    for teaser in doc.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Teaser) {
        scope[teaser.sentences.clone()].fill(false);
    }
    let sentence = |draft: &Draft| doc.tokens[draft.trigger].sentence;
    for draft in drafts.iter().filter(|draft| draft.incident != index) {
        scope[sentence(draft)] = false;
    }
    for draft in drafts.iter().filter(|draft| draft.incident == index) {
        scope[sentence(draft)] = true;
    }
    scope
}
