//! Who is counted: the group, role, sex and age that a noun phrase for people tells (`data/role_nouns.tsv`,
//! `data/role_modifiers.tsv`).

use std::collections::HashMap;

use language::knowledge::{self, Row};
use language::names::Sex;
use language::{Deprel, Document, Knowledge, Name, NameKind, Span, TokenId, Upos, Xpos};

use crate::np::{self, name_at};
use crate::presumed::NotPeople;
use crate::reading::{Group, RoleDetail};

/// How a noun counts people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// One noun is one person: "soldier".
    Person,
    /// One noun is several persons: "troops", "personnel".
    Collective,
    /// One noun is several persons, and a number counts the sets: "two families", "three patrols".
    Set,
    /// Counted in place of people: "bodies", "lives".
    Body,
    /// What happens to people, counted in place of them where a number stands with it: "37 arrests".
    Deed,
}

/// A noun for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonNoun {
    /// Its group; [`Group::People`] where the word itself says no role.
    pub group: Group,
    /// Its role, closer.
    pub detail: Option<RoleDetail>,
    /// Told by the word.
    pub sex: Option<Sex>,
    /// Under age by the word itself.
    pub minor: bool,
    /// How it counts.
    pub form: Form,
}

/// Who a noun phrase names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Who {
    /// Whether it names persons; armed groups and forces by name are actors, not people to count.
    pub is_person: bool,
    /// Their group, where the words say so.
    pub group: Option<Group>,
    /// Closer than the group.
    pub role_detail: Option<RoleDetail>,
    /// Plural by its words although not by its form ("people", "police", "family").
    pub plural: bool,
    /// Where the words say so.
    pub sex: Option<Sex>,
    /// Under age by a word or a stated age.
    pub minor: bool,
    /// Stated age in years; 0 for months and days.
    pub age: Option<u32>,
    /// The words that call them so: "police officers", "suspected militants".
    pub as_called: Span,
}

/// When a modifier decides over its noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    /// Whatever the noun says.
    Any,
    /// Over nouns without a role of their own.
    People,
    /// Detail, sex and age alone.
    Detail,
}

#[derive(Clone, Debug)]
struct Modifier {
    noun: PersonNoun,
    over: Over,
}

/// The nouns for people, and the words before them that say more.
#[derive(Clone, Debug)]
pub struct People {
    nouns: HashMap<String, PersonNoun>,
    modifiers: HashMap<String, Modifier>,
    not_people: NotPeople,
}

/// Before a hyphen: who has such a rank or share does as the noun behind it says.
const RANK_PREFIXES: &[&str] = &["sub", "vice", "deputy", "under", "co", "arch"];

impl People {
    /// From the knowledge files.
    ///
    /// # Errors
    /// If a value is none of those that the head of its file lists.
    pub fn new(knowledge: &Knowledge) -> Result<Self, knowledge::Error> {
        let mut nouns = HashMap::new();
        for row in knowledge.rows("role_nouns.tsv") {
            let form = match row.field(6) {
                "person" => Form::Person,
                "collective" => Form::Collective,
                "set" => Form::Set,
                "body" => Form::Body,
                "deed" => Form::Deed,
                other => {
                    return Err(
                        row.error(format!("form is person, collective, set, body or deed, not {other:?}"))
                    );
                }
            };
            let noun = parse(&row, 2, form)?;
            for name in [row.field(0), row.field(1)].into_iter().filter(|name| !name.is_empty()) {
                nouns.insert(name.to_owned(), noun.clone());
            }
        }
        let mut modifiers = HashMap::new();
        for row in knowledge.rows("role_modifiers.tsv") {
            let over = match row.field(5) {
                "any" => Over::Any,
                "people" => Over::People,
                "detail" => Over::Detail,
                other => return Err(row.error(format!("over is any, people or detail, not {other:?}"))),
            };
            let noun = parse(&row, 1, Form::Person)?;
            modifiers.insert(row.field(0).to_owned(), Modifier { noun, over });
        }
        Ok(Self { nouns, modifiers, not_people: NotPeople::new(knowledge)? })
    }

