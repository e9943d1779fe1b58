use super::*;
use crate::domain::leak::Certainty;

fn table(scores: &[Score]) -> String {
    scores
        .iter()
        .filter(|s| !s.wrong.is_empty())
        .map(|s| {
            let shown: Vec<_> = s.wrong.iter().take(40).collect();
            format!("{:?} {}: {}/{} {shown:#?}\n", s.class, s.form, s.found, s.of)
        })
        .collect()
}

#[test]
fn the_floors_of_recall_and_of_wrong_findings_hold() {
    // Of what is shown as medium or high; what was entered is found with some certainty to the last.
    let usual = (Scanner::new(&key(60)), samples(60), [0.985, 0.95, 0.95, 0.05]);
    let mixed = |list, floors| (Scanner::new(&mixed_key(list)), mixed_samples(list), floors);
    for (scanner, samples, [entered, derived, misspelt, wrong]) in
        [usual, mixed(HARD, [0.99, 0.97, 0.9, 0.07]), mixed(HELD_OUT, [0.99, 0.97, 0.85, 0.1])]
    {
        let scores = measure(&scanner, &samples);
        let share = |class| {
            let total = total(&scores, class);
            assert!(total.of > 50, "{class:?} has too few samples");
            total.firm as f64 / total.of as f64
        };
        let all = total(&scores, Class::AsEntered);
        assert_eq!(all.found, all.of, "{}", table(&scores));
        assert!(share(Class::AsEntered) >= entered, "{}", table(&scores));
        assert!(share(Class::Derived) >= derived, "{}", table(&scores));
        assert!(share(Class::Misspelt) >= misspelt, "{}", table(&scores));
        assert!(share(Class::LookAlike) < wrong, "{}", table(&scores));
    }
}

#[test]
fn plain_report_prose_raises_nothing() {
    let findings = Scanner::new(&key(60)).with_unlisted().scan(filler());
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn what_is_entered_is_found_with_certainty() {
    let scanner = Scanner::new(&key(60));
    for sample in
        samples(60).iter().filter(|s| s.class == Class::AsEntered && s.form != "forename" && s.form != "surname")
    {
        let findings = scanner.scan([Passage::new("body", sample.text.as_str())]);
        assert!(findings.iter().any(|f| f.certainty >= Certainty::Medium), "{}", sample.text);
    }
}
