//! How a claim is told: by whom, asserted, admitted or denied, as actual, possible or unreal, verified or not.

use language::{Deprel, Document, Interval, ParagraphKind, Qualifier, Span, TokenId, Upos, Xpos};

use crate::acts;
use crate::attribution::{Attribution, Cue, CueKind, Source};
use crate::cited;
use crate::denied_claims;
use crate::draft::{Draft, Holder, Verification};
use crate::granted;
use crate::np;
use crate::predicates::Classes;
use crate::reading::{Kind, Reality, Stance, VerificationState};
use crate::responsibility;
use crate::syntax;
use crate::verification;

/// Fills stance, reality, verification and holder of the drafts.
pub fn fill(doc: &Document, classes: &Classes, attributions: &[Attribution], drafts: &mut Vec<Draft>) {
    let covering = Covering::new(doc, attributions);
    for draft in drafts.iter_mut() {
        let chain = covering.chain(draft.trigger);
        apply_attributions(doc, classes, attributions, &chain, draft);
        apply_markers(doc, classes, draft);
        apply_negation(doc, classes, draft);
        if is_in_inverted_condition(doc, draft.trigger) {
            draft.reality = Reality::Unreal;
        }
    }
    speak_for_issuer(doc, drafts);
    cited::fill(doc, classes, attributions, drafts);
    verification::mark(doc, classes, drafts);
    contrary_accounts(doc, classes, drafts);
}

/// "Had the bomb gone off, dozens would have died": nothing of it has happened.
fn is_in_inverted_condition(doc: &Document, trigger: TokenId) -> bool {
    let tokens = doc.sentences[doc.tokens[trigger].sentence].tokens.clone();
    let opens = tokens.clone().find(|&t| doc.tokens[t].upos != Upos::Punct);
    let had = |t: TokenId| matches!(doc.word(t).to_lowercase().as_str(), "had" | "were" | "should");
    let Some(first) = opens.filter(|&t| had(t) && t < trigger && trigger - t <= CONDITION_WORDS) else {
        return false;
    };
    let would = |t: TokenId| {
        doc.tokens[t].xpos == Xpos::Md && matches!(doc.word(t), "would" | "could" | "might" | "will")
    };
    let comma = (first..trigger).all(|t| doc.word(t) != ",");
    let asked = tokens.clone().next_back().is_some_and(|t| doc.word(t) == "?");
    comma && !asked && (trigger..tokens.end.min(trigger + CONDITION_WORDS)).any(would)
}

/// Words of a condition that a verb before its subject opens, at most.
const CONDITION_WORDS: usize = 20;

/// "Contrary to what the ministry has said": the ministry says the opposite of what the clause tells.
fn contrary_accounts(doc: &Document, classes: &Classes, drafts: &mut Vec<Draft>) {
    for (token, t) in doc.tokens.iter().enumerate() {
        if !classes.has("CONTRARY_WORD", &t.lemma) {
            continue;
        }
        let Some(clause) = doc.ancestors(token).take(4).find(|&a| doc.tokens[a].upos == Upos::Verb) else {
            continue;
        };
        let sources: Vec<TokenId> =
            contrary_sources(doc, token).into_iter().filter(|&t| !acts::is_first_person(doc, t)).collect();
        // "Denied that four had fought, contrary to what X has said": X says what is denied.
        let said = |t: TokenId| t == clause || doc.children_by(clause, &[Deprel::Ccomp]).any(|c| c == t);
        let opposite: Vec<Draft> = drafts
            .iter()
            .filter(|d| said(d.trigger) && d.reality == Reality::Actual && d.kind != Kind::Denial)
            .flat_map(|d| {
                sources.iter().map(|&head| Draft {
                    stance: if d.stance == Stance::Denied { Stance::Asserted } else { Stance::Denied },
                    holder: Some(acts::holder(doc, head)),
                    part_of: None,
                    ..d.clone()
                })
            })
            .collect();
        drafts.extend(opposite);
    }
}

/// Those who say what is contrary: the subject of "what X has said", the owner of "X's claims", "claims by X".
fn contrary_sources(doc: &Document, contrary: TokenId) -> Vec<TokenId> {
    // Parsers take "contrary to" for a preposition or an adverb of what it stands before.
    let top = doc.tokens[contrary].head.filter(|&head| match doc.tokens[contrary].deprel {
        Deprel::Case => true,
        Deprel::Advmod => doc.tokens[head].upos != Upos::Verb,
        _ => false,
    });
    let below = doc.subtree_without(top.unwrap_or(contrary), |_| false);
    let verb_source = below.iter().copied().find(|&t| {
        doc.tokens[t].deprel.is_subject()
            && !syntax::is_relative_pronoun(doc, t)
            && doc.tokens[t].lemma != "what"
    });
    let owner = || {
        below.iter().copied().find(|&t| {
            doc.tokens[t].deprel == Deprel::NmodPoss
                || doc.tokens[t].deprel == Deprel::Nmod
                    && (syntax::has_case(doc, t, "by") || syntax::has_case(doc, t, "from"))
        })
    };
    verb_source.or_else(owner).map_or_else(Vec::new, |head| syntax::coordinated(doc, head))
}

/// "We call for ..." outside any quotation, as in a press release: the one in whose name it spoke before.
fn speak_for_issuer(doc: &Document, drafts: &mut [Draft]) {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&i| drafts[i].trigger);
    let mut issuer: Option<Holder> = None;
    for i in order {
        let Some(own) = &drafts[i].holder else { continue };
        if own.attribution.is_some() {
            continue;
        }
        if !acts::is_first_person(doc, own.head) {
            if doc.tokens[own.head].upos == Upos::Propn
                && doc.tokens[drafts[i].trigger].deprel == Deprel::Root
            {
                issuer = Some(own.clone());
            }
            continue;
        }
        if let Some(issuer) = &issuer {
            drafts[i].holder = Some(Holder { carried: true, ..issuer.clone() });
        }
    }
}

/// For each token, the attributions whose content covers it.
struct Covering<'a> {
    attributions: &'a [Attribution],
    /// Indices into `attributions`, those with the smallest content first.
    by_token: Vec<Vec<usize>>,
}

/// No statement is nested deeper than this.
const MAX_NESTING: usize = 6;

impl<'a> Covering<'a> {
    fn new(doc: &Document, attributions: &'a [Attribution]) -> Self {
        let mut by_token = vec![Vec::new(); doc.tokens.len()];
        let size = |index: usize| attributions[index].content.iter().map(|span| span.len()).sum::<usize>();
        let mut order: Vec<_> = (0..attributions.len()).collect();
        order.sort_by_key(|&index| size(index));
        for index in order {
            for span in &attributions[index].content {
                for token in doc.tokens_in(*span) {
                    if let Some(list) =
                        by_token.get_mut(token).filter(|list: &&mut Vec<usize>| list.len() < MAX_NESTING)
                    {
                        list.push(index);
                    }
                }
            }
        }
        Self { attributions, by_token }
    }