    /// What is known of a noun, by its lemma or an irregular plural; several words are separated by single blanks.
    pub fn noun(&self, lemma: &str) -> Option<PersonNoun> {
        if let Some(noun) = self.nouns.get(lemma) {
            return Some(noun.clone());
        }
        let plain =
            |sex| PersonNoun { group: Group::People, detail: None, sex, minor: false, form: Form::Person };
        let ends = |endings: &[&str]| {
            endings.iter().any(|e| lemma.len() > e.len() + 1 && lemma.ends_with(e) && lemma.is_ascii())
        };
        // "Sub-commander", "co-pilot".
        if let Some((_, rest)) = lemma.split_once('-').filter(|(prefix, _)| RANK_PREFIXES.contains(prefix)) {
            return self.nouns.get(rest).cloned();
        }
        match lemma {
            _ if ends(&["woman", "women"]) => Some(plain(Some(Sex::Female))),
            "human" | "german" | "roman" | "talisman" | "ottoman" => None,
            _ if ends(&["man", "men"]) && !ends(&["omen", "ymen", "imen", "amen", "umen"]) => {
                Some(plain(Some(Sex::Male)))
            }
            _ if ends(&["ologist", "alist", "onist", "ivist", "graphist", "guardist", "goer", "goers"]) => {
                Some(plain(None))
            }
            _ => None,
        }
    }

    /// Whether a noun is known to name an animal, a thing or an idea.
    pub fn is_no_person(&self, lemma: &str) -> bool {
        self.not_people.has(lemma)
    }

    /// "group", "team", "family", "body": nouns that count what stands behind "of".
    pub fn is_group_noun(&self, lemma: &str) -> bool {
        matches!(lemma, "number" | "total")
            || self
                .nouns
                .get(lemma)
                .is_some_and(|noun| matches!(noun.form, Form::Collective | Form::Set | Form::Body))
    }

    /// "body", "life": what is counted in place of people.
    pub fn is_body(&self, lemma: &str) -> bool {
        self.nouns.get(lemma).is_some_and(|noun| noun.form == Form::Body)
    }

    /// "police", "intelligence": whoever a noun with this before it means is of the forces.
    pub fn describes_forces(&self, word: &str) -> bool {
        let modifier = self.modifiers.get(&word.to_lowercase());
        modifier.is_some_and(|modifier| modifier.noun.group == Group::SecurityForces)
    }

    /// "arrest", "abduction": counts people only with a number.
    pub fn is_deed(&self, lemma: &str) -> bool {
        self.nouns.get(lemma).is_some_and(|noun| noun.form == Form::Deed)
    }

    /// "family", "patrol": a number counts sets of people, not people.
    pub fn is_set(&self, lemma: &str) -> bool {
        self.nouns.get(lemma).is_some_and(|noun| noun.form == Form::Set)
    }

    /// Singular nouns that mean several people.
    pub fn is_collective(&self, lemma: &str) -> bool {
        self.nouns.get(lemma).is_some_and(|noun| matches!(noun.form, Form::Collective | Form::Set))
    }

