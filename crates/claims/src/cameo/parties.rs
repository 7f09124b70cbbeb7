//! Which party a phrase names, as a code: "the Kenyan army" is KENMIL, "Nairobi" KEN, "the rebels" ---REB.

use std::cell::Cell;

use language::names::Actors;
use language::{Deprel, Document, Name, NameKind, PlacePrecision, TokenId, Upos, Xpos};

use super::actors::Codes;
use crate::entities::Entities;
use crate::reading::EntityKind;
use crate::{counting, np, syntax};

/// A party to an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Head of the phrase that names it.
    pub head: TokenId,
    /// Its code.
    pub code: String,
    /// Named by a place that is no capital: something happens there, but it does nothing.
    pub is_place: bool,
}

impl Party {
    /// Whether its country or organisation is known.
    pub fn is_known(&self) -> bool {
        !self.code.starts_with(NOBODY)
    }

    /// The country or organisation.
    pub fn side(&self) -> &str {
        let end = if self.code.starts_with("IGO") || self.code.starts_with("NGO") { 9 } else { 3 };
        self.code.get(..end).unwrap_or(&self.code)
    }
}

/// What stands for a country that is not told.
pub const NOBODY: &str = "---";
/// How deep a phrase is searched for the words that tell whose it is.
const DEPTH: usize = 3;
/// Phrases that may be read for the sake of one another.
const NESTING: usize = 6;
/// Words and places looked at: more than any phrase or sentence needs.
const MOST: usize = 64;
/// Words behind which a place stands where something happens.
const LOCATIVE: &[&str] = &["in", "at", "near", "inside", "across", "outside", "off", "around", "along"];

/// Finds parties.
#[derive(Clone, Debug)]
pub struct Parties<'a> {
    /// The text.
    pub doc: &'a Document,
    /// Who it speaks of.
    pub entities: &'a Entities,
    /// Known actors.
    pub actors: &'a Actors,
    /// Codes.
    pub codes: &'a Codes,
    /// The year of the report.
    pub year: Option<i16>,
    /// Phrases being read, one for the sake of another: "his army", "the son of her minister".
    pub nesting: Cell<usize>,
}

