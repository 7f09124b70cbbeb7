//! What is seen of a sentence that may open a story, against all that was told before it.

mod elsewhere;

use std::collections::{BTreeSet, HashMap, HashSet};

use language::{Deprel, Document, Interval, NameKind, ParagraphKind, Place, TokenId, Upos, places, times};

use super::super::items::Items;
use super::super::types::TypeWords;
use crate::draft::Draft;
use crate::np::{self, Determination};
use crate::ordinals;
use crate::predicates::Classes;
use crate::reading::{IncidentType, Kind};
use crate::syntax;

/// Words at the head of a sentence among which "meanwhile" and what takes up an event are looked for.
const HEAD: usize = 8;
/// Words at the head of a sentence among which a pronoun makes it go on.
const PRONOUN_HEAD: usize = 5;
/// Bytes into a sentence within which a place or a time stands at its head.
const FRONT: usize = 25;
/// Stories and shared words are counted up to these.
const MOST_STORIES: usize = 3;
const MOST_SHARED: usize = 4;
/// Places of a story that others are held against.
const MOST_PLACES: usize = 256;
/// Figures of a sentence that are looked at for an ordinal.
const MOST_COUNTED: usize = 24;
/// Words within which a sentence sets out with "hours later".
const LATER: usize = 4;
/// Words from who says something to the verb, at most.
const SPEAKER: usize = 12;
/// Letters of a word that tells what a sentence is about, at least.
const LONG: usize = 3;

/// Kilometres within which a place is no other than that of the story.
const NEAR_KM: f64 = 50.0;

/// The knowledge that sentences are looked at with.
#[derive(Clone, Copy)]
pub struct Tables<'a> {
    pub classes: &'a Classes,
    pub types: &'a TypeWords,
    /// Words of the names of streets and buildings: a spot in a place, not another place.
    pub spots: &'a HashSet<String>,
    /// The items of a round-up.
    pub items: &'a Items,
}

/// What is seen of a sentence.
pub struct Opening {
    /// What it has, by name.
    pub features: Vec<String>,
    /// It takes up what stands before, so that it opens nothing.
    pub takes_up: bool,
    /// It tells of the same type of violence or the same day as the story before it, and nothing sets it apart.
    pub is_alike: bool,
    /// It is plainly set somewhere else.
    pub is_set_apart: bool,
}

/// What a story has told since it was last taken up.
#[derive(Default)]
struct Run<'a> {
    words: HashSet<&'a str>,
    places: HashSet<String>,
    types: HashSet<IncidentType>,
    days: HashSet<jiff::civil::Date>,
    at: Vec<&'a Place>,
    /// Where somebody came to harm.
    scenes: Vec<&'a Place>,
    /// Somebody came to harm in "the capital".
    in_capital: bool,
    /// Days told by name alone, where nothing says when the report was written.
    day_names: HashSet<&'a str>,
    /// Days on which the words say that somebody came to harm.
    event_days: HashSet<elsewhere::Day>,
}

/// What has been told so far, sentence by sentence.
pub struct Telling<'a> {
    doc: &'a Document,
    classes: &'a Classes,
    types: &'a TypeWords,
    spots: &'a HashSet<String>,
    drafts: &'a [Draft],
    items: &'a Items,
    of_sentence: HashMap<usize, Vec<usize>>,
    /// The names that each story has named.
    by_story: Vec<HashSet<&'a str>>,
    /// The story that is being told, and its last sentence.
    now: Option<(usize, usize)>,
    run: Run<'a>,
    /// The next sentence that is not yet among what was said.
    read: usize,
    places: HashSet<String>,
    lemmas: HashSet<&'a str>,
    names: HashSet<&'a str>,
    /// The words of the names of persons.
    people: HashSet<&'a str>,
    types_told: HashSet<IncidentType>,
    figures: HashSet<(Kind, Option<u64>, Option<u64>)>,
    only_headlines: bool,
    /// Days on which any story says that somebody came to harm.
    event_days: HashSet<elsewhere::Day>,
}

impl<'a> Telling<'a> {
    pub fn new(doc: &'a Document, tables: Tables<'a>, drafts: &'a [Draft]) -> Self {
        let Tables { classes, types, spots, items } = tables;
        let mut of_sentence: HashMap<usize, Vec<usize>> = HashMap::new();
        for (index, draft) in drafts.iter().enumerate() {
            of_sentence.entry(doc.tokens[draft.trigger].sentence).or_default().push(index);
        }
        Self {
            doc,
            classes,
            types,
            spots,
            drafts,
            items,
            of_sentence,
            by_story: Vec::new(),
            now: None,
            run: Run::default(),
            read: 0,
            places: HashSet::new(),
            people: HashSet::new(),
            lemmas: HashSet::new(),
            names: HashSet::new(),
            types_told: HashSet::new(),
            figures: HashSet::new(),
            only_headlines: true,
            event_days: HashSet::new(),
        }
    }

