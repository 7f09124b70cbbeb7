//! Who plays which part: the phrases around a telling, each with its role, effect and how sure the report is.

use language::{Deprel, Span, TokenId};

use crate::draft::Draft;
use crate::reading::{Ascription, Effect, Reality, RoleName, Stance};
use crate::roles::codes::Side;
use crate::roles::frames::{Condition, Deed, Says};
use crate::roles::group_names;
use crate::roles::nature::{Namer, Nature};
use crate::roles::tellings::Telling;
use crate::roles::things::Class;
use crate::roles::{Source, telling_status};

mod bodies;
mod doers;
mod harmed;
mod meant;
mod ties;
mod weapons;
mod wreckage;

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

impl Filler {
    /// A part that no row of a table gave, told by a word of its sentence, with nothing more said of it.
    pub fn new(
        source: Source<'_>,
        role: RoleName,
        (head, span): (TokenId, Span),
        (incident, trigger): (usize, TokenId),
        deed: Deed,
    ) -> Self {
        Self {
            role,
            head,
            span,
            entity: source.entities.at(head),
            effect: None,
            confidence: None,
            incident,
            trigger,
            sentence: source.doc.tokens[trigger].sentence,
            deed,
            military: false,
            upon: false,
            weapon: None,
            side: None,
            line: None,
        }
    }
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
        // "Set fire to an asylum shelter": what burns is something, be it known to no table.
        teller.upon |=
            matches!(telling.frame.deed, Deed::Arson | Deed::Hijacking) && teller.is_done_to_something();
        // "Rebels seized the town".
        teller.upon |= telling.frame.conditions.contains(&Condition::ObjectIsSettlement);
        // "It said it had killed them".
        teller.upon |= matches!(telling.frame.deed, Deed::Killing | Deed::Kidnapping)
            && teller.is_done_to_those_told_of();
        teller.military =
            harmed.iter().any(|harm| harm.military) && harmed.iter().all(|harm| harm.military || harm.unsaid);
        teller.agents(&mut fillers);
        teller.patients(&harmed, &mut fillers);
        teller.posts(&harmed, &mut fillers);
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
        let (frame, told) = (self.telling.frame, (self.draft.incident, self.telling.trigger));
        Filler {
            military: self.military,
            upon: self.upon,
            line: Some(frame.line),
            ..Filler::new(self.source, role, (head, span), told, frame.deed)
        }
    }

    /// As [`Self::ascription`]; "suspected rebels" did it as far as somebody suspects.
    fn ascription_of(self, head: TokenId) -> Ascription {
        let doc = self.namer.doc;
        let doubted = doc
            .children_by(head, &[Deprel::Amod])
            .any(|t| t < head && self.source.classes.has("DOUBT", &doc.word(t).to_lowercase()));
        match self.ascription(head) {
            Ascription::ReportedAsFact if doubted => Ascription::SuspectedOrAccused,
            other => other,
        }
    }

    /// "Police believe that", "is suspected to have": somebody thinks so.
    fn is_suspected(self) -> bool {
        let doc = self.namer.doc;
        doc.ancestors(self.telling.trigger)
            .take(3)
            .any(|t| self.source.classes.has("THOUGHT_VERB", &doc.tokens[t].lemma.to_lowercase()))
    }

    /// "Has confessed to killing the student, prosecutors said": the word for it is of the one who did it, whoever tells of that.
    fn confesses(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        doc.ancestors(self.telling.trigger).take(2).any(|t| {
            self.source.classes.has("CONFESSES", &doc.tokens[t].lemma.to_lowercase())
                && doc.children_by(t, &[Deprel::Nsubj]).any(|subject| subject == head)
        })
    }

    /// "The FLR's radio said the FLR had planted it", "an FLR commander said".
    fn is_in_holder(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        let Some(holder) = self.draft.holder.as_ref() else { return false };
        let own = |t: TokenId| {
            let entity = self.namer.entities.at(head);
            t == head || entity.is_some() && self.namer.entities.at(t) == entity
        };
        let of = [Deprel::NmodPoss, Deprel::Compound];
        group_names::name_of(doc, self.source.classes, holder.head) == Some(head)
            || doc.children_by(holder.head, &of).any(own)
    }

    /// "A little-known group, the Lake Front, phoned to say it was responsible": the front says it of itself.
    fn is_speaker(self, head: TokenId) -> bool {
        self.speaker_of_clause().is_some_and(|t| {
            t == head || group_names::name_of(self.namer.doc, self.source.classes, t) == Some(head)
        })
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
        let speaks_for_itself = speaks_for_itself
            || self.is_in_holder(head)
            || self.telling.frame.deed == Deed::Blame && self.is_speaker(head);
        match self.telling.frame.says {
            Says::Claimed => Ascription::ClaimedOrAdmitted,
            // "Said it was behind the blast".
            Says::Accused if speaks_for_itself => Ascription::ClaimedOrAdmitted,
            Says::Accused => Ascription::SuspectedOrAccused,
            Says::Possible => Ascription::Possible,
            Says::Fact if self.telling.accused => Ascription::SuspectedOrAccused,
            Says::Fact
                if self.draft.stance == Stance::Admitted || speaks_for_itself || self.confesses(head) =>
            {
                Ascription::ClaimedOrAdmitted
            }
            // "Police suspect that a relative set the fire".
            Says::Fact if self.draft.reality == Reality::Possible && self.is_suspected() => {
                Ascription::SuspectedOrAccused
            }
            // "Threatened to attack": nothing was done.
            Says::Fact if self.draft.reality != Reality::Actual => Ascription::Possible,
            // "allegedly", "could not be confirmed"
            Says::Fact if self.draft.verification.is_some() => Ascription::SuspectedOrAccused,
            Says::Fact => Ascription::ReportedAsFact,
        }
    }
}
