//! Words that count only with a noun behind them: "some", "all", "no", "one", "scores".

use super::Context;
use crate::numbers::expression::Expression;
use crate::numbers::lexicon::Beside;
use crate::{Deprel, Qualifier, Upos, Vague};

impl Context<'_> {
    /// Words that count only with a noun behind them, and number words that are something else.
    pub(super) fn is_idle(&self, at: usize, next: usize, found: &Expression) -> bool {
        let form = self.form(at);
        let before = self.before(at, 1);
        let after = self.form(next);
        let single = found.length == 1;
        match found.interval.qualifier {
            Qualifier::Exact if single && form == "one" => self.is_idle_one(at, before, after),
            Qualifier::Exact if form == "both" => {
                self.deprel(at) == Deprel::CcPreconj
                    || (!self.tagged && (next..next + 4).any(|at| self.form(at) == "and"))
            }
            Qualifier::All => self.is_idle_all(at, next),
            Qualifier::None => self.is_idle_no(at, next),
            Qualifier::Vague => self.is_idle_vague(at, next, found),
            Qualifier::Exact if found.length == 2 && after.is_empty() && form == "the" => true,
            _ => false,
        }
    }

    pub(super) fn is_idle_one(&self, at: usize, before: &str, after: &str) -> bool {
        if matches!(
            after,
            "another"
                | "by"
                | "would"
                | "should"
                | "must"
                | "can"
                | "cannot"
                | "could"
                | "hand"
                | "thing"
                | "way"
                | "who"
                | "'s"
                | "s"
        ) {
            return true;
        }
        let pro_form = matches!(
            before,
            "this"
                | "that"
                | "each"
                | "every"
                | "any"
                | "which"
                | "the"
                | "no"
                | "loved"
                | "a"
                | "another"
                | "first"
                | "last"
                | "only"
        );
        let noun_follows =
            after.starts_with(char::is_alphabetic) && !self.is(Beside::Function, after) || after == "of";
        if pro_form && !(noun_follows && matches!(before, "the" | "only")) {
            return true;
        }
        self.tagged && matches!(self.upos(at), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Adv)
    }

    pub(super) fn is_idle_all(&self, at: usize, next: usize) -> bool {
        let form = self.form(at);
        if form != "all" {
            return false; // "everyone"
        }
        let (before, after) = (self.before(at, 1), self.form(next));
        if matches!(before, "at" | "after" | "above" | "not" | "most" | "once" | "for" | "it" | "best")
            && !self.counted_follows(next)
        {
            return true;
        }
        if self.has_unit(next) || self.is(Beside::Idle, after) && after != "of" || self.glued(next) {
            return true;
        }
        if self.tagged && matches!(self.upos(at), Upos::Adv | Upos::Noun) {
            return true;
        }
        let open = matches!(
            after,
            "of" | "the"
                | "these"
                | "those"
                | "his"
                | "her"
                | "its"
                | "their"
                | "our"
                | "were"
                | "are"
                | "have"
                | "had"
                | "but"
        );
        !open && !self.counted_follows(next)
    }

    pub(super) fn is_idle_no(&self, at: usize, next: usize) -> bool {
        let after = self.form(next);
        match self.form(at) {
            "no" if next == at + 1 => {
                !after.starts_with(char::is_alphabetic)
                    || self.is(Beside::Idle, after)
                    || self.is(Beside::Function, after)
            }
            "neither" => (next..next + 8).any(|at| self.form(at) == "nor"),
            "zero" => self.before(at, 1) == "ground" || !self.counted_follows(next),
            "none" => {
                matches!(after, "the" | "other")
                    || after == "of" && matches!(self.form(next + 1), "this" | "that" | "it")
            }
            "not" => self.form(at + 1) == "any" && !self.counted_follows(next),
            _ => false,
        }
    }

    pub(super) fn is_idle_vague(&self, at: usize, next: usize, found: &Expression) -> bool {
        let (form, before, after) = (self.form(at), self.before(at, 1), self.form(next));
        match found.interval.vague {
            Some(Vague::Some) if found.length == 1 => {
                if self.is(Beside::Idle, after) && after != "of" || self.glued(next) {
                    return true;
                }
                !(matches!(after, "of" | "were" | "are" | "have") || self.counted_follows(next))
            }
            Some(Vague::Many) if form == "many" => matches!(before, "how" | "so" | "too" | "as" | "not"),
            Some(Vague::Many) if form == "most" => {
                matches!(self.form(next), "it" | "this" | "his" | "her" | "all")
                    || !self.words_mean_people(next)
            }
            Some(Vague::AFew) if form == "few" => {
                matches!(before, "past" | "last" | "next" | "first" | "so" | "too" | "as" | "the")
            }
            Some(Vague::Scores) => {
                // "he scores a goal", "test scores"
                let counted = after == "of" || self.counted_follows(next);
                let noun = before.is_empty()
                    || !before.ends_with(char::is_alphabetic)
                    || self.is(Beside::Function, before)
                    || self.ends_verb(at);
                !(counted && noun) || (self.tagged && self.upos(at) == Upos::Verb)
            }
            Some(Vague::Tens) if found.length == 1 => after != "of",
            _ => false,
        }
    }

    /// Whether the word before is a verb: "killed scores of".
    pub(super) fn ends_verb(&self, at: usize) -> bool {
        let before = self.before(at, 1);
        before.ends_with("ed")
            || before.ends_with("ing")
            || at.checked_sub(1).is_some_and(|at| self.upos(at) == Upos::Verb)
            || matches!(before, "said" | "left" | "hurt" | "saw" | "with" | "that")
    }

    /// "most of them", "most of the passengers".
    pub(super) fn words_mean_people(&self, next: usize) -> bool {
        let start = if matches!(self.form(next), "the" | "these" | "those" | "its" | "their" | "our") {
            next + 1
        } else {
            next
        };
        matches!(self.form(next), "them" | "us" | "those" | "whom" | "these") || self.counted_follows(start)
    }
}
