//! Direct speech: quotation marks, paired.
//!
//! A mark that can only open or only close does so; the keyboard's marks are read by their neighbours and by what is
//! open. What is still open at the end of a paragraph ends there, and goes on in the next if that opens anew.

use super::chars::{at, before, is_apostrophe, is_space, is_word};
use crate::Span;
use crate::document::Quote;

/// How far a single quotation mark looks for its partner, in bytes: quotations in single marks are short.
const MAX_SINGLE: usize = 1500;
/// Kinds of quotation marks that are paired with each other.
const KINDS: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `“ ”`, also `„ “`, `"` and the doubled single marks of telexes: writers and machines mix them.
    Double = 0,
    /// `‘ ’`.
    Single = 1,
    /// `« »`.
    Angle = 2,
    /// `'`.
    PlainSingle = 3,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Open,
    Close,
}

/// What a quotation mark does, by its byte position; for marks that belong to a quotation only.
#[derive(Debug, Default)]
pub struct Marks {
    opens: Vec<usize>,
    closes: Vec<usize>,
}

impl Marks {
    /// The marks of these quotations.
    pub fn new(quotes: &[Quote]) -> Self {
        let mut opens: Vec<_> = quotes.iter().map(|quote| quote.span.start).collect();
        let mut closes: Vec<_> = quotes
            .iter()
            .filter(|quote| quote.inner.end < quote.span.end)
            .map(|quote| quote.inner.end)
            .collect();
        opens.sort_unstable();
        closes.sort_unstable();
        Self { opens, closes }
    }

    /// Whether a quotation opens with the mark at this position.
    pub fn opens(&self, position: usize) -> bool {
        self.opens.binary_search(&position).is_ok()
    }

    /// Whether a quotation closes with the mark at this position.
    pub fn closes(&self, position: usize) -> bool {
        self.closes.binary_search(&position).is_ok()
    }
}

/// The quotations of the paragraphs, in order of their start.
pub fn find(text: &str, paragraphs: &[Span]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut unclosed: Vec<usize> = Vec::new();
    for &paragraph in paragraphs {
        let first = quotes.len();
        let mut pairing =
            Pairing { text, paragraph, quotes: &mut quotes, open: Vec::new(), counts: [0; KINDS] };
        pairing.run();
        let open = std::mem::take(&mut pairing.open);
        // the paragraph opens anew what the one before it left open
        for (depth, &before) in unclosed.iter().enumerate() {
            let continued = first + depth;
            let starts_here = quotes.get(continued).is_some_and(|quote| {
                let lead = Span::new(paragraph.start, quote.span.start).of(text);
                lead.chars().all(|c| is_space(c) || matches!(c, '"' | '\'' | '“' | '‘' | '«' | '`'))
            });
            if !starts_here {
                break;
            }
            if let Some(quote) = quotes.get_mut(continued) {
                quote.continues = Some(before);
            }
        }
        unclosed = open.into_iter().map(|(index, _)| index).collect();
    }
    quotes
}

struct Pairing<'a> {
    text: &'a str,
    paragraph: Span,
    quotes: &'a mut Vec<Quote>,
    /// Indices of the quotations that are open, outermost first.
    open: Vec<(usize, Kind)>,
    /// How many of each kind are open.
    counts: [usize; KINDS],
}

