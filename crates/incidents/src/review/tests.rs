//! Reviews, on readings built by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use claims::Reading;
use claims::reading::{Group, Kind, Qualifier, Status, TextSpan};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::anchor::{ClaimAnchor, IncidentAnchor, TellingAnchor};
use super::regroup::{Change, regroup};
use super::*;
use crate::testing::reading;

/// A report whose claims' words stand in its text.
fn now(report: u64, reading_seq: u64, lines: &[&str]) -> Now {
    let mut reading = reading(lines);
    let mut text: Vec<char> = vec![' '; (lines.len() + 2) * 100];
    for claim in &mut reading.claims {
        for (n, letter) in claim.evidence.text.chars().enumerate() {
            text[claim.evidence.start + n] = letter;
        }
        let word = claim.kind.as_str();
        let at = claim.evidence.text.find(word).unwrap();
        let start = claim.evidence.start + claim.evidence.text[..at].chars().count();
        claim.trigger = TextSpan { start, end: start + word.len(), text: word.to_owned() };
    }
    let text: String = text.into_iter().collect();
    Now { report, reading_seq, reading: Arc::new(reading), text: text.into() }
}

/// Decisions of a day, numbered from 100.
#[derive(Default)]
struct Day {
    recorded: Vec<Recorded>,
    now: BTreeMap<u64, Now>,
}

impl Day {
    fn of(reports: &[Now]) -> Self {
        Self { recorded: Vec::new(), now: reports.iter().map(|now| (now.report, now.clone())).collect() }
    }

    fn decide(&mut self, by: &str, blind: bool, act: Act) -> u64 {
        let seq = 100 + self.recorded.len() as u64;
        self.recorded.push(Recorded {
            seq,
            at: "2031-05-04T10:00:00Z".to_owned(),
            by: by.to_owned(),
            reason: "a test".to_owned(),
            review: Review { act, blind },
        });
        seq
    }

    fn claim(&self, report: u64, claim: &str) -> ClaimAnchor {
        let now = &self.now[&report];
        let found = now.reading.claims.iter().find(|known| known.id == claim).unwrap();
        ClaimAnchor::new(report, now.reading_seq, found)
    }

    fn telling(&self, report: u64, incident: &str) -> TellingAnchor {
        let now = &self.now[&report];
        TellingAnchor::new(report, now.reading_seq, &now.reading, incident).unwrap()
    }

    fn incident(&self, report: u64) -> IncidentAnchor {
        IncidentAnchor { tellings: vec![self.telling(report, "i1")] }
    }

    fn correct(&mut self, by: &str, blind: bool, claim: &str, field: &str, words: &str) -> u64 {
        let now = self.now[&1].clone();
        let on = self.claim(1, claim);
        let known = now.reading.claims.iter().find(|known| known.id == claim).unwrap();
        let correction = fields::of_claim(field, words, known, &now.reading, &now.text).unwrap();
        self.decide(by, blind, Act::Correct { on: Target::Claim(on), set: vec![correction] })
    }

    fn standing(&self, whose: &Whose) -> Standing {
        Standing::new(&self.recorded, whose, &mut |report| self.now.get(&report).cloned())
    }

    /// All that was decided about, with the votes on it.
    fn things(&self) -> Vec<(Subject, BTreeMap<String, Vec<Vote>>)> {
        let standing = self.standing(&Whose::All);
        standing.subjects().map(|subject| (subject.clone(), standing.votes(subject))).collect()
    }

    fn stands(&self) -> Reading {
        let (reading, unfit) = self.standing(&Whose::All).reading(&self.now[&1]);
        assert_eq!(unfit, []);
        reading
    }
}

fn group(reading: &Reading, claim: &str) -> Option<Group> {
    reading.claims.iter().find(|known| known.id == claim).and_then(|claim| claim.group)
}

