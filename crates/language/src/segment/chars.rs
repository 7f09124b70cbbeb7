//! Looking at single characters of a text by byte position.

/// The character at a byte position.
pub fn at(text: &str, position: usize) -> Option<char> {
    text.get(position..).and_then(|rest| rest.chars().next())
}

/// The character that ends at a byte position.
pub fn before(text: &str, position: usize) -> Option<char> {
    text.get(..position).and_then(|rest| rest.chars().next_back())
}

/// White space, and the invisible characters that web pages strew in.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A letter, digit, combining mark, underscore or soft hyphen: what words are made of.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || c == '_'
        || c == '\u{ad}'
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}

/// The apostrophe of a keyboard or of a typesetter, or what stands in for them.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}')
}

/// A mark that closes brackets or quotations, by its shape alone.
pub fn is_closer(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '"' | '\'' | '\u{201d}' | '\u{2019}' | '\u{bb}' | '\u{203a}')
}

/// A mark that opens brackets or quotations, by its shape alone.
pub fn is_opener(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '{' | '"' | '\'' | '\u{201c}' | '\u{2018}' | '\u{ab}' | '\u{2039}' | '\u{201e}' | '`'
    )
}

/// Hyphens that can stand inside a compound.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}')
}
