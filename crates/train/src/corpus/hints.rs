//! What an annotator may have missed. A hint is no error: many a line with a number of people tells of nothing.

use language::Span;

use super::problem::Problem;
use super::report::{Attribution, Report};
use super::words::count_in_line;

/// The genres, so that they can be counted.
const GENRES: &[&str] = &[
    "agency wire",
    "armed group's statement",
    "army release",
    "briefing",
    "broadcast transcript",
    "business",
    "court report",
    "culture",
    "disaster",
    "government statement",
    "health",
    "human-rights bulletin",
    "list",
    "live blog",
    "local crime page",
    "newspaper",
    "obituary",
    "official notice",
    "opinion",
    "politics",
    "protest",
    "round-up of a day",
    "sports",
    "telex in capitals",
];

/// Hints, in order of the lines; `telling` are the sentences that count people or hold a violent word.
pub fn hints(report: &Report, telling: &[Span]) -> Vec<Problem> {
    let mut hints = silence(report, telling);
    let genre = &report.head.genre;
    if !GENRES.contains(&genre.as_str()) {
        hints.push(Problem::new(1, format!("{genre:?} is none of the genres: {}", GENRES.join(", "))));
    }
    hints.extend(holders(report));
    hints.extend(ambiguous(report));
    hints.sort();
    hints
}

/// Sentences that seem to tell something, without a claim and without a mark that they do not.
fn silence(report: &Report, telling: &[Span]) -> Vec<Problem> {
    telling
        .iter()
        .filter(|sentence| {
            let spoken = report.claims.iter().any(|claim| claim.evidence.overlaps(**sentence));
            let quiet = report.lines.iter().any(|line| line.quiet && line.span.overlaps(**sentence));
            !spoken && !quiet
        })
        .filter_map(|sentence| {
            let line = report.lines.iter().find(|line| line.span.overlaps(*sentence))?;
            Some(Problem::new(line.line, format!("no claim, no ! and no ~: {}", sentence.of(&report.text))))
        })
        .collect()
}

/// Claims inside the content of an attribution with another holder than its source, or with none.
fn holders(report: &Report) -> Vec<Problem> {
    let mut hints = Vec::new();
    for claim in &report.claims {
        // A trigger may stand before, where the words at hand leave it out.
        let of = claim.of.filter(|of| claim.evidence.contains(*of));
        let anchor = claim.quantity.or(of).unwrap_or(claim.trigger);
        let Some(covering) = innermost(report, anchor) else { continue };
        let given = claim.holder.as_ref().map(|holder| holder.attribution.as_deref());
        match given {
            None => hints.push(Problem::new(
                claim.line,
                format!("it stands in the content of {}, but has no holder", covering.id),
            )),
            Some(Some(id)) if id != covering.id && !is_cue_of(report, id, claim.trigger) => {
                hints.push(Problem::new(
                    claim.line,
                    format!("its holder is that of {id}, but it stands in the content of {}", covering.id),
                ))
            }
            Some(_) => {}
        }
    }
    hints
}

/// Whether the words are the cue of that attribution: who demands something is the holder of the demand.
fn is_cue_of(report: &Report, id: &str, words: Span) -> bool {
    report.attribution(id).is_some_and(|attribution| attribution.cue.iter().any(|cue| cue.overlaps(words)))
}

/// The attribution with a source whose content covers the words most closely.
fn innermost(report: &Report, words: Span) -> Option<&Attribution> {
    report
        .attributions
        .iter()
        .filter(|attribution| !attribution.source.is_empty())
        .filter_map(|attribution| {
            let around = attribution.content.iter().find(|content| content.contains(words))?;
            Some((around.len(), attribution))
        })
        .min_by_key(|(length, _)| *length)
        .map(|(_, attribution)| attribution)
}

/// Triggers and quantities that stand twice in their line, where the first was meant without saying so.
fn ambiguous(report: &Report) -> Vec<Problem> {
    report
        .claims
        .iter()
        .flat_map(|claim| claim.quantity.into_iter().chain([claim.trigger]).map(move |words| (claim, words)))
        .filter(|(claim, words)| {
            let times = count_in_line(*words, &report.text, &report.lines);
            times > 1
                && report.claims.iter().any(|other| {
                    other.line < claim.line
                        && other.quantity == claim.quantity
                        && other.trigger == claim.trigger
                        && other.kind == claim.kind
                })
        })
        .map(|(claim, words)| {
            let words = words.of(&report.text);
            Problem::new(claim.line, format!("{words:?} stands more than once in its line: is ~2 meant?"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn silent_sentences_and_lost_holders_are_hinted_at() {
        let file = "genre: sports\nregion: Alps\npublished: 2031-05-02\nincident: i1 main clash\n\n\
            Ten guards ate soup.\nTwo guards died, the mayor said.\n\
            \x20 @ a1 | the mayor | said | Two guards died\n\
            \x20 = c1 killed \"Two\" 2 | died | security_forces | asserted | i1\n\
            Six guards slept.\n\x20 ~ asleep, not dead\n";
        let (report, problems) = parse("0001-orrin", file);
        assert_eq!(problems, Vec::new());
        let telling: Vec<Span> = report.lines.iter().map(|line| line.span).collect();
        let hints = hints(&report, &telling);
        assert_eq!(hints.iter().map(|hint| hint.line).collect::<Vec<_>>(), [6, 9]);
    }
}
