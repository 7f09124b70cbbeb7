//! Noun phrases: how far the phrase around a head noun reaches.
//!
//! All functions take the head's token. Trees come from a model, so nothing here relies on their being right: a phrase
//! is always one unbroken stretch of tokens around its head, within one sentence.

use std::ops::Range;

use language::{Deprel, Document, Name, Span, TokenId, Upos, Xpos};

/// How much of what hangs on a noun belongs to the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Determiner, adjectives, compounds, numbers, possessor and prepositional phrases ("of ..."), no more.
    Core,
    /// Also appositions, participles and relative clauses, and what is in brackets.
    Full,
    /// Also the other members of a coordination that the noun heads ("the mayor and his two guards").
    Coordinated,
}

/// The noun phrase without relative clauses, participles, appositions and coordinated phrases.
pub fn core(document: &Document, head: TokenId) -> Span {
    document.span_of(tokens(document, head, Extent::Core))
}

/// The tokens of the noun phrase around `head`: one unbroken run that holds it. Preposition, conjunction and
/// punctuation at its edges do not belong to it.
pub fn tokens(document: &Document, head: TokenId, extent: Extent) -> Range<TokenId> {
    let Some(sentence) = document.tokens.get(head).and_then(|t| document.sentences.get(t.sentence)) else {
        return 0..0;
    };
    let bounds = sentence.tokens.clone();
    let members = document.subtree_without(head, |t| is_cut(document, head, t, extent));
    let is_member = |t: TokenId| members.binary_search(&t).is_ok();
    // A phrase may go on behind a comma or bracket that the tree hangs elsewhere, never behind another word.
    let skips = |t: TokenId| document.tokens[t].upos == Upos::Punct;
    let mut start = head;
    while start > bounds.start && (is_member(start - 1) || skips(start - 1)) {
        start -= 1;
    }
    let mut end = head + 1;
    while end < bounds.end && (is_member(end) || skips(end)) {
        end += 1;
    }
    trim(document, head, start..end, is_member)
}

/// The words that name the kind of thing: the head with its compounds ("police officers", "aid worker").
pub fn name(document: &Document, head: TokenId) -> Span {
    let mut start = head;
    while start > 0
        && document.tokens.get(start - 1).is_some_and(|t| {
            t.head.is_some_and(|h| h >= start && h <= head)
                && matches!(t.deprel, Deprel::Compound | Deprel::Flat)
                || t.xpos == Xpos::Hyph && start < head
        })
        && document.tokens[start - 1].sentence == document.tokens[head].sentence
    {
        start -= 1;
    }
    while start < head && document.tokens[start].upos == Upos::Punct {
        start += 1;
    }
    let mut end = head + 1;
    while document.tokens.get(end).is_some_and(|t| t.deprel == Deprel::Flat && t.head == Some(head)) {
        end += 1;
    }
    document.span_of(start.min(head)..end)
}

/// The token of a run on which the others hang: the first whose head lies outside the run.
pub fn head(document: &Document, tokens: Range<TokenId>) -> Option<TokenId> {
    let end = tokens.end.min(document.tokens.len());
    let inside = tokens.start..end;
    inside
        .clone()
        .find(|&t| {
            document.tokens[t].head.is_none_or(|head| !inside.contains(&head)) && !is_bare(document, t)
        })
        .or_else(|| {
            inside.clone().find(|&t| document.tokens[t].head.is_none_or(|head| !inside.contains(&head)))
        })
        .or(inside.clone().next_back())
}

/// The name that a token is part of.
pub fn name_at(document: &Document, token: TokenId) -> Option<&Name> {
    document.name_at(token)
}

/// Whether the noun's own form is plural ("men", "police officers"); collective nouns are singular here.
pub fn is_plural(document: &Document, head: TokenId) -> bool {
    document.tokens.get(head).is_some_and(|t| matches!(t.xpos, Xpos::Nns | Xpos::Nnps))
}

/// The determiner or possessor that makes a phrase definite or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Determination {
    /// "the", "this", "those".
    Definite,
    /// "a", "another", a number, "some".
    Indefinite,
    /// "his", "the group's".
    Possessive,
    /// Nothing.
    Bare,
}

