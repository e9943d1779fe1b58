//! What has become of the actions, in plain words, for a family. Nothing from a field meant for the panel, no codes, no
//! colours, no names of staff.

use super::super::super::date::Date;
use super::super::super::register::Action;
use super::super::{Dossier, wording};

/// The update as text, ready to be read by a person before it is given. Actions in the order of their numbers.
pub fn update(dossier: &Dossier, today: Date) -> String {
    let mut actions: Vec<&Action> = dossier.actions.iter().collect();
    actions.sort_by(|a, b| natural(&a.number).cmp(&natural(&b.number)).then(a.id.cmp(&b.id)));
    let count =
        |of: fn(&Action) -> bool| i64::try_from(actions.iter().filter(|action| of(action)).count()).unwrap_or(0);
    let all = i64::try_from(actions.len()).unwrap_or(0);
    let mut out = format!("What has happened since the review\n{}\n\n", wording::day(today));
    if actions.is_empty() {
        out.push_str("No actions have been agreed yet. We will tell you when they are.\n");
        return out;
    }
    let done = count(|action| action.signed_off.is_some());
    let ended = count(|action| action.ended.is_some() && action.signed_off.is_none());
    let open = all - done - ended;
    out.push_str(&format!(
        "The review led to {}. {} {} been done and checked. {} {} still being worked on.",
        wording::counted(all, "action"),
        done,
        if done == 1 { "has" } else { "have" },
        open,
        if open == 1 { "is" } else { "are" },
    ));
    if ended > 0 {
        let (be, which) = if ended == 1 { ("will", "it says") } else { ("will", "they say") };
        out.push_str(&format!(" {ended} {be} not be done, and {which} why below."));
    }
    out.push('\n');
    for (at, action) in actions.iter().enumerate() {
        let words = if action.plain_words.trim().is_empty() { &action.what } else { &action.plain_words };
        out.push_str(&format!("\n{}. {}\n", at + 1, words.trim()));
        if let Some(agency) = &action.agency {
            out.push_str(&format!("   Who: {}.\n", agency.label));
        }
        out.push_str(&format!("   {}\n", standing(action, today)));
    }
    out.push_str(
        "\nIf you would like to talk about any of this, or would rather not hear about it, please tell us or your \
         advocate.\n",
    );
    out
}

fn standing(action: &Action, today: Date) -> String {
    if let Some(on) = action.signed_off {
        return match action.outcome.trim() {
            "" => format!("This is done. It was checked on {}.", wording::day(on)),
            outcome => format!("This is done. It was checked on {}. What changed: {outcome}", wording::day(on)),
        };
    }
    if action.ended.is_some() {
        return match action.ended_reason.trim() {
            "" => "This will not be done. We will ask why and tell you.".to_owned(),
            why => format!("This will not be done. The reason given: {why}"),
        };
    }
    if let Some(on) = action.completed {
        return format!("The organisation says this was done on {}. We have not checked it yet.", wording::day(on));
    }
    match action.due {
        Some(due) if due < today => format!("This is late. It was due by {}.", wording::day(due)),
        Some(due) if action.progress.is("not_started") => {
            format!("This has not been started. It is due by {}.", wording::day(due))
        }
        Some(due) => format!("This is being worked on. It is due by {}.", wording::day(due)),
        None => "This is being worked on. No date has been agreed yet.".to_owned(),
    }
}

/// Numbers in a text count as numbers: 2 before 10.
fn natural(text: &str) -> (Vec<u64>, &str) {
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok());
    (parts.collect(), text)
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::domain::field::Kind;
    use crate::domain::record::Record;
    use crate::domain::value::{Code, Ref, Value};

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    #[test]
    fn the_update_says_in_plain_words_what_became_of_each_action() {
        let mut dossier = sample::decided(day(1, 5));
        let base = |number: &str, what: &str| Action { number: number.into(), what: what.into(), ..Action::default() };
        dossier.actions = vec![
            Action { due: Some(day(2, 1)), ..base("10", "Train reception staff") },
            Action {
                signed_off: Some(day(3, 2)),
                plain_words: "Ask everyone, alone, whether they are safe at home.".into(),
                agency: Some(Ref::new(1, "Northfield Health Trust")),
                ..base("2", "Implement routine enquiry")
            },
            Action { completed: Some(day(3, 1)), ..base("3", "Write a leaflet") },
        ];
        assert_eq!(
            update(&dossier, day(3, 27)),
            "What has happened since the review\n27 March 2026\n\n\
             The review led to 3 actions. 1 has been done and checked. 2 are still being worked on.\n\n\
             1. Ask everyone, alone, whether they are safe at home.\n   Who: Northfield Health Trust.\n   \
             This is done. It was checked on 2 March 2026.\n\n\
             2. Write a leaflet\n   The organisation says this was done on 1 March 2026. We have not checked it yet.\n\n\
             3. Train reception staff\n   This is late. It was due by 1 February 2026.\n\n\
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
