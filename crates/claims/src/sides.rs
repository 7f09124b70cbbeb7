//! On whose side those counted are: "six of his men", "three of our comrades", "we lost four men", "the enemy's losses".

use language::{Deprel, Document, TokenId, Upos};

use crate::draft::Draft;
use crate::entities::Entities;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{EntityKind, Group, Kind};
use crate::syntax;

/// Words between a speaker and the pronoun that takes him up, at most.
const TO_HOLDER: usize = 12;

/// Fills the groups of those who are told of as somebody's own.
pub fn fill(doc: &Document, people: &People, classes: &Classes, entities: &Entities, drafts: &mut [Draft]) {
    let sides = Sides { doc, people, classes, entities };
    for draft in drafts {
        if !matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Missing | Kind::Casualties) {
            continue;
        }
        let Some(group) = sides.of(draft) else { continue };
        draft.group = Some(group);
        if let Some(counted) = &mut draft.counted {
            counted.who.group = Some(group);
            counted.who.minor = false;
        }
    }
}

struct Sides<'a> {
    doc: &'a Document,
    people: &'a People,
    classes: &'a Classes,
    entities: &'a Entities,
}

impl Sides<'_> {
    fn of(&self, draft: &Draft) -> Option<Group> {
        let doc = self.doc;
        let head = draft.counted.as_ref()?.head;
        let unsaid = matches!(draft.group, None | Some(Group::People));
        let behind = |t: TokenId| {
            doc.children_by(t, &[Deprel::Nmod, Deprel::Obl]).filter(move |&c| {
                c > t && (syntax::has_case(doc, c, "of") || syntax::has_case(doc, c, "among"))
            })
        };
        let named = [head].into_iter().chain(behind(head)).chain(behind(draft.trigger));
        for noun in named {
            let lemma = &doc.tokens[noun].lemma;
            let own = self.classes.has("OWN_MEN", lemma);
            // "Four of our boys were martyred": what those who fight call their boys are no children.
            let boys = draft.group == Some(Group::Children)
                && self.classes.has("OWN_BOYS", &lemma.to_lowercase())
                && doc.children_by(noun, &[Deprel::NmodPoss]).any(|t| doc.tokens[t].upos == Upos::Pron);
            // "Our fighters", said by an army, are soldiers; else what the word says holds.
            if boys || own && (unsaid || draft.group == Some(Group::Militants) && lemma == "fighter") {
                // "The army says it has killed 80 of its fighters": nobody kills his own, so they are another's.
                let kills = |t: &TokenId| draft.agent.is_some_and(|agent| self.is_same(agent, *t));
                let said_own = doc.children_by(noun, &[Deprel::Amod]).any(|t| doc.tokens[t].lemma == "own");
                let possessor = doc.children_by(noun, &[Deprel::NmodPoss]).next();
                if possessor.as_ref().is_some_and(kills) && !said_own {
                    continue;
                }
                if let Some(group) = possessor.and_then(|t| self.side(t, draft)) {
                    return Some(group);
                }
                if let Some(group) = self.fighters(draft).filter(|_| boys) {
                    return Some(group);
                }
            }
            // "Twenty of ours"
            if unsaid && doc.word(noun).eq_ignore_ascii_case("ours") {
                return self.holders(draft);
            }
        }
        if !unsaid {
            return None;
        }
        // "22 bodies in uniform"
        let in_uniform = |t: TokenId| {
            let behind = |n: usize| {
                let next = doc.tokens.get(t + n).filter(|next| next.sentence == doc.tokens[t].sentence);
                next.map(|_| doc.word(t + n).to_lowercase())
            };
            self.classes.has("BODY_NOUN", &doc.tokens[t].lemma)
                && behind(1).as_deref() == Some("in")
                && (2..4).any(|n| matches!(behind(n).as_deref(), Some("uniform" | "uniforms")))
        };
        if draft.kind == Kind::Killed && [head, draft.trigger].into_iter().any(in_uniform) {
            return Some(Group::SecurityForces);
        }
        if draft.kind == Kind::Killed && self.fell_fighting(draft.trigger) {
            return Some(Group::Militants);
        }
        self.loser(draft, head).and_then(|loser| self.side(loser, draft))
    }

    /// "Was killed while fighting in the south", "died fighting for the rebels": of whom no more is told, he was a fighter; not
    /// who died fighting a fire or an illness.
    fn fell_fighting(&self, trigger: TokenId) -> bool {
        let doc = self.doc;
        doc.children_by(trigger, &[Deprel::Advcl, Deprel::Xcomp]).any(|verb| {
            let fights = doc.word(verb).eq_ignore_ascii_case("fighting") && verb > trigger;
            let own = doc.children(verb).any(|t| doc.tokens[t].deprel.is_subject());
            let foe = doc
                .children_by(verb, &[Deprel::Obj])
                .all(|t| self.entities.at(t).and_then(|e| self.entities.kind(e)).is_some());
            let said = doc.children_by(verb, &[Deprel::Obl, Deprel::Obj, Deprel::Mark]).next().is_some();
            fights && !own && foe && said
        })
    }

    /// Of boys whose side is not known: a commander's are no children, and the martyrs are fighters.
    fn fighters(&self, draft: &Draft) -> Option<Group> {
        let has = |class: &str, t: TokenId| self.classes.has(class, &self.doc.tokens[t].lemma.to_lowercase());
        if draft.holder.as_ref().is_some_and(|holder| has("COMMANDER", holder.head)) {
            return Some(Group::People);
        }
        has("MARTYR_WORD", draft.trigger).then_some(Group::Militants)
    }

    /// Whether two phrases mean one party: "it" and "its" beside it are one.
    fn is_same(&self, agent: TokenId, possessor: TokenId) -> bool {
        let (a, b) = (self.entities.at(agent), self.entities.at(possessor));
        let one = |t: TokenId| match self.doc.word(t).to_lowercase().as_str() {
            "it" | "its" => 1,
            "they" | "their" => 2,
            "we" | "our" => 3,
            "he" | "his" => 4,
            _ => 0,
        };
        a.is_some() && a == b || one(agent) != 0 && one(agent) == one(possessor)
    }

    /// Whose loss it is: "we lost four men", "our losses were two dead", "the enemy's losses are 26 dead".
    fn loser(&self, draft: &Draft, head: TokenId) -> Option<TokenId> {
        let doc = self.doc;
        let near = || [head, draft.trigger].into_iter().chain(doc.ancestors(head).take(3));
        let verb = near().find(|&t| self.classes.has("SUFFER_VERB", &doc.tokens[t].lemma));
        // "Its fighters killed 41 soldiers and lost three men".
        let subject =
            verb.and_then(|verb| syntax::own_subject(doc, verb).or_else(|| syntax::subject(doc, verb)));
        if let Some(subject) = subject {
            return (subject < head).then_some(subject);
        }
        let is_loss = |t: &TokenId| *t != head && self.classes.has("OWN_LOSS", &doc.tokens[*t].lemma);
        let loss = near()
            .filter_map(|t| syntax::own_subject(doc, t))
            .find(is_loss)
            // "Put the army's losses at 19"
            .or_else(|| near().find(is_loss))?;
        doc.children_by(loss, &[Deprel::NmodPoss]).next()
    }

    /// The side of a possessor or loser.
    fn side(&self, token: TokenId, draft: &Draft) -> Option<Group> {
        let doc = self.doc;
        let word = doc.word(token).to_lowercase();
        match word.as_str() {
            "our" | "my" | "we" | "i" => self.holders(draft),
            _ if doc.tokens[token].lemma == "enemy" => self.holders(draft).map(|side| match side {
                Group::Militants => Group::SecurityForces,
                _ => Group::Militants,
            }),
            "it" | "they" | "its" | "their" if self.takes_up_holder(token, draft) => {
                self.holders(draft).or_else(|| self.party(token))
            }
            _ => self.party(token),
        }
    }

    /// "The militia said it had lost one man": whoever speaks, where no other party stands between.
    fn takes_up_holder(&self, pronoun: TokenId, draft: &Draft) -> bool {
        let Some(holder) = draft.holder.as_ref().map(|holder| holder.head) else { return false };
        let same = self.doc.tokens[holder].sentence == self.doc.tokens[pronoun].sentence;
        let noun = |&t: &TokenId| matches!(self.doc.tokens[t].upos, Upos::Noun | Upos::Propn);
        // Not "the army's claim that three of its fighters died", which another may reject.
        let speaks = self.doc.tokens[holder].deprel.is_subject();
        same && speaks
            && (holder + 1..pronoun).len() <= TO_HOLDER
            && holder < pronoun
            && !(holder + 1..pronoun).filter(noun).any(|t| self.party(t).is_some())
    }

    /// The side of the one on whose word it is told.
    fn holders(&self, draft: &Draft) -> Option<Group> {
        self.party(draft.holder.as_ref()?.head)
    }

    /// Soldiers or fighters, after what a name, a role or a noun says.
    fn party(&self, token: TokenId) -> Option<Group> {
        let meant = self.entities.antecedent(token).unwrap_or(token);
        if [token, meant].iter().any(|&t| is_of_rebels(self.doc, self.classes, t)) {
            return Some(Group::Militants);
        }
        let by_kind = |entity: usize| match self.entities.kind(entity) {
            Some(EntityKind::SecurityForce) => Some(Group::SecurityForces),
            Some(EntityKind::ArmedGroup) => Some(Group::Militants),
            _ => None,
        };
        let fights = |t: TokenId| {
            let group = self.people.who(self.doc, t).and_then(|who| who.group);
            group.filter(|group| matches!(group, Group::SecurityForces | Group::Militants))
        };
        let entity = self.entities.at(token);
        let known = entity.and_then(|entity| self.entities.list.get(entity));
        // "Rebels of the National Front": a group of which fighters are told is armed.
        let of_fighters = || {
            known?.mentions.iter().find_map(|mention| {
                let head = crate::np::head(self.doc, self.doc.tokens_in(*mention))?;
                let whole = self.doc.tokens[head].head.filter(|_| syntax::has_case(self.doc, head, "of"))?;
                fights(whole).filter(|_| self.doc.tokens[head].deprel == Deprel::Nmod)
            })
        };
        let by_entity = entity.and_then(by_kind).or_else(of_fighters).or_else(|| {
            let known = known?;
            known.member_of.and_then(by_kind).or_else(|| {
                let role = known.role?;
                self.doc.tokens_in(role).filter(|&t| self.doc.tokens[t].upos == Upos::Noun).find_map(fights)
            })
        });
        let name =
            || known?.mentions.iter().find_map(|mention| self.doc.tokens_in(*mention).find_map(fights));
        by_entity
            .or_else(name)
            .or_else(|| self.entities.affiliation(self.doc, token).and_then(by_kind))
            .or_else(|| fights(meant))
    }
}

