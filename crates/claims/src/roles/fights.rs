//! Where a report tells of fighting between two sides: "clashes between soldiers and rebels", "the army battled the ULF for the
//! town", "protesters clashed with police". No side did it to the other alone, so `role_frames.tsv` has no row for it.

use language::{Deprel, Document, NameKind, Span, TokenId, Upos};

use super::Source;
use super::codes::Side;
use super::fillers::Filler;
use super::frames::Deed;
use super::nature::{Namer, Nature};
use super::wording;
use crate::np;
use crate::reading::{Ascription, EntityKind, IncidentType, Reality, RoleName, Stance};
use crate::syntax;

/// Words behind a noun among which an "and" may join the other side to it.
const JOINED: usize = 12;

/// A fight of an incident.
#[derive(Clone, Debug)]
pub struct Fight {
    /// The incident.
    pub incident: usize,
    /// The word that tells it.
    pub trigger: TokenId,
    /// The sides that take part, each with its heads.
    pub sides: Vec<(Side, TokenId)>,
    /// One side are protesters.
    pub protest: bool,
    /// Between people who are no forces and no fighters: herders and farmers, two villages.
    pub communal: bool,
}

impl Fight {
    /// Between armed forces or groups alone.
    pub fn is_armed(&self) -> bool {
        !self.protest && self.sides.iter().all(|(side, _)| is_armed(*side))
    }
}

/// A side with arms: "smugglers clashed with guards" is a fight too, a crowd's clash with police is none.
fn is_armed(side: Side) -> bool {
    !matches!(side, Side::Others | Side::Crowd)
}

/// Whether those who fight are many on each side, as communities are: "villagers", "youths", "herders"; two brothers and drinkers in a bar
/// are none.
fn is_communal(namer: Namer<'_>, sides: &[(Side, TokenId)]) -> bool {
    sides.len() > 1
        && sides.iter().all(|&(_, head)| {
            np::is_plural(namer.doc, head)
                && namer.classes.has("COMMUNITY", &namer.doc.tokens[head].lemma.to_lowercase())
        })
}

/// The fights of a report.
pub fn find(source: Source<'_>, namer: Namer<'_>) -> Vec<Fight> {
    let doc = source.doc;
    (0..doc.tokens.len()).filter_map(|trigger| at(source, namer, doc, trigger)).collect()
}

fn at(source: Source<'_>, namer: Namer<'_>, doc: &Document, trigger: TokenId) -> Option<Fight> {
    let token = &doc.tokens[trigger];
    let lemma = token.lemma.to_lowercase();
    let between = between(doc, trigger);
    let heads = match token.upos {
        // "Fighting between rival militias": several of one sort, on both sides.
        Upos::Verb | Upos::Noun
            if between.len() == 1
                && between.iter().all(|&head| {
                    np::is_plural(doc, head) && (!is_joined(doc, head) || has_two_owners(doc, head))
                })
                && source.classes.has("FIGHT_BETWEEN", &doc.word(trigger).to_lowercase()) =>
        {
            between.repeat(2)
        }
        // "Fighting between A and B left 30 dead": trees may take the noun for a verb.
        Upos::Verb | Upos::Noun
            if between.len() > 1
                && source.classes.has("FIGHT_BETWEEN", &doc.word(trigger).to_lowercase()) =>
        {
            between
        }
        Upos::Noun if between.len() > 1 && source.classes.has("FIGHT_BETWEEN", &lemma) => between,
        // "The fighting pitted the brigade against a militia".
        Upos::Verb
            if lemma == "pit"
                && syntax::subject(doc, trigger).is_some_and(|t| {
                    source.classes.has("FIGHT_BETWEEN", &doc.word(t).to_lowercase())
                        || source.classes.has("FIGHT_BETWEEN", &doc.tokens[t].lemma.to_lowercase())
                }) =>
        {
            pitted(doc, trigger)?
        }
        // "Soldiers and rebels exchanged fire".
        Upos::Verb
            if source.classes.has("FIGHT_VERB", &lemma)
                || source.classes.has("EXCHANGE_VERB", &lemma)
                    && doc.children_by(trigger, &[Deprel::Obj]).any(|object| {
                        let exchanged =
                            |t: TokenId| source.classes.has("EXCHANGED", &doc.tokens[t].lemma.to_lowercase());
                        syntax::coordinated(doc, object).into_iter().any(exchanged)
                    }) =>
        {
            of_verb(source, namer, trigger).or_else(|| of_noun(doc, trigger))?
        }
        Upos::Noun | Upos::Verb
            if source.classes.has("FIGHT_BETWEEN", &lemma)
                || source.classes.has("FIGHT_BETWEEN", &doc.word(trigger).to_lowercase()) =>
        {
            of_noun(doc, trigger)?
        }
        _ => return None,
    };
    let sides: Vec<(Side, TokenId)> = heads
        .iter()
        .map(|&head| namer.resolved(head))
        .filter_map(|head| {
            if lemma == "pit" && is_named_side(namer, head) {
                return Some((group_or_state(namer.nature(head).side()), head));
            }
            let side = match namer.nature(head) {
                nature @ (Nature::Person { .. } | Nature::Body { .. }) => namer.side(head, nature),
                _ => return None,
            };
            // "The army and the Lord's Front fought": a group by its name.
            let by_name = side == Side::Others
                && np::name_at(doc, head).is_some_and(|name| {
                    let last = name.tokens.end.saturating_sub(1);
                    name.kind == NameKind::Organisation
                        && source.classes.has("GROUP_NAME_NOUN", &doc.word(last).to_lowercase())
                });
            Some((if by_name { Side::Group } else { side }, head))
        })
        .collect();
    let protest = sides
        .iter()
        .any(|&(_, head)| source.classes.has("PROTESTER", &doc.tokens[head].lemma.to_lowercase()));
    let armed = sides.iter().filter(|(side, _)| is_armed(*side)).count();
    // "Herders and farmers clashed": several on both sides, of whom none is a force or a group of fighters.
    let communal = armed == 0 && !protest && is_communal(namer, &sides);
    // Two sides, of which each fights: "fans fought" and "a man fought with his neighbour" are no fight between sides.
    if sides.len() < 2 || armed + usize::from(protest) < 2 && !(protest && armed > 0) && !communal {
        return None;
    }
    let incident = told_in(source, trigger).filter(|&incident| is_what_it_is(source, incident, trigger))?;
    Some(Fight { incident, trigger, sides, protest, communal })
}

