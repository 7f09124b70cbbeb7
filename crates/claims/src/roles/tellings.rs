//! Where a report tells who did what to whom or what: a word of `data/role_frames.tsv` with what stands around it.

use std::collections::HashSet;

use language::{Deprel, Document, NameKind, TokenId, Upos};

use super::frames::{Condition, Deed, Frame, Frames, Says, Site};
use super::group_names;
use super::things::Things;
use crate::np;
use crate::predicates::{Classes, Pos};
use crate::syntax;

/// One frame as a word tells it.
#[derive(Clone, Debug)]
pub struct Telling<'k> {
    /// The word.
    pub trigger: TokenId,
    /// The row of the table.
    pub frame: &'k Frame,
    /// Heads of the phrases that did it.
    pub agents: Vec<TokenId>,
    /// Heads of the phrases that it was done to.
    pub patients: Vec<TokenId>,
    /// They are accused of it: "accused the group of burning cars".
    pub accused: bool,
}

/// Words of a sentence in which a deed is looked for below "accused of".
const DEPTH: usize = 48;

/// Words behind a deed among which a phrase is looked for that the tree has hung elsewhere.
const FURTHER: usize = 64;

/// Words between two names of a list: age, office, whose relative.
const BETWEEN_NAMES: usize = 5;

/// What the search needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Finder<'a> {
    /// The text.
    pub doc: &'a Document,
    /// The frames.
    pub frames: &'a Frames,
    /// Word classes.
    pub classes: &'a Classes,
    /// Things.
    pub things: &'a Things,
}

