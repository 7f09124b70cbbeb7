//! A user's policy file: which holders are of which side, interested or reliable, and where there is war.

use std::collections::BTreeMap;

use claims::estimates::PolicyFile;
use serde::Deserialize;

use crate::cast::folded;

/// What is wrong with a policy file.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// It is no TOML of the form that `docs/policies.md` describes.
    #[error("{name}: {what}")]
    Form {
        /// The file.
        name: String,
        /// What, and where in it.
        what: String,
    },
}

/// What a user knows of holders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolderStanding {
    /// A source that the user takes for reliable.
    Reliable,
    /// Has a stake in the figures; which one, its side tells.
    Interested,
}

/// One holder of a policy file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolderSetting {
    /// The name, as reports give it.
    pub name: String,
    /// The side that it is on: a name of the user's own, `state` for the state's, or `none`.
    pub side: Option<String>,
    /// Reliable or interested.
    pub standing: Option<HolderStanding>,
}

/// A place that is an active war zone for some time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WarZone {
    /// ISO 3166-1 alpha-2, or the English name of a first-level division, or a place.
    pub place: String,
    /// First day, `YYYY-MM-DD`.
    pub from: String,
    /// Last day; open if left out.
    pub until: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    holder: Vec<HolderSetting>,
    #[serde(default)]
    acled: Acled,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Acled {
    #[serde(default)]
    war_zone: Vec<WarZone>,
}

/// What a user adds to the rules of the policies. The default adds nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    holders: BTreeMap<String, HolderSetting>,
    war_zones: Vec<WarZone>,
    file: Option<PolicyFile>,
}

impl Settings {
    /// From the text of a policy file; `name` stands in the output.
    ///
    /// # Errors
    /// If it is not of the form that `docs/policies.md` describes, or names a day that is none.
    pub fn parse(name: &str, text: &str) -> Result<Self, SettingsError> {
        let wrong = |what: String| SettingsError::Form { name: name.to_owned(), what };
        let file: File = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
        for zone in &file.acled.war_zone {
            for day in std::iter::once(&zone.from).chain(&zone.until) {
                day.parse::<jiff::civil::Date>().map_err(|_| {
                    wrong(format!("war_zone {:?}: {day:?} is no day; write YYYY-MM-DD", zone.place))
                })?;
            }
        }
        let digest = blake3::hash(text.as_bytes()).to_hex().to_string();
        Ok(Self {
            holders: file.holder.into_iter().map(|holder| (folded(&holder.name), holder)).collect(),
            war_zones: file.acled.war_zone,
            file: Some(PolicyFile { name: name.to_owned(), digest }),
        })
    }

    /// The file that they are from.
    pub fn file(&self) -> Option<&PolicyFile> {
        self.file.as_ref()
    }

    /// What is said of a holder under any of these names.
    pub(crate) fn holder<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Option<&HolderSetting> {
        names.into_iter().find_map(|name| self.holders.get(&folded(name)))
    }

    /// The war zone that holds one of these places on a day.
    pub(crate) fn war_zone(&self, places: &[&str], day: &str) -> Option<&WarZone> {
        self.war_zones.iter().find(|zone| {
            let here = places.iter().any(|place| folded(place) == folded(&zone.place));
            here && zone.from.as_str() <= day && zone.until.as_deref().is_none_or(|until| day <= until)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_all_it_may_hold() {
        let settings = Settings::parse(
            "my.toml",
            "[[holder]]\nname = \"the Harbour League\"\nside = \"league\"\nstanding = \"interested\"\n\
             [[acled.war_zone]]\nplace = \"Tarsa\"\nfrom = \"2031-01-01\"\nuntil = \"2031-06-30\"\n",
        )
        .expect("it is well formed");
        assert!(settings.holder(["Harbour League"]).is_some() && settings.holder(["League"]).is_none());
        assert!(settings.war_zone(&["XX", "Tarsa"], "2031-05-04").is_some());
        assert!(settings.war_zone(&["Tarsa"], "2031-07-01").is_none());
        assert_eq!(settings.file().map(|file| file.digest.len()), Some(64));
    }

    #[test]
    fn mistakes_are_named() {
        let wrong = |text| Settings::parse("my.toml", text).expect_err("it is wrong").to_string();
        assert!(wrong("[[holder]]\nnaem = \"A\"\n").contains("naem"));
        assert!(wrong("[[acled.war_zone]]\nplace = \"A\"\nfrom = \"May 2031\"\n").contains("no day"));
    }
}
