//! The account of an import in words, for people: the totals, what was noted, a line for each thing to look at, and what
//! is still asked. Safe for a terminal.

use super::report::{LeftSheet, Outcome, Problem, Report, SheetReport, Totals, shortened};
use crate::domain::fold::clean_for_screen;

impl Totals {
    /// "10 rows: 8 imported, 1 needs attention, 1 skipped".
    pub fn words(&self) -> String {
        let rows = if self.rows == 1 { "1 row".to_owned() } else { format!("{} rows", self.rows) };
        let needs = if self.attention == 1 { "needs" } else { "need" };
        let duplicates = if self.duplicate == 1 { "is" } else { "are" };
        let parts: Vec<String> = [
            (self.imported, "imported".to_owned()),
            (self.attention, format!("{needs} attention")),
            (self.skipped, "skipped".to_owned()),
            (self.duplicate, format!("{duplicates} there already")),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
        if parts.is_empty() { rows } else { format!("{rows}: {}", parts.join(", ")) }
    }
}

impl SheetReport {
    /// The same for this sheet alone.
    pub fn headline(&self) -> String {
        let mut totals = Totals::default();
        self.rows.iter().for_each(|row| totals.count(row.outcome));
        totals.words()
    }

    /// What was noted of the sheet, then a line for each thing to look at in a row: "Sheet1 row 14: Target date
    /// "30/02/2021": why".
    pub fn remarks(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.notes.iter().map(|note| format!("{}: {note}", self.name)).collect();
        for row in &self.rows {
            let at = format!("{} row {}", self.name, row.row);
            let marked = match row.outcome {
                Outcome::Attention if !row.written => format!("{at} (not imported)"),
                Outcome::Skipped => format!("{at} (skipped)"),
                Outcome::Imported | Outcome::Attention | Outcome::Duplicate => at,
            };
            let lead = |problem: &Problem| match (problem.heading.as_str(), problem.raw.as_str()) {
                ("", "") => String::new(),
                ("", raw) => format!("\"{}\": ", shortened(raw)),
                (heading, "") => format!("{heading}: "),
                (heading, raw) => format!("{heading} \"{}\": ", shortened(raw)),
            };
            let said = row.problems.iter().map(|problem| format!("{marked}: {}{}", lead(problem), problem.why));
            lines.extend(said);
            lines.extend(row.changed.iter().map(|change| format!("{marked}: changed {change}")));
            lines.extend(row.kept.iter().map(|kept| format!("{marked}: kept {kept}")));
        }
        lines.iter().map(|line| clean_for_screen(line).into_owned()).collect()
    }
}

impl Report {
    /// "10 rows: 8 imported, 1 needs attention, 1 skipped".
    pub fn headline(&self) -> String {
        self.totals().words()
    }

    /// For people, safe for a terminal: the totals, what was noted, then a line for each thing to look at.
    pub fn to_text(&self) -> Vec<String> {
        let mut lines = self.summary();
        lines.extend(self.remarks());
        lines
    }

    /// The totals: of rows, of records, and of what needs attention.
    pub fn summary(&self) -> Vec<String> {
        let mut lines = vec![self.headline()];
        let records = |count: usize| if count == 1 { "1 record".to_owned() } else { format!("{count} records") };
        lines.push(format!("{} added, {} changed", records(self.added), records(self.updated)));
        let attention =
            || self.sheets.iter().flat_map(|sheet| &sheet.rows).filter(|row| row.outcome == Outcome::Attention);
        if attention().next().is_some() {
            let (written, all) = (attention().filter(|row| row.written).count(), attention().count());
            let is = |count: usize| if count == 1 { "1 is".to_owned() } else { format!("{count} are") };
            lines.push(match (is(written), is(all - written)) {
                (here, _) if written == all => format!("Of the rows that need attention {here} in, and what is named below was left out or has to be looked at"),
                (_, away) if written == 0 => format!("Of the rows that need attention {away} not in"),
                (here, away) => format!("Of the rows that need attention {here} in, and what is named below was left out or has to be looked at; {away} not in"),
            });
        }
        let kept: usize = self.sheets.iter().flat_map(|sheet| &sheet.rows).map(|row| row.kept.len()).sum();
        match kept {
            0 => {}
            1 => lines.push("1 value was changed here since the last import and stays".to_owned()),
            many => lines.push(format!("{many} values were changed here since the last import and stay")),
        }
        lines
    }

    /// What was noted, then a line for each thing to look at.
    pub fn remarks(&self) -> Vec<String> {
        let mut lines = self.about_the_file();
        lines.extend(self.sheets.iter().flat_map(SheetReport::remarks));
        lines
    }

    /// What was noted of the file as a whole.
    pub fn about_the_file(&self) -> Vec<String> {
        let left = self.left.iter().map(LeftSheet::words);
        self.notes.iter().cloned().chain(left).map(|line| clean_for_screen(&line).into_owned()).collect()
    }

    /// Rows nobody has said of whether they are an action that is there: sheet, row, and why.
    pub fn asking(&self) -> Vec<(String, u32, String)> {
        let mut found = Vec::new();
        for sheet in &self.sheets {
            for row in sheet.rows.iter().filter(|row| row.asks) {
                let problem = row.problems.first();
                let what = problem
                    .map_or_else(String::new, |problem| format!("\"{}\": {}", shortened(&problem.raw), problem.why));
                found.push((sheet.name.clone(), row.row, clean_for_screen(&what).into_owned()));
            }
        }
        found
    }

    /// References of rows that stayed out since no case of the register answers to them, and how many rows.
    pub fn orphans(&self) -> Vec<(String, usize)> {
        let mut found: Vec<(String, usize)> = Vec::new();
        let rows = self.sheets.iter().flat_map(|sheet| &sheet.rows).filter(|row| !row.written);
        for row in rows.filter(|row| row.problems.first().is_some_and(|problem| problem.field == "case")) {
            let reference = clean_for_screen(row.reference.trim()).into_owned();
            match found.iter_mut().find(|(own, _)| *own == reference) {
                Some((_, count)) => *count += 1,
                None => found.push((reference, 1)),
            }
        }
        found
    }
}
