//! A letter of the Home Office panel, pasted or from a file: its numbered points are looked at, then saved in one step.
//! What was not taken as a point is shown with them, and can be taken by hand.

mod preview;

use preview::Preview;

use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::TextBox;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, wrap};
use crate::app::list::pairs;
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line, Role};
use crate::domain::fold::clean_for_screen;
use crate::domain::process::quality::{read, written_on};
use crate::domain::value::Ref;

/// Where its draft is kept, in place of a field: the text of a letter of the Home Office panel that is not filed yet.
pub const LETTER: &str = "qa letter";

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
        let parsed = read(&text);
        if parsed.points.is_empty() && parsed.left.is_empty() {
            let why = "Nothing in this text can be a point, and nothing was saved. Your text is below: put 1., 2., 3. \
                       before each point (a), b) before its sub-points), then press Ctrl-S.";
            self.trouble = Some(why.to_owned());
            return Step::none();
        }
        self.trouble = None;
        self.preview = Some(Preview::new(parsed, written_on(&text, cx.today)));
        Step::none()
    }

    fn save(&self, cx: &Context) -> Step {
        let Some(preview) = &self.preview else { return Step::none() };
        match preview.chosen(cx.today) {
            Ok((cover, parsed)) => Step::effect(Effect::FileLetter { case: self.case.id, cover, parsed }),
            Err(why) => Step::refuse(format!("Date of the letter: {why}.")),
        }
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
        if key.code == KeyCode::Esc {
            self.preview = None;
            return Step::say("Back to the text. Nothing was saved.");
        }
        if let Some(preview) = &mut self.preview {
            preview.key(key);
        }
        Step::none()
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
        if let Some(preview) = &self.preview {
            return pairs(&[("Enter", "save"), ("Tab", "next"), preview.hint(), ("Esc", "back to the text")]);
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
            Some(preview) => preview.paste(text),
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
