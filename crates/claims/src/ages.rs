//! Ages that stand behind those they are of and look like counts: "the two, 22 and 19, were hurt", "Ada and Ole Vik, both 74,".

use language::{Document, TokenId, Upos};

use crate::counting;

/// Nobody is older.
const OLDEST: u64 = 115;
/// Most words of a person's name.
const NAME: usize = 5;
/// Most ages in a row.
const LIST: usize = 8;

/// Whether a bare number is the age of those before it: between commas, after "both" or "each", or in a row of numbers.
pub fn is_age(doc: &Document, token: TokenId) -> bool {
    if !is_bare_number(doc, token) {
        return false;
    }
    let Some(sentence) = doc.sentences.get(doc.tokens[token].sentence) else { return false };
    let word = |t: TokenId| if sentence.tokens.contains(&t) { doc.word(t) } else { "" };
    let mut first = token;
    let mut last = token;
    let joins = |t: TokenId| matches!(word(t), "," | "and");
    for _ in 0..LIST {
        let step = if first >= 2 && joins(first - 1) { 2 } else { break };
        let step = if first >= 3 && word(first - 1) == "and" && word(first - 2) == "," { 3 } else { step };
        if !is_bare_number(doc, first - step) {
            break;
        }
        first -= step;
    }
    for _ in 0..LIST {
        let step = if joins(last + 1) { 2 } else { break };
        let step = if word(last + 1) == "," && word(last + 2) == "and" { 3 } else { step };
        if !sentence.tokens.contains(&(last + step)) || !is_bare_number(doc, last + step) {
            break;
        }
        last += step;
    }
    let closed = matches!(word(last + 1), ",");
    let shared = first >= 1 && matches!(word(first - 1).to_lowercase().as_str(), "both" | "each" | "also");
    let opening = if shared { first.checked_sub(2) } else { first.checked_sub(1) };
    let Some(opening) = opening.filter(|&t| word(t) == "," && closed) else { return false };
    let follows = opening.checked_sub(1).is_some_and(|t| {
        sentence.tokens.contains(&t)
            && matches!(doc.tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron)
    });
    follows && (shared || last > first)
}

/// "Ada Holm, 31, and her son": a bare number between commas behind a name is the age of whoever bears it.
pub fn is_between_commas(doc: &Document, token: TokenId) -> bool {
    let word = |t: TokenId| {
        doc.tokens
            .get(t)
            .filter(|other| other.sentence == doc.tokens[token].sentence)
            .map_or("", |_| doc.word(t))
    };
    let behind_name = token.checked_sub(2).is_some_and(|t| doc.tokens[t].upos == Upos::Propn);
    is_bare_number(doc, token)
        && behind_name
        && token.checked_sub(1).is_some_and(|t| word(t) == ",")
        && matches!(word(token + 1), "," | "." | "and" | "")
}

/// "Ada Holm, 31,": an age between commas makes the words before it the name of one person.
pub fn stands_behind_name(doc: &Document, head: TokenId) -> bool {
    if doc.tokens[head].upos != Upos::Propn {
        return false;
    }
    let Some(sentence) = doc.sentences.get(doc.tokens[head].sentence) else { return false };
    let word = |t: TokenId| if sentence.tokens.contains(&t) { doc.word(t) } else { "" };
    let last = (head..sentence.tokens.end.min(head + NAME))
        .take_while(|&t| doc.tokens[t].upos == Upos::Propn)
        .last()
        .unwrap_or(head);
    let closes = |t: TokenId| matches!(word(t), "," | "." | "was" | "is" | "died");
    word(last + 1) == ","
        && sentence.tokens.contains(&(last + 2))
        && is_bare_number(doc, last + 2)
        && closes(last + 3)
}

/// A number in figures with nothing counted behind it.
fn is_bare_number(doc: &Document, token: TokenId) -> bool {
    let in_figures =
        doc.tokens.get(token).is_some_and(|_| doc.word(token).bytes().all(|b| b.is_ascii_digit()));
    let age = || doc.word(token).parse::<u64>().is_ok_and(|n| (1..=OLDEST).contains(&n));
    let counts_more = || {
        counting::number_at(doc, token).is_some_and(|number| number.tokens.len() > 1)
            || doc.children_by(token, &[language::Deprel::Nmod, language::Deprel::Acl]).next().is_some()
    };
    in_figures && age() && !counts_more()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn ages_between_commas_count_nobody() {
        claims(
            "\
The _ DT 2 det
two _ CD 9 nsubj:pass SpaceAfter=No
, _ , 4 punct
22 _ CD 2 conj
and _ CC 6 cc
19 _ CD 2 conj SpaceAfter=No
, _ , 2 punct
were be VBD 9 aux:pass
hospitalized hospitalize VBN 0 root SpaceAfter=No
. _ . 9 punct

# newpar
The _ DT 2 det
sisters sister NNS 8 nsubj:pass SpaceAfter=No
, _ , 5 punct
both _ DT 5 advmod
74 _ CD 2 appos SpaceAfter=No
, _ , 2 punct
were be VBD 8 aux:pass
killed kill VBN 0 root SpaceAfter=No
. _ . 8 punct

# newpar
Mines mine NNS 2 nsubj
killed kill VBD 0 root
22 _ CD 2 obj
and _ CC 5 cc
19 _ CD 3 conj SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                injured 2..2 people | asserted | the report | The two, 22 and 19, were hospitalized
                killed 2..- people | asserted | the report | The sisters, both 74, were killed
                killed 22..22 people | asserted | the report | Mines killed 22 and 19
                killed 19..19 people | asserted | the report | Mines killed 22 and 19
                attack | asserted | the report | Mines killed 22 and 19
            "#]],
        );
    }
}
