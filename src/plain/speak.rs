//! Speaking where one stands: a heading, then numbered lines, a page at a time.

use super::place::{PAGE, Place, Target};
use super::record::opening;
use super::talk::Talk;
use super::today::sentence;
use crate::app::screen::case::TABS;
use crate::domain::date::{short, wall};
use crate::domain::journal::BatchEntry;

impl Talk {
    /// Says the rows of the list one stands in.
    pub(super) fn speak_rows(&mut self, texts: Vec<(usize, String, Target)>, paging: bool) {
        let Some(Place::List(rows)) = self.places.last() else { return };
        let (list, total, from) = (&rows.list, rows.total, rows.from);
        let case = list.case.as_ref().map_or_else(String::new, |case| format!(" of {}", case.label));
        let narrowed = match list.text.as_str() {
            "" => String::new(),
            "view:review" => ", the review's own".to_owned(),
            text => format!(", narrowed by {text}"),
        };
        let head = format!("{}{case}{narrowed}: {total}.", list.entity.plural);
        let hint = match total {
            0 if list.text.is_empty() && self.cx.allowed.write => Some("Say add to make the first one."),
            0 if list.entity.name == "event" && list.case.is_some() => {
                Some("Say add to make one, narrow to hear the agencies' events too, or composite for their timeline.")
            }
            0 => Some("Say narrow alone to hear all of them."),
            _ => None,
        };
        if !paging {
            self.tell(head);
            self.tell_all(hint.map(str::to_owned).into_iter().collect());
        }
        let last = texts.last().map_or(from, |(number, ..)| *number);
        for (number, text, target) in texts {
            self.tell(format!("{number}. {text}"));
            self.heard.insert(number, target);
        }
        self.say_more(last, total);
    }

    fn say_more(&mut self, last: usize, total: usize) {
        if last < total {
            self.tell(format!("{} more. Say next to hear them.", total - last));
        }
    }

    /// Speaks where one stands, from what was read; without its heading while going through pages.
    pub(super) fn speak(&mut self, paging: bool) {
        let Some(place) = self.places.last_mut() else { return };
        match place {
            Place::Today(today) => {
                let (head, items, from) = (today.head(&self.cx), today.items(&self.cx), today.from);
                let first = !std::mem::replace(&mut today.greeted, true);
                if !paging {
                    self.tell(head);
                }
                let mut heading = String::new();
                let total = items.len();
                for (at, item) in items.into_iter().enumerate().skip(from).take(PAGE) {
                    if item.heading != heading {
                        heading = item.heading;
                        self.tell(&heading);
                    }
                    self.tell(format!("{}. {}", at + 1, item.text));
                    if let Some(target) = item.target {
                        self.heard.insert(at + 1, target);
                    }
                }
                self.say_more((from + PAGE).min(total), total);
                if first {
                    self.tell("Say a number to open, a word to do something, or help.");
                }
            }
            Place::Record(opened) => {
                let Some(record) = &opened.record else { return };
                let lines = opening(record, opened.revealed, &self.cx);
                let is_case = record.entity.name == "case";
                self.tell_all(lines);
                if is_case {
                    let tabs: Vec<String> =
                        TABS.iter().enumerate().map(|(at, (label, _))| format!("{} {label}", at + 1)).collect();
                    self.tell(format!("Tabs: {}.", tabs.join(", ")));
                    self.number_tabs();
                }
            }
            Place::Tab { case, tab, lists } => {
                let label = TABS.get(*tab).map_or("", |(label, _)| label);
                let head = format!("{label} of {}.", case.label);
                let rows: Vec<(String, Target)> = lists
                    .iter()
                    .map(|(entity, count)| {
                        let text = format!("{}: {}.", entity.plural, count.unwrap_or(0));
                        (text, Target::List(entity, Some(case.clone())))
                    })
                    .collect();
                self.tell(head);
                self.speak_menu(rows, 0);
            }
            Place::History { entries, from, .. } => {
                let from = *from;
                let today = self.cx.today;
                let rows: Vec<(String, Target)> = entries
                    .iter()
                    .map(|entry| {
                        let at = wall(entry.at);
                        let gone = match entry {
                            entry if entry.partly => " Taken back since, but for what others had changed.",
                            entry if entry.undone => " Taken back since.",
                            _ => "",
                        };
                        let when = format!("{} {}", short(at.date(), today), at.strftime("%H:%M"));
                        (format!("{when}. {}, {}.{gone}", entry.who, entry.label), Target::Step(entry.clone()))
                    })
                    .collect();
                if !paging {
                    let head = if rows.is_empty() { "Nothing has been changed yet." } else { "History, newest first." };
                    self.tell(head);
                }
                self.speak_menu(rows, from);
            }
            Place::Step(entry) => {
                let lines = step_lines(entry);
                self.tell_all(lines);
            }
            Place::Menu { title, rows, from } => {
                let (title, rows, from) = (title.clone(), rows.clone(), *from);
                if !paging {
                    self.tell(title);
                }
                self.speak_menu(rows, from);
            }
            Place::Composite(heard) => {
                let (head, rows, total) = (heard.head(), heard.page(), heard.total());
                if !paging {
                    self.tell(head);
                }
                let last = rows.last().map_or(total, |(number, ..)| *number);
                for (number, text, target) in rows {
                    self.tell(format!("{number}. {text}"));
                    self.heard.insert(number, target);
                }
                self.say_more(last, total);
            }
            Place::List(_) => {}
        }
    }

    fn speak_menu(&mut self, rows: Vec<(String, Target)>, from: usize) {
        let total = rows.len();
        for (at, (text, target)) in rows.into_iter().enumerate().skip(from).take(PAGE) {
            self.tell(sentence(&format!("{}. {text}", at + 1)));
            self.heard.insert(at + 1, target);
        }
        self.say_more((from + PAGE).min(total), total);
    }

    /// The tabs of the open case get the numbers they were said with.
    fn number_tabs(&mut self) {
        let Some(case) = self.places.last().and_then(|place| place.case(self.cx.today)) else { return };
        self.heard.clear();
        for tab in 0..TABS.len() {
            self.heard.insert(tab + 1, Target::Tab(case.clone(), tab));
        }
    }
}

/// A step of the history, each change with what was before and after.
fn step_lines(entry: &BatchEntry) -> Vec<String> {
    let mut lines = vec![format!("{}, {}.", entry.who, entry.label)];
    lines.extend(entry.why.as_ref().map(|why| sentence(&format!("Reason: {why}"))));
    let show = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    lines.extend(entry.changes.iter().map(|change| {
        sentence(&match change.op {
            "add" => format!("Added {}", change.record),
            "remove" => format!("Took away {}", change.record),
            "archive" => format!("Archived {}: {}", change.record, change.new),
            "restore" => format!("Brought back {}", change.record),
            "reveal" => format!("Revealed private values of {}", change.record),
            _ => {
                format!("{} of {}: from {} to {}", change.field, change.record, show(&change.old), show(&change.new))
            }
        })
    }));
    lines.push("Say undo this to take the step back.".to_owned());
    lines
}
