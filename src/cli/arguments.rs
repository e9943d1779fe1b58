//! What can be said on the command line, declared with clap: help, the manual and completions come from here.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::review::asked::Review;
use super::{misused, print};

/// A workbench for coordinators of Domestic Homicide Reviews.
///
/// Without a verb it opens the workbench; without a terminal it prints Today.
#[derive(Debug, Parser)]
#[command(name = "dhr", version, about, disable_help_subcommand = true, max_term_width = 100)]
pub struct Arguments {
    /// The register file.
    #[arg(long, global = true, value_name = "PATH")]
    pub db: Option<PathBuf>,
    /// The day to work from, as 2026-03-27.
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<String>,
    /// Answer as JSON: the names of fields as keys, dates as 2026-03-27, money in pence.
    #[arg(long, global = true)]
    pub json: bool,
    /// Speak line by line instead of drawing a screen, for screen readers.
    #[arg(long, global = true)]
    pub plain: bool,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Makes an empty register that only you, or your team's folder, can read.
    Init {
        /// Where; without it as --db says, or in your own data folder.
        path: Option<PathBuf>,
    },
    /// Prints what needs you, by date, each line with its reason.
    Today {
        /// Only what is yours.
        #[arg(long)]
        mine: bool,
        /// Every line, not only the most pressing of each section.
        #[arg(long)]
        all: bool,
    },
    /// Lists cases.
    Cases(Lines),
    /// Shows one case, or any one record.
    Case {
        /// A case reference, a record such as action:33, or a label only one record has.
        #[arg(value_name = "REF")]
        record: String,
    },
    /// Lists the actions of all cases.
    Actions(Lines),
    /// Lists records of any kind.
    List {
        /// The kind of record: person, agency, meeting; dhr-fields(7) names them all.
        entity: String,
        #[command(flatten)]
        lines: Lines,
    },
    /// Finds records by what they are called and by the words in their text.
    Find {
        #[arg(required = true)]
        words: Vec<String>,
        /// Most answers of each sort.
        #[arg(long, value_name = "N", default_value_t = 20)]
        limit: usize,
    },
    /// Adds a record.
    Add {
        /// The kind of record, as for list.
        entity: String,
        /// A field and its value as typed on screen; a value of - is read from standard input.
        #[arg(value_name = "FIELD=VALUE")]
        values: Vec<String>,
        /// Why, for the history; - reads it from standard input.
        #[arg(long, value_name = "TEXT")]
        why: Option<String>,
    },
    /// Sets fields of a record.
    Set {
        /// As for case.
        #[arg(value_name = "REF")]
        record: String,
        /// A field and its new value; nothing after the = empties it, - is read from standard input.
        #[arg(value_name = "FIELD=VALUE", required = true)]
        values: Vec<String>,
        /// Why, for the history; - reads it from standard input.
        #[arg(long, value_name = "TEXT")]
        why: Option<String>,
    },
    /// Adds a note to the case of a record.
    Note {
        /// As for case.
        #[arg(value_name = "REF")]
        record: String,
        /// The note, in pseudonyms; - reads it from standard input, which keeps it out of the shell's history.
        #[arg(required = true)]
        text: Vec<String>,
    },
    /// Brings in spreadsheets, or agencies' chronologies (.docx too), as one step that can be undone.
    Import(Import),
    /// Prints or writes the composite chronology of a case: every agency's events as one timeline.
    Chronology(Chronology),
    /// Looks in a file for what could still tell who somebody of a case is; exit status 3 while a finding of any
    /// certainty stands, 0 when none does.
    Scan(Scan),
    /// Writes a list to a file or to standard output, without private fields.
    Export(Export),
    /// Prints what was changed, by whom and why, the latest first.
    History {
        /// Only of this record, or of everything in this case.
        #[arg(value_name = "REF")]
        record: Option<String>,
        /// Most steps.
        #[arg(long, value_name = "N", default_value_t = 20)]
        limit: usize,
    },
    /// Takes back your last step; what others changed since stays, and is named.
    Undo,
    /// Does again what you last took back.
    Redo,
    /// Copies the whole register while people work, and checks the copy.
    Backup {
        /// A new file; without it a dated name in the backup folder.
        file: Option<PathBuf>,
    },
    /// Puts a copy in the place of the register; the register as it was is kept beside it.
    Restore {
        file: PathBuf,
        /// Only say what the copy holds and whether it is sound.
        #[arg(long)]
        check: bool,
    },
    /// Checks the register, its place and the terminal, and names the command that mends each fault.
    Doctor {
        /// Print the texts that were typed and never saved.
        #[arg(long)]
        drafts: bool,
    },
    /// Prints every option with its value, where that comes from and what it does.
    Config,
    /// Opens the workbench on a throwaway copy of an invented borough.
    Demo {
        /// Keep the copy as a register at this new path.
        #[arg(long, value_name = "PATH")]
        keep: Option<PathBuf>,
    },
    /// Prints what a verb does and takes, such as dhr help import
    Help {
        #[arg(value_name = "VERB")]
        verb: Option<String>,
    },
    /// Prints a page of the manual.
    Man {
        /// dhr, dhr-fields, dhr-keys, dhr-query or dhr-config.
        #[arg(default_value = "dhr")]
        page: String,
        /// Write every page as a manual file into this folder.
        #[arg(long, value_name = "DIR")]
        write: Option<PathBuf>,
    },
    /// Prints the completions for a shell.
    Complete { shell: Shell },
    #[command(flatten)]
    Review(Review),
    /// Writes dues and meetings as a calendar file (.ics), by reference and without names.
    Calendar {
        /// Into this new file instead of on standard output.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Works out when something is due, leaving out weekends and bank holidays where working days are counted.
    Due {
        /// The day to count from, as typed on screen: 2026-03-27, 27 mar, today.
        from: String,
        /// How long: 6m, 21d, 8w, 10wd.
        span: String,
        /// Count back instead of on.
        #[arg(long)]
        before: bool,
    },
}

/// A list: what to show of it and how.
#[derive(Debug, Args)]
pub struct Lines {
    /// The words / takes on screen: words, field:value, due<today, sort:, cols:, limit:. See dhr-query(7).
    pub query: Vec<String>,
    /// Answer as CSV.
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
}

/// What a row of a spreadsheet stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportAs {
    /// An action, with columns of its case; missing cases are made.
    Tracker,
    /// A case.
    Cases,
    /// An action of a case that is there already.
    Actions,
    /// An event of an agency's chronology, in the case of --case; the files may be Word documents.
    Chronology,
}

