//! Scores of name tags -> names.

use std::ops::Range;

use crate::NameKind;

/// One of the tags `O`, `B-KIND`, `I-KIND`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// No part of a name.
    Outside,
    /// First word of a name.
    Begin(NameKind),
    /// Any other word of a name.
    Inside(NameKind),
}

impl Tag {
    /// The tag for the model's label.
    pub fn from_label(label: &str) -> Option<Self> {
        let kind = |name| {
            Some(match name {
                "PER" => NameKind::Person,
                "ORG" => NameKind::Organisation,
                "LOC" => NameKind::Place,
                "MISC" => NameKind::People,
                _ => return None,
            })
        };
        match label.split_once('-') {
            None if label == "O" => Some(Self::Outside),
            Some(("B", name)) => kind(name).map(Self::Begin),
            Some(("I", name)) => kind(name).map(Self::Inside),
            _ => None,
        }
    }

    /// Whether this tag may follow `before`: a name goes on only where one of its kind has begun.
    fn follows(self, before: Tag) -> bool {
        match self {
            Self::Inside(kind) => before == Self::Begin(kind) || before == Self::Inside(kind),
            _ => true,
        }
    }
}

/// The best sequence of tags in which every name begins with `Begin` (Viterbi), as runs of words with their kind.
///
/// `rows` gives the scores of each word, one a tag; `next` what a tag's score gains after another tag, a row for each
/// tag before (the sentence begins as after `Outside`). Of equal sequences the one with the tags that come first in
/// `tags` wins, from the last word on.
pub fn best<'a>(
    tags: &[Tag],
    next: &[f32],
    rows: impl IntoIterator<Item = &'a [f32]>,
) -> Vec<(Range<usize>, NameKind)> {
    let outside = tags.iter().position(|tag| *tag == Tag::Outside);
    // Before the first word: as after `Outside`.
    let mut totals: Vec<f32> =
        (0..tags.len()).map(|at| if Some(at) == outside { 0.0 } else { f32::NEG_INFINITY }).collect();
    let mut back: Vec<Vec<usize>> = Vec::new();
    for row in rows {
        let mut reached = vec![f32::NEG_INFINITY; tags.len()];
        let mut from = vec![0; tags.len()];
        for (before, (total, gains)) in totals.iter().zip(next.chunks_exact(tags.len())).enumerate() {
            for (at, (tag, gain)) in tags.iter().zip(gains).enumerate() {
                let score = total + gain + row.get(at).copied().unwrap_or(f32::NEG_INFINITY);
                if score > reached[at] && tag.follows(tags[before]) {
                    reached[at] = score;
                    from[at] = before;
                }
            }
        }
        totals = reached;
        back.push(from);
    }
    let mut at = 0;
    for (tag, total) in totals.iter().enumerate() {
        if *total > totals[at] {
            at = tag;
        }
    }
    let mut sequence = vec![Tag::Outside; back.len()];
    for (word, from) in back.iter().enumerate().rev() {
        sequence[word] = tags[at];
        at = from[at];
    }
    runs(&sequence)
}

fn runs(sequence: &[Tag]) -> Vec<(Range<usize>, NameKind)> {
    let mut found: Vec<(Range<usize>, NameKind)> = Vec::new();
    for (word, tag) in sequence.iter().enumerate() {
        match (tag, found.last_mut()) {
            (Tag::Begin(kind), _) => found.push((word..word + 1, *kind)),
            (Tag::Inside(_), Some((range, _))) if range.end == word => range.end = word + 1,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tags() -> Vec<Tag> {
        ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"].iter().filter_map(|label| Tag::from_label(label)).collect()
    }

    #[test]
    fn a_name_begins_before_it_goes_on() {
        // Greedily: O, I-PER, I-LOC.
        let rows: [&[f32]; 3] =
            [&[2.0, 0.0, 0.0, 0.0, 0.0], &[0.0, 1.0, 3.0, 0.0, 0.0], &[0.0, 0.0, 1.0, 0.0, 2.0]];
        assert_eq!(best(&tags(), &[0.0; 25], rows), [(1..3, NameKind::Person)]);
    }

    #[test]
    fn names_that_touch_stay_apart() {
        let b: &[f32] = &[0.0, 3.0, 0.0, 0.0, 0.0];
        let place: &[f32] = &[0.0, 0.0, 0.0, 3.0, 0.0];
        assert_eq!(
            best(&tags(), &[0.0; 25], [b, b, place]),
            [(0..1, NameKind::Person), (1..2, NameKind::Person), (2..3, NameKind::Place)]
        );
        assert_eq!(best(&tags(), &[0.0; 25], []), []);
    }

    #[test]
    fn what_came_before_counts() {
        let person: &[f32] = &[0.0, 1.0, 0.9, 0.0, 0.0];
        // A second person right after the first is rarer than a name of two words.
        let mut next = [0.0; 25];
        next[5 + 1] = -0.5;
        assert_eq!(best(&tags(), &next, [person, person]), [(0..2, NameKind::Person)]);
        // At the beginning the row of `O` counts.
        next[1] = -2.0;
        assert_eq!(best(&tags(), &next, [person]), []);
    }

    proptest! {
        #[test]
        fn names_lie_in_order_inside_the_sentence(scores in prop::collection::vec(-4f32..4.0, 0..200)) {
            let rows = scores.chunks_exact(5);
            let words = rows.len();
            let mut end = 0;
            for (range, _) in best(&tags(), &[0.1; 25], rows) {
                prop_assert!(end <= range.start && range.start < range.end && range.end <= words);
                end = range.end;
            }
        }
    }
}
