//! Streets: no gazetteer has them, and the towns that bear their names are not meant.

use std::ops::Range;

use super::super::gazetteer::Feature;
use super::{Finder, is_prominent};
use crate::TokenId;

/// Words of a second street's name, at most: "Hale and Old Mill streets".
const MOST_WORDS: usize = 4;

impl Finder<'_> {
    /// Where a street's name ends that begins with this name of the gazetteer, with the word that says so: "X Street",
    /// "the 300 block of X", "X and Y avenues"; `None` if it is no street's.
    pub(super) fn street(&self, range: &Range<TokenId>, key: &str) -> Option<TokenId> {
        let next = range.end;
        if self.is_capital(next) && self.words.is_street(self.after(next).trim_end_matches('.')) {
            return Some(next + 1);
        }
        let own = range.len() > 1 && self.words.is_street(self.word(next - 1).trim_end_matches('.'));
        let is_site = || {
            self.best(key).is_some_and(|(r, _)| {
                matches!(r.feature, Feature::Site | Feature::Section)
                    || is_prominent(&r)
                    || r.population > 1e4
            })
        };
        let of_block =
            self.before(range.start, 1) == "of" && self.words.is_block(self.before(range.start, 2));
        let is_street = own && !is_site()
            || of_block && self.after(next) != ","
            || self.is_plural_street(next)
            || self.is_crossing(next);
        is_street.then_some(next)
    }

    /// "and Y avenues": the name before is that of a street, too.
    fn is_crossing(&self, token: TokenId) -> bool {
        if self.after(token) != "and" {
            return false;
        }
        let mut names = token + 1;
        while names <= token + MOST_WORDS && self.is_name_or_ordinal(names) {
            if self.is_plural_street(names) {
                return names > token + 1;
            }
            names += 1;
        }
        self.is_plural_street(names) && names > token + 1
    }

    fn is_name_or_ordinal(&self, token: TokenId) -> bool {
        !self.after(token).is_empty()
            && (self.is_capital(token) || self.word(token).starts_with(|c: char| c.is_ascii_digit()))
    }

    fn is_plural_street(&self, token: TokenId) -> bool {
        self.after(token).strip_suffix('s').is_some_and(|word| self.words.is_street(word) && word.len() > 2)
    }
}
