//! Links to other stories that a page repeats: each teaser stands there twice, as a title and as its first words.

use crate::Span;

/// Words of a teaser, at least: shorter lines are repeated for other reasons.
const MIN_WORDS: usize = 8;
/// A page that lists other stories lists more than one.
const MIN_TEASERS: usize = 2;

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
    if pairs < MIN_TEASERS { vec![false; paragraphs.len()] } else { teasers }
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
    fn two_make_a_list() {
        let lead = "A ferry with forty people sank off Lomba on Tuesday.";
        let other = "The price of bread in Karsk has risen for the third month.";
        assert_eq!(teasers(&format!("{lead}\n{lead}\nIt was on its way home.")), [false; 3]);
        let page = format!("{lead}\n{lead}\n{other}\n{other}\nTwo men were hurt in Orre.");
        assert_eq!(teasers(&page), [true, true, true, true, false]);
        assert_eq!(teasers("Read more\nRead more\nShare this\nShare this"), [false; 4]);
    }
}
