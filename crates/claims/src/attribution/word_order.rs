//! Whose words they are, by word order: beside a quotation, between commas, right before the verb.
//!
//! Parsers are easily led astray by the length of what is quoted or told; a reader is not.

use std::ops::Range;

use language::{Deprel, TokenId, Upos, Xpos};

use super::finder::Finder;
use super::source::nominal;

/// A speaker's name and title behind a quotation has no more words than this; nor a cue between commas.
const MAX_SPEAKER: usize = 14;
/// With apposition and relative clause.
const MAX_DESCRIBED_SPEAKER: usize = 40;

/// A speaker found by word order.
pub(super) struct Speaker {
    /// Head of the noun phrase.
    pub(super) head: TokenId,
    /// The first token behind the quotation.
    pub(super) from: TokenId,
}

/// A cue between commas, found by word order.
pub(super) struct ThrownIn {
    /// Head of the source's noun phrase.
    pub(super) head: TokenId,
    /// From the first comma to the last, which is not included.
    pub(super) tokens: Range<TokenId>,
}

impl Finder<'_> {
    /// The speaker that stands with its verb right behind a quotation: "'...,' the mayor said", "'...,' said the mayor",
    /// "'...,' Marek Holub, who leads the council, told reporters".
    pub(super) fn speaker_after_quote(&self, verb: TokenId, tells_hearer: bool) -> Option<Speaker> {
        let tree = &self.tree;
        let own = self.quote_of(verb);
        let sentence = tree.sentence(verb).tokens.clone();
        let group = tree.verb_group(verb);
        let quoted = |t: TokenId| self.quote_of(t).is_some() && self.quote_of(t) != own;
        let reach = sentence.start.max(group.start.saturating_sub(MAX_DESCRIBED_SPEAKER));
        let from = (reach..group.start).rfind(|&t| quoted(t)).map(|t| t + 1)?;
        // What is quoted ends with a comma or stop: "'...,' she said"; a name in quotation marks does not.
        let stops = |t: TokenId| tree.is_punct(t) && tree.token(t).xpos != Xpos::Hyph;
        let ends = from.checked_sub(2).is_some_and(stops) || stops(from);
        let tells_on = tree
            .children_by(verb, &[Deprel::Ccomp])
            .any(|c| c > verb && !quoted(c) && tree.token(c).xpos != Xpos::Vbg);
        if !ends || tells_on {
            return None;
        }
        let behind_comma = from + usize::from(tree.token(from).xpos == Xpos::Comma);
        let before = behind_comma.min(group.start)..group.start;
        let run = if before.is_empty() {
            let within = |t: TokenId| in_phrase(tree.token(t).upos) || tree.token(t).xpos == Xpos::Hyph;
            let end = (group.end..sentence.end).find(|&t| !within(t)).unwrap_or(sentence.end);
            Some(group.end..end).filter(|_| !tells_hearer)?
        } else {
            self.described(before)?
        };
        let head = self.head_of_run(run)?;
        let is_adjunct = head > verb && matches!(tree.deprel(head), Deprel::OblUnmarked | Deprel::Obl);
        (!is_adjunct).then_some(Speaker { head, from })
    }

    /// The noun phrase that a run consists of, or that begins it where what follows its comma only describes it
    /// ("Holub, the mayor,").
    fn described(&self, run: Range<TokenId>) -> Option<Range<TokenId>> {
        let tree = &self.tree;
        let comma = run.clone().find(|&t| tree.token(t).xpos == Xpos::Comma);
        let phrase = run.start..comma.unwrap_or(run.end);
        let closed = comma.is_none() || tree.token(run.end - 1).xpos == Xpos::Comma;
        let plain = |t: TokenId| {
            let upos = tree.token(t).upos;
            !matches!(upos, Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Cconj | Upos::Punct)
                || tree.token(t).xpos == Xpos::Hyph
        };
        let fits = closed && phrase.len() <= MAX_SPEAKER && !phrase.is_empty() && phrase.clone().all(plain);
        fits.then_some(phrase)
    }

    /// A cue thrown into a sentence between commas, or hung on its end: "the bridge, the army said on Monday, was hit".
    /// Again word order decides, and only where no verb but the cue stands between the marks. What follows "told" is the
    /// hearer: "..., the director, Ana Ruiz, told the Herald".
    pub(super) fn thrown_in(&self, verb: TokenId, tells_hearer: bool) -> Option<ThrownIn> {
        let tree = &self.tree;
        let sentence = tree.sentence(verb).tokens.clone();
        let group = tree.verb_group(verb);
        let finite = matches!(tree.token(verb).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        let breaks = |t: TokenId| {
            matches!(tree.token(t).xpos, Xpos::Comma | Xpos::Colon | Xpos::Period | Xpos::CloseQuote)
        };
        let is_verb = |t: TokenId| matches!(tree.token(t).upos, Upos::Verb | Upos::Aux);
        let from = (sentence.start.max(group.start.saturating_sub(MAX_SPEAKER))..group.start)
            .rfind(|&t| breaks(t))?;
        let to = (group.end..sentence.end.min(group.end + MAX_SPEAKER))
            .find(|&t| breaks(t))
            .unwrap_or(sentence.end);
        let clear = (from..group.start).chain(group.end..to).all(|t| !is_verb(t));
        let told = (sentence.start..from).any(is_verb);
        if !finite || !clear || !told || to - group.end >= MAX_SPEAKER {
            return None;
        }
        let before = from + 1..group.start;
        let run = if before.is_empty() {
            if tells_hearer {
                return None;
            }
            let end = (group.end..to).find(|&t| !in_phrase(tree.token(t).upos)).unwrap_or(to);
            group.end..end
        } else {
            let first = (group.end < to).then(|| tree.token(group.end));
            let adjunct = first.is_none_or(|f| {
                matches!(f.upos, Upos::Adp | Upos::Adv)
                    || matches!(f.deprel, Deprel::OblUnmarked | Deprel::Obl)
            });
            let nominal_only = before.clone().all(|t| {
                !matches!(tree.token(t).upos, Upos::Sconj | Upos::Cconj | Upos::Punct)
                    || tree.token(t).xpos == Xpos::Hyph
            });
            (adjunct && nominal_only).then_some(before)?
        };
        // "Killed nine, an assault claimed by the Front": whoever claims it stands behind.
        let claimed_by = matches!(tree.deprel(verb), Deprel::Acl) && tree.token(verb).xpos == Xpos::Vbn
            || tree.children(verb).any(|c| tree.deprel(c) == Deprel::OblAgent);
        if claimed_by {
            return None;
        }
        // "They killed nine, a claim the army denied", "..., which the army denied": the verb describes what was said.
        let describes = tree.deprel(verb) == Deprel::AclRelcl
            && run
                .clone()
                .any(|t| tree.head(verb) == Some(t) && t < group.start || tree.token(t).lemma == "which");
        let head = self.head_of_run(run)?;
        (!describes).then_some(ThrownIn { head, tokens: from..to })
    }

    /// The noun that heads a run of words by the tree, or else its last before a preposition.
    fn head_of_run(&self, run: Range<TokenId>) -> Option<TokenId> {
        let head = crate::np::head(self.document, run.clone())
            .filter(|&h| run.contains(&h) && nominal(self, h).is_some());
        head.or_else(|| {
            let until = run.clone().find(|&t| self.tree.token(t).upos == Upos::Adp).unwrap_or(run.end);
            (run.start..until).rfind(|&t| nominal(self, t).is_some())
        })
    }

    /// The noun right before the verb's group, where the tree gives the verb no subject: "the mayor said ...", "Holub,
    /// the mayor, said ...".
    pub(super) fn noun_before(&self, verb: TokenId) -> Option<TokenId> {
        let tree = &self.tree;
        let finite = matches!(tree.token(verb).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        let bounds = tree.sentence(verb).tokens.clone();
        let mut last = tree.verb_group(verb).start.checked_sub(1).filter(|t| finite && bounds.contains(t))?;
        if tree.token(last).xpos == Xpos::Comma {
            let reach = bounds.start.max(last.saturating_sub(MAX_SPEAKER));
            let opening = (reach..last).rfind(|&t| tree.token(t).xpos == Xpos::Comma)?;
            let describes =
                (opening + 1..last).all(|t| !matches!(tree.token(t).upos, Upos::Verb | Upos::Aux));
            last = opening.checked_sub(1).filter(|t| describes && bounds.contains(t))?;
        }
        let mut head = nominal(self, last).filter(|_| self.quote_of(last) == self.quote_of(verb))?;
        while let Some(up) = tree.head(head).filter(|&up| {
            matches!(tree.deprel(head), Deprel::Flat | Deprel::Compound) && up.abs_diff(head) <= 6
        }) {
            head = up;
        }
        (tree.deprel(head) != Deprel::Obl).then_some(head)
    }
}

fn in_phrase(upos: Upos) -> bool {
    matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det | Upos::Adj | Upos::Part)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::super::testing::check;

    /// The tree hangs the speaker on what is quoted, as parsers do after long quotations.
    #[test]
    fn speaker_behind_a_quotation() {
        check(
            "
            “        _      ``  4 punct SpaceAfter=No
            We       we     PRP 4 nsubj
            had      have   VBD 4 aux
            left     leave  VBN 0 root SpaceAfter=No
            ,        _      ,   4 punct SpaceAfter=No
            ”        _      ''  4 punct
            Ana      Ana    NNP 4 nsubj
            Ruiz     Ruiz   NNP 7 flat SpaceAfter=No
            ,        _      ,   11 punct
            a        _      DT  11 det
            nurse    _      NN  7 appos SpaceAfter=No
            ,        _      ,   7 punct
            told     tell   VBD 4 parataxis
            reporters reporter NNS 13 obj SpaceAfter=No
            .        _      .   4 punct
            ",
            expect!["0 [Ana Ruiz, a nurse] [told] say: [“We had left,”] direct"],
        );
    }

    #[test]
    fn a_name_in_quotation_marks_is_no_speech() {
        check(
            "
            Holub    Holub  NNP 10 nsubj SpaceAfter=No
            ,        _      ,   3 punct
            owner    _      NN  1 appos
            of       _      IN  9 case
            the      _      DT  9 det
            “        _      ``  7 punct SpaceAfter=No
            Star     Star   NNP 9 compound SpaceAfter=No
            ”        _      ''  7 punct
            bar      _      NN  3 nmod
            denied   deny   VBD 0 root
            that     _      IN  13 mark
            he       _      PRP 13 nsubj
            fled     flee   VBD 10 ccomp SpaceAfter=No
            .        _      .   10 punct
            ",
            expect!["0 [Holub, owner of the “Star” bar] [denied] deny: [that he fled] indirect"],
        );
    }

    #[test]
    fn cue_between_commas() {
        check(
            "
            The      _      DT  2 det
            bridge   _      NN  9 nsubj SpaceAfter=No
            ,        _      ,   6 punct
            the      _      DT  5 det
            army     _      NN  6 nsubj
            said     say    VBD 9 parataxis SpaceAfter=No
            ,        _      ,   6 punct
            was      be     VBD 9 aux:pass
            hit      _      VBN 0 root SpaceAfter=No
            .        _      .   9 punct

            Nobody   _      NN  2 nsubj
            died     die    VBD 4 ccomp SpaceAfter=No
            ,        _      ,   2 punct
            said     say    VBD 0 root
            police   _      NN  4 obj SpaceAfter=No
            .        _      .   4 punct
            ",
            expect![[r#"
                0 [the army] [said] say: [The bridge] [was hit] indirect
                1 [police] [said] say: [Nobody died] indirect"#]],
        );
    }

    /// "..., the surgeon, Ada Moor, told the Tribune": the paper is who was told.
    #[test]
    fn who_was_told_does_not_speak() {
        check(
            "
            Five     _      CD  3 nsubj:pass
            were     be     VBD 3 aux:pass
            treated  treat  VBN 10 ccomp SpaceAfter=No
            ,        _      ,   6 punct
            the      _      DT  6 det
            surgeon  _      NN  10 nsubj SpaceAfter=No
            ,        _      ,   6 punct
            Ada      Ada    NNP 6 appos SpaceAfter=No
            ,        _      ,   6 punct
            told     tell   VBD 0 root
            the      _      DT  12 det
            Tribune  Tribune NNP 10 iobj SpaceAfter=No
            .        _      .   10 punct
            ",
            expect!["0 [the surgeon, Ada] [told] say: [Five were treated] indirect"],
        );
    }

    #[test]
    fn the_nearest_subject_speaks() {
        check(
            "
            In       _      IN  2 case
            Brod     Brod   NNP 8 obl SpaceAfter=No
            ,        _      ,   4 punct
            Moravia  Moravia NNP 8 nsubj SpaceAfter=No
            ,        _      ,   8 punct
            the      _      DT  7 det
            mayor    _      NN  8 nsubj
            said     say    VBD 0 root
            he       _      PRP 10 nsubj
            left     leave  VBD 8 ccomp SpaceAfter=No
            .        _      .   8 punct
            ",
            expect!["0 [the mayor] [said] say: [he left] indirect"],
        );
    }
}
