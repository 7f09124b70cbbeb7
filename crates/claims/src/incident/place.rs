//! Where an incident happened: the division for which the report's places speak, and the finest place in it.
//!
//! What stands with the event says most, then the dateline, then the rest. A place that the gazetteer knows elsewhere
//! alone ("Homewood" of another state) does not outweigh the dateline and the towns around it; a street that no
//! gazetteer has is told by its town.

use std::collections::HashMap;

use language::{BesideSource, Deprel, Document, Place, PlacePrecision, TokenId, Upos, Xpos};

use super::bearing::Bearings;
use super::court;
use super::items::Items;
use super::scene;
use super::setting::Setting;
use super::{is_event, is_only_spoken, line};
use crate::draft::Draft;
use crate::predicates::Classes;
use crate::reading::{IncidentType, Kind, Reality};
use crate::syntax;

/// What speaks for a division, at least, that is to be called the incident's.
const LEAST: u32 = 10;
/// What a capital in the dateline says: less than a place in a sentence that tells of the incident.
const CAPITAL: u32 = 14;
/// What the state behind the town of a dateline adds.
const STATE: u32 = 12;
/// What the home of somebody who was harmed says.
const HOME: u32 = 10;
/// Words from a preposition to the place, at most: "in the northern X province village of Y".
const TO_PREPOSITION: usize = 7;
/// What further mentions of a place add, one by one and in all.
const AGAIN: u32 = 3;
const AGAIN_MOST: u32 = 9;

/// Where a mention of a place stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// Elsewhere in the report.
    Elsewhere,
    /// In the sentence of an event of the incident.
    Sentence,
    /// In the dateline.
    Dateline,
    /// In the event's own clause.
    Clause,
}

/// A place with all its mentions.
struct Candidate<'a> {
    /// Its first mention, as an index into the document's places.
    mention: usize,
    place: &'a Place,
    weight: u32,
    standing: Standing,
    /// Where it stands, though nothing happened there.
    own: Standing,
    located: bool,
    /// It is where a court sat or somebody was remembered.
    of_court: bool,
    /// It is where people live or were cared for.
    aside: bool,
}

/// Where an incident happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Where {
    /// The place that the text names, as an index into the document's places.
    pub place: Option<usize>,
    /// Where the text's place is not known, it lies in this; where the text names none, no more than this is known.
    pub within: Option<Within>,
    /// How the words put it on a line: between two places, on a border.
    pub line: Option<line::Along>,
    /// It lies far off from the place by the words: "120 km south of".
    pub far: bool,
}

/// What is known of where a place lies that no gazetteer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// The division of a place beside the text, by its index among the document's.
    Beside(usize),
    /// The division of a place of the text, by its index among the document's.
    Division(usize),
    /// The country of a place of the text, by its index among the document's.
    Country(usize),
}

impl Within {
    /// The place, and where it is told if that is beside the text.
    pub fn place(self, doc: &Document) -> Option<(&Place, Option<BesideSource>)> {
        match self {
            Self::Beside(index) => doc.beside.get(index).map(|beside| (&beside.place, Some(beside.source))),
            Self::Division(index) | Self::Country(index) => doc.places.get(index).map(|place| (place, None)),
        }
    }
}

/// What an incident is told of with.
pub struct Told<'a> {
    /// All drafts.
    pub drafts: &'a [Draft],
    /// When and where each of them is set.
    pub settings: &'a [Setting],
    /// The sentences that tell of the incident.
    pub scope: &'a [bool],
    /// Its number.
    pub index: usize,
    /// What kind of incident it is.
    pub incident_type: IncidentType,
    /// By artillery, mortars or rockets, and nothing that flies.
    pub shelled: bool,
    /// The items of a round-up.
    pub items: &'a Items,
}

impl Told<'_> {
    /// It is told only where somebody denies, condemns or threatens it.
    fn is_spoken(&self, doc: &Document) -> bool {
        is_only_spoken(doc, self.drafts, self.index)
    }
}

