//! Commands at the place one stands in, with the guards of the screens.

use super::ask::Asking;
use super::composite::Heard;
use super::form::Form;
use super::place::{Opened, Place, Target};
use super::question::Question;
use super::record::field_lines;
use super::talk::Talk;
use super::today::capital;
use super::word;
use crate::app::command::{Cmd, Scope, command};
use crate::app::effect::Effect;
use crate::app::reply::{Draft, View};
use crate::app::screen::draft::{is_popup, parts};
use crate::app::screen::form::note_on;
use crate::app::screen::views::built_in;
use crate::app::screen::words::Held;
use crate::app::subject::{date_field, lacks, owner_field, status_field};
use crate::domain::change::{Batch, Change};
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::listing::Archived;
use crate::domain::process::today::Whose;
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::{Id, Value};

impl Talk {
    /// Why a command cannot be done here now; `None` when it can.
    pub(super) fn reason_against(&self, id: Cmd) -> Option<String> {
        let row = command(id)?;
        if let Some(instead) = word::instead(id) {
            if matches!(row.scope, Scope::Case | Scope::Chronology) && !self.is_in_case() {
                return Some("open a case first: say cases, then its number".to_owned());
            }
            return Some(format!("not in plain mode; {}", self.with_reference(instead)));
        }
        let scopes = self.places.last().map(Place::scopes).unwrap_or_default();
        let reason = row.reason_against(&scopes, &self.cx.allowed);
        reason.or_else(|| match id {
            Cmd::Open => Some("say the number alone".to_owned()),
            Cmd::Status | Cmd::DueDate | Cmd::Owner => match self.places.last() {
                Some(Place::Record(opened)) => lacks(opened.entity, id),
                _ => None,
            },
            Cmd::Export if self.is_in_composite() => {
                Some(self.with_reference("leave and say dhr chronology REF with --docx FILE in the shell"))
            }
            Cmd::Mark | Cmd::MarkAll if self.is_in_composite() => {
                Some("in the composite one event is changed at a time".to_owned())
            }
            Cmd::Sort | Cmd::Views | Cmd::ShowArchived if self.is_in_composite() => {
                Some("the composite stands in order of time; narrow shapes it".to_owned())
            }
            _ => None,
        })
    }

