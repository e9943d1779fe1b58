//! Named styles of an OpenDocument: fills, hidden tables, and which date formats show no day.
//! Must not know about cells.

use std::collections::{HashMap, HashSet};

use super::super::xml::{Node, Xml};
use crate::error::Result;
use crate::exchange::sheet::{Rgb, Shows};

/// A style may stand on a parent, which may stand on another.
const GENERATIONS: usize = 10;

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    /// `Some(None)` is a style that says "transparent".
    fill: Option<Option<Rgb>>,
    struck: Option<bool>,
    format: Option<String>,
}

/// All styles of a file, common and automatic.
#[derive(Debug, Default)]
pub struct Styles {
    cells: HashMap<String, Style>,
    hidden_tables: HashSet<String>,
    formats: HashMap<String, Shows>,
}

impl Styles {
    /// Take in the styles of a part (`styles.xml`, or the automatic ones of `content.xml`).
    pub fn add(&mut self, text: &str) -> Result<()> {
        let mut xml = Xml::new(text);
        let mut name = String::new();
        loop {
            match xml.next()? {
                Node::Open(tag) => match tag.name() {
                    "body" | "master-styles" => xml.skip()?,
                    "style" => {
                        name = tag.attr("name").unwrap_or_default().into_owned();
                        if tag.attr("family").is_some_and(|family| family == "table-cell") {
                            let owned = |key| tag.attr(key).map(|value| value.into_owned());
                            let style = Style {
                                parent: owned("parent-style-name"),
                                fill: None,
                                struck: None,
                                format: owned("data-style-name"),
                            };
                            self.cells.insert(name.clone(), style);
                        }
                    }
                    "table-cell-properties" => {
                        if let (Some(style), Some(colour)) = (self.cells.get_mut(&name), tag.attr("background-color")) {
                            style.fill = Some(Rgb::from_hex(&colour));
                        }
                    }
                    "text-properties" => {
                        let line = tag.attr("text-line-through-style");
                        if let (Some(style), Some(line)) = (self.cells.get_mut(&name), line) {
                            style.struck = Some(line != "none");
                        }
                    }
                    "table-properties" if !tag.flag("display", true) => {
                        self.hidden_tables.insert(name.clone());
                    }
                    "date-style" => {
                        let name = tag.attr("name").unwrap_or_default().into_owned();
                        let shows = shows(&mut xml)?;
                        self.formats.insert(name, shows);
                    }
                    _ => {}
                },
                Node::Done => return Ok(()),
                _ => {}
            }
        }
    }

    pub fn is_hidden_table(&self, name: &str) -> bool {
        self.hidden_tables.contains(name)
    }

    fn first<T>(&self, name: &str, told: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut style = self.cells.get(name);
        for _ in 0..GENERATIONS {
            let found = style?;
            if let Some(value) = told(found) {
                return Some(value);
            }
            style = found.parent.as_ref().and_then(|parent| self.cells.get(parent));
        }
        None
    }

    /// The fill of cells of this style.
    pub fn fill(&self, name: &str) -> Option<Rgb> {
        self.first(name, |style| style.fill).flatten()
    }

    /// Whether text of this style is struck out.
    pub fn strikes(&self, name: &str) -> bool {
        self.first(name, |style| style.struck).unwrap_or_default()
    }

    /// How much of a date cells of this style show.
    pub fn shows(&self, name: &str) -> Shows {
        self.first(name, |style| style.format.as_ref().and_then(|format| self.formats.get(format).copied()))
            .unwrap_or_default()
    }
}

/// After `date-style`: whether a day or only a month or year is shown.
fn shows(xml: &mut Xml<'_>) -> Result<Shows> {
    let (mut day, mut month) = (false, false);
    xml.each_inside(|_, node| {
        if let Node::Open(tag) = node {
            day |= matches!(tag.name(), "day" | "day-of-week" | "week-of-year");
            month |= matches!(tag.name(), "month" | "quarter");
        }
        Ok(())
    })?;
    Ok(match (day, month) {
        (true, _) => Shows::Day,
        (false, true) => Shows::Month,
        (false, false) => Shows::Year,
    })
}