impl Pairing<'_> {
    fn run(&mut self) {
        let mut position = self.paragraph.start;
        while position < self.paragraph.end {
            let Some(c) = at(self.text, position) else { break };
            let mut end = position + c.len_utf8();
            // of three, the first closes the quotation inside
            let inner_first = c == '\''
                && self.counts[Kind::PlainSingle as usize] > 0
                && self.text.get(position..).is_some_and(|rest| rest.starts_with("'''"));
            if matches!(c, '`' | '\'')
                && !inner_first
                && at(self.text, end) == Some(c)
                && end < self.paragraph.end
            {
                // `` and '' of telexes and of tokenised text
                end += 1;
                let role = if c == '`'
                    || self.counts[Kind::Double as usize] == 0 && self.looks_open(position, end)
                {
                    Role::Open
                } else {
                    Role::Close
                };
                self.mark(Kind::Double, role, position, end);
            } else if let Some((kind, role)) = self.classify(c, position, end) {
                self.mark(kind, role, position, end);
            }
            position = end;
        }
    }

    /// What a character is as a quotation mark; `None` for all others, apostrophes among them.
    fn classify(&self, c: char, position: usize, end: usize) -> Option<(Kind, Role)> {
        let previous = before(self.text, position).filter(|_| position > self.paragraph.start);
        let next = at(self.text, end).filter(|_| end < self.paragraph.end);
        let inside_word = previous.is_some_and(is_word) && next.is_some_and(is_word);
        match c {
            '„' => Some((Kind::Double, Role::Open)),
            // German and careless writers close with the mark that opens in English, and the other way round
            '“' | '”' => {
                let open = self.counts[Kind::Double as usize] > 0;
                let role = match c {
                    '“' if !self.looks_open(position, end)
                        && (open || previous.is_some_and(|p| !is_space(p))) =>
                    {
                        Role::Close
                    }
                    '”' if !open && self.looks_open(position, end) => Role::Open,
                    '“' => Role::Open,
                    _ => Role::Close,
                };
                Some((Kind::Double, role))
            }
            '«' => Some((Kind::Angle, Role::Open)),
            '»' => Some((Kind::Angle, Role::Close)),
            '‘' if inside_word => None,
            '‘' if self.counts[Kind::Single as usize] > 0 && !self.looks_open(position, end) => {
                Some((Kind::Single, Role::Close))
            }
            // without a partner it stands for an apostrophe
            '‘' => self.closer_follows(end, '’').then_some((Kind::Single, Role::Open)),
            '’' if self.counts[Kind::Single as usize] == 0 || inside_word => None,
            '’' => {
                self.closes_single(previous, end, Kind::Single, '’').then_some((Kind::Single, Role::Close))
            }
            '"' => {
                let open = self.counts[Kind::Double as usize] > 0;
                if !open && previous.is_some_and(char::is_numeric) && !self.looks_open(position, end) {
                    return None; // inches
                }
                let spaced = previous.is_none_or(is_space) && next.is_none_or(is_space);
                let looks_closed = !previous.is_none_or(is_space) && next.is_none_or(is_space);
                if !open && looks_closed {
                    return None; // its partner is missing
                }
                let role = match (open, spaced) {
                    (false, _) => Role::Open,
                    (true, true) => Role::Close,
                    (true, false) if self.looks_open(position, end) => Role::Open,
                    (true, false) => Role::Close,
                };
                Some((Kind::Double, role))
            }
            '\'' | '`' => {
                if inside_word {
                    return None;
                }
                if self.counts[Kind::PlainSingle as usize] > 0 && c == '\'' {
                    let closes = !previous.is_none_or(is_space)
                        && self.closes_single(previous, end, Kind::PlainSingle, '\'');
                    return closes.then_some((Kind::PlainSingle, Role::Close));
                }
                (self.looks_open(position, end)
                    && next.is_some_and(|n| is_word(n) || matches!(n, '"' | '“' | '.'))
                    && self.has_partner(end))
                .then_some((Kind::PlainSingle, Role::Open))
            }
            _ => None,
        }
    }

    /// A mark between a space (or bracket, dash) and a word.
    fn looks_open(&self, position: usize, end: usize) -> bool {
        let previous = before(self.text, position).filter(|_| position > self.paragraph.start);
        let next = at(self.text, end).filter(|_| end < self.paragraph.end);
        previous.is_none_or(|p| {
            is_space(p)
                || matches!(p, '(' | '[' | '{' | '-' | '—' | '–' | '“' | '"' | '‘' | '\'' | '`' | '/' | ':')
        }) && next.is_some_and(|n| !is_space(n))
    }

    /// Whether a single mark closes its quotation: after an "s" it may be a genitive, if another mark comes later.
    fn closes_single(&self, previous: Option<char>, end: usize, _kind: Kind, mark: char) -> bool {
        let genitive = previous.is_some_and(|p| matches!(p, 's' | 'S' | 'z' | 'x'))
            && at(self.text, end).is_some_and(is_space);
        !(genitive && self.closer_follows(end, mark))
    }

    /// Whether a quotation that opens with a plain single mark is closed before the paragraph's end.
    fn has_partner(&self, from: usize) -> bool {
        self.closer_follows(from, '\'')
    }

    fn closer_follows(&self, from: usize, mark: char) -> bool {
        let mut limit = (from + MAX_SINGLE).min(self.paragraph.end);
        while !self.text.is_char_boundary(limit) {
            limit -= 1;
        }
        let window = Span::new(from, limit).of(self.text);
        window.match_indices(mark).take(12).any(|(offset, _)| {
            let place = from + offset;
            let previous = before(self.text, place);
            let next = at(self.text, place + mark.len_utf8());
            previous.is_some_and(|p| !is_space(p) && !is_apostrophe(p)) && !next.is_some_and(is_word)
        })
    }

    /// If a mark opens after a full stop what is open already, a paragraph's break was lost before it: the quotation
    /// that was open ends there and goes on.
    fn reopened(&mut self, kind: Kind, start: usize) -> Option<usize> {
        let &(index, open) = self.open.last()?;
        let said = Span::new(self.paragraph.start, start).of(self.text).trim_end_matches(is_space);
        if open != kind || !said.ends_with(['.', '!', '?', '…']) {
            return None;
        }
        let end = self.paragraph.start + said.len();
        let quote = self.quotes.get_mut(index)?;
        quote.inner.end = end.max(quote.inner.start);
        quote.span.end = quote.inner.end;
        self.open.pop();
        self.counts[kind as usize] -= 1;
        Some(index)
    }

    fn mark(&mut self, kind: Kind, role: Role, start: usize, end: usize) {
        match role {
            Role::Open => {
                let continues = self.reopened(kind, start);
                self.quotes.push(Quote {
                    // ends with the paragraph until its mark is found
                    span: Span::new(start, self.paragraph.end),
                    inner: Span::new(end, self.paragraph.end),
                    depth: self.open.len(),
                    continues,
                });
                self.open.push((self.quotes.len() - 1, kind));
                self.counts[kind as usize] += 1;
            }
            Role::Close => {
                if self.counts[kind as usize] == 0 {
                    return;
                }
                // what was opened inside and not closed ends here too
                while let Some((index, inner)) = self.open.pop() {
                    self.counts[inner as usize] -= 1;
                    let matches = inner == kind;
                    if let Some(quote) = self.quotes.get_mut(index) {
                        quote.inner.end = start.max(quote.inner.start);
                        quote.span.end = if matches { end } else { start.max(quote.inner.start) };
                    }
                    if matches {
                        break;
                    }
                }
            }
        }
    }
}
