//! How many people a noun phrase counts, and in which words.

use language::{
    Deprel, Document, Interval, NameKind, Number, Qualifier, Span, TokenId, Upos, Vague, Xpos, numbers,
};

use crate::ages;
use crate::np;
use crate::people::{People, Who};
use crate::reading::Group;
use crate::syntax;

/// A phrase that counts people.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// Head of the phrase.
    pub head: TokenId,
    /// What its words allow.
    pub interval: Interval,
    /// The words of the number; none where the phrase is a name, singular or a bare plural.
    pub quantity: Option<Span>,
    /// The phrase without relative clauses and appositions.
    pub of: Span,
    /// Who they are, as far as the phrase says.
    pub who: Who,
}

/// One.
pub const ONE: Interval = Interval { low: Some(1), high: Some(1), qualifier: Qualifier::Exact, vague: None };
/// A couple.
const TWO: Interval = Interval { low: Some(2), high: Some(2), qualifier: Qualifier::Exact, vague: None };
/// None.
const NOBODY: Interval = Interval { low: Some(0), high: Some(0), qualifier: Qualifier::None, vague: None };
/// A bare plural.
pub const PLURAL: Interval =
    Interval { low: Some(2), high: None, qualifier: Qualifier::Vague, vague: Some(Vague::Plural) };

/// The number that counts the phrase around `head`: the head itself ("20 were killed", "dozens of people") or a
/// modifier before it ("at least 20 people").
pub fn number_of(doc: &Document, head: TokenId) -> Option<&Number> {
    if let Some(number) = number_at(doc, head) {
        return Some(number);
    }
    doc.children(head)
        .filter(|&t| t < head)
        .filter(|&t| {
            matches!(
                doc.tokens[t].deprel,
                Deprel::Nummod
                    | Deprel::Det
                    | Deprel::DetPredet
                    | Deprel::Amod
                    | Deprel::Advmod
                    | Deprel::Compound
                    | Deprel::Nmod
            )
        })
        .find_map(|t| number_at(doc, t))
        // The tree may hang a number elsewhere: one that stands right before the phrase's own words counts it.
        .or_else(|| number_left_of(doc, head))
}

/// Most words between a number and the noun it counts.
const NUMBER_TO_NOUN: usize = 8;

/// The number that stands before a noun with nothing but the noun's own words between them, whatever the tree says.
pub fn number_left_of(doc: &Document, head: TokenId) -> Option<&Number> {
    let token = doc.tokens.get(head)?;
    // "four murder victims": the number counts the noun that this one describes.
    if token.deprel == Deprel::Compound && token.head.is_some_and(|noun| noun > head) {
        return None;
    }
    let sentence = doc.sentences.get(token.sentence)?;
    let start = sentence.tokens.start.max(head.saturating_sub(NUMBER_TO_NOUN));
    let own = doc.tokens_in(np::core(doc, head));
    let mut at = head;
    while at > start {
        at -= 1;
        if let Some(number) = number_at(doc, at) {
            let counts_another = number.tokens.clone().any(|t| {
                doc.tokens[t].head.is_some_and(|noun| {
                    noun > at
                        && noun < head
                        && !matches!(doc.tokens[noun].deprel, Deprel::Compound | Deprel::Amod)
                })
            });
            return (!counts_another).then_some(number);
        }
        let token = &doc.tokens[at];
        let joins = match token.upos {
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Adv => true,
            Upos::Verb => own.contains(&at) || token.deprel == Deprel::Amod,
            Upos::Punct => own.contains(&at) || doc.word(at) == "-",
            _ => false,
        };
        if !joins {
            return None;
        }
    }
    None
}

/// The number expression that a token belongs to.
pub fn number_at(doc: &Document, token: TokenId) -> Option<&Number> {
    let after = doc.numbers.partition_point(|n| n.tokens.start <= token);
    after.checked_sub(1).map(|n| &doc.numbers[n]).filter(|n| n.tokens.contains(&token))
}

