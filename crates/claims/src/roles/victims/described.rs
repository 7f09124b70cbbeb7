//! What a report says of a person besides the name: age, sex and occupation, in the words before the name ("nurse Ada Holm"),
//! behind it ("Ada Holm, 34, a nurse") and where a pronoun takes it up ("She was 34.").

use std::collections::HashMap;

use language::names::Sex;
use language::{Deprel, Document, NameKind, Span, TokenId, Upos};

use crate::np;
use crate::people::{self, People};
use crate::predicates::Classes;
use crate::reading::Group;
use crate::roles::Source;

/// Parts behind a name that are read: age, occupation, whose relative.
const PARTS: usize = 4;
/// Words of such a part.
const PART: usize = 12;
/// Words before a name that belong to it.
const BEFORE: usize = 8;
/// Nobody is older.
const OLDEST: u32 = 115;

/// What is said of one person.
#[derive(Clone, Debug, Default)]
pub struct Described {
    /// Age in years.
    pub age: Option<u32>,
    /// Where the words say so.
    pub sex: Option<Sex>,
    /// What they do, as told.
    pub occupation: Option<Span>,
    /// The group that the words put the person in, where it is closer than "people".
    pub group: Option<Group>,
}

impl Described {
    /// What is known, and what else says so.
    pub fn or(self, other: Self) -> Self {
        Self {
            age: self.age.or(other.age),
            sex: self.sex.or(other.sex),
            occupation: self.occupation.or(other.occupation),
            group: self.group.or(other.group),
        }
    }

    fn take(&mut self, source: Source<'_>, noun: TokenId) {
        let doc = source.doc;
        let Some(known) = source.people.noun(&doc.tokens[noun].lemma.to_lowercase()) else { return };
        self.sex = self.sex.or(known.sex);
        if self.occupation.is_none() && is_occupation(source.people, source.classes, doc, noun) {
            self.occupation = Some(compound(doc, noun));
        }
        let who = source.people.who(doc, noun).and_then(|who| who.group).unwrap_or(known.group);
        self.group = self.group.or((who != Group::People).then_some(who));
    }
}

/// What the words around a person's name say.
pub fn around_name(source: Source<'_>, head: TokenId) -> Described {
    let Some(name) = np::name_at(source.doc, head) else { return Described::default() };
    behind(source, name.tokens.end).or(before(source, name.tokens.start))
}

/// Whether a noun says what somebody does: "nurse", "pupil"; "villager", "wife" and "suspect" do not.
pub fn is_occupation(people: &People, classes: &Classes, doc: &Document, noun: TokenId) -> bool {
    let lemma = doc.tokens[noun].lemma.to_lowercase();
    let Some(known) = people.noun(&lemma) else { return false };
    let group = people.who(doc, noun).and_then(|who| who.group).unwrap_or(known.group);
    if classes.has("OCCUPATION", &lemma) {
        return true;
    }
    match group {
        Group::Passengers | Group::Hostages => false,
        Group::People | Group::Children => {
            // "Bus driver", "aid worker" of those who are counted as people.
            let compound = compound(doc, noun).of(&doc.text).to_lowercase();
            people.noun(&compound).is_some_and(|n| !matches!(n.group, Group::People | Group::Children))
                || !matches!(
                    known.group,
                    Group::People | Group::Children | Group::Hostages | Group::Passengers
                ) && !classes.has("NO_OCCUPATION", &lemma)
        }
        _ => !classes.has("NO_OCCUPATION", &lemma),
    }
}

/// "primary school teacher", "police officer": the noun with the nouns before it.
fn compound(doc: &Document, noun: TokenId) -> Span {
    let run = doc.tokens_in(np::name(doc, noun));
    let start = run.start.min(noun);
    let after_age = (start..noun).rev().find(|&t| ends_age(doc, t)).map_or(start, |t| t + 1);
    doc.span_of(after_age..noun + 1)
}

/// "old" of "34-year-old".
fn ends_age(doc: &Document, t: TokenId) -> bool {
    let word = doc.word(t).to_lowercase();
    word == "old" && t >= 2 || word.ends_with("-old")
}