impl<'a> Finder<'a> {
    /// All tellings, in order of their words.
    pub fn find(self) -> Vec<Telling<'a>> {
        let told = self.told_alone();
        (0..self.doc.tokens.len()).flat_map(|trigger| self.at(trigger, &told)).collect()
    }

    /// The deeds that some word of the report tells, whatever the rest of it says.
    fn told_alone(self) -> HashSet<Deed> {
        let doc = self.doc;
        let frames = |t: TokenId| {
            let token = &doc.tokens[t];
            Pos::of(token.upos).into_iter().flat_map(move |pos| self.frames.of(&token.lemma, pos))
        };
        let alone = |t: TokenId, frame: &Frame| {
            let told = |c: &Condition| !matches!(c, Condition::TellsDeed) && self.holds(t, c);
            frame.conditions.iter().all(told)
        };
        (0..doc.tokens.len())
            .flat_map(|t| frames(t).filter(move |frame| alone(t, frame)).map(|frame| frame.deed))
            .collect()
    }

    fn at(self, trigger: TokenId, told: &HashSet<Deed>) -> Vec<Telling<'a>> {
        let doc = self.doc;
        let token = &doc.tokens[trigger];
        let Some(pos) = Pos::of(token.upos) else { return self.behind_it(trigger) };
        if token.lemma == "do" {
            return self.done_it(trigger).into_iter().collect();
        }
        // "Attack Brigade": a word inside a name tells nothing.
        if pos != Pos::Verb && np::name_at(doc, trigger).is_some() {
            return Vec::new();
        }
        self.frames
            .of(&token.lemma, pos)
            .filter(|frame| {
                frame.conditions.iter().all(|condition| match condition {
                    Condition::Told(deed) => told.contains(deed),
                    condition => self.holds(trigger, condition),
                })
            })
            .map(|frame| Telling {
                trigger,
                frame,
                agents: self.heads(trigger, &frame.agent),
                patients: self.patients(trigger, frame),
                accused: self.accused(trigger).is_some(),
            })
            .collect()
    }

    /// "The front said it was behind it": a pronoun for the deed, read as "the attack" would be.
    fn behind_it(self, pronoun: TokenId) -> Vec<Telling<'a>> {
        let doc = self.doc;
        let meant = matches!(doc.word(pronoun).to_lowercase().as_str(), "it" | "this" | "that" | "them");
        if !meant
            || doc.children_by(pronoun, &[Deprel::Cop]).next().is_none()
            || !syntax::has_case(doc, pronoun, "behind")
        {
            return Vec::new();
        }
        self.frames
            .of("attack", Pos::Noun)
            .filter(|frame| frame.conditions.iter().any(|c| matches!(c, Condition::Case(_))))
            .map(|frame| Telling {
                trigger: pronoun,
                frame,
                agents: doc
                    .children_by(pronoun, &[Deprel::Nsubj])
                    .flat_map(|t| listed(doc, syntax::antecedent(doc, t)))
                    .collect(),
                patients: Vec::new(),
                accused: false,
            })
            .collect()
    }

    /// "The group said it had done it", "said that its fighters had done it": as "claimed responsibility" would be read. Persons
    /// who say so of others, or of themselves, say it in other words.
    fn done_it(self, verb: TokenId) -> Option<Telling<'a>> {
        let doc = self.doc;
        let word = |t: TokenId| doc.word(t).to_lowercase();
        object(doc, verb).filter(|&t| matches!(word(t).as_str(), "it" | "this"))?;
        let says = doc.tokens[verb].head.filter(|_| doc.tokens[verb].deprel == Deprel::Ccomp)?;
        let lemma = doc.tokens[says].lemma.to_lowercase();
        let is_said = self.classes.has("SPEECH_VERB", &lemma) || self.classes.has("SAY_NUMBER_VERB", &lemma);
        let doer = syntax::own_subject(doc, verb)?;
        // "We did it to stop the tanks," said a spokesman for the front.
        if word(doer) == "we" && is_said {
            let frame = self.frames.of("claim", Pos::Verb).find(|frame| frame.says == Says::Claimed)?;
            return Some(Telling {
                trigger: verb,
                frame,
                agents: vec![doer],
                patients: Vec::new(),
                accused: false,
            });
        }
        let speaker = syntax::own_subject(doc, says).filter(|&t| t < verb && is_said)?;
        let its = word(doer) == "it"
            || doc.children_by(doer, &[Deprel::NmodPoss]).any(|t| word(t) == "its" || word(t) == "their");
        let group = self.is_group(speaker)
            || self.classes.has("GROUP_NOUN", &doc.tokens[speaker].lemma.to_lowercase());
        let frame = self.frames.of("claim", Pos::Verb).find(|frame| frame.says == Says::Claimed)?;
        (its && group).then(|| Telling {
            trigger: verb,
            frame,
            agents: vec![speaker],
            patients: Vec::new(),
            accused: false,
        })
    }

    /// Heads of the phrases at some places, each with those coordinated with it.
    fn heads(self, trigger: TokenId, sites: &[Site]) -> Vec<TokenId> {
        let doc = self.doc;
        let mut all: Vec<TokenId> = Vec::new();
        for site in sites {
            if *site == Site::Whose {
                all.push(trigger);
                continue;
            }
            for head in self.site(trigger, site) {
                let inner = self.inner(head);
                all.extend(listed(doc, head).into_iter().filter(|&t| t != head));
                all.push(inner);
                // "two of her guards, Jan Holm and Per Lind", "the windows of a bank, a hotel and a shop".
                if inner != head {
                    all.extend(listed(doc, inner));
                }
                all.extend(self.things_listed_within(inner));
                all.extend(self.groups_listed_within(inner));
            }
        }
        all.sort_unstable();
        all.dedup();
        all.retain(|&t| t != trigger || sites.contains(&Site::Itself) || sites.contains(&Site::Whose));
        all
    }

    fn patients(self, trigger: TokenId, frame: &Frame) -> Vec<TokenId> {
        let doc = self.doc;
        let mut all = self.heads(trigger, &frame.patient);
        if all.is_empty() && frame.patient.contains(&Site::Object) {
            all.extend(person_behind_time(doc, trigger).into_iter().flat_map(|t| listed(doc, t)));
        }
        if all.is_empty() {
            return all;
        }
        // "was kidnapped along with his driver"
        let along = |t: &TokenId| {
            doc.children_by(*t, &[Deprel::Case]).any(|case| {
                doc.word(case).eq_ignore_ascii_case("with")
                    && case.checked_sub(1).is_some_and(|before| {
                        matches!(doc.word(before).to_lowercase().as_str(), "along" | "together")
                    })
                    || doc.word(case).eq_ignore_ascii_case("along")
            }) || self.is_companion(trigger, *t)
        };
        let with: Vec<TokenId> =
            doc.children_by(trigger, &[Deprel::Obl, Deprel::Nmod]).filter(along).collect();
        // "five people, including Ada Berg and Per Lind", "offices such as the tax office"
        let is_example =
            |t: &TokenId| syntax::has_case(doc, *t, "including") || syntax::has_case(doc, *t, "such");
        let included: Vec<TokenId> = all
            .iter()
            .flat_map(|&t| {
                doc.children_by(t, &[Deprel::Nmod, Deprel::Acl, Deprel::Appos]).collect::<Vec<_>>()
            })
            .filter(is_example)
            .collect();
        let included_of_verb = doc.children_by(trigger, &[Deprel::Obl]).filter(is_example);
        all.extend(with.into_iter().chain(included).chain(included_of_verb).flat_map(|t| listed(doc, t)));
        all.extend(self.names_listed_on(trigger, &all));
        all.sort_unstable();
        all.dedup();
        all
    }

    /// "Died with his driver, Per Lind", "were shot with their mother": one of theirs, who was with them. "Killed her with his brother"
    /// is another who did it.
    fn is_companion(self, trigger: TokenId, t: TokenId) -> bool {
        let doc = self.doc;
        let verb = doc.tokens[trigger].upos == Upos::Verb;
        let suffers = verb && (syntax::is_passive(doc, trigger) || object(doc, trigger).is_none());
        suffers
            && syntax::has_case(doc, t, "with")
            && doc.children_by(t, &[Deprel::NmodPoss]).any(|owner| doc.tokens[owner].upos == Upos::Pron)
            && ["RELATIVE", "COMPANION"]
                .iter()
                .any(|class| self.classes.has(class, &doc.tokens[t].lemma.to_lowercase()))
    }

    /// "killing Ada Berg, 42; Jan Holm, 19; a boy, and Per Lind": the names that go on a list behind a name, wherever the
    /// tree hangs them.
    fn names_listed_on(self, trigger: TokenId, patients: &[TokenId]) -> Vec<TokenId> {
        let doc = self.doc;
        let person = |t: TokenId| np::name_at(doc, t).filter(|name| name.kind == NameKind::Person);
        let mut found: Vec<TokenId> = Vec::new();
        for name in patients.iter().filter(|&&t| t > trigger).filter_map(|&t| person(t)) {
            let sentence = doc.tokens[name.tokens.start].sentence;
            let (mut at, mut between, mut parted) = (name.tokens.end, 0, false);
            while at < doc.tokens.len() && doc.tokens[at].sentence == sentence && between <= BETWEEN_NAMES {
                if let Some(next) = person(at) {
                    if !parted {
                        break;
                    }
                    found.extend(np::head(doc, next.tokens.clone()));
                    (at, between, parted) = (next.tokens.end, 0, false);
                    continue;
                }
                match doc.tokens[at].upos {
                    Upos::Punct => parted |= matches!(doc.word(at), "," | ";"),
                    Upos::Cconj => parted = true,
                    Upos::Num | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det => between += 1,
                    _ => break,
                }
                at += 1;
            }
        }
        found
    }

    fn site(self, trigger: TokenId, site: &Site) -> Vec<TokenId> {
        let doc = self.doc;
        let verb = doc.tokens[trigger].upos == Upos::Verb;
        match site {
            Site::Itself | Site::Whose => vec![trigger],
            Site::Subject => {
                let accused = self.accused(trigger);
                let doer =
                    accused.or_else(|| syntax::agent(doc, trigger)).or_else(|| by_further_on(doc, trigger));
                // "Shelling by the army hit a camp".
                let behind_it =
                    doer.filter(|&t| t < trigger).map_or_else(Vec::new, |t| self.by_of_deed(trigger, t));
                doer.into_iter().chain(behind_it).collect()
            }
            Site::It => match verb {
                true => syntax::subject(doc, trigger).into_iter().collect(),
                false => described(doc, trigger).into_iter().collect(),
            },
            // Trees give some passives two subjects: "engineer" and "Jan Holm".
            Site::Object if verb && syntax::is_passive(doc, trigger) => {
                let mut all: Vec<TokenId> = doc.children_by(trigger, &[Deprel::NsubjPass]).skip(1).collect();
                all.extend(object(doc, trigger));
                all
            }
            Site::Object => object(doc, trigger).into_iter().collect(),
            Site::Of => of(doc, trigger).into_iter().chain(self.that_of(trigger)).collect(),
            Site::OfName => of(doc, trigger)
                .into_iter()
                .filter(|&t| doc.tokens[t].deprel != Deprel::Compound)
                .filter(|&t| np::name_at(doc, t).is_some_and(|name| name.kind == NameKind::Person))
                .collect(),
            Site::OfObject => object(doc, trigger).map_or_else(Vec::new, |object| of(doc, object)),
            Site::Near => {
                let mut found = behind(doc, trigger, |preposition| {
                    self.classes.has("LOCATIVE", preposition) || self.classes.has("BESIDE", preposition)
                });
                found.extend(
                    self.things_further_on(trigger)
                        .into_iter()
                        .filter(|t| !found.contains(t))
                        .collect::<Vec<_>>(),
                );
                // "planted by two men": who did it, not where.
                if verb && syntax::is_passive(doc, trigger) {
                    found.retain(|&t| {
                        doc.tokens[t].deprel != Deprel::OblAgent && !syntax::has_case(doc, t, "by")
                    });
                }
                found
            }
            Site::Behind(word) => {
                let mut found = behind(doc, trigger, |preposition| preposition == word);
                if found.is_empty() && !verb && word == "by" {
                    found = behind_its_phrase(doc, trigger);
                }
                if found.is_empty() && !verb && word == "by" {
                    found = behind_its_verb(doc, trigger);
                }
                if let Some(object) = object(doc, trigger).filter(|_| verb) {
                    // "launched an attack on X": it may hang on the noun.
                    found.extend(behind(doc, object, |preposition| preposition == word));
                    // "drove a truck packed with explosives into the gate": on what it is packed with.
                    let loaded = doc
                        .children_by(object, &[Deprel::Acl])
                        .filter(|&t| self.classes.has("LOAD_VERB", &doc.tokens[t].lemma));
                    found.extend(loaded.flat_map(|t| behind(doc, t, |preposition| preposition == word)));
                }
                found
            }
        }
    }

    /// "Shelling by paramilitaries hit a camp", "an attack by rebels killed two": who is behind the deed that stands as the subject,
    /// on it or, where the tree goes wrong, on the verb.
    fn by_of_deed(self, verb: TokenId, deed: TokenId) -> Vec<TokenId> {
        let doc = self.doc;
        let lemma = doc.tokens[deed].lemma.to_lowercase();
        if !self.classes.has("EVENT_NOUN", &lemma)
            && !self.classes.has("STATE_WEAPON", &doc.word(deed).to_lowercase())
        {
            return Vec::new();
        }
        let mut found = behind(doc, deed, |preposition| preposition == "by");
        if found.is_empty() {
            found = behind(doc, verb, |preposition| preposition == "by");
            found.retain(|&t| t > deed && t < verb);
        }
        found
    }

    /// "the murder of Ada Berg joins that of Jan Holm", "murders, especially that of Per Lind": a deed taken up by "that", up to
    /// the next noun for a deed.
    fn that_of(self, deed: TokenId) -> Vec<TokenId> {
        let doc = self.doc;
        let sentence = doc.tokens[deed].sentence;
        let is_deed = |t: TokenId| {
            doc.tokens[t].upos == Upos::Noun && self.classes.has("DEED_NOUN", &doc.tokens[t].lemma)
        };
        (deed + 1..doc.tokens.len())
            .take(FURTHER)
            .take_while(|&t| doc.tokens[t].sentence == sentence && !is_deed(t))
            .filter(|&t| matches!(doc.word(t).to_lowercase().as_str(), "that" | "those"))
            .flat_map(|t| doc.children_by(t, &[Deprel::Nmod]).collect::<Vec<_>>())
            .filter(|&t| syntax::has_case(doc, t, "of"))
            .collect()
    }

    /// "accused the group of burning cars", "charged him with killing two": who is accused did it, not the accuser.
    fn accused(self, trigger: TokenId) -> Option<TokenId> {
        let doc = self.doc;
        if doc.tokens[trigger].upos != Upos::Verb || !syntax::is_gerund(doc, trigger) {
            return None;
        }
        let mut at = trigger;
        while doc.tokens[at].deprel == Deprel::Conj {
            at = doc.tokens[at].head?;
        }
        let above = doc.tokens[at].head?;
        let noun = doc.tokens[above].upos == Upos::Noun && doc.tokens[above].deprel == Deprel::Obl;
        let above =
            if noun && doc.tokens[at].deprel == Deprel::Acl { doc.tokens[above].head? } else { above };
        let accuses = Some(above).filter(|&head| {
            let lemma = doc.tokens[head].lemma.as_str();
            // "Sentenced a man to life for driving into a crowd".
            let sentences = matches!(lemma, "sentence" | "jail" | "imprison");
            (self.classes.has("ACCUSING_VERB", lemma) || sentences) && !syntax::is_passive(doc, head)
        })?;
        object(doc, accuses)
    }

    /// "the entrance of the bank", "one of the cars", "a group of men": the noun that is meant.
    fn inner(self, head: TokenId) -> TokenId {
        let doc = self.doc;
        let lemma = doc.tokens[head].lemma.to_lowercase();
        // "A column of tanks", not "of fighters".
        let is_thing = |t: TokenId| self.things.of(doc, t).is_some_and(|thing| !thing.is_weapon());
        let in_row = self.classes.has("THINGS_IN_ROW", &lemma)
            && doc.children_by(head, &[Deprel::Nmod]).any(|t| syntax::has_case(doc, t, "of") && is_thing(t));
        if !in_row && !self.classes.has("PART_NOUN", &lemma) && doc.tokens[head].upos != Upos::Num {
            return head;
        }
        // "The United Front of Tarn" is no front of anything.
        if np::name_at(doc, head).is_some() || group_names::is_group(doc, self.classes, head) {
            return head;
        }
        doc.children_by(head, &[Deprel::Nmod, Deprel::NmodPoss])
            .find(|&t| doc.tokens[t].deprel == Deprel::NmodPoss || syntax::has_case(doc, t, "of"))
            .unwrap_or(head)
    }

    /// "exploded in the city of Tarn, near a hotel": things behind a preposition of place before the next verb, wherever the
    /// tree hangs them.
    fn things_further_on(self, trigger: TokenId) -> Vec<TokenId> {
        let doc = self.doc;
        let sentence = doc.tokens[trigger].sentence;
        // "A car packed with explosives into a gate": what it is loaded with ends nothing.
        let loads = |t: TokenId| {
            doc.tokens[t].deprel == Deprel::Acl && self.classes.has("LOAD_VERB", &doc.tokens[t].lemma)
        };
        let is_verb = |t: TokenId| {
            doc.tokens[t].upos == Upos::Verb && doc.tokens[t].deprel != Deprel::Amod && !loads(t)
        };
        let place = |t: TokenId| {
            syntax::cases(doc, t).any(|case| {
                let preposition = doc.word(case).to_lowercase();
                self.classes.has("LOCATIVE", &preposition) || self.classes.has("BESIDE", &preposition)
            })
        };
        (trigger + 1..doc.tokens.len())
            .take(FURTHER)
            .take_while(|&t| doc.tokens[t].sentence == sentence && !is_verb(t))
            .filter(|&t| matches!(doc.tokens[t].deprel, Deprel::Nmod | Deprel::Obl | Deprel::Conj))
            .filter(|&t| self.things.of(doc, t).is_some_and(|thing| !thing.is_weapon()) && place(t))
            .collect()
    }

    /// "the offices of the telephone company, the national bank and the health ministry": things in a list that the tree
    /// begins inside the first one's phrase.
    fn things_listed_within(self, head: TokenId) -> Vec<TokenId> {
        let doc = self.doc;
        let is_thing = |&t: &TokenId| self.things.of(doc, t).is_some_and(|thing| !thing.is_weapon());
        if !is_thing(&head) {
            return Vec::new();
        }
        doc.children_by(head, &[Deprel::Nmod])
            .filter(|&t| t > head && syntax::has_case(doc, t, "of"))
            .flat_map(|t| doc.children_by(t, &[Deprel::Conj]).filter(is_thing).collect::<Vec<_>>())
            .collect()
    }

    /// "The Movement for Tarn and the Lake Front": groups in a list that the tree begins inside the first one's name.
    fn groups_listed_within(self, head: TokenId) -> Vec<TokenId> {
        let doc = self.doc;
        if !self.is_group(head) {
            return Vec::new();
        }
        doc.children_by(head, &[Deprel::Nmod])
            .filter(|&t| t > head)
            .chain(group_names::rest_of_name(doc, head))
            .flat_map(|t| doc.children_by(t, &[Deprel::Conj]).collect::<Vec<_>>())
            .filter(|&t| {
                group_names::is_group(doc, self.classes, t)
                    || np::name_at(doc, t).is_some_and(|name| {
                        matches!(name.kind, NameKind::ArmedGroup | NameKind::Organisation)
                    })
            })
            .collect()
    }

    /// "Said they were holding the women": a pronoun for the group that says so.
    fn is_group_that_says_so(self, verb: TokenId) -> bool {
        let doc = self.doc;
        let Some(pronoun) = syntax::own_subject(doc, verb) else { return false };
        let meant = matches!(doc.word(pronoun).to_lowercase().as_str(), "it" | "they");
        let above = doc.tokens[verb].head.filter(|_| meant && doc.tokens[verb].deprel == Deprel::Ccomp);
        let Some(says) = above else { return false };
        self.classes.has("SPEECH_VERB", &doc.tokens[says].lemma.to_lowercase())
            && syntax::own_subject(doc, says)
                .is_some_and(|t| t < verb && (self.is_group(t) || self.is_armed_group(t)))
    }

    fn holds(self, trigger: TokenId, condition: &Condition) -> bool {
        let doc = self.doc;
        let among = |token: TokenId, words: &[String]| {
            let word = doc.word(token).to_lowercase();
            // The first word of a sentence may be tagged as a name.
            let opens = doc.sentences[doc.tokens[token].sentence].tokens.start == token;
            let lemma = &doc.tokens[token].lemma;
            words.iter().any(|w| w == lemma || *w == word || opens && *w == lemma.to_lowercase())
        };
        let any = |head: Option<TokenId>, test: &dyn Fn(TokenId) -> bool| {
            head.is_some_and(|head| syntax::coordinated(doc, head).into_iter().any(test))
        };
        let names_weapon = |t: TokenId| self.things.of(doc, t).is_some_and(|thing| thing.is_weapon());
        // "50 kilos of dynamite"
        let is_weapon = |t: TokenId| {
            names_weapon(t)
                || self.things.of(doc, t).is_none()
                    && doc
                        .children_by(t, &[Deprel::Nmod])
                        .any(|of| syntax::has_case(doc, of, "of") && names_weapon(of))
        };
        // "sub=weapon|blast": any thing to attack with, beside the other words.
        let is_arm = |t: TokenId, words: &[String]| words.iter().any(|w| w == "weapon") && is_weapon(t);
        match condition {
            Condition::Object(words) => any(object(doc, trigger), &|t| among(t, words) || is_arm(t, words)),
            Condition::Subject(words) => {
                // "A priest was seized by rebels".
                let doer = syntax::agent(doc, trigger).filter(|_| syntax::is_passive(doc, trigger));
                let is = |t: TokenId| among(t, words) || is_arm(t, words);
                any(syntax::subject(doc, trigger), &is) || any(doer, &is)
            }
            Condition::ObjectIsWeapon => any(object(doc, trigger), &is_weapon),
            Condition::SubjectIsWeapon => any(syntax::agent(doc, trigger), &is_weapon),
            // "Launched drones at the port, hitting a silo".
            Condition::AboveIsWeapon => {
                let token = &doc.tokens[trigger];
                token.head.filter(|_| matches!(token.deprel, Deprel::Advcl | Deprel::Conj)).is_some_and(
                    |above| {
                        any(syntax::own_subject(doc, above), &is_weapon)
                            || any(object(doc, above), &is_weapon)
                    },
                )
            }
            Condition::Into(words) => {
                let goal = |head: TokenId| behind(doc, head, |preposition| preposition == "into");
                let of_object = object(doc, trigger).map_or_else(Vec::new, goal);
                goal(trigger).into_iter().chain(of_object).any(|t| among(t, words))
            }
            Condition::ObjectIsSettlement => any(object(doc, trigger), &|t| self.is_settlement(t)),
            Condition::ObjectIsGroup => {
                any(object(doc, trigger), &|t| self.is_group(t) || self.fights(t) || self.is_armed_group(t))
            }
            Condition::SubjectIsGroup => {
                any(syntax::agent(doc, trigger), &|t| self.is_group(t)) || self.is_group_that_says_so(trigger)
            }
            Condition::SubjectIsArmedGroup => any(syntax::agent(doc, trigger), &|t| self.is_armed_group(t)),
            Condition::Bare => !doc.children(trigger).any(|t| {
                matches!(doc.tokens[t].deprel, Deprel::Advcl | Deprel::Ccomp | Deprel::Xcomp)
                    || doc.tokens[t].deprel == Deprel::Obl
                        && (syntax::has_case(doc, t, "of") || syntax::has_case(doc, t, "to"))
                    // "Responsible for security".
                    || doc.tokens[trigger].upos == Upos::Adj && syntax::has_case(doc, t, "for")
            }),
            Condition::Transitive => syntax::is_passive(doc, trigger) || object(doc, trigger).is_some(),
            Condition::Intransitive => !syntax::is_passive(doc, trigger) && object(doc, trigger).is_none(),
            Condition::Passive => syntax::is_passive(doc, trigger),
            Condition::Copula => doc.children_by(trigger, &[Deprel::Cop]).next().is_some(),
            Condition::Agent(words) => any(syntax::agent(doc, trigger), &|t| among(t, words)),
            Condition::NoParticle(words) => !has_particle(doc, trigger, &|t| among(t, words)),
            Condition::Particle(words) => has_particle(doc, trigger, &|t| among(t, words)),
            Condition::Below(words) => doc
                .subtree(trigger)
                .into_iter()
                .filter(|&t| t != trigger)
                .take(DEPTH)
                .any(|t| among(t, words)),
            Condition::Case(words) => words.iter().any(|word| syntax::has_case(doc, trigger, word)),
            Condition::TellsDeed => self.tells_deed(trigger),
            // What the rest of the report tells is asked once ([`Finder::told_alone`]).
            Condition::Told(_) => false,
        }
    }

    /// A group by its name, known or not.
    fn is_group(self, t: TokenId) -> bool {
        group_names::is_group(self.doc, self.classes, t)
            || np::name_at(self.doc, t)
                .is_some_and(|name| matches!(name.kind, NameKind::ArmedGroup | NameKind::Organisation))
    }

    /// An armed group by its name.
    fn is_armed_group(self, t: TokenId) -> bool {
        let t = group_names::name_of(self.doc, self.classes, t).unwrap_or(t);
        group_names::is_group(self.doc, self.classes, t)
            || group_names::called(self.doc, self.classes, t).is_some()
            || np::name_at(self.doc, t).is_some_and(|name| name.kind == NameKind::ArmedGroup)
    }

    /// "The town of Tarn", "Tarn".
    fn is_settlement(self, t: TokenId) -> bool {
        self.classes.has("SETTLEMENT", &self.doc.tokens[t].lemma.to_lowercase())
            || np::name_at(self.doc, t).is_some_and(|name| name.kind == NameKind::Place)
    }

    /// "Rebels", "local Islamists": a noun for those who fight.
    fn fights(self, t: TokenId) -> bool {
        ["FIGHTER", "ORGANISED_FIGHTER"]
            .iter()
            .any(|class| self.classes.has(class, &self.doc.tokens[t].lemma.to_lowercase()))
    }

    /// "accused of killing", "responsible for the murder", "the attack was attributed to", "the murders in which a colonel
    /// is implicated": a word below tells a deed, or the noun that the clause is about does.
    fn tells_deed(self, trigger: TokenId) -> bool {
        let doc = self.doc;
        let below = doc
            .subtree(trigger)
            .into_iter()
            .filter(|&t| t > trigger)
            .take(DEPTH)
            .any(|t| self.is_deed(t) && !self.is_aside(trigger, t));
        let subject = || doc.children_by(trigger, &[Deprel::NsubjPass]).any(|t| self.is_deed(t));
        below || subject() || self.is_said_of_deed(trigger)
    }

    /// A word that tells a deed by itself; "took" and "held" do not.
    fn is_deed(self, t: TokenId) -> bool {
        let token = &self.doc.tokens[t];
        let told =
            |condition: &Condition| !matches!(condition, Condition::TellsDeed) && self.holds(t, condition);
        token.upos == Upos::Noun && self.classes.has("DEED_NOUN", &token.lemma)
            || Pos::of(token.upos).is_some_and(|pos| {
                self.frames.of(&token.lemma, pos).any(|frame| {
                    !matches!(frame.deed, Deed::Blame | Deed::Itself) && frame.conditions.iter().all(told)
                })
            })
    }

    /// "arrested after the murder of X", "arrested while looting": the deed is when, not what for.
    fn is_aside(self, trigger: TokenId, deed: TokenId) -> bool {
        let doc = self.doc;
        std::iter::once(deed).chain(doc.ancestors(deed)).take_while(|&t| t != trigger).any(|t| {
            doc.children_by(t, &[Deprel::Case, Deprel::Mark])
                .any(|link| self.classes.has("TIME_LINK", &doc.word(link).to_lowercase()))
        })
    }

    /// "the murders for which they are held responsible", "the death of six priests, in which a colonel is implicated".
    fn is_said_of_deed(self, trigger: TokenId) -> bool {
        let doc = self.doc;
        if !matches!(doc.tokens[trigger].deprel, Deprel::Acl | Deprel::AclRelcl) {
            return false;
        }
        let mut at = doc.tokens[trigger].head;
        for _ in 0..3 {
            let Some(noun) = at else { return false };
            if doc.tokens[noun].upos == Upos::Noun && self.is_deed(noun) {
                return true;
            }
            let within = doc.tokens[noun].deprel == Deprel::Nmod && syntax::has_case(doc, noun, "of");
            at = doc.tokens[noun].head.filter(|_| within);
        }
        false
    }
}

