//! What the keys do once a file was read, and the questions about it.

use super::{CHRONOLOGY, IGNORE, Import, KINDS};
use crate::app::import::{GivenField, ImportReport, ImportSheet, Question, Said};
use crate::app::key::{Key, KeyCode};
use crate::app::screen::pick::{Pick, Row};
use crate::app::screen::{Answer, Go, Step};

/// When a key of the page means something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Any,
    /// A spreadsheet, or one with several sheets.
    Spreadsheet,
    Sheets,
    Chronology,
}

/// All keys of the page, for whoever asks: the key, what it does, and more of that.
const KEYS: [(KeyCode, &str, For, &str, &str); 12] = [
    (KeyCode::Char('i'), "i", For::Any, "Bring it in", "Writes what is shown here, as one step that u undoes."),
    (KeyCode::Enter, "Enter", For::Any, "Change a heading", "Says which field the current heading goes to, or none."),
    (KeyCode::Char('g'), "g", For::Any, "Answer the question", "Answers what is asked at the top, or answers it anew."),
    (KeyCode::Tab, "Tab", For::Sheets, "Next sheet", "Shows the next sheet; Shift-Tab the one before."),
    (KeyCode::Char('s'), "s", For::Any, "Choose a sheet", "Lists the sheets with what becomes of each."),
    (KeyCode::Char('x'), "x", For::Sheets, "Leave this sheet out", "Leaves the sheet out, or takes it in again."),
    (
        KeyCode::Char('d'),
        "d",
        For::Spreadsheet,
        "Doubles",
        "Says of rows like an action that is there whether they are it.",
    ),
    (KeyCode::Char('o'), "o", For::Spreadsheet, "Which case", "Says which case a reference of the file means."),
    (
        KeyCode::Char('k'),
        "k",
        For::Spreadsheet,
        "Another kind",
        "Reads the rows as cases and actions, cases, or actions.",
    ),
    (KeyCode::Char('a'), "a", For::Chronology, "Which agency", "Says which agency the chronology is from."),
    (
        KeyCode::Char('r'),
        "r",
        For::Chronology,
        "Replaces or adds",
        "Says whether it replaces an earlier file or adds to it.",
    ),
    (KeyCode::PageDown, "PgDn", For::Any, "More remarks", "Goes on with the things to look at; PgUp goes back."),
];
/// In front of a heading among the answers to which case it is.
const IN_COLUMN: &str = "=";

impl Import {
    pub(super) fn key_with_report(&mut self, key: Key, report: &ImportReport) -> Step {
        match key.code {
            KeyCode::Esc => {
                self.report = None;
                Step::say("Nothing was changed.")
            }
            KeyCode::Up => {
                self.cursor = self.cursor.saturating_sub(1);
                Step::none()
            }
            KeyCode::Down => {
                self.cursor =
                    (self.cursor + 1).min(self.sheet(report).map_or(0, |sheet| sheet.mapping.len()).saturating_sub(1));
                Step::none()
            }
            KeyCode::Enter => self.pick_field(report),
            KeyCode::Char('i') => self.run_import(report),
            KeyCode::PageDown => {
                // On by what was seen whole, so that nothing is passed unread.
                let next = self.top + self.shown_problems(report).max(1);
                if next < self.remarks(report).len() {
                    self.tops.push(std::mem::replace(&mut self.top, next));
                }
                Step::none()
            }
            KeyCode::PageUp => {
                self.top = self.tops.pop().unwrap_or(0);
                Step::none()
            }
            KeyCode::Char('?') => self.show_keys(report),
            KeyCode::Char('a') if !report.agencies.is_empty() => {
                let rows = report.agencies.iter().map(|name| Row::new(name, name, "")).collect();
                Step::push(Pick::new("import.agency", "Which agency is it from?", rows))
            }
            KeyCode::Char('r') if self.is_chronology() => {
                self.request.replaces = match self.request.replaces {
                    None => Some(true),
                    Some(true) => Some(false),
                    Some(false) => None,
                };
                self.read()
            }
            KeyCode::Char('k') if self.is_chronology() => {
                Step::say("Chronologies are read into the case; : import brings in a tracker.")
            }
            KeyCode::Char('k') => {
                let at = KINDS.iter().position(|(kind, _)| *kind == self.request.kind).unwrap_or(0);
                if let Some((kind, _)) = KINDS.get((at + 1) % KINDS.len()) {
                    (*kind).clone_into(&mut self.request.kind);
                }
                self.request.map.clear();
                self.read()
            }
            KeyCode::Tab if self.has_sheets(report) => self.step(report, 1),
            KeyCode::BackTab if self.has_sheets(report) => self.step(report, report.sheets.len() - 1),
            KeyCode::Char('s') if report.sheets.len() > 1 => which_sheet(report, self.at),
            KeyCode::Char('s') | KeyCode::Tab | KeyCode::BackTab => Step::say("There is only this sheet."),
            KeyCode::Char('x') if self.has_sheets(report) => self.take_or_leave(report),
            KeyCode::Char('g') if report.question.is_none() && self.request.green.is_some() => {
                self.request.green = None;
                self.read()
            }
            KeyCode::Char('g') => ask(report),
            KeyCode::Char('d') => which_double(report),
            KeyCode::Char('o') => which_orphan(report),
            _ => Step::none(),
        }
    }

