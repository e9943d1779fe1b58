//! A letter of the Home Office panel, pasted or from a file: its numbered points are looked at, then saved in one step.
//! Text without numbers stays as it is, with what to do about it.

use super::draft::LETTER;
use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::{LineEdit, TextBox};
use crate::app::effect::{Effect, Reply};
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, wrap};
use crate::app::list::pairs;
use crate::app::scene::{Body, Line, Role};
use crate::domain::date::{Date, parse_day};
use crate::domain::fold::clean_for_screen;
use crate::domain::process::quality::{Cover, Parsed, read, written_on};
use crate::domain::value::Ref;
use crate::domain::vocabulary as v;

/// The points as they would be saved, and what is known of the letter.
struct Preview {
    parsed: Parsed,
    dated: LineEdit,
    /// A place in the list of outcomes; none while it is not known.
    outcome: Option<usize>,
    on_outcome: bool,
    top: usize,
}

pub struct QaLetterScreen {
    case: Ref,
    text: TextBox,
    preview: Option<Preview>,
    /// Why the text gave no points.
    trouble: Option<String>,
    /// The draft of an earlier try was looked for.
    asked: bool,
}

impl QaLetterScreen {
    pub fn new(case: Ref) -> Self {
        Self { case, text: TextBox::new(""), preview: None, trouble: None, asked: false }
    }

    /// With text kept from before.
    pub fn resumed(case: Ref, text: &str) -> Self {
        Self { text: TextBox::new(text), asked: true, ..Self::new(case) }
    }

    /// Where the text is kept while it is not saved.
    fn place(&self) -> String {
        format!("case/{}/{LETTER}", self.case.id)
    }

    fn keep(&self) -> Effect {
        Effect::Draft { place: self.place(), text: self.text.text() }
    }

    /// The text as the path of a file, when it can be one.
    fn path(&self) -> Option<String> {
        let text = self.text.text();
        let text = text.trim();
        let lower = text.to_lowercase();
        let is_path = !text.contains('\n') && (lower.ends_with(".docx") || lower.ends_with(".txt"));
        is_path.then(|| text.trim_matches(['\'', '"']).to_owned())
    }

    /// Reads the points, or the file that is named.
    fn go_on(&mut self, cx: &Context) -> Step {
        if let Some(path) = self.path() {
            return Step::effect(Effect::ReadLetter { path });
        }
        let text = self.text.text();
        if text.trim().is_empty() {
            return Step::refuse("Paste the letter first, or type the path of a .docx or .txt file.");
        }
        match read(&text) {
            Ok(parsed) => {
                let dated = written_on(&text, cx.today).map(|day| day.strftime("%-d %B %Y").to_string());
                let dated = LineEdit::new(dated.unwrap_or_default());
                self.trouble = None;
                self.preview = Some(Preview { parsed, dated, outcome: None, on_outcome: false, top: 0 });
                Step::none()
            }
            Err(_) => {
                let why = "No numbered points were found, and nothing was saved. Your text is below: put 1., 2., 3. \
                           before each point (a), b) before its sub-points), then press Ctrl-S.";
                self.trouble = Some(why.to_owned());
                Step::none()
            }
        }
    }

    fn save(&self, cx: &Context) -> Step {
        let Some(preview) = &self.preview else { return Step::none() };
        let dated = match preview.day(cx.today) {
            Ok(dated) => dated,
            Err(why) => return Step::refuse(format!("Date of the letter: {why}.")),
        };
        let outcome = preview.outcome.and_then(|at| v::QA_OUTCOME.terms.get(at)).map_or("", |term| term.code);
        let cover = Cover { dated, outcome: outcome.to_owned() };
        Step::effect(Effect::FileLetter { case: self.case.id, cover, parsed: preview.parsed.clone() })
    }

    fn key_in_text(&mut self, cx: &Context, key: Key) -> Step {
        match key.code {
            KeyCode::Esc => {
                let step = Step::pop();
                if self.text.text().trim().is_empty() {
                    return step.and(Step::say("Nothing was saved."));
                }
                step.with(self.keep()).and(Step::say("Nothing was saved. Your text is kept; i brings it back."))
            }
            _ if key == Key::ctrl('s') => self.go_on(cx),
            KeyCode::Enter if self.path().is_some() => self.go_on(cx),
            _ => {
                self.text.key(key);
                Step::effect(self.keep())
            }
        }
    }

    fn key_in_preview(&mut self, cx: &Context, key: Key) -> Step {
        if key.code == KeyCode::Enter || key == Key::ctrl('s') {
            return self.save(cx);
        }
        let Some(preview) = &mut self.preview else { return Step::none() };
        let count = v::QA_OUTCOME.terms.len();
        match key.code {
            KeyCode::Esc => {
                self.preview = None;
                return Step::say("Back to the text. Nothing was saved.");
            }
            KeyCode::Tab | KeyCode::BackTab => preview.on_outcome = !preview.on_outcome,
            KeyCode::Up => preview.top = preview.top.saturating_sub(1),
            KeyCode::Down => preview.top += 1,
            KeyCode::PageUp => preview.top = preview.top.saturating_sub(8),
            KeyCode::PageDown => preview.top += 8,
            KeyCode::Char(' ') | KeyCode::Right if preview.on_outcome => {
                preview.outcome = preview.outcome.map_or(Some(0), |at| (at + 1 < count).then_some(at + 1));
            }
            KeyCode::Left if preview.on_outcome => {
                preview.outcome = preview.outcome.map_or(count.checked_sub(1), |at| at.checked_sub(1));
            }
            _ if !preview.on_outcome => {
                preview.dated.key(key);
            }
            _ => {}
        }
        Step::none()
    }
}

