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
    page.finish()
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
        let page = super::reasons(&reading, [(incident, &reasons[..])], &positions, layout);
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
