//! Persons whom a sentence names among those harmed without telling again what befell them: "the ministry named the slain officer as
//! Jon Moe", "the youngest of the dead was Ada Holm", "among the dead were two guards and a clerk, Ada Holm, 31".

use language::{Deprel, Document, NameKind, TokenId, Upos};

use super::Told;
use crate::np;
use crate::reading::{Kind, Reality, Stance};
use crate::roles::Source;

/// Words from a verb of naming or a copula to a name, at most.
const REACH: usize = 32;
/// Sentences behind the one that tells of the harm, at most.
const SENTENCES: usize = 8;

/// Those named so in the sentences that follow on what an incident's claims tell.
pub fn find(source: Source<'_>, incident: usize) -> Vec<Told> {
    let doc = source.doc;
    let mut found = Vec::new();
    for (t, token) in doc.tokens.iter().enumerate() {
        let names = match token.upos {
            Upos::Verb if source.classes.has("NAME_VERB", &token.lemma) => slain(doc, t),
            Upos::Adj | Upos::Noun if is_extreme(doc, t) => extreme(doc, t),
            Upos::Adp if is_among(doc, t) => among(doc, t),
            Upos::Verb if source.classes.has("INCLUDE_VERB", &token.lemma) => included(doc, source, t),
            _ => None,
        };
        let Some((what, names)) = names else { continue };
        let Some(draft) = whole(source, incident, what, t) else { continue };
        let trigger = source.drafts[draft].trigger;
        found.extend(names.into_iter().map(|head| Told {
            head,
            what,
            trigger,
            draft: Some(draft),
            called: None,
        }));
    }
    found
}

/// The claim of the incident, told before, that counts those harmed.
fn whole(source: Source<'_>, incident: usize, what: Kind, word: TokenId) -> Option<usize> {
    let doc = source.doc;
    let sentence = doc.tokens[word].sentence;
    // The last claim told before says of which incident the sentence goes on.
    let told = |kind: Kind| {
        let before = source.drafts.iter().enumerate().filter(|(_, draft)| {
            draft.kind == kind
                && draft.reality == Reality::Actual
                && draft.stance != Stance::Denied
                && draft.counted.is_some()
                && doc.tokens[draft.trigger].sentence <= sentence
                && doc.tokens[draft.trigger].sentence + SENTENCES >= sentence
        });
        before.max_by_key(|(_, draft)| draft.trigger)
    };
    let (index, draft) = told(what).or_else(|| told(Kind::Casualties))?;
    (draft.incident == incident).then_some(draft.part_of.unwrap_or(index))
}

/// "Named the slain officer as Jon Moe".
fn slain(doc: &Document, verb: TokenId) -> Option<(Kind, Vec<TokenId>)> {
    let mut below = doc.children_by(verb, &[Deprel::Obj, Deprel::NsubjPass]);
    let what = below.find_map(|noun| {
        doc.children_by(noun, &[Deprel::Amod]).find_map(|t| state(&doc.word(t).to_lowercase()))
    })?;
    let sentence = &doc.sentences[doc.tokens[verb].sentence].tokens;
    let as_at = (verb..sentence.end.min(verb + REACH)).find(|&t| doc.word(t).eq_ignore_ascii_case("as"))?;
    let first = first_name(doc, as_at)?;
    Some((what, vec![first]))
}

/// "The youngest of the dead was Ada Holm".
fn extreme(doc: &Document, word: TokenId) -> Option<(Kind, Vec<TokenId>)> {
    let sentence = &doc.sentences[doc.tokens[word].sentence].tokens;
    let end = sentence.end.min(word + REACH);
    let lower = |t: TokenId| doc.word(t).to_lowercase();
    let what = (word + 1..end)
        .take(4)
        .find_map(|t| state(&lower(t)).or((lower(t).starts_with("victim")).then_some(Kind::Killed)))?;
    let copula = (word + 1..end).take(8).find(|&t| matches!(lower(t).as_str(), "was" | "is"))?;
    let name = first_name(doc, copula)?;
    // "Was nine-year-old Ada Holm", "was a nurse, Ada Holm": no verb between.
    (copula + 1..name).all(|t| doc.tokens[t].upos != Upos::Verb).then_some((what, vec![name]))
}

