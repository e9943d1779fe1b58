//! The colour of a status cell as one of the RAG colours. Must not know what the colours mean.

use crate::exchange::sheet::Rgb;

/// A colour a person would name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    Red,
    Amber,
    Green,
    Blue,
    Grey,
    /// Purple, brown: a colour, but none of a RAG.
    Other,
}

impl Named {
    pub const fn word(self) -> &'static str {
        match self {
            Named::Red => "red",
            Named::Amber => "amber",
            Named::Green => "green",
            Named::Blue => "blue",
            Named::Grey => "grey",
            Named::Other => "another colour",
        }
    }
}

/// Hues in degrees with how far from each still counts: practice (the fills office programs offer).
const HUES: [(Named, f64, f64); 4] =
    [(Named::Red, 0.0, 16.0), (Named::Amber, 43.0, 27.0), (Named::Green, 118.0, 48.0), (Named::Blue, 212.0, 46.0)];

/// The nearest named colour; none for white and for tints too pale to have been meant.
pub fn name(colour: Rgb) -> Option<Named> {
    let Rgb(red, green, blue) = colour;
    let [red, green, blue] = [red, green, blue].map(|part| f64::from(part) / 255.0);
    let (high, low) = (red.max(green).max(blue), red.min(green).min(blue));
    let spread = high - low;
    let saturation = if high == 0.0 { 0.0 } else { spread / high };
    if saturation < 0.12 {
        // Light grey is how programs stripe a table; black is a redaction or a rule, not a status.
        return (0.3..=0.88).contains(&high).then_some(Named::Grey);
    }
    let sixth = if high == red {
        ((green - blue) / spread).rem_euclid(6.0)
    } else if high == green {
        (blue - red) / spread + 2.0
    } else {
        (red - green) / spread + 4.0
    };
    let hue = sixth * 60.0;
    let away = |centre: f64| {
        let gap = (hue - centre).abs();
        gap.min(360.0 - gap)
    };
    let near = HUES.iter().filter(|(_, centre, reach)| away(*centre) <= *reach);
    let near = near.min_by(|a, b| away(a.1).total_cmp(&away(b.1)));
    Some(near.map_or(Named::Other, |(named, ..)| *named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_office_programs_offer_are_named_as_a_person_would() {
        for (hex, want) in [
            ("FF0000", Some(Named::Red)),
            ("C00000", Some(Named::Red)),
            ("FFC7CE", Some(Named::Red)),
            ("FFC000", Some(Named::Amber)),
            ("FFFF00", Some(Named::Amber)),
            ("ED7D31", Some(Named::Amber)),
            ("FFEB9C", Some(Named::Amber)),
            ("00B050", Some(Named::Green)),
            ("92D050", Some(Named::Green)),
            ("C6EFCE", Some(Named::Green)),
            ("0070C0", Some(Named::Blue)),
            ("00B0F0", Some(Named::Blue)),
            ("4472C4", Some(Named::Blue)),
            ("A6A6A6", Some(Named::Grey)),
            ("7030A0", Some(Named::Other)),
            ("FFFFFF", None),
            ("F2F2F2", None),
            ("000000", None),
        ] {
            assert_eq!(name(Rgb::from_hex(hex).unwrap()), want, "{hex}");
        }
    }
}
