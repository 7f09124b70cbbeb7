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
    let text_width = wrap_width(text, &lines);
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
        let layout = Layout::of(text, block, text_width);
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
    /// The layout of a block of lines in a text that, as a whole, is wrapped at `text_width` or not at all.
    fn of(text: &str, block: &[Line], text_width: Option<usize>) -> Self {
        let width = widest(block);
        let wrapped =
            block.len() > 1 && width <= MAX_WRAP && (text_width.is_some() || looks_wrapped(text, [block]));
        if !wrapped {
            return Self { wrapped_at: None };
        }
        // a block of few lines need not reach the width
        let width = if block.len() < 4 { text_width.unwrap_or(width).max(width) } else { width };
        Self { wrapped_at: (width >= MIN_WRAP).then_some(width) }
    }

    fn goes_on(self, text: &str, line: &Line, next: &Line, has_capitals: bool) -> bool {
        let body = line.span.of(text);
        let following = next.span.of(text);
        let open_end = !ends_closed(body);
        let lower = has_capitals && following.starts_with(|c: char| c.is_lowercase());
        let broken_word = body.ends_with('-') && body.len() > 1 && !body.ends_with("--") && lower;
        let Some(width) = self.wrapped_at else {
            // a sentence broken by the page's markup
            return broken_word || (open_end && lower && line.width >= MIN_WRAP && !is_list_item(following));
        };
        let full = line.indent.min(8) + line.width + 1 + next.first_word + SLACK > width;
        if is_list_item(following) && !(full && open_end) {
            return false;
        }
        if next.indent >= line.indent + 2 && next.indent >= 2 && !lower {
            return false;
        }
        full || broken_word || (open_end && (lower || line.width * 3 > width * 2))
    }
}

/// The width at which the lines of a whole text are wrapped, if they are.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let width = widest(lines);
    let blocks = lines.split(|line| line.span.is_empty()).filter(|block| block.len() > 1);
    (width <= MAX_WRAP && looks_wrapped(text, blocks)).then_some(width)
}

fn widest(lines: &[Line]) -> usize {
    lines.iter().map(|line| line.indent.min(8) + line.width).max().unwrap_or(0)
}

/// Whether most line ends inside the blocks stand in the middle of a sentence, far to the right.
fn looks_wrapped<'a>(text: &str, blocks: impl IntoIterator<Item = &'a [Line]>) -> bool {
    let (mut ends, mut open, mut width_sum, mut width_max) = (0, 0, 0, 0);
    for block in blocks {
        let Some((_, inner)) = block.split_last() else { continue };
        for line in inner {
            ends += 1;
            open += usize::from(!ends_closed(line.span.of(text)));
            width_sum += line.width;
            width_max = width_max.max(line.width);
        }
    }
    ends > 0 && open * 2 >= ends && width_max >= MIN_WRAP && width_sum * 10 >= width_max * ends * 7
}

/// Whether a line ends as sentences and headings do.
fn ends_closed(line: &str) -> bool {
    line.ends_with(['.', '!', '?', ':', '"', '”', '’', ')', ']', '…']) || line.ends_with("''")
}

fn is_list_item(line: &str) -> bool {
    let mut chars = line.chars();
    matches!(chars.next(), Some('•' | '·' | '▪' | '◦' | '●' | '■' | '►' | '‣' | '*' | '-'))
        && chars.next().is_some_and(is_space)
}