/// "A clashed with B", "A and B fought", "A battled B".
fn of_verb(source: Source<'_>, namer: Namer<'_>, verb: TokenId) -> Option<Vec<TokenId>> {
    let doc = namer.doc;
    if syntax::is_negated(doc, verb) || syntax::is_passive(doc, verb) {
        return None;
    }
    // "The army fights on", "vowed to fight": no fight that is told.
    let undone = syntax::is_infinitive(doc, verb)
        || doc.children_by(verb, &[Deprel::Aux]).any(|t| {
            source.classes.has("MODAL_UNREAL", &doc.tokens[t].lemma)
                || source.classes.has("MODAL_POSSIBLE", &doc.tokens[t].lemma)
        });
    let subject = syntax::subject(doc, verb).filter(|_| !undone)?;
    let mut heads = syntax::coordinated(doc, subject);
    let others = doc.children_by(verb, &[Deprel::Obl, Deprel::Obj]).filter(|&t| {
        doc.tokens[t].deprel == Deprel::Obj && doc.children_by(t, &[Deprel::Case]).next().is_none()
            || syntax::has_case(doc, t, "with")
            || syntax::has_case(doc, t, "against")
    });
    heads.extend(others.flat_map(|t| syntax::coordinated(doc, t)));
    // "Youths fought with sticks".
    heads.retain(|&t| matches!(namer.nature(namer.resolved(t)), Nature::Person { .. } | Nature::Body { .. }));
    heads.sort_unstable();
    heads.dedup();
    // "Gunmen of rival gangs fought": on both sides.
    let rival = |t: TokenId| {
        let word = doc.word(t).to_lowercase();
        matches!(word.as_str(), "rival" | "warring" | "feuding") && doc.tokens[t].deprel == Deprel::Amod
    };
    if let [one] = heads[..]
        && np::is_plural(doc, one)
        && (doc.subtree(one).into_iter().take(JOINED).any(rival)
            || has_two_owners(doc, one)
            || is_of_two(doc, one))
    {
        heads.push(one);
    }
    (heads.len() > 1).then_some(heads)
}

