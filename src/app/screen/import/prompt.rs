//! Where the file to bring in is named: the line, and Tab, which goes on with the name as far as it is certain and shows
//! what there is to choose from. Must not know what is in a file.

use crate::app::edit::LineEdit;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, wrap};
use crate::app::scene::{Body, Line, Role};
use crate::app::screen::Step;
use crate::domain::fold::clean_for_screen;

/// What a sheet may be in, and what a chronology may be in.
const SHEETS: [&str; 3] = [".xlsx", ".ods", ".csv"];
const CHRONOLOGIES: [&str; 4] = [".docx", ".xlsx", ".ods", ".csv"];

/// The line where one file is named, or several chronologies.
#[derive(Default)]
pub struct FilePrompt {
    line: LineEdit,
    /// What the name may go on with, after Tab.
    offers: Vec<String>,
    /// Several may be named, with a semicolon between, and Word documents too.
    several: bool,
}

impl FilePrompt {
    pub fn new(several: bool) -> Self {
        Self { several, ..Self::default() }
    }

    pub fn text(&self) -> &str {
        self.line.text().trim()
    }

    pub fn insert(&mut self, text: &str) {
        self.offers.clear();
        self.line.insert(text);
    }

    pub fn key(&mut self, key: Key) -> Step {
        self.offers.clear();
        if key.code == KeyCode::Tab {
            let endings: &[&str] = if self.several { &CHRONOLOGIES } else { &SHEETS };
            return Step::effect(Effect::FileNames { begun: self.begun().1.to_owned(), endings });
        }
        self.line.key(key);
        Step::none()
    }

    /// What stands before the name being typed, and that name.
    fn begun(&self) -> (&str, &str) {
        let text = self.line.text();
        let from = if self.several { text.rfind(';').map_or(0, |at| at + 1) } else { 0 };
        let (before, name) = text.split_at(from);
        let name = name.trim_start();
        (if name.is_empty() { before } else { text.strip_suffix(name).unwrap_or(before) }, name)
    }

    /// The names that go on from what was typed when Tab was pressed.
    pub fn take(&mut self, begun: &str, found: &[String]) -> Step {
        let (before, name) = self.begun();
        if name != begun {
            return Step::none();
        }
        let Some(first) = found.first() else { return Step::say("No file of this sort and no folder begins so.") };
        let certain = found.iter().skip(1).fold(first.as_str(), |certain, own| common(certain, own));
        // Where capitals differ the names may have less in common than was typed.
        if certain.len() >= name.len() || found.len() == 1 {
            let text = format!("{before}{certain}");
            self.line.set(text);
        }
        if found.len() > 1 {
            self.offers = found.to_vec();
        }
        Step::none()
    }

    pub fn body(&self, said: &str, area: Area) -> Body {
        let mut body = Body::default();
        let safe = "Nothing is changed until you have seen what will happen to every row.";
        for (text, role) in [(said, Role::Text), (safe, Role::Dim)] {
            for line in wrap(text, area.columns().saturating_sub(2)) {
                body.push(Line::of(format!(" {line}"), role));
            }
        }
        body.push(Line::new());
        let (text, at) = self.line.window(area.columns().saturating_sub(12));
        body.push(Line::of(" File:   ", Role::Heading).with(text, Role::Input));
        body.cursor_here(9 + at);
        let cursor = body.cursor;
        let room = area.rows().saturating_sub(body.lines.len());
        let shown = if self.offers.len() > room { room.saturating_sub(1) } else { self.offers.len() };
        for own in self.offers.iter().take(shown) {
            let folder = own.trim_end_matches('/').rfind('/').map_or(0, |at| at + 1);
            let name = own.get(folder..).unwrap_or(own);
            body.push(Line::of(format!("         {}", clean_for_screen(name)), Role::Dim));
        }
        if self.offers.len() > shown && room > 0 {
            body.push(Line::of(format!("         and {} more", self.offers.len() - shown), Role::Dim));
        }
        body.cursor = cursor;
        body
    }
}

/// What two names begin with alike.
fn common<'n>(one: &'n str, other: &str) -> &'n str {
    let alike = one.char_indices().zip(other.chars()).find(|((_, own), theirs)| own != theirs);
    let end = alike.map_or(one.len().min(other.len()), |((at, _), _)| at);
    one.get(..end).unwrap_or(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str, several: bool) -> FilePrompt {
        let mut prompt = FilePrompt::new(several);
        prompt.insert(text);
        prompt
    }

    fn found(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_name_goes_on_as_far_as_it_is_certain() {
        let mut prompt = typed("/srv/tr", false);
        prompt.take("/srv/tr", &found(&["/srv/tracker new.xlsx", "/srv/tracker.xlsx"]));
        assert_eq!((prompt.text(), prompt.offers.len()), ("/srv/tracker", 2));
        prompt.take("/srv/tracker", &found(&["/srv/tracker.xlsx"]));
        assert_eq!(prompt.text(), "/srv/tracker.xlsx");
        let mut other = typed("TR", false);
        other.take("TR", &found(&["Tracker.csv", "tracker.csv"]));
        assert_eq!(other.text(), "TR", "nothing typed is taken away");
        other.take("T", &found(&["Tracker.csv"]));
        assert_eq!(other.text(), "TR", "an answer to something else is passed over");
    }

    #[test]
    fn the_last_of_several_files_is_gone_on_with() {
        let mut prompt = typed("gp.docx; pol", true);
        assert_eq!(prompt.begun(), ("gp.docx; ", "pol"));
        prompt.take("pol", &found(&["police.xlsx"]));
        assert_eq!(prompt.text(), "gp.docx; police.xlsx");
        assert_eq!(typed("gp.docx;", true).begun(), ("gp.docx;", ""));
        assert_eq!(typed("a;b", false).begun(), ("", "a;b"));
    }
}
