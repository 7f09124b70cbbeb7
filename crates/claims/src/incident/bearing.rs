//! What a time of the report says of the incident: whether it is when it happened, or when something else was done.
//!
//! A time hangs on a word: "was shot on Sunday" tells when it happened, "was charged on Friday" what followed, "said on
//! Monday" when it was said. The nearest word above the time that tells decides (`data/time_bearings.tsv`).

use std::collections::{HashMap, HashSet};

use language::knowledge::Error;
use language::{Deprel, Document, Knowledge, ParagraphKind, Span, Time, TimePrecision, TokenId, Upos, Xpos};

use super::lasting;
use crate::draft::Draft;
use crate::predicates::Predicates;
use crate::reading::{Kind, Reality};
use crate::syntax;

/// Steps up the tree in search of a word that tells.
const STEPS: usize = 12;
/// Words between a word of saying and the time at which it was said, at most.
const ADJACENT: usize = 3;
/// Words of who speaks between a comma and the verb of saying, at most.
const TO_SPEAKER: usize = 12;
/// Words before a time among which what happened then is looked for.
const TOLD_REACH: usize = 48;
/// Words from a day to what is named with it ("Friday's deadly park shooting").
const NAMED_REACH: usize = 5;
/// Words before a time among which the handle of who posted a message is looked for.
const HANDLE_REACH: usize = 6;
/// Words before a time among which a page's stamp is looked for ("Last updated on").
const STAMP_REACH: usize = 4;

/// What a time says of the incident's own time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bearing {
    /// A date line, a dateline, a page's stamp.
    Outside,
    /// When somebody said it.
    Said,
    /// When a court spoke of it, or it was remembered.
    Court,
    /// When something was done about it.
    Aftermath,
    /// When one of those hurt died.
    Death,
    /// Nothing tells.
    Open,
    /// The day by which an event is known: "the Dec. 2 attack".
    Known,
    /// When police or helpers came.
    Response,
    /// When it happened.
    Happened,
}

/// The words that tell (`data/time_bearings.tsv`).
#[derive(Debug)]
pub struct Bearings {
    by_lemma: HashMap<String, Bearing>,
    stamp: HashSet<String>,
    raid: HashSet<String>,
    forces: HashSet<String>,
    dayless: HashSet<String>,
    feast: HashSet<String>,
    aside: HashSet<String>,
}

impl Bearings {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line cannot be read.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut all = Self {
            by_lemma: HashMap::new(),
            stamp: HashSet::new(),
            raid: HashSet::new(),
            forces: HashSet::new(),
            dayless: HashSet::new(),
            feast: HashSet::new(),
            aside: HashSet::new(),
        };
        for row in knowledge.rows("time_bearings.tsv") {
            let lemmas = row.list(1).map(str::to_owned);
            let bearing = match row.field(0) {
                "happen" => Bearing::Happened,
                "response" => Bearing::Response,
                "death" => Bearing::Death,
                "aftermath" => Bearing::Aftermath,
                "court" => Bearing::Court,
                "said" => Bearing::Said,
                "stamp" => {
                    all.stamp.extend(lemmas);
                    continue;
                }
                "raid" => {
                    all.raid.extend(lemmas);
                    continue;
                }
                "forces" => {
                    all.forces.extend(lemmas);
                    continue;
                }
                "dayless" => {
                    all.dayless.extend(lemmas);
                    continue;
                }
                "feast" => {
                    all.feast.extend(lemmas);
                    continue;
                }
                "aside" => {
                    all.aside.extend(lemmas);
                    continue;
                }
                other => return Err(row.error(format!("no bearing is called {other:?}"))),
            };
            for lemma in lemmas {
                all.by_lemma.entry(lemma).or_insert(bearing);
            }
        }
        Ok(all)
    }

    /// Whether a time is told in passing: "by Christmas", "two days earlier".
    pub fn is_by_the_way(&self, words: &str) -> bool {
        let words = words.to_lowercase();
        let mut told = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        told.clone().any(|word| self.feast.contains(word)) && !words.contains(|c: char| c.is_ascii_digit())
            || told.next_back().is_some_and(|last| self.aside.contains(last))
    }

    /// Whether a sentence tells of an operation, or of troops: arrests in it are themselves what the report is about.
    pub fn tells_raid(&self, doc: &Document, sentence: usize) -> bool {
        let mut tokens = doc.sentences.get(sentence).map_or(0..0, |sentence| sentence.tokens.clone());
        tokens.any(|t| {
            let lemma = &doc.tokens[t].lemma;
            self.raid.contains(lemma) || self.forces.contains(lemma)
        })
    }

    /// Whether the words of a time name no day: "about 9 p.m.", "early in the morning".
    pub fn is_dayless(&self, words: &str) -> bool {
        words
            .to_lowercase()
            .split(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '-'))
            .map(|word| word.trim_end_matches('.'))
            .filter(|word| !word.is_empty())
            .all(|word| word.starts_with(|c: char| c.is_ascii_digit()) || self.dayless.contains(word))
    }
}