/// The place of an incident.
pub fn of_incident(doc: &Document, classes: &Classes, bearings: &Bearings, told: &Told<'_>) -> Where {
    let index = told.index;
    let candidates = candidates(doc, classes, bearings, told);
    let resolved = || candidates.iter().filter(|c| c.place.country.is_some());
    // The town, the state and the country of a dateline say one thing.
    let dateline = |c: &Candidate<'_>| c.standing == Standing::Dateline;
    let twice = |c: &Candidate<'_>| {
        dateline(c)
            && resolved().any(|o| {
                dateline(o)
                    && o.place.country == c.place.country
                    && coarseness(o.place.precision) < coarseness(c.place.precision)
            })
    };
    // What stands beside the text speaks for what the report is about.
    let beside = || doc.beside.iter().filter(|_| index == 0).map(|b| (&b.place, beside_weight(b.source)));
    let country = strongest(
        resolved()
            .filter(|c| !twice(c))
            .map(|c| (c.place.country.as_deref(), c.weight))
            .chain(beside().map(|(place, weight)| (place.country.as_deref(), weight))),
    );
    let inside = |place: &Place| place.country.as_deref() == country;
    // "Killed on the border between Aldia and Fernland, officials in Aldgrove said": no division, least of all the speaker's.
    let on_line = |c: &Candidate<'_>| {
        inside(c.place)
            && !c.aside
            && c.standing == Standing::Clause
            && matches!(c.place.precision, PlacePrecision::Line | PlacePrecision::SeaOrAir)
            && c.place.admin1.is_none()
    };
    let is_on_line = resolved().any(on_line);
    let of_divisions = || {
        resolved()
            .filter(|c| inside(c.place) && c.place.admin1.is_some() && !(is_on_line && c.aside))
            .map(|c| (c.place.admin1.as_deref(), if twice(c) { c.weight.min(STATE) } else { c.weight }))
            .chain(
                beside()
                    .filter(|(place, _)| inside(place))
                    .map(|(place, weight)| (place.admin1.as_deref(), weight)),
            )
    };
    // A capital may lie in no division: then one of which less is told does not hold the incident.
    let alone = resolved().filter(|c| inside(c.place) && c.place.admin1.is_none() && is_town(c.place));
    let alone = alone.map(|c| c.weight).max().unwrap_or_default();
    let division = strongest(of_divisions()).filter(|&division| {
        of_divisions().filter(|(of, _)| *of == Some(division)).map(|(_, weight)| weight).sum::<u32>() >= alone
    });
    let in_division =
        |place: &Place| inside(place) && (division.is_none() || place.admin1.as_deref() == division);
    // What no gazetteer has lies somewhere in the country, whichever division the report was written in.
    let may_be = |c: &&Candidate<'_>| {
        let open = c.place.admin1.is_none() && (c.is_of_event() || c.is_region_of_event() || on_line(c));
        in_division(c.place) || inside(c.place) && open
    };
    let spoken = told.is_spoken(doc);
    let best = resolved().filter(may_be).filter(|c| !spoken || !c.aside).max_by_key(|c| {
        let fine = coarseness(c.place.precision) < coarseness(PlacePrecision::Adm1)
            || c.is_of_event()
            || c.is_region_of_event();
        let (tells, ..) = tells(c.located, c.standing);
        let finest = std::cmp::Reverse(coarseness(c.place.precision));
        (fine && tells, tells, c.located, !c.aside, c.standing, finest, std::cmp::Reverse(c.mention))
    });
    if let Some(best) = best {
        return match unlisted(&candidates, best) {
            Some(place) => Where {
                place: Some(place),
                within: lent(doc, classes, &candidates, best, told),
                ..Where::default()
            },
            None if best.of_court => {
                Where { within: Some(Within::Division(best.mention)), ..Where::default() }
            }
            // "Were killed on the border" in the report of a town: not in the town.
            None if best.standing == Standing::Dateline && on_border(doc, classes, told) => {
                Where { within: Some(Within::Country(best.mention)), ..Where::default() }
            }
            None => {
                let line = line::along(doc, classes, best.mention);
                let far = line::is_far_off(doc, best.mention);
                Where { place: Some(best.mention), line, far, ..Where::default() }
            }
        };
    }
    // What no gazetteer has is still what the report says.
    let unknown = |setting: &Setting| {
        setting.place.filter(|&place| country.is_none() || doc.places[place].country.is_none())
    };
    let mine = || told.drafts.iter().zip(told.settings).filter(|(draft, _)| draft.incident == index);
    let of_event = mine().filter(|(draft, _)| is_event(draft)).find_map(|(_, setting)| unknown(setting));
    let within = country.and_then(|_| {
        let all = doc.beside.iter().enumerate().filter(|(_, b)| index == 0 && in_division(&b.place));
        all.min_by_key(|(at, b)| (coarseness(b.place.precision), *at)).map(|(at, _)| at)
    });
    let place = of_event.or_else(|| mine().find_map(|(_, setting)| unknown(setting)));
    let village =
        place.is_some_and(|place| doc.places[place].country.is_none() && doc.places[place].unlisted);
    let within = within.map(Within::Beside).or_else(|| of_report(doc, classes, told).filter(|_| village));
    Where { place, within, ..Where::default() }
}

