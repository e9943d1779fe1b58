//! What the verbs of a review can be asked, declared with clap.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum Review {
    /// Lists the letters of the Home Office panel that wait for an answer, the longest overdue first; or one review's
    /// points with what is in the way.
    Qa(Qa),
    /// Shows the publication gate G1 to G10 item by item, with what is missing.
    Gate {
        /// A case reference, or a record of the case.
        #[arg(value_name = "REF")]
        record: String,
        /// The day of publication to check; without it the day planned.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Shows the work plan against what happened, and where the time went; or lays it, or moves it.
    Plan(Plan),
    /// Shows each family's milestones and next contact; or marks one, or writes the update in plain words.
    Family(Family),
    /// Lists what agencies owe a review; or asks several in one step.
    Returns(Returns),
    /// Shows the clocks of a review, each with the sum that gives its date; or moves a date by agreement.
    Clocks(Clocks),
    /// Fills a letter from the register, prints or writes it, and records it.
    Letter(Letter),
    /// Prints the pack for a panel meeting on one or two pages, or writes it as a Word file.
    Pack(Pack),
}

#[derive(Debug, Args)]
pub struct Qa {
    /// A case reference, or a record of the case; without it all reviews.
    #[arg(value_name = "REF")]
    pub record: Option<String>,
    /// File the points of this letter (.docx or plain text; - reads standard input), as one step.
    #[arg(long, value_name = "FILE", requires = "record")]
    pub letter: Option<PathBuf>,
    /// The date on the letter, when it does not say it or says it otherwise; the day it came for one without.
    #[arg(long, value_name = "DATE", requires = "letter")]
    pub dated: Option<String>,
    /// What it decides: adequate, listed_changes or resubmit.
    #[arg(long, value_name = "CODE", requires = "letter")]
    pub outcome: Option<String>,
    /// Paragraphs that are listed as not taken and are points all the same, as 1,3; also of a letter on file.
    #[arg(long, value_name = "NUMBERS", requires = "letter", value_delimiter = ',')]
    pub paragraphs: Vec<usize>,
    /// Points of the letter that are none, by their numbers, as 1,4b.
    #[arg(long, value_name = "NUMBERS", requires = "letter", value_delimiter = ',')]
    pub leave: Vec<String>,
    /// Why, for the history; - reads it from standard input.
    #[arg(long, value_name = "TEXT")]
    pub why: Option<String>,
}

#[derive(Debug, Args)]
pub struct Clocks {
    /// A case reference, or a record of the case.
    #[arg(value_name = "REF")]
    pub record: String,
    /// Move a date, as D5 2026-06-01; the first date stays on file with this.
    #[arg(long = "move", value_names = ["CODE", "DATE"], num_args = 2, requires_all = ["agreed", "by", "why"])]
    pub moved: Vec<String>,
    /// The day the new date was agreed.
    #[arg(long, value_name = "DATE", requires = "moved")]
    pub agreed: Option<String>,
    /// Who agreed it.
    #[arg(long, value_name = "NAMES", requires = "moved")]
    pub by: Option<String>,
    /// Where the agreement is minuted.
    #[arg(long, value_name = "TEXT", requires = "moved")]
    pub minute: Option<String>,
    /// Whether the Home Office was told.
    #[arg(long, value_name = "YES OR NO", value_parser = ["yes", "no"], requires = "moved")]
    pub home_office_told: Option<String>,
    /// Re-open a case decided against, because the Home Secretary directed a review on this day.
    #[arg(long, value_name = "DATE", requires = "why", conflicts_with = "moved")]
    pub directed: Option<String>,
    /// Why, or what the direction says; - reads it from standard input.
    #[arg(long, value_name = "TEXT")]
    pub why: Option<String>,
}

#[derive(Debug, Args)]
pub struct Plan {
    /// A case reference, or a record of the case.
    #[arg(value_name = "REF")]
    pub record: String,
    /// Lay the steps out; steps that are there already stay as they are.
    #[arg(long, conflicts_with_all = ["shift", "settle"])]
    pub lay: bool,
    /// This template instead of the one in use.
    #[arg(long, value_name = "FILE", requires = "lay")]
    pub template: Option<PathBuf>,
    /// Print the template in use: changed, it is kept as plan.toml in your configuration folder or /etc/dhr.
    #[arg(long, conflicts_with_all = ["lay", "shift", "settle"])]
    pub print: bool,
    /// The day to count from while no decision is on file; without it today.
    #[arg(long, value_name = "DATE", requires = "lay")]
    pub from: Option<String>,
    /// Something moved, such as trial 2026-09-07: show what moves with it. The old date comes from the register; where
    /// that has none it is said first, as trial 2026-05-11 2026-09-07.
    #[arg(long, value_names = ["EVENT", "DATE"], num_args = 2..=3, conflicts_with = "settle")]
    pub shift: Vec<String>,
    /// Show the dates of steps that waited for an event that has happened since.
    #[arg(long)]
    pub settle: bool,
    /// Write what --shift or --settle shows.
    #[arg(long)]
    pub yes: bool,
    /// Why, for the history; - reads it from standard input.
    #[arg(long, value_name = "TEXT")]
    pub why: Option<String>,
}

