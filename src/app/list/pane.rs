//! A list with everything a person can do to it: moving, marking, narrowing, sorting, grouping, columns, views, and
//! setting a field on one or many records. List screens and the tabs of a case hold one each.

use super::narrowing::{Narrowed, Narrowing};
use super::place;
use super::{List, MOST};
use crate::app::command::Cmd;
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::key::Key;
use crate::app::layout::Area;
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line, Role};
use crate::app::screen::archive::ArchiveScreen;
use crate::app::screen::bulk::Bulk;
use crate::app::screen::form::FormScreen;
use crate::app::screen::pick::{Pick, Row as PickRow};
use crate::app::screen::record::RecordScreen;
use crate::app::screen::views::Views;
use crate::app::screen::{Answer, Step, answering, chasing};
use crate::app::subject::{date_field, lacks, owner_field, status_field};
use crate::domain::change::{Batch, Change};
use crate::domain::field::Field;
use crate::domain::listing::Archived;
use crate::domain::query::{self, Operand};
use crate::domain::record::Record;
use crate::domain::value::{Style, Value};
use crate::domain::vocabulary::EVENT_VIEW;

pub struct ListPane {
    pub list: List,
    /// What is being typed after `/`, and the query before it.
    narrowing: Option<Narrowing>,
    trouble: Option<String>,
}

impl ListPane {
    pub fn new(list: List) -> Self {
        Self { list, narrowing: None, trouble: None }
    }

    pub fn is_typing(&self) -> bool {
        self.narrowing.is_some()
    }

    /// Keys while narrowing.
    pub fn key(&mut self, key: Key) -> Option<Step> {
        let entity = self.list.entity;
        let effects = match self.narrowing.as_mut()?.key(key, |text| query::complete(text, entity)) {
            Narrowed::Kept => {
                self.narrowing = None;
                self.list.refresh()
            }
            Narrowed::Dropped(before) => {
                self.narrowing = None;
                self.list.set_text(&before);
                self.trouble = None;
                self.list.refresh()
            }
            Narrowed::Up => self.list.move_by(-1),
            Narrowed::Down => self.list.move_by(1),
            Narrowed::Typed(text) => self.narrowed_to(&text),
            Narrowed::Nothing => Vec::new(),
        };
        Some(Step::effects(effects))
    }

    pub fn paste(&mut self, text: &str) -> Option<Step> {
        let text = self.narrowing.as_mut()?.paste(text);
        Some(Step::effects(self.narrowed_to(&text)))
    }

    fn narrowed_to(&mut self, text: &str) -> Vec<Effect> {
        self.trouble = self.list.set_text(text);
        self.list.glance()
    }

