//! Chooses the place that each name of a report means, from the report's own context.
//!
//! Evidence, in order of weight: what the text says outright ("X, Y", "the province of X"), the other places of the
//! report (the same country and division, small distance), and how well known a place is. A name means the same place
//! all through a report, unless the text says otherwise.

use std::collections::HashMap;

use super::gazetteer::{Feature, Gazetteer, NameForm, PlaceId, Record};
use super::mention::{Container, Mention};

/// Senses of one name that are weighed, at most.
const MAX_SENSES: usize = 64;
/// Names that serve as context for the others, at most: keeps the work linear in the number of names.
const MAX_ANCHORS: usize = 64;
/// How often the senses are weighed anew in the light of each other.
const ROUNDS: usize = 3;
/// Distance at which nearness counts for a third, in kilometres.
const NEARNESS_KM: f64 = 150.0;

/// Names that are said of the same place.
struct Group {
    senses: Vec<Sense>,
    mentions: Vec<usize>,
    /// Number of the group of the place in which this one lies.
    container: Option<usize>,
    firm: bool,
    country: Option<String>,
    chosen: Option<usize>,
    key: String,
}

/// A place that a name may mean.
struct Sense {
    id: PlaceId,
    prior: f64,
    country: Option<[u8; 2]>,
    admin1: Option<PlaceId>,
    admin2: Option<PlaceId>,
    feature: Feature,
    lat: f64,
    lon: f64,
}

/// What is known of the report's countries beside its place names: a weight a country.
pub type CountryWeights = HashMap<[u8; 2], f64>;

