//! The dateline at the head of a report: "PORT LAMARR, March 12 (Agency) --".
//!
//! place [, region] [, date] [(date)] [(agency) | /agency/] dash [[REPORT]] [[agency]] [[TEXT]]

use super::abbreviations::Abbreviations;
use super::case::TextCase;
use super::tokens::Piece;
use crate::{Dateline, ParagraphKind, Span};

/// A dateline stands in the first bytes of a text.
const MAX_START: usize = 4000;
/// Most tokens before the dash.
const MAX_TOKENS: usize = 26;
/// Most tokens of one place name.
const MAX_PLACE: usize = 6;
/// Most bytes of the label of an item.
const MAX_LABEL: usize = 40;
/// Most words of a line that announces items.
const MAX_HEADING: usize = 30;
/// Most tokens of one bracket after the dash.
const MAX_BRACKET: usize = 14;

/// A dateline, and how many tokens of its paragraph it takes.
#[derive(Debug)]
pub struct Found {
    /// What it says.
    pub dateline: Dateline,
    /// Its tokens, counted from the paragraph's first.
    pub tokens: usize,
}

/// The dateline that a paragraph begins with, if it does.
pub fn find(
    text: &str,
    pieces: &[Piece],
    case: TextCase,
    kind: ParagraphKind,
    lists: &Abbreviations,
) -> Option<Found> {
    if pieces.first()?.span.start > MAX_START
        || matches!(kind, ParagraphKind::Byline | ParagraphKind::ListItem)
    {
        return None;
    }
    let mut parser = Parser { text, pieces, next: 0 };
    let place = parser.place()?;
    let mut date = None;
    let mut agency = None;
    let mut regions = 0;
    let mut brackets = 0;
    while parser.next < MAX_TOKENS {
        let back = parser.next;
        let comma = parser.take(",");
        if date.is_none()
            && let Some(found) = parser.date()
        {
            date = Some(found);
        } else if brackets < 3
            && let Some(found) = parser.bracketed(&["(", "/"], &[")", "/"], MAX_BRACKET)
        {
            // a bracket holds the date, or the agency, or both; of two the first is a region: "ALDA (NORLAND), 3 MAY"
            brackets += 1;
            let mut inside = Parser { text, pieces: found.1, next: 0 };
            let dated = inside.date().filter(|_| date.is_none());
            if dated.is_some() {
                date = dated;
            }
            if dated.is_none() || inside.next < found.1.len() {
                agency = Some(found.0);
            }
        } else if comma
            && regions < 3
            && let Some(_region) = parser.place()
        {
            regions += 1;
        } else {
            parser.next = back;
            break;
        }
    }
    let dash = matches!(parser.word(0), "--" | "---" | "—" | "–" | "-" | "_" | "――" | "|");
    let colon = parser.word(0) == ":";
    let capitals = is_capitals(place.of(text));
    let whole = parser.next == pieces.len();
    let marked = date.is_some() || agency.is_some();
    let label = lists.is_label(pieces.first()?.span.of(text));
    let dated = date.is_some_and(|date| date.of(text).contains(|c: char| c.is_ascii_digit()));
    let fits = match case {
        _ if label => false,
        TextCase::Capitals => dash && marked,
        _ if dash => {
            let alone = parser.next + 1 == pieces.len();
            agency.is_some() || dated || capitals && (marked || alone || parser.sentence_follows())
        }
        _ if colon => capitals && parser.sentence_follows() && (marked || place.len() > 4),
        _ => (whole || parser.line_ends()) && date.is_some() && agency.is_none() && (capitals || regions > 0),
    };
    if !fits {
        return None;
    }
    if dash || colon {
        parser.next += 1;
    }
    while let Some((inner, pieces)) = parser.bracketed(&["["], &["]"], MAX_BRACKET) {
        let label = pieces.len() <= 2
            && matches!(
                inner.of(text),
                "TEXT"
                    | "REPORT"
                    | "EXCERPT"
                    | "EXCERPTS"
                    | "SUMMARY"
                    | "COMMENTARY"
                    | "COMMUNIQUE"
                    | "ARTICLE"
                    | "EDITORIAL"
            );
        if !label && agency.is_none() {
            agency = Some(inner);
        }
    }
    let tokens = parser.next;
    let span = pieces.first()?.span.cover(pieces.get(tokens.checked_sub(1)?)?.span);
    Some(Found { dateline: Dateline { span, place: Some(place), date, agency }, tokens })
}

