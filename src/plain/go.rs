//! Going places: opening, reading, speaking a page at a time, and coming back.

use super::place::{Opened, PAGE, Place, Rows, Target};
use super::record::row;
use super::talk::Talk;
use super::today::{capital, sentence};
use crate::app::effect::Effect;
use crate::app::list::List;
use crate::app::reply::Reply;
use crate::app::screen::case::{TABS, at_first};
use crate::domain::entity::Entity;
use crate::domain::find::COUNTED;
use crate::domain::journal::HistoryScope;
use crate::domain::process::clock::with_dates;
use crate::domain::register;
use crate::domain::value::{Id, Ref};

/// Hits of a search.
const HITS: usize = 40;
/// Steps of the history read at once.
const STEPS: usize = 200;

impl Talk {
    pub(super) fn go(&mut self, place: Place) {
        self.places.push(place);
        self.read_place();
    }

    /// Back to Today, and from there to a place.
    pub(super) fn go_home(&mut self, place: Option<Place>) {
        self.places.truncate(1);
        if let Some(Place::Today(today)) = self.places.last_mut() {
            today.from = 0;
        }
        match place {
            Some(place) => self.go(place),
            None => self.read_place(),
        }
    }

    pub(super) fn back(&mut self) {
        if self.places.len() > 1 {
            self.places.pop();
            self.read_place();
        } else {
            self.quit();
        }
    }

    /// Reads where one stands, to speak it from where it was last heard.
    pub(super) fn read_place(&mut self) {
        // An open record or step is no list: the numbers of the list it came from stay good.
        if !matches!(self.places.last(), Some(Place::Record(_) | Place::Step(_))) {
            self.heard.clear();
        }
        self.paging = false;
        let Some(place) = self.places.last_mut() else { return };
        let effects = match place {
            Place::Today(today) => today.wants(),
            Place::List(rows) => {
                vec![Effect::Rows { listing: rows.list.listing().window(rows.from, PAGE), keep: None }]
            }
            Place::Record(opened) => {
                opened.quiet = false;
                vec![Effect::Record { entity: opened.entity, id: opened.id }]
            }
            Place::Tab { case, lists, .. } => {
                let mut effects = Vec::new();
                for (entity, count) in lists {
                    *count = None;
                    let list = List::new(entity, Some(case.clone()), "");
                    effects.push(Effect::Rows { listing: list.listing().window(0, 1), keep: None });
                }
                effects
            }
            Place::History { scope, .. } => vec![Effect::History { scope: *scope, limit: STEPS }],
            Place::Composite(heard) => vec![heard.wants()],
            Place::Step(_) | Place::Menu { .. } => return self.speak(false),
        };
        for effect in effects {
            self.want(effect);
        }
    }