    pub(super) fn run(&mut self, id: Cmd, rest: &str) {
        let Some(row) = command(id) else { return };
        let number = rest.trim_end_matches('.').parse::<usize>().ok();
        let target = number.and_then(|number| self.heard.get(&number).cloned());
        let on_record = matches!(self.places.last(), Some(Place::Record(_)));
        let takes_text = matches!(id, Cmd::Status | Cmd::DueDate | Cmd::Owner | Cmd::AddNote);
        if let Some(target) = target
            && !(on_record && takes_text)
            && (id == Cmd::Open || matches!(row.scope, Scope::Record | Scope::Fields))
        {
            let then = (id != Cmd::Open).then(|| row.name.to_owned());
            return self.open(target, then);
        }
        if matches!(id, Cmd::Status | Cmd::DueDate | Cmd::Owner) && self.has_marks() && self.cx.allowed.write {
            let Some(Place::List(rows)) = self.places.last() else { return };
            let entity = rows.list.entity;
            let field = match id {
                Cmd::Status => status_field(entity),
                Cmd::DueDate => date_field(entity),
                _ => owner_field(entity),
            };
            return match lacks(entity, id) {
                Some(why) => self.tell(format!("{}: {why}.", row.label)),
                None => self.set_marked(field, rest),
            };
        }
        // A kind of record may be added wherever one stands.
        let may_add = id == Cmd::Add && !rest.is_empty() && self.cx.allowed.write;
        if let Some(reason) = self.reason_against(id).filter(|_| !may_add) {
            let open_first = if !on_record && matches!(row.scope, Scope::Record | Scope::Fields) {
                " Say a number to open one first."
            } else if id == Cmd::Add && self.cx.allowed.write {
                " Say add and what, such as add note."
            } else {
                ""
            };
            return self.tell(format!("{}: {reason}.{open_first}", row.label));
        }
        match id {
            Cmd::Composite => self.open_composite(rest),
            Cmd::OwnEvents => self.back(),
            Cmd::Add => self.add(rest),
            Cmd::Narrow => self.narrow(rest),
            Cmd::Mark => self.mark(rest),
            Cmd::MarkAll => self.mark_all(),
            Cmd::Sort => self.sort(rest),
            Cmd::ShowArchived => self.show_archived(),
            Cmd::Views => self.views(rest),
            Cmd::Export => self.export(),
            Cmd::Find => self.find(rest),
            Cmd::Undo => self.want(Effect::Undo),
            Cmd::Redo => self.want(Effect::Redo),
            Cmd::Revert => self.revert(),
            Cmd::TodayView => self.mine_or_all(),
            Cmd::Back => self.back(),
            Cmd::Cancel => self.cancel(),
            Cmd::Quit if !rest.is_empty() => self.tell("Say quit alone to leave the program."),
            Cmd::Quit => self.quit(),
            Cmd::Help | Cmd::Palette => self.help(rest),
            Cmd::Tour => self.tell_all(super::welcome::TOUR.iter().map(|line| (*line).to_owned()).collect()),
            Cmd::Settings => self.want(Effect::Settings),
            Cmd::Redraw => self.read_place(),
            Cmd::GoToday => self.go_home(None),
            Cmd::GoHistory => {
                self.places.truncate(1);
                self.open_history(None);
            }
            Cmd::GoLists => self.kinds(),
            Cmd::GoCases => self.main_list("case", rest),
            Cmd::GoActions => self.main_list("action", rest),
            Cmd::GoReturns => self.main_list("return", rest),
            Cmd::GoPeople => self.main_list("person", rest),
            Cmd::GoAgencies => self.main_list("agency", rest),
            Cmd::GoDocuments => self.main_list("document", rest),
            _ => self.on_record(id, rest),
        }
    }

    /// A command on the open record.
    fn on_record(&mut self, id: Cmd, rest: &str) {
        let Some(Place::Record(Opened { record: Some(record), revealed, .. })) = self.places.last_mut() else {
            return self.tell("Open a record first: say its number.");
        };
        let (record, entity, was_revealed) = (record.clone(), record.entity, *revealed);
        match id {
            Cmd::Status => self.ask_named(&record, status_field(entity), rest),
            Cmd::DueDate => self.ask_named(&record, date_field(entity), rest),
            Cmd::Owner => self.ask_named(&record, owner_field(entity), rest),
            Cmd::EditForm => self.begin_form(Form::edit(record, was_revealed)),
            Cmd::Chase => self.ask_chase(&record),
            Cmd::AddNote => self.note(&record, rest),
            Cmd::RecordHistory => self.open_history(Some((entity, record.id))),
            Cmd::Archive => {
                let label = record.label(self.cx.today);
                self.tell(format!("Archive {label}? Say why; the reason is kept in the history. Or cancel."));
                self.asking = Some(Asking::Archive { entity, id: record.id, label, why: None });
            }
            Cmd::Unarchive if record.archived.is_some() => {
                let mut batch = Batch::new(format!("brought back {}", record.label(self.cx.today)));
                batch.push(Change::Restore { entity, id: record.id });
                self.send(batch, None);
            }
            Cmd::Unarchive => self.tell("It is not archived."),
            Cmd::Reveal => self.reveal(&record, !was_revealed),
            _ => self.tell("That cannot be done here."),
        }
    }

    fn ask_named(&mut self, record: &Record, field: Option<&'static Field>, rest: &str) {
        match field {
            Some(field) => self.ask_field(record, field, rest),
            None => self.tell("This record has no such field."),
        }
    }

