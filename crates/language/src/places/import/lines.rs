//! Lines of a dump file, read one at a time.

use std::io::{BufRead, Read};

use crate::Error;

/// Bytes of a line, at most; the longest of the dumps (other names of a capital) is about 20 kB.
const MAX_LINE: usize = 1 << 20;

/// A line of a dump file.
pub struct Line<'a> {
    /// The file's name.
    pub file: &'static str,
    /// Counted from 1.
    pub number: u64,
    /// The line without its end.
    pub text: &'a str,
    /// Whether it is UTF-8; if not, its text is empty.
    pub is_utf8: bool,
}

impl<'a> Line<'a> {
    /// The n-th column, counted from 0; empty if there are fewer.
    pub fn field(&self, n: usize) -> &'a str {
        self.text.split('\t').nth(n).unwrap_or_default().trim()
    }

    /// An error about this line.
    pub fn error(&self, what: impl std::fmt::Display) -> Error {
        Error::Gazetteer(format!("{}, line {}: {what}", self.file, self.number))
    }
}

/// Reads a file line by line, in constant memory.
pub struct Lines<R> {
    file: &'static str,
    reader: R,
    number: u64,
    buffer: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    /// `file` is the name that errors show.
    pub fn new(file: &'static str, reader: R) -> Self {
        Self { file, reader, number: 0, buffer: Vec::new() }
    }

    /// The next line that is not empty.
    pub fn next_line(&mut self) -> Result<Option<Line<'_>>, Error> {
        loop {
            self.buffer.clear();
            let read = Read::take(&mut self.reader, MAX_LINE as u64 + 1).read_until(b'\n', &mut self.buffer);
            self.number += 1;
            let at = |what: String| Error::Gazetteer(format!("{}, line {}: {what}", self.file, self.number));
            if read.map_err(|e| at(e.to_string()))? == 0 {
                return Ok(None);
            }
            if self.buffer.len() > MAX_LINE {
                return Err(at(format!("the line is longer than {MAX_LINE} bytes: is it the right file?")));
            }
            if let Some(&[b'P', b'K', 3, 4]) = self.buffer.get(..4) {
                return Err(at("this is a ZIP archive: unpack it first".to_owned()));
            }
            if !self.buffer.trim_ascii().is_empty() {
                break;
            }
        }
        let number = self.number;
        let (text, is_utf8) = std::str::from_utf8(&self.buffer).map_or(("", false), |text| (text, true));
        let text = text.trim_start_matches('\u{feff}').trim_end_matches(['\n', '\r']);
        Ok(Some(Line { file: self.file, number, text, is_utf8 }))
    }

    /// Gives every line to `take`, until it fails.
    pub fn each(mut self, mut take: impl FnMut(&Line<'_>) -> Result<(), Error>) -> Result<(), Error> {
        while let Some(line) = self.next_line()? {
            if !line.is_utf8 {
                return Err(line.error("not UTF-8"));
            }
            take(&line)?;
        }
        Ok(())
    }
}
