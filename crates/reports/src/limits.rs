//! What is too much to read.

/// The longest text that is read unless the user says otherwise, in bytes (`--max-text`).
pub const MAX_TEXT_BYTES: u64 = 4 << 20;

/// The longest JSONL line that is held in memory, in bytes.
pub const MAX_LINE_BYTES: u64 = 16 << 20;

/// The limits that reading keeps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Longest text in bytes, as it comes in and after decoding.
    pub text_bytes: u64,
    /// Longest JSONL line in bytes.
    pub line_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { text_bytes: MAX_TEXT_BYTES, line_bytes: MAX_LINE_BYTES }
    }
}

impl Limits {
    /// Limits for texts of so many bytes; lines may be four times as long, as JSON's escapes can make them, and never
    /// less than [`MAX_LINE_BYTES`].
    pub fn for_text(text_bytes: u64) -> Self {
        Self { text_bytes, line_bytes: text_bytes.saturating_mul(4).max(MAX_LINE_BYTES) }
    }
}

/// A size such as `500000`, `64K`, `4M` or `1G` in bytes (powers of 1024).
///
/// # Errors
/// If the words are no such size; the message says what is expected.
pub fn parse_size(words: &str) -> Result<u64, String> {
    let wrong = || format!("{words:?} is no size: give bytes, or a number with K, M or G, such as 4M");
    let trimmed = words.trim();
    let digits = trimmed.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = trimmed.get(digits.len()..).unwrap_or_default().trim();
    let factor: u64 = match unit.to_ascii_uppercase().as_str() {
        "" | "B" => 1,
        "K" | "KB" | "KIB" => 1 << 10,
        "M" | "MB" | "MIB" => 1 << 20,
        "G" | "GB" | "GIB" => 1 << 30,
        _ => return Err(wrong()),
    };
    let number: u64 = digits.parse().map_err(|_| wrong())?;
    match number.checked_mul(factor) {
        Some(bytes) if bytes > 0 => Ok(bytes),
        _ => Err(wrong()),
    }
}

/// A size as a message gives it.
pub(crate) fn size_in_words(bytes: u64) -> String {
    match bytes {
        b if b >= 1 << 20 && b.is_multiple_of(1 << 20) => format!("{} MB", b >> 20),
        b if b >= 1 << 10 && b.is_multiple_of(1 << 10) => format!("{} KB", b >> 10),
        b => format!("{b} bytes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        assert_eq!(parse_size("4M"), Ok(MAX_TEXT_BYTES));
        assert_eq!(parse_size("16 MB"), Ok(MAX_LINE_BYTES));
        assert_eq!(parse_size("700"), Ok(700));
        for wrong in ["", "M", "-1", "4T", "0", "99999999999G", "4.5M"] {
            assert!(parse_size(wrong).is_err(), "{wrong}");
        }
        assert_eq!(size_in_words(MAX_TEXT_BYTES), "4 MB");
        assert_eq!(size_in_words(1500), "1500 bytes");
    }
}
