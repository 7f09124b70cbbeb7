//! `--policy` and `--policy-file`.

use std::path::Path;

use anyhow::Context as _;
use incidents::{Policy, Settings};

use crate::args::Policies;

/// The longest policy file that is read, in bytes: a table of holders is far shorter.
const MAX_FILE: u64 = 1 << 20;

/// The policies that were asked for, each once, and what the user's file adds to them.
pub struct Asked {
    /// In order of [`Policy::ALL`].
    pub policies: Vec<Policy>,
    /// From the policy file.
    pub settings: Settings,
}

impl Asked {
    /// What the command line asks for.
    ///
    /// # Errors
    /// If the policy file cannot be read, or is not of the right form.
    pub fn new(policies: &[Policies], file: Option<&Path>) -> anyhow::Result<Self> {
        let mut policies: Vec<Policy> = policies.iter().flat_map(|some| some.0.iter().copied()).collect();
        policies.sort_unstable();
        policies.dedup();
        let settings = match file {
            None => Settings::default(),
            Some(path) => {
                let size = std::fs::metadata(path).with_context(|| format!("{}", path.display()))?.len();
                anyhow::ensure!(
                    size <= MAX_FILE,
                    "{}: longer than {MAX_FILE} bytes, no policy file",
                    path.display()
                );
                let text = std::fs::read_to_string(path).with_context(|| format!("{}", path.display()))?;
                Settings::parse(&path.display().to_string(), &text)?
            }
        };
        Ok(Self { policies, settings })
    }
}