    /// Who the phrase around a head noun names; `None` where its noun is not known to name people.
    pub fn who(&self, document: &Document, head: TokenId) -> Option<Who> {
        let (noun, as_called) = self.head_noun(document, head)?;
        let mut found = Found { noun, as_called, open: false, beside: false, apart: false };
        found.open = is_open(&found.noun, &lemma(document, head));
        found.beside = stands_beside_force(&lemma(document, head));
        found.apart = is_none_of_group(&lemma(document, head));
        let before: Vec<TokenId> = modifiers(document, head).collect();
        let known = found.as_called;
        for modifier in before {
            // "A village guard": what belongs to the noun says nothing beside it.
            let of_noun = document.tokens[modifier].span;
            if known.start <= of_noun.start && of_noun.end <= known.end {
                continue;
            }
            if let Some((given, over)) = self.modifier(document, modifier) {
                // "Minor injuries" are no child's.
                if given.minor && matches!(found.noun.form, Form::Body | Form::Deed) {
                    continue;
                }
                found.as_called = found.as_called.cover(document.tokens[modifier].span);
                found.take(&given, over);
            }
        }
        if found.noun.group == Group::Officials && serves_armed_group(document, head) {
            found.noun.group = Group::Militants;
            found.noun.detail = Some(RoleDetail::Fighter);
        }
        if matches!(found.noun.group, Group::People | Group::SecurityForces) && found.noun.detail.is_none() {
            self.fill_from_phrase(document, head, &mut found.noun);
        }
        if serves_merchant_ship(document, head) {
            found.noun.group = Group::Workers;
            found.noun.detail = Some(RoleDetail::Civilian);
        }
        // "A sheriff's deputy": of the force of whom they are the deputy.
        let whose = (lemma(document, head) == "deputy")
            .then(|| {
                document.children_by(head, &[Deprel::NmodPoss]).find_map(|t| self.head_noun(document, t))
            })
            .flatten();
        if let Some((whose, _)) = whose.filter(|(noun, _)| noun.group == Group::SecurityForces) {
            found.noun.group = whose.group;
            found.noun.detail = whose.detail;
        }
        if is_armed(document, head) && found.noun.group == Group::People {
            found.noun.group = Group::Militants;
            found.noun.detail = Some(RoleDetail::Fighter);
        }
        let age = stated_age(document, head).or_else(|| {
            shares_age(document, head).then(|| number(&document.word(head).to_lowercase())).flatten()
        });
        if let Some(age) = age {
            found.noun.minor |= age < 18;
        }
        if found.noun.minor && matches!(found.noun.group, Group::People | Group::Civilians) {
            found.noun.group = Group::Children;
            found.noun.detail = Some(RoleDetail::Civilian);
        }
        let kind = name_at(document, head).map(|name| name.kind);
        // "10 U.S. Marines", "five Taliban" are people, "the Marines" and "the Taliban" who acts.
        let is_actor = matches!(kind, Some(NameKind::ArmedGroup | NameKind::SecurityForce))
            && crate::counting::number_left_of(document, head).is_none()
            && name_at(document, head).and_then(|name| self.ending_of_name(document, name, head)).is_none();
        // A name alone says nothing of the group.
        let unsaid = kind == Some(NameKind::Person) && found.noun.group == Group::People;
        Some(Who {
            is_person: !is_actor,
            group: (!unsaid).then_some(found.noun.group),
            role_detail: found.noun.detail,
            plural: matches!(found.noun.form, Form::Collective | Form::Set)
                || kind == Some(NameKind::People)
                || matches!(document.tokens[head].lemma.as_str(), "people" | "personnel" | "staff"),
            sex: found.noun.sex,
            minor: found.noun.minor,
            age,
            as_called: found.as_called,
        })
    }