#[derive(Debug, Args)]
pub struct Family {
    /// A case reference, or a record of the case.
    #[arg(value_name = "REF")]
    pub record: String,
    /// Which contact plan, by its name or as contact_plan:3; needed when there are several.
    #[arg(long, value_name = "NAME")]
    pub plan: Option<String>,
    /// Print the update on actions in plain words, to be read by a person before it is given.
    #[arg(long, conflicts_with = "mark")]
    pub update: bool,
    /// Mark a milestone, FM1 to FM16.
    #[arg(long, value_name = "CODE")]
    pub mark: Option<String>,
    /// The day of the milestone; without it today.
    #[arg(long, value_name = "DATE", requires = "mark")]
    pub on: Option<String>,
    /// Who did it, such as the chair or an advocate; without it you.
    #[arg(long, value_name = "NAME", requires = "mark")]
    pub by: Option<String>,
    /// What they said: done, accepted, declined, later or not_applicable; without it done.
    #[arg(long, value_name = "CODE", requires = "mark")]
    pub answer: Option<String>,
    /// Why, for the history, and of a milestone that does not apply; - reads it from standard input.
    #[arg(long, value_name = "TEXT")]
    pub why: Option<String>,
}

#[derive(Debug, Args)]
pub struct Returns {
    /// A case reference, or a record of the case.
    #[arg(value_name = "REF")]
    pub record: String,
    /// Ask these agencies, by name or as agency:3, with commas between.
    #[arg(long, value_name = "AGENCIES", value_delimiter = ',')]
    pub ask: Vec<String>,
    /// What is asked for: imr, chronology, short_report and others.
    #[arg(long, value_name = "KIND", requires = "ask", default_value = "imr")]
    pub kind: String,
    /// How long they have, as 8w or 20wd; without it the usual time.
    #[arg(long, value_name = "SPAN", requires = "ask")]
    pub within: Option<String>,
    /// Why, for the history; - reads it from standard input.
    #[arg(long, value_name = "TEXT")]
    pub why: Option<String>,
}

#[derive(Debug, Args)]
pub struct Letter {
    /// A case reference, or a record of the case.
    #[arg(value_name = "REF")]
    pub record: String,
    /// The letter, L1 to L26.
    #[arg(value_name = "LETTER")]
    pub letter: String,
    /// To whom: an agency, a contact plan, a person or a chair; nobody for a letter to an office.
    #[arg(long, value_name = "NAME")]
    pub to: Option<String>,
    /// Into this new Word file instead of on standard output.
    #[arg(long, value_name = "FILE", conflicts_with = "txt")]
    pub docx: Option<PathBuf>,
    /// Into this new text file.
    #[arg(long, value_name = "FILE")]
    pub txt: Option<PathBuf>,
    /// Fill in the real names, which is recorded; only for a letter that needs them, and only into a file.
    #[arg(long)]
    pub names: bool,
    /// Print the template instead: changed, it is kept as letters/L13.txt in your configuration folder or /etc/dhr.
    #[arg(long)]
    pub print: bool,
    /// Record that it went, and how, such as "Secure e-mail"; without it nothing is recorded.
    #[arg(long, value_name = "HOW")]
    pub sent: Option<String>,
    /// Its blanks were filled by hand; a letter with blanks is not recorded as sent without this.
    #[arg(long, requires = "sent")]
    pub filled: bool,
    /// Why it may go although a rule speaks against it; - reads it from standard input.
    #[arg(long, value_name = "TEXT")]
    pub why: Option<String>,
}

#[derive(Debug, Args)]
pub struct Pack {
    /// A case reference, or a record of the case.
    #[arg(value_name = "REF")]
    pub record: String,
    /// The number of the panel, or a record such as meeting:3; without it the next meeting.
    #[arg(long, value_name = "N")]
    pub meeting: Option<String>,
    /// Into this new Word file instead of on standard output.
    #[arg(long, value_name = "FILE")]
    pub docx: Option<PathBuf>,
}
