//! The outlet's name behind a title: "Two hurt in barn fire - KXYZ.com, North Lakeland News, Weather".
//!
//! Pages carry it, and what it names is where the outlet sits, not what the title tells of.

use super::words::PlaceWords;

/// What parts a title from the outlet's name.
const SEPARATORS: &[&str] = &[" - ", " – ", " — ", " | ", " :: ", " : "];
/// Outlets' names behind a title, at most: "... - KXYZ | Lakeland News".
const MOST_PARTS: usize = 3;

/// The title, and the outlet's name behind it (empty if there is none).
pub fn part<'a>(title: &'a str, words: &PlaceWords) -> (&'a str, &'a str) {
    let mut end = title.len();
    for _ in 0..MOST_PARTS {
        let parts = SEPARATORS.iter().filter_map(|s| title[..end].rfind(s).map(|at| (at, at + s.len())));
        let Some((at, behind)) = parts.max_by_key(|&(at, _)| at) else { break };
        if at == 0 || !is_outlet(&title[behind..end], words) {
            break;
        }
        end = at;
    }
    (&title[..end], &title[end..])
}

/// Whether words are an outlet's name: all of them begin with capitals, and one is an address, a call sign or a word for
/// the press.
fn is_outlet(name: &str, words: &PlaceWords) -> bool {
    let mut marked = false;
    for word in name.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()) {
        let small = word.starts_with(char::is_lowercase);
        let address = word.rsplit_once('.').is_some_and(|(host, end)| {
            host.len() > 2 && (2..=3).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_lowercase())
        });
        let press = words.is_press(&word.to_lowercase()) || word.contains(".com-");
        if small && !(address || press || words.is_join(word)) {
            return false;
        }
        let letters = word.split('-').next().unwrap_or(word);
        let sign = letters.len() == 4
            && letters.starts_with(['K', 'W'])
            && letters.bytes().all(|b| b.is_ascii_uppercase());
        marked |= address || press || sign;
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Knowledge;

    #[test]
    fn outlets_behind_titles() {
        let words = PlaceWords::new(&Knowledge::embedded()).expect("the table can be read");
        for (title, told) in [
            (
                "Two hurt in barn fire - KXYZ.com, North Lakeland News, Weather, Sports",
                "Two hurt in barn fire",
            ),
            ("Two hurt in barn fire - kxyz.com-Lakeland News, Weather & Sports", "Two hurt in barn fire"),
            ("Two hurt in barn fire | WXYZ Lakeland", "Two hurt in barn fire"),
            ("Two hurt in barn fire | Arden - The Lakeland Herald", "Two hurt in barn fire | Arden"),
            ("Barn fire - two hurt", "Barn fire - two hurt"),
            ("Fire - Two Hurt In Lakeland", "Fire - Two Hurt In Lakeland"),
            ("Police: two hurt in Lakeland", "Police: two hurt in Lakeland"),
            ("- Lakeland News", "- Lakeland News"),
            ("", ""),
        ] {
            assert_eq!(part(title, &words).0, told, "{title}");
        }
    }
}