/// Counts the people of one noun phrase; `None` where it names no people.
///
/// `implied` says that the predicate alone makes its argument people ("20 were killed"): then a number without a noun
/// and a pronoun count people.
pub fn count(doc: &Document, people: &People, head: TokenId, implied: bool) -> Option<Counted> {
    let token = doc.tokens.get(head)?;
    if ages::is_age(doc, head) {
        return None;
    }
    // "All but two": those two are the others.
    let but = token.deprel == Deprel::Conj
        && doc.children_by(head, &[Deprel::Cc]).any(|t| doc.tokens[t].lemma == "but")
        && token.head.is_some_and(|all| doc.tokens[all].lemma.eq_ignore_ascii_case("all"));
    if but {
        return None;
    }
    if let Some(whole) = share_of(doc, head) {
        let who = people.who(doc, whole).filter(|who| who.is_person)?;
        return Some(Counted { head, interval: PLURAL, quantity: None, of: np::core(doc, head), who });
    }
    let mut noun = head;
    // "Two families fled": the number counts families; not "a 60-man group".
    let of_sets = |n: &&Number| {
        people.is_set(&token.lemma)
            && n.interval.qualifier != Qualifier::None
            && doc.tokens.get(n.tokens.end).is_none_or(|next| next.xpos != Xpos::Hyph)
    };
    let number = number_of(doc, head)
        .filter(|n| !of_sets(n) && !is_some_one(doc, head, n))
        .or_else(|| size_of(doc, people, head));
    // "dozens of people", "four of them", "one of the victims": the noun stands behind "of".
    let behind_of = doc
        .children_by(head, &[Deprel::Nmod])
        .find(|&t| t > head && syntax::has_case(doc, t, "of") && syntax::is_nominal(doc, t));
    let heads_number = number.is_some_and(|n| n.tokens.contains(&head));
    // "Four of the 31": the number behind is no noun, those counted are the four.
    let behind_of = behind_of
        .filter(|&t| !heads_number || number_at(doc, t).is_none_or(|behind| !behind.tokens.contains(&t)));
    // "a total of 39 were killed"
    if let Some(inner) = behind_of.filter(|&t| {
        number.is_none() && matches!(token.lemma.as_str(), "total" | "number") && number_at(doc, t).is_some()
    }) {
        return count(doc, people, inner, implied);
    }
    let is_group_noun = people.is_group_noun(&token.lemma);
    if let Some(inner) = behind_of
        && size_of(doc, people, head).is_none()
        && (heads_number
            || is_group_noun
            || token.upos == Upos::Num
            || token.upos == Upos::Det
            || is_partitive(doc, head))
    {
        noun = inner;
    }
    let mut who = people.who(doc, noun);
    // "one member of the Coast Guard": the force is no person, its member is.
    if noun != head && who.as_ref().is_none_or(|who| !who.is_person) {
        let own = people.who(doc, head).filter(|who| who.is_person);
        if own.is_some() && !is_group_noun {
            noun = head;
            who = own;
        }
    }
    let is_person = match &who {
        Some(who) => who.is_person,
        None => false,
    };
    // "another was hurt", "each was shot"
    let stands_alone = noun == head
        && token.upos == Upos::Det
        && (doc.children(head).next().is_none() || token.lemma == "another");
    // "three more were hurt"
    let more = noun == head && token.lemma == "more" && number.is_some();
    let bare_number = stands_alone || more || noun == head && heads_number || is_one_more(doc, head);
    // "two dead, five wounded": the predicate stands as the noun.
    let counted_predicate = noun == head
        && matches!(token.upos, Upos::Adj | Upos::Verb)
        && doc.children_by(head, &[Deprel::Nummod]).next().is_some()
        && number.is_some();
    if !is_person && !(implied && (counted_predicate || bare_number || is_person_pronoun(doc, noun))) {
        return None;
    }
    let mut who = who.unwrap_or_default();
    if who.group.is_none() && noun == head {
        who.group = force_behind(doc, head);
    }
    if matches!(who.group, None | Some(Group::People | Group::Officials)) && leads_force(doc, people, head) {
        who.group = Some(Group::SecurityForces);
    }
    let (interval, quantity) = match number {
        Some(number) => (number.interval, Some(number.span)),
        // "the body of a man": one man, not a group of men; "the bodies of two women".
        None if noun != head && people.is_body(&token.lemma) => match number_of(doc, noun) {
            Some(number) => (number.interval, Some(number.span)),
            None => uncounted(doc, people, noun, &who)?,
        },
        None if noun != head && is_group_noun => group_interval(doc, people, noun)?,
        None => uncounted(doc, people, head, &who)?,
    };
    Some(Counted { head, interval, quantity, of: np::core(doc, head), who })
}