/// Whether some particle, adverb or complement of a verb is among those meant.
fn has_particle(doc: &Document, trigger: TokenId, is_meant: &dyn Fn(TokenId) -> bool) -> bool {
    // "Was set alight with petrol": the tree may hang the complement on the clause around.
    let lost = trigger + 1;
    if doc.tokens.get(lost).is_some_and(|t| t.upos == Upos::Adj && t.deprel != Deprel::Amod)
        && doc.tokens[trigger].upos == Upos::Verb
        && is_meant(lost)
    {
        return true;
    }
    // "When their car was fired on near Orsk": the tree may hang it on what follows.
    if doc.tokens[trigger].upos == Upos::Verb
        && syntax::is_passive(doc, trigger)
        && is_stranded(doc, lost)
        && is_meant(lost)
    {
        return true;
    }
    // "Set a digger and two cars on fire": or on the last of what burns.
    let on_object = |object: TokenId| {
        syntax::coordinated(doc, object)
            .into_iter()
            .flat_map(|t| doc.children_by(t, &[Deprel::Nmod]).collect::<Vec<_>>())
            .any(|t| syntax::has_case(doc, t, "on") && is_meant(t))
    };
    if doc.tokens[trigger].upos == Upos::Verb && syntax::object(doc, trigger).is_some_and(on_object) {
        return true;
    }
    doc.children(trigger).any(|t| {
        matches!(
            doc.tokens[t].deprel,
            Deprel::CompoundPrt
                | Deprel::Advmod
                | Deprel::Xcomp
                | Deprel::Obl
                | Deprel::Amod
                | Deprel::Obj
                | Deprel::OblUnmarked
                | Deprel::Compound
        ) && is_meant(t)
    })
}

