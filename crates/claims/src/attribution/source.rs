//! Whose words they are: the subject of a cue, its own or the one it shares with the verb above it.

use language::{Deprel, TokenId, Upos, Xpos};

use super::cues::Frame;
use super::finder::Finder;

impl Finder<'_> {
    /// The head of the phrase that is the subject of a verb or predicate. A verb without one shares that of the verb
    /// that it is joined to ("said A and added B"), that governs it ("declined to say", "..., adding that") or of the
    /// noun that it describes ("a statement saying").
    pub(super) fn subject_of(&self, verb: TokenId) -> Option<TokenId> {
        let tree = &self.tree;
        let mut verb = verb;
        for _ in 0..tree.sentence(verb).tokens.len() {
            if let Some(subject) = self.own_subject(verb) {
                return Some(subject);
            }
            let head = tree.head(verb)?;
            match tree.deprel(verb) {
                Deprel::Conj | Deprel::Advcl | Deprel::Parataxis | Deprel::Dep => verb = head,
                Deprel::Xcomp => match self.controlling_object(head, verb) {
                    Some(object) => return Some(object),
                    None => verb = head,
                },
                Deprel::Acl if tree.token(verb).xpos == Xpos::Vbg => return nominal(self, head),
                _ => return None,
            }
        }
        None
    }

    fn own_subject(&self, verb: TokenId) -> Option<TokenId> {
        self.tree.subject(verb).filter(|&s| self.tree.token(s).lemma != "there")
    }

    /// In "told her to say" it is the object that is to say something.
    fn controlling_object(&self, governor: TokenId, infinitive: TokenId) -> Option<TokenId> {
        let lemma = &self.tree.token(governor).lemma;
        let controls = self.cues.verbs(lemma).iter().any(|e| e.has(Frame::ObjectTo) || e.has(Frame::As));
        self.tree.child(governor, &[Deprel::Obj]).filter(|&o| controls && o < infinitive)
    }

    /// The agent of a passive: "was confirmed by police".
    pub(super) fn agent_of(&self, verb: TokenId) -> Option<TokenId> {
        self.tree
            .children_by(verb, &[Deprel::OblAgent, Deprel::Obl])
            .filter(|&c| self.tree.token(c).upos != Upos::Verb)
            .find(|&c| self.tree.link(c).is_some_and(|(_, lemma)| lemma == "by"))
    }

    /// The possessor or author of a noun: "the minister's claim", "a statement by the group".
    pub(super) fn owner_of(&self, noun: TokenId) -> Option<TokenId> {
        if let Some(owner) = self.tree.child(noun, &[Deprel::NmodPoss]) {
            return Some(owner);
        }
        self.tree
            .children_by(noun, &[Deprel::Nmod, Deprel::Obl])
            .find(|&c| self.tree.link(c).is_some_and(|(_, lemma)| matches!(lemma, "by" | "from")))
    }
}

fn nominal(finder: &Finder<'_>, t: TokenId) -> Option<TokenId> {
    let upos = finder.tree.token(t).upos;
    matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det | Upos::Adj).then_some(t)
}