    /// A command of a list or of its current record; `None` when it is not one of those.
    pub fn run(&mut self, cx: &Context, command: Cmd) -> Option<Step> {
        let half = self.list.half_page();
        let step = match command {
            Cmd::Up => Step::effects(self.list.move_by(-1)),
            Cmd::Down => Step::effects(self.list.move_by(1)),
            Cmd::PageUp => Step::effects(self.list.move_by(-half)),
            Cmd::PageDown => Step::effects(self.list.move_by(half)),
            Cmd::First => Step::effects(self.list.move_to(0)),
            Cmd::Last => Step::effects(self.list.move_to(self.list.total.saturating_sub(1))),
            Cmd::Open => match self.list.current() {
                Some(record) => Step::push(RecordScreen::new(record.entity, record.id)),
                None => Step::none(),
            },
            Cmd::Mark => Step::effects(self.list.toggle_mark()),
            Cmd::MarkAll => self.list.mark_all().map_or_else(Step::refuse, Step::effects),
            Cmd::Cancel if self.list.unmark() => Step::none(),
            Cmd::Cancel if !self.list.text.is_empty() && self.list.loaded => {
                self.list.set_text("");
                Step::effects(self.list.refresh())
            }
            Cmd::Add => Step::push(FormScreen::filled(self.blank())),
            Cmd::EditForm => match self.list.only() {
                Some(record) => Step::push(FormScreen::edit(record.clone())),
                None => Step::refuse("There is no row to edit."),
            },
            Cmd::Narrow => {
                self.narrowing = Some(Narrowing::of(&self.list.text));
                Step::effect(Effect::Gather(self.list.listing()))
            }
            Cmd::Sort => Step::push(self.pick_field("sort", "Sort by")),
            Cmd::GroupBy => Step::push(self.pick_field("group", "Group by")),
            Cmd::Columns => Step::push(self.pick_columns()),
            Cmd::Views => Step::push(Views::new(self.list.entity, self.list.text.clone())),
            Cmd::ShowArchived => {
                self.list.archived = match self.list.archived {
                    Archived::Hide => Archived::Show,
                    Archived::Show | Archived::Only => Archived::Hide,
                };
                Step::effects(self.list.refresh())
            }
            Cmd::Export if cx.allowed.export => {
                Step::effect(Effect::Export { listing: self.list.listing(), columns: self.list.fields() })
            }
            Cmd::Export => Step::refuse("Exports are switched off by the administrator's policy."),
            Cmd::Status => self.set_field(cx, status_field(self.list.entity)),
            Cmd::DueDate => self.set_field(cx, date_field(self.list.entity)),
            Cmd::Owner => self.set_field(cx, owner_field(self.list.entity)),
            Cmd::Chase => chasing::chase(&self.list.chosen()),
            Cmd::AnswerPoint => match self.list.only() {
                Some(record) => answering::open(record),
                None => Step::refuse("There is no row to answer."),
            },
            Cmd::AddNote => match self.list.only() {
                Some(record) => FormScreen::note(cx, record),
                None => Step::refuse("There is no row to note anything on."),
            },
            Cmd::CopyRow | Cmd::CopyValue => self.copy_rows(cx, false),
            Cmd::CopyTable => self.copy_rows(cx, true),
            Cmd::CopyJson => match self.list.chosen().as_slice() {
                [] => Step::none(),
                [only] => Step::effect(Effect::Copy(only.to_json(false).to_string())),
                many => {
                    let all: Vec<_> = many.iter().map(|record| record.to_json(false)).collect();
                    Step::effect(Effect::Copy(serde_json::Value::from(all).to_string()))
                }
            },
            Cmd::Archive => match self.list.chosen().as_slice() {
                [] => Step::refuse("There is no row to archive."),
                records => Step::push(ArchiveScreen::new(cx, records)),
            },
            Cmd::Unarchive => self.unarchive(cx),
            _ => return None,
        };
        Some(step)
    }

    /// Why a command cannot be run on this list now.
    pub fn reason_against(&self, command: Cmd) -> Option<String> {
        let marked = self.list.marks().len();
        let is_for_one = matches!(command, Cmd::EditForm | Cmd::AddNote | Cmd::AnswerPoint | Cmd::Milestone);
        if is_for_one && marked > 1 {
            return Some(format!("one row at a time, and {marked} are marked; Esc unmarks them"));
        }
        lacks(self.list.entity, command)
    }

    /// A new record of this list: of its case, and on the timeline that is shown.
    fn blank(&self) -> Record {
        let mut record = Record::blank(self.list.entity);
        if let Some(case) = &self.list.case {
            record.set("case", Value::Link(case.clone()));
        }
        let shown = self.list.query.terms.iter().find(|term| term.field == "view" && !term.negated);
        if let Some([Operand::Text(code)]) = shown.map(|term| term.values.as_slice())
            && let Some(term) = EVENT_VIEW.find(code)
        {
            record.set("view", Value::code(term.code));
        }
        record
    }

    /// The bulk preview for a field on the marked records, or on the current one.
    fn set_field(&self, cx: &Context, field: Option<&'static Field>) -> Step {
        let Some(field) = field else { return Step::none() };
        let records: Vec<_> = self.list.chosen().into_iter().cloned().collect();
        if records.is_empty() {
            return Step::refuse("There is no row to change.");
        }
        Step::push(Bulk::new(cx, field, records))
    }

    fn unarchive(&self, cx: &Context) -> Step {
        let mut batch = Batch::new("");
        for record in self.list.chosen().into_iter().filter(|record| record.archived.is_some()) {
            batch.push(Change::Restore { entity: record.entity, id: record.id });
        }
        batch.label = match self.list.chosen().as_slice() {
            [only] => format!("brought back {}", only.label(cx.today)),
            _ => format!("brought back {} {}", batch.changes.len(), self.list.entity.plural.to_lowercase()),
        };
        if batch.is_empty() { Step::refuse("Nothing chosen is archived.") } else { Step::effect(Effect::Save(batch)) }
    }