/// "The Carlos Lind front", "the 12 Brigade", "the Second Marque": whom a name that no table knows calls, where it was pitted against others.
fn is_named_side(namer: Namer<'_>, head: TokenId) -> bool {
    let doc = namer.doc;
    let capital = |t: TokenId| {
        let word = doc.word(t);
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    let unit = ["FORCE_UNIT", "GROUP_NOUN", "GROUP_NAME_NOUN"]
        .iter()
        .any(|class| namer.classes.has(class, &doc.tokens[head].lemma.to_lowercase()));
    let told_apart = || {
        doc.children_by(head, &[Deprel::Compound, Deprel::Amod, Deprel::Nummod, Deprel::Flat])
            .any(|t| t < head && capital(t))
    };
    let named = doc.tokens[head].upos == Upos::Propn && capital(head) && !np::is_plural(doc, head);
    named || unit && told_apart()
}

/// Whoever is pitted against others and is no state's is a group.
fn group_or_state(side: Side) -> Side {
    if side == Side::State { side } else { Side::Group }
}

/// Its words: what stands before its head as its name does.
fn side_span(namer: Namer<'_>, head: TokenId) -> Span {
    let doc = namer.doc;
    let before = doc
        .children_by(head, &[Deprel::Compound, Deprel::Amod, Deprel::Nummod])
        .filter(|&t| t < head && doc.tokens[t].upos != Upos::Det)
        .min();
    let first = np::name_at(doc, head).map_or(head, |name| name.tokens.start);
    let last = np::name_at(doc, head).map_or(head + 1, |name| name.tokens.end);
    doc.span_of(before.unwrap_or(first).min(first)..last.max(head + 1))
}

/// "Pitted A against B".
fn pitted(doc: &Document, verb: TokenId) -> Option<Vec<TokenId>> {
    let one = syntax::object(doc, verb)?;
    let against = |&t: &TokenId| syntax::has_case(doc, t, "against");
    let other = doc
        .children_by(verb, &[Deprel::Obl])
        .find(against)
        .or_else(|| doc.children_by(one, &[Deprel::Nmod]).find(against))?;
    let mut heads = syntax::coordinated(doc, one);
    heads.extend(syntax::coordinated(doc, other));
    Some(heads)
}

/// "Youths from two villages", "members of both clans".
fn is_of_two(doc: &Document, noun: TokenId) -> bool {
    doc.children_by(noun, &[Deprel::Nmod]).filter(|&of| np::is_plural(doc, of)).any(|of| {
        doc.children_by(of, &[Deprel::Nummod, Deprel::Det])
            .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "two" | "both"))
    })
}

/// "Guards of A and B", "Tarn and Orre herders": one noun for both sides.
fn has_two_owners(doc: &Document, noun: TokenId) -> bool {
    doc.children_by(noun, &[Deprel::Nmod, Deprel::Compound, Deprel::Amod])
        .any(|owner| doc.children_by(owner, &[Deprel::Conj]).next().is_some())
}