/// The bearing of each time of a document, in the order of `doc.times`.
pub fn all(doc: &Document, predicates: &Predicates, bearings: &Bearings, drafts: &[Draft]) -> Vec<Bearing> {
    let told: HashMap<TokenId, &Draft> =
        drafts.iter().filter(|d| d.reality != Reality::Unreal).map(|d| (d.trigger, d)).collect();
    let finder = Finder { doc, predicates, bearings, told };
    doc.times.iter().map(|time| finder.bearing(time)).collect()
}

struct Finder<'a> {
    doc: &'a Document,
    predicates: &'a Predicates,
    bearings: &'a Bearings,
    told: HashMap<TokenId, &'a Draft>,
}

impl Finder<'_> {
    fn bearing(&self, time: &Time) -> Bearing {
        let bearing = self.bearing_of_words(time);
        match self.word_before(time).as_deref() {
            // "By Tuesday evening nobody had been caught": what had come about by then began before.
            Some("by") => bearing.min(Bearing::Aftermath),
            // "Has been on hunger strike since March 3" tells a state; "the province has seen many attacks since May" sums up.
            Some("since") if bearing == Bearing::Open => {
                if self.is_of_fighting(time) {
                    Bearing::Happened
                } else {
                    Bearing::Outside
                }
            }
            Some("since") if self.is_of_state(time) => Bearing::Outside,
            Some("since") if !is_day(time) => bearing.min(Bearing::Aftermath),
            _ => bearing,
        }
    }

    /// "Have been fighting since Monday", "clashes have left ten dead since Monday".
    fn is_of_fighting(&self, time: &Time) -> bool {
        let lasts = |t: TokenId| lasting::lasts(self.doc, self.predicates.classes(), t);
        self.verb_of(time)
            .is_some_and(|verb| lasts(verb) || syntax::subject(self.doc, verb).is_some_and(lasts))
    }

    /// "Has been on hunger strike since March 3": a noun with a copula tells how somebody is.
    fn is_of_state(&self, time: &Time) -> bool {
        let doc = self.doc;
        let predicate = doc.ancestors(time.tokens.start).take(STEPS).find(|&t| {
            doc.tokens[t].upos == Upos::Verb || doc.children_by(t, &[Deprel::Cop]).next().is_some()
        });
        predicate.is_some_and(|t| doc.tokens[t].upos != Upos::Verb)
    }

    /// The verb of the clause in which a time stands.
    fn verb_of(&self, time: &Time) -> Option<TokenId> {
        let doc = self.doc;
        doc.ancestors(time.tokens.start).take(STEPS).find(|&t| doc.tokens[t].upos == Upos::Verb)
    }

    /// The word right before a time, in its sentence, or the one that the time begins with.
    fn word_before(&self, time: &Time) -> Option<String> {
        let doc = self.doc;
        // A time that the tokens do not reach has no word before it.
        let at = doc.tokens.get(time.tokens.start)?.sentence;
        let own = doc.word(time.tokens.start).to_lowercase();
        if matches!(own.as_str(), "since" | "by") {
            return Some(own);
        }
        let before = time.tokens.start.checked_sub(1)?;
        (doc.tokens[before].sentence == at).then(|| doc.word(before).to_lowercase())
    }

    fn bearing_of_words(&self, time: &Time) -> Bearing {
        let doc = self.doc;
        if self.is_outside(time) {
            return Bearing::Outside;
        }
        let top = time
            .tokens
            .clone()
            .find(|&t| doc.tokens[t].head.is_none_or(|head| !time.tokens.contains(&head)))
            .unwrap_or(time.tokens.start);
        // "Since the May 23 shooting", "the May 23, 2014, shooting", whatever the tree hangs the day on.
        let end = time.tokens.end;
        let behind = if end < doc.tokens.len() && doc.word(end) == "," { end + 1 } else { end };
        let noun = doc.tokens.get(behind).is_some_and(|token| token.upos == Upos::Noun);
        // "The May 31 death of" a man who was killed.
        let names_event = |t: TokenId| matches!(self.of_word(t), Some(Bearing::Happened | Bearing::Death));
        if noun && names_event(behind) || self.possessed_event(end) {
            return Bearing::Known;
        }
        if self.is_of_post(time) {
            return Bearing::Outside;
        }
        // "Said on Tuesday its fighters had ambushed a convoy": trees may hang the day on the next verb.
        if self.stands_behind_speech(time) {
            return Bearing::Said;
        }
        for at in doc.ancestors(top).take(STEPS) {
            if let Some(bearing) = self.of_word(at).filter(|_| !self.is_call(at)) {
                // "Jailed for 20 years" is what a court did.
                let sentenced = bearing == Bearing::Aftermath && self.is_sentence(at);
                let bearing = if sentenced { Bearing::Court } else { bearing };
                return self.in_its_place(bearing, at, time);
            }
            // "Was in his car on Sunday when shots were fired": no verb of its own.
            if doc.tokens[at].upos != Upos::Verb
                && doc.children_by(at, &[Deprel::Cop]).next().is_some()
                && let Some(bearing) = self.circumstance(at)
            {
                return bearing;
            }
            if doc.tokens[at].upos == Upos::Verb {
                // "We will have more on this tonight."
                if is_future(doc, at) {
                    return Bearing::Outside;
                }
                return self
                    .circumstance(at)
                    .or_else(|| self.opens_clause(time))
                    .or_else(|| self.of_attackers(at))
                    .or_else(|| self.of_impact(at))
                    .or_else(|| self.stands_trial(at))
                    .unwrap_or(Bearing::Open);
            }
        }
        Bearing::Open
    }

    /// A bearing, set right by where the time stands to the word that gave it.
    fn in_its_place(&self, bearing: Bearing, at: TokenId, time: &Time) -> Bearing {
        let doc = self.doc;
        match bearing {
            Bearing::Happened if doc.tokens[at].upos == Upos::Noun && time.tokens.end <= at => Bearing::Known,
            // "The trial began on Monday."
            Bearing::Happened if doc.tokens[at].upos == Upos::Verb => {
                let subject = syntax::subject(doc, at).and_then(|subject| self.of_word(subject));
                let follows = |b: &Bearing| matches!(b, Bearing::Court | Bearing::Aftermath);
                subject.filter(|b| follows(b) && !self.told.contains_key(&at)).unwrap_or(bearing)
            }
            // "A man killed in a brawl that left two hurt on Sunday was identified": the day stands behind what happened, the
            // tree hangs it on the next verb.
            Bearing::Aftermath | Bearing::Court | Bearing::Said | Bearing::Response
                if time.tokens.end <= at && self.happened_right_before(time) =>
            {
                Bearing::Happened
            }
            // "Gunfire was reported at 3 a.m."
            Bearing::Said if syntax::is_passive(doc, at) => {
                let subject = syntax::subject(doc, at).and_then(|subject| self.of_word(subject));
                subject.filter(|&b| b == Bearing::Happened).unwrap_or(bearing)
            }
            // "About 4 p.m. Monday, officials say, they were called": nobody tells the hour at which it was said.
            Bearing::Said if is_hour(time) => {
                let told = doc.children_by(at, &[Deprel::Ccomp, Deprel::Xcomp, Deprel::Parataxis]);
                told.filter_map(|t| self.of_word(t)).find(|&b| b > Bearing::Said).unwrap_or(bearing)
            }
            // "opened fire in Fern Street on Sunday night, police said": the day belongs to what was told before it.
            Bearing::Said if time.tokens.end <= at && self.told_before(time).is_some() => {
                self.told_before(time).unwrap_or(bearing)
            }
            // "confirmed the death of a commander in Fern district on Sunday": parsers hang the day on the first verb.
            Bearing::Said if time.tokens.start > at + ADJACENT => {
                let between = (at + 1..time.tokens.start).rev().filter_map(|t| self.of_word(t));
                between.into_iter().find(|&b| b > Bearing::Said).unwrap_or(bearing)
            }
            // "A memorial to those killed in a bombing in Alder in 2004 was unveiled": trees hang the year on the verb.
            Bearing::Court if time.tokens.end <= at => {
                let start = doc.sentences[doc.tokens[at].sentence].tokens.start;
                let start = start.max(time.tokens.start.saturating_sub(TOLD_REACH));
                let nearest = (start..time.tokens.start).rev().find_map(|t| self.of_word(t));
                nearest.filter(|&b| b == Bearing::Happened).unwrap_or(bearing)
            }
            // "charged in the killing of a man on Friday": either may be meant.
            Bearing::Aftermath | Bearing::Court if time.tokens.start > at + ADJACENT => {
                let nearest = (at + 1..time.tokens.start).rev().find(|&t| self.of_word(t).is_some());
                match nearest.and_then(|t| self.of_word(t)) {
                    // "asked why she killed two on Friday": a clause of its own.
                    Some(Bearing::Happened) if nearest.is_some_and(|t| is_finite(doc, t)) => {
                        Bearing::Happened
                    }
                    Some(Bearing::Happened) => Bearing::Known,
                    // "investigating the death of a baker at his home on Friday"
                    Some(Bearing::Death) if nearest.is_some_and(|t| doc.tokens[t].upos == Upos::Noun) => {
                        Bearing::Known
                    }
                    _ => bearing,
                }
            }
            // "One died in a shooting on Friday night", "died on Sunday of what he suffered on Friday".
            Bearing::Death if time.tokens.start > at + ADJACENT => {
                let nearest = (at + 1..time.tokens.start).rev().find_map(|t| self.of_word(t));
                nearest.filter(|&b| b == Bearing::Happened).unwrap_or(bearing)
            }
            // "Was taken into custody on Friday" tells what followed.
            Bearing::Response if self.is_aftermath(at) => Bearing::Aftermath,
            _ => bearing,
        }
    }

    /// "Said on Tuesday", with no more than a preposition between, and in the active.
    fn stands_behind_speech(&self, time: &Time) -> bool {
        let doc = self.doc;
        let before = |steps: usize| {
            let t = time.tokens.start.checked_sub(steps)?;
            (doc.tokens[t].sentence == doc.tokens[time.tokens.start].sentence).then_some(t)
        };
        let word = match before(1) {
            Some(t) if doc.tokens[t].upos == Upos::Adp => before(2),
            first => first,
        };
        let then = doc.tokens.get(time.tokens.end).is_some_and(|next| {
            next.sentence == doc.tokens[time.tokens.start].sentence && next.upos != Upos::Punct
        });
        // "..., the army said on Wednesday.": trees may hang the day on what was said.
        let closes = |verb: TokenId| {
            let sentence = &doc.sentences[doc.tokens[verb].sentence].tokens;
            let from = sentence.start.max(verb.saturating_sub(TO_SPEAKER));
            let comma = (from..verb).rev().find(|&t| doc.word(t) == ",");
            comma.is_some_and(|comma| {
                comma + 1 < verb
                    && (comma + 1..verb).all(|t| {
                        !matches!(doc.tokens[t].upos, Upos::Verb | Upos::Pron) && self.of_word(t).is_none()
                    })
            })
        };
        word.is_some_and(|t| {
            doc.tokens[t].upos == Upos::Verb
                && (then || closes(t))
                && self.bearings.by_lemma.get(&doc.tokens[t].lemma) == Some(&Bearing::Said)
                && !syntax::is_passive(doc, t)
        })
    }

    /// What the nearest word before a time tells that happened, where a comma parts the time from what follows.
    fn told_before(&self, time: &Time) -> Option<Bearing> {
        let doc = self.doc;
        let end = time.tokens.end;
        let parted = doc.tokens.get(end).is_some_and(|_| doc.word(end) == ",");
        let start = doc.sentences[doc.tokens[time.tokens.start].sentence].tokens.start;
        let start = start.max(time.tokens.start.saturating_sub(TOLD_REACH));
        let mut before = (start..time.tokens.start).rev().filter_map(|t| self.of_word(t));
        // "Beat a man accused of theft, on Sunday, police said": what he was accused of is not what happened then.
        let nearest = before.next().filter(|_| parted)?;
        if nearest >= Bearing::Response {
            return Some(nearest);
        }
        let clause = syntax::clause_head(doc, time.tokens.start);
        let told = before.find(|&b| b == Bearing::Happened);
        told.filter(|_| nearest == Bearing::Aftermath && clause > time.tokens.end)
    }

    /// "was hurt early on Monday when she was shot": the clause right behind the time.
    fn opens_clause(&self, time: &Time) -> Option<Bearing> {
        let doc = self.doc;
        let end = time.tokens.end;
        let sentence = &doc.sentences[doc.tokens[time.tokens.start].sentence];
        if end >= sentence.tokens.end || doc.tokens[end].lemma != "when" {
            return None;
        }
        let verb = doc.tokens[end].head.filter(|&verb| verb > end)?;
        self.of_word(verb).filter(|&bearing| bearing == Bearing::Happened)
    }

    /// "Friday's deadly shooting spree": what is named with the day before it.
    fn possessed_event(&self, end: TokenId) -> bool {
        let doc = self.doc;
        let is_mark = doc.tokens.get(end).is_some_and(|_| matches!(doc.word(end), "'s" | "’s" | "'" | "’"));
        let named = (end + 1..doc.tokens.len().min(end + 1 + NAMED_REACH))
            .take_while(|&t| matches!(doc.tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Adj));
        is_mark
            && named
                .into_iter()
                .any(|t| doc.tokens[t].upos == Upos::Noun && self.of_word(t) == Some(Bearing::Happened))
    }

    /// "Went to a report of a man with a knife at 2 a.m.": the noun for the call tells nothing, the verb above it does.
    fn is_call(&self, at: TokenId) -> bool {
        let doc = self.doc;
        let is =
            |t: TokenId, bearing: Bearing| self.bearings.by_lemma.get(&doc.tokens[t].lemma) == Some(&bearing);
        doc.tokens[at].upos == Upos::Noun
            && is(at, Bearing::Said)
            && doc.tokens[at].head.is_some_and(|head| is(head, Bearing::Response))
    }

    /// "Ann Lee (@annlee) June 4, 2019": when a message was posted that the page shows.
    fn is_of_post(&self, time: &Time) -> bool {
        let doc = self.doc;
        let Some(sentence) = doc.tokens.get(time.tokens.start).map(|token| token.sentence) else {
            return false;
        };
        let start = doc.sentences[sentence].tokens.start.max(time.tokens.start.saturating_sub(HANDLE_REACH));
        let closed = time.tokens.start.checked_sub(1).is_some_and(|t| doc.word(t) == ")");
        closed && (start..time.tokens.start).any(|t| doc.word(t).starts_with('@'))
    }

    /// Whether a word of what happened stands right before a time, with no more than a preposition between.
    fn happened_right_before(&self, time: &Time) -> bool {
        let doc = self.doc;
        let sentence = doc.tokens.get(time.tokens.start).map(|token| token.sentence);
        let before = |steps: usize| {
            let t = time.tokens.start.checked_sub(steps)?;
            doc.tokens.get(t).filter(|token| Some(token.sentence) == sentence).map(|_| t)
        };
        let word = match before(1) {
            Some(t) if doc.tokens[t].upos == Upos::Adp => before(2),
            first => first,
        };
        word.is_some_and(|t| self.of_word(t) == Some(Bearing::Happened))
    }

    /// "Taken into custody", "appeared in court", "stood before a judge": what the verb leads to comes after the incident.
    fn is_aftermath(&self, verb: TokenId) -> bool {
        let leads = |&t: &TokenId| {
            ["into", "before", "in", "to"].iter().any(|case| syntax::has_case(self.doc, t, case))
        };
        let mut goals = self.doc.children_by(verb, &[Deprel::Obl]).filter(leads);
        goals.any(|t| self.bearings.by_lemma.get(&self.doc.tokens[t].lemma) == Some(&Bearing::Aftermath))
    }

    /// "Jailed for 20 years", "imprisoned for life".
    fn is_sentence(&self, verb: TokenId) -> bool {
        let term =
            |&t: &TokenId| ["year", "life", "month", "decade"].contains(&self.doc.tokens[t].lemma.as_str());
        self.doc.tokens[verb].upos == Upos::Verb
            && self.doc.children_by(verb, &[Deprel::Obl, Deprel::OblUnmarked]).any(|t| {
                term(&t) && (syntax::has_case(self.doc, t, "for") || syntax::has_case(self.doc, t, "to"))
            })
    }

    /// What a word says of a time that hangs on it.
    fn of_word(&self, at: TokenId) -> Option<Bearing> {
        let token = self.doc.tokens.get(at)?;
        let draft = self.told.get(&at);
        if draft.is_some_and(|draft| draft.kind == Kind::Arrested) && self.is_raid(at) {
            return Some(Bearing::Happened);
        }
        // Those who were taken come free later.
        let free = |draft: &&&Draft| {
            matches!(draft.kind, Kind::Released | Kind::Rescued | Kind::Escaped | Kind::Surrendered)
        };
        if draft.filter(free).is_some() {
            return Some(Bearing::Aftermath);
        }
        if self.turns_otherwise(at) {
            return draft.filter(|draft| is_violence(draft.kind)).map(|_| Bearing::Happened);
        }
        if let Some(&bearing) = self.bearings.by_lemma.get(&token.lemma) {
            // "A lorry slammed into a post", "drove into a crowd": a blow, though the word often means something said or done behind it.
            let killing = || {
                self.doc.children_by(at, &[Deprel::Advcl]).any(|t| {
                    self.doc.tokens[t].xpos == Xpos::Vbg
                        && self.told.get(&t).is_some_and(|draft| is_violence(draft.kind))
                })
            };
            let strikes = || matches!(token.lemma.as_str(), "slam" | "run" | "drive") && killing();
            let blow = (draft.is_some_and(|draft| draft.kind == Kind::Attack) || strikes())
                && token.upos == Upos::Verb
                && matches!(bearing, Bearing::Said | Bearing::Response);
            return Some(if blow { Bearing::Happened } else { bearing });
        }
        let happened = draft
            .is_some_and(|draft| is_violence(draft.kind) || draft.kind == Kind::OperationEnded)
            || token.upos == Upos::Noun
                && (self.predicates.is_event_noun(&token.lemma)
                    || self.predicates.classes().has("EVENT_NOUN", &token.lemma));
        happened.then_some(Bearing::Happened)
    }

    /// "Turned violent", "turned the gun on himself": not "turned himself in", "turned over to police".
    fn turns_otherwise(&self, at: TokenId) -> bool {
        let doc = self.doc;
        let gives_up = |t: TokenId| {
            matches!(
                doc.tokens[t].lemma.as_str(),
                "in" | "over" | "himself" | "herself" | "themselves" | "itself"
            )
        };
        doc.tokens[at].lemma == "turn"
            && !doc.children(at).any(|t| doc.tokens[t].deprel != Deprel::Case && gives_up(t))
    }

    /// "was walking home on Sunday when he was shot": the clause of circumstance tells what happened at that time.
    fn circumstance(&self, verb: TokenId) -> Option<Bearing> {
        self.doc
            .children_by(verb, &[Deprel::Advcl, Deprel::AdvclRelcl])
            .filter(|&clause| clause > verb)
            // "Tore through a market, leaving six dead".
            .flat_map(|clause| std::iter::once(clause).chain(self.doc.children_by(clause, &[Deprel::Xcomp])))
            .find_map(|t| self.of_word(t))
            .filter(|&bearing| bearing == Bearing::Happened)
    }

    /// "The assailants moved from hut to hut on Sunday night", "was shot by men who burst into the bar at dawn": what attackers do
    /// on the way is when it happened.
    fn of_attackers(&self, verb: TokenId) -> Option<Bearing> {
        let doc = self.doc;
        let classes = self.predicates.classes();
        let lemma = |t: TokenId| doc.tokens[t].lemma.to_lowercase();
        let past = matches!(doc.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbn | Xpos::Vbg);
        let approach = past && classes.has("APPROACH_VERB", &lemma(verb));
        let subject = || {
            syntax::own_subject(doc, verb).is_some_and(|t| {
                ["WHO_ATTACKED", "ATTACKER_WORD"].iter().any(|class| classes.has(class, &lemma(t)))
            })
        };
        // "By men who burst into the bar": they did what is told of.
        let of_doer = || {
            doc.tokens[verb].deprel == Deprel::AclRelcl
                && doc.tokens[verb]
                    .head
                    .and_then(|noun| doc.tokens[noun].head)
                    .is_some_and(|deed| self.told.get(&deed).is_some_and(|draft| is_violence(draft.kind)))
        };
        (approach && (subject() || of_doer())).then_some(Bearing::Happened)
    }

    /// "A blast tore through a market on Saturday".
    fn of_impact(&self, verb: TokenId) -> Option<Bearing> {
        let doc = self.doc;
        let classes = self.predicates.classes();
        let blow = |t: TokenId| {
            let lemma = doc.tokens[t].lemma.to_lowercase();
            classes.has("BOMB", &lemma) || classes.has("ONE_BLOW", &lemma)
        };
        let subject = || syntax::own_subject(doc, verb).is_some_and(blow);
        (classes.has("IMPACT_VERB", &doc.tokens[verb].lemma) && subject()).then_some(Bearing::Happened)
    }

    /// "Went on trial on Monday", "appeared at a hearing": the noun behind the verb says what was done then.
    fn stands_trial(&self, verb: TokenId) -> Option<Bearing> {
        let doc = self.doc;
        let mut below = doc.children_by(verb, &[Deprel::Obl, Deprel::Obj]);
        below
            .any(|t| self.bearings.by_lemma.get(&doc.tokens[t].lemma) == Some(&Bearing::Court))
            .then_some(Bearing::Court)
    }

    /// Arrests by troops, or told in one sentence with an operation, are no aftermath.
    fn is_raid(&self, arrest: TokenId) -> bool {
        self.bearings.tells_raid(self.doc, self.doc.tokens[arrest].sentence)
    }

    /// A time that is no part of what is told: in the dateline, in a line of its own, behind "Updated".
    fn is_outside(&self, time: &Time) -> bool {
        let doc = self.doc;
        if doc.dateline.as_ref().is_some_and(|dateline| dateline.span.overlaps(time.span)) {
            return true;
        }
        let Some(sentence) = doc.tokens.get(time.tokens.start).map(|t| &doc.sentences[t.sentence]) else {
            return true;
        };
        let kind = doc.paragraphs.get(sentence.paragraph).map(|p| p.kind);
        if matches!(kind, Some(ParagraphKind::Furniture | ParagraphKind::Byline | ParagraphKind::Teaser)) {
            return true;
        }
        let before =
            time.tokens.start.saturating_sub(STAMP_REACH).max(sentence.tokens.start)..time.tokens.start;
        let stamped = before.clone().any(|t| {
            let written = doc.word(t);
            self.bearings.stamp.contains(&written.to_lowercase())
                && (t == sentence.tokens.start || written.starts_with(char::is_uppercase))
        });
        stamped || self.stands_alone(sentence.tokens.clone(), sentence.span)
    }

    /// A line of times and hardly anything else.
    fn stands_alone(&self, tokens: std::ops::Range<TokenId>, span: Span) -> bool {
        let doc = self.doc;
        let times = doc.times.partition_point(|t| t.span.end <= span.start);
        let inside = || doc.times[times..].iter().take_while(|t| t.span.start < span.end);
        let word = |t: TokenId| doc.word(t).starts_with(char::is_alphabetic);
        let words =
            tokens.clone().filter(|&t| word(t) && !inside().any(|time| time.tokens.contains(&t))).count();
        let verb = tokens.into_iter().any(|t| doc.tokens[t].upos == Upos::Verb || self.told.contains_key(&t));
        words <= 3 && !verb && inside().next().is_some()
    }
}

