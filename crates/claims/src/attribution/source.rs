//! Whose words they are: the subject of a cue, its own or the one it shares with the verb above it.

use language::{Deprel, TokenId, Upos, Xpos};

use super::cues::Frame;
use super::finder::Finder;

impl Finder<'_> {
    /// The head of the phrase that is the subject of a verb or predicate. A verb without one shares that of the verb
    /// that it is joined to ("said A and added B"), that governs it ("declined to say", "..., adding that") or of the
    /// noun that it describes ("a statement saying").
    pub(super) fn subject_of(&self, cue: TokenId) -> Option<TokenId> {
        let tree = &self.tree;
        let quote = self.quote_of(cue);
        let mut verb = cue;
        for _ in 0..tree.sentence(cue).tokens.len() {
            // Who speaks about a quotation does not stand in it.
            let subject = self.own_subject(verb);
            if let Some(subject) = subject.filter(|&s| quote.is_some() || self.quote_of(s).is_none()) {
                return Some(subject);
            }
            let head = tree.head(verb)?;
            match tree.deprel(verb) {
                // "Quoted a nurse as saying that ...": the nurse says it.
                Deprel::Advcl | Deprel::Xcomp | Deprel::Ccomp if self.quoted_in(head, verb).is_some() => {
                    return self.quoted_in(head, verb);
                }
                Deprel::Conj | Deprel::Advcl | Deprel::Parataxis | Deprel::Dep => verb = head,
                Deprel::Xcomp => match self.controlling_object(head, verb) {
                    Some(object) => return Some(object),
                    None => verb = head,
                },
                Deprel::Acl if tree.token(verb).xpos == Xpos::Vbg => return self.author_of(head),
                // "the chance to show", "their refusal to say": whoever has the chance
                Deprel::Acl if tree.is_to_infinitive(verb) => match self.owner_of(head) {
                    Some(owner) => return Some(owner),
                    None if tree.deprel(head) == Deprel::Obj => verb = tree.head(head)?,
                    None => return None,
                },
                // "are likely to say": a parser may take the infinitive for a subject
                Deprel::Csubj | Deprel::Ccomp
                    if head < cue && tree.is_to_infinitive(verb) && tree.token(head).upos == Upos::Adj =>
                {
                    verb = head;
                }
                // "'...,' the mayor said, adding that": a participle hung on what is quoted, or taken for a content
                Deprel::Ccomp if head < cue && tree.token(cue).xpos == Xpos::Vbg => verb = head,
                _ => return None,
            }
        }
        None
    }

    /// Who speaks where a noun is said to say something: "a statement saying" is its owner's or issuer's, "a woman
    /// saying" is herself.
    fn author_of(&self, noun: TokenId) -> Option<TokenId> {
        if self.cues.nouns(&self.tree.token(noun).lemma).is_empty() {
            return nominal(self, noun);
        }
        let issuer = || self.light_source(self.light_verb(noun)?);
        self.owner_of(noun).or_else(issuer).or(Some(noun))
    }

    /// The verb's own subject: the nearest before it where a parser gives it several ("in Lipova, the mayor said").
    fn own_subject(&self, verb: TokenId) -> Option<TokenId> {
        let relations = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter];
        let mut subjects = self
            .tree
            .children_by(verb, &relations)
            .filter(|&s| self.tree.token(s).lemma != "there")
            .peekable();
        let first = subjects.peek().copied()?;
        Some(subjects.take_while(|&s| s < verb).last().unwrap_or(first))
    }

    /// In "quoted her as saying" it is the object that says something.
    fn quoted_in(&self, governor: TokenId, gerund: TokenId) -> Option<TokenId> {
        let lemma = &self.tree.token(governor).lemma;
        let quotes = self.cues.verbs(lemma).iter().any(|e| e.has(Frame::SourceObject));
        let by_as = self.tree.link(gerund).is_some_and(|(_, lemma)| lemma == "as");
        let object = self.tree.child(governor, &[Deprel::Obj, Deprel::Iobj]);
        object.filter(|&o| quotes && by_as && governor < o && o < gerund && !self.tree.is_passive(governor))
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
            // "an army statement", "Farc threats"
            .or_else(|| {
                self.tree.child(noun, &[Deprel::Compound]).filter(|&c| self.tree.token(c).upos == Upos::Propn)
            })
    }
}

pub(super) fn nominal(finder: &Finder<'_>, t: TokenId) -> Option<TokenId> {
    let upos = finder.tree.token(t).upos;
    matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det | Upos::Adj).then_some(t)
}