/// A preposition before another one, or before the end of a clause: it governs nothing.
fn is_stranded(doc: &Document, t: TokenId) -> bool {
    let adposition = |t: TokenId| doc.tokens.get(t).is_some_and(|token| token.upos == Upos::Adp);
    let ends = |t: TokenId| {
        doc.tokens
            .get(t)
            .is_none_or(|token| matches!(token.upos, Upos::Adp | Upos::Punct | Upos::Sconj | Upos::Cconj))
    };
    adposition(t) && ends(t + 1)
}

/// A head, those coordinated with it, and the persons that trees hang on it as names: "engineers Jan Holm, Ada Berg and
/// Per Lind".
pub(super) fn listed(doc: &Document, head: TokenId) -> Vec<TokenId> {
    let mut all = syntax::coordinated(doc, head);
    let mut next = 0;
    while next < all.len() && all.len() < 64 {
        let at = all[next];
        next += 1;
        let own = np::name_at(doc, at).map(|name| name.tokens.clone());
        let begins_name = |&t: &TokenId| {
            np::name_at(doc, t).is_some_and(|name| {
                name.kind == NameKind::Person
                    && own.as_ref() != Some(&name.tokens)
                    && np::head(doc, name.tokens.clone()) == Some(t)
            })
        };
        let relations = [Deprel::Flat, Deprel::Appos, Deprel::Conj, Deprel::List];
        let more: Vec<TokenId> =
            doc.children_by(at, &relations).filter(begins_name).filter(|t| !all.contains(t)).collect();
        all.extend(more);
    }
    all.sort_unstable();
    all
}

