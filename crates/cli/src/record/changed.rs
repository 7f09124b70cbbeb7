//! What differs between two versions of a text, word by word.

/// Words that may differ before the whole stretch is shown as one change.
const MAX_EDITS: usize = 400;

/// Words shown on each side of a change.
const CONTEXT: usize = 4;

/// Equal words that hold two changes apart.
const APART: usize = 2;

/// One place where a text was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Some words before it.
    pub before: String,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
    /// Some words after it.
    pub after: String,
}

/// The places where `new` differs from `old`. White space alone is no change.
pub fn changes(old: &str, new: &str) -> Vec<Change> {
    let old: Vec<&str> = old.split_whitespace().collect();
    let new: Vec<&str> = new.split_whitespace().collect();
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let old_middle = old_rest.get(..old_rest.len() - end).unwrap_or_default();
    let new_middle = new_rest.get(..new_rest.len() - end).unwrap_or_default();
    let same = common(old_middle, new_middle).unwrap_or_default();
    let mut hunks: Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> = Vec::new();
    let (mut at_old, mut at_new) = (0, 0);
    for (a, b) in same.into_iter().chain([(old_middle.len(), new_middle.len())]) {
        if a > at_old || b > at_new {
            let (from, to) = (start + at_old..start + a, start + at_new..start + b);
            match hunks.last_mut() {
                Some((last_old, last_new)) if from.start - last_old.end <= APART => {
                    (last_old.end, last_new.end) = (from.end, to.end);
                }
                _ => hunks.push((from, to)),
            }
        }
        (at_old, at_new) = (a + 1, b + 1);
    }
    let words =
        |words: &[&str], range: std::ops::Range<usize>| words.get(range).unwrap_or_default().join(" ");
    hunks
        .into_iter()
        .map(|(from, to)| Change {
            before: words(&new, to.start.saturating_sub(CONTEXT)..to.start),
            after: words(&new, to.end..(to.end + CONTEXT).min(new.len())),
            old: words(&old, from),
            new: words(&new, to),
        })
        .collect()
}

/// The positions of a longest common sequence of words (Myers 1986, "An O(ND) difference algorithm"); `None` if more than
/// [`MAX_EDITS`] words differ.
fn common(old: &[&str], new: &[&str]) -> Option<Vec<(usize, usize)>> {
    let width = MAX_EDITS + 1;
    // How far along `old` each diagonal (old - new) has come; diagonal k stands at k + width.
    let mut reach = vec![0usize; 2 * width + 1];
    let mut history = Vec::new();
    for edits in 0..=MAX_EDITS {
        history.push(reach.get(width - edits..=width + edits)?.to_vec());
        for index in (width - edits..=width + edits).step_by(2) {
            let (below, above) = (*reach.get(index - 1)?, *reach.get(index + 1)?);
            let goes_down = index == width - edits || (index != width + edits && below < above);
            let mut a = if goes_down { above } else { below + 1 };
            if edits == 0 {
                a = 0;
            }
            let mut b = (a + width).checked_sub(index).unwrap_or(usize::MAX);
            while a < old.len() && b < new.len() && old.get(a) == new.get(b) {
                a += 1;
                b += 1;
            }
            *reach.get_mut(index)? = a;
            if a >= old.len() && b >= new.len() {
                return trace(&history, old.len(), new.len());
            }
        }
    }
    None
}

/// Walks back along the recorded reaches; gives the equal pairs in order.
fn trace(history: &[Vec<usize>], old: usize, new: usize) -> Option<Vec<(usize, usize)>> {
    let mut pairs = Vec::new();
    let (mut a, mut b) = (i64::try_from(old).ok()?, i64::try_from(new).ok()?);
    for (edits, reach) in history.iter().enumerate().rev() {
        let edits = i64::try_from(edits).ok()?;
        // `reach` was noted before this round: the diagonals -edits..=edits, of which the inner ones were reached.
        let at = |diagonal: i64| -> Option<i64> {
            let found = reach.get(usize::try_from(diagonal + edits).ok()?)?;
            i64::try_from(*found).ok()
        };
        let diagonal = a - b;
        let (from_a, from_b) = if edits == 0 {
            (0, 0)
        } else {
            let goes_down =
                diagonal == -edits || (diagonal != edits && at(diagonal - 1)? < at(diagonal + 1)?);
            let from = if goes_down { diagonal + 1 } else { diagonal - 1 };
            let from_a = at(from)?;
            (from_a, from_a - from)
        };
        // Equal words stand at the end of the round, after its one edit.
        let (start_a, start_b) = if edits == 0 {
            (0, 0)
        } else if diagonal == from_a - from_b + 1 {
            (from_a + 1, from_b)
        } else {
            (from_a, from_b + 1)
        };
        while a > start_a && b > start_b {
            (a, b) = (a - 1, b - 1);
            pairs.push((usize::try_from(a).ok()?, usize::try_from(b).ok()?));
        }
        (a, b) = (from_a, from_b);
    }
    pairs.reverse();
    Some(pairs)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(old: &str, new: &str) -> Vec<String> {
        changes(old, new)
            .iter()
            .map(|found| format!("{} [{}|{}] {}", found.before, found.old, found.new, found.after))
            .collect()
    }

    #[test]
    fn changed_words_are_shown_in_their_places() {
        assert_eq!(shown("Two guards were hurt.", "Two  guards\nwere hurt."), [""; 0]);
        assert_eq!(
            shown(
                "Officials said three guards were hurt at the gate.",
                "Officials said nine guards were hurt at the gate."
            ),
            ["Officials said [three|nine] guards were hurt at"]
        );
        assert_eq!(shown("a b", "a b c d"), ["a b [|c d] "]);
        assert_eq!(shown("x a b", "a b"), [" [x|] a b"]);
        assert_eq!(shown("one a b c d e f two", "1 a b c d e f 2"), [" [one|1] a b c d", "c d e f [two|2] "]);
        // Changes next to each other are one.
        assert_eq!(shown("z one a two z", "z 1 a 2 z"), ["z [one a two|1 a 2] z"]);
    }

    #[test]
    fn texts_that_have_little_in_common_are_one_change() {
        let old: String = (0..5000).map(|n| format!("a{n} ")).collect();
        let new: String = (0..5000).map(|n| format!("b{n} ")).collect();
        let found = changes(&old, &new);
        assert_eq!(found.len(), 1);
        assert!(found[0].old.starts_with("a0 a1 ") && found[0].new.ends_with(" b4999"));
    }

    proptest! {
        #[test]
        fn what_is_common_is_equal_and_in_order(old in "[abc ]{0,40}", new in "[abc ]{0,40}") {
            let old: Vec<&str> = old.split_whitespace().collect();
            let new: Vec<&str> = new.split_whitespace().collect();
            let pairs = common(&old, &new);
            prop_assert!(pairs.is_some());
            let pairs = pairs.unwrap_or_default();
            for (a, b) in &pairs {
                prop_assert_eq!(old[*a], new[*b]);
            }
            for pair in pairs.windows(2) {
                prop_assert!(pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1);
            }
            // As long as the table of the textbook says.
            let mut longest = vec![vec![0usize; new.len() + 1]; old.len() + 1];
            for a in 0..old.len() {
                for b in 0..new.len() {
                    longest[a + 1][b + 1] = if old[a] == new[b] {
                        longest[a][b] + 1
                    } else {
                        longest[a][b + 1].max(longest[a + 1][b])
                    };
                }
            }
            prop_assert_eq!(pairs.len(), longest[old.len()][new.len()]);
        }
    }
}
