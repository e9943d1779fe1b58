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
    texts: Vec<Text>,
}

#[derive(Debug, Clone)]
struct Text {
    /// Ascending by word, with the weight of each.
    words: Vec<(u32, f32)>,
    length: f32,
    /// A bit for each word, so that texts with no word in common are told apart at once.
    marks: u64,
}

impl Likeness {
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut uses: Vec<u32> = Vec::new();
        let mut split: Vec<Vec<u32>> = Vec::new();
        for text in texts {
            let mut words: Vec<u32> = Vec::new();
            for word in fold_text(text).split(|c: char| !c.is_alphanumeric()) {
                let word = stem(word);
                if word.len() < 2 && !word.bytes().all(|byte| byte.is_ascii_digit())
                    || word.is_empty()
                    || EMPTY.contains(&word)
                {
                    continue;
                }
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                let number = match known.get(word) {
                    Some(number) => *number,
                    None => {
                        known.insert(word.to_owned(), next);
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
        #[expect(clippy::cast_precision_loss)]
        let (all, weight) =
            (split.len() as f32, |word: u32| uses.get(word as usize).map_or(1.0, |count| *count as f32));
        let texts = split.into_iter().map(|words| {
            let words: Vec<(u32, f32)> =
                words.into_iter().map(|word| (word, (1.0 + all / weight(word)).ln())).collect();
            let length = words.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
            let marks = words.iter().fold(0, |marks, (word, _)| marks | 1u64 << (word.wrapping_mul(0x9e37_79b1) >> 26));
            Text { words, length, marks }
        });
        Self { texts: texts.collect() }
    }

    /// From 0 (no word in common) to 1 (the same words).
    pub fn score(&self, a: usize, b: usize) -> f32 {
        let (Some(a), Some(b)) = (self.texts.get(a), self.texts.get(b)) else { return 0.0 };
        if a.marks & b.marks == 0 {
            return 0.0;
        }
        let (mut left, mut right) = (a.words.iter().peekable(), b.words.iter().peekable());
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
        if shared > 0.0 { (shared / (a.length * b.length)).min(1.0) } else { 0.0 }
    }
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
