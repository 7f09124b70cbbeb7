//! Chooses the place that each name of a report means, from the report's own context.
//!
//! Evidence, in order of weight: what the text says outright ("X, Y", "the province of X"), the other places of the
//! report (the same country and division, small distance), and how well known a place is. A name means the same place
//! all through a report, unless the text says otherwise.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::fold;
use super::gazetteer::{Feature, Gazetteer, NameForm, PlaceId, Record};
use super::mention::{Container, Mention};

/// Senses of one name that are weighed, at most.
const MAX_SENSES: usize = 64;
/// Names that serve as context for the others, at most: keeps the work linear in the number of names.
const MAX_ANCHORS: usize = 64;
/// How often the senses are weighed anew in the light of each other.
const ROUNDS: usize = 3;
/// The most that the report's countries add to a sense, and the most that nearness to its other places adds.
const COUNTRY_SUPPORT: f64 = 3.2;
const NEARNESS_SUPPORT: f64 = 3.5;
/// Distance at which nearness counts for a third, in kilometres.
const NEARNESS_KM: f64 = 150.0;

/// Distance within which two places of one name are a division and its town, in kilometres.
const NAMESAKE_KM: f64 = 60.0;
/// Distance between a quarter and the middle of its city, at most, in kilometres.
const QUARTER_KM: f64 = 60.0;
/// Distance from a region's centre within which a place may lie in it, in kilometres.
const REGION_KM: f64 = 400.0;
/// What a place gains of which another mention of its name says where it lies.
const NAMESAKE_SUPPORT: f64 = 4.0;
/// Prior above which a place needs no support (a town of 30,000), and the support that a smaller one needs.
const KNOWN_PRIOR: f64 = 4.5;
const KNOWN_SUPPORT: f64 = 0.25;
/// The same for a local outlet's report (a town of 120,000), which names parts of its own town as if all knew them.
const LOCAL_PRIOR: f64 = 5.1;
/// Nearness to the report's other places that a smaller town needs: some 100 kilometres from one.
const KNOWN_NEARNESS: f64 = 0.9;
/// Prior above which a name in a building's is that of the town (half a million).
const BUILDING_PRIOR: f64 = 5.7;
/// Prior of a town of half a million.
const LARGE_PRIOR: f64 = 5.7;
/// Share of a division's inhabitants that makes a town of the same name its chief town.
const CHIEF_TOWN: f64 = 0.12;
/// Senses of another name that are looked at as context, at most.
const MAX_CONTEXT_SENSES: usize = 12;

/// Names that are said of the same place.
struct Group {
    senses: Vec<Sense>,
    mentions: Vec<usize>,
    /// Number of the group of the place in which this one lies.
    container: Option<usize>,
    firm: bool,
    /// The text puts it there, and does not list one beside the other.
    outright: bool,
    /// A group that the text firmly puts in this one.
    content: Option<usize>,
    country: Option<String>,
    /// The country of that adjective, where its name was found.
    country_id: Option<PlaceId>,
    chosen: Option<usize>,
    key: String,
    /// All that bears the name is a building or an institution.
    of_building: bool,
    /// A street, a building or a quarter: its town is not told by the division behind it.
    part: bool,
    /// The text calls what bears the name a quarter.
    quarter: bool,
}

/// A place that a name may mean.
struct Sense {
    id: PlaceId,
    prior: f64,
    /// The prior without what type words say: "the X neighborhood" makes no X known.
    stature: f64,
    country: Option<[u8; 2]>,
    admin1: Option<PlaceId>,
    admin2: Option<PlaceId>,
    feature: Feature,
    /// Unit vector from the middle of the earth.
    at: [f64; 3],
}

/// What is known of the report's countries beside its place names: a weight a country.
pub type CountryWeights = HashMap<[u8; 2], f64>;

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// A place of the gazetteer.
    At(PlaceId),
    /// A place that the gazetteer has not, in this division or country of it.
    Within(PlaceId),
    /// The report does not tell, or the gazetteer has none.
    Unknown,
}