/// "Will have", "will be held".
fn is_future(doc: &Document, verb: TokenId) -> bool {
    doc.children_by(verb, &[Deprel::Aux]).any(|t| matches!(doc.tokens[t].lemma.as_str(), "will" | "shall"))
}

/// A past tense with a subject of its own.
fn is_finite(doc: &Document, t: TokenId) -> bool {
    doc.tokens[t].upos == Upos::Verb
        && doc.tokens[t].xpos != Xpos::Vbg
        && doc.children(t).any(|c| doc.tokens[c].deprel.is_subject())
}

/// No wider than a day.
fn is_day(time: &Time) -> bool {
    matches!(
        time.precision,
        TimePrecision::Day | TimePrecision::PartOfDay | TimePrecision::Hour | TimePrecision::Minute
    )
}

fn is_hour(time: &Time) -> bool {
    matches!(time.precision, TimePrecision::Hour | TimePrecision::Minute)
}

/// Whether a claim of this kind tells of violence done.
pub fn is_violence(kind: Kind) -> bool {
    matches!(kind, Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Abducted | Kind::Attack)
}

#[cfg(test)]
mod tests {
    use language::Knowledge;

    use super::Bearings;

    #[test]
    fn times_told_in_passing() {
        let bearings = Bearings::new(&Knowledge::embedded()).expect("embedded data");
        let passing =
            ["Thanksgiving", "two days earlier", "Tuesday", "New Year's Eve 2016", "Christmas 2015"];
        let told = passing.map(|words| bearings.is_by_the_way(words));
        assert_eq!(told, [true, true, false, false, false]);
    }
}
