//! The widths of the letters of the fonts every reader of PDFs has, which a file need not say. Source: the Adobe font
//! metrics of Helvetica and Times, for the signs 32 to 126.

/// First of the signs.
const FIRST: u32 = 32;

const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

const TIMES: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
    500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
    722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
    444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
    200, 480, 541,
];

/// Signs and widths of a font by its name; none when it is no such font.
pub fn widths(name: &[u8]) -> Vec<(u32, f32)> {
    if name.starts_with(b"Courier") {
        return (FIRST..=126).map(|sign| (sign, 600.0)).collect();
    }
    // A bold letter is a little wider.
    let wider = if name.windows(4).any(|part| part == b"Bold") { 1.04 } else { 1.0 };
    let known = if name.starts_with(b"Helvetica") {
        &HELVETICA
    } else if name.starts_with(b"Times") {
        &TIMES
    } else {
        return Vec::new();
    };
    (FIRST..).zip(known).map(|(sign, width)| (sign, f32::from(*width) * wider)).collect()
}
