//! Links a place to the one that the text puts it in: "X, Y", "Y's X", "the Yan town of X".

use super::super::gazetteer::Feature;
use super::{Container, Finder, Mention};
use crate::Upos;

impl Finder<'_> {
    /// Links each mention to the one that the text puts it in.
    pub(super) fn link(&self, mentions: &mut [Mention]) {
        for index in 0..mentions.len() {
            if mentions[index].adjective {
                continue;
            }
            let container =
                self.next_container(mentions, index).or_else(|| self.previous_container(mentions, index));
            mentions[index].outright = container.is_some() && self.is_outright(mentions, index);
            mentions[index].container = container;
        }
    }

    /// Whether "X, Y" or "X (Y)" is no part of a list: neither a comma and a name, nor "and", stands around it.
    fn is_outright(&self, mentions: &[Mention], index: usize) -> bool {
        let Some(next) = mentions.get(index + 1) else { return false };
        let behind = self.after(next.tokens.end);
        let listed = |word: &str| matches!(word, "and" | "or" | "&" | "/");
        let goes_on = behind == ","
            && (self.is_capital(next.tokens.end + 1) || listed(self.after(next.tokens.end + 1)));
        let previous = self.before(mentions[index].tokens.start, 1);
        // "In Idlib, Washington said": whoever speaks holds no town.
        let acts = self.document.tokens.get(next.tokens.end).is_some_and(|t| {
            matches!(t.upos, Upos::Verb | Upos::Aux) && self.same_sentence(next.tokens.start, next.tokens.end)
        });
        !(acts || listed(behind) || goes_on || listed(previous) || previous == ",")
    }

    /// "X, Y", "X (Y)", "X in northern Y", "X, a town in Y".
    fn next_container(&self, mentions: &[Mention], index: usize) -> Option<Container> {
        let mention = &mentions[index];
        let next =
            mentions.get(index + 1).filter(|n| self.same_sentence(n.tokens.start, mention.tokens.start))?;
        if next.evidence_only || !self.may_contain(&next.key) {
            return None;
        }
        let narrower = self.possessed(mentions, index + 1);
        // "X district, Y": the type word belongs to the name.
        let end = mention.tokens.end;
        let typed = self.words.kind(self.after(end)).is_some() && self.after(end + 1) == ",";
        let between: Vec<&str> =
            (end + usize::from(typed)..next.tokens.start).map(|t| self.word(t)).collect();
        if between.len() > 8 {
            return None;
        }
        let firm = matches!(between.as_slice(), [","] | ["("] | [])
            || matches!(between.as_slice(), [",", word] if self.words.is_compass(word));
        let is_filler = |word: &&str| {
            self.words.is_compass(word)
                || self.words.kind(word).is_some()
                || matches!(*word, "in" | "of" | "the" | "a" | "," | "an" | "small" | "'s")
        };
        let soft = between.iter().all(is_filler) && between.iter().any(|w| matches!(*w, "in" | "of"));
        let index = narrower.filter(|_| soft).unwrap_or(index + 1);
        (firm || soft).then_some(Container::Mention { index, firm })
    }

    /// "A village in Y's northern Z region": the place that the text puts in this one, and the first in that.
    fn possessed(&self, mentions: &[Mention], index: usize) -> Option<usize> {
        let end = mentions.get(index)?.tokens.end;
        let inner = mentions.get(index + 1)?;
        let reaches = matches!(self.after(end), "'s" | "'")
            && (end + 1..inner.tokens.start).all(|t| self.words.is_compass(self.word(t)))
            && self.same_sentence(end, inner.tokens.start);
        (reaches && inner.tokens.start > end && self.may_contain(&inner.key)).then_some(index + 1)
    }

    /// "Y's X", "in Y's northern X province", "the Yan town of X".
    fn previous_container(&self, mentions: &[Mention], index: usize) -> Option<Container> {
        let mention = &mentions[index];
        let before = index.checked_sub(1)?;
        let previous =
            mentions.get(before).filter(|p| self.same_sentence(p.tokens.start, mention.tokens.start))?;
        let between: Vec<&str> = (previous.tokens.end..mention.tokens.start).map(|t| self.word(t)).collect();
        if between.len() > 6 {
            return None;
        }
        let is_filler = |word: &&str| {
            self.words.is_compass(word)
                || self.words.kind(word).is_some()
                || self.words.is_inside(word)
                || matches!(
                    *word,
                    "of" | "the"
                        | "'s"
                        | "'"
                        | "main"
                        | "largest"
                        | "second"
                        | "biggest"
                        | "remote"
                        | "restive"
                )
        };
        if !between.iter().all(is_filler) {
            return None;
        }
        if previous.adjective {
            return previous.container.clone();
        }
        let possessive = matches!(between.first(), Some(&"'s" | &"'"));
        // "The Y province village of X".
        let is_type = |word: &str| self.words.is_inside(word) || self.words.kind(word).is_some();
        let adjunct = between.last() == Some(&"of") && between.first().is_some_and(|word| is_type(word));
        ((possessive || adjunct) && self.may_contain(&previous.key))
            .then_some(Container::Mention { index: before, firm: false })
    }

    fn may_contain(&self, key: &str) -> bool {
        self.gazetteer.find_key(key).take(8).any(|bearer| {
            self.gazetteer.record(bearer.id).is_some_and(|r| {
                matches!(
                    r.feature,
                    Feature::Country | Feature::Adm1 | Feature::Adm2 | Feature::Region | Feature::Island
                )
            })
        })
    }
}
