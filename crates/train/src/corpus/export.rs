//! Annotated reports as JSON lines in the form of the benchmarks, so that their scorers apply.
//!
//! Spans count Unicode characters, ends are exclusive.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use anyhow::Context;
use claims::reading::{Against, IncidentType, Mode, Offsets, RoleName};
use language::Span;
use serde_json::{Map, Value, json};

use super::report::{Attribution, Claim, Report, Role};

/// Writes `claims/`, `attribution/` and `roles/` below `folder`, each with `reports.jsonl` and `gold.jsonl`.
///
/// # Errors
/// If a file cannot be written.
pub fn write(reports: &[&Report], folder: &Path) -> anyhow::Result<()> {
    let texts: Vec<Value> = reports.iter().map(|report| source(report)).collect();
    for (name, gold) in
        [("claims", claims as fn(&Report) -> Value), ("attribution", attributions), ("roles", roles)]
    {
        let folder = folder.join(name);
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        lines(&folder.join("reports.jsonl"), &texts)?;
        lines(&folder.join("gold.jsonl"), &reports.iter().map(|report| gold(report)).collect::<Vec<_>>())?;
    }
    Ok(())
}

fn lines(path: &Path, values: &[Value]) -> anyhow::Result<()> {
    let text: String = values.iter().map(|value| format!("{value}\n")).collect();
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// The report as `sayso read --input-format jsonl` takes it.
fn source(report: &Report) -> Value {
    let head = &report.head;
    let mut value = json!({"id": report.id, "text": report.text, "published": head.published});
    if let Some(title) = &head.title {
        value["title"] = json!(title);
    }
    if let Some(outlet) = &head.outlet {
        value["outlet"] = json!(outlet);
    }
    value
}

/// Byte spans of a report as the output writes them.
struct Spans<'a> {
    report: &'a Report,
    offsets: Offsets<'a>,
}

impl<'a> Spans<'a> {
    fn new(report: &'a Report) -> Self {
        Self { report, offsets: Offsets::new(&report.text) }
    }

    fn pair(&self, span: Span) -> Value {
        json!([self.offsets.characters(span.start), self.offsets.characters(span.end)])
    }

    fn pairs(&self, spans: &[Span]) -> Vec<Value> {
        spans.iter().map(|span| self.pair(*span)).collect()
    }

    fn words(&self, span: Span) -> &'a str {
        span.of(&self.report.text)
    }
}

fn claims(report: &Report) -> Value {
    let spans = Spans::new(report);
    let numbers: HashMap<&str, usize> =
        report.head.incidents.iter().enumerate().map(|(n, incident)| (incident.id.as_str(), n + 1)).collect();
    let mut ordered: Vec<&Claim> = report.claims.iter().collect();
    ordered.sort_by_key(|claim| (claim.evidence.start, claim.line));
    let place: HashMap<&str, usize> =
        ordered.iter().enumerate().map(|(n, claim)| (claim.id.as_str(), n)).collect();
    let incidents: Vec<Value> = report
        .head
        .incidents
        .iter()
        .map(|incident| {
            json!({
                "id": numbers.get(incident.id.as_str()),
                "main": incident.main,
                "type": incident.kind,
                "place": incident.place,
                "date": incident.date,
                "perpetrator": incident.by,
                "against": incident.against,
            })
        })
        .collect();
    let contradictions: Vec<Value> = report
        .contradictions
        .iter()
        .map(|c| {
            json!({
                "a": place.get(c.a.as_str()), "b": place.get(c.b.as_str()), "why": c.why, "kind": c.kind,
                "strength": c.strength,
            })
        })
        .collect();
    let claims: Vec<Value> = ordered
        .iter()
        .map(|claim| {
            let mut value = one_claim(&spans, claim);
            value["incident"] = json!(numbers.get(claim.incident.as_str()));
            value["part_of"] = json!(claim.part_of.as_ref().and_then(|id| place.get(id.as_str())));
            value
        })
        .collect();
    json!({
        "doc": report.id, "text": report.text, "incidents": incidents, "claims": claims,
        "contradictions": contradictions, "figures_of_speech": spans.pairs(&report.figures_of_speech),
    })
}

/// A claim without its references.
fn one_claim(spans: &Spans<'_>, claim: &Claim) -> Value {
    json!({
        "start": spans.offsets.characters(claim.evidence.start),
        "evidence": spans.words(claim.evidence),
        "kind": claim.kind,
        "low": claim.interval.and_then(|interval| interval.low),
        "high": claim.interval.and_then(|interval| interval.high),
        "qualifier": claim.interval.map(|interval| interval.qualifier),
        "vague": claim.interval.and_then(|interval| interval.vague),
        "of": claim.of.map(|words| spans.words(words)),
        "group": claim.group,
        "holder": claim.holder.as_ref().map(|holder| spans.words(holder.words)),
        "status": claim.status,
        "trigger": spans.pair(claim.trigger),
        "quantity": claim.quantity.map(|words| spans.pair(words)),
        "of_span": claim.of.map(|words| spans.pair(words)),
        "holder_span": claim.holder.as_ref().map(|holder| spans.pair(holder.words)),
        "marker": claim.marker.map(|words| spans.pair(words)),
        "verified_by": claim.verified_by.map(|words| spans.words(words)),
        "figurative": claim.figurative,
    })
}