#[test]
fn a_number_is_corrected_by_its_words() {
    let mut day = Day::of(&[now(1, 2, &["killed 9 people before at_least"])]);
    day.correct("Abel", false, "c1", "quantity", "at least 9");
    day.correct("Abel", false, "c1", "status", "unverified");
    let claim = &day.stands().claims[0];
    assert_eq!((claim.low, claim.high, claim.qualifier), (Some(9), None, Some(Qualifier::AtLeast)));
    assert_eq!(claim.status, Status::Unverified);
    let now = &day.now[&1];
    let wrong = fields::of_claim("quantity", "10", &now.reading.claims[0], &now.reading, &now.text);
    assert!(wrong.unwrap_err().contains("do not stand"));
    let wrong = fields::of_claim("size", "10", &now.reading.claims[0], &now.reading, &now.text);
    assert!(wrong.unwrap_err().contains("quantity"));
}

#[test]
fn what_is_rejected_is_gone_and_comes_back_when_that_is_undone() {
    let mut day = Day::of(&[now(1, 2, &["killed 9 people", "killed 2 children in c1"])]);
    let on = Target::Claim(day.claim(1, "c1"));
    let reject = day.decide("Abel", false, Act::Reject { on });
    let stands = day.stands();
    assert_eq!(stands.claims.len(), 1);
    assert_eq!(stands.claims[0].part_of, None);
    assert_eq!(stands.incidents[0].claims, ["c2"]);
    let undo = day.decide("Roy", false, Act::Undo { decision: reject });
    assert_eq!(day.stands().claims.len(), 2);
    day.decide("Abel", false, Act::Undo { decision: undo });
    assert_eq!(day.stands().claims.len(), 1);
}

#[test]
fn whoever_has_seen_the_others_decisions_has_the_last_word() {
    let mut day = Day::of(&[now(1, 2, &["killed 9 people"])]);
    day.correct("Abel", false, "c1", "group", "workers");
    day.correct("Roy", false, "c1", "group", "civilians");
    assert_eq!(group(&day.stands(), "c1"), Some(Group::Civilians));
    assert_eq!(day.standing(&Whose::Only("Abel".to_owned())).unfit, []);
    let (own, _) = day.standing(&Whose::Only("Abel".to_owned())).reading(&day.now[&1]);
    assert_eq!(group(&own, "c1"), Some(Group::Workers));
}

#[test]
fn who_decides_blind_stands_in_nobodys_place() {
    let mut day = Day::of(&[now(1, 2, &["killed 9 people"])]);
    day.correct("Abel", false, "c1", "group", "workers");
    let on = Target::Claim(day.claim(1, "c1"));
    // To accept what the machine has is to differ from who corrected it.
    day.decide("Roy", true, Act::Accept { on: on.clone() });
    assert_eq!(group(&day.stands(), "c1"), Some(Group::People));
    let found = agree::agreement(&day.things(), &[], &|_, field| {
        if field == "group" { "people".to_owned() } else { "same".to_owned() }
    });
    let of = |name: &str| found.fields.iter().find(|field| field.field == name).unwrap();
    assert_eq!((of("group").units, of("group").agreed), (1, 0));
    assert_eq!((of("status").units, of("status").agreed), (1, 1));
    assert_eq!(found.differences.len(), 1);
    assert_eq!(found.differences[0].adjudicated, None);
    // A third person settles it; what somebody decides blind afterwards opens nothing.
    let settles = day.correct("Osei", false, "c1", "group", "civilians");
    day.correct("Lund", true, "c1", "group", "militants");
    assert_eq!(group(&day.stands(), "c1"), Some(Group::Civilians));
    let found = agree::agreement(&day.things(), &[], &|_, _| "people".to_owned());
    let difference = found.differences.iter().find(|difference| difference.field == "group").unwrap();
    assert_eq!(difference.adjudicated.as_ref().map(|person| person.seq), Some(settles));
    assert_eq!(difference.stands.as_deref(), Some("civilians"));
    assert_eq!(difference.votes.len(), 3, "{difference:?}");
    let among = ["Abel".to_owned(), "Lund".to_owned()];
    let found = agree::agreement(&day.things(), &among, &|_, _| "people".to_owned());
    assert_eq!(found.people, among);
}

