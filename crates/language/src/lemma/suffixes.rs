//! Regular inflection undone by suffix. What these rules get wrong stands in `lemmas.tsv`.

use crate::Xpos;

/// Shortest stem that a suffix is taken from, in letters.
const MIN_STEM: usize = 2;

/// The dictionary form of a verb; the Penn tag says which ending to undo, without it any ending is tried.
pub fn verb(form: &str, xpos: Xpos) -> String {
    if !form.is_ascii() {
        return form.to_owned();
    }
    let lemma = match xpos {
        Xpos::Vbz => third_person(form),
        Xpos::Vbg => participle(form),
        Xpos::Vbd | Xpos::Vbn => past(form),
        Xpos::Vb | Xpos::Vbp | Xpos::Md => None,
        _ => participle(form).or_else(|| past(form)).or_else(|| third_person(form)),
    };
    lemma.unwrap_or_else(|| form.to_owned())
}

fn third_person(form: &str) -> Option<String> {
    let stem = form.strip_suffix('s').filter(|stem| stem.len() >= MIN_STEM && !stem.ends_with(['s', 'u']))?;
    if let Some(short) = stem.strip_suffix("ie") {
        return Some(if short.len() > 1 { format!("{short}y") } else { stem.to_owned() });
    }
    let sibilant = ["sse", "she", "che", "xe", "zze", "oe"].iter().any(|ending| stem.ends_with(ending));
    Some(if sibilant { stem[..stem.len() - 1].to_owned() } else { stem.to_owned() })
}

fn participle(form: &str) -> Option<String> {
    let stem = form.strip_suffix("ing").filter(|stem| has_vowel(stem))?;
    Some(restore(stem))
}

fn past(form: &str) -> Option<String> {
    if let Some(stem) = form.strip_suffix("ied").filter(|stem| !stem.is_empty()) {
        return Some(if stem.len() > 1 { format!("{stem}y") } else { format!("{stem}ie") });
    }
    let stem = form.strip_suffix("ed").filter(|stem| has_vowel(stem) || stem.len() > 2)?;
    if stem.ends_with('e') {
        return Some(format!("{stem}e")); // "agreed"
    }
    has_vowel(stem).then(|| restore(stem))
}

/// The verb whose "-ed" or "-ing" form has this stem: a doubled letter made single, or a silent e put back.
fn restore(stem: &str) -> String {
    let letters: Vec<char> = stem.chars().collect();
    let &[.., last] = letters.as_slice() else { return stem.to_owned() };
    let back = |n: usize| letters.len().checked_sub(n).and_then(|i| letters.get(i)).copied().unwrap_or(' ');
    let (second, third) = (back(2), back(3));
    if last == second && is_consonant(last) {
        // "stopped", but "killed", "passed"
        let stays = matches!(last, 'l' | 's' | 'f' | 'z');
        return if stays { stem.to_owned() } else { stem[..stem.len() - 1].to_owned() };
    }
    if silent_e(&letters, last, second, third) { format!("{stem}e") } else { stem.to_owned() }
}

