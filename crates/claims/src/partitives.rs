//! Parts told by a number that takes up its total: "12 villagers died, seven of them women", "40 were hurt, 11 seriously".

use std::collections::HashMap;

use language::{Document, Number, Qualifier, Span, TokenId, Upos, Xpos};

use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::people::{People, Who};
use crate::predicates::Classes;
use crate::reading::{Group, Kind};

/// The parts of the figures already told; those whose number another figure has are told by it.
pub fn find(doc: &Document, people: &People, classes: &Classes, told: &[Draft]) -> Vec<Draft> {
    let mut taken: Vec<Span> =
        told.iter().filter_map(|d| d.counted.as_ref().and_then(|c| c.quantity)).collect();
    taken.sort_unstable_by_key(|span| span.start);
    let mut by_sentence: Vec<(usize, TokenId, usize)> = told
        .iter()
        .enumerate()
        .filter(|(_, d)| d.part_of.is_none())
        .filter_map(|(index, d)| {
            let head = d.counted.as_ref().filter(|c| c.quantity.is_some())?.head;
            Some((doc.tokens[head].sentence, head, index))
        })
        .collect();
    by_sentence.sort_unstable();
    let free = |number: &&Number| {
        let at = taken.partition_point(|span| span.end <= number.span.start);
        taken.get(at).is_none_or(|span| !span.overlaps(number.span))
    };
    doc.numbers
        .iter()
        .filter(free)
        .filter_map(|number| {
            let start = number.tokens.start;
            let key = (doc.tokens[start].sentence, start, 0);
            let nearest = by_sentence.partition_point(|entry| *entry < key).checked_sub(1)?;
            let (sentence, _, total) = by_sentence[nearest];
            (sentence == doc.tokens[start].sentence)
                .then(|| part(doc, people, classes, &told[total], total, number))
                .flatten()
        })
        .collect()
}

/// The part that a number tells of a total before it.
fn part(
    doc: &Document,
    people: &People,
    classes: &Classes,
    whole: &Draft,
    total: usize,
    number: &Number,
) -> Option<Draft> {
    let counted = whole.counted.as_ref()?;
    let before = number.tokens.start.checked_sub(1)?;
    // "of whom three seriously"
    let of_whom = doc.word(before).eq_ignore_ascii_case("whom")
        && before.checked_sub(1).is_some_and(|t| doc.word(t).eq_ignore_ascii_case("of"));
    let follows = of_whom
        || matches!(doc.tokens[before].upos, Upos::Punct | Upos::Cconj)
        || matches!(doc.tokens[before].lemma.as_str(), "with" | "include" | "including" | "among");
    let fits = number.interval.low.or(number.interval.high) <= counted.interval.high.or(Some(u64::MAX));
    let counts = !matches!(number.interval.qualifier, Qualifier::All | Qualifier::None);
    if !follows || !fits || !counts || before <= counted.head {
        return None;
    }
    let sentence = doc.sentences.get(doc.tokens[before].sentence)?;
    let in_sentence = |t: TokenId| t < sentence.tokens.end;
    // "most of" has its preposition with it.
    let has_of = doc.word(number.tokens.end - 1).eq_ignore_ascii_case("of");
    let of = |t: TokenId| in_sentence(t) && doc.tokens[t].lemma == "of";
    let pronoun = if has_of { number.tokens.end } else { number.tokens.end + 1 };
    let names_whole = (has_of || of(number.tokens.end)) && in_sentence(pronoun) && is_taking_up(doc, pronoun);
    let next = if names_whole { pronoun + 1 } else { number.tokens.end };
    let partitive = names_whole || of_whom;
    // "Of the 30 wounded, seven were children"
    let fronted =
        !partitive && is_fronted(doc, counted) && doc.tokens.get(next).is_some_and(|t| t.lemma == "be");
    let (said, kind, last) = if let Some(kind) = how_badly(doc, classes, whole.kind, next) {
        (None, kind, if is_intensifier(doc, next) { next + 1 } else { next })
    } else if fronted {
        let noun = predicate_noun(doc, next)?;
        (Some(people.who(doc, noun).filter(|who| who.is_person)?), whole.kind, noun)
    } else if partitive {
        let said = predicate_noun(doc, next)
            .and_then(|noun| Some((people.who(doc, noun).filter(|who| who.is_person)?, noun)));
        match said {
            Some((who, noun)) => (Some(who), whole.kind, noun),
            // "six of them in serious condition", "two of them inside the cordon"
            None => {
                let last = stands_apart(doc, next)?;
                // "19 of them with hypothermia" of those saved, "six of them critical" of those hurt
                let hurt = whole.kind != Kind::Killed
                    && (is_hurt(doc, classes, next, last) || doc.tokens[next].lemma == "with");
                let kept = !matches!(whole.kind, Kind::Injured | Kind::Killed | Kind::Casualties)
                    && number.interval.qualifier == Qualifier::Exact;
                if !hurt && !kept {
                    return None;
                }
                (None, if hurt { Kind::Injured } else { whole.kind }, last)
            }
        }
    } else {
        return None;
    };
    let who = said.unwrap_or_else(|| Who { group: counted.who.group, ..Who::default() });
    // Arrested workers are suspects like the rest.
    let told = who.group.filter(|&group| {
        kind != Kind::Arrested || !matches!(group, Group::People | Group::Workers | Group::Civilians)
    });
    let group = told.filter(|_| kind != Kind::Abducted).or(whole.group);
    let words = doc.span_of(number.tokens.start..last + 1);
    Some(Draft {
        kind,
        group,
        evidence: words,
        part_of: (kind == whole.kind).then_some(total),
        counted: Some(Counted {
            head: number.tokens.end - 1,
            interval: number.interval,
            quantity: Some(number.span),
            of: words,
            who,
        }),
        ..whole.clone()
    })
}

