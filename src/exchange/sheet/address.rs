//! Cell addresses as office programs write them: `B7`, `A1:C3`. Must not know what a sheet holds.

/// Row number (from 1) and column (from 0) of an address such as `B7` or `$B$7`.
pub fn parse(address: &str) -> Option<(u32, usize)> {
    let mut column = 0usize;
    let mut row = 0u32;
    let mut digits = false;
    for byte in address.bytes() {
        match byte {
            b'$' => {}
            b'A'..=b'Z' | b'a'..=b'z' if !digits => {
                let letter = usize::from(byte.to_ascii_uppercase() - b'A') + 1;
                column = column.checked_mul(26)?.checked_add(letter)?;
            }
            b'0'..=b'9' => {
                digits = true;
                row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
            }
            _ => return None,
        }
    }
    if row == 0 { None } else { Some((row, column.checked_sub(1)?)) }
}

/// The two corners of `A1:C3` (or of the single cell `A1`), top left first.
pub fn parse_range(range: &str) -> Option<((u32, usize), (u32, usize))> {
    let (from, to) = range.split_once(':').unwrap_or((range, range));
    let ((row_a, column_a), (row_b, column_b)) = (parse(from)?, parse(to)?);
    Some(((row_a.min(row_b), column_a.min(column_b)), (row_a.max(row_b), column_a.max(column_b))))
}

/// The letters over a column (from 0): `A`, `Z`, `AA`.
pub fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut out = Vec::new();
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        out.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    out.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_its_letters_agree() {
        for column in [0, 1, 25, 26, 27, 51, 52, 701, 702, 16383] {
            assert_eq!(parse(&format!("{}7", letters(column))), Some((7, column)));
        }
        assert_eq!(letters(27), "AB");
    }

    #[test]
    fn a_mistyped_address_is_no_address() {
        for bad in ["", "7", "A", "A0", "A1B", "A-1", "AAAAAAAAAAAAAAAAAAAAAAAAA1", "A99999999999"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
        assert_eq!(parse_range("C3:A1"), Some(((1, 0), (3, 2))));
    }
}
