//! Trains and measures the models.

use clap::{Parser, Subcommand};

mod dump;
mod gazetteer;

#[derive(Parser)]
#[command(about, version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the embedded gazetteer
    Gazetteer(gazetteer::Args),
    /// Print what the reader finds, for the benchmarks' scorers
    Dump(dump::Args),
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::Gazetteer(args) => gazetteer::run(&args),
        Command::Dump(args) => dump::run(&args),
    }
}
