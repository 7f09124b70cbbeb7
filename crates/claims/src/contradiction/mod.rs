//! Contradictions within a report: claims that cannot both hold of the same people at the same moment.
//!
//! A false alarm costs trust, so each rule (a file of its own) looks for reasons why two claims may both be true first.

mod corrected;
mod denied;
mod denied_events;
mod exchanged;
mod fate;
mod figures;
mod identity;
mod means;
mod none;
mod phase;
mod responsible;
mod turned_back;

use language::{Deprel, Document, TokenId, Upos};

use crate::attribution::Attribution;
use crate::draft::Draft;
use crate::entities::Entities;
use crate::events::Event;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{ContradictionKind, Kind, MayBe, Reality, Stance, Strength};
use crate::syntax;

/// Two drafts that do not fit together.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Index of the earlier draft.
    pub a: usize,
    /// Index of the later draft.
    pub b: usize,
    /// About what.
    pub kind: ContradictionKind,
    /// How strongly.
    pub strength: Strength,
    /// Innocent explanations.
    pub may_be: Vec<MayBe>,
    /// In words.
    pub why: String,
}

/// No report needs more than this many contradictions to be shown; it bounds the work on hostile input.
const MAX_CONFLICTS: usize = 200;
/// Claims that are compared with each other at most.
const MAX_COMPARED: usize = 300;

/// What the rules look at.
pub struct Claims<'a> {
    /// The text.
    pub doc: &'a Document,
    /// Word classes.
    pub classes: &'a Classes,
    /// Who is who.
    pub entities: &'a Entities,
    /// Words for people.
    pub people: &'a People,
    /// What the predicates tell, in order of the text.
    pub events: &'a [Event<'a>],
    /// Who says what.
    pub attributions: &'a [Attribution],
    /// The claims, in order of the text.
    pub drafts: &'a [Draft],
    /// Whether two drafts have one holder.
    pub same_holder: &'a dyn Fn(&Draft, &Draft) -> bool,
}

