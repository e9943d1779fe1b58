//! The pages of the import screen: where the file is asked for, and what would become of every row or became of it.

use super::{Import, KINDS};
use crate::app::import::{ImportReport, ImportSheet};
use crate::app::layout::{Area, fit, wrap};
use crate::app::scene::{Body, Line, Role};
use crate::domain::fold::clean_for_screen;

/// Rows of the headings at the least: what they are, one of them, how many more.
const SHORT: usize = 3;

impl Import {
    /// Where the file is asked for.
    pub(super) fn path_body(&self, area: Area) -> Body {
        let mut body = self.path.body(
            if self.is_chronology() {
                "The files: .docx, .xlsx, .ods or .csv on this server; several with ; between, or a folder."
            } else {
                "The file to bring in: .xlsx, .ods or .csv, on this server. (In a case, N brings in chronologies.)"
            },
            area,
        );
        if !self.trouble.is_empty() {
            let cursor = body.cursor;
            body.lines.push(Line::new());
            body.lines.extend(self.trouble_lines(area));
            body.cursor = cursor;
        }
        body
    }

    /// Why the file could not be read or brought in, whole.
    fn trouble_lines(&self, area: Area) -> Vec<Line> {
        let lines = wrap(&clean_for_screen(&self.trouble), area.columns().saturating_sub(2));
        lines
            .into_iter()
            .filter(|line| !line.is_empty())
            .map(|line| Line::of(format!(" {line}"), Role::Warning))
            .collect()
    }

    /// What would become of every row, or became of it.
    pub(super) fn report_body(&self, report: &ImportReport, area: Area) -> Body {
        let mut body = self.above_problems(report, area);
        let room = area.rows().saturating_sub(body.lines.len());
        let mut pieces: Vec<String> = self.problems_from_top(report, area).flatten().take(room + 1).collect();
        let more = pieces.len() > room;
        if more {
            pieces.truncate(room.saturating_sub(1));
        }
        body.lines.extend(pieces.into_iter().map(|piece| Line::of(piece, Role::Text)));
        if more {
            body.lines.push(Line::of(" more below: PgDn", Role::Dim));
        }
        body
    }

    /// How many remarks are shown whole.
    pub(super) fn shown_problems(&self, report: &ImportReport) -> usize {
        let room = self.area.rows().saturating_sub(self.above_problems(report, self.area).lines.len());
        let heights: Vec<usize> = self.problems_from_top(report, self.area).map(|lines| lines.len()).collect();
        // The last row says that there are more.
        let mut room = if heights.iter().sum::<usize>() > room { room.saturating_sub(1) } else { room };
        let fits = |height: &&usize| {
            let fits = **height <= room;
            room = room.saturating_sub(**height);
            fits
        };
        heights.iter().take_while(fits).count()
    }

