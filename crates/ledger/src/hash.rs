//! The digests of format 1. They never change: every ledger depends on them.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use crate::entry::Kind;

/// A hasher of one context, made once: that costs more than a short row.
macro_rules! hasher {
    ($context:literal) => {{
        static HASHER: LazyLock<blake3::Hasher> = LazyLock::new(|| blake3::Hasher::new_derive_key($context));
        HASHER.clone()
    }};
}

/// A BLAKE3 digest.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The words are no digest.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a head is 64 hexadecimal digits, as `sayso head` prints it")]
pub struct NoHash;

impl FromStr for Hash {
    type Err = NoHash;

    fn from_str(words: &str) -> Result<Self, NoHash> {
        let digits = words.trim().as_bytes();
        let mut bytes = [0; 32];
        if digits.len() != 64 {
            return Err(NoHash);
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NoHash)?;
            if !pair.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return Err(NoHash);
            }
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NoHash)?;
        }
        Ok(Self(bytes))
    }
}

/// What stands before the first entry: bound to the ledger's own random name, so that no two ledgers share a chain.
pub fn genesis(ledger: &str) -> Hash {
    let mut hasher = blake3::Hasher::new_derive_key("sayso ledger 1: before the first entry");
    put(&mut hasher, Some(ledger.as_bytes()));
    finish(&hasher)
}

/// What is chained of an entry.
#[derive(Clone, Copy, Debug)]
pub struct Header<'a> {
    /// Its number.
    pub seq: u64,
    /// Its kind, by name.
    pub kind: &'a str,
    /// When.
    pub at: &'a str,
    /// About which entry.
    pub subject: Option<u64>,
    /// Hash of the entry before.
    pub prev: Hash,
    /// Digest of the content.
    pub digest: Hash,
}

impl Header<'_> {
    /// The entry's hash.
    pub fn hash(&self) -> Hash {
        let mut hasher = hasher!("sayso ledger 1: entry");
        hasher.update(&self.seq.to_le_bytes());
        put(&mut hasher, Some(self.kind.as_bytes()));
        put(&mut hasher, Some(self.at.as_bytes()));
        put(&mut hasher, self.subject.map(u64::to_le_bytes).as_ref().map(|bytes| bytes.as_slice()));
        hasher.update(&self.prev.0);
        hasher.update(&self.digest.0);
        finish(&hasher)
    }
}

/// What is stored beside the chain for an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Random bytes, so that nobody can try out what a destroyed content was.
    pub salt: Vec<u8>,
    /// JSON.
    pub meta: Vec<u8>,
    /// Bytes as received.
    pub bytes: Option<Vec<u8>>,
    /// Text, or a reading.
    pub text: Option<Vec<u8>>,
}

impl Content {
    /// The digest that the chain holds.
    pub fn digest(&self) -> Hash {
        digest(&self.salt, &self.meta, self.bytes.as_deref(), self.text.as_deref())
    }

    /// Bytes in memory.
    pub fn len(&self) -> usize {
        self.meta.len() + self.bytes.as_ref().map_or(0, Vec::len) + self.text.as_ref().map_or(0, Vec::len)
    }
}

/// The digest of a content's parts.
pub fn digest(salt: &[u8], meta: &[u8], bytes: Option<&[u8]>, text: Option<&[u8]>) -> Hash {
    let mut hasher = hasher!("sayso ledger 1: content");
    put(&mut hasher, Some(salt));
    put(&mut hasher, Some(meta));
    put(&mut hasher, bytes);
    put(&mut hasher, text);
    finish(&hasher)
}

/// The digest by which a text is found again. Without a salt: it stands beside the chain and is destroyed with the text.
pub fn of_text(text: &str) -> Hash {
    let mut hasher = hasher!("sayso ledger 1: text");
    hasher.update(text.as_bytes());
    finish(&hasher)
}

