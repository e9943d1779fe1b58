use super::*;

fn numbers(text: &str) -> Vec<(String, String)> {
    read(text).points.into_iter().map(|point| (point.number, point.text)).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(number, text)| ((*number).to_owned(), (*text).to_owned())).collect()
}

fn only_numbers(text: &str) -> Vec<String> {
    read(text).points.into_iter().map(|point| point.number).collect()
}

/// What was left, and whether it seems to ask.
fn left(text: &str) -> Vec<(String, bool)> {
    read(text).left.into_iter().map(|left| (left.text, left.asks)).collect()
}

#[test]
fn numbered_points_and_their_sub_points_are_rows_of_their_own() {
    let text = "Dear colleague,\n28 September 2025\n\nThe panel was content.\n\n1. The equality section is\nunderdeveloped.\n\
                2) Economic abuse:\n   (a) define it\n   b) analyse it\n   • and its effect\n3. There is no tribute.\n\n\
                Once completed the Home Office would be grateful for a copy.\nYours sincerely";
    assert_eq!(
        numbers(text),
        pairs(&[
            ("1", "The equality section is underdeveloped."),
            ("2", "Economic abuse:"),
            ("2a", "define it"),
            ("2b", "analyse it"),
            ("2c", "and its effect"),
            ("3", "There is no tribute."),
        ])
    );
    let parsed = read(text);
    assert_eq!(parsed.after, "Once completed the Home Office would be grateful for a copy.");
    assert_eq!(parsed.points[0].line, 6);
}

#[test]
fn a_second_paragraph_of_a_point_stays_with_it() {
    let found = numbers("1. First.\n\nMore of the first.\n\n2. Second.");
    assert_eq!(found, pairs(&[("1", "First.\nMore of the first."), ("2", "Second.")]));
    let found = numbers("1. First.\n\nIt needs:\n\n• this\n• that\n\n2. Second.");
    assert_eq!(found, pairs(&[("1", "First.\nIt needs:"), ("1a", "this"), ("1b", "that"), ("2", "Second.")]));
}

#[test]
fn places_bullets_alone_letters_alone_and_a_second_list_are_read() {
    assert_eq!(
        numbers("Para 2.3: The date is wrong.\nParagraph 14 - Name the agency.\n5.1 The age differs."),
        pairs(
            &[("para 2.3", "The date is wrong."), ("para 14", "Name the agency."), ("para 5.1", "The age differs."),]
        )
    );
    assert_eq!(numbers("Changes:\n• One thing\n- another"), pairs(&[("1", "One thing"), ("2", "another")]));
    assert_eq!(numbers("Changes:\n(a) One thing\n(b) another"), pairs(&[("a", "One thing"), ("b", "another")]));
    assert_eq!(
        numbers("1. A\n2. B\nThe panel also asks:\n1. C\ni. D"),
        pairs(&[("1", "A"), ("2", "B"), ("B1", "C"), ("B1i", "D")])
    );
    assert_eq!(only_numbers("a) A\n  - B\n  - C\nb) D\n(i) E"), ["a", "a.1", "a.2", "b", "bi"]);
    assert_eq!(only_numbers("1. A\n1.1 sub one\n1.2 Sub two\n2. B\n4. D"), ["1", "1.1", "1.2", "2", "4"]);
    assert_eq!(only_numbers("1. A\n  a) B\n    i. C\n    ii. D\n  b) E"), ["1", "1a", "1a(i)", "1a(ii)", "1b"]);
}

#[test]
fn years_addresses_and_times_are_no_points() {
    let found = numbers("2 Marsham Street\n2.30 pm\n2025. A year\n1. The point, which runs\n12. not a number in order");
    assert_eq!(found, pairs(&[("1", "The point, which runs 12. not a number in order")]));
}

#[test]
fn bulleted_asks_are_points_and_a_citation_is_none() {
    let text = "Home Office\n2 Marsham Street\n3 March 2026\n\nDear Ms Example\n\nDHR Alder: panel of 28 January 2026\n\n\
                The QA Panel felt that:\n\n  • the report does not explore economic abuse.\n  • There is no tribute.\n\n\
                Areas for final development\n\nParagraph 4.12 says 3 agencies; this should be 4.\n10 agencies were \
                asked.\n\nThe report may be published once 1. the above and 2. the plan are done.\n";
    assert_eq!(
        numbers(text),
        pairs(&[("1", "the report does not explore economic abuse."), ("2", "There is no tribute.")])
    );
    assert_eq!(
        left(text),
        [
            ("Paragraph 4.12 says 3 agencies; this should be 4. 10 agencies were asked.".to_owned(), true),
            ("DHR Alder: panel of 28 January 2026".to_owned(), false),
            ("Areas for final development".to_owned(), false),
            ("The report may be published once 1. the above and 2. the plan are done.".to_owned(), false),
        ]
    );
}

/// As the panel writes: praise, then bulleted areas, then what it asks of everybody.
const BULLETED: &str = "Interpersonal Abuse Unit\n2 Marsham Street\n\n31st October 2025\n\nDear Amara,\n\n\
    Thank you for submitting the Domestic Homicide Review report (Alder) for Northmere Community Safety Partnership to \
    the Home Office Quality Assurance (QA) Panel. The report was considered at the panel meeting on 28th September \
    2025. I apologise for the delay in responding to you.\n\n\
    The QA Panel commended the following:\n\n• the tribute at the front of the report\n• the clear chronology\n\n\
    The QA Panel felt that there are some aspects of the report which may benefit from further revision, but the Home \
    Office is content that on completion of these changes, the DHR may be published.\n\nAreas for final \
    development:\n\n\u{2022}\tThe equality section does not consider:\no\tdisability\no\tage\n\u{2022}\tCoercive control \
    is not defined.\n\n\
    We would also ask that the report explains what became of the referral to the MARAC in 2021.\n\n\
    Once completed the Home Office would be grateful if you could provide us with a digital copy of the revised final \
    version of the report with all finalised attachments and appendices and the weblink to the site.\n\n\
    On behalf of the QA Panel, I would like to thank you.\n\nYours sincerely\n\nThe Chair of the QA Panel\n";

