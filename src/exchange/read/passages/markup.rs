//! The words of a web page: its text without the tags, and what its tags say in words of their own.

use quick_xml::escape::unescape_with;

/// Tags inside a word or a sentence; all others end a line.
const INLINE: [&str; 16] =
    ["a", "abbr", "b", "big", "del", "em", "font", "i", "ins", "o:p", "s", "small", "span", "strong", "sub", "u"];

/// The text, a line for each block, then the values of the tags.
pub fn words(page: &str) -> String {
    let (mut text, mut said) = (String::with_capacity(page.len()), String::new());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(&plain(before));
        // Comments can hide words: they are kept.
        if let Some(comment) = after.strip_prefix("!--") {
            let (comment, next) = comment.split_once("-->").unwrap_or((comment, ""));
            said.push_str(comment);
            said.push('\n');
            rest = next;
            continue;
        }
        let (tag, next) = after.split_once('>').unwrap_or((after, ""));
        let name =
            tag.trim_start_matches('/').split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        if !INLINE.contains(&name.to_lowercase().as_str()) {
            text.push('\n');
        }
        for value in tag.split(['"', '\'']).skip(1).step_by(2) {
            said.push_str(&plain(value));
            said.push('\n');
        }
        rest = next;
    }
    text.push_str(&plain(rest));
    format!("{text}\n\n{said}")
}

fn plain(text: &str) -> String {
    let known = |name: &str| match name {
        "nbsp" => Some("\u{a0}"),
        "rsquo" | "lsquo" => Some("\u{2019}"),
        "shy" => Some("\u{ad}"),
        "amp" => Some("&"),
        "lt" => Some("<"),
        "gt" => Some(">"),
        "quot" => Some("\""),
        "apos" => Some("'"),
        _ => None,
    };
    unescape_with(text, known).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_and_what_tags_say_is_kept() {
        let page = words("<html><p>Ja<b>ne</b> D&#111;e</p><img alt=\"Rose\"><!-- Ann --><p>x");
        for word in ["Jane Doe", "Rose", "Ann"] {
            assert!(page.contains(word), "{word}: {page}");
        }
    }
}