/// "her husband", "cameraman", "the 34-year-old nurse" right before a name.
fn before(source: Source<'_>, start: TokenId) -> Described {
    let doc = source.doc;
    let mut said = Described::default();
    let Some(sentence) = doc.tokens.get(start).map(|token| token.sentence) else { return said };
    if let Some(noun) = trade_before_comma(doc, start) {
        said.take(source, noun.0);
        said.age = noun.1;
        if said.age.is_none() {
            let run = doc.tokens_in(np::core(doc, noun.0));
            said.age = years(doc, doc.span_of(run.start.min(noun.0)..noun.0 + 1));
        }
    }
    let mut from = start;
    while from > 0 && start - from < BEFORE && doc.tokens[from - 1].sentence == sentence {
        let token = &doc.tokens[from - 1];
        let joins = matches!(token.upos, Upos::Noun | Upos::Adj | Upos::Num | Upos::Propn)
            || doc.word(from - 1) == "-";
        if !joins || np::name_at(doc, from - 1).is_some_and(|name| name.kind == NameKind::Person) {
            break;
        }
        from -= 1;
    }
    for t in (from..start).rev() {
        if let Some(title) = source.titles.find(doc.word(t)) {
            said.sex = said.sex.or(title.sex);
        }
        if doc.tokens[t].upos == Upos::Noun && is_last_of_compound(doc, t) {
            said.take(source, t);
            break;
        }
    }
    if from < start {
        said.age = years(doc, doc.span_of(from..start));
    }
    said
}

/// "The ship's captain, Ole Vik, 52", "a widow of 72, Ada Holm, died": the noun before the comma, and the age told of it. A name in a
/// list stands behind a comma too, so the name must be closed by an age, a comma or a verb.
fn trade_before_comma(doc: &Document, start: TokenId) -> Option<(TokenId, Option<u32>)> {
    let sentence = doc.tokens.get(start)?.sentence;
    let back = |steps: usize| start.checked_sub(steps).filter(|&t| doc.tokens[t].sentence == sentence);
    // "The slain man, Sergeant Ole Vik": a title may stand between.
    let comma = (1..=3).find_map(|steps| {
        let t = back(steps)?;
        (doc.word(t) == ",").then_some(t)
    })?;
    let title = (comma + 1..start)
        .all(|t| doc.tokens[t].upos == Upos::Propn || doc.tokens[t].xpos == language::Xpos::Nnp);
    let mut noun = comma.checked_sub(1).filter(|&t| doc.tokens[t].sentence == sentence)?;
    let mut age = None;
    if doc.tokens[noun].upos == Upos::Num && noun >= 2 && doc.word(noun - 1).eq_ignore_ascii_case("of") {
        age = Some(alone(doc.word(noun))?);
        noun -= 2;
    }
    let single =
        doc.tokens[noun].upos == Upos::Noun && !np::is_plural(doc, noun) && is_last_of_compound(doc, noun);
    let determined = doc.children_by(noun, &[Deprel::Det, Deprel::NmodPoss]).any(|t| t < noun);
    let end = np::name_at(doc, start).map(|name| name.tokens.end)?;
    let closed = doc.tokens.get(end).is_none_or(|token| {
        token.sentence != sentence
            || matches!(doc.word(end), "," | "." | "(" | ";")
            || matches!(token.upos, Upos::Verb | Upos::Aux)
            || doc.word(end).eq_ignore_ascii_case("and")
    });
    let own = (start..end).any(|t| doc.tokens[t].head == Some(noun))
        || doc.tokens.get(end + 1).is_some_and(|token| {
            token.sentence == sentence && doc.word(end) == "," && alone(doc.word(end + 1)).is_some()
        });
    (title && single && determined && closed && own).then_some((noun, age))
}

/// ", 34, a nurse," "(34)", ", aged 34," ", a 34-year-old nurse," behind a name.
fn behind(source: Source<'_>, end: TokenId) -> Described {
    let doc = source.doc;
    let mut said = Described::default();
    let Some(sentence) = end.checked_sub(1).and_then(|t| doc.tokens.get(t)).map(|token| token.sentence)
    else {
        return said;
    };
    let word = |t: TokenId| {
        doc.tokens
            .get(t)
            .filter(|token| token.sentence == sentence)
            .map_or(String::new(), |_| doc.word(t).to_lowercase())
    };
    let mut at = end;
    for _ in 0..PARTS {
        let first = match word(at).as_str() {
            "," | "(" => at + 1,
            "aged" | "age" => at,
            _ => break,
        };
        let stop = (first..first + PART)
            .find(|&t| {
                matches!(
                    word(t).as_str(),
                    "" | "," | ";" | "." | "(" | ")" | ":" | "and" | "or" | "who" | "whose" | "when"
                ) || matches!(doc.tokens[t].upos, Upos::Aux | Upos::Sconj)
                    || doc.tokens[t].upos == Upos::Verb && !matches!(word(t).as_str(), "aged" | "retired")
            })
            .unwrap_or(first);
        let part = first..stop;
        let is_named =
            part.clone().any(|t| np::name_at(doc, t).is_some_and(|name| name.kind == NameKind::Person));
        if word(first) == "who" && matches!(word(first + 1).as_str(), "was" | "is") {
            said.age = said.age.or(alone(&word(first + 2)).filter(|_| is_end(&word(first + 3))));
            break;
        }
        if part.is_empty() || is_named {
            break;
        }
        let age = match part.len() {
            1 => alone(&word(first)).filter(|_| is_end(&word(stop))),
            2 if matches!(word(first).as_str(), "aged" | "age") => alone(&word(first + 1)),
            _ => years(doc, doc.span_of(part.clone())).or_else(|| {
                // "A widow of 72".
                let last = part.end - 1;
                let of =
                    last > first + 1 && word(last - 1) == "of" && doc.tokens[last - 2].upos == Upos::Noun;
                alone(&word(last)).filter(|_| of)
            }),
        };
        let article = matches!(word(first).as_str(), "a" | "an" | "the" | "his" | "her" | "their");
        let noun = part
            .clone()
            .filter(|&t| doc.tokens[t].upos == Upos::Noun && is_last_of_compound(doc, t))
            .find(|&t| source.people.noun(&doc.tokens[t].lemma.to_lowercase()).is_some())
            .filter(|&t| !np::is_plural(doc, t) && (article || t + 1 == stop));
        if age.is_none() && noun.is_none() {
            break;
        }
        said.age = said.age.or(age);
        if let Some(noun) = noun {
            said.take(source, noun);
        }
        at = if word(stop) == ")" { stop + 1 } else { stop };
    }
    said
}

