//! Inputs, order, exit codes.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command as Process, Stdio};

use super::*;

#[test]
fn output_comes_in_input_order_whatever_the_threads() {
    let mut lines = String::new();
    for number in 0..60 {
        let text = "Two guards were hurt near the depot, police said. ".repeat(1 + (number * 7) % 11);
        lines += &serde_json::json!({"id": format!("r{number}"), "text": text}).to_string();
        lines += "\n";
    }
    let of = |threads: &str| {
        run(sayso().args(["read", "--format", "jsonl", "--threads", threads]).write_stdin(lines.as_str()))
    };
    let (one, four) = (of("1"), of("4"));
    assert_eq!(ids(&one.out), (0..60).map(|n| format!("r{n}")).collect::<Vec<_>>());
    assert_eq!(one.out, four.out);
    assert_eq!((one.code, one.said.as_str()), (Some(0), ""));
}

#[test]
fn triage_passes_over_what_can_hold_nothing_and_says_so() {
    let lines = concat!(
        "{\"id\":\"bread\",\"text\":\"The bakery sells warm bread, and the queue is long.\"}\n",
        "{\"id\":\"depot\",\"text\":\"The bakery was open. Two guards were hurt near the depot, police said.\"}\n",
    );
    let of = |format: &str, triage: Option<&str>| {
        run(sayso().args(["read", "--format", format]).args(triage).arg("-").write_stdin(lines)).out
    };
    let (all, some) = (of("jsonl", None), of("jsonl", Some("--triage")));
    assert!(!all.contains("\"skipped\""));
    let (all, some): (Vec<_>, Vec<_>) = (all.lines().collect(), some.lines().collect());
    assert!(some[0].contains("\"skipped\":true") && some[0].contains("Not read: triage"), "{}", some[0]);
    assert_eq!(all[1], some[1], "what is read is read whole");
    let text = of("text", Some("--triage"));
    assert!(text.contains("Not read: what this report says is not known."), "{text}");
    assert!(!text.contains("No incident found"), "{text}");
}

#[test]
fn a_bad_line_is_named_and_the_others_are_read() {
    let lines = concat!(
        "{\"id\":\"a\",\"text\":\"One guard was hurt.\"}\n",
        "not json\n",
        "\n",
        "{\"id\":\"b\",\"text\":\"One guard was hurt.\",\"published\":\"soon\"}\r\n",
        "{\"id\":\"c\",\"text\":\"\"}\n",
        "{\"id\":\"a\",\"text\":\"One guard was \\udc00hurt.\"}",
    );
    let folder = tempfile::tempdir().unwrap_or_else(|e| panic!("{e}"));
    let path = folder.path().join("wire.jsonl");
    fs::write(&path, lines).unwrap_or_else(|e| panic!("{e}"));
    let run = run(sayso().args(["read", "--format", "jsonl"]).arg(&path));
    assert_eq!(ids(&run.out), ["a", "a"]);
    assert_eq!(run.code, Some(1));
    let said: Vec<_> = run.said.lines().collect();
    assert_eq!(said.len(), 3, "{said:?}");
    for (line, words) in
        said.iter().zip(["line 2: not a report", "line 4 (id \"b\")", "line 5 (id \"c\"): there is no text"])
    {
        assert!(line.contains("wire.jsonl, ") && line.contains(words), "{line}");
    }
    assert!(run.out.contains("lone surrogate"));
}

