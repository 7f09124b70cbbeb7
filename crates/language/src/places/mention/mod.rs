//! Finds the names of places in a document: those that the encoder marked, and those that the gazetteer knows and the
//! words around them support.

mod institutions;
mod labels;
mod link;
mod street;
mod support;

use std::collections::HashSet;
use std::ops::Range;

use super::fold;
use super::gazetteer::{Bearer, Feature, Gazetteer, NameForm, PlaceId, Record};
use super::words::PlaceWords;
use crate::{Document, NameKind, TokenId};

/// Tokens of a name in the gazetteer, at most.
const MAX_TOKENS: usize = 8;
/// Words before the second end of a line among which its first end is looked for ("between Dar es Salaam and Dodoma").
const FIRST_END: usize = 8;
/// Share of capital letters above which a sentence is taken as written in capitals.
const SHOUTED: f64 = 0.7;
/// Bearers of each half of a name that are looked at, at most.
const MAX_HALVES: usize = 32;

/// How the text puts something at a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Relation {
    /// In or at it, or nothing is said.
    #[default]
    At,
    /// Beside it: "near X", "40 km south of X".
    Near,
    /// Along a line: "the X road", "on the X border".
    Line,
    /// On the water or in the air by it: "off the coast of X".
    Water,
}

/// The place in which the text puts another.
#[derive(Clone, Debug, PartialEq)]
pub enum Container {
    /// Another mention, by its index; `firm` if nothing else can be meant ("X, Y").
    Mention { index: usize, firm: bool },
    /// A country, by its code, from an adjective ("the Xian town of").
    Country(String),
}

/// A mention of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The tokens of its name, with a type word that belongs to it ("Sibi District").
    pub tokens: Range<TokenId>,
    /// The name as the gazetteer has it, folded.
    pub key: String,
    /// What kind of place a type word says it is.
    pub demand: Option<Feature>,
    /// In what the text puts it.
    pub container: Option<Container>,
    /// How something is put at it.
    pub relation: Relation,
    /// An adjective that stands for its country, or for the country's capital ("the Xian capital").
    pub adjective: bool,
    /// Whether "Saint" is written out; `None` where there is none.
    pub saint: Option<bool>,
    /// An adjective of people, kept as evidence for its country alone.
    pub evidence_only: bool,
    /// It is the name of a building or an institution with its next word: "X Hospital" need not be in X.
    pub of_building: bool,
    /// A street's name: no gazetteer has streets, and towns that bear such a name are not meant.
    pub of_street: bool,
    /// A street, a building or a quarter: part of a town.
    pub part: bool,
    /// Its container is said of it alone, and is no next one in a list.
    pub outright: bool,
}

impl Mention {
    /// A name that stands beside the text: evidence for the places in it.
    pub fn beside(key: String) -> Self {
        Self {
            tokens: 0..0,
            key,
            demand: None,
            container: None,
            relation: Relation::At,
            adjective: false,
            saint: None,
            evidence_only: false,
            of_building: false,
            of_street: false,
            part: false,
            outright: false,
        }
    }
}

/// Case of a sentence.
#[derive(Clone, Copy, PartialEq)]
enum Case {
    /// Names have capitals, other words none.
    Usual,
    /// Most words begin with a capital: a headline.
    Title,
    /// All capitals, or none: case tells nothing.
    Blind,
}

/// What is needed to find mentions.
pub struct Finder<'a> {
    document: &'a Document,
    gazetteer: &'a Gazetteer,
    words: &'a PlaceWords,
    lower: Vec<String>,
    /// The name that a token belongs to.
    named: Vec<Option<usize>>,
    /// Words of persons' names.
    person_words: HashSet<String>,
    cases: Vec<Case>,
    /// The first words of paragraphs that a label heads, where several have one: "Deir ez-Zor: Two men were ...".
    labels: HashSet<TokenId>,
}

