//! `sayso read`.

use std::io::{IsTerminal, stderr, stdout};
use std::path::Path;

use anyhow::bail;
use claims::Reading;
use incidents::cast::Names;
use indicatif::{ProgressBar, ProgressStyle};
use language::Document;
use reports::{Inputs, Options, Unread};

use crate::args::{Color, Format, Read};
use crate::ordered::{self, Go};
use crate::policies::Asked;
use crate::prune::prune;
use crate::reader::Reader;
use crate::sink::{Sink, Written, complain};
use crate::view::{LEGEND, Layout, Positions, Sheet, explain, markdown, terminal};

/// Columns where there is no terminal.
const DEFAULT_WIDTH: usize = 80;

/// Columns that are used of a wider terminal: longer lines are hard to read.
const MAX_TERMINAL_WIDTH: usize = 100;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every report was read.
    AllRead,
    /// At least one was not; each has been named.
    SomeFailed,
}

/// Reads all that the arguments name.
///
/// # Errors
/// If nothing can be read at all: a wrong argument, knowledge file or output.
pub fn read(args: &Read) -> anyhow::Result<Outcome> {
    check(args)?;
    let options = args.source.options();
    let pool = args.source.threads()?;
    let job = Job {
        reader: args.source.reader()?,
        args,
        asked: Asked::new(&args.policies, args.policy_file.as_deref())?,
        options: options.clone(),
        layout: layout(args),
    };
    let mut sink = match &args.output {
        Some(path) => Sink::file(path)?,
        None => Sink::stdout(),
    };
    let inputs = Inputs::new(args.source.paths.iter().cloned(), options);
    let progress = progress(args.output.is_some(), &inputs);
    let mut printer = Printer { format: args.format, printed: 0 };
    let print = |text: String| printer.print(&mut sink, &text);
    let outcome = each_report(&pool, inputs, &progress, |unread| job.print(unread), print)?;
    printer.end(&mut sink)?;
    sink.finish()?;
    Ok(outcome)
}

/// Does `work` on each input in parallel and hands what it gives to `take` in order. An input on which it fails is named on
/// standard error; a panic costs that input alone. Stops once nobody reads what `take` writes.
///
/// # Errors
/// That of `take`.
pub fn each_report<R: Send>(
    pool: &rayon::ThreadPool,
    inputs: Inputs,
    progress: &ProgressBar,
    work: impl Fn(Unread) -> Result<R, String> + Sync,
    mut take: impl FnMut(R) -> anyhow::Result<Written>,
) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::AllRead;
    let mut failure = None;
    let mut taken = 0u64;
    let guarded = |unread: Unread| {
        let (at, bytes) = (unread.location(), unread.bytes());
        let done = ordered::guarded(|| work(unread)).unwrap_or_else(|message| {
            Err(format!("{at}: Sayso failed on this report ({message}); please report this"))
        });
        (bytes, done)
    };
    ordered::for_each(pool, inputs, Unread::bytes, guarded, |(bytes, done)| {
        progress.inc(bytes);
        let written = match done {
            Ok(done) => {
                taken += 1;
                progress.suspend(|| take(done))
            }
            Err(message) => {
                outcome = Outcome::SomeFailed;
                progress.suspend(|| complain(&message));
                Ok(Written::Yes)
            }
        };
        progress.set_message(format!("{taken} reports"));
        match written {
            Ok(Written::Yes) => Go::On,
            Ok(Written::NobodyReads) => Go::Stop,
            Err(error) => {
                failure = Some(error);
                Go::Stop
            }
        }
    });
    progress.finish_and_clear();
    failure.map_or(Ok(outcome), Err)
}

/// What clap cannot check.
fn check(args: &Read) -> anyhow::Result<()> {
    if args.explain && args.format != Format::Text {
        bail!("--explain is for people: it goes with --format text alone");
    }
    if args.with_text && !matches!(args.format, Format::Jsonl | Format::Json) {
        bail!("--with-text goes with --format jsonl or json alone");
    }
    let is_output = |path: &Path| match (&args.output, path.canonicalize()) {
        (Some(output), Ok(path)) => output.canonicalize().is_ok_and(|output| output == path),
        _ => false,
    };
    if let Some(path) = args.source.paths.iter().find(|path| is_output(path)) {
        bail!("{} is both an input and the output", path.display());
    }
    Ok(())
}

