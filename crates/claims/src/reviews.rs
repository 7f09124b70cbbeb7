//! What a review of a book or a film retells, and what a museum shows of wars long past: all of it stands in reports that name
//! no source, the one told in the present, the other with years of long ago.

use std::collections::HashSet;
use std::ops::Range;

use language::{Document, TokenId, Upos};

use crate::draft::Draft;
use crate::fiction;
use crate::predicates::Classes;

/// Words of a text that are looked at.
const HEAD: usize = 800;
/// Different words of a review or of a museum that such a text has at least.
const DIFFERENT: usize = 4;
/// How many of a thousand words are such words, at least.
const PER_THOUSAND: usize = 20;
/// Years after which what a museum shows is history.
const LONG_AGO_YEARS: i16 = 50;

/// Takes out what a review retells and what a museum shows.
pub fn drop(doc: &Document, classes: &Classes, drafts: &mut Vec<Draft>) {
    if drafts.is_empty() {
        return;
    }
    // Whoever is cited in a review tells of what has happened.
    let cites = drafts.iter().any(|draft| draft.holder.is_some());
    let retold = !cites && is_about(doc, classes, "REVIEW_WORD") && is_told_in_present(doc, drafts)
        || is_about(doc, classes, "MUSEUM_WORD") && is_long_ago(doc, drafts);
    if retold {
        drafts.clear();
    }
}

fn is_about(doc: &Document, classes: &Classes, class: &str) -> bool {
    let head = 0..doc.tokens.len().min(HEAD);
    let words = head.len();
    let told: Vec<TokenId> = head
        .filter(|&t| {
            classes.has(class, &doc.tokens[t].lemma.to_lowercase())
                || classes.has(class, &doc.word(t).to_lowercase())
        })
        .collect();
    let different: HashSet<&str> = told.iter().map(|&t| doc.tokens[t].lemma.as_str()).collect();
    different.len() >= DIFFERENT && told.len() * 1000 >= words * PER_THOUSAND
}

/// Whether most that verbs and predicates tell is told in the present.
fn is_told_in_present(doc: &Document, drafts: &[Draft]) -> bool {
    let told: HashSet<TokenId> =
        drafts.iter().map(|draft| draft.trigger).filter(|&t| doc.tokens[t].upos != Upos::Noun).collect();
    let present = told.iter().filter(|&&t| fiction::is_present(doc, t)).count();
    present * 2 > told.len()
}

/// Whether the text's sentences with something violent name years of long ago, and none that is near.
fn is_long_ago(doc: &Document, drafts: &[Draft]) -> bool {
    let Some(now) = doc.published.or(doc.written).map(|day| day.year()) else { return false };
    let sentences: HashSet<usize> = drafts.iter().map(|draft| doc.tokens[draft.trigger].sentence).collect();
    let mut old = false;
    for sentence in sentences {
        for year in years(doc, &doc.sentences[sentence].tokens) {
            if year + LONG_AGO_YEARS > now {
                return false;
            }
            old = true;
        }
    }
    old
}

/// The years of the times in a sentence. What hangs on the day of the report, as "in the autumn" does, has that one's.
fn years<'a>(doc: &'a Document, tokens: &'a Range<TokenId>) -> impl Iterator<Item = i16> + 'a {
    let from = doc.times.partition_point(|time| time.tokens.start < tokens.start);
    doc.times[from..].iter().take_while(|time| time.tokens.start < tokens.end).filter_map(|time| {
        // "Opens in May" dates the exhibition.
        let said = doc.tokens[time.tokens.clone()]
            .iter()
            .any(|t| t.upos == Upos::Num && t.span.of(&doc.text).len() == 4);
        let year = time.value.as_deref()?.get(..4)?;
        year.parse().ok().filter(|_| said)
    })
}