impl<'a> Finder<'a> {
    /// For a document with tokens and sentences; names are used where there are any.
    pub fn new(document: &'a Document, gazetteer: &'a Gazetteer, words: &'a PlaceWords) -> Self {
        let lower: Vec<String> =
            (0..document.tokens.len()).map(|t| document.word(t).to_lowercase().replace('’', "'")).collect();
        let mut named = vec![None; lower.len()];
        let mut person_words = HashSet::new();
        for (index, name) in document.names.iter().enumerate() {
            for token in name.tokens.clone() {
                if let Some(slot) = named.get_mut(token) {
                    *slot = Some(index);
                }
            }
            if name.kind == NameKind::Person {
                person_words.extend(
                    name.tokens.clone().filter_map(|t| lower.get(t)).filter(|w| w.len() > 2).cloned(),
                );
            }
        }
        let cases = document.sentences.iter().map(|s| case_of(document, s.tokens.clone())).collect();
        let labels = labels::of(document);
        let mut finder = Self { document, gazetteer, words, lower, named, person_words, cases, labels };
        if finder.document.names.is_empty() {
            finder.guess_persons();
        }
        finder
    }

    fn word(&self, token: TokenId) -> &str {
        self.lower.get(token).map_or("", String::as_str)
    }

    fn before(&self, token: TokenId, back: usize) -> &str {
        token.checked_sub(back).filter(|&t| self.same_sentence(t, token)).map_or("", |t| self.word(t))
    }

    fn after(&self, token: TokenId) -> &str {
        match token.checked_sub(1) {
            Some(last) if self.same_sentence(last, token) => self.word(token),
            _ => "",
        }
    }

    fn same_sentence(&self, a: TokenId, b: TokenId) -> bool {
        let sentence = |t: TokenId| self.document.tokens.get(t).map(|t| t.sentence);
        sentence(a).is_some() && sentence(a) == sentence(b)
    }

    fn case(&self, token: TokenId) -> Case {
        let sentence = self.document.tokens.get(token).map(|t| t.sentence);
        sentence.and_then(|s| self.cases.get(s)).copied().unwrap_or(Case::Usual)
    }

    fn is_capital(&self, token: TokenId) -> bool {
        self.document.word(token).starts_with(|c: char| c.is_uppercase())
    }

    /// Without names from the encoder: the words of two or three capitalised words in a row that no place is called.
    fn guess_persons(&mut self) {
        let mut words = HashSet::new();
        for sentence in &self.document.sentences {
            if self.case(sentence.tokens.start) != Case::Usual {
                continue;
            }
            let mut token = sentence.tokens.start;
            while token < sentence.tokens.end {
                let end = (token..sentence.tokens.end)
                    .find(|&t| !self.is_capital(t))
                    .unwrap_or(sentence.tokens.end);
                if (2..=3).contains(&(end - token))
                    && !self.gazetteer.has_key(&self.key(token..end))
                    && (token..end).all(|t| {
                        self.words.kind(self.word(t)).is_none() && !self.words.is_compass(self.word(t))
                    })
                {
                    words.extend((token..end).map(|t| self.lower[t].clone()));
                }
                token = end.max(token + 1);
            }
        }
        self.person_words = words;
    }

    fn key(&self, tokens: Range<TokenId>) -> String {
        fold::key(self.document.span_of(tokens).of(&self.document.text))
    }

    /// All mentions, in order of the text, without overlaps.
    pub fn find(&self) -> Vec<Mention> {
        let mut mentions = Vec::new();
        for sentence in &self.document.sentences {
            let mut token = sentence.tokens.start;
            while token < sentence.tokens.end {
                let found = match self.named.get(token).copied().flatten() {
                    Some(name) => self.in_name(name, token, sentence.tokens.end, &mut mentions),
                    None => self.outside_names(token, sentence.tokens.end, &mut mentions),
                };
                token = found.max(token + 1);
            }
        }
        let mut mentions = self.joined(mentions);
        self.link(&mut mentions);
        mentions
    }

    /// Two names side by side, of which the second is no country or division in which the first may lie, are one that no
    /// gazetteer has: "Aldgrove Pines".
    fn joined(&self, mentions: Vec<Mention>) -> Vec<Mention> {
        let mut joined: Vec<Mention> = Vec::with_capacity(mentions.len());
        for mention in mentions {
            let before = joined.last().filter(|before| self.is_one_name(before, &mention));
            let Some(before) = before else {
                joined.push(mention);
                continue;
            };
            let tokens = before.tokens.start..mention.tokens.end;
            joined.pop();
            let key = self.key(tokens.clone());
            self.push(tokens, key, &mut joined);
        }
        joined
    }

