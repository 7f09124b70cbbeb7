//! Origins: how many independent voices stand behind some reports.
//!
//! Ten reprints of one agency story are one voice, and so are two outlets that quote the same minister for the same
//! statement. Whether two reports have one origin is yes, no or unknown ([`sameness()`]), so their number is a range
//! ([`origins()`]): at most as many as there are once the sure ones are put together, at least as many as there are if the
//! unknown ones are the same too. Nothing is independent for want of evidence: a report without a named source never
//! proves it.

mod provenance;
mod sketch;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use provenance::Provenance;
pub use sketch::Sketch;

/// Share of the shorter text's runs of words that stand in the other too, in thousandths: from here on it is a copy.
const COPY: u32 = 500;

/// From here on it is a copy if both credit one agency.
const COPY_OF_AGENCY: u32 = 200;

/// From here on passages are shared.
const PASSAGE: u32 = 120;

/// Whether two reports have one origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Same {
    /// They have.
    Yes,
    /// Nothing proves either.
    Unknown,
    /// They have not.
    No,
}

/// Why two reports have one origin, or may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// A report's key.
    pub a: String,
    /// Another's, which comes after it.
    pub b: String,
    /// Yes or unknown.
    pub same: Same,
    /// In words.
    pub why: String,
}

/// The origins of some reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origins {
    /// Groups of reports that have, or may have, one origin: the lower bound counts these. Keys in order.
    pub least: Vec<Vec<String>>,
    /// Groups of reports that surely have one origin: the upper bound counts these.
    pub most: Vec<Vec<String>>,
    /// Why, for each pair that is not independent; the ties that prove a group come before those that do not matter.
    pub ties: Vec<Tie>,
}

impl Origins {
    /// The first report of the group in which a report is: its origin's key. (Lower, upper bound.)
    pub fn keys_of<'a>(&'a self, report: &'a str) -> (&'a str, &'a str) {
        let first = |groups: &'a [Vec<String>]| {
            let group = groups.iter().find(|group| group.iter().any(|key| key == report));
            group.and_then(|group| group.first()).map_or(report, String::as_str)
        };
        (first(&self.least), first(&self.most))
    }
}

/// The origins of reports, in any order; one that stands twice counts once.
pub fn origins(provenances: &[&Provenance]) -> Origins {
    let list = in_order(provenances);
    let mut ties = Vec::new();
    for (n, a) in list.iter().enumerate() {
        for b in &list[n + 1..] {
            let (same, why) = sameness(a, b);
            if same != Same::No {
                ties.push(Tie { a: a.report.clone(), b: b.report.clone(), same, why });
            }
        }
    }
    let keys: Vec<&str> = list.iter().map(|p| p.report.as_str()).collect();
    Origins {
        least: groups(&keys, ties.iter()),
        most: groups(&keys, ties.iter().filter(|tie| tie.same == Same::Yes)),
        ties,
    }
}

/// The same without the reasons: for a long story of hundreds of reports these take most of the time.
pub fn grouped(provenances: &[&Provenance]) -> Origins {
    let list = in_order(provenances);
    let (mut least, mut most) = (Joined::new(list.len()), Joined::new(list.len()));
    for (n, a) in list.iter().enumerate() {
        for (m, b) in list.iter().enumerate().skip(n + 1) {
            // What is surely one in a roundabout way need not be compared.
            if most.root(n) == most.root(m) {
                continue;
            }
            let (same, _) = compared(a, b);
            if same == Same::Yes {
                most.join(n, m);
            }
            if same != Same::No {
                least.join(n, m);
            }
        }
    }
    let groups = |mut joined: Joined| {
        let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (n, p) in list.iter().enumerate() {
            found.entry(joined.root(n)).or_default().push(p.report.clone());
        }
        found.into_values().collect()
    };
    Origins { least: groups(least), most: groups(most), ties: Vec::new() }
}

/// Each report once, in order of the keys.
fn in_order<'p>(provenances: &[&'p Provenance]) -> Vec<&'p Provenance> {
    let by_key: BTreeMap<&str, &'p Provenance> =
        provenances.iter().map(|p| (p.report.as_str(), *p)).collect();
    by_key.into_values().collect()
}

