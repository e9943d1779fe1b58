//! Colours as a workbook names them: written out, from the theme with a tint, or from the old palette by number.
//! Must not know which cells are coloured.

use super::super::xml::{Node, Tag, Xml};
use crate::error::Result;
use crate::exchange::sheet::Rgb;

/// The old palette, numbers 8 to 63 (ECMA-376 part 1, 18.8.27).
const PALETTE: [u32; 56] = [
    0x00_0000, 0xff_ffff, 0xff_0000, 0x00_ff00, 0x00_00ff, 0xff_ff00, 0xff_00ff, 0x00_ffff, 0x80_0000, 0x00_8000,
    0x00_0080, 0x80_8000, 0x80_0080, 0x00_8080, 0xc0_c0c0, 0x80_8080, 0x99_99ff, 0x99_3366, 0xff_ffcc, 0xcc_ffff,
    0x66_0066, 0xff_8080, 0x00_66cc, 0xcc_ccff, 0x00_0080, 0xff_00ff, 0xff_ff00, 0x00_ffff, 0x80_0080, 0x80_0000,
    0x00_8080, 0x00_00ff, 0x00_ccff, 0xcc_ffff, 0xcc_ffcc, 0xff_ff99, 0x99_ccff, 0xff_99cc, 0xcc_99ff, 0xff_cc99,
    0x33_66ff, 0x33_cccc, 0x99_cc00, 0xff_cc00, 0xff_9900, 0xff_6600, 0x66_6699, 0x96_9696, 0x00_3366, 0x33_9966,
    0x00_3300, 0x33_3300, 0x99_3300, 0x99_3366, 0x33_3399, 0x33_3333,
];

fn from_number(number: u32) -> Rgb {
    let [_, red, green, blue] = number.to_be_bytes();
    Rgb(red, green, blue)
}

/// The theme's colours in the order cells count them: the first two pairs are swapped against the theme part.
pub fn theme(text: &str) -> Result<Vec<Rgb>> {
    let mut xml = Xml::new(text);
    let mut found = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "clrScheme" => {
                xml.each_inside(|_, node| {
                    if let Node::Open(tag) = node {
                        let hex = match tag.name() {
                            "srgbClr" => tag.attr("val"),
                            "sysClr" => tag.attr("lastClr"),
                            _ => None,
                        };
                        found.extend(hex.and_then(|hex| Rgb::from_hex(&hex)));
                    }
                    Ok(())
                })?;
                break;
            }
            Node::Done => break,
            _ => {}
        }
    }
    if let [dark, light, dark_two, light_two, ..] = found.as_mut_slice() {
        std::mem::swap(dark, light);
        std::mem::swap(dark_two, light_two);
    }
    Ok(found)
}

/// The colour an element such as `fgColor` names.
pub fn of(tag: &Tag<'_>, theme: &[Rgb]) -> Option<Rgb> {
    let number = |name| tag.attr(name).and_then(|value| value.parse::<usize>().ok());
    let base = match (tag.attr("rgb"), number("theme"), number("indexed")) {
        (Some(hex), ..) => Rgb::from_hex(&hex)?,
        (None, Some(at), _) => *theme.get(at)?,
        (None, None, Some(at)) => from_number(*PALETTE.get(if at < 8 { at } else { at - 8 })?),
        _ => return None,
    };
    let tint = tag.attr("tint").and_then(|value| value.parse::<f64>().ok()).unwrap_or(0.0);
    Some(tinted(base, tint.clamp(-1.0, 1.0)))
}

/// Lighter (above 0) or darker (below): each channel moves that share of its way to white or black. Excel moves the
/// lightness; for telling red from amber from green the difference does not matter.
fn tinted(Rgb(red, green, blue): Rgb, tint: f64) -> Rgb {
    let channel = |value: u8| {
        let value = f64::from(value);
        let moved = if tint < 0.0 { value * (1.0 + tint) } else { value + (255.0 - value) * tint };
        // Between 0 and 255 by construction.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let moved = moved.round() as u8;
        moved
    };
    Rgb(channel(red), channel(green), channel(blue))
}
