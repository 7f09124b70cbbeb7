//! What a film or a novel tells is no claim: "the film, in which 400 people die", "the novel follows a killer who murders
//! six nurses". Films tell it in the present tense; what they are about in the past has happened.

use language::{Deprel, Document, TokenId, Upos, Xpos};

use crate::draft::Draft;
use crate::figures;
use crate::predicates::Classes;
use crate::syntax;

/// Steps from a predicate up to the work that tells it.
const STEPS: usize = 10;

/// Takes out what works of fiction tell.
pub fn drop(doc: &Document, classes: &Classes, drafts: &mut Vec<Draft>) {
    let told: Vec<bool> = drafts
        .iter()
        .map(|draft| is_told_by_work(doc, classes, draft.trigger) || is_rehearsed(doc, classes, draft))
        .collect();
    figures::remove(drafts, &told);
}

fn is_told_by_work(doc: &Document, classes: &Classes, trigger: TokenId) -> bool {
    let is_work = |t: TokenId| {
        let token = &doc.tokens[t];
        token.upos == Upos::Noun && classes.has("FICTION_NOUN", &token.lemma)
    };
    if !is_present(doc, trigger) {
        return false;
    }
    if is_set_in_work(doc, classes, trigger) {
        return true;
    }
    let mut below = trigger;
    for above in std::iter::once(trigger).chain(doc.ancestors(trigger)).take(STEPS) {
        // "A film in which 400 people die", "where a gunman kills twelve".
        let relative = below != above && doc.tokens[below].deprel == Deprel::AclRelcl;
        if relative && is_work(above) && is_set_in(doc, below) {
            return true;
        }
        // "Her novel, about a woman who kills her husband".
        let about = below != above
            && doc.tokens[below].deprel == Deprel::Nmod
            && syntax::has_case(doc, below, "about")
            && trigger != below;
        if about && is_work(above) {
            return true;
        }
        // "The novel tells of a man who kills his brothers".
        let tells = doc.tokens[above].upos == Upos::Verb
            && below != above
            && classes.has("DEPICT_VERB", &doc.tokens[above].lemma)
            && is_present(doc, above);
        // "The play ends when nine guards are killed".
        let is_told = |t: TokenId| is_work(t) || is_shown_work(doc, classes, t);
        if tells && syntax::own_subject(doc, above).is_some_and(is_told) {
            return true;
        }
        below = above;
    }
    false
}

/// "A drill in which gunmen took 20 hostages", "the simulated attack left twelve dead", "played people wounded by a bomb": what
/// is only rehearsed. An accident in an exercise is none.
fn is_rehearsed(doc: &Document, classes: &Classes, draft: &Draft) -> bool {
    let trigger = draft.trigger;
    let is = |t: TokenId, class: &str| {
        classes.has(class, &doc.tokens[t].lemma) || classes.has(class, &doc.word(t).to_lowercase())
    };
    let simulated =
        |t: TokenId| doc.children_by(t, &[Deprel::Amod, Deprel::Compound]).any(|c| is(c, "SIMULATED_WORD"));
    // "The simulated attack left twelve dead and 30 wounded": the verb above the states.
    let above = doc.ancestors(trigger).take(2);
    let doer = std::iter::once(trigger).chain(above).find_map(|t| syntax::own_subject(doc, t));
    // "In a mock attack, gunmen stormed the school"; who was wounded in one is wounded.
    let within = doc
        .children_by(trigger, &[Deprel::Obl])
        .filter(|&t| ["in", "during"].iter().any(|case| syntax::has_case(doc, t, case)));
    if [Some(trigger), draft.agent, doer]
        .into_iter()
        .flatten()
        .chain(within.filter(|_| !syntax::is_passive(doc, trigger)))
        .any(simulated)
    {
        return true;
    }
    let is_drill = |t: TokenId| doc.tokens[t].upos == Upos::Noun && is(t, "DRILL_NOUN");
    let mut below = trigger;
    for above in doc.ancestors(trigger).take(STEPS) {
        let relation = doc.tokens[below].deprel;
        if relation == Deprel::AclRelcl && is_drill(above) && is_set_in(doc, below) {
            return true;
        }
        let acted = matches!(relation, Deprel::Obj | Deprel::Obl)
            && doc.tokens[above].upos == Upos::Verb
            && classes.has("PRETEND_VERB", &doc.tokens[above].lemma);
        let described = match &draft.counted {
            Some(counted) => counted.head == below,
            None => doc.tokens[trigger].head == Some(below),
        };
        if acted && described && (relation == Deprel::Obj || syntax::has_case(doc, below, "as")) {
            return true;
        }
        below = above;
    }
    let by_attackers = draft.agent.is_some_and(|t| is(t, "DOER") || is(t, "SABOTEUR"));
    by_attackers
        && doc
            .children_by(trigger, &[Deprel::Obl])
            .any(|t| is_drill(t) && ["in", "during"].iter().any(|case| syntax::has_case(doc, t, case)))
}