    fn is_one_name(&self, before: &Mention, mention: &Mention) -> bool {
        let range = &mention.tokens;
        let is_container = self.gazetteer.find_key(&mention.key).take(8).any(|bearer| {
            self.gazetteer
                .record(bearer.id)
                .is_some_and(|r| matches!(r.feature, Feature::Country | Feature::Adm1))
        });
        before.tokens.end == range.start
            && self.same_sentence(before.tokens.start, range.start)
            && !(before.adjective || mention.adjective || before.of_street || mention.of_street)
            && self.case(range.start) == Case::Usual
            && range.clone().chain(before.tokens.clone()).all(|t| self.is_capital(t) || self.word(t) == "-")
            && self.word(before.tokens.end - 1).chars().all(char::is_alphabetic)
            && !self.in_dateline(before.tokens.start)
            && !is_container
            // "The Aldgrove-Fernby road" has two ends.
            && !(self.word(range.start) == "-" && self.words.is_line(self.after(range.end)))
    }

    fn in_dateline(&self, token: TokenId) -> bool {
        let span = self.document.span_of(token..token + 1);
        self.document.dateline_at(span).is_some()
    }

    /// The longest name of the gazetteer that begins at a token and ends before `end`.
    fn longest(&self, token: TokenId, end: TokenId) -> Option<(Range<TokenId>, String)> {
        if self.word(token) == "the" {
            return None; // "The Hague" is found as "Hague"
        }
        let blind = self.case(token) == Case::Blind;
        let mut last = token;
        for t in token..end.min(token + MAX_TOKENS) {
            let word = self.document.word(t);
            let article = t == token && is_article(word) && self.word(t + 1) == "-";
            let fits = self.is_capital(t)
                || article
                || (blind && word.starts_with(char::is_alphabetic))
                || word.starts_with(|c: char| c.is_ascii_digit())
                || matches!(word, "-" | "–" | "'" | "’" | "." | "&" | "/" | "'s" | "’s")
                || (t > token && self.words.is_join(self.word(t)))
                || (t > token && self.words.kind(self.word(t)).is_some());
            if !fits {
                break;
            }
            last = t + 1;
        }
        (token + 1..=last).rev().find_map(|stop| {
            let last_word = self.document.word(stop - 1);
            // A point after the name belongs to it in abbreviations alone, which are one token.
            if !last_word.ends_with(|c: char| c.is_alphanumeric() || c == '.') || last_word == "." {
                return None;
            }
            if stop > token + 1
                && !self.is_capital(stop - 1)
                && (self.words.is_join(self.word(stop - 1)) || self.word(stop - 1) == "'s")
            {
                return None;
            }
            let mut key = self.key(token..stop);
            if let Some(county) = key.strip_suffix(" co") {
                key = format!("{county} county");
            }
            (!key.is_empty() && self.gazetteer.has_key(&key)).then_some((token..stop, key))
        })
    }

    /// A token inside a name of the encoder; gives the token to go on with.
    fn in_name(&self, name: usize, token: TokenId, end: TokenId, mentions: &mut Vec<Mention>) -> TokenId {
        let Some(name) = self.document.names.get(name) else { return token + 1 };
        let name_end = name.tokens.end.min(end);
        if let Some(colon) = self.heads_item(token, end) {
            return self.place_name(token, colon, end, mentions);
        }
        match name.kind {
            // "GARY, Ind. —": what stands first in a dateline is a place, whatever else bears the name.
            _ if self.begins_dateline(token) => self.place_name(token, name_end, end, mentions),
            NameKind::Place | NameKind::Country => self.place_name(token, name_end, end, mentions),
            NameKind::People => {
                self.demonym(token, end, mentions);
                token + 1
            }
            NameKind::Organisation | NameKind::Government if token == name.tokens.start => {
                // "Moscow said": an institution that bears no more than a place's name.
                if let Some((range, key)) = self.longest(token, name_end)
                    && range.end == name_end
                    && self.best(&key).is_some_and(|(r, _)| is_prominent(&r))
                    && !self.is_adjective(&key)
                    && !self.words.is_not_place(&key)
                    && !self.is_short_code(&range, &key)
                {
                    self.push(range, key, mentions);
                }
                name_end
            }
            _ => name_end,
        }
    }

    fn begins_dateline(&self, token: TokenId) -> bool {
        let Some(span) = self.document.tokens.get(token).map(|t| t.span) else { return false };
        let place = self.document.dateline_at(span).and_then(|dateline| dateline.place);
        place.is_some_and(|place| place.start == span.start)
    }

