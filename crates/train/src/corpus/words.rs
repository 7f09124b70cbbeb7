//! Quoted words: `words`, `words~2` (their second occurrence), `words@-1` (in the line before), `words@*` (in the nearest
//! line that has them, those before first), `*` (the whole line).

use language::Span;

use super::report::TextLine;

/// Where the words of an annotation under text line `at` stand; else what is wrong.
pub fn find(quoted: &str, text: &str, lines: &[TextLine], at: usize) -> Result<Span, String> {
    if let Some(words) = quoted.strip_suffix("@*").filter(|words| !words.is_empty()) {
        return lines
            .iter()
            .take(at)
            .rev()
            .chain(lines.iter().skip(at))
            .find_map(|line| nth(line.span, text, words, 1))
            .ok_or_else(|| format!("{words:?} does not stand in the text"));
    }
    let (words, offset) = suffix(quoted, '@', |number| {
        number.starts_with(['+', '-']).then(|| number.parse::<isize>().ok()).flatten()
    });
    let (words, number) = suffix(words, '~', |number| number.parse::<usize>().ok().filter(|&n| n > 0));
    let line = at
        .checked_add_signed(offset.unwrap_or(0))
        .and_then(|line| lines.get(line))
        .ok_or_else(|| format!("{quoted:?}: there is no such line"))?
        .span;
    if words == "*" {
        return Ok(line);
    }
    if words.is_empty() {
        return Err("words are missing".to_owned());
    }
    nth(line, text, words, number.unwrap_or(1))
        .ok_or_else(|| format!("{quoted:?} does not stand in {:?}", line.of(text)))
}

/// Where the words stand in the line for the `number`th time, from 1.
fn nth(line: Span, text: &str, words: &str, number: usize) -> Option<Span> {
    let start = line.start + occurrences(line.of(text), words).nth(number.checked_sub(1)?)?;
    Some(Span::new(start, start + words.len()))
}

/// `words` before the last `mark`, if what follows is a number.
fn suffix<T>(quoted: &str, mark: char, number: impl Fn(&str) -> Option<T>) -> (&str, Option<T>) {
    match quoted.rsplit_once(mark).and_then(|(words, after)| Some((words, number(after)?))) {
        Some((words, number)) => (words, Some(number)),
        None => (quoted, None),
    }
}

/// Where the words stand as whole words: "he" does not stand in "the".
fn occurrences<'a>(line: &'a str, words: &'a str) -> impl Iterator<Item = usize> + 'a {
    let joins = |inside: Option<char>, outside: Option<char>| {
        inside.is_some_and(char::is_alphanumeric) && outside.is_some_and(char::is_alphanumeric)
    };
    line.match_indices(words).map(|(start, _)| start).filter(move |&start| {
        let (before, rest) = line.split_at(start);
        let after = rest.get(words.len()..).and_then(|after| after.chars().next());
        !joins(words.chars().next(), before.chars().next_back()) && !joins(words.chars().next_back(), after)
    })
}

/// How often the words of a span stand in its line.
pub fn count_in_line(span: Span, text: &str, lines: &[TextLine]) -> usize {
    lines
        .iter()
        .find(|line| line.span.contains(span))
        .map_or(0, |line| occurrences(line.span.of(text), span.of(text)).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found() {
        let text = "The men hid. He said the men fled; he wept.";
        let lines: Vec<TextLine> = [(0, 12), (13, text.len())]
            .into_iter()
            .map(|(start, end)| TextLine { span: Span::new(start, end), line: 1, quiet: false })
            .collect();
        let found = |quoted: &str| find(quoted, text, &lines, 1).ok().map(|span| (span.start, span.of(text)));
        assert_eq!(found("men"), Some((25, "men")));
        assert_eq!(found("men@-1"), Some((4, "men")));
        assert_eq!(found("he"), Some((35, "he")));
        assert_eq!(found("he~2"), None);
        assert_eq!(found("The@*"), Some((0, "The")));
        assert_eq!(found("wept@*"), Some((38, "wept")));
        assert_eq!(found("dog@*"), None);
        assert_eq!(found("*@-1"), Some((0, "The men hid.")));
        assert_eq!(found("men@+1"), None);
        assert_eq!(found(""), None);
    }
}
