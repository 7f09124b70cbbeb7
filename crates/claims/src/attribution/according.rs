//! "according to police", "in the view of the ministry": a preposition before the source, the clause around it the
//! content.

use language::TokenId;

use super::cues::Entry;
use super::finder::{Candidate, Finder};

impl Finder<'_> {
    /// The attribution that a phrase beginning at `t` makes.
    pub(super) fn according(&self, t: TokenId) -> Option<Candidate> {
        let word = self.document.word(t);
        if word.len() > 16 {
            return None;
        }
        let lower = word.to_lowercase();
        self.cues.prepositions(&lower).iter().find_map(|entry| self.phrase(t, entry))
    }

    fn phrase(&self, t: TokenId, entry: &Entry) -> Option<Candidate> {
        let tree = &self.tree;
        let bounds = tree.sentence(t).tokens.clone();
        let end = t + 1 + entry.rest.len();
        let matches = end <= bounds.end
            && entry
                .rest
                .iter()
                .zip(t + 1..)
                .all(|(word, at)| self.document.word(at).eq_ignore_ascii_case(word));
        if !matches {
            return None;
        }
        let phrase = t..end;
        let source = std::iter::once(end - 1)
            .chain(self.document.ancestors(end - 1))
            .find(|a| !phrase.contains(a))
            .filter(|&s| s > t)
            .or_else(|| phrase.clone().flat_map(|p| tree.children(p)).copied().find(|&c| c >= end))?;
        // The topmost token of the phrase with its source: what hangs on the clause.
        let mut top = source;
        while let Some(head) = tree.head(top).filter(|h| phrase.contains(h)) {
            top = head;
        }
        let content = match tree.head(top) {
            Some(anchor) => tree.subtree_without(anchor, |c| c == top),
            None => bounds.filter(|&w| !tree.is_under(w, source) && !phrase.contains(&w)).collect(),
        };
        Some(Candidate {
            token: t,
            cue: phrase.clone(),
            kind: entry.kind?,
            source: Some(source),
            infinitive: None,
            content: content
                .into_iter()
                .filter(|w| !phrase.contains(w) && *w != source)
                .collect::<Vec<TokenId>>(),
            speech: true,
            negated: self.is_negated(&[t]),
        })
    }
}
