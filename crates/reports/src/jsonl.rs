//! One line of JSON Lines -> [`Report`].

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, Visitor};

use crate::error::{Error, Location, Problem};
use crate::limits::Limits;
use crate::{Published, Report, screen};

/// A report as a line gives it.
#[derive(Deserialize)]
struct Fields {
    id: Id,
    text: Text,
    #[serde(default)]
    title: Option<Text>,
    #[serde(default)]
    outlet: Option<Text>,
    #[serde(default)]
    url: Option<Text>,
    #[serde(default)]
    published: Option<Text>,
}

/// Parses one line. Empty strings count as not given, but for `text`.
///
/// # Errors
/// If the line is no such object, or its text fails the screening; the error names the line, and the report's `id`
/// where that could be read.
pub fn parse_line(source: &str, number: u64, line: &[u8], limits: &Limits) -> Result<Report, Error> {
    let mut at = Location::line(source, number);
    let fields = match fields(line) {
        Ok(fields) => fields,
        Err(problem) => return Err(Error::new(at, problem)),
    };
    at.id = Some(fields.id.0.clone());
    report(fields, limits).map_err(|problem| Error::new(at, problem))
}

fn fields(line: &[u8]) -> Result<Fields, Problem> {
    if let Err(error) = std::str::from_utf8(line) {
        return Err(Problem::Undecodable { byte: error.valid_up_to() as u64, encoding: "UTF-8" });
    }
    // A struct would be taken from an array, too.
    if line.trim_ascii_start().first() != Some(&b'{') {
        return Err(Problem::Json("the line is no JSON object".to_owned()));
    }
    serde_json::from_slice(line).map_err(|error| Problem::Json(without_line(&error)))
}

/// The parser counts lines from the start of what it was given, which is always one line.
fn without_line(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(" at line ") {
        Some((what, _)) if error.column() > 0 => format!("{what} at column {}", error.column()),
        _ => message,
    }
}

fn report(fields: Fields, limits: &Limits) -> Result<Report, Problem> {
    let given = |field: Option<Text>| field.map(|f| f.text).filter(|text| !text.trim().is_empty());
    let published = given(fields.published).map(|text| text.parse::<Published>()).transpose()?;
    let mut notes = Vec::new();
    if fields.text.replaced > 0 {
        notes.push(format!(
            "{} lone surrogate(s) in the JSON string, replaced with U+FFFD: they stand for no character",
            fields.text.replaced
        ));
    }
    screen::screen(&fields.text.text, limits, &mut notes)?;
    Ok(Report {
        id: fields.id.0,
        title: given(fields.title),
        outlet: given(fields.outlet),
        url: given(fields.url),
        published,
        text: fields.text.text,
        notes,
    })
}

/// A JSON string with each lone surrogate replaced by one U+FFFD, so that character offsets stay those of the string.
#[derive(Default)]
struct Text {
    text: String,
    replaced: usize,
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl Visitor<'_> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text { text: text.to_owned(), replaced: 0 })
            }

            // Asked for bytes, the parser gives lone surrogates in their three-byte form (WTF-8) and not an error.
            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Text, E> {
                Ok(replace_surrogates(bytes))
            }
        }
        deserializer.deserialize_bytes(TextVisitor)
    }
}

fn replace_surrogates(bytes: &[u8]) -> Text {
    let mut found = Text { text: String::with_capacity(bytes.len()), replaced: 0 };
    let mut rest = bytes;
    loop {
        match std::str::from_utf8(rest) {
            Ok(text) => {
                found.text.push_str(text);
                return found;
            }
            Err(error) => {
                let (valid, wrong) = rest.split_at_checked(error.valid_up_to()).unwrap_or((&[], rest));
                found.text.push_str(std::str::from_utf8(valid).unwrap_or_default());
                found.text.push('\u{fffd}');
                found.replaced += 1;
                // A surrogate is three bytes long: ED A0..BF xx.
                rest = wrong.get(3..).unwrap_or_default();
            }
        }
    }
}