fn silent_e(letters: &[char], last: char, second: char, third: char) -> bool {
    let vowel_pair = is_vowel(second)
        && is_vowel(third)
        && !(third == 'u' && letters.len() > 3 && letters[letters.len() - 4] == 'q');
    match last {
        'v' | 'c' | 'u' => true,
        's' => is_vowel(second) || matches!(second, 'n' | 'r' | 'l' | 'p' | 'w'),
        'z' => is_vowel(second),
        'g' => match second {
            'n' => matches!(third, 'a' | 'e' | 'u'),
            'r' | 'l' | 'd' => true,
            c => is_vowel(c),
        },
        'l' => match second {
            'b' | 'c' | 'd' | 'f' | 'g' | 'k' | 'p' | 't' | 's' | 'z' => true,
            'i' | 'u' | 'o' => !vowel_pair && letters.len() > 2,
            'a' => !vowel_pair && short(letters),
            _ => false,
        },
        'y' | 'w' | 'x' | 'h' | 'e' | 'i' | 'a' | 'o' => false,
        // "associate", "evaluate", but "treat"
        't' if second == 'a' && matches!(third, 'i' | 'u') => true,
        _ if !is_vowel(second) || vowel_pair => false,
        't' => match second {
            'a' | 'o' | 'u' => true,
            'i' | 'e' => short(letters),
            _ => false,
        },
        'n' => match second {
            'i' | 'u' => true,
            'a' => short(letters),
            'o' | 'e' => short(letters),
            _ => false,
        },
        'r' => match second {
            'e' | 'o' => short(letters),
            _ => true,
        },
        'p' => match second {
            'o' => short(letters),
            'i' => short(letters),
            _ => true,
        },
        'm' if second == 'o' => third == 'c' || short(letters),
        'm' => second != 'e' || short(letters),
        'd' | 'k' | 'b' => true,
        _ => false,
    }
}

/// One vowel only: had the verb no silent e, its last letter would have been doubled.
fn short(letters: &[char]) -> bool {
    letters.iter().filter(|c| is_vowel(**c)).count() == 1
}

/// The singular of a noun; `plural` says that it is one, otherwise it must look like one.
pub fn noun(form: &str, plural: bool) -> String {
    let guess = || -> Option<String> {
        if let Some(stem) = form.strip_suffix("men").filter(|stem| stem.len() > 1 && plural) {
            return Some(format!("{stem}man"));
        }
        let stem = form.strip_suffix('s').filter(|stem| stem.len() >= MIN_STEM)?;
        if stem.ends_with(['s', 'u', '\'']) || (!plural && stem.ends_with('i')) {
            return (plural && stem.ends_with('\'')).then(|| stem.trim_end_matches('\'').to_owned());
        }
        if let Some(short) = stem.strip_suffix("ie").filter(|short| short.len() > 1) {
            return Some(format!("{short}y"));
        }
        let sibilant = ["sse", "she", "che", "xe", "zze", "oe"].iter().any(|ending| stem.ends_with(ending));
        Some(if sibilant { stem[..stem.len() - 1].to_owned() } else { stem.to_owned() })
    };
    guess().unwrap_or_else(|| form.to_owned())
}

/// The positive of an adjective or adverb.
pub fn quality(form: &str, xpos: Xpos) -> String {
    let stem = match xpos {
        Xpos::Jjr | Xpos::Rbr => form.strip_suffix("er"),
        Xpos::Jjs | Xpos::Rbs => form.strip_suffix("est"),
        _ => None,
    };
    let Some(stem) = stem.filter(|stem| stem.len() > MIN_STEM && stem.is_ascii()) else {
        return form.to_owned();
    };
    if let Some(short) = stem.strip_suffix('i') {
        return format!("{short}y");
    }
    let letters: Vec<char> = stem.chars().collect();
    let back = |n: usize| letters.len().checked_sub(n).and_then(|i| letters.get(i)).copied().unwrap_or(' ');
    let (last, second, third) = (back(1), back(2), back(3));
    if last == second && is_consonant(last) && !matches!(last, 'l' | 's' | 'f') {
        return stem[..stem.len() - 1].to_owned();
    }
    let silent = matches!(last, 'v' | 'c' | 'g' | 's' | 'l' if !(last == 'l' && (second == 'l' || is_vowel(second))) && !(last == 'g' && second == 'n') && !(last == 's' && second == 's'))
        || (short(&letters)
            && is_consonant(last)
            && is_vowel(second)
            && is_consonant(third)
            && !matches!(last, 'w' | 'x' | 'y'));
    if silent { format!("{stem}e") } else { stem.to_owned() }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn is_consonant(c: char) -> bool {
    c.is_ascii_lowercase() && !is_vowel(c)
}

fn has_vowel(stem: &str) -> bool {
    stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}
