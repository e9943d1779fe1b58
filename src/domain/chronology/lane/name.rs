//! The names beside the lanes, in few columns: two agencies never look the same because the end of theirs was cut.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::domain::fold::clean_for_screen;

/// Between the beginning and the end of a name whose middle is left out.
const GAP: &str = "..";
/// Words a short name does not begin with.
const JOINS: [&str; 5] = ["and", "&", "of", "the", "-"];

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

/// One name for each label where there is little room: names too long that look alike once they are cut go without the
/// words they begin with alike ("Northmere Council Housing" is "Housing"), and what is alike even then keeps its end.
pub fn short_names<'a>(labels: impl Iterator<Item = &'a str>, width: usize) -> Vec<String> {
    let labels: Vec<&str> = labels.collect();
    let seen = |text: &str| cut(text, width.saturating_sub(GAP.len()));
    let short = |label: &&str| {
        let alike = labels.iter().filter(|other| *other != label && seen(other) == seen(label));
        let alike = alike.map(|other| shared(label, other)).max().unwrap_or(0);
        let rest = label.split_whitespace().skip(alike).skip_while(|word| JOINS.contains(word));
        let rest = rest.collect::<Vec<_>>().join(" ");
        if label.width() <= width || alike == 0 || rest.is_empty() { (*label).to_owned() } else { rest }
    };
    let shorter: Vec<String> = labels.iter().map(short).collect();
    let is_taken = |name: &str| shorter.iter().filter(|other| seen(other) == seen(name)).count() > 1;
    let fitted = |name: &String| {
        if name.width() > width && is_taken(name) { ends(name, width) } else { name.clone() }
    };
    shorter.iter().map(fitted).collect()
}

/// How many words two names begin with alike.
fn shared(one: &str, other: &str) -> usize {
    one.split_whitespace().zip(other.split_whitespace()).take_while(|(a, b)| a == b).count()
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

    #[test]
    fn in_little_room_the_words_names_begin_with_alike_are_left_out() {
        let labels = [
            "Northmere Council Housing",
            "Northmere Council Schools",
            "Northmere and Vale Police",
            "Weir Street Surgery",
        ];
        let short = short_names(labels.into_iter(), 12);
        assert_eq!(short, ["Housing", "Schools", "Vale Police", "Weir Street Surgery"]);
        let alike = short_names(["Vale Hospital Trust", "Vale Hospital Trusts"].into_iter(), 9);
        assert_eq!(alike, ["Trust", "Trusts"]);
    }
}
