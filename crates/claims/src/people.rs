//! Who the people of a noun phrase are. (interim loader)

use std::collections::HashMap;

use language::{Deprel, Document, Error, Knowledge, NameKind, TokenId, Upos};

use crate::reading::{Group, RoleDetail};

/// Who a noun phrase names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Who {
    /// Whether it names people at all.
    pub is_person: bool,
    /// Their group, where the words say so.
    pub group: Option<Group>,
    /// Closer than the group.
    pub role_detail: Option<RoleDetail>,
    /// Plural by its words although not by its form ("people", "police").
    pub plural: bool,
}

/// What nouns say of people.
#[derive(Debug)]
pub struct People {
    rows: HashMap<String, (Option<Group>, Option<RoleDetail>, String)>,
}

impl People {
    /// From the knowledge files.
    ///
    /// # Errors
    /// If a line cannot be read.
    pub fn new(_knowledge: &Knowledge) -> Result<Self, Error> {
        let text = std::fs::read_to_string("/tmp/role_nouns.tsv").unwrap_or_default();
        let rows = text
            .lines()
            .filter(|l| !l.starts_with('#'))
            .map(|l| {
                let f: Vec<_> = l.split('\t').collect();
                let g = |i: usize| f.get(i).copied().unwrap_or("");
                (g(0).to_owned(), (Group::from_name(g(2)), RoleDetail::from_name(g(3)), g(6).to_owned()))
            })
            .collect();
        Ok(Self { rows })
    }

    /// Who the phrase around a head noun names; `None` where its noun is not known to name people.
    pub fn who(&self, doc: &Document, head: TokenId) -> Option<Who> {
        let t = &doc.tokens[head];
        if doc.names.iter().any(|n| n.tokens.contains(&head)) {
            let n = doc.names.iter().find(|n| n.tokens.contains(&head)).unwrap();
            let group = match n.kind {
                NameKind::ArmedGroup => Some(Group::Militants),
                NameKind::SecurityForce => Some(Group::SecurityForces),
                NameKind::Person => None,
                NameKind::People => Some(Group::People),
                _ => return None,
            };
            let is_person = n.kind == NameKind::Person || n.kind == NameKind::People;
            return Some(Who { is_person, group, role_detail: None, plural: n.kind == NameKind::People });
        }
        let lemma = t.lemma.to_lowercase();
        let row = self.rows.get(&lemma).or_else(|| {
            let w = doc.word(head).to_lowercase();
            self.rows.get(&w)
        });
        if t.upos == Upos::Adj && row.is_none() {
            return Some(Who { is_person: false, ..Who::default() });
        }
        let (group, detail, form) = row?;
        let mut group = *group;
        for c in doc.children(head) {
            if matches!(doc.tokens[c].deprel, Deprel::Compound | Deprel::Amod | Deprel::NmodDesc) {
                match doc.tokens[c].lemma.as_str() {
                    "police" | "army" | "security" | "military" => group = Some(Group::SecurityForces),
                    "armed" | "suspected" | "taliban" => group = Some(Group::Militants),
                    _ => {}
                }
            }
        }
        Some(Who { is_person: true, group, role_detail: *detail, plural: form == "collective" })
    }

    /// "group", "team", "family": nouns that count what stands behind "of".
    pub fn is_group_noun(&self, lemma: &str) -> bool {
        self.is_collective(lemma) || matches!(lemma, "group" | "number" | "majority" | "body" | "life")
    }

    /// What is counted in place of people.
    pub fn is_body(&self, lemma: &str) -> bool {
        self.rows.get(lemma).is_some_and(|r| r.2 == "body")
    }

    /// Singular nouns that mean several people.
    pub fn is_collective(&self, lemma: &str) -> bool {
        self.rows.get(lemma).is_some_and(|r| r.2 == "collective")
    }
}