    /// `set FIELD` and perhaps the value.
    pub(super) fn set(&mut self, rest: &str) {
        if let Some(Place::List(rows)) = self.places.last() {
            let entity = rows.list.entity;
            if rows.marks.is_empty() {
                return self.tell("Say the number of a record first; or mark several, such as mark 1 3, then set.");
            }
            if !self.cx.allowed.write {
                return self.tell("Set: the register is open read-only.");
            }
            return match word::field(entity, rest) {
                Ok((field, value)) => self.set_marked(Some(field), value),
                Err(why) => self.tell(why),
            };
        }
        let Some(Place::Record(Opened { record: Some(record), .. })) = self.places.last() else {
            return self.tell("Open a record first: say its number.");
        };
        if !self.cx.allowed.write {
            return self.tell("Set: the register is open read-only.");
        }
        let record = record.clone();
        let lower = rest.trim().to_lowercase();
        let known = |word: &str| lower == word || lower.starts_with(&format!("{word} "));
        match word::field(record.entity, rest) {
            Ok((field, value)) => self.ask_field(&record, field, value),
            // "set status", "set date" and "set owner" are commands by label.
            Err(_) if ["status", "date", "owner"].into_iter().any(known) => {
                let (name, value) = lower.split_once(' ').unwrap_or((&lower, ""));
                let (id, field) = match name {
                    "status" => (Cmd::Status, status_field(record.entity)),
                    "date" => (Cmd::DueDate, date_field(record.entity)),
                    _ => (Cmd::Owner, owner_field(record.entity)),
                };
                match lacks(record.entity, id) {
                    Some(why) => self.tell(super::today::sentence(&capital(&why))),
                    None => self.ask_named(&record, field, value),
                }
            }
            Err(why) => self.tell(why),
        }
    }

    pub(super) fn say_fields(&mut self, all: bool) {
        let Some(Place::Record(Opened { record: Some(record), revealed, .. })) = self.places.last() else {
            return self.tell("Open a record first: say its number.");
        };
        let fields = record.entity.fields.iter().filter(|field| all || record.get(field.name).is_filled());
        let lines = fields.flat_map(|field| field_lines(record, field, *revealed, &self.cx)).collect();
        self.tell_all(lines);
    }

    fn reveal(&mut self, record: &Record, show: bool) {
        let held = |field: &&Field| record.is_hidden(field);
        if show && !record.entity.fields.iter().any(|field| held(&field)) {
            return self.tell("Nothing private is held here.");
        }
        if let Some(Place::Record(opened)) = self.places.last_mut() {
            opened.revealed = show;
        }
        if !show {
            return self.tell("Private values are hidden again.");
        }
        self.want(Effect::Reveal { entity: record.entity, id: record.id });
        self.tell("Private values are said until you leave the record. This was recorded.");
        let private = record.entity.fields.iter().filter(held);
        let lines = private.flat_map(|field| field_lines(record, field, true, &self.cx)).collect();
        self.tell_all(lines);
        let resume = match self.places.last_mut() {
            Some(Place::Record(opened)) => opened.resume.take(),
            _ => None,
        };
        if let Some((field, text)) = resume {
            self.resume(record, &field, &text);
        }
    }

    /// A note on the case of the record: said with the command it is saved at once.
    fn note(&mut self, about: &Record, rest: &str) {
        match note_on(&self.cx, about) {
            Ok(mut note) if !rest.is_empty() => {
                note.set("what", Value::text(rest));
                let form = Form::add(note);
                let batch = form.batch(&self.cx);
                self.want(Effect::NewDraft { place: form.place() });
                self.send(batch, Some((form.place(), form.draft(None))));
            }
            Ok(note) => self.begin_form(Form::add(note)),
            Err(why) => self.tell(why),
        }
    }

