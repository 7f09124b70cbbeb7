//! Whose words they are: the subject of a cue, its own or the one it shares with the verb above it.

use language::{Deprel, TokenId, Upos, Xpos};

use super::cues::Frame;
use super::finder::Finder;

/// A speaker's name and title behind a quotation has no more words than this.
const MAX_SPEAKER: usize = 14;

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
    pub(super) tokens: std::ops::Range<TokenId>,
}

impl Finder<'_> {
    /// The head of the phrase that is the subject of a verb or predicate. A verb without one shares that of the verb
    /// that it is joined to ("said A and added B"), that governs it ("declined to say", "..., adding that") or of the
    /// noun that it describes ("a statement saying").
    pub(super) fn subject_of(&self, cue: TokenId) -> Option<TokenId> {
        let tree = &self.tree;
        let quote = self.quote_of(cue);
        let mut verb = cue;
        for _ in 0..tree.sentence(cue).tokens.len() {
            // Who speaks about a quotation does not stand in it.
            let subject = self.own_subject(verb);
            if let Some(subject) = subject.filter(|&s| quote.is_some() || self.quote_of(s).is_none()) {
                return Some(subject);
            }
            let head = tree.head(verb)?;
            match tree.deprel(verb) {
                Deprel::Conj | Deprel::Advcl | Deprel::Parataxis | Deprel::Dep => verb = head,
                Deprel::Xcomp => match self.controlling_object(head, verb) {
                    Some(object) => return Some(object),
                    None => verb = head,
                },
                Deprel::Acl if tree.token(verb).xpos == Xpos::Vbg => return self.author_of(head),
                // "the chance to show", "their refusal to say": whoever has the chance
                Deprel::Acl if tree.is_to_infinitive(verb) => match self.owner_of(head) {
                    Some(owner) => return Some(owner),
                    None if tree.deprel(head) == Deprel::Obj => verb = tree.head(head)?,
                    None => return None,
                },
                // "are likely to say": a parser may take the infinitive for a subject
                Deprel::Csubj | Deprel::Ccomp
                    if head < cue && tree.is_to_infinitive(verb) && tree.token(head).upos == Upos::Adj =>
                {
                    verb = head;
                }
                // "'...,' the mayor said, adding that": a participle hung on what is quoted, or taken for a content
                Deprel::Ccomp if head < cue && tree.token(cue).xpos == Xpos::Vbg => verb = head,
                _ => return None,
            }
        }
        None
    }

    /// A cue thrown into a sentence between commas, or hung on its end: "the bridge, the army said on Monday, was hit".
    /// Again word order decides, and only where no verb but the cue stands between the marks.
    pub(super) fn thrown_in(&self, verb: TokenId) -> Option<ThrownIn> {
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
        let head = self.head_of_run(run)?;
        Some(ThrownIn { head, tokens: from..to })
    }

    /// The noun that heads a run of words by the tree, or else its last before a preposition.
    fn head_of_run(&self, run: std::ops::Range<TokenId>) -> Option<TokenId> {
        let head = crate::np::head(self.document, run.clone())
            .filter(|&h| run.contains(&h) && nominal(self, h).is_some());
        head.or_else(|| {
            let until = run.clone().find(|&t| self.tree.token(t).upos == Upos::Adp).unwrap_or(run.end);
            (run.start..until).rfind(|&t| nominal(self, t).is_some())
        })
    }

    /// Who speaks where a noun is said to say something: "a statement saying" is its owner's or issuer's, "a woman
    /// saying" is herself.
    fn author_of(&self, noun: TokenId) -> Option<TokenId> {
        if self.cues.nouns(&self.tree.token(noun).lemma).is_empty() {
            return nominal(self, noun);
        }
        let issuer = || self.light_source(self.light_verb(noun)?);
        self.owner_of(noun).or_else(issuer).or(Some(noun))
    }

    /// The noun right before the verb's group, where the tree gives the verb no subject: "the mayor said ...".
    pub(super) fn noun_before(&self, verb: TokenId) -> Option<TokenId> {
        let tree = &self.tree;
        let finite = matches!(tree.token(verb).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        let last = tree.verb_group(verb).start.checked_sub(1)?;
        let beside = finite && tree.sentence(verb).tokens.contains(&last);
        let mut head =
            nominal(self, last).filter(|_| beside && self.quote_of(last) == self.quote_of(verb))?;
        while let Some(up) = tree.head(head).filter(|&up| {
            matches!(tree.deprel(head), Deprel::Flat | Deprel::Compound) && up.abs_diff(head) <= 6
        }) {
            head = up;
        }
        (tree.deprel(head) != Deprel::Obl).then_some(head)
    }

    fn own_subject(&self, verb: TokenId) -> Option<TokenId> {
        self.tree.subject(verb).filter(|&s| self.tree.token(s).lemma != "there")
    }

    /// The speaker that stands with its verb right behind a quotation: "'...,' the mayor said", "'...,' said the mayor".
    /// Word order decides here: parsers are easily led astray by the length of what is quoted.
    pub(super) fn speaker_after_quote(&self, verb: TokenId) -> Option<Speaker> {
        let tree = &self.tree;
        let own = self.quote_of(verb);
        let sentence = tree.sentence(verb).tokens.clone();
        let group = tree.verb_group(verb);
        let quoted = |t: TokenId| self.quote_of(t).is_some() && self.quote_of(t) != own;
        let from = (sentence.start.max(group.start.saturating_sub(MAX_SPEAKER))..group.start)
            .rfind(|&t| quoted(t))
            .map(|t| t + 1)?;
        let plain = |t: TokenId| {
            !matches!(tree.token(t).upos, Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Cconj | Upos::Punct)
                && !quoted(t)
        };
        let before = from..group.start;
        let run = if before.is_empty() {
            let end =
                (group.end..sentence.end).find(|&t| !in_phrase(tree.token(t).upos)).unwrap_or(sentence.end);
            group.end..end
        } else {
            before.clone().all(plain).then_some(before)?
        };
        let head = self.head_of_run(run)?;
        Some(Speaker { head, from })
    }

    /// In "told her to say" it is the object that is to say something.
    fn controlling_object(&self, governor: TokenId, infinitive: TokenId) -> Option<TokenId> {
        let lemma = &self.tree.token(governor).lemma;
        let controls = self.cues.verbs(lemma).iter().any(|e| e.has(Frame::ObjectTo) || e.has(Frame::As));
        self.tree.child(governor, &[Deprel::Obj]).filter(|&o| controls && o < infinitive)
    }

    /// The agent of a passive: "was confirmed by police".
    pub(super) fn agent_of(&self, verb: TokenId) -> Option<TokenId> {
        self.tree
            .children_by(verb, &[Deprel::OblAgent, Deprel::Obl])
            .filter(|&c| self.tree.token(c).upos != Upos::Verb)
            .find(|&c| self.tree.link(c).is_some_and(|(_, lemma)| lemma == "by"))
    }

    /// The possessor or author of a noun: "the minister's claim", "a statement by the group".
    pub(super) fn owner_of(&self, noun: TokenId) -> Option<TokenId> {
        if let Some(owner) = self.tree.child(noun, &[Deprel::NmodPoss]) {
            return Some(owner);
        }
        self.tree
            .children_by(noun, &[Deprel::Nmod, Deprel::Obl])
            .find(|&c| self.tree.link(c).is_some_and(|(_, lemma)| matches!(lemma, "by" | "from")))
            // "an army statement", "Farc threats"
            .or_else(|| {
                self.tree.child(noun, &[Deprel::Compound]).filter(|&c| self.tree.token(c).upos == Upos::Propn)
            })
    }
}

fn nominal(finder: &Finder<'_>, t: TokenId) -> Option<TokenId> {
    let upos = finder.tree.token(t).upos;
    matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det | Upos::Adj).then_some(t)
}

fn in_phrase(upos: Upos) -> bool {
    matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det | Upos::Adj | Upos::Part)
}
