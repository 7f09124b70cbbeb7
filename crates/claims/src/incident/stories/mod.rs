//! The stories of a report: a bulletin's items, the actions of a communiqué, the incidents of a day's round-up.
//!
//! A sentence that tells of an event opens a story of its own where what is seen of it speaks for that
//! (`data/stories.tsv`, fitted by `train stories`): it begins a paragraph, names a place that was not named before, brings in
//! people who were not spoken of, shares few words with what was told. It never does where it takes up what stands
//! before ("the attack", "he", "the two teenagers"). What follows belongs to the story that was opened last, unless it names
//! somebody or some place that an earlier one alone has named.

mod features;

use std::collections::{HashMap, HashSet};

use language::knowledge::Error;
use language::{Document, Knowledge, TokenId};

use self::features::{Opening, Tables, Telling};
use super::items::Items;
use super::setting::{Key, Setting};
use super::sums;
use super::types::TypeWords;
use super::weights::{self, Weight};
use crate::draft::Draft;
use crate::predicates::Classes;
use crate::reading::Kind;

/// The row that holds for every sentence.
const LEVEL: &str = "level";
/// What must speak for a second story, in hundredths, where it is of the type or day of the first: most reports tell one
/// incident, and tell it again below the lead.
const SURER: Weight = 75;
/// Steps up the tree from a claim to a clause that tells a story of its own.
const STEPS: usize = 12;
/// Stories of a report, at most: a text without end must not take a time without end.
const MOST: usize = 64;

/// What speaks for a story of its own, in hundredths.
#[derive(Debug, Default)]
pub struct Weights {
    by_name: HashMap<String, Weight>,
    spots: HashSet<String>,
}

impl Weights {
    /// Reads the table.
    ///
    /// # Errors
    /// If a weight is no number.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut spots = HashSet::new();
        for row in knowledge.rows("place_words.tsv") {
            if matches!(row.field(0), "street" | "building" | "block") {
                spots.extend(row.list(1).map(str::to_owned));
            }
        }
        Ok(Self { by_name: weights::read(knowledge, "stories.tsv")?, spots })
    }

    fn speaks_for(&self, opening: &Opening, stories: usize) -> bool {
        let weight = |name: &str| self.by_name.get(name).copied().unwrap_or_default();
        let margin = if stories == 1 && opening.is_alike { SURER } else { 0 };
        weight(LEVEL) + opening.features.iter().map(|name| weight(name)).sum::<Weight>() > margin
    }
}

/// Gives each claim of the main incident its story, 0 for the first.
pub fn tell_apart(
    doc: &Document,
    classes: &Classes,
    types: &TypeWords,
    weights: &Weights,
    (main_day, items): (Option<(jiff::civil::Date, jiff::civil::Date)>, &Items),
    drafts: &[Draft],
    told: &mut [Setting],
) {
    if weights.by_name.is_empty() {
        return;
    }
    // "Separately, gunmen killed two in Kano" may be a story of its own.
    let is_main = |setting: &Setting| match setting.key(main_day) {
        Key::Main => true,
        Key::Other(_) => setting.elsewhere,
        _ => false,
    };
    let only_elsewhere: HashSet<usize> = drafts
        .iter()
        .zip(&*told)
        .filter(|(_, setting)| setting.elsewhere && is_main(setting))
        .map(|(draft, _)| doc.tokens[draft.trigger].sentence)
        .collect();
    let sentence = |draft: &Draft| doc.tokens[draft.trigger].sentence;
    let mut sentences: Vec<usize> =
        drafts.iter().zip(&*told).filter(|(_, s)| is_main(s)).map(|(draft, _)| sentence(draft)).collect();
    sentences.sort_unstable();
    sentences.dedup();
    let mut telling = Telling::new(doc, Tables { classes, types, spots: &weights.spots, items }, drafts);
    let mut story_of = HashMap::new();
    let mut beside: HashMap<TokenId, (usize, usize)> = HashMap::new();
    let of_several: HashSet<usize> =
        drafts.iter().filter(|draft| sums::is_of_several(doc, classes, draft)).map(sentence).collect();
    let mut several = false;
    for at in sentences {
        let opening = telling.opening(at);
        if only_elsewhere.contains(&at) && !(opening.is_set_apart && telling.stories() > 0) {
            continue;
        }
        let opens = telling.stories() > 0
            && telling.stories() < MOST
            && !opening.takes_up
            && (opening.is_set_apart || weights.speaks_for(&opening, telling.stories()));
        let story = match telling.current() {
            None => 0,
            Some(_) if opens => telling.stories(),
            Some(current) => telling.goes_back(at).unwrap_or(current),
        };
        telling.tell(at, story);
        story_of.insert(at, story);
        several |= of_several.contains(&at);
        let room = telling.stories() < MOST;
        let clauses = if room { telling.clauses_elsewhere(at, several) } else { Vec::new() };
        if !clauses.is_empty() && !are_parts(doc, classes, drafts, at) {
            for (clause, index) in clauses.into_iter().take(MOST.saturating_sub(telling.stories())) {
                let place = &doc.places[index];
                beside.insert(clause, (telling.open_beside(place), index));
            }
        }
    }
    if telling.stories() < 2 {
        return;
    }
    for (draft, setting) in drafts.iter().zip(told).filter(|(_, setting)| is_main(setting)) {
        let Some(&story) = story_of.get(&sentence(draft)) else { continue };
        let own = || {
            let above = std::iter::once(draft.trigger).chain(doc.ancestors(draft.trigger).take(STEPS));
            above.into_iter().find_map(|t| beside.get(&t).copied())
        };
        setting.story = story;
        if let Some((own, place)) = own().filter(|_| !beside.is_empty()) {
            (setting.story, setting.clause_place) = (own, Some(place));
        }
        if setting.elsewhere {
            setting.other = None;
        }
    }
}

