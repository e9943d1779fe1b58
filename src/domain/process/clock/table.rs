//! The clocks as data.

use super::super::super::date::Date;
use super::super::super::register::{Case, Circulation, QaLetter, Return};

/// How hard a deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Black-letter law.
    Statute,
    /// Guidance that the screen treats as hard.
    Hard,
    /// Guidance bodies must have regard to.
    Guidance,
    /// Our editable default.
    Local,
}

impl Kind {
    /// The word beside a line.
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Statute => "statute",
            Kind::Hard | Kind::Guidance => "guidance",
            Kind::Local => "local",
        }
    }
}

/// How long a clock runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// A span as [`crate::domain::calendar::Span::parse`] reads it.
    Span(&'static str),
    /// No number is known or given: the words of the rule.
    Promptly(&'static str),
}

/// Where a clock reads its dates on a record of one kind.
#[derive(Debug)]
pub struct Dates<T: 'static> {
    pub start: fn(&T) -> Option<Date>,
    pub due: fn(&T) -> Option<Date>,
    pub until: fn(&T) -> Option<Date>,
    pub start_field: &'static str,
    /// The field that holds the current due date; a change goes there.
    pub due_field: &'static str,
    pub until_field: &'static str,
}

/// What a clock runs on: the case once, or each record of a kind.
#[derive(Debug)]
pub enum Subject {
    Case(Dates<Case>),
    /// Only a case in which a review was decided on.
    Review(Dates<Case>),
    /// Each quality assurance letter that asks for an answer.
    Letter(Dates<QaLetter>),
    /// Each return of these kinds.
    Return(&'static [&'static str], Dates<Return>),
    /// Each copy of a draft in a family's hands.
    Draft(Dates<Circulation>),
    /// The open action reported on longest ago; the plan's approval when none ever was.
    Plan,
}

/// One deadline.
#[derive(Debug)]
pub struct Clock {
    pub code: &'static str,
    /// What is owed, as a verb.
    pub what: &'static str,
    pub subject: Subject,
    pub length: Length,
    /// The event it runs from, ready for a date: "the decision of".
    pub from: &'static str,
    pub kind: Kind,
    /// The kinds of work a pause must stop for this clock to stop; none means that no pause stops it.
    pub stopped_by: &'static [&'static str],
    pub mark: &'static str,
    /// The rule in a sentence.
    pub source: &'static str,
}

macro_rules! dates {
    ($start:ident, $due:ident, $until:ident) => {
        Dates {
            start: |own| own.$start,
            due: |own| own.$due,
            until: |own| own.$until,
            start_field: stringify!($start),
            due_field: stringify!($due),
            until_field: stringify!($until),
        }
    };
}

/// Where the police clock reads its start: an exact day of death, when there is one.
fn death(case: &Case) -> Option<Date> {
    case.date_of_death.as_ref().filter(|date| date.start == date.end).and_then(|date| date.start)
}

/// Where the Commissioner's clock reads its start: the duty was made by the Domestic Abuse Act 2021, and no report
/// completed before that Act received Royal Assent was ever owed.
fn owed_to_commissioner(case: &Case) -> Option<Date> {
    const ROYAL_ASSENT: Date = jiff::civil::date(2021, 4, 29);
    case.completed.filter(|day| *day >= ROYAL_ASSENT)
}