fn layout(args: &Read) -> Layout {
    layout_for(args.output.is_none() && stdout().is_terminal(), args.width, args.color)
}

fn layout_for(to_terminal: bool, width: Option<u16>, color: Color) -> Layout {
    let of_terminal = || {
        terminal_size::terminal_size().map(|(width, _)| usize::from(width.0).clamp(20, MAX_TERMINAL_WIDTH))
    };
    let width = match width {
        Some(width) => usize::from(width),
        None if to_terminal => of_terminal().unwrap_or(DEFAULT_WIDTH),
        None => DEFAULT_WIDTH,
    };
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    let color = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => to_terminal && !no_color && !is_dumb,
    };
    Layout { width, color }
}

/// The layout of a page on standard output.
pub fn page_layout() -> Layout {
    layout_for(stdout().is_terminal(), None, Color::Auto)
}

/// A bar on standard error, if that is a terminal and output is not shown there at the same time.
pub fn progress(to_file: bool, inputs: &Inputs) -> ProgressBar {
    let output_elsewhere = to_file || !stdout().is_terminal();
    if !stderr().is_terminal() || !output_elsewhere {
        return ProgressBar::hidden();
    }
    let (bar, template) = match inputs.total_bytes() {
        Some(total) => {
            (ProgressBar::new(total), "{wide_bar} {percent}% · {msg} · {elapsed} gone, {eta} to go")
        }
        None => (ProgressBar::new_spinner(), "{spinner} {bytes} · {msg} · {elapsed}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// What is done with each report.
struct Job<'a> {
    reader: Reader,
    args: &'a Read,
    asked: Asked,
    options: Options,
    layout: Layout,
}

impl Job<'_> {
    /// Reads a report and gives what is to be printed, or why it could not be read.
    fn print(&self, unread: Unread) -> Result<String, String> {
        let report = unread.report(&self.options).map_err(|error| error.to_string())?;
        let (document, mut reading) = if self.args.triage && !self.reader.may_hold(&report) {
            self.reader.skip(&report)
        } else {
            let document = self.reader.document(&report);
            let reading = self.reader.read(&report, &document);
            (document, reading)
        };
        if let Some(least) = self.args.min_confidence {
            prune(&mut reading, least);
        }
        incidents::fill(&mut reading);
        incidents::policy::fill(&mut reading, &self.asked.policies, &self.asked.settings, Names::none());
        if self.args.with_text {
            reading.report.text = Some(report.text.clone());
        }
        let json = |text: serde_json::Result<String>| {
            text.map_err(|error| format!("{}: the reading has no JSON form: {error}", report.id))
        };
        match self.args.format {
            Format::Jsonl => json(serde_json::to_string(&reading)).map(|line| line + "\n"),
            Format::Json => json(serde_json::to_string_pretty(&reading)),
            Format::Text if self.args.explain && !reading.skipped => {
                Ok(explain(&reading, &document, self.reader.countries(), self.layout))
            }
            Format::Text => Ok(terminal(&self.sheet(&document, &reading), self.layout)),
            Format::Markdown => Ok(markdown(&self.sheet(&document, &reading), LEGEND)),
        }
    }

    fn sheet(&self, document: &Document, reading: &Reading) -> Sheet {
        Sheet::new(reading, &Positions::of(document), self.reader.countries())
    }
}

/// Puts what stands between reports.
struct Printer {
    format: Format,
    printed: u64,
}

impl Printer {
    fn print(&mut self, sink: &mut Sink, text: &str) -> anyhow::Result<Written> {
        let before = match (self.format, self.printed) {
            (Format::Json, 0) => "[\n",
            (Format::Json, _) => ",\n",
            (Format::Text, 1..) => "\n────────────────────────────────────────\n\n",
            (Format::Markdown, 1..) => "\n---\n\n",
            _ => "",
        };
        self.printed += 1;
        sink.write(format!("{before}{text}").as_bytes())
    }

    fn end(&self, sink: &mut Sink) -> anyhow::Result<Written> {
        match (self.format, self.printed) {
            (Format::Json, 0) => sink.write(b"[]\n"),
            (Format::Json, _) => sink.write(b"\n]\n"),
            _ => Ok(Written::Yes),
        }
    }
}