    /// How many stories there are.
    pub fn stories(&self) -> usize {
        self.by_story.len()
    }

    /// The story that is being told.
    pub fn current(&self) -> Option<usize> {
        self.now.map(|(story, _)| story)
    }

    /// Takes down that a sentence belongs to a story.
    pub fn tell(&mut self, sentence: usize, story: usize) {
        while self.by_story.len() <= story {
            self.by_story.push(HashSet::new());
        }
        let from = match self.now {
            Some((current, last)) if current == story => last + 1,
            _ => {
                self.run = Run::default();
                self.start_of(sentence)
            }
        };
        self.read_up_to(sentence + 1);
        for between in from..=sentence {
            let words: Vec<&str> = self.content(between).collect();
            self.run.words.extend(words);
        }
        let places: Vec<String> = self.places_in(sentence).map(|place| place.name.to_lowercase()).collect();
        let names: Vec<&str> = self.proper(sentence).collect();
        let types = self.types_in(sentence);
        self.run.places.extend(places.iter().cloned());
        let room = |places: &[&Place]| MOST_PLACES.saturating_sub(places.len());
        let at: Vec<&Place> = self.places_in(sentence).take(room(&self.run.at)).collect();
        self.run.at.extend(at);
        let scenes = self.scenes(sentence);
        self.run.scenes.extend(scenes.into_iter().take(room(&self.run.scenes)));
        if self.run.scenes.is_empty() {
            let place = self.scene_of_dateline(sentence);
            self.run.at.extend(place);
            self.run.scenes.extend(place);
        }
        self.run.in_capital |= self.harm_in_capital(sentence).is_some();
        self.run.types.extend(types.iter().copied());
        self.run.days.extend(self.days_in(sentence));
        self.run.day_names.extend(self.day_names_in(sentence));
        self.types_told.extend(types);
        let days = self.days_of_events(sentence);
        self.run.event_days.extend(days.iter().cloned());
        self.event_days.extend(days);
        let figures: Vec<_> = self.drafts_in(sentence).filter_map(figure).collect();
        self.figures.extend(figures);
        self.by_story[story].extend(names);
        self.only_headlines &= self.kind(sentence) == Some(ParagraphKind::Headline);
        self.now = Some((story, sentence));
    }

    /// Takes down that a clause of a sentence opens a story of its own, in a place. Its number.
    pub fn open_beside(&mut self, place: &'a Place) -> usize {
        let names = place.tokens.clone().map(|t| self.doc.tokens[t].lemma.as_str()).collect();
        self.by_story.push(names);
        self.by_story.len() - 1
    }

    /// The earlier story whose names a sentence at the head of a paragraph takes up, and no other story has.
    pub fn goes_back(&self, sentence: usize) -> Option<usize> {
        let (current, last) = self.now?;
        if !(last + 1..=sentence).any(|s| self.begins_paragraph(s)) {
            return None;
        }
        let mine: HashSet<&str> = self.proper(sentence).collect();
        let holders = |name: &str| -> Vec<usize> {
            let all = self.by_story.iter().enumerate();
            all.filter(|(_, names)| names.contains(name)).map(|(at, _)| at).collect()
        };
        let mut votes: HashMap<usize, usize> = HashMap::new();
        for name in mine {
            if let [only] = holders(name)[..] {
                *votes.entry(only).or_default() += 1;
            }
        }
        if votes.contains_key(&current) {
            return None;
        }
        votes
            .into_iter()
            .max_by_key(|&(story, votes)| (votes, std::cmp::Reverse(story)))
            .map(|(story, _)| story)
    }

