//! One record with all its fields, edited in place: Enter edits, Enter saves, one field at a time.

use super::archive::ArchiveScreen;
use super::form::FormScreen;
use super::history::History;
use super::{Answer, Frame, Screen, Step, answering, chasing};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::{own_editor_hint, replacing_hint};
use crate::app::effect::{Effect, Lent};
use crate::app::fields::{Edited, Fields};
use crate::app::key::Key;
use crate::app::layout::Area;
use crate::app::list::{hints_for, pairs};
use crate::app::others::{self, Place};
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line, Role};
use crate::app::subject::{date_field, lacks, owner_field, status_field};
use crate::domain::change::{Batch, Change};
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::fold::lowered;
use crate::domain::journal::{Here, HistoryScope};
use crate::domain::process::wording::capital;
use crate::domain::record::Record;
use crate::domain::value::{Id, Style, Value};

/// The fields of a record with what can be done to them. The Summary of a case holds one too.
pub struct RecordPane {
    entity: &'static Entity,
    id: Id,
    pub fields: Option<Fields>,
    /// The field to stand on once the record is read.
    pub start_at: Option<String>,
    /// Text to go on typing once the record is read.
    resume: Option<String>,
    /// What to do once the record is read.
    first: Option<Cmd>,
    /// What is on its way to the register: its draft goes once it is there, and not before.
    unsaved: Option<Unsaved>,
    /// Who else has it open or types in it.
    others: Vec<Here>,
}

/// What a field was given that is not in the register yet.
struct Unsaved {
    field: &'static Field,
    base: Value,
    text: String,
}

impl RecordPane {
    pub fn new(entity: &'static Entity, id: Id) -> Self {
        Self { entity, id, fields: None, start_at: None, resume: None, first: None, unsaved: None, others: Vec::new() }
    }

    pub fn refresh(&self) -> Vec<Effect> {
        vec![Effect::Record { entity: self.entity, id: self.id }, self.asks_who_is_here()]
    }

    pub fn asks_who_is_here(&self) -> Effect {
        Effect::Others { entity: self.entity, id: self.id }
    }

    pub fn who_is_here(&self) -> &[Here] {
        &self.others
    }

    pub fn typed_length(&self) -> usize {
        self.fields.as_ref().map_or(0, Fields::typed_length)
    }

    pub fn is_typing(&self) -> bool {
        self.fields.as_ref().is_some_and(|fields| fields.editor.is_some())
    }

    pub fn typing_in(&self) -> Option<Place> {
        let editor = self.fields.as_ref()?.editor.as_ref()?;
        Some(Place { entity: self.entity, id: self.id, field: editor.field.name.to_owned() })
    }

    /// Who else is typing here, or that somebody has saved what is being typed at.
    pub fn others(&self, cx: &Context) -> Option<Line> {
        let editor = self.fields.as_ref().and_then(|fields| fields.editor.as_ref());
        if let (Some(fields), Some(editor)) = (&self.fields, editor)
            && *fields.record.get(editor.field.name) != editor.base
        {
            let text = format!(" + {} was changed while you type. Saving shows both.", editor.field.label);
            return Some(Line::of(text, Role::Warning));
        }
        others::line(&self.others, &cx.user, editor.map(|editor| editor.field.label))
    }

    pub fn record(&self) -> Option<&Record> {
        self.fields.as_ref().map(|fields| &fields.record)
    }

    fn place(&self, field: &str) -> String {
        format!("{}/{}/{field}", self.entity.name, self.id)
    }

