//! Dates and times (TIMEX3 types DATE and TIME), resolved against the publication day or dateline.
//!
//! The text is scanned by a light lexer of its own ([`scan`]), [`grammar`] says what the words mean, [`tense`] whether
//! their verb looks back or ahead, [`resolve`] gives the value; [`value`] knows which days a value covers. Durations
//! ("for two weeks") and sets ("every Friday") are recognised so that they are taken for nothing else, and left out.
//!
//! - Days are resolved against [`Document::published`]; failing that, the dateline's date, a date line of its own or,
//!   for years alone, a full date of the text. Without any of these `value` is `None`.
//! - A weekday without a pointer is the last such day up to and including the anchor, or with a verb that looks ahead
//!   the first such day from it on.
//! - "12/03/2025": a number over 12 is the day; else the reading nearer to the anchor; without one the month is first.
//! - A week is an ISO week (`2025-W10`), a season that of the northern meteorologists.

mod calendar;
mod clock;
mod grammar;
mod lexicon;
mod periods;
mod resolve;
mod scan;
mod serial;
mod steps;
mod tense;
mod value;

use jiff::civil::Date;

use self::grammar::{Base, Expression, Found, Grammar, Year};
pub use self::lexicon::Lexicon;
use self::resolve::Resolver;
use self::scan::Scan;
use self::tense::Tense;
use self::value::Value;
use crate::{Document, Span, Time, TimePrecision};

/// How far into the text a dateline's date may stand, in bytes.
const DATELINE_REACH: usize = 160;

/// Days between a dateline's date and the publication, at most.
const PUBLISHED_LATE_DAYS: i32 = 3;

/// Finds the date and time expressions of a document and gives each its TIMEX3 value.
pub fn find(document: &mut Document, lexicon: &Lexicon) {
    let scan = Scan::new(&document.text, lexicon);
    let expressions = expressions(document, &scan);
    let (anchor, near) = match document.published {
        Some(day) => (Some(dateline_day(document, &scan, &expressions, day).unwrap_or(day)), None),
        None => written(document, &scan, &expressions),
    };
    document.written = anchor;
    let mut resolver = Resolver::new(anchor, near);
    let mut times = Vec::with_capacity(expressions.len());
    for expression in &expressions {
        let tense = tense::tense(document, &scan, expression.from, expression.to);
        let value = resolver.resolve(expression, tense);
        let span = Span::new(scan.start(expression.from), scan.end(expression.to.saturating_sub(1)));
        times.push(Time {
            span,
            tokens: document.tokens_in(span),
            precision: value.map_or(TimePrecision::Unknown, |v| v.precision()),
            value: value.map(|v| v.to_string()),
        });
    }
    document.times = times;
}

/// First and last day that a TIMEX3 value can mean: a day, part of a day, week, month, season, quarter, year, decade.
/// `None` for references ("now") and for what is no value that this crate writes.
pub fn days(value: &str) -> Option<(Date, Date)> {
    Value::parse(value)?.days()
}

/// How wide a TIMEX3 value is. A full hour ("T15:00") counts as an hour.
pub fn precision_of(value: &str) -> TimePrecision {
    Value::parse(value).map_or(TimePrecision::Unknown, |value| value.precision())
}

fn expressions(document: &Document, scan: &Scan<'_>) -> Vec<Expression> {
    let grammar = Grammar::new(document, scan);
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.len() {
        at = match grammar.at(at) {
            Some(Found::Time(expression)) => {
                found.push(expression);
                expression.to.max(at + 1)
            }
            Some(Found::Other(to)) => to.max(at + 1),
            None => at + 1,
        };
    }
    found
}

/// The day of the dateline, where the report was published a few days after it or the dateline tells the year (pages are
/// published anew): "yesterday" is the day before that one.
fn dateline_day(
    document: &Document,
    scan: &Scan<'_>,
    expressions: &[Expression],
    published: Date,
) -> Option<Date> {
    let dated = document.dateline.as_ref()?.date?;
    let told = expressions.iter().find(|e| {
        let span = Span::new(scan.start(e.from), scan.end(e.to.saturating_sub(1)));
        matches!(e.base, Base::Day { .. }) && dated.overlaps(span)
    })?;
    let day = Resolver::new(Some(published), None).resolve(told, Tense::Past)?.day()?;
    let days = day.until(published).ok()?.get_days();
    let whole = matches!(told.base, Base::Day { year: Year::Is(_), .. });
    (days >= 0 && (whole || days <= PUBLISHED_LATE_DAYS)).then_some(day)
}

/// When the text says that it was written (its dateline, or a date in a line of its own), and the first full date in it.
fn written(document: &Document, scan: &Scan<'_>, expressions: &[Expression]) -> (Option<Date>, Option<Date>) {
    let full = |e: &Expression| match e.base {
        Base::Day { year: Year::Is(_), .. } | Base::Slashes { .. } | Base::Date(_) => {
            Resolver::default().resolve(&Expression { part: None, clock: None, ..*e }, Tense::Open)?.day()
        }
        _ => None,
    };
    let near = expressions.iter().find_map(full).or_else(|| serial::month(&document.text));
    let dateline = document.dateline.as_ref().and_then(|d| d.date);
    let anchor = expressions.iter().find_map(|e| {
        let span = Span::new(scan.start(e.from), scan.end(e.to.saturating_sub(1)));
        let in_dateline = dateline.is_some_and(|date| date.overlaps(span));
        let heads = || span.start < DATELINE_REACH && scan.is(e.to, ":");
        let line = scan.opens_paragraph(e.from) && (!scan.goes_on(e.to) || heads());
        let head = span.start < DATELINE_REACH && opens_text(scan, e.to);
        if !in_dateline && !line && !head {
            return None;
        }
        // A dateline without a year takes it from a full date elsewhere in the text.
        full(e).or_else(|| {
            let mut resolver = Resolver::new(None, near);
            matches!(e.base, Base::Day { .. }).then(|| resolver.resolve(e, Tense::Open)?.day())?
        })
    });
    (anchor, near)
}

/// Whether a dateline ends after piece `i`: a dash, or an agency in brackets.
fn opens_text(scan: &Scan<'_>, i: usize) -> bool {
    scan.is_any(i, &["(", "—", "–", "["])
        || (scan.is(i, "-") && !scan.is_glued(i))
        || (scan.is(i, "-") && scan.is(i + 1, "-"))
}

#[cfg(test)]
mod tests;
