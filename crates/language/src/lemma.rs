//! temp
use crate::{Document, Error, Knowledge};
use std::collections::HashMap;
/// temp
#[derive(Debug)]
pub struct Lemmatiser(HashMap<(String, String), String>);
impl Lemmatiser {
    /// temp
    pub fn new(_knowledge: &Knowledge) -> Result<Self, Error> {
        let text = std::fs::read_to_string("/tmp/lem.tsv").unwrap_or_default();
        Ok(Self(
            text.lines()
                .filter_map(|l| {
                    let mut f = l.split('\t');
                    Some(((f.next()?.to_owned(), f.next()?.to_owned()), f.next()?.to_owned()))
                })
                .collect(),
        ))
    }
    /// temp
    pub fn fill(&self, doc: &mut Document) {
        let text = doc.text.clone();
        for t in &mut doc.tokens {
            let w = t.span.of(&text).to_lowercase();
            let x = t.xpos.as_str().to_owned();
            t.lemma = match self.0.get(&(w.clone(), x.clone())) {
                Some(l) => l.clone(),
                None => match x.as_str() {
                    "VBZ" if w.ends_with("ies") => format!("{}y", &w[..w.len()-3]),
                    "NNS" | "VBZ" => w.strip_suffix("s").unwrap_or(&w).to_owned(),
                    "VBD" | "VBN" => w.strip_suffix("ed").unwrap_or(&w).to_owned(),
                    "VBG" => w.strip_suffix("ing").unwrap_or(&w).to_owned(),
                    _ => w,
                },
            };
        }
    }
}
