//! The program `sayso`.
#![forbid(unsafe_code)]

mod args;
mod explain;
mod gazetteer;
mod inspect;
mod ordered;
mod policies;
mod prune;
mod reader;
mod record;
mod review;
mod run;
mod sink;
mod source;
mod view;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Cli, Command};

/// Everything was read, or done.
const ALL_READ: u8 = 0;
/// Some report could not be read.
const SOME_FAILED: u8 = 1;
/// The command line, a knowledge file or an output is wrong: nothing was begun, or nothing could be written.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Read(read) => run::read(&read),
        Command::Explain(args) => explain::run(&args),
        Command::Add(args) => record::add::run(&args),
        Command::Log(args) => record::log::run(&args),
        Command::Verify(args) => record::verify::run(&args),
        Command::Head(args) => record::head::run(&args),
        Command::Redact(args) => record::redact::run(&args),
        Command::Incidents(args) => inspect::list(&args),
        Command::Show(args) => inspect::show(&args),
        Command::Why(args) => inspect::why(&args),
        Command::Timeline(args) => inspect::timeline(&args),
        Command::Changes(args) => inspect::changes(&args),
        Command::Review(args) => review::run(&args),
        Command::Agree(args) => review::agree(&args),
        Command::Rebuild(args) => inspect::rebuild(&args),
        Command::Gazetteer(command) => gazetteer::run(&command),
        Command::Completions { shell } => {
            print(|out| clap_complete::generate(shell, &mut Cli::command(), "sayso", out))
        }
        Command::Man { command } => man(&command),
        Command::Schema => print(|out| out.extend_from_slice(sink::schema().as_bytes())),
    };
    ExitCode::from(match done {
        Ok(run::Outcome::AllRead) => ALL_READ,
        Ok(run::Outcome::SomeFailed) => SOME_FAILED,
        Err(error) => {
            sink::complain(&format!("{error:#}"));
            USAGE
        }
    })
}

/// Prints the manual page of a command.
fn man(path: &[String]) -> anyhow::Result<run::Outcome> {
    let mut command = Cli::command();
    command.build();
    for name in path {
        let known: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
        let Some(found) = command.find_subcommand(name).cloned() else {
            anyhow::bail!("there is no command {name:?}; there are: {}", known.join(", "));
        };
        command = found;
    }
    print(|out| {
        // Writing into memory cannot fail.
        let _ = clap_mangen::Man::new(command).render(out);
    })
}

/// Makes a text in memory and prints it.
fn print(make: impl FnOnce(&mut Vec<u8>)) -> anyhow::Result<run::Outcome> {
    let mut text = Vec::new();
    make(&mut text);
    let mut out = sink::Sink::stdout();
    out.write(&text)?;
    out.finish()?;
    Ok(run::Outcome::AllRead)
}
