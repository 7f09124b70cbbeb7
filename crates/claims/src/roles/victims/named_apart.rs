//! Persons whom a sentence names among those harmed without telling again what befell them: "the ministry named the slain officer as
//! Jon Moe", "the army gave their names as Ada Holm and Ole Vik", "the youngest of the dead was Ada Holm", "among the dead were two
//! guards and a clerk, Ada Holm, 31", "one of them, Ole Vik, escaped".

use std::ops::Range;

use language::{Deprel, Document, Name, NameKind, TokenId, Upos};

use super::Told;
use crate::np;
use crate::predicates::Classes;
use crate::reading::{Group, Kind, Reality, Stance};
use crate::roles::Source;
use crate::syntax;

/// Words from a verb of naming or a copula to a name, at most.
const REACH: usize = 32;
/// Sentences behind the one that tells of the harm, at most.
const SENTENCES: usize = 8;
/// Sentences over which a pronoun takes up those whom a claim counts.
const NEAR: usize = 2;
/// Sentences over which "one of them" does.
const FAR: usize = 4;
/// Words between a name and what says that it is one of those harmed: an age, an occupation.
const BESIDE: usize = 14;

/// Who it is said to be whose names follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whom {
    /// "The dead", "the slain officer".
    Harmed(Kind),
    /// "Them", "their": as many as are named.
    TakenUp(TokenId),
    /// "The midwife": those whom this claim counts.
    Counted(usize),
}

/// Those named so in the sentences that follow on what an incident's claims tell.
pub fn find(source: Source<'_>, incident: usize) -> Vec<Told> {
    let doc = source.doc;
    let mut found = Vec::new();
    for (t, token) in doc.tokens.iter().enumerate() {
        let named = match token.upos {
            Upos::Verb if source.classes.has("NAME_VERB", &token.lemma) => naming(source, t),
            Upos::Verb if source.classes.has("GIVE_NAME_VERB", &token.lemma) => giving(source, t),
            Upos::Verb if source.classes.has("INCLUDE_VERB", &token.lemma) => included(source, t),
            Upos::Adj | Upos::Noun if is_extreme(doc, t) => extreme(source, t),
            Upos::Adp if doc.word(t).eq_ignore_ascii_case("among") => among(source, t),
            Upos::Num | Upos::Noun | Upos::Pron if is_one_of(doc, t) => one_of(source, t),
            _ if token.deprel == Deprel::Cop => said_to_be(source, t),
            Upos::Punct if doc.word(t) == "," => beside_noun(source, t),
            _ => None,
        };
        let Some((whom, names)) = named.filter(|(_, names)| !names.is_empty()) else { continue };
        let Some((what, draft)) = meant(source, incident, whom, t, names.len() as u64) else { continue };
        let trigger = source.drafts[draft].trigger;
        let called = match whom {
            Whom::Counted(index) => source.drafts[index].counted.as_ref().map(|counted| counted.head),
            _ => None,
        };
        found.extend(names.into_iter().map(|head| Told { head, what, trigger, draft: Some(draft), called }));
    }
    found
}

/// The claim of the incident that counts those named, and what befell them.
fn meant(
    source: Source<'_>,
    incident: usize,
    whom: Whom,
    word: TokenId,
    names: u64,
) -> Option<(Kind, usize)> {
    let (what, draft) = match whom {
        Whom::Harmed(what) => (what, whole(source, what, word)?),
        Whom::TakenUp(pronoun) => taken_up(source, pronoun, word, names)?,
        Whom::Counted(index) => (source.drafts[index].kind, index),
    };
    let counted = source.drafts[draft].counted.as_ref()?;
    let index = source.drafts[draft].part_of.unwrap_or(draft);
    let enough = counted.interval.high.is_none_or(|high| high >= names)
        || source.drafts[index].counted.as_ref()?.interval.high.is_none_or(|high| high >= names);
    (enough && source.drafts[draft].incident == incident).then_some((what, index))
}

