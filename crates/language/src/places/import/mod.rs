//! Imports the official GeoNames dump files (<https://download.geonames.org/export/dump/>, CC BY 4.0).
//!
//! The files are read line by line, in columns separated by tabs:
//!
//! | file | columns used (from 0) |
//! |---|---|
//! | countryInfo.txt | 0 ISO code, 4 name, 5 capital, 7 inhabitants, 16 geonameid; lines with `#` are comments |
//! | admin1CodesASCII.txt | 0 code `CC.A1`, 1 name, 3 geonameid |
//! | admin2Codes.txt | 0 code `CC.A1.A2`, 1 name, 3 geonameid |
//! | allCountries.txt | 0 geonameid, 1 name, 2 ASCII name, 3 other names, 4 latitude, 5 longitude, 6 class, 7 code, 8 country, 10 admin1, 11 admin2, 14 inhabitants |
//! | alternateNamesV2.txt | 1 geonameid, 2 language, 3 name, 7 historic |
//!
//! A line of allCountries or alternateNamesV2 that cannot be read is left out and counted, since the dumps have a few of
//! them; a line of the three small files that cannot be read is an error. So is more than one bad line in a hundred (and
//! more than [`BAD_LINES`]): then the file is not what it is taken for. Memory: about 40 bytes a place and twice its names;
//! allCountries.txt is never held.

mod lines;
mod row;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io::BufRead;

use super::gazetteer::{Feature, NameForm, PlaceId};
use super::{Builder, NewPlace, fold, is_useful_name, short_name};
use crate::{Error, Knowledge};
use lines::{Line, Lines};
use row::Row;

/// Lines of a big file that may be bad before their share is looked at.
const BAD_LINES: u64 = 100;
const NOTES: &str = "GeoNames (https://www.geonames.org), CC BY 4.0, imported from the official dump files.";

/// The dump files, opened.
pub struct Dumps<C, A, B, F, N> {
    /// allCountries.txt, or the file of one country.
    pub places: C,
    /// admin1CodesASCII.txt
    pub admin1: A,
    /// admin2Codes.txt
    pub admin2: B,
    /// countryInfo.txt
    pub countries: F,
    /// alternateNamesV2.txt, if there is one.
    pub names: Option<N>,
}

/// An imported gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The bytes for [`super::Gazetteer::from_bytes`].
    pub bytes: Vec<u8>,
    /// Places taken.
    pub places: usize,
    /// Lines of allCountries and alternateNamesV2 that could not be read, and so were left out.
    pub bad_lines: u64,
    /// The first of them: file, line and what is wrong.
    pub first_bad: Option<String>,
}

/// Reads the dump files and gives a gazetteer's bytes.
///
/// # Errors
/// If a file cannot be read, a line of the small files is malformed, or too many of the big ones are; the message names
/// file and line.
pub fn import<C: BufRead, A: BufRead, B: BufRead, F: BufRead, N: BufRead>(
    dumps: Dumps<C, A, B, F, N>,
) -> Result<Imported, Error> {
    let mut import = Import::default();
    import.read_countries(dumps.countries)?;
    import.read_divisions("admin1CodesASCII.txt", Feature::Adm1, dumps.admin1)?;
    import.read_divisions("admin2Codes.txt", Feature::Adm2, dumps.admin2)?;
    import.read_places(dumps.places, dumps.names.is_some())?;
    import.name_divisions();
    if let Some(names) = dumps.names {
        import.read_names(names)?;
    }
    import.name_countries();
    let places = import.builder.len();
    let bytes = import.builder.finish(NOTES)?;
    Ok(Imported { bytes, places, bad_lines: import.bad, first_bad: import.first_bad })
}

/// A place made before its line in allCountries has been seen.
#[derive(Clone, Debug)]
struct Awaited {
    id: PlaceId,
    feature: Feature,
    name: String,
    country: String,
    admin1: Option<PlaceId>,
    /// Whether its coordinates are known.
    placed: bool,
}

