//! How one review stands, as lines to read: its clocks with their arithmetic, what is open, what is missing. The
//! Summary of a case, `dhr case` and the panel pack read it.

use std::borrow::Cow;

use super::super::calendar::Holidays;
use super::super::date::{Date, long};
use super::proceeding::Linked;
use super::publication::State;
use super::quality::Statement;
use super::{Dossier, clock, decision, family, panel, plan, proceeding, publication, quality, today, wording};

/// One line: a heading, or a fact under the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Empty for a fact.
    pub heading: &'static str,
    pub text: String,
    /// law, source: NAME, practice or ?; empty when it is no rule.
    pub mark: Cow<'static, str>,
    /// Days to a date that is still to be kept, negative when late.
    pub days: Option<i64>,
}

struct Page(Vec<Fact>);

impl Page {
    fn heading(&mut self, heading: &'static str) {
        self.0.push(Fact { heading, text: String::new(), mark: "".into(), days: None });
    }

    fn fact(&mut self, text: String, mark: Cow<'static, str>, days: Option<i64>) {
        self.0.push(Fact { heading: "", text, mark, days });
    }

    /// Facts under a heading; no heading without facts.
    fn section<M: Into<Cow<'static, str>>>(&mut self, heading: &'static str, facts: Vec<(String, M, Option<i64>)>) {
        if facts.is_empty() {
            return;
        }
        self.heading(heading);
        for (text, mark, days) in facts {
            self.fact(text, mark.into(), days);
        }
    }
}

/// Everything there is to say, in the order it is wanted.
pub fn standing(dossier: &Dossier, today: Date, holidays: &Holidays) -> Vec<Fact> {
    let mut page = Page(Vec::new());
    page.section("NEXT", next(dossier, today, holidays));
    page.section("CLOCKS", clocks(dossier, today, holidays));
    page.section("PAUSED", pauses(dossier, today));
    page.section("THE DECISION STILL OWES", duties(dossier, today, holidays));
    page.section("FAMILY", families(dossier, today));
    page.section("OTHER REVIEWS AND COURTS", others(dossier, today));
    page.section("PANEL", panels(dossier));
    page.section("QUALITY ASSURANCE", quality_gate(dossier));
    page.section("BEFORE IT MAY BE PUBLISHED", publication_gate(dossier));
    page.section("WHERE THE TIME WENT", spent(dossier, today));
    page.0
}

/// How a review stands with the Home Office, item by item: the answer that is owed, what may not be said yet, and the
/// publication gate for the day planned.
pub fn at_the_home_office(dossier: &Dossier, today: Date, holidays: &Holidays) -> Vec<Fact> {
    let mut page = Page(Vec::new());
    let of =
        |facts: Facts, code: &str| facts.into_iter().filter(|(text, ..)| text.starts_with(code)).collect::<Facts>();
    let mut answer: Facts = of(clocks(dossier, today, holidays), "D8 ");
    answer.extend(dossier.qa_letters.iter().filter_map(|letter| {
        let (_, what, why) = quality::unclear(dossier, letter)?;
        Some((format!("{what}. {why}"), "practice", None))
    }));
    let again = dossier.qa_letters.iter().map(|letter| quality::open_again(dossier, letter));
    answer.extend(again.filter(|text| !text.is_empty()).map(|text| (text, "practice", None)));
    page.section("ANSWER TO THE LETTER", answer);
    let open = |statement| {
        quality::gate(dossier, statement).into_iter().map(|open| (open.text, "practice", None)).collect::<Facts>()
    };
    page.section("IT MAY NOT BE CALLED RESUBMITTED", open(Statement::Resubmitted));
    page.section("IT MAY NOT BE CALLED CLEARED", {
        let told = open(Statement::Resubmitted);
        open(Statement::Cleared).into_iter().filter(|one| !told.contains(one)).collect::<Facts>()
    });
    let case = &dossier.case;
    let day = match (case.published, case.publication_planned) {
        (Some(on), _) => format!("Published on {}", long(on)),
        (None, Some(on)) => format!("For publication on {}", long(on)),
        (None, None) => "No day of publication is planned".to_owned(),
    };
    let mut items: Facts = vec![(day, "", None)];
    items.extend(publication::gate(dossier, None).into_iter().map(|item| {
        let lacks = wording::capital(item.lacks());
        let lacks = if lacks.is_empty() { item.note.clone() } else { lacks };
        let lacks = if lacks.is_empty() { lacks } else { format!(". {lacks}") };
        (format!("{} {}: {}{lacks}", item.code, item.stands(), item.text), item.mark, None)
    }));
    page.section("PUBLICATION GATE", items);
    page.0
}

