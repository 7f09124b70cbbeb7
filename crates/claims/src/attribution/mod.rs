//! Attribution: source, cue and content: `[the BLA] [claimed] [that it had killed 50 hostages]`.
//!
//! The stages, in order: each verb, noun, adjective, adverb, phrase and colon that is a cue gives a [`Candidate`] with
//! the content that its construction shows ([`verbs`], [`nouns`], [`according`], [`colon`]) and the source that its
//! grammar gives ([`source`]); quotations are completed and carried on ([`quotes`]); tokens become spans, and each
//! attribution is put into the one whose content holds it. What words attribute, and how, stands in `data/cues.tsv`.
//!
//! Attribution is meant widely: speech, belief, intention, demand, fear. The report's own voice is none.

mod according;
mod colon;
mod cues;
mod finder;
mod nouns;
mod output;
mod quotes;
mod scope;
mod source;
mod tree;
mod verbs;
mod word_order;

#[cfg(test)]
mod testing;

use std::ops::Range;

use language::{Document, Span, TokenId};

use crate::np;
use crate::reading::Mode;

pub use cues::{CueKind, Cues};
pub use output::{ids_of, to_reading};

use finder::{Candidate, Finder};

/// Whose words or thoughts they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The whole noun phrase.
    pub span: Span,
    /// Its head.
    pub head: TokenId,
    /// Where the head is a relative pronoun ("Holub, who said ..."): the head of the noun phrase that it stands for.
    pub antecedent: Option<TokenId>,
    /// "he", "they", "who".
    pub is_pronoun: bool,
    /// "I", "we" in a quotation: the one who is quoted.
    pub is_quoted_speaker: bool,
}

/// The words that attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// With auxiliaries, particles and the verb that lends its subject ("made the claim").
    pub span: Span,
    /// The word that decides: "said", "claim".
    pub token: TokenId,
    /// What the source does with the content.
    pub kind: CueKind,
}

/// Source, cue and content.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// `None` where the text names no one: "reportedly", "is believed to".
    pub source: Option<Source>,
    /// The words that attribute.
    pub cue: Option<Cue>,
    /// What is laid at the source's door, in order of the text; quotation marks included.
    pub content: Vec<Span>,
    /// The tokens of the content, in order, without overlaps.
    pub content_tokens: Vec<Range<TokenId>>,
    /// Direct, indirect or mixed.
    pub mode: Mode,
    /// The attribution in whose content this one stands, as index into the same list.
    pub within: Option<usize>,
    /// "did not say that".
    pub negated: bool,
}

impl Attribution {
    /// Whether a token belongs to the content.
    pub fn covers(&self, token: TokenId) -> bool {
        let after = self.content_tokens.partition_point(|run| run.start <= token);
        after.checked_sub(1).is_some_and(|run| token < self.content_tokens[run].end)
    }
}

/// The attributions of a document, in order of their cues.
pub fn find(document: &Document, cues: &Cues) -> Vec<Attribution> {
    let finder = Finder::new(document, cues);
    let mut candidates = Vec::new();
    for sentence in finder.sentences() {
        candidates.extend(finder.colon(sentence.clone()));
        for t in sentence {
            let found = finder.verb(t).or_else(|| finder.by_account(t));
            let found = found.or_else(|| finder.noun(t)).or_else(|| finder.adjective(t));
            candidates.extend(found.or_else(|| finder.according(t)).or_else(|| finder.adverb(t)));
        }
    }
    candidates.sort_by_key(|c| c.token);
    join_infinitives(&mut candidates);
    finder.drop_light_verbs(&mut candidates);
    finder.narrow(&mut candidates);
    finder.cut_at_semicolons(&mut candidates);
    finder.trailing_participles(&mut candidates);
    finder.quotations(&mut candidates);
    candidates.retain(|c| finder.is_sourced(c) && !finder.is_own_voice(c));
    let mut attributions: Vec<Attribution> =
        candidates.iter().filter_map(|candidate| finish(&finder, candidate)).collect();
    attributions.sort_by_key(|a| (a.cue.map(|c| c.span.start), a.content.first().map(|s| s.start)));
    nest(&mut attributions, document.tokens.len());
    attributions
}

