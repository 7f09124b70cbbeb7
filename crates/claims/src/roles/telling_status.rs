//! How a deed is told: as having happened or not, by whom, and in which incident.

use jiff::ToSpan;
use language::{Deprel, Document, ParagraphKind, TokenId, Upos, Xpos, times};

use super::Source;
use super::frames::{Deed, Says};
use super::tellings::Telling;
use crate::draft::Draft;
use crate::np;
use crate::reading::{Kind, Reality, Stance};
use crate::status;
use crate::syntax;

/// Days before publication that an incident may lie back and still be what the report tells of.
const RECENT_DAYS: i64 = 90;

/// Claims of what was not done, at most, before the one of a deed that somebody is said to have done.
const MOST_UNDONE: usize = 4;

/// Words between a deed and a time that puts it well before the report: farther off it is another's.
const TIME_REACH: usize = 12;

/// How one telling is told; none where it tells nothing that happened now.
pub fn fill(source: Source<'_>, tellings: &[Telling<'_>]) -> Vec<Option<Draft>> {
    let doc = source.doc;
    let mut drafts: Vec<Draft> = tellings
        .iter()
        .map(|telling| {
            let sentence = doc.sentences[doc.tokens[telling.trigger].sentence].span;
            let mut draft = Draft::new(Kind::Attack, telling.trigger, sentence);
            draft.agent = telling.agents.first().copied();
            draft
        })
        .collect();
    status::fill(doc, source.classes, source.attributions, &mut drafts);
    drafts
        .into_iter()
        .zip(tellings)
        .map(|(mut draft, telling)| {
            // Who is accused is accused, whatever becomes of it.
            let told = (draft.reality != Reality::Unreal
                || telling.frame.says == Says::Accused
                || is_attempted(source, telling.trigger)
                || is_presupposed(source, telling))
                && draft.stance != Stance::Denied;
            let now = told
                && !is_general(doc, telling)
                && !is_old(source, telling.trigger)
                && !is_another_time(source, telling)
                && !is_remembered(source, telling.trigger);
            draft.incident = incident(source, telling.trigger, telling.frame.deed == Deed::Blame);
            now.then_some(draft)
        })
        .collect()
}

/// "nobody knows who planned the murder of Jan Holm", "the government will investigate last week's bombing of the bank": a
/// definite noun presupposes the deed, whatever is denied, asked or intended around it.
fn is_presupposed(source: Source<'_>, telling: &Telling<'_>) -> bool {
    let doc = source.doc;
    let noun = telling.trigger;
    let is_definite =
        matches!(np::determination(doc, noun), np::Determination::Definite | np::Determination::Possessive);
    doc.tokens[noun].upos == Upos::Noun
        && is_definite
        && !telling.patients.is_empty()
        && doc.ancestors(noun).take(3).all(|t| {
            // "who planned it" asks after a deed that was done.
            let asks = syntax::own_subject(doc, t).is_some_and(|s| doc.tokens[s].xpos == Xpos::Wp);
            asks || !source.classes.has("UNDONE_DEED_VERB", &doc.tokens[t].lemma)
        })
}

/// "tried to kill", "threatened to blow up", "a plot to murder him": not done, but told of somebody.
fn is_attempted(source: Source<'_>, trigger: TokenId) -> bool {
    let doc = source.doc;
    let mut at = trigger;
    for _ in 0..4 {
        let token = &doc.tokens[at];
        let Some(head) = token.head else { return false };
        if !matches!(token.deprel, Deprel::Xcomp | Deprel::Ccomp | Deprel::Conj | Deprel::Acl | Deprel::Advcl)
        {
            return false;
        }
        let lemma = doc.tokens[head].lemma.to_lowercase();
        // "Suspected of planning to blow up a bridge", not "the army plans to attack".
        let accused_of_plan = lemma == "plan"
            && doc.tokens[head].xpos == Xpos::Vbg
            && doc.tokens[head].head.is_some_and(|above| {
                let above = doc.tokens[above].lemma.to_lowercase();
                source.classes.has("ACCUSING_VERB", &above) || matches!(above.as_str(), "arrest" | "detain")
            });
        if source.classes.has("ATTEMPT", &lemma) || source.classes.has("PLOT_WORD", &lemma) || accused_of_plan
        {
            // "Will threaten to use missiles": nobody has threatened yet.
            // "Will step up its attacks and threaten", not "will strike, and threatened".
            let past = matches!(doc.tokens[head].xpos, Xpos::Vbd | Xpos::Vbn);
            let first = doc.tokens[head].head.filter(|_| doc.tokens[head].deprel == Deprel::Conj && !past);
            let to_come = |verb: TokenId| {
                doc.children_by(verb, &[Deprel::Aux])
                    .any(|t| matches!(doc.tokens[t].lemma.as_str(), "will" | "may" | "might" | "could"))
            };
            return !(doc.tokens[head].upos == Upos::Verb && (to_come(head) || first.is_some_and(to_come)));
        }
        at = head;
    }
    false
}