/// "Three people were hurt, one fatally": the three are casualties, and two of them are alive.
pub fn hurt_of_whom_some_died(parts: &[Draft], told: &mut [Draft]) {
    let number = |d: &Draft| d.counted.as_ref().and_then(|c| c.interval.high);
    let dead: HashMap<TokenId, Option<u64>> =
        parts.iter().filter(|p| p.kind == Kind::Killed).map(|p| (p.trigger, number(p))).collect();
    for whole in told.iter_mut().filter(|d| d.kind == Kind::Injured && d.part_of.is_none()) {
        if dead.get(&whole.trigger).is_some_and(|dead| *dead < number(whole)) {
            whole.kind = Kind::Casualties;
        }
    }
}

/// "them", "whom".
fn is_taking_up(doc: &Document, token: TokenId) -> bool {
    matches!(doc.word(token).to_lowercase().as_str(), "them" | "whom" | "these" | "those")
}

/// Whether an adverb behind a part tells what became of it: "three of them fatally".
pub fn is_told_apart(doc: &Document, classes: &Classes, kind: Kind, part: &Counted) -> bool {
    let Some(number) = counting::number_at(doc, part.head) else { return false };
    let mut at = number.tokens.end;
    let is_of = doc.tokens.get(at).is_some_and(|t| t.lemma == "of");
    if is_of && at + 1 < doc.tokens.len() && is_taking_up(doc, at + 1) {
        at += 2;
    }
    how_badly(doc, classes, kind, at) == Some(Kind::Killed)
}

/// "So badly", "very badly".
fn is_intensifier(doc: &Document, at: TokenId) -> bool {
    doc.tokens.get(at).is_some_and(|t| matches!(t.lemma.as_str(), "so" | "very"))
}

