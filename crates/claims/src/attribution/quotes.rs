//! Direct speech: a quotation belongs as a whole to the cue beside it, and goes on after it.
//!
//! 1. A quotation that a content touches belongs to that content as a whole, over all its sentences.
//! 2. A quotation without a cue of its own goes to a verb of saying in its sentence that has no content yet, or that
//!    stands between it and another quotation ("..., he said, ...").
//! 3. "The minister said:" at the end of a paragraph introduces the next one.
//! 4. Sentences that are quotation and nothing else go on with the speaker before them, within the paragraph or where
//!    the quotation marks of a new paragraph say so.

use std::ops::Range;

use language::TokenId;

use super::finder::{Candidate, Finder};

/// A quotation with fewer words is a word in scare quotes where nothing introduces it as speech.
const MIN_WORDS: usize = 3;

/// Between a verb of saying and the colon that it introduces a paragraph with stand no more words than this.
const MAX_TO_COLON: usize = 12;

impl Finder<'_> {
    /// Applies the rules to the candidates; those that then have no content are dropped.
    pub(super) fn quotations(&self, candidates: &mut Vec<Candidate>) {
        candidates.sort_by_key(|c| c.token);
        self.complete(candidates);
        self.assign(candidates);
        self.introduce(candidates);
        candidates.retain(|c| !c.content.is_empty());
        self.carry_on(candidates);
    }

    /// Tokens of an outermost quotation, its marks included.
    fn quote_tokens(&self, quote: usize) -> Range<TokenId> {
        self.document.quotes.get(quote).map_or(0..0, |q| self.document.tokens_in(q.span))
    }

    /// Whether what stands in the quotation reads as speech, not as a word or two held up with tongs.
    fn is_speech(&self, quote: usize) -> bool {
        let words = self.quote_tokens(quote).filter(|&t| !self.tree.is_punct(t)).take(MIN_WORDS).count();
        words >= MIN_WORDS
    }

    fn complete(&self, candidates: &mut [Candidate]) {
        for candidate in candidates.iter_mut().filter(|c| !c.content.is_empty()) {
            let own = self.quote_of(candidate.token);
            let mut quotes: Vec<usize> = candidate
                .content
                .iter()
                .filter_map(|&t| self.quote_of(t))
                .filter(|&q| Some(q) != own)
                .collect();
            quotes.dedup();
            let sentence = self.tree.sentence(candidate.token).tokens.clone();
            for quote in quotes {
                let tokens = self.quote_tokens(quote);
                if candidate.speech {
                    candidate.content.extend(tokens);
                } else {
                    candidate.content.extend(tokens.filter(|t| sentence.contains(t)));
                }
            }
            candidate.content.sort_unstable();
            candidate.content.dedup();
            candidate.source =
                candidate.source.filter(|&s| self.quote_of(s) == own || self.quote_of(s).is_none());
        }
    }

    fn assign(&self, candidates: &mut [Candidate]) {
        let mut taken = vec![false; self.document.quotes.len()];
        for candidate in candidates.iter() {
            for q in candidate.content.iter().filter_map(|&t| self.quote_of(t)) {
                taken[q] = self.quote_of(candidate.token) != Some(q) || taken[q];
            }
        }
        let outermost = |quote: &usize| self.document.quotes[*quote].depth == 0;
        for quote in (0..taken.len()).filter(outermost).filter(|&quote| !taken[quote]) {
            let tokens = self.quote_tokens(quote);
            if tokens.is_empty() {
                continue;
            }
            let Some(speaker) = self.speaker_beside(candidates, quote, &tokens) else { continue };
            let candidate = &mut candidates[speaker];
            if candidate.source.is_some_and(|s| tokens.contains(&s)) {
                candidate.source = None;
            }
            candidate.content.extend(tokens);
            candidate.content.sort_unstable();
            candidate.content.dedup();
        }
    }

    /// "The minister said:" at the end of a paragraph introduces the next one, in quotation marks or not.
    fn introduce(&self, candidates: &mut [Candidate]) {
        let document = self.document;
        for candidate in candidates.iter_mut().filter(|c| c.speech && c.content.is_empty()) {
            let sentence = self.tree.sentence(candidate.token);
            let Some(last) = sentence.tokens.end.checked_sub(1) else { continue };
            let closes = document
                .paragraphs
                .get(sentence.paragraph)
                .is_some_and(|p| p.sentences.end == document.tokens[last].sentence + 1);
            if document.word(last) == ":" && closes && last - candidate.token <= MAX_TO_COLON {
                let next = document.paragraphs.get(sentence.paragraph + 1);
                let sentences = next.map(|p| p.sentences.clone()).unwrap_or_default();
                let tokens =
                    document.sentences.get(sentences).unwrap_or_default().iter().map(|s| s.tokens.clone());
                candidate.content = tokens.flatten().collect();
            }
        }
    }

    /// The candidate whose cue stands nearest to the quotation in the sentences that it begins or ends in.
    fn speaker_beside(
        &self,
        candidates: &[Candidate],
        quote: usize,
        tokens: &Range<TokenId>,
    ) -> Option<usize> {
        let first = self.tree.sentence(tokens.start).tokens.clone();
        let last = self.tree.sentence(tokens.end - 1).tokens.clone();
        let from = candidates.partition_point(|c| c.token < first.start);
        let to = candidates.partition_point(|c| c.token < last.end);
        let free = |c: &Candidate| {
            c.speech
                && self.quote_of(c.token) != Some(quote)
                && (c.content.is_empty() && !c.quotes_only || self.is_speech(quote))
        };
        let distance = |c: &Candidate| {
            if c.token < tokens.start {
                tokens.start - c.token
            } else {
                (c.token + 1).saturating_sub(tokens.end)
            }
        };
        (from..to)
            .filter(|&i| {
                let c = &candidates[i];
                free(c) && (c.content.is_empty() || self.touches(c, quote))
            })
            .min_by_key(|&i| (!candidates[i].content.is_empty(), distance(&candidates[i])))
    }

    /// Whether the candidate already has a quotation as content, of which this one is the other half.
    fn touches(&self, candidate: &Candidate, quote: usize) -> bool {
        let other = candidate.content.iter().rev().find_map(|&t| self.quote_of(t));
        other.is_some_and(|other| other != quote)
    }

    fn carry_on(&self, candidates: &mut [Candidate]) {
        let mut covered = vec![false; self.document.tokens.len()];
        for candidate in candidates.iter() {
            for &t in &candidate.content {
                covered[t] = true;
            }
        }
        let mut next = 0;
        let mut speaker: Option<usize> = None;
        for sentence in &self.document.sentences {
            let mut words = sentence.tokens.clone().filter(|&t| !self.tree.is_punct(t)).peekable();
            let all_quoted =
                words.peek().is_some() && words.all(|t| self.quote_of(t).is_some() && !covered[t]);
            if all_quoted {
                if let Some(current) =
                    speaker.filter(|&s| self.goes_on(&candidates[s], sentence.tokens.clone()))
                {
                    candidates[current].content.extend(sentence.tokens.clone());
                }
                continue;
            }
            // The last candidate of this sentence with a quotation, or else with speech, speaks on.
            let from = next;
            while next < candidates.len() && candidates[next].token < sentence.tokens.end {
                next += 1;
            }
            let speaks = |i: &usize| {
                let c = &candidates[*i];
                c.speech && self.quote_of(c.token).is_none()
            };
            let quoting = (from..next)
                .filter(speaks)
                .rfind(|&i| candidates[i].content.iter().any(|&t| self.quote_of(t).is_some()));
            let here = quoting.or_else(|| (from..next).find(speaks));
            if here.is_some()
                || sentence.tokens.clone().any(|t| self.quote_of(t).is_none() && !self.tree.is_punct(t))
            {
                speaker = here;
            }
        }
    }

    /// Whether a sentence that is all quotation continues the candidate's speech.
    fn goes_on(&self, candidate: &Candidate, sentence: Range<TokenId>) -> bool {
        let document = self.document;
        let paragraph = |t: TokenId| document.sentences[document.tokens[t].sentence].paragraph;
        let last = candidate.content.last().copied().map_or(candidate.token, |t| t.max(candidate.token));
        let (here, there) = (paragraph(sentence.start), paragraph(last));
        here == there || here == there + 1
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::super::testing::check;

    #[test]
    fn a_split_quotation_and_the_sentence_after_it() {
        check(
            "
            “        _      ``  3 punct SpaceAfter=No
            We       we     PRP 3 nsubj
            fled     flee   VBD 7 ccomp SpaceAfter=No
            ,        _      ,   3 punct SpaceAfter=No
            ”        _      ''  3 punct
            she      _      PRP 7 nsubj
            said     say    VBD 0 root SpaceAfter=No
            .        _      .   7 punct

            “        _      ``  4 punct SpaceAfter=No
            The      _      DT  3 det
            house    _      NN  4 nsubj
            burned   burn   VBD 0 root SpaceAfter=No
            .        _      .   4 punct SpaceAfter=No
            ”        _      ''  4 punct

            She      _      PRP 2 nsubj
            wept     weep   VBD 0 root SpaceAfter=No
            .        _      .   2 punct
            ",
            expect!["0 [she] [said] say: [“We fled,”] [“The house burned.”] direct"],
        );
    }

    #[test]
    fn a_quotation_over_two_sentences_is_one_content() {
        check(
            "
            “        _      ``  3 punct SpaceAfter=No
            They     they   PRP 3 nsubj
            lie      _      VBP 0 root SpaceAfter=No
            .        _      .   3 punct

            Nobody   _      NN  2 nsubj
            died     die    VBD 6 ccomp SpaceAfter=No
            ,        _      ,   2 punct SpaceAfter=No
            ”        _      ''  2 punct
            he       _      PRP 6 nsubj
            insisted insist VBD 0 root SpaceAfter=No
            .        _      .   6 punct
            ",
            expect!["0 [he] [insisted] claim: [“They lie. Nobody died,”] direct"],
        );
    }

    #[test]
    fn mixed_quotation() {
        check(
            "
            He       _      PRP 2 nsubj
            said     say    VBD 0 root
            it       _      PRP 7 nsubj
            was      be     VBD 7 cop
            “        _      ``  7 punct SpaceAfter=No
            pure     _      JJ  7 amod
            slander  _      NN  2 ccomp SpaceAfter=No
            ”        _      ''  7 punct SpaceAfter=No
            .        _      .   2 punct
            ",
            expect!["0 [He] [said] say: [it was “pure slander”] mixed"],
        );
    }
}
