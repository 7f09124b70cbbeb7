//! How exactly place and time are known, in the codes of UCDP GED and ACLED (`data/precision_codes.tsv`).

use jiff::civil::Date;
use language::Knowledge;
use language::knowledge::Error;

use crate::reading::{DatePrecision, Place, PlacePrecision, PrecisionCodes};

const FILE: &str = "precision_codes.tsv";

/// A code of each scheme, where it has one.
type Pair = (Option<u8>, Option<u8>);

/// The table.
#[derive(Debug, Default)]
pub struct Table {
    /// By the reading's word for a place's precision.
    places: Vec<(String, Pair)>,
    /// By the most days; `None` is any number.
    days: Vec<(Option<i32>, Pair)>,
}

impl Table {
    /// From `data/precision_codes.tsv`.
    ///
    /// # Errors
    /// If a line cannot be read.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut table = Self::default();
        for row in knowledge.rows(FILE) {
            let code = |at: usize| match row.field(at) {
                "-" => Ok(None),
                digit => digit.parse().map(Some).map_err(|_| row.error("a code is a number or \"-\"")),
            };
            let pair = (code(2)?, code(3)?);
            match (row.field(0), row.field(1)) {
                ("place", precision) => table.places.push((precision.to_owned(), pair)),
                ("days", "more") => table.days.push((None, pair)),
                ("days", most) => {
                    let most = most.parse().map_err(|_| row.error("days are a number or \"more\""))?;
                    table.days.push((Some(most), pair));
                }
                _ => return Err(row.error("a row begins with place or days")),
            }
        }
        Ok(table)
    }

    /// The codes of an incident, `named` how exactly the text names a place that no gazetteer has, `far` if the words put it far off from the place; none where neither place nor time is known.
    pub fn of(
        &self,
        place: Option<&Place>,
        named: Option<PlacePrecision>,
        far: bool,
        days: Option<(Date, Date)>,
        precision: DatePrecision,
    ) -> Option<PrecisionCodes> {
        let of_place = place.and_then(|place| {
            let precision = named.unwrap_or(place.precision);
            let word = if far && precision == PlacePrecision::Near { "far" } else { precision.as_str() };
            self.places.iter().find(|(known, _)| known == word).map(|(_, pair)| *pair)
        });
        let of_days = days.filter(|_| precision != DatePrecision::Unknown).and_then(|(start, end)| {
            let count = start.until(end).map_or(0, |span| span.get_days()) + 1;
            self.days.iter().find(|(most, _)| most.is_none_or(|m| count <= m)).map(|(_, pair)| *pair)
        });
        if of_place.is_none() && of_days.is_none() {
            return None;
        }
        let (where_prec, geo_precision) = of_place.unwrap_or_default();
        let (date_prec, time_precision) = of_days.unwrap_or_default();
        Some(PrecisionCodes { where_prec, date_prec, geo_precision, time_precision })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    fn place(precision: PlacePrecision) -> Place {
        Place {
            id: "p1".to_owned(),
            name: "Alda".to_owned(),
            country: None,
            admin1: None,
            lat: None,
            lon: None,
            precision,
            mentions: Vec::new(),
        }
    }

    #[test]
    fn codes_of_places_and_days() {
        let table = Table::new(&Knowledge::embedded()).expect("the table can be read");
        let codes = |place: Option<Place>, days, precision| {
            let codes = table.of(place.as_ref(), None, false, days, precision);
            codes.map(|c| (c.where_prec, c.date_prec, c.geo_precision, c.time_precision))
        };
        let first = date(2031, 5, 4);
        let day = Some((first, first));
        assert_eq!(
            codes(Some(place(PlacePrecision::Near)), day, DatePrecision::Day),
            Some((Some(2), Some(1), Some(2), Some(1)))
        );
        let night = Some((first, date(2031, 5, 5)));
        assert_eq!(codes(None, night, DatePrecision::Day), Some((None, Some(2), None, Some(2))));
        let month = Some((date(2031, 5, 1), date(2031, 5, 31)));
        assert_eq!(
            codes(Some(place(PlacePrecision::Line)), month, DatePrecision::Month),
            Some((Some(5), Some(4), Some(2), Some(3)))
        );
        let year = Some((date(2031, 1, 1), date(2031, 12, 31)));
        assert_eq!(codes(None, year, DatePrecision::Year), Some((None, Some(5), None, None)));
        assert_eq!(codes(Some(place(PlacePrecision::Unknown)), day, DatePrecision::Unknown), None);
    }
}
