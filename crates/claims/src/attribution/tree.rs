//! Questions about the document's trees that the finders of attributions ask.

use std::ops::Range;

use language::{Deprel, Document, Sentence, Token, TokenId, Upos, Xpos};

/// Sentences with more tokens than this are not searched: no news sentence is so long, and work within a sentence
/// may grow with the square of its length.
pub(super) const MAX_SENTENCE: usize = 600;

/// A document, seen as its trees.
pub(super) struct Tree<'a> {
    pub(super) document: &'a Document,
}

impl<'a> Tree<'a> {
    pub(super) fn token(&self, t: TokenId) -> &'a Token {
        &self.document.tokens[t]
    }

    pub(super) fn deprel(&self, t: TokenId) -> Deprel {
        self.token(t).deprel
    }

    pub(super) fn head(&self, t: TokenId) -> Option<TokenId> {
        self.token(t).head.filter(|head| self.sentence(t).tokens.contains(head))
    }

    pub(super) fn sentence(&self, t: TokenId) -> &'a Sentence {
        &self.document.sentences[self.token(t).sentence]
    }

    /// Dependents in order of the text.
    pub(super) fn children(&self, t: TokenId) -> impl Iterator<Item = TokenId> + use<'a> {
        self.document.children(t)
    }

    pub(super) fn children_by<'b>(
        &'b self,
        t: TokenId,
        relations: &'b [Deprel],
    ) -> impl Iterator<Item = TokenId> + 'b {
        self.document.children_by(t, relations)
    }

    pub(super) fn child(&self, t: TokenId, relations: &[Deprel]) -> Option<TokenId> {
        self.children_by(t, relations).next()
    }

    pub(super) fn has(&self, t: TokenId, relations: &[Deprel]) -> bool {
        self.child(t, relations).is_some()
    }

    /// A nominal subject.
    pub(super) fn subject(&self, t: TokenId) -> Option<TokenId> {
        self.child(t, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter])
    }

    /// All tokens under `t`, itself included, in order of the text, less the subtrees that `cut` names.
    pub(super) fn subtree_without(&self, t: TokenId, cut: impl Fn(TokenId) -> bool) -> Vec<TokenId> {
        self.document.subtree_without(t, cut)
    }

    pub(super) fn subtree(&self, t: TokenId) -> Vec<TokenId> {
        self.document.subtree(t)
    }

    /// Whether `t` lies in the subtree under `top`.
    pub(super) fn is_under(&self, t: TokenId, top: TokenId) -> bool {
        t == top || self.document.ancestors(t).any(|a| a == top)
    }

    pub(super) fn is_punct(&self, t: TokenId) -> bool {
        matches!(self.token(t).upos, Upos::Punct)
    }

    /// "who", "which", "that" as subject or object of a relative clause.
    pub(super) fn is_relative_pronoun(&self, t: TokenId) -> bool {
        matches!(self.token(t).xpos, Xpos::Wdt | Xpos::Wp | Xpos::WpS)
    }

    /// Whether the verb is in the passive voice.
    pub(super) fn is_passive(&self, t: TokenId) -> bool {
        // "Asked whether ..., the mayor said", "a man charged with murder": taggers may see a past tense
        let asked = self.token(t).xpos == Xpos::Vbd
            && matches!(self.deprel(t), Deprel::Advcl | Deprel::Acl)
            && !self.has(t, &[Deprel::Nsubj, Deprel::Obj, Deprel::Mark, Deprel::Advmod]);
        asked
            || self.token(t).xpos == Xpos::Vbn
                && (self.has(t, &[Deprel::AuxPass, Deprel::NsubjPass, Deprel::CsubjPass])
                    || self.deprel(t) == Deprel::Acl
                    || (matches!(self.deprel(t), Deprel::Advcl | Deprel::Xcomp)
                        && !self.has(t, &[Deprel::Aux, Deprel::Obj])))
    }

    /// The lemma of the preposition or conjunction that ties a phrase to its head ("of", "for", "as").
    pub(super) fn link(&self, t: TokenId) -> Option<(TokenId, &'a str)> {
        let link = self.child(t, &[Deprel::Case, Deprel::Mark])?;
        Some((link, self.token(link).lemma.as_str()))
    }

    /// Whether a verb stands in the infinitive with "to".
    pub(super) fn is_to_infinitive(&self, t: TokenId) -> bool {
        self.children_by(t, &[Deprel::Mark]).any(|m| self.token(m).xpos == Xpos::To)
    }

    /// The words of an unbroken run of tokens that hold a verb's group: auxiliaries, adverbs and particles beside it.
    pub(super) fn verb_group(&self, t: TokenId) -> Range<TokenId> {
        let bounds = self.sentence(t).tokens.clone();
        let belongs = |c: TokenId| {
            self.head(c) == Some(t)
                && matches!(
                    self.deprel(c),
                    Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Advmod | Deprel::CompoundPrt
                )
        };
        let mut start = t;
        while start > bounds.start && belongs(start - 1) {
            start -= 1;
        }
        let mut end = t + 1;
        while end < bounds.end && belongs(end) && self.deprel(end) == Deprel::CompoundPrt {
            end += 1;
        }
        start..end
    }
}
