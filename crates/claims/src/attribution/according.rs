//! "according to police", "in the view of the ministry": a preposition before the source, the clause around it the
//! content.

use language::{Deprel, TokenId, Xpos};

use super::cues::{CueKind, Entry};
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

    /// "By the army's account", "by their own count": whose count it is.
    pub(super) fn by_account(&self, noun: TokenId) -> Option<Candidate> {
        let tree = &self.tree;
        let counts = matches!(
            tree.token(noun).lemma.as_str(),
            "account" | "count" | "reckoning" | "tally" | "estimate"
        );
        if !counts || tree.deprel(noun) != Deprel::Obl {
            return None;
        }
        let by =
            tree.children(noun).find(|&c| c < noun && self.document.word(c).eq_ignore_ascii_case("by"))?;
        let source =
            tree.children(noun).find(|&c| tree.deprel(c) == Deprel::NmodPoss && by < c && c < noun)?;
        let anchor = self.clause_around(noun, &(by..noun + 1))?;
        Some(Candidate {
            token: noun,
            cue: noun..noun + 1,
            kind: CueKind::Say,
            source: Some(source),
            infinitive: None,
            needs_source: false,
            content: tree.subtree_without(anchor, |c| c == noun),
            speech: true,
            quotes_only: false,
            negated: self.is_negated(&[noun]),
        })
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
            .or_else(|| phrase.clone().flat_map(|p| tree.children(p)).find(|&c| c >= end))?;
        // The topmost token of the phrase with its source: what hangs on the clause.
        let mut top = source;
        while let Some(head) = tree.head(top).filter(|h| phrase.contains(h)) {
            top = head;
        }
        let content = match self.clause_around(top, &phrase) {
            Some(anchor) => tree.subtree_without(anchor, |c| c == top),
            None => bounds.filter(|&w| !tree.is_under(w, source) && !phrase.contains(&w)).collect(),
        };
        Some(Candidate {
            token: t,
            cue: phrase.clone(),
            kind: entry.kind?,
            source: Some(source),
            infinitive: None,
            needs_source: false,
            content: content
                .into_iter()
                .filter(|w| !phrase.contains(w) && *w != source)
                .collect::<Vec<TokenId>>(),
            speech: true,
            quotes_only: false,
            negated: self.is_negated(&[t]),
        })
    }

    /// The top of the clause that the phrase is about: of the whole sentence where the phrase opens or closes it, else
    /// of the finite clause around it.
    fn clause_around(&self, top: TokenId, phrase: &std::ops::Range<TokenId>) -> Option<TokenId> {
        let tree = &self.tree;
        let sentence = tree.sentence(top).tokens.clone();
        let last = tree.subtree(top).last().copied().unwrap_or(top);
        let opens = (sentence.start..phrase.start).all(|t| tree.is_punct(t));
        let closes = (last + 1..sentence.end).all(|t| tree.is_punct(t))
            && phrase.start.checked_sub(1).is_some_and(|t| tree.token(t).xpos == Xpos::Comma);
        let quote = self.quote_of(phrase.start);
        let mut anchor = tree.head(top)?;
        for _ in 0..sentence.len() {
            let relation = tree.deprel(anchor);
            let is_clause = matches!(
                relation,
                Deprel::Root
                    | Deprel::Ccomp
                    | Deprel::Conj
                    | Deprel::Parataxis
                    | Deprel::AclRelcl
                    | Deprel::Advcl
            );
            if is_clause && !(opens || closes) {
                break;
            }
            match tree.head(anchor).filter(|&head| self.quote_of(head) == quote) {
                Some(head) => anchor = head,
                None => break,
            }
        }
        Some(anchor)
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::super::testing::check;

    #[test]
    fn the_clause_around_is_the_content() {
        check(
            "
            Two      _      CD  2 nummod
            men      man    NNS 3 nsubj
            hid      hide   VBD 0 root
            in       _      IN  6 case
            a        _      DT  6 det
            house    _      NN  3 obl
            called   call   VBN 6 acl
            Villa    Villa  NNP 7 xcomp SpaceAfter=No
            ,        _      ,   12 punct
            according accord VBG 12 case
            to       _      TO  10 fixed
            police   _      NN  7 obl SpaceAfter=No
            .        _      .   3 punct

            According accord VBG 4 case
            to       _      TO  1 fixed
            the      _      DT  4 det
            mayor    _      NN  7 obl SpaceAfter=No
            ,        _      ,   4 punct
            nobody   _      NN  7 nsubj
            died     die    VBD 0 root SpaceAfter=No
            .        _      .   7 punct
            ",
            expect![[r#"
                0 [police] [according to] report: [Two men hid in a house called Villa] indirect
                1 [the mayor] [According to] report: [nobody died] indirect"#]],
        );
    }

    #[test]
    fn by_whose_count() {
        check(
            "
            Ten      _      CD  2 nummod
            men      man    NNS 3 nsubj
            died     die    VBD 0 root
            by       _      IN  8 case
            the      _      DT  6 det
            army     _      NN  8 nmod:poss SpaceAfter=No
            's       _      POS 6 case
            count    _      NN  3 obl SpaceAfter=No
            .        _      .   3 punct

            He       he     PRP 2 nsubj
            stood    stand  VBD 0 root
            by       _      IN  5 case
            his      he     PRP$ 5 nmod:poss
            car      _      NN  2 obl SpaceAfter=No
            .        _      .   2 punct
            ",
            expect!["0 [the army] [count] say: [Ten men died] indirect"],
        );
    }
}
