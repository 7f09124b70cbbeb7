//! The trees turned round: the dependents of each token, in one list for the whole document.

use crate::document::{Sentence, Token, TokenId};

/// The dependents of every token. Empty until [`Document::index_trees`](crate::Document::index_trees) has made it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Children {
    /// Where the dependents of each token begin in `tokens`, and the end of the last ones.
    starts: Vec<usize>,
    tokens: Vec<TokenId>,
}

impl Children {
    /// Heads outside the sentence of their dependent count for nothing.
    pub(crate) fn new(tokens: &[Token], sentences: &[Sentence]) -> Self {
        let head_of = |t: TokenId| {
            let inside = &sentences.get(tokens[t].sentence)?.tokens;
            tokens[t].head.filter(|head| *head != t && *head < tokens.len() && inside.contains(head))
        };
        let mut starts = vec![0; tokens.len() + 1];
        for head in (0..tokens.len()).filter_map(head_of) {
            starts[head + 1] += 1;
        }
        for t in 0..tokens.len() {
            starts[t + 1] += starts[t];
        }
        let mut free = starts.clone();
        let mut children = vec![0; starts[tokens.len()]];
        for t in 0..tokens.len() {
            if let Some(head) = head_of(t) {
                children[free[head]] = t;
                free[head] += 1;
            }
        }
        Self { starts, tokens: children }
    }

    /// Those of one token, in order of the text.
    pub(crate) fn of(&self, head: TokenId) -> &[TokenId] {
        match (self.starts.get(head), self.starts.get(head + 1)) {
            (Some(&start), Some(&end)) => &self.tokens[start..end],
            _ => &[],
        }
    }

    /// Takes a token from one head to another. The work grows with the distance of the two heads.
    pub(crate) fn move_between(&mut self, token: TokenId, from: TokenId, to: TokenId) {
        self.exchange(token, from, token, to);
    }

    /// Takes a token from its head and gives another token to a head; the two may be one.
    pub(crate) fn exchange(&mut self, token: TokenId, from: TokenId, other: TokenId, to: TokenId) {
        let (Ok(old), Err(new)) = (self.of(from).binary_search(&token), self.of(to).binary_search(&other))
        else {
            return;
        };
        let (old, new) = (self.starts[from] + old, self.starts[to] + new);
        if from < to {
            self.tokens[old..new].rotate_left(1);
            self.tokens[new - 1] = other;
            self.starts[from + 1..=to].iter_mut().for_each(|start| *start -= 1);
        } else {
            self.tokens[new..=old].rotate_right(1);
            self.tokens[new] = other;
            self.starts[to + 1..=from].iter_mut().for_each(|start| *start += 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Deprel, Document};

    fn document() -> Document {
        Document::from_conllu(
            "They they PRP 2 nsubj\nfled flee VBD 0 root\n\n\
             Two _ CD 2 nummod\nmen man NNS 3 nsubj\nleft leave VBD 0 root\nthe _ DT 5 det\nport _ NN 3 obj\nlate _ RB 3 advmod\n",
        )
    }

    #[test]
    fn dependents_stand_in_order_of_the_text() {
        let document = document();
        let of = |head| document.children(head).collect::<Vec<_>>();
        assert_eq!([of(1), of(2), of(4), of(6), of(99)], [vec![0], vec![], vec![3, 6, 7], vec![5], vec![]]);
        assert_eq!(document.children_by(4, &[Deprel::Advmod]).collect::<Vec<_>>(), [7]);
    }

    #[test]
    fn another_token_becomes_the_root() {
        let mut document = document();
        document.make_root(6, 4, 3, Deprel::Acl);
        assert_eq!((document.tokens[6].head, document.tokens[4].head), (None, Some(3)));
        let exchanged = document.children.clone();
        document.index_trees();
        assert_eq!(exchanged, document.children);
    }

    #[test]
    fn a_token_that_is_attached_elsewhere_is_found_there() {
        for token in 2..8 {
            for head in (2..8).filter(|head| *head != token) {
                let mut document = document();
                document.attach(token, head, Deprel::Dep);
                let moved = document.children.clone();
                document.index_trees();
                assert_eq!(moved, document.children, "{token} to {head}");
            }
        }
    }
}
