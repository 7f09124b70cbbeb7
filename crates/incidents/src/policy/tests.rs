//! Policies, on claims built by hand: see [`crate::testing::claim`] for how the lines are read.

use claims::estimates::Estimate;
use claims::reading::{AcledCode, Bound, GtdCode, IncidentType, Kind, Reading, UcdpCode};
use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{Policy, Settings, estimate, figures, without_each_origin};
use crate::case::{Account, Case, Origin};
use crate::cast::Names;
use crate::check_figures;
use crate::testing::reading;

/// A report: day of publication, origin, claims.
type Report<'a> = (&'a str, &'a str, Vec<&'a str>);

/// Readings of an attack that every policy covers, each with its key.
fn readings(reports: &[Report<'_>]) -> Vec<(String, Reading)> {
    let one = |(n, (day, _, claims)): (usize, &Report<'_>)| {
        let mut reading = reading(claims);
        reading.report.published = Some((*day).to_owned());
        let codes = &mut reading.incidents[0].codes;
        codes.ucdp = Some(UcdpCode { type_of_violence: 1 });
        codes.acled =
            Some(AcledCode { event_type: "Battles".to_owned(), sub_event_type: "Armed clash".to_owned() });
        codes.gtd = Some(GtdCode { attacktype: "Armed Assault".to_owned(), hostkidoutcome: None });
        reading.incidents[0].incident_type = IncidentType::Airstrike;
        (format!("r{}", n + 1), reading)
    };
    reports.iter().enumerate().map(one).collect()
}

fn accounts<'a>(readings: &'a [(String, Reading)], reports: &'a [Report<'a>]) -> Vec<Account<'a>> {
    let one = |((key, reading), (_, origin, _)): (&'a (String, Reading), &Report<'a>)| Account {
        origin: Origin { least: origin, most: origin },
        ..Account::new(key, reading, "i1")
    };
    readings.iter().zip(reports).map(one).collect()
}