/// "Half of the 20 passengers", "all but two of the 14 crew", "the last of 23 hostages": some of a whole, whose number is not theirs.
fn share_of(doc: &Document, head: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[head];
    let all_but = token.lemma.eq_ignore_ascii_case("all")
        && doc.tokens.get(head + 1).is_some_and(|next| {
            next.sentence == token.sentence && matches!(next.lemma.as_str(), "but" | "except")
        });
    let fraction = matches!(
        token.lemma.to_lowercase().as_str(),
        "half" | "third" | "quarter" | "fifth" | "tenth" | "majority" | "percent" | "cent" | "%"
    );
    // "Freed the last of 23 hostages": not all of them, nor one.
    let last = token.lemma.eq_ignore_ascii_case("last")
        && doc.children_by(head, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "the");
    if !all_but && !fraction && !last {
        return None;
    }
    let of = |t: TokenId| {
        doc.children_by(t, &[Deprel::Nmod]).find(move |&c| c > head && syntax::has_case(doc, c, "of"))
    };
    of(head).or_else(|| doc.children_by(head, &[Deprel::Conj]).filter(|_| all_but).find_map(of))
}

/// "Wounded a third", "the fourth died": an ordinal that stands for one person. Not "a third of them", "a third were hurt".
pub fn is_one_more(doc: &Document, head: TokenId) -> bool {
    let token = &doc.tokens[head];
    if !matches!(token.upos, Upos::Adj | Upos::Noun | Upos::Num)
        || matches!(token.deprel, Deprel::Amod | Deprel::Advmod | Deprel::Compound | Deprel::Nummod)
        || number_at(doc, head).is_some_and(|number| number.interval.low != Some(1))
        || numbers::read_ordinal(doc.word(head)).is_none_or(|ordinal| ordinal.low < Some(2))
    {
        return false;
    }
    let part = doc.children_by(head, &[Deprel::Nmod]).any(|t| syntax::has_case(doc, t, "of"));
    let determined = doc
        .children_by(head, &[Deprel::Det])
        .any(|t| matches!(doc.tokens[t].lemma.as_str(), "a" | "an" | "the" | "another"));
    let several = token.head.filter(|_| token.deprel.is_subject()).is_some_and(|verb| {
        doc.children_by(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
            .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "were" | "are" | "have"))
    });
    determined && !part && !several
}

/// "Some person", "some clerk": one whom nobody knows.
fn is_some_one(doc: &Document, head: TokenId, number: &Number) -> bool {
    number.interval.vague == Some(Vague::Some)
        && number.tokens.len() == 1
        && !number.tokens.contains(&head)
        && doc.tokens[head].xpos == Xpos::Nn
}

/// "They were both dead", "they both died".
fn both_behind(doc: &Document, head: TokenId) -> Option<TokenId> {
    let they = doc.tokens[head].upos == Upos::Pron && doc.word(head).eq_ignore_ascii_case("they");
    (head + 1..doc.tokens.len().min(head + 4))
        .take_while(|&t| {
            they && matches!(doc.tokens[t].upos, Upos::Aux | Upos::Adv | Upos::Det | Upos::Cconj)
        })
        .find(|&t| doc.word(t) == "both")
}