    /// The noun that heads the phrase (the longest known one, with its compounds) and where it stands.
    fn head_noun(&self, document: &Document, head: TokenId) -> Option<(PersonNoun, Span)> {
        let token = document.tokens.get(head)?;
        if let Some(name) = name_at(document, head) {
            // "Pirates seize tanker": a plural at the head of a sentence is no name, whatever was made of it.
            let opens = opens_sentence(document, head);
            if self.is_plural_noun(document, head) {
                return self.noun(&lemma(document, head)).map(|noun| (noun, token.span));
            }
            let small = document.word(head).starts_with(char::is_lowercase);
            let plain = (name.tokens.len() == 1
                && (small
                    || np::is_plural(document, head)
                        && (token.upos == Upos::Noun || opens && name.kind == NameKind::Organisation)))
                .then(|| self.noun(&lemma(document, head)))
                .flatten();
            return plain
                .map(|noun| (noun, token.span))
                .or_else(|| self.ending_of_name(document, name, head).map(|noun| (noun, name.span)))
                .or_else(|| self.named(document, name, head));
        }
        let plain =
            || PersonNoun { group: Group::People, detail: None, sex: None, minor: false, form: Form::Person };
        if shares_age(document, head) {
            return Some((plain(), token.span));
        }
        if !matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb) {
            return None;
        }
        let lemma = lemma(document, head);
        // Two and three words before the single one: "aid worker", "head of state".
        let compounds = np::name(document, head);
        let run = document.tokens_in(compounds);
        for start in run.clone() {
            if start >= head || run.end != head + 1 {
                break;
            }
            let phrase = phrase(document, start, head, &lemma);
            if let Some(noun) = self.nouns.get(&phrase) {
                return Some((noun.clone(), document.span_of(start..head + 1)));
            }
        }
        // "A member of parliament", "two prisoners of war".
        let behind = |t: usize| document.tokens.get(t).filter(|next| next.sentence == token.sentence);
        if behind(head + 1).is_some_and(|of| of.lemma == "of") && behind(head + 2).is_some() {
            let phrase = format!("{lemma} of {}", document.word(head + 2).to_lowercase());
            if let Some(noun) = self.nouns.get(&phrase) {
                return Some((noun.clone(), document.span_of(head..head + 3)));
            }
        }
        // "16-year-old", "a 3-month-old".
        if lemma == "old" && age_words(&np::core(document, head).of(&document.text).to_lowercase()).is_some()
        {
            return Some((plain(), token.span));
        }
        // "the injured", "the dead": adjectives and participles count people only as head of a phrase of their own.
        if matches!(token.upos, Upos::Adj | Upos::Verb) && !is_substantive(document, head) {
            return None;
        }
        let known = self.noun(&lemma).or_else(|| self.noun(&document.word(head).to_lowercase()));
        // "The rector, who tried to bar the gate": of whom "who" is said is a person, whatever the noun.
        let noun =
            known.or_else(|| (token.upos == Upos::Noun && has_who_clause(document, head)).then(plain))?;
        Some((noun, token.span))
    }

    /// "Dacoits fled": a known noun for people that opens a sentence in the plural is nobody's name.
    pub fn is_plural_noun(&self, document: &Document, head: TokenId) -> bool {
        let alone = name_at(document, head)
            .is_some_and(|name| name.tokens.len() == 1 && matches!(name.kind, NameKind::Person));
        alone
            && np::is_plural(document, head)
            && opens_sentence(document, head)
            && self.nouns.contains_key(&lemma(document, head))
    }

    /// "A Task Force Ridge Soldier": what looks like a name but has an article and ends in a word for a person.
    fn ending_of_name(&self, document: &Document, name: &Name, head: TokenId) -> Option<PersonNoun> {
        let one = document
            .children_by(head, &[Deprel::Det])
            .any(|t| matches!(document.tokens[t].lemma.as_str(), "a" | "an" | "another"));
        let ends = name.tokens.end == head + 1 && name.tokens.len() > 1;
        let force = matches!(name.kind, NameKind::SecurityForce | NameKind::Organisation);
        // "A Harlow County Sheriff's office".
        let owns = document.tokens.get(head + 1).is_some_and(|next| next.xpos == Xpos::Pos);
        let ends = ends && !owns;
        self.noun(&lemma(document, head)).filter(|noun| one && ends && force && noun.form == Form::Person)
    }

    /// People told by a name: "three Afghans", "the Taliban", "Sergeant Jan Novak".
    fn named(&self, document: &Document, name: &Name, head: TokenId) -> Option<(PersonNoun, Span)> {
        let noun = |group, detail, form| PersonNoun { group, detail, sex: None, minor: false, form };
        let found = match name.kind {
            NameKind::People => noun(Group::People, None, Form::Person),
            NameKind::ArmedGroup => noun(Group::Militants, Some(RoleDetail::Fighter), Form::Collective),
            NameKind::SecurityForce => noun(Group::SecurityForces, None, Form::Collective),
            // "Took his Honda Accord": nobody's name is owned by another.
            NameKind::Person
                if document.children_by(head, &[Deprel::NmodPoss]).any(|t| {
                    matches!(document.word(t).to_lowercase().as_str(), "his" | "her" | "their" | "its")
                        && !name.tokens.contains(&t)
                }) =>
            {
                return None;
            }
            NameKind::Person => {
                // The title or apposition tells who it is.
                let told = document
                    .children(head)
                    .filter(|&c| !name.tokens.contains(&c))
                    .filter(|&c| {
                        matches!(
                            document.tokens[c].deprel,
                            Deprel::Compound | Deprel::NmodDesc | Deprel::Amod | Deprel::Appos | Deprel::Flat
                        )
                    })
                    .find_map(|c| self.noun(&lemma(document, c)).map(|noun| (noun, lemma(document, c))));
                // "Taliban widow Ada Holm" is not of the group that "Taliban financier Ada Holm" is of.
                let beside = told.as_ref().is_some_and(|(_, title)| is_none_of_group(title));
                let told = told.map(|(noun, _)| noun);
                let titled = told.is_some() && !beside;
                let mut told = told.unwrap_or_else(|| noun(Group::People, None, Form::Person));
                let of_group = document
                    .children(head)
                    .filter(|&c| !name.tokens.contains(&c))
                    .any(|c| serves_armed_group(document, c));
                if of_group && (told.group == Group::Officials || titled && told.group == Group::People) {
                    told.group = Group::Militants;
                    told.detail = Some(RoleDetail::Fighter);
                }
                told
            }
            _ => return None,
        };
        Some((found, name.span))
    }

    /// What a word before the noun says, and over what it decides.
    fn modifier(&self, document: &Document, token: TokenId) -> Option<(PersonNoun, Over)> {
        if let Some(name) = name_at(document, token) {
            let (group, detail) = match name.kind {
                NameKind::ArmedGroup => (Group::Militants, Some(RoleDetail::Fighter)),
                NameKind::SecurityForce => (Group::SecurityForces, None),
                NameKind::Government => (Group::Officials, None),
                _ => return None,
            };
            let noun = PersonNoun { group, detail, sex: None, minor: false, form: Form::Person };
            return Some((noun, Over::People));
        }
        let lemma = lemma(document, token);
        if let Some(modifier) = self.modifiers.get(&lemma) {
            return Some((modifier.noun.clone(), modifier.over));
        }
        // "rebel leader", "guerrilla commander": a noun for people before another.
        let noun = self.nouns.get(&lemma).filter(|n| n.group != Group::People && n.form != Form::Body)?;
        (document.tokens[token].upos != Upos::Adj).then(|| (noun.clone(), Over::People))
    }

    /// The role from an "of"-phrase: "members of the security forces", "dozens of militants", "a group of rebels".
    fn fill_from_phrase(&self, document: &Document, head: TokenId, found: &mut PersonNoun) {
        for child in document.children_by(head, &[Deprel::Nmod]) {
            let with_of = document
                .children_by(child, &[Deprel::Case])
                .any(|c| matches!(document.word(c).to_lowercase().as_str(), "of" | "from"));
            if !with_of {
                continue;
            }
            if let Some((noun, _)) = self.head_noun(document, child) {
                let mut noun = noun;
                for modifier in modifiers(document, child) {
                    if let Some((given, Over::People | Over::Any)) = self.modifier(document, modifier)
                        && is_open(&noun, &document.tokens[child].lemma)
                    {
                        noun.group = given.group;
                        noun.detail = given.detail;
                    }
                }
                // "relatives of the soldiers" and "victims of the gunmen" are neither.
                let part = matches!(found.form, Form::Collective | Form::Set)
                    || is_member(&document.tokens[head].lemma);
                if part && noun.group != Group::People {
                    found.group = noun.group;
                    found.detail = noun.detail;
                    return;
                }
                if part {
                    found.sex = found.sex.or(noun.sex);
                    found.minor |= noun.minor;
                }
            }
        }
    }
}

