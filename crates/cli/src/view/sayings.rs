//! WHO SAYS WHAT: the acts, each with who tells of it and its own words.

use claims::reading::{Claim, Incident, Kind, Stance};

use super::lookup::{Lookup, is_own, short_name};
use super::positions::Position;
use super::rich::Rich;
use super::words;

/// Characters of a report's words that a row shows.
const QUOTED_CHARS: usize = 100;

/// One row.
#[derive(Clone, Debug)]
pub struct Saying {
    /// On whose say-so.
    pub who: Rich,
    /// What is said.
    pub what: Rich,
    /// Where.
    pub at: Vec<Position>,
}

/// The acts of an incident by holder, the report's own voice last.
pub fn rows(lookup: &Lookup<'_>, incident: &Incident) -> Vec<Saying> {
    let attackers = lookup.attackers(incident);
    let mut voices: Vec<(Rich, Vec<Saying>)> = Vec::new();
    for claim in lookup.claims_of(incident).filter(|claim| !claim.kind.is_count()) {
        let voice = match &claim.holder {
            None => Rich::new().plain("the report itself"),
            Some(_) => lookup.say_so(claim, &attackers),
        };
        let at = Vec::from_iter(lookup.position(claim));
        let saying = Saying { who: voice.clone(), what: what(lookup, claim), at };
        match voices.iter_mut().find(|(known, _)| *known == voice) {
            // Several reports print one story: its words are one row.
            Some((_, sayings)) => match sayings
                .iter_mut()
                .find(|known| known.what == saying.what && is_elsewhere(known, &saying))
            {
                Some(known) => known.at.extend(saying.at),
                None => sayings.push(saying),
            },
            None => voices.push((voice, vec![saying])),
        }
    }
    voices.sort_by_key(|(voice, _)| voice.text() == "the report itself");
    voices.into_iter().flat_map(|(_, sayings)| sayings).collect()
}

/// Whether a saying stands in another report than one with the same words.
fn is_elsewhere(known: &Saying, other: &Saying) -> bool {
    other.at.iter().all(|at| known.at.iter().all(|there| there.report != at.report))
}

fn what(lookup: &Lookup<'_>, claim: &Claim) -> Rich {
    let verb = match claim.kind {
        Kind::Responsibility => responsibility(lookup, claim),
        kind => words::act_verb(kind).to_owned(),
    };
    let quoted = quote(claim, QUOTED_CHARS);
    if verb.is_empty() {
        Rich::from(quoted.as_str())
    } else {
        Rich::new().mark(&verb).plain(" ").plain(&quoted)
    }
}

fn responsibility(lookup: &Lookup<'_>, claim: &Claim) -> String {
    let by = claim.by.as_deref().and_then(|id| lookup.entity(id)).map(short_name);
    let is_own = is_own(claim);
    match (claim.stance, is_own, by) {
        (Stance::Denied, true, _) => "DENIES RESPONSIBILITY".to_owned(),
        (Stance::Denied, false, _) => "DENIES THIS".to_owned(),
        (Stance::Admitted, _, _) => "ADMITS RESPONSIBILITY".to_owned(),
        (Stance::Asserted, true, _) => "CLAIMS RESPONSIBILITY".to_owned(),
        (Stance::Asserted, false, Some(by)) => format!("NAMES {by}"),
        (Stance::Asserted, false, None) => "ON WHO DID IT".to_owned(),
    }
}

/// A claim's evidence in quotation marks, cut to the words around its predicate.
pub fn quote(claim: &Claim, limit: usize) -> String {
    let trigger = claim.trigger.start.saturating_sub(claim.evidence.start);
    format!("“{}”", excerpt(&claim.evidence.text, trigger, limit))
}

/// So much of a text that the character at `keep` is in it, cut at spaces.
pub fn excerpt(text: &str, keep: usize, limit: usize) -> String {
    let text = super::rich::safe(text.trim());
    let characters: Vec<char> = text.chars().collect();
    if characters.len() <= limit {
        return text;
    }
    let wanted = keep.min(characters.len()).saturating_sub(limit / 2).min(characters.len() - limit);
    let from = if wanted == 0 {
        0
    } else {
        characters.iter().skip(wanted).position(|c| *c == ' ').map_or(wanted, |gap| wanted + gap + 1)
    };
    let end = (from + limit).min(characters.len());
    let to = if end == characters.len() {
        end
    } else {
        characters
            .get(from..end)
            .and_then(|part| part.iter().rposition(|c| *c == ' '))
            .map_or(end, |gap| from + gap)
    };
    let middle: String = characters.get(from..to).unwrap_or_default().iter().collect();
    let before = if from > 0 { "… " } else { "" };
    let after = if to < characters.len() { " …" } else { "" };
    format!("{before}{}{after}", middle.trim_matches(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_keeps_what_it_must() {
        let text = "one two three four five six seven eight nine ten";
        assert_eq!(excerpt(text, 0, 80), text);
        let cases = [(text, 0, 15), (text, 24, 16), (text, 48, 12), ("ああああああ", 3, 4), ("", 9, 0)];
        let found: Vec<_> = cases.iter().map(|(text, keep, limit)| excerpt(text, *keep, *limit)).collect();
        expect_test::expect!["one two three …|… five six seven …|… nine ten|… ああああ …|"]
            .assert_eq(&found.join("|"));
    }
}
