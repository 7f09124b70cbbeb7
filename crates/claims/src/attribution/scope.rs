//! How far a content reaches: where a parser hangs what a source says next into what it has just said.
//!
//! "The mayor said the bridge was closed and denied that ...", "..., but officials said ...", "..., adding that ...": in
//! news a cue coordinated with a reported clause, or a participle of saying behind it, goes on with the report, not
//! with what is reported. Trees often have it the other way.

use language::{Deprel, TokenId, Xpos};

use super::finder::{Candidate, Finder};

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
                reported && (finite || own) && (own || same_tense)
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
}