    /// "Deir ez-Zor: Two men were killed", where other paragraphs are headed so too: a name that some place bears.
    fn heads_item(&self, token: TokenId, end: TokenId) -> Option<TokenId> {
        if !self.labels.contains(&token) {
            return None;
        }
        let colon = (token + 1..end.min(token + MAX_TOKENS)).find(|&t| self.word(t) == ":")?;
        self.gazetteer.has_key(&self.key(token..colon)).then_some(colon)
    }

    /// "CANTON, Ohio —", "MOBILE, Ala. —": a town, whatever else the word means.
    fn heads_dateline(&self, range: &Range<TokenId>) -> bool {
        self.begins_dateline(range.start) && self.is_before_region(range.end)
    }

    /// A name that the encoder takes for a place, from `token` to `name_end`.
    fn place_name(
        &self,
        token: TokenId,
        name_end: TokenId,
        end: TokenId,
        mentions: &mut Vec<Mention>,
    ) -> TokenId {
        let first = mentions.len();
        if let Some(hyphen) = self.halves(token, name_end) {
            self.place_name(token, hyphen, end, mentions);
            return self.place_name(hyphen + 1, name_end, end, mentions);
        }
        let mut rest = Vec::new();
        let token = self.with_article(token, mentions.last());
        let mut t = self.widened(token, end, mentions.last());
        while t < name_end {
            match self
                .longest(t, end)
                .filter(|(range, _)| self.fits_name(range, name_end))
                .or_else(|| self.longest(t, name_end))
            {
                Some((range, key))
                    if range.len() == 1 && self.is_adjective(&key) && self.after(range.end) != "," =>
                {
                    self.demonym(t, end, mentions);
                    t = range.end;
                }
                Some((range, key))
                    if (!self.is_all_filler(&range) || self.heads_dateline(&range))
                        && !self.is_two_letters(&key) =>
                {
                    t = range.end;
                    if !self.is_bare_word(&range, &key) && !self.is_institution(&range, &key) {
                        t = self.push(range, key, mentions);
                    }
                }
                _ => {
                    rest.push(t);
                    t += 1;
                }
            }
        }
        let explained =
            rest.iter().all(|&t| self.is_filler(t) && !self.makes_another_name(t, &mentions[first..]));
        if mentions.len() == first || !explained || self.are_halves_of_one(&mentions[first..]) {
            mentions.truncate(first);
            let name = token..name_end;
            let is_name = name.clone().any(|t| {
                !self.is_filler(t)
                    && !self.words.is_not_place(self.word(t))
                    && self.word(t).contains(char::is_alphabetic)
            });
            let capital = self.is_capital(token) || name.len() > 2 && is_article(self.word(token));
            if is_name && (capital || self.case(token) == Case::Blind) {
                let key = self.key(name.clone());
                self.push(name, key, mentions);
            }
        }
        t.max(name_end)
    }

    /// "Alder Fern" of one name, where the gazetteer has an Alder and a Fern far apart, and neither lies in the other: the
    /// name of a third place, which it lacks.
    fn are_halves_of_one(&self, found: &[Mention]) -> bool {
        let [one, other] = found else { return false };
        if one.tokens.end != other.tokens.start || one.tokens.len() != 1 || other.tokens.len() != 1 {
            return false;
        }
        let bearers = |mention: &Mention| {
            let all = self.gazetteer.find_key(&mention.key).take(MAX_HALVES);
            all.filter_map(|b| Some((b.id, self.gazetteer.record(b.id)?))).collect::<Vec<_>>()
        };
        let (ones, others) = (bearers(one), bearers(other));
        let is_known = |(_, record): &(PlaceId, Record<'_>)| {
            record.feature == Feature::Country || record.feature == Feature::Populated && is_prominent(record)
        };
        let lies_in =
            |inner: &Record<'_>, outer: PlaceId| inner.admin1 == Some(outer) || inner.admin2 == Some(outer);
        let joined = ones.iter().any(|(id, one)| {
            others.iter().any(|(other_id, other)| lies_in(one, *other_id) || lies_in(other, *id))
        });
        !joined && !ones.iter().chain(&others).any(is_known)
    }

    /// The hyphen between the two ends of a line: "the Aldgrove-Fernby road".
    fn halves(&self, token: TokenId, name_end: TokenId) -> Option<TokenId> {
        let hyphen = (token + 1..name_end).find(|&t| matches!(self.word(t), "-" | "–"))?;
        let behind = (hyphen + 1..name_end).find(|&t| !self.is_capital(t)).unwrap_or(name_end);
        let line = self.same_sentence(token, behind) && self.words.is_line(self.word(behind));
        (line && behind > hyphen + 1).then_some(hyphen)
    }

