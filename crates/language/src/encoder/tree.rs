//! Scores of arcs -> the best tree with one word under the root.

/// The heads of the best tree: for each word its head, counted from 0 for the root and 1 for the first word.
///
/// `scores[i * (words + 1) + j]` is the score of word `i` (from 0) under head `j`. Among equal arcs the one with the
/// lower head wins. Scores that are not numbers are never chosen if any other is there.
pub fn best(scores: &[f32], words: usize) -> Vec<usize> {
    let greedy: Vec<usize> = (0..words)
        .map(|i| {
            let row = &scores[i * (words + 1)..][..words + 1];
            let mut best = 0;
            for (head, score) in row.iter().enumerate() {
                if head != i + 1 && *score > row[best] {
                    best = head;
                }
            }
            best
        })
        .collect();
    if is_tree(&greedy) { greedy } else { chu_liu_edmonds(scores, words) }
}

/// Whether the heads make a tree with one word under the root.
pub fn is_tree(heads: &[usize]) -> bool {
    if heads.iter().filter(|head| **head == 0).count() != 1 {
        return false;
    }
    // The walk on which a word was first met; the root counts as met before all.
    let mut walk = vec![0; heads.len() + 1];
    walk[0] = usize::MAX;
    for start in 1..=heads.len() {
        let mut at = start;
        while walk[at] == 0 {
            walk[at] = start;
            at = heads[at - 1];
            if at > heads.len() {
                return false;
            }
        }
        if walk[at] == start {
            return false;
        }
    }
    true
}

/// The best arborescence in O(words^2), without recursion: each walk follows the best incoming arcs; a cycle is
/// contracted to one node in place (Chu-Liu-Edmonds with Tarjan's order for dense graphs).
///
/// All arcs from the root are lowered by so much that any tree with one of them beats any tree with two: the best
/// tree is then the best with one word under the root (Stanojevic & Cohen 2021).
fn chu_liu_edmonds(scores: &[f32], words: usize) -> Vec<usize> {
    let mut graph = Graph::new(scores, words);
    let mut done = vec![false; words + 1];
    done[0] = true;
    let mut on_walk = vec![false; words + 1];
    for start in 1..=words {
        if done[start] || !graph.alive[start] {
            continue;
        }
        let mut walk = vec![start];
        on_walk[start] = true;
        while let Some(&node) = walk.last() {
            let head = graph.choose(node);
            if done[head] {
                for &node in &walk {
                    done[node] = true;
                    on_walk[node] = false;
                }
                break;
            }
            if on_walk[head] {
                let from = walk.iter().position(|node| *node == head).unwrap_or(0);
                for node in &walk[from + 1..] {
                    on_walk[*node] = false;
                }
                graph.contract(&walk[from..]);
                walk.truncate(from + 1);
            } else {
                on_walk[head] = true;
                walk.push(head);
            }
        }
    }
    graph.expand(words)
}

/// A node, as it was chosen: the arc that enters it and the node that it was contracted into.
#[derive(Clone, Copy)]
struct Choice {
    word: usize,
    head: usize,
    inside: usize,
}

struct Graph {
    size: usize,
    /// `[size, size]`: score of the best arc into the row's node from the column's.
    score: Vec<f64>,
    /// The word and the head of that arc.
    arc: Vec<(u32, u32)>,
    /// Nodes that have not been contracted into another.
    alive: Vec<bool>,
    /// The entry in `choices` that a living node stands for.
    entry: Vec<usize>,
    /// Score of the arc that was chosen for a living node.
    chosen: Vec<f64>,
    choices: Vec<Choice>,
}

impl Graph {
    fn new(scores: &[f32], words: usize) -> Self {
        let size = words + 1;
        let (mut low, mut high) = (0.0f64, 0.0f64);
        for score in scores.iter().filter(|score| score.is_finite()) {
            low = low.min(f64::from(*score));
            high = high.max(f64::from(*score));
        }
        let worst = low - 1.0;
        let finite = |score: f32| if score.is_finite() { f64::from(score) } else { worst };
        let lowered = (high - worst + 1.0) * size as f64;
        let mut score = vec![f64::NEG_INFINITY; size * size];
        let mut arc = vec![(0, 0); size * size];
        for word in 1..size {
            for head in 0..size {
                let given = finite(scores[(word - 1) * size + head]);
                score[word * size + head] = if head == 0 { given - lowered } else { given };
                arc[word * size + head] = (word as u32, head as u32);
            }
        }
        let none = Choice { word: 0, head: 0, inside: usize::MAX };
        Self {
            size,
            score,
            arc,
            alive: vec![true; size],
            entry: (0..size).collect(),
            chosen: vec![0.0; size],
            choices: vec![none; size],
        }
    }

