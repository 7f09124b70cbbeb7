//! `train speed`: words a second of `sayso read`, of its encoder alone, and of a plain f32 network of six layers
//! ([`crate::f32_network`]), on the same texts, in one run, on one thread; and the time until a reader is made.
//!
//! A word is a token of the document, for all of them. They run in turn, and the best round of each counts: other work
//! on the machine only ever slows a round down. Where the system tells it (Linux), the time is what the thread spent on
//! a processor.

use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use language::encoder::Encoder;
use language::places::Gazetteer;
use language::{Document, Knowledge};
use reports::{Inputs, Options, Report};

use crate::f32_network::Network;

/// Arguments of the subcommand.
#[derive(clap::Args)]
pub struct Arguments {
    /// Reports: files, folders, JSON Lines [default: the examples of the source tree]
    paths: Vec<PathBuf>,
    /// Words to read at least; the reports are repeated as often as that needs, and the rest is left out.
    #[arg(long, default_value_t = 20_000)]
    words: usize,
    /// Rounds of each.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
}

/// Time that this thread has had a processor, or time since `start` where that is not known.
pub fn time(start: Instant) -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let known = text.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok());
    known.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// How long a task takes, by [`time`], and what it gives.
pub fn measure<T>(task: impl FnOnce() -> T) -> (Duration, T) {
    let begin = Instant::now();
    let start = time(begin);
    let result = task();
    (time(begin).saturating_sub(start), result)
}

/// The reports that are read in each round.
struct Texts {
    paths: Vec<PathBuf>,
    /// How many reports of the inputs.
    reports: usize,
    /// How often they are read.
    copies: usize,
}

