//! Carries out what the workbench asks for: the only place where screens meet the store and files. One effect in, one
//! reply out; nothing here decides anything about the domain.

use std::path::PathBuf;
use std::time::Instant;

use crate::app::chaser::Wanted;
use crate::app::edit::USERS;
use crate::app::effect::{Effect, Lent};
use crate::app::labels::TextHit;
use crate::app::reply::{Failure, Reply, Setting, View};
use crate::config::{self, Config, OPTIONS};
use crate::domain::calendar::Holidays;
use crate::domain::change::{Batch, Outcome};
use crate::domain::date::Date;
use crate::domain::journal::{HistoryScope, Undone};
use crate::domain::listing::Listing;
use crate::domain::process::today::{EACH, Whose};
use crate::domain::register;
use crate::domain::value::{Id, Ref};
use crate::error::{Error, Kind, Result};
use crate::exchange::letter::Sender;
use crate::store::{Drafts, Note, Page, Store};

use super::bring;
use super::cover::Cover;
use super::export;
use super::input::Waker;
use super::judge::{self, Saved};
use super::labels::LabelFill;
use super::letter::{self, Hand};
use super::newfile;
use super::outside::Sheet;
use super::process;
use super::today::TodayLines;
use super::typed::Typed;
use super::whereabouts::Whereabouts;
use super::worker::Worker;
use crate::app::Ticket;

/// More cases than this to work out, and Today is done in slices.
const MANY: usize = 100;
/// Cases between two words on how far that has come.
const TOLD: usize = 1_000;
/// Hits of a search inside text.
const HITS: usize = 60;
/// Steps of others shown on Today.
const CHANGES: usize = 20;

pub struct Performer {
    pub store: Store,
    pub(super) config: Config,
    pub(super) today: Date,
    pub(super) holidays: Holidays,
    today_lines: TodayLines,
    pub labels: LabelFill,
    /// Whose lines the screen waits for.
    whose: Option<Whose>,
    pub typed: Typed,
    whereabouts: Whereabouts,
    /// When this session began, and the step of before it that undo asked about.
    opened: jiff::Timestamp,
    asked: Option<Id>,
}

impl Performer {
    pub fn new(store: Store, config: Config, today: Date) -> Self {
        let typed = Typed::new(config.drafts_of(store.path()).map(Drafts::new));
        let holidays = config.holidays();
        let today_lines = TodayLines::new(&config, today);
        let whereabouts = Whereabouts::default();
        Self {
            store,
            config,
            today,
            holidays,
            today_lines,
            labels: LabelFill::default(),
            whose: None,
            typed,
            whereabouts,
            opened: config::now(),
            asked: None,
        }
    }

    /// The reply to an effect; `None` for effects that only the terminal can carry out.
    pub fn perform(&mut self, effect: Effect) -> Option<Reply> {
        match self.attempt(effect) {
            Ok(reply) => reply,
            Err(error) => Some(failed(&error)),
        }
    }

    /// Begins long work beside the screen; none when it has to be done at once.
    pub fn begin_beside(&self, waker: Waker, ticket: Ticket, effect: &Effect) -> Option<Worker> {
        Worker::start(&self.store, waker, ticket, effect, self.today)
    }

    /// Whether reading the composite of this case takes so long that it is done beside the screen.
    pub fn is_long(&self, case: Id) -> bool {
        super::composite::is_long(&self.store, case)
    }

