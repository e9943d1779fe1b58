//! Findings as lines for a person, or as JSON.

use serde_json::{Value as Json, json};

use crate::cli::open::Desk;
use crate::cli::print;
use crate::domain::leak::{Certainty, Finding};
use crate::term::leak::{Looked, Text};

/// Prints what was found in a file; `all` shows what was dismissed as well.
pub fn tell(desk: &Desk, file: &str, looked: &Looked, text: &Text, all: bool, kept: Option<&str>) {
    let unread = text.unread.as_slice();
    if desk.json {
        let mut report = report(looked, unread);
        if let Some(object) = report.as_object_mut() {
            object.insert("file".into(), file.into());
            object.insert("version".into(), kept.into());
            object.insert("doubtful".into(), text.doubtful.into());
        }
        return print::json(&report);
    }
    lines(looked, all);
    for name in &looked.clashes {
        print::aside(&format!(
            "\"{name}\" may stand, as a pseudonym or as a member of the panel, and is a real name in the key as well: it is shown wherever it stands; another pseudonym tells them apart"
        ));
    }
    if !unread.is_empty() {
        print::indented(&format!("Not read, look at them yourself: {}", unread.join(", ")), 0);
    }
    if let Some(version) = kept {
        print::line(&format!("Recorded for {version}"));
    }
}

fn with_mark(finding: &Finding) -> Json {
    let mut json = serde_json::to_value(finding).unwrap_or_default();
    if let Some(object) = json.as_object_mut() {
        object.insert("fingerprint".into(), finding.fingerprint().into());
    }
    json
}

pub fn report(looked: &Looked, unread: &[String]) -> Json {
    let dismissed: Vec<Json> = looked
        .dismissed
        .iter()
        .map(|(finding, reason)| {
            let mut json = with_mark(finding);
            if let Some(object) = json.as_object_mut() {
                object.insert("reason".into(), reason.as_str().into());
            }
            json
        })
        .collect();
    let of = |certainty| looked.count(certainty);
    json!({
        "findings": looked.standing.iter().map(with_mark).collect::<Vec<_>>(),
        "dismissed": dismissed,
        "counts": { "high": of(Certainty::High), "medium": of(Certainty::Medium), "low": of(Certainty::Low) },
        "unread": unread,
        "pseudonyms_in_key": looked.clashes,
    })
}

pub fn lines(looked: &Looked, all: bool) {
    for finding in &looked.standing {
        let person = if finding.person.is_empty() { "nobody in the key" } else { &finding.person };
        print::line(&format!(
            "{}  {} of {person}: \"{}\"  ({})",
            finding.certainty.label(),
            finding.kind,
            finding.text.split_whitespace().collect::<Vec<_>>().join(" "),
            finding.where_
        ));
        print::indented(&finding.context, 4);
        print::line(&format!("    {}; mark {}", finding.rule, finding.fingerprint()));
    }
    for (finding, reason) in looked.dismissed.iter().filter(|_| all) {
        print::line(&format!("dismissed  \"{}\"  ({}): {reason}", finding.text, finding.where_));
    }
    let of = |certainty| looked.count(certainty);
    let more = if !looked.dismissed.is_empty() && !all { " (--all shows those dismissed)" } else { "" };
    print::line(&format!(
        "{} of high certainty, {} of medium, {} of low, {} dismissed{more}",
        of(Certainty::High),
        of(Certainty::Medium),
        of(Certainty::Low),
        looked.dismissed.len()
    ));
}