/// "Each victim was shot twice": told of every one of those counted elsewhere.
fn is_told_of_each(doc: &Document, head: TokenId) -> bool {
    doc.children_by(head, &[Deprel::Det]).any(|t| matches!(doc.tokens[t].lemma.as_str(), "each" | "every"))
}

/// "its crew of 17", "a family of five": how many a collective noun holds.
fn size_of<'d>(doc: &'d Document, people: &People, head: TokenId) -> Option<&'d Number> {
    let token = &doc.tokens[head];
    if !people.is_collective(&token.lemma) || token.xpos == Xpos::Nns {
        return None;
    }
    doc.children_by(head, &[Deprel::Nmod])
        .filter(|&t| t > head && doc.tokens[t].upos == Upos::Num && syntax::has_case(doc, t, "of"))
        .find_map(|t| number_at(doc, t))
}

/// "seventeen from the Coast Guard": the force that those counted are of.
fn force_behind(doc: &Document, head: TokenId) -> Option<Group> {
    let behind = doc
        .children_by(head, &[Deprel::Nmod])
        .filter(|&t| t > head && (syntax::has_case(doc, t, "from") || syntax::has_case(doc, t, "of")));
    behind.filter_map(|t| np::name_at(doc, t)).find_map(|name| match name.kind {
        NameKind::SecurityForce => Some(Group::SecurityForces),
        NameKind::ArmedGroup => Some(Group::Militants),
        _ => None,
    })
}

/// "The deputy head of the town's intelligence office": who leads a branch of the forces is of them.
fn leads_force(doc: &Document, people: &People, head: TokenId) -> bool {
    let leads =
        matches!(doc.tokens[head].lemma.as_str(), "head" | "chief" | "director" | "commander" | "boss");
    leads
        && doc.children_by(head, &[Deprel::Nmod]).any(|of| {
            let mut described = doc.children_by(of, &[Deprel::Compound, Deprel::Amod]);
            of > head
                && syntax::has_case(doc, of, "of")
                && described.any(|t| people.describes_forces(doc.word(t)))
        })
}

/// "a group of 12 tourists": the number inside; without one, a vague plural.
fn group_interval(doc: &Document, people: &People, noun: TokenId) -> Option<(Interval, Option<Span>)> {
    // "Groups of two communities": the number counts communities.
    let of_set = people.is_set(&doc.tokens[noun].lemma.to_lowercase());
    match number_of(doc, noun).filter(|number| !of_set && !is_number_of_name(doc, noun, number)) {
        Some(number) => Some((number.interval, Some(number.span))),
        None => people.who(doc, noun).map(|_| (PLURAL, None)),
    }
}

/// "Troops of 7 Brigade": the number is part of the name.
fn is_number_of_name(doc: &Document, noun: TokenId, number: &Number) -> bool {
    np::name_at(doc, noun).is_some_and(|name| {
        name.tokens.start <= number.tokens.start
            && number.tokens.end < name.tokens.end
            && !np::is_plural(doc, noun)
    })
}

fn is_partitive(doc: &Document, head: TokenId) -> bool {
    matches!(
        doc.tokens[head].lemma.as_str(),
        "one"
            | "some"
            | "most"
            | "many"
            | "several"
            | "none"
            | "all"
            | "both"
            | "rest"
            | "majority"
            | "number"
            | "member"
            | "group"
            | "pair"
            | "couple"
    )
}

/// Personal and relative pronouns that can mean people.
pub fn is_person_pronoun(doc: &Document, token: TokenId) -> bool {
    doc.tokens[token].upos == Upos::Pron
        && matches!(
            doc.tokens[token].lemma.as_str(),
            "he" | "she"
                | "they"
                | "we"
                | "i"
                | "you"
                | "who"
                | "whom"
                | "him"
                | "her"
                | "them"
                | "us"
                | "me"
                | "everyone"
                | "everybody"
                | "someone"
                | "somebody"
                | "one"
                | "that"
                | "those"
        )
}

