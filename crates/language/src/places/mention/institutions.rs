//! Places in the names of forces and offices: "the Lakeview Police Department" speaks of what happened in Lakeview.
//!
//! Evidence alone. The institutions are those that answer for one town or division; hospitals, schools and universities
//! are named after places far away, and people are brought to them from everywhere.

use std::collections::HashSet;

use super::super::gazetteer::Feature;
use super::{Finder, Mention};
use crate::NameKind;

/// Inhabitants of a town that a force is named after; smaller ones share their names with too many.
const LEAST_INHABITANTS: f64 = 1_000.0;

impl Finder<'_> {
    /// The places in the names of such institutions, once each, as mentions that stand nowhere in the text.
    pub fn institutions(&self) -> Vec<Mention> {
        let mut known = HashSet::new();
        let mut found = Vec::new();
        for name in &self.document.names {
            if !matches!(name.kind, NameKind::Organisation | NameKind::Government | NameKind::SecurityForce) {
                continue;
            }
            let start = name.tokens.start + usize::from(self.word(name.tokens.start) == "the");
            let Some((range, key)) = self.longest(start, name.tokens.end) else { continue };
            let next = self.after(range.end).trim_end_matches(['s', '\'', '’']);
            let answers = range.end < name.tokens.end && self.words.is_office(next);
            let is_place = || {
                self.best(&key).is_some_and(|(r, _)| match r.feature {
                    Feature::Adm1 | Feature::Adm2 => true,
                    Feature::Populated => r.population > LEAST_INHABITANTS,
                    _ => false,
                })
            };
            if answers && !self.words.is_not_place(&key) && is_place() && known.insert(key.clone()) {
                found.push(Mention::beside(key));
            }
        }
        found
    }
}