    fn add(&mut self, rest: &str) {
        let place = self.places.last();
        let case = place.and_then(|place| place.case(self.cx.today));
        let entity = match (rest, place) {
            ("", Some(Place::List(rows))) => rows.list.entity,
            (name, _) => match word::entity(name) {
                Some(entity) => entity,
                None => {
                    return self.tell(format!("There is no kind of record called \"{name}\". Say lists to hear them."));
                }
            },
        };
        let mut record = Record::blank(entity);
        if let Some(case) = case.filter(|_| entity.case_field().is_some()) {
            record.set("case", Value::Link(case));
        }
        self.tell(format!("New: {}. Say skip to leave a field, save to save, cancel to leave.", entity.label));
        self.begin_form(Form::add(record));
    }

    /// Asks for a form whose draft is another than those kept of its place.
    fn begin_form(&mut self, form: Form) {
        self.want(Effect::NewDraft { place: form.place() });
        self.ask_form(form);
    }

    /// Goes on with a draft where it was left.
    pub(super) fn open_draft(&mut self, draft: &Draft) {
        self.want(Effect::TakeUpDraft { place: draft.place.clone(), kept: draft.kept.clone() });
        match parts(&draft.place) {
            Some(("form", name, _)) => {
                match register::entity(name).and_then(|entity| Record::from_json(entity, &draft.text)) {
                    Some(record) => {
                        let filled = record.entity.fields.iter().filter(|field| record.get(field.name).is_filled());
                        let labels: Vec<&str> = filled.map(|field| field.label).collect();
                        self.tell(format!("{}, with {} filled.", record.entity.label, labels.join(", ")));
                        self.ask_form(Form::resumed(record));
                    }
                    None => self.tell("This draft cannot be read by this version; dhr doctor shows it."),
                }
            }
            Some((popup, name, id)) if is_popup(popup) => {
                self.tell("This was typed in a pop-up of the screen:");
                self.tell_all(Held::read(&draft.text).spoken());
                let about = register::entity(name).zip(id.parse::<Id>().ok().filter(|id| *id > 0));
                match about {
                    Some((entity, id)) => self.go(Place::Record(Opened::new(entity, id))),
                    None => self.tell("It is kept until you say drop and its number."),
                }
            }
            Some((name, id, field)) => match (register::entity(name), id.parse::<Id>()) {
                (Some(entity), Ok(id)) => {
                    let resume = Some((field.to_owned(), draft.text.clone()));
                    self.go(Place::Record(Opened { resume, ..Opened::new(entity, id) }));
                }
                _ => self.tell("What this draft belonged to is not in this register."),
            },
            None => self.tell("What this draft belonged to is not in this register."),
        }
    }

    /// Asks for a field again with the text that was kept.
    pub(super) fn resume(&mut self, record: &Record, name: &str, text: &str) {
        let Some(field) = record.entity.field(name) else {
            return self.tell("What this draft belonged to is not in this register.");
        };
        if self.hides(record, field) {
            if let Some(Place::Record(opened)) = self.places.last_mut() {
                opened.resume = Some((name.to_owned(), text.to_owned()));
            }
            return self.tell(format!("{} is private; say reveal to go on with it.", field.label));
        }
        let mut question = Box::new(Question::new(record, field, &self.cx));
        question.resume(text);
        self.tell_all(question.lines(true, &self.cx));
        self.asking = Some(Asking::Field { record: record.clone(), question });
    }

    pub(super) fn drop_draft(&mut self, rest: &str) {
        let number = rest.parse::<usize>().ok();
        match number.and_then(|number| self.heard.get(&number)) {
            Some(Target::Draft(draft)) => {
                let kept = draft.kept.clone();
                self.want(Effect::DropKept { kept });
                self.tell("The draft was dropped.");
            }
            _ => self.tell("Say drop and the number of a draft on Today."),
        }
    }

    fn main_list(&mut self, name: &str, rest: &str) {
        if let Some(entity) = register::entity(name) {
            self.places.truncate(1);
            self.open_list(entity, None, rest);
        }
    }