/// Whether the numbers of a sentence are those of one that was told before, place by place: "Raiders killed 30 in Zamfara.
/// Twelve died in Maru and 18 died in Anka". Of several incidents, each is told for itself.
fn are_parts(doc: &Document, classes: &Classes, drafts: &[Draft], sentence: usize) -> bool {
    let number = |draft: &Draft| {
        let counted = draft.counted.as_ref().filter(|_| draft.kind == Kind::Killed)?;
        counted.interval.low.filter(|&low| low > 0)
    };
    let of = |draft: &&Draft| doc.tokens[draft.trigger].sentence;
    let mine: u64 =
        drafts.iter().filter(|d| of(d) == sentence).filter_map(number).fold(0, u64::saturating_add);
    let mut before = drafts.iter().filter(|draft| of(draft) < sentence);
    before.any(|draft| mine > 0 && number(draft) == Some(mine) && !sums::is_of_several(doc, classes, draft))
}

/// The number of the story that a sentence tells alone, besides those told apart.
pub fn alone(sentence: usize) -> usize {
    MOST + sentence
}

/// What is seen of each sentence but the first, given to which story those before it belong; for fitting the weights.
/// A sentence that takes up what stands before is left out: it opens nothing, whatever the weights.
pub fn features(
    doc: &Document,
    classes: &Classes,
    types: &TypeWords,
    weights: &Weights,
    drafts: &[Draft],
    told: &[(usize, usize)],
) -> Vec<(usize, Vec<String>)> {
    let items = Items::of(doc, classes);
    let mut telling =
        Telling::new(doc, Tables { classes, types, spots: &weights.spots, items: &items }, drafts);
    let mut found = Vec::new();
    for &(at, story) in told {
        if telling.current().is_some() {
            let opening = telling.opening(at);
            if !opening.takes_up {
                found.push((at, opening.features));
            }
        }
        telling.tell(at, story);
    }
    found
}

#[cfg(test)]
mod tests {
    use language::places::Gazetteer;
    use language::{Context, Document, Knowledge};
    use reports::Report;

    use crate::Reader;

    const BLAST: &str = "\
# newpar
A a DT 2 det
bomb bomb NN 3 nsubj
killed kill VBD 0 root
nine nine CD 5 nummod
cooks cook NNS 3 obj
in in IN 7 case
Lahore Lahore NNP 3 obl
. . . 3 punct

";

    /// How many claims each main incident of annotated sentences has, where a place that was not named before opens a story.
    fn stories(below: &str) -> Vec<usize> {
        stories_by(below, "level\t-1\nnew place\t2\n")
    }

    /// The same by other weights.
    fn stories_by(below: &str, weights: &str) -> Vec<usize> {
        let tables = [("background.tsv", ""), ("stories.tsv", weights)];
        let tables = tables.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let knowledge = Knowledge::with_overlay(tables).expect("known files");
        let language = language::Reader::new(knowledge, Gazetteer::embedded()).expect("embedded data");
        let reader = Reader::new(language).expect("embedded data");
        let mut document = Document::from_conllu(&format!("{BLAST}{below}"));
        reader.language().fill_above_trees(&mut document, &Context::default());
        let report = Report { id: "test".to_owned(), text: document.text.clone(), ..Report::default() };
        let reading = reader.read_document(&report, &document);
        let mains = reading.incidents.iter().filter(|incident| incident.main);
        mains.map(|incident| incident.claims.len()).collect()
    }

    const FERRY: &str = "\
# newpar
Gunmen gunman NNS 2 nsubj
shot shoot VBD 0 root
two two CD 4 nummod
divers diver NNS 2 obj
in in IN 6 case
Nairobi Nairobi NNP 2 obl
. . . 2 punct

";