    /// What is seen of a sentence, before it is told.
    pub fn opening(&mut self, sentence: usize) -> Opening {
        // What makes claims may stand behind the words that open the paragraph: "In Elm Grove the river rose. Two are missing."
        let first = self.start_of(sentence);
        self.read_up_to(first);
        let mut found = BTreeSet::new();
        let tokens = self.doc.sentences[first].tokens.clone();
        let labelled = tokens.len() > 2 && self.doc.word(tokens.start + 1) == ":";
        let head = tokens.start + if labelled { 2 } else { 0 };
        let dated = self.has_dateline(first);
        let marked = self.layout(first, &mut found) || dated;
        let marked = self.opener(head, tokens.end, &mut found) || marked;
        let marked = self.another_event(tokens.clone(), &mut found) || marked;
        let new_place = self.setting(first, sentence, head, &mut found);
        let (tells, brings_in) = self.claims(sentence, &mut found);
        let shares = self.words(first, &mut found);
        let mut add = |holds: bool, name: &str| {
            if holds {
                found.insert(name.to_owned());
            }
        };
        let new_paragraph =
            self.now.is_some_and(|(_, last)| (last + 1..=first).any(|s| self.begins_paragraph(s)));
        add(first < sentence, "opens without a claim");
        add(tells && new_place, "event new place");
        add(tells && new_place && new_paragraph, "event new place new paragraph");
        add(tells && new_place && brings_in, "event new place brings in");
        add(tells && new_place && brings_in && new_paragraph, "event new place brings in new paragraph");
        add(tells && !shares, "event nothing shared");
        add(tells && !shares && new_place, "event nothing shared new place");
        // "The same day, a teacher was shot in Sevare", "hours earlier", "on Tuesday".
        let apart = marked
            || found.contains("other day")
            || found.contains("time in front")
            || self.sets_out_later(head, tokens.end)
            || self.is_another(sentence);
        let item = self.is_item_of_another_place(first);
        let another = self.is_of_another_days_event(sentence) || item;
        let takes_up_event = self.takes_up_event(head, tokens.end) || self.happened_in_event(sentence);
        let goes_on = self.parties(first).into_iter().any(|noun| self.takes_up(noun))
            || self.parties(sentence).into_iter().any(|noun| self.is_rest(noun))
            || self.sums_up(head, tokens.end)
            || self.counts_on(sentence)
            || self.responds(first)
            || self.drafts_in(sentence).filter_map(harm).any(|figure| self.figures.contains(&figure))
            || self
                .drafts_in(sentence)
                .filter_map(named_captives)
                .any(|figure| self.figures.contains(&figure));
        found.insert(format!("stories {}", self.stories().min(MOST_STORIES)));
        let lead = self.only_headlines && self.kind(first) != Some(ParagraphKind::Headline);
        let is_alike = !marked && !another && (found.contains("same type") || found.contains("same day"));
        Opening {
            is_alike,
            features: found.into_iter().collect(),
            is_set_apart: dated
                || item
                || self.is_surely_of_another_day(sentence)
                || self.is_set_elsewhere(sentence, apart, self.sets_out_with_place(sentence))
                || self.is_set_in_capital(sentence),
            takes_up: lead || (takes_up_event || goes_on) && !marked && !another,
        }
    }

    /// The sentence that opens the paragraph in which a sentence is the first to claim something, else itself.
    fn start_of(&self, sentence: usize) -> usize {
        let untold = self.now.map_or(0, |(_, last)| last + 1);
        (untold..=sentence).rev().find(|&s| self.begins_paragraph(s)).unwrap_or(sentence)
    }

    /// Where on the page it stands. Whether that alone sets it apart: an item of a list.
    fn layout(&self, sentence: usize, found: &mut BTreeSet<String>) -> bool {
        let begins = self.begins_paragraph(sentence);
        found.insert(if begins { "begins a paragraph" } else { "inside a paragraph" }.to_owned());
        if let Some((_, last)) = self.now {
            let new = (last + 1..=sentence).any(|s| self.begins_paragraph(s));
            found.insert(if new { "new paragraph" } else { "same paragraph" }.to_owned());
            if self.kind(last) == Some(ParagraphKind::Headline) {
                found.insert("behind a headline".to_owned());
            }
        }
        let item = self.kind(sentence) == Some(ParagraphKind::ListItem);
        if item {
            found.insert("list item".to_owned());
        }
        if self.kind(sentence) == Some(ParagraphKind::Headline) {
            found.insert("headline".to_owned());
        }
        item
    }