/// Which of some things are one; the first of them stands for all.
struct Joined(Vec<usize>);

impl Joined {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut n: usize) -> usize {
        while self.0[n] != n {
            self.0[n] = self.0[self.0[n]];
            n = self.0[n];
        }
        n
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

fn groups<'a>(keys: &[&str], ties: impl Iterator<Item = &'a Tie>) -> Vec<Vec<String>> {
    let mut group_of: BTreeMap<&str, usize> = keys.iter().enumerate().map(|(n, key)| (*key, n)).collect();
    for tie in ties {
        let (Some(&a), Some(&b)) = (group_of.get(tie.a.as_str()), group_of.get(tie.b.as_str())) else {
            continue;
        };
        if a == b {
            continue;
        }
        let (keep, drop) = (a.min(b), a.max(b));
        group_of.values_mut().filter(|group| **group == drop).for_each(|group| *group = keep);
    }
    let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (key, group) in group_of {
        found.entry(group).or_default().push(key.to_owned());
    }
    found.into_values().collect()
}

/// Why two reports have one origin, or not.
#[derive(Clone, Copy, Debug)]
enum Why<'p> {
    /// So much of the shorter text stands in the other, in percent.
    Shared(u32),
    Agency(&'p str),
    AgencyAndShared(&'p str, u32),
    Source(&'p str),
    NoNamedSource,
    SomeSources(&'p Provenance, &'p Provenance),
    Nothing,
}

impl std::fmt::Display for Why<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self::Shared(percent) => write!(f, "{percent} % of the shorter text stands in the other"),
            Self::Agency(agency) => write!(f, "both credit {agency}"),
            Self::AgencyAndShared(agency, percent) => {
                write!(f, "both credit {agency}, {percent} % of the shorter text stands in the other")
            }
            Self::Source(source) => write!(f, "both have what they tell from {source}"),
            Self::NoNamedSource => {
                f.write_str("without a named source nothing proves that they are independent")
            }
            Self::SomeSources(a, b) => {
                let common: Vec<&str> = a.sources.intersection(&b.sources).map(String::as_str).collect();
                write!(f, "both have something from {}", common.join(", "))
            }
            Self::Nothing => f.write_str("other words, other named sources"),
        }
    }
}

/// Whether two reports have one origin, and why.
pub fn sameness(a: &Provenance, b: &Provenance) -> (Same, String) {
    let (same, why) = compared(a, b);
    (same, why.to_string())
}

fn compared<'p>(a: &'p Provenance, b: &'p Provenance) -> (Same, Why<'p>) {
    let shared = a.sketch.contained(&b.sketch);
    let percent = shared / 10;
    if shared >= COPY {
        return (Same::Yes, Why::Shared(percent));
    }
    if let Some(agency) = a.credit.as_deref().filter(|credit| b.credit.as_deref() == Some(credit)) {
        return if shared >= COPY_OF_AGENCY {
            (Same::Yes, Why::AgencyAndShared(agency, percent))
        } else {
            (Same::Unknown, Why::Agency(agency))
        };
    }
    if let Some(source) = only_source(a, b).or_else(|| only_source(b, a)) {
        return (Same::Yes, Why::Source(source));
    }
    if shared >= PASSAGE {
        return (Same::Unknown, Why::Shared(percent));
    }
    if a.sources.is_empty() || b.sources.is_empty() {
        return (Same::Unknown, Why::NoNamedSource);
    }
    if a.sources.is_disjoint(&b.sources) {
        (Same::No, Why::Nothing)
    } else {
        (Same::Unknown, Why::SomeSources(a, b))
    }
}

