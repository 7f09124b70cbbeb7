//! `sayso gazetteer import`, on small files in the form of the official dumps.

use std::fs;
use std::path::Path;

use super::*;

/// One line of allCountries.txt: 19 columns.
fn place(
    id: &str,
    name: &str,
    at: (&str, &str),
    code: (&str, &str),
    of: (&str, &str),
    people: &str,
) -> String {
    let columns = [
        id,
        name,
        name,
        "",
        at.0,
        at.1,
        code.0,
        code.1,
        of.0,
        "",
        of.1,
        "",
        "",
        "",
        people,
        "",
        "",
        "Africa/Dakar",
        "2031-01-01",
    ];
    columns.join("\t") + "\n"
}

fn dumps(folder: &Path) {
    let write =
        |name: &str, text: String| fs::write(folder.join(name), text).unwrap_or_else(|e| panic!("{e}"));
    write(
        "countryInfo.txt",
        "#ISO\tISO3\n".to_owned()
            + &[
                "SN", "SEN", "686", "SG", "Senegal", "Dakar", "196190", "15854360", "AF", ".sn", "XOF",
                "Franc", "221", "#####", "", "fr", "2245662", "", "",
            ]
            .join("\t")
            + "\n",
    );
    write("admin1CodesASCII.txt", "SN.12\tZiguinchor\tZiguinchor\t2243939\n".to_owned());
    write("admin2Codes.txt", String::new());
    write(
        "allCountries.txt",
        place("2245662", "Senegal", ("14.5", "-14.25"), ("A", "PCLI"), ("SN", "00"), "15854360")
            + &place("2243939", "Ziguinchor", ("12.75", "-16.25"), ("A", "ADM1"), ("SN", "12"), "549151")
            + &place("9000001", "Nyassoumba", ("12.61", "-16.33"), ("P", "PPL"), ("SN", "12"), "2300"),
    );
}

#[test]
fn an_imported_gazetteer_is_used_where_it_is_named() {
    let folder = tempfile::tempdir().unwrap_or_else(|e| panic!("{e}"));
    dumps(folder.path());
    let file = folder.path().join("senegal.bin");
    let import = run(sayso().args(["gazetteer", "import"]).arg(folder.path()).arg("-o").arg(&file));
    assert_eq!((import.code, import.out.as_str()), (Some(0), ""), "{}", import.said);
    assert!(import.said.contains("places written to"), "{}", import.said);

    let text =
        "NYASSOUMBA, Senegal, May 4 (Wire) - Two people were killed in Nyassoumba on Sunday, police said.";
    let read = |gazetteer: Option<&Path>| {
        let mut command = sayso();
        command.args(["read", "--format", "jsonl", "--published", "2031-05-04"]);
        command.args(gazetteer.iter().flat_map(|path| [Path::new("--gazetteer"), path]));
        let run = run(command.write_stdin(text));
        assert_eq!(run.code, Some(0), "{}", run.said);
        readings(&run.out).remove(0)
    };
    let (own, built_in) = (read(Some(&file)), read(None));
    let found = own["places"].as_array().into_iter().flatten().find(|p| p["name"] == "Nyassoumba").cloned();
    let found = found.unwrap_or_default();
    assert_eq!((&found["country"], &found["lat"]), (&"SN".into(), &12.61.into()), "{own:#}");
    assert_ne!(own["data"], built_in["data"], "a reading says which places it was made with");
}

#[test]
fn a_wrong_gazetteer_is_refused() {
    let folder = tempfile::tempdir().unwrap_or_else(|e| panic!("{e}"));
    let missing =
        run(sayso().args(["gazetteer", "import"]).arg(folder.path()).arg("-o").arg(folder.path().join("g")));
    assert_eq!(missing.code, Some(2));
    assert!(
        missing.said.contains("allCountries.txt") && missing.said.contains("download.geonames.org"),
        "{}",
        missing.said
    );
    let wrong = folder.path().join("wrong.bin");
    fs::write(&wrong, "no gazetteer").unwrap_or_else(|e| panic!("{e}"));
    let read = run(sayso().args(["read", "--gazetteer"]).arg(&wrong).write_stdin("Two guards were hurt."));
    assert_eq!((read.code, read.out.as_str()), (Some(2), ""));
    assert!(read.said.contains("wrong.bin"), "{}", read.said);
}
