//! Publication times.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A publication time: the words given, and the day they name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// As given.
    pub text: String,
    /// The calendar day where it was published.
    pub day: jiff::civil::Date,
}

/// The words are no publication time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{given:?} is no publication time: give YYYY-MM-DD or RFC 3339, such as 2025-03-13 or 2025-03-13T18:30:00+05:00"
)]
pub struct PublishedError {
    given: String,
}

impl FromStr for Published {
    type Err = PublishedError;

    /// Takes `YYYY-MM-DD`, or a date and time with or without an offset. The day is the one that is written, so that
    /// an evening's report with an offset keeps the day of its own place.
    fn from_str(given: &str) -> Result<Self, Self::Err> {
        let text = given.trim();
        let wrong = || PublishedError { given: shortened(given) };
        let (date, rest) = text.split_at_checked(10).ok_or_else(wrong)?;
        let written = date.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        let day: jiff::civil::Date = date.parse().map_err(|_| wrong())?;
        let time_is_right = rest.is_empty()
            || (rest.starts_with(['T', 't', ' '])
                && (text.parse::<jiff::Timestamp>().is_ok()
                    || text.parse::<jiff::civil::DateTime>().is_ok()));
        if written && time_is_right { Ok(Self { text: text.to_owned(), day }) } else { Err(wrong()) }
    }
}

/// So much of a wrong value as a message can bear.
fn shortened(text: &str) -> String {
    if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(40).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Option<String> {
        text.parse::<Published>().ok().map(|p| p.day.to_string())
    }

    #[test]
    fn the_day_is_the_one_that_is_written() {
        let expected = Some("2031-05-04".to_owned());
        for text in [
            "2031-05-04",
            " 2031-05-04 ",
            "2031-05-04T23:30:00Z",
            "2031-05-04T23:30:00-08:00",
            "2031-05-04T00:10:00.25+13:00",
            "2031-05-04 07:00:00",
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
    }

    #[test]
    fn other_words_are_refused() {
        for text in [
            "",
            "yesterday",
            "04/05/2031",
            "2031-5-4",
            "2031-02-30",
            "2031-05-04T25:00:00Z",
            "2031-05-04x",
            "+2031-05-0",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
        let message = "4 May".parse::<Published>().map_err(|e| e.to_string());
        assert!(message.is_err_and(|m| m.contains("\"4 May\"") && m.contains("YYYY-MM-DD")));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            let _ = text.parse::<Published>();
        }
    }
}