    fn copy_rows(&self, cx: &Context, headings: bool) -> Step {
        let (read, total) = (self.list.read().len(), self.list.total);
        if headings && read < total {
            return Step::refuse(format!(
                "The list has {total} rows, of which {read} were read: narrow it, or : export writes all."
            ));
        }
        let fields: Vec<&Field> = self.list.fields().iter().filter_map(|name| self.list.entity.field(name)).collect();
        let mut lines = Vec::new();
        if headings {
            lines.push(fields.iter().map(|field| field.label).collect::<Vec<_>>().join("\t"));
        }
        let records = if headings { self.list.rows.iter().collect() } else { self.list.chosen() };
        for record in records {
            let cells: Vec<String> = fields
                .iter()
                .map(|field| record.shown(field, Style::Detail, cx.today).replace(['\t', '\n'], " "))
                .collect();
            lines.push(cells.join("\t"));
        }
        Step::effect(Effect::Copy(lines.join("\n")))
    }

    fn pick_field(&self, question: &'static str, title: &str) -> Pick {
        let mut rows: Vec<PickRow> = self
            .list
            .entity
            .fields
            .iter()
            .filter(|field| !field.private && (question == "sort" || field.is_open()))
            .map(|field| PickRow::new(field.name, field.label, field.help))
            .collect();
        if question == "sort" {
            let now = self.list.query.sort.first().copied();
            if let Some((name, false)) = now {
                rows.insert(
                    0,
                    PickRow::new(&format!("-{name}"), "The other way round", "Turns the present order round."),
                );
            }
        }
        rows.insert(0, PickRow::new("", "None", "The order, or no grouping, the list starts with."));
        Pick::new(question, format!("{title}: {}", self.list.entity.plural), rows)
    }

    fn pick_columns(&self) -> Pick {
        let shown = self.list.fields();
        let mut rows: Vec<PickRow> = shown
            .iter()
            .filter_map(|name| self.list.entity.field(name))
            .map(|field| PickRow::new(field.name, field.label, field.help).ticked())
            .collect();
        let others = self.list.entity.fields.iter().filter(|field| !field.private && !shown.contains(&field.name));
        rows.extend(others.map(|field| PickRow::new(field.name, field.label, field.help)));
        Pick::several("columns", format!("Columns: {}", self.list.entity.plural), rows)
    }

    pub fn answered(&mut self, _cx: &Context, answer: Answer) -> Step {
        let mut query = self.list.query.clone();
        match answer {
            Answer::Choice("sort", name) => {
                let bare = name.trim_start_matches('-');
                let field = self.list.entity.field(bare);
                query.sort = field.map(|field| (field.name, bare != name)).into_iter().collect();
            }
            Answer::Choice("group", name) => query.group = self.list.entity.field(&name).map(|field| field.name),
            Answer::Choices("columns", names) => {
                let fields: Vec<&'static str> =
                    names.iter().filter_map(|name| self.list.entity.field(name)).map(|field| field.name).collect();
                query.columns = (!fields.is_empty()).then_some(fields);
            }
            Answer::Text("view", text) => {
                self.trouble = self.list.set_text(&text);
                return Step::effects(self.list.refresh());
            }
            Answer::Choices(chasing::CHASED, ids) => {
                self.list.unmark_these(&ids.iter().filter_map(|id| id.parse().ok()).collect::<Vec<_>>());
                return Step::none();
            }
            Answer::Saved => {
                self.list.unmark();
                return Step::none();
            }
            _ => return Step::none(),
        }
        self.list.set_query(query);
        Step::effects(self.list.refresh())
    }

    pub fn reply(&mut self, reply: &Reply) -> Step {
        if let Reply::Saved { ids, .. } = reply
            && let Some(id) = ids.last()
        {
            self.list.want(*id);
        }
        Step::effects(self.list.accept(reply))
    }

    /// The summary line, or the line being typed, over the list.
    pub fn draw(&self, cx: &Context, area: Area, focused: bool) -> Body {
        self.draw_beside(cx, area, focused, &self.list.fields(), &mut |_| {})
    }