    /// Chooses the best arc into a node and gives the node that it comes from.
    fn choose(&mut self, node: usize) -> usize {
        let row = node * self.size;
        let mut best = 0;
        for head in 1..self.size {
            if head != node && self.alive[head] && self.score[row + head] > self.score[row + best] {
                best = head;
            }
        }
        self.chosen[node] = self.score[row + best];
        let (word, head) = self.arc[row + best];
        let choice = &mut self.choices[self.entry[node]];
        (choice.word, choice.head) = (word as usize, head as usize);
        best
    }

    /// Makes one node of a cycle; its first node stands for it from now on.
    fn contract(&mut self, cycle: &[usize]) {
        let Some(&whole) = cycle.first() else { return };
        let inside = self.choices.len();
        self.choices.push(Choice { word: 0, head: 0, inside: usize::MAX });
        for &node in cycle {
            self.choices[self.entry[node]].inside = inside;
            self.alive[node] = false;
        }
        for other in (0..self.size).filter(|other| self.alive[*other]) {
            let into = |node: usize| node * self.size + other;
            let from = |node: usize| other * self.size + node;
            let mut entering = (f64::NEG_INFINITY, into(whole));
            let mut leaving = from(whole);
            for &node in cycle {
                let gain = self.score[into(node)] - self.chosen[node];
                if gain > entering.0 {
                    entering = (gain, into(node));
                }
                if self.score[from(node)] > self.score[leaving] {
                    leaving = from(node);
                }
            }
            self.arc[whole * self.size + other] = self.arc[entering.1];
            self.score[whole * self.size + other] = entering.0;
            self.arc[other * self.size + whole] = self.arc[leaving];
            self.score[other * self.size + whole] = self.score[leaving];
        }
        self.alive[whole] = true;
        self.entry[whole] = inside;
    }

    /// Opens the contracted nodes, the last one first: the arc that enters a node replaces the arc within it that
    /// enters the same word.
    fn expand(mut self, words: usize) -> Vec<usize> {
        let mut heads = vec![0; words];
        let mut replaced = vec![false; self.choices.len()];
        for number in (1..self.choices.len()).rev() {
            let Choice { word, head, .. } = self.choices[number];
            if replaced[number] || word == 0 {
                continue;
            }
            heads[word - 1] = head;
            let mut at = word;
            while at != number && at < self.choices.len() {
                replaced[at] = true;
                at = std::mem::replace(&mut self.choices[at].inside, usize::MAX);
            }
        }
        heads
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn total(scores: &[f32], heads: &[usize]) -> f64 {
        let each = heads.iter().enumerate();
        each.map(|(i, head)| f64::from(scores[i * (heads.len() + 1) + head])).sum()
    }

    /// All trees, one after the other.
    fn by_trial(scores: &[f32], words: usize) -> f64 {
        let mut best = f64::MIN;
        for number in 0..(words + 1).pow(words as u32) {
            let heads: Vec<usize> =
                (0..words).map(|i| number / (words + 1).pow(i as u32) % (words + 1)).collect();
            if is_tree(&heads) {
                best = best.max(total(scores, &heads));
            }
        }
        best
    }

    #[test]
    fn trees_are_known() {
        assert!(is_tree(&[2, 0, 2]));
        assert!(!is_tree(&[0, 0]), "two words under the root");
        assert!(!is_tree(&[2, 1, 0]), "a cycle beside the root");
        assert!(!is_tree(&[1, 0]), "a word under itself");
        assert!(!is_tree(&[7, 0]), "a head that is not there");
        assert!(!is_tree(&[]));
    }

    #[test]
    fn two_cycles_are_broken() {
        // Words 1 and 2 want each other, so do 3 and 4; nobody wants the root.
        let mut scores = vec![0.0; 4 * 5];
        for (word, head, score) in
            [(0, 2, 9.0), (1, 1, 9.0), (2, 4, 9.0), (3, 3, 9.0), (2, 2, 5.0), (0, 0, 1.0)]
        {
            scores[word * 5 + head] = score;
        }
        assert_eq!(best(&scores, 4), [0, 1, 2, 3]);
    }

    proptest! {
        #[test]
        fn the_best_tree_is_found(words in 1usize..6, seed in prop::collection::vec(-8i8..8, 30)) {
            let scores: Vec<f32> = seed.iter().take(words * (words + 1)).map(|s| f32::from(*s) / 2.0).collect();
            let heads = best(&scores, words);
            prop_assert!(is_tree(&heads));
            prop_assert_eq!(total(&scores, &heads), by_trial(&scores, words));
        }

        #[test]
        fn whatever_the_scores_it_is_a_tree(
            words in 1usize..20,
            seed in prop::collection::vec(prop_oneof![-9f32..9f32, Just(0.0), Just(f32::NAN), Just(f32::INFINITY)], 420),
        ) {
            prop_assert!(is_tree(&best(&seed[..words * (words + 1)], words)));
        }
    }
}
