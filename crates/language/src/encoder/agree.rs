//! Names of one report that share their words decide together of what kind they are.
//!
//! "Harland" alone may be a place, a person or a club; beside three "Harland Rovers" and five other mentions it is
//! what most of them look like. Scores are added up, so a clear mention outweighs a doubtful one.

use std::collections::{HashMap, HashSet};

use crate::NameKind;

/// The kinds that names are decided between, in the order of [`KindScores`].
pub const KINDS: [NameKind; 4] =
    [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::People];

/// How much speaks for each of [`KINDS`]; only differences matter.
pub type KindScores = [f32; KINDS.len()];

/// How much a longer name says of the kind of a name that is its first or last word.
const LONGER: f32 = 0.5;

/// What is known of the names with the same words.
#[derive(Default)]
struct Shared {
    scores: KindScores,
    mentions: f32,
}

/// The scores of each mention together with what its report's other mentions say: those of the same words as much as
/// its own, each longer name that begins or ends with its one word half as much as one mention.
///
/// A mention is given as its words and its own scores.
pub fn together(mentions: &[(Vec<String>, KindScores)]) -> Vec<KindScores> {
    let mut same: HashMap<&[String], Shared> = HashMap::new();
    // Distinct names in order of the text: the sums do not depend on the order of a table.
    let mut distinct: Vec<&[String]> = Vec::new();
    for (words, scores) in mentions {
        let shared = same.entry(words).or_insert_with(|| {
            distinct.push(words);
            Shared::default()
        });
        add(&mut shared.scores, scores, 1.0);
        shared.mentions += 1.0;
    }
    let mut longer: HashMap<&String, KindScores> = HashMap::new();
    for words in distinct {
        let ([first, .., last], Some(shared)) = (words, same.get(words)) else { continue };
        for word in HashSet::from([first, last]) {
            add(longer.entry(word).or_default(), &shared.scores, LONGER / shared.mentions);
        }
    }
    let joined = |(words, scores): &(Vec<String>, KindScores)| {
        let mut sum = same.get(words.as_slice()).map_or(*scores, |shared| shared.scores);
        if let [word] = words.as_slice()
            && let Some(more) = longer.get(word)
        {
            add(&mut sum, more, 1.0);
        }
        sum
    };
    mentions.iter().map(joined).collect()
}

/// The kind that most speaks for, `kind` among equal ones.
pub fn best(scores: &KindScores, kind: NameKind) -> NameKind {
    let of = |kind| KINDS.iter().position(|other| *other == kind).map_or(f32::NEG_INFINITY, |at| scores[at]);
    KINDS.into_iter().fold(kind, |best, other| if of(other) > of(best) { other } else { best })
}

fn add(to: &mut KindScores, scores: &KindScores, times: f32) {
    to.iter_mut().zip(scores).for_each(|(sum, score)| *sum += score * times);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(mentions: &[(&str, KindScores)]) -> Vec<NameKind> {
        let mentions: Vec<_> = mentions
            .iter()
            .map(|(words, scores)| (words.split(' ').map(str::to_owned).collect(), *scores))
            .collect();
        together(&mentions).iter().map(|scores| best(scores, NameKind::Person)).collect()
    }

    #[test]
    fn a_clear_mention_outweighs_a_doubtful_one() {
        let (doubtful, clear) = ([0.0, 0.0, 1.0, 0.0], [0.0, 3.0, 0.0, 0.0]);
        assert_eq!(kinds(&[("harland", doubtful), ("orwen", doubtful)]), [NameKind::Place, NameKind::Place]);
        assert_eq!(
            kinds(&[("harland", doubtful), ("harland", clear), ("orwen", doubtful)]),
            [NameKind::Organisation, NameKind::Organisation, NameKind::Place]
        );
    }

    #[test]
    fn a_longer_name_counts_once_however_often_it_stands() {
        let (place, club) = ([0.0, 0.0, 1.0, 0.0], [0.0, 3.0, 0.0, 0.0]);
        let rovers = ("harland rovers", club);
        assert_eq!(kinds(&[("harland", place), rovers])[0], NameKind::Organisation);
        let clear = ("harland", [0.0, 0.0, 2.0, 0.0]);
        assert_eq!(kinds(&[clear, rovers, rovers, rovers, rovers])[0], NameKind::Place);
        // A name of two words is not helped by its parts.
        assert_eq!(kinds(&[("harland rovers", place), ("harland", club)])[0], NameKind::Place);
    }

    #[test]
    fn of_equal_kinds_the_first_choice_stays() {
        assert_eq!(kinds(&[("harland", [1.0, 1.0, 1.0, 0.0])]), [NameKind::Person]);
        assert_eq!(best(&[0.0; 4], NameKind::Place), NameKind::Place);
        assert!(together(&[]).is_empty());
    }
}