/// The object, the subject of the passive, or the noun that a participle describes.
fn object(doc: &Document, verb: TokenId) -> Option<TokenId> {
    if doc.tokens[verb].upos != Upos::Verb {
        return None;
    }
    if syntax::is_passive(doc, verb) {
        return match doc.tokens[verb].deprel {
            Deprel::Acl | Deprel::Amod => doc.tokens[verb].head,
            _ => syntax::subject(doc, verb),
        };
    }
    syntax::object(doc, verb).or_else(|| whom(doc, verb)).or_else(|| behind_complement(doc, verb))
}

/// "Set ablaze a bus", "set alight two cars": the object that the tree hangs on the complement right behind the verb.
fn behind_complement(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let complement = doc.children_by(verb, &[Deprel::Xcomp]).find(|&t| t == verb + 1)?;
    doc.children_by(complement, &[Deprel::Obj]).next()
}

/// "the officers, whom the rebels accused": the noun of the clause, wherever the tree hangs the pronoun.
fn whom(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let noun = syntax::described_noun(doc, verb).filter(|&noun| noun < verb)?;
    let from = noun.max(verb.saturating_sub(BETWEEN_NAMES));
    let pronoun = (from..verb).find(|&t| matches!(doc.word(t).to_lowercase().as_str(), "whom" | "who"))?;
    // "who it accused": somebody else did it.
    let other = || syntax::own_subject(doc, verb).is_some_and(|subject| subject > pronoun);
    (doc.word(pronoun).eq_ignore_ascii_case("whom") || other()).then_some(noun)
}

