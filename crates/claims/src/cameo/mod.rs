//! Who does what to whom, in the codes of CAMEO: `events` of a reading.
//!
//! A word of `data/cameo_verbs.tsv` tells an act; its parties stand around it in the tree ([`seats`], [`parties`]). What
//! another word makes of it ("agreed to", "called for", "suspended") and the helpers of its own clause ("will", "should
//! not": [`standing`]) give it another code (`data/cameo_outlooks.tsv`), so that only what is told as done is coded as
//! done. Words are read from the root of a tree downwards: what a word governs is read with it and tells nothing by
//! itself.

mod actors;
mod contents;
mod frames;
mod parties;
mod plover;
mod seats;
mod standing;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::collections::HashMap;
use std::ops::Range;

use language::knowledge::Error;
use language::names::Actors;
use language::{Deprel, Document, Knowledge, NameKind, TokenId, Upos};

use crate::entities::Entities;
use crate::np;
use crate::people::People;
use crate::predicates::Pos;
use crate::reading::{Group, PloverCode};
use crate::syntax;
use frames::{Condition, Frame, Frames, Outlook, Seat, root};
use parties::Parties;
use standing::Standing;

pub use parties::{NOBODY, Party};

/// The tables that events are coded with.
#[derive(Debug)]
pub struct Tables {
    frames: Frames,
    codes: actors::Codes,
    plover: plover::Plover,
}

impl Tables {
    /// Reads the tables.
    ///
    /// # Errors
    /// If a line cannot be read; the message names file and line.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        Ok(Self {
            frames: Frames::new(knowledge)?,
            codes: actors::Codes::new(knowledge)?,
            plover: plover::Plover::new(knowledge)?,
        })
    }
}

/// An event: who does what to whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Who.
    pub source: Party,
    /// To whom; `None` if the act needs nobody.
    pub target: Option<Party>,
    /// What.
    pub code: String,
    /// The word that tells it.
    pub trigger: TokenId,
    /// What PLOVER calls it.
    pub plover: Option<PloverCode>,
    /// The lines of `data/cameo_verbs.tsv` that made it: that of the act, then those of the words that govern it.
    pub lines: Vec<usize>,
}

/// An act before it is known whether it makes events.
#[derive(Clone, Debug)]
struct Act {
    sources: Vec<Party>,
    targets: Vec<Party>,
    code: String,
    /// The code seen from the other side.
    back: Option<String>,
    /// Somebody says that it should be done.
    called_for: bool,
    /// It needs no target.
    alone: bool,
    trigger: TokenId,
    lines: Vec<usize>,
}

/// What a word and those that it governs tell.
#[derive(Clone, Debug, Default)]
struct Telling {
    acts: Vec<Act>,
    /// The words that have been read with it.
    words: Vec<TokenId>,
}

/// Words that may stand around one another: more than any sentence needs.
const DEPTH: usize = 12;
/// Verbs that, set behind what happened, say no more than who tells it.
const TELLS: &[&str] = &["say", "tell", "report", "confirm", "announce", "state", "add"];
/// From here on codes tell of violence.
const ASSAULT: u8 = 18;
/// From here on codes tell of force.
const FORCE: u8 = 15;

/// Finds the events of a document, in order of the text.
pub fn find(
    tables: &Tables,
    doc: &Document,
    entities: &Entities,
    people: &People,
    actors: &Actors,
    year: Option<i16>,
) -> Vec<Event> {
    let parties = Parties { doc, entities, actors, codes: &tables.codes, year, nesting: Cell::new(0) };
    let mut coder = Coder { doc, frames: &tables.frames, people, parties, governed: HashMap::new() };
    let mut done = vec![false; doc.tokens.len()];
    let mut events = Vec::new();
    for sentence in &doc.sentences {
        let mut told = Vec::new();
        for word in downwards(doc, sentence.tokens.clone()) {
            if done[word] {
                continue;
            }
            let telling = coder.telling(word, false, 0);
            telling.words.iter().for_each(|&word| done[word] = true);
            telling.acts.iter().for_each(|act| emit(act, &mut told));
        }
        told.sort_by_key(|event: &Event| (event.trigger, event.source.head));
        told.iter_mut().for_each(|event| event.plover = tables.plover.of(&event.code));
        events.append(&mut told);
    }
    events
}

