//! References of cases as people write them: made comparable, and split where the number of a recommendation stands
//! behind. Must not know the register.

use crate::domain::fold::fold_text;

/// Words before a reference that say only what it is.
const LEAD: [&str; 9] = ["dhr", "dardr", "dhrs", "case", "ref", "reference", "no", "number", "review"];

/// The form in which two spellings of one reference are the same text: without case, spaces, strokes, leading zeros
/// and a leading "DHR". "DHR 2021/04", "dhr2021-4" and "2021/4" are one.
pub fn key(reference: &str) -> String {
    let mut runs: Vec<String> = Vec::new();
    let mut last = None;
    for char in fold_text(reference).chars() {
        let sort = match char {
            c if c.is_ascii_digit() => Some(true),
            c if c.is_alphabetic() => Some(false),
            _ => None,
        };
        match (sort, runs.last_mut()) {
            (None, _) => {}
            (sort, Some(run)) if sort == last => run.push(char),
            _ => runs.push(char.to_string()),
        }
        last = sort;
    }
    let mut from = 0;
    while runs.get(from).is_some_and(|run| LEAD.contains(&run.as_str())) && runs.len() > from + 1 {
        from += 1;
    }
    let bare = runs.into_iter().skip(from).map(|run| {
        let short = run.trim_start_matches('0');
        if short.is_empty() { "0".to_owned() } else { short.to_owned() }
    });
    bare.collect::<Vec<_>>().join("/")
}

/// Whether a name a person gave a sheet can be the reference of a new case: "DHR 3" or "NM-DHR-03", and not "Action
/// plan 2".
pub fn names_a_case(name: &str) -> bool {
    let plain = fold_text(name);
    let lead = LEAD.iter().any(|lead| plain.starts_with(lead));
    let of_a_review = plain.split(|c: char| !c.is_alphabetic()).any(|word| ["dhr", "dardr"].contains(&word));
    (lead || of_a_review) && plain.chars().any(|c| c.is_ascii_digit()) && name.chars().count() <= 24
}

/// The reference a line begins with: "DHR 10" of "DHR 10 - Adult T". Only words that stand before references and
/// figures may be in it, so that "Review 3 policies" is none.
pub fn leading_case(line: &str) -> Option<String> {
    let whole = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = [" - ", " \u{2013} ", " \u{2014} ", ":", "(", ","];
    let ends = parts.iter().filter_map(|mark| whole.find(mark)).chain([whole.len()]);
    let first = whole.get(..ends.min()?)?.trim().to_owned();
    (names_a_case(&first) && is_bare(&first)).then_some(first)
}

/// Words that stand where a reference should and name no case.
pub fn is_no_case(reference: &str) -> bool {
    const NONE: [&str; 14] = [
        "n/a",
        "na",
        "none",
        "tbc",
        "tba",
        "tbd",
        "unknown",
        "all",
        "all cases",
        "all dhrs",
        "all reviews",
        "various",
        "multiple",
        "general",
    ];
    let plain = fold_text(reference);
    NONE.contains(&plain.trim().trim_end_matches('.'))
}

/// Whether several references stand in one cell: "DHR 7 & DHR 8", "DHR 7, 8". "DHR 3 & SAR 1" is a joint review.
pub fn names_several(reference: &str) -> bool {
    let apart = reference.replace(" and ", "&");
    let parts: Vec<&str> = apart.split(['&', ',', ';', '+', '\n']).map(str::trim).collect();
    parts.len() > 1 && parts.iter().all(|part| is_bare(part))
}

/// Whether a text is of figures, and words that stand before references, alone.
fn is_bare(text: &str) -> bool {
    let plain = |word: &str| LEAD.contains(&fold_text(word).as_str()) || word.contains(|c: char| c.is_ascii_digit());
    text.contains(|c: char| c.is_ascii_digit()) && text.split_whitespace().all(plain)
}

/// A number of a recommendation made comparable: "Rec 01" and "1" are one.
pub fn number_key(number: &str) -> String {
    let plain = fold_text(number);
    let bare = ["recommendation", "rec", "r", "no"]
        .iter()
        .filter_map(|lead| plain.trim().strip_prefix(lead))
        .find(|rest| !rest.starts_with(char::is_alphabetic))
        .unwrap_or(plain.trim())
        .to_owned();
    key(&bare)
}

