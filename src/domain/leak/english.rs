//! Whether a word is an English word: a name seldom is, and a slip in a name hardly ever.

/// The notice, then a stem a line, sorted.
const LIST: &str = include_str!("english.txt");

/// Endings a word may have, and what stood in their place.
const ENDINGS: &[(&str, &[&str])] = &[
    ("s", &[""]),
    ("es", &[""]),
    ("ies", &["y"]),
    ("ied", &["y"]),
    ("ed", &["", "e"]),
    ("ing", &["", "e"]),
    ("ly", &[""]),
    ("er", &["", "e"]),
    ("ers", &["", "e"]),
    ("est", &["", "e"]),
    ("ness", &[""]),
    ("ful", &[""]),
    ("less", &[""]),
];

/// Whether a folded word of three letters or more is a word of the language, in any of its usual forms.
pub(super) fn is_word(word: &str) -> bool {
    holds(word)
        || ENDINGS.iter().any(|(ending, instead)| word.strip_suffix(ending).is_some_and(|stem| is_stem(stem, instead)))
}

fn is_stem(stem: &str, instead: &[&str]) -> bool {
    if stem.len() < 3 {
        return false;
    }
    // "stopped" is "stop": the last letter was doubled.
    let single = stem.char_indices().next_back().and_then(|(at, last)| {
        let shorter = stem.get(..at)?;
        (instead.len() > 1 && shorter.ends_with(last)).then_some(shorter)
    });
    single.is_some_and(holds)
        || instead.iter().any(|end| if end.is_empty() { holds(stem) } else { holds(&format!("{stem}{end}")) })
}

/// Looks in the sorted list without taking it apart.
fn holds(word: &str) -> bool {
    if word.len() < 3 || word.starts_with('#') {
        return false;
    }
    let (mut low, mut high) = (0, LIST.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = LIST.get(..middle).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
        let end = LIST.get(start..).and_then(|rest| rest.find('\n')).map_or(LIST.len(), |at| start + at);
        match LIST.get(start..end).unwrap_or_default().cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_their_usual_forms_and_names_are_not() {
        for word in ["kitchen", "hedges", "stopped", "carried", "bruising", "quickly", "abandon", "zoo"] {
            assert!(is_word(word), "{word}");
        }
        for word in ["okonkwo", "whitlock", "hussain", "feild", "cxo", ""] {
            assert!(!is_word(word), "{word}");
        }
    }

    #[test]
    fn the_list_is_sorted_after_its_notice() {
        let stems: Vec<&str> = LIST.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(stems.len() > 10_000 && stems.is_sorted());
        // The notice sorts before every word only if it is looked past.
        assert!(LIST.starts_with('#') && '#' < 'a');
    }
}
