//! The gazetteer: names -> places, read in place from one block of bytes.
//!
//! The block is what [`super::Builder`] writes:
//!
//! | part | what |
//! |---|---|
//! | head | magic `SAYSOGZ1`, lengths of the five parts (u64), BLAKE3 digest of the parts |
//! | names | fst map: folded name -> posting, or where its postings begin |
//! | postings | u32: number of places, then a posting for each, the most prominent first |
//! | records | [`RECORD`] bytes a place: lat, lon (i24), name (u32), first and second division (u24), country, feature, population, flags |
//! | strings | a length (u8) and UTF-8 for each name |
//! | notes | sources and licences, UTF-8 |
//!
//! All numbers are little endian. A posting is the place's number shifted left by two, and how the name belongs to it.

use std::borrow::Cow;
use std::ops::Range;

use super::fold;
use super::outlets::Outlets;
use super::words::PlaceWords;
use crate::{Error, Knowledge};

pub(super) const MAGIC: &[u8; 8] = b"SAYSOGZ1";
pub(super) const PARTS: usize = 5;
pub(super) const HEAD: usize = MAGIC.len() + PARTS * 8 + 32;
pub(super) const RECORD: usize = 20;
pub(super) const NOTHING: u32 = 0xFF_FFFF;
/// 23 bits for 180 degrees: steps of two metres.
pub(super) const STEPS_PER_DEGREE: f64 = 46_000.0;

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Feature {
    /// Continent or large part of one.
    Continent,
    /// Country or territory of ISO 3166-1.
    Country,
    /// First-level division.
    Adm1,
    /// Second-level division.
    Adm2,
    /// Third-level division and below.
    Adm3,
    /// City, town, village.
    Populated,
    /// Part of a town.
    Section,
    /// Area without an administration of its own: West Bank, Sahel.
    Region,
    /// Island.
    Island,
    /// Mountain, range, pass.
    Mountain,
    /// Desert.
    Desert,
    /// Sea, gulf, strait.
    Sea,
    /// Lake.
    Lake,
    /// River.
    River,
    /// Road, railway, border line.
    Line,
    /// Refugee camp.
    Camp,
    /// Building, airport, base.
    Site,
}

impl Feature {
    const ALL: [Self; 17] = [
        Self::Continent,
        Self::Country,
        Self::Adm1,
        Self::Adm2,
        Self::Adm3,
        Self::Populated,
        Self::Section,
        Self::Region,
        Self::Island,
        Self::Mountain,
        Self::Desert,
        Self::Sea,
        Self::Lake,
        Self::River,
        Self::Line,
        Self::Camp,
        Self::Site,
    ];
    const NAMES: [&'static str; 17] = [
        "continent",
        "country",
        "adm1",
        "adm2",
        "adm3",
        "populated",
        "section",
        "region",
        "island",
        "mountain",
        "desert",
        "sea",
        "lake",
        "river",
        "line",
        "camp",
        "site",
    ];

    fn from_code(code: u8) -> Self {
        Self::ALL.get(usize::from(code)).copied().unwrap_or(Self::Populated)
    }

    /// The feature with a name as `data/regions.tsv` writes it.
    pub fn from_name(name: &str) -> Option<Self> {
        let index = Self::NAMES.iter().position(|&known| known == name)?;
        Self::ALL.get(index).copied()
    }

    /// Whether it is a division of a country.
    pub fn is_division(self) -> bool {
        matches!(self, Self::Adm1 | Self::Adm2 | Self::Adm3)
    }
}

/// How a name belongs to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameForm {
    /// Its usual name.
    Usual,
    /// Another name or spelling.
    Other,
    /// Its usual name without the type word: "Borno" for "Borno State".
    Short,
    /// The adjective or the people of a country.
    Demonym,
}

/// Number of a place in its gazetteer.
pub type PlaceId = u32;

/// A place that bears a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bearer {
    /// The place.
    pub id: PlaceId,
    /// How the name belongs to it.
    pub form: NameForm,
}

/// A place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record<'g> {
    /// Its usual name.
    pub name: &'g str,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// ISO 3166-1 alpha-2; `None` where it lies in several countries or in none.
    pub country: Option<&'g str>,
    /// First-level division.
    pub admin1: Option<PlaceId>,
    /// Second-level division.
    pub admin2: Option<PlaceId>,
    /// What it is.
    pub feature: Feature,
    /// Inhabitants, to about nine per cent; 0 if not known.
    pub population: f64,
    /// Whether it is the capital of its country.
    pub capital: bool,
}

/// A part of the block of bytes.
#[derive(Clone)]
struct Part {
    bytes: Cow<'static, [u8]>,
    range: Range<usize>,
}

impl AsRef<[u8]> for Part {
    fn as_ref(&self) -> &[u8] {
        self.bytes.get(self.range.clone()).unwrap_or_default()
    }
}

