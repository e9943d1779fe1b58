//! The clocks as data.

use super::super::super::date::Date;
use super::super::super::register::Case;
use super::rule::{Clock, Dates, Kind, Length, Subject, Under};

/// What most clocks have in common.
const PLAIN: Clock = Clock {
    code: "",
    what: "",
    subject: Subject::Plan,
    length: Length::Promptly(""),
    from: "",
    kind: Kind::Local,
    stopped_by: &[],
    mark: "",
    source: "",
    also: &[],
    is_firm: false,
    is_statutory: false,
    under: &[],
};

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

/// The day a report was ready: its completion, or what cannot have come before it.
pub fn report_ready(case: &Case) -> Option<Date> {
    case.completed.or(case.submitted).or(case.published)
}

/// D1 to D14. D15, the numbers of the 2024 draft guidance, is left out on purpose: they are not known.
pub static CLOCKS: &[Clock] = &[
    Clock {
        code: "D1",
        what: "Police notify the partnership in writing",
        subject: Subject::Case(Dates {
            start: |case| case.attention,
            due: |_| None,
            until: |case| case.notified,
            start_field: "attention",
            due_field: "",
            until_field: "notified",
        }),
        length: Length::Promptly("as soon as possible"),
        from: "the death was seen as possibly in scope, at the latest when it came to attention on",
        kind: Kind::Guidance,
        mark: "source: HO e-learning; ?",
        source: "The police tell the partnership as soon as possible after a death is seen as possibly in scope; no number of days is known, and that day is not a field of its own.",
        ..PLAIN
    },
    Clock {
        code: "D2",
        what: "Decide whether to review",
        subject: Subject::Case(dates!(attention, decision_due, decided)),
        length: Length::Span("1m"),
        from: "the death coming to attention on",
        kind: Kind::Hard,
        mark: "practice; source: QES, Barnsley/Dorset order",
        source: "One calendar month from the day the death came to the partnership's attention.",
        also: &["decision", "date of the decision"],
        is_firm: true,
        ..PLAIN
    },
    Clock {
        code: "D3",
        what: "Tell the Home Office the decision",
        subject: Subject::Case(dates!(decided, home_office_told_due, home_office_told)),
        length: Length::Span("5wd"),
        from: "the decision of",
        kind: Kind::Guidance,
        mark: "practice",
        source: "The Home Office is told immediately, whichever way it went; five working days is our default.",
        ..PLAIN
    },
    Clock {
        code: "D4",
        what: "Tell the family the decision",
        subject: Subject::Case(dates!(decided, family_told_due, family_told)),
        length: Length::Promptly("immediately"),
        from: "the decision of",
        kind: Kind::Guidance,
        mark: "practice",
        source: "The family is told at once, through the family liaison officer or an advocate.",
        ..PLAIN
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
        also: &["report", "overview report", "report to the home office", "final report"],
        ..PLAIN
    },
    Clock {
        code: "D6",
        what: "Send the report to the Commissioner",
        subject: Subject::Case(Dates { start: report_ready, ..dates!(completed, dac_due, dac_sent) }),
        length: Length::Promptly("as soon as reasonably practicable"),
        from: "the completion of the report on",
        kind: Kind::Statute,
        mark: "law s.9(3C)",
        source: "The Domestic Abuse Commissioner must be sent any report that sets out conclusions; since which day the law has asked this is not known here.",
        is_statutory: true,
        under: &[Under {
            basis: "S8A_DARDR",
            kind: Kind::Statute,
            mark: "law 8A(4)-(5)",
            source: "Under section 8A, once in force, the report goes to the Commissioner and to the Secretary of State.",
        }],
        ..PLAIN
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
        mark: "practice",
        source: "Guidance for a review under section 9: the report goes to the Home Office for quality assurance straight away.",
        is_statutory: true,
        under: &[Under {
            basis: "S8A_DARDR",
            kind: Kind::Statute,
            mark: "law 8A(4)-(5)",
            source: "Under section 8A, once in force, the report goes to the Secretary of State.",
        }],
        ..PLAIN
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
        ..PLAIN
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
        ..PLAIN
    },
    Clock {
        code: "D10",
        what: "Send the PDF and link to the Home Office",
        subject: Subject::Case(dates!(published, pdf_due, pdf_returned)),
        length: Length::Promptly("promptly"),
        from: "publication on",
        kind: Kind::Guidance,
        mark: "practice",
        source: "The letters ask for the published file and its address promptly.",
        ..PLAIN
    },
    Clock {
        code: "D11",
        what: "Report on the actions",
        subject: Subject::Plan,
        length: Length::Span("3m"),
        from: "the last report on an open action on",
        kind: Kind::Local,
        mark: "practice ?",
        source: "Quarterly from the approval of the plan, which is taken as the sign-off of the report, and from the last report on any action that is open; our default.",
        ..PLAIN
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
        ..PLAIN
    },
    Clock {
        code: "D13",
        what: "Scoping return from an agency",
        subject: Subject::Return(&["scoping"], dates!(asked, due, received)),
        length: Length::Span("10wd"),
        from: "the scoping letter of",
        kind: Kind::Local,
        mark: "practice ?; source: Torbay & Devon SAR",
        source: "Five to fifteen working days are seen; ten is our default.",
        ..PLAIN
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
        ..PLAIN
    },
];

/// The clock of a code.
pub fn clock(code: &str) -> Option<&'static Clock> {
    CLOCKS.iter().find(|clock| clock.code == code)
}