/// "rebels murdered in less than two days Judge Jan Holm, Colonel Per Lind and a clerk": the name behind the time, where the
/// tree has lost the object; behind a comma alone, "murdered last week, Jan Holm said", it is nobody's.
fn person_behind_time(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[verb];
    if token.upos != Upos::Verb || syntax::is_passive(doc, verb) || syntax::agent(doc, verb).is_none() {
        return None;
    }
    let of_time = |t: TokenId| {
        let at = doc.tokens[t].span;
        doc.times.iter().any(|time| time.span.contains(at))
    };
    let mut behind = false;
    for t in (verb + 1..doc.tokens.len()).take(FURTHER) {
        let next = &doc.tokens[t];
        if next.sentence != token.sentence || matches!(next.upos, Upos::Verb | Upos::Aux) {
            return None;
        }
        if of_time(t) {
            behind = true;
        } else if let Some(name) = np::name_at(doc, t).filter(|name| name.kind == NameKind::Person) {
            let head = np::head(doc, name.tokens.clone())?;
            let of_clause = doc.tokens[head].deprel.is_subject()
                && doc.tokens[head].head.is_some_and(|above| above > head);
            return (behind && !of_clause).then_some(head);
        } else if behind && matches!(next.upos, Upos::Adp | Upos::Cconj | Upos::Sconj) {
            return None;
        }
    }
    None
}

