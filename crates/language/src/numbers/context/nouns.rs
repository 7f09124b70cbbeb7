//! Whether a counted noun follows a number.

use super::Context;
use crate::numbers::lexicon::Beside;
use crate::{Span, Upos};

/// How far a counted noun may stand behind its number.
const REACH: usize = 5;

impl Context<'_> {
    /// Whether a plural noun follows, not a verb at once: "19 boys", but not "19 were".
    pub(super) fn people_follow(&self, next: usize) -> bool {
        !matches!(self.form(next), "were" | "are" | "have" | "was" | "is" | "has")
            && self.counted_follows(next)
    }

    /// Whether a plural noun, or a word for people, follows within the phrase.
    pub(super) fn counted_follows(&self, next: usize) -> bool {
        for at in next..next + REACH {
            let form = self.form(at);
            if self.is(Beside::Counted, form) {
                return true;
            }
            if self.tagged {
                match self.upos(at) {
                    Upos::Noun | Upos::Propn if self.is_plural(at) => return true,
                    Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Adv => continue,
                    Upos::Punct if matches!(form, "-" | "," | "\"" | "'") => continue,
                    Upos::Cconj if at == next => return false,
                    Upos::Verb | Upos::Cconj => continue,
                    _ => return false,
                }
            }
            if form.is_empty()
                || self.is(Beside::Function, form)
                || !form.starts_with(|c: char| c.is_alphabetic() || c == '-' || c == '\'')
            {
                return false;
            }
            if looks_plural(form) && !form.starts_with('\'') {
                return true;
            }
        }
        false
    }

    pub(super) fn is_plural(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(self.first + at) else { return false };
        matches!(token.xpos, crate::Xpos::Nns | crate::Xpos::Nnps)
            || token.xpos == crate::Xpos::Other && looks_plural(self.form(at))
            || Span::of(token.span, &self.document.text).len() > 3
                && token.upos == Upos::Propn
                && looks_plural(self.form(at))
    }
}

/// A plural by its ending.
fn looks_plural(word: &str) -> bool {
    word != "news"
        && word.len() > 3
        && (word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is"))
        || word.ends_with("men") && word.len() > 4
}
