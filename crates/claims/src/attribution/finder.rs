//! What all constructions share: the document's trees, its quotations, the cues.

use std::ops::Range;

use language::{Document, TokenId};

use super::cues::{CueKind, Cues};
use super::tree::{MAX_SENTENCE, Tree};

/// No quotation.
const NONE: u32 = u32::MAX;

pub(super) struct Finder<'a> {
    pub(super) document: &'a Document,
    pub(super) cues: &'a Cues,
    pub(super) tree: Tree<'a>,
    /// The outermost quotation that each token stands in.
    quote_of: Vec<u32>,
}

/// An attribution in the making: tokens, no spans yet.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The word that attributes.
    pub(super) token: TokenId,
    /// That word with what belongs to it.
    pub(super) cue: Range<TokenId>,
    pub(super) kind: CueKind,
    /// Head of the source's noun phrase.
    pub(super) source: Option<TokenId>,
    /// The to-infinitive that is the content: if it attributes itself, the two are one ("declined to say").
    pub(super) infinitive: Option<TokenId>,
    /// In order of the text.
    pub(super) content: Vec<TokenId>,
    /// Whether the content may be speech: a quotation in it belongs to it as a whole.
    pub(super) speech: bool,
    /// Whether the cue attributes nothing but quotations ("laughed").
    pub(super) quotes_only: bool,
    pub(super) negated: bool,
    /// Whether it attributes nothing unless the text names a source: "to show that ...", "the decision that ...".
    pub(super) needs_source: bool,
}

impl<'a> Finder<'a> {
    pub(super) fn new(document: &'a Document, cues: &'a Cues) -> Self {
        let mut quote_of = vec![NONE; document.tokens.len()];
        for (index, quote) in document.quotes.iter().enumerate().filter(|(_, q)| q.depth == 0) {
            for owner in &mut quote_of[document.tokens_in(quote.span)] {
                *owner = u32::try_from(index).unwrap_or(NONE);
            }
        }
        Self { document, cues, tree: Tree { document }, quote_of }
    }

    /// Index of the outermost quotation around a token.
    pub(super) fn quote_of(&self, t: TokenId) -> Option<usize> {
        self.quote_of.get(t).filter(|&&q| q != NONE).map(|&q| q as usize)
    }

    /// The sentences that are searched.
    pub(super) fn sentences(&self) -> impl Iterator<Item = Range<TokenId>> + '_ {
        self.document.sentences.iter().map(|s| s.tokens.clone()).filter(|t| t.len() <= MAX_SENTENCE)
    }

    /// Whether the text names who is meant, or need not: a quotation is someone's, "reports of" are hearsay.
    pub(super) fn is_sourced(&self, candidate: &Candidate) -> bool {
        let own = self.quote_of(candidate.token);
        let quotes = |&t: &TokenId| self.quote_of(t).is_some() && self.quote_of(t) != own;
        candidate.source.is_some() || !candidate.needs_source || candidate.content.iter().any(quotes)
    }

    /// Whether the report's author speaks: "we reported last week that ...".
    pub(super) fn is_own_voice(&self, candidate: &Candidate) -> bool {
        candidate
            .source
            .is_some_and(|s| self.quote_of(s).is_none() && self.cues.is_own_voice(&self.tree.token(s).lemma))
    }

    /// Whether a word among the dependents of one of these tokens negates it.
    pub(super) fn is_negated(&self, tokens: &[TokenId]) -> bool {
        tokens
            .iter()
            .flat_map(|&t| self.tree.children(t))
            .any(|c| self.cues.is_negation(&self.tree.token(c).lemma))
    }
}
