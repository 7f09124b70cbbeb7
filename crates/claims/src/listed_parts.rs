//! Parts listed behind a colon or a dash: "four people died: a nurse, two clerks and a boy"; and behind "among them": "11
//! people were shot, among them the priest and his two sons".

use std::collections::HashSet;

use language::{Deprel, Document, Qualifier, Span, TokenId, Upos};

use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::people::People;
use crate::reading::{Group, Kind};

/// Most parts that a list has.
const MAX_PARTS: usize = 24;

/// The parts of figures whose sentence goes on with a list of people behind a colon.
pub fn find(doc: &Document, people: &People, told: &[Draft]) -> Vec<Draft> {
    let mut found = Vec::new();
    let counted = || told.iter().filter_map(|d| d.counted.as_ref());
    let heads: HashSet<TokenId> = counted().map(|c| c.head).collect();
    let quantities: HashSet<Span> = counted().filter_map(|c| c.quantity).collect();
    for (index, whole) in told.iter().enumerate() {
        let Some(counted) =
            whole.counted.as_ref().filter(|_| whole.part_of.is_none() && whole.kind != Kind::Present)
        else {
            continue;
        };
        let (Some(total), Some(_)) = (counted.interval.high, counted.quantity) else { continue };
        let (parts, least) = match (colon_behind(doc, whole), among_behind(doc, &heads, whole)) {
            (Some(colon), _) => (listed(doc, people, colon), 2),
            (None, Some(pronoun)) => (listed(doc, people, pronoun), 1),
            (None, None) => continue,
        };
        let sum: u64 = parts.iter().filter_map(|part| part.interval.low).sum();
        let taken = |part: &Counted| {
            heads.contains(&part.head) || part.quantity.is_some_and(|words| quantities.contains(&words))
        };
        if parts.len() < least || sum > total || parts.iter().any(taken) {
            continue;
        }
        found.extend(parts.into_iter().map(|part| Draft {
            group: Some(figure_group(whole, &part)),
            evidence: part.of,
            part_of: Some(index),
            counted: Some(part),
            ..whole.clone()
        }));
    }
    found
}

fn figure_group(whole: &Draft, part: &Counted) -> Group {
    let own = part.who.group.filter(|group| *group != Group::People);
    own.or(whole.group).unwrap_or(Group::People)
}

/// The colon or dash behind a figure, with nothing but its own clause between.
fn colon_behind(doc: &Document, whole: &Draft) -> Option<TokenId> {
    let sentence = &doc.sentences[doc.tokens[whole.trigger].sentence];
    let from = whole.counted.as_ref().map_or(whole.trigger, |c| c.head.max(whole.trigger));
    let colon = (from + 1..sentence.tokens.end).find(|&t| doc.word(t) == ":" || is_dash(doc, t))?;
    // No other predicate stands between them.
    (from + 1..colon).all(|t| doc.tokens[t].upos != Upos::Verb).then_some(colon)
}

/// A dash that parts words; a hyphen joins them.
fn is_dash(doc: &Document, token: TokenId) -> bool {
    let spaced = || {
        let span = doc.tokens[token].span;
        token.checked_sub(1).is_some_and(|t| doc.tokens[t].span.end < span.start)
            && doc.tokens.get(token + 1).is_some_and(|next| next.span.start > span.end)
    };
    match doc.word(token) {
        "—" | "–" | "--" => true,
        "-" => spaced(),
        _ => false,
    }
}

/// Most words between a figure and "among them".
const TO_AMONG: usize = 24;

/// The pronoun of "among them" behind a figure, with no other figure's people between.
fn among_behind(doc: &Document, heads: &HashSet<TokenId>, whole: &Draft) -> Option<TokenId> {
    let sentence = &doc.sentences[doc.tokens[whole.trigger].sentence];
    let from = whole.counted.as_ref()?.head;
    let end = sentence.tokens.end.min(from + TO_AMONG);
    let next = (from + 1..end).find(|t| heads.contains(t)).unwrap_or(end);
    (from + 1..next)
        .find(|&t| {
            doc.tokens[t].lemma == "them" || matches!(doc.word(t).to_lowercase().as_str(), "them" | "whom")
        })
        .filter(|&t| doc.word(t - 1).eq_ignore_ascii_case("among"))
}