    /// The remarks on the sheet in view, those on the file before those of the first; all of them once it is done.
    pub(super) fn remarks<'r>(&self, report: &'r ImportReport) -> Vec<&'r String> {
        let all = report.done || !self.has_sheets(report);
        let first = report.sheets.iter().position(|sheet| sheet.left.is_none()).unwrap_or_default();
        let of_the_file = report.problems.iter().filter(|_| all || self.at == first);
        let sheets = report.sheets.iter().enumerate().filter(|(at, _)| all || *at == self.at);
        of_the_file.chain(sheets.flat_map(|(_, sheet)| &sheet.problems)).collect()
    }

    /// The remarks from the first one shown on, in lines.
    fn problems_from_top<'a>(&'a self, report: &'a ImportReport, area: Area) -> impl Iterator<Item = Vec<String>> + 'a {
        self.remarks(report).into_iter().skip(self.top).map(move |problem| {
            let lines = wrap(&clean_for_screen(problem), area.columns().saturating_sub(5));
            let indent = |at: usize| if at == 0 { "   " } else { "     " };
            lines.into_iter().enumerate().map(|(at, line)| format!("{}{line}", indent(at))).collect()
        })
    }

    /// The questions, the totals and the headings, down to the heading of the remarks.
    fn above_problems(&self, report: &ImportReport, area: Area) -> Body {
        let mut body = Body::default();
        let room = area.columns().saturating_sub(2);
        body.lines.extend(self.trouble_lines(area));
        if let Some(question) = &report.question {
            for line in wrap(&format!("? {} Press g to answer.", question.words), room) {
                body.push(Line::of(format!(" {}", clean_for_screen(&line)), Role::Warning));
            }
        }
        if !self.is_chronology() && !report.done {
            let kind = KINDS.iter().find(|(kind, _)| *kind == self.request.kind).map_or("", |(_, words)| words);
            let kind = format!("Kind: {} ({kind})", self.request.kind);
            let sheet = match (self.sheet(report), self.has_sheets(report)) {
                (None, _) => kind,
                (Some(sheet), false) => {
                    format!("Sheet \"{}\", headings in row {}. {kind}", sheet.name, sheet.heading_row)
                }
                (Some(_), true) => format!("{kind}. All {} sheets:", report.sheets.len()),
            };
            for line in wrap(&sheet, room) {
                body.push(Line::of(format!(" {}", clean_for_screen(&line)), Role::Text));
            }
        }
        if let (false, Some(replaces)) = (report.done, self.request.replaces) {
            let said = if replaces {
                "As you said: a corrected copy; what the earlier file had and this has not is hidden."
            } else {
                "As you said: it adds to the earlier files; nothing of them is hidden."
            };
            for line in wrap(said, room) {
                body.push(Line::of(format!(" {line}"), Role::Warning));
            }
        }
        for line in report.totals.lines().flat_map(|line| wrap(line, room)) {
            body.push(Line::of(format!(" {}", clean_for_screen(&line)), Role::Heading));
        }
        if !report.alike.is_empty() && !report.done {
            let rows = if report.alike.len() == 1 {
                "1 row looks".to_owned()
            } else {
                format!("{} rows look", report.alike.len())
            };
            let said = format!("{rows} like an action that is there already, and stay out until you say: press d.");
            body.lines.extend(wrap(&said, room).into_iter().map(|line| Line::of(format!(" {line}"), Role::Warning)));
        }
        if let [(first, _), ..] = report.orphans.as_slice() {
            let count: usize = report.orphans.iter().map(|(_, count)| count).sum();
            let (rows, stay) = match count {
                1 => ("1 row names".to_owned(), "stays"),
                _ => (format!("{count} rows name"), "stay"),
            };
            let own = if first.is_empty() { String::new() } else { format!(" (\"{first}\")") };
            let said = format!("{rows} a case the register does not have{own}, and {stay} out until you say: press o.");
            let lines = wrap(&clean_for_screen(&said), room);
            body.lines.extend(lines.into_iter().map(|line| Line::of(format!(" {line}"), Role::Warning)));
        }
        if self.has_sheets(report) && !report.done {
            self.sheet_lines(report, room, &mut body);
        }
        let remarks = self.remarks(report).len();
        let room = area.rows().saturating_sub(body.lines.len());
        // Whoever pages through the remarks is given room for them.
        let for_mapping = match remarks == 0 {
            true => room,
            false if self.top > 0 => SHORT,
            false => (room * 3 / 5).max(SHORT),
        };
        if let Some(sheet) = self.sheet(report).filter(|sheet| !report.done && !sheet.mapping.is_empty()) {
            self.mapping_lines(sheet, for_mapping, &mut body);
        }
        if remarks > 0 {
            let held = body.cursor;
            let from = if self.top == 0 { String::new() } else { format!(", from number {}", self.top + 1) };
            let things = if remarks == 1 { "1 thing".to_owned() } else { format!("{remarks} things") };
            let here = if report.done || !self.has_sheets(report) { "" } else { " in this sheet" };
            body.push(Line::of(format!(" {things} to look at{here}{from}:"), Role::Heading));
            body.cursor = held;
        }
        body
    }

    /// Which sheet is in view, and what becomes of it.
    fn sheet_lines(&self, report: &ImportReport, room: usize, body: &mut Body) {
        let Some(sheet) = self.sheet(report) else { return };
        let (at, all) = (self.at + 1, report.sheets.len());
        let headings =
            if sheet.heading_row == 0 { String::new() } else { format!(", headings in row {}", sheet.heading_row) };
        let (said, role) = match &sheet.left {
            None => {
                (format!("Sheet {at} of {all} (Tab: next): \"{}\"{headings}. {}", sheet.name, sheet.totals), Role::Text)
            }
            Some(why) => {
                let help = match (sheet.mapping.is_empty(), why.starts_with("it has no column")) {
                    (true, _) => "",
                    (false, true) => " Enter on a heading says what it holds.",
                    (false, false) => " x brings it in.",
                };
                (format!("Sheet {at} of {all} (Tab: next): \"{}\" stays out: {why}.{help}", sheet.name), Role::Warning)
            }
        };
        for line in wrap(said.trim_end(), room) {
            body.push(Line::of(format!(" {}", clean_for_screen(&line)), role));
        }
    }

    /// Every heading with where it goes, as many as there is room for and how many more there are.
    fn mapping_lines(&self, sheet: &ImportSheet, rows: usize, body: &mut Body) {
        let all = sheet.mapping.len();
        let room = rows.saturating_sub(1);
        let room = if all > room { room.saturating_sub(1) } else { room }.max(1);
        let first = (self.cursor + 1).saturating_sub(room);
        let above = if first == 0 { String::new() } else { format!("   {first} more above") };
        body.push(Line::of(format!("   Heading in the file               goes to{above}"), Role::Columns));
        for (at, heading) in sheet.mapping.iter().enumerate().skip(first).take(room) {
            let current = at == self.cursor;
            let mut line = Line::of(if current { " > " } else { "   " }, Role::Current);
            line.push(fit(&clean_for_screen(&heading.shown), 33), if current { Role::Current } else { Role::Text });
            match heading.label.as_str() {
                "" => line.push(" (left out)", Role::Warning),
                label => line.push(format!(" {label}"), Role::Text),
            }
            body.push(line);
            if current {
                body.cursor_here(1);
            }
        }
        let below = all.saturating_sub(first + room);
        if below > 0 {
            let words =
                if below == 1 { "1 more heading below".to_owned() } else { format!("{below} more headings below") };
            let held = body.cursor;
            body.push(Line::of(format!("   {words}"), Role::Dim));
            body.cursor = held;
        }
    }
}