/// How a noun phrase is determined.
pub fn determination(document: &Document, head: TokenId) -> Determination {
    let mut found = Determination::Bare;
    for child in document.children(head) {
        let token = &document.tokens[child];
        match token.deprel {
            Deprel::NmodPoss => return Determination::Possessive,
            Deprel::Det | Deprel::DetPredet => {
                let word = document.word(child).to_lowercase();
                if matches!(word.as_str(), "the" | "this" | "that" | "these" | "those" | "both") {
                    return Determination::Definite;
                }
                found = Determination::Indefinite;
            }
            Deprel::Nummod => found = Determination::Indefinite,
            _ => {}
        }
    }
    found
}

/// Punctuation and the like, which heads nothing.
fn is_bare(document: &Document, token: TokenId) -> bool {
    document
        .tokens
        .get(token)
        .is_some_and(|t| matches!(t.upos, Upos::Punct | Upos::Adp | Upos::Cconj | Upos::Sconj | Upos::Part))
}

/// Whether the subtree under `t` does not belong to the noun phrase around `head`.
fn is_cut(document: &Document, head: TokenId, t: TokenId, extent: Extent) -> bool {
    let token = &document.tokens[t];
    let of_head = token.head == Some(head);
    if of_head {
        match token.deprel {
            // What makes the noun a predicate or ties it to its clause.
            Deprel::Case
            | Deprel::Mark
            | Deprel::Cc
            | Deprel::CcPreconj
            | Deprel::Cop
            | Deprel::Aux
            | Deprel::AuxPass
            | Deprel::Discourse
            | Deprel::Vocative
            | Deprel::Dislocated
            | Deprel::Expl
            | Deprel::Reparandum => return true,
            relation if relation.is_subject() => return true,
            Deprel::Advcl | Deprel::AdvclRelcl | Deprel::Obl | Deprel::OblUnmarked | Deprel::Ccomp
                if has_predicate_marks(document, head) =>
            {
                return true;
            }
            // "police said" beside a noun: what is reported, not part of the phrase.
            Deprel::Parataxis => return extent == Extent::Core || !in_brackets(document, t),
            Deprel::Conj | Deprel::List => return extent != Extent::Coordinated,
            _ => {}
        }
    }
    extent == Extent::Core
        && match token.deprel {
            Deprel::AclRelcl | Deprel::Parataxis => true,
            Deprel::Appos => of_head,
            // "people killed in the attack" is more than the phrase, "wounded soldiers" is not.
            Deprel::Acl => of_head,
            // Nor do its parts belong to it: "four people, including a child".
            Deprel::Nmod | Deprel::Obl => of_head && introduces_part(document, t),
            Deprel::Advcl | Deprel::AdvclRelcl => of_head,
            _ => false,
        }
}

/// "including a child", "among three dead".
fn introduces_part(document: &Document, t: TokenId) -> bool {
    document
        .children_by(t, &[Deprel::Case, Deprel::Mark])
        .any(|c| matches!(document.tokens[c].lemma.as_str(), "include" | "including" | "among"))
}

/// Whether the noun is a clause's predicate ("he was a soldier").
fn has_predicate_marks(document: &Document, head: TokenId) -> bool {
    document
        .children(head)
        .any(|c| document.tokens[c].deprel == Deprel::Cop || document.tokens[c].deprel.is_subject())
}

fn in_brackets(document: &Document, t: TokenId) -> bool {
    let first = document.subtree(t).first().copied().unwrap_or(t);
    let opens = |t: TokenId| document.tokens[t].xpos == Xpos::Lrb || document.word(t) == "(";
    opens(first) || first.checked_sub(1).is_some_and(opens)
}

/// Takes punctuation from both ends, save for brackets and quotation marks that have their partner inside.
fn trim(
    document: &Document,
    head: TokenId,
    run: Range<TokenId>,
    is_member: impl Fn(TokenId) -> bool,
) -> Range<TokenId> {
    let Range { mut start, mut end } = run;
    let droppable = |t: TokenId| {
        let token = &document.tokens[t];
        t != head && (token.upos == Upos::Punct || !is_member(t))
    };
    loop {
        let before = (start, end);
        while start < head && droppable(start) && !(pairs(document, start..end) == Edge::Opens) {
            start += 1;
        }
        while end > head + 1 && droppable(end - 1) && !(pairs(document, start..end) == Edge::Closes) {
            end -= 1;
        }
        if (start, end) == before {
            return start..end;
        }
    }
}

#[derive(PartialEq, Eq)]
enum Edge {
    Opens,
    Closes,
    Neither,
}