    /// The attributions around a token, innermost first.
    fn chain(&self, token: TokenId) -> Vec<usize> {
        let Some(list) = self.by_token.get(token) else { return Vec::new() };
        let mut chain = list.clone();
        // What an attribution says it lies within comes after it, even where its content does not cover the token.
        let mut next = 0;
        while next < chain.len() && chain.len() < MAX_NESTING {
            if let Some(outer) = self.attributions[chain[next]].within.filter(|outer| !chain.contains(outer))
            {
                chain.push(outer);
            }
            next += 1;
        }
        chain
    }
}

fn apply_attributions(
    doc: &Document,
    classes: &Classes,
    attributions: &[Attribution],
    chain: &[usize],
    draft: &mut Draft,
) {
    let mut sources = Vec::new();
    let mut holder: Option<(usize, Source)> = None;
    for &index in chain {
        let attribution = &attributions[index];
        let Some(cue) = attribution.cue else { continue };
        if cue.token == draft.trigger
            || describes(doc, cue.token, draft.trigger)
            || told_of_object(doc, cue, draft.trigger)
            || granted::is_of_anothers_deed(doc, classes, cue, draft.trigger)
            || granted::is_beside(doc, cue.token, draft.trigger)
            || is_told_in_passing(doc, classes, draft.trigger)
            // "Pleaded not guilty to killing two": he denies the deed, and they are dead.
            || doc.tokens[cue.token].lemma == "plead" && responsibility::pleads_not_guilty(doc, cue.token)
            || attribution.negated && doc.tokens[cue.token].lemma == "comment"
            || granted::is_told_of_known(doc, classes, cue, draft.trigger)
            || granted::is_carried_out_order(doc, classes, cue.token, draft.trigger)
        {
            continue;
        }
        if attribution.source.is_some_and(|source| is_found_itself(doc, draft, cue, source.head)) {
            continue;
        }
        let source = attribution.source.filter(|source| !is_hearsay(doc, classes, source.head));
        // "It was reported that", "rumours say": nobody's word. An adverb marks its own verb, see `own_markers`.
        let nobodys = source.is_none()
            && (attribution.source.is_some() || matches!(cue.kind, CueKind::Report | CueKind::Allege))
            && doc.tokens[cue.token].upos != Upos::Adv
            && !counts_nobody(draft);
        if nobodys || source.is_none() && is_accused_of(doc, draft.trigger, cue) {
            unverified(draft, cue.span);
        }
        let thought =
            matches!(cue.kind, CueKind::Seem | CueKind::Believe | CueKind::Suspect | CueKind::Expect);
        let seems_so = match doc.tokens[draft.trigger].deprel {
            // "The detained man is believed to have planned it".
            Deprel::Amod if thought => {
                doc.tokens[draft.trigger].head.is_some_and(|noun| is_subject_of(doc, noun, cue.token))
            }
            _ => cue.kind == CueKind::Seem && is_subject_of(doc, draft.trigger, cue.token),
        };
        let of_suspicion = cue.kind == CueKind::Suspect && is_suspected_of(doc, draft.trigger);
        if of_suspicion {
            unverified(draft, cue.span);
        }
        let given = seems_so
            || of_suspicion
            || counts_hurt(draft) && is_of_recovery(doc, classes, cue.token)
            || granted::below(doc, cue, draft.trigger)
            || granted::is_rejected_deed(doc, classes, cue, draft.trigger);
        if cue.kind == CueKind::Allege && doc.tokens[cue.token].upos == Upos::Verb && !counts_nobody(draft) {
            unverified(draft, cue.span);
        }
        if !given {
            apply_cue(cue.kind, attribution.negated, holder.is_none(), draft);
        }
        match source {
            Some(_) if takes_for_granted(doc, cue.kind, draft.trigger) => {}
            // "No group has claimed the attack, which ...": nobody says it, so the report does.
            Some(source) if acts::is_nobody(doc, source.head) => {}
            // "'I told them that ...,' the mayor said": the one who says "I" is the speaker.
            Some(source) if holder.is_none_or(|(_, inner)| acts::is_first_person(doc, inner.head)) => {
                holder = Some((index, source));
            }
            Some(source) => sources.push(source.head),
            None => {}
        }
    }
    let Some((index, source)) = holder else { return };
    sources.reverse();
    let carried = doc.tokens[source.head].sentence != doc.tokens[draft.trigger].sentence;
    // Who makes a demand is its holder, whoever reports it.
    let speaks_of_itself = draft.holder.as_ref().is_some_and(|own| acts::is_first_person(doc, own.head));
    if draft.holder.is_none() || speaks_of_itself {
        draft.holder = Some(Holder {
            head: source.head,
            span: source.span,
            attribution: Some(index),
            carried,
            via: sources,
        });
    } else if let Some(own) = &mut draft.holder
        && own.head != source.head
    {
        own.via.push(source.head);
    }
}

/// "The group said it had killed nine, a claim that the army denied": the report says that, not the group.
fn is_told_in_passing(doc: &Document, classes: &Classes, denial: TokenId) -> bool {
    let token = &doc.tokens[denial];
    token.deprel == Deprel::AclRelcl
        && token.head.is_some_and(|noun| denied_claims::is_apposed_statement(doc, classes, noun))
}

/// "Man found dead on Mill Street": trees take those who are found for those who find.
fn is_found_itself(doc: &Document, draft: &Draft, cue: Cue, source: TokenId) -> bool {
    let state = doc.tokens[draft.trigger].head == Some(cue.token)
        && doc.tokens[draft.trigger].deprel == Deprel::Xcomp
        && syntax::is_participle(doc, cue.token)
        && doc.children_by(cue.token, &[Deprel::Obj]).next().is_none();
    cue.kind == CueKind::Find
        && doc.tokens[source].head == Some(cue.token)
        && (state || draft.counted.as_ref().is_some_and(|c| c.head == source))
}

/// "The shooting appears accidental": that there was one is taken for granted.
fn is_subject_of(doc: &Document, noun: TokenId, verb: TokenId) -> bool {
    let within = || std::iter::once(noun).chain(doc.ancestors(noun).take(4)).take_while(|&t| t != verb);
    doc.tokens[noun].upos == Upos::Noun
        && within().all(|t| !matches!(doc.tokens[t].upos, Upos::Verb | Upos::Adj))
        && within().last().is_some_and(|t| {
            doc.tokens[t].deprel.is_subject()
                && doc.tokens[t]
                    .head
                    .is_some_and(|head| head == verb || doc.children(head).any(|c| c == verb))
        })
}

