//! Compounds, units, money, dates, addresses, numbered names, shares and scores.

use super::Context;
use crate::numbers::expression::{Expression, Shape};
use crate::numbers::lexicon::Beside;

impl Context<'_> {
    /// "AK-47", "a five-day siege", "a mother-of-three", "1/2", "#3".
    pub(super) fn in_compound(&self, at: usize, next: usize) -> bool {
        // "AK- 47"
        let model =
            self.before(at, 1) == "-" && at > 1 && self.glued(at - 1) && self.before(at, 2).len() <= 3;
        if model && self.before(at, 2).chars().all(char::is_alphabetic) && self.capital(at - 2) {
            return true;
        }
        if at > 0 && self.glued(at) {
            let mark = self.before(at, 1);
            let hyphen = mark == "-" && at > 1 && self.glued(at - 1);
            if hyphen
                || matches!(mark, "." | "/" | "#" | "@" | "+" | "°" | "*" | "=" | "'" | "_")
                || mark.ends_with(char::is_alphanumeric)
            {
                return true;
            }
        }
        if self.glued(next) {
            match self.form(next) {
                // "a crowd 20,000-strong", "a 12-man patrol" are counted
                "-" => {
                    let joined = self.form(next + 1);
                    return !self.is(Beside::Member, joined) && joined.starts_with(char::is_alphanumeric);
                }
                "/" | "°" | "%" | "*" | "=" | "@" => return true,
                // feet and inches: 6'2"
                "'" if self.glued(next + 1)
                    && self.form(next + 1).starts_with(|c: char| c.is_ascii_digit()) =>
                {
                    return true;
                }
                word if word.starts_with('\'') && word[1..].starts_with(|c: char| c.is_ascii_digit()) => {
                    return true;
                }
                word if word.starts_with(char::is_alphanumeric) => return true,
                "'s" | "s" => {
                    return self.form(at) == "one" || self.form(at).starts_with(|c: char| c.is_ascii_digit());
                }
                _ => {}
            }
        }
        self.before(at, 1) == "of"
            && self.is(Beside::Parent, self.before(at, 2))
            && !self.counted_follows(next)
    }

    /// "20 kilometres", "two more days", "hundreds of pounds".
    pub(super) fn has_unit(&self, next: usize) -> bool {
        let mut at = next;
        loop {
            let form = self.form(at);
            let unit = [Beside::Measure, Beside::Duration, Beside::Money, Beside::Fraction]
                .into_iter()
                .any(|class| self.is(class, form));
            if unit {
                // "two second-hand cars", "20 pound dogs" are left out too: no count is better than a wrong one
                return true;
            }
            if at - next < 3 && (self.is(Beside::Between, form) || form == "-") {
                at += 1;
            } else {
                return false;
            }
        }
    }

    pub(super) fn is_money(&self, at: usize) -> bool {
        self.is(Beside::Money, self.before(at, 1))
            || (self.before(at, 1) == "." && self.before(at, 2) == "rs")
    }

    /// Days, years and times of day that no time expression covers.
    pub(super) fn is_date(&self, at: usize, next: usize, found: &Expression) -> bool {
        let Shape::Bare { digits, like_year } = found.shape else {
            return false;
        };
        let before = self.before(at, 1);
        let after = self.form(next);
        let day = found.interval.low.is_some_and(|value| value <= 31);
        if digits && day && self.is(Beside::Month, before) && !(before == "may" && self.counted_follows(next))
        {
            return true;
        }
        if digits && day && self.is(Beside::Month, after) {
            // "12 may have died"
            let modal = after == "may"
                && self.form(next + 1).starts_with(char::is_alphabetic)
                && !matches!(
                    self.form(next + 1),
                    "in" | "at" | "when" | "and" | "the" | "by" | "near" | "to"
                );
            return !modal;
        }
        // "at 1000": a time of day
        let value = found.interval.low.unwrap_or_default();
        let four = self.form(at).len() == 4 && digits;
        if four && value <= 2400 && value % 100 < 60 && matches!(before, "at" | "until" | "till") {
            return true;
        }
        if like_year {
            let dated = matches!(
                before,
                "in" | "since"
                    | "during"
                    | "by"
                    | "until"
                    | "till"
                    | "from"
                    | "late"
                    | "early"
                    | "mid"
                    | "the"
                    | "year"
                    | "circa"
                    | "spring"
                    | "summer"
                    | "autumn"
                    | "fall"
                    | "winter"
                    | "after"
                    | "before"
            ) || self.is(Beside::Month, before)
                || self.before(at, 2) == "," && self.is(Beside::Month, self.before(at, 4));
            return dated || !self.counted_follows(next);
        }
        false
    }

    /// "12 Baker Street".
    pub(super) fn is_address(&self, next: usize, found: &Expression) -> bool {
        let named =
            |at: usize| !self.capitals_tell || self.capital(at) || self.is(Beside::Compass, self.form(at));
        let ends = |at: &usize| {
            let form = self.form(*at);
            self.is(Beside::Function, form) || self.is(Beside::Counted, form) || form.is_empty()
        };
        matches!(found.shape, Shape::Bare { digits: true, .. })
            && named(next)
            && (next..next + 4)
                .take_while(|at| !ends(at))
                .any(|at| self.is(Beside::Street, self.form(at)) && (!self.capitals_tell || self.capital(at)))
    }

    /// "Route 66", "Boeing 737", "the Seven Sisters".
    pub(super) fn is_name(&self, at: usize, next: usize, found: &Expression) -> bool {
        let bare = matches!(found.shape, Shape::Bare { .. });
        let digits = matches!(found.shape, Shape::Bare { digits: true, .. });
        if !bare || at == 0 {
            return false;
        }
        let before = self.before(at, 1);
        let counted = self.counted_follows(next);
        // "5 feet 11", "(305) 471", "Local 10 News"
        let telephone = before == ")" && self.before(at, 2).starts_with(|c: char| c.is_ascii_digit());
        if digits && (self.is(Beside::Measure, before) || telephone || self.form(next) == "news") && !counted
        {
            return true;
        }
        let label = self.is(Beside::Label, before)
            || self.is(Beside::Label, &format!("{} {before}", self.before(at, 2)));
        let sign = matches!(before, "#" | "no." | "nos." | "no" | "number");
        let named_label = self.capitals_tell && self.capital(at - 1);
        if label && (sign || !counted || named_label && digits && !self.people_follow(next)) {
            return true;
        }
        if !self.capitals_tell {
            return false;
        }
        // "By Monday 113 had died": a day is no name.
        let name_before =
            at > 1 && self.capital(at - 1) && !self.is(Beside::Function, before) && !self.in_time(at - 1, 1);
        if digits && name_before && !counted {
            return true;
        }
        // a number word with a capital inside a sentence, before another capital
        !digits && self.capital(at) && before.ends_with(char::is_alphanumeric) && self.capital(next)
    }

    /// "one in five": a share, not a count.
    pub(super) fn is_share(&self, at: usize, next: usize) -> bool {
        let number = |at: usize| {
            self.number_word(at).is_some() || self.form(at).starts_with(|c: char| c.is_ascii_digit())
        };
        (self.form(next) == "in" && number(next + 1) && self.before(next, 1) == "one")
            || (self.before(at, 1) == "in" && self.before(at, 2) == "one")
    }

    /// "won 3-5", "a 4-5 ruling".
    pub(super) fn is_contest(&self, next: usize, found: &Expression) -> bool {
        if found.shape != (Shape::Range { hyphen: true }) {
            return false;
        }
        let after = self.form(next);
        self.is(Beside::Contest, after)
            || !after.starts_with(char::is_alphabetic) && !after.is_empty() && after != "."
    }
}
