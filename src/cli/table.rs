//! A table as text: columns aligned with blanks, fitted to the terminal when there is one.

use super::print;
use crate::app::layout::{clip, fit, width};
use crate::domain::fold::clean_for_screen;

/// Cells of a column at the most where nothing bounds the line; JSON and CSV give the rest.
const WIDEST: usize = 60;
/// Cells a column keeps while another is wider.
const LEAST: usize = 6;
const GAP: usize = 2;

#[derive(Debug, Default)]
pub struct Table {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub fn print(&self) {
        let room = print::at_terminal().then(print::columns);
        for line in self.lines(room) {
            print::line(&line);
        }
    }

    /// The heading and the rows; columns without any text are left out.
    fn lines(&self, room: Option<usize>) -> Vec<String> {
        let rows: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| clean_for_screen(cell).trim().to_owned()).collect())
            .collect();
        let widths = self.widths(&rows, room);
        let shown = |cells: &[String]| {
            let parts: Vec<String> = cells
                .iter()
                .zip(&widths)
                .filter(|(_, width)| **width > 0)
                .map(|(cell, width)| fit(&clip(cell, *width), *width))
                .collect();
            parts.join(&" ".repeat(GAP)).trim_end().to_owned()
        };
        std::iter::once(shown(&self.headings)).chain(rows.iter().map(|row| shown(row))).collect()
    }

    fn widths(&self, rows: &[Vec<String>], room: Option<usize>) -> Vec<usize> {
        let natural = |column: usize| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            let widest = cells.map(|cell| width(cell)).max().unwrap_or(0);
            let heading = self.headings.get(column).map_or(0, |heading| width(heading));
            if widest == 0 { 0 } else { widest.max(heading).min(WIDEST) }
        };
        let mut widths: Vec<usize> = (0..self.headings.len()).map(natural).collect();
        let Some(room) = room else { return widths };
        loop {
            let used = widths.iter().filter(|width| **width > 0).map(|width| width + GAP).sum::<usize>();
            match widths.iter_mut().max() {
                Some(widest) if used > room + GAP && *widest > LEAST => *widest -= 1,
                _ => return widths,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        Table {
            headings: ["Ref", "Empty", "What", "RAG"].map(str::to_owned).to_vec(),
            rows: vec![
                row(["action:1", "", "Train every practice in asking about abuse at each visit", "Red"]),
                row(["action:12", "", "a\u{1b}[31mb\tc", ""]),
            ],
        }
    }

    #[test]
    fn a_table_fits_the_terminal_and_empty_columns_are_left_out() {
        let lines = table().lines(Some(40));
        assert!(lines.iter().all(|line| width(line) <= 40), "{lines:#?}");
        assert_eq!(lines[0], "Ref        What                      RAG");
        assert_eq!(lines[1], "action:1   Train every practice i..  Red");
    }

    #[test]
    fn without_a_terminal_lines_are_aligned_and_clean() {
        let lines = table().lines(None);
        assert_eq!(lines[2], "action:12  a\u{fffd}[31mb c");
        assert!(lines[1].ends_with("each visit  Red"));
    }
}
