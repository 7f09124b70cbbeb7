//! Where the parties of an act stand around the word that tells it.

use language::{Deprel, Document, TokenId, Upos};

use super::frames::{Condition, Seat};
use super::parties::{Parties, Party};
use crate::{np, syntax};

/// Tokens behind a word that are looked through for a preposition that the tree hangs elsewhere.
const WINDOW: usize = 12;

/// The parties in the first of the seats that holds any. Seats that need more than the word itself (`Each`, `Doer`,
/// `Nobody`) hold none here.
pub fn parties(finder: &Parties<'_>, word: TokenId, seats: &[Seat], is_target: bool) -> Vec<Party> {
    for seat in seats {
        let mut found: Vec<Party> = match seat {
            Seat::Here => finder.here(word).into_iter().collect(),
            seat => {
                let heads = heads(finder.doc, word, seat);
                let deep = is_target && !matches!(seat, Seat::Object { inside: false });
                let of = |&head: &TokenId| if deep { finder.inside(head) } else { finder.of(head) };
                heads.iter().map(of).find(|parties| !parties.is_empty()).unwrap_or_default()
            }
        };
        if !is_target && !matches!(seat, Seat::Behind(_)) {
            found.retain(|party| !party.is_place);
        }
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The subject of a predicate of any part of speech.
pub fn subject(doc: &Document, word: TokenId) -> Option<TokenId> {
    match doc.tokens[word].upos {
        Upos::Verb => {
            let agent = syntax::agent(doc, word)?;
            // "The minister Tuesday praised": trees may make the day a subject too.
            let is_time = |t: TokenId| {
                let at = doc.times.partition_point(|time| time.tokens.end <= t);
                doc.times.get(at).is_some_and(|time| time.tokens.contains(&t))
            };
            if !is_time(agent) {
                return Some(agent);
            }
            doc.children_by(word, &[Deprel::Nsubj]).find(|&t| !is_time(t))
        }
        _ => syntax::own_subject(doc, word).map(|t| syntax::antecedent(doc, t)),
    }
}

/// What a verb acts on.
pub fn object(doc: &Document, verb: TokenId) -> Option<TokenId> {
    if syntax::is_passive(doc, verb) {
        return syntax::subject(doc, verb);
    }
    doc.children_by(verb, &[Deprel::Obj, Deprel::Iobj]).next().map(|t| syntax::antecedent(doc, t))
}

fn heads(doc: &Document, word: TokenId, seat: &Seat) -> Vec<TokenId> {
    let is_verb = doc.tokens[word].upos == Upos::Verb;
    match seat {
        Seat::Subject => subject(doc, word).into_iter().collect(),
        Seat::Object { .. } if is_verb => object(doc, word).into_iter().collect(),
        Seat::Clause => {
            let clauses = doc.children_by(word, &[Deprel::Ccomp]);
            clauses.filter_map(|clause| subject(doc, clause)).collect()
        }
        Seat::Of if !is_verb => of_noun(doc, word),
        Seat::Whose => {
            let behind = |t: &TokenId| syntax::has_case(doc, *t, "of");
            of_noun(doc, word).into_iter().filter(|t| !behind(t)).collect()
        }
        Seat::Of => behind(doc, word, "of"),
        Seat::Between => {
            let mut found = behind(doc, word, "between");
            found.extend(behind(doc, word, "among"));
            found
        }
        Seat::Behind(preposition) => behind(doc, word, preposition),
        _ => Vec::new(),
    }
}

/// "Kenya's attack", "the attack of Kenya", "Kenyan tank attack".
fn of_noun(doc: &Document, noun: TokenId) -> Vec<TokenId> {
    let mut found: Vec<TokenId> = doc.children_by(noun, &[Deprel::NmodPoss]).collect();
    found.extend(doc.children_by(noun, &[Deprel::Nmod]).filter(|&t| syntax::has_case(doc, t, "of")));
    let before = |t: TokenId, relations: &'static [Deprel]| {
        doc.children_by(t, relations).filter(move |&c| c < t).collect::<Vec<_>>()
    };
    let compounds = before(noun, &[Deprel::Amod, Deprel::Compound]);
    // "Kenyan visit", "rebel attack", but not "official visit".
    let names = |&&t: &&TokenId| doc.tokens[t].deprel == Deprel::Compound || np::name_at(doc, t).is_some();
    found.extend(compounds.iter().filter(names));
    // "Kenyan tank attack", but not "Kenya embassy attack".
    found.extend(compounds.iter().flat_map(|&t| before(t, &[Deprel::Amod])));
    found
}

/// The phrases behind a preposition: on the word, on its object or the verb whose object it is, and last anywhere behind
/// it before the next clause.
fn behind(doc: &Document, word: TokenId, preposition: &str) -> Vec<TokenId> {
    let fits = |&t: &TokenId| {
        matches!(
            doc.tokens[t].deprel,
            Deprel::Obl | Deprel::Nmod | Deprel::OblAgent | Deprel::Obj | Deprel::Conj | Deprel::Xcomp
        ) && has_preposition(doc, t, preposition)
    };
    let mut found: Vec<TokenId> = doc.children(word).filter(fits).collect();
    if doc.tokens[word].upos == Upos::Verb {
        found.extend(object(doc, word).into_iter().flat_map(|o| doc.children(o)).filter(fits));
    } else if let Some(verb) = doc.tokens[word].head.filter(|&h| doc.tokens[h].upos == Upos::Verb) {
        found.extend(doc.children(verb).filter(fits));
        found.extend(doc.children_by(verb, &[Deprel::Obj]).flat_map(|o| doc.children(o)).filter(fits));
    }
    if found.is_empty() {
        let end = doc.sentences[doc.tokens[word].sentence].tokens.end.min(word + WINDOW);
        let near = (word + 1..end).take_while(|&t| {
            !matches!(doc.tokens[t].upos, Upos::Verb | Upos::Sconj) && !matches!(doc.word(t), ";" | ":")
        });
        found.extend(near.filter(|&t| has_preposition(doc, t, preposition)).take(1));
    }
    found.dedup();
    found
}

fn has_preposition(doc: &Document, noun: TokenId, preposition: &str) -> bool {
    syntax::has_case(doc, noun, preposition)
}

/// "He shot himself."
pub fn is_done_to_oneself(doc: &Document, verb: TokenId) -> bool {
    doc.children_by(verb, &[Deprel::Obj]).any(|t| {
        let lemma = &doc.tokens[t].lemma;
        lemma.ends_with("self") || lemma.ends_with("selves")
    })
}

/// Whether a condition holds of a word; `Governed` and `Person` are the caller's.
pub fn holds(doc: &Document, word: TokenId, condition: &Condition) -> bool {
    let is = |t: TokenId, words: &[String]| {
        let lemma = doc.tokens[t].lemma.to_lowercase();
        let form = doc.word(t).to_lowercase();
        // "troops", which has no singular.
        let singular = lemma.strip_suffix('s').unwrap_or(&lemma);
        words.iter().any(|w| *w == lemma || *w == form || w == singular)
    };
    match condition {
        Condition::Object(words) => {
            object(doc, word).is_some_and(|o| syntax::coordinated(doc, o).into_iter().any(|t| is(t, words)))
        }
        Condition::Subject(words) => subject(doc, word).is_some_and(|t| is(t, words)),
        Condition::Particle(words) => {
            doc.children_by(word, &[Deprel::CompoundPrt, Deprel::Advmod, Deprel::Obl]).any(|t| is(t, words))
        }
        // "attacked the minister for being late"
        Condition::Preposition(words) => words.iter().any(|w| {
            let marked = |t: TokenId| doc.children_by(t, &[Deprel::Mark]).any(|m| doc.tokens[m].lemma == *w);
            !behind(doc, word, w).is_empty() || doc.children_by(word, &[Deprel::Advcl]).any(marked)
        }),
        Condition::Oblique(words) => doc
            .children_by(word, &[Deprel::Obl, Deprel::OblUnmarked, Deprel::Xcomp, Deprel::Obj])
            .chain(object(doc, word).into_iter().flat_map(|o| doc.children_by(o, &[Deprel::Nmod])))
            .any(|t| is(t, words)),
        Condition::Modifier(words) => doc
            .children_by(word, &[Deprel::Amod, Deprel::Compound])
            .flat_map(|t| std::iter::once(t).chain(doc.children_by(t, &[Deprel::Compound, Deprel::Conj])))
            .any(|t| is(t, words)),
        Condition::Infinitive => doc.children(word).any(|t| {
            matches!(doc.tokens[t].deprel, Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl | Deprel::Acl)
                && syntax::is_infinitive(doc, t)
        }),
        Condition::Clause => doc
            .children(word)
            .any(|t| doc.tokens[t].deprel == Deprel::Ccomp && !syntax::is_infinitive(doc, t)),
        Condition::NoObject => object(doc, word).is_none(),
        Condition::Governed | Condition::Person => true,
    }
}
