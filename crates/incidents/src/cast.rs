//! Who is who over several reports: the entities of the readings, put together.
//!
//! An entity is local to its reading. Two are one member of the cast if they are of one kind and share an entry of the
//! actor file or a whole name. Persons never become one by a last name alone.

use std::collections::BTreeMap;

use claims::reading::{Entity, EntityKind, Reading};

/// Names that are known to mean one actor: name to key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// From pairs of key and name, such as those of `data/actors.tsv`. A name under two keys means neither.
    pub fn new<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut names: BTreeMap<String, Option<String>> = BTreeMap::new();
        for (key, name) in pairs {
            let entry = names.entry(folded(name)).or_insert_with(|| Some(key.to_owned()));
            if entry.as_deref() != Some(key) {
                *entry = None;
            }
        }
        Self(names.into_iter().filter_map(|(name, key)| Some((name, key?))).collect())
    }

    /// No names: entities are put together by their own names alone.
    pub fn none() -> &'static Self {
        static NONE: Names = Names(BTreeMap::new());
        &NONE
    }

    fn key(&self, folded: &str) -> Option<&str> {
        self.0.get(folded).map(String::as_str)
    }
}

/// One person, group or institution over all reports of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// `n1`, `n2`, ... in order of the names.
    pub id: String,
    /// The fullest name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// All other names.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// A person in no public office in any of the reports.
    pub private: bool,
    /// The reports and their entities that it is put together from.
    pub from: Vec<(String, String)>,
}

/// All members of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cast {
    members: Vec<Member>,
    of: BTreeMap<(String, String), usize>,
}

impl Cast {
    /// Puts the entities of some readings together; each reading comes with its report's key. The order does not matter.
    pub fn new<'a>(readings: impl IntoIterator<Item = (&'a str, &'a Reading)>, names: &Names) -> Self {
        let readings: BTreeMap<&str, &Reading> = readings.into_iter().collect();
        let entities: Vec<(&str, &Entity)> = readings
            .iter()
            .flat_map(|(report, reading)| reading.entities.iter().map(move |entity| (*report, entity)))
            .collect();
        let mut groups = Groups::new(entities.len());
        let mut seen: BTreeMap<(EntityKind, String), usize> = BTreeMap::new();
        for (at, (_, entity)) in entities.iter().enumerate() {
            for mark in marks(entity, names) {
                match seen.get(&(entity.kind, mark.clone())) {
                    Some(&other) if are_compatible(entities[other].1, entity) => groups.join(at, other),
                    Some(_) => {}
                    None => {
                        seen.insert((entity.kind, mark), at);
                    }
                }
            }
        }
        let mut by_root: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..entities.len() {
            by_root.entry(groups.root(at)).or_default().push(at);
        }
        let mut members: Vec<Member> = by_root
            .into_values()
            .map(|group| member(&group.into_iter().map(|at| entities[at]).collect::<Vec<_>>()))
            .collect();
        members.sort_by(|a, b| (&a.name, a.kind, &a.from).cmp(&(&b.name, b.kind, &b.from)));
        let mut of = BTreeMap::new();
        for (n, member) in members.iter_mut().enumerate() {
            member.id = format!("n{}", n + 1);
            of.extend(member.from.iter().cloned().map(|from| (from, n)));
        }
        Self { members, of }
    }

    /// All members, in order of their ids.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The member that an entity of a report is.
    pub fn member(&self, report: &str, entity: &str) -> Option<&Member> {
        self.of.get(&(report.to_owned(), entity.to_owned())).and_then(|&at| self.members.get(at))
    }

    /// The member with an id.
    pub fn get(&self, id: &str) -> Option<&Member> {
        let at: usize = id.strip_prefix('n')?.parse().ok()?;
        self.members.get(at.checked_sub(1)?)
    }
}

/// What an entity is known by: keys of the actor file, and whole names.
fn marks(entity: &Entity, names: &Names) -> Vec<String> {
    let all = || std::iter::once(&entity.name).chain(&entity.aliases).map(|name| folded(name));
    let key = all().find_map(|name| names.key(&name).map(|key| format!("key {key}")));
    let whole = |name: &String| match entity.kind {
        // A last name alone is no mark of a person, unless the office is told with it.
        EntityKind::Person => name.contains(' '),
        _ => !name.is_empty(),
    };
    let office = || {
        let role = folded(entity.role.as_deref()?);
        let last = folded(&entity.name).rsplit(' ').next().map(str::to_owned)?;
        (entity.kind == EntityKind::Person && !role.is_empty()).then(|| format!("{role}: {last}"))
    };
    let of_names = all().filter(whole).map(|name| format!("name {name}"));
    key.into_iter().chain(of_names).chain(office()).collect()
}

