//! Colons in headlines and transcripts: "Police: two dead", "MAYOR: We will rebuild."

use std::ops::Range;

use language::{Deprel, ParagraphKind, TokenId, Upos};

use super::cues::CueKind;
use super::finder::{Candidate, Finder};

/// A source before a colon has no more words than this.
const MAX_SOURCE: usize = 6;

/// From a number to the state of those it counts: "three more people dead".
const MAX_TO_STATE: usize = 3;

/// Who speaks before a colon in the text itself: "Police: nine dead."
const SPEAKERS: &[&str] = &[
    "police",
    "officials",
    "official",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "ministry",
    "minister",
    "army",
    "military",
    "hospital",
    "hospitals",
    "director",
    "doctor",
    "doctors",
    "governor",
    "mayor",
    "authorities",
    "rebels",
    "report",
    "reports",
    "sources",
    "source",
    "witnesses",
    "residents",
    "monitor",
    "medics",
    "commander",
    "chief",
];

impl Finder<'_> {
    /// The attribution that a colon near the beginning of a sentence makes.
    pub(super) fn colon(&self, sentence: Range<TokenId>) -> Option<Candidate> {
        let document = self.document;
        let reach = sentence.start..sentence.end.min(sentence.start + MAX_SOURCE + 1);
        let colon = reach.clone().find(|&t| document.word(t) == ":")?;
        let before = sentence.start..colon;
        let after = colon + 1..sentence.end;
        let nominal = |t: TokenId| {
            matches!(
                document.tokens[t].upos,
                Upos::Noun
                    | Upos::Propn
                    | Upos::Adj
                    | Upos::Det
                    | Upos::Adp
                    | Upos::Punct
                    | Upos::Num
                    | Upos::Part
            )
        };
        // "Police: three dead": a number with a state behind it says as much as a clause.
        let counts = after.clone().any(|t| {
            document.tokens[t].upos == Upos::Num
                && (t + 1..after.end.min(t + 1 + MAX_TO_STATE)).any(|t| document.tokens[t].upos == Upos::Adj)
        });
        let last = colon.checked_sub(1).filter(|t| before.contains(t))?;
        if !before.clone().all(nominal)
            || !matches!(document.tokens[last].upos, Upos::Noun | Upos::Propn)
            || after.len() < if counts { 2 } else { 3 }
            || after.clone().all(|t| self.tree.is_punct(t))
        {
            return None;
        }
        let kind =
            document.paragraphs.get(document.sentences[document.tokens[colon].sentence].paragraph)?.kind;
        let speaker = before.clone().any(|t| document.tokens[t].upos == Upos::Propn);
        let says = after.clone().any(|t| matches!(document.tokens[t].upos, Upos::Verb | Upos::Aux));
        let quoted = self.quote_of(after.start).is_some();
        let issuer = self.issuer(&before);
        // "KENYA: Police arrested five men": a heading says nothing.
        let start = document.tokens[before.start].span.start;
        let at = document.places.partition_point(|place| place.span.end <= start);
        let is_place = document.places.get(at).is_some_and(|place| {
            let phrase = document.tokens_in(place.span);
            phrase.start <= before.start && phrase.end >= before.end
        });
        if is_place && !quoted {
            return None;
        }
        let office = self.document.word(last).to_lowercase();
        let counts = counts && (kind == ParagraphKind::Headline || SPEAKERS.contains(&office.as_str()));
        let fits = if counts {
            true
        } else if kind == ParagraphKind::Headline {
            says || counts || quoted
        } else {
            says && (speaker || quoted && self.tree.deprel(last) != Deprel::Obl || issuer.is_some())
        };
        if !fits {
            return None;
        }
        let source = issuer
            .or_else(|| {
                before
                    .clone()
                    .find(|&t| {
                        self.tree.head(t).is_none_or(|head| !before.contains(&head))
                            && document.tokens[t].upos != Upos::Punct
                    })
                    .filter(|&t| self.tree.deprel(t) != Deprel::Case)
            })
            .unwrap_or(last);
        Some(Candidate {
            token: colon,
            cue: colon..colon + 1,
            kind: CueKind::Say,
            source: Some(source),
            infinitive: None,
            needs_source: false,
            content: after.collect(),
            speech: true,
            quotes_only: false,
            negated: false,
        })
    }

    /// "Police statement: ...", "Statement of the Lake Front: ...": whoever issues what stands before a colon.
    fn issuer(&self, before: &Range<TokenId>) -> Option<TokenId> {
        let issued = |&t: &TokenId| {
            matches!(
                self.document.word(t).to_lowercase().as_str(),
                "statement"
                    | "communique"
                    | "communiqué"
                    | "release"
                    | "message"
                    | "bulletin"
                    | "announcement"
            )
        };
        let noun = before.clone().find(issued)?;
        let by = |t: TokenId| {
            self.tree.children(t).any(|c| {
                self.tree.deprel(c) == Deprel::Case
                    && matches!(self.document.word(c).to_lowercase().as_str(), "of" | "by" | "from")
            })
        };
        self.tree.children(noun).filter(|t| before.contains(t)).find(|&t| match self.tree.deprel(t) {
            Deprel::NmodPoss => true,
            Deprel::Compound => !matches!(
                self.document.word(t).to_lowercase().as_str(),
                "press" | "news" | "video" | "voice" | "audio"
            ),
            Deprel::Nmod => by(t),
            _ => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::super::testing::check;

    #[test]
    fn transcript() {
        check(
            "
            MAYOR    mayor  NN  2 compound
            HOLUB    Holub  NNP 5 parataxis SpaceAfter=No
            :        _      :   2 punct
            We       we     PRP 5 nsubj
            rebuild  _      VBP 0 root SpaceAfter=No
            .        _      .   5 punct

            Three    _      CD  2 nummod
            towns    town   NNS 3 nsubj
            fell     fall   VBD 0 root SpaceAfter=No
            :        _      :   5 punct
            Lipova   Lipova NNP 3 parataxis
            and      _      CC  7 cc
            Brod     Brod   NNP 5 conj SpaceAfter=No
            .        _      .   3 punct
            ",
            expect!["0 [MAYOR HOLUB] [:] say: [We rebuild] indirect"],
        );
    }
}