/// The tokens of a sentence, heads before what hangs on them.
fn downwards(doc: &Document, tokens: Range<TokenId>) -> Vec<TokenId> {
    let mut order: Vec<TokenId> = tokens.filter(|&t| doc.tokens[t].head.is_none()).collect();
    let mut next = 0;
    while next < order.len() {
        order.extend(doc.children(order[next]));
        next += 1;
    }
    order
}

/// The events of an act: each source with each target, and back where the act has another side.
fn emit(act: &Act, events: &mut Vec<Event>) {
    if act.called_for {
        return;
    }
    let targets: Vec<Option<&Party>> = match act.targets.is_empty() && act.alone {
        true => vec![None],
        false => act.targets.iter().map(Some).collect(),
    };
    for source in &act.sources {
        for &target in &targets {
            if !is_event(source, target, &act.code) {
                continue;
            }
            put(events, source, target, &act.code, act);
            if let (Some(back), Some(target)) = (&act.back, target) {
                put(events, target, Some(source), back, act);
            }
        }
    }
}

/// Whether an act between two parties is an event: one of them is known, they are two, and a mere place is another
/// country's ("police are investigating a theft in York", "he flew home") and nobody who could be arrested.
fn is_event(source: &Party, target: Option<&Party>, code: &str) -> bool {
    let Some(target) = target else { return source.is_known() };
    let two = target.code != source.code;
    let abroad = source.is_known() && (target.side() != source.side() || root(code) >= FORCE);
    let person = ["173", "174", "181", "182", "186"].iter().any(|start| code.starts_with(start));
    let talks = !(4..=6).contains(&root(code)) || ![source, target].iter().any(|p| p.code.ends_with("CVL"));
    two && talks && (source.is_known() || target.is_known()) && (!target.is_place || abroad && !person)
}

fn is_violent(acts: &[Act]) -> bool {
    acts.iter().any(|act| root(&act.code) >= FORCE)
}

/// Whether telling that somebody did it accuses them: force, and what breaks a rule.
fn is_held_against(code: &str) -> bool {
    root(code) >= FORCE || code.starts_with("128")
}

/// Adds an event, unless the sentence tells one of that kind between these parties already.
fn put(events: &mut Vec<Event>, source: &Party, target: Option<&Party>, code: &str, act: &Act) {
    let same = |e: &Event| {
        e.source.code == source.code
            && e.target.as_ref().map(|t| &t.code) == target.map(|t| &t.code)
            && root(&e.code) == root(code)
    };
    if !events.iter().any(same) {
        let (source, target) = (source.clone(), target.cloned());
        let (trigger, lines) = (act.trigger, act.lines.clone());
        events.push(Event { source, target, code: code.to_owned(), trigger, plover: None, lines });
    }
}

struct Coder<'a> {
    doc: &'a Document,
    frames: &'a Frames,
    people: &'a People,
    parties: Parties<'a>,
    /// What words tell that others govern, read once.
    governed: HashMap<TokenId, Telling>,
}