/// Which paragraphs are items that a line before them announces ("Attacks on Tuesday:"), each headed by a label and a colon.
pub fn announced(text: &str, spans: &[Span]) -> Vec<bool> {
    let labelled = |at: usize| {
        let paragraph = spans.get(at).map_or("", |span| span.of(text));
        let colon = paragraph.find(": ").filter(|&colon| colon <= MAX_LABEL);
        colon.is_some_and(|colon| {
            let words: Vec<&str> = paragraph[..colon].split_whitespace().collect();
            let names = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
            (1..=MAX_PLACE).contains(&words.len()) && 2 * names > words.len()
        })
    };
    let mut inside = false;
    let mut found = Vec::with_capacity(spans.len());
    for (at, span) in spans.iter().enumerate() {
        found.push(inside && labelled(at));
        let paragraph = span.of(text);
        let heading = paragraph.ends_with(':')
            && paragraph.split_whitespace().take(MAX_HEADING + 1).count() <= MAX_HEADING;
        inside |= heading && labelled(at + 1) && labelled(at + 2);
    }
    found
}

/// Whether a paragraph begins with one name, a dash between blanks and a sentence: "Kirkuk - Police found ...". Names of
/// two words are persons' as often as places': the dead are listed so.
pub fn may_head_item(paragraph: &str) -> bool {
    let mut words = paragraph.split_whitespace();
    let name = words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
    let dash = words.next().is_some_and(|word| matches!(word, "-" | "–" | "—" | "--"));
    let begins = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    name && dash && words.next().is_some_and(begins)
}

/// What heads an item of a round-up: "KIRKUK - Police found ...", "AL-KHALIS, Diyala - ..."; of names that are not in
/// capitals where `listed`, since other items are headed so too; "Kirkuk: Police found ..." where items are `announced`.
pub fn find_item(
    text: &str,
    pieces: &[Piece],
    case: TextCase,
    kind: ParagraphKind,
    listed: bool,
    announced: bool,
    lists: &Abbreviations,
) -> Option<Found> {
    if case != TextCase::Mixed
        || !matches!(kind, ParagraphKind::Body | ParagraphKind::Headline)
        || lists.is_label(pieces.first()?.span.of(text))
    {
        return None;
    }
    let mut parser = Parser { text, pieces, next: 0 };
    let place = parser.place()?;
    let single = parser.next == 1;
    if parser.take(",") {
        parser.place()?;
    }
    let dash = matches!(parser.word(0), "--" | "—" | "–" | "-") && !parser.is_joined();
    let headed = is_capitals(place.of(text)) || listed && single;
    let colon = announced && parser.word(0) == ":" && !parser.word(1).starts_with(['"', '“', '‘', '\'']);
    let apart = (dash && headed || colon) && parser.sentence_follows();
    let span = pieces.first()?.span.cover(pieces.get(parser.next)?.span);
    let dateline = Dateline { span, place: Some(place), date: None, agency: None };
    apart.then_some(Found { dateline, tokens: parser.next + 1 })
}

struct Parser<'a> {
    text: &'a str,
    pieces: &'a [Piece],
    next: usize,
}