/// Chooses a place for each mention. `local`: the outlet is known to sit in one town; `offices`: the mentions that are
/// names of forces and offices which answer for a place.
pub fn resolve(
    gazetteer: &Gazetteer,
    mentions: &[Mention],
    weights: &CountryWeights,
    local: bool,
    offices: Range<usize>,
) -> Vec<Chosen> {
    let (mut groups, group_of) = groups(gazetteer, mentions);
    for group in &mut groups {
        group.chosen = best(group, |sense| sense.prior);
    }
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|&g| std::cmp::Reverse(groups[g].mentions.len()));
    order.truncate(MAX_ANCHORS);
    for _ in 0..ROUNDS {
        let context = Context::new(&groups, &order, weights);
        let told = told_outright(&groups);
        let chosen: Vec<Option<usize>> = groups
            .iter()
            .enumerate()
            .map(|(index, group)| {
                let container = group.container.and_then(|c| {
                    let c = groups.get(c)?;
                    c.senses.get(c.chosen?)
                });
                let told = told.get(group.key.as_str()).filter(|_| !group.firm);
                best(group, |sense| {
                    sense.prior
                        + context.support(index, sense)
                        + inside(group, sense, container)
                        + if told == Some(&sense.id) { NAMESAKE_SUPPORT } else { 0.0 }
                        + around(sense, group.content.and_then(|c| groups.get(c)))
                })
            })
            .collect();
        let same = groups.iter().zip(&chosen).all(|(g, c)| g.chosen == *c);
        for (group, chosen) in groups.iter_mut().zip(chosen) {
            group.chosen = chosen;
        }
        if same {
            break;
        }
    }
    let context = Context::new(&groups, &order, weights);
    let seats: Vec<&Sense> = offices
        .filter_map(|mention| groups.get(group_of.get(mention).copied().flatten()?)?.sense())
        .collect();
    let is_known = |index: usize, group: &Group, sense: &Sense| {
        (group.firm || !is_another_towns(&seats, sense)) && is_known(&context, index, group, sense, local)
    };
    let settled: Vec<Chosen> = groups
        .iter()
        .enumerate()
        .map(|(index, group)| {
            let sense = group.sense();
            if let Some(around) = elsewhere(&groups, group, sense) {
                return Chosen::Within(around);
            }
            if let Some(sense) = sense.filter(|sense| is_known(index, group, sense)) {
                return Chosen::At(sense.id);
            }
            let around = group.container.filter(|_| !group.part).and_then(|c| Some((c, groups.get(c)?)));
            let around = around.and_then(|(index, around)| Some((index, around, around.sense()?)));
            match around.filter(|(index, around, sense)| {
                holds_unknown(gazetteer, sense) && is_known(*index, around, sense)
            }) {
                Some((.., around)) => Chosen::Within(around.id),
                None => group.country_id.map_or(Chosen::Unknown, Chosen::Within),
            }
        })
        .collect();
    let settled = |group: usize| settled.get(group).copied().unwrap_or(Chosen::Unknown);
    group_of.into_iter().map(|group| group.map_or(Chosen::Unknown, settled)).collect()
}

/// The places of which the text says outright where they lie, by their names: "ALDGROVE, Ohio", for "in Aldgrove" further down.
fn told_outright(groups: &[Group]) -> HashMap<&str, PlaceId> {
    let told = groups.iter().filter(|group| group.firm).filter_map(|group| {
        let container = groups.get(group.container?)?.sense()?;
        let sense = group.sense().filter(|sense| lies_in(sense, container))?;
        Some((group.key.as_str(), sense.id))
    });
    // The first of several.
    told.fold(HashMap::new(), |mut all, (key, id)| {
        all.entry(key).or_insert(id);
        all
    })
}

/// Whether a place can hold one that no gazetteer has: a division, a country or a region of one.
fn holds_unknown(gazetteer: &Gazetteer, sense: &Sense) -> bool {
    let divides = matches!(sense.feature, Feature::Adm1 | Feature::Adm2 | Feature::Country | Feature::Region);
    divides && gazetteer.record(sense.id).is_some_and(|record| record.country.is_some())
}