/// "Pirates boarded a bulk carrier and took six sailors": a ship's crew, where no navy is told of beside it.
fn serves_merchant_ship(document: &Document, head: TokenId) -> bool {
    if !matches!(lemma(document, head).as_str(), "sailor" | "seaman") {
        return false;
    }
    let sentence = document.tokens[head].sentence;
    let near = sentence.saturating_sub(1)..=sentence;
    let words = near.flat_map(|s| document.sentences[s].tokens.clone()).map(|t| lemma(document, t));
    let (mut merchant, mut navy) = (false, false);
    for word in words {
        merchant |= matches!(
            word.as_str(),
            "tanker"
                | "carrier"
                | "freighter"
                | "trawler"
                | "merchant"
                | "container"
                | "cargo"
                | "dhow"
                | "yacht"
                | "coaster"
        );
        navy |= matches!(
            word.as_str(),
            "navy"
                | "naval"
                | "warship"
                | "frigate"
                | "destroyer"
                | "submarine"
                | "corvette"
                | "military"
                | "aircraft"
        );
    }
    merchant && !navy
}

/// "A Taliban shadow governor": whoever holds an armed group's office is of the group.
fn serves_armed_group(document: &Document, noun: TokenId) -> bool {
    modifiers(document, noun)
        .chain(document.children_by(noun, &[Deprel::NmodPoss]))
        .any(|t| name_at(document, t).is_some_and(|name| name.kind == NameKind::ArmedGroup))
}

fn opens_sentence(document: &Document, token: TokenId) -> bool {
    let sentence = document.tokens.get(token).and_then(|t| document.sentences.get(t.sentence));
    sentence.is_some_and(|sentence| sentence.tokens.start == token)
}