fn is_end(word: &str) -> bool {
    matches!(word, "" | "," | ")" | ";" | "." | "and" | ":" | "was" | "were" | "died" | "is")
}

fn alone(word: &str) -> Option<u32> {
    word.parse().ok().filter(|age| (1..=OLDEST).contains(age))
}

fn years(doc: &Document, span: Span) -> Option<u32> {
    people::age_words(&span.of(&doc.text).to_lowercase()).filter(|&age| age <= OLDEST)
}

fn is_last_of_compound(doc: &Document, t: TokenId) -> bool {
    doc.tokens.get(t + 1).is_none_or(|next| {
        next.upos != Upos::Noun || next.sentence != doc.tokens[t].sentence || next.deprel == Deprel::Appos
    })
}

/// "Her fifties", "his late 20s".
fn is_decade(word: &str) -> bool {
    matches!(
        word,
        "teens"
            | "twenties"
            | "thirties"
            | "forties"
            | "fifties"
            | "sixties"
            | "seventies"
            | "eighties"
            | "nineties"
            | "early"
            | "mid"
            | "late"
            | "mid-twenties"
            | "mid-thirties"
            | "mid-forties"
    ) || word.strip_suffix('s').is_some_and(|number| number.len() == 2 && number.parse::<u8>().is_ok())
}

/// What pronouns say of those whom they take up.
#[derive(Clone, Debug, Default)]
pub struct Pronouns {
    of_entity: HashMap<usize, Said>,
    of_head: HashMap<TokenId, Said>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Said {
    female: bool,
    male: bool,
    age: Option<u32>,
}

impl Pronouns {
    /// Of all persons of a report.
    pub fn of(source: Source<'_>) -> Self {
        let doc = source.doc;
        let mut all = Self::default();
        for (t, token) in doc.tokens.iter().enumerate().filter(|(_, token)| token.upos == Upos::Pron) {
            let (female, male) = match doc.word(t).to_lowercase().as_str() {
                "she" | "her" | "herself" => (true, false),
                "he" | "him" | "his" | "himself" => (false, true),
                _ => continue,
            };
            // "A woman in her fifties": of nobody else.
            if is_decade(&doc.tokens.get(t + 1).map_or(String::new(), |_| doc.word(t + 1).to_lowercase())) {
                continue;
            }
            let said = match source.entities.at(t) {
                Some(entity) => all.of_entity.entry(entity).or_default(),
                None => match source.entities.antecedent(t) {
                    Some(head) => all.of_head.entry(head).or_default(),
                    None => continue,
                },
            };
            said.female |= female;
            said.male |= male;
            // "She was 34."
            let number = token.head.filter(|_| token.deprel == Deprel::Nsubj).filter(|&n| {
                doc.tokens[n].upos == Upos::Num
                    && doc.children_by(n, &[Deprel::Cop]).any(|c| doc.word(c) == "was")
            });
            said.age = said.age.or(number.and_then(|n| alone(doc.word(n))));
        }
        all
    }

    /// What they say of one.
    pub fn say(&self, source: Source<'_>, head: TokenId) -> Described {
        let said = match source.entities.at(head) {
            Some(entity) => self.of_entity.get(&entity),
            None => self.of_head.get(&head),
        };
        let Some(said) = said else { return Described::default() };
        let sex = match (said.female, said.male) {
            (true, false) => Some(Sex::Female),
            (false, true) => Some(Sex::Male),
            _ => None,
        };
        Described { age: said.age, sex, ..Described::default() }
    }
}
