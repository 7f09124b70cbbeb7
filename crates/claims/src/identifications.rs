//! The dead whom a sentence names: "the dead were identified as Ada Holm, 31, and Ole Vik", "police named him as Jon Moe".

use language::{Deprel, Document, Interval, NameKind, Qualifier, TokenId, Upos, Xpos};

use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::entities::Entities;
use crate::figures;
use crate::homicide;
use crate::np;
use crate::people::{People, Who};
use crate::predicates::{Classes, Frame, Pos, Predicates};
use crate::reading::{Group, Kind};
use crate::syntax;

/// So many sentences back one person may have been told of who is named by a pronoun, and so many back several.
const SENTENCES: (usize, usize) = (2, 6);

/// Words behind "among those killed" among which the verb is looked for.
const FURTHER: usize = 32;

/// Among so many figures before it a name's own is looked for.
const MEMORY: usize = 64;

/// Adds the figures of those who are named as the dead; vague ones of the same words give way to them.
pub fn add(
    doc: &Document,
    people: &People,
    predicates: &Predicates,
    entities: &Entities,
    drafts: &mut Vec<Draft>,
) {
    let mut found = Vec::new();
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&i| drafts[i].trigger);
    for verb in 0..doc.tokens.len() {
        let by_participle = inverted(doc, predicates.classes(), verb)
            .or_else(|| among(doc, predicates.classes(), verb))
            .or_else(|| behind_colon(doc, predicates, verb));
        let dead = by_participle.is_some();
        let Some((whom, names)) = by_participle.or_else(|| naming(doc, predicates, verb)) else { continue };
        let sentence = &doc.sentences[doc.tokens[verb].sentence].tokens;
        let from = |token: TokenId| order.partition_point(|&i| drafts[i].trigger < token);
        let here = &order[from(sentence.start)..from(sentence.end)];
        let before = &order[from(whom).saturating_sub(MEMORY)..from(whom)];
        let number = names.len() as u64;
        let of_whom = |d: &Draft| d.counted.as_ref().is_some_and(|c| c.head == whom) || d.trigger == whom;
        let told_there = here.iter().map(|&i| &drafts[i]).any(|d| {
            let bare = d.counted.as_ref().is_none_or(|c| c.quantity.is_none());
            d.kind == Kind::Killed && !(of_whom(d) && bare)
        });
        let like = like(doc, people, entities, Told { drafts, before }, whom, number);
        let dies = dead || is_dead_noun(doc, predicates, whom) || like.is_some();
        // "The victims of the shooting", of whom nothing else is told, were killed or hurt.
        if told_there || !(dies || is_victim_of_violence(doc, predicates.classes(), whom)) {
            continue;
        }
        let of = names.iter().skip(1).fold(np::core(doc, names[0]), |all, &n| all.cover(np::core(doc, n)));
        let interval =
            Interval { low: Some(number), high: Some(number), qualifier: Qualifier::Exact, vague: None };
        let group = like.and_then(|i| drafts[i].group).unwrap_or(Group::People);
        let who = Who { is_person: true, group: Some(group), ..Who::default() };
        let kind = if dies { Kind::Killed } else { Kind::Casualties };
        let mut draft = Draft::new(kind, whom, clause::evidence(doc, verb, &[of]));
        draft.counted = Some(Counted { head: whom, interval, quantity: None, of, who });
        draft.group = Some(group);
        draft.by_attack = like.is_some_and(|i| drafts[i].by_attack);
        // "has not been named": the dead are dead all the same.
        draft.negation_told = true;
        found.push(draft);
    }
    let named: Vec<TokenId> = found.iter().filter_map(|d| d.counted.as_ref().map(|c| c.head)).collect();
    let drop: Vec<bool> = drafts
        .iter()
        .map(|d| {
            d.counted.as_ref().is_some_and(|c| {
                c.quantity.is_none() && (named.contains(&c.head) || named.contains(&d.trigger))
            })
        })
        .collect();
    figures::remove(drafts, &drop);
    drafts.extend(found);
}