/// "murdered last Friday [the 17th] by two men": the first phrase behind "by" before the next verb, where the tree has
/// hung it elsewhere.
fn by_further_on(doc: &Document, verb: TokenId) -> Option<TokenId> {
    if doc.tokens[verb].upos != Upos::Verb || !syntax::is_passive(doc, verb) {
        return None;
    }
    let sentence = doc.tokens[verb].sentence;
    let is_verb = |t: TokenId| doc.tokens[t].upos == Upos::Verb && doc.tokens[t].deprel != Deprel::Amod;
    (verb + 1..doc.tokens.len())
        .take(FURTHER)
        .take_while(|&t| doc.tokens[t].sentence == sentence && !is_verb(t))
        .find(|&t| syntax::is_nominal(doc, t) && syntax::has_case(doc, t, "by"))
}

/// What an adjective describes: "the group is responsible", "those responsible".
fn described(doc: &Document, adjective: TokenId) -> Option<TokenId> {
    doc.children_by(adjective, &[Deprel::Nsubj, Deprel::NsubjPass])
        .next()
        .map(|t| syntax::antecedent(doc, t))
        .or_else(|| raised(doc, adjective))
        .or_else(|| {
            matches!(doc.tokens[adjective].deprel, Deprel::Amod | Deprel::Acl)
                .then_some(doc.tokens[adjective].head)
                .flatten()
        })
}