/// The digest of the tables that a ledger is linked with.
pub fn of_tables(texts: &[String]) -> Hash {
    let mut hasher = blake3::Hasher::new_derive_key("sayso ledger 1: linking tables");
    texts.iter().for_each(|text| put(&mut hasher, Some(text.as_bytes())));
    finish(&hasher)
}

/// A part of a row of a derived table.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// Words or bytes.
    Bytes(&'a [u8]),
    /// A number.
    Int(i64),
    /// A fraction.
    Real(f64),
}

/// The mark of a row of a derived table. It finds damage; against those who mean harm a rebuild is compared.
pub fn mark<'a>(table: &str, parts: impl IntoIterator<Item = Part<'a>>) -> i64 {
    let mut hasher = hasher!("sayso ledger 1: derived row");
    put(&mut hasher, Some(table.as_bytes()));
    for part in parts {
        match part {
            Part::Bytes(bytes) => put(&mut hasher, Some(bytes)),
            Part::Int(value) => put(&mut hasher, Some(&value.to_le_bytes())),
            Part::Real(value) => put(&mut hasher, Some(&value.to_bits().to_le_bytes())),
        }
    }
    let mut first = [0; 8];
    first.copy_from_slice(&finish(&hasher).0[..8]);
    i64::from_le_bytes(first)
}

/// A part that may be missing, with its length, so that no two lists of parts are hashed alike.
fn put(hasher: &mut blake3::Hasher, part: Option<&[u8]>) {
    match part {
        None => {
            hasher.update(&[0]);
        }
        Some(part) => {
            hasher.update(&[1]);
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
}

fn finish(hasher: &blake3::Hasher) -> Hash {
    Hash(*hasher.finalize().as_bytes())
}

impl Kind {
    /// The name that is stored and hashed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Reading => "reading",
            Self::Decision => "decision",
            Self::Redaction => "redaction",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ledgers that stand depend on these digests: if this test fails, the code is wrong, never the test.
    #[test]
    fn the_digests_of_format_1_never_change() {
        let content = Content {
            salt: vec![7; 32],
            meta: b"{}".to_vec(),
            bytes: Some(b"Two guards were hurt.".to_vec()),
            text: None,
        };
        let header = Header {
            seq: 3,
            kind: "report",
            at: "2031-05-04T06:00:00Z",
            subject: None,
            prev: genesis("a-ledger"),
            digest: content.digest(),
        };
        let digests = [
            header.hash().to_string(),
            of_text("Two guards were hurt.").to_string(),
            mark("edges", [Part::Bytes(b"a"), Part::Int(5), Part::Real(0.5)]).to_string(),
        ];
        assert_eq!(
            digests,
            [
                "722c51dd10e44212fd28b1001f7e6d50089aa6e2e75f25c805299b6b0484f92d",
                "a5237d4a5f634d82fa294f0698d85bbe44b792ee529c9d1c1be87dd37de1a38b",
                "7081961516054680063",
            ]
        );
        assert_eq!(digests[0].parse(), Ok(header.hash()));
    }

    #[test]
    fn no_two_lists_of_parts_are_hashed_alike() {
        let with = |bytes: Option<&[u8]>, text: Option<&[u8]>| {
            Content {
                salt: vec![0; 32],
                meta: vec![],
                bytes: bytes.map(<[u8]>::to_vec),
                text: text.map(<[u8]>::to_vec),
            }
            .digest()
        };
        let digests = [
            with(None, None),
            with(Some(b""), None),
            with(None, Some(b"")),
            with(Some(b"ab"), Some(b"c")),
            with(Some(b"a"), Some(b"bc")),
        ];
        for (n, digest) in digests.iter().enumerate() {
            assert!(!digests[n + 1..].contains(digest));
        }
    }

    #[test]
    fn what_is_no_digest_is_refused() {
        for words in ["", "ab", &"g".repeat(64), &"+1".repeat(32), &"é".repeat(32)] {
            assert!(words.parse::<Hash>().is_err(), "{words}");
        }
    }
}