/// Whether the clause of an event puts it on a border without saying which.
fn on_border(doc: &Document, classes: &Classes, told: &Told<'_>) -> bool {
    let events = told.drafts.iter().filter(|draft| draft.incident == told.index && is_event(draft));
    events.flat_map(|draft| doc.tokens_in(draft.evidence)).any(|t| {
        classes.has("BORDER", &doc.tokens[t].lemma)
            && doc.children_by(t, &[Deprel::Case]).any(|case| {
                matches!(doc.tokens[case].lemma.as_str(), "on" | "at" | "near" | "along" | "across")
            })
    })
}

/// The place of the event's own clause that no gazetteer has, where the best that is known is no more than where the
/// report was written or which country it tells of.
fn unlisted(candidates: &[Candidate<'_>], best: &Candidate<'_>) -> Option<usize> {
    let wide = coarseness(best.place.precision) >= coarseness(PlacePrecision::Adm1)
        || best.place.precision == PlacePrecision::SeaOrAir;
    let is_wide = wide && !best.is_of_event();
    // "In Aldgrove, County Fern": the county's town has its name too.
    let before = |c: &&Candidate<'_>| {
        c.place.country.is_none() && c.place.unlisted && line::stands_before(c.place, best.place)
    };
    if let Some(village) = candidates.iter().filter(|c| c.mention + 1 == best.mention).find(before) {
        return Some(village.mention);
    }
    if best.standing == Standing::Clause && !is_wide {
        return None;
    }
    // "Were shot as they crossed the Fern River", told in a capital.
    let on_water = |c: &&Candidate<'_>| {
        matches!(c.place.precision, PlacePrecision::Line | PlacePrecision::SeaOrAir)
            && c.standing == Standing::Clause
            && c.place.country.is_none()
    };
    if best.standing == Standing::Dateline
        && best.place.capital
        && let Some(water) = candidates.iter().find(on_water)
    {
        return Some(water.mention);
    }
    let unlisted = |c: &&Candidate<'_>| c.place.country.is_none() && c.is_of_event();
    // "An attack in Fern province ... The gunmen rode into Aldgrove": the village is told behind the lead.
    let told_later = |c: &&Candidate<'_>| {
        c.place.country.is_none()
            && c.place.unlisted
            && !c.place.part
            && !c.aside
            && c.located
            && c.standing == Standing::Sentence
    };
    candidates.iter().find(unlisted).or_else(|| candidates.iter().find(told_later)).map(|c| c.mention)
}

impl Candidate<'_> {
    /// Whether it is a place that no gazetteer has, in the event's own clause.
    fn is_of_event(&self) -> bool {
        self.place.unlisted && !self.place.part && self.standing == Standing::Clause && self.located
    }

    /// "In northern Sinai": a region of several divisions, in the event's own clause.
    fn is_region_of_event(&self) -> bool {
        self.place.precision == PlacePrecision::Adm1
            && self.place.admin1.is_none()
            && self.standing == Standing::Clause
            && self.located
    }
}