impl Parties<'_> {
    /// The parties that a phrase names, coordinated ones too.
    pub fn of(&self, head: TokenId) -> Vec<Party> {
        let head = syntax::antecedent(self.doc, head);
        let mut all: Vec<Party> = Vec::new();
        for one in syntax::coordinated(self.doc, head) {
            for party in self.one(one, 0) {
                if !all.iter().any(|known| known.code == party.code) {
                    all.push(party);
                }
            }
        }
        all
    }

    /// The parties that a phrase names; if it names none, those nearest to its head within it.
    pub fn inside(&self, head: TokenId) -> Vec<Party> {
        let own = self.of(head);
        if !own.is_empty() {
            return own;
        }
        let mut level = vec![head];
        for _ in 0..2 * DEPTH {
            // A clause within the phrase has parties of its own, and what goes against somebody is not theirs.
            let phrase = |t: &TokenId| {
                !matches!(
                    self.doc.tokens[*t].deprel,
                    Deprel::Acl | Deprel::AclRelcl | Deprel::Advcl | Deprel::Parataxis | Deprel::Ccomp
                ) && !syntax::has_case(self.doc, *t, "against")
            };
            let next: Vec<TokenId> =
                level.iter().flat_map(|&t| self.doc.children(t)).filter(phrase).take(MOST).collect();
            let named = next.iter().filter(|&&t| np::name_at(self.doc, t).is_some());
            let found = named.map(|&t| self.of(t)).find(|parties| !parties.is_empty());
            if let Some(found) = found {
                return found;
            }
            level = next;
        }
        Vec::new()
    }

    /// The country where what a word tells happens.
    pub fn here(&self, word: TokenId) -> Option<Party> {
        let sentence = &self.doc.sentences[self.doc.tokens[word].sentence];
        let from = self.doc.places.partition_point(|p| p.tokens.start < sentence.tokens.start);
        let told =
            self.doc.places[from..].iter().take_while(|p| p.tokens.start < sentence.tokens.end).take(MOST);
        let clause = syntax::clause_head(self.doc, word);
        let under = |place: TokenId, top: TokenId| self.doc.ancestors(place).any(|t| t == top);
        let mut elsewhere = None;
        for place in told {
            let Some(code) = place.country.as_deref().and_then(|c| self.codes.country(c)) else { continue };
            let Some(head) = np::head(self.doc, place.tokens.clone()) else { continue };
            let is_where = std::iter::once(head)
                .chain(self.doc.ancestors(head).take(DEPTH))
                .take_while(|&t| t != word)
                .any(|t| LOCATIVE.iter().any(|word| syntax::has_case(self.doc, t, word)));
            let party = Party { head, code: code.to_owned(), is_place: true };
            if is_where && under(head, word) {
                return Some(party);
            }
            if is_where && elsewhere.is_none() && under(head, clause) {
                elsewhere = Some(party);
            }
        }
        elsewhere
    }

    /// Reads a phrase for the sake of another, unless words lead from one to the next without an end.
    fn nested<T: Default>(&self, read: impl FnOnce() -> T) -> T {
        let nesting = self.nesting.get();
        if nesting >= NESTING {
            return T::default();
        }
        self.nesting.set(nesting + 1);
        let found = read();
        self.nesting.set(nesting);
        found
    }

    fn one(&self, head: TokenId, depth: usize) -> Vec<Party> {
        self.nested(|| self.one_of_these(head, depth))
    }

    fn one_of_these(&self, head: TokenId, depth: usize) -> Vec<Party> {
        let token = &self.doc.tokens[head];
        if token.upos == Upos::Pron {
            return self.pronoun(head);
        }
        if let Some(name) = np::name_at(self.doc, head) {
            return self.named(head, name);
        }
        match token.upos {
            Upos::Noun | Upos::Propn | Upos::Adj => self.noun(head, depth),
            _ => Vec::new(),
        }
    }

    /// "He", "they", "it": whoever speaks, in what is said, else whom the entities find.
    fn pronoun(&self, head: TokenId) -> Vec<Party> {
        let token = &self.doc.tokens[head];
        // "shot himself" is done to nobody else.
        if !matches!(token.xpos, Xpos::Prp | Xpos::PrpS)
            || token.lemma.ends_with("self")
            || token.lemma.ends_with("selves")
        {
            return Vec::new();
        }
        let word = self.doc.word(head).to_lowercase();
        let first_person = matches!(word.as_str(), "i" | "we" | "me" | "us" | "my" | "our");
        if matches!(word.as_str(), "you" | "your") {
            return Vec::new();
        }
        let speaker = self.doc.ancestors(head).filter(|&t| self.doc.tokens[t].deprel == Deprel::Ccomp);
        for clause in speaker.take(2) {
            let Some(verb) = self.doc.tokens[clause].head else { continue };
            let subject = syntax::own_subject(self.doc, verb).filter(|&s| s != head);
            if let Some(subject) = subject.filter(|&s| self.doc.tokens[s].upos != Upos::Pron) {
                return self.at(head, self.of(subject));
            }
        }
        if first_person {
            return Vec::new();
        }
        if let Some(entity) = self.entities.at(head) {
            return self.at(head, self.entity(entity).into_iter().collect());
        }
        match self.entities.antecedent(head).filter(|&t| self.doc.tokens[t].upos != Upos::Pron) {
            Some(earlier) => self.at(head, self.of(earlier)),
            None => Vec::new(),
        }
    }

    /// The same parties, named here.
    fn at(&self, head: TokenId, mut parties: Vec<Party>) -> Vec<Party> {
        parties.iter_mut().for_each(|party| party.head = head);
        parties
    }

    fn named(&self, head: TokenId, name: &Name) -> Vec<Party> {
        self.nested(|| self.named_of_these(head, name))
    }

    fn named_of_these(&self, head: TokenId, name: &Name) -> Vec<Party> {
        let party = |code: String| vec![Party { head, code, is_place: false }];
        let text = name.span.of(&self.doc.text);
        match name.kind {
            NameKind::Country | NameKind::People => {
                let country = name.known.as_deref().and_then(|key| self.codes.country(key));
                country.map_or_else(Vec::new, |code| party(code.to_owned()))
            }
            NameKind::Place => self.place(head, name),
            NameKind::Person => {
                let entity = self.entities.at(head);
                let person = entity.and_then(|entity| self.person(head, text, entity));
                match person.or_else(|| self.of_state(text)) {
                    Some(code) => party(code),
                    None => self.titled(head),
                }
            }
            _ => {
                let known = name.known.as_deref().and_then(|key| self.codes.actor(key));
                if let Some(code) = known {
                    return party(code.to_owned());
                }
                let Some(entity) = self.entities.at(head) else { return Vec::new() };
                let own = self.entity(entity);
                match own {
                    Some(own) if own.is_known() => party(own.code),
                    _ => {
                        let whose = self.whose(head, 0);
                        let role = own.and_then(|own| own.code.get(3..).map(str::to_owned));
                        match (whose.is_empty(), role) {
                            (true, Some(role)) if !role.is_empty() => party(format!("{NOBODY}{role}")),
                            (true, _) => Vec::new(),
                            (false, role) => self.joined(head, whose, role.as_deref().unwrap_or_default()),
                        }
                    }
                }
            }
        }
    }

    fn place(&self, head: TokenId, name: &Name) -> Vec<Party> {
        let place = self.doc.places.iter().find(|p| p.span.overlaps(name.span));
        let Some(country) = place.and_then(|p| p.country.as_deref()) else { return Vec::new() };
        let Some(code) = self.codes.country(country) else { return Vec::new() };
        let is_state = place.is_some_and(|p| p.precision == PlacePrecision::Country)
            || self.codes.of_capital(name.span.of(&self.doc.text)) == Some(country);
        vec![Party { head, code: code.to_owned(), is_place: !is_state }]
    }

    /// A country or capital that was taken for a person: "Jordan", "Kigali".
    fn of_state(&self, text: &str) -> Option<String> {
        let country = self.codes.of_capital(text).or_else(|| self.actors.country_named(text))?;
        self.codes.country(country).map(str::to_owned)
    }

    /// A known person, or one whose office or group the report tells.
    fn person(&self, head: TokenId, text: &str, index: usize) -> Option<String> {
        self.nested(|| self.person_of_these(head, text, index))
    }

    fn person_of_these(&self, head: TokenId, text: &str, index: usize) -> Option<String> {
        let entity = self.entities.list.get(index)?;
        let role = entity.role.and_then(|role| {
            let tokens = self.doc.tokens_in(role);
            let noun = np::head(self.doc, tokens.clone())?;
            Some((tokens, self.role_of_noun(noun)?))
        });
        let in_office = role.as_ref().is_some_and(|(_, role)| *role == "GOV") || self.has_office(head);
        let full = entity.name.of(&self.doc.text);
        let leader = self
            .codes
            .leader(full, self.year, in_office)
            .or_else(|| self.codes.leader(text, self.year, in_office).filter(|_| full.len() <= text.len()));
        // "King Hussein of Jordan" is no other Hussein.
        let whose = self.whose(head, 0).into_iter().next();
        let country = || {
            let named = role.as_ref().and_then(|(tokens, _)| {
                tokens.clone().filter_map(|t| np::name_at(self.doc, t)).find_map(|n| self.country_of(n))
            });
            named
                .or_else(|| whose.clone())
                .or_else(|| entity.country.as_deref().and_then(|c| self.codes.country(c)).map(str::to_owned))
        };
        if let Some(leader) =
            leader.filter(|leader| whose.as_ref().is_none_or(|code| leader.of.starts_with(code)))
        {
            return Some(leader.code(self.year));
        }
        if let Some(group) = entity.member_of.and_then(|group| self.entity(group)) {
            return Some(group.code);
        }
        let (_, role) = role.as_ref()?;
        match country() {
            Some(country) => Some(format!("{country}{role}")),
            None if role.is_empty() => None,
            None => Some(format!("{NOBODY}{role}")),
        }
    }

    fn has_office(&self, head: TokenId) -> bool {
        self.doc
            .children_by(head, &[Deprel::NmodDesc, Deprel::Compound, Deprel::Flat])
            .any(|t| self.role_of_noun(t) == Some("GOV"))
            || self.doc.tokens[head].head.is_some_and(|t| {
                self.doc.tokens[head].deprel == Deprel::Flat && self.role_of_noun(t) == Some("GOV")
            })
    }

    /// A person by the title before the name: "Kenyan soldier Jan Moe".
    fn titled(&self, head: TokenId) -> Vec<Party> {
        let title = self
            .doc
            .children_by(head, &[Deprel::NmodDesc, Deprel::Compound, Deprel::Appos])
            .find(|&t| np::name_at(self.doc, t).is_none() && self.role_of_noun(t).is_some());
        title.map_or_else(Vec::new, |title| self.at(head, self.noun(title, 0)))
    }

    /// The code of an entity, by its key, country and class.
    fn entity(&self, index: usize) -> Option<Party> {
        let entity = self.entities.list.get(index)?;
        let head = np::head(self.doc, self.doc.tokens_in(entity.name))?;
        let party = |code: String| Some(Party { head, code, is_place: false });
        let known = entity.known.as_deref();
        if let Some(code) = known.and_then(|key| self.codes.actor(key)) {
            return party(code.to_owned());
        }
        let key_country = known.and_then(|key| self.actors.country_of(key));
        let country = entity.country.as_deref().or(key_country).and_then(|c| self.codes.country(c));
        if matches!(entity.kind, EntityKind::Country | EntityKind::People) {
            return country.and_then(|code| party(code.to_owned()));
        }
        if entity.kind == EntityKind::Person {
            return self.person(head, entity.name.of(&self.doc.text), index).and_then(party);
        }
        let class = match entity.kind {
            // Institutions of a noun ("the army") have classes of their own.
            EntityKind::Government if self.role_of_noun(head).is_some_and(|r| !r.is_empty()) => {
                self.role_of_noun(head)
            }
            kind => self.codes.class(kind.as_str(), &entity.class),
        };
        let class = class.unwrap_or_default();
        match country {
            _ if class.starts_with("IGO") => party(class.to_owned()),
            Some(country) => party(format!("{country}{class}")),
            None if class.is_empty() || entity.kind == EntityKind::Organisation => None,
            None => party(format!("{NOBODY}{class}")),
        }
    }

    fn country_of(&self, name: &Name) -> Option<String> {
        let code = match name.kind {
            NameKind::Country | NameKind::People => self.codes.country(name.known.as_deref()?),
            NameKind::Place => {
                let place = self.doc.places.iter().find(|p| p.span.overlaps(name.span))?;
                self.codes.country(place.country.as_deref()?)
            }
            _ => None,
        };
        code.map(str::to_owned)
    }

    /// The role that a noun tells, with the word before it where that decides.
    fn role_of_noun(&self, noun: TokenId) -> Option<&str> {
        let token = &self.doc.tokens[noun];
        let before = noun.checked_sub(1).filter(|&t| self.doc.tokens[t].head == Some(noun));
        self.codes.noun(before.map(|t| self.doc.tokens[t].lemma.as_str()), &token.lemma)
    }

    fn noun(&self, head: TokenId, depth: usize) -> Vec<Party> {
        // "The militant group al-Moe": the name tells more.
        let apposed = self
            .doc
            .children_by(head, &[Deprel::Appos, Deprel::Flat])
            .filter(|&t| t > head)
            .find_map(|t| np::name_at(self.doc, t).map(|name| (t, name)));
        if let Some((at, name)) = apposed.filter(|(_, name)| name.kind != NameKind::Place) {
            let named = self.named(at, name);
            if named.iter().any(Party::is_known) {
                return self.at(head, named);
            }
        }
        let lemma = self.doc.tokens[head].lemma.as_str();
        if self.codes.is_text(lemma) && depth == 0 {
            return self.inside_text(head);
        }
        let Some(role) = self.role_of_noun(head) else {
            // "thousands of Kenyan workers"
            let counted =
                self.doc.children_by(head, &[Deprel::Nmod]).find(|&t| syntax::has_case(self.doc, t, "of"));
            let number = counting::number_at(self.doc, head).is_some();
            return counted
                .filter(|_| number && depth < DEPTH)
                .map_or_else(Vec::new, |t| self.one(t, depth + 1));
        };
        let describing =
            |t: &TokenId| matches!(self.doc.tokens[*t].deprel, Deprel::Amod | Deprel::Compound) && *t < head;
        let told = self
            .doc
            .children(head)
            .filter(describing)
            .find_map(|t| self.codes.adjective(&self.doc.tokens[t].lemma));
        let role = match told {
            Some(told) if role.is_empty() || told == "ELI" => told,
            _ => role,
        };
        let whose = self.whose(head, depth);
        if !whose.is_empty() {
            return self.joined(head, whose, role);
        }
        // "government forces" tell that they are some state's; "the team" tells nothing.
        match role {
            "" => Vec::new(),
            role => vec![Party { head, code: format!("{NOBODY}{role}"), is_place: false }],
        }
    }

    /// A report speaks for the country of those who wrote it or where it came out.
    fn inside_text(&self, head: TokenId) -> Vec<Party> {
        let mut names = self.doc.subtree_without(head, |t| {
            matches!(self.doc.tokens[t].deprel, Deprel::AclRelcl | Deprel::Ccomp)
                || ["on", "about", "into", "against", "to"]
                    .iter()
                    .any(|word| syntax::has_case(self.doc, t, word))
        });
        names.retain(|&t| t != head && np::name_at(self.doc, t).is_some());
        let found = names.into_iter().find_map(|t| self.country_of(np::name_at(self.doc, t)?));
        found.map_or_else(Vec::new, |code| vec![Party { head, code, is_place: false }])
    }

    fn joined(&self, head: TokenId, whose: Vec<String>, role: &str) -> Vec<Party> {
        let code = |whose: String| if whose.len() > 3 { whose } else { format!("{whose}{role}") };
        whose.into_iter().map(|w| Party { head, code: code(w), is_place: false }).collect()
    }

    /// Whose a noun is, as codes of countries and organisations: the name before it, its possessor, behind "of" or
    /// "from", and last where it is.
    fn whose(&self, head: TokenId, depth: usize) -> Vec<String> {
        if depth >= DEPTH {
            return Vec::new();
        }
        let children = |relations: &'static [Deprel], cases: Option<&'static [&'static str]>| {
            self.doc.children_by(head, relations).filter(move |&t| {
                cases.is_none_or(|cases| cases.iter().any(|word| syntax::has_case(self.doc, t, word)))
            })
        };
        let before = children(
            &[Deprel::Amod, Deprel::Compound, Deprel::NmodPoss, Deprel::NmodDesc, Deprel::NmodUnmarked],
            None,
        );
        let behind = children(&[Deprel::Nmod], Some(&["of", "from", "for"]));
        let within = children(&[Deprel::Nmod, Deprel::Appos], Some(&["in", "at", "inside"]));
        for child in before.chain(behind).chain(within) {
            let found: Vec<String> = syntax::coordinated(self.doc, child)
                .into_iter()
                .chain(self.doc.children_by(child, &[Deprel::Conj]))
                .flat_map(|t| self.owner(t, depth))
                .collect();
            let mut seen: Vec<String> = Vec::new();
            for code in found {
                if !seen.contains(&code) {
                    seen.push(code);
                }
            }
            if !seen.is_empty() {
                return seen;
            }
        }
        Vec::new()
    }

    fn owner(&self, token: TokenId, depth: usize) -> Vec<String> {
        if let Some(name) = np::name_at(self.doc, token) {
            if let Some(country) = self.country_of(name) {
                return vec![country];
            }
            let known = |party: &Party| party.is_known();
            return self
                .named(token, name)
                .into_iter()
                .filter(known)
                .map(|party| match party.code.starts_with("IGO") || party.code.starts_with("NGO") {
                    true => party.code,
                    false => party.side().to_owned(),
                })
                .collect();
        }
        if self.doc.tokens[token].xpos == Xpos::PrpS {
            return self
                .pronoun(token)
                .iter()
                .filter(|p| p.is_known())
                .map(|p| p.side().to_owned())
                .collect();
        }
        if matches!(self.doc.tokens[token].upos, Upos::Noun | Upos::Propn) {
            return self.whose(token, depth + 1);
        }
        Vec::new()
    }
}