/// Whom a verb of naming names, and the names: "identified the men as ...", "was named as ...".
fn naming(doc: &Document, predicates: &Predicates, verb: TokenId) -> Option<(TokenId, Vec<TokenId>)> {
    let token = &doc.tokens[verb];
    let describes = matches!(token.deprel, Deprel::Acl | Deprel::AclRelcl | Deprel::Amod);
    if token.upos != Upos::Verb || describes || !predicates.classes().has("NAME_VERB", &token.lemma) {
        return None;
    }
    // "Named the dead as Ada Holm": trees take the adjective for what they are called.
    let the_dead = || {
        doc.children_by(verb, &[Deprel::Xcomp])
            .find(|&t| t > verb && doc.children_by(t, &[Deprel::Det]).next().is_some())
    };
    let whom = the_dead().or_else(|| {
        if syntax::is_passive(doc, verb) { syntax::own_subject(doc, verb) } else { syntax::object(doc, verb) }
    });
    let whom = whom.filter(|&t| !syntax::is_relative_pronoun(doc, t))?;
    let list = doc
        .children_by(verb, &[Deprel::Obl, Deprel::Xcomp, Deprel::Advcl])
        .chain(doc.children_by(whom, &[Deprel::Nmod]))
        // "The victim of Saturday's fatal shooting as Ada Holm", "the man killed as Jon Moe": trees may hang the name lower.
        .chain(doc.children_by(whom, &[Deprel::Nmod]).flat_map(|t| doc.children_by(t, &[Deprel::Nmod])))
        .chain(is_killed(doc, whom).into_iter().flat_map(|t| doc.children_by(t, &[Deprel::Obl])))
        .find(|&t| t > verb && syntax::has_case(doc, t, "as"))?;
    let names = names_in(doc, list);
    (!names.is_empty()).then_some((whom, names))
}

/// "Killed were Ada Holm, 31, and Ole Vik of Dale, police said": the participle that opens a sentence, and the names behind it
/// up to whoever says so.
fn inverted(doc: &Document, classes: &Classes, verb: TokenId) -> Option<(TokenId, Vec<TokenId>)> {
    let sentence = &doc.sentences[doc.tokens[verb].sentence].tokens;
    let opens = (sentence.start..verb).all(|t| matches!(doc.tokens[t].upos, Upos::Punct | Upos::Adv));
    let copula = verb + 1;
    let be = sentence.contains(&copula)
        && matches!(doc.word(copula).to_lowercase().as_str(), "were" | "was" | "are" | "is");
    if !(opens && be && classes.has("DEAD_IN_FRONT", &doc.word(verb).to_lowercase())) {
        return None;
    }
    let names = listed_behind(doc, copula);
    (!names.is_empty()).then_some((verb, names))
}

/// "Among those killed in the blast was Ada Holm, 31": the participle or noun behind the word that opens the sentence, and the names behind
/// the copula.
fn among(doc: &Document, classes: &Classes, word: TokenId) -> Option<(TokenId, Vec<TokenId>)> {
    let sentence = &doc.sentences[doc.tokens[word].sentence].tokens;
    let opens = (sentence.start + 1..=sentence.start + 3).contains(&word)
        && doc.word(sentence.start).eq_ignore_ascii_case("among")
        && (sentence.start + 1..word).all(|t| doc.tokens[t].upos != Upos::Verb);
    if !opens || !classes.has("DEAD_IN_FRONT", &doc.word(word).to_lowercase()) {
        return None;
    }
    // "Those killed", "the dead", not "those who killed".
    let is_dead = doc.tokens[word].xpos == Xpos::Vbn || doc.tokens[word].upos != Upos::Verb;
    let copula = (word + 1..sentence.end.min(word + FURTHER))
        .find(|&t| matches!(doc.word(t).to_lowercase().as_str(), "were" | "was" | "are" | "is"))
        .filter(|&t| is_dead && (word + 1..t).all(|b| doc.tokens[b].upos != Upos::Verb))?;
    // "Was a nurse, Ada Holm", "was killed".
    np::name_at(doc, copula + 1).filter(|name| name.kind == NameKind::Person)?;
    let names = listed_behind(doc, copula);
    (!names.is_empty()).then_some((word, names))
}

/// "The names of the dead: Ada Holm, 25; Ole Vik, 24": those who stand behind the colon.
fn behind_colon(doc: &Document, predicates: &Predicates, dead: TokenId) -> Option<(TokenId, Vec<TokenId>)> {
    let colon = dead + 1;
    let here = doc.tokens.get(colon).is_some_and(|token| token.sentence == doc.tokens[dead].sentence);
    if !(here && doc.word(colon) == ":" && is_dead_noun(doc, predicates, dead)) {
        return None;
    }
    let names = listed_behind(doc, colon);
    (!names.is_empty()).then_some((dead, names))
}

