//! Ages: "a 34-year-old", "aged 34", "the mayor, 34, said".

use super::Context;
use crate::numbers::expression::{Expression, Shape};
use crate::numbers::lexicon::Beside;
use crate::{Qualifier, Upos};

/// The greatest age in years.
const MAX_AGE: u64 = 115;

impl Context<'_> {
    /// "a 34-year-old", "aged 34", "the mayor, 34, said", "ages 13, 17 and 19".
    pub(super) fn is_age(&self, at: usize, found: &Expression) -> bool {
        let next = at + found.length;
        let interval = found.interval;
        let small = interval.low.or(interval.high).is_some_and(|value| value <= MAX_AGE);
        let bare = matches!(found.shape, Shape::Bare { .. });
        if bare && self.before(at, 1) == "(" && self.form(next) == ")" {
            return true; // "(34)", and the area code of a telephone
        }
        if !small || interval.qualifier == Qualifier::None {
            return false;
        }
        if bare && self.before(at, 1) == "both" && !self.people_follow(next) {
            return true;
        }
        // "aged between 20 and 30", "at the age of 12", "under the age of 5"
        let mut back = 1;
        while matches!(
            self.before(at, back),
            "of" | "between" | "from" | "under" | "over" | "about" | "around" | "the"
        ) {
            back += 1;
        }
        if back <= 3 && self.is(Beside::Age, self.before(at, back)) && !self.people_follow(next) {
            return true;
        }
        // the rest of a list of ages
        let goes_on = self.age_end.is_some_and(|end| {
            (end..at).len() <= 3
                && (end..at).all(|between| matches!(self.form(between), "," | "and" | "or" | "&" | "to"))
        });
        if goes_on && bare && !self.people_follow(next) {
            return true;
        }
        // "children under 12"
        if !bare && self.is(Beside::Place, self.form(at)) && at > 0 {
            let people = self.before(at, 1);
            let person = people.ends_with('s')
                || self.is(Beside::Counted, people)
                || matches!(people, "those" | "anyone" | "anybody");
            if person
                && !self.is(Beside::Function, people)
                && !self.people_follow(next)
                && self.upos(at - 1) != Upos::Verb
            {
                return true;
            }
        }
        let after = self.form(next);
        let digits = matches!(found.shape, Shape::Bare { digits: true, .. });
        let described = at >= 2 && self.before(at, 1) == "," && {
            let noun = self.before(at, 2);
            noun.ends_with(char::is_alphabetic)
                && !self.is(Beside::Function, noun)
                && !self.is(Beside::Counted, noun)
        };
        let closes = matches!(after, "," | "." | ";" | ")" | "");
        // "Ina Holm, four, was shot": a name, no noun that is counted.
        if bare && !digits && described && self.is_full_name(at - 2) && matches!(after, "," | "(") {
            return true;
        }
        if !digits || !described {
            return false;
        }
        // "two women, 33 and 35, were hurt"; not "in two towns, 28 and 27, respectively"
        let pair = after == "and"
            && self.form(next + 1).parse::<u64>().is_ok_and(|value| value <= MAX_AGE)
            && matches!(self.form(next + 2), "," | ".")
            && self.form(next + 3) != "respectively";
        // "Ina holm, 26 was shot": a number of more than one has no verb in the singular.
        let singular = interval.low > Some(1) && matches!(after, "was" | "is" | "has");
        if pair || singular {
            return true;
        }
        // ", 34 and Lena Orr"
        let and_name = after == "and" && self.capital(next + 1) && self.capital(at - 2);
        let named = self.capital(at - 2) && self.capitals_tell;
        closes || and_name || named && matches!(after, "from" | "who" | "was" | "has" | "is" | "-" | "--")
    }

    /// Whether a word ends a name of two words or more: "Ina Holm".
    fn is_full_name(&self, last: usize) -> bool {
        self.capitals_tell
            && last > 0
            && [last - 1, last].into_iter().all(|t| self.capital(t) && self.upos(t) == Upos::Propn)
    }
}
