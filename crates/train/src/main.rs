//! Trains and measures the models. Each subcommand is a file of its own.

mod across;
mod conllu;
mod corpus;
mod dump;
mod dump_attribution;
mod f32_network;
mod features;
mod gazetteer;
mod ledger_speed;
mod link;
mod rarity;
mod score_codes;
mod score_language;
mod score_names;
mod score_raw;
mod speed;
mod states;
mod stories;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Trains and measures Sayso's models")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Prints the figures of incidents that many reports tell of, where the grouping of the reports is given.
    Across(across::Arguments),
    /// Checks and exports the project's own corpus of annotated reports.
    #[command(subcommand)]
    Corpus(corpus::Command),
    /// Builds the embedded gazetteer.
    Gazetteer(gazetteer::Args),
    /// Prints what the reader finds, for the benchmarks' scorers.
    Dump(dump::Args),
    /// Prints the claims of reports with the features of their confidence, for `train/confidence.py`.
    Features(features::Arguments),
    /// Links readings into incidents, for the scorer of figures across reports.
    Link(link::Arguments),
    /// Counts in how many documents each word stands.
    Rarity(rarity::Arguments),
    /// Writes the encoder's states of every token, with claims and trees, for `train/heads.py`.
    States(states::Arguments),
    /// Fits what speaks for a story of its own, from reports whose claims are given.
    Stories(stories::Arguments),
    /// Scores against annotated texts.
    #[command(subcommand)]
    Score(Score),
    /// Words a second of `sayso read`, of its encoder alone, and of a plain f32 network of six layers.
    Speed(speed::Arguments),
    /// Reports a second that a ledger takes up, as it grows.
    SpeedLedger(ledger_speed::Arguments),
}

#[derive(Subcommand)]
enum Score {
    /// Tags, trees and lemmas, with the treebank's own tokens.
    Language(score_language::Arguments),
    /// Sentences, tokens and trees, from the plain text.
    Raw(score_raw::Arguments),
    /// CAMEO events of single sentences: who, to whom, what.
    Codes(score_codes::Arguments),
    /// Names, with the corpus's own tokens.
    Names(score_names::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Across(arguments) => across::run(&arguments),
        Command::Corpus(command) => corpus::run(&command),
        Command::Gazetteer(arguments) => gazetteer::run(&arguments),
        Command::Dump(arguments) => dump::run(&arguments),
        Command::Features(arguments) => features::run(&arguments),
        Command::Link(arguments) => link::run(&arguments),
        Command::Rarity(arguments) => rarity::run(&arguments),
        Command::States(arguments) => states::run(&arguments),
        Command::Stories(arguments) => stories::run(&arguments),
        Command::Score(Score::Language(arguments)) => score_language::run(&arguments),
        Command::Score(Score::Raw(arguments)) => score_raw::run(&arguments),
        Command::Score(Score::Codes(arguments)) => score_codes::run(&arguments),
        Command::Score(Score::Names(arguments)) => score_names::run(&arguments),
        Command::Speed(arguments) => speed::run(&arguments),
        Command::SpeedLedger(arguments) => ledger_speed::run(&arguments),
    }
}