/// Place names with coordinates, country, divisions and population.
pub struct Gazetteer {
    names: fst::Map<Part>,
    postings: Range<usize>,
    records: Range<usize>,
    strings: Range<usize>,
    notes: Range<usize>,
    digest: String,
    pub(super) words: PlaceWords,
    pub(super) outlets: Outlets,
}

static EMBEDDED: &[u8] = include_bytes!("../../../../data/gazetteer/places.bin");

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gazetteer").field("places", &self.len()).field("digest", &self.digest).finish()
    }
}

impl Gazetteer {
    /// The gazetteer that the program embeds.
    ///
    /// # Panics
    /// If the embedded block is not one that this version reads; a test guards against it.
    pub fn embedded() -> Self {
        Self::open(Cow::Borrowed(EMBEDDED)).expect("the embedded gazetteer is whole")
    }

    /// The same gazetteer with the words around names from other knowledge than the embedded one.
    ///
    /// # Errors
    /// If `place_words.tsv` or `outlets.tsv` cannot be read.
    pub fn with_knowledge(mut self, knowledge: &Knowledge) -> Result<Self, Error> {
        self.words = PlaceWords::new(knowledge)?;
        self.outlets = Outlets::new(knowledge)?;
        Ok(self)
    }

    /// A gazetteer from the bytes that [`super::import`] gave (the file that `sayso gazetteer import` wrote).
    ///
    /// # Errors
    /// If the bytes are not a gazetteer, are of another version, cut short or altered.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, Error> {
        let gazetteer = Self::open(Cow::Owned(bytes)).map_err(|what| Error::Gazetteer(what.to_owned()))?;
        let bytes = &gazetteer.names.as_fst().as_inner().bytes;
        let found = blake3::hash(bytes.get(HEAD..).unwrap_or_default());
        if found.to_hex().as_str() != gazetteer.digest {
            return Err(Error::Gazetteer("its bytes were altered: the digest does not fit".to_owned()));
        }
        Ok(gazetteer)
    }

    fn open(bytes: Cow<'static, [u8]>) -> Result<Self, &'static str> {
        if bytes.get(..7) != MAGIC.get(..7) {
            return Err("it does not begin as one; write one with `sayso gazetteer import`");
        }
        if bytes.get(7) != MAGIC.get(7) {
            return Err("it is of another version; import it again");
        }
        let mut at = HEAD;
        let mut parts: [Range<usize>; PARTS] = Default::default();
        for (index, part) in parts.iter_mut().enumerate() {
            let from = MAGIC.len() + index * 8;
            let length = bytes.get(from..from + 8).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes);
            let length = length.and_then(|l| usize::try_from(l).ok()).ok_or("it is cut short")?;
            let end = at.checked_add(length).filter(|&end| end <= bytes.len()).ok_or("it is cut short")?;
            *part = at..end;
            at = end;
        }
        if at != bytes.len() || !parts[2].len().is_multiple_of(RECORD) {
            return Err("its parts do not fit together");
        }
        let digest: [u8; 32] =
            bytes.get(HEAD - 32..HEAD).and_then(|b| b.try_into().ok()).ok_or("it is cut short")?;
        let digest = blake3::Hash::from_bytes(digest).to_hex().to_string();
        let [names, postings, records, strings, notes] = parts;
        let names = fst::Map::new(Part { bytes, range: names }).map_err(|_| "its names cannot be read")?;
        let words =
            PlaceWords::new(&Knowledge::embedded()).map_err(|_| "the embedded place words are wrong")?;
        let outlets = Outlets::new(&Knowledge::embedded()).map_err(|_| "the embedded outlets are wrong")?;
        Ok(Self { names, postings, records, strings, notes, digest, words, outlets })
    }

    fn bytes(&self) -> &[u8] {
        &self.names.as_fst().as_inner().bytes
    }

    /// Number of places.
    pub fn len(&self) -> usize {
        self.records.len() / RECORD
    }

    /// Whether it holds no place.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Number of names.
    pub fn names(&self) -> usize {
        self.names.len()
    }

    /// BLAKE3 digest of the gazetteer, as hexadecimal.
    pub fn digest(&self) -> String {
        self.digest.clone()
    }

    /// Where its data come from, with their licences.
    pub fn notes(&self) -> &str {
        self.bytes().get(self.notes.clone()).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default()
    }

    /// The places that bear a name, the most prominent first.
    pub fn find(&self, name: &str) -> impl Iterator<Item = Bearer> + use<'_> {
        self.find_key(&fold::key(name))
    }

    /// The places that bear a name, given in its folded form ([`fold::key`]).
    pub fn find_key(&self, key: &str) -> impl Iterator<Item = Bearer> + use<'_> {
        let (single, range) = match self.names.get(key) {
            None => (None, 0..0),
            Some(value) if value & 1 == 0 => (u32::try_from(value >> 1).ok(), 0..0),
            Some(value) => {
                let at = usize::try_from(value >> 1).unwrap_or(usize::MAX);
                let count = self.posting(at).unwrap_or(0) as usize;
                (None, at.saturating_add(1)..at.saturating_add(1).saturating_add(count))
            }
        };
        single.into_iter().chain(range.map_while(|at| self.posting(at))).map(|posting| Bearer {
            id: posting >> 2,
            form: match posting & 3 {
                0 => NameForm::Usual,
                1 => NameForm::Other,
                2 => NameForm::Short,
                _ => NameForm::Demonym,
            },
        })
    }

    /// Whether any place bears a name, given in its folded form.
    pub fn has_key(&self, key: &str) -> bool {
        self.names.contains_key(key)
    }

    fn posting(&self, at: usize) -> Option<u32> {
        let start = self.postings.start.checked_add(at.checked_mul(4)?)?;
        let end = start.checked_add(4).filter(|&end| end <= self.postings.end)?;
        Some(u32::from_le_bytes(self.bytes().get(start..end)?.try_into().ok()?))
    }

    /// A place; `None` if there is none of that number.
    pub fn record(&self, id: PlaceId) -> Option<Record<'_>> {
        let start = self.records.start.checked_add((id as usize).checked_mul(RECORD)?)?;
        let end = start.checked_add(RECORD).filter(|&end| end <= self.records.end)?;
        let bytes: &[u8; RECORD] = self.bytes().get(start..end)?.try_into().ok()?;
        let u24 = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], 0]);
        let degrees = |at: usize| f64::from((u24(at) << 8).cast_signed() >> 8) / STEPS_PER_DEGREE;
        let division = |at: usize| Some(u24(at)).filter(|&d| d != NOTHING);
        let name = u32::from_le_bytes([bytes[6], bytes[7], bytes[8], bytes[9]]);
        Some(Record {
            lat: degrees(0),
            lon: degrees(3),
            name: self.string(name),
            admin1: division(10),
            admin2: division(13),
            country: std::str::from_utf8(&self.country_bytes(start)?[..]).ok().filter(|c| *c != "--"),
            feature: Feature::from_code(bytes[18] & 0x7F),
            population: population(bytes[19]),
            capital: bytes[18] & 0x80 != 0,
        })
    }

    fn country_bytes(&self, record: usize) -> Option<&[u8; 2]> {
        self.bytes().get(record + 16..record + 18)?.try_into().ok()
    }

    fn string(&self, at: u32) -> &str {
        let strings = self.bytes().get(self.strings.clone()).unwrap_or_default();
        let at = at as usize;
        let Some(&length) = strings.get(at) else { return "" };
        strings
            .get(at + 1..at + 1 + usize::from(length))
            .and_then(|b| std::str::from_utf8(b).ok())
            .unwrap_or_default()
    }

    /// The capital of a country, by the country's number.
    pub fn capital(&self, country: PlaceId) -> Option<PlaceId> {
        let code = self.record(country)?.country?;
        self.find_key(&capital_key(code)).next().map(|bearer| bearer.id)
    }

    /// Whether a place is the capital of its country, or the division that the capital is and bears its name.
    pub fn is_capital(&self, id: PlaceId) -> bool {
        let Some(record) = self.record(id) else { return false };
        let names_capital = || {
            let capital = self.record(self.find_key(&capital_key(record.country?)).next()?.id)?;
            Some(
                capital.admin1 == Some(id) && super::fold::key(capital.name) == super::fold::key(record.name),
            )
        };
        record.capital || record.feature == Feature::Adm1 && names_capital() == Some(true)
    }

    /// The English name of a place's first-level division; a division's own name for one itself.
    pub fn admin1_name(&self, id: PlaceId) -> Option<&str> {
        let record = self.record(id)?;
        match record.feature {
            Feature::Adm1 => Some(record.name),
            _ => record.admin1.and_then(|id| self.record(id)).map(|r| r.name),
        }
    }
}

impl Default for Gazetteer {
    fn default() -> Self {
        Self::embedded()
    }
}

/// The key under which the capital of a country stands: no name folds to it.
pub(super) fn capital_key(code: &str) -> String {
    format!("={}", code.to_lowercase())
}

/// Inhabitants, on a logarithmic scale of eighths of an octave.
fn population(code: u8) -> f64 {
    if code == 0 { 0.0 } else { (f64::from(code) / 8.0).exp2() }
}

/// The inverse of [`population`].
pub(super) fn population_code(population: u64) -> u8 {
    if population < 2 {
        return 0;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let code = (8.0 * (population as f64).log2()).round().min(255.0) as u8;
    code
}