    /// "Meanwhile", "Second:", "3." at its head. Whether that sets it apart.
    fn opener(&self, head: TokenId, end: TokenId, found: &mut BTreeSet<String>) -> bool {
        let lemma =
            |t: TokenId| if t < end { self.doc.tokens[t].lemma.to_lowercase() } else { String::new() };
        let word = |t: TokenId| if t < end { self.doc.word(t) } else { "" };
        let elsewhere = (head..end.min(head + HEAD)).any(|t| self.classes.has("STORY_OPENER", &lemma(t)));
        let ordinal =
            self.classes.has("STORY_ORDINAL", &lemma(head)) && matches!(word(head + 1), ":" | "," | ".");
        let bullet = word(head).len() <= 3
            && word(head).trim_end_matches(['.', ')']).bytes().all(|b| b.is_ascii_digit())
            && matches!(word(head + 1), "." | ")")
            || matches!(word(head), "*" | "-" | "•" | "–" | "—");
        let mut add = |holds: bool, name: &str| {
            if holds {
                found.insert(name.to_owned());
            }
        };
        add(elsewhere, "opens elsewhere");
        add(ordinal, "enumerated");
        add(bullet, "bulleted");
        add(matches!(lemma(head).as_str(), "and" | "also"), "opens with and");
        let pronoun = (head..end.min(head + PRONOUN_HEAD))
            .any(|t| self.doc.tokens[t].upos == Upos::Pron && self.classes.has("ANAPHOR", &lemma(t)));
        add(pronoun, "opens with a pronoun");
        elsewhere || ordinal || bullet
    }

    /// "Hours later, ...", "two hours earlier, ...".
    fn sets_out_later(&self, head: TokenId, end: TokenId) -> bool {
        (head + 1..end.min(head + LATER)).any(|t| {
            matches!(self.doc.tokens[t].lemma.as_str(), "later" | "earlier" | "late" | "early")
                && self.classes.has("TIME_UNIT", &self.doc.tokens[t - 1].lemma)
        })
    }

    /// "In another attack".
    fn another_event(&self, tokens: std::ops::Range<TokenId>, found: &mut BTreeSet<String>) -> bool {
        let another = tokens.into_iter().any(|t| {
            let token = &self.doc.tokens[t];
            matches!(token.deprel, Deprel::Amod | Deprel::Det)
                && self.classes.has("OTHER_EVENT", &token.lemma)
                && token.head.is_some_and(|noun| self.is_event(noun))
        });
        if another {
            found.insert("another event".to_owned());
        }
        another
    }

    /// "Another boat capsized", "a second bus was hit".
    fn is_another(&self, sentence: usize) -> bool {
        self.main_subject(sentence).is_some_and(|subject| {
            np::determination(self.doc, subject) != Determination::Definite
                && self
                    .doc
                    .children_by(subject, &[Deprel::Amod, Deprel::Det])
                    .any(|t| self.classes.has("OTHER_EVENT", &self.doc.tokens[t].lemma))
        })
    }

    /// Where and when it is set. Whether it names a place that was not named before.
    fn setting(&self, first: usize, sentence: usize, head: TokenId, found: &mut BTreeSet<String>) -> bool {
        let mut add = |holds: bool, name: &str| {
            if holds {
                found.insert(name.to_owned());
            }
        };
        let start = self.doc.tokens.get(head).map_or(0, |token| token.span.start);
        let near = |at: usize| at < start + FRONT;
        let locative = self
            .doc
            .tokens
            .get(head)
            .is_some_and(|t| t.upos == Upos::Adp && self.classes.has("STORY_LOCATIVE", &t.lemma));
        let places = || (first..=sentence).flat_map(|s| self.places_in(s));
        let fronted = locative && places().next().is_some_and(|place| near(place.span.start));
        add(fronted, "place in front");
        add(locative && !fronted, "preposition in front");
        let named: Vec<String> = places().map(|place| place.name.to_lowercase()).collect();
        let new = places().any(|place| self.is_elsewhere(place));
        add(named.is_empty(), "no place");
        add(new, "new place");
        add(!named.is_empty() && !new, "old place");
        add(named.iter().any(|name| self.run.places.contains(name)), "place of the story");
        let span = self.doc.sentences[first].span;
        let from = self.doc.times.partition_point(|time| time.span.start < span.start);
        let mut times =
            self.doc.times[from..].iter().take_while(|time| time.span.start < span.end).peekable();
        add(times.peek().is_some(), "has a time");
        add(times.peek().is_some_and(|time| near(time.span.start)), "time in front");
        let days = self.days_in(first);
        if !days.is_empty() && !self.run.days.is_empty() {
            let same = days.iter().any(|day| self.run.days.contains(day));
            add(same, "same day");
            add(!same, "other day");
        }
        let names = self.day_names_in(first);
        if !names.is_empty() && !self.run.day_names.is_empty() {
            add(!names.iter().any(|name| self.run.day_names.contains(name)), "other day");
        }
        new
    }

