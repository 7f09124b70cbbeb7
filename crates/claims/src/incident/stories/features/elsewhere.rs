//! What is plainly set somewhere else: "A bomb killed nine people in Baghdad. Hours later, gunmen killed four policemen in
//! Mosul", and the datelines of a bulletin, one below the other.
//!
//! A sentence that brings in people who came to harm in another province than all places of the story opens one of its
//! own, whatever the weights say: to take the four for four of the nine would be worse than to tell one incident twice.
//! So does one that sets out with another town of the same province ("In Bath, a gunman killed two").

use language::{Deprel, Document, Place, PlacePrecision, TokenId, Upos, Xpos, places};

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
/// Kilometres between the middle of a district and a town that it does not hold.
const BETWEEN_DISTRICTS_KM: f64 = 30.0;
/// Words of a sentence within which a place stands at its head ("in the port city of Aden").
const FRONT_WORDS: usize = 6;
/// Owners of a noun that are looked at.
const MOST_OWNERS: usize = 4;
/// Kilometres between two towns that are set against each other: a suburb may be nearer.
const BETWEEN_TOWNS_KM: f64 = 10.0;

/// A day on which something happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Day {
    Date(jiff::civil::Date),
    Name(String),
}

impl<'a> Telling<'a> {
    /// The places where a sentence says that somebody came to harm.
    pub(super) fn scenes(&self, sentence: usize) -> Vec<&'a Place> {
        let harm: Vec<&Draft> = self.drafts_in(sentence).filter(|draft| is_harm(draft)).take(MOST).collect();
        self.places_in(sentence)
            .take(MOST)
            .filter(|place| harm.iter().any(|draft| happened_in(self.doc, self.classes, draft, place)))
            .collect()
    }

    /// The dateline's place, where the first story says nowhere else that somebody came to harm. Many a capital is but where
    /// the report was written.
    pub(super) fn scene_of_dateline(&self, sentence: usize) -> Option<&'a Place> {
        let span = self.doc.dateline.as_ref()?.place?;
        let harm = self.stories() == 1 && self.drafts_in(sentence).take(MOST).any(is_harm);
        let at = self.doc.places.partition_point(|place| place.span.start < span.start);
        let place = self.doc.places.get(at).filter(|place| harm && place.span.start < span.end)?;
        let nowhere = self.run.at.iter().all(|told| std::ptr::eq(*told, place));
        (nowhere && !place.capital).then_some(place)
    }

    /// Whether a sentence tells of harm to people who were not told of, in another province than the story's, or in another
    /// town that it sets out with. What its words set apart besides ("in a second attack", "separately", another day) may be
    /// near, or where no gazetteer knows.
    pub(super) fn is_set_elsewhere(&self, sentence: usize, marked: bool, fronted: bool) -> bool {
        let town = |place: &Place, told: &Place| {
            (marked || fronted) && are_two_towns(place, told) || marked && are_far_apart(place, told)
        };
        let apart = |place: &Place, told: &Place| {
            lie_apart(place, told) && (marked || !lie_near(place, told))
                || marked && is_unknown(place)
                || town(place, told)
        };
        // "Drones launched by Russia": a country says where somebody is from.
        let sets = |told: &&&Place| {
            told.precision != PlacePrecision::Country
                || self.run.scenes.iter().any(|scene| scene.span == told.span)
        };
        let is_new = |place: &Place| {
            self.run.at.iter().filter(sets).all(|told| apart(place, told))
                && !self.places.contains(&place.name.to_lowercase())
        };
        let new: Vec<&Place> = self.scenes(sentence).into_iter().filter(|place| is_new(place)).collect();
        let set = !self.run.scenes.is_empty() || self.run.in_capital;
        let Some(first) = new.first().filter(|place| set && !(self.run.in_capital && place.capital)) else {
            return false;
        };
        // Nothing else of the sentence lies where the story does.
        self.places_in(sentence).take(MOST).all(|other| is_new(other) || !lie_apart(other, first))
            && self.drafts_in(sentence).take(MOST).any(|draft| {
                is_harm(draft)
                    && self.brings_in(draft)
                    && new.iter().any(|place| happened_in(self.doc, self.classes, draft, place))
            })
    }

    /// "In Friday's attack, four died", where the story is of another day's attack.
    pub(super) fn is_of_another_days_event(&self, sentence: usize) -> bool {
        let mut owners = self.owned_events(sentence);
        owners.any(|owner| self.is_day_not_told(owner))
            && self.drafts_in(sentence).take(MOST).any(|draft| is_harm(draft) && self.brings_in(draft))
    }

    /// The same, where the story has said on which other day it happened, and no story happened on this one.
    pub(super) fn is_surely_of_another_day(&self, sentence: usize) -> bool {
        let days: Vec<Day> = self.owned_events(sentence).filter_map(|owner| self.day_of(owner)).collect();
        !self.run.event_days.is_empty()
            && !days.is_empty()
            && !days.iter().any(|day| self.event_days.contains(day))
            && self.drafts_in(sentence).take(MOST).any(|draft| is_harm(draft) && self.brings_in(draft))
    }

    /// The days on which the words of a sentence say that somebody came to harm: "in Monday's attack", "died on Monday".
    pub(super) fn days_of_events(&self, sentence: usize) -> Vec<Day> {
        let mut days: Vec<Day> = self.owned_events(sentence).filter_map(|owner| self.day_of(owner)).collect();
        for draft in self.drafts_in(sentence).filter(|draft| is_harm(draft)).take(MOST) {
            days.extend(self.own_day(draft.trigger));
        }
        days
    }

    /// The owners of the events of a sentence: "Friday" of "Friday's attack".
    fn owned_events(&self, sentence: usize) -> impl Iterator<Item = TokenId> {
        let tokens = self.doc.sentences[sentence].tokens.clone();
        let events = tokens.take(MOST_HEADS).filter(|&t| self.is_event(t));
        events.flat_map(|t| self.doc.children_by(t, &[Deprel::NmodPoss]).take(MOST_OWNERS))
    }

    /// The day that hangs on a predicate: "died on Monday".
    fn own_day(&self, predicate: TokenId) -> Option<Day> {
        let mut below = self.doc.children_by(predicate, &[Deprel::Obl, Deprel::OblUnmarked]);
        below.find_map(|t| self.day_of(t))
    }

    /// The day that a word names: by its date, or where nobody knows when the report was written by its name.
    fn day_of(&self, token: TokenId) -> Option<Day> {
        let at = self.doc.times.partition_point(|time| time.tokens.end <= token);
        let time = self.doc.times.get(at).filter(|time| time.tokens.contains(&token))?;
        match time.value.as_deref() {
            Some(value) => {
                let (first, last) = language::times::days(value)?;
                (first == last).then_some(Day::Date(first))
            }
            None => Some(Day::Name(time.span.of(&self.doc.text).to_lowercase())),
        }
    }

    /// Whether a word names a day, and the story has told of others alone.
    fn is_day_not_told(&self, token: TokenId) -> bool {
        match self.day_of(token) {
            Some(Day::Date(day)) => !self.run.days.is_empty() && !self.run.days.contains(&day),
            Some(Day::Name(name)) => {
                let told = &self.run.day_names;
                !told.is_empty() && !told.iter().any(|other| other.to_lowercase() == name)
            }
            None => false,
        }
    }

    /// "Yemen: a strike killed three", "MOSUL - Police found": the item of another place than the one before it.
    pub(super) fn is_item_of_another_place(&self, sentence: usize) -> bool {
        let name =
            |sentence: usize| self.items.place(sentence).map(|place| self.doc.places[place].name.as_str());
        let Some((_, last)) = self.now else { return false };
        name(sentence).zip(name(last)).is_some_and(|(here, there)| here != there)
    }

    /// Whether a sentence sets out with a place: "In Bath, a gunman killed two".
    pub(super) fn sets_out_with_place(&self, sentence: usize) -> bool {
        let start = self.doc.sentences[sentence].tokens.start;
        let locative = |t: &language::Token| {
            t.upos == Upos::Adp && self.classes.has("STORY_LOCATIVE", &t.lemma.to_lowercase())
        };
        self.doc.tokens.get(start).is_some_and(locative)
            && self.places_in(sentence).next().is_some_and(|place| place.tokens.start <= start + FRONT_WORDS)
    }

    /// Whether a sentence tells of harm in "the capital" to people who were not told of, where the story is set in no capital.
    pub(super) fn is_set_in_capital(&self, sentence: usize) -> bool {
        let elsewhere = !self.run.scenes.is_empty() && !self.run.at.iter().any(|place| place.capital);
        elsewhere && self.harm_in_capital(sentence).is_some_and(|draft| self.brings_in(draft))
    }

    /// What harm a sentence tells of in "the capital".
    pub(super) fn harm_in_capital(&self, sentence: usize) -> Option<&'a Draft> {
        let tokens = self.doc.sentences[sentence].tokens.clone();
        let capital = |&t: &TokenId| {
            self.doc.tokens[t].lemma == "capital"
                && self.doc.tokens[t].upos == Upos::Noun
                && np::determination(self.doc, t) == Determination::Definite
        };
        let head = tokens.take(MOST_HEADS).find(capital)?;
        self.drafts_in(sentence)
            .take(MOST)
            .find(|draft| is_harm(draft) && stands_with(self.doc, self.classes, draft, head))
    }

    /// The clauses of a sentence that tell of harm to others in another place than the clauses before them do: "gunmen killed
    /// seven in Tessalit, while a mine killed three in Gao". Each by its head, with the index of the place.
    /// Where the report has said that they are several incidents, whatever is called otherwise is another place.
    pub(in super::super) fn clauses_elsewhere(
        &self,
        sentence: usize,
        several: bool,
    ) -> Vec<(TokenId, usize)> {
        let mut told: Vec<(&Draft, Vec<&'a Place>)> = Vec::new();
        let mut found = Vec::new();
        for draft in self.drafts_in(sentence).filter(|draft| is_harm(draft) || is_freed(draft)).take(MOST) {
            let mut places: Vec<&Place> = self
                .places_in(sentence)
                .take(MOST)
                .filter(|place| happened_in(self.doc, self.classes, draft, place))
                .collect();
            // "Killed three in Zamfara and freed seven in Sokoto": each predicate has its own.
            let here = self.told_at(draft);
            if places.iter().any(|place| self.predicate_of(place) == Some(here)) {
                places.retain(|place| self.predicate_of(place) == Some(here));
            }
            let Some(&first) = places.first() else { continue };
            let clause = syntax::clause_head(self.doc, draft.trigger);
            let apart = told.iter().all(|(_, others)| {
                let mut pairs =
                    others.iter().flat_map(|other| places.iter().map(move |place| (*other, *place)));
                pairs.all(|(other, place)| {
                    are_two_towns(other, place)
                        || lie_apart(other, place)
                        || several && other.name != place.name && !holds(other, place)
                })
            });
            let beside = is_harm(draft) && self.is_told_beside(clause) && self.brings_in(draft);
            let joined = || self.is_joined_elsewhere(&told, draft, first);
            if !told.is_empty() && apart && (beside || joined()) {
                let index = self.doc.places.partition_point(|place| place.span.start < first.span.start);
                found.push((clause, index));
            }
            told.push((draft, places));
        }
        found
    }

    /// Whether a predicate without a subject of its own is joined to one that tells of another place and day: "killed three in
    /// Zamfara on Monday and rescued seven in Sokoto on Tuesday"; or of dead and hurt who are counted there: "killed two in
    /// Odesa and wounded five in Kharkiv".
    fn is_joined_elsewhere(&self, told: &[(&Draft, Vec<&Place>)], draft: &Draft, place: &Place) -> bool {
        let doc = self.doc;
        let here = self.told_at(draft);
        let joined = doc.tokens[here].deprel == Deprel::Conj
            && !doc.children(here).any(|t| doc.tokens[t].deprel.is_subject());
        let Some(there) = doc.tokens[here].head.filter(|_| joined) else { return false };
        let known = draft.counted.as_ref().is_some_and(|counted| syntax::takes_up(doc, counted.head));
        let mut before = told.iter().map(|(draft, _)| *draft).filter(|draft| self.told_at(draft) == there);
        if known || self.predicate_of(place) != Some(here) || before.clone().next().is_none() {
            return false;
        }
        let days = self.own_day(there).zip(self.own_day(here));
        let counted = |draft: &Draft| {
            matches!(draft.kind, Kind::Killed | Kind::Injured)
                && draft.counted.as_ref().is_some_and(|counted| counted.quantity.is_some())
        };
        days.map_or_else(|| counted(draft) && before.any(counted), |(there, here)| there != here)
    }

    /// The predicate of the clause that tells a claim: "ambushed a patrol, killing two".
    fn told_at(&self, draft: &Draft) -> TokenId {
        let token = &self.doc.tokens[draft.trigger];
        let participle = token.xpos == Xpos::Vbg && token.deprel == Deprel::Advcl;
        token.head.filter(|_| participle).unwrap_or(draft.trigger)
    }

    /// The predicate nearest above a place.
    fn predicate_of(&self, place: &Place) -> Option<TokenId> {
        let mut above = self.doc.ancestors(place.tokens.start).take(STEPS);
        above.find(|&t| self.doc.tokens[t].upos == Upos::Verb)
    }

    /// Whether a clause with a subject of its own stands beside the one above it: "..., and a mine killed three", "while ...".
    fn is_told_beside(&self, clause: TokenId) -> bool {
        let own = self.doc.children(clause).find(|&t| self.doc.tokens[t].deprel.is_subject());
        let beside = match self.doc.tokens[clause].deprel {
            Deprel::Conj | Deprel::Parataxis => true,
            Deprel::Advcl => self
                .doc
                .children_by(clause, &[Deprel::Mark])
                .any(|t| self.classes.has("BESIDE_MARK", &self.doc.tokens[t].lemma)),
            _ => false,
        };
        beside && own.is_some_and(|subject| self.doc.tokens[subject].upos != Upos::Pron)
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
        if self.doc.items.binary_search_by_key(&span.start, |item| item.span.start).is_ok() {
            return true;
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

/// "Rode off towards the Tarn road", "had crossed the Tarn river", "fled to Orsk": where people came from or went, not where anything
/// else happened.
pub(super) fn is_on_the_way(doc: &Document, classes: &Classes, place: &Place) -> bool {
    let head = place.tokens.end.saturating_sub(1);
    let mut at = head;
    for above in std::iter::once(head).chain(doc.ancestors(head)).take(STEPS) {
        if doc.tokens[above].upos == Upos::Verb {
            let leaves = classes.has("LEAVE_VERB", &doc.tokens[above].lemma.to_lowercase());
            let cased = |cases: &[&str]| cases.iter().any(|case| syntax::has_case(doc, at, case));
            let crossed = doc.tokens[above].lemma == "cross"
                && matches!(doc.tokens[at].deprel, Deprel::Obj | Deprel::Obl);
            return crossed
                || cased(&["towards", "toward"])
                || leaves && cased(&["to", "into", "across", "over", "through", "via"]);
        }
        at = above;
    }
    false
}

/// Whether two places lie in different countries or divisions.
fn lie_apart(a: &Place, b: &Place) -> bool {
    let differ =
        |a: &Option<String>, b: &Option<String>| a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a != b);
    differ(&a.country, &b.country) || differ(&a.admin1, &b.admin1)
}

/// Whether both are towns, and not one: each with a point of its own.
fn are_two_towns(a: &Place, b: &Place) -> bool {
    let is_town = |place: &Place| {
        !place.part && matches!(place.precision, PlacePrecision::Exact | PlacePrecision::Near)
    };
    let apart = point(a).zip(point(b)).is_some_and(|(a, b)| places::kilometres(a, b) > BETWEEN_TOWNS_KM);
    is_town(a) && is_town(b) && apart
}

/// Whether two places of one province, a district or a town, lie so far from each other that neither holds the other.
fn are_far_apart(a: &Place, b: &Place) -> bool {
    use PlacePrecision::{Adm2, Exact, Near};
    let is_small = |place: &Place| !place.part && matches!(place.precision, Exact | Near | Adm2);
    let far = point(a).zip(point(b)).is_some_and(|(a, b)| places::kilometres(a, b) > BETWEEN_DISTRICTS_KM);
    is_small(a) && is_small(b) && far
}

/// Whether one is a division that may hold the other.
fn holds(a: &Place, b: &Place) -> bool {
    use PlacePrecision::{Adm1, Adm2, Country};
    [a, b].iter().any(|place| matches!(place.precision, Adm1 | Adm2 | Country))
}

fn lie_near(a: &Place, b: &Place) -> bool {
    point(a).zip(point(b)).is_none_or(|(a, b)| is_near(a, b))
}

fn is_unknown(place: &Place) -> bool {
    point(place).is_none() && !place.part
}

/// Who is let go, saved or held, where others are told to be elsewhere.
fn is_freed(draft: &Draft) -> bool {
    matches!(draft.kind, Kind::Rescued | Kind::Released | Kind::Arrested)
}

fn is_harm(draft: &Draft) -> bool {
    matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Attack | Kind::Abducted)
}

/// "Killed four policemen in Mosul", "a second bomb in Mosul killed four", "in Mosul, four were killed"; not "killed four
/// policemen from Mosul", "a spokesman in Mosul said".
fn happened_in(doc: &Document, classes: &Classes, draft: &Draft, place: &Place) -> bool {
    let head =
        place.tokens.clone().find(|&t| doc.tokens[t].head.is_none_or(|head| !place.tokens.contains(&head)));
    // "In the port city of Aden", "in Russia's Kursk region"
    let town = |head: TokenId| {
        let within = syntax::has_case(doc, head, "of") || doc.tokens[head].deprel == Deprel::Compound;
        let above = doc.tokens[head].head.filter(|_| within);
        above.filter(|&noun| classes.has("PLACE_KIND", &doc.tokens[noun].lemma)).unwrap_or(head)
    };
    head.is_some_and(|head| !is_of_care(doc, classes, place) && stands_with(doc, classes, draft, town(head)))
}

/// Whether a noun says where what a claim tells happened.
fn stands_with(doc: &Document, classes: &Classes, draft: &Draft, head: TokenId) -> bool {
    let on_target = || {
        // "In a missile strike on Dnipro"
        let above = doc.tokens[head].head;
        let noun = above.filter(|&t| doc.tokens[t].upos == Upos::Noun);
        syntax::has_case(doc, head, "on") && noun.is_some()
            // "The shelling of Kherson killed four"
            || syntax::has_case(doc, head, "of")
                && noun.is_some_and(|t| classes.has("EVENT_NOUN", &doc.tokens[t].lemma))
    };
    let stands_in =
        ["in", "at", "near", "outside", "off"].iter().any(|case| syntax::has_case(doc, head, case))
            || on_target();
    // "A crash near Bafoussam left nine dead"
    let result = doc.tokens[draft.trigger].head.filter(|_| doc.tokens[draft.trigger].deprel == Deprel::Xcomp);
    let event = [
        Some(draft.trigger),
        syntax::subject(doc, draft.trigger),
        syntax::object(doc, draft.trigger),
        result,
        result.and_then(|verb| syntax::subject(doc, verb)),
    ];
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
        use Deprel::{Acl, AclRelcl, Advcl, Ccomp, Conj, Csubj, Parataxis};
        match doc.tokens[word].deprel {
            // "Nine died in Derna and four died in Tobruk"
            Conj if doc.children(word).any(|t| doc.tokens[t].deprel.is_subject()) => return false,
            // "17 people died when a boat sank off the coast"
            Advcl => return event.contains(&doc.tokens[word].head),
            Acl | AclRelcl | Ccomp | Csubj | Parataxis => return false,
            _ => {}
        }
    }
    false
}