#[derive(Debug, Args)]
pub struct Import {
    /// One file; with --as chronology as many as came, or a folder: the .docx, .xlsx, .ods and .csv files in it are
    /// taken in the order of their names, and what else lies there is named and left.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// What each row stands for.
    #[arg(long = "as", value_name = "KIND", value_enum, default_value = "tracker")]
    pub rows: ImportAs,
    /// Only this sheet; without it every visible one whose headings are known.
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Put a column into a field, as due='Target date', or 'Sheet 2:due=Target date' in one of several sheets; nothing
    /// before the = leaves the column out. For a chronology
    /// date, time, text, source, subject, response, comment, ref, end_date or ignore stand before the =.
    #[arg(long, value_name = "FIELD=HEADING")]
    pub map: Vec<String>,
    /// What a plain Green means in this file.
    #[arg(long, value_name = "MEANING", value_parser = ["complete", "on-track"])]
    pub green: Option<String>,
    /// The agency a chronology comes from; for one of several files FILE=NAME, as often as needed. Without it the file's
    /// titles and its name are looked at.
    #[arg(long, value_name = "NAME")]
    pub agency: Vec<String>,
    /// The chronology is a corrected copy of an earlier file of the agency: what that had and this has not is hidden.
    #[arg(long, conflicts_with = "adds")]
    pub replaces: bool,
    /// The chronology adds to the earlier files of the agency: nothing of them is hidden.
    #[arg(long)]
    pub adds: bool,
    /// The case that rows without a reference belong to, or that a chronology is of.
    #[arg(long, value_name = "REF")]
    pub case: Option<String>,
    /// Rows under this reference of the file belong to that case of the register, as OLD=REF; may be given again.
    #[arg(long = "ref", value_name = "OLD=REF")]
    pub meant: Vec<String>,
    /// This row is the action it looks like; as SHEET:ROW for one of several sheets.
    #[arg(long, value_name = "ROW")]
    pub same: Vec<String>,
    /// This row is another action than the one it looks like.
    #[arg(long, value_name = "ROW")]
    pub new: Vec<String>,
    /// Say what would happen, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct Export {
    /// The kind of record, then words as for cases; with --view only the words.
    #[arg(required_unless_present = "view")]
    pub words: Vec<String>,
    /// A saved view instead of a kind of record.
    #[arg(long, value_name = "NAME")]
    pub view: Option<String>,
    /// As CSV, which is what it is without --json or --xlsx.
    #[arg(long, conflicts_with_all = ["json", "xlsx"])]
    pub csv: bool,
    /// As an Excel workbook in this new file.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "to"])]
    pub xlsx: Option<PathBuf>,
    /// Into this new file instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    /// For people outside: what leaves is scanned for the people of the cases it is about, and refused, with exit status
    /// 3, while findings stand.
    #[arg(long)]
    pub public: bool,
    #[command(flatten)]
    pub judged: Judged,
}