/// The people listed behind a colon, where nothing else is told there.
fn listed(doc: &Document, people: &People, colon: TokenId) -> Vec<Counted> {
    let sentence = &doc.sentences[doc.tokens[colon].sentence];
    let mut parts: Vec<Counted> = Vec::new();
    for head in colon + 1..sentence.tokens.end {
        let token = &doc.tokens[head];
        // A second dash closes the list.
        if is_dash(doc, head) && is_dash(doc, colon) {
            break;
        }
        // A finite verb: the colon introduces a clause.
        if token.upos == Upos::Verb && doc.children(head).any(|t| doc.tokens[t].deprel.is_subject()) {
            // "Among them three nurses, the mayor said": who says so is not one of them.
            let subject = |t: TokenId| doc.tokens[t].head == Some(head) && doc.tokens[t].deprel.is_subject();
            parts.retain(|part| !subject(part.head));
            break;
        }
        if !matches!(token.upos, Upos::Noun | Upos::Propn)
            || token.deprel == Deprel::Compound
            || parts.len() >= MAX_PARTS
        {
            continue;
        }
        let Some(counted) = counting::count(doc, people, head, false) else { continue };
        let start = doc.tokens_in(counted.of).start;
        let opens = start > colon
            && start.checked_sub(1).is_some_and(|t| {
                t == colon || is_dash(doc, t) || matches!(doc.word(t), ":" | "," | ";" | "and")
            });
        let among = doc.tokens[colon].upos == Upos::Pron;
        let exact = counted.interval.qualifier == Qualifier::Exact;
        let told = counted.quantity.is_some()
            || doc.children_by(head, &[Deprel::Det]).any(|t| {
                let word = doc.tokens[t].lemma.as_str();
                matches!(word, "a" | "an" | "one") || among && word == "the"
            });
        if opens && exact && told {
            parts.push(counted);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn people_listed_behind_a_colon() {
        claims(
            "\
Five _ CD 2 nummod
people _ NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
in _ IN 6 case
Lorne Lorne NNP 4 obl SpaceAfter=No|Name=B-Place
: _ : 14 punct
a _ DT 14 det
30 _ CD 11 nummod SpaceAfter=No
- _ HYPH 9 punct SpaceAfter=No
year _ NN 13 obl:unmarked SpaceAfter=No
- _ HYPH 9 punct SpaceAfter=No
old _ JJ 14 amod
woman _ NN 6 appos SpaceAfter=No
, _ , 17 punct
a _ DT 17 det
guard _ NN 14 conj
and _ CC 20 cc
three _ CD 20 nummod
men man NNS 14 conj SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                killed 5..5 people | asserted | the report | Five people were killed in Lorne: a 30-year-old woman, a guard and three men
                killed 1..1 people | asserted | the report | a 30-year-old woman
                killed 1..1 security_forces | asserted | the report | a guard
                killed 3..3 people | asserted | the report | three men
            "#]],
        );
    }

    #[test]
    fn people_listed_behind_among_them() {
        claims(
            "\
They they PRP 2 nsubj
killed kill VBD 0 root
eleven _ CD 4 nummod
people _ NNS 2 obj SpaceAfter=No
, _ , 7 punct
among _ IN 7 case
them they PRP 2 obl
the _ DT 9 det
mayor _ NN 2 obl
and _ CC 13 cc
his he PRP$ 13 nmod:poss
two _ CD 13 nummod
sons son NNS 9 conj SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                killed 11..11 people | asserted | the report | They killed eleven people, among them the mayor and his two sons
                killed 1..1 officials | asserted | the report | the mayor
                killed 2..2 people | asserted | the report | his two sons
            "#]],
        );
    }
}
