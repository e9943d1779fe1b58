//! Bringing in a spreadsheet: the file, how its headings map, the questions about it, what will happen to each row.

mod keys;
mod page;
mod prompt;

use prompt::FilePrompt;

use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::import::{ImportReport, ImportRequest, ImportSheet};
use crate::app::key::{Key, KeyCode};
use crate::app::layout::Area;
use crate::app::list::pairs;
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line, Role};
use crate::domain::fold::clean_for_screen;
use crate::domain::value::Ref;

/// What a sheet may hold.
const KINDS: [(&str, &str); 3] =
    [("tracker", "cases and their actions"), ("cases", "one row a case"), ("actions", "one row an action")];

pub struct Import {
    path: FilePrompt,
    request: ImportRequest,
    /// The file the request is about.
    of: String,
    /// What the report answers; a request that fails is taken back to it.
    settled: ImportRequest,
    report: Option<ImportReport>,
    reading: bool,
    /// The sheet in view, and the heading of it.
    at: usize,
    cursor: usize,
    /// The first remark shown, and those the pages before began with.
    top: usize,
    tops: Vec<usize>,
    area: Area,
    /// Why the file could not be read or brought in, until the next key.
    trouble: String,
    /// What is being done and how far, when it takes long.
    far: String,
    /// The reference that is asked about.
    orphan: Option<String>,
    /// The row that is asked about: sheet, number, what it looks like.
    double: Option<(String, u32, String)>,
}

/// The kind that brings agencies' chronologies into a case.
const CHRONOLOGY: &str = "chronology";
/// The meaning of a column of a chronology that is left out.
const IGNORE: &str = "ignore";

impl Import {
    pub fn new() -> Self {
        Self::of(ImportRequest { kind: "tracker".to_owned(), ..ImportRequest::default() })
    }

    /// Agencies' chronologies for one case.
    pub fn chronology(case: Ref) -> Self {
        Self::of(ImportRequest { kind: CHRONOLOGY.to_owned(), case: Some(case), ..ImportRequest::default() })
    }

    /// A spreadsheet, from inside this case.
    pub fn beside(case: Ref) -> Self {
        Self::of(ImportRequest { from: Some(case), ..Self::new().request })
    }

    fn of(request: ImportRequest) -> Self {
        Self {
            path: FilePrompt::new(request.kind == CHRONOLOGY),
            settled: request.clone(),
            request,
            of: String::new(),
            report: None,
            reading: false,
            at: 0,
            cursor: 0,
            top: 0,
            tops: Vec::new(),
            area: Area::new(80, 20),
            trouble: String::new(),
            far: String::new(),
            orphan: None,
            double: None,
        }
    }

    fn is_chronology(&self) -> bool {
        self.request.kind == CHRONOLOGY
    }

    /// The file that was named. What a person said of another does not hold for it.
    fn read_named(&mut self) -> Step {
        if self.path.text() != self.of {
            self.path.text().clone_into(&mut self.of);
            let ImportRequest { kind, case, from, .. } = std::mem::take(&mut self.request);
            self.request = ImportRequest { kind, case, from, ..ImportRequest::default() };
            self.settled = self.request.clone();
        }
        self.read()
    }

    fn read(&mut self) -> Step {
        self.reading = true;
        self.back_to_top();
        Step::effect(Effect::ReadSheet { path: self.path.text().to_owned(), request: Box::new(self.request.clone()) })
    }

    fn back_to_top(&mut self) {
        self.top = 0;
        self.tops.clear();
    }

