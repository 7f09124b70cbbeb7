//! Places: the gazetteer, and the resolution of a report's place names by its own context.

mod builder;
pub mod fold;
mod gazetteer;

pub use builder::{Builder, NewPlace};
pub use gazetteer::{Bearer, Feature, Gazetteer, NameForm, PlaceId, Record};

use crate::{Context, Document};

/// Words that say what kind of division a name is, and go without it: "Borno State", "Sibi District".
const TYPE_WORDS: &[&str] = &[
    "state", "district", "province", "governorate", "region", "department", "oblast", "county", "municipality", "prefecture",
    "division", "republic", "territory", "agency", "canton", "krai", "raion", "rayon", "departamento", "provincia", "pradesh",
    "emirate", "parish", "voivodeship", "regency", "governate", "community", "commune",
];

/// The name of a division without its type word: "Borno" for "Borno State", "Maniema" for "Province of Maniema".
pub fn short_name(name: &str) -> Option<String> {
    let is_type = |word: &str| TYPE_WORDS.iter().any(|t| t.eq_ignore_ascii_case(word));
    if let Some((rest, last)) = name.rsplit_once(' ')
        && is_type(last)
    {
        return Some(rest.to_owned());
    }
    let (first, rest) = name.split_once(' ')?;
    let rest = rest.strip_prefix("of ").or_else(|| rest.strip_prefix("de ")).unwrap_or(rest);
    (is_type(first) && rest.len() > 2 && !rest.contains(' ')).then(|| rest.to_owned())
}

/// Finds and resolves the places of a document.
pub fn find(_document: &mut Document, _gazetteer: &Gazetteer, _context: &Context) {}