/// Whether a town is not the one that a report's police answer for: "Aldgrove" with the police of a city in another country,
/// or a quarter of a city far from that of the police. Large towns are named whoever answers.
fn is_another_towns(seats: &[&Sense], sense: &Sense) -> bool {
    let far = |seat: &&Sense| distance_km(seat, sense) > QUARTER_KM;
    let abroad = seats.iter().all(|seat| seat.country != sense.country);
    let is_town = matches!(sense.feature, Feature::Populated | Feature::Section);
    !seats.is_empty()
        && is_town
        && sense.stature < LARGE_PRIOR
        && (abroad || sense.feature == Feature::Section && seats.iter().all(far))
}

/// The division or country in which the text puts a name outright ("X, Y"), where the gazetteer knows of an X elsewhere
/// alone, or of none. A large town is no such X: it may stand beside Y in a list.
fn elsewhere(groups: &[Group], group: &Group, sense: Option<&Sense>) -> Option<PlaceId> {
    let container = groups.get(group.container.filter(|_| group.outright)?)?.sense()?;
    // Of towns the gazetteer does not always tell the second-level division.
    let abroad = sense.is_none_or(|s| s.country != container.country);
    let divides = match container.feature {
        Feature::Adm1 | Feature::Country => true,
        Feature::Adm2 => abroad,
        _ => false,
    };
    // "Berlin, Ohio": of another country's division even a large town is not.
    let may_be_listed = |s: &Sense| {
        s.prior > LARGE_PRIOR && (container.feature == Feature::Country || s.country == container.country)
    };
    let fits =
        sense.is_some_and(|s| lies_in(s, container) || may_be_listed(s) || s.feature != Feature::Populated);
    (divides && !fits).then_some(container.id)
}

/// Whether a sense is better than a guess: well known, borne out by the report, or the only one in a report that says
/// nothing else. A gazetteer never has all places, so a single sense alone proves little.
fn is_known(context: &Context<'_>, index: usize, group: &Group, sense: &Sense, local: bool) -> bool {
    // The same name with a type word proves nothing.
    let nearness = context.nearness(index, sense, false);
    let near = nearness > KNOWN_NEARNESS;
    // "In the Alder neighborhood" is no town of that name, unless it lies by what else is told of.
    if group.quarter && !group.firm && sense.feature == Feature::Populated && !near {
        return false;
    }
    if group.of_building {
        return nearness > KNOWN_SUPPORT || sense.stature > BUILDING_PRIOR;
    }
    let alone = group.senses.len() == 1 && context.anchors.len() == 1;
    // A district and its own town are one place for this.
    let another = |other: &&Sense| other.country == sense.country && distance_km(other, sense) > NAMESAKE_KM;
    let compatriots = group.senses.iter().filter(another).count();
    // Of several villages of one name in a country, that country's being told of speaks for none.
    let only_there = compatriots == 0 && !local && context.support(index, sense) > KNOWN_SUPPORT;
    let known_prior = if local { LOCAL_PRIOR } else { KNOWN_PRIOR };
    // "Alder" of Alder governorate is named as the governorate is.
    let chief = group.senses.iter().any(|division| {
        division.feature == Feature::Adm1
            && division.country == sense.country
            && (sense.admin1 == Some(division.id) || sense.id == division.id)
            && sense.country.is_some_and(|country| country != *b"US")
    });
    sense.stature > known_prior || alone || near || only_there || chief || group.firm
}

fn best(group: &Group, score: impl Fn(&Sense) -> f64) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (index, sense) in group.senses.iter().enumerate() {
        let score = score(sense);
        if best.is_none_or(|(_, most)| score > most + 1e-9) {
            best = Some((index, score));
        }
    }
    best.map(|(index, _)| index)
}

