//! Acts that their doers admit.

use std::collections::HashMap;

use language::{Deprel, Document, TokenId, Upos};

use crate::acts;
use crate::attribution::{Attribution, CueKind};
use crate::draft::Draft;
use crate::entities::Entities;
use crate::events::{self, Event};
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{Kind, Stance};
use crate::responsibility;
use crate::responsibility::Statement;
use crate::syntax;

/// An act that its doer tells of himself is admitted: whoever confesses it, and a person who is no fighter ("told
/// officers that he had shot her").
pub fn mark(
    doc: &Document,
    classes: &Classes,
    people: &People,
    entities: &Entities,
    attributions: &[Attribution],
    events: &[Event<'_>],
    drafts: &mut [Draft],
) {
    let mut of_trigger: HashMap<TokenId, Vec<usize>> = HashMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        if matches!(draft.kind, Kind::Attack | Kind::Killed | Kind::Injured) {
            of_trigger.entry(draft.trigger).or_default().push(index);
        }
    }
    for attribution in attributions.iter().filter(|a| !a.negated) {
        let (Some(source), Some(cue)) = (attribution.source, attribution.cue) else { continue };
        let source = source.antecedent.unwrap_or(source.head);
        let statement = Statement { doc, classes, people, entities, source };
        let admits = match cue.kind {
            // "Pleaded not guilty to killing two".
            CueKind::Admit if doc.tokens[cue.token].lemma == "plead" => {
                !responsibility::pleads_not_guilty(doc, cue.token)
            }
            CueKind::Admit => true,
            // "Told a court that he had shot her": before those who ask, whoever says so confesses.
            // Whoever boasts of it claims it.
            CueKind::Claim if classes.has("BOAST_WORD", &doc.tokens[cue.token].lemma) => false,
            CueKind::Say | CueKind::Claim => {
                statement.is_private_person() && !leads_fighters(doc, classes, source)
                    || tells_judges(doc, classes, cue.token)
            }
            _ => false,
        };
        if !admits || acts::is_nobody(doc, source) {
            continue;
        }
        let sentence = doc.tokens[cue.token].sentence;
        let own = events::in_sentence(doc, events, sentence).iter().filter(|e| {
            // "We buried nine": the dead are not the doing of those who bury them.
            attribution.covers(e.trigger)
                && !classes.has("BURY_VERB", &doc.tokens[e.trigger].lemma)
                && match e.agent {
                    Some(agent) => statement.is_source(agent) || is_one_of_them(doc, agent),
                    // "Conceded that shots had been fired": what is conceded is one's own.
                    None => {
                        cue.kind == CueKind::Admit
                            && e.sense.attack
                            && e.trigger > cue.token
                            && doc.tokens[e.trigger].upos == Upos::Verb
                    }
                }
        });
        for event in own {
            for &told in of_trigger.get(&event.trigger).into_iter().flatten() {
                drafts[told].stance = Stance::Admitted;
            }
        }
    }
}

/// "Commander: we killed 14", "the gang said that it had killed nine": what those who fight or rob say of their deeds is a
/// claim.
fn leads_fighters(doc: &Document, classes: &Classes, source: TokenId) -> bool {
    let leads = |t: TokenId| {
        ["COMMANDER", "GANG", "FIGHTER", "FIGHTING_GROUP"]
            .iter()
            .any(|class| classes.has(class, &doc.tokens[t].lemma.to_lowercase()))
    };
    leads(source)
        || doc
            .children_by(
                source,
                &[Deprel::Compound, Deprel::NmodDesc, Deprel::Appos, Deprel::Flat, Deprel::Amod],
            )
            .any(leads)
}

/// "Told a court", "told detectives": those before whom one confesses.
pub fn tells_judges(doc: &Document, classes: &Classes, verb: TokenId) -> bool {
    doc.children_by(verb, &[Deprel::Obj, Deprel::Iobj])
        .any(|t| classes.has("CONFESSED_TO", &doc.tokens[t].lemma))
}

