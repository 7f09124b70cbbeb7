//! What people see.

use unicode_width::UnicodeWidthStr;

use super::*;

#[test]
fn no_line_is_wider_than_asked_for() {
    for width in [40, 60, 80, 120] {
        for face in [&["--explain"][..], &[]] {
            let run = run(sayso().args(["read", "--width", &width.to_string()]).args(face).arg(examples()));
            assert_eq!(run.code, Some(0));
            for line in run.out.lines() {
                assert!(line.width() <= width, "{width}: {line}");
                assert!(!line.ends_with(' '), "{line:?}");
            }
        }
    }
}

#[test]
fn colour_only_where_it_is_wanted() {
    let escapes = |arguments: &[&str]| {
        run(sayso().arg("read").args(arguments).write_stdin("Three guards were hurt.")).out.contains('\u{1b}')
    };
    assert!(!escapes(&[]));
    assert!(escapes(&["--color", "always"]));
    assert!(!escapes(&["--color", "never"]));
}

#[test]
fn nothing_of_a_text_steers_the_terminal() {
    let text = "Three guards \u{1b}[2Jwere \u{202e}hurt\u{7} at the \u{9b}31mdepot, police said.";
    for face in [&["--explain"][..], &["--format", "markdown"], &[]] {
        let run = run(sayso().arg("read").args(face).write_stdin(text));
        assert_eq!(run.code, Some(0));
        assert!(!run.out.contains(['\u{1b}', '\u{202e}', '\u{7}', '\u{9b}']), "{face:?}");
    }
    let named = run(sayso().args(["read", "no\u{1b}[2Jfile.txt"]));
    assert!(!named.said.contains('\u{1b}'));
}

#[test]
fn no_incident_is_said_and_is_no_error() {
    let run = run(sayso().arg("read").arg(examples().join("no-incident.txt")));
    assert_eq!((run.code, run.said.as_str()), (Some(0), ""));
    assert!(run.out.contains("No incident found"), "{}", run.out);
}

#[test]
fn several_reports_are_kept_apart() {
    let paths = [examples().join("protest.txt"), examples().join("telex.txt")];
    let text = run(sayso().arg("read").args(&paths)).out;
    assert_eq!(text.matches("\n────").count(), 1);
    let json = run(sayso().args(["read", "--format", "json"]).args(&paths)).out;
    let array: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
    assert_eq!(array.as_array().map(Vec::len), Some(2));
    let none = run(sayso().args(["read", "--format", "json", "missing.txt"]));
    assert_eq!((none.code, none.out.as_str()), (Some(1), "[]\n"));
}

#[test]
fn completions_and_manual_are_printed() {
    assert!(run(sayso().args(["completions", "bash"])).out.contains("--input-format"));
    assert!(run(sayso().arg("man")).out.contains(".TH sayso"));
    assert!(run(sayso().args(["man", "review", "correct"])).out.contains("FIELD=VALUE"));
    assert!(run(sayso().args(["man", "nothing"])).said.contains("there are: read, explain"));
}