    pub fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        let (entity, id) = (self.entity, self.id);
        let fields = self.fields.as_mut()?;
        fields.editor.as_ref()?;
        let edited = fields.key(cx, key);
        let step = match edited {
            Edited::Ask(effect) => Step::effect(effect),
            Edited::Nothing => Step::none(),
            Edited::Refused(why) => Step::refuse(why),
            Edited::Lend(text) => {
                let field = fields.editor.as_ref().map_or("", |editor| editor.field.name);
                let place = self.place(field);
                return Some(Step::effect(Effect::OwnEditor(Lent { text, place, form: None })));
            }
            Edited::Left { field, .. } => {
                return Some(Step::say(format!("Left {} as it was; your text is kept as a draft.", field.label)));
            }
            Edited::Set { field, base, new } => {
                let drop = Effect::DropDraft { place: self.place(field.name) };
                if base == new {
                    return Some(Step::effect(drop));
                }
                let label = self.record().map_or_else(String::new, |record| {
                    // What it was called before this change: undo speaks of it by that name.
                    let mut before = record.clone();
                    before.set(field.name, base.clone());
                    before.label(cx.today)
                });
                let mut batch = Batch::new(format!("set {} on {label}", lowered(field.label)));
                let text = new.show(field.kind, Style::Edit, cx.today);
                self.unsaved = Some(Unsaved { field, base: base.clone(), text });
                batch.push(Change::set(entity, id, field, base, new));
                return Some(Step::effect(Effect::Save(batch)));
            }
        };
        Some(self.with_draft(step))
    }

    /// Adds the draft of what stands in the editor.
    fn with_draft(&self, step: Step) -> Step {
        let Some(editor) = self.fields.as_ref().and_then(|fields| fields.editor.as_ref()) else { return step };
        step.with(Effect::Draft { place: self.place(editor.field.name), text: editor.text() })
    }

    pub fn paste(&mut self, text: &str) -> Option<Step> {
        let ask = self.fields.as_mut()?.paste(text);
        let step = Step::effects(ask.into_iter().collect());
        Some(self.with_draft(step))
    }

    pub fn run(&mut self, cx: &Context, command: Cmd) -> Option<Step> {
        let Some(fields) = self.fields.as_mut() else {
            // Asked of a record that is still being read, as by a key of Today: done when it is there.
            let waits =
                matches!(command, Cmd::Open | Cmd::EditForm | Cmd::AddNote | Cmd::DueDate | Cmd::Status | Cmd::Owner);
            self.first = waits.then_some(command);
            return waits.then(Step::none);
        };
        if let Some(why) = lacks(self.entity, command) {
            return Some(Step::refuse(capital(&why) + "."));
        }
        let half = fields.half_page();
        let was_typing = fields.editor.is_some();
        let step = match command {
            Cmd::Up => moved(fields, -1),
            Cmd::Down => moved(fields, 1),
            Cmd::PageUp => moved(fields, -half),
            Cmd::PageDown => moved(fields, half),
            Cmd::First => moved(fields, i64::MIN / 2),
            Cmd::Last => moved(fields, i64::MAX / 2),
            Cmd::Open => edit(fields, cx),
            Cmd::Status => edit_named(fields, cx, status_field(self.entity).map(|field| field.name)),
            Cmd::DueDate => edit_named(fields, cx, date_field(self.entity).map(|field| field.name)),
            Cmd::Owner => edit_named(fields, cx, owner_field(self.entity).map(|field| field.name)),
            Cmd::EditForm => Step::push(FormScreen::edit(fields.record.clone())),
            Cmd::Chase => chasing::chase(&[&fields.record]),
            Cmd::AnswerPoint => answering::open(&fields.record),
            Cmd::AddNote => FormScreen::note(cx, &fields.record),
            Cmd::RecordHistory => Step::push(History::of(HistoryScope::Record(self.entity, self.id))),
            Cmd::Archive => Step::push(ArchiveScreen::new(cx, &[&fields.record])),
            Cmd::Unarchive if fields.record.archived.is_some() => {
                let mut batch = Batch::new(format!("brought back {}", fields.record.label(cx.today)));
                batch.push(Change::Restore { entity: self.entity, id: self.id });
                Step::effect(Effect::Save(batch))
            }
            Cmd::Reveal if !cx.allowed.reveal => {
                Step::refuse("Private values may not be revealed: the administrator's policy forbids it.")
            }
            Cmd::Reveal if fields.revealed => {
                fields.revealed = false;
                Step::say("Private values are hidden again.")
            }
            Cmd::Reveal if !fields.holds_private() => Step::say("Nothing private is held here."),
            Cmd::Reveal => {
                fields.revealed = true;
                Step::effect(Effect::Reveal { entity: self.entity, id: self.id })
                    .saying("Private values are shown until you leave. This was recorded.")
            }
            Cmd::Cancel if fields.revealed => {
                fields.revealed = false;
                Step::say("Private values are hidden again.")
            }
            Cmd::CopyValue => match fields.current() {
                Some(field) if fields.record.is_hidden(field) => Step::refuse("Private values are not copied."),
                Some(field) => {
                    let text = fields.record.get(field.name).show(field.kind, Style::Detail, cx.today);
                    Step::effect(Effect::Copy(text))
                }
                None => Step::none(),
            },
            Cmd::CopyJson | Cmd::CopyRow | Cmd::CopyTable => {
                Step::effect(Effect::Copy(fields.record.to_json(false).to_string()))
            }
            _ => return None,
        };
        // What was typed there and not saved comes back with the field.
        let begun = self.fields.as_ref().and_then(|fields| fields.editor.as_ref()).filter(|_| !was_typing);
        let kept = begun.map(|editor| Effect::KeptText { place: self.place(editor.field.name) });
        Some(match kept {
            Some(ask) => step.with(ask),
            None => step,
        })
    }

    pub fn reply(&mut self, cx: &Context, reply: &Reply) -> Step {
        match reply {
            Reply::Record(Some(record)) if record.entity == self.entity && record.id == self.id => {
                match &mut self.fields {
                    Some(fields) => fields.read_again(record.as_ref().clone()),
                    None => {
                        let mut fields = Fields::new(record.as_ref().clone(), false);
                        let frame_rows = cx.size.rows().saturating_sub(6);
                        fields.set_rows(frame_rows);
                        if let Some(name) = self.start_at.take() {
                            fields.go_to(&name);
                        }
                        let resume = self.resume.take();
                        let mut step = Step::none();
                        if let Some(text) = resume {
                            step = edit(&mut fields, cx);
                            let ask = fields.editor.as_mut().and_then(|editor| editor.resume(&text));
                            step = step.and(Step::effects(ask.into_iter().collect()));
                        }
                        self.fields = Some(fields);
                        let first = self.first.take().and_then(|command| self.run(cx, command));
                        return step.and(first.unwrap_or_else(Step::none));
                    }
                }
            }
            Reply::Others { entity, id, here } if *entity == self.entity && *id == self.id => {
                self.others.clone_from(here);
            }
            Reply::Saved { .. } => return self.saved(),
            // What is shown must be what is there: the text itself is kept as a draft.
            Reply::Failed(_) => {
                let back = self.unsaved.take().map(|unsaved| self.back_to(cx, unsaved));
                return back.unwrap_or_else(Step::none);
            }
            Reply::Record(None) => return Step::pop().and(Step::refuse("That record is no longer there.")),
            Reply::KeptText { place, text } => {
                let editor = self.fields.as_mut().and_then(|fields| fields.editor.as_mut());
                let Some(editor) = editor.filter(|editor| editor.text() != *text) else { return Step::none() };
                if *place == format!("{}/{}/{}", self.entity.name, self.id, editor.field.name) {
                    let ask = editor.resume(text);
                    return Step::effects(ask.into_iter().collect())
                        .saying("What you typed here before is back, not saved yet.");
                }
            }
            Reply::Edited(_) if self.is_typing() => {
                if let Some(fields) = &mut self.fields {
                    fields.reply(reply);
                }
                return self.with_draft(Step::say("Your editor's text is here, not saved yet."));
            }
            Reply::Choices { .. } => {
                if let Some(fields) = &mut self.fields {
                    fields.reply(reply);
                }
            }
            _ => {}
        }
        Step::none()
    }

    /// What was typed is in the register, or was decided against.
    fn saved(&mut self) -> Step {
        let unsaved = self.unsaved.take();
        let drop = unsaved.map(|unsaved| Effect::DropDraft { place: self.place(unsaved.field.name) });
        Step::effects(drop.into_iter().collect())
    }

    /// Back in a field that could not be saved, with what was typed there.
    fn back_to(&mut self, cx: &Context, unsaved: Unsaved) -> Step {
        let Unsaved { field, base, text } = unsaved;
        let Some(fields) = self.fields.as_mut() else { return Step::effects(self.refresh()) };
        fields.record.set(field.name, base);
        fields.go_to(field.name);
        let step = edit(fields, cx);
        let ask = fields.editor.as_mut().and_then(|editor| editor.resume(&text));
        self.with_draft(step.and(Step::effects(ask.into_iter().collect())))
    }

    /// What came of a question about a save.
    pub fn answered(&mut self, answer: &Answer) -> Step {
        match answer {
            // What stands there must be what was decided on.
            Answer::Saved => self.saved().and(Step::effects(self.refresh())),
            Answer::Undecided => {
                self.unsaved = None;
                Step::effects(self.refresh())
            }
            Answer::EditAgain { field, text, .. } => {
                (self.fields, self.unsaved) = (None, None);
                self.start_at = Some((*field).to_owned());
                self.resume = Some(text.clone());
                Step::effects(self.refresh())
            }
            _ => Step::none(),
        }
    }

    pub fn resized(&mut self, area: Area) {
        if let Some(fields) = &mut self.fields {
            fields.set_rows(area.rows());
        }
    }

    pub fn draw(&self, cx: &Context, area: Area, focused: bool) -> Body {
        match &self.fields {
            Some(fields) => fields.draw(cx, area, focused),
            None => Body::new(vec![Line::of("   Reading..", Role::Dim)]),
        }
    }

    pub fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        match self.fields.as_ref().and_then(|fields| fields.editor.as_ref()) {
            Some(editor) if editor.is_long() => {
                let mut hints = pairs(&[("Ctrl-S", "save"), ("Esc", "stop (keeps your text)")]);
                hints.extend(own_editor_hint(cx));
                hints
            }
            Some(editor) => {
                let mut hints =
                    pairs(&[("Enter", "save"), ("Tab", "save and next"), ("Esc", "stop (keeps your text)")]);
                hints.push(replacing_hint(editor));
                hints
            }
            None => {
                let mut hints =
                    hints_for(cx, &[Cmd::Open, Cmd::EditForm, Cmd::AddNote, Cmd::Reveal, Cmd::RecordHistory], "");
                if let Some(first) = hints.first_mut() {
                    "edit".clone_into(&mut first.1);
                }
                if let Some(second) = hints.get_mut(1) {
                    "form".clone_into(&mut second.1);
                }
                hints
            }
        }
    }

    /// Who else is typing, or the help of the current field, for the message line.
    pub fn standing(&self, cx: &Context) -> Option<Line> {
        if let Some(line) = self.others(cx) {
            return Some(line);
        }
        let fields = self.fields.as_ref()?;
        if let Some(reason) = &fields.record.archived {
            return Some(Line::of(format!(" # Archived: {reason}"), Role::Archived));
        }
        let field = fields.current()?;
        Some(Line::of(format!(" {}", field.help), Role::Dim).lagging())
    }
}