/// "declined to say that ...": the infinitive that is a content and attributes itself is one cue with its governor.
fn join_infinitives(candidates: &mut [Candidate]) {
    // From the end: "wants to be seen to offer to talk" joins from the inside out.
    for outer in (0..candidates.len()).rev() {
        let Some(infinitive) = candidates[outer].infinitive else { continue };
        let inner = candidates.partition_point(|c| c.token < infinitive);
        let Some(found) = candidates.get(inner).filter(|c| c.token == infinitive && !c.content.is_empty())
        else {
            continue;
        };
        let (content, speech, end) = (found.content.clone(), found.speech, found.cue.end);
        candidates[inner].content.clear();
        candidates[inner].speech = false;
        let outer = &mut candidates[outer];
        outer.content = content;
        outer.speech = speech;
        outer.cue.end = end.max(outer.cue.end);
    }
}

/// Tokens into spans.
fn finish(finder: &Finder<'_>, candidate: &Candidate) -> Option<Attribution> {
    let document = finder.document;
    let cue = candidate.cue.clone();
    let source_tokens = candidate.source.map(|head| source_tokens(finder, head, candidate));
    let outside =
        |t: &TokenId| !cue.contains(t) && !source_tokens.as_ref().is_some_and(|source| source.contains(t));
    let content: Vec<TokenId> = candidate.content.iter().copied().filter(outside).collect();
    let content_tokens = runs(finder, &content);
    if content_tokens.is_empty() {
        return None;
    }
    let source = candidate.source.zip(source_tokens).map(|(head, tokens)| Source {
        span: document.span_of(tokens),
        head,
        antecedent: antecedent(finder, head),
        is_pronoun: finder.tree.token(head).upos == language::Upos::Pron,
        is_quoted_speaker: finder.cues.is_own_voice(&finder.tree.token(head).lemma),
    });
    Some(Attribution {
        source,
        cue: Some(Cue { span: document.span_of(cue), token: candidate.token, kind: candidate.kind }),
        content: content_tokens.iter().map(|run| document.span_of(run.clone())).collect(),
        mode: mode(finder, candidate.token, &content_tokens),
        content_tokens,
        within: None,
        negated: candidate.negated,
    })
}

/// The source's noun phrase with its appositions, without a clause behind a comma, up to the cue or content where
/// these stand in it ("a statement saying that ...").
fn source_tokens(finder: &Finder<'_>, head: TokenId, candidate: &Candidate) -> Range<TokenId> {
    let document = finder.document;
    let full = np::tokens(document, head, np::Extent::Full);
    let relative = finder
        .tree
        .child(head, &[language::Deprel::AclRelcl])
        .map(|clause| finder.tree.subtree(clause)[0])
        .filter(|first| first.checked_sub(1).is_some_and(|comma| finder.tree.is_punct(comma)));
    let stops = candidate.content.iter().copied().chain([candidate.cue.start]).chain(relative);
    let mut end = stops.filter(|t| head < *t && full.contains(t)).min().unwrap_or(full.end);
    while end > head + 1 && finder.tree.is_punct(end - 1) {
        end -= 1;
    }
    let start = if candidate.cue.contains(&full.start) { candidate.cue.end.min(head) } else { full.start };
    start..end.max(head + 1)
}

/// The noun that the clause of a relative pronoun describes.
fn antecedent(finder: &Finder<'_>, pronoun: TokenId) -> Option<TokenId> {
    if !finder.tree.is_relative_pronoun(pronoun) {
        return None;
    }
    finder
        .document
        .ancestors(pronoun)
        .find(|&a| finder.tree.deprel(a) == language::Deprel::AclRelcl)
        .and_then(|clause| finder.tree.head(clause))
}