/// Every way to take the end of a reference for the number of a recommendation, the shortest ending first:
/// "VALE3/1" is case "VALE3", recommendation "1".
pub fn splits(reference: &str) -> Vec<(String, String)> {
    let marks = |c: char| matches!(c, '/' | '.' | '-' | ' ' | '\\' | ':' | '_' | '\u{2013}');
    let mut found: Vec<(String, String)> = reference
        .char_indices()
        .filter(|(_, c)| marks(*c))
        .filter_map(|(at, mark)| {
            let case = reference.get(..at)?.trim_matches(|c: char| marks(c)).to_owned();
            let rest = reference.get(at + mark.len_utf8()..)?.trim_matches(|c: char| marks(c)).to_owned();
            (!case.is_empty() && !rest.is_empty()).then_some((case, rest))
        })
        .collect();
    found.reverse();
    found.dedup();
    found
}

/// The split of a reference nobody knows, in a sheet that has recommendations: only behind a stroke or a dot, only a
/// short number, and never a year with a number behind it, which is a reference itself.
pub fn likely_split(reference: &str) -> Option<(String, String)> {
    let (case, rest) = splits(reference).into_iter().next()?;
    let stroke = reference.get(..reference.len() - rest.len())?.trim_end().ends_with(['/', '.']);
    let short = rest.len() <= 3 && rest.chars().next()?.is_ascii_digit() && rest.chars().all(char::is_alphanumeric);
    let key = key(&case);
    let last = key.rsplit('/').next()?;
    let year = last.len() == 4 && ["19", "20"].iter().any(|century| last.starts_with(century));
    (stroke && short && !year && case.contains(|c: char| c.is_ascii_digit())).then_some((case, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_reference_are_alike() {
        for (a, b) in [
            ("DHR 2021/04", "dhr2021-4"),
            ("DHR2021/04", "2021 / 4"),
            ("VALE3", "Vale 03"),
            ("DARDR-7", "dardr 07"),
            ("Case ref: NM2", "nm2"),
        ] {
            assert_eq!(key(a), key(b), "{a} and {b}");
        }
        assert_ne!(key("2021/04"), key("202104"));
        assert_ne!(key("VALE3"), key("VALE13"));
        assert_eq!(key("DHR"), "dhr");
        assert_eq!(key(" - "), "");
    }

    #[test]
    fn a_line_between_the_rows_names_a_case_only_by_a_bare_reference() {
        for (line, case) in [
            ("DHR 10 - Adult T", Some("DHR 10")),
            ("NM-DHR-03: two people", Some("NM-DHR-03")),
            ("Case 4", Some("Case 4")),
            ("DHR  2023/1 (Adult V)", Some("DHR 2023/1")),
            ("Review 3 policies", None),
            ("Train 20 staff in every DHR team", None),
            ("Recommendation 1", None),
            ("DHR", None),
        ] {
            assert_eq!(leading_case(line).as_deref(), case, "{line}");
        }
    }

    #[test]
    fn a_cell_of_no_case_and_one_of_several_are_told_from_a_reference() {
        for none in ["N/A", "tbc", "All DHRs", "Various."] {
            assert!(is_no_case(none), "{none}");
        }
        for several in ["DHR 7 & DHR 8", "DHR 7, 8", "NM-DHR-01; NM-DHR-02", "Case 3 and 4"] {
            assert!(names_several(several), "{several}");
        }
        for one in ["DHR 3 & SAR 1", "DHR 14 / SAR 2", "2021/04", "Alder and Birch", "DHR 7"] {
            assert!(!names_several(one) && !is_no_case(one), "{one}");
        }
    }

    #[test]
    fn a_recommendation_is_split_from_its_case() {
        assert_eq!(splits("VALE3/1"), [("VALE3".to_owned(), "1".to_owned())]);
        assert_eq!(likely_split("VALE3/1"), Some(("VALE3".to_owned(), "1".to_owned())));
        for whole in ["DHR 2021/04", "BC/2023/1", "Ashdon CSP 2019/2"] {
            assert_eq!(likely_split(whole), None, "a year with a number behind it is a reference: {whole}");
        }
        assert_eq!(likely_split("2021-04/12a"), Some(("2021-04".to_owned(), "12a".to_owned())));
        assert_eq!(likely_split("VALE3"), None);
        assert_eq!(number_key("Rec 01"), number_key("1"));
        assert_eq!(number_key("R1.2"), "1/2");
    }
}