/// "11 seriously", "three of them fatally": what an adverb alone tells of those hurt.
fn how_badly(doc: &Document, classes: &Classes, kind: Kind, at: TokenId) -> Option<Kind> {
    // "Seven of them so badly that they were flown out".
    let so = is_intensifier(doc, at);
    let at = if so { at + 1 } else { at };
    let token = doc.tokens.get(at).filter(|_| matches!(kind, Kind::Injured | Kind::Casualties))?;
    let ends = doc.tokens.get(at + 1).is_none_or(|next| {
        next.sentence != token.sentence
            || matches!(next.upos, Upos::Punct | Upos::Cconj | Upos::Adp)
            || so && next.lemma == "that"
    });
    let word = doc.word(at).to_lowercase();
    if !ends {
        return None;
    }
    match word.as_str() {
        _ if classes.has("FATALLY", &word) => Some(Kind::Killed),
        _ if classes.has("HOW_BADLY", &word) => Some(Kind::Injured),
        _ => None,
    }
}

/// "Of the 30 wounded, ...": the total stands before what is told of its part.
fn is_fronted(doc: &Document, whole: &Counted) -> bool {
    let start = doc.tokens_in(whole.of).start.min(whole.head);
    let before = |steps: usize| start.checked_sub(steps).map(|t| doc.word(t).to_lowercase());
    let is_of = |word: Option<String>| word.as_deref() == Some("of");
    is_of(before(1))
        || is_of(before(2)) && before(1).as_deref() == Some("the")
        || doc.word(start).eq_ignore_ascii_case("of")
}

/// Most words that say something of a part.
const APART: usize = 8;

/// The last of the words behind "six of them" that describe the part without a verb of their own: "in serious condition",
/// "critical", "inside the cordon".
fn stands_apart(doc: &Document, from: TokenId) -> Option<TokenId> {
    let sentence = doc.tokens.get(from)?.sentence;
    let here = |t: TokenId| doc.tokens.get(t).filter(|token| token.sentence == sentence);
    let mut last = None;
    for at in from..from + APART {
        let Some(token) = here(at).filter(|token| token.upos != Upos::Punct) else { break };
        match token.upos {
            Upos::Verb | Upos::Aux | Upos::Cconj | Upos::Sconj | Upos::Pron if token.xpos != Xpos::PrpS => {
                return None;
            }
            _ => last = Some(at),
        }
    }
    let begins = |upos| matches!(upos, Upos::Adp | Upos::Adj);
    last.filter(|_| here(from).is_some_and(|token| begins(token.upos)))
}

/// "In serious condition", "critical".
fn is_hurt(doc: &Document, classes: &Classes, from: TokenId, last: TokenId) -> bool {
    (from..=last).any(|t| classes.has("HURT_STATE", &doc.tokens[t].lemma))
}