/// What the place that the text names around this one adds to a sense.
fn inside(group: &Group, sense: &Sense, container: Option<&Sense>) -> f64 {
    let mut support = 0.0;
    if let Some(code) = &group.country {
        support += if sense.country.is_some_and(|c| c == code.as_bytes()) { 4.0 } else { 0.0 };
    }
    let Some(container) = container else { return support };
    let is_inside = lies_in(sense, container);
    let weight = if group.firm { 8.0 } else { 4.0 };
    support + if is_inside { weight } else { 0.0 }
}

/// What a place that the text puts in this one adds to a sense: "X, Y" speaks for the Y that has an X.
fn around(sense: &Sense, content: Option<&Group>) -> f64 {
    let Some(content) = content else { return 0.0 };
    let most = content.senses.iter().map(|s| s.prior).fold(f64::NEG_INFINITY, f64::max);
    // The better known the X in this Y, the more it says.
    let inner = content.senses.iter().filter(|s| lies_in(s, sense)).map(|s| s.prior - most);
    inner.map(|below| (5.0 + below).max(1.0)).fold(0.0, f64::max)
}

fn lies_in(sense: &Sense, container: &Sense) -> bool {
    match container.feature {
        Feature::Country => {
            sense.country.is_some() && sense.country == container.country && sense.feature != Feature::Country
        }
        Feature::Adm1 => sense.admin1 == Some(container.id),
        Feature::Adm2 => sense.admin2 == Some(container.id),
        _ => sense.feature != container.feature && distance_km(sense, container) < REGION_KM,
    }
}

fn groups(gazetteer: &Gazetteer, mentions: &[Mention]) -> (Vec<Group>, Vec<Option<usize>>) {
    // A mention is grouped by its name, by what it must be, and by what it lies in.
    let mut numbers: HashMap<(String, Option<Feature>, Option<String>, bool), usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of = Vec::with_capacity(mentions.len());
    let containers: HashSet<usize> = mentions
        .iter()
        .filter_map(|m| match m.container {
            Some(Container::Mention { index, .. }) => Some(index),
            _ => None,
        })
        .collect();
    let is_quarter = |m: &&Mention| m.demand == Some(Feature::Section);
    let quarters: HashSet<&str> = mentions.iter().filter(is_quarter).map(|m| m.key.as_str()).collect();
    for (index, mention) in mentions.iter().enumerate() {
        let within = match &mention.container {
            Some(Container::Mention { index, firm: true }) => mentions.get(*index).map(|m| m.key.clone()),
            Some(Container::Country(code)) => Some(code.clone()),
            _ => None,
        };
        let name = (mention.key.clone(), mention.demand, within, containers.contains(&index));
        let number = *numbers.entry(name).or_insert_with(|| {
            groups.push(Group {
                senses: senses(gazetteer, mention, mentions, containers.contains(&index)),
                mentions: Vec::new(),
                container: None,
                firm: false,
                outright: false,
                content: None,
                country: None,
                country_id: None,
                chosen: None,
                key: mention.key.clone(),
                of_building: true,
                part: mention.part,
                quarter: quarters.contains(mention.key.as_str()),
            });
            groups.len() - 1
        });
        groups[number].mentions.push(index);
        groups[number].of_building &= mention.of_building;
        group_of.push(Some(number));
    }
    for (index, mention) in mentions.iter().enumerate() {
        let Some(number) = group_of[index] else { continue };
        match &mention.container {
            Some(Container::Mention { index, firm }) => {
                let container = group_of.get(*index).copied().flatten();
                if container != Some(number) && (groups[number].container.is_none() || *firm) {
                    groups[number].container = container;
                    groups[number].firm = *firm;
                }
                groups[number].outright |= *firm && mention.outright && container == groups[number].container;
                if let Some(container) = container.filter(|&c| *firm && c != number) {
                    groups[container].content = Some(number);
                }
            }
            Some(Container::Country(code)) => {
                groups[number].country = Some(code.clone());
                groups[number].country_id = adjective_before(gazetteer, mentions, index);
            }
            None => {}
        }
    }
    (groups, group_of)
}

