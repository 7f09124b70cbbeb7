//! How likely two tellings are of one incident.
//!
//! The evidence is summed up in log-odds (thousandths), each kind of evidence with a weight of its own, and mapped to
//! 0..=1000. Whole numbers throughout: the same on every machine, whatever the order.

use claims::reading::IncidentType;

use super::clusters::TOGETHER;
use super::fingerprint::{Fingerprint, Spot};
use super::words;

/// The score that no pair of tellings has by itself: two incidents that one report tells apart are not one.
pub const APART: i64 = -1_000_000;

/// Log-odds of two tellings that share a key and of which nothing else is known.
const PRIOR: i64 = -4200;

/// Words alone never outweigh two towns.
const MAX_WORDS: i64 = 5000;

/// Log-odds at which a pair counts nothing, and at which it counts full (thousandths).
const FLOOR: i64 = -2000;
const CEILING: i64 = 2000;

/// The likeness of a pair that counts full.
const CEILING_LIKENESS: i64 = 1000;

/// How likely two tellings are of one incident: from 0 to 1000, or [`APART`].
pub fn likeness(a: &Fingerprint, b: &Fingerprint) -> i64 {
    if a.report == b.report {
        return APART;
    }
    let besides_words = besides_words(a, b);
    // Words take the most time to compare. Where they cannot change the outcome they are not.
    if besides_words + MAX_WORDS <= FLOOR {
        return 0;
    }
    if besides_words >= CEILING {
        return CEILING_LIKENESS;
    }
    scaled(besides_words + words(a, b))
}

/// Whether a new telling hangs together with one that shares a key with it: whether their likeness is at least
/// [`TOGETHER`].
pub fn touches(new: &Fingerprint, known: &Fingerprint) -> bool {
    if new.report == known.report {
        return false;
    }
    let besides_words = besides_words(new, known);
    scaled(besides_words) >= TOGETHER
        || scaled(besides_words + MAX_WORDS) >= TOGETHER
            && scaled(besides_words + words(new, known)) >= TOGETHER
}

fn scaled(odds: i64) -> i64 {
    (odds - FLOOR).clamp(0, CEILING - FLOOR) * CEILING_LIKENESS / (CEILING - FLOOR)
}

fn words(a: &Fingerprint, b: &Fingerprint) -> i64 {
    (9 * words::shared(&a.words, &b.words)).min(MAX_WORDS)
}

fn besides_words(a: &Fingerprint, b: &Fingerprint) -> i64 {
    PRIOR
        + names(a, b)
        + days(a, b)
        + published(a, b)
        + places(a, b)
        + count(a.killed, b.killed, 300, 0)
        + count(a.injured, b.injured, 0, -300)
        + 500 * (a.ages.intersection(&b.ages).count().min(2) as i64)
        + kinds(a.incident_type, b.incident_type)
}

fn names(a: &Fingerprint, b: &Fingerprint) -> i64 {
    1600 * (a.names.intersection(&b.names).count().min(3) as i64)
}

/// The same day is strong evidence, days far apart strong counter-evidence; a report may take the day of publication
/// for the incident's, so that a day more or less is no matter.
fn days(a: &Fingerprint, b: &Fingerprint) -> i64 {
    let (Some((a_first, a_last)), Some((b_first, b_last))) = (a.days, b.days) else { return 0 };
    match (b_first - a_last).max(a_first - b_last) {
        ..=0 => 2600,
        1 => 1200,
        2..=3 => 200,
        4..=7 => -800,
        8..=30 => -2000,
        _ => -3500,
    }
}

fn published(a: &Fingerprint, b: &Fingerprint) -> i64 {
    let (Some(a), Some(b)) = (a.published, b.published) else { return 0 };
    match a.abs_diff(b) {
        0..=3 => 0,
        4..=30 => -700,
        _ => -1200,
    }
}

fn places(a: &Fingerprint, b: &Fingerprint) -> i64 {
    let shared = 900 * (a.places.intersection(&b.places).count().min(2) as i64);
    let (Some(at), Some(there)) = (&a.spot, &b.spot) else { return shared };
    let same = |x: &Option<String>, y: &Option<String>| Some(x.as_ref()? == y.as_ref()?);
    let region = match (same(&at.country, &there.country), same(&at.admin1, &there.admin1)) {
        (Some(false), _) => -2500,
        (_, Some(true)) => 800,
        (_, Some(false)) => -1200,
        _ => 0,
    };
    shared + region + apart(a, b, at, there)
}

/// Two towns that are too far from each other. Where neither report names the other's, they are two incidents whatever the
/// words; where one does ("no link with the attack near ..."), probably; where both do, the one may be told by the other.
fn apart(a: &Fingerprint, b: &Fingerprint, at: &Spot, there: &Spot) -> i64 {
    if !is_far(at, there) {
        return 0;
    }
    match (a.named.contains(&there.name), b.named.contains(&at.name)) {
        (false, false) => -5000,
        (true, true) => 0,
        _ => -2500,
    }
}

/// Whether two places are farther apart than they are wide.
fn is_far(a: &Spot, b: &Spot) -> bool {
    let (Some(a_reach), Some(b_reach)) = (a.reach_km, b.reach_km) else { return false };
    let (Some((north_a, east_a)), Some((north_b, east_b))) = (a.point, b.point) else { return false };
    let degrees = |thousandths: i32| f64::from(thousandths) / 1000.0;
    let narrowing = degrees((north_a + north_b) / 2).to_radians().cos();
    let around = (east_a - east_b).rem_euclid(360_000);
    let east = degrees(around.min(360_000 - around)) * narrowing;
    let north = degrees(north_a - north_b);
    const KM_PER_DEGREE: f64 = 111.2;
    // Rounded: the last digits may differ between machines.
    let km = ((north * north + east * east).sqrt() * KM_PER_DEGREE).round() as u32;
    km >= a_reach + b_reach
}

/// The same number, the more telling the greater it is; another number.
fn count(a: Option<(u64, u64)>, b: Option<(u64, u64)>, same: i64, other: i64) -> i64 {
    let (Some(a), Some(b)) = (a, b) else { return 0 };
    if a != b {
        return other;
    }
    same + match a.0 {
        0 => 0,
        1 => 500,
        2..=4 => 700,
        5..=9 => 1000,
        _ => 1500,
    }
}

/// A disaster is not told for violence; an accident may be (a shot that went off), and kinds of violence are.
fn kinds(a: IncidentType, b: IncidentType) -> i64 {
    match (a == IncidentType::Disaster, b == IncidentType::Disaster) {
        (true, false) | (false, true) if a != IncidentType::Other && b != IncidentType::Other => -1500,
        _ => 0,
    }
}
