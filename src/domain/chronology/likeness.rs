//! How alike two texts are: the words they share, the rare ones counting most. Must not know where the texts are from.

use std::collections::HashMap;

use crate::domain::fold::fold_text;

/// Words that say nothing about what happened.
const EMPTY: [&str; 46] = [
    "the", "and", "of", "to", "in", "on", "at", "by", "for", "from", "with", "was", "were", "is", "are", "be", "been",
    "has", "had", "have", "that", "this", "it", "he", "she", "they", "her", "him", "his", "their", "them", "as", "an",
    "or", "not", "but", "who", "which", "when", "after", "about", "into", "out", "up", "she's", "he's",
];

/// Texts made comparable. They are named by their place, from 0.
#[derive(Debug, Clone, Default)]
pub struct Likeness {
    lexicon: Lexicon,
    texts: Vec<Text>,
}

/// The words of many texts, each with the number of texts it stands in: by them one more text is weighed like the others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lexicon {
    known: HashMap<String, (u32, u32)>,
    texts: u32,
}

/// One text made comparable.
#[derive(Debug, Clone)]
pub struct Text {
    /// Ascending by word, with the weight of each.
    words: Vec<(u32, f32)>,
    length: f32,
    /// A bit for each word, so that texts with no word in common are told apart at once.
    marks: u64,
}

/// Words a lexicon does not know are numbered from here.
const UNKNOWN: u32 = 1 << 31;

impl Lexicon {
    /// A text weighed by these words. One nobody used before counts as rare.
    pub fn text(&self, text: &str) -> Text {
        let folded = fold_text(text);
        let mut words: Vec<(u32, u32)> = telling(&folded)
            .map(|word| {
                self.known.get(word).copied().unwrap_or_else(|| {
                    let sum = word.bytes().fold(0u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
                    (UNKNOWN | sum, 1)
                })
            })
            .collect();
        words.sort_unstable();
        words.dedup();
        Text::of(words, self.texts)
    }
}

impl Text {
    fn of(words: Vec<(u32, u32)>, texts: u32) -> Self {
        #[expect(clippy::cast_precision_loss)]
        let weight = |uses: u32| (1.0 + texts as f32 / uses.max(1) as f32).ln();
        let words: Vec<(u32, f32)> = words.into_iter().map(|(word, uses)| (word, weight(uses))).collect();
        let length = words.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        let marks = words.iter().fold(0, |marks, (word, _)| marks | 1u64 << (word.wrapping_mul(0x9e37_79b1) >> 26));
        Self { words, length, marks }
    }

    /// From 0 (no word in common) to 1 (the same words).
    pub fn score(&self, other: &Self) -> f32 {
        if self.marks & other.marks == 0 {
            return 0.0;
        }
        let (mut left, mut right) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut shared = 0.0;
        while let (Some((one, weight)), Some((two, _))) = (left.peek(), right.peek()) {
            match one.cmp(two) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    shared += weight * weight;
                    left.next();
                    right.next();
                }
            }
        }
        if shared > 0.0 { (shared / (self.length * other.length)).min(1.0) } else { 0.0 }
    }
}