    /// "South West" alone, or "Port": no name, though some place bears it.
    fn is_all_filler(&self, range: &Range<TokenId>) -> bool {
        range.clone().all(|t| self.words.is_compass(self.word(t)) || (range.len() == 1 && self.is_filler(t)))
    }

    /// Words that go with a name without being one: "northern", "of", "District", a hyphen.
    fn is_filler(&self, token: TokenId) -> bool {
        let word = self.word(token);
        self.words.is_compass(word)
            || self.words.is_join(word)
            || self.words.is_line(word)
            || self.words.kind(word).is_some()
            || !word.contains(char::is_alphanumeric)
    }

    /// A common word that the gazetteer happens to have, with nothing beside it that makes it a place.
    fn is_bare_word(&self, range: &Range<TokenId>, key: &str) -> bool {
        let is_town = || {
            self.words.is_locative(self.before(range.start, 1))
                && self.best(key).is_some_and(|(r, b)| r.population > 1e5 && b.form == NameForm::Usual)
        };
        range.len() == 1
            && self.words.is_not_place(key)
            && self.words.kind(self.after(range.end)).is_none()
            && !self.is_before_region(range.end)
            && !is_town()
    }

    /// Whether a comma and the name of a country or first-level division follow.
    fn is_before_region(&self, token: TokenId) -> bool {
        self.after(token) == ","
            && self.longest(token + 1, token + 1 + MAX_TOKENS).is_some_and(|(range, key)| {
                self.best(&key).is_some_and(|(r, _)| matches!(r.feature, Feature::Adm1 | Feature::Country))
                    && (range.len() > 1
                        || !self.words.is_not_place(&key)
                        || self.is_abbreviated_region(&range, &key))
            })
    }

    /// "Ind." behind "GARY,": what the point and the comma make the short name of a division, whatever else the word is.
    fn is_abbreviated_region(&self, range: &Range<TokenId>, key: &str) -> bool {
        range.len() == 1
            && self.document.word(range.start).ends_with('.')
            && self.before(range.start, 1) == ","
            && self.best(key).is_some_and(|(record, _)| record.feature == Feature::Adm1)
    }

    /// Two letters that stand for no country or division: "EU" is not the town of Eu.
    fn is_two_letters(&self, key: &str) -> bool {
        key.len() <= 2
            && !self.best(key).is_some_and(|(r, _)| matches!(r.feature, Feature::Adm1 | Feature::Country))
    }

    /// A building named as the institution in it: "the Kremlin said".
    fn is_institution(&self, range: &Range<TokenId>, key: &str) -> bool {
        let previous = match self.before(range.start, 1) {
            "the" => self.before(range.start, 2),
            word => word,
        };
        !self.words.is_locative(previous) && self.best(key).is_some_and(|(r, _)| r.feature == Feature::Site)
    }

    /// Where a name begins whose article the encoder has cut: "-Bukamal" of "al-Bukamal".
    fn with_article(&self, token: TokenId, last: Option<&Mention>) -> TokenId {
        let before = token.checked_sub(1).filter(|_| self.word(token) == "-");
        before
            .filter(|&t| is_article(self.word(t)) && self.same_sentence(t, token))
            .filter(|&t| last.is_none_or(|m| m.tokens.end <= t))
            .unwrap_or(token)
    }

    /// Where a name begins that the encoder has cut: "York" of "New York".
    fn widened(&self, token: TokenId, end: TokenId, last: Option<&Mention>) -> TokenId {
        (1..=4)
            .rev()
            .filter_map(|back| token.checked_sub(back))
            .find(|&start| {
                self.same_sentence(start, token)
                    && last.is_none_or(|m| m.tokens.end <= start)
                    && self.is_capital(start)
                    && self.longest(start, end).is_some_and(|(range, _)| range.end > token && range.len() > 1)
            })
            .unwrap_or(token)
    }

    /// Whether a name of the gazetteer ends with the encoder's name, or takes more words that belong to it.
    fn fits_name(&self, range: &Range<TokenId>, name_end: TokenId) -> bool {
        (name_end..range.end).all(|t| {
            let word = self.word(t);
            let belongs =
                self.is_capital(t) || self.words.is_join(word) || !word.contains(char::is_alphanumeric);
            self.words.kind(word).is_some()
                || (belongs && self.case(t) == Case::Usual && range.end <= name_end + 3)
        })
    }