/// Unbroken runs of tokens; punctuation at their edges is dropped, save for quotation marks that have their partner
/// in the run, and punctuation alone does not break a run.
fn runs(finder: &Finder<'_>, tokens: &[TokenId]) -> Vec<Range<TokenId>> {
    let mut runs: Vec<Range<TokenId>> = Vec::new();
    for &t in tokens.iter().filter(|&&t| !finder.tree.is_punct(t)) {
        match runs.last_mut() {
            Some(run) if (run.end..t).all(|between| finder.tree.is_punct(between)) => run.end = t + 1,
            _ => runs.push(t..t + 1),
        }
    }
    for run in &mut runs {
        *run = with_marks(finder, run.clone());
    }
    runs
}

/// The run with the quotation marks around it, if it reaches to both ends of its quotation.
fn with_marks(finder: &Finder<'_>, run: Range<TokenId>) -> Range<TokenId> {
    let document = finder.document;
    let tokens_of = |t: TokenId| finder.quote_of(t).map(|q| document.tokens_in(document.quotes[q].span));
    let bare = |mut between: Range<TokenId>| between.all(|t| finder.tree.is_punct(t));
    let mut wide = run.clone();
    if let Some(first) = tokens_of(run.start).filter(|q| q.start < run.start && bare(q.start..run.start)) {
        wide.start = first.start;
    }
    let last = run.end.checked_sub(1).and_then(tokens_of);
    if let Some(last) = last.filter(|q| q.end > run.end && bare(run.end..q.end)) {
        wide.end = last.end;
    }
    wide
}

/// Direct if every word is quoted, indirect if none is. Quotation marks around the cue itself do not count.
fn mode(finder: &Finder<'_>, cue: TokenId, content: &[Range<TokenId>]) -> Mode {
    let own = finder.quote_of(cue);
    let mut words = content.iter().cloned().flatten().filter(|&t| !finder.tree.is_punct(t));
    let is_quoted = |t: TokenId| finder.quote_of(t).is_some_and(|q| Some(q) != own);
    let (mut quoted, mut plain) = (false, false);
    while let Some(t) = words.next().filter(|_| !(quoted && plain)) {
        quoted |= is_quoted(t);
        plain |= !is_quoted(t);
    }
    match (quoted, plain) {
        (true, false) => Mode::Direct,
        (true, true) => Mode::Mixed,
        (false, _) => Mode::Indirect,
    }
}

