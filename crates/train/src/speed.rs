//! `train speed`: words a second of the encoder with all heads and decoding, on one thread, beside a plain f32 network
//! of six layers ([`crate::f32_network`]) on the same sentences; and the time until the model is loaded.
//!
//! The two run in turn, and the best round of each counts: other work on the machine only ever slows a round down.
//! Where the system tells it (Linux), the time is what the thread spent on a processor.

use std::time::{Duration, Instant};

use language::encoder::Encoder;

use crate::f32_network::Network;

/// Arguments of the subcommand.
#[derive(clap::Args)]
pub struct Arguments {
    /// Rounds of each.
    #[arg(long, default_value_t = 7)]
    rounds: usize,
}

/// Sentences like those of reports; the numbers and places in them change from round to round.
const SENTENCES: [&str; 12] = [
    "At least # people were killed and more than # wounded when gunmen opened fire on a market in PLACE on Tuesday , officials said .",
    "No group has claimed responsibility for the attack .",
    "The ministry of health put the number of dead at # , while a hospital director , who asked not to be named because he was not allowed to speak to reporters , said that # bodies had been brought in since the morning .",
    "\" We heard two explosions , then shooting that went on for an hour , \" said a shopkeeper who lives near the bus station .",
    "A spokesman for the rebels denied that its fighters had been involved .",
    "Security forces later sealed off the area and arrested # suspects .",
    "PLACE , a town of about # people some # km north of the capital , has seen a rise in violence since the army withdrew from its barracks there last year .",
    "The governor called for calm .",
    "According to the police , # of the hostages , among them # women and a child , were freed in the early hours of Friday after talks with local elders , but the fate of the others could not be verified .",
    "The president condemned what he called a cowardly act and promised that those behind it would be brought to justice .",
    "In a statement released on Wednesday night , the group said that it had killed # soldiers and destroyed # vehicles .",
    "Residents said # houses had been burnt .",
];
const PLACES: [&str; 8] =
    ["Tarmila", "Port Orwen", "Kalduna", "Mirsk", "Nabraw", "Sant Elio", "Dushkaran", "Lower Ambe"];

fn sentences(copies: usize) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for copy in 0..copies {
        for (number, sentence) in SENTENCES.iter().enumerate() {
            let mut seed = copy * 31 + number * 7;
            let mut words = Vec::new();
            for word in sentence.split(' ') {
                seed = (seed * 1_103 + 12_345) % 65_536;
                match word {
                    "#" => words.push((2 + seed % 70).to_string()),
                    "PLACE" => words.extend(PLACES[seed % 8].split(' ').map(str::to_owned)),
                    _ => words.push(word.to_owned()),
                }
            }
            all.push(words);
        }
    }
    all
}

/// Time that this thread has had a processor, or time since `start` where that is not known.
fn time(start: Instant) -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let known = text.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok());
    known.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// Prints both speeds and their ratio.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let begin = Instant::now();
    let measure = |task: &mut dyn FnMut()| {
        let start = time(begin);
        task();
        time(begin).saturating_sub(start)
    };
    let mut encoder = None;
    let loading = measure(&mut || encoder = Some(Encoder::embedded()));
    let Some(encoder) = encoder.transpose()? else { anyhow::bail!("no model") };
    let sentences = sentences(10);
    let sentences: Vec<Vec<&str>> =
        sentences.iter().map(|s| s.iter().map(String::as_str).collect()).collect();
    let words: usize = sentences.iter().map(Vec::len).sum();
    let lengths: Vec<usize> = sentences.iter().map(|sentence| encoder.pieces(sentence)).collect();
    let network = Network::new(6);
    let (mut ours, mut plain) = (Duration::MAX, Duration::MAX);
    for _ in 0..arguments.rounds.max(1) {
        ours = ours.min(measure(&mut || drop(std::hint::black_box(encoder.analyse(&sentences)))));
        plain = plain.min(measure(&mut || {
            for lengths in lengths.chunks(18) {
                std::hint::black_box(network.run(lengths));
            }
        }));
    }
    let speed = |time: Duration| words as f64 / time.as_secs_f64();
    println!(
        "{words} words in {} sentences, {} pieces; one thread",
        sentences.len(),
        lengths.iter().sum::<usize>()
    );
    println!("the model is loaded in                  {:>8.1} ms", loading.as_secs_f64() * 1e3);
    println!("embedded encoder, heads and decoding    {:>8.0} words/s", speed(ours));
    println!("six layers in f32, heads, no decoding   {:>8.0} words/s", speed(plain));
    println!("ratio                                   {:>8.2}", speed(ours) / speed(plain));
    Ok(())
}
