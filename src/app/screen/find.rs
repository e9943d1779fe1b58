//! Find anything: labels fuzzily as you type, words inside text when asked with Tab.

use super::case::CaseScreen;
use super::record::RecordScreen;
use super::{Frame, Go, Screen, Step};
use crate::app::command::{COMMANDS, Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::{Chooser, Choosing};
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::labels::{Labels, TextHit};
use crate::app::layout::{Area, clip, fit, width};
use crate::app::list::pairs;
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line, Role};
use crate::domain::entity::Entity;
use crate::domain::find::{COUNTED, score};
use crate::domain::fold::clean_for_screen;
use crate::domain::value::{Id, Ref, leading_reference};

/// Cells in which what is typed is seen at the least.
const TYPED: usize = 8;
/// Hits shown of one kind.
const LIMIT: usize = 60;

enum Hit {
    Record { entity: &'static Entity, id: Id, label: String },
    Command(Cmd, &'static str, String),
    Text(TextHit),
}

impl Hit {
    fn record(&self) -> Option<(&'static str, Id)> {
        match self {
            Hit::Record { entity, id, .. } => Some((entity.name, *id)),
            _ => None,
        }
    }
}

pub struct Find {
    chooser: Chooser,
    labels: Option<Labels>,
    hits: Vec<Hit>,
    found: usize,
    in_text: bool,
}

impl Find {
    pub fn new() -> Self {
        Self { chooser: Chooser::default(), labels: None, hits: Vec::new(), found: 0, in_text: false }
    }

    fn search(&mut self, cx: &Context) -> Step {
        let typed = self.chooser.text().to_owned();
        self.chooser.cursor = 0;
        self.hits.clear();
        self.found = 0;
        if typed.is_empty() {
            return Step::none();
        }
        if self.in_text {
            return Step::effect(Effect::TextSearch(typed));
        }
        if let Some(commands) = typed.strip_prefix(':') {
            self.add_commands(cx, commands.trim());
            return Step::none();
        }
        if let Some(labels) = &self.labels {
            let (found, hits) = labels.search(&typed, LIMIT);
            self.found = found;
            self.hits =
                hits.into_iter().map(|hit| Hit::Record { entity: hit.entity, id: hit.id, label: hit.label }).collect();
            // A reference typed whole means the case, not the shortest label that begins with it.
            self.hits.sort_by_key(|hit| !is_the_case(hit, typed.trim()));
        }
        self.add_commands(cx, &typed);
        Step::none()
    }

    fn add_commands(&mut self, cx: &Context, typed: &str) {
        let mut found: Vec<(i64, Hit)> = COMMANDS
            .iter()
            .filter(|row| row.scope == Scope::Everywhere)
            .filter_map(|row| score(typed, row.label).map(|points| (points, row)))
            .map(|(points, row)| (points, Hit::Command(row.id, row.label, cx.keymap.chord(row.id).unwrap_or_default())))
            .collect();
        found.sort_by_key(|(points, _)| -points);
        self.hits.extend(found.into_iter().take(5).map(|(_, hit)| hit));
    }

    fn open(&self) -> Step {
        let screen: Box<dyn Screen> = match self.hits.get(self.chooser.cursor) {
            None => return Step::none(),
            Some(Hit::Command(command, ..)) => {
                return Step { go: Some(Go::Pop), then: Some(*command), ..Step::default() };
            }
            Some(Hit::Record { entity, id, label }) => open_record(entity, Ref::new(*id, label.clone())),
            Some(Hit::Text(hit)) => open_record(hit.entity, Ref::new(hit.id, hit.label.clone())),
        };
        Step { go: Some(Go::Replace(screen)), ..Step::default() }
    }
}

fn is_the_case(hit: &Hit, reference: &str) -> bool {
    let Hit::Record { entity, label, .. } = hit else { return false };
    entity.name == "case" && leading_reference(label).eq_ignore_ascii_case(reference)
}

impl Default for Find {
    fn default() -> Self {
        Self::new()
    }
}

/// The screen a record is looked at on.
fn open_record(entity: &'static Entity, record: Ref) -> Box<dyn Screen> {
    if entity.name == "case" {
        let from = crate::domain::listing::Listing::of(entity);
        Box::new(CaseScreen::new(record, from, 0))
    } else {
        Box::new(RecordScreen::new(entity, record.id))
    }
}

impl Screen for Find {
    fn name(&self) -> &'static str {
        "find"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, cx: &Context) -> Frame {
        let of = self.labels.as_ref().map_or(String::new(), |labels| {
            let reading = if labels.is_whole() { "" } else { ", reading.." };
            let more = if self.found >= COUNTED { "+" } else { "" };
            format!("   {}{more} of {}{reading}", self.found, labels.count())
        });
        let place = if self.in_text { "Find in text  " } else { "Find  " };
        // What is typed comes before how many were found.
        let room = cx.size.columns().saturating_sub(width(place) + width(&of) + 1).max(TYPED);
        let (text, _) = self.chooser.typed.window(room);
        Frame::Own(Line::of(place, Role::TabOn).with(text, Role::Input).with(of, Role::Dim))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let first = (self.chooser.cursor + 1).saturating_sub(area.rows());
        for (at, hit) in self.hits.iter().enumerate().skip(first).take(area.rows()) {
            let current = at == self.chooser.cursor;
            let mut line = Line::of(if current { ">" } else { " " }, Role::Current);
            let role = if current { Role::Current } else { Role::Text };
            match hit {
                Hit::Record { entity, label, .. } => {
                    line.push(fit(&entity.label.to_lowercase(), 16), Role::Dim);
                    line.push(clip(&clean_for_screen(label), area.columns().saturating_sub(18)), role);
                }
                Hit::Command(_, label, chord) => {
                    line.push(fit("command", 16), Role::Dim);
                    line.push(fit(label, area.columns().saturating_sub(30)), role);
                    line.push(chord.clone(), Role::Key);
                }
                Hit::Text(hit) => {
                    line.push(fit(&hit.entity.label.to_lowercase(), 12), Role::Dim);
                    line.push(fit(&clean_for_screen(&hit.case), 14), role);
                    let snippet = clip(&clean_for_screen(&hit.snippet), area.columns().saturating_sub(28));
                    line.push(format!(" {snippet}"), Role::Text);
                }
            }
            body.push(line);
            if current {
                body.cursor_here(0);
            }
        }
        if self.hits.is_empty() {
            let words = if self.chooser.text().is_empty() {
                "Type part of a reference, a name of an agency, words of an action.."
            } else if self.labels.as_ref().is_none_or(|labels| !labels.is_whole()) && !self.in_text {
                "Reading.."
            } else if self.in_text {
                "No text holds these words."
            } else {
                "No label fits. Tab searches inside text."
            };
            body.push(Line::of(format!(" {words}"), Role::Dim));
        }
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        let tab = if self.in_text { "search labels" } else { "search inside text" };
        pairs(&[("Enter", "open"), ("Tab", tab), ("Ctrl-U", "clear"), (":", "only commands"), ("Esc", "close")])
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        if self.labels.is_none() { vec![Effect::Labels] } else { Vec::new() }
    }

    fn has_list(&self) -> bool {
        true
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        if key.code == KeyCode::Tab {
            self.in_text = !self.in_text;
            return Some(self.search(cx));
        }
        let count = self.hits.len();
        Some(match self.chooser.key(key, count) {
            Choosing::Close => Step::pop(),
            Choosing::Take => self.open(),
            Choosing::Typed => self.search(cx),
            Choosing::Moved | Choosing::Other => Step::none(),
        })
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, cx: &Context, text: &str) -> Option<Step> {
        self.chooser.paste(text);
        Some(self.search(cx))
    }

    fn reply(&mut self, cx: &Context, reply: &Reply) -> Step {
        match reply {
            Reply::Labels(labels) => {
                self.labels = Some(labels.clone());
                if self.in_text {
                    return Step::none();
                }
                // More of them may have come while the cursor was on one.
                let cursor = self.chooser.cursor;
                let current = self.hits.get(cursor).and_then(Hit::record);
                let step = self.search(cx);
                let place = self.hits.iter().position(|hit| current.is_some() && hit.record() == current);
                self.chooser.cursor = place.unwrap_or(if current.is_some() { 0 } else { cursor });
                step
            }
            Reply::TextHits { words, hits } if *words == self.chooser.text() => {
                self.found = hits.len();
                self.hits = hits.iter().cloned().map(Hit::Text).collect();
                Step::none()
            }
            _ => Step::none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::find::Index;
    use crate::domain::register::entity;

    #[test]
    fn what_is_found_grows_while_the_labels_are_read_and_the_cursor_stays_on_its_record() {
        let cx = Context {
            today: jiff::civil::date(2026, 3, 27),
            user: String::new(),
            size: Area::new(80, 24),
            unicode: true,
            allowed: crate::app::allowed::Allowed::default(),
            keymap: crate::app::command::Keymap::default(),
            mouse: false,
            holidays: crate::domain::calendar::Holidays::default(),
            banner: String::new(),
        };
        let case = entity("case").unwrap();
        let labels = Labels::new(Index::default());
        let add = |id: Id, label: &str, more: bool| {
            let added: Result<(), ()> = labels.fill(|index| {
                index.add(case, id, label);
                Ok(more)
            });
            added.unwrap();
        };
        add(1, "DHR-1 Mill Lane", true);
        add(2, "DHR-2 Old Mill", true);
        let mut find = Find::new();
        find.reply(&cx, &Reply::Labels(labels.clone()));
        let title = |find: &Find| match find.frame(&cx) {
            Frame::Own(line) => line.text(),
            _ => String::new(),
        };
        assert!(title(&find).ends_with("0 of 2, reading.."), "{}", title(&find));
        find.paste(&cx, "mill");
        find.key(&cx, Key::plain(KeyCode::Down));
        let current = find.hits.get(find.chooser.cursor).and_then(Hit::record);
        assert!(current.is_some());
        add(3, "Mill", false);
        find.reply(&cx, &Reply::Labels(labels.clone()));
        assert!(title(&find).ends_with("3 of 3"), "{}", title(&find));
        assert_eq!(find.hits.get(find.chooser.cursor).and_then(Hit::record), current);
    }
}