    /// Whether a place was not named before, and is neither a spot of one that was nor near the story's.
    fn is_elsewhere(&self, place: &Place) -> bool {
        // "Elm Court", "the Elm Court apartment complex"
        let end = (place.tokens.end + 2).min(self.doc.tokens.len());
        let mut words =
            (place.tokens.start..end).map(|t| self.doc.word(t).trim_end_matches('.').to_lowercase());
        let spot = words.any(|word| self.spots.contains(&word));
        let near = point(place).is_some_and(|here| {
            self.run.at.iter().filter_map(|told| point(told)).any(|there| is_near(here, there))
        });
        // Where the story has named no place, a place is its own: "a girl was shot", "officers went to a house in Elm Grove".
        let cared = elsewhere::is_of_care(self.doc, self.classes, place)
            || elsewhere::is_on_the_way(self.doc, self.classes, place);
        !spot
            && !near
            && !cared
            && !self.run.places.is_empty()
            && !self.places.contains(&place.name.to_lowercase())
    }

    /// What it claims. Whether it tells an event, and brings in people who were not spoken of.
    fn claims(&self, sentence: usize, found: &mut BTreeSet<String>) -> (bool, bool) {
        let mut tells = false;
        let mut brings_in = false;
        let mut count = 0;
        let mut held = false;
        for draft in self.drafts_in(sentence) {
            count += 1;
            held |= draft.holder.is_some();
            tells |= is_event(draft.kind);
            found.insert(format!("kind {}", draft.kind.as_str()));
            let named = [
                ("subject", syntax::subject(self.doc, draft.trigger)),
                ("object", syntax::object(self.doc, draft.trigger)),
            ];
            for (relation, noun) in named.into_iter().filter_map(|(relation, noun)| Some((relation, noun?))) {
                let how = self.determined(noun);
                brings_in |= matches!(how, "indefinite" | "number")
                    || relation == "subject" && matches!(how, "bare" | "name");
                found.insert(format!("{relation} {how}"));
            }
            if figure(draft).is_some_and(|figure| self.figures.contains(&figure)) {
                found.insert("figure told before".to_owned());
            }
        }
        if count > 1 {
            found.insert("several claims".to_owned());
        }
        found.insert(if held { "attributed" } else { "own voice" }.to_owned());
        if let Some(subject) = self.main_subject(self.start_of(sentence)) {
            found.insert(format!("main subject {}", self.determined(subject)));
        }
        (tells, brings_in)
    }

    /// How its words go with those told before. Whether it shares any with the story.
    fn words(&self, sentence: usize, found: &mut BTreeSet<String>) -> bool {
        let mine: HashSet<&str> = self.content(sentence).collect();
        let shared = mine.iter().filter(|word| self.run.words.contains(*word)).count();
        found.insert(format!("shared {}", shared.min(MOST_SHARED)));
        if !mine.is_empty() {
            found.insert(format!("share {}", share(shared, mine.len(), [4, 2])));
        }
        let after = sentence + 1..self.doc.sentences.len();
        let rest: HashSet<&str> =
            after.take_while(|&s| !self.begins_paragraph(s)).flat_map(|s| self.content(s)).collect();
        if !rest.is_empty() {
            let common = rest.iter().filter(|word| self.run.words.contains(*word)).count();
            found.insert(format!("rest {}", share(common, rest.len(), [7, 3])));
        }
        let event = self.doc.sentences[sentence]
            .tokens
            .clone()
            .find(|&t| self.doc.tokens[t].upos == Upos::Noun && self.is_event(t));
        if let Some(event) = event {
            found.insert(format!("event noun {}", self.determined(event)));
        }
        let types = self.types_in(sentence);
        if !types.is_empty() {
            if !self.run.types.is_empty() {
                let same = types.iter().any(|kind| self.run.types.contains(kind));
                found.insert(if same { "same type" } else { "other type" }.to_owned());
            }
            if types.iter().all(|kind| !self.types_told.contains(kind)) {
                found.insert("new type".to_owned());
            }
        }
        let names: Vec<&str> = self.names_in(sentence).collect();
        if names.iter().any(|name| self.names.contains(name)) {
            found.insert("known name".to_owned());
        }
        if names.iter().any(|name| !self.names.contains(name)) {
            found.insert("new name".to_owned());
        }
        shared > 0
    }

    /// "The attack" at the head of a sentence.
    fn takes_up_event(&self, head: TokenId, end: TokenId) -> bool {
        (head..end.min(head + HEAD)).any(|t| {
            self.doc.tokens[t].upos == Upos::Noun
                && self.is_event(t)
                && np::determination(self.doc, t) == Determination::Definite
                && !self.is_described(t)
                && !self.doc.children(t).any(|c| self.classes.has("OTHER_EVENT", &self.doc.tokens[c].lemma))
        })
    }