    /// `list NAME`: of the case one is in, or of all.
    pub(super) fn list(&mut self, rest: &str) {
        if rest.is_empty() {
            return self.kinds();
        }
        let Some(entity) = word::entity(rest) else {
            return self.tell(format!("There is no kind of record called \"{rest}\". Say lists to hear them."));
        };
        let case = self.places.last().and_then(|place| place.case(self.cx.today));
        self.open_list(entity, case.filter(|_| entity.case_field().is_some()), "");
    }

    fn kinds(&mut self) {
        let row =
            |entity: &&'static Entity| (format!("{}. {}", entity.plural, entity.help), Target::List(entity, None));
        let rows = register::ENTITIES.iter().map(row).collect();
        self.go(Place::Menu { title: "All lists.".to_owned(), rows, from: 0 });
    }

    fn is_in_case(&self) -> bool {
        self.places.last().and_then(|place| place.case(self.cx.today)).is_some()
    }

    /// What to say in the shell, with the reference of the case one is in.
    pub(super) fn with_reference(&self, text: &str) -> String {
        let case = self.places.last().and_then(|place| place.case(self.cx.today));
        let reference = case.as_ref().map_or("REF", |case| case.reference());
        match reference.contains(' ') {
            true => text.replace("REF", &format!("'{reference}'")),
            false => text.replace("REF", reference),
        }
    }

    fn is_in_composite(&self) -> bool {
        matches!(self.places.last(), Some(Place::Composite(_)))
    }

    /// The composite of the case one is in, narrowed by the words after it.
    fn open_composite(&mut self, words: &str) {
        match self.places.last().and_then(|place| place.case(self.cx.today)) {
            Some(case) => self.go(Place::Composite(Box::new(Heard::of(case, words)))),
            None => self.tell("Open a case first: say its number."),
        }
    }

    /// Narrows the list; without words it is shown whole again.
    pub(super) fn narrow(&mut self, words: &str) {
        if let Some(Place::Composite(heard)) = self.places.last_mut() {
            let trouble = heard.narrow(words);
            heard.from = 0;
            self.heard.clear();
            self.tell_all(trouble.map(|why| super::today::sentence(&capital(&why))).into_iter().collect());
            return self.speak(false);
        }
        let Some(Place::List(rows)) = self.places.last_mut() else { return };
        let trouble = rows.list.set_text(words);
        rows.from = 0;
        if let Some(trouble) = trouble {
            self.tell(super::today::sentence(&capital(&trouble)));
        }
        self.read_place();
    }

    fn sort(&mut self, rest: &str) {
        let Some(Place::List(rows)) = self.places.last_mut() else { return };
        match word::field(rows.list.entity, rest) {
            Ok((field, how)) => {
                let mut query = rows.list.query.clone();
                query.sort = vec![(field.name, how.eq_ignore_ascii_case("down"))];
                rows.list.set_query(query);
                rows.from = 0;
                self.read_place();
            }
            Err(_) if rest.is_empty() => self.tell("Say sort and a field, such as sort due, or sort due down."),
            Err(why) => self.tell(why),
        }
    }

    fn show_archived(&mut self) {
        let Some(Place::List(rows)) = self.places.last_mut() else { return };
        let shown = rows.list.archived == Archived::Hide;
        rows.list.archived = if shown { Archived::Show } else { Archived::Hide };
        rows.from = 0;
        self.tell(if shown { "Archived records are listed too." } else { "Archived records are left out." });
        self.read_place();
    }

    /// One layer away: the narrowing of a list, then the place. Today is the last.
    fn cancel(&mut self) {
        match self.places.last() {
            Some(Place::List(rows)) if !rows.list.text.is_empty() && rows.list.case.is_none() => self.narrow(""),
            _ if self.places.len() > 1 => self.back(),
            _ => self.tell("There is nothing to cancel here. Say quit to leave."),
        }
    }