    /// The keys that mean something here; the one chosen is pressed.
    fn show_keys(&self, report: &ImportReport) -> Step {
        let means = |wanted: For| match wanted {
            For::Any => true,
            For::Spreadsheet => !self.is_chronology(),
            For::Sheets => self.has_sheets(report),
            For::Chronology => self.is_chronology(),
        };
        let keys = KEYS.iter().filter(|(_, _, wanted, ..)| means(*wanted));
        let rows = keys.map(|(_, key, _, label, help)| Row::new(key, &format!("{key:<7}{label}"), help));
        Step::push(Pick::new("import.key", "Keys of this page", rows.collect()))
    }

    fn run_import(&mut self, report: &ImportReport) -> Step {
        if let Some(question) = &report.question {
            return Step::refuse(format!("First answer with g: {}", question.words));
        }
        if self.lacks_a_column(report) {
            return Step::refuse("First say which heading is the date and which the event: Enter on it.");
        }
        self.bring_in()
    }

    /// On to another sheet, round and round.
    fn step(&mut self, report: &ImportReport, by: usize) -> Step {
        self.go_to((self.at + by) % report.sheets.len().max(1));
        Step::none()
    }

    /// The sheet in view stays out, or comes in after all.
    fn take_or_leave(&mut self, report: &ImportReport) -> Step {
        let Some(sheet) = self.sheet(report) else { return Step::none() };
        if sheet.left.is_some() && sheet.mapping.is_empty() {
            return Step::refuse("No row of headings was found in this sheet: nothing can be brought in from it.");
        }
        let out = report.sheets.iter().filter(|sheet| sheet.left.is_some()).count();
        if sheet.left.is_none() && out + 1 == report.sheets.len() {
            return Step::refuse("This is the only sheet that would be brought in. Esc leaves the file as it is.");
        }
        let (name, comes_in) = (sheet.name.clone(), sheet.left.is_some());
        self.request.sheets.retain(|(own, _)| *own != name);
        self.request.sheets.push((name, comes_in));
        self.read()
    }

    /// A chronology without a column for the date or for the event cannot be brought in yet.
    pub(super) fn lacks_a_column(&self, report: &ImportReport) -> bool {
        let has =
            |wanted: &str| report.sheets.iter().flat_map(|sheet| &sheet.mapping).any(|heading| heading.field == wanted);
        self.is_chronology() && !(has("date") && has("text"))
    }

    /// The current heading's field, to be chosen by hand.
    fn pick_field(&self, report: &ImportReport) -> Step {
        let Some(heading) = self.sheet(report).and_then(|sheet| sheet.mapping.get(self.cursor)) else {
            return Step::none();
        };
        let mut rows = vec![Row::new("", "Leave out", "This column is not brought in; its cells stay in the file.")];
        rows.extend(report.fields.iter().map(|(name, label)| Row::new(name, label, name)));
        Step::push(Pick::new("import.field", format!("\"{}\" goes to", heading.shown), rows).at(&heading.field))
    }

    /// The file in question is from this agency.
    fn take_agency(&mut self, agency: String) -> Step {
        let file = self.report.as_ref().map_or_else(String::new, |report| report.file.clone());
        self.request.agency_of.retain(|(known, _)| *known != file);
        self.request.agency_of.push((file, agency));
        self.read()
    }

    fn take_field(&mut self, field: String, sheet: &str, heading: String) -> Step {
        let field = if field.is_empty() && self.request.kind == CHRONOLOGY { IGNORE.to_owned() } else { field };
        self.request.map.retain(|known| known.sheet != sheet || known.heading != heading);
        self.request.map.push(GivenField { sheet: sheet.to_owned(), field, heading });
        self.read()
    }