    /// The sheet in view.
    fn sheet<'r>(&self, report: &'r ImportReport) -> Option<&'r ImportSheet> {
        report.sheets.get(self.at)
    }

    /// Whether sheets are stepped through and brought in together; a chronology is one sheet of a file.
    fn has_sheets(&self, report: &ImportReport) -> bool {
        !self.is_chronology() && report.sheets.len() > 1
    }

    /// Shows another sheet, from its first heading on.
    fn go_to(&mut self, at: usize) {
        (self.at, self.cursor) = (at, 0);
        self.back_to_top();
    }

    /// A report has come: the sheet in view stays, unless another is asked about or it is the first look.
    fn take_report(&mut self, report: &ImportReport) {
        let asks = |report: &ImportReport| report.question.as_ref().map(|question| question.sheet.clone());
        let asked = asks(report)
            .filter(|sheet| !sheet.is_empty() && self.report.as_ref().and_then(asks).as_ref() != Some(sheet));
        let named = asked.and_then(|name| report.sheets.iter().position(|sheet| sheet.name == name));
        let first = || report.sheets.iter().position(|sheet| sheet.left.is_none()).unwrap_or_default();
        match (named, &self.report) {
            (Some(at), _) => self.go_to(at),
            (None, None) => self.go_to(first()),
            (None, Some(_)) if self.at >= report.sheets.len() => self.go_to(first()),
            _ => {}
        }
        let headings = self.sheet(report).map_or(0, |sheet| sheet.mapping.len());
        self.cursor = self.cursor.min(headings.saturating_sub(1));
        self.settled = self.request.clone();
    }

    fn bring_in(&mut self) -> Step {
        self.reading = true;
        self.back_to_top();
        Step::effect(Effect::RunImport { path: self.path.text().to_owned(), request: Box::new(self.request.clone()) })
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
        let Some(report) = &self.report else {
            return pairs(&[("Enter", "read the file"), ("Tab", "complete the name"), ("Esc", "cancel")]);
        };
        if report.done {
            let next = if self.is_chronology() { "done" } else { "to Today" };
            return pairs(&[("Enter", next), ("PgDn", "more")]);
        }
        if report.sheets.iter().all(|sheet| sheet.mapping.is_empty()) && report.question.is_some() {
            return pairs(&[("g", "answer"), ("Esc", "cancel")]);
        }
        let answer: &[(&str, &str)] = match report.question {
            Some(_) => &[("g", "answer")],
            None if self.lacks_a_column(report) => &[],
            None => &[("i", "import")],
        };
        let doubles: &[(&str, &str)] = if report.alike.is_empty() { &[] } else { &[("d", "doubles")] };
        let orphans: &[(&str, &str)] = if report.orphans.is_empty() { &[] } else { &[("o", "which case")] };
        let sheets: &[(&str, &str)] = match report.sheets.len() {
            0 | 1 => &[],
            _ if self.is_chronology() => &[("s", "sheet")],
            _ => &[("Tab", "sheet")],
        };
        let kind: &[(&str, &str)] = match self.is_chronology() {
            true => &[("a", "agency"), ("r", "replaces or adds")],
            false => &[("k", "kind")],
        };
        // Where there is no room the last are left off; what the page itself names goes before ? does.
        [answer, &[("Enter", "heading")], sheets, &[("?", "keys")], doubles, orphans, kind, &[("Esc", "cancel")]]
            .into_iter()
            .flat_map(pairs)
            .collect()
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        if self.reading {
            let stops = key.code == KeyCode::Esc || key == Key::ctrl('c');
            return Some(if stops { Step::effect(Effect::StopWork) } else { Step::none() });
        }
        self.trouble.clear();
        if let Some(report) = self.report.clone() {
            if report.done && !matches!(key.code, KeyCode::PageUp | KeyCode::PageDown) {
                return Some(self.done(&report));
            }
            return Some(self.key_with_report(key, &report));
        }
        let step = match key.code {
            KeyCode::Esc => Step::pop(),
            _ if key == Key::ctrl('c') => Step::pop(),
            KeyCode::Enter => self.read_named(),
            _ => self.path.key(key),
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
        if let Reply::FileNames { begun, found } = reply {
            return self.path.take(begun, found);
        }
        self.reading = false;
        self.far.clear();
        match reply {
            Reply::Import(report) => {
                self.take_report(report);
                self.report = Some(report.as_ref().clone());
            }
            Reply::Failed(failure) => {
                self.request = self.settled.clone();
                self.trouble.clone_from(&failure.text);
                return Step::refuse("Nothing was changed; the reason is on the page.");
            }
            _ => {}
        }
        Step::none()
    }

    fn resized(&mut self, area: Area) -> Vec<Effect> {
        self.area = area;
        Vec::new()
    }

    fn answered(&mut self, _cx: &Context, answer: Answer) -> Step {
        self.take_answer(answer)
    }
}