/// "The rebel army", "the guerrilla force".
fn is_of_rebels(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    doc.children_by(noun, &[Deprel::Amod, Deprel::Compound])
        .any(|t| t < noun && classes.has("REBEL_WORD", &doc.word(t).to_lowercase()))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn whose_men_they_were() {
        claims(
            "\
Colonel Colonel NNP 2 nmod:desc
Dorn Dorn NNP 3 nsubj Name=B-Person
said say VBD 0 root
six _ CD 9 nsubj:pass
of _ IN 7 case
his he PRP$ 7 nmod:poss
men man NNS 4 nmod
were be VBD 9 aux:pass
killed kill VBN 3 ccomp SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
that _ IN 6 mark
it it PRP 6 nsubj
lost lose VBD 3 ccomp
four _ CD 8 nummod
men man NNS 6 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 6..6 security_forces | asserted | Colonel Dorn | six of his men were killed
                killed 4..4 security_forces | asserted | The army | it lost four men
            "#]],
        );
    }

    #[test]
    fn a_front_of_rebels() {
        claims(
            "\
Rebels rebel NNS 6 nsubj
of _ IN 5 case
the _ DT 5 det
Northern Northern NNP 5 amod Name=B-Organisation
Front Front NNP 1 nmod Name=I-Organisation
attacked attack VBD 0 root
a _ DT 8 det
base _ NN 6 obj SpaceAfter=No
. _ . 6 punct

The _ DT 3 det
Northern Northern NNP 3 amod Name=B-Organisation
Front Front NNP 4 nsubj Name=I-Organisation
said say VBD 0 root
it _ PRP 7 nsubj
had have VBD 7 aux
lost lose VBN 4 ccomp
seven _ CD 9 nummod
men man NNS 7 obj SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                attack | asserted | the report | Rebels of the Northern Front attacked a base
                killed 7..7 militants | asserted | The Northern Front | it had lost seven men
            "#]],
        );
    }

    #[test]
    fn nobody_kills_his_own() {
        claims(
            "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
it _ PRP 6 nsubj
had have VBD 6 aux
killed kill VBN 3 ccomp
80 _ CD 6 obj
of _ IN 10 case
its _ PRP$ 10 nmod:poss
fighters fighter NNS 7 nmod SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
it _ PRP 6 nsubj
had have VBD 6 aux
lost lose VBN 3 ccomp
80 _ CD 6 obj
of _ IN 10 case
its _ PRP$ 10 nmod:poss
men man NNS 7 nmod SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 80..80 militants | asserted | The army | it had killed 80 of its fighters
                killed 80..80 security_forces | asserted | The army | it had lost 80 of its men
            "#]],
        );
    }

    #[test]
    fn a_speaker_s_own_losses() {
        claims(
            "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
five _ CD 5 nummod
soldiers soldier NNS 7 nsubj:pass
were be VBD 7 aux:pass
killed kill VBN 3 ccomp SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
militia _ NN 3 nsubj
said say VBD 0 root
it _ PRP 6 nsubj
had have VBD 6 aux
lost lose VBN 3 ccomp
two _ CD 8 nummod
men man NNS 6 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 5..5 security_forces | asserted | The army | five soldiers were killed
                killed 2..2 militants | asserted | The militia | it had lost two men
            "#]],
        );
    }
}