/// A rule: what it finds in the drafts with indices `a` < `b`, of one incident.
type Rule = fn(&Claims<'_>, usize, usize) -> Option<Finding>;

/// What a rule says of two claims.
pub struct Finding {
    kind: ContradictionKind,
    strength: Strength,
    may_be: Vec<MayBe>,
    why: String,
}

impl Finding {
    fn new(kind: ContradictionKind, strength: Strength, may_be: &[MayBe], why: String) -> Self {
        Self { kind, strength, may_be: may_be.to_vec(), why }
    }
}

/// The rules in the order in which they are asked; the first that finds something speaks.
const RULES: [Rule; 11] = [
    figures::differ,
    none::excludes,
    identity::differs,
    phase::differs,
    fate::differs,
    exchanged::differs,
    turned_back::differs,
    denied::denies,
    means::denied,
    corrected::corrects,
    responsible::differ,
];

/// Finds the contradictions among the claims of a report.
pub fn find(claims: &Claims<'_>) -> Vec<Conflict> {
    let drafts = claims.drafts;
    let mut conflicts: Vec<Conflict> = Vec::new();
    let eligible: Vec<usize> = (0..drafts.len())
        .filter(|&i| drafts[i].reality != Reality::Unreal && !is_said_again(drafts, i))
        .take(MAX_COMPARED)
        .collect();
    for (n, &a) in eligible.iter().enumerate() {
        for &b in &eligible[n + 1..] {
            if conflicts.len() >= MAX_CONFLICTS {
                return conflicts;
            }
            // A denial is about whatever it denies, whenever it was made.
            let denial = drafts[a].kind == Kind::Denial || drafts[b].kind == Kind::Denial;
            if drafts[a].incident != drafts[b].incident && !denial {
                continue;
            }
            let Some(found) = RULES.iter().find_map(|rule| rule(claims, a, b)) else { continue };
            // Entries of a live report: the later one is the news.
            let of_time = matches!(found.kind, ContradictionKind::Figure | ContradictionKind::State);
            if of_time && claims.are_entries_of_two_times(a, b) {
                continue;
            }
            // One report of an end is set against the first that it goes on, not against each.
            let again = |c: &Conflict| {
                found.kind == ContradictionKind::State && c.kind == found.kind && (c.a == a || c.b == b)
            };
            if conflicts.iter().any(again) {
                continue;
            }
            let Finding { kind, strength, may_be, why } = found;
            conflicts.push(Conflict { a, b, kind, strength, may_be, why });
        }
    }
    conflicts
}

/// Paragraphs of one entry of a live report, at most, less its first.
const MOST_OF_ENTRY: usize = 3;

/// Claims of one sentence that stand before another and may be the same of another holder.
const BESIDE: usize = 12;

/// "Residents and an official said": the same claim of a second holder is set against nothing that the first is set against
/// already.
fn is_said_again(drafts: &[Draft], index: usize) -> bool {
    let draft = &drafts[index];
    let statement = |d: &Draft| d.holder.as_ref().and_then(|h| h.attribution);
    let counted = |d: &Draft| d.counted.as_ref().map(|c| c.head);
    statement(draft).is_some()
        && drafts[index.saturating_sub(BESIDE)..index].iter().any(|d| {
            d.trigger == draft.trigger
                && d.kind == draft.kind
                && counted(d) == counted(draft)
                && statement(d) == statement(draft)
        })
}

impl Claims<'_> {
    fn pair(&self, a: usize, b: usize) -> (&Draft, &Draft) {
        (&self.drafts[a], &self.drafts[b])
    }

    /// "16:10 - At least three dead. 17:45 - The toll is seven": each in a paragraph that begins with its clock time.
    fn are_entries_of_two_times(&self, a: usize, b: usize) -> bool {
        let (x, y) = self.pair(a, b);
        let entry = |d: &Draft| self.clock_before(self.doc.sentences[self.sentence(d)].paragraph);
        entry(x).zip(entry(y)).is_some_and(|(one, other)| one != other)
    }

    /// The clock time with which a paragraph begins, or the nearest one before it that begins so.
    fn clock_before(&self, paragraph: usize) -> Option<&str> {
        let first = paragraph.saturating_sub(MOST_OF_ENTRY);
        (first..=paragraph).rev().find_map(|p| {
            let text = self.doc.paragraphs.get(p)?.span.of(&self.doc.text).trim_start();
            let (hours, rest) = text.split_once([':', '.', 'h'])?;
            let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
            let minutes = rest.get(..2).filter(|minutes| digits(minutes))?;
            let ends = !rest.get(2..3).is_some_and(|next| next.bytes().all(|b| b.is_ascii_digit()));
            (hours.len() <= 2 && digits(hours) && ends).then(|| &text[..hours.len() + 1 + minutes.len()])
        })
    }

    fn is_of_one_holder(&self, x: &Draft, y: &Draft) -> bool {
        (self.same_holder)(x, y) || self.is_of_one_ministry(x, y)
    }

    /// "The interior ministry", "Interior Minister Ole Vik": a minister speaks for his ministry.
    fn is_of_one_ministry(&self, x: &Draft, y: &Draft) -> bool {
        let doc = self.doc;
        let office = |d: &Draft| {
            let phrase = doc.tokens_in(d.holder.as_ref()?.span);
            let noun = phrase
                .into_iter()
                .find(|&t| matches!(doc.word(t).to_lowercase().as_str(), "ministry" | "minister"))?;
            let of = noun.checked_sub(1).filter(|&t| doc.tokens[t].sentence == doc.tokens[noun].sentence)?;
            Some((doc.word(of).to_lowercase(), doc.word(noun).to_lowercase()))
        };
        let known = |of: &str| !matches!(of, "the" | "a" | "prime" | "former" | "deputy" | "and" | "'s");
        office(x).zip(office(y)).is_some_and(|((a, one), (b, other))| a == b && one != other && known(&a))
    }

    /// Told as a fact of this world by whoever tells it.
    fn is_stated(draft: &Draft) -> bool {
        draft.stance != Stance::Denied && draft.reality == Reality::Actual
    }

    fn sentence(&self, draft: &Draft) -> usize {
        self.doc.tokens[draft.trigger].sentence
    }

    /// Whether two phrases mean the same persons or party: one entity, one taking up the other, or the same noun.
    fn is_same(&self, x: TokenId, y: TokenId) -> bool {
        if x == y {
            return true;
        }
        let origin = |t: TokenId| self.entities.antecedent(t).unwrap_or(t);
        match (self.entities.at(x), self.entities.at(y)) {
            (Some(a), Some(b)) => a == b,
            _ => {
                let (x, y) = (origin(x), origin(y));
                let noun = |t: TokenId| self.doc.tokens[t].upos != Upos::Pron;
                let lemma = |t: TokenId| &self.doc.tokens[t].lemma;
                // "The Lake Front", "the front"
                x == y || noun(x) && lemma(x).eq_ignore_ascii_case(lemma(y))
            }
        }
    }

    /// Whether a claim's clause says where it happened: "in the market", "there".
    fn is_placed(&self, draft: &Draft) -> bool {
        let doc = self.doc;
        doc.places.iter().any(|p| draft.evidence.contains(p.span))
            || doc.children_by(draft.trigger, &[Deprel::Obl]).any(|t| {
                let here = ["in", "at", "near", "outside", "inside"];
                here.iter().any(|case| syntax::has_case(doc, t, case))
                    && !doc.times.iter().any(|time| time.span.contains(doc.tokens[t].span))
            })
    }

    /// Who did it, or who was there, as a draft tells.
    fn actor(&self, draft: &Draft) -> Option<TokenId> {
        draft.agent.or(draft.counted.as_ref().map(|c| c.head))
    }

    /// A word that sets a sentence against what came before: "but", "however", "actually".
    fn has_word(&self, draft: &Draft, class: &str) -> bool {
        let sentence = &self.doc.sentences[self.sentence(draft)];
        sentence.tokens.clone().any(|t| {
            self.classes.has(class, &self.doc.tokens[t].lemma) && self.doc.tokens[t].deprel != Deprel::Root
        })
    }
}