impl<'a> Coder<'a> {
    /// What a word tells; `governed` if it is read with another word.
    fn telling(&mut self, word: TokenId, governed: bool, depth: usize) -> Telling {
        let (doc, frames, people): (&'a Document, &'a Frames, &'a People) =
            (self.doc, self.frames, self.people);
        let token = &doc.tokens[word];
        let Some(pos) = Pos::of(token.upos).filter(|_| depth < DEPTH) else { return Telling::default() };
        let part_of_name = token.upos == Upos::Propn || token.deprel == Deprel::Compound;
        if pos != Pos::Verb && part_of_name {
            return Telling::default();
        }
        if let Some(known) = self.governed.get(&word).filter(|_| governed) {
            return known.clone();
        }
        let mut best = Telling::default();
        let mut standing = None;
        for frame in frames.of(&token.lemma, pos) {
            let holds = frame.conditions.iter().all(|condition| match condition {
                Condition::Governed => governed,
                Condition::Person => seats::object(doc, word).is_some_and(|object| {
                    np::name_at(doc, object).is_some_and(|name| name.kind == NameKind::Person)
                        || people.who(doc, object).is_some_and(|who| who.is_person)
                }),
                condition => seats::holds(doc, word, condition),
            });
            if !holds {
                continue;
            }
            let standing = *standing.get_or_insert_with(|| standing::of(doc, word, governed));
            let telling = self.by_frame(word, frame, standing, depth);
            let whole = |act: &Act| {
                !act.sources.is_empty() && (!act.targets.is_empty() || act.alone || act.called_for)
            };
            if telling.acts.iter().any(whole) {
                best = telling;
                break;
            }
            if best.words.is_empty() || governed && best.acts.is_empty() {
                best = telling;
            }
        }
        if !governed {
            best.acts.retain(|act| !act.sources.is_empty());
        } else if !best.words.is_empty() {
            self.governed.insert(word, best.clone());
        }
        best
    }

    fn by_frame(&mut self, word: TokenId, frame: &Frame, standing: Standing, depth: usize) -> Telling {
        let mut telling = Telling { acts: Vec::new(), words: vec![word] };
        let mut inner: Vec<Act> = Vec::new();
        for content in contents::of(self.doc, word, frame) {
            let governed = self.telling(content, true, depth + 1);
            telling.words.extend(governed.words);
            inner.extend(governed.acts);
        }
        if standing == Standing::Untold || seats::is_done_to_oneself(self.doc, word) {
            return telling;
        }
        let mut sources = seats::parties(&self.parties, word, &frame.source, false);
        if sources.is_empty() && frame.source.contains(&Seat::Doer) {
            sources = inner.iter().flat_map(|act| act.sources.clone()).collect();
        }
        // "is scheduled to visit": whoever is meant to do it.
        let meant = frame.outlook == Some(Outlook::Intent) && self.doc.tokens[word].upos == Upos::Verb;
        if sources.is_empty() && meant && syntax::is_passive(self.doc, word) {
            let subject = syntax::own_subject(self.doc, word);
            sources = subject.map_or_else(Vec::new, |subject| self.parties.of(subject));
        }
        let mut acts = match frame.outlook {
            Some(Outlook::Say) => self.said(word, sources, inner),
            Some(outlook) if !inner.is_empty() => self.under(word, frame, outlook, &sources, inner),
            _ if frame.code.is_empty() => Vec::new(),
            _ => vec![self.told(word, frame, sources, &inner)],
        };
        // The word that tells the act, and what makes another one of it.
        for act in acts.iter_mut().filter(|act| act.trigger == word || frame.outlook.is_some()) {
            if !act.lines.contains(&frame.line) {
                act.lines.push(frame.line);
            }
        }
        let stands = |mut act: Act| {
            let outlook = match standing {
                Standing::ToCome => Outlook::Intent,
                Standing::Refused => Outlook::Refuse,
                Standing::CalledFor => {
                    act.called_for = true;
                    return Some(act);
                }
                Standing::Done | Standing::Untold => return Some(act),
            };
            self.become_by(outlook, act)
        };
        let verbal = frame.outlook == Some(Outlook::Say);
        telling.acts = if verbal { acts } else { acts.into_iter().filter_map(stands).collect() };
        telling
    }

    /// An act under an outlook; what is not done is not done by the other side either.
    fn become_by(&self, outlook: Outlook, mut act: Act) -> Option<Act> {
        act.code = self.frames.under(outlook, &act.code)?;
        act.back = None;
        Some(act)
    }

    /// The act that a word tells itself.
    fn told(&self, word: TokenId, frame: &Frame, sources: Vec<Party>, inner: &[Act]) -> Act {
        let mut act = Act {
            sources,
            targets: Vec::new(),
            code: frame.code.clone(),
            back: frame.back.clone(),
            called_for: false,
            alone: frame.target.contains(&Seat::Nobody),
            trigger: word,
            lines: Vec::new(),
        };
        for seat in &frame.target {
            let found = match seat {
                Seat::Doer => of_others(inner.iter().flat_map(|act| act.sources.clone()), &act.sources),
                // "condemned the attack on X" is not against X.
                Seat::Object { .. } if frame.target.contains(&Seat::Doer) && is_violent(inner) => break,
                Seat::Patient => of_others(inner.iter().flat_map(|act| act.targets.clone()), &act.sources),
                // "talks between A and B"
                Seat::Between if act.sources.len() > 1 && frame.source.contains(seat) => {
                    act.targets = act.sources.clone();
                    break;
                }
                // Rebels who shell a town of their own country do it to that country.
                Seat::Here if root(&act.code) >= ASSAULT => self.parties.here(word).into_iter().collect(),
                Seat::Here => of_others(self.parties.here(word), &act.sources),
                Seat::Each if act.sources.len() > 1 => {
                    act.targets = act.sources.clone();
                    break;
                }
                seat => seats::parties(&self.parties, word, std::slice::from_ref(seat), true),
            };
            act.targets = without(found, &act.sources);
            if !act.targets.is_empty() {
                break;
            }
        }
        if root(&act.code) >= FORCE {
            if act.targets.is_empty() && frame.target.iter().any(|seat| matches!(seat, Seat::Object { .. })) {
                act.targets.extend(self.anybody(word));
            }
            self.place_targets(word, &mut act);
        }
        act
    }

    /// "Killed seven truck drivers": people of whom no table tells what they are.
    fn anybody(&self, word: TokenId) -> Option<Party> {
        let head = seats::object(self.doc, word)?;
        let who = self.people.who(self.doc, head).filter(|_| self.doc.tokens[head].upos == Upos::Noun)?;
        // "Killing five members of the Alder Front": whoever fights is no civilian.
        if matches!(who.group, Some(Group::Militants | Group::SecurityForces)) {
            return self.parties.inside(head).into_iter().next();
        }
        who.is_person.then(|| Party { head, code: format!("{NOBODY}CVL"), is_place: false })
    }

    /// "Four men were killed in Nairobi": who is hit is of the country where it happens, unless told otherwise.
    fn place_targets(&self, word: TokenId, act: &mut Act) {
        if act.targets.iter().all(Party::is_known) {
            return;
        }
        // "Hit a convoy in Yemen, killing five": where the clause above puts it.
        let above = || {
            let clause = syntax::clause_head(self.doc, word);
            let head =
                self.doc.tokens[clause].head.filter(|_| self.doc.tokens[clause].deprel == Deprel::Advcl)?;
            self.parties.here(head)
        };
        let Some(here) = self.parties.here(word).or_else(above) else { return };
        for target in act.targets.iter_mut().filter(|target| !target.is_known()) {
            target.code = target.code.replacen(NOBODY, &here.code, 1);
        }
    }

    /// What a word makes of the acts that it governs.
    fn under(
        &self,
        word: TokenId,
        frame: &Frame,
        outlook: Outlook,
        sources: &[Party],
        inner: Vec<Act>,
    ) -> Vec<Act> {
        let addressed = if frame.target.is_empty() {
            Vec::new()
        } else {
            self.told(word, frame, sources.to_vec(), &[]).targets
        };
        let asked = seats::object(self.doc, word).filter(|_| self.doc.tokens[word].upos == Upos::Verb);
        let one = |mut act: Act| {
            let doers = without(act.sources.clone(), sources);
            let others = without(act.targets.clone(), sources);
            // "wants Kenya to withdraw" asks for it.
            let outlook = match outlook {
                Outlook::Intent if !doers.is_empty() && self.doc.tokens[act.trigger].upos == Upos::Verb => {
                    Outlook::Appeal
                }
                outlook => outlook,
            };
            match outlook {
                Outlook::Undergo => {
                    act.targets = addressed.clone();
                    if !sources.is_empty() {
                        act.sources = sources.to_vec();
                    }
                    return Some(act);
                }
                // Whoever is asked and not known is nobody else.
                Outlook::Appeal | Outlook::Demand if asked.is_some_and(|a| a != act.trigger) => {
                    act.targets = addressed.clone();
                }
                Outlook::Appeal | Outlook::Demand => {
                    act.targets = [addressed.clone(), doers, others]
                        .into_iter()
                        .find(|parties| !parties.is_empty())
                        .unwrap_or_else(|| of_others(self.parties.here(act.trigger), sources));
                }
                // "A and B agreed to hold talks": each with the other.
                _ if others.is_empty() && sources.len() > 1 && act.back.is_some() => {
                    act.targets = sources.to_vec();
                }
                _ if others.is_empty() && !sources.is_empty() => {
                    act.targets = if doers.is_empty() { addressed.clone() } else { doers };
                }
                _ if sources.is_empty() => {}
                _ => act.targets = others,
            }
            if !sources.is_empty() {
                act.sources = sources.to_vec();
            }
            if matches!(outlook, Outlook::Light | Outlook::Plain) {
                return Some(act);
            }
            act.called_for = false;
            act.alone = false;
            act.trigger = word;
            self.become_by(outlook, act)
        };
        inner.into_iter().filter_map(one).collect()
    }

    /// What somebody tells: one's own violence is a claim of it, others' an accusation, what they should do an appeal.
    fn said(&self, word: TokenId, speakers: Vec<Party>, inner: Vec<Act>) -> Vec<Act> {
        let known = speakers.iter().any(Party::is_known);
        let one = |mut act: Act| {
            if act.called_for {
                let to = [act.sources.clone(), act.targets.clone()];
                act.targets =
                    to.into_iter().map(|p| without(p, &speakers)).find(|p| !p.is_empty()).unwrap_or_default();
                act.sources = speakers.clone();
                act.called_for = false;
                act.trigger = word;
                return self.become_by(Outlook::Appeal, act);
            }
            if !known || !is_held_against(&act.code) || act.sources.is_empty() {
                return Some(act);
            }
            // "Gunmen seized an engineer, police said": told as done, with who says so behind it.
            let behind = act.trigger < word && TELLS.contains(&self.doc.tokens[word].lemma.as_str());
            if behind {
                return Some(act);
            }
            let own = act.sources.iter().any(|a| speakers.iter().any(|s| s.side() == a.side()));
            if !own {
                act.targets = act.sources;
            }
            act.code = if own { "015" } else { "112" }.to_owned();
            act.back = None;
            act.sources = speakers.clone();
            act.trigger = word;
            Some(act)
        };
        inner.into_iter().filter_map(one).collect()
    }
}

/// The parties that are of another country or organisation than these.
fn of_others(parties: impl IntoIterator<Item = Party>, these: &[Party]) -> Vec<Party> {
    parties.into_iter().filter(|party| !these.iter().any(|t| t.side() == party.side())).collect()
}

fn without(mut parties: Vec<Party>, these: &[Party]) -> Vec<Party> {
    let same = |a: &Party, b: &Party| a.code == b.code || a.head == b.head && a.side() == b.side();
    parties.retain(|party| !these.iter().any(|t| same(t, party)));
    parties
}