impl Preview {
    fn day(&self, today: Date) -> Result<Option<Date>, String> {
        let text = self.dated.text().trim();
        if text.is_empty() { Ok(None) } else { parse_day(text, today).map(Some) }
    }

    fn draw(&self, cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let role = |on: bool| if on { Role::Current } else { Role::Heading };
        let label = " Date of the letter:  ";
        let (text, at) = self.dated.window(30);
        body.push(Line::of(label, role(!self.on_outcome)).with(text, Role::Input));
        if !self.on_outcome {
            body.cursor_here(label.len() + at);
        }
        let (said, said_role) = match self.day(cx.today) {
            Ok(Some(_)) => ("", Role::Dim),
            Ok(None) => ("  none: no clock runs until it has one", Role::Warning),
            Err(_) => ("  this is no date", Role::Error),
        };
        if let Some(line) = body.lines.last_mut() {
            line.push(said, said_role);
        }
        let held = body.cursor;
        let label = " What it decides:     ";
        let outcome = self.outcome.and_then(|at| v::QA_OUTCOME.terms.get(at)).map(|term| term.label);
        body.push(
            Line::of(label, role(self.on_outcome))
                .with(outcome.unwrap_or("not said yet; Tab, then Space"), Role::Input),
        );
        if self.on_outcome {
            body.cursor_here(label.len());
        }
        let held = if self.on_outcome { body.cursor } else { held };
        let count = self.parsed.points.len();
        body.push(Line::new());
        body.push(Line::of(format!(" {count} points, each a row of its own. Nothing is saved yet."), Role::Text));
        let mut rows: Vec<Line> = Vec::new();
        let room = area.columns().saturating_sub(12);
        for point in &self.parsed.points {
            let mut pieces = wrap(&clean_for_screen(&point.text.replace('\n', " ")), room).into_iter();
            let number = format!("  {:>7}  ", clean_for_screen(&point.number));
            rows.push(Line::of(number, Role::Heading).with(pieces.next().unwrap_or_default(), Role::Text));
            rows.extend(pieces.map(|piece| Line::of(format!("{:11}{piece}", ""), Role::Text)));
        }
        let left = area.rows().saturating_sub(body.lines.len() + 1);
        let top = self.top.min(rows.len().saturating_sub(left));
        let rest = rows.len().saturating_sub(top + left);
        body.lines.extend(rows.into_iter().skip(top).take(left));
        if rest > 0 {
            body.push(Line::of(format!("   {rest} more lines; PgDn"), Role::Dim));
        }
        body.cursor = held;
        body
    }
}

impl Screen for QaLetterScreen {
    fn name(&self) -> &'static str {
        "qa-letter"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        let what = if self.preview.is_some() { "Points of the letter" } else { "Letter of the Home Office panel" };
        Frame::Own(Line::of(format!("{what}: {}", clean_for_screen(&self.case.label)), Role::TabOn))
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        if let Some(preview) = &self.preview {
            return preview.draw(cx, area);
        }
        let mut body = Body::default();
        match &self.trouble {
            Some(why) => {
                for line in wrap(why, area.columns().saturating_sub(2)) {
                    body.push(Line::of(format!(" {line}"), Role::Warning));
                }
            }
            None => {
                body.push(Line::of(" Paste the letter here, or type the path of a .docx or .txt file.", Role::Text));
                body.push(Line::of(" Nothing is saved until you have seen its points.", Role::Dim));
            }
        }
        body.push(Line::new());
        let above = body.lines.len();
        let (lines, (column, row)) =
            self.text.look(area.columns().saturating_sub(4), area.rows().saturating_sub(above).max(1));
        for line in lines {
            body.push(Line::of(" | ", Role::Dim).with(line, Role::Input));
        }
        body.cursor =
            Some((u16::try_from(column + 3).unwrap_or(u16::MAX), u16::try_from(above + row).unwrap_or(u16::MAX)));
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        if self.preview.is_some() {
            return pairs(&[
                ("Enter", "save"),
                ("Tab", "other line"),
                ("PgDn", "more points"),
                ("Esc", "back to the text"),
            ]);
        }
        pairs(&[("Ctrl-S", "see the points"), ("Esc", "stop (keeps your text)")])
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        if std::mem::replace(&mut self.asked, true) { Vec::new() } else { vec![Effect::Drafts] }
    }

    fn typed_length(&self) -> usize {
        if self.preview.is_some() { 0 } else { self.text.length() }
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        Some(match (&self.preview, key == Key::ctrl('c')) {
            (None, true) => self.key_in_text(cx, Key::plain(KeyCode::Esc)),
            (Some(_), true) => self.key_in_preview(cx, Key::plain(KeyCode::Esc)),
            (None, false) => self.key_in_text(cx, key),
            (Some(_), false) => self.key_in_preview(cx, key),
        })
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        match &mut self.preview {
            Some(preview) if !preview.on_outcome => preview.dated.insert(text.trim()),
            Some(_) => {}
            None => {
                self.text.insert(text);
                return Some(Step::effect(self.keep()));
            }
        }
        Some(Step::none())
    }

    fn reply(&mut self, cx: &Context, reply: &Reply) -> Step {
        match reply {
            Reply::Drafts(drafts) if self.text.text().is_empty() => {
                if let Some(draft) = drafts.iter().find(|draft| draft.place == self.place()) {
                    self.text = TextBox::new(&draft.text);
                    return Step::say(format!("Your text of {} is back.", draft.at));
                }
                Step::none()
            }
            Reply::LetterText(text) => {
                self.text = TextBox::new(text);
                self.go_on(cx).with(self.keep())
            }
            _ => Step::none(),
        }
    }

    fn when_saved(&self) -> Option<Step> {
        Some(Step::answer(Answer::Saved).with(Effect::DropDraft { place: self.place() }))
    }
}
