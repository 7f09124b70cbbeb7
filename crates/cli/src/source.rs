//! What the arguments of `read` and `add` name: inputs, a reader, threads.

use std::num::NonZero;

use anyhow::Context;
use reports::{Defaults, Limits, Options};

use crate::args::{InputFormat, Source};
use crate::reader::Reader;

impl Source {
    /// How inputs are decoded.
    pub fn options(&self) -> Options {
        Options {
            format: match self.input_format {
                InputFormat::Auto => reports::Format::Auto,
                InputFormat::Text => reports::Format::Text,
                InputFormat::Jsonl => reports::Format::Jsonl,
            },
            limits: Limits::for_text(self.max_text),
            defaults: Defaults {
                title: self.title.clone(),
                outlet: self.outlet.clone(),
                published: self.published.clone(),
            },
        }
    }

    /// The threads that read.
    ///
    /// # Errors
    /// If the system gives none.
    pub fn threads(&self) -> anyhow::Result<rayon::ThreadPool> {
        let threads = self
            .threads
            .map_or_else(|| std::thread::available_parallelism().map_or(1, NonZero::get), usize::from);
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .stack_size(8 << 20)
            .build()
            .context("the threads cannot be started")
    }

    /// What reads.
    ///
    /// # Errors
    /// If a knowledge file or gazetteer is wrong.
    pub fn reader(&self) -> anyhow::Result<Reader> {
        Reader::new(self.data.as_deref(), self.gazetteer.as_deref())
    }
}