/// The noun that follows with nothing but its own words, a copula or "being" before it: "them women", "whom were police
/// officers".
fn predicate_noun(doc: &Document, from: TokenId) -> Option<TokenId> {
    let sentence = doc.tokens.get(from)?.sentence;
    let here = |t: TokenId| doc.tokens.get(t).filter(|token| token.sentence == sentence);
    let mut at = from;
    while here(at).is_some_and(|token| token.lemma == "be" || matches!(token.upos, Upos::Det)) {
        at += 1;
    }
    let mut noun = None;
    while let Some(token) = here(at) {
        match token.upos {
            Upos::Noun | Upos::Propn => noun = Some(at),
            Upos::Adj => {}
            _ => break,
        }
        at += 1;
    }
    noun.filter(|&noun| counting::number_at(doc, noun).is_none())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::{claims, counts};

    #[test]
    fn parts_take_up_their_total() {
        claims(
            "\
Twelve twelve CD 2 nummod
farmers farmer NNS 4 nsubj:pass
were be VBD 4 aux:pass
hurt hurt VBN 0 root
, , , 6 punct
seven seven CD 4 parataxis
of of IN 8 case
them they PRP 6 nmod
women woman NNS 6 dep
, , , 11 punct
three three CD 4 parataxis
seriously seriously RB 11 advmod
. . . 4 punct
",
            expect![[r#"
                injured 12..12 civilians | asserted | the report | Twelve farmers were hurt
                injured 7..7 civilians | asserted | the report | seven of them women
                injured 3..3 civilians | asserted | the report | three seriously
            "#]],
        );
    }

    #[test]
    fn parts_told_without_a_verb() {
        claims(
            "\
Thirty _ CD 2 nummod
people _ NNS 4 nsubj
were be VBD 4 cop
hurt _ JJ 0 root SpaceAfter=No
, _ , 6 punct
six _ CD 4 nsubj
of _ IN 8 case
them they PRP 6 nmod
in _ IN 11 case
serious _ JJ 11 amod
condition _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
Of _ IN 4 case
the _ DT 4 det
40 _ CD 4 nummod
wounded _ JJ 8 amod SpaceAfter=No
, _ , 4 punct
nine _ CD 8 nsubj
were be VBD 8 cop
soldiers soldier NNS 0 root SpaceAfter=No
. _ . 8 punct
",
            expect![[r#"
                injured 30..30 people | asserted | the report | Thirty people were hurt, six of them in serious condition
                injured 6..6 people | asserted | the report | six of them in serious condition
                injured 40..40 people | asserted | the report | Of the 40 wounded, nine were soldiers
                injured 9..9 security_forces | asserted | the report | nine were soldiers
            "#]],
        );
    }

    #[test]
    fn an_adverb_tells_how_a_part_fared() {
        let part = "\
Six six CD 2 nummod
people people NNS 4 nsubj:pass
were be VBD 4 aux:pass
shot shoot VBN 0 root SpaceAfter=No
, , , 7 punct
two two CD 7 obl:unmarked
fatally fatally RB 4 advmod SpaceAfter=No
, , , 10 punct
outside outside IN 10 case
bars bar NNS 4 obl SpaceAfter=No
. . . 4 punct
";
        assert_eq!(counts(part), ["casualties 6 asserted", "killed 2 asserted"]);
        let whole = "\
Five five CD 2 nummod
men man NNS 4 nsubj:pass
were be VBD 4 aux:pass
shot shoot VBN 0 root
fatally fatally RB 4 advmod SpaceAfter=No
. . . 4 punct
";
        assert_eq!(counts(whole), ["killed 5 asserted"]);
    }

    #[test]
    fn fatal_shootings_and_parts_of_the_body() {
        let fatal = "\
Police police NNS 2 nsubj
investigate investigate VBP 0 root
the the DT 5 det
fatal fatal JJ 5 amod
shootings shooting NNS 2 obj
of of IN 8 case
three three CD 8 nummod
people people NNS 5 nmod SpaceAfter=No
. . . 2 punct
";
        assert_eq!(counts(fatal), ["killed 3 asserted"]);
        let body = "\
Two two CD 2 nummod
clerks clerk NNS 4 nsubj:pass
were be VBD 4 aux:pass
shot shoot VBN 0 root
in in IN 7 case
other other JJ 7 amod
parts part NNS 4 obl
of of IN 10 case
the the DT 10 det
body body NN 7 nmod SpaceAfter=No
. . . 4 punct
";
        assert_eq!(counts(body), ["injured 2 asserted"]);
    }

    #[test]
    fn of_whom() {
        claims(
            "\
Nine _ CD 2 nummod
people _ NNS 4 nsubj:pass
were be VBD 4 aux:pass
hurt hurt VBN 0 root SpaceAfter=No
, _ , 9 punct
of _ IN 7 case
whom who WP 8 nmod
three _ CD 9 nsubj
seriously _ RB 2 acl:relcl
and _ CC 11 cc
two _ CD 13 nsubj
were be VBD 13 cop
guards guard NNS 9 conj SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                injured 9..9 people | asserted | the report | Nine people were hurt, of whom three seriously and two were guards
                injured 3..3 people | asserted | the report | three seriously
            "#]],
        );
    }
}