/// "In the film, 40 soldiers are shot", "in the novel's last chapter", "in the opening scene of the play".
fn is_set_in_work(doc: &Document, classes: &Classes, predicate: TokenId) -> bool {
    let of_class = |t: TokenId, class: &str| {
        doc.tokens[t].upos == Upos::Noun && classes.has(class, &doc.tokens[t].lemma)
    };
    let is_work = |t: TokenId| is_shown_work(doc, classes, t);
    let part_of_work = |t: TokenId| {
        of_class(t, "SCENE_NOUN") && doc.children_by(t, &[Deprel::Nmod, Deprel::NmodPoss]).any(is_work)
    };
    // Trees may hang the phrase on those counted.
    let subject = syntax::own_subject(doc, predicate);
    [Some(predicate), subject]
        .into_iter()
        .flatten()
        .flat_map(|t| doc.children_by(t, &[Deprel::Obl, Deprel::Nmod]))
        .filter(|&t| syntax::has_case(doc, t, "in") || syntax::has_case(doc, t, "during"))
        .any(|t| is_work(t) || part_of_work(t))
}

/// "The play", "her last book"; not "the latest episode of violence", "the hostage drama".
fn is_shown_work(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let lemma = &doc.tokens[noun].lemma;
    doc.tokens[noun].upos == Upos::Noun
        && (classes.has("FICTION_NOUN", lemma) || classes.has("PLAY_NOUN", lemma))
        && doc.children_by(noun, &[Deprel::Nmod]).all(|c| !syntax::has_case(doc, c, "of"))
        && doc
            .children_by(noun, &[Deprel::Compound, Deprel::Amod])
            .all(|c| !classes.has("EVENT_NOUN", &doc.tokens[c].lemma) && doc.tokens[c].lemma != "hostage")
        && doc.children_by(noun, &[Deprel::Det, Deprel::NmodPoss, Deprel::Amod]).next().is_some()
}

/// "In which", "where", "whose hero": the clause tells what goes on in the work, not what was done to it.
fn is_set_in(doc: &Document, clause: TokenId) -> bool {
    doc.subtree(clause).iter().take_while(|&&t| t < clause).any(|&t| {
        matches!(doc.word(t).to_lowercase().as_str(), "which" | "where" | "whose")
            && !doc.tokens[t].deprel.is_subject()
    })
}

/// Told in the present: "die", "are killed", "has been shot".
pub fn is_present(doc: &Document, predicate: TokenId) -> bool {
    let finite = doc
        .children_by(predicate, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
        .find(|&t| matches!(doc.tokens[t].xpos, Xpos::Vbz | Xpos::Vbp | Xpos::Vbd | Xpos::Md))
        .unwrap_or(predicate);
    matches!(doc.tokens[finite].xpos, Xpos::Vbz | Xpos::Vbp | Xpos::Vb | Xpos::Vbg)
        || doc.tokens[finite].upos != Upos::Verb
            && doc.tokens[finite].upos != Upos::Aux
            && doc.tokens[finite].deprel != Deprel::Root
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn what_a_film_tells_has_not_happened() {
        claims(
            "\
The _ DT 2 det
film _ NN 10 nsubj SpaceAfter=No
, _ , 7 punct
in _ IN 5 case
which _ WDT 7 obl
90 _ CD 7 nsubj
die _ VBP 2 acl:relcl SpaceAfter=No
, _ , 7 punct
will _ MD 10 aux
open _ VB 0 root
soon _ RB 10 advmod SpaceAfter=No
. _ . 10 punct

# newpar
A _ DT 2 det
novel _ NN 3 nsubj
follows follow VBZ 0 root
a _ DT 5 det
clerk _ NN 3 obj
who _ WP 7 nsubj
kills kill VBZ 5 acl:relcl
nine _ CD 9 nummod
nurses nurse NNS 7 obj SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
film _ NN 3 nsubj
follows follow VBZ 0 root
a _ DT 5 det
clerk _ NN 3 obj
who _ WP 7 nsubj
killed kill VBD 5 acl:relcl
nine _ CD 9 nummod
nurses nurse NNS 7 obj
in _ IN 11 case
1994 _ CD 7 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 9..9 workers | asserted | the report | who killed nine nurses in 1994
            "#]],
        );
    }
}