/// Where a place lies that no gazetteer has, as far as the rest of the report tells.
fn lent(
    doc: &Document,
    classes: &Classes,
    candidates: &[Candidate<'_>],
    best: &Candidate<'_>,
    told: &Told<'_>,
) -> Option<Within> {
    // What air forces do is told from wherever their command sits.
    let mine = || told.drafts.iter().filter(|draft| draft.incident == told.index);
    let from_afar = told.incident_type == IncidentType::Airstrike
        || mine().any(|draft| draft.suggests == Some(IncidentType::Airstrike));
    let from_afar = from_afar && !told.shelled && !is_of_country(doc, classes, best.place);
    if best.standing != Standing::Dateline {
        return (!(best.aside && from_afar)).then(|| around(best));
    }
    // A report that puts something in another country is not of what is around its dateline; but talks to be held abroad are
    // no scene where the report tells of more places of the country in which it was written.
    let at_home = doc.places.iter().any(|place| {
        place.country.is_some()
            && place.country == best.place.country
            && place.name != best.place.name
            && doc.dateline_at(place.span).is_none()
    });
    let abroad = |c: &&Candidate<'_>| {
        let elsewhere = c.place.country.is_some() && c.place.country != best.place.country;
        c.located && elsewhere && !c.of_court && (c.standing > Standing::Elsewhere || !at_home)
    };
    if let Some(other) =
        candidates.iter().filter(abroad).max_by_key(|c| (c.weight, std::cmp::Reverse(c.mention)))
    {
        return Some(Within::Country(other.mention));
    }
    (!from_afar).then(|| around(best))
}

/// Whether the report tells, beside its dateline, of the country in which it was written: "BEIRUT - a drone struck a village,
/// Lebanese sources said". Those whose forces fight abroad tell of them at home.
fn is_of_country(doc: &Document, classes: &Classes, dateline: &Place) -> bool {
    let Some(country) = dateline.country.as_deref() else { return false };
    let told = doc.nationalities.iter().any(|other| other == country)
        || doc.places.iter().any(|place| {
            place.country.as_deref() == Some(country)
                && place.name != dateline.name
                && doc.dateline_at(place.span).is_none()
        });
    told && !classes.has("FIGHTS_ABROAD", &country.to_lowercase())
}

/// Where a place lies that no gazetteer has, if no other place of its sentences tells: in the country of which the report tells.
fn of_report(doc: &Document, classes: &Classes, told: &Told<'_>) -> Option<Within> {
    let in_dateline = |place: &Place| doc.dateline_at(place.span).is_some();
    let known = || doc.places.iter().enumerate().filter(|(_, place)| place.country.is_some());
    let (dateline, home) = known().find(|(_, place)| in_dateline(place))?;
    let country = home.country.as_deref()?;
    let elsewhere = || {
        let places = known().filter(|(_, place)| !in_dateline(place));
        places
            .filter_map(|(_, place)| place.country.as_deref())
            .chain(doc.nationalities.iter().map(String::as_str))
    };
    let from_afar = told.incident_type == IncidentType::Airstrike && !told.shelled;
    let at_home = elsewhere().any(|other| other == country);
    let alone = elsewhere().next().is_none() && !from_afar;
    let away = classes.has("FIGHTS_ABROAD", &country.to_lowercase());
    (at_home && !(away && from_afar) || alone).then_some(Within::Country(dateline))
}

/// In a capital agencies write of the whole country; other towns' reports are of what is around them.
fn around(best: &Candidate<'_>) -> Within {
    let far_off = best.standing == Standing::Dateline && best.place.capital;
    if far_off { Within::Country(best.mention) } else { Within::Division(best.mention) }
}

/// What a place beside the text says.
fn beside_weight(source: BesideSource) -> u32 {
    match source {
        BesideSource::Title => 14,
        BesideSource::Office => 12,
        BesideSource::Outlet => 12,
    }
}

/// The key with the greatest sum, if it is enough or there is no other; the first of equals.
fn strongest<'a>(weights: impl Iterator<Item = (Option<&'a str>, u32)>) -> Option<&'a str> {
    let mut sums: Vec<(&str, u32)> = Vec::new();
    for (key, weight) in weights {
        let Some(key) = key else { continue };
        match sums.iter_mut().find(|(k, _)| *k == key) {
            Some((_, sum)) => *sum += weight,
            None => sums.push((key, weight)),
        }
    }
    let alone = sums.len() == 1;
    let most = sums.iter().map(|(_, sum)| *sum).max().filter(|most| alone || *most >= LEAST)?;
    sums.iter().find(|(_, sum)| *sum == most).map(|(key, _)| *key)
}

