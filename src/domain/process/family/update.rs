//! What has become of the actions, in plain words, for a family. Nothing from a field meant for the panel, no codes, no
//! colours, no names of staff.

use super::super::super::date::Date;
use super::super::super::register::Action;
use super::super::{Dossier, wording};

/// The update as text, ready to be read by a person before it is given. Actions in the order of their numbers.
pub fn update(dossier: &Dossier, today: Date) -> String {
    let mut actions: Vec<&Action> = dossier.actions.iter().collect();
    actions.sort_by(|a, b| natural(&a.number).cmp(&natural(&b.number)).then(a.id.cmp(&b.id)));
    let all = i64::try_from(actions.len()).unwrap_or(0);
    let mut out = format!("What has happened since the review\n{}\n\n", wording::day(today));
    if actions.is_empty() {
        out.push_str("No actions have been agreed yet. We will tell you when they are.\n");
        return out;
    }
    out.push_str(&format!("The review led to {}.", wording::counted(all, "action")));
    for (where_it_is, one, several) in [
        (Place::Done, "has been done and checked.", "have been done and checked."),
        (
            Place::Said,
            "is said to be done, and we have not checked it yet.",
            "are said to be done, and we have not checked them yet.",
        ),
        (Place::Begun, "is being worked on.", "are being worked on."),
        (Place::NotBegun, "has not been started.", "have not been started."),
        (Place::Ended, "will not be done, and it says why below.", "will not be done, and it says why below."),
    ] {
        match actions.iter().filter(|action| place(action) == where_it_is).count() {
            0 => {}
            1 => out.push_str(&format!(" 1 {one}")),
            count => out.push_str(&format!(" {count} {several}")),
        }
    }
    out.push('\n');
    for (at, action) in actions.iter().enumerate() {
        let words = if action.plain_words.trim().is_empty() { &action.what } else { &action.plain_words };
        out.push_str(&format!("\n{}. {}\n", at + 1, words.trim()));
        if let Some(agency) = &action.agency {
            out.push_str(&format!("   Who: {}.\n", dossier.agencies.named(agency, &today)));
        }
        out.push_str(&format!("   {}\n", standing(action, today)));
    }
    out.push_str(
        "\nIf you would like to talk about any of this, or would rather not hear about it, please tell us or your \
         advocate.\n",
    );
    out
}

/// How far an action has come, as a family is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Done,
    /// The agency says so.
    Said,
    Begun,
    NotBegun,
    Ended,
}

fn place(action: &Action) -> Place {
    let gone = ["superseded", "not_achievable", "withdrawn"];
    if action.signed_off.is_some() {
        Place::Done
    } else if action.ended.is_some() || gone.contains(&action.progress.0.as_str()) {
        Place::Ended
    } else if action.completed.is_some() {
        Place::Said
    } else if action.progress.is("not_started") || action.progress.0.is_empty() {
        Place::NotBegun
    } else {
        Place::Begun
    }
}

fn standing(action: &Action, today: Date) -> String {
    let is_begun = match place(action) {
        Place::Done => {
            let on = action.signed_off.map(wording::day).unwrap_or_default();
            return match action.outcome.trim() {
                "" => format!("This is done. It was checked on {on}."),
                outcome => format!("This is done. It was checked on {on}. What changed: {outcome}"),
            };
        }
        Place::Ended => {
            return match action.ended_reason.trim() {
                "" => "This will not be done. We will ask why and tell you.".to_owned(),
                why => format!("This will not be done. The reason given: {why}"),
            };
        }
        Place::Said => {
            let on = action.completed.map(wording::day).unwrap_or_default();
            return format!("The organisation says this was done on {on}. We have not checked it yet.");
        }
        Place::Begun => true,
        Place::NotBegun => false,
    };
    let work = if is_begun { "This is being worked on." } else { "This has not been started." };
    match action.due {
        Some(due) if due < today && is_begun => {
            format!("This is late. It was due by {}. It is being worked on.", wording::day(due))
        }
        Some(due) if due < today => {
            format!("This is late. It was due by {} and has not been started.", wording::day(due))
        }
        Some(due) => format!("{work} It is due by {}.", wording::day(due)),
        None => format!("{work} No date has been agreed yet."),
    }
}

/// Numbers in a text count as numbers: 2 before 10.
fn natural(text: &str) -> (Vec<u64>, &str) {
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok());
    (parts.collect(), text)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::super::became::Agencies;
    use super::super::super::sample;
    use super::*;
    use crate::domain::field::Kind;
    use crate::domain::record::Record;
    use crate::domain::register::Succession;
    use crate::domain::value::{Code, Ref, Value};

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    #[test]
    fn the_update_says_in_plain_words_what_became_of_each_action() {
        let mut dossier = sample::decided(day(1, 5));
        let base = |number: &str, what: &str| Action { number: number.into(), what: what.into(), ..Action::default() };
        dossier.actions = vec![
            Action { due: Some(day(2, 1)), progress: Code("on_track".into()), ..base("10", "Train reception staff") },
            Action { due: Some(day(6, 1)), progress: Code("not_started".into()), ..base("11", "Name a lead") },
            Action {
                signed_off: Some(day(3, 2)),
                plain_words: "Ask everyone, alone, whether they are safe at home.".into(),
                agency: Some(Ref::new(1, "Northfield PCT")),
                ..base("2", "Implement routine enquiry")
            },
            Action { completed: Some(day(3, 1)), ..base("3", "Write a leaflet") },
        ];
        let step = Succession {
            from: Some(Ref::new(1, "Northfield PCT")),
            to: Some(Ref::new(2, "Northfield Health Trust")),
            ..Succession::default()
        };
        dossier.agencies = Arc::new(Agencies::of(&[], &[step]));
        assert_eq!(
            update(&dossier, day(3, 27)),
            "What has happened since the review\n27 March 2026\n\n\
             The review led to 4 actions. 1 has been done and checked. 1 is said to be done, and we have not checked it \
             yet. 1 is being worked on. 1 has not been started.\n\n\
             1. Ask everyone, alone, whether they are safe at home.\n   Who: Northfield PCT (now Northfield Health \
             Trust).\n   \
             This is done. It was checked on 2 March 2026.\n\n\
             2. Write a leaflet\n   The organisation says this was done on 1 March 2026. We have not checked it yet.\n\n\
             3. Train reception staff\n   This is late. It was due by 1 February 2026. It is being worked \
             on.\n\n4. Name a lead\n   This has not been started. It is due by 1 June 2026.\n\n\
             If you would like to talk about any of this, or would rather not hear about it, please tell us or your \
             advocate.\n"
        );
    }

    #[test]
    fn nothing_meant_for_the_panel_or_private_is_in_the_update() {
        let entity = crate::domain::register::entity("action").unwrap();
        let mut record = Record::blank(entity);
        for field in entity.fields {
            let secret = field.panel_only || field.private;
            if matches!(field.kind, Kind::Text | Kind::Long) {
                record.set(field.name, Value::text(if secret { "SECRET" } else { "open" }));
            }
        }
        assert!(entity.fields.iter().any(|field| field.panel_only), "there is something to keep back");
        for state in ["not_started", "on_track"] {
            record.set("progress", Value::Code(state.into()));
            let mut dossier = sample::decided(day(1, 5));
            dossier.actions = vec![(&record).into()];
            dossier.actions[0].rag = Code("red".into());
            let text = update(&dossier, day(3, 27));
            assert!(text.contains("open") && !text.contains("SECRET") && !text.contains("red"), "{text}");
        }
    }
}