/// D1 to D14. D15, the numbers of the 2024 draft guidance, is left out on purpose: they are not known.
pub static CLOCKS: &[Clock] = &[
    Clock {
        code: "D1",
        what: "Police notify the partnership in writing",
        subject: Subject::Case(Dates {
            start: death,
            due: |_| None,
            until: |case| case.notified,
            start_field: "date_of_death",
            due_field: "",
            until_field: "notified",
        }),
        length: Length::Promptly("as soon as possible"),
        from: "the death of",
        kind: Kind::Guidance,
        stopped_by: &[],
        mark: "source: HO e-learning; ?",
        source: "The police tell the partnership as soon as possible; no number of days is known.",
    },
    Clock {
        code: "D2",
        what: "Decide whether to review",
        subject: Subject::Case(dates!(attention, decision_due, decided)),
        length: Length::Span("1m"),
        from: "the death coming to attention on",
        kind: Kind::Hard,
        stopped_by: &[],
        mark: "practice; source: QES, Barnsley/Dorset order",
        source: "One calendar month from the day the death came to the partnership's attention.",
    },
    Clock {
        code: "D3",
        what: "Tell the Home Office the decision",
        subject: Subject::Case(dates!(decided, home_office_told_due, home_office_told)),
        length: Length::Span("5wd"),
        from: "the decision of",
        kind: Kind::Guidance,
        stopped_by: &[],
        mark: "practice",
        source: "The Home Office is told immediately, whichever way it went; five working days is our default.",
    },
    Clock {
        code: "D4",
        what: "Tell the family the decision",
        subject: Subject::Case(dates!(decided, family_told_due, family_told)),
        length: Length::Promptly("immediately"),
        from: "the decision of",
        kind: Kind::Guidance,
        stopped_by: &[],
        mark: "practice",
        source: "The family is told at once, through the family liaison officer or an advocate.",
    },
    Clock {
        code: "D5",
        what: "Complete the overview report",
        subject: Subject::Review(dates!(decided, agreed_due, completed)),
        length: Length::Span("6m"),
        from: "the decision of",
        kind: Kind::Hard,
        stopped_by: &["drafting"],
        mark: "practice; source: QES",
        source: "Six calendar months from the decision to review, unless panel and partnership agree another date.",
    },
    Clock {
        code: "D6",
        what: "Send the report to the Commissioner",
        subject: Subject::Case(Dates { start: owed_to_commissioner, ..dates!(completed, dac_due, dac_sent) }),
        length: Length::Promptly("as soon as reasonably practicable"),
        from: "the completion of the report on",
        kind: Kind::Statute,
        stopped_by: &[],
        mark: "law s.9(3C)",
        source: "The Domestic Abuse Commissioner must be sent the report as soon as reasonably practicable; a report completed before the Act of 2021 is not owed.",
    },
    Clock {
        code: "D7",
        what: "Send the report to the Home Office",
        subject: Subject::Review(Dates {
            start: |case| case.completed,
            due: |_| None,
            until: |case| case.submitted,
            start_field: "completed",
            due_field: "",
            until_field: "submitted",
        }),
        length: Length::Promptly("as soon as reasonably practicable"),
        from: "the completion of the report on",
        kind: Kind::Guidance,
        stopped_by: &[],
        mark: "law 8A(4)-(5)",
        source: "Guidance for a review under section 9; statute for one under section 8A once it is in force.",
    },
    Clock {
        code: "D8",
        what: "Answer the quality assurance letter",
        subject: Subject::Letter(dates!(dated, answer_due, answered)),
        length: Length::Span("8w"),
        from: "the letter of",
        kind: Kind::Local,
        stopped_by: &["drafting"],
        mark: "?; practice",
        source: "No national number is known; eight weeks from the letter is our default.",
    },
    Clock {
        code: "D9",
        what: "Publish the report",
        subject: Subject::Review(dates!(cleared, publication_planned, published)),
        length: Length::Span("8w"),
        from: "clearance on",
        kind: Kind::Local,
        stopped_by: &["publication"],
        mark: "?; practice",
        source: "No national number is known; eight weeks from clearance is our default.",
    },
    Clock {
        code: "D10",
        what: "Send the PDF and link to the Home Office",
        subject: Subject::Case(dates!(published, pdf_due, pdf_returned)),
        length: Length::Promptly("promptly"),
        from: "publication on",
        kind: Kind::Guidance,
        stopped_by: &[],
        mark: "practice",
        source: "The letters ask for the published file and its address promptly.",
    },
    Clock {
        code: "D11",
        what: "Report on the actions",
        subject: Subject::Plan,
        length: Length::Span("3m"),
        from: "the last report on",
        kind: Kind::Local,
        stopped_by: &[],
        mark: "practice ?",
        source: "Quarterly from the approval of the plan; our default.",
    },
    Clock {
        code: "D12",
        what: "Return from an agency",
        subject: Subject::Return(&["imr", "chronology", "short_report", "nil_return"], dates!(asked, due, received)),
        length: Length::Span("7w"),
        from: "the request of",
        kind: Kind::Local,
        stopped_by: &["imr"],
        mark: "practice ?; source: Torbay & Devon SAR",
        source: "Six to ten weeks are seen; seven is our default.",
    },
    Clock {
        code: "D13",
        what: "Scoping return from an agency",
        subject: Subject::Return(&["scoping"], dates!(asked, due, received)),
        length: Length::Span("10wd"),
        from: "the scoping letter of",
        kind: Kind::Local,
        stopped_by: &[],
        mark: "practice ?; source: Torbay & Devon SAR",
        source: "Five to fifteen working days are seen; ten is our default.",
    },
    Clock {
        code: "D14",
        what: "The family's time to read the draft",
        subject: Subject::Draft(dates!(sent, comments_due, comments_in)),
        length: Length::Span("3w"),
        from: "the draft reaching the family on",
        kind: Kind::Guidance,
        stopped_by: &["family_contact"],
        mark: "practice",
        source: "Adequate time to read in private; three weeks is our default.",
    },
];

/// The clock of a code.
pub fn clock(code: &str) -> Option<&'static Clock> {
    CLOCKS.iter().find(|clock| clock.code == code)
}
