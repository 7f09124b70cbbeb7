//! HOW MANY: the rows of figures, each with its words and on whose say-so.

use std::collections::HashSet;

use claims::reading::{Bound, Claim, Figure, Group, Incident, Kind, Qualifier, Reality};

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
    let mut claims: Vec<&Claim> = lookup.claims_of(incident).filter(|c| c.kind.is_count()).collect();
    // A stable sort: within a kind the order of the text stays. What was only threatened or demanded comes last.
    claims.sort_by_key(|claim| (claim.reality == Reality::Unreal, claim.kind));
    let mut blocks: Vec<(bool, Kind, Option<Group>, Vec<&Claim>)> = Vec::new();
    for claim in claims {
        let of = (claim.reality == Reality::Unreal, claim.kind, claim.group);
        match blocks.iter_mut().find(|(unreal, kind, group, _)| (*unreal, *kind, *group) == of) {
            Some((.., block)) => block.push(claim),
            None => blocks.push((of.0, of.1, of.2, vec![claim])),
        }
    }
    let mut rows = Vec::new();
    for (unreal, kind, group, block) in blocks {
        let of_block = block_rows(lookup, &block, &attackers);
        let is_summed = of_block.len() > 1 && !unreal;
        rows.extend(of_block);
        let figure = incident
            .figures
            .iter()
            .find(|f| f.policy == "stated" && f.kind == kind && Some(f.group) == group && is_summed);
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
/// "at least 12", "40 captives", "driver (1)".
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
            format!("{own} ({number})")
        }
        Some(own) => format!("{number} {own}"),
    };
    format!("{part}{words}")
}

/// Those counted without article and number.
fn own_word(of: &str, claim: &Claim) -> String {
    let of = without_article(of);
    let behind_number = claim.quantity.as_ref().and_then(|quantity| {
        let at = of.to_ascii_lowercase().find(&quantity.text.to_ascii_lowercase())?;
        of.get(at + quantity.text.len()..)
    });
    // The number may stand in quotation marks: a “few” hostages.
    let of =
        behind_number.unwrap_or(of).trim_start_matches(|c: char| !c.is_alphanumeric() && c != '[').trim_end();
    let of = of.strip_prefix("any ").unwrap_or(of);
    if of.chars().any(char::is_lowercase) { of.to_owned() } else { of.to_lowercase() }
}

/// The range that is stated, in the words of the claims at its ends.
fn total(lookup: &Lookup<'_>, figure: &Figure, block: &[&Claim]) -> Option<Count> {
    // "six less three": those of the whole that another row counts already are taken out of it.
    let words_of = |bound: Bound| -> Option<String> {
        let mut words = String::new();
        for because in figure.because.iter().filter(|because| because.bound == bound) {
            let Some(claim) = lookup.claim(&because.claim) else { continue };
            let taken_out = because.reason == incidents::TAKEN_OUT;
            if taken_out && claim.high == Some(0) {
                continue;
            }
            let sign = if taken_out { " less " } else { " + " };
            if !words.is_empty() {
                words.push_str(sign);
            }
            words.push_str(&number_words(claim));
        }
        if words.is_empty() { None } else { Some(words) }
    };
    let one_number = figure.low.is_some() && figure.low == figure.high;
    let range = match (words_of(Bound::Low), words_of(Bound::High)) {
        (Some(low), Some(high)) if low != high && !one_number => format!("{low} to {high}"),
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

#[cfg(test)]
mod tests {
    use claims::reading::TextSpan;

    use super::*;

    /// A claim of the fixture with other words.
    fn own(of: &str, quantity: &str) -> String {
        let json = include_str!("../../tests/fixtures/ferry.json");
        let reading: claims::Reading = serde_json::from_str(json).expect("the fixture is a reading");
        let mut claim = reading.claims.into_iter().next().expect("the fixture has a claim");
        claim.quantity = Some(TextSpan { text: quantity.to_owned(), ..TextSpan::default() });
        own_word(of, &claim)
    }

    #[test]
    fn the_own_word_stands_behind_the_number_and_its_quotation_marks() {
        assert_eq!(own("a “few” pilgrims", "few"), "pilgrims");
        assert_eq!(own("the 14 miners", "14"), "miners");
    }
}
