//! A figure told place by place: "140 were hurt, 36 in Karsk, 29 in Lund and seven in the city".

use language::{Document, Number, Qualifier, TokenId, Upos};

use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::people::Who;

/// The bare numbers with a place behind them that go on after a figure of their sentence. They are its parts where it has
/// no place of its own and they fit into it, its equals where it has one.
pub fn find(doc: &Document, told: &[Draft]) -> Vec<Draft> {
    let mut found = Vec::new();
    let taken = taken(doc, told);
    for (index, draft) in told.iter().enumerate() {
        let Some(counted) = draft.counted.as_ref().filter(|_| draft.part_of.is_none()) else { continue };
        let (Some(total), Some(quantity)) = (counted.interval.high, counted.quantity) else { continue };
        let start = draft.trigger.max(counted.head) + 1;
        let numbers = by_place(doc, start, &taken);
        let has_place = is_place(doc, start);
        let sum: u64 = numbers.iter().filter_map(|n| n.interval.low).sum();
        // One number alone is too little to tell a breakdown by.
        if numbers.len() < 2 || !has_place && sum > total || quantity.start > doc.tokens[start - 1].span.start
        {
            continue;
        }
        for number in numbers {
            found.push(item(doc, draft, counted, number, (!has_place).then_some(index)));
        }
    }
    found
}

/// The numbers of the rest of the sentence that stand alone before a place, unless another figure has them.
fn by_place<'a>(doc: &'a Document, start: TokenId, taken: &[bool]) -> Vec<&'a Number> {
    let Some(sentence) = doc.tokens.get(start).and_then(|t| doc.sentences.get(t.sentence)) else {
        return Vec::new();
    };
    let first = doc.numbers.partition_point(|n| n.tokens.start < start);
    doc.numbers[first..]
        .iter()
        .zip(&taken[first..])
        .take_while(|(n, _)| n.tokens.end <= sentence.tokens.end)
        .filter(|(n, taken)| {
            let before = doc.word(n.tokens.start - 1);
            n.interval.qualifier == Qualifier::Exact
                && matches!(before, "," | ";" | ":" | "and" | "—" | "–")
                && is_place(doc, n.tokens.end)
                && !**taken
        })
        .map(|(n, _)| n)
        .collect()
}

/// For each number of the document, whether a figure counts by it.
fn taken(doc: &Document, told: &[Draft]) -> Vec<bool> {
    let mut taken = vec![false; doc.numbers.len()];
    for words in told.iter().filter_map(|d| d.counted.as_ref()?.quantity) {
        let first = doc.numbers.partition_point(|n| n.span.end <= words.start);
        let last = doc.numbers.partition_point(|n| n.span.start < words.end);
        taken[first..last.max(first)].fill(true);
    }
    taken
}

/// "in Karsk", "in the city", but not "in 2019".
fn is_place(doc: &Document, at: TokenId) -> bool {
    let Some(token) = doc.tokens.get(at) else { return false };
    token.upos == Upos::Adp
        && matches!(token.lemma.as_str(), "in" | "at" | "near")
        && doc.tokens.get(at + 1).is_some_and(|next| {
            next.sentence == token.sentence && matches!(next.upos, Upos::Propn | Upos::Det | Upos::Adj)
        })
        && counting::number_at(doc, at + 1).is_none()
}

fn item(doc: &Document, like: &Draft, whole: &Counted, number: &Number, part_of: Option<usize>) -> Draft {
    let head = number.tokens.end - 1;
    let who = Who { group: whole.who.group, ..Who::default() };
    let counted =
        Counted { head, interval: number.interval, quantity: Some(number.span), of: number.span, who };
    Draft {
        evidence: clause::evidence(doc, like.trigger, &[number.span]),
        counted: Some(counted),
        part_of,
        ..like.clone()
    }
}