/// Whether the first token of a run opens, or its last closes, a pair that is whole within the run.
fn pairs(document: &Document, run: Range<TokenId>) -> Edge {
    let partner = |opening: &str| match opening {
        "(" => Some(")"),
        "[" => Some("]"),
        "“" => Some("”"),
        "‘" => Some("’"),
        "\"" => Some("\""),
        _ => None,
    };
    let Some(last) = run.end.checked_sub(1) else { return Edge::Neither };
    if let Some(closing) = partner(document.word(run.start))
        && (run.start + 1..run.end).any(|t| document.word(t) == closing)
    {
        return Edge::Opens;
    }
    let closes = |opening: &str| partner(opening) == Some(document.word(last));
    if (run.start..last).any(|t| closes(document.word(t))) { Edge::Closes } else { Edge::Neither }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    /// Each nominal head with its core and, after an arrow, its whole phrase.
    fn check(source: &str, heads: &[&str], expected: Expect) {
        let document = Document::from_conllu(source);
        let mut out = String::new();
        for head in heads {
            let t = (0..document.tokens.len()).find(|&t| document.word(t) == *head).expect("the word");
            let core = core(&document, t);
            let whole = document.span_of(tokens(&document, t, Extent::Coordinated));
            out.push_str(&format!("{} -> {}\n", core.of(&document.text), whole.of(&document.text)));
        }
        expected.assert_eq(&out);
    }

    #[test]
    fn apposition_and_of_phrase() {
        check(
            "
            Marek   Marek  NNP 9 nsubj
            Holub   Holub  NNP 1 flat SpaceAfter=No
            ,       _      ,   5 punct
            the     _      DT  5 det
            mayor   _      NN  1 appos
            of      _      IN  7 case
            Lipova  Lipova NNP 5 nmod SpaceAfter=No
            ,       _      ,   5 punct
            resigned resign VBD 0 root SpaceAfter=No
            .       _      .   9 punct
            ",
            &["Marek", "mayor", "Lipova"],
            expect![[r#"
                Marek Holub -> Marek Holub, the mayor of Lipova
                the mayor of Lipova -> the mayor of Lipova
                Lipova -> Lipova
            "#]],
        );
    }

    #[test]
    fn preposition_relative_clause_and_coordination() {
        check(
            "
            It       it     PRP 3 nsubj:pass
            was      be     VBD 3 aux:pass
            claimed  claim  VBN 0 root
            by       _      IN  6 case
            the      _      DT  6 det
            fighters fighter NNS 3 obl
            who      _      WP  8 nsubj
            fled     flee   VBD 6 acl:relcl
            and      _      CC  11 cc
            their    _      PRP$ 11 nmod:poss
            allies   ally   NNS 6 conj SpaceAfter=No
            .        _      .   3 punct
            ",
            &["fighters", "allies"],
            expect![[r#"
                the fighters -> the fighters who fled and their allies
                their allies -> their allies
            "#]],
        );
    }

    #[test]
    fn brackets_stay_whole() {
        check(
            "
            The    _    DT  3 det
            Green  Green NNP 3 compound
            Front  Front NNP 7 nsubj
            (      _    -LRB- 5 punct SpaceAfter=No
            GF     GF   NNP 3 appos SpaceAfter=No
            )      _    -RRB- 5 punct
            agreed agree VBD 0 root
            ",
            &["Front", "GF"],
            expect![[r#"
                The Green Front -> The Green Front (GF)
                GF -> GF
            "#]],
        );
    }

    #[test]
    fn predicate_nominal_without_its_clause() {
        check(
            "
            He      he  PRP 6 nsubj
            was     be  VBD 6 cop
            a       _   DT  6 det
            retired _   JJ  6 amod
            police  _   NN  6 compound
            officer _   NN  0 root
            ",
            &["officer"],
            expect![[r#"
                a retired police officer -> a retired police officer
            "#]],
        );
    }

    #[test]
    fn name_of_the_kind() {
        let document = Document::from_conllu(
            "
            two     _ CD  3 nummod
            police  _ NN  3 compound
            officers officer NNS 4 nsubj
            died    die VBD 0 root
            ",
        );
        assert_eq!(name(&document, 2).of(&document.text), "police officers");
        assert_eq!(head(&document, 0..3), Some(2));
        assert_eq!(determination(&document, 2), Determination::Indefinite);
        assert!(is_plural(&document, 2));
    }
}