/// The interval of a phrase without a number, and the words that give it if any do.
fn uncounted(doc: &Document, people: &People, head: TokenId, who: &Who) -> Option<(Interval, Option<Span>)> {
    let token = &doc.tokens[head];
    // "no hostages", "all the attackers", "no other victims" where the number stage has not taken the determiner.
    for child in doc.children_by(head, &[Deprel::Det, Deprel::DetPredet]) {
        if let Some(interval) = numbers::read(doc.word(child))
            && matches!(interval.qualifier, Qualifier::None | Qualifier::All)
        {
            return Some((interval, Some(doc.tokens[child].span)));
        }
    }
    // "No women or children": "no" stands for both.
    if token.deprel == Deprel::Conj
        && let Some(first) = token.head
        && doc.children_by(head, &[Deprel::Cc]).any(|t| matches!(doc.tokens[t].lemma.as_str(), "or" | "nor"))
        && let Some((first, no)) = doc
            .children_by(first, &[Deprel::Det])
            .find_map(|t| Some((numbers::read(doc.word(t))?, doc.tokens[t].span)))
        && first.qualifier == Qualifier::None
    {
        return Some((first, Some(no)));
    }
    // "Denied that any of its soldiers had died", "that any had died".
    if doc.word(head).eq_ignore_ascii_case("any") {
        return Some((PLURAL, None));
    }
    if let Some(both) = both_behind(doc, head) {
        return Some((TWO, Some(doc.tokens[both].span)));
    }
    if is_told_of_each(doc, head) {
        return None;
    }
    if let Some(without) = without(doc, head) {
        return Some((NOBODY, Some(doc.tokens[without].span)));
    }
    by_form(doc, people, head, who).map(|interval| (interval, None))
}

/// "Without casualties", "without injuring civilians": the word that says that there were none.
fn without(doc: &Document, head: TokenId) -> Option<TokenId> {
    let is_without = |t: &TokenId| doc.tokens[*t].lemma == "without";
    let bare = doc.children_by(head, &[Deprel::Det, Deprel::NmodPoss]).next().is_none();
    if !bare || !np::is_plural(doc, head) {
        return None;
    }
    let token = &doc.tokens[head];
    let gerund = token.head.filter(|&verb| token.deprel == Deprel::Obj && syntax::is_gerund(doc, verb));
    let marks = gerund.into_iter().flat_map(|verb| doc.children_by(verb, &[Deprel::Mark, Deprel::Case]));
    doc.children_by(head, &[Deprel::Case]).chain(marks).find(is_without)
}

/// The interval that the form of a phrase without any word for a number gives: a pronoun, a name, a singular or a plural.
fn by_form(doc: &Document, people: &People, head: TokenId, who: &Who) -> Option<Interval> {
    let token = &doc.tokens[head];
    if token.upos == Upos::Pron {
        return match token.lemma.as_str() {
            "he" | "she" | "i" | "him" | "her" | "me" | "someone" | "somebody" | "one" => Some(ONE),
            // "those still in captivity": their lemma is that of the singular.
            "it" | "this" => None,
            "that" if !doc.word(head).eq_ignore_ascii_case("those") => None,
            _ => Some(PLURAL),
        };
    }
    if token.upos == Upos::Det {
        let one = matches!(token.lemma.as_str(), "another" | "each" | "either");
        return one.then_some(ONE);
    }
    if is_name_of_person(doc, head) && !people.is_plural_noun(doc, head)
        || ages::stands_behind_name(doc, head)
    {
        return Some(ONE);
    }
    if people.is_collective(&token.lemma) && token.xpos != Xpos::Nns {
        return Some(if token.lemma == "couple" { TWO } else { PLURAL });
    }
    if people.is_deed(&token.lemma) {
        return is_made(doc, head).then_some(ONE);
    }
    // "One was caught, the other died".
    if token.lemma == "other" && !np::is_plural(doc, head) {
        return Some(ONE);
    }
    // "the wounded" are many, "the 29-year-old" is one.
    let many = token.upos == Upos::Adj && token.lemma != "old" && !is_one_more(doc, head);
    // "An Australian" is one, though the names of peoples are many.
    let one =
        doc.children_by(head, &[Deprel::Det]).any(|t| matches!(doc.tokens[t].lemma.as_str(), "a" | "an"));
    let many = many && !one;
    let plural = np::is_plural(doc, head) || who.plural && !one || many;
    Some(if plural { PLURAL } else { ONE })
}

