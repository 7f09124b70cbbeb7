//! Codes of the field's schemes for what happened (`data/incident_codes.tsv`).

use std::collections::HashSet;

use language::Knowledge;
use language::knowledge::{Error, Row};

use super::frames::Deed;
use super::things::Class;
use crate::reading::{
    AcledCode, CameoCode, Codes, Effect, Group, GtdCode, IncidentType, Kind, PloverCode, UcdpCode,
};

/// On whose side someone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Armed forces, police, a government.
    State,
    /// An armed group.
    Group,
    /// Criminals by the word itself: robbers, smugglers, an inmate.
    Crime,
    /// A crowd: a mob, rioters, villagers who lynch.
    Crowd,
    /// Anyone else; of perpetrators: not said.
    Others,
}

impl Side {
    /// The side of a group of people.
    pub fn of(group: Group) -> Self {
        match group {
            Group::SecurityForces => Self::State,
            Group::Militants => Self::Group,
            _ => Self::Others,
        }
    }
}

/// What is known of an incident.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Its type.
    pub incident_type: IncidentType,
    /// What was done.
    pub deeds: Vec<Deed>,
    /// With what.
    pub weapons: Vec<Class>,
    /// What came of it.
    pub effects: Vec<Effect>,
    /// Who did it.
    pub by: Vec<Side>,
    /// To whom.
    pub to: Vec<Side>,
    /// What became of hostages.
    pub ended: Vec<Kind>,
    /// Who fought whom, where two armed sides did.
    pub fought: Vec<Side>,
    /// Of what has not happened: what was threatened, demanded, condemned.
    pub spoken: Vec<Kind>,
    /// Words of the sentences that tell of it, in their dictionary form, alone and two by two.
    pub words: HashSet<String>,
    /// One of those who did it is a government's force or a group that is told as organised.
    pub organised: bool,
    /// Told as the work of artillery, mortars or rockets.
    pub shelled: bool,
    /// The groups of the people harmed.
    pub whom: Vec<Group>,
    /// Protesters are among those harmed.
    pub protesters: bool,
    /// Who took a town or village.
    pub took: Option<Side>,
    /// Communities fought each other: herders and farmers, two villages.
    pub communal: bool,
    /// Where nothing violent has happened: who was arrested, gave up, marched.
    pub done: Vec<Kind>,
    /// What was planted or planned was stopped before it harmed anybody.
    pub foiled: bool,
    /// Things were hit, and nobody is told to have come to harm.
    pub things: bool,
    /// The largest number of people arrested.
    pub arrested: u64,
}

