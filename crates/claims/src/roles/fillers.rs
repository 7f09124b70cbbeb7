//! Who plays which part: the phrases around a telling, each with its role, effect and how sure the report is.

use language::{Deprel, NameKind, Span, TokenId, Upos, Xpos};

use super::codes::Side;
use super::frames::{Condition, Deed, Says};
use super::group_names;
use super::nature::{Namer, Nature};
use super::tellings::Telling;
use super::things::Class;
use super::{Source, identified, telling_status, wording};
use crate::accused;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::np;
use crate::people::Form;
use crate::reading::{Ascription, Effect, EntityKind, Group, IncidentType, Kind, Reality, RoleName, Stance};
use crate::syntax;

/// "Hundreds of civilians" are nobody in particular, "over 40 villagers" are.
pub(super) const MANY: u64 = 100;

/// One who, or what, plays a part.
#[derive(Clone, Debug)]
pub struct Filler {
    /// The part.
    pub role: RoleName,
    /// Head of the phrase.
    pub head: TokenId,
    /// Its words.
    pub span: Span,
    /// Its entity.
    pub entity: Option<usize>,
    /// What happened to it.
    pub effect: Option<Effect>,
    /// How sure the report is.
    pub confidence: Option<Ascription>,
    /// Its incident.
    pub incident: usize,
    /// The word that tells the deed.
    pub trigger: TokenId,
    /// Its sentence.
    pub sentence: usize,
    /// What was done.
    pub deed: Deed,
    /// Done to armed forces or groups alone.
    pub military: bool,
    /// Done to somebody or something in particular ([`Harm::specific`]).
    pub upon: bool,
    /// The sort of a weapon.
    pub weapon: Option<Class>,
    /// On whose side one is who did it.
    pub side: Option<Side>,
    /// The line of `data/role_frames.tsv` that decided; none where the whole report did.
    pub line: Option<usize>,
}

/// Someone or something that a deed was done to.
#[derive(Clone, Debug)]
pub struct Harm {
    /// Head of the phrase.
    pub head: TokenId,
    /// What it is.
    pub nature: Nature,
    /// Belongs to armed forces or groups.
    pub military: bool,
    /// A thing that forces and fighters keep as well as others: a checkpoint, a camp, a vehicle.
    pub of_forces: bool,
    /// On whose side.
    pub side: Side,
    /// Only counted, not said who: "several", "12", "others".
    pub unsaid: bool,
    /// Somebody or something that can be told from others of its kind, not "civilians" or "many people".
    pub specific: bool,
    /// What happened.
    pub effect: Effect,
    /// Its incident.
    pub incident: usize,
    /// The word that tells it.
    pub trigger: TokenId,
}

/// Reads the parts from the tellings of a report.
pub fn fill(
    namer: Namer<'_>,
    source: Source<'_>,
    tellings: &[Telling<'_>],
    told: &[Option<Draft>],
) -> (Vec<Filler>, Vec<Harm>) {
    let (mut fillers, mut harms) = (Vec::new(), Vec::new());
    for (telling, draft) in tellings.iter().zip(told) {
        let Some(draft) = draft else { continue };
        let mut teller = Teller { source, namer, telling, draft, military: false, upon: false };
        let harmed = teller.harms();
        teller.upon = harmed.iter().any(|harm| harm.specific)
            || !harmed.is_empty() && telling_status::has_time(namer.doc, telling.trigger);
        teller.military =
            harmed.iter().any(|harm| harm.military) && harmed.iter().all(|harm| harm.military || harm.unsaid);
        teller.agents(&mut fillers);
        teller.patients(&harmed, &mut fillers);
        teller.instruments(&mut fillers);
        harms.extend(harmed);
    }
    (fillers, harms)
}

#[derive(Clone, Copy)]
struct Teller<'a> {
    source: Source<'a>,
    namer: Namer<'a>,
    telling: &'a Telling<'a>,
    draft: &'a Draft,
    military: bool,
    upon: bool,
}

