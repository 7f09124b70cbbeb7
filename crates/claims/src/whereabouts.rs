//! Places and days as a reading gives them.

use std::collections::HashMap;

use language::{BesideSource, Document};

use crate::convert;
use crate::incident::{Occurrence, Where, Within};
use crate::reading::{DatePrecision, Offsets, Place, PlacePrecision};

/// The distinct places of a document.
pub struct PlaceList {
    /// In order of their first mention.
    pub list: Vec<Place>,
    /// For each mention in the document, its index in `list`.
    pub of_mention: Vec<usize>,
}

impl PlaceList {
    /// Mentions of one place become one place, which is known as exactly as its first mention.
    pub fn new(doc: &Document, offsets: &Offsets<'_>) -> Self {
        let mut list: Vec<Place> = Vec::new();
        let mut of_mention = Vec::with_capacity(doc.places.len());
        let mut known = HashMap::new();
        for mention in &doc.places {
            let key = (&mention.name, &mention.country, &mention.admin1);
            let index = *known.entry(key).or_insert_with(|| {
                list.push(place(list.len(), mention));
                list.len() - 1
            });
            list[index].mentions.push(offsets.span(mention.span));
            of_mention.push(index);
        }
        Self { list, of_mention }
    }

    /// The places, with those that incidents get from beside the text, and each incident's place among them.
    pub fn of_incidents(
        &self,
        doc: &Document,
        occurrences: &[Occurrence],
    ) -> (Vec<Place>, Vec<Option<usize>>) {
        let mut list = self.list.clone();
        let at = occurrences.iter().map(|occurrence| {
            let Where { place: told, within, .. } = occurrence.at;
            let told = told.and_then(|mention| self.of_mention.get(mention)).copied();
            let around = within.and_then(|within| Some((within, within.place(doc)?)));
            let Some((within, (around, source))) = around else { return told };
            let division = around.admin1.clone().filter(|_| !matches!(within, Within::Country(_)));
            match told {
                Some(told) => {
                    let place = &mut list[told];
                    let is_divided = division.is_some();
                    place.precision = if is_divided { PlacePrecision::Adm1 } else { PlacePrecision::Country };
                    (place.country, place.admin1) = (around.country.clone(), division);
                    Some(told)
                }
                None => {
                    list.push(coarse(list.len(), around, source));
                    Some(list.len() - 1)
                }
            }
        });
        let at = at.collect();
        (list, at)
    }
}

fn place(index: usize, place: &language::Place) -> Place {
    Place {
        id: place_id(index),
        name: place.name.clone(),
        country: place.country.clone(),
        admin1: place.admin1.clone(),
        lat: place.lat,
        lon: place.lon,
        precision: convert::place_precision(place.precision),
        mentions: Vec::new(),
    }
}

/// How exactly the text names a village, quarter or site that no gazetteer has: it is known where it happened, though not at which
/// degrees. `None` for a place that is listed, and for a stretch of land.
pub fn named_exactly(doc: &Document, mention: usize) -> Option<PlacePrecision> {
    /// Words of names of stretches of land, and of what is behind them.
    const LAND: &[&str] = &[
        "forest",
        "valley",
        "desert",
        "mountain",
        "mountains",
        "hills",
        "province",
        "region",
        "county",
        "state",
        "department",
        "governorate",
        "territory",
        "peninsula",
        "island",
        "islands",
        "coast",
        "plain",
        "steppe",
        "river",
        "lake",
        "sea",
        "area",
        "areas",
        "road",
        "highway",
        "border",
        "division",
        "prefecture",
        "oblast",
        "countryside",
    ];
    let place = doc.places.get(mention).filter(|place| place.unlisted)?;
    let end = place.tokens.end;
    let last = end.saturating_sub(1)..doc.tokens.len().min(end + 1);
    let of_land = |t: language::TokenId| LAND.contains(&doc.word(t).to_lowercase().as_str());
    let before = place.tokens.start.saturating_sub(3)..place.tokens.start;
    let near = |t: language::TokenId| {
        matches!(
            doc.word(t).to_lowercase().as_str(),
            "near" | "outside" | "around" | "off" | "outskirts" | "vicinity"
        )
    };
    (!last.clone().any(of_land))
        .then(|| if before.clone().any(near) { PlacePrecision::Near } else { PlacePrecision::Exact })
}

/// The title's place is as good as told; of where the outlet or a court sits, no more than the division is taken.
fn coarse(index: usize, around: &language::Place, source: Option<BesideSource>) -> Place {
    let place = place(index, around);
    match (&place.admin1, source) {
        (Some(division), Some(BesideSource::Outlet) | None) => {
            Place { name: division.clone(), lat: None, lon: None, precision: PlacePrecision::Adm1, ..place }
        }
        _ => place,
    }
}

/// How wide an incident's time is. A day that nobody told has no precision.
pub fn date_precision(occurrence: &Occurrence) -> DatePrecision {
    use language::TimePrecision as T;
    if occurrence.days.is_none() {
        return DatePrecision::Unknown;
    }
    match occurrence.precision {
        T::Minute | T::Hour | T::PartOfDay | T::Day => DatePrecision::Day,
        T::Week => DatePrecision::Week,
        T::Month => DatePrecision::Month,
        T::Season | T::Quarter | T::Year | T::Decade => DatePrecision::Year,
        T::Unknown => DatePrecision::Unknown,
    }
}

/// The id of a place by its index.
pub fn place_id(index: usize) -> String {
    format!("p{}", index + 1)
}
