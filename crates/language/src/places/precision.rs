//! How exactly a place is known, and the place as the document holds it.

use super::gazetteer::{Feature, Gazetteer};
use super::mention::{Mention, Relation};
use super::resolve::Chosen;
use crate::{Document, Place, PlacePrecision};

/// The place of a mention, with the gazetteer's sense of it.
pub fn place(document: &Document, gazetteer: &Gazetteer, mention: &Mention, chosen: Chosen) -> Place {
    let span = document.span_of(mention.tokens.clone());
    let known = match chosen {
        Chosen::At(id) | Chosen::Within(id) => gazetteer.record(id).map(|record| (id, record)),
        Chosen::Unknown => None,
    };
    let Some((id, record)) = known else {
        return Place {
            span,
            tokens: mention.tokens.clone(),
            name: span.of(&document.text).to_owned(),
            country: None,
            admin1: None,
            lat: None,
            lon: None,
            precision: PlacePrecision::Unknown,
            capital: false,
            unlisted: true,
            part: mention.part,
        };
    };
    // Two metres are the gazetteer's own grain.
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    Place {
        span,
        tokens: mention.tokens.clone(),
        // What no gazetteer has keeps its words, though they are known to lie somewhere.
        name: match chosen {
            Chosen::Within(_) => span.of(&document.text).to_owned(),
            _ => record.name.to_owned(),
        },
        country: record.country.map(str::to_owned),
        admin1: gazetteer.admin1_name(id).map(|name| gazetteer.words.division(name).to_owned()),
        lat: Some(round(record.lat)),
        lon: Some(round(record.lon)),
        precision: precision(record.feature, record.country.is_some(), mention.relation),
        capital: matches!(chosen, Chosen::At(_)) && gazetteer.is_capital(id),
        unlisted: matches!(chosen, Chosen::Within(_)),
        part: mention.part,
    }
}

/// The codes of READING: a division stays a division whether something was in it or near it; a point does not.
fn precision(feature: Feature, in_one_country: bool, relation: Relation) -> PlacePrecision {
    match (feature, relation) {
        (Feature::Sea | Feature::Lake, _) | (_, Relation::Water) => PlacePrecision::SeaOrAir,
        (Feature::River | Feature::Line, _) | (_, Relation::Line) => PlacePrecision::Line,
        (Feature::Country | Feature::Continent, _) => PlacePrecision::Country,
        (Feature::Adm1, _) => PlacePrecision::Adm1,
        (Feature::Adm2 | Feature::Adm3, _) => PlacePrecision::Adm2,
        (Feature::Region | Feature::Desert, _) if in_one_country => PlacePrecision::Adm1,
        (Feature::Region | Feature::Desert, _) => PlacePrecision::Country,
        (Feature::Island, _) => PlacePrecision::Adm2,
        (Feature::Mountain, _) | (_, Relation::Near) => PlacePrecision::Near,
        (Feature::Populated | Feature::Section | Feature::Camp | Feature::Site, Relation::At) => {
            PlacePrecision::Exact
        }
    }
}