/// Chooses a place for each mention; `None` where the report does not tell, or the gazetteer has none.
pub fn resolve(
    gazetteer: &Gazetteer,
    mentions: &[Mention],
    weights: &CountryWeights,
) -> Vec<Option<PlaceId>> {
    let (mut groups, group_of) = groups(gazetteer, mentions);
    for group in &mut groups {
        group.chosen = best(group, |sense| sense.prior);
    }
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|&g| std::cmp::Reverse(groups[g].mentions.len()));
    order.truncate(MAX_ANCHORS);
    for _ in 0..ROUNDS {
        let context = Context::new(&groups, &order, weights);
        let chosen: Vec<Option<usize>> = groups
            .iter()
            .enumerate()
            .map(|(index, group)| {
                let container = group.container.and_then(|c| {
                    let c = groups.get(c)?;
                    c.senses.get(c.chosen?)
                });
                best(group, |sense| {
                    sense.prior + context.support(index, sense) + inside(group, sense, container)
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
    let settled: Vec<Option<PlaceId>> = groups
        .iter()
        .enumerate()
        .map(|(index, group)| {
            let sense = group.senses.get(group.chosen?)?;
            is_known(&context, index, group, sense).then_some(sense.id)
        })
        .collect();
    group_of.into_iter().map(|group| settled.get(group?).copied().flatten()).collect()
}

/// Whether a sense is better than a guess: well known, alone with its name, or borne out by the report.
fn is_known(context: &Context<'_>, index: usize, group: &Group, sense: &Sense) -> bool {
    sense.prior > 4.0 || group.senses.len() < 3 || context.support(index, sense) > 0.3
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
    let is_inside = match container.feature {
        Feature::Country => {
            sense.country.is_some() && sense.country == container.country && sense.feature != Feature::Country
        }
        Feature::Adm1 => sense.admin1 == Some(container.id),
        Feature::Adm2 => sense.admin2 == Some(container.id),
        _ => sense.feature != container.feature && distance_km(sense, container) < 400.0,
    };
    let weight = if group.firm { 8.0 } else { 4.0 };
    support + if is_inside { weight } else { 0.0 }
}

fn groups(gazetteer: &Gazetteer, mentions: &[Mention]) -> (Vec<Group>, Vec<Option<usize>>) {
    // A mention is grouped by its name, by what it must be, and by what it lies in.
    let mut numbers: HashMap<(String, Option<Feature>, Option<String>), usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of = Vec::with_capacity(mentions.len());
    for (index, mention) in mentions.iter().enumerate() {
        let within = match &mention.container {
            Some(Container::Mention { index, firm: true }) => mentions.get(*index).map(|m| m.key.clone()),
            Some(Container::Country(code)) => Some(code.clone()),
            _ => None,
        };
        let number = *numbers.entry((mention.key.clone(), mention.demand, within)).or_insert_with(|| {
            groups.push(Group {
                senses: senses(gazetteer, mention, mentions),
                mentions: Vec::new(),
                container: None,
                firm: false,
                country: None,
                chosen: None,
                key: mention.key.clone(),
            });
            groups.len() - 1
        });
        groups[number].mentions.push(index);
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
            }
            Some(Container::Country(code)) => groups[number].country = Some(code.clone()),
            None => {}
        }
    }
    (groups, group_of)
}

fn senses(gazetteer: &Gazetteer, mention: &Mention, mentions: &[Mention]) -> Vec<Sense> {
    if mention.adjective {
        return adjective_senses(gazetteer, mention);
    }
    let is_container = mentions.iter().any(|m| {
        matches!(m.container, Some(Container::Mention { index, .. }) if mentions.get(index).is_some_and(|c| c.tokens == mention.tokens))
    });
    let mut senses: Vec<Sense> = gazetteer
        .find_key(&mention.key)
        .filter(|bearer| bearer.form != NameForm::Demonym)
        .filter_map(|bearer| {
            let record = gazetteer.record(bearer.id)?;
            let prior = prior(&record, bearer.form, mention.demand, is_container);
            Some(sense(bearer.id, &record, prior))
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

fn sense(id: PlaceId, record: &Record<'_>, prior: f64) -> Sense {
    Sense {
        id,
        prior,
        country: record.country.and_then(|c| c.as_bytes().try_into().ok()),
        admin1: record.admin1,
        admin2: record.admin2,
        feature: record.feature,
        lat: record.lat,
        lon: record.lon,
    }
}

/// How likely a place is meant by its name when nothing else is known, on the scale of the logarithm of inhabitants.
fn prior(record: &Record<'_>, form: NameForm, demand: Option<Feature>, is_container: bool) -> f64 {
    let size = (record.population + 100.0).log10();
    let mut prior = match record.feature {
        Feature::Country | Feature::Continent => 10.0,
        Feature::Adm1 => 6.5 + size / 3.0,
        Feature::Adm2 | Feature::Adm3 => size - 0.5,
        Feature::Populated | Feature::Section => size + if record.capital { 1.5 } else { 0.0 },
        _ => 6.5,
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
        NameForm::Other => -0.7,
        NameForm::Short if fits || record.feature == Feature::Adm1 => 0.0,
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
/// place is said to lie in it.
fn prefer_towns(senses: &mut [Sense], mention: &Mention, is_container: bool, gazetteer: &Gazetteer) {
    if is_container || mention.demand.is_some_and(|d| d != Feature::Populated) {
        return;
    }
    let population = |id: PlaceId| gazetteer.record(id).map_or(0.0, |r| r.population);
    let towns: Vec<(usize, PlaceId, Option<PlaceId>, Option<PlaceId>, f64)> = senses
        .iter()
        .enumerate()
        .filter(|(_, s)| s.feature == Feature::Populated)
        .map(|(i, s)| (i, s.id, s.admin1, s.admin2, population(s.id)))
        .collect();
    let mut raised: Vec<(usize, f64)> = Vec::new();
    for division in senses.iter().filter(|s| s.feature.is_division()) {
        let all = population(division.id).max(1.0);
        for &(index, _, admin1, admin2, people) in &towns {
            let is_inside = admin1 == Some(division.id) || admin2 == Some(division.id);
            if is_inside && people / all > 0.12 {
                raised.push((index, division.prior + 0.5));
            }
        }
    }
    // The capital of a country is meant rather than a division far away.
    for &(index, id, ..) in &towns {
        if gazetteer.record(id).is_some_and(|r| r.capital && r.population > 3e5) {
            let most = senses.iter().filter(|s| s.feature.is_division()).map(|s| s.prior).fold(0.0, f64::max);
            raised.push((index, most + 0.5));
        }
    }
    for (index, prior) in raised {
        if let Some(sense) = senses.get_mut(index) {
            sense.prior = sense.prior.max(prior);
        }
    }
}

/// The places of the report as they are understood so far.
struct Context<'a> {
    anchors: Vec<(usize, f64, &'a Sense)>,
    countries: CountryWeights,
    groups: &'a [Group],
}

impl<'a> Context<'a> {
    fn new(groups: &'a [Group], order: &[usize], weights: &CountryWeights) -> Self {
        let mut countries = weights.clone();
        let mut anchors = Vec::new();
        for &index in order {
            let Some(group) = groups.get(index) else { continue };
            let Some(sense) = group.chosen.and_then(|c| group.senses.get(c)) else { continue };
            #[allow(clippy::cast_precision_loss)]
            let weight = (group.mentions.len() as f64).sqrt();
            anchors.push((index, weight, sense));
            if let Some(country) = sense.country {
                let share = match sense.feature {
                    Feature::Country => 1.0,
                    Feature::Adm1 | Feature::Region => 1.0,
                    _ if group.senses.len() == 1 || sense.prior > 6.5 => 0.7,
                    _ => 0.3,
                };
                *countries.entry(country).or_default() += share * weight;
            }
        }
        Self { anchors, countries, groups }
    }

    /// What the rest of the report adds to a sense of a group.
    fn support(&self, group: usize, sense: &Sense) -> f64 {
        let own = self.groups.get(group);
        let own_weight = own.map_or(0.0, |g| (g.mentions.len() as f64).sqrt());
        let mut support = 0.0;
        if let Some(country) = sense.country {
            let all: f64 = self.countries.values().sum();
            let of_country = self.countries.get(&country).copied().unwrap_or(0.0);
            // What the group itself gave does not speak for it.
            let chosen = own.and_then(|g| g.senses.get(g.chosen?)).and_then(|s| s.country);
            let own_part = if chosen == Some(country) { own_weight } else { 0.0 };
            let rest = (all - own_weight).max(0.0);
            if rest > 0.0 {
                support += 2.5 * ((of_country - own_part).max(0.0) / (rest + 0.5));
            }
        }
        if sense.feature == Feature::Country || sense.feature == Feature::Continent {
            return support;
        }
        let mut near = 0.0;
        for &(index, weight, anchor) in &self.anchors {
            let same = own.is_some_and(|g| self.groups.get(index).is_some_and(|a| a.key == g.key));
            if index == group {
                continue;
            }
            near += match anchor.feature {
                Feature::Country | Feature::Continent | Feature::Sea => 0.0,
                Feature::Adm1 if sense.admin1 == Some(anchor.id) => 1.2 * weight,
                Feature::Adm2 if sense.admin2 == Some(anchor.id) => 1.5 * weight,
                Feature::Adm1 if sense.admin1.is_some() => 0.0,
                _ => {
                    let nearness = (-distance_km(sense, anchor) / NEARNESS_KM).exp();
                    let certain = if anchor.prior > 5.0 { 1.0 } else { 0.6 };
                    (if same { 1.5 } else { 1.0 }) * certain * weight * nearness
                }
            };
        }
        support + 3.0 * (1.0 - (-near / 1.5).exp())
    }
}

/// Great-circle distance in kilometres.
fn distance_km(a: &Sense, b: &Sense) -> f64 {
    let (p, q) = (a.lat.to_radians(), b.lat.to_radians());
    let (dp, dl) = (q - p, (b.lon - a.lon).to_radians());
    let h = (dp / 2.0).sin().powi(2) + p.cos() * q.cos() * (dl / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}
