//! The corpus in numbers, as its data card prints them.

use std::collections::BTreeMap;
use std::fmt::{self, Display};

use super::report::Report;

/// Counts over a part of the corpus.
#[derive(Debug, Default)]
pub struct Stats {
    reports: usize,
    empty: usize,
    words: usize,
    attributions: usize,
    nested: usize,
    claims: usize,
    figures: usize,
    roles: usize,
    participants: usize,
    incidents: usize,
    contradictions: usize,
    unread: usize,
    tables: BTreeMap<&'static str, BTreeMap<String, usize>>,
}

impl Stats {
    /// Counts the reports.
    pub fn new<'a>(reports: impl IntoIterator<Item = &'a Report>) -> Self {
        let mut stats = Self::default();
        for report in reports {
            stats.add(report);
        }
        stats
    }

    fn add(&mut self, report: &Report) {
        self.reports += 1;
        self.empty += usize::from(report.head.incidents.is_empty());
        self.words += report.text.split_whitespace().count();
        self.attributions += report.attributions.len();
        self.nested += report.attributions.iter().filter(|attribution| attribution.within.is_some()).count();
        self.claims += report.claims.len();
        self.figures += report.claims.iter().filter(|claim| claim.kind.is_count()).count();
        self.unread += report.claims.iter().filter(|claim| claim.unread).count();
        self.roles += report.roles.len();
        let names: std::collections::BTreeSet<_> =
            report.roles.iter().map(|role| (role.role, &role.name)).collect();
        self.participants += names.len();
        self.incidents += report.head.incidents.len();
        self.contradictions += report.contradictions.len();
        self.count("genre", &report.head.genre);
        self.count("region", &report.head.region);
        for claim in &report.claims {
            self.count("kind", claim.kind.as_str());
            self.count("status", claim.status.as_str());
            if let Some(group) = claim.group {
                self.count("group", group.as_str());
            }
        }
        for incident in &report.head.incidents {
            self.count("type of incident", incident.kind.as_str());
        }
    }

    fn count(&mut self, table: &'static str, value: &str) {
        *self.tables.entry(table).or_default().entry(value.to_owned()).or_default() += 1;
    }
}

impl Display for Stats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} reports ({} without incident), {} words\n{} attributions ({} nested)\n{} claims ({} figures, {} acts)",
            self.reports,
            self.empty,
            self.words,
            self.attributions,
            self.nested,
            self.claims,
            self.figures,
            self.claims - self.figures,
        )?;
        writeln!(
            f,
            "{} mentions of {} participants\n{} incidents\n{} contradictions\n{} numbers that the grammar cannot read yet",
            self.roles, self.participants, self.incidents, self.contradictions, self.unread
        )?;
        for (table, counts) in &self.tables {
            let mut counts: Vec<(&String, &usize)> = counts.iter().collect();
            counts.sort_by_key(|(value, count)| (std::cmp::Reverse(**count), *value));
            let listed: Vec<String> =
                counts.iter().map(|(value, count)| format!("{value} {count}")).collect();
            writeln!(f, "{table}: {}", listed.join(", "))?;
        }
        Ok(())
    }
}