/// "Concern over the port, which has seen two raids": what a relative clause tells of the thing feared for is told by the
/// report.
fn told_of_object(doc: &Document, cue: Cue, trigger: TokenId) -> bool {
    let attitude = matches!(
        cue.kind,
        CueKind::Fear
            | CueKind::Hope
            | CueKind::Oppose
            | CueKind::Support
            | CueKind::Praise
            | CueKind::Condemn
    );
    attitude
        && std::iter::once(trigger)
            .chain(doc.ancestors(trigger).take(12))
            .take_while(|&t| t != cue.token)
            .any(|t| {
                let which =
                    |c: TokenId| matches!(doc.word(c).to_lowercase().as_str(), "which" | "who" | "where");
                doc.tokens[t].deprel == Deprel::AclRelcl && doc.children(t).any(|c| c < t && which(c))
            })
}

/// "No deaths have been reported" tells of none, not of something unconfirmed.
fn counts_nobody(draft: &Draft) -> bool {
    draft.counted.as_ref().is_some_and(|c| c.interval.high == Some(0))
}

/// "Bodies believed to be those of the crew": the words behind the noun are thought of it, it is there itself.
fn describes(doc: &Document, cue: TokenId, trigger: TokenId) -> bool {
    doc.tokens[cue].upos == Upos::Verb
        && doc.tokens[cue].head == Some(trigger)
        && matches!(doc.tokens[cue].deprel, Deprel::Acl | Deprel::AclRelcl)
}

/// "Reports", "early reports", "rumours": nobody is named (annotation guide, decisions 17 and 18).
fn is_hearsay(doc: &Document, classes: &Classes, source: TokenId) -> bool {
    classes.has("HEARSAY_NOUN", &doc.tokens[source].lemma)
        && doc
            .children(source)
            .filter(|&t| !matches!(doc.tokens[t].deprel, Deprel::Case | Deprel::Punct | Deprel::Det))
            .all(|t| classes.has("VAGUE_REPORT", &doc.tokens[t].lemma))
        && np::is_plural(doc, source)
}

/// "Accused of killing two men", where nobody is named who says so.
fn is_accused_of(doc: &Document, trigger: TokenId, cue: Cue) -> bool {
    let within = || [trigger].into_iter().chain(doc.ancestors(trigger).take(4));
    cue.kind == CueKind::Accuse
        && doc.tokens[trigger].upos == Upos::Verb
        && within().take_while(|&t| t != cue.token).any(|t| doc.tokens[t].xpos == Xpos::Vbg)
}

/// "Suspected of killing two": the two are dead; who killed them is what nobody has proven.
fn is_suspected_of(doc: &Document, deed: TokenId) -> bool {
    let suspected = doc.tokens[deed]
        .head
        .is_some_and(|verb| doc.tokens[verb].lemma == "suspect" && doc.tokens[verb].upos == Upos::Verb);
    suspected
        && doc.tokens[deed].xpos == Xpos::Vbg
        && doc
            .children_by(deed, &[Deprel::Mark, Deprel::Case])
            .any(|t| matches!(doc.tokens[t].lemma.as_str(), "of" | "in"))
}

/// "Wanted in the killing of a clerk": the police want whom they take for the killer.
fn is_wanted_for(doc: &Document, deed: TokenId, verb: TokenId) -> bool {
    let described = matches!(doc.tokens[verb].deprel, Deprel::Acl | Deprel::Amod | Deprel::Advcl)
        && syntax::own_subject(doc, verb).is_none();
    doc.tokens[verb].lemma == "want"
        && (doc.tokens[verb].xpos == Xpos::Vbn || described)
        && doc.tokens[deed].deprel == Deprel::Obl
        && ["in", "for", "over"].iter().any(|case| syntax::has_case(doc, deed, case))
}

/// "Protesting the shooting of a boy", "welcomed the release of the crew": what is praised or blamed is taken for granted,
/// and told by the report.
fn takes_for_granted(doc: &Document, cue: CueKind, trigger: TokenId) -> bool {
    matches!(cue, CueKind::Oppose | CueKind::Support | CueKind::Praise)
        && doc.tokens[trigger].upos == Upos::Noun
}

fn apply_cue(kind: CueKind, negated: bool, innermost: bool, draft: &mut Draft) {
    match kind {
        CueKind::Deny if innermost && !negated => draft.stance = Stance::Denied,
        CueKind::Doubt if !negated => draft.reality = draft.reality.max(Reality::Possible),
        CueKind::Admit
            if innermost && !negated && draft.stance == Stance::Asserted && draft.kind.is_count() =>
        {
            draft.stance = Stance::Admitted;
        }
        CueKind::Believe | CueKind::Expect | CueKind::Suspect | CueKind::Fear | CueKind::Seem => {
            draft.reality = draft.reality.max(Reality::Possible);
        }
        CueKind::Demand
        | CueKind::Threaten
        | CueKind::Plan
        | CueKind::Want
        | CueKind::Hope
        | CueKind::Order
        | CueKind::Promise
        | CueKind::Offer
        | CueKind::Refuse
        | CueKind::Ask
            if draft.kind.is_count() || draft.kind == Kind::Attack =>
        {
            // "demanded the release of those arrested": what is demanded has not happened; what the words take for
            // granted has. Only what hangs directly below is demanded, see `apply_markers`.
        }
        CueKind::Allege if draft.verification.is_none() => {}
        _ => {}
    }
}

/// "Pray for their release", "are negotiating the release of the crew": who strives for it does not have it.
fn strives_for(doc: &Document, classes: &Classes, draft: &Draft, verb: TokenId) -> bool {
    let token = &doc.tokens[verb];
    matches!(draft.kind, Kind::Released | Kind::Rescued | Kind::Surrendered)
        && classes.has("STRIVE_FOR_VERB", &token.lemma)
        // "Negotiated the release of the crew" may have brought it about.
        && (token.lemma != "negotiate" || token.xpos == Xpos::Vbg)
}

/// "Efforts continue to free them": the verb's subject is what has not come about yet.
fn is_continued_effort(doc: &Document, classes: &Classes, verb: TokenId) -> bool {
    classes.has("ONGOING_VERB", &doc.tokens[verb].lemma)
        && syntax::own_subject(doc, verb).is_some_and(|s| classes.has("UNREAL_NOUN", &doc.tokens[s].lemma))
}

