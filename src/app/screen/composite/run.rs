//! The commands of the composite.

use std::sync::Arc;

use super::answer::{pick_gaps, pick_paper};
use super::rows::Row;
use super::{CompositeScreen, act, query};
use crate::app::command::Cmd;
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::list::Narrowing;
use crate::app::screen::Step;
use crate::app::screen::archive::ArchiveScreen;
use crate::app::screen::form::FormScreen;
use crate::app::screen::history::History;
use crate::app::screen::import::Import;
use crate::app::screen::lanes::Lanes;
use crate::app::screen::record::RecordScreen;
use crate::domain::change::{Batch, Change};
use crate::domain::chronology::{Entry, renumber};
use crate::domain::journal::HistoryScope;
use crate::domain::listing::Listing;
use crate::domain::record::Record;
use crate::domain::register::{self, Event, Finding};
use crate::domain::value::Value;

/// Rows looked through for a mention at one key.
const LOOKED_THROUGH: usize = 500;

impl CompositeScreen {
    pub(super) fn command(&mut self, cx: &Context, command: Cmd) -> Option<Step> {
        if let Some(from) = self.open
            && let Some(step) = self.scroll(command, from)
        {
            return Some(step);
        }
        if self.moved(command) {
            return Some(Step::none());
        }
        let step = match command {
            Cmd::Reveal | Cmd::Cancel if self.names.revealed => {
                self.switch(false);
                Step::say("Pseudonyms are shown again.")
            }
            Cmd::Cancel if !self.text.is_empty() => {
                self.set_text("");
                Step::none()
            }
            Cmd::Cancel if self.names.person.take().is_some() => Step::none(),
            Cmd::Reveal => {
                self.switch(true);
                Step::effect(Effect::Reveal { entity: register::cases(), id: self.case.id })
                    .saying("Real names are shown until you leave. This was recorded.")
            }
            Cmd::OwnEvents => Step::pop(),
            Cmd::Cancel | Cmd::Back if self.whole.is_none() => Step::pop().with(Effect::StopWork),
            Cmd::Lanes => Step::push(match &self.whole {
                Some(whole) => Lanes::seen(self.case.clone(), Arc::clone(whole), self.as_of, self.names.key().cloned()),
                None => Lanes::of(self.case.clone()),
            }),
            Cmd::ImportChronology => Step::push(Import::chronology(self.case.clone())),
            Cmd::Narrow => {
                self.narrowing = Some(Narrowing::of(&self.text));
                Step::none()
            }
            Cmd::ShowArchived => {
                self.narrow.filter.hidden = !self.narrow.filter.hidden;
                self.lay();
                Step::say(if self.narrow.filter.hidden { "Hidden rows are shown." } else { "Hidden rows are hidden." })
            }
            Cmd::GapDays => Step::push(pick_gaps(self.silence)),
            Cmd::Mentions => Step::push(self.pick_person()),
            Cmd::NextMention | Cmd::PreviousMention => self.mention(command == Cmd::NextMention),
            Cmd::NumberAfresh => self.number_afresh(),
            Cmd::Export => Step::push(pick_paper(&self.names)),
            Cmd::Add => {
                let mut record = Record::blank(&Event::ENTITY);
                record.set("case", Value::Link(self.case.clone()));
                Step::push(FormScreen::filled(record))
            }
            _ => return self.on_event(cx, command),
        };
        Some(step)
    }

    /// A command on the current event.
    fn on_event(&mut self, cx: &Context, command: Cmd) -> Option<Step> {
        if !is_about_an_event(command) {
            return None;
        }
        let whole = self.whole.clone()?;
        let Some(entry) = self.rows.current_entry(&whole) else {
            return Some(Step::refuse(if self.rows.rows.is_empty() {
                "There is no event here."
            } else {
                "This row is a gap, not an event."
            }));
        };
        let (id, at) = (entry.id(), whole.place(entry.id())?);
        let (number, shown) = (whole.number(id), self.names.shown(entry));
        self.about = Some(id);
        let step = match command {
            Cmd::Open => {
                self.open = Some(0);
                Step::none()
            }
            Cmd::TagEvent => Step::push(act::pick_tags(number, entry, &self.names, &whole)),
            Cmd::Sequence => Step::push(act::ask_sequence(number, at, entry, &whole, &self.names)),
            Cmd::QueryAgency => query::begin(cx, &self.case, entry, shown),
            Cmd::LinkFinding => {
                let listing = Listing::of(&Finding::ENTITY).case(Some(self.case.id));
                Step::effect(Effect::Rows { listing, keep: None })
            }
            Cmd::HideRow => match act::hide(entry, &whole) {
                Ok(batch) => Step::effect(Effect::Save(batch)),
                Err(why) => Step::refuse(why),
            },
            Cmd::SameIncident => self.pick_other(&whole, entry),
            Cmd::EditForm => Step::push(FormScreen::edit(self.record(entry))),
            Cmd::AddNote => FormScreen::note(cx, &self.record(entry)),
            Cmd::RecordHistory => Step::push(History::of(HistoryScope::Record(&Event::ENTITY, id))),
            Cmd::Archive => Step::push(ArchiveScreen::new(cx, &[&self.record(entry)])),
            Cmd::Unarchive if entry.hidden.is_some() => {
                let mut batch = Batch::new("brought a hidden event back");
                batch.push(Change::Restore { entity: &Event::ENTITY, id });
                Step::effect(Effect::Save(batch))
            }
            Cmd::Unarchive => Step::say("This row is not hidden."),
            _ => return None,
        };
        Some(step)
    }

