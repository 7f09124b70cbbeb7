//! Places and days as a reading gives them.

use std::collections::HashMap;

use language::{BesideSource, Document, PlaceBeside};

use crate::convert;
use crate::incident::{Occurrence, Where};
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
            let Where { place: told, within } = occurrence.at;
            let told = told.and_then(|mention| self.of_mention.get(mention)).copied();
            let Some(beside) = within.and_then(|index| doc.beside.get(index)) else { return told };
            match told {
                Some(told) => {
                    let place = &mut list[told];
                    place.country.clone_from(&beside.place.country);
                    place.admin1.clone_from(&beside.place.admin1);
                    place.precision = division_precision(beside);
                    Some(told)
                }
                None => {
                    list.push(from_beside(list.len(), beside));
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

/// The title's place is as good as told; of where the outlet sits, no more than the division is taken.
fn from_beside(index: usize, beside: &PlaceBeside) -> Place {
    let place = place(index, &beside.place);
    match (&place.admin1, beside.source) {
        (Some(division), BesideSource::Outlet) => {
            Place { name: division.clone(), lat: None, lon: None, precision: PlacePrecision::Adm1, ..place }
        }
        _ => place,
    }
}

fn division_precision(beside: &PlaceBeside) -> PlacePrecision {
    if beside.place.admin1.is_some() { PlacePrecision::Adm1 } else { PlacePrecision::Country }
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
