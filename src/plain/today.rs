//! Today in sentences: what was typed and not saved, what is overdue, due and coming, and what others changed.

use super::place::Target;
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::fields::days_in_words;
use crate::app::reply::{Draft, Reply};
use crate::app::screen::draft::describe;
use crate::domain::date::{Date, short, wall};
use crate::domain::journal::BatchEntry;
use crate::domain::process::today::{Line, Look, Section, Whose};
use crate::domain::register;

#[derive(Default)]
pub struct Today {
    /// `None` until it was read.
    look: Option<Look>,
    changed: Vec<BatchEntry>,
    drafts: Vec<Draft>,
    /// Answers still to come before it is spoken.
    pub awaited: usize,
    /// Not chosen yet: mine when there are any, else all.
    whose: Option<Whose>,
    /// Place of the first item last heard.
    pub from: usize,
    /// Whether the opening sentence was said once.
    pub greeted: bool,
}

/// A line of Today under its heading.
pub struct Item {
    pub heading: String,
    pub text: String,
    /// The rule it comes from, with the arithmetic.
    pub why: String,
    /// `None` when its kind of record is not known here.
    pub target: Option<Target>,
}

/// "Friday 27 March 2026".
pub fn spoken(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

impl Today {
    /// What it needs to be spoken.
    pub fn wants(&mut self) -> Vec<Effect> {
        let effects = vec![Effect::Today(self.whose), Effect::ChangedByOthers, Effect::Drafts];
        self.awaited = effects.len();
        effects
    }

    /// Takes an answer; `true` when it was the last one awaited.
    pub fn accept(&mut self, reply: &Reply) -> bool {
        match reply {
            Reply::Today(look) => self.look = Some(look.clone()),
            Reply::ChangedByOthers(changed) => self.changed.clone_from(changed),
            Reply::Drafts(drafts) => self.drafts.clone_from(drafts),
            _ => return false,
        }
        let last = self.awaited == 1;
        self.awaited = self.awaited.saturating_sub(1);
        last
    }

    /// An answer will not come; `true` when it was the last one awaited.
    pub fn give_up_one(&mut self) -> bool {
        let last = self.awaited == 1;
        self.awaited = self.awaited.saturating_sub(1);
        last
    }

    pub fn show(&mut self, whose: Whose) {
        self.whose = Some(whose);
        self.from = 0;
    }

    /// Whose reviews are spoken of.
    pub fn whose(&self) -> Whose {
        self.look.as_ref().map_or(Whose::All, |look| look.whose)
    }

    fn owed(&self) -> impl Iterator<Item = &Line> {
        self.look.iter().flat_map(|look| &look.lines)
    }

    /// "Today, Friday 27 March 2026. 10 items need you, 3 overdue."
    pub fn head(&self, cx: &Context) -> String {
        let count = |section| self.look.as_ref().map_or(0, |look| look.count(section));
        let needs = self.look.as_ref().map_or(0, Look::needs);
        let overdue = count(Section::Overdue);
        let whose = match self.whose() {
            Whose::Mine => " Yours; say team or all for others.",
            Whose::Team => " The team's; say mine or all for others.",
            Whose::All => "",
        };
        let count = match needs {
            0 if self.look.as_ref().is_some_and(|look| look.is_unused) => {
                "This register is empty. To bring in the tracker you have, leave and say dhr import FILE in the shell. \
                 To add one review, say cases, then add. To look around first, leave and say dhr demo."
                    .to_owned()
            }
            0 => {
                let next = self.look.as_ref().map_or_else(String::new, |look| look.next_words(cx.today));
                format!("Nothing needs you today. {}", sentence(&next))
            }
            1 => format!("1 item needs you, {overdue} overdue."),
            many => format!("{many} items need you, {overdue} overdue."),
        };
        let first = self.look.as_ref().and_then(|look| look.decide_first(cx.today));
        let first = first.map_or_else(String::new, |first| format!(" {}", sentence(&first)));
        format!("Today, {}. {count}{first}{whose}", spoken(cx.today))
    }

    /// Every line in the order spoken.
    pub fn items(&self, cx: &Context) -> Vec<Item> {
        let drafts = self.drafts.iter().map(|draft| Item {
            heading: "Text you were typing.".to_owned(),
            text: format!("{}. {}.", draft.at, describe(draft)),
            why: "It was not saved when you left it.".to_owned(),
            target: Some(Target::Draft(draft.clone())),
        });
        let owed = |later: bool| {
            self.owed().filter(move |line| (line.section == Section::Later) == later).map(|line| Item {
                heading: format!("{}.", capital(line.section.label())),
                text: line_words(line),
                why: why_words(line),
                target: register::entity(line.entity).map(|entity| Target::Record(entity, line.id)),
            })
        };
        let changed = self.changed.iter().map(|entry| {
            let at = wall(entry.at);
            let day = if at.date() == cx.today { "today".to_owned() } else { short(at.date(), cx.today) };
            Item {
                heading: "Changed by others since you left.".to_owned(),
                text: format!("{day} {}. {}, {}.", at.strftime("%H:%M"), entry.who, entry.label),
                why: entry.why.clone().unwrap_or_else(|| "No reason was given.".to_owned()),
                target: Some(Target::Step(entry.clone())),
            }
        });
        drafts.chain(owed(false)).chain(changed).chain(owed(true)).collect()
    }
}

/// "9 days late. DHR-2025-017. Final report to the partnership. Statute."
fn line_words(line: &Line) -> String {
    let when = match line.section {
        Section::NoNextStep => String::new(),
        Section::Waiting if line.tag.is_empty() && line.days == 0 => "waiting".to_owned(),
        Section::Waiting if line.days > 0 => days_in_words(line.days).0,
        Section::Waiting => format!("waiting {}", days_in_words(line.days.min(-1)).0.replace(" late", "")),
        _ => days_in_words(line.days).0,
    };
    let reference = line.case.reference().to_owned();
    let waiting_on = line.waiting_on.clone().unwrap_or_default();
    let said = line.what.contains(&waiting_on);
    let on = if said { String::new() } else { waiting_on };
    let tag = match line.tag.strip_prefix("chased x") {
        Some("1") => "chased once".to_owned(),
        Some("2") => "chased twice".to_owned(),
        Some(times) => format!("chased {times} times"),
        None => line.tag.clone(),
    };
    let parts = [when, reference, line.what.clone(), on, tag];
    let parts: Vec<String> = parts.iter().filter(|part| !part.is_empty()).map(|part| capital(part)).collect();
    sentence(&parts.join(". "))
}

fn why_words(line: &Line) -> String {
    let mark = if line.mark.is_empty() { String::new() } else { format!(" The rule comes from: {}.", line.mark) };
    format!("{}{mark}", sentence(&line.why))
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
