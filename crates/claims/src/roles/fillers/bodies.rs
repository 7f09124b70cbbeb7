//! Whose men did it: the group or force behind fighters, weapons and aircraft.

use language::{Deprel, NameKind, TokenId, Upos};

use super::{Filler, Teller};
use crate::np;
use crate::reading::{Ascription, EntityKind, Group, RoleName};
use crate::roles::codes::Side;
use crate::roles::frames::Deed;
use crate::roles::group_names;
use crate::roles::nature::Nature;
use crate::roles::wording;
use crate::syntax;

/// Words of a clause that blames among which what for is looked for.
const REACH: usize = 48;

impl Teller<'_> {
    /// "A splinter group of the FLR", "a breakaway faction".
    pub(super) fn is_splinter(self, head: TokenId) -> bool {
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
    pub(super) fn fighters_by_name(
        self,
        head: TokenId,
        confidence: Option<Ascription>,
        fillers: &mut Vec<Filler>,
    ) {
        let doc = self.namer.doc;
        let Some(name) = np::name_at(doc, head).filter(|name| name.kind == NameKind::ArmedGroup) else {
            return;
        };
        let Some(last) = name.tokens.end.checked_sub(1).filter(|&last| last > name.tokens.start) else {
            return;
        };
        let fights = |t: TokenId| {
            np::is_plural(doc, t)
                && ["FIGHTER", "ORGANISED_FIGHTER", "NAMED_FIGHTER"]
                    .iter()
                    .any(|class| self.source.classes.has(class, &doc.tokens[t].lemma.to_lowercase()))
        };
        // "Rebels of the Lake Front", all of it taken for the name.
        let first = name.tokens.start;
        let opens = fights(first) && doc.word(first + 1).eq_ignore_ascii_case("of");
        let last = if opens { first } else { last };
        if opens || doc.word(last).starts_with(char::is_lowercase) && fights(last) {
            // "FLR dissidents": dissidents alone may be anybody.
            let named = self.source.classes.has("NAMED_FIGHTER", &doc.tokens[last].lemma.to_lowercase());
            let span = if named { name.span } else { doc.tokens[last].span };
            let mut filler = self.filler(RoleName::PerpetratorIndividual, last, span);
            filler.entity = None;
            filler.confidence = confidence;
            filler.side = Some(Side::Group);
            fillers.push(filler);
        }
    }

    /// "A spokesman for the FLR claimed responsibility": the FLR, given in place of the one who speaks for it. Whether it was.
    pub(super) fn speaks_for_body(self, head: TokenId, nature: Nature, fillers: &mut Vec<Filler>) -> bool {
        let doc = self.namer.doc;
        if !matches!(nature, Nature::Person { .. }) || np::is_plural(doc, head) {
            return false;
        }
        let speaks = |t: TokenId| self.source.classes.has("SPEAKS_FOR", &doc.tokens[t].lemma.to_lowercase());
        let entity = self.namer.entities.at(head).and_then(|e| self.namer.entities.list.get(e));
        let by_role = entity.and_then(|e| e.role).is_some_and(|role| doc.tokens_in(role).any(speaks));
        if !speaks(head) && !by_role {
            return false;
        }
        let Some(group) = self.namer.entities.affiliation(doc, head) else { return false };
        let Some(list) = self.namer.entities.list.get(group) else { return false };
        let armed = matches!(list.kind, EntityKind::ArmedGroup | EntityKind::Organisation);
        let Some(body) =
            list.mentions.first().and_then(|&m| np::head(doc, doc.tokens_in(m))).filter(|_| armed)
        else {
            return false;
        };
        let mut filler = self.filler(RoleName::PerpetratorOrganisation, body, self.namer.body_name(body));
        filler.confidence = Some(Ascription::ClaimedOrAdmitted);
        filler.side = Some(match self.namer.nature(body).side() {
            Side::Others => Side::Group,
            side => side,
        });
        fillers.push(filler);
        true
    }

    /// Whose spokesman says "we".
    pub(super) fn who_we_are(self) -> Option<Filler> {
        let doc = self.namer.doc;
        let holder = self.draft.holder.as_ref()?.head;
        let armed = |kind| matches!(kind, EntityKind::ArmedGroup | EntityKind::SecurityForce);
        let body = match self.namer.nature(holder) {
            Nature::Body { kind } if armed(kind) => holder,
            Nature::Body { .. } => return None,
            _ => {
                let side = self.namer.entities.affiliation(doc, holder)?;
                let list = self.namer.entities.list.get(side).filter(|e| armed(e.kind))?;
                np::head(doc, doc.tokens_in(*list.mentions.first()?))?
            }
        };
        // "We did it in two minutes," said a police officer: no deed of theirs.
        let says_so = doc.tokens[self.telling.trigger].lemma != "do"
            || self.source.classes.has("SPEAKS_FOR", &doc.tokens[holder].lemma.to_lowercase())
                && doc.word(body).starts_with(char::is_uppercase);
        if !says_so {
            return None;
        }
        let mut filler = self.filler(RoleName::PerpetratorOrganisation, body, self.namer.body_name(body));
        filler.confidence = Some(Ascription::ClaimedOrAdmitted);
        filler.side = Some(self.namer.nature(body).side());
        Some(filler)
    }

    /// "Its fighters", "our men": the body whose they are, where the report names it.
    pub(super) fn whose_men(self, men: TokenId, fillers: &mut Vec<Filler>) {
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
        // "The front's branch said its fighters had done it": who speaks for the front says it for the front.
        let told = self.ascription(owner);
        let by_itself = told == Ascription::ReportedAsFact && speaker() == Some(owner);
        filler.confidence = Some(if by_itself { Ascription::ClaimedOrAdmitted } else { told });
        filler.side = Some(self.namer.nature(owner).side());
        fillers.push(filler);
    }

    /// "Russian missiles", "an Israeli drone strike", "Syrian army guns": whose they are, where that is a state or its forces.
    pub(super) fn state_behind(self, head: TokenId) -> Option<TokenId> {
        let doc = self.namer.doc;
        let lemma = doc.tokens[head].lemma.to_lowercase();
        // "A Russian bomb", not "a Tarn car bomb".
        let improvised = |t: TokenId| {
            let word = doc.tokens[t].lemma.to_lowercase();
            self.source.classes.has("DRIVEN_VEHICLE", &word) || self.source.classes.has("IMPROVISED", &word)
        };
        let by_weapon = || {
            self.source.classes.has("ATTACK_NOUN", &lemma)
                && doc
                    .children_by(head, &[Deprel::Compound])
                    .any(|t| self.source.classes.has("STATE_WEAPON", &doc.tokens[t].lemma.to_lowercase()))
        };
        let heavy = self.source.classes.has("STATE_WEAPON", &lemma)
            || by_weapon()
            || lemma == "bomb" && !doc.children_by(head, &[Deprel::Compound, Deprel::Amod]).any(improvised);
        if !heavy
            || !matches!(
                self.telling.frame.deed,
                Deed::Attack | Deed::Bombing | Deed::Killing | Deed::Wounding | Deed::Arson
            )
        {
            return None;
        }
        let relations = [Deprel::Amod, Deprel::Compound, Deprel::NmodPoss, Deprel::Nmod];
        let flies =
            self.source.classes.has("AIRCRAFT", &lemma) && !self.source.classes.has("WAR_AIRCRAFT", &lemma);
        let has_number = |t: TokenId| {
            np::name_at(doc, t)
                .is_some_and(|name| name.span.of(&doc.text).contains(|c: char| c.is_ascii_digit()))
        };
        let owns = |t: TokenId| {
            let name = np::name_at(doc, t).map(|name| name.kind);
            // "An SBU drone" is the SBU's, "an airline's plane" attacks for nobody.
            let acts = |kind| match kind {
                EntityKind::SecurityForce | EntityKind::ArmedGroup | EntityKind::Government => true,
                // "BM-21 rockets": a model of weapon.
                EntityKind::Organisation => !flies && !has_number(t),
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

    /// "Ukraine fired rockets at", "an attack by Turkey", "blamed Russia": a state by its name as the one who did it.
    pub(super) fn is_state(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        let named = np::name_at(doc, head).is_some_and(|name| {
            name.kind == NameKind::Country && np::head(doc, name.tokens.clone()) == Some(head)
        });
        let token = &doc.tokens[head];
        // "Staged by US": in capitals nothing tells the pronoun from the state.
        let sentence = doc.sentences[token.sentence].span.of(&doc.text);
        if doc.word(head) == "US" && !sentence.contains(char::is_lowercase) {
            return false;
        }
        // "Blamed Nicaragua for the state of the economy": for nothing that was done.
        let of_deed = || {
            let trigger = self.telling.trigger;
            let told = doc
                .subtree(trigger)
                .into_iter()
                .take(REACH)
                .any(|t| self.source.classes.has("EVENT_NOUN", &doc.tokens[t].lemma.to_lowercase()));
            told || doc.children_by(trigger, &[Deprel::Obl]).all(|t| !syntax::has_case(doc, t, "for"))
        };
        // "In Ukraine": where it was done.
        let placed = doc
            .children_by(head, &[Deprel::Case])
            .any(|case| !matches!(doc.word(case).to_lowercase().as_str(), "by" | "on" | "to" | "at"));
        let stands = match token.deprel {
            Deprel::Nsubj | Deprel::OblAgent => true,
            Deprel::Nmod | Deprel::Obl => {
                !placed && syntax::has_case(doc, head, "by") || self.blames() && of_deed()
            }
            Deprel::Obj | Deprel::NsubjPass => self.blames() && of_deed(),
            _ => false,
        };
        named && stands && !placed && self.telling.frame.deed != Deed::Itself
    }

    fn blames(self) -> bool {
        self.telling.frame.deed == Deed::Blame
    }

    /// "Turkish jets", "an army helicopter": aircraft of a state, which attack for it.
    pub(super) fn flies_for_state(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        let of_state = |t: TokenId| {
            np::name_at(doc, t).is_some_and(|name| matches!(name.kind, NameKind::People | NameKind::Country))
                || matches!(
                    doc.tokens[t].lemma.to_lowercase().as_str(),
                    "army" | "military" | "government" | "force"
                )
        };
        matches!(self.telling.frame.deed, Deed::Attack | Deed::Bombing | Deed::Killing | Deed::Arson)
            && self.source.classes.has("AIRCRAFT", &doc.tokens[head].lemma.to_lowercase())
            && !self.crashes(head)
            && doc.children_by(head, &[Deprel::Amod, Deprel::Compound, Deprel::NmodPoss]).any(of_state)
    }

    /// Those or one whom the report has told of, by a group: "the front said it had killed them".
    pub(super) fn is_done_to_those_told_of(self) -> bool {
        let doc = self.namer.doc;
        let told_of = |&t: &TokenId| {
            doc.tokens[t].upos == Upos::Pron && matches!(doc.word(t).to_lowercase().as_str(), "them" | "him")
        };
        let group = |&t: &TokenId| {
            doc.tokens[t].upos == Upos::Pron
                && matches!(
                    self.namer.nature(self.namer.resolved(t)),
                    Nature::Body { kind: EntityKind::ArmedGroup | EntityKind::Organisation }
                )
        };
        self.telling.patients.iter().any(told_of) && self.telling.agents.iter().any(group)
    }

    /// A thing with an article that no table knows, to which it was done.
    pub(super) fn is_done_to_something(self) -> bool {
        let doc = self.namer.doc;
        self.telling.patients.iter().any(|&t| {
            doc.tokens[t].upos == Upos::Noun
                && self.namer.nature(t) == Nature::Other
                && np::determination(doc, t) != np::Determination::Bare
        })
    }

    /// "A helicopter crashed, killing both pilots": it attacked nobody.
    pub(super) fn crashes(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        doc.tokens[head].head.is_some_and(|verb| {
            self.source.classes.has("CRASH_VERB", &doc.tokens[verb].lemma.to_lowercase())
                && syntax::object(doc, verb).is_none()
        })
    }

    /// The bodies that a phrase for persons names: "members of the army", "FLR guerrillas".
    pub(super) fn organisations(
        self,
        head: TokenId,
        confidence: Option<Ascription>,
        fillers: &mut Vec<Filler>,
    ) {
        let doc = self.namer.doc;
        let mut all: Vec<(TokenId, Option<Ascription>)> = Vec::new();
        for (body, sure) in self.ties(head) {
            if !all.iter().any(|&(t, _)| t == body) {
                all.push((body, sure));
            }
        }
        // "Gunmen from an offshoot of the FLR": the offshoot did it, not the FLR.
        let splinters: Vec<TokenId> = all.iter().map(|&(t, _)| t).filter(|&t| self.is_splinter(t)).collect();
        let bodies = self.bodies(head);
        // "The 8th Front of the FLR": the FLR, whatever the tree hangs it on.
        let numbered = |t: TokenId| {
            np::name_at(doc, t)
                .is_some_and(|name| doc.word(name.tokens.start).starts_with(|c: char| c.is_ascii_digit()))
        };
        all.retain(|&(t, _)| !numbered(t) || bodies.iter().all(|&body| body == t));
        for t in bodies {
            let within = |&splinter: &TokenId| doc.ancestors(t).take(4).any(|above| above == splinter);
            if !all.iter().any(|&(known, _)| known == t) && !splinters.iter().any(within) {
                all.push((t, None));
            }
        }
        for (t, sure) in all {
            let span = if self.is_splinter(t) {
                wording::person(doc, self.source.classes, t)
            } else {
                self.namer.body_name(t)
            };
            let mut filler = self.filler(RoleName::PerpetratorOrganisation, t, span);
            filler.confidence = confidence.max(sure.or(confidence));
            filler.side = Some(match self.namer.side(t, self.namer.nature(t)) {
                Side::Others => Side::Group,
                side => side,
            });
            fillers.push(filler);
        }
    }

    /// Heads of the names of groups and forces in a phrase for persons.
    pub(super) fn bodies(self, head: TokenId) -> Vec<TokenId> {
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
}
