//! `sayso add`.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Context;
use claims::Reading;
use ledger::{How, Ledger, Linker, Mode, NewReport};
use reports::{Inputs, Options, Received, Unread};
use serde_json::json;

use super::args::{Add, Lines};
use super::changed::{Change, changes};
use super::{count, now, one_line};
use crate::reader::Reader;
use crate::run::{Outcome, each_report, page_layout, progress};
use crate::sink::{Sink, Written, complain};

/// Reports that are recorded in one transaction: so many, or so many bytes, or after so long, whichever is reached first.
const BATCH_REPORTS: usize = 256;
const BATCH_BYTES: usize = 8 << 20;
const BATCH_TIME: Duration = Duration::from_millis(200);

/// How often a batch is tried again when the connection to a server is lost, and how long is waited at first.
const TRIES: u32 = 8;
const FIRST_WAIT: Duration = Duration::from_millis(200);

/// Changes of a new version that are shown, and characters of each side.
const SHOWN_CHANGES: usize = 5;
const SHOWN_CHARACTERS: usize = 200;

/// A report that is ready to be recorded.
struct Ready {
    received: Received,
    /// `None` if the ledger has a reading of it by this reader.
    reading: Option<Reading>,
}

/// What became of a report.
struct Recorded {
    id: String,
    report: u64,
    reading: Option<u64>,
    how: How,
    /// Whether a new reading was recorded.
    is_read: bool,
    claims: usize,
    incidents: usize,
    changes: Vec<Change>,
}

/// Records all that the arguments name.
///
/// # Errors
/// If nothing can be recorded: a wrong argument or knowledge file, or a ledger that cannot be written.
pub fn run(args: &Add) -> anyhow::Result<Outcome> {
    let options = args.source.options();
    let pool = args.source.threads()?;
    let reader = args.source.reader()?;
    let linker = reader.linker()?;
    let mut ledger = Ledger::open(&args.at.ledger, Mode::Create)?;
    let linker = match ledger.own_linker(&linker)? {
        None => linker,
        Some(own) => {
            complain(&format!(
                "{}: reports are linked with the tables that it was begun with, not with {}; `sayso rebuild{}` takes these",
                one_line(ledger.name()),
                if linker.is_own() { "yours" } else { "those of this program" },
                if linker.is_own() { " --data DIR" } else { " --built-in" },
            ));
            own
        }
    };
    let work = Work {
        known: Mutex::new(Ledger::open(&args.at.ledger, Mode::Existing)?),
        reader: &reader,
        options: options.clone(),
    };
    let inputs = Inputs::new(args.source.paths.iter().cloned(), options);
    let progress = progress(false, &inputs);
    let mut recorder = Recorder::new(args.format, ledger, &reader, &linker);
    // Once nobody reads what is said, what was read is still recorded; nobody wants to hear of the rest.
    let outcome =
        each_report(&pool, inputs, &progress, |unread| work.ready(unread), |ready| recorder.take(*ready))?;
    recorder.end()?;
    Ok(outcome)
}

/// What is done with each report, on any thread.
struct Work<'a> {
    /// Only to look up what is known already.
    known: Mutex<Ledger>,
    reader: &'a Reader,
    options: Options,
}

impl Work<'_> {
    fn ready(&self, unread: Unread) -> Result<Box<Ready>, String> {
        let received = unread.receive(&self.options).map_err(|error| error.to_string())?;
        let reading = (!self.is_known(&received)).then(|| read(self.reader, &received));
        Ok(Box::new(Ready { received, reading }))
    }

    /// Whether this reader has read the report before. In doubt it is read again: it is recorded once all the same.
    fn is_known(&self, received: &Received) -> bool {
        let (name, data) = self.reader.identity();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.read(|tx| match tx.known_report(&received.report)? {
            Some(seq) => tx.known_reading(seq, name, data),
            None => Ok::<_, ledger::Error>(None),
        });
        matches!(found, Ok(Some(_)))
    }
}

fn read(reader: &Reader, received: &Received) -> Reading {
    let document = reader.document(&received.report);
    reader.read(&received.report, &document)
}

