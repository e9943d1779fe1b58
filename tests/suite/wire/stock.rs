//! `output = "stock"`, the plain way for odd terminals: sent by ratatui's own back end, the screen is the same at every
//! step as the one our own emitter shows.

use std::time::{Duration, Instant};

use super::{Home, Line};

/// A line on which the screen is sent this way.
fn sent_by(way: &str, variables: &[(&str, &str)]) -> (Home, Line) {
    let home = Home::with_register();
    std::fs::create_dir_all(home.path().join("config/dhr")).unwrap();
    std::fs::write(home.path().join("config/dhr/config.toml"), format!("output = \"{way}\"\n")).unwrap();
    let mut command = home.desk("amara.okoro");
    for (name, value) in variables {
        command.env(name, value);
    }
    let line = Line::start(command);
    (home, line)
}

/// What each cell shows and how it looks; how a blank would look if it were not one cannot be seen.
fn cells(line: &Line) -> (Vec<String>, (u16, u16), bool) {
    line.look(|screen| {
        let (rows, columns) = screen.size();
        let seen = |row, column| {
            let cell = screen.cell(row, column).unwrap();
            let blank = matches!(cell.contents(), "" | " ");
            let letter = (!blank).then(|| (cell.contents(), cell.fgcolor(), cell.bold()));
            format!("{letter:?} {:?} {} {}", cell.bgcolor(), cell.inverse(), cell.underline())
        };
        let all = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        let cells = all.map(|(row, column)| format!("{row},{column}: {}", seen(row, column))).collect();
        (cells, screen.cursor_position(), screen.hide_cursor())
    })
}

/// Waits until both show the same. What explains the current row follows a moment after the cursor, on either.
#[track_caller]
fn alike(step: &str, ours: &Line, stock: &Line) {
    let start = Instant::now();
    loop {
        let ((ours, place, hidden), (stock, stock_place, stock_hidden)) = (cells(ours), cells(stock));
        let differ: Vec<_> = ours.iter().zip(&stock).filter(|(one, other)| one != other).take(5).collect();
        let cursors = [(place, hidden), (stock_place, stock_hidden)];
        if differ.is_empty() && ours.len() == stock.len() && cursors[0] == cursors[1] {
            return;
        }
        assert!(start.elapsed() < Duration::from_secs(10), "{step}: they differ: {differ:#?}, cursors at {cursors:?}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// A step: its name, the keys, and what stands on the screen afterwards.
const STEPS: &[(&str, &str, &str)] = &[
    ("lists", "gc", "22 cases"),
    ("moves", "jjj", "Sabra"),
    ("scrolls", "\x1b[6~\x1b[6~\x1b[6~", "NM-DHR-01"),
    ("scrolls back", "gg", "NM-DHR-23"),
    ("opens a pop-up", "?", "type to narrow"),
    ("closes it", "\x1b", "22 cases"),
    ("shows what may follow", "g", "Esc cancel"),
    ("leaves it", "\x1b", "22 cases"),
    ("opens a case", "jjjjjjj\r", "Cases > NM-DHR-16 Elowen"),
    ("turns to a tab", "6", "ACTIONS"),
    ("turns back", "1", "SUMMARY"),
    ("edits", "jj\r", "Enter save"),
    ("types", " \u{6f22}\u{5b57} e\u{301} of the lane", "of the lane"),
    ("rubs out", "\x7f\x7f\x7f", "of the l"),
];

#[test]
fn the_stock_output_shows_what_ours_does_at_every_step() {
    for variables in [&[][..], &[("TERM", "linux"), ("LANG", "C"), ("NO_COLOR", "1")]] {
        let ((ours_home, mut ours), (stock_home, mut stock)) =
            (sent_by("frugal", variables), sent_by("stock", variables));
        for line in [&mut ours, &mut stock] {
            line.shows("Needs you");
        }
        alike("starts", &ours, &stock);
        for (step, keys, wanted) in STEPS {
            for line in [&mut ours, &mut stock] {
                line.press(keys).shows(wanted);
            }
            alike(step, &ours, &stock);
        }
        for (columns, rows) in [(60, 20), (1, 1), (132, 43), (39, 9), (80, 24)] {
            for line in [&ours, &stock] {
                line.resize(columns, rows);
                line.idle_for(Duration::from_millis(60));
                line.settle();
            }
            alike(&format!("is resized to {columns}x{rows}"), &ours, &stock);
        }
        for (line, home) in [(&mut ours, &ours_home), (&mut stock, &stock_home)] {
            line.press("\r").shows("Saved");
            assert!(home.drafts().is_empty());
            line.same_as_repainted();
            line.press("qqq");
            assert_eq!(line.ended().0, 0);
            line.given_back();
        }
        // They are two ways indeed.
        assert!(stock.raw().len() > ours.raw().len() * 3 / 2, "{} and {}", stock.raw().len(), ours.raw().len());
        if !variables.is_empty() {
            super::terminals::no_colour("stock", &stock.raw());
        }
    }
}