/// "One of its crews".
fn is_one_of_them(doc: &Document, agent: TokenId) -> bool {
    doc.children_by(agent, &[Deprel::Nmod]).any(|whole| {
        syntax::has_case(doc, whole, "of")
            && doc
                .children_by(whole, &[Deprel::NmodPoss])
                .any(|owner| matches!(doc.tokens[owner].lemma.as_str(), "its" | "it" | "their" | "they"))
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn pleas_charges_and_threats() {
        claims(
            "\
Holm _ NNP 2 nsubj Name=B-Person
pleaded plead VBD 0 root
guilty _ JJ 2 xcomp
in _ IN 5 case
May _ NNP 2 obl SpaceAfter=No
. _ . 2 punct

# newpar
Holm _ NNP 3 nsubj Name=B-Person
has have VBZ 3 aux
pleaded plead VBN 0 root
not _ RB 5 advmod
guilty _ JJ 3 xcomp SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
council _ NN 3 nsubj
held hold VBD 0 root
the _ DT 5 det
colonel _ NN 3 obj
responsible _ JJ 3 xcomp
for _ IN 9 case
the _ DT 9 det
murder _ NN 6 obl SpaceAfter=No
. _ . 3 punct

# newpar
No _ DT 2 det
one _ NN 5 nsubj:pass
has have VBZ 5 aux
been be VBN 5 aux:pass
charged charge VBN 0 root SpaceAfter=No
. _ . 5 punct

# newpar
He _ PRP 3 nsubj:pass
was be VBD 3 aux:pass
charged charge VBN 0 root
on _ IN 5 case
Monday _ NNP 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
A _ DT 2 det
sergeant _ NN 3 nsubj
told tell VBD 0 root
a _ DT 5 det
court _ NN 3 iobj
that _ IN 9 mark
he _ PRP 9 nsubj
had have VBD 9 aux
fired fire VBN 3 ccomp
at _ IN 11 case
prisoners prisoner NNS 9 obl SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
mayor _ NN 3 nsubj
knew know VBD 0 root
nothing _ NN 3 obj
of _ IN 7 case
the _ DT 7 det
shooting _ NN 4 nmod SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
army _ NN 3 nsubj
blamed blame VBD 0 root
the _ DT 5 det
Sons Son NNPS 3 obj Name=B-Organisation
of _ IN 8 case Name=I-Organisation
the _ DT 8 det Name=I-Organisation
Lake _ NNP 5 nmod SpaceAfter=No|Name=I-Organisation
. _ . 3 punct

# newpar
The _ DT 2 det
man _ NN 3 nsubj
said say VBD 0 root
he _ PRP 6 nsubj
would _ MD 6 aux
burn _ VB 3 ccomp
the _ DT 8 det
house _ NN 6 obj SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
clerks clerk NNS 5 nsubj:pass
will _ MD 5 aux
be _ VB 5 aux:pass
executed execute VBN 9 ccomp SpaceAfter=No
, _ , 5 punct
the _ DT 8 det
gang _ NN 9 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 5 punct
",
            expect![[r#"
                responsibility | admitted | Holm | Holm pleaded guilty in May
                responsibility | denied | Holm | Holm has pleaded not guilty
                responsibility | unverified | The council | The council held the colonel responsible for the murder
                responsibility | unverified | the report | He was charged on Monday
                attack | admitted | A sergeant | he had fired at prisoners
                responsibility | admitted | A sergeant | he had fired at prisoners
                responsibility | denied | the report | The mayor knew nothing of the shooting
                responsibility | unverified | The army | The army blamed the Sons of the Lake
                attack | unreal | The man | he would burn the house
                threat | asserted | The man | he would burn the house
                killed 2..- workers | unreal | the gang | The clerks will be executed
                threat | asserted | the gang | The clerks will be executed
            "#]],
        );
    }
}