    /// The same with these columns; each line of the list is told of, with the record it is of.
    pub fn draw_beside(
        &self,
        cx: &Context,
        area: Area,
        focused: bool,
        fields: &[&'static str],
        drawn: &mut dyn FnMut(Option<&Record>),
    ) -> Body {
        let mut body = Body::default();
        match &self.narrowing {
            Some(narrowing) => {
                let ghost = |text: &str| query::complete(text, self.list.entity);
                let (line, cursor) = narrowing.line(area.columns().saturating_sub(24), ghost, self.list.total);
                body.push(line);
                body.cursor_here(cursor);
            }
            None => {
                let summary = self.list.summary(self.list.without_room(area, fields));
                body.push(Line::of(format!(" {summary}"), Role::Dim));
            }
        }
        let above = body.lines.len();
        let rest = Area::new(area.width, area.height.saturating_sub(u16::try_from(above).unwrap_or(0)));
        let inner = self.list.draw_beside(cx, rest, focused && self.narrowing.is_none(), fields, drawn);
        body.lines.extend(inner.lines);
        if body.cursor.is_none() {
            body.cursor = inner.cursor.map(|(column, row)| (column, row + u16::try_from(above).unwrap_or(0)));
        }
        body
    }

    /// "3 marked (1 hidden by narrowing)", or what is wrong with the words typed.
    /// Else what the current row owes soonest, where its columns do not show that.
    pub fn standing(&self, cx: &Context) -> Option<Line> {
        if let Some(trouble) = &self.trouble {
            return Some(Line::of(format!(" {trouble}"), Role::Warning));
        }
        let marked = self.list.marks().len();
        if marked == 0 {
            let owed = self.list.owed_out_of_sight(cx.today).unwrap_or_default();
            return Some(Line::of(owed, Role::Dim).lagging());
        }
        let hidden = self.list.marks_out_of_sight();
        let hidden = match hidden {
            0 => String::new(),
            // What was read may be a part of the list only.
            _ if self.list.total > MOST => format!(" ({hidden} too far off or hidden by narrowing)"),
            _ => format!(" ({hidden} hidden by narrowing)"),
        };
        Some(Line::of(format!(" {marked} marked{hidden}"), Role::Message))
    }

    /// Hints for a list; with marks the count sits on the key.
    pub fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        if self.is_typing() {
            return pairs(&[("Enter", "keep"), ("Tab", "take the grey word"), ("Esc", "drop")]);
        }
        let marked = self.list.marks().len();
        let count = if marked > 0 { format!("({marked})") } else { String::new() };
        let (name, in_case) = (self.list.entity.name, self.list.case.is_some());
        if marked > 0 {
            let chase = chasing::is_chased(self.list.entity).then_some(Cmd::Chase);
            let first = [Cmd::Status, Cmd::DueDate].into_iter().chain(chase);
            let wanted = first.chain([Cmd::Owner, Cmd::Mark, Cmd::Cancel]);
            let wanted: Vec<Cmd> = wanted.filter(|id| lacks(self.list.entity, *id).is_none()).collect();
            return hints_for(cx, &wanted, &count);
        }
        if self.list.loaded && self.list.total == 0 {
            let fill = place::filled_by(name, in_case).map(|(command, _)| command);
            let wanted: Vec<Cmd> = [Cmd::Add].into_iter().chain(fill).chain([Cmd::Narrow, Cmd::Views]).collect();
            return hints_for(cx, &wanted, &count);
        }
        let own = place::worked_with(name, in_case);
        let rest = [Cmd::Add, Cmd::Narrow, Cmd::Mark, Cmd::Sort, Cmd::Views, Cmd::EditForm, Cmd::Status];
        let wanted = [Cmd::Open].into_iter().chain(own.iter().copied()).chain(rest);
        let wanted: Vec<Cmd> = wanted.filter(|id| lacks(self.list.entity, *id).is_none()).collect();
        hints_for(cx, &wanted, &count)
    }
}

/// Key and word of these commands, with a count on those that act on marks.
pub fn hints_for(cx: &Context, wanted: &[Cmd], count: &str) -> Vec<(String, String)> {
    wanted
        .iter()
        .filter_map(|id| {
            let row = crate::app::command::command(*id)?;
            let counted = matches!(id, Cmd::Status | Cmd::DueDate | Cmd::Owner | Cmd::Chase);
            let hint = if counted { format!("{}{count}", row.hint) } else { row.hint.to_owned() };
            Some((cx.keymap.chord(*id)?, hint))
        })
        .collect()
}

/// Fixed hints of pop-ups.
pub fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(key, hint)| ((*key).to_owned(), (*hint).to_owned())).collect()
}