/// Whether a relative clause with "who" describes the noun.
fn has_who_clause(document: &Document, head: TokenId) -> bool {
    document.children_by(head, &[Deprel::AclRelcl]).any(|clause| {
        document
            .children(clause)
            .any(|t| t > head && matches!(document.word(t).to_lowercase().as_str(), "who" | "whom"))
    })
}

/// What is known of a phrase so far.
struct Found {
    noun: PersonNoun,
    as_called: Span,
    /// Whether a modifier may still decide over the group.
    open: bool,
    /// Whether a force before the noun is not the noun's own: "police informers".
    beside: bool,
    /// Whether an armed group before the noun is not the noun's own: "rebel captives".
    apart: bool,
}

impl Found {
    fn take(&mut self, given: &PersonNoun, over: Over) {
        // "Prison inmates" are no guards.
        let beside_force = given.group == Group::SecurityForces
            && (self.beside || self.noun.detail == Some(RoleDetail::Detainee));
        let decides = match over {
            _ if beside_force || self.apart && given.group == Group::Militants => false,
            Over::Any => true,
            // "The rebel district leader" is the rebels'.
            Over::People => {
                self.open || given.group == Group::Militants && self.noun.group == Group::Officials
            }
            Over::Detail => false,
        };
        if decides && !(self.noun.minor && given.group != Group::Hostages) {
            self.noun.group = given.group;
            self.noun.detail = given.detail;
            self.open = over != Over::Any && given.detail.is_none();
        } else if self.noun.detail.is_none() && given.group == self.noun.group {
            self.noun.detail = given.detail;
        }
        self.noun.sex = self.noun.sex.or(given.sex);
        self.noun.minor |= given.minor;
    }
}

fn parse(row: &Row<'_>, first: usize, form: Form) -> Result<PersonNoun, knowledge::Error> {
    let group = Group::from_name(row.field(first))
        .ok_or_else(|| row.error(format!("{:?} is no group of the annotation guide", row.field(first))))?;
    let detail = match row.field(first + 1) {
        "" => None,
        label => Some(
            RoleDetail::from_name(label).ok_or_else(|| row.error(format!("{label:?} is no role detail")))?,
        ),
    };
    let sex = row.field(first + 2);
    if !matches!(sex, "" | "male" | "female") {
        return Err(row.error("sex is male, female or empty"));
    }
    Ok(PersonNoun { group, detail, sex: Sex::from_label(sex), minor: row.field(first + 3) == "yes", form })
}

/// Nouns that take their role from the words beside them although the table gives them one.
fn is_open(noun: &PersonNoun, lemma: &str) -> bool {
    noun.group == Group::People
        || noun.group == Group::Civilians && noun.detail.is_some()
        || matches!(
            lemma,
            "officer"
                | "agent"
                | "member"
                | "official"
                | "worker"
                | "guard"
                | "personnel"
                | "chief"
                | "staff"
                | "adviser"
                | "advisor"
                | "instructor"
                | "trainer"
        )
}

/// Those whom a force has, who are not of it: "army widows", "police informers", "military families".
fn stands_beside_force(lemma: &str) -> bool {
    matches!(
        lemma,
        "widow"
            | "widower"
            | "wife"
            | "husband"
            | "son"
            | "daughter"
            | "child"
            | "orphan"
            | "family"
            | "relative"
            | "informer"
            | "informant"
            | "collaborator"
            | "suspect"
            | "victim"
    )
}

/// Those whom an armed group's name before them sets against it or beside it: "Taliban critic", "Taliban widow".
fn is_none_of_group(lemma: &str) -> bool {
    stands_beside_force(lemma)
        || matches!(
            lemma,
            "survivor" | "hostage" | "captive" | "critic" | "opponent" | "defector" | "mediator"
        )
}

/// Nouns whose "of"-phrase names what the person belongs to.
fn is_member(lemma: &str) -> bool {
    matches!(
        lemma,
        "member"
            | "leader"
            | "commander"
            | "chief"
            | "head"
            | "personnel"
            | "officer"
            | "official"
            | "follower"
    )
}

/// The words before the noun that describe it, in order of the text.
fn modifiers(document: &Document, head: TokenId) -> impl Iterator<Item = TokenId> + '_ {
    document.children(head).filter(move |&c| {
        c < head
            && matches!(
                document.tokens[c].deprel,
                Deprel::Compound | Deprel::Amod | Deprel::Nmod | Deprel::NmodDesc
            )
    })
}

