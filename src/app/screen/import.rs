//! Bringing in a spreadsheet: the file, how its headings map, the question about Green, what will happen to each row.

use super::pick::{Pick, Row};
use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::LineEdit;
use crate::app::effect::{Effect, ImportReport, ImportRequest, Reply};
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, fit, wrap};
use crate::app::list::pairs;
use crate::app::scene::{Body, Line, Role};
use crate::domain::fold::clean_for_screen;
use crate::domain::value::Ref;

/// What a sheet may hold.
const KINDS: [(&str, &str); 3] = [
    ("tracker", "cases and their actions on one sheet"),
    ("cases", "one row a case"),
    ("actions", "one row an action"),
];

pub struct Import {
    path: LineEdit,
    request: ImportRequest,
    report: Option<ImportReport>,
    reading: bool,
    /// What is being done and how far, when it takes long.
    far: String,
    cursor: usize,
    /// The first remark shown.
    top: usize,
}

/// The kind that brings agencies' chronologies into a case.
const CHRONOLOGY: &str = "chronology";
/// The meaning of a column of a chronology that is left out.
const IGNORE: &str = "ignore";

impl Import {
    pub fn new() -> Self {
        let request = ImportRequest { kind: "tracker".to_owned(), ..ImportRequest::default() };
        Self { path: LineEdit::default(), request, report: None, reading: false, far: String::new(), cursor: 0, top: 0 }
    }

    /// Agencies' chronologies for one case.
    pub fn chronology(case: Ref) -> Self {
        let request = ImportRequest { kind: CHRONOLOGY.to_owned(), case: Some(case), ..ImportRequest::default() };
        Self { request, ..Self::new() }
    }

    fn is_chronology(&self) -> bool {
        self.request.kind == CHRONOLOGY
    }

    fn read(&mut self) -> Step {
        self.reading = true;
        self.top = 0;
        Step::effect(Effect::ReadSheet { path: self.path.text().trim().to_owned(), request: self.request.clone() })
    }

    fn run_import(&mut self, report: &ImportReport) -> Step {
        if let Some((question, _)) = &report.question {
            return Step::refuse(format!("First answer: {question}"));
        }
        self.reading = true;
        Step::effect(Effect::RunImport { path: self.path.text().trim().to_owned(), request: self.request.clone() })
    }

    /// The file in question is from this agency.
    fn take_agency(&mut self, agency: String) -> Step {
        let file = self.report.as_ref().map_or_else(String::new, |report| report.file.clone());
        self.request.agency_of.retain(|(known, _)| *known != file);
        self.request.agency_of.push((file, agency));
        self.read()
    }

    /// The current heading's field, to be chosen by hand.
    fn pick_field(&self, report: &ImportReport) -> Step {
        let Some((heading, field, _)) = report.mapping.get(self.cursor) else { return Step::none() };
        let mut rows = vec![Row::new("", "Leave out", "This column is not brought in; its cells stay in the file.")];
        rows.extend(report.fields.iter().map(|(name, label)| Row::new(name, label, name)));
        Step::push(Pick::new("import.field", format!("\"{heading}\" goes to"), rows).at(field))
    }

    fn key_with_report(&mut self, key: Key, report: &ImportReport) -> Step {
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
                self.cursor = (self.cursor + 1).min(report.mapping.len().saturating_sub(1));
                Step::none()
            }
            KeyCode::Enter => self.pick_field(report),
            KeyCode::Char('i') => self.run_import(report),
            KeyCode::PageDown => {
                self.top = (self.top + 5).min(report.problems.len().saturating_sub(1));
                Step::none()
            }
            KeyCode::PageUp => {
                self.top = self.top.saturating_sub(5);
                Step::none()
            }
            KeyCode::Char('a') if !report.agencies.is_empty() => {
                let rows = report.agencies.iter().map(|name| Row::new(name, name, "")).collect();
                Step::push(Pick::new("import.agency", "Which agency is it from?", rows))
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
            KeyCode::Char('s') if report.sheets.len() > 1 => {
                let rows = report.sheets.iter().map(|name| Row::new(name, name, "")).collect();
                Step::push(Pick::new("import.sheet", "Which sheet?", rows))
            }
            KeyCode::Char('g') => match &report.question {
                Some((question, answers)) => {
                    let rows = answers.iter().map(|(value, label)| Row::new(value, label, "")).collect();
                    Step::push(Pick::new("import.green", question.clone(), rows))
                }
                None => Step::say("Nothing has to be asked about this file."),
            },
            _ => Step::none(),
        }
    }
}

