//! What an address gives away in parts: house and street, the street, the town, the postcode. Text in, text out.

use super::words;
use crate::domain::fold::fold_text;

/// The parts of an address as entered; each part is text to be looked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// "14 Marsh Lane".
    pub house_and_street: Option<String>,
    /// "Marsh Lane".
    pub street: Option<String>,
    /// "Rose Cottage", "Elm Court".
    pub building: Vec<String>,
    /// "Thornbridge".
    pub towns: Vec<String>,
    /// Outward and inward code without a space, folded.
    pub postcode: Option<String>,
}

/// Take an address apart at its commas and lines, or after its street type when it has none.
pub(super) fn parts(address: &str) -> Parts {
    let mut parts = Parts::default();
    let mut before_street = true;
    for segment in address.split([',', '\n', ';']).map(str::trim).filter(|segment| !segment.is_empty()) {
        let mut words: Vec<&str> = segment.split_whitespace().collect();
        take_postcode(&mut words, &mut parts);
        if words.is_empty() {
            continue;
        }
        let numbered = words.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let leading = words.first().is_some_and(|word| words::is_leading_street_type(&plain(word)));
        let street_end = if leading && words.len() > 1 { Some(words.len() - 1) } else { None };
        let street_end = street_end.or_else(|| words.iter().rposition(|word| words::is_street_type(&plain(word))));
        let unit = words.first().is_some_and(|word| matches!(plain(word).as_str(), "flat" | "apartment" | "unit"));
        match street_end {
            Some(end) if parts.street.is_none() && (numbered || end > 0) && !unit => {
                let (street, town) = words.split_at(end + 1);
                take_street(street, numbered, &mut parts);
                push_town(town, &mut parts);
                before_street = false;
            }
            None if numbered && words.len() > 1 && parts.street.is_none() => {
                take_street(&words, true, &mut parts);
                before_street = false;
            }
            _ if unit || numbered => {}
            _ if before_street && address.contains([',', '\n', ';']) => parts.building.push(words.join(" ")),
            _ => push_town(&words, &mut parts),
        }
    }
    // Without a street the last line is still the town.
    if parts.street.is_none() && parts.towns.is_empty() && parts.building.len() > 1 {
        parts.towns.extend(parts.building.pop());
    }
    parts
}

fn plain(word: &str) -> String {
    fold_text(word).trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn take_street(words: &[&str], numbered: bool, parts: &mut Parts) {
    let named = words.get(usize::from(numbered)..).unwrap_or_default();
    if named.len() > 1 || numbered && !named.is_empty() {
        parts.street = Some(named.join(" "));
    }
    if numbered {
        parts.house_and_street = Some(words.join(" "));
    }
}

fn push_town(words: &[&str], parts: &mut Parts) {
    if !words.is_empty() {
        parts.towns.push(words.join(" "));
    }
}

fn take_postcode(words: &mut Vec<&str>, parts: &mut Parts) {
    let last: Vec<String> = words.iter().rev().take(2).map(|word| plain(word)).collect();
    if let [inward, outward] = last.as_slice()
        && postcode(&format!("{outward}{inward}")).is_some_and(|at| at == outward.len())
    {
        words.truncate(words.len() - 2);
        parts.postcode = Some(format!("{outward}{inward}"));
    } else if let Some(whole) = last.first()
        && postcode(whole).is_some()
    {
        words.pop();
        parts.postcode = Some(whole.clone());
    }
}

/// Whether folded letters and digits without spaces have the shape of a UK postcode; the length of the outward code.
/// Shape by the Royal Mail's rules: A9, A99, AA9, AA99, A9A, AA9A, then 9AA without c, i, k, m, o, v.
pub(super) fn postcode(compact: &str) -> Option<usize> {
    let bytes = compact.as_bytes();
    let cut = bytes.len().checked_sub(3)?;
    let (outward, inward) = bytes.split_at_checked(cut)?;
    let inward_letter = |byte: u8| byte.is_ascii_lowercase() && !b"cikmov".contains(&byte);
    let [digit, x, y] = inward else { return None };
    if !digit.is_ascii_digit() || !inward_letter(*x) || !inward_letter(*y) {
        return None;
    }
    let letter = u8::is_ascii_lowercase;
    let figure = u8::is_ascii_digit;
    let good = match outward {
        [a, b] => letter(a) && figure(b),
        [a, b, c] => letter(a) && (figure(b) && (figure(c) || letter(c)) || letter(b) && figure(c)),
        [a, b, c, d] => letter(a) && letter(b) && figure(c) && (figure(d) || letter(d)),
        _ => false,
    };
    good.then_some(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_comes_apart() {
        let got = parts("Flat 3, 14 Marsh Lane, Thornbridge, LS6 2AB");
        assert_eq!(got.house_and_street.as_deref(), Some("14 Marsh Lane"));
        assert_eq!(got.street.as_deref(), Some("Marsh Lane"));
        assert_eq!(got.towns, ["Thornbridge"]);
        assert_eq!(got.postcode.as_deref(), Some("ls62ab"));
        let got = parts("14 Marsh Lane Thornbridge LS6 2AB");
        assert_eq!(
            (got.street.as_deref(), got.towns.as_slice()),
            (Some("Marsh Lane"), &["Thornbridge".to_owned()][..])
        );
        let got = parts("Rose Cottage, Heol Fawr, Llanfair");
        assert_eq!(got.building, ["Rose Cottage"]);
        assert_eq!((got.street.as_deref(), got.towns.as_slice()), (Some("Heol Fawr"), &["Llanfair".to_owned()][..]));
    }

    #[test]
    fn a_postcode_is_known_by_its_shape() {
        assert_eq!(postcode("sw1a1aa"), Some(4));
        assert_eq!(postcode("m11ae"), Some(2));
        assert_eq!(postcode("imr2024"), None);
        assert_eq!(postcode("ls62ak"), None);
    }
}
