//! `--explain`: the text sentence by sentence, with its claims marked, and for each claim the words, the holder, the
//! status and the tree that led to it.

use std::collections::HashMap;

use claims::Reading;
use claims::reading::{Claim, How, Offsets, TextSpan};
use language::{Document, Sentence};

use super::counts::{counted, label};
use super::lookup::{Countries, Lookup};
use super::positions::Positions;
use super::rich::{Rich, Tone};
use super::terminal::{Layout, Page};
use super::words;

/// Words above which a sentence's tree is not drawn.
const MAX_TREE_WORDS: usize = 120;

/// Deepest indentation of a tree.
const MAX_TREE_DEPTH: usize = 16;

/// The explanation of one reading.
pub fn explain(reading: &Reading, document: &Document, countries: &Countries, layout: Layout) -> String {
    let positions = Positions::of(document);
    let lookup = Lookup::new(reading, &positions, countries);
    let offsets = Offsets::new(&document.text);
    let mut page = Page::new(layout);
    page.paragraph("", &Rich::new().strong(&reading.report.id));
    let key =
        "Each sentence with its position. [c1] stands behind the words of claim c1: ‹number› and predicate.";
    page.paragraph("", &Rich::new().dim(key));
    let mut claims = reading.claims.iter().peekable();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let start = offsets.characters(sentence.span.start);
        let next =
            document.sentences.get(number + 1).map_or(usize::MAX, |s| offsets.characters(s.span.start));
        // Claims come in the order of the text; one belongs to the sentence that its predicate stands in.
        let mut here = Vec::new();
        while let Some(claim) = claims.next_if(|claim| claim.trigger.start < next) {
            here.push(claim);
        }
        let at = TextSpan { start, end: start, text: String::new() };
        let head = positions.at(&at).map_or(String::new(), |p| p.to_string());
        page.blank();
        page.paragraph(&format!("{head:<6}"), &marked(sentence.span.of(&document.text), start, &here));
        for claim in &here {
            block(&mut page, &lookup, claim);
        }
        if !here.is_empty() {
            tree(&mut page, document, sentence, &offsets, &here);
        }
    }
    page.finish()
}

/// The sentence with numbers in marks and claim ids behind numbers and predicates.
fn marked(text: &str, start: usize, claims: &[&Claim]) -> Rich {
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    enum Edge {
        NumberEnds,
        Id(usize),
        NumberBegins,
    }
    let mut edges: Vec<(usize, Edge)> = Vec::new();
    for (index, claim) in claims.iter().enumerate() {
        if let Some(quantity) = &claim.quantity {
            edges.extend([(quantity.start, Edge::NumberBegins), (quantity.end, Edge::NumberEnds)]);
            edges.push((quantity.end, Edge::Id(index)));
        }
        edges.push((claim.trigger.end, Edge::Id(index)));
    }
    edges.sort_unstable();
    edges.dedup();
    let mut edges = edges.into_iter().peekable();
    let mut rich = Rich::new();
    let mut plain = String::new();
    let push_edges =
        |upto: usize, rich: &mut Rich, plain: &mut String, edges: &mut std::iter::Peekable<_>| {
            while let Some((_, edge)) = edges.next_if(|(at, _): &(usize, Edge)| *at <= upto) {
                rich.push(Tone::Plain, &std::mem::take(plain));
                match edge {
                    Edge::NumberBegins => rich.push(Tone::Strong, "‹"),
                    Edge::NumberEnds => rich.push(Tone::Strong, "›"),
                    Edge::Id(index) => {
                        rich.push(
                            Tone::Mark,
                            &format!("[{}]", claims.get(index).map_or("", |claim| claim.id.as_str())),
                        );
                    }
                }
            }
        };
    for (offset, character) in text.chars().enumerate() {
        push_edges(start + offset, &mut rich, &mut plain, &mut edges);
        plain.push(character);
    }
    push_edges(usize::MAX, &mut rich, &mut plain, &mut edges);
    rich.push(Tone::Plain, &plain);
    rich
}