impl<'a> Parser<'a> {
    fn word(&self, ahead: usize) -> &'a str {
        self.pieces.get(self.next + ahead).map_or("", |piece| piece.span.of(self.text))
    }

    fn span(&self, from: usize, to: usize) -> Option<Span> {
        Some(self.pieces.get(from)?.span.cover(self.pieces.get(to.checked_sub(1)?)?.span))
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.word(0) == word;
        self.next += usize::from(found);
        found
    }

    /// A run of words with capitals, with the particles and hyphens that names have inside.
    fn place(&mut self) -> Option<Span> {
        let from = self.next;
        let mut end = from;
        while self.next - from < MAX_PLACE {
            let word = self.word(0);
            let capital = word.starts_with(char::is_uppercase) && !is_month(word) && !is_weekday(word);
            // "LA PAZ - A man" is no name: a hyphen joins without blanks.
            let apart = word == "-" && !self.is_joined();
            let particle = !apart
                && matches!(
                    word,
                    "-" | "de"
                        | "del"
                        | "la"
                        | "al"
                        | "el"
                        | "ul"
                        | "ez"
                        | "az"
                        | "of"
                        | "the"
                        | "and"
                        | "'"
                        | "’s"
                        | "'s"
                )
                && self.next > from;
            if capital {
                end = self.next + 1;
            } else if !particle {
                break;
            }
            self.next += 1;
        }
        self.next = end;
        self.span(from, end).filter(|_| end > from)
    }

    /// Whether no blank stands around the next token.
    fn is_joined(&self) -> bool {
        let span = |at: Option<usize>| at.and_then(|at| self.pieces.get(at)).map(|piece| piece.span);
        let (before, here, after) =
            (span(self.next.checked_sub(1)), span(Some(self.next)), span(Some(self.next + 1)));
        matches!((before, here, after), (Some(a), Some(b), Some(c)) if a.end == b.start && b.end == c.start)
    }

    /// "March 12", "12 March 2020", "3 JAN 90", "Monday", "Mar 3, 2011".
    fn date(&mut self) -> Option<Span> {
        let from = self.next;
        let mut dated = false;
        loop {
            let word = self.word(0);
            let number = is_day_or_year(word);
            if is_month(word) || is_weekday(word) {
                dated = true;
            } else if word == "," && dated {
                let goes_on = is_day_or_year(self.word(1)) || is_month(self.word(1));
                if !goes_on {
                    break;
                }
            } else if !number {
                break;
            }
            self.next += 1;
        }
        if !dated {
            self.next = from;
            return None;
        }
        self.span(from, self.next)
    }

    /// What stands between an opening and a closing mark; gives its span and its tokens.
    fn bracketed(&mut self, open: &[&str], close: &[&str], most: usize) -> Option<(Span, &'a [Piece])> {
        let kind = open.iter().position(|mark| *mark == self.word(0))?;
        let from = self.next + 1;
        let length = (0..=most).find(|&ahead| Some(&self.word(1 + ahead)) == close.get(kind))?;
        let span = self.span(from, from + length).filter(|_| length > 0)?;
        self.next = from + length + 1;
        Some((span, self.pieces.get(from..from + length)?))
    }

    /// Whether a sentence seems to begin after the next token.
    fn sentence_follows(&self) -> bool {
        let following = self.word(1);
        following.starts_with(|c: char| {
            c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '‘' | '[' | '`' | '\'')
        }) && self.pieces.len() > self.next + 4
    }

    /// Whether a line ends before the next token.
    fn line_ends(&self) -> bool {
        let (Some(last), Some(next)) =
            (self.next.checked_sub(1).and_then(|i| self.pieces.get(i)), self.pieces.get(self.next))
        else {
            return false;
        };
        Span::new(last.span.end, next.span.start).of(self.text).contains('\n')
    }
}

fn is_capitals(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 3 && letters.clone().all(char::is_uppercase)
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.').to_lowercase();
    word == "sept"
        || MONTHS.iter().any(|month| *month == word || (word.len() == 3 && month.starts_with(&word)))
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.trim_end_matches('.').to_lowercase();
    DAYS.iter().any(|day| *day == word || ((3..=4).contains(&word.len()) && day.starts_with(&word)))
}

fn is_day_or_year(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = word.get(digits.len()..).unwrap_or_default().to_ascii_lowercase();
    matches!(digits.len(), 1 | 2 | 4)
        && digits.chars().all(|c| c.is_ascii_digit())
        && matches!(ordinal.as_str(), "" | "st" | "nd" | "rd" | "th")
}