    fn attempt(&mut self, effect: Effect) -> Result<Option<Reply>> {
        let reply = match effect {
            Effect::Rows { listing, keep } => self.rows(listing, keep)?,
            Effect::Gather(listing) => {
                self.store.gather_words(&listing)?;
                return Ok(None);
            }
            Effect::Afterwards(effect) => return self.attempt(*effect),
            Effect::Groups { listing, field } => {
                let groups = self.store.groups(&listing, field)?;
                let groups = groups.into_iter().map(|(_, label, count)| (label, count)).collect();
                Reply::Groups { field, groups }
            }
            Effect::Record { entity, id } => {
                let mut record = self.store.get(entity, id)?;
                Cover::new(&self.store).records(record.as_mut_slice())?;
                Reply::Record(record.map(Box::new))
            }
            Effect::Choices { entity: USERS, text, .. } => {
                let found = self.store.colleagues(&text)?.into_iter().map(|name| Ref::new(0, name)).collect();
                Reply::Choices { entity: USERS, text, found, notes: Vec::new() }
            }
            Effect::Choices { entity, text, case } => {
                let found = match register::entity(entity) {
                    Some(entity) => self.store.by_label(entity, &text, case)?,
                    None => Vec::new(),
                };
                let is_agency = entity == "agency" && !found.is_empty();
                let notes = if is_agency { self.store.became()?.notes(&self.today) } else { Vec::new() };
                Reply::Choices { entity, text, found, notes }
            }
            Effect::Became => Reply::Became(self.store.became()?.notes(&self.today)),
            Effect::Save(batch) => self.save(batch)?,
            Effect::Today(whose) => Reply::Today(self.today_lines.read(&self.store, whose, EACH)?),
            Effect::Standing { .. }
            | Effect::Gate { .. }
            | Effect::LayPlan { .. }
            | Effect::Milestones { .. }
            | Effect::MarkMilestone { .. }
            | Effect::Chaser(_)
            | Effect::Askable { .. }
            | Effect::AskAll { .. }
            | Effect::KnownEvent { .. }
            | Effect::PreviewMove { .. }
            | Effect::MoveEvent { .. }
            | Effect::MoveDue { .. }
            | Effect::Direct { .. }
            | Effect::FileLetter { .. } => self.process(effect)?,
            Effect::FileNames { begun, endings } => {
                let from = self.config.place(&begun).display().to_string();
                Reply::FileNames { found: super::files::going_on_from(&from, endings), begun }
            }
            Effect::ReadLetter { path } => Reply::LetterText(bring::letter(&path)?),
            Effect::SaveWithLetter { batch, wanted } => self.save_with_letter(batch, wanted)?,
            Effect::Composite { case, as_of } => {
                Reply::Composite(Box::new(super::composite::fetch(&self.store, case, as_of, self.today)?))
            }
            Effect::ExportComposite { case, ids, paper, under } => {
                let (path, unsettled) = super::composite::write(&self.store, case, &ids, paper, under, self.today)?;
                let settle = match unsettled {
                    0 => String::new(),
                    1 => " One name fits several people: [one of: ..] is to be settled.".to_owned(),
                    many => format!(" {many} names fit several people: [one of: ..] is to be settled."),
                };
                Reply::Done(format!("Wrote {} rows to {}.{settle}", ids.len(), path.display()))
            }
            Effect::Undo => self.undo()?,
            Effect::Redo => undone(self.store.redo(config::now())?, "Done again"),
            Effect::Revert(batch) => undone(self.store.revert(batch, config::now())?, "Taken back"),
            Effect::History { scope: HistoryScope::All, limit } => Reply::History(self.store.steps(limit)?),
            Effect::History { scope, limit } => Reply::History(self.store.history(scope, 0, limit, false)?),
            Effect::ChangedByOthers => Reply::ChangedByOthers(self.store.changed_since_seen(CHANGES)?),
            Effect::Labels => Reply::Labels(self.labels.whole(&self.store)?),
            Effect::TextSearch(words) => self.text_search(words)?,
            Effect::Views { entity } => {
                let views = self.store.views()?.into_iter().filter(|view| view.entity == entity.name);
                Reply::Views(
                    views
                        .map(|view| View { id: view.id, name: view.name, text: view.text, shared: view.shared })
                        .collect(),
                )
            }
            Effect::SaveView { entity, name, text, shared } => {
                self.store.save_view(&name, entity.name, &text, shared)?;
                Reply::Done(format!("Saved the view \"{name}\"."))
            }
            Effect::DropView { entity, name } => {
                self.store.drop_view(entity.name, &name)?;
                return Ok(None);
            }
            Effect::Reveal { entity, id } => {
                self.store.log_reveal(entity, id, config::now())?;
                return Ok(None);
            }
            Effect::Export { listing, columns } => {
                let path = export::write(&self.store, &listing, &columns, self.today)?;
                Reply::Done(format!("Wrote the rows and columns shown to {}.", path.display()))
            }
            Effect::ReadSheet { path, request } => {
                bring::read(&self.store, &path, &request, self.today, &mut |_, _, _| true)?
            }
            Effect::RunImport { path, request } => {
                bring::run(&self.store, &path, &request, self.today, &mut |_, _, _| true)?
            }
            Effect::Here(here) => {
                self.whereabouts.go(&mut self.store, here);
                return Ok(None);
            }
            Effect::Others { entity, id } => {
                Reply::Others { entity, id, here: self.store.others_here(entity, id, config::now())? }
            }
            Effect::Draft { .. }
            | Effect::KeptText { .. }
            | Effect::NewDraft { .. }
            | Effect::TakeUpDraft { .. }
            | Effect::DropDraft { .. }
            | Effect::DropKept { .. }
            | Effect::Drafts => return self.typed.perform(effect, &self.store, self.today),
            Effect::Settings => Reply::Settings(self.settings()),
            Effect::Copy(_)
            | Effect::OwnEditor(_)
            | Effect::Begin(_)
            | Effect::StopWork
            | Effect::GiveUp
            | Effect::Suspend
            | Effect::Redraw
            | Effect::Quit => return Ok(None),
        };
        Ok(Some(reply))
    }

