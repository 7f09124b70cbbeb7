//! What is plainly set somewhere else: "A bomb killed nine people in Baghdad. Hours later, gunmen killed four policemen in
//! Mosul", and the datelines of a bulletin, one below the other.
//!
//! A sentence that brings in people who came to harm in another province than all places of the story opens one of its
//! own, whatever the weights say: to take the four for four of the nine would be worse than to tell one incident twice.

use language::{Deprel, Document, Place, TokenId, Upos, Xpos};

use super::{Telling, is_near, point};
use crate::draft::Draft;
use crate::np::{self, Determination};
use crate::predicates::Classes;
use crate::reading::Kind;
use crate::syntax;

/// Steps up the tree from a place to what happened there.
const STEPS: usize = 6;
/// Words between the name of a dateline and its dash ("LASHKAR GAH, Afghanistan (Agency) -").
const TO_DASH: usize = 8;
/// Words of its name, at most.
const MOST_WORDS: usize = 4;
/// Places and claims of a sentence that are looked at: a sentence without end must not take a time without end.
const MOST: usize = 24;
/// Words of a sentence among which "the capital" is looked for.
const MOST_HEADS: usize = 256;

impl<'a> Telling<'a> {
    /// The places where a sentence says that somebody came to harm.
    pub(super) fn scenes(&self, sentence: usize) -> Vec<&'a Place> {
        let harm: Vec<&Draft> = self.drafts_in(sentence).filter(|draft| is_harm(draft)).take(MOST).collect();
        self.places_in(sentence)
            .take(MOST)
            .filter(|place| harm.iter().any(|draft| happened_in(self.doc, self.classes, draft, place)))
            .collect()
    }

    /// Whether a sentence tells of harm to people who were not told of, in another province than the story's. What its words
    /// set apart besides ("in a second attack", "separately", another day) may be near, or where no gazetteer knows.
    pub(super) fn is_set_elsewhere(&self, sentence: usize, marked: bool) -> bool {
        let apart = |place: &Place, told: &Place| {
            lie_apart(place, told) && (marked || !lie_near(place, told)) || marked && is_unknown(place)
        };
        let is_new = |place: &Place| {
            self.run.at.iter().all(|told| apart(place, told))
                && !self.places.contains(&place.name.to_lowercase())
        };
        let new: Vec<&Place> = self.scenes(sentence).into_iter().filter(|place| is_new(place)).collect();
        let Some(first) = new.first().filter(|_| !self.run.scenes.is_empty()) else { return false };
        // Nothing else of the sentence lies where the story does.
        self.places_in(sentence).take(MOST).all(|other| is_new(other) || !lie_apart(other, first))
            && self.drafts_in(sentence).take(MOST).any(|draft| {
                is_harm(draft)
                    && self.brings_in(draft)
                    && new.iter().any(|place| happened_in(self.doc, self.classes, draft, place))
            })
    }

    /// Whether a sentence tells of harm in "the capital" to people who were not told of, where the story is set in no capital.
    pub(super) fn is_set_in_capital(&self, sentence: usize) -> bool {
        let tokens = self.doc.sentences[sentence].tokens.clone();
        let elsewhere = !self.run.scenes.is_empty() && !self.run.at.iter().any(|place| place.capital);
        let capital = |&t: &TokenId| {
            self.doc.tokens[t].lemma == "capital"
                && self.doc.tokens[t].upos == Upos::Noun
                && np::determination(self.doc, t) == Determination::Definite
        };
        let mut heads = tokens.take(MOST_HEADS).filter(capital).filter(|_| elsewhere);
        heads.next().is_some_and(|head| {
            self.drafts_in(sentence)
                .take(MOST)
                .any(|draft| is_harm(draft) && self.brings_in(draft) && stands_with(self.doc, draft, head))
        })
    }

    /// Whether all who have a part in what is told are named for the first time: "gunmen killed four policemen", not "her son
    /// shot himself", "the boy was hit".
    fn brings_in(&self, draft: &Draft) -> bool {
        let parties = [
            syntax::subject(self.doc, draft.trigger),
            syntax::object(self.doc, draft.trigger),
            draft.counted.as_ref().map(|counted| counted.head),
        ];
        let known = |noun: TokenId| self.takes_up(noun) || self.determined(noun) == "possessive";
        !parties.into_iter().flatten().any(known)
    }

    /// Whether a paragraph begins with a dateline of its own ("MOSUL - Gunmen shot ..."), of a place that was not told.
    pub(super) fn has_dateline(&self, sentence: usize) -> bool {
        // One below the dateline of the report itself.
        let Some(own) = self.doc.dateline.as_ref() else { return false };
        let Some(town) = own.place.map(|place| place.of(&self.doc.text)) else { return false };
        let span = self.doc.sentences[sentence].span;
        // The same again is another text about the same, as where a release is followed by its update.
        let words = span.of(&self.doc.text);
        let again = words.starts_with(town);
        // Where all is in capitals, they tell nothing.
        let capitals_alone = !words.chars().any(char::is_lowercase);
        if own.span.end > span.start
            || again
            || capitals_alone
            || !self.begins_paragraph(sentence)
            || self.now.is_none()
        {
            return false;
        }
        let tokens = self.doc.sentences[sentence].tokens.clone();
        let capitals = |&t: &TokenId| {
            let word = self.doc.word(t);
            word.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '\'' | '’' | '.')) && word.len() > 1
        };
        let end = tokens.start + tokens.clone().take(MOST_WORDS).take_while(capitals).count();
        let is_dash = |t: TokenId| matches!(self.doc.word(t), "-" | "–" | "—" | "--");
        let place = self.places_in(sentence).next().filter(|place| place.tokens.start == tokens.start);
        end > tokens.start
            && (place.is_some()
                || self.doc.dateline.as_ref().is_some_and(|dateline| dateline.place.is_some()))
            && (end..tokens.end.min(end + TO_DASH)).any(is_dash)
            && place.is_none_or(|place| !self.places.contains(&place.name.to_lowercase()))
    }
}