    /// Whether a word beside the only name found makes another name of it: "Aldgrove Creek", "Lake Aldgrove", "Mount
    /// Aldgrove" are no town of Aldgrove, but "Aldgrove River" is a river of that name.
    fn makes_another_name(&self, token: TokenId, found: &[Mention]) -> bool {
        let [only] = found else { return false };
        let beside = token == only.tokens.end || token + 1 == only.tokens.start;
        beside && self.is_capital(token) && self.is_of_another_kind(&only.key, token)
    }

    /// Whether a word names a river, a hill or the like, and no bearer of the name is one.
    fn is_of_another_kind(&self, key: &str, token: TokenId) -> bool {
        use Feature::{Adm1, Desert, Island, Lake, Mountain, Region, River, Sea};
        let Some(kind) = self.words.kind(self.word(token)) else { return false };
        let natural = matches!(kind, River | Lake | Sea | Mountain | Desert | Island);
        // Divisions are called after what lies in them.
        let fits = |feature: Feature| feature == kind || matches!(feature, Adm1 | Region | Island);
        natural
            && !self
                .gazetteer
                .find_key(key)
                .filter_map(|bearer| self.gazetteer.record(bearer.id))
                .any(|record| fits(record.feature))
    }

    fn outside_names(&self, token: TokenId, end: TokenId, mentions: &mut Vec<Mention>) -> TokenId {
        let blind = self.case(token) == Case::Blind;
        let first = self.document.word(token).chars().next();
        if !(first.is_some_and(char::is_uppercase) || (blind && first.is_some_and(char::is_alphabetic))) {
            return token + 1;
        }
        let stop = (token..end).find(|&t| self.named.get(t).is_some_and(Option::is_some)).unwrap_or(end);
        let found = self.longest(token, stop);
        if let Some((range, key)) = found {
            let next = range.end;
            if next < stop
                && self.is_capital(next)
                && self.case(token) == Case::Usual
                && self.is_of_another_kind(&key, next)
                && self.words.is_locative(self.before(token, 1))
            {
                return self.push(token..next + 1, self.key(token..next + 1), mentions);
            }
            if range.len() == 1 && self.is_adjective(&key) && self.after(range.end) != "," {
                self.demonym(token, end, mentions);
                return token + 1;
            }
            let support = self.support(&range, &key, mentions.last());
            if support >= 2 {
                return self.push(range, key, mentions);
            }
            if self.demonym(token, end, mentions) {
                return token + 1;
            }
            // The words of "New York Times" are no places either.
            return if range.len() > 1 { range.end } else { token + 1 };
        }
        self.demonym(token, end, mentions);
        token + 1
    }

    fn best(&self, key: &str) -> Option<(Record<'a>, Bearer)> {
        let bearer = self.gazetteer.find_key(key).find(|b| b.form != NameForm::Demonym)?;
        Some((self.gazetteer.record(bearer.id)?, bearer))
    }

    /// Whether a word is an adjective of a country, and not its name as well.
    fn is_adjective(&self, key: &str) -> bool {
        let mut bearers = self.gazetteer.find_key(key).peekable();
        let names_country = self.best(key).is_some_and(|(r, _)| r.feature == Feature::Country);
        bearers.any(|b| b.form == NameForm::Demonym) && !names_country
    }

    /// An adjective of a country, and the place that the noun after it makes of it.
    fn demonym(&self, token: TokenId, end: TokenId, mentions: &mut Vec<Mention>) -> bool {
        let key = fold::key(self.word(token));
        let Some(bearer) = self.gazetteer.find_key(&key).find(|b| b.form == NameForm::Demonym) else {
            return false;
        };
        if !self.is_capital(token) && self.case(token) != Case::Blind {
            return false;
        }
        let mut noun = token + 1;
        while noun < end
            && noun < token + 4
            && (self.words.is_compass(self.word(noun)) || self.word(noun) == "border")
        {
            noun += 1;
        }
        let word = self.after(noun);
        let guards = self.after(token + 1) == "border" && self.words.is_guard(self.after(token + 2));
        let inside = !guards
            && (noun < end && self.words.is_inside(word) && !self.is_capital(noun)
                || self.after(token + 1) == "border");
        let capital = word == "capital" && noun == token + 1;
        let country = self.gazetteer.record(bearer.id).and_then(|r| r.country);
        mentions.push(Mention {
            tokens: token..if capital { noun + 1 } else { token + 1 },
            key,
            demand: if capital { Some(Feature::Populated) } else { Some(Feature::Country) },
            container: country.map(|c| Container::Country(c.to_owned())),
            relation: if word == "border" { Relation::Line } else { self.relation(token..token + 1) },
            adjective: true,
            saint: None,
            evidence_only: !(inside || capital),
            of_building: false,
            of_street: false,
            part: false,
            outright: false,
        });
        true
    }

