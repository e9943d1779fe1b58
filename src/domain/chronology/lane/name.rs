//! The names beside the lanes, in few columns: two agencies never look the same because the end of theirs was cut.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::domain::fold::clean_for_screen;

/// Between the beginning and the end of a name whose middle is left out.
const GAP: &str = "..";

/// One name for each label, at most `width` columns wide.
pub fn names<'a>(labels: impl Iterator<Item = &'a str>, width: usize) -> Vec<String> {
    let clean: Vec<_> = labels.map(clean_for_screen).collect();
    let short: Vec<String> = clean.iter().map(|label| cut(label, width)).collect();
    let is_taken = |name: &String| short.iter().filter(|other| *other == name).count() > 1;
    let name = |(label, short): (&std::borrow::Cow<'_, str>, &String)| {
        if is_taken(short) && label.width() > width { ends(label, width) } else { short.clone() }
    };
    clean.iter().zip(&short).map(name).collect()
}

/// The first columns of a text.
pub fn cut(text: &str, width: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= width
    };
    text.chars().take_while(fits).collect()
}

/// The beginning and the end of a text.
fn ends(text: &str, width: usize) -> String {
    let room = width.saturating_sub(GAP.len());
    let backwards: String = text.chars().rev().collect();
    let end: String = cut(&backwards, room / 2).chars().rev().collect();
    let begin = cut(text, room - room / 2);
    format!("{}{GAP}{}", begin.trim_end(), end.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_begin_alike_keep_their_ends() {
        let labels = ["Northmere Borough Council Housing", "Northmere Borough Council Schools", "Police"];
        assert_eq!(names(labels.into_iter(), 19), ["Northmere..Housing", "Northmere..Schools", "Police"]);
        assert_eq!(names(labels.into_iter(), 40), labels);
    }
}
