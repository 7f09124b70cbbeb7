//! `sayso gazetteer import`: the official GeoNames dump files -> a file for `--gazetteer`.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::Context;
use language::places::{Dumps, import as import_dumps};

use crate::args::{GazetteerCommand, Import};
use crate::run::Outcome;
use crate::sink::complain;

/// Bytes read at once: the biggest dump file has more than a gigabyte.
const BUFFER_BYTES: usize = 1 << 20;

/// Does what the subcommand says.
///
/// # Errors
/// If a dump file cannot be read or the gazetteer cannot be written.
pub fn run(command: &GazetteerCommand) -> anyhow::Result<Outcome> {
    match command {
        GazetteerCommand::Import(arguments) => import(arguments),
    }
}

fn import(arguments: &Import) -> anyhow::Result<Outcome> {
    let file = |name: &str| arguments.folder.join(name);
    let places = arguments.places.clone().unwrap_or_else(|| file("allCountries.txt"));
    let names = file("alternateNamesV2.txt");
    let imported = import_dumps(Dumps {
        places: open(&places)?,
        admin1: open(&file("admin1CodesASCII.txt"))?,
        admin2: open(&file("admin2Codes.txt"))?,
        countries: open(&file("countryInfo.txt"))?,
        names: names.is_file().then(|| open(&names)).transpose()?,
    })?;
    write_whole(&arguments.output, &imported.bytes)?;
    complain(&format!("{} places written to {}", imported.places, arguments.output.display()));
    if imported.bad_lines > 0 {
        let first = imported.first_bad.unwrap_or_default();
        complain(&format!(
            "{} lines could not be read and were left out; the first: {first}",
            imported.bad_lines
        ));
    }
    if !names.is_file() {
        complain("there is no alternateNamesV2.txt: other names come from the places' own lines alone");
    }
    Ok(Outcome::AllRead)
}

fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
    let file = File::open(path).with_context(|| {
        format!(
            "the GeoNames file {} cannot be read; get it from https://download.geonames.org/export/dump/",
            path.display()
        )
    })?;
    Ok(BufReader::with_capacity(BUFFER_BYTES, file))
}

/// Writes beside the target first, so that no half gazetteer is left under its name.
fn write_whole(target: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut beside = target.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    std::fs::write(&beside, bytes)
        .and_then(|()| std::fs::rename(&beside, target))
        .with_context(|| format!("{} cannot be written", target.display()))
}
