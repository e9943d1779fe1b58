//! Today in sentences: what was typed and not saved, what is overdue, due and coming, and what others changed.

use super::place::Target;
use crate::app::context::Context;
use crate::app::effect::{Draft, Effect, Reply};
use crate::app::fields::days_in_words;
use crate::app::screen::draft::describe;
use crate::domain::date::{Date, short};
use crate::domain::due::DueRow;
use crate::domain::journal::BatchEntry;

/// How far ahead it looks.
const AHEAD_DAYS: i32 = 60;

#[derive(Default)]
pub struct Today {
    dues: Vec<DueRow>,
    changed: Vec<BatchEntry>,
    drafts: Vec<Draft>,
    /// Answers still to come before it is spoken.
    pub awaited: usize,
    pub mine: bool,
    /// Place of the first item last heard.
    pub from: usize,
    /// Whether the opening sentence was said once.
    pub greeted: bool,
}

/// A line of Today under its heading.
pub struct Item {
    pub heading: &'static str,
    pub text: String,
    pub target: Target,
}

/// "Friday 27 March 2026".
pub fn spoken(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

impl Today {
    /// What it needs to be spoken.
    pub fn wants(&mut self, cx: &Context) -> Vec<Effect> {
        let until = cx.today.saturating_add(jiff::Span::new().days(AHEAD_DAYS));
        let effects = vec![Effect::Dues { until, case: None }, Effect::ChangedByOthers, Effect::Drafts];
        self.awaited = effects.len();
        effects
    }

    /// Takes an answer; `true` when it was the last one awaited.
    pub fn accept(&mut self, reply: &Reply) -> bool {
        match reply {
            Reply::Dues(dues) => self.dues.clone_from(dues),
            Reply::ChangedByOthers(changed) => self.changed.clone_from(changed),
            Reply::Drafts(drafts) => self.drafts.clone_from(drafts),
            _ => return false,
        }
        let last = self.awaited == 1;
        self.awaited = self.awaited.saturating_sub(1);
        last
    }

    /// "Today, Friday 27 March 2026. 10 items need you, 3 overdue."
    pub fn head(&self, cx: &Context) -> String {
        let days = self.owed(cx).map(|row| row.days(cx.today));
        let (mut overdue, mut soon) = (0, 0);
        for day in days {
            match day {
                ..0 => overdue += 1,
                0..=7 => soon += 1,
                _ => {}
            }
        }
        let whose = if self.mine { " Yours only." } else { "" };
        let count = match overdue + soon {
            0 => "Nothing needs you today.".to_owned(),
            1 => format!("1 item needs you, {overdue} overdue."),
            many => format!("{many} items need you, {overdue} overdue."),
        };
        format!("Today, {}. {count}{whose}", spoken(cx.today))
    }

    fn owed(&self, cx: &Context) -> impl Iterator<Item = &DueRow> {
        self.dues.iter().filter(move |row| !self.mine || row.owner.eq_ignore_ascii_case(&cx.user))
    }

    /// Every line in the order spoken.
    pub fn items(&self, cx: &Context) -> Vec<Item> {
        let drafts = self.drafts.iter().map(|draft| Item {
            heading: "Text you were typing.",
            text: format!("{}. {}.", draft.at, describe(draft)),
            target: Target::Draft(draft.clone()),
        });
        let owed = |heading: &'static str, from: i64, to: i64| {
            let fits = move |row: &&DueRow| (from..=to).contains(&row.days(cx.today));
            self.owed(cx).filter(fits).map(move |row| Item {
                heading,
                text: due_line(row, cx.today),
                target: Target::Record(row.entity, row.id),
            })
        };
        let changed = self.changed.iter().map(|entry| {
            let at = entry.at.to_zoned(jiff::tz::TimeZone::UTC);
            let day = if at.date() == cx.today { "today".to_owned() } else { short(at.date(), cx.today) };
            Item {
                heading: "Changed by others since you left.",
                text: format!("{day} {}. {}, {}.", at.strftime("%H:%M"), entry.who, entry.label),
                target: Target::Step(entry.clone()),
            }
        });
        drafts
            .chain(owed("Overdue.", i64::MIN, -1))
            .chain(owed("Due this week.", 0, 7))
            .chain(owed("Coming up.", 8, i64::MAX))
            .chain(changed)
            .collect()
    }
}

/// "9 days late. DHR-2025-017. Final report to the partnership."
fn due_line(row: &DueRow, today: Date) -> String {
    let days = row.days(today);
    let when = match days {
        ..=0 => days_in_words(days).0,
        _ => format!("{}, {}", days_in_words(days).0, short(row.due, today)),
    };
    let first_word = |label: &str| label.split(' ').next().unwrap_or("").to_owned();
    let mut parts = vec![capital(&when)];
    if row.entity.name == "case" {
        parts.push(first_word(&row.label));
        parts.push(row.what.to_owned());
    } else {
        parts.extend(row.case.as_ref().map(|case| first_word(&case.label)));
        parts.push(row.what.to_owned());
        parts.push(row.label.clone());
    }
    if !row.owner.is_empty() && !row.label.contains(&row.owner) {
        parts.push(row.owner.clone());
    }
    parts.retain(|part| !part.is_empty());
    sentence(&parts.join(". "))
}

/// The text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The text closed with a full stop, unless it has an end of its own.
pub fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.is_empty() || text.ends_with(['.', '?', ':']) { text.to_owned() } else { format!("{text}.") }
}
