//! Names of agencies made alike: case, accents, punctuation, "NHS", "CCG" for "Clinical Commissioning Group".

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Long forms and the short form both are compared as. Longer ones first where one is part of another.
const SHORT: [(&str, &str); 12] = [
    ("clinical commissioning groups", "ccg"),
    ("clinical commissioning group", "ccg"),
    ("integrated care board", "icb"),
    ("community rehabilitation company", "crc"),
    ("primary care trust", "pct"),
    ("local safeguarding children board", "lscb"),
    ("university health board", "health board"),
    ("foundation trust", "trust"),
    ("police service", "police"),
    ("police force", "police"),
    ("constabulary", "police"),
    ("london borough of", "lb"),
];

/// Words that only say what sort of council it is.
const COUNCIL: [&str; 18] = [
    "council",
    "city",
    "borough",
    "county",
    "district",
    "metropolitan",
    "royal",
    "of",
    "unitary",
    "authority",
    "lb",
    "lbc",
    "bc",
    "dc",
    "cc",
    "mbc",
    "cbc",
    "mdc",
];

/// The form in which two names of one agency are the same text.
pub(super) fn key(name: &str) -> String {
    let mut plain = String::with_capacity(name.len() + 2);
    plain.push(' ');
    let open = |plain: &mut String| {
        if !plain.ends_with(' ') {
            plain.push(' ');
        }
    };
    for char in name.nfkd().filter(|char| !is_combining_mark(*char)).flat_map(char::to_lowercase) {
        match char {
            '\'' | '\u{2019}' | '\u{2018}' | '.' => {}
            '&' => {
                open(&mut plain);
                plain.push_str("and ");
            }
            other if other.is_alphanumeric() => plain.push(other),
            _ => open(&mut plain),
        }
    }
    open(&mut plain);
    for (long, short) in SHORT {
        let long = format!(" {long} ");
        if plain.contains(&long) {
            plain = plain.replace(&long, &format!(" {short} "));
        }
    }
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let health = words.iter().any(|word| matches!(*word, "trust" | "ft" | "ccg" | "ccgs" | "icb"));
    let kept = words.into_iter().filter(|word| *word != "the" && !(health && matches!(*word, "nhs")));
    let kept = kept.map(|word| match word {
        "ft" => "trust",
        "ccgs" => "ccg",
        other => other,
    });
    kept.collect::<Vec<_>>().join(" ")
}

/// The place in a council's name, if the name says that it is a council: "LB Barnet" and "Barnet Council" are alike.
pub(super) fn council_place(key: &str) -> Option<String> {
    let (sort, place): (Vec<&str>, Vec<&str>) = key.split(' ').partition(|word| COUNCIL.contains(word));
    (sort.iter().any(|word| *word != "of" && *word != "city" && *word != "royal") && !place.is_empty())
        .then(|| place.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_agency_have_one_key() {
        for (a, b) in [
            ("NHS Barnet CCG", "barnet clinical commissioning group"),
            ("NHS Airedale, Wharfedale and Craven CCG", "Airedale Wharfedale & Craven CCG"),
            ("Guy's and St Thomas' NHS Foundation Trust", "Guys & St. Thomas\u{2019} NHS FT"),
            ("Wales CRC", "Wales Community Rehabilitation Company"),
        ] {
            assert_eq!(key(a), key(b));
        }
        assert_ne!(key("NHS England"), key("England"));
        assert_eq!(council_place(&key("London Borough of Barnet")), council_place(&key("Barnet Council")));
        assert_eq!(council_place(&key("Barnet")), None);
        assert_eq!(council_place(&key("City of London Police")), None);
    }
}
