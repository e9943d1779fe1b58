//! Bringing in a spreadsheet: the file, how its headings map, the question about Green, what will happen to each row.

use super::pick::{Pick, Row};
use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::LineEdit;
use crate::app::effect::{Effect, ImportReport, ImportRequest, Reply};
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, clip, fit};
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
    cursor: usize,
}

impl Import {
    pub fn new() -> Self {
        let request = ImportRequest { kind: "tracker".to_owned(), ..ImportRequest::default() };
        Self { path: LineEdit::default(), request, report: None, reading: false, cursor: 0 }
    }

    /// Agencies' chronologies for one case.
    pub fn chronology(case: Ref) -> Self {
        let request = ImportRequest { kind: "chronology".to_owned(), case: Some(case), ..ImportRequest::default() };
        Self { request, ..Self::new() }
    }

    fn read(&mut self) -> Step {
        self.reading = true;
        Step::effect(Effect::ReadSheet { path: self.path.text().trim().to_owned(), request: self.request.clone() })
    }

    fn run_import(&mut self, report: &ImportReport) -> Step {
        if let Some((question, _)) = &report.question {
            return Step::refuse(format!("First answer: {question}"));
        }
        self.reading = true;
        Step::effect(Effect::RunImport { path: self.path.text().trim().to_owned(), request: self.request.clone() })
    }

    /// The current heading's field, to be chosen by hand.
    fn pick_field(&self, report: &ImportReport) -> Step {
        let Some((heading, ..)) = report.mapping.get(self.cursor) else { return Step::none() };
        let mut rows = vec![Row::new("", "Leave out", "This column is not brought in; its cells stay in the file.")];
        rows.extend(report.fields.iter().map(|(name, label)| Row::new(name, label, name)));
        Step::push(Pick::new("import.field", format!("\"{heading}\" goes to"), rows))
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
        let text = match &self.report {
            Some(report) if report.done => format!("Imported {}", report.file),
            Some(report) => format!("Import {}: nothing is changed until you press i", report.file),
            None => "Import a spreadsheet".to_owned(),
        };
        Frame::Own(Line::of(text, Role::TabOn))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let Some(report) = &self.report else {
            body.push(Line::of(" The file to bring in: .xlsx, .ods or .csv, on this server.", Role::Text));
            body.push(Line::of(" Nothing is changed until you have seen what will happen to every row.", Role::Dim));
            body.push(Line::new());
            let (text, at) = self.path.window(area.columns().saturating_sub(12));
            body.push(Line::of(" File:   ", Role::Heading).with(text, Role::Input));
            body.cursor_here(9 + at);
            if self.reading {
                body.push(Line::of(" Reading..", Role::Dim));
            }
            return body;
        };
        let kind = KINDS.iter().find(|(kind, _)| *kind == self.request.kind).map_or("", |(_, words)| words);
        let sheet = format!(
            " Sheet {}   headings in row {}   read as: {} ({kind})",
            report.sheet, report.heading_row, self.request.kind
        );
        body.push(Line::of(clean_for_screen(&sheet).into_owned(), Role::Text));
        body.push(Line::of(format!(" {}", report.totals), Role::Heading));
        if let Some((question, _)) = &report.question {
            body.push(Line::of(format!(" ? {question} Press g to answer."), Role::Warning));
        }
        let room = area.rows().saturating_sub(body.lines.len());
        let for_mapping = if report.problems.is_empty() || report.done { room } else { (room * 3 / 5).max(3) };
        body.push(Line::of("   Heading in the file               goes to", Role::Columns));
        let first = (self.cursor + 2).saturating_sub(for_mapping);
        for (at, (heading, _, label)) in
            report.mapping.iter().enumerate().skip(first).take(for_mapping.saturating_sub(1))
        {
            if report.done {
                break;
            }
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
        let held = body.cursor;
        if !report.problems.is_empty() {
            body.push(Line::of(format!(" {} rows need a look:", report.problems.len()), Role::Heading));
            for problem in report.problems.iter().take(area.rows().saturating_sub(body.lines.len())) {
                let text = clip(&clean_for_screen(problem), area.columns().saturating_sub(3));
                body.push(Line::of(format!("   {text}"), Role::Text));
            }
        }
        body.cursor = held;
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        match &self.report {
            None => pairs(&[("Enter", "read the file"), ("Esc", "cancel")]),
            Some(report) if report.done => pairs(&[("Enter", "done")]),
            Some(report) if report.question.is_some() => pairs(&[
                ("g", "answer"),
                ("Enter", "change a heading"),
                ("k", "kind"),
                ("s", "sheet"),
                ("Esc", "cancel"),
            ]),
            Some(_) => pairs(&[
                ("i", "import"),
                ("Enter", "change a heading"),
                ("k", "kind"),
                ("s", "sheet"),
                ("Esc", "cancel"),
            ]),
        }
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        if let Some(report) = self.report.clone() {
            if report.done {
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
        if self.report.is_none() {
            self.path.insert(text.trim());
        }
        Some(Step::none())
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        self.reading = false;
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
            Answer::Choice("import.green", green) => {
                self.request.green = Some(green);
                self.read()
            }
            _ => Step::none(),
        }
    }
}
