//! Text with tones, safe to print: the one type that all views are made of.

use reports::is_invisible;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How a piece of text is meant; a terminal gives it a colour, Markdown a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Ordinary.
    Plain,
    /// Headings, names, numbers.
    Strong,
    /// What may be passed over.
    Dim,
    /// What makes a claim less than an assertion, or more: ADMITS, NOT VERIFIED.
    Mark,
    /// What does not fit together.
    Alarm,
}

/// A run of pieces. Whatever goes in is made safe: white space becomes single spaces, and characters that could
/// change what a terminal shows become U+FFFD.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    pieces: Vec<(Tone, String)>,
}

impl Rich {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// With a piece in some tone at the end.
    pub fn with(mut self, tone: Tone, text: &str) -> Self {
        self.push(tone, text);
        self
    }

    /// With an ordinary piece at the end.
    pub fn plain(self, text: &str) -> Self {
        self.with(Tone::Plain, text)
    }

    /// With a strong piece at the end.
    pub fn strong(self, text: &str) -> Self {
        self.with(Tone::Strong, text)
    }

    /// With a dim piece at the end.
    pub fn dim(self, text: &str) -> Self {
        self.with(Tone::Dim, text)
    }

    /// With a mark at the end.
    pub fn mark(self, text: &str) -> Self {
        self.with(Tone::Mark, text)
    }

    /// With all pieces of another at the end.
    pub fn then(mut self, other: Rich) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    /// Adds a piece.
    pub fn push(&mut self, tone: Tone, text: &str) {
        let text = safe(text);
        if !text.is_empty() {
            self.pieces.push((tone, text));
        }
    }

    /// Its pieces.
    pub fn pieces(&self) -> impl Iterator<Item = (Tone, &str)> {
        self.pieces.iter().map(|(tone, text)| (*tone, text.as_str()))
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Columns that it takes.
    pub fn width(&self) -> usize {
        self.pieces.iter().map(|(_, text)| text.width()).sum()
    }

    /// Its text without tones.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(_, text)| text.as_str()).collect()
    }

    /// Cut into lines of at most `width` columns, at spaces; a word that is wider than a line is broken between
    /// characters. There is always at least one line.
    pub fn wrap(&self, width: usize) -> Vec<Rich> {
        let mut lines = Lines { done: vec![Rich::new()], used: 0, width: width.max(4) };
        let mut word: Vec<(Tone, &str)> = Vec::new();
        let mut space = None;
        for (tone, part) in self.parts() {
            if part == " " {
                lines.put(space.take(), &word);
                word.clear();
                space = Some(tone);
            } else {
                word.push((tone, part));
            }
        }
        lines.put(space, &word);
        lines.done
    }

    /// The text as single spaces and what stands between them, each with its tone.
    fn parts(&self) -> impl Iterator<Item = (Tone, &str)> {
        self.pieces().flat_map(|(tone, text)| {
            text.split_inclusive(' ').flat_map(move |part| {
                let word = part.trim_end_matches(' ');
                let space = part.get(word.len()..).unwrap_or_default();
                [word, space].into_iter().filter(|s| !s.is_empty()).map(move |s| (tone, s))
            })
        })
    }
}

/// Lines that are being filled.
struct Lines {
    done: Vec<Rich>,
    used: usize,
    width: usize,
}

impl Lines {
    /// Puts a word (pieces without spaces between them) behind a space, or on a new line where it does not fit.
    fn put(&mut self, space: Option<Tone>, word: &[(Tone, &str)]) {
        let Some(&(first, _)) = word.first() else { return };
        let wide: usize = word.iter().map(|(_, part)| part.width()).sum();
        let gap = usize::from(space.is_some() && self.used > 0);
        if gap > 0 && self.used + gap + wide > self.width {
            self.end_line();
        } else if gap > 0 {
            self.add(space.unwrap_or(first), " ");
        }
        for &(tone, part) in word {
            self.add_broken(tone, part);
        }
    }

    /// Adds a piece, broken between characters where it is wider than what is left.
    fn add_broken(&mut self, tone: Tone, part: &str) {
        let mut rest = part;
        while self.used + rest.width() > self.width {
            let mut fits = fitting(rest, self.width - self.used.min(self.width));
            if fits == 0 && self.used == 0 {
                fits = rest.graphemes(true).next().map_or(rest.len(), str::len);
            }
            let (head, tail) = rest.split_at_checked(fits).unwrap_or((rest, ""));
            self.add(tone, head);
            rest = tail;
            if rest.is_empty() {
                return;
            }
            self.end_line();
        }
        self.add(tone, rest);
    }

    fn add(&mut self, tone: Tone, text: &str) {
        self.used += text.width();
        let Some(line) = self.done.last_mut() else { return };
        match line.pieces.last_mut() {
            Some((last, before)) if *last == tone => before.push_str(text),
            _ if text.is_empty() => {}
            _ => line.pieces.push((tone, text.to_owned())),
        }
    }

    fn end_line(&mut self) {
        self.done.push(Rich::new());
        self.used = 0;
    }
}

impl From<&str> for Rich {
    fn from(text: &str) -> Self {
        Self::new().plain(text)
    }
}

/// Bytes of the longest beginning of `text` that fits into `width` columns.
fn fitting(text: &str, width: usize) -> usize {
    let mut used = 0;
    let mut end = 0;
    for cluster in text.graphemes(true) {
        used += cluster.width();
        if used > width {
            break;
        }
        end += cluster.len();
    }
    end
}

/// The text as one line that changes nothing on a terminal but what stands there.
pub fn safe(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !shown.ends_with(' ') {
                shown.push(' ');
            }
        } else if is_invisible(c) {
            shown.push('\u{fffd}');
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        Rich::from(text).wrap(width).iter().map(Rich::text).collect()
    }

    #[test]
    fn lines_are_cut_at_spaces() {
        assert_eq!(wrapped("two guards were hurt", 10), ["two guards", "were hurt"]);
        assert_eq!(wrapped("", 10), [""]);
        assert_eq!(wrapped("a veryverylongword", 6), ["a", "veryve", "rylong", "word"]);
    }

    #[test]
    fn wide_characters_count_two() {
        assert_eq!(wrapped("警察称至少三人死亡", 6), ["警察称", "至少三", "人死亡"]);
        assert_eq!(Rich::from("警察").width(), 4);
    }

    #[test]
    fn a_word_of_two_tones_stays_together() {
        let rich = Rich::new().plain("said by the ").strong("Front").plain(", unnamed");
        let lines: Vec<_> = rich.wrap(17).iter().map(Rich::text).collect();
        assert_eq!(lines, ["said by the", "Front, unnamed"]);
    }

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        assert_eq!(Rich::from("a\u{1b}[31m\u{202e}b\r\nc\u{a0}d").text(), "a\u{fffd}[31m\u{fffd}b c d");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(text in "[a-z警é ]{0,80}", width in 4_usize..30) {
            let lines = wrapped(&text, width);
            for line in &lines {
                prop_assert!(line.width() <= width, "{line:?} {width}");
            }
            let squeeze = |s: &str| s.replace(' ', "");
            prop_assert_eq!(squeeze(&lines.concat()), squeeze(&text));
        }
    }
}
