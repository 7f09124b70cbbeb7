//! A line of allCountries.txt.

use super::super::{Feature, NewPlace};
use super::lines::Line;

/// A line of allCountries.txt.
pub struct Row<'a> {
    pub geonameid: u32,
    pub place: NewPlace<'a>,
    pub ascii: &'a str,
    pub others: &'a str,
    pub admin1: &'a str,
    pub admin2: &'a str,
}

impl<'a> Row<'a> {
    /// The place of a line; `None` for a kind of place that is left out.
    pub fn read(line: &Line<'a>) -> Result<Option<Self>, &'static str> {
        let fields: Vec<&str> = line.text.split('\t').collect();
        let [
            id,
            name,
            ascii,
            others,
            lat,
            lon,
            class,
            code,
            country,
            _,
            admin1,
            admin2,
            _,
            _,
            population,
            ..,
        ] = fields.as_slice()
        else {
            return Err("fewer than 15 columns");
        };
        let geonameid = id.parse().map_err(|_| "column 1 is no geonameid")?;
        let degrees =
            |text: &str, limit: f64, what| text.parse::<f64>().ok().filter(|d| d.abs() <= limit).ok_or(what);
        let lat = degrees(lat, 90.0, "column 5 is no latitude")?;
        let lon = degrees(lon, 180.0, "column 6 is no longitude")?;
        if name.is_empty() {
            return Err("column 2, the name, is empty");
        }
        let Some(feature) = feature(class, code) else { return Ok(None) };
        let place = NewPlace {
            name,
            lat,
            lon,
            country,
            admin1: None,
            admin2: None,
            feature,
            population: population.parse().unwrap_or(0),
            capital: *code == "PPLC",
        };
        Ok(Some(Self { geonameid, place, ascii, others, admin1, admin2 }))
    }
}

/// The kind of place of a GeoNames feature class and code; `None` for those that are left out: what no longer is, roads,
/// wells, farms and most buildings.
fn feature(class: &str, code: &str) -> Option<Feature> {
    Some(match (class, code) {
        ("P", "PPLH" | "PPLCH" | "PPLQ" | "PPLW") => return None,
        ("P", "PPLX") => Feature::Section,
        ("P", _) => Feature::Populated,
        ("A", "PCLI" | "PCLD" | "PCLS" | "PCLF" | "PCL" | "PCLIX" | "TERR") => Feature::Country,
        ("A", "ADM1") => Feature::Adm1,
        ("A", "ADM2") => Feature::Adm2,
        ("A", "ADM3" | "ADM4" | "ADM5" | "ADMD") => Feature::Adm3,
        ("L", "CONT") => Feature::Continent,
        ("L", "CMPRF" | "CMP") => Feature::Camp,
        ("L", "RGN" | "RGNE" | "RGNL" | "AREA" | "TRB" | "PRK" | "RESN") => Feature::Region,
        (
            "L" | "S",
            "MILB" | "INSM" | "AIRP" | "AIRB" | "AIRF" | "DAM" | "PRN" | "CTRR" | "BP" | "NUC" | "USGE",
        ) => Feature::Site,
        ("T", "ISL" | "ISLS" | "ATOL") => Feature::Island,
        ("T", "MT" | "MTS" | "PK" | "PKS" | "HLL" | "HLLS" | "PASS" | "VLC" | "RDGE") => Feature::Mountain,
        ("T", "VAL" | "PEN" | "PLN" | "PLAT" | "CAPE") => Feature::Region,
        ("T", "DSRT") => Feature::Desert,
        ("H", "STM" | "STMS" | "CNL" | "WAD") => Feature::River,
        ("H", "LK" | "LKS" | "RSV" | "LGN") => Feature::Lake,
        ("H", "SEA" | "OCN" | "GULF" | "BAY" | "STRT" | "CHN" | "SD") => Feature::Sea,
        _ => return None,
    })
}