#[derive(Default)]
struct Import {
    builder: Builder,
    /// Country code -> place.
    countries: HashMap<String, PlaceId>,
    /// `CC.A1` -> place.
    admin1: HashMap<String, PlaceId>,
    /// `CC.A1.A2` -> place.
    admin2: HashMap<String, PlaceId>,
    /// geonameid -> country or division.
    awaited: HashMap<u32, Awaited>,
    /// geonameid -> place, sorted before the names are read.
    ids: Vec<(u32, PlaceId)>,
    bad: u64,
    first_bad: Option<String>,
}

impl Import {
    fn read_countries(&mut self, reader: impl BufRead) -> Result<(), Error> {
        let knowledge = Knowledge::embedded();
        // Centres from the project's own table, for a dump that holds no line for the country itself.
        let own: HashMap<&str, (&str, &str)> =
            knowledge.rows("countries.tsv").map(|row| (row.field(0), (row.field(5), row.field(6)))).collect();
        Lines::new("countryInfo.txt", reader).each(|line| {
            if line.text.starts_with('#') {
                return Ok(());
            }
            let code = line.field(0);
            let name = line.field(4);
            let geonameid = line.field(16);
            if code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase()) || name.is_empty() {
                return Err(line.error("expected a country code and name in columns 1 and 5"));
            }
            let geonameid = geonameid.parse().map_err(|_| line.error("column 17 is no geonameid"))?;
            let centre = own.get(code).and_then(|(lat, lon)| Some((lat.parse().ok()?, lon.parse().ok()?)));
            let (lat, lon) = centre.unwrap_or_default();
            let id = self.builder.place(&NewPlace {
                name,
                lat,
                lon,
                country: code,
                admin1: None,
                admin2: None,
                feature: Feature::Country,
                population: line.field(7).parse().unwrap_or(0),
                capital: false,
            })?;
            let placed = centre.is_some();
            let (name, country) = (name.to_owned(), code.to_owned());
            self.countries.insert(code.to_owned(), id);
            let country = Awaited { id, feature: Feature::Country, name, country, admin1: None, placed };
            self.awaited.insert(geonameid, country);
            Ok(())
        })
    }

    /// admin1CodesASCII.txt and admin2Codes.txt.
    fn read_divisions(
        &mut self,
        file: &'static str,
        feature: Feature,
        reader: impl BufRead,
    ) -> Result<(), Error> {
        let parts = if feature == Feature::Adm1 { 2 } else { 3 };
        Lines::new(file, reader).each(|line| {
            let (code, name) = (line.field(0), line.field(1));
            if code.split('.').count() < parts || name.is_empty() {
                return Err(
                    line.error(format!("expected a code of {parts} parts and a name in columns 1 and 2"))
                );
            }
            let geonameid = line.field(3).parse().map_err(|_| line.error("column 4 is no geonameid"))?;
            let country = code.split('.').next().unwrap_or_default();
            let admin1 = match feature {
                Feature::Adm2 => {
                    let parent: Vec<&str> = code.splitn(3, '.').take(2).collect();
                    self.admin1.get(&parent.join(".")).copied()
                }
                _ => None,
            };
            let id = self.builder.place(&NewPlace {
                name,
                lat: 0.0,
                lon: 0.0,
                country,
                admin1,
                admin2: None,
                feature,
                population: 0,
                capital: false,
            })?;
            let codes = if feature == Feature::Adm1 { &mut self.admin1 } else { &mut self.admin2 };
            codes.insert(code.to_owned(), id);
            let (name, country) = (name.to_owned(), country.to_owned());
            self.awaited.insert(geonameid, Awaited { id, feature, name, country, admin1, placed: false });
            Ok(())
        })
    }

    fn read_places(&mut self, reader: impl BufRead, with_names: bool) -> Result<(), Error> {
        let mut lines = Lines::new("allCountries.txt", reader);
        while let Some(line) = lines.next_line()? {
            match Row::read(&line) {
                Ok(Some(row)) => self.add(&row, with_names)?,
                Ok(None) => {}
                Err(what) => self.bad_line(&line, what)?,
            }
        }
        self.ids.sort_unstable();
        Ok(())
    }

    fn add(&mut self, row: &Row<'_>, with_names: bool) -> Result<(), Error> {
        let mut new = row.place;
        let population = new.population;
        let id = match self.awaited.get_mut(&row.geonameid) {
            Some(awaited) => {
                awaited.placed = true;
                new.feature = awaited.feature;
                new.name = &awaited.name;
                new.country = &awaited.country;
                new.admin1 = awaited.admin1;
                self.builder.replace(awaited.id, &new)?;
                awaited.id
            }
            // A division that the code files do not have has no code either.
            None if matches!(row.place.feature, Feature::Country | Feature::Adm1 | Feature::Adm2) => {
                return Ok(());
            }
            None => {
                let admin1 = format!("{}.{}", new.country, row.admin1);
                new.admin1 = self.admin1.get(&admin1).copied();
                new.admin2 = self.admin2.get(&format!("{admin1}.{}", row.admin2)).copied();
                self.builder.place(&new)?
            }
        };
        self.ids.push((row.geonameid, id));
        self.name(id, row.place.name, row.ascii, row.place.feature);
        // allCountries repeats the other names of every language; the file of names tells the languages apart.
        if !with_names {
            for other in row.others.split(',').filter(|other| is_useful_name(other, row.ascii, population)) {
                self.builder.name(id, other, NameForm::Other);
            }
        }
        Ok(())
    }

    fn name(&mut self, id: PlaceId, name: &str, ascii: &str, feature: Feature) {
        self.builder.name(id, name, NameForm::Usual);
        self.builder.name(id, ascii, NameForm::Other);
        if feature.is_division() {
            if let Some(short) = short_name(name) {
                self.builder.name(id, &short, NameForm::Short);
            }
        } else if let Some(bare) = fold::without_article(&fold::key(name)) {
            self.builder.name(id, &bare, NameForm::Other);
        }
    }

    /// The names of the code files, for the divisions whose place is known; those without stay as labels of their towns.
    fn name_divisions(&mut self) {
        let mut awaited: Vec<&Awaited> = self.awaited.values().filter(|a| a.placed).collect();
        awaited.sort_by_key(|a| a.id);
        let named: Vec<(PlaceId, String, Feature)> =
            awaited.into_iter().map(|a| (a.id, a.name.clone(), a.feature)).collect();
        for (id, name, feature) in named {
            self.name(id, &name, &name, feature);
        }
    }

    fn read_names(&mut self, reader: impl BufRead) -> Result<(), Error> {
        let mut lines = Lines::new("alternateNamesV2.txt", reader);
        while let Some(line) = lines.next_line()? {
            let (language, name) = (line.field(2), line.field(3));
            let Ok(geonameid) = line.field(1).parse::<u32>() else {
                self.bad_line(&line, "column 2 is no geonameid")?;
                continue;
            };
            if name.is_empty() {
                self.bad_line(&line, "column 4, the name, is empty")?;
                continue;
            }
            // English names, and names that are not marked with a language.
            if !matches!(language, "" | "en") {
                continue;
            }
            if let Ok(at) = self.ids.binary_search_by_key(&geonameid, |&(id, _)| id)
                && let Some(&(_, id)) = self.ids.get(at)
            {
                self.builder.name(id, name, NameForm::Other);
            }
        }
        Ok(())
    }

    /// The project's own names and adjectives of countries.
    fn name_countries(&mut self) {
        for row in Knowledge::embedded().rows("countries.tsv") {
            let Some(&id) = self.countries.get(row.field(0)) else { continue };
            self.builder.name(id, row.field(1), NameForm::Usual);
            for other in row.list(2) {
                self.builder.name(id, other, NameForm::Other);
            }
            for demonym in row.list(3) {
                self.builder.demonym(id, demonym);
            }
        }
    }

    fn bad_line(&mut self, line: &Line<'_>, what: &str) -> Result<(), Error> {
        self.bad += 1;
        let what = if line.is_utf8 { what } else { "not UTF-8" };
        let error = line.error(what);
        if self.bad > BAD_LINES && self.bad > line.number / 100 {
            return Err(Error::Gazetteer(format!(
                "{}, line {}: {what}; it is the {}th line that cannot be read: is it the right file?",
                line.file, line.number, self.bad
            )));
        }
        self.first_bad.get_or_insert_with(|| error.to_string());
        Ok(())
    }
}
