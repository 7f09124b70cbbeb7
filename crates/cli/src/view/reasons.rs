//! `sayso explain`: for each field of an incident the words it comes from, and the rule or row that decided.

use claims::Reading;
use claims::reading::Incident;
use claims::reasons::Reason;

use super::positions::Positions;
use super::rich::Rich;
use super::terminal::{Layout, Page};

/// The explanation of some incidents of a reading, each with its reasons.
pub fn reasons<'a>(
    reading: &Reading,
    incidents: impl IntoIterator<Item = (&'a Incident, &'a [Reason])>,
    event_lines: &[Vec<usize>],
    positions: &Positions,
    layout: Layout,
) -> String {
    let mut page = Page::new(layout);
    page.paragraph("", &Rich::new().strong(&reading.report.id));
    for (incident, reasons) in incidents {
        page.blank();
        let head = Rich::new().strong(&incident.id).plain(&format!(" · {}", incident.title));
        page.paragraph("", &head);
        let mut field = "";
        for reason in reasons {
            let label = if reason.field == field { "" } else { reason.field };
            field = reason.field;
            page.paragraph(&format!("  {label:<11} "), &told(reason, positions));
        }
    }
    events(&mut page, reading, event_lines, positions);
    page.finish()
}

/// Who does what to whom: the codes, and the words that they come from.
fn events(page: &mut Page, reading: &Reading, lines: &[Vec<usize>], positions: &Positions) {
    if reading.events.is_empty() {
        return;
    }
    page.blank();
    page.paragraph("", &Rich::new().strong("events").dim(" · CAMEO, and PLOVER where it has an event"));
    for (at, event) in reading.events.iter().enumerate() {
        let plover = event.plover.as_ref().map_or(String::new(), |plover| {
            let mode = plover.mode.as_ref().map_or(String::new(), |mode| format!(" {mode}"));
            let context = match plover.context.is_empty() {
                true => String::new(),
                false => format!(" ({})", plover.context.join(", ")),
            };
            format!(", {}{mode}{context}", plover.event)
        });
        let reason = Reason {
            field: "events",
            value: format!("{} to {}: {}{plover}", event.source, event.target, event.code),
            words: [Some(&event.source_span), Some(&event.trigger), event.target_span.as_ref()]
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            rule: rule_of_event(lines.get(at).map_or(&[], Vec::as_slice)),
        };
        page.paragraph(&format!("  {:<11} ", event.id), &told(&reason, positions));
    }
}

/// The lines that code what is done; who the parties are and what PLOVER calls it stand in tables of their own.
fn rule_of_event(lines: &[usize]) -> String {
    let numbers: Vec<String> = lines.iter().map(usize::to_string).collect();
    let at = match numbers.len() {
        0 => String::new(),
        1 => format!(", line {}", numbers[0]),
        _ => format!(", lines {}", numbers.join(" and ")),
    };
    format!("data/cameo_verbs.tsv{at}; parties by data/cameo_actors.tsv, PLOVER by data/plover.tsv")
}

/// "killed Jan Holm · “Holm” 1:2, “shot” 1:2 · the rule".
fn told(reason: &Reason, positions: &Positions) -> Rich {
    let words: Vec<String> = reason
        .words
        .iter()
        .map(|span| {
            let position = positions.at(span).map_or(String::new(), |p| format!(" {p}"));
            let text = span.text.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("“{text}”{position}")
        })
        .collect();
    let mut rich = Rich::new().strong(&reason.value.split_whitespace().collect::<Vec<_>>().join(" "));
    if !words.is_empty() {
        rich = rich.plain(&format!(" · {}", words.join(", ")));
    }
    rich.dim(&format!(" · {}", reason.rule))
}

#[cfg(test)]
mod tests {
    use claims::reading::TextSpan;
    use expect_test::expect;
    use language::Document;

    use super::*;

    #[test]
    fn a_field_with_its_words_and_its_rule() {
        let reading: Reading =
            serde_json::from_str(include_str!("../../tests/fixtures/ferry.json")).expect("the fixture");
        let reason = |field, value: &str| Reason {
            field,
            value: value.to_owned(),
            words: vec![TextSpan { start: 0, end: 3, text: "two\nmen".to_owned() }],
            rule: "data/role_frames.tsv, line 7".to_owned(),
        };
        let reasons = [reason("roles", "perpetrator_individual two men"), reason("roles", "target bank")];
        let incident = reading.incidents.first().expect("an incident");
        let positions = Positions::of(&Document::default());
        let layout = Layout { width: 80, color: false };
        let page = super::reasons(&reading, [(incident, &reasons[..])], &[], &positions, layout);
        expect![[r#"
            reports/ferry.txt

            i1 · seizure of the ferry Halcyon
              roles       perpetrator_individual two men · “two men” · data/role_frames.tsv,
                          line 7
                          target bank · “two men” · data/role_frames.tsv, line 7
        "#]]
        .assert_eq(&page);
    }
}