fn estimates(reports: &[Report<'_>], policy: Policy, settings: &Settings) -> Vec<Estimate> {
    let readings = readings(reports);
    let case = Case::new(accounts(&readings, reports), Names::none());
    let estimates = estimate(&case, policy, settings);
    for one in &estimates {
        assert_eq!(check_figures("i1", &figures(one, policy), &case.claims()), []);
        let parts: u64 = one.parts.iter().map(|part| part.value).sum();
        assert!(one.parts.is_empty() || Some(parts) == one.best, "{parts} is not {:?}", one.best);
    }
    estimates
}

fn shown(estimates: &[Estimate]) -> String {
    let number = |value: Option<u64>| value.map_or_else(|| "-".to_owned(), |value| value.to_string());
    let mut out = String::new();
    for one in estimates {
        if !one.scope.applies {
            out += &format!("{} not applicable: {}\n", one.kind, one.scope.reason);
            continue;
        }
        out += &format!("{} {} {} {}\n", one.kind, number(one.low), number(one.best), number(one.high));
        for because in &one.because {
            let coded = because.coded.as_ref().map_or(String::new(), |rule| format!(" [coded: {rule}]"));
            out += &format!("  {} {} {}{coded}\n", because.bound, because.claim, because.reason);
        }
        for part in &one.parts {
            out += &format!("  {} {}\n", part.name, part.value);
        }
        if let Some(grade) = &one.grade {
            out += &format!("  grade {}: {}\n", grade.grade, grade.reason);
        }
        for left in &one.left_out {
            out += &format!("  left out {} {}\n", left.claim, left.reason);
        }
        for note in &one.notes {
            out += &format!("  note {note}\n");
        }
    }
    out
}

fn check(policy: Policy, claims: &[&str], want: Expect) {
    let reports = [("2031-05-04", "a", claims.to_vec())];
    want.assert_eq(&shown(&estimates(&reports, policy, &Settings::default())));
}

fn check_reports(policy: Policy, reports: &[Report<'_>], want: Expect) {
    want.assert_eq(&shown(&estimates(reports, policy, &Settings::default())));
}

#[test]
fn ucdp_weighs_interest() {
    // The other side's losses: high alone, from either party.
    check(
        Policy::Ucdp,
        &["killed 31 militants by State"],
        expect![[r#"
            killed - - 31
              high r1/c1 the highest figure told
              note no best: what the rule can rest on gives no number for all of them
        "#]],
    );
    check(
        Policy::Ucdp,
        &["killed 31 security_forces by Aband"],
        expect![[r#"
            killed - - 31
              high r1/c1 the highest figure told
              note no best: what the rule can rest on gives no number for all of them
        "#]],
    );
    // One's own: an admission.
    check(
        Policy::Ucdp,
        &["killed 4 security_forces by State", "killed 30 security_forces by Aband"],
        expect![[r#"
            killed 4 4 30
              low r1/c1 the lowest reliable figure
              best r1/c1 against the interest of whoever says it: State
              high r1/c2 the highest figure told
              deaths_a 4
        "#]],
    );
    check(
        Policy::Ucdp,
        &["killed no security_forces by State", "killed 3 security_forces by Medics"],
        expect![[r#"
            killed 0 3 3
              low r1/c1 the lowest reliable figure
              best r1/c2 the most reliable figure: Medics
              high r1/c2 the highest figure told
              deaths_a 3
        "#]],
    );
    check(
        Policy::Ucdp,
        &["killed 3 civilians by Medics", "killed 5 civilians by Medea", "killed 9 civilians possible"],
        expect![[r#"
            killed 3 3 9
              low r1/c1 the lowest reliable figure
              best r1/c1 of figures whose reliability cannot be told apart the lower: Medics
              high r1/c3 the highest figure told
              deaths_civilians 3
              left out r1/c2 less reliable than, or as reliable as, what stands: Medea
        "#]],
    );
    check(
        Policy::Ucdp,
        &["killed few civilians"],
        expect![[r#"
            killed 2 - -
              low r1/c1 the lowest reliable figure
              note no best: what the rule can rest on gives no number for all of them
              note no high: some of the dead are told of without a number that bounds them from above
        "#]],
    );
}

#[test]
fn ucdp_has_no_best_that_leaves_out_the_surely_dead() {
    check(
        Policy::Ucdp,
        &["killed 2 security_forces by Medics", "killed few civilians by Medics"],
        expect![[r#"
            killed 4 - -
              low r1/c1 the lowest reliable figure
              low r1/c2 the lowest reliable figure
              note no best: what the rule can rest on gives no number for all of them
              note no high: some of the dead are told of without a number that bounds them from above
        "#]],
    );
    check(
        Policy::Ucdp,
        &["killed few people by Medics", "killed 4 militants by Medics"],
        expect![[r#"
        killed 6 - -
          low r1/c1 the lowest reliable figure
          low r1/c2 the lowest reliable figure
          note no best: what the rule can rest on gives no number for all of them
          note no high: some of the dead are told of without a number that bounds them from above
    "#]],
    );
}

#[test]
fn ucdp_tells_the_dead_apart() {
    check(
        Policy::Ucdp,
        &[
            "killed 9 people by Medics",
            "killed 2 security_forces in c1 by Medics",
            "killed 4 militants by Medics",
        ],
        expect![[r#"
            killed 13 13 13
              low r1/c1 the lowest reliable figure
              low r1/c3 the lowest reliable figure
              best r1/c1 the most reliable figure: Medics
              best r1/c3 the most reliable figure: Medics
              high r1/c1 the highest figure told
              high r1/c3 the highest figure told
              deaths_a 2
              deaths_b 4
              deaths_unknown 7
              left out r1/c2 less reliable than, or as reliable as, what stands: Medics
        "#]],
    );
    // Civilians on one party's word alone.
    check(
        Policy::Ucdp,
        &["killed 5 civilians by State", "killed 2 security_forces by State"],
        expect![[r#"
        killed 7 7 7
          low r1/c2 the lowest reliable figure
          low r1/c1 the lowest reliable figure
          best r1/c2 against the interest of whoever says it: State
          best r1/c1 the most reliable figure: State
          high r1/c2 the highest figure told
          high r1/c1 the highest figure told
          deaths_a 2
          deaths_unknown 5
          note deaths_civilians: only one party tells their status, so they stand under deaths_unknown
    "#]],
    );
}

#[test]
fn acled_is_conservative() {
    check(
        Policy::Acled,
        &["killed 3 people by Medics", "killed 5 people by Witness"],
        expect![[r#"
        killed - 3 -
          best r1/c1 the most conservative figure: Medics
          left out r1/c2 less conservative than what is taken
          note disputed: Medics “3”, Witness “5”
    "#]],
    );
    check(
        Policy::Acled,
        &["killed few people"],
        expect![[r#"
        killed - 3 -
          best r1/c1 what the report itself says [coded: deaths without a number: 3]
    "#]],
    );
    check(
        Policy::Acled,
        &["killed all militants"],
        expect![[r#"
            killed - 3 -
              best r1/c1 what the report itself says [coded: deaths without a number: 3]
        "#]],
    );
    check_reports(
        Policy::Acled,
        &[
            ("2031-05-04", "a", vec!["killed 3 people by Witness"]),
            ("2031-05-06", "b", vec!["killed 5 people by Medics"]),
        ],
        expect![[r#"
            killed - 5 -
              best r2/c1 better information, later than the lowest figure: Medics
              left out r1/c1 less conservative than what is taken
              note disputed: Witness “3”, Medics “5”
        "#]],
    );
}

#[test]
fn gtd_takes_the_most_recent() {
    check_reports(
        Policy::Gtd,
        &[
            ("2031-05-04", "a", vec!["killed 3 people"]),
            ("2031-05-06", "b", vec!["killed 5 people by Medics", "killed 2 militants"]),
            ("2031-05-06", "c", vec!["killed 5 people"]),
            ("2031-05-06", "d", vec!["killed 6 people", "injured few people"]),
        ],
        expect![[r#"
            killed - 7 -
              best r2/c1 the majority of the most recent sources: Medics
              best r2/c2 the most recent figure: the report itself
              victims 5
              perpetrators 2
              left out r1/c1 older than, or outvoted by, what is taken
              left out r3/c1 older than, or outvoted by, what is taken
              left out r4/c1 older than, or outvoted by, what is taken
            injured - - -
              left out r4/c2 vague: left blank
              note no best: what the rule can rest on gives no number for all of them
        "#]],
    );
    check_reports(
        Policy::Gtd,
        &[
            ("2031-05-06", "b", vec!["killed 5 people by Medics"]),
            ("2031-05-06", "c", vec!["killed 7 people"]),
        ],
        expect![[r#"
            killed - 5 -
              best r1/c1 the lowest of the most recent sources, which have no majority: Medics
              victims 5
              left out r2/c1 older than, or outvoted by, what is taken
              note only the victims are known: the total is theirs
        "#]],
    );
}

#[test]
fn ibc_gives_a_minimum_and_a_maximum() {
    check(
        Policy::Ibc,
        &["killed 3 civilians", "killed 5 civilians by Medics", "killed 4 security_forces"],
        expect![[r#"
            killed 3 - 5
              low r1/c1 the least that is surely civilians
              high r1/c2 the most that may be civilians
              left out r1/c3 soldiers and paramilitaries are no civilians
              note provisional: one origin alone
        "#]],
    );
    check(
        Policy::Ibc,
        &["killed 8 people"],
        expect![[r#"
        killed 0 - 8
          low r1/c1 civilian status unclear [coded: ibc: nobody says that they were civilians, so the minimum is none]
          high r1/c1 the most that may be civilians
          note provisional: one origin alone
    "#]],
    );
}

#[test]
fn airwars_grades() {
    check(
        Policy::Airwars,
        &["killed 3 civilians"],
        expect![[r#"
        killed 3 - 3
          low r1/c1 the least that is surely civilians
          high r1/c1 the most that may be civilians
          grade weak: one origin alone
    "#]],
    );
    check_reports(
        Policy::Airwars,
        &[
            ("2031-05-06", "b", vec!["killed 5 civilians by Medics"]),
            ("2031-05-06", "c", vec!["killed 7 civilians", "attack 1 people by Soldiers"]),
        ],
        expect![[r#"
            killed 5 - 7
              low r1/c1 the least that is surely civilians
              high r2/c1 the most that may be civilians
              grade weak: 2 origins, but no belligerent is told to have acted there
        "#]],
    );
}

#[test]
fn outside_its_scope_a_policy_gives_no_number() {
    let reports = [("2031-05-04", "a", vec!["killed 3 people"])];
    let mut readings = readings(&reports);
    let incident = &mut readings[0].1.incidents[0];
    incident.codes = Default::default();
    incident.incident_type = IncidentType::Shooting;
    let told = |readings: &[(String, Reading)]| -> String {
        let case = Case::new(accounts(readings, &reports), Names::none());
        let all = Policy::ALL.iter().flat_map(|policy| estimate(&case, *policy, &Settings::default()));
        let line = |e: Estimate| {
            format!("{} {} {:?} {}\n", e.policy, e.scope.applies, e.best.or(e.high), e.scope.reason)
        };
        all.map(line).collect()
    };
    expect![[r#"
        ucdp false None no organised armed actor is named: UCDP counts deaths by governments and organised groups alone
        acled false None no event type of ACLED fits what is told
        gtd false None no attack type of GTD fits, and no non-state perpetrator is named
        ibc true Some(3) violence that civilians may have come to harm in
        airwars false None no military action from the air, by artillery or by a state's forces is told of
    "#]].assert_eq(&told(&readings));
    readings[0].1.incidents[0].incident_type = IncidentType::Accident;
    assert!(told(&readings).lines().all(|line| line.contains("false None")));
}

#[test]
fn a_policy_file_changes_standings_and_war_zones() {
    let settings = Settings::parse(
        "mine.toml",
        "[[holder]]\nname = \"Zora\"\nstanding = \"reliable\"\n[[holder]]\nname = \"Yara\"\nside = \"league\"\n\
         [[acled.war_zone]]\nplace = \"Tarsa\"\nfrom = \"2031-01-01\"\n",
    )
    .expect("it is well formed");
    let reports = [("2031-05-04", "a", vec!["killed 3 civilians by Zora", "killed 2 civilians by Ximen"])];
    let best = |settings: &Settings| estimates(&reports, Policy::Ucdp, settings)[0].best;
    assert_eq!((best(&Settings::default()), best(&settings)), (Some(2), Some(3)));
    let named = estimates(&reports, Policy::Ucdp, &settings)[0].settings.clone();
    assert_eq!(named.map(|file| file.name), Some("mine.toml".to_owned()));
    let reports = [("2031-05-04", "a", vec!["killed all people"])];
    let mut readings = readings(&reports);
    let reading = &mut readings[0].1;
    reading.places = vec![claims::reading::Place {
        id: "p1".to_owned(),
        name: "Tarsa".to_owned(),
        country: None,
        admin1: None,
        lat: None,
        lon: None,
        precision: claims::reading::PlacePrecision::Exact,
        mentions: Vec::new(),
    }];
    reading.incidents[0].place = Some("p1".to_owned());
    reading.incidents[0].start = Some("2031-05-03".to_owned());
    let case = Case::new(accounts(&readings, &reports), Names::none());
    let coded = |settings: &Settings| estimate(&case, Policy::Acled, settings)[0].best;
    assert_eq!((coded(&Settings::default()), coded(&settings)), (Some(3), Some(10)));
}

#[test]
fn a_side_of_a_policy_file_keeps_its_kind() {
    let settings = Settings::parse("mine.toml", "[[holder]]\nname = \"Aband\"\nside = \"coast\"\n")
        .expect("well formed");
    let reports =
        [("2031-05-04", "a", vec!["killed 4 militants by Aband", "killed 9 security_forces by Aband"])];
    let best = |settings: &Settings| estimates(&reports, Policy::Ucdp, settings)[0].best;
    assert_eq!((best(&Settings::default()), best(&settings)), (Some(4), Some(4)));
}

#[test]
fn on_whom_an_estimate_hangs() {
    let reports = [
        ("2031-05-04", "a", vec!["killed 3 civilians by Medics"]),
        ("2031-05-04", "b", vec!["killed 3 civilians by Witness"]),
    ];
    let readings = readings(&reports);
    let case = Case::new(accounts(&readings, &reports), Names::none());
    let view = without_each_origin(&case, Policy::Ucdp, &Settings::default());
    let lines: Vec<String> =
        view.iter().map(|w| format!("{} {:?} {}", w.origin, w.without, w.matters())).collect();
    assert_eq!(lines, ["a [Some(3), Some(3), Some(3)] false", "b [Some(3), Some(3), Some(3)] false"]);
}

fn any_line() -> impl Strategy<Value = String> {
    let words = |list: &'static [&'static str]| prop::sample::select(list);
    (
        words(&["killed", "killed", "injured"]),
        words(&["0", "1", "3", "9", "20+", ">8", "~7", "<=10", "2-5", "few", "all", "no", "1*"]),
        words(&["people", "civilians", "children", "militants", "security_forces"]),
        words(&[
            "",
            "by Medics",
            "by Witness",
            "by Ximen",
            "by Ximen unverified",
            "possible",
            "by State",
            "by Aband",
        ]),
        words(&["", "in c1", "at 7", "of Ada_Roe", "of the_man"]),
    )
        .prop_map(|(kind, number, group, who, mark)| format!("{kind} {number} {group} {who} {mark}"))
}

fn any_reports() -> impl Strategy<Value = Vec<(String, String, Vec<String>)>> {
    let day = prop::sample::select(&["2031-05-04", "2031-05-05", "2031-05-06"][..]).prop_map(str::to_owned);
    let origin = prop::sample::select(&["a", "b", "c"][..]).prop_map(str::to_owned);
    prop::collection::vec((day, origin, prop::collection::vec(any_line(), 0..5)), 1..4)
}

fn borrowed(reports: &[(String, String, Vec<String>)]) -> Vec<Report<'_>> {
    reports
        .iter()
        .map(|(day, origin, claims)| {
            (day.as_str(), origin.as_str(), claims.iter().map(String::as_str).collect())
        })
        .collect()
}

fn bounds(estimates: &[Estimate]) -> Vec<[Option<u64>; 3]> {
    estimates.iter().map(|e| [e.low, e.best, e.high]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    /// `estimates` checks that low <= best <= high, that every bound is a sum of its claims' numbers or coded, and that
    /// the parts add up to the best.
    #[test]
    fn bounds_hold_and_order_does_not_matter(reports in any_reports()) {
        let reports = borrowed(&reports);
        let readings = readings(&reports);
        for policy in Policy::ALL {
            let found = estimates(&reports, policy, &Settings::default());
            let mut turned = accounts(&readings, &reports);
            turned.reverse();
            let turned = estimate(&Case::new(turned, Names::none()), policy, &Settings::default());
            prop_assert_eq!(&turned, &found);
            let case = Case::new(accounts(&readings, &reports), Names::none());
            for one in &found {
                let claims: Vec<_> = one.because.iter().filter(|b| b.bound == Bound::Best).collect();
                let vague = claims.iter().all(|b| case.claim(&b.claim).is_some_and(|told| told.claim.vague.is_some()));
                let coded = claims.iter().any(|b| b.coded.is_some());
                prop_assert!(one.best.is_none() || !vague || coded, "a best from vague words alone: {:?}", one);
                // Every claim of the kind is used or left out.
                let told = case.told().iter().filter(|told| told.claim.kind == one.kind).count();
                let mut named: Vec<&str> = one.because.iter().map(|b| b.claim.as_str()).collect();
                named.extend(one.left_out.iter().map(|left| left.claim.as_str()));
                // Those who died of their wounds are taken out of the hurt: their claim is of another kind.
                named.retain(|id| {
                    let kind = case.claim(id).map(|told| told.claim.kind);
                    !(one.kind == Kind::Injured && kind == Some(Kind::Killed))
                });
                named.sort_unstable();
                named.dedup();
                prop_assert_eq!(named.len(), told);
            }
        }
    }

    #[test]
    fn no_party_moves_best_alone_in_its_own_interest(reports in any_reports(), which in 0usize..4) {
        // The other claims are of no party of the same name.
        let mut reports = reports;
        for (.., claims) in &mut reports {
            claims.retain(|claim| !claim.contains("by State") && !claim.contains("by Aband"));
        }
        let serving = ["killed 99 militants by State", "killed 0 security_forces by State", "killed 99 security_forces by Aband",
            "killed 0 militants by Aband"][which];
        let mut with = reports.clone();
        // At the end of the text, so that the other claims keep their names.
        if let Some((.., claims)) = with.last_mut() {
            claims.push(serving.to_owned());
        }
        for policy in Policy::ALL {
            let best = |reports: &[(String, String, Vec<String>)]| -> Vec<Option<u64>> {
                estimates(&borrowed(reports), policy, &Settings::default()).iter().map(|e| e.best).take(1).collect()
            };
            prop_assert_eq!(best(&with), best(&reports), "{} by {}", policy, serving);
        }
    }

    #[test]
    fn the_names_of_the_sides_change_nothing(reports in any_reports()) {
        let renamed: Vec<(String, String, Vec<String>)> = reports
            .iter()
            .map(|(day, origin, claims)| {
                let swap = |claim: &String| claim.replace("by State", "by Sabel").replace("by Aband", "by Aaron");
                (day.clone(), origin.clone(), claims.iter().map(swap).collect())
            })
            .collect();
        // What one side says in place of the other, of the other's people.
        let mirrored: Vec<(String, String, Vec<String>)> = reports
            .iter()
            .map(|(day, origin, claims)| {
                let swap = |claim: &String| {
                    let swapped = claim.replace("by State", "by S2").replace("by Aband", "by State").replace("by S2", "by Aband");
                    swapped.replace("militants", "m2").replace("security_forces", "militants").replace("m2", "security_forces")
                };
                (day.clone(), origin.clone(), claims.iter().map(swap).collect())
            })
            .collect();
        let told_apart = reports.iter().all(|(.., claims)| {
            claims.iter().all(|claim| claim.contains("militants") || claim.contains("security_forces"))
        });
        for policy in Policy::ALL {
            let of = |reports: &[(String, String, Vec<String>)]| {
                bounds(&estimates(&borrowed(reports), policy, &Settings::default()))
            };
            prop_assert_eq!(of(&renamed), of(&reports));
            if told_apart && policy == Policy::Ucdp {
                prop_assert_eq!(of(&mirrored), of(&reports));
            }
        }
    }
}