    /// `views`, or `views save NAME`, `views share NAME` and `views drop NAME`.
    fn views(&mut self, rest: &str) {
        let Some(Place::List(rows)) = self.places.last() else { return };
        let (entity, text) = (rows.list.entity, rows.list.text.clone());
        let (word, name) = rest.split_once(' ').unwrap_or((rest, ""));
        let name = name.trim().to_owned();
        match word.to_lowercase().as_str() {
            "" => self.want_views(),
            "save" | "share" | "drop" if name.is_empty() => self.tell(format!("Say views {word} and a name.")),
            word @ ("save" | "share") => {
                self.want(Effect::SaveView { entity, name, text, shared: word == "share" });
            }
            "drop" => {
                self.tell(format!("Dropped the view \"{name}\", if there was one."));
                self.want(Effect::DropView { entity, name });
            }
            _ => self.tell("Say views; or views save, share or drop and a name."),
        }
    }

    fn want_views(&mut self) {
        if let Some(Place::List(rows)) = self.places.last() {
            let entity = rows.list.entity;
            self.want(Effect::Views { entity });
        }
    }

    pub(super) fn hear_views(&mut self, views: &[View]) {
        let Some(Place::List(rows)) = self.places.last() else { return };
        let all = built_in(rows.list.entity).into_iter().chain(views.iter().cloned());
        let rows = all.map(|view| (format!("{}: {}", view.name, view.text), Target::View(view.text))).collect();
        self.go(Place::Menu { title: "Views.".to_owned(), rows, from: 0 });
    }

    fn export(&mut self) {
        if let Some(Place::List(rows)) = self.places.last() {
            let effect = Effect::Export { listing: rows.list.listing(), columns: rows.list.fields() };
            self.want(effect);
        }
    }

    fn find(&mut self, rest: &str) {
        if rest.is_empty() {
            return self.tell("Say find and what to look for, or find text and the words inside text.");
        }
        match rest.strip_prefix("text ") {
            Some(words) => self.want(Effect::TextSearch(words.trim().to_owned())),
            None => {
                self.finding = Some(rest.to_owned());
                self.want(Effect::Labels);
            }
        }
    }

    fn revert(&mut self) {
        match self.places.last() {
            Some(Place::Step(entry)) if entry.undone => self.tell("That step was taken back already."),
            Some(Place::Step(entry)) => {
                let effect = Effect::Revert(entry.id);
                self.want(effect);
            }
            _ => self.tell("Say the number of a step first."),
        }
    }

    /// Mine, then the team's, then all.
    fn mine_or_all(&mut self) {
        if let Some(Place::Today(today)) = self.places.last_mut() {
            let next = today.whose().next();
            today.show(next);
            self.read_place();
        }
    }

    /// On Today the words mine, team and all choose whose reviews are spoken of.
    pub(super) fn show_whose(&mut self, line: &str) -> bool {
        let whose = Whose::named(line.trim().to_lowercase().as_str());
        let (Some(Place::Today(today)), Some(whose)) = (self.places.last_mut(), whose) else { return false };
        today.show(whose);
        self.read_place();
        true
    }

    /// `why NUMBER`: the rule behind a line of Today.
    pub(super) fn say_why(&mut self, rest: &str) {
        let Some(Place::Today(today)) = self.places.last() else {
            return self.tell("On Today, say why and the number of a line.");
        };
        let number = rest.trim_end_matches('.').parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match number.and_then(|at| today.items(&self.cx).into_iter().nth(at)) {
            Some(item) => self.tell(item.why),
            None => self.tell("Say why and the number of a line, such as why 1."),
        }
    }

    /// How the case one is in stands.
    pub(super) fn want_standing(&mut self) {
        match self.places.last().and_then(|place| place.case(self.cx.today)) {
            Some(case) => self.want(Effect::Standing { case: case.id }),
            None => self.tell("Open a case first: say its number."),
        }
    }
}
