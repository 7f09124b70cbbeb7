//! Inputs that are made to break a reader: an answer or a clear error, in bounded time and memory.

use std::io::{Read, Write};
use std::process::{Command as Process, Stdio};
use std::time::{Duration, Instant};

use super::*;

/// What a run may use beside 40 times its text.
const BASE_MEMORY_BYTES: u64 = 300 << 20;

/// Far more processor time than any of these texts takes in a debug build, and far less than quadratic time would.
const LONGEST: Duration = Duration::from_secs(90);

/// Ticks a second in which Linux counts processor time.
const TICKS: u64 = 100;

struct Measured {
    out: String,
    said: String,
    code: Option<i32>,
    peak_bytes: u64,
}

/// Runs the program on `feed`'s bytes and watches its memory.
fn measure(arguments: &[&str], feed: impl FnOnce(&mut dyn Write) + Send + 'static) -> Measured {
    let begun = Instant::now();
    let mut child = Process::new(assert_cmd::cargo::cargo_bin!("sayso"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|e| panic!("{e}"));
    let mut input = child.stdin.take();
    let feeder = std::thread::spawn(move || {
        if let Some(input) = &mut input {
            feed(input);
        }
    });
    let drain = |stream: Option<Box<dyn Read + Send>>| {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            if let Some(mut stream) = stream {
                // What was read before an error is enough for the assertions.
                let _ = stream.read_to_end(&mut bytes);
            }
            String::from_utf8_lossy(&bytes).into_owned()
        })
    };
    let out = drain(child.stdout.take().map(|s| Box::new(s) as Box<dyn Read + Send>));
    let said = drain(child.stderr.take().map(|s| Box::new(s) as Box<dyn Read + Send>));
    let mut peak_bytes = 0;
    let status = loop {
        peak_bytes = peak_bytes.max(peak(child.id()));
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if processor_time(child.id()).unwrap_or(begun.elapsed()) > LONGEST => {
                let _ = child.kill();
                panic!("{arguments:?} took longer than {LONGEST:?}");
            }
            Ok(None) => std::thread::sleep(Duration::from_millis(5)),
            Err(error) => panic!("{error}"),
        }
    };
    assert!(feeder.join().is_ok());
    let text = |thread: std::thread::JoinHandle<String>| thread.join().unwrap_or_default();
    Measured { out: text(out), said: text(said), code: status.code(), peak_bytes }
}

/// What a process has used of the processor so far, however busy the machine is; `None` where the system does not say.
fn processor_time(process: u32) -> Option<Duration> {
    let status = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The program's name stands in brackets; user and system time are the 12th and 13th field after it.
    let mut fields = status.rsplit(')').next()?.split_whitespace().skip(11);
    let mut ticks = || fields.next().and_then(|field| field.parse::<u64>().ok());
    Some(Duration::from_millis((ticks()? + ticks()?) * 1000 / TICKS))
}

/// The most memory that a process has held so far; 0 where the system does not say.
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()).unwrap_or(0) << 10
}

fn read_text(text: String) -> Measured {
    let bytes = text.len() as u64;
    let measured = measure(&["read", "--input-format", "text", "--format", "jsonl"], move |input| {
        // The program may stop reading when it refuses a text.
        let _ = input.write_all(text.as_bytes());
    });
    let most = BASE_MEMORY_BYTES + 40 * bytes;
    assert!(measured.peak_bytes <= most, "{} of {most} bytes", measured.peak_bytes);
    measured
}

#[test]
fn a_line_without_end_is_passed_over_in_constant_memory() {
    let measured = measure(&["read", "--input-format", "jsonl", "--format", "jsonl"], |input| {
        let chunk = vec![b'x'; 1 << 20];
        let _ = input.write_all(b"{\"id\":\"long\",\"text\":\"");
        for _ in 0..192 {
            let _ = input.write_all(&chunk);
        }
        let _ = input.write_all(b"\"}\n{\"id\":\"next\",\"text\":\"Three guards were hurt.\"}\n");
    });
    assert_eq!(ids(&measured.out), ["next"]);
    assert_eq!(measured.code, Some(1));
    assert!(measured.said.contains("line 1: the line is longer than 16 MB"), "{}", measured.said);
    assert!(measured.peak_bytes < 192 << 20, "{}", measured.peak_bytes);
}

#[test]
fn a_text_beyond_the_limit_is_refused() {
    let measured = read_text("Three guards were hurt. ".repeat(300_000));
    assert_eq!((measured.code, measured.out.as_str()), (Some(1), ""));
    assert!(measured.said.contains("longer than 4 MB; --max-text"), "{}", measured.said);
}

#[test]
fn ten_thousand_nested_quotes() {
    let text = format!(
        "Police said {}no one{} was hurt.",
        "\u{201c}\u{2018}".repeat(5_000),
        "\u{2019}\u{201d}".repeat(5_000)
    );
    let measured = read_text(text);
    assert_eq!((measured.code, measured.said.as_str()), (Some(0), ""));
    let straight = read_text(format!("Police said {}three guards were hurt", "\"'".repeat(5_000)));
    assert_eq!(straight.code, Some(0));
}

#[test]
fn a_long_text_without_a_full_stop() {
    let measured = read_text("three guards and two drivers were hurt and ".repeat(1_500));
    assert_eq!(measured.code, Some(0), "{}", measured.said);
}

#[test]
fn one_word_of_half_a_megabyte() {
    let measured = read_text(format!("Three guards were hurt. {}", "a".repeat(500_000)));
    assert_eq!(measured.code, Some(0), "{}", measured.said);
}

#[test]
fn brackets_digits_and_marks_without_end() {
    for unit in ["(", "-", ".", "1,", "\r", "\u{300}", "said ", "killed ", "\u{a0}", "\n\n"] {
        let measured = read_text(format!("Three guards were hurt. {}", unit.repeat(4_000)));
        assert!(matches!(measured.code, Some(0 | 1)), "{unit:?}: {}", measured.said);
        assert!(!measured.said.contains("please report"), "{unit:?}: {}", measured.said);
    }
}

/// Claims that each could be set against each: of one kind, of one holder, of places and persons without end.
#[test]
fn the_same_kind_of_claim_without_end() {
    let shapes: [fn(usize) -> String; 6] = [
        |n| format!("{} were hurt, 36 in Karsk, 29 in Lund and seven in the city. ", 140 + n),
        |n| format!("The Andean Front claimed that it had kidnapped {} teachers in Lund. ", 2 + n),
        |_| "Miller told officers that he had shot Anna. ".to_owned(),
        |n| format!("{} gunmen opened fire on the bus. ", 2 + n),
        |n| format!("Three were hurt in North {}ville. ", name(n)),
        |n| format!("Anna {}son, {}, was killed, the army denied. ", name(n), 3 + n % 80),
    ];
    for (number, shape) in shapes.iter().enumerate() {
        let measured = read_text((0..600).map(shape).collect());
        assert_eq!(measured.code, Some(0), "shape {number}: {}", measured.said);
        assert!(measured.out.contains("\"claims\":[{"), "shape {number} gives no claim");
    }
}

/// A word of its own for each number: "Baaa", "Caaa", ...
fn name(number: usize) -> String {
    let letter = |place: u32| char::from(b'a' + u8::try_from(number / 26_usize.pow(place) % 26).unwrap_or(0));
    [letter(0).to_ascii_uppercase(), letter(1), letter(2), letter(3)].iter().collect()
}