fn senses(gazetteer: &Gazetteer, mention: &Mention, mentions: &[Mention], is_container: bool) -> Vec<Sense> {
    if mention.of_street {
        return Vec::new();
    }
    if mention.adjective {
        return adjective_senses(gazetteer, mention);
    }
    let mut senses: Vec<Sense> = gazetteer
        .find_key(&mention.key)
        .filter(|bearer| bearer.form != NameForm::Demonym)
        .filter_map(|bearer| {
            let record = gazetteer.record(bearer.id)?;
            // "Hall" is no short name of Hall County.
            if bearer.form == NameForm::Short
                && record.country == Some("US")
                && !mention.demand.is_some_and(|demand| demands(demand, record.feature))
            {
                return None;
            }
            let mut prior = prior(&record, bearer.form, mention.demand, is_container);
            // "St. X" and "Saint-X" fold alike, but are seldom written for each other.
            if mention.saint.is_some_and(|saint| saint != record.name.contains("Saint")) {
                prior -= 1.0;
            }
            let mut sense = sense(bearer.id, &record, prior);
            if matches!(record.feature, Feature::Populated | Feature::Section) {
                sense.stature = self::prior(&record, bearer.form, None, false);
            }
            Some(sense)
        })
        .collect();
    prefer_towns(&mut senses, mention, is_container, gazetteer);
    // Those that the text puts in a place come before the cut.
    let within = match mention.container {
        Some(Container::Mention { index, .. }) => mentions.get(index).map(|m| m.key.as_str()),
        _ => None,
    };
    let containers: Vec<PlaceId> =
        within.map(|key| gazetteer.find_key(key).take(4).map(|b| b.id).collect()).unwrap_or_default();
    let rank =
        |s: &Sense| s.prior + if s.admin1.is_some_and(|a| containers.contains(&a)) { 20.0 } else { 0.0 };
    senses.sort_by(|a, b| rank(b).total_cmp(&rank(a)).then(a.id.cmp(&b.id)));
    senses.truncate(MAX_SENSES);
    senses
}

/// The country of an adjective, or its capital.
fn adjective_senses(gazetteer: &Gazetteer, mention: &Mention) -> Vec<Sense> {
    let Some(country) = gazetteer.find_key(&mention.key).find(|b| b.form == NameForm::Demonym) else {
        return Vec::new();
    };
    let Some(record) = gazetteer.record(country.id) else { return Vec::new() };
    if mention.demand == Some(Feature::Populated) {
        let capital = gazetteer.capital(country.id);
        return capital.and_then(|id| Some(sense(id, &gazetteer.record(id)?, 20.0))).into_iter().collect();
    }
    vec![sense(country.id, &record, 20.0)]
}

/// The country of the adjective that stands before a mention: "the Xian town of Y".
fn adjective_before(gazetteer: &Gazetteer, mentions: &[Mention], index: usize) -> Option<PlaceId> {
    let adjective = mentions.get(index.checked_sub(1)?).filter(|before| before.adjective)?;
    gazetteer.find_key(&adjective.key).find(|b| b.form == NameForm::Demonym).map(|bearer| bearer.id)
}

fn sense(id: PlaceId, record: &Record<'_>, prior: f64) -> Sense {
    Sense {
        id,
        prior,
        stature: prior,
        country: record.country.and_then(|c| c.as_bytes().try_into().ok()),
        admin1: record.admin1,
        admin2: record.admin2,
        feature: record.feature,
        at: unit_vector(record.lat, record.lon),
    }
}

