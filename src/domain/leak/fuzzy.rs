//! Whether a word is likely a misspelling of a name: bounded edit distance helped by sound. Knows words only.

use strsim::osa_distance;

/// How near two words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Near {
    /// They sound the same.
    Sound,
    /// One slip apart.
    Slip,
    /// Two slips apart.
    Far,
    /// One slip apart, in a name so short that many words are.
    Short,
}

/// A name prepared for comparison.
#[derive(Debug, Clone)]
pub(super) struct Sounded {
    pub word: String,
    length: usize,
    letters: u32,
    sound: String,
}

impl Sounded {
    pub fn new(word: &str) -> Self {
        Self { word: word.to_owned(), length: word.chars().count(), letters: letters(word), sound: sound(word) }
    }

    /// How near the other word is: `None` when it is another word.
    pub fn near(&self, other: &Sounded) -> Option<Near> {
        let shorter = self.length.min(other.length);
        if self.length < 5 && shorter > 2 && self.is_one_off(other) {
            return Some(Near::Short);
        }
        if shorter < 4 || self.length.abs_diff(other.length) > 2 || self.word == other.word {
            return None;
        }
        // Each edit changes at most two members of the letter set.
        let differing = (self.letters ^ other.letters).count_ones();
        if differing > 4 {
            return None;
        }
        let same_sound = self.sound == other.sound;
        let same_start = self.word.chars().next() == other.word.chars().next();
        let allowed = match shorter {
            4 => usize::from(same_sound && same_start),
            5 => 1,
            6 | 7 => 1 + usize::from(same_sound),
            _ => 1 + usize::from(same_start || same_sound),
        };
        if allowed == 0 || differing as usize > allowed * 2 || (shorter == 5 && !same_start && !same_sound) {
            return None;
        }
        match osa_distance(&self.word, &other.word) {
            edits if edits > allowed => None,
            _ if same_sound => Some(Near::Sound),
            1 => Some(Near::Slip),
            _ => Some(Near::Far),
        }
    }

    /// Whether one slip makes the other word, of any length; the first letter is seldom the wrong one.
    pub fn is_one_off(&self, other: &Sounded) -> bool {
        self.length.abs_diff(other.length) < 2
            && (self.letters ^ other.letters).count_ones() < 3
            && self.word.chars().next() == other.word.chars().next()
            && osa_distance(&self.word, &other.word) == 1
    }
}

fn letters(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |set, byte| set | 1 << (byte - b'a'))
}

/// A key of how a name sounds: first sound and consonants, with English and Welsh doublets made equal.
fn sound(word: &str) -> String {
    let mut out = String::new();
    let mut rest = word.chars().peekable();
    while let Some(letter) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        let heard = match letter {
            'p' if next == 'h' => 'f',
            'k' if next == 'n' && out.is_empty() => continue,
            'w' if next == 'r' && out.is_empty() => continue,
            'c' if matches!(next, 'e' | 'i' | 'y') => 's',
            'c' | 'q' => 'k',
            'g' if matches!(next, 'e' | 'i') => 'j',
            'x' | 'z' => 's',
            'v' => 'f',
            'y' if out.is_empty() => 'i',
            'a' | 'e' | 'i' | 'o' | 'u' if out.is_empty() => letter,
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w' => continue,
            other => other,
        };
        if !out.ends_with(heard) {
            out.push(heard);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &str, b: &str) -> bool {
        Sounded::new(a).near(&Sounded::new(b)).is_some()
    }

    #[test]
    fn slips_of_the_keyboard_and_of_the_ear_are_near() {
        for (name, slip) in [
            ("whittle", "whitle"),
            ("whittle", "wihttle"),
            ("gwenllian", "gwenlian"),
            ("stephen", "stephan"),
            ("okonkwo", "okonkwa"),
            ("philips", "filips"),
            ("jane", "jayne"),
            ("thornbridge", "thornebrige"),
        ] {
            assert!(near(name, slip), "{name} {slip}");
        }
    }

    #[test]
    fn short_and_different_words_are_not_near() {
        for (name, other) in [("jane", "lane"), ("rose", "nose"), ("whittle", "brittle"), ("mark", "park")] {
            assert!(!near(name, other), "{name} {other}");
        }
    }
}