fn moved(fields: &mut Fields, rows: i64) -> Step {
    fields.move_by(rows);
    Step::none()
}

fn edit(fields: &mut Fields, cx: &Context) -> Step {
    match fields.edit(cx) {
        Ok(ask) => Step::effects(ask.into_iter().collect()),
        Err(why) => Step::refuse(why),
    }
}

fn edit_named(fields: &mut Fields, cx: &Context, name: Option<&str>) -> Step {
    match name {
        Some(name) => {
            fields.go_to(name);
            edit(fields, cx)
        }
        None => Step::none(),
    }
}

pub struct RecordScreen {
    pane: RecordPane,
}

impl RecordScreen {
    pub fn new(entity: &'static Entity, id: Id) -> Self {
        Self { pane: RecordPane::new(entity, id) }
    }

    /// The record with the cursor on a field.
    pub fn at(entity: &'static Entity, id: Id, field: &str) -> Self {
        let mut screen = Self::new(entity, id);
        screen.pane.start_at = Some(field.to_owned());
        screen
    }

    /// The record with a field being edited again, with text kept from before.
    pub fn resuming(entity: &'static Entity, id: Id, field: &str, text: &str) -> Self {
        let mut screen = Self::at(entity, id, field);
        screen.pane.resume = Some(text.to_owned());
        screen
    }
}