/// `id`: a string, or a number, which is taken as it is written.
struct Id(String);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdVisitor;
        impl Visitor<'_> for IdVisitor {
            type Value = Id;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or a whole number as \"id\"")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Id, E> {
                Ok(Id(text.to_owned()))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Id, E> {
                Ok(Id(number.to_string()))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Id, E> {
                Ok(Id(number.to_string()))
            }
        }
        deserializer.deserialize_any(IdVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(line: &str, expected: Expect) {
        let found = match parse_line("wire.jsonl", 7, line.as_bytes(), &Limits::default()) {
            Ok(report) => format!("{report:?}"),
            Err(error) => error.to_string(),
        };
        expected.assert_eq(&found);
    }

    #[test]
    fn lines() {
        check(
            r#"{"id":"a1","text":"No one was hurt.\r\n","published":"2031-05-04","outlet":"","extra":[1]}"#,
            expect![[
                r#"Report { id: "a1", title: None, outlet: None, url: None, published: Some(Published { text: "2031-05-04", day: 2031-05-04 }), text: "No one was hurt.\r\n", notes: [] }"#
            ]],
        );
        check(
            r#"{"id":12,"text":"No one \ud800was hurt."}"#,
            expect![[
                r#"Report { id: "12", title: None, outlet: None, url: None, published: None, text: "No one �was hurt.", notes: ["1 lone surrogate(s) in the JSON string, replaced with U+FFFD: they stand for no character"] }"#
            ]],
        );
        check(
            r#"{"id":"a1","text":"x","published":"May"}"#,
            expect![[
                r#"wire.jsonl, line 7 (id "a1"): field "published": "May" is no publication time: give YYYY-MM-DD or RFC 3339, such as 2025-03-13 or 2025-03-13T18:30:00+05:00"#
            ]],
        );
        check(
            r#"{"id":"a1"}"#,
            expect![[
                r#"wire.jsonl, line 7: not a report: missing field `text` at column 11; expected {"id", "text", "title"?, "outlet"?, "url"?, "published"?}"#
            ]],
        );
        check(
            r#"{"text":"x"}"#,
            expect![[
                r#"wire.jsonl, line 7: not a report: missing field `id` at column 12; expected {"id", "text", "title"?, "outlet"?, "url"?, "published"?}"#
            ]],
        );
        check(
            r#"{"id":"a1","text":5}"#,
            expect![[
                r#"wire.jsonl, line 7: not a report: invalid type: integer `5`, expected a string at column 19; expected {"id", "text", "title"?, "outlet"?, "url"?, "published"?}"#
            ]],
        );
        check(
            r#"{"id":"a1","text":"x""#,
            expect![[
                r#"wire.jsonl, line 7: not a report: EOF while parsing an object at column 21; expected {"id", "text", "title"?, "outlet"?, "url"?, "published"?}"#
            ]],
        );
        check(
            r#"["a1"]"#,
            expect![[
                r#"wire.jsonl, line 7: not a report: the line is no JSON object; expected {"id", "text", "title"?, "outlet"?, "url"?, "published"?}"#
            ]],
        );
        check(
            r#"{"id":"a1","text":" \n "}"#,
            expect![[r#"wire.jsonl, line 7 (id "a1"): there is no text in it"#]],
        );
    }

    #[test]
    fn deep_nesting_is_an_error() {
        let line = format!("{{\"id\":\"a\",\"text\":\"x\",\"more\":{}", "[".repeat(100_000));
        let error = parse_line("f", 1, line.as_bytes(), &Limits::default()).map_err(|e| e.to_string());
        assert!(error.is_err_and(|e| e.contains("EOF while parsing")));
    }

    #[test]
    fn wrong_bytes_are_named() {
        let error = parse_line("f", 2, b"{\"id\":\"a\",\"text\":\"\xff\"}", &Limits::default())
            .map_err(|e| e.to_string());
        assert_eq!(error.err().as_deref(), Some("f, line 2: byte 18 is not UTF-8; save the text as UTF-8"));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = parse_line("f", 1, &bytes, &Limits::default());
        }

        #[test]
        fn texts_come_back_as_they_were(text in "\\PC{1,80}") {
            prop_assume!(!text.trim().is_empty());
            let line = serde_json::json!({"id": "x", "text": text}).to_string();
            let read = parse_line("f", 1, line.as_bytes(), &Limits::default());
            if let Ok(report) = read {
                prop_assert_eq!(report.text, text);
            }
        }

        #[test]
        fn a_lone_surrogate_is_one_character(before in "[a-zé ]{1,20}", after in "[a-z ]{0,20}", unit in 0xd800_u32..0xe000) {
            let line = format!(r#"{{"id":"x","text":"x{before}\u{unit:04x} {after}"}}"#);
            let read = parse_line("f", 1, line.as_bytes(), &Limits::default());
            let text = read.map(|r| r.text).unwrap_or_default();
            prop_assert_eq!(text, format!("x{before}\u{fffd} {after}"));
        }
    }
}