#[test]
fn who_corrects_blind_what_somebody_accepted_differs_from_them() {
    let mut day = Day::of(&[now(1, 2, &["killed 9 people"])]);
    let on = Target::Claim(day.claim(1, "c1"));
    day.decide("Abel", false, Act::Accept { on: on.clone() });
    day.correct("Roy", true, "c1", "group", "workers");
    assert_eq!(group(&day.stands(), "c1"), Some(Group::People));
    // To write down what the machine has is to accept it.
    let mut day = Day::of(&[now(1, 2, &["killed 9 people"])]);
    day.correct("Abel", true, "c1", "group", "people");
    day.decide("Roy", true, Act::Accept { on });
    let standing = day.standing(&Whose::All);
    let subject = standing.subjects().next().unwrap().clone();
    let settled = standing.settled(&subject);
    assert!(settled["group"].stands.is_some() && settled["group"].adjudicated.is_none());
}

#[test]
fn who_agrees_settles_nothing() {
    let mut day = Day::of(&[now(1, 2, &["killed 9 people"])]);
    let on = Target::Claim(day.claim(1, "c1"));
    day.decide("Abel", false, Act::Accept { on: on.clone() });
    day.decide("Roy", false, Act::Accept { on });
    let standing = day.standing(&Whose::All);
    let subject = standing.subjects().next().unwrap().clone();
    let verdict = &standing.settled(&subject)[VERDICT];
    assert_eq!((verdict.live.len(), &verdict.adjudicated), (2, &None));
}

#[test]
fn a_decision_on_a_claim_of_another_kind_does_not_fit() {
    let mut day = Day::of(&[now(1, 2, &["injured 3 people"])]);
    let on = Target::Claim(day.claim(1, "c1"));
    day.decide("Abel", false, Act::Reject { on });
    let mut again = now(1, 7, &["injured 3 people"]);
    let mut claims = again.reading.claims.clone();
    claims[0].kind = Kind::Killed;
    again.reading = Arc::new(Reading { claims, ..(*again.reading).clone() });
    day.now.insert(1, again);
    assert_eq!(day.standing(&Whose::All).unfit.len(), 1);
}

#[test]
fn corrections_of_one_list_stand_beside_each_other() {
    let mut told = now(1, 2, &["killed 9 people"]);
    let mut incidents = told.reading.incidents.clone();
    let victim = |name: &str| claims::reading::Victim {
        name: Some(name.to_owned()),
        age: None,
        sex: None,
        occupation: None,
        group: None,
        what: Kind::Killed,
        counted_in: None,
        private: true,
        span: TextSpan::default(),
    };
    incidents[0].victims = vec![victim("A"), victim("B")];
    told.reading = Arc::new(Reading { incidents, ..(*told.reading).clone() });
    let mut day = Day::of(&[told]);
    let on = Target::Telling(day.telling(1, "i1"));
    let incident = day.now[&1].reading.incidents[0].clone();
    let set = ["victims.0.age=12", "victims.1.age=13", "codes.gtd.attacktype=Bombing"]
        .map(|set| set.split_once('=').unwrap())
        .map(|(field, words)| fields::of_part(field, words, &incident).unwrap());
    day.decide("Abel", false, Act::Correct { on, set: set.to_vec() });
    let stands = day.stands();
    let ages: Vec<Option<u32>> = stands.incidents[0].victims.iter().map(|victim| victim.age).collect();
    assert_eq!(ages, [Some(12), Some(13)]);
    assert_eq!(stands.incidents[0].codes.gtd.as_ref().unwrap().attacktype, "Bombing");
    assert!(fields::of_part("victims.2.age", "3", &incident).is_err());
    assert!(fields::of_part("victims.0.age", "old", &incident).is_err());
}

#[test]
fn two_who_agree_blind_need_nobody() {
    let mut day = Day::of(&[now(1, 2, &["killed 9 people"])]);
    day.correct("Abel", true, "c1", "group", "workers");
    day.correct("Roy", true, "c1", "group", "workers");
    assert_eq!(group(&day.stands(), "c1"), Some(Group::Workers));
}