    /// What was said to one of the questions.
    pub(super) fn take_answer(&mut self, answer: Answer) -> Step {
        let Some(report) = self.report.clone() else { return Step::none() };
        match answer {
            Answer::Choice("import.key", key) => match KEYS.iter().find(|(_, own, ..)| *own == key) {
                Some((code, ..)) => self.key_with_report(Key::plain(*code), &report),
                None => Step::none(),
            },
            Answer::Choice("import.field", field) => {
                let Some(sheet) = self.sheet(&report) else { return Step::none() };
                match sheet.mapping.get(self.cursor) {
                    Some(heading) => self.take_field(field, &sheet.name, heading.name.clone()),
                    None => Step::none(),
                }
            }
            Answer::Choice("import.sheet", sheet) if !self.is_chronology() => {
                if let Some(at) = report.sheets.iter().position(|own| own.name == sheet) {
                    self.go_to(at);
                }
                Step::none()
            }
            Answer::Choice("import.sheet", sheet) => {
                self.request.sheet = Some(sheet);
                self.request.map.clear();
                self.read()
            }
            Answer::Choice("import.agency", agency) => self.take_agency(agency),
            Answer::Choice("import.answer", said) => match report.question {
                Some(question) => self.take_said(&question, said),
                None => Step::none(),
            },
            Answer::Choice("import.double", at) => {
                self.double = at.parse().ok().and_then(|at: usize| report.alike.get(at)).cloned();
                let Some((_, row, words)) = &self.double else { return Step::none() };
                let rows = vec![
                    Row::new("same", "It is the same action", "The row changes that action, and adds none."),
                    Row::new("new", "It is another action", "The row is added beside it."),
                ];
                Step::push(Pick::new("import.same", format!("Row {row}: {words}"), rows))
            }
            Answer::Choice("import.orphan", reference) => {
                let rows = report.cases.iter().map(|(own, label)| Row::new(own, label, "")).collect();
                let title = match reference.as_str() {
                    "" => "Rows without a reference belong to".to_owned(),
                    own => format!("\"{own}\" in the file is"),
                };
                self.orphan = Some(reference);
                Step::push(Pick::new("import.orphan_case", title, rows))
            }
            Answer::Choice("import.orphan_case", case) => match self.orphan.take() {
                Some(reference) => {
                    self.request.meant.push((reference, case));
                    self.read()
                }
                None => Step::none(),
            },
            Answer::Choice("import.same", said) => match self.double.take() {
                Some((sheet, row, _)) => {
                    let said = if said == "same" { Said::Same } else { Said::New };
                    self.request.answers.push((sheet, row, said));
                    self.read()
                }
                None => Step::none(),
            },
            _ => Step::none(),
        }
    }

    /// The answer to what stands above the headings.
    fn take_said(&mut self, question: &Question, said: String) -> Step {
        match question.about {
            "agency" => self.take_agency(said),
            "case" => match said.strip_prefix(IN_COLUMN) {
                Some(heading) => self.take_field("case".to_owned(), &question.sheet, heading.to_owned()),
                None => {
                    self.request.cases.push((question.sheet.clone(), said));
                    self.read()
                }
            },
            "green" => {
                self.request.green = Some(said);
                self.read()
            }
            field => self.take_field(field.to_owned(), &question.sheet, said),
        }
    }

    /// Away from what was brought in: to what needs somebody now.
    pub(super) fn done(&self, report: &ImportReport) -> Step {
        if self.is_chronology() {
            return Step::answer(Answer::Saved);
        }
        let home = Step { go: Some(Go::Home(None)), ..Step::default() };
        match &report.saved {
            Some((label, at)) => home.saying(format!("Saved {at}  u undoes: {label}")),
            None => home.saying("Nothing had to be written."),
        }
    }
}

fn ask(report: &ImportReport) -> Step {
    let Some(question) = &report.question else {
        return Step::say("Nothing has to be asked about this file.");
    };
    let rows = question.answers.iter().map(|(value, label)| Row::new(value, label, "")).collect();
    // The whole question stands on the page; here there is one line.
    let title = match question.about {
        "case" => format!("Which case does sheet \"{}\" belong to?", question.sheet),
        "green" => "What does a plain Green mean in this file?".to_owned(),
        _ => question.words.clone(),
    };
    Step::push(Pick::new("import.answer", title, rows))
}

/// The sheets, with what becomes of each.
fn which_sheet(report: &ImportReport, at: usize) -> Step {
    let words = |sheet: &ImportSheet| match &sheet.left {
        Some(why) => format!("Stays out: {why}."),
        None => sheet.totals.clone(),
    };
    let rows = report.sheets.iter().map(|sheet| Row::new(&sheet.name, &sheet.name, &words(sheet))).collect();
    let now = report.sheets.get(at).map_or("", |sheet| sheet.name.as_str());
    Step::push(Pick::new("import.sheet", "Which sheet?", rows).at(now))
}

/// The references no case answers to.
fn which_orphan(report: &ImportReport) -> Step {
    if report.orphans.is_empty() {
        return Step::say("Every row has its case.");
    }
    if report.cases.is_empty() {
        return Step::say("There are no cases yet: k reads the file as a tracker, which makes them.");
    }
    let words = |(own, count): &(String, usize)| {
        let rows = if *count == 1 { "1 row".to_owned() } else { format!("{count} rows") };
        let label = if own.is_empty() { format!("(no reference): {rows}") } else { format!("{own}: {rows}") };
        Row::new(own, &label, "")
    };
    let rows = report.orphans.iter().map(words).collect();
    Step::push(Pick::new("import.orphan", "Which reference of the file?", rows))
}

/// The rows nobody has said of whether they are an action that is there.
fn which_double(report: &ImportReport) -> Step {
    if report.alike.is_empty() {
        return Step::say("No row looks like an action that is there already.");
    }
    let rows = report.alike.iter().enumerate();
    let rows =
        rows.map(|(at, (sheet, row, words))| Row::new(&at.to_string(), &format!("{sheet} row {row}: {words}"), ""));
    Step::push(Pick::new("import.double", "Which row?", rows.collect()))
}