#[test]
fn files_that_cannot_be_read_do_not_stop_the_others() {
    let folder = tempfile::tempdir().unwrap_or_else(|e| panic!("{e}"));
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap_or_else(|e| panic!("{e}"));
        path
    };
    let spanish = "El ministro del Interior dijo el martes que tres policías resultaron heridos en un ataque contra un \
                   puesto de control al norte de la capital, y no dio más detalles sobre los atacantes.";
    let paths = [
        write("binary.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        write("empty.txt", b" \r\n"),
        write("spanish.txt", spanish.as_bytes()),
        folder.path().join("missing.txt"),
        write("good.txt", b"Three guards were hurt,\r\npolice said.\r\n"),
        write("latin1.txt", b"A bomb went off in Bogot\xe1. No one was hurt."),
    ];
    let run = run(sayso().args(["read", "--format", "jsonl"]).args(&paths));
    let names: Vec<_> =
        ids(&run.out).iter().map(|id| id.rsplit('/').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(names, ["good.txt", "latin1.txt"]);
    assert_eq!(run.code, Some(1));
    for words in [
        "binary.txt: this is not a text",
        "empty.txt: there is no text",
        "spanish.txt: the text is in Spanish",
        "missing.txt: cannot be read",
    ] {
        assert!(run.said.contains(words), "{}", run.said);
    }
    assert!(run.out.contains("read as windows-1252, which is a guess"));
}

#[test]
fn standard_input_and_its_guessed_format() {
    let text = run(sayso().args(["read", "--format", "jsonl"]).write_stdin("Three guards were hurt."));
    assert_eq!(ids(&text.out), ["stdin"]);
    let line = run(sayso()
        .args(["read", "--format", "jsonl", "-"])
        .write_stdin(" {\"id\":\"x\",\"text\":\"Three guards were hurt.\"}"));
    assert_eq!(ids(&line.out), ["x"]);
    let object = run(sayso()
        .args(["read", "--format", "jsonl", "--input-format", "text"])
        .write_stdin("{ three guards hurt }"));
    assert_eq!(ids(&object.out), ["stdin"]);
}

#[test]
fn what_is_given_for_all_reports_yields_to_what_a_report_says() {
    let lines = "{\"id\":\"a\",\"text\":\"x y\",\"outlet\":\"Own\"}\n{\"id\":\"b\",\"text\":\"x y\"}";
    let run = run(sayso()
        .args(["read", "--format", "jsonl", "--outlet", "Given", "--published", "2031-05-04", "--title", "T"])
        .write_stdin(lines));
    let heads: Vec<_> = readings(&run.out).iter().map(|r| r["report"].clone()).collect();
    assert_eq!((&heads[0]["outlet"], &heads[1]["outlet"]), (&"Own".into(), &"Given".into()));
    assert_eq!((&heads[0]["published"], &heads[1]["title"]), (&"2031-05-04".into(), &"T".into()));
}

#[test]
fn wrong_usage_is_2() {
    for arguments in [
        vec!["read", "--published", "tomorrow"],
        vec!["read", "--nonsense"],
        vec!["read", "--explain", "--format", "jsonl"],
        vec!["read", "--with-text"],
        vec!["read", "--min-confidence", "2"],
        vec!["read", "--max-text", "much"],
        vec!["read", "--data", "no-such-folder"],
        vec!["frobnicate"],
    ] {
        let run = run(sayso().args(&arguments).write_stdin("Three guards were hurt."));
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!run.said.is_empty(), "{arguments:?}");
    }
}

#[test]
fn the_output_may_be_a_file_but_not_an_input() {
    let folder = tempfile::tempdir().unwrap_or_else(|e| panic!("{e}"));
    let (input, output) = (folder.path().join("in.txt"), folder.path().join("out.jsonl"));
    fs::write(&input, "Three guards were hurt.").unwrap_or_else(|e| panic!("{e}"));
    let same = run(sayso().arg("read").arg(&input).arg("-o").arg(&input));
    assert_eq!(same.code, Some(2));
    assert_eq!(fs::read_to_string(&input).ok().as_deref(), Some("Three guards were hurt."));
    let other = run(sayso().args(["read", "--format", "jsonl"]).arg(&input).arg("-o").arg(&output));
    assert_eq!((other.code, other.out.as_str()), (Some(0), ""));
    assert_eq!(ids(&fs::read_to_string(&output).unwrap_or_default()).len(), 1);
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let mut child = Process::new(assert_cmd::cargo::cargo_bin!("sayso"))
        .args(["read", "--format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|e| panic!("{e}"));
    let mut input = child.stdin.take().unwrap_or_else(|| panic!("no input"));
    let feeder = std::thread::spawn(move || {
        // Fails as soon as the program has gone, which is what it is to do.
        while input.write_all(b"{\"id\":\"x\",\"text\":\"Three guards were hurt.\"}\n").is_ok() {}
    });
    let mut first = String::new();
    let mut output = BufReader::new(child.stdout.take().unwrap_or_else(|| panic!("no output")));
    assert!(output.read_line(&mut first).is_ok_and(|bytes| bytes > 0));
    drop(output);
    let ended = child.wait_with_output().unwrap_or_else(|e| panic!("{e}"));
    assert!(feeder.join().is_ok());
    assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(0), ""));
}