/// The heads of the personal names listed behind a word, up to another clause or whoever says so.
fn listed_behind(doc: &Document, word: TokenId) -> Vec<TokenId> {
    let sentence = &doc.sentences[doc.tokens[word].sentence].tokens;
    let from = doc.names.partition_point(|name| name.tokens.start <= word);
    let mut names = Vec::new();
    let mut last = word;
    for name in doc.names[from..].iter().take_while(|name| name.tokens.end <= sentence.end).take(MEMORY) {
        let between = last + 1..name.tokens.start;
        // Another clause, or who says it.
        if between.clone().any(|t| matches!(doc.tokens[t].upos, Upos::Verb | Upos::Pron | Upos::Sconj)) {
            break;
        }
        last = name.tokens.end - 1;
        let listed = between.clone().any(|t| matches!(doc.word(t), "," | "and" | ";" | "&"));
        let of = between.clone().any(|t| doc.tokens[t].upos == Upos::Adp);
        if name.kind != NameKind::Person || !(names.is_empty() || listed) || of {
            continue;
        }
        // "Holm, police said": whoever says it is no name of the list.
        names.extend(np::head(doc, name.tokens.clone()));
    }
    names
}

/// "The man killed": the participle behind a noun.
fn is_killed(doc: &Document, whom: TokenId) -> Option<TokenId> {
    let next = whom + 1;
    doc.tokens.get(next).filter(|token| {
        token.sentence == doc.tokens[whom].sentence
            && token.xpos == Xpos::Vbn
            && matches!(token.lemma.as_str(), "kill" | "slay" | "murder")
            && doc.children_by(next, &[Deprel::Aux, Deprel::AuxPass]).next().is_none()
    })?;
    Some(next)
}

/// The heads of the persons' names in a list, without those by which another is described ("a son of Ole Vik").
fn names_in(doc: &Document, list: TokenId) -> Vec<TokenId> {
    let subtree = doc.subtree(list);
    let (Some(&first), Some(&last)) = (subtree.first(), subtree.last()) else { return Vec::new() };
    let from = doc.names.partition_point(|name| name.tokens.start < first);
    doc.names[from..]
        .iter()
        .take_while(|name| name.tokens.end <= last + 1)
        .filter(|name| name.kind == NameKind::Person)
        .filter_map(|name| np::head(doc, name.tokens.clone()))
        .filter(|&head| {
            let describes = |t: TokenId| {
                matches!(
                    doc.tokens[t].deprel,
                    Deprel::Nmod | Deprel::NmodPoss | Deprel::AclRelcl | Deprel::Acl | Deprel::OblAgent
                )
            };
            let above = doc.ancestors(head).take_while(|&t| t != list);
            head == list || !std::iter::once(head).chain(above).any(describes)
        })
        .collect()
}

/// "The dead", "the deceased".
fn is_dead_noun(doc: &Document, predicates: &Predicates, whom: TokenId) -> bool {
    let itself = |lemma: &str| {
        let senses = predicates.senses(lemma, Pos::Noun);
        senses.iter().any(|s| s.kind == Kind::Killed && s.frame == Frame::Itself && s.conditions.is_empty())
    };
    let classes = predicates.classes();
    let of_killing = || {
        doc.tokens[whom].lemma == "victim"
            && doc
                .children_by(whom, &[Deprel::Nmod])
                .any(|t| syntax::has_case(doc, t, "of") && homicide::is_deadly(doc, classes, t))
    };
    np::determination(doc, whom) == np::Determination::Definite
        && (of_killing()
            || is_killed(doc, whom).is_some()
            || itself(&doc.tokens[whom].lemma)
            || itself(&doc.word(whom).to_lowercase()))
}

/// "The victims of Saturday's shooting".
fn is_victim_of_violence(doc: &Document, classes: &Classes, whom: TokenId) -> bool {
    doc.tokens[whom].lemma == "victim"
        && np::determination(doc, whom) == np::Determination::Definite
        && doc.children_by(whom, &[Deprel::Nmod]).any(|t| {
            syntax::has_case(doc, t, "of") && classes.has("HARMING_NOUN", &doc.tokens[t].lemma.to_lowercase())
        })
}

/// The figures told so far, and which of them stand before a word.
#[derive(Clone, Copy)]
struct Told<'a> {
    drafts: &'a [Draft],
    before: &'a [usize],
}

