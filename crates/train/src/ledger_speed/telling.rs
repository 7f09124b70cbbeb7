//! One made-up report with its reading: every span stands in the text, every number is that of its words.

use claims::Reading;
use claims::reading::{
    Ascription, Attribution, Claim, Entity, EntityKind, Group, Holder, HolderType, How, Incident, Kind, Mode,
    Place, Qualifier, Reality, ReportHead, Role, RoleName, SCHEMA, Stance, Status, TextSpan, Time,
    TimePrecision, Victim,
};
use reports::Report;
use sha2::{Digest, Sha256};

use super::world::{Dice, Words, date};

/// Sentences between those that tell what happened, and words of each.
const SENTENCES: u64 = 14;
const WORDS: u64 = 18;

/// What happened.
#[derive(Clone, Debug)]
pub struct Happening {
    pub day: u64,
    pub killed: u64,
    pub injured: u64,
    /// Name and age.
    pub victim: (String, u64),
    pub official: String,
    pub group: String,
    pub words: Vec<String>,
    pub place: Place,
    pub incident: Incident,
}

/// A text that grows.
#[derive(Debug, Default)]
struct Text(String);

impl Text {
    /// Adds words; gives where they stand. All of it is ASCII or counted as such.
    fn say(&mut self, words: &str) -> TextSpan {
        let start = self.0.chars().count();
        self.0.push_str(words);
        TextSpan { start, end: start + words.chars().count(), text: words.to_owned() }
    }

    /// What stands from one place to the end.
    fn since(&self, start: usize) -> TextSpan {
        let text: String = self.0.chars().skip(start).collect();
        TextSpan { start, end: start + text.chars().count(), text }
    }
}

/// A report in the making.
struct Draft<'a> {
    text: Text,
    reading: Reading,
    words: &'a Words,
    dice: &'a mut Dice,
}

/// A report on `main` that mentions `older` in passing.
pub fn tell(
    mut report: Report,
    published: &str,
    main: &Happening,
    older: Option<&Happening>,
    words: &Words,
    dice: &mut Dice,
) -> (Report, Reading) {
    let mut draft = Draft { text: Text::default(), reading: Reading::default(), words, dice };
    draft.incident(main, "i1", "p1");
    for n in 0..SENTENCES {
        draft.filler(&main.words);
        if n == SENTENCES / 2 {
            draft.again(main);
        }
    }
    if let Some(older) = older {
        draft.incident(older, "i2", "p2");
    }
    let Draft { text: Text(text), mut reading, .. } = draft;
    report.text = text;
    let digest = Sha256::digest(report.text.as_bytes());
    reading.schema = SCHEMA.to_owned();
    reading.reader = "sayso 0.1.0".to_owned();
    reading.data = "made-up".to_owned();
    reading.report = ReportHead {
        id: report.id.clone(),
        outlet: report.outlet.clone(),
        url: report.url.clone(),
        published: Some(published.to_owned()),
        language: "en".to_owned(),
        sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        ..ReportHead::default()
    };
    (report, reading)
}

