//! A spreadsheet on its way in, as the person sees it: what they ask of it, and what would become of every row.

use crate::domain::value::Ref;

/// How a person wants a sheet read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportRequest {
    /// tracker, cases, actions or chronology.
    pub kind: String,
    /// The case a chronology belongs to.
    pub case: Option<Ref>,
    /// The agency that sent a file, by the name of the file, where the person said so.
    pub agency_of: Vec<(String, String)>,
    /// Of a chronology: only this sheet.
    pub sheet: Option<String>,
    /// Sheets taken in or left out by hand.
    pub sheets: Vec<(String, bool)>,
    /// Whether it is a corrected copy that replaces an earlier file of the agency, or adds to it; judged when not said.
    pub replaces: Option<bool>,
    /// Headings given a field by hand.
    pub map: Vec<GivenField>,
    /// What plain Green means: "complete" or "on-track".
    pub green: Option<String>,
    /// The case that rows of a sheet without references belong to, as the person said: sheet and reference.
    pub cases: Vec<(String, String)>,
    /// References of the file that mean another case of the register, as the person said.
    pub meant: Vec<(String, String)>,
    /// The case the person was in when they began; it is offered first.
    pub from: Option<Ref>,
    /// What was said of rows that look like an action that is there: sheet, row.
    pub answers: Vec<(String, u32, Said)>,
}

/// A heading of a sheet and the field a person gave it; none leaves it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenField {
    pub sheet: String,
    pub field: String,
    pub heading: String,
}

/// What a person says of a row that looks like an action that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Same,
    New,
}

/// A question about a file, with the values and labels of its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// "green", "case", "agency", or the field whose column is asked for.
    pub about: &'static str,
    /// The sheet it is about; empty when it is about the whole file.
    pub sheet: String,
    pub words: String,
    pub answers: Vec<(String, String)>,
}

/// A column of a file and where it goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// As it stands in the file.
    pub shown: String,
    /// What a request calls it by: two columns of one heading are told apart.
    pub name: String,
    /// Empty when it is left out.
    pub field: String,
    pub label: String,
}

/// One sheet of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportSheet {
    pub name: String,
    /// 0 where there are none.
    pub heading_row: u32,
    pub mapping: Vec<Heading>,
    /// "10 rows: 8 imported, 1 needs attention"; empty where that is not known yet.
    pub totals: String,
    /// Why it is not brought in.
    pub left: Option<String>,
    /// A line for each thing to look at.
    pub problems: Vec<String>,
}

/// The import as the screen needs it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportReport {
    /// Written, or only proposed.
    pub done: bool,
    pub file: String,
    /// Never empty where there is a heading to show.
    pub sheets: Vec<ImportSheet>,
    /// Fields a heading may go to: name and label.
    pub fields: Vec<(String, String)>,
    /// "10 rows: 8 to import, 1 needs attention, 1 skipped"; a line each for several files.
    pub totals: String,
    /// Things to look at about the file as a whole; those of a sheet stand with it.
    pub problems: Vec<String>,
    /// What has to be answered first.
    pub question: Option<Question>,
    /// Rows that look like an action that is there, and nobody has said: sheet, row, what it looks like.
    pub alike: Vec<(String, u32, String)>,
    /// References no case answers to, with how many rows; the cases they may mean.
    pub orphans: Vec<(String, usize)>,
    pub cases: Vec<(String, String)>,
    /// What was saved, and the time of day, in words.
    pub saved: Option<(String, String)>,
    /// Agencies a chronology may be from.
    pub agencies: Vec<String>,
}
