//! Colours as the terminal will get them: mapped down to what it has. Knows nothing of escape sequences.

use super::profile::Depth;
use ratatui::style::Color;

/// A colour on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    Default,
    Palette(u8),
    Rgb(u8, u8, u8),
}

impl Hue {
    /// The nearest thing to `colour` the terminal has.
    pub fn of(colour: Color, depth: Depth) -> Hue {
        let hue = match colour {
            Color::Reset => Hue::Default,
            Color::Black => Hue::Palette(0),
            Color::Red => Hue::Palette(1),
            Color::Green => Hue::Palette(2),
            Color::Yellow => Hue::Palette(3),
            Color::Blue => Hue::Palette(4),
            Color::Magenta => Hue::Palette(5),
            Color::Cyan => Hue::Palette(6),
            Color::Gray => Hue::Palette(7),
            Color::DarkGray => Hue::Palette(8),
            Color::LightRed => Hue::Palette(9),
            Color::LightGreen => Hue::Palette(10),
            Color::LightYellow => Hue::Palette(11),
            Color::LightBlue => Hue::Palette(12),
            Color::LightMagenta => Hue::Palette(13),
            Color::LightCyan => Hue::Palette(14),
            Color::White => Hue::Palette(15),
            Color::Indexed(index) => Hue::Palette(index),
            Color::Rgb(r, g, b) => Hue::Rgb(r, g, b),
        };
        hue.within(depth)
    }

    fn within(self, depth: Depth) -> Hue {
        match (self, depth) {
            (Hue::Default, _) | (_, Depth::Mono) => Hue::Default,
            (hue, Depth::True) => hue,
            (Hue::Rgb(r, g, b), Depth::Indexed) => Hue::Palette(cube(r, g, b)),
            (hue @ Hue::Palette(_), Depth::Indexed) => hue,
            (Hue::Palette(index @ 0..=15), Depth::Sixteen | Depth::Eight) => Hue::Palette(index),
            (Hue::Palette(index), Depth::Sixteen | Depth::Eight) => {
                let (r, g, b) = parts(index);
                Hue::Palette(basic(r, g, b))
            }
            (Hue::Rgb(r, g, b), Depth::Sixteen | Depth::Eight) => Hue::Palette(basic(r, g, b)),
        }
    }
}

/// Of the 6x6x6 cube and the greys, the nearest.
fn cube(r: u8, g: u8, b: u8) -> u8 {
    (16..=255).min_by_key(|index| distance((r, g, b), parts(*index))).unwrap_or(7)
}

/// Of the sixteen basic colours, the nearest.
fn basic(r: u8, g: u8, b: u8) -> u8 {
    (0..=15).min_by_key(|index| distance((r, g, b), parts(*index))).unwrap_or(7)
}

fn distance(a: (u8, u8, u8), b: (u8, u8, u8)) -> u32 {
    let square = |x: u8, y: u8| u32::from(x.abs_diff(y)).saturating_mul(u32::from(x.abs_diff(y)));
    square(a.0, b.0).saturating_add(square(a.1, b.1)).saturating_add(square(a.2, b.2))
}

/// Red, green and blue of a palette entry, as xterm has them.
fn parts(index: u8) -> (u8, u8, u8) {
    let step = |level: u8| if level == 0 { 0 } else { level.saturating_mul(40).saturating_add(55) };
    match index {
        0..=15 => {
            let (on, off) = match index {
                7 => return (0xc0, 0xc0, 0xc0),
                8 => return (0x80, 0x80, 0x80),
                9.. => (0xff, 0),
                _ => (0x80, 0),
            };
            let bit = |mask: u8| if index & mask == 0 { off } else { on };
            (bit(1), bit(2), bit(4))
        }
        16..=231 => {
            let cell = index.saturating_sub(16);
            (step(cell / 36), step(cell / 6 % 6), step(cell % 6))
        }
        232.. => {
            let level = index.saturating_sub(232).saturating_mul(10).saturating_add(8);
            (level, level, level)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_mapped_to_the_nearest_the_terminal_has() {
        for (colour, depth, want) in [
            (Color::Rgb(250, 10, 10), Depth::True, Hue::Rgb(250, 10, 10)),
            (Color::Rgb(255, 0, 0), Depth::Indexed, Hue::Palette(196)),
            (Color::Rgb(250, 10, 10), Depth::Sixteen, Hue::Palette(9)),
            (Color::Indexed(196), Depth::Sixteen, Hue::Palette(9)),
            (Color::Indexed(244), Depth::Sixteen, Hue::Palette(8)),
            (Color::LightRed, Depth::Mono, Hue::Default),
            (Color::Cyan, Depth::Eight, Hue::Palette(6)),
        ] {
            assert_eq!(Hue::of(colour, depth), want, "{colour:?} at {depth:?}");
        }
    }
}