    /// Something read came back.
    pub(super) fn came(&mut self, reply: &Reply) {
        match reply {
            Reply::Labels(labels) => {
                if let Some(words) = self.finding.take() {
                    let (found, hits) = labels.search(&words, HITS);
                    let rows = hits
                        .into_iter()
                        .map(|hit| (format!("{}: {}", hit.entity.label, hit.label), Target::Record(hit.entity, hit.id)))
                        .collect();
                    self.found(&words, found, rows, "Say find text and the words to look inside text.");
                }
                return;
            }
            Reply::TextHits { words, hits } => {
                let rows = hits
                    .iter()
                    .map(|hit| {
                        let text = format!("{}. {}: {}. {}", hit.case, hit.entity.label, hit.label, hit.snippet);
                        (text.trim_start_matches(". ").to_owned(), Target::Record(hit.entity, hit.id))
                    })
                    .collect();
                self.found(words, hits.len(), rows, "Try fewer words.");
                return;
            }
            Reply::Standing { lines, .. } => {
                for line in lines {
                    if !line.heading.is_empty() {
                        self.tell(sentence(&capital(&line.heading.to_lowercase())));
                    }
                    if !line.text.is_empty() {
                        self.tell(sentence(&line.text));
                    }
                }
                return;
            }
            Reply::Chaser(chaser) => return self.hear_chaser(chaser),
            Reply::Composite(fetched) => {
                if let Some(Place::Composite(heard)) = self.places.last_mut() {
                    let trouble = heard.take(fetched);
                    self.tell_all(trouble.map(|why| sentence(&capital(&why))).into_iter().collect());
                    self.speak(false);
                }
                return;
            }
            Reply::Views(views) => return self.hear_views(views),
            Reply::Settings(settings) => {
                for one in settings {
                    let value = if one.value.is_empty() { "not set" } else { &one.value };
                    self.tell(format!("{}: {value}, from {}. {}", one.name, one.from, one.help));
                }
                return;
            }
            _ => {}
        }
        if let Reply::Record(read) = reply
            && self.gather(read.as_deref())
        {
            return;
        }
        if let (Some(Place::List(listed)), Reply::Rows { rows, .. }) = (self.places.last_mut(), reply)
            && std::mem::take(&mut listed.marking_all)
        {
            listed.marks = rows.iter().map(|record| record.id).collect();
            return self.say_marks();
        }
        let (mut then, mut resume, mut note) = (None, None, None);
        let paging = std::mem::take(&mut self.paging);
        let Some(place) = self.places.last_mut() else { return };
        let speak = match (place, reply) {
            (Place::Today(today), reply) => today.accept(reply),
            (Place::List(rows), Reply::Rows { total, .. }) => {
                rows.total = *total;
                true
            }
            (Place::Tab { lists, .. }, Reply::Rows { listing, total, .. }) => {
                for (_, count) in lists.iter_mut().filter(|(entity, _)| *entity == listing.entity) {
                    *count = Some(*total);
                }
                lists.iter().all(|(_, count)| count.is_some())
            }
            (Place::Record(opened), Reply::Record(Some(record))) => {
                let before = opened.record.replace(record.as_ref().clone());
                let is_newer = before.is_some_and(|before| before.rev != record.rev);
                if std::mem::take(&mut opened.watching) && is_newer {
                    note = Some("Somebody else changed this record meanwhile. Say refresh to hear it.");
                }
                then = opened.then.take();
                resume = opened.resume.take();
                !std::mem::take(&mut opened.quiet)
            }
            (Place::Record(_), Reply::Record(None)) => {
                self.places.pop();
                self.tell("That record is no longer there.");
                return self.read_place();
            }
            (Place::History { entries, .. }, Reply::History(read)) => {
                entries.clone_from(read);
                true
            }
            _ => false,
        };
        if let (Some(Place::List(rows)), Reply::Rows { rows: read, listing, dates, .. }) = (self.places.last(), reply) {
            let texts: Vec<(usize, String, Target)> = read
                .iter()
                .enumerate()
                .map(|(at, record)| {
                    let target = Target::Record(record.entity, record.id);
                    let dates = dates.iter().find(|(id, _)| *id == record.id).map_or(&[][..], |(_, dates)| dates);
                    (listing.offset + at + 1, row(&rows.list, &with_dates(record, dates), &self.cx), target)
                })
                .collect();
            return self.speak_rows(texts, paging);
        }
        if speak {
            self.speak(paging);
            self.ask_who_is_here();
        }
        if let Some(note) = note {
            self.tell(note);
        }
        if let (Some((field, text)), Reply::Record(Some(record))) = (resume, reply) {
            self.resume(record, &field, &text);
        }
        if let Some(line) = then {
            self.obey(&line);
        }
    }

    fn found(&mut self, words: &str, total: usize, rows: Vec<(String, Target)>, otherwise: &str) {
        if rows.is_empty() {
            return self.tell(format!("Nothing was found for \"{words}\". {otherwise}"));
        }
        let more = if total >= COUNTED { " or more" } else { "" };
        let title = format!("{total}{more} found for \"{words}\".");
        self.go(Place::Menu { title, rows, from: 0 });
    }

    /// Says the next page; the numbers heard before stay good.
    pub(super) fn next_page(&mut self) {
        let today_items = match self.places.last() {
            Some(Place::Today(today)) => today.items(&self.cx).len(),
            _ => 0,
        };
        let (from, total) = match self.places.last_mut() {
            Some(Place::Today(today)) => (&mut today.from, today_items),
            Some(Place::List(rows)) => (&mut rows.from, rows.total),
            Some(Place::History { entries, from, .. }) => (from, entries.len()),
            Some(Place::Menu { rows, from, .. }) => (from, rows.len()),
            Some(Place::Composite(heard)) => {
                let total = heard.total();
                (&mut heard.from, total)
            }
            _ => return self.tell("There is nothing more here. Say fields to hear all of a record."),
        };
        if *from + PAGE >= total {
            return self.tell("That was all. Say back, or go to another list.");
        }
        *from += PAGE;
        if let Some(Place::List(rows)) = self.places.last() {
            let effect = Effect::Rows { listing: rows.list.listing().window(rows.from, PAGE), keep: None };
            self.paging = true;
            return self.want(effect);
        }
        self.speak(true);
    }

