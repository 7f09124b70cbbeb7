//! `train speed-ledger`: how fast a ledger takes up reports, links and verifies them, as it grows.
//!
//! Reports and readings are made up ([`world`]), so that reading costs nothing; or they are given. They are added as
//! `sayso add` adds them: in batches, each one transaction with the links. In the same run the same bytes are inserted
//! into a plain SQLite table of a file with the same settings, since a machine's absolute speed means little. Where the
//! system tells it (Linux), time is what the thread spent on a processor; waiting for the disk is told apart.

mod telling;
mod world;

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use claims::Reading;
use language::Knowledge;
use language::names::Actors;
use ledger::{Ledger, Linker, Mode, NewReport, Work};
use reports::{Limits, Report};
use rusqlite::Connection;

use crate::speed::measure;
use world::World;

/// Reports of one transaction, as `sayso add` has them at most.
const BATCH: usize = 256;

/// Reports that are added one by one at each size.
const SINGLES: usize = 32;

/// Inputs.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Sizes at which to stop and measure
    #[arg(default_values_t = [1_000, 10_000])]
    sizes: Vec<usize>,
    /// Keep the ledger as this file, which must not be there
    #[arg(long, value_name = "FILE")]
    keep: Option<PathBuf>,
    /// Take these reports (JSON Lines) and their readings, as `sayso read --format jsonl` prints them, in place of made-up
    /// ones
    #[arg(long, num_args = 2, value_names = ["REPORTS", "READINGS"])]
    read: Vec<PathBuf>,
    /// All made-up reports tell of one incident
    #[arg(long)]
    story: bool,
    /// Do not verify
    #[arg(long)]
    no_verify: bool,
}

/// Time on a processor and by the clock.
#[derive(Clone, Copy, Debug, Default)]
struct Spent {
    processor: Duration,
    clock: Duration,
}

impl Spent {
    fn on<T>(&mut self, task: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let (processor, done) = measure(task);
        self.processor += processor;
        self.clock += begun.elapsed();
        done
    }

    fn add(&mut self, other: Self) {
        self.processor += other.processor;
        self.clock += other.clock;
    }

    /// Milliseconds of each of so many.
    fn each(self, count: usize) -> String {
        let milliseconds = |time: Duration| 1000.0 * time.as_secs_f64() / count.max(1) as f64;
        format!("{:.3} ms ({:.3} by the clock)", milliseconds(self.processor), milliseconds(self.clock))
    }

    fn rate(self, count: usize) -> f64 {
        count as f64 / self.processor.as_secs_f64().max(1e-9)
    }
}

/// Runs the subcommand.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let folder = Folder::new()?;
    let kept = arguments.keep.clone().unwrap_or_else(|| folder.0.join("sayso.db"));
    anyhow::ensure!(!kept.exists(), "{} is there already", kept.display());
    let knowledge = Knowledge::embedded();
    let linker = Linker::new(&knowledge, &Actors::new(&knowledge)?)?;
    let mut ledger = Ledger::open(&kept.display().to_string(), Mode::Create)?;
    let plain = plain(&folder.0.join("plain.db"))?;
    let mut reports: Box<dyn Iterator<Item = (Report, Reading)>> = match arguments.read.as_slice() {
        [reports, readings] => Box::new(given(reports, readings)?.into_iter()),
        _ => Box::new(World::new(arguments.story)),
    };
    let mut count = 0;
    for size in &arguments.sizes {
        let mut since = Costs::default();
        let mut last = Costs::default();
        while count < *size {
            let batch: Vec<_> = reports.by_ref().take(BATCH.min(size - count)).collect();
            if batch.is_empty() {
                break;
            }
            count += batch.len();
            let costs = add(&mut ledger, &linker, &plain, &batch)?;
            since.add(costs);
            if count + 4 * BATCH > *size {
                last.add(costs);
            }
        }
        println!("{count} reports");
        since.print("all of them since the size before");
        last.print("the last ones");
        let mut singles = Costs::default();
        for one in reports.by_ref().take(SINGLES) {
            singles.add(add(&mut ledger, &linker, &plain, &[one])?);
            count += 1;
        }
        singles.print("one by one");
        let bytes = std::fs::metadata(&kept)?.len();
        println!(
            "  file: {:.1} MB, {:.1} kB a report",
            bytes as f64 / 1e6,
            bytes as f64 / 1e3 / count as f64
        );
        if !arguments.no_verify {
            let begun = Instant::now();
            let verified = ledger.verify(None, &mut |_| ())?;
            anyhow::ensure!(verified.findings.is_empty(), "{:?}", verified.findings);
            let rate = verified.head.seq as f64 / begun.elapsed().as_secs_f64();
            println!("  verify: {rate:.0} entries a second by the clock");
        }
        if let Some(peak) = peak() {
            println!("  memory at its peak: {peak} MB");
        }
    }
    Ok(())
}