    /// Why a command cannot run here.
    pub(super) fn reason(&self, cx: &Context, command: Cmd) -> Option<String> {
        let why = match command {
            Cmd::Reveal | Cmd::Mentions | Cmd::NextMention | Cmd::PreviousMention
                if self.whole.is_some() && !self.names.has_key() =>
            {
                "the key of this case holds no real name; add the names first as identities (g l)"
            }
            Cmd::Reveal if !cx.allowed.reveal && !self.names.revealed => "the administrator's policy forbids it",
            Cmd::Export if !cx.allowed.export => "the administrator's policy forbids it",
            Cmd::Export if self.rows.events().next().is_none() => "no event is shown",
            Cmd::Mark | Cmd::MarkAll => "events are settled one by one",
            Cmd::Sort | Cmd::GroupBy => "the composite stands in order of time; s sets a sequence number",
            Cmd::Columns | Cmd::Views | Cmd::Preview => "the composite has its own columns; / narrows it",
            Cmd::Status | Cmd::DueDate | Cmd::Owner => "an event has none; t tags it, i asks the agency about it",
            Cmd::Chase => "an event is not chased; i asks the agency about it",
            Cmd::CopyValue | Cmd::CopyRow | Cmd::CopyTable | Cmd::CopyJson => {
                "the composite is not copied; : export writes the rows shown to a file"
            }
            Cmd::NextTab | Cmd::PreviousTab | Cmd::NextCase | Cmd::PreviousCase | Cmd::LayPlan | Cmd::Milestone => {
                "go back to the case first (Esc)"
            }
            _ => return None,
        };
        Some(why.to_owned())
    }

    pub(super) fn switch(&mut self, revealed: bool) {
        self.names.switch(revealed);
        self.name_agencies();
        self.settle();
    }

    /// Moves the cursor; `false` when the command is none of moving.
    fn moved(&mut self, command: Cmd) -> bool {
        let half = (self.rows.page / 2).max(1);
        let to = match command {
            Cmd::Up => self.rows.cursor.saturating_sub(1),
            Cmd::Down => self.rows.cursor + 1,
            Cmd::PageUp => self.rows.cursor.saturating_sub(half),
            Cmd::PageDown => self.rows.cursor + half,
            Cmd::First => 0,
            Cmd::Last => usize::MAX,
            _ => return false,
        };
        self.rows.move_to(to);
        self.settle();
        true
    }

    /// Moves through the full text.
    fn scroll(&mut self, command: Cmd, from: usize) -> Option<Step> {
        let half = (self.page.rows() / 2).max(1);
        let last = self.detail(self.page.columns()).len().saturating_sub(1);
        let to = match command {
            Cmd::Up => from.saturating_sub(1),
            Cmd::Down => from + 1,
            Cmd::PageUp => from.saturating_sub(half),
            Cmd::PageDown => from + half,
            Cmd::First => 0,
            Cmd::Last => last,
            Cmd::Cancel | Cmd::Back => {
                self.open = None;
                return Some(Step::none());
            }
            Cmd::Open => {
                let id = self.rows.current_entry(self.whole.as_ref()?)?.id();
                return Some(Step::push(RecordScreen::new(&Event::ENTITY, id)));
            }
            _ => return None,
        };
        self.open = Some(to.min(last));
        Some(Step::none())
    }

    /// The next or previous row that mentions the person; never more than some hundred rows at one key.
    pub(super) fn mention(&mut self, forward: bool) -> Step {
        let Some(whole) = self.whole.clone() else { return Step::none() };
        let Some(person) = self.names.person.clone() else { return Step::push(self.pick_person()) };
        let count = self.rows.rows.len();
        let at = self.rows.cursor;
        let places: Box<dyn Iterator<Item = usize>> =
            if forward { Box::new(at + 1..count) } else { Box::new((0..at.min(count)).rev()) };
        let mut last = None;
        for place in places.take(LOOKED_THROUGH) {
            last = Some(place);
            let Some(Row::Event(row)) = self.rows.rows.get(place).copied() else { continue };
            if whole.entries().get(row).is_some_and(|entry| self.names.is_mentioned(entry)) {
                self.rows.move_to(place);
                self.open = self.open.map(|_| 0);
                self.settle();
                return Step::none();
            }
        }
        let (word, end) = if forward { ("below", count.saturating_sub(1)) } else { ("above", 0) };
        match last {
            Some(place) if place != end => {
                self.rows.move_to(place);
                self.settle();
                Step::say(format!("No mention of {person} in the {LOOKED_THROUGH} rows {word}; the same key looks on."))
            }
            _ => Step::say(format!("No further mention of {person} {word}.")),
        }
    }

    /// An event as the record it is read from, its texts under the names they are shown with.
    fn record(&self, entry: &Entry) -> Record {
        let shown = if self.names.revealed { entry } else { self.names.shown(entry) };
        Record {
            entity: &Event::ENTITY,
            id: entry.id(),
            rev: 0,
            archived: entry.hidden.clone(),
            values: entry.event.values(),
            covers: query::covers_of(&Event::ENTITY, &shown.event.values()),
        }
    }

    fn number_afresh(&self) -> Step {
        let Some(whole) = &self.whole else { return Step::none() };
        let batch = renumber(whole.composite());
        if batch.is_empty() {
            return Step::say("Every row is numbered 1, 2, 3 already.");
        }
        Step::effect(Effect::Save(batch))
    }
}

/// The commands that need an event under the cursor.
const fn is_about_an_event(command: Cmd) -> bool {
    matches!(
        command,
        Cmd::Open
            | Cmd::TagEvent
            | Cmd::Sequence
            | Cmd::QueryAgency
            | Cmd::LinkFinding
            | Cmd::HideRow
            | Cmd::SameIncident
            | Cmd::EditForm
            | Cmd::AddNote
            | Cmd::RecordHistory
            | Cmd::Archive
            | Cmd::Unarchive
    )
}
