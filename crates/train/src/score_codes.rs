//! `train score codes`: who did what to whom, in CAMEO's codes, against sentences with the events that dictionary coders
//! are expected to find. `docs/codes.md` says what counts as right, and why.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::Deserialize;

/// Arguments of the subcommand.
#[derive(clap::Args)]
pub struct Arguments {
    /// The benchmark's folder, with `gold.jsonl`.
    folder: PathBuf,
    /// What was read: one object a line with `events` and the sentence's id (`id`, or `report.id`).
    #[arg(required_unless_present = "petrarch2")]
    read: Option<PathBuf>,
    /// Score what PETRARCH2 gives, which the gold file holds, on the sentences it was run on.
    #[arg(long, conflicts_with = "read")]
    petrarch2: bool,
    /// Print the first mistakes.
    #[arg(long, default_value_t = 0)]
    errors: usize,
}

/// Who did what to whom.
#[derive(Clone, Debug, Deserialize)]
struct Event {
    source: String,
    target: String,
    code: String,
}

/// A sentence of the benchmark.
#[derive(Deserialize)]
struct Gold {
    id: String,
    /// How far actors and codes are real.
    #[serde(rename = "use")]
    quality: String,
    events: Vec<Event>,
    petrarch2: Option<Vec<Event>>,
}

/// A line of what was read.
#[derive(Deserialize)]
struct Read {
    id: Option<String>,
    report: Option<Head>,
    #[serde(default)]
    events: Vec<Event>,
}

#[derive(Deserialize)]
struct Head {
    id: String,
}

/// Prints the scores.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let gold: Vec<Gold> = lines(&arguments.folder.join("gold.jsonl"))?;
    let mut read: HashMap<String, Vec<Event>> = HashMap::new();
    if let Some(path) = &arguments.read {
        for line in lines::<Read>(path)? {
            let id = line.id.or(line.report.map(|r| r.id));
            let id = id.with_context(|| format!("{}: a line without id", path.display()))?;
            read.insert(id, line.events);
        }
    }
    let (mut dyads, mut roots, mut found) = (Tally::default(), Tally::default(), Tally::default());
    let (mut sentences, mut shown) = (0, 0);
    for sentence in &gold {
        let given = if arguments.petrarch2 { sentence.petrarch2.as_ref() } else { read.get(&sentence.id) };
        let Some(given) = given.map(Vec::as_slice).or((!arguments.petrarch2).then_some(&[])) else {
            continue;
        };
        found.add(
            usize::from(!sentence.events.is_empty() && !given.is_empty()),
            usize::from(!given.is_empty()),
            usize::from(!sentence.events.is_empty()),
        );
        if !has_real_actors(&sentence.quality) {
            continue;
        }
        sentences += 1;
        let right = count(&sentence.events, given, dyad, &mut dyads);
        if has_cameo_codes(&sentence.quality) {
            count(&sentence.events, given, dyad_and_root, &mut roots);
        }
        if shown < arguments.errors && right < sentence.events.len().max(given.len()) {
            shown += 1;
            println!("{}: expected {}; got {}", sentence.id, list(&sentence.events), list(given));
        }
    }
    println!("real actors, {sentences} sentences:");
    println!("dyad               {dyads}");
    println!("dyad and root code {roots}   (sentences with codes of CAMEO only)");
    println!("all sentences, any event or none:");
    println!("an event is found  {found}");
    Ok(())
}

fn lines<T: for<'de> Deserialize<'de>>(path: &Path) -> anyhow::Result<Vec<T>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let line = |(n, line): (usize, &str)| {
        serde_json::from_str(line).with_context(|| format!("{}, line {}", path.display(), n + 1))
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(line).collect()
}

fn has_real_actors(quality: &str) -> bool {
    quality.contains("real actors")
}

fn has_cameo_codes(quality: &str) -> bool {
    quality.starts_with("cameo-gold")
}

/// The country or group of an actor code: its first three letters. Of an international organisation the next three say
/// which; of nobody's country the next three say which role.
fn party(code: &str) -> String {
    let letters: Vec<char> = code.chars().take(6).collect();
    let first: String = letters.iter().take(3).collect();
    if matches!(first.as_str(), "IGO" | "NGO" | "IMG" | "---") {
        // The European Union is EEU in the older dictionaries and EUR in the newer.
        return letters.into_iter().collect::<String>().replace("IGOEEU", "IGOEUR");
    }
    first
}

fn dyad(event: &Event) -> String {
    format!("{} {}", party(&event.source), party(&event.target))
}

fn dyad_and_root(event: &Event) -> String {
    format!("{} {}", dyad(event), event.code.chars().take(2).collect::<String>())
}

/// Matches each expected event with at most one that was given; the same key expected twice is expected once.
fn count(expected: &[Event], given: &[Event], key: fn(&Event) -> String, tally: &mut Tally) -> usize {
    let keys = |events: &[Event]| events.iter().map(|e| (key(e), ())).collect::<BTreeMap<_, _>>();
    let (expected, given) = (keys(expected), keys(given));
    let right = given.keys().filter(|&k| expected.contains_key(k)).count();
    tally.add(right, given.len(), expected.len());
    right
}

fn list(events: &[Event]) -> String {
    let one = |e: &Event| format!("{} {} {}", e.source, e.code, e.target);
    let all: Vec<String> = events.iter().map(one).collect();
    if all.is_empty() { "nothing".to_owned() } else { all.join(", ") }
}

/// Right, given, expected.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    right: usize,
    given: usize,
    expected: usize,
}

impl Tally {
    fn add(&mut self, right: usize, given: usize, expected: usize) {
        self.right += right;
        self.given += given;
        self.expected += expected;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |n: usize, of: usize| if of == 0 { 0.0 } else { n as f64 / of as f64 };
        let (p, r) = (share(self.right, self.given), share(self.right, self.expected));
        let f_measure = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        let Self { right, given, expected } = self;
        write!(
            f,
            "P {p:.3}  R {r:.3}  F {f_measure:.3}   ({right} right, {given} given, {expected} expected)"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(source: &str, code: &str, target: &str) -> Event {
        Event { source: source.to_owned(), target: target.to_owned(), code: code.to_owned() }
    }

    #[test]
    fn roles_do_not_count_and_organisations_do() {
        assert_eq!(dyad(&event("KENMIL", "190", "SOMREB")), "KEN SOM");
        assert_eq!(dyad(&event("IGOEEU", "057", "---GOV")), "IGOEUR ---GOV");
    }

    #[test]
    fn each_expected_event_once() {
        let expected = [event("KEN", "190", "SOMCVL"), event("KEN", "190", "SOMREB")];
        let given = [event("KENMIL", "193", "SOM"), event("SOM", "193", "KEN")];
        let mut tally = Tally::default();
        count(&expected, &given, dyad_and_root, &mut tally);
        assert_eq!((tally.right, tally.given, tally.expected), (1, 2, 1));
    }
}