impl Likeness {
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut lexicon = Lexicon::default();
        let mut uses: Vec<u32> = Vec::new();
        let mut split: Vec<Vec<u32>> = Vec::new();
        for text in texts {
            let folded = fold_text(text);
            let mut words: Vec<u32> = Vec::new();
            for word in telling(&folded) {
                let next = u32::try_from(uses.len()).unwrap_or(u32::MAX);
                let number = match lexicon.known.get(word) {
                    Some((number, _)) => *number,
                    None => {
                        lexicon.known.insert(word.to_owned(), (next, 0));
                        uses.push(0);
                        next
                    }
                };
                words.push(number);
            }
            words.sort_unstable();
            words.dedup();
            for word in &words {
                if let Some(count) = uses.get_mut(*word as usize) {
                    *count += 1;
                }
            }
            split.push(words);
        }
        lexicon.texts = u32::try_from(split.len()).unwrap_or(u32::MAX);
        let used = |word: u32| uses.get(word as usize).copied().unwrap_or(1);
        for (number, count) in lexicon.known.values_mut() {
            *count = used(*number);
        }
        let texts = split
            .into_iter()
            .map(|words| Text::of(words.into_iter().map(|word| (word, used(word))).collect(), lexicon.texts));
        let texts = texts.collect();
        Self { lexicon, texts }
    }

    /// From 0 (no word in common) to 1 (the same words).
    pub fn score(&self, a: usize, b: usize) -> f32 {
        match (self.texts.get(a), self.texts.get(b)) {
            (Some(a), Some(b)) => a.score(b),
            _ => 0.0,
        }
    }

    /// The words, to weigh one more text by.
    pub fn into_lexicon(self) -> Lexicon {
        self.lexicon
    }
}

/// The words of a folded text that say what happened.
fn telling(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).map(stem).filter(|word| {
        let says = word.len() > 1 || word.bytes().all(|byte| byte.is_ascii_digit());
        says && !word.is_empty() && !EMPTY.contains(word)
    })
}

/// The word without its commonest endings, so that "attended", "attends" and "attending" are one.
fn stem(word: &str) -> &str {
    if word.len() < 5 || !word.is_ascii() {
        return word;
    }
    for ending in ["ings", "ing", "ed", "es", "s", "e"] {
        if let Some(rest) =
            word.strip_suffix(ending).filter(|rest| rest.len() >= 4 && !(ending == "s" && rest.ends_with('s')))
        {
            return rest;
        }
    }
    word
}

/// The letters and figures of a text, folded: two texts that differ only in spaces, case, accents or punctuation are
/// the same.
pub fn squeezed(text: &str) -> String {
    fold_text(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_incident_in_other_words_is_more_alike_than_another_one() {
        let texts = Likeness::of([
            "Neighbour reports shouting. Officers attend, both parties spoken to.",
            "Patient says police attended on Friday after the neighbours reported shouting.",
            "Did not attend a routine smear test.",
            "Asked for a repeat of her prescription.",
        ]);
        assert!(texts.score(0, 1) > 0.25, "{}", texts.score(0, 1));
        assert!(texts.score(0, 2) < 0.12, "{}", texts.score(0, 2));
        assert_eq!(texts.score(0, 3), 0.0);
        assert!(texts.score(0, 0) > 0.999);
        assert_eq!(texts.score(0, 1), texts.score(1, 0));
    }

    #[test]
    fn one_more_text_is_weighed_like_the_others() {
        let texts = ["Neighbour reports shouting.", "Repeat prescription.", "Officers attend; shouting heard."];
        let all = Likeness::of(texts);
        let (near, far) = (all.score(0, 2), all.score(0, 1));
        let lexicon = all.into_lexicon();
        let [first, second, third] = texts.map(|text| lexicon.text(text));
        assert!((first.score(&third) - near).abs() < 0.001 && first.score(&second) == far);
        let (new, again) = (lexicon.text("An unheard-of zebra."), lexicon.text("The zebra."));
        assert!(new.score(&again) > 0.3 && new.score(&first) == 0.0);
    }

    #[test]
    fn empty_texts_are_like_nothing() {
        let texts = Likeness::of(["", "the of and", "the of and"]);
        assert_eq!((texts.score(0, 0), texts.score(1, 2), texts.score(7, 8)), (0.0, 0.0, 0.0));
    }

    #[test]
    fn spaces_case_and_quotes_do_not_make_a_text_another_one() {
        assert_eq!(squeezed("Siân said: \u{201c}no\u{201d}.\n"), squeezed("sian SAID 'no'"));
        assert_ne!(squeezed("Risk: medium"), squeezed("Risk: high"));
    }
}