/// Records reports in batches, and says of each that it is recorded once it is.
struct Recorder<'a> {
    format: Lines,
    ledger: Ledger,
    reader: &'a Reader,
    linker: &'a Linker,
    sink: Sink,
    color: bool,
    batch: Vec<Ready>,
    bytes: usize,
    begun: Instant,
    seen: u64,
    new: u64,
    versions: u64,
    known: u64,
    read_again: u64,
}

impl<'a> Recorder<'a> {
    fn new(format: Lines, ledger: Ledger, reader: &'a Reader, linker: &'a Linker) -> Self {
        Self {
            format,
            ledger,
            reader,
            linker,
            sink: Sink::stdout(),
            color: page_layout().color,
            batch: Vec::new(),
            bytes: 0,
            begun: Instant::now(),
            seen: 0,
            new: 0,
            versions: 0,
            known: 0,
            read_again: 0,
        }
    }

    fn take(&mut self, ready: Ready) -> anyhow::Result<Written> {
        if self.batch.is_empty() {
            self.begun = Instant::now();
        }
        self.bytes += ready.received.bytes.len() + ready.received.report.text.len();
        self.batch.push(ready);
        let is_full = self.batch.len() >= BATCH_REPORTS || self.bytes >= BATCH_BYTES;
        if is_full || self.begun.elapsed() >= BATCH_TIME { self.flush() } else { Ok(Written::Yes) }
    }

    /// Records the batch, and only then says so.
    fn flush(&mut self) -> anyhow::Result<Written> {
        let batch = std::mem::take(&mut self.batch);
        self.bytes = 0;
        let recorded = self.record(&batch).with_context(|| {
            let first = batch.first().map_or("", |ready| ready.received.report.id.as_str());
            format!("{} from {first} on not recorded", count(batch.len() as u64, "report", "reports"))
        })?;
        let mut lines = String::new();
        for recorded in &recorded {
            self.count(recorded);
            match self.format {
                Lines::Text => self.text(recorded, &mut lines),
                Lines::Jsonl => lines.push_str(&json(recorded)),
            }
        }
        self.sink.write(lines.as_bytes())?;
        self.sink.flush()
    }

    fn record(&mut self, batch: &[Ready]) -> anyhow::Result<Vec<Recorded>> {
        let mut wait = FIRST_WAIT;
        for attempt in 1.. {
            let (reader, linker) = (self.reader, self.linker);
            let done = self.ledger.write(|tx| {
                let recorded: Vec<Recorded> = batch
                    .iter()
                    .map(|ready| record(tx, reader, ready))
                    .collect::<Result<_, ledger::Error>>()?;
                let new = recorded.iter().filter(|one| one.is_read || one.how != How::Known);
                tx.link(linker, &new.map(|one| one.report).collect::<Vec<_>>())?;
                Ok::<_, ledger::Error>(recorded)
            });
            match done {
                // What was recorded though its acknowledgement was lost is known the next time.
                Err(error) if error.is_lost() && attempt < TRIES => {
                    std::thread::sleep(wait);
                    wait *= 2;
                }
                done => return Ok(done?),
            }
        }
        Ok(Vec::new())
    }

    fn count(&mut self, recorded: &Recorded) {
        self.seen += 1;
        match recorded.how {
            How::New => self.new += 1,
            How::Version { .. } => self.versions += 1,
            How::Known if recorded.is_read => self.read_again += 1,
            How::Known => self.known += 1,
        }
    }

    fn text(&self, recorded: &Recorded, lines: &mut String) {
        let found = || {
            let claims = count(recorded.claims as u64, "claim", "claims");
            format!("{claims}, {}", count(recorded.incidents as u64, "incident", "incidents"))
        };
        let (word, told) = match recorded.how {
            How::New => ("new", found()),
            How::Version { of } => ("version", format!("new version of {of} · {}", found())),
            How::Known if recorded.is_read => ("read again", found()),
            How::Known => ("known", "nothing new".to_owned()),
        };
        lines.push_str(&format!("{:>6}  {word:<10}  {} · {told}\n", recorded.report, one_line(&recorded.id)));
        for change in recorded.changes.iter().take(SHOWN_CHANGES) {
            lines.push_str(&format!("{:20}{}\n", "", self.change(change)));
        }
        if let Some(more) = recorded.changes.len().checked_sub(SHOWN_CHANGES).filter(|more| *more > 0) {
            lines.push_str(&format!("{:20}and {}\n", "", count(more as u64, "more change", "more changes")));
        } else if recorded.changes.is_empty() && matches!(recorded.how, How::Version { .. }) {
            lines.push_str(&format!("{:20}only white space was changed\n", ""));
        }
    }