    /// "Eleven rebels were killed during the operation near Gujba": in the event that was told.
    fn happened_in_event(&self, sentence: usize) -> bool {
        self.drafts_in(sentence)
            .filter(|draft| draft.kind == Kind::Killed || draft.kind == Kind::Injured)
            .take(MOST_COUNTED)
            .any(|draft| {
                self.doc.children_by(draft.trigger, &[Deprel::Obl]).any(|t| {
                    self.is_event(t)
                        && ["in", "during"].iter().any(|case| syntax::has_case(self.doc, t, case))
                        && np::determination(self.doc, t) == Determination::Definite
                        && !np::is_plural(self.doc, t)
                        && self.doc.children_by(t, &[Deprel::NmodPoss, Deprel::Amod]).next().is_none()
                })
            })
    }

    /// "Officers responded to a shooting in Elm Street": the beginning of a story that the lead has told.
    fn responds(&self, sentence: usize) -> bool {
        let root = self.doc.sentences[sentence].tokens.clone().find(|&t| self.doc.tokens[t].head.is_none());
        root.is_some_and(|verb| {
            let lemma = &self.doc.tokens[verb].lemma;
            self.classes.has("RESPONSE_VERB", lemma)
                // "Six bodies were found" may open one.
                || self.classes.has("FIND_VERB", lemma) && !syntax::is_passive(self.doc, verb)
        })
    }

    /// "In all, seven were shot."
    fn sums_up(&self, head: TokenId, end: TokenId) -> bool {
        let word = |t: TokenId| if t < end { self.doc.word(t).to_lowercase() } else { String::new() };
        self.classes.has("SUMMING_WORD", &word(head))
            || self.classes.has("SUMMING_WORD", &format!("{} {}", word(head), word(head + 1)))
    }

    /// "A ninth victim died in hospital": of those told of before.
    fn counts_on(&self, sentence: usize) -> bool {
        let counted = self.drafts_in(sentence).filter_map(|draft| draft.counted.as_ref());
        counted
            .take(MOST_COUNTED)
            .any(|counted| ordinals::is_nth_victim(self.doc, self.classes, counted.head))
    }

    /// Whether a party needs what stands before: "he", "the attack", "the two teenagers", a person who was named.
    fn takes_up(&self, noun: TokenId) -> bool {
        let token = &self.doc.tokens[noun];
        if token.upos == Upos::Pron {
            return self.classes.has("ANAPHOR", &token.lemma.to_lowercase());
        }
        match np::determination(self.doc, noun) {
            Determination::Definite if self.is_event(noun) => true,
            Determination::Definite => {
                let known = self.lemmas.contains(token.lemma.as_str());
                // "The deceased, a resident of Aldgrove"
                let victim = self.classes.has("THE_VICTIM", &self.doc.word(noun).to_lowercase());
                (victim || !self.is_described(noun))
                    && (known || !self.classes.has("INSTITUTION_NOUN", &token.lemma))
            }
            Determination::Possessive => self
                .doc
                .children_by(noun, &[Deprel::NmodPoss])
                .any(|owner| self.doc.tokens[owner].upos == Upos::Pron),
            Determination::Bare => token.upos == Upos::Propn && self.people.contains(token.lemma.as_str()),
            Determination::Indefinite => false,
        }
    }

    /// "The rest were taken to a forest", "one of the guards died": of those told of before.
    fn is_rest(&self, noun: TokenId) -> bool {
        let lemma = self.doc.tokens[noun].lemma.as_str();
        let definite = np::determination(self.doc, noun) == Determination::Definite;
        let of_known = || {
            let of = self
                .doc
                .children_by(noun, &[Deprel::Nmod])
                .find(|&t| t > noun && syntax::has_case(self.doc, t, "of"));
            of.is_some_and(|of| {
                np::determination(self.doc, of) == Determination::Definite
                    && self.lemmas.contains(self.doc.tokens[of].lemma.as_str())
                    && !self.is_described(of)
            })
        };
        let counted = self.doc.tokens[noun].upos == Upos::Num;
        definite && matches!(lemma, "rest" | "remainder") || counted && of_known()
    }

    /// "The engineers who were seized": the words themselves say who is meant.
    fn is_described(&self, noun: TokenId) -> bool {
        let describing = [Deprel::AclRelcl, Deprel::Acl, Deprel::Nmod, Deprel::Appos];
        self.doc.children_by(noun, &describing).next().is_some()
    }

    fn is_event(&self, noun: TokenId) -> bool {
        let lemma = self.doc.tokens[noun].lemma.to_lowercase();
        self.classes.has("EVENT_NOUN", &lemma) || self.types.of_word(&lemma).is_some()
    }