impl Teller<'_> {
    fn filler(self, role: RoleName, head: TokenId, span: Span) -> Filler {
        Filler {
            role,
            head,
            span,
            entity: self.namer.entities.at(head),
            effect: None,
            confidence: None,
            incident: self.draft.incident,
            trigger: self.telling.trigger,
            sentence: self.namer.doc.tokens[self.telling.trigger].sentence,
            deed: self.telling.frame.deed,
            military: self.military,
            upon: self.upon,
            weapon: None,
            side: None,
            line: Some(self.telling.frame.line),
        }
    }

    fn agents(self, fillers: &mut Vec<Filler>) {
        let doc = self.namer.doc;
        // Killing nobody in particular is no deed that happened once; where the tree has lost who was killed, a date
        // tells as much.
        let happened_once = self.upon
            || self.telling.patients.is_empty()
                && telling_status::has_time(self.namer.doc, self.telling.trigger);
        if !happened_once && matches!(self.telling.frame.deed, Deed::Killing | Deed::Robbery) {
            return;
        }
        // "The front holds talks": who is held and seized is told, or nobody is.
        if self.telling.frame.conditions.contains(&Condition::SubjectIsGroup) && self.harms().is_empty() {
            return;
        }
        let nobody = |head: TokenId| {
            doc.children_by(head, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "no")
                || doc.tokens[head].lemma == "none"
        };
        for head in self.told(&self.telling.agents).into_iter().filter(|&head| !nobody(head)) {
            let nature = self.namer.nature(head);
            // "The church of Saint Odo burned": it set fire to nothing.
            let burns = self.telling.frame.deed == Deed::Arson
                && self.telling.patients.is_empty()
                && matches!(nature, Nature::Body { kind: EntityKind::Organisation | EntityKind::Government });
            if burns
                || self.is_unlikely(nature, head)
                || self.only_takes_up(nature, head)
                || self.only_speaks(nature, head)
                || self.only_describes(head)
                || self.suffers_for_it(head)
            {
                continue;
            }
            // "our units", "their men": nobody that the report names.
            let owned = np::is_plural(doc, head)
                && np::determination(doc, head) == np::Determination::Possessive
                && matches!(nature, Nature::Person { named: false, .. })
                && doc
                    .children_by(head, &[Deprel::NmodPoss])
                    .any(|t| doc.tokens[t].upos == Upos::Pron || doc.tokens[t].upos == Upos::Det);
            if owned {
                self.whose_men(head, fillers);
                continue;
            }
            let confidence = Some(self.ascription(head));
            // "Said its jets had bombed two camps".
            let its = self.source.classes.has("STATE_WEAPON", &doc.tokens[head].lemma.to_lowercase())
                && doc
                    .children_by(head, &[Deprel::NmodPoss])
                    .any(|t| matches!(doc.tokens[t].upos, Upos::Pron | Upos::Det));
            if its {
                self.whose_men(head, fillers);
                continue;
            }
            let (role, span) = match nature {
                Nature::Person { named: true, .. } => {
                    (RoleName::PerpetratorIndividual, self.namer.full_name(head))
                }
                // "A splinter group of the FLR": it did it, and not the FLR.
                Nature::Person { .. } | Nature::Body { .. } if self.is_splinter(head) => {
                    (RoleName::PerpetratorOrganisation, wording::person(doc, self.source.classes, head))
                }
                Nature::Person { .. } if self.telling.frame.deed == Deed::Itself => {
                    (RoleName::PerpetratorIndividual, wording::named(self.namer.doc, head))
                }
                Nature::Person { .. } => {
                    (RoleName::PerpetratorIndividual, self.without_deed(self.fighters(head), head))
                }
                Nature::Body { kind } if kind != EntityKind::Country => {
                    (RoleName::PerpetratorOrganisation, self.namer.body_name(head))
                }
                _ if self.state_behind(head).is_some() => {
                    let Some(state) = self.state_behind(head) else { continue };
                    let span = match self.namer.nature(state) {
                        Nature::Body { .. } => self.namer.body_name(state),
                        _ => np::name_at(doc, state).map_or(doc.tokens[state].span, |name| name.span),
                    };
                    let mut filler = self.filler(RoleName::PerpetratorOrganisation, state, span);
                    filler.confidence = Some(self.ascription(state));
                    filler.side = Some(match self.namer.nature(state) {
                        Nature::Body { kind: EntityKind::ArmedGroup } => Side::Group,
                        _ => Side::State,
                    });
                    fillers.push(filler);
                    continue;
                }
                Nature::Thing(_) if self.flies_for_state(head) => {
                    let things = wording::thing(doc, head, |_| false, |_| false);
                    (RoleName::PerpetratorOrganisation, things)
                }
                _ => continue,
            };
            let nature = if matches!(nature, Nature::Thing(_)) {
                Nature::Body { kind: EntityKind::SecurityForce }
            } else {
                nature
            };
            let mut filler = self.filler(role, head, span);
            filler.confidence = confidence;
            filler.side = Some(self.namer.side(head, nature));
            fillers.push(filler);
            if role == RoleName::PerpetratorIndividual {
                self.organisations(head, confidence, fillers);
            }
            if role == RoleName::PerpetratorOrganisation {
                self.fighters_by_name(head, confidence, fillers);
            }
        }
    }

    /// "A splinter group of the FLR", "a breakaway faction".
    fn is_splinter(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        let classes = self.source.classes;
        let splits = |t: TokenId| classes.has("SPLINTER", &doc.word(t).to_lowercase());
        np::name_at(doc, head).is_none()
            && doc.tokens[head].upos == Upos::Noun
            && !np::is_plural(doc, head)
            && (splits(head)
                || classes.has("GROUP_NOUN", &doc.tokens[head].lemma.to_lowercase())
                    && doc.children_by(head, &[Deprel::Amod, Deprel::Compound]).any(splits))
    }

    /// "FLR rebels", where all of it is taken for the group's name: the persons are rebels.
    fn fighters_by_name(self, head: TokenId, confidence: Option<Ascription>, fillers: &mut Vec<Filler>) {
        let doc = self.namer.doc;
        let Some(name) = np::name_at(doc, head).filter(|name| name.kind == NameKind::ArmedGroup) else {
            return;
        };
        let Some(last) = name.tokens.end.checked_sub(1).filter(|&last| last > name.tokens.start) else {
            return;
        };
        if doc.word(last).starts_with(char::is_lowercase)
            && np::is_plural(doc, last)
            && self.source.classes.has("FIGHTER", &doc.tokens[last].lemma.to_lowercase())
        {
            let mut filler = self.filler(RoleName::PerpetratorIndividual, last, doc.tokens[last].span);
            filler.entity = None;
            filler.confidence = confidence;
            filler.side = Some(Side::Group);
            fillers.push(filler);
        }
    }

    /// "Its fighters", "our men": the body whose they are, where the report names it.
    fn whose_men(self, men: TokenId, fillers: &mut Vec<Filler>) {
        let doc = self.namer.doc;
        let fights = self
            .namer
            .people
            .who(doc, men)
            .is_some_and(|who| matches!(who.group, Some(Group::SecurityForces | Group::Militants)))
            || ["OWN_MEN", "STATE_WEAPON"]
                .iter()
                .any(|class| self.source.classes.has(class, &doc.tokens[men].lemma.to_lowercase()));
        if !fights {
            return;
        }
        let owner = doc.children_by(men, &[Deprel::NmodPoss]).next();
        let first_person = |t: TokenId| doc.word(t).eq_ignore_ascii_case("our");
        let body = |t: TokenId| {
            let armed = |kind| {
                matches!(kind, EntityKind::ArmedGroup | EntityKind::SecurityForce | EntityKind::Government)
            };
            matches!(self.namer.nature(t), Nature::Body { kind } if armed(kind)).then_some(t)
        };
        let speaker = || {
            let speaker = self.draft.holder.as_ref()?.head;
            let side = || {
                let of = doc.children_by(speaker, &[Deprel::Nmod, Deprel::NmodPoss, Deprel::Compound]);
                of.into_iter().find_map(body)
            };
            body(speaker).or_else(side)
        };
        let owner = owner.and_then(|owner| {
            if first_person(owner) {
                return speaker();
            }
            let taken_up = self.namer.entities.antecedent(owner).and_then(body);
            let by_entity = || {
                let entity = self.namer.entities.at(owner)?;
                let speaks = speaker().filter(|&t| self.namer.entities.at(t) == Some(entity));
                speaks.or_else(|| {
                    let first = self.namer.entities.list.get(entity)?.mentions.first()?;
                    np::head(doc, doc.tokens_in(*first)).and_then(body)
                })
            };
            taken_up
                .or_else(by_entity)
                .or_else(|| speaker().filter(|&t| doc.tokens[t].sentence == doc.tokens[men].sentence))
        });
        let Some(owner) = owner else { return };
        let mut filler = self.filler(RoleName::PerpetratorOrganisation, owner, self.namer.body_name(owner));
        filler.confidence = Some(self.ascription(owner));
        filler.side = Some(self.namer.nature(owner).side());
        fillers.push(filler);
    }

    /// "Russian missiles", "an Israeli drone strike", "Syrian army guns": whose they are, where that is a state or its forces.
    fn state_behind(self, head: TokenId) -> Option<TokenId> {
        let doc = self.namer.doc;
        let lemma = doc.tokens[head].lemma.to_lowercase();
        let heavy = self.source.classes.has("STATE_WEAPON", &lemma);
        if !heavy
            || !matches!(
                self.telling.frame.deed,
                Deed::Attack | Deed::Bombing | Deed::Killing | Deed::Wounding
            )
        {
            return None;
        }
        let relations = [Deprel::Amod, Deprel::Compound, Deprel::NmodPoss, Deprel::Nmod];
        let flies =
            self.source.classes.has("AIRCRAFT", &lemma) && !self.source.classes.has("WAR_AIRCRAFT", &lemma);
        let owns = |t: TokenId| {
            let name = np::name_at(doc, t).map(|name| name.kind);
            // "An SBU drone" is the SBU's, "an airline's plane" attacks for nobody.
            let acts = |kind| match kind {
                EntityKind::SecurityForce | EntityKind::ArmedGroup | EntityKind::Government => true,
                EntityKind::Organisation => !flies,
                _ => false,
            };
            matches!(self.namer.nature(t), Nature::Body { kind } if acts(kind))
                || name.is_some_and(|kind| {
                    matches!(
                        kind,
                        NameKind::People | NameKind::Country | NameKind::SecurityForce | NameKind::Government
                    )
                })
        };
        // "A U.S. drone strike", "Syrian army guns": the owner may hang on the word between.
        let near: Vec<TokenId> = doc.children_by(head, &relations).collect();
        let within = near.iter().flat_map(|&t| doc.children_by(t, &relations).collect::<Vec<_>>());
        // "Helicopters of the army" behind it, "in Syria" not.
        let before = |t: TokenId| match doc.tokens[t].deprel {
            Deprel::Nmod => syntax::has_case(doc, t, "of"),
            _ => t < head,
        };
        let by = || {
            // "A drone operated by the army", "rockets fired by the FLR".
            doc.children_by(head, &[Deprel::Acl])
                .filter(|&t| self.source.classes.has("LAUNCH_VERB", &doc.tokens[t].lemma))
                .filter_map(|t| syntax::agent(doc, t))
                .find(|&t| owns(t))
        };
        near.iter().copied().chain(within).find(|&t| before(t) && owns(t)).or_else(by)
    }

    /// "Turkish jets", "an army helicopter": aircraft of a state, which attack for it.
    fn flies_for_state(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        let of_state = |t: TokenId| {
            np::name_at(doc, t).is_some_and(|name| matches!(name.kind, NameKind::People | NameKind::Country))
                || matches!(
                    doc.tokens[t].lemma.to_lowercase().as_str(),
                    "army" | "military" | "government" | "force"
                )
        };
        matches!(self.telling.frame.deed, Deed::Attack | Deed::Bombing | Deed::Killing)
            && self.source.classes.has("AIRCRAFT", &doc.tokens[head].lemma.to_lowercase())
            && !self.crashes(head)
            && doc.children_by(head, &[Deprel::Amod, Deprel::Compound, Deprel::NmodPoss]).any(of_state)
    }

    /// "A helicopter crashed, killing both pilots": it attacked nobody.
    fn crashes(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        doc.tokens[head].head.is_some_and(|verb| {
            self.source.classes.has("CRASH_VERB", &doc.tokens[verb].lemma.to_lowercase())
                && syntax::object(doc, verb).is_none()
        })
    }

    /// "the attackers": a noun that says no more of those who did it than that they did; "the man", "the group": somebody
    /// whom the report has told of in better words.
    fn only_takes_up(self, nature: Nature, head: TokenId) -> bool {
        let doc = self.namer.doc;
        if !matches!(nature, Nature::Person { named: false, .. }) {
            return false;
        }
        let determination = np::determination(doc, head);
        let is_fighter = || self.source.classes.has("FIGHTER", &doc.tokens[head].lemma.to_lowercase());
        match self.telling.frame.deed {
            Deed::Itself => {
                matches!(determination, np::Determination::Definite | np::Determination::Possessive)
            }
            // "the officer involved in the murder" is told by what he did.
            _ => {
                determination == np::Determination::Definite
                    && !np::is_plural(doc, head)
                    && !is_fighter()
                    && syntax::described_noun(doc, self.telling.trigger) != Some(head)
            }
        }
    }

    /// "according to witnesses", "a caller claimed responsibility for the group": who says so did not do it.
    fn only_speaks(self, nature: Nature, head: TokenId) -> bool {
        let doc = self.namer.doc;
        let lemma = doc.tokens[head].lemma.to_lowercase();
        let is_one = !np::is_plural(doc, head)
            && !self.source.classes.has("FIGHTER", &lemma)
            && !self.source.classes.has("GANG", &lemma)
            && self.namer.people.noun(&lemma).is_none_or(|noun| noun.form == Form::Person);
        syntax::has_case(doc, head, "according")
            || self.telling.frame.says == Says::Claimed
                && matches!(nature, Nature::Person { named: false, .. })
                && is_one
    }

    /// "Norwegian": the adjective of a people without a noun, which the tree takes for the one who did it.
    fn only_describes(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        np::name_at(doc, head).is_some_and(|name| name.kind == NameKind::People)
            && !np::is_plural(doc, head)
            && np::determination(doc, head) == np::Determination::Bare
    }

    /// "A mob beat two men suspected of kidnapping": they came to harm, and by nobody of a state's forces, who may end what somebody
    /// else did. What they are accused of is another deed, if it was done at all.
    fn suffers_for_it(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        let trigger = self.telling.trigger;
        if accused::of_deed(doc, self.source.classes, trigger) != Some(head) {
            return false;
        }
        let Some(harmed) = doc.tokens[head].head.filter(|&verb| doc.tokens[verb].upos == Upos::Verb) else {
            return false;
        };
        let by_state = syntax::agent(doc, harmed)
            .is_some_and(|agent| self.namer.side(agent, self.namer.nature(agent)) == Side::State);
        let is_harm = self.source.drafts.iter().any(|draft| {
            draft.trigger == harmed
                && matches!(draft.kind, Kind::Killed | Kind::Injured)
                && draft.counted.as_ref().is_some_and(|counted| counted.head == head)
        });
        is_harm && !by_state
    }

    /// A minister or a hostage as the one who did it: unless somebody accuses them, the tree is wrong rather than that.
    fn is_unlikely(self, nature: Nature, head: TokenId) -> bool {
        if self.telling.frame.says == Says::Accused {
            return false;
        }
        match nature {
            Nature::Person { named: true, .. } => {
                let entity = self.namer.entities.at(head).and_then(|e| self.namer.entities.list.get(e));
                entity.is_some_and(|entity| entity.kind == EntityKind::Person && !entity.private)
            }
            // "A teenager stabbed two pupils".
            Nature::Person { group: Some(Group::Children), .. } => !self.is_youth(head),
            Nature::Person { group, .. } => {
                matches!(group, Some(Group::Hostages | Group::Passengers | Group::Journalists))
            }
            _ => false,
        }
    }

    /// "A teenager", "two boys", "a 15-year-old pupil" that the word itself has as its subject or behind "by".
    fn is_youth(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        let token = &doc.tokens[head];
        self.source.classes.has("YOUTH", &token.lemma.to_lowercase())
            && token.head == Some(self.telling.trigger)
            && matches!(token.deprel, Deprel::Nsubj | Deprel::OblAgent)
            && (counting::number_of(doc, head).is_some()
                || np::determination(doc, head) == np::Determination::Indefinite)
    }

    /// "the burned houses", "the attacking rebels": the deed is no part of what they are.
    fn without_deed(self, span: Span, head: TokenId) -> Span {
        let doc = self.namer.doc;
        let tokens = doc.tokens_in(span);
        let deed = self.telling.trigger;
        if tokens.contains(&deed) && deed < head && doc.tokens[deed].deprel == Deprel::Amod {
            return doc.span_of(deed + 1..tokens.end);
        }
        span
    }

    /// The words for persons; "guerrillas" of "FLR guerrillas" and "guerrillas of the FLR", whose group is told beside.
    fn fighters(self, head: TokenId) -> Span {
        let doc = self.namer.doc;
        let span = wording::person(doc, self.source.classes, head);
        if !self.source.classes.has("FIGHTER", &doc.tokens[head].lemma.to_lowercase()) {
            return span;
        }
        let mut tokens = doc.tokens_in(span);
        for body in self.bodies(head) {
            if body > head {
                // "a column of FLR terrorists": these are the persons.
                if doc.tokens[body].head == Some(head) {
                    tokens.end = head + 1;
                }
            } else {
                // "FLR [Free Ruritania] guerrillas": whatever explains the name goes with it.
                tokens.start = np::name_at(doc, head.saturating_sub(1))
                    .map_or(body + 1, |name| name.tokens.end)
                    .max(body + 1);
                while tokens.start < head && doc.tokens[tokens.start].upos == Upos::Punct {
                    tokens.start += 1;
                }
            }
        }
        doc.span_of(tokens.start.min(head)..tokens.end.max(head + 1))
    }

    /// The bodies that a phrase for persons names: "members of the army", "FLR guerrillas".
    fn organisations(self, head: TokenId, confidence: Option<Ascription>, fillers: &mut Vec<Filler>) {
        for t in self.bodies(head) {
            let mut filler = self.filler(RoleName::PerpetratorOrganisation, t, self.namer.body_name(t));
            filler.confidence = confidence;
            filler.side = Some(self.namer.side(t, self.namer.nature(t)));
            fillers.push(filler);
        }
    }

    /// Heads of the names of groups and forces in a phrase for persons.
    fn bodies(self, head: TokenId) -> Vec<TokenId> {
        let doc = self.namer.doc;
        let fights = ["FIGHTER", "ORGANISED_FIGHTER", "FIGHTS_FOR"]
            .iter()
            .any(|class| self.source.classes.has(class, &doc.tokens[head].lemma.to_lowercase()));
        // "Noor militants": not in capitals, in which an adjective looks as a name does.
        let names_fighters = |t: TokenId| {
            doc.tokens[t].deprel == Deprel::Compound
                && doc.tokens[t].head == Some(head)
                && doc.word(head).starts_with(char::is_lowercase)
        };
        // "Members of the vigilante group Tarn Sakai", "a sniper of the Noor unit".
        let in_apposition = |t: TokenId| {
            matches!(doc.tokens[t].deprel, Deprel::Appos | Deprel::Compound)
                && doc.tokens[t].head.is_some_and(|noun| {
                    doc.tokens[noun].head == Some(head)
                        && self.source.classes.has("GROUP_NOUN", &doc.tokens[noun].lemma.to_lowercase())
                })
        };
        let is_body = |&t: &TokenId| {
            // "Guerrillas of the FLR": a body that fighters are of fights, whatever else is known of it.
            let kind = self.namer.entities.at(t).and_then(|e| self.namer.entities.kind(e));
            (matches!(kind, Some(EntityKind::ArmedGroup | EntityKind::SecurityForce))
                || fights
                    && (matches!(kind, Some(EntityKind::Organisation)) || kind == Some(EntityKind::Person) && names_fighters(t))
                    // "The 8th Front of the FLR" is a part of another.
                    && np::name_at(doc, t)
                        .is_some_and(|name| !doc.word(name.tokens.start).starts_with(|c: char| c.is_ascii_digit()))
                    && (doc.tokens[t].deprel == Deprel::Nmod && doc.tokens[t].head == Some(head)
                        || names_fighters(t)
                        || in_apposition(t))
                || group_names::is_group(doc, self.source.classes, t))
                && np::name_at(doc, t).is_none_or(|n| np::head(doc, n.tokens.clone()) == Some(t))
                && doc.tokens[t].upos != Upos::Pron
        };
        let words = doc.tokens_in(wording::person(doc, self.source.classes, head));
        // "men wearing army uniforms" need not be the army's.
        let clause = doc.children_by(head, &[Deprel::Acl]).find(|&t| t > head).unwrap_or(words.end);
        words.filter(|&t| t != head && t < clause).filter(is_body).collect()
    }

    /// Everyone and everything that it was done to.
    fn harms(self) -> Vec<Harm> {
        let frame = self.telling.frame;
        let harm = |head: TokenId| {
            let nature = self.namer.nature(head);
            let former = self.namer.is_former(head);
            let former = former
                || self.holds_civil_office(head)
                || self.namer.is_general_of_office(head)
                || self.namer.is_private_guard(head)
                || self.is_criminal(head);
            let known = self.known_military(head).filter(|_| !former);
            let side = self.namer.side(head, nature);
            // Robbers, prisoners and watchmen are no armed forces or groups.
            let civil = matches!(nature, Nature::Person { named: false, group: Some(_) })
                && (matches!(side, Side::Crime | Side::Crowd) || self.namer.is_private_guard(head));
            let known = known.filter(|_| !civil);
            // Only those who do it are a crowd: villagers who are shot are civilians.
            let side = if side == Side::Crowd { Side::Others } else { side };
            let ranked = !former && self.namer.has_military_title(head);
            let fighter = ranked || !former && self.fell_in_fight(nature);
            let effect = match nature {
                Nature::Person { .. } => frame.person,
                // "Killed eight Noor Tigers": a number of them.
                Nature::Body { kind: EntityKind::ArmedGroup | EntityKind::SecurityForce }
                    if frame.thing.is_none() && counting::number_of(self.namer.doc, head).is_some() =>
                {
                    frame.person
                }
                // "Toppled the government": no house fell.
                Nature::Body { .. }
                    if matches!(frame.thing, Some(Effect::Destroyed | Effect::Damaged))
                        && self
                            .source
                            .classes
                            .has("REGIME", &self.namer.doc.tokens[head].lemma.to_lowercase()) =>
                {
                    None
                }
                Nature::Body { .. } | Nature::Thing(_) => frame.thing,
                Nature::Weapon | Nature::Other => None,
            }?;
            // "Threatened to blow up a bridge": nothing has happened to it. A noun that was presupposed has been done.
            let undone = self.draft.reality == Reality::Unreal
                && self.namer.doc.tokens[self.telling.trigger].upos == Upos::Verb;
            let effect = if undone { Effect::None } else { effect };
            Some(Harm {
                head,
                nature,
                military: !former && !civil && (nature.is_military() || known.is_some() || fighter),
                of_forces: matches!(nature, Nature::Thing(_))
                    && matches!(effect, Effect::None | Effect::Damaged)
                    && self
                        .source
                        .classes
                        .has("PLACE_OF_FORCES", &self.namer.doc.tokens[head].lemma.to_lowercase()),
                side: match known {
                    _ if former => Side::Others,
                    Some(group) => Side::of(group),
                    None if ranked && side == Side::Others => Side::State,
                    None => side,
                },
                unsaid: head == self.telling.trigger
                    || !matches!(self.namer.doc.tokens[head].upos, Upos::Noun | Upos::Propn),
                specific: self.is_specific(head, nature),
                effect,
                incident: self.draft.incident,
                trigger: self.telling.trigger,
            })
        };
        // "A fighter was captured by the bureau": who takes fighters need be no captor.
        let by_group = |t: &TokenId| self.namer.nature(*t) == Nature::Body { kind: EntityKind::ArmedGroup };
        let takes = frame.conditions.contains(&Condition::SubjectIsGroup)
            && !self.telling.agents.iter().any(by_group);
        let taken = |head: &TokenId| !(takes && self.namer.nature(*head).is_military());
        self.told(&self.telling.patients).into_iter().filter(taken).filter_map(harm).collect()
    }

    /// The phrases that some heads stand for: what pronouns take up, the names of those who are only described.
    fn told(self, heads: &[TokenId]) -> Vec<TokenId> {
        let mut all = Vec::new();
        let names_of = |head| identified::names(self.namer.doc, self.source.classes, self.namer.people, head);
        for (own, head) in heads.iter().map(|&head| (head, self.namer.resolved(head))) {
            // "Seized 12 farmers and killed four of them": nobody does it to those of their own who do it.
            let of_themselves =
                own != head && !std::ptr::eq(heads, self.telling.agents.as_slice()) && self.does_it(head);
            let head = if of_themselves { self.told_before(own).unwrap_or(head) } else { head };
            let head = self.who_says_it(own, head);
            if let Some(name) = group_names::name_of(self.namer.doc, self.source.classes, head) {
                all.push(name);
                continue;
            }
            let mut names = names_of(head);
            if names.is_empty() && own != head {
                names = names_of(own);
            }
            if names.is_empty() {
                all.push(self.calls_itself(head).unwrap_or(head));
            }
            all.extend(names);
        }
        all
    }

    /// "The Sons of Noon said it was behind the blast": "it" is whoever says so, where nothing else was found that could do it.
    fn who_says_it(self, own: TokenId, head: TokenId) -> TokenId {
        let doc = self.namer.doc;
        let it = doc.tokens[own].upos == Upos::Pron
            && matches!(doc.word(own).to_lowercase().as_str(), "it" | "they");
        let acts = |t: TokenId| matches!(self.namer.nature(t), Nature::Person { .. } | Nature::Body { .. });
        let speaker = self
            .draft
            .holder
            .as_ref()
            .map(|holder| holder.head)
            .filter(|&t| t < own && doc.tokens[t].sentence == doc.tokens[own].sentence && acts(t));
        speaker.filter(|_| it && !acts(head)).unwrap_or(head)
    }

    /// "A group calling itself the Sons of Noon": the name that it gives itself.
    fn calls_itself(self, head: TokenId) -> Option<TokenId> {
        let doc = self.namer.doc;
        let verb = doc
            .children_by(head, &[Deprel::Acl, Deprel::AclRelcl])
            .find(|&t| doc.tokens[t].lemma == "call" && !syntax::is_negated(doc, t))?;
        let itself = |t: TokenId| matches!(doc.word(t).to_lowercase().as_str(), "itself" | "themselves");
        // "A group called the Sons of Noon".
        let called = doc.word(verb).eq_ignore_ascii_case("called") && doc.tokens[verb].xpos == Xpos::Vbn;
        let reflexive =
            (verb + 1..doc.tokens.len()).take(2).find(|&t| itself(t)).or_else(|| called.then_some(verb))?;
        let sentence = doc.tokens[head].sentence;
        let name = (reflexive + 1..doc.tokens.len())
            .take(3)
            .take_while(|&t| doc.tokens[t].sentence == sentence)
            .find_map(|t| np::name_at(doc, t))?;
        matches!(name.kind, NameKind::Organisation | NameKind::ArmedGroup)
            .then(|| np::head(doc, name.tokens.clone()))
            .flatten()
    }

    /// Whether a phrase is one of those that do it.
    fn does_it(self, head: TokenId) -> bool {
        self.telling.agents.iter().any(|&agent| self.namer.resolved(agent) == head)
    }

    /// The object of the clause that this one goes on or hangs on.
    fn told_before(self, pronoun: TokenId) -> Option<TokenId> {
        let doc = self.namer.doc;
        let trigger = &doc.tokens[self.telling.trigger];
        let above = trigger.head.filter(|_| matches!(trigger.deprel, Deprel::Conj | Deprel::Advcl))?;
        syntax::object(doc, above).filter(|&object| object < pronoun && doc.tokens[object].upos != Upos::Pron)
    }

    /// A name, a thing, one person, a number of them, or those who were told of before.
    fn is_specific(self, head: TokenId, nature: Nature) -> bool {
        let doc = self.namer.doc;
        match nature {
            Nature::Person { named: true, .. } | Nature::Thing(_) | Nature::Body { .. } => true,
            Nature::Person { .. } if doc.tokens[head].upos == Upos::Pron => false,
            Nature::Person { .. } => match counting::number_of(doc, head) {
                Some(number) => {
                    number.interval.high.is_some() || number.interval.low.is_some_and(|n| n < MANY)
                }
                None => !np::is_plural(doc, head) || np::determination(doc, head) != np::Determination::Bare,
            },
            Nature::Weapon | Nature::Other => false,
        }
    }

    /// "Suspected cattle thieves": no armed group, whatever they did.
    fn is_criminal(self, head: TokenId) -> bool {
        self.source.classes.has("CRIMINAL", &self.namer.doc.tokens[head].lemma.to_lowercase())
    }

    /// "the M-19's presidential candidate": who stands for or holds an office is no fighter, whatever the party.
    fn holds_civil_office(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        let names_office =
            |t: TokenId| self.source.classes.has("CIVIL_OFFICE", &doc.tokens[t].lemma.to_lowercase());
        let titles =
            doc.children_by(head, &[Deprel::NmodDesc, Deprel::Compound, Deprel::Appos, Deprel::Flat]);
        let before = np::name_at(doc, head)
            .and_then(|name| name.tokens.start.checked_sub(1))
            .filter(|&t| doc.tokens[t].sentence == doc.tokens[head].sentence);
        let entity = self.namer.entities.at(head).and_then(|e| self.namer.entities.list.get(e));
        titles.chain([head]).chain(before).any(names_office)
            || entity.and_then(|e| e.role).is_some_and(|role| doc.tokens_in(role).any(names_office))
    }

    /// "Jan Holm was killed in a clash with the army": somebody by name of whom no more is known was fighting, unless it
    /// was at a protest.
    fn fell_in_fight(self, nature: Nature) -> bool {
        let doc = self.namer.doc;
        let protest = self
            .source
            .occurrences
            .get(self.draft.incident)
            .is_some_and(|it| it.incident_type == IncidentType::ProtestViolence);
        let is_unknown = matches!(nature, Nature::Person { named: true, group: None | Some(Group::People) });
        !protest
            && is_unknown
            && matches!(self.telling.frame.deed, Deed::Killing | Deed::Wounding)
            && doc
                .children_by(self.telling.trigger, &[Deprel::Obl, Deprel::Nmod])
                .any(|t| self.source.classes.has("FIGHT_NOUN", &doc.tokens[t].lemma.to_lowercase()))
    }

    /// The group of armed forces or groups among which some claim of the report counts this person.
    fn known_military(self, head: TokenId) -> Option<Group> {
        let entity = self.namer.entities.at(head);
        let is_meant = |counted: &Counted| {
            counted.head == head || entity.is_some() && self.namer.entities.at(counted.head) == entity
        };
        self.source
            .drafts
            .iter()
            .filter(|draft| matches!(draft.group, Some(Group::SecurityForces | Group::Militants)))
            // Whoever is arrested is a suspect, not of an armed group.
            .filter(|draft| draft.kind != Kind::Arrested)
            .find(|draft| draft.counted.as_ref().is_some_and(is_meant))
            .and_then(|draft| draft.group)
    }

    fn patients(self, harms: &[Harm], fillers: &mut Vec<Filler>) {
        let doc = self.namer.doc;
        for harm in harms {
            let (role, span) = match harm.nature {
                Nature::Person { named: true, .. } => (RoleName::Victim, self.namer.full_name(harm.head)),
                Nature::Thing(_) => (RoleName::Target, self.without_deed(self.thing(harm.head), harm.head)),
                Nature::Body { kind: EntityKind::Organisation | EntityKind::Government } => {
                    (RoleName::Target, wording::named(doc, harm.head))
                }
                _ => continue,
            };
            let mut filler = self.filler(role, harm.head, span);
            filler.effect = Some(harm.effect);
            fillers.push(filler);
            if role == RoleName::Target {
                self.owners(harm.head, fillers);
            }
        }
    }

    fn thing(self, head: TokenId) -> Span {
        let is_person = |t: TokenId| matches!(self.namer.nature(t), Nature::Person { .. });
        let is_thing = |t: TokenId| matches!(self.namer.nature(t), Nature::Thing(_));
        wording::thing(self.namer.doc, head, is_person, is_thing)
    }

    /// "attacked the residence of Jan Holm": whose it is was targeted too.
    fn owners(self, thing: TokenId, fillers: &mut Vec<Filler>) {
        let doc = self.namer.doc;
        if !self.source.classes.has("PERSONAL_THING", &doc.tokens[thing].lemma.to_lowercase()) {
            return;
        }
        let of = doc
            .children_by(thing, &[Deprel::NmodPoss, Deprel::Nmod])
            .filter(|&t| doc.tokens[t].deprel == Deprel::NmodPoss || syntax::has_case(doc, t, "of"));
        for owner in of {
            let owner = self.namer.resolved(owner);
            if matches!(self.namer.nature(owner), Nature::Person { named: true, .. }) {
                let mut filler = self.filler(RoleName::Victim, owner, self.namer.full_name(owner));
                filler.effect = Some(Effect::None);
                fillers.push(filler);
            }
        }
    }

    /// Weapons as subject, object, behind "with" or before the noun of the deed ("bomb attack", "rifle fire").
    fn instruments(self, fillers: &mut Vec<Filler>) {
        let doc = self.namer.doc;
        let frame = self.telling.frame;
        if frame.deed == Deed::Blame && frame.says == Says::Fact {
            // "the attack was carried out with grenades"
            let with = doc
                .children_by(self.telling.trigger, &[Deprel::Obl])
                .filter(|&t| syntax::has_case(doc, t, "with"))
                .flat_map(|t| syntax::coordinated(doc, t));
            let arms: Vec<TokenId> = self.telling.agents.iter().flat_map(|&t| self.arms_of(t)).collect();
            self.weapons(with.chain(arms), fillers);
            return;
        }
        if matches!(frame.deed, Deed::Blame | Deed::Itself) {
            return;
        }
        let armed: Vec<TokenId> =
            self.told(&self.telling.agents).into_iter().flat_map(|t| self.arms_of(t)).collect();
        self.weapons(armed.into_iter(), fillers);
        if matches!(frame.deed, Deed::Robbery | Deed::Kidnapping) {
            return;
        }
        self.carriers(fillers);
        let relations = [
            Deprel::Nsubj,
            Deprel::NsubjPass,
            Deprel::Obj,
            Deprel::Compound,
            Deprel::Obl,
            Deprel::OblAgent,
            Deprel::Nmod,
            Deprel::NmodPoss,
        ];
        let mut near: Vec<TokenId> = doc
            .children_by(self.telling.trigger, &relations)
            .flat_map(|t| syntax::coordinated(doc, t))
            .collect();
        if let Some(noun) = syntax::described_noun(doc, self.telling.trigger) {
            near.push(noun);
        }
        let bursts: Vec<TokenId> = near
            .iter()
            .filter(|&&t| self.source.classes.has("BURST", &doc.tokens[t].lemma.to_lowercase()))
            .flat_map(|&t| doc.children_by(t, &[Deprel::Compound]).collect::<Vec<_>>())
            .flat_map(|t| syntax::coordinated(doc, t))
            .collect();
        // "10 kilos of dynamite exploded"
        let contents: Vec<TokenId> = near
            .iter()
            .filter(|&&t| self.namer.nature(t) == Nature::Other)
            .flat_map(|&t| doc.children_by(t, &[Deprel::Nmod]).collect::<Vec<_>>())
            .filter(|&t| syntax::has_case(doc, t, "of"))
            .collect();
        let loads: Vec<TokenId> = near.iter().flat_map(|&t| self.load(t)).collect();
        self.weapons(near.into_iter().chain(bursts).chain(contents).chain(loads), fillers);
    }

    /// "Attackers armed with machetes", "a man carrying an axe": what those who do it bear.
    fn arms_of(self, head: TokenId) -> Vec<TokenId> {
        let doc = self.namer.doc;
        if !matches!(self.namer.nature(head), Nature::Person { .. }) {
            return Vec::new();
        }
        let bears = doc
            .children_by(head, &[Deprel::Acl, Deprel::AclRelcl, Deprel::Amod])
            .filter(|&t| self.source.classes.has("BEAR_ARMS", &doc.word(t).to_lowercase()));
        let arms = bears.flat_map(|t| {
            doc.children_by(t, &[Deprel::Obl, Deprel::Obj, Deprel::Compound, Deprel::Nmod])
                .collect::<Vec<_>>()
        });
        let with = doc.children_by(head, &[Deprel::Nmod]).filter(|&t| syntax::has_case(doc, t, "with"));
        arms.chain(with).flat_map(|t| syntax::coordinated(doc, t)).collect()
    }

    /// "Rammed a van into a crowd", "helicopters strafed the camp": vehicles that are driven into somebody, aircraft that attack.
    fn carriers(self, fillers: &mut Vec<Filler>) {
        let doc = self.namer.doc;
        let trigger = self.telling.trigger;
        let classes = self.source.classes;
        let driven = doc.tokens[trigger].upos == Upos::Verb
            && classes.has("RAM_VERB", &doc.tokens[trigger].lemma.to_lowercase());
        let relations = [Deprel::Nsubj, Deprel::Obj, Deprel::NsubjPass, Deprel::OblAgent, Deprel::Obl];
        let heads: Vec<TokenId> = doc
            .children_by(trigger, &relations)
            .filter(|&t| {
                // "In a car", "with a helicopter": only what it was done with.
                doc.tokens[t].deprel != Deprel::Obl || syntax::has_case(doc, t, "with")
            })
            .flat_map(|t| syntax::coordinated(doc, t))
            .collect();
        for head in heads {
            let Nature::Thing(thing) = self.namer.nature(head) else { continue };
            let flies = classes.has("WAR_AIRCRAFT", &doc.tokens[head].lemma.to_lowercase())
                && self.telling.agents.contains(&head)
                && !self.crashes(head);
            let rams = driven && thing.class == Class::Vehicle && !self.telling.patients.contains(&head);
            if flies || rams {
                let span = wording::weapon(doc, classes, head);
                let mut filler = self.filler(RoleName::Instrument, head, span);
                filler.weapon = Some(thing.class);
                fillers.push(filler);
            }
        }
    }

    /// "a truck loaded with dynamite exploded", "a bomb containing 50 kilos of dynamite".
    fn load(self, holder: TokenId) -> Vec<TokenId> {
        let doc = self.namer.doc;
        let loaded = doc
            .children_by(holder, &[Deprel::Acl, Deprel::AclRelcl])
            .filter(|&t| self.source.classes.has("LOAD_VERB", &doc.tokens[t].lemma));
        let inside = loaded
            .flat_map(|t| doc.children_by(t, &[Deprel::Obl, Deprel::Obj]).collect::<Vec<_>>())
            .chain(doc.children_by(holder, &[Deprel::Nmod]).filter(|&t| syntax::has_case(doc, t, "with")));
        let all: Vec<TokenId> = inside.flat_map(|t| syntax::coordinated(doc, t)).collect();
        let measured = all
            .iter()
            .flat_map(|&t| doc.children_by(t, &[Deprel::Nmod]).collect::<Vec<_>>())
            .filter(|&t| syntax::has_case(doc, t, "of"));
        all.iter().copied().chain(measured).collect()
    }

    fn weapons(self, heads: impl Iterator<Item = TokenId>, fillers: &mut Vec<Filler>) {
        let doc = self.namer.doc;
        for head in heads {
            // "Shelling", "an airstrike" are deeds.
            let is_deed = self.source.classes.has("EVENT_NOUN", &doc.word(head).to_lowercase());
            if self.namer.nature(head) == Nature::Weapon && !is_deed {
                let mut filler =
                    self.filler(RoleName::Instrument, head, wording::weapon(doc, self.source.classes, head));
                filler.weapon = self.namer.things.of(doc, head).map(|thing| thing.class);
                fillers.push(filler);
            }
        }
    }

    fn ascription(self, head: TokenId) -> Ascription {
        let speaks_for_itself = self.draft.holder.as_ref().is_some_and(|holder| {
            holder.head == head
                || self
                    .namer
                    .entities
                    .at(holder.head)
                    .is_some_and(|e| self.namer.entities.at(head) == Some(e))
        });
        match self.telling.frame.says {
            Says::Claimed => Ascription::ClaimedOrAdmitted,
            // "Said it was behind the blast".
            Says::Accused if speaks_for_itself => Ascription::ClaimedOrAdmitted,
            Says::Accused => Ascription::SuspectedOrAccused,
            Says::Possible => Ascription::Possible,
            Says::Fact if self.telling.accused => Ascription::SuspectedOrAccused,
            Says::Fact if self.draft.stance == Stance::Admitted || speaks_for_itself => {
                Ascription::ClaimedOrAdmitted
            }
            // "Threatened to attack": nothing was done.
            Says::Fact if self.draft.reality != Reality::Actual => Ascription::Possible,
            // "allegedly", "could not be confirmed"
            Says::Fact if self.draft.verification.is_some() => Ascription::SuspectedOrAccused,
            Says::Fact => Ascription::ReportedAsFact,
        }
    }
}