/// The claims up to the end of a word's sentence that say what befell people, the last first.
pub(super) fn told_before(source: Source<'_>, word: TokenId) -> impl Iterator<Item = (usize, Kind)> + '_ {
    let doc = source.doc;
    let sentence = doc.tokens[word].sentence;
    let end = doc.sentences[sentence].tokens.end;
    let before = source.drafts.partition_point(|draft| draft.trigger < end);
    (0..before)
        .rev()
        .take_while(move |&index| doc.tokens[source.drafts[index].trigger].sentence + SENTENCES >= sentence)
        .filter(move |&index| {
            let draft = &source.drafts[index];
            draft.reality == Reality::Actual && draft.stance != Stance::Denied && draft.counted.is_some()
        })
        .map(move |index| (index, source.drafts[index].kind))
        .filter(|(_, kind)| {
            matches!(
                kind,
                Kind::Killed
                    | Kind::Injured
                    | Kind::Casualties
                    | Kind::Abducted
                    | Kind::Released
                    | Kind::Rescued
            )
        })
}

/// The claim told before that counts those harmed; the last of them says of which incident the sentence goes on.
fn whole(source: Source<'_>, what: Kind, word: TokenId) -> Option<usize> {
    let told = |kinds: &[Kind]| {
        told_before(source, word).find(|(_, kind)| kinds.contains(kind)).map(|(index, _)| index)
    };
    match what {
        Kind::Released => told(&[Kind::Released, Kind::Rescued]).or_else(|| told(&[Kind::Abducted])),
        _ => told(&[what]).or_else(|| told(&[Kind::Casualties])),
    }
}

/// "Gave their names as", "named him as": the last who came to harm, where they are as many.
fn taken_up(source: Source<'_>, pronoun: TokenId, word: TokenId, names: u64) -> Option<(Kind, usize)> {
    let doc = source.doc;
    let plural = matches!(doc.word(pronoun).to_lowercase().as_str(), "them" | "their" | "they");
    let (index, kind) = told_before(source, word).find(|&(index, _)| {
        doc.tokens[source.drafts[index].trigger].sentence + NEAR >= doc.tokens[word].sentence
    })?;
    let draft = &source.drafts[index];
    let counted = draft.counted.as_ref()?;
    let fits = counted.interval.low == counted.interval.high
        && counted.interval.high == Some(names)
        && plural == (names > 1);
    // "A gunman killed a clerk. Police named him as Ole Vik": that may be either.
    let one_did_it = draft.agent.is_some_and(|agent| {
        !np::is_plural(doc, agent) && source.people.who(doc, agent).is_some_and(|who| !who.plural)
    });
    let antecedent = source.entities.antecedent(pronoun);
    let linked = antecedent == Some(counted.head);
    let open = antecedent.is_none_or(|t| doc.tokens[t].upos == Upos::Pron) && !one_did_it;
    let of_fighters = draft.group == Some(Group::Militants);
    (fits && !of_fighters && (linked || open || plural && !one_did_it)).then_some((kind, index))
}

/// Who is meant by a phrase: "two of the dead", "the slain officer", "them", "the midwife's".
pub(super) fn whom(source: Source<'_>, phrase: Range<TokenId>) -> Option<Whom> {
    let doc = source.doc;
    let fights = |t: TokenId| {
        source.people.who(doc, t).and_then(|who| who.group) == Some(Group::Militants)
            || source.classes.has("KILLER_NOUN", &doc.tokens[t].lemma.to_lowercase())
    };
    if phrase.clone().any(|t| doc.tokens[t].upos == Upos::Noun && fights(t)) {
        return None;
    }
    if let Some(what) = phrase.clone().find_map(|t| state_at(source.classes, doc, t)) {
        return Some(Whom::Harmed(what));
    }
    let is_pronoun = |t: &TokenId| {
        matches!(
            doc.word(*t).to_lowercase().as_str(),
            "them" | "him" | "her" | "their" | "his" | "she" | "he" | "they"
        )
    };
    // "Their three children as": whose they are, not who.
    let own = |t: &TokenId| {
        doc.tokens[*t].deprel != Deprel::NmodPoss
            || doc.tokens[*t].head.is_some_and(|noun| doc.tokens[noun].lemma == "name")
    };
    if let Some(pronoun) = phrase.clone().find(is_pronoun).filter(own) {
        return Some(Whom::TakenUp(pronoun));
    }
    phrase.clone().find_map(|t| counted_as(source, t).or_else(|| by_number(source, t))).map(Whom::Counted)
}

/// "Among the four were": the claim that counts as many.
fn by_number(source: Source<'_>, number: TokenId) -> Option<usize> {
    let doc = source.doc;
    let the = number.checked_sub(1).is_some_and(|t| doc.word(t).eq_ignore_ascii_case("the"));
    if doc.tokens[number].upos != Upos::Num || !the {
        return None;
    }
    let many = language::numbers::read(&doc.word(number).to_lowercase())?.high?;
    let counts = |index: usize| {
        source.drafts[index].counted.as_ref().is_some_and(|counted| counted.interval.high == Some(many))
            && source.drafts[index].group != Some(Group::Militants)
    };
    told_before(source, number).map(|(index, _)| index).find(|&index| counts(index))
}

/// "The midwife" behind "a midwife was killed": the claim that counts those whom a definite noun takes up.
fn counted_as(source: Source<'_>, noun: TokenId) -> Option<usize> {
    let doc = source.doc;
    let definite = || {
        matches!(np::determination(doc, noun), np::Determination::Definite | np::Determination::Possessive)
    };
    if doc.tokens[noun].upos != Upos::Noun || !definite() {
        return None;
    }
    let lemma = doc.tokens[noun].lemma.to_lowercase();
    // "The bodies of two women": whose they are.
    let is_noun = |t: TokenId| {
        t != noun
            && doc.tokens[t].upos == Upos::Noun
            && doc.tokens[t].lemma.to_lowercase() == lemma
            && np::is_plural(doc, t) == np::is_plural(doc, noun)
    };
    // "The imam" of whom a cleric was told: titles of one sort.
    let class = |t: TokenId| {
        let title = source.titles.find(&doc.tokens[t].lemma.to_lowercase())?;
        matches!(title.class.as_str(), "religious" | "legal" | "royal").then_some(title.class.as_str())
    };
    let sort = class(noun);
    let leads = source.classes.has("CREW_HEAD", &lemma);
    let of_crew = |t: TokenId| source.classes.has("CREW_NOUN", &doc.tokens[t].lemma.to_lowercase());
    let same = |index: usize| {
        source.drafts[index].counted.as_ref().is_some_and(|counted| {
            is_noun(counted.head)
                || counted.head != noun
                    && counted.interval.high == Some(1)
                    && sort.is_some()
                    && class(counted.head) == sort
                // "The captain" of a crew that is held.
                || leads && source.drafts[index].kind == Kind::Abducted && of_crew(counted.head)
                || source.classes.has("BODY_NOUN", &doc.tokens[counted.head].lemma)
                    && doc.tokens_in(counted.of).any(is_noun)
        }) && source.drafts[index].group != Some(Group::Militants)
    };
    told_before(source, noun).map(|(index, _)| index).find(|&index| same(index))
}

/// "Named the slain officer as Jon Moe", "named four of the dead: Ada Holm, her son Ole ...", "she was identified by her sister as Ada
/// Holm", "named Jon Moe as the victim".
fn naming(source: Source<'_>, verb: TokenId) -> Option<(Whom, Vec<TokenId>)> {
    let doc = source.doc;
    if syntax::is_negated(doc, verb) {
        return None;
    }
    let end = clause_end(doc, verb);
    let colon = (verb + 1..end).find(|&t| doc.word(t) == ":");
    let parts = colon.or_else(|| (verb + 1..end).find(|&t| doc.word(t).eq_ignore_ascii_case("as")))?;
    let passive = syntax::is_passive(doc, verb);
    let subject = || {
        let subject = syntax::own_subject(doc, verb).filter(|&t| t < verb)?;
        Some(doc.tokens_in(np::core(doc, subject)))
    };
    let phrase = if passive { subject()? } else { verb + 1..parts };
    // "Named Jon Moe as the victim".
    let first: Vec<TokenId> =
        persons(doc, phrase.clone()).filter_map(|n| np::head(doc, n.tokens.clone())).collect();
    if let Some(Whom::Harmed(what)) =
        whom(source, parts + 1..end.min(parts + 6)).filter(|_| !first.is_empty())
    {
        return Some((Whom::Harmed(what), first));
    }
    let names = listed(doc, parts, end);
    Some((whom(source, phrase)?, names))
}

/// "Gave the midwife's name as Ada Holm", "gave the names of the dead as".
fn giving(source: Source<'_>, verb: TokenId) -> Option<(Whom, Vec<TokenId>)> {
    let doc = source.doc;
    let end = clause_end(doc, verb);
    let name = (verb + 1..end.min(verb + BESIDE)).find(|&t| doc.tokens[t].lemma == "name")?;
    let parts = (name + 1..end).find(|&t| doc.word(t).eq_ignore_ascii_case("as") || doc.word(t) == ":")?;
    Some((whom(source, verb + 1..parts)?, listed(doc, parts, end)))
}

/// "The youngest of the dead was Ada Holm".
fn extreme(source: Source<'_>, word: TokenId) -> Option<(Whom, Vec<TokenId>)> {
    let doc = source.doc;
    let end = clause_end(doc, word);
    let what = (word + 1..end).take(4).find_map(|t| state_at(source.classes, doc, t))?;
    let copula = (word + 1..end).take(8).find(|&t| is_copula(doc, t))?;
    let name = persons(doc, copula..end).next().and_then(|name| np::head(doc, name.tokens.clone()))?;
    let owner = np::name_at(doc, name).is_some_and(|name| is_owner(doc, name));
    // "Was nine-year-old Ada Holm", "was a nurse, Ada Holm": no verb between.
    ((copula + 1..name).all(|t| doc.tokens[t].upos != Upos::Verb) && !owner)
        .then_some((Whom::Harmed(what), vec![name]))
}

/// "Among the dead were two guards and a clerk, Ada Holm, 31", "among them was Ole Vik", "Ole Vik was among those killed".
fn among(source: Source<'_>, word: TokenId) -> Option<(Whom, Vec<TokenId>)> {
    let doc = source.doc;
    let end = clause_end(doc, word);
    let start = doc.sentences[doc.tokens[word].sentence].tokens.start;
    let next = word + 1;
    let what = (next..end).take(4).find_map(|t| state_at(source.classes, doc, t));
    let four = (next..end).take(2).find_map(|t| by_number(source, t)).map(Whom::Counted);
    let them = (next < end && doc.word(next).eq_ignore_ascii_case("them")).then_some(Whom::TakenUp(next));
    if start == word {
        let copula = (next..end).take_while(|&t| doc.word(t) != ",").find(|&t| is_copula(doc, t))?;
        let names = listed(doc, copula, end);
        let whom = what.map(Whom::Harmed).or(four).or_else(|| whose(source, them?))?;
        return Some((whom, names));
    }
    // "A man whose uncle, Ole Vik, was among the dead".
    let copula = word.checked_sub(1).filter(|&t| is_copula(doc, t))?;
    Some((Whom::Harmed(what?), vec![before(doc, copula)?]))
}

/// "One of them, Ole Vik, escaped", "one of the dead was an engineer, Ole Vik", "Ole Vik, one of the dead,".
fn one_of(source: Source<'_>, one: TokenId) -> Option<(Whom, Vec<TokenId>)> {
    let doc = source.doc;
    let end = clause_end(doc, one);
    let last = (one + 2..end.min(one + 8))
        .find(|&t| doc.word(t) == "," || is_copula(doc, t) || doc.tokens[t].upos == Upos::Verb)
        .unwrap_or(end);
    let whom = whose(source, whom(source, one + 2..last)?)?;
    let sentence = doc.tokens[one].sentence;
    // "Ole Vik, one of the dead".
    let comma = one.checked_sub(1).filter(|&t| doc.word(t) == "," && doc.tokens[t].sentence == sentence);
    if let Some(name) = comma.and_then(|comma| right_before(doc, comma)) {
        return Some((whom, vec![name]));
    }
    if last >= end || doc.tokens[last].upos == Upos::Verb {
        return None;
    }
    let behind = persons(doc, last..end.min(last + BESIDE)).next()?;
    let parted = (last + 1..behind.tokens.start).all(|t| {
        !matches!(doc.tokens[t].upos, Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Pron) || is_copula(doc, t)
    });
    (parted && !is_owner(doc, behind)).then(|| Some((whom, vec![np::head(doc, behind.tokens.clone())?])))?
}

/// "One of them": of whom the last claim tells that counts several, however many they are.
fn whose(source: Source<'_>, whom: Whom) -> Option<Whom> {
    let Whom::TakenUp(pronoun) = whom else { return Some(whom) };
    let doc = source.doc;
    let fights = |t: TokenId| source.people.who(doc, t).and_then(|who| who.group) == Some(Group::Militants);
    if source.entities.antecedent(pronoun).is_some_and(fights) {
        return None;
    }
    let near = |index: usize| {
        doc.tokens[source.drafts[index].trigger].sentence + FAR >= doc.tokens[pronoun].sentence
            && source.drafts[index]
                .counted
                .as_ref()
                .is_some_and(|c| c.interval.high.is_none_or(|high| high > 1))
    };
    let (index, _) = told_before(source, pronoun).find(|&(index, _)| near(index))?;
    (source.drafts[index].group != Some(Group::Militants)).then_some(Whom::Counted(index))
}

/// "They included a teacher, Ada Holm, and her brother Ole", "the victims include".
fn included(source: Source<'_>, verb: TokenId) -> Option<(Whom, Vec<TokenId>)> {
    let doc = source.doc;
    let subject = doc.children_by(verb, &[Deprel::Nsubj]).find(|&t| t < verb)?;
    let word = doc.word(subject).to_lowercase();
    let opens = doc.sentences[doc.tokens[verb].sentence].tokens.start + 2 >= subject;
    let what = match word.as_str() {
        "they" if opens => Kind::Killed,
        _ => state_at(source.classes, doc, subject)?,
    };
    // "They included" takes up those of whom the sentence before told last.
    let last = source.drafts.iter().filter(|draft| draft.trigger < verb && draft.kind.is_count());
    let last = last.max_by_key(|draft| draft.trigger)?;
    let near = doc.tokens[last.trigger].sentence + 1 >= doc.tokens[verb].sentence;
    let end = clause_end(doc, verb);
    (near && last.kind == what).then(|| (Whom::Harmed(what), listed(doc, verb, end)))
}

/// "The missing woman was Ada Holm", "his dead colleague was Ole Vik", "they were pilot Ada Holm and her mate Ole Vik".
fn said_to_be(source: Source<'_>, copula: TokenId) -> Option<(Whom, Vec<TokenId>)> {
    let doc = source.doc;
    let predicate = doc.tokens[copula].head.filter(|&t| t > copula && !syntax::is_negated(doc, t))?;
    let subject = syntax::own_subject(doc, predicate).filter(|&t| t < copula)?;
    let end = clause_end(doc, copula);
    let names = listed(doc, copula, end);
    let first = np::name_at(doc, *names.first()?)?.tokens.start;
    // "The dead man was from the home of Ole Vik", "was once a guard of his": no name of his.
    let named = (copula + 1..first).all(|t| {
        matches!(
            doc.tokens[t].upos,
            Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Num | Upos::Punct
        )
    });
    let whom = whom(source, doc.tokens_in(np::core(doc, subject))).filter(|_| named)?;
    // "He was Ole Vik" says it of anybody.
    let taken_up = matches!(whom, Whom::TakenUp(_));
    (!taken_up || names.len() > 1).then_some((whom, names))
}

/// "The women, Ada Holm, 34, and Ida Vik, 29, worked at a bakery": all of those taken up, by name.
fn beside_noun(source: Source<'_>, comma: TokenId) -> Option<(Whom, Vec<TokenId>)> {
    let doc = source.doc;
    let noun = comma.checked_sub(1).filter(|&t| doc.tokens[t].sentence == doc.tokens[comma].sentence)?;
    if doc.tokens[noun].upos != Upos::Noun {
        return None;
    }
    let end = clause_end(doc, comma);
    let next = persons(doc, comma..end).next()?;
    // "The victim, Sergeant Ole Vik".
    let close = (comma + 1..next.tokens.start).all(|t| doc.tokens[t].upos == Upos::Propn);
    let core = doc.tokens_in(np::core(doc, noun));
    let definite =
        matches!(np::determination(doc, noun), np::Determination::Definite | np::Determination::Possessive);
    if !close || !definite {
        return None;
    }
    let names = listed(doc, comma, end);
    let whom = whom(source, core).filter(|whom| !matches!(whom, Whom::TakenUp(_)))?;
    // "The couple, Ole Vik and Ada Holm".
    if np::is_plural(doc, noun) || source.people.who(doc, noun).is_some_and(|who| who.plural) {
        let of_claim = match whom {
            Whom::Counted(index) => source.drafts[index].counted.as_ref()?.interval.high,
            _ => None,
        };
        return of_claim.is_none_or(|number| number == names.len() as u64).then_some((whom, names));
    }
    Some((whom, names.into_iter().take(1).collect()))
}

/// The heads of the persons' names behind a word, up to another clause; "a singer, who played in the band, and" ends no list.
fn listed(doc: &Document, from: TokenId, end: TokenId) -> Vec<TokenId> {
    let mut found = Vec::new();
    let mut at = from + 1;
    while at < end {
        let word = doc.word(at).to_lowercase();
        let relative = matches!(word.as_str(), "who" | "whose" | "which" | "whom");
        if relative {
            let Some(comma) = (at..end).find(|&t| doc.word(t) == ",") else { break };
            at = comma + 1;
            continue;
        }
        let said_of = matches!(word.as_str(), "aged" | "retired");
        if matches!(doc.tokens[at].upos, Upos::Verb | Upos::Aux | Upos::Sconj) && !said_of || word == ";" {
            break;
        }
        match np::name_at(doc, at) {
            Some(name) => {
                if name.kind == NameKind::Person && !is_owner(doc, name) {
                    found.extend(np::head(doc, name.tokens.clone()));
                }
                at = name.tokens.end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// The person named right before a word, at most an age or an occupation between: "Ada Holm, 34, a nurse, was".
fn before(doc: &Document, word: TokenId) -> Option<TokenId> {
    let head = right_before(doc, word)?;
    np::name_at(doc, head).filter(|name| !is_owner(doc, name)).map(|_| head)
}

/// The same, also of one by whom another is described: "relatives of Ole Vik, one of the dead".
fn right_before(doc: &Document, word: TokenId) -> Option<TokenId> {
    let start = doc.sentences[doc.tokens[word].sentence].tokens.start.max(word.saturating_sub(BESIDE));
    let name = persons(doc, start..word).last()?;
    let close = (name.tokens.end..word).all(|t| {
        matches!(
            doc.tokens[t].upos,
            Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Num | Upos::Punct | Upos::Adp
        )
    });
    close.then(|| np::head(doc, name.tokens.clone())).flatten()
}

/// The names of persons that lie in a stretch of tokens.
pub(super) fn persons(doc: &Document, within: Range<TokenId>) -> impl Iterator<Item = &Name> {
    let first = doc.names.partition_point(|name| name.tokens.start < within.start);
    doc.names[first..]
        .iter()
        .take_while(move |name| name.tokens.end <= within.end)
        .filter(|name| name.kind == NameKind::Person)
}

/// Where the sentence ends, or what is looked at of it.
fn clause_end(doc: &Document, word: TokenId) -> TokenId {
    doc.sentences[doc.tokens[word].sentence].tokens.end.min(word + REACH)
}

/// "A son of Ole Vik", "Ole Vik's guard": by whom another is described.
fn is_owner(doc: &Document, name: &Name) -> bool {
    let before = name.tokens.start.checked_sub(1).map(|t| doc.word(t).to_lowercase());
    matches!(before.as_deref(), Some("of" | "for" | "to" | "from" | "by" | "with"))
        || doc.tokens.get(name.tokens.end).is_some_and(|_| matches!(doc.word(name.tokens.end), "'s" | "’s"))
}

fn is_copula(doc: &Document, t: TokenId) -> bool {
    matches!(doc.word(t).to_lowercase().as_str(), "were" | "was" | "are" | "is")
}

fn is_extreme(doc: &Document, t: TokenId) -> bool {
    matches!(doc.word(t).to_lowercase().as_str(), "youngest" | "oldest" | "eldest")
}

fn is_one_of(doc: &Document, t: TokenId) -> bool {
    matches!(doc.word(t).to_lowercase().as_str(), "one" | "another")
        && doc.tokens.get(t + 1).is_some_and(|next| {
            next.sentence == doc.tokens[t].sentence && doc.word(t + 1).eq_ignore_ascii_case("of")
        })
}

/// What befell those whom a word describes: "the dead", "slain", "hostages".
pub(super) fn state_at(classes: &Classes, doc: &Document, t: TokenId) -> Option<Kind> {
    let (word, lemma) = (doc.word(t).to_lowercase(), doc.tokens[t].lemma.to_lowercase());
    let is = |class: &str| {
        classes.has(class, &word) || classes.has(class, &lemma) && doc.tokens[t].upos == Upos::Noun
    };
    [
        ("SAID_DEAD", Kind::Killed),
        ("SAID_HURT", Kind::Injured),
        ("SAID_TAKEN", Kind::Abducted),
        ("SAID_FREED", Kind::Released),
    ]
    .into_iter()
    .find(|&(class, _)| is(class))
    .map(|(_, what)| what)
}