/// Puts each attribution into the smallest one whose content holds its cue.
fn nest(attributions: &mut [Attribution], tokens: usize) {
    let size = |a: &Attribution| a.content_tokens.iter().map(Range::len).sum::<usize>();
    let mut order: Vec<usize> = (0..attributions.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(size(&attributions[i])), i));
    let mut holder = vec![None; tokens];
    for i in order {
        attributions[i].within =
            attributions[i].cue.and_then(|cue| holder.get(cue.token).copied().flatten()).filter(|&h| h != i);
        for run in &attributions[i].content_tokens {
            if let Some(held) = holder.get_mut(run.clone()) {
                held.fill(Some(i));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use language::{Deprel, Knowledge, Quote, Upos, Xpos};
    use proptest::prelude::*;

    use super::*;

    /// Any tags, trees (or what is none) and quotations over words that are cues.
    fn any_document() -> impl Strategy<Value = Document> {
        let word = prop::sample::select(vec![
            ("said", "say", Upos::Verb, Xpos::Vbd),
            ("told", "tell", Upos::Verb, Xpos::Vbn),
            ("adding", "add", Upos::Verb, Xpos::Vbg),
            ("called", "call", Upos::Verb, Xpos::Vbd),
            ("refused", "refuse", Upos::Verb, Xpos::Vbd),
            ("claim", "claim", Upos::Noun, Xpos::Nn),
            ("according", "accord", Upos::Verb, Xpos::Vbg),
            ("to", "to", Upos::Part, Xpos::To),
            ("as", "as", Upos::Adp, Xpos::In),
            ("é", "é", Upos::Propn, Xpos::Nnp),
            ("who", "who", Upos::Pron, Xpos::Wp),
            ("reportedly", "reportedly", Upos::Adv, Xpos::Rb),
            ("confident", "confident", Upos::Adj, Xpos::Jj),
            (",", ",", Upos::Punct, Xpos::Comma),
            (":", ":", Upos::Punct, Xpos::Colon),
            ("”", "”", Upos::Punct, Xpos::CloseQuote),
        ]);
        let relation = prop::sample::select(vec![
            Deprel::Root,
            Deprel::Nsubj,
            Deprel::Ccomp,
            Deprel::Xcomp,
            Deprel::Parataxis,
            Deprel::Conj,
            Deprel::Advcl,
            Deprel::Acl,
            Deprel::AclRelcl,
            Deprel::Obj,
            Deprel::Obl,
            Deprel::Nmod,
            Deprel::Case,
            Deprel::Mark,
            Deprel::Punct,
            Deprel::AuxPass,
        ]);
        let token = (word, relation, prop::option::of(0usize..24), any::<bool>());
        let quotes = prop::collection::vec((0usize..24, 0usize..24), 0..4);
        (prop::collection::vec(token, 1..24), quotes).prop_map(|(tokens, quotes)| {
            let mut document = Document::default();
            let mut first = 0;
            for (index, ((form, lemma, upos, xpos), deprel, head, ends)) in tokens.iter().enumerate() {
                let start = document.text.len();
                document.text.push_str(form);
                let span = Span::new(start, document.text.len());
                document.text.push(' ');
                document.tokens.push(language::Token {
                    lemma: (*lemma).to_owned(),
                    upos: *upos,
                    xpos: *xpos,
                    head: *head,
                    deprel: *deprel,
                    ..language::Token::new(span, document.sentences.len())
                });
                if *ends || index + 1 == tokens.len() {
                    let paragraph = document.paragraphs.len();
                    let sentence = document.sentences.len();
                    let span = document.span_of(first..index + 1);
                    document.sentences.push(language::Sentence { span, tokens: first..index + 1, paragraph });
                    document.paragraphs.push(language::Paragraph {
                        span,
                        kind: language::ParagraphKind::Body,
                        sentences: sentence..sentence + 1,
                    });
                    first = index + 1;
                }
            }
            for sentence in &document.sentences {
                for token in &mut document.tokens[sentence.tokens.clone()] {
                    token.head = token.head.filter(|head| sentence.tokens.contains(head));
                }
            }
            document.index_trees();
            for (from, to) in quotes {
                let span = document.span_of(from..to.min(document.tokens.len()));
                document.quotes.push(Quote { span, inner: span, depth: 0, continues: None });
            }
            document
        })
    }

    proptest! {
        #[test]
        fn whatever_the_tree(document in any_document()) {
            let cues = Cues::new(&Knowledge::embedded()).expect("the embedded table");
            let found = find(&document, &cues);
            for (index, attribution) in found.iter().enumerate() {
                prop_assert!(!attribution.content.is_empty());
                prop_assert!(attribution.content.windows(2).all(|pair| pair[0].end <= pair[1].start));
                prop_assert!(attribution.content.iter().all(|span| !span.of(&document.text).is_empty()));
                let token = attribution.content_tokens[0].start;
                prop_assert!(attribution.covers(token));
                let outer = std::iter::successors(attribution.within, |&w| found[w].within);
                prop_assert!(outer.take(found.len() + 1).all(|w| w != index));
            }
        }
    }

    #[test]
    fn hostile_length_is_linear() {
        let text = "“ he said ".repeat(20_000);
        let mut document = language::segment::segment(&text);
        for token in &mut document.tokens {
            token.lemma = token.span.of(&text).to_lowercase().replace("said", "say");
            token.upos = if token.lemma == "say" { Upos::Verb } else { Upos::Pron };
        }
        let cues = Cues::new(&Knowledge::embedded()).expect("the embedded table");
        let start = std::time::Instant::now();
        find(&document, &cues);
        assert!(start.elapsed().as_secs() < 10);
    }
}