/// "To free those in captivity": that they are captive holds whatever comes of the freeing.
fn describes_object(doc: &Document, draft: &Draft) -> bool {
    let is_phrase = doc.tokens[draft.trigger].upos == Upos::Noun
        && doc.children_by(draft.trigger, &[Deprel::Case]).next().is_some();
    is_phrase
        && draft.counted.as_ref().is_some_and(|c| {
            c.head < draft.trigger && matches!(doc.tokens[c.head].deprel, Deprel::Obj | Deprel::Iobj)
        })
}

/// Words of the clause and of those around it that make it possible, unreal or unverified.
fn apply_markers(doc: &Document, classes: &Classes, draft: &mut Draft) {
    let trigger = draft.trigger;
    own_markers(doc, classes, trigger, draft);
    let first = doc.tokens[trigger].head.filter(|_| doc.tokens[trigger].deprel == Deprel::Conj);
    if is_attempt(doc, classes, trigger)
        || is_compared(doc, trigger)
        || first.is_some_and(|first| is_compared(doc, first))
    {
        draft.reality = Reality::Unreal;
    }
    if granted::is_thought(doc, classes, trigger) {
        draft.reality = draft.reality.max(Reality::Possible);
    }
    if describes_object(doc, draft) || granted::is_of_killer(doc, classes, draft) {
        return;
    }
    // "More attacks would follow": what the verb tells of the noun has not come.
    let to_come = doc.tokens[trigger].head.filter(|_| {
        doc.tokens[trigger].upos == Upos::Noun
            && doc.tokens[trigger].deprel.is_subject()
            && draft.kind == Kind::Attack
    });
    if to_come.is_some_and(|verb| {
        doc.children_by(verb, &[Deprel::Aux])
            .any(|t| doc.tokens[t].xpos == Xpos::Md && classes.has("MODAL_UNREAL", &doc.tokens[t].lemma))
    }) {
        draft.reality = Reality::Unreal;
    }
    // "Could have ended in several deaths", "would lead to bloodshed": what is only brought about so has not come.
    let brought_about = doc.tokens[trigger].head.filter(|&verb| {
        doc.tokens[trigger].upos == Upos::Noun
            && matches!(doc.tokens[trigger].deprel, Deprel::Obj | Deprel::Obl)
            && matches!(
                np::determination(doc, trigger),
                np::Determination::Indefinite | np::Determination::Bare
            )
            && classes.has("LEAD_TO_VERB", &doc.tokens[verb].lemma)
    });
    if let Some(verb) = brought_about {
        own_markers(doc, classes, verb, draft);
    }
    // "want nine prisoners freed": trees may hang the participle on the object.
    let wanted = doc.tokens[trigger].head.filter(|&object| {
        doc.tokens[trigger].deprel == Deprel::Acl
            && doc.tokens[trigger].xpos == Xpos::Vbn
            && doc.tokens[object].deprel == Deprel::Obj
            && doc.tokens[object].head.is_some_and(|verb| doc.tokens[verb].lemma == "want")
    });
    if wanted.is_some() {
        draft.reality = Reality::Unreal;
    }
    if is_warned_of(doc, classes, trigger) || is_of_whoever_does(doc, draft) {
        draft.reality = Reality::Unreal;
    }
    // "Offered to free 20 captured soldiers": they are captured, whatever comes of the offer.
    if doc.tokens[trigger].deprel == Deprel::Amod
        && draft.kind.is_count()
        && draft
            .counted
            .as_ref()
            .is_some_and(|c| Some(c.head) == doc.tokens[trigger].head && c.quantity.is_some())
        && syntax::is_participle(doc, trigger)
    {
        return;
    }
    let mut below = trigger;
    // "Agreed to return the bodies of nine soldiers": they are dead, whatever is done with them.
    let handled = |verb: TokenId| classes.has("BODY_HANDLING", &doc.tokens[verb].lemma);
    if draft.kind == Kind::Killed
        && classes.has("BODY_NOUN", &doc.tokens[trigger].lemma)
        && np::determination(doc, trigger) == np::Determination::Definite
        && doc.tokens[trigger].head.is_some_and(handled)
    {
        return;
    }
    for above in doc.ancestors(trigger).take(8) {
        let relation = doc.tokens[below].deprel;
        let lemma = doc.tokens[above].lemma.as_str();
        if granted::is_carried_out_order(doc, classes, above, below) {
            break;
        }
        // "Hope to find out why she was killed": who asks why, how, when or where knows that.
        if relation == Deprel::Ccomp && asks_about_known(doc, below) {
            break;
        }
        // "Called for the release of an engineer kidnapped on Monday": how he is described holds whatever becomes of the call.
        let bare = || doc.children_by(below, &[Deprel::Mark, Deprel::Aux, Deprel::AuxPass]).next().is_none();
        if relation == Deprel::Acl && doc.tokens[below].xpos == Xpos::Vbn && bare() {
            break;
        }
        // "Kept the children from being hurt": what somebody is kept from has not happened.
        if classes.has("KEEPS_FROM_VERB", lemma)
            && doc.children_by(below, &[Deprel::Mark, Deprel::Case]).any(|t| doc.tokens[t].lemma == "from")
        {
            draft.reality = Reality::Unreal;
        }
        match relation {
            // Below these the words are complements: "tried to kill", "a plan to kill", "is feared to have died".
            Deprel::Xcomp
            | Deprel::Ccomp
            | Deprel::Acl
            | Deprel::Obj
            | Deprel::Nmod
            | Deprel::Obl
            | Deprel::Csubj => {
                // "want two prisoners freed": the participle stands for "to be freed".
                let infinitive = syntax::is_infinitive(doc, below)
                    || lemma == "want" && doc.tokens[below].xpos == Xpos::Vbn;
                if infinitive
                    && !is_perfect(doc, below)
                    && !is_tried_assault(doc, classes, above, below)
                    && (classes.has("UNREAL_VERB", lemma)
                        || classes.has("UNREAL_NOUN", lemma)
                        || classes.has("OPERATION", lemma)
                        || is_continued_effort(doc, classes, above))
                    && above_acts(doc, above, below)
                {
                    // "Refused to confirm the deaths of two guards": who confirms nothing does not say that they live.
                    if classes.has("VERIFY_VERB", &doc.tokens[below].lemma) && below != trigger {
                        unverified(draft, doc.tokens[below].span);
                        break;
                    }
                    draft.reality = Reality::Unreal;
                }
                if classes.has("POSSIBLE_WORD", lemma)
                    && matches!(relation, Deprel::Xcomp | Deprel::Ccomp)
                    && !(counts_hurt(draft) && is_of_recovery(doc, classes, above))
                {
                    draft.reality = draft.reality.max(Reality::Possible);
                }
                // "Set conditions for the release of the crew": what is haggled over has not come about.
                let haggled = draft.kind == Kind::Released && classes.has("TERMS_NOUN", lemma);
                if matches!(relation, Deprel::Nmod | Deprel::Obj | Deprel::Acl)
                    && (classes.has("UNREAL_NOUN", lemma) || haggled)
                    && doc.tokens[below].upos == Upos::Noun
                    && below == trigger
                {
                    draft.reality = Reality::Unreal;
                }
                // "demanded the release of eleven prisoners"
                // "demanded money and the release of their leader"
                let joined =
                    doc.tokens[trigger].deprel == Deprel::Conj && doc.tokens[trigger].head == Some(below);
                if matches!(relation, Deprel::Obj | Deprel::Obl)
                    && (below == trigger || joined && doc.tokens[trigger].upos == Upos::Noun)
                    && doc.tokens[below].upos == Upos::Noun
                    && doc.tokens[above].upos == Upos::Verb
                    && (draft.kind == Kind::Attack
                        || draft.counted.as_ref().is_some_and(|c| c.head != trigger))
                    && (classes.has("UNREAL_VERB", lemma) || strives_for(doc, classes, draft, above))
                {
                    if matches!(draft.kind, Kind::Killed | Kind::Injured) && is_wanted_for(doc, below, above)
                    {
                        unverified(draft, doc.tokens[above].span);
                    } else {
                        draft.reality = Reality::Unreal;
                    }
                }
                // "Allegedly involved in the murder of two men": the murder is told as a fact.
                let granted = doc.tokens[below].upos == Upos::Noun
                    && matches!(
                        np::determination(doc, below),
                        np::Determination::Definite | np::Determination::Possessive
                    );
                if let Some(span) = hedge(doc, classes, above, "HEDGE_UNVERIFIED").filter(|_| !granted) {
                    unverified(draft, span);
                }
                if is_reported(doc, above, below) && draft.kind != Kind::Missing && !counts_nobody(draft) {
                    unverified(draft, doc.tokens[above].span);
                }
            }
            // The conjunct shares what marks the first: "may be dead or injured".
            Deprel::Conj if is_raised_conjunct(doc, above, below) => break,
            Deprel::Conj if doc.children_by(below, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_none() => {
                own_markers(doc, classes, above, draft);
            }
            // Purpose: "stormed the bus to kill the mayor".
            Deprel::Advcl
                if syntax::is_infinitive(doc, below)
                    && !is_perfect(doc, below)
                    && below == trigger
                    && !is_means(doc, above) =>
            {
                draft.reality = Reality::Unreal;
            }
            Deprel::Advcl if is_told_on_its_own(doc, below) => break,
            _ => {}
        }
        if matches!(relation, Deprel::AclRelcl | Deprel::Parataxis | Deprel::Appos) {
            break; // a new statement begins above
        }
        below = above;
    }
}

/// "Warned of more attacks", "alerted hotels to possible bombings": what somebody is warned of has not come.
fn is_warned_of(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let open =
        matches!(np::determination(doc, noun), np::Determination::Indefinite | np::Determination::Bare);
    open && doc.tokens[noun].upos == Upos::Noun
        && matches!(doc.tokens[noun].deprel, Deprel::Obl | Deprel::Nmod)
        && syntax::has_case(doc, noun, "of")
        && doc.tokens[noun].head.is_some_and(|above| classes.has("WARN_WORD", &doc.tokens[above].lemma))
}

/// "An amnesty for fighters who lay down their arms", "a reward for anyone who surrenders": whoever does so, if anybody does.
fn is_of_whoever_does(doc: &Document, draft: &Draft) -> bool {
    let verb = &doc.tokens[draft.trigger];
    let present = matches!(verb.xpos, Xpos::Vbp | Xpos::Vbz)
        && doc.children_by(draft.trigger, &[Deprel::Aux, Deprel::AuxPass]).next().is_none();
    let Some(noun) = verb.head.filter(|_| verb.deprel == Deprel::AclRelcl && present) else { return false };
    let headline = doc
        .paragraphs
        .get(doc.sentences[verb.sentence].paragraph)
        .is_some_and(|p| p.kind == ParagraphKind::Headline);
    let whoever = matches!(doc.word(noun).to_lowercase().as_str(), "anyone" | "anybody" | "those" | "all");
    let bare = np::is_plural(doc, noun) && np::determination(doc, noun) == np::Determination::Bare;
    let uncounted = draft.counted.as_ref().is_some_and(|c| c.head == noun && c.quantity.is_none());
    !headline && uncounted && (whoever || bare)
}

/// "Had the bomb gone off": an auxiliary before its subject tells a condition.
fn is_inverted_condition(doc: &Document, verb: TokenId) -> bool {
    let Some(had) = doc.children_by(verb, &[Deprel::Aux]).min().filter(|&t| t < verb) else { return false };
    let subject = doc.children_by(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).find(|&t| t < verb);
    let sentence = &doc.sentences[doc.tokens[verb].sentence].tokens;
    let asks = sentence.clone().next_back().is_some_and(|last| doc.word(last) == "?")
        || doc.children_by(verb, &[Deprel::Advmod, Deprel::Obj, Deprel::Obl]).any(|t| t < had);
    doc.tokens[had].lemma == "have"
        && doc.tokens[had].xpos == Xpos::Vbd
        && subject.is_some_and(|subject| had < subject)
        && !asks
}

/// "Used a rifle to kill three": what was used to do it has done it.
fn is_means(doc: &Document, verb: TokenId) -> bool {
    doc.tokens[verb].lemma == "use"
        && matches!(doc.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbn | Xpos::Vbg)
        && !doc.children_by(verb, &[Deprel::Aux]).any(|t| doc.tokens[t].xpos == Xpos::Md)
}

/// "Better than shooting somebody and there being a death": what something is set against has
/// not happened.
fn is_compared(doc: &Document, verb: TokenId) -> bool {
    let bare = matches!(doc.tokens[verb].xpos, Xpos::Vbg | Xpos::Vb);
    bare && doc.children_by(verb, &[Deprel::Mark]).any(|t| doc.tokens[t].lemma == "than")
        && doc.children_by(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_none()
}

fn above_acts(doc: &Document, above: TokenId, below: TokenId) -> bool {
    matches!(doc.tokens[above].upos, Upos::Verb | Upos::Noun | Upos::Adj)
        && doc.tokens[below].upos == Upos::Verb
}

/// Markers that hang on the predicate itself.
fn own_markers(doc: &Document, classes: &Classes, predicate: TokenId, draft: &mut Draft) {
    for child in doc.children(predicate) {
        let token = &doc.tokens[child];
        match token.deprel {
            Deprel::Aux => {
                if classes.has("MODAL_POSSIBLE", &token.lemma) {
                    if token.lemma == "could" && granted::is_perceived(doc, classes, predicate) {
                        continue;
                    }
                    draft.reality = draft.reality.max(Reality::Possible);
                } else if token.xpos == Xpos::Md
                    && classes.has("MODAL_UNREAL", &token.lemma)
                    && !matches!(draft.kind, Kind::Threat | Kind::Demand | Kind::Offer)
                {
                    draft.reality = Reality::Unreal;
                }
            }
            Deprel::Mark if classes.has("CONDITION_MARK", &token.lemma) => {
                if matches!(token.lemma.as_str(), "if" | "unless" | "lest") {
                    draft.reality = Reality::Unreal;
                }
            }
            _ => {}
        }
    }
    if is_inverted_condition(doc, predicate) {
        draft.reality = Reality::Unreal;
    }
    // "Demanded that the hostages be freed": a subjunctive tells what is wanted.
    let be = |t: TokenId| doc.word(t).eq_ignore_ascii_case("be");
    if doc.tokens[predicate].deprel == Deprel::Ccomp
        && doc.children_by(predicate, &[Deprel::AuxPass]).any(be)
        && doc.children_by(predicate, &[Deprel::Aux]).next().is_none()
        && doc.children_by(predicate, &[Deprel::Mark]).all(|t| doc.tokens[t].lemma != "to")
        && !matches!(draft.kind, Kind::Threat | Kind::Demand | Kind::Offer)
    {
        draft.reality = Reality::Unreal;
    }
    if is_wanted_in_present(doc, predicate) && !matches!(draft.kind, Kind::Threat | Kind::Demand) {
        draft.reality = Reality::Unreal;
    }
    if hedge(doc, classes, predicate, "HEDGE_POSSIBLE").is_some() {
        draft.reality = draft.reality.max(Reality::Possible);
    }
    if let Some(span) = hedge(doc, classes, predicate, "HEDGE_UNVERIFIED") {
        unverified(draft, span);
    }
    // "by early reports, 30 were hurt"
    let by_reports = doc.children_by(predicate, &[Deprel::Obl]).find(|&t| {
        is_hearsay(doc, classes, t)
            && ["by", "per", "in", "from"].iter().any(|case| syntax::has_case(doc, t, case))
    });
    if let Some(reports) = by_reports {
        unverified(draft, doc.tokens[reports].span);
    }
    // "Nine are missing, presumed captured": trees may hang the two words side by side.
    let before = predicate.checked_sub(1).map(|t| &doc.tokens[t]);
    if before.is_some_and(|t| {
        t.sentence == doc.tokens[predicate].sentence
            && t.xpos == Xpos::Vbn
            && matches!(t.lemma.as_str(), "presume" | "fear" | "believe")
    }) {
        draft.reality = draft.reality.max(Reality::Possible);
    }
    // "The pilot is reported killed": nobody is named who says so.
    let reported = doc.tokens[predicate].head.filter(|&head| {
        doc.tokens[predicate].deprel == Deprel::Xcomp
            && doc.tokens[head].lemma == "report"
            && syntax::is_passive(doc, head)
            && doc.children_by(head, &[Deprel::AuxPass]).next().is_some()
            && syntax::agent(doc, head).is_none()
            && !counts_nobody(draft)
    });
    if let Some(reported) = reported {
        unverified(draft, doc.tokens[reported].span);
    }
    // "feared dead", "presumed killed"
    if let Some(head) = doc.tokens[predicate].head
        && matches!(doc.tokens[predicate].deprel, Deprel::Xcomp | Deprel::Amod | Deprel::Advcl | Deprel::Obj)
        && classes.has("POSSIBLE_WORD", &doc.tokens[head].lemma)
        && !(doc.tokens[predicate].deprel == Deprel::Advcl && is_told_on_its_own(doc, predicate))
        && !(counts_hurt(draft) && is_of_recovery(doc, classes, head))
        && !is_suspected_of(doc, predicate)
    {
        draft.reality = draft.reality.max(Reality::Possible);
    }
}

/// "Tried to storm the barracks": whoever tries to storm has attacked.
fn is_tried_assault(doc: &Document, classes: &Classes, above: TokenId, below: TokenId) -> bool {
    classes.has("TRY_VERB", &doc.tokens[above].lemma)
        && doc.tokens[above].xpos == Xpos::Vbd
        && classes.has("ASSAULT_VERB", &doc.tokens[below].lemma)
}

/// "As the committee demanded", "when the police came": a clause of circumstance with a finite verb is told on its own.
fn is_told_on_its_own(doc: &Document, verb: TokenId) -> bool {
    let finite = doc
        .children_by(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
        .chain([verb])
        .any(|t| matches!(doc.tokens[t].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp));
    finite
        && doc.children_by(verb, &[Deprel::Mark, Deprel::Advmod]).any(|t| {
            matches!(doc.tokens[t].lemma.as_str(), "as" | "after" | "since" | "because" | "when" | "while")
        })
}

/// "Why a girl was killed", "how two men were shot": a clause of a question that takes the deed for known.
fn asks_about_known(doc: &Document, verb: TokenId) -> bool {
    let asks = |t: TokenId| matches!(doc.tokens[t].lemma.as_str(), "why" | "how" | "when" | "where");
    doc.children_by(verb, &[Deprel::Advmod]).any(|t| t < verb && asks(t)) && !syntax::is_infinitive(doc, verb)
}

/// "Ordered them to get off and shot nine", "wants it done if they agree, and has called for more": the second is finite
/// where the first is not, or has an auxiliary of its own, so it hangs higher than the tree says.
fn is_raised_conjunct(doc: &Document, first: TokenId, second: TokenId) -> bool {
    let aux = |t: TokenId| doc.children_by(t, &[Deprel::Aux, Deprel::AuxPass]).next().is_some();
    let past = doc.tokens[second].xpos == Xpos::Vbd && !aux(second);
    past && syntax::is_infinitive(doc, first)
        || doc.children_by(second, &[Deprel::Aux]).any(|t| doc.tokens[t].lemma == "have") && !aux(first)
}

/// "Demanded that the group free all its captives": the base form behind what somebody demanded tells what is wanted.
fn is_wanted_in_present(doc: &Document, verb: TokenId) -> bool {
    let token = &doc.tokens[verb];
    let base = matches!(token.xpos, Xpos::Vb | Xpos::Vbp)
        && doc.children_by(verb, &[Deprel::Aux, Deprel::AuxPass]).next().is_none();
    let demands = |t: TokenId| {
        matches!(
            doc.tokens[t].lemma.as_str(),
            "demand" | "request" | "require" | "recommend" | "order" | "urge" | "propose" | "ask"
        ) && matches!(doc.tokens[t].upos, Upos::Verb | Upos::Noun)
    };
    token.deprel == Deprel::Ccomp
        && base
        && token.head.is_some_and(demands)
        && doc.children_by(verb, &[Deprel::Mark]).any(|t| doc.tokens[t].lemma == "that")
}

/// "Attempted murder": nobody need have been murdered.
fn is_attempt(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    doc.tokens[noun].upos == Upos::Noun
        && doc
            .children_by(noun, &[Deprel::Amod, Deprel::Compound])
            .any(|t| classes.has("ATTEMPT", &doc.word(t).to_lowercase()))
}

/// Those hurt, or hit.
fn counts_hurt(draft: &Draft) -> bool {
    matches!(draft.kind, Kind::Injured | Kind::Casualties)
}

/// "Are expected to recover": what is expected is how it ends; that they are hurt is certain.
fn is_of_recovery(doc: &Document, classes: &Classes, cue: TokenId) -> bool {
    doc.children_by(cue, &[Deprel::Xcomp, Deprel::Ccomp])
        .any(|t| classes.has("RECOVERY_VERB", &doc.tokens[t].lemma))
}

/// An adverb or adjective of a class that hangs on the predicate or on those it counts.
fn hedge(doc: &Document, classes: &Classes, predicate: TokenId, class: &str) -> Option<Span> {
    doc.children(predicate)
        .filter(|&t| {
            matches!(
                doc.tokens[t].deprel,
                Deprel::Advmod | Deprel::Amod | Deprel::Parataxis | Deprel::Discourse | Deprel::Advcl
            )
        })
        .find(|&t| {
            let word = doc.word(t).to_lowercase();
            // "After 61 had been reported": a clause of its own says nothing of this one.
            let own_clause = doc.tokens[t].deprel == Deprel::Advcl
                && doc.children(t).any(|c| {
                    doc.tokens[c].deprel.is_subject()
                        || doc.tokens[c].deprel == Deprel::Mark
                            && !matches!(doc.tokens[c].lemma.as_str(), "as")
                });
            !own_clause && (classes.has(class, &doc.tokens[t].lemma) || classes.has(class, &word))
        })
        .map(|t| doc.tokens[t].span)
}

fn unverified(draft: &mut Draft, span: Span) {
    draft.verification.get_or_insert(Verification { state: VerificationState::NotVerified, by: None, span });
}

/// "The pilot is reported killed", "were reported to have died": by nobody who is named.
fn is_reported(doc: &Document, above: TokenId, below: TokenId) -> bool {
    doc.tokens[above].lemma == "report"
        && doc.tokens[below].deprel == Deprel::Xcomp
        && syntax::is_passive(doc, above)
        && syntax::agent(doc, above).is_none()
        && !syntax::is_negated(doc, above)
}

fn is_perfect(doc: &Document, verb: TokenId) -> bool {
    doc.children_by(verb, &[Deprel::Aux]).any(|t| doc.tokens[t].lemma == "have")
}

/// A negated event: of people counted, it is a figure of none ("did not harm any passengers"); an act that did not
/// happen is denied by the one who says so.
fn apply_negation(doc: &Document, classes: &Classes, draft: &mut Draft) {
    if draft.negation_told || draft.reality == Reality::Unreal {
        return;
    }
    let trigger = draft.trigger;
    let governing = doc.tokens[trigger].head.filter(|_| {
        matches!(doc.tokens[trigger].deprel, Deprel::Xcomp)
            || (doc.tokens[trigger].upos == Upos::Noun
                && (doc.tokens[trigger].deprel == Deprel::Obj || is_said_to_occur(doc, classes, trigger)))
    });
    let negation = |t: TokenId| {
        doc.children_by(t, &[Deprel::Advmod])
            .find(|&c| matches!(doc.tokens[c].lemma.as_str(), "not" | "never" | "n't"))
            // "Not only killed two" but more besides.
            .filter(|&c| !doc.tokens.get(c + 1).is_some_and(|next| classes.has("FOCUS_WORD", &next.lemma)))
    };
    // "Got away without being hurt".
    let without = doc.children_by(trigger, &[Deprel::Mark]).find(|&t| doc.tokens[t].lemma == "without");
    let without = without.filter(|_| draft.counted.as_ref().is_none_or(|c| c.interval.high != Some(0)));
    let own = negation(trigger).or(without);
    // "They were not behind the murder of the judge": it was done, by others.
    let stands_behind = doc.tokens[trigger].upos == Upos::Noun
        && doc.children_by(trigger, &[Deprel::Cop]).next().is_some()
        && doc.children_by(trigger, &[Deprel::Case]).next().is_some();
    if stands_behind {
        return;
    }
    // "Did not see the bodies", "could not confirm the death": who speaks of the dead as known does not say that there are
    // none.
    let known = matches!(
        np::determination(doc, trigger),
        np::Determination::Definite | np::Determination::Possessive
    );
    let of_known = |above: &TokenId| {
        doc.tokens[trigger].upos == Upos::Noun
            && doc.tokens[trigger].deprel == Deprel::Obj
            && draft.counted.is_some()
            && (known || classes.has("VERIFY_VERB", &doc.tokens[*above].lemma))
    };
    if let Some(above) =
        governing.filter(|above| own.is_none() && negation(*above).is_some()).filter(of_known)
    {
        if classes.has("VERIFY_VERB", &doc.tokens[above].lemma) {
            unverified(draft, doc.tokens[above].span);
        }
        return;
    }
    let Some(not) = own.or_else(|| governing.and_then(negation)) else { return };
    // "Were not behind the murder of the judge": who is not behind it does not say that there was none.
    let behind = doc.tokens[trigger].upos == Upos::Noun
        && doc.children_by(trigger, &[Deprel::Cop]).next().is_some()
        && doc.children_by(trigger, &[Deprel::Case]).next().is_some();
    if behind && known && draft.counted.is_some() {
        return;
    }
    match &mut draft.counted {
        // "Took no part in the fighting": those counted are there to be counted, what they did is denied.
        Some(_)
            if draft.kind == Kind::Present && draft.holder.is_some() && draft.stance != Stance::Denied =>
        {
            draft.stance = Stance::Denied;
        }
        Some(counted) if draft.stance != Stance::Denied => {
            counted.interval =
                Interval { low: Some(0), high: Some(0), qualifier: Qualifier::None, vague: None };
            counted.quantity = Some(doc.tokens[not].span);
        }
        // "denied that it had not ...": two negations.
        Some(_) => draft.stance = Stance::Asserted,
        None => {
            draft.stance = match draft.stance {
                Stance::Denied => Stance::Asserted,
                _ => Stance::Denied,
            };
        }
    }
}

/// "The shooting did not happen at the school".
fn is_said_to_occur(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    doc.tokens[noun].deprel.is_subject()
        && doc.tokens[noun].head.is_some_and(|verb| classes.has("OCCUR_VERB", &doc.tokens[verb].lemma))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::{claims, counts};

    #[test]
    fn taken_for_granted() {
        claims(
            "\
The _ DT 3 det
fatal _ JJ 3 amod
shooting _ NN 9 nsubj
of _ IN 6 case
a _ DT 6 det
clerk _ NN 3 nmod
in _ IN 8 case
Orre _ NNP 3 nmod
appears appear VBZ 0 root
accidental _ JJ 9 xcomp SpaceAfter=No
. _ . 9 punct

The _ DT 3 det
wounded _ JJ 3 amod
man _ NN 5 nsubj:pass
is be VBZ 5 aux:pass
believed believe VBN 0 root
to _ TO 7 mark
drive _ VB 5 xcomp
lorries lorry NNS 7 obj SpaceAfter=No
. _ . 5 punct
",
            expect![[r#"
                killed 1..1 workers | asserted | the report | The fatal shooting of a clerk in Orre appears accidental
                attack | asserted | the report | The fatal shooting of a clerk in Orre appears accidental
                injured 1..1 people | asserted | the report | The wounded man is believed to drive lorries
            "#]],
        );
    }

    #[test]
    fn not_only() {
        claims(
            "\
He _ PRP 4 nsubj
not _ RB 4 advmod
only _ RB 4 advmod
killed kill VBD 0 root
two _ CD 6 nummod
clerks clerk NNS 4 obj
but _ CC 8 cc
robbed rob VBD 4 conj
them they PRP 8 obj SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                killed 2..2 workers | asserted | the report | He not only killed two clerks
            "#]],
        );
    }

    #[test]
    fn an_object_of_two_verbs() {
        claims(
            "\
A _ DT 2 det
gunman _ NN 3 nsubj
shot shoot VBD 0 root
and _ CC 5 cc
killed kill VBD 3 conj
two _ CD 7 nummod
clerks clerk NNS 3 obj
in _ IN 9 case
Orre _ NNP 3 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                attack | asserted | the report | A gunman shot and killed two clerks in Orre
                killed 2..2 workers | asserted | the report | killed two clerks
            "#]],
        );
    }

    #[test]
    fn by_early_reports() {
        claims(
            "\
By _ IN 3 case
early _ JJ 3 amod
reports report NNS 8 obl SpaceAfter=No
, _ , 3 punct
12 _ CD 6 nummod
people _ NNS 8 nsubj:pass
were be VBD 8 aux:pass
injured injure VBN 0 root SpaceAfter=No
. _ . 8 punct
",
            expect![[r#"
                injured 12..12 people | unverified | the report | By early reports, 12 people were injured
            "#]],
        );
    }

    #[test]
    fn what_would_only_be_brought_about() {
        claims(
            "\
The _ DT 2 det
row _ NN 5 nsubj
could could MD 5 aux
have have VB 5 aux
ended end VBN 0 root
in _ IN 8 case
numerous _ JJ 8 amod
deaths death NNS 5 obl SpaceAfter=No
. _ . 5 punct
",
            expect![[r#"
                killed 2..- people | possible | the report | The row could have ended in numerous deaths
            "#]],
        );
    }

    #[test]
    fn we_of_a_press_release() {
        claims(
            "\
Norway Norway NNP 3 nsubj Name=B-Country
strongly _ RB 3 advmod
condemns condemn VBZ 0 root
the _ DT 5 det
attack _ NN 3 obj
in _ IN 7 case
Lima Lima NNP 5 nmod SpaceAfter=No|Name=B-Place
. _ . 3 punct

We _ PRP 2 nsubj
call _ VBP 0 root
on _ IN 5 case
the _ DT 5 det
rebels rebel NNS 2 obl
to _ TO 7 mark
free _ VB 2 advcl
the _ DT 9 det
crew _ NN 7 obj SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                condemnation | asserted | Norway | Norway strongly condemns the attack in Lima
                attack | asserted | Norway | Norway strongly condemns the attack in Lima
                demand | asserted | Norway | We call on the rebels
                released 2..- workers | unreal | the report | to free the crew
            "#]],
        );
    }

    /// "The mayor said I heard that ...": whoever says "I" is the speaker.
    #[test]
    fn who_says_i_is_the_speaker() {
        claims(
            "\
The the DT 2 det
mayor mayor NN 3 nsubj
said say VBD 0 root
I I PRP 5 nsubj
heard hear VBD 3 ccomp
that that IN 8 mark
gunmen gunman NNS 8 nsubj
killed kill VBD 5 ccomp
three three CD 10 nummod
guards guard NNS 8 obj
. . . 3 punct
",
            expect![[r#"
                killed 3..3 security_forces | asserted | The mayor | gunmen killed three guards
            "#]],
        );
    }

    #[test]
    fn attempted_murder_and_expected_recovery() {
        let attempt = "\
He he PRP 3 nsubj:pass
is be VBZ 3 aux:pass
charged charge VBN 0 root
with with IN 7 case
the the DT 7 det
attempted attempt VBN 7 amod
murder murder NN 3 obl
of of IN 10 case
two two CD 10 nummod
clerks clerk NNS 7 nmod SpaceAfter=No
. . . 3 punct
";
        assert_eq!(counts(attempt), ["killed 2 unreal"]);
        let recovery = "\
Six six CD 2 nummod
men man NNS 10 nsubj:pass
who who WP 5 nsubj:pass
were be VBD 5 aux:pass
shot shoot VBN 2 acl:relcl
at at IN 8 case
a a DT 8 det
bar bar NN 5 obl
are be VBP 10 aux:pass
expected expect VBN 0 root
to to TO 12 mark
survive survive VB 10 xcomp SpaceAfter=No
. . . 10 punct
";
        assert_eq!(counts(recovery), ["injured 6 asserted"]);
    }

    #[test]
    fn reported_killed() {
        claims(
            "\
The _ DT 2 det
pilot _ NN 4 nsubj:pass
is be VBZ 4 aux:pass
reported report VBN 0 root
killed kill VBN 4 xcomp SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                killed 1..1 workers | unverified | the report | The pilot is reported killed
            "#]],
        );
    }
}