    fn determined(&self, noun: TokenId) -> &'static str {
        let token = &self.doc.tokens[noun];
        let numbered = || self.doc.children_by(noun, &[Deprel::Nummod]).next().is_some();
        match np::determination(self.doc, noun) {
            Determination::Definite => "definite",
            Determination::Possessive => "possessive",
            Determination::Indefinite if numbered() => "number",
            Determination::Indefinite => "indefinite",
            Determination::Bare if token.upos == Upos::Pron => "pronoun",
            Determination::Bare if token.upos == Upos::Propn => "name",
            Determination::Bare => "bare",
        }
    }

    /// Who does something in a sentence, and to whom.
    fn parties(&self, sentence: usize) -> Vec<TokenId> {
        let mut parties: Vec<TokenId> = Vec::new();
        for draft in self.drafts_in(sentence) {
            // "The attackers came at night and set houses on fire": whoever comes sets.
            parties.extend(syntax::own_subject(self.doc, draft.trigger));
            let object = syntax::object(self.doc, draft.trigger);
            parties.extend(object.filter(|&t| self.doc.tokens[t].upos == Upos::Propn));
        }
        parties.extend(self.main_subject(sentence).filter(|&t| !self.only_says(t)));
        parties
    }

    /// "..., the governor said": whoever says it has no part in it.
    fn only_says(&self, subject: TokenId) -> bool {
        let verb = self.doc.tokens[subject].head;
        verb.is_some_and(|verb| {
            verb <= subject.saturating_add(SPEAKER)
                && self.doc.children_by(verb, &[Deprel::Ccomp]).any(|t| t < subject)
                && !self.drafts_in(self.doc.tokens[verb].sentence).any(|draft| draft.trigger == verb)
        })
    }

    fn main_subject(&self, sentence: usize) -> Option<TokenId> {
        let root =
            self.doc.sentences[sentence].tokens.clone().find(|&t| self.doc.tokens[t].head.is_none())?;
        self.doc.children(root).find(|&t| self.doc.tokens[t].deprel.is_subject())
    }

    fn drafts_in(&self, sentence: usize) -> impl Iterator<Item = &'a Draft> {
        let drafts = self.drafts;
        self.of_sentence.get(&sentence).into_iter().flatten().map(move |&index| &drafts[index])
    }

    /// Takes down the words of all sentences before one.
    fn read_up_to(&mut self, sentence: usize) {
        while self.read < sentence {
            let places: Vec<String> = self.places_in(self.read).map(|p| p.name.to_lowercase()).collect();
            self.places.extend(places);
            let names: Vec<&str> = self.names_in(self.read).collect();
            self.names.extend(names);
            let doc = self.doc;
            let people: Vec<&str> = self.persons_in(self.read).collect();
            self.people.extend(people);
            let tokens = doc.sentences.get(self.read).map_or(0..0, |s| s.tokens.clone());
            self.lemmas.extend(tokens.map(|t| doc.tokens[t].lemma.as_str()));
            self.read += 1;
        }
    }

    fn places_in(&self, sentence: usize) -> impl Iterator<Item = &'a Place> {
        let span = self.doc.sentences[sentence].span;
        let from = self.doc.places.partition_point(|place| place.span.start < span.start);
        self.doc.places[from..].iter().take_while(move |place| place.span.start < span.end)
    }

    fn names_in(&self, sentence: usize) -> impl Iterator<Item = &'a str> {
        let doc = self.doc;
        let span = doc.sentences[sentence].span;
        let from = doc.names.partition_point(|name| name.span.start < span.start);
        doc.names[from..]
            .iter()
            .take_while(move |name| name.span.start < span.end)
            .map(|n| n.span.of(&doc.text))
    }

    /// The words of the names of persons.
    fn persons_in(&self, sentence: usize) -> impl Iterator<Item = &'a str> {
        let doc = self.doc;
        let span = doc.sentences[sentence].span;
        let from = doc.names.partition_point(|name| name.span.start < span.start);
        let names = doc.names[from..].iter().take_while(move |name| name.span.start < span.end);
        let persons = names.filter(|name| name.kind == NameKind::Person);
        persons.flat_map(move |name| name.tokens.clone().map(|t| doc.tokens[t].lemma.as_str()))
    }

    fn days_in(&self, sentence: usize) -> Vec<jiff::civil::Date> {
        let span = self.doc.sentences[sentence].span;
        let from = self.doc.times.partition_point(|time| time.span.start < span.start);
        let times = self.doc.times[from..].iter().take_while(|time| time.span.start < span.end);
        times
            .filter_map(|time| times::days(time.value.as_deref()?))
            .filter(|(first, last)| first == last)
            .map(|(first, _)| first)
            .collect()
    }

    /// "On Tuesday", of a report of which nobody knows when it was written.
    fn day_names_in(&self, sentence: usize) -> Vec<&'a str> {
        let (doc, span) = (self.doc, self.doc.sentences[sentence].span);
        let from = doc.times.partition_point(|time| time.span.start < span.start);
        let times = doc.times[from..].iter().take_while(move |time| time.span.start < span.end);
        let named = |t: TokenId| doc.tokens[t].upos == Upos::Propn;
        let bare = times.filter(|time| time.value.is_none() && time.tokens.len() == 1);
        bare.filter(|time| named(time.tokens.start)).map(|time| time.span.of(&doc.text)).collect()
    }

    /// The words that tell what a sentence is about.
    fn content(&self, sentence: usize) -> impl Iterator<Item = &'a str> {
        let (doc, classes) = (self.doc, self.classes);
        let tokens = doc.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
        tokens.map(move |t| &doc.tokens[t]).filter_map(move |token| {
            let telling = matches!(token.upos, Upos::Noun | Upos::Propn)
                && token.lemma.len() >= LONG
                && !classes.has("BACKDROP_NOUN", &token.lemma.to_lowercase());
            telling.then_some(token.lemma.as_str())
        })
    }

    /// The names among them.
    fn proper(&self, sentence: usize) -> impl Iterator<Item = &'a str> {
        let (doc, classes) = (self.doc, self.classes);
        let tokens = doc.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
        tokens.map(move |t| &doc.tokens[t]).filter_map(move |token| {
            let proper = token.upos == Upos::Propn
                && token.lemma.len() >= LONG
                && !classes.has("BACKDROP_NOUN", &token.lemma.to_lowercase());
            proper.then_some(token.lemma.as_str())
        })
    }

    fn types_in(&self, sentence: usize) -> HashSet<IncidentType> {
        let tokens = self.doc.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
        let of_word = |t: TokenId| self.types.of_word(&self.doc.tokens[t].lemma.to_lowercase());
        tokens.filter_map(of_word).filter(|&kind| kind != IncidentType::Attack).collect()
    }

    fn begins_paragraph(&self, sentence: usize) -> bool {
        let Some(paragraph) = self.doc.sentences.get(sentence).map(|s| s.paragraph) else { return true };
        sentence == 0 || self.doc.sentences[sentence - 1].paragraph != paragraph
    }

    fn kind(&self, sentence: usize) -> Option<ParagraphKind> {
        self.doc.sentences.get(sentence).and_then(|s| self.doc.paragraphs.get(s.paragraph)).map(|p| p.kind)
    }
}

