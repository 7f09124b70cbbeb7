//! Those who did it: persons, bodies and what flies for a state.

use language::{Deprel, NameKind, Span, TokenId, Upos};

use super::{Filler, Teller};
use crate::accused;
use crate::counting::{self};
use crate::np;
use crate::people::Form;
use crate::reading::{EntityKind, Group, Kind, RoleName};
use crate::roles::codes::Side;
use crate::roles::frames::{Condition, Deed, Says};
use crate::roles::nature::Nature;
use crate::roles::{group_names, telling_status, wording};
use crate::syntax;

impl Teller<'_> {
    pub(super) fn agents(self, fillers: &mut Vec<Filler>) {
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
        if self.telling.frame.conditions.contains(&Condition::SubjectIsGroup)
            && !self.telling.frame.patient.is_empty()
            && self.harms().is_empty()
        {
            return;
        }
        let nobody = |head: TokenId| {
            doc.children_by(head, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "no")
                || doc.tokens[head].lemma == "none"
        };
        for head in self.told(&self.telling.agents).into_iter().filter(|&head| !nobody(head)) {
            // "We hit the ship," said the front's spokesman.
            if doc.word(head).eq_ignore_ascii_case("we") {
                fillers.extend(self.who_we_are());
                continue;
            }
            let nature = self.namer.nature(head);
            // "The church of Saint Odo burned": it set fire to nothing.
            let burns = self.telling.frame.deed == Deed::Arson
                && self.telling.patients.is_empty()
                && matches!(nature, Nature::Body { kind: EntityKind::Organisation | EntityKind::Government });
            // "A spokesman for the front claimed responsibility": he speaks for those who did it.
            if self.telling.frame.says == Says::Claimed && self.speaks_for_body(head, nature, fillers) {
                continue;
            }
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
                let before = fillers.len();
                self.whose_men(head, fillers);
                // "One of its members": this one is told of.
                let body = fillers.get(before).cloned();
                fillers.extend(body.and_then(|body| self.some_of_its_men(head, body)));
                continue;
            }
            let confidence = Some(self.ascription_of(head));
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
                // "Arab militias": bodies, several of them.
                Nature::Person { named: false, .. } if self.is_armed_bodies(head) => (
                    RoleName::PerpetratorOrganisation,
                    self.without_deed(wording::person(doc, self.source.classes, head), head),
                ),
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
                // "An Iran-backed militia".
                Nature::Body { .. }
                    if np::name_at(doc, head).is_none()
                        && self.namer.entities.at(head).is_none()
                        && group_names::is_armed_body(doc, self.source.classes, head)
                        && group_names::named_before(doc, self.source.classes, head).is_none() =>
                {
                    (RoleName::PerpetratorOrganisation, wording::person(doc, self.source.classes, head))
                }
                // "Ukraine shelled the town", "an attack by Ukraine".
                Nature::Other if self.is_state(head) => (
                    RoleName::PerpetratorOrganisation,
                    np::name_at(doc, head).map_or(doc.tokens[head].span, |name| name.span),
                ),
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
            let nature = if matches!(nature, Nature::Thing(_) | Nature::Other) {
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

    /// "the attackers": a noun that says no more of those who did it than that they did; "the man", "the group": somebody
    /// whom the report has told of in better words.
    pub(super) fn only_takes_up(self, nature: Nature, head: TokenId) -> bool {
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
    pub(super) fn only_speaks(self, nature: Nature, head: TokenId) -> bool {
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
    pub(super) fn only_describes(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        np::name_at(doc, head).is_some_and(|name| name.kind == NameKind::People)
            && !group_names::is_called_so(doc, self.source.classes, head)
            && !np::is_plural(doc, head)
            && np::determination(doc, head) == np::Determination::Bare
    }

    /// "A mob beat two men suspected of kidnapping": they came to harm, and by nobody of a state's forces, who may end what somebody
    /// else did. What they are accused of is another deed, if it was done at all.
    pub(super) fn suffers_for_it(self, head: TokenId) -> bool {
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
    pub(super) fn is_unlikely(self, nature: Nature, head: TokenId) -> bool {
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
    pub(super) fn is_youth(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        let token = &doc.tokens[head];
        self.source.classes.has("YOUTH", &token.lemma.to_lowercase())
            && token.head == Some(self.telling.trigger)
            && matches!(token.deprel, Deprel::Nsubj | Deprel::OblAgent)
            && (counting::number_of(doc, head).is_some()
                || np::determination(doc, head) == np::Determination::Indefinite)
    }

    /// "One of its members", "two of their fighters": a number of a body's men, beside the body.
    fn some_of_its_men(self, men: TokenId, body: Filler) -> Option<Filler> {
        let doc = self.namer.doc;
        let number = doc.tokens[men].head.filter(|&t| {
            t < men && doc.tokens[men].deprel == Deprel::Nmod && doc.tokens[t].upos == Upos::Num
        })?;
        Some(Filler {
            role: RoleName::PerpetratorIndividual,
            head: men,
            span: doc.span_of(number..men + 1),
            entity: None,
            ..body
        })
    }

    /// "Militias", "the cartels": the plural of a noun for an armed body, told from others by a word before it.
    fn is_armed_bodies(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        let token = &doc.tokens[head];
        token.upos == Upos::Noun
            && np::is_plural(doc, head)
            && self.source.classes.has("ARMED_BODY", &token.lemma.to_lowercase())
            && doc
                .children_by(head, &[Deprel::Amod, Deprel::Compound])
                .any(|t| t < head && doc.word(t).starts_with(char::is_uppercase))
    }

    /// "the burned houses", "the attacking rebels", "accused the rebels of the murder": the deed is no part of what they are.
    pub(super) fn without_deed(self, span: Span, head: TokenId) -> Span {
        let doc = self.namer.doc;
        let mut tokens = doc.tokens_in(span);
        let of_deed = doc.children_by(head, &[Deprel::Nmod]).find(|&t| {
            t > head
                && self.telling.frame.deed == Deed::Blame
                && syntax::has_case(doc, t, "of")
                && self.source.classes.has("DEED_NOUN", &doc.tokens[t].lemma.to_lowercase())
        });
        let case = of_deed.and_then(|t| doc.children_by(t, &[Deprel::Case]).next());
        let span = match case.filter(|&case| case > head && tokens.contains(&case)) {
            Some(case) => {
                tokens.end = case;
                doc.span_of(tokens.clone())
            }
            None => span,
        };
        let deed = self.telling.trigger;
        if tokens.contains(&deed) && deed < head && doc.tokens[deed].deprel == Deprel::Amod {
            return doc.span_of(deed + 1..tokens.end);
        }
        span
    }

    /// The words for persons; "guerrillas" of "FLR guerrillas" and "guerrillas of the FLR", whose group is told beside.
    pub(super) fn fighters(self, head: TokenId) -> Span {
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
}