impl RecordPane {
    /// Private values are hidden again.
    pub fn conceal(&mut self) {
        if let Some(fields) = &mut self.fields {
            fields.revealed = false;
        }
    }
}

impl Screen for RecordScreen {
    fn name(&self) -> &'static str {
        "record"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Fields, Scope::Record, Scope::List]
    }

    fn frame(&self, cx: &Context) -> Frame {
        let entity = self.pane.entity;
        let label = self.pane.record().map_or_else(String::new, |record| record.label(cx.today));
        let case = self.pane.record().and_then(|record| match record.get("case") {
            crate::domain::value::Value::Link(case) => Some(case.label.clone()),
            _ => None,
        });
        let case = case.map_or(String::new(), |case| format!("{case} > "));
        Frame::Trail(format!("{case}{} > {label}", entity.label))
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        self.pane.draw(cx, area, true)
    }

    fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        self.pane.hints(cx)
    }

    fn standing(&self, cx: &Context) -> Option<Line> {
        self.pane.standing(cx)
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        self.pane.refresh()
    }

    fn conceal(&mut self) -> bool {
        self.pane.conceal();
        true
    }

    fn open_case(&self) -> Option<Id> {
        self.pane.record()?.case()
    }

    fn asks_who_is_here(&self) -> Option<Effect> {
        Some(self.pane.asks_who_is_here())
    }

    fn who_is_here(&self) -> &[Here] {
        self.pane.who_is_here()
    }

    fn typing_in(&self, _cx: &Context) -> Option<Place> {
        self.pane.typing_in()
    }

    fn typed_length(&self) -> usize {
        self.pane.typed_length()
    }

    fn is_typing(&self) -> bool {
        self.pane.is_typing()
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        self.pane.key(cx, key)
    }

    fn run(&mut self, cx: &Context, command: Cmd) -> Option<Step> {
        self.pane.run(cx, command)
    }

    fn reason_against(&self, _cx: &Context, command: Cmd) -> Option<String> {
        let list_only = matches!(
            command,
            Cmd::Mark | Cmd::MarkAll | Cmd::Add | Cmd::Narrow | Cmd::Sort | Cmd::GroupBy | Cmd::Columns | Cmd::Views
        );
        let list_only = list_only.then(|| "that needs a list; Esc goes back to one".to_owned());
        list_only.or_else(|| lacks(self.pane.entity, command))
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        self.pane.paste(text)
    }

    fn reply(&mut self, cx: &Context, reply: &Reply) -> Step {
        self.pane.reply(cx, reply)
    }

    fn answered(&mut self, _cx: &Context, answer: Answer) -> Step {
        self.pane.answered(&answer)
    }

    fn resized(&mut self, area: Area) -> Vec<Effect> {
        self.pane.resized(area);
        Vec::new()
    }
}
