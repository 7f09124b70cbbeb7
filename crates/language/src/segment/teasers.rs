//! Links to other stories on a page: those it repeats, each teaser twice, as a title and as its first words, and those that
//! a label announces ("RELATED: Three hurt in crash").

use crate::Span;

/// Words of a teaser, at least: shorter lines are repeated for other reasons.
const MIN_WORDS: usize = 8;
/// A page that lists other stories lists more than one.
const MIN_TEASERS: usize = 2;

/// Words of the longest title of another story.
const MAX_TITLE: usize = 18;
/// Titles below one label that are looked at.
const MAX_LISTED: usize = 12;

/// What stands before the colon of a link, or alone over a list of links; in lower case.
const LABELS: &[&str] = &[
    "related",
    "related story",
    "related stories",
    "related news",
    "related article",
    "related articles",
    "related coverage",
    "related content",
    "read more",
    "read also",
    "also read",
    "read next",
    "read",
    "more",
    "more news",
    "more stories",
    "more coverage",
    "more headlines",
    "see also",
    "see more",
    "also",
    "trending",
    "trending now",
    "trending stories",
    "top stories",
    "top story",
    "top headlines",
    "most read",
    "most popular",
    "most viewed",
    "popular stories",
    "popular now",
    "previous",
    "previous story",
    "previously",
    "previous coverage",
    "earlier story",
    "earlier coverage",
    "in other news",
    "you may also like",
    "you might also like",
    "recommended",
    "recommended for you",
    "don't miss",
];

/// For each paragraph, whether it is one of a list of teasers. A single repeated paragraph may be the report's own lead.
pub fn find(text: &str, paragraphs: &[Span]) -> Vec<bool> {
    let mut teasers = vec![false; paragraphs.len()];
    let mut pairs = 0;
    for (index, pair) in paragraphs.windows(2).enumerate() {
        let (first, second) = (pair[0].of(text), pair[1].of(text));
        let long = first.split_whitespace().take(MIN_WORDS).count() == MIN_WORDS;
        if long && !teasers[index] && first == second {
            pairs += 1;
            teasers[index] = true;
            teasers[index + 1] = true;
        }
    }
    if pairs < MIN_TEASERS {
        teasers = vec![false; paragraphs.len()];
    }
    mark_labelled(text, paragraphs, &mut teasers);
    teasers
}

/// "READ MORE: Four held in raid", and the titles below "Most popular".
fn mark_labelled(text: &str, paragraphs: &[Span], teasers: &mut [bool]) {
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let line = paragraph.of(text).trim_matches(|c: char| c.is_whitespace() || "()[]*•-–".contains(c));
        let (label, title) = line.split_once(':').unwrap_or((line, ""));
        if !is_label(label) {
            continue;
        }
        if !title.trim().is_empty() {
            teasers[index] |= is_title(title);
            continue;
        }
        let below = paragraphs.iter().enumerate().skip(index + 1).take(MAX_LISTED);
        for (other, _) in below.take_while(|(_, other)| is_title(other.of(text))) {
            teasers[other] = true;
        }
    }
}

fn is_label(words: &str) -> bool {
    let words = words.trim().trim_end_matches('|').trim_end().to_lowercase();
    LABELS.contains(&words.replace('’', "'").as_str())
}

/// A short line that ends as titles do, without a stop.
fn is_title(line: &str) -> bool {
    let line = line.trim().trim_end_matches([')', ']']);
    let words = line.split_whitespace().take(MAX_TITLE + 1).count();
    (1..=MAX_TITLE).contains(&words) && !line.ends_with(['.', '!', '?', '"', '”', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn teasers(text: &str) -> Vec<bool> {
        let mut at = 0;
        let spans: Vec<Span> = text
            .lines()
            .map(|line| {
                let span = Span::new(at, at + line.len());
                at += line.len() + 1;
                span
            })
            .collect();
        find(text, &spans)
    }

    #[test]
    fn a_label_announces_another_story() {
        let page = "Two men were hurt in Orre.\nRELATED: Five dead in ferry fire\nPolice seek a van.\nMost popular\n\
                    Clerk held over theft\nFerry fire kills five\nThe van is white.\nMore: he said nothing.";
        assert_eq!(teasers(page), [false, true, false, false, true, true, false, false]);
        assert_eq!(teasers("Police: two dead in Orre\nRead the statement here"), [false, false]);
    }

    #[test]
    fn two_make_a_list() {
        let lead = "A ferry with forty people sank off Lomba on Tuesday.";
        let other = "The price of bread in Karsk has risen for the third month.";
        assert_eq!(teasers(&format!("{lead}\n{lead}\nIt was on its way home.")), [false; 3]);
        let page = format!("{lead}\n{lead}\n{other}\n{other}\nTwo men were hurt in Orre.");
        assert_eq!(teasers(&page), [true, true, true, true, false]);
        assert_eq!(teasers("Sign in\nSign in\nShare this\nShare this"), [false; 4]);
    }
}