/// "Among the dead were two guards and a clerk, Ada Holm, 31".
fn among(doc: &Document, word: TokenId) -> Option<(Kind, Vec<TokenId>)> {
    let sentence = &doc.sentences[doc.tokens[word].sentence].tokens;
    let end = sentence.end.min(word + REACH);
    let lower = |t: TokenId| doc.word(t).to_lowercase();
    let what = (word + 1..end).take(4).find_map(|t| state(&lower(t)))?;
    let copula =
        (word + 1..end).take(8).find(|&t| matches!(lower(t).as_str(), "were" | "was" | "are" | "is"))?;
    Some((what, listed(doc, copula, end)))
}

/// "They included a teacher, Ada Holm, and her brother Ole", "the victims include".
fn included(doc: &Document, source: Source<'_>, verb: TokenId) -> Option<(Kind, Vec<TokenId>)> {
    let subject = doc.children_by(verb, &[Deprel::Nsubj]).find(|&t| t < verb)?;
    let word = doc.word(subject).to_lowercase();
    let opens = doc.sentences[doc.tokens[verb].sentence].tokens.start + 2 >= subject;
    let what = match word.as_str() {
        "they" | "victims" if opens => Kind::Killed,
        other => state(other)?,
    };
    // "They included" takes up those of whom the sentence before told last.
    let last = source.drafts.iter().filter(|draft| draft.trigger < verb && draft.kind.is_count());
    let last = last.max_by_key(|draft| draft.trigger)?;
    let near = doc.tokens[last.trigger].sentence + 1 >= doc.tokens[verb].sentence;
    let end = doc.sentences[doc.tokens[verb].sentence].tokens.end.min(verb + REACH);
    (near && last.kind == what).then(|| (what, listed(doc, verb, end)))
}

/// The heads of the persons' names behind a word, up to another clause.
fn listed(doc: &Document, from: TokenId, end: TokenId) -> Vec<TokenId> {
    let stop = (from + 1..end)
        .find(|&t| matches!(doc.tokens[t].upos, Upos::Verb | Upos::Aux | Upos::Sconj) || doc.word(t) == ";")
        .unwrap_or(end);
    let first = doc.names.partition_point(|name| name.tokens.start <= from);
    let names = doc.names[first..].iter().take_while(|name| name.tokens.end <= stop);
    names
        .filter(|name| name.kind == NameKind::Person)
        .filter_map(|name| {
            np::head(doc, name.tokens.clone()).filter(|_| !is_owner(doc, name.tokens.start, name.tokens.end))
        })
        .collect()
}

/// "A son of Ole Vik", "Ole Vik's guard": by whom another is described.
fn is_owner(doc: &Document, start: TokenId, end: TokenId) -> bool {
    let before = start.checked_sub(1).map(|t| doc.word(t).to_lowercase());
    matches!(before.as_deref(), Some("of" | "for" | "to" | "from" | "by"))
        || doc.tokens.get(end).is_some_and(|_| matches!(doc.word(end), "'s" | "’s"))
}

/// The head of the first person's name behind a word, in its sentence.
fn first_name(doc: &Document, from: TokenId) -> Option<TokenId> {
    let end = doc.sentences[doc.tokens[from].sentence].tokens.end.min(from + REACH);
    let first = doc.names.partition_point(|name| name.tokens.start <= from);
    let mut names = doc.names[first..].iter().take_while(|name| name.tokens.end <= end);
    let name = names.find(|name| name.kind == NameKind::Person)?;
    np::head(doc, name.tokens.clone()).filter(|_| !is_owner(doc, name.tokens.start, name.tokens.end))
}

fn is_extreme(doc: &Document, t: TokenId) -> bool {
    matches!(doc.word(t).to_lowercase().as_str(), "youngest" | "oldest" | "eldest")
}

fn is_among(doc: &Document, t: TokenId) -> bool {
    doc.word(t).eq_ignore_ascii_case("among") && doc.sentences[doc.tokens[t].sentence].tokens.start == t
}

/// What befell those whom a word describes.
fn state(word: &str) -> Option<Kind> {
    Some(match word {
        "dead" | "slain" | "killed" | "murdered" | "fallen" | "deceased" => Kind::Killed,
        "wounded" | "injured" | "hurt" => Kind::Injured,
        "abducted" | "kidnapped" => Kind::Abducted,
        _ => return None,
    })
}
