//! Whose file it is: as the person said, or as its titles and its name tell. Authors leave their agency out of the rows
//! (source: chronolator.com), so it is stamped on every event.

use super::columns;
use crate::domain::fold::fold_text;
use crate::domain::value::{Id, Ref};
use crate::error::{Error, Result};
use crate::exchange::sheet::{Row, Workbook};

/// An agency by all its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyName {
    pub id: Id,
    pub name: String,
    /// Short and former names.
    pub others: Vec<String>,
}

/// How the agency was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Given,
    /// From a title over the table or the name of a sheet.
    Title,
    FileName,
}

impl Choice {
    pub const fn code(self) -> &'static str {
        match self {
            Choice::Given => "given",
            Choice::Title => "title",
            Choice::FileName => "file name",
        }
    }
}

/// Rows looked at for a title, of each sheet.
const TITLES: usize = 15;

pub(super) fn choose(file: &Workbook, given: Option<&str>, agencies: &[AgencyName]) -> Result<(Ref, Choice)> {
    if let Some(given) = given {
        let found = named(given, agencies).ok_or_else(|| {
            Error::user("There is no agency of this name in the register")
                .safe("Nothing was changed")
                .next("Add the agency first, or give its name as the register has it")
        })?;
        return Ok((found, Choice::Given));
    }
    let rows = file.sheets.iter().flat_map(|sheet| {
        // Only what stands over the table: the rows themselves name other agencies all the time.
        let headings =
            |row: &Row| row.cells.iter().filter(|cell| columns::best(&cell.value.shown()).is_some()).nth(1).is_some();
        let titles = sheet.rows.iter().take(TITLES).take_while(move |row| !headings(row));
        let cells = titles.flat_map(|row| &row.cells).map(|cell| cell.value.shown());
        std::iter::once(sheet.name.clone()).chain(cells.filter(|text| text.len() < 300))
    });
    let titles = rows.collect::<Vec<_>>().join(" | ");
    if let Some(found) = only(&titles, agencies) {
        return Ok((found, Choice::Title));
    }
    if let Some(found) = only(&file.file_name, agencies) {
        return Ok((found, Choice::FileName));
    }
    Err(Error::user(format!("It cannot be told which agency sent {}", file.file_name))
        .safe("Nothing was changed")
        .next("Name the agency: in the workbench with a, in the shell with --agency FILE=NAME"))
}

/// Says of several files at once that it cannot be told whose they are.
pub(super) fn all_told<'f>(files: impl Iterator<Item = &'f Workbook>, agencies: &[AgencyName]) -> Result<()> {
    let nameless: Vec<&str> =
        files.filter(|file| choose(file, None, agencies).is_err()).map(|file| file.file_name.as_str()).collect();
    if nameless.len() < 2 {
        return Ok(());
    }
    Err(Error::user(format!("It cannot be told which agencies sent {}", nameless.join(", ")))
        .safe("Nothing was changed")
        .next("Name each agency: in the workbench with a, in the shell with --agency FILE=NAME for each file"))
}

fn words(text: &str) -> String {
    let folded = fold_text(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

fn named(given: &str, agencies: &[AgencyName]) -> Option<Ref> {
    let wanted = words(given);
    let exact = |agency: &&AgencyName| agency.names().any(|name| words(name) == wanted);
    let found = agencies.iter().find(exact).map(AgencyName::link);
    found.or_else(|| {
        let mut part = agencies.iter().filter(|agency| agency.names().any(|name| words(name).contains(&wanted)));
        part.next().filter(|_| part.next().is_none()).map(AgencyName::link)
    })
}

/// The one agency whose name stands in a text. The longest name wins, since one may be part of another.
fn only(text: &str, agencies: &[AgencyName]) -> Option<Ref> {
    let text = words(text);
    let longest = |agency: &AgencyName| {
        let names = agency.names().map(words).filter(|name| name.len() > 3 && text.contains(name.as_str()));
        names.map(|name| name.len()).max()
    };
    let mut found: Vec<(usize, &AgencyName)> =
        agencies.iter().filter_map(|agency| longest(agency).map(|length| (length, agency))).collect();
    found.sort_by_key(|(length, _)| usize::MAX - length);
    match found.as_slice() {
        [(first, agency), rest @ ..] if rest.first().is_none_or(|(second, _)| second < first) => Some(agency.link()),
        _ => None,
    }
}

impl AgencyName {
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str())
            .chain(self.others.iter().map(String::as_str))
            .filter(|name| !name.trim().is_empty())
    }

    fn link(&self) -> Ref {
        Ref::new(self.id, self.name.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agencies() -> Vec<AgencyName> {
        let agency = |id, name: &str, others: &[&str]| AgencyName {
            id,
            name: name.to_owned(),
            others: others.iter().map(|other| (*other).to_owned()).collect(),
        };
        vec![
            agency(1, "Westmarch Constabulary", &["Police"]),
            agency(2, "Vale Council", &[]),
            agency(3, "Vale Council Housing", &["Housing"]),
        ]
    }

    #[test]
    fn an_agency_is_known_by_any_of_its_names_and_the_longest_wins() {
        let found = |text: &str| only(text, &agencies()).map(|agency| agency.id);
        assert_eq!(found("Westmarch Constabulary – chronology"), Some(1));
        assert_eq!(found("police-chronology.xlsx"), Some(1));
        assert_eq!(found("Chronology of Vale Council Housing"), Some(3));
        assert_eq!(found("gp-chronology.docx"), None);
        assert_eq!(named("westmarch", &agencies()).map(|agency| agency.id), Some(1));
        assert_eq!(named("vale", &agencies()), None);
    }
}
