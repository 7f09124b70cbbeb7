//! Lines of an input, each in bounded memory.

use std::io::{self, BufRead};

/// One line of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Its bytes, without the line's end.
    Whole(Vec<u8>),
    /// Longer than the limit; its bytes have been passed over.
    TooLong,
}

/// Cuts an input into lines and holds no more than `limit` bytes of any.
#[derive(Debug)]
pub struct Lines<R> {
    input: R,
    limit: usize,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// Lines of `input` of up to `limit` bytes.
    pub fn new(input: R, limit: u64) -> Self {
        Self { input, limit: usize::try_from(limit).unwrap_or(usize::MAX), number: 0 }
    }

    /// The next line and its number, from 1; `None` at the end.
    ///
    /// # Errors
    /// If the input cannot be read.
    pub fn next_line(&mut self) -> io::Result<Option<(u64, Line)>> {
        let mut line = Vec::new();
        let mut too_long = false;
        let mut any = false;
        loop {
            let available = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if available.is_empty() {
                break;
            }
            any = true;
            let end = available.iter().position(|&byte| byte == b'\n');
            let part = available.get(..end.unwrap_or(available.len())).unwrap_or_default();
            if line.len() + part.len() > self.limit {
                too_long = true;
                line = Vec::new();
            }
            if !too_long {
                line.extend_from_slice(part);
            }
            let used = part.len() + usize::from(end.is_some());
            self.input.consume(used);
            if end.is_some() {
                break;
            }
        }
        if !any {
            return Ok(None);
        }
        self.number += 1;
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        Ok(Some((self.number, if too_long { Line::TooLong } else { Line::Whole(line) })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::BufReader;

    fn all(bytes: &[u8], limit: u64, buffer: usize) -> Vec<Line> {
        let mut lines = Lines::new(BufReader::with_capacity(buffer, bytes), limit);
        let mut found = Vec::new();
        while let Ok(Some((number, line))) = lines.next_line() {
            assert_eq!(number, found.len() as u64 + 1);
            found.push(line);
        }
        found
    }

    #[test]
    fn a_long_line_is_passed_over_and_the_next_is_read() {
        let whole = |text: &str| Line::Whole(text.as_bytes().to_vec());
        for buffer in [1, 3, 64] {
            assert_eq!(
                all(b"one\r\ntwo two two two\n\nlast", 5, buffer),
                [whole("one"), Line::TooLong, whole(""), whole("last")]
            );
        }
        assert!(all(b"", 5, 8).is_empty());
    }

    proptest! {
        #[test]
        fn lines_are_those_of_the_bytes(bytes in proptest::collection::vec(prop_oneof![Just(b'\n'), any::<u8>()], 0..200)) {
            let mut expected: Vec<_> = bytes.split(|&b| b == b'\n').map(|line| {
                Line::Whole(line.strip_suffix(b"\r").unwrap_or(line).to_vec())
            }).collect();
            if bytes.is_empty() || bytes.ends_with(b"\n") {
                expected.pop();
            }
            prop_assert_eq!(all(&bytes, 1000, 7), expected);
        }
    }
}