/// Whether nothing told of the two forbids that they are one: two countries do, and two different first names.
fn are_compatible(a: &Entity, b: &Entity) -> bool {
    let country = matches!((&a.country, &b.country), (Some(a), Some(b)) if a != b);
    let first = |e: &Entity| {
        let name = folded(&e.name);
        name.split_once(' ').map(|(first, _)| first.to_owned())
    };
    let initial = |name: &str| name.chars().next();
    let named_apart = a.kind == EntityKind::Person
        && matches!((first(a), first(b)), (Some(a), Some(b)) if initial(&a) != initial(&b));
    !country && !named_apart
}

fn member(entities: &[(&str, &Entity)]) -> Member {
    let mut names: Vec<&str> = entities
        .iter()
        .flat_map(|(_, e)| std::iter::once(&e.name).chain(&e.aliases))
        .map(String::as_str)
        .collect();
    // The fullest name first; of names as long the one that comes first.
    names.sort_by_key(|name| (std::cmp::Reverse(name.chars().count()), *name));
    names.dedup();
    let fullest = entities.iter().map(|(_, e)| e.name.as_str());
    let name =
        fullest.max_by_key(|name| (name.chars().count(), std::cmp::Reverse(*name))).unwrap_or_default();
    let aliases = names.iter().filter(|alias| **alias != name).map(|alias| (*alias).to_owned()).collect();
    let mut from: Vec<(String, String)> =
        entities.iter().map(|(report, e)| ((*report).to_owned(), e.id.clone())).collect();
    from.sort();
    Member {
        id: String::new(),
        name: name.to_owned(),
        kind: entities.first().map_or(EntityKind::Organisation, |(_, e)| e.kind),
        aliases,
        country: entities.iter().filter_map(|(_, e)| e.country.clone()).min(),
        private: entities.iter().all(|(_, e)| e.private) || entities.iter().any(|(_, e)| e.masked),
        from,
    }
}

/// A name for comparison: lower case, no article, no signs.
pub(crate) fn folded(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    match words.split_first() {
        Some((&("the" | "a" | "an"), rest)) if !rest.is_empty() => rest.join(" "),
        _ => words.join(" "),
    }
}

/// Which of some things are one.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        // The lower one leads, so that the outcome does not depend on the order of joining.
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entity(id: &str, kind: EntityKind, name: &str, aliases: &[&str], role: Option<&str>) -> Entity {
        Entity {
            id: id.to_owned(),
            name: name.to_owned(),
            kind,
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            country: None,
            role: role.map(str::to_owned),
            private: false,
            masked: false,
            mentions: Vec::new(),
        }
    }

    fn cast(readings: &[(&str, Vec<Entity>)], names: &Names) -> Vec<String> {
        let readings: Vec<(&str, Reading)> = readings
            .iter()
            .map(|(report, entities)| (*report, Reading { entities: entities.clone(), ..Reading::default() }))
            .collect();
        let cast = Cast::new(readings.iter().map(|(report, reading)| (*report, reading)), names);
        let line = |m: &Member| {
            let from: Vec<String> = m.from.iter().map(|(r, e)| format!("{r}/{e}")).collect();
            format!("{} {}", m.name, from.join(" "))
        };
        cast.members().iter().map(line).collect()
    }

    #[test]
    fn one_name_or_one_actor_is_one_member() {
        use EntityKind::{ArmedGroup, SecurityForce};
        let names = Names::new([("rlf", "River Liberation Front"), ("rlf", "RLF"), ("rlf", "River Front")]);
        let found = cast(
            &[
                ("a", vec![entity("e1", ArmedGroup, "River Liberation Front", &[], None)]),
                (
                    "b",
                    vec![
                        entity("e1", ArmedGroup, "the RLF", &[], None),
                        entity("e2", SecurityForce, "police", &[], None),
                    ],
                ),
                ("c", vec![entity("e4", SecurityForce, "Police", &[], None)]),
            ],
            &names,
        );
        assert_eq!(found, ["Police b/e2 c/e4", "River Liberation Front a/e1 b/e1"]);
    }

    #[test]
    fn a_last_name_alone_makes_nobody_one() {
        use EntityKind::Person;
        let found = cast(
            &[
                ("a", vec![entity("e1", Person, "Ines Vidal", &["Vidal"], None)]),
                ("b", vec![entity("e1", Person, "Vidal", &[], None)]),
                ("c", vec![entity("e1", Person, "Marco Vidal", &["Vidal"], None)]),
                ("d", vec![entity("e1", Person, "Ines Vidal", &[], Some("mayor of Tarsa"))]),
                ("e", vec![entity("e1", Person, "Vidal", &[], Some("mayor of Tarsa"))]),
            ],
            Names::none(),
        );
        assert_eq!(found, ["Ines Vidal a/e1 d/e1 e/e1", "Marco Vidal c/e1", "Vidal b/e1"]);
    }
}