/// What adding some reports cost.
#[derive(Clone, Copy, Debug, Default)]
struct Costs {
    reports: usize,
    recording: Spent,
    linking: Spent,
    /// All of it, with the end of the transaction.
    whole: Spent,
    plain: Spent,
    work: Work,
}

impl Costs {
    fn add(&mut self, other: Self) {
        self.reports += other.reports;
        self.recording.add(other.recording);
        self.linking.add(other.linking);
        self.whole.add(other.whole);
        self.plain.add(other.plain);
        self.work.new += other.work.new;
        self.work.pairs += other.work.pairs;
        self.work.candidates += other.work.candidates;
        self.work.linked += other.work.linked;
        self.work.made += other.work.made;
    }

    fn print(&self, what: &str) {
        let of = |spent: Spent| spent.each(self.reports);
        println!("  {what}: {:.0} reports a second on one core", self.whole.rate(self.reports));
        println!(
            "    a report: {}; recording {}; linking {}",
            of(self.whole),
            of(self.recording),
            of(self.linking)
        );
        let share = |n: usize| n as f64 / self.reports.max(1) as f64;
        println!(
            "    a report: {:.2} tellings, compared with {:.1} known ones; {:.1} fetched, {:.1} linked anew, {:.2} incidents made",
            share(self.work.new),
            share(self.work.pairs),
            share(self.work.candidates),
            share(self.work.linked),
            share(self.work.made)
        );
        let ratio = self.whole.processor.as_secs_f64() / self.plain.processor.as_secs_f64().max(1e-9);
        println!("    plain inserting of the same bytes: {}; {ratio:.1} times that", of(self.plain));
    }
}

fn add(
    ledger: &mut Ledger,
    linker: &Linker,
    plain: &Connection,
    batch: &[(Report, Reading)],
) -> anyhow::Result<Costs> {
    let at = jiff::Timestamp::from_second(1_900_000_000)?;
    let mut costs = Costs { reports: batch.len(), ..Costs::default() };
    let (mut recording, mut linking) = (Spent::default(), Spent::default());
    let mut whole = Spent::default();
    whole.on(|| {
        ledger.write(|tx| {
            let new = recording.on(|| -> Result<Vec<u64>, ledger::Error> {
                let mut new = Vec::new();
                for (report, reading) in batch {
                    let bytes = report.text.as_bytes();
                    let seq = tx.add_report(at, &NewReport { report, bytes, media_type: "text/plain" })?.seq;
                    tx.add_reading(at, seq, reading)?;
                    new.push(seq);
                }
                Ok(new)
            })?;
            linking.on(|| tx.link(linker, &new))?;
            costs.work = tx.work();
            Ok::<_, ledger::Error>(())
        })
    })?;
    (costs.whole, costs.recording, costs.linking) = (whole, recording, linking);
    let bytes: Vec<(&[u8], Vec<u8>)> = batch
        .iter()
        .map(|(report, reading)| Ok((report.text.as_bytes(), serde_json::to_vec(reading)?)))
        .collect::<anyhow::Result<_>>()?;
    costs.plain.on(|| insert(plain, &bytes))?;
    Ok(costs)
}

/// A table of texts and readings and nothing else.
fn plain(path: &Path) -> anyhow::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
         CREATE TABLE plain (seq INTEGER PRIMARY KEY, text BLOB NOT NULL, reading BLOB NOT NULL) STRICT;",
    )?;
    Ok(connection)
}

fn insert(plain: &Connection, rows: &[(&[u8], Vec<u8>)]) -> anyhow::Result<()> {
    plain.execute_batch("BEGIN IMMEDIATE")?;
    for (text, reading) in rows {
        let mut statement = plain.prepare_cached("INSERT INTO plain (text, reading) VALUES ($1, $2)")?;
        statement.execute((text, reading))?;
    }
    Ok(plain.execute_batch("COMMIT")?)
}

/// Reports and their readings from files.
fn given(reports: &Path, readings: &Path) -> anyhow::Result<Vec<(Report, Reading)>> {
    let open = |path: &Path| -> anyhow::Result<_> {
        Ok(BufReader::new(std::fs::File::open(path).with_context(|| path.display().to_string())?).lines())
    };
    let mut by_id: HashMap<String, Report> = HashMap::new();
    for line in open(reports)? {
        let report = reports::parse_line("reports", 0, line?.as_bytes(), &Limits::default())
            .map_err(|error| anyhow::anyhow!("{error}"))?;
        by_id.insert(report.id.clone(), report);
    }
    let mut found = Vec::new();
    for line in open(readings)? {
        let reading: Reading = serde_json::from_str(&line?)?;
        found.extend(by_id.remove(&reading.report.id).map(|report| (report, reading)));
    }
    Ok(found)
}

/// The most memory that this program has had, in megabytes, where the system tells it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}

/// A temporary folder that goes when this does.
struct Folder(PathBuf);

impl Folder {
    fn new() -> anyhow::Result<Self> {
        let path = std::env::temp_dir().join(format!("sayso-speed-{}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