/// "Between A and B", where the tree may hang B beside A.
fn between(doc: &Document, word: TokenId) -> Vec<TokenId> {
    let phrases: Vec<TokenId> = doc.children_by(word, &[Deprel::Nmod, Deprel::Obl]).collect();
    let Some(first) = phrases.iter().copied().find(|&t| syntax::has_case(doc, t, "between")) else {
        return Vec::new();
    };
    let joined = phrases.into_iter().filter(|&t| {
        t > first
            && doc.children_by(t, &[Deprel::Cc]).next().is_some()
            && doc.children_by(t, &[Deprel::Case]).next().is_none()
    });
    let mut all = syntax::coordinated(doc, first);
    all.extend(joined);
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether an "and" stands soon behind a noun: the other side may be behind it, where the tree has lost it.
fn is_joined(doc: &Document, noun: TokenId) -> bool {
    let end = doc.sentences[doc.tokens[noun].sentence].tokens.end.min(noun + JOINED);
    (noun + 1..end).any(|t| doc.tokens[t].deprel == Deprel::Cc)
}

/// "A clash with the rebels", "A's battle against B".
fn of_noun(doc: &Document, noun: TokenId) -> Option<Vec<TokenId>> {
    let behind = |word: &str| {
        doc.children_by(noun, &[Deprel::Nmod, Deprel::Obl])
            .filter(|&t| syntax::has_case(doc, t, word))
            .flat_map(|t| syntax::coordinated(doc, t))
            .collect::<Vec<_>>()
    };
    // "a clash with the rebels": the other side is whoever had it.
    let mut heads = behind("with");
    heads.extend(behind("against"));
    (!heads.is_empty()).then_some(())?;
    let owner = doc.children_by(noun, &[Deprel::NmodPoss]).next();
    // "After two days of fighting with the army".
    let time = doc.tokens[noun].head.filter(|&head| {
        matches!(doc.tokens[noun].deprel, Deprel::Nmod | Deprel::Acl) && doc.tokens[head].upos == Upos::Noun
    });
    let within = time.unwrap_or(noun);
    let of_verb = || {
        doc.tokens[within]
            .head
            .filter(|_| doc.tokens[within].deprel == Deprel::Obl)
            .and_then(|verb| syntax::subject(doc, verb))
    };
    heads.extend(owner.or_else(of_verb));
    Some(heads)
}

/// The incident of a claim of the same sentence that tells what happened.
fn told_in(source: Source<'_>, trigger: TokenId) -> Option<usize> {
    let doc = source.doc;
    let sentence = doc.tokens[trigger].sentence;
    let here = |draft: &&crate::draft::Draft| {
        doc.tokens[draft.trigger].sentence == sentence
            && draft.reality == Reality::Actual
            && draft.stance != Stance::Denied
    };
    let itself = source.drafts.iter().filter(here).find(|draft| draft.trigger == trigger);
    let violent = |draft: &&crate::draft::Draft| {
        use crate::reading::Kind;
        matches!(draft.kind, Kind::Attack | Kind::Killed | Kind::Injured | Kind::Casualties)
    };
    itself
        .or_else(|| source.drafts.iter().filter(here).find(violent))
        .map(|draft| draft.incident)
        .or_else(|| only_incident(source))
}

/// Whether the incident is the fight: by its type, or since it begins with it. Fighting beside a murder or a bombing says nothing
/// of who did that.
fn is_what_it_is(source: Source<'_>, incident: usize, trigger: TokenId) -> bool {
    let doc = source.doc;
    let Some(occurrence) = source.occurrences.get(incident) else { return false };
    match occurrence.incident_type {
        IncidentType::Clash | IncidentType::ProtestViolence | IncidentType::Other => true,
        IncidentType::Attack | IncidentType::Shooting => {
            let first = source
                .drafts
                .iter()
                .filter(|d| d.incident == incident)
                .map(|d| doc.tokens[d.trigger].sentence)
                .min();
            first == Some(doc.tokens[trigger].sentence)
        }
        _ => false,
    }
}

/// The one incident of a report that has one.
fn only_incident(source: Source<'_>) -> Option<usize> {
    (source.occurrences.len() == 1).then_some(0)
}

/// Both sides as parties: those who fight do it to each other.
pub fn parties(source: Source<'_>, namer: Namer<'_>, fights: &[Fight]) -> Vec<Filler> {
    let doc = source.doc;
    let mut all: Vec<Filler> = Vec::new();
    for fight in fights {
        for &(side, head) in &fight.sides {
            let pitted = doc.tokens[fight.trigger].lemma == "pit" && is_named_side(namer, head);
            let (role, span) = match namer.nature(head) {
                Nature::Body { .. } if np::name_at(doc, head).is_some() && pitted => {
                    (RoleName::PerpetratorOrganisation, namer.body_name(head))
                }
                _ if pitted => (RoleName::PerpetratorOrganisation, side_span(namer, head)),
                Nature::Person { named: true, .. } => continue,
                Nature::Person { .. } => {
                    (RoleName::PerpetratorIndividual, wording::person(doc, source.classes, head))
                }
                Nature::Body { kind } if kind != EntityKind::Country => {
                    (RoleName::PerpetratorOrganisation, namer.body_name(head))
                }
                _ => continue,
            };
            let party = Filler {
                confidence: Some(Ascription::ReportedAsFact),
                upon: true,
                side: Some(side),
                ..Filler::new(source, role, (head, span), (fight.incident, fight.trigger), Deed::Fight)
            };
            // "FARC rebels", "rebels of the ELN": their group takes part as well.
            let groups = groups_of(source, namer, head).into_iter().map(|t| Filler {
                role: RoleName::PerpetratorOrganisation,
                head: t,
                span: namer.body_name(t),
                entity: namer.entities.at(t),
                ..party.clone()
            });
            all.extend(groups.collect::<Vec<_>>());
            all.push(party);
        }
    }
    all
}

/// The armed groups and forces that a phrase for fighters names.
fn groups_of(source: Source<'_>, namer: Namer<'_>, head: TokenId) -> Vec<TokenId> {
    let doc = source.doc;
    if !matches!(namer.nature(head), Nature::Person { .. }) {
        return Vec::new();
    }
    doc.children_by(head, &[Deprel::Compound, Deprel::Amod, Deprel::Nmod, Deprel::NmodPoss])
        .filter(|&t| {
            doc.tokens[t].deprel != Deprel::Nmod
                || syntax::has_case(doc, t, "of")
                || syntax::has_case(doc, t, "from")
        })
        .filter(|&t| {
            let kind = namer.entities.at(t).and_then(|e| namer.entities.kind(e));
            matches!(kind, Some(EntityKind::ArmedGroup | EntityKind::SecurityForce))
                && doc.tokens[t].upos != Upos::Pron
        })
        .collect()
}