/// The lemma in lower case; the form itself where there is none.
fn lemma(document: &Document, token: TokenId) -> String {
    match document.tokens[token].lemma.as_str() {
        "" => document.word(token).to_lowercase(),
        lemma => lemma.to_lowercase(),
    }
}

/// The words from `start` to `head` as the table writes them, the head by its lemma.
fn phrase(document: &Document, start: TokenId, head: TokenId, lemma: &str) -> String {
    let mut words = String::new();
    for token in start..head {
        let word = document.word(token).to_lowercase();
        let hyphen = word == "-";
        if !words.is_empty() && !hyphen && !words.ends_with('-') {
            words.push(' ');
        }
        words.push_str(&word);
    }
    if !words.ends_with('-') {
        words.push(' ');
    }
    words + lemma
}

/// "a 12- and a 16-year-old": the first age shares the noun of the second.
fn shares_age(document: &Document, head: TokenId) -> bool {
    let token = &document.tokens[head];
    let hyphen = document.tokens.get(head + 1).is_some_and(|next| {
        next.sentence == token.sentence && next.span.start == token.span.end && document.word(head + 1) == "-"
    });
    token.upos == Upos::Num
        && hyphen
        && matches!(document.word(head + 2).to_lowercase().as_str(), "and" | "or" | ",")
        && (head + 3..head + 10).any(|t| {
            document.tokens.get(t).is_some_and(|other| other.sentence == token.sentence)
                && document.tokens[t].lemma == "old"
        })
}

/// An adjective or participle that stands for people: it has a determiner or number and no noun to modify.
fn is_substantive(document: &Document, head: TokenId) -> bool {
    let token = &document.tokens[head];
    !matches!(token.deprel, Deprel::Amod | Deprel::Advmod | Deprel::Acl | Deprel::Root | Deprel::Xcomp)
        && document.children_by(head, &[Deprel::Det, Deprel::Nummod]).next().is_some()
}

/// "men armed with rifles", "a person with a gun".
fn is_armed(document: &Document, head: TokenId) -> bool {
    document.children_by(head, &[Deprel::Acl]).any(|c| lemma(document, c) == "arm")
}

/// The age in years stated with the noun.
fn stated_age(document: &Document, head: TokenId) -> Option<u32> {
    // "The shooting of a man by a 14-year-old": what hangs behind the noun tells of somebody else.
    let core = np::core(document, head);
    let behind = document
        .children_by(head, &[Deprel::Nmod])
        .filter(|&t| t > head)
        .find_map(|t| document.subtree(t).first().map(|&first| document.tokens[first].span.start));
    let end = behind.filter(|&end| core.start < end && end < core.end).unwrap_or(core.end);
    let phrase = Span::new(core.start, end).of(&document.text);
    age_words(&phrase.chars().take(200).collect::<String>().to_lowercase())
        .or_else(|| age_behind(document, head))
        .or_else(|| document.children_by(head, &[Deprel::Acl]).find_map(|c| age_after(document, c)))
}

/// "Ada Holm, 15, was", "a boy, 12,".
fn age_behind(document: &Document, head: TokenId) -> Option<u32> {
    let last = name_at(document, head).map_or(head, |name| name.tokens.end - 1);
    let sentence = document.tokens.get(head)?.sentence;
    let here = |t: TokenId| document.tokens.get(t).filter(|token| token.sentence == sentence);
    here(last + 1).filter(|_| document.word(last + 1) == ",")?;
    let age =
        here(last + 2).and_then(|_| document.word(last + 2).parse::<u32>().ok()).filter(|age| *age < 115)?;
    let ends = here(last + 3).is_none_or(|token| token.upos != Upos::Noun && token.upos != Upos::Adj);
    (ends && crate::counting::number_at(document, last + 2).is_none()).then_some(age)
}

/// "two boys aged 12 and 14".
fn age_after(document: &Document, participle: TokenId) -> Option<u32> {
    (lemma(document, participle) == "age" || document.word(participle).eq_ignore_ascii_case("aged"))
        .then(|| number(&document.word(participle + 1).to_lowercase()))
        .flatten()
}