#[test]
fn praise_in_bullets_is_no_point_and_inner_bullets_stand_under_their_point() {
    assert_eq!(
        numbers(BULLETED),
        pairs(&[
            ("1", "The equality section does not consider:"),
            ("1a", "disability"),
            ("1b", "age"),
            ("2", "Coercive control is not defined."),
        ])
    );
    let left = left(BULLETED);
    let asks: Vec<&str> = left.iter().filter(|(_, asks)| *asks).map(|(text, _)| text.as_str()).collect();
    assert!(asks.iter().any(|text| text.starts_with("We would also ask")), "{asks:?}");
    assert!(left.iter().any(|(text, asks)| text == "the clear chronology" && !asks), "{left:?}");
    assert!(left.iter().any(|(text, asks)| text.starts_with("Once completed") && !asks), "{left:?}");
    for (text, _) in &left {
        assert!(!text.contains("Marsham") && !text.contains("Dear") && !text.contains("Chair of"), "{text}");
    }
    assert!(read(BULLETED).after.contains("digital copy"));
}

#[test]
fn numbers_and_bullets_in_one_letter_are_two_lists_when_a_paragraph_stands_between() {
    let text = "Dear all\n\nAreas for final development\n\n1. One.\n2. Two:\n• under two\n\nThe panel would also like:\n\n\
                • a map\n• a glossary\n\nThank you.";
    assert_eq!(only_numbers(text), ["1", "2", "2a", "B1", "B2"]);
}

#[test]
fn an_annex_after_the_signature_is_read_under_its_own_letter() {
    let text = "Dear all\n\n1. One.\n2. Two.\n\nYours sincerely\n\nA. Reader\nHead of Unit\n\nAnnex A: typographical \
                errors\n\n1. there for their\n2. a full stop\nPage 4, paragraph 2: the age\n\nAnnex C\n\n1. a date";
    assert_eq!(only_numbers(text), ["1", "2", "A1", "A2", "page 4, para 2", "C1"]);
    assert_eq!(read(text).points[1].text, "Two.");
}

#[test]
fn a_numbered_strength_is_no_point() {
    let text =
        "Strengths\n\n1. The family's voice.\n2. The chronology.\n\nAreas for final development\n\n1. The plan.\n";
    assert_eq!(numbers(text), pairs(&[("1", "The plan.")]));
    assert_eq!(left(text).len(), 2);
}

#[test]
fn a_letter_in_prose_leaves_its_paragraphs_to_a_person_and_what_asks_comes_first() {
    let text = "Dear colleague,\n\nThe report is\nclear.\n\nPlease add a tribute.\n\nYours faithfully\nSomebody";
    let mut parsed = read(text);
    assert!(parsed.points.is_empty());
    assert_eq!(left(text), [("Please add a tribute.".to_owned(), true), ("The report is clear.".to_owned(), false)]);
    parsed.take(&[0]);
    assert_eq!((parsed.points[0].number.as_str(), parsed.left.len()), ("1", 1));
}

#[test]
fn a_paragraph_taken_beside_numbered_points_never_has_a_number_of_the_letter() {
    let mut parsed = read("1. One.\n\nWe also ask for a glossary.\n\nThe panel was moved.");
    parsed.take(&[0, 9]);
    let taken = &parsed.points[1];
    assert_eq!((taken.number.as_str(), taken.text.as_str()), ("+1", "We also ask for a glossary."));
    assert_eq!(parsed.left.len(), 1);
}

#[test]
fn every_word_of_a_letter_is_a_point_or_shown() {
    for text in [BULLETED, "Dear all\n\n1. A\n\nB is missing.\n\n• C\n• D\n\nE.\n\n(b) F\n\n7. G\n\nYours truly"] {
        let parsed = read(text);
        let kept: String = parsed.points.iter().map(|point| point.text.clone()).collect::<Vec<_>>().join("\n")
            + &parsed.left.iter().map(|left| left.text.clone()).collect::<Vec<_>>().join("\n");
        let body = text.split("Dear").nth(1).and_then(|text| text.split("Yours").next()).unwrap_or_default();
        for line in body.lines().skip(1).map(str::trim).filter(|line| !line.is_empty() && !line.ends_with(':')) {
            let said = line.trim_start_matches(|c: char| !c.is_alphabetic()).trim_start_matches("o\t");
            let said = said.trim_start_matches("b) ");
            assert!(kept.contains(said), "dropped: {said}\n{kept}");
        }
    }
}

#[test]
fn odd_text_never_breaks_the_reader() {
    for text in [
        "",
        "()",
        "1.",
        "é) x",
        "(ivx",
        "•",
        "para ",
        "para x",
        "1..2 A",
        "\u{2022}\u{2022} a",
        "9999999999. x",
        "Dear ",
        "Annex",
        "Yours sincerely",
        "page 1, ",
        "i. a\nii. b\nv. c",
        "• \n  • \n    • x",
        "Para 3 and",
    ] {
        let _ = read(text);
    }
}