/// "Murders have become common", "rebels attack villages": a kind of thing, not one that happened.
fn is_general(doc: &Document, telling: &Telling<'_>) -> bool {
    let token = &doc.tokens[telling.trigger];
    match token.upos {
        Upos::Verb => {
            let headline = doc
                .paragraphs
                .get(doc.sentences[token.sentence].paragraph)
                .is_some_and(|p| p.kind == ParagraphKind::Headline);
            let auxiliaries =
                doc.children_by(telling.trigger, &[Deprel::Aux, Deprel::AuxPass]).next().is_some();
            let is_present = |t: TokenId| matches!(doc.tokens[t].xpos, Xpos::Vbp | Xpos::Vbz);
            // "are murdered": what happens again and again.
            // "is accused of": a state that holds.
            let repeated = !matches!(telling.frame.deed, Deed::Kidnapping | Deed::Blame)
                && doc.children_by(telling.trigger, &[Deprel::AuxPass]).any(is_present)
                && doc.children_by(telling.trigger, &[Deprel::Aux]).next().is_none()
                && !has_time(doc, telling.trigger);
            // "have been planting bombs", "is bombing the suburbs": what goes on, unless the report opens with it.
            let opens = doc.sentences[token.sentence].paragraph == 0;
            let goes_on = !matches!(telling.frame.deed, Deed::Kidnapping | Deed::Blame)
                && !opens
                && token.xpos == Xpos::Vbg
                && doc.children_by(telling.trigger, &[Deprel::Aux]).any(|t| doc.tokens[t].lemma == "be")
                && !has_time(doc, telling.trigger);
            // "He makes himself heard by destroying pipelines": how something is done that goes on.
            let by_means = token.xpos == Xpos::Vbg
                && token.deprel == Deprel::Advcl
                && !auxiliaries
                && doc.children_by(telling.trigger, &[Deprel::Mark]).any(|t| doc.tokens[t].lemma == "by")
                && token.head.is_some_and(|head| {
                    is_present(head) && doc.children_by(head, &[Deprel::Aux]).next().is_none()
                })
                && !has_time(doc, telling.trigger);
            // "Police blame the rebels": an accusation holds. "The attackers belong to the front": so does what they are.
            let holds = telling.frame.deed == Deed::Blame
                && (matches!(telling.frame.says, Says::Accused | Says::Possible) || token.lemma == "belong");
            !headline
                && (is_present(telling.trigger) && !auxiliaries && !holds || repeated || goes_on || by_means)
        }
        _ => {
            !has_time(doc, telling.trigger)
                && np::is_plural(doc, telling.trigger)
                && np::determination(doc, telling.trigger) == np::Determination::Bare
                && telling.agents.iter().all(|&t| t == telling.trigger)
        }
    }
}

/// Whether the sentence says when.
pub fn has_time(doc: &Document, trigger: TokenId) -> bool {
    let sentence = doc.sentences[doc.tokens[trigger].sentence].span;
    doc.times.iter().any(|time| sentence.contains(time.span) && time.value.is_some())
}

/// "on the anniversary of the murder of Jan Holm": what is remembered happened long ago.
pub fn is_remembered(source: Source<'_>, trigger: TokenId) -> bool {
    let doc = source.doc;
    let mut at = trigger;
    for _ in 0..3 {
        let token = &doc.tokens[at];
        let Some(head) = token.head.filter(|_| matches!(token.deprel, Deprel::Nmod | Deprel::Conj)) else {
            return false;
        };
        if source.classes.has("COMMEMORATION", &doc.tokens[head].lemma.to_lowercase()) {
            return true;
        }
        at = head;
    }
    false
}

