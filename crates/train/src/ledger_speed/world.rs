//! A made-up world and what its newsrooms write: reports in order of time, each with the reading that a reader would make
//! of it. Words are drawn as often as `data/word_documents.tsv` has them in documents, so that rare words meet by chance
//! as they do in real reports.

use claims::Reading;
use claims::reading::{DatePrecision, Incident, IncidentType, Place, PlacePrecision};
use language::Knowledge;
use reports::Report;

use super::telling::{Happening, tell};

/// Reports that are published on a day.
const PER_DAY: u64 = 120;

/// Of a hundred reports so many tell of a new incident; the others of one of the last days.
const NEW: u64 = 40;

/// Of a hundred reports on a known incident so many are reprints of the one before.
const REPRINTS: u64 = 25;

/// Of a hundred reports so many mention an older incident in passing.
const MENTIONS: u64 = 30;

/// Days for which an incident is reported.
const REPORTED_DAYS: u64 = 4;

/// Incidents that may be mentioned in passing.
const REMEMBERED: usize = 400;

/// Words of an incident's own, which most of its reports share.
const OWN_WORDS: usize = 24;

/// Draws by a fixed rule (splitmix64): the same world each time.
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end.max(1)
    }

    /// One of a list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len() as u64) as usize]
    }

    /// An invented name of some syllables.
    pub fn name(&mut self, syllables: usize) -> String {
        const FIRST: [&str; 14] = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z"];
        const THEN: [&str; 8] = ["a", "e", "i", "o", "u", "ai", "or", "en"];
        let mut name = String::new();
        for _ in 0..syllables {
            name.push_str(self.pick::<&str>(&FIRST));
            name.push_str(self.pick::<&str>(&THEN));
        }
        name.get_mut(..1).map(str::make_ascii_uppercase);
        name
    }
}

/// Words with how often they are drawn.
#[derive(Debug)]
pub struct Words {
    words: Vec<String>,
    /// Up to and with each word, in how many documents.
    sums: Vec<u64>,
}

impl Words {
    fn new() -> Self {
        let (mut words, mut sums, mut sum) = (Vec::new(), Vec::new(), 0);
        for row in Knowledge::embedded().rows("word_documents.tsv") {
            let word = row.field(0);
            if let Ok(count) = row.field(1).parse::<u64>()
                && word.chars().all(char::is_alphabetic)
            {
                sum += count;
                words.push(word.to_owned());
                sums.push(sum);
            }
        }
        Self { words, sums }
    }

    /// A word, common ones more often.
    pub fn any(&self, dice: &mut Dice) -> &str {
        let drawn = dice.below(self.sums.last().copied().unwrap_or(1));
        &self.words[self.sums.partition_point(|sum| *sum <= drawn)]
    }

    /// A word, all as often.
    fn odd(&self, dice: &mut Dice) -> String {
        dice.pick(&self.words).clone()
    }
}

/// The world, and the moment at which it stands.
#[derive(Debug)]
pub struct World {
    dice: Dice,
    pub words: Words,
    towns: Vec<Place>,
    groups: Vec<String>,
    count: u64,
    /// All tell of one incident.
    one_story: bool,
    /// The last incidents, the latest last, each with the report that was last written on it.
    recent: Vec<(Happening, Option<(Report, Reading)>)>,
}

impl World {
    /// The world at its beginning; with `one_story` nothing happens in it but one incident.
    pub fn new(one_story: bool) -> Self {
        let mut dice = Dice(7);
        let countries = ["BO", "KE", "PH", "UA", "CO", "NG", "PK", "MM", "ML", "IQ"];
        let towns = (0..3000).map(|n| Place {
            id: "p1".to_owned(),
            name: dice.name(3),
            country: Some((*dice.pick(&countries)).to_owned()),
            admin1: Some(format!("Province {}", n % 90)),
            lat: Some(dice.below(120_000) as f64 / 1000.0 - 60.0),
            lon: Some(dice.below(360_000) as f64 / 1000.0 - 180.0),
            precision: PlacePrecision::Exact,
            mentions: Vec::new(),
        });
        let towns = towns.collect();
        let groups = (0..40).map(|_| format!("{} Front", dice.name(3))).collect();
        Self { dice, words: Words::new(), towns, groups, count: 0, one_story, recent: Vec::new() }
    }

