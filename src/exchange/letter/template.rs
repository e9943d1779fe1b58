//! A template: its header in TOML between lines of `+++`, then the letter. The first line with words after the header
//! is the subject. Must not know any review.

use serde::Deserialize;

use crate::domain::calendar::Span;
use crate::domain::vocabulary as v;
use crate::error::{Error, Result};

/// The line before and after the header.
const FENCE: &str = "+++";

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        &[ $( ($name, include_str!(concat!("templates/", $name, ".txt"))) ),+ ]
    };
}

/// The templates that come with the program, by file name without its ending.
static SHIPPED: &[(&str, &str)] = shipped!(
    "L01", "L02", "L03", "L04", "L05", "L06", "L07", "L08", "L09", "L10", "L11", "L12", "L13", "L14", "L15", "L16",
    "L17", "L18", "L19", "L20", "L21", "L22", "L23", "L24", "L25", "L26",
);

/// Whether a letter holds real names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Names {
    /// Only where the reader needs them (process.md 8, practice).
    Real,
    Pseudonym,
}

/// To what kind of reader a letter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum To {
    /// A national or judicial office the letter itself names.
    Office,
    Agency,
    Family,
    /// A friend, colleague, employer or neighbour.
    Friend,
    Perpetrator,
    Chair,
}

/// Friends and others beside the family.
const CIRCLE: &[&str] = &["friend", "colleague", "employer", "neighbour", "faith_community", "relevant_person"];

impl To {
    /// The roles of the people it may be written to; nobody for an office, an agency or a chair.
    pub const fn roles(self) -> &'static [&'static str] {
        match self {
            To::Office | To::Agency | To::Chair => &[],
            To::Family => &["victim_family", "perpetrator_family", "child", "advocate", "flo"],
            To::Friend => CIRCLE,
            To::Perpetrator => &["perpetrator"],
        }
    }

    /// Whether it may be written to people whose contact plan is on this side.
    pub fn suits_side(self, side: &str) -> bool {
        match self {
            To::Family => !CIRCLE.contains(&side),
            To::Friend => CIRCLE.contains(&side),
            _ => false,
        }
    }

    /// Whom it is for, in words.
    pub const fn words(self) -> &'static str {
        match self {
            To::Office => "an office; leave out to whom",
            To::Agency => "an agency; name it",
            To::Chair => "a chair or author; name one of the chairs",
            To::Family => "a family; name its contact plan",
            To::Friend => "a friend, colleague, employer or neighbour; name the person",
            To::Perpetrator => "a perpetrator who was found to be one; name the person",
        }
    }
}

/// Which decision a letter supposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Supposes {
    Review,
    NoReview,
}

/// What a template says of itself.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// A code of the types of letter: L1 to L26, or one of your own.
    pub letter: String,
    pub to: To,
    /// To whom, by role; an agency's name comes after it.
    #[serde(default)]
    pub addressee: String,
    pub names: Names,
    /// Why the reader needs real names; goes into the banner.
    #[serde(default)]
    pub why_names: String,
    /// The type of document it is kept as; empty when only the letter is recorded.
    #[serde(default)]
    pub records: String,
    /// A date of the case that sending it fills in, when it is empty.
    #[serde(default)]
    pub sets: String,
    /// A code of the markings.
    #[serde(default = "sensitive")]
    pub marking: String,
    /// How long the reader has to answer, such as 10wd.
    #[serde(default)]
    pub reply: String,
    #[serde(default = "sincerely")]
    pub closing: String,
    /// What the register must hold, such as `case.decided`.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Dates of the case that are checked against the dates to avoid.
    #[serde(default)]
    pub dates: Vec<String>,
    #[serde(default)]
    pub decision: Option<Supposes>,
    /// The kinds of return it is about; any when empty.
    #[serde(default)]
    pub about: Vec<String>,
    /// Whether it asks for the return by its date; a date that has passed is pointed out.
    #[serde(default)]
    pub asks: bool,
    /// Whether it carries a draft, which only people who have signed may have.
    #[serde(default)]
    pub draft: bool,
}

fn sensitive() -> String {
    "official_sensitive".to_owned()
}

fn sincerely() -> String {
    "Yours sincerely".to_owned()
}

/// A template ready to be filled.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// The file it came from, such as L13.txt.
    pub file: String,
    pub header: Header,
    /// The reply time of the header.
    pub reply: Option<Span>,
    /// The letter, with empty lines where the header was, so that lines count as in the file.
    pub(super) body: String,
    /// The line the field `needs` stands on.
    pub(super) needs_line: usize,
}

/// The letters there are, with their file names: `("L1", "L01.txt")`.
pub fn names() -> Vec<(&'static str, String)> {
    v::LETTER_TYPE.terms.iter().zip(SHIPPED).map(|(term, (name, _))| (term.code, format!("{name}.txt"))).collect()
}

