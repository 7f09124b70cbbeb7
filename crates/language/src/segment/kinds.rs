//! What a paragraph is for: headline, byline, list item, furniture or running text.

use std::sync::LazyLock;

use regex::Regex;

use crate::{ParagraphKind, Span};

/// Most words of a headline.
const MAX_HEADLINE: usize = 25;
/// Most words of a line of furniture.
const MAX_FURNITURE: usize = 14;

macro_rules! pattern {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| match Regex::new($pattern) {
            Ok(regex) => regex,
            Err(error) => panic!("a pattern of paragraph kinds is wrong: {error}"),
        });
    };
}

pattern!(LIST_ITEM, r"^(?:[•·▪◦●■►‣*–—-]\s+\S|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+\S)");
pattern!(
    BYLINE,
    r"(?x)^(?: (?i:by|reported\ by|written\ by|from)\s+(?:[A-Z][\w.’'-]*|and|&|,|in|for|the)(?:[\s,]+(?:[A-Z][\w.’'-]*|and|&|in|for|the|of))*
        | (?i:(?:our\ |the\ )?(?:staff|special|own|web|news)\s+(?:reporter|writer|correspondent|desk|report|bureau)s?) )$"
);
pattern!(
    FURNITURE,
    r"(?xi)^(?:
        (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?
            (?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?\s+\d{4}\b.{0,40}
        | \d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b.{0,40}
        | (?:posted|published|updated|last\ updated|first\ published|last\ modified|created|photo|photos|picture|image|source|file\ photo|video|credit|tags?|filed\ under|share|related|read\ more|see\ also|more|advertisement|copyright|©|\(c\)|all\ rights\ reserved|download|print|email|comments?|for\ immediate\ release|story\ highlights|click\ here|sign\ up|follow\ us)\b.{0,80}
        | \(?(?:reuters|ap|afp|upi|xinhua|cnn|bbc|associated\ press|agence\ france[- ]presse|dpa|ap\ photo|getty\ images)\)?
    )$"
);

pattern!(RIGHTS, r"(?i)^(?:copyright\b|©|\(c\)|all rights reserved)");

fn is_list_item(paragraph: &str) -> bool {
    let head: String = paragraph.chars().take(20).collect();
    LIST_ITEM.is_match(&head)
}

/// The kind of the paragraph at `index`.
pub fn kind(text: &str, paragraphs: &[Span], index: usize) -> ParagraphKind {
    let Some(span) = paragraphs.get(index) else { return ParagraphKind::Body };
    // only short lines are anything but running text or a list item
    let whole = span.of(text);
    let head: String = whole.chars().take(400).collect();
    if LIST_ITEM.is_match(&head) {
        // a paragraph that a dash begins is an item only among others
        let dash = head.starts_with(['-', '–', '—', '*']);
        let beside = [index.checked_sub(1), Some(index + 1)].into_iter().flatten();
        let listed =
            beside.filter_map(|other| paragraphs.get(other)).any(|other| is_list_item(other.of(text)));
        return if listed || !dash { ParagraphKind::ListItem } else { ParagraphKind::Body };
    }
    let words = head.split_whitespace().count();
    if head.len() < whole.len() || words > MAX_HEADLINE {
        return ParagraphKind::Body;
    }
    let bare = head.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    let ends_sentence =
        head.ends_with([':', ';', ',']) || bare.ends_with(['.', '!', '?', '…']) || bare.ends_with(',');
    if words <= MAX_FURNITURE && BYLINE.is_match(&head) {
        return ParagraphKind::Byline;
    }
    if words <= MAX_FURNITURE && (FURNITURE.is_match(&head) && !ends_sentence || RIGHTS.is_match(&head)) {
        return ParagraphKind::Furniture;
    }
    // a button, or a number under which something is filed
    if words == 1 && index > 0 && !ends_sentence {
        return ParagraphKind::Furniture;
    }
    let alone = !head.contains('\n') || words <= 16;
    if !alone || head.starts_with(['"', '“', '‘', '\'', '`']) && index > 0 && ends_sentence {
        return ParagraphKind::Body;
    }
    let last = index + 1 == paragraphs.len();
    if !ends_sentence && (index == 0 || !last) {
        return ParagraphKind::Headline;
    }
    // some outlets put a full stop under their headlines
    if index == 0 && !last && head.ends_with('.') && is_title_case(&head) {
        return ParagraphKind::Headline;
    }
    ParagraphKind::Body
}

/// Whether nearly all longer words have a capital.
fn is_title_case(line: &str) -> bool {
    let (capital, longer) = line
        .split_whitespace()
        .map(|word| word.trim_start_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().count() >= 4)
        .fold((0, 0), |(capital, longer), word| {
            (capital + usize::from(word.starts_with(char::is_uppercase)), longer + 1)
        });
    longer >= 3 && capital * 10 >= longer * 8
}
