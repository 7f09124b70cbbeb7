//! `--policy` and `--policy-file`.

use std::error::Error;

use super::{examples, readings, run, sayso};

#[test]
fn a_rule_is_applied_only_when_asked_for() {
    let report = examples().join("clash-with-denial.txt");
    let plain = run(sayso().arg("read").arg(&report));
    assert!(!plain.out.contains("AFTER THE RULE"), "{}", plain.out);
    let asked = run(sayso().args(["read", "--policy", "ucdp", "--policy", "airwars"]).arg(&report));
    assert!(asked.out.contains("AFTER THE RULE OF UCDP, not UCDP's figure"), "{}", asked.out);
    assert!(asked.out.contains("not applicable"), "{}", asked.out);
    let why = run(sayso().args(["explain", "--policy", "ucdp"]).arg(&report));
    assert!(why.out.contains("AFTER THE RULE OF UCDP") && why.code == Some(0), "{why:?}");
}

#[test]
fn estimates_stand_in_the_reading() {
    let report = examples().join("clash-with-denial.txt");
    let asked = run(sayso().args(["read", "--policy", "all", "--format", "jsonl"]).arg(&report));
    let reading = &readings(&asked.out)[0];
    let incident = &reading["incidents"][0];
    let estimates = incident["estimates"].as_array().map_or(&[][..], Vec::as_slice);
    let of = |policy: &str| estimates.iter().filter(|e| e["policy"] == policy).count();
    for policy in ["ucdp", "acled", "gtd", "ibc", "airwars"] {
        assert!(of(policy) > 0, "{policy} is missing: {incident}");
    }
    for estimate in estimates.iter().filter(|e| e["scope"]["applies"] == false) {
        assert!(
            estimate["low"].is_null() && estimate["best"].is_null() && estimate["high"].is_null(),
            "{estimate}"
        );
    }
}

#[test]
fn a_policy_file_is_named_with_its_digest_and_its_mistakes() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("mine.toml");
    std::fs::write(&file, "[[holder]]\nname = \"Coastal Brigade\"\nside = \"coast\"\n")?;
    let report = examples().join("clash-with-denial.txt");
    let mut command = sayso();
    command.args(["read", "--policy", "ucdp", "--format", "jsonl", "--policy-file"]).arg(&file).arg(&report);
    let asked = run(&mut command);
    let settings = &readings(&asked.out)[0]["incidents"][0]["estimates"][0]["settings"];
    assert_eq!(settings["digest"].as_str().map(str::len), Some(64), "{settings}");
    std::fs::write(&file, "[[holder]]\nnmae = \"x\"\n")?;
    let wrong = run(&mut command);
    assert!(wrong.code == Some(2) && wrong.said.contains("nmae"), "{wrong:?}");
    Ok(())
}
