//! Whom a word of the telling means: a pronoun, a body that calls itself so.

use language::{Deprel, NameKind, TokenId, Upos, Xpos};

use super::Teller;
use crate::np;
use crate::reading::EntityKind;
use crate::roles::frames::Deed;
use crate::roles::group_names;
use crate::roles::identified;
use crate::roles::nature::Nature;
use crate::syntax;

/// Steps up from a word to the speaker in whose phrase it stands, at most.
const MOST_UP: usize = 12;

impl Teller<'_> {
    /// The phrases that some heads stand for: what pronouns take up, the names of those who are only described.
    pub(super) fn told(self, heads: &[TokenId]) -> Vec<TokenId> {
        let mut all = Vec::new();
        let names_of = |head| identified::names(self.namer.doc, self.source.classes, self.namer.people, head);
        let told_as =
            |&head: &TokenId| self.told_as(head).or_else(|| self.one_before_who(head)).unwrap_or(head);
        for (own, head) in heads.iter().map(told_as).map(|head| (head, self.namer.resolved(head))) {
            // "Seized 12 farmers and killed four of them": nobody does it to those of their own who do it.
            let of_themselves =
                own != head && !std::ptr::eq(heads, self.telling.agents.as_slice()) && self.does_it(head);
            let head = if of_themselves { self.told_before(own).unwrap_or(head) } else { head };
            let head = self.who_says_it(own, head);
            // Who did it; to whom it was done is told in its own words.
            let does = std::ptr::eq(heads, self.telling.agents.as_slice());
            if let Some(group) =
                does.then(|| self.remnant_of(head).or_else(|| self.group_taken_up(head))).flatten()
            {
                all.push(group);
                continue;
            }
            let named = group_names::name_of(self.namer.doc, self.source.classes, head);
            let named = named.or_else(|| group_names::name_before(self.namer.doc, self.source.classes, head));
            if let Some(name) = named {
                all.push(name);
                continue;
            }
            let mut names = names_of(head);
            if names.is_empty() && own != head {
                names = names_of(own);
            }
            if names.is_empty() {
                all.push(self.calls_itself(head).unwrap_or(head));
            }
            all.extend(names);
        }
        all
    }

    /// "The Sons of Noon said it was behind the blast": "it" is whoever says so, where nothing else was found that could do it.
    pub(super) fn who_says_it(self, own: TokenId, head: TokenId) -> TokenId {
        let doc = self.namer.doc;
        let it = doc.tokens[own].upos == Upos::Pron
            && matches!(doc.word(own).to_lowercase().as_str(), "it" | "they");
        let acts = |t: TokenId| matches!(self.namer.nature(t), Nature::Person { .. } | Nature::Body { .. });
        let speaker = self
            .draft
            .holder
            .as_ref()
            .map(|holder| holder.head)
            .filter(|&t| t < own && doc.tokens[t].sentence == doc.tokens[own].sentence && acts(t));
        // "The front, which wants the government to go, said it was behind it": what the front's own clause names is another.
        let by_tree = self.speaker_of_clause().filter(|&t| t < own && acts(t));
        let within =
            by_tree.filter(|&t| doc.ancestors(head).take(MOST_UP).any(|above| above == t) || !acts(head));
        // "The army said two died. The front said it had killed six": the front, though the army was told of before.
        let elsewhere = by_tree.filter(|&t| {
            let named = group_names::name_of(doc, self.source.classes, t).unwrap_or(t);
            doc.word(own).eq_ignore_ascii_case("it")
                && doc.tokens[head].sentence != doc.tokens[own].sentence
                && matches!(self.namer.nature(named), Nature::Body { .. })
        });
        within.or(elsewhere).or(speaker.filter(|_| !acts(head))).filter(|_| it).unwrap_or(head)
    }

    /// The subject of the verb of saying whose clause the word that tells the deed heads.
    pub(super) fn speaker_of_clause(self) -> Option<TokenId> {
        let doc = self.namer.doc;
        let token = &doc.tokens[self.telling.trigger];
        let says = token.head.filter(|_| token.deprel == Deprel::Ccomp)?;
        let lemma = doc.tokens[says].lemma.to_lowercase();
        let is_said =
            ["SPEECH_VERB", "SAY_NUMBER_VERB"].iter().any(|class| self.source.classes.has(class, &lemma));
        let own = syntax::own_subject(doc, says);
        // "Phoned reporters to say it was responsible".
        let shared = || {
            let purpose = matches!(doc.tokens[says].deprel, Deprel::Advcl | Deprel::Xcomp)
                && syntax::is_infinitive(doc, says);
            let above = doc.tokens[says].head.filter(|_| purpose)?;
            syntax::own_subject(doc, above)
        };
        // "Issued a picture and said it had killed six".
        let joined = || syntax::subject(doc, says).filter(|_| doc.tokens[says].deprel == Deprel::Conj);
        own.or_else(shared).or_else(joined).filter(|&t| is_said && t < self.telling.trigger)
    }

    /// "Remnants of the FLR", "what is left of the FLR", "a cell of the FLR": the group whose they are.
    pub(super) fn remnant_of(self, head: TokenId) -> Option<TokenId> {
        let doc = self.namer.doc;
        let classes = self.source.classes;
        let group = |t: &TokenId| self.namer.nature(*t) == Nature::Body { kind: EntityKind::ArmedGroup };
        if classes.has("REMNANT", &doc.tokens[head].lemma.to_lowercase()) && np::name_at(doc, head).is_none()
        {
            return doc
                .children_by(head, &[Deprel::Nmod])
                .filter(|&t| syntax::has_case(doc, t, "of"))
                .find(group);
        }
        // "What is left of the FLR".
        if !doc.word(head).eq_ignore_ascii_case("what") {
            return None;
        }
        let sentence = doc.tokens[head].sentence;
        let here = |t: TokenId| doc.tokens.get(t).is_some_and(|token| token.sentence == sentence);
        let left = (head + 1..head + 4)
            .take_while(|&t| here(t))
            .find(|&t| matches!(doc.word(t).to_lowercase().as_str(), "left" | "remains" | "remained"))?;
        let of = left + 1;
        (here(of) && doc.word(of).eq_ignore_ascii_case("of"))
            .then(|| (of + 1..of + 4).take_while(|&t| here(t)).find_map(|t| np::name_at(doc, t)))
            .flatten()
            .and_then(|name| np::head(doc, name.tokens.clone()))
            .filter(group)
    }

    /// "Al-Noor's radio said the group had planted the bomb": the group of that sentence, or the only one of the report, which a noun for a
    /// group takes up.
    pub(super) fn group_taken_up(self, head: TokenId) -> Option<TokenId> {
        let doc = self.namer.doc;
        let token = &doc.tokens[head];
        let bare = token.upos == Upos::Noun
            && self.source.classes.has("GROUP_NOUN", &token.lemma.to_lowercase())
            && !np::is_plural(doc, head)
            && np::determination(doc, head) == np::Determination::Definite
            && doc
                .children(head)
                .all(|t| matches!(doc.tokens[t].deprel, Deprel::Det | Deprel::Punct | Deprel::Case));
        if !bare {
            return None;
        }
        let group = |t: TokenId| {
            np::name_at(doc, t)
                .filter(|name| name.kind == NameKind::ArmedGroup && !name.tokens.contains(&head))
                .and_then(|name| np::head(doc, name.tokens.clone()))
        };
        let start = doc.sentences[token.sentence].tokens.start;
        (start..head).rev().find_map(group).or_else(|| {
            let list = &self.namer.entities.list;
            let mut groups = list.iter().filter(|e| e.kind == EntityKind::ArmedGroup);
            let (one, None) = (groups.next()?, groups.next()) else { return None };
            let first = one.mentions.first().filter(|m| m.start < token.span.start)?;
            np::head(doc, doc.tokens_in(*first))
        })
    }

    /// "A group calling itself the Sons of Noon": the name that it gives itself.
    pub(super) fn calls_itself(self, head: TokenId) -> Option<TokenId> {
        let doc = self.namer.doc;
        let verb = doc
            .children_by(head, &[Deprel::Acl, Deprel::AclRelcl])
            .find(|&t| doc.tokens[t].lemma == "call" && !syntax::is_negated(doc, t))?;
        let itself = |t: TokenId| matches!(doc.word(t).to_lowercase().as_str(), "itself" | "themselves");
        // "A group called the Sons of Noon".
        let called = doc.word(verb).eq_ignore_ascii_case("called") && doc.tokens[verb].xpos == Xpos::Vbn;
        let reflexive =
            (verb + 1..doc.tokens.len()).take(2).find(|&t| itself(t)).or_else(|| called.then_some(verb))?;
        let sentence = doc.tokens[head].sentence;
        let name = (reflexive + 1..doc.tokens.len())
            .take(3)
            .take_while(|&t| doc.tokens[t].sentence == sentence)
            .find_map(|t| np::name_at(doc, t))?;
        matches!(name.kind, NameKind::Organisation | NameKind::ArmedGroup)
            .then(|| np::head(doc, name.tokens.clone()))
            .flatten()
    }

    /// "The attackers were FLR fighters": who those are of whom the noun says no more than what they did.
    fn told_as(self, head: TokenId) -> Option<TokenId> {
        let doc = self.namer.doc;
        let token = &doc.tokens[head];
        let above = token
            .head
            .filter(|_| self.telling.frame.deed == Deed::Itself && token.deprel == Deprel::Nsubj)?;
        let is = doc.children_by(above, &[Deprel::Cop]).next().is_some() && !syntax::is_negated(doc, above);
        let acts = matches!(self.namer.nature(above), Nature::Person { named: false, .. });
        (is && acts && matches!(doc.tokens[above].upos, Upos::Noun | Upos::Propn) && above > head)
            .then_some(above)
    }

    /// "Lawyers for Jan Holm, who is accused of": one person is meant, whose name stands right before the clause.
    fn one_before_who(self, head: TokenId) -> Option<TokenId> {
        let doc = self.namer.doc;
        let clause = std::iter::once(self.telling.trigger)
            .chain(doc.ancestors(self.telling.trigger).take(3))
            .find(|&t| doc.tokens[t].deprel == Deprel::AclRelcl && doc.tokens[t].head == Some(head))?;
        let one = doc
            .children_by(clause, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
            .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "is" | "was" | "has"));
        let who = (head + 1..clause).find(|&t| doc.word(t).eq_ignore_ascii_case("who"))?;
        let last = who.checked_sub(2).filter(|_| doc.word(who - 1) == ",")?;
        let name = np::name_at(doc, last)
            .filter(|name| name.kind == NameKind::Person && name.tokens.start > head)?;
        (one && np::is_plural(doc, head)).then(|| np::head(doc, name.tokens.clone())).flatten()
    }

    /// Whether a phrase is one of those that do it.
    pub(super) fn does_it(self, head: TokenId) -> bool {
        self.telling.agents.iter().any(|&agent| self.namer.resolved(agent) == head)
    }

    /// The object of the clause that this one goes on or hangs on.
    pub(super) fn told_before(self, pronoun: TokenId) -> Option<TokenId> {
        let doc = self.namer.doc;
        let trigger = &doc.tokens[self.telling.trigger];
        let above = trigger.head.filter(|_| matches!(trigger.deprel, Deprel::Conj | Deprel::Advcl))?;
        syntax::object(doc, above).filter(|&object| object < pronoun && doc.tokens[object].upos != Upos::Pron)
    }
}