/// "Died in a hospital in Kaduna": whoever dies of his wounds there was hurt elsewhere.
pub(super) fn is_of_care(doc: &Document, classes: &Classes, place: &Place) -> bool {
    let care = |t: TokenId| classes.has("CARE_PLACE", &doc.tokens[t].lemma.to_lowercase());
    place.tokens.clone().any(care) || doc.ancestors(place.tokens.start).take(STEPS).any(care)
}

/// Whether two places lie in different countries or divisions.
fn lie_apart(a: &Place, b: &Place) -> bool {
    let differ =
        |a: &Option<String>, b: &Option<String>| a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a != b);
    differ(&a.country, &b.country) || differ(&a.admin1, &b.admin1)
}

fn lie_near(a: &Place, b: &Place) -> bool {
    point(a).zip(point(b)).is_none_or(|(a, b)| is_near(a, b))
}

fn is_unknown(place: &Place) -> bool {
    point(place).is_none() && !place.part
}

fn is_harm(draft: &Draft) -> bool {
    matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Attack | Kind::Abducted)
}

/// "Killed four policemen in Mosul", "a second bomb in Mosul killed four", "in Mosul, four were killed"; not "killed four
/// policemen from Mosul", "a spokesman in Mosul said".
fn happened_in(doc: &Document, classes: &Classes, draft: &Draft, place: &Place) -> bool {
    let head =
        place.tokens.clone().find(|&t| doc.tokens[t].head.is_none_or(|head| !place.tokens.contains(&head)));
    head.is_some_and(|head| !is_of_care(doc, classes, place) && stands_with(doc, draft, head))
}

/// Whether a noun says where what a claim tells happened.
fn stands_with(doc: &Document, draft: &Draft, head: TokenId) -> bool {
    let stands_in =
        ["in", "at", "near", "outside", "off"].iter().any(|case| syntax::has_case(doc, head, case));
    let event =
        [Some(draft.trigger), syntax::subject(doc, draft.trigger), syntax::object(doc, draft.trigger)];
    if !stands_in {
        return false;
    }
    // "A boat capsized near Malta, killing eight"
    let participle =
        doc.tokens[draft.trigger].xpos == Xpos::Vbg && doc.tokens[draft.trigger].deprel == Deprel::Advcl;
    let above = doc.tokens[draft.trigger].head.filter(|_| participle);
    for word in doc.ancestors(head).take(STEPS) {
        if event.contains(&Some(word)) || above == Some(word) {
            return true;
        }
        use Deprel::{Acl, AclRelcl, Advcl, Ccomp, Csubj, Parataxis};
        match doc.tokens[word].deprel {
            // "17 people died when a boat sank off the coast"
            Advcl => return event.contains(&doc.tokens[word].head),
            Acl | AclRelcl | Ccomp | Csubj | Parataxis => return false,
            _ => {}
        }
    }
    false
}