    /// Adds a mention; gives the token behind it.
    fn push(&self, range: Range<TokenId>, key: String, mentions: &mut Vec<Mention>) -> TokenId {
        let street = self.street(&range, &key);
        let of_street = street.is_some();
        // Another key than that of the town of this name.
        let (range, key) = match street {
            Some(end) => (range.start..end, format!("{key} street")),
            None => (range, key),
        };
        let end = range.end;
        let of_building = self.is_capital(range.end)
            && self.words.is_building(self.after(range.end))
            && self.case(range.start) == Case::Usual;
        let mut demand = None;
        let next = self.after(range.end);
        let own = self.words.kind(self.word(range.end.saturating_sub(1))).filter(|_| range.len() > 1);
        if own.is_none() {
            demand = self.words.kind(next).or_else(|| {
                // "the province of X", "X, a town in Y"
                let of = self.before(range.start, 1) == "of";
                self.words.kind(self.before(range.start, 2)).filter(|_| of)
            });
            if demand.is_none() && next == "," && matches!(self.after(range.end + 1), "a" | "the") {
                demand = (range.end + 2..range.end + 5)
                    .take_while(|&t| self.same_sentence(t, range.start))
                    .find_map(|t| self.words.kind(self.word(t)));
            }
        }
        let relation = self.relation(range.clone());
        let part = of_street
            || of_building
            || demand == Some(Feature::Section)
            || range.clone().skip(1).any(|t| self.says_part(t))
            // "The Alder Ridge apartments"
            || self.words.is_building(next) && self.is_capital(range.start);
        let saint =
            key.split(' ').any(|w| w == "saint").then(|| range.clone().any(|t| self.word(t) == "saint"));
        mentions.push(Mention {
            tokens: range,
            key,
            demand,
            container: None,
            relation,
            adjective: false,
            saint,
            evidence_only: false,
            of_building,
            of_street,
            part,
            outright: false,
        });
        end
    }

    /// A word of the names of streets and buildings: "Alder Road", "Exit 8".
    fn says_part(&self, token: TokenId) -> bool {
        let word = self.word(token).trim_end_matches('.');
        self.words.is_building(word)
            || self.words.is_street(word)
            || self.words.is_line(word)
            || word.starts_with(|c: char| c.is_ascii_digit())
    }

    /// "The road between X and Y", "the highway from X to Y", "the road to Y": X and Y are the ends of a line.
    fn ends_line(&self, start: TokenId, place: TokenId) -> bool {
        let opens =
            |t: TokenId, word: &str| self.before(t, 1) == word && self.words.is_line(self.before(t, 2));
        let links =
            |t: TokenId| self.words.is_link(self.before(t, 1)) && self.words.is_line(self.before(t, 2));
        if opens(start, "between") || opens(start, "from") || opens(start, "to") || links(start) {
            return true;
        }
        let second = match self.before(start, 1) {
            "and" => "between",
            "to" => "from",
            _ => return false,
        };
        // The name of the first end stands between.
        (start.saturating_sub(FIRST_END)..start.saturating_sub(1))
            .rev()
            .take_while(|&t| self.same_sentence(t, place) && !matches!(self.word(t), "," | ";" | ":"))
            .any(|t| opens(t, second) || second == "between" && links(t))
    }

    /// "Was attacked between X and Y": neither in the one nor in the other.
    fn lies_between(&self, start: TokenId, range: &Range<TokenId>) -> bool {
        let first = self.before(start, 1) == "between"
            && self.after(range.end) == "and"
            && (range.end + 1..range.end + FIRST_END)
                .find(|&t| !matches!(self.after(t), "the" | "of") && self.words.kind(self.after(t)).is_none())
                .is_some_and(|t| self.same_sentence(t, start) && self.is_capital(t));
        let second = || {
            self.before(start, 1) == "and"
                && (start.saturating_sub(FIRST_END)..start.saturating_sub(1))
                    .rev()
                    .take_while(|&t| {
                        self.same_sentence(t, start) && !matches!(self.word(t), "," | ";" | ":" | "and")
                    })
                    .any(|t| self.word(t) == "between" && self.is_capital(start.saturating_sub(2)))
        };
        first || second()
    }