/// The only source of the one report, if the other has all its statements from it too.
fn only_source<'p>(one: &'p Provenance, other: &Provenance) -> Option<&'p str> {
    let mut sources = one.sources.iter();
    let source = sources.next().filter(|_| sources.next().is_none())?;
    let known =
        !one.statements.is_empty() && !one.has_own_voice && one.statements.is_subset(&other.statements);
    known.then_some(source.as_str())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const WIRE: &str = "Gunmen on motorcycles killed nine road workers near the village of Ambira late on Monday, \
                        the district administrator said, in the third such attack since the dry season began. They burned \
                        two graders and left before soldiers arrived from the garrison at Tolo, twelve kilometres away.";

    fn report(key: &str, text: &str, sources: &[&str]) -> Provenance {
        Provenance {
            report: key.to_owned(),
            outlet: None,
            credit: None,
            sketch: Sketch::of(text),
            sources: sources.iter().map(|&source| source.to_owned()).collect(),
            statements: BTreeSet::new(),
            has_own_voice: true,
        }
    }

    #[test]
    fn reprints_are_one_origin() {
        let cut = WIRE.split_once(" They burned").unwrap().0;
        let (a, b) =
            (report("a", WIRE, &["district administrator"]), report("b", cut, &["district administrator"]));
        assert_eq!(sameness(&a, &b).0, Same::Yes);
        let found = origins(&[&b, &a]);
        assert_eq!((found.least.len(), found.most.len()), (1, 1));
        assert_eq!(found.keys_of("b"), ("a", "a"));
    }

    #[test]
    fn other_words_and_other_named_sources_are_independent() {
        let a = report("a", WIRE, &["district administrator"]);
        let b = report("b", "A nurse at Tolo clinic, Ines Abo, counted nine bodies.", &["ines abo"]);
        assert_eq!(sameness(&a, &b).0, Same::No);
        assert_eq!(origins(&[&a, &b]).least.len(), 2);
    }

    #[test]
    fn without_a_named_source_nothing_is_known() {
        let a = report("a", WIRE, &["district administrator"]);
        let b = report("b", "Nine people died when a road camp was raided, it emerged on Tuesday.", &[]);
        let found = origins(&[&a, &b]);
        assert_eq!((found.least.len(), found.most.len()), (1, 2));
        assert_eq!(found.ties[0].same, Same::Unknown);
    }

    #[test]
    fn the_same_person_for_the_same_statement_is_one_origin() {
        let said = |key, text| Provenance {
            statements: BTreeSet::from(["minister oya: killed 9".to_owned()]),
            has_own_voice: false,
            ..report(key, text, &["minister oya"])
        };
        let (a, b) =
            (said("a", "Minister Oya: nine dead."), said("b", "According to Minister Oya nine were killed."));
        assert_eq!(sameness(&a, &b).0, Same::Yes);
    }

    #[test]
    fn one_agency_is_no_proof_of_two_origins() {
        let credited =
            |key, text| Provenance { credit: Some("Meridian".to_owned()), ..report(key, text, &["x", key]) };
        let (a, b) =
            (credited("a", WIRE), credited("b", "Two days after the raid on the camp, a search goes on."));
        assert_eq!(sameness(&a, &b), (Same::Unknown, "both credit Meridian".to_owned()));
    }

    #[test]
    fn no_reports_have_no_origin() {
        assert_eq!(origins(&[]), Origins::default());
        assert_eq!(grouped(&[]), Origins::default());
    }

    #[test]
    fn groups_are_the_same_without_the_reasons() {
        // Twelve reports in all mixtures: copies, agencies, sources of one name and of others, none.
        let list: Vec<Provenance> = (0..12)
            .map(|n: usize| {
                let key = format!("r{n:02}");
                let own =
                    format!("Report {n} tells of a bridge, a bell and {} boats in words of its own.", n * 7);
                let text = if n.is_multiple_of(3) { WIRE } else { own.as_str() };
                let source = format!("source {}", n % 4);
                let sources: &[&str] = if n.is_multiple_of(5) { &[] } else { &[source.as_str()] };
                Provenance {
                    credit: n.is_multiple_of(4).then(|| "Meridian".to_owned()),
                    ..report(&key, text, sources)
                }
            })
            .collect();
        for left_out in 0..12 {
            let some: Vec<&Provenance> =
                list.iter().enumerate().filter(|(n, _)| n % 12 != left_out).map(|(_, p)| p).collect();
            let with = origins(&some);
            assert_eq!(grouped(&some), Origins { ties: Vec::new(), ..with });
        }
    }
}
