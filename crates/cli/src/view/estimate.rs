//! Estimates after a codebook's rule: each bound with its words, its holders and the rule's reason; what was left out, with
//! why.

use claims::estimates::Estimate;
use claims::reading::{Because, Bound, Claim, Qualifier};
use incidents::Policy;
use incidents::policy::Without;

use super::counts::counted;
use super::lookup::number_words;
use super::rich::Rich;
use super::terminal::{Layout, Page};

/// Claims left out that a page for people shows of one estimate; the rest is counted.
const MAX_LEFT_OUT: usize = 8;

/// How the claims of an estimate are found and shown.
pub struct Witness<'w> {
    /// A claim by its name.
    pub claim: &'w dyn Fn(&str) -> Option<&'w Claim>,
    /// On whose say-so it stands.
    pub who: &'w dyn Fn(&Claim) -> Rich,
    /// Where it stands.
    pub at: &'w dyn Fn(&Claim) -> String,
}

/// One estimate for people.
#[derive(Clone, Debug)]
pub struct EstimateSheet {
    /// "AFTER THE RULE OF UCDP, not UCDP's figure".
    pub title: String,
    /// What is counted, or why nothing is.
    pub counts: String,
    /// Whether the policy covers the incident.
    pub applies: bool,
    /// A row for each bound, part and grade.
    pub rows: Vec<EstimateRow>,
    /// What was left out, with why; remarks; the source of the rule.
    pub remarks: Vec<(&'static str, Rich)>,
}

/// One bound.
#[derive(Clone, Debug)]
pub struct EstimateRow {
    /// `low`, `best`, `high`, or the part's name.
    pub label: String,
    /// The words of its claims; a number that a codebook puts in their place is marked.
    pub words: String,
    /// On whose say-so, and why.
    pub who: Rich,
    /// Where.
    pub at: String,
}

/// Lays an estimate out.
pub fn sheet(estimate: &Estimate, witness: &Witness<'_>) -> EstimateSheet {
    let rule = estimate.rule.strip_prefix("after the rule of ").unwrap_or(&estimate.rule);
    let title = format!("AFTER THE RULE OF {rule}");
    if !estimate.scope.applies {
        let counts = format!("not applicable: {}", estimate.scope.reason);
        return EstimateSheet { title, counts, applies: false, rows: Vec::new(), remarks: Vec::new() };
    }
    let mut rows = Vec::new();
    for (bound, value) in
        [(Bound::Low, estimate.low), (Bound::Best, estimate.best), (Bound::High, estimate.high)]
    {
        let because: Vec<&Because> = estimate.because.iter().filter(|b| b.bound == bound).collect();
        if let Some(value) = value {
            rows.push(row(bound.as_str(), value, &because, witness));
        }
    }
    for part in &estimate.parts {
        let because: Vec<&Because> = part.because.iter().collect();
        let mut row = row(&part.name, part.value, &because, witness);
        row.label = format!("  {}", row.label.replace('_', " "));
        rows.push(row);
    }
    let mut remarks = Vec::new();
    if let Some(grade) = &estimate.grade {
        remarks.push(("grade", Rich::new().strong(&grade.grade).plain(&format!(": {}", grade.reason))));
    }
    remarks.extend(estimate.notes.iter().map(|note| ("note", Rich::from(note.as_str()))));
    for left in estimate.left_out.iter().take(MAX_LEFT_OUT) {
        if let Some(claim) = (witness.claim)(&left.claim) {
            let text = Rich::new()
                .strong(&counted(claim))
                .plain(", ")
                .then((witness.who)(claim))
                .dim(&format!(" {}", (witness.at)(claim)))
                .plain(&format!(": {}", left.reason));
            remarks.push(("left out", text));
        }
    }
    let more = estimate.left_out.len().saturating_sub(MAX_LEFT_OUT);
    if more > 0 {
        remarks.push(("", Rich::new().dim(&format!("and {more} more (--format json)"))));
    }
    if let Some(file) = &estimate.settings {
        remarks.push(("file", Rich::new().plain(&file.name).dim(&format!(" (blake3 {})", file.digest))));
    }
    remarks.push(("rule", Rich::new().dim(&estimate.source)));
    EstimateSheet { title, counts: estimate.counts.clone(), applies: true, rows, remarks }
}

fn row(label: &str, value: u64, because: &[&Because], witness: &Witness<'_>) -> EstimateRow {
    let claims: Vec<(&Because, &Claim)> =
        because.iter().filter_map(|b| Some((*b, (witness.claim)(&b.claim)?))).collect();
    let coded = because.iter().find_map(|b| b.coded.as_ref());
    let mut words = String::new();
    for (because, claim) in &claims {
        let taken_out = because.reason == incidents::TAKEN_OUT;
        if !words.is_empty() {
            words.push_str(if taken_out { " less " } else { " + " });
        }
        words.push_str(&number_words(claim));
    }
    let is_exact = |claim: &Claim| matches!(claim.qualifier, Some(Qualifier::Exact | Qualifier::None));
    words = match coded {
        Some(_) => format!("{value}, CODED for {words}"),
        None if claims.len() > 1 && claims.iter().all(|(_, claim)| is_exact(claim)) => {
            format!("{value} ({words})")
        }
        None => words,
    };
    let mut who = Rich::new();
    let mut named: Vec<Rich> = Vec::new();
    for (_, claim) in &claims {
        let one = (witness.who)(claim);
        if !named.contains(&one) {
            who = if named.is_empty() { one.clone() } else { who.plain("; ").then(one.clone()) };
            named.push(one);
        }
    }
    let mut at: Vec<String> =
        claims.iter().map(|(_, claim)| (witness.at)(claim)).filter(|at| !at.is_empty()).collect();
    at.dedup();
    let reason = because.iter().map(|b| b.reason.as_str()).find(|reason| *reason != incidents::TAKEN_OUT);
    // "What X says": the row says it already.
    if let Some(reason) = reason.filter(|reason| !reason.is_empty() && !reason.starts_with("what ")) {
        let reason = reason.split(':').next().unwrap_or(reason);
        who = who.dim(&format!(" · {reason}"));
    }
    if let Some(rule) = coded {
        who = who.plain(" · ").mark(&format!("coded: {rule}"));
    }
    EstimateRow { label: label.to_owned(), words, who, at: at.join(", ") }
}

/// The estimates of one incident as a page of their own: what `sayso explain --policy` prints. `hangs` says what becomes
/// of them without each origin; it is empty where there is one origin alone.
pub fn why(
    heading: &Rich,
    estimates: &[Estimate],
    hangs: &[(Policy, Vec<Without>)],
    witness: &Witness<'_>,
    layout: Layout,
) -> String {
    let mut page = Page::new(layout);
    page.paragraph("", heading);
    for estimate in estimates {
        page.estimate(&sheet(estimate, witness));
        let of_policy = hangs.iter().filter(|(policy, _)| policy.as_str() == estimate.policy);
        for without in of_policy.flat_map(|(_, all)| all).filter(|one| one.kind == estimate.kind) {
            page.paragraph("without   ", &left_out_origin(without));
        }
    }
    page.finish()
}

/// "r1, r4 (one origin): best 5 instead of 3".
fn left_out_origin(without: &Without) -> Rich {
    let names = ["low", "best", "high"];
    let number = |value: Option<u64>| value.map_or_else(|| "none".to_owned(), |value| value.to_string());
    let changed: Vec<String> = names
        .iter()
        .zip(without.with.iter().zip(&without.without))
        .filter(|(_, (with, without))| with != without)
        .map(|(name, (with, without))| format!("{name} {} instead of {}", number(*without), number(*with)))
        .collect();
    let of = if without.reports.len() > 1 { " (one origin)" } else { "" };
    let what = if changed.is_empty() { "nothing changes".to_owned() } else { changed.join(", ") };
    Rich::new().strong(&without.reports.join(", ")).plain(&format!("{of}: {what}"))
}

#[cfg(test)]
mod tests {
    use claims::Reading;
    use claims::reading::UcdpCode;
    use expect_test::expect;
    use incidents::cast::Names;
    use incidents::{Case, Settings};

