//! What speaks for a name of the gazetteer being a place where the encoder marked none.

use std::ops::Range;

use super::super::fold;
use super::super::gazetteer::{Feature, NameForm};
use super::{Case, Finder, Mention, is_prominent};
use crate::TokenId;

impl Finder<'_> {
    /// A two-letter code or the abbreviation of a division, which are places only after a comma or with points.
    pub(super) fn is_short_code(&self, range: &Range<TokenId>, key: &str) -> bool {
        if range.len() != 1 || key.len() > 5 {
            return false;
        }
        let text = self.document.word(range.start);
        let dotted = text.contains('.');
        let after_comma = self.before(range.start, 1) == ",";
        if key.len() <= 2 {
            let spoken = matches!(text, "US" | "UK" | "U.S" | "U.S.");
            return !(spoken && self.case(range.start) != Case::Blind
                || dotted
                || after_comma && text.chars().all(char::is_uppercase));
        }
        let Some((record, bearer)) = self.best(key) else { return false };
        let initials = text.chars().all(char::is_uppercase) && self.case(range.start) != Case::Blind;
        record.feature == Feature::Adm1
            && bearer.form == NameForm::Other
            && !dotted
            && !after_comma
            && !initials
    }

    /// How much speaks for a name of the gazetteer being a place here; 2 is enough.
    pub(super) fn support(&self, range: &Range<TokenId>, key: &str, last: Option<&Mention>) -> i32 {
        let Some((record, bearer)) = self.best(key) else { return 0 };
        if self.is_short_code(range, key) {
            return 0;
        }
        let single = !key.contains(' ');
        let case = self.case(range.start);
        let mut support = 0;
        support += match record.feature {
            Feature::Country | Feature::Continent => 3,
            Feature::Adm1 if bearer.form != NameForm::Short => 3,
            Feature::Adm1 => 1,
            Feature::Populated | Feature::Section | Feature::Adm2 | Feature::Adm3 => {
                i32::from(record.population > 1e5)
                    + i32::from(record.population > 1e6)
                    + i32::from(record.capital)
                    + i32::from(!single && bearer.form == NameForm::Usual)
                    - i32::from(bearer.form == NameForm::Other && single)
            }
            _ if single => 2,
            _ => 3,
        };
        let sentence_start = self.before(range.start, 1).is_empty();
        let previous = self.before(range.start, 1);
        let earlier = self.before(range.start, 2);
        let next = self.after(range.end);
        let locative = self.words.is_locative(previous)
            || (previous == "of" && (self.words.kind(earlier).is_some() || self.words.is_side(earlier)))
            || (self.words.is_compass(previous))
            || (previous == "the" && self.words.is_locative(earlier));
        support += 2 * i32::from(locative);
        support += 2 * i32::from(
            self.words.kind(next).is_some() && next != "community" || self.words.kind(previous).is_some(),
        );
        // "X, Y": the one supports the other.
        let after_place =
            matches!(previous, "," | "and" | "or") && last.is_some_and(|m| m.tokens.end + 1 == range.start);
        let before_region = self.is_before_region(range.end);
        support += 2 * i32::from(before_region) + i32::from(after_place);
        let span = self.document.span_of(range.clone());
        if self.document.dateline_at(span).is_some_and(|d| d.place.is_some_and(|p| p.overlaps(span))) {
            support += 3;
        }
        // "MOBILE, Ala. —"
        let is_dateline = before_region && self.begins_dateline(range.start);
        if single && self.words.is_not_place(key) && !is_dateline && !self.is_abbreviated_region(range, key) {
            support -= if case == Case::Blind { 6 } else { 3 };
        }
        if self.words.is_title(previous) {
            support -= 4;
        }
        if self.is_institution(range, key) {
            support -= 2;
        }
        if case == Case::Usual {
            let neighbour = |t: Option<TokenId>| {
                t.is_some_and(|t| {
                    self.same_sentence(t, range.start)
                        && self.is_capital(t)
                        && self.words.kind(self.word(t)).is_none()
                        && !self.words.is_compass(self.word(t))
                })
            };
            let follows_place = last.is_some_and(|m| m.tokens.end == range.start);
            if neighbour(range.start.checked_sub(1))
                && !follows_place
                && !self.is_sentence_start(range.start - 1)
            {
                support -= 3;
            }
            let is_code = matches!(key, "us" | "uk");
            if neighbour(Some(range.end)) && self.is_plain_word(range.end) && !is_code {
                support -= 2;
            }
            if self.after(range.end) == "-" && neighbour(Some(range.end + 1)) {
                support -= 1;
            }
        }
        if single && self.person_words.contains(self.word(range.start)) && !locative {
            support -= 2;
        }
        if single && sentence_start && !is_prominent(&record) {
            support -= 1;
        }
        support
    }

    fn is_sentence_start(&self, token: TokenId) -> bool {
        self.before(token, 1).is_empty()
    }

    fn is_plain_word(&self, token: TokenId) -> bool {
        self.document.word(token).chars().all(char::is_alphabetic)
            && !self.gazetteer.find_key(&fold::key(self.word(token))).any(|b| b.form == NameForm::Demonym)
    }
}
