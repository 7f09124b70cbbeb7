//! Evidence holds: a reading's spans stand in its report's text, and its numbers are those of their words.

use claims::Reading;
use claims::reading::TextSpan;
use sha2::{Digest, Sha256};

/// What of a reading its text does not bear out.
pub fn check(mut reading: Reading, text: &str) -> Vec<String> {
    let mut findings = Vec::new();
    let digest: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    if digest != reading.report.sha256 {
        findings.push("it is a reading of another text".to_owned());
    }
    if reading.incidents.iter().any(|incident| !incident.figures.is_empty()) {
        findings.push("it holds figures, which are no part of a reading".to_owned());
    }
    let starts = Starts::new(text);
    for (what, span) in spans(&reading) {
        if starts.slice(text, span) != Some(span.text.as_str()) {
            findings.push(format!("{what} {:?} does not stand at {}..{}", span.text, span.start, span.end));
        }
    }
    let of_claims = claims::check::evidence(&reading, text);
    findings.extend(
        of_claims.into_iter().map(|violation| format!("claim {}: {}", violation.claim, violation.what)),
    );
    incidents::fill(&mut reading);
    findings.extend(incidents::check(&reading).into_iter().map(|violation| format!("incident {violation}")));
    findings
}

/// Where characters begin.
struct Starts {
    /// Of each character, if the text is not ASCII.
    bytes: Option<Vec<usize>>,
    length: usize,
}

impl Starts {
    fn new(text: &str) -> Self {
        let bytes = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect());
        Self { bytes, length: text.len() }
    }

    fn byte(&self, character: usize) -> Option<usize> {
        match &self.bytes {
            None => Some(character),
            Some(bytes) if character == bytes.len() => Some(self.length),
            Some(bytes) => bytes.get(character).copied(),
        }
    }

    fn slice<'a>(&self, text: &'a str, span: &TextSpan) -> Option<&'a str> {
        text.get(self.byte(span.start)?..self.byte(span.end)?)
    }
}

/// The spans of a reading, but those of its claims, which `claims::check` sees to.
fn spans(reading: &Reading) -> impl Iterator<Item = (&'static str, &TextSpan)> {
    let named = |what: &'static str| move |span| (what, span);
    let entities = reading.entities.iter().flat_map(|entity| &entity.mentions).map(named("the name"));
    let places = reading.places.iter().flat_map(|place| &place.mentions).map(named("the place"));
    let times = reading.times.iter().map(|time| &time.span).map(named("the time"));
    let attributions = reading
        .attributions
        .iter()
        .flat_map(|found| found.source.iter().chain(&found.cue).chain(&found.content))
        .map(named("the attribution's"));
    let roles =
        reading.incidents.iter().flat_map(|found| &found.roles).map(|role| &role.span).map(named("the role"));
    let victims = reading
        .incidents
        .iter()
        .flat_map(|found| &found.victims)
        .map(|found| &found.span)
        .map(named("the victim"));
    let events = reading
        .events
        .iter()
        .flat_map(|event| [&event.source_span, &event.trigger].into_iter().chain(&event.target_span))
        .map(named("the event's"));
    let rest = reading.not_understood.iter().map(named("the sentence"));
    entities
        .chain(places)
        .chain(times)
        .chain(attributions)
        .chain(roles)
        .chain(victims)
        .chain(events)
        .chain(rest)
}
