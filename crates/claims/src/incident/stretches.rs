//! Sums over a stretch of time that no calendar tells: "over the past three months", "in a year", "each day".

use language::{Deprel, Document, TokenId, Upos};

use super::setting::is_week_or_more;
use crate::draft::Draft;
use crate::predicates::Classes;
use crate::reading::Kind;
use crate::syntax;

/// Phrases of a word that are looked at.
const MOST: usize = 12;
/// Steps up the tree to the verb that brings a toll to a number.
const STEPS: usize = 3;

/// The words of the stretch over which a claim counts, if there is one.
pub fn of(doc: &Document, classes: &Classes, draft: &Draft) -> Option<String> {
    let counted = draft.counted.as_ref().filter(|counted| counted.interval.low != Some(1))?;
    let clause = syntax::clause_head(doc, draft.trigger);
    let verb = doc.tokens[draft.trigger].head.filter(|_| doc.tokens[draft.trigger].deprel == Deprel::Xcomp);
    let heads = [Some(draft.trigger), Some(clause), Some(counted.head), verb];
    let mut nouns = heads
        .into_iter()
        .flatten()
        .flat_map(|t| doc.children_by(t, &[Deprel::Obl, Deprel::OblUnmarked, Deprel::Nmod]).take(MOST));
    nouns
        .find(|&noun| is_stretch(doc, classes, noun))
        .map(|noun| doc.word(noun).to_lowercase())
        .or_else(|| brought_to(doc, draft.trigger))
        .or_else(|| throughout_country(doc, classes, draft))
        .or_else(|| driven_out(doc, classes, draft))
}

/// "That brings the toll for the week to 11", "the deaths bring to 45 the number of people killed this month".
fn brought_to(doc: &Document, trigger: TokenId) -> Option<String> {
    let mut above = std::iter::once(trigger).chain(doc.ancestors(trigger).take(STEPS));
    let verb = above.find(|&t| doc.tokens[t].lemma == "bring")?;
    let sentence = doc.sentences[doc.tokens[verb].sentence].span;
    let first = doc.times.partition_point(|time| time.span.start < sentence.start);
    let mut own = doc.times[first..].iter().take(MOST).take_while(|time| sentence.contains(time.span));
    own.find(|time| is_week_or_more(time)).map(|time| time.span.of(&doc.text).to_lowercase())
}

/// "At least 35 are behind bars in the country", "arrested 60 across the country": no part of one incident.
fn throughout_country(doc: &Document, classes: &Classes, draft: &Draft) -> Option<String> {
    if draft.kind != Kind::Arrested {
        return None;
    }
    let mut below =
        doc.children(draft.trigger).chain(doc.children(draft.trigger).flat_map(|t| doc.children(t)));
    let country = |&t: &TokenId| {
        classes.has("WHOLE_COUNTRY", &doc.tokens[t].lemma)
            && ["in", "across", "around", "throughout"].iter().any(|case| syntax::has_case(doc, t, case))
            || classes.has("SPREAD_WORD", &doc.tokens[t].lemma) && doc.tokens[t].upos == Upos::Adv
    };
    below.find(country).map(|t| doc.word(t).to_lowercase())
}

/// "The violence has forced 90,000 from their homes": who fled from a whole war.
fn driven_out(doc: &Document, classes: &Classes, draft: &Draft) -> Option<String> {
    let counted = draft.counted.as_ref()?;
    let clause = syntax::clause_head(doc, draft.trigger);
    let strife = [draft.trigger, clause].into_iter().filter_map(|t| syntax::subject(doc, t)).any(|subject| {
        ["LONG_STRIFE", "STRIFE"].iter().any(|class| classes.has(class, &doc.tokens[subject].lemma))
    });
    let perfect = [draft.trigger, clause]
        .into_iter()
        .flat_map(|t| doc.children_by(t, &[Deprel::Aux]))
        .any(|t| doc.tokens[t].lemma == "have");
    (draft.kind == Kind::Displaced && strife && perfect)
        .then(|| counted.quantity.map(|quantity| quantity.of(&doc.text).to_lowercase()))
        .flatten()
}

/// "Over the past three months", "in a year", "within weeks", "each day", "a week" as a rate.
fn is_stretch(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let token = &doc.tokens[noun];
    if token.upos != Upos::Noun {
        return false;
    }
    let below = |class: &str| doc.children(noun).any(|t| classes.has(class, &doc.word(t).to_lowercase()));
    // "On average, six are killed there": of how many days, nobody says.
    let average = token.lemma == "average" && syntax::has_case(doc, noun, "on");
    let each = classes.has("RATE_UNIT", &token.lemma) && below("EACH_WORD");
    let long = classes.has("LONG_UNIT", &token.lemma)
        && ["in", "over", "during", "within"].iter().any(|case| syntax::has_case(doc, noun, case))
        && (below("STRETCH_WORD")
            || doc.children_by(noun, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "a"));
    average || each || long
}