/// The file name a letter is looked for under, however it was typed: `l1`, `L01`, `L1.txt`.
pub fn file_name(typed: &str) -> String {
    let plain = typed.trim();
    let plain = plain.strip_suffix(".txt").unwrap_or(plain);
    let digits = plain.strip_prefix(['l', 'L']).filter(|rest| !rest.is_empty() && rest.len() <= 3);
    match digits.and_then(|digits| digits.parse::<u8>().ok()) {
        Some(number) => format!("L{number:02}.txt"),
        None => format!("{plain}.txt"),
    }
}

/// The text of a template that comes with the program, by its file name.
pub fn shipped(file: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(own, _)| file.strip_suffix(".txt") == Some(*own)).map(|(_, text)| *text)
}

/// The template of a letter (`L13`): the text given, or the one that comes with the program.
///
/// # Errors
/// No such letter; a header that cannot be read. Names file and line.
pub fn read_template(name: &str, override_text: Option<&str>) -> Result<Template> {
    let file = file_name(name);
    let Some(text) = override_text.or_else(|| shipped(&file)) else {
        return Err(Error::user(format!("There is no letter \"{}\"", name.trim()))
            .safe("Nothing was written")
            .next("Name a letter from L1 to L26"));
    };
    parse(&file, text)
}

fn parse(file: &str, text: &str) -> Result<Template> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let wrong = |line: usize, why: &str| {
        Error::data(format!("{file}, line {line}: {why}")).safe("No letter was written").next("Correct that line")
    };
    let lines: Vec<&str> = text.lines().collect();
    if lines.first().map(|line| line.trim()) != Some(FENCE) {
        return Err(wrong(1, "a letter begins with +++ and its header"));
    }
    let Some(end) = lines.iter().skip(1).position(|line| line.trim() == FENCE).map(|at| at + 1) else {
        return Err(wrong(1, "the header has no closing +++"));
    };
    // The fence is one empty line to TOML, so that its lines count as in the file.
    let head: String =
        std::iter::once("").chain(lines.iter().skip(1).take(end - 1).copied()).collect::<Vec<_>>().join("\n");
    let header: Header = toml::from_str(&head).map_err(|error| {
        let before = error.span().and_then(|span| head.get(..span.start)).unwrap_or_default();
        wrong(before.matches('\n').count() + 1, error.message().lines().next().unwrap_or("this is not a header"))
    })?;
    let line_of =
        |field: &str| lines.iter().position(|line| line.trim_start().starts_with(field)).map_or(1, |at| at + 1);
    let reply = match header.reply.as_str() {
        "" => None,
        span => {
            let read = Span::parse(span);
            Some(read.map_err(|_| wrong(line_of("reply"), "the reply time is a number of days, such as 10wd or 21d"))?)
        }
    };
    let known = |list: &v::List, code: &str| code.is_empty() || list.terms.iter().any(|term| term.code == code);
    if !known(&v::MARKING, &header.marking) {
        return Err(wrong(line_of("marking"), "there is no such marking"));
    }
    let body = "\n".repeat(end + 1) + &lines.iter().skip(end + 1).copied().collect::<Vec<_>>().join("\n");
    if body.trim().is_empty() {
        return Err(wrong(end + 1, "the letter has no text"));
    }
    let needs_line = line_of("needs");
    Ok(Template { file: file.to_owned(), header, reply, body, needs_line })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_of_letter_has_its_template() {
        assert_eq!(names().len(), 26);
        for (code, file) in names() {
            let template = read_template(code, None).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!((template.header.letter.as_str(), &template.file), (code, &file));
            let kept = template.header.records.as_str();
            assert!(kept.is_empty() || v::DOCUMENT_TYPE.terms.iter().any(|term| term.code == kept), "{file}: {kept}");
            assert_eq!(template.header.names == Names::Real, !template.header.why_names.is_empty(), "{file}");
        }
    }

    #[test]
    fn a_letter_is_found_however_its_number_is_typed() {
        for typed in ["l1", "L01", "L1.txt", " L1 "] {
            assert_eq!(file_name(typed), "L01.txt");
        }
        assert_eq!(file_name("parish-council"), "parish-council.txt");
        assert!(read_template("L27", None).unwrap_err().to_string().contains("L1 to L26"));
    }

    #[test]
    fn a_header_that_cannot_be_read_names_file_and_line() {
        for (text, said) in [
            ("Subject\n", "L13.txt, line 1"),
            ("+++\nletter = \"L13\"\n", "no closing"),
            ("+++\nletter = \"L13\"\nto = \"agency\"\nnames = \"all\"\n+++\nSubject\n", "L13.txt, line 4"),
            ("+++\nletter = \"L13\"\nto = \"agency\"\nnames = \"real\"\nreply = \"soon\"\n+++\nS\n", "L13.txt, line 5"),
            ("+++\nletter = \"L13\"\nto = \"agency\"\nnames = \"real\"\nmarking = \"secret\"\n+++\nS\n", "line 5"),
            ("+++\nletter = \"L13\"\nto = \"agency\"\nnames = \"real\"\n+++\n \n", "no text"),
        ] {
            let error = read_template("L13", Some(text)).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