/// The distinct places of the sentences in scope, each with what its mentions say. Where no place stands with violence,
/// those count at which forces made arrests or had an operation.
fn candidates<'a>(
    doc: &'a Document,
    classes: &Classes,
    bearings: &Bearings,
    told: &Told<'_>,
) -> Vec<Candidate<'a>> {
    let violent = gathered(doc, classes, told, is_event);
    let found = |c: &Candidate<'_>| {
        c.standing == Standing::Clause && c.located && c.place.precision != PlacePrecision::Country
    };
    if violent.iter().any(found) {
        return violent;
    }
    let is_raid = |draft: &Draft| match draft.kind {
        kind if kind.is_operation() => true,
        Kind::Arrested => bearings.tells_raid(doc, doc.tokens[draft.trigger].sentence),
        _ => false,
    };
    let all = gathered(doc, classes, told, |draft| is_event(draft) || is_raid(draft));
    if all.iter().any(found) {
        return all;
    }
    // "Arrested two boys at flats in Aldgrove on suspicion of planning a bombing": nothing happened but that.
    let mine = || told.drafts.iter().filter(|draft| draft.incident == told.index);
    let meant = |draft: &Draft| draft.kind == Kind::Attack && draft.reality == Reality::Unreal;
    if mine().any(is_event) || !mine().any(meant) {
        return violent;
    }
    let arrests = gathered(doc, classes, told, |draft| draft.kind == Kind::Arrested);
    if arrests.iter().any(found) { arrests } else { violent }
}

fn gathered<'a>(
    doc: &'a Document,
    classes: &Classes,
    told: &Told<'_>,
    is_event: impl Fn(&Draft) -> bool,
) -> Vec<Candidate<'a>> {
    let mut candidates: Vec<Candidate<'a>> = Vec::new();
    let mut known: HashMap<(&str, Option<&str>, Option<&str>), usize> = HashMap::new();
    let mut events: HashMap<usize, Vec<&Draft>> = HashMap::new();
    for draft in told.drafts.iter().filter(|draft| draft.incident == told.index && is_event(draft)) {
        events.entry(doc.tokens[draft.trigger].sentence).or_default().push(draft);
    }
    let mut home: Option<&Place> = None;
    let spoken = told.is_spoken(doc);
    let head = events
        .keys()
        .map(|&sentence| told.items.place(sentence))
        .reduce(|a, b| a.filter(|_| a == b))
        .flatten();
    for (mention, place) in doc.places.iter().enumerate() {
        let Some(sentence) = doc.tokens.get(place.tokens.start).map(|t| t.sentence) else { continue };
        if !told.scope.get(sentence).copied().unwrap_or(false) && head != Some(mention) {
            continue;
        }
        if speaks(doc, classes, place) {
            continue;
        }
        let events = events.get(&sentence).map_or(&[][..], Vec::as_slice);
        let of_court = court::is_of_court(doc, classes, place, events);
        let in_dateline = doc.dateline.as_ref().is_some_and(|dateline| dateline.span.overlaps(place.span));
        // "Of Aldgrove, Ohio": the state is that of the home.
        let of_home = home.is_some_and(|town| scene::follows(doc, town, place));
        let lives = !in_dateline && (of_home || scene::is_home(doc, classes, place));
        home = Some(place).filter(|_| lives);
        let speaker = !in_dateline && scene::is_of_speaker(doc, classes, place, events);
        let spoken = in_dateline && spoken;
        let cared = || scene::is_of_care(doc, classes, place, events);
        let holds_next = line::holds_next(doc, classes, mention);
        let gloss = line::is_gloss(doc, mention);
        let aside = lives
            || speaker
            || gloss
            || holds_next
            || spoken
            || !in_dateline
                && (scene::is_of_office(doc, classes, place)
                    || cared()
                    || scene::is_refuge(doc, place, events));
        let own = if of_court { Standing::Elsewhere } else { standing(doc, classes, place, events) };
        // What heads an item is its dateline; the report's own says where its desk is.
        let own = match head {
            Some(head) if head == mention => Standing::Dateline,
            Some(_) if own == Standing::Dateline => Standing::Elsewhere,
            _ => own,
        };
        let standing = if aside && head != Some(mention) { Standing::Elsewhere } else { own };
        let is_put = !of_court
            && (is_located(doc, classes, place)
                || place.precision == PlacePrecision::Near
                || is_hit(doc, classes, place, events)
                || is_entered(doc, classes, place, events));
        let located = is_put && !aside;
        // News agencies sit in capitals, whatever they tell of.
        let far_off = standing == Standing::Dateline && place.capital && head.is_none();
        let weight = match own {
            _ if far_off => CAPITAL,
            // Most people are harmed where they live, and cared for near it.
            _ if speaker
                || spoken
                || holds_next
                || gloss
                || lives && place.precision == PlacePrecision::Country =>
            {
                weight(standing, false)
            }
            _ if lives => HOME,
            own => weight(own, is_put),
        };
        let key = (place.name.as_str(), place.admin1.as_deref(), place.country.as_deref());
        match known.get(&key) {
            Some(&at) => {
                let candidate = &mut candidates[at];
                let most = candidate.weight.max(weight) + AGAIN;
                candidate.weight = most.min(self::weight(candidate.own.max(own), true) + AGAIN_MOST);
                candidate.own = candidate.own.max(own);
                if tells(located, standing) > tells(candidate.located, candidate.standing) {
                    (candidate.mention, candidate.place) = (mention, place);
                    (candidate.standing, candidate.located) = (standing, located);
                    (candidate.of_court, candidate.aside) = (of_court, aside);
                }
            }
            None => {
                known.insert(key, candidates.len());
                candidates.push(Candidate {
                    mention,
                    place,
                    weight,
                    standing,
                    own,
                    located,
                    of_court,
                    aside,
                });
            }
        }
    }
    candidates
}

