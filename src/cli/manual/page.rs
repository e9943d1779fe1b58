//! A page of the manual as blocks, and the two ways it is shown: roff for `man`, plain text for `dhr man`.

use crate::app::layout::wrap;

/// A piece of a page.
pub enum Block {
    /// A heading of the page.
    Heading(String),
    /// A heading under that.
    Part(String),
    Text(String),
    /// A term and what it means.
    Item(String, String),
    /// Lines that stand as they are.
    Lines(Vec<String>),
}

pub struct Page {
    pub name: &'static str,
    pub section: u8,
    /// What it is, for `whatis`.
    pub about: &'static str,
    pub blocks: Vec<Block>,
}

/// Columns before text under a heading.
const INDENT: usize = 4;

impl Page {
    pub fn new(name: &'static str, section: u8, about: &'static str) -> Self {
        Self { name, section, about, blocks: Vec::new() }
    }

    /// "dhr-fields.7".
    pub fn file(&self) -> String {
        format!("{}.{}", self.name, self.section)
    }

    pub fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    pub fn part(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Part(text.into()));
    }

    pub fn text(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Text(text.into()));
    }

    pub fn item(&mut self, term: impl Into<String>, text: impl Into<String>) {
        self.blocks.push(Block::Item(term.into(), text.into()));
    }

    pub fn lines(&mut self, lines: &[&str]) {
        self.blocks.push(Block::Lines(lines.iter().map(|line| (*line).to_owned()).collect()));
    }

    /// The page for `man`.
    pub fn roff(&self) -> String {
        let mut out = String::from(".\\\" Made by dhr man --write; do not edit.\n");
        out.push_str(&format!(
            ".TH {} {} \"\" \"dhr {}\" \"dhr\"\n",
            self.name.to_uppercase(),
            self.section,
            env!("CARGO_PKG_VERSION")
        ));
        out.push_str(&format!(".SH NAME\n{} \\- {}\n", escape(self.name), escape(self.about)));
        let mut after_heading = false;
        for block in &self.blocks {
            match block {
                Block::Heading(text) => out.push_str(&format!(".SH {}\n", quoted(&text.to_uppercase()))),
                Block::Part(text) => out.push_str(&format!(".SS {}\n", quoted(text))),
                Block::Text(text) => {
                    if !after_heading {
                        out.push_str(".PP\n");
                    }
                    out.push_str(&lines(text));
                }
                Block::Item(term, text) => out.push_str(&format!(".TP\n\\fB{}\\fP\n{}", escape(term), lines(text))),
                Block::Lines(own) => {
                    out.push_str(if after_heading { ".nf\n" } else { ".PP\n.nf\n" });
                    own.iter().for_each(|line| out.push_str(&lines(line)));
                    out.push_str(".fi\n");
                }
            }
            after_heading = matches!(block, Block::Heading(_) | Block::Part(_));
        }
        out
    }

    /// The page as plain text.
    pub fn text_lines(&self, columns: usize) -> Vec<String> {
        let mut out = vec!["NAME".to_owned(), format!("{:INDENT$}{} - {}", "", self.name, self.about)];
        let mut put = |text: &str, indent: usize| {
            out.extend(wrap(text, columns.saturating_sub(indent).max(30)).iter().map(|l| format!("{:indent$}{l}", "")));
        };
        let mut after_text = false;
        for block in &self.blocks {
            match block {
                Block::Heading(text) => {
                    put("", 0);
                    put(&text.to_uppercase(), 0);
                }
                Block::Part(text) => {
                    put("", 0);
                    put(text, INDENT / 2);
                }
                Block::Text(text) => {
                    if after_text {
                        put("", 0);
                    }
                    put(text, INDENT);
                }
                Block::Item(term, text) => {
                    put(term, INDENT);
                    put(text, INDENT * 2);
                }
                Block::Lines(lines) => lines.iter().for_each(|line| put(line, INDENT * 2)),
            }
            after_text = matches!(block, Block::Text(_));
        }
        out
    }
}

/// Text whose backslashes, hyphens and quotes mean themselves.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\e"),
            '-' => out.push_str("\\-"),
            '\'' => out.push_str("\\(aq"),
            '^' => out.push_str("\\(ha"),
            '~' => out.push_str("\\(ti"),
            '`' => out.push_str("\\(ga"),
            '\n' => out.push(' '),
            other if other.is_ascii() => out.push(other),
            other => out.push_str(&format!("\\[u{:04X}]", u32::from(other))),
        }
    }
    out
}

/// An argument of a macro.
fn quoted(text: &str) -> String {
    format!("\"{}\"", escape(text).replace('"', "\\(dq"))
}

/// Lines of text, a sentence each, none of which is taken for a macro.
fn lines(text: &str) -> String {
    let text = escape(text).replace(". ", ".\n");
    let mut out = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with('.') {
            out.push_str("\\&");
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_taken_for_a_macro() {
        assert_eq!(lines(".TH x. It's 10% -v\\n"), "\\&.TH x.\nIt\\(aqs 10% \\-v\\en\n");
        assert_eq!(quoted("a \"b\" \u{e9}"), "\"a \\(dqb\\(dq \\[u00E9]\"");
    }

    #[test]
    fn a_page_in_plain_text_keeps_to_its_columns() {
        let mut page = Page::new("dhr-x", 7, "a test");
        page.heading("One");
        page.item("term", "word ".repeat(40));
        let lines = page.text_lines(40);
        assert!(lines.iter().all(|line| line.len() <= 40), "{lines:#?}");
        assert!(lines.contains(&"ONE".to_owned()));
    }
}