    /// A change as `wdiff` shows it: `[-old-] {+new+}`.
    fn change(&self, change: &Change) -> String {
        let (red, green, end) =
            if self.color { ("\u{1b}[31m", "\u{1b}[32m", "\u{1b}[0m") } else { ("", "", "") };
        let mut parts = Vec::new();
        if !change.before.is_empty() {
            parts.push(format!("... {}", one_line(&change.before)));
        }
        if !change.old.is_empty() {
            parts.push(format!("{red}[-{}-]{end}", shortened(&change.old)));
        }
        if !change.new.is_empty() {
            parts.push(format!("{green}{{+{}+}}{end}", shortened(&change.new)));
        }
        if !change.after.is_empty() {
            parts.push(format!("{} ...", one_line(&change.after)));
        }
        parts.join(" ")
    }

    fn end(mut self) -> anyhow::Result<()> {
        self.flush()?;
        if self.format == Lines::Text && self.seen > 1 {
            let mut parts = vec![format!("{} new", self.new)];
            let more = [
                (self.versions, "new version", "new versions"),
                (self.read_again, "read again", "read again"),
                (self.known, "known", "known"),
            ];
            parts.extend(more.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(n, one, many)));
            let head = self.ledger.read(|tx| tx.head())?;
            let name = one_line(self.ledger.name());
            self.sink.write(
                format!("{name}: {} · head {} {}\n", parts.join(", "), head.seq, head.hash).as_bytes(),
            )?;
        }
        self.sink.finish()?;
        Ok(())
    }
}

/// Records one report in a transaction.
fn record(tx: &mut ledger::Tx<'_>, reader: &Reader, ready: &Ready) -> Result<Recorded, ledger::Error> {
    let Received { report, bytes, media_type } = &ready.received;
    let at = now();
    let added = tx.add_report(at, &NewReport { report, bytes, media_type })?;
    let mut recorded = Recorded {
        id: report.id.clone(),
        report: added.seq,
        reading: None,
        how: added.how,
        is_read: false,
        claims: 0,
        incidents: 0,
        changes: Vec::new(),
    };
    let made;
    let reading = match (&ready.reading, added.how) {
        (Some(reading), _) => reading,
        (None, How::Known) => return Ok(recorded),
        // It was known a moment ago, and has been redacted since.
        (None, _) => {
            made = read(reader, &ready.received);
            &made
        }
    };
    let read = tx.add_reading(at, added.seq, reading)?;
    recorded.reading = Some(read.seq);
    recorded.is_read = read.is_new;
    recorded.claims = reading.claims.len();
    recorded.incidents = reading.incidents.len();
    if let How::Version { of } = added.how
        && let Some(before) = tx.report(of)?
    {
        recorded.changes = changes(&before.text, &report.text);
    }
    Ok(recorded)
}

fn json(recorded: &Recorded) -> String {
    let (how, of) = match recorded.how {
        How::New => ("new", None),
        How::Version { of } => ("version", Some(of)),
        How::Known if recorded.is_read => ("read_again", None),
        How::Known => ("known", None),
    };
    let changes: Vec<_> = recorded
        .changes
        .iter()
        .map(|change| json!({"before": change.before, "old": change.old, "new": change.new, "after": change.after}))
        .collect();
    let line = json!({
        "id": recorded.id, "report": recorded.report, "reading": recorded.reading, "how": how, "version_of": of,
        "claims": recorded.is_read.then_some(recorded.claims),
        "incidents": recorded.is_read.then_some(recorded.incidents), "changes": changes,
    });
    format!("{line}\n")
}

fn shortened(words: &str) -> String {
    let words = one_line(words);
    if words.chars().count() <= SHOWN_CHARACTERS {
        return words;
    }
    words.chars().take(SHOWN_CHARACTERS).chain(['…']).collect()
}