#[derive(Debug, Args)]
pub struct Chronology {
    /// The case.
    #[arg(value_name = "REF")]
    pub case: String,
    /// The words / takes on a list of events: words, abuse:yes, source:, when:2020. See dhr-query(7).
    pub query: Vec<String>,
    /// Only the events of this agency.
    #[arg(long, value_name = "NAME")]
    pub agency: Option<String>,
    /// Only events with this tag.
    #[arg(long, value_name = "WORD")]
    pub tag: Option<String>,
    /// Under pseudonyms, by the key of the case, which never leaves. A name that fits several people is given to none:
    /// "[one of: ..]". All of it is taken for public: it is scanned last and refused, with exit status 3, while findings
    /// stand.
    #[arg(long)]
    pub anonymised: bool,
    /// With real names in the place of pseudonyms and role codes; for those who have signed.
    #[arg(long, conflicts_with = "anonymised")]
    pub personalised: bool,
    #[command(flatten)]
    pub judged: Judged,
    /// The stretches of so many days or more in which nothing is recorded.
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i32).range(1..=36_500),
        conflicts_with_all = ["same", "lanes", "csv", "docx", "xlsx"])]
    pub gaps: Option<i32>,
    /// Events that may be one incident told by several agencies, and events entered twice.
    #[arg(long, conflicts_with_all = ["lanes", "csv", "docx", "xlsx"])]
    pub same: bool,
    /// A picture of every agency's events over time.
    #[arg(long, conflicts_with_all = ["csv", "docx", "xlsx", "json"])]
    pub lanes: bool,
    /// As CSV, into this new file; without a file on standard output.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-",
        conflicts_with_all = ["docx", "xlsx", "json"])]
    pub csv: Option<PathBuf>,
    /// As a Word table in this new file.
    #[arg(long, value_name = "FILE", conflicts_with = "xlsx")]
    pub docx: Option<PathBuf>,
    /// As an Excel workbook in this new file.
    #[arg(long, value_name = "FILE")]
    pub xlsx: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Scan {
    /// A .docx, .xlsx, .ods, .pdf, .csv, .txt or .md file. One with parts that cannot be read, such as pictures or pages
    /// whose letters cannot be told, is never called clean.
    pub file: PathBuf,
    /// The case whose people are looked for.
    #[arg(long, value_name = "REF")]
    pub case: String,
    /// Look as well for postcodes, telephone and NHS numbers and e-mail addresses that are not in the key, and show
    /// what was dismissed.
    #[arg(long)]
    pub all: bool,
    /// The version of a document this file is of, as version:12; without it the one whose path or fingerprint is this
    /// file's. The outcome is kept with it, for the gate before publication.
    #[arg(long, value_name = "RECORD")]
    pub version: Option<String>,
    /// Go on although parts of the file could not be read; somebody has looked at them, and the reason goes into the
    /// history.
    #[arg(long, value_name = "REASON")]
    pub despite_unread: Option<String>,
    #[command(flatten)]
    pub judged: Judged,
}

/// What a person judges harmless among the findings of a scan.
#[derive(Debug, Args)]
pub struct Judged {
    /// Judge a finding harmless; it is remembered for the case. Takes the mark a finding is listed with.
    #[arg(long, value_name = "MARK", requires = "why")]
    pub dismiss: Vec<String>,
    /// Why it is harmless; - reads it from standard input.
    #[arg(long, value_name = "TEXT", requires = "dismiss")]
    pub why: Option<String>,
    /// Go on although findings of low certainty stand; they were looked at, and the reason goes into the history. Those
    /// of medium and high certainty refuse all the same.
    #[arg(long, value_name = "REASON")]
    pub despite_low: Option<String>,
}

impl Arguments {
    /// The options given as flags, for the configuration.
    pub fn flags(&self) -> Vec<(&'static str, String)> {
        let place = match &self.verb {
            Some(Verb::Init { path: Some(path) }) => Some(path),
            _ => self.db.as_ref(),
        };
        let db = place.map(|path| ("db", path.display().to_string()));
        let today = self.today.as_ref().map(|day| ("today", day.clone()));
        let plain = self.plain.then(|| ("plain", "yes".to_owned()));
        db.into_iter().chain(today).chain(plain).collect()
    }
}

/// The whole command, for manual pages and completions.
pub fn command() -> clap::Command {
    Arguments::command()
}

/// Reads the arguments; help, version and mistakes are printed here and end the program.
pub fn parse() -> Result<Arguments, ExitCode> {
    Arguments::try_parse().map_err(|error| ended(&error))
}

/// `dhr help VERB`: the same as the verb with `--help`.
pub fn help(verb: Option<&str>) -> ExitCode {
    let words = ["dhr"].into_iter().chain(verb).chain(["--help"]);
    Arguments::try_parse_from(words).map_or_else(|error| ended(&error), |_| ExitCode::SUCCESS)
}

/// Prints why the arguments lead no further, and how it ended.
fn ended(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        return match print::unsent(error.print().err()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                print::trouble(&error, false);
                ExitCode::from(error.kind.exit_code())
            }
        };
    }
    let words: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let command = command();
    let verb = words.iter().skip(1).find(|word| command.find_subcommand(word).is_some());
    print::trouble(&misused::told(error, verb.map(String::as_str)), words.iter().any(|word| word == "--json"));
    ExitCode::from(2)
}
