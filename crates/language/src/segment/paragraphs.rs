//! Lines -> paragraphs.
//!
//! Some texts have a paragraph a line, with or without blank lines between; others wrap their lines at a fixed width
//! and set paragraphs off by blank lines or by indenting. A line break is a wrap if the next line's first word would
//! not have fitted any more, or if the sentence plainly goes on.

use super::chars::is_space;
use crate::Span;

/// A line longer than this, in characters, was not wrapped by hand or by a telex.
const MAX_WRAP: usize = 110;
/// A wrapped text's lines reach at least this width.
const MIN_WRAP: usize = 40;
/// How many characters short of the width a wrapped line may be although the next word would have fitted.
const SLACK: usize = 6;

#[derive(Clone, Copy, Debug)]
struct Line {
    /// Without surrounding white space; empty for a blank line.
    span: Span,
    /// White space before it, a tab counting for four.
    indent: usize,
    /// Characters, surrounding white space not counted.
    width: usize,
    /// Characters of the first word.
    first_word: usize,
}

/// The paragraphs of a text, without surrounding white space.
pub fn split(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let has_capitals = text.chars().any(char::is_uppercase);
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        if lines[start].span.is_empty() {
            start += 1;
            continue;
        }
        let length = lines[start..].iter().take_while(|line| !line.span.is_empty()).count();
        let block = &lines[start..start + length];
        let layout = Layout::of(block, &lines);
        let mut current = block[0].span;
        for pair in block.windows(2) {
            if layout.goes_on(text, &pair[0], &pair[1], has_capitals) {
                current = current.cover(pair[1].span);
            } else {
                paragraphs.push(current);
                current = pair[1].span;
            }
        }
        paragraphs.push(current);
        start += length;
    }
    paragraphs
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{0b}', '\u{0c}', '\u{85}']) {
        let end = start + part.len();
        // \r\n is one line end: the empty part between them is no blank line
        let between = part == "\n" && text.get(..start).is_some_and(|before| before.ends_with('\r'));
        if !between {
            let body = part.trim_matches(is_space);
            let lead = part.len() - part.trim_start_matches(is_space).len();
            let indent =
                part.chars().take_while(|&c| is_space(c)).map(|c| if c == '\t' { 4 } else { 1 }).sum();
            lines.push(Line {
                span: Span::new(start + lead, start + lead + body.len()),
                indent,
                width: body.chars().count(),
                first_word: body.split(is_space).next().map_or(0, |word| word.chars().count()),
            });
        }
        start = end;
    }
    lines
}

/// How the lines of a block were broken.
#[derive(Clone, Copy, Debug)]
struct Layout {
    /// Width at which lines were wrapped; `None` if each line is a paragraph.
    wrapped_at: Option<usize>,
}

impl Layout {
    fn of(block: &[Line], all: &[Line]) -> Self {
        let widest =
            |lines: &[Line]| lines.iter().map(|line| line.indent.min(8) + line.width).max().unwrap_or(0);
        let width = widest(block);
        if block.len() < 2 || width > MAX_WRAP {
            return Self { wrapped_at: None };
        }
        // a short block takes the width of the text, if the whole text is wrapped
        let text_width = widest(all);
        let width = if block.len() < 4 && text_width <= MAX_WRAP { text_width } else { width };
        Self { wrapped_at: (width >= MIN_WRAP).then_some(width) }
    }

    fn goes_on(self, text: &str, line: &Line, next: &Line, has_capitals: bool) -> bool {
        let body = line.span.of(text);
        let following = next.span.of(text);
        if is_list_item(following) {
            return false;
        }
        let open_end =
            body.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | ';' | '(' | '–' | '—'));
        let lower = has_capitals && following.starts_with(|c: char| c.is_lowercase());
        let Some(width) = self.wrapped_at else {
            // a sentence broken by the page's markup
            return open_end && lower && line.width >= MIN_WRAP;
        };
        if next.indent >= line.indent + 2 && next.indent >= 2 && !lower {
            return false;
        }
        let full = line.indent.min(8) + line.width + 1 + next.first_word + SLACK > width;
        full || (open_end && lower) || body.ends_with(',') && line.width * 2 > width
    }
}

fn is_list_item(line: &str) -> bool {
    let mut chars = line.chars();
    matches!(chars.next(), Some('•' | '·' | '▪' | '◦' | '●' | '■' | '►' | '‣' | '*' | '-'))
        && chars.next().is_some_and(is_space)
}