/// The age in years that "7-year-old", "aged 12", ", 15," tell; months and days give 0.
pub fn age_words(text: &str) -> Option<u32> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    for (at, word) in words.iter().enumerate() {
        let number = |index: Option<usize>| index.and_then(|i| words.get(i)).and_then(|w| number(w));
        let age = match *word {
            "year" | "years" if words.get(at + 1) == Some(&"old") => number(at.checked_sub(1)),
            "month" | "months" | "week" | "weeks" | "day" | "days" if words.get(at + 1) == Some(&"old") => {
                number(at.checked_sub(1)).map(|_| 0)
            }
            "aged" => number(Some(at + 1)),
            _ => None,
        };
        if age.is_some() {
            return age;
        }
    }
    None
}

fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    let spelt = || WORDS.iter().position(|w| *w == word).and_then(|n| u32::try_from(n).ok());
    word.parse().ok().filter(|n| *n < 120).or_else(spelt)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(source: &str, expected: Expect) {
        let people = People::new(&Knowledge::embedded()).expect("the files are right");
        let document = Document::from_conllu(source);
        let mut out = String::new();
        for token in 0..document.tokens.len() {
            if !matches!(document.tokens[token].deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Conj) {
                continue;
            }
            match people.who(&document, token) {
                Some(who) => out.push_str(&format!(
                    "{}: {} {} {:?}{}\n",
                    who.as_called.of(&document.text),
                    who.group.map_or("-", Group::as_str),
                    who.role_detail.map_or("-", RoleDetail::as_str),
                    who.sex,
                    if who.minor { " minor" } else { "" },
                )),
                None => out.push_str(&format!("{}: no people\n", document.word(token))),
            }
        }
        expected.assert_eq(&out);
    }

    #[test]
    fn nouns_with_a_rank_before_them() {
        let people = People::new(&Knowledge::embedded()).unwrap();
        assert_eq!(people.noun("sub-commander"), people.noun("commander"));
        assert_eq!(people.noun("co-pilot"), people.noun("pilot"));
        assert_eq!(people.noun("sub-committee-room"), None);
    }

    #[test]
    fn nouns_and_modifiers() {
        check(
            "
            Two       _ CD 3 nummod
            police    _ NN 3 compound
            officers  officer NNS 12 nsubj
            ,         _ , 6 punct
            aid       _ NN 6 compound
            workers   worker NNS 3 conj
            ,         _ , 9 punct
            armed     _ JJ 9 amod
            men       man NNS 3 conj
            and       _ CC 11 cc
            vehicles  vehicle NNS 3 conj
            arrived   arrive VBD 0 root
            ",
            expect![[r#"
                police officers: security_forces police None
                aid workers: workers civilian None
                armed men: militants fighter Some(Male)
                vehicles: no people
            "#]],
        );
    }

    #[test]
    fn ages_and_hostages() {
        check(
            "
            A    _ DT 6 det
            9    _ CD 4 nummod SpaceAfter=No
            -    _ HYPH 4 punct SpaceAfter=No
            year _ NN 5 obl:unmarked SpaceAfter=No
            -old old JJ 6 amod
            student _ NN 13 nsubj
            and  _ CC 9 cc
            kidnapped _ JJ 9 amod
            soldiers soldier NNS 6 conj
            and _ CC 11 cc
            women woman NNS 6 conj
            were be VBD 13 aux
            freed free VBN 0 root
            ",
            expect![[r#"
                student: children civilian None minor
                kidnapped soldiers: hostages - None
                women: people - Some(Female)
            "#]],
        );
    }

    #[test]
    fn members_and_names() {
        check(
            "
            Three _ CD 2 nummod
            members member NNS 16 nsubj
            of _ IN 6 case
            the _ DT 6 det
            security _ NN 6 compound
            forces force NNS 2 nmod
            , _ , 9 punct
            Taliban _ NNP 9 compound Name=B-ArmedGroup
            commanders commander NNS 2 conj
            and _ CC 14 cc
            relatives relative NNS 2 conj
            of _ IN 14 case
            the _ DT 14 det
            soldiers soldier NNS 11 nmod
            had have VBD 16 aux
            gone go VBN 0 root
            ",
            expect![[r#"
                members: security_forces - None
                Taliban commanders: militants fighter None
                relatives: people - None
            "#]],
        );
    }

    #[test]
    fn ages() {
        assert_eq!(age_words("a 7-year-old girl"), Some(7));
        assert_eq!(age_words("the three-month-old"), Some(0));
        assert_eq!(age_words("two boys aged 12 and 14"), Some(12));
        assert_eq!(age_words("for 30 years"), None);
    }
}
