//! The words of dates and times (`data/times.tsv`).

use std::collections::HashMap;

use super::value::{Part, Season};
use crate::knowledge::{Error, Knowledge, Row};

const FILE: &str = "times.tsv";

/// A unit of the calendar or of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
}

/// What points from one period to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The one before that of publication.
    Last,
    /// That of publication.
    This,
    /// The one after that of publication.
    Next,
    /// The one after that told last.
    Following,
    /// The one before that told last.
    Previous,
    /// That told last.
    Same,
}

/// How much must stand beside a word before it is taken for a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Care {
    /// Nothing.
    None,
    /// A date or preposition: it is an ordinary word too.
    Word,
    /// A date, preposition or anything but a surname: it is a person's name too.
    Name,
    /// A date or full stop: it is an abbreviation.
    Short,
}

/// What a word tells of its neighbours (described at the head of the file).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    BeforeYear,
    AfterYear,
    Counted,
    NoPlural,
    BeforeNumber,
    BeforeName,
    BeforeWord,
    Ahead,
    Plan,
    Past,
    Planned,
    AfterVerb,
    BeforeClock,
    Address,
    /// What lasted up to a time that is over.
    Lasting,
    /// What is to last up to a time that may lie ahead.
    Ordered,
}

impl Hint {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "before_year" => Self::BeforeYear,
            "after_year" => Self::AfterYear,
            "counted" => Self::Counted,
            "no_plural" => Self::NoPlural,
            "before_number" => Self::BeforeNumber,
            "before_name" => Self::BeforeName,
            "before_word" => Self::BeforeWord,
            "ahead" => Self::Ahead,
            "plan" => Self::Plan,
            "past" => Self::Past,
            "planned" => Self::Planned,
            "after_verb" => Self::AfterVerb,
            "before_clock" => Self::BeforeClock,
            "address" => Self::Address,
            "lasting" => Self::Lasting,
            "ordered" => Self::Ordered,
            _ => return None,
        })
    }
}

/// The rule of a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// Month, weekday (1 Monday), which of the month's (-1 the last).
    Weekday(i8, i8, i8),
    /// Days from Easter Sunday of the western churches.
    Easter(i32),
}

/// What a word or phrase can mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    Month(i8, Care),
    Weekday(i8, Care),
    Weekdays,
    Unit(Unit, bool),
    Part(Part),
    Cardinal(i32),
    Some,
    Ordinal(i8),
    OrdinalEnd,
    Season(Season, Care),
    Day(i32, Option<Part>),
    Which(Which),
    Stage,
    StageOf,
    Approximate,
    Reference(super::value::Reference),
    Clock(i8, i8),
    Zone,
    Holiday(Holiday),
    Date(jiff::civil::Date),
    Set,
    Not,
    Hint(Hint),
}

/// A phrase of the file: the words after its first, and what it can mean.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub rest: Vec<String>,
    pub meaning: Meaning,
}

/// The words of dates and times, by their first word.
#[derive(Clone, Debug)]
pub struct Lexicon {
    first: HashMap<String, u32>,
    phrases: Vec<Vec<Phrase>>,
}

impl Lexicon {
    /// From the knowledge file `times.tsv`.
    ///
    /// # Errors
    /// If a line of it cannot be read.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut lexicon = Self { first: HashMap::new(), phrases: Vec::new() };
        for row in knowledge.rows(FILE) {
            for phrase in row.list(1) {
                let plural = phrase.ends_with('s');
                lexicon.add(phrase, meaning(&row, plural)?);
            }
        }
        for phrases in &mut lexicon.phrases {
            phrases.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
        }
        Ok(lexicon)
    }

    fn add(&mut self, phrase: &str, meaning: Meaning) {
        let mut words = super::scan::words(phrase).into_iter();
        let Some(first) = words.next() else { return };
        let next = self.phrases.len() as u32;
        let index = *self.first.entry(first).or_insert(next);
        if index == next {
            self.phrases.push(Vec::new());
        }
        if let Some(phrases) = self.phrases.get_mut(index as usize) {
            phrases.push(Phrase { rest: words.collect(), meaning });
        }
    }

    /// The number of the list of phrases that begin with a word in lower case.
    pub(super) fn list_of(&self, word: &str) -> Option<u32> {
        self.first.get(word).copied()
    }

    /// The phrases of a list, the longest first.
    pub(super) fn list(&self, index: u32) -> &[Phrase] {
        self.phrases.get(index as usize).map_or(&[], Vec::as_slice)
    }
}