    #[test]
    fn another_place_is_another_story() {
        assert_eq!(stories(FERRY).len(), 2);
        assert_eq!(stories(&FERRY.replace("Nairobi", "Lahore")).len(), 1);
    }

    #[test]
    fn what_takes_up_opens_nothing() {
        let taken_up = "\
# newpar
The the DT 2 det
blast blast NN 3 nsubj
killed kill VBD 0 root
a a DT 5 det
clerk clerk NN 3 obj
from from IN 7 case
Nairobi Nairobi NNP 3 obl
. . . 3 punct

";
        assert_eq!(stories(taken_up).len(), 1);
        let another = taken_up.replace("The the", "Another another");
        assert_eq!(stories(&another).len(), 2);
    }

    #[test]
    fn a_name_leads_back() {
        let back = "\
# newpar
In in IN 2 case
Lahore Lahore NNP 6 obl
, , , 6 punct
guards guard NNS 6 nsubj:pass
were be VBD 6 aux:pass
injured injure VBN 0 root
. . . 6 punct

";
        let without = stories(FERRY);
        let with = stories(&format!("{FERRY}{back}"));
        assert_eq!((with[0], with[1]), (without[0] + 1, without[1]));
    }

    #[test]
    fn harm_in_another_province_is_another_story_whatever_the_weights() {
        let never = "level\t-90\n";
        assert_eq!(stories_by(FERRY, never).len(), 2);
        // Who was told of before may have gone there.
        let gone = FERRY.replace("Gunmen gunman NNS 2 nsubj", "He he PRP 2 nsubj");
        assert_eq!(stories_by(&gone, never).len(), 1);
        // Where somebody comes from is not where he was shot.
        let from = FERRY.replace("in in IN 6 case", "from from IN 6 case");
        assert_eq!(stories_by(&from, never).len(), 1);
    }

    #[test]
    fn what_is_called_separate_is_another_story() {
        let separate = "\
# newpar
In in IN 4 case
a a DT 4 det
separate separate JJ 4 amod
incident incident NN 7 obl
, , , 7 punct
gunmen gunman NNS 7 nsubj
shot shoot VBD 0 root
two two CD 9 nummod
divers diver NNS 7 obj
in in IN 11 case
Nairobi Nairobi NNP 7 obl
. . . 7 punct

";
        assert_eq!(stories_by(separate, "level\t-90\n").len(), 2);
    }

    #[test]
    fn the_capital_is_elsewhere_where_the_story_is_in_no_capital() {
        let capital = "\
# newpar
Hours hour NNS 2 obl:unmarked
later later RB 6 advmod
, , , 6 punct
a a DT 5 det
bomb bomb NN 6 nsubj
killed kill VBD 0 root
two two CD 8 nummod
guards guard NNS 6 obj
in in IN 11 case
the the DT 11 det
capital capital NN 6 obl
. . . 6 punct

";
        assert_eq!(stories_by(capital, "level\t-90\n").len(), 2);
        let market = capital.replace("capital capital", "market market");
        assert_eq!(stories_by(&market, "level\t-90\n").len(), 1);
    }

    const OTHER_TOWN: &str = "\
In in IN 2 case
Faisalabad Faisalabad NNP 5 obl
a a DT 4 det
gunman gunman NN 5 nsubj
killed kill VBD 0 root
two two CD 7 nummod
clerks clerk NNS 5 obj
. . . 5 punct
";

    #[test]
    fn another_town_of_the_province_at_the_head_of_a_sentence() {
        assert_eq!(stories_by(OTHER_TOWN, "level\t-90\n").len(), 2);
        let same = OTHER_TOWN.replace("Faisalabad Faisalabad", "Lahore Lahore");
        assert_eq!(stories_by(&same, "level\t-90\n").len(), 1);
        let goes_on =
            OTHER_TOWN.replace("a a DT", "the the DT").replace("gunman gunman", "attacker attacker");
        assert_eq!(stories_by(&goes_on, "level\t-90\n").len(), 1);
    }

    #[test]
    fn a_clause_with_a_place_of_its_own() {
        let clause = "\
A a DT 2 det
mine mine NN 3 nsubj
killed kill VBD 0 root
two two CD 5 nummod
drivers driver NNS 3 obj
in in IN 7 case
Lahore Lahore NNP 3 obl
and and CC 11 cc
a a DT 10 det
bomb bomb NN 11 nsubj
killed kill VBD 3 conj
six six CD 13 nummod
clerks clerk NNS 11 obj
in in IN 15 case
Peshawar Peshawar NNP 11 obl
. . . 3 punct
";
        assert_eq!(stories_by(clause, "level\t-90\n").len(), 2);
        let same = clause.replace("Peshawar Peshawar", "Lahore Lahore");
        assert_eq!(stories_by(&same, "level\t-90\n").len(), 1);
    }
}