    fn relation(&self, range: Range<TokenId>) -> Relation {
        let mut start = range.start;
        // "near the southern city of X", "off the coast of northern X"
        for _ in 0..6 {
            let word = self.before(start, 1);
            if word == "the"
                || word == "of"
                    && !self.words.is_side(self.before(start, 2))
                    && !self.words.is_water(self.before(start, 2))
                    && self.words.kind(self.before(start, 2)).is_some()
                || self.words.is_compass(word)
                || self.words.kind(word).is_some()
            {
                start -= 1;
            } else {
                break;
            }
        }
        let mut end = range.end;
        while self.words.kind(self.after(end)).is_some() || self.words.is_compass(self.after(end)) {
            end += 1;
        }
        let next = self.after(end);
        if self.before(start, 1) == "of" && self.words.is_water(self.before(start, 2))
            || self.words.is_water(next) && self.word(range.start) != next
        {
            return Relation::Water;
        }
        let linked = matches!(next, "-" | "–" | "and") && {
            let after = (end + 1..end + 5).find(|&t| self.words.is_line(self.after(t)));
            next != "and" && after.is_some()
        };
        if self.words.is_line(next) || linked {
            return Relation::Line;
        }
        // "the border with X"
        if self.before(start, 1) == "with" && self.words.is_line(self.before(start, 2)) {
            return Relation::Line;
        }
        if self.ends_line(start, range.start) {
            return Relation::Line;
        }
        let from = start.saturating_sub(3);
        let before: Vec<&str> =
            (from..start).filter(|&t| self.same_sentence(t, range.start)).map(|t| self.word(t)).collect();
        let before = before.join(" ");
        let side = before.rsplit(' ').next() == Some("of") && self.words.is_side(self.before(start, 2));
        if side || self.words.ends_near(&before) || self.lies_between(start, &range) {
            Relation::Near
        } else {
            Relation::At
        }
    }
}

/// The mentions that are places themselves; links between them are kept.
pub fn without_evidence(mentions: Vec<Mention>) -> Vec<Mention> {
    let mut number = 0;
    let numbers: Vec<usize> = mentions
        .iter()
        .map(|m| {
            number += usize::from(!m.evidence_only);
            number - usize::from(!m.evidence_only)
        })
        .collect();
    let mut kept: Vec<Mention> = mentions.into_iter().filter(|m| !m.evidence_only).collect();
    for mention in &mut kept {
        if let Some(Container::Mention { index, .. }) = &mut mention.container {
            *index = numbers.get(*index).copied().unwrap_or(usize::MAX);
        }
    }
    kept
}

/// A place that everybody has heard of.
pub fn is_prominent(record: &Record<'_>) -> bool {
    match record.feature {
        Feature::Country | Feature::Continent | Feature::Adm1 | Feature::Region | Feature::Sea => true,
        _ => record.capital || record.population > 1e6,
    }
}

/// The article that Arabic names begin with, in the spellings of agencies.
fn is_article(word: &str) -> bool {
    matches!(word, "al" | "el" | "ad" | "an" | "ar" | "as" | "ash" | "at" | "az" | "ul")
}

fn case_of(document: &Document, tokens: Range<TokenId>) -> Case {
    let text = document.span_of(tokens.clone()).of(&document.text);
    let (upper, letters) = text
        .chars()
        .filter(|c| c.is_alphabetic())
        .fold((0usize, 0usize), |(upper, all), c| (upper + usize::from(c.is_uppercase()), all + 1));
    #[allow(clippy::cast_precision_loss)]
    let share = upper as f64 / letters.max(1) as f64;
    if share > SHOUTED && letters > 8 || upper == 0 && letters > 60 {
        return Case::Blind;
    }
    let (mut long, mut capital) = (0usize, 0usize);
    for token in tokens {
        let word = document.word(token);
        if word.chars().count() > 3 && word.starts_with(char::is_alphabetic) {
            long += 1;
            capital += usize::from(word.starts_with(char::is_uppercase));
        }
    }
    if long >= 4 && capital * 10 >= long * 8 { Case::Title } else { Case::Usual }
}
