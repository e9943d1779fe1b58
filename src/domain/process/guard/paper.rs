//! Rules about papers: who may have a draft, what may be public, the equality section.

use super::super::super::register::{Seat, Version};
use super::super::super::value::Fact;
use super::super::super::vocabulary as v;
use super::super::{panel as seats, publication, wording};
use super::{Refusal, Write};

/// E15 and E20: copies go only to members who have signed, numbered, the current version, and never the key.
pub fn circulation(write: &Write<'_>) -> Vec<Refusal> {
    let (after, mut found) = (write.after, Vec::new());
    if !write.is("circulation")
        || !["version", "sent", "seat", "to_whom", "copy"].iter().any(|field| write.touches(field))
    {
        return found;
    }
    let Some(copy) = after.circulations.iter().find(|copy| copy.id == write.id()) else { return found };
    let version = copy.version.as_ref().and_then(|own| after.versions.iter().find(|version| version.id == own.id));
    let document = version
        .and_then(|version| version.document.as_ref())
        .and_then(|own| after.documents.iter().find(|document| document.id == own.id));
    let mut say = |code, field: &str, text: String, reason| found.push(write.refusal(code, field, text, reason));
    if document.is_some_and(|document| document.kind.is("PSE")) {
        say("E20", "version", "The pseudonym key is never sent to anyone.".to_owned(), false);
    }
    let to = v::squeeze(&copy.to_whom);
    let is_member = |seat: &&Seat| !seat.member.trim().is_empty() && to.contains(&v::squeeze(&seat.member));
    let seat = match &copy.seat {
        Some(own) => after.seats.iter().find(|seat| seat.id == own.id),
        // A member by name is that member.
        None => after.seats.iter().find(is_member).filter(|_| copy.person.is_none()),
    };
    if let Some(seat) = seat {
        if seat.confidentiality_signed.is_none() {
            let text = format!(
                "{} has not signed the confidentiality agreement; no draft goes out before.",
                named(&seat.member)
            );
            say("E15", "seat", text, false);
        }
        let is_draft =
            document.is_some_and(|document| ["OVR", "EXE", "IMR", "CHR"].contains(&document.kind.0.as_str()));
        if is_draft && (seat.access.is("tor_only") || seat.access.is("own_agency")) {
            let text = format!(
                "{} may have {} only.",
                named(&seat.member),
                v::ACCESS.label(&seat.access.0).to_lowercase().replace(" only", "")
            );
            say("E15", "seat", text, true);
        }
    } else if copy.person.is_none() {
        say(
            "E15",
            "to_whom",
            "Say which member or family member has the copy; only people who have signed may.".to_owned(),
            true,
        );
    }
    if copy.copy.trim().is_empty() {
        say("E15", "copy", "Give the copy a number, so that it can be called back.".to_owned(), true);
    }
    if version.is_some_and(|version| version.current == Fact::No) {
        say("E15", "version", "This is not the current version.".to_owned(), true);
    }
    found
}

fn named(member: &str) -> &str {
    if member.is_empty() { "This member" } else { member }
}

/// E05 and E20: nothing is marked public before it was scanned; key, IMRs and notes never are.
pub fn public(write: &Write<'_>) -> Vec<Refusal> {
    let after = write.after;
    let is_public = write.sets_code("version", "marking", &["public"])
        || write.sets_code("document", "marking", &["public"])
        || write.sets("document", "published").is_some();
    if !is_public {
        return Vec::new();
    }
    let document_id = if write.is("document") {
        Some(write.id())
    } else {
        let version = after.versions.iter().find(|version| version.id == write.id());
        version.and_then(|version| version.document.as_ref()).map(|own| own.id)
    };
    let Some(document) = after.documents.iter().find(|document| Some(document.id) == document_id) else {
        return Vec::new();
    };
    let label = v::DOCUMENT_TYPE.label(&document.kind.0).to_lowercase();
    match document.kind.0.as_str() {
        "PSE" => return vec![write.refusal("E20", "marking", "The pseudonym key is never public.".to_owned(), false)],
        "IMR" | "CHR" | "INT" | "CNF" | "SIO" => {
            return vec![write.refusal("E05", "marking", format!("The {label} is never published."), false)];
        }
        _ => {}
    }
    let is_meant = |version: &&Version| {
        let own = version.document.as_ref().is_some_and(|own| Some(own.id) == document_id);
        own && if write.is("version") { version.id == write.id() } else { version.current == Fact::Yes }
    };
    let meant = after.versions.iter().filter(is_meant);
    let found = meant.filter_map(|version| publication::unsure(after, document, version));
    found.map(|own| write.refusal("E05", "checked_for_names", format!("{}.", own.text), !own.refuses)).collect()
}

/// E16: a report is not sent with the equality grid blank, unless a reason is recorded.
pub fn equality(write: &Write<'_>) -> Vec<Refusal> {
    let sends = write.sets("case", "submitted").is_some() || write.sets("submission", "sent").is_some();
    if !sends {
        return Vec::new();
    }
    let blank = seats::blank_equality(write.after);
    if blank.is_empty() {
        return Vec::new();
    }
    let mut names: Vec<&str> = blank.iter().map(|(code, _)| v::CHARACTERISTIC.label(code)).collect();
    names.dedup();
    names.sort_unstable();
    names.dedup();
    let text = format!(
        "The equality grid has {} empty: {}.",
        wording::counted(i64::try_from(blank.len()).unwrap_or(0), "cell"),
        wording::list(&names).to_lowercase()
    );
    vec![write.refusal("E16", "submitted", text, true)]
}