/// "Washington said": a capital that stands for its government is where nothing happened.
fn speaks(doc: &Document, classes: &Classes, place: &Place) -> bool {
    place.tokens.clone().any(|t| {
        let verb = doc.tokens[t].head.filter(|_| doc.tokens[t].deprel == Deprel::Nsubj);
        verb.is_some_and(|verb| {
            ["SPEECH_VERB", "TOLD_VERB"].iter().any(|class| classes.has(class, &doc.tokens[verb].lemma))
        })
    })
}

fn standing(doc: &Document, classes: &Classes, place: &Place, events: &[&Draft]) -> Standing {
    if doc.dateline.as_ref().is_some_and(|dateline| dateline.span.overlaps(place.span)) {
        return Standing::Dateline;
    }
    if events.iter().any(|draft| draft.evidence.contains(place.span))
        || scene::holds_event(doc, classes, place, events)
    {
        return Standing::Clause;
    }
    if !events.is_empty() || scene::tells_event(doc, classes, place) {
        Standing::Sentence
    } else {
        Standing::Elsewhere
    }
}

/// Whether a mention may be where it happened; of those that may, the located ones say more, then those nearer the event.
fn tells(located: bool, standing: Standing) -> (bool, bool, Standing) {
    let may_be = standing > Standing::Sentence || located && standing == Standing::Sentence;
    (may_be, located, standing)
}

fn weight(standing: Standing, located: bool) -> u32 {
    match (standing, located) {
        (Standing::Clause, true) => 40,
        (Standing::Dateline, _) => 36,
        (Standing::Clause, false) | (Standing::Sentence, true) => 20,
        (Standing::Sentence, false) => 10,
        (Standing::Elsewhere, true) => 6,
        (Standing::Elsewhere, false) => 4,
    }
}

/// Whether a place stands behind a preposition that puts something there ("in", "near"), not in "Lima-bound" or "of Lima".
fn is_located(doc: &Document, classes: &Classes, place: &language::Place) -> bool {
    let first = place.tokens.start;
    // "In the hamlet of X"
    let is_kind = |t: TokenId| classes.has("PLACE_KIND", &doc.tokens[t].lemma);
    let describes = |t: TokenId| {
        // "In northern Aldia's Fern district", "at the Aldian-Fernish border"
        matches!(doc.tokens[t].upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Part)
            || doc.tokens[t].xpos == Xpos::Hyph
            || doc.tokens[t].lemma == "of" && is_kind(t - 1)
    };
    let start = doc.tokens.get(first).map_or(0, |t| doc.sentences[t.sentence].tokens.start);
    (first.saturating_sub(TO_PREPOSITION).max(start)..first)
        .any(|t| classes.has("LOCATIVE", &doc.tokens[t].lemma) && (t + 1..first).all(describes))
}

