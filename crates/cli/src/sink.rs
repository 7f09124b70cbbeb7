//! Where output goes.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use anyhow::Context;

use crate::view::safe;

/// Standard output or a file. Output is written whole report by whole report; when nobody reads it any more, that is
/// said and no error.
pub struct Sink {
    out: BufWriter<Box<dyn Write>>,
    name: String,
    /// Each report is shown at once.
    is_terminal: bool,
}

/// Whether output is still wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It was written.
    Yes,
    /// The reader at the other end of the pipe has gone.
    NobodyReads,
}

impl Sink {
    /// Standard output.
    pub fn stdout() -> Self {
        let stdout = io::stdout();
        let is_terminal = stdout.is_terminal();
        Self { out: BufWriter::new(Box::new(stdout)), name: "standard output".to_owned(), is_terminal }
    }

    /// A file, made anew.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn file(path: &Path) -> anyhow::Result<Self> {
        let name = path.display().to_string();
        let file = File::create(path).with_context(|| format!("{name} cannot be written"))?;
        Ok(Self { out: BufWriter::with_capacity(1 << 16, Box::new(file)), name, is_terminal: false })
    }

    /// Writes.
    ///
    /// # Errors
    /// If that fails for another reason than a closed pipe.
    pub fn write(&mut self, bytes: &[u8]) -> anyhow::Result<Written> {
        let written =
            self.out.write_all(bytes).and_then(|()| if self.is_terminal { self.out.flush() } else { Ok(()) });
        self.outcome(written)
    }

    /// Writes what is left, for somebody who waits for it.
    ///
    /// # Errors
    /// If that fails for another reason than a closed pipe.
    pub fn flush(&mut self) -> anyhow::Result<Written> {
        let written = self.out.flush();
        self.outcome(written)
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// If that fails for another reason than a closed pipe.
    pub fn finish(mut self) -> anyhow::Result<Written> {
        let written = self.out.flush();
        self.outcome(written)
    }

    fn outcome(&self, written: io::Result<()>) -> anyhow::Result<Written> {
        match written {
            Ok(()) => Ok(Written::Yes),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Written::NobodyReads),
            Err(error) => Err(error).with_context(|| format!("{} cannot be written", self.name)),
        }
    }
}

/// Says on standard error what went wrong.
pub fn complain(message: &str) {
    // Nothing can be done if standard error is closed.
    let _ = writeln!(io::stderr().lock(), "sayso: {}", safe(message));
}

/// The JSON Schema of a reading, as it stands in `docs/reading.schema.json`.
pub fn schema() -> String {
    let schema = schemars::schema_for!(claims::Reading);
    // A schema is plain data: it always has a JSON form.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