#[test]
fn decisions_are_kept_when_a_report_is_read_again() {
    let mut day = Day::of(&[now(1, 2, &["killed 9 people", "injured 4 people"])]);
    day.correct("Abel", false, "c2", "group", "workers");
    day.correct("Abel", false, "c1", "group", "civilians");
    // The new reader finds one more claim before it, and does not find the first.
    let mut again = now(1, 7, &["killed 9 people", "injured 4 people"]);
    let mut claims = again.reading.claims.clone();
    claims.remove(0);
    claims[0].id = "c5".to_owned();
    again.reading = Arc::new(Reading { claims, ..(*again.reading).clone() });
    day.now.insert(1, again);
    let standing = day.standing(&Whose::All);
    let (reading, _) = standing.reading(&day.now[&1]);
    assert_eq!(group(&reading, "c5"), Some(Group::Workers));
    let unfit: Vec<u64> = standing.unfit.iter().map(|unfit| unfit.person.seq).collect();
    assert_eq!(unfit, [101]);
}

#[test]
fn a_claim_that_was_missed_stands_where_its_words_do() {
    let mut day = Day::of(&[now(1, 2, &["killed 9 people", "injured 4 people"])]);
    let mut claim = day.now[&1].reading.claims[1].clone();
    claim.kind = Kind::Killed;
    claim.trigger.text.clone_from(&"injured".to_owned());
    let add = Act::Add { report: 1, claim: Box::new(claim), to: Some(day.incident(1)), incident_type: None };
    let seq = day.decide("Abel", false, add);
    let id = anchor::added_id(seq);
    assert!(day.stands().claims.iter().any(|claim| claim.id == id));
    assert_eq!(day.standing(&Whose::All).moves().len(), 1);
    // The text was changed: the clause stands ten characters further on.
    let mut changed = now(1, 9, &["killed 9 people"]);
    changed.text = format!("{}{}", " ".repeat(10), day.now[&1].text).into();
    day.now.insert(1, changed);
    let found = day.stands().claims.into_iter().find(|claim| claim.id == id).unwrap();
    assert_eq!(found.evidence.start, 210);
    // It stands there no more.
    let changed = now(1, 11, &["killed 9 people"]);
    day.now.insert(1, changed);
    assert_eq!(day.standing(&Whose::All).unfit.len(), 1);
}

fn telling(report: u64) -> Telling {
    Telling { report, incident: "i1".to_owned() }
}

fn groups(of: &[&[u64]]) -> Vec<BTreeSet<Telling>> {
    of.iter().map(|group| group.iter().map(|report| telling(*report)).collect()).collect()
}

#[test]
fn incidents_are_merged_split_and_linked() {
    let mut day = Day::of(&[
        now(1, 11, &["killed 9 people"]),
        now(2, 12, &["killed 9 people"]),
        now(3, 13, &["killed 2 people"]),
        now(4, 14, &["killed 2 people"]),
    ]);
    let machine = || groups(&[&[1, 2], &[3], &[4]]);
    let (a, b) = (day.incident(1), day.incident(3));
    day.decide("Abel", false, Act::Merge { a, b });
    let of = |day: &Day| {
        let mut found = regroup(machine(), &day.standing(&Whose::All).changes());
        found.sort();
        found
    };
    assert_eq!(of(&day), groups(&[&[1, 2, 3], &[4]]));
    let split =
        Act::Split { from: day.incident(3), tellings: vec![day.telling(1, "i1"), day.telling(2, "i1")] };
    let seq = day.decide("Roy", false, split);
    assert_eq!(of(&day), groups(&[&[1, 2], &[3], &[4]]));
    day.decide("Roy", false, Act::Undo { decision: seq });
    let link = Act::Link { on: Linked::Telling(day.telling(2, "i1")), to: day.incident(4) };
    day.decide("Roy", false, link);
    assert_eq!(of(&day), groups(&[&[1, 3], &[2, 4]]));
}