    fn happening(&mut self, day: u64) -> Happening {
        let dice = &mut self.dice;
        let types =
            [IncidentType::Shooting, IncidentType::Bombing, IncidentType::Raid, IncidentType::Kidnapping];
        let place = dice.pick(&self.towns).clone();
        let killed = 1 + dice.below(4) * dice.below(8);
        let date = date(day);
        Happening {
            day,
            killed,
            injured: 1 + dice.below(3) * dice.below(12),
            victim: (format!("{} {}", dice.name(2), dice.name(3)), 16 + dice.below(60)),
            official: format!("{} {}", dice.name(2), dice.name(2)),
            group: dice.pick(&self.groups).clone(),
            words: (0..OWN_WORDS).map(|_| self.words.odd(dice)).collect(),
            incident: Incident {
                id: "i1".to_owned(),
                main: true,
                incident_type: *dice.pick(&types),
                title: format!("{killed} killed in {}", place.name),
                place: Some("p1".to_owned()),
                start: Some(date.clone()),
                end: Some(date),
                date_precision: DatePrecision::Day,
                against: None,
                roles: Vec::new(),
                victims: Vec::new(),
                codes: claims::reading::Codes::default(),
                claims: Vec::new(),
                figures: Vec::new(),
                estimates: Vec::new(),
            },
            place,
        }
    }
}

/// Day so many of the world.
pub fn date(day: u64) -> String {
    let days = jiff::Span::new().days(i64::try_from(day).unwrap_or(0));
    jiff::civil::date(2031, 1, 1).saturating_add(days).to_string()
}

impl Iterator for World {
    type Item = (Report, Reading);

    /// The next report.
    fn next(&mut self) -> Option<Self::Item> {
        let n = self.count;
        self.count += 1;
        let day = n / PER_DAY;
        let running =
            self.recent.iter().rposition(|(told, _)| told.day + REPORTED_DAYS <= day).map_or(0, |n| n + 1);
        let is_new = running == self.recent.len() || !self.one_story && self.dice.below(100) < NEW;
        let at = if is_new {
            let happening = self.happening(day);
            self.recent.push((happening, None));
            self.recent.len() - 1
        } else {
            running + self.dice.below((self.recent.len() - running) as u64) as usize
        };
        let outlet = format!("Gazette {}", self.dice.below(60));
        let url = format!("https://gazette.example/{n}");
        let published = date(day + 1);
        let reprinted = self.dice.below(100) < REPRINTS;
        let told = match self.recent[at].1.clone().filter(|_| reprinted) {
            Some((mut report, mut reading)) => {
                report.id = format!("report-{n}");
                reading.report.id.clone_from(&report.id);
                report.outlet = Some(outlet);
                reading.report.outlet.clone_from(&report.outlet);
                report.url = Some(url);
                reading.report.url.clone_from(&report.url);
                report.published = published.parse().ok();
                reading.report.published = Some(published);
                (report, reading)
            }
            None => {
                let older = (self.dice.below(100) < MENTIONS && running > 0)
                    .then(|| self.recent[self.dice.below(running as u64) as usize].0.clone());
                let head = Report {
                    id: format!("report-{n}"),
                    outlet: Some(outlet),
                    url: Some(url),
                    published: published.parse().ok(),
                    ..Report::default()
                };
                tell(head, &published, &self.recent[at].0, older.as_ref(), &self.words, &mut self.dice)
            }
        };
        self.recent[at].1 = Some(told.clone());
        if self.recent.len() > 2 * REMEMBERED {
            self.recent.drain(..self.recent.len() - REMEMBERED);
        }
        Some(told)
    }
}