impl Texts {
    /// As many of the inputs' reports, or of copies of them, as have so many words; with their documents.
    fn new(arguments: &Arguments, reader: &claims::Reader) -> Result<(Self, Vec<Document>)> {
        let mut paths = arguments.paths.clone();
        if paths.is_empty() {
            paths.push(PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples")));
        }
        let mut texts = Self { paths, reports: usize::MAX, copies: 1 };
        let (mut documents, mut words) = (Vec::new(), 0);
        for report in texts.iter() {
            let document = reader.document(&report?);
            words += document.tokens.len();
            documents.push(document);
            if words >= arguments.words {
                break;
            }
        }
        ensure!(words > 0, "there are no words in these reports");
        texts.reports = documents.len();
        texts.copies = arguments.words.div_ceil(words).max(1);
        let once = documents.len();
        for copy in 0..once * (texts.copies - 1) {
            documents.push(documents[copy].clone());
        }
        Ok((texts, documents))
    }

    fn iter(&self) -> impl Iterator<Item = Result<Report>> {
        let options = Options::default();
        (0..self.copies)
            .flat_map(|_| Inputs::new(self.paths.iter().cloned(), Options::default()).take(self.reports))
            .map(move |unread| Ok(unread.report(&options)?))
    }
}

/// Best times of the rounds.
struct Times {
    /// Finding, decoding and screening reports.
    reports: Duration,
    /// From the text to the document, encoder included.
    language: Duration,
    /// The encoder with heads and decoding, all sentences one after the other.
    encoder: Duration,
    /// From the document to the claims.
    claims: Duration,
    /// Figures, and writing the reading as JSON.
    output: Duration,
    /// All that `sayso read` does, report by report; the encoder's call is in it once.
    whole: Duration,
    /// Six layers in f32 with heads, without decoding.
    plain: Duration,
}

impl Times {
    fn least(self, other: Self) -> Self {
        Self {
            reports: self.reports.min(other.reports),
            language: self.language.min(other.language),
            encoder: self.encoder.min(other.encoder),
            claims: self.claims.min(other.claims),
            output: self.output.min(other.output),
            whole: self.whole.min(other.whole),
            plain: self.plain.min(other.plain),
        }
    }
}

fn json(mut reading: claims::Reading) -> Result<String> {
    incidents::fill(&mut reading);
    Ok(serde_json::to_string(&reading)? + "\n")
}

fn round(
    texts: &Texts,
    reader: &claims::Reader,
    encoder: &Encoder,
    sentences: &[Vec<&str>],
    network: &Network,
) -> Result<Times> {
    let (reports, read) = measure(|| texts.iter().collect::<Result<Vec<Report>>>());
    let read = read?;
    let (language, documents) =
        measure(|| read.iter().map(|report| reader.document(report)).collect::<Vec<_>>());
    let (claims, readings) = measure(|| {
        let each =
            read.iter().zip(&documents).map(|(report, document)| reader.read_document(report, document));
        each.collect::<Vec<_>>()
    });
    let (output, written) = measure(|| readings.into_iter().map(json).collect::<Result<Vec<String>>>());
    black_box(written?);
    let (whole, written) = measure(|| {
        texts
            .iter()
            .try_fold(0, |bytes, report| Ok::<_, anyhow::Error>(bytes + json(reader.read(&report?))?.len()))
    });
    black_box(written?);
    let (ours, analyses) = measure(|| encoder.analyse(sentences));
    drop(black_box(analyses));
    let lengths: Vec<usize> = sentences.iter().map(|sentence| encoder.pieces(sentence)).collect();
    let (plain, ()) = measure(|| {
        for lengths in lengths.chunks(18) {
            black_box(network.run(lengths));
        }
    });
    Ok(Times { reports, language, encoder: ours, claims, output, whole, plain })
}

/// Prints the speeds and their ratios.
pub fn run(arguments: &Arguments) -> Result<()> {
    let (loading, encoder) = measure(Encoder::embedded);
    let (making, reader) =
        measure(|| claims::Reader::new(language::Reader::new(Knowledge::embedded(), Gazetteer::embedded())?));
    let (encoder, reader) = (encoder?, reader?);
    let (texts, documents) = Texts::new(arguments, &reader)?;
    let sentences: Vec<Vec<&str>> = documents
        .iter()
        .flat_map(|document| {
            document
                .sentences
                .iter()
                .map(|sentence| sentence.tokens.clone().map(|t| document.word(t)).collect())
        })
        .collect();
    let words: usize = sentences.iter().map(Vec::len).sum();
    let pieces: usize = sentences.iter().map(|sentence| encoder.pieces(sentence)).sum();
    let network = Network::new(6);
    let mut best: Option<Times> = None;
    for _ in 0..arguments.rounds.max(1) {
        let times = round(&texts, &reader, &encoder, &sentences, &network)?;
        best = Some(match best {
            Some(best) => best.least(times),
            None => times,
        });
    }
    let best = best.context("no round")?;
    println!(
        "{words} words ({pieces} pieces) in {} sentences of {} reports; one thread, processor time",
        sentences.len(),
        documents.len()
    );
    let speed = |name: &str, time: Duration| {
        println!("{name:<48}{:>8.0} words/s", words as f64 / time.as_secs_f64());
    };
    let ratio = |name: &str, over: Duration, under: Duration| {
        println!("{name:<48}{:>8.2}", over.as_secs_f64() / under.as_secs_f64());
    };
    speed("sayso read, figures and JSON included", best.whole);
    speed("embedded encoder, heads and decoding", best.encoder);
    speed("six layers in f32, heads, no decoding", best.plain);
    ratio("embedded encoder to six layers in f32", best.plain, best.encoder);
    ratio("sayso read to embedded encoder", best.encoder, best.whole);
    for (name, time) in [
        ("reading, decoding, screening", best.reports),
        ("encoder, heads and decoding", best.encoder),
        ("other stages of the document", best.language.saturating_sub(best.encoder)),
        ("claims", best.claims),
        ("figures, JSON", best.output),
    ] {
        println!("  {name:<46}{:>8.1} %", 100.0 * time.as_secs_f64() / best.whole.as_secs_f64());
    }
    println!("{:<48}{:>8.1} ms", "the model is loaded in", loading.as_secs_f64() * 1e3);
    println!("{:<48}{:>8.1} ms", "model, tables and gazetteer are loaded in", making.as_secs_f64() * 1e3);
    Ok(())
}