#[test]
fn patches_are_those_of_the_standard() {
    // Cases of RFC 7396, appendix A.
    for (target, patch, result) in [
        (json!({"a": "b"}), json!({"a": "c"}), json!({"a": "c"})),
        (json!({"a": "b", "b": "c"}), json!({"a": null}), json!({"b": "c"})),
        (json!({"a": {"b": "c"}}), json!({"a": {"b": "d", "c": null}}), json!({"a": {"b": "d"}})),
        (json!({"a": [{"b": "c"}]}), json!({"a": [1]}), json!({"a": [1]})),
        (json!({"a": "foo"}), json!("bar"), json!("bar")),
        (json!({}), json!({"a": {"bb": {"ccc": null}}}), json!({"a": {"bb": {}}})),
        (Value::Null, json!({"a": 1}), json!({"a": 1})),
    ] {
        let mut value = target.clone();
        merge_patch(&mut value, &patch);
        assert_eq!(value, result, "{target} {patch}");
    }
}

#[test]
fn a_figure_is_decided_by_claims() {
    let now = now(1, 2, &["killed 9 people by P", "killed 14 people by M", "killed few people"]);
    let case = crate::Case::new([crate::Account::new("r1", &now.reading, "i1")], crate::Names::none());
    let machine = crate::Summary::of("x", &case).unwrap();
    let claim = |n: usize| &now.reading.claims[n];
    let anchors = |of: &[usize]| -> Vec<_> {
        of.iter().map(|n| (ClaimAnchor::new(1, 2, claim(*n)), claim(*n))).collect()
    };
    assert!(figures::correction(Kind::Killed, "r1/c3", &anchors(&[2]), &machine).is_err());
    assert!(figures::correction(Kind::Injured, "r1/c1", &anchors(&[0]), &machine).is_err());
    let correction = figures::correction(Kind::Killed, "r1/c2", &anchors(&[1]), &machine).unwrap();
    let named = figures::claims_of(&Value::Object(correction.patch)).unwrap();
    assert_eq!(named[0].claim, "c2");
    let person = Person {
        seq: 100,
        at: String::new(),
        by: "Abel".to_owned(),
        reason: "the list".to_owned(),
        blind: false,
    };
    let mut decided = machine.clone();
    figures::decide(&mut decided, &case, Kind::Killed, &["r1/c2".to_owned()], &person);
    let figure = decided.figures.iter().find(|figure| figure.kind == Kind::Killed).unwrap();
    assert_eq!(figure.best, Some(14));
    assert!(figure.low <= Some(9), "{figure:?}");
    assert!(figure.because.iter().any(|because| because.reason.contains("decided by Abel (entry 100)")));
    assert_eq!(crate::check_figures("x", &decided.figures, &case.claims()), []);
    figures::decide(&mut decided, &case, Kind::Killed, &[], &person);
    assert!(decided.figures.iter().all(|figure| figure.best.is_none()));
}

proptest! {
    /// Whatever is decided, each telling is in one incident.
    #[test]
    fn nothing_is_lost_or_doubled(changes in prop::collection::vec((0..3_u8, 1..8_u64, 1..8_u64, 0..3_u64), 0..20)) {
        let changes: Vec<Change> = changes
            .into_iter()
            .filter(|(_, a, b, _)| a != b)
            .map(|(kind, a, b, decision)| match kind {
                0 => Change::Join(telling(a), telling(b)),
                1 => Change::Part { decision, goes: telling(a), stays: telling(b) },
                _ => Change::Move(telling(a), telling(b)),
            })
            .collect();
        let found = regroup(groups(&[&[1, 2, 3], &[4], &[5, 6]]), &changes);
        let mut all: Vec<u64> = found.iter().flatten().map(|telling| telling.report).collect();
        all.sort_unstable();
        prop_assert_eq!(all, [1, 2, 3, 4, 5, 6]);
        prop_assert!(found.iter().all(|group| !group.is_empty()));
    }
}