fn attributions(report: &Report) -> Value {
    let spans = Spans::new(report);
    let mut ordered: Vec<&Attribution> = report.attributions.iter().collect();
    ordered.sort_by_key(|a| (a.content.first().map(|content| content.start), a.line));
    let place: HashMap<&str, usize> = ordered.iter().enumerate().map(|(n, a)| (a.id.as_str(), n)).collect();
    let all: Vec<Value> = ordered
        .iter()
        .map(|a| {
            json!({
                "source": spans.pairs(&a.source),
                "cue": spans.pairs(&a.cue),
                "content": spans.pairs(&a.content),
                "mode": a.mode.unwrap_or_else(|| mode(&spans, &a.content)),
                "within": a.within.as_ref().and_then(|id| place.get(id.as_str())),
            })
        })
        .collect();
    json!({"id": report.id, "attributions": all})
}

/// Direct where all of the content stands in quotation marks, mixed where some of it does.
fn mode(spans: &Spans<'_>, content: &[Span]) -> Mode {
    const MARKS: [char; 5] = ['"', '\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}'];
    if content.iter().all(|span| spans.words(*span).starts_with(MARKS)) {
        Mode::Direct
    } else if content.iter().any(|span| spans.words(*span).contains(MARKS)) {
        Mode::Mixed
    } else {
        Mode::Indirect
    }
}

/// The roles by participant (`roles`, as MUC-4 has them: without fighting, totals, accidents and disasters), and every
/// mention with its span (`mentions`).
fn roles(report: &Report) -> Value {
    let spans = Spans::new(report);
    let mut by_role: Map<String, Value> = ["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"]
        .map(|name| (name.to_owned(), json!([])))
        .into_iter()
        .collect();
    let mut participants: BTreeMap<(RoleName, &str), Vec<&str>> = BTreeMap::new();
    for role in report.roles.iter().filter(|role| !left_out(report, role)) {
        let mentions = participants.entry((role.role, &role.name)).or_default();
        let words = spans.words(role.words);
        if !mentions.contains(&words) {
            mentions.push(words);
        }
    }
    for ((role, _), mentions) in participants {
        if let Some(list) = by_role.get_mut(muc_name(role)).and_then(Value::as_array_mut) {
            list.push(json!(mentions));
        }
    }
    let mentions: Vec<Value> = report
        .roles
        .iter()
        .map(|role| {
            json!({
                "role": role.role, "participant": role.name, "span": spans.pair(role.words),
                "text": spans.words(role.words), "effect": role.effect, "confidence": role.confidence,
                "incident": role.incident,
            })
        })
        .collect();
    json!({"id": report.id, "roles": by_role, "mentions": mentions})
}

fn left_out(report: &Report, role: &Role) -> bool {
    use IncidentType as T;
    report.incident(&role.incident).is_some_and(|incident| {
        matches!(incident.kind, T::Clash | T::Total | T::Accident | T::Disaster)
            || incident.against == Some(Against::MilitaryOnly)
    })
}

fn muc_name(role: RoleName) -> &'static str {
    match role {
        RoleName::PerpetratorIndividual => "PerpInd",
        RoleName::PerpetratorOrganisation => "PerpOrg",
        RoleName::Victim => "Victim",
        RoleName::Target => "Target",
        RoleName::Instrument => "Weapon",
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn spans_count_characters() {
        let file = "genre: wire\nregion: Alps\npublished: 2031-05-02\nincident: i1 main attack | place Žďár\n\n\
            In Žďár, “two men” were shot, André said.\n\
            \x20 @ a1 | André | said | In Žďár, “two men” were shot\n\
            \x20 = c1 injured \"two\" 2 | shot | of men | people | holder André @a1 | asserted | i1 | clause “two men” were shot\n\
            \x20 > victim men | men | injury | i1\n";
        let (report, problems) = parse("0001-a", file);
        assert_eq!(problems, Vec::new());
        let gold = claims(&report);
        assert_eq!(gold["claims"][0]["start"], 9);
        assert_eq!(gold["claims"][0]["quantity"], json!([10, 13]));
        assert_eq!(gold["claims"][0]["incident"], 1);
        assert_eq!(gold["claims"][0]["holder"], "André");
        let gold = attributions(&report);
        assert_eq!(gold["attributions"][0]["source"], json!([[30, 35]]));
        assert_eq!(gold["attributions"][0]["mode"], "mixed");
        assert_eq!(roles(&report)["roles"]["Victim"], json!([["men"]]));
    }

    #[test]
    fn claims_stand_in_order_of_the_text() {
        let file = "genre: wire\nregion: Alps\npublished: 2031-05-02\nincident: i1 main attack\n\n\
            One died. Two died.\n\
            \x20 = c1 killed \"Two\" 2 | died~2 | people | asserted | i1 | clause Two died\n\
            \x20 = c2 killed \"One\" 1 | died | people | asserted | i1 | part of c1 | clause One died\n\n\
            contradiction: c1 c2 figure strained | two against one\n";
        let (report, _) = parse("0001-a", file);
        let gold = claims(&report);
        assert_eq!(gold["claims"][0]["evidence"], "One died");
        assert_eq!(gold["claims"][0]["part_of"], 1);
        assert_eq!(
            (&gold["contradictions"][0]["a"], &gold["contradictions"][0]["b"]),
            (&json!(1), &json!(0))
        );
    }
}