fn meaning(row: &Row<'_>, plural: bool) -> Result<Meaning, Error> {
    let value = row.field(2);
    let number = || -> Result<i32, Error> {
        value.parse().map_err(|_| row.error(format!("the value {value:?} is not a number")))
    };
    let small = || -> Result<i8, Error> {
        value.parse().map_err(|_| row.error(format!("the value {value:?} is not a small number")))
    };
    let care = match row.field(3) {
        "" => Care::None,
        "word" => Care::Word,
        "name" => Care::Name,
        "short" => Care::Short,
        other => return Err(row.error(format!("unknown care {other:?}: word, name or short"))),
    };
    let unknown = |what: &str| row.error(format!("unknown {what} {value:?}"));
    Ok(match row.field(0) {
        "month" => Meaning::Month(small()?, care),
        "weekday" => Meaning::Weekday(small()?, care),
        "weekdays" => Meaning::Weekdays,
        "unit" => Meaning::Unit(unit(value).ok_or_else(|| unknown("unit"))?, plural),
        "part" => Meaning::Part(Part::from_name(value).ok_or_else(|| unknown("part of the day"))?),
        "cardinal" => Meaning::Cardinal(number()?),
        "some" => Meaning::Some,
        "ordinal" => Meaning::Ordinal(small()?),
        "ordinal_end" => Meaning::OrdinalEnd,
        "season" => Meaning::Season(Season::from_name(value).ok_or_else(|| unknown("season"))?, care),
        "day" => {
            let (days, part) = value.split_once(' ').unwrap_or((value, ""));
            let days = days.parse().map_err(|_| unknown("number of days"))?;
            Meaning::Day(days, Part::from_name(part))
        }
        "which" => Meaning::Which(match value {
            "last" => Which::Last,
            "this" => Which::This,
            "next" => Which::Next,
            "following" => Which::Following,
            "previous" => Which::Previous,
            "same" => Which::Same,
            _ => return Err(unknown("pointer")),
        }),
        "stage" => Meaning::Stage,
        "stage_of" => Meaning::StageOf,
        "approximate" => Meaning::Approximate,
        "reference" => {
            Meaning::Reference(super::value::Reference::from_name(value).ok_or_else(|| unknown("reference"))?)
        }
        "clock" => {
            let time = value.split_once(':').and_then(|(h, m)| Some((h.parse().ok()?, m.parse().ok()?)));
            let (hour, minute) = time.ok_or_else(|| unknown("time of day"))?;
            Meaning::Clock(hour, minute)
        }
        "zone" => Meaning::Zone,
        "holiday" => Meaning::Holiday(holiday(value).ok_or_else(|| unknown("rule of a holiday"))?),
        "date" => Meaning::Date(value.parse().map_err(|_| unknown("date"))?),
        "set" => Meaning::Set,
        "not" => Meaning::Not,
        "hint" => Meaning::Hint(Hint::from_name(value).ok_or_else(|| unknown("hint"))?),
        other => return Err(row.error(format!("unknown class {other:?}"))),
    })
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "weekend" => Unit::Weekend,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "season" => Unit::Season,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

fn holiday(rule: &str) -> Option<Holiday> {
    if let Some(days) = rule.strip_prefix("easter") {
        return Some(Holiday::Easter(days.parse().ok()?));
    }
    let mut fields = rule.split('-');
    let month = fields.next()?.parse().ok()?;
    let second = fields.next()?.parse().ok()?;
    Some(match fields.next() {
        None => Holiday::Fixed(month, second),
        Some("L") => Holiday::Weekday(month, second, -1),
        Some(n) => Holiday::Weekday(month, second, n.parse().ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_embedded_file() {
        let lexicon = Lexicon::new(&Knowledge::embedded()).unwrap();
        let list = lexicon.list(lexicon.list_of("thanksgiving").unwrap());
        assert_eq!(list[0].rest, ["day"]);
        assert_eq!(list[1].meaning, Meaning::Holiday(Holiday::Weekday(11, 4, 4)));
        assert!(lexicon.list_of("jaguar").is_none());
    }

    #[test]
    fn says_which_line_is_wrong() {
        let overlay = [("times.tsv".to_owned(), "# head\nmonth\tjanuary\tone\n".to_owned())];
        let error = Lexicon::new(&Knowledge::with_overlay(overlay).unwrap()).unwrap_err().to_string();
        assert_eq!(error, "data/times.tsv, line 2: the value \"one\" is not a small number");
    }
}