impl Import {
    /// Where the file is asked for.
    fn path_body(&self, area: Area) -> Body {
        let mut body = Body::default();
        let said = if self.is_chronology() {
            "The files: .docx, .xlsx, .ods or .csv on this server; several with ; between, or a folder."
        } else {
            "The file to bring in: .xlsx, .ods or .csv, on this server. (In a case, N brings in chronologies.)"
        };
        let safe = "Nothing is changed until you have seen what will happen to every row.";
        for (text, role) in [(said, Role::Text), (safe, Role::Dim)] {
            for line in wrap(text, area.columns().saturating_sub(2)) {
                body.push(Line::of(format!(" {line}"), role));
            }
        }
        body.push(Line::new());
        let (text, at) = self.path.window(area.columns().saturating_sub(12));
        body.push(Line::of(" File:   ", Role::Heading).with(text, Role::Input));
        body.cursor_here(9 + at);
        body
    }

    /// What would become of every row, or became of it.
    fn report_body(&self, report: &ImportReport, area: Area) -> Body {
        let mut body = Body::default();
        let kind = KINDS.iter().find(|(kind, _)| *kind == self.request.kind).map_or("", |(_, words)| words);
        if !self.is_chronology() {
            let sheet = format!(
                " Sheet {}   headings in row {}   read as: {} ({kind})",
                report.sheet, report.heading_row, self.request.kind
            );
            body.push(Line::of(clean_for_screen(&sheet).into_owned(), Role::Text));
        }
        for line in report.totals.lines().flat_map(|line| wrap(line, area.columns().saturating_sub(2))) {
            body.push(Line::of(format!(" {}", clean_for_screen(&line)), Role::Heading));
        }
        if let Some((question, _)) = &report.question {
            body.push(Line::of(format!(" ? {question} Press g to answer."), Role::Warning));
        }
        let room = area.rows().saturating_sub(body.lines.len());
        let for_mapping = if report.problems.is_empty() { room } else { (room * 3 / 5).max(3) };
        if !report.done && !report.mapping.is_empty() {
            self.mapping_lines(report, for_mapping, &mut body);
        }
        let held = body.cursor;
        if !report.problems.is_empty() {
            body.push(Line::of(format!(" {} things to look at:", report.problems.len()), Role::Heading));
            let room = area.rows().saturating_sub(body.lines.len());
            let pieces = report.problems.iter().skip(self.top).flat_map(|problem| {
                let lines = wrap(&clean_for_screen(problem), area.columns().saturating_sub(5));
                lines
                    .into_iter()
                    .enumerate()
                    .map(|(at, line)| format!("{}{line}", if at == 0 { "   " } else { "     " }))
            });
            for piece in pieces.take(room) {
                body.push(Line::of(piece, Role::Text));
            }
        }
        body.cursor = held;
        body
    }

    fn mapping_lines(&self, report: &ImportReport, rows: usize, body: &mut Body) {
        body.push(Line::of("   Heading in the file               goes to", Role::Columns));
        let first = (self.cursor + 2).saturating_sub(rows);
        for (at, (heading, _, label)) in report.mapping.iter().enumerate().skip(first).take(rows.saturating_sub(1)) {
            let current = at == self.cursor;
            let mut line = Line::of(if current { " > " } else { "   " }, Role::Current);
            line.push(fit(&clean_for_screen(heading), 33), if current { Role::Current } else { Role::Text });
            match label.as_str() {
                "" => line.push(" (left out)", Role::Warning),
                label => line.push(format!(" {label}"), Role::Text),
            }
            body.push(line);
            if current {
                body.cursor_here(1);
            }
        }
    }
}

