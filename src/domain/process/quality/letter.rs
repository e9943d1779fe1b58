//! The text of a letter to its numbered points.
//!
//! Letters number points "1." or "1)", "Para 2.3" or only with bullets, and put letters, roman numbers or bullets under
//! them. Sub-points keep their own row: 4a, 4b. What stands before the first point and after the last is kept apart.

use thiserror::Error;

use super::super::super::change::Batch;
use super::super::super::value::{Ref, Value};

/// One point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// "4", "4b", "para 2.3"; a second list that starts again at 1 is "B1".
    pub number: String,
    pub text: String,
    /// The line of the letter it begins on, from 1.
    pub line: usize,
}

/// A letter read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parsed {
    pub points: Vec<Point>,
    /// What stands before the first point.
    pub before: String,
    /// What stands after the last, such as the standard asks.
    pub after: String,
}

/// A letter without numbers or bullets. Its paragraphs are offered instead; a person chooses which are points.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no numbered points were found in the letter; nothing was saved. Choose the paragraphs that are points ({} found), or number them in the text and paste it again", .paragraphs.len())]
pub struct NoNumbers {
    pub paragraphs: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Marker {
    /// "3." or "3)".
    Number(u32),
    /// "Para 2.3", or "2.3" alone.
    Paragraph(String),
    /// "(b)", "b)", "ii."; the letter or roman number as written.
    Letter(String),
    Bullet,
}

/// Reads the points of a letter.
///
/// # Errors
/// When the text has neither numbers nor bullets: the paragraphs, to choose from.
pub fn read(text: &str) -> Result<Parsed, NoNumbers> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let marked: Vec<Option<(Marker, &str)>> = lines.iter().map(|line| marker(line)).collect();
    let numbered =
        marked.iter().flatten().any(|(marker, _)| matches!(marker, Marker::Number(1) | Marker::Paragraph(_)));
    let bulleted = marked.iter().flatten().any(|(marker, _)| *marker == Marker::Bullet);
    if !numbered && !bulleted {
        return Err(NoNumbers { paragraphs: paragraphs(&lines) });
    }
    let mut reader = Reader { bullets_are_points: !numbered, ..Reader::default() };
    for (at, (line, marked)) in lines.iter().zip(marked).enumerate() {
        reader.line(at + 1, line, marked);
    }
    Ok(reader.finish())
}

#[derive(Default)]
struct Reader {
    parsed: Parsed,
    bullets_are_points: bool,
    /// The last top number, and how many lists came before this one.
    last: u32,
    lists: u32,
    top: String,
    subs: u32,
    blank: bool,
}

impl Reader {
    fn line(&mut self, at: usize, line: &str, marked: Option<(Marker, &str)>) {
        if line.is_empty() {
            self.blank = true;
            return;
        }
        let blank = std::mem::take(&mut self.blank);
        match marked {
            Some((Marker::Number(number), rest)) if number == self.last + 1 || number == 1 => {
                if number == 1 && self.last > 0 {
                    self.lists += 1;
                }
                self.last = number;
                let list = if self.lists > 0 { letter(self.lists) } else { String::new() };
                self.begin(format!("{}{number}", list.to_uppercase()), rest, at);
            }
            Some((Marker::Paragraph(number), rest)) => self.begin(format!("para {number}"), rest, at),
            Some((Marker::Bullet, rest)) if self.bullets_are_points => {
                self.last += 1;
                self.begin(self.last.to_string(), rest, at);
            }
            Some((Marker::Bullet, rest)) if !self.top.is_empty() => {
                self.subs += 1;
                self.sub(letter(self.subs - 1), rest, at);
            }
            Some((Marker::Letter(name), rest)) if !self.top.is_empty() => {
                self.subs += 1;
                self.sub(name, rest, at);
            }
            _ => self.more(line, blank),
        }
    }

    fn begin(&mut self, number: String, text: &str, line: usize) {
        self.rejoin_after();
        self.top.clone_from(&number);
        self.subs = 0;
        self.parsed.points.push(Point { number, text: text.to_owned(), line });
    }

    fn sub(&mut self, name: String, text: &str, line: usize) {
        self.rejoin_after();
        self.parsed.points.push(Point { number: format!("{}{name}", self.top), text: text.to_owned(), line });
    }

    /// Text that turned out to stand between two points belongs to the one before.
    fn rejoin_after(&mut self) {
        let after = std::mem::take(&mut self.parsed.after);
        if let Some(last) = self.parsed.points.last_mut().filter(|_| !after.is_empty()) {
            last.text.push('\n');
            last.text.push_str(&after);
        }
    }

    fn more(&mut self, line: &str, blank: bool) {
        let is_after = blank || !self.parsed.after.is_empty();
        match self.parsed.points.last_mut() {
            None => join(&mut self.parsed.before, line, blank),
            Some(_) if is_after => join(&mut self.parsed.after, line, blank),
            Some(last) => join(&mut last.text, line, false),
        }
    }

    fn finish(mut self) -> Parsed {
        self.parsed.points.retain(|point| !point.text.trim().is_empty());
        self.parsed
    }
}

fn join(text: &mut String, line: &str, paragraph: bool) {
    if !text.is_empty() {
        text.push(if paragraph { '\n' } else { ' ' });
    }
    text.push_str(line);
}

/// "a" for 0, "z" for 25, then the number.
fn letter(at: u32) -> String {
    u8::try_from(at)
        .ok()
        .filter(|at| *at < 26)
        .map_or_else(|| format!(".{}", at + 1), |at| char::from(b'a' + at).to_string())
}

