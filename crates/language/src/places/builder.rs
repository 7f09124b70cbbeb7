//! Writes a gazetteer's block of bytes.

use std::collections::HashMap;

use super::fold;
use super::gazetteer::{
    Feature, HEAD, MAGIC, NOTHING, NameForm, PARTS, PlaceId, RECORD, STEPS_PER_DEGREE, capital_key,
    population_code,
};
use crate::Error;

/// Places that one name leads to, at most; the most prominent are kept.
const MAX_BEARERS: usize = 1024;
/// Bytes of a name, at most.
const MAX_NAME: usize = 255;
/// Places, at most: numbers have 24 bits, and one value means "none".
const MAX_PLACES: usize = NOTHING as usize;

/// A place to be added.
#[derive(Clone, Copy, Debug)]
pub struct NewPlace<'a> {
    /// Its usual name.
    pub name: &'a str,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// ISO 3166-1 alpha-2, or empty.
    pub country: &'a str,
    /// First-level division, added before.
    pub admin1: Option<PlaceId>,
    /// Second-level division, added before.
    pub admin2: Option<PlaceId>,
    /// What it is.
    pub feature: Feature,
    /// Inhabitants; 0 if not known.
    pub population: u64,
    /// Whether it is the capital of its country.
    pub capital: bool,
}

/// Collects places and writes them. Its memory is about 20 bytes a place and 16 bytes a name beside the names themselves.
#[derive(Debug, Default)]
pub struct Builder {
    records: Vec<u8>,
    strings: Vec<u8>,
    string_at: HashMap<u64, u32>,
    keys: Vec<u8>,
    /// Where the key begins, and the posting.
    entries: Vec<(u64, u32)>,
}

impl Builder {
    /// Adds a place and gives its number. The name must be added with [`Builder::name`] to be found by it.
    ///
    /// # Errors
    /// If there are too many places.
    pub fn place(&mut self, new: &NewPlace<'_>) -> Result<PlaceId, Error> {
        let id = self.records.len() / RECORD;
        if id >= MAX_PLACES {
            return Err(Error::Gazetteer(format!("there are more than {MAX_PLACES} places")));
        }
        let record = self.record(new)?;
        self.records.extend(record);
        #[allow(clippy::cast_possible_truncation)] // below MAX_PLACES
        let id = id as PlaceId;
        if new.capital {
            self.entry(id, &capital_key(new.country), NameForm::Usual);
        }
        Ok(id)
    }

    /// Gives a place that was added before other values.
    ///
    /// # Errors
    /// If there are too many names.
    pub fn replace(&mut self, id: PlaceId, new: &NewPlace<'_>) -> Result<(), Error> {
        let record = self.record(new)?;
        let start = id as usize * RECORD;
        if let Some(old) = self.records.get_mut(start..start + RECORD) {
            old.copy_from_slice(&record);
        }
        Ok(())
    }

    fn record(&mut self, new: &NewPlace<'_>) -> Result<[u8; RECORD], Error> {
        let name = self.string(new.name)?;
        let i24 = |degrees: f64, limit: f64| {
            #[allow(clippy::cast_possible_truncation)]
            let steps = (degrees.clamp(-limit, limit) * STEPS_PER_DEGREE).round() as i32;
            let [a, b, c, _] = steps.to_le_bytes();
            [a, b, c]
        };
        let u24 = |id: Option<PlaceId>| {
            let [a, b, c, _] = id.unwrap_or(NOTHING).to_le_bytes();
            [a, b, c]
        };
        let country: [u8; 2] = new.country.as_bytes().try_into().unwrap_or(*b"--");
        let mut record = [0; RECORD];
        record[0..3].copy_from_slice(&i24(new.lat, 90.0));
        record[3..6].copy_from_slice(&i24(new.lon, 180.0));
        record[6..10].copy_from_slice(&name.to_le_bytes());
        record[10..13].copy_from_slice(&u24(new.admin1));
        record[13..16].copy_from_slice(&u24(new.admin2));
        record[16..18].copy_from_slice(&country);
        record[18] = new.feature as u8 | if new.capital { 0x80 } else { 0 };
        record[19] = population_code(new.population);
        Ok(record)
    }

    /// Lets a country be found by its adjective or people, and by the plural.
    pub fn demonym(&mut self, id: PlaceId, demonym: &str) {
        self.name(id, demonym, NameForm::Demonym);
        if !demonym.ends_with(['s', 'h', 'e']) {
            self.name(id, &format!("{demonym}s"), NameForm::Demonym);
        }
    }

