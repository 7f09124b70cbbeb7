//! HOW MANY: the rows of figures, each with its words and on whose say-so.

use std::collections::HashSet;

use claims::reading::{Bound, Claim, Figure, Group, Incident, Kind, Qualifier};

use super::lookup::{Lookup, number_words, without_article};
use super::positions::Position;
use super::rich::Rich;
use super::words;

/// Longest label that names those counted by the text's own word.
const MAX_OWN_WORD: usize = 18;

/// One row.
#[derive(Clone, Debug)]
pub struct Count {
    /// Who and what: "hostages killed".
    pub label: String,
    /// The words of the number, and of those counted.
    pub words: String,
    /// On whose say-so.
    pub who: Rich,
    /// Where it is said.
    pub at: Vec<Position>,
    /// Sums up the rows above.
    pub is_total: bool,
}

/// The rows of an incident: by what happened, then by whom; parts come after their total.
pub fn rows(lookup: &Lookup<'_>, incident: &Incident) -> Vec<Count> {
    let attackers = lookup.attackers(incident);
    let mut claims: Vec<&Claim> =
        incident.claims.iter().filter_map(|id| lookup.claim(id)).filter(|c| c.kind.is_count()).collect();
    // A stable sort: within a kind the order of the text stays.
    claims.sort_by_key(|claim| claim.kind);
    let mut blocks: Vec<(Kind, Option<Group>, Vec<&Claim>)> = Vec::new();
    for claim in claims {
        match blocks.iter_mut().find(|(kind, group, _)| (*kind, *group) == (claim.kind, claim.group)) {
            Some((_, _, block)) => block.push(claim),
            None => blocks.push((claim.kind, claim.group, vec![claim])),
        }
    }
    let mut rows = Vec::new();
    for (kind, group, block) in blocks {
        let of_block = block_rows(lookup, &block, &attackers);
        let several = of_block.len() > 1;
        rows.extend(of_block);
        let figure = incident
            .figures
            .iter()
            .find(|f| f.policy == "stated" && f.kind == kind && Some(f.group) == group && several);
        rows.extend(figure.and_then(|figure| total(lookup, figure, &block)));
    }
    rows
}

fn block_rows(lookup: &Lookup<'_>, block: &[&Claim], attackers: &HashSet<&str>) -> Vec<Count> {
    let mut rows: Vec<Count> = Vec::new();
    for &claim in block {
        let (words, who) = (counted(claim), lookup.say_so(claim, attackers));
        let at = lookup.position(claim);
        // The same figure told again by the same holder is one row with two places.
        match rows.iter_mut().find(|row| row.words == words && row.who == who) {
            Some(row) => row.at.extend(at),
            None => {
                rows.push(Count { label: label(claim), words, who, at: Vec::from_iter(at), is_total: false })
            }
        }
    }
    rows
}

/// "hostages killed".
pub fn label(claim: &Claim) -> String {
    format!("{} {}", claim.group.map_or("people", words::group), words::participle(claim.kind))
}

/// The number with the text's own word for those counted, where that is short and says more than the group:
/// "at least 12", "40 captives", "the driver".
pub fn counted(claim: &Claim) -> String {
    let number = number_words(claim);
    let own = claim.of.as_deref().map(|of| own_word(of, claim)).filter(|own| {
        let is_group = claim.group.is_some_and(|group| own.eq_ignore_ascii_case(words::group(group)));
        !own.is_empty() && !is_group && own.chars().count() <= MAX_OWN_WORD && !words::says_nothing(own)
    });
    let part = if claim.part_of.is_some() { "of them " } else { "" };
    let words = match own {
        None => number,
        Some(own) if claim.quantity.is_none() && claim.qualifier == Some(Qualifier::Vague) => {
            format!("{own}, no number")
        }
        Some(own) if claim.quantity.is_none() && claim.qualifier == Some(Qualifier::Exact) => {
            format!("{number}: {own}")
        }
        Some(own) => format!("{number} {own}"),
    };
    format!("{part}{words}")
}

/// Those counted without article and number.
fn own_word(of: &str, claim: &Claim) -> String {
    let of = without_article(of);
    let number = claim.quantity.as_ref().map_or("", |quantity| quantity.text.as_str());
    let rest = of.get(..number.len()).filter(|start| start.eq_ignore_ascii_case(number));
    let of = if rest.is_some() { of.get(number.len()..).unwrap_or(of) } else { of }.trim();
    if of.chars().any(char::is_lowercase) { of.to_owned() } else { of.to_lowercase() }
}

/// The range that is stated, in the words of the claims at its ends.
fn total(lookup: &Lookup<'_>, figure: &Figure, block: &[&Claim]) -> Option<Count> {
    let words_of = |bound: Bound| -> Option<String> {
        let words: Vec<_> = figure
            .because
            .iter()
            .filter(|because| because.bound == bound)
            .filter_map(|because| lookup.claim(&because.claim))
            .map(number_words)
            .collect();
        if words.is_empty() { None } else { Some(words.join(" + ")) }
    };
    let range = match (words_of(Bound::Low), words_of(Bound::High)) {
        (Some(low), Some(high)) if low != high => format!("{low} to {high}"),
        (Some(words), _) | (None, Some(words)) => words,
        (None, None) => return None,
    };
    let letters = lookup.letters(block.iter().map(|claim| claim.id.as_str()));
    let mut who = Rich::new();
    if !letters.is_empty() {
        who = who.mark(&format!("contested ({})", letters.join(", "))).plain(" · ");
    }
    who = match words_of(Bound::Best) {
        Some(best) if figure.best.is_some() => who.plain(&format!("the report stands by {best}")),
        _ => who.plain("no best"),
    };
    Some(Count { label: "in all".to_owned(), words: range, who, at: Vec::new(), is_total: true })
}
