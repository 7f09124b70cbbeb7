//! How far a content reaches: where a parser hangs what a source says next into what it has just said.
//!
//! "The mayor said the bridge was closed and denied that ...", "..., but officials said ...", "..., adding that ...": in
//! news a cue coordinated with a reported clause, or a participle of saying behind it, goes on with the report, not
//! with what is reported. Trees often have it the other way.

use language::{Deprel, TokenId, Upos, Xpos};

use super::finder::{Candidate, Finder};

/// Words of a clause that a statement says, at least.
const CLAUSE: usize = 4;

impl Finder<'_> {
    /// Frees contents from the cues that only seem to stand in them, and gives these their source. `candidates` are in
    /// order of their tokens.
    pub(super) fn narrow(&self, candidates: &mut [Candidate]) {
        for outer in 0..candidates.len() {
            if !candidates[outer].speech || !candidates[outer].kind.is_communication() {
                continue;
            }
            let sentence = self.tree.sentence(candidates[outer].token).tokens.clone();
            for inner in outer + 1..candidates.len() {
                if !sentence.contains(&candidates[inner].token) {
                    break;
                }
                if self.goes_on_with_report(&candidates[outer], &candidates[inner]) {
                    let source = candidates[outer].source;
                    let out = self.tree.subtree(candidates[inner].token);
                    candidates[outer].content.retain(|t| out.binary_search(t).is_err());
                    if self.tree.subject(candidates[inner].token).is_none() {
                        candidates[inner].source = source;
                    }
                }
            }
        }
    }

    /// "Two died, police say; the mayor says six": what stands beyond a semicolon and has its own source is none of this one's.
    pub(super) fn cut_at_semicolons(&self, candidates: &mut [Candidate]) {
        for at in 0..candidates.len() {
            let cue = candidates[at].token;
            if !candidates[at].speech
                || !candidates[at].kind.is_communication()
                || candidates[at].source.is_none()
                || candidates[at].content.is_empty()
                || self.quote_of(cue).is_some()
            {
                continue;
            }
            let sentence = self.tree.sentence(cue).tokens.clone();
            let cuts = |&t: &TokenId| self.document.word(t) == ";" && self.quote_of(t).is_none();
            let start = (sentence.start..cue).rev().find(cuts).map_or(sentence.start, |t| t + 1);
            let end = (cue..sentence.end).find(cuts).unwrap_or(sentence.end);
            let own = start..end;
            if own == sentence || !self.another_speaks(candidates, at, &sentence, &own) {
                continue;
            }
            candidates[at].content.retain(|&t| own.contains(&t) || self.quote_of(t).is_some());
            if candidates[at].content.is_empty() {
                let source = candidates[at].source.map_or(cue, |head| self.tree.subtree(head)[0].min(head));
                let before = start..source.clamp(start, end).min(candidates[at].cue.start);
                let relative =
                    candidates[at].source.is_some_and(|head| self.tree.token(head).upos == Upos::Pron);
                if relative || before.len() < CLAUSE {
                    continue;
                }
                candidates[at].content = before.rev().skip_while(|&t| self.tree.is_punct(t)).collect();
                candidates[at].content.reverse();
            }
        }
    }

    /// Whether somebody else says something in a sentence beyond a part of it.
    fn another_speaks(
        &self,
        candidates: &[Candidate],
        at: usize,
        sentence: &std::ops::Range<TokenId>,
        own: &std::ops::Range<TokenId>,
    ) -> bool {
        candidates.iter().enumerate().any(|(index, other)| {
            index != at
                && sentence.contains(&other.token)
                && !own.contains(&other.token)
                && other.speech
                && other.source.is_some()
                && self.quote_of(other.token).is_none()
        })
    }

    /// "..., he said, adding that ...": a participle of saying behind a comma shares the speaker of the cue before it,
    /// and what follows it is its content, whatever the tree makes of it.
    pub(super) fn trailing_participles(&self, candidates: &mut [Candidate]) {
        for at in 0..candidates.len() {
            let cue = candidates[at].token;
            if !self.is_trailing_participle(&candidates[at]) {
                continue;
            }
            let sentence = self.tree.sentence(cue).tokens.clone();
            let rest = cue + 1..sentence.end;
            if candidates[at].content.binary_search(&(cue + 2)).is_err() {
                candidates[at].content = rest.collect();
            }
            let speaker = (0..at).rev().take_while(|&i| sentence.contains(&candidates[i].token)).find(|&i| {
                let earlier = &candidates[i];
                earlier.speech
                    && earlier.kind.is_communication()
                    && self.quote_of(earlier.token).is_none()
                    && self.tree.token(earlier.token).xpos != Xpos::Vbg
            });
            let Some(speaker) = speaker.filter(|&i| candidates[i].source.is_some()) else { continue };
            candidates[at].source = candidates[speaker].source;
            candidates[speaker].content.retain(|&t| t < cue);
        }
    }

    fn is_trailing_participle(&self, candidate: &Candidate) -> bool {
        let tree = &self.tree;
        let cue = candidate.token;
        candidate.speech
            && candidate.kind.is_communication()
            && tree.token(cue).xpos == Xpos::Vbg
            && tree.subject(cue).is_none()
            && !matches!(tree.deprel(cue), Deprel::Acl | Deprel::Case)
            && self.leads_in(cue + 1)
            && self.quote_of(cue).is_none()
            && candidate.cue.start.checked_sub(1).is_some_and(|t| tree.token(t).xpos == Xpos::Comma)
    }

    /// "that", a colon or a quotation: what a content begins with.
    fn leads_in(&self, t: TokenId) -> bool {
        let Some(token) = self.document.tokens.get(t) else { return false };
        let after = || self.quote_of(t + 1).is_some();
        token.lemma == "that" && token.xpos == Xpos::In
            || self.quote_of(t).is_some()
            || matches!(token.xpos, Xpos::Colon | Xpos::Comma) && after()
    }

    fn goes_on_with_report(&self, outer: &Candidate, inner: &Candidate) -> bool {
        let tree = &self.tree;
        let cue = inner.token;
        let held = |t: TokenId| outer.content.binary_search(&t).is_ok();
        let Some(head) = tree.head(cue).filter(|&head| held(head) && held(cue)) else { return false };
        if inner.content.is_empty() || self.quote_of(cue).is_some() && self.quote_of(outer.token).is_none() {
            return false;
        }
        match tree.deprel(cue) {
            Deprel::Conj => {
                let reported = tree.deprel(head) == Deprel::Ccomp && tree.head(head) == Some(outer.token);
                let same_tense = tree.token(cue).xpos == tree.token(outer.token).xpos;
                let finite = matches!(tree.token(cue).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
                let own = tree.subject(cue).is_some();
                reported && (finite || own) && (own || same_tense && inner.kind.is_communication())
            }
            Deprel::Advcl | Deprel::Ccomp | Deprel::Parataxis => {
                let first = tree.subtree(cue).into_iter().find(|&t| !tree.is_punct(t));
                let comma = cue.checked_sub(1).is_some_and(|t| tree.token(t).xpos == Xpos::Comma);
                tree.token(cue).xpos == Xpos::Vbg
                    && comma
                    && first == Some(cue)
                    && inner.kind.is_communication()
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::super::testing::check;

    #[test]
    fn a_second_cue_goes_on_with_the_report() {
        check(
            "
            The      _      DT  2 det
            mayor    _      NN  3 nsubj
            said     say    VBD 0 root
            the      _      DT  5 det
            bridge   _      NN  6 nsubj
            fell     fall   VBD 3 ccomp SpaceAfter=No
            ,        _      ,   10 punct
            but      _      CC  10 cc
            officials official NNS 10 nsubj
            denied   deny   VBD 6 conj
            it       _      PRP 10 obj SpaceAfter=No
            ,        _      ,   13 punct
            adding   add    VBG 6 advcl
            it       _      PRP 15 nsubj
            stood    stand  VBD 13 ccomp SpaceAfter=No
            .        _      .   3 punct
            ",
            expect![[r#"
                0 [The mayor] [said] say: [the bridge fell] indirect
                1 [officials] [denied] deny: [it] indirect
                2 [The mayor] [adding] say: [it stood] indirect"#]],
        );
    }

    #[test]
    fn nested_voices_stay_nested() {
        check(
            "
            Police   _      NNP 2 nsubj
            said     say    VBD 0 root
            the      _      DT  4 det
            rebels   rebel  NNS 5 nsubj
            claimed  claim  VBD 2 ccomp
            that     _      IN  8 mark
            he       _      PRP 8 nsubj
            fled     flee   VBD 5 ccomp SpaceAfter=No
            .        _      .   2 punct
            ",
            expect![[r#"
                0 [Police] [said] say: [the rebels claimed that he fled] indirect
                1 [the rebels] [claimed] claim: [that he fled] indirect in 0"#]],
        );
    }

    #[test]
    fn semicolons_part_two_statements() {
        check(
            "
            Gunmen gunman NNS 2 nsubj
            kill   _      VBP 6 ccomp
            12     _      CD  2 obj SpaceAfter=No
            ,      _      ,   6 punct
            police _      NNS 6 nsubj
            say    _      VBP 0 root SpaceAfter=No
            ;      _      :   9 punct
            mayor  _      NN  9 nsubj
            says   say    VBZ 2 parataxis
            15     _      CD  9 obj
            ",
            expect!["0 [police] [say] say: [Gunmen kill 12] indirect"],
        );
    }
}