/// How likely a place is meant by its name when nothing else is known, on the scale of the logarithm of inhabitants.
fn prior(record: &Record<'_>, form: NameForm, demand: Option<Feature>, is_container: bool) -> f64 {
    let size = (record.population + 100.0).log10();
    let mut prior = match record.feature {
        Feature::Country | Feature::Continent => 10.0,
        Feature::Adm1 => size + 0.8,
        Feature::Adm2 | Feature::Adm3 => size - 0.5,
        Feature::Populated | Feature::Section => size + if record.capital { 1.2 } else { 0.0 },
        // The table of regions, seas and sites holds well-known ones alone.
        Feature::Region | Feature::Sea => 8.5,
        _ => 7.0,
    };
    if is_container {
        prior += match record.feature {
            Feature::Country | Feature::Adm1 => 3.0,
            Feature::Adm2 | Feature::Region => 1.0,
            _ => 0.0,
        };
    }
    let fits = demand.is_some_and(|demand| demands(demand, record.feature));
    prior += match form {
        NameForm::Usual | NameForm::Demonym => 0.0,
        NameForm::Other if record.feature == Feature::Populated => -1.2,
        NameForm::Other => -0.2,
        NameForm::Short if fits => 0.0,
        NameForm::Short if record.feature == Feature::Adm1 => -0.8,
        NameForm::Short => -2.0,
    };
    prior + if fits { 3.5 } else { 0.0 }
}

/// Whether a place of some kind is what a type word names.
fn demands(demand: Feature, feature: Feature) -> bool {
    match demand {
        Feature::Adm1 => matches!(feature, Feature::Adm1 | Feature::Adm2),
        Feature::Adm2 => matches!(feature, Feature::Adm2 | Feature::Adm3),
        Feature::Populated => matches!(feature, Feature::Populated | Feature::Section),
        Feature::Section => matches!(feature, Feature::Section | Feature::Populated),
        Feature::Region => {
            matches!(
                feature,
                Feature::Region | Feature::Adm1 | Feature::Adm2 | Feature::Desert | Feature::Mountain
            )
        }
        Feature::Country => feature == Feature::Country,
        Feature::Camp => feature == Feature::Camp,
        other => feature == other,
    }
}

/// A name that a division shares with its own chief town means the town, unless a type word says otherwise or another
/// place is said to lie in it; and a capital is meant rather than a division far away.
fn prefer_towns(senses: &mut [Sense], mention: &Mention, is_container: bool, gazetteer: &Gazetteer) {
    if is_container || mention.demand.is_some_and(|d| d != Feature::Populated) {
        return;
    }
    let record = |id: PlaceId| gazetteer.record(id);
    let mut lowered: Vec<(usize, f64)> = Vec::new();
    for town in senses.iter().filter(|s| s.feature == Feature::Populated) {
        let Some(own) = record(town.id) else { continue };
        let is_capital = own.capital && own.population > 3e5 && fold::key(own.name) == mention.key;
        for (index, division) in senses.iter().enumerate().filter(|(_, s)| s.feature.is_division()) {
            let inhabitants = record(division.id).map_or(0.0, |r| r.population).max(1.0);
            let is_inside = town.admin1 == Some(division.id) || town.admin2 == Some(division.id);
            if is_capital || is_inside && own.population / inhabitants > CHIEF_TOWN {
                lowered.push((index, town.prior - 0.3));
            }
        }
    }
    for (index, prior) in lowered {
        if let Some(sense) = senses.get_mut(index) {
            sense.prior = sense.prior.min(prior);
        }
    }
}

/// The places of the report as they are understood so far.
struct Context<'a> {
    /// Groups that serve as context, with their weight.
    anchors: Vec<(usize, f64)>,
    countries: CountryWeights,
    /// Sum of the weights of all countries.
    all: f64,
    groups: &'a [Group],
}

impl<'a> Context<'a> {
    fn new(groups: &'a [Group], order: &[usize], weights: &CountryWeights) -> Self {
        let mut countries = weights.clone();
        let mut anchors = Vec::new();
        for &index in order {
            let Some(group) = groups.get(index) else { continue };
            let Some(sense) = group.sense() else { continue };
            anchors.push((index, group.weight()));
            if let Some(country) = sense.country {
                *countries.entry(country).or_default() += group.country_share(sense) * group.weight();
            }
        }
        let all = countries.values().sum();
        Self { anchors, countries, all, groups }
    }

