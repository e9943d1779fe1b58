//! The pen: the colours and attributes characters are printed with, and the shortest way from one to another (SGR).

use super::colour::Hue;
use super::profile::Depth;
use ratatui::buffer::Cell;
use ratatui::style::Modifier;
use std::fmt::Write as _;

/// Attributes we send. Blinking is never used; hiding text by attribute hides nothing.
const SENT: Modifier =
    Modifier::BOLD.union(Modifier::DIM).union(Modifier::ITALIC).union(Modifier::UNDERLINED).union(Modifier::REVERSED);
/// Attributes that can be seen on a blank.
const ON_BLANK: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED);

/// Colours and attributes, already mapped down to what the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pen {
    pub fg: Hue,
    pub bg: Hue,
    pub attrs: Modifier,
}

impl Pen {
    /// What `CSI m` gives.
    pub const PLAIN: Pen = Pen { fg: Hue::Default, bg: Hue::Default, attrs: Modifier::empty() };

    /// The pen a ratatui cell asks for. With eight colours the bright ones are bold instead.
    pub fn of(cell: &Cell, depth: Depth) -> Pen {
        let (fg, bg) = (Hue::of(cell.fg, depth), Hue::of(cell.bg, depth));
        let attrs = cell.modifier.intersection(SENT);
        if depth != Depth::Eight {
            return Pen { fg, bg, attrs };
        }
        let dull = |hue| match hue {
            Hue::Palette(index @ 8..=15) => (Hue::Palette(index.saturating_sub(8)), true),
            _ => (hue, false),
        };
        // Bright black dulls to black, which on a dark screen is nothing: white, not bold, is the nearest thing seen.
        let (fg, bold) = if fg == Hue::Palette(8) { (Hue::Palette(7), false) } else { dull(fg) };
        Pen { fg, bg: dull(bg).0, attrs: if bold { attrs.union(Modifier::BOLD) } else { attrs } }
    }

    /// The part of the pen that shows on a blank; two pens equal in this print the same blank.
    pub fn on_blank(self) -> Pen {
        if self.attrs.intersects(ON_BLANK) {
            self
        } else {
            Pen { fg: Hue::Default, bg: self.bg, attrs: Modifier::empty() }
        }
    }
}

/// The shortest sequence from one pen to another; empty if they are the same. `partial`: single attributes may be
/// switched off.
pub fn change(from: Option<Pen>, to: Pen, partial: bool) -> String {
    if from == Some(to) {
        return String::new();
    }
    if to == Pen::PLAIN {
        return "\x1b[m".to_owned();
    }
    let afresh = codes(Pen::PLAIN, to, true).map(|codes| format!("\x1b[0;{codes}m"));
    let onwards = from.and_then(|from| codes(from, to, partial)).map(|codes| format!("\x1b[{codes}m"));
    match (onwards, afresh) {
        (Some(onwards), Some(afresh)) if afresh.len() < onwards.len() => afresh,
        (Some(onwards), _) => onwards,
        (None, Some(afresh)) => afresh,
        (None, None) => "\x1b[m".to_owned(),
    }
}

/// The parameters that take `from` to `to`, or `None` if it takes switching off what may not be switched off singly.
fn codes(from: Pen, to: Pen, partial: bool) -> Option<String> {
    let mut list = String::new();
    let mut add = |code: u8| {
        let _ = write!(list, "{}{code}", if list.is_empty() { "" } else { ";" });
    };
    let mut kept = from.attrs;
    let lost = from.attrs.difference(to.attrs);
    if !lost.is_empty() && !partial {
        return None;
    }
    let thick = Modifier::BOLD.union(Modifier::DIM);
    for (group, off) in [(thick, 22), (Modifier::ITALIC, 23), (Modifier::UNDERLINED, 24), (Modifier::REVERSED, 27)] {
        if lost.intersects(group) {
            add(off);
            kept = kept.difference(group);
        }
    }
    for (attr, on) in [
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::ITALIC, 3),
        (Modifier::UNDERLINED, 4),
        (Modifier::REVERSED, 7),
    ] {
        if to.attrs.contains(attr) && !kept.contains(attr) {
            add(on);
        }
    }
    for (old, new, base) in [(from.fg, to.fg, 30_u8), (from.bg, to.bg, 40)] {
        if old == new {
            continue;
        }
        match new {
            Hue::Default if !partial => return None,
            Hue::Default => add(base.saturating_add(9)),
            Hue::Palette(index @ 0..=7) => add(base.saturating_add(index)),
            Hue::Palette(index @ 8..=15) => add(base.saturating_add(52).saturating_add(index)),
            Hue::Palette(index) => [base.saturating_add(8), 5, index].into_iter().for_each(&mut add),
            Hue::Rgb(r, g, b) => [base.saturating_add(8), 2, r, g, b].into_iter().for_each(&mut add),
        }
    }
    Some(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pen(fg: u8, attrs: Modifier) -> Pen {
        Pen { fg: Hue::Palette(fg), bg: Hue::Default, attrs }
    }

    #[test]
    fn one_combined_sequence_and_the_shorter_of_two() {
        let bold = Pen { attrs: Modifier::BOLD, ..Pen::PLAIN };
        for (from, to, want) in [
            (Some(Pen::PLAIN), Pen::PLAIN, ""),
            (Some(bold), Pen::PLAIN, "\x1b[m"),
            (None, Pen::PLAIN, "\x1b[m"),
            (None, bold, "\x1b[0;1m"),
            (Some(Pen::PLAIN), pen(1, Modifier::BOLD | Modifier::REVERSED), "\x1b[1;7;31m"),
            (Some(pen(1, Modifier::BOLD)), pen(2, Modifier::BOLD), "\x1b[32m"),
            (Some(pen(1, Modifier::BOLD)), pen(1, Modifier::empty()), "\x1b[22m"),
            (Some(bold), Pen { attrs: Modifier::UNDERLINED, ..Pen::PLAIN }, "\x1b[0;4m"),
            (Some(pen(9, Modifier::empty())), pen(200, Modifier::empty()), "\x1b[38;5;200m"),
        ] {
            assert_eq!(change(from, to, true), want, "{from:?} {to:?}");
        }
    }

    #[test]
    fn an_old_terminal_is_only_ever_reset() {
        let from = pen(1, Modifier::BOLD);
        assert_eq!(change(Some(from), pen(1, Modifier::empty()), false), "\x1b[0;31m");
        assert_eq!(change(Some(from), Pen { fg: Hue::Default, ..from }, false), "\x1b[0;1m");
    }

    #[test]
    fn dim_survives_when_only_bold_goes() {
        let both = pen(1, Modifier::BOLD | Modifier::DIM);
        assert_eq!(change(Some(both), pen(1, Modifier::DIM), true), "\x1b[22;2m");
    }
}
