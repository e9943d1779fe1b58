//! Fitting text into cells: widths as a terminal counts them, columns, two panes side by side.

mod columns;
mod fit;

pub use columns::{Column, fit_columns};
pub use fit::{clip, fit, fit_right, width, wrap};

use super::scene::{Body, Line, Role};

/// The room a screen has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub width: u16,
    pub height: u16,
}

impl Area {
    pub const fn new(width: u16, height: u16) -> Self {
        Self { width, height }
    }

    pub fn columns(self) -> usize {
        usize::from(self.width)
    }

    pub fn rows(self) -> usize {
        usize::from(self.height)
    }

    /// Under 72 columns: rows stack on two lines.
    pub fn is_narrow(self) -> bool {
        self.width < 72
    }

    /// From 120 columns: a second pane beside the first.
    pub fn is_wide(self) -> bool {
        self.width >= 120
    }

    /// Under 20 rows: rules and gaps are left out.
    pub fn is_short(self) -> bool {
        self.height < 20
    }
}

/// Cuts a line to `columns` and fills it up with blanks.
pub fn fit_line(line: Line, columns: usize) -> Line {
    let mut room = columns;
    let mut out = Line { lags: line.lags, ..Line::new() };
    for span in line.spans {
        if room == 0 {
            break;
        }
        let text = clip(&span.text, room);
        room = room.saturating_sub(width(&text));
        out.push(text, span.role);
    }
    out.push(" ".repeat(room), Role::Text);
    out
}

/// Two bodies side by side with one rule between; the cursor is the one of the focused side.
pub fn beside(
    left: Body,
    right: Body,
    left_columns: usize,
    right_columns: usize,
    rows: usize,
    right_focused: bool,
) -> Body {
    let cursor = if right_focused {
        right.cursor.map(|(column, row)| (column + u16::try_from(left_columns + 2).unwrap_or(0), row))
    } else {
        left.cursor
    };
    let (mut left, mut right) = (left.lines.into_iter(), right.lines.into_iter());
    let lines = (0..rows)
        .map(|_| {
            let mut line = fit_line(left.next().unwrap_or_default(), left_columns);
            line.push("| ", Role::Rule);
            let right = right.next().unwrap_or_default();
            line.lags = right.lags.map(|from| line.spans.len() + from);
            line.append(fit_line(right, right_columns));
            line
        })
        .collect();
    Body { lines, cursor }
}

/// A ruled line across the screen.
pub fn rule(columns: usize) -> Line {
    Line::of("-".repeat(columns), Role::Rule)
}