    /// An effect with the path of its file as it is, where it was typed from the person's home.
    pub fn at_home(&self, mut effect: Effect) -> Effect {
        if let Effect::ReadSheet { path, .. } | Effect::RunImport { path, .. } | Effect::ReadLetter { path } =
            &mut effect
        {
            *path = self.config.place(path).display().to_string();
        }
        effect
    }

    /// What is still done when the process is about to end in the middle of anything.
    pub fn last_words(&self) -> impl Fn() + Send + 'static {
        let (pending, leave) = (self.typed.pending.clone(), self.whereabouts.last_word(&self.store));
        move || {
            drop(pending.write());
            leave();
        }
    }

    /// When something is due that nobody asks for.
    pub fn deadline(&self) -> Option<Instant> {
        self.typed.pending.deadline().into_iter().chain(self.whereabouts.deadline()).min()
    }

    /// Does what is due: drafts, and what colleagues may see.
    pub fn do_due(&mut self) -> Result<()> {
        self.whereabouts.tell_if_due(&mut self.store);
        if self.typed.pending.deadline().is_some_and(|at| at <= Instant::now()) {
            self.typed.pending.write()
        } else {
            Ok(())
        }
    }

    /// The person is at the keyboard.
    pub fn still_here(&mut self) {
        self.whereabouts.still_here(&mut self.store);
    }

    /// Lets colleagues see where the person is now, where no deadline is waited for.
    pub fn tell_whereabouts(&mut self) {
        self.whereabouts.tell_now(&mut self.store);
    }

    /// A text in a file for the person's own editor, and the program.
    pub fn for_own_editor(&self, lent: &Lent) -> Result<(Sheet, Vec<String>)> {
        self.typed.for_own_editor(&self.config, lent)
    }

    /// What is left to be done before the workbench closes.
    pub fn leave(&mut self) -> Result<()> {
        self.typed.pending.write()?;
        self.whereabouts.leave(&mut self.store);
        if self.store.read_only() {
            return Ok(());
        }
        match self.store.mark_seen(config::now()) {
            // Nobody stays for this; what is new is told once more next time.
            Err(error) if matches!(error.kind, Kind::Busy | Kind::Denied) => Ok(()),
            marked => marked,
        }
    }

    /// Begins to work out Today; `true` when there is so much to do that it is done in slices between keys.
    pub fn begin_today(&mut self, whose: Option<Whose>) -> Result<bool> {
        self.whose = whose;
        Ok(self.today_lines.begin(&self.store)? > MANY)
    }

    /// The next slice of Today: the reply once it is the last, or now and then how far it has come.
    pub fn step_today(&mut self) -> Option<Reply> {
        let before = self.today_lines.progress().0;
        let done = self.today_lines.step(&self.store).and_then(|done| {
            let look = || self.today_lines.look(&self.store, self.whose, EACH);
            done.then(look).transpose()
        });
        match done {
            Ok(Some(look)) => Some(Reply::Today(look)),
            Ok(None) => {
                let (done, of) = self.today_lines.progress();
                (done / TOLD != before / TOLD).then_some(Reply::WorkingOut { done, of })
            }
            Err(error) => Some(failed(&error)),
        }
    }

    /// Writes a batch no rule speaks against.
    pub(super) fn save(&self, batch: Batch) -> Result<Reply> {
        Ok(match judge::save(&self.store, &batch, self.today, &self.holidays, config::now())? {
            Saved::Refused(objections) => Reply::Refused { batch, objections },
            Saved::Done(_, Outcome::Saved { ids, .. }) => Reply::Saved { label: batch.label, at: time_of_day(), ids },
            Saved::Done(batch, Outcome::Conflicts(conflicts)) => Reply::Conflicts { batch, conflicts },
        })
    }

    /// Writes a chase with its letter recorded, then the letter itself to a file.
    fn save_with_letter(&self, mut batch: Batch, wanted: Wanted) -> Result<Reply> {
        let sender = letter::sender(&self.config);
        let (name, bytes) = letter::add_letter(&self.store, &self.config, &mut batch, wanted, self.hand(&sender))?;
        let reply = self.save(batch)?;
        let Reply::Saved { label, at, ids } = reply else { return Ok(reply) };
        let named =
            |path: PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // It is saved by now; a file that cannot be written must not look like a chase that was not.
        let label = match newfile::numbered(&name, "docx", &bytes, Note::none()) {
            Ok(path) => format!("a chase, its letter in {}", named(path)),
            Err(_) => format!("{label}; no file could be written here, dhr letter makes it again"),
        };
        Ok(Reply::Saved { label, at, ids })
    }

    pub(super) fn hand<'a>(&'a self, sender: &'a Sender) -> Hand<'a> {
        Hand { sender, today: self.today, holidays: &self.holidays }
    }

    fn rows(&self, listing: Listing, keep: Option<i64>) -> Result<Reply> {
        let _moment = self.store.moment()?;
        let Page { listing, total, mut rows, kept } = self.store.page(listing, keep)?;
        let dates = process::dates(&self.store, &rows, self.today, &self.holidays)?;
        Cover::new(&self.store).rows(&mut rows)?;
        Ok(Reply::Rows { listing, total, rows, kept, dates })
    }

    fn text_search(&self, words: String) -> Result<Reply> {
        let mut hits = self.store.search_text(&words, HITS)?;
        Cover::new(&self.store).hits(&mut hits, &words)?;
        let hits = hits
            .into_iter()
            .map(|hit| TextHit {
                entity: hit.entity,
                id: hit.id,
                case: hit.case,
                label: hit.label,
                snippet: hit.snippet,
            })
            .collect();
        Ok(Reply::TextHits { words, hits })
    }

    /// Takes back the last step; one of before this session only when asked twice, for nobody expects it.
    fn undo(&mut self) -> Result<Reply> {
        let older = self.store.undoable()?.filter(|step| step.at < self.opened);
        match older {
            Some(step) if self.asked != Some(step.batch) => {
                self.asked = Some(step.batch);
                let day = crate::domain::date::short(crate::domain::date::wall(step.at).date(), self.today);
                Ok(Reply::Done(format!("Undo again for a step of {day}, before this session: {}", step.label)))
            }
            _ => {
                // Still answered when it has to be tried again, since somebody else is saving.
                let done = self.store.undo(config::now())?;
                self.asked = None;
                Ok(undone(done, "Undone"))
            }
        }
    }

    fn settings(&self) -> Vec<Setting> {
        OPTIONS
            .iter()
            .map(|row| Setting {
                name: row.name.to_owned(),
                value: self.config.get(row.name).to_owned(),
                from: self.config.origin(row.name).map_or_else(String::new, config::Origin::words),
                help: row.help.to_owned(),
            })
            .collect()
    }
}

fn undone(undone: Undone, verb: &'static str) -> Reply {
    Reply::Undone { label: undone.label, verb, changes: undone.changes, refused: undone.refused, at: time_of_day() }
}

/// An error in the words of the message line.
pub fn failed(error: &Error) -> Reply {
    Reply::Failed(Failure { text: error.to_string(), again: error.kind == Kind::Busy })
}

pub(super) fn time_of_day() -> String {
    crate::domain::date::wall(config::now()).strftime("%H:%M").to_string()
}

/// Where files a person asked for are written: where they started the program.
pub fn here() -> PathBuf {
    PathBuf::from(".")
}