/// "he is said to be the mastermind of the murder": the subject of the verb above is who is meant.
fn raised(doc: &Document, predicate: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[predicate];
    let copula = doc.children_by(predicate, &[Deprel::Cop]).next().is_some();
    let above = token.head.filter(|_| copula && token.deprel == Deprel::Xcomp)?;
    syntax::is_passive(doc, above).then(|| syntax::subject(doc, above)).flatten()
}

/// Behind "of", before "'s", compounded.
fn of(doc: &Document, noun: TokenId) -> Vec<TokenId> {
    doc.children(noun)
        .filter(|&t| match doc.tokens[t].deprel {
            Deprel::NmodPoss => true,
            Deprel::Nmod => syntax::has_case(doc, t, "of"),
            Deprel::Compound => matches!(doc.tokens[t].upos, Upos::Noun | Upos::Propn),
            _ => false,
        })
        .collect()
}

/// "the murder of the mayor of the town by two men": the tree may hang who did it on a noun further in.
fn behind_its_phrase(doc: &Document, deed: TokenId) -> Vec<TokenId> {
    let of_deed = doc.children_by(deed, &[Deprel::Nmod]).filter(|&t| syntax::has_case(doc, t, "of"));
    let within = of_deed.flat_map(|t| doc.subtree(t));
    within
        .filter(|&t| doc.tokens[t].deprel == Deprel::Nmod && syntax::has_case(doc, t, "by"))
        .filter(|&t| doc.tokens[t].head.is_some_and(|head| doc.tokens[head].upos != Upos::Verb))
        .take(1)
        .collect()
}

/// "Documented the execution of 22 prisoners by fighters": the tree may hang who did it on the verb that the deed is the object of.
fn behind_its_verb(doc: &Document, deed: TokenId) -> Vec<TokenId> {
    let verb = doc.tokens[deed].head.filter(|&verb| {
        doc.tokens[deed].deprel == Deprel::Obj
            && doc.tokens[verb].upos == Upos::Verb
            && !syntax::is_passive(doc, verb)
    });
    let of_deed = doc.children_by(deed, &[Deprel::Nmod]).any(|t| t > deed && syntax::has_case(doc, t, "of"));
    let Some(verb) = verb.filter(|_| of_deed) else { return Vec::new() };
    doc.children_by(verb, &[Deprel::Obl, Deprel::OblAgent])
        .filter(|&t| t > deed && matches!(doc.tokens[t].upos, Upos::Noun | Upos::Propn))
        .filter(|&t| syntax::has_case(doc, t, "by"))
        .take(1)
        .collect()
}

/// What stands behind a preposition that hangs on a word.
fn behind(doc: &Document, head: TokenId, is_meant: impl Fn(&str) -> bool) -> Vec<TokenId> {
    // "Are looking for Jan Holm": trees may make an object of what has a preposition.
    doc.children_by(head, &[Deprel::Obl, Deprel::Nmod, Deprel::OblAgent, Deprel::Obj])
        .filter(|&t| {
            syntax::cases(doc, t).any(|case| is_meant(&doc.word(case).to_lowercase()))
                || mark_before(doc, head, t).is_some_and(|mark| is_meant(&doc.word(mark).to_lowercase()))
        })
        .collect()
}

/// "Fired on boats crossing a river": the preposition right before a noun, which trees may hang on the participle behind it.
fn mark_before(doc: &Document, head: TokenId, noun: TokenId) -> Option<TokenId> {
    let mark = noun.checked_sub(1).filter(|&mark| mark > head)?;
    let above = doc.tokens[mark].head.filter(|_| doc.tokens[mark].deprel == Deprel::Mark)?;
    (doc.tokens[noun].deprel == Deprel::Obl && doc.tokens[above].head == Some(noun)).then_some(mark)
}