impl Draft<'_> {
    /// "9 people were killed and 4 were wounded by the Group in Town on Day, Official of Town said. Victim, 34, was one of them."
    fn incident(&mut self, of: &Happening, id: &str, place: &str) {
        let begin = self.text.0.chars().count();
        let killed = self.text.say(&of.killed.to_string());
        self.text.say(" people were ");
        let killed_trigger = self.text.say("killed");
        self.text.say(" and ");
        let injured = self.text.say(&of.injured.to_string());
        self.text.say(" were ");
        let injured_trigger = self.text.say("wounded");
        self.text.say(" by the ");
        let group = self.text.say(&of.group);
        self.text.say(" in ");
        let town = self.text.say(&of.place.name);
        self.text.say(" on ");
        let day = self.text.say(weekday(of.day));
        self.text.say(", ");
        let source = self.text.say(&of.official);
        self.text.say(" ");
        let cue = self.text.say("said");
        let evidence = self.text.since(begin);
        self.text.say(". ");
        let victim = self.text.say(&of.victim.0);
        self.text.say(&format!(", {}, was one of the dead. ", of.victim.1));
        let official = self.entity(EntityKind::Person, &source, Some("governor"), false);
        let attacker = self.entity(EntityKind::ArmedGroup, &group, None, false);
        self.entity(EntityKind::Person, &victim, None, true);
        let attribution = format!("a{}", self.reading.attributions.len() + 1);
        self.reading.attributions.push(Attribution {
            id: attribution.clone(),
            source: Some(source.clone()),
            source_entity: Some(official.clone()),
            cue: Some(cue),
            content: vec![evidence.clone()],
            mode: Mode::Indirect,
            within: None,
        });
        let holder = Holder {
            text: source.text.clone(),
            entity: Some(official),
            span: source,
            attribution: Some(attribution),
            how: How::Stated,
            via: Vec::new(),
            holder_type: HolderType::State,
            side: None,
            anonymous: false,
        };
        self.reading.places.push(Place { id: place.to_owned(), mentions: vec![town], ..of.place.clone() });
        self.reading.times.push(Time { span: day, value: Some(date(of.day)), precision: TimePrecision::Day });
        let mut claim = |kind, number: u64, quantity, trigger| {
            let claim = Claim {
                by: Some(attacker.clone()),
                holder: Some(holder.clone()),
                incident: id.to_owned(),
                ..count(kind, number, quantity, trigger, &evidence)
            };
            self.claim(claim)
        };
        let claims = vec![
            claim(Kind::Killed, of.killed, killed, killed_trigger),
            claim(Kind::Injured, of.injured, injured, injured_trigger),
        ];
        self.reading.incidents.push(Incident {
            id: id.to_owned(),
            main: id == "i1",
            place: Some(place.to_owned()),
            roles: vec![Role {
                role: RoleName::PerpetratorOrganisation,
                text: group.text.clone(),
                entity: Some(attacker),
                span: group,
                effect: None,
                confidence: Some(Ascription::ReportedAsFact),
            }],
            victims: vec![Victim {
                name: Some(victim.text.clone()),
                age: u32::try_from(of.victim.1).ok(),
                sex: None,
                occupation: None,
                group: Some(Group::Civilians),
                what: Kind::Killed,
                counted_in: claims.first().cloned(),
                private: true,
                span: victim,
            }],
            claims,
            ..of.incident.clone()
        });
    }

    /// The same number once more, or another that somebody else gives.
    fn again(&mut self, of: &Happening) {
        for holder in ["Police", "The government", "One of the people"] {
            let begin = self.text.0.chars().count();
            let span = self.text.say(holder);
            self.text.say(" said ");
            let number = of.killed + self.dice.below(2);
            let quantity = self.text.say(&number.to_string());
            self.text.say(" ");
            let trigger = self.text.say("dead");
            let evidence = self.text.since(begin);
            self.text.say(". ");
            let holder = Holder {
                text: span.text.clone(),
                entity: None,
                span,
                attribution: None,
                how: How::Stated,
                via: Vec::new(),
                holder_type: HolderType::Witness,
                side: None,
                anonymous: true,
            };
            let claim = Claim {
                holder: Some(holder),
                incident: "i1".to_owned(),
                ..count(Kind::Killed, number, quantity, trigger, &evidence)
            };
            let id = self.claim(claim);
            if let Some(incident) = self.reading.incidents.first_mut() {
                incident.claims.push(id);
            }
        }
    }

    /// A sentence of any words, some of them the incident's own.
    fn filler(&mut self, own: &[String]) {
        let begin = self.text.0.chars().count();
        for n in 0..WORDS {
            let is_own = self.dice.below(10) == 0;
            let word = if is_own { self.dice.pick(own) } else { self.words.any(self.dice) };
            self.text.say(if n == 0 { "" } else { " " });
            self.text.say(word);
        }
        if self.dice.below(4) == 0 {
            let sentence = self.text.since(begin);
            self.reading.not_understood.push(sentence);
        }
        self.text.say(". ");
    }

    fn entity(&mut self, kind: EntityKind, span: &TextSpan, role: Option<&str>, private: bool) -> String {
        let id = format!("e{}", self.reading.entities.len() + 1);
        self.reading.entities.push(Entity {
            id: id.clone(),
            name: span.text.clone(),
            kind,
            aliases: Vec::new(),
            country: None,
            role: role.map(str::to_owned),
            private,
            masked: false,
            mentions: vec![span.clone()],
        });
        id
    }

    fn claim(&mut self, claim: Claim) -> String {
        let id = format!("c{}", self.reading.claims.len() + 1);
        self.reading.claims.push(Claim { id: id.clone(), ..claim });
        id
    }
}

fn weekday(day: u64) -> &'static str {
    ["Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday"][(day % 7) as usize]
}

/// A count of people.
fn count(kind: Kind, number: u64, quantity: TextSpan, trigger: TextSpan, evidence: &TextSpan) -> Claim {
    Claim {
        id: String::new(),
        kind,
        low: Some(number),
        high: Some(number),
        qualifier: Some(Qualifier::Exact),
        of: Some("people".to_owned()),
        group: Some(Group::People),
        as_called: None,
        role_detail: None,
        part_of: None,
        by: None,
        place: None,
        time: None,
        said: None,
        as_of: None,
        holder: None,
        status: Status::Asserted,
        stance: Stance::Asserted,
        reality: Reality::Actual,
        verification: None,
        confidence: 0.87,
        evidence: evidence.clone(),
        trigger,
        quantity: Some(quantity),
        vague: None,
        incident: String::new(),
        who: None,
        in_title: false,
    }
}
