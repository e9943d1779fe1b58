//! Whether a style can be read: the contrast ratio of WCAG 2 between two colours, where both are known. The sixteen
//! colours of a terminal look as its owner has set them, so nothing can be worked out for those.

use ratatui::style::Color;

/// Red, green and blue.
pub type Rgb = [u8; 3];

/// What a colour looks like; `None` for the terminal's own.
pub fn rgb(colour: Color) -> Option<Rgb> {
    match colour {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(index @ 16..=231) => {
            let index = index - 16;
            let level = |step: u8| if step == 0 { 0 } else { 55 + step * 40 };
            Some([level(index / 36), level(index / 6 % 6), level(index % 6)])
        }
        Color::Indexed(index @ 232..) => Some([8 + (index - 232) * 10; 3]),
        _ => None,
    }
}

/// From 1, the same, to 21, black on white.
pub fn ratio(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(|level| {
        let level = f64::from(level) / 255.0;
        if level <= 0.040_45 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_is_the_published_one() {
        let rounded = |one, other| (ratio(one, other) * 100.0).round() / 100.0;
        assert_eq!(rounded([0; 3], [255; 3]), 21.0);
        assert_eq!(rounded([255; 3], [0x76; 3]), 4.54);
        assert_eq!(rounded([255, 0, 0], [255; 3]), 4.0);
        assert_eq!(rounded([9, 9, 9], [9, 9, 9]), 1.0);
    }

    #[test]
    fn the_cube_and_the_greys_are_known_and_the_terminals_own_are_not() {
        assert_eq!(rgb(Color::Indexed(208)), Some([255, 135, 0]));
        assert_eq!(rgb(Color::Indexed(16)), Some([0; 3]));
        assert_eq!(rgb(Color::Indexed(244)), Some([128; 3]));
        assert_eq!(rgb(Color::Indexed(9)), None);
        assert_eq!(rgb(Color::Red), None);
    }
}