impl Facts {
    /// Nothing violent has happened, and something is told that has codes of its own.
    pub fn is_peaceful(&self) -> bool {
        !self.spoken.is_empty() || !self.done.is_empty() || self.foiled
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scheme {
    Plover,
    Context,
    Acled,
    Gtd,
    GtdOutcome,
    Ucdp,
    Cameo,
}

#[derive(Clone, Debug)]
enum Condition {
    Type(Vec<IncidentType>),
    Deed(Vec<Deed>),
    Weapon(Vec<Class>),
    Effect(Vec<Effect>),
    By(Vec<Side>),
    To(Vec<Side>),
    Ended(Vec<Kind>),
    Among(Vec<Side>),
    Fought(Vec<Side>),
    Word(Vec<String>),
    Spoken(Vec<Kind>),
    Without(Vec<String>),
    Organised,
    Shelled,
    Unshelled,
    Protesters,
    Whom(Vec<Group>),
    Took(Vec<Side>),
    Communal,
    Gunless,
    Nobody,
    Done(Vec<Kind>),
    Foiled,
    Things,
    Arrested(u64),
}

#[derive(Clone, Debug)]
struct Rule {
    scheme: Scheme,
    code: String,
    detail: String,
    conditions: Vec<Condition>,
    /// The conditions as the table has them.
    texts: Vec<String>,
    line: usize,
}

/// The table.
#[derive(Clone, Debug)]
pub struct CodeTable {
    rules: Vec<Rule>,
}

impl CodeTable {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line cannot be read; the message names file and line.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let rules = knowledge.rows("incident_codes.tsv").map(|row| rule(&row)).collect::<Result<_, _>>()?;
        Ok(Self { rules })
    }

    /// The codes of an incident, and for each scheme, code and line of the table that gave it.
    pub fn of(&self, facts: &Facts) -> (Codes, Vec<(&'static str, String, usize)>) {
        let (mut codes, mut rows) = (Codes::default(), Vec::new());
        let mut contexts: Vec<String> = Vec::new();
        // Who threatens or condemns, arrests or marches has codes of their own, and none of violence.
        let of_speech = |rule: &&Rule| rule.is_peaceful() == facts.is_peaceful();
        let holds = |rule: &&Rule| rule.conditions.iter().all(|c| c.holds(facts));
        for rule in self.rules.iter().filter(of_speech).filter(holds) {
            let detail = (!rule.detail.is_empty()).then(|| rule.detail.clone());
            match rule.scheme {
                Scheme::Context if !contexts.contains(&rule.code) => contexts.push(rule.code.clone()),
                Scheme::Plover if codes.plover.is_none() => {
                    codes.plover =
                        Some(PloverCode { event: rule.code.clone(), mode: detail, context: Vec::new() });
                }
                Scheme::Acled if codes.acled.is_none() => {
                    codes.acled = Some(AcledCode {
                        event_type: rule.code.clone(),
                        sub_event_type: rule.detail.clone(),
                    });
                }
                Scheme::Gtd if codes.gtd.is_none() => {
                    codes.gtd = Some(GtdCode { attacktype: rule.code.clone(), hostkidoutcome: None });
                }
                Scheme::GtdOutcome => match &mut codes.gtd {
                    Some(gtd) if gtd.hostkidoutcome.is_none() => gtd.hostkidoutcome = Some(rule.code.clone()),
                    _ => continue,
                },
                Scheme::Ucdp if codes.ucdp.is_none() => {
                    codes.ucdp = rule.code.parse().ok().map(|type_of_violence| UcdpCode { type_of_violence });
                }
                Scheme::Cameo if codes.cameo.is_none() => {
                    codes.cameo = rule
                        .code
                        .get(..2)
                        .map(|root| CameoCode { root: root.to_owned(), code: rule.code.clone() });
                }
                _ => continue,
            }
            rows.push((
                rule.scheme.name(),
                format!("{} {}", rule.code, rule.detail).trim().to_owned(),
                rule.line,
            ));
        }
        if let Some(plover) = &mut codes.plover {
            plover.context = contexts;
        }
        (codes, rows)
    }
}

impl CodeTable {
    /// For each scheme without a code, why: the row that comes nearest, and the conditions of it that do not hold.
    pub fn gaps(&self, facts: &Facts, codes: &Codes) -> Vec<(&'static str, String)> {
        let schemes = [
            (Scheme::Plover, codes.plover.is_none()),
            (Scheme::Acled, codes.acled.is_none()),
            (Scheme::Gtd, codes.gtd.is_none()),
            (Scheme::Ucdp, codes.ucdp.is_none()),
            (Scheme::Cameo, codes.cameo.is_none()),
        ];
        let missing = schemes.into_iter().filter(|(_, missing)| *missing).map(|(scheme, _)| scheme);
        missing.map(|scheme| (scheme.name(), self.gap(scheme, facts))).collect()
    }

    fn gap(&self, scheme: Scheme, facts: &Facts) -> String {
        let of_type = |rule: &&Rule| {
            rule.scheme == scheme
                && rule.conditions.iter().all(|c| !matches!(c, Condition::Type(_)) || c.holds(facts))
        };
        let unmet = |rule: &Rule| rule.conditions.iter().filter(|c| !c.holds(facts)).count();
        let Some(nearest) = self.rules.iter().filter(of_type).min_by_key(|rule| unmet(rule)) else {
            return format!("data/incident_codes.tsv has no row for the type {}", facts.incident_type);
        };
        let failed: Vec<&str> = nearest
            .conditions
            .iter()
            .zip(&nearest.texts)
            .filter(|(condition, _)| !condition.holds(facts))
            .map(|(_, text)| text.as_str())
            .collect();
        format!(
            "no row of data/incident_codes.tsv holds; line {} ({}) asks for {}",
            nearest.line,
            format!("{} {}", nearest.code, nearest.detail).trim(),
            failed.join(" ")
        )
    }
}

impl Rule {
    /// Whether it codes what is said, or done without violence.
    fn is_peaceful(&self) -> bool {
        self.conditions.iter().any(|condition| {
            matches!(condition, Condition::Spoken(_) | Condition::Done(_) | Condition::Foiled)
        })
    }
}

impl Scheme {
    fn name(self) -> &'static str {
        match self {
            Self::Plover => "plover",
            Self::Context => "plover context",
            Self::Acled => "acled",
            Self::Gtd => "gtd",
            Self::GtdOutcome => "gtd outcome",
            Self::Ucdp => "ucdp",
            Self::Cameo => "cameo",
        }
    }
}

impl Condition {
    fn holds(&self, facts: &Facts) -> bool {
        match self {
            Self::Type(types) => types.contains(&facts.incident_type),
            Self::Deed(deeds) => facts.deeds.iter().any(|deed| deeds.contains(deed)),
            Self::Weapon(classes) => facts.weapons.iter().any(|class| classes.contains(class)),
            Self::Effect(effects) => facts.effects.iter().any(|effect| effects.contains(effect)),
            Self::By(sides) if facts.by.is_empty() => sides.contains(&Side::Others),
            Self::By(sides) => facts.by.iter().all(|side| sides.contains(side)),
            Self::Among(sides) => facts.to.iter().any(|side| sides.contains(side)),
            Self::Fought(sides) => facts.fought.iter().any(|side| sides.contains(side)),
            Self::Spoken(kinds) => facts.spoken.iter().any(|kind| kinds.contains(kind)),
            Self::Word(words) => words.iter().any(|word| facts.words.contains(word)),
            Self::Without(words) => !words.iter().any(|word| facts.words.contains(word)),
            Self::Organised => facts.organised,
            Self::Shelled => facts.shelled,
            Self::Unshelled => !facts.shelled,
            Self::Protesters => facts.protesters,
            Self::Whom(groups) => facts.whom.iter().any(|group| groups.contains(group)),
            Self::Communal => facts.communal,
            Self::Gunless => !facts.weapons.contains(&Class::Gun),
            Self::Nobody => facts.to.is_empty(),
            Self::Done(kinds) => facts.done.iter().any(|kind| kinds.contains(kind)),
            Self::Foiled => facts.foiled,
            Self::Things => facts.things,
            Self::Arrested(least) => facts.arrested >= *least,
            Self::Took(sides) => facts.took.is_some_and(|side| sides.contains(&side)),
            Self::Ended(kinds) => facts.ended.iter().any(|kind| kinds.contains(kind)),
            Self::To(sides) => !facts.to.is_empty() && facts.to.iter().all(|side| sides.contains(side)),
        }
    }
}

fn rule(row: &Row<'_>) -> Result<Rule, Error> {
    let scheme = match row.field(0) {
        "plover" => Scheme::Plover,
        "context" => Scheme::Context,
        "acled" => Scheme::Acled,
        "gtd" => Scheme::Gtd,
        "gtd_outcome" => Scheme::GtdOutcome,
        "ucdp" => Scheme::Ucdp,
        "cameo" => Scheme::Cameo,
        other => return Err(row.error(format!("no scheme is called {other:?}"))),
    };
    if scheme == Scheme::Ucdp && row.field(1).parse::<u8>().is_err() {
        return Err(row.error("a type of violence is 1, 2 or 3"));
    }
    let is_cameo = |code: &str| matches!(code.len(), 3 | 4) && code.bytes().all(|b| b.is_ascii_digit());
    if scheme == Scheme::Cameo && !is_cameo(row.field(1)) {
        return Err(row.error("a code of CAMEO has three or four digits"));
    }
    let conditions =
        row.field(3).split_whitespace().map(|text| condition(text, row)).collect::<Result<_, _>>()?;
    Ok(Rule {
        scheme,
        code: row.field(1).to_owned(),
        detail: row.field(2).to_owned(),
        conditions,
        texts: row.field(3).split_whitespace().map(str::to_owned).collect(),
        line: row.line,
    })
}

fn condition(text: &str, row: &Row<'_>) -> Result<Condition, Error> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let unknown = |what: &str| row.error(format!("{what:?} is no value of {name}"));
    fn all<T>(value: &str, one: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, String> {
        value.split('|').map(|word| one(word).ok_or_else(|| word.to_owned())).collect()
    }
    let side = |word: &str| match word {
        "state" => Some(Side::State),
        "group" => Some(Side::Group),
        "crime" => Some(Side::Crime),
        "crowd" => Some(Side::Crowd),
        "others" | "unknown" => Some(Side::Others),
        _ => None,
    };
    let weapon = |word: &str| match word {
        "explosive" => Some(Class::Explosive),
        "gun" => Some(Class::Gun),
        "tool" => Some(Class::Tool),
        _ => None,
    };
    let read = match name {
        "type" => all(value, IncidentType::from_name).map(Condition::Type),
        "deed" => all(value, Deed::from_name).map(Condition::Deed),
        "weapon" => all(value, weapon).map(Condition::Weapon),
        "effect" => all(value, Effect::from_name).map(Condition::Effect),
        "by" => all(value, side).map(Condition::By),
        "to" => all(value, side).map(Condition::To),
        "among" => all(value, side).map(Condition::Among),
        "fought" => all(value, side).map(Condition::Fought),
        "word" => all(value, |word| Some(word.replace('_', " "))).map(Condition::Word),
        "spoken" => all(value, Kind::from_name).map(Condition::Spoken),
        "without" => all(value, |word| Some(word.replace('_', " "))).map(Condition::Without),
        "whom" => all(value, Group::from_name).map(Condition::Whom),
        "took" => all(value, side).map(Condition::Took),
        "organised" => Ok(Condition::Organised),
        "communal" => Ok(Condition::Communal),
        "gunless" => Ok(Condition::Gunless),
        "foiled" => Ok(Condition::Foiled),
        "things" => Ok(Condition::Things),
        "nobody" => Ok(Condition::Nobody),
        "done" => all(value, Kind::from_name).map(Condition::Done),
        "arrested" => value.parse().map(Condition::Arrested).map_err(|_| value.to_owned()),
        "shelled" => Ok(Condition::Shelled),
        "unshelled" => Ok(Condition::Unshelled),
        "protesters" => Ok(Condition::Protesters),
        "ended" => all(value, Kind::from_name).map(Condition::Ended),
        _ => return Err(row.error(format!("the condition {text:?} is not known"))),
    };
    read.map_err(|word| unknown(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(incident_type: IncidentType) -> Facts {
        Facts {
            incident_type,
            deeds: Vec::new(),
            weapons: Vec::new(),
            effects: Vec::new(),
            by: Vec::new(),
            to: Vec::new(),
            ended: Vec::new(),
            fought: Vec::new(),
            spoken: Vec::new(),
            words: HashSet::new(),
            organised: false,
            shelled: false,
            whom: Vec::new(),
            protesters: false,
            took: None,
            communal: false,
            done: Vec::new(),
            foiled: false,
            things: false,
            arrested: 0,
        }
    }

    #[test]
    fn each_scheme_by_its_first_row() {
        let table = CodeTable::new(&Knowledge::embedded()).expect("the table");
        let bombing = Facts {
            by: vec![Side::Group],
            to: vec![Side::Others],
            effects: vec![Effect::Death],
            organised: true,
            ..facts(IncidentType::Bombing)
        };
        let (codes, rows) = table.of(&bombing);
        assert_eq!(codes.plover.and_then(|p| p.mode).as_deref(), Some("explosives"));
        assert_eq!(codes.gtd.map(|g| g.attacktype).as_deref(), Some("Bombing/Explosion"));
        assert_eq!(codes.ucdp.map(|u| u.type_of_violence), Some(3));
        assert_eq!(codes.cameo.map(|c| c.code).as_deref(), Some("183"));
        assert_eq!(rows.len(), 5);
    }

    #[test]
    fn what_nobody_does_has_no_code() {
        let table = CodeTable::new(&Knowledge::embedded()).expect("the table");
        for kind in [IncidentType::Accident, IncidentType::Disaster, IncidentType::Total] {
            assert_eq!(table.of(&facts(kind)).0, Codes::default());
        }
    }

    #[test]
    fn how_a_hostage_taking_ended() {
        let table = CodeTable::new(&Knowledge::embedded()).expect("the table");
        let outcome = |ended: &[Kind]| {
            let facts = Facts { ended: ended.to_vec(), ..facts(IncidentType::Kidnapping) };
            table.of(&facts).0.gtd.and_then(|gtd| gtd.hostkidoutcome).unwrap_or_default()
        };
        assert_eq!(outcome(&[]), "Unknown");
        assert_eq!(outcome(&[Kind::Rescued]), "Successful Rescue");
        assert_eq!(outcome(&[Kind::Killed, Kind::Rescued]), "Combination");
        assert_eq!(table.of(&facts(IncidentType::Bombing)).0.gtd.and_then(|gtd| gtd.hostkidoutcome), None);
    }

    #[test]
    fn soldiers_and_traders_killed_by_a_group_fell_in_a_battle() {
        let table = CodeTable::new(&Knowledge::embedded()).expect("the table");
        let attack = Facts {
            by: vec![Side::Group],
            to: vec![Side::State, Side::Others],
            effects: vec![Effect::Death],
            organised: true,
            ..facts(IncidentType::Attack)
        };
        let codes = table.of(&attack).0;
        assert_eq!(codes.acled.map(|acled| acled.event_type).as_deref(), Some("Battles"));
        assert_eq!(codes.ucdp.map(|ucdp| ucdp.type_of_violence), Some(1));
        assert!(codes.gtd.is_some());
    }

    #[test]
    fn sides_that_fight_and_what_flies() {
        let table = CodeTable::new(&Knowledge::embedded()).expect("the table");
        let fight = |fought: Vec<Side>| table.of(&Facts { fought, ..facts(IncidentType::Clash) }).0.ucdp;
        assert_eq!(fight(vec![Side::State, Side::Group]).map(|u| u.type_of_violence), Some(1));
        assert_eq!(fight(vec![Side::Group, Side::Group]).map(|u| u.type_of_violence), Some(2));
        let strike = |word: &str| {
            let facts = Facts { words: HashSet::from([word.to_owned()]), ..facts(IncidentType::Airstrike) };
            table.of(&facts).0.acled.map(|acled| acled.sub_event_type).unwrap_or_default()
        };
        assert_eq!(strike("warplane"), "Air/drone strike");
        assert_eq!(strike("shelling"), "Shelling/artillery/missile attack");
    }

    #[test]
    fn a_scheme_without_a_code_says_why() {
        let table = CodeTable::new(&Knowledge::embedded()).expect("the table");
        let clash = facts(IncidentType::Clash);
        let codes = table.of(&clash).0;
        let gaps = table.gaps(&clash, &codes);
        let schemes: Vec<&str> = gaps.iter().map(|(scheme, _)| *scheme).collect();
        assert_eq!(schemes, ["gtd", "ucdp"]);
        assert!(gaps[0].1.contains("asks for shelled"), "{}", gaps[0].1);
        assert!(gaps[1].1.contains("asks for"), "{}", gaps[1].1);
    }

    #[test]
    fn forces_of_the_state_give_no_attack_type_of_gtd() {
        let table = CodeTable::new(&Knowledge::embedded()).expect("the table");
        let raid = Facts { by: vec![Side::State], to: vec![Side::Group], ..facts(IncidentType::Raid) };
        let codes = table.of(&raid).0;
        assert_eq!(codes.gtd, None);
        assert_eq!(codes.ucdp.map(|u| u.type_of_violence), Some(1));
    }

    #[test]
    fn who_did_it_to_whom_tells_protests_and_battles() {
        let table = CodeTable::new(&Knowledge::embedded()).expect("the table");
        let acled = |facts: &Facts| table.of(facts).0.acled.map(|code| code.sub_event_type);
        let ucdp = |facts: &Facts| table.of(facts).0.ucdp.map(|code| code.type_of_violence);
        let protest = Facts {
            by: vec![Side::State],
            to: vec![Side::Others],
            effects: vec![Effect::Death],
            ..facts(IncidentType::ProtestViolence)
        };
        assert_eq!(acled(&protest).as_deref(), Some("Excessive force against protesters"));
        let riot = Facts { by: vec![Side::Others], ..protest.clone() };
        assert_eq!(acled(&riot).as_deref(), Some("Violent demonstration"));
        let soldiers = Facts { to: vec![Side::State], ..facts(IncidentType::Shooting) };
        assert_eq!((acled(&soldiers).as_deref(), ucdp(&soldiers)), (Some("Armed clash"), None));
        let gunman = Facts {
            by: vec![Side::Group],
            to: vec![Side::Others],
            effects: vec![Effect::Death],
            organised: false,
            ..facts(IncidentType::Shooting)
        };
        assert_eq!((acled(&gunman).as_deref(), ucdp(&gunman)), (Some("Attack"), None));
        let rebels = Facts { organised: true, ..gunman };
        assert_eq!(ucdp(&rebels), Some(3));
        let shells = Facts { shelled: true, ..facts(IncidentType::Attack) };
        let mode = table.of(&shells).0.plover.and_then(|code| code.mode);
        assert_eq!(mode.as_deref(), Some("heavy-weapons"));
    }

    #[test]
    fn who_threatens_or_condemns_has_no_code_of_violence() {
        let table = CodeTable::new(&Knowledge::embedded()).expect("the table");
        let plover = |spoken: Kind| {
            let facts = Facts { spoken: vec![spoken], ..facts(IncidentType::Attack) };
            let codes = table.of(&facts).0;
            assert_eq!((codes.acled, codes.gtd, codes.ucdp), (None, None, None));
            codes.plover.map(|code| code.event)
        };
        assert_eq!(plover(Kind::Threat).as_deref(), Some("THREATEN"));
        assert_eq!(plover(Kind::Condemnation).as_deref(), Some("ACCUSE"));
        assert_eq!(plover(Kind::Demand).as_deref(), Some("REQUEST"));
    }
}