    /// Lets a place be found by a name. Names that are not written in Latin letters are left out.
    pub fn name(&mut self, id: PlaceId, name: &str, form: NameForm) {
        let key = fold::key(name);
        if !fold::is_latin(&key) || key.len() > MAX_NAME {
            return;
        }
        self.entry(id, &key, form);
    }

    fn entry(&mut self, id: PlaceId, key: &str, form: NameForm) {
        self.entries.push((self.keys.len() as u64, id << 2 | form as u32));
        self.keys.push(key.len() as u8);
        self.keys.extend(key.as_bytes());
    }

    /// Number of places so far.
    pub fn len(&self) -> usize {
        self.records.len() / RECORD
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    fn string(&mut self, name: &str) -> Result<u32, Error> {
        let mut end = name.len().min(MAX_NAME);
        while !name.is_char_boundary(end) {
            end -= 1;
        }
        let name = &name.as_bytes()[..end];
        let digest = blake3::hash(name);
        let hash = u64::from_le_bytes(digest.as_bytes()[..8].try_into().unwrap_or_default());
        let at = match self.string_at.get(&hash) {
            Some(&at) => at,
            None => {
                let at = u32::try_from(self.strings.len())
                    .map_err(|_| Error::Gazetteer("the names take more than 4 GB".to_owned()))?;
                self.strings.push(name.len() as u8);
                self.strings.extend(name);
                self.string_at.insert(hash, at);
                at
            }
        };
        Ok(at)
    }

    /// The order in which the bearers of a name are kept: countries and first divisions first, then by inhabitants.
    fn rank(&self, posting: u32) -> (u8, std::cmp::Reverse<u8>, u32) {
        let record = self.records.get((posting >> 2) as usize * RECORD..).unwrap_or_default();
        let feature = record.get(18).map_or(0, |f| f & 0x7F);
        let class = match feature {
            f if f <= Feature::Country as u8 => 0,
            f if f == Feature::Adm1 as u8 => 1,
            _ => 2,
        };
        (class, std::cmp::Reverse(record.get(19).copied().unwrap_or(0)), posting)
    }

    /// Writes the block. `notes` names sources and licences.
    ///
    /// # Errors
    /// If the names cannot be put together.
    pub fn finish(mut self, notes: &str) -> Result<Vec<u8>, Error> {
        let keys = std::mem::take(&mut self.keys);
        let key_at = |at: u64| -> &[u8] {
            let at = at as usize;
            keys.get(at).and_then(|&len| keys.get(at + 1..at + 1 + usize::from(len))).unwrap_or_default()
        };
        let mut entries = std::mem::take(&mut self.entries);
        // The same name may stand in several forms: the best form comes first and the others go.
        entries.sort_unstable_by(|a, b| key_at(a.0).cmp(key_at(b.0)).then(a.1.cmp(&b.1)));
        entries.dedup_by(|b, a| a.1 >> 2 == b.1 >> 2 && key_at(a.0) == key_at(b.0));
        let failed = |e: fst::Error| Error::Gazetteer(format!("the names cannot be put together: {e}"));
        let mut names = fst::MapBuilder::memory();
        let mut postings: Vec<u8> = Vec::new();
        let mut rest = entries.as_slice();
        while let Some(&(first, posting)) = rest.first() {
            let key = key_at(first);
            let count = rest.partition_point(|e| key_at(e.0) <= key);
            let (same, others) = rest.split_at(count);
            rest = others;
            let value = if same.len() == 1 {
                u64::from(posting) << 1
            } else {
                let mut bearers: Vec<u32> = same.iter().map(|e| e.1).collect();
                bearers.sort_unstable_by_key(|&p| self.rank(p));
                bearers.truncate(MAX_BEARERS);
                let at = (postings.len() / 4) as u64;
                postings.extend((bearers.len() as u32).to_le_bytes());
                postings.extend(bearers.iter().flat_map(|p| p.to_le_bytes()));
                at << 1 | 1
            };
            names.insert(key, value).map_err(failed)?;
        }
        let names = names.into_inner().map_err(failed)?;
        let parts: [&[u8]; PARTS] = [&names, &postings, &self.records, &self.strings, notes.as_bytes()];
        let mut block = Vec::with_capacity(HEAD + parts.iter().map(|p| p.len()).sum::<usize>());
        block.extend(MAGIC);
        block.extend(parts.iter().flat_map(|p| (p.len() as u64).to_le_bytes()));
        block.extend([0; 32]);
        for part in parts {
            block.extend(part);
        }
        let digest = blake3::hash(&block[HEAD..]);
        block[HEAD - 32..HEAD].copy_from_slice(digest.as_bytes());
        Ok(block)
    }
}
