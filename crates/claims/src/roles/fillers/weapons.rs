//! What it was done with.

use language::{Deprel, TokenId, Upos};

use super::{Filler, Teller};
use crate::reading::RoleName;
use crate::roles::frames::{Deed, Says};
use crate::roles::nature::Nature;
use crate::roles::things::Class;
use crate::roles::wording;
use crate::syntax;

/// Words behind a verb among which what it was done with is looked for.
const FURTHER: usize = 24;

impl Teller<'_> {
    /// Weapons as subject, object, behind "with" or before the noun of the deed ("bomb attack", "rifle fire").
    pub(super) fn instruments(self, fillers: &mut Vec<Filler>) {
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
        // "A device was found and defused".
        if doc.tokens[self.telling.trigger].deprel == Deprel::Conj
            && syntax::own_subject(doc, self.telling.trigger).is_none()
        {
            near.extend(syntax::subject(doc, self.telling.trigger));
        }
        if let Some(noun) = syntax::described_noun(doc, self.telling.trigger) {
            near.push(noun);
        }
        let with = self.with_further_on();
        let bursts: Vec<TokenId> = near
            .iter()
            .chain(&with)
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
        self.weapons(near.into_iter().chain(bursts).chain(contents).chain(loads).chain(with), fillers);
    }

    /// "Blew up a bridge linking two towns with explosives": a weapon behind "with" up to the next clause, wherever the tree hangs
    /// it.
    fn with_further_on(self) -> Vec<TokenId> {
        let doc = self.namer.doc;
        let trigger = self.telling.trigger;
        if doc.tokens[trigger].upos != Upos::Verb {
            return Vec::new();
        }
        let sentence = doc.tokens[trigger].sentence;
        let ends = |t: TokenId| {
            let token = &doc.tokens[t];
            matches!(token.upos, Upos::Verb | Upos::Aux)
                && !matches!(token.deprel, Deprel::Acl | Deprel::Amod)
                || matches!(doc.word(t), ";" | ":" | "\u{2014}" | "\"")
                || matches!(token.upos, Upos::Sconj)
        };
        (trigger + 1..doc.tokens.len())
            .take(FURTHER)
            .take_while(|&t| doc.tokens[t].sentence == sentence && !ends(t))
            .filter(|&t| matches!(doc.tokens[t].deprel, Deprel::Nmod | Deprel::Obl))
            // "With rifles fitted with silencers": trees may hang the preposition on the participle.
            .filter(|&t| {
                syntax::has_case(doc, t, "with")
                    || doc.tokens[t - 1].deprel == Deprel::Mark
                        && doc.word(t - 1).eq_ignore_ascii_case("with")
            })
            // "Killed a man armed with a knife", "a man with a gun": his own, and nothing was done with it.
            .filter(|&t| !self.is_borne_by_others(t))
            .flat_map(|t| syntax::coordinated(doc, t))
            .filter(|&t| wording::says_which(doc, t))
            .collect()
    }

    /// Whether somebody to whom it was done bears this.
    fn is_borne_by_others(self, arm: TokenId) -> bool {
        let doc = self.namer.doc;
        doc.tokens[arm].head.is_some_and(|above| {
            let is_person = |t: TokenId| matches!(self.namer.nature(t), Nature::Person { .. });
            let bears = self.source.classes.has("BEAR_ARMS", &doc.word(above).to_lowercase())
                && doc.tokens[above].head.is_some_and(is_person);
            let loaded = self.source.classes.has("LOAD_VERB", &doc.tokens[above].lemma);
            // "Raked the survivors with machine-gun fire": nobody bears fire.
            let fire = self.source.classes.has("BURST", &doc.tokens[arm].lemma.to_lowercase());
            !fire && (bears || loaded || is_person(above))
        })
    }

    /// "Attackers armed with machetes", "a man carrying an axe": what those who do it bear.
    pub(super) fn arms_of(self, head: TokenId) -> Vec<TokenId> {
        let doc = self.namer.doc;
        let crowd = self.source.classes.has("CROWD_NOUN", &doc.tokens[head].lemma.to_lowercase());
        if !crowd && !matches!(self.namer.nature(head), Nature::Person { .. }) {
            return Vec::new();
        }
        // "A group of men armed with clubs": on either noun.
        let members = doc.children_by(head, &[Deprel::Nmod]).filter(|&t| syntax::has_case(doc, t, "of"));
        let all: Vec<TokenId> = members.chain([head]).collect();
        let bears = all
            .iter()
            .flat_map(|&t| {
                doc.children_by(t, &[Deprel::Acl, Deprel::AclRelcl, Deprel::Amod]).collect::<Vec<_>>()
            })
            .filter(|&t| self.source.classes.has("BEAR_ARMS", &doc.word(t).to_lowercase()));
        let arms = bears.flat_map(|t| {
            doc.children_by(t, &[Deprel::Obl, Deprel::Obj, Deprel::Compound, Deprel::Nmod])
                .collect::<Vec<_>>()
        });
        let with = all
            .iter()
            .flat_map(|&t| doc.children_by(t, &[Deprel::Nmod]).collect::<Vec<_>>())
            .filter(|&t| syntax::has_case(doc, t, "with"));
        arms.chain(with).flat_map(|t| syntax::coordinated(doc, t)).collect()
    }

    /// "Rammed a van into a crowd", "helicopters strafed the camp": vehicles that are driven into somebody, aircraft that attack.
    pub(super) fn carriers(self, fillers: &mut Vec<Filler>) {
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
    pub(super) fn load(self, holder: TokenId) -> Vec<TokenId> {
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

    pub(super) fn weapons(self, heads: impl Iterator<Item = TokenId>, fillers: &mut Vec<Filler>) {
        let doc = self.namer.doc;
        // "Automatic weapons such as grenade launchers".
        let examples = |head: TokenId| {
            doc.children_by(head, &[Deprel::Nmod])
                .filter(|&t| syntax::has_case(doc, t, "such") || syntax::has_case(doc, t, "including"))
                .flat_map(|t| syntax::coordinated(doc, t))
                .collect::<Vec<_>>()
        };
        for head in heads.flat_map(|head| std::iter::once(head).chain(examples(head)).collect::<Vec<_>>()) {
            // "Shelling", "an airstrike" are deeds.
            let is_deed = self.source.classes.has("EVENT_NOUN", &doc.word(head).to_lowercase());
            // "Mortar rounds", "a grenade launcher": the whole is the weapon.
            let is_part = doc.tokens[head].deprel == Deprel::Compound
                && doc.tokens[head].head.is_some_and(|whole| self.namer.nature(whole) == Nature::Weapon);
            if is_part {
                continue;
            }
            if self.namer.nature(head) == Nature::Weapon && !is_deed {
                let mut filler =
                    self.filler(RoleName::Instrument, head, wording::weapon(doc, self.source.classes, head));
                filler.weapon = self.namer.things.of(doc, head).map(|thing| thing.class);
                fillers.push(filler);
            }
        }
    }
}
