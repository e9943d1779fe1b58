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
    let scanner = Scanner::new(&key(60));
    let scores = measure(&scanner, &samples(60));
    let share = |class| {
        let (found, of) = total(&scores, class);
        assert!(of > 50, "{class:?} has too few samples");
        found as f64 / of as f64
    };
    assert!(share(Class::AsEntered) >= 1.0, "{}", table(&scores));
    assert!(share(Class::Derived) >= 0.97, "{}", table(&scores));
    assert!(share(Class::Misspelt) >= 0.85, "{}", table(&scores));
    assert!(share(Class::LookAlike) < 0.05, "{}", table(&scores));
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
