//! Bytes -> text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::Problem;

/// Top-level domain of a country of English: where one or two letters leave the guess open, it is windows-1252.
const HOME: &[u8] = b"us";

/// A decoded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Set if the encoding had to be guessed or is not UTF-8.
    pub note: Option<String>,
}

/// Decodes a file's bytes: by their byte order mark, as UTF-8, or by a guess that the note names.
///
/// # Errors
/// [`Problem::Binary`] for bytes that are no text; [`Problem::Undecodable`] for UTF-8 that is damaged, or bytes that the
/// guessed encoding does not allow: it names the first wrong byte.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Problem> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let note =
            (encoding != UTF_8).then(|| format!("the text was {}, by its byte order mark", encoding.name()));
        let text = decode_as(encoding, bytes.get(mark..).unwrap_or_default(), mark)?;
        return Ok(Decoded { text, note });
    }
    let wrong = match std::str::from_utf8(bytes) {
        Ok(text) => {
            refuse_binary(bytes)?;
            return Ok(Decoded { text: text.to_owned(), note: None });
        }
        Err(error) => error.valid_up_to(),
    };
    refuse_binary(bytes)?;
    if is_damaged_utf8(bytes) {
        return Err(Problem::Undecodable { byte: wrong as u64, encoding: UTF_8.name() });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(HOME), Utf8Detection::Deny);
    let text = decode_as(encoding, bytes, 0)?;
    let note = format!("the text is not UTF-8 (byte {wrong}); read as {}, which is a guess", encoding.name());
    Ok(Decoded { text, note: Some(note) })
}

/// Decodes without replacement; `skipped` bytes stood before.
fn decode_as(encoding: &'static Encoding, bytes: &[u8], skipped: usize) -> Result<String, Problem> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut text = String::with_capacity(room);
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::Malformed(length, behind), read) => {
            let byte = (skipped + read).saturating_sub(usize::from(length) + usize::from(behind));
            Err(Problem::Undecodable { byte: byte as u64, encoding: encoding.name() })
        }
        (DecoderResult::InputEmpty | DecoderResult::OutputFull, _) => {
            if encoding == UTF_16LE || encoding == UTF_16BE {
                refuse_binary(text.as_bytes())?;
            }
            Ok(text)
        }
    }
}

/// Refuses bytes that hold NUL or more than one control character in ten.
pub(crate) fn refuse_binary(bytes: &[u8]) -> Result<(), Problem> {
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        let looks_like_utf16 = bytes.iter().filter(|&&byte| byte == 0).count() * 3 > bytes.len();
        let hint = if looks_like_utf16 { ": UTF-16 without a byte order mark?" } else { "" };
        return Err(Problem::Binary(format!("byte {at} is NUL{hint}")));
    }
    let controls =
        bytes.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c)).count();
    if controls * 10 > bytes.len() {
        return Err(Problem::Binary(format!("{controls} control characters in {} bytes", bytes.len())));
    }
    Ok(())
}

/// Whether the bytes are UTF-8 with a few wrong ones: more characters of several bytes than wrong places. A legacy
/// encoding's letters hardly ever look so.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut long, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        long += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    long > wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(bytes: &[u8], expected: Expect) {
        let found = match decode(bytes) {
            Ok(Decoded { text, note }) => format!("{text:?} {}", note.unwrap_or_default()),
            Err(problem) => format!("refused: {problem}"),
        };
        expected.assert_eq(&found);
    }

    #[test]
    fn encodings() {
        check(b"plain", expect![[r#""plain" "#]]);
        check("\u{feff}caf\u{e9}".as_bytes(), expect![[r#""café" "#]]);
        check(b"\xff\xfeO\0k\0", expect![[r#""Ok" the text was UTF-16LE, by its byte order mark"#]]);
        check(
            b"The garrison at San Jos\xe9 said \x93no one\x94 was hurt.",
            expect![[
                r#""The garrison at San José said “no one” was hurt." the text is not UTF-8 (byte 23); read as windows-1252, which is a guess"#
            ]],
        );
        check(
            b"A bomb went off in Bogot\xe1.",
            expect![[
                r#""A bomb went off in Bogotá." the text is not UTF-8 (byte 24); read as windows-1252, which is a guess"#
            ]],
        );
        check("Two “dead” at Łódź".as_bytes().split_last().map_or(&[], |(_, rest)| rest), {
            expect!["refused: byte 23 is not UTF-8; save the text as UTF-8"]
        });
        check(b"\xff\xfeO\0\0\xd8k\0", expect!["refused: byte 4 is not UTF-16LE; save the text as UTF-8"]);
    }

    #[test]
    fn binary_data_is_refused() {
        check(
            b"\x7fELF\x02\x01\0\0",
            expect![
                "refused: this is not a text but binary data (byte 6 is NUL); give plain text or JSON Lines"
            ],
        );
        check(
            b"O\0k\0",
            expect![
                "refused: this is not a text but binary data (byte 1 is NUL: UTF-16 without a byte order mark?); give plain text or JSON Lines"
            ],
        );
        check(
            b"\x01\x02\x03abc",
            expect![
                "refused: this is not a text but binary data (3 control characters in 6 bytes); give plain text or JSON Lines"
            ],
        );
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_text_or_a_problem(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            if let Ok(decoded) = decode(&bytes) {
                prop_assert!(!decoded.text.contains('\0'));
            }
        }

        #[test]
        fn utf8_is_kept(text in "[a-z “”é]{0,60}") {
            prop_assert_eq!(decode(text.as_bytes()).ok().map(|d| d.text), Some(text));
        }
    }
}