/// "Attacked X village", "X village was attacked": the place is what it is done to.
fn is_hit(doc: &Document, classes: &Classes, place: &Place, events: &[&Draft]) -> bool {
    let kind = place.tokens.end;
    let typed = doc.tokens.get(kind).is_some_and(|token| classes.has("PLACE_KIND", &token.lemma));
    let head = if typed { kind } else { kind.saturating_sub(1) };
    // "Attacked the town of X".
    let of = place.tokens.start.checked_sub(2).filter(|&t| {
        doc.word(t + 1).eq_ignore_ascii_case("of") && classes.has("PLACE_KIND", &doc.tokens[t].lemma)
    });
    let head = of.unwrap_or(head);
    doc.tokens.get(head).is_some_and(|token| {
        matches!(token.deprel, Deprel::Obj | Deprel::NsubjPass)
            && token.head.is_some_and(|verb| {
                events.iter().any(|event| event.trigger == verb)
                    || classes.has("TAKE_TERRITORY", &doc.tokens[verb].lemma.to_lowercase())
                    || syntax::takes_back(doc, verb)
            })
    })
}

/// "Burst into the town of X", "a night raid on X": the phrase hangs on what happened, by a word that leads there.
fn is_entered(doc: &Document, classes: &Classes, place: &Place, events: &[&Draft]) -> bool {
    let first = place.tokens.start;
    let head = place.tokens.end.saturating_sub(1);
    let of = first.checked_sub(2).filter(|&t| {
        doc.word(t + 1).eq_ignore_ascii_case("of") && classes.has("PLACE_KIND", &doc.tokens[t].lemma)
    });
    let is_top = |&t: &TokenId| doc.tokens[t].head.is_none_or(|above| !place.tokens.contains(&above));
    let top = of.unwrap_or_else(|| place.tokens.clone().find(is_top).unwrap_or(head));
    let into = doc
        .children_by(top, &[Deprel::Case])
        .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "into" | "on" | "through"));
    into && place.precision != PlacePrecision::Country
        && doc.ancestors(top).take(2).any(|t| {
            // "Rode into X and shot at whoever came out".
            let goes_on =
                || doc.children_by(t, &[Deprel::Conj]).any(|c| events.iter().any(|e| e.trigger == c));
            events.iter().any(|event| event.trigger == t)
                || doc.tokens[t].upos == Upos::Verb && goes_on()
                || doc.tokens[t].upos == Upos::Noun && classes.has("EVENT_NOUN", &doc.tokens[t].lemma)
        })
}

/// A place with a point of its own.
fn is_town(place: &Place) -> bool {
    matches!(place.precision, PlacePrecision::Exact | PlacePrecision::Near)
}

/// Finer places say more of where it happened.
fn coarseness(precision: PlacePrecision) -> u8 {
    match precision {
        PlacePrecision::Exact | PlacePrecision::Near | PlacePrecision::Line => 0,
        PlacePrecision::Adm2 | PlacePrecision::SeaOrAir => 1,
        PlacePrecision::Adm1 => 2,
        PlacePrecision::Country => 3,
        PlacePrecision::Unknown => 4,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::incident::tests::check_places;

    #[test]
    fn a_village_that_no_gazetteer_has_beats_the_dateline() {
        let told = "\
KABUL Kabul NNP 4 dep
- - : 4 punct
Gunmen gunman NNS 4 nsubj
killed kill VBD 0 root
four four CD 6 nummod
cooks cook NNS 4 obj
in in IN 9 case
the the DT 9 det
village village NN 4 obl
of of IN 11 case
Tolvanabad Tolvanabad NNP 9 nmod
on on IN 13 case
Monday Monday NNP 4 obl SpaceAfter=No
. . . 4 punct
";
        check_places(
            &["KABUL", "Tolvanabad"],
            told,
            expect![[r#"
                main: 2023-03-13..2023-03-13 (day) in Tolvanabad, AF: 1 claims
            "#]],
        );
    }
}
