//! What a line of a letter begins with: a number, a letter, a bullet, or the place in the report it speaks of.

/// The marker a line begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Marker {
    /// "3." or "3)".
    Number(u32),
    /// "Para 2.3:", "Page 4, paragraph 2 -", or "2.3" alone; as it is said in the register.
    Place(String),
    /// "(b)", "b)", "ii."; the letter or roman number as written.
    Letter(String),
    /// A bullet; the inner kinds stand under the outer ones.
    Bullet { inner: bool },
}

const OUTER: [&str; 11] = ["•", "·", "●", "■", "\u{f0b7}", "- ", "– ", "— ", "* ", "➢", "\u{f0d8}"];
const INNER: [&str; 8] = ["◦", "▪", "▫", "○", "‣", "\u{f0a7}", "o\t", "o "];

/// How a letter names a place in the report, and what the register calls it.
const PLACES: [(&str, &str); 14] = [
    ("paragraphs ", "para"),
    ("paragraph ", "para"),
    ("paras. ", "para"),
    ("paras ", "para"),
    ("para. ", "para"),
    ("para ", "para"),
    ("pages ", "page"),
    ("page ", "page"),
    ("pp. ", "page"),
    ("p. ", "page"),
    ("sections ", "section"),
    ("section ", "section"),
    ("recommendations ", "rec"),
    ("recommendation ", "rec"),
];

/// The marker at the start of a line and what follows it.
pub(super) fn marker(line: &str) -> Option<(Marker, &str)> {
    for (bullets, inner) in [(&OUTER[..], false), (&INNER[..], true)] {
        for bullet in bullets {
            if let Some(rest) = line.strip_prefix(bullet) {
                return Some((Marker::Bullet { inner }, rest.trim()));
            }
        }
    }
    if let Some(found) = place(line) {
        return Some(found);
    }
    let inner = line.strip_prefix('(').unwrap_or(line);
    let opened = inner.len() != line.len();
    if let Some((number, rest)) = figures(inner) {
        if number.contains('.') {
            // "2.3 The report"; "2.30 pm" has no capital after it.
            let text = trimmed(rest);
            let whole = rest.starts_with([' ', '\t', ':']) && text.chars().next().is_some_and(char::is_uppercase);
            return whole.then(|| (Marker::Place(format!("para {number}")), text));
        }
        let rest = if opened { rest.strip_prefix(')') } else { rest.strip_prefix(['.', ')']) }?;
        let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
        return number
            .parse()
            .ok()
            .filter(|number| spaced && (1..=99).contains(number))
            .map(|number| (Marker::Number(number), rest.trim()));
    }
    let end = inner.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(inner.len());
    let (name, rest) = inner.split_at_checked(end)?;
    let roman = name.len() <= 4 && !name.is_empty() && name.chars().all(|c| "ivx".contains(c));
    // "A." may be somebody's initial; "A)" is not.
    let is_letter = |c: char| c.is_ascii_lowercase() || rest.starts_with(')');
    if !(roman || name.len() == 1 && name.chars().all(is_letter)) {
        return None;
    }
    let rest = if opened { rest.strip_prefix(')') } else { rest.strip_prefix([')', '.']) }?;
    let spaced = rest.starts_with(char::is_whitespace);
    spaced.then(|| (Marker::Letter(name.to_ascii_lowercase()), rest.trim()))
}

/// "Para 2.3: the date is wrong". Without a sign after the number it is a sentence that cites the place: no marker.
fn place(line: &str) -> Option<(Marker, &str)> {
    let mut said: Vec<String> = Vec::new();
    let mut rest = line;
    loop {
        let found = PLACES
            .iter()
            .find(|(word, _)| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
        let Some((word, called)) = found else { break };
        let (numbers, after) = several(rest.get(word.len()..)?)?;
        said.push(format!("{called} {numbers}"));
        rest = after;
        match after.strip_prefix(", ") {
            Some(next) => rest = next,
            None => break,
        }
    }
    if said.is_empty() {
        return None;
    }
    let sign = rest.trim_start();
    let closes = sign.starts_with([':', '-', '–', '—', ')']);
    let stops = rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(' '));
    let text = trimmed(rest);
    (!text.is_empty() && (closes || stops)).then(|| (Marker::Place(said.join(", ")), text))
}

/// "3.2", "3.2 and 3.4", "3.2-3.4", and the rest.
fn several(text: &str) -> Option<(String, &str)> {
    let (first, mut rest) = figures(text)?;
    let mut said = first.to_owned();
    'more: loop {
        for joint in [", ", " and ", " & ", " to ", "-", "–"] {
            if let Some((number, after)) = rest.strip_prefix(joint).and_then(figures) {
                said.push_str(joint);
                said.push_str(number);
                rest = after;
                continue 'more;
            }
        }
        return Some((said, rest));
    }
}

/// Figures with full stops between them at the start of a text, and the rest.
fn figures(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, _) = text.split_at_checked(end)?;
    let number = number.trim_end_matches('.');
    let rest = text.get(number.len()..)?;
    (number.starts_with(|c: char| c.is_ascii_digit()) && !number.contains("..")).then_some((number, rest))
}

fn trimmed(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '.' | ')')).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_with_a_sign_after_it_marks_a_point_and_a_citation_does_not() {
        let said = |line: &str| match marker(line) {
            Some((Marker::Place(place), text)) => Some(format!("{place}|{text}")),
            _ => None,
        };
        for (line, wanted) in [
            ("Para 2.3: The date is wrong.", Some("para 2.3|The date is wrong.")),
            ("Paragraph 14 - Name the agency.", Some("para 14|Name the agency.")),
            ("Page 4, paragraph 2 – there for their", Some("page 4, para 2|there for their")),
            ("Paragraphs 3.2 and 3.4: the dates differ", Some("para 3.2 and 3.4|the dates differ")),
            ("Recommendation 3: say who owns it", Some("rec 3|say who owns it")),
            ("Section 4. The family", Some("section 4|The family")),
            ("5.1 The age differs.", Some("para 5.1|The age differs.")),
            ("Paragraph 4.12 says 3 agencies; this should be 4.", None),
            ("Section 9 of the 2004 Act applies.", None),
            ("Page 2 of 3", None),
            ("Para 4.12", None),
            ("2.30 pm", None),
        ] {
            assert_eq!(said(line).as_deref(), wanted, "{line}");
        }
    }
}
