//! Whom a word of the telling means: a pronoun, a body that calls itself so.

use language::{Deprel, NameKind, TokenId, Upos, Xpos};

use super::Teller;
use crate::np;
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
        within.or(speaker.filter(|_| !acts(head))).filter(|_| it).unwrap_or(head)
    }

    /// The subject of the verb of saying whose clause the word that tells the deed heads.
    pub(super) fn speaker_of_clause(self) -> Option<TokenId> {
        let doc = self.namer.doc;
        let token = &doc.tokens[self.telling.trigger];
        let says = token.head.filter(|_| token.deprel == Deprel::Ccomp)?;
        let lemma = doc.tokens[says].lemma.to_lowercase();
        let is_said =
            ["SPEECH_VERB", "SAY_NUMBER_VERB"].iter().any(|class| self.source.classes.has(class, &lemma));
        syntax::own_subject(doc, says).filter(|&t| is_said && t < self.telling.trigger)
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
