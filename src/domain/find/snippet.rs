//! The sentence around a word, short enough for one line.

use super::super::fold::{clean_for_screen, fold};
use super::score::words;

/// Characters of a snippet at most, the dots at its ends included.
pub const SNIPPET: usize = 70;

/// The sentence of the text around the first place where a word of the query begins a word, cut to [`SNIPPET`]
/// characters and clean for a screen. None when no word is there.
pub fn snippet(text: &str, query: &str) -> Option<String> {
    let folded = fold(text);
    let place = words(query)
        .iter()
        .map(|word| word.text.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .filter_map(|word| {
            let starts = |at: &usize| {
                !folded.text.get(..*at).and_then(|text| text.chars().next_back()).is_some_and(char::is_alphanumeric)
            };
            folded.text.match_indices(word).map(|(at, _)| at).find(starts).map(|at| at..at + word.len())
        })
        .min_by_key(|range| range.start)?;
    let found = folded.source_range(place);
    let before = text.get(..found.start)?;
    let after = text.get(found.end..)?;
    let start = before.rfind(['.', '?', '!', '\n', '\r']).map_or(0, |at| at + 1);
    let end = after.find(['.', '?', '!', '\n', '\r']).map_or(text.len(), |at| found.end + at + 1);
    let sentence = clean_for_screen(text.get(start..end)?).trim().to_owned();
    let lead = clean_for_screen(text.get(start..found.start)?).trim_start().chars().count();
    Some(window(&sentence, lead))
}

/// At most [`SNIPPET`] characters of a sentence around the place that many characters in.
fn window(sentence: &str, place: usize) -> String {
    let chars: Vec<char> = sentence.chars().collect();
    if chars.len() <= SNIPPET {
        return sentence.to_owned();
    }
    let room = SNIPPET - 2;
    let from = place.saturating_sub(room / 3).min(chars.len().saturating_sub(room));
    let to = (from + room).min(chars.len());
    let middle: String = chars.get(from..to).unwrap_or_default().iter().collect();
    let (left, right) = (if from > 0 { "…" } else { "" }, if to < chars.len() { "…" } else { "" });
    format!("{left}{}{right}", middle.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_is_the_sentence_with_the_word() {
        let text = "First contact. The Station Road address was known to housing.\nNothing more.";
        assert_eq!(snippet(text, "station").as_deref(), Some("The Station Road address was known to housing."));
        assert_eq!(snippet(text, "zzz more").as_deref(), Some("Nothing more."));
        assert_eq!(snippet(text, "tation"), None, "the inside of a word is not a place");
        assert_eq!(snippet("Siân’s letter\u{1b}[31m", "sian").as_deref(), Some("Siân’s letter\u{fffd}[31m"));
        assert_eq!(snippet("anything", "\"*"), None);
    }

    #[test]
    fn a_long_sentence_is_cut_around_the_word() {
        let text = format!("{}needle {}", "word ".repeat(40), "after ".repeat(40));
        let found = snippet(&text, "needle").unwrap();
        assert!(found.contains("needle") && found.chars().count() <= SNIPPET, "{found}");
        assert!(found.starts_with('…') && found.ends_with('…'), "{found}");
        assert!(snippet(&"é".repeat(300), "é").unwrap().chars().count() <= SNIPPET);
    }
}