/// What happened to somebody, or was done.
fn is_event(kind: Kind) -> bool {
    use Kind::{
        Abducted, Arrested, Attack, Casualties, Displaced, Injured, Killed, Missing, Released, Rescued,
    };
    matches!(
        kind,
        Killed
            | Injured
            | Attack
            | Abducted
            | Casualties
            | Missing
            | Arrested
            | Rescued
            | Displaced
            | Released
    )
}

/// A number of two or more, by which a figure is known again.
fn figure(draft: &Draft) -> Option<(Kind, Option<u64>, Option<u64>)> {
    let Interval { low, high, .. } = draft.counted.as_ref()?.interval;
    (low.is_some() && low != Some(1)).then_some((draft.kind, low, high))
}

/// A number of dead or hurt by which an incident is known again. Those let go or taken are the same few in many stories.
fn harm(draft: &Draft) -> Option<(Kind, Option<u64>, Option<u64>)> {
    figure(draft).filter(|(kind, ..)| matches!(kind, Kind::Killed | Kind::Injured | Kind::Casualties))
}

/// "Ada Holm and Jon Moe were seized", where two captives were told of: these are they.
fn named_captives(draft: &Draft) -> Option<(Kind, Option<u64>, Option<u64>)> {
    let named = draft.counted.as_ref().is_some_and(|counted| counted.quantity.is_none());
    figure(draft).filter(|(kind, low, high)| *kind == Kind::Abducted && low == high && named)
}

/// How large a part is of a whole, against two fractions of one.
fn share(part: usize, whole: usize, [low, middle]: [usize; 2]) -> &'static str {
    match part {
        0 => "none",
        _ if part * low < whole => "low",
        _ if part * middle < whole => "middle",
        _ => "high",
    }
}

fn point(place: &Place) -> Option<(f64, f64)> {
    Some((place.lat?, place.lon?))
}

fn is_near(here: (f64, f64), there: (f64, f64)) -> bool {
    places::kilometres(here, there) <= NEAR_KM
}