    use super::*;

    #[test]
    fn bounds_stand_with_their_words_and_their_holders() {
        let mut reading: Reading = serde_json::from_str(include_str!("../../tests/fixtures/ferry.json"))
            .expect("the fixture is a reading");
        let id = reading.incidents[0].id.clone();
        reading.incidents[0].codes.ucdp = Some(UcdpCode { type_of_violence: 3 });
        let case = Case::of_report(&reading, &id, Names::none());
        let estimates: Vec<Estimate> = [Policy::Ucdp, Policy::Airwars]
            .iter()
            .flat_map(|policy| incidents::policy::estimate(&case, *policy, &Settings::default()))
            .collect();
        let witness = Witness {
            claim: &|id| reading.claims.iter().find(|claim| claim.id == id),
            who: &|claim| {
                Rich::from(claim.holder.as_ref().map_or("the report itself", |holder| &holder.text))
            },
            at: &|claim| claim.id.clone(),
        };
        let hangs = Without {
            origin: "a".to_owned(),
            reports: vec!["r1".to_owned(), "r4".to_owned()],
            kind: claims::reading::Kind::Killed,
            with: [Some(3), Some(3), Some(5)],
            without: [Some(3), None, Some(5)],
        };
        let hangs = [(Policy::Ucdp, vec![hangs])];
        let layout = Layout { width: 80, color: false };
        let page = why(&Rich::from("i1"), &estimates, &hangs, &witness, layout);
        expect![[r#"
            i1

            AFTER THE RULE OF UCDP, not UCDP's figure · deaths on all sides
                 IN THE TEXT  ON WHOSE SAY-SO, AND WHY                                    AT
            low  “several”    a navy officer · the lowest reliable figure                 c3
            note      no best: what the rule can rest on gives no number for all of them
                      no high: some of the dead are told of without a number that bounds
                      them from above
            left out  all gunmen, Authorities in Lindi region c2: gives no number for best
                      40 captives, The Lake Liberation Front (LLF) c5: told as possible or
                      not verified: it can move high alone
                      “some” our people, Regional commissioner Asha Mbele c6: gives no
                      number for best
            rule      UCDP GED codebook 25.1, variables best, low, high, deaths_a, deaths_b,
                      deaths_civilians, deaths_unknown (checked; unverified that of equals
                      the lower is best, and that a status on one party's word is unknown)
            without   r1, r4 (one origin): best none instead of 3

            AFTER THE RULE OF Airwars, not Airwars's figure · not applicable: no military
            action from the air, by artillery or by a state's forces is told of
        "#]]
        .assert_eq(&page);
    }
}