    pub(super) fn open_number(&mut self, number: usize) {
        match self.heard.get(&number).cloned() {
            Some(target) => self.open(target, None),
            None => self.tell(format!("Nothing was numbered {number} in the last list.")),
        }
    }

    /// `open 3`, or `open DHR-2025-021`.
    pub(super) fn open_said(&mut self, rest: &str) {
        match rest.trim_end_matches('.').parse::<usize>() {
            Ok(number) => self.open_number(number),
            Err(_) if rest.is_empty() => self.tell("Say open and a number of the last list, or the number alone."),
            Err(_) => {
                self.finding = Some(rest.to_owned());
                self.want(Effect::Labels);
            }
        }
    }

    /// Opens what a number means; `then` is a line to do once a record is open.
    pub(super) fn open(&mut self, target: Target, then: Option<String>) {
        // The next number of the same list takes the place of what was open: back leads to the list.
        let beside = matches!(
            (self.places.last(), &target),
            (Some(Place::Record(_)), Target::Record(..)) | (Some(Place::Step(_)), Target::Step(_))
        );
        if beside {
            self.places.pop();
        }
        match target {
            Target::Record(entity, id) => self.go(Place::Record(Opened { then, ..Opened::new(entity, id) })),
            Target::Step(entry) => self.go(Place::Step(entry)),
            Target::Draft(draft) => self.open_draft(&draft),
            Target::Tab(case, tab) => self.open_tab(case, tab),
            Target::List(entity, case) => self.open_list(entity, case, ""),
            Target::View(text) => {
                self.places.pop();
                self.narrow(&text);
            }
        }
    }

    pub(super) fn open_list(&mut self, entity: &'static Entity, case: Option<Ref>, text: &str) {
        let list = List::new(entity, case, text);
        self.go(Place::List(Box::new(Rows::of(list))));
    }

    /// Opens a list of the tab one stands in, when the text names one: those of the case, not of all cases.
    pub(super) fn open_list_of_tab(&mut self, text: &str) -> bool {
        let Some(Place::Tab { case, lists, .. }) = self.places.last() else { return false };
        let named = lists.iter().find(|(entity, _)| entity.plural.eq_ignore_ascii_case(text.trim()));
        let Some((entity, case)) = named.map(|(entity, _)| (*entity, case.clone())) else { return false };
        self.open_list(entity, Some(case), "");
        true
    }

    /// Goes to a tab of the case one stands in, when the text names one.
    pub(super) fn go_to_tab(&mut self, text: &str, by_number: bool) -> bool {
        let Some(place) = self.places.last() else { return false };
        let in_case = match place {
            Place::Record(opened) => opened.entity.name == "case",
            Place::Tab { .. } => true,
            Place::List(rows) => rows.list.case.is_some(),
            _ => false,
        };
        let Some(case) = place.case(self.cx.today).filter(|_| in_case) else { return false };
        let text = text.trim();
        let named = TABS.iter().position(|(label, _)| label.eq_ignore_ascii_case(text));
        let numbered = || text.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < TABS.len());
        let Some(tab) = named.or_else(|| if by_number { numbered() } else { None }) else { return false };
        self.open_tab(case, tab);
        true
    }

    fn open_tab(&mut self, case: Ref, tab: usize) {
        let names = TABS.get(tab).map_or(&[][..], |(_, names)| names);
        let lists: Vec<(&'static Entity, Option<usize>)> =
            names.iter().filter_map(|name| register::entity(name)).map(|entity| (entity, None)).collect();
        // One case, one place: a tab replaces the tab or list that was open beside it.
        while matches!(self.places.last(), Some(Place::Tab { .. } | Place::List(_)))
            && self.places.last().and_then(|place| place.case(self.cx.today)).is_some()
        {
            self.places.pop();
        }
        match lists.as_slice() {
            [] => match self.places.last() {
                Some(Place::Record(opened)) if opened.entity.name == "case" && opened.id == case.id => {
                    self.read_place()
                }
                _ => self.go(Place::Record(Opened::new(register::cases(), case.id))),
            },
            [(only, _)] => self.open_list(only, Some(case), at_first(only.name)),
            _ => self.go(Place::Tab { case, tab, lists }),
        }
    }

    pub(super) fn open_history(&mut self, record: Option<(&'static Entity, Id)>) {
        let scope = record.map_or(HistoryScope::All, |(entity, id)| HistoryScope::Record(entity, id));
        self.go(Place::History { scope, entries: Vec::new(), from: 0 });
    }
}