/// The death that those who are named have been told of before.
fn like(
    doc: &Document,
    people: &People,
    entities: &Entities,
    told: Told<'_>,
    whom: TokenId,
    number: u64,
) -> Option<usize> {
    let drafts = told.drafts;
    let before = || {
        let earlier = |d: &Draft| d.counted.as_ref().is_some_and(|c| c.head < whom) && d.kind.is_count();
        told.before.iter().copied().filter(move |&i| earlier(&drafts[i]))
    };
    let same = |i: usize| {
        drafts[i].counted.as_ref().is_some_and(|c| {
            let antecedent = entities.antecedent(whom);
            antecedent == Some(c.head)
                || antecedent.is_some() && antecedent == entities.antecedent(c.head)
                || entities.at(whom).is_some() && entities.at(whom) == entities.at(c.head)
        })
    };
    let counts = |i: usize| {
        drafts[i]
            .counted
            .as_ref()
            .is_some_and(|c| c.interval.low == Some(number) && c.interval.high == Some(number))
    };
    let killed = |i: &usize| drafts[*i].kind == Kind::Killed;
    if let Some(found) = before().find(|&i| same(i) && counts(i) && killed(&i)) {
        return Some(found);
    }
    // A suspect may have killed those who were told of last, a driver or a guard may stand beside them.
    let plain = |group| matches!(group, None | Some(Group::People | Group::Children));
    if people.who(doc, whom).is_some_and(|who| !plain(who.group)) {
        return None;
    }
    let sentence = doc.tokens[whom].sentence;
    let victim = doc.tokens[whom].lemma == "victim";
    let reach = if number == 1 { SENTENCES.0 } else { SENTENCES.1 };
    let near = |i: usize| victim || doc.tokens[drafts[i].trigger].sentence + reach >= sentence;
    // "Named two of them": as many as there are or more.
    let part = counting::number_at(doc, whom).is_some();
    let fits = |i: usize| {
        counts(i) || part && drafts[i].counted.as_ref().is_some_and(|c| c.interval.low >= Some(number))
    };
    before().filter(|&i| near(i) && fits(i)).max_by_key(|&i| drafts[i].trigger).filter(killed)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn those_named_are_the_dead() {
        claims(
            "\
Two _ CD 2 nummod
men man NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
in _ IN 6 case
Karsk Karsk NNP 4 obl SpaceAfter=No|Name=B-Place
. _ . 4 punct

They they PRP 3 nsubj:pass
were be VBD 3 aux:pass
identified identify VBN 0 root
as _ IN 5 case
Ivo Ivo NNP 3 obl Name=B-Person
Sand Sand NNP 5 flat SpaceAfter=No|Name=I-Person
, _ , 8 punct
31 _ CD 5 conj SpaceAfter=No
, _ , 11 punct
and _ CC 11 cc
Pal Pal NNP 5 conj Name=B-Person
Ruud Ruud NNP 11 flat SpaceAfter=No|Name=I-Person
. _ . 3 punct

# newpar
Police police NNS 2 nsubj
identified identify VBD 0 root
the _ DT 4 det
dead _ NN 2 obj
as _ IN 6 case
Ada Ada NNP 2 obl Name=B-Person
Holm Holm NNP 6 flat SpaceAfter=No|Name=I-Person
. _ . 2 punct

# newpar
Police police NNS 2 nsubj
identified identify VBD 0 root
the _ DT 4 det
gunman _ NN 2 obj
as _ IN 6 case
Jon Jon NNP 2 obl Name=B-Person
Moe Moe NNP 6 flat SpaceAfter=No|Name=I-Person
. _ . 2 punct
",
            expect![[r#"
                killed 2..2 people | asserted | the report | Two men were killed in Karsk
                killed 2..2 people | asserted | the report | They were identified as Ivo Sand, 31, and Pal Ruud
                killed 1..1 people | asserted | Police | Police identified the dead as Ada Holm
                responsibility | unverified | Police | Police identified the gunman as Jon Moe
            "#]],
        );
    }

    #[test]
    fn killed_were_those_named() {
        claims(
            "\
Killed kill VBN 0 root
were be VBD 1 aux:pass
Ada Ada NNP 1 nsubj:pass Name=B-Person
Holm Holm NNP 3 flat SpaceAfter=No|Name=I-Person
, _ , 6 punct
31 _ CD 3 nummod SpaceAfter=No
, _ , 9 punct
and _ CC 9 cc
Ole Ole NNP 3 conj Name=B-Person
Vik Vik NNP 9 flat Name=I-Person
of _ IN 12 case
Karsk Karsk NNP 9 nmod SpaceAfter=No|Name=B-Place
. _ . 1 punct
",
            expect![[r#"
                killed 2..2 people | asserted | the report | Killed were Ada Holm, 31, and Ole Vik of Karsk
            "#]],
        );
    }
}