/// What is known of one claim.
fn block(page: &mut Page, lookup: &Lookup<'_>, claim: &Claim) {
    let incident = lookup.reading.incidents.iter().find(|i| i.id == claim.incident);
    let attackers = incident.map(|incident| lookup.attackers(incident)).unwrap_or_default();
    let what = if claim.kind.is_count() {
        format!("{}: {}", label(claim), counted(claim))
    } else {
        words::participle(claim.kind).to_owned()
    };
    let head = format!("      {:<4}", claim.id);
    let title = Rich::new().strong(&what).plain(" · ").then(lookup.say_so(claim, &attackers));
    page.paragraph(&head, &title);
    let mut line = |name: &str, text: Rich| page.paragraph(&format!("          {name:<10}"), &text);
    let quoted = |span: &TextSpan| format!("“{}”", span.text);
    line("words", Rich::from(quoted(&claim.evidence).as_str()));
    line("predicate", Rich::from(quoted(&claim.trigger).as_str()));
    if let Some(qualifier) = claim.qualifier {
        let number = claim.quantity.as_ref().map_or("no number word".to_owned(), quoted);
        line(
            "number",
            Rich::from(format!("{number}, {qualifier}: the words allow {}", allowed(claim)).as_str()),
        );
    }
    line("holder", holder(lookup, claim));
    let mut status = format!("{}: {}, {}", claim.status, claim.stance, claim.reality);
    if let Some(verification) = &claim.verification {
        status += &format!(", {} by {}", verification.state, quoted(&verification.span));
    }
    line("status", Rich::from(status.as_str()));
    let of = incident
        .map_or(String::new(), |i| format!(" ({}, {})", if i.main { "main" } else { "background" }, i.title));
    let sure = format!("{}{of} · sure to {:.2}", claim.incident, claim.confidence);
    line("incident", Rich::new().dim(&sure));
}

/// The interval of a number's words.
fn allowed(claim: &Claim) -> String {
    match (claim.low, claim.high) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("{low} or more"),
        (None, Some(high)) => format!("{high} or fewer"),
        (None, None) => "any number".to_owned(),
    }
}

fn holder(lookup: &Lookup<'_>, claim: &Claim) -> Rich {
    let Some(holder) = &claim.holder else {
        return Rich::from("none: the report says it in its own voice");
    };
    let at = |span: &TextSpan| lookup.positions.at(span).map_or(String::new(), |p| format!(" {p}"));
    let how = match holder.how {
        How::Stated => "stated",
        How::Carried => "carried over from another sentence",
    };
    let mut text = format!("“{}”{}, {how}, {}", holder.span.text, at(&holder.span), holder.holder_type);
    let attribution = holder.attribution.as_deref();
    let cue = lookup
        .reading
        .attributions
        .iter()
        .find(|a| Some(a.id.as_str()) == attribution)
        .and_then(|a| a.cue.as_ref());
    if let Some(cue) = cue {
        text += &format!(", by the cue “{}”", cue.text);
    }
    Rich::from(text.as_str())
}

/// The dependency tree, heads before what hangs on them; predicates of claims are marked.
fn tree(page: &mut Page, document: &Document, sentence: &Sentence, offsets: &Offsets<'_>, claims: &[&Claim]) {
    let range = sentence.tokens.clone();
    let tokens = document.tokens.get(range.clone()).unwrap_or_default();
    if tokens.iter().all(|token| token.head.is_none()) {
        return;
    }
    let head = "      tree";
    if tokens.len() > MAX_TREE_WORDS {
        let text = format!("{} words: too long to draw", tokens.len());
        return page.paragraph(&format!("{head}  "), &Rich::new().dim(&text));
    }
    page.paragraph(head, &Rich::new());
    let mut children: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for (id, token) in range.clone().zip(tokens) {
        children.entry(token.head.filter(|head| range.contains(head))).or_default().push(id);
    }
    let mut waiting: Vec<(usize, usize)> =
        children.remove(&None).unwrap_or_default().into_iter().map(|id| (id, 0)).rev().collect();
    while let Some((id, depth)) = waiting.pop() {
        if let Some(token) = document.tokens.get(id) {
            let at = offsets.characters(token.span.start);
            let of: Vec<_> = claims
                .iter()
                .filter(|c| c.trigger.start <= at && at < c.trigger.end)
                .map(|c| c.id.as_str())
                .collect();
            let mark = if of.is_empty() { String::new() } else { format!("  [{}]", of.join(" ")) };
            let indent = " ".repeat(10 + 2 * depth.min(MAX_TREE_DEPTH));
            let text =
                Rich::from(document.word(id)).dim(&format!("  {} {}", token.deprel, token.upos)).mark(&mark);
            page.paragraph(&indent, &text);
        }
        // Each token has one head, so each is taken out once, whatever the heads are.
        let below = children.remove(&Some(id)).unwrap_or_default();
        waiting.extend(below.into_iter().rev().map(|child| (child, depth + 1)));
    }
}