impl Default for Import {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for Import {
    fn name(&self) -> &'static str {
        "import"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        let case = self.request.case.as_ref().map_or("", |case| case.label.as_str());
        let text = match &self.report {
            Some(report) if report.done => format!("Imported {}", report.file),
            Some(report) => format!("Import {}: nothing is changed until you press i", report.file),
            None if self.is_chronology() => format!("Import chronologies into {case}"),
            None => "Import a spreadsheet".to_owned(),
        };
        Frame::Own(Line::of(clean_for_screen(&text).into_owned(), Role::TabOn))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        match &self.report {
            None => self.path_body(area),
            Some(report) => self.report_body(report, area),
        }
    }

    fn standing(&self, _cx: &Context) -> Option<Line> {
        let far = if self.far.is_empty() { "Reading.." } else { self.far.as_str() };
        self.reading.then(|| Line::of(format!(" {}", clean_for_screen(far)), Role::Message))
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        if self.reading {
            return pairs(&[("Esc", "stop")]);
        }
        let Some(report) = &self.report else { return pairs(&[("Enter", "read the file"), ("Esc", "cancel")]) };
        if report.done {
            return pairs(&[("Enter", "done"), ("PgDn", "more")]);
        }
        if report.mapping.is_empty() && report.question.is_some() {
            return pairs(&[("g", "answer"), ("Esc", "cancel")]);
        }
        let answer: &[(&str, &str)] = if report.question.is_some() { &[("g", "answer")] } else { &[("i", "import")] };
        let kind = if self.is_chronology() { ("a", "agency") } else { ("k", "kind") };
        let mut hints = pairs(answer);
        hints.extend(pairs(&[
            ("Enter", "change a heading"),
            kind,
            ("s", "sheet"),
            ("PgDn", "more"),
            ("Esc", "cancel"),
        ]));
        hints
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        if self.reading {
            let stops = key.code == KeyCode::Esc || key == Key::ctrl('c');
            return Some(if stops { Step::effect(Effect::StopWork) } else { Step::none() });
        }
        if let Some(report) = self.report.clone() {
            if report.done && !matches!(key.code, KeyCode::PageUp | KeyCode::PageDown) {
                return Some(Step::answer(Answer::Saved));
            }
            return Some(self.key_with_report(key, &report));
        }
        let step = match key.code {
            KeyCode::Esc => Step::pop(),
            _ if key == Key::ctrl('c') => Step::pop(),
            KeyCode::Enter => self.read(),
            _ => {
                self.path.key(key);
                Step::none()
            }
        };
        Some(step)
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        if self.report.is_none() && !self.reading {
            self.path.insert(text.trim());
        }
        Some(Step::none())
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        if let Reply::Working(far) = reply {
            self.far.clone_from(far);
            return Step::none();
        }
        self.reading = false;
        self.far.clear();
        match reply {
            Reply::Import(report) => {
                self.cursor = self.cursor.min(report.mapping.len().saturating_sub(1));
                self.report = Some(report.as_ref().clone());
                Step::none()
            }
            _ => Step::none(),
        }
    }

    fn answered(&mut self, _cx: &Context, answer: Answer) -> Step {
        match answer {
            Answer::Choice("import.field", field) => {
                let heading =
                    self.report.as_ref().and_then(|report| report.mapping.get(self.cursor)).map(|row| row.0.clone());
                if let Some(heading) = heading {
                    let field = if field.is_empty() && self.is_chronology() { IGNORE.to_owned() } else { field };
                    self.request.map.retain(|(_, known)| *known != heading);
                    self.request.map.push((field, heading));
                }
                self.read()
            }
            Answer::Choice("import.sheet", sheet) => {
                self.request.sheet = Some(sheet);
                self.request.map.clear();
                self.read()
            }
            Answer::Choice("import.agency", agency) => self.take_agency(agency),
            Answer::Choice("import.green", agency) if self.is_chronology() => self.take_agency(agency),
            Answer::Choice("import.green", green) => {
                self.request.green = Some(green);
                self.read()
            }
            _ => Step::none(),
        }
    }
}