/// The marker at the start of a line and what follows it.
fn marker(line: &str) -> Option<(Marker, &str)> {
    for bullet in ["•", "◦", "▪", "·", "●", "o\t", "- ", "– ", "* "] {
        if let Some(rest) = line.strip_prefix(bullet) {
            return Some((Marker::Bullet, rest.trim()));
        }
    }
    let lower = line.to_lowercase();
    for word in ["paragraph ", "para. ", "para "] {
        if lower.starts_with(word) {
            let rest = line.get(word.len()..)?;
            let (number, rest) = figures(rest)?;
            return Some((Marker::Paragraph(number.to_owned()), trimmed(rest)));
        }
    }
    let inner = line.strip_prefix('(').unwrap_or(line);
    let opened = inner.len() != line.len();
    if let Some((number, rest)) = figures(inner) {
        if number.contains('.') {
            // "2.3 The report"; "2.30 pm" has no capital after it.
            let text = trimmed(rest);
            let whole = rest.starts_with([' ', '\t', ':']) && text.chars().next().is_some_and(char::is_uppercase);
            return whole.then(|| (Marker::Paragraph(number.to_owned()), text));
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
    if !(roman || name.len() == 1 && name.chars().all(|c| c.is_ascii_lowercase())) {
        return None;
    }
    let rest = if opened { rest.strip_prefix(')') } else { rest.strip_prefix([')', '.']) }?;
    let spaced = rest.starts_with(char::is_whitespace);
    spaced.then(|| (Marker::Letter(name.to_owned()), rest.trim()))
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
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '.' | ')')).trim_end()
}

fn paragraphs(lines: &[&str]) -> Vec<String> {
    lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty()).map(|lines| lines.join(" ")).collect()
}

/// The batch that files the points under a letter. `letter` may be a link to a letter added in the same batch.
pub fn points(batch: &mut Batch, case: &Ref, letter: &Ref, parsed: &[Point]) {
    let Some(entity) = super::super::super::register::entity("qa_point") else { return };
    for point in parsed {
        batch.add(
            entity,
            vec![
                ("case", Value::Link(case.clone())),
                ("letter", Value::Link(letter.clone())),
                ("number", Value::text(point.number.clone())),
                ("what", Value::text(point.text.clone())),
                ("state", Value::code("open")),
            ],
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<(String, String)> {
        read(text).unwrap().points.into_iter().map(|point| (point.number, point.text)).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(number, text)| ((*number).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn numbered_points_and_their_sub_points_are_rows_of_their_own() {
        let text = "Dear colleague,\n28 September 2025\n\nThe panel was content.\n\n1. The equality section is\nunderdeveloped.\n\
                    2) Economic abuse:\n   (a) define it\n   b) analyse it\n   • and its effect\n3. There is no tribute.\n\n\
                    Once completed the Home Office would be grateful for a copy.\nYours sincerely";
        assert_eq!(
            numbers(text),
            pairs(&[
                ("1", "The equality section is underdeveloped."),
                ("2", "Economic abuse:"),
                ("2a", "define it"),
                ("2b", "analyse it"),
                ("2c", "and its effect"),
                ("3", "There is no tribute."),
            ])
        );
        let parsed = read(text).unwrap();
        assert!(parsed.before.starts_with("Dear colleague, 28 September 2025"));
        assert!(parsed.after.starts_with("Once completed") && parsed.after.ends_with("Yours sincerely"));
        assert_eq!(parsed.points[0].line, 6);
    }

    #[test]
    fn a_second_paragraph_of_a_point_stays_with_it() {
        let found = numbers("1. First.\n\nMore of the first.\n\n2. Second.");
        assert_eq!(found, pairs(&[("1", "First.\nMore of the first."), ("2", "Second.")]));
    }

    #[test]
    fn paragraph_numbers_bullets_alone_and_a_second_list_are_read() {
        assert_eq!(
            numbers("Para 2.3: The date is wrong.\nParagraph 14 - Name the agency.\n5.1 The age differs."),
            pairs(&[
                ("para 2.3", "The date is wrong."),
                ("para 14", "Name the agency."),
                ("para 5.1", "The age differs."),
            ])
        );
        assert_eq!(numbers("Changes:\n• One thing\n- another"), pairs(&[("1", "One thing"), ("2", "another")]));
        assert_eq!(
            numbers("1. A\n2. B\nThe panel also asks:\n1. C\ni. D"),
            pairs(&[("1", "A"), ("2", "B The panel also asks:"), ("B1", "C"), ("B1i", "D")])
        );
    }

    #[test]
    fn years_addresses_and_times_are_no_points() {
        let found =
            numbers("2 Marsham Street\n2.30 pm\n2025. A year\n1. The point, which runs\n12. not a number in order");
        assert_eq!(found, pairs(&[("1", "The point, which runs 12. not a number in order")]));
    }

    #[test]
    fn a_letter_without_numbers_offers_its_paragraphs() {
        let error = read("Dear colleague,\n\nThe report is\nclear.\n\nPlease add a tribute.").unwrap_err();
        assert_eq!(error.paragraphs, ["Dear colleague,", "The report is clear.", "Please add a tribute."]);
        assert!(error.to_string().contains("nothing was saved") && error.to_string().contains("3 found"));
    }

    #[test]
    fn odd_text_never_breaks_the_reader() {
        for text in
            ["", "()", "1.", "é) x", "(ivx", "•", "para ", "para x", "1..2 A", "\u{2022}\u{2022} a", "9999999999. x"]
        {
            let _ = read(text);
        }
    }
}