type Facts = Vec<(String, &'static str, Option<i64>)>;

fn next(dossier: &Dossier, today: Date, holidays: &Holidays) -> Vec<(String, Cow<'static, str>, Option<i64>)> {
    let mut lines = today::lines_of(dossier, today, holidays);
    today::sort(&mut lines);
    lines.truncate(4);
    lines.into_iter().map(|line| (line.what, line.mark, Some(line.days))).collect()
}

fn clocks(dossier: &Dossier, today: Date, holidays: &Holidays) -> Facts {
    let mut facts = Facts::new();
    let readings = clock::of(dossier, today, holidays);
    for reading in &readings {
        let who = if reading.who.is_empty() { String::new() } else { format!(", {}", reading.who) };
        let raw = if reading.paused_days > 0 {
            format!(" {} days so far, {} without the pauses.", reading.raw_days, reading.adjusted_days)
        } else {
            String::new()
        };
        let ended = reading.ended.map_or(String::new(), |end| format!(" Done {}.", long(end)));
        let text = format!("{} {}{who}: {}.{ended}{raw}", reading.code, reading.what, reading.in_full());
        let days = if reading.ended.is_none() && reading.current_due.is_some() { Some(reading.days) } else { None };
        facts.push((text, reading.mark, days));
        facts.extend(reading.changes.iter().map(|change| (clock::said(change), "", None)));
        facts.extend(reading.gaps.iter().map(|gap| (gap.clone(), "practice", None)));
    }
    let others = clock::elsewhere(dossier, &readings);
    facts.extend(others.into_iter().map(|change| (format!("{}: {}", change.what, clock::said(change)), "", None)));
    facts
}

fn pauses(dossier: &Dossier, today: Date) -> Facts {
    let words = |pause: &super::super::register::Pause| {
        let reason = super::super::vocabulary::PAUSE_REASON.label(&pause.reason.0).to_lowercase();
        let since = pause.started.map_or(String::new(), |start| format!(" since {}", long(start)));
        (format!("For {reason}{since}"), "practice", None)
    };
    dossier.open_pauses(&today).map(words).collect()
}

fn duties(dossier: &Dossier, today: Date, holidays: &Holidays) -> Facts {
    let lacks = decision::test_lacks(dossier);
    let test = (!lacks.is_empty())
        .then(|| (format!("Not ticked of the legal test: {}", lacks.join("; ")), "law; practice", None));
    let owed = decision::duties(dossier, holidays).into_iter().filter(|duty| duty.done.is_none()).map(|duty| {
        let days = duty.due.map(|due| wording::between(today, due));
        (duty.what.to_owned(), duty.mark, days)
    });
    owed.chain(test).collect()
}

fn families(dossier: &Dossier, today: Date) -> Facts {
    let mut facts: Facts =
        family::plan_gaps(dossier).into_iter().map(|gap| (gap.to_owned(), "practice", None)).collect();
    for plan in &dossier.contact_plans {
        if let Some((date, why)) = family::next_contact(dossier, plan) {
            let days = wording::between(today, date);
            facts.push((format!("{}: next contact {} ({why})", plan.name, long(date)), "practice", Some(days)));
        }
        if let Some(row) = family::next(dossier, plan) {
            facts.push((format!("{}: next milestone {} {}", plan.name, row.code, row.label), row.mark, None));
        }
    }
    facts
}

fn others(dossier: &Dossier, today: Date) -> Facts {
    let mut facts: Facts = dossier
        .proceedings
        .iter()
        .map(|one| (proceeding::summary(one, today).text, "", None))
        .filter(|(text, ..)| !text.is_empty())
        .collect();
    match proceeding::linked(dossier) {
        Linked::NotStated => {
            facts.push(("Nobody has said whether another review looks at this death".to_owned(), "practice", None));
        }
        Linked::None => facts.push(("No other review looks at this death".to_owned(), "", None)),
        Linked::Listed => {
            let said = match dossier.linked.len() {
                1 => "1 linked review is listed on the QA tab".to_owned(),
                many => format!("{many} linked reviews are listed on the QA tab"),
            };
            facts.push((said, "", None));
        }
    }
    facts
}

fn panels(dossier: &Dossier) -> Facts {
    if !dossier.is_review() || dossier.case.closed.is_some() {
        return Facts::new();
    }
    let mut facts: Facts = panel::gaps(dossier).into_iter().map(|gap| (gap.text, "practice", None)).collect();
    let unsigned = panel::unsigned(dossier).len();
    if unsigned > 0 {
        facts.push((format!("{unsigned} members have not signed; no draft goes to them"), "practice", None));
    }
    let blank = panel::blank_equality(dossier).len();
    if blank > 0 {
        facts.push((format!("{blank} of 18 cells of the equality grid are blank"), "practice", None));
    }
    facts
}

fn quality_gate(dossier: &Dossier) -> Facts {
    if dossier.qa_letters.is_empty() {
        return Facts::new();
    }
    quality::gate(dossier, Statement::Cleared).into_iter().map(|open| (open.text, "practice", None)).collect()
}

fn publication_gate(dossier: &Dossier) -> Facts {
    if dossier.case.cleared.is_none() && dossier.case.publication_planned.is_none() || dossier.case.published.is_some()
    {
        return Facts::new();
    }
    publication::gate(dossier, None)
        .into_iter()
        .map(|item| {
            let state = match &item.state {
                State::Met => "met".to_owned(),
                State::Missing(what) => format!("missing: {what}"),
                State::Warn(what) => format!("needs a reason: {what}"),
                State::Nothing(what) => format!("nothing on file: {what}"),
                State::NotYet(what) => format!("afterwards: {what}"),
            };
            (format!("{} {}: {state}", item.code, item.text), item.mark, None)
        })
        .collect()
}

fn spent(dossier: &Dossier, today: Date) -> Facts {
    let spent = plan::spent(dossier, today);
    let told = |stage: &plan::Stretch| (format!("{}: {}", stage.what, stage.words()), "", None);
    let mut facts: Facts = spent.stages.iter().map(told).collect();
    facts.extend(spent.causes.into_iter().map(|(cause, days)| (format!("{cause}: {}", wording::days(days)), "", None)));
    facts
}
