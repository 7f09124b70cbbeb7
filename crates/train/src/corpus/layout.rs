//! A file as lines: the head, the text with the annotations under each of its lines, and the contradictions.

use language::Span;

use super::problem::Problem;
use super::report::TextLine;

/// The parts of a file, not yet understood.
#[derive(Debug, Default)]
pub struct Layout<'a> {
    /// Keys and values of the head, with their lines.
    pub head: Vec<(usize, &'a str, &'a str)>,
    pub text: String,
    pub lines: Vec<TextLine>,
    /// Annotations with their line in the file and the text line that they speak of.
    pub annotations: Vec<(usize, usize, &'a str)>,
    pub contradictions: Vec<(usize, &'a str)>,
}

const CONTRADICTION: &str = "contradiction:";

impl<'a> Layout<'a> {
    /// Takes a file apart.
    pub fn new(file: &'a str, problems: &mut Vec<Problem>) -> Self {
        let mut layout = Self::default();
        let mut lines = file.lines().enumerate().map(|(index, line)| (index + 1, line));
        for (number, line) in lines.by_ref() {
            if line.is_empty() {
                break;
            }
            match line.split_once(": ") {
                Some((key, value)) => layout.head.push((number, key, value.trim())),
                None => {
                    problems.push(Problem::new(number, "the head has no empty line after it, or no \": \""))
                }
            }
        }
        // What stands between the last text line and the next; empty before the first.
        let mut gap = "";
        let mut open = false;
        for (number, line) in lines {
            if let Some(annotation) = line.strip_prefix("  ") {
                match layout.lines.len().checked_sub(1) {
                    Some(at) if open => layout.annotations.push((number, at, annotation.trim())),
                    _ => problems.push(Problem::new(number, "an annotation without a text line above it")),
                }
            } else if line.is_empty() {
                gap = if layout.lines.is_empty() { "" } else { "\n\n" };
                open = false;
            } else if let Some(contradiction) = line.strip_prefix(CONTRADICTION) {
                layout.contradictions.push((number, contradiction.trim()));
            } else {
                let line = line.strip_prefix('\\').unwrap_or(line);
                let (line, after) = line.strip_suffix('\\').map_or((line, " "), |line| (line, "\n"));
                let line = line.trim_end();
                if !layout.contradictions.is_empty() {
                    problems.push(Problem::new(number, "text after the contradictions"));
                }
                layout.text.push_str(gap);
                let start = layout.text.len();
                layout.text.push_str(line);
                let span = Span::new(start, layout.text.len());
                layout.lines.push(TextLine { span, line: number, quiet: false });
                (gap, open) = (after, true);
            }
        }
        layout
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_make_paragraphs() {
        let mut problems = Vec::new();
        let file = "genre: wire\nregion: x\n\nOne.\n  ~\nTwo:\\\n- three\\\n- four\n\n\\  five\n\
            \\contradiction: six\ncontradiction: c1 c2 figure strained | why\n";
        let layout = Layout::new(file, &mut problems);
        assert_eq!(problems, Vec::new());
        assert_eq!(layout.head, [(1, "genre", "wire"), (2, "region", "x")]);
        assert_eq!(layout.text, "One. Two:\n- three\n- four\n\n  five contradiction: six");
        assert_eq!(layout.annotations, [(5, 0, "~")]);
        assert_eq!(layout.contradictions, [(12, "c1 c2 figure strained | why")]);
    }

    #[test]
    fn annotations_need_a_line() {
        let mut problems = Vec::new();
        Layout::new("genre: wire\n\n  ~\nOne.\n\n  ~\n", &mut problems);
        assert_eq!(problems.iter().map(|p| p.line).collect::<Vec<_>>(), [3, 6]);
    }
}