/// "Similar attacks in the past were blamed on the group", "it has claimed previous bombings": other deeds than the one told.
fn is_another_time(source: Source<'_>, telling: &Telling<'_>) -> bool {
    let doc = source.doc;
    let (trigger, deed) = (telling.trigger, telling.frame.deed);
    let other = |noun: TokenId| {
        doc.children_by(noun, &[Deprel::Amod])
            .any(|t| source.classes.has("OTHER_TIME", &doc.word(t).to_lowercase()))
            && np::is_plural(doc, noun)
            && source.classes.has("DEED_NOUN", &doc.tokens[noun].lemma.to_lowercase())
    };
    let in_past = |t: TokenId| {
        syntax::has_case(doc, t, "in") && doc.tokens[t].lemma == "past" && doc.tokens[t].upos == Upos::Noun
    };
    let noun = doc.tokens[trigger].upos == Upos::Noun && other(trigger);
    // "Both groups have carried out attacks in the city", without a time: what they have done before, unless the report opens with it.
    let has_done =
        doc.children_by(trigger, &[Deprel::Aux]).any(|t| matches!(doc.tokens[t].xpos, Xpos::Vbp | Xpos::Vbz))
            && doc.tokens[trigger].xpos == Xpos::Vbn
            && doc.children_by(trigger, &[Deprel::AuxPass]).next().is_none()
            && telling.patients.is_empty()
            && doc.sentences[doc.tokens[trigger].sentence].paragraph > 0
            && !has_time(doc, trigger);
    let of_kind = |t: TokenId| {
        has_done
            && np::is_plural(doc, t)
            && np::determination(doc, t) == np::Determination::Bare
            && source.classes.has("DEED_NOUN", &doc.tokens[t].lemma.to_lowercase())
    };
    let blames = deed == Deed::Blame;
    let said = |t: TokenId| match doc.tokens[t].deprel {
        Deprel::Obj | Deprel::NsubjPass | Deprel::Nsubj => {
            doc.tokens[t].deprel == Deprel::Obj && of_kind(t)
                || other(t)
                || doc.children_by(t, &[Deprel::Nmod]).any(in_past)
        }
        Deprel::Obl => blames && in_past(t) || other(t) && syntax::has_case(doc, t, "for"),
        Deprel::Advmod => blames && doc.word(t).eq_ignore_ascii_case("previously"),
        _ => false,
    };
    noun || doc.tokens[trigger].upos == Upos::Verb && doc.children(trigger).any(said)
}

/// Whether the sentence puts the deed well before the report.
pub fn is_old(source: Source<'_>, trigger: TokenId) -> bool {
    let Some(published) = source.published else { return false };
    let Ok(oldest) = published.checked_sub(RECENT_DAYS.days()) else { return false };
    let doc = source.doc;
    let at = doc.tokens[trigger].span.start;
    let sentence = doc.sentences[doc.tokens[trigger].sentence].span;
    // "minister until May 1989", "fighting since 1980": when something ended or began that is not the deed.
    let is_bound = |span: language::Span| {
        doc.tokens_in(span)
            .start
            .checked_sub(1)
            .is_some_and(|before| source.classes.has("BOUND_OF_TIME", &doc.word(before).to_lowercase()))
    };
    // "the murder of Jan Holm, mayor in 1985": an office held then.
    let is_of_office = |span: language::Span| {
        let heads = doc.tokens_in(span).filter_map(|t| doc.tokens[t].head);
        let above = heads.into_iter().find(|&head| !span.contains(doc.tokens[head].span));
        above.is_some_and(|head| {
            head != trigger && source.classes.has("CIVIL_OFFICE", &doc.tokens[head].lemma.to_lowercase())
        })
    };
    doc.times
        .iter()
        .filter(|time| sentence.contains(time.span) && !is_bound(time.span) && !is_of_office(time.span))
        .filter(|time| doc.tokens_in(time.span).start.abs_diff(trigger) <= TIME_REACH)
        .min_by_key(|time| time.span.start.abs_diff(at))
        .and_then(|time| time.value.as_deref())
        .and_then(times::days)
        .is_some_and(|(_, end)| end < oldest)
}

/// The incident of the claim that the same word tells, else of the nearest in its sentence, else of the nearest before it in the text,
/// else the first.
pub fn incident(source: Source<'_>, trigger: TokenId, blames: bool) -> usize {
    let sentence = source.doc.tokens[trigger].sentence;
    let here = |draft: &&Draft| source.doc.tokens[draft.trigger].sentence == sentence;
    let after = source.drafts.partition_point(|draft| draft.trigger <= trigger);
    let same = source.drafts.iter().find(|draft| draft.trigger == trigger);
    let last = || after.checked_sub(1).and_then(|before| source.drafts.get(before));
    // "The front, which wants to topple the president, said it was behind it": what it wants is no deed that somebody is behind.
    let done =
        || source.drafts[..after].iter().rev().take(MOST_UNDONE).find(|d| d.reality != Reality::Unreal);
    let before = || done().filter(|_| blames).or_else(last);
    // "In the next town gunmen killed two": the claim of the same sentence, though it stands behind.
    let behind = || source.drafts.get(after).filter(here);
    // "Said it had done it in revenge for the killing of its chief": "it" was told in a sentence before.
    if source.doc.tokens[trigger].lemma == "do" {
        let start = source.doc.sentences[sentence].tokens.start;
        let first = source.drafts.partition_point(|draft| draft.trigger < start);
        let told = first.checked_sub(1).and_then(|before| source.drafts.get(before));
        if let Some(told) = told {
            return told.incident;
        }
    }
    same.or_else(|| before().filter(here)).or_else(behind).or_else(before).map_or(0, |draft| draft.incident)
}