    /// What the rest of the report adds to a sense of a group.
    fn support(&self, index: usize, sense: &Sense) -> f64 {
        let Some(group) = self.groups.get(index) else { return 0.0 };
        let mut support = 0.0;
        if let Some(country) = sense.country {
            // What the group itself gave does not speak for it.
            let (own_country, own) = match group.sense().filter(|_| self.anchors.iter().any(|a| a.0 == index))
            {
                Some(chosen) => (chosen.country, group.country_share(chosen) * group.weight()),
                None => (None, 0.0),
            };
            let given = self.countries.get(&country).copied().unwrap_or(0.0);
            let rest = if own_country.is_some() { self.all - own } else { self.all };
            let given = if own_country == Some(country) { given - own } else { given };
            support += COUNTRY_SUPPORT * given.max(0.0) / (rest.max(0.0) + 0.4);
        }
        support + self.nearness(index, sense, true)
    }

    /// What the other places of the report near a sense add to it, those of the same name among them or not.
    fn nearness(&self, index: usize, sense: &Sense, with_namesakes: bool) -> f64 {
        let Some(group) = self.groups.get(index) else { return 0.0 };
        if matches!(sense.feature, Feature::Country | Feature::Continent) {
            return 0.0;
        }
        let mut near = 0.0;
        for &(other, weight) in &self.anchors {
            if other == index {
                continue;
            }
            let Some(anchor) = self.groups.get(other) else { continue };
            let is_namesake = anchor.key == group.key;
            if is_namesake && !with_namesakes {
                continue;
            }
            let same = if is_namesake { 1.5 } else { 1.0 };
            near += same * weight * nearest(sense, anchor);
        }
        NEARNESS_SUPPORT * (1.0 - (-near / 1.5).exp())
    }
}

impl Group {
    fn sense(&self) -> Option<&Sense> {
        self.senses.get(self.chosen?)
    }

    /// A name said often weighs more, but less than each time anew.
    fn weight(&self) -> f64 {
        #[allow(clippy::cast_precision_loss)]
        let count = self.mentions.len() as f64;
        count.sqrt()
    }

    /// How much the name speaks for the country of a sense: by the share of its likely senses that lie there.
    fn country_share(&self, sense: &Sense) -> f64 {
        let most = self.senses.iter().map(|s| s.prior).fold(f64::NEG_INFINITY, f64::max);
        let (mut there, mut all) = (0.0, 0.0);
        for other in &self.senses {
            let likely = (other.prior - most).exp();
            all += likely;
            there += if other.country == sense.country { likely } else { 0.0 };
        }
        there / f64::max(all, 1e-9)
    }
}

/// How near the closest likely sense of another name lies to a sense: 1 at the same point, 0 far away.
fn nearest(sense: &Sense, anchor: &Group) -> f64 {
    let most = anchor.senses.iter().map(|s| s.prior).fold(f64::NEG_INFINITY, f64::max);
    let mut best = 0.0_f64;
    for (index, other) in anchor.senses.iter().enumerate().take(MAX_CONTEXT_SENSES) {
        let nearness = match other.feature {
            Feature::Country | Feature::Continent | Feature::Sea => 0.0,
            Feature::Adm1 if sense.admin1 == Some(other.id) => 1.2,
            Feature::Adm2 if sense.admin2 == Some(other.id) => 1.5,
            Feature::Adm1 if sense.admin1.is_some() => 0.0,
            _ => {
                let km = distance_km(sense, other);
                if km > 5.0 * NEARNESS_KM { 0.0 } else { (-km / NEARNESS_KM).exp() }
            }
        };
        // A sense that is not the chosen one may still be right, the likelier the better known.
        let likely =
            if anchor.chosen == Some(index) { 1.0 } else { 0.7 * ((other.prior - most) / 2.0).exp() };
        best = best.max(nearness * likely);
    }
    best
}

fn unit_vector(lat: f64, lon: f64) -> [f64; 3] {
    let (lat, lon) = (lat.to_radians(), lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// Distance in kilometres, through the earth: within a thousandth of the way along the surface where it matters.
fn distance_km(a: &Sense, b: &Sense) -> f64 {
    let square: f64 = a.at.iter().zip(&b.at).map(|(a, b)| (a - b) * (a - b)).sum();
    6371.0 * square.sqrt()
}