/// "Police made an arrest", "an arrest has been made".
pub fn is_made(doc: &Document, deed: TokenId) -> bool {
    let token = &doc.tokens[deed];
    // Not "enough to make an arrest", "will make an arrest soon", "an arrest has not been made".
    let makes = token.head.is_some_and(|verb| {
        doc.tokens[verb].lemma == "make"
            && matches!(doc.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbn)
            && !syntax::is_infinitive(doc, verb)
            && !doc.children_by(verb, &[Deprel::Aux]).any(|t| doc.tokens[t].xpos == Xpos::Md)
            && !(token.deprel.is_subject() && syntax::is_negated(doc, verb))
    });
    let one = doc
        .children_by(deed, &[Deprel::Det])
        .any(|t| matches!(doc.tokens[t].lemma.as_str(), "a" | "an" | "another"));
    makes && one && (token.deprel == Deprel::Obj || token.deprel.is_subject())
}

/// Whether the phrase's head belongs to the name of a person.
pub fn is_name_of_person(doc: &Document, head: TokenId) -> bool {
    np::name_at(doc, head).is_some_and(|name| name.kind == NameKind::Person)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn words_for_none_and_one_more() {
        claims(
            "\
They they PRP 2 nsubj
withdrew withdraw VBD 0 root
without _ IN 4 case
casualties casualty NNS 2 obl SpaceAfter=No
. _ . 2 punct

# newpar
No no DT 3 det
other _ JJ 3 amod
guard _ NN 5 nsubj:pass
was be VBD 5 aux:pass
hurt hurt VBN 0 root SpaceAfter=No
. _ . 5 punct

# newpar
They they PRP 2 nsubj
killed kill VBD 0 root
two _ CD 4 nummod
soldiers soldier NNS 2 obj
and _ CC 6 cc
wounded wound VBD 2 conj
a _ DT 8 det
third _ JJ 6 obj SpaceAfter=No
. _ . 2 punct

# newpar
A _ DT 2 det
third _ NN 6 nsubj:pass
of _ IN 4 case
them they PRP 2 nmod
were be VBD 6 aux:pass
hurt hurt VBN 0 root SpaceAfter=No
. _ . 6 punct
",
            expect![[r#"
                casualties 0..0 people | asserted | the report | They withdrew without casualties
                injured 0..0 security_forces | asserted | the report | No other guard was hurt
                killed 2..2 security_forces | asserted | the report | They killed two soldiers
                injured 1..1 security_forces | asserted | the report | wounded a third
            "#]],
        );
    }

    #[test]
    fn numbers_of_units() {
        claims(
            "\
Troops _ NNS 5 nsubj
of _ IN 4 case
7 _ CD 4 nummod Name=B-ArmedGroup
Brigade Brigade NNP 1 nmod Name=I-ArmedGroup
attacked attack VBD 0 root
a _ DT 7 det
village _ NN 5 obj SpaceAfter=No
. _ . 5 punct

# newpar
The _ DT 2 det
kidnappers kidnapper NNS 3 nsubj
handed hand VBD 0 root
over _ RP 5 advmod
six _ CD 6 nummod
women woman NNS 3 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                attack | asserted | the report | Troops of 7 Brigade attacked a village
            "#]],
        );
    }
}
