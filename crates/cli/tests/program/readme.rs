//! What README.md shows is what the program prints: each command in its ```` ```console ```` blocks is run, in their order, with one
//! ledger. `UPDATE_README=1 cargo test -p cli --test program readme` writes what it prints today; read the difference.

use std::path::PathBuf;

use super::*;

/// The day on which README's decisions are made.
const DAY: &str = "2031-08-11";

/// The words of a command line, as a shell would part them.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let (mut quoted, mut begun) = (false, false);
    for letter in line.chars() {
        match letter {
            '\'' => (quoted, begun) = (!quoted, true),
            ' ' if !quoted => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            letter => {
                word.push(letter);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

/// A text with the output of each command as the program prints it.
fn renewed(text: &str, mut output: impl FnMut(&str) -> String) -> String {
    let mut out = String::new();
    let mut in_block = false;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if !in_block {
            in_block = bare == "```console";
            out.push_str(line);
        } else if let Some(command) = bare.strip_prefix("$ ") {
            out.push_str(line);
            out.push_str(&output(command));
        } else if bare == "```" {
            in_block = false;
            out.push_str(line);
        }
    }
    out
}

/// The first or last lines, as `head -5` and `tail -5` give them.
fn shortened(out: &str, how: &str) -> String {
    let lines: Vec<&str> = out.split_inclusive('\n').collect();
    let number = |words: &str| words.trim().parse::<usize>().expect("a number of lines");
    match (how.strip_prefix("head -"), how.strip_prefix("tail -")) {
        (Some(n), _) => lines.iter().take(number(n)).copied().collect(),
        (_, Some(n)) => lines[lines.len().saturating_sub(number(n))..].concat(),
        _ => panic!("{how} is not known here"),
    }
}

#[test]
fn readme_shows_what_the_program_prints() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join("README.md");
    let text = std::fs::read_to_string(&path).expect("README.md is there");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut commands = 0;
    let today = renewed(&text, |command| {
        commands += 1;
        let (command, shorten) = match command.rsplit_once(" | ") {
            Some((command, shorten)) => (command, Some(shorten)),
            None => (command, None),
        };
        let words = words(command);
        let (program, args) = words.split_first().expect("a command");
        assert_eq!(program, "sayso", "{command}");
        let ledger = folder.path().join("sayso.db");
        let run =
            run(sayso().current_dir(&root).env("SAYSO_LEDGER", ledger).env("SAYSO_BY", "N. Abel").args(args));
        assert_eq!((run.code, run.said.as_str()), (Some(0), ""), "{command}");
        // Decisions are of the day on which the test runs.
        let today = jiff::Timestamp::now().to_string();
        let out = run.out.replace(&today[..10], DAY);
        match shorten {
            Some(shorten) => shortened(&out, shorten),
            None => out,
        }
    });
    assert!(commands > 5, "README shows the program at work");
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, today).expect("README.md can be written");
        return;
    }
    for (shown, printed) in text.lines().zip(today.lines()) {
        assert_eq!(
            shown, printed,
            "README.md shows something else than the program prints (UPDATE_README=1 renews it)"
        );
    }
    assert_eq!(
        text.lines().count(),
        today.lines().count(),
        "README.md shows more or less than the program prints"
    );
}
